"""Series stay small, lose no spike, and do not care in which pieces the figures came."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import series
from model.series import CAPACITY, CURVE_POINTS, Series


def filled(values: np.ndarray, first: int = 1) -> Series:
    made = Series()
    made.extend(np.arange(first, first + len(values)), values)
    return made


def contents(made: Series) -> tuple[list[int], list[float], list[float], int, int]:
    n = len(made)
    return made._steps[:n].tolist(), made._low[:n].tolist(), made._high[:n].tolist(), made._size, made._filled


def assert_same(one: Series, other: Series) -> None:
    """The same buckets, and the same when both go on."""
    assert contents(one) == contents(other)


def test_a_short_series_is_shown_as_it_is() -> None:
    curve = filled(np.array([3.0, 1.0, 2.0]), first=5).curve()
    assert curve.steps.tolist() == [5, 6, 7]
    assert curve.values.tolist() == [3, 1, 2]


def test_an_empty_series_has_an_empty_curve() -> None:
    curve = Series().curve()
    assert len(curve.steps) == len(curve.values) == 0


def test_two_values_of_a_bucket_stand_as_its_lowest_and_its_highest() -> None:
    """Worked by hand: one value more than there are buckets, so that neighbours are merged."""
    values = np.arange(CAPACITY + 1.0)
    values[[10, 11]] = [7.0, -5.0]
    made = filled(values)
    assert len(made) == CAPACITY // 2 + 1
    steps, low, high, size, began = contents(made)
    assert (size, began) == (2, 1)
    assert steps[:3] == [1, 3, 5]
    assert (low[5], high[5]) == (-5, 7)
    assert (steps[-1], low[-1], high[-1]) == (CAPACITY + 1, CAPACITY, CAPACITY)


@pytest.mark.parametrize("n", [1, CURVE_POINTS, CURVE_POINTS + 1, CAPACITY, CAPACITY + 1, 3 * CAPACITY, 100_000])
@pytest.mark.parametrize("points", [2, 3, 99, 100, CURVE_POINTS])
def test_size_is_bounded_and_no_spike_is_lost(n: int, points: int) -> None:
    rng = np.random.default_rng(n)
    values = rng.normal(size=n)
    spikes = rng.integers(0, n, 2)
    values[spikes[0]], values[spikes[1]] = 50, -50
    made = filled(values)
    assert len(made) <= CAPACITY
    curve = made.curve(points)
    assert len(curve.steps) == len(curve.values) <= max(points, 2)
    assert (np.diff(curve.steps) >= 0).all()
    assert curve.values.max() == values.max()
    assert curve.values.min() == values.min()
    width = -(-n // (len(curve.steps) / 2)) * 2 + 16
    for spike in spikes:  # a spike stands where it was, to the width of a bucket
        at = curve.steps[np.abs(curve.values - values[spike]).argmin()]
        assert at - 1 <= spike <= at - 1 + width


@settings(max_examples=60)
@given(cuts=st.lists(st.integers(0, 400), max_size=12), seed=st.integers(0, 99))
def test_extending_in_any_pieces_is_appending_one_by_one(cuts: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.normal(size=400)
    values[rng.integers(0, 400, 5)] = [np.nan, np.inf, -np.inf, 1e300, 0]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(series, "CAPACITY", 16)
        patch.setattr(series, "FIRST_CAPACITY", 4)
        single, pieces = Series(), Series()
        for step, value in enumerate(values):
            single.append(step, float(value))
        edges = [0, *sorted(cuts), 400]
        for start, stop in pairwise(edges):
            pieces.extend(np.arange(start, stop), values[start:stop])
        assert_same(single, pieces)
        assert len(single) <= 16


@settings(max_examples=60)
@given(
    actions=st.lists(
        st.one_of(st.tuples(st.just("add"), st.integers(0, 90)), st.tuples(st.just("cut"), st.floats(0, 1)))
    ),
)
def test_forgetting_and_going_on_keeps_all_that_was_not_forgotten(actions: list[tuple[str, float]]) -> None:
    """Against plain lists: steps increase, all extremes of what is left are shown, nothing is outside of what came."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(series, "CAPACITY", 16)
        patch.setattr(series, "FIRST_CAPACITY", 4)
        made, values, ever = Series(), [], [0.0]
        for kind, amount in actions:
            if kind == "add":
                new = np.random.default_rng(len(values)).normal(size=int(amount))
                made.extend(np.arange(len(values), len(values) + len(new)), new)
                values += new.tolist()
                ever += new.tolist()
            else:
                left = int(amount * len(values))
                made.truncate(left - 1)
                values = values[:left]
            curve = made.curve()
            assert len(made) <= 16
            assert (np.diff(curve.steps) >= 0).all()
            assert (curve.steps < max(1, len(values))).all()
            assert len(curve.steps) or not values
            if values:
                assert curve.values.max() >= max(values)
                assert curve.values.min() <= min(values)
                assert set(curve.values) <= set(ever)


def test_forgetting_is_exact_as_long_as_no_buckets_were_merged() -> None:
    values = np.random.default_rng(0).normal(size=1_000)
    made, straight = filled(values), filled(values[:300])
    made.truncate(300)
    assert_same(made, straight)
    made.extend(np.arange(301, 304), values[:3])
    straight.extend(np.arange(301, 304), values[:3])
    assert_same(made, straight)


def test_a_long_series_that_forgets_everything_begins_anew() -> None:
    made = filled(np.arange(3.0 * CAPACITY))
    made.truncate(0)
    assert len(made.curve().steps) == 0
    made.extend(np.arange(1, 4), np.array([1.0, 2.0, 3.0]))
    assert_same(made, filled(np.array([1.0, 2.0, 3.0])))


def test_what_comes_after_forgetting_most_is_as_fine_as_in_a_short_series() -> None:
    made = filled(np.random.default_rng(0).normal(size=16 * CAPACITY))
    made.truncate(1_000)
    later = np.random.default_rng(1).normal(size=2_000)
    made.extend(np.arange(1_001, 3_001), later)
    curve = made.curve(points=8_000, start=1_001)
    new = curve.steps > 1_000
    np.testing.assert_array_equal(np.unique(curve.steps[new]), np.arange(1_001, 3_001))
    np.testing.assert_array_equal(curve.values[new], later)
    assert curve.values.max() >= later.max()
    made.extend(np.arange(3_001, 3_001 + 20 * CAPACITY), np.zeros(20 * CAPACITY))
    assert len(made) <= CAPACITY
    assert made.curve().values.max() >= later.max()


def test_infinite_figures_are_left_out() -> None:
    made = filled(np.array([1.0, np.nan, np.inf, -np.inf, 2.0]))
    assert made.curve().steps.tolist() == [1, 5]
    made.extend(np.array([6]), np.array([np.nan]))
    assert made.curve().steps.tolist() == [1, 5]


@pytest.mark.parametrize("n", [10, 10 * CAPACITY])
def test_a_curve_is_a_copy_that_nobody_can_write_to(n: int) -> None:
    made = filled(np.arange(float(n)))
    curve = made.curve()
    values = curve.values.copy()
    made.extend(np.arange(n + 1, 3 * n), np.full(2 * n - 1, -1.0))
    np.testing.assert_array_equal(curve.values, values)
    for array in (curve.steps, curve.values):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


@pytest.mark.parametrize("n", [0, 1, 63, 64, 65, CAPACITY, CAPACITY + 1, 20_001])
def test_buckets_taken_out_and_put_back_go_on_as_the_series_itself(n: int) -> None:
    values = np.random.default_rng(n).normal(size=n + 9_000)
    made, again = filled(values[:n]), filled(values[:100])
    again.restore(made.buckets())
    assert_same(made, again)
    for one in (made, again):
        one.extend(np.arange(n + 1, n + 9_001), values[n:])
    assert_same(made, again)
    assert_same(made, filled(values))
    with pytest.raises(ValueError, match="read-only"):
        made.buckets().low[...] = 0


def test_a_short_series_takes_little_memory() -> None:
    assert Series().nbytes < filled(np.zeros(100)).nbytes < filled(np.zeros(CAPACITY)).nbytes
    assert filled(np.zeros(10 * CAPACITY)).nbytes == filled(np.zeros(CAPACITY)).nbytes == 24 * CAPACITY
