"""The arrays of a move, with what else is seen of it: dots on a curve, softmax opened, one parameter's moves."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.copy_menu import CopyMenu, copy
from gui.copying import MOST, array_text
from gui.stages.dots import DotsCard
from gui.stages.softmax import SoftmaxCard
from gui.stages.trial import Place, TrialCard
from gui.theme import Theme
from gui.widgets.array_grid import Shown
from gui.widgets.matrix_view import MatrixView
from gui.widgets.packing import Packing
from gui.widgets.translated import Translated
from model.inside.cell import Cell, CellAnswer
from model.inside.present_move import MoveAnswer, Quantity
from model.inside.scene import AFTER
from model.inside.slope import SlopeAnswer
from model.layers.base import shape_text


class MoveArrays(Translated, QWidget):
    """Operands in the order of the formula, then results, then the cards, side by side.

    Signals:
        chosen (str, tuple[int, ...]): the person chose a cell: the key of its array, and its index.
        pointed (str, object): the pointer is over a cell, whose index it tells, or over none.
    """

    chosen = Signal(str, object)
    pointed = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._move: MoveAnswer | None = None
        self.views: list[MatrixView] = []
        self.dots, self.softmax, self.trial = DotsCard(theme, self), SoftmaxCard(theme, self), TrialCard(theme, self)
        self._cards: tuple[QWidget, ...] = (self.dots, self.softmax, self.trial)
        for card in self._cards:
            card.hide()
        self._sight = 0
        self._packing = Packing(self)

    def set_sight(self, height: int) -> None:
        """Have as much in sight as there can be where so much of the page is, from its top, in pixels."""
        if height != self._sight:
            self._sight = height
            self._find_room()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Have less room where there is more above."""
        super().moveEvent(event)
        if event.pos().y() != event.oldPos().y():
            self._find_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have what is written beside arrays as large as goes with them."""
        super().resizeEvent(event)
        self.softmax.fit(self.width())

    def _find_room(self) -> None:
        self._packing.room = self._sight - self.y()
        self._packing.invalidate()
        self.updateGeometry()

    def shown(self) -> list[Shown]:
        """Return the arrays that are there."""
        return [shown for view in self.views if not view.isHidden() and (shown := view.shown())]

    def show_move(self, move: MoveAnswer, row: int | None) -> None:
        """Show the arrays of a move; see `open_softmax` about the row."""
        self._move = move
        over = {q.key.removesuffix(AFTER) for q in move.results if q.after}
        before = [self._shown(q, self.tr("before") if q.key in over else "") for q in move.operands]
        arrays = [*before, *(self._shown(q, self.tr("after") if q.after else self.tr("result")) for q in move.results)]
        while len(self.views) < len(arrays):
            view = MatrixView(self.theme, self)
            view.chosen.connect(self.chosen)
            view.pointed.connect(self.pointed)
            view.menu_wanted.connect(self._offer_copy)
            view.copy_wanted.connect(self._copy)
            self.views.append(view)
        for k, view in enumerate(self.views):
            if k < len(arrays):
                view.set_shown(arrays[k])
            view.setVisible(k < len(arrays))
            if view.isHidden():
                view.setAccessibleName("")
        if move.dots:
            self.dots.show_dots(move.dots)
        self.dots.setVisible(move.dots is not None)
        self.open_softmax(row)
        self._packing.put_in_order((*self.views, *self._cards))
        self.updateGeometry()

    def _shown(self, q: Quantity, role: str) -> Shown:
        caption = shape_text(q.shape) if q.shape else self.tr("a number")
        note = " · ".join(filter(None, (role, self.tr("■ kept") if q.bytes_kept else "")))
        return Shown(q.key, q.latex, q.code, q.values, q.offset, q.samples, q.image, note, caption)

    def open_softmax(self, row: int | None) -> None:
        """Open the softmax of a row, if that is what the move does; of the first one that is shown, if it is not."""
        move = self._move
        opens = move is not None and move.sentence == "activation_softmax" and move.operands[0].values.ndim == 2
        self.softmax.setVisible(opens)
        self._packing.card_first = opens
        if move and opens:
            logits = move.operands[0]
            first = logits.offset[0]
            row = row if row is not None and 0 <= row - first < len(logits.values) else first
            self.softmax.show_logits(logits.values[row - first], row)

    def open_trial(self, slope: SlopeAnswer | None, chosen: tuple[str, tuple[int, ...]] | None, opens: bool) -> None:
        """Open the moves of the chosen parameter, where the run itself finds its gradient by differences."""
        if not opens:
            self.trial.hide()
        elif slope and chosen and self._move:
            name, index = chosen[0].removeprefix("d"), chosen[1]
            array = next(q for q in self._move.operands if q.key == name)
            self.trial.show_slope(slope, Place(array.code, index, array.values[index[:-1]]))
            self.trial.show()

    def name_of(self, cell: Cell | None) -> str:
        """Write a cell as NumPy does; nothing where its array is not there."""
        view = next((v for v in self.views if (s := v.shown()) and cell and s.key == cell.key), None)
        return view.name_of(cell.index) if view and cell else ""

    def mark(self, cell: Cell | None, found: CellAnswer | None, bring: bool) -> None:
        """Mark a cell, and light up where it comes from and goes to; `bring`: so that it is seen in other arrays."""
        for view in self.views:
            shown = view.shown()
            if shown is None or view.isHidden():
                continue
            own = cell is not None and shown.key == cell.key
            view.set_cell(cell.index if cell and own else None)
            lit = [*found.sources.get(shown.key, []), *found.targets.get(shown.key, [])] if found else []
            view.set_lit(lit, bring and not own)

    def begin(self, key: str, index: tuple[int, ...]) -> None:
        """Show every array from its beginning, and one from there on to where a cell is in sight."""
        for view in self.views:
            shown = view.shown()
            view.begin(index if shown and shown.key == key else None)

    # --- copying ------------------------------------------------------------------------------------------------

    def named(self) -> list[tuple[str, np.ndarray]]:
        """Return the arrays that are there by name, with a mark what was written over as it is afterwards."""
        marks = {True: f" {AFTER}", False: ""}
        return [(shown.code + marks[shown.key.endswith(AFTER)], shown.values) for shown in self.shown()]

    def _of(self, key: str) -> Shown | None:
        return next((shown for shown in self.shown() if shown.key == key), None)

    @Slot(str, object)
    def _offer_copy(self, key: str, place: QPoint) -> None:
        """Offer one array, at the pointer."""
        if shown := self._of(key):
            menu = CopyMenu(self)
            menu.add_array(shown.code, shown.values, keyed=True)
            menu.popup(place)

    @Slot(str)
    def _copy(self, key: str) -> None:
        """Copy one array as NumPy."""
        shown = self._of(key)
        if shown and shown.values.size <= MOST:
            copy(array_text(shown.code, shown.values, "numpy"))
