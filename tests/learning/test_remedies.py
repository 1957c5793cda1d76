"""What a problem's remedy leads to really learns."""

from dataclasses import replace
from itertools import product

import pytest

from model.activations import ACTIVATIONS
from model.data.choice import Data
from model.data.sources import GATES
from model.defaults import DEFAULTS
from model.experiment import Experiment, Output
from model.layers import (
    ActivationLayer,
    AveragePooling,
    BatchNormalization,
    Convolution,
    Dense,
    Flatten,
    Layer,
    MaxPooling,
)
from model.losses import FOR_CLASSES, LOSSES
from model.problems import problems
from model.trainer import Figures, Trainer
from tests.model.runs import dataset_of


def put_right(experiment: Experiment) -> Experiment:
    """Take one remedy after the other until nothing is said any more."""
    for _ in range(6):
        if not (found := problems(experiment, {})):
            return experiment
        assert found[0].remedy is not None
        experiment = found[0].remedy
    raise AssertionError("there is always another problem")


def learned(experiment: Experiment, steps: int) -> Figures:
    """Train, and return how good the network is on the whole test part."""
    trainer = Trainer(experiment, dataset_of(experiment.data, experiment.seed), {})
    trainer.run(steps)
    assert not trainer.diverged
    return trainer.evaluate(trainer.dataset.test, None)


def refused(source: str) -> list[Experiment]:
    """Every pair of output and loss of which something is said."""
    default = DEFAULTS[source]
    chosen = [
        replace(default, output=Output(activation), loss=loss) for activation, loss in product(ACTIVATIONS, LOSSES)
    ]
    return [experiment for experiment in chosen if problems(experiment, {})]


@pytest.mark.parametrize("source", GATES)
def test_on_a_gate_each_remedy_leads_to_one_sigmoid_that_learns_it(source: str) -> None:
    remedies = {put_right(experiment) for experiment in refused(source)}
    assert {experiment.output.activation for experiment in remedies} == {"sigmoid"}
    assert DEFAULTS[source] in remedies
    for experiment in remedies:
        assert learned(experiment, 1_000).accuracy == 1


@pytest.mark.parametrize("source", GATES)
def test_on_a_gate_softmax_and_losses_for_several_outputs_lead_to_its_default(source: str) -> None:
    default = DEFAULTS[source]
    for loss in LOSSES:
        assert put_right(replace(default, output=Output("softmax"), loss=loss)) == default
    for activation in ACTIVATIONS:
        for loss in FOR_CLASSES:
            assert put_right(replace(default, output=Output(activation), loss=loss)) == default


@pytest.mark.parametrize(("source", "steps"), [("plane", 300), ("sine", 3_000), ("bumpy", 6_000)])
def test_of_a_regression_each_remedy_reaches_its_targets(source: str, steps: int) -> None:
    remedies = {put_right(experiment) for experiment in refused(source)}
    assert {experiment.output.activation for experiment in remedies} == {"identity"}
    for experiment in remedies:
        assert learned(experiment, steps).accuracy >= 0.9


def test_a_batch_of_one_becomes_one_that_batch_normalization_learns_from() -> None:
    hidden = Dense(6, "identity"), BatchNormalization(), ActivationLayer("tanh")
    experiment = replace(DEFAULTS["circle"], hidden=hidden, batch_size=1)
    assert learned(experiment, 600).accuracy < 0.7
    assert learned(put_right(experiment), 600).accuracy >= 0.95


@pytest.mark.parametrize("hidden", [(Dense(50, "relu"),), (Convolution(8, 5), MaxPooling(), Flatten())])
def test_pixels_to_255_are_hardly_learned_and_those_to_1_are(hidden: tuple[Layer, ...]) -> None:
    data = Data("digits", samples=2_000, test_share=0.1, normalize=False, features=())
    experiment = replace(DEFAULTS["digits"], data=data, hidden=hidden)
    assert learned(experiment, 200).accuracy < 0.5
    assert learned(put_right(experiment), 200).accuracy >= 0.75


@pytest.mark.parametrize("row", [MaxPooling(9), AveragePooling(9), Convolution(8, 12, activation="relu")])
def test_a_window_that_is_too_large_becomes_one_that_leaves_something_to_learn_from(row: Layer) -> None:
    data = Data("digits", samples=2_000, test_share=0.1, features=())
    small = Convolution(8, 7, 3, activation="relu")  # of 28 × 28 it makes 8 × 8
    experiment = replace(DEFAULTS["digits"], data=data, hidden=(small, row, Flatten(), Dense(50, "relu")))
    assert [problem.code for problem in problems(experiment, {})] == ["window_too_large"]
    assert learned(put_right(experiment), 300).accuracy >= 0.8
