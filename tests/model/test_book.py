"""Numbers that *Deep Learning from Scratch* prints, so that a reader finds them again here."""

from dataclasses import replace

import numpy as np
import pytest

from model.activations import ACTIVATIONS
from model.book import NETWORKS, with_network
from model.data.taught import Taught
from model.defaults import DEFAULTS
from model.differentiation import numerical_gradient
from model.experiment import Experiment
from model.flow import flow
from model.layers import Dense
from model.losses import LOSSES
from model.problems import problems
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


PARAMETERS = {
    "two_layers_sigmoid": 784 * 50 + 50 + 500 + 10,
    "two_layers_relu": 784 * 50 + 50 + 500 + 10,
    "five_layers": 784 * 100 + 100 + 3 * 10_100 + 1_010,
    "batch_normalization": 784 * 100 + 100 + 4 * 10_100 + 1_010 + 5 * 200,
    "overfitting": 784 * 100 + 100 + 5 * 10_100 + 1_010,
    "simple_convolution": 30 * 25 + 30 + 30 * 12 * 12 * 100 + 100 + 1_010,
    "lenet": 6 * 25 + 6 + 16 * 150 + 16 + 16 * 5 * 5 * 120 + 120 + 120 * 84 + 84 + 850,
    "deep_convolution": 160 + 2_320 + 4_640 + 9_248 + 18_496 + 36_928 + 64 * 4 * 4 * 50 + 50 + 510,
}
"""How many the networks of the book have, from the shapes that it prints."""


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_of_the_book_has_its_parameters_and_nothing_that_does_not_fit(name: str) -> None:
    made = with_network(replace(DEFAULTS["spiral"], seed=7), name)
    assert made.parameter_count == PARAMETERS[name]
    assert problems(made, {}) == []
    assert (made.data.source, made.seed, made.sampling, made.loss) == ("digits", 7, "random", "cross_entropy")
    assert made.data.training_samples == (NETWORKS[name].training or DEFAULTS["digits"].data.training_samples)


def test_a_network_of_the_book_keeps_the_pictures_and_what_was_taught_among_digits() -> None:
    taught = Taught(weight=3)
    mnist = replace(DEFAULTS["mnist"], taught=taught)
    few = with_network(mnist, "overfitting")
    assert (few.data.source, few.data.training_samples, few.taught) == ("mnist", 300, taught)
    assert with_network(few, "two_layers_relu").data == DEFAULTS["mnist"].data, "all of them again"
    clothes: Experiment = with_network(DEFAULTS["fashion"], "simple_convolution")
    assert clothes.data == DEFAULTS["fashion"].data
