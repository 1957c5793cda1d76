"""The Output stage: what the network answers, beside what it should answer."""

from functools import partial

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import answers, words
from gui.plots.confusion import ConfusionMatrix
from gui.plots.decision_map import DecisionMapPlot
from gui.plots.function_curve import FunctionCurvePlot
from gui.plots.painter import Brush, PointPainter
from gui.stages.base import Stage
from gui.stages.data_legend import DataLegend
from gui.stages.images import TestImages
from gui.stages.layer_spreads import LayerSpreads
from gui.stages.map_axes import MapAxes
from gui.stages.paint_tools import PaintTools
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.order import in_order
from gui.widgets.segmented import Segmented
from model.data.dataset import Dataset
from model.observations import Confusion, DecisionMap, FunctionCurve, Observation, TestOutputs
from model.snapshot import Snapshot
from model.spread import Spreads

VIEWS: dict[str, type[Observation]] = {"confusion": Confusion, "spread": Spreads}
"""What is asked in other views than that of the answers themselves."""

NARROW = 640
"""Below this width legend and tools stand above each other, in pixels."""


class OutputStage(Stage):
    """A decision map for points, a curve for one input, test images with class bars for digits.

    Signals:
        painted (points (n, 2), labels (n,)): the person has painted points of their own.
        plane_changed (axes, held): maps show another plane of data with many inputs, as DecisionMap says.
    """

    painted = Signal(object, object)
    plane_changed = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._dataset: Dataset | None = None
        self._map = DecisionMapPlot(theme)
        self._map.set_describe(self._describe_point)
        self._painter = PointPainter(self._map)
        self._painter.drawn.connect(self._map.set_painted)
        self._painter.painted.connect(self.painted)
        self._paint = PaintTools(theme)
        self._paint.changed.connect(self._take_brush)
        self._paint.cleared.connect(self._clear)
        self._paint.hide()
        self._axes = MapAxes(theme)
        self._axes.changed.connect(self._axes_chosen)
        self._axes.hide()
        self._curve = FunctionCurvePlot(theme)
        self._curve.set_describe(answers.value_text)
        self._images = TestImages(theme)
        self._images.asked_anew.connect(self.ask)
        self.confusion = ConfusionMatrix(theme)
        self.spreads = LayerSpreads(theme)
        self._pages = QStackedWidget(self)
        for page in (self._map, self._curve, self._images, self.confusion, self.spreads):
            self._pages.addWidget(page)
        self._view = Segmented(theme)
        self._wanted = "answers"  # the view the person chose, though not all data have it
        self._view.changed.connect(self._view_chosen)
        self._legend = DataLegend(theme)
        self._smooth = Segmented(theme)
        self._smooth.changed.connect(self._shading_chosen)
        self._parts = {part: TextButton(self) for part in ("train", "test")}
        for part, button in self._parts.items():
            button.setCheckable(True)
            button.setChecked(True)
            set_role(button, "chip")
            button.toggled.connect(partial(self._part_toggled, part))
        self._tools = QWidget(self)
        self._lay_out()
        self.retranslate()
        in_order(self._view, self._smooth, *self._parts.values(), self._paint, self._axes, self._pages)

    def _lay_out(self) -> None:
        named, chosen = QHBoxLayout(), QHBoxLayout()
        named.setSpacing(14)
        named.addWidget(self._view)
        named.addWidget(self._legend, 1)
        chosen.setSpacing(8)
        chosen.addStretch(1)
        for tool in (self._smooth, *self._parts.values()):
            chosen.addWidget(tool)
        self._tool_lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._tools)
        self._tool_lines.setContentsMargins(0, 0, 0, 0)
        self._tool_lines.setSpacing(8)
        self._tool_lines.addLayout(named, 1)
        self._tool_lines.addLayout(chosen)
        panel = QFrame(self)
        set_role(panel, "panel")
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(14, 12, 14, 12)
        inner.setSpacing(8)
        for widget in (self._tools, self._paint, self._axes):
            inner.addWidget(widget)
        inner.addWidget(self._pages, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)

    @property
    def needs_run(self) -> bool:  # type: ignore[override]
        """Whether there is nothing to be seen without a run: there is where points are painted."""
        return not self._painter.active

    def questions(self) -> tuple[Observation, ...]:
        if self._dataset is None:
            return (DecisionMap(),)
        kind = self._kind(self._dataset)
        if kind is DecisionMap and self._dataset.source.own:
            return (DecisionMap(axes=self._axes.axes, held=self._axes.held),)
        return (self._images.question() if kind is TestOutputs else kind(),)

    def show_run(self, snapshot: Snapshot) -> None:
        if snapshot.dataset is not self._dataset:
            self._take_dataset(snapshot.dataset)
        question = self.questions()[0]
        answer = snapshot.answers.get(question)
        if answer is None:
            return
        if isinstance(question, DecisionMap):
            self._map.set_answer(answer)
        elif isinstance(question, FunctionCurve):
            self._curve.set_answer(answer)
        elif isinstance(question, Confusion):
            self.confusion.set_counts(answer, words.class_names(snapshot.dataset))
        elif isinstance(question, Spreads):
            self.spreads.show_answer(snapshot.experiment, answer)
            self._write_legend()
        else:
            self._images.show_outputs(answer, snapshot.has_learned)

    def plot(self) -> QWidget | None:
        page = self._pages.currentWidget()
        return None if page is self._images else page

    def _take_dataset(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.confusion.set_counts(None, ())
        self.spreads.forget()
        kind = answers.shown_by(dataset)
        if kind is TestOutputs:
            self._images.set_dataset(dataset)
        elif kind is DecisionMap:
            self._axes.set_dataset(dataset)
            self.plane_changed.emit(self._axes.axes, self._axes.held)
            self._map.set_dataset(dataset, self._axes.axes)
            self._name_axes()
        elif kind is FunctionCurve:
            self._curve.set_dataset(dataset)
        self._show_page()
        self.ask()

    def show_painted(self, points: np.ndarray | None, labels: np.ndarray) -> None:
        """Show points (n, 2) of classes (n,) that the person has painted, until there is a run; None for other data."""
        self._painter.set_active(points is not None)
        self._paint.setVisible(points is not None)
        if points is None:
            return
        self._painter.set_points(points, labels)
        self._painter.brush = self._paint.brush()
        self._paint.show_count(len(points))
        self._dataset = None  # so that those of the next run are shown
        self._axes.hide()
        self._wanted = "answers"
        self._offer_views()
        self._map.set_dataset(None)
        self._map.set_painted(points, labels)
        self._map.set_axis_names(self.tr("x₀"), self.tr("x₁"))
        self._pages.setCurrentWidget(self._map)
        self._write_legend()

    def _kind(self, dataset: Dataset) -> type[Observation]:
        """Return which kind of question is asked: the one that suits the data, or that of another view."""
        return VIEWS.get(self._view.value()) or answers.shown_by(dataset)

    def _show_page(self) -> None:
        """Bring the page to the front that suits the data and the view, and show the tools that it has."""
        if self._dataset is None:
            return
        self._offer_views()
        source, kind = self._dataset.source, self._kind(self._dataset)
        pages: dict[type[Observation], QWidget] = {
            TestOutputs: self._images, DecisionMap: self._map, FunctionCurve: self._curve, Confusion: self.confusion,
            Spreads: self.spreads,
        }  # fmt: skip
        self._axes.setVisible(kind is DecisionMap and source.own and not source.features)
        self._paint.setVisible(self._painter.active and kind is DecisionMap)  # elsewhere is nothing to paint on
        self._pages.setCurrentWidget(pages[kind])
        self._smooth.setVisible(kind is DecisionMap and source.classes > 0)
        for button in self._parts.values():
            button.setVisible(kind in (DecisionMap, FunctionCurve))
        self._write_legend()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take two lines for legend and tools where one is too short."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        self._tool_lines.setDirection(direction.TopToBottom if self.width() < NARROW else direction.LeftToRight)

    # --- words --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(self.tr("Output"))
        self._smooth.set_options(
            [
                ("smooth", self.tr("Smooth"), self.tr("Shade by how sure the network is")),
                ("classes", self.tr("Classes"), self.tr("One flat colour for each class")),
            ]
        )
        self._smooth.set_value(self._smooth.value() or "smooth")
        self._smooth.setAccessibleName(self.tr("Shading"))
        self._offer_views()
        self._view.setAccessibleName(self.tr("View"))
        self.confusion.setAccessibleName(self.tr("Confusion matrix"))
        self.confusion.set_words(*answers.matrix_words())
        if self._dataset:
            self.confusion.set_counts(self.confusion.counts(), words.class_names(self._dataset))
        for part, text, tip in (
            ("train", self.tr("● Training"), self.tr("Show or hide what the network learns from (filled)")),
            ("test", self.tr("○ Test"), self.tr("Show or hide what the network has never seen (hollow)")),
        ):
            self._parts[part].setText(text)
            self._parts[part].setToolTip(tip)
        self._name_axes()
        self._curve.set_axis_words(self.tr("x"), self.tr("t"))
        self._map.setAccessibleName(self.tr("Map of the network's answers"))
        self._curve.setAccessibleName(self.tr("Curve of the network's answers"))
        self._write_legend()

    def _write_legend(self) -> None:
        """Say what the colours of a map or a curve mean, or whose answers are spread."""
        if self._dataset is None or self._kind(self._dataset) not in (DecisionMap, FunctionCurve):
            self._legend.show_words(self.spreads.legend_text() if self._view.value() == "spread" else "")
        else:
            self._legend.show_dataset(self._dataset)

    def _describe_point(self, x0: float, x1: float, y: np.ndarray) -> str:
        return answers.point_text(self._dataset, self._axes.axes, x0, x1, y)

    def _name_axes(self) -> None:
        names = self._axes.names() if self._dataset and self._dataset.names.inputs else ()
        across, up = (names[axis] for axis in self._axes.axes) if names else (self.tr("x₀"), self.tr("x₁"))
        self._map.set_axis_names(across, up)

    def _offer_views(self) -> None:
        """Offer the views that the data have, and show the one the person chose if it is among them."""
        source = self._dataset.source if self._dataset else None
        views = [
            ("answers", self.tr("Answers"), self.tr("What the network answers")),
            ("confusion", self.tr("Confusion"), self.tr("Which class of the whole test part is taken for which")),
            ("spread", self.tr("By layer"), self.tr("How the answers of each layer are spread, as histograms")),
        ]
        counted = source is None or (source.classes > 0 and source.inputs > 1)  # None: points are being painted
        offered = {view[0]: view for view in views if view[0] != "confusion" or counted}
        self._view.set_options(list(offered.values()))
        self._view.set_value(self._wanted if self._wanted in offered else "answers")

    # --- controls -----------------------------------------------------------------------------------------------

    @Slot(str)
    def _view_chosen(self, key: str) -> None:
        self._wanted = key
        self._show_page()
        self.ask()

    @Slot(object)
    def _take_brush(self, brush: Brush) -> None:
        self._painter.brush = brush

    @Slot()
    def _clear(self) -> None:
        self.painted.emit(np.empty((0, 2)), np.empty(0, np.int64))

    @Slot()
    def _axes_chosen(self) -> None:
        if self._dataset is not None:
            self._map.set_dataset(self._dataset, self._axes.axes)
            self._map.forget()
            self._name_axes()
            self.plane_changed.emit(self._axes.axes, self._axes.held)
            self.ask()

    @Slot(str)
    def _shading_chosen(self, key: str) -> None:
        self._map.set_smooth(key == "smooth")

    def _part_toggled(self, part: str, shown: bool) -> None:
        self._map.set_shown(part, shown)
        self._curve.set_shown(part, shown)
