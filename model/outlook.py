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
        curvatures: the second derivatives λ along them, ascending.
        directions: unit vectors, a row each, shape (2, 2).
        factors: by how much the distance is multiplied a step in the long run, each ≥ 0; for SGD |1 − η λ|.
        swings: whether each step leads to the other side, for SGD 1 − η λ < 0, or around.
        limit: the η above which it diverges; 0 where it does so with every η, as on a saddle.
    """

    curvatures: tuple[float, float]
    directions: np.ndarray
    factors: tuple[float, float]
    swings: tuple[bool, bool]
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
    curvatures, vectors = np.linalg.eigh(np.array(h))
    a, b = (float(c) for c in curvatures)
    (factor_a, swings_a), (factor_b, swings_b) = (_growth(optimizer, runner.learning_rate, c) for c in (a, b))
    limit = _limit(optimizer, b) if a >= 0 else 0.0
    return Outlook((a, b), vectors.T, (factor_a, factor_b), (swings_a, swings_b), limit)


def _growth(optimizer: Optimizer, learning_rate: float, curvature: float) -> tuple[float, bool]:
    """Return by how much a step on ½ λ x² multiplies x in the long run, and whether x changes sign on the way.

    x and what the optimiser remembers go through the same linear map each step; its columns are what the optimiser's
    own code makes of unit vectors, and its largest eigenvalue is the answer.
    """
    n = 1 + len(optimizer.memory)
    columns: list[list[float]] = []
    for unit in np.eye(n):
        x, state = unit[:1].copy(), {name: unit[k : k + 1].copy() for k, name in enumerate(optimizer.memory, 1)}
        optimizer.update(x, curvature * x, state, learning_rate, np.empty(1))
        columns.append([float(x[0]), *(float(state[name][0]) for name in optimizer.memory)])
    eigenvalues = np.linalg.eigvals(np.transpose(columns))
    largest = eigenvalues[np.abs(eigenvalues).argmax()]
    return float(np.abs(largest)), bool(largest.real < 0 or abs(largest.imag) > 1e-12)


@lru_cache(maxsize=64)
def _limit(optimizer: Optimizer, curvature: float) -> float:
    """Return the largest learning rate with which ½ λ x² does not diverge, for λ > 0, by bisection."""
    low, high = 0.0, 100 / curvature
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _growth(optimizer, middle, curvature)[0] <= 1 + 1e-12 else (low, middle)
    return low
