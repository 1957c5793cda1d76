"""Small helpers that the self-painting widgets share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

FADED = 0.35
"""How opaque is what is not in force."""


def antialiased(widget: QWidget) -> QPainter:
    """A painter on the widget with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def faded(widget: QWidget) -> QPainter:
    """The same; all is painted faintly while the widget is disabled."""
    painter = antialiased(widget)
    if not widget.isEnabled():
        painter.setOpacity(FADED)
    return painter


def painted(size: tuple[float, float], ratio: float, ground: QColor | str, paint: Callable[[QPainter], None]) -> QImage:
    """A picture of this size, of so many pixels a point, on a ground of one colour; it can be made on any thread."""
    width, height = (max(1, round(side * ratio)) for side in size)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(ground))
    painter = QPainter(image)
    try:
        paint(painter)
    finally:
        painter.end()  # or the program falls with the picture
    return image


def box(painter: QPainter, rect: QRectF, radius: float, fill: QColor | str | None, line: QColor | str | None = None,
        width: float = 1.0) -> None:  # fmt: skip
    """A rounded box; its line lies inside `rect`."""
    painter.setPen(QPen(QColor(line), width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    inset = width / 2 if line is not None else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def focus_ring(painter: QPainter, rect: QRectF, radius: float, color: QColor | str) -> None:
    """The 2 px ring of what has the keyboard."""
    box(painter, rect, radius, None, color, 2.0)


def chevron(painter: QPainter, center: QPointF, size: float, color: QColor | str, up: bool = False) -> None:
    """A small open arrow head, `size` wide, pointing down or up."""
    dy = size / 4 if not up else -size / 4
    path = QPainterPath(center + QPointF(-size / 2, -dy))
    path.lineTo(center + QPointF(0, dy))
    path.lineTo(center + QPointF(size / 2, -dy))
    pen = QPen(QColor(color), 1.25, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
