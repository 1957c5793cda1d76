"""Courses: maps of surfaces, and where runners are."""

from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from model.course import ARROWS, RATES, UNDEFINED, Course, Kept, LookAt, StandAt, moved, rate_for
from model.descent import Race, Runner
from model.grammar import read
from model.optimizers import OPTIMIZERS, SGD, Adam
from model.surfaces import SURFACES, typed

BOWL = SURFACES["bowl"]


def course(**changes: object) -> Course:
    made = Course(BOWL, (Runner(SGD(), 0.1), Runner(Adam(), 0.3)), (-3.0, 4.0))
    return replace(made, **changes)


def test_a_map_shows_levels_and_what_is_undefined() -> None:
    found = LookAt(BOWL, BOWL.window, 400, 300).answer({})
    assert found.bands[0, 0] == len(found.levels)
    assert found.bands[len(found.bands) // 2, found.bands.shape[1] // 2] == 0
    radii = [np.hypot(*line[np.isfinite(line[:, 0])].T) for line in found.lines]
    for level, radius in zip(found.levels, radii, strict=True):
        assert np.abs(radius**2 - level).max() < 0.05
    assert np.allclose(found.down, -2 * found.places)
    logarithm = typed(read("log(x0) + x1^2", ("x0", "x1")))
    half = LookAt(logarithm, ((-2, 2), (-2, 2)), 400, 400).answer({})
    assert (half.bands[:, :60] == UNDEFINED).all()
    assert (half.bands[:, -60:] != UNDEFINED).all()
    assert len(half.places) > 8
    assert (half.places[:, 0] > 0).all(), "no arrow lies where f has no value"
    pole = LookAt(typed(read("1/x0", ("x0", "x1"))), ((-1, 1), (-1, 1)), 3 * ARROWS, 3 * ARROWS).answer({})
    assert sorted(set(pole.places[:, 0].round(2))) == [-0.67, 0.67], "nor where it is infinite"


@pytest.mark.parametrize("formula", ["log(x0)", "1/(x0 + 3)", "0/0", "sqrt(x0 + 3)"])
def test_without_a_value_at_the_start_nobody_leaves_it(formula: str) -> None:
    on = typed(read(formula, ("x0", "x1")))
    found = StandAt(course(surface=on), 5, BOWL.window).answer({})
    for standing in found.standings:
        assert (standing.status.reason, standing.status.step) == ("start", 0)
        assert len(standing.path.points) == 0
    assert found.closer.point == (-3, 4)
    assert not np.isfinite(found.closer.gradient).all()
    assert "gradient" not in found.closer.slices


def test_standings_are_those_of_the_race_whatever_was_asked_before() -> None:
    race = Race(BOWL, course().runners, (-3.0, 4.0))
    race.run(20)
    kept: Kept = {}
    for step in (5, 20, 0, 12):
        found = StandAt(course(), step, BOWL.window).answer(kept)
        assert (found.step, found.arrived) == (step, True)
        for r, standing in enumerate(found.standings):
            assert np.array_equal(standing.path.points, race.path(r, step).points)
    other = course(start=(1.0, 1.0))
    assert StandAt(other, 3, BOWL.window).answer(kept).standings[0].path.points[0] == pytest.approx((1, 1))
    end = StandAt(course(), 20, BOWL.window).answer(kept)
    assert end.standings[0].path.points[-1] == pytest.approx((-3 * 0.8**20, 4 * 0.8**20), rel=1e-12)
    assert end.closer.point == pytest.approx(tuple(end.standings[0].path.points[-1]))
    assert end.closer.before == pytest.approx(tuple(end.standings[0].path.points[-2]))


def test_who_takes_long_is_seen_on_the_way() -> None:
    """At kinks a flow takes a thousand gradients a step; the answer must not wait for them all."""
    kinks = typed(read("abs(sin(40x0)) + abs(cos(37x1))", ("x0", "x1")))
    slow = course(surface=kinks, runners=(Runner(None, 1.0), Runner(SGD(), 0.1)), start=(0.5, 1.0))
    kept: Kept = {}
    answers, ticks = 0, count()  # the clock is a hundredth of a second farther whenever it is looked at
    ask = StandAt(slow, 4, kinks.window, clock=lambda: next(ticks) / 100)
    while not (found := ask.answer(kept)).arrived:
        assert found.step < 4
        assert [len(s.path.points) for s in found.standings] == [found.step + 1] * 2
        answers += 1
    assert answers > 100
    assert found.step == 4
    race = Race(kinks, slow.runners, slow.start)
    race.run(4)
    for r, standing in enumerate(found.standings):
        assert np.array_equal(standing.path.points, race.path(r).points)
    back = StandAt(slow, 2, kinks.window).answer(kept)
    assert (back.step, back.arrived) == (2, True)


def test_slices_go_along_the_gradient_and_the_axes() -> None:
    found = StandAt(course(), 0, BOWL.window).answer({}).closer
    assert list(found.slices) == ["gradient", "x0", "x1"]
    along = found.slices["gradient"]
    assert along.slope == pytest.approx(10)  # |∇f| at (−3, 4)
    assert along.f == pytest.approx((5 + along.s) ** 2)
    assert found.slices["x0"].slope == pytest.approx(-6)
    flat = StandAt(course(start=(0.0, 0.0)), 0, BOWL.window).answer({}).closer
    assert list(flat.slices) == ["x0", "x1"], "there is no direction where ∇f is 0"


def test_who_reaches_infinity_has_no_step_to_tell() -> None:
    found = StandAt(course(runners=(Runner(SGD(), 1e3),)), 200, BOWL.window).answer({})
    [standing] = found.standings
    assert standing.status.code == "infinite"
    assert standing.terms == ()
    assert np.isfinite(found.closer.point).all()


@pytest.mark.parametrize("kind", SURFACES)
@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "nesterov"])
def test_learning_rates_suit_the_surface(kind: str, optimizer: str) -> None:
    surface, runner = SURFACES[kind], Runner(OPTIMIZERS[optimizer](), 1.0)
    rate = rate_for(surface, runner)
    assert rate is not None
    race = Race(surface, (replace(runner, learning_rate=rate),), surface.start)
    race.run(100)
    path = race.path(0)
    assert len(path.points) == 101
    assert path.values[-1] < path.values[0]


def test_another_surface_takes_rates_along_that_were_chosen_by_hand() -> None:
    before = course(runners=(Runner(SGD(), RATES["sgd"]["bowl"]), Runner(SGD(), 0.123), Runner(Adam(), 0.3)))
    after = moved(before, SURFACES["himmelblau"])
    assert [r.learning_rate for r in after.runners] == [RATES["sgd"]["himmelblau"], 0.123, 0.3]
    assert after.start == SURFACES["himmelblau"].start
    assert [r.learning_rate for r in moved(after, BOWL).runners] == [RATES["sgd"]["bowl"], 0.123, 0.3]
