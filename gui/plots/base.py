"""The plot all others are built on: calm axes, a grid drawn once, ranges that move rarely."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QGraphicsGridLayout, QLabel, QSizePolicy, QWidget

from gui.plots.axis import AXIS_HEIGHT, AXIS_WIDTH, Axis
from gui.plots.line import Line
from gui.plots.pointed import PointedPlot
from gui.plots.ticks import short, ticks_between
from gui.theme import Theme, Tokens, set_role

ROOM_FOR_NAME = 120
"""How high a plot has to be for the name of its y axis, in pixels: it takes the place of the uppermost number."""

LOWEST = 64
"""How low a plot on a card may get: its axis is never cut off. In pixels."""

MARGINS = (0, 6, 12, 0)
"""The room at the left, above, at the right and below, in pixels."""

NAME_GAP, BEFORE_NUMBER = 10, 8
"""How far names of axes stand from the plane, and that of the x axis from a number at its corner, in pixels."""

HALF = 12
"""How far a number may reach to each side of its place, in pixels."""

CALM, SPARSE = 8, 120
"""How many numbers the y axis of a small plot may have at most, and for how many pixels of its height one more."""

UNDER_NAME = 14
"""How far below the top the name of the y axis reaches over numbers, in pixels."""


class Plot(PointedPlot):
    """A plot with fixed ranges, horizontal grid lines and what is under the pointer.

    A view box between two axes: pyqtgraph's own `PlotWidget` has four, a title, buttons and a menu with a form, and
    takes three times as long to make. The scene holds what rests: axes, grid, points. Drawing it is dear, so a picture
    of it is kept until it changes, and what changes from frame to frame is drawn below and above that picture.

    Attributes:
        see_through: whether something is drawn below it; where there is not, an opaque picture is the quicker one.
        in_line: other plots whose axes at the left are as wide as its own.
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
        self.in_line: Sequence[Plot] = ()
        self._lines: list[Line] = []
        self._picture: QPixmap | None = None
        self._grid = pg.PlotCurveItem(connect="pairs", skipFiniteCheck=True)
        self._grid.setZValue(-10)
        self.add(self._grid)
        self._axis_names = {"x": QLabel(self), "y": QLabel(self)}
        for name in self._axis_names.values():
            set_role(name, "small")
        theme.changed.connect(self._dress)
        self._dress_axes(theme.tokens)

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
        rows = self.choose_rows(y_low, y_high, max(2, min(self.height() // 36, CALM + self.height() // SPARSE)))
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
        """Make the axis at the left as wide as its numbers are, and those of plots in line with it."""
        width = max(plot._axes["left"].room() for plot in (self, *self.in_line))
        for plot in (self, *self.in_line):
            plot._set_axis_width(width)

    def _set_axis_width(self, width: int) -> None:
        if width != self._axis_width:
            self._axis_width = width
            self._axes["left"].setFixedWidth(width)
            self._layout.activate()
            self._place_axis_names()
            self.refresh()

    def show_axes(self, shown: bool) -> None:
        """Have axes, or leave their room to the plane; what belongs to them takes its place at the next resizing."""
        self._axis_width = AXIS_WIDTH if shown else 0
        self._axes["left"].setFixedWidth(self._axis_width)
        self._axes["bottom"].setFixedHeight(AXIS_HEIGHT if shown else 0)
        for axis in self._axes.values():
            axis.setVisible(shown)

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
        shown = name.text() and self._axis_width > 0
        return name.height() if shown and name.width() > left + AXIS_WIDTH - NAME_GAP else 0

    def _place_axis_names(self) -> None:
        left, top, _, bottom = self._margins
        for name in self._axis_names.values():
            name.adjustSize()
        x, y = self._axis_names["x"], self._axis_names["y"]
        x.setVisible(self._axis_width > 0)
        y.setVisible(self._axis_width > 0 and self.height() >= ROOM_FOR_NAME)  # or it would lie on the uppermost number
        right = int(left) + self._axis_width - NAME_GAP
        x.move(max(0, right - BEFORE_NUMBER - x.width()), self.height() - int(bottom) - x.height() - 5)
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
        """Give the plot's own items the theme's colours; overridden by each plot, which calls it once it has them."""

    @Slot(object)
    def _dress(self, tokens: Tokens) -> None:
        self._dress_axes(tokens)
        self.dress()
        self.redraw(scene=True)

    def _dress_axes(self, tokens: Tokens) -> None:
        self._grid.setPen(pg.mkPen(tokens.line, width=1))
        for axis in self._axes.values():
            axis.color = QColor(tokens.muted)
            axis.update()
