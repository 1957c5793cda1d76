"""Loss and accuracy along one parameter of a network."""

from dataclasses import dataclass

import numpy as np

from model.plane_losses import PlaneLosses
from model.work import Work


@dataclass(frozen=True)
class Sweep:
    """Loss and accuracy along one parameter: the loss falls smoothly while accuracy moves in stairs (book, 4.2.5).

    Attributes:
        values: of the parameter, shape (points,), ascending.
        loss: shape (points,).
        accuracy: shape (points,); or R², see `metrics.goodness`.
    """

    values: np.ndarray
    loss: np.ndarray
    accuracy: np.ndarray


def sweep_in_parts(losses: PlaneLosses, value: float, by: np.ndarray) -> Work[Sweep]:
    """Evaluate loss and accuracy along u, yielding (done, total), and return them.

    Args:
        losses: those of a plane whose u changes one parameter only, see `planes.chosen_plane`.
        value: of that parameter at θ.
        by: how far to move it, shape (points,), ascending.
    """
    found = np.empty((2, len(by)))
    for i, a in enumerate(by):
        figures = losses.figures(float(a), 0.0)
        found[:, i] = figures.loss, figures.accuracy
        yield i + 1, len(by)
    return Sweep(value + by, *found)
