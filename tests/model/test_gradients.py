"""Every gradient against differences, from the tables, through the very program that trains."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from model.activations import ACTIVATIONS, Activation, Softmax
from model.data.choice import Data
from model.differentiation import METHODS, numerical_gradient
from model.experiment import Experiment, Output
from model.initial import Initial
from model.layers import (
    LAYERS,
    ActivationLayer,
    AveragePooling,
    BatchNormalization,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    Layer,
    Maxout,
    MaxPooling,
)
from model.losses import FITS, FOR_CLASSES, FUSED, LOSSES, Loss
from model.moves import Objective, backward_moves, forward_moves
from model.network import Network
from model.trainer import Trainer
from tests.model.runs import dense_network, jacobian_of, no_noise, trainer_of

POSITIVE = ("sigmoid", "softmax")
"""Output activations whose values are probabilities, so that logarithms of them are numbers."""

PAIRS = [
    (activation, loss)
    for activation, loss in product(ACTIVATIONS, LOSSES)
    if "cross_entropy" not in loss or activation in POSITIVE
]
"""Every output activation with every loss whose value is a number, whether it makes sense or not."""


def assert_close(gradient: np.ndarray, wanted: np.ndarray, tolerance: float = 2e-7) -> None:
    """Compare as vectors: no element may be off by more than a small part of the longest one."""
    assert np.isfinite(gradient).all()
    assert np.abs(gradient - wanted).max() <= tolerance * max(np.abs(wanted).max(), 1e-3)


def experiment(hidden: tuple[str, ...], output: str, loss: str, classes: int = 3) -> Experiment:
    source = {3: "rings", 1: "plane"}[classes]
    return Experiment(
        data=Data(source, samples=20, noise=0.05),
        hidden=tuple(Dense(4, name, Initial("normal", 0.8)) for name in hidden),
        output=Output(output, Initial("normal", 0.8)),
        loss=loss,
        batch_size=7,
        precision="float64",
        seed=5,
    )


def trained_gradient(trainer: Trainer) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Run the program up to the update and give the step up; return its gradient and its batch."""
    moves = trainer.moves()
    batch = dict(next(moves).results)
    for move in moves:
        if move is trainer.program[-2]:  # the next one is the update
            break
    moves.close()
    return trainer.network.gradient.copy(), {name: array.copy() for name, array in batch.items()}


def loss_of_parameters(trainer: Trainer, batch: dict[str, np.ndarray]) -> Callable[[np.ndarray], float]:
    """Return the batch's loss, L1 and L2 included, as a function of the parameters, evaluated on a twin network."""
    network, chosen = trainer.network, trainer.experiment
    twin = Network(network.shape, network.rows, "float64")
    loss = LOSSES[chosen.loss]

    def f(parameters: np.ndarray) -> float:
        twin.parameters[...] = parameters
        weights = np.concatenate([layer["W"].ravel() for layer in twin.layers])
        penalty = chosen.l1 * np.abs(weights).sum() + chosen.l2 / 2 * np.square(weights).sum()
        return loss(twin.predict(batch["X"]), batch["T"]) + penalty

    return f


def check(trainer: Trainer) -> None:
    for k, layer in enumerate(trainer.network.layers):  # with biases of 0, dead neurons sit exactly on a kink
        layer["b"][...] = np.random.default_rng(k).uniform(0.2, 0.8, layer["b"].shape)
    gradient, batch = trained_gradient(trainer)
    f = loss_of_parameters(trainer, batch)
    assert_close(gradient, numerical_gradient(f, trainer.network.parameters, h=1e-5))


@pytest.mark.parametrize(("output", "loss"), PAIRS)
@pytest.mark.parametrize("hidden", [(), ("tanh",), ("sigmoid", "tanh")], ids=["no_hidden", "one_hidden", "two_hidden"])
def test_every_output_and_loss(output: str, loss: str, hidden: tuple[str, ...]) -> None:
    check(trainer_of(experiment(hidden, output, loss)))


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_every_hidden_activation(activation: str, depth: int) -> None:
    trainer = trainer_of(experiment((activation,) * depth, "softmax", "cross_entropy"))
    check(trainer)
    if ACTIVATIONS[activation].learns:
        assert np.abs(trainer.network.layers[0]["dW"]).max() > 1e-3, "the gradient does not reach the first layer"


@pytest.mark.parametrize("loss", [loss for loss in FITS if loss not in FOR_CLASSES])
def test_regression(loss: str) -> None:
    check(trainer_of(experiment(("tanh",), "identity", loss, classes=1)))


@pytest.mark.parametrize(("l1", "l2"), [(0.03, 0), (0, 0.2), (0.03, 0.2)])
def test_penalties_apply_to_weights_and_not_to_biases(l1: float, l2: float) -> None:
    trainer = trainer_of(replace(experiment(("tanh",), "softmax", "cross_entropy"), l1=l1, l2=l2))
    check(trainer)  # where no bias is 0, a penalty on them would be seen


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("precision", ["float64", "float32"])
def test_the_numerical_gradient_method_finds_what_backpropagation_finds(method: str, precision: str) -> None:
    exact = replace(experiment(("tanh", "sigmoid"), "softmax", "cross_entropy"), precision=precision)
    wanted, batch = trained_gradient(trainer_of(exact))
    found, same = trained_gradient(trainer_of(replace(exact, gradient=method)))
    np.testing.assert_array_equal(batch["X"], same["X"])
    assert found.dtype == precision
    tolerance = 1e-3 if method == "forward" else {"float64": 1e-7, "float32": 1e-5}[precision]
    assert_close(found, wanted, tolerance)


@pytest.mark.parametrize("pair", FUSED, ids="-".join)
def test_the_joint_gradient_is_the_one_of_the_two_alone(pair: tuple[str, str]) -> None:
    network = dense_network(2, 4, 3, activations=["tanh", pair[0]])
    rng = np.random.default_rng(0)
    network.parameters[...] = rng.normal(size=network.parameters.size)
    values = network.workspaces(6, no_noise)
    values[0]["X"][...] = rng.normal(size=(6, 2))
    t = np.eye(3)[rng.integers(0, 3, 6)]
    for move in forward_moves(network, values):
        move.run()
    found: list[np.ndarray] = []
    losses: list[float] = []
    for joint in (True, False):
        objective = Objective(*pair)
        assert objective.joint
        if not joint:
            objective.joint = None
        moves = list(backward_moves(network, values, objective, t))
        assert ("joint_gradient" in {move.kind for move in moves}) == joint
        for move in moves:
            move.run()
        found.append(network.gradient.copy())
        losses.append(objective.of(values[-1], t)())
    np.testing.assert_allclose(found[0], found[1], rtol=1e-12, atol=1e-15)
    assert losses[0] == pytest.approx(losses[1], rel=1e-13)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("pair", FUSED, ids="-".join)
def test_joint_gradients_stay_right_for_logits_of_ten_thousand(pair: tuple[str, str], dtype: str) -> None:
    """Worked by hand: where a class is certain, Y is 0 or 1 exactly; a wrong certainty costs its logit."""
    a = np.array([[1e4, -1e4, 0], [-1e4, 1e4, -1e4], [-1e4, -1e4, 1e4], [0, 0, 0]], dtype)
    t = np.eye(3, dtype=dtype)[[1, 1, 0, 2]]
    joint, activation = FUSED[pair], ACTIVATIONS[pair[0]]
    y, d_a = np.empty_like(a), np.empty_like(a)
    with np.errstate(over="ignore"):
        activation.forward(a, y)
        joint.gradient(y, t, d_a)
    if pair[0] == "softmax":
        expected_y = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1 / 3, 1 / 3, 1 / 3]])
        expected_loss = (2e4 + 0 + 2e4 + np.log(3)) / 4
    else:
        expected_y = np.array([[1, 0, 0.5], [0, 1, 0], [0, 0, 1], [0.5, 0.5, 0.5]])
        expected_loss = ((1e4 + 1e4 + np.log(2)) + 0 + (1e4 + 1e4) + 3 * np.log(2)) / 4
    np.testing.assert_allclose(y, expected_y, rtol=1e-6)
    np.testing.assert_allclose(d_a, (expected_y - t) / 4, rtol=1e-6)
    assert joint.value(a, y, t) == pytest.approx(expected_loss, rel=1e-6)


@pytest.mark.parametrize("pair", FUSED, ids="-".join)
def test_a_step_with_logits_of_ten_thousand_stays_finite(pair: tuple[str, str]) -> None:
    trainer = trainer_of(experiment(("tanh",), *pair))
    trainer.network.layers[-1]["b"][...] = [1e4, -1e4, 0]
    assert np.isfinite(trained_gradient(trainer)[0]).all()
    trainer.step()
    assert np.isfinite(trainer.loss)
    assert np.isfinite(trainer.network.parameters).all()


# --- rows of every kind -------------------------------------------------------------------------------------------

ROWS: dict[str, tuple[Layer, ...]] = {
    "prelu": (Dense(4, "prelu", Initial("normal", 0.8)),),
    "prelu_each": (Dense(4, "prelu_each", Initial("normal", 0.8)),),
    "dropout": (Dropout(0.3), Dense(4), Dropout(0.5)),
    "batch_normalization": (BatchNormalization(), Dense(4), BatchNormalization(epsilon=1e-3)),
    "activation": (ActivationLayer("prelu"), Dense(5, "identity"), BatchNormalization(), ActivationLayer("softmax")),
    "maxout": (Maxout(4, 3, Initial("normal", 0.8)), Maxout(3, 2)),
}
IMAGES: dict[str, tuple[Layer, ...]] = {
    "convolution": (Convolution(3, activation="tanh"), Convolution(2, 3, 2, 0), Flatten()),
    "prelu_each": (Convolution(3, activation="prelu_each"), Convolution(2, 2, 3, 2, "prelu"), Flatten()),
    "max_pooling": (Convolution(2, 3, 1, 1, "tanh"), MaxPooling(3, 2), MaxPooling(2, 1), Flatten()),
    "average_pooling": (Convolution(2, 3, 1, 1, "tanh"), AveragePooling(3, 2), AveragePooling(2, 2), Flatten()),
    "batch_normalization": (Convolution(2, 3, 2, 1, "tanh"), BatchNormalization(), Flatten(), Dense(3)),
    "activation": (
        Convolution(2, activation="identity"),
        BatchNormalization(),
        ActivationLayer("prelu_each"),
        Flatten(),
    ),
    "dropout": (Dropout(0.2), Convolution(2, 3, 2, 1, "tanh"), Dropout(0.4), Flatten(), Maxout(3)),
}


def image_experiment(*hidden: Layer) -> Experiment:
    data = Data("digits", samples=500, test_share=0.9, features=())
    start = experiment((), "softmax", "cross_entropy")
    return replace(start, data=data, hidden=(AveragePooling(4, 4), *hidden))


def check_training(trainer: Trainer) -> None:
    """Compare the program's gradient with differences of its own loss: of the same batch, masks and statistics."""
    start = np.random.default_rng(4)
    for layer in trainer.network.layers:
        for name in {"b", "β", "slope"} & layer.keys():  # where dead neurons would sit exactly on a kink
            layer[name][...] = start.uniform(0.2, 0.8, layer[name].shape)
    gradient, _ = trained_gradient(trainer)
    program = trainer.program
    *forward, loss = program[1 : next(k for k, move in enumerate(program) if move.kind == "loss") + 1]

    def f(parameters: np.ndarray) -> float:
        kept = trainer.network.parameters.copy()
        trainer.network.parameters[...] = parameters
        for move in (*forward, loss):
            move.run()
        trainer.network.parameters[...] = kept
        return float(loss.results[0][1])

    assert_close(gradient, numerical_gradient(f, trainer.network.parameters, h=1e-5))
    assert np.abs(trainer.network.gradient_of(trainer.network.flow.learning[0])).max() > 1e-6


@pytest.mark.parametrize("hidden", ROWS.values(), ids=ROWS)
def test_every_row_for_features(hidden: tuple[Layer, ...]) -> None:
    check_training(trainer_of(replace(experiment((), "softmax", "cross_entropy"), hidden=hidden)))


@pytest.mark.parametrize("hidden", IMAGES.values(), ids=IMAGES)
def test_every_row_for_images(hidden: tuple[Layer, ...]) -> None:
    check_training(trainer_of(image_experiment(*hidden)))


def test_every_kind_of_row_is_among_them() -> None:
    assert {row.kind for hidden in (*ROWS.values(), *IMAGES.values()) for row in hidden} == set(LAYERS)


@pytest.mark.parametrize("name", ["dW", "db", "dγ", "dβ", "dslope"])
def test_a_gradient_of_a_row_that_is_off_in_one_element_fails_the_same_check(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = image_experiment(Convolution(2, activation="prelu_each"), BatchNormalization(), Flatten())
    check_training(trainer_of(chosen))
    honest = trained_gradient

    def wrong(trainer: Trainer) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        _, batch = honest(trainer)
        array = next(layer[name] for layer in trainer.network.layers if name in layer)
        array.flat[np.abs(array).argmax()] *= 1.001
        return trainer.network.gradient.copy(), batch

    monkeypatch.setitem(globals(), "trained_gradient", wrong)
    with pytest.raises(AssertionError):
        check_training(trainer_of(chosen))


@pytest.mark.parametrize("hidden", [ROWS["dropout"], ROWS["batch_normalization"]], ids=["dropout", "normalization"])
def test_differences_are_taken_with_the_masks_and_statistics_of_the_very_step(hidden: tuple[Layer, ...]) -> None:
    exact = replace(experiment((), "softmax", "cross_entropy"), hidden=hidden)
    by_rule, by_differences = trainer_of(exact), trainer_of(replace(exact, gradient="central"))
    for _ in range(3):
        by_rule.step()
        by_differences.step()
        assert_close(by_differences.network.gradient, by_rule.network.gradient)
    np.testing.assert_allclose(by_differences.network.kept, by_rule.network.kept, rtol=1e-6)


# --- one part at a time -------------------------------------------------------------------------------------------


def inputs_of(name: str) -> np.ndarray:
    a = np.random.default_rng(1).normal(0, 2, (5, 4))
    assert np.abs(a).min() > 1e-3, f"{name} may have a kink at 0, where differences say nothing"
    return a


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activations_jacobian_is_its_numerical_one(name: str) -> None:
    activation, a = ACTIVATIONS[name], inputs_of(name)
    jacobian = jacobian_of(activation, a)
    assert jacobian.shape == (5, 4, 4)
    for sample in range(5):
        for i in range(4):

            def z_i(row: np.ndarray, i: int = i) -> float:
                return float(activation(row)[i])

            np.testing.assert_allclose(jacobian[sample, i], numerical_gradient(z_i, a[sample], 1e-5), atol=1e-9)


def test_softmax_has_a_full_jacobian_whose_rows_and_columns_cancel() -> None:
    jacobian = jacobian_of(ACTIVATIONS["softmax"], inputs_of("softmax"))
    assert (np.abs(jacobian) > 1e-7).all()
    np.testing.assert_allclose(jacobian.sum(1), 0, atol=1e-15)
    np.testing.assert_allclose(jacobian.sum(2), 0, atol=1e-15)
    np.testing.assert_allclose(jacobian, jacobian.transpose(0, 2, 1), atol=1e-17)


@pytest.mark.parametrize("name", LOSSES)
def test_a_losss_gradient_is_its_numerical_one(name: str) -> None:
    rng = np.random.default_rng(2)
    y, t = rng.uniform(0.05, 0.95, (4, 3)), np.eye(3)[[0, 2, 1, 2]]
    for targets in (t, rng.uniform(0.05, 0.95, (4, 3))):
        out = np.empty_like(y)
        LOSSES[name].gradient(y, targets, out)

        def value(y: np.ndarray, targets: np.ndarray = targets) -> float:
            return float(LOSSES[name].value(y, targets))

        np.testing.assert_allclose(out, numerical_gradient(value, y, 1e-6), rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize(
    ("name", "slope"),
    [
        *[("identity", 1), ("step", 0), ("sigmoid", 0.25), ("tanh", 1)],
        *[("relu", 0), ("leaky_relu", 0.01), ("elu", 1), ("softplus", 0.5), ("silu", 0.5), ("gelu", 0.5)],
    ],
)
def test_the_slope_at_zero_is_pytorchs(name: str, slope: float) -> None:
    assert jacobian_of(ACTIVATIONS[name], np.zeros((1, 1)))[0, 0, 0] == slope


# --- what is wrong is found ---------------------------------------------------------------------------------------


class WrongTanh(Activation):
    """Its slope forgets the square."""

    forward = staticmethod(ACTIVATIONS["tanh"].forward)  # pyright: ignore[reportAssignmentType]

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        np.multiply(d_z, 1 - z, out)


class DiagonalSoftmax(Softmax):
    """Only the diagonal of its Jacobian, as beginners write it."""

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        np.multiply(d_z, z * (1 - z), out)


class SummedSquares(Loss):
    """Its gradient is the sum's over the batch, not the mean's."""

    value = staticmethod(LOSSES["sum_of_squares"].value)  # pyright: ignore[reportAssignmentType]

    def gradient(self, y: np.ndarray, t: np.ndarray, out: np.ndarray) -> None:
        np.subtract(y, t, out)


@pytest.mark.parametrize(
    ("table", "name", "wrong"),
    [
        (ACTIVATIONS, "tanh", WrongTanh()),
        (ACTIVATIONS, "softmax", DiagonalSoftmax()),
        (LOSSES, "sum_of_squares", SummedSquares()),
    ],
    ids=["tanh", "softmax", "sum_of_squares"],
)
def test_a_wrong_gradient_fails_the_same_check(
    monkeypatch: pytest.MonkeyPatch, table: dict[str, object], name: str, wrong: object
) -> None:
    chosen = experiment(("tanh",), "softmax", "sum_of_squares")
    check(trainer_of(chosen))
    monkeypatch.setitem(table, name, wrong)
    with pytest.raises(AssertionError):
        check(trainer_of(chosen))


@pytest.mark.parametrize("part", ["dW", "db"])
def test_a_gradient_that_is_off_in_one_element_fails_the_same_check(part: str) -> None:
    trainer = trainer_of(experiment(("tanh",), "softmax", "cross_entropy"))
    gradient, batch = trained_gradient(trainer)
    wanted = numerical_gradient(loss_of_parameters(trainer, batch), trainer.network.parameters, h=1e-5)
    trainer.network.layers[0][part][-1] *= 1.001
    assert_close(gradient, wanted)
    with pytest.raises(AssertionError):
        assert_close(trainer.network.gradient, wanted)
