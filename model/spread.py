"""How the answers of each layer are spread over examples (chapter 6.2)."""

from dataclasses import dataclass
from math import ceil, isfinite, log2

import numpy as np

from model import arrays
from model.activations import ACTIVATIONS
from model.graph import answering_activations, answering_rows, drawn_rows
from model.observations import Observation
from model.trainer import Trainer

BINS = 40
"""How many parts the axis of answers has."""

SAMPLES, VALUES = 250, 1_000_000
"""To how many examples answers are looked at, at most, and how many values these may be where layers are large."""

LARGEST = 1e6
"""What infinite answers are drawn as, where no other one is larger."""

TOLD_APART = 1e150
"""Up to where answers are told apart: the squares of larger ones have no room in float64."""


@dataclass(frozen=True)
class Spread:
    """How the answers of one layer are spread.

    Attributes:
        row: which row of the stack has the layer's weights.
        activation: through which function it answers.
        low, high: the ends of the axis: those of the function, or a power of two that no answer exceeds.
        shares: which share of all answers lies in each part of the axis, (BINS,); together 1.
        mean, deviation: of all answers; the square root of their variance.
    """

    row: int
    activation: str
    low: float
    high: float
    shares: np.ndarray
    mean: float
    deviation: float


@dataclass(frozen=True)
class SpreadAnswer:
    """The answers of all layers of the graph, the output last.

    Attributes:
        samples: to how many examples.
        layers: from the first on.
    """

    samples: int
    layers: tuple[Spread, ...]


@dataclass(frozen=True)
class Spreads(Observation):
    """How are the answers of each layer spread over the first examples of the test part?"""

    every = 1 / 8

    def answer(self, trainer: Trainer) -> SpreadAnswer:
        """Return them for SAMPLES examples, or for fewer where layers are large."""
        network, experiment = trainer.network, trainer.experiment
        x = trainer.dataset.test.x[: min(SAMPLES, max(1, VALUES // network.flow.values))]
        evaluation, drawn = network.evaluation(len(x)), drawn_rows(experiment)
        parts: list[list[np.ndarray]] = [[] for _ in drawn]
        for start in range(0, len(x), evaluation.rows):
            samples = x[start : start + evaluation.rows]
            evaluation.run(samples)
            for part, k in zip(parts, answering_rows(experiment.rows, drawn), strict=True):
                part.append(evaluation.workspaces[k]["Z"][: len(samples)].flatten())
        with np.errstate(all="ignore"):  # a run that has diverged can be looked at, too
            layers = map(spread_of, drawn, answering_activations(experiment), map(np.concatenate, parts))
            return SpreadAnswer(len(x), tuple(layers))


def spread_of(row: int, activation: str, z: np.ndarray) -> Spread:
    """Return how the answers (n,) of a layer are spread."""
    z = z.astype(np.float64)
    largest = np.abs(z).max(initial=LARGEST, where=np.isfinite(z))
    z = arrays.finite(z, float(largest)).clip(-TOLD_APART, TOLD_APART)
    low, high = _ends(activation, z)
    places = ((z - low) * (BINS / (high - low))).astype(int).clip(0, BINS - 1)
    shares = np.bincount(places, minlength=BINS) / len(z)
    return Spread(row, activation, low, high, shares, float(z.mean()), float(z.std()))


def _ends(activation: str, z: np.ndarray) -> tuple[float, float]:
    """Return the ends of the axis; those that follow the answers move in large strides, and seldom."""
    ends = ACTIVATIONS[activation].range
    if all(map(isfinite, ends)):
        return ends
    largest = max(abs(float(z.min())), abs(float(z.max())), 1e-6)
    high = 2.0 ** ceil(log2(largest))
    return (0.0 if z.min() >= 0 else -high), high
