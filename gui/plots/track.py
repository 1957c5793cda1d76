"""A path that is drawn on a surface."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Track:
    """A path to be drawn.

    Attributes:
        place: of its runner in the list: its colour and shape.
        points: shape (n, 2).
        lost: whether the runner is nowhere now, so that no mark stands at the end.
    """

    place: int
    points: np.ndarray
    lost: bool = False
