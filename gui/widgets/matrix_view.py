"""A matrix with its values, coloured by size and sign on a scale of its own, and indexed as NumPy does."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QLine, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget

from gui.theme import SMALL_PX, Theme, text_font
from gui.widgets.array_grid import NOTHING, Grid, Pattern, Shown
from gui.widgets.keys import ARROWS, claim, wants_menu
from gui.widgets.painting import box, focus_ring
from gui.widgets.ringed import Ringed
from gui.widgets.typesetting import typeset

WIDTH, HEIGHT = 45, 21
"""Of a cell with its value."""

PIXELS = (5, 9)
"""The least and the largest side of a cell that is a pixel of a picture."""

HEAD, SIDE, CAPTION = 16, 30, 44
"""The height of the column numbers, the width of the row numbers, and the height of the words above."""

COLUMNS, ROWS = (8, 20), 1.5
"""How many columns are shown at most where there is little room, and where there is much; and rows for each of them.
What is more is scrolled to."""

LEAST = SIDE + 6 * WIDTH + 2
"""How narrow they become where there is less room."""

BAR = 10
"""The width of a scroll bar."""

GAP = 8
"""Between pictures that stand side by side."""


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
        self._columns = COLUMNS[0]
        self._cell: tuple[int, ...] | None = None
        self._lit = np.zeros((1, 1, 1), bool)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCornerWidget(QWidget(self))  # Qt's own would be painted in another colour
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setViewportMargins(0, CAPTION, 0, 0)
        theme.changed.connect(self._repaint)

    # --- what is shown ------------------------------------------------------------------------------------------

    def shown(self) -> Shown | None:
        """Return what is shown."""
        return self._shown

    def set_shown(self, shown: Shown) -> None:
        """Show an array."""
        before = self._grid.values.shape
        self._shown, self._grid = shown, Grid(shown)
        self._lit = np.zeros(self._grid.values.shape, bool)
        if before != self._grid.values.shape:
            self.horizontalScrollBar().setValue(0)
            self.verticalScrollBar().setValue(0)
        self.setAccessibleName(f"{shown.code} {shown.caption}")
        self._describe()
        self.updateGeometry()
        self._fit()
        self._repaint()

    def set_cell(self, index: tuple[int, ...] | None) -> None:
        """Mark a cell as the one that is written out."""
        if index != self._cell:
            self._cell = index
            self._describe()
            self.viewport().update()

    def set_lit(self, patterns: Sequence[Pattern]) -> None:
        """Light up the cells of these indices, as NumPy understands them."""
        lit = self._grid.matching(patterns)
        if not np.array_equal(lit, self._lit):
            self._lit = lit
            self.viewport().update()

    def _describe(self) -> None:
        at = self._grid.find(self._cell)
        if self._shown and self._cell is not None and at is not None:
            self.setAccessibleDescription(f"{self.name_of(self._cell)} = {self._grid.values[at]:.6g}")
        else:
            self.setAccessibleDescription("")

    def name_of(self, index: tuple[int, ...]) -> str:
        """Write a cell as NumPy does: Y[2, 0]."""
        assert self._shown
        return f"{self._shown.code}[{', '.join(map(str, index))}]" if index else self._shown.code

    # --- places -------------------------------------------------------------------------------------------------

    def _cell_size(self) -> tuple[int, int]:
        if self._grid.picture:
            tiles, _, columns = self._grid.values.shape
            side = max(PIXELS[0], min(PIXELS[1], (self._most().width() - SIDE) // (tiles * columns)))
            return side, side
        return (WIDTH if self._shown and self._shown.values.ndim else 2 * WIDTH), HEIGHT

    def _tile_width(self) -> int:
        return self._grid.values.shape[2] * self._cell_size()[0]

    def set_room(self, width: int) -> None:
        """Show as many columns as fit into so many pixels, within COLUMNS."""
        columns = max(COLUMNS[0], min(COLUMNS[1], (width - SIDE - BAR) // WIDTH))
        if columns != self._columns:
            self._columns = columns
            self.updateGeometry()
            self._fit()
            self._repaint()

    def _most(self) -> QSize:
        return QSize(SIDE + self._columns * WIDTH + 2, HEAD + round(self._columns * ROWS) * HEIGHT + 2)

    def _content(self) -> QSize:
        tiles, rows, _ = self._grid.values.shape
        return QSize(SIDE + tiles * (self._tile_width() + GAP) - GAP + 2, HEAD + rows * self._cell_size()[1] + 2)

    def sizeHint(self) -> QSize:
        """As large as all cells, up to what there may be; high enough for a scroll bar where there may be one."""
        content = self._content()
        most = self._most()
        width, height = min(content.width(), most.width()), min(content.height(), most.height())
        below = content.width() > min(width, LEAST)
        beside = content.height() > height
        return QSize(max(width + BAR * beside, self._caption_width()), height + BAR * below + CAPTION)

    def minimumSizeHint(self) -> QSize:
        """Room for some cells and for the words above them."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), max(LEAST, self._caption_width())), hint.height())

    def _caption_width(self) -> int:
        if not self._shown:
            return 80
        letters = QFontMetrics(text_font(SMALL_PX))
        name = typeset(self._shown.latex, 14).width + 14
        words = name + letters.horizontalAdvance(self._words())
        return max(130, round(words), 64 + letters.horizontalAdvance(self._grid.scale_text())) + 4

    def _words(self) -> str:
        """Return what is written beside the name."""
        return f"{self._shown.caption}  {self._shown.note}".rstrip() if self._shown else ""

    def _fit(self) -> None:
        """Set the scroll bars. Whether they are there already must not count: they would never go again."""
        content, room = self._content(), self.maximumViewportSize()
        wide = content.width() > room.width()
        high = content.height() > room.height() - BAR * wide
        wide = content.width() > room.width() - BAR * high
        for scroll, length, seen, step in (
            (self.horizontalScrollBar(), content.width(), room.width() - BAR * high, self._cell_size()[0]),
            (self.verticalScrollBar(), content.height(), room.height() - BAR * wide, self._cell_size()[1]),
        ):
            scroll.setRange(0, max(0, length - seen))
            scroll.setPageStep(seen)
            scroll.setSingleStep(step)

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        """Fit the scroll bars."""
        self._fit()

    def _rect(self, at: tuple[int, int, int]) -> QRect:
        """Return where a cell is, in the viewport."""
        width, height = self._cell_size()
        x = SIDE + at[0] * (self._tile_width() + GAP) + at[2] * width - self.horizontalScrollBar().value()
        return QRect(x, HEAD + at[1] * height - self.verticalScrollBar().value(), width, height)

    def _at(self, point: QPoint) -> tuple[int, int, int] | None:
        """Return which cell is at a point of the viewport."""
        if point.x() < SIDE or point.y() < HEAD:
            return None
        width, height = self._cell_size()
        x = point.x() - SIDE + self.horizontalScrollBar().value()
        tile, x = divmod(x, self._tile_width() + GAP)
        row, column = (point.y() - HEAD + self.verticalScrollBar().value()) // height, x // width
        tiles, rows, columns = self._grid.values.shape
        return (tile, row, column) if 0 <= tile < tiles and 0 <= row < rows and 0 <= column < columns else None

    def cell_center(self, index: tuple[int, ...]) -> QPoint:
        """Return where a cell is, in the viewport; the cell has to be there."""
        at = self._grid.find(index)
        assert at is not None, index
        return self._rect(at).center()

    def bring(self, index: tuple[int, ...]) -> None:
        """Scroll to a cell of the whole array, if it is among those that are shown."""
        at = self._grid.find(index)
        if at is not None:
            self._scroll_to(at)

    def _scroll_to(self, at: tuple[int, int, int]) -> None:
        rect, room = self._rect(at), self.viewport().rect().adjusted(SIDE, HEAD, 0, 0)
        for bar, low, high in (
            (self.horizontalScrollBar(), rect.left() - room.left(), rect.right() - room.right()),
            (self.verticalScrollBar(), rect.top() - room.top(), rect.bottom() - room.bottom()),
        ):
            bar.setValue(bar.value() + (min(0, low) or max(0, high)))

    # --- painting -----------------------------------------------------------------------------------------------

    def _repaint(self) -> None:
        self.viewport().update()
        self.update()

    def _color(self, value: float) -> QColor:
        tokens = self.theme.tokens
        if not math.isfinite(value):
            return QColor(tokens.bad)
        end = QColor(tokens.positive if value > 0 else tokens.negative)
        share = 0.8 * min(1.0, abs(value) / self._grid.scale) ** 0.7
        ground = QColor(tokens.panel)
        mixed = (a + (b - a) * share for a, b in zip(ground.getRgb()[:3], end.getRgb()[:3], strict=True))  # type: ignore[index]
        return QColor(*(round(c) for c in mixed))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells that are in sight."""
        painter = QPainter(self.viewport())
        tokens = self.theme.tokens
        painter.setFont(text_font(SMALL_PX))
        width, height = self._cell_size()
        tiles, rows, columns = self._grid.values.shape
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        room = self.viewport().rect()
        first, last = top // height, min(rows, (top + room.height()) // height + 1)
        step = self._tile_width() + GAP
        painter.save()
        painter.setClipRect(QRect(SIDE, HEAD, room.width() - SIDE, room.height() - HEAD))
        for tile in range(max(0, left // step), min(tiles, (left + room.width()) // step + 1)):
            if self._grid.picture:
                painter.setPen(QColor(tokens.border))
                end = self._rect((tile, rows - 1, columns - 1)).bottomRight()
                painter.drawRect(QRect(self._rect((tile, 0, 0)).topLeft() - QPoint(1, 1), end + QPoint(1, 1)))
            start = max(0, (left - tile * step) // width)
            stop = min(columns, (left + room.width() - tile * step) // width + 1)
            for row in range(first, last):
                for column in range(start, stop):
                    self._paint_cell(painter, (tile, row, column))
        marked = self._grid.find(self._cell)
        if marked is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box(painter, QRectF(self._rect(marked)).adjusted(0.5, 0.5, -0.5, -0.5), 3, None, tokens.accent, 2.0)
        painter.restore()
        painter.setPen(QColor(tokens.muted))
        self._paint_heads(painter, first, last)

    def _paint_cell(self, painter: QPainter, at: tuple[int, int, int]) -> None:
        tokens = self.theme.tokens
        rect, value = self._rect(at), float(self._grid.values[at])
        inner = rect if self._grid.picture else rect.adjusted(1, 1, -1, -1)
        painter.fillRect(inner, self._color(value))
        if not self._grid.picture:
            painter.setPen(QColor(tokens.text))
            painter.drawText(inner.adjusted(0, 0, -3, 0), _RIGHT, self._grid.text_of(value))
        if self._lit[at]:
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = inner.adjusted(0, 0, -1, -1)
            if self._grid.picture:  # around all of them: each on its own would hide the picture
                painter.drawLines([edge for dy, dx, edge in _edges(frame) if not self._is_lit(at, dy, dx)])
            else:
                painter.drawRect(frame)

    def _is_lit(self, at: tuple[int, int, int], down: int, right: int) -> bool:
        """Whether the neighbour of a cell is lit up, too."""
        tile, row, column = at[0], at[1] + down, at[2] + right
        _, rows, columns = self._grid.values.shape
        return 0 <= row < rows and 0 <= column < columns and bool(self._lit[tile, row, column])

    def _paint_heads(self, painter: QPainter, first: int, last: int) -> None:
        """Write the numbers of rows and columns, or of pictures."""
        if self._shown is None or self._shown.values.ndim == 0:
            return
        tiles, _, columns = self._grid.values.shape
        room = self.viewport().rect()
        every = (5 if self._cell_size()[0] > PIXELS[0] else 10) if self._grid.picture else 1
        vertical = self._shown.values.ndim > 1
        for row in range(first, last) if vertical else ():
            rect = self._rect((0, row, 0))
            if rect.y() >= HEAD - 2 and row % every == 0:
                line = QRect(0, rect.center().y() - HEAD // 2, SIDE - 6, HEAD)
                painter.drawText(line, _RIGHT, self._grid.head(row, True))
        for tile in range(tiles):
            if self._shown.image and tiles > 1:  # rows of a batch: their numbers, instead of those of the columns
                rect = self._rect((tile, 0, 0)).united(self._rect((tile, 0, columns - 1)))
                painter.drawText(
                    QRect(rect.x(), 0, rect.width(), HEAD), _MIDDLE, str(int(self._grid.places[tile, 0, 0, 0]))
                )
                continue
            for column in range(0, columns, every):
                rect = self._rect((tile, 0, column))
                if rect.right() > SIDE and rect.x() >= SIDE - 2 and rect.x() < room.width():
                    wide = rect.adjusted(-12, 0, 12, 0) if self._grid.picture else rect
                    painter.drawText(QRect(wide.x(), 0, wide.width(), HEAD), _MIDDLE, self._grid.head(column, False))

    def event(self, event: QEvent) -> bool:
        """Paint the words above, which do not scroll."""
        claim(event, ARROWS)
        done = super().event(event)
        if event.type() == QEvent.Type.Paint:
            self._paint_caption()
        return done

    def _paint_caption(self) -> None:
        if self._shown is None:
            return
        painter, tokens = QPainter(self), self.theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name = typeset(self._shown.latex, 14)
        name.paint(painter, 4, 17, QColor(tokens.text))
        painter.setFont(text_font(SMALL_PX))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRectF(name.width + 14, 4, self.width(), 18), _LEFT, self._words())
        if self._shown.values.ndim:
            self._paint_scale(painter)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 6, tokens.accent)
        painter.end()

    def _paint_scale(self, painter: QPainter) -> None:
        strip = QRectF(4, 29, 54, 7)
        blend = QLinearGradient(strip.topLeft(), strip.topRight())
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            blend.setColorAt(share, self._color((2 * share - 1) * self._grid.scale))
        painter.fillRect(strip, blend)
        painter.drawText(QRectF(64, 23, self.width(), 18), _LEFT, self._grid.scale_text())

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
        steps = {
            Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None or self._shown is None:
            event.ignore()  # the window has keys of its own
            return
        tile, row, column = self._grid.find(self._cell) or (0, -step[0], -step[1])
        tiles, rows, columns = self._grid.values.shape
        column += step[1]
        tile, column = (tile + column // columns, column % columns) if 0 <= tile + column // columns < tiles else (
            tile, max(0, min(columns - 1, column)))  # fmt: skip
        at = tile, max(0, min(rows - 1, row + step[0])), column
        self._scroll_to(at)
        self.chosen.emit(self._shown.key, self._grid.index(at))


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


def _edges(frame: QRect) -> tuple[tuple[int, int, QLine], ...]:
    """Return the edges of a cell, each with the way to the neighbour behind it: rows down, columns to the right."""
    return (
        (-1, 0, QLine(frame.topLeft(), frame.topRight())),
        (1, 0, QLine(frame.bottomLeft(), frame.bottomRight())),
        (0, -1, QLine(frame.topLeft(), frame.bottomLeft())),
        (0, 1, QLine(frame.topRight(), frame.bottomRight())),
    )
