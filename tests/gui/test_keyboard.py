"""The window by keyboard alone: Tab goes through it as it is read, and what has the keyboard is seen."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.orders import LookAtTable
from gui.panels.table import TableDialog
from gui.playback import Playback
from gui.plots.base import Plot
from gui.plots.cross import FAR
from gui.plots.decision_map import DecisionMapPlot
from model.data.sources import REACH
from model.layers import Dense
from tests.gui.window import (
    CONTROL,
    SHIFT,
    Key,
    answered,
    at_rest,
    begun,
    calculated,
    few_digits,
    heard,
    hold_down,
    named,
    now,
    opened,
    point,
    press,
    turn_to,
)
from tests.model.runs import small


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with a quick run that stands at step 0."""
    with opened(qtbot, small(hidden=(Dense(2),))) as window:
        begun(qtbot, window)
        yield window


def round_trip(window: MainWindow) -> list[QWidget]:
    """Press Tab from the stage on until it comes round, and return what had the keyboard, first what is read first."""
    press(window, Key.Key_Escape)
    reached: list[QWidget] = []
    while True:
        press(window, Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in reached:
            break
        reached.append(focus)
    first = next(k for k, widget in enumerate(reached) if window._bar.isAncestorOf(widget))
    return reached[first:] + reached[:first]


def name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def on_stage(window: MainWindow) -> list[str]:
    """The names of what Tab reaches on the stage, in order."""
    return [name(widget) for widget in round_trip(window) if window.columns._pages.isAncestorOf(widget)]


def regions(window: MainWindow) -> dict[str, QWidget]:
    """The parts of the window as they are read."""
    return {
        "bar": window._bar,
        "fold": window.columns._folded,
        "settings": window.columns._left,
        "tabs": window.tabs,
        "stage": window.columns._pages,
        "curves": window.columns._right,
    }


def check_regions(window: MainWindow) -> None:
    """Each part of the window is gone through as a whole, in the order in which they are read."""
    parts = [
        next(key for key, part in regions(window).items() if part.isAncestorOf(widget)) for widget in round_trip(window)
    ]
    assert list(dict.fromkeys(parts)) == [key for key in regions(window) if key in parts]
    assert sum(a != b for a, b in pairwise(parts)) == len(set(parts)) - 1
    assert {"bar", "tabs", "curves"} <= set(parts)


def test_tab_goes_through_the_window_as_it_is_read(window: MainWindow) -> None:
    for stage in window.stages:
        turn_to(window, stage)
        check_regions(window)


def test_tab_stays_on_the_stage_while_a_step_is_gone_into(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "inside")
    qtbot.waitUntil(window.inside.moves.isEnabled)
    window.session.move("next")
    qtbot.waitUntil(lambda: window.inside.page.present is not None)
    check_regions(window)
    window.session.move(2)
    qtbot.waitUntil(lambda: window.inside.page.present is not None and window.inside.page.present.done == 2)
    check_regions(window)


def test_tab_goes_through_each_stage_as_it_is_read(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "output")
    assert on_stage(window) == [
        *("Answers", "Smooth", "● Training", "○ Test"),
        "Map of the network's answers",
    ]
    turn_to(window, "descent")
    zooms = ["Closer", "Farther", "See all of it"]
    assert on_stage(window) == ["A function", "−∇f", "Values", *zooms, "3-D", "Map of the surface"]
    window.descent.show_subject("slope")
    assert on_stage(window) == ["A slope", *zooms, "Curve with three secants"]
    turn_to(window, "inside")
    listed = "Moves of the step"
    qtbot.waitUntil(window.inside.moves.isEnabled)
    assert on_stage(window) == ["A step", listed, "Step into"]
    window.session.move("next")
    qtbot.waitUntil(lambda: window.inside.page.present is not None)
    window.session.move(2)
    qtbot.waitUntil(lambda: window.inside.page.present is not None and window.inside.page.present.done == 2)
    buttons = ["◂ Previous", "Next ▸", "Next layer", "End of step", "Copy"]
    formula, tools = "A^{(1)} = X \\, W^{(1)} + b^{(1)}", ["All samples", "A, Z"]
    names = on_stage(window)
    assert [text.split(" ")[0] for text in names[-4:]] == ["X", "W1", "b1", "A1"]  # matrices
    assert names[:-4] == ["A step", listed, *buttons, formula, *tools]


PICTURES = ("What the network sees (28 × 28)", "What mattered")


def test_tab_goes_from_the_pad_to_what_is_read_in_it(qtbot: QtBot) -> None:
    with opened(qtbot, few_digits()) as window:
        begun(qtbot, window)
        turn_to(window, "draw")
        assert on_stage(window) == ["Drawing pad", "Pen", "Scaled", "Centred", *PICTURES, "Probabilities", "Layers"]


def test_no_two_side_by_side_are_called_the_same(qtbot: QtBot, window: MainWindow) -> None:
    def check() -> None:
        names = [name(widget) for widget in round_trip(window)]
        assert not [text for text, following in pairwise(names) if text == following]

    for stage in window.stages:
        turn_to(window, stage)
        check()
    turn_to(window, "descent")
    for part in ("approach", "weight", "race", "network"):
        window.descent.show_part(part)
        check()


@pytest.mark.parametrize("stage", ["network", "descent", "compare"])
def test_going_back_by_its_button_ends_at_the_start_and_does_not_play_from_there(
    qtbot: QtBot, window: MainWindow, stage: str
) -> None:
    turn_to(window, stage)
    back = named(window._bar, QAbstractButton, "One step back")
    driven = window.driven.now

    def step() -> int:
        return driven.step_number if isinstance(driven, Playback) else now(window).step

    press(window, Key.Key_Right)
    qtbot.waitUntil(lambda: step() == 1 and back.isEnabled())
    back.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: step() == 0)
    calculated(qtbot, window)
    press(window, Key.Key_Space)
    assert QApplication.focusWidget() is back
    assert not driven.playing
    press(window, Key.Key_Escape)
    press(window, Key.Key_Right)
    press(window, Key.Key_Left)
    qtbot.waitUntil(lambda: step() == 0 and not back.isEnabled())


def test_a_key_that_is_held_down_goes_on_step_by_step_and_does_all_else_once(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Key.Key_Escape)
    hold_down(window, Key.Key_Right)
    at_rest(qtbot, window, 4)
    hold_down(window, Key.Key_Right, SHIFT)
    at_rest(qtbot, window, 5)  # the end of the first epoch
    playing = heard(window.session.playing_changed)
    hold_down(window, Key.Key_Space)
    assert playing == [True]
    runs = heard(window.session.run_started)
    hold_down(window, Key.Key_R, CONTROL)
    assert len(runs) == 1


def test_tab_goes_through_new_rows_as_they_stand(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(small(hidden=()))
    window.session.edit(small(hidden=(Dense(3), Dense(2))))
    begun(qtbot, window)
    names = [name(widget) for widget in round_trip(window) if window.columns._left.isAncestorOf(widget)]
    assert names.index("Data") < names.index("Network") < names.index("Layer 1: Move") < names.index("Layer 2: Move")
    assert names.index("Layer 2: Move") < names.index("+ Add layer") < names.index("Learning")


def test_an_edit_leaves_the_keyboard_where_it_is_on_the_stage(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(small(hidden=(Dense(3),)))
    begun(qtbot, window)
    turn_to(window, "output")
    smooth = named(window.output, QAbstractButton, "Smooth")
    smooth.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Z, CONTROL)
    begun(qtbot, window)
    assert window.session.experiment == small(hidden=(Dense(2),))
    assert QApplication.focusWidget() is smooth


def test_tab_goes_through_the_dialog_for_tables_as_it_is_read(qtbot: QtBot, window: MainWindow) -> None:
    window.session.imports.bring(LookAtTable("x,y,kind\n" + "\n".join(f"{k},{k % 7},{'ab'[k % 2]}" for k in range(60))))
    qtbot.waitUntil(lambda: bool(window.findChildren(TableDialog)))
    dialog = window.findChildren(TableDialog)[0]
    dialog.activateWindow()
    reached: list[str] = []
    while (focus := QApplication.focusWidget()) is not None and name(focus) not in reached:
        reached.append(name(focus))
        press(dialog, Key.Key_Tab)
    first = reached.index("First line holds names")
    chosen = ["To be found out", "Classes", "take the mean"]
    names = ["First line holds names", "Columns", *chosen, "Cancel", "Use this table"]
    assert reached[first:] + reached[:first] == names

    # And it is seen which row of the table Space ticks.
    [table] = dialog.findChildren(QTableView)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    press(dialog, Key.Key_Down)
    qtbot.waitUntil(dialog.isActiveWindow)
    row = table.currentIndex().siblingAtColumn(0)
    assert row.isValid()
    at = table.visualRect(row).bottomRight() - QPoint(4, 4)
    assert table.viewport().grab().toImage().pixelColor(at) == window.theme.color("accent_soft")
    dialog.close()


def test_tab_passes_lists_in_which_nothing_is(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "inside")
    qtbot.waitUntil(window.inside.moves.isEnabled)
    window.inside.moves.set_moves((), 0)
    assert "Moves of the step" not in on_stage(window)
    window.session.move("next")
    qtbot.waitUntil(lambda: window.inside.page.present is not None)
    assert "Moves of the step" in on_stage(window)


def test_the_list_of_moves_shows_that_it_has_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "inside")
    window.inside.subject._segments["expression"].click()
    moves = window.inside.moves
    assert moves._done == 0
    before = moves.grab().toImage()
    for _ in range(80):
        press(window, Key.Key_Tab)
        if moves.hasFocus():
            break
    assert moves.grab().toImage() != before
    chosen = heard(moves.chosen)
    press(window, Key.Key_Down)
    assert chosen == [1]


def tab_to(window: MainWindow, plot: Plot) -> None:
    """Press Tab from the stage on until a plot has the keyboard."""
    press(window, Key.Key_Escape)
    for _ in range(120):
        press(window, Key.Key_Tab)
        if plot.hasFocus():
            return
    raise AssertionError("Tab does not come to the plot")


def said(plot: Plot) -> str:
    """What a screen reader says of a plot: that which its note says, too."""
    described = QAccessible.queryAccessibleInterface(plot).text(QAccessible.Text.Description)
    if plot._note.isHidden():
        assert described == plot.toolTip()  # how it is read
        return ""
    assert described == plot._note.text().replace("\n", ", ")
    return described


def test_the_decision_map_is_read_by_arrow_keys(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "output")
    [plot] = (p for p in window.output.findChildren(DecisionMapPlot) if p.isVisible())
    answered(qtbot, window)
    bare = plot.viewport().grab().toImage()
    tab_to(window, plot)
    assert said(plot).startswith("x₀ 0.00, x₁ 0.00, class 0: "), "in the middle at first"
    assert plot.viewport().grab().toImage() != bare, "a cross"
    before = window.session.snapshot
    press(window, Key.Key_Right)
    press(window, Key.Key_Up)
    across = REACH * 2 * FAR / plot.area().width()
    assert said(plot).startswith(f"x₀ {across:.2f}, x₁ {across:.2f}, class 0: ")
    press(window, Key.Key_Left, CONTROL)
    assert said(plot).startswith(f"x₀ {across * 0.9:.2f}, ")
    assert window.session.snapshot is before, "arrows are no steps there"
    point(plot.viewport(), plot.area().topLeft().toPoint() + QPoint(2, 2))
    assert plot._note.text().startswith("x₀ −")
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert said(plot).startswith(f"x₀ {across * 0.9:.2f}, "), "the pointer has left, the cross is still there"
    for _ in range(60):
        press(window, Key.Key_Down)
    assert f"x₁ −{REACH:.2f}" in said(plot), "as far as the map goes"
    press(window, Key.Key_Escape)
    assert not plot.hasFocus()
    assert said(plot) == ""
    assert plot.viewport().grab().toImage() == bare


@pytest.mark.parametrize("name", ["loss", "accuracy", "gradients"])
def test_curves_are_read_by_arrow_keys_from_where_the_run_is(qtbot: QtBot, window: MainWindow, name: str) -> None:
    for step in (1, 2, 3):
        press(window, Key.Key_Right)
        at_rest(qtbot, window, step)
    plot = window.curves[name].plot
    tab_to(window, plot)
    assert said(plot).startswith("step 3, ")
    for _ in range(9):
        press(window, Key.Key_Left)
    first = 1 if name == "gradients" else 0
    curve = next(iter(plot.curves().values())) if first else plot.curves()["train"]
    assert said(plot).startswith(f"step {first}, ")
    assert plot._reading.write(float(curve.values[0])) in said(plot)
    assert window.session.snapshot is not None
    assert window.session.snapshot.step == 3


def test_what_the_cross_says_follows_the_run(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "output")
    [plot] = (p for p in window.output.findChildren(DecisionMapPlot) if p.isVisible())
    answered(qtbot, window)
    tab_to(window, plot)
    before = plot._note.text()
    window.session.epoch()
    qtbot.waitUntil(lambda: plot._note.text() != before)
    assert plot._answer is not None
    size = len(plot._answer.outputs)
    assert f"{plot._answer.outputs[size // 2, size // 2, 0]:.3f}" in plot._note.text()


def test_the_curve_of_a_slope_takes_its_place_from_the_cross(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "descent")
    window.descent.show_subject("slope")
    plot, approach = window.descent.stage.secants.plot, window.descent.slope.approach
    qtbot.waitUntil(lambda: plot.point() is not None)
    x = approach.approach.x
    tab_to(window, plot)
    assert float(said(plot).split(",")[0].split()[-1]) == pytest.approx(x, abs=1e-3)
    press(window, Key.Key_Right)
    press(window, Key.Key_Return)
    low, high = plot.window_seen()[0]
    assert approach.approach.x == pytest.approx(x + (high - low) * FAR / plot.area().width(), abs=0.02)
