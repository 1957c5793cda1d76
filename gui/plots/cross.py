"""A cross on a plot: the pointer of those who use the keyboard."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen

from gui.theme import Tokens
from gui.widgets.keys import held
from model.surfaces import Point

FAR, NEAR = 20.0, 2.0
"""How far an arrow key leads, and how far with Ctrl, in pixels."""

WAYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
"""Where arrow keys lead to."""


class Cross:
    """A place that keys move.

    Attributes:
        place: in the plane; None before it was ever shown.
    """

    def __init__(self) -> None:
        self.place: Point | None = None

    def way(self, event: QKeyEvent) -> QPointF | None:
        """Return how far a key moves it, in pixels; None for other keys."""
        modifiers = held(event)
        if event.key() not in WAYS or modifiers & ~Qt.KeyboardModifier.ControlModifier:
            return None
        return WAYS[Qt.Key(event.key())] * (NEAR if modifiers else FAR)

    def paint(self, painter: QPainter, at: QPointF, area: QRectF, tokens: Tokens) -> None:
        """Paint lines through a place of an area, and a ring around it, that are seen on dark and light."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((tokens.panel, 3.0), (tokens.accent, 1.5)):
            painter.setPen(QPen(QColor(color), width))
            for way in WAYS.values():
                end = at + way * (area.width() + area.height())
                painter.drawLine(at + way * 9, end)
            painter.drawEllipse(at, 9, 9)

    def paint_upright(self, painter: QPainter, at: QPointF, area: QRectF, tokens: Tokens) -> None:
        """Paint a line from the top of an area to its bottom, where only x counts."""
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()))
