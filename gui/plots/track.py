"""A path that is drawn on a surface."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QPen

from gui.plots.caption import Key
from gui.plots.colors import runner_color
from gui.theme import Tokens


@dataclass(frozen=True, eq=False)
class Track:
    """A path to be drawn.

    Attributes:
        place: of its runner in the list: its colour and shape.
        points: shape (n, 2).
        lost: whether the runner is nowhere now, so that no mark stands at the end.
        name: of its runner in the legend; nothing where there is but one path.
        steps: of its points, shape (n,); None where it has one of each step from 0 on.
    """

    place: int
    points: np.ndarray
    lost: bool = False
    name: str = ""
    steps: np.ndarray | None = None


def keys(tracks: Sequence[Track], tokens: Tokens) -> list[Key]:
    """Return the legend of the paths that have a name."""
    return [Key(t.name, QPen(runner_color(tokens, t.place), 1.5), t.place) for t in tracks if t.name]
