"""Branches: how the curves of a run went on where it was left for another way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from model.series import Curve

MOST_KEPT = 3
"""How many branches a person can keep."""

MOST_PASSING = 3
"""How many others there may be; the oldest of them goes first."""


@dataclass(frozen=True)
class Branch:
    """The later part of a run that went on in another way.

    Attributes:
        number: which one of this run, counted from 1.
        start: the step at which the run went on in another way.
        end: the last step that was reached.
        curves: by name, from `start` on; each of at most CURVE_POINTS points.
        kept: whether it stays when the run has passed its end, and a later one is there.
    """

    number: int
    start: int
    end: int
    curves: Mapping[str, Curve]
    kept: bool = False


class Branches:
    """The branches of a run, by ascending number."""

    def __init__(self) -> None:
        self._branches: tuple[Branch, ...] = ()
        self._last = 0

    def __len__(self) -> int:
        return len(self._branches)

    def __iter__(self) -> Iterator[Branch]:
        return iter(self._branches)

    @property
    def nbytes(self) -> int:
        """How much memory the curves take, in bytes."""
        return sum(c.steps.nbytes + c.values.nbytes for b in self._branches for c in b.curves.values())

    def all(self) -> tuple[Branch, ...]:
        """Return all of them."""
        return self._branches

    def add(self, start: int, end: int, curves: Mapping[str, Curve]) -> None:
        """Have one more, that passes when the run has come to its end and a later one is there."""
        self._last += 1
        self._branches = (*self._branches, Branch(self._last, start, end, curves))
        passing = [b.number for b in self._branches if not b.kept]
        for number in passing[:-MOST_PASSING]:
            self.drop(number)

    def overwrite(self, step: int) -> None:
        """Forget those that the run has overwritten: it has come to their end, and nobody wants to keep them.

        The latest stays: it is the one that the run is to be compared with.
        """
        passing = [b for b in self._branches if not b.kept]
        for branch in passing[:-1]:
            if branch.end <= step:
                self.drop(branch.number)

    def keep(self, number: int) -> None:
        """Keep a branch until it is dropped; nothing is done where it is gone, or MOST_KEPT are kept already."""
        if sum(b.kept for b in self._branches) < MOST_KEPT:
            self._branches = tuple(replace(b, kept=True) if b.number == number else b for b in self._branches)

    def drop(self, number: int) -> None:
        """Forget a branch; nothing is done where it is gone."""
        self._branches = tuple(b for b in self._branches if b.number != number)

    def restore(self, branches: tuple[Branch, ...]) -> None:
        """Have these."""
        self._branches = branches
        self._last = max((b.number for b in branches), default=0)
