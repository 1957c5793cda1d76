"""Plots as files: pictures, drawings and tables of every plot and stage, through the menu and the context menu."""

import csv
import re
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QEventLoop, QPoint, QSaveFile, QSize
from PySide6.QtGui import QAction, QContextMenuEvent, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QGraphicsView, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui import plot_desk
from gui.main_window import MainWindow
from gui.orders import Brought
from gui.plots.colors import class_colors
from gui.plots.confusion import ConfusionMatrix
from gui.plots.decision_map import DecisionMapPlot
from gui.plots.export import Table, draft, svg
from gui.plots.function_curve import FunctionCurvePlot
from gui.plots.network_graph import NetworkGraph
from model.data.choice import Data
from model.data.examples import Content, Names, pack
from model.data.sources import REACH
from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.layers import BatchNormalization, Dense, Dropout
from tests.gui.window import (
    Key,
    answered,
    begun,
    calculated,
    click,
    few_digits,
    is_closed,
    named,
    now,
    opened,
    paused,
    press,
    run_of,
    shown_words,
    steps,
    timeline_in,
    turn_to,
    turn_to_confusion,
)
from tests.model.runs import small

SINE = replace(DEFAULTS["sine"], data=Data("sine", samples=60, features=("x0",)), hidden=(Dense(3),))
KINDS = {
    ".png": "Picture (*.png)",
    ".svg": "Drawing (*.svg)",
    ".csv": "Table (*.csv)",
}
CURVES = ("loss", "accuracy", "gradients")
ENTRIES = {
    "stage": "What the stage shows …",
    "loss": "Loss …",
    "accuracy": "Accuracy …",
    "gradients": "Gradient norm …",
}
LEGENDS = {
    "loss": ("train", "test", "this batch"),
    "accuracy": ("train", "test"),
    "gradients": ("layer 1", "layer 2", "layer 3"),
}


class Dialog:
    """The person at the file dialog."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path: Path | None = None
        self.kind = KINDS[".png"]
        self.asked = 0
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._ask)

    def _ask(self, parent: QWidget, title: str, suggestion: str, kinds: str) -> tuple[str, str]:
        self.asked += 1
        assert title == "Save plot as"
        assert set(KINDS.values()) == set(kinds.split(";;"))
        return (str(self.path), self.kind) if self.path else ("", "")


@pytest.fixture
def dialog(monkeypatch: pytest.MonkeyPatch) -> Dialog:
    return Dialog(monkeypatch)


def shown(qtbot: QtBot, window: MainWindow, stage: str) -> None:
    """Train a little, go to a stage and wait until it shows the answers to its questions."""
    before = now(window).step
    window.session.step()
    qtbot.waitUntil(lambda: now(window).step > before)
    if stage == "confusion":
        turn_to_confusion(window)
    else:
        turn_to(window, stage)
    answers = answered(qtbot, window).answers
    assert not window.session.playing
    assert set(window.stages[window.tabs.value()].questions()) <= set(answers)


def saved(window: MainWindow, dialog: Dialog, name: str, path: Path) -> bytes:
    """Choose an entry of the menu and a file; return what is in it."""
    dialog.path, dialog.kind = path, KINDS[path.suffix]
    choose(window, name)
    return content_of(window, path)


def content_of(window: MainWindow, path: Path) -> bytes:
    """Wait until the last file is written and that is told; return what is in this one."""
    written(window)
    return path.read_bytes()


def written(window: MainWindow) -> None:
    """Wait until the last file is written, and that is told."""
    if window.plots.writing:
        loop = QEventLoop()
        window.plots.all_written.connect(loop.quit)
        loop.exec()


def offered(window: MainWindow) -> dict[str, QAction]:
    """Open the menu; return its entries."""
    menu = window.menus.menus["plots"]
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions()}


def choose(window: MainWindow, name: str) -> None:
    """Take the entry of a plot."""
    action = offered(window)[ENTRIES[name]]
    assert action.isEnabled()
    action.trigger()


# --- pictures and drawings ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("experiment", "stage"),
    [
        (small(), "network"),
        (small(), "output"),
        (small(), "confusion"),
        (SINE, "network"),
        (SINE, "output"),
        (few_digits(), "network"),
        (few_digits(), "confusion"),
    ],
    ids=lambda value: value.data.source if isinstance(value, Experiment) else value,
)
def test_every_plot_is_saved_as_picture_and_as_drawing_and_stays_as_it_is(
    qtbot: QtBot, dialog: Dialog, tmp_path: Path, experiment: Experiment, stage: str
) -> None:
    with opened(qtbot, experiment, dress=False) as window:
        begun(qtbot, window)
        shown(qtbot, window, stage)
        names = ("stage", *CURVES) if experiment == small() else ("stage",)
        for name in names:
            plot, card = window.plots.plots()[name], window.plots.cards().get(name)
            above = 0 if card is None else 47  # its title and its legend
            before, caches = plot.grab().toImage(), modes(plot)
            check_picture(saved(window, dialog, name, tmp_path / f"{name}.png"), plot, above)
            words = check_drawing(saved(window, dialog, name, tmp_path / f"{name}.svg"), plot, above)
            assert card is None or {card.title(), *LEGENDS[name]} <= words
            assert modes(plot) == caches
            assert plot.grab().toImage() == before
            assert not any(getattr(item, "_exportOpts", False) for item in items(plot))


def check_picture(content: bytes, plot: QWidget, above: int = 0) -> None:
    """It is twice as fine as on the screen, and what is on it, below so many pixels, is what is on the screen."""
    whole = QImage.fromData(content)
    assert whole.size() == (plot.size() + QSize(0, above)) * 2
    caption, image = whole.copy(0, 0, whole.width(), 2 * above), whole.copy(0, 2 * above, whole.width(), whole.height())
    assert not above or len({caption.pixel(x, y) for x in range(caption.width()) for y in range(2 * above)}) > 3
    screen = plot.grab().toImage()
    places = [(x, y) for x in range(4, plot.width() - 4, 7) for y in range(4, plot.height() - 4, 7)]
    assert len({image.pixel(2 * x, 2 * y) for x, y in places}) > 3
    if isinstance(plot, QGraphicsView):  # which has a background of its own
        same = sum(image.pixel(2 * x, 2 * y) == screen.pixel(x, y) for x, y in places)
        assert same > 0.8 * len(places)


def check_drawing(content: bytes, plot: QWidget, above: int = 0) -> set[str]:
    """It is an SVG of the plot's size, with so many pixels above, with lines and words in it, which are returned."""
    root = ElementTree.fromstring(content)
    tag = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{tag}svg"
    assert [float(n) for n in root.attrib["viewBox"].split()] == [0, 0, plot.width(), plot.height() + above]
    drawn = [element.tag.removeprefix(tag) for element in root.iter()]
    lines = sum(drawn.count(kind) for kind in ("path", "polyline", "polygon", "line", "rect"))
    assert lines >= 2
    words = [element.text for element in root.iter(f"{tag}text") if (element.text or "").strip()]
    assert len(words) >= 3
    if isinstance(plot, NetworkGraph):
        assert lines >= 5  # its connections are lines, not a picture of lines
    return {word.strip() for word in words if word}


def test_a_drawing_cuts_off_lines_where_they_leave_the_plot(qtbot: QtBot, window: MainWindow) -> None:
    steps(qtbot, window, 100)
    plot = window.curves["loss"].plot
    losses = now(window).curves["train_loss"].values
    plot.set_range(50, 100, float(losses.min()), float(np.median(losses)))
    root, area = ElementTree.fromstring(svg(plot, "Loss")), plot.area().translated(0, 47)
    tag = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{tag}title") == "Loss"
    frames = {f"url(#{clip.attrib['id']})": clip[0].attrib["d"] for clip in root.iter(f"{tag}clipPath")}
    curves = [
        (group.attrib.get("clip-path"), line.attrib["points"])
        for group in root.iter(f"{tag}g")
        for line in group.iterfind(f"{tag}g/{tag}polyline")
        if len(line.attrib["points"].split()) > 50
    ]
    assert len(curves) == 3
    for frame, points in curves:
        corners = np.array(re.findall(r"([\d.]+),([\d.]+)", frames[frame or ""]), float)
        assert [*corners.min(0), *corners.max(0)] == [area.left(), area.top(), area.right(), area.bottom()]
        x = np.array([float(point.split(",")[0]) for point in points.split()])
        assert x.min() < area.left()


def items(plot: QWidget) -> list[Any]:
    return list(plot.scene().items()) if isinstance(plot, QGraphicsView) else []


def modes(plot: QWidget) -> list[Any]:
    return [item.cacheMode() for item in items(plot)]


def test_plots_in_which_nothing_is_drawn_yet_are_saved_too(qtbot: QtBot, dialog: Dialog, tmp_path: Path) -> None:
    """A network whose values do not fit has no run, and so nothing to draw."""
    with opened(qtbot, small(), dress=False) as window:
        begun(qtbot, window)
        window.session.edit(few_digits(12_500))
        for name in ("stage", *CURVES):
            for ending in KINDS:
                assert saved(window, dialog, name, tmp_path / f"{name}{ending}")


# --- tables -------------------------------------------------------------------------------------------------------


def table(content: bytes) -> tuple[list[str], list[list[str]]]:
    names, *rows = csv.reader(content.decode().splitlines())
    return names, rows


def numbers(rows: list[list[str]], first: int = 0) -> np.ndarray:
    return np.array([[float(cell) for cell in row[first:]] for row in rows])


def test_curves_and_network_as_tables(qtbot: QtBot, window: MainWindow, dialog: Dialog, tmp_path: Path) -> None:
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step > 30)
    press(window, Key.Key_Space)
    step = paused(qtbot, window)
    assert not window.session.playing
    curves = now(window).curves
    expected = {
        "loss": {"batch": "batch_loss", "train": "train_loss", "test": "test_loss"},
        "accuracy": {"train": "train_accuracy", "test": "test_accuracy"},
        "gradients": {f"gradient_{k + 1}": f"gradient_{k}" for k in range(3)},  # numbered as on screen
    }
    for name, lines in expected.items():
        names, rows = table(saved(window, dialog, name, tmp_path / "curve.csv"))
        assert names == ["curve", "step", "value"]
        assert {row[0] for row in rows} == set(lines)
        for line, curve in lines.items():
            points = numbers([row for row in rows if row[0] == line], 1)
            assert points[:, 0].tolist() == curves[curve].steps.tolist()
            assert points[:, 1].tolist() == curves[curve].values.tolist()
            assert points[-1, 0] <= step

    # The network as well.
    shown(qtbot, window, "network")
    names, rows = table(saved(window, dialog, "stage", tmp_path / "network.csv"))
    assert names == ["layer", "from", "to", "weight", "gradient"]
    layers = timeline_in(window.session).trainer.network.layers
    assert len(rows) == 2 * 8 + 8 * 8 + 8 * 3
    for layer, before, after, weight, gradient in numbers(rows).tolist():
        dense = layers[int(layer) - 1]
        assert weight == dense["W"][int(before), int(after)]
        assert gradient == dense["dW"][int(before), int(after)]


def test_the_strongest_of_a_wide_layer_have_their_own_numbers_in_the_table(
    qtbot: QtBot, dialog: Dialog, tmp_path: Path
) -> None:
    with opened(qtbot, small(hidden=(Dense(50),)), dress=False) as window:
        begun(qtbot, window)
        shown(qtbot, window, "network")
        qtbot.waitUntil(lambda: window.network_stage._shown[1] != tuple(range(8)))
        shown(qtbot, window, "network")
        _, rows = table(saved(window, dialog, "stage", tmp_path / "network.csv"))
        first = timeline_in(window.session).trainer.network.layers[0]
        for layer, before, after, weight, _ in numbers(rows).tolist():
            if layer == 1:
                assert weight == first["W"][int(before), int(after)]


def test_layers_of_the_graph_are_counted_in_its_table_as_on_screen(qtbot: QtBot) -> None:
    """Three dense rows are the first, the fourth and the fifth of this stack."""
    hidden = (Dense(6), BatchNormalization(), Dropout(0.2), Dense(4))
    with opened(qtbot, small(hidden=hidden), dress=False) as window:
        begun(qtbot, window)
        shown(qtbot, window, "network")
        _, rows = table(draft(window.plots.plots()["stage"], ".csv")())
        layers = run_of(window.session).network.layers
        assert [(int(layer), float(weight)) for layer, _, _, weight, _ in rows] == [
            (k, weight) for k in (1, 4, 5) for weight in layers[k - 1]["W"].ravel().tolist()
        ]


def test_maps_curves_and_counts_as_tables(qtbot: QtBot, window: MainWindow, dialog: Dialog, tmp_path: Path) -> None:
    path = tmp_path / "stage.csv"
    shown(qtbot, window, "output")
    plot = window.plots.plots()["stage"]
    assert isinstance(plot, DecisionMapPlot)
    assert plot._answer is not None
    names, rows = table(saved(window, dialog, "stage", path))
    assert names == ["x0", "x1", "y0", "y1", "y2"]
    outputs = plot._answer.outputs
    values = numbers(rows).reshape(*outputs.shape[:2], 5)
    assert (values[..., 2:] == outputs).all()
    middles = (np.arange(len(outputs)) + 0.5) / len(outputs) * 2 * REACH - REACH
    np.testing.assert_allclose(values[0, :, 0], middles)  # x₀ to the right
    np.testing.assert_allclose(values[:, 0, 1], middles)  # x₁ upwards, the lowest first
    trainer = timeline_in(window.session).trainer
    x0, x1 = values[7, 60, :2]
    y = trainer.network.predict(trainer.dataset.inputs(np.array([[x0, x1]])).astype(np.float32))
    np.testing.assert_allclose(values[7, 60, 2:], y[0], rtol=1e-5)

    shown(qtbot, window, "confusion")
    plot = window.plots.plots()["stage"]
    assert isinstance(plot, ConfusionMatrix)
    counts = plot.counts()
    assert counts is not None
    names, rows = table(saved(window, dialog, "stage", path))
    assert names == ["true class", "0", "1", "2"]
    assert [row[0] for row in rows] == ["0", "1", "2"]
    assert numbers(rows, 1).tolist() == counts.tolist()

    window.session.edit(SINE)
    begun(qtbot, window)
    shown(qtbot, window, "output")
    plot = window.plots.plots()["stage"]
    assert isinstance(plot, FunctionCurvePlot)
    assert plot._answer is not None
    names, rows = table(saved(window, dialog, "stage", path))
    assert names == ["x", "y"]
    assert numbers(rows).T.tolist() == [plot._answer.x.tolist(), plot._answer.y.tolist()]


@pytest.mark.parametrize("inputs", [("size", "rooms"), ("size",), ()])
def test_a_map_and_a_curve_of_the_person_s_own_regression_are_tables_in_the_units_and_names_of_the_data(
    qtbot: QtBot, window: MainWindow, inputs: tuple[str, ...]
) -> None:
    """Inside, targets are about 0 ± 1; these are 5,000 to 6,300."""
    points = np.random.default_rng(0).uniform(0, 1, (80, len(inputs) or 2))
    prices = 5000 + 1000 * points[:, :1] + 300 * points[:, -1:]
    names = Names(inputs=inputs, target="price" if inputs else "")
    window.session.take_examples(Brought("table", *pack(Content(points, prices, names), 0)))
    begun(qtbot, window)
    shown(qtbot, window, "output")
    plot = window.plots.plots()["stage"]
    header, rows = table(draft(plot, ".csv")())
    assert header == ([*inputs, "price"] if inputs else ["x0", "x1", "y0"])
    trainer = run_of(window.session)
    values = numbers(rows)[[3, -1]]
    middle, scale = trainer.dataset.target
    assert 5000 < middle < 6300
    answers = trainer.network.predict(trainer.dataset.inputs(values[:, :-1]).astype(np.float32)) * scale + middle
    np.testing.assert_allclose(values[:, -1:], answers, rtol=1e-4)


def test_a_map_names_the_classes_of_own_data_in_a_file(qtbot: QtBot, window: MainWindow) -> None:
    """On screen they stand on the stage, above the map."""
    points = np.random.default_rng(0).normal(size=(60, 2))
    classes = ("세토사", "버시컬러", "<버지니카>")
    content = Content(points, np.arange(60) % 3, Names(inputs=("length", "width"), classes=classes, target="kind"))
    window.session.take_examples(Brought("table", *pack(content, 3)))
    begun(qtbot, window)
    shown(qtbot, window, "output")
    plot = window.plots.plots()["stage"]
    assert isinstance(plot, DecisionMapPlot)
    check_picture(draft(plot, ".png")(), plot, 27)
    words = check_drawing(draft(plot, ".svg")(), plot, 27)
    assert {"length", "width", *classes, "●", "■", "▲"} <= words
    picture = QImage.fromData(draft(plot, ".png")())
    legend = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(2 * 27)}
    assert {color.name() for color in class_colors(window.theme.tokens, 3)} <= legend


# --- the way there ------------------------------------------------------------------------------------------------


def test_a_plot_without_its_ending_writes_over_nothing_unasked(
    window: MainWindow, dialog: Dialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))  # closed without an answer
    for ending, kind in KINDS.items():
        there = tmp_path / f"loss{ending}"
        there.write_bytes(b"precious")
        dialog.path, dialog.kind = tmp_path / "loss", kind
        choose(window, "loss")
        assert content_of(window, there) == b"precious"
    assert asked == [f"loss{ending} is there already. Shall it be overwritten?" for ending in KINDS]


def test_a_name_with_half_a_character_is_exported_with_a_mark_in_its_place(qtbot: QtBot) -> None:
    """As names of files are that are no UTF-8, and texts that were cut."""

    class Odd(QWidget):
        def table(self) -> Table:
            return ["class", "값"], [["\udcb0", 1]]

    plot = Odd()
    qtbot.addWidget(plot)
    assert table(draft(plot, ".csv")()) == (["class", "값"], [["?", "1"]])


def test_the_ending_follows_the_kind_and_what_can_not_be_written_is_said(
    window: MainWindow, dialog: Dialog, tmp_path: Path
) -> None:
    for ending, kind in KINDS.items():
        dialog.path, dialog.kind = tmp_path / "loss", kind
        choose(window, "loss")
        assert len(content_of(window, tmp_path / f"loss{ending}")) > 20
        assert f"loss{ending} is written." in shown_words(window.transport)
    dialog.path = tmp_path / "typed.svg"  # an ending that was typed counts more
    choose(window, "loss")
    assert b"<svg" in content_of(window, tmp_path / "typed.svg")
    dialog.path = tmp_path / "LARGE.SVG"
    choose(window, "loss")
    assert b"<svg" in content_of(window, tmp_path / "LARGE.SVG")
    dialog.path = None
    choose(window, "loss")
    assert dialog.asked == 6
    assert len(list(tmp_path.iterdir())) == 5

    # What can't be written is said, and what was there stays.
    dialog.path = tmp_path / "nowhere" / "loss.png"
    choose(window, "loss")
    written(window)
    assert "loss.png could not be written." in shown_words(window.transport)
    (tmp_path / "folder.png").mkdir()
    dialog.path = tmp_path / "folder.png"
    choose(window, "loss")
    written(window)
    assert "folder.png could not be written." in shown_words(window.transport)
    assert list((tmp_path / "folder.png").iterdir()) == []
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "LARGE.SVG",
        "folder.png",
        "loss.csv",
        "loss.png",
        "loss.svg",
        "typed.svg",
    ]


@pytest.mark.parametrize("ending", KINDS)
def test_the_window_goes_on_while_a_plot_is_written_and_waits_for_it_before_it_closes(
    qtbot: QtBot, dialog: Dialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    may_write, commit = threading.Event(), QSaveFile.commit

    def slowly(file: QSaveFile) -> bool:
        assert may_write.wait(5)
        return commit(file)

    monkeypatch.setattr(QSaveFile, "commit", slowly)
    with opened(qtbot, small(), dress=False) as window:
        begun(qtbot, window)
        dialog.path = tmp_path / f"loss{ending}"
        choose(window, "loss")
        steps(qtbot, window, 3)
        assert now(window).step == 3
        assert list(tmp_path.glob(f"loss{ending}")) == []
        may_write.set()
    assert dialog.path.stat().st_size > 20, "the window was closed meanwhile"


def test_a_picture_is_packed_off_the_thread_of_the_window(
    window: MainWindow, dialog: Dialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    save = QImage.save

    def watched(*arguments: Any) -> bool:
        threads.append(threading.current_thread())
        return save(*arguments)

    monkeypatch.setattr(QImage, "save", watched)
    assert saved(window, dialog, "loss", tmp_path / "loss.png")
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def context_menu(window: MainWindow, widget: QWidget, at: QPoint) -> QMenu | None:
    """Press the right button: Qt asks the widget under the pointer for its menu."""
    under = widget.viewport() if isinstance(widget, QGraphicsView) else widget
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, under.mapToGlobal(at))
    QApplication.sendEvent(under, event)
    menu = QApplication.activePopupWidget()
    return menu if isinstance(menu, QMenu) else None


def test_the_right_button_leads_to_the_plot_under_the_pointer(
    qtbot: QtBot, window: MainWindow, dialog: Dialog, tmp_path: Path
) -> None:
    shown(qtbot, window, "network")
    tables: set[bytes] = set()
    for name, plot in window.plots.plots().items():
        menu = context_menu(window, plot, plot.rect().center())
        assert menu is not None
        action, *others = menu.actions()
        assert action.text() == "Save plot as …"
        assert [other.text().replace("&", "") for other in others] == ["Loss on a logarithmic axis"] * (name == "loss")
        dialog.path, dialog.kind = tmp_path / "by_button.csv", KINDS[".csv"]
        action.trigger()
        menu.close()
        content = content_of(window, dialog.path)
        tables.add(content)
        assert content == saved(window, dialog, name, tmp_path / "by_menu.csv")
    assert len(tables) == 4

    # Beside the plots there is no such menu.
    assert context_menu(window, window.transport, window.transport.rect().center()) is None
    turn_to(window, "draw")
    assert context_menu(window, window.draw, QPoint(10, 10)) is None


def test_what_is_not_on_screen_is_not_offered(window: MainWindow) -> None:
    """The drawing pad is no plot, and the plot of a folded card is out of date."""
    window.cards["loss"].set_folded(True)
    assert [action.isEnabled() for action in offered(window).values()] == [True, False, True, True]
    at = window.cards["loss"].header.rect().center()
    assert context_menu(window, window.cards["loss"].header, at) is None
    turn_to(window, "draw")
    window.cards["loss"].set_folded(False)
    assert [action.isEnabled() for action in offered(window).values()] == [False, True, True, True]


def test_the_menu_offers_the_plots_that_a_stage_has_of_its_own(
    qtbot: QtBot, window: MainWindow, dialog: Dialog, tmp_path: Path
) -> None:
    usual = list(ENTRIES.values())
    assert list(offered(window)) == usual
    turn_to(window, "compare")
    training = window.compare.training
    qtbot.waitUntil(lambda: training.standings is not None and not training.waits())
    training.go(20)
    qtbot.waitUntil(lambda: training.step_number == 20 and not training.waits())
    found = offered(window)
    assert list(found) == ["What the stage shows …", "Training loss …", "Test loss …", "Test accuracy …"]
    dialog.path, dialog.kind = tmp_path / "compare.svg", KINDS[".svg"]
    found["Test loss …"].trigger()
    words = check_drawing(content_of(window, dialog.path), window.compare.right[1].plot, 64)
    assert {"Test loss", "SGD", "Momentum", "AdaGrad", "Adam"} <= words
    window.compare.right[2].set_folded(True)
    assert [action.isEnabled() for action in offered(window).values()] == [True, True, True, False]
    window.compare.right[2].set_folded(False)

    turn_to(window, "descent")
    calculated(qtbot, window)
    found = offered(window)
    assert list(found)[1:] == ["f along the way …", "Slice …", "Error of differences against h …"]
    dialog.path = tmp_path / "descent.svg"
    found["Slice …"].trigger()
    assert {"Slice", "tangent", "f"} <= check_drawing(content_of(window, dialog.path), window.descent.slice.plot, 47)
    turn_to(window, "network")
    assert list(offered(window)) == usual


def test_files_of_the_descent_say_which_line_is_which(
    qtbot: QtBot, window: MainWindow, dialog: Dialog, tmp_path: Path
) -> None:
    def words() -> set[str]:
        dialog.path, dialog.kind = tmp_path / "descent.svg", KINDS[".svg"]
        offered(window)["What the stage shows …"].trigger()
        stage = window.columns.front.plot()
        assert stage is not None
        return check_drawing(content_of(window, tmp_path / "descent.svg"), stage, 27)

    turn_to(window, "descent")
    calculated(qtbot, window)
    rates = {f"η {runner.learning_rate:g}" for runner in window.descent.race.course.runners}
    names = {"SGD,", "Momentum,", "AdaGrad,", "Adam,", *rates}  # η is in a font of its own, and so in a text of its own
    assert names <= words()
    click(named(window.descent.stage, QAbstractButton, "3-D"))
    assert names <= words()
    click(named(window.descent.stage, QAbstractButton, "A slope"))
    calculated(qtbot, window)
    assert {"backward", "forward", "central", "tangent"} <= words()


def test_a_plot_that_can_not_be_drawn_does_not_keep_the_window_open(
    qtbot: QtBot, window: MainWindow, dialog: Dialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_large(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(plot_desk, "draft", too_large)
    dialog.path, dialog.kind = tmp_path / "loss.png", KINDS[".png"]
    with pytest.raises(MemoryError):
        window.plots.save("loss")
    assert not window.plots.writing
    window.close()
    assert is_closed(window)
