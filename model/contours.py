"""Level sets: which levels read well, and their lines on a grid."""

from collections.abc import Sequence
from math import ceil, floor, log10

import numpy as np
from contourpy import LineType, contour_generator

COUNT = 20
"""How many levels there are, about."""

HUGE = 25
"""How many times as high as its lowest tenth a surface may be until levels at equal distances no longer show that."""


RANGES = 1e-300, 1e308
"""Between which differences of the highest and the lowest value there are levels: numbers end not far beyond."""

ROUNDING = 1e-13
"""Up to which part of its largest value a surface varies by rounding only: there are no levels in between."""


def levels(z: np.ndarray, count: int = COUNT) -> np.ndarray:
    """Return round levels for values of any shape, ascending, at most `count`.

    They lie at equal distances of 1, 2, 2.5 or 5 times a power of ten. Where the range is so huge that the lowest
    tenth of the surface would have none of them, they are 1, 1.5, 2, 3, 5, 7, 10, 15 … above the bottom, or fewer.
    Where nothing varies but by rounding, or the range is too small or too large to be divided, there are none.
    """
    finite = z[np.isfinite(z)]
    if finite.size == 0:
        return np.empty(0)
    low, high = float(finite.min()), float(finite.max())
    if not differ(low, high):
        return np.empty(0)
    tenth = float(np.quantile(finite, 0.1))
    if high / HUGE - low / HUGE <= tenth - low:
        step = _round_up(high / (count + 1) - low / (count + 1))
        found = np.arange(ceil(low / step), floor(high / step) + 1) * step
    else:
        smallest = float(np.quantile(finite, 0.005))
        step = _round_up((tenth - low) / 10) if tenth - low > RANGES[0] else 0.0
        # A bottom at about 0 is 0, another one is rounded down.
        base = 0.0 if low >= 0 and low <= smallest / 2 else floor(low / step) * step if step else low
        found = base + _powers(max(smallest - base, (high - base) * 1e-12), high - base, count)
    return found[(found > low) & (found < high)][:count]


def differ(low: float, high: float) -> bool:
    """Return whether two heights differ by more than rounding, and in a range that can be divided."""
    return max(RANGES[0], ROUNDING * max(-low, high)) < high - low < RANGES[1]


def _round_up(step: float) -> float:
    """Return the next of 1, 2, 2.5 and 5 times a power of ten."""
    power = 10.0 ** floor(log10(step))
    return next((m * power for m in (1, 2, 2.5, 5) if m * power >= step), 10 * power)


def _powers(low: float, high: float, count: int) -> np.ndarray:
    """Return 1, 1.5, 2, 3, 5 and 7 times the powers of ten between two numbers, or where these are too many, fewer."""
    first, last = floor(log10(low)), ceil(log10(high))
    found = np.empty(0)
    for marks, every in (
        ((1, 1.5, 2, 3, 5, 7), 1),
        ((1, 2, 5), 1),
        ((1, 3), 1),
        *(((1,), decades) for decades in range(1, 700)),
    ):
        powers = np.arange(first, last + 1, every, dtype=np.float64)
        with np.errstate(over="ignore"):
            found = np.outer(10.0**powers, marks).ravel()
        found = found[(found >= low) & (found <= high)]
        if len(found) <= count:
            break
    return found


def lines(x: np.ndarray, y: np.ndarray, z: np.ndarray, at: Sequence[float] | np.ndarray) -> list[np.ndarray]:
    """Return the contour of each level as one polyline, shape (points, 2), with NaN between its separate parts.

    Args:
        x, y: where the grid's columns and rows lie, shapes (n,) and (m,), ascending.
        z: the values, shape (m, n). Around those that are not finite there are no lines.
        at: the levels.
    """
    if min(z.shape) < 2 or len(at) == 0:
        return [np.empty((0, 2)) for _ in at]
    generator = contour_generator(x, y, np.ma.masked_invalid(z), line_type=LineType.ChunkCombinedNan)
    # With this line type a level is ([points of the only chunk, or None],).
    found = [level[0][0] for level in generator.multi_lines(np.asarray(at, np.float64))]
    return [np.empty((0, 2)) if points is None else np.asarray(points) for points in found]


def joined(polylines: Sequence[np.ndarray]) -> np.ndarray:
    """Return several polylines as one with NaN between them, shape (points, 2), so that one item draws them all."""
    gap = np.full((1, 2), np.nan)
    parts = [part for line in polylines if len(line) for part in (line, gap)]
    return np.concatenate(parts[:-1]) if parts else np.empty((0, 2))


def bands(z: np.ndarray, at: Sequence[float] | np.ndarray) -> np.ndarray:
    """Return how many levels each value reaches, as 8-bit indices of z's shape; NaN reaches all."""
    return np.searchsorted(np.asarray(at, np.float64)[:255], z, "right").astype(np.uint8)
