"""How the answers of each layer are spread: by hand, and against the network's own forward pass."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from model import spread
from model.defaults import DEFAULTS
from model.initial import Initial
from model.layers import ActivationLayer, BatchNormalization, Convolution, Dense, Flatten, MaxPooling
from model.spread import BINS, Spreads, spread_of
from tests.model.runs import bits_of, small, trainer_of


def test_answers_are_counted_bar_by_bar() -> None:
    found = spread_of(0, "tanh", np.array([-1.0, -0.96, 0.0, 0.0, 0.99, 1.0, 1.0, 1.0]))
    assert (found.low, found.high) == (-1, 1)
    wanted = np.zeros(BINS)
    wanted[0], wanted[BINS // 2], wanted[-1] = 2 / 8, 2 / 8, 4 / 8
    np.testing.assert_array_equal(found.shares, wanted)
    assert found.mean == pytest.approx(2.03 / 8)
    assert found.deviation == pytest.approx(np.sqrt((2 * 1 + 0.96**2 + 0.99**2 + 2) / 8 - (2.03 / 8) ** 2))


@pytest.mark.parametrize(
    ("activation", "answers", "ends"),
    [
        ("sigmoid", (0.4, 0.6), (0, 1)),
        ("softmax", (0.4, 0.6), (0, 1)),
        ("tanh", (0.1, 0.2), (-1, 1)),
        ("relu", (0.0, 3.0), (0, 4)),
        ("relu", (0.0, 4.0), (0, 4)),
        ("identity", (-0.3, 0.1), (-0.5, 0.5)),
        ("relu", (0.0, 0.0), (0, 2**-19)),
        ("identity", (-np.inf, np.nan), (-(2.0**20), 2.0**20)),
        ("relu", (0.0, 5e6), (0, 2**23)),
        ("identity", (-3e22, 1e22), (-(2.0**75), 2.0**75)),
        ("identity", (1e22, np.inf), (0, 2.0**74)),
    ],
)
def test_an_axis_has_the_ends_of_its_function_or_room_for_all(
    activation: str, answers: tuple[float, float], ends: tuple[float, float]
) -> None:
    found = spread_of(0, activation, np.array(answers))
    assert (found.low, found.high) == ends
    assert found.shares.sum() == pytest.approx(1)
    assert np.isfinite((found.mean, found.deviation)).all()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_answers_that_have_grown_far_beyond_a_million_have_their_own_mean_and_deviation(dtype: str) -> None:
    """(1 + 3) / 2 = 2 and a deviation of 1, times 10³⁰: the squares have no room in float32."""
    found = spread_of(0, "relu", np.array([1e30, 3e30], dtype))
    assert found.mean == pytest.approx(2e30)
    assert found.deviation == pytest.approx(1e30)
    assert np.flatnonzero(found.shares).size == 2, "they are two bars"
    largest = spread_of(0, "identity", np.array([-np.finfo(dtype).max, np.finfo(dtype).max], dtype))
    assert np.isfinite((largest.low, largest.high, largest.mean, largest.deviation)).all()
    assert np.flatnonzero(largest.shares).size == 2


def test_every_layer_is_looked_at_where_it_answers() -> None:
    """A linear layer answers through the activation alone that follows it, behind batch normalisation."""
    rows = Dense(6, "identity"), BatchNormalization(), ActivationLayer("relu"), Dense(4, "sigmoid")
    trainer = trainer_of(small(hidden=rows))
    trainer.run(5)
    before = bits_of(trainer)
    answer = Spreads().answer(trainer)
    assert bits_of(trainer) == before, "looking changes nothing"
    assert answer.samples == len(trainer.dataset.test.x)
    assert [(layer.row, layer.activation) for layer in answer.layers] == [(0, "relu"), (3, "sigmoid"), (4, "softmax")]
    evaluation = trainer.network.evaluation(answer.samples)
    evaluation.run(trainer.dataset.test.x)
    for layer, k in zip(answer.layers, (2, 3, 4), strict=True):
        z = evaluation.workspaces[k]["Z"][: answer.samples]
        counts, _ = np.histogram(z, BINS, (layer.low, layer.high))
        assert np.abs(np.cumsum(layer.shares) - np.cumsum(counts) / z.size).max() < 2 / z.size  # a tie on an edge
        assert layer.mean == pytest.approx(float(z.mean()), rel=1e-5)
        assert layer.deviation == pytest.approx(float(z.std()), rel=1e-5)


def test_large_layers_are_looked_at_for_fewer_examples_and_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    digits, rows = DEFAULTS["digits"], (Convolution(2, 3), MaxPooling(), Flatten())
    trainer = trainer_of(replace(digits, data=replace(digits.data, samples=500), hidden=rows))
    whole = Spreads().answer(trainer)
    monkeypatch.setattr("model.network.EVALUATED_AT_ONCE", (3, 1_000_000))
    trainer.network.forget_evaluations()
    parts = Spreads().answer(trainer)
    assert parts.samples == whole.samples > 3
    for one, other in zip(whole.layers, parts.layers, strict=True):
        np.testing.assert_allclose(one.shares, other.shares, atol=2e-3)
    monkeypatch.setattr(spread, "VALUES", 5 * trainer.network.flow.values)
    assert Spreads().answer(trainer).samples == 5


def test_small_weights_let_answers_fade_and_large_ones_saturate() -> None:
    """The figures of chapter 6.2: the book's point, in numbers."""
    ends: dict[float, list[float]] = {}
    for sigma in (0.01, 3.0):
        rows = tuple(Dense(50, "tanh", Initial("normal", sigma)) for _ in range(4))
        layers = Spreads().answer(trainer_of(small(hidden=rows))).layers[:4]
        ends[sigma] = [float(layer.shares[[0, -1]].sum()) for layer in layers]
        if sigma < 1:
            assert all(a.deviation > 5 * b.deviation for a, b in pairwise(layers))
    assert max(ends[0.01]) == 0
    assert min(ends[3.0][1:]) > 0.5  # the first has two inputs only
