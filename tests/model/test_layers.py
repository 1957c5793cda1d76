"""Rows of the stack: the shapes they make, values worked by hand, and what they may not do outside of training."""

import tracemalloc
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.curves import curve_names
from model.data.choice import Data
from model.defaults import DEFAULTS
from model.experiment import Experiment, Output
from model.initial import Initial
from model.layers import (
    LAYERS,
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
from model.layers.base import LIMITS, MAX_VALUES, Shape, Unfit, shape_text
from model.layers.workspace import MOVES, Workspace
from model.moves import weights
from model.network import Network
from model.problems import problems
from model.trainer import Trainer
from tests.model.runs import bits_of, no_noise, seek, small, timeline_of, trainer_of
from tests.model.strategies import rows

DIGITS = Data("digits", samples=500, test_share=0.9, features=())


def digits(*hidden: Layer, **changes: Any) -> Experiment:
    """Return an experiment with 50 training pictures in batches of 20, so that the last one has 10."""
    return replace(DEFAULTS["digits"], data=DIGITS, hidden=hidden, batch_size=20, **changes)


EVERYTHING = digits(
    Dropout(0.1),
    Convolution(3, 3, 2, 1, "prelu_each"),
    BatchNormalization(),
    MaxPooling(3, 2),
    Dropout(0.3),
    AveragePooling(2, 1),
    Flatten(),
    Maxout(6, 3),
    BatchNormalization(),
    Dropout(0.5),
    Dense(5, "prelu"),
)
"""A stack with every kind of row."""


# --- shapes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "shape", "result"),
    [
        (Dense(5), (3,), (5,)),
        (Maxout(5, 4), (3,), (5,)),
        (Dropout(), (3,), (3,)),
        (Dropout(), (4, 6, 2), (4, 6, 2)),
        (BatchNormalization(), (4, 6, 2), (4, 6, 2)),
        (Flatten(), (4, 6, 2), (48,)),
        (Flatten(), (7,), (7,)),
        (Convolution(8, 3, 1, 1), (28, 28, 1), (28, 28, 8)),
        (Convolution(8, 5, 1, 0), (28, 28, 1), (24, 24, 8)),
        (Convolution(2, 3, 2, 0), (7, 8, 5), (3, 3, 2)),
        (Convolution(2, 7, 8, 3), (1, 1, 5), (1, 1, 2)),
        (MaxPooling(2, 2), (7, 8, 5), (3, 4, 5)),
        (AveragePooling(3, 1), (7, 8, 5), (5, 6, 5)),
        (MaxPooling(7, 3), (7, 8, 5), (1, 1, 5)),
    ],
)
def test_what_comes_out(row: Layer, shape: Shape, result: Shape) -> None:
    """Worked by hand: (height + 2 padding − size) // stride + 1."""
    assert row.output_shape(shape) == result
    x = np.zeros((3, *shape))
    assert row.output(x).shape == (3, *result)


@pytest.mark.parametrize(
    ("row", "shape", "code", "most"),
    [
        (Dense(), (4, 4, 1), "needs_features", 0),
        (Maxout(), (4, 4, 1), "needs_features", 0),
        (Convolution(), (16,), "needs_image", 0),
        (MaxPooling(), (16,), "needs_image", 0),
        (Convolution(1, 7, padding=1), (4, 9, 1), "window_too_large", 6),
        (AveragePooling(5), (4, 9, 1), "window_too_large", 4),
        (Convolution(256, 15), (28, 28, 100), "too_many_values", MAX_VALUES),
        (MaxPooling(14, 1), (28, 28, 100), "too_many_values", MAX_VALUES),
    ],
)
def test_what_does_not_fit_says_why(row: Layer, shape: Shape, code: str, most: int) -> None:
    with pytest.raises(Unfit) as error:
        row.fitting(shape)
    assert (error.value.code, error.value.shape, error.value.most) == (code, shape, most)
    assert row.kind in str(error.value)
    assert shape_text(shape) in str(error.value)


def test_shapes_are_known_up_to_the_row_that_does_not_fit() -> None:
    experiment = digits(Convolution(8), MaxPooling(), Dense(5), Dense(4))
    assert experiment.input_shape == (28, 28, 1)
    assert experiment.shapes == ((28, 28, 8), (14, 14, 8))
    assert not experiment.builds
    assert experiment.parameter_count == 80
    with pytest.raises(Unfit):
        trainer_of(experiment)
    fitting = digits(Convolution(8), MaxPooling(), Flatten(), Dense(5))
    assert fitting.shapes == ((28, 28, 8), (14, 14, 8), (1_568,), (5,), (10,))
    assert fitting.parameter_count == 80 + 1_568 * 5 + 5 + 60


def test_pictures_are_rows_of_pixels_for_a_stack_that_reads_no_images() -> None:
    assert digits(Dropout(), Dense(5)).input_shape == (784,)
    assert digits(Flatten(), Dense(5)).input_shape == (28, 28, 1)
    assert small(hidden=(Convolution(),)).input_shape == (2,)


@pytest.mark.parametrize("kind", LAYERS)
def test_settings_are_bounded(kind: str) -> None:
    for field in fields(LAYERS[kind]):
        for wrong in {field.name: LIMITS[field.name][0] - 1} if field.name in LIMITS else ():
            with pytest.raises(ValueError, match=wrong):
                LAYERS[kind](**{wrong: LIMITS[wrong][0] - 1})
            with pytest.raises(ValueError, match=wrong):
                LAYERS[kind](**{wrong: LIMITS[wrong][1] + 1})


# --- values worked by hand ----------------------------------------------------------------------------------------


def network(shape: Shape, *stack: Layer) -> Network:
    """Return a float64 network as it begins."""
    made = Network(shape, stack, "float64")
    for row, views in zip(made.rows, made.layers, strict=True):
        row.initialize(views, np.random.default_rng(0), {})
    return made


def forward(made: Network, x: Sequence[Any] | np.ndarray) -> tuple[Workspace, ...]:
    """Run the forward pass of a training step."""
    spaces = made.workspaces(len(x), no_noise)
    spaces[0]["X"][...] = x
    for row, w in zip(made.rows, spaces, strict=True):
        for move in row.forward(w):
            move.run()
    return spaces


SQUARE = [[[[1.0], [2.0], [3.0]], [[4.0], [5.0], [6.0]], [[7.0], [8.0], [9.0]]]]


def test_a_convolution_worked_by_hand() -> None:
    """The kernel [[1, 0], [0, −1]] on 1 … 9 gives 1 − 5 = 2 − 6 = 4 − 8 = 5 − 9 = −4 everywhere, and with b −3."""
    made = network((3, 3, 1), Convolution(1, 2, 1, 0, "identity"))
    made.layers[0]["W"][:, 0] = [1, 0, 0, -1]
    made.layers[0]["b"][...] = 1
    assert made.predict(SQUARE).ravel().tolist() == [-3] * 4
    padded = network((3, 3, 1), Convolution(1, 2, 2, 1, "identity"))
    padded.layers[0]["W"][:, 0] = [1, 0, 0, -1]
    assert padded.predict(SQUARE).ravel().tolist() == [-1, -3, -7, 5 - 9]


def test_channels_come_last_in_kernels_too() -> None:
    """Two channels x and 10 x, each weighed by its own number: 2 x + 3 · 10 x = 32 x."""
    made = network((1, 2, 2), Convolution(1, 1, 1, 0, "identity"))
    made.layers[0]["W"][:, 0] = [2, 3]
    assert made.predict([[[[1, 10], [5, 50]]]]).ravel().tolist() == [32, 160]


def test_pooling_worked_by_hand() -> None:
    assert network((3, 3, 1), MaxPooling(2, 1)).predict(SQUARE).ravel().tolist() == [5, 6, 8, 9]
    assert network((3, 3, 1), AveragePooling(2, 1)).predict(SQUARE).ravel().tolist() == [3, 4, 6, 7]
    assert network((3, 3, 1), MaxPooling(2, 2)).predict(SQUARE).ravel().tolist() == [5]


def test_the_first_of_equal_values_takes_the_gradient_of_max_pooling() -> None:
    made = network((2, 2, 1), MaxPooling(2, 2))
    (w,) = forward(made, np.ones((1, 2, 2, 1)))
    w.name("dX", np.empty((1, 2, 2, 1)))
    w.name("dZ", np.full((1, 1, 1, 1), 3.0))
    for move in made.rows[0].backward(w):
        move.run()
    assert w["dX"].ravel().tolist() == [3, 0, 0, 0]


def test_maxout_worked_by_hand() -> None:
    """Pieces 2 x and −x + 1: at 1 they are 2 and 0, at −1 they are −2 and 2."""
    made = network((1,), Maxout(1, 2))
    made.layers[0]["W"][...] = [[2, -1]]
    made.layers[0]["b"][...] = [0, 1]
    assert made.predict([[1.0], [-1.0]]).tolist() == [[2], [2]]


def test_batch_normalization_worked_by_hand() -> None:
    """0 and 4 have mean 2 and variance 4, so they become −1 and 1; the running variance takes 8, with n − 1 below."""
    made = network((1,), BatchNormalization(0.25, 1e-12))
    (w,) = forward(made, [[0.0], [4.0]])
    np.testing.assert_allclose(w["Z"], [[-1], [1]], rtol=1e-11)
    assert made.layers[0]["running_mean"].tolist() == [0.5]
    assert made.layers[0]["running_variance"].tolist() == [0.75 + 0.25 * 8]
    np.testing.assert_allclose(made.predict([[0.5], [0.5 + 2.75**0.5]]), [[0], [1]], atol=1e-11)


def test_batch_normalization_of_a_single_sample_stays_finite() -> None:
    made = network((2,), BatchNormalization())
    (w,) = forward(made, [[3.0, -1.0]])
    assert w["Z"].tolist() == [[0, 0]]
    assert made.layers[0]["running_variance"].tolist() == [1, 1]


def masks_of(trainer: Trainer) -> list[np.ndarray]:
    """Do a step and return the masks that were drawn."""
    return [dict(move.results)["M"].copy() for move in trainer.moves() if move.kind == "mask"]


def test_dropout_keeps_the_mean_and_is_drawn_anew_for_each_step_and_row() -> None:
    trainer = trainer_of(small(hidden=(Dense(200), Dropout(0.3), Dense(200), Dropout(0.3)), batch_size=43))
    first, second = masks_of(trainer)
    assert set(np.unique(first)) == {0, np.float32(1 / 0.7)}
    assert first.mean() == pytest.approx(1, abs=0.05)
    assert (first == 0).mean() == pytest.approx(0.3, abs=0.02)
    assert (first != second).mean() > 0.3, "each row has its own"
    assert (first != masks_of(trainer)[0]).mean() > 0.3, "each step has its own"
    assert (masks_of(trainer_of(trainer.experiment))[0] == first).all(), "the same step has the same"
    other = trainer_of(replace(trainer.experiment, seed=4))
    assert (masks_of(other)[0] != first).mean() > 0.3


def test_dropout_does_nothing_outside_of_training() -> None:
    with_it = small(hidden=(Dense(6), Dropout(0.9), Dense(5)))
    without = replace(with_it, hidden=(with_it.hidden[0], with_it.hidden[2]))
    x = trainer_of(with_it).dataset.test.x
    np.testing.assert_array_equal(trainer_of(with_it).network.predict(x), trainer_of(without).network.predict(x))


def test_slopes_start_at_a_quarter_and_learn_on_their_own() -> None:
    trainer = trainer_of(small(hidden=(Dense(4, "prelu"), Dense(3, "prelu_each"))))
    one, each = (layer["slope"] for layer in trainer.network.layers[:2])
    assert one.tolist() == [0.25]
    assert each.tolist() == [0.25] * 3
    trainer.run(50)
    assert one[0] != 0.25
    assert len(set(each.tolist())) == 3


def test_penalties_are_for_weights_alone() -> None:
    made = trainer_of(EVERYTHING).network
    mask = np.zeros_like(made.parameters)
    for array in weights(made, mask):
        array[...] = 1
    for part in made.flow.layout:
        assert (mask[part.start : part.stop] == (part.name == "W")).all(), part.name
    assert {part.name for part in made.flow.layout} == {"W", "b", "γ", "β", "slope"}


@pytest.mark.parametrize(("kind", "fans"), [("he", (18, 36)), ("lecun", (18, 36)), ("xavier", (18, 36))])
def test_kernels_start_with_the_spread_of_all_that_goes_into_a_sum(kind: str, fans: tuple[int, int]) -> None:
    """A kernel of 3 × 3 over 2 channels sums 18 values, and a value goes into 9 · channels sums."""
    made = network((5, 5, 2), Convolution(256, initial=Initial(kind)))
    n_out = 9 * 256
    spread = {"he": (2 / 18) ** 0.5, "lecun": (1 / 18) ** 0.5, "xavier": (2 / (18 + n_out)) ** 0.5}[kind]
    assert made.layers[0]["W"].shape == (fans[0], 256)
    assert made.layers[0]["W"].std() == pytest.approx(spread, rel=0.05)


def test_another_row_leaves_the_initial_weights_of_the_others() -> None:
    plain = trainer_of(small(hidden=(Dense(4), Dense(3)))).network
    more = trainer_of(small(hidden=(Dropout(), Dense(4), BatchNormalization(), Dense(3)))).network
    for ours, theirs in zip((0, 1, 2), (1, 3, 4), strict=True):
        np.testing.assert_array_equal(plain.layers[ours]["W"], more.layers[theirs]["W"])


# --- runs ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_n_single_steps_are_one_run_of_n_and_moves_of_n(precision: str) -> None:
    chosen = replace(EVERYTHING, precision=precision)
    at_once, single, stepped = trainer_of(chosen), trainer_of(chosen), trainer_of(chosen)
    at_once.run(8)
    for _ in range(8):
        single.step()
        assert {move.kind for move in stepped.moves()} <= set(MOVES)
    assert bits_of(at_once) == bits_of(single) == bits_of(stepped)


@pytest.mark.parametrize("at", range(7))
def test_restoring_any_step_goes_on_with_the_same_bits(at: int) -> None:
    trainer, other = trainer_of(EVERYTHING), trainer_of(EVERYTHING)
    trainer.run(at)
    state = trainer.state()
    trainer.run(5)
    other.run(9)
    other.restore(state)
    assert bits_of(other) != bits_of(trainer)
    other.run(5)
    assert bits_of(other) == bits_of(trainer)


def test_float32_does_what_float64_does_within_rounding() -> None:
    fine, coarse = trainer_of(replace(EVERYTHING, precision="float64")), trainer_of(EVERYTHING)
    fine.step()
    coarse.step()
    assert coarse.network.gradient.dtype == np.float32
    scale = np.abs(fine.network.gradient).max()
    assert np.abs(coarse.network.gradient - fine.network.gradient).max() < 2e-5 * scale
    np.testing.assert_allclose(coarse.network.kept, fine.network.kept, rtol=1e-5, atol=1e-6)
    assert coarse.loss == pytest.approx(fine.loss, rel=1e-5)


def test_seeking_finds_the_same_bits() -> None:
    timeline = timeline_of(EVERYTHING)
    timeline.advance(4)
    there = bits_of(timeline.trainer)
    timeline.advance(5)
    seek(timeline, 4)
    assert bits_of(timeline.trainer) == there


def test_evaluation_and_prediction_leave_a_run_as_it_is() -> None:
    trainer, other = trainer_of(EVERYTHING), trainer_of(EVERYTHING)
    for _ in range(4):
        trainer.step()
        other.step()
        for move in trainer.moves():
            trainer.evaluate(trainer.dataset.test)
            trainer.network.predict(trainer.dataset.test.x[:3])
            assert move.layer is None or move.layer <= len(EVERYTHING.hidden)
        other.step()
    assert bits_of(trainer) == bits_of(other)


def test_a_step_takes_no_new_room() -> None:
    """Only what NumPy itself takes to make numbers of truth values, 8,192 at a time; the arrays are much larger."""
    trainer = trainer_of(replace(EVERYTHING, batch_size=25))
    trainer.run(4)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        trainer.step()
        peak = tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
    assert peak < 50_000
    assert sum(array.nbytes for move in trainer.program for _, array in move.results) > 600_000


def test_curves_are_for_rows_that_learn() -> None:
    names = [name for name in curve_names(EVERYTHING) if name.startswith("gradient")]
    assert names == [f"gradient_{k}" for k in (1, 2, 7, 8, 10, 11)]
    timeline = timeline_of(EVERYTHING)
    timeline.advance(2)
    for name in names:
        assert timeline.curves.series[name].curve().values[-1] > 0


def test_images_with_color_are_read_too() -> None:
    made = network((5, 4, 3), Convolution(2), MaxPooling(2, 1), BatchNormalization(), Flatten(), Dense(3))
    assert made.predict(np.ones((2, 5, 4, 3))).shape == (2, 3)
    assert made.predict(np.ones((2, 60))).shape == (2, 3)
    assert made.predict(np.ones((5, 4, 3))).shape == (3,)
    with pytest.raises(ValueError, match="x: expected"):
        made.predict(np.ones((2, 5, 4, 2)))


# --- any stack ----------------------------------------------------------------------------------------------------

SOURCES = {"digits": digits(), "rings": small(), "sine": replace(DEFAULTS["sine"], batch_size=10)}


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(SOURCES)),
    st.lists(rows(highest=6), max_size=7),
    st.sampled_from(["float32", "float64"]),
    st.booleans(),
)
def test_any_stack_trains_and_evaluates_or_is_refused_with_row_shape_and_remedy(
    source: str, hidden: list[Layer], precision: str, random: bool
) -> None:
    experiment = replace(SOURCES[source], hidden=tuple(hidden), precision=precision)
    experiment = replace(
        experiment, sampling="random" if random else "epoch", output=Output("identity"), loss="mean_squared"
    )
    for _ in range(60):
        blocking = [p for p in problems(experiment, {}) if p.blocking]
        if not blocking:
            break
        for problem in blocking:
            assert problem.remedy is not None
            assert problem.remedy != experiment
            if problem.code.startswith(("needs", "window", "too_many_values")):
                k = len(experiment.shapes)
                assert problem.field == ("output" if k == len(experiment.hidden) else f"hidden[{k}]")
                comes = experiment.shapes[k - 1] if k else experiment.input_shape
                assert problem.values["layer"] == experiment.rows[k].kind
                assert problem.values["shape"] == shape_text(comes)
                with pytest.raises(Unfit):
                    Network(experiment.input_shape, experiment.rows)
        experiment = blocking[0].remedy or experiment
    else:
        pytest.fail("there is always another problem")
    trainer = trainer_of(experiment)
    assert trainer.run(3) >= 1
    trainer.evaluate(trainer.dataset.test)
    assert len(experiment.shapes) == len(experiment.rows)


def test_a_step_that_is_given_up_takes_back_what_layers_keep() -> None:
    trainer = trainer_of(small(hidden=(Dense(4), BatchNormalization(), Dense(3))))
    trainer.run(3)
    before = bits_of(trainer)
    moves = len(trainer.program)
    for done in range(1, moves):
        step = trainer.moves()
        for _ in range(done):
            next(step)
        step.close()
        assert bits_of(trainer) == before, trainer.program[done - 1].kind
    trainer.step()
    assert bits_of(trainer)["kept"] != before["kept"]


def test_weights_of_maxout_are_drawn_for_the_neurons_that_answer() -> None:
    assert Maxout(8, 3).fans(5, 24) == (5, 8)


@pytest.mark.parametrize(("size", "stride", "across"), [(2, 2, 1), (3, 2, 2), (3, 1, 3), (2, 3, 1)])
def test_the_memory_of_pooling_counts_the_windows_that_a_place_lies_in(size: int, stride: int, across: int) -> None:
    layer, (h, w, c) = MaxPooling(size, stride), (12, 12, 1)
    down, wide, _ = layer.output_shape((h, w, c))
    assert layer.values((h, w, c)) == down * wide * c * (2 * size**2 + 1) + 2 * across**2 * h * w
