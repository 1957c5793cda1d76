"""The plot all others are built on: calm axes, a grid drawn once, ranges that move rarely."""

import math
from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QGraphicsGridLayout, QLabel, QSizePolicy, QWidget

from gui.plots.pointed import PointedPlot
from gui.theme import SMALL_PX, Theme, Tokens, set_role, text_font
from gui.widgets.numbers import tidy

NICE = (1.0, 1.25, 1.6, 2.0, 2.5, 3.2, 4.0, 5.0, 6.4, 8.0, 10.0)
"""The ends an axis may have, in each decade: close enough together that a plot is always filled to four fifths."""


ROOM_FOR_NAME = 120
"""How high a plot has to be for the name of its y axis, in pixels: it takes the place of the uppermost number."""

LOWEST = 64
"""How low a plot on a card may get: its axis is never cut off. In pixels."""

MARGINS = (0, 6, 12, 0)
"""The room at the left, above, at the right and below, in pixels."""

AXIS_WIDTH, AXIS_HEIGHT = 44, 24
"""The room for the numbers at the left and below, in pixels."""

WIDER = 24
"""In what steps the room at the left grows where it has to, in pixels: it is not to jump with every digit."""

GAP = 6
"""How far the numbers stand from the plane, in pixels."""

MOST_DIGITS = 12
"""With how many digits a number of an axis is written so that it differs from its neighbours."""

OUT = 15
"""How far above and below the y axis its numbers may stand out, in pixels."""

NAME_GAP = 10
"""How far the name of an axis stands from the plane, where it has room, in pixels."""

HALF = 12
"""How far a number may reach to each side of its place, in pixels."""

OVER = 8
"""How far a number may stand out at the ends of the x axis, in pixels: 0 does where the axis begins with it."""

UNDER_NAME = 14
"""How far below the top the name of the y axis reaches over numbers, in pixels."""


def nice_above(value: float) -> float:
    """Return the smallest nice number that is not below a positive value."""
    decade = 10.0 ** math.floor(math.log10(value))
    return next(n * decade for n in NICE if n * decade >= value * (1 - 1e-9))


def ticks_between(low: float, high: float, wanted: int = 5) -> np.ndarray:
    """Return some `wanted` round numbers from low to high; a few more rather than a single one."""
    rough = (high - low) / wanted
    decade = 10.0 ** math.floor(math.log10(rough))
    gaps = [n * decade for n in (0.5, 1, 2, 5, 10)]
    k = next(k for k in range(1, len(gaps)) if gaps[k] >= rough * (1 - 1e-9))
    ticks, more = (_multiples(gap, low, high) for gap in (gaps[k], gaps[k - 1]))
    return more if len(ticks) < 2 and len(more) <= wanted + 1 else ticks


def _multiples(gap: float, low: float, high: float) -> np.ndarray:
    return np.arange(math.ceil(low / gap - 1e-9), math.floor(high / gap + 1e-9) + 1) * gap


def powers_between(low: float, high: float, wanted: int) -> np.ndarray:
    """Return at most about `wanted` whole numbers from low to high: the exponents of a logarithmic axis."""
    gap = max(1, math.ceil((high - low) / wanted))
    return np.arange(math.ceil(low / gap) * gap, high + 1e-9, gap)


def short(value: float) -> str:
    """Write a round number short: 0.5, −2, 4k, 1.5M."""
    if abs(value) >= 1e12:
        return tidy(f"{value:.0e}")
    for size, unit in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.4g}{unit}".replace("-", "−")
    return tidy(f"{value:.4g}")


def tick_text(value: float, gap: float) -> str:
    """Write a round number of an axis whose numbers lie about `gap` apart."""
    if abs(value) < gap * 1e-6:
        return "0"
    if gap >= 1e-4 and abs(value) < 1e5:
        text = f"{value:.{max(0, -math.floor(math.log10(gap)))}f}".replace("-", "−")
        return text.rstrip("0").rstrip(".") if "." in text else text
    digits = 1 + max(0, math.floor(math.log10(abs(value))) - math.floor(math.log10(gap)))
    return tidy(f"{value:.{digits if digits <= MOST_DIGITS else 3}g}")


def power_of_ten(exponent: float) -> str:
    """Write 10 to a whole power: 0.01, 1, 100; beyond that as 1e-5."""
    return f"{10**exponent:g}" if -4 < exponent < 5 else f"1e{exponent:.0f}"


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
        self.numbers = [(float(n), self.write(float(n))) for n in numbers]
        self._ends = low, high
        self.update()

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
        for value, text in self.numbers:
            share, box = (value - low) / (high - low), QRectF(0, 0, metrics.horizontalAdvance(text), metrics.height())
            if self._upright:
                box.moveCenter(QPointF(0, area.bottom() - share * area.height()))
                box.moveRight(area.right() - GAP)
            else:
                box.moveCenter(QPointF(area.left() + share * area.width(), 0))
                box.moveTop(area.top() + GAP)
            if 0 <= share <= 1 and room.left() <= box.left() + OVER and box.right() - OVER <= room.right():
                p.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)


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


class Plot(PointedPlot):
    """A plot with fixed ranges, horizontal grid lines and what is under the pointer.

    A view box between two axes: pyqtgraph's own `PlotWidget` has four, a title, buttons and a menu with a form, and
    takes three times as long to make. The scene holds what rests: axes, grid, points. Drawing it is dear, so a picture
    of it is kept until it changes, and what changes from frame to frame is drawn below and above that picture.

    Attributes:
        see_through: whether something is drawn below it; where there is not, an opaque picture is the quicker one.
    """

    see_through = False

    def __init__(
        self,
        theme: Theme,
        *,
        write_x: Callable[[float], str] = short,
        write_y: Callable[[float], str] = short,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAntialiasing(True)
        self._axes = {"bottom": Axis(False, write_x), "left": Axis(True, write_y)}
        self._axis_width = AXIS_WIDTH
        self._layout = QGraphicsGridLayout()
        self._layout.setSpacing(0)
        self.leave(*MARGINS)
        self._layout.addItem(self._axes["left"], 0, 0)
        self._layout.addItem(self.box, 0, 1)
        self._layout.addItem(self._axes["bottom"], 1, 1)
        whole = pg.GraphicsWidget()
        whole.setLayout(self._layout)
        self.setCentralItem(whole)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or Qt paints what lies behind it first
        self._lines: list[Line] = []
        self._picture: QPixmap | None = None
        self._grid = pg.PlotCurveItem(connect="pairs", skipFiniteCheck=True)
        self._grid.setZValue(-10)
        self.add(self._grid)
        self._axis_names = {"x": QLabel(self), "y": QLabel(self)}
        for name in self._axis_names.values():
            set_role(name, "small")
        theme.changed.connect(self._dress)
        self._dress(theme.tokens)

    def add(self, item: pg.GraphicsObject) -> None:
        """Add an item to the scene, in the coordinates of the plot."""
        self.box.addItem(item, ignoreBounds=True)

    def add_line(self, smooth: bool = True, below: Line | None = None) -> Line:
        """Add a curve, above those there are, or right below one of them."""
        line = Line(smooth)
        self._lines.insert(self._lines.index(below) if below else len(self._lines), line)
        return line

    def remove_line(self, line: Line) -> None:
        """Take a curve away."""
        self._lines.remove(line)
        self.redraw()

    def redraw(self, scene: bool = False) -> None:
        """Draw again what lies below and above the picture of the scene; that picture too where the scene changed."""
        if scene:
            self._picture = None
            self.viewport().update()
        else:
            self.viewport().update(self.area().toAlignedRect())

    # --- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, ev: QPaintEvent) -> None:
        """Paint the picture of the scene, and what changes from frame to frame."""
        if self._picture is None:
            self._picture = self._take_picture()
        painter = QPainter(self.viewport())
        if self.see_through:
            painter.fillRect(ev.rect(), QColor(self.theme.tokens.panel))
            self.paint_below(painter)
        painter.drawPixmap(0, 0, self._picture)
        self.paint_above(painter)
        self.paint_cross(painter)

    def paint_below(self, painter: QPainter) -> None:
        """Paint what changes and lies below the scene; overridden where there is such a thing, see `see_through`."""

    def paint_above(self, painter: QPainter) -> None:
        """Paint the curves."""
        painter.setClipRect(self.area())
        for line, polygon in self.drawn_lines():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, line.smooth)
            painter.setPen(line.pen)
            painter.drawPolyline(polygon)
        painter.setClipping(False)

    def drawn_lines(self) -> list[tuple[Line, QPolygonF]]:
        """Return the curves that have points, from back to front, each with where it runs in pixels."""
        low_x, high_x, low_y, high_y = self._range
        shown, area = QRectF(low_x, low_y, high_x - low_x, high_y - low_y), self.area()
        return [(line, line.polygon(shown, area)) for line in self._lines if len(line)]

    def paint_on(self, painter: QPainter) -> None:
        """Paint everything for a file: as lines and text, not from the picture made for the screen.

        Grid and points are painted in pixels: not every program keeps lines thin that a drawing has in the coordinates
        of the plane.
        """
        self.paint_below(painter)
        points = [item for item in self.scene().items() if isinstance(item, pg.ScatterPlotItem)]
        in_pixels = [item for item in (self._grid, *points) if item.isVisible()]
        if self._grid in in_pixels:
            self._paint_grid(painter)
        for item in reversed(points):  # the uppermost is the first
            if item in in_pixels:
                self._paint_scatter(painter, item)
        for item in in_pixels:
            item.hide()
        self.render(painter, QRectF(self.rect()), self.rect())
        for item in in_pixels:
            item.show()
        self.paint_above(painter)
        for label in self.findChildren(QLabel):
            if label.isVisible():
                painter.setFont(label.font())
                painter.setPen(label.palette().windowText().color())
                painter.drawText(label.geometry(), label.alignment(), label.text())

    def _paint_grid(self, painter: QPainter) -> None:
        area = self.area()
        painter.setPen(QPen(QColor(self.theme.tokens.line), 1))
        for y in self.to_pixels(np.column_stack(self._grid.getData()))[::2, 1].tolist():
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _paint_scatter(self, painter: QPainter, item: pg.ScatterPlotItem) -> None:
        """Paint points as shapes, instead of pictures of points."""
        area = self.area()
        painter.save()
        for point in item.points():
            at, size, pen = self.pixel_of((point.pos().x(), point.pos().y())), point.size(), QPen(point.pen())
            if area.contains(at):
                pen.setCosmetic(False)
                painter.setPen(pen)
                painter.setBrush(point.brush())
                shape = QTransform().translate(at.x(), at.y()).scale(size, size)
                painter.drawPath(shape.map(Symbols[point.symbol()]))
        painter.restore()

    def _take_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.viewport().size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor("transparent" if self.see_through else self.theme.tokens.panel))
        painter = QPainter(picture)
        painter.setRenderHints(self.renderHints())
        self.render(painter, QRectF(self.rect()), self.rect())
        painter.end()
        return picture

    def set_range(self, x_low: float, x_high: float, y_low: float, y_high: float) -> None:
        """Show this part of the plane; drawing axes is dear, so nothing is done where it is shown already."""
        if self._range == (x_low, x_high, y_low, y_high):
            return
        self._range = x_low, x_high, y_low, y_high
        self.box.setRange(xRange=(x_low, x_high), yRange=(y_low, y_high), padding=0)
        columns = self.choose_columns(x_low, x_high, max(2, self.width() // 60))
        rows = self.choose_rows(y_low, y_high, max(2, self.height() // 36))
        columns_shown = columns[columns > self._beside_name(x_low, x_high)].tolist()
        rows_shown = rows[rows < self._below_name(y_low, y_high)].tolist()
        self._axes["bottom"].show_numbers(columns_shown, x_low, x_high)
        self._axes["left"].show_numbers(rows_shown, y_low, y_high)
        self._grid.setData(np.tile([x_low, x_high], len(rows)), np.repeat(rows, 2))
        self.redraw(scene=True)

    def _beside_name(self, low: float, high: float) -> float:
        """Return above which value of the x axis a number does not lie on the axis's name."""
        name, area = self._axis_names["x"], self.area()
        if not name.text() or name.width() <= self._axis_width - NAME_GAP:  # it has room beside the plane
            return -np.inf
        return low + (high - low) * (name.width() + HALF - area.left()) / max(1.0, area.width())

    def _below_name(self, low: float, high: float) -> float:
        """Return below which value of the y axis a number does not lie under the axis's name."""
        named = self._axis_names["y"].text() and self.height() >= ROOM_FOR_NAME
        return high - (high - low) * UNDER_NAME / self.height() if named else np.inf

    def choose_columns(self, low: float, high: float, wanted: int) -> np.ndarray:
        """Return about `wanted` places of the x axis that get a number; overridden where they are not the values."""
        return ticks_between(low, high, wanted)

    def choose_rows(self, low: float, high: float, wanted: int) -> np.ndarray:
        """Return about `wanted` places of the y axis that get a number; overridden where they are not the values."""
        return ticks_between(low, high, wanted)

    def resizeEvent(self, ev: QResizeEvent | None) -> None:
        if ev is None:  # pyqtgraph comes here before there is a plot
            super().resizeEvent(ev)
            return
        self.set_margins()  # first, or those of the size before would keep the plot from shrinking
        self._layout.activate()
        super().resizeEvent(ev)
        self.arrange()
        self._place_axis_names()
        self.redraw(scene=True)
        if any(self._range):
            self.refresh()

    def leave(self, left: float, top: float, right: float, bottom: float) -> None:
        """Leave so much room around the axes and the plane, in pixels."""
        self._margins = left, top, right, bottom
        self._layout.setContentsMargins(*self._margins)

    def set_margins(self) -> None:
        """Leave room around the plot at a new size; overridden where its shape matters."""

    def arrange(self) -> None:
        """Use a new size, once the plot has it; overridden where what is seen depends on it."""

    def fit_axis(self) -> None:
        """Make the axis at the left as wide as its numbers are; for plots that need not stay in line with others."""
        width = self._axes["left"].room()
        if width != self._axis_width:
            self._axis_width = width
            self._axes["left"].setFixedWidth(width)
            self._layout.activate()
            self._place_axis_names()
            self.refresh()

    def set_axis_names(self, x: str, y: str = "") -> None:
        """Say before the numbers what each axis counts."""
        self._axis_names["x"].setText(x)
        self._axis_names["y"].setText(y)
        self._axis_names["y"].adjustSize()
        self.set_margins()
        self._place_axis_names()
        if any(self._range):
            self.refresh()

    def room_above(self, left: float) -> int:
        """Return how much room a name of the y axis needs above the plane: where it is too long for the left."""
        name = self._axis_names["y"]
        return name.height() if name.text() and name.width() > left + AXIS_WIDTH - NAME_GAP else 0

    def _place_axis_names(self) -> None:
        left, top, _, bottom = self._margins
        for name in self._axis_names.values():
            name.adjustSize()
        x, y = self._axis_names["x"], self._axis_names["y"]
        y.setVisible(self.height() >= ROOM_FOR_NAME)  # or it would lie on the uppermost number
        right = int(left) + self._axis_width - NAME_GAP
        x.move(max(0, right - x.width()), self.height() - int(bottom) - x.height() - 5)
        y.move(max(0, right - y.width()), max(0, int(top) - 4 - self.room_above(left)))

    def refresh(self) -> None:
        """Choose the numbers at the axes anew: the plot has another size, or they are written in another way."""
        kept, self._range = self._range, (0.0, 0.0, 0.0, 0.0)
        self.set_range(*kept)

    def numbers(self, side: str) -> list[tuple[float, str]]:
        """Return the numbers at an axis, "left" or "bottom", each with its text."""
        return self._axes[side].numbers

    def color(self, token: str, alpha: int = 255) -> QColor:
        """Return a token's colour."""
        color = self.theme.color(token)
        color.setAlpha(alpha)
        return color

    def dress(self) -> None:
        """Give the plot's own items the theme's colours; overridden by each plot."""

    @Slot(object)
    def _dress(self, tokens: Tokens) -> None:
        self._grid.setPen(pg.mkPen(tokens.line, width=1))
        for axis in self._axes.values():
            axis.color = QColor(tokens.muted)
            axis.update()
        self.dress()
        self.redraw(scene=True)
