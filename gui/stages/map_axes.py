"""Which two inputs of many a map shows, and what the others are held at."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.explanation import Explanation
from gui.theme import Theme, set_role
from gui.widgets.choice import Choice
from gui.widgets.flow import Flow
from gui.widgets.number import NumberField
from gui.widgets.translated import Translated
from model.data.dataset import Dataset

NAME = (90, 170)
"""How wide the name of an input may become at least and at most, in pixels."""

VALUE = 90
"""How wide the field for what it is held at is, in pixels."""


class MapAxes(Translated, QWidget):
    """Two choices for the axes, and a third with a number for where the map cuts through the rest.

    Signals:
        changed (): the person chose something else.

    Attributes:
        axes: which input goes across, and which goes up.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.axes = (0, 1)
        self._chosen: dict[int, float] = {}  # inputs that are held elsewhere than at their mean, and where
        self._dataset: Dataset | None = None
        self._choices = {name: Choice(theme) for name in ("across", "up", "held")}
        for choice in self._choices.values():
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            choice.setMinimumWidth(NAME[0])
            choice.setMaximumWidth(NAME[1])
        self._value = NumberField(theme, -1.0, 1.0, 0.1)
        self._value.setFixedWidth(VALUE)
        self._cut, self._equals, self._others = QLabel(self), QLabel("=", self), QLabel(self)
        for label in (self._cut, self._equals, self._others):
            set_role(label, "muted")
        self._rest = QWidget(self)
        lines = Flow(None, 8)  # two lines where one is too short
        for box, widgets in (
            (QWidget(self), (self._choices["across"], self._choices["up"])),
            (self._rest, (self._cut, self._choices["held"], self._equals, self._value, self._others)),
        ):
            line = QHBoxLayout(box)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            for widget in widgets:
                line.addWidget(widget)
            lines.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(lines)
        column.addWidget(Explanation(theme, self._value))
        self._choices["across"].changed.connect(self._across_chosen)
        self._choices["up"].changed.connect(self._up_chosen)
        self._choices["held"].changed.connect(self._show_held)
        self._value.changed.connect(self._hold)
        self.retranslate()

    def set_dataset(self, dataset: Dataset) -> None:
        """Offer the inputs of a data set; what is shown stays where the inputs are the same and reach so far."""
        before, self._dataset = self._dataset, dataset
        if before is None or before.names != dataset.names or len(before.middle) != len(dataset.middle):
            self.axes, self._chosen = (0, 1), {}
        reach = dataset.reach
        self._chosen = {k: v for k, v in self._chosen.items() if reach[k][0] <= v <= reach[k][1]}
        self.retranslate()

    @property
    def held(self) -> tuple[float, ...]:
        """What each input is held at, as DecisionMap says: its mean but where one was chosen; empty where none was."""
        if self._dataset is None or not self._chosen:
            return ()
        return tuple(self._chosen.get(k, mean) for k, mean in enumerate(self._dataset.middle))

    def names(self) -> tuple[str, ...]:
        """Return what the inputs are called."""
        if self._dataset is None:
            return ()
        return self._dataset.names.inputs or tuple(f"x{k}" for k in range(self._dataset.source.inputs))

    def retranslate(self) -> None:
        """Set every text."""
        for name, text, tip in (
            ("across", self.tr("Across"), self.tr("The input that goes from left to right")),
            ("up", self.tr("Up"), self.tr("The input that goes upwards")),
            (
                "held",
                self.tr("Held input"),
                self.tr("The map shows two inputs; choose another one to hold it elsewhere"),
            ),
        ):
            self._choices[name].setAccessibleName(text)
            self._choices[name].setToolTip(tip)
        self._cut.setText(self.tr("Slice at"))
        self._value.setAccessibleName(self.tr("Held at"))
        self._value.setToolTip(self.tr("What this input is held at, all over the map"))
        options = [(str(k), name, "") for k, name in enumerate(self.names())]
        for name, axis in zip(("across", "up"), self.axes, strict=True):
            self._choices[name].set_options(options)
            self._choices[name].set_value(str(axis))
        others = [option for option in options if int(option[0]) not in self.axes]
        self._choices["held"].set_options(others)
        if others and self._choices["held"].value() not in [key for key, _, _ in others]:
            self._choices["held"].set_value(others[0][0])
        self._rest.setVisible(bool(others))
        self._others.setVisible(len(others) > 1)
        self._show_held()

    @Slot()
    def _show_held(self) -> None:
        """Show what the chosen input is held at, and say what the others are."""
        held = self._choices["held"].value()
        if self._dataset is None or not held or int(held) >= len(self._dataset.middle):
            return
        elsewhere = set(self._chosen) - {*self.axes, int(held)}
        self._others.setText(
            self.tr("and others as chosen, or at their mean") if elsewhere else self.tr("and others at their mean")
        )
        low, high = self._dataset.reach[int(held)]
        self._value.set_range(low, high)
        mean = self._dataset.middle[int(held)]
        self._value.set_value(self._chosen.get(int(held), float(f"{mean:.4g}")))

    def _take(self, place: int, axis: int) -> None:
        """Show an input on an axis; where it is on the other, the two change places."""
        axes = list(self.axes)
        if axis == axes[1 - place]:
            axes[1 - place] = axes[place]
        axes[place] = axis
        self.axes = axes[0], axes[1]
        self.retranslate()
        self.changed.emit()

    @Slot(str)
    def _across_chosen(self, key: str) -> None:
        self._take(0, int(key))

    @Slot(str)
    def _up_chosen(self, key: str) -> None:
        self._take(1, int(key))

    @Slot(float)
    def _hold(self, value: float) -> None:
        held = self._choices["held"].value()
        if self._dataset is not None and held:
            self._chosen[int(held)] = value
            self.changed.emit()
