"""The gradient flow ẋ = −∇f: the path that gradient descent approaches as its steps get smaller."""

from collections.abc import Callable, Generator
from math import isfinite
from typing import Any

Numbers = Any
"""An array, or a single number of NumPy."""

Gradient = Callable[[Numbers, Numbers], tuple[Numbers, Numbers]]
"""(∂f/∂x0, ∂f/∂x1) at (x0, x1), for arrays of one shape or for single numbers."""

ERROR = 1e-9
"""How far off a part of the flow may be, beside |x| + 1."""

PARTS = 50
"""Parts need not be shorter than this share of the time, unless the slope grows: at a kink no part is short enough."""

MOST = 150
"""How many parts are tried at most; where f is so bent that they do not suffice, less time passes."""


def flow(
    gradient: Gradient, x0: Any, x1: Any, time: float, guess: float
) -> Generator[None, None, tuple[Any, Any, float]]:
    """Follow ẋ = −∇f by the classical Runge–Kutta method of fourth order (Kutta 1901).

    A part of the time is taken at once and in two halves; where these differ too much, it is taken shorter. So the path
    is right wherever f is smooth, and where it leads to infinity, infinity is reached.

    It yields after every part, 12 to 14 gradients: of the MOST parts that may be tried, all together can take a second.

    Args:
        gradient: (∂f/∂x0, ∂f/∂x1) at (x0, x1).
        x0, x1: where from, single numbers of NumPy: these are quicker than small arrays.
        time: how long, > 0.
        guess: how long the first part may be.

    Returns:
        Where it leads, x0 and x1, and a guess for next time.
    """

    def part(x0: Any, x1: Any, t: float) -> tuple[Any, Any]:
        a0, a1 = gradient(x0, x1)
        b0, b1 = gradient(x0 - t / 2 * a0, x1 - t / 2 * a1)
        c0, c1 = gradient(x0 - t / 2 * b0, x1 - t / 2 * b1)
        d0, d1 = gradient(x0 - t * c0, x1 - t * c1)
        return x0 - t / 6 * (a0 + 2 * b0 + 2 * c0 + d0), x1 - t / 6 * (a1 + 2 * b1 + 2 * c1 + d1)

    def grows(x0: Numbers, x1: Numbers, y0: Numbers, y1: Numbers) -> bool:
        (a0, a1), (b0, b1) = gradient(x0, x1), gradient(y0, y1)
        return not b0 * b0 + b1 * b1 <= 2 * (a0 * a0 + a1 * a1)

    done, t, shortest = 0.0, min(guess, time), time / PARTS
    for _ in range(MOST):
        t = min(t, time - done)
        once, twice = part(x0, x1, t), part(*part(x0, x1, t / 2), t / 2)
        off0, off1 = ((two - one) / 15 for one, two in zip(once, twice, strict=True))
        error, allowed = max(abs(off0), abs(off1)), ERROR * (1 + max(abs(x0), abs(x1)))
        if error <= allowed or (t <= shortest and not grows(x0, x1, *twice)):
            x0, x1 = twice[0] + off0, twice[1] + off1
            done = time if t >= time - done else done + t
            t *= 2 if error < allowed / 64 else 1
            if done == time or not (isfinite(x0) and isfinite(x1)):
                break
        else:
            t /= 2
        yield
    return x0, x1, t
