"""Base of the cards whose choices are a question about the run, with figures of its answer below."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal

from gui.theme import Theme
from gui.widgets.card import Card
from gui.widgets.translated import Translated
from model.flow import Parameter

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class QuestionCard(Translated, Card, Generic[Question, Answer]):
    """What is asked, and what is known of it.

    Attributes:
        question: what is chosen.

    Signals:
        asked (Question): the person wants to know something else.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, question: Question) -> None:
        super().__init__(theme, "")
        self.question = question
        self._layout: Sequence[Parameter] = ()  # which parameters there are
        self._answer: Answer | None = None

    def _ask(self, question: Question) -> None:
        """Ask something else; of the answer before, nothing is shown any more."""
        self.question = question
        self._answer = None
        self._show()
        self._write()
        self.asked.emit(question)

    def _show(self) -> None:
        """Show the choices; overridden."""
        raise NotImplementedError

    def _write(self) -> None:
        """Write the figures; overridden."""
        raise NotImplementedError
