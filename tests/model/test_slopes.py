"""Slopes: the directional derivative by hand, small steps, cuts, and the valley between truncation and rounding."""

from math import sqrt

import numpy as np
import pytest

from model.descent import GRADIENTS
from model.differentiation import METHODS
from model.functions import FUNCTIONS, Function
from model.functions import typed as typed_in_one
from model.grammar import read
from model.secants import CODES, quadratic, secants
from model.secants import difference_errors as errors_in_one
from model.slopes import change, cut, difference_errors, directional_of, turned
from model.surfaces import SURFACES, typed

BOWL, SINE, SQUARE = SURFACES["bowl"], FUNCTIONS["sine"], FUNCTIONS["square"]


def one(text: str) -> Function:
    """A formula in x as a function."""
    return typed_in_one(read(text, ("x",)))


def test_the_directional_derivative_as_it_stands_and_for_the_unit_vector() -> None:
    """∇f = (4, 2) at (2, 1) along (1, 1): 6, and 6/√2 a unit of length."""
    found = directional_of(BOWL.at((2, 1))[1], (1, 1))
    assert found.gradient.tolist() == [4, 2]
    assert found.along == 6
    assert found.unit == pytest.approx(6 / sqrt(2))
    assert found.cosine == pytest.approx(6 / (sqrt(20) * sqrt(2)))
    assert directional_of(BOWL.at((2, 1))[1], (-2, -2)).along == -12
    assert directional_of(np.array([0.1, 0.1]), (0.1, 0.1)).cosine == 1  # and no more by rounding


@pytest.mark.parametrize(("degrees", "cosine"), [(0, 1), (60, 0.5), (90, 0), (180, -1)])
def test_the_direction_can_be_turned(degrees: float, cosine: float) -> None:
    for side in (1, -1):
        v = turned(np.array([4.0, 2.0]), side * degrees)
        found = directional_of(BOWL.at((2, 1))[1], (float(v[0]), float(v[1])))
        assert found.cosine == pytest.approx(cosine, abs=1e-12)
        assert found.degrees == pytest.approx(degrees, abs=1e-5)
        assert found.unit == pytest.approx(sqrt(20) * cosine, abs=1e-12)


@pytest.mark.parametrize("gradient", [(4.0, 2.0), (-0.7, 4.0), (0.3, 2.0), (1.3e-9, -0.7e-9), (1.0, 1.0)])
def test_along_the_contour_the_slope_is_0_and_not_its_rounding(gradient: tuple[float, float]) -> None:
    v = turned(np.array(gradient), 90)
    found = directional_of(np.array(gradient), (float(v[0]), float(v[1])))
    assert (found.along, found.unit, found.cosine, found.degrees) == (0, 0, 0, 90)
    plane = typed(read(f"{gradient[0]!r} x0 + {gradient[1]!r} x1", ("x0", "x1")))
    assert change(plane, (1, 2), (float(v[0]) / 10, float(v[1]) / 10)).predicted == 0
    for v, degrees in ((gradient, 0), ((-3 * gradient[0], -3 * gradient[1]), 180)):
        assert directional_of(np.array(gradient), v).degrees == degrees


def test_where_there_is_no_direction() -> None:
    assert np.isnan(directional_of(BOWL.at((0, 0))[1], (1, 1)).cosine)
    assert np.isnan(directional_of(BOWL.at((2, 1))[1], (0, 0)).unit)
    assert turned(np.zeros(2), 90) == pytest.approx([0, 1])


def test_what_the_tangent_plane_foretells_and_what_changes() -> None:
    """At (1, 2): f = 5, ∇f = (2, 4). A step (0.1, −0.1): 0.2 − 0.4 foretold, 1.21 + 3.61 − 5 real."""
    value, gradient = BOWL.at((1, 2))
    assert value == 5
    assert gradient.tolist() == [2, 4]
    found = change(BOWL, (1, 2), (0.1, -0.1))
    assert found.predicted == pytest.approx(-0.2)
    assert found.actual == pytest.approx(-0.18)


def test_what_is_not_defined_is_no_error() -> None:
    """At x0 = 0, 1/x0 and its slope are infinite; warnings are errors in these tests."""
    on = typed(read("1/x0 + x1", ("x0", "x1")))
    assert np.isnan(directional_of(on.at((0, 0))[1], (0, 1)).along)
    assert np.isnan(change(on, (0, 0), (0, 1)).predicted)
    assert np.isnan(cut(on, (0, 0), (0, 1), -1, 1).slope)


def test_a_cut_is_touched_by_its_tangent() -> None:
    found = cut(SURFACES["himmelblau"], (1, 2), (0.6, -0.8), -1, 1, 2001)
    assert found.f[1000] == SURFACES["himmelblau"].at((1, 2))[0]
    assert (found.f[1001] - found.f[999]) / (found.s[1001] - found.s[999]) == pytest.approx(found.slope, rel=1e-5)
    longer = cut(BOWL, (2, 1), (1, 1), -1, 1, 3)
    assert (longer.s.tolist(), longer.f.tolist(), longer.slope) == ([-1, 0, 1], [1, 5, 13], 6)


def test_the_valley_lies_where_the_error_is_a_number() -> None:
    """Left of 0 the logarithm has no value: at x0 = 0.5 the central difference begins below h = 0.5."""
    _, central, five_point = difference_errors(typed(read("log(x0) + x1", ("x0", "x1"))), (0.5, 1.0))
    assert np.isnan(central.error[central.h > 0.5]).all()
    assert 1e-6 < central.valley < 1e-4
    assert 1e-5 < five_point.valley < 1e-2
    assert max(central.least, five_point.least) < 1e-9


@pytest.mark.parametrize("kind", SURFACES)
def test_the_valley_lies_where_theory_has_it(kind: str) -> None:
    """A quadratic is exact but for rounding with central differences, a polynomial of degree 4 with five points."""
    surface = SURFACES[kind]
    found = {e.method: e for e in difference_errors(surface, surface.start)}
    assert list(found) == list(METHODS) == list(GRADIENTS[1:])
    degree = {
        "bowl": 2,
        "stretched_bowl": 2,
        "booth": 2,
        "saddle": 2,
        "two_basins": 4,
        "rosenbrock": 4,
        "himmelblau": 4,
    }
    exact = {"forward": 1, "central": 2, "five_point": 4}
    for method, errors in found.items():
        assert errors.truncates == (degree.get(kind, 99) > exact[method])
        if errors.truncates:
            best = METHODS[method].best
            assert best / 30 < errors.valley < best * 30
            assert errors.least < errors.error[0]
            assert errors.least < errors.error[-1]
        else:
            assert errors.valley == 1
    if found["five_point"].truncates:
        assert found["five_point"].least < found["central"].least < found["forward"].least


def test_the_valley_in_one_variable() -> None:
    forward, central, five = errors_in_one(SINE, 1.0)
    assert 1e-9 < forward.valley < 1e-7
    assert 1e-6 < central.valley < 1e-4
    assert 1e-4 < five.valley < 1e-2
    # Truncation: h/2 sin 1 and h²/6 cos 1.
    at = int(np.argmin(np.abs(forward.h - 1e-3)))
    assert forward.error[at] == pytest.approx(forward.h[at] / 2 * np.sin(1), rel=1e-2)
    assert central.error[at] == pytest.approx(central.h[at] ** 2 / 6 * np.cos(1), rel=1e-2)


# --- three secants -------------------------------------------------------------------------------------------------


def test_three_secants_by_hand() -> None:
    """x² at 1 with h = ½: through (½, ¼), (1, 1), (3/2, 9/4): 3/2, 5/2 and their mean 2, the derivative itself."""
    found = secants(SQUARE, 1.0, 0.5)
    assert (found.before, found.y, found.after) == (0.25, 1, 2.25)
    assert (found.backward, found.forward, found.central, found.derivative) == (1.5, 2.5, 2, 2)
    assert found.codes == ("no_truncation",)


@pytest.mark.parametrize(
    ("function", "x", "h", "codes"),
    [
        (SINE, 1.0, 0.1, ["truncation"]),
        (SINE, 1.0, 1e-5, ["valley"]),
        (SINE, 1.0, 1e-7, ["rounding"]),
        (SINE, 1.0, 1e-10, ["same_point_in_float32", "rounding"]),
        (SINE, 1.0, 1e-16, ["same_point_in_float32", "one_side_rounds", "rounding"]),
        (SINE, -1.0, 1e-16, ["same_point_in_float32", "one_side_rounds", "rounding"]),
        (SINE, 1.0, 4e-8, ["rounding"]),  # in float32 one of its sides only is x
        (SINE, -1.0, 4e-8, ["rounding"]),
        (SINE, 1.0, 1e-17, ["same_point"]),
        (SINE, 1.0, 1e-50, ["zero_in_float32", "same_point"]),
        (SQUARE, 1.0, 1e-12, ["same_point_in_float32", "no_truncation", "rounding"]),
        (SQUARE, 1.0, 4e-8, ["no_truncation"]),  # it is 1e-9 off, which is not worth a word
        (one("3"), 1.0, 0.1, ["no_truncation"]),  # the same value is nothing to wonder about
        (SQUARE, 1.0, 1e-50, ["zero_in_float32", "same_point"]),
        (FUNCTIONS["absolute"], 0.0, 1e-3, ["kink"]),
        (FUNCTIONS["absolute"], 1.0, 1e-3, ["rounding"]),
        # Around 0, where f″ is 0, sin x = x − x³/6: (f(h) − f(0))/h − 1 = −h²/6, and so on both sides.
        (SINE, 0.0, 0.1, ["truncation_alike"]),
        (SINE, 0.0, 1e-8, ["exact"]),
        (SINE, np.pi / 2, 1.0, ["exact"]),
        (FUNCTIONS["cube"], 0.0, 0.1, ["truncation_alike"]),
        (FUNCTIONS["cube"], 1.0, 1.0, ["truncation"]),
        (FUNCTIONS["sigmoid"], 0.0, 0.1, ["truncation_alike"]),
        (FUNCTIONS["sigmoid"], 0.0, 1e-8, ["rounding"]),
        # |−0.5| = 0.5 and |1.5| = 1.5 make a central difference of ½.
        (FUNCTIONS["absolute"], 0.5, 1.0, ["kink_between"]),
        (FUNCTIONS["absolute"], 0.5, 0.25, ["exact"]),
        (FUNCTIONS["absolute"], 1e-3, 1e-6, ["rounding"]),
        (one("1/x"), 0.5, 1.0, ["kink_between"]),
        (one("abs(x + 1)"), -3.0, 10.0, ["kink_between"]),
        (one("x⁵"), 0.0, 0.1, ["bend"]),  # all with h⁴
        (one("x⁴"), 0.0, 0.1, ["exact"]),  # h⁴ − h⁴, while the others are off by h³
        (one("sin(x) + 0.05x²"), 0.0, 1.0, ["bend"]),  # 0.05 h and h²/6: neither is all
        (one("abs(x)^0.5"), 0.0, 0.1, []),
        (FUNCTIONS["logarithm"], 1.0, 1.0, ["undefined"]),
        (FUNCTIONS["logarithm"], 1.0, 2.0, ["undefined"]),
        (FUNCTIONS["sigmoid"], 30.0, 1e-9, ["same_point_in_float32", "same_value"]),
    ],
)
def test_what_is_said_of_secants(function: Function, x: float, h: float, codes: list[str]) -> None:
    assert list(secants(function, x, h).codes) == codes
    assert set(codes) <= set(CODES)


@pytest.mark.parametrize(
    "text", ["sin(100000x)", "cos(100000x)", "tanh(100000x)", "sin(10000000x) + 5", "exp(-(1000x)^2)"]
)
@pytest.mark.parametrize("x", [0.0, 1e-5, 0.3, 1.0, -2.0])
def test_what_is_smooth_but_steep_is_no_kink(text: str, x: float) -> None:
    """At x = 1, the slopes of sin 100,000x on both sides are 1e10 h apart: 1e5 at h = 1e-5, but 1e2 at h = 1e-8."""
    for h in (0.1, 1e-3, 1e-6):
        assert "kink" not in secants(one(text), x, h).codes


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("abs(x)", 0.0),
        ("1000000 + abs(x)", 0.0),
        ("abs(sin(40x))", 0.0),
        ("abs(3x - 0.3)", 0.1),
        ("abs(x) + 100x^2", 0.0),
    ],
)
def test_kinks_are_told_from_what_is_steep(text: str, x: float) -> None:
    for h in (0.01, 1e-3, 1e-6):
        assert "kink" in secants(one(text), x, h).codes


def test_there_is_no_derivative_where_there_is_no_curve() -> None:
    assert np.isnan(secants(FUNCTIONS["logarithm"], -1.0, 0.1).derivative)


def test_a_difference_of_nothing_is_0() -> None:
    found = secants(SINE, 1.0, 1e-50)
    assert (found.backward, found.forward, found.central) == (0, 0, 0)


def test_at_0_even_the_smallest_h_is_not_lost() -> None:
    """0 + 1e-50 is 1e-50, and so is its sine."""
    found = secants(SINE, 0.0, 1e-50)
    assert (found.backward, found.forward, found.central) == (1, 1, 1)
    assert "same_point" not in found.codes


def test_one_side_of_a_kink_is_another() -> None:
    found = secants(FUNCTIONS["absolute"], 0.0, 1e-3)
    assert (found.backward, found.forward, found.central) == (-1, 1, 0)


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=list(FUNCTIONS))
@pytest.mark.parametrize("h", [1e3, 1.0, 1e-3, 1e-8, 1e-20, 1e-50, 5e-324])
def test_any_h_is_answered(function: Function, h: float) -> None:
    for x in (-2.0, 0.0, 1.0):
        found = secants(function, x, h)
        assert found.codes
        if np.isfinite([found.before, found.after]).all() and h > 1e-300:
            mean = found.backward / 2 + found.forward / 2
            assert found.central == pytest.approx(mean, rel=1e-9, abs=1e-9 * max(1, 1e-15 / h))
    with pytest.raises(ValueError, match="h: expected a number above 0"):
        secants(function, 0.0, 0.0)


def test_which_functions_are_quadratic() -> None:
    assert [kind for kind, function in FUNCTIONS.items() if quadratic(function)] == ["book", "square"]
    for text, expected in (("3x + 0.1x", True), ("7", True), ("abs(x + 1)", False), ("x abs(x)", False)):
        assert quadratic(one(text)) == expected
