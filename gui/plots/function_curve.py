"""The curve of a network with one input, against the data it learns from."""

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Slot
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget

from gui.plots.base import Plot
from gui.plots.export import Table
from gui.theme import Theme
from model.data.dataset import Dataset
from model.data.examples import Names
from model.data.sources import REACH
from model.observations import CurveAnswer

MOST_POINTS = 600
"""How many points of each part are drawn at most."""


class FunctionCurvePlot(Plot):
    """The network's answer as a line over the training points (filled) and the test points (hollow)."""

    upright = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._points = {part: pg.ScatterPlotItem(pxMode=True, symbol="o", size=6) for part in ("test", "train")}
        self._line = self.add_line()
        self._dataset: Dataset | None = None
        self._answer: CurveAnswer | None = None
        self._describe: Callable[[Dataset, float, float], str] = lambda dataset, x, y: ""
        self._words = "", ""
        for points in self._points.values():
            self.add(points)
        self.pointed.connect(self._point)
        self.set_range(-REACH, REACH, -1.7, 1.7)
        self.dress()

    def set_describe(self, describe: Callable[[Dataset, float, float], str]) -> None:
        """Set how a place of the curve under the pointer is put into words; y is in the units of the data."""
        self._describe = describe

    def set_axis_words(self, x: str, t: str) -> None:
        """Set what the axes are called where the data have no names for them."""
        self._words = x, t
        self._name_axes()

    def _name_axes(self) -> None:
        names = self._dataset.names if self._dataset else Names()
        self.set_axis_names(names.inputs[0] if names.inputs else self._words[0], names.target or self._words[1])

    def set_dataset(self, dataset: Dataset) -> None:
        """Draw the points of a data set, and forget the curve of the last one."""
        if dataset is self._dataset:
            return
        self._dataset = dataset
        self.forget()
        for name, part in (("train", dataset.train), ("test", dataset.test)):
            values = dataset.in_units(part.t[:MOST_POINTS, 0])
            self._points[name].setData(part.points[:MOST_POINTS, 0], values)
        learned = dataset.in_units(dataset.train.t)
        low, high = (-1.7, 1.7) if dataset.source.features else (learned.min(), learned.max())
        room = 0.0 if dataset.source.features else 0.15 * max(float(high - low), 1e-9 * dataset.target[1])
        self.set_range(*dataset.reach[0], float(low) - room, float(high) + room)
        self._name_axes()
        self.dress()

    def forget(self) -> None:
        """Forget the curve: it is about something else."""
        self._answer = None
        self._line.set_data(np.empty(0), np.empty(0))
        self.redraw()
        self.tell_again()

    def set_answer(self, answer: CurveAnswer) -> None:
        """Draw a curve."""
        if answer is self._answer:
            return
        self._answer = answer
        self._line.set_data(answer.x, self._in_units(np.clip(np.nan_to_num(answer.y), -1e3, 1e3)))
        self.redraw()
        self.tell_again()

    def table(self) -> Table:
        """Return the network's curve: x and y, in the units of the data and called as these call them."""
        answer, called = self._answer, self._dataset.names if self._dataset else Names()
        names = called.inputs[0] if called.inputs else "x", called.target or "y"
        return names, zip(answer.x.tolist(), self._in_units(answer.y).tolist(), strict=True) if answer else ()

    def _in_units(self, y: np.ndarray) -> np.ndarray:
        return self._dataset.in_units(y) if self._dataset else y

    def set_shown(self, part: str, shown: bool) -> None:
        """Show or hide the points of the "train" or the "test" part."""
        self._points[part].setVisible(shown)
        self.redraw(scene=True)

    def dress(self) -> None:
        panel = self.color("panel")
        self._points["train"].setPen(pg.mkPen(panel))
        self._points["train"].setBrush(pg.mkBrush(self.color("train")))
        self._points["test"].setPen(pg.mkPen(self.color("test")))
        self._points["test"].setBrush(pg.mkBrush(panel))
        self._line.pen = QPen(self.color("text"), 1)
        self.redraw(scene=True)

    @Slot(object)
    def _point(self, at: QPointF | None) -> None:
        text = ""
        if at is not None and self._answer is not None and self._dataset is not None:
            y = np.interp(at.x(), self._answer.x, self._in_units(self._answer.y))
            text = self._describe(self._dataset, at.x(), float(y))
        self.show_note(text, at or QPointF())
