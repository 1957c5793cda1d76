"""Optimisers: two steps of each worked by hand, and what the book writes differently."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.optimizers import OPTIMIZERS, SGD, AdaGrad, Adam, AdamW, Momentum, Nesterov, Optimizer, RMSProp


def path(optimizer: Optimizer, gradients: list[float], rate: float = 0.1, start: float = 1.0) -> list[float]:
    """Return where a single parameter goes."""
    w = np.array([start])
    state = optimizer.initial_state(w)
    places: list[float] = []
    for gradient in gradients:
        optimizer.update(w, np.array([gradient]), state, rate, np.full_like(w, np.nan))
        places.append(float(w[0]))
    return places


@pytest.mark.parametrize(
    ("optimizer", "places"),
    [
        # 1 − 0.1 × 2, then − 0.1 × (−1)
        (SGD(), [0.8, 0.9]),
        # v = 2, then 0.5 × 2 − 1 = 0
        (Momentum(0.5), [0.8, 0.8]),
        # 2 + 0.5 × 2 = 3, then v = 0: −1 + 0.5 × 0
        (Nesterov(0.5), [0.7, 0.8]),
        # h = 4: 2 / 2, then h = 5
        (AdaGrad(epsilon=1e-12), [0.9, 0.9 + 0.1 / sqrt(5)]),
        # h = 0.5 × 4 = 2, then 1 + 0.5
        (RMSProp(0.5, 1e-12), [1 - 0.2 / sqrt(2), 1 - 0.2 / sqrt(2) + 0.1 / sqrt(1.5)]),
        # m = 1, v = 2; corrected 2 and 4. Then m = 0, v = 1.5
        (Adam(0.5, 0.5, 1e-12), [0.9, 0.9]),
    ],
    ids=lambda value: value.kind if isinstance(value, Optimizer) else "",
)
def test_two_steps_worked_by_hand(optimizer: Optimizer, places: list[float]) -> None:
    assert path(optimizer, [2.0, -1.0]) == pytest.approx(places, rel=1e-10)


def test_adams_first_step_is_the_learning_rate_whatever_the_gradient() -> None:
    for gradient in (1e-3, 1.0, 1e3):
        assert path(Adam(), [gradient]) == pytest.approx([0.9], rel=1e-5)


def test_adamw_decays_weights_apart_from_the_gradient() -> None:
    """1 − 0.1 × 0.5 = 0.95 of each weight is left; only then comes Adam's step."""
    optimizer, weights = AdamW(weight_decay=0.5), [np.array([[2.0, -4.0]]), np.array([1.0])]
    optimizer.decay_weights(weights, 0.1)
    assert [w.tolist() for w in weights] == [[[1.9, -3.8]], [0.95]]
    assert path(optimizer, [2.0, -1.0]) == path(Adam(), [2.0, -1.0])
    assert [kind for kind, o in OPTIMIZERS.items() if o().weight_decay] == ["adamw"]


def test_adam_in_blocks_is_adam(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every parameter goes its own way, whatever block it is in; the last block is a short one."""
    rng = np.random.default_rng(0)
    start, gradients = rng.normal(size=11), rng.normal(size=(3, 11))

    def places() -> list[float]:
        w, optimizer = start.copy(), Adam()
        state = optimizer.initial_state(w)
        for gradient in gradients:
            optimizer.update(w, gradient, state, 0.1, np.empty_like(w))
        return w.tolist()

    whole = places()
    monkeypatch.setattr("model.optimizers.BLOCK", 4)
    assert places() == whole


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_sweeping_forgets_what_is_too_small_for_full_precision(dtype: str) -> None:
    tiny = np.finfo(dtype).tiny
    kept = np.array([1, -1e-3, tiny, -tiny, 0], dtype)
    small = np.array([tiny / 2, -tiny / 2, np.finfo(dtype).smallest_subnormal], dtype)
    optimizer, state = Adam(), {"m": np.append(kept, small), "v": np.append(kept, small), "t": np.array(3)}
    optimizer.sweep(state)
    assert state["m"].tolist() == state["v"].tolist() == [*kept.tolist(), 0, 0, 0]
    assert state["t"] == 3


def test_epsilon_is_added_outside_of_the_root() -> None:
    assert path(AdaGrad(epsilon=1.0), [3.0]) == pytest.approx([1 - 0.1 * 3 / (3 + 1)], rel=1e-14)
    assert path(RMSProp(0.75, 1.0), [4.0]) == pytest.approx([1 - 0.1 * 4 / (2 + 1)], rel=1e-14)
    assert path(Adam(epsilon=1.0), [3.0]) == pytest.approx([1 - 0.1 * 3 / (3 + 1)], rel=1e-14)


@pytest.mark.parametrize(("momentum", "kind"), [(0.9, Momentum), (0.5, Momentum), (0.9, Nesterov), (0.5, Nesterov)])
def test_with_the_learning_rate_inside_of_v_the_path_is_the_same(momentum: float, kind: type[Momentum]) -> None:
    gradients = np.random.default_rng(0).normal(size=20).tolist()
    w, v, places = 1.0, 0.0, []
    for gradient in gradients:
        if kind is Nesterov:
            w += momentum * momentum * v - (1 + momentum) * 0.1 * gradient
            v = momentum * v - 0.1 * gradient
        else:
            v = momentum * v - 0.1 * gradient
            w += v
        places.append(w)
    assert path(kind(momentum), gradients) == pytest.approx(places, rel=1e-12, abs=1e-14)


def test_without_momentum_it_is_plain_descent() -> None:
    gradients = [2.0, -1.0, 0.5]
    assert path(Momentum(0.0), gradients) == path(Nesterov(0.0), gradients) == path(SGD(), gradients)


@pytest.mark.parametrize("kind", OPTIMIZERS.values(), ids=list(OPTIMIZERS))
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_only_parameters_state_and_scratch_are_written(kind: type[Optimizer], dtype: str) -> None:
    rng = np.random.default_rng(0)
    w, gradient = rng.normal(size=6).astype(dtype), rng.normal(size=6).astype(dtype)
    kept, optimizer = gradient.copy(), kind()
    state = optimizer.initial_state(w)
    arrays = dict(state)
    optimizer.update(w, gradient, state, 0.1, np.empty_like(w))
    np.testing.assert_array_equal(gradient, kept)
    assert all(state[name] is array for name, array in arrays.items()), "the program is bound to these arrays"
    assert w.dtype == dtype
    assert all(array.dtype == dtype for name, array in state.items() if name != "t")
    assert set(kind.memory) <= set(state)


@pytest.mark.parametrize("kind", OPTIMIZERS.values(), ids=list(OPTIMIZERS))
@settings(max_examples=30)
@given(gradient=st.floats(-1e6, 1e6, width=32))
def test_a_step_is_finite_and_goes_downhill(kind: type[Optimizer], gradient: float) -> None:
    w = np.zeros(1, np.float32)
    optimizer = kind()
    optimizer.update(w, np.array([gradient], np.float32), optimizer.initial_state(w), 0.1, np.empty_like(w))
    assert np.isfinite(w).all()
    if abs(gradient) > 1e-3:
        assert np.sign(w[0]) == -np.sign(gradient)


@pytest.mark.parametrize("kind", OPTIMIZERS.values(), ids=list(OPTIMIZERS))
def test_every_optimizer_finds_the_bottom_of_a_bowl(kind: type[Optimizer]) -> None:
    w, optimizer = np.array([3.0, -2.0]), kind()
    state, scratch = optimizer.initial_state(w), np.empty(2)
    for _ in range(2_000):
        optimizer.update(w, w * [1.0, 0.05], state, 0.1, scratch)
    assert np.abs(w).max() < 0.5


def test_ids_are_in_the_table_in_the_books_order() -> None:
    assert list(OPTIMIZERS) == ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"]
    assert all(OPTIMIZERS[kind.kind] is kind for kind in OPTIMIZERS.values())
