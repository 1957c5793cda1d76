"""The network panel: the layer stack."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from gui.panels.base import Panel
from gui.panels.layer_row import LayerRow
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from model.experiment import MAX_LAYERS, Experiment, Output
from model.layers import Dense
from model.problems import Problem


class NetworkPanel(Panel):
    """The rows of the stack from input to output. Every change starts a new run."""

    def __init__(self, theme: Theme, experiment: Experiment) -> None:
        super().__init__(theme, experiment)
        self._input = QFrame(self)
        set_role(self._input, "fixed")
        self._input_title, self._input_width = QLabel(self._input), QLabel(self._input)
        set_role(self._input_width, "number")
        line = QHBoxLayout(self._input)
        line.setContentsMargins(10, 8, 10, 8)
        line.addWidget(self._input_title)
        line.addStretch(1)
        line.addWidget(self._input_width)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(6)
        self._layers: list[LayerRow] = []
        self._output = LayerRow(theme, experiment.output, self)
        self._output.edited.connect(self._output_edited)
        self._output.remedied.connect(self.edited)
        self._add = TextButton(self)
        set_role(self._add, "dashed")
        self._add.clicked.connect(self._add_layer)
        self.body.addWidget(self._input)
        self.body.addLayout(self._stack)
        self.body.addWidget(self._output)
        self.body.addWidget(self._add)
        self.retranslate()
        self.show_values()

    def show_values(self) -> None:
        experiment = self.experiment
        while len(self._layers) > len(experiment.hidden):
            row = self._layers.pop()
            self._stack.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._layers) < len(experiment.hidden):
            self._new_row(self._hidden()[len(self._layers)])
        for k, (row, layer) in enumerate(zip(self._layers, self._hidden(), strict=True)):
            row.show_layer(layer, k + 1, layer.units)
        self._output.show_layer(experiment.output, 0, experiment.data.outputs)
        self._input_width.setText(f"{experiment.data.inputs:,}")
        self._add.setEnabled(len(experiment.hidden) < MAX_LAYERS)
        self.set_side(self.tr("{n} parameters").format(n=f"{experiment.parameter_count:,}"))
        self._set_tab_order()

    def _new_row(self, layer: Dense) -> None:
        row = LayerRow(self.theme, layer, self)
        row.edited.connect(partial(self._layer_edited, row))
        row.removed.connect(partial(self._layer_removed, row))
        row.remedied.connect(self.edited)
        row.handle.dragged.connect(partial(self._dragged, row))
        row.handle.dropped.connect(self._dropped)
        row.handle.nudged.connect(partial(self._nudged, row))
        self._layers.append(row)
        self._stack.addWidget(row)
        row.show()

    def _set_tab_order(self) -> None:
        chain = [*self._layers, self._output, self._add]
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Explain what does not fit, each problem at its layer."""
        by_field = {p.field: p for p in reversed(problems)}
        self._output.show_problem(by_field.get("output"))
        for k, row in enumerate(self._layers):
            row.show_problem(by_field.get(f"hidden[{k}]"))

    def retranslate(self) -> None:
        self.set_title(self.tr("Network"))
        self.header.setToolTip(self.tr("The layers from input to output. Every change starts a new run."))
        self._input_title.setText(self.tr("Input"))
        self._input.setToolTip(self.tr("As many inputs as were chosen under Data"))
        self._add.setText(self.tr("+ Add layer"))
        self._add.setToolTip(self.tr("Add a hidden layer. More layers: boundaries bend more, training gets harder."))
        self.set_side(self.tr("{n} parameters").format(n=f"{self.experiment.parameter_count:,}"))

    def _hidden(self) -> tuple[Dense, ...]:
        """Return the rows between input and output."""
        return tuple(row for row in self.experiment.hidden if isinstance(row, Dense))

    @Slot()
    def _add_layer(self) -> None:
        last = self._hidden()[-1] if self.experiment.hidden else Dense()
        units = min(last.units, 50)
        initial = last.initial if last.initial.values is None else Dense().initial
        self.edit(hidden=(*self.experiment.hidden, replace(last, units=units, initial=initial)))

    def _layer_edited(self, row: LayerRow, layer: Dense) -> None:
        k = self._layers.index(row)
        self.edit(hidden=(*self.experiment.hidden[:k], layer, *self.experiment.hidden[k + 1 :]))

    def _layer_removed(self, row: LayerRow) -> None:
        k = self._layers.index(row)
        self.edit(hidden=(*self.experiment.hidden[:k], *self.experiment.hidden[k + 1 :]))

    @Slot(object)
    def _output_edited(self, output: Output) -> None:
        self.edit(output=output)

    # --- another order ------------------------------------------------------------------------------------------

    def _dragged(self, row: LayerRow, y: int) -> None:
        """Move the row to where the pointer is; nothing is emitted before it is dropped."""
        others = [r for r in self._layers if r is not row]
        place = sum(other.middle() < y for other in others)
        if self._layers.index(row) != place:
            self._layers = [*others[:place], row, *others[place:]]
            self._stack.removeWidget(row)
            self._stack.insertWidget(place, row)

    @Slot()
    def _dropped(self) -> None:
        hidden = tuple(row.layer for row in self._layers if isinstance(row.layer, Dense))
        if hidden != self.experiment.hidden:
            self.edit(hidden=hidden)

    def _nudged(self, row: LayerRow, by: int) -> None:
        k = self._layers.index(row)
        if 0 <= k + by < len(self._layers):
            self._stack.removeWidget(row)
            self._stack.insertWidget(k + by, row)
            self._layers.insert(k + by, self._layers.pop(k))
            self._dropped()
