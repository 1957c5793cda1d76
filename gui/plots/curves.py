"""Curves over the steps of a run, with their values under the pointer."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from types import MappingProxyType

import numpy as np
from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gui.plots.base import Plot
from gui.plots.caption import Key
from gui.plots.colors import Palette, run_colors
from gui.plots.export import Table
from gui.plots.line import Line
from gui.plots.ticks import nice_above, power_of_ten, powers_between, short
from gui.theme import Theme
from gui.widgets.marks import SIGNS, paint_mark
from model.series import Curve
from model.surfaces import Point

NOTHING = Curve(np.empty(0), np.empty(0))
"""A curve without points."""

LEAST = 1e-12
"""The smallest value on a logarithmic axis."""


DASHED = (5.0, 3.0)
"""The strokes and gaps of the test curve, in pixels: nothing is told by colour alone."""

DEEPEST = -10.0
"""How far below 0 a fixed y axis reaches down where curves leave it; what lies deeper runs along its lower end."""

EARLY = 60
"""Which part of a run, one in so many, does not decide how far the y axis reaches."""


MARK = 3.5
"""How far a mark at the end of a line reaches, in pixels."""

DOT = 2.0
"""The radius of a curve of a single point, in pixels."""

FADED = 0.4
"""How strong the colour of a curve is where the run is no longer, or not yet again."""

BESIDE_VALUES = 3
"""How many lines of a plot's height the values under the pointer leave to the step and to the room around."""


@dataclass(frozen=True)
class FadedCurves:
    """Curves of a branch: how the run went on where it was left.

    Attributes:
        name: what the branch is called, in words.
        curves: by the name of their line.
    """

    name: str
    curves: Mapping[str, Curve]


BEGINNING = 3.0
"""How many times as high as all that follows the first moments may be, to be seen, too."""


def _settled(curve: Curve) -> np.ndarray:
    """Return the values without those of the first moments, which may lie far from all that follows."""
    begun = np.searchsorted(curve.steps, curve.steps[-1] / EARLY) if len(curve.steps) > EARLY else 0
    return curve.values[begun:]


def _decades(values: np.ndarray) -> tuple[float, float]:
    """Return the whole powers of ten around all values that are numbers and have room on a logarithmic axis."""
    found = values[(values > LEAST) & np.isfinite(values)]
    if not len(found):
        return -2.0, 1.0
    low = math.floor(math.log10(found.min()))
    return low, max(low + 1.0, math.ceil(math.log10(found.max())))


def _power_or_zero(zero: float, exponent: float) -> str:
    """Write 10 to a whole power on an axis that has 0 in the place of one."""
    return "0" if exponent == zero else power_of_ten(exponent)


class CurvePlot(Plot):
    """Several curves over steps, on a linear or a logarithmic axis; faint where they are not the run's own way now."""

    upright = True
    _ends: Mapping[str, int] = MappingProxyType({})  # drawn before there is anything to mark

    def __init__(self, theme: Theme, *, logarithmic: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._logarithmic = False
        self._curves: dict[str, Curve] = {}
        self._names: dict[str, str] = {}
        self._step_text = "{n}"
        self._write_value: Callable[[float], str] = short
        self._fixed: tuple[float, float] | None = None
        self._palette: Palette = lru_cache(maxsize=1)(run_colors)  # legends ask for each line, many times a second
        self._curve_lines: dict[str, Line] = {}
        self._later_lines: dict[str, Line] = {}  # what comes after the present
        self._branch_lines: list[tuple[str, Line]] = []  # by the name of their curve
        self._now: int | None = None
        self._branches: Sequence[FadedCurves] = ()
        self._marks: Sequence[int] = ()
        self._reach = nice_above(10)
        self._titles: Mapping[str, str] = {}
        self._ceiling = math.inf
        self._lowest = -math.inf  # of the y axis
        self._zero = False  # whether that is 0, on a logarithmic axis
        self._cursor = self.add_line()
        self.pointed.connect(self._point)
        self.set_range(0, 10, 0, 1)
        self.dress()
        self.set_logarithmic(logarithmic)

    @property
    def logarithmic(self) -> bool:
        """Whether the y axis is."""
        return self._logarithmic

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Make the y axis logarithmic, or linear."""
        if logarithmic == self._logarithmic:
            return
        self._logarithmic = logarithmic
        self._axes["left"].write = power_of_ten if logarithmic else short
        self._make_branch_lines()
        self._draw()
        self.refresh()

    def set_palette(self, palette: Palette) -> None:
        """Set which lines there are, from back to front, and their colours."""
        self._palette = lru_cache(maxsize=1)(palette)
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
        """Fix the y axis, which still reaches down to curves that leave it below.

        Without, it begins at 0 and follows the highest value of all but the batch's curve.
        """
        self._fixed = low, high

    def set_ends(self, ends: Mapping[str, int], titles: Mapping[str, str]) -> None:
        """Have lines end in a mark, so that they are not told by colour alone.

        Args:
            ends: the shape at the end of each, see `gui.widgets.marks`.
            titles: what lines are called in tables, where their own names say nothing.
        """
        self._ends, self._titles = dict(ends), dict(titles)
        self.redraw()

    def legend(self) -> list[Key]:
        """Return the lines that are drawn, each with the mark that it ends in."""
        drawn = [name for name in self._names if len(self._curves.get(name, NOTHING).steps)]
        return [Key(self._names[k], self._pen(k, self.line_color(k)), self._ends.get(k)) for k in drawn]

    def set_ceiling(self, ceiling: float) -> None:
        """Set how far the y axis reaches at most: one line that leaves all numbers behind would flatten the others."""
        self._ceiling = ceiling

    def curves(self) -> dict[str, Curve]:
        """Return what is drawn."""
        return dict(self._curves)

    def _tell_apart(self) -> dict[str, tuple[int, int, float]]:
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
            (self._titles.get(name, name), int(step), float(value))
            for name, curve in self._curves.items()
            for step, value in zip(curve.steps, curve.values, strict=True)
        )
        return ("curve", "step", "value"), points

    def set_curves(
        self,
        curves: Mapping[str, Curve],
        now: int | None = None,
        branches: Sequence[FadedCurves] = (),
        marks: Sequence[int] = (),
        end: int = 0,
    ) -> bool:
        """Draw these curves by name: any that the palette has; nothing is done where all is as it was.

        Args:
            curves: by the name of their line.
            now: the step where the run is, where that is not their end: they are faint from there on.
            branches: how the run went on where it was left.
            marks: steps with a thin line.
            end: how far the run went: plots beside each other reach equally far, whichever curve has its next point.

        Returns:
            Whether anything was other than before.
        """
        before = self._tell_apart(), self._now, self._marks, self._reach
        others, self._branches = self._branches, branches
        self._curves, self._now, self._marks = dict(curves), now, marks
        self._reach = nice_above(max(end, 10))
        if others is branches and (self._tell_apart(), now, marks, self._reach) == before:
            return False
        if others is not branches:
            self._make_branch_lines()
        self._draw()
        return True

    def _draw(self) -> None:
        """Put every curve where it belongs on the axes, and fit those."""
        everything = [c for some in (self._curves, *(b.curves for b in self._branches)) for c in some.values()]
        before = self._zero, self._lowest
        self._zero = self._logarithmic and any(not c.values.all() for c in everything)
        now, y_range = self._now, self._y_range()
        self._lowest = y_range[0]
        if self._logarithmic and (self._zero, self._lowest) != before:
            self._make_branch_lines()
            self._axes["left"].write = partial(_power_or_zero, self._lowest) if self._zero else power_of_ten
        for name, line in self._curve_lines.items():
            curve = self._curves.get(name, NOTHING)
            steps, values = curve.steps, self._on_axis(curve.values)
            here = len(steps) if now is None else int(np.searchsorted(steps, now, "right"))
            line.set_data(steps[:here], values[:here])
            later = slice(max(0, here - 1), None if here < len(steps) else 0)
            self._later_lines[name].set_data(steps[later], values[later])
        self.redraw()
        last = max((int(c.steps[-1]) for c in everything if len(c.steps)), default=0)
        self.set_range(0, max(self._reach, nice_above(max(last, 10))), *y_range)
        if self._zero != before[0]:
            self.refresh()  # the same numbers are written in another way
        self.tell_again()

    def choose_rows(self, low: float, high: float, wanted: int) -> np.ndarray:
        if not self._logarithmic:
            return super().choose_rows(low, high, wanted)
        rows = powers_between(low, high, wanted)
        if not self._zero:
            return rows
        near = (high - low) / wanted / 2  # here a number would lie on that of 0
        return np.concatenate(([low], rows[rows > low + near]))

    def _make_branch_lines(self) -> None:
        for _, line in self._branch_lines:
            self.remove_line(line)
        self._branch_lines = []
        for branch in self._branches:
            for name in [n for n in self._curve_lines if n in branch.curves]:  # from back to front
                curve = branch.curves[name]
                line = self.add_line(smooth=name != "batch", below=self._curve_lines[name])
                line.set_data(curve.steps, self._on_axis(curve.values))
                line.pen = self._faded_pen(name)
                self._branch_lines.append((name, line))

    def _faded_pen(self, name: str) -> QPen:
        color = QColor(self.line_color(name))
        color.setAlphaF(color.alphaF() * FADED)
        return self._pen(name, color)

    @staticmethod
    def _pen(name: str, color: QColor) -> QPen:
        pen = QPen(color, 1)
        if name == "test":
            pen.setDashPattern(DASHED)
        return pen

    def paint_above(self, painter: QPainter) -> None:
        """Paint the curves, and below them the marks."""
        area, (low, high) = self.area(), self._range[:2]
        painter.setPen(QPen(self.color("muted", 110), 1))
        columns = {round(area.left() + (step - low) / (high - low) * area.width()) for step in self._marks}
        for x in columns:
            painter.drawLine(x, round(area.top()), x, round(area.bottom()))
        super().paint_above(painter)
        self._paint_beginnings(painter)
        self._paint_ends(painter)

    def _paint_beginnings(self, painter: QPainter) -> None:
        """Paint curves of a single point as a dot: they are no lines yet."""
        shown = self._curve_lines.keys() - self._ends.keys()
        begun = [name for name, curve in self._curves.items() if len(curve.steps) == 1 and name in shown]
        if not begun:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for name in begun:
            painter.setBrush(self.line_color(name))
            painter.drawEllipse(self._pixel(self._curves[name], 0), DOT, DOT)
        painter.restore()

    def _pixel(self, curve: Curve, place: int) -> QPointF:
        """Return where a point of a curve is."""
        [value] = self._on_axis(curve.values[place : place + 1]).tolist()
        return self.pixel_of((float(curve.steps[place]), value))

    def _paint_ends(self, painter: QPainter) -> None:
        """Paint the marks where lines are now."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.area()
        for name, shape in self._ends.items():
            curve = self._curves.get(name, NOTHING)
            last = int(np.searchsorted(curve.steps, self._now, "right")) if self._now is not None else len(curve.steps)
            if not last:
                continue
            at = self._pixel(curve, last - 1)
            at.setY(max(at.y(), area.top()))  # what is beyond all others is not gone
            if at.y() <= area.bottom() + MARK:
                paint_mark(painter, shape, at, MARK, self.line_color(name), self.color("panel"))
        painter.restore()

    def redraw(self, scene: bool = False) -> None:
        """Draw again, marks at the edges included."""
        super().redraw(scene)
        if self._ends:
            rim = math.ceil(MARK) + 2
            self.viewport().update(self.area().toAlignedRect().adjusted(-rim, -rim, rim, rim))

    def _on_axis(self, values: np.ndarray) -> np.ndarray:
        if self._logarithmic:  # there is no place for 0: it has a row of its own along the lower edge
            powers = np.maximum(np.log10(np.maximum(values, LEAST)), self._lowest + self._zero)
            return np.where(values == 0, self._lowest, powers)
        return np.maximum(values, DEEPEST) if self._fixed else values

    def _y_range(self) -> tuple[float, float]:
        everything = [item for some in (self._curves, *(b.curves for b in self._branches)) for item in some.items()]
        curves = [c for name, c in everything if name != "batch" and len(c.values)]
        if self._logarithmic:  # where there is room for the first moments, too, and one more row where there is a 0
            values = np.concatenate([c.values for c in curves] or [np.empty(0)])
            low, high = _decades(np.minimum(values, self._ceiling))
            return low - self._zero, high
        shown = [np.minimum(_settled(c), self._ceiling) for c in curves]
        low = min((float(v.min()) for v in shown), default=0.0)
        high = max((float(v.max()) for v in shown), default=1.0)
        begun = min(self._ceiling, max((float(c.values.max()) for c in curves), default=high))
        high = begun if begun <= BEGINNING * high else high
        if self._fixed:
            least, most = self._fixed
            return (least, most) if low >= least else (-nice_above(min(-low, -DEEPEST)), most)
        return 0.0, nice_above(max(high, 1e-6))

    def dress(self) -> None:
        if not hasattr(self, "_cursor"):
            return
        colors = self._palette(self.theme.tokens)
        for name in [n for n in self._curve_lines if n not in colors]:
            self.remove_line(self._curve_lines.pop(name))
            self.remove_line(self._later_lines.pop(name))
        for name, color in colors.items():
            if name not in self._curve_lines:
                self._curve_lines[name] = self.add_line(smooth=name != "batch")
                self._later_lines[name] = self.add_line(smooth=name != "batch")
            self._curve_lines[name].pen = self._pen(name, color)
            self._later_lines[name].pen = self._faded_pen(name)
        self._make_branch_lines()
        self._cursor.pen = QPen(self.color("muted", 120), 1)
        self.redraw()

    def line_color(self, name: str) -> QColor:
        """Return the colour of a line, for legends."""
        return self._palette(self.theme.tokens)[name]

    def _steps(self) -> np.ndarray:
        """Return the steps that are pointed at: those of the longest curve of what is evaluated."""
        lead = max(self._curves.items(), key=lambda c: (c[0] != "batch", len(c[1].steps)), default=("", NOTHING))
        return lead[1].steps

    def first_place(self) -> Point:
        """Return where the run is."""
        steps, (_, middle) = self._steps(), super().first_place()
        return (float(steps[-1]) if len(steps) else 0.0), middle

    def read_at(self, place: Point) -> Point:
        """Return the place above or below at the nearest step, or at any where there are only branches."""
        steps = self._steps()
        if not len(steps):
            return place
        beyond = self._branches and place[0] > steps[-1]
        return float(round(place[0]) if beyond else steps[np.abs(steps - place[0]).argmin()]), place[1]

    @Slot(object)
    def _point(self, at: QPointF | None) -> None:
        lines: list[str] = []
        x, steps = 0.0, self._steps()
        if at is not None and len(steps):
            x, _ = self.read_at((at.x(), at.y()))
            for name in () if x > steps[-1] else self._names:
                value = self._value(name, x)
                if not math.isnan(value):
                    sign = f"{SIGNS[self._ends[name]]} " if name in self._ends else ""
                    lines.append(f"{sign}{self._names[name]} {self._write_value(value)}")
            rows = max(2, self.height() // self.fontMetrics().lineSpacing() - BESIDE_VALUES)
            beside = math.ceil(len(lines) / rows)  # so many in a row, or the last would not be seen
            lines = [" · ".join(lines[k : k + beside]) for k in range(0, len(lines), beside or 1)]
            lines += self._branches_at(x)
        low, high = self._range[2:]
        self._cursor.set_data(*(np.array([[x, x], [low, high]]) if lines else np.empty((2, 0))))
        self.redraw()
        heading = self._step_text.format(n=f"{int(x):,}") if lines else ""
        self.show_note("\n".join([heading, *lines]).strip(), at or QPointF())

    def _branches_at(self, x: float) -> list[str]:
        """Return two lines for each branch that goes past step x: its name; its values, of many the first and last."""
        lines: list[str] = []
        for branch in self._branches:
            there = {k: c for k, c in branch.curves.items() if len(c.steps) and c.steps[0] <= x <= c.steps[-1]}
            named = {name: _nearest(there[k], x) for k, name in self._names.items() if k in there}
            values = [f"{name} {self._write_value(value)}" for name, value in named.items()]
            if values:
                lines += [branch.name, " · ".join(values if len(values) < 3 else (values[0], values[-1]))]
        return lines

    def _value(self, name: str, x: float) -> float:
        """Return a curve's value at the point nearest to step x; NaN where it has none, or has ended before."""
        curve = self._curves.get(name, NOTHING)
        ended = name in self._ends and len(curve.steps) and x > curve.steps[-1]
        return math.nan if ended else _nearest(curve, x)


def _nearest(curve: Curve | None, x: float) -> float:
    if curve is None or not len(curve.steps):
        return math.nan
    return float(curve.values[np.abs(curve.steps - x).argmin()])
