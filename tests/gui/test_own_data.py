"""Own data through the real window: painted points, tables from files and the clipboard, IDX files."""

import gzip
import os
import re
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QModelIndex, QPoint, QPointF, Qt, QThread, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from gui import image_folder, importer, words
from gui.fetch import Fetcher
from gui.languages import Languages
from gui.library import Library
from gui.main_window import MainWindow
from gui.panels.data import DataPanel
from gui.panels.table import TableDialog
from gui.plots.colors import CLASS_SIGNS, CLASS_TOKENS
from gui.plots.function_curve import FunctionCurvePlot
from gui.stages.descent import FUNCTION, SLOPE
from gui.table_columns import TableColumns
from gui.widgets.choice import Choice
from gui.widgets.groove import Groove
from gui.widgets.number import NumberField
from gui.widgets.progress import WHOLE, ProgressBar
from gui.widgets.tile import TileButton
from model import archive
from model.blobs import blob_of
from model.data.examples import Content
from model.data.folder import ENDINGS, FolderInvalid
from model.data.published import PUBLISHED, Published
from model.data.sources import DATASETS
from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.layers import Dense
from model.observations import DecisionMap
from model.saved import saved
from model.trainer import Figures
from model.work import Work, finished
from tests.gui.reader import control
from tests.gui.window import (
    CONTROL,
    LEFT,
    PLAIN,
    SHIFT,
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
    sliced,
    turn_to,
    turn_to_confusion,
    type_into,
)
from tests.model.runs import bits_of, small, timeline_of

SHARED = (parent / "shared" / "data" / "mnist" for parent in Path(__file__).resolve().parents)
MNIST = next((folder for folder in SHARED if folder.exists()), Path("absent"))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with opened(qtbot, dress=False) as window:
        begun(qtbot, window)
        yield window


def tile(window: MainWindow, source: str) -> None:
    click(named(window.data, TileButton, words.name("source", source)))


def on_map(window: MainWindow, x0: float, x1: float) -> QPoint:
    plot = window.output._map
    scene = plot.box.mapViewToScene(QPointF(x0, x1))
    return plot.mapFromScene(scene)


def stroke(window: MainWindow, places: np.ndarray) -> None:
    drag(window.output._map.viewport(), [on_map(window, float(x), float(y)) for x, y in places])


def learned(qtbot: QtBot, window: MainWindow, steps: int) -> Figures:
    """Let it learn for more than so many steps, and return how good it then is on the test part."""
    press(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step > steps)
    press(window, Qt.Key.Key_Space)
    paused(qtbot, window)
    figures = now(window).figures
    assert figures is not None
    return figures[1]


def moon(upper: bool) -> np.ndarray:
    angle = np.linspace(0, np.pi, 24)
    sign = 1 if upper else -1
    return np.column_stack((sign * (3 * np.cos(angle) - 1.5), sign * (3 * np.sin(angle) - 0.75)))


def test_an_offer_ends_where_the_data_that_are_there_are_chosen_again(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        begun(qtbot, window)
        click(control(window, "tile:mnist"))
        assert window.data.bring.source == "mnist"
        assert named(window, QAbstractButton, "Fetch").isVisible()
        click(control(window, "tile:spiral"))
        assert not window.data.bring.source
        assert window.session.experiment == DEFAULTS["spiral"]


# --- painting -----------------------------------------------------------------------------------------------------


def test_two_moons_are_painted_by_hand_and_learned(qtbot: QtBot, window: MainWindow) -> None:
    tile(window, "painted")
    assert window.tabs.value() == "output"
    assert "Paint at least 10 points" in shown_words(window)
    [panel] = window.findChildren(DataPanel)
    assert panel.side() == "", "nothing is divided yet"
    assert window.session.blocked
    turn_to(window, "network")
    assert "Paint at least 10 points" in shown_words(window.columns)
    assert not window.network_stage.graph.isVisible()
    link = named(window.columns.standstill, QPushButton, "Paint points")
    place = link.mapTo(window.columns.standstill, link.rect().center())
    assert 0.3 < place.y() / window.columns.standstill.height() < 0.6, "in the middle, as where Inside is empty"
    click(link)
    assert window.tabs.value() == "output"
    stroke(window, moon(True))
    click(named(window.output, QAbstractButton, "■ 1"))
    stroke(window, moon(False))
    begun(qtbot, window)
    experiment = window.session.experiment
    assert experiment.data.outputs == 2
    assert experiment.data.samples > 30
    press(window, Qt.Key.Key_Space)
    assert window.session.playing
    qtbot.waitUntil(lambda: now(window).step > 1_500)
    press(window, Qt.Key.Key_Space)
    paused(qtbot, window)
    qtbot.waitUntil(lambda: window.output._map._answer is not None)
    figures = now(window).figures
    assert figures is not None
    assert figures[0].accuracy > 0.95
    for view, painted_on in (("Confusion", False), ("By layer", False), ("Answers", True)):
        click(named(window.output, QAbstractButton, view))
        assert window.output._paint.isVisible() == painted_on
    qtbot.waitUntil(lambda: window.output._map._answer is not None)
    answer = window.output._map._answer
    assert answer is not None
    said = answer.outputs.argmax(2)
    for upper, label in ((True, 0), (False, 1)):
        low, high = now(window).dataset.reach[0]
        cells = ((moon(upper) - low) / (high - low) * len(said)).astype(int)
        right = said[cells[:, 1], cells[:, 0]] == label
        assert right.mean() > 0.9  # the boundary runs between the moons


def test_a_click_is_one_point_with_the_narrowest_brush_and_the_eraser_takes_it_away(
    qtbot: QtBot, window: MainWindow
) -> None:
    tile(window, "painted")
    groove = named(window.output, Groove, "Brush")
    groove.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_Home)
    plot = window.output._map.viewport()
    places = [(x, y) for x in (-4, -2, 0, 2, 4) for y in (-2, 2)]
    for x, y in places:
        click(plot, on_map(window, x, y))
    data = window.session.experiment.data
    assert data.samples == 10
    begun(qtbot, window)
    assert sorted(
        map(
            tuple, np.rint(np.concatenate((now(window).dataset.train.points, now(window).dataset.test.points))).tolist()
        )
    ) == sorted(places)
    tools = window.output._paint
    tools.show_count(1)
    assert "One point" in shown_words(tools)
    tools.show_count(10)
    assert "10 points" in shown_words(tools)
    click(named(window.output, QAbstractButton, "Erase"))
    click(plot, on_map(window, -4, -2))
    assert window.session.experiment.data.samples == 9
    assert window.session.blocked
    window.menus.actions["undo"].trigger()
    assert window.session.experiment.data.samples == 10
    begun(qtbot, window)
    window.menus.actions["undo"].trigger()
    assert window.session.experiment.data.samples == 9
    window.menus.actions["redo"].trigger()
    assert window.session.experiment.data == data
    click(named(window.output, QPushButton, "Clear"))
    assert window.session.experiment.data.examples is None


def test_each_class_is_offered_in_the_colour_that_its_points_have(window: MainWindow) -> None:
    tile(window, "painted")
    for mode in ("light", "dark"):
        window.theme.set_mode(mode)
        for k, (mark, token) in enumerate(zip(CLASS_SIGNS, CLASS_TOKENS, strict=False)):
            picture = named(window.output, QAbstractButton, f"{mark} {k}").grab().toImage()
            found = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
            assert window.theme.color(token).name() in found


def test_a_third_class_makes_a_third_output(qtbot: QtBot, window: MainWindow) -> None:
    tile(window, "painted")
    for k, mark in enumerate("●■▲"):
        click(named(window.output, QAbstractButton, f"{mark} {k}"))
        stroke(window, np.array([[-4 + 3 * k, -3], [-4 + 3 * k, 3]]))
    begun(qtbot, window)
    assert window.session.experiment.data.outputs == 3


def test_points_of_one_class_only_are_said_to_teach_nothing(qtbot: QtBot, window: MainWindow) -> None:
    tile(window, "painted")
    stroke(window, moon(True))
    assert not window.session.blocked
    assert "All points are of one class" in shown_words(window.data)
    click(named(window.output, QAbstractButton, "■ 1"))
    stroke(window, moon(False))
    assert "All points are of one class" not in shown_words(window.data)


def test_points_are_added_while_it_trains(qtbot: QtBot, window: MainWindow) -> None:
    tile(window, "painted")
    stroke(window, moon(True))
    click(named(window.output, QAbstractButton, "■ 1"))
    stroke(window, moon(False))
    begun(qtbot, window)
    before = window.session.experiment.data.samples
    press(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step > 50)
    stroke(window, np.array([[3, 3], [4, 4]]))
    assert window.session.playing
    assert window.session.experiment.data.samples > before
    begun(qtbot, window)
    qtbot.waitUntil(lambda: now(window).step > 50)
    press(window, Qt.Key.Key_Space)


def test_painted_points_are_kept_in_the_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    tile(window, "painted")
    stroke(window, moon(True))
    click(named(window.output, QAbstractButton, "■ 1"))
    stroke(window, moon(False))
    begun(qtbot, window)
    points = now(window).dataset.train.points.tobytes()
    experiment = window.session.experiment
    path = tmp_path / "mine.nori"
    with qtbot.waitSignal(window.session.files.saved):
        window.session.files.save(path, {})
    with opened(qtbot, dress=False) as other:
        begun(qtbot, other)
        with qtbot.waitSignal(other.session.files.opened):
            other.session.files.open(path)
        qtbot.waitUntil(lambda: other.session.snapshot is not None)
        assert other.session.experiment == experiment
        assert now(other).dataset.train.points.tobytes() == points


# --- tables -------------------------------------------------------------------------------------------------------


def table_text(rows: int = 150, seed: int = 0) -> str:
    """Three kinds of flowers, which lie apart in four measures and a colour."""
    rng = np.random.default_rng(seed)
    lines = ["length,width,petal,colour,kind"]
    for k in range(rows):
        kind = k % 3
        a, b, c = rng.normal((5 + kind, 3 - kind / 2, 1.5 + 2 * kind), 0.3)
        colour = "" if k == 7 else ("red", "white", "red")[kind] if rng.random() < 0.7 else "blue"
        lines.append(f"{a:.2f},{b:.2f},{c:.2f},{colour},{('rose', 'lily', 'iris')[kind]}")
    return "\n".join(lines) + "\n"


def dialog_of(qtbot: QtBot, window: MainWindow) -> TableDialog:
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(TableDialog)))
    return next(d for d in window.findChildren(TableDialog) if d.isVisible())


def test_a_csv_of_three_classes_is_imported_and_trained_to_the_end(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "flowers.csv"
    path.write_text(table_text(), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    tile(window, "table")
    click(named(window.data, QPushButton, "Open a table …"))
    dialog = dialog_of(qtbot, window)
    assert dialog.plan.inputs == (0, 1, 2, 3)
    assert dialog.plan.target == 4
    assert dialog.plan.classes
    text = shown_words(dialog)
    assert "Each text of colour becomes an input of its own" in text
    click(named(dialog, QPushButton, "Use this table"))
    qtbot.waitUntil(lambda: window.session.experiment.data.source == "table")
    begun(qtbot, window)
    data = window.session.experiment.data
    assert (data.inputs, data.outputs, data.samples) == (6, 3, 150)
    dataset = now(window).dataset
    assert dataset.names.inputs == ("length", "width", "petal", "colour = blue", "colour = red", "colour = white")
    assert dataset.names.classes == ("iris", "lily", "rose")
    assert "Missing values: colour (1)." in shown_words(window.transport)
    assert learned(qtbot, window, 600).accuracy > 0.95
    window.show_stage("output")
    qtbot.waitUntil(lambda: window.output._map._answer is not None)
    before = window.output._map._answer
    choose(named(window.output, Choice, "Across"), "2")
    qtbot.waitUntil(lambda: window.output._map._answer is not None and window.output._map._answer is not before)
    assert window.output._axes.axes == (2, 1)
    assert "iris" in shown_words(window.output)
    assert "Slice at\n=\nand others at their mean" in shown_words(window.output._axes)
    across = named(window.output, Choice, "Across")
    assert across.fontMetrics().horizontalAdvance("length") < across.width() - 30
    held, dataset = int(named(window.output, Choice, "Held input").value()), now(window).dataset
    elsewhere = round(sum(dataset.reach[held]) / 2 + 0.1, 1)
    type_into(named(window.output, NumberField, "Held at"), "1e9")
    assert "The most is" in shown_words(window.output._axes)
    type_into(named(window.output, NumberField, "Held at"), str(elsewhere))
    assert "The most is" not in shown_words(window.output._axes)
    plane = window.output._axes.held
    assert [value for k, value in enumerate(plane) if value != dataset.middle[k]] == [plane[held]] == [elsewhere]
    click(named(window.tabs, QAbstractButton, "Network"))  # shows the same plane
    network, map_of = window.network_stage, DecisionMap(60, (2, 1), plane)
    assert "A slice: the other inputs are held as chosen on Output." in shown_words(network)
    assert map_of in network.questions()
    answers = answered(qtbot, window).answers
    assert map_of in answers
    graph, _ = network.questions()
    first = answers[graph].layers[1].levels
    click(named(window.tabs, QAbstractButton, "Output"))
    choose(named(window.output, Choice, "Across"), "0")
    click(named(window.tabs, QAbstractButton, "Network"))
    graph, _ = network.questions()
    assert not np.array_equal(answered(qtbot, window).answers[graph].layers[1].levels, first)


def held_slice(window: MainWindow) -> tuple[float, ...]:
    """Return where the map on the Output stage cuts through the inputs, as it is asked."""
    [question] = [question for question in window.output.questions() if isinstance(question, DecisionMap)]
    return question.held


def use_table(qtbot: QtBot, window: MainWindow, columns: dict[str, np.ndarray]) -> None:
    """Paste a table and take it as it is offered."""
    rows = ["\t".join(columns), *("\t".join(map(str, row)) for row in zip(*columns.values(), strict=True))]
    before = window.session.experiment.data.examples
    QGuiApplication.clipboard().setText("\n".join(rows))
    window.menus.actions["paste"].trigger()
    click(named(dialog_of(qtbot, window), QPushButton, "Use this table"))
    qtbot.waitUntil(lambda: window.session.experiment.data.examples not in (None, before))
    begun(qtbot, window)


def test_a_slice_holds_what_was_chosen_and_all_else_at_the_mean_of_the_data_of_now(
    qtbot: QtBot, window: MainWindow
) -> None:
    """Another part for testing has other means; a table on another scale does not reach what was chosen."""
    rng = np.random.default_rng(2)
    numbers = {name: rng.uniform(0, 10, 60).round(2) for name in "abcd"}
    kind = np.where(numbers["a"] > 5, "yes", "no")
    use_table(qtbot, window, {**numbers, "kind": kind})
    click(named(window.tabs, QAbstractButton, "Output"))
    assert held_slice(window) == (), "all at their means"
    assert named(window.output, Choice, "Held input").currentText() == "c"
    type_into(named(window.output, NumberField, "Held at"), "7.5")
    before = now(window).dataset.middle
    assert held_slice(window) == (before[0], before[1], 7.5, before[3])
    assert "and others at their mean" in shown_words(window.output._axes)
    choose(named(window.output, Choice, "Held input"), "3")
    assert "and others as chosen, or at their mean" in shown_words(window.output._axes)
    choose(named(window.output, Choice, "Held input"), "2")
    data = window.session.experiment.data
    window.session.edit(replace(window.session.experiment, data=replace(data, test_share=0.5)))
    begun(qtbot, window)
    after = now(window).dataset.middle
    assert after[3] != before[3]
    assert held_slice(window) == (after[0], after[1], 7.5, after[3])
    assert named(window.output, NumberField, "Held at").value() == 7.5
    use_table(qtbot, window, {**{name: column / 100 for name, column in numbers.items()}, "kind": kind})
    assert held_slice(window) == (), "0.1 at most: 7.5 is nowhere near"
    assert named(window.output, NumberField, "Held at").value() < 0.1


def test_an_empty_column_says_so_and_nothing_moves_while_a_table_is_read(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    QGuiApplication.clipboard().setText("length,note,kind\n" + "\n".join(f"{k},,{'ab'[k % 2]}" for k in range(30)))
    window.menus.actions["paste"].trigger()
    dialog = dialog_of(qtbot, window)
    held = [dialog.findChildren(QTableView)[0].model().index(row, 1).data() for row in range(3)]
    assert held == ["numbers", "nothing", "to be found out"]
    target = named(dialog, Choice, "To be found out")

    def settled() -> QPoint:
        for _ in range(5):  # words claim their height, and what is below them moves
            QApplication.processEvents()
        return target.mapTo(dialog, target.rect().center())

    place = settled()
    monkeypatch.setattr(window.session.imports, "bring", lambda order: None)  # it takes its time
    click(named(dialog, QPushButton, "Use this table"))
    assert not target.isEnabled()
    assert settled() == place
    dialog.reject()


def test_of_a_column_that_only_counts_the_rows_it_is_said_and_the_person_may_tick_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    rows = [f"{k + 1},{k % 7},{'ab'[k // 20]}" for k in range(40)]
    QGuiApplication.clipboard().setText("\n".join(["Id,length,kind", *rows]))
    window.menus.actions["paste"].trigger()
    dialog = dialog_of(qtbot, window)
    table = dialog.findChildren(QTableView)[0]
    assert [table.model().index(row, 1).data() for row in range(3)] == ["row numbers", "numbers", "to be found out"]
    assert dialog.plan.inputs == (1,)
    box = table.visualRect(table.model().index(0, 0))
    QTest.mouseClick(table.viewport(), LEFT, PLAIN, QPoint(box.left() + 10, box.center().y()))
    assert dialog.plan.inputs == (0, 1)
    press(dialog, Qt.Key.Key_Escape)


def test_of_what_is_no_number_among_numbers_it_is_said_that_it_is_missing(qtbot: QtBot, window: MainWindow) -> None:
    cells = [str(k) for k in range(19)] + ["oops"]
    rows = [f"{k}\t{cell}\t{k % 3}.5\t{'ab'[k % 2]}" for k, cell in enumerate(cells)]
    QGuiApplication.clipboard().setText("\n".join(["length\twidth\tprice\tkind", *rows]))
    window.menus.actions["paste"].trigger()
    dialog = dialog_of(qtbot, window)
    missing = [dialog.findChildren(QTableView)[0].model().index(row, 2).data() for row in range(4)]
    assert missing == ["–", "5 %", "–", "–"]
    said = "What is no number in width counts as missing."
    assert said in shown_words(dialog)
    choose(named(dialog, Choice, "To be found out"), "1")
    click(named(dialog, QAbstractButton, "A number"))
    assert said in shown_words(dialog), "the row is left out"
    click(named(dialog, QAbstractButton, "Classes"))
    assert said not in shown_words(dialog), "it names a class"
    choose(named(dialog, Choice, "To be found out"), "2")
    box = dialog.findChildren(QTableView)[0]
    place = box.visualRect(box.model().index(1, 0))
    QTest.mouseClick(box.viewport(), LEFT, PLAIN, QPoint(place.left() + 10, place.center().y()))
    assert dialog.plan.inputs == (0, 3)
    assert said not in shown_words(dialog), "it does not go in"
    press(dialog, Qt.Key.Key_Escape)


def test_a_number_can_be_found_out_too(qtbot: QtBot, window: MainWindow) -> None:
    rng = np.random.default_rng(1)
    x = rng.normal(size=(200, 2))
    lines = ["area\trooms\tprice", *(f"{a:.3f}\t{b:.3f}\t{250_000 + 40_000 * a - 9_000 * b:.0f}" for a, b in x)]
    QGuiApplication.clipboard().setText("\n".join(lines))
    window.menus.actions["paste"].trigger()
    dialog = dialog_of(qtbot, window)
    assert not dialog.plan.classes
    click(named(dialog, QPushButton, "Use this table"))
    qtbot.waitUntil(lambda: window.session.experiment.data.source == "table")
    begun(qtbot, window)
    assert window.session.experiment.loss == "mean_squared"
    assert window.session.experiment.output.activation == "identity"
    assert learned(qtbot, window, 600).loss < 0.05


def test_a_truth_table_of_four_rows_is_learned_from_and_tested_on_whole(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("a\tb\ty\n0\t0\tno\n1\t0\tyes\n0\t1\tyes\n1\t1\tyes")
    window.menus.actions["paste"].trigger()
    click(named(dialog_of(qtbot, window), QPushButton, "Use this table"))
    qtbot.waitUntil(lambda: window.session.experiment.data.source == "table")
    begun(qtbot, window)
    [panel] = window.findChildren(DataPanel)
    assert panel.side() == "4: training = test"
    click(named(window, QAbstractButton, "Data: More settings"))
    assert "For testing" not in shown_words(window)
    assert learned(qtbot, window, 400).accuracy == 1


def test_a_number_is_shown_in_its_own_units_under_its_own_name(qtbot: QtBot, window: MainWindow) -> None:
    rows = "\n".join(f"{area},{20_000 + 500 * area}" for area in range(40, 160))
    QGuiApplication.clipboard().setText(f"area,price\n{rows}")
    window.menus.actions["paste"].trigger()
    click(named(dialog_of(qtbot, window), QPushButton, "Use this table"))
    qtbot.waitUntil(lambda: window.session.experiment.data.source == "table")
    begun(qtbot, window)
    learned(qtbot, window, 600)
    click(named(window.tabs, QAbstractButton, "Output"))
    plot = window.output.findChild(FunctionCurvePlot)
    assert plot is not None
    qtbot.waitUntil(lambda: len(list(plot.table()[1])) > 0)
    assert [label.text() for label in plot._axis_names.values()] == ["area", "price"]
    low, high = plot._range[2:]
    assert low < 40_000 < 100_000 < high < 120_000
    areas, prices = np.array(list(plot.table()[1]), float).T
    np.testing.assert_allclose(prices, 20_000 + 500 * areas, rtol=0.1)
    at = plot.to_pixels(np.array([(100.0, 70_000.0)]))[0]
    point(plot.viewport(), QPoint(*at.round().astype(int).tolist()))
    said = re.fullmatch(r"area (100|99\.\d+|100\.\d+), price (\d\d,\d\d\d)", plot._note.text())
    assert said
    assert float(said[2].replace(",", "")) == pytest.approx(70_000, rel=0.05)


def test_a_copied_table_is_taken_by_the_usual_key_but_not_out_of_a_field(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(table_text())
    field = named(window.learning, NumberField, "Learning rate")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_V, CONTROL)
    for _ in ("what was there before", "out of the field"):
        press(window, Qt.Key.Key_Escape)
    qtbot.wait(50)
    assert not any(dialog.isVisible() for dialog in window.findChildren(TableDialog))
    press(window, Qt.Key.Key_V, CONTROL)
    press(dialog_of(qtbot, window), Qt.Key.Key_Escape)


def test_of_two_tables_pasted_quickly_the_later_one_is_asked_about(qtbot: QtBot, window: MainWindow) -> None:
    for rows in (40, 30):
        QGuiApplication.clipboard().setText("a,b\n" + "\n".join(f"{k},{k / 2}" for k in range(rows)))
        window.desk.paste()  # by keys, the first dialog might be there before the second table
    qtbot.waitUntil(lambda: "30 rows" in shown_words(dialog_of(qtbot, window)))
    assert sum(dialog.isVisible() for dialog in window.findChildren(TableDialog)) == 1
    click(named(dialog_of(qtbot, window), QPushButton, "Use this table"))
    qtbot.waitUntil(lambda: window.session.experiment.data.source == "table")
    assert window.session.experiment.data.samples == 30
    assert not any(dialog.isVisible() for dialog in window.findChildren(TableDialog))


def test_the_person_chooses_inputs_and_target(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(table_text())
    window.menus.actions["paste"].trigger()
    dialog = dialog_of(qtbot, window)
    grid = dialog.findChild(QTableView)
    assert grid is not None
    lines = grid.model()
    box = grid.visualRect(lines.index(3, 0))
    QTest.mouseClick(grid.viewport(), LEFT, PLAIN, QPoint(box.left() + 10, box.center().y()))
    assert dialog.plan.inputs == (0, 1, 2)
    choose(named(dialog, Choice, "To be found out"), "0")
    assert [lines.index(k, 1).data() == "to be found out" for k in range(5)] == [True, *[False] * 4]
    assert dialog.plan.target == 0
    assert dialog.plan.inputs == (1, 2, 4)
    assert not dialog.plan.classes
    before = window.session.experiment
    press(dialog, Qt.Key.Key_Escape)
    assert window.session.experiment == before


def test_of_many_columns_only_those_in_sight_are_written(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"c{k}" for k in range(1_000)]
    asked: set[int] = set()
    answer = TableColumns.data

    def data(columns: TableColumns, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        asked.add(index.row())
        return answer(columns, index, role)

    beside: list[int] = []
    heading = TableColumns.headerData

    def header(columns: TableColumns, place: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        beside.extend([place] if way == Qt.Orientation.Vertical else [])
        return heading(columns, place, way, role)

    monkeypatch.setattr(TableColumns, "data", data)
    monkeypatch.setattr(TableColumns, "headerData", header)
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in (names, *[["1"] * 1_000] * 12)))
    window.menus.actions["paste"].trigger()
    dialog = dialog_of(qtbot, window)
    assert beside == [], "nothing is written beside the lines"
    lines = dialog.findChildren(QTableView)[0].model()
    assert lines.index(999, 0).data() == "c999"
    asked.clear()
    click(named(dialog, QAbstractButton, "First line holds names"))
    QApplication.processEvents()
    assert 5 < len(asked) < 100
    assert [lines.index(999, place).data() for place in (0, 3)] == ["column 1000", ", ".join(["c999", *["1"] * 5])]
    press(dialog, Qt.Key.Key_Escape)


def test_of_a_number_that_never_varies_it_is_said_that_it_is_always_zero(qtbot: QtBot, window: MainWindow) -> None:
    """Subtract the mean of a hundred times 7, and there are zeros; their standard deviation is 0, and stays so."""
    QGuiApplication.clipboard().setText("x\tunit\ty\n" + "\n".join(f"{k}\t7\t{k / 2}" for k in range(12)))
    window.menus.actions["paste"].trigger()
    dialog = dialog_of(qtbot, window)
    said = "unit never varies: instead it is always 0."
    assert said in shown_words(dialog)
    choose(named(dialog, Choice, "To be found out"), "1")
    assert (said in shown_words(dialog)) == (not dialog.plan.classes)
    click(named(dialog, QAbstractButton, "A number"))
    assert said in shown_words(dialog), "the number to be found out, too"
    choose(named(dialog, Choice, "To be found out"), "2")
    lines = dialog.findChildren(QTableView)[0].model()
    assert lines.setData(lines.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert said not in shown_words(dialog)
    press(dialog, Qt.Key.Key_Escape)


def test_the_dialog_counts_the_rows_of_data_and_not_the_names(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("x\ty\n\n" + "\n".join(f"{k}\t{k / 2}" for k in range(12)) + "\n\n\n")
    window.menus.actions["paste"].trigger()
    dialog = dialog_of(qtbot, window)
    assert shown_words(dialog).count("12 rows of data, 2 columns.") == 1
    assert "About" not in shown_words(dialog)
    click(named(dialog, QAbstractButton, "First line holds names"))
    assert "13 rows of data, 2 columns." in shown_words(dialog), "now the first line is one, too"
    press(dialog, Qt.Key.Key_Escape)
    QGuiApplication.clipboard().setText("x\ty\n" + "\n".join(f"{k}\t{k / 2}" for k in range(2_000)))
    window.menus.actions["paste"].trigger()
    assert "About 2,000 rows of data, 2 columns." in shown_words(dialog_of(qtbot, window))
    press(dialog_of(qtbot, window), Qt.Key.Key_Escape)


def test_names_that_do_not_look_like_names_are_taken_where_the_person_says_so(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("2019\t2020\t2021\n" + "\n".join(f"{k}\t{k % 7}\t{k / 2}" for k in range(40)))
    window.menus.actions["paste"].trigger()
    dialog = dialog_of(qtbot, window)
    box = named(dialog, QAbstractButton, "First line holds names")
    assert not box.isChecked()
    click(box)
    click(named(dialog, QPushButton, "Use this table"))
    qtbot.waitUntil(lambda: window.session.experiment.data.source == "table")
    begun(qtbot, window)
    dataset = now(window).dataset
    assert (dataset.names.inputs, dataset.names.target) == (("2019", "2020"), "2021")
    assert dataset.data.samples == 40


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "There is nothing"),
        (b"a,b\n1,2\n3,4,5\n", "Line 3 has too many cells or too few: 3 instead of 2."),
        (bytes(range(256)), "That is no text."),
        (b"\x80\x81\xff\n" * 9, "Line 1 is neither UTF-8, UTF-16 nor CP949."),
        (b",".join(b"c%d" % k for k in range(10_000)) + b"\n", "Line 1 has 10,000 columns"),
    ],
)
def test_a_bad_table_is_refused_with_a_sentence(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    before = window.session.experiment
    window.desk.take([path], "table")
    qtbot.waitUntil(lambda: said in shown_words(window.data))
    assert window.session.experiment == before


def test_whoever_takes_a_table_chooses_between_a_file_and_copied_cells(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No dialog for files is in the way of cells that were copied; both stay on offer while a table is in use."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: pytest.fail("nobody wants a file"))
    QGuiApplication.clipboard().setText(table_text())
    tile(window, "table")
    click(named(window.data, QPushButton, "Paste cells"))
    click(named(dialog_of(qtbot, window), QPushButton, "Use this table"))
    qtbot.waitUntil(lambda: window.session.experiment.data.source == "table")
    begun(qtbot, window)
    QGuiApplication.clipboard().clear()
    click(named(window.data, QPushButton, "Paste cells"))
    assert "There is no table on the clipboard: copy cells first." in shown_words(window.transport)
    tile(window, "pictures")
    assert "Paste cells" not in shown_words(window.data)


@pytest.mark.parametrize(("stage", "subject"), [("inside", None), ("descent", FUNCTION), ("descent", SLOPE)])
def test_a_bad_table_is_refused_wherever_one_looks(
    qtbot: QtBot, window: MainWindow, stage: str, subject: str | None
) -> None:
    turn_to(window, stage)
    if subject:
        window.descent.show_subject(subject)
    QGuiApplication.clipboard().setText("hello world")
    press(window, Qt.Key.Key_V, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: "Line 1 has one column only." in shown_words(window))
    assert not window.data.isVisible()


# --- pictures -----------------------------------------------------------------------------------------------------


def idx(array: np.ndarray) -> bytes:
    return struct.pack(f">HBB{array.ndim}I", 0, 8, array.ndim, *array.shape) + array.astype(np.uint8).tobytes()


def write_idx(folder: Path, n: int = 60) -> list[Path]:
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 3, n)
    pictures = rng.integers(0, 60, (n, 28, 28))
    for k, label in enumerate(labels):
        pictures[k, 4 + 7 * label : 10 + 7 * label] = 250
    made = []
    for part, chosen in (("train", slice(0, n - 20)), ("t10k", slice(n - 20, n))):
        for kind, array in (("images-idx3", pictures[chosen]), ("labels-idx1", labels[chosen])):
            path = folder / f"{part}-{kind}-ubyte.gz"
            path.write_bytes(gzip.compress(idx(array)))
            made.append(path)
    return made


@pytest.mark.parametrize("name", ["a-idx3-ubyte", "a.idx3-ubyte.gz", "a.ubyte", "a.idx", "a.idx1", "a.idx3", "a.gz"])
def test_files_that_may_be_dropped_are_in_the_dialog_too(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    kinds: list[str] = []

    def cancelled(*said: Any) -> tuple[list[str], str]:
        kinds.append(said[-1])
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", cancelled)
    tile(window, "pictures")
    click(named(window.data, QPushButton, "Open files …"))
    [listed] = re.findall(r"^IDX files \((.*)\);;All files", kinds[0])
    assert any(fnmatch(name, pattern) for pattern in listed.split())
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(f"/somewhere/{name}")])
    assert window.desk.takes(dragged)


def test_idx_files_of_ones_own_are_opened(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write_idx(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], ""))
    tile(window, "pictures")
    click(named(window.data, QPushButton, "Open files …"))
    qtbot.waitUntil(lambda: window.session.experiment.data.source == "pictures")
    begun(qtbot, window)
    assert window.session.experiment.data.outputs == 3
    assert learned(qtbot, window, 60).accuracy == 1


def test_a_folder_with_a_subfolder_a_class_is_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bar that lies or stands, dark on light or light on dark, of any size; what is no picture is counted."""
    for name, (width, height) in {"lying": (40, 8), "standing": (8, 40)}.items():
        (tmp_path / name).mkdir()
        for k in range(12):
            image = QImage(60 + k, 64, QImage.Format.Format_RGB32)
            ink, paper = (Qt.GlobalColor.black, Qt.GlobalColor.white)[:: 1 if k % 2 else -1]
            image.fill(paper)
            painter = QPainter(image)
            painter.fillRect(8 + k % 5, 10, width, height, ink)
            painter.end()
            assert image.save(str(tmp_path / name / f"{k}.png"))
    (tmp_path / "lying" / "broken.png").write_bytes(b"\x89PNG and nothing more")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    tile(window, "pictures")
    click(named(window.data, QPushButton, "Open a folder …"))
    qtbot.waitUntil(lambda: window.session.experiment.data.source == "pictures")
    begun(qtbot, window)
    dataset = now(window).dataset
    assert dataset.names.classes == ("lying", "standing")
    assert window.session.experiment.data.samples == 24
    for part in (dataset.train, dataset.test):
        for picture, label in zip(part.points.reshape(-1, 28, 28), part.labels, strict=True):
            assert (np.ptp(np.flatnonzero(picture.max(0) > 0.5)) > 15) == (label == 0)  # ink is 1, on paper that is 0
    assert "Images that are used: 24. Could not be read: 1." in shown_words(window.transport)
    turn_to(window, "draw")
    assert "Draw a picture" in shown_words(window.draw)  # these are no digits


def two_classes(folder: Path, each: int = 12) -> Path:
    """A folder of pictures of two classes."""
    for name, (width, height) in {"lying": (40, 8), "standing": (8, 40)}.items():
        (folder / name).mkdir(parents=True)
        image = QImage(64, 64, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.fillRect(8, 10, width, height, Qt.GlobalColor.black)
        painter.end()
        for k in range(each):
            assert image.save(str(folder / name / f"{k}.png"))
    return folder


def held(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let a folder be read no further than its first picture, until the list is filled."""
    released: list[int] = []
    really = image_folder.read_folder

    def slowly(path: Path) -> Work[tuple[Content, int, int]]:
        work = really(path)
        yield next(work)
        while not released:
            yield 6, 24
        return (yield from work)

    monkeypatch.setattr(importer, "read_folder", slowly)
    return released


def test_a_run_that_is_opened_while_a_folder_is_read_takes_its_place(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = timeline_of(small(seed=9))
    other.advance(5)
    archive.write(tmp_path / "other.nori", saved(other, {}, {}))
    released, folder = held(monkeypatch), two_classes(tmp_path / "pictures")
    tile(window, "pictures")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    click(named(window.data, QPushButton, "Open a folder …"))
    qtbot.waitUntil(lambda: "Reading …" in shown_words(window.data))
    with qtbot.waitSignal(window.session.files.opened):
        window.session.files.open(tmp_path / "other.nori")
    released.append(1)
    begun(qtbot, window)
    sliced(window.session)
    QCoreApplication.processEvents()
    assert (now(window).step, window.session.experiment) == (5, small(seed=9))
    assert "Reading …" not in shown_words(window.data)
    assert "Another run was opened: the data that were still being read are not used." in shown_words(window.transport)
    window.desk.take([folder], "pictures")  # what is opened after the run is the last
    qtbot.waitUntil(lambda: window.session.experiment.data.source == "pictures")


def test_how_far_a_folder_is_read_is_shown_until_it_is_stopped(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, released = window.session.experiment, held(monkeypatch)
    tile(window, "pictures")
    window.desk.take([two_classes(tmp_path / "pictures")], "pictures")
    bar = named(window.data, ProgressBar, "How much has come")
    qtbot.waitUntil(lambda: bar.value() == WHOLE // 4)  # 6 of 24
    for _ in range(12):  # longer than progress is told again: it is on its way when the button is pressed
        sliced(window.session)
    named(window.data, QPushButton, "Stop").click()
    QCoreApplication.processEvents()
    assert not bar.isVisible()
    sliced(window.session)
    assert window.session._importer._work is None, "nor is it read on in vain"
    released.append(1)
    QCoreApplication.processEvents()
    assert window.session.experiment == before


def test_what_is_read_but_not_told_yet_when_it_is_stopped_is_not_used(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    before, importer = window.session.experiment, window.session._importer
    tile(window, "pictures")
    window.desk.take([two_classes(tmp_path / "pictures")], "pictures")
    sliced(window.session)
    while importer._work:  # the window hears nothing meanwhile
        sliced(window.session)
    named(window.data, QPushButton, "Stop").click()
    QCoreApplication.processEvents()
    assert window.session.experiment == before
    assert "Reading …" not in shown_words(window.data)


def test_of_data_that_were_used_before_a_run_is_opened_nothing_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    archive.write(tmp_path / "other.nori", saved(timeline_of(small(seed=9)), {}, {}))
    window.desk.take([two_classes(tmp_path / "pictures")], "pictures")
    qtbot.waitUntil(lambda: window.session.experiment.data.source == "pictures")
    with qtbot.waitSignal(window.session.files.opened):
        window.session.files.open(tmp_path / "other.nori")
    begun(qtbot, window)
    assert "Another run was opened" not in shown_words(window.transport)


def test_a_folder_whose_reading_ends_while_a_file_can_not_be_opened_is_used(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = two_classes(tmp_path / "pictures")
    for order in (1, 2):  # the folder is opened first, or last
        if order == 1:
            window.desk.take([folder], "pictures")
        with qtbot.waitSignal(window.session.files.not_opened):
            window.session.files.open(tmp_path / "gone.nori")
            if order == 2:
                window.desk.take([folder], "pictures")
        qtbot.waitUntil(lambda: window.session.experiment.data.source == "pictures")
        begun(qtbot, window)
        window.session.edit(small(seed=9))


def test_the_run_goes_on_where_reading_a_folder_fails(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(importer, "read_folder", lambda *_: 1 / 0)
    failures = heard(window.session.failed)
    press(window, Qt.Key.Key_Space)
    window.desk.take([two_classes(tmp_path / "pictures")], "pictures")
    assert "Reading …" in shown_words(window.data)
    qtbot.waitUntil(lambda: "can't be read." in shown_words(window.transport))
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert "Reading …" not in shown_words(window.data)
    assert window.session.playing
    assert failures == []
    step = now(window).step
    qtbot.waitUntil(lambda: now(window).step > step)


def test_a_folder_that_is_opened_after_a_run_is_used_though_that_was_not_there_yet(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    other = timeline_of(small(seed=9))
    archive.write(tmp_path / "other.nori", saved(other, {}, {}))
    folder = two_classes(tmp_path / "pictures")
    with qtbot.waitSignal(window.session.files.opened):
        window.session.files.open(tmp_path / "other.nori")
        window.desk.take([folder], "pictures")
    qtbot.waitUntil(lambda: window.session.experiment.data.source == "pictures")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are Unicode")
def test_folders_that_a_korean_windows_packed_are_read_and_named(tmp_path: Path) -> None:
    """Unpacked by other systems, their names are the bytes of CP949; and some of nobody's encoding."""
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(8, 12, 12, 4, QColor("black"))
    painter.end()
    assert image.save(str(tmp_path / "figure.png"))
    picture = (tmp_path / "figure.png").read_bytes()
    for name in ("가".encode("cp949"), "나".encode(), "다".encode("cp949"), b"\xff\xff"):
        folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        folder.mkdir()
        for k in range(6):
            (folder / f"{k}.png").write_bytes(picture)
    content, classes, unread = finished(image_folder.read_folder(tmp_path))
    assert (len(content.points), classes, unread) == (24, 4, 0)
    assert set(content.names.classes) == {"가", "나", "다", "\ufffd\ufffd"}


def test_a_light_figure_on_light_paper_is_a_picture_too(tmp_path: Path) -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    for paper, ink, seen in (("#c8c8c8", "#ffffff", True), ("#303030", "#000000", True), ("#c8c8c8", "#c8c8c8", False)):
        image.fill(QColor(paper))
        painter = QPainter(image)
        painter.fillRect(12, 28, 40, 8, QColor(ink))
        painter.end()
        assert image.save(str(tmp_path / "figure.png"))
        picture = image_folder._read(tmp_path / "figure.png")
        assert (picture is not None) == seen
        if picture is not None:
            lit = picture.reshape(28, 28) > picture.max() / 2
            assert lit.any(0).sum() > 2 * lit.any(1).sum(), "a bar that lies"


def bar(width: int, height: int, ink: Qt.GlobalColor, paper: Qt.GlobalColor) -> QImage:
    """A bar in the middle of a picture of 64 × 64 pixels."""
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    image.fill(paper)
    painter = QPainter(image)
    painter.fillRect(32 - width // 2, 32 - height // 2, width, height, ink)
    painter.end()
    return image


@pytest.mark.parametrize("ink", [Qt.GlobalColor.white, Qt.GlobalColor.black, Qt.GlobalColor.red])
def test_a_figure_of_any_colour_on_transparent_paper_is_seen(tmp_path: Path, ink: Qt.GlobalColor) -> None:
    assert bar(40, 8, ink, Qt.GlobalColor.transparent).save(str(tmp_path / "figure.png"))
    picture = image_folder._read(tmp_path / "figure.png")
    assert picture is not None
    lit = picture.reshape(28, 28) > picture.max() / 2
    assert lit.any(0).sum() > 2 * lit.any(1).sum(), "a bar that lies"


def test_a_photo_is_read_the_way_the_camera_was_held(tmp_path: Path) -> None:
    """Its pixels lie as the sensor has them; a mark of the Exif standard, 6, says that they are to be turned right."""
    path = tmp_path / "photo.jpg"
    assert bar(40, 8, Qt.GlobalColor.black, Qt.GlobalColor.white).save(str(path))
    begin, rest = path.read_bytes()[:2], path.read_bytes()[2:]
    mark = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    for between, stands in ((b"", False), (b"\xff\xe1" + struct.pack(">H", len(mark) + 2) + mark, True)):
        path.write_bytes(begin + between + rest)
        picture = image_folder._read(path)
        assert picture is not None
        lit = picture.reshape(28, 28) > picture.max() / 2
        assert (lit.any(1).sum() > lit.any(0).sum()) == stands


@pytest.mark.parametrize(("width", "read"), [(20_000, True), (20_001, False)])
def test_a_picture_that_is_too_wide_is_left_out(tmp_path: Path, width: int, read: bool) -> None:
    each = b"\x00" * 1_250 + b"\xff" * (width // 8 - 1_250 + (width % 8 > 0))  # white, then black
    (tmp_path / "wide.pbm").write_bytes(b"P4 %d 8\n" % width + 8 * each)
    assert (image_folder._read(tmp_path / "wide.pbm") is not None) == read


def test_a_large_picture_keeps_its_shape(tmp_path: Path) -> None:
    """Of a bar 800 long and 100 high, whose longer side fills 20 pixels, 2 or 3 are the height."""
    large = QImage(1_000, 500, QImage.Format.Format_RGB32)
    large.fill(Qt.GlobalColor.white)
    painter = QPainter(large)
    painter.fillRect(100, 200, 800, 100, Qt.GlobalColor.black)
    painter.end()
    assert large.save(str(tmp_path / "large.png"))
    picture = image_folder._read(tmp_path / "large.png")
    assert picture is not None
    lit = picture.reshape(28, 28) > picture.max() / 2
    assert (lit.any(0).sum(), lit.any(1).sum()) in ((20, 2), (20, 3))


def test_folders_that_are_counted_stand_in_their_order(tmp_path: Path) -> None:
    for name in ("10", "9", "1", "class 11", "class 2"):
        (tmp_path / name).mkdir()
        for k in range(2):
            assert bar(40, 8, Qt.GlobalColor.black, Qt.GlobalColor.white).save(str(tmp_path / name / f"{k}.png"))
    content, _, _ = finished(image_folder.read_folder(tmp_path))
    assert content.names.classes == ("1", "9", "10", "class 2", "class 11")


def test_a_class_none_of_whose_pictures_can_be_read_is_none(tmp_path: Path) -> None:
    for name, (width, height) in {"broken": (0, 0), "lying": (40, 8), "standing": (8, 40)}.items():
        (tmp_path / name).mkdir()
        for k in range(6):
            picture = bar(width, height, Qt.GlobalColor.black, Qt.GlobalColor.white)
            assert picture.save(str(tmp_path / name / f"{k}.png"))
    content, classes, unread = finished(image_folder.read_folder(tmp_path))
    assert (classes, content.names.classes, unread) == (2, ("lying", "standing"), 6)
    np.testing.assert_array_equal(content.targets, [0] * 6 + [1] * 6)
    for k in range(6):
        (tmp_path / "standing" / f"{k}.png").write_bytes(b"no picture")
        (tmp_path / "lying" / f"{k} again.png").write_bytes((tmp_path / "lying" / f"{k}.png").read_bytes())
    with pytest.raises(FolderInvalid) as refused:
        finished(image_folder.read_folder(tmp_path))
    assert refused.value.code == "one_class"


def test_of_a_folder_with_too_few_pictures_it_is_said_how_many_can_be_read(tmp_path: Path) -> None:
    """Nine whole ones, one that ends in its middle, and one that does not begin as a picture."""
    two_classes(tmp_path, each=5)
    whole = (tmp_path / "lying" / "0.png").read_bytes()
    (tmp_path / "lying" / "0.png").write_bytes(whole[:40])
    (tmp_path / "lying" / "none.png").write_bytes(b"no picture")
    with pytest.raises(FolderInvalid) as refused:
        finished(image_folder.read_folder(tmp_path))
    assert refused.value.code == "few"
    assert refused.value.values == {"name": tmp_path.name, "found": 9, "wanted": 10}
    (tmp_path / "lying" / "0.png").write_bytes(whole)
    content, _, unread = finished(image_folder.read_folder(tmp_path))
    assert (len(content.points), unread) == (10, 1)


@pytest.mark.parametrize(("names", "taken", "source"), [
    (["notes.md", "a.csv", "x.idx3", "x.idx1"], ["a.csv"], "table"),
    (["x.idx3", "a.csv", "x.idx1"], ["x.idx3", "x.idx1"], "pictures"),
])  # fmt: skip
def test_of_files_of_two_kinds_those_like_the_first_are_read(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], taken: list[str], source: str
) -> None:
    asked = list[tuple[list[Path], str]]()
    monkeypatch.setattr(window.desk, "take", lambda paths, source: asked.append((paths, source)))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    window.desk.drop(dropped)
    assert asked == [([tmp_path / name for name in taken], source)]


@pytest.mark.parametrize("ending", sorted(ENDINGS - {".gif"}))  # Qt reads GIF only
def test_every_format_that_is_promised_is_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"figure{ending}"
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.fillRect(12, 28, 40, 8, Qt.GlobalColor.black)
    painter.end()
    assert image.save(str(path))
    assert image_folder._read(path) is not None


def test_a_gif_is_read(tmp_path: Path) -> None:
    path = tmp_path / "figure.gif"
    path.write_bytes(bytes.fromhex("47494638396102000100800000000000ffffff2c0000000002000100000202440a003b"))
    assert image_folder._read(path) is not None


def test_a_drawing_that_calls_itself_a_picture_is_none(tmp_path: Path) -> None:
    """To draw it may take any time."""
    path = tmp_path / "figure.png"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">'
        '<rect width="64" height="64" fill="white"/><rect x="12" y="28" width="40" height="8"/></svg>'
    )
    assert image_folder._read(path) is None


def test_a_folder_without_classes_is_refused(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """And named so that its name is no word of the sentence."""
    (tmp_path / "none").mkdir()
    window.desk.take([tmp_path / "none"], "pictures")
    qtbot.waitUntil(lambda: "There are no subfolders in “none”" in shown_words(window.data))


@pytest.mark.parametrize(("source", "said"), [("mnist", "what has come is kept"), ("pictures", "stays as it is")])
def test_what_becomes_of_what_is_stopped_is_said(window: MainWindow, source: str, said: str) -> None:
    window.data.bring.show_progress(source, 1, 2)
    assert said in named(window.data, QAbstractButton, "Stop").toolTip()


@pytest.mark.parametrize("unreadable", ["pictures", "pictures/seven"])
def test_a_folder_that_may_not_be_read_is_refused(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unreadable: str
) -> None:
    """And it is not looked into while the window waits."""
    listing, asked = Path.iterdir, list[bool]()
    (tmp_path / "pictures" / "seven").mkdir(parents=True)

    def iterdir(path: Path) -> Iterator[Path]:
        asked.append(QThread.isMainThread())
        if path == tmp_path / unreadable:
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "pictures"))])
    window.desk.drop(dropped)
    qtbot.waitUntil(lambda: "pictures may not be read." in shown_words(window.data))
    assert "Reading" not in shown_words(window.data)
    assert not any(asked)


@pytest.mark.parametrize("spelled", [str, str.upper])
def test_idx_files_in_a_folder_are_opened(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, spelled: Callable[[str], str]
) -> None:
    for path in write_idx(tmp_path):
        path.rename(path.with_name(spelled(path.name)))
    window.desk.take([tmp_path], "pictures")
    qtbot.waitUntil(lambda: window.session.experiment.data.source == "pictures")
    assert window.session.experiment.data.outputs == 3


def test_two_labels_for_three_pictures_are_refused(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "a-images").write_bytes(idx(np.zeros((30, 28, 28))))
    (tmp_path / "a-labels").write_bytes(idx(np.zeros(20)))
    window.desk.take([tmp_path / "a-images", tmp_path / "a-labels"], "pictures")
    qtbot.waitUntil(lambda: "a-labels has 20 labels for 30 images." in shown_words(window.data))


def test_published_data_are_offered_and_everything_else_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    before = window.session.experiment
    tile(window, "mnist")
    assert "MNIST is not on this computer yet: 11.6 MB." in shown_words(window.data)
    assert window.session.experiment == before
    press(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step > 10)
    press(window, Qt.Key.Key_Space)
    tile(window, "moons")
    assert "MNIST" not in shown_words(window.data)


def test_published_files_that_one_has_are_used(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The published files, with the training part twice: the test part is not among the files for tests."""
    if not MNIST.exists():
        pytest.skip("needs the MNIST training files")
    whole = PUBLISHED["mnist"]
    own = type(whole)(whole.train_pictures, whole.train_labels, whole.train_pictures, whole.train_labels)
    monkeypatch.setitem(PUBLISHED, "mnist", own)
    window_files = [MNIST / file.name for file in (own.train_pictures, own.train_labels)]
    with opened(qtbot, dress=False, library=Library(tmp_path)) as window:
        begun(qtbot, window)
        window.desk.take(window_files, "mnist")
        qtbot.waitUntil(lambda: window.session.experiment == DEFAULTS["mnist"])
        begun_at = now(window) if window.session.snapshot else None
        qtbot.waitUntil(lambda: window.session.snapshot not in (None, begun_at))
        assert now(window).dataset.train.points.shape == (60_000, 784)
        assert now(window).dataset.test.points.shape == (10_000, 784)


def test_data_that_come_while_a_file_is_opened_do_not_take_its_place(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    session = window.session
    other = timeline_of(small(seed=9))
    other.advance(5)
    archive.write(tmp_path / "other.nori", saved(other, {}, {}))
    source = session.experiment.data.source
    for came in (source, "moons"):  # stand for what is fetched: it is what is looked at, or no longer
        with qtbot.waitSignal(session.files.opened):
            session.files.open(tmp_path / "other.nori")
            session.use(came)
        begun(qtbot, window)
        assert (now(window).step, session.experiment, session.can_undo) == (5, small(seed=9), (False, False))
        assert bits(session) == bits_of(other.trainer)
        session.edit(DEFAULTS[source])
        begun(qtbot, window)


def test_data_that_come_while_a_file_is_not_opened_are_used(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.session.files.not_opened):
        window.session.files.open(tmp_path / "gone.nori")
        window.session.use("moons")
    assert window.session.experiment.data.source == "moons"
    assert begun(qtbot, window).step == 0


def published(
    folder: Path, monkeypatch: pytest.MonkeyPatch, source: str = "mnist"
) -> tuple[list[Path], list[bytes], Experiment]:
    """Have small files in the place of published ones; return where they are, what is in them, and what uses them."""
    paths = write_idx(folder, 60)
    content = [paths[k].read_bytes() for k in range(4)]
    described = zip(PUBLISHED[source].files, content, strict=True)
    small = [replace(file, size=len(c), blob=blob_of(c)) for file, c in described]
    monkeypatch.setitem(PUBLISHED, source, Published(*small))
    monkeypatch.setitem(DATASETS, source, replace(DATASETS[source], samples=(20, 60)))
    data = replace(DEFAULTS[source].data, samples=60, test_share=1 / 3)
    return paths, content, replace(DEFAULTS[source], data=data, batch_size=20)


def test_the_classes_of_fashion_are_named_in_the_language_of_now(
    qtbot: QtBot, languages: Languages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever they stand, though the run rests and no new answer comes."""
    _, content, experiment = published(tmp_path, monkeypatch, "fashion")
    library = Library(tmp_path / "library")
    for c in content:
        library.put(c)
    with opened(qtbot, experiment, dress=False, languages=languages, library=library) as window:
        begun(qtbot, window)

        def written(texts: Sequence[str]) -> set[str]:
            return {name for text in texts for name in text.split(" → ")}

        def in_both(shown: Callable[[], set[str]]) -> None:
            for language in ("en", "ko", "en"):
                languages.set_mode(language)
                QCoreApplication.sendPostedEvents()
                names = set(words.class_names(now(window).dataset))
                assert shown(), language
                assert shown() <= names, language

        turn_to(window, "output")
        qtbot.waitUntil(lambda: any(window.output._images._gallery._texts))
        in_both(lambda: written(window.output._images._gallery._texts))
        turn_to_confusion(window)
        qtbot.waitUntil(lambda: window.output.confusion.counts() is not None)
        in_both(lambda: set(window.output.confusion.table()[0][1:]))
        turn_to(window, "draw")
        in_both(lambda: set(window.draw._verdict.bars._labels))
        click(named(window.draw, QAbstractButton, "Misread"))
        qtbot.waitUntil(lambda: any(window.draw.pages.worst._gallery._texts))
        in_both(lambda: written(window.draw.pages.worst._gallery._texts))
        turn_to(window, "compare")
        lane = window.compare.stage.tiles()[0]
        qtbot.waitUntil(lambda: lane.picture() is not None and len(list(lane.table()[1])) > 0)
        in_both(lambda: set(lane.table()[0][2:]))


@pytest.mark.parametrize("meanwhile", ["nothing", "live", "run", "file"])
def test_data_that_are_fetched_do_not_take_the_place_of_a_run_that_was_begun_meanwhile(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    _, content, _ = published(tmp_path, monkeypatch)
    monkeypatch.setattr(Fetcher, "fetch", lambda fetcher, source: None)
    archive.write(tmp_path / "other.nori", saved(timeline_of(small(seed=9)), {}, {}))
    with opened(qtbot, dress=False, library=Library(tmp_path / "library")) as window:
        begun(qtbot, window)
        session, fetcher, library = window.session, window.desk.fetcher, window.session.library
        assert fetcher is not None
        assert library is not None
        tile(window, "mnist")
        click(named(window, QAbstractButton, "Fetch"))
        if meanwhile == "live":
            session.edit(replace(session.experiment, learning_rate=0.5))
        elif meanwhile == "run":
            tile(window, "moons")
        elif meanwhile == "file":
            with qtbot.waitSignal(session.files.opened):
                session.files.open(tmp_path / "other.nori")
        before = session.experiment
        for c in content:
            library.put(c)
        fetcher.fetched.emit("mnist")
        if meanwhile in ("nothing", "live"):
            assert session.experiment.data.source == "mnist"
            return
        assert session.experiment == before
        assert "MNIST is on this computer now." in shown_words(window.transport)
        tile(window, "mnist")
        assert session.experiment.data.source == "mnist"


def test_a_file_whose_data_are_not_here_waits_for_them_and_loses_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths, content, experiment = published(tmp_path, monkeypatch)
    full, empty = Library(tmp_path / "full"), Library(tmp_path / "empty")
    for c in content:
        assert full.put(c) == "mnist"
    path = tmp_path / "mnist.nori"
    with opened(qtbot, experiment, dress=False, library=full) as window:
        begun(qtbot, window)
        for _ in range(3):
            window.session.step()
        qtbot.waitUntil(lambda: now(window).step == 3)
        with qtbot.waitSignal(window.session.files.saved):
            window.session.files.save(path, {})
    with opened(qtbot, dress=False, library=empty) as window:
        begun(qtbot, window)
        with qtbot.waitSignal(window.session.files.opened):
            window.session.files.open(path)
        session = window.session
        assert session.blocked
        assert not window.documents.dirty
        assert "MNIST is not on this computer" in shown_words(window.data)
        for kept in (path, tmp_path / "elsewhere.nori"):
            with qtbot.waitSignal(session.files.saved):
                session.files.save(kept, {"dark": True})
            content = archive.read(kept)
            assert content.past, "what could not begin is in the file all the same"
            assert (content.past.present.state.step, content.window) == (3, {"dark": True})
        session.edit(replace(experiment, hidden=(Dense(9),)))
        session.undo()
        window.desk.take(paths, "mnist")
        qtbot.waitUntil(lambda: session.snapshot is not None)
        assert now(window).step == 3
        assert session.experiment == experiment
        window.session.step()
        qtbot.waitUntil(lambda: now(window).step == 4)
