"""The lesson about deep networks is read through the window, and what it says is so."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from gui.lessons.deep import DEEP_CONVOLUTION, DEPTHS, FEW, LARGE, SMALL
from gui.main_window import MainWindow
from gui.widgets.gallery import Gallery
from gui.widgets.slider import Slider
from model.augmentation import shifted
from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.layers import Convolution, Dense, Dropout, Layer, MaxPooling
from model.misread import Misread
from model.network import Network
from model.trainer import Trainer
from tests.gui.reader import control, part, read
from tests.gui.window import Key, begun, choose, click, named, now, opened, press
from tests.model.runs import trainer_of


def play(qtbot: QtBot, window: MainWindow) -> None:
    """Have what is driven go on, as soon as its examples are there."""
    if window.driven.now is window.session:
        begun(qtbot, window)
    else:
        qtbot.waitUntil(lambda: window.compare.training.setup is not None and not window.compare.training.waits())
    if not window.driven.now.playing:
        press(window, Key.Key_Escape)
        press(window, Key.Key_Space)


@pytest.mark.timeout(180)
def test_the_lesson_is_read_in_the_window(qtbot: QtBot) -> None:
    with opened(qtbot) as window:

        def shift() -> None:
            slider = control(window, "row:data.shift")
            assert isinstance(slider, Slider)
            slider.setFocus()
            for _ in range(2):
                press(window, Key.Key_Right)
            play(qtbot, window)

        train = [lambda: play(qtbot, window)]

        def look_at_what_is_misread() -> None:
            click(control(window, "option:worst"))
            qtbot.waitUntil(lambda: any(isinstance(asked, Misread) for asked in now(window).answers))
            qtbot.wait(600)  # time to take that for done
            assert not window.guide.tutor.done, "no image is clicked yet"
            click(part(window.draw.pages.worst, Gallery), QPoint(30, 30))

        def calculate_with_more_bits() -> None:
            choose(named(window.learning, QComboBox, "Precision"), "float64")
            play(qtbot, window)

        deeds = [*train * 2, look_at_what_is_misread, shift, *train * 2, calculate_with_more_bits, *train, None]
        read(qtbot, window, "deep", deeds)


def after(experiment: Experiment, steps: int) -> Trainer:
    """The run of an experiment after so many steps."""
    trainer = trainer_of(experiment)
    trainer.run(steps)
    return trainer


def accuracies(trainer: Trainer) -> tuple[float, float]:
    """How much of the whole training and of the whole test part is read right."""
    train, test = (trainer.evaluate(part, None).accuracy for part in (trainer.dataset.train, trainer.dataset.test))
    return train, test


def test_the_network_of_the_book_is_as_it_is_described() -> None:
    kernels = [row.kernel for row in DEEP_CONVOLUTION.hidden if isinstance(row, Convolution)]
    assert kernels == [3] * 6
    kinds = [row.kind for row in DEEP_CONVOLUTION.hidden]
    assert kinds[:9] == ["convolution", "convolution", "max_pooling"] * 3
    assert sum(isinstance(row, Dense) for row in DEEP_CONVOLUTION.rows) == 2
    assert any(isinstance(row, Dropout) for row in DEEP_CONVOLUTION.hidden)
    assert DEEP_CONVOLUTION.optimizer.kind == "adam"
    assert DEEP_CONVOLUTION.output.initial.kind == "he"
    assert DEEP_CONVOLUTION.parameter_count == 123_552


def test_digits_that_are_moved_make_up_for_few() -> None:
    assert (FEW.data.training_samples, FEW.data.test_samples) == (300, 1_000)
    train, test = accuracies(after(FEW, 600))
    assert train == 1
    assert 0.7 < test < 0.8
    assert accuracies(after(replace(FEW, data=replace(FEW.data, shift=2)), 600))[1] > 0.85


def test_a_digit_that_is_moved_by_up_to_two_pixels_each_way_stands_in_25_places() -> None:
    picture, ways = trainer_of(FEW).dataset.train.x[:1], range(-2, 3)
    assert len({shifted(picture, (28, 28, 1), down, right).tobytes() for down in ways for right in ways}) == 25


def weights(rows: tuple[Layer, ...], experiment: Experiment) -> int:
    """How many weights the convolutions after the first have."""
    places = [k for k, row in enumerate(rows) if isinstance(row, Convolution)][1:]
    return sum(int(np.prod(part.shape)) for part in experiment.flow.layout if part.layer in places and part.name == "W")


def test_two_layers_of_small_kernels_have_fewer_weights_than_a_large_one() -> None:
    assert weights(LARGE.hidden, LARGE) == 8 * 8 * 25 == 1_600
    assert weights(SMALL.hidden, SMALL) == 2 * 8 * 8 * 9 == 1_152
    assert (LARGE.parameter_count, SMALL.parameter_count) == (3_106, 2_666)
    assert LARGE.shapes[1] == SMALL.shapes[2] == (8, 8, 8)


@pytest.mark.parametrize("experiment", [LARGE, SMALL])
def test_both_read_digits_after_some_hundred_steps(experiment: Experiment) -> None:
    trainer = trainer_of(experiment)
    found = 0.0
    while found < 0.9:
        trainer.run(20)
        assert trainer.step_number <= 200
        found = accuracies(trainer)[1]


@pytest.mark.parametrize("experiment", [LARGE, SMALL])
def test_both_look_at_5_by_5_places(experiment: Experiment) -> None:
    """What the convolutions after the first make at one place changes with 5 × 5 places of what the first has made."""
    last = next(k for k, row in enumerate(experiment.hidden) if isinstance(row, MaxPooling))
    rng = np.random.default_rng(0)
    network = Network(experiment.shapes[0], experiment.hidden[1:last])
    network.parameters[...] = rng.random(len(network.parameters))  # positive, so that no ReLU is off
    before = rng.random((1, 12, 12, 8)).astype(np.float32)

    def number(z: np.ndarray) -> float:
        return float(network.predict(z).reshape(8, 8, 8)[2, 3, 0])

    at_first, seen = number(before), set[tuple[int, int]]()
    for row in range(12):
        for column in range(12):
            other = before.copy()
            other[0, row, column] += 1
            if number(other) != at_first:
                seen.add((row, column))
    assert seen == {(row, column) for row in range(2, 7) for column in range(3, 8)}


def test_more_bits_read_no_better() -> None:
    single, double = (accuracies(after(replace(SMALL, precision=kind), 200))[1] for kind in ("float32", "float64"))
    assert SMALL.precision == "float32"
    assert round(single, 3) == 0.936
    assert double == pytest.approx(single, abs=0.005)


def test_depth_does_with_fewer_parameters() -> None:
    spiral = DEFAULTS["spiral"]
    deep = DEPTHS.experiments(spiral)
    assert [[row.units for row in e.hidden if isinstance(row, Dense)] for e in deep] == [[8] * n for n in (1, 2, 3, 4)]
    assert [e.parameter_count for e in deep] == [42, 114, 186, 258]
    found = [round(accuracies(after(e, 1_000))[1], 3) for e in deep]
    assert found[:2] == [0.62, 0.988]
    assert min(found[2:]) > 0.98
    wide = replace(spiral, hidden=(Dense(40),))
    assert wide.parameter_count == 202
    assert round(accuracies(after(wide, 1_000))[1], 3) == 0.944
