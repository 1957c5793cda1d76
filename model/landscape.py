"""The landscape of a network's loss: what it is all over a plane through its parameters θ."""

import numpy as np

from model.checks import check_range
from model.plane_losses import PlaneLosses
from model.planes import Plane, Reach
from model.work import Work

SIZE = 51
"""How many points along each side of a surface: odd, so that θ is one of them."""


class LossSurface:
    """The loss all over a plane, coarse first and then finer. Its arrays are its own.

    Attributes:
        plane: which plane.
        a, b: the places, each of shape (size,), ascending.
        loss: the loss at each, shape (b, a); NaN where it is not known yet, and infinite where it is.
        every: every how many-th point is known in each direction: 0 none yet, 1 all.
    """

    def __init__(self, plane: Plane, a: Reach, b: Reach, size: int = SIZE) -> None:
        """Plan a surface of size × size points."""
        check_range("size", size, (2, 1_001))
        self.plane = plane
        self.a, self.b = np.linspace(*a, size), np.linspace(*b, size)
        if size % 2 and a[0] == -a[1] and b[0] == -b[1]:
            self.a[size // 2] = self.b[size // 2] = 0.0  # exactly θ
        self.loss = np.full((size, size), np.nan)
        self.every = 0

    def fill(self, losses: PlaneLosses) -> Work[None]:
        """Evaluate the loss at all points, yielding (done, total) often; closed early, what is known stays."""
        size, done = len(self.a), 0
        for every in (8, 4, 2, 1):
            places = np.arange(size // 2 % every, size, every)
            for j in places:
                wanted = places[np.isnan(self.loss[j, places])]
                for start in range(0, len(wanted), losses.at_once):
                    some = wanted[start : start + losses.at_once]
                    self.loss[j, some] = losses.losses(self.a[some], float(self.b[j]))
                    done += len(some)
                    yield done, size * size
            self.every = every

    def shown(self) -> np.ndarray:
        """Return the loss with what is not known yet taken from the nearest point that is, shape (b, a)."""
        if self.every in (0, 1):
            return self.loss.copy()
        size = len(self.a)
        known = np.arange(size // 2 % self.every, size, self.every)
        nearest = known[np.abs(np.arange(size)[:, None] - known).argmin(1)]
        return np.where(np.isnan(self.loss), self.loss[np.ix_(nearest, nearest)], self.loss)
