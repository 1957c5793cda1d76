"""The lesson about LeNet is read through the window, and what it says is so."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gui.lessons.lenet import OF_1998, OF_TODAY, SECOND
from gui.main_window import MainWindow
from model.layers import AveragePooling, Convolution, MaxPooling
from model.trainer import Figures
from tests.gui.reader import read
from tests.gui.window import Key, begun, opened, point, press
from tests.model.runs import trainer_of


def play(qtbot: QtBot, window: MainWindow) -> None:
    """Have it learn, as soon as its examples are there."""
    begun(qtbot, window)
    press(window, Key.Key_Escape)
    press(window, Key.Key_Space)


@pytest.mark.timeout(180)
def test_the_lesson_is_read_in_the_window(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        graph = window.network_stage.graph

        def look_at_a_channel(column: int) -> None:
            point(graph, graph.tiles().tiles[column][1].center().toPoint())

        def look_at_channels() -> None:
            press(window, Key.Key_Space)
            look_at_a_channel(1)
            qtbot.wait(600)  # time to take that for done
            assert not window.guide.tutor.done, "a kernel of layer 1 is no block"
            look_at_a_channel(2)  # pooling has no column of its own

        train = [lambda: play(qtbot, window)]
        read(qtbot, window, "lenet", [*train * 2, look_at_channels])


def test_it_is_built_as_is_told() -> None:
    for network, pooling in ((OF_1998, AveragePooling), (OF_TODAY, MaxPooling)):
        assert network.parameter_count == 61_706
        assert [type(row) for row in network.hidden[:4]] == [Convolution, pooling] * 2
    assert OF_1998.shapes[:3] == ((28, 28, 6), (14, 14, 6), (10, 10, 16))
    [weights] = [part for part in OF_1998.flow.layout if part.layer == SECOND and part.name == "W"]
    assert weights.shape == (6 * 5 * 5, 16)


def after_100_steps(*, today: bool, pooling_of_today: bool) -> Figures:
    """How it does on all of the test part, with the poolings of 1998 or those of today."""
    rows = OF_TODAY.hidden if today else OF_1998.hidden
    pools = OF_TODAY.hidden if pooling_of_today else OF_1998.hidden
    hidden = tuple(pools[k] if k in (1, 3) else row for k, row in enumerate(rows))
    trainer = trainer_of(replace(OF_TODAY if today else OF_1998, hidden=hidden))
    trainer.run(100)
    return trainer.evaluate(trainer.dataset.test, None)


def test_relu_makes_the_difference_and_pooling_does_not() -> None:
    """A loss of ln 10 = 2.303 is that of one who says 1/10 for each digit."""
    old, pooled = (after_100_steps(today=False, pooling_of_today=pooling) for pooling in (False, True))
    assert 2.2 < old.loss < 2.4
    assert 2.2 < pooled.loss < 2.4
    assert old.accuracy < 0.25
    both, rectified = (after_100_steps(today=True, pooling_of_today=pooling) for pooling in (True, False))
    assert both.accuracy > 0.9
    assert rectified.accuracy > 0.9


def test_with_sigmoid_it_takes_some_400_steps_to_read_most_digits() -> None:
    trainer = trainer_of(OF_1998)
    trainer.run(350)
    assert trainer.evaluate(trainer.dataset.test, None).accuracy < 0.9
    trainer.run(100)
    assert trainer.evaluate(trainer.dataset.test, None).accuracy > 0.9
