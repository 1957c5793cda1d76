"""A row of the networks that are compared: what one of them has that the others have not."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui import words
from gui import words_compare as said
from gui.explanation import Explanation
from gui.plots.colors import runner_color
from gui.theme import Theme, set_role
from gui.widgets.choice import Choice
from gui.widgets.icon_button import IconButton
from gui.widgets.marks import Mark
from gui.widgets.number import NumberField
from gui.widgets.translated import Translated
from model.experiment import LIMITS
from model.factors import FACTORS, RATES, Lane

SMALLEST = {"learning_rate": 1e-10, "l2": 1e-6, "sigma": 1e-4, "clip": 1e-3}
"""The smallest step above zero of numbers on a logarithmic scale."""

STEPS = {"momentum": 0.01, "dropout": 0.05}
"""The step of numbers on a linear scale; of whole ones it is 1."""

NUMBERS = {"random": "l2"}
"""What a lane's number is, where that is not the factor itself."""

RATE_WIDTH = 84


class LaneRow(Translated, QFrame):
    """One network.

    Signals:
        edited (Lane): the person changed it.
        removed (): the person wants it away.
    """

    edited = Signal(object)
    removed = Signal()

    def __init__(self, theme: Theme, factor: str, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.factor, self.place = theme, factor, place
        self._called = NUMBERS.get(factor, factor)
        self.lane = Lane("")
        self.setObjectName(f"lane:{place + 1}")
        set_role(self, "row")
        kind = FACTORS[factor]
        self._mark = Mark(self)
        self._choice = Choice(theme, parent=self) if kind.options else None
        self._number = None if kind.options else self._field(self._called, kind.limits, kind.whole)
        self._rate = self._field("learning_rate", LIMITS["learning_rate"], False) if kind.rated else None
        self._remove = IconButton(theme, "remove", small=True, parent=self)
        self._remove.clicked.connect(self.removed)
        fields = [field for field in (self._number, self._rate) if field]
        self._explanation = Explanation(theme, fields[0]) if fields else None
        if self._explanation:
            for field in fields[1:]:
                self._explanation.watch(field)
        if self._choice:
            self._choice.changed.connect(self._chosen)
        if self._number:
            self._number.changed.connect(self._typed)
        if self._number and self._rate:  # which is which
            self._rate.set_suffix("η")
            self._number.set_suffix("λ")
        elif self._rate:
            self._rate.setFixedWidth(RATE_WIDTH)
        if self._rate:
            self._rate.changed.connect(self._rate_typed)
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()
        self.retranslate()

    def _field(self, name: str, limits: tuple[float, float], whole: bool) -> NumberField:
        step = SMALLEST.get(name) or STEPS.get(name, 1)
        return NumberField(self.theme, *limits, step, logarithmic=name in SMALLEST, integer=whole, parent=self)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._mark)
        for field in self._fields():
            line.addWidget(field, int(field.minimumWidth() < field.maximumWidth()))
        line.addWidget(self._remove)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(4, 2, 4, 2)
        outer.setSpacing(4)
        outer.addLayout(line)
        if self._explanation:
            outer.addWidget(self._explanation)

    def show_lane(self, lane: Lane, removable: bool) -> None:
        """Show a network; emits nothing."""
        self.lane = lane
        self._remove.setEnabled(removable)
        if self._choice:
            self._choice.set_value(str(lane.value))
        if self._number:
            self._number.set_value(float(lane.value))
        if self._rate and lane.learning_rate is not None:
            self._rate.set_value(lane.learning_rate)
        self._name()

    def stops(self) -> list[QWidget]:
        """Return what the Tab key leads through."""
        return [*self._fields(), self._remove]

    def _fields(self) -> list[QWidget]:
        """Return what the network has of its own, in order: an optimizer before its rate, a rate before what else."""
        return [field for field in (self._choice, self._rate, self._number) if field]

    @Slot()
    def _dress(self) -> None:
        self._mark.set_mark(self.place, runner_color(self.theme.tokens, self.place))

    # --- controls -----------------------------------------------------------------------------------------------

    @Slot(str)
    def _chosen(self, value: str) -> None:
        self.edited.emit(Lane(value, RATES[value] if FACTORS[self.factor].rated else None))

    @Slot(float)
    def _typed(self, value: float) -> None:
        self.edited.emit(replace(self.lane, value=int(value) if FACTORS[self.factor].whole else value))

    @Slot(float)
    def _rate_typed(self, rate: float) -> None:
        self.edited.emit(replace(self.lane, learning_rate=rate))

    # --- words --------------------------------------------------------------------------------------------------

    def _name(self) -> None:
        called, factor = self.tr("Network {n}").format(n=self.place + 1), said.factor_name(self._called)
        for widget in (self._choice, self._number):
            if widget:
                widget.setAccessibleName(f"{called}: {factor}")
        if self._rate:
            rate = self.tr("Learning rate")
            self._rate.setAccessibleName(f"{called}: {rate}")
        self._remove.setAccessibleName(self.tr("Remove network {n}").format(n=self.place + 1))

    def retranslate(self) -> None:
        """Set every text."""
        kind = FACTORS[self.factor]
        if self._choice:
            shown = self._choice.value()
            self._choice.set_options([option for option in words.options(self.factor) if option[0] in kind.options])
            self._choice.set_value(shown)
            self._choice.setToolTip(said.factor_tip(self.factor))
        if self._number:
            self._number.setToolTip(said.factor_tip(self._called))
        if self._rate:
            self._rate.setToolTip(self.tr("η, how far each step goes. Larger: faster, until it overshoots."))
        self._remove.setToolTip(self.tr("Take this network out of the comparison"))
        self._name()
