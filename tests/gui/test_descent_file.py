"""What a file keeps of the Descent stage: there and back, and what counts where a file says what can't be."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.descent_file import Left, from_window, to_window
from gui.race import MOST, first_course
from gui.said import FAR
from gui.stages.descent import SUBJECTS
from model import archive
from model.course import Course, StandAt
from model.data.dataset import PARTS
from model.descent import GRADIENTS, MAX_RUNNERS, Runner, Slope
from model.grammar import read
from model.optimizers import OPTIMIZERS, Adam, Momentum
from model.saved import Saved, Scalar
from model.surfaces import SURFACES, Window, typed
from model.terrain import PLANES, Terrain
from tests.model.runs import small

FIRST = Left(SUBJECTS[0], first_course(), 0, None, Terrain(first=7, second=8))
SEEN: Window = ((-2.5, 3.0), (1e-3, 40.0))

numbers = st.floats(-1e9, 1e9)
windows = st.tuples(numbers, numbers, st.floats(1, 1e6), st.floats(1, 1e6)).map(
    lambda w: ((w[0], w[0] + w[2]), (w[1], w[1] + w[3]))
)
runners = st.builds(
    Runner,
    st.none() | st.sampled_from(list(OPTIMIZERS.values())).map(lambda kind: kind()) | st.just(Adam(beta_1=0.5)),
    st.floats(1e-12, 1e6),
)
lefts = st.builds(
    Left,
    st.sampled_from(SUBJECTS),
    st.builds(
        Course,
        st.sampled_from(list(SURFACES.values())),
        st.lists(runners, min_size=1, max_size=MAX_RUNNERS).map(tuple),
        st.tuples(numbers, numbers),
        st.builds(Slope, st.sampled_from(GRADIENTS), st.floats(1e-300, 10)),
    ),
    st.integers(0, MOST),
    st.none() | windows,
    st.builds(
        Terrain,
        st.sampled_from(PLANES),
        st.integers(0, 10**6),
        st.integers(0, 10**6),
        st.integers(0, 1_000),
        st.sampled_from(PARTS),
        st.none() | windows,
    ),
)


def through_a_file(window: dict[str, Scalar]) -> dict[str, Scalar]:
    """Return what is remembered as it comes back from a file."""
    packed = archive._pack(Saved(small(), {}, None, window))
    return dict(archive._unpack(BytesIO(packed.getvalue())).window)


def again(window: dict[str, Any]) -> Left:
    return from_window(window, FIRST, SUBJECTS, MOST)


@given(lefts)
def test_it_comes_back_as_it_was_left(left: Left) -> None:
    window = through_a_file({"stage": "descent", "speed": "300", **to_window(left)})
    assert len(window) < archive.MAX_WINDOW
    assert again(window) == left


def test_a_formula_comes_back() -> None:
    surface = typed(read("x0^2 + 3 sin(x1)", ("x0", "x1")), ((-2, 2), (-1, 9)), (1, 1))
    course = Course(surface, (Runner(Momentum(momentum=0.3), 0.5), Runner(None, 1.0)), (0.5, -0.25))
    found = again(through_a_file(to_window(Left("function", course, 12, SEEN, Terrain()))))
    assert found.course.surface.formula == surface.formula
    assert found.course.surface.at((1, 2))[0] == surface.at((1, 2))[0]
    assert found.course.surface.window == surface.window
    assert (found.course.runners, found.course.start) == (course.runners, course.start)
    assert (found.step, found.seen) == (12, SEEN)


def test_files_that_say_nothing_of_it_give_what_is_at_first() -> None:
    assert again({}) == FIRST
    assert again({"stage": "output", "speed": "inf"}) == FIRST


OTHERS: list[Any] = [None, True, "", "x", "adam", -1, 10**15, 0.5, -(2.0**52), 1e-320, 9e15]


@given(lefts, st.data())
def test_whatever_a_file_says_the_stage_can_be_shown(left: Left, data: st.DataObject) -> None:
    window = to_window(left)
    names = data.draw(st.lists(st.sampled_from(sorted(window)), min_size=1, max_size=6))
    for name in names:
        if data.draw(st.booleans()):
            window[name] = data.draw(st.sampled_from(OTHERS))
        else:
            window.pop(name, None)
    found = again(window)
    assert found.subject in SUBJECTS
    assert 0 <= found.step <= MOST
    assert 1 <= len(found.course.runners) <= MAX_RUNNERS
    assert all(abs(v) <= FAR for v in found.course.start)
    assert found.terrain.kind in PLANES
    StandAt(found.course, 1, found.course.surface.window).answer({})  # it can be run
    assert again(to_window(found)) == found


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"surface": "typed", "formula": "import os"}, FIRST.course),
        ({"surface": "typed", "formula": "x0 +"}, FIRST.course),
        ({"surface": "nothing"}, FIRST.course),
        ({"surface": 3}, FIRST.course),
    ],
)
def test_a_function_that_can_not_be_read_is_that_at_first(change: dict[str, Any], kept: Course) -> None:
    left = replace(FIRST, course=replace(FIRST.course, surface=SURFACES["bowl"], start=(1.0, 1.0)), step=5)
    window = to_window(left) | {f"descent.{name}": value for name, value in change.items()}
    window |= {"descent.surface.window.x.0": -1.0, "descent.surface.window.x.1": 1.0}
    window |= {"descent.surface.window.y.0": -1.0, "descent.surface.window.y.1": 1.0}
    found = again(window)
    assert found.course == kept
    assert found.step == 0


@pytest.mark.parametrize(
    "window",
    [((1.0, 1.0), (0.0, 1.0)), ((2.0, 1.0), (0.0, 1.0)), ((0.0, 1e13), (0.0, 1.0)), ((1e9, 1e9 + 1e-3), (0.0, 1.0))],
)
def test_windows_that_no_map_can_show_are_none(window: Window) -> None:
    left = replace(FIRST, seen=window, terrain=replace(FIRST.terrain, window=window))
    found = again(to_window(left))
    assert (found.seen, found.terrain.window) == (None, None)


def test_settings_of_an_optimizer_that_can_not_be_are_its_own() -> None:
    left = replace(FIRST, course=replace(FIRST.course, runners=(Runner(Adam(beta_1=0.5), 0.1),)))
    for value in (2.0, -1, "x", True):
        window = to_window(left) | {"descent.runner.0.beta_1": value}
        assert again(window).course.runners == (Runner(Adam(), 0.1),)
    assert again(to_window(left) | {"descent.runner.0.rate": 1e9}).course.runners == FIRST.course.runners
