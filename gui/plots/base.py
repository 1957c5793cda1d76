"""The plot all others are built on: calm axes, a grid drawn once, ranges that move rarely."""

import math
from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui.theme import SMALL_PX, Theme, Tokens, set_role, text_font

NICE = (1.0, 1.25, 1.6, 2.0, 2.5, 3.2, 4.0, 5.0, 6.4, 8.0, 10.0)
"""The ends an axis may have, in each decade: close enough together that a plot is always filled to four fifths."""


ROOM_FOR_NAME = 320
"""How high a plot has to be for the name of its y axis, in pixels."""

AXIS_WIDTH, AXIS_HEIGHT = 44, 24
"""The room for the numbers at the left and below, in pixels."""


def nice_above(value: float) -> float:
    """Return the smallest nice number that is not below a positive value."""
    decade = 10.0 ** math.floor(math.log10(value))
    return next(n * decade for n in NICE if n * decade >= value * (1 - 1e-9))


def ticks_between(low: float, high: float, wanted: int = 5) -> np.ndarray:
    """Return some `wanted` round numbers from low to high."""
    rough = (high - low) / wanted
    decade = 10.0 ** math.floor(math.log10(rough))
    gap = next(n * decade for n in (1, 2, 5, 10) if n * decade >= rough * (1 - 1e-9))
    return np.arange(math.ceil(low / gap - 1e-9), math.floor(high / gap + 1e-9) + 1) * gap


def short(value: float) -> str:
    """Write a round number short: 0.5, −2, 4k, 1.5M."""
    if abs(value) >= 1e12:
        return f"{value:.0e}".replace("e+", "e").replace("-", "−")
    for size, unit in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.4g}{unit}".replace("-", "−")
    return f"{value:.4g}".replace("-", "−")


class Axis(pg.AxisItem):
    """An axis with round numbers and nothing else."""

    def __init__(self, orientation: str, write: Callable[[float], str] = short) -> None:
        super().__init__(orientation, pen=None, textPen=None)
        self.write = write
        self.setStyle(tickLength=0, hideOverlappingLabels=False, tickTextOffset=6, tickFont=text_font(SMALL_PX))

    def set_round_ticks(self, ticks: Sequence[float]) -> None:
        """Show these numbers."""
        self.setTicks([[(float(t), self.write(float(t))) for t in ticks]])


class Line(pg.PlotCurveItem):
    """A curve that claims the whole plot: measuring how far its points reach would cost more than drawing them."""

    def __init__(self, connect: str = "all") -> None:
        super().__init__(connect=connect, skipFiniteCheck=True)
        self._claim = QRectF()

    def claim(self, rect: QRectF) -> None:
        """Set the part of the plane that the plot shows."""
        self.prepareGeometryChange()
        self._claim = rect

    def boundingRect(self) -> QRectF:
        return self._claim


def still(item: pg.GraphicsObject) -> None:
    """Keep an item that rarely changes as a picture, so that a frame does not draw it anew."""
    item.setCacheMode(item.CacheMode.DeviceCoordinateCache)


class Plot(pg.PlotWidget):
    """A plot with fixed ranges, horizontal grid lines and what is under the pointer.

    Signals:
        pointed (object): the pointer is at (x, y) of the plot, or None: it left.
    """

    pointed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        *,
        write_x: Callable[[float], str] = short,
        write_y: Callable[[float], str] = short,
        parent: QWidget | None = None,
    ) -> None:
        self._axes = {"bottom": Axis("bottom", write_x), "left": Axis("left", write_y)}
        super().__init__(parent, axisItems=self._axes, enableMenu=False)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.setAntialiasing(True)
        self.setMenuEnabled(False)
        menu = self.plotItem.ctrlMenu  # pyqtgraph makes one anyway: let it go with the plot
        menu.setParent(self, menu.windowFlags())
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.disableAutoRange()
        self.plotItem.layout.setContentsMargins(0, 6, 12, 0)
        self._axes["left"].setWidth(AXIS_WIDTH)
        self._axes["bottom"].setHeight(AXIS_HEIGHT)
        for axis in self._axes.values():
            still(axis)
        self._lines: list[Line] = []
        self._range = (0.0, 0.0, 0.0, 0.0)
        self._grid = self.add_line("pairs")
        self._grid.setZValue(-10)
        still(self._grid)
        self._axis_names = {"x": QLabel(self), "y": QLabel(self)}
        for name in self._axis_names.values():
            set_role(name, "small")
        self._note = QLabel(self)
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_role(self._note, "note")
        self._note.hide()
        self.setMouseTracking(True)
        theme.changed.connect(self._dress)
        self._dress(theme.tokens)

    def add_line(self, connect: str = "all") -> Line:
        """Add a curve."""
        line = Line(connect)
        low_x, high_x, low_y, high_y = self._range
        line.claim(QRectF(low_x, low_y, high_x - low_x, high_y - low_y))
        self.addItem(line, ignoreBounds=True)
        self._lines.append(line)
        return line

    def remove_line(self, line: Line) -> None:
        """Take a curve away."""
        self.removeItem(line)
        self._lines.remove(line)

    def set_range(self, x_low: float, x_high: float, y_low: float, y_high: float) -> None:
        """Show this part of the plane; drawing axes is dear, so nothing is done where it is shown already."""
        if self._range == (x_low, x_high, y_low, y_high):
            return
        self._range = x_low, x_high, y_low, y_high
        self.setRange(xRange=(x_low, x_high), yRange=(y_low, y_high), padding=0)
        for line in self._lines:
            line.claim(QRectF(x_low, y_low, x_high - x_low, y_high - y_low))
        columns = ticks_between(x_low, x_high, max(2, self.width() // 60))
        rows = ticks_between(y_low, y_high, max(2, self.height() // 36))
        self._axes["bottom"].set_round_ticks(columns.tolist())
        self._axes["left"].set_round_ticks(rows.tolist())
        self._grid.setData(np.tile([x_low, x_high], len(rows)), np.repeat(rows, 2))

    def resizeEvent(self, ev: QResizeEvent | None) -> None:
        super().resizeEvent(ev)
        if ev is not None and self.plotItem is not None:  # pyqtgraph comes here before, and Qt after there is a plot
            self.arrange()
            self._place_axis_names()
            if any(self._range):
                self.refresh()

    def arrange(self) -> None:
        """Use a new size; overridden where the plot's shape matters."""

    def set_axis_names(self, x: str, y: str = "") -> None:
        """Say before the numbers what each axis counts."""
        self._axis_names["x"].setText(x)
        self._axis_names["y"].setText(y)
        self._place_axis_names()

    def _place_axis_names(self) -> None:
        left, top, _, bottom = self.plotItem.layout.getContentsMargins()
        for name in self._axis_names.values():
            name.adjustSize()
        x, y = self._axis_names["x"], self._axis_names["y"]
        y.setVisible(self.height() >= ROOM_FOR_NAME)  # or it would lie on the uppermost number
        right = int(left) + AXIS_WIDTH - 10
        x.move(max(0, right - x.width()), self.height() - int(bottom) - x.height() - 2)
        y.move(max(0, right - y.width()), max(0, int(top) - 4))

    def refresh(self) -> None:
        """Choose the numbers at the axes anew: the plot has another size, or they are written in another way."""
        kept, self._range = self._range, (0.0, 0.0, 0.0, 0.0)
        self.set_range(*kept)

    def color(self, token: str, alpha: int = 255) -> QColor:
        """Return a token's colour."""
        color = self.theme.color(token)
        color.setAlpha(alpha)
        return color

    def dress(self) -> None:
        """Give the plot's own items the theme's colours; overridden by each plot."""

    @Slot(object)
    def _dress(self, tokens: Tokens) -> None:
        self.setBackground(tokens.panel)
        self._grid.setPen(pg.mkPen(tokens.line, width=1))
        for axis in self._axes.values():
            axis.setTextPen(pg.mkPen(tokens.muted))
            axis.setPen(pg.mkPen(None))
            axis.setTickPen(pg.mkPen(None))
        self.dress()

    # --- the pointer --------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        super().mouseMoveEvent(ev)
        scene = self.mapToScene(ev.position().toPoint())
        inside = self.plotItem.vb.sceneBoundingRect().contains(scene)
        self.pointed.emit(self.plotItem.vb.mapSceneToView(scene) if inside else None)

    def leaveEvent(self, ev: QEvent) -> None:
        super().leaveEvent(ev)
        self.pointed.emit(None)

    def show_note(self, text: str, at: QPointF) -> None:
        """Show a few lines beside a point of the plot, on the side where there is room; an empty text hides them."""
        self._note.setVisible(bool(text))
        if not text:
            return
        self._note.setText(text)
        self._note.adjustSize()
        place = self.mapFromScene(self.plotItem.vb.mapViewToScene(at))
        size = self._note.size()
        x = place.x() + 12 if place.x() + 12 + size.width() < self.width() else place.x() - 12 - size.width()
        y = min(max(4, place.y() - size.height() - 8), self.height() - size.height() - 4)
        self._note.move(max(2, x), y)
