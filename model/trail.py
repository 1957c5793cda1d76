"""A trail: where the parameters of a run have been, in a bounded number of samples."""

from collections.abc import Sequence

import numpy as np

BUDGET = 64 * 2**20
"""How many bytes all samples together may take."""

MOST = 128
"""How many samples there may be, however small; at least LEAST are kept, however large."""

LEAST = 8

Moment = tuple[int, bool]
"""A step, and whether it is that after parameters were put there by hand."""


class Trail:
    """Samples of the parameters at steps at equal distances, from step 0 on, and what was put by hand.

    Where there are too many, every second one goes and the distance doubles; of what was put by hand the earliest go.
    The same history leaves the same trail, however it was stepped, as long as it is told of every `distance`-th step.

    Attributes:
        distance: how many steps lie between two samples.
        ways: how many times another way was taken: so often the samples of later steps were forgotten.
    """

    def __init__(self, parameters: np.ndarray, budget: int = BUDGET) -> None:
        """Begin at step 0 with the initial parameters, shape (n,)."""
        self.distance, self.ways = 1, 0
        self._most = max(LEAST, min(MOST, budget // max(1, parameters.nbytes)))
        self._samples: dict[Moment, np.ndarray] = {(0, False): parameters.copy()}
        self._put: dict[Moment, np.ndarray] = {}

    @property
    def nbytes(self) -> int:
        """How much memory the samples take, in bytes; what was put by hand belongs to the history."""
        return sum(sample.nbytes for sample in self._samples.values())

    def add(self, step: int, parameters: np.ndarray) -> None:
        """Take a sample, if one of this step is wanted and finite; the parameters are copied."""
        if step % self.distance or (step, False) in self._samples or not np.isfinite(parameters).all():
            return
        self._samples[step, False] = parameters.copy()
        while len(self._samples) > self._most:
            self.distance *= 2
            self._samples = {at: p for at, p in self._samples.items() if at[0] % self.distance == 0}

    def put(self, step: int, parameters: np.ndarray | None) -> None:
        """Take what was put by hand at a step, and is not written to any more; None where nothing is there now."""
        before = self._put.pop((step, True), None)
        if parameters is not None:
            self._put[step, True] = parameters
            self._put = dict(sorted(self._put.items())[-self._most :])
        if before is not None:
            self.ways += 1

    def forget_after(self, step: int) -> None:
        """Forget what came after a step: the run goes on another way from there."""
        self.ways += 1
        self._samples = {at: p for at, p in self._samples.items() if at[0] <= step}
        self._put = {at: p for at, p in self._put.items() if at[0] <= step}
        while self.distance > 1 and step // (self.distance // 2) < self._most:  # as if it had never been farther
            self.distance //= 2

    def moments(self, step: int) -> list[Moment]:
        """Return the moments that are known, up to a step."""
        return sorted(at for at in (*self._samples, *self._put) if at[0] <= step)

    def at(self, moments: Sequence[Moment]) -> np.ndarray:
        """Return the parameters at moments that are known, shape (k, n)."""
        return np.stack([(self._put if at[1] else self._samples)[at] for at in moments])

    def path(self, step: int | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Return the steps, shape (k,), and the parameters at them, shape (k, n), up to a step or all."""
        moments = self.moments(max(at[0] for at in (*self._samples, *self._put)) if step is None else step)
        return np.array([at[0] for at in moments]), self.at(moments)
