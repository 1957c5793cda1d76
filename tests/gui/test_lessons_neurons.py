"""The lessons about what a network is, read through the window: every page can be done as it says."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.panels.weights import WeightsDialog
from model.experiment import Experiment
from model.layers import Dense
from model.losses import LOSSES
from tests.gui.reader import begun, control, part, read
from tests.gui.window import Key, choose, click, named, opened, press, type_into
from tests.model.runs import trainer_of


def play(window: MainWindow) -> None:
    """Have it train, by the keyboard, if it does not yet."""
    if not window.session.playing:
        press(window.columns.page, Key.Key_Space)


def pause(window: MainWindow) -> None:
    if window.session.playing:
        press(window.columns.page, Key.Key_Space)


def choose_activation(window: MainWindow, activation: str) -> None:
    """Choose an activation for the first layer, and train."""
    choose(part(control(window, "layer:1"), QComboBox), activation)
    play(window)


def test_a_network_is_watched(qtbot: QtBot) -> None:
    with opened(qtbot) as window:

        def choose_moons() -> None:
            click(control(window, "tile:moons"))
            play(window)

        deeds = [
            partial(play, window),
            partial(play, window),
            partial(pause, window),
            partial(press, window.columns.page, Key.Key_Home),
            choose_moons,
        ]
        read(qtbot, window, "watch", deeds)
    for arrays in trainer_of(begun("watch", 1)).network.layers:
        assert arrays["W"].all()
        assert not arrays["b"].any(), "only weights are drawn at random"


def test_gates_are_made_of_perceptrons_and_then_learned(qtbot: QtBot) -> None:
    with opened(qtbot) as window:

        def go_into(moves: int) -> None:
            for _ in range(moves):
                press(window.columns.page, Key.Key_Down)

        def give_the_bias_of_or() -> None:
            window.menus.actions["weights"].trigger()
            [dialog] = window.findChildren(WeightsDialog)
            qtbot.waitUntil(lambda: "-0.7" in dialog.text.toPlainText())
            dialog.text.setPlainText(dialog.text.toPlainText().replace("-0.7", "-0.2"))
            click(named(dialog, QPushButton, "Use these"))

        deeds = [
            partial(go_into, 3),
            give_the_bias_of_or,
            partial(play, window),
            partial(go_into, 5),
            partial(play, window),
        ]
        read(qtbot, window, "gates", deeds)
        window.session.pause()
        figure = window.transport.figures["accuracy"]
        assert figure.accessibleName() == "test accuracy", "an answer of a gate is right or wrong"
        qtbot.waitUntil(lambda: figure.text() == "100.0 %")


def test_one_line_is_not_enough(qtbot: QtBot) -> None:
    with opened(qtbot) as window:

        def add_layer() -> None:
            click(control(window, "button:add-layer"))
            play(window)

        def give_two_neurons() -> None:
            type_into(part(control(window, "layer:1"), QLineEdit), "2")
            play(window)

        read(qtbot, window, "line", [partial(play, window), partial(play, window), add_layer, give_two_neurons])


def test_activations_bend(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        deeds: list[Callable[[], None]] = [partial(play, window)]
        deeds += [partial(choose_activation, window, activation) for activation in ("tanh", "relu", "step")]
        read(qtbot, window, "activation", deeds)


@pytest.mark.parametrize("by_key", [True, False])
def test_softmax_makes_shares_and_the_loss_asks_for_one(qtbot: QtBot, by_key: bool) -> None:
    with opened(qtbot) as window:

        def train() -> None:
            play(window)
            qtbot.waitUntil(lambda: window.session.snapshot is not None and window.session.snapshot.step > 200)
            pause(window)

        def go_into(moves: int) -> None:
            for _ in range(moves):
                if by_key:
                    press(window.columns.page, Key.Key_Down)
                else:
                    click(control(window, "button:step-into"))

        def choose_the_other_loss() -> None:
            choose(named(window.learning, QComboBox, "Loss"), "sum_of_squares")
            press(window.columns.page, Key.Key_Escape)
            go_into(6)

        deeds = [train, partial(go_into, 5), partial(go_into, 1), None, choose_the_other_loss]
        read(qtbot, window, "softmax", deeds)


# --- what the pages say is so ---------------------------------------------------------------------------------------


def accuracies(experiment: Experiment, steps: range) -> list[float]:
    """How much of the test data is read right after some of the first steps."""
    trainer, found = trainer_of(experiment), []
    for step in steps:
        trainer.run(step - trainer.step_number)
        found.append(trainer.evaluate(trainer.dataset.test, None).accuracy)
    return found


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("lesson", "page", "hidden", "most"), [
    ("line", 2, (), 0.75),
    ("line", 2, (Dense(2),), 0.9),
    ("activation", 1, (Dense(6, "identity"),), 0.75),
    ("activation", 1, (Dense(6, "identity"), Dense(6, "identity")), 0.75),
])  # fmt: skip
def test_a_network_that_can_not_draw_it_does_not_learn_it(
    lesson: str, page: int, hidden: tuple[Dense, ...], most: float, seed: int
) -> None:
    experiment = replace(begun(lesson, page), hidden=hidden, seed=seed)
    assert max(accuracies(experiment, range(0, 1501, 50))) <= most


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("lesson", "page", "hidden"), [
    ("line", 1, ()),
    ("line", 2, (Dense(8),)),
    ("line", 2, (Dense(4),)),
    ("activation", 1, (Dense(6, "tanh"),)),
    ("activation", 1, (Dense(6, "relu"),)),
])  # fmt: skip
def test_a_network_that_can_draw_it_learns_it(lesson: str, page: int, hidden: tuple[Dense, ...], seed: int) -> None:
    assert max(accuracies(replace(begun(lesson, page), hidden=hidden, seed=seed), range(0, 3001, 50))) >= 0.95


def test_three_neurons_are_enough_from_some_starts() -> None:
    seeds = [replace(begun("line", 2), hidden=(Dense(3),), seed=seed) for seed in range(10)]
    assert 3 <= sum(max(accuracies(e, range(0, 3001, 100))) >= 0.95 for e in seeds) <= 9


def test_to_be_sure_and_wrong_costs_1_by_squares_and_any_amount_by_cross_entropy() -> None:
    y, t = np.array([[1 - 2e-9, 1e-9, 1e-9]]), np.array([[0.0, 1.0, 0.0]])
    assert LOSSES["sum_of_squares"].value(y, t) == pytest.approx(1)
    assert LOSSES["cross_entropy"].value(y, t) > 20


def test_nothing_reaches_the_weights_below_a_step() -> None:
    trainer = trainer_of(replace(begun("activation", 1), hidden=(Dense(6, "step"),)))
    before = trainer.network.layers[0]["W"].copy()
    trainer.run(300)
    assert not trainer.network.layers[0]["dW"].any()
    assert np.array_equal(trainer.network.layers[0]["W"], before)
