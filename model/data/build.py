"""Making a data set: examples are made or unpacked, split, and become inputs and targets."""

from pathlib import Path

import numpy as np

from model import streams
from model.blobs import Blob, Blobs
from model.checks import Invalid
from model.data import toy
from model.data.choice import Data
from model.data.dataset import Dataset, Part
from model.data.digits import make_digits
from model.data.examples import Content, unpack
from model.data.idx import check_pair, read_labels, read_pictures
from model.data.published import PUBLISHED
from model.data.sources import DATASETS
from model.losses import one_hot
from model.work import Work, within

Points = tuple[np.ndarray, np.ndarray]
"""Points or pictures (n, coordinates or pixels), and their labels (n,) or targets (n, 1)."""

BLOCK = 2_000
"""How many pictures are taken between two reports of progress: some 3 ms of work."""

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


def _normalization(data: Data, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    if data.row.image:
        return np.zeros(1, np.float32), np.full(1, 1 if data.normalize else 1 / 255, np.float32)
    x = data.features_of(points)
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
    x = points if as_they_are else (data.features_of(points) - mean) / scale
    labels = targets if source.classes else np.empty(0, np.int64)
    t = one_hot(targets, source.classes) if source.classes else targets
    arrays = points, x, t, labels
    for array in arrays:
        array.flags.writeable = False
    return Part(*arrays)
