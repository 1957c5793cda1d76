"""The cells of an array as they are painted, coloured by size and sign, with the numbers of rows and columns."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gui.theme import SMALL_PX, Tokens, text_font
from gui.widgets.array_layout import PIXELS, ArrayLayout, At
from gui.widgets.painting import box

DOTS = 12
"""How much of a cell that is cut off must be seen for dots to stand there, in pixels."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


def colors_of(values: np.ndarray, scale: float, tokens: Tokens) -> np.ndarray:
    """Return the colours of values, where `scale` has the strongest, as red, green and blue; (*values.shape, 3)."""
    values = values.astype(float)
    shares = 0.8 * np.minimum(1.0, np.abs(values) / scale)[..., None] ** 0.7
    ground, positive, negative = (_rgb(color) for color in (tokens.panel, tokens.positive, tokens.negative))
    mixed = np.rint(ground + (np.where(values[..., None] > 0, positive, negative) - ground) * shares)
    return np.where(np.isfinite(values)[..., None], mixed, _rgb(tokens.bad)).astype(np.uint8)


def _rgb(color: str) -> np.ndarray:
    return np.array(QColor(color).getRgb()[:3], float)  # type: ignore[index]


class ArrayPainter:
    """Paints what is in sight of an array."""

    def __init__(
        self, tokens: Tokens, layout: ArrayLayout, corner: QPoint, room: QRect, part: QRect | None = None
    ) -> None:
        """Paint in these colours.

        Args:
            tokens: the colours.
            layout: where the cells are.
            corner: which place of it is at the upper left of what is seen.
            room: what is seen.
            part: what of that is to be painted; None for all.
        """
        self._tokens, self._layout, self._grid = tokens, layout, layout.grid
        self._corner, self._room, self._part = corner, room, part or room
        self._cells = room.adjusted(layout.side, layout.head, 0, 0)

    def paint(self, painter: QPainter, lit: np.ndarray, marked: At | None) -> None:
        """Paint cells; some are lit up, one may be marked."""
        tokens, layout = self._tokens, self._layout
        tiles, rows, columns = self._grid.values.shape
        painted = self._cells.intersected(self._part).translated(self._corner - QPoint(layout.side, layout.head))
        down = _hit(painted.top(), painted.bottom(), layout.cell[1], rows)
        painter.setFont(text_font(round(SMALL_PX * layout.zoom)))
        painter.save()
        painter.setClipRect(self._cells)
        for tile in _hit(painted.left(), painted.right(), layout.step, tiles):
            if self._grid.picture:
                painter.setPen(QColor(tokens.border))
                end = self._rect((tile, rows - 1, columns - 1)).bottomRight()
                painter.drawRect(QRect(self._rect((tile, 0, 0)).topLeft() - QPoint(1, 1), end + QPoint(1, 1)))
            start = tile * layout.step
            across = _hit(painted.left() - start, painted.right() - start, layout.cell[0], columns)
            if down and across:
                self._paint_cells(painter, tile, down, across, lit)
        if marked is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box(painter, QRectF(self._rect(marked)).adjusted(0.5, 0.5, -0.5, -0.5), 3, None, tokens.accent, 2.0)
        painter.restore()
        if not self._cells.contains(self._part):
            painter.setPen(QColor(tokens.muted))
            self._paint_heads(painter)

    def _rect(self, at: At) -> QRect:
        return self._layout.rect(at).translated(-self._corner)

    def _whole(self, rect: QRect) -> bool:
        """Whether a cell is seen from side to side, but for the pixel that keeps it apart from the next one."""
        return self._cells.left() <= rect.left() + 1 and rect.right() - 1 <= self._cells.right()

    def _paint_cells(self, painter: QPainter, tile: int, rows: range, columns: range, lit: np.ndarray) -> None:
        """Paint some of a tile."""
        part = tile, slice(rows.start, rows.stop), slice(columns.start, columns.stop)
        values, first = self._grid.values[part], self._rect((tile, rows.start, columns.start))
        colors = colors_of(values, self._grid.scale, self._tokens)
        width, height = self._layout.cell
        if self._grid.picture:
            high, wide = values.shape
            pixels = QImage(colors.tobytes(), wide, high, 3 * wide, QImage.Format.Format_RGB888)
            painter.drawImage(QRect(first.x(), first.y(), wide * width, high * height), pixels)
        else:
            for (down, right), value in np.ndenumerate(values):
                rect = first.translated(right * width, down * height)
                painter.fillRect(rect.adjusted(1, 1, -1, -1), QColor(*colors[down, right].tolist()))
                self._paint_number(painter, rect, float(value))
        accent = QColor(self._tokens.accent)
        for down, right in np.argwhere(lit[part]).tolist():
            at = tile, rows.start + down, columns.start + right
            for below, beside, edge in _edges(self._rect(at)):  # around all of them: each its own would make it a grid
                if not _is_lit(lit, at, below, beside):
                    painter.fillRect(edge, accent)

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
        tiles, rows, columns = self._grid.values.shape
        top, height = self._corner.y(), self._layout.cell[1]
        every = (5 if self._layout.cell[0] > PIXELS[0] else 10) if self._grid.picture else 1
        for row in _hit(top, top + self._cells.height(), height, rows) if shown.values.ndim > 1 else ():
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


def _hit(first: int, last: int, step: int, count: int) -> range:
    """Return which of so many steps have any of the pixels from the first to the last."""
    return range(max(0, first // step), min(count, last // step + 1))


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
