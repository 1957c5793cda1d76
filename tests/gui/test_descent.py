"""The Descent stage in the real window: what is chosen, where runners go, and what is said of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Literal

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QScrollArea
from pytestqt.qtbot import QtBot

from gui import words_descent as words
from gui.languages import Languages, Mode
from gui.main_window import MainWindow
from gui.orders import WasPut
from gui.panels.function import WEIGHT
from gui.panels.runner_row import RunnerRow
from gui.panels.slopes import AlongCard
from gui.plots.contour_map import written
from gui.plots.export import svg
from gui.race import FIRST, RaceSession, first_course
from gui.stages.descent import FUNCTION, NETWORK, SLOPE
from gui.widgets.button import TextButton
from gui.widgets.hint import Words
from gui.widgets.icon_button import IconButton
from gui.widgets.marks import MarkButton
from gui.widgets.number import NumberField
from gui.widgets.timeline_bar import Span
from model import timeline
from model.course import RunnerStandings
from model.defaults import DEFAULTS
from model.descent import MAX_RUNNERS, Runner, Slope, Status
from model.history import PUT_PROBLEMS
from model.layers import Convolution, Dense
from model.one_weight import OneWeight
from model.optimizers import OPTIMIZERS, SGD, Nesterov, Optimizer
from model.outlook import outlook
from model.surfaces import SURFACES, TYPED, Point, Window
from model.terms import Step
from model.terrain import PLANES, PROBLEMS, Terrain, TerrainAnswer
from tests.gui.window import (
    ALT,
    CONTROL,
    SHIFT,
    Key,
    answered,
    at_rest,
    begun,
    bits,
    choose,
    click,
    cut_off,
    drag,
    handle,
    heard,
    named,
    now,
    opened,
    paused,
    point,
    press,
    shown_words,
    steps,
    timeline_in,
    turn_to,
    type_formula,
    type_into,
    wheel,
)
from tests.model.runs import bits_of, timeline_of


@pytest.mark.parametrize("subject", ["A function", "Your network"])
@pytest.mark.parametrize(("language", "called"), [("en", "3-D"), ("ko", "3차원")])
def test_what_turns_the_map_into_a_relief_stays_under_the_pointer(
    qtbot: QtBot, languages: Languages, subject: str, language: Literal["en", "ko"], called: str
) -> None:
    with opened(qtbot, size=(1100, 700), languages=languages) as window:
        begun(qtbot, window)
        turn_to(window, "descent")
        click(named(window.descent.stage, QAbstractButton, subject))
        solid = named(window.descent.stage, TextButton, "3-D")
        languages.set_mode(language)
        qtbot.waitUntil(lambda: solid.text() == called and solid.width() == solid.sizeHint().width())
        place = solid.mapTo(window, solid.rect().center())
        for _ in range(2):
            click(solid)
            QApplication.processEvents()
            assert solid.mapTo(window, solid.rect().center()) == place


def test_how_the_axis_counts_follows_the_language(qtbot: QtBot, languages: Languages) -> None:
    with opened(qtbot, dress=False, languages=languages) as window:
        begun(qtbot, window)
        turn_to(window, "descent")
        settled(qtbot, window)
        [along] = [card for card in window.findChildren(AlongCard) if card.isVisible()]
        assert along.side() == "log"
        languages.set_mode("ko")
        qtbot.waitUntil(lambda: along.title() == "내려가는 동안의 f")
        assert along.side() == "로그"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with the Descent stage at the front, its first picture drawn."""
    with opened(qtbot, dress=False) as made:
        begun(qtbot, made)
        turn_to(made, "descent")
        settled(qtbot, made)
        yield made


def settled(qtbot: QtBot, window: MainWindow) -> RunnerStandings:
    """Wait until all that was asked is answered, and return where runners are."""
    race = window.descent.race
    waits = race._calculator.waits
    askers = ("stand", "look", "picture")
    qtbot.waitUntil(lambda: race.standings is not None and not any(waits(asker) for asker in askers))
    found = race.standings
    assert found is not None
    assert found.course == race.course
    assert found.step == race.step_number
    return found


def place_of(window: MainWindow, x0: float, x1: float) -> QPoint:
    """Where a place of the plane is on the map."""
    [at] = window.descent.stage.map.to_pixels(np.array([(x0, x1)]))
    return QPointF(*at).toPoint()


# --- the transport ------------------------------------------------------------------------------------------------


def test_the_keys_drive_the_runners_and_the_network_rests(qtbot: QtBot, window: MainWindow) -> None:
    before = answered(qtbot, window)
    press(window, Key.Key_Right)
    press(window, Key.Key_Right)
    assert settled(qtbot, window).step == 2
    press(window, Key.Key_Right, SHIFT)
    assert settled(qtbot, window).step == 12
    press(window, Key.Key_Left)
    assert settled(qtbot, window).step == 11
    press(window, Key.Key_Home)
    assert settled(qtbot, window).step == 0
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: window.descent.race.step_number >= 3)
    press(window, Key.Key_Space)
    assert not window.descent.race.playing
    assert settled(qtbot, window).step >= 3
    press(window, Key.Key_R, CONTROL)
    assert settled(qtbot, window).step == 0
    assert not window.session.playing
    assert window.session.snapshot is before
    said = re.sub("<[^>]+>", "", shown_words(window))
    assert "4 runners on x₀²/20 + x₁² · the network is paused" in said


def test_training_pauses_where_the_stage_comes_to_the_front_and_runners_where_it_goes(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: window.descent.race.step_number > 0)
    turn_to(window, "network")
    assert not window.descent.race.playing
    press(window, Key.Key_Space)
    assert window.session.playing
    turn_to(window, "descent")
    assert not window.session.playing


def test_the_figures_are_those_of_the_chosen_runner(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Key.Key_Right)
    settled(qtbot, window)
    figures = window.descent.bar.figures
    x = np.array([-7 - 0.95 * -0.7, 2 - 0.95 * 4])  # SGD with η = 0.95
    assert figures["value"].text() == words.number(x[0] ** 2 / 20 + x[1] ** 2)
    assert figures["gradient"].text() == words.number(float(np.hypot(x[0] / 10, 2 * x[1])))
    assert figures["step"].text() == "1"
    click(named(window, MarkButton, "Runner 3: AdaGrad"))
    found = settled(qtbot, window)
    assert figures["value"].text() == words.number(float(found.standings[2].path.values[-1]))


# --- the map ------------------------------------------------------------------------------------------------------


def test_a_click_starts_there_and_the_start_can_be_dragged(qtbot: QtBot, window: MainWindow) -> None:
    drawn, race = window.descent.stage.map, window.descent.race
    click(drawn.viewport(), place_of(window, 4, -3))
    assert race.course.start == pytest.approx((4, -3), abs=0.05)
    paths = settled(qtbot, window).standings
    assert all(s.path.points[0] == pytest.approx(race.course.start) for s in paths)
    press(window, Key.Key_Right)
    step = settled(qtbot, window).step
    here = place_of(window, *race.course.start)
    drag(drawn.viewport(), [here, here + QPoint(30, -20), place_of(window, -6, 3)])
    assert race.course.start == pytest.approx((-6, 3), abs=0.05)
    assert settled(qtbot, window).step == step, "runners go the way anew, as far as they had come"
    press(window, Key.Key_Z, CONTROL)
    assert race.course.start == pytest.approx((4, -3), abs=0.05), "a drag is undone as one"
    press(window, Key.Key_Z, CONTROL)
    assert race.course.start == SURFACES["stretched_bowl"].start
    press(window, Key.Key_Z, CONTROL | SHIFT)
    assert race.course.start == pytest.approx((4, -3), abs=0.05)


def test_dragging_elsewhere_moves_the_map_and_the_wheel_zooms_at_the_pointer(qtbot: QtBot, window: MainWindow) -> None:
    drawn, race = window.descent.stage.map, window.descent.race
    start, ((left, right), _) = race.course.start, drawn.window_seen()
    before = place_of(window, 5, -5)
    drag(drawn.viewport(), [before, before + QPoint(20, 0), before + QPoint(50, 0)])
    assert race.course.start == start
    assert drawn.window_seen()[0][1] - drawn.window_seen()[0][0] == pytest.approx(right - left)
    assert place_of(window, 5, -5) == before + QPoint(50, 0)
    at = place_of(window, 2, 2)
    under = drawn.to_plane(QPointF(at))
    wheel(drawn.viewport(), 2, at)
    assert drawn.to_plane(QPointF(at)) == pytest.approx(under)
    assert drawn.window_seen()[0][1] - drawn.window_seen()[0][0] == pytest.approx((right - left) / 1.25**2)
    settled(qtbot, window)
    seen = drawn._map
    assert seen is not None
    assert seen.window == drawn.window_seen(), "it is drawn anew at the new scale"
    click(named(window, IconButton, "See all of it"))
    assert drawn.window_seen()[0] == pytest.approx((left, right))


def test_the_scale_is_the_same_in_both_directions(window: MainWindow) -> None:
    drawn = window.descent.stage.map
    (left, right), (low, high) = drawn.window_seen()
    assert (right - left) / drawn.area().width() == pytest.approx((high - low) / drawn.area().height())
    (a, b), (c, d) = window.descent.race.course.surface.window
    assert left <= a
    assert right >= b
    assert low <= c
    assert high >= d


def test_arrows_and_values_can_be_hidden(qtbot: QtBot, window: MainWindow) -> None:
    drawn = window.descent.stage.map
    pictures = [drawn.grab().toImage()]
    for name in ("−∇f", "Values"):
        click(named(window, TextButton, name))
        settled(qtbot, window)
        pictures.append(drawn.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]
    click(named(window, TextButton, "−∇f"))
    click(named(window, TextButton, "Values"))
    settled(qtbot, window)
    assert drawn.grab().toImage() == pictures[0]


def test_every_surface_is_drawn(qtbot: QtBot, window: MainWindow) -> None:
    drawn = window.descent.stage.map
    for kind in SURFACES:
        choose(named(window, QComboBox, "f(x₀, x₁)"), kind)
        found = settled(qtbot, window)
        assert found.course.surface == SURFACES[kind]
        assert found.course.start == SURFACES[kind].start
        seen = drawn._map
        assert seen is not None
        assert seen.surface == SURFACES[kind]
        assert seen.window == drawn.window_seen()
        assert 4 <= len(seen.levels) <= 20
        press(window, Key.Key_Escape)
        press(window, Key.Key_Right, SHIFT)
        codes = [s.status.code for s in settled(qtbot, window).standings]
        assert set(codes) <= ({"running", "left"} if kind == "saddle" else {"running"}), (
            "learning rates suit the surface"
        )
        area = drawn.area()
        shot = drawn.grab().toImage()
        colors = {
            shot.pixelColor(x, y).name()
            for x in range(int(area.left()) + 9, int(area.right()) - 9, 31)
            for y in range(int(area.top()) + 9, int(area.bottom()) - 9, 31)
        }
        assert len(colors) > 8


# --- the surface panel --------------------------------------------------------------------------------------------


def test_no_surface_is_seen_under_runners_on_another(qtbot: QtBot, window: MainWindow) -> None:
    drawn = window.descent.stage.map
    assert drawn._shown_picture is not None
    seen: list[bool] = []
    window.descent.race.course_changed.connect(lambda _: seen.append(drawn._shown_picture is None))
    type_formula(window, "x0^2 + 3x1^2")
    assert seen == [True]
    settled(qtbot, window)
    assert drawn._shown_picture is not None
    assert drawn._shown_picture.drawn.surface == window.descent.race.course.surface


def test_a_typed_formula_is_drawn_and_run_on(qtbot: QtBot, window: MainWindow) -> None:
    type_formula(window, "x0^2 + 3x1^2")
    found = settled(qtbot, window)
    assert found.course.surface.kind == TYPED
    assert found.course.surface.at((2, 1))[0] == 7
    assert found.closer.gradient == pytest.approx((-14, 12))
    assert named(window, QComboBox, "f(x₀, x₁)").currentText() == "your own"
    press(window, Key.Key_Z, CONTROL)
    press(window, Key.Key_Escape)
    press(window, Key.Key_Z, CONTROL)
    assert window.descent.race.course.surface == SURFACES["stretched_bowl"]


NOWHERE = ["log(x0)", "log(x0) + 1/x1", "1/(x0 + 7)", "sqrt(x0 + 7)", "0/0", "1/0", "1/0 + x0", "exp(exp(x0^2))"]
"""Formulas without a value at the start."""


def test_a_formula_without_a_value_at_the_start_leaves_nothing_of_the_surface_before(
    qtbot: QtBot, window: MainWindow
) -> None:
    descent = window.descent
    for formula in NOWHERE:
        choose(named(window, QComboBox, "f(x₀, x₁)"), "stretched_bowl")
        press(window, Key.Key_Escape)
        press(window, Key.Key_Right)
        settled(qtbot, window)
        type_formula(window, formula)
        press(window, Key.Key_Escape)
        for key in (Key.Key_Right, Key.Key_Space):
            press(window, key)
            found = settled(qtbot, window)
            qtbot.waitUntil(lambda: not descent.race.playing)
            assert found.closer.point == (-7, 2), "it is the start that is looked at, not the origin"
            assert shown_words(descent.runners).count("is not defined at the start") == 1
            assert "%" not in shown_words(descent.runners)
            assert [track.lost for track in descent.stage.map.tracks()] == [True] * 4
            assert descent.bar.figures["gradient"].text() == "–"
            assert descent.bar.figures["value"].text() == ("0" if formula.startswith("sqrt") else "–")
            told = descent.pointer.texts()
            assert told["plane"] == told["cosine"] == told["steepness"] == "–"
            assert told["gradient"] == "(–, 0)" if formula.startswith("sqrt") else "(–, –)"
            assert not list(descent.along.plot.table()[1])
            assert not list(descent.errors.plot.table()[1])
            assert descent.along.plot.window_seen()[1] == (0, 1), "nor do the axes tell of it"
        click(named(window, TextButton, "3-D"))
        settled(qtbot, window)
        window.grab()


def test_no_number_is_told_where_f_has_none(qtbot: QtBot, window: MainWindow) -> None:
    type_formula(window, "log(x0)")
    settled(qtbot, window)
    drawn = window.descent.stage.map
    point(drawn.viewport(), place_of(window, 2, 1))
    assert window.descent.pointer.texts()["steepness"] != "–"
    point(drawn.viewport(), place_of(window, -3, 1))
    told = window.descent.pointer.texts()
    assert (told["value"], told["gradient"], told["unit"], told["actual"]) == ("–", "(–, –)", "–", "–")


def test_a_formula_of_the_same_window_is_drawn_in_all_that_is_seen(qtbot: QtBot, window: MainWindow) -> None:
    type_formula(window, "x0^2 + 3*sin(x1)")
    settled(qtbot, window)
    type_formula(window, "x0^2 + 4*sin(x1)")
    settled(qtbot, window)
    race, seen = window.descent.race, window.descent.stage.map
    drawn = seen.drawn_map()
    assert drawn is not None
    assert drawn.window == race._window == seen.window_seen()


def test_what_cant_be_read_is_pointed_at(window: MainWindow) -> None:
    course = window.descent.race.course
    field = type_formula(window, "x0^2 + y")
    assert window.descent.race.course == course
    assert "“y” is not known" in shown_words(window.descent.surface)
    assert field._wrong == (7, 8)
    assert field.text() == "x0^2 + y", "it can be put right"
    red = window.theme.color("bad")
    shot = field.grab().toImage()
    marked = [x for x in range(6, field.width() - 6) if shot.pixelColor(x, field.height() - 5) == red]
    before = field.fontMetrics().horizontalAdvance("x0^2 + ")
    assert marked
    assert before <= marked[0] <= before + 10, "the mark is below the character"
    QTest.keyClick(handle(field), Key.Key_Backspace)
    assert "not known" not in shown_words(window.descent.surface)
    press(window, Key.Key_Escape)
    assert field.text() == course.surface.formula


def test_a_long_formula_stays_readable_and_comes_back_from_a_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """With spaces around each sign it would be longer than what can be read: it was refused once it was left."""
    text = "x0^2+x1^2" + "+x0*x1" * 40
    field = type_formula(window, text)
    settled(qtbot, window)
    turn_to(window, "network")
    turn_to(window, "descent")
    click(field)
    press(field, Key.Key_Tab)
    assert (field.text(), field.accessibleDescription()) == (text, "")
    course = window.descent.race.course
    assert course.surface.at((2, 3))[0] == 4 + 9 + 40 * 6
    window.documents.path = tmp_path / "long.nori"
    with qtbot.waitSignal(window.session.files.saved):
        press(window, Key.Key_S, CONTROL)
    choose(named(window, QComboBox, "f(x₀, x₁)"), "stretched_bowl")
    with qtbot.waitSignal(window.session.files.opened):
        window.session.files.open(tmp_path / "long.nori")
    assert window.descent.race.course.surface.formula == text
    assert window.descent.race.course.surface.at((2, 3))[0] == 4 + 9 + 40 * 6


@pytest.mark.parametrize("code", ["en", "ko"])
def test_nothing_moves_where_a_formula_can_not_be_read(qtbot: QtBot, languages: Languages, code: Mode) -> None:
    languages.set_mode(code)
    with opened(qtbot, size=(1100, 700), languages=languages) as window:
        begun(qtbot, window)
        turn_to(window, "descent")
        for subject, box, below in (
            (FUNCTION, window.descent.surface._formula, window.descent.runners),
            (SLOPE, window.descent.slope.function._formula, window.descent.slope.differences),
        ):
            window.descent.show_subject(subject)
            QApplication.processEvents()
            place = below.mapTo(window, QPoint())
            assert box._note.text().endswith({"en": "Enter draws it.", "ko": "그려집니다."}[code])
            for text in ("sin(x", "y", "2 2", "x ^ ^", "", "-2^2", "1/2x"):
                type_into(box.field, text)
                QApplication.processEvents()
                assert below.mapTo(window, QPoint()) == place, box._note.text()
                press(window, Key.Key_Escape)


def test_a_coordinate_that_is_not_typed_keeps_its_last_digit(qtbot: QtBot, window: MainWindow) -> None:
    race, start = window.descent.race, (-3.0123456789, 4.0123456789)
    race.set_start(start)
    type_into(named(window, NumberField, "Start x₁"), "2")
    assert race.course.start == (start[0], 2)
    type_into(named(window, NumberField, "Start x₀"), "-1.23456789")
    assert race.course.start == (-1.23456789, 2)
    assert named(window, NumberField, "Start x₀").text() == "−1.23456789", "what is typed stays as it is"
    pointer = window.descent.pointer
    pointer._take((1 / 3, -2 / 3))
    type_into(named(window, NumberField, "v₁"), "1")
    assert pointer.direction == (1 / 3, 1)


def test_what_is_not_typed_has_room_in_its_field(qtbot: QtBot, window: MainWindow) -> None:
    race, pointer = window.descent.race, window.descent.pointer
    for a, b in ((-0.1724137, 0.1724137), (-1.234567e-5, 123456.789), (-5.88888888, 1e-12)):
        race.set_start((a, b))
        pointer._take((b, a))
        for name in ("Start x₀", "Start x₁", "v₀", "v₁"):
            field = named(window, NumberField, name)
            field.end(False)
            assert field.cursorPositionAt(QPoint(0, field.height() // 2)) == 0, (
                f"{name} {field.text()} is scrolled to see its end"
            )


def test_start_and_way_to_the_gradient_can_be_set(qtbot: QtBot, window: MainWindow) -> None:
    race = window.descent.race
    type_into(named(window, NumberField, "Start x₀"), "-3")
    type_into(named(window, NumberField, "Start x₁"), "4")
    assert race.course.start == (-3, 4)
    choose(named(window, QComboBox, "Gradient"), "central")
    type_into(named(window, NumberField, "h"), "1e-3")
    assert race.course.slope == Slope("central", 1e-3)
    assert settled(qtbot, window).standings[0].path.gradients[0] == pytest.approx((-0.3, 8), abs=1e-9)


# --- runners ------------------------------------------------------------------------------------------------------


def test_runners_are_added_changed_and_taken_out(qtbot: QtBot, window: MainWindow) -> None:
    race = window.descent.race
    assert [(r.optimizer.kind, r.learning_rate) for r in race.course.runners if r.optimizer] == list(FIRST)
    add = named(window, TextButton, "+ Add runner")
    while len(race.course.runners) < MAX_RUNNERS:
        click(add)
    assert not add.isEnabled()
    assert {r.optimizer.kind for r in race.course.runners if r.optimizer} == set(OPTIMIZERS)
    assert len(settled(qtbot, window).standings) == MAX_RUNNERS
    choose(named(window, QComboBox, "Runner 8: Optimizer"), "flow")
    type_into(named(window, NumberField, "Runner 8: Learning rate"), "0.5")
    assert race.course.runners[7] == Runner(None, 0.5)
    click(named(window, IconButton, "Remove runner 1"))
    assert len(race.course.runners) == MAX_RUNNERS - 1
    assert race.course.runners[0].optimizer == OPTIMIZERS["momentum"]()
    while len(race.course.runners) > 1:
        click(named(window, IconButton, "Remove runner 2"))
    assert not named(window, IconButton, "Remove runner 1").isEnabled()
    settled(qtbot, window)


def test_the_runner_that_is_looked_at_stays_it_when_others_come_and_go(qtbot: QtBot, window: MainWindow) -> None:
    race = window.descent.race
    adam = race.course.runners[3]
    click(named(window, MarkButton, "Runner 4: Adam"))
    click(named(window, IconButton, "Remove runner 1"))
    found = settled(qtbot, window)
    assert race.course.runners[race.chosen] == adam
    assert named(window, MarkButton, "Runner 3: Adam").isChecked()
    assert found.closer.point == tuple(found.standings[2].path.points[-1])
    race.undo()
    settled(qtbot, window)
    assert named(window, MarkButton, "Runner 4: Adam").isChecked()
    click(named(window, IconButton, "Remove runner 4"))  # that is no more: then it is the last one
    settled(qtbot, window)
    assert named(window, MarkButton, "Runner 3: AdaGrad").isChecked()


def test_the_chosen_runner_shows_its_settings_and_its_step(qtbot: QtBot, window: MainWindow) -> None:
    race = window.descent.race
    click(named(window, MarkButton, "Runner 2: Momentum"))
    type_into(named(window, NumberField, "Runner 2: Momentum μ"), "0.5")
    assert race.course.runners[1].optimizer == replace(OPTIMIZERS["momentum"](), momentum=0.5)
    press(window, Key.Key_Escape)
    press(window, Key.Key_Right)
    settled(qtbot, window)
    press(window, Key.Key_Right)
    found = settled(qtbot, window)
    row = window.descent.runners.findChildren(RunnerRow)[1]
    said = shown_words(row)
    assert "Its last step:\n∇f" in said, "at its place, ∇f is another by now"
    # By hand: v1 = ∇f(−7, 2) = (−0.7, 4); x = (−6.93, 1.6); ∇f = (−0.693, 3.2); v2 = 0.5 v1 + ∇f = (−1.043, 5.2).
    assert "v ← μv + ∇f" in said
    assert "∇f (−0.693, 3.2)" in said
    assert "μv (−0.35, 2)" in said
    assert "v (−1.04, 5.2)" in said
    assert "Δx (0.104, −0.52)" in said
    assert found.standings[1].path.points[-1] == pytest.approx((-6.93 + 0.1043, 1.6 - 0.52))


def test_what_a_runner_does_is_never_wider_than_the_column(qtbot: QtBot) -> None:
    """In a valley the slope across it is all but 0, so that numbers are long: all panels became wider for them."""
    with opened(qtbot) as window:
        turn_to(window, "descent")
        choose(named(window, QComboBox, "f(x₀, x₁)"), "two_basins")
        type_into(named(window, NumberField, "Start x₀"), "-0.249")
        type_into(named(window, NumberField, "Start x₁"), "-1.234e-10")
        press(window, Key.Key_Escape)
        press(window, Key.Key_Right)
        row = window.descent.runners.findChildren(RunnerRow)[0]
        area = next(area for area in window.findChildren(QScrollArea) if area.isAncestorOf(row))
        column = area.widget()
        assert column is not None
        for kind in (*OPTIMIZERS, "flow"):
            choose(named(row, QComboBox, "Runner 1: Optimizer"), kind)
            settled(qtbot, window)
            assert "e-" in shown_words(row), kind
            QApplication.sendPostedEvents()  # layouts are told of new widths by them
            assert column.minimumSizeHint().width() <= area.viewport().width(), kind


def test_divergence_and_standing_still_are_said(qtbot: QtBot, window: MainWindow) -> None:
    choose(named(window, QComboBox, "f(x₀, x₁)"), "bowl")
    while len(window.descent.race.course.runners) > 1:
        click(named(window, IconButton, "Remove runner 2"))
    row = window.descent.runners.findChildren(RunnerRow)[0]
    rate = named(window, NumberField, "Runner 1: Learning rate")
    type_into(rate, "10")
    press(window, Key.Key_Escape)
    settled(qtbot, window)
    assert "Each step makes it 19 times as far off: it diverges." in shown_words(row)
    press(window, Key.Key_Right, SHIFT)
    settled(qtbot, window)
    assert "Has left what is seen at step 1." in shown_words(row)
    choose(named(window, QComboBox, "Gradient"), "central")
    press(window, Key.Key_Escape)
    for _ in range(5):
        press(window, Key.Key_Right, SHIFT)
        settled(qtbot, window)
    assert "x ± h is rounded to x, so the difference is 0" in shown_words(row)
    choose(named(window, QComboBox, "Gradient"), "analytic")
    type_into(rate, "1e-10")
    settled(qtbot, window)
    assert "Hardly moves" in shown_words(row)


def test_a_runner_at_a_minimum_has_not_gone_wrong(qtbot: QtBot, window: MainWindow) -> None:
    """On x₀² + x₁², η = 0.5 leads to (0, 0) in one step; at 1e9, x ± 1e-16 is x."""
    choose(named(window, QComboBox, "f(x₀, x₁)"), "bowl")
    row = window.descent.runners.findChildren(RunnerRow)[0]
    for start, method, role in (("-3", "analytic", "hint"), ("1e9", "central", "hint-warning")):
        type_into(named(window, NumberField, "Start x₀"), start)
        choose(named(window, QComboBox, "Gradient"), method)
        if method == "central":
            type_into(named(window, NumberField, "h"), "1e-16")
        type_into(named(window, NumberField, "Runner 1: Learning rate"), "0.5")
        press(window, Key.Key_Escape)
        for _ in range(3):
            press(window, Key.Key_Right)
        settled(qtbot, window)
        said = next(label for label in row.findChildren(Words) if label.text().startswith(("Stays", "Frozen")))
        assert said.property("role") == role


def test_what_is_foretold_holds_for_where_the_runner_starts(qtbot: QtBot, window: MainWindow) -> None:
    """On x₀² − x₁² with η = 0.1: 1 − 0.2 = 0.8 along x₀, 1 + 0.2 = 1.2 along x₁."""
    race = window.descent.race
    row = window.descent.runners.findChildren(RunnerRow)[0]

    def says(on: str, start: Point, rate: float = 0.1) -> str:
        if on in SURFACES:
            choose(named(window, QComboBox, "f(x₀, x₁)"), on)
        else:
            choose(named(window, QComboBox, "f(x₀, x₁)"), TYPED)
            type_formula(window, on)
        race.edit(replace(race.course, runners=(Runner(SGD(), rate),), start=start))
        settled(qtbot, window)
        return shown_words(row)

    diverges, line = "it diverges", "only exactly on this line"
    said = says("saddle", (-3, 0))
    assert "each step leaves 80.0\u00a0% of the distance. But only exactly on this line: each step makes" in said
    assert "the least deviation from it 1.2 times as large." in said
    press(window, Key.Key_Escape)
    for _ in range(3):
        press(window, Key.Key_Right, SHIFT)
    settled(qtbot, window)
    assert diverges not in shown_words(row), "at (−3 · 0.8³⁰, 0)"
    assert "Each step makes it 1.2 times as far off: it diverges." in says("saddle", (-3, 0.01))
    assert diverges not in says("x0 x1", (1, 1))
    said = says("stretched_bowl", (-7, 0), 1.2)  # 1 − 1.2 · 0.1 and, across, 1 − 1.2 · 2
    assert "leaves 88.0\u00a0% of the distance." in said
    assert "1.4 times as large" in said
    said = says("x0^2", (-3, 4))
    assert "leaves 80.0\u00a0% of the distance." in said
    assert line not in said
    assert "leaves 60.0\u00a0%" in says("(x0 + x1)^2", (-3, 4)), "(x₀ + x₁)² changes by 4 along (1, 1)"
    assert "f has no minimum: in one direction it goes down evenly, for ever." in says("x0^2 + x1", (-3, 4))
    assert not re.search("distance|minimum|diverges", says("bowl", (0, 0))), "it is there"


def test_a_race_at_its_end_stops_by_itself(qtbot: QtBot, window: MainWindow) -> None:
    race = window.descent.race
    race.edit(replace(race.course, runners=(Runner(SGD(), 100.0),)))
    race.set_speed(float("inf"))
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: not race.playing)
    assert settled(qtbot, window).standings[0].status.code == "infinite"


KINKS = "abs(sin(40x0)) + abs(cos(37x1))"
"""Where a step of a flow takes about a second."""


def flow_among_kinks(qtbot: QtBot, window: MainWindow) -> RaceSession:
    """Have a flow run that takes long."""
    type_formula(window, KINKS)
    race = window.descent.race
    race.edit(replace(race.course, runners=(Runner(None, 1.0),), start=(0.5, 1.0)))
    press(window, Key.Key_Escape)
    settled(qtbot, window)
    return race


def test_runners_that_take_long_are_seen_on_the_way_and_stop_there(qtbot: QtBot, window: MainWindow) -> None:
    race = flow_among_kinks(qtbot, window)
    race.set_speed(float("inf"))
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: race.step_number >= 1)
    assert race.playing
    assert race.standings is not None
    assert race.standings.step == race.step_number == race.end < race.goal
    assert window.descent.bar.figures["step"].text() == str(race.step_number)
    press(window, Key.Key_Space)
    assert not race.playing
    stopped = settled(qtbot, window).step
    assert stopped == race.step_number == race.end == race.goal < 20
    press(window, Key.Key_Right)
    assert race.step_number == stopped + 1
    qtbot.waitUntil(lambda: not race.waits())
    assert settled(qtbot, window).step == stopped + 1
    press(window, Key.Key_Left)
    assert settled(qtbot, window).step == stopped


def test_another_race_begins_at_once_while_one_takes_long(qtbot: QtBot, window: MainWindow) -> None:
    race = flow_among_kinks(qtbot, window)
    race.restore(race.course, 10_000)
    qtbot.waitUntil(lambda: race.standings is not None and race.standings.step >= 1)
    assert race.standings is not None
    assert not race.standings.arrived
    assert race.step_number == 10_000, "it is where they are to be"
    race.edit(replace(race.course, runners=(Runner(SGD(), 1e-3),)))
    assert settled(qtbot, window).step == 10_000, "they go the way anew, as far as those before were to go"
    race.reset()
    assert settled(qtbot, window).step == race.end == 0


def test_a_race_that_takes_long_keeps_nobody_from_closing_the_window(qtbot: QtBot) -> None:
    with opened(qtbot, dress=False) as window:
        begun(qtbot, window)
        turn_to(window, "descent")
        settled(qtbot, window)
        race = flow_among_kinks(qtbot, window)
        race.restore(race.course, 10_000)
        qtbot.waitUntil(lambda: race.standings is not None and race.standings.step >= 1)
        begin = perf_counter()
        window.descent.close()
        assert perf_counter() - begin < 3
        qtbot.wait(100)  # an answer that was on its way comes now
        assert not race.waits()
        assert race._calculator._thread is None


# --- at one place -------------------------------------------------------------------------------------------------


def test_the_tangent_plane_is_never_cut_off_and_nothing_jumps_as_it_grows(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        turn_to(window, "descent")
        settled(qtbot, window)
        panel = window.descent.pointer
        choose(named(window, QComboBox, "f(x₀, x₁)"), "bowl")
        settled(qtbot, window)
        QApplication.sendPostedEvents()  # layouts are told of new heights by them
        high = panel.sizeHint().height()
        type_into(named(window, NumberField, "Start x₀"), "-0.0123")
        type_into(named(window, NumberField, "Start x₁"), "-0.00735")
        settled(qtbot, window)
        assert len(panel.texts()["plane"]) > 50
        qtbot.waitUntil(lambda: not cut_off(panel), timeout=5_000)
        QApplication.sendPostedEvents()
        assert panel.sizeHint().height() == high


def test_what_is_under_the_pointer_is_told(qtbot: QtBot, window: MainWindow) -> None:
    choose(named(window, QComboBox, "f(x₀, x₁)"), "bowl")
    settled(qtbot, window)
    panel = window.descent.pointer
    assert panel.texts()["place"] == "(−3, 4)", "of the chosen runner"
    drawn = window.descent.stage.map
    type_into(named(window, NumberField, "Start x₀"), "2")
    type_into(named(window, NumberField, "Start x₁"), "1")  # ∇f = (4, 2)
    settled(qtbot, window)
    texts = panel.texts()
    assert texts["gradient"] == "(4, 2)"
    assert texts["value"] == "5"
    assert texts["along"] == "6", "along (1, 1)"
    assert texts["unit"] == words.number(6 / 2**0.5, 4)
    assert texts["plane"] == "5 + 4(x₀ − 2) + 2(x₁ − 1)"
    for name, cosine in (("0° to ∇f", "1   0°"), ("90° to ∇f", "90°"), ("180° to ∇f", "−1   180°")):
        click(named(window, TextButton, name))
        assert panel.texts()["cosine"].endswith(cosine)
    type_into(named(window, NumberField, "v₀"), "1")
    type_into(named(window, NumberField, "v₁"), "0")
    type_into(named(window, NumberField, "Step |Δx|"), "0.1")
    assert panel.texts()["predicted"] == "0.4"
    assert panel.texts()["actual"] == "0.41"
    point(drawn.viewport(), place_of(window, -1, 2))
    qtbot.waitUntil(lambda: panel._pointed and panel.texts()["place"] != "(2, 1)")
    assert panel._at == pytest.approx((-1, 2), abs=0.05)


def test_on_another_surface_the_runner_is_told_of_while_the_pointer_rests(qtbot: QtBot, window: MainWindow) -> None:
    window.menus.actions["lesson_downhill"].trigger()
    while window.descent.race.course.surface != SURFACES["two_basins"]:
        press(window, Key.Key_Right, ALT)
    settled(qtbot, window)
    panel = window.descent.pointer
    point(window.descent.stage.map.viewport(), place_of(window, -1, 2))
    qtbot.waitUntil(lambda: panel._pointed)
    press(window, Key.Key_Right, ALT)
    settled(qtbot, window)
    texts = panel.texts()
    assert (texts["place"], texts["value"]) == ("(−3, 0.01)", "9"), "x₀² − x₁² at the start"
    assert not panel._pointed


# --- the right column ---------------------------------------------------------------------------------------------


def test_the_way_begins_with_room_for_some_steps(qtbot: QtBot, window: MainWindow) -> None:
    plot = window.descent.along.plot
    assert plot._range[:2] == (0, 10)
    texts = [text for _, text in plot._axes["bottom"].numbers]
    assert texts
    assert all(text.isdigit() for text in texts)
    assert [one.places for one in plot._drawn] == [[((0.0, pytest.approx(49 / 20 + 4)), True)]] * 4
    press(window, Key.Key_Right, SHIFT)
    settled(qtbot, window)
    press(window, Key.Key_Right)
    settled(qtbot, window)
    assert plot._range[1] == 11
    press(window, Key.Key_Home)
    settled(qtbot, window)
    assert plot._range[:2] == (0, 10)


def test_what_is_pointed_at_in_the_right_column_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Key.Key_Right, SHIFT)
    settled(qtbot, window)
    for card, begins in zip(window.descent.right[:3], ("step 5", "s ", "h "), strict=True):
        plot = card.plot
        point(plot.viewport(), plot.area().center().toPoint())
        qtbot.waitUntil(lambda plot=plot: not plot._note.isHidden())
        assert plot._note.text().startswith(begins)


def test_the_right_column_follows_the_chosen_runner(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Key.Key_Right, SHIFT)
    found = settled(qtbot, window)
    along, cut, errors = window.descent.right[:3]
    assert [one.name for one in along.plot._drawn] == [
        "SGD, η 0.95",
        "Momentum, η 0.1",
        "AdaGrad, η 1.5",
        "Adam, η 0.3",
    ]
    assert along.plot._drawn[0].y == pytest.approx(found.standings[0].path.values)
    tangent, curve = cut.plot._drawn
    assert curve.places[-1] == ((0.0, found.closer.value), True)
    assert curve.places[0][0][1] == found.standings[0].path.values[-2]
    assert tangent.name == "tangent"
    assert [one.name for one in errors.plot._drawn] == [
        "forward difference",
        "central difference",
        "five-point difference",
    ]
    assert errors.plot._drawn[0].places, "its valley is marked"
    assert not errors.plot._drawn[1].places, "on a quadratic there is no truncation"
    assert "Without truncation here: central difference" in errors.header.toolTip()
    press(window, Key.Key_Home)
    settled(qtbot, window)
    click(window.descent.slice._way._segments["x1"])
    [_, curve] = cut.plot._drawn
    assert curve.places == [((2.0, pytest.approx(49 / 20 + 4)), True)]


# --- your network -------------------------------------------------------------------------------------------------


def terrain(qtbot: QtBot, window: MainWindow) -> TerrainAnswer:
    """Wait until the terrain around the network at rest is complete and shown, and return it."""
    view = window.descent.stage.terrain

    def there() -> bool:
        answer, snapshot = view.answer, window.session.snapshot
        if answer is None or snapshot is None or answer.path is None or answer.steps is None or answer.plane is None:
            return False
        beside = abs(answer.path[-1] - answer.plane.origin)
        return answer.known == 1 and answer.steps[-1] == snapshot.step and bool((beside < 1e-6).all())

    qtbot.waitUntil(there)
    assert view.answer is not None
    return view.answer


def test_the_networks_loss_is_seen_and_the_path_grows(qtbot: QtBot, window: MainWindow) -> None:
    click(window.descent.stage._subject._segments["network"])
    assert window.driven.now is window.session, "the transport drives the training again"
    first = terrain(qtbot, window)
    assert first.path is not None
    assert len(first.path) == 1
    steps(qtbot, window, 3)
    second = terrain(qtbot, window)
    assert second.path is not None
    assert len(second.path) >= 4
    seen = window.descent.stage.map
    assert seen._map is second.map
    assert second.map is not None
    assert seen.window_seen()[0] == pytest.approx(second.map.window[0])
    assert len(seen._tracks[0].points) == len(second.path)
    assert shown_words(window.descent.plane).count("100 %") == 1
    tips = {label.text(): label.toolTip() for label in window.descent.plane._figures._names.values()}
    assert "Only for the plane of the path" in tips["path in the plane"]
    assert "the nearest place" in tips["beside the plane"]
    assert tips["evaluated"].startswith("For how many places of the map the loss is computed")


def test_beside_the_networks_loss_stands_which_colour_is_which_loss(qtbot: QtBot, window: MainWindow) -> None:
    """The lowest band is at the bottom; each has the colour of the map there, and ends at the height of a line."""
    seen = window.descent.stage.map
    area = seen.area()
    assert not seen.bands(), "a function of the person's own has its values on its lines"
    click(window.descent.stage._subject._segments["network"])
    drawn = terrain(qtbot, window).map
    assert drawn is not None
    bands = seen.bands()
    assert [text for *_, text in bands] == [*written(drawn.levels.tolist()), ""]
    tops = [place.top() for place, *_ in bands]
    assert tops == sorted(tops, reverse=True)
    assert all(place.left() > seen.area().right() for place, *_ in bands)
    picture = seen.grab().toImage()
    assert [picture.pixelColor(place.center().toPoint()).name() for place, *_ in bands] == [
        c.name() for _, c, _ in bands
    ]
    assert bands[0][1].name() == window.theme.tokens.panel
    assert len({color.name() for _, color, _ in bands}) == len(bands)
    said = svg(seen).decode()
    assert ">loss</text>" in said
    assert f">{bands[-2][2]}</text>" in said or f">{bands[-3][2]}</text>" in said
    click(window.descent.stage._subject._segments["function"])
    assert (seen.area(), seen.bands()) == (area, [])


def test_the_loss_between_known_places_lies_between_theirs(qtbot: QtBot, window: MainWindow) -> None:
    click(window.descent.stage._subject._segments["network"])
    answer, view = terrain(qtbot, window), window.descent.stage.terrain
    assert answer.map is not None
    assert answer.heights is not None
    (left, right), (low, high) = answer.map.window
    rows, columns = answer.heights.shape
    x = left + 10.25 * (right - left) / (columns - 1)
    known = answer.heights[20, 10:12]
    assert view._loss((x, low + 20 * (high - low) / (rows - 1))) == pytest.approx(0.75 * known[0] + 0.25 * known[1])
    assert view._loss((left - 1, low)) is None


def test_the_table_of_the_path_says_at_which_steps_the_network_was_there(qtbot: QtBot, window: MainWindow) -> None:
    """Of a long run not every step is known."""
    click(window.descent.stage._subject._segments["network"])
    window.session.set_speed(float("inf"))
    window.session.play()
    qtbot.waitUntil(lambda: now(window).step > 300)
    window.session.pause()
    answer = terrain(qtbot, window)
    assert answer.path is not None
    assert answer.steps is not None
    header, rows = window.descent.stage.terrain._map.table()
    assert list(header) == ["runner", "step", *window.descent.stage.terrain._axes]
    found = np.array(list(rows), float)
    assert found[:, 1].tolist() == answer.steps.tolist()
    assert (found[0, 1], found[-1, 1]) == (0, now(window).step)
    assert len(found) < now(window).step
    np.testing.assert_array_equal(found[:, 2:], answer.path)


def test_where_a_penalty_is_made_small_too_it_is_said_that_only_the_loss_is_drawn(
    qtbot: QtBot, window: MainWindow
) -> None:
    click(window.descent.stage._subject._segments["network"])
    plane, said = window.descent.plane, "Only the loss is drawn."
    terrain(qtbot, window)
    assert said not in shown_words(plane)
    for change in ({"l2": 0.1}, {"l2": 0.0, "l1": 0.1}):
        window.session.edit(replace(window.session.experiment, **change))
        assert said in shown_words(plane)
    choose(named(plane, QComboBox, "Plane"), "principal")
    qtbot.waitUntil(lambda: "The path is still too short" in shown_words(plane))  # then nothing is drawn
    assert said not in shown_words(plane)
    choose(named(plane, QComboBox, "Plane"), "random")
    terrain(qtbot, window)
    assert said in shown_words(plane)
    window.session.edit(replace(window.session.experiment, l1=0.0))
    assert said not in shown_words(plane)


def test_planes_can_be_chosen(qtbot: QtBot, window: MainWindow) -> None:
    click(window.descent.stage._subject._segments["network"])
    plane = window.descent.plane
    choose(named(plane, QComboBox, "Plane"), "principal")
    qtbot.waitUntil(lambda: "The path is still too short" in shown_words(plane))
    steps(qtbot, window, 5)
    answer = terrain(qtbot, window)
    assert f"{answer.shows:.1%}".replace("%", " %") in shown_words(plane)
    choose(named(plane, QComboBox, "Plane"), "random")
    before = terrain(qtbot, window)
    click(named(plane, IconButton, "Other directions"))
    other = terrain(qtbot, window)
    assert before.heights is not None
    assert other.heights is not None
    assert not np.array_equal(before.heights, other.heights)
    choose(named(plane, QComboBox, "Plane"), "chosen")
    train = choose_two_parameters(qtbot, window)
    choose(named(plane, QComboBox, "Loss on"), "test")
    test = terrain(qtbot, window)
    assert train.heights is not None
    assert test.heights is not None
    assert not np.array_equal(train.heights, test.heights)
    choose(named(plane, QComboBox, "Upwards"), "0")
    type_into(named(plane, NumberField, "Upwards: from"), "1")
    assert plane.axis_names() == ("W⁽¹⁾[1, 3]", "W⁽¹⁾[1, 0]")
    type_into(named(plane, NumberField, "Upwards: to"), "3")
    assert plane.axis_names() == ("W⁽¹⁾[1, 0]", "W⁽¹⁾[1, 3]"), "the two are exchanged"


def test_where_random_directions_lie_on_one_line_it_is_said_and_training_goes_on(
    qtbot: QtBot, window: MainWindow
) -> None:
    click(window.descent.stage._subject._segments["network"])
    failures = heard(window.session.failed)
    window.session.edit(replace(DEFAULTS["sine"], hidden=()))
    qtbot.waitUntil(lambda: "lie on one line" in shown_words(window.descent.plane))
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step > 20)
    assert window.session.playing
    paused(qtbot, window)
    assert "lie on one line" in shown_words(window.descent.plane)
    choose(named(window.descent.plane, QComboBox, "Plane"), "chosen")
    assert terrain(qtbot, window).problem == ""
    assert "lie on one line" not in shown_words(window.descent.plane)
    assert failures == []


@pytest.mark.parametrize("asked", [Terrain, OneWeight])
def test_a_survey_that_fails_is_said_and_training_goes_on(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], asked: type
) -> None:
    def broken(question: Terrain | OneWeight, timeline: timeline.Timeline) -> None:
        raise ZeroDivisionError("broken")

    window.session.edit(replace(window.session.experiment, hidden=(Dense(3),)))
    monkeypatch.setattr(asked, "begin", broken)
    if asked is Terrain:
        window.descent.show_subject(NETWORK)
    else:
        window.descent.show_subject(SLOPE)
        choose(named(window, QComboBox, "f(x)"), WEIGHT)
    qtbot.waitUntil(lambda: "Something went wrong here; the training goes on." in shown_words(window))
    window.session.play()
    qtbot.waitUntil(lambda: now(window).step > 20)
    assert window.session.playing
    paused(qtbot, window)
    assert "Press reset" not in shown_words(window)
    assert "ZeroDivisionError: broken" in capsys.readouterr().err


def choose_two_parameters(qtbot: QtBot, window: MainWindow) -> TerrainAnswer:
    """Choose a weight of the first layer and a bias of the second by their names, and return their terrain."""
    plane = window.descent.plane
    choose(named(plane, QComboBox, "Across"), "0")
    type_into(named(plane, NumberField, "Across: from"), "1")
    type_into(named(plane, NumberField, "Across: to"), "3")
    choose(named(plane, QComboBox, "Upwards"), "3")
    type_into(named(plane, NumberField, "Upwards: neuron"), "2")
    assert plane.axis_names() == ("W⁽¹⁾[1, 3]", "b⁽²⁾[2]")
    layers = timeline_in(window.session).trainer.network.layers
    found = terrain(qtbot, window)
    assert found.path is not None
    assert found.path[-1] == pytest.approx((layers[0]["W"][1, 3], layers[1]["b"][2])), "in their own values"
    names = [name.text() for name in window.descent.stage.map._axis_names.values()]
    assert names == ["W⁽¹⁾[1, 3]", "b⁽²⁾[2]"]
    return found


def test_live_edits_leave_the_chosen_plane_alone_and_other_layers_do_not(qtbot: QtBot, window: MainWindow) -> None:
    plane = window.descent.plane
    plane.pick(0, 3)
    picked = plane.picked
    window.session.edit(replace(window.session.experiment, learning_rate=0.01))
    assert plane.picked == picked
    window.session.edit(replace(window.session.experiment, hidden=(Dense(2),)))
    [weights] = [part for part in window.session.experiment.flow.layout if (part.name, part.layer) == ("W", 1)]
    assert plane.picked == (weights.start, weights.start + 1)


def test_weights_are_picked_on_the_graph(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "network")
    graph, plane = window.network_stage.graph, window.descent.plane
    qtbot.waitUntil(lambda: graph.answer() is not None and window.network_stage.axes._shown is not None)
    menu = window.network_stage.axes

    def pick(at: QPointF, row: int) -> list[str]:
        click(graph, at.toPoint())
        qtbot.waitUntil(menu.isVisible)
        texts = [action.text() for action in menu.actions()]
        grey = {
            action.text(): action.toolTip() for action in menu.actions() if not action.isEnabled() and action.text()
        }
        assert grey.pop(texts[0]) == "The parameter that was picked; below is what it can be"
        why = "Not yet: first choose along which axis this parameter shall change"
        assert grey == ({} if plane.picked else {"Show the loss surface": why})
        for _ in range(row + 1):
            QTest.keyClick(menu, Key.Key_Down)
        QTest.keyClick(menu, Key.Key_Return)
        assert not menu.isVisible()
        return texts

    edge = graph.tiles().path(0, 1, 2).pointAtPercent(0.15)
    spot = graph.tiles().edge_at(edge)
    assert spot is not None
    assert pick(edge, 0)[0] == f"W⁽¹⁾[{spot[1]}, {spot[2]}]"
    assert plane.question.kind == "chosen"
    assert plane.axis_names()[0] == f"W⁽¹⁾[{spot[1]}, {spot[2]}]"
    neuron = graph.tiles().tiles[1][4]
    assert pick(neuron.center(), 1)[0] == "b⁽¹⁾[4]"
    assert plane.axis_names()[1] == "b⁽¹⁾[4]"
    assert "The loss surface is that of" in shown_words(window.transport)
    assert [(tag[0], tag[1]) for tag in graph._tags] == [(spot, "→"), ((1, 4), "↑")]
    pick(edge, 2)
    qtbot.waitUntil(lambda: window.tabs.value() == "descent")
    found = terrain(qtbot, window)
    assert found.plane is not None
    w, b = window.session.experiment.flow.layout[:2]
    assert plane.picked == (w.start + spot[1] * w.shape[1] + spot[2], b.start + 4)


def test_neurons_and_weights_are_picked_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "network")
    graph, menu = window.network_stage.graph, window.network_stage.axes
    qtbot.waitUntil(lambda: graph.answer() is not None and menu._shown is not None)
    graph.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    assert not menu.isVisible(), "an input has no bias"
    press(window, Key.Key_Right)
    press(window, Key.Key_Down)
    press(window, Key.Key_Return)
    qtbot.waitUntil(menu.isVisible)
    assert menu.actions()[0].text() == "W⁽¹⁾[0, 1]"
    middle = graph.tiles().path(0, 0, 1).pointAtPercent(0.5).toPoint()
    assert menu.geometry().contains(graph.mapToGlobal(middle))
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    assert not menu.isVisible()
    assert window.descent.plane.axis_names()[0] == "W⁽¹⁾[0, 1]"
    assert graph.spot() == (0, 0, 1), "the menu leaves the place"
    press(window, Key.Key_Right)
    press(window, Key.Key_Enter)
    qtbot.waitUntil(menu.isVisible)
    assert menu.actions()[0].text() == "b⁽¹⁾[1]"
    QTest.keyClick(menu, Key.Key_Escape)
    assert not menu.isVisible()


def test_looking_never_changes_the_run(qtbot: QtBot, window: MainWindow) -> None:
    click(window.descent.stage._subject._segments["network"])
    window.session.set_speed(float("inf"))
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step > 200)
    press(window, Key.Key_Space)
    step = paused(qtbot, window)
    terrain(qtbot, window)
    alone = timeline_of(window.session.experiment)
    alone.advance(step)
    assert bits(window.session) == bits_of(alone.trainer)


def parameters(window: MainWindow) -> bytes:
    """Where the network is, to the bit."""
    return bits(window.session)["parameters"][2]


def put(qtbot: QtBot, window: MainWindow, place: Point) -> WasPut:
    """Click a place of the network's map, and wait until the network is there."""
    qtbot.waitUntil(lambda: window.descent.stage.map._shown_picture is not None)
    with qtbot.waitSignal(window.session.was_put) as caught:
        click(window.descent.stage.map.viewport(), place_of(window, *place))
    qtbot.waitUntil(lambda: not window.session.seeking)
    [found] = caught.args or [None]
    assert isinstance(found, WasPut)
    return found


def test_a_click_puts_the_network_there_and_it_trains_on_from_there(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    click(window.descent.stage._subject._segments["network"])
    steps(qtbot, window, 5)
    answer = terrain(qtbot, window)
    assert answer.plane is not None
    before = bits(session)
    was = put(qtbot, window, (0.5, -0.4))
    assert was.step == 5
    assert was.place == pytest.approx((0.5, -0.4), abs=0.02), "as exactly as the pointer"
    there = answer.plane.at(was.place).astype(np.float32)
    assert parameters(window) == there.tobytes() == was.after
    figures = now(window).figures
    assert figures is not None
    said = shown_words(window.transport)
    assert f"The network was put at {words.pair(was.place)}: loss {words.number(figures[0].loss, 4)}." in said
    assert [(c.step, c.put) for c in now(window).changes] == [(5, was.after)]
    curves = window.curves["loss"].plot.last_points()
    assert curves["train"] == (5, pytest.approx(figures[0].loss)), "the curves show it at once"
    moved = terrain(qtbot, window)
    assert moved.steps is not None
    assert moved.steps.tolist() == [0, 1, 2, 3, 4, 5, 5], "the path leads on to there"
    steps(qtbot, window, 3)
    alone = timeline_of(session.experiment)
    alone.advance(5)
    alone.put(there)
    alone.advance(3)
    assert bits(session) == bits_of(alone.trainer)
    end = bits(session)
    press(window, Key.Key_Z, CONTROL)
    at_rest(qtbot, window, 5)
    assert bits(session) == before, "undone, all is as it was, what the optimiser remembers included"
    assert not any(c.put for c in now(window).changes)
    press(window, Key.Key_Z, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: not session.seeking)
    assert parameters(window) == there.tobytes()
    steps(qtbot, window, 3)
    assert bits(session) == end


def test_while_no_run_can_start_there_is_no_surface_of_it(qtbot: QtBot, window: MainWindow) -> None:
    session, drawn = window.session, window.descent.stage.map
    click(window.descent.stage._subject._segments["network"])
    steps(qtbot, window, 2)
    terrain(qtbot, window)
    assert drawn.drawn_map() is not None
    assert drawn.tracks()
    fitting = session.experiment
    session.edit(replace(fitting, hidden=(Convolution(), *fitting.hidden)))  # points are no images
    assert session.blocked
    assert (drawn.drawn_map(), drawn.tracks(), window.descent.plane._answer) == (None, (), None)
    assert window.descent.stage.isVisible()
    press(window, Key.Key_Z, CONTROL)
    assert terrain(qtbot, window).map is not None
    qtbot.waitUntil(lambda: drawn.drawn_map() is not None)


def test_several_places_at_one_step_are_undone_one_by_one(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    click(window.descent.stage._subject._segments["network"])
    states = [parameters(window)]
    for place in ((0.5, 0.5), (-0.3, 0.2), (0.1, -0.6)):
        terrain(qtbot, window)
        states.append(put(qtbot, window, place).after)
    assert parameters(window) == states[-1]
    for state in reversed(states[:-1]):
        press(window, Key.Key_Z, CONTROL)
        qtbot.waitUntil(lambda: not session.seeking)
        assert parameters(window) == state
    assert not session.can_undo[0]
    for state in states[1:]:
        press(window, Key.Key_Z, CONTROL | SHIFT)
        qtbot.waitUntil(lambda: not session.seeking)
        assert parameters(window) == state


def test_undo_passes_over_a_place_that_another_way_has_overtaken(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    rate = replace(session.experiment, learning_rate=0.02)
    session.edit(rate)
    click(window.descent.stage._subject._segments["network"])
    steps(qtbot, window, 4)
    terrain(qtbot, window)
    put(qtbot, window, (0.5, 0.5))
    press(window, Key.Key_Left)
    at_rest(qtbot, window, 3)
    steps(qtbot, window, 2)
    assert not any(c.put for c in now(window).changes)
    press(window, Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: not session.seeking)
    assert now(window).step == 5
    assert session.experiment.learning_rate != 0.02, "the edit before is taken back"


def test_while_it_plays_it_plays_on_from_the_place(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    click(window.descent.stage._subject._segments["network"])
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step > 3 and window.descent.stage.map._shown_picture is not None)
    was = put(qtbot, window, (0.2, 0.2))
    qtbot.waitUntil(lambda: now(window).step > was.step + 5)
    assert session.playing
    press(window, Key.Key_Space)
    step = paused(qtbot, window)
    alone = timeline_of(session.experiment)
    alone.advance(was.step)
    alone.put(np.frombuffer(was.after, np.float32))
    alone.advance(step - was.step)
    assert bits(session) == bits_of(alone.trainer)


def test_the_keyboard_puts_it_there_too(qtbot: QtBot, window: MainWindow) -> None:
    drawn = window.descent.stage.map
    click(window.descent.stage._subject._segments["network"])
    answer = terrain(qtbot, window)
    assert answer.plane is not None
    drawn.setFocus(Qt.FocusReason.TabFocusReason)
    assert "loss" in drawn._note.text()
    for _ in range(3):
        press(window, Key.Key_Right)
    press(window, Key.Key_Up, CONTROL)
    assert now(window).step == 0, "the arrows are the cross's"
    [here, moved] = drawn.to_pixels(np.array([(0.0, 0.0), drawn._cross.place]))
    assert moved - here == pytest.approx((60, -2), abs=1e-6)
    place = drawn._cross.place
    assert place is not None
    with qtbot.waitSignal(window.session.was_put):
        press(window, Key.Key_Return)
    assert parameters(window) == np.float32(answer.plane.at(place)).tobytes()
    press(window, Key.Key_Escape)
    assert not drawn.hasFocus()
    assert drawn._note.isHidden()


def test_where_a_run_can_not_be_put_is_said(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    click(window.descent.stage._subject._segments["network"])
    terrain(qtbot, window)
    before = parameters(window)
    monkeypatch.setattr(timeline, "PUT_BYTES", 8)
    with qtbot.waitSignal(window.session.not_put):
        click(window.descent.stage.map.viewport(), place_of(window, 0.5, 0.5))
    assert "as often as this run can remember" in shown_words(window.transport)
    qtbot.waitUntil(lambda: not window.session.seeking)
    assert parameters(window) == before
    assert not window.session.can_undo[0]
    assert set(words.NOT_PUT) == set(PUT_PROBLEMS)


def test_what_was_put_there_is_saved_and_said_on_the_timeline(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    session = window.session
    click(window.descent.stage._subject._segments["network"])
    steps(qtbot, window, 2)
    terrain(qtbot, window)
    put(qtbot, window, (0.5, -0.5))
    assert window.documents.dirty
    steps(qtbot, window, 2)
    end = bits(session)
    bar = window.transport.timeline
    assert "network put elsewhere at step 2" in bar._write(2, Span(2, 2))
    window.documents.path = tmp_path / "put.nori"
    press(window, Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: not window.documents.dirty)
    press(window, Key.Key_R, CONTROL)
    begun(qtbot, window)
    with qtbot.waitSignal(session.files.opened):
        session.files.open(tmp_path / "put.nori")
    qtbot.waitUntil(lambda: session.snapshot is not None and now(window).step == 4)
    assert bits(session) == end
    press(window, Key.Key_Left)
    at_rest(qtbot, window, 3)
    press(window, Key.Key_Right)
    at_rest(qtbot, window, 4)
    assert bits(session) == end


def test_the_stage_is_found_again_in_a_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    race, session, stage = window.descent.race, window.session, window.descent.stage
    choose(named(window, QComboBox, "f(x₀, x₁)"), "himmelblau")
    type_into(named(window, NumberField, "Start x₀"), "1.5")
    click(named(window, IconButton, "Remove runner 2"))
    press(window, Key.Key_Escape)
    press(window, Key.Key_Right, SHIFT)
    settled(qtbot, window)
    click(named(window, IconButton, "Closer"))
    course, seen = race.course, stage.map.window_seen()

    def saved(name: str) -> Path:
        window.documents.path = tmp_path / name
        with qtbot.waitSignal(session.files.saved):
            press(window, Key.Key_S, CONTROL)
        return tmp_path / name

    function = saved("function.nori")
    click(stage._subject._segments["network"])
    choose(named(window.descent.plane, QComboBox, "Loss on"), "test")
    window.descent.plane.pick(0, 3)
    answer = terrain(qtbot, window)
    with qtbot.waitSignal(stage.terrain.explored):
        click(named(window, IconButton, "Farther"))
    question = window.descent.plane.question
    assert question.window is not None
    network = saved("network.nori")
    session.files.save(tmp_path / "older.nori", {"stage": "descent", "speed": "300"})

    def reopened(path: Path) -> None:
        with qtbot.waitSignal(session.files.opened):
            session.files.open(path)

    reopened(tmp_path / "older.nori")
    assert stage.subject == "function"
    assert race.course == first_course()
    assert window.descent.plane.question == window.descent.plane.first_question()
    reopened(function)
    assert stage.subject == "function"
    assert race.course == course
    assert settled(qtbot, window).step == 10
    assert not race.can_undo[0]
    assert stage.map.window_seen()[0] == pytest.approx(seen[0])
    reopened(network)
    assert stage.subject == "network"
    assert window.descent.plane.question == question
    assert named(window.descent.plane, QComboBox, "Loss on").currentData() == "test"
    qtbot.waitUntil(lambda: stage.terrain.answer is not answer and stage.terrain.answer is not None)
    found = terrain(qtbot, window)
    assert found.map is not None
    assert found.map.window[0] == pytest.approx(question.window[0])
    assert stage.map.window_seen() == question.window


def test_zooming_looks_at_another_part_of_the_plane(qtbot: QtBot, window: MainWindow) -> None:
    drawn, view = window.descent.stage.map, window.descent.stage.terrain
    click(window.descent.stage._subject._segments["network"])
    whole = terrain(qtbot, window)
    assert whole.map is not None
    (left, right), _ = whole.map.window
    with qtbot.waitSignal(view.explored):
        click(named(window, IconButton, "Farther"))
    assert drawn._map is whole.map, "what is known stays until there is more"

    def is_of(part: Window) -> bool:  # an answer to what was asked before may be under way
        return view.answer is not None and view.answer.map is not None and view.answer.map.window == part

    qtbot.waitUntil(lambda: is_of(drawn.window_seen()))
    wider = terrain(qtbot, window)
    assert wider.map is not None
    assert wider.map.window[0][1] - wider.map.window[0][0] == pytest.approx(1.5 * (right - left))
    with qtbot.waitSignal(view.explored):
        drag(drawn.viewport(), [QPoint(200, 200), QPoint(230, 240), QPoint(260, 240)])
    seen = drawn.window_seen()
    qtbot.waitUntil(lambda: is_of(seen))
    terrain(qtbot, window)
    assert is_of(seen)
    assert drawn.window_seen() == seen
    click(named(window, IconButton, "See all of it"))
    everything = whole.map.window
    qtbot.waitUntil(lambda: view.question.window is None and is_of(everything))


def test_dragging_the_networks_map_moves_no_start_and_no_network_and_the_function_comes_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    race, drawn = window.descent.race, window.descent.stage.map
    press(window, Key.Key_Right)
    settled(qtbot, window)
    before = drawn._map, [len(t.points) for t in drawn._tracks]
    click(window.descent.stage._subject._segments["network"])
    terrain(qtbot, window)
    course, state = race.course, parameters(window)
    drag(drawn.viewport(), [QPoint(200, 200), QPoint(230, 240), QPoint(260, 240)])
    assert race.course == course
    assert parameters(window) == state
    point(drawn.viewport(), QPoint(250, 250))
    qtbot.waitUntil(lambda: "loss" in drawn._note.text() and not drawn._note.isHidden())
    click(window.descent.stage._subject._segments["function"])
    assert window.driven.now is race
    assert (drawn._map, [len(t.points) for t in drawn._tracks]) == before
    assert not window.session.playing


# --- words --------------------------------------------------------------------------------------------------------


def test_every_id_has_words() -> None:
    assert set(words.SURFACE_TIPS) == {*SURFACES, TYPED}
    assert [key for key, _, _ in words.surface_options()] == [*SURFACES, TYPED]
    assert set(words.CAPTIONS) == {*OPTIMIZERS, "flow"}
    one = np.ones(2)
    for kind, made in OPTIMIZERS.items():
        optimizer = made()
        state = dict.fromkeys(optimizer.memory, one)
        step = Step(optimizer, 0.1, 1, one, one, one, state, state)
        assert set(words.CAPTIONS[kind][0]) <= {term.name for term in step.terms()}
    assert set(words.TERRAIN) == set(PROBLEMS)
    assert list(words.PLANES) == list(PLANES)
    for reason in ("flat", "gradient_rounds", "update_rounds", "too_small"):
        assert words.status(Status("stays", reason, 3, 1e-9, 1e6))
    for code in ("infinite", "undefined"):
        assert words.status(Status(code, "start", 0)) != words.status(Status(code, step=3)) != ""


def test_numbers_are_written_short() -> None:
    assert [words.number(v) for v in (0, -0.7, 12.345, 1234.5, 1e-7, 2.5e120, np.nan, -np.inf)] == [
        *("0", "−0.7", "12.3", "1234", "1e-7", "2.5e120", "–", "–")
    ]
    assert words.pair((-0.0, 0.0)) == "(0, 0)"  # as ∇f is at the minimum of Rosenbrock's valley


def test_what_is_foretold_is_rounded_to_what_is_true() -> None:
    """On x², λ = 2: with η = 1.0001, |1 − 2η| = 1.0002; Nesterov's steps converge up to η = (2 + 2μ) / (1 + 2μ) / λ."""

    def said(optimizer: Optimizer, rate: float) -> str:
        return words.foretold(outlook(SURFACES["bowl"], Runner(optimizer, rate), np.array([(-3.0, 4.0)])))

    assert said(SGD(), 1.0001) == (
        "Each step makes it 1.0002 times as far off: it diverges. It does not as long as η is at most 1."
    )
    assert "1.999e6 times" in said(SGD(), 999_501)
    assert "at most 0.6785." in said(Nesterov(), 0.7), "3.8 / 2.8 / 2 = 0.67857"
