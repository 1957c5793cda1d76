"""The numerical gradient of a whole network: the same differences as one weight at a time gives, for every stack."""

from dataclasses import replace

import numpy as np
import pytest

from model.activations import ACTIVATIONS
from model.data.choice import Data
from model.defaults import DEFAULTS
from model.differentiation import METHODS, numerical_gradient
from model.experiment import Experiment, Output
from model.initial import Initial
from model.layers import BatchNormalization, Dense, Dropout, Layer, Maxout
from model.losses import LOSSES
from model.moves import Objective
from model.network import Network
from model.numerical import dense_gradient_in_parts, dense_rows
from tests.model.runs import dense_network, followed, small, trainer_of


def gradient_of(network: Network, x: np.ndarray, t: np.ndarray, objective: Objective, method: str) -> np.ndarray:
    gradient, progress = followed(dense_gradient_in_parts(dense_rows(network), x, t, objective.values, method))
    assert sorted(progress) == progress
    assert progress[-1] == (network.parameters.size, network.parameters.size)
    return gradient


def one_at_a_time(network: Network, x: np.ndarray, t: np.ndarray, objective: Objective, method: str) -> np.ndarray:
    """Move each weight by itself and run the whole network."""
    twin = Network(network.shape, network.rows, "float64")
    evaluation = twin.evaluation(len(x))
    value = objective.of(evaluation.workspaces[-1], t)

    def loss(parameters: np.ndarray) -> float:
        np.copyto(twin.parameters, parameters)
        evaluation.run(x)
        return value()

    return numerical_gradient(loss, network.parameters, method=method)


def filled(widths: list[int], activations: list[str]) -> tuple[Network, np.ndarray, np.ndarray]:
    """A network with random parameters, inputs of which many are 0 and one always is, and one-hot targets."""
    rng = np.random.default_rng(0)
    network = dense_network(*widths, activations=activations)
    network.parameters[...] = rng.normal(0, 0.7, network.parameters.size)
    x = rng.normal(size=(6, widths[0])) * (rng.random((6, widths[0])) < 0.5)
    x[:, 0] = 0
    return network, x, np.eye(widths[-1])[rng.integers(0, widths[-1], 6)]


@pytest.mark.parametrize("block", [1, 30, 20_000])
@pytest.mark.parametrize("activation", [name for name, h in ACTIVATIONS.items() if not h.parameters(1)])
@pytest.mark.parametrize("depth", [0, 1, 3])
def test_every_activation_at_every_depth_in_blocks_of_any_size(
    monkeypatch: pytest.MonkeyPatch, activation: str, depth: int, block: int
) -> None:
    monkeypatch.setattr("model.numerical.BLOCK", block)
    network, x, t = filled([5, *[4, 3, 4][:depth], 3], [activation] * depth + ["softmax"])
    objective = Objective("softmax", "cross_entropy")
    found = gradient_of(network, x, t, objective, "central")
    wanted = one_at_a_time(network, x, t, objective, "central")
    np.testing.assert_allclose(found, wanted, atol=1e-10)
    assert not found[: network.flow.layout[0].shape[1]].any(), "the weights of an input that is always 0"
    assert np.abs(wanted).max() > 1e-2


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_every_loss_by_every_method(method: str, loss: str, output: str) -> None:
    network, x, t = filled([5, 4, 3], ["tanh", output])
    objective = Objective(output, loss)
    found = gradient_of(network, x, t, objective, method)
    np.testing.assert_allclose(found, one_at_a_time(network, x, t, objective, method), atol=1e-10)


def test_digits_agree_with_backpropagation() -> None:
    """784-50-10 on a batch of 100, all 39,760 parameters."""
    data = Data("digits", samples=500, features=())
    exact = Experiment(data, (Dense(50, "sigmoid"),), batch_size=100, precision="float64")
    gradients: list[np.ndarray] = []
    for method in ("backpropagation", "central"):
        trainer = trainer_of(replace(exact, gradient=method))
        trainer.run(1)
        gradients.append(trainer.network.gradient.copy())
    wanted, found = gradients
    assert found.size == 39_760
    assert np.linalg.norm(found - wanted) <= 1e-6 * np.linalg.norm(wanted)
    assert np.abs(found - wanted).max() <= 1e-6 * np.abs(wanted).max()


def test_ten_steps_of_digits_end_where_backpropagation_does_and_each_shows_its_progress() -> None:
    data = Data("digits", samples=500, features=())
    exact = Experiment(data, (Dense(12, "sigmoid"),), batch_size=100, precision="float64", learning_rate=0.1)
    straight, numerical = trainer_of(exact), trainer_of(replace(exact, gradient="central"))
    straight.run(10)
    for _ in range(10):
        progress = list(numerical.parts())
        assert len(progress) > 20
        assert progress[-1][0] == progress[-1][1]
    difference = np.linalg.norm(numerical.network.parameters - straight.network.parameters)
    assert difference <= 1e-6 * np.linalg.norm(straight.network.parameters)


@pytest.mark.parametrize(
    "hidden",
    [(Dense(5, "prelu_each"),), (Maxout(4), Dropout(0.3), BatchNormalization())],
    ids=["own parameters", "other rows"],
)
def test_stacks_of_other_rows_are_differentiated_one_parameter_at_a_time(hidden: tuple[Layer, ...]) -> None:
    exact = small(precision="float64", hidden=hidden)
    assert not dense_rows(trainer_of(exact).network)
    wanted, found = trainer_of(exact), trainer_of(replace(exact, gradient="central"))
    wanted.step()
    found.step()
    assert np.abs(wanted.network.gradient).max() > 1e-3
    np.testing.assert_allclose(found.network.gradient, wanted.network.gradient, atol=1e-7)


@pytest.mark.parametrize("method", METHODS)
def test_the_trainer_uses_the_method_it_is_told(method: str) -> None:
    """Forward differences are off by about h, five points by nearly nothing."""
    exact = small(precision="float64", hidden=(Dense(5, "tanh", Initial("normal", 1.0)),), output=Output("softmax"))
    wanted, found = trainer_of(exact), trainer_of(replace(exact, gradient=method))
    wanted.step()
    found.step()
    error = np.abs(found.network.gradient - wanted.network.gradient).max()
    low, high = {"forward": (1e-6, 1e-3), "central": (1e-11, 1e-8), "five_point": (0, 1e-11)}[method]
    assert low <= error <= high
    assert DEFAULTS["spiral"].gradient == "backpropagation"
