"""The plots: round axes, calm ranges, bounded work, what stands under the pointer, points that tell what they are."""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.plots.axis import AXIS_HEIGHT, AXIS_WIDTH
from gui.plots.base import Plot
from gui.plots.batch_dots import BatchDotsPlot
from gui.plots.colors import CLASS_TOKENS, layer_colors, level_colors
from gui.plots.contour_plot import DRAWABLE, drawable_lines
from gui.plots.curve_reading import CurveReading
from gui.plots.curve_scale import CurveScale
from gui.plots.curves import CurvePlot, FadedCurves
from gui.plots.decision_map import MARGIN, DecisionMapPlot
from gui.plots.export import svg
from gui.plots.function_curve import FunctionCurvePlot
from gui.plots.lines import MARK, Drawn, LinesPlot
from gui.plots.ticks import NICE, nice_above, power_of_ten, short, tick_text, ticks_between
from gui.theme import DARK, LIGHT, SMALL_PX, Theme, Tokens, text_font
from model.data.choice import Data
from model.data.dataset import Dataset
from model.data.sources import REACH
from model.defaults import DEFAULTS
from model.inside.dots import Dots
from model.observations import CurveAnswer, DecisionMap, FunctionCurve, MapAnswer, levels
from model.series import CURVE_POINTS, Curve, Series
from tests.gui.window import light, point
from tests.model.runs import dataset_of, small, trainer_of


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return light()


def show(qtbot: QtBot, plot: Plot, width: int = 420, height: int = 380) -> None:
    qtbot.addWidget(plot)
    plot.resize(width, height)
    with qtbot.waitExposed(plot):
        plot.show()


def place(plot: Plot, x: float, y: float) -> QPoint:
    """Where a point of the plane is on the widget."""
    return plot.mapFromScene(plot.box.mapViewToScene(QPointF(x, y)))


def place_exactly(plot: Plot, x: float, y: float) -> QPointF:
    """Where a point of the plane is on the widget, to the fraction of a pixel."""
    return plot.box.mapViewToScene(QPointF(x, y))


def colors_at(plot: Plot, places: list[tuple[float, float]]) -> list[str]:
    """The colours of the picture at points of the plane."""
    image: QImage = plot.grab().toImage()
    return [image.pixelColor(place(plot, x, y)).name() for x, y in places]


def note(plot: Plot) -> str:
    """The lines under the pointer; empty where there are none."""
    return next((n.text() for n in plot.findChildren(QLabel) if n.property("role") == "note" and n.isVisible()), "")


class Painted(QObject):
    """Notes which part of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.parts: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.parts.append(event.rect())
        return False


def painted_by(widget: QWidget) -> list[QRect]:
    """The parts of a widget that are painted from now on."""
    return Painted(widget).parts


def numbers(plot: Plot, side: str) -> list[float]:
    """The places of the numbers at an axis."""
    return [value for value, _ in plot.numbers(side)]


def curve(values: list[float], steps: list[int] | None = None) -> Curve:
    return Curve(np.array(steps or range(len(values))), np.array(values, float))


# --- axes ---------------------------------------------------------------------------------------------------------


def test_the_mark_of_a_line_beyond_the_ceiling_stands_at_the_upper_edge(qtbot: QtBot) -> None:
    theme = light()
    plot = CurvePlot(theme)
    qtbot.addWidget(plot)
    plot.resize(320, 240)
    plot.set_palette(lambda tokens: {"calm": QColor("#0000ff"), "wild": QColor("#ff0000")})
    plot.set_ends({"calm": 0, "wild": 1}, {"calm": "calm", "wild": "wild"})
    plot.set_ceiling(2.0)
    plot.show()
    steps = np.arange(3)
    plot.set_curves({"calm": Curve(steps, np.ones(3)), "wild": Curve(steps, np.array([1.0, 50.0, 130.0]))})
    picture, area = plot.grab().toImage(), plot.area()
    x = round(plot.pixel_of((2.0, 1.0)).x())
    reds = [y for y in range(picture.height()) if picture.pixelColor(x, y).name() == "#ff0000"]
    assert reds
    assert max(abs(y - area.top()) for y in reds) <= 6


def test_no_number_stands_on_the_name_of_the_axis(qtbot: QtBot) -> None:
    plot = LinesPlot(light())
    qtbot.addWidget(plot)
    plot.resize(320, 200)
    plot.show()
    x = np.linspace(-2.0, 2.0, 9)
    plot.name_x("a rather long name {n}")
    plot.set_drawn([Drawn("f", x, x, lambda theme: theme.color("text"))])
    name, plane = plot._axis_names["x"].geometry(), plot.area()
    low, high = plot.window_seen()[0]
    places = [plane.left() + (value - low) / (high - low) * plane.width() for value, _ in plot.numbers("bottom")]
    assert len(places) > 1
    assert min(places) > name.right() + 6
    for short_one in ("x {n}", "lead {n}"):  # they take no number's place
        plot.name_x(short_one)
        assert plot.numbers("bottom")[0][0] == -2


def test_an_axis_has_more_than_one_number_where_there_is_room() -> None:
    np.testing.assert_allclose(ticks_between(-0.437, 0.437, 4), [-0.4, -0.2, 0, 0.2, 0.4])
    np.testing.assert_allclose(ticks_between(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1])


@given(st.floats(1e-9, 1e9), st.floats(-1e6, 1e6), st.integers(2, 12))
def test_numbers_at_an_axis_are_round_and_inside(width: float, start: float, wanted: int) -> None:
    low, high = start, start + width
    if high - low < 1e-6 * max(1.0, abs(start)):
        return
    ticks = ticks_between(low, high, wanted)
    gap = (high - low) / wanted
    assert len(ticks) <= wanted + 1
    if len(ticks) > 1:
        distance = ticks[1] - ticks[0]
        assert np.allclose(np.diff(ticks), distance)
        digits = f"{distance:.6e}".split("e")[0].rstrip("0").rstrip(".")
        assert digits in ("1", "2", "5")
    assert all(low - gap * 1e-6 <= tick <= high + gap * 1e-6 for tick in ticks)


@pytest.mark.parametrize("wanted", range(2, 13))
def test_an_axis_from_0_has_two_numbers_at_least(wanted: int) -> None:
    assert all(len(ticks_between(0, end, wanted)) >= 2 for end in NICE)


@given(st.floats(1e-12, 1e12))
def test_the_end_of_an_axis_is_near_above(value: float) -> None:
    end = nice_above(value)
    assert value * (1 - 1e-6) <= end <= value * 1.3


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *(
            (0, "0"),
            (0.25, "0.25"),
            (-2, "−2"),
            (1_000, "1k"),
            (1_500, "1.5k"),
            (2e6, "2M"),
            (20e6, "20M"),
            (1e9, "1G"),
        ),
        *((1e12, "1e12"), (3.5e13, "3.5e13"), (-2e30, "−2e30")),
    ],
)
def test_round_numbers_are_written_short(value: float, text: str) -> None:
    assert short(value) == text


@pytest.mark.parametrize(
    ("value", "gap", "text"),
    [
        (0.3, 0.1, "0.3"), (-2, 1, "−2"), (1e-17, 0.1, "0"), (150_000, 50_000, "1.5e5"), (1e5, 50_000, "1e5"),
        (100_000.5, 0.5, "100000.5"), (-1.5e-5, 5e-6, "−1.5e-5"), (0.00015, 5e-5, "0.00015"), (1e20, 1, "1e20"),
    ],
)  # fmt: skip
def test_neighbours_on_an_axis_are_written_so_that_they_differ(value: float, gap: float, text: str) -> None:
    assert tick_text(value, gap) == text


@pytest.mark.parametrize(("middle", "reach"), [(0.69235, 5e-6), (-1.658, 1e-3), (-254_200_000.0, 400.0), (2.5e8, 1.0)])
def test_numbers_along_far_away_lines_differ_and_have_their_room(qtbot: QtBot, middle: float, reach: float) -> None:
    """Along one weight that is large, or in a small range."""
    plot, axis = LinesPlot(light()), np.linspace(middle - reach, middle + reach, 20)
    show(qtbot, plot)
    plot.set_drawn([Drawn("f", axis, axis, lambda theme: theme.color("text"))])
    for side in ("bottom", "left"):
        texts = [text for _, text in plot.numbers(side)]
        assert len(set(texts)) == len(texts) > 1
    advance = QFontMetrics(text_font(SMALL_PX)).horizontalAdvance
    widths = [advance(text) for _, text in plot.numbers("left")]
    assert max(widths) <= plot._axes["left"].rect().width()
    below = plot._axes["bottom"]
    written = [(below.rect().width() * (x - plot._range[0]) / (2 * reach), advance(t)) for x, t in below.written()]
    assert len(written) > 1
    assert all(b - a > (one + other) / 2 for (a, one), (b, other) in pairwise(written)), "none lies on another"


def test_of_an_axis_too_short_for_its_numbers_one_is_written(qtbot: QtBot) -> None:
    """600.371136 and 600.371138 are no multiples of four times their gap, as far apart as there is room for them."""
    plot, axis = LinesPlot(light()), np.linspace(600.37113444, 600.37113879, 20)
    show(qtbot, plot, 150, 150)
    plot.set_drawn([Drawn("f", axis, axis, lambda theme: theme.color("text"))])
    below = plot._axes["bottom"]
    assert [text for _, text in below.numbers] == ["600.371136", "600.371138"]
    assert [text for _, text in below.written()] == ["600.371138"]


def test_a_number_at_the_end_of_an_axis_is_written_however_it_is_rounded(qtbot: QtBot) -> None:
    plot = Plot(light())
    show(qtbot, plot)
    low = float(np.nextafter(0.69235, 1))
    plot.set_range(0, 1, low, 0.69237)
    assert plot.numbers("left")[0][0] < low
    beside = QRect(0, int(plot.area().bottom()) - 4, int(plot.area().left()) - 4, 8)
    assert len({plot.grab(beside).toImage().pixel(x, y) for x in range(beside.width()) for y in range(8)}) > 1


def test_under_the_pointer_places_close_to_each_other_differ(qtbot: QtBot) -> None:
    plot, x = LinesPlot(light()), np.array([1.6580, 1.6581, 1.6582])
    show(qtbot, plot)
    plot.set_drawn([Drawn("f", x, x / 2, lambda theme: theme.color("text"))])
    notes: set[str] = set()
    for at in x.tolist():
        point(plot, plot.pixel_of((at, at / 2)).toPoint())
        notes.add(note(plot))
    assert notes == {"x 1.658\nf  0.829", "x 1.6581\nf  0.82905", "x 1.6582\nf  0.8291"}


@pytest.mark.parametrize("size", [(280, 160), (420, 380), (900, 700)])
def test_an_axis_of_steps_begins_with_its_0(qtbot: QtBot, theme: Theme, size: tuple[int, int]) -> None:
    plot = CurvePlot(theme)
    show(qtbot, plot, *size)
    texts = [*re.findall(r">([^<>\n]+)</text>", svg(plot).decode())]
    assert texts.count("0") == 2  # of either axis
    assert {"0", "10"} <= {short(x) for x in numbers(plot, "bottom")} & set(texts)


@pytest.mark.parametrize(("name", "top"), [("tanh", 1.0), ("sigmoid", 1.0), ("softsign", 1.0), ("huber", 2.0)])
@pytest.mark.parametrize("height", [160, 230, 300])
def test_the_highest_number_of_an_axis_is_not_hidden_by_its_name(
    qtbot: QtBot, theme: Theme, name: str, top: float, height: int
) -> None:
    plot = BatchDotsPlot(theme)
    x = np.linspace(-4, 4, 81)
    y = {"tanh": np.tanh(x), "sigmoid": 1 / (1 + np.exp(-2 * x))}.get(name, np.clip(x, -1, 1))
    if name == "huber":
        plot.set_dots(Dots("huber", x[40:50], np.abs(x[40:50]), ((x, np.abs(x)),)))
    else:
        plot.set_dots(Dots("activation", x, y, ((x, y), (x, 1 - y**2))))
    plot.set_axis_names("a", "z")
    show(qtbot, plot, 380, height)
    assert numbers(plot, "left")[-1] == pytest.approx(top)


def test_the_name_of_an_axis_stands_apart_from_a_number_at_its_corner(qtbot: QtBot, theme: Theme) -> None:
    plot = BatchDotsPlot(theme)
    x = np.linspace(-2, 2, 41)
    plot.set_dots(Dots("activation", x, x, ((x, x), (x, x))))
    plot.set_axis_names("× h", "z")
    show(qtbot, plot, 380, 300)
    assert numbers(plot, "bottom")[0] == -2
    half = QFontMetrics(text_font(SMALL_PX)).horizontalAdvance("−2") / 2
    assert place(plot, -2, -2).x() - half - plot._axis_names["x"].geometry().right() >= 8


def test_however_high_a_plot_is_its_lines_leave_it_calm(qtbot: QtBot) -> None:
    """From −1.25 to 1.25, a line at every 0.2 in 650 pixels and in 1,300: no second 13 are squeezed in between."""
    plot = Plot(light())
    qtbot.addWidget(plot)
    plot.set_range(0, 1, -1.25, 1.25)
    with qtbot.waitExposed(plot):
        plot.show()
    for height in (650, 1300):
        plot.resize(900, height)
        QApplication.processEvents()
        assert len(plot.numbers("left")) == 13


def test_more_room_gets_more_numbers(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme)
    show(qtbot, plot, 200, 160)
    few = numbers(plot, "bottom"), numbers(plot, "left")
    plot.resize(900, 700)
    qtbot.waitUntil(lambda: len(numbers(plot, "bottom")) > len(few[0]))
    assert len(numbers(plot, "left")) > len(few[1])


# --- curves -------------------------------------------------------------------------------------------------------


def test_the_axes_begin_at_0_and_end_above_the_highest(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme)
    show(qtbot, plot)
    plot.set_curves({"train": curve([0.7, 0.5], [0, 330]), "test": curve([0.9, 0.4], [0, 330])})
    (x_low, x_high), (y_low, y_high) = plot.box.viewRange()
    assert (x_low, y_low) == (0, 0)
    assert 330 <= x_high <= 430
    assert 0.9 <= y_high <= 1.2


def test_the_batch_line_does_not_squeeze_the_others(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme)
    show(qtbot, plot)
    plot.set_curves({"batch": curve([50.0, 70.0], [0, 100]), "train": curve([0.7, 0.5], [0, 100])})
    assert plot.box.viewRange()[1][1] < 1


def test_a_fixed_range_gives_way_only_to_what_lies_below(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme)
    show(qtbot, plot)
    plot.set_fixed(0.0, 1.0)
    plot.set_curves({"train": curve([0.1, 0.4], [0, 100])})
    assert plot.box.viewRange()[1] == [0, 1]
    plot.set_curves({"train": curve([0.1, 0.4, -0.45], [0, 100, 110])})
    low, high = plot.box.viewRange()[1]
    assert low <= -0.45
    assert high == 1


@pytest.mark.parametrize(
    ("values", "lowest"),
    [
        ([-1.746, -2.208], -2.5),
        ([0.3, -0.45], -0.5),
        ([-7.9, 0.2], -8),
        ([-40.0, -300.0], -10),
        ([-math.inf, 0.5], -10),
    ],
)
def test_r2_is_seen_where_it_is_far_below_0(qtbot: QtBot, theme: Theme, values: list[float], lowest: float) -> None:
    plot = CurvePlot(theme)
    show(qtbot, plot)
    plot.set_fixed(0.0, 1.0)
    plot.set_curves({"train": curve(values, [0, 100])})
    assert plot.box.viewRange()[1] == [lowest, 1]
    assert all(value * 10 == pytest.approx(round(value * 10)) for value in numbers(plot, "left"))
    [(_, polygon)] = plot.drawn_lines()
    area = plot.area()
    heights = [polygon.at(k).y() for k in range(polygon.size())]
    assert all(area.top() <= y <= area.bottom() for y in heights)  # deeper ones along the lower end
    assert plot.last_points()["train"] == (100, values[1])


@pytest.mark.parametrize(
    ("values", "texts"), [([0.02, 8.0], ["0.01", "0.1", "1", "10"]), ([1e-9, 5.0], ["1e-9", "0.1"])]
)
def test_a_logarithmic_axis_has_whole_powers_of_ten(
    qtbot: QtBot, theme: Theme, values: list[float], texts: list[str]
) -> None:
    plot = CurvePlot(theme, logarithmic=True)
    plot.set_palette(lambda tokens: layer_colors(tokens, (0,)))
    show(qtbot, plot)
    plot.set_curves({"gradient_0": curve(values)})
    written = [text for _, text in plot.numbers("left")]
    assert set(texts) <= set(written)
    assert all(value == round(value) for value in numbers(plot, "left"))


def test_a_loss_of_0_takes_one_row_of_a_logarithmic_axis_and_the_first_one_is_shown(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme, logarithmic=True)
    show(qtbot, plot)
    steps = list(range(200))
    plot.set_curves({"train": curve([7.0, *[0.02] * 198, 0.0], steps)})
    assert plot.box.viewRange()[1] == [-3, 1]
    plot.set_curves({"train": curve([0.0], [0]), "test": curve([math.inf], [0])})
    assert plot.box.viewRange()[1] == [-3, 1]


def test_on_a_logarithmic_axis_0_runs_along_the_lower_edge_below_all_that_is_not_0(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme, logarithmic=True)
    plot.set_palette(lambda tokens: layer_colors(tokens, (0, 1)))
    show(qtbot, plot)
    plot.set_curves({"gradient_0": curve([0.0, 0.0]), "gradient_1": curve([0.2, 3.0])})
    assert plot.box.viewRange()[1] == [-2, 1]
    assert [text for _, text in plot.numbers("left")] == ["0", "0.1", "1", "10"]
    [none, some] = [polygon for _, polygon in plot.drawn_lines()]
    assert {point.y() for point in none.toList()} == {plot.area().bottom()}
    assert all(point.y() < plot.area().bottom() for point in some.toList())

    # What is too small for the axis lies at its smallest power: it is not 0.
    plot.set_curves({"gradient_0": curve([0.0, 1e-30]), "gradient_1": curve([0.1, 3.0])})
    [little, some] = [polygon.toList() for _, polygon in plot.drawn_lines()]
    assert little[0].y() == plot.area().bottom()
    assert little[1].y() == pytest.approx(some[0].y())

    # The same part of the plane without a 0 is numbered as ever.
    plot.set_curves({"gradient_0": curve([0.01, 3.0])})
    assert plot.box.viewRange()[1] == [-2, 1]
    assert [text for _, text in plot.numbers("left")] == ["0.01", "0.1", "1", "10"]


def test_the_row_of_0_is_there_for_the_curve_of_a_branch_too(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme, logarithmic=True)
    show(qtbot, plot)
    left = (FadedCurves("b", {"train": curve([0.02, 0.0])}),)
    plot.set_curves({"train": curve([2.0, 0.5])}, branches=left)
    for lowest, value in ((-3, 0.5), (-5, 0.0005)):  # the axis goes on downwards
        plot.set_curves({"train": curve([2.0, 0.5, value], [0, 1, 2])}, branches=left)
        assert plot.box.viewRange()[1][0] == lowest
        faded = next(polygon for _, polygon in plot.drawn_lines() if polygon.size() == 2)
        assert faded.at(1).y() == plot.area().bottom()


def test_numbers_of_many_decades_leave_room_for_that_of_0(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme, logarithmic=True)
    show(qtbot, plot)
    for height in (90, 120, 200, 400):
        plot.setFixedHeight(height)
        QApplication.processEvents()
        for least in (1e-11, 1e-10, 1e-7, 1e-4, 0.01):
            plot.set_curves({"train": curve([0.0, least, 3.0])})
            (zero, text), *others = plot.numbers("left")
            assert (zero, text) == (plot.box.viewRange()[1][0], "0")
            assert others
            places = [plot.pixel_of((0, value)).y() for value in (zero, *(value for value, _ in others))]
            assert max(np.diff(places)) < -14, "numbers lie on each other"


def test_a_logarithmic_scale_gets_a_row_for_0_where_any_curve_has_one() -> None:
    scale = CurveScale()
    scale.logarithmic = True
    assert scale.fit([curve([10.0, 0.1])], [])
    assert (scale.low, scale.high) == (-1, 1)
    assert scale.place(np.array([10.0, 1.0, 0.1])).tolist() == pytest.approx([1, 0, -1])
    assert scale.fit([curve([10.0, 0.1])], [curve([0.0])]), "the loss of a batch does not widen it, but has to be seen"
    assert (scale.low, scale.high) == (-2, 1)
    assert scale.place(np.array([10.0, 1e-5, 0.0])).tolist() == pytest.approx([1, -1, -2])
    assert [scale.write(row) for row in scale.rows(-2, 1, 4).tolist()] == ["0", "0.1", "1", "10"]
    assert not scale.fit([curve([10.0, 0.1])], [curve([0.0])]), "nothing lies elsewhere"


def test_powers_of_ten_are_written_beyond_all_numbers() -> None:
    exponents = (-400, -9 + math.log10(5), -4, -3, math.log10(0.2), 0, 4, 5, 5 + math.log10(2), 400)
    written = ["1e-400", "5e-9", "1e-4", "0.001", "0.2", "1", "10000", "1e5", "2e5", "1e400"]
    assert [power_of_ten(exponent) for exponent in exponents] == written


@pytest.mark.parametrize(("values", "texts", "few"), [
    ([0.69], ["0.5", "1"], ["0.5", "1"]),
    ([1.2, 0.9], ["0.5", "1", "2"], ["0.5", "2"]),  # whole decades would be two, from 0.1 to 10
    ([3e-6, 1e-6], ["1e-6", "2e-6", "5e-6"], ["1e-6", "5e-6"]),
    ([30000.0, 60000.0], ["20000", "50000", "1e5"], ["20000", "1e5"]),
    ([0.99, 0.1], ["0.1", "1"], ["0.1", "1"]),
    ([0.9, 0.06], ["0.1", "1"], ["0.1", "1"]),  # from 0.05: of five rows the whole powers
    ([3.0, 0.06], ["0.1", "1", "5"], ["0.1", "1", "5"]),  # from 0.05 to 5: and the upper end
])  # fmt: skip
def test_values_less_than_two_decades_apart_fill_a_logarithmic_axis(
    values: list[float], texts: list[str], few: list[str]
) -> None:
    scale = CurveScale()
    scale.logarithmic = True
    scale.fit([curve(values)], [])
    for wanted, expected in ((4, texts), (2, few)):
        assert [scale.write(row) for row in scale.rows(scale.low, scale.high, wanted).tolist()] == expected
    places = scale.place(np.array(values))
    assert scale.low <= places.min() <= places.max() <= scale.high
    assert places.min() - scale.low < 0.4 > scale.high - places.max(), "from 2 to 5 are 0.398 decades"


def test_curves_are_read_at_the_nearest_step_in_so_many_lines_at_most() -> None:
    reading = CurveReading()
    reading.names, reading.ends, reading.write = {"a": "A", "b": "B", "c": "C"}, {"b": 1}, "{:.1f}".format
    curves = {"c": curve([5.0, 6.0], [0, 10]), "a": curve([1.0, 2.0], [0, 10]), "b": curve([3.0], [0])}
    assert reading.values(curves, 0, 3) == ["A 1.0", "■ B 3.0", "C 5.0"]
    assert reading.values(curves, 9, 1) == ["A 2.0 · C 6.0"], "what ends in a mark has no value beyond it"
    assert reading.branch("branch 1", curves, 4) == ["branch 1", "A 1.0 · C 5.0"]
    assert reading.branch("branch 1", curves, 11) == []


def test_a_curve_of_one_point_is_a_dot(qtbot: QtBot, theme: Theme) -> None:
    """At the first step there is no line yet, but there are figures."""
    plot = CurvePlot(theme)
    show(qtbot, plot)
    plot.set_curves({"train": curve([0.5], [0]), "test": curve([0.9, 0.8], [0, 5])})
    at = plot.pixel_of((0.0, 0.5)).toPoint()
    assert plot.grab().toImage().pixelColor(at) == plot.line_color("train")
    plot.set_curves({"test": curve([0.9, 0.8], [0, 5])})
    assert plot.grab().toImage().pixelColor(at) != plot.line_color("train")


def test_the_beginning_is_in_sight_unless_it_dwarfs_the_rest(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme)
    show(qtbot, plot)
    steps = list(range(200))
    plot.set_curves({"train": curve([0.69, *[0.3] * 199], steps)})
    assert plot.box.viewRange()[1][1] >= 0.69
    plot.set_curves({"train": curve([7.0, *[0.3] * 199], steps)})
    assert plot.box.viewRange()[1][1] < 1


def test_an_axis_can_become_logarithmic_and_linear_again(qtbot: QtBot, theme: Theme) -> None:
    """Where the loss is 0.0001 after 0.5, a linear axis shows a line at the bottom, a logarithmic one four decades."""
    plot = CurvePlot(theme)
    show(qtbot, plot)
    plot.set_curves(
        {"train": curve([0.5, 0.01, 0.0001], [0, 50, 100])}, 50, (FadedCurves("b", {"train": curve([3.0])}),)
    )
    linear = plot.grab().toImage()
    plot.set_logarithmic(True)
    assert plot.box.viewRange()[1] == [-4, 1]
    assert [text for _, text in plot.numbers("left")] == ["1e-4", "0.001", "0.01", "0.1", "1", "10"]
    assert next(iter(plot.table()[1])) == ("train", 0, 0.5)  # what is saved stays as it is
    plot.set_logarithmic(False)
    assert plot.grab().toImage() == linear


def test_an_empty_plot_and_one_with_a_single_point_are_shown(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme)
    show(qtbot, plot)
    empty = plot.grab().toImage()
    plot.set_curves({"train": curve([0.5])})
    plot.set_curves({})
    assert plot.grab().toImage() == empty


def test_ranges_move_rarely(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme)
    show(qtbot, plot)
    ranges = set[tuple[float, ...]]()
    for step in range(10, 1_000):
        plot.set_curves({"train": curve([1.0, 0.5], [0, step])})
        ranges.add(tuple(plot.box.viewRange()[0]))
    assert len(ranges) <= 25  # ten for each decade, at most


def test_twenty_million_steps_are_at_most_a_thousand_points_and_keep_every_spike(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme)
    show(qtbot, plot)
    series = Series()
    chunk = 1_000_000
    for k in range(20):
        values = np.full(chunk, 0.5)
        if k == 7:
            values[123_456] = 9.0
        series.extend(np.arange(k * chunk, (k + 1) * chunk), values)
    plot.set_curves({"train": series.curve(), "batch": series.curve()})
    drawn = plot.drawn_lines()
    assert len(drawn) == 2
    for line, polygon in drawn:
        assert len(line) <= CURVE_POINTS
        assert min(p.y() for p in polygon.toList()) == pytest.approx(place_exactly(plot, 0, 9.0).y())
    assert plot.box.viewRange()[0][1] >= 20e6 * 0.99
    assert all(len(short(value)) <= 4 for value in numbers(plot, "bottom"))


def test_a_curve_with_many_points_a_pixel_keeps_the_ends_and_the_extremes_of_each_column(
    qtbot: QtBot, theme: Theme
) -> None:
    plot = CurvePlot(theme)
    show(qtbot, plot)
    rng = np.random.default_rng(0)
    values = rng.uniform(0.1, 0.9, 50_000)
    plot.set_curves({"train": Curve(np.arange(50_000), values)})
    ((_, polygon),) = plot.drawn_lines()
    points = np.array([(p.x(), p.y()) for p in polygon.toList()])
    columns = np.floor(points[:, 0])
    exact = np.array([place_exactly(plot, 0, v).y() for v in values])
    column_of = np.floor([place_exactly(plot, x, 0).x() for x in range(50_000)])
    assert len(points) <= 4 * (columns.max() - columns.min() + 1)
    for column in np.unique(columns)[5:-5:40]:  # not those at whose edge rounding decides
        drawn, true = points[columns == column, 1], exact[column_of == column]
        assert drawn[[0, -1]] == pytest.approx(true[[0, -1]])
        assert [drawn.min(), drawn.max()] == pytest.approx([true.min(), true.max()])


def test_what_is_seen_is_always_what_would_be_drawn_anew(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme)
    plot.set_names({"train": "training"}, "step {n}")
    show(qtbot, plot)

    def seen() -> QImage:
        return plot.grab().toImage()

    def drawn_anew() -> QImage:
        plot.redraw(scene=True)
        return seen()

    pictures: list[QImage] = []
    changes: list[Callable[[], object]] = [
        lambda: plot.set_curves({"train": curve([3.0, 2.0, 1.0, 0.5])}),
        lambda: plot.set_curves({"train": curve([3.0, 2.0, 1.0, 0.5, 0.2] * 30)}),
        lambda: plot.resize(360, 260),
        lambda: plot.set_write(lambda v: f"{v:.2f}!", short),
        lambda: theme.set_mode("dark"),
    ]
    for change in changes:
        change()
        pictures.append(seen())
        assert pictures[-1] == drawn_anew()
    for before, after in pairwise(pictures):
        assert before != after


def test_a_mark_at_the_edge_leaves_nothing_behind(qtbot: QtBot, theme: Theme) -> None:
    plot = LinesPlot(theme)
    show(qtbot, plot)
    x, color = np.array([0.0, 1.0]), lambda theme: QColor(theme.tokens.text)

    def drawn(at: float) -> Drawn:
        return Drawn("f", x, x, color, places=[((at, at), False)])

    plot.set_drawn([drawn(1.0)])
    QApplication.processEvents()
    painted = painted_by(plot.viewport())
    plot.set_drawn([drawn(0.5)])
    QApplication.processEvents()
    assert painted
    assert painted[-1].contains(place(plot, 1.0, 1.0) + QPoint(round(MARK), 0))


def test_the_values_under_the_pointer_are_those_of_the_nearest_step(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme)
    plot.set_names({"train": "training", "test": "test", "batch": "this batch"}, "step {n}")
    plot.set_write(short, lambda v: f"{v:.3f}")
    show(qtbot, plot)
    plot.set_curves(
        {
            "train": curve([0.7, 0.5, 0.25], [0, 1_000, 2_000]),
            "test": curve([0.8, 0.6, 0.5], [0, 1_000, 2_000]),
            "batch": curve([0.9, 0.125, 0.4], [0, 990, 2_000]),
        }
    )
    point(plot.viewport(), place(plot, 1_100, 0.3))
    assert note(plot).splitlines() == ["step 1,000", "training 0.500", "test 0.600", "this batch 0.125"]
    point(plot.viewport(), QPoint(5, 5))  # outside the axes
    assert note(plot) == ""


def test_lines_say_what_x_counts_and_are_read_where_they_are_drawn(qtbot: QtBot, theme: Theme) -> None:
    plot = LinesPlot(theme)
    plot.name_x("step {n}")
    show(qtbot, plot)
    steps, color = np.arange(2001.0), lambda theme: QColor(theme.tokens.text)
    way = np.where(steps == 1_500, np.nan, steps)
    chord = Drawn("chord", steps[[0, -1]], np.array([0.0, -2000.0]), color)
    plot.set_drawn([Drawn("way", steps, way, color), chord])
    point(plot.viewport(), place(plot, 1_500.2, 300))
    [told, x] = note(plot).splitlines()[0].split()
    assert told == "step"
    at = float(x.replace(",", ""))
    assert at == pytest.approx(1_500, abs=10)
    assert at == int(at)
    assert "," in x
    y = f"{at:.4g}" if at != 1_500 else "–"
    assert note(plot).splitlines()[1:] == [f"way  {y}", f"chord  −{at:.4g}"], "between its ends, not at one of them"
    assert plot._axis_names["x"].text() == "step"
    plot.name_x("{n} × h", at_axis=False)
    assert note(plot).splitlines()[0] == f"{x} × h"
    assert plot._axis_names["x"].text() == ""


def test_a_plot_of_nothing_has_axes_of_nothing(qtbot: QtBot, theme: Theme) -> None:
    plot = LinesPlot(theme)
    show(qtbot, plot)
    x, color = np.array([3.0, 70.0]), lambda theme: QColor(theme.tokens.text)
    plot.set_drawn([Drawn("f", x, 100 * x, color)])
    plot.set_drawn([Drawn("f", x, np.full(2, np.nan), color)], 10)
    assert plot.window_seen() == ((0, 10), (0, 1))


def test_there_is_no_note_where_there_is_no_curve(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme)
    plot.set_names({}, "step {n}")
    show(qtbot, plot)
    point(plot.viewport(), place(plot, 5, 0.5))
    assert note(plot) == ""


def test_a_note_stays_within_the_plot(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme)
    plot.set_names({"train": "a rather long name of a line"}, "step {n}")
    show(qtbot, plot)
    plot.set_curves({"train": curve([0.7, 0.5], [0, 100])})
    (low, high), (bottom, top) = plot.box.viewRange()
    for x in (low + 0.01 * (high - low), 0.5 * (low + high), low + 0.99 * (high - low)):
        for y in (bottom + 0.02 * (top - bottom), bottom + 0.98 * (top - bottom)):
            point(plot.viewport(), place(plot, x, y))
            [label] = [n for n in plot.findChildren(QLabel) if n.property("role") == "note"]
            assert label.isVisible()
            assert plot.rect().contains(label.geometry())


def test_the_note_of_many_curves_names_each_and_stays_within_the_plot(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme)
    keys = [f"gradient_{k}" for k in range(12)]
    plot.set_palette(lambda tokens: layer_colors(tokens, range(12)))
    plot.set_names({key: f"layer {k}" for k, key in enumerate(keys, 1)}, "step {n}")
    plot.set_write(short, lambda v: f"{v:.2f}")
    show(qtbot, plot, 270, 150)
    plot.set_curves({key: curve([0.5, k / 100], [0, 10]) for k, key in enumerate(keys)})
    point(plot.viewport(), place(plot, 10, 0.3))
    values = note(plot).splitlines()[1:]
    assert " · ".join(values).split(" · ") == [f"layer {k + 1} {k / 100:.2f}" for k in range(12)]
    assert 1 < len(values) < 12
    [label] = [n for n in plot.findChildren(QLabel) if n.property("role") == "note"]
    assert plot.rect().contains(label.geometry())


def test_the_room_around_lines_ends_where_values_do(qtbot: QtBot, theme: Theme) -> None:
    plot = LinesPlot(theme, ends=(0.0, 1.0))
    show(qtbot, plot)
    x = np.array([0.0, 1.0])

    def seen(low: float, high: float) -> list[float]:
        plot.set_drawn([Drawn("share", x, np.array([low, high]), lambda t: t.color("text"))])
        return plot.box.viewRange()[1]

    assert seen(0.5, 1.0)[1] == 1.0
    assert seen(0.0, 0.5)[0] == 0.0
    low, high = seen(0.4, 0.6)
    assert 0 < low < 0.4
    assert 0.6 < high < 1
    assert seen(-0.5, 1.5) == [-0.5, 1.5]


# --- the decision map ---------------------------------------------------------------------------------------------


def apart(plot: Plot, dataset: Dataset, pixels: int = 12) -> dict[str, list[tuple[float, float, int]]]:
    """The points (x₀, x₁, class) of each part that have no other near them on the screen."""
    parts = {"train": dataset.train, "test": dataset.test}
    spots = [(name, *p, int(k)) for name, part in parts.items() for p, k in zip(part.points, part.labels, strict=True)]
    places = [place(plot, x, y) for _, x, y, _ in spots]
    free: dict[str, list[tuple[float, float, int]]] = {"train": [], "test": []}
    for k, (name, x, y, label) in enumerate(spots):
        gaps = [(places[k] - other).manhattanLength() for j, other in enumerate(places) if j != k]
        if min(gaps) > pixels:
            free[name].append((float(x), float(y), label))
    return free


def test_training_points_are_filled_and_test_points_hollow(qtbot: QtBot, theme: Theme) -> None:
    dataset = dataset_of(Data("rings", samples=60))
    plot = DecisionMapPlot(theme)
    show(qtbot, plot)
    plot.set_dataset(dataset)
    plot.set_answer(DecisionMap().answer(trainer_of(small())))
    free = apart(plot, dataset)
    assert {label for _, _, label in free["train"]} == {label for _, _, label in free["test"]} == {0, 1, 2}
    filled = [QColor(getattr(LIGHT, CLASS_TOKENS[label])).name() for _, _, label in free["train"]]
    assert colors_at(plot, [(x, y) for x, y, _ in free["train"]]) == filled
    inside = set(colors_at(plot, [(x, y) for x, y, _ in free["test"]]))
    assert not inside & {QColor(getattr(LIGHT, token)).name() for token in CLASS_TOKENS}  # the map shines through


def test_each_part_can_be_hidden(qtbot: QtBot, theme: Theme) -> None:
    dataset = dataset_of(Data("rings", samples=60))
    plot = DecisionMapPlot(theme)
    show(qtbot, plot)
    plot.set_dataset(dataset)
    plot.set_answer(DecisionMap().answer(trainer_of(small())))
    free = apart(plot, dataset)
    train = [(x, y) for x, y, _ in free["train"]]
    before, whole = colors_at(plot, train), plot.grab().toImage()
    plot.set_shown("train", False)
    assert not set(colors_at(plot, train)) & set(before)
    plot.set_shown("train", True)
    assert plot.grab().toImage() == whole
    plot.set_shown("test", False)
    assert colors_at(plot, train) == before
    assert plot.grab().toImage() != whole


def slope(classes: int) -> MapAnswer:
    """A made-up answer: the first class at the left, the last at the right."""
    along = np.linspace(0, 1, 100)
    if classes == 0:
        y = (2 * along - 1)[:, None]
    else:
        y = np.column_stack([np.maximum(0, 1 - abs(along * (classes - 1) - k)) for k in range(classes)])
    outputs = np.broadcast_to(y, (100, *y.shape)).copy()
    return MapAnswer(outputs, levels(outputs.reshape(-1, y.shape[1])).reshape(100, 100))


@pytest.mark.parametrize("source", ["spiral", "rings"])
def test_classes_are_flat_and_smooth_is_shaded(qtbot: QtBot, theme: Theme, source: str) -> None:
    dataset = dataset_of(DEFAULTS[source].data)
    classes = dataset.source.classes
    plot = DecisionMapPlot(theme)
    show(qtbot, plot)
    plot.set_dataset(dataset)
    plot.set_answer(slope(classes))
    for part in ("train", "test"):
        plot.set_shown(part, False)
    line = [(x, 0.3) for x in np.linspace(-REACH * 0.98, REACH * 0.98, 60)]
    assert len(set(colors_at(plot, line))) > 20
    plot.set_smooth(False)
    flat = colors_at(plot, line)
    strongest = [flat[0], flat[30] if classes == 3 else flat[-1], flat[-1]]
    assert sum(color in strongest for color in flat) >= 56  # all but the few on a border
    assert len(set(strongest)) == classes
    assert sum(a != b for a, b in pairwise(flat)) <= 2 * (classes - 1)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("classes", [0, 2, 3])
def test_both_ends_of_a_map_are_the_colours_of_their_classes(tokens: Tokens, classes: int) -> None:
    hues = {token: QColor(getattr(tokens, token)).hsvHue() for token in CLASS_TOKENS}

    def nearest(color: np.ndarray) -> str:
        hue = QColor(*color.tolist()).hsvHue()
        return min(hues, key=lambda token: min(abs(hues[token] - hue), 360 - abs(hues[token] - hue)))

    ends = [0, 255] if classes <= 2 else [k * 85 + 84 for k in range(3)]
    table = level_colors(tokens, classes, True)
    assert [nearest(table[level]) for level in ends] == list(CLASS_TOKENS[: len(ends)])


def test_the_values_under_the_pointer_are_the_networks(qtbot: QtBot, theme: Theme) -> None:
    plot = DecisionMapPlot(theme)
    plot.set_describe(lambda x0, x1, y: f"{x0:.1f} {x1:.1f} {np.round(y, 2).tolist()}")
    show(qtbot, plot)
    trainer = trainer_of(small())
    plot.set_dataset(trainer.dataset)
    point(plot.viewport(), place(plot, 2, -3))
    assert note(plot) == ""  # there is no answer yet
    answer = DecisionMap().answer(trainer)
    plot.set_answer(answer)
    point(plot.viewport(), place(plot, -1, 3))
    x0, x1, outputs = note(plot).split(" ", 2)
    assert (float(x0), float(x1)) == (pytest.approx(-1, abs=0.1), pytest.approx(3, abs=0.1))
    column, row = (round((v + REACH) / (2 * REACH) * 100 - 0.5) for v in (-1, 3))
    near = answer.outputs[row - 1 : row + 2, column - 1 : column + 2].round(2).reshape(9, -1).tolist()
    assert outputs in [str(values) for values in near]


def test_the_map_of_other_data_is_forgotten(qtbot: QtBot, theme: Theme) -> None:
    plot = DecisionMapPlot(theme)
    show(qtbot, plot)
    plot.set_dataset(dataset_of(small().data))
    plot.set_answer(slope(3))
    corner = [(REACH * 0.95, REACH * 0.95)]
    assert colors_at(plot, corner) != [LIGHT.panel]
    plot.set_dataset(dataset_of(DEFAULTS["plane"].data))
    assert colors_at(plot, corner) == [LIGHT.panel]


@pytest.mark.parametrize("size", [(800, 400), (300, 700)])
def test_the_map_stays_a_square(qtbot: QtBot, theme: Theme, size: tuple[int, int]) -> None:
    plot = DecisionMapPlot(theme)
    show(qtbot, plot, *size)
    low, high = place(plot, -REACH, -REACH), place(plot, REACH, REACH)
    assert abs((high.x() - low.x()) - (low.y() - high.y())) <= 2
    assert plot.rect().contains(low)
    assert plot.rect().contains(high)


def test_the_map_fills_its_square_whatever_the_size_before(qtbot: QtBot, theme: Theme) -> None:
    plot = DecisionMapPlot(theme)
    show(qtbot, plot, 300, 284)
    for width, height in ((156, 284), (156, 140), (300, 140), (300, 284)):  # as a window that grows and shrinks does
        plot.resize(width, height)
        low, high = place(plot, -REACH, -REACH), place(plot, REACH, REACH)
        side = min(width - AXIS_WIDTH, height - AXIS_HEIGHT) - MARGIN
        assert high.x() - low.x() == pytest.approx(side, abs=2)
        assert low.y() - high.y() == pytest.approx(side, abs=2)


@pytest.mark.parametrize("size", [(600, 600), (300, 284), (156, 140)])
def test_a_map_names_both_axes_and_no_number_lies_under_a_name(
    qtbot: QtBot, theme: Theme, size: tuple[int, int]
) -> None:
    plot = DecisionMapPlot(theme)
    plot.set_axis_names("x₀", "x₁")
    show(qtbot, plot, *size)
    names = {name.text(): name.geometry() for name in plot._axis_names.values() if name.isVisible()}
    assert names.keys() == {"x₀", "x₁"}
    assert all(plot.rect().contains(where) for where in names.values())
    highest = max(value for value, _ in plot._axes["left"].numbers)
    assert place(plot, -REACH, highest).y() - 5 > names["x₁"].bottom() - 3


@pytest.mark.parametrize(("side", "size"), [(500, 7), (340, 7), (270, 5), (120, 3)])
def test_points_are_smaller_on_a_small_map_or_they_would_make_a_chain_of_a_spiral(
    qtbot: QtBot, theme: Theme, side: int, size: int
) -> None:
    plot = DecisionMapPlot(theme)
    plot.set_dataset(dataset_of(DEFAULTS["spiral"].data))
    show(qtbot, plot, side + AXIS_WIDTH + MARGIN, side + AXIS_HEIGHT + MARGIN)
    assert abs(plot.area().width() - side) <= 2
    for points in plot._points.values():
        assert points.opts["size"] == size


def test_a_map_follows_the_theme(qtbot: QtBot, theme: Theme) -> None:
    dataset = dataset_of(Data("rings", samples=60))
    plot = DecisionMapPlot(theme)
    show(qtbot, plot)
    plot.set_dataset(dataset)
    plot.set_answer(slope(3))
    free = apart(plot, dataset)
    theme.set_mode("dark")
    filled = [QColor(getattr(DARK, CLASS_TOKENS[label])).name() for _, _, label in free["train"]]
    assert colors_at(plot, [(x, y) for x, y, _ in free["train"]]) == filled


# --- the function curve -------------------------------------------------------------------------------------------


def test_the_curve_runs_through_what_the_network_answers(qtbot: QtBot, theme: Theme) -> None:
    plot = FunctionCurvePlot(theme)
    plot.set_describe(lambda _, x, y: f"{x:.2f} {y:.3f}")
    show(qtbot, plot)
    plot.set_dataset(dataset_of(replace(DEFAULTS["sine"].data, samples=20)))
    x = np.linspace(-REACH, REACH, 300)

    def darkest(x: float) -> int:
        """How dark it gets in a short upright line across the curve."""
        around = [(x, -x / 6 + dy) for dy in np.linspace(-0.02, 0.02, 9)]
        return min(QColor(color).lightness() for color in colors_at(plot, around))

    bare = [darkest(v) for v in (-5.4, 5.4)]
    plot.set_answer(CurveAnswer(x, -x / 6))
    assert max(darkest(v) for v in (-5.4, 5.4)) < 150 < min(bare)
    point(plot.viewport(), place(plot, 3, 0.2))
    at, y = (float(text) for text in note(plot).split())
    assert (at, y) == (pytest.approx(3, abs=0.05), pytest.approx(-at / 6, abs=0.002))


def test_a_curve_that_is_no_number_is_drawn_without_harm(qtbot: QtBot, theme: Theme) -> None:
    plot = FunctionCurvePlot(theme)
    show(qtbot, plot)
    plot.set_dataset(dataset_of(DEFAULTS["sine"].data))
    plot.set_answer(CurveAnswer(np.linspace(-REACH, REACH, 300), np.full(300, np.nan)))
    plot.set_answer(CurveAnswer(np.linspace(-REACH, REACH, 300), np.where(np.arange(300) < 150, -1e30, np.inf)))
    point(plot.viewport(), place(plot, 3, 0.2))
    plot.grab()


def test_the_points_of_a_line_are_filled_and_hollow_and_can_be_hidden(qtbot: QtBot, theme: Theme) -> None:
    dataset = dataset_of(replace(DEFAULTS["sine"].data, samples=20, noise=0.0))
    plot = FunctionCurvePlot(theme)
    show(qtbot, plot, 900, 500)
    plot.set_dataset(dataset)
    train, test = (list(zip(p.points[:, 0], p.t[:, 0], strict=True)) for p in (dataset.train, dataset.test))
    places = [place(plot, x, y) for x, y in train + test]
    free = [min((a - b).manhattanLength() for b in places if b is not a) > 12 for a in places]
    train, test = (
        [spot for spot, alone in zip(part, flags, strict=True) if alone]
        for part, flags in ((train, free[:10]), (test, free[10:]))
    )
    assert train
    assert test
    assert set(colors_at(plot, train)) == {QColor(LIGHT.train).name()}
    assert set(colors_at(plot, test)) == {LIGHT.panel}
    plot.set_shown("train", False)
    assert not set(colors_at(plot, train)) & {QColor(LIGHT.train).name()}


def test_the_answer_of_a_real_network_is_drawn(qtbot: QtBot, theme: Theme) -> None:
    plot = FunctionCurvePlot(theme)
    show(qtbot, plot)
    trainer = trainer_of(DEFAULTS["sine"])
    plot.set_dataset(trainer.dataset)
    without = plot.grab().toImage()
    plot.set_answer(FunctionCurve().answer(trainer))
    assert plot.grab().toImage() != without


def test_a_path_is_drawn_through_the_picture_however_far_away_its_points_lie() -> None:
    far = np.array([(3.0, -4.0)]) * 19.0 ** np.arange(12)[:, None] * (-1.0) ** np.arange(12)[:, None]
    lines = drawable_lines(far)
    assert len(lines) > 6
    assert np.abs(lines).max() <= DRAWABLE * 1.001
    off = (lines[:, 0] * lines[:, 3] - lines[:, 1] * lines[:, 2]) / np.hypot(*(lines[:, 2:] - lines[:, :2]).T)
    assert np.abs(off).max() < 0.5, "every line leads through the origin"
    near = np.array([(0.0, 0.0), (10.0, 5.0), (10.0, 20.0)])
    assert drawable_lines(near).tolist() == [[0, 0, 10, 5], [10, 5, 10, 20]]
    assert drawable_lines(np.array([(0.0, 0.0), (2 * DRAWABLE, 0.0)])).tolist() == [[0, 0, DRAWABLE, 0]]
    assert len(drawable_lines(np.array([(2 * DRAWABLE, 0.0), (3 * DRAWABLE, 9.0)]))) == 0, "it does not come near"
    assert len(drawable_lines(np.array([(0.0, 0.0), (1e300, 1e300)]))) == 0


def test_a_branch_lies_above_the_losses_of_batches(qtbot: QtBot) -> None:
    plot = CurvePlot(light())
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    steps = np.arange(400)
    noise = Curve(steps, np.tile([0.0, 1.0], 200))
    branch = FadedCurves("branch 1", {"train": Curve(steps, np.full(400, 0.5)), "batch": noise})
    plot.set_curves({"batch": noise})
    without = plot.grab().toImage()
    plot.set_curves({"batch": noise}, branches=(branch,))
    image = plot.grab().toImage()
    row = round(plot.pixel_of((200, 0.5)).y())
    columns = range(round(plot.pixel_of((20, 0)).x()), round(plot.pixel_of((380, 0)).x()))

    def blue(image: QImage, x: int) -> int:
        color = max((image.pixelColor(x, y) for y in (row - 1, row, row + 1)), key=lambda c: c.blue() - c.red())
        return color.blue() - color.red()

    bluer = [blue(image, x) - blue(without, x) for x in columns]
    assert np.median(bluer) > 20, "it is seen wherever it crosses the noise"
