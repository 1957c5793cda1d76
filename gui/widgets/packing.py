"""A layout of arrays: in order, by their real sizes, and so that all of them are in sight where that can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from gui.widgets.array_layout import Limit
from gui.widgets.flow import Flow
from gui.widgets.matrix_view import MatrixView

GAP, BELOW = 16, 10
"""Between what stands side by side, and below each other, in pixels."""

COLUMNS = (20, 16, 14, 12, 10, 9, 8, 7, 6, 5, 4)
"""How many columns may be shown of arrays that have many."""

ROWS = (30, 26, 22, 20, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6)
"""How many rows may be shown."""

USUAL = 12
"""How many rows are shown at most where not everything is in sight, whatever is done."""

SHARES = (1.0, 0.7, 0.4, 0.0)
"""How much a card that can be of any height may have of what is beyond the least."""

ENDS = Limit(COLUMNS[0], ROWS[0]), Limit(COLUMNS[-1], ROWS[-1])
"""The most and the least that may be shown of an array."""

KEPT = 16
"""How many ways that were found are kept."""

Size = tuple[int, int]
Place = tuple[int, int, int, int]
"""From the left, from the top, width and height, in pixels."""


def packed(sizes: Sequence[Size], width: int) -> list[Place]:
    """Place boxes in order: side by side on lines, and below the one before where the line is high enough for both."""
    places: list[Place] = []
    top = height = right = 0  # of the line
    for wide, high in ((min(wide, width), high) for wide, high in sizes):
        if places:
            x, y, _, above = places[-1]
            y += above + BELOW
            if y + high > top + height or x + wide > width:
                x, y = right + GAP, top
            if x + wide > width:
                x = right = height = 0
                y = top = max(y + high for _, y, _, high in places) + BELOW
        else:
            x, y = 0, 0
        places.append((x, y, wide, high))
        height, right = max(height, y + high - top), max(right, x + wide)
    return places


@dataclass(frozen=True)
class Packed:
    """A way to place everything: how much of each array is shown, and where each stands."""

    limit: Limit
    places: tuple[Place, ...]

    def bottom(self, count: int) -> int:
        """Return where the first ones end, so many of them."""
        return max((y + height for _, y, _, height in self.places[:count]), default=0)

    def area(self) -> int:
        """Return how much there is to be seen, in square pixels."""
        return sum(width * height for _, _, width, height in self.places)


class Packing(Flow):
    """Arrays, and cards after them.

    Of many ways to place them it takes the one that shows the most among those where all is in sight; if there is none,
    among those where all arrays are, or else as many as can be.

    Attributes:
        room: how high is what is in sight, in pixels.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, GAP)
        self.room = 0
        self._found: dict[object, Packed] = {}  # by all that it was found from

    def minimumSize(self) -> QSize:
        """Nothing: where there is less room, it is scrolled."""
        return QSize()

    def _place(self, rect: QRect, move: bool) -> int:
        items = [item for item in self._items if not item.isEmpty()]
        key = rect.width(), self.room, tuple(map(_demands, items))
        if key not in self._found:  # to look for it takes some milliseconds, and Qt asks a dozen times
            if len(self._found) == KEPT:
                self._found.pop(next(iter(self._found)))
            self._found[key] = self._best(items, rect.width())
        found = self._found[key]
        for item, (x, y, width, height) in zip(items, found.places, strict=True) if move else ():
            widget = item.widget()
            if isinstance(widget, MatrixView):
                widget.set_limit(found.limit)
            if widget:  # its item would put it in the middle, by a size of before
                widget.setGeometry(rect.x() + x, rect.y() + y, width, height)
        return found.bottom(len(items))

    def _best(self, items: list[QLayoutItem], width: int) -> Packed:
        boxes = _Boxes(items, width)
        for wanted in (len(items), *range(len(boxes.arrays), 1, -1)):
            rows = ROWS if wanted == len(items) else ROWS[ROWS.index(USUAL) :]
            fitting = list(boxes.fitting(self.room, wanted, rows))
            if fitting:
                return max(fitting, key=Packed.area)
        return boxes.place(Limit(rows=USUAL), 1.0)


class _Boxes:
    """What is to be placed on lines of some width, with its sizes, which are asked for only once."""

    def __init__(self, items: list[QLayoutItem], width: int) -> None:
        widgets = [item.widget() for item in items]
        self._width = width
        self.arrays = [widget for widget in widgets if isinstance(widget, MatrixView)]
        self._cards = [(i.minimumSize(), i.sizeHint()) for i in items[len(self.arrays) :]]
        sides = [array.sides() for array in self.arrays]
        self._most = tuple(map(max, zip(*sides, strict=True))) if sides else (1, 1)
        self._sizes: dict[Limit, list[Size]] = {}

    def fitting(self, room: int, wanted: int, rows: Sequence[int]) -> Iterator[Packed]:
        """Yield for every number of columns the way that shows the most rows and has so many boxes in sight."""
        shares = SHARES if self._cards else SHARES[:1]
        for columns, share in product(_up_to(COLUMNS, self._most[1]), shares):
            numbers = _up_to(rows, self._most[0])
            if self.place(Limit(columns, numbers[-1]), share).bottom(wanted) > room:
                continue  # with more rows neither
            for most in numbers:
                way = self.place(Limit(columns, most), share)
                if way.bottom(wanted) <= room:
                    yield way
                    break

    def place(self, limit: Limit, share: float) -> Packed:
        """Place everything; a card that can be of any height has so much of what is beyond the least."""
        if limit not in self._sizes:
            sizes = [array.size_within(limit) for array in self.arrays]
            self._sizes[limit] = [(size.width(), size.height()) for size in sizes]
        cards = [
            (least.width(), round(least.height() + share * (liked.height() - least.height())))
            for least, liked in self._cards
        ]
        places = packed([*self._sizes[limit], *cards], self._width)
        if cards:  # the last one has what is left beside it
            x, y, _, height = places[-1]
            places[-1] = x, y, min(self._cards[-1][1].width(), self._width - x), height
        return Packed(limit, tuple(places))


def _demands(item: QLayoutItem) -> object:
    """Return what tells how much room something takes, whatever is shown of it."""
    widget = item.widget()
    if isinstance(widget, MatrixView):
        return widget.sides(), *(widget.size_within(limit).toTuple() for limit in ENDS)  # type: ignore[attr-defined]
    return item.minimumSize().toTuple(), item.sizeHint().toTuple()  # type: ignore[attr-defined]


def _up_to(numbers: Sequence[int], needed: int) -> Sequence[int]:
    """Return those of falling numbers that make a difference where so many are needed."""
    enough = [n for n in numbers if n >= needed]
    return numbers[max(0, len(enough) - 1) :]
