"""An array as it is laid out to be seen: numbers in a grid, or pictures side by side, and how each is written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gui.widgets.numbers import not_finite, raised, tidy

Pattern = tuple[int | slice, ...]
"""Which cells, as NumPy understands it."""


@dataclass(frozen=True)
class Shown:
    """An array as it is shown.

    Attributes:
        key: what it is known by.
        latex, code: how it is written.
        values: the array, or that part of it that is shown; up to four dimensions.
        offset: what is added to an index of it to have that of the whole.
        samples: which axis counts samples; −1 where none does.
        image: the shape of a picture that each row is, or empty.
        note: a word beside its name, such as "after".
        caption: the shape in words.
    """

    key: str
    latex: str
    code: str
    values: np.ndarray
    offset: tuple[int, ...]
    samples: int
    image: tuple[int, ...]
    note: str
    caption: str


NOTHING = Shown("", "", "", np.zeros(()), (), -1, (), "", "")


class Grid:
    """The cells of an array.

    Attributes:
        shown: the array.
        values: what stands there; shape (tiles, rows, columns).
        places: the index of each in the whole array; shape (tiles, rows, columns, dimensions).
        scale: the largest magnitude, and 1 where all are 0.
        power: the power of ten by which numbers are written.
        picture: whether cells are pixels.
    """

    def __init__(self, shown: Shown) -> None:
        """Lay an array out."""
        self.shown = shown
        self.values, self.places = _tiled(shown)
        finite = np.abs(self.values[np.isfinite(self.values)])
        self.scale = float(finite.max()) if finite.size and finite.max() > 0 else 1.0
        power = math.floor(math.log10(self.scale * 1.0001))
        self.power = power if (power < -2 or power > 2) and shown.values.ndim else 0
        sides = self.values.shape[1:]
        self.picture = bool(shown.image and len(self.values) and sides == shown.image) or (
            shown.values.ndim == 4 and min(sides) > 6
        )

    def find(self, index: tuple[int, ...] | None) -> tuple[int, int, int] | None:
        """Return where a cell of the whole array is: its tile, row and column; None where it is not there."""
        if index is None or len(index) != self.places.shape[-1]:
            return None
        found = np.argwhere((self.places == np.array(index, int)).all(-1)) if index else np.zeros((1, 3), int)
        return (int(found[0][0]), int(found[0][1]), int(found[0][2])) if len(found) else None

    def index(self, at: tuple[int, int, int]) -> tuple[int, ...]:
        """Return the index in the whole array of what is at a tile, row and column."""
        return tuple(int(n) for n in self.places[at])

    def matching(self, patterns: Sequence[Pattern]) -> np.ndarray:
        """Return which cells have one of these indices; of the shape of `values`."""
        found = np.zeros(self.values.shape, bool)
        for pattern in patterns:
            here = np.ones(self.values.shape, bool)
            for axis, at in enumerate(pattern):
                if not isinstance(at, slice):
                    here &= self.places[..., axis] == at
            found |= here
        return found

    def text_of(self, value: float) -> str:
        """Write a value with three decimals, or fewer where there are large ones, by the array's power of ten."""
        if not math.isfinite(value):
            return not_finite(value)
        if value == 0:
            return "0"
        if not self.shown.values.ndim:
            return tidy(f"{value:.5g}")
        if float(value).is_integer() and abs(value) < 10_000 and not self.power and self._whole:
            return f"{int(value)}".replace("-", "−")
        digits = 3 if self.power or self.scale < 10 else 2 if self.scale < 100 else 1
        text = f"{value / 10.0**self.power:.{digits}f}"
        return text.lstrip("-") if not float(text) else text.replace("-", "−")

    @cached_property
    def _whole(self) -> bool:
        return self.values.size < 10_000 and bool(np.all(self.values == np.rint(self.values)))

    def factor_text(self) -> str:
        """Return what each number that is written is to be multiplied by; nothing where it stands for itself."""
        return f"×10{raised(str(self.power))}" if self.power else ""

    def scale_text(self) -> str:
        """Return what is written beside the colours."""
        return f"±{self.scale / 10.0**self.power:.3g} {self.factor_text()}".rstrip()

    def head(self, number: int, row: bool) -> str:
        """Return the number of a row or column in the whole array; of pictures, in the picture."""
        if self.shown.image or self.shown.values.ndim > 2:
            return str(number)
        place = self.places[0, number, 0] if row else self.places[0, 0, number]
        return str(int(place[0] if row else place[-1]))


def _tiled(shown: Shown) -> tuple[np.ndarray, np.ndarray]:
    """Return values as (tiles, rows, columns), and the index of each in the whole array."""
    values = np.asarray(shown.values)
    places = np.moveaxis(np.array(np.indices(values.shape)), 0, -1)  # of a single number (0,)
    places = places + np.array(shown.offset, int)
    ndim = values.ndim
    if shown.image and ndim == 2:
        return values.reshape(-1, *shown.image), places.reshape(-1, *shown.image, ndim)
    if ndim < 3:
        rows, columns = (1, 1, *values.shape)[-2:]
        return values.reshape(1, rows, columns), places.reshape(1, rows, columns, ndim)
    if ndim == 4:  # one sample: a picture for each channel
        axis = max(0, shown.samples)
        values, places = values.take(0, axis), places.take(0, axis)
    return np.moveaxis(values, -1, 0), np.moveaxis(places, 2, 0)
