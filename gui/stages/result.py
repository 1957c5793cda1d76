"""What comes out of a network of points: the small plot beside its graph."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.plots.decision_map import DecisionMapPlot
from gui.plots.function_curve import FunctionCurvePlot
from gui.theme import Theme, set_role
from gui.widgets.hint import Words
from gui.widgets.translated import Translated
from model.data.dataset import Dataset
from model.observations import DecisionMap, FunctionCurve, Observation
from model.snapshot import Snapshot

SIDE = (150, 300)
"""Its least width, and the largest in a window that is not high, in pixels."""

SHARE = 0.42
"""How wide it may be in a high one, as a share of the height."""

LAYER = (44, 64)
"""How much width a layer needs at least, and how much it has before this becomes wider, in pixels."""

BESIDE, AROUND = 460, 46
"""From which width of the stage on there is room for it beside the graph, and the margins, in pixels."""


class Result(Translated, QWidget):
    """The decision map, or the curve; of many inputs a slice. There is none of images.

    Attributes:
        map: the decision map.
        curve: of one input.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._dataset: Dataset | None = None
        self._axes, self._held = (0, 1), tuple[float, ...]()  # the plane that was chosen
        self._turn = True
        self.map = DecisionMapPlot(theme)
        self.curve = FunctionCurvePlot(theme)
        self.hide()  # until it is known what comes out
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        for plot in (self.map, self.curve):
            plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # their values are read on the Output stage
            column.addWidget(plot)
        self._slice = Words(self)
        set_role(self._slice, "small")
        column.addWidget(self._slice)
        column.addStretch(1)
        self.retranslate()

    def plane(self) -> tuple[tuple[int, int], tuple[float, ...]]:
        """Return the plane to show: the chosen one, where the data are points that have its inputs."""
        inputs = self._dataset.source.inputs if self._dataset and self._has_points() else 0
        return (self._axes, self._held) if max(self._axes) < inputs else ((0, 1), ())

    def question(self) -> Observation | None:
        """Return what is asked of the run; nothing where images are read."""
        if self._dataset is None or not self._has_points():
            return None
        return FunctionCurve(150) if self._dataset.source.inputs == 1 else DecisionMap(60, *self.plane())

    def show_plane(self, axes: tuple[int, int], held: tuple[float, ...]) -> None:
        """Show this plane of data with many inputs, as DecisionMap says."""
        if (axes, held) == (self._axes, self._held):
            return
        self._axes, self._held = axes, held
        if self._dataset is not None and self._has_points() and self._dataset.source.inputs > 1:
            self.map.set_dataset(self._dataset, self.plane()[0])
            self.map.forget()
            self._name_axes()

    def set_dataset(self, dataset: Dataset) -> None:
        """Show the examples of other data, with no answer yet."""
        self._dataset = dataset
        source = dataset.source
        plane = self._has_points() and source.inputs > 1
        self.map.setVisible(plane)
        self.curve.setVisible(source.inputs == source.outputs == 1)
        if plane:
            self.map.set_dataset(dataset, self.plane()[0])
            self._name_axes()
        elif source.inputs == 1:
            self.curve.set_dataset(dataset)
        self._slice.setVisible(plane and source.inputs > 2)

    def show_run(self, snapshot: Snapshot, playing: bool) -> None:
        """Show what the network answers; while the run plays, every second time."""
        self._turn = not self._turn or not playing
        question = self.question()
        answer = snapshot.answers.get(question) if self._turn and question else None
        if answer is not None:
            (self.map if isinstance(question, DecisionMap) else self.curve).set_answer(answer)

    def claim(self, room: QSize, layers: int) -> bool:
        """Take a share of the room of a stage with so many layers; return whether there is room for it, too.

        It is a square, a third of the width unless many layers need that, and grows with the window; without room it is
        hidden: the output neurons have it, too.
        """
        needed = layers * LAYER[0] + SIDE[0]
        cramped = self._has_points() and (room.width() < BESIDE or room.width() - AROUND < needed)
        self.setVisible(self._has_points() and not cramped)
        largest = min(room.width() // 3, max(SIDE[1], round(room.height() * SHARE)))
        side = max(SIDE[0], min(largest, room.width() - AROUND - layers * LAYER[1]))
        self.setFixedWidth(side)
        for plot in (self.map, self.curve):
            plot.setFixedHeight(side - 16)
        return not cramped

    def _has_points(self) -> bool:
        return self._dataset is not None and not self._dataset.source.image

    def _name_axes(self) -> None:
        own, (axes, _) = self._dataset.names.inputs if self._dataset else (), self.plane()
        named = len(own) > max(axes)
        self.map.set_axis_names(*((own[axis] for axis in axes) if named else (self.tr("x₀"), self.tr("x₁"))))
        others = self.tr("A slice: the other inputs are held at their mean. Output lets you choose.")
        if self._held:
            others = self.tr("A slice: the other inputs are held as chosen on Output.")
        self._slice.set_words(others)

    def retranslate(self) -> None:
        """Set every text."""
        self._name_axes()
        self.curve.set_axis_words(self.tr("x"), self.tr("t"))
