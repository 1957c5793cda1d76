"""A data set: examples made, split, turned into input features and normalised."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from model import streams
from model.blobs import Blob, Blobs
from model.checks import Invalid, check_choice, check_range
from model.data import toy
from model.data.columns import FEWEST_ROWS
from model.data.digits import make_digits
from model.data.examples import Content, Examples, Names, unpack
from model.data.folder import FEWEST_PICTURES
from model.data.idx import check_pair, read_labels, read_pictures
from model.data.preprocess import SIDE
from model.data.published import PUBLISHED
from model.losses import one_hot
from model.work import Work, within

Points = tuple[np.ndarray, np.ndarray]
"""Points or pictures (n, coordinates or pixels), and their labels (n,) or targets (n, 1)."""

BLOCK = 2_000
"""How many pictures are taken between two reports of progress: some 3 ms of work."""

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
        features: the input features one can choose from; without any, the inputs are the coordinates or pixels.
        samples: the fewest and the most examples that can be asked for.
        make: makes points of a plane or a line.
        image: whether an example is a picture.
        ends: of regression, the answers that have the two strongest colours of a map.
        threshold: above which value a single output says 1; None where it is a quantity.
        reach: from where to where a map of the points goes, for every coordinate; without any, as far as they lie.
        least: how many examples of the person's own a run needs; inputs, classes and samples are then as they are.
            0 where the examples are not the person's own.
    """

    inputs: int
    classes: int
    features: tuple[str, ...] = ()
    samples: tuple[int, int] = (20, 5_000)
    make: toy.Maker | None = None
    image: bool = False
    ends: tuple[float, float] = (-1.0, 1.0)
    threshold: float | None = None
    reach: tuple[float, float] | None = None
    least: int = 0

    @property
    def own(self) -> bool:
        """Whether the examples are the person's own."""
        return self.least > 0

    @property
    def outputs(self) -> int:
        """The width of the output layer."""
        return self.classes or 1

    @property
    def has_accuracy(self) -> bool:
        """Whether an answer is either right or wrong; else it is more or less near, and R² stands for accuracy."""
        return self.classes > 0 or self.threshold is not None


MARGIN = 1.15
"""How far a map goes beyond the points, from their middle."""

REACH = toy.HALF * MARGIN
"""How far a map goes from the middle of the points of a plane or a line."""


def _plane(classes: int, make: toy.Maker) -> Source:
    return Source(2, classes, tuple(FEATURES), make=make, reach=(-REACH, REACH))


def _line(make: toy.Maker) -> Source:
    return Source(1, 0, ("x0", "x0_squared", "sin_x0"), make=make, reach=(-REACH, REACH))


def _gate(truth: tuple[int, int, int, int]) -> Source:
    features = ("x0", "x1", "x0_x1")
    make = toy.gate(truth)
    return Source(2, 0, features, samples=(4, 4), make=make, ends=(0.0, 1.0), threshold=0.5, reach=(-0.5, 1.5))


GATES: dict[str, Source] = {
    "gate_and": _gate((0, 0, 0, 1)),
    "gate_or": _gate((0, 1, 1, 1)),
    "gate_nand": _gate((1, 1, 1, 0)),
    "gate_xor": _gate((0, 1, 1, 0)),
}
"""The logic gates of the book's chapter 2, in the order of its rows (0, 0), (1, 0), (0, 1), (1, 1): one output, 0 or 1.
They are whole truth tables, so that there is nothing else to test on."""

DATASETS: dict[str, Source] = {
    **GATES,
    "linear": _plane(2, toy.linear),
    "gaussians": _plane(2, toy.gaussians),
    "circle": _plane(2, toy.circle),
    "xor": _plane(2, toy.xor),
    "moons": _plane(2, toy.moons),
    "rings": _plane(3, toy.rings),
    "spiral": _plane(2, toy.spiral),
    "plane": _plane(0, toy.plane),
    "sine": _line(toy.sine),
    "bumpy": _line(toy.bumpy),
    "digits": Source(784, 10, samples=(500, 75_000), image=True),
    "mnist": Source(784, 10, samples=(500, 70_000), image=True),
    "fashion": Source(784, 10, samples=(500, 70_000), image=True),
    "painted": Source(2, 2, tuple(FEATURES), samples=(0, 5_000), reach=(-REACH, REACH), least=10),
    "table": Source(2, 2, samples=(0, 1_000_000), least=FEWEST_ROWS),
    "pictures": Source(784, 2, samples=(0, 500_000), image=True, least=FEWEST_PICTURES),
}
"""Every data set by its id: points in order of increasing complexity, regression after classes; pictures, first those
made here; then what a person brings, whose inputs, classes and samples stand here for as long as there is nothing."""

DIGITS = ("digits", "mnist")
"""The data sets that hold digits."""

SPLIT_FROM = 10
"""How many examples there must be for some to be kept for testing; fewer are all learned from, and all tested on."""

LIMITS = {"noise": (0.0, 0.5), "test_share": (0.1, 0.9), "shift": (0, 4)}
"""The lowest and the highest value of each number in Data."""


@dataclass(frozen=True)
class Data:
    """The data a person chose.

    Attributes:
        source: an id of DATASETS.
        samples: the number of examples, training and test together.
        noise: scatter, as a share of half the picture's width; images have none.
        test_share: the share of the examples that is kept for testing; of fewer than SPLIT_FROM, none is.
        normalize: points: each feature gets mean 0 and standard deviation 1 (of the training part);
            images: pixels from 0 to 1 instead of 0 to 255.
        features: ids of FEATURES in the order of the inputs; empty where the source has none.
        examples: of a source of the person's own, what they brought; None before they did.
        shift: images: how far, in pixels, a batch is moved at most each time it is learnt from; points are not moved.
    """

    source: str = "spiral"
    samples: int = 500
    noise: float = 0.0
    test_share: float = 0.5
    normalize: bool = True
    features: tuple[str, ...] = ("x0", "x1")
    examples: Examples | None = None
    shift: int = 0

    def __post_init__(self) -> None:
        check_choice("data.source", self.source, DATASETS)
        if self.examples is not None:
            self._check_examples(self.examples)
        source = self.row
        check_range("data.samples", self.samples, source.samples)
        for name, limits in LIMITS.items():
            check_range(f"data.{name}", getattr(self, name), limits)
        for feature in self.features:
            check_choice("data.features", feature, source.features)
        if len(set(self.features)) != len(self.features):
            raise Invalid("data.features", "each feature once", self.features)
        if source.features and not self.features:
            raise Invalid("data.features", "at least one feature", self.features)

    def _check_examples(self, examples: Examples) -> None:
        source = DATASETS[self.source]
        if not source.own:
            raise Invalid("data.examples", "none with data that are made or fetched", self.source)
        if (source.image or source.features) and examples.inputs != source.inputs:
            raise Invalid("data.examples", f"{source.inputs} inputs", examples.inputs)

    @property
    def row(self) -> Source:
        """The row of DATASETS, with the inputs, classes and samples of the examples that the person brought."""
        source, own = DATASETS[self.source], self.examples
        if own is None:
            return source
        return replace(source, inputs=own.inputs, classes=own.classes, samples=(min(own.rows, source.least), own.rows))

    @property
    def is_split(self) -> bool:
        """Whether some examples are kept for testing; else all are learned from, and all tested on."""
        return self.samples >= SPLIT_FROM

    @property
    def test_samples(self) -> int:
        """How many examples are tested on."""
        return round(self.samples * self.test_share) if self.is_split else self.samples

    @property
    def training_samples(self) -> int:
        """How many examples are learned from."""
        return self.samples - self.test_samples if self.is_split else self.samples

    @property
    def inputs(self) -> int:
        """The width of the input layer."""
        return len(self.features) or self.row.inputs

    @property
    def image_shape(self) -> tuple[int, ...]:
        """Height, width and channels of a picture; () where examples are none."""
        return (SIDE, SIDE, 1) if DATASETS[self.source].image else ()

    @property
    def outputs(self) -> int:
        """The width of the output layer."""
        return self.row.outputs

    @property
    def digits(self) -> bool:
        """Whether these are pictures of digits, so that digits drawn by hand fit among them."""
        return self.source in DIGITS

    @property
    def needs(self) -> tuple[Blob, ...]:
        """The bytes without which the examples can't be made."""
        if self.source in PUBLISHED:
            return tuple(file.blob for file in PUBLISHED[self.source].files)
        return (self.examples.values,) if self.examples else ()


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
        return (_features(self.data, points) - self.mean) / self.scale

    def in_units(self, values: np.ndarray) -> np.ndarray:
        """Return targets or answers of the person's own regression as they were before they were divided; any shape."""
        middle, scale = self.target
        return values * scale + middle


GRIDS, GRID_BYTES = 4, 2**19
"""How many grids of a map's points are kept, and how many bytes each may take."""

ROUNDING = 1e-14
"""Up to which part of its largest value a column varies by rounding only: some 50 of the smallest differences."""


class Missing(Invalid):
    """The bytes of a data set are not there, or are others.

    Attributes:
        source: the id of the data set.
    """

    def __init__(self, source: str) -> None:
        super().__init__("data.source", "data that are on this computer", source)
        self.source = source


def build(data: Data, seed: int, blobs: Blobs | None = None, folder: Path | None = None) -> Work[Dataset]:
    """Make a data set: yields (done, total) as it goes on, and returns it.

    The examples, and which of them are kept for testing, depend on the seed and on what was chosen, on nothing else.

    Args:
        data: what was chosen.
        seed: the experiment's seed.
        blobs: the bytes that `data.needs`.
        folder: where built-in digits are kept for the next time, if anywhere.

    Raises:
        Missing: some of those are not there.
        Invalid: they are not what they should be.
    """
    content = Content(np.empty((0, 0)), np.empty(0))
    if data.source in PUBLISHED:
        content = yield from _published(data, blobs or {})
        train, test = yield from _pictures(data, seed, content)
    elif data.examples:
        content = unpack(_bytes_of(data.source, data.examples.values, blobs or {}), data.examples)
        yield 0, data.samples
        make = _pictures if data.row.image else _own_points
        train, test = yield from make(data, seed, content)
    elif data.row.image:
        training = data.training_samples
        train = yield from within(make_digits(training, seed, "train", folder), 0, data.samples)
        test = yield from within(make_digits(data.test_samples, seed, "test", folder), training, data.samples)
    else:
        train, test = _points(data, seed)
        yield data.samples, data.samples
    mean, scale = _normalization(data, train[0])
    target = (0.0, 1.0)
    if data.row.own and not data.row.classes:  # prices, weights, years: a network answers in small numbers
        middle, spread = _mean_and_scale(train[1].reshape(-1))
        target = float(middle), float(spread)
        train, test = ((points, (t - target[0]) / target[1]) for points, t in (train, test))
    train_part, test_part = (_part(data, *part, mean, scale) for part in (train, test))
    return Dataset(data, train_part, test_part, mean, scale, content.names, target)


def _bytes_of(source: str, blob: Blob, blobs: Blobs) -> bytes:
    try:
        return blobs[blob]
    except KeyError:
        raise Missing(source) from None


def _published(data: Data, blobs: Blobs) -> Work[Content]:
    """Unpack the files of a published data set; the test part's pictures come last."""
    files = PUBLISHED[data.source]
    arrays: list[np.ndarray] = []
    done, total = 0, files.size * 5  # about what they are unpacked; only the bar of progress depends on it
    for file, read in zip(files.files, (read_pictures, read_labels) * 2, strict=True):
        array = yield from within(read(file.name, _bytes_of(data.source, file.blob, blobs)), done, total)
        done += array.nbytes
        arrays.append(array)
        if read is read_labels:
            check_pair(file.name, *arrays[-2:])
    points, targets = (np.concatenate(arrays[k::2]) for k in (0, 1))
    return Content(points, targets.astype(np.int64), held=len(arrays[2]))


def _points(data: Data, seed: int) -> tuple[Points, Points]:
    make = DATASETS[data.source].make
    assert make is not None
    points, targets = make(data.samples, data.noise, streams.stream(seed, streams.DATA))
    order = streams.stream(seed, streams.SPLIT).permutation(data.samples)
    test, train = order[: data.test_samples], order[-data.training_samples :]
    return (points[train], targets[train]), (points[test], targets[test])


def _split(data: Data, seed: int, rows: int, held: int) -> tuple[np.ndarray, np.ndarray]:
    """Return which rows are for training and which for testing; those held for testing are trained on last of all."""
    rng = streams.stream(seed, streams.SPLIT)
    order = np.concatenate((rng.permutation(rows - held), rows - held + rng.permutation(held)))
    return order[: data.training_samples], order[::-1][: data.test_samples]


def _own_points(data: Data, seed: int, content: Content) -> Work[tuple[Points, Points]]:
    scatter = data.noise * toy.HALF if data.row.features else 0.0
    points, targets = content.points, content.targets
    if scatter:
        points = points + streams.stream(seed, streams.DATA).normal(0, scatter, points.shape)
    train, test = _split(data, seed, len(points), content.held)
    yield data.samples // 2, data.samples
    return (points[train], targets[train]), (points[test], targets[test])


def _pictures(data: Data, seed: int, content: Content) -> Work[tuple[Points, Points]]:
    """Take pictures of bytes for both parts, from 0 to 1."""
    parts: list[Points] = []
    for rows in _split(data, seed, len(content.points), content.held):
        points = np.empty((len(rows), content.points.shape[1]), np.float32)
        for begin in range(0, len(rows), BLOCK):
            some = rows[begin : begin + BLOCK]
            np.divide(content.points[some], np.float32(255), out=points[begin : begin + BLOCK])
            yield begin + len(parts) * data.training_samples, data.samples
        parts.append((points, content.targets[rows]))
    return parts[0], parts[1]


def _features(data: Data, points: np.ndarray) -> np.ndarray:
    if not data.features:
        return points
    return np.column_stack([FEATURES[f](points) for f in data.features])


def _normalization(data: Data, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    if data.row.image:
        return np.zeros(1, np.float32), np.full(1, 1 if data.normalize else 1 / 255, np.float32)
    x = _features(data, points)
    if not data.normalize:
        return np.zeros(x.shape[1]), np.ones(x.shape[1])
    return _mean_and_scale(x)


def _mean_and_scale(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and standard deviation of each column; what never varies keeps its size: its value and 1.

    The deviation can't tell whether it varies: rounded as the mean is, that of 0.1 a hundred times is 1.7e-16.
    """
    low, high, scale = x.min(0), x.max(0), x.std(0)
    varies = (high - low > ROUNDING * np.maximum(-low, high)) & (scale > 0)
    return np.where(varies, x.mean(0), x[0]), np.where(varies, scale, 1)


def _part(data: Data, points: np.ndarray, targets: np.ndarray, mean: np.ndarray, scale: np.ndarray) -> Part:
    source = data.row
    as_they_are = source.image and data.normalize  # then the inputs are the pictures, and need no memory of their own
    x = points if as_they_are else (_features(data, points) - mean) / scale
    labels = targets if source.classes else np.empty(0, np.int64)
    t = one_hot(targets, source.classes) if source.classes else targets
    arrays = points, x, t, labels
    for array in arrays:
        array.flags.writeable = False
    return Part(*arrays)
