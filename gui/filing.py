"""Filing: the session's side of files and texts, see `files` for the worker's: what is ordered, and what came of it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from gui.files import Files
from gui.orders import Give, Keep, Open, Orders, Save, SaveScript, SaveWeights, WriteWeights
from gui.undo import Moment
from model.blobs import Blob, Blobs
from model.disk import ArchiveInvalid
from model.experiment import Experiment
from model.saved import Saved, Scalar


class Filing(QObject):
    """Has files written and read, and weights as text.

    Signals:
        saved (Path), not_saved (Path, ArchiveInvalid): a file was written, or why it could not be.
        opened (Path, dict): one was read; with what the window remembered.
        not_opened (Path, ArchiveInvalid): why it could not be.
        weights_saved (Path): a file of weights, or a program, was written.
        weights_not_saved (str, ArchiveInvalid): its name, and why not.
        wrote (str): the weights and biases of the network as text; empty where they are too many for that.
        given (), not_given (GivenInvalid): initial values were taken, or why they can't be.
        kept (Path), not_kept (Path): a file beside the run was written, or could not be.
        all_written (): none waits to be written any more.
        read (int, Saved): to the session, before `opened`: the number of a run, and what was in its file.
        unread (): to the session, before `not_opened`: the file that was being read is none, so all stays as it is.
        edited (Experiment): to the session: the choices with the initial values that were taken.
        failed (str): the traceback of an exception that nobody expected, before initial values are refused.
    """

    saved = Signal(object)
    not_saved = Signal(object, object)
    opened = Signal(object, object)
    not_opened = Signal(object, object)
    weights_saved = Signal(object)
    weights_not_saved = Signal(str, object)
    wrote = Signal(str)
    given = Signal()
    not_given = Signal(object)
    kept = Signal(object)
    not_kept = Signal(object)
    all_written = Signal()
    read = Signal(int, object)
    unread = Signal()
    edited = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        order: Orders,
        files: Files,
        here: Callable[[], Moment],
        blobs: dict[Blob, bytes],
        library: Blobs | None,
        numbers: Iterator[int],
        parent: QObject | None = None,
    ) -> None:
        """Tell what the other side does.

        Args:
            order: what goes to the worker's thread.
            files: who carries it out there.
            here: returns the choices, and the number of their run.
            blobs: the bytes that they refer to; what initial values refer to goes into them.
            library: where published data are found, if anywhere.
            numbers: those of the runs to come.
            parent: what owns it.
        """
        super().__init__(parent)
        self._order, self._here, self._blobs, self._library, self._numbers = order, here, blobs, library, numbers
        self._opening: Open | None = None  # a file that is being read: until it is there, nothing else is begun
        self._next: tuple[Path, Path | None] | None = None  # what is opened after that, as in `open`
        self._unwritten = 0  # how many files, and texts, wait to be written
        self._giving = False  # whether initial values are being read that are still wanted
        files.saved.connect(self.saved)
        files.not_saved.connect(self.not_saved)
        files.opened.connect(self._take_opened)
        files.not_opened.connect(self._refuse_opened)
        files.weights_saved.connect(self.weights_saved)
        files.weights_not_saved.connect(self.weights_not_saved)
        files.wrote.connect(self.wrote)
        files.given.connect(self._take_given)
        files.not_given.connect(self.not_given)
        files.failed.connect(self.failed)
        files.kept.connect(self.kept)
        files.not_kept.connect(self.not_kept)
        files.carried_out.connect(self._carried_out)

    # --- a run --------------------------------------------------------------------------------------------------

    def save(self, path: Path, window: Mapping[str, Scalar], beside: bool = False) -> None:
        """Write experiment and run to a file, examples perhaps beside; `saved` or `not_saved` answers."""
        here = self._here()
        self._write(self._order.save, Save(path, here.run_id, here.experiment, dict(self._blobs), window, beside))

    def open(self, path: Path, beside: Path | None = None) -> None:
        """Read a file, and go on where its run was; `opened` or `not_opened` answers.

        Of those that are ordered while another one is being read, the newest is opened afterwards.

        `beside`: where its examples are, if they lie in a file of their own that is elsewhere by now.
        """
        if self._opening:
            same = (path, beside) == (self._opening.path, self._opening.beside)
            self._next = None if same else (path, beside)
            return
        library = {} if self._library is None else self._library
        self._opening = Open(path, next(self._numbers), library, beside)
        self._order.open.emit(self._opening)

    def _open_next(self) -> None:
        following, self._next = self._next, None
        if following:
            self.open(*following)

    @property
    def opening(self) -> bool:
        """Whether a file is being read, whose run takes the place of the present one."""
        return self._opening is not None

    @property
    def writing(self) -> bool:
        """Whether a file waits to be written."""
        return self._unwritten > 0

    @Slot()
    def _carried_out(self) -> None:
        self._unwritten -= 1
        if not self.writing:
            self.all_written.emit()

    @Slot(object, object)
    def _take_opened(self, order: Open, content: Saved) -> None:
        self._opening = None
        self.read.emit(order.run_id, content)
        self.opened.emit(order.path, dict(content.window))
        self._open_next()

    @Slot(object, object)
    def _refuse_opened(self, order: Open, error: ArchiveInvalid) -> None:
        self._opening = None
        self.unread.emit()
        self.not_opened.emit(order.path, error)
        self._open_next()

    # --- weights ------------------------------------------------------------------------------------------------

    def save_weights(self, path: Path) -> None:
        """Write the weights of the network to an .npz file; `weights_saved` or `weights_not_saved` answers."""
        self._write(self._order.save, SaveWeights(path, self._here().run_id))

    def save_script(self, path: Path, words: Mapping[str, str]) -> None:
        """Write the run as a program with comments of a language, and an .npz file beside it; the same two answer."""
        self._write(self._order.save, SaveScript(path, self._here().run_id, words))

    def write_weights(self) -> None:
        """Have the weights and biases of the network written as text; `wrote` answers."""
        self._write(self._order.save, WriteWeights(self._here().run_id))

    def give(self, source: str | Path) -> None:
        """Take initial weights and biases from a text, or from an .npz file; `given` or `not_given` answers."""
        self._giving = True
        self._order.give.emit(Give(source, self._here().experiment))

    @Slot()
    def stop_giving(self) -> None:
        """Leave everything as it is, whatever is still being read."""
        self._giving = False

    @Slot(object, object)
    def _take_given(self, experiment: Experiment, blobs: dict[Blob, bytes]) -> None:
        if not self._giving:
            return
        self._giving = False
        self._blobs.update(blobs)
        self.given.emit()
        self.edited.emit(experiment)

    # --- beside the run -----------------------------------------------------------------------------------------

    def keep(self, order: Keep) -> None:
        """Write a file beside the run; `kept` or `not_kept` answers."""
        self._write(self._order.keep, order)

    def _write(self, ordered: SignalInstance, order: object) -> None:
        """Give an order to write a file, and know that it waits."""
        self._unwritten += 1
        ordered.emit(order)
