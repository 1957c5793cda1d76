"""Arrays of finite numbers, and arrays that begin with a line of the cache."""

import numpy as np
import pytest

from model import arrays


def test_only_what_is_not_finite_is_replaced() -> None:
    values = np.array([1.5, np.nan, np.inf, -np.inf, -2e9])
    assert arrays.finite(values, 1e6).tolist() == [1.5, 0, 1e6, -1e6, -2e9]
    assert np.isnan(values[1]), "an argument is never written to"
    largest = np.finfo(np.float64).max
    assert arrays.finite(values).tolist() == [1.5, 0, largest, -largest, -2e9]
    sound = np.array([[1.0, -3e8]], np.float32)
    assert arrays.finite(sound, 1e6) is sound


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("size", [1e-35, 1e-20, 1.0, 1e20, 1e35])
def test_a_length_is_right_where_squares_overflow_or_vanish(dtype: str, size: float) -> None:
    with np.errstate(over="ignore"):
        assert arrays.norm(np.array([3 * size, -4 * size, 0], dtype)) == pytest.approx(5 * size, rel=1e-6)


def test_a_length_of_nothing_is_0_and_of_infinity_infinite() -> None:
    assert arrays.norm(np.zeros(0, np.float32)) == arrays.norm(np.zeros(3, np.float32)) == 0
    assert arrays.norm(np.array([-np.inf, 1], np.float32)) == np.inf
    assert np.isnan(arrays.norm(np.array([np.nan, np.inf], np.float32)))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("shape", [(3,), (5, 7), (0, 4)])
def test_arrays_begin_with_a_line_of_the_cache(shape: tuple[int, ...], dtype: str) -> None:
    for made in (arrays.zeros(shape, dtype), arrays.zeros(shape, dtype, "F"), arrays.copy(np.zeros(shape, dtype))):
        assert made.shape == shape
        assert made.dtype == dtype
        assert not made.any()
        assert made.size == 0 or made.ctypes.data % arrays.LINE == 0
