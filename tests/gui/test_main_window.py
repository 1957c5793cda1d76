"""The main window, worked with mouse and keyboard: the main job, the keys, and that everything says what it is."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import QPoint, Qt, QThread
from PySide6.QtGui import QAction, QFont, QFontMetrics, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui import pace, words, words_problems
from gui.languages import Languages, Mode
from gui.main_window import MainWindow
from gui.panels.base import MoreLink
from gui.panels.curves import LossCard
from gui.panels.layer_row import DragHandle
from gui.panels.layer_settings import LayerSettings
from gui.plots.curves import CurvePlot
from gui.stages.descent import FUNCTION, SLOPE
from gui.theme import DARK, HEADING_PX, program_icon, strong, text_font
from gui.widgets.card import Card
from gui.widgets.choice import Choice
from gui.widgets.class_bars import ClassBars
from gui.widgets.drawing_pad import DrawingPad
from gui.widgets.groove import INSET, Groove
from gui.widgets.icon_button import IconButton
from gui.widgets.line import Line
from gui.widgets.number import NumberField
from gui.widgets.tile import TileButton
from model.blobs import Blob
from model.book import with_network
from model.defaults import DEFAULTS
from model.initial import Initial
from model.layers import Convolution, Dense
from model.observations import Scores
from model.optimizers import OPTIMIZERS, SGD
from model.snapshot import Snapshot
from model.trainer import Trainer
from tests.gui.window import (
    ALT,
    CONTROL,
    LEFT,
    SHIFT,
    Clock,
    Key,
    answered,
    at_rest,
    begun,
    click,
    drag,
    few_digits,
    heard,
    named,
    now,
    opened,
    paused,
    press,
    shown_words,
    turn_to,
    type_into,
)
from tests.model.runs import MADE, small


@pytest.fixture
def dressed(qtbot: QtBot) -> Iterator[MainWindow]:
    """The quick run with the stylesheet, for what is about the looks."""
    with opened(qtbot, small()) as window:
        begun(qtbot, window)
        yield window


def tile(window: MainWindow, source: str) -> TileButton:
    return named(window, TileButton, words.name("source", source))


def fast(window: MainWindow) -> None:
    """Move the speed to its end, with the keyboard."""
    groove = named(window, Groove, "Speed")
    groove.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_End)
    press(window, Key.Key_Escape)


def go(window: MainWindow, stage: str) -> None:
    """Click on a stage's tab."""
    [tab] = [b for b in window.tabs.findChildren(QAbstractButton) if b.property("key") == stage or key_of(b) == stage]
    click(tab)


def key_of(button: QAbstractButton) -> str:
    key = getattr(button, "key", "")
    return key if isinstance(key, str) else ""


def pad_of(window: MainWindow) -> DrawingPad:
    [pad] = [pad for pad in window.findChildren(DrawingPad) if pad.isVisible()]
    return pad


def bars_of(window: MainWindow) -> ClassBars:
    [bars] = [bars for bars in window.findChildren(ClassBars) if bars.isVisible()]
    return bars


def circle(count: int, start: float, end: float) -> list[tuple[float, float]]:
    """Places on an ellipse, in radians clockwise from the top, as shares of the pad."""
    turns = [start + (end - start) * k / count for k in range(count + 1)]
    return [(0.5 + 0.21 * math.sin(turn), 0.5 - 0.33 * math.cos(turn)) for turn in turns]


def between(a: tuple[float, float], b: tuple[float, float], count: int = 10) -> list[tuple[float, float]]:
    return [(a[0] + (b[0] - a[0]) * k / count, a[1] + (b[1] - a[1]) * k / count) for k in range(count + 1)]


DIGITS = {
    0: circle(40, 0, -2 * math.pi),
    1: between((0.5, 0.15), (0.5, 0.85)),
    7: [*between((0.25, 0.2), (0.75, 0.2)), *between((0.75, 0.2), (0.42, 0.85))],
}
"""Digits as a hand would draw them, in one stroke."""


# --- the main job -------------------------------------------------------------------------------------------------


def test_the_main_job(qtbot: QtBot) -> None:
    """Build a network, press play, watch it learn, pause, step, turn a knob; train on digits, draw one, it is read."""
    with opened(qtbot, DEFAULTS["circle"]) as window:
        session = window.session
        begun(qtbot, window)

        click(tile(window, "spiral"))
        first = begun(qtbot, window)
        assert first.dataset.data == DEFAULTS["spiral"].data
        click(named(window, QPushButton, "+ Add layer"))
        first = begun(qtbot, window)
        assert [shape for (shape,) in first.experiment.shapes] == [8, 8, 8, 2]
        assert first.step == 0
        assert first.figures

        fast(window)
        press(window, Key.Key_Space)
        assert session.playing
        losses = heard(session.frame)

        def has_been_seen_to_fall() -> bool:
            fell = now(window).figures[0].loss < 0.1 * first.figures[0].loss  # type: ignore[index]
            return fell and len({snapshot.step for snapshot in losses}) > 3  # in more than one picture

        qtbot.waitUntil(has_been_seen_to_fall)

        click(named(window, IconButton, "pause"))
        assert not session.playing
        resting = paused(qtbot, window)
        qtbot.waitUntil(lambda: strong(f"{resting:,}") in shown_words(window.transport))
        click(named(window, IconButton, "One step"))
        at_rest(qtbot, window, resting + 1)

        press(window, Key.Key_Space)
        run = now(window).run_id
        type_into(named(window, NumberField, "Learning rate"), "0.003")
        qtbot.waitUntil(lambda: now(window).experiment.learning_rate == 0.003)
        changed = now(window)
        assert changed.run_id == run
        assert changed.step > resting
        qtbot.waitUntil(lambda: now(window).step > changed.step)
        assert session.playing
        press(window, Key.Key_Escape)  # out of the field
        press(window, Key.Key_Space)
        assert not session.playing

        progress = heard(session.progressed)
        click(tile(window, "digits"))
        assert session.experiment.hidden == first.experiment.hidden  # the network is the person's own, and stays
        click(named(window, QPushButton, "Default network and learning"))
        assert session.experiment == DEFAULTS["digits"]
        [bar] = window.transport.findChildren(QProgressBar)
        qtbot.waitUntil(bar.isVisible)
        assert bar.accessibleName() == "How far it has come"
        assert "Making examples" in shown_words(window.transport)
        assert "Examples are being made for this network." in shown_words(window)  # and nothing of the run before
        assert not window.columns.front.isVisible()
        assert {figure.text() for figure in window.transport.figures.values()} == {"–"}
        assert all(len(plot._x) == 0 for card in window.curves.values() for plot in card.plot._curve_lines.values())
        click(named(window, QPushButton, "Data: More settings"))
        type_into(named(window, NumberField, "Examples"), "1500")
        press(window, Key.Key_Escape)
        qtbot.waitUntil(lambda: session.snapshot is not None)
        assert ("data", 1, 1) in progress
        qtbot.waitUntil(lambda: not bar.isVisible())
        assert window.columns.front.isVisible()
        assert now(window).dataset.data.samples == 1_500

        press(window, Key.Key_Space)
        qtbot.waitUntil(lambda: now(window).step >= 400)
        press(window, Key.Key_Space)
        assert not session.playing
        assert now(window).figures[1].accuracy > 0.8  # type: ignore[index]

        go(window, "draw")
        for digit, shares in DIGITS.items():
            pad = pad_of(window)
            drag(pad, [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in shares])
            qtbot.waitUntil(lambda digit=digit: bars_of(window).winner() == digit)
            click(named(window, QPushButton, "Clear"))
            assert bars_of(window).winner() is None


# --- keys ---------------------------------------------------------------------------------------------------------


def test_the_first_key_of_all_plays(window: MainWindow) -> None:
    press(window, Key.Key_Space)
    assert window.session.playing


@pytest.mark.parametrize("way", ["key", "click"])
def test_space_plays_on_every_stage(window: MainWindow, way: str) -> None:
    for place, name in enumerate(window.stages, 1):
        if way == "key":
            press(window, Qt.Key(Key.Key_0 + place), ALT)
        else:
            go(window, name)
        assert window.tabs.value() == name
        press(window, Key.Key_Space)
        assert window.driven.now.playing
        press(window, Key.Key_Space)
        assert not window.driven.now.playing


def test_single_keys_work_the_transport(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Key.Key_Right)
    at_rest(qtbot, window, 1)
    press(window, Key.Key_Right, SHIFT)
    at_rest(qtbot, window, 5)
    press(window, Key.Key_Left)
    at_rest(qtbot, window, 4)
    press(window, Key.Key_Space)
    assert window.session.playing
    press(window, Key.Key_Space)
    assert not window.session.playing
    run = now(window).run_id
    press(window, Key.Key_R, CONTROL)
    qtbot.waitUntil(lambda: window.session.snapshot is not None and now(window).run_id > run)
    at_rest(qtbot, window, 0)


def test_alt_and_a_number_go_to_the_stages(window: MainWindow) -> None:
    for place in (2, 1, len(window.stages)):
        press(window, Qt.Key(Key.Key_0 + place), ALT)
        name, stage = list(window.stages.items())[place - 1]
        assert (window.tabs.value(), stage.isVisible()) == (name, True)
        assert [s for s in window.stages.values() if s.isVisible()] == [stage]


@pytest.mark.parametrize("name", ["Learning rate", "Batch size"])
def test_keys_belong_to_the_field_that_is_typed_in(qtbot: QtBot, window: MainWindow, name: str) -> None:
    field = named(window, NumberField, name)
    before = field.text()
    type_into(field, "1 2", end=None)
    assert field.text() == "1 2"
    press(window, Key.Key_Left)
    press(window, Key.Key_Right)
    press(window, Key.Key_Right, SHIFT)
    assert field.hasFocus()
    assert now(window).step == 0
    assert not window.session.playing
    press(window, Key.Key_Escape)  # takes back what was typed
    assert field.text() == before
    assert field.hasFocus()
    press(window, Key.Key_Escape)  # gives the keys back to the stage
    assert not field.hasFocus()
    press(window, Key.Key_Right)
    at_rest(qtbot, window, 1)


def test_space_plays_after_a_number_is_taken(qtbot: QtBot, window: MainWindow) -> None:
    field = named(window, NumberField, "Learning rate")
    type_into(field, "0.01")
    press(window, Key.Key_Space)
    assert window.session.playing
    assert field.text() == "0.01", "what is marked is not typed over"
    press(window, Key.Key_Space)
    assert not window.session.playing


def test_one_esc_leaves_a_number_that_is_refused(qtbot: QtBot, window: MainWindow) -> None:
    field = named(window, NumberField, "Learning rate")
    before = field.text()
    type_into(field, "1000")
    assert "The most is 100." in shown_words(window)
    press(window, Key.Key_Escape)
    assert field.text() == before
    assert not field.hasFocus()
    press(window, Key.Key_Space)
    assert window.session.playing


def test_space_plays_after_a_choice_from_a_list_that_was_clicked(qtbot: QtBot, window: MainWindow) -> None:
    field, choice = named(window, NumberField, "Learning rate"), named(window, Choice, "Optimizer")
    type_into(field, "0.01", end=None)
    click(choice)
    assert window.session.experiment.learning_rate == 0.01, "what was being typed is taken"
    QTest.keyClick(choice.view(), Key.Key_End)
    QTest.keyClick(choice.view(), Key.Key_Return)
    assert choice.value() == list(OPTIMIZERS)[-1]
    press(window, Key.Key_Space)
    assert window.session.playing


@pytest.mark.parametrize("kind", [QComboBox, Groove])
def test_keys_belong_to_the_list_or_slider_that_has_them(qtbot: QtBot, window: MainWindow, kind: type[QWidget]) -> None:
    control = next(w for w in window.learning.findChildren(kind) or window.data.findChildren(kind) if w.isVisible())
    control.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Right)
    assert begun(qtbot, window).step == 0
    press(window, Key.Key_Escape)
    assert not control.hasFocus()
    press(window, Key.Key_Space)
    assert window.session.playing
    press(window, Key.Key_Space)


def test_space_presses_the_button_that_has_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    button = named(window, IconButton, "One step")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Space)
    at_rest(qtbot, window, 1)
    assert not window.session.playing


def test_a_click_on_the_transport_leaves_the_keys_to_the_stage(qtbot: QtBot, window: MainWindow) -> None:
    click(named(window, IconButton, "One step"))
    at_rest(qtbot, window, 1)
    press(window, Key.Key_Space)
    assert window.session.playing
    press(window, Key.Key_Space)


def test_every_click_on_a_button_leaves_space_to_play(qtbot: QtBot, dressed: MainWindow) -> None:
    window = dressed
    click(named(window, QPushButton, "Data: More settings"))
    field = named(window, NumberField, "Examples")
    for count, button in enumerate(
        (
            tile(window, "circle"),
            named(window, QPushButton, "+ Add layer"),
            named(window, QPushButton, "Input x₀²"),
            named(window, QCheckBox, "Normalize inputs"),
            named(window, IconButton, "New seed"),
        ),
        100,
    ):
        type_into(field, str(count), end=None)
        click(button, QPoint(8, button.height() // 2) if isinstance(button, QCheckBox) else None)
        assert not field.hasFocus()
        assert window.session.experiment.data.samples in (count, 500)  # what was being typed is taken
        press(window, Key.Key_Space)
        assert window.session.playing, button.accessibleName() or button.text()
        press(window, Key.Key_Space)
        assert not window.session.playing


def test_a_scroll_bar_beside_the_settings_moves_nothing(qtbot: QtBot, dressed: MainWindow) -> None:
    window = dressed
    [area] = (area for area in window.columns._lefts.values() if area.isAncestorOf(window.data))
    bar = area.verticalScrollBar()
    window.resize(1440, 1400)
    qtbot.waitUntil(lambda: not bar.isVisible())

    def edges() -> tuple[int, int, int]:
        QApplication.processEvents()
        left = window.data.mapTo(window, QPoint()).x()
        return left, left + window.data.width(), window.columns._pages.mapTo(window, QPoint()).x()

    without = edges()
    window.resize(1440, 700)
    qtbot.waitUntil(bar.isVisible)
    assert edges() == without
    at = bar.mapTo(window, QPoint()).x()
    assert without[1] <= at
    assert at + bar.width() <= without[2]


def test_tab_reaches_every_control(window: MainWindow) -> None:
    wanted = {w for w in controls(window) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()}
    press(window, Key.Key_Escape)
    reached: list[QWidget] = []
    for _ in range(3 * len(wanted)):
        press(window, Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is not None:
            reached.append(focus)
    missing = {name_of(w) for w in wanted - set(reached)}
    assert not missing
    assert len(wanted) > 25


def test_what_tab_reaches_is_scrolled_into_view(dressed: MainWindow) -> None:
    window = dressed
    for _ in range(80):
        press(window, Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen = focus.viewport() if isinstance(focus, QAbstractScrollArea) else focus  # which covers all of it
        assert not seen.visibleRegion().isEmpty(), name_of(focus)


# --- everything says what it is -----------------------------------------------------------------------------------

FOCUSABLE = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider)


def controls(window: MainWindow) -> list[QWidget]:
    """What can be worked with and is there now: buttons, fields, lists, sliders, and what else takes the keyboard."""
    found: list[QWidget] = []
    for widget in window.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), QComboBox | QMenu) or widget.window() is not window
        if not widget.isVisible() or inner or widget.focusProxy() is not None or isinstance(widget, QScrollBar):
            continue
        if isinstance(widget, FOCUSABLE) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
    return found


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text!r}"


def unfold(window: MainWindow) -> None:
    """Have in sight what is folded away of data, learning and the layers there are now."""
    folded = [more for more in window.findChildren(MoreLink) if not more.isChecked()]
    folded += [row._more for row in window.network.findChildren(LayerSettings) if not row.is_open()]
    for more in folded:
        if more.isVisible():
            click(more)


def test_every_control_has_a_tooltip_and_a_name_with_all_data_and_stages(qtbot: QtBot, window: MainWindow) -> None:
    nameless, silent, seen = set[str](), set[str](), set[str]()
    for source in MADE:
        window.session.edit(few_digits() if source == "digits" else DEFAULTS[source])
        begun(qtbot, window)
        for stage in window.stages:
            go(window, stage)
            unfold(window)
            for control in controls(window):
                seen.add(name_of(control))
                text = control.text() if isinstance(control, QAbstractButton) else ""
                if not control.accessibleName() and not any(letter.isalnum() for letter in text):
                    nameless.add(f"{source}, {stage}: {name_of(control)}")
                if not control.toolTip():
                    silent.add(f"{source}, {stage}: {name_of(control)}")
    assert not nameless
    assert not silent
    assert len(seen) > 50
    folded = {f"Choice '{name}'" for name in ("Layer 1: Initial weights", "Output layer: Initial weights", "Precision")}
    assert folded <= seen


def test_no_two_controls_on_screen_have_one_name(qtbot: QtBot, window: MainWindow) -> None:
    for stage in window.stages:
        go(window, stage)
        names = [name_of(control) for control in controls(window)]
        assert sorted(names) == sorted(set(names))


def test_no_control_is_cut_off_in_the_smallest_window(qtbot: QtBot, dressed: MainWindow) -> None:
    window = dressed
    window.resize(1_100, 700)
    qtbot.waitUntil(lambda: window.width() == 1_100)
    for source in ("rings", "sine", "digits"):
        window.session.edit(few_digits() if source == "digits" else DEFAULTS[source])
        begun(qtbot, window)
        for stage in window.stages:
            go(window, stage)
            qtbot.waitUntil(lambda at=stage: at != "descent" or window.descent.race.standings is not None)
            for _ in range(4):  # a layout, and those around it
                QApplication.processEvents()
            for widget in window.findChildren(QWidget):
                parent = widget.parentWidget()
                if not widget.isVisible() or parent is None or widget.window() is not window:
                    continue
                if isinstance(widget, (QAbstractButton, QLineEdit, QComboBox, ClassBars, DrawingPad, QAbstractSlider)):
                    corner = widget.mapTo(window, QPoint(widget.width(), 0)).x()
                    assert corner <= window.width(), f"{source}, {stage}: {name_of(widget)} leaves the window"
                    inside = parent.rect().adjusted(-2, -2, 2, 2).contains(widget.geometry())
                    assert inside, f"{source}, {stage}: {name_of(widget)} is cut off by {type(parent).__name__}"
                if isinstance(widget, ClassBars):
                    assert widget.height() >= widget.minimumSizeHint().height(), f"{source}, {stage}: bars"
                if isinstance(widget, QAbstractButton) and not isinstance(widget, (TileButton, DragHandle)):
                    assert widget.width() >= widget.minimumSizeHint().width(), f"{source}, {stage}: {name_of(widget)}"


# --- what is shown ------------------------------------------------------------------------------------------------


def test_the_draw_stage_leads_to_digits(qtbot: QtBot) -> None:
    with opened(qtbot, DEFAULTS["moons"], dress=False) as window:
        begun(qtbot, window)
        go(window, "draw")
        click(named(window, QPushButton, "Train one on digits"))
        assert window.session.experiment == DEFAULTS["digits"]
        assert tile(window, "digits").isChecked()
        window.session.edit(few_digits())  # no need to wait for all of them
        begun(qtbot, window)
        qtbot.waitUntil(lambda: "not learned anything yet" in shown_words(window.stages["draw"]))


def test_a_blocked_network_disables_the_transport_until_it_is_put_right(qtbot: QtBot, window: MainWindow) -> None:
    given = Initial("given", values=Blob("0" * 64))
    window.session.edit(small(hidden=(Dense(4, initial=given),)))
    buttons = [b for b in window.transport.findChildren(IconButton) if b.isVisible()]
    assert not any(button.isEnabled() for button in buttons)
    for key in (Key.Key_Space, Key.Key_Right, Key.Key_Left):
        press(window, key)
    press(window, Key.Key_R, CONTROL)
    assert not window.session.playing
    click(named(window.network, QPushButton, "Draw them instead"))
    begun(qtbot, window)
    press(window, Key.Key_Right)
    at_rest(qtbot, window, 1)
    assert all(button.isEnabled() for button in buttons)


def test_while_no_run_can_start_nothing_of_the_one_before_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    begun(qtbot, window)
    go(window, "network")
    press(window, Key.Key_Right, SHIFT)
    at_rest(qtbot, window, 5)
    figures, plots = window.transport.figures, {name: card.plot for name, card in window.curves.items()}
    qtbot.waitUntil(lambda: figures["accuracy"].text() != "–")
    assert all(plot.last_points() for plot in plots.values())
    room = window.columns._pages.geometry()
    press(window, Key.Key_Escape)  # the keys are the stage's
    fitting = window.session.experiment
    window.session.edit(replace(fitting, hidden=(Convolution(), *fitting.hidden)))  # points are no images
    assert window.columns.standstill.hasFocus(), "not the remedy: Space would press it"
    [problem] = window.session.problems
    sentence, remedy = words_problems.problem(problem)
    assert [figure.text() for figure in figures.values()] == ["–"] * 3
    assert window.transport.timeline._place.text() == "–"
    assert not any(plot.last_points() for plot in plots.values())
    assert not any(any(card.legend(card._snapshot).values()) for card in window.curves.values())
    for name in ("network", "output", "inside", "draw"):
        go(window, name)
        assert not window.stages[name].isVisible()
        assert sentence in shown_words(window.columns._pages)
    go(window, "network")
    assert window.columns._pages.geometry() == room
    go(window, "descent")
    assert window.stages["descent"].isVisible(), "there are functions, too"
    go(window, "network")
    click(named(window.columns._pages, QPushButton, remedy))
    assert window.session.experiment == fitting
    assert window.network_stage.isVisible()
    begun(qtbot, window)
    press(window, Key.Key_Right)
    at_rest(qtbot, window, 1)
    assert plots["loss"].last_points()["train"][0] <= 1
    press(window, Key.Key_Z, CONTROL)
    press(window, Key.Key_Z, CONTROL)
    at_rest(qtbot, window, 5)
    assert all(plot.last_points() for plot in plots.values()), "undone, the curves are there again"
    qtbot.waitUntil(lambda: figures["loss"].text() != "–")


def test_of_a_run_that_diverged_nothing_is_said_any_more_where_the_choices_can_not_run(
    qtbot: QtBot, languages: Languages
) -> None:
    wild = replace(DEFAULTS["bumpy"], optimizer=SGD(), learning_rate=100.0, hidden=(Dense(8, "relu"),))
    with opened(qtbot, wild, dress=False, languages=languages) as window:
        begun(qtbot, window)
        press(window, Key.Key_Space)
        qtbot.waitUntil(lambda: "Diverged at step" in shown_words(window.transport))
        window.session.edit(replace(wild, hidden=(Convolution(), *wild.hidden)))
        assert "Diverged" not in shown_words(window.transport)
        window.resize(1100, 700)
        languages.set_mode("ko")
        qtbot.waitUntil(lambda: window.transport.buttons["play"].text() == "재생")
        assert [figure.text() for figure in window.transport.figures.values()] == ["–"] * 3
        assert "발산" not in shown_words(window.transport)


def test_every_step_of_a_slow_run_is_drawn_by_stage_and_curves(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(pace, "time", clock)
    go(window, "output")
    begun(qtbot, window)
    groove = named(window, Groove, "Speed")
    groove.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Home)
    assert window.transport.speed() == 1
    press(window, Key.Key_Escape)
    drawn: list[int] = []
    curves: list[int] = []
    stage, card = window.stages["output"], named(window, LossCard, "Loss")
    show_stage, show_card = stage.show_run, card.show_run
    stage.show_run = lambda snapshot: (drawn.append(snapshot.step), show_stage(snapshot))[1]  # type: ignore[method-assign]
    card.show_run = lambda snapshot: (curves.append(snapshot.step if snapshot else 0), show_card(snapshot))[1]  # type: ignore[method-assign]
    press(window, Key.Key_Space)
    for step in (1, 2, 3, 4):
        qtbot.waitUntil(lambda step=step: step in drawn and step in curves)
        clock.seconds += 1
    press(window, Key.Key_Space)


def test_what_has_not_changed_gives_its_frame_to_what_has(qtbot: QtBot, window: MainWindow) -> None:
    begun(qtbot, window)
    window.session.set_speed(0.01)  # no second step comes while this looks
    press(window, Key.Key_Space)
    shown = answered(qtbot, window)
    for _ in range(12):  # all is drawn as it is now
        window.session.frame.emit(shown)
    stage = window.columns.front
    drawn, show_stage = [], stage.show_run
    stage.show_run = lambda snapshot: (drawn.append(snapshot.step), show_stage(snapshot))[1]  # type: ignore[method-assign]
    for _ in range(10):
        window.session.frame.emit(shown)
    assert drawn == [shown.step] * 10
    press(window, Key.Key_Space)


def test_a_folded_card_is_up_to_date_when_it_is_opened_again(qtbot: QtBot, window: MainWindow) -> None:
    card = named(window, Card, "Loss")
    plot = card.findChild(CurvePlot)
    assert plot is not None
    click(card.header, QPoint(20, 12))
    assert card.folded
    press(window, Key.Key_Right, SHIFT)
    at_rest(qtbot, window, 5)
    click(card.header, QPoint(20, 12))
    assert not card.folded
    assert max(len(line) for line, _ in plot.drawn_lines()) >= 5


def test_a_folded_card_says_what_its_figures_are(qtbot: QtBot, window: MainWindow) -> None:
    accuracy, gradients = named(window, Card, "Accuracy"), named(window, Card, "Gradient norm")
    for card in (accuracy, gradients):
        click(card.header, QPoint(20, 12))
    window.session.edit(replace(DEFAULTS["plane"], hidden=(Dense(2),) * 2))
    begun(qtbot, window)
    qtbot.waitUntil(lambda: accuracy.title() == "R²")
    legends = [line.text() for card in (accuracy, gradients) for line in card.findChildren(Line)]
    assert "%" not in legends[0]
    assert [f"{k}</span>" in legends[1] for k in (1, 2, 3, 4)] == [True, True, True, False]


def test_a_folded_card_leaves_its_room_to_the_plots_below_and_above(qtbot: QtBot, window: MainWindow) -> None:
    """In a column of three cards that share its height: one less, and the other two share all but a header."""
    cards = list(window.curves.values())
    QApplication.processEvents()
    left, column = cards[0].header.height(), sum(card.height() for card in cards)
    assert max(card.height() for card in cards) - min(card.height() for card in cards) <= 1
    click(cards[0].header, QPoint(20, 12))
    QApplication.processEvents()
    folded = cards[0].height()
    assert left <= folded <= left + 20, "the header and its margins"
    assert sum(card.height() for card in cards) == column
    assert abs(cards[1].height() - cards[2].height()) <= 1
    for card in cards[1:]:
        click(card.header, QPoint(20, 12))
    QApplication.processEvents()
    assert [card.height() for card in cards] == [folded] * 3
    assert cards[2].y() - cards[1].y() == cards[1].y() - cards[0].y() < 2 * folded, "they stay above each other"
    for card in reversed(cards):
        click(card.header, QPoint(20, 12))
    QApplication.processEvents()
    assert sum(card.height() for card in cards) == column
    assert max(card.height() for card in cards) - min(card.height() for card in cards) <= 1


def test_a_failure_is_said_until_the_next_run(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(self: Scores, trainer: Trainer) -> None:
        raise ZeroDivisionError("broken")

    said = "Something went wrong"
    with monkeypatch.context() as patch:
        patch.setattr(Scores, "answer", broken)
        press(window, Key.Key_Space)
        qtbot.waitUntil(lambda: said in shown_words(window.transport))
    assert not window.session.playing
    assert "ZeroDivisionError" in capsys.readouterr().err
    ticks = heard(window.session._pictures._frames.timeout)
    qtbot.waitUntil(lambda: len(ticks) > 12)  # more than one writing of text
    assert said in shown_words(window.transport)
    press(window, Key.Key_R, CONTROL)
    begun(qtbot, window)
    qtbot.waitUntil(lambda: said not in shown_words(window.transport))
    press(window, Key.Key_Right)
    at_rest(qtbot, window, 1)


def test_divergence_is_said_with_a_way_back_to_where_the_loss_is_a_number(qtbot: QtBot, window: MainWindow) -> None:
    bumpy = replace(DEFAULTS["bumpy"], optimizer=SGD(), learning_rate=100.0, hidden=(Dense(8, "relu"),))
    window.session.edit(bumpy)
    begun(qtbot, window)
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: "Diverged at step" in shown_words(window.transport))
    assert not window.session.playing
    step = now(window).step
    click(named(window.transport, QPushButton, "Go back"))
    at_rest(qtbot, window, step - 2)
    qtbot.waitUntil(lambda: "Diverged" not in shown_words(window.transport) and now(window).figures is not None)
    assert all(math.isfinite(figures.loss) for figures in now(window).figures or [])
    press(window, Key.Key_Right)
    at_rest(qtbot, window, step - 1)
    assert not all(math.isfinite(figures.loss) for figures in now(window).figures or [])


def test_a_run_whose_first_loss_is_no_number_goes_back_to_its_start(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(small(output=replace(small().output, activation="identity")))
    begun(qtbot, window)
    press(window, Key.Key_Right)
    qtbot.waitUntil(lambda: "Diverged at step 1" in shown_words(window.transport))
    click(named(window.transport, QPushButton, "Go back"))
    at_rest(qtbot, window, 0)


def test_figures_are_those_of_this_step_when_the_run_rests(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Key.Key_Right)
    at_rest(qtbot, window, 1)
    qtbot.waitUntil(lambda: now(window).scores is not None and now(window).scores.step == 1)  # type: ignore[union-attr]
    scores = now(window).scores
    assert scores
    descriptions = {w.accessibleName(): w.accessibleDescription() for w in window.transport.findChildren(QWidget)}
    assert descriptions["training loss"] == f"{scores.train.loss:.4f}"
    assert f"{scores.train.loss:.3f}" in shown_words(named(window, Card, "Loss"))


def test_the_speed_suits_the_data_until_the_person_chooses(qtbot: QtBot) -> None:
    with opened(qtbot, dress=False) as window:
        begun(qtbot, window)
        assert window.transport.speed() == 300
        window.session.edit(few_digits())
        assert window.transport.speed() == 100
        fast(window)
        window.session.edit(small())
        assert math.isinf(window.transport.speed())


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900)])
def test_the_tabs_stay_where_they_are_whatever_is_folded(qtbot: QtBot, size: tuple[int, int]) -> None:
    with opened(qtbot, size=size) as window:
        begun(qtbot, window)
        places: set[int] = set()
        for stage in window.stages:
            turn_to(window, stage)
            QApplication.processEvents()
            places.add(window.tabs.mapTo(window, QPoint()).x())
        assert len(places) == 1


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_timeline_and_the_speed_stay_in_line_whatever_is_driven(
    qtbot: QtBot, languages: Languages, language: Literal["en", "ko"]
) -> None:
    """Each groove begins below its words, and both are as low on every bar: only buttons come and go before them."""
    with opened(qtbot, size=(1100, 700), languages=languages) as window:
        begun(qtbot, window)
        languages.set_mode(language)
        QApplication.processEvents()
        lows: set[int] = set()
        speeds: set[QPoint] = set()
        for stage, subject in (("network", ""), ("descent", FUNCTION), ("descent", SLOPE), ("compare", "")):
            turn_to(window, stage)
            if subject:
                window.descent.show_subject(subject)
            QApplication.processEvents()
            player = window._bar.currentWidget()
            assert player is not None
            grooves = [groove for groove in player.findChildren(Groove) if groove.isVisible()]
            assert len(grooves) == 2, "the timeline and the speed"
            lows |= {groove.mapTo(window, groove.rect().center()).y() for groove in grooves}
            speed = named(player, Groove, window.transport._speed.accessibleName())
            speeds.add(speed.mapTo(window, QPoint()))
            said = [label for label in player.findChildren(QLabel) if label.isVisible() and label.text()]
            begin = {label.mapTo(window, QPoint()).x() for label in said}
            assert begin >= {groove.mapTo(window, QPoint(INSET, 0)).x() for groove in grooves}
        assert (len(lows), len(speeds)) == (1, 1)


# --- menus --------------------------------------------------------------------------------------------------------


def entries(window: MainWindow) -> list[QAction]:
    """Every entry of every menu that does something."""
    found: list[QAction] = []
    menus = [action.menu() for action in window.menuBar().actions()]
    while menus:
        menu = menus.pop()
        assert isinstance(menu, QMenu)
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                menus.append(inner)
            elif not action.isSeparator():
                found.append(action)
    return found


def test_every_menu_has_entries_and_every_entry_words(window: MainWindow) -> None:
    assert all(action.text() for action in entries(window))
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        assert menu.actions(), action.text()
        assert "&" in action.text()


def test_a_network_of_the_book_is_taken_from_the_menu_and_undo_brings_the_one_before_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = window.session.experiment
    turn_to(window, "descent")
    [entry] = [a for a in entries(window) if a.text() == "SimpleConvNet: one convolution\tch. 7"]
    entry.trigger()
    assert window.columns.front is window.network_stage, "where its rows are"
    assert window.session.experiment == with_network(before, "simple_convolution")
    press(window.columns.page, Key.Key_Z, CONTROL)
    assert window.session.experiment == before


def test_no_two_menu_entries_share_a_key(window: MainWindow) -> None:
    keys = [a.shortcut().toString() for a in entries(window) if not a.shortcut().isEmpty()]
    assert len(set(keys)) == len(keys)


def test_the_colours_are_chosen_in_the_menu_and_everything_follows(qtbot: QtBot, dressed: MainWindow) -> None:
    window = dressed
    light = window.grab().toImage()
    [dark] = [a for a in entries(window) if a.text() == "Dar&k"]
    dark.trigger()
    assert window.theme.tokens is DARK
    assert dark.isChecked()
    QApplication.processEvents()
    image = window.grab().toImage()
    assert image != light
    bright = 0
    for x in range(10, image.width(), 20):
        for y in range(10, image.height(), 20):
            bright += image.pixelColor(x, y).lightness() > 235
    assert bright < 40  # a light patch of any size would be more


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", ["keys", "about"])
def test_a_box_leaves_as_much_room_at_the_left_as_at_the_right(
    qtbot: QtBot, languages: Languages, name: str, language: Literal["en", "ko"]
) -> None:
    with opened(qtbot, small(), languages=languages) as window:
        window.setWindowIcon(program_icon())
        begun(qtbot, window)
        languages.set_mode(language)
        window.menus.actions[name].trigger()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        QApplication.processEvents()
        [close] = box.findChildren(QPushButton)
        said = [label for label in box.findChildren(QLabel) if label.isVisible()]
        left = min(label.mapTo(box, label.contentsRect().topLeft()).x() for label in said)
        right = box.width() - close.mapTo(box, QPoint(close.width(), 0)).x()
        assert abs(left - right) <= 2
        whole = QTextDocument()
        whole.setDocumentMargin(0)
        whole.setDefaultFont(said[-1].font())
        whole.setHtml(box.text())
        heights: list[float] = []
        for width in (said[-1].contentsRect().width() + 1, 2000):
            whole.setTextWidth(width)
            heights.append(whole.size().height())
        assert name == "about" or heights[0] == heights[1], "every line is whole"
        close.click()


@pytest.mark.parametrize("text", ["&Keys", "&About Nori"])
def test_the_help_opens_and_closes(qtbot: QtBot, window: MainWindow, text: str) -> None:
    [entry] = [a for a in entries(window) if a.text() == text]
    entry.trigger()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    box = QApplication.activeModalWidget()
    assert box is not None
    assert any(len(label.text()) > 30 for label in box.findChildren(QLabel))
    [close] = box.findChildren(QPushButton)
    qtbot.mouseClick(close, LEFT)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


@pytest.mark.parametrize(
    ("language", "readme", "head"), [("en", "README.md", "| key | |"), ("ko", "resources/README.ko.md", "| 키 | |")]
)
def test_the_help_and_the_readme_name_the_same_keys(
    qtbot: QtBot, languages: Languages, language: Literal["en", "ko"], readme: str, head: str
) -> None:
    with opened(qtbot, small(), languages=languages) as window:
        begun(qtbot, window)
        languages.set_mode(language)
        window.menus.actions["keys"].trigger()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        box = QApplication.activeModalWidget()
        assert box is not None
        assert box.width() > box.height()
        [table] = [label.text() for label in box.findChildren(QLabel) if "<table" in label.text()]
        cells = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<nobr>(.*?)</nobr>", table)]
        text = (Path(__file__).parents[2] / readme).read_text(encoding="utf-8")
        lines = text.partition(f"{head}\n|---|---|\n")[2].partition("\n\n")[0].splitlines()
        assert list(zip(cells[::2], cells[1::2], strict=True)) == [
            tuple(line.strip("| ").split(" | ")) for line in lines
        ]
        box.close()


# --- the end ------------------------------------------------------------------------------------------------------


def test_closing_while_it_trains_ends_everything(qtbot: QtBot) -> None:
    with opened(qtbot, dress=False) as window:
        frames: list[Snapshot] = heard(window.session.frame)
        fast(window)
        press(window, Key.Key_Space)
        qtbot.waitUntil(lambda: len(frames) > 3)
        window.close()
        assert not any(thread.isRunning() for thread in window.session.findChildren(QThread))
        count = len(frames)
        QApplication.processEvents()
        assert len(frames) == count


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900)])
def test_title_and_legend_of_gradients_stand_apart(qtbot: QtBot, size: tuple[int, int]) -> None:
    with opened(qtbot, small(hidden=(Dense(2),) * 2), size=size) as window:
        card = window.cards["gradients"]
        for hidden in (2, 4, 6):
            window.session.edit(small(hidden=(Dense(2),) * hidden))
            begun(qtbot, window)
            QApplication.processEvents()
            legend, title = card.findChildren(Line)[0], QFontMetrics(text_font(HEADING_PX, QFont.Weight.DemiBold))
            end = legend.geometry().right() - legend.label().sizeHint().width()  # it ends at the right
            assert end - 6 - title.horizontalAdvance(card.title()) >= 10  # begins 6 pixels from the edge of the header
            named = re.sub(r"<[^>]*>|&nbsp;|\s", "", legend.text())
            assert named in (f"layer{''.join(f'●{k + 1}' for k in range(hidden + 1))}", f"layer●1…●{hidden + 1}")
            assert ("…" in named) == (hidden == 6 or (hidden == 4 and size[0] == 1100))


@pytest.mark.parametrize("size", [(1100, 700), (1441, 900), (1920, 1080)])
def test_the_plots_at_the_right_stand_still_whatever_is_looked_at(qtbot: QtBot, size: tuple[int, int]) -> None:
    with opened(qtbot, size=size) as window:
        begun(qtbot, window)
        places = set()
        for stage in ("network", "inside", "draw"):
            turn_to(window, stage)
            QApplication.processEvents()
            places.add(window.columns._right.mapTo(window, QPoint()).x())
        assert len(places) == 1


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("stage", ["inside", "draw"])
@pytest.mark.parametrize("size", [(1000, 640), (1100, 700)])
def test_settings_that_are_opened_in_a_small_window_take_the_place_of_the_plots(
    qtbot: QtBot, languages: Languages, size: tuple[int, int], stage: str, language: Mode
) -> None:
    """The stage had 326 pixels, of the 379 that it needs at least."""
    languages.set_mode(language)
    with opened(qtbot, few_digits(), size=size, languages=languages) as window:
        begun(qtbot, window)
        turn_to(window, stage)
        page, plots = window.columns.page, window.cards["loss"]
        QApplication.processEvents()
        before = page.size()
        click(window.columns._fold)
        QApplication.processEvents()
        assert window.data.isVisible()
        assert not plots.isVisible()
        qtbot.waitUntil(lambda: page.minimumSizeHint() == page.size().boundedTo(page.minimumSizeHint()))
        assert page.width() > 600
        window.columns.bring_in_sight(plots)
        QApplication.processEvents()
        assert plots.isVisible()
        assert not window.data.isVisible()
        assert page.size() == before
