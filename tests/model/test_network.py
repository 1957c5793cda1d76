"""Networks and their layers: where parameters lie, that views are views, and what a forward pass computes."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.activations import ACTIVATIONS
from model.checks import Invalid
from model.flow import flow
from model.layers import Dense, Flatten
from model.network import EVALUATIONS, NARROW, Evaluation, Network
from tests.model.runs import dense_network, no_noise


def filled(*widths: int, dtype: str = "float64") -> Network:
    network = dense_network(*widths, dtype=dtype)
    network.parameters[...] = np.random.default_rng(0).normal(size=network.parameters.size)
    return network


def test_parameters_lie_layer_by_layer_weights_before_biases() -> None:
    layout = flow((2,), [Dense(3), Dense(1)]).layout
    places = [(p.name, p.layer, p.start, p.stop, p.shape) for p in layout]
    assert places == [("W", 0, 0, 6, (2, 3)), ("b", 0, 6, 9, (3,)), ("W", 1, 9, 12, (3, 1)), ("b", 1, 12, 13, (1,))]


@given(st.lists(st.integers(1, 6), min_size=2, max_size=5))
def test_layout_covers_every_parameter_once(widths: list[int]) -> None:
    network = dense_network(*widths)
    seen = np.zeros(network.parameters.size, int)
    for p in network.flow.layout:
        seen[p.start : p.stop] += 1
        assert p.stop - p.start == np.prod(p.shape)
    assert (seen == 1).all()
    assert network.parameters.size == sum((a + 1) * b for a, b in pairwise(widths))


def test_layers_hold_views_of_the_two_flat_vectors() -> None:
    network = dense_network(2, 3, 1)
    network.parameters[...] = np.arange(13)
    first, second = network.layers
    assert first["W"].tolist() == [[0, 1, 2], [3, 4, 5]]
    assert first["b"].tolist() == [6, 7, 8]
    assert second["W"].tolist() == [[9], [10], [11]]
    first["db"][...] = [7, 8, 9]
    assert network.gradient[6:9].tolist() == [7, 8, 9]
    assert not network.gradient[:6].any()
    assert all(array.flags.c_contiguous for layer in network.layers for array in (layer["W"], layer["dW"]))


def test_one_layer_worked_by_hand() -> None:
    """A = XW + b: (1, 2) times [[1, 0, −1], [2, 1, 0]] is (5, 2, −1), and with b (5.5, 2.5, −0.5)."""
    network = dense_network(2, 3, activations=["relu"])
    layer = network.layers[0]
    layer["W"][...] = [[1, 0, -1], [2, 1, 0]]
    layer["b"][...] = 0.5
    (w,) = network.workspaces(2, no_noise)
    w["X"][...] = [[1, 2], [0, 0]]
    for move in network.rows[0].forward(w):
        move.run()
    assert w["A"].tolist() == [[5.5, 2.5, -0.5], [0.5, 0.5, 0.5]]
    assert w["Z"].tolist() == [[5.5, 2.5, 0], [0.5, 0.5, 0.5]]
    assert network.predict([1.0, 2.0]).tolist() == [5.5, 2.5, 0]
    w.name("dX", network.room(2, (2,)))
    w["dZ"][...] = [[1, -1, 2], [0.5, 0.5, 0.5]]
    for move in network.rows[0].backward(w):
        move.run()
    assert w["dA"].tolist() == [[1, -1, 0], [0.5, 0.5, 0.5]]
    assert layer["dW"].tolist() == [[1, -1, 0], [2, -2, 0]]
    assert layer["db"].tolist() == [1.5, -0.5, 0.5]
    assert w["dX"].tolist() == [[1, 1], [0, 1.5]]


@pytest.mark.parametrize("widths", [(2, 8, 3), (2, NARROW + 1, 3)])
def test_a_narrow_network_computes_what_a_wide_one_does(widths: tuple[int, ...]) -> None:
    """It folds the biases into the products, with arrays that lie column by column; the formulas are the same."""
    network = filled(*widths)
    assert network.narrow == (max(widths) <= NARROW)
    rng = np.random.default_rng(2)
    x, d_z = rng.normal(size=(5, widths[0])), rng.normal(size=(5, widths[-1]))
    spaces = network.workspaces(5, no_noise)
    spaces[0]["X"][...] = x
    for row, w in zip(network.rows, spaces, strict=True):
        for move in row.forward(w):
            move.run()
    np.testing.assert_allclose(spaces[-1]["Z"], network.predict(x), rtol=1e-12)
    spaces[-1]["dZ"][...] = d_z
    for row, w in zip(reversed(network.rows), reversed(spaces), strict=True):
        for move in row.backward(w):
            move.run()
        z, d_a = w["Z"], w["dZ"] * (1 - w["Z"] ** 2)  # tanh
        np.testing.assert_allclose(z, np.tanh(w["X"] @ w["W"] + w["b"]), rtol=1e-12)
        np.testing.assert_allclose(w["dW"], w["X"].T @ d_a, rtol=1e-12, atol=1e-14)
        np.testing.assert_allclose(w["db"], d_a.sum(0), rtol=1e-12, atol=1e-14)
        if "dX" in w:
            np.testing.assert_allclose(w["dX"], d_a @ w["W"].T, rtol=1e-12, atol=1e-14)


def test_predicting_one_sample_and_a_batch_is_the_same() -> None:
    network = filled(3, 5, 2)
    x = np.random.default_rng(1).normal(size=(6, 3))
    y = network.predict(x)
    assert y.shape == (6, 2)
    for row, expected in zip(x, y, strict=True):
        assert network.predict(row).shape == (2,)
        np.testing.assert_allclose(network.predict(row), expected, rtol=1e-14)
    first, second = network.layers
    expected = np.tanh(np.tanh(x @ first["W"] + first["b"]) @ second["W"] + second["b"])
    np.testing.assert_allclose(y, expected, rtol=1e-13)


def test_predicting_returns_a_new_array_and_leaves_its_argument_alone() -> None:
    network = filled(3, 2)
    x = np.ones((4, 3))
    first = network.predict(x)
    kept = first.copy()
    network.predict(x * 2)
    np.testing.assert_array_equal(first, kept)
    assert (x == 1).all()
    assert network.predict(np.ones((4, 3), int)).tolist() == first.tolist()


@pytest.mark.parametrize("shape", [(2,), (4, 2), (1, 3, 3), ()])
def test_inputs_of_another_width_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"x: expected \(batch, 3\)"):
        filled(3, 2).predict(np.ones(shape))


def test_no_rows_are_no_network() -> None:
    with pytest.raises(Invalid, match="at least one layer"):
        Network((2,), [])


def test_rows_that_do_not_fit_are_no_network() -> None:
    with pytest.raises(Invalid, match=r"dense: expected features in a row, got '4 × 4 × 1'"):
        Network((4, 4, 1), [Dense(3)])
    Network((4, 4, 1), [Flatten(), Dense(3)])
    with pytest.raises(Invalid, match="at most 5,000,000 parameters in all, got 6002001"):
        Network((2_000,), [Dense(1_999), Dense(1_000), Dense(2)])


def test_workspaces_chain_one_layers_output_to_the_nexts_input() -> None:
    first, second = filled(3, 5, 2).workspaces(4, no_noise)
    assert second["X"] is first["Z"]
    assert second["dX"] is first["dZ"]
    assert "dX" not in first, "nothing before it learns"
    assert [w["Z"].shape for w in (first, second)] == [w["dZ"].shape for w in (first, second)] == [(4, 5), (4, 2)]
    evaluated = Evaluation(filled(3, 5, 2), 4).workspaces
    assert not any("dZ" in w for w in evaluated)


def test_many_samples_are_evaluated_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    network = filled(3, 5, 2)
    x = np.random.default_rng(1).normal(size=(23, 3))
    whole = network.predict(x)
    monkeypatch.setattr("model.network.EVALUATED_AT_ONCE", (1_000, 10 * 5))
    assert network.evaluation(23).rows == 5
    np.testing.assert_allclose(network.predict(x), whole, rtol=1e-14)
    monkeypatch.setattr("model.network.EVALUATED_AT_ONCE", (6, 1_000_000))
    assert network.evaluation(23).rows == 6
    np.testing.assert_allclose(network.predict(x), whole, rtol=1e-14)
    assert network.evaluation(19).rows == 5, "four parts of 5, 5, 5 and 4, not of 6, 6, 6 and 1"
    for samples in range(1, 20):
        assert network.evaluation(samples) is network.evaluation(samples)
    assert network.predict(x[:0]).shape == (0, 2)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_everything_is_of_one_precision(dtype: str, name: str) -> None:
    network = dense_network(2, 3, 2, activations=[name, name], dtype=dtype)
    workspaces = network.workspaces(4, no_noise)
    for row, w in zip(network.rows, workspaces, strict=True):
        list(row.forward(w))
    arrays = [network.parameters, network.gradient, *(w["A"] for w in workspaces)]
    assert {array.dtype.name for array in arrays} == {dtype}
    assert network.predict(np.ones((2, 2))).dtype == dtype


def test_shapes_are_named_in_the_order_in_which_they_lie() -> None:
    assert list(Dense(3).parameters((2,)).items()) == [("W", (2, 3)), ("b", (3,))]
    assert list(Dense(3, "prelu").parameters((2,)).items()) == [("W", (2, 3)), ("b", (3,)), ("slope", (1,))]


def test_rooms_for_evaluations_are_bounded() -> None:
    network = Network((2,), [Dense(3)])
    for n in range(1, 20):
        network.evaluation(n)
    assert len(network._evaluations) == EVALUATIONS
