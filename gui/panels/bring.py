"""What the data panel says about data that are not here yet: an offer, progress, or why they did not come."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui import words, words_files
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.hint import Hint, HintKind
from gui.widgets.progress import ProgressBar
from gui.widgets.translated import Translated
from model.checks import Invalid
from model.data.published import PUBLISHED

MEGA = 1_000_000


class BringBox(Translated, QWidget):
    """A sentence with up to two buttons; hidden where there is nothing to bring.

    Signals:
        fetch_wanted (str): the person wants a published data set from the internet.
        files_wanted (): they want to open files instead, or other ones.
        paste_wanted (): they want the cells on the clipboard.
        folder_wanted (): they want to open a folder of images.
        stopped (): they want what is under way to end.
    """

    fetch_wanted = Signal(str)
    files_wanted = Signal()
    paste_wanted = Signal()
    folder_wanted = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._source = ""
        self._progress: tuple[int, int] | None = None
        self._reason: str | Invalid = ""
        self._hint = Hint(theme, self)
        self._bar = ProgressBar(self)
        self._fetch, self._folder, self._files, self._paste, self._stop = (TextButton(self) for _ in range(5))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self._fetch, self._folder, self._files, self._paste, self._stop):
            set_role(button, "chip")
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._hint)
        column.addWidget(self._bar)
        column.addLayout(buttons)
        self._fetch.clicked.connect(self._wants_fetch)
        self._files.clicked.connect(self.files_wanted)
        self._folder.clicked.connect(self.folder_wanted)
        self._paste.clicked.connect(self.paste_wanted)
        self._stop.clicked.connect(self.stopped)
        self.retranslate()

    @property
    def source(self) -> str:
        """The id of the data set that is spoken of, or ""."""
        return self._source

    def offer(self, source: str) -> None:
        """Offer to bring a data set; "" hides everything."""
        self._source, self._progress, self._reason = source, None, ""
        self.retranslate()

    def show_progress(self, source: str, done: int, total: int) -> None:
        """Show how far it has come."""
        self._source, self._progress, self._reason = source, (done, total), ""
        self.retranslate()

    def refuse(self, source: str, reason: str | Invalid) -> None:
        """Say why it did not come: a reason of the fetcher, or the error of what was read."""
        self._source, self._progress, self._reason = source, None, reason
        self.retranslate()

    def retranslate(self) -> None:
        """Say it again."""
        published = PUBLISHED.get(self._source)
        fetching = self._progress is not None
        self._fetch.setVisible(published is not None and not fetching)
        self._files.setVisible(bool(self._source) and not fetching)
        self._stop.setVisible(fetching)
        self._bar.setVisible(fetching)
        self._bar.setAccessibleName(self.tr("How much has come"))
        again = bool(self._reason)
        self._fetch.setText(self.tr("Try again") if again else self.tr("Fetch"))
        self._fetch.setToolTip(self.tr("Fetch it from the internet, once; it is kept on this computer"))
        table = self._source == "table"
        self._files.setText(self.tr("Open a table …") if table else self.tr("Open files …"))
        self._files.setToolTip(
            self.tr("Choose a CSV or TSV file")
            if table
            else self.tr("Choose IDX files that you have already, plain or gzip: images and labels")
        )
        self._paste.setVisible(table and not fetching)
        self._paste.setText(self.tr("Paste cells"))
        self._paste.setToolTip(self.tr("Take the cells that you copied in a spreadsheet (Ctrl+V)"))
        self._folder.setVisible(self._source == "pictures" and not fetching)
        self._folder.setText(self.tr("Open a folder …"))
        self._folder.setToolTip(self.tr("Choose a folder with a subfolder of images for each class"))
        self._stop.setText(self.tr("Stop"))
        self._stop.setToolTip(
            self.tr("Stop; what has come is kept") if published else self.tr("Stop reading; everything stays as it is")
        )
        text, kind = self._text(published.size if published else 0)
        self._hint.show_text(text, kind)
        self.setVisible(bool(self._source))

    def _text(self, size: int) -> tuple[str, HintKind]:
        if isinstance(self._reason, Invalid):
            return words_files.brought_problem(self._reason), "warning"
        if self._reason:
            return words_files.fetch_problem(self._source, self._reason), "warning"
        name = words.name("source", self._source) if self._source else ""
        if self._progress:
            done, total = self._progress
            self._bar.show_progress(done, total)
            if not size:
                return self.tr("Reading …"), "info"
            text = self.tr("{name}: {done:.1f} of {total:.1f} MB")
            return text.format(name=name, done=done / MEGA, total=total / MEGA), "info"
        if size:
            text = self.tr("{name} is not on this computer yet: {size:.1f} MB.")
            return text.format(name=name, size=size / MEGA), "info"
        said = {
            "table": self.tr("Your own numbers: a CSV or TSV file, or cells that you paste."),
            "pictures": self.tr("Your own images: a folder with a subfolder for each class, or IDX files."),
        }
        return said.get(self._source, ""), "info"

    def _wants_fetch(self) -> None:
        self.fetch_wanted.emit(self._source)
