"""The weights desk: where weights come in that a person gives, and go out as arrays or as a program."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.notices import Notices
from gui.panels.weights import WeightsDialog
from gui.session import Session
from gui.theme import Theme
from gui.words_script import script_words
from model.disk import ArchiveInvalid
from model.script.write import check_can_be_written


class WeightsDesk(QObject):
    """Connects the session with the dialog for weights, and asks for files; what came of them, the session tells.

    Signals:
        refused (ArchiveInvalid): why the network can't be written as a program.
    """

    refused = Signal(object)

    def __init__(self, session: Session, notices: Notices, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._notices, self._theme, self._window = session, notices, theme, window

    @Slot()
    def give(self) -> None:
        """Let the person give initial weights and biases."""
        files, dialog = self._session.files, WeightsDialog(self._theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(files.give)
        dialog.rejected.connect(files.stop_giving)
        files.given.connect(dialog.accept)
        files.not_given.connect(dialog.refuse)
        files.wrote.connect(dialog.show_present)
        files.write_weights()
        dialog.open()

    @property
    def can_save(self) -> bool:
        """Whether there is a network to be saved."""
        return self._session.snapshot is not None

    @Slot()
    def save(self) -> None:
        """Ask for a file and write the weights of the network to it."""
        path = self._notices.ask_weights() if self.can_save else None
        if path:
            self._session.files.save_weights(path)

    @Slot()
    def save_script(self) -> None:
        """Ask for a file and write the run to it as a program."""
        if not self.can_save:
            return
        try:
            check_can_be_written(self._session.experiment)
        except ArchiveInvalid as error:
            self.refused.emit(error)
        else:
            if path := self._notices.ask_script():
                self._session.files.save_script(path, script_words())
