"""The lesson about three layers and softmax is read through the window, and its numbers are those of the book."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gui.lessons.base import Given
from gui.lessons.forward import FORWARD
from gui.main_window import MainWindow
from model.data.build import build
from model.moves import Move
from model.trainer import Trainer
from model.work import finished
from tests.gui.reader import read
from tests.gui.window import Key, begun, now, opened, press


def go_into(qtbot: QtBot, window: MainWindow, moves: int) -> None:
    """Go into the step up to a move, each once the one before is shown."""
    begun(qtbot, window)
    for done in range((now(window).moves or (0,))[0] + 1, moves + 1):
        press(window, Key.Key_Down)
        qtbot.waitUntil(lambda done=done: (now(window).moves or (0,))[0] == done)


def test_the_networks_of_chapter_3_are_gone_through(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        read(
            qtbot,
            window,
            "forward",
            [lambda moves=moves: go_into(qtbot, window, moves) for moves in (2, 5, 7, 3, 3)],
        )
        card = window.inside.page.arrays.softmax
        assert card.isVisible()
        assert "NaN" in card.text(), "the naive way, beside it"
        assert now(window).step == 0, "nothing was trained"


def moves(page: int, count: int) -> list[Move]:
    """The first moves of the step that a page begins with."""
    [given] = FORWARD.pages[page - 1].begin
    assert isinstance(given, Given)
    chosen, blobs = given.build()
    stepping = Trainer(chosen, finished(build(chosen.data, chosen.seed, blobs)), blobs).moves()
    done = [next(stepping) for _ in range(count)]
    stepping.close()
    return done


def result(move: Move) -> np.ndarray:
    """What a move makes of the only example."""
    return move.results[0][1][0]


def test_the_three_layers_answer_as_in_the_book() -> None:
    done = moves(1, 7)
    assert [move.kind for move in done] == ["batch", *("linear", "activation") * 3]
    wanted = {
        1: (0.3, 0.7, 1.1),
        2: (0.57444252, 0.66818777, 0.75026011),
        4: (0.62624937, 0.7710107),
        6: (0.31682708, 0.69627909),
    }
    for place, numbers in wanted.items():
        np.testing.assert_allclose(result(done[place]), numbers, rtol=0, atol=5e-7)
    assert result(done[0]).tolist() == [1, 0.5]
    assert [move.operands[1][1].shape for move in done[1::2]] == [(2, 3), (3, 2), (2, 2)]


@pytest.mark.parametrize(
    ("page", "logits", "y"),
    [
        (4, [0.3, 2.9, 4.0], [0.01821127, 0.24519181, 0.73659691]),
        (5, [1010, 1000, 990], [9.99954600e-01, 4.53978686e-05, 2.06106005e-09]),
    ],
)
def test_softmax_gives_the_numbers_of_the_book(page: int, logits: list[float], y: list[float]) -> None:
    _, sums, probabilities = moves(page, 3)
    np.testing.assert_allclose(result(sums), logits, rtol=1e-6)
    np.testing.assert_allclose(result(probabilities), y, rtol=1e-5)
