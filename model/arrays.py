"""Arrays that begin where a line of the processor's cache begins; finite numbers, and how long a vector is."""

from math import inf, prod, sqrt
from typing import Literal

import numpy as np
from numpy.typing import DTypeLike

LINE = 64
"""How long a line of the cache is, in bytes; as long as the longest vectors that NumPy computes with."""

SAFE = 1e-30
"""A sum of squares above this has lost none of them that matters, in float32 either."""


def zeros(shape: tuple[int, ...], dtype: DTypeLike, order: Literal["C", "F"] = "C") -> np.ndarray:
    """Return zeros that begin with a line of the cache.

    NumPy's own large arrays begin 16 bytes behind one, so that most vectors lie in two lines, and operations that are
    limited by memory take up to twice as long.
    """
    kind = np.dtype(dtype)
    size = prod(shape) * kind.itemsize
    room = np.zeros(size + LINE, np.uint8)
    start = -room.ctypes.data % LINE
    return room[start : start + size].view(kind).reshape(shape, order=order)


def zeros_like(array: np.ndarray) -> np.ndarray:
    """Return zeros of the same shape and type, in the usual order, that begin with a line of the cache."""
    return zeros(array.shape, array.dtype)


def copy(array: np.ndarray) -> np.ndarray:
    """Return a copy, in the usual order, that begins with a line of the cache."""
    result = zeros_like(array)
    np.copyto(result, array)
    return result


def finite(values: np.ndarray, most: float | None = None) -> np.ndarray:
    """Return values with 0 for what is no number and ±`most`, or the largest there is, for what is infinite.

    Where all are finite, as nearly always, they are returned as they are: to look takes a tenth of the time.
    """
    if np.isfinite(values).all():
        return values
    return np.nan_to_num(values, posinf=most, neginf=None if most is None else -most)


def norm(vector: np.ndarray) -> float:
    """Return the length √Σv² of a flat vector, also where it has no room for the squares: in float32 from 10¹⁹ on."""
    squares = float(vector.dot(vector))
    if SAFE < squares < inf:
        return sqrt(squares)
    largest = float(np.abs(vector).max(initial=0))
    if not 0 < largest < inf:
        return largest
    scaled = vector / largest
    return largest * sqrt(scaled.dot(scaled))
