"""One variable in the real window: three secants on a curve, h on its way to 0, and loss along one weight."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from gui import words_slope as words
from gui.approach import first_approach
from gui.languages import Languages
from gui.main_window import MainWindow
from gui.panels.function import WEIGHT, FunctionPanel
from gui.plots.colors import difference_color
from gui.plots.export import draft, svg
from gui.slope_file import SlopeLeft, from_window, to_window
from gui.theme import text_font
from gui.widgets.button import TextButton
from gui.widgets.figure import NUMBER_PX
from gui.widgets.formula_field import FormulaField
from gui.widgets.icon_button import IconButton
from gui.widgets.number import NumberField
from model.approach import STEPS, Approach, Sight, h_at
from model.defaults import DEFAULTS
from model.functions import FUNCTIONS
from model.layers import Dense
from model.one_weight import POINTS, PROBLEMS, OneWeight, OneWeightAnswer, strongest
from model.optimizers import SGD
from model.secants import CODES
from model.surfaces import TYPED
from tests.gui.window import (
    CONTROL,
    SHIFT,
    Key,
    answered,
    begun,
    bits,
    choose,
    click,
    drag,
    heard,
    named,
    now,
    opened,
    paused,
    point,
    press,
    shown_words,
    steps,
    turn_to,
    type_formula,
    type_into,
    wheel,
)
from tests.model.runs import bits_of, timeline_of


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with the Descent stage at the front, turned to a slope."""
    with opened(qtbot, dress=False) as made:
        begun(qtbot, made)
        turn_to(made, "descent")
        click(made.descent.stage._subject._segments["slope"])
        seen(qtbot, made)
        yield made


def seen(qtbot: QtBot, window: MainWindow) -> Sight:
    """Wait until what there is to be seen is on screen, and return it."""
    approach = window.descent.slope.approach
    qtbot.waitUntil(lambda: approach.sight is not None and not approach.waits())
    found = approach.sight
    assert found is not None
    assert found.approach == approach.approach
    assert found.secants.h == approach.h
    return found


def table(window: MainWindow) -> dict[str, tuple[str, str]]:
    """Slope and error of each row, as they are written."""
    shown = window.descent.slope.differences
    return {row: (shown._values[row].text(), shown._errors[row].text()) for row in shown._values}


def figures(window: MainWindow) -> dict[str, str]:
    return {name: figure.text() for name, figure in window.descent.slope.bar.figures.items()}


def place_of(window: MainWindow, x: float, y: float) -> QPoint:
    """Where a place of the plane is on the plot."""
    [at] = window.descent.stage.secants.plot.to_pixels(np.array([(x, y)]))
    return QPointF(*at).toPoint()


# --- the three secants --------------------------------------------------------------------------------------------


def test_three_differences_by_hand(qtbot: QtBot, window: MainWindow) -> None:
    """x² at 1 with h = ½: through (½, ¼), (1, 1) and (3/2, 9/4): 3/2, 5/2, their mean 2, and no truncation."""
    choose(named(window, QComboBox, "f(x)"), "square")
    type_into(named(window, NumberField, "x"), "1")
    type_into(named(window, NumberField, "h"), "0.5")
    seen(qtbot, window)
    assert table(window) == {
        "backward": ("1.5000000000", "0.5"),
        "forward": ("2.5000000000", "0.5"),
        "central": ("2.0000000000", "0"),
        "exact": ("2.0000000000", ""),
    }
    assert figures(window) == {"derivative": "2", "error": "0", "h": "0.5"}
    assert "no truncation error at all" in shown_words(window.descent.slope.differences)
    drawn = {line.name: (line.first, line.second) for line in window.descent.stage.secants.plot.secants()}
    assert drawn == {
        "backward": ((0.5, 0.25), (1, 1)),
        "forward": ((1, 1), (1.5, 2.25)),
        "central": ((0.5, 0.25), (1.5, 2.25)),
    }


def test_in_korean_the_slopes_are_values_of_the_derivative(
    qtbot: QtBot, languages: Languages, window: MainWindow
) -> None:
    """기울기 is the gradient."""
    languages.set_mode("ko")
    qtbot.waitUntil(lambda: "slope" not in shown_words(window.descent.slope.differences))
    assert "미분값" in shown_words(window.descent.slope.differences)
    assert "기울기" not in shown_words(window.descent.slope.differences)


def test_what_is_said_of_errors_is_what_the_table_shows(qtbot: QtBot, window: MainWindow) -> None:
    """sin 0.1 / 0.1 = 1 − 0.1²/6 + …, forward, backward and central; of |x| around ½, (1.5 − 0.5) / 2."""
    type_into(named(window, NumberField, "x"), "0")
    type_into(named(window, NumberField, "h"), "0.1")
    seen(qtbot, window)
    assert [table(window)[row][1] for row in ("backward", "forward", "central")] == ["0.0017"] * 3
    said = shown_words(window.descent.slope.differences)
    assert "All three errors are about alike and shrink with h²" in said
    assert "those of the two others with h" not in said
    type_into(named(window, NumberField, "h"), "1e-8")
    seen(qtbot, window)
    assert [table(window)[row][1] for row in ("backward", "forward", "central")] == ["0"] * 3
    assert "right here in every digit" in shown_words(window.descent.slope.differences)
    choose(named(window, QComboBox, "f(x)"), "absolute")
    type_into(named(window, NumberField, "x"), "0.5")
    type_into(named(window, NumberField, "h"), "1")
    seen(qtbot, window)
    assert table(window)["central"] == ("0.5000000000", "0.5")
    said = shown_words(window.descent.slope.differences)
    assert "Between x − h and x + h there is a kink" in said
    assert "shrinks with h²" not in said


def test_secants_turn_into_the_tangent_until_x_plus_h_is_x(qtbot: QtBot, window: MainWindow) -> None:
    """sin at 1: cos 1 = 0.5403023059."""
    assert table(window)["exact"][0] == "0.5403023059"
    errors = []
    for _ in range(4):
        press(window, Key.Key_Right, SHIFT)
        errors.append(abs(seen(qtbot, window).secants.central - np.cos(1)))
    np.testing.assert_allclose(errors, [10.0 ** (-2 * k) / 6 * np.cos(1) for k in range(1, 5)], rtol=1e-3)
    assert table(window)["central"][0] == "0.5403023050", "with h = 1e-4 it lacks 9e-10"
    assert "In float32" not in shown_words(window.descent.slope.differences)
    type_into(named(window, NumberField, "h"), "1e-50")
    seen(qtbot, window)
    assert [table(window)[row] for row in ("backward", "forward", "central")] == [("0", "0.54")] * 3
    said = shown_words(window.descent.slope.differences)
    assert "x + h and x − h are both rounded to x" in said
    assert "In float32 this h is rounded to 0" in said
    assert figures(window)["h"] == "1e-50"


def test_what_lies_where_is_seen(qtbot: QtBot, window: MainWindow) -> None:
    """The picture has the colours of the three secants where they are."""
    type_into(named(window, NumberField, "h"), "1")
    seen(qtbot, window)
    plot = window.descent.stage.secants.plot
    for line in plot.secants():
        middle = tuple(np.mean([line.first, line.second], 0))
        at, image = place_of(window, *middle), plot.grab().toImage()
        color = difference_color(window.theme.tokens, line.name)
        near = [image.pixelColor(at.x() + dx, at.y() + dy) for dx in range(-2, 3) for dy in range(-2, 3)]
        assert color in near, line.name


def test_at_a_kink_there_is_no_derivative(qtbot: QtBot, window: MainWindow) -> None:
    choose(named(window, QComboBox, "f(x)"), "absolute")
    seen(qtbot, window)
    assert {row: value for row, (value, _) in table(window).items()} == {
        "backward": "−1.0000000000",
        "forward": "1.0000000000",
        "central": "0",
        "exact": "–",
    }
    assert "A kink" in shown_words(window.descent.slope.differences)
    assert figures(window)["derivative"] == "–"


# --- the transport ------------------------------------------------------------------------------------------------


def test_the_keys_drive_h_and_the_network_rests(qtbot: QtBot, window: MainWindow) -> None:
    before, approach = answered(qtbot, window), window.descent.slope.approach
    assert window.driven.now is approach
    assert approach.h == 1
    press(window, Key.Key_Right)
    assert seen(qtbot, window).secants.h == pytest.approx(10 ** (-1 / 8))
    press(window, Key.Key_Right, SHIFT)
    assert seen(qtbot, window).secants.h == pytest.approx(10 ** (-9 / 8))
    press(window, Key.Key_Left)
    assert seen(qtbot, window).secants.h == pytest.approx(0.1)
    press(window, Key.Key_Home)
    assert seen(qtbot, window).secants.h == 1
    approach.set_speed(100)
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: approach.step_number >= 10)
    press(window, Key.Key_Space)
    assert not approach.playing
    assert seen(qtbot, window).secants.h <= 10 ** (-10 / 8) * 1.001
    press(window, Key.Key_R, CONTROL)
    assert seen(qtbot, window).secants.h == 1
    assert window.session.snapshot is before
    said = re.sub("<[^>]+>", "", shown_words(window))
    assert "h on sin x · the network is paused" in said


def test_it_ends_at_the_books_h_and_begins_anew(qtbot: QtBot, window: MainWindow) -> None:
    approach = window.descent.slope.approach
    approach.seek(STEPS - 2)
    approach.set_speed(100)
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: approach.step_number == STEPS and not approach.playing)
    assert seen(qtbot, window).secants.h == 1e-50
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: 0 < approach.step_number < STEPS)
    press(window, Key.Key_Space)


def test_bar_and_slider_lead_to_any_h(qtbot: QtBot, window: MainWindow) -> None:
    bar, slider = window.descent.slope.bar.bar, window.descent.slope.function._slider.groove
    click(bar, QPoint(bar.width() // 2, bar.height() // 2))
    middle = seen(qtbot, window).secants.h
    assert 1e-27 < middle < 1e-23
    assert bar.step() == round(-8 * np.log10(middle))
    assert slider.value() == bar.step()
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    press(slider, Key.Key_Home)
    assert seen(qtbot, window).secants.h == 1
    press(slider, Key.Key_End)
    assert seen(qtbot, window).secants.h == 1e-50
    assert bar.step() == STEPS


def test_the_slider_of_h_is_as_long_as_its_card_and_each_line_has_a_colour_of_its_own(window: MainWindow) -> None:
    panel = window.findChildren(FunctionPanel)[0]
    ends = [w.mapTo(panel, w.rect().topRight()).x() for w in (panel._slider.groove, panel._h)]
    assert abs(ends[0] - ends[1]) <= 1
    for mode in ("light", "dark"):
        window.theme.set_mode(mode)
        forward, central = (difference_color(window.theme.tokens, name) for name in ("forward", "central"))
        assert abs(forward.lightness() - central.lightness()) >= 40


def test_an_h_that_was_typed_stays_as_it_is_and_steps_go_on_from_there(qtbot: QtBot, window: MainWindow) -> None:
    type_into(named(window, NumberField, "h"), "3e-4")
    assert seen(qtbot, window).secants.h == 3e-4
    press(window, Key.Key_Escape)
    press(window, Key.Key_Right)
    assert seen(qtbot, window).secants.h == pytest.approx(10 ** (-29 / 8))
    for refused in ("2", "1e-60", "0"):
        type_into(named(window, NumberField, "h"), refused)
        assert seen(qtbot, window).secants.h == pytest.approx(10 ** (-29 / 8))


# --- the curve ----------------------------------------------------------------------------------------------------


def test_a_click_sets_x_and_the_point_can_be_dragged(qtbot: QtBot, window: MainWindow) -> None:
    plot, approach = window.descent.stage.secants.plot, window.descent.slope.approach
    click(plot.viewport(), place_of(window, -2, 0.5))
    assert approach.approach.x == pytest.approx(-2, abs=0.02)
    x = seen(qtbot, window).secants.x
    here = place_of(window, x, np.sin(x))
    drag(plot.viewport(), [here, here + QPoint(20, 5), place_of(window, 0.5, 0)])
    assert approach.approach.x == pytest.approx(0.5, abs=0.02)
    assert seen(qtbot, window).secants.derivative == pytest.approx(np.cos(0.5), abs=0.02)
    press(window, Key.Key_Z, CONTROL)
    assert approach.approach.x == x, "a drag is undone as one"
    press(window, Key.Key_Z, CONTROL)
    assert approach.approach.x == 1
    press(window, Key.Key_Z, CONTROL | SHIFT)
    assert approach.approach.x == x


def test_what_is_under_the_pointer_is_told(qtbot: QtBot, window: MainWindow) -> None:
    plot = window.descent.stage.secants.plot
    at = place_of(window, 2, 0)
    point(plot.viewport(), at)
    qtbot.waitUntil(lambda: not plot._note.isHidden())
    x, y = (float(line.split()[-1].replace("−", "-")) for line in plot._note.text().splitlines())
    assert x == pytest.approx(2, abs=0.02)
    assert y == pytest.approx(np.sin(x), abs=1e-3)


def test_dragging_elsewhere_moves_the_curve_and_the_wheel_zooms(qtbot: QtBot, window: MainWindow) -> None:
    plot, approach = window.descent.stage.secants.plot, window.descent.slope.approach
    (low, high), before = plot.window_seen()[0], place_of(window, -2, 0.5)
    drag(plot.viewport(), [before, before + QPoint(20, 0), before + QPoint(60, 0)])
    assert approach.approach.x == 1
    moved = plot.window_seen()[0]
    assert moved[1] - moved[0] == pytest.approx(high - low)
    assert place_of(window, -2, 0.5).x() == before.x() + 60
    at = place_of(window, 1, 0)
    wheel(plot.viewport(), 2, at)
    assert place_of(window, 1, 0).x() == pytest.approx(at.x(), abs=1)
    assert np.ptp(plot.window_seen()[0]) == pytest.approx((high - low) / 1.25**2)
    found = seen(qtbot, window)
    assert (found.x[0], found.x[-1]) == plot.window_seen()[0], "the curve is drawn as far as it is seen"
    click(named(window, IconButton, "Closer"))
    assert np.ptp(plot.window_seen()[0]) == pytest.approx((high - low) / 1.25**2 / 1.5)
    click(named(window, IconButton, "See all of it"))
    assert plot.window_seen()[0] == (low, high)


def test_an_x_beyond_the_picture_is_brought_into_it(qtbot: QtBot, window: MainWindow) -> None:
    type_into(named(window, NumberField, "x"), "50")
    low, high = window.descent.stage.secants.plot.window_seen()[0]
    assert low < 50 < high
    assert high - low == pytest.approx(8)
    assert seen(qtbot, window).secants.y == pytest.approx(np.sin(50))


def test_every_function_is_offered_and_drawn(qtbot: QtBot, window: MainWindow) -> None:
    for kind in FUNCTIONS:
        choose(named(window, QComboBox, "f(x)"), kind)
        found = seen(qtbot, window)
        function = FUNCTIONS[kind]
        assert found.approach.function is function
        assert found.approach.x == function.start
        low, high = window.descent.stage.secants.plot.window_seen()[0]
        assert (low, high) == function.window
        bottom, top = window.descent.stage.secants.plot._range[2:]
        assert bottom < found.secants.y < top
        assert named(window, FormulaField, "Formula").text() == function.formula


# --- a formula of one's own ---------------------------------------------------------------------------------------


def test_a_typed_formula_is_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    """x³ − 2x at 2: f′ = 3 · 4 − 2 = 10; with h = 1 the central difference is (21 − (−1)) / 2 = 11."""
    type_formula(window, "x^3 - 2x")
    type_into(named(window, NumberField, "x"), "2")
    found = seen(qtbot, window)
    assert found.approach.function.kind == TYPED
    assert (found.secants.y, found.secants.derivative, found.secants.central) == (4, 10, 11)
    assert named(window, QComboBox, "f(x)").currentText() == "your own"
    press(window, Key.Key_Escape)
    press(window, Key.Key_Z, CONTROL)
    press(window, Key.Key_Z, CONTROL)
    assert seen(qtbot, window).approach.function is FUNCTIONS["sine"]


def test_what_cant_be_read_is_pointed_at(window: MainWindow) -> None:
    before = window.descent.slope.approach.approach
    for text, said, place in (
        ("x^2 + 3y", "“y” is not known. Try one of these: x.", (7, 8)),
        ("sin(x", "This parenthesis is never closed.", (3, 4)),
        ("x +", "missing", (3, 4)),
        ("", "Type a formula in x, such as x^3 − 3x.", (0, 1)),
    ):
        field = type_formula(window, text)
        assert said in shown_words(window.descent.slope.function)
        assert field._wrong == place
        assert window.descent.slope.approach.approach == before


@pytest.mark.parametrize("formula", ["100000 + sin(x)", "10000000 + sin(x)", "-1000000 - sin(x)/100000", "x^3"])
def test_the_numbers_of_its_axis_are_never_cut_off(qtbot: QtBot, window: MainWindow, formula: str) -> None:
    plot = window.descent.stage.secants.plot
    narrow = plot.area().left()
    type_formula(window, formula)
    seen(qtbot, window)
    numbers = {text for _, text in plot.numbers("left")}
    assert len(numbers) > 3
    assert numbers <= set(re.findall(r">([^<>\n]+)</text>", svg(plot).decode())), "all of them are written"
    shot = plot.grab().toImage()
    assert len({shot.pixel(1, y) for y in range(shot.height())}) == 1, "and none reaches the edge"
    assert (plot.area().left() > narrow) == (formula != "x^3")
    type_formula(window, "sin(x)")
    seen(qtbot, window)
    assert plot.area().left() == narrow


def test_poles_are_no_walls(qtbot: QtBot, window: MainWindow) -> None:
    """1/x near 0 goes beyond all bounds: the picture keeps to where it is about 1."""
    type_formula(window, "1/x")
    seen(qtbot, window)
    low, high = window.descent.stage.secants.plot._range[2:]
    assert -20 < low < 0 < high < 20


@pytest.mark.parametrize("formula", ["1e308 x", "1.7e308 sin(x)"])
def test_values_at_the_end_of_all_numbers_are_drawn(qtbot: QtBot, window: MainWindow, formula: str) -> None:
    type_formula(window, formula)
    seen(qtbot, window)
    low, high = window.descent.stage.secants.plot._range[2:]
    assert 0 < high - low < np.inf


# --- the right column ---------------------------------------------------------------------------------------------


def test_the_present_h_is_marked_among_the_errors(qtbot: QtBot, window: MainWindow) -> None:
    type_into(named(window, NumberField, "h"), "0.001")
    found = seen(qtbot, window)
    drawn = window.descent.slope.errors.plot._drawn
    line = next(one for one in drawn if one.name == "h")
    assert line.x.tolist() == [1e-3, 1e-3]
    marks = [place for one in drawn if not len(one.x) for place, filled in one.places if not filled]
    assert marks == [(1e-3, error) for error in found.here.values()]
    assert [one.name for one in drawn if len(one.x) > 2] == [
        *("forward difference", "central difference", "five-point difference")
    ]
    assert "five points" in shown_words(window.descent.slope.errors).replace("&nbsp;", " ")
    choose(named(window, QComboBox, "f(x)"), "square")
    seen(qtbot, window)
    assert "Without truncation here: central difference" in window.descent.slope.errors.header.toolTip()


def test_the_magnifier_shows_h_always_as_large(qtbot: QtBot, window: MainWindow) -> None:
    for h in ("0.5", "1e-6", "1e-16"):
        type_into(named(window, NumberField, "h"), h)
        found = seen(qtbot, window)
        drawn = {one.name: one for one in window.descent.slope.magnifier.plot._drawn}
        assert set(drawn) == {"tangent", "backward", "forward", "central", "f"}
        assert (drawn["f"].x[0], drawn["f"].x[-1]) == (-2, 2)
        assert drawn["tangent"].y[-1] == pytest.approx(2 * np.cos(1))
        [(place, _)] = drawn["forward"].places
        assert place == (1, found.secants.forward)


def test_plots_can_be_saved(qtbot: QtBot, window: MainWindow) -> None:
    seen(qtbot, window)
    plots = window.plots.plots()
    assert len(plots) == 3
    rows = draft(plots["stage"], ".csv")().decode().splitlines()
    assert rows[0] == "line,x,y"
    assert rows[-2:] == [f"central,0.0,{np.sin(0.0)}", f"central,2.0,{np.sin(2.0)}"]
    for plot in plots.values():
        assert draft(plot, ".png")()[:4] == b"\x89PNG"
        assert b"<svg" in svg(plot)


# --- subjects -----------------------------------------------------------------------------------------------------


def test_each_subject_has_its_own_cards_and_transport(qtbot: QtBot, window: MainWindow) -> None:
    descent = window.descent
    subject = descent.stage._subject._segments
    assert named(window, FormulaField, "Formula").isVisible()
    press(window, Key.Key_Space)
    click(subject["function"])
    assert not descent.slope.approach.playing
    assert window.driven.now is descent.race
    assert descent.surface.isVisible()
    assert not descent.slope.function.isVisible()
    assert [card.isVisible() for card in descent.right] == [True, True, True, False, False]
    assert descent.bar.isVisible()
    click(subject["network"])
    assert window.driven.now is window.session
    assert descent.plane.isVisible()
    click(subject["slope"])
    assert window.driven.now is descent.slope.approach
    assert [card.isVisible() for card in descent.right] == [False, False, False, True, True]
    assert descent.slope.bar.isVisible()


# --- loss along one weight ----------------------------------------------------------------------------------------


def weighed(qtbot: QtBot, window: MainWindow) -> OneWeightAnswer:
    """Wait until a sweep of the network as it is now is complete and on screen."""
    slope, stage = window.descent.slope, window.descent.stage
    qtbot.waitUntil(
        lambda: (
            stage._weighed is not None
            and stage._weighed.known == 1
            and stage._weighed.step == now(window).step
            and slope.weight._answer is stage._weighed
        )
    )
    assert stage._weighed is not None
    return stage._weighed


def weigh(qtbot: QtBot, window: MainWindow) -> OneWeightAnswer:
    choose(named(window, QComboBox, "f(x)"), WEIGHT)
    return weighed(qtbot, window)


def test_loss_and_accuracy_along_the_strongest_weight(qtbot: QtBot, window: MainWindow) -> None:
    answer = weigh(qtbot, window)
    parameters = timeline_of(window.session.experiment).trainer.network.parameters
    layout = window.session.experiment.flow.layout
    strong = max(abs(float(parameters[k])) for part in layout if part.name == "W" for k in range(part.start, part.stop))
    assert abs(answer.value) == strong
    assert answer.sweep is not None
    view = window.descent.stage.sweep
    loss, accuracy = (view._plots[curve]._drawn[-1] for curve in ("loss", "accuracy"))
    np.testing.assert_array_equal(loss.y, answer.sweep.loss)
    assert [place for place, _ in loss.places] == [(answer.value, answer.loss)]
    assert set(accuracy.y.tolist()) == set(answer.sweep.accuracy.tolist())
    assert set(np.diff(accuracy.x)[np.diff(accuracy.y) != 0].tolist()) <= {0.0}, "stairs rise upright"
    said = shown_words(view)
    assert f"Of 256 small moves of the weight, 256 change the loss but only {answer.turns[1]} accuracy" in said
    assert "1/250" in said
    assert "training follows the loss" in said


def test_the_strongest_weight_stays_until_it_is_taken_anew_or_another_run_begins(
    qtbot: QtBot, window: MainWindow
) -> None:
    """A learning rate of 3 changes which weight is the strongest."""
    window.session.edit(replace(DEFAULTS["spiral"], optimizer=SGD(), learning_rate=3.0))
    begun(qtbot, window)
    first = weigh(qtbot, window)
    layout = window.session.experiment.flow.layout
    alone = timeline_of(window.session.experiment)
    done = 0
    while strongest(alone.trainer.network.parameters, tuple(layout)) == first.place:
        alone.advance(1)
        done += 1
    other = strongest(alone.trainer.network.parameters, tuple(layout))
    steps(qtbot, window, done)
    assert weighed(qtbot, window).place == first.place
    button = named(window.descent.slope.weight, TextButton, "The strongest of all")
    click(button)
    assert weighed(qtbot, window).place == other
    window.session.reset()
    begun(qtbot, window)
    qtbot.waitUntil(lambda: now(window).step == 0)
    assert weighed(qtbot, window).place == first.place


def test_it_drives_the_network_and_follows_it(qtbot: QtBot, window: MainWindow) -> None:
    first = weigh(qtbot, window)
    assert window.driven.now is window.session
    steps(qtbot, window, 3)
    second = weighed(qtbot, window)
    assert (first.step, second.step) == (0, 3)
    assert first.sweep is not None
    assert second.sweep is not None
    assert not np.array_equal(first.sweep.loss, second.sweep.loss)
    assert "3" in window.descent.slope.weight.texts()["step"]
    before = window.descent.slope.weight.texts()["step"]
    window.session.set_speed(float("inf"))
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: window.descent.slope.weight.texts()["step"] not in (before, "–"))
    press(window, Key.Key_Space)
    step = paused(qtbot, window)
    assert weighed(qtbot, window).step == step
    alone = timeline_of(window.session.experiment)
    alone.advance(step)
    assert bits(window.session) == bits_of(alone.trainer), "looking never changes the run"


def test_layer_indices_range_and_examples_can_be_chosen(qtbot: QtBot, window: MainWindow) -> None:
    weigh(qtbot, window)
    panel = window.descent.slope.weight
    layout = window.session.experiment.flow.layout
    last = len(layout) - 2
    choose(named(panel, QComboBox, "Weight"), str(last))
    answer = weighed(qtbot, window)
    assert layout[last].start <= answer.place < layout[last].stop
    weights = timeline_of(window.session.experiment).trainer.network.parameters[layout[last].start : layout[last].stop]
    assert abs(answer.value) == abs(weights).max(), "of another layer the strongest is taken first"
    type_into(named(panel, NumberField, "Weight: from"), "2")
    type_into(named(panel, NumberField, "Weight: to"), "1")
    answer = weighed(qtbot, window)
    assert answer.place == layout[last].start + 2 * layout[last].shape[1] + 1
    assert panel.weight_name() == "W⁽³⁾[2, 1]"
    assert panel.weight_name() in shown_words(window.descent.stage.sweep)
    type_into(named(panel, NumberField, "Range ±"), "2")
    answer = weighed(qtbot, window)
    assert answer.sweep is not None
    assert (answer.sweep.values[0], answer.sweep.values[-1]) == pytest.approx((answer.value - 2, answer.value + 2))
    train = answer
    choose(named(panel, QComboBox, "Examples"), "test")
    test = weighed(qtbot, window)
    assert test.loss != train.loss
    assert "on the test data" in shown_words(window.descent.stage.sweep)
    type_into(named(panel, NumberField, "Weight: from"), "99")
    assert "The most is 7" in shown_words(panel), "there are fewer rows, and that is said"
    press(window, Key.Key_Escape)
    choose(named(panel, QComboBox, "Weight"), str(last + 1))
    answer = weighed(qtbot, window)
    assert layout[last + 1].start <= answer.place < layout[last + 1].stop
    assert named(panel, NumberField, "Weight: neuron").isVisible(), "a bias has one index"
    click(named(panel, TextButton, "The strongest of all"))
    assert panel.question == OneWeight(reach=2.0, part="test")
    assert weighed(qtbot, window).sweep is not None


def test_another_network_has_another_strongest_weight(qtbot: QtBot, window: MainWindow) -> None:
    weigh(qtbot, window)
    panel = window.descent.slope.weight
    choose(named(panel, QComboBox, "Weight"), "2")
    weighed(qtbot, window)
    window.session.edit(DEFAULTS["rings"])
    begun(qtbot, window)
    assert panel.question == OneWeight()
    assert weighed(qtbot, window).known == 1


def test_without_classes_there_are_no_stairs_and_that_is_said(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(DEFAULTS["sine"])
    begun(qtbot, window)
    answer = weigh(qtbot, window)
    assert not answer.has_accuracy
    said = shown_words(window.descent.stage.sweep)
    assert "These data have no classes" in said
    assert "R²" in said


def test_that_the_loss_moves_in_stairs_behind_the_step_function_is_said(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(replace(DEFAULTS["gate_xor"], hidden=(Dense(2, "step"),)))
    begun(qtbot, window)
    weigh(qtbot, window)
    choose(named(window.descent.slope.weight, QComboBox, "Weight"), "0")
    answer = weighed(qtbot, window)
    said = shown_words(window.descent.stage.sweep)
    assert f"{answer.turns[0]} of 256 small moves of the weight change the loss: behind the step function" in said
    assert "training follows the loss" not in said
    loss = window.descent.stage.sweep._plots["loss"]._drawn[-1]
    assert set(np.diff(loss.x)[np.diff(loss.y) != 0].tolist()) == {0.0}, "stairs rise upright"


def test_a_function_comes_back_with_its_own_transport(qtbot: QtBot, window: MainWindow) -> None:
    weigh(qtbot, window)
    asked = heard(window.descent.stage.asked)
    choose(named(window, QComboBox, "f(x)"), "cube")
    assert window.driven.now is window.descent.slope.approach
    assert asked[-1] == (), "nothing is asked of the worker any more"
    assert seen(qtbot, window).approach.function is FUNCTIONS["cube"]
    assert window.descent.stage.plot() is window.descent.stage.secants.plot


def test_a_sweep_can_be_saved_as_a_table(qtbot: QtBot, window: MainWindow) -> None:
    answer = weigh(qtbot, window)
    assert answer.sweep is not None
    plot = window.plots.plots()["stage"]
    rows = draft(plot, ".csv")().decode().splitlines()
    assert rows[0] == "weight,loss,accuracy"
    assert len(rows) == POINTS + 1
    assert rows[1] == f"{answer.sweep.values[0]},{answer.sweep.loss[0]},{answer.sweep.accuracy[0]}"
    assert draft(plot, ".png")()[:4] == b"\x89PNG"


def test_a_diverged_run_says_so(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(replace(DEFAULTS["plane"], learning_rate=100.0))
    begun(qtbot, window)
    choose(named(window, QComboBox, "f(x)"), WEIGHT)
    press(window, Key.Key_Escape)
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: "The run has diverged" in shown_words(window.descent.stage.sweep))


# --- files --------------------------------------------------------------------------------------------------------


def test_what_was_looked_at_is_found_again(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    descent, file = window.descent, tmp_path / "slope.nori"
    type_formula(window, "x^3 - 2x")
    type_into(named(window, NumberField, "x"), "2")
    type_into(named(window, NumberField, "h"), "3e-4")
    left, h = seen(qtbot, window), descent.slope.approach.h
    whole = descent.stage.secants.plot.window_seen()[0]
    for _ in range(3):
        click(named(window, IconButton, "Closer"))
    near = descent.stage.secants.plot.window_seen()[0]
    assert near != whole
    weigh(qtbot, window)
    type_into(named(window, NumberField, "Range ±"), "2")
    weighed(qtbot, window)
    window.documents.path = file
    with qtbot.waitSignal(window.session.files.saved):
        press(window, Key.Key_S, CONTROL)
    choose(named(window, QComboBox, "f(x)"), "square")
    click(descent.stage._subject._segments["function"])
    with qtbot.waitSignal(window.session.files.opened):
        window.session.files.open(file)
    assert descent.stage.subject == "slope"
    assert descent.slope.weighing
    assert descent.slope.weight.question == OneWeight(reach=2.0)
    assert weighed(qtbot, window).known == 1
    choose(named(window, QComboBox, "f(x)"), TYPED)
    found = seen(qtbot, window)
    assert (found.approach.x, found.secants.h) == (2, h) == (left.approach.x, 3e-4)
    assert found.approach.function.formula == left.approach.function.formula
    assert descent.stage.secants.plot.window_seen()[0] == near
    assert descent.slope.approach.can_undo == (False, False)


def test_what_a_file_says_is_checked() -> None:
    first = SlopeLeft(first_approach(), 1.0, False, OneWeight())
    left = SlopeLeft(Approach(FUNCTIONS["cube"], -0.5), 1e-7, True, OneWeight(2, 17, 0.5, "test"), (-0.75, 0.25))
    assert from_window(to_window(left), first) == left
    assert from_window({}, first) == first
    for name, value in (
        ("curve", "tangent"),
        ("curve.x", float("inf")),
        ("curve.x", "2"),
        ("curve.h", 0.0),
        ("curve.h", 2.0),
        ("curve.seen.low", "0"),
        ("curve.seen.low", 0.25),
        ("curve.seen.low", -1e9),
        ("curve.seen.high", float("nan")),
        ("weight", 1),
        ("weight.array", -2),
        ("weight.place", 1.5),
        ("weight.reach", 0.0),
        ("weight.part", "all"),
    ):
        found = from_window({**to_window(left), f"descent.{name}": value}, first)
        assert found != left, f"{name} {value!r} can't be"
    typed = {"descent.curve": TYPED, "descent.curve.low": -1.0, "descent.curve.high": 1.0}
    assert from_window({**typed, "descent.curve.formula": "2x"}, first).approach.function.formula == "2x"
    for wrong in ({"descent.curve.formula": "2y"}, {"descent.curve.formula": "x", "descent.curve.low": 1.0}, {}):
        assert from_window({**typed, **wrong}, first).approach == first.approach


# --- words --------------------------------------------------------------------------------------------------------


def test_every_id_has_words() -> None:
    assert set(words.SAID) == set(CODES)
    assert set(words.FUNCTION_TIPS) == {*FUNCTIONS, TYPED}
    assert [key for key, _, _ in words.function_options()] == [*FUNCTIONS, TYPED]
    assert set(words.SWEEP) == set(PROBLEMS)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (1.5, "1.5000000000"),
        (-0.5403023058681398, "−0.5403023059"),
        (1.25e-7, "1.25e-7"),
        (123456.789, "123456.789"),
        (-3e8, "−300000000"),
    ],
)
def test_differences_are_written_with_the_digits_that_tell(value: float, text: str) -> None:
    assert words.digits(value) == text


def test_every_h_has_room_in_the_bar(window: MainWindow) -> None:
    figure = window.descent.slope.bar.figures["h"]
    metrics = QFontMetrics(text_font(NUMBER_PX, QFont.Weight.DemiBold))
    widest = max((words.h_text(h_at(step)) for step in range(STEPS + 1)), key=metrics.horizontalAdvance)
    assert widest.startswith("0.000")
    assert metrics.horizontalAdvance(widest) < figure.sizeHint().width()
