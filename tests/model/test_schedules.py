"""Schedules: factors worked by hand, warm-up before any of them, and how the trainer follows them."""

from dataclasses import replace
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.optimizers import SGD
from model.schedules import SCHEDULES, Constant, Cosine, Exponential, Schedule, StepDecay
from tests.model.runs import seek, small, timeline_of, trainer_of
from tests.model.strategies import schedules


@pytest.mark.parametrize(
    ("schedule", "factors"),
    [
        (Constant(), {0: 1, 7: 1, 10**9: 1}),
        (StepDecay(gamma=0.1, every=10), {0: 1, 9: 1, 10: 0.1, 29: 0.01}),
        (Exponential(gamma=0.25, every=10), {0: 1, 5: 0.5, 10: 0.25, 15: 0.125}),
        (Cosine(length=60, lowest=0.2), {0: 1, 20: 0.8, 30: 0.6, 40: 0.4, 60: 0.2, 61: 0.2, 10**9: 0.2}),
        (Cosine(length=4), {1: (1 + sqrt(0.5)) / 2, 4: 0}),
        (Constant(warm_up=4), {0: 0.25, 1: 0.5, 2: 0.75, 3: 1, 4: 1, 5: 1}),
        (StepDecay(2, 0.1, 3), {0: 0.5, 1: 1, 2: 1, 4: 1, 5: 0.1}),
    ],
)
def test_factors_worked_by_hand(schedule: Schedule, factors: dict[int, float]) -> None:
    assert {step: schedule.factor(step) for step in factors} == pytest.approx(factors, rel=1e-12, abs=1e-15)


@given(schedule=schedules(), step=st.integers(0, 10**12))
def test_every_factor_is_within_zero_and_one(schedule: Schedule, step: int) -> None:
    assert 0 <= schedule.factor(step) <= 1
    assert schedule.factor(schedule.warm_up) == 1


@pytest.mark.parametrize(
    ("schedule", "last", "longer"),
    [
        (Cosine(length=1_000), 999, {1_222: 5_000, 1_000: 2_000, 2_501: 10_000}),
        (Cosine(warm_up=100, length=1_000), 1_099, {1_222: 5_000, 1_100: 2_000}),
        (StepDecay(gamma=0.1, every=10), 119, {130: 500}),  # 0.1¹² is 1e-12, at which a twelfth time is not over yet
        (Exponential(gamma=0.001, every=1), 3, {5: 10, 10: 20}),
    ],
)
def test_a_schedule_ends_where_nothing_moves_any_more_and_can_be_lengthened(
    schedule: Schedule, last: int, longer: dict[int, int]
) -> None:
    assert not schedule.ended(last)
    for step, wanted in longer.items():
        assert schedule.ended(step)
        made = schedule.lengthened(step, 1e6)
        assert made == replace(schedule, **{schedule.takes: wanted})
        assert not made.ended(2 * (step - schedule.warm_up) + schedule.warm_up - 1), "as many steps again, at least"


@pytest.mark.parametrize(
    ("schedule", "longer"),
    [
        (Cosine(length=1_000), {0: 1_000, 999: 1_000, 1_000: 2_000, 20_000: 50_000, 9_000_000: 10_000_000}),
        (Exponential(every=1_000), {500: 1_000, 3_000: 10_000}),
        (StepDecay(warm_up=100, every=1_000), {1_099: 1_000, 1_100: 2_000}),
    ],
)
def test_a_schedule_that_is_chosen_late_is_not_over_at_once(schedule: Schedule, longer: dict[int, int]) -> None:
    for step, wanted in longer.items():
        assert schedule.chosen_at(step, 1e7) == replace(schedule, **{schedule.takes: wanted})


def test_a_constant_rate_is_one_whenever_it_is_chosen() -> None:
    assert Constant(warm_up=5).chosen_at(1_000, 0) == Constant(warm_up=5)


def test_what_never_comes_near_0_never_ends() -> None:
    for schedule in (Constant(), Constant(warm_up=10), Cosine(length=10, lowest=0.05)):
        assert not any(schedule.ended(step) for step in (0, 5, 10, 10**9))


@pytest.mark.parametrize("kind", SCHEDULES.values(), ids=list(SCHEDULES))
def test_a_step_goes_as_far_as_the_schedule_says(kind: type[Schedule]) -> None:
    schedule = replace(kind(warm_up=3), **({"length": 6} if kind is Cosine else {}))
    trainer = trainer_of(small(schedule=schedule, optimizer=SGD(), learning_rate=0.5, precision="float64"))
    for step in range(9):
        before = trainer.network.parameters.copy()
        trainer.step()
        taken = before - trainer.network.parameters
        wanted = 0.5 * schedule.factor(step) * trainer.network.gradient
        np.testing.assert_allclose(taken, wanted, rtol=1e-9, atol=1e-15)


def test_the_rate_of_a_step_is_shown_among_its_moves() -> None:
    trainer = trainer_of(small(schedule=StepDecay(gamma=0.1, every=2), learning_rate=0.5))
    rates: list[float] = []
    for _ in range(5):
        for move in trainer.moves():
            if move.kind == "schedule":
                rates += [float(array) for name, array in move.results if name == "η"]
    assert rates == pytest.approx([0.5, 0.5, 0.05, 0.05, 0.005], rel=1e-6)
    assert "schedule" not in {move.kind for move in trainer_of(small()).program}, "a constant rate costs nothing"


def test_a_schedule_follows_the_steps_of_the_run_also_after_going_back() -> None:
    chosen = small(schedule=Exponential(gamma=0.5, every=10))
    straight, back = timeline_of(chosen), timeline_of(chosen)
    straight.advance(30)
    back.advance(25)
    seek(back, 10)
    back.advance(20)
    np.testing.assert_array_equal(straight.trainer.network.parameters, back.trainer.network.parameters)


def test_ids_are_in_the_table() -> None:
    assert list(SCHEDULES) == ["constant", "step", "exponential", "cosine"]
    assert all(SCHEDULES[kind.kind] is kind for kind in SCHEDULES.values())
