"""What a network has learned, as a file: NumPy alone reads it, the book's layers compute the same, no bit is lost."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from model.given import experiment_from, read_npz
from model.initial_network import initial_network
from model.layers import ActivationLayer, BatchNormalization, Convolution, Dense, Dropout, Flatten, Maxout, MaxPooling
from model.layers.base import Layer
from model.learned import learned, npz
from model.network import Network
from model.pasted import GivenInvalid
from tests.model.runs import small, trainer_of

NORMALIZING = ("gamma", "beta", "running_mean", "running_var")


def random_network(shape: tuple[int, ...], *rows: Layer) -> Network:
    """A network with other numbers everywhere; variances are positive."""
    network = Network(shape, rows, "float64")
    rng = np.random.default_rng(5)
    network.parameters[:] = rng.normal(size=network.parameters.size)
    network.kept[:] = rng.uniform(0.5, 2.0, network.kept.size)
    return network


def test_a_dense_stack_is_written_as_in_the_book_and_given_again_to_the_last_bit(tmp_path: Path) -> None:
    trainer = trainer_of(small(hidden=(Dense(4), Dense(3, "relu"))))
    for _ in range(5):
        trainer.step()
    file = tmp_path / "weights.npz"
    file.write_bytes(npz(trainer.network))
    with np.load(file, allow_pickle=False) as found:
        assert {name: found[name].shape for name in found.files} == {
            "W1": (2, 4), "b1": (4,), "W2": (4, 3), "b2": (3,), "W3": (3, 3), "b3": (3,)
        }  # fmt: skip
        assert {found[name].dtype for name in found.files} == {np.dtype(np.float32)}
        np.testing.assert_array_equal(found["W2"], trainer.network.layers[1]["W"])
    experiment, blobs = experiment_from(read_npz(file), trainer.experiment)
    again = initial_network(experiment, blobs)
    assert again.parameters.tobytes() == trainer.network.parameters.tobytes()


def test_what_belongs_to_no_weights_has_the_number_of_those_before_it() -> None:
    network = random_network(
        (2,), BatchNormalization(), Dense(3, "prelu"), Dropout(), BatchNormalization(), ActivationLayer("prelu"),
        Maxout(2, pieces=3), Dense(1, "identity"),
    )  # fmt: skip
    shapes = {name: array.shape for name, array in learned(network).items()}
    assert shapes == {
        **{f"{name}0": (2,) for name in NORMALIZING},
        "W1": (2, 3),
        "b1": (3,),
        "slope1": (1,),
        **{f"{name}1": (3,) for name in NORMALIZING},
        "slope1_2": (1,),
        "W2": (3, 6),
        "b2": (6,),
        "W3": (2, 1),
        "b3": (1,),
    }
    assert learned(network)["slope1_2"].tolist() == network.layers[4]["slope"].tolist()


def test_nothing_of_the_network_is_in_the_hands_of_who_has_the_arrays() -> None:
    network = random_network((2,), Dense(3), Dense(1))
    before = network.parameters.copy()
    for array in learned(network).values():
        array.fill(0)
    np.testing.assert_array_equal(network.parameters, before)


def convolved(x: np.ndarray, kernels: np.ndarray, bias: np.ndarray, stride: int, padding: int) -> np.ndarray:
    """The book's convolution (7.2), place by place: x (n, channels, h, w), kernels (filters, channels, h, w)."""
    x = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    high, wide = kernels.shape[2:]
    down, across = (x.shape[2] - high) // stride + 1, (x.shape[3] - wide) // stride + 1
    z = np.empty((len(x), len(kernels), down, across))
    for i, j in np.ndindex(down, across):
        window = x[:, :, i * stride : i * stride + high, j * stride : j * stride + wide]
        z[:, :, i, j] = np.tensordot(window, kernels, ([1, 2, 3], [1, 2, 3])) + bias
    return z


def normalized(x: np.ndarray, w: dict[str, np.ndarray], number: int) -> np.ndarray:
    """The book's batch normalisation outside of training (6.3); x (n, units), or (n, channels, height, width)."""
    gamma, beta, mean, variance = (w[f"{name}{number}"].reshape(-1, *[1] * (x.ndim - 2)) for name in NORMALIZING)
    return gamma * (x - mean) / np.sqrt(variance + 1e-5) + beta


def test_the_books_layers_compute_the_same_with_it() -> None:
    """Two convolutions, normalised before and after flattening: channels come second in the book."""
    network = random_network(
        (7, 7, 2), Convolution(3, kernel=3, stride=1, padding=1), BatchNormalization(),
        Convolution(4, kernel=2, stride=1, padding=0, activation="identity"), MaxPooling(2, 2), Flatten(),
        BatchNormalization(), ActivationLayer("prelu"), Dense(5, "relu"), Dense(2, "identity"),
    )  # fmt: skip
    w = learned(network)
    assert w["W1"].shape == (3, 2, 3, 3)
    assert w["W2"].shape == (4, 3, 2, 2)
    assert w["W3"].shape == (36, 5)
    x = np.random.default_rng(1).normal(size=(6, 7, 7, 2))
    z = normalized(np.maximum(convolved(x.transpose(0, 3, 1, 2), w["W1"], w["b1"], 1, 1), 0), w, 1)
    z = convolved(z, w["W2"], w["b2"], 1, 0).reshape(6, 4, 3, 2, 3, 2).max((3, 5)).reshape(6, -1)
    z = normalized(z, w, 2)
    z = np.where(z > 0, z, w["slope2"] * z)
    y = np.maximum(z @ w["W3"] + w["b3"], 0) @ w["W4"] + w["b4"]
    np.testing.assert_allclose(y, network.predict(x.reshape(6, -1)), rtol=1e-10)


def test_given_weights_are_dense_so_kernels_are_refused_and_the_rest_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "weights.npz"
    file.write_bytes(npz(random_network((6, 6, 1), Convolution(2), Flatten(), Dense(3))))
    with pytest.raises(GivenInvalid) as refused:
        read_npz(file)
    assert (refused.value.code, refused.value.field) == ("weights_shape", "W1")
    file.write_bytes(npz(random_network((2,), Dense(4), BatchNormalization(), Dense(3))))
    assert sorted(read_npz(file)) == ["W1", "W2", "b1", "b2"]


def test_a_network_that_has_diverged_is_written_as_it_is() -> None:
    network = random_network((2,), Dense(3))
    network.parameters[0] = np.nan
    with np.load(BytesIO(npz(network)), allow_pickle=False) as found:
        assert np.isnan(found["W1"][0, 0])
