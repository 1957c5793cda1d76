"""A data set: examples made, split, turned into input features and normalised."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from model import streams
from model.checks import Invalid, check_choice, check_range
from model.data import toy
from model.data.digits import make_digits
from model.data.preprocess import SIDE
from model.losses import one_hot

T = TypeVar("T")
Progress = tuple[int, int]
"""How far a long piece of work is: (done, total)."""

FEATURES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "x0": lambda p: p[:, 0],
    "x1": lambda p: p[:, 1],
    "x0_squared": lambda p: p[:, 0] ** 2,
    "x1_squared": lambda p: p[:, 1] ** 2,
    "x0_x1": lambda p: p[:, 0] * p[:, 1],
    "sin_x0": lambda p: np.sin(p[:, 0]),
    "sin_x1": lambda p: np.sin(p[:, 1]),
}
"""What the network may be given of a point (n, inputs), as it was before normalisation."""


@dataclass(frozen=True)
class Source:
    """A row of DATASETS: one kind of data.

    Attributes:
        inputs: the number of coordinates of a point, or of pixels of an image.
        classes: the number of classes; 0 for regression, which has one output.
        features: the input features one can choose from; none for images, whose pixels are the inputs.
        samples: the fewest and the most examples that can be asked for.
        make: makes points of a plane or a line; None for images.
    """

    inputs: int
    classes: int
    features: tuple[str, ...] = ()
    samples: tuple[int, int] = (20, 5_000)
    make: toy.Maker | None = None

    @property
    def outputs(self) -> int:
        """The width of the output layer."""
        return self.classes or 1

    @property
    def image(self) -> bool:
        """Whether an example is a picture."""
        return self.make is None


_LINE = ("x0", "x0_squared", "sin_x0")
DATASETS: dict[str, Source] = {
    "linear": Source(2, 2, tuple(FEATURES), make=toy.linear),
    "gaussians": Source(2, 2, tuple(FEATURES), make=toy.gaussians),
    "circle": Source(2, 2, tuple(FEATURES), make=toy.circle),
    "xor": Source(2, 2, tuple(FEATURES), make=toy.xor),
    "moons": Source(2, 2, tuple(FEATURES), make=toy.moons),
    "rings": Source(2, 3, tuple(FEATURES), make=toy.rings),
    "spiral": Source(2, 2, tuple(FEATURES), make=toy.spiral),
    "plane": Source(2, 0, tuple(FEATURES), make=toy.plane),
    "sine": Source(1, 0, _LINE, make=toy.sine),
    "bumpy": Source(1, 0, _LINE, make=toy.bumpy),
    "digits": Source(784, 10, samples=(500, 75_000)),
}
"""Every data set by its id, in order of increasing complexity, regression after classes."""

LIMITS = {"noise": (0.0, 0.5), "test_share": (0.1, 0.9), "shift": (0, 4)}
"""The lowest and the highest value of each number in Data."""


@dataclass(frozen=True)
class Data:
    """The data a person chose.

    Attributes:
        source: an id of DATASETS.
        samples: the number of examples, training and test together.
        noise: scatter, as a share of half the picture's width; images have none.
        test_share: the share of the examples that is kept for testing.
        normalize: points: each feature gets mean 0 and standard deviation 1 (of the training part);
            images: pixels from 0 to 1 instead of 0 to 255.
        features: ids of FEATURES in the order of the inputs; empty for images.
        shift: images: how far, in pixels, a batch is moved at most each time it is learnt from; points are not moved.
    """

    source: str = "spiral"
    samples: int = 500
    noise: float = 0.0
    test_share: float = 0.5
    normalize: bool = True
    features: tuple[str, ...] = ("x0", "x1")
    shift: int = 0

    def __post_init__(self) -> None:
        check_choice("data.source", self.source, DATASETS)
        source = DATASETS[self.source]
        check_range("data.samples", self.samples, source.samples)
        for name, limits in LIMITS.items():
            check_range(f"data.{name}", getattr(self, name), limits)
        for feature in self.features:
            check_choice("data.features", feature, source.features)
        if len(set(self.features)) != len(self.features):
            raise Invalid("data.features", "each feature once", self.features)
        if source.features and not self.features:
            raise Invalid("data.features", "at least one feature", self.features)

    @property
    def test_samples(self) -> int:
        """How many examples are kept for testing."""
        return round(self.samples * self.test_share)

    @property
    def inputs(self) -> int:
        """The width of the input layer."""
        return len(self.features) or DATASETS[self.source].inputs

    @property
    def image_shape(self) -> tuple[int, ...]:
        """Height, width and channels of a picture; () where examples are none."""
        return (SIDE, SIDE, 1) if DATASETS[self.source].image else ()

    @property
    def outputs(self) -> int:
        """The width of the output layer."""
        return DATASETS[self.source].outputs


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


@dataclass(frozen=True)
class Dataset:
    """Examples ready for training.

    Attributes:
        data: what they were made from.
        train, test: the two parts.
        mean, scale: what normalisation subtracts and divides by, (inputs,).
    """

    data: Data
    train: Part
    test: Part
    mean: np.ndarray
    scale: np.ndarray

    @property
    def source(self) -> Source:
        """The row of DATASETS the examples are from."""
        return DATASETS[self.data.source]

    @property
    def nbytes(self) -> int:
        """How much memory the examples take, in bytes."""
        arrays = {id(a): a.nbytes for part in (self.train, self.test) for a in (part.points, part.x, part.t)}
        return sum(arrays.values())

    def inputs(self, points: np.ndarray) -> np.ndarray:
        """Return the network's inputs (n, inputs) for points or pictures (n, coordinates or pixels) as they are."""
        return (_features(self.data, points) - self.mean) / self.scale


def build(data: Data, seed: int, folder: Path | None = None) -> Generator[Progress, None, Dataset]:
    """Make a data set: yields (done, total) as it goes on, and returns it.

    The examples, and which of them are kept for testing, depend on the seed and on what was chosen, on nothing else.
    Built-in digits are kept in `folder` for the next time, if there is one.
    """
    if DATASETS[data.source].image:
        training = data.samples - data.test_samples
        train = yield from _shifted(make_digits(training, seed, "train", folder), 0, data.samples)
        test = yield from _shifted(make_digits(data.test_samples, seed, "test", folder), training, data.samples)
    else:
        train, test = _points(data, seed)
        yield data.samples, data.samples
    mean, scale = _normalization(data, train[0])
    return Dataset(data, _part(data, *train, mean, scale), _part(data, *test, mean, scale), mean, scale)


def _shifted(work: Generator[Progress, None, T], before: int, total: int) -> Generator[Progress, None, T]:
    """Do a part of a longer piece of work, of which `before` is done already."""
    while True:
        try:
            done, _ = next(work)
        except StopIteration as end:
            return end.value
        yield before + done, total


def _points(data: Data, seed: int) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
    make = DATASETS[data.source].make
    assert make is not None
    points, targets = make(data.samples, data.noise, streams.stream(seed, streams.DATA))
    order = streams.stream(seed, streams.SPLIT).permutation(data.samples)
    test, train = order[: data.test_samples], order[data.test_samples :]
    return (points[train], targets[train]), (points[test], targets[test])


def _features(data: Data, points: np.ndarray) -> np.ndarray:
    if not data.features:
        return points
    return np.column_stack([FEATURES[f](points) for f in data.features])


def _normalization(data: Data, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    if DATASETS[data.source].image:
        return np.zeros(1, np.float32), np.full(1, 1 if data.normalize else 1 / 255, np.float32)
    x = _features(data, points)
    if not data.normalize:
        return np.zeros(x.shape[1]), np.ones(x.shape[1])
    scale = x.std(0)
    return x.mean(0), np.where(scale > 0, scale, 1)  # a feature that never varies is left as it is


def _part(data: Data, points: np.ndarray, targets: np.ndarray, mean: np.ndarray, scale: np.ndarray) -> Part:
    source = DATASETS[data.source]
    as_they_are = source.image and data.normalize  # then the inputs are the pictures, and need no memory of their own
    x = points if as_they_are else (_features(data, points) - mean) / scale
    labels = targets if source.classes else np.empty(0, np.int64)
    t = one_hot(targets, source.classes) if source.classes else targets
    arrays = points, x, t, labels
    for array in arrays:
        array.flags.writeable = False
    return Part(*arrays)
