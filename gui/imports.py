"""Imports: the session's side of what a person brings, see `importer` for the worker's: what is to be read."""

from PySide6.QtCore import QObject, Signal

from gui.importer import Importer
from gui.orders import LookAtTable, Orders, ReadTable, TakeFiles, TakeFolder


class Imports(QObject):
    """Has tables and pictures read.

    Signals:
        looked (Preview): what a table that was brought seems to hold.
        brought (Brought): examples of the person's own; the session, told first, uses them by then.
        available (str): a published data set has come into the library.
        refused (Invalid): why what was brought can't be read.
        progressed (int, int): how far it has been read: done, total.
    """

    looked = Signal(object)
    brought = Signal(object)
    available = Signal(str)
    refused = Signal(object)
    progressed = Signal(object, object)

    def __init__(self, order: Orders, importer: Importer, parent: QObject | None = None) -> None:
        """Give orders to the importer on the worker's thread, and tell what comes of them."""
        super().__init__(parent)
        self._order = order
        importer.looked.connect(self.looked)
        importer.brought.connect(self.brought)
        importer.available.connect(self.available)
        importer.refused.connect(self.refused)
        importer.progressed.connect(self.progressed)

    def bring(self, order: LookAtTable | ReadTable | TakeFiles | TakeFolder) -> None:
        """Read what the person brings; `looked`, `brought` or `refused` answers. Ends what is being read."""
        self._order.bring.emit(order)

    def stop(self) -> None:
        """Stop reading; nothing has changed then."""
        self._order.stop.emit()
