"""Two number fields side by side, for the two coordinates of one thing."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.number import NumberField


class NumberPair(QWidget):
    """The fields of two numbers, which may be known in more digits than they show.

    Attributes:
        fields: the two.

    Signals:
        changed (): the person changed one of them.
    """

    changed = Signal()

    def __init__(self, theme: Theme, low: float, high: float, step: float, *, integer: bool = False) -> None:
        """`low`, `high` and `step` as in NumberField."""
        super().__init__()
        self._known: tuple[tuple[float, float], ...] = ()  # of each field the number and what is shown of it
        self._digits = 0
        self.fields = tuple(NumberField(theme, low, high, step, integer=integer) for _ in range(2))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for field in self.fields:
            field.changed.connect(self.changed)
            line.addWidget(field)

    def set_values(self, values: tuple[float, float], digits: int) -> None:
        """Show two numbers, those that were not typed in so many digits at most as there is room for; emits nothing."""
        self._digits, known = digits, list[tuple[float, float]]()
        for field, value in zip(self.fields, values, strict=True):
            if field.value() != value:
                field.set_value(field.rounded(value, digits))
            known.append((value, field.value()))
        self._known = tuple(known)

    def values(self) -> tuple[float, float]:
        """Return the two numbers: one that was not typed since is as it was set, to the last digit."""
        known = self._known or ((0.0, 0.0),) * 2
        first, second = (
            number if field.value() == shown else field.value()
            for field, (number, shown) in zip(self.fields, known, strict=True)
        )
        return first, second

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many digits as there is room for now."""
        super().resizeEvent(event)
        if self._known:
            first, second = self.values()
            self.set_values((first, second), self._digits)

    def set_names(self, first: str, second: str, tip: str) -> None:
        """Set the accessible names of the two, and what is said of both."""
        for field, name in zip(self.fields, (first, second), strict=True):
            field.setAccessibleName(name)
            field.setToolTip(tip)
