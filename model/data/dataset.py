"""A data set: the examples of a run, as they are and as its network reads them."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from model.data.choice import Data
from model.data.examples import Names
from model.data.sources import MARGIN, Source


@dataclass(frozen=True)
class Part:
    """The training or the test part of a data set, as read-only arrays.

    Attributes:
        points: the examples as they are, (n, coordinates or pixels); pictures from 0 to 1.
        x: the network's inputs, (n, inputs).
        t: the targets, (n, outputs); one-hot for classes.
        labels: the classes as numbers, (n,); empty for regression.
    """

    points: np.ndarray
    x: np.ndarray
    t: np.ndarray
    labels: np.ndarray


GRIDS, GRID_BYTES = 4, 2**19
"""How many grids of a map's points are kept, and how many bytes each may take."""

PARTS = ("train", "test")
"""The names of the two parts."""


@dataclass(frozen=True)
class Dataset:
    """Examples ready for training.

    Attributes:
        data: what they were made from.
        train, test: the two parts.
        mean, scale: what normalisation subtracts and divides by, (inputs,).
        names: what inputs and classes are called in the person's own data.
        target: what was subtracted from the targets of the person's own regression, and what they were divided by.
    """

    data: Data
    train: Part
    test: Part
    mean: np.ndarray
    scale: np.ndarray
    names: Names = field(default_factory=Names)
    target: tuple[float, float] = (0.0, 1.0)

    @property
    def source(self) -> Source:
        """The row of DATASETS the examples are from."""
        return self.data.row

    def part(self, name: str) -> Part:
        """Return one of PARTS by its name."""
        return {"train": self.train, "test": self.test}[name]

    @property
    def nbytes(self) -> int:
        """How much memory the examples take, in bytes."""
        arrays = {id(a): a.nbytes for part in (self.train, self.test) for a in (part.points, part.x, part.t)}
        return sum(arrays.values())

    @cached_property
    def reach(self) -> tuple[tuple[float, float], ...]:
        """From where to where a map of the points goes, for each coordinate: of tables, a little beyond the points."""
        if self.source.reach:
            return (self.source.reach,) * self.source.inputs
        low = np.minimum(self.train.points.min(0), self.test.points.min(0))
        high = np.maximum(self.train.points.max(0), self.test.points.max(0))
        middle, half = (low + high) / 2, np.where(high > low, (high - low) / 2, 1) * MARGIN
        return tuple(zip((middle - half).tolist(), (middle + half).tolist(), strict=True))

    @cached_property
    def middle(self) -> tuple[float, ...]:
        """The mean of each coordinate over the training part."""
        return tuple(self.train.points.mean(0).tolist())

    def grid(self, size: int, axes: tuple[int, ...], held: tuple[float, ...] = ()) -> np.ndarray:
        """Return the network's inputs at the middles of the cells of a grid over the reach of one or two coordinates.

        A map asks for the same again and again: the last few grids are kept, if they are small.

        Args:
            size: how many cells lie along each of them.
            axes: which coordinate goes across, and which goes up.
            held: what every coordinate is held at but for these; their means where it is not one number for each.

        Returns:
            (sizeᵃ, inputs) for a axes, row by row, the lowest first; read-only.
        """
        asked = size, axes, held
        if asked in self._grids:
            return self._grids[asked]
        inputs = self.inputs(self._middles(*asked))
        inputs.flags.writeable = False
        if inputs.nbytes <= GRID_BYTES:
            if len(self._grids) == GRIDS:
                self._grids.pop(next(iter(self._grids)))
            self._grids[asked] = inputs
        return inputs

    def _middles(self, size: int, axes: tuple[int, ...], held: tuple[float, ...]) -> np.ndarray:
        shares = (np.arange(size) + 0.5) / size
        ways = [low + shares * (high - low) for low, high in (self.reach[axis] for axis in axes)]
        points = np.empty((size ** len(axes), self.source.inputs))
        points[:] = held if len(held) == self.source.inputs else self.middle
        for axis, values in zip(axes, np.meshgrid(*ways[::-1], indexing="ij")[::-1], strict=True):
            points[:, axis] = values.ravel()
        return points

    @cached_property
    def _grids(self) -> dict[tuple[int, tuple[int, ...], tuple[float, ...]], np.ndarray]:
        return {}

    def inputs(self, points: np.ndarray) -> np.ndarray:
        """Return the network's inputs (n, inputs) for points or pictures (n, coordinates or pixels) as they are."""
        return (self.data.features_of(points) - self.mean) / self.scale

    def in_units(self, values: np.ndarray) -> np.ndarray:
        """Return targets or answers of the person's own regression as they were before they were divided; any shape."""
        middle, scale = self.target
        return values * scale + middle
