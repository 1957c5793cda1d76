"""What a slider is to a screen reader: its value is said in the words that a person sees, not as a position."""

import weakref

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QAccessibleWidget

from gui.widgets.groove import Groove


class Positions(QAccessibleValueInterface):
    """Where the handle of a slider is, and where it may be, as Qt itself tells it."""

    def __init__(self, groove: Groove) -> None:
        super().__init__()
        self._of = weakref.ref(groove)  # it is not this one that keeps it

    @property
    def _groove(self) -> Groove:
        groove = self._of()
        assert groove is not None
        return groove

    def currentValue(self) -> int:
        return self._groove.value()

    def setCurrentValue(self, value: float) -> None:
        self._groove.setValue(round(value))

    def minimumValue(self) -> int:
        return self._groove.minimum()

    def maximumValue(self) -> int:
        return self._groove.maximum()

    def minimumStepSize(self) -> int:
        return self._groove.singleStep()


class SpokenGroove(QAccessibleWidget):
    """A slider whose value has words."""

    def __init__(self, groove: Groove) -> None:
        super().__init__(groove, QAccessible.Role.Slider)
        self._positions = Positions(groove)

    def text(self, t: QAccessible.Text) -> str:
        groove = self.object()
        assert isinstance(groove, Groove)
        return groove.words() if t == QAccessible.Text.Value else super().text(t)

    def interface_cast(self, t: QAccessible.InterfaceType) -> int:
        if t == QAccessible.InterfaceType.ValueInterface:
            return self._positions  # type: ignore[return-value]  # a pointer
        return super().interface_cast(t)


class Spoken:
    """Makes what Qt asks for where a screen reader looks at a slider; Qt destroys it with the slider."""

    def __init__(self) -> None:
        self._made: list[SpokenGroove] = []  # Qt does not keep them from being collected

    def install(self) -> None:
        """Answer Qt from now on, to the end of the program."""
        QAccessible.installFactory(self._interface)

    def _interface(self, kind: str, widget: QObject) -> QAccessibleInterface | None:
        if not isinstance(widget, Groove):
            return None
        self._made = [one for one in self._made if shiboken6.isValid(one)]
        self._made.append(SpokenGroove(widget))
        return self._made[-1]
