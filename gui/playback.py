"""Playback: something that goes on step by step at the pace a person chose, and whose choices can be undone."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.edits import C, Edits
from gui.frame_rate import FRAME_MS
from gui.pace import Pace

UNBOUNDED = 200
"""How many steps are done a frame where they are as fast as they go."""


class Playback(Edits[C]):
    """Base of what the transport drives beside the network: runners on a surface, h on a function.

    Attributes:
        step_number: where it is.
        end: the last step that can be sought.
        playing: whether it goes on by itself.
        blocked: whether nothing goes on from here.
        most: the last step there is.
        leap: how many steps are done at once by `epoch`.

    Signals:
        playing_changed (bool): it goes on by itself, or no longer does.
    """

    playing_changed = Signal(bool)

    known = 0
    """The last step that can be sought before anything was done."""

    def __init__(self, choices: C, most: int, leap: int, speed: float, parent: QObject | None = None) -> None:
        super().__init__(choices, parent)
        self.step_number, self.end = 0, self.known
        self.playing = self.blocked = False
        self.most, self.leap = most, leap
        self._pace = Pace()
        self._pace.set_speed(speed)
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._frame)

    def show_place(self) -> None:
        """Have what there is at this step shown; overridden."""

    def forget(self) -> None:
        """Forget how far it had come; extended where more than that is remembered."""
        self.end = self.known

    @property
    def bound_for(self) -> int:
        """Where it is, or where it is on the way to: orders that follow each other quickly add up."""
        return self.step_number

    def waits(self) -> bool:
        """Whether the last step is not shown yet; overridden."""
        return False

    # --- choices ------------------------------------------------------------------------------------------------

    def restore(self, choices: C, step: int) -> None:
        """Be as a file says: these choices, so many steps done, and nothing to undo."""
        self._undo.clear()
        self._redo.clear()
        self.pause()
        self._put(choices)
        self.forget()
        self.go(step)

    def _put(self, choices: C) -> None:
        super()._put(choices)
        self.show_place()

    # --- playing ------------------------------------------------------------------------------------------------

    @Slot()
    def toggle(self) -> None:
        """Go on by itself, or pause."""
        if self.playing:
            self.pause()
        elif self.step_number < self.most and not self.blocked:
            self._set_playing(True)
            self._pace.begin()
            self._frames.start()

    @Slot()
    def pause(self) -> None:
        """Stop where it is."""
        self._frames.stop()
        self._set_playing(False)

    def set_blocked(self, blocked: bool) -> None:
        """Let nothing go on from here, or let it again."""
        self.blocked = blocked
        if blocked:
            self.pause()

    @Slot()
    def step(self) -> None:
        """Do one step."""
        if not self.blocked:
            self._move(1)

    @Slot()
    def epoch(self) -> None:
        """Do several steps at once."""
        if not self.blocked:
            self._move(self.leap)

    @Slot()
    def step_back(self) -> None:
        """Go back one step."""
        self._move(-1)

    @Slot()
    def reset(self) -> None:
        """Go back to the start, and forget how far it had come."""
        self.pause()
        self.forget()
        self.go(0)

    @Slot(object)
    def seek(self, step: int) -> None:
        """Go to a step that can be sought."""
        self.pause()
        self.go(min(step, self.end))

    @Slot(float)
    def set_speed(self, steps_per_second: float) -> None:
        """Set how fast it goes; infinity is as fast as it can."""
        self._pace.set_speed(steps_per_second)

    def close(self) -> None:
        """Let nothing run on."""
        self._frames.stop()

    def go(self, step: int) -> None:
        """Go to a step; extended where that is more than a number."""
        self.step_number = max(0, min(step, self.most))
        self.end = max(self.end, self.step_number)
        self.show_place()

    def _move(self, steps: int) -> None:
        """Pause, and go so many steps on; back where they are negative."""
        start = self.bound_for
        self.pause()
        self.go(start + steps)

    def _set_playing(self, playing: bool) -> None:
        if playing != self.playing:
            self.playing = playing
            self.playing_changed.emit(playing)

    @Slot()
    def _frame(self) -> None:
        self._pace.tick()
        due = UNBOUNDED if self._pace.unbounded else self._pace.due()
        if due > 0 and not self.waits():
            self._pace.done(due)
            self.go(self.step_number + due)
