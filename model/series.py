"""A series: figures at increasing steps, kept in bounded memory however long the run."""

from dataclasses import dataclass
from math import isfinite

import numpy as np

CAPACITY = 4_096
"""The largest number of buckets. When all are full, neighbours are merged and each takes twice as many values."""

FIRST_CAPACITY = 64
"""For how many buckets there is room at first; it doubles up to CAPACITY, so that a short run takes little memory."""

CURVE_POINTS = 1_000
"""The largest number of points of a curve."""


@dataclass(frozen=True)
class Curve:
    """What a plot draws. Read-only copies.

    Attributes:
        steps, values: the points, shape (n,), n ≤ CURVE_POINTS. Where several values share a bucket, its lowest and its
            highest stand one after the other, so that no spike is lost.
    """

    steps: np.ndarray
    values: np.ndarray


@dataclass(frozen=True)
class Buckets:
    """What is in a series, to take out and to put back. Its arrays are copies and read-only.

    Attributes:
        steps: the first step of each bucket, int64, ascending; shape (n,), n ≤ CAPACITY.
        low, high: the lowest and the highest of its values, finite; shape (n,).
        size: how many values a full bucket takes, a power of two; 1 where there are no buckets.
        filled: how many are in the last bucket, from 1 to `size`.
    """

    steps: np.ndarray
    low: np.ndarray
    high: np.ndarray
    size: int
    filled: int


class Series:
    """Figures at increasing steps, as buckets that hold the lowest and the highest of their values."""

    def __init__(self) -> None:
        self._steps = np.empty(FIRST_CAPACITY, np.int64)  # the first step of each bucket
        self._low = np.empty(FIRST_CAPACITY)
        self._high = np.empty(FIRST_CAPACITY)
        self._count = 0
        self._size = 1  # values a bucket
        self._filled = 1  # values in the last bucket

    def __len__(self) -> int:
        """The number of buckets."""
        return self._count

    @property
    def nbytes(self) -> int:
        """How much memory the buckets take, in bytes."""
        return self._steps.nbytes + self._low.nbytes + self._high.nbytes

    def append(self, step: int, value: float) -> None:
        """Add one figure at a later step than those there. It is left out where it is infinite or NaN."""
        if not isfinite(value):
            return
        if self._room:
            self._widen(value, value, 1)
            return
        self._make_room()
        self._steps[self._count] = step
        self._low[self._count] = self._high[self._count] = value
        self._count += 1
        self._filled = 1

    def extend(self, steps: np.ndarray, values: np.ndarray) -> None:
        """Add figures at increasing steps, all later than those there. Infinite ones and NaN are left out."""
        good = np.isfinite(values)
        if not good.all():
            steps, values = steps[good], values[good]
        while len(values):
            taken = min(self._room, len(values))
            if taken:
                self._widen(values[:taken].min(), values[:taken].max(), taken)
            else:
                self._make_room()
                taken = self._open(steps, values)
            steps, values = steps[taken:], values[taken:]

    @property
    def _room(self) -> int:
        """How many more values the last bucket takes."""
        return self._size - self._filled if self._count else 0

    def _widen(self, low: float, high: float, values: int) -> None:
        """Put values into the last bucket."""
        last = self._count - 1
        self._low[last], self._high[last] = min(self._low[last], low), max(self._high[last], high)
        self._filled += values

    def _make_room(self) -> None:
        """Make room for one more bucket; the last one is full."""
        if self._count == CAPACITY:
            self._merge()
        elif self._count == len(self._steps):
            self._grow()

    def _open(self, steps: np.ndarray, values: np.ndarray) -> int:
        """Put values into new buckets, as many full ones as there are or one that is begun; return how many values."""
        full = min(len(values) // self._size, len(self._steps) - self._count)
        new, taken = (full, full * self._size) if full else (1, len(values))
        rows = values[:taken].reshape(new, -1)
        place = slice(self._count, self._count + new)
        self._steps[place] = steps[: taken : rows.shape[1]]
        self._low[place], self._high[place] = rows.min(1), rows.max(1)
        self._count += new
        self._filled = rows.shape[1]
        return taken

    def _grow(self) -> None:
        more = np.zeros(len(self._steps))
        self._steps = np.concatenate((self._steps, more.astype(np.int64)))
        self._low, self._high = np.concatenate((self._low, more)), np.concatenate((self._high, more))

    def _merge(self) -> None:
        half = CAPACITY // 2
        self._steps[:half] = self._steps[::2]
        self._low[:half] = self._low.reshape(-1, 2).min(1)
        self._high[:half] = self._high.reshape(-1, 2).max(1)
        self._count = half
        self._size *= 2

    def truncate(self, step: int) -> None:
        """Forget what is later than `step`. A bucket that reaches over it stays; new ones are as fine as may be."""
        kept = int(np.searchsorted(self._steps[: self._count], step, "right"))
        if kept < self._count:
            values, self._count = kept * self._size, kept
            while self._size > 1 and values <= CAPACITY * (self._size // 2):
                self._size //= 2
            self._filled = self._size

    def buckets(self) -> Buckets:
        """Return all that is in the series."""
        steps, low, high = (array[: self._count].copy() for array in (self._steps, self._low, self._high))
        for array in (steps, low, high):
            array.flags.writeable = False
        return Buckets(steps, low, high, self._size, self._filled)

    def restore(self, buckets: Buckets) -> None:
        """Become the series the buckets were taken from: shown the same, and the same when it goes on."""
        self._count = n = len(buckets.steps)
        while len(self._steps) < n:
            self._grow()
        self._steps[:n], self._low[:n], self._high[:n] = buckets.steps, buckets.low, buckets.high
        self._size, self._filled = buckets.size, buckets.filled

    def curve(self, points: int = CURVE_POINTS, start: int = 0) -> Curve:
        """Return at most `points` (≥ 2) points that show every extreme, from the bucket on that holds step `start`."""
        first = max(0, int(np.searchsorted(self._steps[: self._count], start, "right")) - 1)
        steps, low, high = (array[first : self._count] for array in (self._steps, self._low, self._high))
        if len(steps) <= points and np.array_equal(low, high):
            return _frozen(steps.copy(), low.copy())
        group = -(-len(steps) // (points // 2))
        starts = np.arange(0, len(steps), group)
        low, high = np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)
        return _frozen(np.repeat(steps[starts], 2), np.column_stack((low, high)).ravel())


def _frozen(steps: np.ndarray, values: np.ndarray) -> Curve:
    steps.flags.writeable = values.flags.writeable = False
    return Curve(steps, values)
