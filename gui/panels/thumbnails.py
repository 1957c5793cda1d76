"""The pictures on the tiles of the data panel: each data set without noise."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygonF

from gui.theme import Theme, text_font
from model.data.sources import DATASETS, Source

SIDE = 40
POINTS = 90
REACH = 5.6


def thumbnail(theme: Theme, tile: str, ratio: float) -> QPixmap:
    """Return the picture of a tile in the theme's colours, `SIDE` pixels a side at a device pixel ratio.

    Args:
        theme: its colours.
        tile: an id of DATASETS, or "gates" for all of those.
        ratio: of the screen.
    """
    pixmap = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if tile in _DRAWN:
        _DRAWN[tile](painter, theme)
    elif DATASETS[tile].inputs == 1:
        _curve(painter, theme, DATASETS[tile])
    else:
        _points(painter, theme, DATASETS[tile])
    painter.end()
    return pixmap


def _gates(painter: QPainter, theme: Theme) -> None:
    """The four rows of AND: a disc is 1, a ring is 0."""
    for x, y, answer in ((11, 29, 0), (29, 29, 0), (11, 11, 0), (29, 11, 1)):
        painter.setPen(theme.color("positive" if answer else "muted"))
        painter.setBrush(theme.color("positive") if answer else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, y), 4, 4)


def _digit(painter: QPainter, theme: Theme) -> None:
    painter.setFont(text_font(26))
    painter.setPen(theme.color("text"))
    painter.drawText(QRectF(0, 0, SIDE, SIDE), Qt.AlignmentFlag.AlignCenter, "3")


def _curve(painter: QPainter, theme: Theme, source: Source) -> None:
    assert source.make is not None
    points, targets = source.make(400, 0.0, np.random.default_rng(0))
    order = points[:, 0].argsort()
    x = (points[order, 0] + REACH) / (2 * REACH) * SIDE
    y = SIDE / 2 - targets[order, 0] * SIDE * 0.32
    pen = painter.pen()
    pen.setColor(theme.color("positive"))
    pen.setWidthF(1.8)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(a, b) for a, b in zip(x, y, strict=True)]))


def _points(painter: QPainter, theme: Theme, source: Source) -> None:
    assert source.make is not None
    points, targets = source.make(POINTS, 0.0, np.random.default_rng(3))
    painter.setPen(Qt.PenStyle.NoPen)
    for (x0, x1), target in zip(points, targets, strict=True):
        painter.setBrush(_color(theme, source, target))
        painter.drawEllipse(QPointF((x0 + REACH) / (2 * REACH) * SIDE, (REACH - x1) / (2 * REACH) * SIDE), 1.3, 1.3)


def _color(theme: Theme, source: Source, target: np.ndarray) -> QColor:
    if source.classes:
        return theme.color(("negative", "positive", "third")[int(target)])
    value = float(target[0])
    color = theme.color("positive" if value > 0 else "negative")
    color.setAlphaF(min(1.0, 0.2 + abs(value)))
    return color


def _people(painter: QPainter, theme: Theme) -> None:
    """Digits of several people."""
    painter.setPen(theme.color("text"))
    for text, x, y, size in (("7", 2, 0, 19), ("4", 20, 3, 17), ("2", 3, 19, 17), ("9", 21, 19, 19)):
        painter.setFont(text_font(size))
        painter.drawText(QRectF(x, y, 18, 20), Qt.AlignmentFlag.AlignCenter, text)


def _shirt(painter: QPainter, theme: Theme) -> None:
    outline = ((8, 9), (15, 5), (20, 9), (25, 5), (32, 9), (36, 18), (30, 20), (30, 35), (10, 35), (10, 20), (4, 18))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text"))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))


def _brush(painter: QPainter, theme: Theme) -> None:
    """Points of two strokes, and the last of them large."""
    painter.setPen(Qt.PenStyle.NoPen)
    for k in range(9):
        for token, x, y in (("negative", 5 + 3 * k, 24 + 9 * np.sin(k / 2.5)), ("positive", 9 + 3 * k, 14 - k * 0.9)):
            painter.setBrush(theme.color(token))
            size = 3.4 if k == 8 else 1.5
            painter.drawEllipse(QPointF(x, float(y)), size, size)


def _table(painter: QPainter, theme: Theme) -> None:
    painter.setPen(theme.color("muted"))
    for k in range(4):
        painter.drawLine(QPointF(5, 8 + 8 * k), QPointF(35, 8 + 8 * k))
        painter.drawLine(QPointF(5 + 10 * k, 8), QPointF(5 + 10 * k, 32))
    painter.fillRect(QRectF(5.5, 8.5, 29.5, 7.5), theme.color("muted"))
    painter.fillRect(QRectF(25.5, 16.5, 9, 15), theme.color("positive"))


def _pictures(painter: QPainter, theme: Theme) -> None:
    painter.setBrush(theme.color("panel"))
    painter.setPen(theme.color("muted"))
    for shift in (8, 4, 0):
        painter.drawRoundedRect(QRectF(5 + shift, 13 - shift, 22, 22), 3, 3)
    painter.setFont(text_font(15))
    painter.setPen(theme.color("text"))
    painter.drawText(QRectF(5, 13, 22, 22), Qt.AlignmentFlag.AlignCenter, "?")


_DRAWN: dict[str, Callable[[QPainter, Theme], None]] = {
    "gates": _gates,
    "digits": _digit,
    "mnist": _people,
    "fashion": _shirt,
    "painted": _brush,
    "table": _table,
    "pictures": _pictures,
}
"""What is no example of made data, but a sign of what will be there."""
