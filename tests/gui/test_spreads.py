"""How the answers of each layer are spread, on the Output stage of the real window."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gui.languages import Languages
from gui.main_window import MainWindow
from gui.plots.export import draft, svg
from gui.plots.spreads import GAP, LEFT
from gui.theme import SMALL_PX, text_font
from gui.widgets.segmented import Segmented
from model.defaults import DEFAULTS
from model.layers import Dense
from model.observations import Confusion
from model.spread import BINS, SpreadAnswer, Spreads
from tests.gui.window import (
    Key,
    answered,
    begun,
    click,
    few_digits,
    named,
    now,
    opened,
    point,
    press,
    shown_words,
    turn_to,
)
from tests.model.runs import small

DEEP = small(hidden=(Dense(5, "tanh"), Dense(4, "relu")))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with the Output stage at the front, seen by layer."""
    with opened(qtbot, DEEP, dress=False) as made:
        begun(qtbot, made)
        turn_to(made, "output")
        view(made, "By layer")
        yield made


def view(window: MainWindow, name: str) -> None:
    click(named(named(window.output, Segmented, "View"), QAbstractButton, name))


def shown(qtbot: QtBot, window: MainWindow) -> SpreadAnswer:
    """Wait until what is shown is of the network as it is, and return that."""
    answer = answered(qtbot, window).answers[Spreads()]
    assert [one.spread for one in window.output.spreads.histograms()] == list(answer.layers)
    return answer


def test_each_layer_has_a_histogram_under_its_number_and_activation(qtbot: QtBot, window: MainWindow) -> None:
    shown(qtbot, window)
    histograms = window.output.spreads.histograms()
    assert [one.name for one in histograms] == ["1 · tanh", "2 · ReLU", "3 · softmax"]
    assert "test examples" in shown_words(window.output)
    colors = [one.color.name() for one in histograms]
    assert len(set(colors)) == 3
    planes = window.output.spreads.planes()
    assert not any(a.intersects(b) for k, a in enumerate(planes) for b in planes[:k])
    assert all(window.output.spreads.rect().contains(plane.toAlignedRect()) for plane in planes)
    picture = window.output.spreads.grab().toImage()
    for one, plane in zip(histograms, planes, strict=True):
        tallest = int(one.spread.shares.argmax())
        x = plane.left() + (tallest + 0.5) * plane.width() / BINS
        assert picture.pixelColor(round(x), round(plane.bottom() - 5)).name() == one.color.name()


def test_where_a_line_of_histograms_has_fewer_they_share_the_width(qtbot: QtBot, window: MainWindow) -> None:
    """Three in 700 × 600 pixels: two above, (700 − 18)/2 − 36 − 4 = 301 wide, and one below that ends where they end.

    That is after 36 + 301 + 18 + 36 + 301 = 692. They are (600 − 18)/2 − 46 − 24 = 221 high.
    """
    shown(qtbot, window)
    plot = window.output.spreads
    plot.resize(700, 600)
    sizes = [(plane.width(), plane.height()) for plane in plot.planes()]
    assert sizes == [(301, 221), (301, 221), (692 - 36, 221)]
    assert plot.planes()[2].getRect() == (36, 46 + 221 + 24 + 18 + 46, 692 - 36, 221)


def test_each_histogram_names_its_axis_and_the_name_has_room(qtbot: QtBot, window: MainWindow) -> None:
    shown(qtbot, window)
    assert svg(window.output.spreads).decode().count(">value</text>") == 3
    assert QFontMetrics(text_font(SMALL_PX)).horizontalAdvance("value") <= LEFT - 5


def test_the_share_of_a_bar_stands_under_the_pointer(qtbot: QtBot, window: MainWindow) -> None:
    answer = shown(qtbot, window)
    plot, spread = window.output.spreads, answer.layers[0]
    plane = plot.planes()[0]
    k = int(spread.shares.argmax())
    point(plot, QPoint(round(plane.left() + (k + 0.5) * plane.width() / BINS), round(plane.center().y())))
    low = spread.low + k * (spread.high - spread.low) / BINS
    assert plot._note.isVisible()
    said = plot._note.text().replace("−", "-")
    assert said.startswith(f"{low:.3g} to ")
    assert f"{100 * spread.shares[k]:.1f} %" in said
    point(plot, QPoint(2, 2))
    assert not plot._note.isVisible()


def test_it_follows_the_training_and_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    first = shown(qtbot, window)
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step > 50)
    press(window, Key.Key_Space)
    last = shown(qtbot, window)
    assert not np.array_equal(first.layers[0].shares, last.layers[0].shares)


def test_the_view_stays_with_other_data_and_where_there_are_no_classes(qtbot: QtBot, window: MainWindow) -> None:
    for experiment in (DEFAULTS["sine"], few_digits(), DEFAULTS["plane"]):
        window.session.edit(experiment)
        begun(qtbot, window)
        assert len(shown(qtbot, window).layers) == len(experiment.hidden) + 1
        assert window.output.plot() is window.output.spreads
    view(window, "Answers")
    window.session.edit(DEFAULTS["spiral"])
    begun(qtbot, window)
    view(window, "Confusion")
    window.session.edit(DEFAULTS["sine"])  # has none; it comes back with data that have
    begun(qtbot, window)
    assert Confusion() not in window.output.questions()
    window.session.edit(DEFAULTS["spiral"])
    begun(qtbot, window)
    assert window.output.questions() == (Confusion(),)


def test_the_views_stand_still_while_points_are_painted(qtbot: QtBot, window: MainWindow) -> None:
    """Each stroke begins a new run: until that is there, nothing comes or goes beside the pointer."""
    strip = named(window.output, Segmented, "View")
    window.output.show_painted(np.zeros((12, 2)), np.arange(12) % 2)
    assert strip.isVisible()
    assert list(strip._segments) == ["answers", "confusion", "spread"]
    assert strip.value() == "answers"


def test_the_table_has_a_row_for_each_bar(qtbot: QtBot, window: MainWindow) -> None:
    answer = shown(qtbot, window)
    header, *rows = draft(window.output.spreads, ".csv")().decode().splitlines()
    assert header == "layer,from,to,share"
    assert len(rows) == 3 * BINS
    shares = [float(row.split(",")[-1]) for row in rows]
    np.testing.assert_allclose(shares, np.concatenate([layer.shares for layer in answer.layers]))


def test_many_layers_and_other_themes_and_languages(qtbot: QtBot, languages: Languages) -> None:
    deep = replace(DEEP, hidden=(Dense(3, "tanh"),) * 9)
    with opened(qtbot, deep, size=(1100, 700), languages=languages) as window:
        begun(qtbot, window)
        turn_to(window, "output")
        view(window, "By layer")
        shown(qtbot, window)
        light = [one.color.name() for one in window.output.spreads.histograms()]
        window.theme.set_mode("dark")
        assert [one.color.name() for one in window.output.spreads.histograms()] != light
        languages.set_mode("ko")
        qtbot.waitUntil(lambda: all("평균" in one.figures for one in window.output.spreads.histograms()))
        planes = window.output.spreads.planes()
        assert len(planes) == 10
        assert all(window.output.spreads.rect().contains(plane.toAlignedRect()) for plane in planes)
        window.theme.set_mode("light")


def test_two_histograms_below_each_other_use_the_width_of_their_card(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(small(hidden=(Dense(5, "tanh"),)))
    begun(qtbot, window)
    shown(qtbot, window)
    plot = window.output.spreads
    assert plot.width() > 700
    assert [plane.left() for plane in plot.planes()] == [LEFT] * 2
    assert all(plot.width() - plane.right() < GAP + 4 for plane in plot.planes())
