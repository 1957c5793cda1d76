"""A curve of a plot, in as few points as can be told apart in pixels."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPen, QPolygonF


class Line:
    """A curve of a plot that changes from frame to frame. It is no item of the scene: it is drawn over its picture.

    Attributes:
        pen: its colour and width.
        smooth: whether its edges are; smooth edges of a line that jumps up and down are dear.
    """

    def __init__(self, smooth: bool = True) -> None:
        self.pen = QPen()
        self.smooth = smooth
        self._x = self._y = np.empty(0)

    def set_data(self, x: np.ndarray, y: np.ndarray) -> None:
        """Set its points, by ascending x; both of shape (n,). They are not copied."""
        self._x, self._y = x, y

    def __len__(self) -> int:
        return len(self._x)

    def polygon(self, shown: QRectF, area: QRectF) -> QPolygonF:
        """Return it in pixels, at most four points a column: the first, the lowest, the highest and the last.

        Args:
            shown: the part of the plane that the plot shows.
            area: where, in pixels.
        """
        x = area.left() + (self._x - shown.left()) * (area.width() / shown.width())
        y = area.bottom() - (self._y - shown.top()) * (area.height() / shown.height())
        if len(x) > 4 * area.width():
            x, y = _by_columns(x, y)
        return pg.functions.arrayToQPolygonF(x, y)


def _by_columns(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return what is seen of a curve with many points in each column of pixels."""
    starts = np.flatnonzero(np.diff(np.floor(x), prepend=-np.inf))
    stops = np.append(starts[1:], len(x)) - 1
    seen = np.column_stack((y[starts], np.minimum.reduceat(y, starts), np.maximum.reduceat(y, starts), y[stops]))
    return np.repeat(np.floor(x[starts]) + 0.5, 4), seen.ravel()
