"""Strokes of a pen on a square of 280 units, and what can be undone among them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

SIDE = 280.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Stroke:
    """One line of the pen in pad units: 0 to 280 from the top left, x before y; the pen's radius at each point."""

    points: tuple[Point, ...]
    radii: tuple[float, ...]


class StrokeHistory:
    """The strokes that stand, those before and those taken back."""

    def __init__(self, strokes: tuple[Stroke, ...] = ()) -> None:
        self.strokes = strokes
        self.past: list[tuple[Stroke, ...]] = []
        self.future: list[tuple[Stroke, ...]] = []

    def keep(self, strokes: tuple[Stroke, ...]) -> None:
        """Let these stand from now on."""
        self.past.append(self.strokes)
        self.future.clear()
        self.strokes = strokes

    def undo(self) -> bool:
        """Go one back; False where there is nothing before."""
        return self._travel(self.past, self.future)

    def redo(self) -> bool:
        return self._travel(self.future, self.past)

    def _travel(self, source: list[tuple[Stroke, ...]], target: list[tuple[Stroke, ...]]) -> bool:
        if not source:
            return False
        target.append(self.strokes)
        self.strokes = source.pop()
        return True


def inside(point: Point) -> bool:
    return 0.0 <= point[0] <= SIDE and 0.0 <= point[1] <= SIDE


def edge(within: Point, beyond: Point) -> Point:
    """Where the line from a point on the pad to one off it crosses the border."""
    share = 1.0
    for a, b in zip(within, beyond, strict=True):
        if b > SIDE:
            share = min(share, (SIDE - a) / (b - a))
        elif b < 0.0:
            share = min(share, a / (a - b))
    x, y = (min(SIDE, max(0.0, a + share * (b - a))) for a, b in zip(within, beyond, strict=True))
    return (x, y)


def paint_stroke(painter: QPainter, stroke: Stroke, color: str) -> None:
    """A round line through the points, or a dot where there is only one; the painter is in pad units."""
    points, radii = [QPointF(*point) for point in stroke.points], stroke.radii
    pen = QPen(QColor(color), 2 * radii[0])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if len(points) == 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawEllipse(points[0], radii[0], radii[0])
    elif len(set(radii)) == 1:
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))
    else:  # a pen that was pressed more and less: piece by piece
        for (a, b), (thin, thick) in zip(pairwise(points), pairwise(radii), strict=True):
            pen.setWidthF(thin + thick)
            painter.setPen(pen)
            painter.drawLine(a, b)
