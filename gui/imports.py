"""Imports: the session's side of what a person brings, see `importer` for the worker's: what is to be read."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from gui.importer import Importer
from gui.orders import LookAtTable, Orders, ReadTable, TakeFiles, TakeFolder


class Imports(QObject):
    """Has tables and pictures read.

    What a person opened last counts: a run that is opened ends what is being read since before.

    Signals:
        looked (Preview): what a table that was brought seems to hold.
        brought (Brought): examples of the person's own; the session, told first, uses them by then.
        available (str): a published data set has come into the library.
        refused (Invalid): why what was brought can't be read.
        progressed (int, int): how far it has been read: done, total.
        gave_way (): it is not read any more, as a run was opened meanwhile.
        failed (str): the traceback of an exception that nobody expected, before it is refused; the run goes on.
    """

    looked = Signal(object)
    brought = Signal(object)
    available = Signal(str)
    refused = Signal(object)
    progressed = Signal(object, object)
    gave_way = Signal()
    failed = Signal(str)

    def __init__(
        self, order: Orders, importer: Importer, opening: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        """Give orders to the importer on the worker's thread, and tell what comes of them.

        `opening` returns whether a run is being opened.
        """
        super().__init__(parent)
        self._order, self._opening = order, opening
        self._wanted = self._answered = False  # whether an answer is, and whether there was one
        self._came_later = False  # whether it is that to an order after that of opening a run
        importer.looked.connect(self._look)
        importer.brought.connect(self._bring)
        importer.available.connect(self._avail)
        importer.refused.connect(self._refuse)
        importer.progressed.connect(self._progress)
        importer.failed.connect(self.failed)

    def bring(self, order: LookAtTable | ReadTable | TakeFiles | TakeFolder) -> None:
        """Read what the person brings; `looked`, `brought` or `refused` answers. Ends what is being read."""
        self._wanted, self._answered, self._came_later = True, False, self._opening()
        self._order.bring.emit(order)

    def stop(self) -> None:
        """Stop reading; nothing has changed then, and no answer that is on its way is told."""
        self._wanted = False
        self._order.stop.emit()

    @Slot()
    def give_way(self) -> None:
        """A run was opened: stop reading what was brought before it."""
        if self._wanted and not self._came_later:
            self.stop()
            if not self._answered:
                self.gave_way.emit()

    # --- what comes ---------------------------------------------------------------------------------------------

    def _answer(self, answer: SignalInstance, said: object) -> None:
        if self._wanted:
            self._answered = True  # and another one may come, where this is still that to the order before
            answer.emit(said)

    @Slot(object)
    def _look(self, preview: object) -> None:
        self._answer(self.looked, preview)

    @Slot(object)
    def _bring(self, brought: object) -> None:
        self._answer(self.brought, brought)

    @Slot(str)
    def _avail(self, source: str) -> None:
        self._answer(self.available, source)

    @Slot(object)
    def _refuse(self, error: object) -> None:
        self._answer(self.refused, error)

    @Slot(object, object)
    def _progress(self, done: int, total: int) -> None:
        if self._wanted:
            self.progressed.emit(done, total)
