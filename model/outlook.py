"""What a quadratic lets one foretell: how fast an optimiser approaches its centre, or leaves it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from model.descent import Runner
from model.optimizers import Optimizer
from model.surfaces import Surface, hessian


@dataclass(frozen=True)
class Outlook:
    """What happens to the distance from the centre of a quadratic, in each of its two principal directions.

    Attributes:
        factors: by how much the distance is multiplied a step in the long run, each ≥ 0; for SGD |1 − η λ| with the
            second derivative λ, ascending by λ.
        limit: the η above which it diverges; 0 where it does so with every η, as on a saddle.
    """

    factors: tuple[float, float]
    limit: float

    @property
    def factor(self) -> float:
        """The larger of the factors: above 1 it diverges."""
        return max(self.factors)


LINEAR = ("sgd", "momentum", "nesterov")
"""The optimisers whose step on a quadratic is the same linear map every time."""


def outlook(surface: Surface, runner: Runner) -> Outlook | None:
    """Return what can be foretold; None where the surface is no quadratic or the optimiser is not linear."""
    h, optimizer = hessian(surface), runner.optimizer
    if h is None or optimizer is None or optimizer.kind not in LINEAR:
        return None
    a, b = (float(curvature) for curvature in np.linalg.eigvalsh(np.array(h)))
    factors = _growth(optimizer, runner.learning_rate, a), _growth(optimizer, runner.learning_rate, b)
    return Outlook(factors, _limit(optimizer, b) if a >= 0 else 0.0)


def _growth(optimizer: Optimizer, learning_rate: float, curvature: float) -> float:
    """Return by how much a step on ½ λ x² multiplies |x| in the long run.

    x and what the optimiser remembers go through the same linear map each step; its columns are what the optimiser's
    own code makes of unit vectors, and its largest eigenvalue is the answer.
    """
    n = 1 + len(optimizer.memory)
    columns: list[list[float]] = []
    for unit in np.eye(n):
        x, state = unit[:1].copy(), {name: unit[k : k + 1].copy() for k, name in enumerate(optimizer.memory, 1)}
        optimizer.update(x, curvature * x, state, learning_rate, np.empty(1))
        columns.append([float(x[0]), *(float(state[name][0]) for name in optimizer.memory)])
    return float(np.abs(np.linalg.eigvals(np.transpose(columns))).max())


@lru_cache(maxsize=64)
def _limit(optimizer: Optimizer, curvature: float) -> float:
    """Return the largest learning rate with which ½ λ x² does not diverge, for λ > 0, by bisection."""
    low, high = 0.0, 100 / curvature
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _growth(optimizer, middle, curvature) <= 1 + 1e-12 else (low, middle)
    return low
