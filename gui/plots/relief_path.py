"""What is painted of a path on a relief: as many places as can be seen, and which of them the surface hides."""

from math import ceil

import numpy as np

BEHIND = 0.1
"""How much farther away than what is seen at a pixel hidden places are, beside half the width of the plane: more than
two cells, or the slope that a path lies on would hide it."""

PIECE, MOST_PIECES = 8.0, 200
"""How long the pieces of a path are that are seen or hidden as a whole, in pixels; and how many a step has at most."""

MOST_PLACES, MOST_LENGTH = 2_000, 100_000.0
"""How many places all paths have together at most, those between steps among them, and about how long their lines are
at most, in pixels: painting as much takes 20 ms."""

LONGEST = 1_000.0
"""A line is not painted farther than this, in pixels: there it has left the picture."""


def gaps_of(pixels: np.ndarray) -> np.ndarray:
    """Return how far each place (n, 2) of a path is from the next one, (n − 1,); 0 where one of them is nowhere."""
    with np.errstate(invalid="ignore", over="ignore"):  # f, or a place itself, may be infinite
        return np.nan_to_num(np.hypot(*np.diff(pixels, axis=0).T), posinf=0.0)


def some(pixels: np.ndarray, share: float = 1.0) -> np.ndarray:
    """Return which places (n, 2) of a path are painted where all are too many for its share: every k-th, and the last.

    k is odd: a path that swings from side to side would else be seen on one side only.
    """
    n, length = len(pixels), float(np.minimum(gaps_of(pixels), LONGEST).sum())
    every = max(n / (MOST_PLACES * share), length / (MOST_LENGTH * share))
    return np.unique(np.append(np.arange(0, n, min(n, ceil(every)) | 1), n - 1)) if n else np.arange(0)


def finer(points: np.ndarray, pixels: np.ndarray, most: int = MOST_PLACES) -> np.ndarray:
    """Return the places (n, 3) of a path with others between those that lie far apart in pixels (n, 2).

    They are not many more than `most`, unless the path itself has more.
    """
    gaps = gaps_of(pixels)
    pieces = np.clip(np.ceil(gaps / PIECE), 1, MOST_PIECES).astype(int)
    pieces = np.minimum(pieces, max(1, most // max(1, len(pieces))))
    first = np.repeat(np.arange(len(pieces)), pieces)
    share = (np.arange(len(first)) - np.repeat(np.cumsum(pieces) - pieces, pieces)) / pieces[first]
    with np.errstate(invalid="ignore"):
        between = points[first] + share[:, None] * (points[first + 1] - points[first])
    return np.concatenate((np.where(share[:, None] > 0, between, points[first]), points[-1:]))


def behind(pixels: np.ndarray, away: np.ndarray, depths: np.ndarray) -> np.ndarray:
    """Return which places the surface hides, (n,).

    Args:
        pixels: where they are, (n, 2).
        away: how far away they are, (n,).
        depths: how far away is what is seen, by pixel.
    """
    high, wide = depths.shape
    x, y = np.nan_to_num(pixels, nan=-1.0).round().T
    inside = (x >= 0) & (x < wide) & (y >= 0) & (y < high)
    seen = depths[np.where(inside, y, 0).astype(int), np.where(inside, x, 0).astype(int)]
    return inside & (away > seen + BEHIND)


def parts(pixels: np.ndarray, wanted: np.ndarray) -> list[np.ndarray]:
    """Return the lines between places next to each other whose first is wanted, as far as they are anywhere; (n, 2)."""
    finite = np.isfinite(pixels[:, 0]) & np.isfinite(pixels[:, 1])
    drawn = np.append(wanted[:-1] & finite[:-1] & finite[1:], False)
    edges = np.flatnonzero(np.diff(drawn, prepend=False))
    return [pixels[start : stop + 1] for start, stop in edges.reshape(-1, 2)]
