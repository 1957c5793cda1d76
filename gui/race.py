"""The race: what the person has chosen to go down on, the step it is at, and whether it goes on by itself."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.calculator import Calculator
from gui.pace import Pace
from model.course import Course, LookAt, Map, StandAt, Standings
from model.descent import Runner
from model.optimizers import OPTIMIZERS
from model.surfaces import SURFACES, Point, Window

FRAME_MS = 33
"""How often runners go on while they run."""

MOST = 10_000
"""How many steps a race has at most."""

LEAP = 10
"""How many steps one leap is."""

UNBOUNDED = 200
"""How many steps are done a frame where they are as fast as they go."""

FIRST_SPEED = 10.0

FIRST = (("sgd", 0.95), ("momentum", 0.1), ("adagrad", 1.5), ("adam", 0.3))
"""Who runs at first, on the book's second surface: as in its figures 6-3 to 6-7."""


def first_course() -> Course:
    """Return what is chosen at first."""
    surface = SURFACES["stretched_bowl"]
    return Course(surface, tuple(Runner(OPTIMIZERS[kind](), rate) for kind, rate in FIRST), surface.start)


class RaceSession(QObject):
    """Holds the course and the step, asks for maps and standings, and passes on what comes back.

    Signals:
        course_changed (Course): the choices are others, whoever changed them.
        undo_changed (bool, bool): whether there is something to undo, and to redo.
        chosen_changed (int): another runner is looked at closely.
        playing_changed (bool): the race goes on by itself, or no longer does.
        mapped (Map): a map of the surface.
        placed (Standings): where runners are.
    """

    course_changed = Signal(object)
    undo_changed = Signal(bool, bool)
    chosen_changed = Signal(int)
    playing_changed = Signal(bool)
    mapped = Signal(object)
    placed = Signal(object)

    def __init__(self, calculator: Calculator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.course = first_course()
        self.step_number = self.end = 0
        self.chosen = 0
        self.playing = False
        self.standings: Standings | None = None
        self._undo: list[Course] = []
        self._redo: list[Course] = []
        self._dragged = False  # whether the last edit was a part of a longer one
        self._window: Window = self.course.surface.window
        self._size = (0, 0)
        self._calculator = calculator
        calculator.answered.connect(self._answered)
        self._pace = Pace()
        self._pace.set_speed(FIRST_SPEED)
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._frame)

    # --- choices ------------------------------------------------------------------------------------------------

    def edit(self, course: Course, lasting: bool = True) -> None:
        """Take the person's edit; runners go the way anew, as far as they had come. Another surface begins at step 0.

        Args:
            course: the new choices.
            lasting: False while something is dragged: only its end can be undone.
        """
        began, self._dragged = self._dragged, not lasting
        if course == self.course:
            return
        if not began:
            self._undo.append(self.course)
            self._redo.clear()
        self._take(course)

    def _take(self, course: Course) -> None:
        other = course.surface != self.course.surface
        self.course = course
        self.chosen = min(self.chosen, len(course.runners) - 1)
        if other:
            self.pause()
            self.step_number = self.end = 0
            self._window = course.surface.window
        self.course_changed.emit(course)
        self.undo_changed.emit(bool(self._undo), bool(self._redo))
        if other:
            self._look()
        self._stand()

    @Slot()
    def undo(self) -> None:
        """Take the last edit back."""
        if self._undo:
            self._redo.append(self.course)
            self._take(self._undo.pop())

    @Slot()
    def redo(self) -> None:
        """Do an edit again that was taken back."""
        if self._redo:
            self._undo.append(self.course)
            self._take(self._redo.pop())

    @property
    def can_undo(self) -> tuple[bool, bool]:
        """Whether there is something to undo, and to redo."""
        return bool(self._undo), bool(self._redo)

    def set_start(self, start: Point, lasting: bool = True) -> None:
        """Start from another place."""
        self.edit(replace(self.course, start=start), lasting)

    def restore(self, course: Course, step: int) -> None:
        """Be as a file says: these choices, so many steps done, and nothing to undo."""
        self._undo.clear()
        self._redo.clear()
        self.pause()
        self._take(course)
        self.end = 0
        self._go(step)

    @Slot(int)
    def choose(self, runner: int) -> None:
        """Look closely at another runner."""
        if runner != self.chosen:
            self.chosen = runner
            self.chosen_changed.emit(runner)
            self._stand()

    def look(self, window: Window, columns: int, rows: int) -> None:
        """See another window of the surface, so many pixels large."""
        if (window, (columns, rows)) != (self._window, self._size):
            self._window, self._size = window, (columns, rows)
            self._look()
            self._stand()

    # --- running ------------------------------------------------------------------------------------------------

    @Slot()
    def toggle(self) -> None:
        """Run or pause."""
        if self.playing:
            self.pause()
        elif self.step_number < MOST:
            self._set_playing(True)
            self._pace.begin()
            self._frames.start()

    @Slot()
    def pause(self) -> None:
        """Stop where runners are."""
        self._frames.stop()
        self._set_playing(False)

    @Slot()
    def step(self) -> None:
        """Do one step."""
        self.pause()
        self._go(self.step_number + 1)

    @Slot()
    def epoch(self) -> None:
        """Do several steps at once."""
        self.pause()
        self._go(self.step_number + LEAP)

    @Slot()
    def step_back(self) -> None:
        """Go back one step."""
        self.pause()
        self._go(self.step_number - 1)

    @Slot()
    def reset(self) -> None:
        """Go back to the start."""
        self.pause()
        self.end = 0
        self._go(0)

    @Slot(object)
    def seek(self, step: int) -> None:
        """Go to a step that the race has been at."""
        self.pause()
        self._go(min(step, self.end))

    @Slot(float)
    def set_speed(self, steps_per_second: float) -> None:
        """Set how fast it goes; infinity is as fast as it can."""
        self._pace.set_speed(steps_per_second)

    def close(self) -> None:
        """Let nothing run on."""
        self._frames.stop()

    def _set_playing(self, playing: bool) -> None:
        if playing != self.playing:
            self.playing = playing
            self.playing_changed.emit(playing)

    def _go(self, step: int) -> None:
        step = max(0, min(step, MOST))
        self.end = max(self.end, step)
        self.step_number = step
        self._stand()

    @Slot()
    def _frame(self) -> None:
        self._pace.tick()
        due = UNBOUNDED if self._pace.unbounded else self._pace.due()
        if due > 0 and not self._calculator.waits("stand"):
            self._pace.done(due)
            self._go(self.step_number + due)

    # --- questions and answers ----------------------------------------------------------------------------------

    def _look(self) -> None:
        if all(self._size):
            self._calculator.ask("look", LookAt(self.course.surface, self._window, *self._size))

    def _stand(self) -> None:
        if all(self._size):
            self._calculator.ask("stand", StandAt(self.course, self.step_number, self._window, self.chosen))

    @Slot(str, object)
    def _answered(self, asker: str, answer: object) -> None:
        """Pass on what is still about the present course."""
        if isinstance(answer, Map) and answer.surface == self.course.surface:
            self.mapped.emit(answer)
        elif isinstance(answer, Standings) and answer.course == self.course:
            self.standings = answer
            self.placed.emit(answer)
            over = all(s.status.code in ("infinite", "undefined", "stays") for s in answer.standings)
            if self.playing and answer.step == self.step_number and (over or answer.step >= MOST):
                self.pause()
