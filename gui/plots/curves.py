"""Curves over the steps of a run: the training part, the test part, and the batch loss as the faint line behind."""

import math
from collections.abc import Callable, Mapping

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Slot
from PySide6.QtWidgets import QWidget

from gui.plots.base import Plot, nice_above, short
from gui.theme import Theme
from model.series import Curve

LINES = {"batch": ("muted", 38), "train": ("train", 255), "test": ("test", 255)}
"""Each line's token and opacity, from back to front."""


class CurvePlot(Plot):
    """Up to three curves over steps; their values under the pointer."""

    def __init__(self, theme: Theme, write: Callable[[float], str] = short, parent: QWidget | None = None) -> None:
        """`write` writes a value of the y axis."""
        super().__init__(theme, write_y=write, parent=parent)
        self._curves: dict[str, Curve] = {}
        self._names: dict[str, str] = {}
        self._write_value = write
        self._fixed: tuple[float, float] | None = None
        self._curve_lines = {name: self.add_line() for name in LINES}
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.hide()
        self.addItem(self._cursor, ignoreBounds=True)
        self.pointed.connect(self._point)
        self.set_range(0, 10, 0, 1)
        self.dress()

    def set_names(self, names: Mapping[str, str], step: str) -> None:
        """Set what the lines are called under the pointer, and the word for the step ("step {n}")."""
        self._names = dict(names)
        self._step_text = step
        self.set_axis_names(step.replace("{n}", "").strip())

    def set_write(self, write: Callable[[float], str], value: Callable[[float], str]) -> None:
        """Set how the axis and how the values under the pointer are written."""
        self._axes["left"].write = write
        self._write_value = value
        self.refresh()

    def set_fixed(self, low: float, high: float) -> None:
        """Fix the y axis; without, it begins at 0 and follows the highest value of the training and test curves."""
        self._fixed = low, high

    def set_curves(self, curves: Mapping[str, Curve]) -> None:
        """Draw these curves by name: any of LINES."""
        self._curves = dict(curves)
        for name, line in self._curve_lines.items():
            curve = curves.get(name)
            if curve is None or len(curve.steps) < 2:
                line.setData([], [])
            else:
                line.setData(curve.steps.astype(float), curve.values)
        last = max((int(c.steps[-1]) for c in curves.values() if len(c.steps)), default=0)
        self.set_range(0, nice_above(max(last, 10)), *self._y_range())

    def _y_range(self) -> tuple[float, float]:
        shown = [c.values for name, c in self._curves.items() if name != "batch" and len(c.values)]
        low = min((float(v.min()) for v in shown), default=0.0)
        high = max((float(v.max()) for v in shown), default=1.0)
        if self._fixed:
            least, most = self._fixed
            return (least, most) if low >= least else (-nice_above(min(-low, 1.0)), most)
        return 0.0, nice_above(max(high, 1e-6))

    def dress(self) -> None:
        if not hasattr(self, "_cursor"):
            return
        for name, (token, alpha) in LINES.items():
            self._curve_lines[name].setPen(pg.mkPen(self.color(token, alpha), width=1))
        self._cursor.setPen(pg.mkPen(self.color("muted", 120), width=1))

    @Slot(object)
    def _point(self, at: QPointF | None) -> None:
        lines: list[str] = []
        x = 0.0
        if at is not None:
            lead = self._curves.get("train")
            if lead is not None and len(lead.steps):
                x = float(lead.steps[np.abs(lead.steps - at.x()).argmin()])
                for name in ("train", "test", "batch"):
                    value = self._value(name, x)
                    if not math.isnan(value):
                        lines.append(f"{self._names.get(name, name)} {self._write_value(value)}")
        self._cursor.setVisible(bool(lines))
        self._cursor.setPos(x)
        heading = self._step_text.format(n=f"{int(x):,}") if lines else ""
        self.show_note("\n".join([heading, *lines]).strip(), at or QPointF())

    def _value(self, name: str, x: float) -> float:
        """Return a curve's value at the point nearest to step x; NaN where it has none."""
        curve = self._curves.get(name)
        if curve is None or not len(curve.steps):
            return math.nan
        return float(curve.values[np.abs(curve.steps - x).argmin()])
