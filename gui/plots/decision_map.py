"""The decision map: what the network answers all over the plane, with the data on it."""

from collections.abc import Callable
from itertools import cycle
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, Qt, Slot
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gui.plots.axis import AXIS_HEIGHT, AXIS_WIDTH
from gui.plots.base import Plot
from gui.plots.caption import Key
from gui.plots.colors import CLASS_SIGNS, CLASS_SYMBOLS, class_colors, level_colors, mix, value_ink
from gui.plots.export import Table
from gui.theme import Theme
from model.data.dataset import Dataset, Part
from model.data.sources import REACH
from model.observations import MapAnswer, levels

MARGIN = 12
"""The least room around the map, in pixels."""

MOST_POINTS = 600
"""How many points of each part are drawn at most: more can't be told apart and cost time in every frame."""


POINTS = {320: 7, 170: 5, 0: 3}
"""From which side of the map on a point has which size, in pixels: large ones would make a chain of a small spiral.

All are odd: those of even sizes would lie between pixels, and be blurred.
"""

FEW_TIMES = 1.6
"""How many times as large points are where there are only a few."""


class LevelImage:
    """A picture of 8-bit levels with a colour for each, enlarged once for as long as it lasts."""

    def __init__(self) -> None:
        self._colors: list[int] = []
        self._levels: np.ndarray | None = None
        self._enlarged = QImage()

    def set_colors(self, table: np.ndarray) -> None:
        """Set the colour of each level, shape (256, 4): red, green, blue and opacity from 0 to 255."""
        self._colors = [int(r) << 16 | int(g) << 8 | int(b) | int(a) << 24 for r, g, b, a in table]
        self._enlarged = QImage()

    def set_levels(self, levels: np.ndarray | None) -> None:
        """Set the picture, shape (rows, columns) of uint8; row 0 is the lowest."""
        self._levels = levels
        self._enlarged = QImage()

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Paint it into a rectangle."""
        if self._levels is None or rect.isEmpty():
            return
        ratio = painter.device().devicePixelRatio()
        size = rect.size() * ratio
        if self._enlarged.size() != size:
            rows, columns = self._levels.shape
            upright = self._levels[::-1].tobytes()
            image = QImage(upright, columns, rows, columns, QImage.Format.Format_Indexed8)
            image.setColorTable(self._colors)
            smooth = Qt.TransformationMode.SmoothTransformation
            # In the format of the screen, or every frame would convert it.
            plain = image.convertToFormat(QImage.Format.Format_RGB32)
            self._enlarged = plain.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        painter.drawImage(rect, self._enlarged)


class DecisionMapPlot(Plot):
    """A map of 8-bit levels under the training points (filled) and the test points (hollow)."""

    see_through = True

    def __init__(self, theme: Theme, *, bare: int = 0, parent: QWidget | None = None) -> None:
        """`bare` is the width below which there are no axes, in pixels."""
        super().__init__(theme, parent=parent)
        self._bare = bare
        self._point_size = max(POINTS.values())
        self._image = LevelImage()
        self._points = {part: pg.ScatterPlotItem(pxMode=True) for part in ("train", "test")}
        self._dataset: Dataset | None = None
        self._axes_shown = (0, 1)
        self._painted: Part | None = None
        self._answer: MapAnswer | None = None
        self._smooth = True
        self._shown = {"train": True, "test": True}
        self._describe: Callable[[float, float, np.ndarray], str] = lambda x0, x1, y: ""
        for points in self._points.values():
            self.add(points)
        self._grid.hide()
        self.pointed.connect(self._point)
        self.set_range(-REACH, REACH, -REACH, REACH)
        self.dress()

    def paint_below(self, painter: QPainter) -> None:
        if self._painted is not None and self._answer is None:  # an empty canvas has an edge, too
            painter.fillRect(self.area(), self.color("soft"))
        self._image.paint(painter, self.area().toAlignedRect())

    def set_margins(self) -> None:
        """Keep the map a square in the middle."""
        if self._bare:
            self.show_axes(self.width() >= self._bare)
        across, down = self._around(0)
        if above := self.room_above(across):
            across, down = self._around(above)
        self.leave(across, down + above, across, down)

    def arrange(self) -> None:
        """Have points of a size that goes with that of the map."""
        size = next(size for least, size in POINTS.items() if self.area().width() >= least)
        if size != self._point_size:
            self._point_size = size
            self.dress()

    def _around(self, above: int) -> tuple[int, int]:
        """Return what a square leaves to the left and right, and above and below it, with a name above it."""
        axes = (AXIS_WIDTH, AXIS_HEIGHT) if self.width() >= self._bare else (0, 0)
        width, height = self.width() - axes[0], self.height() - axes[1] - above
        side = min(width, height) - MARGIN
        return (width - side) // 2, (height - side) // 2

    def set_describe(self, describe: Callable[[float, float, np.ndarray], str]) -> None:
        """Set how (x₀, x₁, outputs) under the pointer is put into words."""
        self._describe = describe

    def set_dataset(self, dataset: Dataset | None, axes: tuple[int, int] = (0, 1)) -> None:
        """Draw the points of a data set, two of their coordinates across and up, and forget the map of the last one."""
        if dataset is not self._dataset or axes != self._axes_shown:
            self._dataset, self._axes_shown = dataset, axes
            self._painted = None
            self.forget()
            reach = [dataset.reach[axis] for axis in axes] if dataset else [(-REACH, REACH)] * 2
            self.set_range(*reach[0], *reach[1])
            self.dress()

    def forget(self) -> None:
        """Forget the map: it is about something else."""
        self._answer = None
        self._image.set_levels(None)
        self.redraw()
        self.tell_again()

    def set_painted(self, points: np.ndarray, labels: np.ndarray) -> None:
        """Draw points (n, 2) of classes (n,) instead of those of the data set, as they are just being painted."""
        self._painted = Part(points, points, labels[:, None], labels)
        self.dress()

    def set_answer(self, answer: MapAnswer) -> None:
        """Draw a map."""
        if answer is self._answer or self._dataset is None:
            return
        self._answer = answer
        self._image.set_levels(answer.levels)
        self.redraw()
        self.tell_again()

    def legend(self) -> list[Key]:
        """Return which class is which, where the person's own data name them."""
        names = self._dataset.names.classes if self._dataset else ()
        colors = class_colors(self.theme.tokens, len(names))
        return [Key(name, QPen(color), sign=sign) for name, color, sign in zip(names, colors, cycle(CLASS_SIGNS))]

    def table(self) -> Table:
        """Return a row for each cell: where it is and what the network answers there, in the units of the data.

        The columns are called as the person's own data call them, else x0, x1 and y0, y1, …
        """
        if self._answer is None or self._dataset is None:
            return ("x0", "x1"), ()
        outputs = self._answer.outputs
        shares = (np.arange(len(outputs)) + 0.5) / len(outputs)
        left, right, low, high = self._range
        across, up = (left + shares * (right - left)).tolist(), (low + shares * (high - low)).tolist()
        called, values = self._dataset.names, self._dataset.in_units(outputs)
        ways = (called.inputs[axis] if called.inputs else f"x{axis}" for axis in self._axes_shown)
        own = called.classes or (called.target,)
        answers = own if all(own) and len(own) == outputs.shape[2] else (f"y{k}" for k in range(outputs.shape[2]))
        places = ((i, j) for i in range(len(outputs)) for j in range(len(outputs)))
        return (*ways, *answers), ((across[j], up[i], *values[i, j].tolist()) for i, j in places)

    def set_smooth(self, smooth: bool) -> None:
        """Shade by how sure the network is, or show classes flat."""
        self._smooth = smooth
        self.dress()

    def set_shown(self, part: str, shown: bool) -> None:
        """Show or hide the points of the "train" or the "test" part."""
        self._shown[part] = shown
        self._points[part].setVisible(shown)
        self.redraw(scene=True)

    def dress(self) -> None:
        if self._dataset is None and self._painted is None:
            return
        if self._dataset is not None:
            self._image.set_colors(level_colors(self.theme.tokens, self._dataset.source.classes, self._smooth))
        if self._painted is not None:
            self._points["train"].setData(**self._spots(self._painted, filled=True, most=len(self._painted.points)))
            self._points["test"].setData([], [])
        elif self._dataset is not None:
            for name, part in (("train", self._dataset.train), ("test", self._dataset.test)):
                self._points[name].setData(**self._spots(part, filled=name == "train"))
        self.redraw(scene=True)

    def _spots(self, part: Part, filled: bool, most: int = MOST_POINTS) -> dict[str, Any]:
        points = part.points[:most][:, list(self._axes_shown)]
        if len(part.labels):
            kinds = part.labels[:most].tolist()
            colors = dict(enumerate(class_colors(self.theme.tokens, max(kinds) + 1)))
            strong = {k: mix(c.name(), self.theme.tokens.text, 0.45) for k, c in colors.items()}
            symbols = [CLASS_SYMBOLS[k % len(CLASS_SYMBOLS)] for k in kinds]
        else:
            ends = self._dataset.source.ends if self._dataset else (-1.0, 1.0)
            kinds = levels(part.t[:MOST_POINTS], ends).tolist()
            colors = strong = {k: value_ink(self.theme.tokens, k) for k in set(kinds)}
            symbols = ["o"] * len(points)
        panel = self.color("panel")
        few = self._dataset is not None and part is not self._painted and not self._dataset.data.is_split
        # Points of a kind share one pen and one brush: a picture is made of a point for each pair of them.
        pens = {k: pg.mkPen(panel if filled else c, width=1) for k, c in strong.items()}
        brushes = {k: pg.mkBrush(c) if filled else pg.mkBrush(None) for k, c in colors.items()}
        return {
            "x": points[:, 0],
            "y": points[:, 1],
            "pen": [pens[k] for k in kinds],
            "brush": [brushes[k] for k in kinds],
            "symbol": symbols,
            "size": self._point_size * (FEW_TIMES if few else 1),
        }

    @Slot(object)
    def _point(self, at: QPointF | None) -> None:
        text = ""
        left, right, low, high = self._range
        if at is not None and self._answer is not None and left <= at.x() <= right and low <= at.y() <= high:
            size = len(self._answer.outputs)
            shares = (at.x() - left) / (right - left), (at.y() - low) / (high - low)
            column, row = (min(int(share * size), size - 1) for share in shares)
            text = self._describe(at.x(), at.y(), self._answer.outputs[row, column])
        self.show_note(text, at or QPointF())
