"""A layout of arrays: in order, by their real sizes, and so that all of them are in sight where that can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from gui.widgets.array_layout import WHOLE, Limit
from gui.widgets.flow import Flow
from gui.widgets.matrix_view import MatrixView

GAP, BELOW = 16, 10
"""Between what stands side by side, and below each other, in pixels."""

COLUMNS = (36, 28, 24, 20, 16, 14, 12, 10, 9, 8, 7, 6, 5, 4)
"""How many columns may be shown of arrays that have many."""

SMALL = 0.85
"""How large cells may be where not everything can be in sight otherwise."""

NARROW, MOST_CUT = (8, 7, 6, 5, 4, 3, 2), 4
"""How many columns may be shown of each array then, and of how many arrays at most: more are not cut at the side."""

ROWS = (44, 40, 36, 32, 30, 26, 22, 20, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6)
"""How many rows may be shown."""

LOW = (5, 4, 3)
"""How many rows may be shown of small cells, too."""

FEW = 3
"""So many of the fewest rows are tried first: with one row less, what stands below another may need its own line."""

USUAL = 12
"""How many rows are shown at most where not everything is in sight, whatever is done."""

SHARES = (1.0, 0.7, 0.4, 0.0)
"""How much a card that can be of any height may have of what is beyond the least."""

ENDS = Limit(COLUMNS[0], ROWS[0]), Limit(COLUMNS[-1], ROWS[-1])
"""The most and the least that may be shown of an array."""

ZOOMS = {2.0: 1_560, 1.75: 1_400, 1.5: 1_260, 1.25: 1_050, 1.0: 0}
"""How many times as large as usual cells may be, if all are in sight, and from which width on, in pixels.

So they have one size in a window, but for moves that are too large for it.
"""

NARROWEST = 300
"""In less width than any window leaves, in pixels, no way is looked for."""

EVERYTHING = 10_000
"""More columns, or rows, than there are."""

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

    In a wide window everything is larger, if nothing has to be scrolled for that. Else it takes, of many ways to place
    it, one without scroll bars, or the one that shows the most, among those where all boxes are in sight; if there is
    none, among those where all arrays are, or else as many as can be.

    Attributes:
        room: how high is what is in sight, in pixels.
        card_first: whether a card stands before the arrays where it is in sight only so.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, GAP)
        self.room, self.card_first = 0, False
        self._found: dict[object, Packed] = {}  # by all that it was found from

    def minimumSize(self) -> QSize:
        """Nothing: where there is less room, it is scrolled."""
        return QSize()

    def _place(self, rect: QRect, move: bool) -> int:
        items = [item for item in self._items if not item.isEmpty()]
        key = rect.width(), self.room, self.card_first, tuple(map(_demands, items))
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
        if width < NARROWEST:  # Qt asks before there is a window
            return boxes.place(Limit(rows=USUAL), 1.0)
        for zoom in (zoom for zoom, least in ZOOMS.items() if width >= least):
            if whole := list(boxes.whole(self.room, zoom)):
                return max(whole, key=Packed.area)
        count, few, low = len(boxes.arrays), ROWS[ROWS.index(USUAL) :], ROWS[ROWS.index(USUAL) :] + LOW
        narrow = NARROW if count <= MOST_CUT else NARROW[:1]
        tries = [
            (len(items), COLUMNS, ROWS, 1.0),
            (count, COLUMNS, few, 1.0),
            (len(items), narrow, few, SMALL),
            (count, narrow, low, SMALL),
        ]
        for fewer in range(count - 1, 1, -1):
            tries += [(fewer, COLUMNS, few, 1.0), (fewer, narrow, low, SMALL)]
        for k, way in enumerate(dict.fromkeys(tries)):
            if k == 1 and self.card_first and 0 < count < len(items) and (before := list(boxes.card_first(self.room))):
                return max(before, key=Packed.area)
            if fitting := list(boxes.fitting(self.room, *way)):
                return max(fitting, key=lambda way: (boxes.are_whole(way.limit), way.area()))
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
        below = tuple((share, False) for share in SHARES)
        self._ways = (*below, (1.0, True), (0.0, True)) if self._cards else below[:1]

    def whole(self, room: int, zoom: float) -> Iterator[Packed]:
        """Yield the ways in which all of everything is in sight, so many times as large as usual."""
        limit = Limit(EVERYTHING, EVERYTHING, zoom)
        for share, beside in self._ways:
            if self._widest(limit) <= self._room_for_arrays(beside):
                way = self.place(limit, share, beside)
                if way.bottom(len(way.places)) <= room:
                    yield way

    def are_whole(self, limit: Limit) -> bool:
        """Whether nothing of any array is left to be scrolled to."""
        return self._widest(limit) <= self._width and all(array.is_whole_within(limit) for array in self.arrays)

    def fitting(
        self, room: int, wanted: int, columns: Sequence[int], rows: Sequence[int], zoom: float
    ) -> Iterator[Packed]:
        """Yield for every number of columns the way that shows the most rows and has so many boxes in sight."""
        numbers = _up_to(rows, self._most[0])
        for across, (share, beside) in product(_up_to(columns, self._most[1]), self._ways):
            whole = WHOLE if zoom == 1.0 else across
            few = [self.place(Limit(across, most, zoom, whole), share, beside) for most in numbers[-FEW:]]
            if all(way.bottom(wanted) > room for way in few):
                continue  # with more rows neither
            if beside and self._widest(few[0].limit) > self._room_for_arrays(True):
                continue
            for most in numbers:
                way = self.place(Limit(across, most, zoom, whole), share, beside)
                if way.bottom(wanted) <= room:
                    yield way
                    break

    def card_first(self, room: int) -> Iterator[Packed]:
        """Yield the ways in which the first card is in sight at the left, and beside it what can be of an array."""
        cards = [(least.width(), least.height()) for least, _ in self._cards]
        for across, most in product(_up_to(NARROW, self._most[1]), _up_to(ROWS + LOW, self._most[0])):
            limit = Limit(across, most, SMALL, across)
            places = packed([*cards[:1], *self._arrays_within(limit), *cards[1:]], self._width)
            (_, _, _, card), (_, top, _, array) = places[:2]
            if top == 0 and max(card, array) <= room:
                end = len(places) - len(cards) + 1
                yield Packed(limit, (*places[1:end], places[0], *places[end:]))

    def place(self, limit: Limit, share: float, beside: bool = False) -> Packed:
        """Place everything.

        Args:
            limit: how much is shown of each array.
            share: how much a card that can be of any height has of what is beyond the least.
            beside: whether cards have a column of their own, at the right of all arrays.
        """
        arrays = self._arrays_within(limit)
        liked = [(most if most == least else most * limit.zoom) for least, most in self._cards]
        cards = [
            (least.width(), round(least.height() + share * (most.height() - least.height())))
            for (least, _), most in zip(self._cards, liked, strict=True)
        ]
        if beside:
            places = packed(arrays, self._room_for_arrays(True))
            x, y = GAP + max((x + width for x, _, width, _ in places), default=-GAP), 0
            for width, height in cards:
                places.append((x, y, width, height))
                y += height + BELOW
        else:
            places = packed([*arrays, *cards], self._width)
        if cards:  # the last one has what is left beside it
            x, y, _, height = places[-1]
            places[-1] = x, y, min(liked[-1].width(), self._width - x), height
        return Packed(limit, tuple(places))

    def _room_for_arrays(self, beside: bool) -> int:
        """Return how wide is what there is for arrays, where cards have, or have not, a column of their own."""
        return self._width - (GAP + max(least.width() for least, _ in self._cards) if beside else 0)

    def _widest(self, limit: Limit) -> int:
        return max((width for width, _ in self._arrays_within(limit)), default=0)

    def _arrays_within(self, limit: Limit) -> list[Size]:
        if limit not in self._sizes:
            sizes = [array.size_within(limit) for array in self.arrays]
            self._sizes[limit] = [(size.width(), size.height()) for size in sizes]
        return self._sizes[limit]


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
