"""The lanes of a comparison: each network learns as it would alone, and all of them side by side.

Random comparisons in everything that networks can differ in, over all data that are made here, and in each a random
walk of going on, going back and giving that up. Each network ends in the bits of a trainer of its experiment alone.
"""

from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from model import cadence, checkpoints
from model import problems as problems_module
from model.blobs import Blobs
from model.checkpoints import BUDGET
from model.comparison import Comparison, comparison_of, differs, same_batches, same_start
from model.defaults import DEFAULTS
from model.experiment import BACKPROPAGATION, PRECISIONS, Experiment, Output
from model.factors import FACTORS, Lane
from model.initial import Initial
from model.lanes import LANE_CURVES, Lanes
from model.layers import BatchNormalization, Convolution, Dense, Dropout, Flatten, Maxout
from model.observations import DecisionMap, Scores
from model.optimizers import SGD
from model.timeline import Timeline
from model.trainer import Trainer
from tests.model.runs import MADE, bits_of, dataset_of, small, timeline_of, trainer_of, with_few
from tests.model.test_history import experiments
from tests.model.test_problems import BLOBS, FITTING
from tests.model.test_taught import DIGITS, taught

FAR = 40
"""How many steps away a walk goes at most."""

SMALL: dict[str, Experiment] = {
    source: replace(
        default,
        data=with_few(default.data, 80),
        hidden=(Dense(4, "tanh"), Dense(3, "tanh")),
        batch_size=20,
        seed=1,
    )
    for source, default in DEFAULTS.items()
    if source in MADE
}
"""Quick experiments with hidden layers, over all data that are made here."""

DIVERGING = replace(SMALL["plane"], hidden=(), optimizer=SGD())
"""With a learning rate of 100 it soon is infinite."""


def lanes_of(comparison: Comparison, experiment: Experiment, blobs: Blobs | None = None) -> Lanes:
    """Set a comparison up at step 0."""
    data = dataset_of(experiment.data, experiment.seed)
    return Lanes(comparison.experiments(experiment), data, blobs or {})


def compare(factor: str, experiment: Experiment, *values: Any, blobs: Blobs | None = None) -> Lanes:
    """Set up what a comparison begins with, or these values."""
    comparison = Comparison(factor, tuple(map(Lane, values))) if values else comparison_of(factor, experiment)
    return lanes_of(comparison, experiment, blobs)


def go(lanes: Lanes, step: int) -> None:
    """Go to a step at once."""
    for _ in lanes.go_to(step):
        pass


def timelines_of(lanes: Lanes) -> list[Timeline]:
    """Return the runs of networks that can all run."""
    found = [timeline for timeline in lanes.timelines if timeline]
    assert len(found) == len(lanes.timelines)
    return found


def trainers(lanes: Lanes) -> list[Trainer]:
    return [timeline.trainer for timeline in timelines_of(lanes)]


def steps(lanes: Lanes) -> list[int]:
    return [trainer.step_number for trainer in trainers(lanes)]


def check_alone(lanes: Lanes, blobs: Blobs | None = None) -> None:
    """Each that runs is where a trainer of its experiment is that nobody compares."""
    for timeline, experiment in zip(lanes.timelines, lanes.experiments, strict=True):
        if timeline:
            alone = Trainer(experiment, timeline.trainer.dataset, blobs or {})
            alone.run(timeline.trainer.step_number)
            assert bits_of(timeline.trainer) == bits_of(alone)


@pytest.fixture
def frequent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checkpoints every few steps, reports after every few, and a budget that soon is full."""
    monkeypatch.setattr(cadence, "REPLAY", 3e-4)
    monkeypatch.setattr(cadence, "REPLAY_CHUNK", 6e-5)
    monkeypatch.setattr(checkpoints, "MOST_CHECKPOINTS", 6)


# --- each as if alone -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("frequent")
@pytest.mark.parametrize("source", ["linear", "spiral", "sine", "digits"])
@pytest.mark.parametrize("factor", FACTORS)
def test_each_ends_in_the_bits_of_its_experiment_run_alone(factor: str, source: str) -> None:
    lanes = compare(factor, SMALL[source])
    for step in (7, 30, 21, 0, 24, 45):
        go(lanes, step)
        assert steps(lanes) == [step] * len(lanes.experiments)
        assert lanes.step == step
        check_alone(lanes)


walks = st.lists(st.tuples(st.integers(0, FAR), st.none() | st.integers(0, 12)), min_size=2, max_size=6)
"""Where to go, and after how many reports of progress that is given up."""


@pytest.mark.usefixtures("frequent")
@settings(max_examples=25)
@given(experiments(), st.sampled_from(sorted(FACTORS)), walks)
@example(DIVERGING, "learning_rate", [(FAR, None), (2, None), (FAR, 5), (1, 1), (FAR, None)])
def test_any_walk_ends_where_each_alone_would_be(
    experiment: Experiment, factor: str, walk: list[tuple[int, int | None]]
) -> None:
    lanes = compare(factor, replace(experiment, gradient=BACKPROPAGATION))
    for step, reports in walk:
        way = lanes.go_to(step)
        for _ in islice(way, reports):
            pass
        way.close()
        check_alone(lanes)
    go(lanes, FAR)
    check_alone(lanes)
    for timeline in timelines_of(lanes):
        own = timeline.trainer
        alone = Timeline(Trainer(own.experiment, own.dataset, {}), BUDGET)
        alone.advance(FAR)
        assert timeline.end == alone.end
        assert timeline.trainer.network.gradient.tobytes() == alone.trainer.network.gradient.tobytes()
        for name, series in alone.curves.series.items():
            made, wanted = timeline.curves.series[name].curve(), series.curve()
            assert made.steps.tobytes() == wanted.steps.tobytes(), name
            assert made.values.tobytes() == wanted.values.tobytes(), name


ROWS = {
    "dropout": (Dense(4, "relu"), Dropout(0.3), Dense(3, "relu")),
    "batch normalization": (Dense(4, "sigmoid"), BatchNormalization()),
    "maxout": (Maxout(3, 2), Dense(3, "tanh")),
    "one slope": (Dense(4, "prelu"), Dense(3, "prelu")),
    "slopes": (Dense(4, "prelu_each"),),
}


@pytest.mark.parametrize("hidden", ROWS.values(), ids=list(ROWS))
@pytest.mark.parametrize("factor", FACTORS)
def test_rows_of_every_kind_are_compared(factor: str, hidden: tuple[Any, ...]) -> None:
    experiment = replace(SMALL["moons"], hidden=hidden)
    lanes = compare(factor, experiment)
    for step in (30, 12):
        go(lanes, step)
        check_alone(lanes)
    assert differs(factor, experiment)


def test_images_are_compared() -> None:
    experiment = replace(SMALL["digits"], hidden=(Convolution(2, 5, 4, activation="relu"), Flatten(), Dense(4)))
    for factor in ("activation", "units", "initial"):
        lanes = compare(factor, experiment)
        go(lanes, 4)
        check_alone(lanes)
    of_activations = {e.hidden[0].activation for e in compare("activation", experiment).experiments}  # type: ignore[attr-defined]
    assert of_activations == {"sigmoid", "tanh", "relu"}


def test_drawings_that_were_taught_are_learnt_by_each() -> None:
    drawings, blobs = taught()
    lanes = compare("optimizer", replace(DIGITS, taught=drawings), blobs=blobs)
    go(lanes, 6)
    check_alone(lanes, blobs)
    untaught = compare("optimizer", DIGITS)
    go(untaught, 6)
    for one, other in zip(trainers(lanes), trainers(untaught), strict=True):
        assert not np.array_equal(one.network.parameters, other.network.parameters)


def test_batches_larger_than_the_training_part_take_all_of_it() -> None:
    lanes = compare("batch_size", SMALL["moons"], 20, 40, 10_000)  # of 40 examples
    go(lanes, 30)
    check_alone(lanes)
    _, all_of_it, more = trainers(lanes)
    assert all_of_it.network.parameters.tobytes() == more.network.parameters.tobytes()


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("source", ["spiral", "digits"])
def test_large_data_are_there_only_once_whatever_the_precision(source: str, precision: str) -> None:
    experiment = replace(SMALL[source], hidden=(Dense(70), Dense(3)), precision=precision)
    before = dataset_of(experiment.data, experiment.seed).train.x.copy()
    lanes = compare("optimizer", experiment)
    first, *others = [trainer.batches._x for trainer in trainers(lanes)]
    assert all(np.shares_memory(first, other) for other in others)
    go(lanes, 5)
    check_alone(lanes)
    for standing, alone in zip(lanes.standings({}), map(timeline_of, lanes.experiments), strict=True):
        alone.advance(5)
        assert standing.figures == alone.figures
    assert dataset_of(experiment.data, experiment.seed).train.x.tobytes() == before.tobytes()
    assert dataset_of(experiment.data, experiment.seed).train.x.dtype == before.dtype


# --- the same start, the same batches --------------------------------------------------------------------------------


@pytest.mark.parametrize("factor", ["optimizer", "learning_rate", "momentum", "batch_size", "l2", "dropout", "clip"])
def test_all_start_from_the_same_weights(factor: str) -> None:
    lanes = compare(factor, replace(SMALL["spiral"], optimizer=SGD()))
    first, *others = trainers(lanes)
    assert others
    assert first.network.parameters.any()
    assert all(one.network.parameters.tobytes() == first.network.parameters.tobytes() for one in others)
    figures = [standing.figures for standing in lanes.standings({})]
    assert figures[0]
    assert figures == figures[:1] * len(figures)
    go(lanes, 5)
    if factor != "clip":  # 0 and more than the gradients are long are the same
        assert len({one.network.parameters.tobytes() for one in (first, *others)}) == 1 + len(others)


def next_batch(trainer: Trainer) -> np.ndarray:
    """Return the inputs of the next batch, shape (rows, inputs)."""
    x: dict[str, Any] = dict(trainer.program[0].results)
    moves = trainer.moves()
    next(moves)
    moves.close()
    return x["X"].reshape(-1, trainer.experiment.data.inputs).copy()


@pytest.mark.parametrize("sampling", ["epoch", "random"])
@pytest.mark.parametrize("factor", [f for f in FACTORS if f not in ("batch_size", "seed")])
def test_batches_of_the_same_size_see_the_same_samples(factor: str, sampling: str) -> None:
    lanes = compare(factor, replace(SMALL["spiral"], sampling=sampling, batch_size=15))
    seen: set[bytes] = set()
    for step in range(7):  # into the third epoch of 40, whose last batches have 10
        go(lanes, step)
        first, *others = [next_batch(trainer) for trainer in trainers(lanes)]
        assert all(np.array_equal(first, other) for other in others)
        seen.add(first.tobytes())
    assert len(seen) == 7


NORMAL = replace(SMALL["spiral"], hidden=tuple(Dense(4, "tanh", Initial("normal", 0.1)) for _ in range(2)))
ORTHOGONAL = replace(SMALL["spiral"], hidden=(Dense(4, "tanh", Initial("orthogonal")),))
CONVOLUTIONS = replace(SMALL["digits"], hidden=(Convolution(2), Flatten(), Dense(4)))


@pytest.mark.parametrize(
    ("factor", "experiment", "values", "start", "batches"),
    [
        ("optimizer", SMALL["spiral"], (), True, True),
        ("learning_rate", SMALL["spiral"], (), True, True),
        ("l2", SMALL["spiral"], (), True, True),
        ("batch_size", SMALL["spiral"], (), True, False),
        ("units", SMALL["spiral"], (), False, True),
        ("initial", SMALL["spiral"], (), False, True),
        ("activation", SMALL["spiral"], (), False, True),  # each with the rule that fits it
        ("activation", SMALL["spiral"], ("sigmoid", "tanh", "identity"), True, True),
        ("activation", SMALL["spiral"], ("relu", "gelu"), True, True),
        ("activation", NORMAL, (), True, True),
        ("activation", NORMAL, ("relu", "prelu"), False, True),  # which learns its slope, too
        ("activation", ORTHOGONAL, (), False, True),
        ("activation", ORTHOGONAL, ("sigmoid", "tanh"), True, True),
        ("activation", CONVOLUTIONS, (), False, True),
        ("activation", CONVOLUTIONS, ("relu", "elu"), True, True),
        ("units", replace(SMALL["spiral"], hidden=(Maxout(4),)), (6, 24), True, True),  # changes dense layers only
        ("batch_size", SMALL["spiral"], (10,), True, True),
        ("momentum", SMALL["moons"], (), True, True),
        ("dropout", SMALL["spiral"], (), True, True),  # a row without weights leaves those of the others as they are
        ("dropout", replace(SMALL["spiral"], hidden=(Dense(4), Dropout(), Dense(3))), (), True, True),
        ("clip", SMALL["spiral"], (), True, True),
        ("depth", SMALL["spiral"], (), False, True),
        ("sigma", SMALL["spiral"], (), False, True),
        ("seed", SMALL["spiral"], (), False, False),
        ("seed", SMALL["spiral"], (5,), True, True),
    ],
)
def test_what_is_said_to_be_the_same_is_the_same(
    factor: str, experiment: Experiment, values: tuple[Any, ...], start: bool, batches: bool
) -> None:
    lanes = compare(factor, replace(experiment, optimizer=SGD()), *values)
    assert (same_start(lanes.experiments), same_batches(lanes.experiments)) == (start, batches)
    assert (len({trainer.network.parameters.tobytes() for trainer in trainers(lanes)}) == 1) == start
    seen = [next_batch(trainer).tobytes() for trainer in trainers(lanes)]
    assert (len(set(seen)) == 1) == batches


@pytest.mark.parametrize("factor", ["optimizer", "learning_rate", "l2"])
def test_the_first_batch_has_the_same_loss(factor: str) -> None:
    lanes = compare(factor, SMALL["spiral"])
    go(lanes, 1)
    first, *others = [trainer.loss for trainer in trainers(lanes)]
    assert first > 0
    assert others == [first] * len(others)


def test_seeds_are_compared_on_the_same_examples() -> None:
    """So chance in training is all that differs: in weights, in the order of the examples, in dropout."""
    experiment = replace(SMALL["spiral"], hidden=(Dense(4), Dropout(0.3)))
    lanes = compare("seed", experiment, experiment.seed, 7, 8)
    own, *others = trainers(lanes)
    assert all(np.array_equal(own.dataset.train.x, other.dataset.train.x) for other in others)
    assert all(np.array_equal(own.dataset.test.x, other.dataset.test.x) for other in others)
    go(lanes, 10)
    check_alone(lanes)
    alone = trainer_of(experiment)
    alone.run(10)
    assert bits_of(own) == bits_of(alone)
    assert len({trainer.network.parameters.tobytes() for trainer in trainers(lanes)}) == 3


def test_larger_batches_begin_with_the_samples_of_smaller_ones() -> None:
    small_one, large = (next_batch(trainer) for trainer in trainers(compare("batch_size", SMALL["spiral"], 3, 20)))
    assert small_one.shape == (3, 2)
    assert np.array_equal(small_one, large[:3])


# --- side by side -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("factor", "source"), [*((factor, "spiral") for factor in FACTORS), ("units", "digits")])
def test_on_the_way_no_two_are_far_apart(factor: str, source: str) -> None:
    lanes = compare(factor, SMALL[source])
    apart = min(timeline.cadence.quick for timeline in timelines_of(lanes))
    assert apart < 60
    reports = 0
    for _ in lanes.go_to(120):
        reports += 1
        assert max(steps(lanes)) - min(steps(lanes)) <= apart
        assert lanes.step == min(steps(lanes))
    assert reports >= 120 // apart * len(lanes.experiments)


def test_after_a_way_back_they_go_on_side_by_side_from_where_they_had_been() -> None:
    lanes = compare("batch_size", SMALL["spiral"], 1, 40)
    go(lanes, 200)
    for step in (20, 100):  # what was there before is not given up for going back, nor for going on
        go(lanes, step)
        assert steps(lanes) == [step, step]
        assert [timeline.end for timeline in timelines_of(lanes)] == [200, 200]
        assert all(standing.curves["test_loss"].steps[-1] == 200 for standing in lanes.standings({}))
    apart = min(timeline.cadence.quick for timeline in timelines_of(lanes))
    for _ in lanes.go_to(400):
        if max(steps(lanes)) > 200:
            assert max(steps(lanes)) - min(steps(lanes)) <= apart
    check_alone(lanes)


def test_one_that_diverges_stays_there_and_the_others_go_on() -> None:
    lanes = compare("learning_rate", DIVERGING, 0.01, 100.0)
    go(lanes, 300)
    going, lost = lanes.standings({})
    assert (lanes.step, going.step, going.diverged) == (300, 300, False)
    assert lost.diverged
    assert 0 < lost.step < 300
    assert lost.problem is None
    assert not lanes.over
    check_alone(lanes)
    go(lanes, lost.step - 1)
    assert steps(lanes) == [lost.step - 1] * 2
    assert not any(standing.diverged for standing in lanes.standings({}))
    go(lanes, lost.step + 3)
    assert steps(lanes) == [lost.step + 3, lost.step]
    assert lanes.step == lost.step + 3
    go(lanes, 310)
    assert steps(lanes) == [310, lost.step]


def test_where_all_have_diverged_it_is_over() -> None:
    lanes = compare("learning_rate", DIVERGING, 50.0, 100.0)
    assert not lanes.over
    go(lanes, 1_000)
    assert lanes.over
    ends = steps(lanes)
    assert lanes.step == max(ends) < 1_000
    go(lanes, 2_000)
    assert steps(lanes) == ends
    go(lanes, 1)
    assert (lanes.step, lanes.over) == (1, False)


@pytest.mark.parametrize("method", ["forward", "central"])
def test_a_step_by_differences_can_be_given_up_within(method: str) -> None:
    experiment = small(hidden=(Dense(3),), gradient=method)

    def at(step: int) -> Lanes:
        lanes = compare("optimizer", experiment)
        go(lanes, step)
        return lanes

    def is_now(lanes: Lanes) -> list[tuple[Any, bytes]]:
        return [(bits_of(trainer), trainer.network.gradient.tobytes()) for trainer in trainers(lanes)]

    before, after = is_now(at(3)), is_now(at(4))
    reports = sum(1 for _ in at(3).go_to(4))
    assert reports > 2 * len(before), "none within a step"
    for given_up in range(1, reports + 1):
        lanes = at(3)
        way = lanes.go_to(4)
        for _ in range(given_up):
            next(way)
        way.close()
        done = given_up * len(before) // reports
        assert is_now(lanes) == after[:done] + before[done:]
        go(lanes, 4)
        assert is_now(lanes) == after


# --- what can't run ---------------------------------------------------------------------------------------------------


def test_one_that_is_too_large_has_its_problem_and_the_others_run() -> None:
    experiment = replace(SMALL["digits"], hidden=(Dense(4), Dense(4), Dense(4)))
    lanes = compare("units", experiment, 4, 2_000, 8)
    go(lanes, 5)
    narrow, too_wide, wide = lanes.standings({k: [Scores()] for k in range(3)})
    assert (lanes.step, narrow.step, wide.step) == (5, 5, 5)
    assert narrow.problem is wide.problem is None
    assert too_wide.problem
    assert (too_wide.problem.code, too_wide.problem.blocking) == ("too_many_parameters", True)
    assert (too_wide.step, too_wide.figures, too_wide.diverged) == (0, None, False)
    assert (dict(too_wide.curves), dict(too_wide.answers)) == ({}, {})
    check_alone(lanes)


def test_one_whose_batches_take_too_much_memory_has_its_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems_module, "MAX_BATCH_VALUES", 200)
    lanes = compare("batch_size", SMALL["spiral"], 5, 40)
    go(lanes, 10)
    assert [p.code if (p := standing.problem) else None for standing in lanes.standings({})] == [
        None,
        "too_much_memory",
    ]
    check_alone(lanes)


def test_where_none_can_run_it_is_over() -> None:
    lanes = compare("l2", replace(SMALL["spiral"], hidden=(Flatten(), Convolution(2))))
    assert lanes.over
    go(lanes, 10)
    go(lanes, 0)
    assert lanes.step == 0
    assert all(standing.problem for standing in lanes.standings({}))


def given_weights() -> Experiment:
    return replace(SMALL["rings"], hidden=(Dense(3, initial=Initial("given", values=FITTING[0])),))


def test_given_weights_are_those_of_one_width() -> None:
    lanes = compare("units", given_weights(), 3, 6, blobs=BLOBS)
    go(lanes, 5)
    fits, other = lanes.standings({})
    assert (fits.step, fits.problem) == (5, None)
    assert other.problem
    assert (other.problem.code, other.problem.field) == ("given_shape", "hidden[0]")
    check_alone(lanes, BLOBS)


@pytest.mark.parametrize("factor", ["optimizer", "activation", "batch_size"])
def test_given_weights_are_where_all_start(factor: str) -> None:
    lanes = compare(factor, given_weights(), blobs=BLOBS)
    for trainer in trainers(lanes):
        assert trainer.network.parameters[:9] == pytest.approx(np.arange(9) / 10)


def test_weights_that_are_drawn_are_drawn_in_place_of_given_ones() -> None:
    lanes = compare("initial", given_weights(), "normal", "zeros")  # with no blobs: none is wanted
    _, zeros = trainers(lanes)
    assert not zeros.network.parameters.any()
    go(lanes, 5)
    check_alone(lanes)


def test_normal_weights_keep_the_deviation_that_was_chosen() -> None:
    rows = (Dense(4, initial=Initial("normal", 0.5)), Dense(3))
    experiment = replace(SMALL["rings"], hidden=rows, output=Output(initial=Initial("he", 2.0)))
    (made,) = Comparison("initial", (Lane("normal"),)).experiments(experiment)
    assert [row.initial for row in made.rows] == [  # type: ignore[attr-defined]
        Initial("normal", 0.5),
        Initial("normal"),
        Initial("normal", 2.0),
    ]


# --- how they are doing -----------------------------------------------------------------------------------------------


def test_standings_tell_where_each_is_and_answer_what_is_asked() -> None:
    lanes = compare("optimizer", SMALL["digits"])
    go(lanes, 3)
    fits, misfits = Scores(), DecisionMap()
    standings = lanes.standings({1: [fits, misfits]})
    assert [standing.experiment for standing in standings] == list(lanes.experiments)
    for k, (standing, trainer) in enumerate(zip(standings, trainers(lanes), strict=True)):
        data = trainer.dataset
        assert standing.figures
        assert standing.figures == (trainer.evaluate(data.train), trainer.evaluate(data.test))
        assert tuple(standing.curves) == LANE_CURVES
        assert standing.curves["test_loss"].steps.tolist() == [0, 1, 2, 3]
        assert standing.curves["test_loss"].values[-1] == standing.figures[1].loss
        assert dict(standing.answers) == ({fits: fits.answer(trainer)} if k == 1 else {})
    go(lanes, 1)
    assert [standing.step for standing in lanes.standings({})] == [1] * len(standings)
    assert lanes.standings({})[0].curves["test_loss"].steps.tolist() == [0, 1, 2, 3]
