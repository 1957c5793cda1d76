"""What the lessons about digits promise holds over several seeds, with all the digits that a person gets."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from gui.lessons.images import AS_MANY, KERNELS, READER
from gui.lessons.inference import FILE, LEARNED_STEPS, LEARNER
from gui.theme import resource
from model.experiment import Experiment
from model.given import read_npz
from model.learned import learned
from model.trainer import Trainer
from tests.model.runs import dataset_of

SEEDS = range(5)
SHORT = 600
"""Steps that are done in six seconds at the speed the window chooses for images."""


@cache
def read_right(experiment: Experiment, seed: int) -> float:
    """How much of the whole test part is read right after a short time."""
    experiment = replace(experiment, seed=seed)
    trainer = Trainer(experiment, dataset_of(experiment.data, seed), {})
    trainer.run(SHORT)
    return trainer.evaluate(trainer.dataset.test, None).accuracy


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("experiment", [READER, KERNELS])
def test_digits_are_read_after_some_seconds(experiment: Experiment, seed: int) -> None:
    assert read_right(experiment, seed) >= 0.955


@pytest.mark.parametrize("seed", SEEDS)
def test_kernels_do_with_a_thirteenth_of_the_parameters(seed: int) -> None:
    assert KERNELS.parameter_count * 12.5 < READER.parameter_count
    assert read_right(KERNELS, seed) >= read_right(READER, seed) - 0.01


@pytest.mark.parametrize("seed", SEEDS)
def test_as_few_parameters_without_kernels_do_not(seed: int) -> None:
    assert abs(AS_MANY.parameter_count - KERNELS.parameter_count) < 100
    assert read_right(AS_MANY, seed) < 0.85


@pytest.fixture(scope="module", autouse=True)
def forget() -> Iterator[None]:
    yield
    for cached in (dataset_of, read_right):
        cached.cache_clear()


def test_the_weights_of_the_file_are_what_its_network_learns() -> None:
    trainer = Trainer(LEARNER, dataset_of(LEARNER.data, LEARNER.seed), {})
    trainer.run(LEARNED_STEPS)
    kept = read_npz(resource(f"weights/{FILE}.npz"))
    for name, array in learned(trainer.network).items():
        assert np.allclose(kept[name], array, atol=1e-3), name
