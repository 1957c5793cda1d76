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

CAPTION = 40
"""How high the words above an array are, in pixels."""

WHOLE = 8
"""Of arrays with so many columns, all are shown where that can be."""

BAR = 10
"""The width of a scroll bar."""

GAP = 8
"""Between pictures that stand side by side."""

At = tuple[int, int, int]
"""A cell: its tile, row and column."""


@dataclass(frozen=True)
class Limit:
    """How much of an array is shown at most; what is more is scrolled to.

    Attributes:
        columns, rows: how many.
        zoom: how much larger than usual they are.
        whole: of arrays with so many columns, all are shown nevertheless.
    """

    columns: int = WHOLE
    rows: int = 12
    zoom: float = 1.0
    whole: int = WHOLE

    @property
    def caption_zoom(self) -> float:
        """How much larger than usual the words above it are: a quarter as much as its cells, but never smaller."""
        return max(1.0, (3.0 + self.zoom) / 4)


class ArrayLayout:
    """Numbers of rows and columns at the edges, and cells beside them.

    Attributes:
        grid: the cells.
        zoom: how many times as large as usual they are.
        caption: how high the words above are; what they take more than usual, the column numbers take less.
        head, side: the height of the column numbers, and the width of the row numbers.
        cell: the width and the height of each.
        step: from one tile to the next.
        most: how much room there may be; what is more is scrolled to.
        content: how much room everything takes.
    """

    def __init__(self, grid: Grid, limit: Limit) -> None:
        """Lay an array out, of which only so much is seen at once."""
        self.grid, self.zoom = grid, limit.zoom
        self.head, self.side, wide, high, largest = (
            round(usual * self.zoom) for usual in (HEAD, SIDE, WIDTH, HEIGHT, PIXELS[1])
        )
        self.caption = round(CAPTION * limit.caption_zoom)
        self.head -= self.caption - CAPTION
        self.most = QSize(self.side + limit.columns * wide + 2, self.head + limit.rows * high + 2)
        tiles, rows, width = grid.values.shape
        pixel = max(PIXELS[0], min(largest, (self.most.width() - self.side - (tiles - 1) * GAP) // (tiles * width)))
        number = not grid.shown.values.ndim
        self.cell = (pixel, pixel) if grid.picture else (2 * wide if number else wide, high)
        self.step = width * self.cell[0] + GAP
        self.content = QSize(self.side + tiles * self.step - GAP + 2, self.head + rows * self.cell[1] + 2)
        if self.content.width() <= self.side + limit.whole * wide + 2:
            self.most.setWidth(self.content.width())
        if grid.picture:
            self.most.setHeight(self.content.height())

    def is_whole(self) -> bool:
        """Whether nothing is left to be scrolled to."""
        return self.content.boundedTo(self.most) == self.content

    def rect(self, at: At) -> QRect:
        """Return where a cell is."""
        width, height = self.cell
        return QRect(self.side + at[0] * self.step + at[2] * width, self.head + at[1] * height, width, height)

    def at(self, point: QPoint) -> At | None:
        """Return which cell is at a point."""
        (width, height), (tiles, rows, columns) = self.cell, self.grid.values.shape
        tile, x = divmod(point.x() - self.side, self.step)
        row, column = (point.y() - self.head) // height, x // width
        return (tile, row, column) if 0 <= tile < tiles and 0 <= row < rows and 0 <= column < columns else None
