"""The lesson about inference is read through the window, and what it says is so."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gui.lessons.base import Learned
from gui.lessons.inference import BATCH, FILE, LEARNER, SINGLE
from gui.main_window import MainWindow
from model.experiment import Experiment
from model.trainer import Trainer
from tests.gui.reader import control, read
from tests.gui.window import Key, begun, click, drag, now, opened, press
from tests.model.runs import dataset_of


def go_into(qtbot: QtBot, window: MainWindow) -> None:
    """Go into a step by seven moves, each once the one before is shown."""
    begun(qtbot, window)
    for done in range(1, 8):
        press(window, Key.Key_Down)
        qtbot.waitUntil(lambda done=done: (now(window).moves or (0,))[0] == done)


def test_digits_are_read_with_weights_that_were_learned_before(qtbot: QtBot) -> None:
    with opened(qtbot) as window:

        def turn_on() -> None:
            begun(qtbot, window)
            click(control(window, "button:more-images"))

        def leave_pixels_as_they_are() -> None:
            begun(qtbot, window)
            box = control(window, "row:data.normalize")
            assert isinstance(box, QAbstractButton)
            click(box, QPoint(8, box.height() // 2))

        def draw() -> None:
            begun(qtbot, window)
            pad = control(window, "pad")
            drag(pad, [QPoint(pad.width() // 2, round(y * pad.height())) for y in (0.2, 0.35, 0.5, 0.65, 0.8)])

        read(
            qtbot,
            window,
            "inference",
            [
                turn_on,
                lambda: go_into(qtbot, window),
                lambda: go_into(qtbot, window),
                leave_pixels_as_they_are,
                draw,
            ],
        )
        assert now(window).step == 0, "nothing was trained"
        assert window.draw._verdict.isVisible()


def trainer(experiment: Experiment) -> Trainer:
    """A run that begins with the weights of the file."""
    chosen, blobs = Learned(experiment, FILE).build()
    return Trainer(chosen, dataset_of(chosen.data, chosen.seed), blobs)


def test_it_reads_as_many_right_as_is_said() -> None:
    normalized, raw = (
        trainer(replace(BATCH, data=replace(BATCH.data, normalize=normalize))) for normalize in (True, False)
    )
    test = normalized.dataset.test
    assert len(test.x) == 2_500
    assert round(normalized.evaluate(test, None).accuracy, 3) == 0.946
    assert round(raw.evaluate(raw.dataset.test, None).accuracy, 3) == 0.924
    assert np.allclose(raw.dataset.test.x, 255 * test.x)
    layer = normalized.network.layers[0]
    sums = raw.dataset.test.x @ layer["W"] + layer["b"]
    assert (np.abs(sums) > np.log(99)).mean() > 0.99, "below 0.01 or above 0.99"
    assert (np.abs(test.x @ layer["W"] + layer["b"]) > np.log(99)).mean() < 0.5


def test_it_has_met_none_of_the_digits_that_it_reads() -> None:
    learned, read = (dataset_of(e.data, e.seed) for e in (LEARNER, SINGLE))
    met = {picture.tobytes() for picture in learned.train.x}
    assert not any(picture.tobytes() in met for picture in read.test.x)


@pytest.mark.parametrize(("experiment", "rows"), [(SINGLE, 1), (BATCH, 100)])
def test_the_seventh_move_makes_probabilities_of_as_many_rows_as_there_are_pictures(
    experiment: Experiment, rows: int
) -> None:
    run = trainer(experiment)
    moves = run.moves()
    done = [next(moves) for _ in range(7)]
    assert [move.kind for move in done] == ["batch", *("linear", "activation") * 3]
    shapes = [move.results[0][1].shape for move in done]
    assert shapes == [(rows, n) for n in (784, 50, 50, 100, 100, 10, 10)]
    assert np.allclose(done[-1].results[0][1].sum(1), 1)
    moves.close()
