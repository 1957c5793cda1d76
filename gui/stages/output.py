"""The Output stage: what the network answers, beside what it should answer."""

from functools import partial

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.plots.colors import CLASS_TOKENS
from gui.plots.decision_map import DecisionMapPlot
from gui.plots.function_curve import FunctionCurvePlot
from gui.stages.base import Stage
from gui.stages.images import TestImages
from gui.theme import Theme, set_role
from gui.widgets.segmented import Segmented
from model.data.dataset import Dataset
from model.observations import DecisionMap, FunctionCurve, Observation
from model.snapshot import Snapshot

SYMBOLS = "●■▲"
"""The shapes of the classes, as they are drawn in the map."""


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
        self._pages = QStackedWidget(self)
        for page in (self._map, self._curve, self._images):
            self._pages.addWidget(page)
        self._legend = QLabel(self)
        set_role(self._legend, "muted")
        self._smooth = Segmented(theme)
        self._smooth.changed.connect(self._shading_chosen)
        self._parts = {part: QPushButton(self) for part in ("train", "test")}
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
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        tools.addWidget(self._legend, 1)
        tools.addWidget(self._smooth)
        for button in self._parts.values():
            tools.addWidget(button)
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
        else:
            self._images.show_outputs(answer)

    def canvas(self) -> QWidget:
        """Return the widget that is painted anew with every answer."""
        page = self._pages.currentWidget()
        return page.viewport() if isinstance(page, QAbstractScrollArea) else self._images

    def _take_dataset(self, dataset: Dataset) -> None:
        self._dataset = dataset
        source = dataset.source
        self._tools.setVisible(not source.image)
        self._smooth.setVisible(source.classes > 0)
        if source.image:
            self._images.set_dataset(dataset)
            self._pages.setCurrentWidget(self._images)
        elif source.inputs == 2:
            self._map.set_dataset(dataset)
            self._pages.setCurrentWidget(self._map)
        else:
            self._curve.set_dataset(dataset)
            self._pages.setCurrentWidget(self._curve)
        self._write_legend()
        self.ask()

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
        if self._dataset is None:
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
            text = f'<span style="color:{self.theme.color("text").name()}">—</span> {self.tr("network")}'
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
    def _shading_chosen(self, key: str) -> None:
        self._map.set_smooth(key == "smooth")

    def _part_toggled(self, part: str, shown: bool) -> None:
        self._map.set_shown(part, shown)
        self._curve.set_shown(part, shown)
