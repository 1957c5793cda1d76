"""The Output stage: what the network answers, beside what it should answer."""

from functools import partial

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.plots.colors import CLASS_TOKENS
from gui.plots.confusion import ConfusionMatrix
from gui.plots.decision_map import DecisionMapPlot
from gui.plots.function_curve import FunctionCurvePlot
from gui.stages.base import Stage
from gui.stages.images import TestImages
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.segmented import Segmented
from model.data.dataset import Dataset
from model.observations import Confusion, DecisionMap, FunctionCurve, Observation
from model.snapshot import Snapshot

SYMBOLS = "●■▲"
"""The shapes of the classes, as they are drawn in the map."""

NARROW = 640
"""Below this width legend and tools stand above each other, in pixels."""


class OutputStage(Stage):
    """A decision map for points, a curve for one input, test images with class bars for digits."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._dataset: Dataset | None = None
        self._map = DecisionMapPlot(theme)
        self._map.set_describe(self._describe_point)
        self._curve = FunctionCurvePlot(theme)
        self._curve.set_describe(self._describe_value)
        self._images = TestImages(theme)
        self._images.asked_anew.connect(self.ask)
        self.confusion = ConfusionMatrix(theme)
        self._pages = QStackedWidget(self)
        for page in (self._map, self._curve, self._images, self.confusion):
            self._pages.addWidget(page)
        self._view = Segmented(theme)
        self._view.changed.connect(self._view_chosen)
        self._legend = QLabel(self)
        set_role(self._legend, "muted")
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
        theme.changed.connect(self._write_legend)
        self.retranslate()

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
        inner.addWidget(self._tools)
        inner.addWidget(self._pages, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)

    def questions(self) -> tuple[Observation, ...]:
        if self._dataset is None:
            return (DecisionMap(),)
        source = self._dataset.source
        if self._shows_confusion():
            return (Confusion(),)
        if source.image:
            return (self._images.question(),)
        return (DecisionMap(),) if source.inputs == 2 else (FunctionCurve(),)

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
            self.confusion.set_counts(answer, [str(k) for k in range(len(answer))])
        else:
            self._images.show_outputs(answer, snapshot.step > 0)

    def plot(self) -> QWidget | None:
        page = self._pages.currentWidget()
        return None if page is self._images else page

    def _take_dataset(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.confusion.set_counts(None, ())
        source = dataset.source
        if source.image:
            self._images.set_dataset(dataset)
        elif source.inputs == 2:
            self._map.set_dataset(dataset)
        else:
            self._curve.set_dataset(dataset)
        self._show_page()
        self.ask()

    def show_confusion(self) -> None:
        """Turn to the confusion matrix."""
        self._view.set_value("confusion")
        self._view_chosen("confusion")

    def _shows_confusion(self) -> bool:
        return self._dataset is not None and self._dataset.source.classes > 0 and self._view.value() == "confusion"

    def _show_page(self) -> None:
        """Bring the page to the front that suits the data and the view, and show the tools that it has."""
        if self._dataset is None:
            return
        source, confusion = self._dataset.source, self._shows_confusion()
        page = self._images if source.image else self._map if source.inputs == 2 else self._curve
        self._pages.setCurrentWidget(self.confusion if confusion else page)
        self._view.setVisible(source.classes > 0)
        self._smooth.setVisible(page is self._map and source.classes > 0 and not confusion)
        for button in self._parts.values():
            button.setVisible(not source.image and not confusion)
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
        self._view.set_options(
            [
                ("answers", self.tr("Answers"), self.tr("What the network answers")),
                ("confusion", self.tr("Confusion"), self.tr("Which class of the whole test part is taken for which")),
            ]
        )
        self._view.set_value(self._view.value() or "answers")
        self._view.setAccessibleName(self.tr("View"))
        self.confusion.setAccessibleName(self.tr("Confusion matrix"))
        self.confusion.set_words(
            self.tr("true class"),
            self.tr("taken for"),
            self.tr("right"),
            self.tr("{true} taken for {said}: {n} of {all}"),
        )
        for part, text, tip in (
            ("train", self.tr("● Training"), self.tr("Show or hide what the network learns from (filled)")),
            ("test", self.tr("○ Test"), self.tr("Show or hide what the network has never seen (hollow)")),
        ):
            self._parts[part].setText(text)
            self._parts[part].setToolTip(tip)
        self._map.set_axis_names(self.tr("x₀"), self.tr("x₁"))
        self._curve.set_axis_names(self.tr("x"), self.tr("t"))
        self._write_legend()

    @Slot()
    def _write_legend(self) -> None:
        if self._dataset is None or self._dataset.source.image or self._shows_confusion():
            self._legend.setText("")
            return
        classes = self._dataset.source.classes
        colors = [self.theme.color(token).name() for token in CLASS_TOKENS]
        if classes:
            names = [self.tr("class {k}").format(k=k) for k in range(min(classes, 3))]
            marks = zip(SYMBOLS, colors, names, strict=False)
            text = " &nbsp; ".join(f'<span style="color:{c}">{s}</span> {n}' for s, c, n in marks)
        elif self._dataset.source.inputs == 2:
            low, high = self.tr("low (−1)"), self.tr("high (1)")
            text = (
                f'<span style="color:{colors[0]}">■</span> {low} &nbsp; <span style="color:{colors[1]}">■</span> {high}'
            )
        else:
            name = self.tr("network")
            text = f'<span style="color:{self.theme.color("text").name()}">—</span> {name}'
        self._legend.setText(text)

    def _describe_point(self, x0: float, x1: float, y: np.ndarray) -> str:
        place = self.tr("x₀ {x0:.2f}, x₁ {x1:.2f}").format(x0=x0, x1=x1)
        if len(y) == 1:
            return place + "\n" + self.tr("answer {y:.3f}").format(y=float(y[0]))
        lines = [self.tr("class {k}: {y:.3f}").format(k=k, y=float(value)) for k, value in enumerate(y)]
        return "\n".join([place, *lines])

    def _describe_value(self, x: float, y: float) -> str:
        return self.tr("x {x:.2f}, answer {y:.3f}").format(x=x, y=y)

    # --- controls -----------------------------------------------------------------------------------------------

    @Slot(str)
    def _view_chosen(self, key: str) -> None:
        self._show_page()
        self.ask()

    @Slot(str)
    def _shading_chosen(self, key: str) -> None:
        self._map.set_smooth(key == "smooth")

    def _part_toggled(self, part: str, shown: bool) -> None:
        self._map.set_shown(part, shown)
        self._curve.set_shown(part, shown)
