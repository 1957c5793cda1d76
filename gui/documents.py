"""Documents: the file that is open, whether it holds everything, and the files of before."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot

from gui import words, words_files
from gui.notices import ENDING, Notices
from gui.session import Session
from model.data.examples import MOST_BYTES, Examples
from model.disk import ArchiveInvalid
from model.saved import Scalar

MOST_RECENT = 8
"""How many files of before are offered, and remembered for the next time."""

LARGE = 20_000_000
"""From how many bytes on examples may be kept beside the file, which else is written anew as a whole each time."""

BESIDE = ("beside_missing", "beside_changed")
"""After which errors the examples may lie elsewhere, and a file is still offered."""


def told_apart(paths: Sequence[Path]) -> list[str]:
    """Return the names of files; where several share one, each with as much of its folder as tells it from the others.

    The folder is as short as it can be: "run.nori – monday", but "run.nori – a/lab" beside "run.nori – b/lab".
    """
    names: list[str] = []
    for path in paths:
        folders = path.parent.parts
        others = [p.parent.parts for p in paths if p.name == path.name and p != path]
        most = max((len(other) for other in others), default=0)
        told = next((n for n in range(1, most + 1) if all(o[-n:] != folders[-n:] for o in others)), most + 1)
        names.append(f"{path.name} – {Path(*folders[-told:])}" if others else path.name)
    return names


def state_on_disk(path: Path) -> tuple[int, int, int] | None:
    """Return what tells whether a file was written since: its time, size and number; None where it is not there."""
    try:
        found = path.stat()
    except (OSError, ValueError):  # ValueError: a path with a zero in it
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def dropped_run(data: QMimeData) -> Path | None:
    """Return the run among files that are dragged or dropped, the first of several; None where there is none."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() == ENDING), None)


class Documents(QObject):
    """Opens and saves through the session, and asks before anything is lost.

    Attributes:
        path: the file that is open; None for none.
        recent: the files of before, the last one first.
        take_typed: has what is being typed taken: it belongs to what is saved, or left.

    Signals:
        changed (): the file, or whether it holds everything, or the files of before.
        opened (dict): a file was opened; with what the window remembered.
        refused (str, ArchiveInvalid): the name of a file, and why it could not be opened or saved.
    """

    changed = Signal()
    opened = Signal(object)
    refused = Signal(str, object)

    def __init__(
        self,
        session: Session,
        notices: Notices,
        remembered: Callable[[], dict[str, Scalar]],
        take_typed: Callable[[], None],
    ) -> None:
        """Have nothing open yet.

        Args:
            session: what is opened and saved.
            notices: asks what to do, and for files.
            remembered: returns what the window wants to find again in the file.
            take_typed: has what is being typed in the window taken, as Enter would.
        """
        super().__init__(session)
        self.take_typed = take_typed
        self.path: Path | None = None
        self.recent: list[Path] = []
        self._session = session
        self._notices = notices
        self._remembered = remembered
        self._mark: object = None  # what the file holds; none before the first run
        self._saving: list[tuple[Path, object]] = []  # which files are being written, and what they will hold
        self._written: tuple[int, int, int] | None = None  # the file as it was opened or saved here
        self._was_dirty = False
        self._then: Callable[[], object] | None = None
        self._beside: tuple[Examples, bool] | None = None  # of which examples it was chosen where they are kept
        session.files.saved.connect(self._saved)
        session.files.not_saved.connect(self._not_saved)
        session.files.opened.connect(self._opened)
        session.files.not_opened.connect(self._not_opened)
        session.run_started.connect(self._begun)
        session.text.connect(self._look)
        session.experiment_changed.connect(self.changed)
        self.changed.connect(self._told)

    @property
    def dirty(self) -> bool:
        """Whether there is something that the file does not hold."""
        return self._mark is not None and self._session.mark != self._mark

    @property
    def unsaved(self) -> bool:
        """Whether there is something that neither the file holds nor one that is being written will hold."""
        return self.dirty and all(mark != self._session.mark for _, mark in self._saving)

    @property
    def name(self) -> str:
        """What the document is called: its file, or the data it is about."""
        return self.path.name if self.path else words.name("source", self._session.experiment.data.source)

    def set_recent(self, paths: Sequence[str]) -> None:
        """Take the files of before from the settings."""
        self.recent = [Path(p) for p in paths][:MOST_RECENT]
        self.changed.emit()

    def open(self) -> None:
        """Ask for a file and open it."""
        self.unless_unsaved(self._ask_open)

    def open_recent(self, place: int) -> None:
        """Open one of the files of before."""
        self.open_at(self.recent[place])

    def open_at(self, path: Path) -> None:
        """Open a file."""
        self.unless_unsaved(lambda: self._session.files.open(path))

    def save(self) -> None:
        """Save to the file that is open, or ask for one."""
        if self.path is None:
            self.save_as()
            return
        self.take_typed()
        answer = self._notices.ask_changed(self.path.name) if self._has_changed(self.path) else "overwrite"
        if answer == "overwrite":
            self._save_to(self.path)
        elif answer == "save_as":
            self.save_as()
        else:
            self._then = None

    def save_as(self) -> None:
        """Ask for a file and save to it."""
        self.take_typed()
        folder = self.path.parent if self.path else (self.recent[0].parent if self.recent else Path.home())
        name = self.path.name if self.path else f"{self._session.experiment.data.source}{ENDING}"
        path = self._notices.ask_save(str(folder / name))
        if path is None:
            self._then = None
        else:
            self._save_to(path)

    def unless_unsaved(self, action: Callable[[], object]) -> None:
        """Do something that loses what is not saved, after asking; not at all if the person thinks better of it."""
        self.take_typed()  # or it would be taken later, and change what is opened instead
        answer = self._notices.ask_unsaved(self.name) if self.dirty else "discard"
        if answer == "discard":
            action()
        elif answer == "save":
            self._then = action
            self.save()

    def _ask_open(self) -> None:
        path = self._notices.ask_open(str(self.path.parent if self.path else ""))
        if path is not None:
            self._session.files.open(path)

    def _has_changed(self, path: Path) -> bool:
        """Return whether someone else has written the file that is open; not while it is being written from here."""
        now = state_on_disk(path)
        is_ours = self._session.files.opening or any(path == being_saved for being_saved, _ in self._saving)
        return now not in (None, self._written) and not is_ours

    def _save_to(self, path: Path) -> None:
        beside = None if self._session.files.opening else self._goes_beside()
        if beside is None:
            self._then = None
            return
        self._saving.append((path, self._session.mark))
        self._session.files.save(path, {**self._remembered(), **({"beside": True} if beside else {})}, beside)

    def _goes_beside(self) -> bool | None:
        """Return whether the person's own examples go into a file of their own, as they choose where those are large.

        None where the person thinks better of saving.
        """
        examples = self._session.experiment.data.examples
        size = len(self._session.blobs.get(examples.values, b"")) if examples else 0
        if examples is None or size < LARGE:
            return False
        if self._beside is None or self._beside[0] != examples:
            answer = self._notices.ask_where(size, inside=size <= MOST_BYTES)
            if answer == "cancel":
                return None
            self._beside = examples, answer == "beside"
        return self._beside[1]

    def _take_path(self, path: Path) -> None:
        self.path = path = path.absolute()  # the next start may be from another folder
        self.recent = [path, *(p for p in self.recent if p != path)][:MOST_RECENT]
        self._written = state_on_disk(path)

    def _done_saving(self, path: Path, otherwise: object) -> object:
        """Return what a file holds now that was being written; the orders are carried out one after the other."""
        for place, (being_saved, mark) in enumerate(self._saving):
            if being_saved == path:
                del self._saving[place]
                return mark
        return otherwise

    @Slot()
    def _begun(self) -> None:
        """Take what the first run begins with as saved."""
        if self._mark is None:
            self._mark = self._session.mark

    @Slot(object)
    def _saved(self, path: Path) -> None:
        self._take_path(path)
        self._mark = self._done_saving(path, self._mark)
        self.changed.emit()
        then, self._then = self._then, None
        if then:
            then()

    @Slot(object, object)
    def _opened(self, path: Path, window: dict[str, Scalar]) -> None:
        self._take_path(path)
        self._mark = self._session.mark
        examples = self._session.experiment.data.examples
        self._beside = (examples, window.get("beside") is True) if examples else None
        self.opened.emit(window)
        self.changed.emit()

    @Slot(object, object)
    def _not_saved(self, path: Path, error: ArchiveInvalid) -> None:
        self._then = None
        self._done_saving(path, None)
        self._refuse(path, error)

    @Slot(object, object)
    def _not_opened(self, path: Path, error: ArchiveInvalid) -> None:
        self._then = None  # what is said now is to be seen
        if error.code in BESIDE:
            elsewhere = self._notices.ask_examples(words_files.file_problem(path.name, error), str(path.parent))
            if elsewhere:
                self._session.files.open(path, elsewhere)
                return
        else:
            self.recent = [p for p in self.recent if p != path.absolute()]
        self._refuse(path, error)

    def _refuse(self, path: Path, error: ArchiveInvalid) -> None:
        self.refused.emit(path.name, error)
        self.changed.emit()

    @Slot()
    def _look(self) -> None:
        """Look whether anything has changed."""
        if self.dirty != self._was_dirty:
            self.changed.emit()

    @Slot()
    def _told(self) -> None:
        self._was_dirty = self.dirty
