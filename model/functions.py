"""Functions of one variable: y = f(x) with its derivative, for a closer look at what a slope is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.expressions import Expression
from model.surfaces import TYPED


@dataclass(frozen=True)
class Function:
    """A function f(x).

    Attributes:
        kind: its id in FUNCTIONS, or TYPED.
        formula: f in the book's notation; `model.grammar.read` reads it.
        value: f for an array of any shape, or a single number of NumPy.
        derivative: f′ for the same.
        window: the lowest and the highest x worth looking at.
        start: an x at which there is something to see.
    """

    kind: str
    formula: str
    value: Callable[[Any], Any]
    derivative: Callable[[Any], Any]
    window: tuple[float, float]
    start: float


def typed(expression: Expression, window: tuple[float, float] = (-5, 5), start: float = 1.0) -> Function:
    """Return an expression in one variable as a function.

    Raises:
        ValueError: it has another number of variables.
    """
    if len(expression.variables) != 1:
        raise ValueError(f"expression: expected one variable, got {', '.join(expression.variables) or 'none'}")

    def value(x: np.ndarray) -> np.ndarray:
        return np.asarray(expression(x))

    def derivative(x: np.ndarray) -> np.ndarray:
        return np.asarray(expression.gradient(x)[0])

    return Function(TYPED, str(expression), value, derivative, window, start)


FUNCTIONS: dict[str, Function] = {
    function.kind: function
    for function in (
        Function("sine", "sin(x)", np.sin, np.cos, (-4, 4), 1.0),
        # The book's example of a derivative (4.3.2).
        Function("book", "0.01x² + 0.1x", lambda x: 0.01 * x**2 + 0.1 * x, lambda x: 0.02 * x + 0.1, (0, 20), 5.0),
        Function("square", "x²", lambda x: x**2, lambda x: 2 * x, (-3, 3), 1.0),
        Function("cube", "x³ − 3x", lambda x: x**3 - 3 * x, lambda x: 3 * x**2 - 3, (-2.5, 2.5), 1.5),
        Function("exponential", "exp(x)", np.exp, np.exp, (-3, 3), 1.0),
        Function("logarithm", "log(x)", np.log, lambda x: 1 / x, (0.05, 5), 1.0),
        Function("sigmoid", "1/(1 + exp(−x))", lambda x: 1 / (1 + np.exp(-x)), lambda x: _bell(x), (-8, 8), 1.0),
        Function("absolute", "abs(x)", np.abs, np.sign, (-3, 3), 0.0),
    )
}
"""Every function of one variable by its id."""


def _bell(x: np.ndarray) -> np.ndarray:
    """Return σ′ = σ(x) σ(−x) of the sigmoid."""
    return 1 / ((1 + np.exp(-x)) * (1 + np.exp(x)))
