"""Numerical gradients: any shape, errors of the order they should be, and nobody's array is touched."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as nps

from model.differentiation import METHODS, numerical_gradient, numerical_gradient_in_parts


def total_sine(x: np.ndarray) -> float:
    return float(np.sin(x).sum())


@given(
    nps.arrays(np.float64, nps.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=3), elements=st.floats(-3, 3))
)
def test_any_shape(x: np.ndarray) -> None:
    before = x.copy()
    x.flags.writeable = False  # not even for a moment may it be written to
    for method, tolerance in (("central", 1e-8), ("forward", 1e-4)):
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


@pytest.mark.parametrize(("method", "order"), [("forward", 1), ("central", 2)])
def test_halving_h_divides_the_error_by_two_or_four(method: str, order: int) -> None:
    """Taylor: forward is off by h f″ / 2, central by h² f‴ / 6."""
    x = np.array([0.7])
    errors = [float(abs(numerical_gradient(total_sine, x, h, method)[0] - np.cos(0.7))) for h in (0.02, 0.01)]
    assert errors[0] / errors[1] == pytest.approx(2**order, rel=0.02)
    exact = {"forward": 0.01 * np.sin(0.7) / 2, "central": 0.01**2 * np.cos(0.7) / 6}[method]
    assert errors[1] == pytest.approx(exact, rel=0.02)


def test_forward_needs_half_of_the_evaluations() -> None:
    counts: dict[str, int] = {}
    for method in METHODS:
        calls: list[int] = []

        def f(x: np.ndarray, calls: list[int] = calls) -> float:
            calls.append(1)
            return 0.0

        numerical_gradient(f, np.zeros(10), method=method)
        counts[method] = len(calls)
    assert counts == {"forward": 11, "central": 20}


def test_parts_yield_after_each_element_and_return_the_gradient() -> None:
    parts = numerical_gradient_in_parts(total_sine, np.zeros((2, 2)))
    progress: list[tuple[int, int]] = []
    while True:
        try:
            progress.append(next(parts))
        except StopIteration as stop:
            np.testing.assert_allclose(stop.value, np.ones((2, 2)), atol=1e-8)
            break
    assert progress == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_parts_can_be_closed() -> None:
    parts = numerical_gradient_in_parts(total_sine, np.zeros(4))
    next(parts)
    parts.close()
    assert next(parts, None) is None


@pytest.mark.parametrize(
    ("h", "method", "said"), [(1e-4, "backward", "method"), (0, "central", "h"), (np.nan, "central", "h")]
)
def test_wrong_arguments_are_named(h: float, method: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}: expected"):
        numerical_gradient(total_sine, np.zeros(1), h, method)
