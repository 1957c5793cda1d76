"""The race: what the person has chosen to go down on, the step it is at, and whether it goes on by itself."""

from collections.abc import Sequence
from dataclasses import replace
from time import thread_time

from PySide6.QtCore import QObject, Signal, Slot

from gui.calculator import Calculator
from gui.playback import Playback
from model.course import Course, LookAt, Map, RunnerStandings, StandAt
from model.descent import Runner
from model.optimizers import OPTIMIZERS
from model.surfaces import SURFACES, Point, Window

MOST = 10_000
"""How many steps a race has at most."""

LEAP = 10
"""How many steps one leap is."""

FIRST_SPEED = 10.0

FIRST = (("sgd", 0.95), ("momentum", 0.1), ("adagrad", 1.5), ("adam", 0.3))
"""Who runs at first, on the book's second surface: as in its figures 6-3 to 6-7."""


def first_course() -> Course:
    """Return what is chosen at first."""
    surface = SURFACES["stretched_bowl"]
    return Course(surface, tuple(Runner(OPTIMIZERS[kind](), rate) for kind, rate in FIRST), surface.start)


class RaceSession(Playback[Course]):
    """Holds the course and the step, asks for maps and standings, and passes on what comes back.

    Runners may take long for a step: they are asked again until they are there. While they go on by themselves, the
    step is the one where they have come to, else the one where they are to be.

    Attributes:
        goal: the step they are on the way to.
        chosen: the runner that is looked at closely.
        standings: as they were last told.

    Signals:
        course_changed (Course): the choices are others, whoever changed them.
        chosen_changed (int): another runner is looked at closely.
        mapped (Map): a map of the surface.
        placed (RunnerStandings): where runners are.
    """

    course_changed = Signal(object)
    chosen_changed = Signal(int)
    mapped = Signal(object)
    placed = Signal(object)

    def __init__(self, calculator: Calculator, parent: QObject | None = None) -> None:
        super().__init__(first_course(), MOST, LEAP, FIRST_SPEED, parent)
        self.goal = 0
        self._stopping = False  # whether the next answer says where they have stopped
        self.chosen = 0
        self.standings: RunnerStandings | None = None
        self._window: Window = self.course.surface.window
        self._size = (0, 0)
        self._calculator = calculator
        calculator.answered.connect(self._answered)

    @property
    def course(self) -> Course:
        """What the person has chosen."""
        return self.choices

    # --- choices ------------------------------------------------------------------------------------------------

    def take(self, choices: Course) -> None:
        """Runners go the way anew, as far as they had come; another surface begins at step 0."""
        other = choices.surface != self.course.surface
        if choices.surface.window != self.course.surface.window:  # else what is seen stays as it is
            self._window = choices.surface.window
        chosen = self.chosen
        self.chosen = self._still_chosen(choices.runners)
        super().take(choices)
        if other:
            self.pause()
            self.step_number = self.end = self.goal = 0
        self._stopping = False  # that answer is about the course before
        self.course_changed.emit(choices)
        if self.chosen != chosen:
            self.chosen_changed.emit(self.chosen)
        if other:
            self._look()

    def _still_chosen(self, runners: Sequence[Runner]) -> int:
        """Return the place of the runner that is looked at closely, where others may have been added or taken out."""
        before, here = self.course.runners, self.chosen
        if len(runners) != len(before):
            alike = (k for k, runner in enumerate(runners) if runner == before[here])
            here = min(alike, key=lambda k: abs(k - here), default=here)
        return min(here, len(runners) - 1)

    def set_start(self, start: Point, lasting: bool = True) -> None:
        """Start from another place."""
        self.edit(replace(self.course, start=start), lasting)

    @Slot(int)
    def choose(self, runner: int) -> None:
        """Look closely at another runner."""
        if runner != self.chosen:
            self.chosen = runner
            self.chosen_changed.emit(runner)
            self.show_place()

    def look(self, window: Window, columns: int, rows: int) -> None:
        """See another window of the surface, so many pixels large."""
        if (window, (columns, rows)) != (self._window, self._size):
            self._window, self._size = window, (columns, rows)
            self._look()
            self.show_place()

    # --- on the way ---------------------------------------------------------------------------------------------

    def go(self, step: int) -> None:
        """Be on the way to a step; `placed` tells how far they are."""
        self.goal, self._stopping = max(0, min(step, self.most)), False
        if self.playing:
            self.show_place()
        else:
            super().go(step)

    @Slot()
    def pause(self) -> None:
        """Stop where they are; if they are asked just now, where that finds them."""
        if self.playing:
            self.goal, self._stopping = self.step_number, self.waits()
        super().pause()

    # --- questions and answers ----------------------------------------------------------------------------------

    def waits(self) -> bool:
        """Whether standings are still on their way."""
        return self._calculator.waits("stand")

    def _look(self) -> None:
        if all(self._size):
            self._calculator.ask("look", LookAt(self.course.surface, self._window, *self._size))

    def show_place(self) -> None:
        """Ask where runners are."""
        if all(self._size):
            # The thread's own time: however busy the machine is, quick runners arrive at once.
            self._calculator.ask("stand", StandAt(self.course, self.goal, self._window, self.chosen, thread_time))

    @Slot(str, object)
    def _answered(self, asker: str, answer: object) -> None:
        """Pass on what is still about the present course."""
        if isinstance(answer, Map) and answer.surface == self.course.surface:
            self.mapped.emit(answer)
        elif isinstance(answer, RunnerStandings) and answer.course == self.course:
            self.standings = answer
            latest, stopped, self._stopping = not self.waits(), self._stopping, False
            if self.playing or stopped:
                self.step_number, self.end = answer.step, max(self.end, answer.step)
            if stopped:
                self.goal = answer.step
            self.placed.emit(answer)
            over = all(s.status.code in ("infinite", "undefined", "stays") for s in answer.standings)
            if self.playing and latest and (over or answer.step >= MOST):
                self.pause()
            if stopped or (latest and answer.step < self.goal):
                self.show_place()
