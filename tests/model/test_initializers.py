"""Initial weights have the spread that their rule says, and depend on their own stream only."""

import numpy as np
import pytest

from model.activations import ACTIVATIONS
from model.initializers import AUTO, FITTING, INITIALIZERS, draw
from model.streams import stream

SPREAD = {"zeros": 0.0, "normal": 0.3, "lecun": 0.05, "xavier": (2 / 1_000) ** 0.5, "he": (2 / 400) ** 0.5}
SPREAD["orthogonal"] = (1 / 600) ** 0.5


@pytest.mark.parametrize("kind", INITIALIZERS)
def test_the_spread_is_the_rules(kind: str) -> None:
    """400 inputs and 600 neurons: √(1 / 400) = 0.05, √(2 / 1000), √(2 / 400)."""
    weights = draw(kind, 400, 600, 0.3, np.random.default_rng(0))
    assert weights.shape == (400, 600)
    assert weights.dtype == np.float64
    assert weights.std() == pytest.approx(SPREAD[kind], rel=0.01)
    assert weights.mean() == pytest.approx(0, abs=0.002)


def test_orthogonal_rows_or_columns_have_length_one_and_right_angles() -> None:
    for n_in, n_out in ((7, 4), (4, 7), (5, 5), (1, 3)):
        q = draw("orthogonal", n_in, n_out, 0.3, np.random.default_rng(0))
        few = q.T @ q if n_in >= n_out else q @ q.T
        np.testing.assert_allclose(few, np.eye(min(n_in, n_out)), atol=1e-15)
        relu = draw("orthogonal", n_in, n_out, 0.3, np.random.default_rng(0), "relu")
        np.testing.assert_allclose(relu, q * 2**0.5, rtol=1e-15)


def test_every_orthogonal_matrix_is_as_likely_as_any_other() -> None:
    """Without the signs of R, LAPACK's Q would have a negative first element nearly always."""
    firsts = [draw("orthogonal", 3, 3, 0.3, np.random.default_rng(seed))[0, 0] for seed in range(400)]
    assert np.mean(np.array(firsts) > 0) == pytest.approx(0.5, abs=0.1)
    assert np.mean(firsts) == pytest.approx(0, abs=0.1)


def test_auto_draws_by_the_rule_that_fits_the_activation() -> None:
    assert set(FITTING) == set(ACTIVATIONS)
    for activation, kind in FITTING.items():
        auto = draw(AUTO, 4, 3, 0.5, np.random.default_rng(7), activation)
        np.testing.assert_array_equal(auto, draw(kind, 4, 3, 0.5, np.random.default_rng(7), activation))
    assert (FITTING["tanh"], FITTING["gelu"]) == ("lecun", "he")


def test_every_rule_draws_the_same_numbers_and_only_scales_them() -> None:
    drawn = {kind: draw(kind, 4, 3, 0.5, np.random.default_rng(7)) for kind in INITIALIZERS}
    for kind in ("lecun", "xavier", "he"):
        np.testing.assert_allclose(drawn[kind] / drawn["normal"], drawn[kind][0, 0] / drawn["normal"][0, 0])


def test_streams_are_independent_and_repeatable() -> None:
    first = stream(3, 1, 2).random(4).tolist()
    assert stream(3, 1, 2).random(4).tolist() == first
    others = [stream(*key).random(4).tolist() for key in ((4, 1, 2), (3, 0, 2), (3, 1, 0), (3, 2, 1), (1, 3, 2))]
    assert first not in others
    assert len({tuple(numbers) for numbers in others}) == len(others)
