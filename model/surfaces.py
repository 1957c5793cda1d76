"""Surfaces: functions of two variables to go down on, each with its gradient.

The first two are from *Deep Learning from Scratch*, 4.4 and 6.1; most others are test functions of optimisation that
people know by name. An expression is a surface, too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import pi, tau

import numpy as np

from model.contours import COUNT, levels
from model.expressions import Expression

Point = tuple[float, float]
"""(x0, x1)."""

Window = tuple[Point, Point]
"""What is seen: ((lowest x0, highest x0), (lowest x1, highest x1))."""

Pair = tuple[np.ndarray, np.ndarray]

TYPED = "typed"
"""The kind of a surface that a person has typed."""


@dataclass(frozen=True)
class Surface:
    """A function f(x0, x1).

    Attributes:
        kind: its id in SURFACES, or TYPED.
        formula: f in the book's notation; `model.grammar.read` reads it.
        value: f for two arrays of one shape, which is the result's too.
        gradient: (∂f/∂x0, ∂f/∂x1) for the same.
        window: where it is worth looking at.
        start: a place from which the way down shows something.
        minima: all places at which f is no higher than around it, in the window, the lowest first, as far as they are
            known and few enough to be listed.
    """

    kind: str
    formula: str
    value: Callable[[np.ndarray, np.ndarray], np.ndarray]
    gradient: Callable[[np.ndarray, np.ndarray], Pair]
    window: Window
    start: Point
    minima: tuple[Point, ...] = ()

    def at(self, point: Point) -> tuple[float, np.ndarray]:
        """Return f and ∇f, shape (2,), at one place; NaN or infinite where they are not defined."""
        x0, x1 = np.asarray(point, np.float64)
        with np.errstate(all="ignore"):
            return float(self.value(x0, x1)), np.array(self.gradient(x0, x1), np.float64)


def typed(expression: Expression, window: Window = ((-5, 5), (-5, 5)), start: Point = (-3, 4)) -> Surface:
    """Return an expression in x0 and x1 as a surface.

    Raises:
        ValueError: it is one of other variables.
    """
    if expression.variables != ("x0", "x1"):
        raise ValueError(f"expression: expected one of x0 and x1, got {', '.join(expression.variables)}")

    def value(x0: np.ndarray, x1: np.ndarray) -> np.ndarray:
        return np.asarray(expression(x0, x1))

    def gradient(x0: np.ndarray, x1: np.ndarray) -> Pair:
        d0, d1 = expression.gradient(x0, x1)
        return np.asarray(d0), np.asarray(d1)

    return Surface(TYPED, str(expression), value, gradient, window, start)


@dataclass(frozen=True)
class Grid:
    """A surface seen through a window.

    Attributes:
        x0, x1: where the columns and rows lie, shapes (columns,) and (rows,).
        f: the values, shape (rows, columns).
        levels: round levels for its contours.
    """

    x0: np.ndarray
    x1: np.ndarray
    f: np.ndarray
    levels: np.ndarray


def grid(surface: Surface, window: Window, columns: int = 200, rows: int = 200, count: int = COUNT) -> Grid:
    """Evaluate a surface all over a window, its edges included, with about `count` levels."""
    x0, x1 = (np.linspace(*edge, n) for edge, n in zip(window, (columns, rows), strict=True))
    with np.errstate(all="ignore"):
        f = surface.value(*np.meshgrid(x0, x1))
    return Grid(x0, x1, f, levels(f, count))


def arrows(surface: Surface, window: Window, columns: int = 15, rows: int = 15) -> tuple[np.ndarray, np.ndarray]:
    """Return places at the middles of equal cells of a window and −∇f there, both (n, 2).

    Where f or ∇f is not finite there is no arrow.
    """
    x0, x1 = (
        low + (np.arange(n) + 0.5) / n * (high - low) for (low, high), n in zip(window, (columns, rows), strict=True)
    )
    places = np.column_stack([x.ravel() for x in np.meshgrid(x0, x1)])
    with np.errstate(all="ignore"):
        down = -np.column_stack(surface.gradient(*places.T))
        defined = np.isfinite(surface.value(*places.T)) & np.isfinite(down).all(1)
    return places[defined], down[defined]


@lru_cache(maxsize=16)  # runners and views ask for it again and again
def hessian(surface: Surface) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return the second derivatives of a quadratic function, which are the same everywhere; None for all others.

    On a quadratic the gradient is H x + g: H is found from three gradients and has to foretell others, far and near.
    """
    corner = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    far = np.array([[3.7, -2.9], [-41.3, 17.9], [0.013, 0.27], [-911.0, -547.0], [1.71, 2.33], [-0.61, 5.83]])
    with np.errstate(all="ignore"):
        g, g0, g1 = np.column_stack(surface.gradient(*corner.T))
        seen = np.column_stack(surface.gradient(*far.T))
        h = np.column_stack([g0 - g, g1 - g])
        foretold = far @ h.T + g
        size = np.abs(far) @ np.abs(h).T + np.abs(g)
        good = np.isfinite(seen).all() and bool((np.abs(seen - foretold) <= 1e-9 * size).all())
    return ((float(h[0, 0]), float(h[0, 1])), (float(h[1, 0]), float(h[1, 1]))) if good and h.any() else None


# --- the functions ------------------------------------------------------------------------------------------------


def _rosenbrock_gradient(x0: np.ndarray, x1: np.ndarray) -> Pair:
    off = x1 - x0**2
    return -400 * x0 * off - 2 * (1 - x0), 200 * off


def _himmelblau_gradient(x0: np.ndarray, x1: np.ndarray) -> Pair:
    a, b = x0**2 + x1 - 11, x0 + x1**2 - 7
    return 4 * x0 * a + 2 * b, 2 * a + 4 * x1 * b


def _beale(x0: np.ndarray, x1: np.ndarray) -> np.ndarray:
    return (1.5 - x0 + x0 * x1) ** 2 + (2.25 - x0 + x0 * x1**2) ** 2 + (2.625 - x0 + x0 * x1**3) ** 2


def _beale_gradient(x0: np.ndarray, x1: np.ndarray) -> Pair:
    a, b, c = 1.5 - x0 + x0 * x1, 2.25 - x0 + x0 * x1**2, 2.625 - x0 + x0 * x1**3
    return (
        2 * (a * (x1 - 1) + b * (x1**2 - 1) + c * (x1**3 - 1)),
        2 * x0 * (a + 2 * b * x1 + 3 * c * x1**2),
    )


def _booth_gradient(x0: np.ndarray, x1: np.ndarray) -> Pair:
    a, b = x0 + 2 * x1 - 7, 2 * x0 + x1 - 5
    return 2 * a + 4 * b, 4 * a + 2 * b


def _rastrigin(x0: np.ndarray, x1: np.ndarray) -> np.ndarray:
    return 20 + x0**2 + x1**2 - 10 * np.cos(tau * x0) - 10 * np.cos(tau * x1)


def _rastrigin_gradient(x0: np.ndarray, x1: np.ndarray) -> Pair:
    return 2 * x0 + 20 * pi * np.sin(tau * x0), 2 * x1 + 20 * pi * np.sin(tau * x1)


def _ackley(x0: np.ndarray, x1: np.ndarray) -> np.ndarray:
    away, waves = np.sqrt((x0**2 + x1**2) / 2), (np.cos(tau * x0) + np.cos(tau * x1)) / 2
    return 20 + np.e - 20 * np.exp(-away / 5) - np.exp(waves)


def _ackley_gradient(x0: np.ndarray, x1: np.ndarray) -> Pair:
    """At the tip of the funnel, where the slope jumps, it is 0."""
    away, waves = np.sqrt((x0**2 + x1**2) / 2), (np.cos(tau * x0) + np.cos(tau * x1)) / 2
    funnel = 2 * np.exp(-away / 5) / np.where(away == 0, 1.0, away)
    ripple = pi * np.exp(waves)
    return funnel * x0 + ripple * np.sin(tau * x0), funnel * x1 + ripple * np.sin(tau * x1)


SURFACES: dict[str, Surface] = {
    surface.kind: surface
    for surface in (
        # The book's first (4.4).
        Surface(
            "bowl",
            "x0² + x1²",
            lambda x0, x1: x0**2 + x1**2,
            lambda x0, x1: (2 * x0, 2 * x1),
            ((-5, 5), (-5, 5)),
            (-3, 4),
            ((0, 0),),
        ),
        # The book's second (6.1): its gradients hardly point at the minimum.
        Surface(
            "stretched_bowl",
            "x0²/20 + x1²",
            lambda x0, x1: x0**2 / 20 + x1**2,
            lambda x0, x1: (x0 / 10, 2 * x1),
            ((-10, 10), (-5, 5)),
            (-7, 2),
            ((0, 0),),
        ),
        # A parabola that is turned by 45°.
        Surface(
            "booth",
            "(x0 + 2x1 − 7)² + (2x0 + x1 − 5)²",
            lambda x0, x1: (x0 + 2 * x1 - 7) ** 2 + (2 * x0 + x1 - 5) ** 2,
            _booth_gradient,
            ((-10, 10), (-10, 10)),
            (-8, -5),
            ((1, 3),),
        ),
        Surface(
            "saddle",
            "x0² − x1²",
            lambda x0, x1: x0**2 - x1**2,
            lambda x0, x1: (2 * x0, -2 * x1),
            ((-4, 4), (-4, 4)),
            (-3, 0.01),
        ),
        # Two basins in one valley; the left one is lower.
        Surface(
            "two_basins",
            "x0⁴/200 − x0²/10 + x0/20 + x1²",
            lambda x0, x1: x0**4 / 200 - x0**2 / 10 + x0 / 20 + x1**2,
            lambda x0, x1: (x0**3 / 50 - x0 / 5 + 0.05, 2 * x1),
            ((-6, 6), (-2, 2)),
            (5.5, 1.5),
            ((-3.280558689862427, 0), (3.028966138911807, 0)),
        ),
        # A bent valley (Rosenbrock 1960).
        Surface(
            "rosenbrock",
            "(1 − x0)² + 100(x1 − x0²)²",
            lambda x0, x1: (1 - x0) ** 2 + 100 * (x1 - x0**2) ** 2,
            _rosenbrock_gradient,
            ((-2, 2), (-1, 3)),
            (-1.2, 1),
            ((1, 1),),
        ),
        # Four minima of equal depth (Himmelblau 1972).
        Surface(
            "himmelblau",
            "(x0² + x1 − 11)² + (x0 + x1² − 7)²",
            lambda x0, x1: (x0**2 + x1 - 11) ** 2 + (x0 + x1**2 - 7) ** 2,
            _himmelblau_gradient,
            ((-6, 6), (-6, 6)),
            (-0.5, -1),
            (
                (3, 2),
                (-2.805118086952745, 3.131312518250573),
                (-3.779310253377747, -3.283185991286170),
                (3.584428340330492, -1.848126526964404),
            ),
        ),
        # Flat plains between steep corners (Beale 1958).
        Surface(
            "beale",
            "(1.5 − x0 + x0 x1)² + (2.25 − x0 + x0 x1²)² + (2.625 − x0 + x0 x1³)²",
            _beale,
            _beale_gradient,
            ((-4.5, 4.5), (-4.5, 4.5)),
            (1, 1.5),
            ((3, 0.5),),
        ),
        # A minimum at about every pair of whole numbers (Rastrigin 1974).
        Surface(
            "rastrigin",
            "20 + x0² + x1² − 10 cos(2π x0) − 10 cos(2π x1)",
            _rastrigin,
            _rastrigin_gradient,
            ((-5.12, 5.12), (-5.12, 5.12)),
            (3.3, -2.7),
            ((0, 0),),
        ),
        # A funnel with ripples (Ackley 1987).
        Surface(
            "ackley",
            "20 + e − 20 exp(−sqrt((x0² + x1²)/2)/5) − exp((cos(2π x0) + cos(2π x1))/2)",
            _ackley,
            _ackley_gradient,
            ((-5, 5), (-5, 5)),
            (3.4, -2.6),
            ((0, 0),),
        ),
    )
}
"""Every surface by its id: the book's two first, then in order of increasing trouble."""
