"""Two number fields side by side, for the two coordinates of one thing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.number import NumberField


class NumberPair(QWidget):
    """The fields of two numbers.

    Attributes:
        fields: the two.

    Signals:
        changed (): the person changed one of them.
    """

    changed = Signal()

    def __init__(self, theme: Theme, low: float, high: float, step: float, *, integer: bool = False) -> None:
        """`low`, `high` and `step` as in NumberField."""
        super().__init__()
        self.fields = tuple(NumberField(theme, low, high, step, integer=integer) for _ in range(2))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for field in self.fields:
            field.changed.connect(self.changed)
            line.addWidget(field)

    def set_values(self, values: tuple[float, float]) -> None:
        """Show two numbers; emits nothing."""
        for field, value in zip(self.fields, values, strict=True):
            field.set_value(value)

    def values(self) -> tuple[float, float]:
        """Return the two numbers."""
        first, second = self.fields
        return first.value(), second.value()

    def set_names(self, first: str, second: str, tip: str) -> None:
        """Set the accessible names of the two, and what is said of both."""
        for field, name in zip(self.fields, (first, second), strict=True):
            field.setAccessibleName(name)
            field.setToolTip(tip)
