"""Activations: values worked by hand, extremes, and what they may not do to their arguments."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as nps

from model.activations import ACTIVATIONS
from tests.model.runs import jacobian_of

E = float(np.e)
TANH_U = float(np.tanh(np.sqrt(2 / np.pi) * 1.044715))  # of GELU at a = 1
BY_HAND = {
    "identity": ([-2.0, 0.0, 3.0], [-2, 0, 3]),
    "step": ([-2.0, 0.0, 1e-9], [0, 0, 1]),
    "sigmoid": ([0.0, np.log(3), -np.log(3)], [0.5, 0.75, 0.25]),
    "tanh": ([0.0, np.log(2), -np.log(2)], [0, 0.6, -0.6]),
    "relu": ([-2.0, 0.0, 3.0], [0, 0, 3]),
    "leaky_relu": ([-2.0, 0.0, 3.0], [-0.02, 0, 3]),
    "prelu": ([-2.0, 0.0, 3.0], [-0.5, 0, 3]),
    "prelu_each": ([-2.0, 0.0, 3.0], [-0.5, 0, 3]),
    "elu": ([-1.0, 0.0, 3.0], [1 / E - 1, 0, 3]),
    "softplus": ([0.0, np.log(3), -np.log(3)], [np.log(2), np.log(4), np.log(4 / 3)]),
    "silu": ([0.0, np.log(3), -np.log(3)], [0, 0.75 * np.log(3), -0.25 * np.log(3)]),
    "gelu": ([0.0, 1.0, -1.0], [0, (1 + TANH_U) / 2, (TANH_U - 1) / 2]),
    "softmax": ([0.0, np.log(2), np.log(5)], [1 / 8, 2 / 8, 5 / 8]),
}
arrays = nps.arrays(
    st.sampled_from([np.float32, np.float64]),
    st.tuples(st.integers(1, 4), st.integers(1, 5)),
    elements=st.floats(-1e4, 1e4, width=32),
)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_values_worked_by_hand(name: str) -> None:
    a, z = BY_HAND[name]
    activation = ACTIVATIONS[name]
    np.testing.assert_allclose(activation(np.array(a)), z, rtol=1e-15, atol=1e-16)
    np.testing.assert_allclose(activation(a), z, rtol=1e-15, atol=1e-16)
    np.testing.assert_allclose(activation(np.array([a, a], np.float32)), [z, z], rtol=1e-6)


@pytest.mark.parametrize("name", ACTIVATIONS)
@settings(max_examples=30)
@given(a=arrays)
def test_logits_of_ten_thousand_give_finite_values_and_slopes_of_the_same_kind(name: str, a: np.ndarray) -> None:
    before = a.copy()
    z = ACTIVATIONS[name](a)
    assert z.shape == a.shape
    assert z.dtype == a.dtype
    assert np.isfinite(z).all()
    assert np.isfinite(jacobian_of(ACTIVATIONS[name], a)).all()
    np.testing.assert_array_equal(a, before)
    assert not np.shares_memory(a, z)


@pytest.mark.parametrize("name", ACTIVATIONS)
@settings(max_examples=30)
@given(a=arrays, seed=st.integers(0, 99))
def test_going_back_only_writes_where_it_is_told(name: str, a: np.ndarray, seed: int) -> None:
    activation = ACTIVATIONS[name]
    z = activation(a)
    d_z = np.random.default_rng(seed).normal(size=a.shape).astype(a.dtype)
    kept = [array.copy() for array in (a, z, d_z)]
    out = np.full_like(a, np.nan)
    with np.errstate(over="ignore"):
        activation.backward(d_z, a, z, out)
    assert np.isfinite(out).all(), "some of it was not written"
    for array, copy in zip((a, z, d_z), kept, strict=True):
        np.testing.assert_array_equal(array, copy)
    expected = np.einsum("ni,nij->nj", d_z.astype(float), jacobian_of(activation, a).astype(float))
    np.testing.assert_allclose(out, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("name", ACTIVATIONS)
@settings(max_examples=30)
@given(a=arrays)
def test_forward_may_work_in_place(name: str, a: np.ndarray) -> None:
    with np.errstate(over="ignore"):
        expected = ACTIVATIONS[name](a)
        ACTIVATIONS[name].forward(a, a)
    np.testing.assert_array_equal(a, expected)


@given(a=arrays, shift=st.floats(-1e3, 1e3, width=32))
def test_softmax_is_a_probability_and_does_not_care_about_a_shift(a: np.ndarray, shift: float) -> None:
    softmax = ACTIVATIONS["softmax"]
    y = softmax(a.astype(np.float64))
    np.testing.assert_allclose(y.sum(1), 1, rtol=1e-12)
    assert (y >= 0).all()
    np.testing.assert_allclose(softmax(a.astype(np.float64) + shift), y, rtol=1e-9, atol=1e-300)


def test_softmax_of_a_batch_is_that_of_each_row() -> None:
    rows = np.random.default_rng(0).normal(0, 5, (7, 4))
    softmax = ACTIVATIONS["softmax"]
    np.testing.assert_array_equal(softmax(rows), [softmax(row) for row in rows])


def test_one_output_of_softmax_is_always_one() -> None:
    assert ACTIVATIONS["softmax"](np.array([[3.0], [-1e4]])).tolist() == [[1], [1]]


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_what_is_no_number_stays_none(name: str) -> None:
    """NaN must reach the loss, so that divergence is seen; only the step function decides all the same."""
    with np.errstate(invalid="ignore"):
        z = ACTIVATIONS[name](np.array([[np.nan, 1.0]]))
    assert np.isnan(z[0, 0]) == (name != "step")


def test_only_the_step_function_cannot_learn() -> None:
    assert [name for name, activation in ACTIVATIONS.items() if not activation.learns] == ["step"]
    for name, activation in ACTIVATIONS.items():
        jacobian = jacobian_of(activation, np.random.default_rng(0).normal(size=(20, 3)))
        assert jacobian.any() == activation.learns, name


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_values_lie_between_the_ends_of_the_range_and_come_near_to_them(name: str) -> None:
    low, high = ACTIVATIONS[name].range
    a = np.linspace(-40, 40, 80_001)
    z = ACTIVATIONS[name](np.column_stack((a, np.zeros_like(a))))[:, 0]  # of softmax, the other one is 0
    assert low <= z.min()
    assert z.max() <= high
    assert z.min() < low + 1e-3 if np.isfinite(low) else z.min() < -0.3
    assert z.max() > high - 1e-3 if np.isfinite(high) else z.max() == pytest.approx(40)
