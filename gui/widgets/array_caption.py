"""The words above an array: its name, what its numbers are multiplied by, its shape, and the scale of its colours."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QLinearGradient, QPainter

from gui.theme import SMALL_PX, Tokens, text_font
from gui.widgets.array_grid import Grid
from gui.widgets.array_painter import colors_of
from gui.widgets.typesetting import typeset

LEAST = 130
"""How wide it is at least, in pixels."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ArrayCaption:
    """Two lines.

    Attributes:
        width: how wide they are, in pixels, at their usual size.
    """

    def __init__(self, grid: Grid) -> None:
        self._grid, shown = grid, grid.shown
        self._name = typeset(shown.latex, 14)
        self._factor = "" if grid.picture else grid.factor_text()
        self._factor_font = text_font(weight=QFont.Weight.DemiBold)  # it is not to be missed
        self._words = f"{shown.caption}  {shown.note}".rstrip()
        factor = QFontMetrics(self._factor_font).horizontalAdvance(self._factor) + 8 if self._factor else 0
        self._before_words = self._name.width + factor + 14
        letters = QFontMetrics(text_font(SMALL_PX))
        words = round(self._before_words + letters.horizontalAdvance(self._words))
        self.width = max(LEAST, words, 64 + letters.horizontalAdvance(grid.scale_text())) + 4

    def paint(self, painter: QPainter, tokens: Tokens, room: int, zoom: float) -> None:
        """Paint it into the upper left corner of so much width, in pixels, so many times as large as usual."""
        painter.scale(zoom, zoom)
        room = round(room / zoom)
        self._name.paint(painter, 4, 17, QColor(tokens.text))
        painter.setFont(self._factor_font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(QRectF(self._name.width + 12, 3, room, 18), _LEFT, self._factor)
        painter.setFont(text_font(SMALL_PX))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRectF(self._before_words, 4, room, 18), _LEFT, self._words)
        if self._grid.shown.values.ndim:
            self._paint_scale(painter, tokens, room)

    def _paint_scale(self, painter: QPainter, tokens: Tokens, room: int) -> None:
        strip = QRectF(4, 26, 54, 7)
        blend = QLinearGradient(strip.topLeft(), strip.topRight())
        shares = np.linspace(0, 1, 5)
        for share, color in zip(shares, colors_of(2 * shares - 1, 1.0, tokens).tolist(), strict=True):
            blend.setColorAt(share, QColor(*color))
        painter.fillRect(strip, blend)
        painter.drawText(QRectF(64, 20, room, 18), _LEFT, self._grid.scale_text())
