"""Surfaces and their contours: gradients, minima, typed versions, levels that read well, lines where they belong."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.contours import bands, joined, levels, lines
from model.differentiation import numerical_gradient
from model.functions import FUNCTIONS, Function
from model.functions import typed as typed_function
from model.grammar import read
from model.surfaces import SURFACES, Surface, arrows, grid, hessian, typed

EVERY = pytest.mark.parametrize("surface", SURFACES.values(), ids=list(SURFACES))
EVERY_FUNCTION = pytest.mark.parametrize("function", FUNCTIONS.values(), ids=list(FUNCTIONS))


def places(surface: Surface, n: int = 200) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    return rng.uniform(*surface.window[0], n), rng.uniform(*surface.window[1], n)


@EVERY
def test_gradients_against_differences(surface: Surface) -> None:
    for place in zip(*places(surface), strict=True):
        value, gradient = surface.at(place)
        slopes = numerical_gradient(lambda p: float(surface.value(*p)), np.array(place), None, "five_point")
        np.testing.assert_allclose(gradient, slopes, rtol=1e-6, atol=1e-7 * max(1, abs(value)))


@EVERY
def test_typed_it_is_the_same(surface: Surface) -> None:
    expression = read(surface.formula, ("x0", "x1"))
    again = typed(expression, surface.window, surface.start)
    assert again.formula == surface.formula, "the table has it in the notation in which it is written back"
    x0, x1 = places(surface)
    np.testing.assert_allclose(again.value(x0, x1), surface.value(x0, x1), rtol=1e-12, atol=1e-12)
    for ours, theirs in zip(again.gradient(x0, x1), surface.gradient(x0, x1), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-10, atol=1e-10)


@EVERY
def test_minima_are_minima(surface: Surface) -> None:
    around = np.array([(np.cos(t), np.sin(t)) for t in np.linspace(0, 6, 12)]) * 1e-3
    for place in surface.minima:
        value, gradient = surface.at(place)
        assert np.abs(gradient).max() < 1e-12
        assert (surface.value(*(place + around).T) > value).all()
        for x, (low, high) in zip(place, surface.window, strict=True):
            assert low < x < high
    values = [surface.at(place)[0] for place in surface.minima]
    if values:
        x0, x1 = np.meshgrid(*(np.linspace(*edge, 301) for edge in surface.window))
        assert values[0] <= surface.value(x0, x1).min() + 1e-12
        assert values[0] <= min(values) + 1e-12


@EVERY
def test_a_start_lies_in_the_window_and_high(surface: Surface) -> None:
    value, gradient = surface.at(surface.start)
    assert all(low < x < high for x, (low, high) in zip(surface.start, surface.window, strict=True))
    assert np.abs(gradient).max() > 0.01
    assert all(value > surface.at(place)[0] + 0.5 for place in surface.minima[:1])


def test_quadratics_are_known_as_such() -> None:
    assert [kind for kind, surface in SURFACES.items() if hessian(surface)] == [
        "bowl",
        "stretched_bowl",
        "booth",
        "saddle",
    ]
    assert hessian(SURFACES["stretched_bowl"]) == ((0.1, 0), (0, 2))
    np.testing.assert_allclose(np.array(hessian(SURFACES["booth"])), [[10, 8], [8, 10]])
    for text, expected in (("3x0² − x0 x1 + 7", ((6, -1), (-1, 0))), ("x0³ + x1²", None), ("x0 + x1", None)):
        assert hessian(typed(read(text, ("x0", "x1")))) == expected
    assert hessian(typed(read("x0² + x1² + sin(x1)/1e6", ("x0", "x1")))) is None


@EVERY
def test_levels_are_round_few_and_show_the_bottom(surface: Surface) -> None:
    seen = grid(surface, surface.window)
    assert 6 <= len(seen.levels) <= 20
    assert (np.diff(seen.levels) > 0).all()
    assert seen.f.min() < seen.levels[0] < seen.levels[-1] < seen.f.max()
    assert (seen.f < seen.levels[0]).mean() < 0.2, "the lowest part is not one flat patch"
    for level in seen.levels:
        assert float(f"{level:.3g}") == pytest.approx(level, rel=1e-12)


def test_levels_of_odd_values() -> None:
    assert levels(np.zeros((3, 3))).size == 0
    assert levels(np.full((3, 3), np.nan)).size == 0
    assert levels(np.array([[0.0, np.inf], [1.0, np.nan]])).tolist() == pytest.approx(np.arange(1, 20) / 20)
    huge = levels(10.0 ** np.linspace(-300, 300, 1000))
    assert 5 < len(huge) <= 20
    assert np.isfinite(levels(np.array([-1.7e308, 0.0, 1.7e308]))).all()
    assert levels(np.linspace(-12, -3, 30), 9).tolist() == [-11, -10, -9, -8, -7, -6, -5, -4]
    line = typed(read("x0", ("x0", "x1")))
    assert grid(line, ((-12, -3), (0, 1)), 3, 2).f.tolist() == [[-12, -7.5, -3]] * 2
    assert grid(line, ((-12, -3), (0, 1)), count=9).levels.tolist() == [-11, -10, -9, -8, -7, -6, -5, -4]


@pytest.mark.parametrize("text", ["1.7e308 tanh(x0)", "1e-323 x0", "1.5 + 2.3e-17 abs(x0)", "1e16 + x0", "0.1 + 0 x0"])
def test_what_is_too_high_or_too_low_for_levels_has_none(text: str) -> None:
    seen = grid(typed(read(text, ("x0", "x1"))), ((-5, 5), (-5, 5)))
    assert len(seen.levels) == 0


@settings(max_examples=500)
@given(
    st.floats(-320, 308),
    st.sampled_from(["wide", "steep", "rounded"]),
    st.floats(0, 300),
    st.booleans(),
    st.integers(0, 2**32 - 1),
)
def test_there_are_levels_of_values_of_any_size(size: float, kind: str, spread: float, sunk: bool, seed: int) -> None:
    rng, scale = np.random.default_rng(seed), 10.0**size
    with np.errstate(all="ignore"):
        z = {
            "wide": scale * rng.normal(size=50),
            "steep": scale * np.exp(rng.normal(size=50) * spread) - scale * sunk,
            "rounded": scale + np.spacing(scale) * rng.integers(0, 9, 50),
        }[kind]
    found = levels(z)
    finite = z[np.isfinite(z)]
    assert len(found) <= 20
    assert (np.diff(found) > 0).all()
    assert ((finite.min(initial=np.inf) < found) & (found < finite.max(initial=-np.inf))).all()


def test_contour_lines_lie_on_their_level() -> None:
    seen = grid(SURFACES["stretched_bowl"], ((-10, 10), (-5, 5)), 200, 200)
    drawn = lines(seen.x0, seen.x1, seen.f, [0.0, 1.0, 4.0, 99.0])
    assert [len(line) > 0 for line in drawn] == [False, True, True, False]
    for line, level in zip(drawn[1:3], (1, 4), strict=True):
        points = line[~np.isnan(line[:, 0])]
        np.testing.assert_allclose(points[:, 0] ** 2 / 20 + points[:, 1] ** 2, level, atol=0.005)
    whole = joined(drawn)
    assert np.isnan(whole[len(drawn[1])]).all(), "a gap lies between two lines"
    assert len(whole) == len(drawn[1]) + 1 + len(drawn[2])
    assert joined([]).shape == (0, 2)


def test_separate_parts_of_a_level_are_broken_by_nan() -> None:
    seen = grid(SURFACES["himmelblau"], ((-6, 6), (-6, 6)))
    (line,) = lines(seen.x0, seen.x1, seen.f, [5.0])
    assert np.isnan(line[:, 0]).sum() == 3, "four basins"


def test_holes_have_no_lines_but_bands_have_colours() -> None:
    z = np.add.outer(np.arange(10.0), np.arange(10.0))
    z[4:6] = [[np.nan], [np.inf]]
    (line,) = lines(np.arange(10), np.arange(10), z, [9.0])
    assert not ((line[:, 1] > 3) & (line[:, 1] < 6)).any()
    assert bands(np.array([[-1.0, 0.0], [0.5, 2.0]]), [0.0, 1.0]).tolist() == [[0, 1], [1, 2]]


def test_arrows_point_down() -> None:
    at, down = arrows(SURFACES["bowl"], ((-4, 4), (-2, 2)), 4, 2)
    assert at.tolist() == [[x0, x1] for x1 in (-1, 1) for x0 in (-3, -1, 1, 3)]
    np.testing.assert_array_equal(down, -2 * at)
    broken = replace(SURFACES["bowl"], gradient=lambda x0, x1: (x0 / 0.0, x1))
    assert len(arrows(broken, ((-4, 4), (-2, 2)))[0]) == 0
    endless = typed(read("x0 + 9e307 × 9", ("x0", "x1")))  # with a slope of 1 all the same
    assert len(arrows(endless, ((-4, 4), (-2, 2)))[0]) == 0


def test_only_fitting_expressions_become_surfaces_and_functions() -> None:
    with pytest.raises(ValueError, match="got x"):
        typed(read("x²"))
    with pytest.raises(ValueError, match="got x1, x0"):
        typed(read("x1 − x0"))
    with pytest.raises(ValueError, match="got x, y"):
        typed_function(read("x y"))
    assert typed_function(read("t²")).derivative(3.0) == 6


@EVERY_FUNCTION
def test_derivatives_and_typed_versions(function: Function) -> None:
    x = np.linspace(*function.window, 41)
    slopes = [float(numerical_gradient(lambda p: float(function.value(p)), np.array(v), 1e-5)) for v in x]
    np.testing.assert_allclose(function.derivative(x), slopes, rtol=1e-6, atol=1e-8)
    again = typed_function(read(function.formula, ("x",)))
    assert again.formula == function.formula
    np.testing.assert_allclose(again.value(x), function.value(x), rtol=1e-13, atol=1e-13)
    np.testing.assert_allclose(again.derivative(x), function.derivative(x), rtol=1e-12, atol=1e-13)
    assert function.window[0] < function.start < function.window[1]
