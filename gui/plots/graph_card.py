"""The card that tells of a neuron or a connection: its map, larger, its kernels, and its numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter

from gui.plots.colors import mix
from gui.theme import SMALL_PX, Theme, text_font
from gui.widgets.painting import box
from gui.widgets.pixel_image import signed_pixels

CARD = 120
"""The side of a neuron's map, in pixels."""

KERNEL, WORD, BESIDE_CARD = 44, 16, 10
"""The side of a kernel beside that, how high the word below it is, and the room between, in pixels."""

EDGE, BELOW_MAP, LINE = 10, 8, 17
"""The room at the sides of the card and below the map, and how high a line is, in pixels."""

Kernel = tuple[str, np.ndarray | None]
"""A word, and (size, size) from −1 to 1, or None as long as it is not known."""


@dataclass(frozen=True, eq=False)
class GraphCard:
    """What stands on the card.

    Attributes:
        lines: words and numbers.
        paint_map: paints the map of a neuron; None for a connection.
        kernels: up to two, beside the map.
    """

    lines: Sequence[str]
    paint_map: Callable[[QPainter, QRectF], None] | None
    kernels: Sequence[Kernel]

    def size(self) -> QSizeF:
        """Return how large it is, in pixels."""
        letters = QFontMetrics(text_font(SMALL_PX + 1))
        above = CARD if self.paint_map else 0
        if self.kernels:
            above += BESIDE_CARD + max(KERNEL, *(letters.horizontalAdvance(word) for word, _ in self.kernels))
        width = max([letters.horizontalAdvance(line) for line in self.lines] + [above])
        return QSizeF(width + 2 * EDGE, (CARD + BELOW_MAP if self.paint_map else 0) + LINE * len(self.lines) + 14)

    def paint(self, painter: QPainter, theme: Theme, frame: QRectF) -> None:
        """Paint it into a frame of its size."""
        painter.setFont(text_font(SMALL_PX + 1))
        box(painter, frame, 8, theme.tokens.panel, mix(theme.tokens.border, theme.tokens.text, 0.2))
        corner = frame.topLeft() + QPointF(EDGE, EDGE)
        if self.paint_map:
            self.paint_map(painter, QRectF(corner, QSizeF(CARD, CARD)))
        for k, (word, kernel) in enumerate(self.kernels):
            place = QRectF(corner + QPointF(CARD + BESIDE_CARD, k * (KERNEL + WORD)), QSizeF(KERNEL, KERNEL))
            _paint_kernel(painter, theme, word, kernel, place)
        painter.setPen(theme.color("text"))
        for k, line in enumerate(reversed(self.lines)):
            painter.drawText(QPointF(corner.x(), frame.bottom() - 12 - LINE * k), line)


def _paint_kernel(painter: QPainter, theme: Theme, word: str, kernel: np.ndarray | None, place: QRectF) -> None:
    """Paint a kernel in the colours of weights, framed, and its word below it."""
    if kernel is not None:
        rows, columns = kernel.shape
        pixels = signed_pixels(theme, kernel).tobytes()
        painter.drawImage(place, QImage(pixels, columns, rows, 4 * columns, QImage.Format.Format_RGBX8888))
    box(painter, place, 2, None, theme.tokens.border)
    painter.setPen(theme.color("text"))
    painter.drawText(QRectF(place.x(), place.bottom(), 200, WORD), Qt.AlignmentFlag.AlignVCenter, word)
