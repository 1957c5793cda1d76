"""Picking a weight or a bias of the graph as an axis of the network's loss surface."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from gui import words_descent as words
from gui.plots.graph_layout import Spot
from gui.plots.network_graph import NetworkGraph
from model.experiment import Experiment
from model.graph import GraphAnswer, drawn_rows


def place_of(experiment: Experiment, answer: GraphAnswer, spot: Spot) -> int | None:
    """Return the place in the flat vector of the weight of a connection, or of the bias of a neuron.

    It is None for inputs, and where several weights, or biases, lie there.
    """
    layer = spot[0] if len(spot) == 2 else spot[0] + 1
    if layer == 0:
        return None
    row = drawn_rows(experiment)[layer - 1]
    parts = {part.name: part for part in experiment.flow.layout if part.layer == row}
    after = answer.shown[layer][spot[-1]]
    if len(spot) == 2:
        single = "b" in parts and parts["b"].shape == (len(answer.layers[layer].strengths),)
        return parts["b"].start + after if single else None
    if answer.norms[layer - 1]:
        return None
    return parts["W"].start + answer.shown[layer - 1][spot[1]] * parts["W"].shape[1] + after


def spot_of(experiment: Experiment, answer: GraphAnswer, place: int) -> Spot | None:
    """Return where a parameter is in the graph; None where it is not shown."""
    for layer, shown in enumerate(answer.shown):
        neurons: list[Spot] = [(layer, j) for j in range(len(shown))]
        before = range(len(answer.shown[layer - 1])) if layer else ()
        edges: list[Spot] = [(layer - 1, i, j) for i in before for j in range(len(shown))]
        for spot in (*neurons, *edges):
            if place_of(experiment, answer, spot) == place:
                return spot
    return None


class AxesMenu(QMenu):
    """What a parameter that was picked can be.

    Signals:
        picked (int, int): it shall be along the axis 0 or 1; with its place in the flat vector.
        wanted (): the person wants to see the surface.
    """

    picked = Signal(int, int)
    wanted = Signal()

    def __init__(self, graph: NetworkGraph, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._graph = graph
        self._chosen: tuple[int, int] | None = None
        self._shown: tuple[Experiment, GraphAnswer] | None = None
        self._tagged: object = None  # of which parameters and neurons tags were last put there
        graph.picked.connect(self._open)

    def show_chosen(self, chosen: tuple[int, int] | None) -> None:
        """Know which parameters are along the axes."""
        self._chosen = chosen
        self._tag()

    def show_graph(self, experiment: Experiment, answer: GraphAnswer | None) -> None:
        """Know what is seen."""
        self._shown = None if answer is None else (experiment, answer)
        found = None if answer is None else (experiment.flow.layout, answer.shown)
        if found != self._tagged:
            self._tagged = found
            self._tag()

    def _tag(self) -> None:
        """Mark what is along the axes, where it is seen."""
        tags: list[tuple[Spot, str]] = []
        for place, text in zip(self._chosen or (), ("→", "↑"), strict=False):
            spot = spot_of(*self._shown, place) if self._shown else None
            if spot is not None:
                tags.append((spot, text))
        self._graph.set_tags(tags)

    @Slot(object, QPoint)
    def _open(self, spot: Spot, at: QPoint) -> None:
        place = place_of(*self._shown, spot) if self._shown else None
        if place is not None and self._shown:
            self.fill(words.parameter(self._shown[0].flow.layout, place), place)
            self.popup(at)

    def fill(self, name: str, place: int) -> None:
        """Offer what a parameter can be."""
        self.clear()
        heading = self.addAction(name)
        heading.setEnabled(False)
        heading.setToolTip(self.tr("The parameter that was picked; below is what it can be"))
        self.addSeparator()
        chosen: Sequence[int] = self._chosen or ()
        tip = self.tr("The axis of the loss surface along which this parameter changes")
        for axis, text in enumerate((self.tr("Across the loss surface (→)"), self.tr("Upwards on it (↑)"))):
            action = self.addAction(text)
            action.setCheckable(True)
            action.setChecked(len(chosen) > axis and chosen[axis] == place)
            action.setToolTip(tip)
            action.triggered.connect(partial(self._pick, axis, place))
        self.addSeparator()
        show = self.addAction(self.tr("Show the loss surface"))
        shown = self.tr("The network's loss in the plane of these two parameters, in the Descent stage")
        missing = self.tr("Not yet: first choose along which axis this parameter shall change")
        show.setToolTip(missing if self._chosen is None else shown)
        show.setEnabled(self._chosen is not None)
        show.triggered.connect(self.wanted, Qt.ConnectionType.QueuedConnection)

    def _pick(self, axis: int, place: int, checked: bool = True) -> None:
        self.picked.emit(axis, place)
