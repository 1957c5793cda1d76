"""Where the cells of a confusion matrix lie, and what has room beside them."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF

from gui.theme import SMALL_PX, text_font

AXIS, SHARE = 34.0, 58.0
"""The room for the axis above, and for the shares at the right, in pixels."""

BESIDE_NAMES = 40.0
"""The room for the axis and the shortest names at the left, in pixels."""

SMALL = 280
"""Below this width or height only the cells and the names of the classes have room, in pixels."""

NAMES = 18.0
"""The room for the names at the left and above where it is small, in pixels."""

DIGIT, LONGEST = 14.0, 90.0
"""The room for the name of a row that is always there, and the most that a long one gets besides, in pixels."""

LINE = SMALL_PX + 1.0
"""How high the name of a row is, in pixels: where cells are lower, not every row is named, and none has a share."""

LARGEST = 160.0
"""The most that a cell is wide, in pixels: two classes need no more room to be seen."""

FINE = 4.0
"""Below which size of a cell no lines are left between one and the next, in pixels: nothing else would be seen."""


class ConfusionLayout:
    """The places in a picture of some size.

    Attributes:
        small: whether there is no room for the names of the axes and for the shares.
        room: how much room the names of the rows have beside that for a digit, in pixels.
        cells: the square of all cells.
        frames: each cell, row by row: whole pixels, with a line between one and the next, unless FINE.
        has_shares: whether rows are high enough for their shares.
    """

    def __init__(self, size: QSize, names: Sequence[str]) -> None:
        """Lay out cells of so many classes."""
        width, height = size.width(), size.height()
        self.small = min(width, height) < SMALL
        self.room = 0.0 if self.small else _room_for(names)
        above, beside, share = (NAMES,) * 3 if self.small else (AXIS, BESIDE_NAMES + self.room, SHARE)
        self._classes = n = len(names)
        across, down = width - beside - share, height - above - 8
        side = max(40.0, min(across, down, LARGEST * max(1, n)))
        left, top = beside + max(0.0, (across - side) / 2), above + max(0.0, (down - side) / 2)
        self.cells = area = QRectF(left, top, side, side)
        self.has_shares = not self.small and self.every(LINE) == 1
        line = 0 if side < FINE * n else 1
        xs, ys = ([round(start + k * side / max(1, n)) for k in range(n + 1)] for start in (area.left(), area.top()))
        self.frames = [
            [
                QRectF(left, top, right - left, bottom - top).adjusted(line, line, -line, -line)
                for left, right in pairwise(xs)
            ]
            for top, bottom in pairwise(ys)
        ]

    def every(self, needed: float) -> int:
        """Return every which class can be named if a name needs so many pixels."""
        return max(1, math.ceil(needed * self._classes / self.cells.width()))

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return the row and the column of the cell under a point."""
        if not self._classes or not self.cells.contains(point):
            return None
        cell, last = self.cells.width() / self._classes, self._classes - 1
        way = point - self.cells.topLeft()
        return min(last, int(way.y() / cell)), min(last, int(way.x() / cell))


def height_for(width: int, names: Sequence[str]) -> int:
    """Return how high a picture is at most in so many pixels: beyond that, what is below would be empty."""
    if width < SMALL:
        return round(width - NAMES + 8)
    side = width - _room_for(names) - SHARE - AXIS
    return max(SMALL, round(AXIS + min(side, LARGEST * max(1, len(names))) + 8))


def _room_for(names: Sequence[str]) -> float:
    """Return how much room the names of the rows need beside that for a digit."""
    letters = QFontMetricsF(text_font(SMALL_PX))
    longest = max((letters.horizontalAdvance(name) for name in names), default=0.0)
    return float(np.clip(longest - DIGIT, 0, LONGEST))
