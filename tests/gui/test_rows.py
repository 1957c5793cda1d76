"""A stack of many kinds in the real window: built by hand, put right, trained, drawn for, and taken back."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.panels.layer_menu import LayerMenu
from gui.panels.layer_row import DragHandle, LayerRow, ShapeLabel
from gui.widgets.activity import Activity
from gui.widgets.choice import Choice
from gui.widgets.class_bars import ClassBars
from gui.widgets.drawing_pad import DrawingPad
from gui.widgets.number import NumberField
from gui.widgets.segmented import Segmented
from model.blobs import blob_of
from model.defaults import with_source
from model.experiment import Experiment, Output
from model.initial import Initial
from model.layers import LAYERS, BatchNormalization, Convolution, Dense, Dropout, Flatten, Layer, MaxPooling
from model.schedules import StepDecay
from tests.gui.window import (
    CONTROL,
    Key,
    at_rest,
    begun,
    click,
    drag,
    few_digits,
    named,
    now,
    opened,
    point,
    press,
    shown_words,
    steps,
    turn_to,
)

SMALL = replace(few_digits(), batch_size=10, learning_rate=0.05)
DEEP = replace(
    SMALL, hidden=(Convolution(3), MaxPooling(4, 4), BatchNormalization(), Dropout(0.2), Flatten(), Dense(13))
)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with opened(qtbot, SMALL) as window:
        begun(qtbot, window)
        yield window


def test_the_number_of_outputs_stands_below_the_others_and_its_activation_where_it_was(
    qtbot: QtBot, window: MainWindow
) -> None:
    """From ten digits to two classes nothing moves."""
    [row] = [row for row in window.network.findChildren(LayerRow) if row.title() == "Output layer"]
    [choice] = [choice for choice in row.findChildren(Choice) if choice.isVisible()]
    places: list[int] = []
    for source, outputs in (("digits", "10"), ("spiral", "2")):
        window.session.edit(with_source(window.session.experiment, source))
        qtbot.waitUntil(lambda outputs=outputs: row._shape.text() == outputs)
        QApplication.processEvents()
        ends = {
            label.mapTo(window, label.rect().topRight()).x()
            for label in window.network.findChildren(ShapeLabel)
            if label.isVisible()
        }
        assert len(ends) == 1, ends
        places.append(choice.mapTo(window, QPoint()).x())
    assert len(set(places)) == 1


def add(window: MainWindow, kind: str) -> None:
    """Add a row of a kind from the menu, with the keyboard."""
    button = named(window, QPushButton, "Other kind …")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Space)
    for _ in range(list(LAYERS).index(kind) + 1):
        press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    assert not window.findChildren(LayerMenu)


def shapes(window: MainWindow) -> list[str]:
    """What the rows say comes out of them, the input first."""
    hidden = window.session.experiment.hidden
    names = ["Input", *(f"Layer {k + 1}" for k in range(len(hidden))), "Output layer"]
    return [named(window, QLabel, f"{name}: Shape").text() for name in names]


def test_a_convolutional_network_is_built_put_right_trained_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    it = window.session
    assert shapes(window) == ["784", "50", "10"]
    steps(qtbot, window, 2)
    add(window, "convolution")
    assert it.experiment.hidden == (Convolution(), *SMALL.hidden)  # before what reads no image
    assert shapes(window) == ["28 × 28 × 1", "28 × 28 × 8", "–", "–"]
    assert it.blocked
    assert "An image of 28 × 28 × 8 comes in here" in shown_words(window.network)
    click(named(window.network, QPushButton, "Put Flatten before it"))
    assert shapes(window) == ["28 × 28 × 1", "28 × 28 × 8", "6,272", "50", "10"]
    assert "comes in here" not in shown_words(window.network)
    add(window, "max_pooling")
    assert shapes(window) == ["28 × 28 × 1", "28 × 28 × 8", "14 × 14 × 8", "1,568", "50", "10"]
    begun(qtbot, window)
    loss = now(window).figures[0].loss  # type: ignore[index]
    for _ in range(3):
        steps(qtbot, window, 4)
    assert now(window).figures[0].loss < loss  # type: ignore[index]
    for expected in (
        (Convolution(), Flatten(), *SMALL.hidden),
        (Convolution(), *SMALL.hidden),
        SMALL.hidden,
    ):
        press(window, Key.Key_Z, CONTROL)
        assert it.experiment.hidden == expected
    assert shapes(window) == ["784", "50", "10"]
    at_rest(qtbot, window, 2)  # the run of before is there again


@pytest.mark.parametrize(
    ("hidden", "after", "words", "remedy"),
    [
        ((Flatten(), Convolution(2)), (Convolution(2), Flatten()), "784 values in a row", "Move it before Flatten"),
        (
            (MaxPooling(7, 7), Convolution(2, 9, padding=1), Flatten()),
            (MaxPooling(7, 7), Convolution(2, 3, padding=1), Flatten()),
            "6 × 6 is the largest that fits",
            "Use 3 × 3",
        ),
    ],
)
def test_a_row_that_does_not_fit_says_why_beside_it(
    qtbot: QtBot, window: MainWindow, hidden: Experiment, after: Experiment, words: str, remedy: str
) -> None:
    window.session.edit(replace(SMALL, hidden=hidden))
    assert words in shown_words(window.network)
    assert "–" in shapes(window)
    assert window.network._header.side_text == "– parameters"
    click(named(window.network, QPushButton, remedy))
    assert window.session.experiment.hidden == after
    assert "–" not in shapes(window)
    begun(qtbot, window)


def test_rows_of_all_kinds_are_moved_by_key_and_pointer(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(DEEP)
    begun(qtbot, window)
    conv, pool, norm, drop, flat, dense = DEEP.hidden
    window.data.set_folded(True)  # or the rows lie below the window's edge
    named(window, DragHandle, "Layer 4: Move").setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Up)
    press(window, Key.Key_Up)
    assert window.session.experiment.hidden == (conv, drop, pool, norm, flat, dense)
    assert shapes(window)[1:4] == ["28 × 28 × 3", "28 × 28 × 3", "7 × 7 × 3"]
    grip, goal = (named(window, DragHandle, f"Layer {k}: Move") for k in (2, 4))
    middle = grip.rect().center()
    drag(grip, [middle, middle + QPoint(0, 20), grip.mapFrom(window, goal.mapTo(window, QPoint(middle.x(), 40)))])
    assert window.session.experiment.hidden == (conv, pool, norm, drop, flat, dense)


def test_the_graph_names_rows_and_says_what_channels_answer(qtbot: QtBot) -> None:
    with opened(qtbot, DEEP) as window:
        begun(qtbot, window)
        graph = window.network_stage.graph
        steps(qtbot, window, 1)
        qtbot.waitUntil(lambda: graph.answer() is not None)
        answer = graph.answer()
        assert answer
        assert answer.norms == (True, True, False)  # from the image, from three channels, and between neurons
        assert graph._painter.titles == [
            ("Input", "28 × 28"),
            ("Convolution", "3"),
            ("tanh", "8 of 13"),
            ("softmax", "10"),
        ]
        between = "Max pooling · Batch normalization · Dropout · Flatten"
        assert list(graph._painter.between) == ["", between, ""]
        told = []
        for layer in (0, 1, 3):
            point(graph, graph.tiles().tiles[layer][0].center().toPoint())
            told.append(graph.accessibleDescription())
        assert told[0] == "the first test image"
        assert told[1].startswith("Layer 1, channel 0, Convolution · ReLU, bias ")
        assert "its answer to the first test image" in told[1]
        assert told[2].startswith("Layer 7, neuron 0, softmax")
        path = graph.tiles().path(0, 0, 1)
        point(graph, path.pointAtPercent(0.5).toPoint())
        assert graph.accessibleDescription().startswith("9 weights, norm ")


def test_a_single_answer_is_drawn_beside_those_of_its_neighbours(qtbot: QtBot) -> None:
    """Probabilities would all look like 1, if each were its own largest."""
    with opened(qtbot, DEEP) as window:
        begun(qtbot, window)
        steps(qtbot, window, 3)
        graph = window.network_stage.graph
        qtbot.waitUntil(lambda: graph.answer() is not None)
        answer = graph.answer()
        assert answer
        output = answer.layers[-1]
        levels = output.levels[:, 0, 0].astype(int) - 128
        assert levels.max() == 127
        assert levels.min() < 120
        assert abs(levels / 127 - output.largest / output.largest.max()).max() < 0.01


def test_a_small_answer_keeps_its_sign_beside_a_large_one(qtbot: QtBot) -> None:
    """Its colour is that of 0: from it alone nobody could tell."""
    with opened(qtbot, SMALL) as window:
        begun(qtbot, window)
        content = np.append(np.zeros(2 * 28 * 28), [1.0, -0.003]).astype("<f8").tobytes()  # weights, then biases
        given = Initial("given", values=blob_of(content))
        window.session.know({blob_of(content): content})
        hidden = (Convolution(1), Flatten(), Dense(2, "identity", given))
        window.session.edit(replace(window.session.experiment, hidden=hidden))
        begun(qtbot, window)
        graph = window.network_stage.graph
        qtbot.waitUntil(lambda: graph.answer() is not None)
        for place, said in enumerate(("1.0000", "−0.0030")):
            point(graph, graph.tiles().tiles[2][place].center().toPoint())
            assert f"answers {said} to the first test image" in graph.accessibleDescription()


def test_output_and_draw_read_a_convolutional_network(qtbot: QtBot) -> None:
    with opened(qtbot, DEEP) as window:
        begun(qtbot, window)
        steps(qtbot, window, 2)
        turn_to(window, "output")
        click(named(named(window.output, Segmented, "View"), QAbstractButton, "Confusion"))
        matrix = window.output.confusion
        qtbot.waitUntil(lambda: matrix.isVisible() and matrix.counts() is not None)
        turn_to(window, "draw")
        pad, bars = window.draw.findChild(DrawingPad), window.draw.findChild(ClassBars)
        assert isinstance(pad, DrawingPad)
        assert isinstance(bars, ClassBars)
        middle = pad.rect().center()
        drag(pad, [middle + QPoint(0, y) for y in (-80, 0, 80)])
        qtbot.waitUntil(lambda: bars.values() is not None)
        qtbot.waitUntil(lambda: f"It reads a {bars.winner()}:" in shown_words(window.draw))  # words follow the bars
        inside = named(window.draw, Activity, "What each layer makes of it")
        qtbot.waitUntil(lambda: bool(inside.sections()))  # they follow the bars at the frame rate
        assert [section.title for section in inside.sections()] == [
            "Layer 1 · Convolution · 28 × 28 × 3",
            "Layer 2 · Max pooling · 7 × 7 × 3",
            "Layer 3 · Batch normalization · 7 × 7 × 3",
            "Layer 6 · Dense · 13",
        ]


def test_the_rate_in_force_follows_the_run(qtbot: QtBot) -> None:
    with opened(qtbot, replace(SMALL, hidden=(), schedule=StepDecay(gamma=0.5, every=3))) as window:
        begun(qtbot, window)
        assert "now 0.05" in shown_words(window.learning)
        steps(qtbot, window, 3)
        qtbot.waitUntil(lambda: "now 0.025" in shown_words(window.learning))
        named(window, NumberField, "Every").setFocus(Qt.FocusReason.TabFocusReason)
        press(window, Key.Key_Up)
        assert window.session.experiment.schedule == StepDecay(gamma=0.5, every=5)
        assert window.session._run_id == now(window).run_id  # it is a live edit
        qtbot.waitUntil(lambda: "now 0.05" in shown_words(window.learning).splitlines())


def test_an_opened_row_is_that_of_its_layer_wherever_it_goes(qtbot: QtBot, window: MainWindow) -> None:
    """Also where rows come and go otherwise than by their own handles and buttons."""
    first, second, third = Dense(5), Dense(6), Dense(7)
    window.session.edit(replace(SMALL, hidden=(first, second, third)))

    def opened_layers() -> list[Layer | Output]:
        rows = window.network._layers
        places = [window.network._stack.indexOf(row) for row in rows]
        assert places == sorted(places), "they lie as they are counted"
        return [row.layer for row in rows if row._settings.is_open()]

    window.network._layers[1].open()
    for hidden in (
        (second, third),  # the one before is removed
        (first, second, third),  # and comes back
        (third, first, second),  # another order
        (third, Dropout(), first, second),
        (first, second, third),
    ):
        window.session.edit(replace(SMALL, hidden=hidden))
        assert [row.layer for row in window.network._layers] == list(hidden)
        assert opened_layers() == [second]
    window.session.edit(replace(SMALL, hidden=(first, third, third)))  # changed where it is
    assert [row._settings.is_open() for row in window.network._layers] == [False, True, False]
    window.session.edit(replace(SMALL, hidden=(first, second, third)))
    assert opened_layers() == [second]
    click(named(window, QAbstractButton, "Layer 1: Remove"))
    assert opened_layers() == [second]
    press(window, Key.Key_Z, CONTROL)
    assert opened_layers() == [second]


# --- the book -----------------------------------------------------------------------------------------------------


def test_batch_normalization_says_what_is_otherwise_in_the_book(window: MainWindow) -> None:
    window.session.edit(replace(window.session.experiment, hidden=(Dense(3, "identity"), BatchNormalization())))
    momentum = named(window.network, NumberField, "Layer 2: Momentum")
    assert "0.1 here is 0.9 in the book" in momentum.toolTip()
    dense, kind = (named(window.network, QAbstractButton, f"Layer {n}: Kind") for n in (1, 2))
    assert "between Affine and activation" in kind.toolTip()
    assert "the book" not in dense.toolTip()
