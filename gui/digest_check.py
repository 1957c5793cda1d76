"""The SHA-256 of a file, found a piece at a time without ever blocking the window."""

import hashlib
from io import BufferedReader
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

PIECE = 2**18
"""How many bytes are read at once."""


class DigestCheck(QObject):
    """Reads one file at a time.

    Signals:
        done (str): the digest in hexadecimal digits; the file is closed.
        failed (): the file can't be read; it is closed.
    """

    done = Signal(str)
    failed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._file: BufferedReader | None = None
        self._digest = hashlib.sha256()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def begin(self, path: Path) -> None:
        """Read a file; `done` or `failed` answers."""
        self._digest = hashlib.sha256()
        try:
            self._file = path.open("rb")
        except OSError:
            self.failed.emit()
        else:
            self._timer.start(0)

    @Slot()
    def _go_on(self) -> None:
        assert self._file is not None
        try:
            piece = self._file.read(PIECE)
        except OSError:
            self.end()
            self.failed.emit()
            return
        self._digest.update(piece)
        if not piece:
            self.end()
            self.done.emit(self._digest.hexdigest())

    def end(self) -> None:
        """Read no more, wherever it is."""
        self._timer.stop()
        if self._file:
            self._file.close()
            self._file = None
