"""The marks of runners and of networks that are compared: a shape by place, so that nothing is told by colour alone."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.theme import Theme
from gui.widgets.button import PaintedButton
from gui.widgets.painting import antialiased, box, focus_ring

_CORNERS = (0, 4, 3, 4, 5, 10, 6, 12)
"""How many corners the mark of each place has; 0 is a circle."""

_TURNS = (0.0, 0.25, -0.5, 0.0, -0.5, -0.5, 0.0, 0.25)
"""Where the first corner is, in half turns."""

SIGNS = "●■▲◆⬟★"
"""The marks of the first places as characters, for words."""


def mark(place: int, center: QPointF, radius: float) -> QPainterPath:
    """Return the shape of a place in the list."""
    path, corners = QPainterPath(), _CORNERS[place]
    if not corners:
        path.addEllipse(center, radius, radius)
        return path
    star = {10: 0.45, 12: 0.42}.get(corners, 1.0)
    for k in range(corners):
        angle = _TURNS[place] * pi + 2 * pi * k / corners
        long = radius * 1.15 * (star if k % 2 else 1.0)
        corner = center + QPointF(long * cos(angle), long * sin(angle))
        if k:
            path.lineTo(corner)
        else:
            path.moveTo(corner)
    path.closeSubpath()
    return path


def paint_mark(painter: QPainter, place: int, center: QPointF, radius: float, fill: QColor, rim: QColor) -> None:
    """Paint a mark with a thin rim that stands out from what lies behind."""
    painter.setPen(QPen(rim, 1))
    painter.setBrush(fill)
    painter.drawPath(mark(place, center, radius))


class Mark(QWidget):
    """A mark to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._color = 0, QColor()
        self.setFixedSize(16, 16)

    def set_mark(self, place: int, color: QColor) -> None:
        """Show the mark of a place."""
        self._place, self._color = place, color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        paint_mark(antialiased(self), self._place, QRectF(self.rect()).center(), 5.0, self._color, QColor(0, 0, 0, 0))


class MarkButton(PaintedButton):
    """A mark that can be chosen: then it has a ring."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._place, self._color = 0, QColor()
        self.setCheckable(True)
        self.setFixedSize(24, 24)

    def nextCheckState(self) -> None:
        """A click never unselects: the list decides which one is chosen."""

    def set_mark(self, place: int, color: QColor) -> None:
        """Show the mark of another place."""
        self._place, self._color = place, color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark and its ring."""
        painter = antialiased(self)
        frame = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            box(painter, frame, 12, self.theme.tokens.accent_soft if self.isChecked() else self.theme.tokens.hover)
        if self.ring:
            focus_ring(painter, frame, 12, self.theme.tokens.accent)
        paint_mark(painter, self._place, frame.center(), 5.5, self._color, QColor(0, 0, 0, 0))
