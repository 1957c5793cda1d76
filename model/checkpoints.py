"""Checkpoints: states of a run to go back to, within a memory budget and thinned with age."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from model.trainer_state import TrainerState

BUDGET = 256 * 2**20
"""How many bytes all checkpoints together may take."""

MOST_CHECKPOINTS = 4_000
"""How many checkpoints there may be, however small: more Python objects than that make its collector slow."""

SPARE = 32
"""When there are too many, one of so many goes in advance: to weigh them all for each that comes would slow a run."""

OVERHEAD = 2_048
"""What Python's own objects around the arrays of a checkpoint take, in bytes, rounded up."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A state to go back to, with the number of events that lie before it."""

    state: TrainerState
    events: int

    @property
    def nbytes(self) -> int:
        """How much memory it takes, in bytes."""
        return self.state.nbytes + OVERHEAD


class Checkpoints:
    """The checkpoints of a run by ascending step, from step 0 to the latest: these two are never given up."""

    def __init__(self, first: Checkpoint, budget: int = BUDGET) -> None:
        """Begin with the state at step 0; `budget` is how many bytes all may take."""
        self._list = [first]
        self._steps = [first.state.step]
        self._budget = budget
        self.nbytes = first.nbytes

    def __len__(self) -> int:
        return len(self._list)

    def __iter__(self) -> Iterator[Checkpoint]:
        return iter(self._list)

    @property
    def budget(self) -> int:
        """How many bytes all may take; at least the first and the latest stay, however small it is."""
        return self._budget

    @budget.setter
    def budget(self, budget: int) -> None:
        self._budget = budget
        self.thin(budget)

    def add(self, checkpoint: Checkpoint) -> None:
        """Keep one more; nothing is done where there is one of its step."""
        step = checkpoint.state.step
        place = bisect_left(self._steps, step)
        if self._steps[place : place + 1] != [step]:
            self._list.insert(place, checkpoint)
            self._steps.insert(place, step)
            self.nbytes += checkpoint.nbytes
            self.thin(self._budget, len(self._list) // SPARE)

    def before(self, step: int) -> Checkpoint:
        """Return the latest before a step; the first for step 0."""
        return self._list[max(0, bisect_left(self._steps, step) - 1)]

    def within(self, budget: int) -> tuple[Checkpoint, ...]:
        """Return all after the first, ascending, whose arrays take at most `budget` bytes together.

        Where they take more, every second, third … is left, counted from the latest.
        """
        stride, later = 1, self._list[:0:-1]
        while sum(c.state.nbytes for c in later[::stride]) > budget:
            stride += 1
            if stride > len(later):
                return ()
        return tuple(later[::stride][::-1])

    def truncate(self, step: int) -> None:
        """Give up all that are later than `step`."""
        kept = self._list[: bisect_right(self._steps, step)]
        self._take(kept, _bytes(kept))

    def replace(self, checkpoints: Iterable[Checkpoint]) -> None:
        """Have these, ascending by step, and of those there are only the first."""
        kept = [self._list[0], *checkpoints]
        self._take(kept, _bytes(kept))
        self.thin(self._budget)

    def thin(self, budget: int, spare: int = 0) -> None:
        """Come down to a number of bytes: those go that lie closest together for their age, and then `spare` more.

        Their distance is weighed by the square root of their age. So the recent past is the densest, and yet the
        longest way between two is at most some two times what it would be if all lay equally far apart.
        """
        while len(self._list) > 2 and self._is_too_much(len(self._list), self.nbytes, budget):
            steps = np.array(self._steps)
            closeness = (steps[2:] - steps[:-2]) / np.sqrt(steps[-1] - steps[1:-1] + 1)
            count, taken = len(self._list), self.nbytes
            gone: set[int] = set()
            for place in (np.argsort(closeness, kind="stable") + 1).tolist():
                if place - 1 in gone or place + 1 in gone:  # how close it is depends on both
                    continue
                if not self._is_too_much(count - len(gone), taken, budget):
                    if not spare:
                        break
                    spare -= 1
                gone.add(place)
                taken -= self._list[place].nbytes
            self._take([c for place, c in enumerate(self._list) if place not in gone], taken)

    def _is_too_much(self, count: int, taken: int, budget: int) -> bool:
        return count > MOST_CHECKPOINTS or taken > budget

    def _take(self, checkpoints: list[Checkpoint], nbytes: int) -> None:
        self._list, self.nbytes = checkpoints, nbytes
        self._steps = [c.state.step for c in checkpoints]


def _bytes(checkpoints: list[Checkpoint]) -> int:
    return sum(c.nbytes for c in checkpoints)
