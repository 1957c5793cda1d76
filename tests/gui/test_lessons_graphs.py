"""The lesson on computational graphs: it is read through the window, and what it says is so."""

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gui.lessons.graphs import APPLES, FRUIT, SIGMOID, SQUARE, done
from gui.main_window import MainWindow
from gui.widgets.number import NumberField
from model.inside.chain import Chain
from tests.gui.reader import control, read
from tests.gui.window import Key, click, named, opened, press, type_into


def onward(window: MainWindow, times: int) -> None:
    """Press ↓."""
    press(window, Key.Key_Escape)
    for _ in range(times):
        press(window, Key.Key_Down)


def to_the_end(window: MainWindow) -> None:
    """Click the button that does all moves."""
    click(named(window.inside.expression.head, QAbstractButton, "To the end"))


def to_the_flat(window: MainWindow) -> None:
    """Go all the way back, and move x to where the slope is 0."""
    to_the_end(window)
    field = control(window, "value:x")
    assert isinstance(field, NumberField)
    type_into(field, "-2")


def test_the_lesson_is_read_in_the_window(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        read(
            qtbot,
            window,
            "graphs",
            [
                lambda: onward(window, 3),
                lambda: onward(window, 3),
                lambda: onward(window, 5),
                lambda: to_the_end(window),
                lambda: to_the_flat(window),
                lambda: to_the_end(window),
                None,
            ],
        )
        assert window.inside.expression.typed.text() == str(SIGMOID.expression)


def test_a_lesson_about_a_step_follows_one_about_a_formula(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        window.guide.tutor.begin("graphs")
        assert window.guide.stage == "inside:expression"
        assert window.inside.expression.chain().at == APPLES.at
        window.guide.tutor.begin("backpropagation")
        assert window.guide.stage == "inside:step"
        window.guide.tutor.begin("graphs")
        assert window.guide.stage == "inside:expression"


def derivatives(chain: Chain) -> dict[str, float]:
    """What comes back to each variable in the end."""
    after = chain.after(len(chain.moves)).derivatives
    return {chain.names[k]: after[k] for k, node in enumerate(chain.expression.nodes) if node.operation == "variable"}


def value(chain: Chain) -> float:
    """What comes out."""
    return chain.after(len(chain.moves)).values[chain.result]


def test_the_numbers_are_those_of_the_book() -> None:
    assert value(APPLES) == pytest.approx(220)
    assert derivatives(APPLES) == pytest.approx({"a": 2.2, "n": 110, "t": 200})
    assert value(FRUIT) == pytest.approx(715)
    assert derivatives(FRUIT) == pytest.approx({"a": 2.2, "n": 110, "o": 3.3, "m": 165, "t": 650})
    assert derivatives(SQUARE) == {"x": 6, "y": 6}
    assert derivatives(Chain(SQUARE.expression, (-2.0, 2.0)))["x"] == 0
    assert value(SIGMOID) == pytest.approx(0.881, abs=5e-4)
    assert derivatives(SIGMOID)["x"] == pytest.approx(0.105, abs=5e-4)
    assert derivatives(SIGMOID)["x"] == pytest.approx(value(SIGMOID) * (1 - value(SIGMOID)))


def test_the_moves_are_as_many_as_the_pages_say() -> None:
    assert done(APPLES, "forward") == 3
    operations = [node for node in SIGMOID.expression.nodes if node.inputs]
    assert len(operations) == 4
    assert [move.kind for move in SIGMOID.moves].count("back") == 4
