"""A message: what is said for a while, and a refusal for as long as nothing has changed since."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

MESSAGE_MS = 8_000
"""How long a message stays at least, unless it is ended, in milliseconds."""


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
        self._lasts = False
        self._said_at: object = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def begin(self, lasts: bool = False) -> None:
        """Have something said: for a while, or `lasts` on until something has changed."""
        self.is_said, self._lasts, self._said_at = True, lasts, self._state()
        self._timer.start(MESSAGE_MS)

    @Slot()
    def look(self) -> None:
        """Look whether it is over: its time, and what it is about has changed if it lasts."""
        if self.is_said and not self._timer.isActive() and not (self._lasts and self._state() == self._said_at):
            self.end()

    @Slot()
    def end(self) -> None:
        """End it now."""
        if self.is_said:
            self._timer.stop()
            self.is_said = False
            self.over.emit()

    @Slot()
    def end_lasting(self) -> None:
        """End it where it lasts: what it was about has come to a good end."""
        if self._lasts:
            self.end()
