"""The runners panel: who races down the surface, up to eight from the same start."""

from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal, Slot

from gui import words_descent as words
from gui.panels.runner_row import RunnerRow
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.card import Card
from gui.widgets.hint import Hint
from gui.widgets.row_list import RowList
from gui.widgets.translated import Translated
from model.course import Course, RunnerStandings
from model.descent import MAX_RUNNERS, Runner
from model.optimizers import OPTIMIZERS


class RunnersPanel(Translated, Card):
    """The list of runners.

    Signals:
        edited (Course): the person changed something.
        chosen (int): the person wants to look at a runner closely.
    """

    edited = Signal(object)
    chosen = Signal(int)

    def __init__(self, theme: Theme, course: Course) -> None:
        super().__init__(theme, "")
        self.theme = theme
        self.course = course
        self._chosen = 0
        self._list = RowList[RunnerRow](spacing=6)
        self.body.addLayout(self._list)
        self._add = TextButton(self)
        set_role(self._add, "dashed")
        self._add.clicked.connect(self._add_runner)
        self.body.addWidget(self._add)
        self._start = Hint(theme)  # below everything: nothing moves when the start is dragged over such places
        self.body.addWidget(self._start)
        self._standings: RunnerStandings | None = None
        self.retranslate()
        self.show_course(course)

    def show_course(self, course: Course) -> None:
        """Show the runners; emits nothing."""
        self.course = course
        self._list.fit(len(course.runners), self._new_row)
        self._chosen = min(self._chosen, len(self._list.rows) - 1)
        self._show_rows()
        self._add.setEnabled(len(course.runners) < MAX_RUNNERS)
        for before, after in pairwise([*(stop for row in self._list.rows for stop in row.stops()), self._add]):
            self.setTabOrder(before, after)

    def _new_row(self, place: int) -> RunnerRow:
        row = RunnerRow(self.theme, self.course.runners[place], self)
        row.edited.connect(partial(self._edited, place))
        row.removed.connect(partial(self._removed, place))
        row.chosen.connect(partial(self.chosen.emit, place))
        return row

    def _show_rows(self) -> None:
        removable = len(self._list.rows) > 1
        for k, (row, runner) in enumerate(zip(self._list.rows, self.course.runners, strict=True)):
            row.show_runner(runner, k, k == self._chosen, removable)

    def show_chosen(self, place: int) -> None:
        """Show which runner is looked at closely."""
        self._chosen = place
        self._show_rows()

    def show_standings(self, standings: RunnerStandings) -> None:
        """Say how each is doing."""
        self._standings = standings
        for row, standing in zip(self._list.rows, standings.standings, strict=False):
            row.show_standing(standing)
        self._say_start()

    def _say_start(self) -> None:
        """Say where all begin at a place without f or ∇f: they have the same start, and find ∇f the same way."""
        first = self._standings.standings[0].status if self._standings else None
        self._start.show_text(words.status(first) if first and first.reason == "start" else "", "warning")

    # --- controls -----------------------------------------------------------------------------------------------

    @Slot()
    def _add_runner(self) -> None:
        """Add the first optimiser that does not run yet, or the first of all."""
        kinds = {r.optimizer.kind for r in self.course.runners if r.optimizer}
        kind = next((kind for kind in OPTIMIZERS if kind not in kinds), next(iter(OPTIMIZERS)))
        rate = self.course.runners[-1].learning_rate
        self.edited.emit(replace(self.course, runners=(*self.course.runners, Runner(OPTIMIZERS[kind](), rate))))

    def _edited(self, place: int, runner: Runner) -> None:
        runners = self.course.runners
        self.edited.emit(replace(self.course, runners=(*runners[:place], runner, *runners[place + 1 :])))

    def _removed(self, place: int) -> None:
        runners = self.course.runners
        self.edited.emit(replace(self.course, runners=(*runners[:place], *runners[place + 1 :])))

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("Runners"))
        self.set_side(self.tr("same start"))
        self.header.setToolTip(self.tr("Who goes down: each takes the steps of the engine's own optimizer"))
        self._add.setText(self.tr("+ Add runner"))
        self._add.setToolTip(self.tr("Let one more run, up to eight"))
        self._say_start()
