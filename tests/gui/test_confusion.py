"""The confusion matrix in the real window: what it counts, what it says, and when it is there."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.plots.confusion import ConfusionMatrix
from gui.plots.confusion_layout import height_for
from gui.plots.export import svg
from gui.theme import DARK, LIGHT, SMALL_PX, text_font
from gui.widgets.segmented import Segmented
from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.observations import Confusion
from tests.gui.window import (
    Key,
    answered,
    begun,
    few_digits,
    handle,
    light,
    named,
    now,
    opened,
    picture_of,
    point,
    press,
    run_of,
    turn_to_confusion,
)
from tests.model.runs import small


def matrix(window: MainWindow) -> ConfusionMatrix:
    return window.output.confusion


def to_confusion(qtbot: QtBot, window: MainWindow) -> None:
    """Go to the Output stage and click on Confusion."""
    turn_to_confusion(window)
    counted(qtbot, window)


def counted(qtbot: QtBot, window: MainWindow) -> np.ndarray:
    """Wait until what is shown are the counts of the network as it is."""
    counts = answered(qtbot, window).answers[Confusion()]
    assert matrix(window).counts() is counts
    return counts


def by_hand(window: MainWindow) -> list[list[int]]:
    """Each test example by itself: what it was, and what the network takes it for."""
    trainer = run_of(window.session)
    test, classes = trainer.dataset.test, trainer.dataset.source.classes
    found = [[0] * classes for _ in range(classes)]
    for x, label in zip(test.x.astype(np.float32), test.labels.tolist(), strict=True):
        y = trainer.network.predict(x)
        found[label][int(np.argmax(y))] += 1
    return found


def trained(qtbot: QtBot, window: MainWindow, steps: int) -> None:
    window.session.set_speed(float("inf"))
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step >= steps)
    press(window, Key.Key_Space)


@pytest.mark.parametrize("experiment", [small(), few_digits()], ids=["rings", "digits"])
def test_it_counts_the_whole_test_part(qtbot: QtBot, experiment: Experiment) -> None:
    with opened(qtbot, experiment, dress=False) as window:
        begun(qtbot, window)
        to_confusion(qtbot, window)
        assert matrix(window).counts().tolist() == by_hand(window)  # type: ignore[union-attr]
        trained(qtbot, window, 60)
        counts = counted(qtbot, window)
        assert counts.tolist() == by_hand(window)
        assert counts.sum() == now(window).dataset.data.test_samples
        right = int(np.trace(counts))
        assert matrix(window).accessibleDescription() == f"{right} / {counts.sum()}"
        words = re.findall(r">([^<>\n]+)</text>", svg(matrix(window)).decode())
        numbers = [str(n) for n in counts.ravel().tolist() if n]
        names = 2 * [str(k) for k in range(len(counts))]
        shares = [f"{n:.1%}".replace("%", " %") for n in (np.diag(counts) / np.maximum(counts.sum(1), 1)).tolist()]
        assert sorted(words) == sorted([*numbers, *names, *shares, "true class", "taken for", "right"])


def test_two_classes_take_no_more_room_than_they_need_and_their_numbers_are_large(qtbot: QtBot) -> None:
    """At most 160 pixels a cell, in the middle of what there is; ten classes fill it as before."""
    matrix = ConfusionMatrix(light())
    qtbot.addWidget(matrix)
    matrix.resize(1600, 1200)
    matrix.set_counts(np.array([[130, 3], [0, 117]]), ["0", "1"])
    with qtbot.waitExposed(matrix):
        matrix.show()
    area = matrix._layout.cells
    assert (area.width(), area.height()) == (320, 320)
    assert abs(area.center().y() - (34 + 1200 - 8) / 2) < 1
    assert matrix._font.pixelSize() == 22
    matrix.set_counts(np.eye(10, dtype=np.int64), [str(k) for k in range(10)])
    assert matrix._layout.cells.height() == 1200 - 34 - 8
    matrix.resize(700, 600)
    assert matrix._font.pixelSize() == 13


def test_two_classes_are_no_higher_than_their_cells() -> None:
    """34 for the names, two cells of 160 and 8 below; or what the width leaves, 360 − 58 − 34 for both."""
    assert height_for(900, ["0", "1"]) == 34 + 320 + 8
    assert height_for(360, ["0", "1"]) == 34 + 268 + 8


@pytest.mark.parametrize(("classes", "side"), [(100, 760), (60, 760), (40, 760), (26, 520), (10, 760)])
def test_with_many_classes_only_some_are_named_and_nothing_is_sliced(qtbot: QtBot, classes: int, side: int) -> None:
    matrix = ConfusionMatrix(light())
    qtbot.addWidget(matrix)
    matrix.resize(side, side)
    matrix.set_words("true class", "taken for", "right", "{true} taken for {said}: {n} of {all}")
    matrix.set_counts(np.eye(classes, dtype=np.int64) * 1000, [f"c{k:03d}" for k in range(classes)])
    with qtbot.waitExposed(matrix):
        matrix.show()
    area, letters = matrix._layout.cells, QFontMetricsF(text_font(SMALL_PX))
    texts = list(ElementTree.fromstring(svg(matrix).decode()).iter("{http://www.w3.org/2000/svg}text"))
    words = [text.text or "" for text in texts]
    assert not any("…" in word for word in words)
    shares = [word for word in words if word.endswith("%")]
    assert len(shares) == (classes if classes <= 40 else 0), "where rows are too low for shares there are none"
    assert ("right" in words) == bool(shares)
    named = [text for text in texts if re.fullmatch("c[0-9]{3}", text.text or "")]
    beside = sorted(float(text.attrib["y"]) for text in named if float(text.attrib["x"]) < area.left() - 20)
    above = sorted(float(text.attrib["x"]) for text in named if float(text.attrib["x"]) >= area.left() - 20)
    assert (len(beside), len(above)) >= (10, 9)
    assert min(b - a for a, b in pairwise(beside)) >= SMALL_PX, "the names of rows lie below each other"
    assert min(b - a for a, b in pairwise(above)) > letters.horizontalAdvance("c000"), "those of columns side by side"
    QTest.mouseMove(handle(matrix), QPoint(round(area.x() + area.width() * 3.5 / classes), round(area.y() + 2)))
    assert [label.text() for label in matrix.findChildren(QLabel)] == ["c000 taken for c003: 0 of 1000"]


def test_a_hundred_classes_are_seen_in_the_smallest_picture_too(qtbot: QtBot) -> None:
    matrix = ConfusionMatrix(light())
    qtbot.addWidget(matrix)
    matrix.resize(240, 220)
    matrix.set_counts(np.eye(100, dtype=np.int64), [str(k) for k in range(100)])
    matrix.show()
    area, shot = matrix._layout.cells, matrix.grab().toImage()
    right = {
        shot.pixel(round(area.x() + s * area.width()), round(area.y() + s * area.height())) for s in (0.305, 0.705)
    }
    assert shot.pixel(round(area.x() + 0.3 * area.width()), round(area.y() + 0.7 * area.height())) not in right


def note(window: MainWindow) -> str:
    labels = matrix(window).findChildren(QLabel)
    return next((n.text() for n in labels if n.isVisible()), "")


def cell(window: MainWindow, row: int, column: int) -> QPoint:
    area = matrix(window)._layout.cells
    side = area.width() / len(matrix(window).counts())  # type: ignore[arg-type]
    return QPoint(round(area.x() + (column + 0.5) * side), round(area.y() + (row + 0.5) * side))


def test_the_cell_under_the_pointer_is_put_into_words(qtbot: QtBot) -> None:
    with opened(qtbot, small(), dress=False) as window:
        begun(qtbot, window)
        to_confusion(qtbot, window)
        counts = counted(qtbot, window)
        for row, column in ((0, 0), (0, 2), (2, 1)):
            point(matrix(window), cell(window, row, column))
            assert note(window) == f"{row} taken for {column}: {counts[row, column]} of {counts[row].sum()}"
        trained(qtbot, window, 100)  # the pointer stays where it is, and the words follow the counts
        later = counted(qtbot, window)
        assert later[2].tolist() != counts[2].tolist()
        assert note(window) == f"2 taken for 1: {later[2, 1]} of {later[2].sum()}"
        point(matrix(window), QPoint(2, matrix(window).height() - 2))
        assert note(window) == ""


def test_it_is_there_for_every_classification_and_for_nothing_else(qtbot: QtBot) -> None:
    with opened(qtbot, small(), dress=False) as window:
        begun(qtbot, window)
        to_confusion(qtbot, window)
        for source in ("plane", "xor", "sine", "digits", "bumpy", "spiral"):
            experiment = few_digits() if source == "digits" else DEFAULTS[source]
            window.session.edit(experiment)
            shown = begun(qtbot, window)
            classes = shown.dataset.source.classes
            if classes:
                assert counted(qtbot, window).shape == (classes, classes)
                assert window.output.plot() is matrix(window)
                assert named(window.output, Segmented, "View").value() == "confusion"
            else:
                assert not matrix(window).isVisible()
                assert not any(b.text() == "Confusion" for b in window.output.findChildren(QAbstractButton))
                assert Confusion() not in window.output.questions()


def test_counts_of_the_last_data_are_not_shown_with_new_ones(qtbot: QtBot) -> None:
    with opened(qtbot, small(), dress=False) as window:
        begun(qtbot, window)
        to_confusion(qtbot, window)
        assert matrix(window).counts() is not None
        window.output.show_run(picture_of(DEFAULTS["xor"]))  # the first picture, before anything is counted
        assert matrix(window).counts() is None
        window.session.edit(DEFAULTS["xor"])
        begun(qtbot, window)
        assert counted(qtbot, window).shape == (2, 2)


def test_while_it_plays_it_is_counted_again_and_again(qtbot: QtBot) -> None:
    with opened(qtbot, small(), dress=False) as window:
        begun(qtbot, window)
        to_confusion(qtbot, window)
        press(window, Key.Key_Space)
        shown: list[object] = [matrix(window).counts()]

        def look(_: object) -> None:
            if matrix(window).counts() is not shown[-1]:
                shown.append(matrix(window).counts())

        window.session.frame.connect(look)
        qtbot.waitUntil(lambda: len(shown) > 5)
        assert window.session.playing
        press(window, Key.Key_Space)
        assert counted(qtbot, window).tolist() == by_hand(window)  # at rest it is up to date at once


def test_right_and_wrong_are_told_by_place_and_colour(qtbot: QtBot) -> None:
    theme = light()
    plot = ConfusionMatrix(theme)
    qtbot.addWidget(plot)
    plot.resize(400, 360)
    plot.set_counts(np.array([[10, 0], [3, 7]]), ["0", "1"])
    pictures: dict[tuple[str, int, int], QColor] = {}
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        area, image = plot._layout.cells, plot.grab().toImage()
        for i in range(2):
            for j in range(2):
                at = QPoint(
                    round(area.x() + (j + 0.2) * area.width() / 2), round(area.y() + (i + 0.2) * area.height() / 2)
                )
                pictures[mode, i, j] = image.pixelColor(at)
    for mode, tokens in (("light", LIGHT), ("dark", DARK)):
        assert pictures[mode, 0, 1].name() == tokens.soft  # nobody was taken for that
        assert pictures[mode, 0, 0].green() > pictures[mode, 0, 0].red()
        assert pictures[mode, 1, 0].red() > pictures[mode, 1, 0].green()
        assert pictures[mode, 0, 0] != pictures[mode, 1, 1]  # the fuller the stronger


def test_a_diverged_network_is_counted_too(qtbot: QtBot) -> None:
    wild = replace(small(), learning_rate=100.0, loss="mean_squared", optimizer=DEFAULTS["circle"].optimizer)
    wild = replace(wild, output=replace(wild.output, activation="identity"))
    wild = replace(wild, hidden=tuple(replace(layer, activation="relu") for layer in wild.hidden))
    with opened(qtbot, wild, dress=False) as window:
        begun(qtbot, window)
        to_confusion(qtbot, window)
        window.session.set_speed(float("inf"))
        press(window, Key.Key_Space)
        qtbot.waitUntil(lambda: now(window).diverged)
        assert counted(qtbot, window).sum() == now(window).dataset.data.test_samples


def test_a_class_without_examples_has_no_share(qtbot: QtBot) -> None:
    plot = ConfusionMatrix(light())
    qtbot.addWidget(plot)
    plot.resize(500, 420)
    plot.set_counts(np.array([[10, 0], [0, 0]]), ["cat", "dog"])
    drawing = svg(plot).decode()
    assert "100.0 %" in drawing
    assert ">–<" in drawing
    assert "0.0 %" not in drawing.replace("100.0 %", "")


def test_numbers_for_which_there_is_no_room_any_more_go_in_all_cells_and_come_back(qtbot: QtBot) -> None:
    plot = ConfusionMatrix(light())
    qtbot.addWidget(plot)
    names = [str(k) for k in range(26)]
    plot.resize(760, 760)
    with qtbot.waitExposed(plot):
        plot.show()
    few, many = np.eye(26, dtype=np.int64) * 8, np.eye(26, dtype=np.int64) * 8
    many[0, 0] = 88888  # longer than a cell is wide
    for counts in (few, many, few):
        plot.set_counts(counts, names)
        shown = plot.grab().toImage()
        anew = ConfusionMatrix(light())
        qtbot.addWidget(anew)
        anew.resize(760, 760)
        anew.set_counts(counts, names)
        assert shown == anew.grab().toImage(), "the same as if nothing had been shown before"
