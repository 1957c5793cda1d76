"""Initial weights have the spread that their rule says, and depend on their own stream only."""

import numpy as np
import pytest

from model.initializers import INITIALIZERS, draw
from model.streams import stream

SPREAD = {"zeros": 0.0, "normal": 0.3, "lecun": 0.05, "xavier": (2 / 1_000) ** 0.5, "he": (2 / 400) ** 0.5}


@pytest.mark.parametrize("kind", INITIALIZERS)
def test_the_spread_is_the_rules(kind: str) -> None:
    """400 inputs and 600 neurons: √(1 / 400) = 0.05, √(2 / 1000), √(2 / 400)."""
    weights = draw(kind, 400, 600, 0.3, np.random.default_rng(0))
    assert weights.shape == (400, 600)
    assert weights.dtype == np.float64
    assert weights.std() == pytest.approx(SPREAD[kind], rel=0.01)
    assert weights.mean() == pytest.approx(0, abs=0.002)


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
