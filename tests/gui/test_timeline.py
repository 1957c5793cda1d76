"""The time machine in the real window: dragging back, what is shown there, going on, branches, marks and memory."""

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui import words_history
from gui.languages import Languages
from gui.main_window import MainWindow
from gui.panels.timeline import BUDGETS, FIRST_BUDGET, MB
from gui.settings import Settings
from gui.theme import Theme, strong
from gui.widgets.number import NumberField
from gui.widgets.timeline_bar import POSITIONS, TimelineBar
from model.data.taught import Taught, pack_drawings
from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.optimizers import SGD, Adam
from model.schedules import Cosine
from tests.gui.window import (
    LEFT,
    PLAIN,
    Key,
    at_rest,
    begun,
    click,
    handle,
    heard,
    hold,
    named,
    now,
    opened,
    point,
    press,
    reach,
    shown_words,
    timeline_in,
    type_into,
)
from tests.model.runs import bits_of, timeline_of
from tests.model.test_taught import drawings

START = DEFAULTS["spiral"]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with opened(qtbot, START, dress=False) as window:
        qtbot.waitUntil(lambda: window.session.snapshot is not None)
        yield window


def train(qtbot: QtBot, window: MainWindow, steps: int) -> None:
    """Train for some steps, and wait until they are on screen."""
    wanted = timeline_in(window.session).trainer.step_number + steps
    for _ in range(steps):
        window.session.step()
    at_rest(qtbot, window, wanted)


def bar_of(window: MainWindow) -> TimelineBar:
    return named(window, TimelineBar, "Timeline")


def place(bar: TimelineBar, step: int) -> QPoint:
    return QPoint(bar.x_of(step), bar.height() // 2)


def go(qtbot: QtBot, window: MainWindow, step: int) -> int:
    """Press the bar at a step and let go; return the step that a pixel there stands for."""
    bar = bar_of(window)
    qtbot.waitUntil(lambda: bar.end() >= step)  # text comes four times a second while it plays
    QTest.mouseClick(handle(bar), LEFT, PLAIN, reach(bar, place(bar, step)))
    at_rest(qtbot, window, bar.step())
    qtbot.waitUntil(lambda: not window.session.seeking)
    return bar.step()


def bits(window: MainWindow) -> object:
    return bits_of(timeline_in(window.session).trainer)


def straight(window: MainWindow) -> object:
    """The same history done straight."""
    timeline = timeline_in(window.session)
    again, step = timeline_of(timeline.history.first), timeline.trainer.step_number
    for event in timeline.history.events:
        if event.step <= step:
            again.advance(event.step - again.trainer.step_number)
            again.edit(event.experiment)
    again.advance(step - again.trainer.step_number)
    return bits_of(again.trainer)


# --- going back ---------------------------------------------------------------------------------------------------


def test_dragging_shows_each_moment_and_the_last_one_exactly(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(qtbot, window, 400)
    held = hold(monkeypatch, "seek")
    bar, steps = bar_of(window), heard(window.session.frame)
    QTest.mousePress(handle(bar), LEFT, PLAIN, reach(bar, place(bar, 400)))
    for step in range(390, 99, -10):
        QTest.mouseMove(handle(bar), reach(bar, place(bar, step)))
    assert window.session.seeking, "the window does not wait for the worker"
    held.append(1)
    wanted = bar.step()
    qtbot.waitUntil(lambda: now(window).step == wanted and not window.session.seeking)
    QTest.mouseRelease(handle(bar), LEFT, PLAIN, reach(bar, place(bar, 100)))
    assert abs(wanted - 100) <= 2
    assert (now(window).end, bar.step(), bar.end()) == (400, wanted, 400)
    assert bits(window) == straight(window)
    assert steps[-1].figures is not None
    assert f"step {strong(str(wanted))} of 400" in window.transport.timeline._place.text()


def test_where_there_is_no_room_for_all_of_it_the_place_is_said_in_short(qtbot: QtBot) -> None:
    with opened(qtbot, START, size=(1000, 640)) as window:
        begun(qtbot, window)
        timeline = window.transport.timeline
        there = replace(now(window), step=1_234, end=12_345, epoch=123.4)
        step = f"step {strong('1,234')}"
        for moves, said in ((None, step), ((2, 26), f"{step} · move 2 of 26")):
            timeline.show_run(replace(there, moves=moves))
            assert timeline._place.text() == said
            assert timeline._place.label().sizeHint().width() <= timeline._place.width()
        window.resize(1440, 900)
        qtbot.waitUntil(lambda: "12,345" in timeline._place.text())
        assert timeline._place.text() == f"{step} of 12,345 · epoch {strong('123.4')} · move 2 of 26"


def test_dragging_while_it_plays_pauses(qtbot: QtBot, window: MainWindow) -> None:
    window.session.set_speed(float("inf"))
    window.session.play()
    qtbot.waitUntil(lambda: now(window).step > 200)
    step = go(qtbot, window, 50)
    assert not window.session.playing
    assert now(window).step == step < now(window).end
    assert bits(window) == straight(window)


def test_many_targets_in_a_row_end_at_the_newest(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 600)
    shown = heard(window.session.frame)
    for step in (500, 20, 333, 90, 577, 42):
        window.session.seek(step)
    qtbot.waitUntil(lambda: not window.session.seeking and now(window).step == 42)
    assert bits(window) == straight(window)
    assert shown[-1].step == 42


def test_home_goes_to_the_start_and_arrows_step_on_the_focused_bar(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 60)
    press(window, Key.Key_Home)
    at_rest(qtbot, window, 0)
    bar = bar_of(window)
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_End)
    at_rest(qtbot, window, 60)
    press(window, Key.Key_Left)
    at_rest(qtbot, window, 59)
    press(window, Key.Key_PageDown)
    at_rest(qtbot, window, 56)
    press(window, Key.Key_Right)
    at_rest(qtbot, window, 57)
    assert now(window).end == 60
    assert bar.accessibleDescription() == "step 57 of 60"


def test_from_an_earlier_moment_training_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 300)
    step = go(qtbot, window, 100)
    window.session.step()
    at_rest(qtbot, window, step + 1)
    assert now(window).end == 300
    assert bits(window) == straight(window)


def test_a_play_while_a_seek_is_under_way_goes_on_from_there(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 500)
    window.session.seek(10)
    window.session.step()
    at_rest(qtbot, window, 11)
    assert now(window).end == 500


# --- choices follow -----------------------------------------------------------------------------------------------


def edit(qtbot: QtBot, window: MainWindow, experiment: Experiment) -> None:
    window.session.edit(experiment)
    qtbot.waitUntil(lambda: now(window).experiment == experiment)


def test_the_choices_are_those_that_were_in_force(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    train(qtbot, window, 100)
    later = replace(START, learning_rate=0.03)
    edit(qtbot, window, later)
    train(qtbot, window, 100)
    told = heard(session.experiment_changed)
    go(qtbot, window, 50)
    assert told == [START]
    assert session.experiment == START
    go(qtbot, window, 180)
    assert session.experiment == later
    go(qtbot, window, 50)
    train(qtbot, window, 100)
    assert now(window).experiment == START, "the edit lies on the way that was left"
    assert bits(window) == straight(window)


def test_an_edit_made_while_a_seek_is_under_way_is_not_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 100)
    edit(qtbot, window, replace(START, learning_rate=0.03))
    train(qtbot, window, 100)
    chosen = replace(START, learning_rate=0.5)
    window.session.seek(20)
    window.session.edit(chosen)
    qtbot.waitUntil(lambda: not window.session.seeking and now(window).step == 20)
    assert window.session.experiment == now(window).experiment == chosen


def test_undo_goes_past_an_edit_that_is_not_made_yet(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    first, second = replace(START, learning_rate=0.02), replace(START, learning_rate=0.03)
    train(qtbot, window, 100)
    edit(qtbot, window, first)
    session._undo.end_edit()  # much later
    train(qtbot, window, 100)
    edit(qtbot, window, second)
    train(qtbot, window, 100)
    go(qtbot, window, 150)
    assert session.experiment == first
    session.undo()
    qtbot.waitUntil(lambda: now(window).experiment == START)
    session.redo()
    qtbot.waitUntil(lambda: now(window).experiment == first)


# --- branches -----------------------------------------------------------------------------------------------------


def test_going_on_from_the_past_loses_nothing(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 300)
    plot, whole = window.curves["loss"].plot, bits(window)
    press(window, Key.Key_Home)
    at_rest(qtbot, window, 0)
    press(window, Key.Key_Right)
    at_rest(qtbot, window, 1)
    assert (bar_of(window).end(), now(window).branches) == (300, ())
    assert max(plot._later_lines["train"]._x) > 250
    window.session.play()
    qtbot.waitUntil(lambda: now(window).step > 300)
    window.session.pause()
    go(qtbot, window, 300)
    step = now(window).step
    for _ in range(abs(300 - step)):  # a pixel stands for several steps
        press(window, Key.Key_Left if step > 300 else Key.Key_Right)
    at_rest(qtbot, window, 300)
    assert bits(window) == whole


def test_what_came_after_is_faint_then_a_branch_until_there_is_another(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 300)
    plot = window.curves["loss"].plot
    step = go(qtbot, window, 100)
    assert max(plot._curve_lines["train"]._x) <= step
    assert max(plot._later_lines["train"]._x) > 250
    edit(qtbot, window, replace(START, learning_rate=0.03))
    window.session.step()
    at_rest(qtbot, window, step + 1)
    (branch,) = now(window).branches
    assert (branch.start, branch.end, branch.kept) == (step, 300, False)
    assert len(plot._later_lines["train"]) == 0
    faded = [line for name, line in plot._branch_lines if name == "train"]
    assert [max(line._x) > 250 for line in faded] == [True]
    assert faded[0].pen.color().alpha() < plot._curve_lines["train"].pen.color().alpha()
    train(qtbot, window, 400 - step)
    assert [b.number for b in now(window).branches] == [1], "only now both can be seen side by side"
    step = go(qtbot, window, 200)
    edit(qtbot, window, replace(START, learning_rate=0.01))
    train(qtbot, window, 320 - step)
    assert [b.number for b in now(window).branches] == [2]


def choose(window: MainWindow, text: str) -> None:
    """Open the menu of the timeline by its button, and take an entry."""
    timeline = window.transport.timeline
    timeline.menu_button.click()
    menu = timeline._menu
    (action,) = [a for a in menu.actions() if a.text() == text]
    QTest.mouseClick(menu, LEFT, PLAIN, menu.actionGeometry(action).center())
    menu.close()


def test_the_menu_leads_to_where_a_loss_was_lowest(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 300)
    for name, text in (("test_loss", "Go to the lowest test loss"), ("train_loss", "Go to the lowest training loss")):
        curve = now(window).curves[name]
        step = int(curve.steps[np.argmin(curve.values)])
        assert 0 < step < 300
        choose(window, f"{text} (step {step})")
        at_rest(qtbot, window, step)


def test_a_kept_branch_stays_until_it_is_dropped(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 200)
    step = go(qtbot, window, 100)
    edit(qtbot, window, replace(START, learning_rate=0.03))
    train(qtbot, window, 10)
    name = f"branch 1 (steps {step} to 200)"
    choose(window, f"Keep {name}")
    qtbot.waitUntil(lambda: now(window).branches[0].kept)
    train(qtbot, window, 200)
    plot = window.curves["loss"].plot
    assert [b.number for b in now(window).branches] == [1]
    at = plot.area().center().toPoint()
    point(plot.viewport(), QPoint(round(plot.area().left() + plot.area().width() * 150 / plot._range[1]), at.y()))
    assert name in plot._note.text()
    assert plot._note.text().split(name)[1].startswith("\ntrain ")
    choose(window, f"Drop {name}")
    qtbot.waitUntil(lambda: now(window).branches == ())
    assert plot._branch_lines == []


# --- marks --------------------------------------------------------------------------------------------------------


def test_edits_are_marked_and_said_under_the_pointer(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 120)
    edit(qtbot, window, replace(START, learning_rate=0.03))
    train(qtbot, window, 280)
    edit(qtbot, window, replace(START, learning_rate=0.03, batch_size=25, optimizer=SGD()))
    train(qtbot, window, 200)
    bar = bar_of(window)
    assert [c.step for c in now(window).changes] == [120, 400]
    point(bar, place(bar, 120))
    assert "η 0.01 → 0.03 at step 120" in bar.note()
    point(bar, place(bar, 400))
    assert "batch size 10 → 25 at step 400" in bar.note()
    assert "optimizer Adam → SGD at step 400" in bar.note()
    point(bar, place(bar, 300))
    assert "→" not in bar.note()
    assert bar.note().startswith("step ")
    point(window.curves["loss"].plot.viewport(), QPoint(50, 50))
    qtbot.waitUntil(lambda: bar.note() == "")
    plot = window.curves["loss"].plot
    assert plot._marks == (120, 400)
    picture = window.curves["accuracy"].plot.viewport().grab().toImage()
    area, column = plot.area(), round(plot.area().left() + 400 / plot._range[1] * plot.area().width())
    row = round(area.bottom()) - 4
    line, beside = picture.pixelColor(column, row), picture.pixelColor(column + 6, row)
    assert line.lightness() < beside.lightness() - 20, "there is a thin line in the plot"


def test_words_of_every_live_field() -> None:
    assert set(words_history.FIELDS) == {field.name for field in fields(Experiment) if field.metadata.get("live")}
    other = replace(START, learning_rate=1e-3, batch_size=32, l1=0.1, l2=1e-4, loss="mean_squared", gradient="central")
    assert words_history.changes(START, other) == [
        "loss function cross-entropy → mean squared",
        "η 0.01 → 0.001",
        "batch size 10 → 32",
        "L1 0 → 0.1",
        "L2 0 → 0.0001",
        "gradient method backpropagation → central difference",
    ]
    assert words_history.changes(START, replace(START, optimizer=Adam(beta_1=0.5))) == ["β₁ 0.9 → 0.5"]
    assert words_history.changes(START, replace(START, clip=0.5, schedule=Cosine())) == [
        "schedule constant → cosine",
        "clip gradient at 0 → 0.5",
    ]
    digits = DEFAULTS["digits"]
    taught = replace(digits, taught=Taught(pack_drawings(drawings(3))[0]))
    assert words_history.changes(digits, taught) == ["drawings 0 × 50 → 3 × 50"]
    assert words_history.changes(START, START) == []


# --- memory -------------------------------------------------------------------------------------------------------


def test_the_memory_is_shown_and_set_and_remembered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    train(qtbot, window, 50)
    timeline = window.transport.timeline
    texts = [action.text() for action in timeline.fill_menu().actions()]
    assert "Memory for going back: < 0.1 of 256 MB in use" in texts
    budgets = heard(timeline.budget_changed)
    choose(window, "64 MB")
    assert budgets == [64 * MB]
    model = timeline_in(window.session)
    qtbot.waitUntil(lambda: model.checkpoints.budget == 64 * MB)
    settings = Settings(tmp_path / "settings.ini")
    assert settings.budget == FIRST_BUDGET
    settings.budget = timeline.budget()
    assert Settings(tmp_path / "settings.ini").budget == 64


@pytest.mark.parametrize("said", ["", "0", "-1", "1e3", "many", "100000"])
def test_a_budget_that_is_not_offered_is_the_first(tmp_path: Path, said: str) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(f"[General]\nbudget={said}\n", encoding="utf-8")
    assert Settings(path).budget == FIRST_BUDGET
    assert FIRST_BUDGET in BUDGETS


# --- the bar alone ------------------------------------------------------------------------------------------------


def test_a_run_longer_than_any_slider_can_be_gone_through(qtbot: QtBot) -> None:
    bar = TimelineBar(Theme("light"))
    qtbot.addWidget(bar)
    bar.resize(400, 20)
    bar.set_place(10**12, 10**12)
    assert bar.maximum() <= POSITIONS
    steps = heard(bar.sought)
    bar.setValue(bar.minimum())
    bar.setValue(bar.maximum())
    assert steps[0] == 0
    assert 10**12 - steps[1] < 10**12 / POSITIONS + 1


def test_a_held_handle_stays_in_the_hand(qtbot: QtBot) -> None:
    bar = TimelineBar(Theme("light"))
    qtbot.addWidget(bar)
    bar.resize(400, 20)
    bar.show()
    bar.set_place(100, 100)
    QTest.mousePress(bar, LEFT, PLAIN, QPoint(200, 10))
    held = bar.step()
    bar.set_place(100, 120)
    assert (bar.step(), bar.end()) == (held, 100)
    QTest.mouseRelease(bar, LEFT, PLAIN, QPoint(200, 10))
    bar.set_place(100, 120)
    assert (bar.step(), bar.end()) == (100, 120)


def test_back_from_the_start_is_an_order_that_ends(qtbot: QtBot, window: MainWindow) -> None:
    window.session.step_back()
    assert window.session.seeking
    qtbot.waitUntil(lambda: not window.session.seeking)


def test_it_is_told_what_going_back_takes_back_and_it_can_be_chosen_there_too(
    qtbot: QtBot, window: MainWindow, languages: Languages
) -> None:
    train(qtbot, window, 4)
    type_into(named(window, NumberField, "Learning rate"), "0.05")
    qtbot.waitUntil(lambda: now(window).experiment.learning_rate == 0.05)
    press(window, Key.Key_Escape)
    press(window, Key.Key_Home)
    told = "Back to what was chosen at step 0: η 0.05 → 0.01"
    qtbot.waitUntil(lambda: told in shown_words(window.transport))
    assert window.session.experiment == START
    click(named(window.transport, QPushButton, "Change it here, too"))
    assert window.session.experiment.learning_rate == 0.05
    assert told not in shown_words(window.transport)
    press(window, Key.Key_Right)
    at_rest(qtbot, window, 1)
    assert now(window).experiment.learning_rate == 0.05, "it learns with it from the start"

    # Elsewhere it is no longer so, and in another language it was not said.
    type_into(named(window, NumberField, "Learning rate"), "0.1")
    qtbot.waitUntil(lambda: now(window).experiment.learning_rate == 0.1)
    press(window, Key.Key_Escape)
    press(window, Key.Key_Home)
    qtbot.waitUntil(lambda: "Back to what was chosen" in shown_words(window.transport))
    press(window, Key.Key_Right)
    at_rest(qtbot, window, 1)
    assert "Back to what was chosen" not in shown_words(window.transport)
    window.transport.show_message("Rows that are used: 120.", "info")
    languages.set_mode("ko")
    qtbot.waitUntil(lambda: "Rows that are used" not in shown_words(window.transport))


def test_that_choices_are_taken_back_is_told_in_full_until_they_change(qtbot: QtBot, window: MainWindow) -> None:
    train(qtbot, window, 4)
    for field, text in (("Learning rate", "0.05"), ("Batch size", "20")):
        type_into(named(window, NumberField, field), text)
    qtbot.waitUntil(lambda: (now(window).experiment.learning_rate, now(window).experiment.batch_size) == (0.05, 20))
    press(window, Key.Key_Escape)
    press(window, Key.Key_Home)
    told = f"η 0.05 → 0.01, batch size 20 → {START.batch_size}"
    qtbot.waitUntil(lambda: told in shown_words(window.transport))
    type_into(named(window, NumberField, "Learning rate"), "0.2")
    qtbot.waitUntil(lambda: now(window).experiment.learning_rate == 0.2)
    assert now(window).step == 0
    qtbot.waitUntil(lambda: "Back to what was chosen" not in shown_words(window.transport))


def test_of_many_choices_taken_back_as_many_are_told_as_one_line_has_room_for(qtbot: QtBot) -> None:
    with opened(qtbot, START, size=(1100, 700)) as window:
        begun(qtbot, window)
        left = replace(START, learning_rate=0.05, batch_size=20, l1=0.01, l2=0.01, clip=1.0)
        window.transport.show_taken_back(left, now(window))
        note = window.transport._note
        assert note.text().endswith(" …")
        assert note.lines(note.text(), window.transport.timeline.bar.width()) == 1
