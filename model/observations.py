"""Observations: the questions that views ask of a network.

A question is a small frozen value. Its answer is computed in buffers of its own and draws no random numbers, so that
looking never changes the run. Arrays in answers are fresh copies that nobody writes to again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from model import arrays, metrics
from model.data.dataset import Dataset
from model.network import Network
from model.trainer import Figures, Trainer

FLUENT = 1 / 14
"""How many seconds lie between two pictures that are still seen as one that moves."""


@dataclass(frozen=True)
class Observation:
    """A question; equal questions have equal answers.

    Attributes:
        every: while the run plays, how many seconds shall lie between two answers at least.
    """

    every: ClassVar[float] = 0.0

    def fits(self, dataset: Dataset) -> bool:
        """Return whether the question makes sense for these data: a view may still ask what fitted the last run."""
        return True

    def answer(self, trainer: Trainer) -> Any:
        """Return the answer for the network as it is now."""
        raise NotImplementedError


@dataclass(frozen=True)
class MapAnswer:
    """What the network answers all over the plane.

    Attributes:
        outputs: shape (size, size, outputs); row 0 is the lowest x₁.
        levels: the same as 8-bit indices for colouring, shape (size, size). One output: 0 … 255 between the `ends` of
            its source. Two classes: class 0 … class 1 as 0 … 255. More classes: each class has 256 // classes levels,
            the higher the surer.
    """

    outputs: np.ndarray
    levels: np.ndarray


@dataclass(frozen=True)
class DecisionMap(Observation):
    """What does the network answer all over a plane? For data with two coordinates or more.

    Attributes:
        size: how many points along each side.
        axes: which coordinates go across and up.
        held: what every coordinate is held at but for those two; their means where it is empty.
    """

    every = FLUENT

    size: int = 100
    axes: tuple[int, int] = (0, 1)
    held: tuple[float, ...] = ()

    def fits(self, dataset: Dataset) -> bool:
        """Return whether the data are points with those coordinates."""
        return not dataset.source.image and dataset.source.inputs > max(1, *self.axes)

    def answer(self, trainer: Trainer) -> MapAnswer:
        """Return the outputs on a grid over the reach of both coordinates, at the middles of its cells."""
        y = _outputs(trainer, trainer.dataset.grid(self.size, self.axes, self.held))
        colored = levels(y, trainer.dataset.source.ends)
        return MapAnswer(y.reshape(self.size, self.size, -1), colored.reshape(self.size, self.size))


def levels(y: np.ndarray, ends: tuple[float, float] = (-1.0, 1.0)) -> np.ndarray:
    """Return outputs (n, outputs) as 8-bit indices (n,), as MapAnswer says; what is no number counts as 0.

    Args:
        y: the outputs.
        ends: which values of a single output are 0 and 255.
    """
    y = np.clip(arrays.finite(y), -1e6, 1e6)  # beyond, sums and products may overflow
    classes = y.shape[1]
    if classes <= 2:
        value, (low, high) = (y[:, 0], ends) if classes == 1 else (y[:, 1] - y[:, 0], (-1.0, 1.0))
        return np.clip((value - low) * (255 / (high - low)) + 0.5, 0, 255).astype(np.uint8)
    shades = 256 // classes
    top_two = np.partition(y, classes - 2, axis=1)[:, classes - 2 :]
    margin = np.clip(top_two[:, 1] - top_two[:, 0], 0, 1)
    return (y.argmax(1) * shades + np.rint(margin * (shades - 1))).astype(np.uint8)


@dataclass(frozen=True)
class CurveAnswer:
    """What the network answers along the line: x and y, shape (n,)."""

    x: np.ndarray
    y: np.ndarray


@dataclass(frozen=True)
class FunctionCurve(Observation):
    """What does the network answer along the line? For data with one coordinate.

    Attributes:
        points: how many points.
    """

    every = FLUENT

    points: int = 300

    def fits(self, dataset: Dataset) -> bool:
        """Return whether the data are points of a line, and the answer one number."""
        return dataset.source.inputs == 1 and dataset.source.outputs == 1

    def answer(self, trainer: Trainer) -> CurveAnswer:
        """Return the output over the reach of the points."""
        x = np.linspace(*trainer.dataset.reach[0], self.points)
        return CurveAnswer(x, _outputs(trainer, trainer.dataset.inputs(x[:, None]))[:, 0])


@dataclass(frozen=True)
class TestOutputs(Observation):
    """What does the network answer for some of the test examples?

    Attributes:
        samples: their places in the test part.
    """

    __test__ = False  # not a test case, whatever its name
    every = FLUENT

    samples: tuple[int, ...]

    def fits(self, dataset: Dataset) -> bool:
        """Return whether there are that many test examples."""
        return max(self.samples, default=0) < len(dataset.test.x)

    def answer(self, trainer: Trainer) -> np.ndarray:
        """Return the outputs, shape (samples, outputs)."""
        return trainer.network.predict(trainer.dataset.test.x[list(self.samples)].astype(trainer.experiment.precision))


@dataclass(frozen=True)
class OfTestPart(Observation):
    """A question that the outputs for the whole test part answer.

    To compute them may take as long as many steps, but of the run it takes no more than what the network has learned.
    """

    def answer(self, trainer: Trainer) -> Any:
        """Return the answer for the network as it is now."""
        return self.of(trainer.network, trainer.dataset, trainer.between)

    def of(self, network: Network, dataset: Dataset, between: Callable[[], None]) -> Any:
        """Return the answer for a network; `between` is called after each part of the examples."""
        return self.judged(arrays.finite(network.predict(dataset.test.x, between)), dataset)

    def judged(self, y: np.ndarray, dataset: Dataset) -> Any:
        """Return the answer, by the outputs for the whole test part, (n, outputs)."""
        raise NotImplementedError


@dataclass(frozen=True)
class Confusion(OfTestPart):
    """Which class of the whole test part does the network take for which?"""

    every = FLUENT

    def fits(self, dataset: Dataset) -> bool:
        """Return whether the data have classes."""
        return dataset.source.classes > 0

    def judged(self, y: np.ndarray, dataset: Dataset) -> np.ndarray:
        """Return how many of each class (row) were taken for each class (column), shape (classes, classes)."""
        return metrics.confusion(y, dataset.test.labels, dataset.source.classes)


@dataclass(frozen=True)
class ScoresAnswer:
    """How good the network was at a step."""

    step: int
    train: Figures
    test: Figures


@dataclass(frozen=True)
class Scores(Observation):
    """How good is the network on the whole test part, and how high is its training loss at this very step?"""

    every = 1.0

    def answer(self, trainer: Trainer) -> ScoresAnswer:
        """Return the figures of the training part (of its fixed subset) and of the whole test part."""
        data = trainer.dataset
        return ScoresAnswer(trainer.step_number, trainer.evaluate(data.train), trainer.evaluate(data.test, None))


def _outputs(trainer: Trainer, inputs: np.ndarray) -> np.ndarray:
    return trainer.network.predict(inputs.astype(trainer.experiment.precision, copy=False))
