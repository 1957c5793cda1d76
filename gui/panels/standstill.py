"""What stands in place of a stage while there is no run: why that is, and what puts it right."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from gui import words_problems
from gui.theme import Theme, set_role
from gui.widgets.hint import Hint, HintKind
from gui.widgets.translated import Translated
from model.problems import Problem

UNPAINTED = "nothing_painted"
"""The code of the problem that a person rather puts right by painting than by its remedy."""

WIDEST, BESIDE = 420, 24
"""How wide everything is at most, and what of it the icon takes, in pixels."""


class Standstill(Translated, QFrame):
    """A sentence, and the same remedy as beside the control that it is about.

    Signals:
        remedied (Experiment): the person wants it put right.
        painting_wanted (): the person wants to paint the points that are missing.
    """

    remedied = Signal(object)
    painting_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._problem: Problem | None = None
        set_role(self, "panel")
        self._hint = Hint(theme, self)
        self._hint.action.connect(self._act)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._hint, WIDEST)  # all there is, up to its width
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 14, 12)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)
        self.retranslate()

    def show_problem(self, problem: Problem | None) -> None:
        """Say what prevents a run; None where nothing does, and there is none yet."""
        self._problem = problem
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        problem = self._problem
        if problem is None:
            self._say(self.tr("Examples are being made for this network."))
            return
        sentence, remedy = words_problems.problem(problem)
        if problem.code == UNPAINTED:
            remedy = self.tr("Paint points")
        begun = problem.code != UNPAINTED or problem.values["n"]  # else the person has done nothing that was wrong
        self._say(sentence, "warning" if begun else "info", remedy)

    def _say(self, text: str, kind: HintKind = "info", action: str = "") -> None:
        """Say something in the middle: as wide as its words are, up to WIDEST."""
        self._hint.setMaximumWidth(min(WIDEST, self.fontMetrics().horizontalAdvance(text) + BESIDE))
        self._hint.show_text(text, kind, action)

    @Slot()
    def _act(self) -> None:
        if self._problem and self._problem.code == UNPAINTED:
            self.painting_wanted.emit()
        elif self._problem:
            self.remedied.emit(self._problem.remedy)
