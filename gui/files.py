"""Files and texts of the worker: a run, or weights, written; a run, or initial values, read."""

import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from gui.orders import Give, Keep, Open, Save, SaveScript, SaveWeights, WriteWeights
from model import archive
from model.disk import ArchiveInvalid, replace_file, unexpected
from model.given import BOOK, experiment_from, in_book, read_npz, written
from model.learned import npz
from model.pasted import GivenInvalid, failed, parse_text
from model.saved import Saved, edited, saved
from model.script.write import script
from model.timeline import Timeline
from model.trainer import Trainer

REFUSALS: dict[type, tuple[str, Callable[[Any], object], str]] = {
    Open: ("not_opened", lambda order: order, "cannot_read"),
    Save: ("not_saved", lambda order: order.path, "cannot_write"),
    SaveWeights: ("weights_not_saved", lambda order: order.path.name, "cannot_write"),
    SaveScript: ("weights_not_saved", lambda order: order.path.name, "cannot_write"),
}
"""What is told of an order that failed as nobody expected: by which signal, of what, and why; of texts, nothing."""


class Files(QObject):
    """Carries out what was ordered at once, and tells what came of it.

    Signals:
        saved (Path), not_saved (Path, ArchiveInvalid): a run was written, or why it could not be.
        opened (Open, Saved), not_opened (Open, ArchiveInvalid): one was read, and is on the way, or why it
            could not be.
        weights_saved (Path): a file of weights, or a program, was written.
        weights_not_saved (str, ArchiveInvalid): its name, and why not.
        given (Experiment, dict[Blob, bytes]): the experiment with the values that were given.
        not_given (GivenInvalid): why they can't be used.
        wrote (str): the weights and biases of a network as text, see `model.given.written`.
        kept (Path), not_kept (Path): a file beside the run was written, or could not be.
        carried_out (): last of all, an order to write: what came of it is told by then.
        failed (str): the traceback of an exception that nobody expected, before values are refused; the run goes on.
    """

    saved = Signal(object)
    not_saved = Signal(object, object)
    opened = Signal(object, object)
    not_opened = Signal(object, object)
    weights_saved = Signal(object)
    weights_not_saved = Signal(str, object)
    given = Signal(object, object)
    not_given = Signal(object)
    wrote = Signal(str)
    kept = Signal(object)
    not_kept = Signal(object)
    carried_out = Signal()
    failed = Signal(str)

    def save(self, order: Save, run: Timeline | None, to_come: Saved | None) -> None:
        """Write a run.

        Args:
            order: where, and the choices that are written alone where there is neither a run nor one to come.
            run: as it is now.
            to_come: what was read of it, where it has not begun again yet.
        """
        try:
            if run:
                content = saved(run, order.blobs, order.window)
            elif to_come:
                content = edited(to_come, order.experiment, order.blobs, order.window)
            else:
                content = Saved(order.experiment, order.blobs, window=order.window)
            archive.write(order.path, content, order.beside)
        except ArchiveInvalid as error:
            self.not_saved.emit(order.path, error)
        else:
            self.saved.emit(order.path)

    def save_weights(self, order: SaveWeights, trainer: Trainer | None) -> None:
        """Write the weights of a network, if there is one."""
        with self._telling(order.path):
            replace_file(order.path, npz(_made(trainer).network))

    def save_script(self, order: SaveScript, trainer: Trainer | None) -> None:
        """Write a run as a program, after the arrays that lie beside it, if there is one."""
        with self._telling(order.path):
            made = script(_made(trainer), order.path.stem, order.words)
            replace_file(order.path.with_suffix(".npz"), made.arrays)
            replace_file(order.path, made.source.encode(errors="replace"))

    @contextmanager
    def _telling(self, path: Path) -> Generator[None]:
        """Tell that a file of weights, or a program, was written, or why it could not be."""
        try:
            yield
        except ArchiveInvalid as error:
            self.weights_not_saved.emit(path.name, error)
        else:
            self.weights_saved.emit(path)

    def read(self, order: Open) -> Saved | None:
        """Return what is in a file; None, and that is told, where it can't be read."""
        try:
            return archive.read(order.path, order.beside)
        except ArchiveInvalid as error:
            self.not_opened.emit(order, error)
            return None

    def give(self, order: Give) -> None:
        """Read initial values; no exception leaves it, as the run has nothing to do with that."""
        source = order.source
        try:
            values = read_npz(source) if isinstance(source, Path) else parse_text(source)
            chosen = in_book(order.experiment) if source == BOOK else order.experiment
            experiment, blobs = experiment_from(values, chosen)
        except GivenInvalid as error:
            self.not_given.emit(error)
        except Exception:
            self.failed.emit(traceback.format_exc())
            self.not_given.emit(failed())
        else:
            self.given.emit(experiment, blobs)

    def refuse(self, order: Open | Save | SaveWeights | SaveScript | WriteWeights) -> None:
        """Tell that something could not be read or written, for a reason that nobody expected."""
        if told := REFUSALS.get(type(order)):
            signal, what, code = told
            getattr(self, signal).emit(what(order), unexpected(code))

    def write(self, trainer: Trainer) -> None:
        """Tell the weights and biases of a network as text."""
        self.wrote.emit(written(trainer.experiment, trainer.network.parameters))

    @Slot(object)
    def keep(self, order: Keep) -> None:
        """Write a file beside the run, or remove it."""
        try:
            with suppress(OSError):  # what is wrong with the folder, writing will tell
                order.path.parent.mkdir(parents=True, exist_ok=True)
            if order.content:
                replace_file(order.path, order.content)
            else:
                order.path.unlink(missing_ok=True)
        except (ArchiveInvalid, OSError):
            self.not_kept.emit(order.path)
        else:
            self.kept.emit(order.path)
        finally:
            self.carried_out.emit()


def _made(trainer: Trainer | None) -> Trainer:
    """Return the trainer of a run, but refuse that there is none: it was left before its data were there."""
    if trainer is None:
        raise ArchiveInvalid("not_made", "run", "one that has begun", "one that was left before")
    return trainer
