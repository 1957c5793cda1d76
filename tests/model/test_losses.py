"""Losses: values and slopes worked by hand, zeros where they do not matter, labels and one-hot targets alike."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as nps

from model.activations import ACTIVATIONS
from model.losses import FITS, FUSED, LOSSES, one_hot, softmax_cross_entropy

Y = np.array([[0.5, 0.25, 0.25], [0.125, 0.75, 0.125]])
T = np.array([[1.0, 0, 0], [0, 0, 1]])
LN2 = np.log(2)


@pytest.mark.parametrize(
    ("name", "value", "gradient"),
    [
        ("sum_of_squares", 1.71875 / 4, (Y - T) / 2),
        ("mean_squared", 1.71875 / 6, (Y - T) / 3),
        ("cross_entropy", (LN2 + 3 * LN2) / 2, [[-1, 0, 0], [0, 0, -4]]),
        # |e| are 0.5, 0.25, 0.25, 0.125, 0.75, 0.875: all within δ = 1, so half of the mean of squares
        ("huber", 1.71875 / 12, (Y - T) / 6),
        # wrong classes lack 1 − 0.5 + 0.25 twice; 1 − 0.125 + 0.125 and 1 − 0.125 + 0.75
        ("hinge", (2 * 0.75 + 1 + 1.625) / 6, [[-1 / 3, 1 / 6, 1 / 6], [1 / 6, 1 / 6, -1 / 3]]),
        (
            "binary_cross_entropy",
            -(np.log(0.5) + 2 * np.log(0.75) + np.log(0.875) + np.log(0.25) + np.log(0.125)) / 2,
            [[-1, 2 / 3, 2 / 3], [4 / 7, 2, -4]],
        ),
    ],
)
def test_values_and_slopes_worked_by_hand(name: str, value: float, gradient: list[list[float]]) -> None:
    """The squares: 0.5² + 2 × 0.25² = 0.375 in the first row, 0.125² + 0.75² + 0.875² = 1.34375 in the second."""
    loss, out = LOSSES[name], np.full_like(Y, np.nan)
    assert loss(Y, T) == pytest.approx(value, rel=1e-15)
    loss.gradient(Y, T, out)
    np.testing.assert_allclose(out, gradient, rtol=1e-15, atol=1e-16)


def test_huber_is_straight_beyond_delta() -> None:
    """Errors of −3, 1 and 0.5: 3 − ½, ½ and ⅛; slopes −1, 1 and 0.5, all over n = 3."""
    huber, out = LOSSES["huber"], np.empty((1, 3))
    y, t = np.array([[-3.0, 2.0, 0.5]]), np.array([[0.0, 1.0, 0.0]])
    assert huber(y, t) == pytest.approx((2.5 + 0.5 + 0.125) / 3, rel=1e-15)
    huber.gradient(y, t, out)
    np.testing.assert_allclose(out, [[-1 / 3, 1 / 3, 0.5 / 3]], rtol=1e-15)


def test_hinge_is_zero_once_the_right_class_leads_by_one() -> None:
    hinge, out = LOSSES["hinge"], np.empty((1, 3))
    t = np.array([[0.0, 1.0, 0.0]])
    for y, value, slope in (
        ([[0.0, 1.0, -5.0]], 0, [[0, 0, 0]]),  # exactly 1: at the kink the slope is 0
        ([[0.5, 1.0, -5.0]], 0.5 / 3, [[1 / 3, -1 / 3, 0]]),
    ):
        assert hinge(np.array(y), t) == pytest.approx(value, rel=1e-15)
        hinge.gradient(np.array(y), t, out)
        np.testing.assert_allclose(out, slope, rtol=1e-15)


@pytest.mark.parametrize("name", LOSSES)
def test_labels_and_one_hot_targets_are_the_same(name: str) -> None:
    loss = LOSSES[name]
    assert loss(Y, np.array([0, 2])) == loss(Y, T)
    assert loss(Y[0], np.array(0)) == loss(Y[0], T[0]) == loss(Y[:1], T[:1])
    assert loss(Y.tolist(), [0, 2]) == loss(Y, T)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", LOSSES)
def test_the_loss_of_a_batch_is_the_mean_of_its_samples(name: str) -> None:
    loss = LOSSES[name]
    assert loss(Y, T) == pytest.approx(np.mean([loss(y, t) for y, t in zip(Y, T, strict=True)]), rel=1e-15)


@pytest.mark.parametrize("targets", [np.zeros((2, 2)), np.zeros(3), np.array([0.0, 2.0]), np.array([0, 1, 2])])
def test_targets_of_another_shape_are_refused(targets: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"t: expected shape \(2, 3\) or one whole number a sample"):
        LOSSES["cross_entropy"](Y, targets)


@pytest.mark.parametrize("labels", [[0, 3], [-1, 0]])
def test_labels_of_no_class_are_refused(labels: list[int]) -> None:
    with pytest.raises(ValueError, match="labels: expected 0 to 2"):
        one_hot(np.array(labels), 3)


def test_one_hot() -> None:
    assert one_hot(np.array([2, 0]), 3).tolist() == [[0, 0, 1], [1, 0, 0]]
    assert one_hot(np.array([], int), 3).shape == (0, 3)


def test_a_probability_of_zero_matters_only_at_the_right_class() -> None:
    cross_entropy, binary = LOSSES["cross_entropy"], LOSSES["binary_cross_entropy"]
    assert cross_entropy(np.array([0.0, 1.0]), np.array([0.0, 1.0])) == 0
    assert cross_entropy(np.array([0.0, 1.0]), np.array([1.0, 0.0])) == np.inf
    assert binary(np.array([0.0, 1.0]), np.array([0.0, 1.0])) == 0
    assert binary(np.array([0.0, 1.0]), np.array([0.0, 0.0])) == np.inf
    out = np.empty((1, 2))
    cross_entropy.gradient(np.array([[0.0, 1.0]]), np.array([[0.0, 1.0]]), out)
    assert out.tolist() == [[0, -1]]
    binary.gradient(np.array([[0.0, 1.0]]), np.array([[0.0, 1.0]]), out)
    assert out.tolist() == [[1, -1]]


batches = st.integers(1, 4).flatmap(
    lambda n: st.tuples(
        nps.arrays(np.float64, (n, 3), elements=st.floats(-1e4, 1e4)),
        st.lists(st.integers(0, 2), min_size=n, max_size=n).map(lambda labels: np.eye(3)[labels]),
    )
)


@pytest.mark.parametrize("pair", FUSED, ids="-".join)
@given(batch=batches)
def test_joint_losses_are_finite_never_negative_and_right(
    pair: tuple[str, str], batch: tuple[np.ndarray, np.ndarray]
) -> None:
    a, t = batch
    kept = a.copy(), t.copy()
    joint, y = FUSED[pair], ACTIVATIONS[pair[0]](a)
    out = np.full_like(a, np.nan)
    value = joint.value(a, y, t)
    joint.gradient(y, t, out)
    assert np.isfinite(value)
    assert value >= -1e-9
    assert np.isfinite(out).all()
    assert np.abs(out).max() <= 1 / len(a)
    np.testing.assert_array_equal(a, kept[0])
    np.testing.assert_array_equal(t, kept[1])
    if np.abs(a).max() < 30:
        assert value == pytest.approx(LOSSES[pair[1]](y, t), rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("name", LOSSES)
def test_arguments_are_not_written_into(name: str) -> None:
    y, t = Y.copy(), T.copy()
    LOSSES[name](y, t)
    LOSSES[name].gradient(y, t, np.empty_like(y))
    np.testing.assert_array_equal(y, Y)
    np.testing.assert_array_equal(t, T)


@pytest.mark.parametrize("name", LOSSES)
def test_float32_stays_float32(name: str) -> None:
    y, t = Y.astype(np.float32), T.astype(np.float32)
    out = np.empty_like(y)
    LOSSES[name].gradient(y, t, out)
    assert out.dtype == np.float32
    assert np.isfinite(out).all()


def test_the_table_of_what_fits_knows_all_losses_and_only_known_activations() -> None:
    assert list(FITS) == list(LOSSES)
    assert {activation for fitting in FITS.values() for activation in fitting} <= set(ACTIVATIONS)
    assert all(activation in FITS[loss] for activation, loss in FUSED)


def test_the_loss_is_right_where_a_probability_is_subnormal() -> None:
    a, t = np.array([[0.0, -100.0]], np.float32), np.array([[0.0, 1.0]], np.float32)
    y = np.array([[1.0, np.exp(np.float32(-100.0))]], np.float32)
    assert 0 < y[0, 1] < np.finfo(np.float32).tiny
    assert softmax_cross_entropy(a, y, t) == pytest.approx(100, rel=1e-6)
