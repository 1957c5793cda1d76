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
@pytest.mark.parametrize("shape", [(3,), (5, 7), (0, 4)])
def test_arrays_begin_with_a_line_of_the_cache(shape: tuple[int, ...], dtype: str) -> None:
    for made in (arrays.zeros(shape, dtype), arrays.zeros(shape, dtype, "F"), arrays.copy(np.zeros(shape, dtype))):
        assert made.shape == shape
        assert made.dtype == dtype
        assert not made.any()
        assert made.size == 0 or made.ctypes.data % arrays.LINE == 0
