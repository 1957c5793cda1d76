"""Loss and accuracy along one weight: which one, where, how they move, and that looking changes nothing."""

from dataclasses import replace

import numpy as np
import pytest

from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.layers import Dense, Dropout
from model.one_weight import POINTS, OneWeight, OneWeightAnswer, strongest
from model.timeline import Timeline
from tests.model.runs import bits_of, timeline_of


def run(steps: int = 300, experiment: Experiment = DEFAULTS["spiral"]) -> Timeline:
    timeline = timeline_of(experiment)
    timeline.advance(steps)
    return timeline


def found(timeline: Timeline, question: OneWeight) -> OneWeightAnswer:
    survey = question.begin(timeline)
    for _ in survey.work(timeline):
        pass
    return survey.answer(timeline)


def test_the_strongest_is_the_largest_whatever_its_sign() -> None:
    timeline = run(0)
    layout = timeline.trainer.network.flow.layout
    parameters = np.zeros(layout[-1].stop)
    bias = next(part for part in layout if part.name == "b")
    first, last = layout[0], [part for part in layout if part.name == "W"][-1]
    parameters[bias.start], parameters[last.start + 1], parameters[first.start] = 9, -3, 2
    assert strongest(parameters, layout) == last.start + 1, "biases are no weights"
    assert strongest(parameters, layout, 0) == first.start
    assert strongest(parameters, layout, layout.index(bias)) == bias.start
    assert strongest(parameters, layout, 99) == -1


def test_at_the_weight_as_it_is_figures_are_those_of_the_run() -> None:
    timeline = run()
    trainer = timeline.trainer
    for part, data in (("train", trainer.dataset.train), ("test", trainer.dataset.test)):
        answer = found(timeline, OneWeight(part=part))
        here = trainer.evaluate(data)
        assert answer.value == trainer.network.parameters[answer.place]
        assert (answer.loss, answer.accuracy) == pytest.approx((here.loss, here.accuracy), rel=1e-5)
        assert answer.samples == len(data.x)
        assert (answer.step, answer.known, answer.problem) == (300, 1.0, "")


def test_elsewhere_they_are_those_of_a_network_with_that_weight() -> None:
    timeline = run()
    answer = found(timeline, OneWeight())
    assert answer.sweep is not None
    trainer = timeline.trainer
    for k in (0, 77, POINTS - 1):
        trainer.network.parameters[answer.place] = answer.sweep.values[k]
        there = trainer.evaluate(trainer.dataset.train)
        assert (answer.sweep.loss[k], answer.sweep.accuracy[k]) == pytest.approx((there.loss, there.accuracy), rel=1e-4)


def test_loss_is_smooth_and_accuracy_moves_in_stairs() -> None:
    """250 examples: accuracy is a multiple of 1/250 everywhere, and its slope is 0 where no example changes sides."""
    answer = found(run(), OneWeight())
    assert answer.sweep is not None
    assert answer.samples == 250
    sweep = answer.sweep
    np.testing.assert_allclose(sweep.accuracy * 250, np.rint(sweep.accuracy * 250), atol=1e-9)
    assert answer.turns == (POINTS - 1, np.count_nonzero(np.diff(sweep.accuracy)))
    assert 0 < answer.turns[1] < (POINTS - 1) / 2
    middle = POINTS // 2
    rise, run_ = sweep.loss[middle + 1] - sweep.loss[middle - 1], sweep.values[middle + 1] - sweep.values[middle - 1]
    assert answer.slopes == pytest.approx((rise / run_, 0))
    assert rise != 0


def test_behind_the_step_function_the_loss_moves_in_stairs_too() -> None:
    """What 4 examples make of one neuron's answers, 0 or 1, changes only where one of its 4 sums changes its sign."""
    hidden = (Dropout(0.0), Dense(2, "step"))
    timeline = run(0, replace(DEFAULTS["gate_xor"], hidden=hidden))
    first, last = (k for k, part in enumerate(timeline.trainer.network.flow.layout) if part.name == "W")
    before = found(timeline, OneWeight(array=first))
    assert before.stepped
    assert 1 <= before.turns[0] <= 4
    behind = found(timeline, OneWeight(array=last))
    assert not behind.stepped, "nothing but softmax follows"
    start = timeline.trainer.network.flow.layout[last].start
    assert not found(timeline, OneWeight(place=start)).stepped, "nor after the first of them"
    assert behind.turns[0] == POINTS - 1


def test_the_slope_is_the_gradients_own_entry() -> None:
    """In float64, with a tiny range, the central difference of the loss is what backpropagation finds."""
    timeline = run(200, replace(DEFAULTS["spiral"], precision="float64", l2=0.0, l1=0.0))
    answer = found(timeline, OneWeight(reach=0.05))
    trainer = timeline.trainer
    part = trainer.dataset.train
    network, loss = trainer.network, trainer.experiment.loss
    ahead, behind = (answer.value + by for by in (1e-5, -1e-5))
    losses = []
    for value in (ahead, behind):
        network.parameters[answer.place] = value
        losses.append(trainer.evaluate(part).loss)
    assert loss == "cross_entropy"
    assert answer.slopes[0] == pytest.approx((losses[0] - losses[1]) / 2e-5, rel=1e-4)


def test_it_is_known_coarse_first_and_the_run_stays_as_it_is() -> None:
    timeline = run()
    before = bits_of(timeline.trainer)
    survey = OneWeight().begin(timeline)
    assert survey.answer(timeline).sweep is None
    known = [survey.answer(timeline).known for _ in survey.work(timeline)]
    answer = survey.answer(timeline)
    assert answer.sweep is not None
    assert known == sorted(known)
    assert {round(share * POINTS) for share in known} == {0, 17, 33, 65, 129}
    assert answer.known == 1
    assert (np.diff(answer.sweep.values) > 0).all()
    assert bits_of(timeline.trainer) == before


def test_the_copy_is_frozen_and_the_weight_of_now_is_told() -> None:
    timeline = run()
    survey = OneWeight().begin(timeline)
    for _ in survey.work(timeline):
        pass
    before = survey.answer(timeline)
    timeline.advance(50)
    after = survey.answer(timeline)
    assert (after.step, after.value) == (300, before.value)
    assert after.now == timeline.trainer.network.parameters[before.place] != before.now
    assert after.sweep is not None
    assert before.sweep is not None
    np.testing.assert_array_equal(after.sweep.loss, before.sweep.loss)


def test_why_there_may_be_nothing_to_be_seen() -> None:
    timeline = run(5)
    assert found(timeline, OneWeight(place=10**6)).problem == "no_such_weight"
    dead = run(0)
    last = [part for part in dead.trainer.network.flow.layout if part.name == "W"][-1]
    dead.trainer.network.parameters[last.start : last.stop] = 0
    assert found(dead, OneWeight(place=0)).problem == "flat", "what comes after it is 0"
    infinite = run(5, DEFAULTS["plane"])
    infinite.trainer.network.parameters[:] = 1e30
    answer = found(infinite, OneWeight())
    assert (answer.problem, answer.sweep) == ("not_finite", None), "parameters are, but the loss is not"
    timeline.trainer.network.parameters[0] = np.nan
    answer = found(timeline, OneWeight())
    assert (answer.problem, answer.sweep) == ("not_finite", None)


def test_a_bias_and_regression_can_be_swept() -> None:
    timeline = run(20, DEFAULTS["sine"])
    layout = timeline.trainer.network.flow.layout
    bias = next(k for k, part in enumerate(layout) if part.name == "b")
    answer = found(timeline, OneWeight(array=bias, reach=1.0))
    assert layout[bias].start <= answer.place < layout[bias].stop
    assert not answer.has_accuracy
    assert answer.sweep is not None
    assert len(set(answer.sweep.accuracy.tolist())) > POINTS * 0.9, "R² is as smooth as the loss"
