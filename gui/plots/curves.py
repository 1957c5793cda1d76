"""Curves over the steps of a run, with their values under the pointer."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gui.plots.base import Plot
from gui.plots.caption import Key
from gui.plots.colors import Palette, run_colors
from gui.plots.curve_reading import CurveReading
from gui.plots.curve_scale import CurveScale
from gui.plots.export import Table
from gui.plots.line import Line
from gui.plots.ticks import nice_above, short
from gui.theme import Theme
from gui.widgets.marks import paint_mark
from model.series import Curve
from model.surfaces import Point

NOTHING = Curve(np.empty(0), np.empty(0))
"""A curve without points."""

DASHED = (5.0, 3.0)
"""The strokes and gaps of the test curve, in pixels: nothing is told by colour alone."""

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


class CurvePlot(Plot):
    """Several curves over steps, on a linear or a logarithmic axis; faint where they are not the run's own way now."""

    upright = True

    def __init__(self, theme: Theme, *, logarithmic: bool = False, parent: QWidget | None = None) -> None:
        self._scale, self._reading = CurveScale(), CurveReading()
        super().__init__(theme, parent=parent)
        self._curves: dict[str, Curve] = {}
        self._palette: Palette = lru_cache(maxsize=1)(run_colors)  # legends ask for each line, many times a second
        self._curve_lines: dict[str, Line] = {}
        self._later_lines: dict[str, Line] = {}  # what comes after the present
        self._branch_lines: list[tuple[str, Line]] = []  # by the name of their curve
        self._now: int | None = None
        self._branches: Sequence[FadedCurves] = ()
        self._marks: Sequence[int] = ()
        self._reach = nice_above(10)
        self._titles: Mapping[str, str] = {}
        self._cursor = self.add_line()
        self.pointed.connect(self._point)
        self.set_range(0, 10, 0, 1)
        self.dress()
        self.set_logarithmic(logarithmic)

    @property
    def logarithmic(self) -> bool:
        """Whether the y axis is."""
        return self._scale.logarithmic

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Make the y axis logarithmic, or linear."""
        if logarithmic == self._scale.logarithmic:
            return
        self._scale.logarithmic = logarithmic
        self._axes["left"].write = self._scale.write if logarithmic else short
        self._make_branch_lines()
        self._draw()
        self.refresh()

    def set_palette(self, palette: Palette) -> None:
        """Set which lines there are, from back to front, and their colours."""
        self._palette = lru_cache(maxsize=1)(palette)
        self.dress()

    def set_names(self, names: Mapping[str, str], step: str) -> None:
        """Set what the lines are called under the pointer, and the word for the step ("step {n}")."""
        self._reading.names, self._reading.step = dict(names), step
        self.set_axis_names(step.replace("{n}", "").strip())

    def set_write(self, write: Callable[[float], str], value: Callable[[float], str]) -> None:
        """Set how the axis and how the values under the pointer are written."""
        self._axes["left"].write = write
        self._reading.write = value
        self.refresh()

    def set_value_format(self, value: Callable[[float], str]) -> None:
        """Set how the values under the pointer are written."""
        self._reading.write = value

    def set_fixed(self, low: float, high: float) -> None:
        """Fix the y axis, which still reaches down to curves that leave it below.

        Without, it begins at 0 and follows the highest value of all but the batch's curve.
        """
        self._scale.fixed = low, high

    def set_ends(self, ends: Mapping[str, int], titles: Mapping[str, str]) -> None:
        """Have lines end in a mark, so that they are not told by colour alone.

        Args:
            ends: the shape at the end of each, see `gui.widgets.marks`.
            titles: what lines are called in tables, where their own names say nothing.
        """
        self._reading.ends, self._titles = dict(ends), dict(titles)
        self.redraw()

    def legend(self) -> list[Key]:
        """Return the lines that are drawn, each with the mark that it ends in."""
        names, ends = self._reading.names, self._reading.ends
        drawn = [name for name in names if len(self._curves.get(name, NOTHING).steps)]
        return [Key(names[k], self._pen(k, self.line_color(k)), ends.get(k)) for k in drawn]

    def set_ceiling(self, ceiling: float) -> None:
        """Set how far the y axis reaches at most: one line that leaves all numbers behind would flatten the others."""
        self._scale.ceiling = ceiling

    def curves(self) -> dict[str, Curve]:
        """Return what is drawn."""
        return dict(self._curves)

    def _shape(self) -> dict[str, tuple[int, tuple[int, float]]]:
        """Return what tells whether curves have changed: they only grow, or are cut off."""
        return {name: (len(self._curves[name].steps), last) for name, last in self.last_points().items()}

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
        before = self._shape(), self._now, self._marks, self._reach
        others, self._branches = self._branches, branches
        self._curves, self._now, self._marks = dict(curves), now, marks
        self._reach = nice_above(max(end, 10))
        if others is branches and (self._shape(), now, marks, self._reach) == before:
            return False
        if others is not branches:
            self._make_branch_lines()
        self._draw()
        return True

    def _draw(self) -> None:
        """Put every curve where it belongs on the axes, and fit those."""
        now, everything = self._now, [self._curves, *(branch.curves for branch in self._branches)]
        curves = [c for some in everything for name, c in some.items() if name != "batch"]
        batches = [some["batch"] for some in everything if "batch" in some]
        zero = self._scale.zero
        if self._scale.fit(curves, batches):
            self._make_branch_lines()
        for name, line in self._curve_lines.items():
            curve = self._curves.get(name, NOTHING)
            steps, values = curve.steps, self._scale.place(curve.values)
            here = len(steps) if now is None else int(np.searchsorted(steps, now, "right"))
            line.set_data(steps[:here], values[:here])
            later = slice(max(0, here - 1), None if here < len(steps) else 0)
            self._later_lines[name].set_data(steps[later], values[later])
        self.redraw()
        last = max((int(c.steps[-1]) for c in (*curves, *batches) if len(c.steps)), default=0)
        self.set_range(0, max(self._reach, nice_above(max(last, 10))), self._scale.low, self._scale.high)
        if self._scale.zero != zero:
            self.refresh()  # the same numbers are written in another way
        self.tell_again()

    def choose_rows(self, low: float, high: float, wanted: int) -> np.ndarray:
        choose = self._scale.rows if self._scale.logarithmic else super().choose_rows
        return choose(low, high, wanted)

    def _make_branch_lines(self) -> None:
        for _, line in self._branch_lines:
            self.remove_line(line)
        self._branch_lines = []
        for branch in self._branches:
            for name in [n for n in self._curve_lines if n in branch.curves]:  # from back to front
                curve = branch.curves[name]
                line = self.add_line(smooth=name != "batch", below=self._curve_lines[name])
                line.set_data(curve.steps, self._scale.place(curve.values))
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
        shown = self._curve_lines.keys() - self._reading.ends.keys()
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
        [value] = self._scale.place(curve.values[place : place + 1]).tolist()
        return self.pixel_of((float(curve.steps[place]), value))

    def _paint_ends(self, painter: QPainter) -> None:
        """Paint the marks where lines are now."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.area()
        for name, shape in self._reading.ends.items():
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
        if self._reading.ends:
            rim = math.ceil(MARK) + 2
            self.viewport().update(self.area().toAlignedRect().adjusted(-rim, -rim, rim, rim))

    def dress(self) -> None:
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
            rows = max(2, self.height() // self.fontMetrics().lineSpacing() - BESIDE_VALUES)
            lines = self._reading.values({} if x > steps[-1] else self._curves, x, rows)
            for branch in self._branches:
                lines += self._reading.branch(branch.name, branch.curves, x)
        low, high = self._range[2:]
        self._cursor.set_data(*(np.array([[x, x], [low, high]]) if lines else np.empty((2, 0))))
        self.redraw()
        heading = self._reading.step.format(n=f"{int(x):,}") if lines else ""
        self.show_note("\n".join([heading, *lines]).strip(), at or QPointF())
