"""Pictures: what the window draws and writes of the run, taken out of the mailbox at the frame rate."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.frame_rate import FRAME_MS, TEXT_FRAMES
from gui.mailbox import Mailbox
from model.snapshot import Snapshot

TOLD_AGAIN = 3
"""How often a picture is told again while the run plays and no newer one comes: views may draw parts of it in turn."""


class Pictures(QObject):
    """Tells of snapshots of one run; meanwhile the thread that trains stands aside.

    Signals:
        came (Snapshot, Snapshot | None): a new one, and the one before it.
        again (Snapshot): the newest one a few times more while the run plays.
        text (Snapshot): the newest one, four times a second, and always when the run comes to rest.

    Attributes:
        mailbox: where the worker leaves them.
        newest: the newest of the run; None before the first.
        playing: whether the run goes on by itself, so that there will be newer ones.
    """

    came = Signal(object, object)
    again = Signal(object)
    text = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mailbox = Mailbox()
        self.newest: Snapshot | None = None
        self.playing = False
        self._run_id = 0
        self._unwritten: Snapshot | None = None
        self._ordered = 0  # how many orders to edit or to go elsewhere the worker was given
        self._told = 0  # how many times the newest one was told again
        self._text_due = 0  # in how many frames
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self.look)
        self._frames.start()

    def begin(self, run_id: int) -> None:
        """Have nothing to show until a picture of this run comes; those of others are passed over."""
        self._run_id = run_id
        self.newest = self._unwritten = None

    def expect(self) -> None:
        """Count an order to edit or to go elsewhere: what is shown is out of date until it is carried out."""
        self._ordered += 1

    @property
    def is_late(self) -> bool:
        """Whether the newest one is older than the last such order."""
        return self.newest is not None and self.newest.orders < self._ordered

    @Slot()
    def look(self) -> None:
        """Look into the mailbox, and tell what is due."""
        self._text_due -= 1
        snapshot = self.mailbox.take()
        if snapshot and snapshot.run_id == self._run_id:
            self._told = 0
            before, self.newest, self._unwritten = self.newest, snapshot, snapshot
            with self.mailbox.drawing():
                self.came.emit(snapshot, before)
        elif self.newest and self.playing and self._told < TOLD_AGAIN:
            self._told += 1
            with self.mailbox.drawing():
                self.again.emit(self.newest)
        if self._unwritten and (self._text_due <= 0 or not (self.playing or self.is_late)):
            self._text_due = TEXT_FRAMES
            with self.mailbox.drawing():
                self.text.emit(self._unwritten)
            self._unwritten = None

    def close(self) -> None:
        """Look no more."""
        self._frames.stop()
