"""What the worker remembers: data sets that are made already, runs to come back to, and one that is to come."""

from model.data.choice import Data
from model.data.dataset import Dataset
from model.saved import Saved
from model.timeline import Timeline

DATASETS_KEPT = 2
"""How many data sets are remembered, so that a changed layer does not make all digits anew."""

RUNS_KEPT, LEFT_BYTES, LEFT_BUDGET = 250, 512 * 2**20, 2 * 2**20
"""How many runs can be come back to, and how many bytes they may take in all, and in checkpoints each."""


class Memory:
    """Data sets by what was chosen and the seed, and runs by their number; of both the oldest are forgotten.

    The run of the file that was read last is kept as it stood there until it begins: its data may have to be fetched.
    """

    def __init__(self) -> None:
        self._datasets: dict[tuple[Data, int], Dataset] = {}
        self._left: dict[int, Timeline] = {}
        self._to_come: tuple[int, Saved] | None = None

    def dataset(self, data: Data, seed: int) -> Dataset | None:
        """Return a data set, if it was made not long ago."""
        return self._datasets.get((data, seed))

    def keep_dataset(self, dataset: Dataset, seed: int) -> None:
        """Remember a data set as the latest."""
        self._datasets.pop((dataset.data, seed), None)
        self._datasets[dataset.data, seed] = dataset
        while len(self._datasets) > DATASETS_KEPT:
            del self._datasets[next(iter(self._datasets))]

    def leave(self, run_id: int, timeline: Timeline) -> None:
        """Keep a run for the way back."""
        timeline.rest(LEFT_BUDGET)
        self._left[run_id] = timeline
        while len(self._left) > RUNS_KEPT or self._bytes() > LEFT_BYTES:
            del self._left[next(iter(self._left))]

    def come_back(self, run_id: int) -> Timeline | None:
        """Return a run that was left, if it is still there; it is no longer kept here then."""
        return self._left.pop(run_id, None)

    def expect(self, run_id: int, content: Saved) -> None:
        """Keep what was read of a run, in the place of what was read before."""
        self._to_come = run_id, content

    def expected(self, run_id: int) -> Saved | None:
        """Return what was read of a run that has not begun yet."""
        return self._to_come[1] if self._to_come and self._to_come[0] == run_id else None

    def begun(self, run_id: int) -> None:
        """Forget what was read of a run."""
        if self.expected(run_id):
            self._to_come = None

    def _bytes(self) -> int:
        """Return how much memory the runs that were left take, each data set counted once."""
        data = {id(t.trainer.dataset): t.trainer.dataset.nbytes for t in self._left.values()}
        return sum(data.values()) + sum(t.nbytes for t in self._left.values())
