"""Numerical differentiation: slopes from the function's values alone (*Deep Learning from Scratch*, chapter 4.3).

Everything is evaluated in float64: in float32 a central difference is off by some 10 %.
"""

from collections.abc import Callable, Generator

import numpy as np

METHODS = ("forward", "central")
"""Forward: (f(x + h) − f(x)) / h. Central: (f(x + h) − f(x − h)) / 2h. In order of accuracy."""

H = 1e-4
"""The book's h."""


def numerical_gradient(
    f: Callable[[np.ndarray], float], x: np.ndarray, h: float = H, method: str = "central"
) -> np.ndarray:
    """Return ∂f/∂x for every element of x, by differences.

    Args:
        f: a function of one array of x's shape. It is handed a copy of x, which it must not keep.
        x: where; an array of any shape.
        h: how far to move each element.
        method: "forward" or "central".

    Returns:
        An array of x's shape in float64.

    Raises:
        ValueError: `method` is unknown or `h` is not positive.
    """
    parts = numerical_gradient_in_parts(f, x, h, method)
    while True:
        try:
            next(parts)
        except StopIteration as stop:
            return stop.value


def numerical_gradient_in_parts(
    f: Callable[[np.ndarray], float], x: np.ndarray, h: float = H, method: str = "central"
) -> Generator[tuple[int, int], None, np.ndarray]:
    """Do what `numerical_gradient` does, but yield (elements done, elements) after each, and return the gradient."""
    if method not in METHODS:
        raise ValueError(f"method: expected one of {', '.join(METHODS)}, got {method!r}")
    if not h > 0:
        raise ValueError(f"h: expected a number above 0, got {h}")
    moved = np.array(x, dtype=np.float64, order="C")
    elements = moved.reshape(-1)  # a view: moving an element moves it in `moved`
    gradient = np.empty(elements.size)
    here = f(moved) if method == "forward" else 0.0
    for i in range(elements.size):
        kept = elements[i]
        elements[i] = kept + h
        above = f(moved)
        if method == "forward":
            gradient[i] = (above - here) / h
        else:
            elements[i] = kept - h
            gradient[i] = (above - f(moved)) / (2 * h)
        elements[i] = kept
        yield i + 1, elements.size
    return gradient.reshape(moved.shape)
