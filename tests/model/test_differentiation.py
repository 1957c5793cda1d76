"""Numerical gradients: any shape, errors of the order they should be, and nobody's array is touched."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as nps

from model.differentiation import (
    EPSILON,
    METHODS,
    directional_derivative,
    numerical_gradient,
    numerical_gradient_in_parts,
)
from tests.model.runs import followed


def total_sine(x: np.ndarray) -> float:
    return float(np.sin(x).sum())


@given(
    nps.arrays(np.float64, nps.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=3), elements=st.floats(-3, 3))
)
def test_any_shape(x: np.ndarray) -> None:
    before = x.copy()
    x.flags.writeable = False  # not even for a moment may it be written to
    for method, tolerance in (("five_point", 1e-10), ("central", 1e-8), ("forward", 1e-4)):
        gradient = numerical_gradient(total_sine, x, method=method)
        assert gradient.shape == x.shape
        assert gradient.dtype == np.float64
        np.testing.assert_allclose(gradient, np.cos(x), atol=tolerance)
    np.testing.assert_array_equal(x, before)


def test_a_single_number() -> None:
    gradient = numerical_gradient(lambda x: float(x**2), np.array(3.0))
    assert gradient.shape == ()
    assert float(gradient) == pytest.approx(6, abs=1e-9)


def test_whole_numbers_and_float32_are_evaluated_in_float64() -> None:
    seen: set[str] = set()

    def f(x: np.ndarray) -> float:
        seen.add(x.dtype.name)
        return float((x**2).sum())

    for x in (np.array([3, 4]), np.array([3, 4], np.float32), [3, 4]):
        np.testing.assert_allclose(numerical_gradient(f, x), [6, 8], atol=1e-9)  # type: ignore[arg-type]
    assert seen == {"float64"}


@pytest.mark.parametrize("view", [lambda x: x.T, lambda x: x[::2], lambda x: x[:, ::-1], np.asfortranarray])
def test_views_of_any_order(view: object) -> None:
    x = view(np.random.default_rng(0).normal(size=(4, 3)))  # type: ignore[operator]
    np.testing.assert_allclose(numerical_gradient(total_sine, x), np.cos(x), atol=1e-8)


@pytest.mark.parametrize(("method", "order"), [("forward", 1), ("central", 2), ("five_point", 4)])
def test_halving_h_divides_the_error_by_two_four_or_sixteen(method: str, order: int) -> None:
    """Taylor: forward is off by h f″ / 2, central by h² f‴ / 6, five points by h⁴ f⁽⁵⁾ / 30."""
    x, h = np.array([0.7]), 0.04
    errors = [float(abs(numerical_gradient(total_sine, x, step, method)[0] - np.cos(0.7))) for step in (2 * h, h)]
    assert errors[0] / errors[1] == pytest.approx(2**order, rel=0.05)
    exact = {"forward": h * np.sin(0.7) / 2, "central": h**2 * np.cos(0.7) / 6, "five_point": h**4 * np.cos(0.7) / 30}
    assert errors[1] == pytest.approx(exact[method], rel=0.05)


@pytest.mark.parametrize("method", METHODS)
def test_the_automatic_h_is_where_the_error_is_least(method: str) -> None:
    """A hundred times more or less is worse, for numbers around 1 and for much larger ones."""
    best = METHODS[method].best
    for scale in (1.0, 1e3):
        x = np.linspace(0.5, 1.5, 40) * scale

        def f(x: np.ndarray, scale: float = scale) -> float:
            return float(np.exp(x / scale).sum() / 40)

        exact = np.exp(x / scale) / scale / 40

        def error(h: float | None, f: object = f, x: np.ndarray = x, exact: np.ndarray = exact) -> float:
            found = numerical_gradient(f, x, h, method)  # type: ignore[arg-type]
            return float(np.abs(found / exact - 1).mean())

        assert error(None) < error(100 * best * scale) / 5
        assert error(None) < error(best * scale / 100) / 5
        assert error(None) < 500 * EPSILON / best  # of rounding, there are 40 values in the sum


def test_the_best_h_are_those_of_the_textbooks() -> None:
    assert [METHODS[m].best for m in ("forward", "central", "five_point")] == pytest.approx(
        [2.107e-8, 6.93e-6, 1.045e-3], rel=1e-3
    )
    for difference in METHODS.values():
        assert sum(c for _, c in difference.terms) == pytest.approx(0, abs=1e-16)
        assert sum(s * c for s, c in difference.terms) == pytest.approx(1, rel=1e-15)


def test_forward_needs_half_of_the_evaluations() -> None:
    counts: dict[str, int] = {}
    for method in METHODS:
        calls: list[int] = []

        def f(x: np.ndarray, calls: list[int] = calls) -> float:
            calls.append(1)
            return 0.0

        numerical_gradient(f, np.zeros(10), method=method)
        counts[method] = len(calls)
    assert counts == {"forward": 11, "central": 20, "five_point": 40}


def test_parts_yield_after_each_element_and_return_the_gradient() -> None:
    gradient, progress = followed(numerical_gradient_in_parts(total_sine, np.zeros((2, 2))))
    np.testing.assert_allclose(gradient, np.ones((2, 2)), atol=1e-8)
    assert progress == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_parts_can_be_closed() -> None:
    parts = numerical_gradient_in_parts(total_sine, np.zeros(4))
    next(parts)
    parts.close()
    assert next(parts, None) is None


# --- directions ---------------------------------------------------------------------------------------------------


def bowl(x: np.ndarray) -> float:
    """The book's x₀² + x₁², with gradient (6, 8) at (3, 4)."""
    return float((x**2).sum())


@pytest.mark.parametrize(
    ("v", "slope", "unit_slope"),
    [([1.0, 0.0], 6, 6), ([0.0, -2.0], -16, -8), ([3.0, 4.0], 50, 10), ([4.0, -3.0], 0, 0)],
)
@pytest.mark.parametrize("method", ["central", "five_point"])
def test_directional_derivatives_worked_by_hand(v: list[float], slope: float, unit_slope: float, method: str) -> None:
    x = np.array([3.0, 4.0])
    for h in (1e-4, None):
        found = directional_derivative(bowl, x, np.array(v), h, method)
        assert found == pytest.approx(slope, abs=1e-8)
        assert directional_derivative(bowl, x, np.array(v), h, method, unit=True) == pytest.approx(unit_slope, abs=1e-8)
    assert x.tolist() == [3, 4]


@given(nps.arrays(np.float64, (2, 3), elements=st.floats(-2, 2)), st.integers(0, 99))
def test_a_directional_derivative_is_the_gradient_times_the_direction(x: np.ndarray, seed: int) -> None:
    v = np.random.default_rng(seed).normal(size=x.shape)
    found = directional_derivative(total_sine, x, v, None)
    assert found == pytest.approx(float((np.cos(x) * v).sum()), abs=1e-7)


def test_a_direction_must_have_the_shape_of_x_and_a_length() -> None:
    with pytest.raises(ValueError, match=r"^v: expected the shape \(2,\) of x, got \(3,\)"):
        directional_derivative(bowl, np.zeros(2), np.ones(3))
    with pytest.raises(ValueError, match=r"^v: expected a direction, got a vector of length 0"):
        directional_derivative(bowl, np.zeros(2), np.zeros(2), unit=True)
    assert directional_derivative(bowl, np.ones(2), np.zeros(2)) == 0


@pytest.mark.parametrize(
    ("h", "method", "said"), [(1e-4, "backward", "method"), (0, "central", "h"), (np.nan, "central", "h")]
)
def test_wrong_arguments_are_named(h: float, method: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}: expected"):
        numerical_gradient(total_sine, np.zeros(1), h, method)
