"""The step that the benchmark sets beside ours is the same step: written by hand, it leads to the same parameters."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from model.data.choice import Data
from model.experiment import Experiment, Output
from model.initial import Initial
from model.layers import Dense, Dropout
from model.optimizers import SGD, Adam, Momentum
from model.schedules import Cosine
from tests.benchmarks.by_hand import BLOCK, by_hand
from tests.model.runs import trainer_of

STEPS = 5
POINTS, DIGITS, HE = Data("plane", samples=100), Data("digits", samples=500, features=()), Initial("he")
CASES = {
    "a": Experiment(POINTS, (Dense(8), Dense(8)), Output("identity"), "mean_squared", SGD(), 0.01, 10),
    "b": Experiment(DIGITS, (Dense(50, "sigmoid"),), optimizer=SGD(), learning_rate=0.1, batch_size=20),
    "c": Experiment(DIGITS, (Dense(60, "relu", HE), Dense(40, "relu", HE)), learning_rate=0.001, batch_size=20),
}
"""Networks such as the benchmark's, but smaller. Adam brings those of (c) up to date in two parts."""


def train(experiment: Experiment, by_hands: Experiment) -> tuple[np.ndarray, np.ndarray]:
    """Train one network with the trainer and the same by hand, with the same batches; losses must be the same, too.

    In float64, where rounding neither hides a difference nor makes one.

    Args:
        experiment: what the trainer trains.
        by_hands: what is trained by hand.

    Returns:
        For both, the losses of STEPS steps and then the parameters.
    """
    trainer = trainer_of(replace(experiment, precision="float64"))
    parameters, batch = trainer.network.parameters.copy(), dict(trainer.program[0].results)
    xs: list[np.ndarray] = []
    ts: list[np.ndarray] = []
    losses: list[float] = []
    for _ in range(STEPS):
        trainer.step()
        losses.append(trainer.loss)
        xs.append(batch["X"].copy())
        ts.append(batch["T"].copy())
    places = np.random.default_rng(0).permutation(STEPS * experiment.batch_size)
    x, t = (np.concatenate(parts)[np.argsort(places)] for parts in (xs, ts))
    step = by_hand(by_hands, x, t, iter(places.reshape(STEPS, -1)), parameters)
    return np.array([*losses, *trainer.network.parameters]), np.array([*(step() for _ in range(STEPS)), *parameters])


def same(ours: np.ndarray, by_hands: np.ndarray) -> bool:
    return np.allclose(ours, by_hands, rtol=0, atol=1e-10)


@pytest.mark.parametrize("experiment", CASES.values(), ids=CASES)
def test_a_step_by_hand_is_the_trainers_step(experiment: Experiment) -> None:
    assert same(*train(experiment, experiment))


@pytest.mark.parametrize(
    ("case", "changes"),
    [
        ("a", {"learning_rate": 0.01001}),
        ("a", {"hidden": (Dense(8, "sigmoid"), Dense(8, "sigmoid"))}),
        ("b", {"learning_rate": 0.1001}),
        ("c", {"optimizer": Adam(beta_1=0.91)}),
        ("c", {"optimizer": Adam(beta_2=0.99)}),
        ("c", {"optimizer": Adam(epsilon=1e-7)}),
    ],
)
def test_another_step_is_told_apart(case: str, changes: dict[str, Any]) -> None:
    assert not same(*train(CASES[case], replace(CASES[case], **changes)))


def test_adam_has_more_than_one_part_to_bring_up_to_date() -> None:
    assert BLOCK < CASES["c"].parameter_count < 2 * BLOCK


@pytest.mark.parametrize(
    "changes",
    [
        {"hidden": ()},
        {"hidden": (Dense(8), Dropout())},
        {"hidden": (Dense(8), Dense(8, "relu"))},
        {"hidden": (Dense(8, "elu"),)},
        {"loss": "huber"},
        {"optimizer": Momentum()},
        {"l2": 0.1},
        {"schedule": Cosine()},
    ],
)
def test_by_hand_refuses_what_it_is_not_written_for(changes: dict[str, Any]) -> None:
    experiment = replace(CASES["a"], **changes)
    x, parameters = np.zeros((10, 2)), np.zeros(experiment.parameter_count)
    with pytest.raises(ValueError, match="written out"):
        by_hand(experiment, x, x[:, :1], iter([np.arange(10)]), parameters)
