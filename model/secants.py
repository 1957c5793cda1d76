"""The derivative in one variable: three secants that turn into the tangent as h shrinks, until rounding swallows h."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from model.differentiation import EPSILON, METHODS
from model.functions import Function
from model.slopes import HS, DifferenceError, judged

CODES = (
    *("same_point", "one_side_rounds", "same_value", "zero_in_float32", "same_point_in_float32", "undefined", "kink"),
    *("no_truncation", "truncation", "rounding", "valley"),
)
"""What may be said of three secants, see `Secants`."""

LARGER = 3
"""How many times larger one kind of error has to be to be named alone."""

VISIBLE = 1e-6
"""How large an error, beside the derivative, is worth mentioning where it is the only one."""


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
            truncation, rounding or valley: which error of the central difference is larger, or that both are alike.
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
    rounding, truncation = EPSILON / 2 * size / h, _truncation(function, x, h)
    if quadratic(function):
        yield "no_truncation"
        if abs(drawn.central - drawn.derivative) > VISIBLE * max(abs(drawn.derivative), VISIBLE):
            yield "rounding"
    elif truncation > LARGER * rounding:
        yield "truncation"
    else:
        yield "rounding" if rounding > LARGER * truncation else "valley"


def _truncation(function: Function, x: np.float64, h: np.float64) -> float:
    """Return what the central difference leaves out, |D(h) − f′|: h² f‴ / 6 where h is small enough."""
    step = max(h, np.float64(1e-3))
    with np.errstate(all="ignore"):
        central = (function.value(x + step) - function.value(x - step)) / 2 / step
        return float(abs(central - function.derivative(x)) * (h / step) ** 2)


def _kink(function: Function, x: np.float64) -> bool:
    """Return whether the slopes to the left and to the right differ: their distance stays though h is a tenth."""
    apart: list[float] = []
    with np.errstate(all="ignore"):
        for h in (1e-4, 1e-5):
            before, y, after = (float(function.value(place)) for place in (x - h, x, x + h))
            apart.append(abs(after - 2 * y + before) / h)
        size = max(abs(float(function.derivative(x))), 1e-3)
    return apart[1] > 1e-3 * size and apart[1] > 0.9 * apart[0]


def quadratic(function: Function) -> bool:
    """Return whether f is of second degree at most: its derivative, which is then a line, tells."""
    places = np.array([0.3, 1.3, 2.3, 17.3, 0.7, 5.9, 123.4])
    with np.errstate(all="ignore"):
        slopes = np.broadcast_to(function.derivative(places), places.shape)
        line = slopes[0] + (slopes[1] - slopes[0]) * (places - places[0])
    return bool(np.isfinite(slopes).all() and np.allclose(slopes, line, rtol=1e-9, atol=1e-12)) and not _kink(
        function, np.float64(0)
    )


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
