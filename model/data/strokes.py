"""A hand, one way of writing a digit: its control points, and the matrix that turns them into the pen's path."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from model.data.hands import HANDS

SAMPLES = 100
"""Pen positions along a digit: at most about 0.9 pixels apart in the picture, so that a stroke is no row of dots."""
CONTROLS = 20
"""Room for control points in a hand."""

_TIME = np.arange(10)[:, None] / 10
_SPLINE = (
    np.hstack(
        [
            -_TIME + 2 * _TIME**2 - _TIME**3,
            2 - 5 * _TIME**2 + 3 * _TIME**3,
            _TIME + 4 * _TIME**2 - 3 * _TIME**3,
            _TIME**3 - _TIME**2,
        ]
    )
    / 2
)


@dataclass(frozen=True)
class Hand:
    """One way of writing a digit; control points that it does not need are 0, and so are their weights.

    Attributes:
        control: (CONTROLS, 2), the control points; a digit is about 2 high with its middle at 0, y downwards.
        curve: (SAMPLES, CONTROLS); the pen's path is `curve @ control`.
        ends: (CONTROLS, 2); the first and the last point of a stroke move this way as it gets longer; else 0.
        stroke: (CONTROLS,), the number of the stroke that a control point belongs to.
    """

    control: np.ndarray
    curve: np.ndarray
    ends: np.ndarray
    stroke: np.ndarray


def read_hands(digit: int) -> Iterator[Hand]:
    """Give the hands of `digit` (0 to 9) one after another, from the table in hands.py."""
    for line in HANDS[digit].strip().splitlines():
        yield _hand(line)


@cache
def _hand(line: str) -> Hand:
    """Return a hand as it stands in the table. It is kept: reading them all takes longer than making some digits."""
    points, numbers, pieces = _read_line(line)
    points = (points - (points.min(axis=0) + points.max(axis=0)) / 2) / 50
    first = np.flatnonzero(np.diff(numbers, prepend=-1))
    last = np.append(first[1:], len(points)) - 1
    ends = np.zeros_like(points)
    ends[first] = points[first] - points[first + 1]
    ends[last] = points[last] - points[last - 1]
    hand = Hand(
        control=np.zeros((CONTROLS, 2), np.float32),
        curve=np.zeros((SAMPLES, CONTROLS), np.float32),
        ends=np.zeros((CONTROLS, 2), np.float32),
        stroke=np.zeros(CONTROLS, np.int64),
    )
    used = slice(len(points))
    hand.control[used] = points
    hand.curve[:, used] = curve_matrix(points, pieces, SAMPLES)
    hand.ends[used] = ends
    hand.stroke[used] = numbers
    return hand


def curve_matrix(points: np.ndarray, pieces: list[tuple[int, int]], samples: int) -> np.ndarray:
    """Return the matrix that takes control points to evenly spaced positions along their curves.

    Between p1 and p2 the curve is ½ [(-t + 2t² - t³) p0 + (2 - 5t² + 3t³) p1 + (t + 4t² - 3t³) p2 + (t³ - t²) p3]
    for t from 0 to 1, the uniform Catmull-Rom spline (Catmull and Rom 1974, "A class of local interpolating splines").
    It is linear in its control points, so the paths of many digits with moved control points are matrix products.

    Args:
        points: (k, 2), the control points; spacing is even for these, and nearly so where they move a little.
        pieces: first and last control point of each smooth piece, last included; at least two points each.
        samples: how many positions, at least two for each piece.

    Returns: (samples, k); its rows sum to 1.
    """
    identity = np.eye(len(points))
    fine = []
    for first, last in pieces:
        # One point more at either side, straight on: the curve then goes through all the points of the piece.
        before, after = 2 * identity[first] - identity[first + 1], 2 * identity[last] - identity[last - 1]
        extended = np.vstack([before, identity[first : last + 1], after])
        window = extended[np.arange(last - first)[:, None] + np.arange(4)]
        fine.append(np.vstack([(_SPLINE @ window).reshape(-1, len(points)), identity[last]]))
    along = [_lengths(rows @ points) for rows in fine]
    total = np.array([lengths[-1] for lengths in along])
    shares = 2 + np.floor((samples - 2 * len(pieces)) * total / total.sum()).astype(int)
    shares[np.argmax(total)] += samples - shares.sum()
    even = []
    for rows, lengths, share in zip(fine, along, shares, strict=True):
        wanted = np.linspace(0, lengths[-1], share)
        right = np.clip(np.searchsorted(lengths, wanted), 1, len(lengths) - 1)
        part = ((wanted - lengths[right - 1]) / (lengths[right] - lengths[right - 1]))[:, None]
        even.append((1 - part) * rows[right - 1] + part * rows[right])
    return np.vstack(even)


def _lengths(line: np.ndarray) -> np.ndarray:
    """The way along a polyline (k, 2) up to each of its points, (k,)."""
    return np.append(0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1)))


def _read_line(line: str) -> tuple[np.ndarray, np.ndarray, list[tuple[int, int]]]:
    """Control points (k, 2), the stroke of each (k,), and the smooth pieces between corners and lifts of the pen."""
    points: list[list[float]] = []
    numbers: list[int] = []
    pieces: list[tuple[int, int]] = []
    for number, stroke in enumerate(line.split("/")):
        words = stroke.split()
        start = len(points)
        for k, word in enumerate(words):
            points.append([float(value) for value in word.rstrip("*").split(",")])
            numbers.append(number)
            if k == len(words) - 1 or (k > 0 and word.endswith("*")):
                pieces.append((start, len(points) - 1))
                start = len(points) - 1
    return np.array(points), np.array(numbers), pieces
