"""The timeline of a run as a bar: drag it to any step there was; ticks mark what happened on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QHoverEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from gui.theme import Theme
from gui.widgets.groove import Groove
from gui.widgets.note import Note
from gui.widgets.painting import box

NEAR = 4
"""How close to a tick the pointer has to be for its words, in pixels."""

POSITIONS = 2**30
"""How many positions Qt's slider tells apart at most; a longer run has several steps to each."""

PAGES_IN_ALL = 20
"""How many times Page Down leads from one end to the other."""


@dataclass(frozen=True)
class Span:
    """The part of a run that lies under a few pixels."""

    first: int
    last: int


class TimelineBar(Groove):
    """A groove from step 0 to the last step that was reached.

    Signals:
        sought (int): the person wants to be at that step.
    """

    sought = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._end = self._step = 0
        self._steps_each = 1  # steps a position
        self._marks: Sequence[int] = ()
        self._write: Callable[[int, Span], str] = lambda step, _: f"{step:,}"
        self._note: Note | None = None
        self.setRange(0, 0)
        self.valueChanged.connect(self._moved)

    def end(self) -> int:
        """Return the last step that was reached."""
        return self._end

    def step(self) -> int:
        """Return the step where the handle is."""
        return self._step

    def set_place(self, step: int, end: int) -> None:
        """Put the handle at a step of a run that has come to `end`, without a signal; not while a person holds it."""
        if self.isSliderDown() or (step, end) == (self._step, self._end):
            return
        self._step, self._end = step, end
        self._steps_each = max(1, -(-end // POSITIONS))
        with QSignalBlocker(self):
            self.setRange(0, end // self._steps_each)
            self.setPageStep(max(1, self.maximum() // PAGES_IN_ALL))
            self.setValue(step // self._steps_each)
        self.update()

    def words(self) -> str:
        """Return the step where the handle is, and what happened there."""
        return self._write(self._step, Span(self._step, self._step))

    def set_marks(self, steps: Sequence[int]) -> None:
        """Mark these steps with ticks."""
        if steps != self._marks:
            self._marks = steps
            self.update()

    def set_write(self, write: Callable[[int, Span], str]) -> None:
        """Set what is said of a step under the pointer, and of what happened near it."""
        self._write = write

    def x_of(self, step: int) -> int:
        """Return where a step lies, in pixels."""
        return round(self._x_at(step / self._steps_each))

    def note(self) -> str:
        """Return what is said beside the pointer; nothing while that is elsewhere."""
        return self._note.text() if self._note and self._note.isVisible() else ""

    def _moved(self, position: int) -> None:
        self._step = min(position * self._steps_each, self._end)
        self.sought.emit(self._step)

    # --- what is said -------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHoverEvent) and event.type() != QEvent.Type.HoverLeave:
            self._say(event.position().x())
        elif event.type() in (QEvent.Type.HoverLeave, QEvent.Type.Hide, QEvent.Type.WindowDeactivate):
            self._hush()
        elif isinstance(event, QHelpEvent) and self._note:
            self._say(event.pos().x(), self.toolTip())  # after a while: how it is used, instead of over the note
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._say(event.position().x())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hush()

    def _say(self, x: float, more: str = "") -> None:
        if not self._end:
            return
        if self._note is None:
            self._note = Note(self.window())
        step = self._step_at(x)
        span = Span(self._step_at(x - NEAR), self._step_at(x + NEAR))
        self._note.setText("\n".join(filter(None, (self._write(step, span), more))))
        self._note.adjustSize()
        below = self.mapTo(self.window(), QPoint(round(x), self.height() + 4))
        above = self.mapTo(self.window(), QPoint(round(x), -self._note.height() - 4))
        place = above if above.y() >= 0 else below  # below it would lie on what stands there
        room = self.window().width() - self._note.width() - 8
        self._note.move(max(8, min(place.x() - self._note.width() // 2, room)), place.y())
        self._note.show()
        self._note.raise_()

    def _step_at(self, x: float) -> int:
        return min(self._value_at(x) * self._steps_each, self._end)

    def _hush(self) -> None:
        if self._note:
            self._note.hide()

    # --- painting -----------------------------------------------------------------------------------------------

    def paint_marks(self, painter: QPainter) -> None:
        middle = self.height() / 2
        for x in sorted({self.x_of(step) for step in self._marks}):
            box(painter, QRectF(QPointF(x - 1.5, middle - 6), QPointF(x + 1.5, middle + 6)), 1, self.theme.tokens.panel)
            box(painter, QRectF(QPointF(x - 1, middle - 6), QPointF(x + 1, middle + 6)), 1, self.theme.tokens.text)
