"""Batches: which examples each step takes, in an order that is new every epoch."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from model import streams
from model.augmentation import shifted
from model.blobs import Blobs
from model.checks import Invalid
from model.data.dataset import Dataset
from model.data.examples import unpack
from model.data.taught import Taught
from model.experiment import Experiment
from model.losses import one_hot

DRAWN = 5_000
"""For how many samples orders are drawn at once, at least: to make a generator costs more than to draw a short one."""

WAYS = 1_000
"""For how many steps it is drawn at once how far each shifts its pictures."""


class Batches:
    """The training examples of a run, and where in them it is.

    Attributes:
        samples: how many there are.
        step: how many batches were taken: the run's steps.
        epoch, sample: how many epochs are done, and how many samples of this one.
        rows: how many samples the next batch has; the last of an epoch has what is left.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset, blobs: Blobs, narrow: bool) -> None:
        """Begin with the first batch.

        Args:
            experiment: the choices.
            dataset: the examples.
            blobs: where the bytes of drawings that are taught are looked for, now and later.
            narrow: whether batches lie column by column, as a narrow network's arrays do.

        Raises:
            Invalid: the bytes of drawings are not there.
        """
        self._experiment, self._dataset, self._blobs = experiment, dataset, blobs
        self._narrow, self._axis = narrow, 1 if narrow else 0
        self._x, self._t = (
            np.ascontiguousarray(part.T if narrow else part, experiment.precision)
            for part in (dataset.train.x, dataset.train.t)
        )
        self.samples = len(dataset.train.x)
        self.step = self.epoch = self.sample = 0
        self._taught: tuple[Taught, np.ndarray, np.ndarray] = (Taught(), np.empty(0), np.empty(0))
        self._orders, self._first = np.empty((0, 0), np.intp), 0  # of some epochs, from which one on
        self._order = self._order_of_the_epoch()
        self._ways, self._block = np.empty((0, 2), np.intp), -1  # how far the steps of a block shift their pictures
        self.edit(experiment)

    @property
    def left(self) -> int:
        """How many batches are left of this epoch."""
        return -(-(self.samples - self.sample) // self._size)

    @property
    def taught(self) -> tuple[np.ndarray, np.ndarray]:
        """Inputs (n, n_in) and targets (n, n_out) of the drawings that are taught; empty where there are none."""
        _, x, t = self._taught
        return x, t

    @property
    def nbytes(self) -> int:
        """How much memory it takes, in bytes, beside the examples of the dataset."""
        train = self._dataset.train
        own = (a for a, b in ((self._x, train.x), (self._t, train.t)) if not np.may_share_memory(a, b))
        return sum(array.nbytes for array in (*own, self._orders, self._ways, *self._taught[1:]))

    def edit(self, experiment: Experiment) -> None:
        """Put live edits in force: of the batch's size, and of what is taught.

        Raises:
            Invalid: the bytes of drawings are not there.
        """
        self._experiment = experiment
        self._learn(experiment.taught if experiment.data.digits else Taught())
        self._measure()

    def go_to(self, step: int, epoch: int, sample: int) -> None:
        """Go to where a run was."""
        self.step, self.epoch, self.sample = step, epoch, sample
        self._order = self._order_of_the_epoch()
        self._measure()

    def advance(self) -> bool:
        """Count the batch as done; return whether the next one may have another size."""
        self.step += 1
        self.sample += self.rows
        if self.sample + self.rows <= self.samples:
            return False
        if self.sample >= self.samples:
            self.sample = 0
            self.epoch += 1
            self._order = self._order_of_the_epoch()
        self._measure()
        return True

    def calls(self, x: np.ndarray, t: np.ndarray) -> Iterator[Callable[[], object]]:
        """Yield what writes the next batch into `x`, shape (rows, n_in), and `t`, shape (rows, n_out)."""
        yield partial(self._take, len(x), *((x.T, t.T) if self._narrow else (x, t)))
        if self._taught[0].count:
            yield partial(self._take_taught, x, t)
        if self._experiment.data.shift and self._experiment.data.image_shape:
            yield partial(self._shift, x)

    def _measure(self) -> None:
        size = self._size
        self.rows = size if self._experiment.sampling == "random" else min(size, self.samples - self.sample)

    @property
    def _size(self) -> int:
        return min(self._experiment.batch_size, self.samples)

    def _order_of_the_epoch(self) -> np.ndarray:
        """Return which samples this epoch takes, in order; with replacement, enough to fill its last batch too."""
        place = self.epoch - self._first
        if not 0 <= place < len(self._orders):
            at_once = -(-DRAWN // self.samples)
            block, place = divmod(self.epoch, at_once)
            rng, n = streams.stream(self._experiment.seed, streams.ORDER, block), self.samples
            if self._experiment.sampling == "random":
                self._orders = rng.integers(0, n, (at_once, 2 * n))
            else:
                self._orders = np.stack([rng.permutation(n) for _ in range(at_once)])
            self._first = block * at_once
        return self._orders[place]

    def _take(self, rows: int, x: np.ndarray, t: np.ndarray) -> None:
        chosen = self._order[self.sample : self.sample + rows]
        self._x.take(chosen, self._axis, x, "clip")
        self._t.take(chosen, self._axis, t, "clip")

    def _take_taught(self, x: np.ndarray, t: np.ndarray) -> None:
        """Put drawings that the person taught in the place of some of the batch.

        Each place takes one with the probability that an example has to be one, as if each drawing stood among the
        training examples `weight` times. So batches and epochs stay as long as they are.
        """
        taught, own_x, own_t = self._taught
        rng = streams.stream(self._experiment.seed, streams.TAUGHT, self.step)
        places = np.flatnonzero(rng.random(len(x)) < taught.share(self.samples))
        chosen = rng.integers(0, len(own_x), len(places))
        x[places], t[places] = own_x[chosen], own_t[chosen]

    def _shift(self, x: np.ndarray) -> None:
        data, (block, place) = self._experiment.data, divmod(self.step, WAYS)
        if block != self._block:
            rng = streams.stream(self._experiment.seed, streams.SHIFT, block)
            self._ways, self._block = rng.integers(-data.shift, data.shift + 1, (WAYS, 2)), block
        down, right = self._ways[place].tolist()
        if down or right:
            np.copyto(x, shifted(x, data.image_shape, down, right))

    def _learn(self, taught: Taught) -> None:
        """Make inputs and targets of what the person taught, where that is other than before."""
        _, x, t = self._taught
        if taught.drawings != self._taught[0].drawings:
            x, t = np.empty(0), np.empty(0)
            if found := taught.drawings:
                if found.values not in self._blobs:
                    raise Invalid("taught.drawings", "drawings whose bytes are there", found.values.sha256)
                content = unpack(self._blobs[found.values], found)
                x = self._dataset.inputs((content.points / 255).astype(np.float32))
                t = one_hot(content.targets, found.classes)
        precision = self._experiment.precision
        self._taught = taught, x.astype(precision, copy=False), t.astype(precision, copy=False)
