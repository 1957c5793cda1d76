"""The controls of one layer: the usual settings of its kind in sight, the others folded."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import words
from gui.explanation import Explanation
from gui.theme import Theme, set_role
from gui.widgets.choice import Choice, Option
from gui.widgets.icon_button import IconButton
from gui.widgets.number import NumberField
from gui.widgets.room import keep_room
from gui.widgets.translated import Translated
from model.experiment import Output
from model.initial import SIGMA, Initial
from model.initializers import GIVEN
from model.layers import ActivationLayer, Layer
from model.layers.base import LIMITS, Weighted

SETTINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "dense": (("units", "activation"), ("initial",)),
    "activation": (("activation",), ()),
    "dropout": (("rate",), ()),
    "batch_normalization": (("momentum",), ("epsilon",)),
    "maxout": (("units", "pieces"), ("initial",)),
    "convolution": (("channels", "activation"), ("kernel", "stride", "padding", "initial")),
    "max_pooling": (("size", "stride"), ()),
    "average_pooling": (("size", "stride"), ()),
    "flatten": ((), ()),
    "output": (("activation",), ("initial",)),
}
"""The settings of each kind of row: those in sight, and those that are folded."""

STEPS = {"rate": 0.05, "momentum": 0.01, "epsilon": 1e-12}
"""The steps of those that are no whole numbers; on a logarithmic scale the smallest."""

LOGARITHMIC = ("epsilon",)

LABEL, NUMBER, CHOICE = 48, 62, 114
"""The width of the first label of a line, of a number and of a choice, in pixels: so that columns stand in line."""


def kind_of(layer: Layer | Output) -> str:
    """Return what a row of the stack is called in SETTINGS and in the words."""
    return layer.kind if isinstance(layer, Layer) else "output"


class LayerSettings(Translated, QWidget):
    """What can be set of a layer, for one kind of layer; controls that are folded are made once they are wanted.

    Signals:
        edited (Layer or Output): the person changed it.
    """

    edited = Signal(object)

    def __init__(
        self, theme: Theme, layer: Layer | Output, title: str, explanation: Explanation, parent: QWidget
    ) -> None:
        """`title` begins the accessible names."""
        super().__init__(parent)
        self.theme = theme
        self.layer = layer
        self._title = title
        self._explanation = explanation
        self._numbers: dict[str, NumberField] = {}
        self._choices: dict[str, Choice] = {}
        self._labels: dict[str, QLabel] = {}
        self.line = QHBoxLayout()
        self._details = QWidget(self)
        self._more = IconButton(theme, "chevron-down", small=True, parent=self)
        self._more.clicked.connect(self._toggle)
        self._lay_out()
        self._more.set_icon("chevron-down")
        self.retranslate()

    def _lay_out(self) -> None:
        usual, rest = SETTINGS[kind_of(self.layer)]
        self._more.setVisible(bool(rest))
        self.line.setSpacing(2)
        self.line.addLayout(self._grid(usual), 1)
        self.line.addWidget(self._more)
        self._details.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(5)
        outer.addLayout(self.line)
        outer.addWidget(self._details)
        if not usual:
            self.hide()

    def _make_details(self) -> None:
        """Make the controls that are less usual, in their place for whoever goes through all with Tab."""
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 26, 0)
        details.addLayout(self._grid(SETTINGS[kind_of(self.layer)][1]))
        self.retranslate()
        for before, after in pairwise(self.stops()):
            self.setTabOrder(before, after)

    def _grid(self, names: tuple[str, ...]) -> QGridLayout:
        """Return controls, two a line; an activation needs no label, and where weights start takes a line.

        The output's activation stands beside its title, that of an activation alone where other rows have theirs.
        """
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(5)
        if isinstance(self.layer, Layer):
            grid.setColumnMinimumWidth(0, LABEL)
            grid.setColumnMinimumWidth(1, NUMBER)
        grid.setColumnStretch(4, 1)
        alone = isinstance(self.layer, ActivationLayer)
        if alone:
            grid.addWidget(self._unseen_label("units"), 0, 0)
            grid.setColumnMinimumWidth(1, NUMBER + grid.horizontalSpacing())  # beside an empty column there is no gap
        for place, name in enumerate(names, alone):
            line, column = divmod(place, 2)
            if name == "initial":
                line += column
                sigma = NumberField(self.theme, *SIGMA, 1e-4, logarithmic=True, parent=self)
                keep_room(sigma)
                grid.addWidget(self._label(name), line, 0)
                grid.addWidget(self._watched("sigma", sigma), line, 1)
                grid.addWidget(self._choice(name), line, 2, 1, 2)
            elif name == "activation":
                grid.addWidget(self._choice(name), line, 2 * column, 1, 2)
            else:
                grid.addWidget(self._label(name), line, 2 * column)
                grid.addWidget(self._number(name), line, 2 * column + 1)
        return grid

    def _label(self, name: str) -> QLabel:
        label = self._labels[name] = QLabel(self)
        label.setMinimumWidth(CHOICE - NUMBER - 4)
        set_role(label, "small")
        return label

    def _unseen_label(self, name: str) -> QLabel:
        """Return a label that only takes its room, so that what follows stands where it does in other rows."""
        label = self._label(name)
        keep_room(label)
        label.hide()
        return label

    def _choice(self, name: str) -> Choice:
        choice = self._choices[name] = Choice(self.theme, parent=self)
        choice.setFixedWidth(CHOICE)
        choice.changed.connect(self._changed)
        return choice

    def _number(self, name: str) -> NumberField:
        whole = isinstance(getattr(self.layer, name), int)
        logarithmic = name in LOGARITHMIC
        step = STEPS.get(name, 1)
        field = NumberField(self.theme, *LIMITS[name], step, logarithmic=logarithmic, integer=whole, parent=self)
        return self._watched(name, field)

    def _watched(self, name: str, field: NumberField) -> NumberField:
        field.setFixedWidth(NUMBER)
        field.changed.connect(self._changed)
        self._explanation.watch(field)
        self._numbers[name] = field
        return field

    # --- showing ------------------------------------------------------------------------------------------------

    def show_layer(self, layer: Layer | Output) -> None:
        """Show the settings of a layer of the same kind; emits nothing."""
        self.layer = layer
        for name, number in self._numbers.items():
            number.set_value(self._value(name))
        for name, choice in self._choices.items():
            if name == "initial":
                choice.set_options(self._rules())
            choice.set_value(self._value(name))
            choice.setToolTip(words.tip(name, self._value(name)))
        if "sigma" in self._numbers:
            self._numbers["sigma"].setVisible(self._value("initial") == "normal")

    def _value(self, name: str) -> Any:
        values: Any = self.layer
        if name in ("initial", "sigma"):
            return values.initial.kind if name == "initial" else values.initial.sigma
        return getattr(values, name)

    def _rules(self) -> list[Option]:
        """Return the rules for initial weights; values are given in the menu, for the whole network."""
        given = self._value("initial") == GIVEN
        answers = self.layer.answers if isinstance(self.layer, Weighted) else self._value("activation")
        return [row for row in words.initial_options(answers) if row[0] != GIVEN or given]

    def set_title(self, title: str) -> None:
        """Begin the accessible names with another title."""
        if title != self._title:
            self._title = title
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        for name, widget in {**self._numbers, **self._choices}.items():
            widget.setAccessibleName(f"{self._title}: {words.name('layer_setting', name)}")
            widget.setToolTip(words.tip("layer_setting", name))
        for name, label in self._labels.items():
            label.setText(self.tr("Starts as") if name == "initial" else words.name("layer_setting", name))
            label.setToolTip(words.tip("layer_setting", name))
        if "activation" in self._choices:
            self._choices["activation"].set_options(words.options("activation"))
        more = self.tr("More settings")
        self._more.setAccessibleName(f"{self._title}: {more}")
        self._more.setToolTip(self.tr("Further settings of this layer"))
        self.show_layer(self.layer)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, in order; of what is folded, what has been made."""
        usual, rest = SETTINGS[kind_of(self.layer)]
        first: list[QWidget] = [self._control(name) for name in usual]
        if not rest:
            return first
        if self._details.layout() is None:
            return [*first, self._more]
        others = [self._control(name) for name in rest]
        sigma = [self._numbers["sigma"]] if "sigma" in self._numbers else []
        return [*first, self._more, *others[:-1], *sigma, *others[-1:]]

    def _control(self, name: str) -> QWidget:
        return self._numbers[name] if name in self._numbers else self._choices[name]

    # --- setting ------------------------------------------------------------------------------------------------

    def is_open(self) -> bool:
        """Return whether all settings are in sight."""
        return not self._details.isHidden()

    def open(self, opened: bool) -> None:
        """Unfold or fold the settings that are less usual."""
        opened = opened and bool(SETTINGS[kind_of(self.layer)][1])
        if opened and self._details.layout() is None:
            self._make_details()
        self._details.setVisible(opened)
        self._more.set_icon("chevron-up" if opened else "chevron-down")

    @Slot()
    def _toggle(self) -> None:
        self.open(not self.is_open())

    @Slot()
    def _changed(self) -> None:
        changes: dict[str, Any] = {}
        for name, number in self._numbers.items():
            if name != "sigma":
                changes[name] = int(number.value()) if isinstance(self._value(name), int) else number.value()
        for name, choice in self._choices.items():
            if name != "initial":
                changes[name] = choice.value()
        if "initial" in self._choices:
            kind, sigma = self._choices["initial"].value(), self._numbers["sigma"].value()
            if (kind, sigma) != (self._value("initial"), self._value("sigma")):
                changes["initial"] = Initial(kind, sigma)
        self.edited.emit(replace(self.layer, **changes))
