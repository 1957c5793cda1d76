"""The numbers of an axis, painted beside their places."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gui.plots.ticks import tick_text
from gui.theme import SMALL_PX, text_font

AXIS_WIDTH, AXIS_HEIGHT = 44, 24
"""The room for the numbers at the left and below, in pixels."""

WIDER = 24
"""In what steps the room at the left grows where it has to, in pixels: it is not to jump with every digit."""

GAP = 6
"""How far the numbers stand from the plane, in pixels."""

OUT = 15
"""How far above and below the y axis its numbers may stand out, in pixels."""

TINY = 1e-6
"""How far beyond an end of the axis a number may lie by rounding, as a share of the axis."""

APART = 8
"""How far numbers below stand from each other at least, in pixels."""

OVER = 8
"""How far a number may stand out at the ends of the x axis, in pixels: 0 does where the axis begins with it."""


class Axis(pg.GraphicsWidget):
    """The numbers of an axis and nothing else.

    pyqtgraph's own, for every kind of axis, takes ten times as long to paint and far longer to make.

    Attributes:
        write: how a number is written.
        numbers: each with its text.
        color: theirs.
    """

    def __init__(self, upright: bool, write: Callable[[float], str]) -> None:
        super().__init__()
        self.write = write
        self.numbers: list[tuple[float, str]] = []
        self.color = QColor()
        self._upright = upright
        self._ends = (0.0, 1.0)
        if upright:
            self.setFixedWidth(AXIS_WIDTH)
        else:
            self.setFixedHeight(AXIS_HEIGHT)

    def show_numbers(self, numbers: Sequence[float], low: float, high: float) -> None:
        """Show these numbers on an axis from low to high."""
        values = [float(n) for n in numbers]
        texts = [self.write(value) for value in values]
        if len(set(texts)) < len(texts):
            texts = [tick_text(value, float(np.diff(values).min())) for value in values]
        self.numbers = list(zip(values, texts, strict=True))
        self._ends = low, high
        self.update()

    def written(self) -> list[tuple[float, str]]:
        """Return the numbers that are written: below, of long ones only every second, say, or they would touch.

        Where there are any, one is written at least.
        """
        if self._upright or len(self.numbers) < 2:
            return self.numbers
        metrics, (low, high) = QFontMetricsF(text_font(SMALL_PX)), self._ends
        longest = max(metrics.horizontalAdvance(text) for _, text in self.numbers) + APART
        gap = min(b - a for (a, _), (b, _) in pairwise(self.numbers))
        every = math.ceil(longest / max(1.0, self.rect().width() * gap / (high - low)))
        written = [(value, text) for value, text in self.numbers if round(value / gap) % every == 0]
        return written or [self.numbers[len(self.numbers) // 2]]

    def room(self) -> int:
        """Return how wide an upright axis has to be for its numbers, in pixels: AXIS_WIDTH, or some steps more."""
        metrics = QFontMetricsF(text_font(SMALL_PX))
        longest = max((metrics.horizontalAdvance(text) for _, text in self.numbers), default=0.0)
        return AXIS_WIDTH + WIDER * max(0, math.ceil((longest + GAP - AXIS_WIDTH) / WIDER))

    def boundingRect(self) -> QRectF:
        """Return where it paints: the numbers at the ends of an upright axis stand out by half."""
        return self.rect().adjusted(0, -OUT, 0, OUT) if self._upright else self.rect()

    def paint(self, p: QPainter, opt: object, widget: object) -> None:
        """Write the numbers beside their places."""
        area, room, (low, high) = self.rect(), self.boundingRect(), self._ends
        font = text_font(SMALL_PX)
        metrics = QFontMetricsF(font)
        p.setFont(font)
        p.setPen(self.color)
        for value, text in self.written():
            share, box = (value - low) / (high - low), QRectF(0, 0, metrics.horizontalAdvance(text), metrics.height())
            if self._upright:
                box.moveCenter(QPointF(0, area.bottom() - share * area.height()))
                box.moveRight(area.right() - GAP)
            else:
                box.moveCenter(QPointF(area.left() + share * area.width(), 0))
                box.moveTop(area.top() + GAP)
            if -TINY <= share <= 1 + TINY and room.left() <= box.left() + OVER and box.right() - OVER <= room.right():
                p.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
