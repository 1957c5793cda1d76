"""The data desk: where what a person brings comes in, from files, the clipboard, a drop, or the internet."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileInfo, QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from gui import words, words_files
from gui.fetch import Fetcher
from gui.orders import Brought, LookAtTable, ReadTable, TakeFiles, TakeFolder
from gui.panels.data import DataPanel
from gui.panels.table import TableDialog
from gui.session import Session
from gui.theme import Theme
from model.checks import Invalid
from model.data.columns import Report
from model.data.folder import IDX_ENDINGS
from model.data.published import PUBLISHED
from model.data.table import Plan, Preview

TABLE_ENDINGS = (".csv", ".tsv", ".txt", ".tab", ".dat")


class DataDesk(QObject):
    """Connects the data panel with the session, the fetcher and the dialog for tables.

    Signals:
        said (str): a sentence for the person about what was brought.
        refused (str): one about what could not be read.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, session: Session, panel: DataPanel, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._panel, self._theme, self._window = session, panel, theme, window
        self._source = ""  # what files are being read for
        self._went_on = False  # whether another run was begun since data were to be fetched
        self._dialog: TableDialog | None = None
        self.fetcher = Fetcher(session.library, self) if session.library is not None else None
        self._look_around()
        panel.files_wanted.connect(self.open_files)
        panel.bring.folder_wanted.connect(self.open_folder)
        panel.bring.paste_wanted.connect(self.paste)
        panel.bring.fetch_wanted.connect(self._fetch)
        panel.bring.stopped.connect(self._stop)
        session.imports.looked.connect(self._ask_for_plan)
        session.imports.brought.connect(self._brought)
        session.imports.refused.connect(self._refused)
        session.imports.progressed.connect(self._progressed)
        session.imports.gave_way.connect(self._gave_way)
        session.experiment_changed.connect(self._look_around)
        session.run_started.connect(self._go_on)
        if self.fetcher:
            self.fetcher.progressed.connect(panel.bring.show_progress)
            self.fetcher.fetched.connect(self._fetched)
            self.fetcher.failed.connect(panel.bring.refuse)
            self.fetcher.cancelled.connect(panel.bring.offer)

    def close(self) -> None:
        """Stop fetching; what has come is kept for the next time."""
        if self.fetcher:
            self.fetcher.cancel()

    @Slot()
    def _look_around(self) -> None:
        """Tell the panel which published data sets are here."""
        library = self._session.library
        self._panel.available = frozenset(s for s in PUBLISHED if library is not None and library.has(s))

    # --- published data -----------------------------------------------------------------------------------------

    @Slot(str)
    def _fetch(self, source: str) -> None:
        self._went_on = False
        if self.fetcher:
            self._panel.bring.show_progress(source, 0, PUBLISHED[source].size)
            self.fetcher.fetch(source)
        else:
            self._panel.bring.refuse(source, "disk")

    @Slot()
    def _stop(self) -> None:
        if self.fetcher and self.fetcher.source:
            self.fetcher.cancel()
        else:
            self._session.imports.stop()
            self._panel.bring.offer(self._panel.bring.source)

    @Slot(str)
    def _fetched(self, source: str) -> None:
        """Use them; but what was done last counts: a run that was begun meanwhile stays, unless it waits for them."""
        self._look_around()
        self._panel.bring.offer("")
        if self._went_on and self._session.experiment.data.source != source:
            text = self.tr("{name} is on this computer now. Choose it among the data to use it.")
            self.said.emit(text.format(name=words.name("source", source)))
            self._panel.show_values()  # what is offered for the data that are in force
            self._panel.show_problems(self._session.problems)
        else:
            self._session.use(source)

    @Slot()
    def _go_on(self) -> None:
        self._went_on = True

    # --- files --------------------------------------------------------------------------------------------------

    @Slot(str)
    def open_files(self, source: str) -> None:
        """Ask for the files of a data set and read them."""
        if source == "table":
            kinds = self.tr("Tables ({patterns});;All files (*)").format(patterns=_patterns(TABLE_ENDINGS))
            path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a table"), "", kinds)
            paths = [path] if path else []
        else:
            kinds = self.tr("IDX files ({patterns});;All files (*)").format(patterns=_patterns(IDX_ENDINGS))
            title = self.tr("Open images and labels")
            paths, _ = QFileDialog.getOpenFileNames(self._window, title, "", kinds)
        if paths:
            self.take([Path(path) for path in paths], source)

    @Slot()
    def open_folder(self) -> None:
        """Ask for a folder of images and read it."""
        path = QFileDialog.getExistingDirectory(self._window, self.tr("Open a folder of images"))
        if path:
            self.take([Path(path)], "pictures")

    def take(self, paths: list[Path], source: str) -> None:
        """Read files, or a folder, for a data set."""
        self._source = source
        if source == "table":
            self._session.imports.bring(LookAtTable(paths[0]))
            return
        self._panel.bring.show_progress(source, 0, 1)
        folder = len(paths) == 1 and _is_folder(paths[0])
        self._session.imports.bring(TakeFolder(paths[0]) if folder else TakeFiles(tuple(paths)))

    @Slot()
    def paste(self) -> None:
        """Take a table from the clipboard."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._source = "table"
            self._session.imports.bring(LookAtTable(text))
        else:
            self.said.emit(self.tr("There is no table on the clipboard: copy cells first."))

    @staticmethod
    def takes(data: QMimeData) -> bool:
        """Return whether something that is dragged over the window could be read."""
        return any(_kind_of(Path(url.toLocalFile())) for url in data.urls() if url.isLocalFile())

    def drop(self, data: QMimeData) -> None:
        """Read what was dropped: where that is of two kinds, what is of the first."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        kinds = [_kind_of(path) for path in paths]
        kind = next(filter(None, kinds), "")
        if kind:
            self.take([path for path, its in zip(paths, kinds, strict=True) if its == kind], kind)

    # --- how it goes --------------------------------------------------------------------------------------------

    @Slot(object)
    def _ask_for_plan(self, preview: Preview) -> None:
        self._panel.bring.offer("")
        if self._dialog:  # two were pasted quickly: the later one is meant
            self._dialog.reject()
        self._dialog = dialog = TableDialog(self._theme, preview, self._window)
        dialog.finished.connect(self._dialog_closed)
        dialog.planned.connect(self._read)
        dialog.stopped.connect(self._session.imports.stop)
        dialog.open()

    @Slot(object)
    def _read(self, plan: Plan) -> None:
        if self._dialog:
            self._session.imports.bring(ReadTable(self._dialog.preview, plan))

    @Slot()
    def _dialog_closed(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
            self._dialog = None
        self._panel.show_values()

    @Slot(object, object)
    def _progressed(self, done: int, total: int) -> None:
        if self._dialog:
            self._dialog.show_progress(done, total)
        elif self._source:
            self._panel.bring.show_progress(self._source, done, total)

    @Slot(object)
    def _brought(self, brought: Brought) -> None:
        self._source = ""
        if self._dialog:
            self._dialog.accept()
        self._panel.bring.offer(brought.source)
        if brought.source == "pictures":
            lines = [self.tr("Images that are used: {n}.").format(n=f"{brought.examples.rows:,}")]
            if brought.unread:
                lines.append(self.tr("Could not be read: {n}.").format(n=f"{brought.unread:,}"))
            self.said.emit(" ".join(lines))
        if brought.report:
            self.said.emit(self._told(brought.report))

    @Slot()
    def _gave_way(self) -> None:
        self._source = ""
        self._panel.bring.offer("")
        self.said.emit(self.tr("Another run was opened: the data that were still being read are not used."))

    @Slot(object)
    def _refused(self, error: Invalid) -> None:
        if self._dialog:
            self._dialog.refuse(error)
        else:
            self._panel.bring.refuse(self._source or "table", error)
            self.refused.emit(words_files.brought_problem(error))  # the panel may be folded, or not be on screen
        self._source = ""

    def _told(self, report: Report) -> str:
        """Say what became of a table."""
        lines = [self.tr("Rows that are used: {n}.").format(n=f"{report.rows:,}")]
        if report.cut:
            lines.append(self.tr("There are more in it: only so many are read."))
        if report.dropped:
            lines.append(self.tr("Left out for missing values: {n}.").format(n=f"{report.dropped:,}"))
        elif report.missing:
            holes = ", ".join(f"{name} ({count:,})" for name, count in report.missing[:4])
            lines.append(self.tr("Missing values: {columns}.").format(columns=holes))
        for name, categories in report.categories[:2]:
            listed = ", ".join(categories[:6]) + (" …" if len(categories) > 6 else "")
            lines.append(self.tr("“{column}” became inputs: {categories}.").format(column=name, categories=listed))
        return " ".join(lines)


def _patterns(endings: Sequence[str]) -> str:
    """Return what a dialog takes for files with these endings."""
    return " ".join(f"*{ending}" for ending in endings)


def _kind_of(path: Path) -> str:
    """Return for which of a person's own sources a file or folder is, or ""."""
    name = path.name.lower()
    if name.endswith(TABLE_ENDINGS):
        return "table"
    return "pictures" if name.endswith(IDX_ENDINGS) or _is_folder(path) else ""


def _is_folder(path: Path) -> bool:
    """Return whether it is one, as far as may be seen: pathlib raises where the folder around may not be read."""
    return QFileInfo(str(path)).isDir()
