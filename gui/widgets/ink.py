"""Strokes as a picture, to which only what is new is painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from gui.widgets.strokes import SIDE, Stroke


class Ink:
    """The picture of a drawing. Each move of the pen adds a piece; all else stays as it was painted."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._key: object = None
        self._strokes: tuple[Stroke, ...] = ()  # what is painted

    def picture(self, strokes: tuple[Stroke, ...], side: float, ratio: float, color: str) -> QPixmap:
        """Return a picture of strokes, `side` wide and high, with `ratio` dots a pixel."""
        if self._key != (side, ratio, color) or not self._continues(strokes):
            self._key, self._strokes = (side, ratio, color), ()
            dots = round(side * ratio)
            self._picture = QPixmap(dots, dots)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
        if strokes != self._strokes:
            self._add(strokes, side, color)
        return self._picture

    def _continues(self, strokes: tuple[Stroke, ...]) -> bool:
        """Return whether everything painted is among the strokes; of its last one there may be more by now."""
        known, last = self._strokes[:-1], self._strokes[-1:]
        if len(strokes) < len(self._strokes) or strokes[: len(known)] != known:
            return False
        return all(now.starts_like(before) for now, before in zip(strokes[len(known) :], last, strict=False))

    def _add(self, strokes: tuple[Stroke, ...], side: float, color: str) -> None:
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / SIDE, side / SIDE)
        first = max(0, len(self._strokes) - 1)
        for k, stroke in enumerate(strokes[first:], first):
            known = len(self._strokes[k].points) if k < len(self._strokes) else 0
            paint_stroke(painter, stroke, color, known)
        painter.end()
        self._strokes = strokes


def paint_stroke(painter: QPainter, stroke: Stroke, color: str, known: int = 0) -> None:
    """Paint a round line through the points, in pad units, or a dot where there is only one.

    Args:
        painter: of a picture in pad units.
        stroke: what to paint.
        color: of the ink.
        known: how many of its points are painted already.
    """
    points, radii = stroke.points, stroke.radii
    if known == 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawEllipse(QPointF(*points[0]), radii[0], radii[0])
    pen = QPen(QColor(color))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    for k in range(max(1, known), len(points)):  # piece by piece: a pen is pressed more and less
        pen.setWidthF(radii[k - 1] + radii[k])
        painter.setPen(pen)
        painter.drawLine(QPointF(*points[k - 1]), QPointF(*points[k]))
