"""The importer: reads what a person brings, slice by slice on the worker's thread, while the run goes on."""

import time
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.image_folder import read_folder
from gui.library import Library
from gui.orders import Brought, LookAtTable, ReadTable, TakeFiles, TakeFolder
from model.checks import Invalid
from model.data import columns, table
from model.data.examples import pack
from model.data.folder import list_idx
from model.data.idx_files import examples_of
from model.data.published import PUBLISHED
from model.disk import ArchiveInvalid, file_errors, read_file, unexpected
from model.work import Work

SLICE = 0.008
"""How long one slice of work may take, in seconds."""

REPORT_EVERY = 0.05
"""How often progress is told, in seconds."""

MOST_IDX = 400 * 2**20
"""The largest IDX file, in bytes."""

MOST_FILES = 4
"""How many IDX files make a data set at most."""


class Importer(QObject):
    """Does one errand at a time; a new one ends the one before.

    Signals:
        progressed (int, int): done and total.
        looked (Preview): what a table seems to hold.
        brought (Brought): examples of the person's own.
        available (str): the id of a published data set whose files were among what was brought.
        refused (Invalid): why it can't be read: TableInvalid, IdxInvalid, FolderInvalid or ArchiveInvalid.
        failed (str): the traceback of an exception that nobody expected, before it is refused.
    """

    progressed = Signal(object, object)
    looked = Signal(object)
    brought = Signal(object)
    available = Signal(str)
    refused = Signal(object)
    failed = Signal(str)

    def __init__(self, library: Library | None) -> None:
        """Take the library into which published files go."""
        super().__init__()
        self._library = library
        self._work: Work[None] | None = None
        self._told = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._slice)

    @Slot(object)
    def bring(self, order: LookAtTable | ReadTable | TakeFiles | TakeFolder) -> None:
        """Begin an errand."""
        self.stop()
        if isinstance(order, LookAtTable):
            self._work = self._look(order)
        elif isinstance(order, ReadTable):
            self._work = self._read(order)
        elif isinstance(order, TakeFolder):
            self._work = self._take_folder(order)
        else:
            self._work = self._take(order)
        self._told = time.perf_counter()
        self._timer.start(0)

    @Slot()
    def stop(self) -> None:
        """Give up what is under way."""
        self._timer.stop()
        if self._work:
            self._work.close()
            self._work = None

    @Slot()
    def _slice(self) -> None:
        deadline = time.perf_counter() + SLICE
        try:
            while self._work and (now := time.perf_counter()) < deadline:
                done, total = next(self._work)
                if now - self._told > REPORT_EVERY:
                    self._told = now
                    self.progressed.emit(done, total)
        except StopIteration:
            self.stop()
        except Invalid as error:
            self.stop()
            self.refused.emit(error)
        except Exception:
            self.stop()
            self.failed.emit(traceback.format_exc())
            self.refused.emit(unexpected("cannot_read"))

    def _look(self, order: LookAtTable) -> Work[None]:
        source = order.source
        content = source.encode() if isinstance(source, str) else _content(source, table.MOST_BYTES)
        self.looked.emit((yield from table.inspect(content)))

    def _read(self, order: ReadTable) -> Work[None]:
        content, classes, report = yield from columns.read(order.preview, order.plan)
        examples, blobs = pack(content, classes)
        self.brought.emit(Brought("table", examples, blobs, report))

    def _take_folder(self, order: TakeFolder) -> Work[None]:
        """Take the IDX files in a folder, or else the pictures in its subfolders."""
        with _naming(order.path), file_errors("cannot_read"):
            files = list_idx(order.path)
        if files:
            yield from self._take(TakeFiles(files))
            return
        with _naming(order.path):
            content, classes, unread = yield from read_folder(order.path)
        examples, blobs = pack(content, classes)
        self.brought.emit(Brought("pictures", examples, blobs, unread=unread))

    def _take(self, order: TakeFiles) -> Work[None]:
        """Take files, and those that are published into the library, from which they need not be taken again."""
        files: list[tuple[str, bytes]] = []
        sources: set[str] = set()
        for path in order.paths[: MOST_FILES + 1]:
            content = _content(path, MOST_IDX)
            yield 0, 1
            source = self._library.put(content) if self._library is not None else ""
            sources.add(source)
            files.append((path.name, content))
            yield 0, 1
        source = sources.pop() if len(sources) == 1 else ""
        if self._library is not None and source in PUBLISHED and self._library.has(source):
            self.available.emit(source)
            return
        examples, blobs = yield from examples_of(files)
        self.brought.emit(Brought("pictures", examples, blobs))


def _content(path: Path, most: int) -> bytes:
    with _naming(path):
        return read_file(path, most)


@contextmanager
def _naming(path: Path) -> Generator[None]:
    """Have what is said of a file or folder that can't be read name it, as `called`."""
    try:
        yield
    except ArchiveInvalid as error:
        error.values["called"] = path.name
        raise
