"""Networks and their layers: where parameters lie, that views are views, and what a forward pass computes."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.activations import ACTIVATIONS
from model.layers import Dense
from model.network import Network, parameter_layout


def filled(*widths: int, dtype: str = "float64") -> Network:
    network = Network(widths, ["tanh"] * (len(widths) - 1), dtype)
    network.parameters[...] = np.random.default_rng(0).normal(size=network.parameters.size)
    return network


def test_parameters_lie_layer_by_layer_weights_before_biases() -> None:
    layout = parameter_layout([2, 3, 1])
    places = [(p.name, p.layer, p.start, p.stop, p.shape) for p in layout]
    assert places == [("W", 0, 0, 6, (2, 3)), ("b", 0, 6, 9, (3,)), ("W", 1, 9, 12, (3, 1)), ("b", 1, 12, 13, (1,))]


@given(st.lists(st.integers(1, 6), min_size=2, max_size=5))
def test_layout_covers_every_parameter_once(widths: list[int]) -> None:
    network = Network(widths, ["relu"] * (len(widths) - 1))
    seen = np.zeros(network.parameters.size, int)
    for p in network.layout:
        seen[p.start : p.stop] += 1
        assert p.stop - p.start == np.prod(p.shape)
    assert (seen == 1).all()
    assert network.parameters.size == sum((a + 1) * b for a, b in pairwise(widths))


def test_layers_hold_views_of_the_two_flat_vectors() -> None:
    network = Network([2, 3, 1], ["relu", "identity"])
    network.parameters[...] = np.arange(13)
    first, second = network.layers
    assert first["W"].tolist() == [[0, 1, 2], [3, 4, 5]]
    assert first["b"].tolist() == [6, 7, 8]
    assert second["W"].tolist() == [[9], [10], [11]]
    first["db"][...] = [7, 8, 9]
    assert network.gradient[6:9].tolist() == [7, 8, 9]
    assert not network.gradient[:6].any()
    assert all(array.flags.c_contiguous for layer in network.layers for array in (layer["W"], layer["dW"]))


def test_the_mask_is_one_for_weights_and_zero_for_biases() -> None:
    assert Network([2, 3, 1], ["relu", "identity"]).weight_mask().tolist() == [1] * 6 + [0] * 3 + [1] * 3 + [0]


def test_one_layer_worked_by_hand() -> None:
    """A = XW + b: (1, 2) times [[1, 0, −1], [2, 1, 0]] is (5, 2, −1), and with b (5.5, 2.5, −0.5)."""
    network = Network([2, 3], ["relu"], "float64")
    layer = network.layers[0]
    layer["W"][...] = [[1, 0, -1], [2, 1, 0]]
    layer["b"][...] = 0.5
    x, a, d_a = np.array([[1.0, 2.0]]), np.empty((1, 3)), np.array([[1.0, -1.0, 2.0]])
    layer.linear(x, a)
    assert a.tolist() == [[5.5, 2.5, -0.5]]
    assert network.predict(x).tolist() == [[5.5, 2.5, 0]]
    layer.weights_gradient(x, d_a)
    assert layer["dW"].tolist() == [[1, -1, 2], [2, -2, 4]]
    two = np.array([[1.0, -1.0, 2.0], [0.5, 0.5, 0.5]])
    layer.bias_gradient(np.ones(2), two)
    assert layer["db"].tolist() == [1.5, -0.5, 2.5]
    d_x = np.empty((1, 2))
    layer.input_gradient(d_a, d_x)
    assert d_x.tolist() == [[-1, 1]]


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


@pytest.mark.parametrize("activations", [[], ["tanh"], ["tanh"] * 3])
def test_one_activation_for_each_layer(activations: list[str]) -> None:
    with pytest.raises(ValueError, match="activations: expected one for each of 2 layers"):
        Network([2, 3, 1], activations)


def test_a_single_width_is_no_network() -> None:
    with pytest.raises(ValueError, match="activations"):
        Network([2], [])


def test_buffers_chain_one_layers_output_to_the_nexts_input() -> None:
    values = filled(3, 5, 2).buffers(4)
    assert values[1].x is values[0].z
    assert [v.a.shape for v in values] == [v.d_a.shape for v in values] == [(4, 5), (4, 2)]
    assert all(v.d_z.size == 0 for v in filled(3, 5, 2).buffers(4, backward=False))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_everything_is_of_one_precision(dtype: str, name: str) -> None:
    network = Network([2, 3, 2], [name, name], dtype)
    values = network.buffers(4)
    arrays = [network.parameters, network.gradient, network.weight_mask(), *(v.a for v in values)]
    assert {array.dtype.name for array in arrays} == {dtype}
    assert network.predict(np.ones((2, 2))).dtype == dtype


def test_shapes_are_named_in_the_order_in_which_they_lie() -> None:
    assert list(Dense.shapes(2, 3).items()) == [("W", (2, 3)), ("b", (3,))]
