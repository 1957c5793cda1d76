"""Plots that can be zoomed and moved: their numbers can be told apart, and lie on no name."""

from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gui.plots.base import Plot
from gui.plots.contour_plot import ContourPlot
from gui.plots.secants import SecantsPlot
from gui.theme import Theme
from tests.gui.window import Room, light


def plane(theme: Theme, high: float) -> Plot:
    plot = ContourPlot(theme)
    plot.set_window(((0, high), (0, high)), stretched=True)
    return plot


def curve(theme: Theme, high: float) -> Plot:
    plot = SecantsPlot(theme)
    plot.set_window(0, high)
    return plot


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    window = Room()
    qtbot.addWidget(window)
    return window


each = pytest.mark.parametrize("make", [plane, curve])


@each
@pytest.mark.parametrize("high", [0.1, 10, 12, 1e6])
def test_numbers_of_an_axis_are_all_different(
    qtbot: QtBot, room: Room, make: Callable[[Theme, float], Plot], high: float
) -> None:
    plot = make(light(), high)
    room.resize(1600, 900)
    room.show_with(qtbot, plot)
    for side in ("bottom", "left"):
        values, texts = zip(*plot.numbers(side), strict=True)
        assert len(set(texts)) == len(values) >= 5, side


@each
def test_no_number_lies_on_the_name_of_an_axis(qtbot: QtBot, room: Room, make: Callable[[Theme, float], Plot]) -> None:
    plot = make(light(), 10)
    room.show_with(qtbot, plot)
    for names in (("x", "y"), ("a", "b")):
        plot.set_axis_names(*names)
        places = np.array([value for value, _ in plot.numbers("bottom")])
        assert len(places) >= 2
        assert (places / 10 * plot.area().width() > 10).all(), names
