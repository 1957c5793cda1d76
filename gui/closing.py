"""Closing: what keeps the window open, until everything is written, or for as long as the person wants."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.documents import Documents
from gui.plot_desk import PlotDesk
from gui.session import Session


class Closing(QObject):
    """Lets a window go once nothing is lost by that, and closes it then.

    Signals:
        waits (): the window closes as soon as everything is written.
        stays (): it stays open after all: the person thinks better of it, or something went wrong that is to be seen.

    Attributes:
        asks: whether the person is asked about what is not saved.
    """

    waits = Signal()
    stays = Signal()

    def __init__(self, session: Session, documents: Documents, plots: PlotDesk, window: QWidget) -> None:
        """Wait for the files of the session and of the plots; `documents` asks about what is not saved."""
        super().__init__(window)
        self.asks = False
        self._session, self._documents, self._window = session, documents, window
        self._writers = session.files, plots
        self._given_up: object = None  # edits that may be lost, or that a file will hold, as was answered
        self._waits = False  # whether it closes as soon as everything is written
        for writer in self._writers:
            writer.all_written.connect(self._go_on)
        files = session.files
        not_written = files.not_saved, files.not_kept, files.weights_not_saved, plots.not_written
        for failing in (*not_written, files.not_opened, session.failed):
            failing.connect(self._stay)

    def may_close(self) -> bool:
        """Return whether the window may close now; ask what is to be asked, and close it later if it has to wait."""
        self._documents.take_typed()
        if self._has_to_ask():
            self._documents.unless_unsaved(partial(self._close_without, self._edits))
        if self._has_to_ask():  # the person thinks better of it
            self._stay()
            return False
        if not any(writer.writing for writer in self._writers):
            return True
        self._waits = True
        self._session.pause()
        self.waits.emit()
        return False

    @property
    def _edits(self) -> object:
        """What was worked on, but for how far the run is."""
        return self._session.mark[:3]

    def _has_to_ask(self) -> bool:
        return self.asks and self._documents.unsaved and self._given_up != self._edits

    def _close_without(self, edits: object) -> None:
        """Close, and don't ask again about these edits."""
        self._given_up = edits
        self._window.close()  # nothing happens where it is closing already

    @Slot()
    def _go_on(self) -> None:
        """Close now that everything is written, if that was waited for."""
        if self._waits:
            self._window.close()

    @Slot()
    def _stay(self) -> None:
        self._waits, self._given_up = False, None
        self.stays.emit()
