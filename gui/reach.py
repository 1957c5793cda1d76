"""How far a run is, as a value that can be compared: whether there is something to save."""

from collections.abc import Iterable
from typing import NamedTuple

from model.branches import Branch


class Reach(NamedTuple):
    """Where a run is, the last step that it has reached, and the numbers of the branches that a person keeps."""

    step: int
    end: int
    kept: tuple[int, ...] = ()


AT_START, UNKNOWN = Reach(0, 0), Reach(-1, -1)
"""That of a new run, and that of one which is come back to, before its first picture."""


def reach_of(step: int, end: int, branches: Iterable[Branch]) -> Reach:
    """Return it for a run with these branches."""
    return Reach(step, end, tuple(branch.number for branch in branches if branch.kept))
