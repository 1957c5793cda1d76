"""The Network stage in the real window: what a neuron and a weight say, what is shown of wide layers, what is drawn."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, QSizeF
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from gui.languages import Languages, Mode
from gui.main_window import MainWindow
from gui.plots import network_graph
from gui.plots.colors import mix
from gui.plots.decision_map import DecisionMapPlot
from gui.plots.export import svg
from gui.plots.function_curve import FunctionCurvePlot
from gui.plots.graph_card import CARD
from gui.plots.graph_layout import (
    FOOT,
    MOST_SHOWN,
    STRONGEST,
    Spot,
    beside,
    first_shown,
    lay_out,
    side_by_side,
    strongest,
)
from gui.plots.graph_painter import BETWEEN, GraphPainter
from gui.plots.network_graph import SLOWLY, NetworkGraph
from gui.theme import SMALL_PX, text_font
from gui.widgets.hint import Hint
from gui.widgets.number import NumberField
from gui.widgets.numbers import figure_text
from model.data.choice import Data
from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.graph import Graph, GraphAnswer, drawn_units
from model.layers import ActivationLayer, BatchNormalization, Convolution, Dense, Dropout, Flatten, Maxout
from tests.gui.window import (
    SHIFT,
    Clock,
    Key,
    answered,
    at_rest,
    begun,
    click,
    few_digits,
    heard,
    light,
    named,
    now,
    opened,
    point,
    press,
    run_of,
    shown_words,
    steps,
    turn_to,
    type_into,
)
from tests.model.runs import small, trainer_of

SINE = replace(DEFAULTS["sine"], data=Data("sine", samples=60, features=("x0",)), hidden=(Dense(3),))
WIDE = small(hidden=(Dense(50),))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with a quick run that stands at step 3, its graph drawn."""
    with opened(qtbot, small(hidden=(Dense(2), Dense(3))), dress=False) as window:
        trained(qtbot, window, 3)
        yield window


def trained(qtbot: QtBot, window: MainWindow, n: int = 1) -> None:
    """Do steps by key, and wait until the graph shows the network after them."""
    begun(qtbot, window)
    steps(qtbot, window, n)
    answered(qtbot, window)


def graph(window: MainWindow) -> NetworkGraph:
    return window.network_stage.graph


def minus(number: str) -> str:
    return number.replace("-", "−")


def told(window: MainWindow) -> str:
    """What is said of the spot under the pointer: the lines of its card, as a screen reader has them."""
    return graph(window).accessibleDescription()


def hover_neuron(window: MainWindow, layer: int, place: int) -> None:
    point(graph(window), graph(window).tiles().tiles[layer][place].center().toPoint())


def hover_edge(window: MainWindow, layer: int, before: int, after: int) -> None:
    """Move the pointer to a place of a connection where no other is nearer."""
    layout = graph(window).tiles()
    for share in (0.3, 0.2, 0.4, 0.15, 0.6, 0.7, 0.8):
        at = layout.path(layer, before, after).pointAtPercent(share).toPoint()
        point(graph(window), at)
        if graph(window).spot() == (layer, before, after):
            return
    pytest.fail(f"{layer, before, after} can't be reached")


def words_on(plot: QWidget) -> list[str]:
    """All words in the picture, as they are drawn into a file."""
    return re.findall(r">([^<>\n]+)</text>", svg(plot).decode())


# --- in numbers ---------------------------------------------------------------------------------------------------


def test_a_neuron_under_the_pointer_tells_its_bias_and_activation(qtbot: QtBot, window: MainWindow) -> None:
    network = run_of(window.session).network
    assert told(window) == ""
    without = graph(window).grab().toImage()
    for layer, place, activation, middle in ((1, 1, "tanh", "0"), (2, 2, "tanh", "0"), (3, 0, "softmax", "0.5")):
        hover_neuron(window, layer, place)
        bias = minus(f"{network.layers[layer - 1]['b'][place]:.4f}")
        colors = f"blue: answers above {middle}, orange: below"
        assert told(window) == f"Layer {layer}, neuron {place}, {activation}, bias {bias}, {colors}"
        assert float(network.layers[layer - 1]["b"][place]) != 0
        assert graph(window).grab().toImage() != without  # and the card is drawn
    hover_neuron(window, 0, 1)
    assert told(window) == "x₁"
    point(graph(window), QPoint(2, 2))
    assert told(window) == ""
    assert graph(window).grab().toImage() == without

    # And its map is there, large.
    hover_neuron(window, 1, 0)
    answer = graph(window).answer()
    assert answer is not None
    levels = answer.layers[1].levels[0]
    tile = graph(window).tiles().tiles[1][0]
    image = graph(window).grab().toImage()
    ratio = image.width() / graph(window).width()
    small_map = image.copy(*(round(v * ratio) for v in (tile.x(), tile.y(), tile.width(), tile.height())))
    assert small_map.width() < CARD  # on the card it is larger than in the graph
    # The card lies to the right of a tile in the left half; its map begins 10 pixels inside.
    card_x = tile.right() + 16 + 10
    colors = {image.pixel(round((card_x + 0.5 + c * CARD / 32) * ratio), round(tile.center().y())) for c in range(32)}
    assert len(np.unique(levels)) > 3
    assert len(colors) > 3


def test_a_connection_under_the_pointer_tells_its_weight_and_gradient(qtbot: QtBot, window: MainWindow) -> None:
    layers = run_of(window.session).network.layers
    for layer, before, after in ((0, 0, 1), (0, 1, 1), (1, 0, 2), (2, 2, 0)):
        hover_edge(window, layer, before, after)
        w, g = layers[layer]["W"][before, after], layers[layer]["dW"][before, after]
        raised = "¹²³"[layer]
        assert told(window) == (
            f"W⁽{raised}⁾[{before}, {after}] = {minus(f'{w:.4f}')}, ∂L/∂W = {figure_text(float(g))} in the last batch"
            ", click or Enter: an axis of the loss surface"
        )
    trained(qtbot, window)  # the numbers follow the run
    w = layers[2]["W"][2, 0]
    assert minus(f"{w:.4f}") in graph(window)._describe((2, 2, 0))[0]


@pytest.mark.parametrize("dark", [False, True])
def test_a_connection_that_is_pointed_at_keeps_the_colour_of_its_sign(window: MainWindow, dark: bool) -> None:
    """Blue is a weight above zero and orange one below, on the marked line as on all others."""
    window.theme.set_mode("dark" if dark else "light")
    weights = run_of(window.session).network.layers[0]["W"]
    tokens, seen = window.theme.tokens, set[str]()
    for before, after in np.ndindex(2, 2):
        sign = "positive" if weights[before, after] > 0 else "negative"
        point(graph(window), QPoint(2, 2))
        without = graph(window).grab().toImage()
        hover_edge(window, 0, before, after)
        image = graph(window).grab().toImage()
        middle = (graph(window).tiles().path(0, before, after).pointAtPercent(0.3) * image.devicePixelRatio()).toPoint()
        here = [middle + QPoint(0, y) for y in range(-8, 9)]
        new = {image.pixelColor(at).name() for at in here if image.pixel(at) != without.pixel(at)}
        assert getattr(tokens, sign) in new
        assert tokens.accent not in new
        seen.add(sign)
    assert seen == {"positive", "negative"}


def test_of_a_gradient_that_is_altered_it_is_said_what_it_is(qtbot: QtBot) -> None:
    """The number is that before clipping, which is told; with L1 or L2 it is that of loss and penalty together."""
    plain = small(hidden=(Dense(2), Dense(3)), precision="float64")
    for change, said in (
        ({"clip": 0.01}, "∂L/∂W = {g} in the last batch, before clipping"),
        ({"l2": 0.5}, "∂(L + penalty)/∂W = {g} in the last batch"),
        ({"l1": 0.1, "clip": 0.01}, "∂(L + penalty)/∂W = {g} in the last batch, before clipping"),
    ):
        alone = trainer_of(replace(plain, **change))
        *_, altered, _update = alone.program
        moves = alone.moves()
        for move in moves:
            if move is altered:
                break
        gradient = alone.network.layers[1]["dW"][0, 2]
        if "clip" in change:  # by hand: ‖g‖ was cut to 0.01
            norm = dict(altered.results)["norm"]
            gradient *= norm / 0.01
        moves.close()
        with opened(qtbot, alone.experiment, dress=False) as window:
            trained(qtbot, window)
            hover_edge(window, 1, 0, 2)
            assert said.format(g=figure_text(float(gradient))) in told(window)
            window.session.edit(plain)  # from the next step on
            qtbot.waitUntil(lambda: now(window).experiment == plain)
            answered(qtbot, window)
            point(graph(window), QPoint(2, 2))
            hover_edge(window, 1, 0, 2)
            assert said.format(g=figure_text(float(gradient))) in told(window)


def test_norms_of_gradients_are_told_as_what_they_are_too(qtbot: QtBot) -> None:
    with opened(qtbot, replace(few_digits(), hidden=(Dense(4),), l2=0.01, clip=0.1), dress=False) as window:
        trained(qtbot, window)
        hover_edge(window, 0, 0, 1)
        seen = graph(window).answer()
        assert seen
        norm = figure_text(float(seen.gradients[0][0, 1]))
        assert told(window).endswith(f", norm of their gradient, penalty included: {norm}, before clipping")


def focused(window: MainWindow) -> None:
    """Go to the graph by Tab."""
    for _ in range(80):
        if graph(window).hasFocus():
            return
        press(window, Key.Key_Tab)
    pytest.fail("Tab does not reach the graph")


def walk(window: MainWindow, keys: str) -> list[Spot | None]:
    """Press arrow keys, and return where each of them led."""
    named = {"<": Key.Key_Left, ">": Key.Key_Right, "^": Key.Key_Up, "v": Key.Key_Down}
    seen: list[Spot | None] = []
    for key in keys:
        press(window, named[key])
        seen.append(graph(window).spot())
    return seen


def test_once_it_has_the_focus_arrow_keys_go_along_neurons_and_connections(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Key.Key_Right)  # not before: this is a step
    at_rest(qtbot, window, 4)
    focused(window)
    assert graph(window).spot() is None
    assert walk(window, "vvv") == [(0, 0), (0, 1), (0, 1)]
    assert walk(window, ">>>") == [(0, 1, 1), (1, 1), (1, 1, 1)]  # straight on
    assert walk(window, "v^^v") == [(1, 1, 2), (1, 1, 1), (1, 1, 0), (1, 1, 1)]  # what leaves the neuron
    assert walk(window, "v>") == [(1, 1, 2), (2, 2)]
    assert told(window).startswith("Layer 2, neuron 2, tanh, bias ")
    assert walk(window, "<^<") == [(1, 1, 2), (1, 0, 2), (1, 0)]  # what comes to it
    assert walk(window, ">>>>>>") == [(1, 0, 0), (2, 0), (2, 0, 0), (3, 0), (3, 0), (3, 0)]
    assert run_of(window.session).step_number == 4
    press(window, Key.Key_Right, SHIFT)  # with Shift it is the epoch's, wherever one is
    at_rest(qtbot, window, 5)
    press(window, Key.Key_Escape)
    press(window, Key.Key_Right)
    at_rest(qtbot, window, 6)


def test_arrow_keys_reach_every_weight_and_tell_what_the_pointer_does(window: MainWindow) -> None:
    focused(window)
    reached: dict[Spot, str] = {}
    for layer, (rows, columns) in enumerate(((2, 2), (2, 3), (3, 3))):
        for row in range(rows):
            walk(window, "<" * 6 + "^" * 3 + ">>" * layer + "^" * 3 + "v" * row + ">" + "^" * 3)
            for _ in range(columns):
                spot = graph(window).spot()
                assert spot is not None
                reached[spot] = told(window)
                walk(window, "v")
    assert len(reached) == 2 * 2 + 2 * 3 + 3 * 3
    assert len(set(reached.values())) == len(reached)
    for spot in ((0, 0, 1), (1, 0, 2), (2, 2, 0)):
        hover_edge(window, *spot)
        assert told(window) == reached[spot]
    walk(window, "v^")
    assert graph(window).spot() == (2, 2, 0)  # keys go on from where the pointer is


def test_the_graph_forgets_its_place_where_the_keyboard_leaves_it(window: MainWindow) -> None:
    focused(window)
    walk(window, "v>")
    assert told(window).startswith("W⁽¹⁾[0, 0] = ")
    press(window, Key.Key_Tab)
    assert not graph(window).hasFocus()
    assert graph(window).spot() is None
    assert told(window) == ""


def test_the_tooltip_says_how_to_go_about_the_graph_where_no_numbers_are_shown(window: MainWindow) -> None:
    assert "arrow keys" in graph(window).toolTip()

    def tip(at: QPoint) -> bool:
        """Whether the tooltip is taken for shown, once the pointer rests there."""
        event = QHelpEvent(QEvent.Type.ToolTip, at, graph(window).mapToGlobal(at))
        QApplication.sendEvent(graph(window), event)
        return QToolTip.isVisible()

    hover_neuron(window, 1, 1)
    assert not tip(graph(window).tiles().tiles[1][1].center().toPoint())
    point(graph(window), QPoint(2, 2))
    assert tip(QPoint(2, 2))
    QToolTip.hideText()


def test_the_numbers_lie_beside_what_they_tell_of_and_below_or_above_it_where_that_is_too_narrow() -> None:
    card, tile = QSizeF(100, 40), QRectF(50, 200, 20, 20)
    assert beside(tile, tile, card, QSizeF(300, 400)) == QRectF(86, 190, 100, 40)  # 70 + 16
    assert beside(tile.translated(100, 0), tile, card, QSizeF(300, 400)) == QRectF(186, 190, 100, 40)
    assert beside(tile.translated(180, 0), tile, card, QSizeF(300, 400)) == QRectF(114, 190, 100, 40)  # 230 − 16 − 100
    assert beside(tile, tile, card, QSizeF(150, 400)) == QRectF(10, 236, 100, 40)  # 220 + 16
    assert beside(tile, tile, card, QSizeF(110, 270)) == QRectF(6, 144, 100, 40)  # 200 − 16 − 40


def test_a_neuron_that_is_pointed_at_is_not_covered_by_its_numbers(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    lain: list[QRectF] = []
    really = network_graph.beside

    def noting(*where: Any) -> QRectF:
        lain.append(really(*where))
        return lain[-1]

    monkeypatch.setattr(network_graph, "beside", noting)
    for layer, tiles in enumerate(graph(window).tiles().tiles):
        hover_neuron(window, layer, 0)
        graph(window).grab()
        assert not lain[-1].intersects(tiles[0]), layer


# --- the graph follows the network --------------------------------------------------------------------------------


def counts(window: MainWindow) -> list[int]:
    return [len(tiles) for tiles in graph(window).tiles().tiles]


def test_layers_and_units_that_are_added_are_drawn(qtbot: QtBot, window: MainWindow) -> None:
    assert counts(window) == [2, 2, 3, 3]
    click(named(window, QPushButton, "+ Add layer"))
    trained(qtbot, window, 0)
    added = window.session.experiment.hidden[-1]
    assert isinstance(added, Dense)
    assert counts(window) == [2, 2, 3, min(added.units, MOST_SHOWN), 3]
    type_into(named(window, NumberField, "Layer 1: Neurons"), "5")
    trained(qtbot, window, 0)
    assert counts(window)[:2] == [2, 5]
    assert {"Input", "tanh", "softmax", "x₀", "x₁"} <= set(words_on(graph(window)))

    # Whatever the stack: everything lies inside, and nothing on another.
    for hidden in ((), (Dense(12),) * 6, (Dense(50), Dense(1), Dense(12))):
        window.session.edit(small(hidden=hidden))
        trained(qtbot, window, 0)
        tiles = [tile for column in graph(window).tiles().tiles for tile in column]
        assert all(graph(window).rect().contains(tile.toAlignedRect()) for tile in tiles)
        assert not any(a.intersects(b) for k, a in enumerate(tiles) for b in tiles[k + 1 :])


def test_after_a_divergence_the_strongest_are_chosen_without_a_warning() -> None:
    strengths = np.full(20, 3e38, np.float32)  # a warning is an error here
    strengths[[3, 7]] = np.inf, np.nan
    assert len(strongest(strengths, first_shown(20))) == STRONGEST


@pytest.mark.parametrize(("size", "whole"), [((1100, 700), 5), ((1440, 900), 9)])
def test_many_layers_are_told_apart(qtbot: QtBot, window: MainWindow, size: tuple[int, int], whole: int) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    beside: list[bool] = []
    for count in (2, 4, 6, 10):
        window.session.edit(small(hidden=(Dense(50, "relu"),) * count))
        trained(qtbot, window, 0)
        plot, painter = graph(window), graph(window)._painter
        titles = painter.title_rooms()
        assert len(titles) == 2 * (count + 2)
        assert all(plot.rect().contains(room.toAlignedRect()) for room, _, _ in titles)
        assert not any(a.intersects(b) for (a, _, _), (b, _, _) in combinations(titles, 2))
        said = [text for _, text, _ in titles]
        assert said.count("ReLU") == count  # in full
        assert said.count("8 of 50") in (0, count)
        assert said.count("8 of 50") + said.count("8/50") == count
        assert ("softmax" in said) or (count > whole)
        names = [painter.name_room(layer, place) for layer in range(1, count + 1) for place in range(8)]
        rooms = [name[0] for name in names if name]
        tiles = [tile for column in plot.tiles().tiles for tile in column]
        assert not any(room.intersects(tile) for room in rooms for tile in tiles)
        assert not any(a.intersects(b) for a, b in combinations(rooms, 2))
        shown = [tile for column in plot.tiles().tiles[1:-1] for tile in column]
        assert max(t.bottom() for t in shown) - min(t.top() for t in shown) > 0.7 * plot.height()
        beside.append(bool(shown_result(window)))
    assert beside == [True, True, size[0] > 1100, size[0] > 1100]  # where the graph needs all of a small window


def test_where_names_of_layers_have_no_room_all_of_a_kind_are_shortened_alike(qtbot: QtBot, window: MainWindow) -> None:
    stack = (*(Convolution(2, 3, padding=1) for _ in range(6)), Flatten(), Dense(4, "relu"))
    window.session.edit(replace(few_digits(), hidden=stack))
    trained(qtbot, window, 0)
    for size, name in (((1440, 900), "Convolution"), ((1100, 700), "Conv")):
        window.resize(*size)
        qtbot.waitUntil(lambda size=size: (window.width(), window.height()) == size)
        titles = [text for _, text, line in graph(window)._painter.title_rooms() if line == 0]
        assert titles == ["Input", *[name] * 6, "ReLU", "softmax"]


@pytest.mark.parametrize("size", [(440, 520), (560, 700), (1160, 1270)])
def test_many_layers_use_the_height(size: tuple[int, int]) -> None:
    column = lay_out((2, *(8,) * 10, 2), QSizeF(*size)).tiles[1]
    assert column[-1].bottom() - column[0].top() > 0.7 * size[1]


def test_a_name_stands_only_where_there_is_room_for_it() -> None:
    painter = GraphPainter(light())
    painter.names = [["x₀"], [f"#{k}" for k in range(12)], ["0"]]
    for height, there in ((700, True), (300, False)):
        painter.layout = lay_out((1, 12, 1), QSizeF(500, height))
        assert [painter.name_room(1, place) is not None for place in range(12)] == [there] * 12
    painter.layout = lay_out((1,) * 30, QSizeF(400, 400))
    painter.names = [["a column of a table"]] * 30
    assert painter.name_room(0, 0) is None


def test_of_a_column_s_value_the_value_is_named_where_there_is_no_room_for_both() -> None:
    painter = GraphPainter(light())
    painter.names = [["colour of it = red", "colour of it = green", "size"], ["0"]]

    def named_so(width: float) -> list[str]:
        painter.layout = lay_out((3, 1), QSizeF(width, 400))
        rooms = [painter.name_room(0, place) for place in range(3)]
        return [room[1] for room in rooms if room]

    assert named_so(300) == ["= red", "= green", "size"]
    painter.names = [["c = red", "c = green", "size"], ["0"]]
    assert named_so(300) == painter.names[0]


def test_titles_stand_side_by_side() -> None:
    assert side_by_side([50, 150], [40, 20], 200) == [(30, 70), (140, 160)]
    assert side_by_side([10, 190], [40, 40], 200) == [(0, 40), (160, 200)]  # not out of the picture
    assert side_by_side([50, 150], [140, 20], 200) == [(0, 134), (140, 160)]  # what the neighbour leaves


def test_the_output_grows_with_the_window(qtbot: QtBot, window: MainWindow) -> None:
    sides: list[int] = []
    for size in ((1100, 700), (1440, 900), (2560, 1440)):
        window.resize(*size)
        qtbot.waitUntil(lambda size=size: (window.width(), window.height()) == size)
        [plot] = [p for p in window.network_stage.findChildren(DecisionMapPlot) if p.isVisible()]
        sides.append(plot.height())
        assert abs(plot.width() - plot.height()) <= 20
    assert sides[0] < sides[1] < sides[2]
    assert sides[2] > 450


def test_the_graph_names_what_the_rows_are_now(qtbot: QtBot, window: MainWindow) -> None:
    first, last, dropout = Dense(2, "relu"), Dense(3), Dropout()
    stacks = {(first, last): ["", "", ""], (first, dropout, last): ["", "Dropout", ""],
              (dropout, first, last): ["Dropout", "", ""],
              (first, ActivationLayer("elu"), last): ["", "ELU", ""]}  # fmt: skip
    for hidden, between in stacks.items():
        window.session.edit(small(hidden=hidden))
        trained(qtbot, window)
        painter = graph(window)._painter
        assert [title for title, _ in painter.titles] == ["Input", "ReLU", "tanh", "softmax"]
        assert list(painter.between) == between


def test_a_linear_layer_is_named_by_the_activation_alone_that_is_its_own(qtbot: QtBot, window: MainWindow) -> None:
    hidden = (Dense(5, "identity"), BatchNormalization(), ActivationLayer("elu"), Dropout(), Dense(3, "identity"))
    window.session.edit(small(hidden=hidden))
    trained(qtbot, window)
    painter = graph(window)._painter
    assert [title for title, _ in painter.titles] == ["Input", "ELU", "identity", "softmax"]
    assert list(painter.between) == ["", "Batch normalization · Dropout", ""]


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900)])
def test_what_stands_between_layers_covers_no_neuron_and_no_other_words(qtbot: QtBot, size: tuple[int, int]) -> None:
    rows = Dense(10, "identity"), BatchNormalization(), Dropout(), ActivationLayer("tanh")
    with opened(qtbot, small(hidden=rows * 4), size=size) as window:
        trained(qtbot, window)
        painter = graph(window)._painter
        lines = painter.between_lines()
        assert [bool(texts) for texts in lines] == [False, True, True, True, True]
        letters = QFontMetricsF(text_font(SMALL_PX - 1))
        assert all(letters.horizontalAdvance(line) <= painter.layout.spread() for texts in lines for line in texts)
        assert not any(line.startswith("·") for texts in lines for line in texts)
        top = graph(window).height() - FOOT - max(map(len, lines)) * BETWEEN
        assert max(tile.bottom() for column in painter.layout.tiles for tile in column) <= top
        window.session.edit(small(hidden=(Dense(10),) * 4))  # without such rows the neurons take the room
        trained(qtbot, window)
        assert max(tile.bottom() for column in painter.layout.tiles for tile in column) > top


@pytest.mark.parametrize("width", [1000, 1180, 1280, 1440])
@pytest.mark.parametrize("between", [True, False])
def test_a_legend_in_several_lines_covers_nothing(qtbot: QtBot, width: int, between: bool) -> None:
    dropout = (Dropout(0.2),) if between else ()
    with opened(qtbot, small(hidden=(Dense(10), *dropout, Maxout(4, 2), *dropout)), size=(width, 760)) as window:
        trained(qtbot, window)
        painter, letters = graph(window)._painter, QFontMetricsF(text_font(SMALL_PX))
        lines = painter.legend_lines(1.07)
        top = graph(window).height() - 10 + 4 - letters.ascent() - letters.height() * (len(lines) - 1)
        lowest = max(tile.bottom() for column in painter.layout.tiles for tile in column)
        assert lowest <= painter.foot() - max(map(len, painter.between_lines())) * BETWEEN
        assert painter.foot() <= top
        assert len(lines) == len(painter.legend_lines(1e-12))


def test_where_there_is_no_room_for_what_comes_out_it_is_said_where_that_is(qtbot: QtBot) -> None:
    with opened(qtbot, small(hidden=(Dense(8),) * 8), size=(1100, 700)) as window:
        trained(qtbot, window)
        stage = window.network_stage
        assert not stage._result.map.isVisible()
        assert "There is no room here for what comes out: see Output." in shown_words(stage)
        window.session.edit(small(hidden=(Dense(8),)))
        trained(qtbot, window)
        assert stage._result.map.isVisible()
        assert "see Output" not in shown_words(stage)


def test_a_long_name_of_the_upward_axis_stands_above_the_map(qtbot: QtBot) -> None:
    with opened(qtbot, DEFAULTS["spiral"], size=(1440, 900)) as window:
        trained(qtbot, window)
        plot = window.network_stage._result.map
        name = plot._axis_names["y"]
        top = plot.area().top()
        for text in ("x₁", "a name that is rather long"):
            plot.set_axis_names("x₀", text)
            QApplication.processEvents()
            assert plot.area().width() == pytest.approx(plot.area().height(), abs=2)
            assert name.geometry().right() < plot.area().left() or name.geometry().bottom() <= plot.area().top() + 4
        assert plot.area().top() > top


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("width", [1000, 1100, 1440])
def test_the_legend_is_whole_where_weights_are_no_numbers(
    qtbot: QtBot, languages: Languages, width: int, language: Mode
) -> None:
    languages.set_mode(language)
    with opened(qtbot, DEFAULTS["plane"], size=(width, 700), languages=languages) as window:
        trained(qtbot, window)
        painter, stage = graph(window)._painter, window.network_stage
        letters = QFontMetricsF(text_font(SMALL_PX))
        lines = painter.legend_lines(np.nan)
        assert " ".join(lines).replace(" · ", " ") == stage._legend_text(np.nan).replace(" · ", " ")
        top = graph(window).height() - 10 + 4 - letters.ascent() - letters.height() * (len(lines) - 1)
        assert painter.foot() <= top


def test_the_frame_around_a_layer_holds_the_last_name(qtbot: QtBot) -> None:
    with opened(qtbot, small(hidden=(Dense(50),)), size=(1440, 900)) as window:
        trained(qtbot, window)
        painter = graph(window)._painter
        named = [k for k, tiles in enumerate(painter.layout.tiles) if painter.name_room(k, len(tiles) - 1)]
        assert named
        for layer in named:
            room = painter.name_room(layer, len(painter.layout.tiles[layer]) - 1)
            assert room is not None
            assert painter.frame(layer).bottom() >= room[0].bottom() - 1


@pytest.mark.parametrize("source", ["sine", "bumpy"])
def test_the_curve_beside_the_graph_names_its_axes(qtbot: QtBot, languages: Languages, source: str) -> None:
    with opened(qtbot, DEFAULTS[source], dress=False, languages=languages) as window:
        begun(qtbot, window)
        curve = window.network_stage._result.curve
        for language in ("en", "ko", "en"):
            languages.set_mode(language)
            QApplication.processEvents()
            assert {at: name.text() for at, name in curve._axis_names.items()} == {"x": "x", "y": "t"}


def test_a_convolution_is_described_by_the_activation_that_it_answers_through(qtbot: QtBot) -> None:
    hidden = Convolution(4, 3, 1, 0, "identity"), BatchNormalization(), ActivationLayer("relu"), Flatten()
    with opened(qtbot, replace(few_digits(), hidden=hidden), dress=False) as window:
        trained(qtbot, window)
        assert window.network_stage._describe((1, 0))[1] == "Convolution · ReLU"
        window.session.edit(replace(few_digits(), hidden=(Convolution(4, 3, 1, 0, "tanh"), Flatten())))
        trained(qtbot, window)
        assert window.network_stage._describe((1, 0))[1] == "Convolution · tanh"


def test_wide_layers_say_how_many_are_shown_and_name_them(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(WIDE)
    trained(qtbot, window, 3)
    stage = window.network_stage
    window.session.text.emit(now(window))  # four times a second the strongest are chosen
    answered(qtbot, window)
    shown = stage._shown[1]
    assert len(shown) == STRONGEST
    strengths = graph(window).answer().layers[1].strengths  # type: ignore[union-attr]
    others = [k for k in range(50) if k not in shown]
    assert strengths[list(shown)].min() * 1.25 >= strengths[others].max()
    words = words_on(graph(window))
    assert "8 of 50" in words
    assert {f"#{k}" for k in shown} <= set(words)
    hover_neuron(window, 1, 3)
    network = run_of(window.session).network
    bias = minus(f"{network.layers[0]['b'][shown[3]]:.4f}")
    colors = "blue: answers above 0, orange: below"
    assert told(window) == f"Layer 1, neuron {shown[3]}, tanh, bias {bias}, {colors}"
    hover_edge(window, 0, 0, 3)
    weight = network.layers[0]["W"][0, shown[3]]
    assert f"W⁽¹⁾[0, {shown[3]}] = {minus(f'{weight:.4f}')}" in told(window)

    # While it plays, the graph stays there until other neurons come.
    first = stage._shown
    window.session.set_speed(float("inf"))
    empty = [0]
    window.session.frame.connect(lambda _: empty.append(graph(window).answer() is None))
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: stage._shown != first)
    press(window, Key.Key_Space)
    answered(qtbot, window)
    assert not any(empty)
    assert graph(window).answer().shown == stage._shown  # type: ignore[union-attr]


def test_a_shown_neuron_gives_way_only_to_one_that_is_clearly_stronger() -> None:
    strengths = np.linspace(1, 2, 20)
    shown = strongest(strengths, ())
    assert shown == tuple(range(12, 20))
    rival = strengths.copy()
    rival[0] = strengths[12] * 1.2
    assert strongest(rival, shown) == shown  # a little stronger is not enough
    rival[0] = strengths[12] * 1.3
    assert strongest(rival, shown) == (0, *range(13, 20))
    assert strongest(rival, strongest(rival, shown)) == (0, *range(13, 20))  # and it stays
    assert strongest(np.ones(MOST_SHOWN), (0,)) == tuple(range(MOST_SHOWN))


# --- digits, and one input ----------------------------------------------------------------------------------------


def test_digits_have_one_input_and_receptive_fields(qtbot: QtBot) -> None:
    with opened(qtbot, few_digits(), dress=False) as window:
        trained(qtbot, window, 2)
        qtbot.waitUntil(lambda: counts(window) == [1, 8, 10])
        words = words_on(graph(window))
        assert {"784", "8 of 50", *"0123456789"} <= set(words)
        hover_neuron(window, 0, 0)
        assert told(window).startswith("784 pixels")
        hover_neuron(window, 1, 2)
        assert told(window).endswith("its receptive field")
        hover_edge(window, 0, 0, 0)
        unit = window.network_stage._shown[1][0]
        first = run_of(window.session).network.layers[0]
        w, g = np.linalg.norm(first["W"][:, unit]), np.linalg.norm(first["dW"][:, unit])
        assert told(window) == f"784 weights, norm {w:.4f}, norm of their gradient {figure_text(float(g))}"
        assert not shown_result(window)


def shown_result(window: MainWindow) -> list[str]:
    """What is beside the graph."""
    plots = window.network_stage.findChildren(QWidget)
    return [type(p).__name__ for p in plots if isinstance(p, DecisionMapPlot | FunctionCurvePlot) and p.isVisible()]


@pytest.mark.parametrize("width", [1000, 1060, 1080, 1100, 1440])
def test_what_comes_out_never_covers_the_graph(qtbot: QtBot, window: MainWindow, width: int) -> None:
    window.resize(width, 640)
    qtbot.waitUntil(lambda: window.width() == width)
    trained(qtbot, window, 1)
    for plot in window.network_stage.findChildren(DecisionMapPlot):
        left = plot.mapTo(window.network_stage, QPoint()).x()
        assert (
            not plot.isVisible()
            or left > graph(window).mapTo(window.network_stage, QPoint()).x() + graph(window).width()
        )
    assert bool(shown_result(window)) == (width >= 1100)


def test_the_output_is_beside_the_graph(qtbot: QtBot, window: MainWindow) -> None:
    assert shown_result(window) == ["DecisionMapPlot"]
    [plot] = [p for p in window.network_stage.findChildren(DecisionMapPlot) if p.isVisible()]
    assert plot._answer is not None
    first = plot._answer.outputs
    trained(qtbot, window)
    qtbot.waitUntil(lambda: plot._answer is not None and not np.array_equal(plot._answer.outputs, first))
    assert graph(window).geometry().right() < plot.mapTo(window.network_stage, QPoint()).x()
    window.session.edit(SINE)
    trained(qtbot, window)
    assert shown_result(window) == ["FunctionCurvePlot"]
    answer = graph(window).answer()
    assert answer is not None
    assert answer.layers[1].curves.shape[0] == 3
    hover_neuron(window, 1, 0)
    assert told(window).startswith("Layer 1, neuron 0, tanh, bias ")


def test_a_run_that_has_diverged_is_drawn_without_a_warning(qtbot: QtBot, window: MainWindow) -> None:
    failures = heard(window.session.failed)
    wild = small(hidden=(Dense(3, "relu"), Dense(3, "relu")), loss="mean_squared", learning_rate=100.0)
    wild = replace(wild, output=replace(wild.output, activation="identity"), optimizer=DEFAULTS["circle"].optimizer)
    window.session.edit(wild)
    begun(qtbot, window)
    window.session.set_speed(float("inf"))
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).diverged)
    answered(qtbot, window)
    graph(window).grab()
    hover_neuron(window, 1, 0)
    graph(window).grab()
    assert failures == []


def test_the_legend_says_so_where_weights_are_no_numbers(qtbot: QtBot, window: MainWindow) -> None:
    begun(qtbot, window)
    stage, said = window.network_stage, list[str]()

    def legend(largest: float) -> str:
        said.append(stage._legend_text(largest))
        return said[-1]

    answer = graph(window).answer()
    assert answer is not None
    graph(window).set_describe(stage._describe, legend)
    graph(window).set_answer(replace(answer), at_rest=True)
    assert "up to ±" in said[-1]
    first, *others = answer.weights
    graph(window).set_answer(replace(answer, weights=(np.full_like(first, np.nan), *others)), at_rest=True)
    assert "no numbers" in said[-1]
    assert "±" not in said[-1]


# --- drawing ------------------------------------------------------------------------------------------------------


def test_the_colours_follow_the_theme(window: MainWindow) -> None:
    pictures: list[Any] = []
    for mode in ("dark", "light", "dark"):
        window.menus.actions[f"theme_{mode}"].trigger()
        pictures.append(graph(window).grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[0] == pictures[2]
    tile = graph(window).tiles().tiles[1][0].center().toPoint()
    assert pictures[0].pixelColor(tile) != pictures[1].pixelColor(tile)


@pytest.mark.parametrize("strong", [(0, 1), (1, 0)])
def test_of_connections_that_cross_the_stronger_one_lies_above(qtbot: QtBot, strong: tuple[int, int]) -> None:
    answer = answers(small(hidden=(Dense(2),)), 1)[0]
    weights = np.full((2, 2), 0.0, np.float32)
    weights[1 - strong[0], 1 - strong[1]], weights[strong] = -0.5, 1.0
    theme = light()
    drawn = NetworkGraph(theme)
    qtbot.addWidget(drawn)
    drawn.resize(600, 400)
    drawn.set_answer(replace(answer, weights=(weights, *answer.weights[1:])), at_rest=True)
    middle = drawn.tiles().path(0, *strong).pointAtPercent(0.5).toPoint()
    assert drawn.grab().toImage().pixelColor(middle) == QColor(mix(theme.tokens.panel, theme.tokens.positive, 0.9))


def answers(experiment: Experiment, count: int) -> list[GraphAnswer]:
    """What the graph of a run is after each of some steps."""
    run = trainer_of(experiment)
    question = Graph(tuple(first_shown(n) for n in drawn_units(experiment)))
    found: list[GraphAnswer] = []
    for _ in range(count):
        run.run(5)
        answer = question.answer(run)
        assert answer is not None
        found.append(answer)
    return found


def test_connections_are_drawn_in_turn_while_it_plays_and_all_at_rest(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(network_graph, "time", clock)
    drawn: list[int | str] = []
    draw_gap, draw_above = GraphPainter.draw_gap, GraphPainter.draw_above
    monkeypatch.setattr(GraphPainter, "draw_gap", lambda s, a, k: (drawn.append(k), draw_gap(s, a, k))[1])
    monkeypatch.setattr(GraphPainter, "draw_above", lambda s, a: (drawn.append("above"), draw_above(s, a))[1])
    plot = NetworkGraph(light())
    qtbot.addWidget(plot)
    plot.resize(600, 400)
    with qtbot.waitExposed(plot):
        plot.show()
    everything = [0, 1, 2, "above"]
    seen = answers(small(), 40)
    plot.set_answer(seen[0], at_rest=False)
    assert sorted(drawn, key=str) == everything  # the first of all is drawn whole
    drawn.clear()
    before = plot.grab().toImage()
    plot.set_answer(seen[1], at_rest=False)
    assert len(drawn) <= 1
    assert plot.grab().toImage() != before  # the maps move in every frame
    drawn.clear()
    for answer in seen[2:-1]:
        clock.seconds += SLOWLY / 20
        plot.set_answer(answer, at_rest=False)
    assert 6 <= len(drawn) <= 8  # 37 frames are nearly two rounds
    assert all(set(drawn[k : k + 4]) == set(everything) for k in range(len(drawn) - 3))
    drawn.clear()
    plot.set_answer(seen[-1], at_rest=True)
    assert sorted(drawn, key=str) == everything
    plot.clearFocus()
    resting = plot.grab().toImage()
    fresh = NetworkGraph(light())
    qtbot.addWidget(fresh)
    fresh.resize(plot.size())
    fresh.set_answer(seen[-1], at_rest=True)
    assert fresh.grab().toImage() == resting  # nothing old is left at rest


def test_after_a_pause_the_picture_is_that_of_the_last_step(qtbot: QtBot, window: MainWindow) -> None:
    window.session.set_speed(float("inf"))
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step > 50)
    press(window, Key.Key_Space)
    answered(qtbot, window)
    answer, picture = graph(window).answer(), graph(window).grab().toImage()
    graph(window)._redraw()
    assert graph(window).answer() is answer
    assert graph(window).grab().toImage() == picture

    # And after a look at another stage as well.
    turn_to(window, "output")
    step = now(window).step
    press(window, Key.Key_Right)
    at_rest(qtbot, window, step + 1)
    turn_to(window, "network")
    answered(qtbot, window)
    weights = run_of(window.session).network.layers[0]["W"]
    assert graph(window).answer().weights[0].tolist() == weights.tolist()  # type: ignore[union-attr]


def test_layers_that_have_been_driven_to_where_they_learn_nothing_are_named(qtbot: QtBot) -> None:
    with opened(qtbot, small(hidden=(Dense(3, "relu"), Dense(3, "relu")), learning_rate=100.0), dress=False) as window:
        begun(qtbot, window)
        hint = window.network_stage.findChildren(Hint)[0]
        assert not hint.isVisible()
        window.session.play()
        qtbot.waitUntil(hint.isVisible)
        window.session.pause()
        assert "smaller learning rate" in hint.text()
        press(window.columns.page, Key.Key_Home)
        qtbot.waitUntil(lambda: not hint.isVisible())


# --- kernels ------------------------------------------------------------------------------------------------------

KERNELS = replace(few_digits(), hidden=(Convolution(3, 5, 2, 0), Convolution(4, 3), Flatten()))


def shown_kernels(qtbot: QtBot, window: MainWindow) -> list[np.ndarray]:
    """The kernels beside the channel that is pointed at, once they are there."""
    graph = window.network_stage.graph
    qtbot.waitUntil(lambda: bool(graph.kernels()) and all(kernel is not None for _, kernel in graph.kernels()))
    return [kernel for _, kernel in graph.kernels() if kernel is not None]


def test_a_channel_shows_its_kernel_now_and_at_step_0_in_one_scale(qtbot: QtBot) -> None:
    with opened(qtbot, KERNELS, dress=False) as window:
        begun(qtbot, window)
        begin = run_of(window.session).network.layers[0]["W"][:, 1].reshape(5, 5).copy()
        steps(qtbot, window, 3)
        graph = window.network_stage.graph
        point(graph, graph.tiles().tiles[1][1].center().toPoint())
        now_there = run_of(window.session).network.layers[0]["W"][:, 1].reshape(5, 5)
        largest = max(np.abs(begin).max(), np.abs(now_there).max())
        kernels = shown_kernels(qtbot, window)
        assert [word for word, _ in graph.kernels()] == ["now", "at step 0"]
        np.testing.assert_allclose(kernels[0] * largest, now_there, rtol=1e-6)
        np.testing.assert_allclose(kernels[1] * largest, begin, rtol=1e-6)
        said = graph.accessibleDescription()
        assert "beside it its kernel, 5 × 5" in said
        assert f"blue positive, orange negative, up to ±{figure_text(float(largest))}" in said
        picture = graph.grab().toImage()
        colors = {picture.pixelColor(x, y).name() for x in range(graph.width()) for y in range(graph.height())}
        strongest = "positive" if max(kernels, key=lambda kernel: np.abs(kernel).max()).max() == 1 else "negative"
        assert getattr(window.theme.tokens, strongest) in colors
        steps(qtbot, window, 1)
        point(graph, graph.tiles().tiles[1][0].center().toPoint())
        assert not np.array_equal(shown_kernels(qtbot, window)[0], kernels[0])


def test_of_several_input_channels_the_strongest_is_named(qtbot: QtBot) -> None:
    with opened(qtbot, KERNELS, dress=False) as window:
        begun(qtbot, window)
        answered(qtbot, window)
        graph = window.network_stage.graph
        graph.setFocus()
        for _ in range(5):  # to the input, and over two connections
            press(window, Key.Key_Right)
        assert graph.spot() == (2, 0)
        [kernel, first] = shown_kernels(qtbot, window)
        np.testing.assert_array_equal(kernel, first)
        weights = run_of(window.session).network.layers[1]["W"].reshape(3, 3, 3, 4)[..., 0]
        strong = int(np.linalg.norm(weights.reshape(9, 3), axis=0).argmax())
        assert (
            f"beside it its kernel, 3 × 3, for input channel {strong}, the strongest of 3"
            in graph.accessibleDescription()
        )
        np.testing.assert_allclose(kernel, weights[:, :, strong] / np.abs(weights[:, :, strong]).max(), rtol=1e-6)
        press(window, Key.Key_Right)  # a connection has none
        assert not graph.kernels()


def test_neurons_have_no_kernels_and_nothing_is_asked_for_them(qtbot: QtBot) -> None:
    with opened(qtbot, KERNELS, dress=False) as window:
        begun(qtbot, window)
        answered(qtbot, window)
        graph = window.network_stage.graph
        for layer in (0, 3):
            point(graph, graph.tiles().tiles[layer][0].center().toPoint())
            assert graph.spot() == (layer, 0)
            assert not graph.kernels()
            assert len(window.network_stage.questions()) == 1


def test_few_test_points_are_no_larger_than_the_training_points(qtbot: QtBot) -> None:
    """Of 20 examples 4 are kept for testing: fewer than ten, but not all that there are."""
    line = DEFAULTS["linear"]
    few = replace(line, data=replace(line.data, samples=20, test_share=0.2))
    with opened(qtbot, few, dress=False) as window:
        begun(qtbot, window)
        drawn = window.network_stage._result.map._points
        sizes = {part: {spot.size() for spot in points.points()} for part, points in drawn.items()}
        assert len(drawn["test"].data) == 4
        assert sizes["test"] == sizes["train"] == {5}
