"""A trail: where the parameters of a run have been, in a bounded number of samples."""

from collections.abc import Sequence

import numpy as np

BUDGET = 64 * 2**20
"""How many bytes all samples together may take."""

MOST = 128
"""How many samples there may be, however small; at least LEAST are kept, however large."""

LEAST = 8


class Trail:
    """Samples of the parameters at steps at equal distances, from step 0 on.

    Where there are too many, every second one goes and the distance doubles. The same history leaves the same trail,
    however it was stepped, as long as it is told of every `distance`-th step.

    Attributes:
        distance: how many steps lie between two samples.
        ways: how many times another way was taken: so often the samples of later steps were forgotten.
    """

    def __init__(self, parameters: np.ndarray, budget: int = BUDGET) -> None:
        """Begin at step 0 with the initial parameters, shape (n,)."""
        self.distance, self.ways = 1, 0
        self._most = max(LEAST, min(MOST, budget // max(1, parameters.nbytes)))
        self._samples: dict[int, np.ndarray] = {0: parameters.copy()}

    @property
    def next(self) -> int:
        """The next step of which a sample is wanted."""
        return max(self._samples) + self.distance

    @property
    def nbytes(self) -> int:
        """How much memory the samples take, in bytes."""
        return sum(sample.nbytes for sample in self._samples.values())

    def add(self, step: int, parameters: np.ndarray) -> None:
        """Take a sample, if one of this step is wanted and finite; the parameters are copied."""
        if step % self.distance or step in self._samples or not np.isfinite(parameters).all():
            return
        self._samples[step] = parameters.copy()
        while len(self._samples) > self._most:
            self.distance *= 2
            self._samples = {s: p for s, p in self._samples.items() if s % self.distance == 0}

    def forget_after(self, step: int) -> None:
        """Forget what came after a step: the run goes on another way from there."""
        self.ways += 1
        self._samples = {s: p for s, p in self._samples.items() if s <= step}

    def steps(self, step: int) -> list[int]:
        """Return the steps of which there are samples, up to a step."""
        return sorted(s for s in self._samples if s <= step)

    def at(self, steps: Sequence[int]) -> np.ndarray:
        """Return the parameters at steps of which there are samples, shape (k, n)."""
        return np.stack([self._samples[s] for s in steps])

    def path(self, step: int | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Return the steps, shape (k,), and the parameters at them, shape (k, n), up to a step or all."""
        steps = sorted(s for s in self._samples if step is None or s <= step)
        return np.array(steps), np.stack([self._samples[s] for s in steps])
