"""The picture of a computational graph: numbers, nodes and edges keep out of each other's way."""

import re
from functools import cache
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath
from pytestqt.qtbot import QtBot

from gui.theme import Theme
from gui.widgets.chain_graph import ChainGraph
from gui.widgets.chain_layout import lay_out
from model.expressions import VARIABLE
from model.grammar import read
from model.inside.chain import Chain
from tests.gui.window import light

SIZES = ((430, 300), (1500, 900))

SHARED = (
    "x*y + y*w + w*v*x", "x*sin(x) + x^2*y", "log(x*y) + sin(x)/z^2 + exp(-x)", "x*x", "x*x*x*x", "(x + y)*(x - y)",
    "tanh(x)*(1 - tanh(x)) + x/y - y/x", "1/(1 + exp(-x)) + 1/(1 + exp(-y)) + x*y", "sqrt(x^2 + y^2 + w^2)*x/(y + w)",
    "a*b*c*d + b*c*d*a + sin(a)*cos(b) - exp(c/d)", "0.5*x^2 + 0.5*y^2 + x^y",
    "max(x, y) - min(x, y)", "sigmoid(x)*(1 - sigmoid(x)) + relu(x - y)",
)  # fmt: skip
"""Formulas in which something is read more than once."""

ONCE = (
    "(x + y)^2", "(a*n + o*m)*t", "a*n*t", "w x + b", "1/(1 + exp(-x))", "x", "a*b + c*(d*(f*g))",
    "log(x*y) + sin(w)/z^2", "a + sin(b*exp(c - d))/f",
    "relu(w x + b)", "max(a*b, 0)",
)  # fmt: skip
"""Formulas in which each variable is read once."""


@cache
def theme() -> Theme:
    """One for all."""
    return light()


def drawn(formula: str, size: tuple[int, int], qtbot: QtBot, by: float = 1.0) -> ChainGraph:
    """The graph of a formula after all its moves."""
    graph = ChainGraph(theme())
    qtbot.addWidget(graph)
    expression = read(formula)
    chain = Chain(expression, tuple(by * (k + 1) for k in range(len(expression.variables))))
    graph.set_chain(chain, len(chain.moves))
    graph.resize(*size)
    return graph


def test_zero_has_no_sign(qtbot: QtBot) -> None:
    """At x = y = 0, −1 · x is −0 in floating-point numbers, and so is −1 · y on the way back: 0 is written."""
    texts = {figure.text for figure in drawn("x*y*(-1) - x", (1500, 900), qtbot, by=0.0).figures()}
    assert any("−1" in text for text in texts)
    assert not any(re.search("−0(?![.0-9])", text) for text in texts), texts


def node_rooms(graph: ChainGraph, formula: str) -> dict[int, QRectF]:
    """Where the nodes are painted before all is made to fit."""
    nodes = read(formula).nodes
    rooms: dict[int, QRectF] = {}
    for k, place in graph._layout.nodes.items():
        wide, high = (24, 15) if nodes[k].operation == VARIABLE else (19, 19) if nodes[k].inputs else (8, 9)
        at = graph._at(place)
        rooms[k] = QRectF(at.x() - wide, at.y() - high, 2 * wide, 2 * high)
    return rooms


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("formula", SHARED + ONCE)
def test_numbers_lie_neither_on_each_other_nor_on_nodes(qtbot: QtBot, formula: str, size: tuple[int, int]) -> None:
    for by in (1.0, 0.137):
        graph = drawn(formula, size, qtbot, by)
        figures = graph.figures()
        assert figures
        overlaps = [(a.text, b.text) for a, b in combinations(figures, 2) if a.room.intersects(b.room)]
        assert not overlaps
        nodes = node_rooms(graph, formula).values()
        assert not [(f.text, room) for f in figures for room in nodes if f.room.intersects(room)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("formula", SHARED)
def test_edges_go_round_nodes_and_the_numbers_of_others(qtbot: QtBot, formula: str, size: tuple[int, int]) -> None:
    graph = drawn(formula, size, qtbot)
    nodes, rooms = read(formula).nodes, node_rooms(graph, formula)
    for (k, place), wire in graph.wires().items():
        line = dots(wire)
        ends = {k, nodes[k].inputs[place]}
        assert not [i for i, room in rooms.items() if i not in ends and any(room.contains(p) for p in line)]
        others = [f for f in graph.figures() if f.edge != (k, place)]
        assert not [f.text for f in others if any(f.room.contains(p) for p in line)], (k, place)


def dots(wire: QPainterPath) -> list[QPointF]:
    """Places on an edge, a pixel or two apart."""
    count = int(wire.length() / 1.5)
    return [wire.pointAtPercent(k / count) for k in range(count + 1)]


def test_each_number_stands_at_its_own_edge(qtbot: QtBot) -> None:
    for formula in SHARED:
        graph = drawn(formula, (780, 420), qtbot)
        wires = graph.wires()
        for figure in graph.figures():
            if figure.edge is not None:
                beside = figure.room.center() - QPointF(0, 11 if figure.back else -11)
                assert min((p - beside).manhattanLength() for p in dots(wires[figure.edge])) < 3


def test_lanes_are_straight_where_nothing_is_in_the_way() -> None:
    """Edges of (x y + exp(−x)) / (1 + y²) that pass by a column have no kinks of a few pixels."""
    layout = lay_out(read("(x*y + exp(-x))/(1 + y^2)"))
    ways = [way for way in layout.ways.values() if len(way) > 1]
    assert len(ways) >= 2
    for way in ways:
        assert len({round(point.y(), 6) for point in way}) == 1


def test_what_is_read_once_lies_in_the_middle_of_what_it_reads() -> None:
    for formula in ONCE:
        layout, expression = lay_out(read(formula)), read(formula)
        assert not any(layout.ways.values())
        for k, at in layout.nodes.items():
            below = [layout.nodes[i].y() for i in expression.nodes[k].inputs if i in layout.nodes]
            assert not below or at.y() == pytest.approx(sum(below) / len(below))
        assert all(abs(a.y() - b.y()) >= 66 for a, b in combinations(layout.nodes.values(), 2) if a.x() == b.x()), (
            formula
        )


def test_the_apples_and_oranges_of_the_book_lie_as_there() -> None:
    expression = read("(a*n + o*m)*t")
    layout = lay_out(expression)
    names = {node.name or node.operation: layout.nodes[k] for k, node in enumerate(expression.nodes)}
    found = {name: (at.x(), at.y() / 66) for name, at in names.items() if name != "multiply"}
    assert found == {"a": (0, 0), "n": (0, 1), "o": (0, 2), "m": (0, 3), "t": (2, 4), "add": (2, 1.5)}


def test_where_there_is_more_room_lanes_are_further_apart(qtbot: QtBot) -> None:
    small, large = (drawn(SHARED[0], size, qtbot) for size in SIZES)
    spans = [[graph._at(place) for place in graph._layout.nodes.values()] for graph in (small, large)]
    for axis in (QPointF.x, QPointF.y):
        assert max(map(axis, spans[1])) - min(map(axis, spans[1])) > 1.15 * (
            max(map(axis, spans[0])) - min(map(axis, spans[0]))
        )


def test_a_long_formula_is_laid_out_at_once() -> None:
    layout = lay_out(read("x*y*z*w*x*y*z*w*(x + y + z + w)/sin(x*y) + exp(x*z) - log(w*y) + x^2 + y^3"))
    assert len(layout.ways) > 40
