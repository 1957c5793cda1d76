"""The kinds of data there are: toy points, gates, pictures, and what a person brings."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from model.data import toy
from model.data.columns import FEWEST_ROWS
from model.data.folder import FEWEST_PICTURES
from model.data.preprocess import PIXELS

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
    "digits": Source(PIXELS, 10, samples=(500, 75_000), image=True),
    "mnist": Source(PIXELS, 10, samples=(500, 70_000), image=True),
    "fashion": Source(PIXELS, 10, samples=(500, 70_000), image=True),
    "painted": Source(2, 2, tuple(FEATURES), samples=(0, 5_000), reach=(-REACH, REACH), least=10),
    "table": Source(2, 2, samples=(0, 1_000_000), least=FEWEST_ROWS),
    "pictures": Source(PIXELS, 2, samples=(0, 500_000), image=True, least=FEWEST_PICTURES),
}
"""Every data set by its id: points in order of increasing complexity, regression after classes; pictures, first those
made here; then what a person brings, whose inputs, classes and samples stand here for as long as there is nothing."""

DIGITS = ("digits", "mnist")
"""The data sets that hold digits."""
