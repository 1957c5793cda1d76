"""The cells of an array as they are painted, coloured by size and sign, with the numbers of rows and columns."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gui.theme import SMALL_PX, Tokens, text_font
from gui.widgets.array_layout import PIXELS, ArrayLayout, At
from gui.widgets.painting import box

DOTS = 12
"""How much of a cell that is cut off must be seen for dots to stand there, in pixels."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


def color_of(value: float, scale: float, tokens: Tokens) -> QColor:
    """Return the colour of a value, where `scale` has the strongest."""
    if not math.isfinite(value):
        return QColor(tokens.bad)
    end = QColor(tokens.positive if value > 0 else tokens.negative)
    share = 0.8 * min(1.0, abs(value) / scale) ** 0.7
    ground = QColor(tokens.panel)
    mixed = (a + (b - a) * share for a, b in zip(ground.getRgb()[:3], end.getRgb()[:3], strict=True))  # type: ignore[index]
    return QColor(*(round(c) for c in mixed))


class ArrayPainter:
    """Paints what is in sight of an array."""

    def __init__(self, tokens: Tokens, layout: ArrayLayout, corner: QPoint, room: QRect) -> None:
        """Paint in these colours.

        Args:
            tokens: the colours.
            layout: where the cells are.
            corner: which place of it is at the upper left of what is seen.
            room: what is seen.
        """
        self._tokens, self._layout, self._grid = tokens, layout, layout.grid
        self._corner, self._room = corner, room
        self._cells = room.adjusted(layout.side, layout.head, 0, 0)
        top, height = corner.y(), layout.cell[1]
        self._rows = range(top // height, min(self._grid.values.shape[1], (top + room.height()) // height + 1))

    def paint(self, painter: QPainter, lit: np.ndarray, marked: At | None) -> None:
        """Paint cells; some are lit up, one may be marked."""
        tokens, left, width = self._tokens, self._corner.x(), self._layout.cell[0]
        tiles, rows, columns = self._grid.values.shape
        step, room = self._layout.step, self._room
        painter.setFont(text_font(round(SMALL_PX * self._layout.zoom)))
        painter.save()
        painter.setClipRect(self._cells)
        for tile in range(max(0, left // step), min(tiles, (left + room.width()) // step + 1)):
            if self._grid.picture:
                painter.setPen(QColor(tokens.border))
                end = self._rect((tile, rows - 1, columns - 1)).bottomRight()
                painter.drawRect(QRect(self._rect((tile, 0, 0)).topLeft() - QPoint(1, 1), end + QPoint(1, 1)))
            start = max(0, (left - tile * step) // width)
            stop = min(columns, (left + room.width() - tile * step) // width + 1)
            for row in self._rows:
                for column in range(start, stop):
                    self._paint_cell(painter, (tile, row, column), lit)
        if marked is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box(painter, QRectF(self._rect(marked)).adjusted(0.5, 0.5, -0.5, -0.5), 3, None, tokens.accent, 2.0)
        painter.restore()
        painter.setPen(QColor(tokens.muted))
        self._paint_heads(painter)

    def _rect(self, at: At) -> QRect:
        return self._layout.rect(at).translated(-self._corner)

    def _whole(self, rect: QRect) -> bool:
        """Whether a cell is seen from side to side, but for the pixel that keeps it apart from the next one."""
        return self._cells.left() <= rect.left() + 1 and rect.right() - 1 <= self._cells.right()

    def _paint_cell(self, painter: QPainter, at: At, lit: np.ndarray) -> None:
        tokens, picture = self._tokens, self._grid.picture
        rect, value = self._rect(at), float(self._grid.values[at])
        inner = rect if picture else rect.adjusted(1, 1, -1, -1)
        painter.fillRect(inner, color_of(value, self._grid.scale, tokens))
        if not picture:
            self._paint_number(painter, rect, value)
        if lit[at]:
            for down, right, edge in _edges(rect):  # around all of them: each on its own would make it a grid
                if not _is_lit(lit, at, down, right):
                    painter.fillRect(edge, QColor(tokens.accent))

    def _paint_number(self, painter: QPainter, rect: QRect, value: float) -> None:
        """Write a number, or, where its cell is cut off at the side, dots: a part of it would be another number."""
        seen = rect.intersected(self._cells)
        if self._whole(rect):
            painter.setPen(QColor(self._tokens.text))
            painter.drawText(rect.adjusted(1, 1, -4, -1), _RIGHT, self._grid.text_of(value))
        elif seen.width() >= DOTS:
            painter.setPen(QColor(self._tokens.muted))
            painter.drawText(QRect(seen.x(), rect.y(), seen.width(), rect.height()), _MIDDLE, "…")

    def _paint_heads(self, painter: QPainter) -> None:
        """Write the numbers of rows and columns, or of pictures."""
        shown, head, side = self._grid.shown, self._layout.head, self._layout.side
        if shown.values.ndim == 0:
            return
        tiles, _, columns = self._grid.values.shape
        every = (5 if self._layout.cell[0] > PIXELS[0] else 10) if self._grid.picture else 1
        for row in self._rows if shown.values.ndim > 1 else ():
            rect = self._rect((0, row, 0))
            if rect.y() >= head - 2 and row % every == 0:
                line = QRect(0, rect.center().y() - head // 2, side - 6, head)
                painter.drawText(line, _RIGHT, self._grid.head(row, True))
        for tile in range(tiles):
            if shown.image and tiles > 1:  # rows of a batch: their numbers, instead of those of the columns
                rect = self._rect((tile, 0, 0)).united(self._rect((tile, 0, columns - 1)))
                number = str(int(self._grid.places[tile, 0, 0, 0]))
                painter.drawText(QRect(rect.x(), 0, rect.width(), head), _MIDDLE, number)
                continue
            for column in range(0, columns, every):
                rect = self._rect((tile, 0, column))
                begins = side - 2 <= rect.x() < self._room.width()
                if begins and (self._grid.picture or self._whole(rect)):
                    wide = rect.adjusted(-12, 0, 12, 0) if self._grid.picture else rect
                    painter.drawText(QRect(wide.x(), 0, wide.width(), head), _MIDDLE, self._grid.head(column, False))


def _is_lit(lit: np.ndarray, at: At, down: int, right: int) -> bool:
    """Whether the neighbour of a cell is lit up, too."""
    tile, row, column = at[0], at[1] + down, at[2] + right
    _, rows, columns = lit.shape
    return 0 <= row < rows and 0 <= column < columns and bool(lit[tile, row, column])


def _edges(cell: QRect) -> tuple[tuple[int, int, QRect], ...]:
    """Return the edges of a cell, each with the way to the neighbour behind it: rows down, columns to the right.

    They are narrow areas: lines would lie half beside the cell where a pixel is many of the screen.
    """
    x, y, width, height = cell.getRect()  # type: ignore[misc]
    return (
        (-1, 0, QRect(x, y, width, 1)),
        (1, 0, QRect(x, y + height - 1, width, 1)),
        (0, -1, QRect(x, y, 1, height)),
        (0, 1, QRect(x + width - 1, y, 1, height)),
    )
