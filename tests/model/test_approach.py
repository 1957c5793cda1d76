"""h on its way to 0: the steps, what is seen through the magnifier, and the errors at one h."""

import numpy as np
import pytest

from model.approach import SMALLEST, STEPS, STEPS_A_DECADE, Approach, Sight, SightAt, curve, h_at, magnified, step_near
from model.functions import FUNCTIONS, Function, typed
from model.grammar import read
from model.secants import secants

SINE, SQUARE, ABSOLUTE = (FUNCTIONS[kind] for kind in ("sine", "square", "absolute"))


def seen(function: Function, x: float, h: float) -> Sight:
    return SightAt(Approach(function, x), h, -2.0, 2.0, 400).answer({})


def test_each_step_shrinks_h_by_the_same_factor_down_to_the_books() -> None:
    assert (h_at(0), h_at(STEPS_A_DECADE), h_at(4 * STEPS_A_DECADE), h_at(STEPS)) == (
        1,
        0.1,
        1e-4,
        SMALLEST == 1e-50 and 1e-50,
    )
    h = np.array([h_at(step) for step in range(STEPS + 1)])
    np.testing.assert_allclose(h[1:] / h[:-1], 10 ** (-1 / 8), rtol=1e-12)
    assert [step_near(value) for value in h.tolist()] == list(range(STEPS + 1))
    assert step_near(3e-4) == 28, "10^(−28/8) is 3.16e-4"
    assert (step_near(1e-60), step_near(2.0)) == (STEPS, 0)


def test_a_quadratic_through_the_magnifier() -> None:
    """((1 + t h)² − 1) / h = 2t + t² h: a straight line with the slope 2, and what bends it shrinks with h."""
    for h in (0.5, 1e-3):
        t, y = magnified(SQUARE, 1.0, h)
        assert (t[0], t[-1]) == (-2, 2)
        np.testing.assert_allclose(y, 2 * t + t**2 * h, rtol=1e-9, atol=1e-9)


def test_stairs_are_seen_where_numbers_end() -> None:
    """Around 1 numbers lie 1.1e-16 or 2.2e-16 apart: within 2e-16 of it there are two others at the most."""
    _, y = magnified(FUNCTIONS["square"], 1.0, 1e-16)
    assert 2 <= len(set(y.tolist())) <= 4
    _, y = magnified(SINE, 1.0, 1e-50)
    assert set(y.tolist()) == {0}


def test_errors_at_this_h_lie_on_the_lines() -> None:
    found = seen(SINE, 1.0, 1e-3)
    for one in found.errors:
        at = int(np.argmin(np.abs(one.h / 1e-3 - 1)))
        assert one.h[at] == pytest.approx(1e-3, rel=1e-12)
        assert found.here[one.method] == pytest.approx(one.error[at], rel=0.02, abs=1e-12)
    # Forward: h/2 sin 1; central: h²/6 cos 1.
    assert found.here["forward"] == pytest.approx(1e-3 / 2 * np.sin(1), rel=1e-2)
    assert found.here["central"] == pytest.approx(1e-6 / 6 * np.cos(1), rel=1e-2)


@pytest.mark.parametrize("h", [1e-30, SMALLEST])
def test_beyond_all_numbers_the_error_is_the_derivative_itself(h: float) -> None:
    found = seen(SINE, 1.0, h)
    assert found.errors[0].h[-1] <= h * (1 + 1e-9), "the picture reaches to where h is"
    assert found.here == pytest.approx(dict.fromkeys(found.here, np.cos(1)))


def test_on_a_quadratic_central_differences_are_exact_but_for_rounding() -> None:
    found = seen(SQUARE, 1.0, 0.5)
    assert (found.here["forward"], found.here["central"], found.here["five_point"]) == (
        0.5,
        0,
        pytest.approx(0, abs=1e-15),
    )


def test_at_a_kink_nothing_is_exact() -> None:
    found = seen(ABSOLUTE, 0.0, 0.5)
    assert np.isnan(found.secants.exact)
    assert (found.errors, found.here) == ((), {})
    assert seen(ABSOLUTE, 1.0, 0.5).secants.exact == 1


def test_a_curve_has_gaps_where_f_has_no_value() -> None:
    x, y = curve(FUNCTIONS["logarithm"], -1, 1, 5)
    assert x.tolist() == [-1, -0.5, 0, 0.5, 1]
    assert np.isfinite(y).tolist() == [False, False, False, True, True]
    constant = typed(read("3", ("x",)))
    assert curve(constant, 0, 1, 3)[1].tolist() == [3, 3, 3]
    assert (seen(constant, 0.5, 0.1).secants.central, seen(constant, 0.5, 0.1).secants.exact) == (0, 0)


def test_a_smooth_minimum_is_no_kink() -> None:
    assert "kink" not in secants(FUNCTIONS["square"], 0.0, 1e-3).codes
    assert "kink" in secants(FUNCTIONS["absolute"], 0.0, 1e-3).codes
