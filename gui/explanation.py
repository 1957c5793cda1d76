"""The line below a control that says why a number was refused, or what does not fit, with the remedy as an action."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gui import words_problems
from gui.theme import Theme
from gui.widgets.hint import Hint
from gui.widgets.number import NumberField
from gui.widgets.translated import Translated
from model.problems import Problem


class Explanation(Translated, Hint):
    """A hint about one control, or about a row of them; hidden while all is well.

    Signals:
        remedied (Experiment): the person wants it put right.
    """

    remedied = Signal(object)

    def __init__(self, theme: Theme, about: QWidget) -> None:
        """`about` is what is explained, and described so to a screen reader; a field for numbers is watched, too."""
        super().__init__(theme)
        self._about = about
        self._problem: Problem | None = None
        self._refusal: tuple[str, dict[str, Any]] | None = None
        self.action.connect(self._remedy)
        if isinstance(about, NumberField):
            self.watch(about)

    def watch(self, field: NumberField) -> None:
        """Explain what this field refuses."""
        field.refused.connect(self._refused)
        field.settled.connect(self._settled)

    def show_problem(self, problem: Problem | None) -> None:
        """Explain what does not fit, or nothing."""
        if problem != self._problem:
            self._problem = problem
            self.retranslate()

    def retranslate(self) -> None:
        """Say it, in the language of now: a refusal first, since it is what was just done."""
        sentence, remedy = "", ""
        if self._refusal:
            sentence = words_problems.refusal(*self._refusal)
        elif self._problem:
            sentence, remedy = words_problems.problem(self._problem)
            remedy = remedy if self._problem.remedy else ""
        self.show_text(sentence, "warning", remedy)
        self._about.setAccessibleDescription(sentence)

    @Slot(str, dict)
    def _refused(self, code: str, values: dict[str, Any]) -> None:
        self._refusal = code, values
        self.retranslate()

    @Slot()
    def _settled(self) -> None:
        self._refusal = None
        self.retranslate()

    @Slot()
    def _remedy(self) -> None:
        if self._problem and self._problem.remedy:
            self.remedied.emit(self._problem.remedy)
