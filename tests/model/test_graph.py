"""The graph of a network: maps, curves and receptive fields against hand-worked networks, and that looking is free."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

import numpy as np
import pytest

from model.blobs import Blob
from model.data.choice import Data
from model.data.sources import REACH
from model.defaults import DEFAULTS
from model.experiment import Experiment, Output
from model.graph import Graph, GraphAnswer, answering_rows, drawn_rows, drawn_units
from model.initial import Initial
from model.layers import ActivationLayer, BatchNormalization, Convolution, Dense, Dropout, Flatten, Maxout, MaxPooling
from model.network import Evaluation
from model.optimizers import SGD
from model.trainer import Trainer
from tests.model.runs import bits_of, dataset_of, small, trainer_of

W1, B1 = np.array([[2.0, 0.0], [0.0, -1.0]]), np.array([0.0, 0.5])
W2, B2 = np.array([[3.0, -3.0], [-1.0, 0.25]]), np.array([-0.5, 1.0])

DIGITS = Data("digits", samples=500, features=())


def with_values(experiment: Experiment, layers: Sequence[tuple[np.ndarray, np.ndarray]]) -> Trainer:
    """A run of an experiment whose layers start with these weights and biases."""
    blobs: dict[Blob, bytes] = {}
    initials: list[Initial] = []
    for weights, bias in layers:
        content = np.concatenate((weights.ravel(), bias)).astype("<f8").tobytes()
        blob = Blob(sha256(content).hexdigest())
        blobs[blob] = content
        initials.append(Initial("given", values=blob))
    hidden = tuple(replace(layer, initial=i) for layer, i in zip(experiment.hidden, initials, strict=False))
    given = replace(experiment, hidden=hidden, output=replace(experiment.output, initial=initials[-1]))
    return Trainer(given, dataset_of(given.data, given.seed), blobs)


def tiny(output: str = "identity", **changes: Any) -> Trainer:
    """2-2-2 by hand: the hidden neurons are 2 x₀ and ½ − x₁."""
    chosen = Experiment(
        data=Data("spiral", samples=60, normalize=False),
        hidden=(Dense(2, "identity"),),
        output=Output(output),
        loss="sum_of_squares",
        optimizer=SGD(),
        precision="float64",
    )
    return with_values(replace(chosen, **changes), [(W1, B1), (W2, B2)])


def answer(graph: Graph, trainer: Trainer) -> GraphAnswer:
    """What there is to see; there must be something."""
    seen = graph.answer(trainer)
    assert seen is not None
    return seen


ALL = ((0, 1), (0, 1), (0, 1))
MIDDLES = (np.arange(8) + 0.5) / 8 * 2 * REACH - REACH


# --- points of a plane --------------------------------------------------------------------------------------------


def test_a_map_has_columns_to_the_right_and_rows_upwards() -> None:
    x0, x1 = answer(Graph(ALL, size=8), tiny()).layers[0].levels.astype(int)
    ramp = np.rint(MIDDLES / MIDDLES[-1] * 127 + 128).astype(int)
    assert ramp[0] == 1
    assert ramp[-1] == 255
    assert (x0 == ramp[None, :]).all()  # grows from left to right
    assert (x1 == ramp[:, None]).all()  # row 0 is the lowest x₁


def test_the_maps_of_neurons_are_their_answers_by_hand() -> None:
    seen = answer(Graph(ALL, size=8), tiny()).layers
    x1, x0 = np.meshgrid(MIDDLES, MIDDLES, indexing="ij")
    hidden = np.stack((2 * x0, 0.5 - x1))
    outputs = np.einsum("ij,irc->jrc", W2, hidden) + B2[:, None, None]
    for picture, values in zip(seen[1:], (hidden, outputs), strict=True):
        largest = np.abs(values).max((1, 2))
        np.testing.assert_allclose(np.abs(picture.largest), largest, rtol=1e-12)
        assert all(found in values[k] for k, found in enumerate(picture.largest)), "with its sign"
        expected = np.rint(values / largest[:, None, None] * 127 + 128)
        assert (picture.levels == expected).all()
        assert picture.levels.dtype == np.uint8
        assert picture.curves.size == 0


def test_a_neuron_that_always_answers_nothing_is_in_the_middle_everywhere() -> None:
    trainer = tiny()
    trainer.network.layers[0]["W"][:, 1] = 0
    trainer.network.layers[0]["b"][1] = 0
    picture = answer(Graph(ALL, size=8), trainer).layers[1]
    assert (picture.levels[1] == 128).all()
    assert picture.largest[1] == 0


@pytest.mark.parametrize("activation", ["step", "sigmoid", "softmax"])
def test_outputs_between_0_and_1_are_as_strong_as_on_the_map_beside_them(activation: str) -> None:
    trainer = tiny(activation)
    seen = answer(Graph(ALL, size=9), trainer).layers[2]
    x = np.zeros((1, 2))  # the middle of 9 × 9 is the origin
    z = 2 * trainer.network.predict(x)[0] - 1
    expected = np.rint(z * 127 + 128)  # one half is in the middle
    assert seen.levels[:, 4, 4].tolist() == expected.tolist()
    assert np.abs(seen.largest).max() <= 1
    assert (seen.levels < 128).any()
    assert (seen.levels > 128).any()


def test_features_and_normalization_come_before_the_first_neuron() -> None:
    data = Data("spiral", samples=60, features=("x0_squared", "x1"))
    trainer = with_values(tiny(data=data).experiment, [(W1, B1), (W2, B2)])
    mean, scale = trainer.dataset.mean, trainer.dataset.scale
    seen = answer(Graph(ALL, size=8), trainer).layers
    squared = (MIDDLES**2 - mean[0]) / scale[0]
    np.testing.assert_allclose(seen[0].largest[0], np.abs(squared).max())
    np.testing.assert_allclose(seen[1].largest[0], 2 * np.abs(squared).max())
    assert (seen[0].levels[0] == seen[0].levels[0][:, ::-1]).all()  # a square has no left and right


def test_weights_biases_and_strengths_are_those_of_the_network() -> None:
    seen = answer(Graph(ALL, size=4), tiny())
    assert [w.tolist() for w in seen.weights] == [W1.tolist(), W2.tolist()]
    assert [layer.biases.tolist() for layer in seen.layers] == [[0, 0], B1.tolist(), B2.tolist()]
    length = np.linalg.norm
    np.testing.assert_allclose(seen.layers[0].strengths, length(W1, axis=1))
    np.testing.assert_allclose(seen.layers[1].strengths, [2 * length(W2[0]), 1 * length(W2[1])])
    np.testing.assert_allclose(seen.layers[2].strengths, length(W2, axis=0))


def test_only_the_neurons_asked_for_are_there_in_their_order() -> None:
    trainer = trainer_of(small())
    trainer.run(3)
    first, second, third = trainer.network.layers
    seen = answer(Graph(((1,), (6, 2), (0, 3, 5), (2,)), size=4), trainer)
    np.testing.assert_array_equal(seen.weights[0], first["W"][np.ix_((1,), (6, 2))])
    np.testing.assert_array_equal(seen.weights[1], second["W"][np.ix_((6, 2), (0, 3, 5))])
    np.testing.assert_array_equal(seen.weights[2], third["W"][np.ix_((0, 3, 5), (2,))])
    np.testing.assert_array_equal(seen.gradients[1], second["dW"][np.ix_((6, 2), (0, 3, 5))])
    assert seen.layers[2].biases.tolist() == second["b"][[0, 3, 5]].tolist()
    assert [len(layer.levels) for layer in seen.layers] == [1, 2, 3, 1]
    assert [len(layer.strengths) for layer in seen.layers] == [2, 8, 8, 3]
    whole = answer(Graph((range_(2), range_(8), range_(8), range_(3)), size=4), trainer)
    np.testing.assert_array_equal(seen.layers[1].levels, whole.layers[1].levels[[6, 2]])


def range_(n: int) -> tuple[int, ...]:
    return tuple(range(n))


def test_the_gradient_is_that_of_the_last_batch() -> None:
    """Plain SGD at a learning rate of 1 subtracts just the gradient, so the difference of the weights is it."""
    trainer = tiny(learning_rate=1e-3, batch_size=7)
    assert all((g == 0).all() for g in answer(Graph(ALL, size=4), trainer).gradients)
    trainer.run(4)
    before = [layer["W"].copy() for layer in trainer.network.layers]
    trainer.step()
    seen = answer(Graph(ALL, size=4), trainer)
    for gradient, old, layer in zip(seen.gradients, before, trainer.network.layers, strict=True):
        assert np.abs(gradient).max() > 0
        np.testing.assert_allclose(gradient, (old - layer["W"]) / 1e-3, rtol=1e-4)


# --- one input ----------------------------------------------------------------------------------------------------


def test_one_input_has_curves_instead_of_maps() -> None:
    experiment = replace(
        DEFAULTS["sine"],
        data=Data("sine", samples=60, normalize=False, features=("x0",)),
        hidden=(Dense(2, "relu"),),
        precision="float64",
    )
    layers = [(np.array([[1.0, -4.0]]), np.zeros(2)), (np.array([[1.0], [-0.5]]), np.array([0.25]))]
    trainer = with_values(experiment, layers)
    seen = answer(Graph(((0,), (0, 1), (0,)), size=8), trainer).layers
    rising, falling = np.maximum(MIDDLES, 0), np.maximum(-4 * MIDDLES, 0)
    end = MIDDLES[-1]
    np.testing.assert_allclose(seen[0].curves, [MIDDLES / end])
    np.testing.assert_allclose(seen[1].curves, [rising / end, falling / (4 * end)], atol=1e-12)
    np.testing.assert_allclose(seen[1].largest, [end, 4 * end])
    out = rising - falling / 2 + 0.25
    np.testing.assert_allclose(seen[2].curves, [out / np.abs(out).max()])
    assert all(layer.levels.size == 0 for layer in seen)


# --- images -------------------------------------------------------------------------------------------------------


def digits(*widths: int) -> Trainer:
    return trainer_of(Experiment(data=DIGITS, hidden=tuple(Dense(n, "relu") for n in widths)))


def test_the_receptive_field_of_a_neuron_is_its_own_column_of_weights() -> None:
    trainer = digits(6)
    trainer.run(2)
    seen = answer(Graph(((0,), (4, 1), (0,))), trainer)
    weights = trainer.network.layers[0]["W"]
    assert seen.layers[1].levels.shape == (2, 28, 28)
    for picture, largest, unit in zip(seen.layers[1].levels, seen.layers[1].largest, (4, 1), strict=True):
        column = weights[:, unit].reshape(28, 28)  # row 0 is the top, as in the images
        assert largest == pytest.approx(column.ravel()[np.abs(column).argmax()])
        # Half a level either way: the question may compute in another order of roundings.
        assert np.abs(picture - (column / np.abs(column).max() * 127 + 128)).max() <= 0.501


def test_the_receptive_field_of_a_deeper_neuron_adds_up_all_ways_to_it() -> None:
    trainer = digits(6, 5)
    trainer.run(2)
    seen = answer(Graph(((0,), (0,), (3,), (9, 0))), trainer)
    w = [layer["W"].astype(float) for layer in trainer.network.layers]
    for picture, column in (
        (seen.layers[2].levels[0], (w[0] @ w[1])[:, 3]),
        (seen.layers[3].levels[0], (w[0] @ w[1] @ w[2])[:, 9]),
        (seen.layers[3].levels[1], (w[0] @ w[1] @ w[2])[:, 0]),
    ):
        field = column.reshape(28, 28)
        assert np.abs(picture - (field / np.abs(field).max() * 127 + 128)).max() <= 0.51


def test_an_image_is_one_input_whose_connections_are_norms() -> None:
    trainer = digits(6)
    trainer.run(2)
    seen = answer(Graph(((0,), (4, 1), (0, 1, 2))), trainer)
    first = trainer.network.layers[0]
    np.testing.assert_allclose(seen.weights[0], np.linalg.norm(first["W"][:, [4, 1]], axis=0)[None], rtol=1e-6)
    np.testing.assert_allclose(seen.gradients[0], np.linalg.norm(first["dW"][:, [4, 1]], axis=0)[None], rtol=1e-6)
    np.testing.assert_array_equal(seen.weights[1], trainer.network.layers[1]["W"][np.ix_((4, 1), (0, 1, 2))])
    assert seen.layers[0].levels.shape == (1, 28, 28)
    pixels = np.linalg.norm(first["W"], axis=1)
    assert seen.layers[0].largest == pytest.approx(pixels.max())
    assert seen.layers[0].levels[0].ravel().argmax() == pixels.argmax()


@pytest.mark.parametrize("gradient", ["backpropagation", "central"])
def test_gradients_are_those_before_clipping(gradient: str) -> None:
    """The first one of a run, that does not know of clipping; also where the update has just taken it clipped."""
    experiment = small(hidden=(Dense(3), Maxout(2, 2)), gradient=gradient)
    question = Graph((range_(2), range_(3), range_(2), range_(3)))
    trainers = [trainer_of(replace(experiment, clip=clip)) for clip in (0.0, 0.01, 0.01)]
    for trainer in trainers[:2]:
        trainer.run(1)
    moves = trainers[2].moves()
    while trainers[2].step_number == 0:
        next(moves)
    free, clipped, by_moves = (answer(question, trainer).gradients for trainer in trainers)
    moves.close()
    for wanted, *others in zip(free, clipped, by_moves, answer(question, trainers[2]).gradients, strict=True):
        assert np.abs(wanted).max() > 0.01
        for other in others:
            np.testing.assert_allclose(other, wanted, rtol=1e-5)


# --- networks that were not asked about ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "shown",
    [
        ((0, 1), (0,), (0,)),  # a layer too few
        ((0, 1), (0,), (0,), (0,), (0,)),  # a layer too many
        ((0, 1), (8,), (0,), (0,)),  # a neuron that is not there
        ((0, 1), (0,), (0,), (3,)),
    ],
)
def test_neurons_that_are_not_there_are_answered_none(shown: tuple[tuple[int, ...], ...]) -> None:
    assert Graph(shown).answer(trainer_of(small())) is None


def test_what_fits_follows_the_inputs() -> None:
    plane, line, image = (dataset_of(d) for d in (small().data, Data("sine", features=("x0",)), DIGITS))
    two, one = Graph(((0, 1), (0,))), Graph(((0,), (0,)))
    assert [two.fits(d) for d in (plane, line, image)] == [True, False, False]
    assert [one.fits(d) for d in (plane, line, image)] == [True, True, True]
    assert not Graph(()).fits(plane)  # what a stage asks that has seen no run yet


# --- looking is free ----------------------------------------------------------------------------------------------


def test_looking_changes_nothing() -> None:
    looked, alone = trainer_of(small()), trainer_of(small())
    for trainer in (looked, alone):
        trainer.run(7)
    gradient = looked.network.gradient.copy()
    seen = answer(Graph((range_(2), range_(8), range_(8), range_(3))), looked)
    assert (looked.network.gradient == gradient).all()
    weights = [w.copy() for w in seen.weights]
    for trainer in (looked, alone):
        trainer.run(5)
    assert bits_of(looked) == bits_of(alone)
    assert all((w == kept).all() for w, kept in zip(seen.weights, weights, strict=True))  # an answer is a copy


@pytest.mark.parametrize("data", [small().data, Data("sine", features=("x0",)), DIGITS], ids=lambda d: d.source)
def test_a_run_that_has_diverged_can_still_be_looked_at(data: Data) -> None:
    """Infinite weights are a state of a run: pictures of them are pictures, and nothing warns."""
    hidden = (Dense(3, "relu"), Dense(2, "relu"))
    loss = "mean_squared"
    trainer = trainer_of(Experiment(data, hidden, Output("identity"), loss, SGD(), learning_rate=100.0))
    trainer.run(200)
    assert trainer.diverged
    inputs = 1 if trainer.dataset.source.image else data.inputs
    for spoilt in (None, np.inf, np.nan, 1e30):
        if spoilt is not None:
            trainer.network.parameters[::2] = spoilt
            trainer.network.parameters[1::2] = 1.0
        seen = answer(Graph((range_(inputs), (0, 1, 2), (0, 1), (0,))), trainer)
        assert len(seen.layers) == 4
        for layer in seen.layers:
            assert np.isfinite(layer.curves).all()


# --- rows of other kinds ------------------------------------------------------------------------------------------


def test_rows_without_weights_are_no_layers_of_the_graph() -> None:
    chosen = small(hidden=(Dropout(), Dense(5), BatchNormalization(), Maxout(4, 3), Dropout(), Dense(3, "prelu")))
    assert drawn_rows(chosen) == (1, 3, 5, 6)
    assert drawn_units(chosen) == (2, 5, 4, 3, 3)
    trainer = trainer_of(chosen)
    trainer.run(5)
    answer = Graph(((0, 1), (0, 4), (1, 2, 3), (0,), (0, 2)), 8).answer(trainer)
    assert answer is not None
    layers = trainer.network.layers
    np.testing.assert_allclose(answer.weights[0], layers[1]["W"][:, [0, 4]])
    pieces = layers[3]["W"].reshape(5, 3, 4)
    np.testing.assert_allclose(answer.weights[1], np.linalg.norm(pieces, axis=1)[np.ix_([0, 4], [1, 2, 3])], rtol=1e-5)
    np.testing.assert_allclose(answer.layers[2].biases, layers[3]["b"].reshape(3, 4).mean(0)[1:], rtol=1e-5)
    assert [layer.levels.shape for layer in answer.layers] == [(n, 8, 8) for n in (2, 2, 3, 1, 2)]
    assert Graph(((0, 1), (0,), (0,), (0,)), 8).answer(trainer) is None


def test_a_neuron_answers_through_the_activation_alone_behind_it() -> None:
    linear, normal = Dense(4, "identity"), BatchNormalization()
    rows = (linear, normal, ActivationLayer("sigmoid"), normal, Dense(3), normal, ActivationLayer("relu"), Dense(2))
    chosen = small(hidden=rows)
    assert answering_rows(chosen.rows, drawn_rows(chosen)) == (2, 4, 7, 8), "what has an activation answers by that"
    trainer = trainer_of(chosen)
    trainer.run(5)
    answer = Graph(((0, 1), (0, 1, 2, 3), (0, 1, 2), (0, 1), (0, 1, 2)), 8).answer(trainer)
    assert answer is not None
    shares = (np.arange(8) + 0.5) / 8
    x0, x1 = (low + shares * (high - low) for low, high in trainer.dataset.reach[:2])
    points = np.stack([a.ravel() for a in np.meshgrid(x0, x1)], 1)
    evaluation = Evaluation(trainer.network, len(points))
    evaluation.run(trainer.dataset.inputs(points))
    z = 2 * evaluation.workspaces[2]["Z"].T.reshape(4, 8, 8) - 1  # a sigmoid's ½ is neither for nor against
    np.testing.assert_allclose(np.abs(answer.layers[1].largest), np.abs(z).reshape(4, -1).max(1), rtol=1e-5)
    scaled = z / np.abs(z).reshape(4, -1).max(1)[:, None, None]
    assert np.abs(answer.layers[1].levels - (127 * scaled + 128)).max() <= 1


def test_channels_of_images_are_the_neurons_of_their_layer() -> None:
    chosen = replace(
        DEFAULTS["digits"],
        data=DIGITS,
        hidden=(Convolution(4), MaxPooling(), Convolution(3, 3, 2), Dropout(), Flatten(), Dense(6)),
    )
    assert drawn_units(chosen) == (784, 4, 3, 6, 10)
    trainer = trainer_of(chosen)
    trainer.run(2)
    answer = Graph(((0,), (0, 3), (0, 1, 2), (5,), (0, 9))).answer(trainer)
    assert answer is not None
    layers = trainer.network.layers
    shapes = [(1, 28, 28), (2, 28, 28), (3, 7, 7), (1, 1, 1), (2, 1, 1)]
    assert [layer.levels.shape for layer in answer.layers] == shapes
    first, second, third, last = answer.weights
    np.testing.assert_allclose(first[0], np.linalg.norm(layers[0]["W"], axis=0)[[0, 3]], rtol=1e-5)
    kernels = np.linalg.norm(layers[2]["W"].reshape(9, 4, 3), axis=0)
    np.testing.assert_allclose(second, kernels[[0, 3]], rtol=1e-5)
    places = np.linalg.norm(layers[5]["W"].reshape(49, 3, 6), axis=0)
    np.testing.assert_allclose(third, places[:, [5]], rtol=1e-5)
    np.testing.assert_allclose(last, layers[6]["W"][[5]][:, [0, 9]], rtol=1e-6)
    picture = trainer.dataset.test.points[0].reshape(28, 28)
    np.testing.assert_allclose(answer.layers[0].levels[0], np.rint(picture / picture.max() * 127 + 128), atol=1)
    assert [len(layer.strengths) for layer in answer.layers] == [1, 4, 3, 6, 10]


def test_of_several_activations_alone_the_last_one_answers() -> None:
    rows = (Dense(3, "identity"), ActivationLayer("relu"), ActivationLayer("tanh"), Dense(2, "softmax"))
    assert answering_rows(rows, (0, 3)) == (2, 3)
