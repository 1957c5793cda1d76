"""What a network makes of one picture: its answer, its layers, and the slope of the answer by each pixel."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from model.data.choice import Data
from model.experiment import Experiment, Output
from model.layers import (
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
from model.reading import Memorized, Memory, Reader, Reading, ReadPicture, at_once
from model.trainer import Trainer
from tests.model.runs import bits_of, trainer_of

STACKS: dict[str, tuple[Layer, ...]] = {
    "softmax alone": (),
    "dense": (Dense(9, "tanh"), Dense(7, "prelu")),
    "regular": (Dense(9, "sigmoid"), BatchNormalization(), Dropout(0.5), Maxout(5)),
    "convolution": (
        *(Convolution(3, 3, 1, 1, "tanh"), BatchNormalization(), MaxPooling(), Dropout(0.3)),
        *(Convolution(4, 3, 2, 0, "gelu"), AveragePooling(), Flatten(), Dense(6)),
    ),
}


def trained(hidden: tuple[Layer, ...], **changes: Any) -> Trainer:
    data = Data("digits", samples=500, features=(), normalize=changes.pop("normalize", True))
    experiment = Experiment(data, hidden, precision="float64", learning_rate=0.003, **changes)
    trainer = trainer_of(experiment)
    trainer.run(8)
    return trainer


def read(trainer: Trainer, picture: np.ndarray) -> Reading:
    reader = Reader(trainer.experiment, trainer.dataset)
    reader.take(Memorized().answer(trainer) or pytest.fail("read by the window"))
    return reader.read(picture)


def drawing(trainer: Trainer) -> np.ndarray:
    return trainer.dataset.test.points[4].reshape(28, 28).astype(np.float64)


@pytest.mark.parametrize("normalize", [True, False])
@pytest.mark.parametrize("hidden", STACKS.values(), ids=STACKS)
def test_the_answer_is_that_of_the_network(hidden: tuple[Layer, ...], normalize: bool) -> None:
    trainer = trained(hidden, normalize=normalize)
    reading = read(trainer, drawing(trainer))
    np.testing.assert_allclose(reading.outputs, trainer.network.predict(trainer.dataset.test.x[4]), atol=1e-9)
    assert reading.winner == reading.logits.argmax()
    softmax = np.exp(reading.logits - reading.logits.max())
    np.testing.assert_allclose(reading.outputs, softmax / softmax.sum(), atol=1e-9)
    assert [layer.shape for layer in reading.layers] == list(trainer.experiment.shapes)
    np.testing.assert_array_equal(reading.layers[-1], reading.outputs)


@pytest.mark.parametrize(
    ("stack", "normalize"),
    [*((stack, True) for stack in STACKS), ("softmax alone", False), ("convolution", False)],  # others saturate
)
def test_the_slope_of_each_pixel_is_that_of_the_winning_logit(stack: str, normalize: bool) -> None:
    trainer = trained(STACKS[stack], normalize=normalize)
    reader = Reader(trainer.experiment, trainer.dataset)
    reader.take(Memory(trainer.network.parameters, trainer.network.kept))
    rng = np.random.default_rng(1)
    picture = np.clip(drawing(trainer) + rng.uniform(0.01, 0.2, (28, 28)), 0, 1)  # no two pixels alike, so no ties
    reading = reader.read(picture)
    steepest = np.abs(reading.slopes).max()
    assert steepest > 1e-6
    for row, column in rng.integers(0, 28, (12, 2)):
        step = np.zeros((28, 28))
        step[row, column] = 1e-6
        up, down = (reader.read(picture + sign * step).logits[reading.winner] for sign in (1, -1))
        assert (up - down) / 2e-6 == pytest.approx(reading.slopes[row, column], rel=1e-4, abs=1e-5 * steepest + 1e-8)


def test_the_logit_counts_whatever_the_output_layer_makes_of_it() -> None:
    trainer = trained((Dense(5),), output=Output("sigmoid"))
    reading = read(trainer, drawing(trainer))
    np.testing.assert_allclose(reading.outputs, 1 / (1 + np.exp(-reading.logits)), rtol=1e-12)


def test_reading_leaves_the_run_alone_and_its_answers_stay() -> None:
    asked, alone = trained(STACKS["convolution"]), trained(STACKS["convolution"])
    memory, reading = Memorized().answer(asked), ReadPicture(np.zeros(784, np.float32).tobytes()).answer(asked)
    assert memory
    kept = [array.copy() for array in (memory.parameters, memory.kept, *reading.layers, reading.slopes)]
    for trainer in (asked, alone):
        trainer.run(3)
    assert bits_of(asked) == bits_of(alone)
    ReadPicture(np.ones(784, np.float32).tobytes()).answer(asked)
    now = (memory.parameters, memory.kept, *reading.layers, reading.slopes)
    for before, after in zip(kept, now, strict=True):
        np.testing.assert_array_equal(before, after)


def test_who_reads_and_who_asks_get_the_same() -> None:
    trainer = trained(STACKS["dense"])
    pixels = drawing(trainer).astype(np.float32)
    asked, own = ReadPicture(pixels.tobytes()).answer(trainer), read(trainer, pixels)
    np.testing.assert_array_equal(asked.outputs, own.outputs)
    np.testing.assert_array_equal(asked.slopes, own.slopes)


def test_a_large_network_is_not_read_by_the_window() -> None:
    data = Data("digits", samples=500, features=())
    small, large = Experiment(data, (Dense(256), Dense(128))), Experiment(data, (Dense(2_000), Dense(600)))
    assert at_once(small)
    assert not at_once(large)
    assert Memorized().answer(trainer_of(replace(large, batch_size=1))) is None


def test_each_convolution_comes_with_the_strongest_kernel_of_every_channel() -> None:
    trainer = trained(STACKS["convolution"])
    reading = read(trainer, drawing(trainer))
    assert {row: kernels.shape for row, (kernels, _) in reading.kernels.items()} == {0: (3, 3, 3), 4: (4, 3, 3)}
    for row, inputs in ((0, 1), (4, 3)):
        weights = trainer.network.layers[row]["W"].reshape(3, 3, inputs, -1)
        for channel, (kernel, place) in enumerate(zip(*reading.kernels[row], strict=True)):
            norms = [np.linalg.norm(weights[:, :, k, channel]) for k in range(inputs)]
            assert place == int(np.argmax(norms))
            np.testing.assert_array_equal(kernel, weights[:, :, place, channel])
