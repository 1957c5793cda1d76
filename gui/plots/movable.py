"""A plot that the person can zoom and move, with a point in it that can be dragged."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import hypot

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gui.plots.base import Plot
from gui.plots.ticks import tick_text
from gui.theme import Theme
from model.surfaces import Point

ZOOM = 1.25
"""How much closer one notch of the wheel leads."""

NEAR = 11
"""How close to the point the pointer has to be to take hold of it, in pixels."""

CLICK = 4
"""How far the pointer may move in a click, in pixels."""

EDGE = 20
"""How close to the ends with names no number of an axis may be, in pixels."""

Span = tuple[float, float]
"""From where to where something of an axis is seen."""


class Held(Enum):
    """What the pressed pointer holds."""

    NOTHING = 0
    PLANE = 1
    POINT = 2


@dataclass(frozen=True)
class Limits:
    """How much of an axis may be seen.

    Attributes:
        widest: how much at most.
        narrowest: how much at least beside its distance from 0.
        least: how much at least, anywhere.
    """

    widest: float
    narrowest: float
    least: float

    def allow(self, span: Span) -> bool:
        """Whether so much may be seen."""
        return max(self.least, self.narrowest * max(map(abs, span))) < span[1] - span[0] < self.widest


class MovablePlot(Plot):
    """A plane under the pointer: the wheel zooms, dragging moves it, a click chooses a place.

    Signals:
        moved (): the person has zoomed or moved it.
        chosen (what `place_at` returns, bool): the person clicked there, or wants the point there; False while it is
            still dragged.
        hovered (what `place_at` returns, or None): where the pointer is.
    """

    moved = Signal()
    chosen = Signal(object, bool)
    hovered = Signal(object)

    def __init__(self, theme: Theme, limits: Limits, axes: int = 2, parent: QWidget | None = None) -> None:
        """Make a plot of which so many axes follow the person; the other one is fitted to what is seen."""
        self._gap = (1.0, 1.0)
        super().__init__(theme, write_x=self._write_x, write_y=self._write_y, parent=parent)
        self._limits, self._moving = limits, axes
        self._held, self._pressed, self._dragged = Held.NOTHING, QPointF(), False
        self.setCursor(Qt.CursorShape.CrossCursor)

    # --- what a plot of this kind says ----------------------------------------------------------------------------

    def see(self, spans: Sequence[Span]) -> None:
        """Show this of the axes that follow the person; overridden."""
        raise NotImplementedError

    def point(self) -> Point | None:
        """Return the point that can be dragged; overridden where there is one."""
        return None

    def place_at(self, at: QPointF) -> object:
        """Return which place is under a pixel; overridden where it is told otherwise than by x and y."""
        return self.to_plane(at)

    # --- what is seen -----------------------------------------------------------------------------------------------

    def set_range(self, x_low: float, x_high: float, y_low: float, y_high: float) -> None:
        """Show this part of the plane."""
        self._gap = (x_high - x_low) / max(2, self.width() // 60), (y_high - y_low) / max(2, self.height() // 36)
        super().set_range(x_low, x_high, y_low, y_high)

    def _write_x(self, value: float) -> str:
        return tick_text(value, self._gap[0])

    def _write_y(self, value: float) -> str:
        return tick_text(value, self._gap[1])

    def _beside_name(self, low: float, high: float) -> float:
        return low + (high - low) * EDGE / max(1.0, self.area().width())

    def _below_name(self, low: float, high: float) -> float:
        return high - (high - low) * EDGE / max(1.0, self.area().height())

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """See more (above 1) or less, around a pixel or the middle."""
        place, seen = self.to_plane(around or self.area().center()), self.window_seen()[: self._moving]
        spans = [(v + (low - v) * factor, v + (high - v) * factor) for v, (low, high) in zip(place, seen, strict=False)]
        if all(map(self._limits.allow, spans)):
            self.see(spans)
            self.moved.emit()

    def _move(self, before: QPointF, now: QPointF) -> None:
        """Have what was under one pixel under another."""
        ways, seen = np.subtract(self.to_plane(before), self.to_plane(now)).tolist(), self.window_seen()[: self._moving]
        self.see([(low + way, high + way) for way, (low, high) in zip(ways, seen, strict=False)])
        self.moved.emit()

    # --- the pointer ------------------------------------------------------------------------------------------------

    def _at_point(self, at: QPointF) -> bool:
        if (point := self.point()) is None:
            return False
        way = self.pixel_of(point) - at
        return hypot(way.x(), way.y()) <= NEAR

    def mousePressEvent(self, ev: QMouseEvent) -> None:
        """Take hold of the point, or of the plane."""
        if ev.button() == Qt.MouseButton.LeftButton and self.area().contains(ev.position()):
            self._pressed, self._dragged = ev.position(), False
            self._held = Held.POINT if self._at_point(ev.position()) else Held.PLANE
        ev.accept()

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        """Drag what is held, and tell what is under the pointer."""
        at, way = ev.position(), ev.position() - self._pressed
        if self._held is not Held.NOTHING and (self._dragged or hypot(way.x(), way.y()) > CLICK):
            self._dragged = True
            if self._held is Held.POINT:
                self.chosen.emit(self.place_at(at), False)
            else:
                self._move(self._pressed, at)
                self._pressed = at
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._at_point(at) else Qt.CursorShape.CrossCursor)
        self.hovered.emit(self.place_at(at) if self.area().contains(at) else None)
        ev.accept()

    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        """Let go; a place is chosen unless the plane was moved."""
        held, self._held = self._held, Held.NOTHING
        if held is Held.POINT or (held is Held.PLANE and not self._dragged):
            self.chosen.emit(self.place_at(ev.position()), True)
        ev.accept()

    def tell(self, place: Point | None) -> None:
        """Tell what is pointed at."""
        self.hovered.emit(None if place is None else self.place_at(self.pixel_of(place)))

    def keyPressEvent(self, ev: QKeyEvent) -> None:
        """Move the cross by arrow keys, and choose its place by Enter."""
        place = self.crossed()
        if ev.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and place:
            self.chosen.emit(self.place_at(self.pixel_of(place)), True)
        else:
            super().keyPressEvent(ev)

    def wheelEvent(self, ev: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.zoom(ZOOM ** (-ev.angleDelta().y() / 120), ev.position())
        ev.accept()
