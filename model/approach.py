"""The approach: h goes to 0 at one place of a function of one variable, and what is to be seen there meanwhile."""

from dataclasses import dataclass
from math import ceil, log10

import numpy as np

from model.course import Kept
from model.functions import Function
from model.secants import Secants, difference_errors, secants
from model.slopes import DifferenceError

STEPS_A_DECADE = 8
"""How many steps make h ten times smaller: each shrinks it by the same factor, 10^(−1/8) = 0.75."""

SMALLEST = 1e-50
"""The smallest h: the book's (4.3.1), which in float32 is 0."""

STEPS = 50 * STEPS_A_DECADE
"""How many steps lead from h = 1 to SMALLEST."""

DECADES = 17
"""How many decades of h are drawn at least: beyond, x + h is x, unless x is small."""

HALF = 2
"""How far to each side is looked through the magnifier, in lengths of h."""


@dataclass(frozen=True)
class Approach:
    """What a person has chosen: a function, and a place on it."""

    function: Function
    x: float


def h_at(step: int) -> float:
    """Return h after some steps: 1, then 10^(−1/8) times as large each."""
    return SMALLEST if step == STEPS else float(10.0 ** (-step / STEPS_A_DECADE))


def step_near(h: float) -> int:
    """Return the step whose h is nearest, on a logarithmic scale."""
    return min(STEPS, max(0, round(-STEPS_A_DECADE * log10(h))))


@dataclass(frozen=True, eq=False)
class Sight:
    """What there is to be seen at one h.

    Attributes:
        approach: where.
        secants: the three secants, and what is to be said of them.
        x, y: the curve, shape (n,); y is not finite where f has no value.
        t, seen: through the magnifier, places x + t h with (f(x + t h) − f(x)) / h there; shape (k,).
        errors: of each method of METHODS, for all h of the picture; none at a kink, where nothing is right.
        here: the error of each method at this very h.
    """

    approach: Approach
    secants: Secants
    x: np.ndarray
    y: np.ndarray
    t: np.ndarray
    seen: np.ndarray
    errors: tuple[DifferenceError, ...]
    here: dict[str, float]


@dataclass(frozen=True)
class SightAt:
    """Asks what there is to be seen at some h > 0, for who sees a curve from `low` to `high`, `columns` pixels wide."""

    approach: Approach
    h: float
    low: float
    high: float
    columns: int

    def answer(self, kept: Kept) -> Sight:
        """Evaluate the curve at every pixel, what lies around x, and the differences for every h."""
        function, place, h = self.approach.function, self.approach.x, self.h
        x, y = curve(function, self.low, self.high, self.columns + 1)
        t, seen = magnified(function, place, h)
        drawn = secants(function, place, h)
        if not np.isfinite(drawn.exact):
            return Sight(self.approach, drawn, x, y, t, seen, (), {})
        decades = max(DECADES, ceil(-log10(h) - 1e-9))
        errors = difference_errors(function, place, 10.0 ** -np.linspace(0, decades, 16 * decades + 1))
        here = {one.method: float(one.error[0]) for one in difference_errors(function, place, np.array([h]))}
        return Sight(self.approach, drawn, x, y, t, seen, errors, here)


def curve(function: Function, low: float, high: float, points: int) -> tuple[np.ndarray, np.ndarray]:
    """Return x and f(x) at evenly spaced places, each of shape (points,); f is not finite where it has no value."""
    x = np.linspace(low, high, points)
    with np.errstate(all="ignore"):
        return x, np.array(np.broadcast_to(function.value(x), x.shape), np.float64)


def magnified(function: Function, x: float, h: float, points: int = 241) -> tuple[np.ndarray, np.ndarray]:
    """Return t from −HALF to HALF and (f(x + t h) − f(x)) / h there, each of shape (points,)."""
    here, t = np.float64(x), np.linspace(-HALF, HALF, points)
    with np.errstate(all="ignore"):
        return t, (np.broadcast_to(function.value(here + t * h), t.shape) - function.value(here)) / h
