"""Numbers that *Deep Learning from Scratch* prints, so that a reader finds them again here."""

import numpy as np
import pytest

from model.activations import ACTIVATIONS
from model.differentiation import numerical_gradient
from model.experiment import DEFAULTS
from model.layers import Dense
from model.losses import LOSSES
from model.network import flow
from tests.model.runs import dense_network

Y = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
"""Chapter 4.2: what a network says of an image of a 2."""


@pytest.mark.parametrize(
    ("a", "z"),
    [
        ([0.3, 2.9, 4.0], [0.01821127, 0.24519181, 0.73659691]),
        ([1, 2, 0], [0.24472847, 0.66524096, 0.09003057]),
    ],
)
def test_softmax(a: list[float], z: list[float]) -> None:
    softmax = ACTIVATIONS["softmax"]
    np.testing.assert_allclose(softmax(np.array(a)), z, rtol=0, atol=5e-9)
    np.testing.assert_allclose(softmax(np.array([a, a])), [z, z], rtol=0, atol=5e-9)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_the_2_3_2_2_network_of_chapter_3(dtype: str) -> None:
    network = dense_network(2, 3, 2, 2, activations=["sigmoid", "sigmoid", "identity"], dtype=dtype)
    given = [
        ([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]], [0.1, 0.2, 0.3]),
        ([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]], [0.1, 0.2]),
        ([[0.1, 0.3], [0.2, 0.4]], [0.1, 0.2]),
    ]
    for layer, (weights, bias) in zip(network.layers, given, strict=True):
        layer["W"][...] = weights
        layer["b"][...] = bias
    wanted = [0.31682708, 0.69627909]
    tolerance = {"float64": 5e-9, "float32": 5e-7}[dtype]
    np.testing.assert_allclose(network.predict(np.array([1.0, 0.5])), wanted, rtol=0, atol=tolerance)
    np.testing.assert_allclose(network.predict(np.array([[1.0, 0.5]] * 3)), [wanted] * 3, rtol=0, atol=tolerance)


@pytest.mark.parametrize(("loss", "value"), [("sum_of_squares", 0.0975), ("cross_entropy", 0.5108256)])
def test_losses_of_one_answer_with_zeros_in_it(loss: str, value: float) -> None:
    """The book's 0.510825457 has its ε of 1e-7 in it; −log 0.6 is 0.510825624. Rounded, both are 0.51083."""
    one_hot = np.eye(10)[2]
    assert LOSSES[loss](Y, one_hot) == pytest.approx(value, abs=1e-6)
    assert LOSSES[loss](Y, np.array(2)) == pytest.approx(value, abs=1e-6)
    assert LOSSES[loss](np.array([Y, Y]), np.array([2, 2])) == pytest.approx(value, abs=1e-6)


def test_numerical_gradient_of_a_bowl() -> None:
    def f(x: np.ndarray) -> float:
        return float(x[0] ** 2 + x[1] ** 2)

    for x, gradient in (([3, 4], [6, 8]), ([0, 2], [0, 4]), ([3, 0], [6, 0])):
        np.testing.assert_allclose(numerical_gradient(f, np.array(x)), gradient, atol=1e-9)


def test_the_network_for_digits_has_39760_parameters() -> None:
    assert flow((784,), [Dense(50), Dense(10)]).parameter_count == 39_760
    assert DEFAULTS["digits"].shapes == ((50,), (10,))
    assert DEFAULTS["digits"].parameter_count == 39_760
