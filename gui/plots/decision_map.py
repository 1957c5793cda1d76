"""The decision map: what the network answers all over the plane, with the data on it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from gui.plots.base import AXIS_HEIGHT, AXIS_WIDTH, Plot
from gui.plots.colors import CLASS_SYMBOLS, CLASS_TOKENS, level_colors
from gui.theme import Theme
from model.data.dataset import Dataset, Part
from model.observations import REACH, MapAnswer, levels

MARGIN = 12
"""The least room around the map, in pixels."""

MOST_POINTS = 600
"""How many points of each part are drawn at most: more can't be told apart and cost time in every frame."""


class DecisionMapPlot(Plot):
    """A map of 8-bit levels under the training points (filled) and the test points (hollow)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._image = pg.ImageItem(axisOrder="row-major")
        self._image.setZValue(-20)
        self._points = {part: pg.ScatterPlotItem(pxMode=True) for part in ("train", "test")}
        self._dataset: Dataset | None = None
        self._answer: MapAnswer | None = None
        self._smooth = True
        self._shown = {"train": True, "test": True}
        self._describe: Callable[[float, float, np.ndarray], str] = lambda x0, x1, y: ""
        for item in (self._image, *self._points.values()):
            self.addItem(item, ignoreBounds=True)
        self._grid.hide()
        self.pointed.connect(self._point)
        self.set_range(-REACH, REACH, -REACH, REACH)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.dress()

    def arrange(self) -> None:
        """Keep the map a square in the middle."""
        side = min(self.width() - AXIS_WIDTH - MARGIN, self.height() - AXIS_HEIGHT - MARGIN)
        across, down = (self.width() - AXIS_WIDTH - side) // 2, (self.height() - AXIS_HEIGHT - side) // 2
        self.plotItem.layout.setContentsMargins(across, down, across, down)

    def set_describe(self, describe: Callable[[float, float, np.ndarray], str]) -> None:
        """Set how (x₀, x₁, outputs) under the pointer is put into words."""
        self._describe = describe

    def set_dataset(self, dataset: Dataset) -> None:
        """Draw the points of a data set, and forget the map of the last one."""
        if dataset is not self._dataset:
            self._dataset = dataset
            self._answer = None
            self._image.clear()
            self._dress_points()

    def set_answer(self, answer: MapAnswer) -> None:
        """Draw a map."""
        if answer is self._answer or self._dataset is None:
            return
        self._answer = answer
        self._image.setImage(answer.levels, autoLevels=False, levels=None, lut=self._table())
        self._image.setRect(QRectF(-REACH, -REACH, 2 * REACH, 2 * REACH))

    def set_smooth(self, smooth: bool) -> None:
        """Shade by how sure the network is, or show classes flat."""
        self._smooth = smooth
        self.dress()

    def set_shown(self, part: str, shown: bool) -> None:
        """Show or hide the points of the "train" or the "test" part."""
        self._shown[part] = shown
        self._points[part].setVisible(shown)

    def _table(self) -> np.ndarray:
        classes = self._dataset.source.classes if self._dataset else 2
        return level_colors(self.theme.tokens, classes, self._smooth)

    def dress(self) -> None:
        if not hasattr(self, "_smooth"):
            return
        self._dress_points()
        if self._answer is not None:
            self._image.setLookupTable(self._table())

    def _dress_points(self) -> None:
        if self._dataset is None:
            return
        for name, part in (("train", self._dataset.train), ("test", self._dataset.test)):
            self._points[name].setData(**self._spots(part, filled=name == "train"))

    def _spots(self, part: Part, filled: bool) -> dict[str, Any]:
        points = part.points[:MOST_POINTS]
        if len(part.labels):
            labels = part.labels[:MOST_POINTS]
            colors = [self.color(CLASS_TOKENS[k]) for k in labels]
            symbols = [CLASS_SYMBOLS[k] for k in labels]
        else:
            table = level_colors(self.theme.tokens, 0, True)
            colors = [pg.mkColor(tuple(c)) for c in table[levels(part.t[:MOST_POINTS])]]
            symbols = ["o"] * len(points)
        panel = self.color("panel")
        pens = [pg.mkPen(panel if filled else c.darker(110), width=1) for c in colors]
        brushes = [pg.mkBrush(c if filled else panel) for c in colors]
        return {"x": points[:, 0], "y": points[:, 1], "pen": pens, "brush": brushes, "symbol": symbols, "size": 7}

    @Slot(object)
    def _point(self, at: QPointF | None) -> None:
        text = ""
        if at is not None and self._answer is not None and abs(at.x()) < REACH and abs(at.y()) < REACH:
            size = len(self._answer.outputs)
            column, row = (int((v + REACH) / (2 * REACH) * size) for v in (at.x(), at.y()))
            text = self._describe(at.x(), at.y(), self._answer.outputs[row, column])
        self.show_note(text, at or QPointF())
