"""A few lines in a plane, on linear or logarithmic axes, with marked places."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from PySide6.QtCore import QPointF, Slot
from PySide6.QtGui import QColor, QPainter, QPen

from gui.plots.base import Plot
from gui.plots.caption import Key
from gui.plots.export import Table
from gui.plots.ticks import digits_to, power_of_ten, powers_between, short, ticks_between
from gui.theme import Theme
from gui.widgets.marks import mark
from gui.widgets.numbers import tidy
from model.surfaces import Point

LEAST = 1e-300
"""The smallest number on a logarithmic axis."""

MARK = 4.0
"""How far a mark reaches from its place, in pixels."""

FINE = 1 / 200
"""How much of what is seen numbers under the pointer are told apart by."""

Color = Callable[[Theme], QColor]
"""A colour, in whichever theme is in force."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """A line.

    Attributes:
        name: in words, or for tables.
        x, y: shape (n,), x ascending.
        color: of the line and its places.
        dashed: whether it is.
        places: marked points (x, y), each with whether it is filled.
        shape: of their marks, see `gui.widgets.marks`.
    """

    name: str
    x: np.ndarray
    y: np.ndarray
    color: Color
    dashed: bool = False
    places: Sequence[tuple[Point, bool]] = ()
    shape: int = 0


class LinesPlot(Plot):
    """Lines with a legend under the pointer; its ranges follow what is drawn."""

    upright = True

    def __init__(
        self,
        theme: Theme,
        *,
        log_x: bool = False,
        log_y: bool = False,
        write: Callable[[float], str] | None = None,
        ends: tuple[float, float] = (-np.inf, np.inf),
    ) -> None:
        """Make a plot without lines.

        Args:
            theme: of the window.
            log_x, log_y: which axes are logarithmic.
            write: puts a y into words, at the axis and under the pointer.
            ends: between which y the room around the lines ends, as 100 % is the end of a share; lines may go beyond.
        """
        self._log_x, self._log_y = log_x, log_y
        self._write = write
        super().__init__(
            theme,
            write_x=power_of_ten if log_x else short,
            write_y=write or (power_of_ten if log_y else short),
        )
        self._drawn: Sequence[Drawn] = ()
        self._x_text = "x {n}"
        self._least, self._ends = 0.0, ends
        self.pointed.connect(self._point)
        self.set_range(0, 1, 0, 1)

    def name_x(self, text: str, *, at_axis: bool = True) -> None:
        """Say what x counts, as "step {n}": under the pointer and, without the number, at the axis."""
        self._x_text = text
        self.set_axis_names(text.replace("{n}", "").strip() if at_axis else "")
        self.tell_again()

    @property
    def log_y(self) -> bool:
        """Whether the y axis is logarithmic."""
        return self._log_y

    def set_log_y(self, log: bool) -> None:
        """Make the y axis logarithmic, or linear."""
        if log != self._log_y:
            self._log_y = log
            self._axes["left"].write = power_of_ten if log else short
            self.refresh()

    def set_drawn(self, drawn: Sequence[Drawn], least: float = 0.0) -> None:
        """Draw these lines, the first at the back; a linear x axis shows at least so much, from their beginning on."""
        for line in list(self._lines):
            self._lines.remove(line)
        self._drawn, self._least = tuple(drawn), least
        seen: list[np.ndarray] = []
        for one in drawn:
            points = self._scaled(one.x, one.y)
            line = self.add_line()
            line.pen = self._pen(one)
            line.set_data(points[:, 0], points[:, 1])
            seen += [points, self._scaled(*np.reshape([p for p, _ in one.places], (-1, 2)).T)]
        every = np.concatenate(seen) if seen else np.empty((0, 2))
        if len(every):
            (x_low, y_low), (x_high, y_high) = every.min(0), every.max(0)
            x_high = max(x_high, x_low + least)
            below, above = _with_room(y_low, y_high, self._log_y, 0.06)
            low, high = self._ends
            rows = max(below, min(low, y_low)), min(above, max(high, y_high))
            self.set_range(*_with_room(x_low, x_high, self._log_x, 0.0), *rows)
        else:  # or its axes would go on telling of what was drawn before
            self.set_range(0, max(1.0, least), 0, 1)
        self.fit_axis()
        self.redraw()
        self.tell_again()

    def _scaled(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return points as they lie on the axes, those left out that lie nowhere; shape (n, 2)."""
        points = np.column_stack((x, y)).astype(float)
        with np.errstate(all="ignore"):
            for column, log in ((0, self._log_x), (1, self._log_y)):
                if log:
                    points[:, column] = np.where(points[:, column] > LEAST, np.log10(points[:, column]), np.nan)
        return points[np.isfinite(points).all(1) & (np.abs(points) < 1e290).all(1)]

    def choose_rows(self, low: float, high: float, wanted: int) -> np.ndarray:
        """Return whole powers on a logarithmic axis."""
        return powers_between(low, high, wanted) if self._log_y else super().choose_rows(low, high, wanted)

    def choose_columns(self, low: float, high: float, wanted: int) -> np.ndarray:
        """Return whole powers on a logarithmic axis."""
        return powers_between(low, high, wanted) if self._log_x else super().choose_columns(low, high, wanted)

    def refresh(self) -> None:
        super().refresh()
        self.fit_axis()

    def redraw(self, scene: bool = False) -> None:
        """Draw again, marks at the edges included."""
        super().redraw(scene)
        rim = round(MARK) + 2
        self.viewport().update(self.area().toAlignedRect().adjusted(-rim, -rim, rim, rim))

    def paint_above(self, painter: QPainter) -> None:
        super().paint_above(painter)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in self._drawn:
            for place, filled in one.places:
                for at in self.to_pixels(self._scaled(np.array([place[0]]), np.array([place[1]]))).tolist():
                    painter.setPen(QPen(one.color(self.theme), 1.5))
                    painter.setBrush(one.color(self.theme) if filled else self.color("panel"))
                    painter.drawPath(mark(one.shape, QPointF(*at), MARK))
        painter.restore()

    def legend(self) -> list[Key]:
        """Return the lines that have a name, each with the mark of its places."""
        return [
            Key(one.name, self._pen(one), one.shape if one.places else None)
            for one in self._drawn
            if one.name and len(one.x)
        ]

    def _pen(self, one: Drawn) -> QPen:
        pen = QPen(one.color(self.theme), 1)
        if one.dashed:
            pen.setDashPattern([4.0, 3.0])
        return pen

    def table(self) -> Table:
        """Return a row for each point: line, x, y."""
        rows = ((one.name, x, y) for one in self._drawn for x, y in zip(one.x.tolist(), one.y.tolist(), strict=True))
        return ("line", "x", "y"), rows

    def dress(self) -> None:
        self.set_drawn(self._drawn, self._least)

    @Slot(object)
    def _point(self, at: QPointF | None) -> None:
        lines: list[str] = []
        if at is not None:
            x = self._nearest(10.0 ** at.x() if self._log_x else at.x())
            lines = [self._x_text.replace("{n}", self._place(x))]
            for one in self._drawn:
                if len(one.x) and one.x[0] <= x <= one.x[-1]:
                    y = float(np.interp(x, one.x, one.y))
                    lines.append(f"{one.name}  {self._height(y) if isfinite(y) else '–'}")
        self.show_note("\n".join(lines) if len(lines) > 1 else "", at or QPointF())

    def _place(self, x: float) -> str:
        """Write a place so that it differs from those seen beside it."""
        low, high, *_ = self._range
        digits = 3 if self._log_x else max(3, digits_to(x, (high - low) * FINE))
        return tidy(f"{x:,.0f}" if abs(x) < 1e7 and x == round(x) else f"{x:.{digits}g}")

    def _height(self, y: float) -> str:
        """Write a y, unless that is done otherwise, so that it differs from those seen above and below."""
        if self._write is not None:
            return self._write(y)
        *_, low, high = self._range
        return tidy(f"{y:.{4 if self._log_y else max(4, digits_to(y, (high - low) * FINE))}g}")

    def _nearest(self, x: float) -> float:
        """Return the place next to x that the finest line knows, as a whole step; x itself beyond its ends."""
        finest = max((one.x for one in self._drawn), key=len, default=np.empty(0))
        known = len(finest) > 0 and finest[0] <= x <= finest[-1]
        return float(finest[np.abs(finest - x).argmin()]) if known else x


def _with_room(low: float, high: float, log: bool, room: float) -> tuple[float, float]:
    """Return a range that holds all: whole powers on a logarithmic axis, and never empty."""
    if log:
        low, high = np.floor(low + 1e-9), np.ceil(high - 1e-9)
        return float(low), float(max(high, low + 1))
    span = high - low
    if not span > 1e-12 * max(abs(low), abs(high), 1e-300):
        span = max(abs(high), 1.0) * 0.1
        low, high = low - span, high + span
    # Steps of a tenth, so that the axis does not move with every frame.
    tenth = float(np.diff(ticks_between(0, span, 10))[0])
    return float(np.floor((low - room * span) / tenth) * tenth if room else low), float(
        np.ceil((high + room * span) / tenth) * tenth if room else high
    )
