"""The derivative in one variable: three secants that turn into the tangent as h shrinks, until rounding swallows h."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from model.differentiation import EPSILON, METHODS
from model.functions import Function
from model.slopes import HS, DifferenceError, judged

CODES = (
    *("same_point", "one_side_rounds", "same_value", "zero_in_float32", "same_point_in_float32", "undefined", "kink"),
    *("no_truncation", "exact", "kink_between", "truncation", "truncation_alike", "bend", "rounding", "valley"),
)
"""What may be said of three secants, see `Secants`."""

LARGER = 3
"""How many times larger one kind of error has to be to be named alone."""

VISIBLE = 1e-6
"""How large an error, beside the derivative, is worth mentioning where it is the only one."""

SAFE = 1e-3
"""An h at which truncation is not yet hidden by rounding."""

FIRST_ORDER, SECOND_ORDER = (1.4, 2.8), (2.8, 5.7)
"""By what an error is divided, at least and at most, that shrinks with h or with h² when h is halved."""

ALIKE = 1.1
"""How many times larger errors may be that are told as equal."""


KINK_HS = tuple(10.0**-k for k in range(4, 16))
"""With which h a kink is looked for; with the first two in any case."""

CERTAIN = 0.01
"""Up to which part of the distance of two slopes rounding may count, for that distance to tell anything."""


@dataclass(frozen=True)
class Secants:
    """The secants through (x, f(x)) and its neighbours at x − h and x + h.

    Attributes:
        x, h: where.
        y: f(x).
        before, after: f(x − h) and f(x + h).
        backward, forward: (f(x) − f(x − h)) / h and (f(x + h) − f(x)) / h.
        central: (f(x + h) − f(x − h)) / 2h, the mean of the two.
        derivative: f′(x); NaN where f has no value.
        codes: what is to be said, each one of CODES:
            same_point: x + h and x − h are x, so that all three are 0; one_side_rounds: only one of them is.
            same_value: they are other numbers than x, but f is the same there.
            zero_in_float32: h itself is 0 in float32; same_point_in_float32: there x ± h is x, here it is not.
            undefined: f is no finite number at one of the places.
            kink: forward and backward do not meet as h shrinks; the central one is the mean of two slopes.
            no_truncation: on a quadratic the central difference is exact but for rounding.
            exact: the central difference has all digits that a number has.
            kink_between: between x − h and x + h, though not at x, f′ jumps, or there is none.
            truncation: it is the larger error: the central difference's shrinks with h², the others' with h.
            truncation_alike: those of all three shrink with h²; bend: how they shrink is not clear.
            rounding: that is the larger error of the central difference; valley: it is about as large as truncation.
    """

    x: float
    h: float
    y: float
    before: float
    after: float
    backward: float
    forward: float
    central: float
    derivative: float
    codes: tuple[str, ...]

    @property
    def exact(self) -> float:
        """f′(x), or NaN at a kink: what the rules of differentiation give there is a convention."""
        return float("nan") if "kink" in self.codes else self.derivative


def secants(function: Function, x: float, h: float) -> Secants:
    """Return the secants at x for any h > 0, however small.

    Raises:
        ValueError: h is not above 0.
    """
    if not h > 0:
        raise ValueError(f"h: expected a number above 0, got {h}")
    here, step = np.float64(x), np.float64(h)
    with np.errstate(all="ignore"):
        before, y, after = (np.float64(function.value(place)) for place in (here - step, here, here + step))
        slopes = (y - before) / step, (after - y) / step, (after - before) / 2 / step
        backward, forward, central = map(float, slopes)
        derivative = float(function.derivative(here)) if np.isfinite(y) else float("nan")
        drawn = Secants(x, h, float(y), float(before), float(after), backward, forward, central, derivative, ())
        return replace(drawn, codes=tuple(_codes(function, drawn)))


def _codes(function: Function, drawn: Secants) -> Iterator[str]:
    x, h, values = np.float64(drawn.x), np.float64(drawn.h), (drawn.before, drawn.y, drawn.after)
    small_x, small_h = np.float32(x), np.float32(h)
    right, left = x + h == x, x - h == x
    if small_h == 0:
        yield "zero_in_float32"
    elif small_x + small_h == small_x == small_x - small_h and not (right and left):
        yield "same_point_in_float32"
    if not np.isfinite(values).all():
        yield "undefined"
    elif right and left:
        yield "same_point"
    else:
        if right or left:
            yield "one_side_rounds"
        if len(set(values)) == 1 and drawn.derivative != 0:
            yield "same_value"
        elif _kink(function, x):
            yield "kink"
        else:
            yield from _errors(function, drawn)


def _errors(function: Function, drawn: Secants) -> Iterator[str]:
    x, h = np.float64(drawn.x), np.float64(drawn.h)
    size = max(abs(drawn.before), abs(drawn.after)) + abs(drawn.derivative) * (abs(x) + h)
    rounding, error = EPSILON / 2 * size / h, abs(drawn.central - drawn.derivative)
    slopes = (drawn.derivative, drawn.backward, drawn.forward, drawn.y / (abs(x) + 1))
    if quadratic(function):
        yield "no_truncation"
        if error > VISIBLE * max(abs(drawn.derivative), VISIBLE):
            yield "rounding"
    elif error <= 8 * EPSILON * max(map(abs, slopes)):
        yield "exact"
    elif np.isfinite(drawn.derivative):
        yield _larger(function, x, h, float(rounding))


def _larger(function: Function, x: np.float64, h: np.float64, rounding: float) -> str:
    """Return what is to be said of the larger error; below SAFE truncation is told from there, if f is smooth."""
    step = np.float64(SAFE) if h < SAFE and _smooth(function, x, np.float64(SAFE)) else h
    one_sided, central = _measured(function, x, step)
    truncation = central * (h / step) ** 2
    if truncation > LARGER * rounding:
        return _shrinks(function, x, step, one_sided, central)
    return "valley" if step > h and truncation > rounding / LARGER else "rounding"


def _measured(function: Function, x: np.float64, h: np.float64) -> tuple[float, float]:
    """Return the larger error of the forward and the backward difference, and that of the central one."""
    before, y, after = (function.value(place) for place in (x - h, x, x + h))
    slopes = np.array([(y - before) / h, (after - y) / h, (after - before) / 2 / h])
    backward, forward, central = np.abs(slopes - function.derivative(x)).tolist()
    return max(backward, forward), central


def _shrinks(function: Function, x: np.float64, h: np.float64, one_sided: float, central: float) -> str:
    """Return what is to be said of errors by truncation, from how they shrink when h is halved."""
    if not _smooth(function, x, h):
        return "kink_between"
    ratios = np.array([one_sided, central]) / _measured(function, x, h / 2)
    first, second = (((ratios > low) & (ratios < high)).tolist() for low, high in (FIRST_ORDER, SECOND_ORDER))
    if first[0] and second[1]:
        return "truncation"
    return "truncation_alike" if all(second) and one_sided < ALIKE * central else "bend"


def _smooth(function: Function, x: np.float64, h: np.float64) -> bool:
    """Return whether f′ is continuous from x − h to x + h: where it jumps most, ever closer places remain apart."""
    low, high, slopes = x - h, x + h, np.zeros(1)
    largest: list[float] = []
    for _ in range(12):
        places = np.linspace(low, high, 9)
        slopes = np.broadcast_to(function.derivative(places), places.shape)
        apart = np.abs(np.diff(slopes))
        k = int(apart.argmax())
        low, high = places[k], places[k + 1]
        largest.append(float(apart[k]))
    return bool(np.isfinite(slopes).all() and largest[-1] <= max(1e-3 * largest[0], VISIBLE * np.abs(slopes).max()))


def _kink(function: Function, x: np.float64) -> bool:
    """Return whether the slopes to the left and to the right differ: they stay apart while h shrinks.

    It shrinks for as long as rounding leaves their distance alone: what is smooth and steep bends within 1e-5, too.
    """
    slope = abs(float(function.derivative(x)))
    before, apart = float("inf"), float("nan")
    for h in KINK_HS:
        with np.errstate(all="ignore"):
            low, y, high = (float(function.value(place)) for place in (x - h, x, x + h))
            apart = abs(high - 2 * y + low) / h
            rounding = EPSILON * (abs(low) + 2 * abs(y) + abs(high) + slope * (abs(x) + h)) / h
        if h < KINK_HS[1] and not rounding < CERTAIN * before:
            break
        if before < float("inf") and not apart > 0.9 * before:
            return False
        before = apart
    return before > 1e-3 * max(slope, 1e-3)


def quadratic(function: Function) -> bool:
    """Return whether f is of second degree at most: its derivative, which is then a line, tells."""
    places = np.array([0.3, 1.3, 2.3, 17.3, -0.7, -5.9, -123.4])
    with np.errstate(all="ignore"):
        slopes = np.broadcast_to(function.derivative(places), places.shape)
        line = slopes[0] + (slopes[1] - slopes[0]) * (places - places[0])
    return bool(np.isfinite(slopes).all() and np.allclose(slopes, line, rtol=1e-9, atol=1e-12))


def difference_errors(function: Function, x: float, h: np.ndarray = HS) -> tuple[DifferenceError, ...]:
    """Return the error of f′(x) by each method of METHODS, for each h."""
    here, exact = np.float64(x), float(function.derivative(np.float64(x)))
    found: list[DifferenceError] = []
    for method, difference in METHODS.items():
        with np.errstate(all="ignore"):
            terms = [(c, np.asarray(function.value(here + s * h))) for s, c in difference.terms]
            error = np.abs(sum(c * f for c, f in terms) / h - exact)
            size = np.asarray(sum(abs(c * f) for c, f in terms))
        found.append(judged(method, h, np.asarray(error), size, abs(x), abs(exact)))
    return tuple(found)
