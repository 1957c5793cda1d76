"""The plots on screen, and how one of them is saved as a picture, a drawing or a table."""

import traceback
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from gui.columns import Columns
from gui.driven import Driven
from gui.menus import Menus
from gui.notices import Notices
from gui.panels.curves import CurvesCard
from gui.panels.lanes import LanesCard
from gui.panels.plot_card import PlotCard
from gui.plots.export import ENDINGS, Content, draft, write
from gui.session import Session


class PlotDesk(QObject):
    """Offers to save them, in the menu bar and under the pointer.

    What takes long of it, to pack a picture and to write a file, is done on a thread of its own.

    Signals:
        written (Path), not_written (Path): a file was written, or could not be.
        failed (str): the traceback of an exception that nobody expected.
        all_written (): last of all, none is being written any more.
    """

    written = Signal(object)
    not_written = Signal(object)
    failed = Signal(str)
    all_written = Signal()
    _done = Signal()

    def __init__(
        self,
        session: Session,
        driven: Driven,
        columns: Columns,
        curves: Mapping[str, CurvesCard],
        menus: Menus,
        notices: Notices,
        window: QWidget,
    ) -> None:
        """Offer the plot of the stage at the front of the columns, and those of the cards beside it.

        Args:
            session: without a run that can start, there are no plots of the network.
            driven: what brings its own cards instead of the curves.
            columns: the stage at the front has a plot, too.
            curves: the cards with the curves of the run, by name.
            menus: the menu with the plots is among them.
            notices: asks for a file.
            window: the pointer is in it.
        """
        super().__init__(window)
        self._session, self._driven, self._columns, self._curves = session, driven, columns, curves
        self._menus, self._notices, self._window = menus, notices, window
        self._writer = ThreadPoolExecutor(1)
        self._unwritten = 0  # how many files are still to be written
        self._done.connect(self._count)
        menus.menus["plots"].aboutToShow.connect(self.offer)

    def plots(self) -> dict[str, QWidget]:
        """Return every plot on screen, by name; that of the stage is "stage"."""
        if self._session.blocked and not self._driven.player:
            return {}
        plots: dict[str, QWidget] = {name: card.plot for name, card in self.cards().items() if not card.folded}
        stage = self._columns.front.plot()
        return {"stage": stage, **plots} if stage else plots

    def cards(self) -> Mapping[str, CurvesCard | LanesCard | PlotCard]:
        """Return the cards with a plot beside the stage, by name."""
        return self._driven.room.plots() if self._driven.room else self._curves

    def save(self, name: str) -> None:
        """Ask for a file and write a plot to it."""
        plot, card = self.plots().get(name), self.cards().get(name)
        path = self._notices.ask_plot() if plot else None
        if plot and path and path.suffix.lower() in ENDINGS:
            content = draft(plot, path.suffix, card.title() if card else "")
            self._unwritten += 1
            self._writer.submit(self._write, path, content)
        elif path:
            self.not_written.emit(path)

    def _write(self, path: Path, content: Content) -> None:
        """Write a file, on the thread for that; the one place where exceptions are caught."""
        try:
            told = self.written if write(path, content) else self.not_written
        except Exception:
            told = self.not_written
            self.failed.emit(traceback.format_exc())
        told.emit(path)
        self._done.emit()

    @property
    def writing(self) -> bool:
        """Whether a file waits to be written."""
        return self._unwritten > 0

    @Slot()
    def _count(self) -> None:
        self._unwritten -= 1
        if not self.writing:
            self.all_written.emit()

    def close(self) -> None:
        """Wait until all files are written."""
        self._writer.shutdown()

    @Slot()
    def offer(self) -> None:
        """Offer in the menu bar what is on screen now."""
        titles = {"stage": "", **{name: card.title() for name, card in self.cards().items()}}
        self._menus.show_plots(titles, self.plots().keys(), self.save)

    def offer_at(self, place: QPoint) -> None:
        """Offer the plot at a place of the screen, if one is there."""
        for name, plot in self.plots().items():
            if plot.rect().contains(plot.mapFromGlobal(place)):
                menu = QMenu(self._window)
                menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                menu.addAction(self.tr("Save plot as …"), partial(self.save, name))
                if plot is self._curves["loss"].plot:
                    menu.addAction(self._menus.actions["log_loss"])
                menu.popup(place)
                return
