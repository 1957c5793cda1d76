"""Snapshots: complete in themselves, and nothing that happens later is seen in them."""

from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import numpy as np
import pytest

from model.curves import CURVES
from model.data.choice import Data
from model.defaults import DEFAULTS
from model.experiment import Experiment, Output
from model.given import experiment_from
from model.initial import Initial
from model.layers import ActivationLayer, BatchNormalization, Dense, Layer
from model.observations import DecisionMap, Observation, Scores
from model.series import Curve
from model.snapshot import Snapshot, take
from model.timeline import Timeline
from tests.model.runs import seek, small, timeline_of, trainer_of


def test_a_snapshot_tells_where_the_run_is() -> None:
    timeline = timeline_of(small(l2=0.1))
    begin = take(7, timeline, {})
    assert (begin.run_id, begin.step, begin.end, begin.epoch) == (7, 0, 0, 0)
    assert np.isnan(begin.batch_loss)
    assert not begin.diverged
    timeline.advance(7)
    made = take(7, timeline, {Scores(): 1})
    assert (made.step, made.end) == (7, 7)
    assert made.epoch == pytest.approx(1 + 20 / 43)
    assert made.batch_loss == timeline.trainer.loss == made.curves["batch_loss"].values[-1]
    weights = [layer["W"] for layer in timeline.trainer.network.layers]
    assert made.penalty == pytest.approx(sum(0.05 * np.square(w).sum() for w in weights))
    assert made.figures == timeline.figures
    assert made.experiment == timeline.experiment
    assert made.dataset is timeline.trainer.dataset
    assert set(made.curves) == {*CURVES, "gradient_0", "gradient_1", "gradient_2"}


def test_a_network_has_learned_after_a_step_or_where_all_its_weights_were_given() -> None:
    experiment = small(hidden=(Dense(2, "tanh"),))
    values = {"W1": np.ones((2, 2)), "b1": np.zeros(2), "W2": np.ones((2, 3)), "b2": np.zeros(3)}
    given, blobs = experiment_from(values, experiment)
    in_part = replace(given, hidden=experiment.hidden)
    found = {}
    for name, one in (("drawn", experiment), ("in part", in_part), ("given", given)):
        timeline = Timeline(trainer_of(one, blobs))
        before = take(1, timeline, {}).has_learned
        timeline.advance(1)
        found[name] = before, take(1, timeline, {}).has_learned
    assert found == {"drawn": (False, True), "in part": (False, True), "given": (True, True)}


def test_a_snapshot_in_the_past_knows_how_far_the_run_was() -> None:
    timeline = timeline_of(small())
    timeline.advance(12)
    seek(timeline, 5)
    made = take(0, timeline, {})
    assert (made.step, made.end) == (5, 12)
    assert made.epoch == 1
    assert made.curves["batch_loss"].steps[-1] == 12


def test_the_latest_figures_are_the_scores_of_this_very_step_or_else_the_last_evaluated() -> None:
    timeline = timeline_of(small())
    timeline.advance(45)
    assert take(0, timeline, {}).scores is None
    assert take(0, timeline, {}).latest == timeline.figures
    scores = Scores().answer(timeline.trainer)
    made = take(0, timeline, {Scores(): scores})
    assert made.scores is scores
    assert made.latest == (scores.train, scores.test) != timeline.figures
    timeline.advance(2)
    assert take(0, timeline, {Scores(): scores}).latest == timeline.figures


def test_what_is_evaluated_of_a_small_test_part_along_the_way_is_newer_than_its_scores() -> None:
    timeline = timeline_of(small())
    scores = Scores().answer(timeline.trainer)
    timeline.advance(45)
    assert timeline.figures
    assert take(0, timeline, {Scores(): scores}).tested == timeline.figures[1] != scores.test


def test_of_a_large_test_part_only_the_scores_have_seen_all() -> None:
    timeline = timeline_of(small(data=Data("moons", samples=3_000, test_share=0.5)))
    timeline.advance(45)
    assert take(0, timeline, {}).tested is None
    scores = Scores().answer(timeline.trainer)
    timeline.advance(2)
    assert take(0, timeline, {Scores(): scores}).tested == scores.test


def test_nothing_that_happens_later_is_seen() -> None:
    timeline = timeline_of(small())
    timeline.advance(20)
    answers: dict[Observation, Any] = {DecisionMap(4): DecisionMap(4).answer(timeline.trainer)}
    made = take(0, timeline, answers)
    kept = {name: (curve.steps.copy(), curve.values.copy()) for name, curve in made.curves.items()}
    outputs = made.answers[DecisionMap(4)].outputs.copy()
    values = (made.step, made.epoch, made.batch_loss, made.figures)
    answers.clear()
    timeline.advance(30)
    seek(timeline, 10)
    timeline.edit(replace(timeline.experiment, learning_rate=0.5))
    timeline.advance(30)
    assert (made.step, made.epoch, made.batch_loss, made.figures) == values
    assert made.experiment.learning_rate == 0.01
    for name, (steps, figures) in kept.items():
        np.testing.assert_array_equal(made.curves[name].steps, steps)
        np.testing.assert_array_equal(made.curves[name].values, figures)
    np.testing.assert_array_equal(made.answers[DecisionMap(4)].outputs, outputs)


def test_a_snapshot_cannot_be_written_to() -> None:
    timeline = timeline_of(small())
    timeline.advance(5)
    made = take(0, timeline, {})
    for f in fields(Snapshot):
        with pytest.raises(FrozenInstanceError):
            setattr(made, f.name, None)
    for curve in made.curves.values():
        with pytest.raises(ValueError, match="read-only"):
            curve.values[...] = 0


def test_a_snapshot_shares_nothing_with_the_run_but_the_data() -> None:
    timeline = timeline_of(small())
    timeline.advance(5)
    made = take(0, timeline, {})
    for name, curve in made.curves.items():
        series = timeline.curves.series[name]
        assert not np.shares_memory(curve.values, series._low)
        assert not np.shares_memory(curve.steps, series._steps)


def test_curves_of_a_long_run_stay_small() -> None:
    timeline = timeline_of(small(hidden=()))
    timeline.advance(9_000)
    made = take(0, timeline, {})
    assert all(len(curve.values) <= 1_000 for curve in made.curves.values())


def silenced(**changes: Any) -> Timeline:
    """Return a run whose first layer has a bias so low that no ReLU of it answers to any example."""
    timeline = timeline_of(small(hidden=(Dense(3, "relu"), Dense(2, "tanh")), **changes))
    timeline.trainer.network.layers[0]["b"][:] = -100
    return timeline


def test_layers_are_silent_once_their_gradient_has_been_0_for_long() -> None:
    timeline = silenced()
    timeline.advance(100)
    assert take(0, timeline, {}).silent == (), "by chance, it is 0 for some steps"
    timeline.advance(4)
    made = take(0, timeline, {})
    assert made.silent == (0,)
    assert not made.curves["gradient_0"].values.any()
    assert made.curves["gradient_2"].values.all()
    seek(timeline, 50)
    assert take(0, timeline, {}).silent == (), "there it was not known yet"


@pytest.mark.parametrize(("layers", "huge"), [(1, False), (16, True), (24, True)])
def test_a_run_began_huge_where_its_first_loss_was_no_fault_of_learning(layers: int, huge: bool) -> None:
    """Each layer of 50 ReLUs with σ = 10 makes numbers some fifty times larger; 24 go beyond what float32 can hold."""
    hidden = (Dense(50, "relu", Initial("normal", 10.0)),) * layers
    timeline = timeline_of(small(hidden=hidden))
    assert take(0, timeline, {}).began_huge is huge
    timeline.advance(3)
    assert take(0, timeline, {}).began_huge is huge


def test_layers_that_learn_again_are_not_silent() -> None:
    timeline = silenced()
    bias = timeline.trainer.network.layers[0]["b"]
    timeline.advance(104)
    bias[:] = 0.5
    timeline.advance(4)
    assert take(0, timeline, {}).curves["gradient_0"].values[-1] > 0
    assert take(0, timeline, {}).silent == ()
    bias[:] = -100
    timeline.advance(92)
    assert take(0, timeline, {}).silent == ()
    timeline.advance(24)
    assert take(0, timeline, {}).silent == (0,), "it counts from the last step that was none"


def test_in_a_long_run_few_zeros_are_chance() -> None:
    timeline = silenced()
    timeline.advance(104)
    made = take(0, timeline, {})
    often = Curve(np.arange(1, 11) * 10**6, np.r_[np.ones(5), np.zeros(5)])
    seldom = Curve(often.steps, np.r_[np.ones(6), np.zeros(4)])
    assert replace(made, step=10**7, curves={**made.curves, "gradient_0": often}).silent == (0,)
    assert replace(made, step=10**7, curves={**made.curves, "gradient_0": seldom}).silent == ()


def with_zeros(experiment: Experiment) -> tuple[Layer, ...]:
    """Return the layers, those with weights beginning with zeros."""
    return tuple(replace(row, initial=Initial("zeros")) if isinstance(row, Dense) else row for row in experiment.hidden)


def test_no_layer_is_silent_where_nothing_is_left_to_learn_or_no_activation_can() -> None:
    timeline = timeline_of(small(hidden=(Dense(3, "step"),)))
    timeline.advance(200)
    assert not take(0, timeline, {}).curves["gradient_0"].values.any()
    assert take(0, timeline, {}).silent == (), "its activation has no slope anywhere, which is said beside it"
    for reason in (
        small(hidden=(Dense(3, "tanh", Initial("zeros")),), output=Output("softmax", Initial("zeros"))),
        small(hidden=(Dense(3, "identity"), BatchNormalization(), ActivationLayer("tanh")), batch_size=1),
    ):
        timeline = timeline_of(reason)
        timeline.advance(200)
        assert not take(0, timeline, {}).curves["gradient_0"].values.any()
        assert take(0, timeline, {}).silent == (), "which choice it comes from is said beside it"
    timeline = silenced()
    timeline.advance(104)
    made = take(0, timeline, {})
    assert made.silent
    steps = made.curves["gradient_0"].steps
    alike = replace(made, experiment=replace(made.experiment, hidden=with_zeros(made.experiment)))
    assert alike.silent == (), "it never moved: its equal weights are the reason"
    learned = Curve(steps, np.r_[1.0, np.zeros(len(steps) - 1)])
    assert replace(alike, curves={**made.curves, "gradient_0": learned}).silent == (0,), "it did, and no longer does"
    assert made.figures
    perfect = replace(made, figures=made.figures._replace(train=replace(made.figures.train, accuracy=1.0)))
    assert not perfect.silent


def test_a_last_layer_whose_loss_is_at_its_lowest_is_not_silent() -> None:
    """Without a hidden layer XOR ends at ½ everywhere: the four slopes of its loss are ±½ then, and cancel."""
    timeline = timeline_of(replace(DEFAULTS["gate_xor"], hidden=()))
    timeline.advance(600)
    made = take(0, timeline, {})
    assert made.figures
    assert made.figures.train.loss == pytest.approx(np.log(2))
    assert made.curves["gradient_0"].values[-1] == 0
    assert made.silent == ()
