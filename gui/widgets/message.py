"""A message: what is said for a while, and a refusal for as long as nothing has changed since."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

MESSAGE_MS = 8_000
"""How long a message stays at least, unless it is ended, in milliseconds."""

Until = Literal["later", "changed", "ended"]
"""How long something is said: for a while; on, until something has changed; or until it is ended, whatever happens."""


class Message(QObject):
    """Tells when what is said is over.

    Signals:
        over (): it is; nothing is said any more.

    Attributes:
        is_said: whether it is not over yet.
    """

    over = Signal()

    def __init__(self, state: Callable[[], object], parent: QObject) -> None:
        """`state` returns what a refusal is about: once that is another value, it is out of date."""
        super().__init__(parent)
        self.is_said = False
        self._state = state
        self._until: Until = "later"
        self._said_at: object = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def begin(self, until: Until = "later") -> None:
        """Have something said."""
        self.is_said, self._until, self._said_at = True, until, self._state()
        self._timer.start(MESSAGE_MS)

    @Slot()
    def look(self) -> None:
        """Look whether it is over: its time, and what it is about has changed if it is said until then."""
        lasts = self._until == "ended" or (self._until == "changed" and self._state() == self._said_at)
        if self.is_said and not self._timer.isActive() and not lasts:
            self.end()

    @Slot()
    def end(self) -> None:
        """End it now."""
        if self.is_said:
            self._timer.stop()
            self.is_said = False
            self.over.emit()

    def end_if(self, until: Until) -> None:
        """End it where it is said for so long."""
        if self._until == until:
            self.end()
