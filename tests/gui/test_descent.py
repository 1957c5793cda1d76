"""The Descent stage in the real window: what is chosen, where runners go, and what is said of them."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from gui import words_descent as words
from gui.main_window import MainWindow
from gui.panels.runner_row import RunnerRow
from gui.race import FIRST
from gui.widgets.button import TextButton
from gui.widgets.formula_field import FormulaField
from gui.widgets.icon_button import IconButton
from gui.widgets.marks import MarkButton
from gui.widgets.number import NumberField
from model.course import Standings
from model.descent import MAX_RUNNERS, Runner, Slope, Status
from model.grammar import CODES
from model.optimizers import OPTIMIZERS, SGD
from model.surfaces import SURFACES, TYPED
from model.terms import Step
from model.terrain import PLANES, PROBLEMS, TerrainAnswer
from tests.gui.window import (
    CONTROL,
    SHIFT,
    Key,
    begun,
    bits,
    choose,
    click,
    drag,
    handle,
    named,
    now,
    opened,
    paused,
    point,
    press,
    reach,
    shown_words,
    steps,
    turn_to,
    type_into,
)
from tests.model.runs import bits_of, timeline_of


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with the Descent stage at the front, its first picture drawn."""
    with opened(qtbot, dress=False) as made:
        begun(qtbot, made)
        turn_to(made, "descent")
        settled(qtbot, made)
        yield made


def settled(qtbot: QtBot, window: MainWindow) -> Standings:
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
    before = window.session.snapshot
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
    said = shown_words(window).replace("<b>", "").replace("</b>", "")
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
    spot = QPointF(reach(drawn.viewport(), at))
    turned = QPoint(0, 240)
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        drawn.viewport(),
        QWheelEvent(QPointF(at), spot, QPoint(), turned, none, plain, Qt.ScrollPhase.NoScrollPhase, False),
    )
    assert drawn.to_plane(QPointF(at)) == pytest.approx(under)
    assert drawn.window_seen()[0][1] - drawn.window_seen()[0][0] == pytest.approx((right - left) / 1.25**2)
    settled(qtbot, window)
    seen = drawn._map
    assert seen is not None
    assert seen.window == drawn.window_seen(), "it is drawn anew at the new scale"
    click(named(window, IconButton, "See the whole surface"))
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


@pytest.mark.parametrize("kind", SURFACES)
def test_every_surface_is_drawn(qtbot: QtBot, window: MainWindow, kind: str) -> None:
    drawn = window.descent.stage.map
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
    assert set(codes) <= ({"running", "left"} if kind == "saddle" else {"running"}), "learning rates suit the surface"
    area = drawn.area()
    shot = drawn.grab().toImage()
    colors = {
        shot.pixelColor(x, y).name()
        for x in range(int(area.left()) + 9, int(area.right()) - 9, 31)
        for y in range(int(area.top()) + 9, int(area.bottom()) - 9, 31)
    }
    assert len(colors) > 8


# --- the surface panel --------------------------------------------------------------------------------------------


def write(window: MainWindow, text: str) -> FormulaField:
    field = named(window, FormulaField, "Formula")
    click(field)
    press(window, Key.Key_A, CONTROL)
    for letter in text:
        QTest.keyClick(handle(field), letter)  # type: ignore[call-overload]
    press(window, Key.Key_Return)
    return field


def test_no_surface_is_seen_under_runners_on_another(qtbot: QtBot, window: MainWindow) -> None:
    drawn = window.descent.stage.map
    assert drawn._shown_picture is not None
    seen: list[bool] = []
    window.descent.race.course_changed.connect(lambda _: seen.append(drawn._shown_picture is None))
    write(window, "x0^2 + 3x1^2")
    assert seen == [True]
    settled(qtbot, window)
    assert drawn._shown_picture is not None
    assert drawn._shown_picture.drawn.surface == window.descent.race.course.surface


def test_a_typed_formula_is_drawn_and_run_on(qtbot: QtBot, window: MainWindow) -> None:
    write(window, "x0^2 + 3x1^2")
    found = settled(qtbot, window)
    assert found.course.surface.kind == TYPED
    assert found.course.surface.at((2, 1))[0] == 7
    assert found.closer.gradient == pytest.approx((-14, 12))
    assert named(window, QComboBox, "f(x₀, x₁)").currentText() == "your own"
    press(window, Key.Key_Z, CONTROL)
    press(window, Key.Key_Escape)
    press(window, Key.Key_Z, CONTROL)
    assert window.descent.race.course.surface == SURFACES["stretched_bowl"]


def test_what_cant_be_read_is_pointed_at(window: MainWindow) -> None:
    course = window.descent.race.course
    field = write(window, "x0^2 + y")
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
    # By hand: v1 = ∇f(−7, 2) = (−0.7, 4); x = (−6.93, 1.6); ∇f = (−0.693, 3.2); v2 = 0.5 v1 + ∇f = (−1.043, 5.2).
    assert "v ← μv + ∇f" in said
    assert "∇f (−0.693, 3.2)" in said
    assert "μv (−0.35, 2)" in said
    assert "v (−1.04, 5.2)" in said
    assert "Δx (0.104, −0.52)" in said
    assert found.standings[1].path.points[-1] == pytest.approx((-6.93 + 0.1043, 1.6 - 0.52))


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


def test_a_race_at_its_end_stops_by_itself(qtbot: QtBot, window: MainWindow) -> None:
    race = window.descent.race
    race.edit(replace(race.course, runners=(Runner(SGD(), 100.0),)))
    race.set_speed(float("inf"))
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: not race.playing)
    assert settled(qtbot, window).standings[0].status.code == "infinite"


# --- at one place -------------------------------------------------------------------------------------------------


def test_what_is_under_the_pointer_is_told(qtbot: QtBot, window: MainWindow) -> None:
    choose(named(window, QComboBox, "f(x₀, x₁)"), "bowl")
    settled(qtbot, window)
    panel = window.descent.pointer
    assert panel._figures["place"].text() == "(−3, 4)", "of the chosen runner"
    drawn = window.descent.stage.map
    type_into(named(window, NumberField, "Start x₀"), "2")
    type_into(named(window, NumberField, "Start x₁"), "1")  # ∇f = (4, 2)
    settled(qtbot, window)
    texts = {name: label.text() for name, label in panel._figures.items()}
    assert texts["gradient"] == "(4, 2)"
    assert texts["value"] == "5"
    assert texts["along"] == "6", "along (1, 1)"
    assert texts["unit"] == words.number(6 / 2**0.5, 4)
    assert texts["plane"] == "5 + 4(x₀ − 2) + 2(x₁ − 1)"
    for name, cosine in (("0° to ∇f", "1   0°"), ("90° to ∇f", "90°"), ("180° to ∇f", "−1   180°")):
        click(named(window, TextButton, name))
        assert panel._figures["cosine"].text().endswith(cosine)
    type_into(named(window, NumberField, "v₀"), "1")
    type_into(named(window, NumberField, "v₁"), "0")
    type_into(named(window, NumberField, "Step |Δx|"), "0.1")
    assert panel._figures["predicted"].text() == "0.4"
    assert panel._figures["actual"].text() == "0.41"
    point(drawn.viewport(), place_of(window, -1, 2))
    qtbot.waitUntil(lambda: panel._pointed and panel._figures["place"].text() != "(2, 1)")
    assert panel._at == pytest.approx((-1, 2), abs=0.05)


# --- the right column ---------------------------------------------------------------------------------------------


def test_the_right_column_follows_the_chosen_runner(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Key.Key_Right, SHIFT)
    found = settled(qtbot, window)
    along, cut, errors = window.descent.right
    assert [one.name for one in along.plot._drawn] == ["SGD", "Momentum", "AdaGrad", "Adam"]
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
    stage = window.descent.stage

    def there() -> bool:
        answer, snapshot = stage._answer, window.session.snapshot
        if answer is None or snapshot is None or answer.path is None or answer.steps is None:
            return False
        return answer.known == 1 and answer.steps[-1] == snapshot.step and bool((abs(answer.path[-1]) < 1e-6).all())

    qtbot.waitUntil(there, timeout=30_000)
    assert stage._answer is not None
    return stage._answer


def test_the_networks_loss_is_seen_and_the_path_grows(qtbot: QtBot, window: MainWindow) -> None:
    click(window.descent.stage._subject._segments["network"])
    assert window.driven is window.session, "the transport drives the training again"
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
    type_into(named(plane, NumberField, "First parameter"), "1")
    type_into(named(plane, NumberField, "Second parameter"), "2")
    assert plane.axis_names() == ("W⁽¹⁾₀,₀", "W⁽¹⁾₀,₁")
    train = terrain(qtbot, window)
    choose(named(plane, QComboBox, "Loss on"), "test")
    test = terrain(qtbot, window)
    assert train.heights is not None
    assert test.heights is not None
    assert not np.array_equal(train.heights, test.heights)
    type_into(named(plane, NumberField, "Second parameter"), "1")
    qtbot.waitUntil(lambda: "two different parameters" in shown_words(plane))


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


def test_a_click_on_the_networks_map_moves_no_start_and_the_function_comes_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    race, drawn = window.descent.race, window.descent.stage.map
    press(window, Key.Key_Right)
    settled(qtbot, window)
    before = drawn._map, [len(t.points) for t in drawn._tracks]
    click(window.descent.stage._subject._segments["network"])
    terrain(qtbot, window)
    course = race.course
    click(drawn.viewport(), QPoint(200, 200))
    drag(drawn.viewport(), [QPoint(200, 200), QPoint(230, 240), QPoint(260, 240)])
    assert race.course == course
    point(drawn.viewport(), QPoint(250, 250))
    qtbot.waitUntil(lambda: "loss" in drawn._note.text() and not drawn._note.isHidden())
    click(window.descent.stage._subject._segments["function"])
    assert window.driven is race
    assert (drawn._map, [len(t.points) for t in drawn._tracks]) == before
    assert not window.session.playing


# --- words --------------------------------------------------------------------------------------------------------


def test_every_id_has_words() -> None:
    assert set(words.UNREADABLE) == set(CODES)
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


def test_numbers_are_written_short() -> None:
    assert [words.number(v) for v in (0, -0.7, 12.345, 1234.5, 1e-7, 2.5e120)] == [
        *("0", "−0.7", "12.3", "1234", "1e-7", "2.5e120")
    ]
