"""Small runs that many tests share: data built at once, trainers and timelines made from an experiment."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

import numpy as np

from model.activations import Activation
from model.blobs import Blobs
from model.checkpoints import BUDGET
from model.data.build import build
from model.data.choice import Data
from model.data.dataset import Dataset
from model.data.published import PUBLISHED
from model.data.sources import DATASETS
from model.experiment import Experiment
from model.layers import Dense
from model.network import Network
from model.timeline import Timeline
from model.trainer import Trainer
from model.trainer_state import TrainerState
from model.work import Progress, Work, finished

T = TypeVar("T")

MADE = tuple(key for key, source in DATASETS.items() if not source.own and key not in PUBLISHED)
"""The data sets that are made here, with no bytes from elsewhere."""


def with_few(data: Data, samples: int) -> Data:
    """Return data with so many examples, or as near to that as they have."""
    least, most = data.row.samples
    return replace(data, samples=min(max(samples, least), most))


@cache
def dataset_of(data: Data, seed: int = 0) -> Dataset:
    """Make a data set at once; the same one again is not made twice (its arrays are read-only)."""
    return finished(build(data, seed))


def followed(work: Work[T]) -> tuple[T, list[Progress]]:
    """Do long work; return its result, and what it yielded on the way."""
    progress: list[Progress] = []
    while True:
        try:
            progress.append(next(work))
        except StopIteration as end:
            return end.value, progress


def small(**changes: Any) -> Experiment:
    """Return a quick experiment: 43 training points of three rings in batches of 10, so that the last one has 3."""
    data = Data("rings", samples=86, noise=0.02)
    return replace(Experiment(data=data, seed=3), **changes)


def trainer_of(experiment: Experiment, blobs: Blobs | None = None) -> Trainer:
    """Set up a run at step 0."""
    return Trainer(experiment, dataset_of(experiment.data, experiment.seed), blobs or {})


def dense_network(*widths: int, activations: Sequence[str] = (), dtype: str = "float64") -> Network:
    """Return a network of zeros of dense layers: the number of inputs, then of neurons in each; tanh unless told so."""
    names = activations or ["tanh"] * (len(widths) - 1)
    rows = [Dense(units, activation) for units, activation in zip(widths[1:], names, strict=True)]
    return Network(widths[:1], rows, dtype)


def no_noise(layer: int) -> np.random.Generator:
    """Stand in for random numbers where no layer takes any."""
    raise AssertionError(f"layer {layer} wants random numbers")


def timeline_of(experiment: Experiment, budget: int = BUDGET) -> Timeline:
    """Set up a timeline at step 0."""
    return Timeline(trainer_of(experiment), budget)


def seek(timeline: Timeline, step: int) -> None:
    """Go to a step at once."""
    for _ in timeline.seek(step):
        pass


def bits(state: TrainerState) -> dict[str, Any]:
    """Return a state as values that are equal only where every bit is."""
    arrays = {"parameters": state.parameters, "kept": state.kept, **state.optimizer}
    return {
        "experiment": state.experiment,
        "place": (state.step, state.epoch, state.sample),
        "loss": np.float64(state.loss).tobytes(),
        **{name: (array.dtype.str, array.shape, array.tobytes()) for name, array in arrays.items()},
    }


def bits_of(trainer: Trainer) -> dict[str, Any]:
    """Return where a trainer is, as `bits` does."""
    return bits(trainer.state())


def jacobian_of(activation: Activation, a: np.ndarray) -> np.ndarray:
    """Return ∂zᵢ/∂aⱼ for each sample of a batch, by its way back. Shapes: a (batch, n), result (batch, n, n)."""
    z = activation(a)
    result = np.empty((*z.shape, z.shape[1]), z.dtype)
    for i in range(z.shape[1]):
        d_z = np.zeros_like(z)
        d_z[:, i] = 1
        with np.errstate(over="ignore"):
            activation.backward(d_z, a, z, result[:, i])
    return result
