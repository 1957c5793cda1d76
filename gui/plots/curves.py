"""Curves over the steps of a run, with their values under the pointer."""

import math
from collections.abc import Callable, Mapping

import numpy as np
from PySide6.QtCore import QPointF, Slot
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from gui.plots.base import Line, Plot, nice_above, short
from gui.plots.colors import Palette, run_colors
from gui.plots.export import Table
from gui.theme import Theme
from model.series import Curve

NOTHING = Curve(np.empty(0), np.empty(0))
"""A curve without points."""

LEAST = 1e-12
"""The smallest value on a logarithmic axis."""


DASHED = (5.0, 3.0)
"""The strokes and gaps of the test curve, in pixels: nothing is told by colour alone."""

EARLY = 60
"""Which part of a run, one in so many, does not decide how far the y axis reaches."""


def power_of_ten(exponent: float) -> str:
    """Write 10 to a whole power: 0.01, 1, 100; beyond that as 1e-5."""
    return f"{10**exponent:g}" if -4 < exponent < 5 else f"1e{exponent:.0f}"


def _settled(curve: Curve) -> np.ndarray:
    """Return the values without those of the first moments, which may lie far from all that follows."""
    begun = np.searchsorted(curve.steps, curve.steps[-1] / EARLY) if len(curve.steps) > EARLY else 0
    return curve.values[begun:]


class CurvePlot(Plot):
    """Several curves over steps, on a linear or a logarithmic axis."""

    def __init__(self, theme: Theme, *, logarithmic: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, write_y=power_of_ten if logarithmic else short, parent=parent)
        self._logarithmic = logarithmic
        self._curves: dict[str, Curve] = {}
        self._names: dict[str, str] = {}
        self._step_text = "{n}"
        self._write_value: Callable[[float], str] = short
        self._fixed: tuple[float, float] | None = None
        self._palette: Palette = run_colors
        self._curve_lines: dict[str, Line] = {}
        self._cursor = self.add_line()
        self.pointed.connect(self._point)
        self.set_range(0, 10, 0, 1)
        self.dress()

    def set_palette(self, palette: Palette) -> None:
        """Set which lines there are, from back to front, and their colours."""
        self._palette = palette
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

    def set_value_format(self, value: Callable[[float], str]) -> None:
        """Set how the values under the pointer are written."""
        self._write_value = value

    def set_fixed(self, low: float, high: float) -> None:
        """Fix the y axis; without, it begins at 0 and follows the highest value of all but the batch's curve."""
        self._fixed = low, high

    def curves(self) -> dict[str, Curve]:
        """Return what is drawn."""
        return dict(self._curves)

    def _ends(self) -> dict[str, tuple[int, int, float]]:
        """Return what tells whether curves have changed: they only grow, or are cut off."""
        return {
            k: (len(c.steps), int(c.steps[-1]), float(c.values[-1])) for k, c in self._curves.items() if len(c.steps)
        }

    def last_points(self) -> dict[str, tuple[int, float]]:
        """Return step and value at the end of each curve."""
        return {k: (int(c.steps[-1]), float(c.values[-1])) for k, c in self._curves.items() if len(c.steps)}

    def table(self) -> Table:
        """Return a row for each point: curve, step, value."""
        points = (
            (name, int(step), float(value))
            for name, curve in self._curves.items()
            for step, value in zip(curve.steps, curve.values, strict=True)
        )
        return ("curve", "step", "value"), points

    def set_curves(self, curves: Mapping[str, Curve]) -> None:
        """Draw these curves by name: any that the palette has; nothing is done where they are as they were."""
        before, self._curves = self._ends(), dict(curves)
        if self._ends() == before:
            return
        for name, line in self._curve_lines.items():
            curve = curves.get(name, NOTHING)
            line.set_data(curve.steps, self._on_axis(curve.values))
        self.redraw()
        last = max((int(c.steps[-1]) for c in curves.values() if len(c.steps)), default=0)
        self.set_range(0, nice_above(max(last, 10)), *self._y_range())

    def choose_rows(self, low: float, high: float, wanted: int) -> np.ndarray:
        if not self._logarithmic:
            return super().choose_rows(low, high, wanted)
        return np.arange(math.ceil(low), math.floor(high) + 1, math.ceil((high - low) / wanted))

    def _on_axis(self, values: np.ndarray) -> np.ndarray:
        return np.log10(np.maximum(values, LEAST)) if self._logarithmic else values

    def _y_range(self) -> tuple[float, float]:
        shown = [self._on_axis(_settled(c)) for name, c in self._curves.items() if name != "batch" and len(c.values)]
        low = min((float(v.min()) for v in shown), default=-2.0 if self._logarithmic else 0.0)
        high = max((float(v.max()) for v in shown), default=1.0)
        if self._logarithmic:
            low, high = math.floor(low), math.ceil(high)
            return low, max(high, low + 1)
        if self._fixed:
            least, most = self._fixed
            return (least, most) if low >= least else (-nice_above(min(-low, 1.0)), most)
        return 0.0, nice_above(max(high, 1e-6))

    def dress(self) -> None:
        if not hasattr(self, "_cursor"):
            return
        colors = self._palette(self.theme.tokens)
        for name in [n for n in self._curve_lines if n not in colors]:
            self.remove_line(self._curve_lines.pop(name))
        for name, color in colors.items():
            if name not in self._curve_lines:
                self._curve_lines[name] = self.add_line(smooth=name != "batch")
            pen = QPen(color, 1)
            if name == "test":
                pen.setDashPattern(DASHED)
            self._curve_lines[name].pen = pen
        self._cursor.pen = QPen(self.color("muted", 120), 1)
        self.redraw()

    def line_color(self, name: str) -> QColor:
        """Return the colour of a line, for legends."""
        return self._palette(self.theme.tokens)[name]

    @Slot(object)
    def _point(self, at: QPointF | None) -> None:
        lines: list[str] = []
        x = 0.0
        lead = max(self._curves.items(), key=lambda c: (c[0] != "batch", len(c[1].steps)), default=None)
        if at is not None and lead is not None and len(lead[1].steps):
            steps = lead[1].steps
            x = float(steps[np.abs(steps - at.x()).argmin()])
            for name in self._names:
                value = self._value(name, x)
                if not math.isnan(value):
                    lines.append(f"{self._names[name]} {self._write_value(value)}")
        low, high = self._range[2:]
        self._cursor.set_data(*(np.array([[x, x], [low, high]]) if lines else np.empty((2, 0))))
        self.redraw()
        heading = self._step_text.format(n=f"{int(x):,}") if lines else ""
        self.show_note("\n".join([heading, *lines]).strip(), at or QPointF())

    def _value(self, name: str, x: float) -> float:
        """Return a curve's value at the point nearest to step x; NaN where it has none."""
        curve = self._curves.get(name)
        if curve is None or not len(curve.steps):
            return math.nan
        return float(curve.values[np.abs(curve.steps - x).argmin()])
