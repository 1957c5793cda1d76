"""The network panel: the layer stack."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from gui.panels.base import Panel
from gui.panels.layer_menu import LayerMenu
from gui.panels.layer_row import LayerRow, ShapeLabel
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from model.defaults import is_default, with_defaults
from model.experiment import MAX_LAYERS, Experiment, Output
from model.layers import LAYERS, Dense, Layer
from model.problems import Problem


class NetworkPanel(Panel):
    """The rows of the stack from input to output. Every change starts a new run."""

    def __init__(self, theme: Theme, experiment: Experiment) -> None:
        super().__init__(theme, experiment)
        self._input = QFrame(self)
        set_role(self._input, "fixed")
        self._input_title, self._input_shape = QLabel(self._input), ShapeLabel(self._input)
        line = QHBoxLayout(self._input)
        line.setContentsMargins(6, 6, 32, 6)
        line.addWidget(self._input_title)
        line.addStretch(1)
        line.addWidget(self._input_shape)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(4)
        self._layers: list[LayerRow] = []
        self._output = LayerRow(theme, experiment.output, self)
        self._output.edited.connect(self._output_edited)
        self._output.remedied.connect(self.edited)
        self._add, self._kinds = TextButton(self), TextButton(self)
        self._add.setObjectName("button:add-layer")
        self._kinds.setObjectName("button:other-kind")
        for button in (self._add, self._kinds):
            set_role(button, "dashed")
        self._add.clicked.connect(self._add_usual)
        self._kinds.clicked.connect(self._offer_kinds)
        self._default = TextButton(self)
        set_role(self._default, "link")
        self._default.clicked.connect(self._take_default)
        self.add_side_widget(self._default)
        adding = QHBoxLayout()
        adding.setSpacing(6)
        adding.addWidget(self._add, 1)
        adding.addWidget(self._kinds)
        self.body.addWidget(self._input)
        self.body.addLayout(self._stack)
        self.body.addWidget(self._output)
        self.body.addLayout(adding)
        self.retranslate()
        self.show_values()

    def show_values(self) -> None:
        experiment = self.experiment
        self._follow(experiment.hidden)
        shapes = [*experiment.shapes, *[None] * len(experiment.rows)]  # where a row does not fit, nothing comes out
        for k, (row, layer) in enumerate(zip(self._layers, experiment.hidden, strict=True)):
            row.show_layer(layer, k + 1, shapes[k])
        self._output.show_layer(experiment.output, 0, shapes[len(experiment.hidden)])
        self._input_shape.show_shape(experiment.input_shape)
        for button in (self._add, self._kinds):
            button.setEnabled(len(experiment.hidden) < MAX_LAYERS)
        self._default.setVisible(not is_default(experiment))
        self._show_count()
        self._set_tab_order()

    def _follow(self, hidden: Sequence[Layer]) -> None:
        """Have a row for each layer: the one that showed it before, wherever that was, as open or shut as it was."""
        shown = [row.layer for row in self._layers]
        if len(hidden) == len(shown) and any(hidden.count(layer) != shown.count(layer) for layer in hidden):
            return  # a layer was changed where it is
        free = list(self._layers)
        for place, layer in enumerate(hidden):
            row = next((row for row in free if row.layer == layer), None)
            if row is None:
                self._new_row(layer, place)
            else:
                free.remove(row)
                self._move(row, place)
        for row in free:
            self._drop_row(row)

    def _move(self, row: LayerRow, place: int) -> None:
        if self._layers.index(row) != place:
            self._layers.remove(row)
            self._layers.insert(place, row)
            self._stack.removeWidget(row)
            self._stack.insertWidget(place, row)

    def _new_row(self, layer: Layer, place: int) -> LayerRow:
        row = LayerRow(self.theme, layer, self)
        row.edited.connect(partial(self._layer_edited, row))
        row.removed.connect(partial(self._layer_removed, row))
        row.remedied.connect(self.edited)
        row.handle.dragged.connect(partial(self._dragged, row))
        row.handle.dropped.connect(self._dropped)
        row.handle.nudged.connect(partial(self._nudged, row))
        self._layers.insert(place, row)
        self._stack.insertWidget(place, row)
        row.show()
        return row

    def _drop_row(self, row: LayerRow) -> None:
        self._layers.remove(row)
        self._stack.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _set_tab_order(self) -> None:
        stops = (stop for row in (*self._layers, self._output) for stop in row.stops())
        for before, after in pairwise([self.header, self._default, *stops, self._add, self._kinds]):
            self.setTabOrder(before, after)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Explain what does not fit, each problem at its layer."""
        by_field = {p.field: p for p in reversed(problems)}
        self._output.explanation.show_problem(by_field.get("output"))
        for k, row in enumerate(self._layers):
            row.explanation.show_problem(by_field.get(f"hidden[{k}]"))

    def retranslate(self) -> None:
        self.set_title(self.tr("Network"))
        self.header.setToolTip(self.tr("The layers from input to output. Every change starts a new run."))
        title, shape = self.tr("Input"), self.tr("Shape")
        self._input_title.setText(title)
        self._input_shape.setAccessibleName(f"{title}: {shape}")
        self._input.setToolTip(self.tr("As many inputs as were chosen under Data; of images height × width × channels"))
        self._default.setText(self.tr("Default"))
        self._default.setAccessibleName(self.tr("Default network and learning"))
        self._default.setToolTip(
            self.tr("Network and learning are your own: go back to those that suit this data from the start")
        )
        self._add.setText(self.tr("+ Add layer"))
        self._add.setToolTip(self.tr("Add a dense layer. More layers: boundaries bend more, training gets harder."))
        self._kinds.setText(self.tr("Other kind …"))
        self._kinds.setToolTip(self.tr("Add a layer of another kind: dropout, convolution, pooling and more"))
        self._show_count()

    def _show_count(self) -> None:
        """Say how many parameters there are, where the layers fit together."""
        count = "–" if self.experiment.flow.misfit else f"{self.experiment.parameter_count:,}"
        self.set_side(self.tr("{n} parameters").format(n=count))

    # --- adding and removing ------------------------------------------------------------------------------------

    @Slot()
    def _add_usual(self) -> None:
        """Add a dense layer like the last one."""
        hidden = self.experiment.hidden
        last = next((row for row in reversed(hidden) if isinstance(row, Dense)), Dense())
        initial = last.initial if last.initial.values is None else Dense().initial
        self._insert(len(hidden), replace(last, units=min(last.units, 50), initial=initial))

    @Slot()
    def _offer_kinds(self) -> None:
        menu = LayerMenu(self.theme, self)
        menu.chosen.connect(self._add_kind)
        menu.popup(self._kinds.mapToGlobal(QPoint(0, self._kinds.height())))

    @Slot(str)
    def _add_kind(self, kind: str) -> None:
        """Add a layer of a kind, all its settings in sight; what reads images goes where the last image comes out."""
        layer = LAYERS[kind]()
        place = self._images() if layer.reads_images else len(self.experiment.hidden)
        self._insert(place, layer).open()

    def _images(self) -> int:
        """Return how many rows at the beginning make images; one that does not fit makes none."""
        shapes = self.experiment.shapes[: len(self.experiment.hidden)]
        return next((k for k, shape in enumerate(shapes) if len(shape) != 3), len(shapes))

    def _insert(self, place: int, layer: Layer) -> LayerRow:
        """Add a layer and return its row, which is gone again where the edit is refused."""
        row = self._new_row(layer, place)
        hidden = self.experiment.hidden
        self.edit(hidden=(*hidden[:place], layer, *hidden[place:]))
        return row

    def _layer_edited(self, row: LayerRow, layer: Layer) -> None:
        k = self._layers.index(row)
        self.edit(hidden=(*self.experiment.hidden[:k], layer, *self.experiment.hidden[k + 1 :]))

    def _layer_removed(self, row: LayerRow) -> None:
        k = self._layers.index(row)
        self._drop_row(row)
        self.edit(hidden=(*self.experiment.hidden[:k], *self.experiment.hidden[k + 1 :]))

    @Slot(object)
    def _output_edited(self, output: Output) -> None:
        self.edit(output=output)

    @Slot()
    def _take_default(self) -> None:
        self.edited.emit(with_defaults(self.experiment))

    # --- another order ------------------------------------------------------------------------------------------

    def _dragged(self, row: LayerRow, y: int) -> None:
        """Move the row to where the pointer is; nothing is emitted before it is dropped."""
        self._move(row, sum(other.middle() < y for other in self._layers if other is not row))

    @Slot()
    def _dropped(self) -> None:
        hidden = tuple(row.layer for row in self._layers if isinstance(row.layer, Layer))
        if hidden != self.experiment.hidden:
            self.edit(hidden=hidden)

    def _nudged(self, row: LayerRow, by: int) -> None:
        k = self._layers.index(row)
        if 0 <= k + by < len(self._layers):
            self._move(row, k + by)
            self._dropped()
