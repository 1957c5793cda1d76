"""The Compare stage in the real window: who learns side by side, how far they are, and what becomes of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from gui.compare_file import from_window, to_window
from gui.comparison import MOST, ComparisonSession, LaneStandings
from gui.main_window import MainWindow
from gui.panels.compare import BREAK
from gui.widgets.figures_line import FiguresLine
from gui.widgets.number import NumberField
from gui.widgets.numbers import figure_text
from gui.words_compare import lane_name, lane_title
from model import archive, timeline
from model.comparison import Comparison, comparison_of
from model.data.choice import Data
from model.defaults import DEFAULTS, with_source
from model.experiment import Experiment
from model.factors import FACTORS, Lane
from model.lanes import LANE_CURVES, Lanes
from model.layers import ActivationLayer, BatchNormalization, Convolution, Dense, Dropout
from model.observations import DecisionMap, Scores
from model.optimizers import SGD, Adam, Momentum
from model.trainer import EVALUATED, Trainer
from tests.gui.window import (
    CONTROL,
    PLAIN,
    SHIFT,
    Key,
    begun,
    choose,
    click,
    cut_off,
    few_digits,
    heard,
    named,
    now,
    opened,
    press,
    shown_words,
    turn_to,
    type_into,
)
from tests.model.runs import dataset_of

RINGS = replace(DEFAULTS["rings"], data=Data("rings", samples=80, noise=0.02))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with the Compare stage at the front, its networks at step 0."""
    with opened(qtbot, RINGS, dress=False) as made:
        begun(qtbot, made)
        turn_to(made, "compare")
        settled(qtbot, made)
        yield made


def settled(qtbot: QtBot, window: MainWindow) -> LaneStandings:
    """Wait until the networks are where they were to go, and return how they are doing."""
    training = window.compare.training
    qtbot.waitUntil(lambda: training.standings is not None and not training.waits() and not training.playing)
    found = training.standings
    assert found is not None
    assert found.setup is training.setup
    assert found.step == training.step_number
    return found


def lanes_at(comparison: Comparison, experiment: Experiment, step: int) -> Lanes:
    """The same networks, trained without any window."""
    examples = comparison.dataset(dataset_of(experiment.data, experiment.seed))
    lanes = Lanes(comparison.experiments(experiment), examples, {})
    for _ in lanes.go_to(step):
        pass
    return lanes


def check(found: LaneStandings, comparison: Comparison, experiment: Experiment) -> None:
    """What is told is what these networks come to on their own."""
    wanted = lanes_at(comparison, experiment, found.step).standings({})
    for ours, theirs in zip(found.lanes, wanted, strict=True):
        assert (ours.experiment, ours.step) == (theirs.experiment, theirs.step)
        for name in LANE_CURVES:
            curve = ours.curves[name]
            here = curve.steps <= found.step
            np.testing.assert_array_equal(curve.steps[here], theirs.curves[name].steps)
            np.testing.assert_array_equal(curve.values[here], theirs.curves[name].values)


def shown_curves(window: MainWindow) -> dict[str, dict[str, tuple[int, float]]]:
    """The ends of the lines in the right column, by the name of their plot and by theirs."""
    return {name: card.plot.last_points() for name, card in window.compare._cards.items()}


def test_what_is_the_same_for_all_is_never_cut_off(qtbot: QtBot) -> None:
    wide = tuple(Dense(width) for width in (1568, 50, 1568, 50, 1568, 50))
    with opened(qtbot, replace(RINGS, hidden=wide), size=(1100, 700)) as window:
        turn_to(window, "compare")
        panel = window.compare.same
        qtbot.waitUntil(lambda: "2–1568–50–1568–50–1568–50–3" in shown_words(panel).replace(BREAK, ""))
        qtbot.waitUntil(lambda: not cut_off(panel), timeout=5_000)


def test_what_is_the_same_tells_neurons_and_activations_and_no_row_twice(qtbot: QtBot) -> None:
    rows = Dense(7, "identity"), BatchNormalization(), ActivationLayer("relu"), Dropout()
    with opened(qtbot, replace(RINGS, hidden=(*rows, *rows)), dress=False) as window:
        turn_to(window, "compare")
        panel = window.compare.same
        qtbot.waitUntil(lambda: "2–7–7–3" in shown_words(panel).replace(BREAK, ""))
        assert "ReLU" in shown_words(panel)
        assert "identity" not in shown_words(panel)


# --- training -----------------------------------------------------------------------------------------------------


def test_networks_are_trained_by_keys_each_as_it_is_alone(qtbot: QtBot, window: MainWindow) -> None:
    training = window.compare.training
    assert training.comparison == comparison_of("optimizer", RINGS)
    first = settled(qtbot, window)
    assert first.step == 0
    press(window, Key.Key_Right)
    assert settled(qtbot, window).step == 1
    press(window, Key.Key_Right, SHIFT)
    found = settled(qtbot, window)
    assert found.step == 101
    check(found, training.comparison, RINGS)
    assert window.compare.bars.figures["step"].text() == "101"
    ends = shown_curves(window)
    for lane, standing in enumerate(found.lanes):
        scores = standing.answers[Scores()]
        for name, curves in ends.items():  # at rest marks stand where the networks are, as their tiles say
            part, figure = name.split("_")
            assert list(curves.values())[lane] == (101, pytest.approx(getattr(getattr(scores, part), figure)))


def test_orders_that_follow_each_other_quickly_add_up(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(10):
        press(window, Key.Key_Right)
    assert settled(qtbot, window).step == 10
    for _ in range(3):
        press(window, Key.Key_Right, SHIFT)
    assert settled(qtbot, window).step == 310
    for _ in range(5):
        press(window, Key.Key_Left)
    assert settled(qtbot, window).step == 305
    press(window, Key.Key_Right, SHIFT)
    press(window, Key.Key_Space)  # an order of another kind counts from where they are
    press(window, Key.Key_Space)
    reached = settled(qtbot, window).step
    press(window, Key.Key_Right)
    assert settled(qtbot, window).step == reached + 1


@pytest.mark.parametrize("playing", [False, True])
def test_a_reset_forgets_what_came_after_the_beginning(qtbot: QtBot, window: MainWindow, playing: bool) -> None:
    training = window.compare.training
    press(window, Key.Key_Right, SHIFT)
    settled(qtbot, window)
    if playing:
        training.set_speed(float("inf"))
        press(window, Key.Key_Space)
        qtbot.waitUntil(lambda: training.step_number > 110)
    window.menus.actions["reset"].trigger()
    found = settled(qtbot, window)
    assert (found.step, training.end) == (0, 0)
    for lane in found.lanes:
        assert all(curve.steps.max(initial=0) == 0 for curve in lane.curves.values())
    assert {step for curves in shown_curves(window).values() for step, _ in curves.values()} <= {0}
    press(window, Key.Key_Right)  # and they go on as they began
    check(settled(qtbot, window), training.comparison, RINGS)


def test_on_the_way_networks_are_looked_at_in_turn_and_all_of_them_once_they_are_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    """To look at all of the test part in every slice takes far longer than to train."""
    training = window.compare.training
    told = heard(training.stood)
    training.go(5_000)
    found = settled(qtbot, window)
    on_the_way = [standings for standings in told if not standings.arrived]
    assert on_the_way
    for standings in on_the_way:
        assert sum(bool(lane.answers) for lane in standings.lanes) <= 1
    assert all(Scores() in lane.answers for lane in found.lanes)


def test_at_rest_the_cards_tell_of_the_whole_test_part_as_the_main_window_does(
    qtbot: QtBot, window: MainWindow
) -> None:
    """Along the way, only the first 1,000 examples of it are evaluated."""
    many = replace(RINGS, data=replace(RINGS.data, samples=5_000, noise=0.3))
    window.session.edit(many)
    begun(qtbot, window)
    settled(qtbot, window)
    press(window, Key.Key_Right, SHIFT)
    found = settled(qtbot, window)
    lanes = lanes_at(window.compare.training.comparison, many, found.step)
    shown = [w.accessibleName() for w in window.compare.stage.findChildren(FiguresLine) if w.isVisible()]
    for text, alone in zip(shown, lanes.timelines, strict=True):
        assert alone is not None
        whole, some = (alone.trainer.evaluate(alone.trainer.dataset.test, n) for n in (None, EVALUATED))
        assert whole.accuracy != some.accuracy
        told = f"test loss {figure_text(whole.loss, 4)}, test accuracy {100 * whole.accuracy:.1f} %"
        assert text.replace(" (best)", "") == told
    losses = [figure_text(lane.tested.loss, 4) for lane in found.lanes if lane.tested]
    assert window.compare.bars.figures["loss"].text() == min(losses, key=float)


def test_space_plays_and_pauses_with_all_at_the_same_step(qtbot: QtBot, window: MainWindow) -> None:
    training = window.compare.training
    press(window, Key.Key_Space)
    assert training.playing
    qtbot.waitUntil(lambda: training.step_number > 20)
    press(window, Key.Key_Space)
    found = settled(qtbot, window)
    assert {lane.step for lane in found.lanes} == {found.step}
    assert all(lane.answers for lane in found.lanes)  # pictures of all, where only some had their turn before
    check(found, training.comparison, RINGS)


def test_going_back_and_forth_leads_through_the_same_networks(qtbot: QtBot, window: MainWindow) -> None:
    training = window.compare.training
    training.go(300)
    settled(qtbot, window)
    training.seek(120)
    found = settled(qtbot, window)
    assert (found.step, training.end) == (120, 300)
    check(found, training.comparison, RINGS)
    press(window, Key.Key_Left)
    check(settled(qtbot, window), training.comparison, RINGS)
    training.seek(300)
    check(settled(qtbot, window), training.comparison, RINGS)
    press(window, Key.Key_Home)
    assert settled(qtbot, window).step == 0


def test_pictures_are_what_each_network_answers(qtbot: QtBot, window: MainWindow) -> None:
    training = window.compare.training
    training.go(50)
    found = settled(qtbot, window)
    lanes = lanes_at(training.comparison, RINGS, 50)
    question = training.question
    assert isinstance(question, DecisionMap)
    for standing, alone in zip(found.lanes, lanes.timelines, strict=True):
        assert alone is not None
        np.testing.assert_array_equal(standing.answers[question].levels, question.answer(alone.trainer).levels)


def test_nothing_trains_while_nobody_looks(qtbot: QtBot, window: MainWindow) -> None:
    training = window.compare.training
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: training.step_number > 5)
    turn_to(window, "network")
    assert not training.playing
    assert window._bar.currentWidget() is window.transport
    qtbot.waitUntil(lambda: not training._calculator.waits("stand"))
    step = training.step_number
    turn_to(window, "compare")
    assert settled(qtbot, window).step >= step
    assert window._bar.currentWidget() is window.compare.bars


def test_the_networks_own_run_rests_meanwhile(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "network")
    press(window, Key.Key_Space)
    assert window.session.playing
    turn_to(window, "compare")
    assert not window.session.playing


def test_one_that_diverges_stays_and_the_others_go_on(qtbot: QtBot, window: MainWindow) -> None:
    plane = replace(DEFAULTS["plane"], data=Data("plane", samples=60))
    window.session.edit(plane)
    begun(qtbot, window)
    training = window.compare.training
    training.edit(Comparison("learning_rate", (Lane(0.1), Lane(100.0))))
    training.go(500)
    found = settled(qtbot, window)
    assert [lane.diverged for lane in found.lanes] == [False, True]
    assert (found.step, found.lanes[0].step) == (500, 500)
    assert found.lanes[1].step < 500
    assert "iverged" in shown_words(window.compare.stage)
    training.edit(Comparison("learning_rate", (Lane(100.0), Lane(99.0))))
    press(window, Key.Key_Space)
    assert settled(qtbot, window).over  # it rests by itself where none can go on


def test_where_no_network_can_run_nothing_plays(qtbot: QtBot, window: MainWindow) -> None:
    """And once that is put right, nothing begins by itself."""
    training, bars = window.compare.training, window.compare.bars
    sine = replace(DEFAULTS["sine"], data=Data("sine", samples=60, features=("x0",)), hidden=(Dense(3),))
    window.session.edit(sine)
    begun(qtbot, window)
    settled(qtbot, window)
    training.go(3)
    settled(qtbot, window)
    turn_to(window, "network")
    window.session.edit(replace(sine, hidden=(Convolution(2),)))
    turn_to(window, "compare")
    assert window.session.blocked
    for key, modifiers in ((Key.Key_Space, PLAIN), (Key.Key_Right, PLAIN), (Key.Key_Right, SHIFT)):
        press(window, key, modifiers)
        assert not training.playing
    assert bars.buttons["play"].icon_name() == "play"
    assert not any(control.isEnabled() for control in (*bars.buttons.values(), bars.bar))
    assert [figure.text() for figure in bars.figures.values()] == ["–"] * 3
    assert not any(shown_curves(window).values())
    window.session.edit(sine)
    begun(qtbot, window)
    assert settled(qtbot, window).step == 0
    assert bars.figures["step"].text() == "0"
    assert all(shown_curves(window).values())
    assert [icon for icon, button in bars.buttons.items() if not button.isEnabled()] == ["step-back"]
    press(window, Key.Key_Right)
    assert settled(qtbot, window).step == 1


# --- choices ------------------------------------------------------------------------------------------------------


def test_everything_can_be_compared(qtbot: QtBot, window: MainWindow) -> None:
    training = window.compare.training
    for factor in FACTORS:
        validated = training.comparison.validated  # once it is, it stays so
        choose(named(window, QComboBox, "They differ in"), factor)
        assert training.comparison == comparison_of(factor, RINGS, validated)
        press(window, Key.Key_Escape)
        training.go(40)
        check(settled(qtbot, window), training.comparison, RINGS)


SAMENESS = {
    "optimizer": "same start, same batches",
    "batch_size": "same start",
    "units": "same batches",
    "activation": "same batches",
    "initial": "same batches",
    "sigma": "same batches",
    "depth": "same batches",
    "dropout": "same start, same batches",
    "seed": "same examples",
}


def test_what_is_the_same_for_all_is_said(window: MainWindow) -> None:
    for factor, same in SAMENESS.items():
        choose(named(window, QComboBox, "They differ in"), factor)
        header = window.compare.lanes.header
        assert header.side_text == same  # type: ignore[attr-defined]


def test_networks_are_added_changed_and_removed_and_all_that_is_undone(qtbot: QtBot, window: MainWindow) -> None:
    training = window.compare.training
    before = training.comparison
    training.go(10)
    settled(qtbot, window)
    click(named(window, QPushButton, "+ Add network"))
    assert [lane.value for lane in training.comparison.lanes] == ["sgd", "momentum", "adagrad", "adam", "nesterov"]
    assert settled(qtbot, window).step == 0  # other networks begin anew
    type_into(named(window, NumberField, "Network 5: Learning rate"), "0.05")
    assert training.comparison.lanes[4] == Lane("nesterov", 0.05)
    choose(named(window, QComboBox, "Network 2: Optimizer"), "rmsprop")
    assert training.comparison.lanes[1].value == "rmsprop"
    click(named(window, QAbstractButton, "Remove network 1"))
    assert [lane.value for lane in training.comparison.lanes] == ["rmsprop", "adagrad", "adam", "nesterov"]
    press(window, Key.Key_Escape)
    for _ in range(4):
        press(window, Key.Key_Z, CONTROL)
    assert training.comparison == before
    press(window, Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert len(training.comparison.lanes) == 5


def test_a_number_out_of_range_is_refused_in_a_line(qtbot: QtBot, window: MainWindow) -> None:
    training = window.compare.training
    training.choose_factor("batch_size")
    before = training.comparison
    type_into(named(window, NumberField, "Network 1: Batch size"), "0")
    assert training.comparison == before
    assert "The least is 1." in shown_words(window.compare.lanes)


def test_networks_are_judged_by_validation_data_and_the_one_used_is_tested(qtbot: QtBot, window: MainWindow) -> None:
    """Of 80 examples 40 are for training; 8 of these are held back."""
    training, compare = window.compare.training, window.compare

    def titles() -> list[str]:
        return [card.header.text() for card in compare.right]  # type: ignore[attr-defined]

    assert titles() == ["Training loss", "Test loss", "Test accuracy"]
    choose(named(window, QComboBox, "Judged by"), "validation")
    assert training.comparison == replace(comparison_of("optimizer", RINGS), validated=True)
    press(window, Key.Key_Escape)
    training.go(50)
    found = settled(qtbot, window)
    parts = found.setup.dataset
    assert (len(parts.train.x), len(parts.test.x)) == (32, 8)
    for experiment, lane in zip(found.setup.experiments, found.lanes, strict=True):
        alone = Trainer(experiment, parts, {})
        alone.run(50)
        assert lane.tested == alone.evaluate(parts.test, None)
    assert titles() == ["Training loss", "Validation loss", "Validation accuracy"]
    shown = [w.accessibleName() for w in compare.stage.findChildren(FiguresLine) if w.isVisible()]
    assert all(text.startswith("validation loss") and "test" not in text for text in shown)
    assert compare.bars.figures["loss"].accessibleName() == "validation loss"
    training.choose_factor("l2")
    assert training.comparison.validated  # for as long as nobody chooses otherwise
    settled(qtbot, window)
    said = heard(compare.said)
    click(named(compare.stage, QPushButton, "Use λ 0.001"))
    assert said == ["The Network tab has λ 0.001 now: there it learns from all training data, and is tested."]
    begun(qtbot, window)
    assert len(now(window).dataset.train.x) == 40
    assert training.comparison.validated
    choose(named(window, QComboBox, "Judged by"), "test")
    assert settled(qtbot, window).setup.dataset is now(window).dataset
    press(window, Key.Key_Escape)
    press(window, Key.Key_Z, CONTROL)
    assert training.comparison.validated


def test_a_search_is_drawn_anew_and_its_tiles_stand_in_order_once_all_rest(qtbot: QtBot, window: MainWindow) -> None:
    training, compare = window.compare.training, window.compare
    choose(named(window, QComboBox, "They differ in"), "random")
    first = training.comparison
    assert first == comparison_of("random", RINGS)
    assert first.validated
    assert len(first.lanes) == 6
    click(named(window, QPushButton, "Draw others"))
    assert training.comparison.validated
    assert len(set(training.comparison.lanes) - set(first.lanes)) == 6
    press(window, Key.Key_Escape)
    press(window, Key.Key_Z, CONTROL)
    assert training.comparison == first
    assert settled(qtbot, window).step == 0
    tiles, said = compare.stage.tiles(), heard(compare.said)

    def order() -> list[int]:
        places = [(tile.y(), tile.x()) for tile in tiles]
        return sorted(range(6), key=lambda k: places[k])

    qtbot.waitUntil(lambda: order() == [0, 1, 2, 3, 4, 5])
    training.go(60)
    found = settled(qtbot, window)
    losses = [lane.tested.loss for lane in found.lanes if lane.tested]
    wanted = sorted(range(6), key=lambda k: losses[k])
    assert wanted != [0, 1, 2, 3, 4, 5]
    qtbot.waitUntil(lambda: order() == wanted)
    best = training.comparison.lanes[wanted[0]]
    click(named(tiles[wanted[0]], QPushButton, f"Use {lane_name('random', best)}"))
    assert [text.split(" now")[0] for text in said] == [f"The Network tab has {lane_title('random', best)}"]
    used = window.session.experiment
    assert (used.l2, used.learning_rate) == (best.value, best.learning_rate)
    type_into(named(window, NumberField, "Network 2: L2"), "0.001")
    assert training.comparison.lanes[1] == replace(first.lanes[1], value=0.001)
    type_into(named(window, NumberField, "Network 2: Learning rate"), "0.05")
    assert training.comparison.lanes[1] == Lane(0.001, 0.05)
    qtbot.waitUntil(lambda: order() == [0, 1, 2, 3, 4, 5])  # others begin
    training.choose_factor("l2")
    assert not is_seen(window, "Draw others")


def test_tiles_of_a_search_stay_where_they_are_on_the_way_to_a_step(qtbot: QtBot, window: MainWindow) -> None:
    training, tiles = window.compare.training, window.compare.stage.tiles
    choose(named(window, QComboBox, "They differ in"), "random")
    press(window, Key.Key_Escape)
    settled(qtbot, window)

    def order() -> list[int]:
        places = [(tile.y(), tile.x()) for tile in tiles()]
        return sorted(range(6), key=lambda k: places[k])

    qtbot.waitUntil(lambda: order() == [0, 1, 2, 3, 4, 5])
    seen: list[tuple[bool, list[int]]] = []
    training.stood.connect(lambda found: seen.append((found.arrived, order())))
    training.go(2_000)
    settled(qtbot, window)
    on_the_way = [places for arrived, places in seen if not arrived]
    assert len(on_the_way) > 3
    assert all(places == [0, 1, 2, 3, 4, 5] for places in on_the_way)
    qtbot.waitUntil(lambda: order() != [0, 1, 2, 3, 4, 5])


def is_seen(window: MainWindow, text: str) -> bool:
    """Whether a button of this name is to be seen."""
    return any(button.isVisible() and button.text() == text for button in window.findChildren(QPushButton))


def test_where_none_are_held_back_the_test_part_judges_and_that_is_said(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(DEFAULTS["gate_xor"])
    begun(qtbot, window)
    choose(named(window, QComboBox, "Judged by"), "validation")
    found = settled(qtbot, window)
    assert found.setup.dataset is now(window).dataset
    assert "With fewer than 10 training examples" in shown_words(window.compare.lanes)
    assert window.compare.bars.figures["loss"].accessibleName() == "test loss"


def test_without_hidden_layers_it_is_said_that_they_can_not_differ(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(replace(RINGS, hidden=()))
    begun(qtbot, window)
    window.compare.training.choose_factor("activation")
    assert "no hidden layer" in shown_words(window.compare.lanes)


def test_where_networks_can_not_differ_they_are_called_as_what_is_compared_all_the_same(
    qtbot: QtBot, window: MainWindow
) -> None:
    """Without hidden layers, three widths are the same three networks as three rates of dropout."""
    window.session.edit(replace(RINGS, hidden=()))
    begun(qtbot, window)
    training = window.compare.training
    for factor, called in (("units", "{} neurons"), ("dropout", "dropout {}")):
        training.choose_factor(factor)
        settled(qtbot, window)
        names = [called.format(f"{lane.value:g}") for lane in training.comparison.lanes]
        assert len(names) == 3
        assert [tile.name() for tile in window.compare.stage.tiles()] == names


def test_what_can_not_differ_is_put_right_by_a_click(qtbot: QtBot, window: MainWindow) -> None:
    adam = replace(RINGS, optimizer=Adam(), learning_rate=0.01)
    window.session.edit(adam)
    begun(qtbot, window)
    training = window.compare.training
    choose(named(window, QComboBox, "They differ in"), "momentum")
    assert "Adam has no momentum μ" in shown_words(window.compare.lanes)
    click(named(window.compare.lanes, QPushButton, "Learn with momentum"))
    assert window.session.experiment == replace(adam, optimizer=Momentum(), learning_rate=0.03)
    begun(qtbot, window)
    settled(qtbot, window)
    assert "Adam" not in shown_words(window.compare.lanes)
    assert {type(e.optimizer) for e in training.comparison.experiments(training.experiment)} == {Momentum}


def test_the_optimizer_that_all_have_is_told_where_momentum_differs(window: MainWindow) -> None:
    assert window.session.experiment.optimizer == SGD()
    choose(named(window, QComboBox, "They differ in"), "momentum")
    words = shown_words(window.compare.same)
    assert "Momentum" in words
    assert "SGD" not in words


def test_a_seed_that_is_used_draws_other_examples_and_that_is_said(qtbot: QtBot, window: MainWindow) -> None:
    training, said = window.compare.training, heard(window.compare.said)
    training.choose_factor("seed")
    training.go(10)
    settled(qtbot, window)
    before = now(window).dataset
    assert "each its own" in shown_words(window.compare.same)
    window.compare.stage.used.emit(0)  # its own
    window.compare.stage.used.emit(2)
    assert [text.split(",")[-1] for text in said] == [
        "The Network tab has this network's choices now: seed 0.",
        " too.",
    ]
    assert window.session.experiment == replace(RINGS, seed=2)
    begun(qtbot, window)
    found = settled(qtbot, window)
    assert found.step == 0  # on those examples
    assert found.setup.dataset is not before
    assert [lane.value for lane in training.comparison.lanes] == [0, 1, 2, 3]


def test_other_choices_begin_anew_around_them(qtbot: QtBot, window: MainWindow) -> None:
    training = window.compare.training
    training.choose_factor("learning_rate")
    training.go(30)
    settled(qtbot, window)
    other = replace(DEFAULTS["moons"], data=Data("moons", samples=60), learning_rate=0.01, hidden=(Dense(4),))
    window.session.edit(other)
    begun(qtbot, window)
    found = settled(qtbot, window)
    assert found.step == 0
    assert training.comparison == comparison_of("learning_rate", other)
    check(found, training.comparison, other)


def test_rates_that_nobody_chose_do_not_stay_behind(qtbot: QtBot, window: MainWindow) -> None:
    """Also where the person's own network has been one of those compared for a while."""
    training, session = window.compare.training, window.session
    training.choose_factor("optimizer")
    for optimizer, rate in ((SGD(), 100.0), (Adam(), 0.01), (SGD(), 0.2)):
        session.edit(replace(session.experiment, optimizer=optimizer, learning_rate=rate))
        settled(qtbot, window)
        assert session.experiment in training.comparison.experiments(session.experiment)
    assert training.comparison == comparison_of("optimizer", session.experiment)


def test_lanes_that_a_person_has_chosen_stay_when_other_things_change(qtbot: QtBot, window: MainWindow) -> None:
    training = window.compare.training
    mine = Comparison("learning_rate", (Lane(0.05), Lane(0.5)))
    training.edit(mine)
    window.session.edit(replace(window.session.experiment, batch_size=5))
    settled(qtbot, window)
    assert training.comparison == mine
    assert {e.batch_size for e in training.comparison.experiments(training.experiment)} == {5}


def test_one_of_them_becomes_the_persons_own_and_the_others_learn_on(qtbot: QtBot, window: MainWindow) -> None:
    training, session = window.compare.training, window.session
    training.choose_factor("activation")
    training.go(25)
    wanted = settled(qtbot, window).setup.experiments[2]
    window.compare.stage.used.emit(2)
    assert session.experiment == wanted
    begun(qtbot, window)
    assert settled(qtbot, window).step == 25
    assert "ReLU" in shown_words(window.compare.bars)
    turn_to(window, "network")
    press(window, Key.Key_Z, CONTROL)
    assert session.experiment == RINGS


def test_digits_are_compared_by_what_is_taken_for_what(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(few_digits(500))
    begun(qtbot, window)
    training = window.compare.training
    training.go(5)
    found = settled(qtbot, window)
    assert training.question is not None
    counts = found.lanes[0].answers[training.question]
    assert counts.sum() == len(now(window).dataset.test.x)


def test_numerical_gradients_take_long_and_can_be_paused_at_once(qtbot: QtBot, window: MainWindow) -> None:
    slow = replace(few_digits(500), gradient="central", hidden=(Dense(10),), optimizer=SGD(), batch_size=20)
    window.session.edit(slow)
    begun(qtbot, window)
    training = window.compare.training
    settled(qtbot, window)
    press(window, Key.Key_Space)
    with qtbot.waitSignal(training.stood):
        pass
    press(window, Key.Key_Space)
    found = settled(qtbot, window)
    assert {lane.step for lane in found.lanes} == {found.step}


# --- files --------------------------------------------------------------------------------------------------------


def test_a_file_brings_comparison_and_step_back(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    training = window.compare.training
    mine = Comparison("optimizer", (Lane("sgd", 0.2), Lane("adamw", 0.004)))
    training.edit(mine)
    training.go(70)
    wanted = settled(qtbot, window)
    with qtbot.waitSignal(window.session.files.saved):
        window.session.files.save(tmp_path / "a.nori", window._remembered())
    training.edit(comparison_of("units", RINGS))
    turn_to(window, "network")
    with qtbot.waitSignal(window.session.files.opened):
        window.session.files.open(tmp_path / "a.nori")
    begun(qtbot, window)
    assert window.tabs.value() == "compare"
    found = settled(qtbot, window)
    assert (training.comparison, found.step) == (mine, 70)
    assert training.can_undo == (False, False)
    for before, after in zip(wanted.lanes, found.lanes, strict=True):
        np.testing.assert_array_equal(before.curves["train_loss"].values, after.curves["train_loss"].values)


def test_another_window_opens_the_file_at_the_same_step(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    training = window.compare.training
    training.choose_factor("initial")
    training.go(33)
    settled(qtbot, window)
    with qtbot.waitSignal(window.session.files.saved):
        window.session.files.save(tmp_path / "a.nori", window._remembered())
    with opened(qtbot, DEFAULTS["moons"], dress=False) as other:
        begun(qtbot, other)
        with qtbot.waitSignal(other.session.files.opened):
            other.session.files.open(tmp_path / "a.nori")
        qtbot.waitUntil(lambda: other.compare.training.standings is not None)
        found = settled(qtbot, other)
        assert (found.step, other.compare.training.comparison) == (33, training.comparison)


@pytest.mark.parametrize("front", ["network", "compare"])
def test_the_step_of_a_file_is_gone_to_once_somebody_looks_and_kept_until_then(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, front: str
) -> None:
    training = window.compare.training
    training.go(33)
    settled(qtbot, window)
    turn_to(window, "network")
    with qtbot.waitSignal(window.session.files.saved):
        window.session.files.save(tmp_path / "a.nori", window._remembered())
    with opened(qtbot, DEFAULTS["moons"], dress=False) as other:
        begun(qtbot, other)
        turn_to(other, front)
        with qtbot.waitSignal(other.session.files.opened):
            other.session.files.open(tmp_path / "a.nori")
        begun(qtbot, other)
        turn_to(other, "output")
        with qtbot.waitSignal(other.session.files.saved):
            other.session.files.save(tmp_path / "b.nori", other._remembered())
        assert archive.read(tmp_path / "b.nori").window["compare.step"] == 33
        turn_to(other, "compare")
        assert settled(qtbot, other).step == 33


def test_a_leap_is_ended_when_somebody_looks_again(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Key.Key_Right, SHIFT)
    turn_to(window, "network")
    turn_to(window, "compare")
    assert settled(qtbot, window).step == 100


def test_nothing_plays_without_examples(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(with_source(window.session.experiment, "table"))  # where there is none yet
    training = window.compare.training
    assert training.setup is None
    press(window, Key.Key_Space)
    assert not training.playing
    window.session.edit(RINGS)
    begun(qtbot, window)
    press(window, Key.Key_Space)
    assert training.playing


def test_space_while_examples_are_still_made_plays_as_soon_as_they_are_there(qtbot: QtBot, window: MainWindow) -> None:
    training = window.compare.training
    window.session.edit(replace(RINGS, seed=RINGS.seed + 1))
    assert training.setup is None
    press(window, Key.Key_Space)
    assert training.playing
    qtbot.waitUntil(lambda: training.step_number > 20)
    press(window, Key.Key_Space)
    found = settled(qtbot, window)
    check(found, training.comparison, window.session.experiment)


def test_what_a_file_says_is_checked() -> None:
    comparison = comparison_of("optimizer", RINGS)
    said = to_window(comparison, 12)
    assert from_window(said, MOST) == (comparison, 12)
    for factor in FACTORS:
        other = comparison_of(factor, RINGS)
        assert from_window(to_window(other, 0), MOST) == (other, 0)
    validated = replace(comparison, validated=True)
    assert from_window(to_window(validated, 3), MOST) == (validated, 3)
    before = {key: value for key, value in said.items() if key != "compare.validated"}  # as older files have it
    assert from_window(before, MOST) == (comparison, 12)
    wrong: list[dict[str, object]] = [
        {"compare.factor": "luck"},
        {"compare.factor": 3},
        {"compare.step": -1},
        {"compare.step": MOST + 1},
        {"compare.step": True},
        {"compare.validated": "yes"},
        {"compare.lane.0": "no such thing"},
        {"compare.lane.0": 1.0},
        {"compare.lane.1.rate": 1e9},
        {"compare.lane.1.rate": "fast"},
        {"compare.lane.1.rate": None},
    ]
    for change in wrong:
        assert from_window({**said, **change}, MOST) is None, change  # type: ignore[dict-item]
    assert from_window({}, MOST) is None


def test_the_comparison_rests_where_it_fails(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    training = window.compare.training

    def fails(self: timeline.Timeline, steps: int) -> int:
        raise RuntimeError("for a test")

    failed: list[str] = []
    window.compare.failed.connect(failed.append)
    monkeypatch.setattr(timeline.Timeline, "advance", fails)
    training.go(5)
    qtbot.waitUntil(lambda: bool(failed))
    assert not training.playing
    assert not training.waits()
    assert isinstance(training, ComparisonSession)
