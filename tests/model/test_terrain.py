"""The terrain around a run, and its trail: the true loss in a plane, and the way of the run on it."""

from dataclasses import replace

import numpy as np
import pytest

from model.defaults import DEFAULTS
from model.initializers import INITIALIZERS
from model.layers import Dense
from model.terrain import PLANES, Survey, Terrain
from model.timeline import Timeline
from model.trail import MOST
from tests.model.runs import bits_of, seek, small, timeline_of


def surveyed(question: Terrain, timeline: Timeline) -> Survey:
    survey = Survey(question, timeline)
    for _ in survey.work(timeline):
        pass
    return survey


@pytest.mark.parametrize("kind", PLANES)
@pytest.mark.parametrize("part", ["train", "test"])
def test_the_terrain_holds_the_true_loss_and_leaves_the_run_alone(kind: str, part: str) -> None:
    timeline = timeline_of(small(precision="float64"))
    timeline.advance(40)
    before = bits_of(timeline.trainer)
    answer = surveyed(Terrain(kind, part=part), timeline).answer(timeline)
    assert answer.problem == ""
    assert answer.known == 1
    assert bits_of(timeline.trainer) == before
    assert answer.map is not None
    assert answer.heights is not None
    assert answer.path is not None
    home = timeline.trainer.network.parameters[:2] if kind == "chosen" else (0, 0)
    assert answer.path[-1] == pytest.approx(home, abs=1e-9), "two parameters are seen in their own values"
    assert answer.plane is not None
    assert answer.plane.at(tuple(answer.path[-1])) == pytest.approx(timeline.trainer.network.parameters, abs=1e-9)
    assert answer.beside == pytest.approx(0, abs=1e-9)
    (left, right), (low, high) = answer.map.window
    data = timeline.trainer.dataset
    true = timeline.trainer.evaluate(data.train if part == "train" else data.test).loss
    column = np.interp(home[0], np.linspace(left, right, answer.heights.shape[1]), np.arange(answer.heights.shape[1]))
    row = np.interp(home[1], np.linspace(low, high, answer.heights.shape[0]), np.arange(answer.heights.shape[0]))
    corner = answer.heights[int(row) : int(row) + 2, int(column) : int(column) + 2]
    assert corner.min() - 0.1 * np.ptp(answer.heights) <= true <= corner.max() + 0.1 * np.ptp(answer.heights)
    assert len(answer.map.levels) == len(answer.map.lines) > 3
    assert (answer.map.bands == (answer.heights[..., None] >= answer.map.levels).sum(-1)).all()
    assert not any(array.flags.writeable for array in (answer.plane.centre, answer.plane.u, answer.plane.v))


def test_every_pass_over_the_plane_is_counted() -> None:
    timeline = timeline_of(small())
    survey = Survey(Terrain("random"), timeline)
    passes = [survey.passes, *(survey.passes for _ in survey.work(timeline)), survey.passes]
    assert passes == sorted(passes)
    assert set(passes) == {0, 1, 2, 3, 4}
    assert passes[-1] == 4, "of every 8th place, every 4th, every 2nd, all"


@pytest.mark.parametrize("kind", PLANES)
def test_a_terrain_is_found_while_the_run_goes_on_and_its_trail_is_thinned(kind: str) -> None:
    timeline = timeline_of(small())
    timeline.advance(MOST - 8)
    survey = Survey(Terrain(kind), timeline)
    distance = timeline.trail.distance
    for done, _ in enumerate(survey.work(timeline)):
        if done < 30:
            timeline.advance(1)
    assert timeline.trail.distance > distance, "every second place was forgotten meanwhile"
    answer = survey.answer(timeline)
    assert (answer.problem, answer.known) == ("", 1)
    assert answer.path is not None
    assert answer.steps is not None
    assert len(answer.path) == len(answer.steps)
    timeline.advance(1)
    now = timeline.trainer.step_number
    assert now % timeline.trail.distance, "a step that the trail leaves out"
    later = survey.answer(timeline)
    assert later.path is not None
    assert later.steps is not None
    assert later.steps.tolist() == [*answer.steps[answer.steps % timeline.trail.distance == 0].tolist(), now]
    assert len(later.path) == len(later.steps)


@pytest.mark.parametrize("kind", PLANES)
def test_put_at_a_place_of_the_map_the_network_has_the_loss_that_the_map_shows_there(kind: str) -> None:
    timeline = timeline_of(small(precision="float64"))
    timeline.advance(20)
    answer = surveyed(Terrain(kind), timeline).answer(timeline)
    assert answer.plane is not None
    assert answer.map is not None
    assert answer.heights is not None
    (left, right), (low, high) = answer.map.window
    rows, columns = answer.heights.shape
    i, j = 40, 8
    place = float(np.linspace(left, right, columns)[i]), float(np.linspace(low, high, rows)[j])
    timeline.put(answer.plane.at(place))
    if kind == "chosen":
        assert timeline.trainer.network.parameters[:2] == pytest.approx(place, abs=1e-15)
    assert timeline.figures is not None
    assert timeline.figures[0].loss == pytest.approx(answer.heights[j, i], rel=1e-9)
    assert surveyed(Terrain(kind), timeline).answer(timeline).path is not None


def test_a_window_of_the_persons_own_is_looked_at() -> None:
    timeline = timeline_of(small(precision="float64"))
    timeline.advance(5)
    for kind in PLANES:
        window = ((-0.5, 3.0), (-7.0, 2.0))
        answer = surveyed(Terrain(kind, window=window), timeline).answer(timeline)
        assert answer.map is not None
        assert answer.map.window[0] == pytest.approx(window[0], abs=1e-12)
        assert answer.map.window[1] == pytest.approx(window[1], abs=1e-12)
        assert answer.plane is not None
        assert answer.heights is not None
        data = timeline.trainer.dataset
        timeline.put(answer.plane.at((3.0, -7.0)))
        assert timeline.trainer.evaluate(data.train).loss == pytest.approx(answer.heights[0, -1], rel=1e-9)
        seek(timeline, 4)
        timeline.advance(1)


def test_the_path_leads_through_where_the_network_was_put() -> None:
    timeline = timeline_of(small())
    timeline.advance(6)
    survey = surveyed(Terrain("random"), timeline)
    before = survey.answer(timeline)
    assert before.plane is not None
    timeline.put(before.plane.at((0.4, -0.3)))
    after = survey.answer(timeline)
    assert after.path is not None
    assert after.steps is not None
    assert after.steps.tolist() == [0, 1, 2, 3, 4, 5, 6, 6]
    assert after.path[-1] == pytest.approx((0.4, -0.3), abs=1e-5)
    for _ in timeline.put_instead(6, None):
        pass
    again = survey.answer(timeline)
    assert again.path == pytest.approx(before.path)


def test_the_path_grows_on_the_plane_that_is_there() -> None:
    timeline = timeline_of(small())
    timeline.advance(30)
    survey = surveyed(Terrain("principal"), timeline)
    before = survey.answer(timeline)
    timeline.advance(10)
    after = survey.answer(timeline)
    assert before.path is not None
    assert after.path is not None
    assert after.steps is not None
    assert len(after.path) == len(before.path) + 10
    assert np.array_equal(after.path[: len(before.path) - 1], before.path[:-1])
    assert after.steps[-1] == 40
    assert after.beside > 0
    assert 0.5 < after.shows <= 1


def test_the_path_follows_the_run_another_way() -> None:
    timeline = timeline_of(small())
    timeline.advance(30)
    survey = surveyed(Terrain("random"), timeline)
    before = survey.answer(timeline).path
    seek(timeline, 20)
    back = survey.answer(timeline).path
    timeline.edit(replace(timeline.experiment, learning_rate=0.7))
    timeline.advance(10)
    after = survey.answer(timeline).path
    assert before is not None
    assert back is not None
    assert after is not None
    assert back == pytest.approx(before[:21], abs=1e-12)
    assert after[:21] == pytest.approx(before[:21], abs=1e-12)
    assert len(after) == len(before)
    assert not np.isclose(after[21:], before[21:]).all(1).any()


def test_what_there_is_no_terrain_of_is_said() -> None:
    timeline = timeline_of(small())
    assert surveyed(Terrain("principal"), timeline).problem == "short_path"
    assert surveyed(Terrain("chosen", 3, 3), timeline).problem == "no_such_weight"
    assert surveyed(Terrain("chosen", 0, 10**9), timeline).problem == "no_such_weight"
    assert "zeros" in INITIALIZERS
    zero = small(hidden=(replace(Dense(), initial=replace(Dense().initial, kind="zeros")),))
    flat = timeline_of(replace(zero, output=replace(zero.output, initial=replace(zero.output.initial, kind="zeros"))))
    assert surveyed(Terrain("random"), flat).problem == "zero_weights"
    line = timeline_of(replace(DEFAULTS["sine"], hidden=()))
    assert surveyed(Terrain("random"), line).problem == "one_direction", "one neuron with one input"
    assert surveyed(Terrain("chosen"), line).problem == ""
    timeline.trainer.network.parameters[0] = np.nan
    assert surveyed(Terrain("random"), timeline).problem == "not_finite"
    assert surveyed(Terrain("random"), timeline).answer(timeline).map is None


def test_where_the_loss_is_no_number_anywhere_it_is_not_said_to_be_the_same() -> None:
    timeline = timeline_of(replace(DEFAULTS["sine"], hidden=(Dense(8, "relu"),)))
    timeline.trainer.network.parameters[:] = 1e30
    assert np.isfinite(timeline.trainer.network.parameters).all()
    answer = surveyed(Terrain("chosen", 0, 1), timeline).answer(timeline)
    assert answer.problem == "not_finite"


def test_a_plane_without_any_effect_is_said_to_be_flat() -> None:
    timeline = timeline_of(small())
    parts = timeline.trainer.network.flow.layout
    [last] = [part for part in parts if part.name == "W" and part.layer == len(timeline.trainer.network.rows) - 1]
    timeline.trainer.network.parameters[last.start : last.stop] = 0  # then nothing before the output matters
    answer = surveyed(Terrain("chosen", 0, 1), timeline).answer(timeline)
    assert answer.problem == "flat"
    assert answer.map is not None
    assert len(answer.map.levels) == 0
    assert surveyed(Terrain("chosen", last.start, last.start + 1), timeline).answer(timeline).problem == ""


# --- the trail ----------------------------------------------------------------------------------------------------


def test_the_trail_is_the_same_however_the_run_was_stepped() -> None:
    one, many = timeline_of(small()), timeline_of(small())
    one.advance(300)
    for _ in range(300):
        many.advance(1)
    assert one.trail.moments(300) == many.trail.moments(300)
    assert np.array_equal(one.trail.at(one.trail.moments(300)), many.trail.at(many.trail.moments(300)))
    assert one.trail.distance == 4
    assert bits_of(one.trainer) == bits_of(many.trainer)


def test_another_way_forgets_the_trail_of_the_one_before() -> None:
    timeline = timeline_of(small())
    timeline.advance(50)
    kept = timeline.trail.at([(20, False), (21, False)])
    seek(timeline, 21)
    assert timeline.trail.path(100)[0][-1] == 50, "it can still be gone on along"
    timeline.edit(replace(timeline.experiment, learning_rate=0.5))
    timeline.advance(1)
    assert timeline.trail.path(100)[0][-2:].tolist() == [21, 22]
    assert np.array_equal(timeline.trail.at([(20, False), (21, False)]), kept)


def test_a_run_that_is_put_back_has_a_trail() -> None:
    timeline = timeline_of(small())
    timeline.advance(200)
    again = timeline_of(small())
    again.resume(timeline.past())
    assert again.trail.path(200)[0][0] == 0
    assert again.trail.path(200)[0][-1] == 200
