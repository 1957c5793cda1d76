"""This batch as dots on the curve of a function."""

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from gui.plots.base import Plot
from gui.plots.export import Table
from gui.theme import Theme
from model.inside.dots import Dots

ABOVE = 0.12
"""The room above the highest value, as a share of the axis: there the axis's name stands, and no number."""


class BatchDotsPlot(Plot):
    """A function as a line, its slope as a dashed one, the batch as dots, and its mean as a level line."""

    upright = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._points = pg.ScatterPlotItem(pxMode=True, symbol="o", size=7)
        self.add(self._points)
        self._slope, self._curve, self._level = (self.add_line() for _ in range(3))
        self._dots: Dots | None = None
        self._describe: Callable[[float, float], str] = lambda x, y: ""
        self.pointed.connect(self._point)
        self.dress()

    @property
    def dot(self) -> QColor:
        """The colour of the batch."""
        return self.color("train")

    def set_describe(self, describe: Callable[[float, float], str]) -> None:
        """Set how (x, y) of the curve under the pointer is put into words."""
        self._describe = describe

    def set_dots(self, dots: Dots) -> None:
        """Show other dots on their curve."""
        self._dots = dots
        nothing = np.empty(0), np.empty(0)
        curve, slope = (*dots.curve, nothing)[:2]
        x_low, x_high = float(curve[0][0]), float(curve[0][-1])
        low, high = _ends(dots, (curve[1], slope[1]))
        self._curve.set_data(curve[0], np.clip(curve[1], low - 1e3, high + 1e3))
        self._slope.set_data(*slope)
        level = () if dots.level is None else (dots.level, dots.level)
        self._level.set_data(np.array((x_low, x_high)[: len(level)]), np.array(level))
        self._points.setData(dots.x.copy(), np.clip(dots.y, low, high))
        self.set_range(min(0.0, x_low) if x_low < 1e-6 else x_low, x_high, low, high)
        self.redraw(scene=True)
        self.tell_again()

    def table(self) -> Table:
        """Return the dots: x and y."""
        dots = self._dots
        return ("x", "y"), zip(dots.x.tolist(), dots.y.tolist(), strict=True) if dots else ()

    def dress(self) -> None:
        self._points.setPen(pg.mkPen(self.color("panel")))
        dot = self.dot
        dot.setAlpha(170)
        self._points.setBrush(pg.mkBrush(dot))
        self._curve.pen = QPen(self.color("text"), 1)
        self._slope.pen = QPen(self.color("muted"), 1, Qt.PenStyle.DashLine)
        self._level.pen = QPen(self.dot, 1, Qt.PenStyle.DashLine)
        self.redraw(scene=True)

    @Slot(object)
    def _point(self, at: QPointF | None) -> None:
        text = ""
        if at is not None and self._dots is not None:
            text = self._describe(at.x(), float(np.interp(at.x(), *self._dots.curve[0])))
        self.show_note(text, at or QPointF())


def _ends(dots: Dots, curves: tuple[np.ndarray, ...]) -> tuple[float, float]:
    """Return the ends of the y axis: the dots are in sight, and of a curve that goes to infinity what they need."""
    values = dots.y[np.isfinite(dots.y)]
    if dots.kind.startswith("activation"):
        values = np.concatenate((values, *(curve[np.isfinite(curve)] for curve in curves)))
        low, high = float(values.min()), float(values.max())
        size = max(high - low, 0.1)
        return low - 0.06 * size, high + ABOVE * size
    return 0.0, (1 + ABOVE) * max(float(values.max(initial=0.0)), 2.0)
