"""The pictures on the tiles of the data panel: each data set without noise."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygonF

from gui.theme import Theme, text_font
from model.data.dataset import DATASETS, Source

SIDE = 40
POINTS = 90
REACH = 5.6


def thumbnail(theme: Theme, source_id: str, ratio: float) -> QPixmap:
    """Return the picture of a data set in the theme's colours, `SIDE` pixels a side at a device pixel ratio."""
    pixmap = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    source = DATASETS[source_id]
    if source.image:
        _digit(painter, theme)
    elif source.inputs == 1:
        _curve(painter, theme, source)
    else:
        _points(painter, theme, source)
    painter.end()
    return pixmap


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
