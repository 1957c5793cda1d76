"""Where the cells of an array are, in pixels, and how much room they take."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from gui.widgets.array_grid import Grid

WIDTH, HEIGHT = 44, 21
"""Of a cell with its value."""

PIXELS = (5, 9)
"""The least and the largest side of a cell that is a pixel of a picture."""

HEAD, SIDE = 16, 30
"""The height of the column numbers, and the width of the row numbers."""

WHOLE = 8
"""Of arrays with so many columns, all are shown."""

BAR = 10
"""The width of a scroll bar."""

GAP = 8
"""Between pictures that stand side by side."""

At = tuple[int, int, int]
"""A cell: its tile, row and column."""


@dataclass(frozen=True)
class Limit:
    """How many columns and rows are shown at most; what is more is scrolled to."""

    columns: int = WHOLE
    rows: int = 12


class ArrayLayout:
    """Numbers of rows and columns at the edges, and cells beside them.

    Attributes:
        grid: the cells.
        cell: the width and the height of each.
        step: from one tile to the next.
        most: how much room there may be; what is more is scrolled to.
        content: how much room everything takes.
    """

    def __init__(self, grid: Grid, limit: Limit) -> None:
        """Lay an array out, of which only so much is seen at once."""
        self.grid = grid
        self.most = QSize(SIDE + limit.columns * WIDTH + 2, HEAD + limit.rows * HEIGHT + 2)
        tiles, rows, width = grid.values.shape
        side = max(PIXELS[0], min(PIXELS[1], (self.most.width() - SIDE) // (tiles * width)))
        number = not grid.shown.values.ndim
        self.cell = (side, side) if grid.picture else (2 * WIDTH if number else WIDTH, HEIGHT)
        self.step = width * self.cell[0] + GAP
        self.content = QSize(SIDE + tiles * self.step - GAP + 2, HEAD + rows * self.cell[1] + 2)
        if self.content.width() <= SIDE + WHOLE * WIDTH + 2:
            self.most.setWidth(self.content.width())
        if grid.picture:
            self.most.setHeight(self.content.height())

    def rect(self, at: At) -> QRect:
        """Return where a cell is."""
        width, height = self.cell
        return QRect(SIDE + at[0] * self.step + at[2] * width, HEAD + at[1] * height, width, height)

    def at(self, point: QPoint) -> At | None:
        """Return which cell is at a point."""
        (width, height), (tiles, rows, columns) = self.cell, self.grid.values.shape
        tile, x = divmod(point.x() - SIDE, self.step)
        row, column = (point.y() - HEAD) // height, x // width
        return (tile, row, column) if 0 <= tile < tiles and 0 <= row < rows and 0 <= column < columns else None
