"""What each data set begins with, and what stays of an experiment that goes on with other data."""

import json
from dataclasses import replace

import pytest

from model.data.sources import DATASETS
from model.defaults import DEFAULTS, is_default, with_defaults, with_source
from model.experiment import Output, from_json, to_json
from model.layers import Dense
from model.losses import FITS
from model.problems import problems
from tests.model.runs import MADE, with_few


@pytest.mark.parametrize("source", DEFAULTS)
def test_every_default_fits_and_follows_its_data(source: str) -> None:
    experiment = DEFAULTS[source]
    assert experiment.data.source == source
    assert experiment.output.activation in FITS[experiment.loss]
    wanted = [] if source in MADE else ["data.source"]  # first something has to be fetched or brought
    assert [problem.field for problem in problems(experiment, {})] == wanted
    assert from_json(json.loads(json.dumps(to_json(experiment)))) == experiment
    assert experiment.input_shape == (experiment.data.inputs,)
    assert experiment.shapes[-1] == (DATASETS[source].outputs,) == (experiment.data.outputs,)
    assert len(experiment.shapes) == len(experiment.rows) == len(experiment.hidden) + 1


def test_there_is_a_default_for_every_data_set_in_the_same_order() -> None:
    assert list(DEFAULTS) == list(DATASETS)


def test_another_data_set_brings_its_default_network_unless_the_person_made_their_own() -> None:
    start = replace(DEFAULTS["spiral"], seed=7)
    assert with_source(start, "digits") == replace(DEFAULTS["digits"], seed=7)
    assert with_source(replace(start, data=replace(start.data, noise=0.2)), "moons") == replace(
        DEFAULTS["moons"], seed=7
    )
    own = replace(start, hidden=(Dense(3, "relu"),))
    moved = with_source(own, "moons")
    assert moved == replace(own, data=DEFAULTS["moons"].data)
    assert with_defaults(moved) == replace(DEFAULTS["moons"], seed=7)


@pytest.mark.parametrize(
    ("source", "activation", "loss"),
    [
        ("plane", "identity", "mean_squared"),
        ("gate_xor", "sigmoid", "binary_cross_entropy"),
        ("rings", "tanh", "huber"),
        ("digits", "tanh", "huber"),
    ],
)
def test_of_a_network_of_ones_own_what_is_asked_of_the_output_follows_the_data(
    source: str, activation: str, loss: str
) -> None:
    own = replace(DEFAULTS["spiral"], hidden=(Dense(3, "relu"),), output=Output("tanh"), loss="huber", l2=0.1)
    moved = with_source(own, source)
    assert (moved.output.activation, moved.loss) == (activation, loss)
    assert moved == replace(own, data=moved.data, output=moved.output, loss=loss), "all else is the person's own"
    back = with_source(moved, "moons")
    kept = activation == "tanh"
    assert (back.output.activation, back.loss) == (("tanh", "huber") if kept else ("softmax", "cross_entropy"))


def test_layers_of_ones_own_that_are_too_large_for_the_new_inputs_give_way() -> None:
    own = replace(DEFAULTS["moons"], hidden=(Dense(2_000), Dense(1_900)))
    assert with_source(own, "digits") == DEFAULTS["digits"]


@pytest.mark.parametrize("source", DEFAULTS)
def test_defaults_are_known_as_such_whatever_their_data_and_seed(source: str) -> None:
    experiment = replace(DEFAULTS[source], seed=9, data=with_few(DEFAULTS[source].data, 600))
    assert is_default(experiment)
    assert not is_default(replace(experiment, learning_rate=0.017))
    assert not is_default(replace(experiment, hidden=(*experiment.hidden, Dense(3))))
