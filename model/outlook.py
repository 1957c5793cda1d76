"""What a quadratic lets one foretell: how fast an optimiser approaches its centre, or leaves it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from model.descent import Runner
from model.differentiation import EPSILON
from model.optimizers import Optimizer
from model.surfaces import Surface, hessian


@dataclass(frozen=True)
class Outlook:
    """What happens to the distance from the centre of a quadratic, in each of its two principal directions.

    Attributes:
        factors: by how much the distance is multiplied a step in the long run, each ≥ 0; for SGD |1 − η λ| with the
            second derivative λ, ascending by λ.
        deciding: the directions that the runner has a way to go in, by their places: where it was or is, the gradient
            has a part in them. On a saddle's ridge, for example, that is only the one along it.
        endless: whether f goes down evenly, for ever, in a direction without curvature: there is no minimum then.
        limit: the η above which it diverges; 0 where it does so with every η, as on a saddle.
    """

    factors: tuple[float, float]
    deciding: tuple[int, ...]
    endless: bool
    limit: float

    @property
    def factor(self) -> float:
        """The largest of the factors that decide, 0 where none does: above 1 it diverges."""
        return max((self.factors[k] for k in self.deciding), default=0.0)

    @property
    def beside(self) -> float:
        """The largest of the other factors: above 1 it diverges once rounding takes it off its line."""
        return max((factor for k, factor in enumerate(self.factors) if k not in self.deciding), default=0.0)


LINEAR = ("sgd", "momentum", "nesterov")
"""The optimisers whose step on a quadratic is the same linear map every time."""


ROUNDING = 32 * EPSILON
"""How far off second derivatives, and gradients, may be for rounding, beside all that they are summed up from."""


def outlook(surface: Surface, runner: Runner, places: np.ndarray) -> Outlook | None:
    """Return what can be foretold; None where the surface is no quadratic or the optimiser is not linear.

    Args:
        surface: a quadratic has a gradient H x + g.
        runner: who runs.
        places: where it was or is, shape (n, 2).
    """
    found, optimizer = hessian(surface), runner.optimizer
    if found is None or optimizer is None or optimizer.kind not in LINEAR:
        return None
    h, g = np.array(found), surface.at((0, 0))[1]
    curvatures, vectors = np.linalg.eigh(h)
    inexact = ROUNDING * (1 + np.abs(g).max() / np.abs(h).max())
    flat = np.abs(curvatures) <= inexact * np.abs(curvatures).max()
    with np.errstate(all="ignore"):
        parts = np.column_stack(surface.gradient(*places.T)) @ vectors
        summed = (np.abs(places) @ np.abs(h) + np.abs(g)).max(1, keepdims=True)
        off = (np.abs(parts) > inexact * summed).any(0)
    deciding = tuple(int(k) for k in np.flatnonzero(off & ~flat))
    a, b = (_growth(optimizer, runner.learning_rate, float(curvature)) for curvature in curvatures)
    decisive = [float(curvatures[k]) for k in deciding]
    limit = _limit(optimizer, max(decisive)) if decisive and min(decisive) > 0 else 0.0
    return Outlook((a, b), deciding, bool((off & flat).any()), limit)


def _growth(optimizer: Optimizer, learning_rate: float, curvature: float) -> float:
    """Return by how much a step on ½ λ x² multiplies |x| in the long run; infinity where numbers end.

    x and what the optimiser remembers go through the same linear map each step; its columns are what the optimiser's
    own code makes of unit vectors, and its largest eigenvalue is the answer.
    """
    n = 1 + len(optimizer.memory)
    columns: list[list[float]] = []
    for unit in np.eye(n):
        x, state = unit[:1].copy(), {name: unit[k : k + 1].copy() for k, name in enumerate(optimizer.memory, 1)}
        optimizer.update(x, curvature * x, state, learning_rate, np.empty(1))
        columns.append([float(x[0]), *(float(state[name][0]) for name in optimizer.memory)])
    if not np.isfinite(columns).all():
        return np.inf
    return float(np.abs(np.linalg.eigvals(np.transpose(columns))).max())


@lru_cache(maxsize=64)
def _limit(optimizer: Optimizer, curvature: float) -> float:
    """Return the largest learning rate with which ½ λ x² does not diverge, for λ > 0, by bisection."""
    low, high = 0.0, min(100 / curvature, 1e307)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _growth(optimizer, middle, curvature) <= 1 + 1e-12 else (low, middle)
    return low
