"""A curve with three secants through neighbouring points, and the tangent that they turn into."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF, QShowEvent
from PySide6.QtWidgets import QWidget

from gui.plots.caption import Key
from gui.plots.colors import DIFFERENCE_SHAPES, difference_color
from gui.plots.export import Table
from gui.plots.movable import Limits, MovablePlot, Span
from gui.theme import SMALL_PX, Theme, text_font
from gui.widgets.marks import paint_mark
from model.approach import Sight
from model.surfaces import Point

LIMITS = Limits(widest=1e7, narrowest=1e-6, least=1e-12)
"""How much of the x axis may be seen."""

ROOM = 0.12
"""How much room is left above and below the curve."""

MOST = 1e300
"""How far up and down the y axis reaches at most: beyond, there are no numbers left for its ends."""

SHAPES = {name: DIFFERENCE_SHAPES[name] for name in ("backward", "forward")}
"""The marks of the two neighbours, which the secants to them have in the legend."""

APART, NAME = 34, 18
"""How far names at the axis lie apart at least, and how high they reach above it, in pixels."""


@dataclass(frozen=True)
class Secant:
    """A secant: its id, the two points it goes through, and its slope."""

    name: str
    first: Point
    second: Point
    slope: float


class SecantsPlot(MovablePlot):
    """y = f(x), the point at x, its neighbours at x ± h, and the lines through them. It can be zoomed and moved.

    Signals:
        looked (float, float, int): from where to where the person looks, and how many pixels wide.
    """

    looked = Signal(float, float, int)

    upright = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, LIMITS, axes=1, parent=parent)
        self._sight: Sight | None = None
        self._names: Mapping[str, str] = {}
        self.set_axis_names("x", "f(x)")
        self.set_range(-1, 1, -1, 1)

    # --- what is shown ------------------------------------------------------------------------------------------

    def set_sight(self, sight: Sight | None) -> None:
        """Draw what there is to be seen."""
        self._sight = sight
        self._fit(self.window_seen()[0])

    def set_window(self, low: float, high: float) -> None:
        """Show the curve from here to there."""
        self._fit((low, high))
        self._tell()

    def see(self, spans: Sequence[Span]) -> None:
        """Show the curve as far as that."""
        self.set_window(*spans[0])

    def point(self) -> Point | None:
        """Return the one at x."""
        s = self._sight.secants if self._sight else None
        return (s.x, s.y) if s and isfinite(s.y) else None

    def first_place(self) -> Point:
        """Return where the point is."""
        return self.point() or super().first_place()

    def place_at(self, at: QPointF) -> float:
        """Return the x under a pixel, as round as pixels are wide."""
        x, (low, high) = self.to_plane(at)[0], self.window_seen()[0]
        pixel = (high - low) / max(1.0, self.area().width())
        digits = max(1, min(9, int(np.ceil(np.log10(max(abs(x), pixel) / pixel))) + 1))
        return float(f"{x:.{digits}g}")

    def secants(self) -> Sequence[Secant]:
        """Return the secants that can be drawn."""
        if self._sight is None:
            return ()
        s = self._sight.secants
        before, here, after = (s.x - s.h, s.before), (s.x, s.y), (s.x + s.h, s.after)
        lines = (
            Secant("backward", before, here, s.backward),
            Secant("forward", here, after, s.forward),
            Secant("central", before, after, s.central),
        )
        return [line for line in lines if all(map(isfinite, (line.first[1], line.second[1], line.slope)))]

    def set_names(self, names: Mapping[str, str]) -> None:
        """Set what the legend of a file calls the curve ("f"), each secant by its id, and the tangent ("tangent")."""
        self._names = names

    def legend(self) -> list[Key]:
        """Return the lines that are drawn."""
        if self._sight is None:
            return []
        lines = ("f", *(line.name for line in self.secants()), *(("tangent",) if self._has_tangent() else ()))
        return [Key(self._names[name], self._pen(name), SHAPES.get(name)) for name in lines if name in self._names]

    def _has_tangent(self) -> bool:
        return self._sight is not None and isfinite(self._sight.secants.exact) and isfinite(self._sight.secants.y)

    def _pen(self, line: str) -> QPen:
        """Return what a line is drawn with, by its name as in `set_names`."""
        if line == "tangent":
            pen = QPen(self.color("muted"), 1.5)
            pen.setDashPattern([5.0, 4.0])
            return pen
        return QPen(self.color("text") if line == "f" else difference_color(self.theme.tokens, line), 1)

    def table(self) -> Table:
        """Return a row for each point of the curve and of the secants: line, x, y."""
        if self._sight is None:
            return ("line", "x", "y"), ()
        curve = (("f", x, y) for x, y in zip(self._sight.x.tolist(), self._sight.y.tolist(), strict=True))
        ends = ((line.name, *place) for line in self.secants() for place in (line.first, line.second))
        return ("line", "x", "y"), [*curve, *ends]

    # --- the window ---------------------------------------------------------------------------------------------

    def _fit(self, seen: Span) -> None:
        """Show so much of the curve, at its height: where it shoots up, as at a pole, only the beginning of that."""
        low, high = -1.0, 1.0
        if self._sight is not None:
            y = np.clip(self._sight.y[np.isfinite(self._sight.y)], -MOST, MOST)
            here = float(np.clip(self._sight.secants.y, -MOST, MOST))
            if len(y):
                lower, upper = np.percentile(y, (10, 90))
                low = float(max(y.min(), lower - (upper - lower)))
                high = float(min(y.max(), upper + (upper - lower)))
            if isfinite(here):
                low, high = min(low, here), max(high, here)
        span = high - low
        if not span > 1e-12 * max(abs(low), abs(high), 1e-300):
            span = max(abs(high), 1.0)
            low, high = low - span / 2, high + span / 2
        self.set_range(*seen, low - ROOM * span, high + ROOM * span)
        self.fit_axis()
        self.redraw()

    def _tell(self) -> None:
        if self.isVisible():
            self.looked.emit(*self.window_seen()[0], max(1, int(self.area().width())))

    def showEvent(self, ev: QShowEvent) -> None:
        """Tell what is seen from now on."""
        super().showEvent(ev)
        self._tell()

    def arrange(self) -> None:
        self._tell()

    def refresh(self) -> None:
        super().refresh()
        self.fit_axis()

    def to_pixels(self, points: np.ndarray) -> np.ndarray:
        """Return where places of the plane are, or where Qt can still draw a line to; both of shape (n, 2)."""
        return np.clip(super().to_pixels(points), -1e5, 1e5)

    # --- painting -----------------------------------------------------------------------------------------------

    def paint_above(self, painter: QPainter) -> None:
        super().paint_above(painter)
        if self._sight is None:
            return
        area, s = self.area(), self._sight.secants
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        self._paint_places(painter, area)
        self._paint_curve(painter)
        if self._has_tangent():
            self._paint_line(painter, (s.x, s.y), s.exact, self._pen("tangent"))
        for line in self.secants():
            pen = self._pen(line.name)
            self._paint_line(painter, line.first, line.slope, pen)
            painter.setPen(QPen(pen.color(), 2.5))
            [first, second] = self.to_pixels(np.array([line.first, line.second]))
            painter.drawLine(QPointF(*first), QPointF(*second))
        self._paint_points(painter)
        painter.restore()

    def _paint_places(self, painter: QPainter, area: QRectF) -> None:
        """Paint thin lines down from x and x ± h, and their names where there is room."""
        assert self._sight is not None
        s = self._sight.secants
        places = [(s.x, s.y, "x"), (s.x - s.h, s.before, "x − h"), (s.x + s.h, s.after, "x + h")]
        painter.setFont(text_font(SMALL_PX))
        taken: list[float] = []
        for x, y, name in places:
            [(across, down)] = self.to_pixels(np.array([(x, y if isfinite(y) else self._range[3])])).tolist()
            if not area.left() <= across <= area.right():
                continue
            painter.setPen(QPen(self.color("line" if name != "x" else "disabled"), 1))
            painter.drawLine(
                QPointF(across, min(max(down, area.top()), area.bottom() - NAME)), QPointF(across, area.bottom() - NAME)
            )
            if all(abs(across - other) >= APART for other in taken):
                taken.append(across)
                box = QRectF(across - 30, area.bottom() - 17, 60, 14)
                words = painter.boundingRect(box, Qt.AlignmentFlag.AlignCenter, name)
                painter.fillRect(words.adjusted(-2, 0, 2, 0), self.color("panel"))  # or a line would strike it out
                painter.setPen(self.color("muted" if name != "x" else "text"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_curve(self, painter: QPainter) -> None:
        """Paint the curve, in parts where it has no value, or leaves the picture far above or below."""
        assert self._sight is not None
        low, high = self._range[2:]
        span, x, y = high - low, self._sight.x, self._sight.y
        with np.errstate(invalid="ignore"):
            good = np.isfinite(y) & (y > low - 3 * span) & (y < high + 3 * span)
        edges = np.flatnonzero(np.diff(np.concatenate(([0], good.astype(np.int8), [0]))))
        painter.setPen(self._pen("f"))
        for start, stop in zip(edges[::2], edges[1::2], strict=True):
            points = self.to_pixels(np.column_stack((x[start:stop], y[start:stop])))
            painter.drawPolyline(QPolygonF([QPointF(*p) for p in points.tolist()]))

    def _paint_line(self, painter: QPainter, through: Point, slope: float, pen: QPen) -> None:
        """Paint a line through a point, from one side of the picture to the other."""
        painter.setPen(pen)
        (x, y), (low, high) = through, self.window_seen()[0]
        ends = np.array([(low, y + slope * (low - x)), (high, y + slope * (high - x))])
        [first, second] = self._clipped(ends)
        painter.drawLine(QPointF(*first), QPointF(*second))

    def _clipped(self, ends: np.ndarray) -> np.ndarray:
        """Return the ends of a line in pixels, cut where it leaves the picture: Qt dashes what is far outside, too."""
        (x0, y0), (x1, y1) = ends
        low, high = self._range[2:]
        if y0 == y1 or not np.isfinite([y0, y1]).all():
            return self.to_pixels(np.nan_to_num(ends))
        shares = np.sort([(low - y0) / (y1 - y0), (high - y0) / (y1 - y0)])
        first, second = max(0.0, shares[0]), min(1.0, shares[1])
        cut = [(x0 + share * (x1 - x0), y0 + share * (y1 - y0)) for share in (first, second)]
        return self.to_pixels(np.array(cut if first < second else [cut[0], cut[0]]))

    def _paint_points(self, painter: QPainter) -> None:
        assert self._sight is not None
        s, panel = self._sight.secants, self.color("panel")
        for name, place in (("backward", (s.x - s.h, s.before)), ("forward", (s.x + s.h, s.after))):
            if isfinite(place[1]):
                [at] = self.to_pixels(np.array([place]))
                color = difference_color(self.theme.tokens, name)
                paint_mark(painter, DIFFERENCE_SHAPES[name], QPointF(*at), 5.0, color, panel)
        if isfinite(s.y):
            [at] = self.to_pixels(np.array([(s.x, s.y)]))
            painter.setBrush(self.color("text"))
            painter.setPen(QPen(panel, 2))
            painter.drawEllipse(QPointF(*at), 6, 6)
