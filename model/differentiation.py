"""Numerical differentiation: slopes from a function's values alone (*Deep Learning from Scratch*, chapter 4.3).

Everything is evaluated in float64: in float32 a central difference is off by some 10 %.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from model.work import Work, finished

EPSILON = float(np.finfo(np.float64).eps)
"""The distance from 1 to the next number: a value is off by up to half of it, relatively."""


@dataclass(frozen=True)
class Difference:
    """A way to take a difference: f′(x) ≈ Σ c f(x + s h) / h.

    Attributes:
        terms: the pairs (s, c), each c with its own s.
        best: the h at which the error is least. It is the sum of what Taylor's series leaves out, which grows with h,
            and of the values' rounding divided by h; f and its derivatives are taken to be of the size of 1.
    """

    terms: tuple[tuple[float, float], ...]
    best: float


METHODS: dict[str, Difference] = {
    # h/2 + ε/h is least at h = √(2ε), 2e-8: half of the digits are right.
    "forward": Difference(((1, 1), (0, -1)), (2 * EPSILON) ** (1 / 2)),
    # h²/6 + ε/2h is least at h = ∛(3ε/2), 7e-6: two thirds of them.
    "central": Difference(((1, 1 / 2), (-1, -1 / 2)), (3 / 2 * EPSILON) ** (1 / 3)),
    # h⁴/30 + 3ε/4h is least at h = ⁵√(45ε/8), 1e-3: four fifths.
    # In pairs that cancel exactly where all values are alike.
    "five_point": Difference(((2, -1 / 12), (-2, 1 / 12), (1, 8 / 12), (-1, -8 / 12)), (45 / 8 * EPSILON) ** (1 / 5)),
}
"""Forward: (f(x + h) − f(x)) / h, off by h f″ / 2. Central: (f(x + h) − f(x − h)) / 2h, off by h² f‴ / 6.
Five points: (−f(x + 2h) + 8 f(x + h) − 8 f(x − h) + f(x − 2h)) / 12h, off by h⁴ f⁽⁵⁾ / 30. In order of accuracy."""

H = 1e-4
"""The book's h."""

Function = Callable[[np.ndarray], float]
"""A function of one array. It is handed a copy of x, which it must not keep."""


def numerical_gradient(f: Function, x: np.ndarray, h: float | None = H, method: str = "central") -> np.ndarray:
    """Return ∂f/∂x for every element of x, by differences.

    Args:
        f: a function of one array of x's shape.
        x: where; an array of any shape.
        h: how far to move each element; None for the best one of the method, times |x| where that is above 1.
        method: an id of METHODS.

    Returns:
        An array of x's shape in float64.

    Raises:
        ValueError: `method` is unknown or `h` is not positive.
    """
    return finished(numerical_gradient_in_parts(f, x, h, method))


def numerical_gradient_in_parts(
    f: Function, x: np.ndarray, h: float | None = H, method: str = "central"
) -> Work[np.ndarray]:
    """Do what `numerical_gradient` does, but yield (elements done, elements) after each, and return the gradient."""
    difference = _checked(h, method)
    moved = np.array(x, dtype=np.float64, order="C")
    elements = moved.reshape(-1)  # a view: moving an element moves it in `moved`
    gradient = np.zeros(elements.size)
    here = f(moved) if any(s == 0 for s, _ in difference.terms) else 0.0
    for i in range(elements.size):
        kept = float(elements[i])
        step = difference.best * max(1.0, abs(kept)) if h is None else h
        for s, c in difference.terms:
            elements[i] = kept + s * step
            gradient[i] += c * (f(moved) if s else here)
        elements[i] = kept
        gradient[i] /= step
        yield i + 1, elements.size
    return gradient.reshape(moved.shape)


def directional_derivative(
    f: Function,
    x: np.ndarray,
    v: np.ndarray,
    h: float | None = H,
    method: str = "central",
    unit: bool = False,
) -> float:
    """Return D_v f = ∇f · v, the slope of s ↦ f(x + s v) at s = 0, by two evaluations instead of two an element.

    Args:
        f: a function of one array of x's shape.
        x: where; an array of any shape.
        v: which way; of x's shape.
        h: how far to move, in lengths of v; None for the best one of the method.
        method: an id of METHODS.
        unit: whether only the direction of v counts, so that the result is the slope per unit of length.

    Raises:
        ValueError: `method` is unknown, `h` is not positive, v has another shape than x or is 0 where a unit is wanted.
    """
    difference = _checked(h, method)
    x, v = np.asarray(x, np.float64), np.asarray(v, np.float64)
    if v.shape != x.shape:
        raise ValueError(f"v: expected the shape {x.shape} of x, got {v.shape}")
    if unit:
        length = float(np.sqrt(np.square(v).sum()))
        if not length > 0:
            raise ValueError("v: expected a direction, got a vector of length 0")
        v = v / length
    step = difference.best if h is None else h
    return sum(c * f(x + s * step * v) for s, c in difference.terms) / step


def _checked(h: float | None, method: str) -> Difference:
    if method not in METHODS:
        raise ValueError(f"method: expected one of {', '.join(METHODS)}, got {method!r}")
    if h is not None and not h > 0:
        raise ValueError(f"h: expected a number above 0, got {h}")
    return METHODS[method]
