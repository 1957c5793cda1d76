"""A matrix with its values, coloured by size and sign on a scale of its own, and indexed as NumPy does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget

from gui.theme import Theme
from gui.widgets.array_caption import ArrayCaption
from gui.widgets.array_grid import NOTHING, Grid, Pattern, Shown
from gui.widgets.array_layout import BAR, ArrayLayout, At, Limit
from gui.widgets.array_painter import ArrayPainter
from gui.widgets.keys import ARROWS, STEPS, claim, wants_menu
from gui.widgets.numbers import tidy
from gui.widgets.painting import focus_ring
from gui.widgets.ringed import Ringed

EMPTY = 80
"""How wide it is before anything is shown, in pixels."""

LOOKED_AT = 400
"""How many lit cells are looked for in sight, at most about twice as many."""


class MatrixView(Ringed, QAbstractScrollArea):
    """An array: numbers in a grid, or pictures side by side; one number where it has no dimensions.

    Signals:
        chosen (str, tuple[int, ...]): the person clicked a cell, or went to it by arrow keys: key and index.
        pointed (str, object): the pointer is over a cell, whose index it tells, or over none.
        menu_wanted (str, QPoint): the person wants the context menu of this array.
        copy_wanted (str): the person pressed the key for copying.
    """

    chosen = Signal(str, object)
    pointed = Signal(str, object)
    menu_wanted = Signal(str, object)
    copy_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._shown: Shown | None = None
        self._grid = Grid(NOTHING)
        self._limit = Limit()
        self._layout = ArrayLayout(self._grid, self._limit)
        self._sizes: dict[Limit, QSize] = {}  # how large the array is within limits that were asked for
        self._caption: ArrayCaption | None = None
        self._first: tuple[int, ...] | None = None  # the cell that is in sight at first
        self._scrolled = False  # from there
        self._cell: tuple[int, ...] | None = None
        self._lit = np.zeros((1, 1, 1), bool)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCornerWidget(QWidget(self))  # Qt's own would be painted in another colour
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setViewportMargins(0, self._layout.caption, 0, 0)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.actionTriggered.connect(self._be_scrolled)
        theme.changed.connect(self._repaint)

    # --- what is shown ------------------------------------------------------------------------------------------

    def shown(self) -> Shown | None:
        """Return what is shown."""
        return self._shown

    def set_shown(self, shown: Shown) -> None:
        """Show an array."""
        before = self._grid.values.shape
        self._shown, self._grid = shown, Grid(shown)
        self._layout = ArrayLayout(self._grid, self._limit)
        self._lit = np.zeros(self._grid.values.shape, bool)
        if before != self._grid.values.shape:
            self.begin(None)
        self._caption = ArrayCaption(self._grid)
        self._sizes.clear()
        self.setAccessibleName(f"{shown.code} {shown.caption}")
        self._describe()
        self.updateGeometry()
        self._fit()
        self._repaint()

    def set_cell(self, index: tuple[int, ...] | None) -> None:
        """Mark a cell as the one that is written out."""
        if index != self._cell:
            for changed in (self._cell, index):
                at = self._grid.find(changed)
                if at is not None:
                    self._repaint_cells(at, at)
            self._cell = index
            self._describe()

    def set_lit(self, patterns: Sequence[Pattern], bring: bool = False) -> None:
        """Light up the cells of these indices, as NumPy understands them; `bring`: some shall be in sight."""
        lit = self._grid.matching(patterns)
        changed = np.argwhere(lit != self._lit)
        if len(changed):
            self._lit = lit
            self._repaint_cells(changed.min(0).tolist(), changed.max(0).tolist())
        if bring and lit.any() and not self._is_in_sight(lit):
            tile, row, column = np.argwhere(lit)[0].tolist()
            self.begin(self._grid.index((tile, row, column)))

    def _is_in_sight(self, lit: np.ndarray) -> bool:
        """Return whether any of some cells is in sight, and not its edge only, one in so many being looked at."""
        places, sight = np.argwhere(lit).tolist(), self._sight()
        few = places[:: 1 + len(places) // LOOKED_AT]
        return any(sight.contains(self._rect((tile, row, column))) for tile, row, column in few)

    def _sight(self) -> QRect:
        """Return where cells are seen in the viewport: beside and below their numbers."""
        return self.viewport().rect().adjusted(self._layout.side, self._layout.head, 0, 0)

    def _rect(self, at: At) -> QRect:
        """Return where a cell is in the viewport, in sight or not."""
        return self._layout.rect(at).translated(-self._corner())

    def _describe(self) -> None:
        at = self._grid.find(self._cell)
        if self._shown and self._cell is not None and at is not None:
            self.setAccessibleDescription(f"{self.name_of(self._cell)} = {tidy(f'{self._grid.values[at]:.6g}')}")
        else:
            self.setAccessibleDescription("")

    def name_of(self, index: tuple[int, ...]) -> str:
        """Write a cell as NumPy does: Y[2, 0]."""
        assert self._shown
        return f"{self._shown.code}[{', '.join(map(str, index))}]" if index else self._shown.code

    # --- places -------------------------------------------------------------------------------------------------

    def set_limit(self, limit: Limit) -> None:
        """Show at most so many columns and rows."""
        if limit != self._limit:
            self._limit = limit
            self._layout = ArrayLayout(self._grid, limit)
            self.setViewportMargins(0, self._layout.caption, 0, 0)
            self._fit()
            self._repaint()

    def sides(self) -> tuple[int, int]:
        """Return how many rows and columns there are, those of all tiles together."""
        tiles, rows, columns = self._grid.values.shape
        return rows, tiles * columns

    def size_within(self, limit: Limit) -> QSize:
        """Return how large it is where at most so many columns and rows are shown."""
        if limit not in self._sizes:  # to find a place for all, hundreds are asked for, and many of them again
            self._sizes[limit] = self._size_of(ArrayLayout(self._grid, limit), limit)
        return self._sizes[limit]

    def _size_of(self, layout: ArrayLayout, limit: Limit) -> QSize:
        content, seen = layout.content, layout.content.boundedTo(layout.most)
        below, beside = content.width() > seen.width(), content.height() > seen.height()
        width = max(seen.width(), round(self._caption.width * limit.caption_zoom) if self._caption else EMPTY)
        return QSize(width + BAR * beside, seen.height() + BAR * below + layout.caption)

    def is_whole_within(self, limit: Limit) -> bool:
        """Whether all of it is in sight where at most so many columns and rows are shown."""
        return ArrayLayout(self._grid, limit).is_whole()

    def sizeHint(self) -> QSize:
        """As large as all cells, up to what there may be; with scroll bars where there are more."""
        return self.size_within(self._limit)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def _fit(self) -> None:
        """Set the scroll bars. Whether they are there already must not count: they would never go again."""
        content, room = self._layout.content, self.maximumViewportSize()
        wide = content.width() > room.width()
        high = content.height() > room.height() - BAR * wide
        wide = content.width() > room.width() - BAR * high
        for scroll, length, seen, step in (
            (self.horizontalScrollBar(), content.width(), room.width() - BAR * high, self._layout.cell[0]),
            (self.verticalScrollBar(), content.height(), room.height() - BAR * wide, self._layout.cell[1]),
        ):
            scroll.setRange(0, max(0, length - seen))
            scroll.setPageStep(seen)
            scroll.setSingleStep(step)

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        """Fit the scroll bars, and as long as nobody has scrolled, begin anew: there may be no need to scroll now."""
        self._fit()
        self._show_beginning()

    def _corner(self) -> QPoint:
        """Return which place of the array is at the upper left of the viewport."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _at(self, point: QPoint) -> At | None:
        """Return which cell is at a point of the viewport."""
        layout = self._layout
        return None if point.x() < layout.side or point.y() < layout.head else layout.at(point + self._corner())

    def begin(self, index: tuple[int, ...] | None) -> None:
        """Show the array from its beginning, or from there on only so far that a cell of it is in sight."""
        self._scrolled, self._first = False, index
        self._show_beginning()

    def _show_beginning(self) -> None:
        if not self._scrolled:
            self.horizontalScrollBar().setValue(0)
            self.verticalScrollBar().setValue(0)
            at = self._grid.find(self._first)
            if at is not None:
                self._scroll_to(at)

    def _be_scrolled(self) -> None:
        self._scrolled = True

    def _scroll_to(self, at: At) -> None:
        rect, room = self._rect(at), self._sight()
        for bar, low, high in (
            (self.horizontalScrollBar(), rect.left() - room.left(), rect.right() - room.right()),
            (self.verticalScrollBar(), rect.top() - room.top(), rect.bottom() - room.bottom()),
        ):
            bar.setValue(bar.value() + (min(0, low) or max(0, high)))

    # --- painting -----------------------------------------------------------------------------------------------

    def _repaint(self) -> None:
        self.viewport().update()
        self.update()

    def _repaint_cells(self, first: At, last: At) -> None:
        """Paint cells from one to another anew, and the lines around them."""
        self.viewport().update(self._rect(first).united(self._rect(last)).adjusted(-1, -1, 1, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is to be painted of the cells that are in sight."""
        sight = ArrayPainter(self.theme.tokens, self._layout, self._corner(), self.viewport().rect(), event.rect())
        sight.paint(QPainter(self.viewport()), self._lit, self._grid.find(self._cell))

    def event(self, event: QEvent) -> bool:
        """Paint the words above, which do not scroll."""
        claim(event, ARROWS)
        done = super().event(event)
        if event.type() == QEvent.Type.Paint:
            self._paint_caption()
        return done

    def _paint_caption(self) -> None:
        if self._caption is None:
            return
        painter, tokens = QPainter(self), self.theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        self._caption.paint(painter, tokens, self.width(), self._limit.caption_zoom)
        painter.restore()
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 6, tokens.accent)
        painter.end()

    # --- pointer and keys ---------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the pointer."""
        at = self._at(event.position().toPoint())
        if self._shown:
            self.pointed.emit(self._shown.key, None if at is None else self._grid.index(at))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        if self._shown:
            self.pointed.emit(self._shown.key, None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell."""
        at = self._at(event.position().toPoint())
        if self._shown and at is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._shown.key, self._grid.index(at))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu."""
        if self._shown:
            self.menu_wanted.emit(self._shown.key, event.globalPos())
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another cell, copy, or ask for the menu."""
        if self._shown and event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit(self._shown.key)
            return
        if self._shown and wants_menu(event):
            self.menu_wanted.emit(self._shown.key, self.viewport().mapToGlobal(self.viewport().rect().center()))
            return
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or self._shown is None:
            event.ignore()  # the window has keys of its own
            return
        at = self._beside(self._grid.find(self._cell), *step)
        self._be_scrolled()
        self._scroll_to(at)
        self.chosen.emit(self._shown.key, self._grid.index(at))

    def _beside(self, at: At | None, down: int, across: int) -> At:
        """Return the cell that so many rows and columns lead to; columns go on in the next tile."""
        tiles, rows, columns = self._grid.values.shape
        tile, row, column = at or (0, -down, -across)
        further, wrapped = divmod(column + across, columns)
        if 0 <= tile + further < tiles:
            tile, column = tile + further, wrapped
        return tile, max(0, min(rows - 1, row + down)), column
