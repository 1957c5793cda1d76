"""The data a person chose: a field of an experiment."""

from dataclasses import dataclass, replace

import numpy as np

from model.blobs import Blob
from model.checks import Invalid, check_choice, check_range
from model.data.examples import Examples
from model.data.preprocess import SIDE
from model.data.published import PUBLISHED
from model.data.sources import DATASETS, DIGITS, FEATURES, Source

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

    def features_of(self, points: np.ndarray) -> np.ndarray:
        """Return the features (n, inputs) of points or pictures (n, coordinates or pixels), before normalisation."""
        return np.column_stack([FEATURES[f](points) for f in self.features]) if self.features else points

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
