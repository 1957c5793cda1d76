"""The timeline: curves that do not depend on how training was paused, and a way back that ends where the run was."""

from collections.abc import Iterable
from dataclasses import astuple, replace
from itertools import pairwise, repeat
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import branches, cadence, checkpoints
from model import timeline as module
from model.branches import Branches
from model.checks import Invalid
from model.curves import CURVES, EVALUATED_CURVES
from model.data.choice import Data
from model.defaults import DEFAULTS
from model.experiment import Experiment, Output
from model.history import Change, Event, History, PutInvalid
from model.initial import Initial
from model.layers import Dense
from model.observations import DecisionMap, Scores
from model.optimizers import SGD, Adam, Momentum
from model.series import CURVE_POINTS, Curve
from model.timeline import Timeline
from tests.model.runs import bits_of, seek, small, timeline_of, trainer_of
from tests.model.test_trainer import EDITS

Edits = dict[int, list[dict[str, Any]]]


def curves(timeline: Timeline) -> dict[str, tuple[bytes, bytes]]:
    made = {name: series.curve() for name, series in timeline.curves.series.items()}
    return {name: (curve.steps.tobytes(), curve.values.tobytes()) for name, curve in made.items()}


def everything(timeline: Timeline) -> dict[str, Any]:
    """Return all that a view can see of a run, and all that its future depends on, equal only where every bit is."""
    return {
        **bits_of(timeline.trainer),
        "end": timeline.end,
        "events": timeline.history.events,
        "curves": curves(timeline),
        "figures": timeline.figures,
    }


def edit(timeline: Timeline, change: dict[str, Any]) -> None:
    timeline.edit(replace(timeline.experiment, **change))


def straight(experiment: Experiment, steps: int, edits: Edits | None = None) -> Timeline:
    """Do a history in one go."""
    timeline = timeline_of(experiment)
    for step in sorted({*(s for s in edits or {} if s <= steps), steps}):
        timeline.advance(step - timeline.trainer.step_number)
        for change in (edits or {}).get(step, []):
            edit(timeline, change)
    return timeline


@pytest.fixture
def frequent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checkpoints every few steps, and replays that report after every few, so that short runs show all of it."""
    monkeypatch.setattr(cadence, "REPLAY", 3e-4)
    monkeypatch.setattr(cadence, "REPLAY_CHUNK", 4e-5)


TINY = small(hidden=(Dense(3),))
HISTORY: Edits = {
    5: [EDITS[0], EDITS[1]],
    20: [EDITS[2]],
    21: [EDITS[12]],
    40: [EDITS[4], EDITS[7], EDITS[2]],
    63: [EDITS[13]],
}
"""Live edits by their steps, several at once among them."""


@settings(max_examples=15)
@given(
    chunks=st.lists(st.integers(1, 70), min_size=1, max_size=12),
    edits=st.dictionaries(st.integers(0, 150), st.lists(st.sampled_from(EDITS), max_size=2), max_size=3),
    sampling=st.sampled_from(["epoch", "random"]),
)
def test_advancing_in_any_chunks_is_advancing_at_once(chunks: list[int], edits: Edits, sampling: str) -> None:
    experiment = replace(TINY, sampling=sampling)
    wanted = straight(experiment, sum(chunks), edits)
    timeline = timeline_of(experiment)
    for change in edits.get(0, []):
        edit(timeline, change)
    for chunk in chunks:
        stop = timeline.trainer.step_number + chunk
        for step in sorted({*(s for s in edits if timeline.trainer.step_number < s <= stop), stop}):
            timeline.advance(step - timeline.trainer.step_number)
            for change in edits.get(step, []):
                edit(timeline, change)
    assert everything(timeline) == everything(wanted)


def test_chunks_of_a_run_long_enough_to_merge_buckets_and_to_evaluate_seldom() -> None:
    wanted, timeline = timeline_of(TINY), timeline_of(TINY)
    assert wanted.advance(9_000) == 9_000
    rng = np.random.default_rng(0)
    while timeline.trainer.step_number < 9_000:
        timeline.advance(min(int(rng.integers(1, 300)), 9_000 - timeline.trainer.step_number))
    assert everything(timeline) == everything(wanted)
    assert 100 < len(wanted.curves.series["test_loss"]) < 2_000, "not evaluated at a small part of the steps"


@pytest.mark.usefixtures("frequent")
def test_advancing_in_parts_is_advancing() -> None:
    experiment = replace(TINY, gradient="central")
    wanted, timeline = straight(experiment, 40), timeline_of(experiment)
    for _ in range(40):
        before = everything(timeline)
        parts = timeline.advance_in_parts()
        next(parts)
        parts.close()
        assert everything(timeline) == before, "a step that was given up has left something behind"
        for _done in timeline.advance_in_parts():
            pass
    assert everything(timeline) == everything(wanted)


METHODS = [TINY, replace(TINY, gradient="central")]


@pytest.mark.usefixtures("frequent")
@pytest.mark.parametrize("experiment", METHODS, ids=["backpropagation", "central"])
def test_training_to_a_step_is_advancing_there(experiment: Experiment) -> None:
    timeline = timeline_of(experiment)
    for before, step in pairwise((0, 1, 14, 25)):
        reports = list(timeline.train_to(step))
        done = [done for done, _ in reports]
        assert {total for _, total in reports} == {step - before}
        assert done == sorted(done)
        assert done[-1] == step - before
        assert everything(timeline) == everything(straight(experiment, step))
        assert gradient(timeline) == gradient(straight(experiment, step))
        assert list(timeline.train_to(step)) == list(timeline.train_to(step - 1)) == [], "it is there or beyond"
        assert timeline.trainer.step_number == step


@pytest.mark.usefixtures("frequent")
@pytest.mark.parametrize("experiment", METHODS, ids=["backpropagation", "central"])
def test_wherever_training_to_a_step_is_closed_the_run_is_after_a_step(experiment: Experiment) -> None:
    start, stop = 3, 16
    wanted = [straight(experiment, step) for step in range(stop + 1)]
    reports = list(straight(experiment, start).train_to(stop))
    assert len(reports) > 4
    for given_up in range(1, len(reports) + 1, 1 + len(reports) // 20):
        timeline = straight(experiment, start)
        way = timeline.train_to(stop)
        done = [next(way) for _ in range(given_up)]
        way.close()
        assert done == reports[:given_up]
        step = start + done[-1][0]
        assert everything(timeline) == everything(wanted[step])
        assert gradient(timeline) == gradient(wanted[step])
        assert list(timeline.train_to(stop))[-1:] == ([] if step == stop else [(stop - step,) * 2])
        assert everything(timeline) == everything(wanted[stop])


@pytest.mark.parametrize("experiment", METHODS, ids=["backpropagation", "central"])
def test_training_from_before_the_end_does_the_same_again_and_loses_nothing(experiment: Experiment) -> None:
    """By many steps, by single ones and by moves."""
    edits: Edits = {5: [{"learning_rate": 0.3}]}
    timeline = straight(experiment, 20, edits)
    whole, figures = curves(timeline), {step: straight(experiment, step, edits)._evaluated() for step in (12, 16, 20)}
    for way in (lambda: timeline.train_to(16), lambda: repeat(timeline.advance(1), 1), timeline.moves_in_parts):
        seek(timeline, 10)
        while timeline.trainer.step_number < 16:
            for _ in way():
                pass
            step = timeline.trainer.step_number
            assert bits_of(timeline.trainer) == bits_of(straight(experiment, step, edits).trainer), step
            assert timeline.figures == figures.get(step, timeline.figures)
        assert (timeline.end, len(timeline.branches), curves(timeline)) == (20, 0, whole)
    timeline.advance(4)
    assert timeline.figures == figures[20]
    timeline.advance(10)
    assert everything(timeline) == everything(straight(experiment, 30, edits))
    seek(timeline, 15)
    timeline.advance(2)
    edit(timeline, {"learning_rate": 0.5})  # only another way leaves what came after
    assert timeline.end == 17
    assert [(branch.start, branch.end) for branch in timeline.branches.all()] == [(17, 30)]


@pytest.mark.parametrize("experiment", METHODS, ids=["backpropagation", "central"])
def test_training_on_over_a_change_does_not_make_it_again_and_leaves_its_way_there(experiment: Experiment) -> None:
    """Who goes back to before a mistake does not want it again."""
    timeline = straight(experiment, 20, {12: [{"learning_rate": 0.3}]})
    seek(timeline, 10)
    for _ in timeline.train_to(11):
        pass
    assert timeline.end == 20
    for _ in timeline.train_to(15):
        pass
    assert timeline.end == 15
    assert [(branch.start, branch.end) for branch in timeline.branches.all()] == [(11, 20)]
    assert everything(timeline) == everything(straight(experiment, 15))


def test_going_on_towards_a_divergence_ends_there_again() -> None:
    wild = straight(WILD, 1_000)
    end = wild.end
    seek(wild, 0)
    assert wild.advance(1_000) == end == wild.end
    assert wild.trainer.diverged


def test_as_many_steps_are_quick_as_take_no_time_and_one_always_is(monkeypatch: pytest.MonkeyPatch) -> None:
    small_one, by_differences = timeline_of(TINY), timeline_of(replace(TINY, gradient="central"))
    large = timeline_of(small(hidden=(Dense(60), Dense(60)), gradient="central"))
    assert small_one.cadence.quick > 10
    assert small_one.cadence.quick > 5 * by_differences.cadence.quick
    assert large.cadence.quick == 1
    before = small_one.cadence.quick
    monkeypatch.setattr(cadence, "REPLAY_CHUNK", cadence.REPLAY_CHUNK * 3)
    assert small_one.cadence.quick == pytest.approx(3 * before, abs=2)
    reports = [done for done, _ in small_one.train_to(1_000)]
    assert max(b - a for a, b in pairwise([0, *reports])) == small_one.cadence.quick


def test_a_network_that_is_dear_to_evaluate_is_not_evaluated_at_each_of_its_first_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seconds = timeline_of(TINY).cadence.step_seconds
    monkeypatch.setattr(cadence, "EARLY", seconds / 10)
    monkeypatch.setattr(cadence, "EVALUATION_SHARE", 1e-6)
    timeline = straight(TINY, 300)
    steps = timeline.curves.series["test_loss"].curve().steps
    first = int(steps[1])
    assert first > 16
    assert first & (first - 1) == 0
    assert steps.tolist() == list(range(0, 301, first))


@pytest.mark.parametrize("share", [0.05, 0.3])
def test_the_first_steps_are_all_evaluated_and_later_ones_at_steps_fixed_by_their_number(
    share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cadence, "EVALUATION_SHARE", share)
    timeline = straight(TINY, 3_000)
    steps = timeline.curves.series["test_accuracy"].curve(10_000).steps
    assert steps[:33].tolist() == list(range(33))
    gaps = np.diff(steps)
    assert (np.diff(gaps) >= 0).all()
    assert all(gap & (gap - 1) == 0 for gap in gaps.tolist())
    assert (gaps[-2] == timeline.cadence.evaluation_gap) == (share > 0.05), "larger shares come to a gap that stays"
    assert (steps[:-1] % gaps == 0).all()
    assert np.array_equal(steps, timeline.curves.series["train_loss"].curve(10_000).steps)
    np.testing.assert_array_equal(timeline.curves.series["batch_loss"].curve(10_000).steps, np.arange(1, 3_001))


def test_figures_are_those_of_the_last_evaluated_step() -> None:
    timeline = straight(TINY, 25)
    data = timeline.trainer.dataset
    assert timeline.figures == (timeline.trainer.evaluate(data.train), timeline.trainer.evaluate(data.test))
    assert timeline.figures
    assert timeline.curves.series["test_accuracy"].curve().values[-1] == timeline.figures[1].accuracy
    assert timeline.curves.series["train_loss"].curve().values[-1] == timeline.figures[0].loss


def test_gradient_norms_are_those_of_the_step_that_was_just_done() -> None:
    timeline, alone = timeline_of(TINY), trainer_of(TINY)
    timeline.advance(20)
    wanted: dict[int, list[float]] = {0: [], 1: []}
    for _ in range(20):
        alone.step()
        for k, layer in enumerate(alone.network.layers):
            wanted[k].append(float(np.sqrt(np.square(layer["dW"]).sum() + np.square(layer["db"]).sum())))
    for k, norms in wanted.items():
        curve = timeline.curves.series[f"gradient_{k}"].curve()
        assert curve.steps.tolist() == list(range(1, 21)), "before the first step there is none"
        np.testing.assert_allclose(curve.values, norms, rtol=1e-5)


def norms(timeline: Timeline) -> list[float]:
    """The last gradient norm of each layer."""
    curves = [timeline.curves.series[f"gradient_{k}"].curve() for k in timeline.trainer.network.flow.learning]
    assert {int(curve.steps[-1]) for curve in curves} == {timeline.trainer.step_number}
    return [float(curve.values[-1]) for curve in curves]


def test_edits_come_after_the_last_step_and_its_gradient() -> None:
    """Wherever the run goes, it is known with which choices the gradient that is shown there was found."""
    plain = small()
    decayed, other = replace(plain, l2=0.1), replace(plain, l2=0.1, optimizer=SGD())
    timeline = timeline_of(plain)
    timeline.advance(4)
    timeline.edit(decayed)
    timeline.edit(other)
    assert timeline.trainer.last_experiment == plain
    timeline.put(timeline.trainer.network.parameters * 0.5)
    assert timeline.trainer.last_experiment == plain
    timeline.advance(3)
    assert timeline.trainer.last_experiment == other
    timeline.edit(plain)
    timeline.advance(2)
    for step, chosen in ((7, other), (8, plain), (4, plain), (5, other), (0, plain), (7, other)):
        seek(timeline, step)
        assert timeline.trainer.last_experiment == chosen, step
    again = timeline_of(plain)
    again.resume(timeline.past())
    assert again.trainer.last_experiment == other
    assert again.trainer.experiment == plain


def unclipped(timeline: Timeline) -> np.ndarray:
    return timeline.trainer.network.unclipped(timeline.trainer.network.gradient)


@pytest.mark.parametrize("method", ["backpropagation", "central"])
def test_gradient_norms_are_those_before_clipping(method: str) -> None:
    """By hand: the first gradient of a run does not know of clipping, that only shortens it for the update."""
    free = timeline_of(replace(TINY, gradient=method, optimizer=SGD(), learning_rate=0.1))
    began = free.trainer.network.parameters.copy()
    free.advance(1)
    length = float(np.linalg.norm(free.trainer.network.gradient))
    assert length > 0.1
    for limit in (0.01, 10.0):
        ways = [timeline_of(replace(free.experiment, clip=limit)) for _ in range(3)]
        ways[0].advance(1)
        for _ in ways[1].moves_in_parts():
            pass
        for _ in ways[2].train_to(1):
            pass
        for timeline in ways:
            assert norms(timeline) == pytest.approx(norms(free), rel=1e-5)
            moved = np.linalg.norm(timeline.trainer.network.parameters - began)
            assert moved == pytest.approx(0.1 * min(length, limit), rel=1e-3)


@pytest.mark.parametrize("size", [1e-25, 1e25])
def test_gradients_whose_squares_overflow_or_vanish_have_a_length_and_are_clipped(size: float) -> None:
    """By hand: with W⁽¹⁾ = 0 the answer is 0, and ∂L/∂W⁽¹⁾ as large as W⁽²⁾; float32 has no squares of such numbers."""
    plane = replace(DEFAULTS["plane"], hidden=(Dense(2, "identity", Initial("zeros")),), loss="huber", clip=1.0)
    timeline = timeline_of(replace(plane, data=replace(plane.data, samples=40), optimizer=SGD(), learning_rate=0.1))
    began = timeline.trainer.network.parameters.copy()
    began[-3:-1] = size  # W⁽²⁾
    timeline.put(began)
    timeline.advance(1)
    gradient = timeline.trainer.network.gradient.astype(np.float64)
    length = np.linalg.norm(gradient[:6])
    moved = timeline.trainer.network.parameters.astype(np.float64)[:6]
    np.testing.assert_allclose(moved, -0.1 * gradient[:6] * min(1, 1 / length), rtol=1e-5)
    timeline.advance(timeline.cadence.gap_at(1) - 1)
    assert 0.01 * size < norms(timeline)[0] < 10 * size


def test_while_a_step_is_done_move_by_move_its_gradient_is_known_as_it_was_before_clipping() -> None:
    """Layers that it did not come to yet still have that of the step before."""
    still = replace(TINY, optimizer=SGD(), learning_rate=1e-7)  # so that both stay where they are
    free, timeline = timeline_of(still), timeline_of(replace(still, clip=0.01))
    for one in (free, timeline):
        one.advance(3)
    pairs = zip(free.moves_in_parts(), timeline.moves_in_parts(), strict=False)
    network, alike = timeline.trainer.network, 0
    for (mine, *_), (yours, *_) in pairs:
        assert mine is not None
        assert yours is not None
        if mine.kind != yours.kind:
            break
        for k in network.flow.learning:
            np.testing.assert_allclose(network.gradient_of(k), free.trainer.network.gradient_of(k), rtol=1e-5)
        alike += 1
    assert alike == len(free.trainer.program) - 1
    assert np.linalg.norm(network.gradient) == pytest.approx(0.01, rel=1e-3), "the update takes it clipped"
    np.testing.assert_allclose(network.unclipped(network.gradient), free.trainer.network.gradient, rtol=1e-5)


@pytest.mark.parametrize("edited", [{}, {"clip": 0.0}, {"clip": 0.5}])
@pytest.mark.parametrize("method", ["backpropagation", "central"])
def test_the_gradient_before_clipping_is_there_again_however_a_step_was_come_to(
    method: str, edited: dict[str, Any]
) -> None:
    """After an edit of what is clipped, too: it is in force from the next step on."""
    experiment = replace(TINY, gradient=method, clip=0.01)
    timeline = straight(experiment, 12)
    wanted = unclipped(timeline)
    assert np.linalg.norm(wanted) > 0.1
    edit(timeline, edited)

    def is_there(one: Timeline) -> None:
        np.testing.assert_array_equal(unclipped(one), wanted)

    is_there(timeline)
    moves = timeline.moves_in_parts()
    for move, *_ in moves:
        if move and move.kind in ("clip", "numerical_gradient", "bias_gradient"):
            break
    moves.close()  # the step is given up
    is_there(timeline)
    timeline.advance(5)
    seek(timeline, 12)
    is_there(timeline)
    way = timeline.seek(3)
    next(way)
    way.close()
    is_there(timeline)
    again = timeline_of(experiment)
    again.resume(timeline.past())
    is_there(again)


def test_a_step_that_is_not_clipped_after_one_that_is_has_its_gradient_as_it_is() -> None:
    experiment = replace(TINY, clip=0.5, learning_rate=0.1)
    clipped: list[bool] = []
    for steps in range(1, 30):
        at_once = straight(experiment, steps)
        alone = straight(replace(experiment, clip=0.0), 1).trainer  # does one step only
        alone.restore(straight(experiment, steps - 1).trainer.state())
        alone.edit(replace(experiment, clip=0.0))
        alone.step()
        np.testing.assert_allclose(unclipped(at_once), alone.network.gradient, rtol=1e-5)
        clipped.append(bool(np.linalg.norm(alone.network.gradient) > 0.5))
    assert (True, False) in pairwise(clipped)
    assert (False, True) in pairwise(clipped)


def test_a_run_that_is_kept_at_the_end_of_a_step_done_move_by_move_keeps_its_gradient_before_clipping() -> None:
    timeline = straight(replace(TINY, clip=0.01), 12)
    timeline.advance(1)
    wanted = unclipped(timeline)
    again = straight(replace(TINY, clip=0.01), 12)
    moves = again.moves_in_parts()
    while again.trainer.step_number == 12:
        next(moves)
    np.testing.assert_array_equal(again.past().gradient, wanted)
    moves.close()


@pytest.mark.usefixtures("frequent")
@pytest.mark.parametrize("step", [1, 20, 21, 39, 63, 80])
def test_the_gradient_is_there_again_after_going_back(step: int) -> None:
    timeline, wanted = straight(TINY, 80, HISTORY), straight(TINY, step, HISTORY)
    seek(timeline, step)
    np.testing.assert_array_equal(timeline.trainer.network.gradient, wanted.trainer.network.gradient)


# --- back ---------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("frequent")
def test_seeking_to_any_step_ends_where_a_straight_run_is() -> None:
    timeline = straight(TINY, 80, HISTORY)
    whole = everything(timeline)
    assert len(timeline.checkpoints) >= 4
    rng = np.random.default_rng(0)
    for step in [*rng.permutation(81).tolist(), 80]:
        seek(timeline, step)
        wanted = straight(TINY, step, HISTORY)
        assert bits_of(timeline.trainer) == bits_of(wanted.trainer), step
        assert timeline.end == 80
        assert timeline.figures == wanted._evaluated()
    assert {**everything(timeline), "figures": None} == {**whole, "figures": None}, "looking back has changed something"


@pytest.mark.usefixtures("frequent")
@settings(max_examples=20)
@given(
    to=st.integers(0, 80),
    changes=st.lists(st.sampled_from(EDITS), max_size=2),
    more=st.integers(1, 60),
    detour=st.lists(st.integers(0, 80), max_size=3),
)
def test_seeking_editing_and_going_on_is_that_history_done_straight(
    to: int, changes: list[dict[str, Any]], more: int, detour: list[int]
) -> None:
    timeline = straight(TINY, 80, HISTORY)
    for step in (*detour, to):
        seek(timeline, step)
    for change in changes:
        edit(timeline, change)
    timeline.advance(more)
    timeline.branch()  # where that still is on the way that it went
    edits = {step: list(some) for step, some in HISTORY.items() if step <= to}
    edits[to] = [*edits.get(to, []), *changes]
    wanted = straight(TINY, to + more, edits)
    # figures are those of the last evaluation, and a seek evaluates too
    assert {**everything(timeline), "figures": None} == {**everything(wanted), "figures": None}
    timeline.advance(64)
    wanted.advance(64)
    assert everything(timeline) == everything(wanted)
    for step in (to + more, to + 1, to + 64):  # no checkpoint of an abandoned future is left
        seek(timeline, step)
        assert bits_of(timeline.trainer) == bits_of(straight(TINY, step, edits).trainer), step


@pytest.mark.usefixtures("frequent")
def test_a_seek_closed_midway_leaves_a_moment_of_the_same_history() -> None:
    """Wherever it stops, the run is as it was at that step, edits made at that very step included."""
    for stop_after in range(1, 40):
        timeline = straight(TINY, 80, HISTORY)
        timeline.checkpoints.truncate(0)  # so that the way is long
        way = timeline.seek(79)
        for _ in range(stop_after):
            next(way, None)
        way.close()
        step = timeline.trainer.step_number
        wanted = straight(TINY, step, HISTORY)
        assert bits_of(timeline.trainer) == bits_of(wanted.trainer), step
        timeline.advance(30)
        timeline.branch()
        wanted.advance(30)
        assert {**everything(timeline), "figures": None} == {**everything(wanted), "figures": None}, step


def gradient(timeline: Timeline) -> bytes:
    return timeline.trainer.network.gradient.tobytes()


@pytest.mark.usefixtures("frequent")
@pytest.mark.parametrize("method", ["backpropagation", "central"])
def test_wherever_a_seek_is_closed_the_gradient_is_that_of_the_step_before(method: str) -> None:
    """Another seek may take its place before a step was done again; then the run is where it was."""
    experiment = replace(TINY, gradient=method)
    here = straight(experiment, 60, HISTORY)
    for stop_after in range(1, 12):
        timeline = straight(experiment, 60, HISTORY)
        timeline.checkpoints.truncate(40)
        way = timeline.seek(50)
        for _ in range(stop_after):
            next(way, None)
        way.close()
        step = timeline.trainer.step_number
        wanted = here if step == 60 else straight(experiment, step, HISTORY)
        assert gradient(timeline) == gradient(wanted), (stop_after, step)
        assert bits_of(timeline.trainer) == bits_of(wanted.trainer), (stop_after, step)
        assert timeline.figures is not None or step != 60, "what was shown there is shown again"


def test_a_seek_that_gets_nowhere_leaves_an_optimizer_that_can_be_taken_back() -> None:
    """An optimiser that was left at this very step goes on with its own state, though no state of a run holds it."""
    timeline, wanted = (straight(replace(TINY, optimizer=Momentum()), 30) for _ in range(2))
    edit(timeline, {"optimizer": Adam()})
    way = timeline.seek(3)
    next(way)
    way.close()
    edit(timeline, {"optimizer": Momentum()})
    assert bits_of(timeline.trainer) == bits_of(wanted.trainer)


def test_at_the_very_beginning_there_is_no_gradient() -> None:
    timeline = straight(TINY, 5)
    seek(timeline, 0)
    assert gradient(timeline) == gradient(timeline_of(TINY))


def test_a_seek_reports_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cadence, "REPLAY_CHUNK", 1e-9)
    timeline = straight(TINY, 50)
    progress = list(timeline.seek(40))
    assert len(progress) >= 39
    assert {total for _, total in progress} == {40}
    assert [done for done, _ in progress] == sorted(done for done, _ in progress)


@pytest.mark.parametrize("step", [-1, 21])
def test_a_seek_outside_of_the_history_is_refused(step: int) -> None:
    timeline = straight(TINY, 20)
    before = everything(timeline)
    with pytest.raises(Invalid, match="step: expected a number from 0 to 20"):
        seek(timeline, step)
    assert everything(timeline) == before


def test_going_back_and_on_without_an_edit_is_as_if_nobody_had_gone_back() -> None:
    timeline = straight(TINY, 60)
    seek(timeline, 31)
    timeline.advance(29)
    assert everything(timeline) == everything(straight(TINY, 60))


# --- put elsewhere by hand ---------------------------------------------------------------------------------------


def elsewhere(timeline: Timeline, seed: int = 0) -> np.ndarray:
    """Parameters such as a person might put there by hand."""
    return np.random.default_rng(seed).normal(size=timeline.trainer.network.parameters.shape)


def test_put_elsewhere_it_goes_on_from_there_with_an_optimizer_that_begins_anew() -> None:
    """By hand: SGD with momentum μ takes its first step along −η∇L at the new place, whatever it remembered."""
    timeline = timeline_of(replace(TINY, optimizer=Momentum(), precision="float64", learning_rate=0.1))
    timeline.advance(10)
    assert timeline.trainer.optimizer_state["v"].any()
    there, before = elsewhere(timeline), timeline.trainer.step_number
    timeline.put(there)
    there[:] = 0  # it was copied
    there = elsewhere(timeline)
    assert timeline.trainer.step_number == before
    assert not timeline.trainer.optimizer_state["v"].any()
    assert np.array_equal(timeline.trainer.network.parameters, there)
    data = timeline.trainer.dataset
    assert timeline.figures == (timeline.trainer.evaluate(data.train), timeline.trainer.evaluate(data.test))
    timeline.advance(1)
    gradient = timeline.trainer.network.gradient
    assert timeline.trainer.network.parameters == pytest.approx(there - 0.1 * gradient, abs=1e-15)
    assert [(c.step, c.before == c.after, c.put == there.tobytes()) for c in timeline.changes] == [(10, True, True)]


@pytest.mark.parametrize("step", [0, 32, 33])
def test_the_curves_show_at_once_how_good_the_network_is_that_was_put_there(step: int) -> None:
    """Whether or not that step is one of those that are evaluated anyway."""
    timeline = straight(TINY, step)
    before = ends(timeline)
    for seed in (1, 2):
        timeline.put(elsewhere(timeline, seed))
        assert timeline.figures
        train, test = timeline.figures
        assert ends(timeline) == {
            "train_loss": (step, train.loss),
            "test_loss": (step, test.loss),
            "train_accuracy": (step, train.accuracy),
            "test_accuracy": (step, test.accuracy),
        }
    put, first = ends(timeline), timeline.history.events[-1].parameters
    for parameters, wanted in ((None, before), (first, put)):
        for _ in timeline.put_instead(step, parameters):
            pass
        assert ends(timeline) == wanted
    timeline.advance(40)
    steps = timeline.curves.series["train_loss"].curve().steps
    assert step in steps
    assert (np.diff(steps) > 0).all()


@pytest.mark.parametrize("ways", [("edit",), ("edit", "put"), ("put", "edit"), ("put", "edit", "take back")])
@pytest.mark.parametrize("step", [0, 32])
def test_a_loss_that_is_changed_judges_the_step_it_is_changed_at_too(step: int, ways: tuple[str, ...]) -> None:
    """In whichever order: what stands on the curves follows from what is in force there."""
    timeline = straight(TINY, step)
    for way in ways:
        if way == "edit":
            edit(timeline, {"loss": "sum_of_squares"})
        elif way == "put":
            timeline.put(elsewhere(timeline))
        else:
            for _ in timeline.put_instead(step, None):
                pass
    data = timeline.trainer.dataset
    train, test = timeline.trainer.evaluate(data.train), timeline.trainer.evaluate(data.test)
    wanted = (train.loss, test.loss, train.accuracy, test.accuracy)
    assert ends(timeline) == {name: (step, value) for name, value in zip(EVALUATED_CURVES, wanted, strict=True)}


def test_an_edit_that_makes_evaluations_affordable_and_its_way_back_leave_the_curves_as_they_were() -> None:
    """Numerical gradients take long, and beside them an evaluation takes little: the step has figures while chosen."""
    timeline = straight(TINY, 4_224)
    before = ends(timeline)
    assert before["train_loss"][0] == 4_096
    edit(timeline, {"gradient": "central"})
    assert ends(timeline)["train_loss"][0] == 4_224
    edit(timeline, {"gradient": "backpropagation"})
    assert ends(timeline) == before


def ends(timeline: Timeline) -> dict[str, tuple[int, float]]:
    """The last point of each curve of what is evaluated."""
    curves = {name: timeline.curves.series[name].curve() for name in EVALUATED_CURVES}
    return {name: (int(curve.steps[-1]), float(curve.values[-1])) for name, curve in curves.items()}


@pytest.mark.usefixtures("frequent")
@pytest.mark.parametrize("later", [0, 30])
def test_taken_back_it_is_as_if_nothing_had_been_put(later: int) -> None:
    """The optimiser's memory and the edits of that step included; what came after stays as a branch."""
    timeline = straight(replace(TINY, optimizer=Adam()), 40)
    edit(timeline, {"learning_rate": 0.02})
    timeline.put(elsewhere(timeline, 1))
    first = timeline.history.events[-1].parameters
    timeline.put(elsewhere(timeline, 2))
    timeline.advance(later)
    for _ in timeline.put_instead(40, first):
        pass
    assert np.array_equal(timeline.trainer.network.parameters, elsewhere(timeline, 1).astype(np.float32))
    assert len(timeline.branches) == bool(later)
    for _ in timeline.put_instead(40, None):
        pass
    wanted = straight(replace(TINY, optimizer=Adam()), 40)
    edit(wanted, {"learning_rate": 0.02})
    assert everything(timeline) == everything(wanted)
    assert [c.put for c in timeline.changes] == [None]
    assert timeline.trail.moments(40) == wanted.trail.moments(40)
    wanted.advance(20)
    timeline.advance(20)
    assert everything(timeline) == everything(wanted)


@pytest.mark.usefixtures("frequent")
def test_a_way_back_that_was_dropped_still_leaves_a_moment_of_the_new_history() -> None:
    timeline = straight(TINY, 60)
    seek(timeline, 30)
    timeline.put(elsewhere(timeline))
    timeline.advance(30)
    timeline.put_instead(30, None).close()
    here = timeline.trainer.step_number
    assert here <= 30 == timeline.end
    assert bits_of(timeline.trainer) == bits_of(straight(TINY, here).trainer)
    seek(timeline, 30)
    assert bits_of(timeline.trainer) == bits_of(straight(TINY, 30).trainer)


def test_what_can_not_be_put_is_refused_and_nothing_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    timeline = straight(TINY, 10)
    before, n = everything(timeline), timeline.trainer.network.parameters.size
    huge = np.full(n, 1e39)  # more than float32 holds
    for values, code in (
        (np.full(n, np.nan), "not_finite"),
        (huge, "not_finite"),
        (np.zeros(n + 1), "another_network"),
        (np.zeros((1, n)), "another_network"),
    ):
        with pytest.raises(PutInvalid) as caught:
            timeline.put(values)
        assert caught.value.code == code
    monkeypatch.setattr(module, "PUT_BYTES", 2 * timeline.trainer.network.parameters.nbytes)
    assert everything(timeline) == before
    for _ in range(3):
        timeline.put(elsewhere(timeline))  # at the same step it is one
    timeline.advance(1)
    timeline.put(elsewhere(timeline))
    timeline.advance(1)
    with pytest.raises(PutInvalid) as caught:
        timeline.put(elsewhere(timeline))
    assert caught.value.code == "full"
    wild = straight(WILD, 1_000)
    assert wild.trainer.diverged
    with pytest.raises(PutInvalid) as caught:
        wild.put(elsewhere(wild))
    assert caught.value.code == "diverged"
    with pytest.raises(Invalid):
        timeline.put_instead(timeline.end + 1, None)


def test_what_changed_nothing_in_the_end_is_no_change() -> None:
    first, other = small(), small(learning_rate=0.2)
    events = Event(3, other), Event(5, other), Event(7, other, b"put"), Event(9, first)
    history = History(first, events)
    told = [(3, first, other, None), (7, other, other, b"put"), (9, other, first, None)]
    assert history.changes == tuple(Change(*one) for one in told)
    assert [history.put_at(step) for step in (3, 6, 7, 9)] == [None, None, b"put", None]


def test_the_trail_has_the_place_where_it_was_put() -> None:
    timeline = straight(TINY, 10)
    timeline.put(elsewhere(timeline))
    timeline.advance(5)
    steps, path = timeline.trail.path()
    assert steps.tolist() == [*range(11), 10, *range(11, 16)]
    assert np.array_equal(path[11], elsewhere(timeline).astype(np.float32))
    seek(timeline, 9)
    timeline.advance(1)
    assert timeline.trail.path()[0].tolist() == list(range(11))


def test_a_branch_forgets_what_came_after_it() -> None:
    timeline = straight(TINY, 60, {10: [EDITS[0]], 50: [EDITS[1]]})
    seek(timeline, 30)
    assert (timeline.end, len(timeline.history.events)) == (60, 2)
    edit(timeline, EDITS[5])
    assert (timeline.end, [event.step for event in timeline.history.events]) == (30, [10, 30])
    assert timeline.curves.series["batch_loss"].curve().steps.max() == 30
    (left,) = timeline.branches
    assert set(left.curves) == {name for name in timeline.curves.series if name != "batch_loss"}
    with pytest.raises(Invalid):
        seek(timeline, 31)


def test_a_branch_at_the_very_beginning_of_a_long_run_can_be_drawn() -> None:
    timeline = straight(TINY, 5_000)
    seek(timeline, 0)
    timeline.branch()
    assert curves(timeline) == curves(timeline_of(TINY))
    timeline.advance(10)
    assert {**everything(timeline), "figures": None} == {**everything(straight(TINY, 10)), "figures": None}


def test_going_back_over_an_edit_of_the_batch_size_evaluates_as_often_as_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """How often is estimated from the work of a step, and so from the batch size in force."""
    monkeypatch.setattr(cadence, "EVALUATION_SHARE", 0.4)
    wide = small(hidden=(Dense(200),), batch_size=43)
    timeline = straight(wide, 200, {100: [{"batch_size": 1}]})
    for_ones = timeline.cadence.evaluation_gap
    seek(timeline, 50)
    assert timeline.cadence.evaluation_gap < for_ones
    timeline.branch()
    timeline.advance(400)
    assert curves(timeline) == curves(straight(wide, 450))


def test_looking_changes_nothing() -> None:
    """All figures, curves and maps, asked for at random moments, against a run that nobody looked at."""
    rng = np.random.default_rng(1)
    watched, alone = timeline_of(TINY), timeline_of(TINY)
    while watched.trainer.step_number < 400:
        n = int(rng.integers(1, 40))
        watched.advance(n)
        alone.advance(n)
        for question in (DecisionMap(20), Scores()):
            question.answer(watched.trainer)
        curves(watched)
        watched.trainer.penalty()
        watched.trainer.state()
    assert everything(watched) == everything(alone)


def test_structural_edits_are_refused() -> None:
    timeline = straight(TINY, 5)
    before = everything(timeline)
    with pytest.raises(Invalid):
        edit(timeline, {"seed": 4})
    assert everything(timeline) == before


# --- divergence ---------------------------------------------------------------------------------------------------

WILD = small(
    hidden=(Dense(8, "relu", Initial("he")),),
    output=Output("identity"),
    loss="sum_of_squares",
    optimizer=SGD(),
    learning_rate=100.0,
)


def test_divergence_stops_the_run_at_its_step_and_it_can_go_on_from_before() -> None:
    timeline = timeline_of(WILD)
    done = timeline.advance(1_000)
    assert done < 1_000
    assert timeline.trainer.diverged
    assert timeline.end == timeline.trainer.step_number == done
    assert all(np.isfinite(timeline.curves.series[name].curve().values).all() for name in CURVES)
    before = everything(timeline)
    assert timeline.advance(5) == 0, "there is no way on"
    assert everything(timeline) == before
    seek(timeline, 0)
    assert not timeline.trainer.diverged
    edit(timeline, {"learning_rate": 1e-3})
    assert timeline.advance(300) == 300
    wanted = straight(WILD, 300, {0: [{"learning_rate": 1e-3}]})
    assert everything(timeline) == everything(wanted)
    assert np.isfinite(timeline.trainer.network.parameters).all()


def test_a_diverged_run_does_not_go_on_in_parts_either() -> None:
    timeline = timeline_of(WILD)
    timeline.advance(1_000)
    before = everything(timeline)
    assert list(timeline.advance_in_parts()) == []
    assert everything(timeline) == before


@pytest.mark.parametrize("method", ["backpropagation", "forward"])
def test_training_to_a_step_ends_before_it_where_the_run_diverges(method: str) -> None:
    experiment = replace(WILD, gradient=method)
    wanted, timeline = timeline_of(experiment), timeline_of(experiment)
    wanted.advance(1_000)
    done = [done for done, total in timeline.train_to(1_000) if total == 1_000]
    assert timeline.trainer.diverged
    assert done[-1] == timeline.end == timeline.trainer.step_number < 1_000
    assert everything(timeline) == everything(wanted)
    assert list(timeline.train_to(1_000)) == []
    assert everything(timeline) == everything(wanted)


def test_seeking_to_the_step_where_it_diverged_shows_that_it_did() -> None:
    timeline = timeline_of(WILD)
    timeline.advance(1_000)
    end, wanted = timeline.end, bits_of(timeline.trainer)
    seek(timeline, 0)
    seek(timeline, end)
    assert timeline.trainer.diverged
    assert bits_of(timeline.trainer) == wanted


def test_nothing_that_diverged_is_kept_as_a_checkpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cadence, "REPLAY", 1e-9)
    timeline = timeline_of(WILD)
    timeline.advance(1_000)
    assert all(np.isfinite(c.state.loss) for c in list(timeline.checkpoints)[1:])
    assert list(timeline.checkpoints)[-1].state.step == timeline.end - 1


# --- memory -------------------------------------------------------------------------------------------------------


def kept(timeline: Timeline) -> int:
    return sum(c.nbytes for c in timeline.checkpoints)


def test_checkpoints_stay_within_their_budget_and_reach_back_to_the_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cadence, "REPLAY", 1e-9)  # one at every step
    each = next(iter(timeline_of(TINY).checkpoints)).nbytes
    timeline = timeline_of(TINY, budget=20 * each)
    timeline.advance(500)
    steps = [c.state.step for c in timeline.checkpoints]
    assert len(steps) == 20
    assert kept(timeline) <= 20 * each
    assert (steps[0], steps[-1]) == (0, 500)
    assert steps == sorted(set(steps))
    gaps = [b - a for a, b in pairwise(steps)]
    assert gaps[-1] < 20 < max(gaps), "the recent past is closer together than what is long ago"
    seek(timeline, 123)
    assert bits_of(timeline.trainer) == bits_of(straight(TINY, 123).trainer)


def test_memory_stays_within_the_budget_over_a_long_run_with_branches(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small budget, and a walk that goes back and on again and again: checkpoints and branches are bounded."""
    monkeypatch.setattr(cadence, "REPLAY", 1e-9)
    each = next(iter(timeline_of(TINY).checkpoints)).nbytes
    timeline = timeline_of(TINY, budget=40 * each)
    rng = np.random.default_rng(0)
    for _ in range(60):
        timeline.advance(int(rng.integers(50, 400)))
        seek(timeline, int(rng.integers(0, timeline.end)))
        timeline.branch()
        for branch in timeline.branches:
            timeline.branches.keep(branch.number)
        assert kept(timeline) == timeline.checkpoints.nbytes <= 40 * each
        assert len(timeline.branches) <= branches.MOST_KEPT + branches.MOST_PASSING
        points = [len(curve.steps) for branch in timeline.branches for curve in branch.curves.values()]
        assert max(points, default=0) <= CURVE_POINTS
        assert not any("batch_loss" in branch.curves for branch in timeline.branches)
    timeline.checkpoints.budget = 10 * each
    assert kept(timeline) <= 10 * each
    seek(timeline, timeline.end // 3)
    assert bits_of(timeline.trainer) == bits_of(straight(TINY, timeline.end // 3).trainer)


def test_no_way_between_checkpoints_is_long_however_old_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cadence, "REPLAY", 1e-9)
    each = next(iter(timeline_of(TINY).checkpoints)).nbytes
    timeline = timeline_of(TINY, budget=50 * each)
    timeline.advance(2_000)
    gaps = np.diff([c.state.step for c in timeline.checkpoints])
    assert gaps.max() <= 4 * 2_000 / 50
    assert gaps[-10:].mean() < gaps[:10].mean(), "the recent past is closer together than what is long ago"
    assert timeline.checkpoints.nbytes == sum(c.nbytes for c in timeline.checkpoints)


def test_many_checkpoints_are_thinned_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    """To weigh them all takes as long as some steps: were it done for each that comes, long runs would slow down."""
    monkeypatch.setattr(cadence, "REPLAY", 1e-9)
    times: list[int] = []
    take = checkpoints.Checkpoints._take
    monkeypatch.setattr(checkpoints.Checkpoints, "_take", lambda self, *kept: (times.append(1), take(self, *kept)))
    each = next(iter(timeline_of(TINY).checkpoints)).nbytes
    timeline = timeline_of(TINY, budget=320 * each)
    timeline.advance(1_320)
    assert 10 <= len(times) <= 100 + 1
    assert 300 <= len(timeline.checkpoints) <= 320


def checkpoints_at(*steps: int) -> checkpoints.Checkpoints:
    state = trainer_of(TINY).state()
    first, *later = (checkpoints.Checkpoint(replace(state, step=step), 0) for step in steps)
    made = checkpoints.Checkpoints(first)
    for checkpoint in later:
        made.add(checkpoint)
    return made


def steps_of(some: Iterable[checkpoints.Checkpoint]) -> list[int]:
    return [checkpoint.state.step for checkpoint in some]


def test_checkpoints_lie_by_step_and_the_latest_before_a_step_is_found() -> None:
    made = checkpoints_at(0, 20, 10, 20, 10)
    assert steps_of(made) == [0, 10, 20]
    assert [made.before(step).state.step for step in (0, 1, 10, 11, 20, 21)] == [0, 0, 0, 10, 10, 20]
    made.budget = 0
    assert steps_of(made) == [0, 20], "a smaller budget counts at once"


@pytest.mark.parametrize(
    ("room", "steps"),
    [(6, [10, 20, 30, 40, 50, 60]), (5, [20, 40, 60]), (3, [20, 40, 60]), (2, [30, 60]), (1, [60]), (0, [])],
)
def test_within_a_budget_every_so_many_checkpoint_stays_counted_from_the_latest(room: int, steps: list[int]) -> None:
    made = checkpoints_at(0, 10, 20, 30, 40, 50, 60)
    assert steps_of(made.within(room * made.before(0).state.nbytes)) == steps


def test_a_seek_fills_the_gaps_that_it_comes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after opening a file, which holds few checkpoints: the next way there is short."""
    timeline = straight(TINY, 1_000)
    wanted = [c.state.step for c in timeline.checkpoints]
    timeline.checkpoints.truncate(0)
    seek(timeline, 1_000)
    assert [c.state.step for c in timeline.checkpoints] == wanted
    for step in (999, 333, 1_000):
        seek(timeline, step)
        assert bits_of(timeline.trainer) == bits_of(straight(TINY, step).trainer)


def test_a_step_by_differences_is_one_step_a_checkpoint_and_can_be_dropped_midway() -> None:
    """It takes long: a seek neither does many of them again nor stays in the middle of one."""
    experiment = small(hidden=(Dense(30), Dense(30)), gradient="central")
    timeline = straight(experiment, 4)
    assert [c.state.step for c in timeline.checkpoints] == [0, 1, 2, 3, 4]
    here = bits_of(timeline.trainer)
    way = timeline.seek(3)
    for _ in range(3):
        next(way)
    way.close()
    assert bits_of(timeline.trainer) == here


@pytest.mark.parametrize(("first", "second"), [(Adam(), SGD()), (SGD(), Adam())], ids=["smaller", "larger"])
def test_the_budget_holds_when_an_edit_changes_what_a_checkpoint_takes(
    monkeypatch: pytest.MonkeyPatch, first: Any, second: Any
) -> None:
    monkeypatch.setattr(cadence, "REPLAY", 1e-9)
    budget = 30_000
    timeline = timeline_of(replace(TINY, optimizer=first), budget)
    timeline.advance(200)
    edit(timeline, {"optimizer": second})
    for _ in range(40):
        timeline.advance(5)
        assert kept(timeline) <= budget
    assert kept(timeline) > budget / 3, "the budget is used"


def test_a_budget_smaller_than_one_state_still_leaves_a_way_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cadence, "REPLAY", 1e-9)
    timeline = timeline_of(TINY, budget=1)
    timeline.advance(50)
    assert [c.state.step for c in timeline.checkpoints] == [0, 50]
    seek(timeline, 20)
    assert bits_of(timeline.trainer) == bits_of(straight(TINY, 20).trainer)


def test_the_number_of_checkpoints_is_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cadence, "REPLAY", 1e-9)
    monkeypatch.setattr(checkpoints, "MOST_CHECKPOINTS", 7)
    timeline = timeline_of(TINY)
    timeline.advance(100)
    assert len(timeline.checkpoints) == 7


def test_an_unpaused_run_keeps_few_checkpoints_of_small_networks() -> None:
    """Spaced by estimated work: from one to the next some hundred steps of a tiny network are done again."""
    assert 20 < len(straight(TINY, 20_000).checkpoints) < 100


def test_big_networks_are_kept_more_often_and_evaluated_more_seldom() -> None:
    big = small(hidden=(Dense(300), Dense(300)), batch_size=43)
    assert timeline_of(big).cadence.checkpoint_gap < timeline_of(TINY).cadence.checkpoint_gap / 10
    seldom = small(hidden=(Dense(300), Dense(300)), batch_size=1, data=Data("rings", samples=2_000))
    assert timeline_of(seldom).cadence.evaluation_gap > timeline_of(TINY).cadence.evaluation_gap


def test_momentum_is_part_of_what_a_checkpoint_keeps() -> None:
    timeline = straight(replace(TINY, optimizer=Momentum()), 30)
    v = timeline.trainer.optimizer_state["v"].copy()
    assert v.any()
    seek(timeline, 3)
    assert not np.array_equal(timeline.trainer.optimizer_state["v"], v)
    seek(timeline, 30)
    np.testing.assert_array_equal(timeline.trainer.optimizer_state["v"], v)


@pytest.mark.parametrize("step", [60, 39, 33, 20, 0])
def test_a_past_is_edited_as_the_run_would_be(step: int, frequent: None) -> None:
    """At its end, at a checkpoint, between two, where another edit was, and at its beginning; with a branch already."""
    timeline = timeline_of(small())
    timeline.advance(30)
    seek(timeline, 20)
    timeline.edit(small(learning_rate=0.2))
    timeline.advance(40)
    seek(timeline, step)
    past = timeline.past()
    assert len(past.checkpoints) > 3
    edited = past.edited(small(batch_size=7))
    timeline.edit(small(batch_size=7))
    wanted = timeline.past()
    assert edited.history == wanted.history
    assert (edited.history.first, edited.end, wanted.end) == (small(), step, step)
    assert edited.present.events == wanted.present.events
    assert edited.present.state.experiment == wanted.present.state.experiment
    np.testing.assert_array_equal(edited.present.state.parameters, wanted.present.state.parameters)
    assert [c.state.step for c in edited.checkpoints] == [c.state.step for c in wanted.checkpoints]
    assert [(b.number, b.start, b.end) for b in edited.branches] == [
        (b.number, b.start, b.end) for b in wanted.branches
    ]
    for name in CURVES:
        for one, other in zip(astuple(edited.series[name]), astuple(wanted.series[name]), strict=True):
            np.testing.assert_array_equal(one, other)


def test_a_past_holds_the_run_as_it_came_to_where_something_was_put() -> None:
    """Right after it was put, and when the run has come there again."""
    timeline = timeline_of(TINY)
    timeline.advance(5)
    came = timeline.trainer.network.parameters.copy()
    timeline.put(came + 1)
    assert timeline.past().present.state.parameters.tolist() == came.tolist()
    timeline.advance(3)
    seek(timeline, 5)
    assert timeline.trainer.network.parameters.tolist() == (came + 1).tolist()
    assert timeline.past().present.state.parameters.tolist() == came.tolist()


def branches_to(*ends: int) -> Branches:
    """Return branches that begin at step 5 and end there, each with a curve of one point."""
    made = Branches()
    for end in ends:
        made.add(5, end, {"train_loss": Curve(np.zeros(1, np.int64), np.zeros(1))})
    return made


def numbers(found: Branches) -> list[int]:
    return [branch.number for branch in found]


def test_the_latest_branch_stays_when_the_run_has_passed_its_end() -> None:
    branches = branches_to(20, 20)
    branches.overwrite(30)
    assert numbers(branches) == [2]


def test_a_branch_passes_with_the_step_it_ends_at_unless_it_is_kept() -> None:
    branches = branches_to(20, 40, 30)
    branches.keep(1)
    branches.overwrite(39)
    assert numbers(branches) == [1, 2, 3]
    branches.overwrite(40)
    assert numbers(branches) == [1, 3]


def test_of_branches_that_pass_the_oldest_goes_first_and_only_so_many_are_kept() -> None:
    branches = branches_to(*[20] * 5)
    assert numbers(branches) == [3, 4, 5]
    for number in (3, 4, 5):
        branches.keep(number)
    for _ in range(4):
        branches.add(5, 20, branches.all()[0].curves)
        branches.keep(6)
    assert numbers(branches) == [3, 4, 5, 7, 8, 9], "a fourth is not kept"
    assert branches.nbytes == 6 * (8 + 8)
    again = Branches()
    again.restore(branches.all())
    again.add(5, 20, {})
    assert numbers(again) == [3, 4, 5, 8, 9, 10], "no number comes twice"


def test_what_was_put_later_makes_room_where_the_run_goes_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    timeline = timeline_of(small())
    parameters = timeline.trainer.network.parameters
    monkeypatch.setattr(module, "PUT_BYTES", parameters.nbytes)
    timeline.advance(5)
    timeline.put(parameters * 2)
    timeline.advance(5)
    seek(timeline, 3)
    timeline.put(parameters * 3)  # what was put at step 5 is left with the branch
    timeline.advance(1)
    with pytest.raises(PutInvalid):
        timeline.put(parameters)
