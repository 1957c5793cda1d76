"""Where the nodes of a computational graph lie, and by which ways its edges go between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

import numpy as np
from PySide6.QtCore import QPointF

from model.expressions import NUMBER, VARIABLE, Expression

ROW = 66
"""The distance between rows, in pixels: a variable, with its derivative below."""

PORTS = 14
"""The distance between the places at which edges come into a node, in pixels."""

NODE, LABEL, WIRE = 29, 20, 8
"""How much room a node, the numbers of an edge and a bare edge need above and below their middle, in pixels."""

SWEEPS = (12, 60)
"""How often all columns are gone through, there and back, to order them, and to place what is in them."""

STRAIGHT = 12.0
"""How much rather an edge is straight where it passes by nodes than where it leaves one or comes into one."""

SYMMETRIC = ("add", "multiply")
"""The operations whose inputs may come in at any place."""

Edge = tuple[int, int]
"""The node that reads, and the place of the input in it."""

Item = tuple[int, ...]
"""What lies in a column: (node,), or a point of an edge: (node that reads, place, column)."""


@dataclass(frozen=True)
class ChainLayout:
    """Places in columns from the left, and in pixels from the top; between two columns edges have their numbers.

    Attributes:
        nodes: the middle of each.
        ways: for each edge the points that it goes through; the first is where its numbers stand. Where nothing is in
            the way there is none: it goes straight from node to node.
        ports: for each edge how far below the middle of the node it comes in, in pixels.
    """

    nodes: dict[int, QPointF]
    ways: dict[Edge, tuple[QPointF, ...]]
    ports: dict[Edge, float]


def lay_out(expression: Expression) -> ChainLayout:
    """Return where everything lies.

    What is read lies at the left of what reads it. Exponents that are numbers stand within their node. Where each node
    is read once, it is as low as what it reads on average; else there are lanes for edges and rooms for their numbers.
    """
    nodes = expression.nodes
    within = {n.inputs[1] for n in nodes if n.operation == "power" and nodes[n.inputs[1]].operation == NUMBER}
    shown = [k for k in range(len(nodes)) if k not in within]
    edges = {(k, place): i for k in shown for place, i in enumerate(nodes[k].inputs) if i not in within}
    shared = len(set(edges.values())) < len(edges)
    columns = _columns(expression, shown, edges, shared)
    if shared:
        return _Lanes(expression, columns, edges).layout()
    rows: dict[int, float] = {}
    for k in _visited(expression, shown):  # no two that lie in one column can be closer than a row
        read = [rows[i] for i in nodes[k].inputs if i in columns]
        leaves = sum(not nodes[i].inputs for i in rows)
        rows[k] = float(np.mean(read)) if read else float(leaves * ROW)
    highest = min(rows.values())
    places = {k: QPointF(columns[k], rows[k] - highest) for k in shown}
    ports = {edge: _port(edge[1], sum(k == edge[0] for k, _ in edges)) for edge in edges}
    return ChainLayout(places, dict.fromkeys(edges, ()), ports)


def _columns(expression: Expression, shown: list[int], edges: dict[Edge, int], shared: bool) -> dict[int, int]:
    """Return the column of each node, from 0.

    What reads nothing is close to where it is read first; but variables lie at the left of lanes, or their derivatives,
    which are written below them, would lie on these.
    """
    nodes = expression.nodes
    columns: dict[int, int] = {}
    for k in shown:
        columns[k] = 1 + max((columns[i] for i in nodes[k].inputs if i in columns), default=-1)
    for k in shown:
        readers = [columns[r] for (r, _), i in edges.items() if i == k]
        if not nodes[k].inputs and readers and not (shared and nodes[k].operation == VARIABLE):
            columns[k] = min(readers) - 1
    first = min(columns.values())
    return {k: column - first for k, column in columns.items()}


def _visited(expression: Expression, shown: list[int]) -> list[int]:
    """Return all nodes after what they read, in the order in which the formula has them."""
    found: list[int] = []

    def visit(k: int) -> None:
        if k in shown and k not in found:
            for i in expression.nodes[k].inputs:
                visit(i)
            found.append(k)

    visit(len(expression.nodes) - 1)
    return found


def _port(place: int, count: int) -> float:
    return (place - (count - 1) / 2) * PORTS


class _Lanes:
    """A layered drawing: an edge has a point in each column that it passes, and in the room between each two.

    So it is an item like others, and nothing lies on it. Layers with an even number are columns of nodes.
    """

    def __init__(self, expression: Expression, columns: dict[int, int], edges: dict[Edge, int]) -> None:
        self._expression, self._columns, self._edges = expression, columns, edges
        self._layers: list[list[Item]] = [[] for _ in range(2 * max(columns.values()) + 1)]
        self._before: dict[Item, list[Item]] = {}
        self._after: dict[Item, list[Item]] = {}
        for k in _visited(expression, list(columns)):
            for place, i in enumerate(expression.nodes[k].inputs):
                if i in columns:
                    way = [(i,), *self._points((k, place)), (k,)]
                    for left, right in pairwise(way):
                        self._after.setdefault(left, []).append(right)
                        self._before.setdefault(right, []).append(left)
                    for layer, point in enumerate(way[1:-1], 2 * columns[i] + 1):
                        self._layers[layer].append(point)
            self._layers[2 * columns[k]].append((k,))

    def _points(self, edge: Edge) -> list[Item]:
        start, end = self._columns[self._edges[edge]], self._columns[edge[0]]
        return [(*edge, layer) for layer in range(2 * start + 1, 2 * end)]

    def layout(self) -> ChainLayout:
        """Order all layers, and place what is in them."""
        self._order()
        ports = self._ports()
        heights = self._straightened(self._heights(ports))
        highest = min(heights.values())
        nodes = {k: QPointF(column, heights[k,] - highest) for k, column in self._columns.items()}
        ways = {
            edge: tuple(QPointF(point[2] / 2, heights[point] - highest) for point in self._points(edge))
            for edge in self._edges
        }
        return ChainLayout(nodes, ways, ports)

    # --- order --------------------------------------------------------------------------------------------------

    def _order(self) -> None:
        """Sort each layer by where its neighbours lie on average, so that few edges cross; keep the best order."""
        best, fewest = [list(layer) for layer in self._layers], self._crossings()
        for _ in range(SWEEPS[0]):
            for layers, neighbours in ((self._layers, self._before), (self._layers[::-1], self._after)):
                for fixed, free in pairwise(layers):
                    place = {item: k for k, item in enumerate(fixed)}
                    own = {item: k for k, item in enumerate(free)}
                    free.sort(key=lambda item: self._middle(neighbours.get(item, ()), place, own[item]))
                if (found := self._crossings()) < fewest:
                    best, fewest = [list(layer) for layer in self._layers], found
        self._layers = best

    @staticmethod
    def _middle(neighbours: Sequence[Item], place: dict[Item, int], own: int) -> float:
        return sum(place[n] for n in neighbours) / len(neighbours) if neighbours else float(own)

    def _crossings(self) -> int:
        """Count how often edges cross."""
        return sum(
            (a - c) * (b - d) < 0
            for gap in pairwise(self._layers)
            for (a, b), (c, d) in combinations(self._links(*gap), 2)
        )

    def _links(self, left: list[Item], right: list[Item]) -> Iterator[tuple[float, float]]:
        """Return from where to where edges go between two layers; they come into some nodes in a given order."""
        place = {item: k for k, item in enumerate(right)}
        for k, item in enumerate(left):
            for after in self._after.get(item, ()):
                ordered = len(after) == 1 and self._expression.nodes[after[0]].operation not in SYMMETRIC
                yield k, place[after] + (item[1] / 10 if ordered else 0)

    def _ports(self) -> dict[Edge, float]:
        """Return how far below the middle of a node each edge comes in: where that is all the same, in their order."""
        rank = {item: k for layer in self._layers for k, item in enumerate(layer)}
        ports: dict[Edge, float] = {}
        for k in self._columns:
            read = [edge for edge in self._edges if edge[0] == k]
            if self._expression.nodes[k].operation in SYMMETRIC:
                read.sort(key=lambda edge: rank[self._points(edge)[-1]])
            ports |= {edge: _port(place, len(read)) for place, edge in enumerate(read)}
        return ports

    # --- places -------------------------------------------------------------------------------------------------

    def _heights(self, ports: dict[Edge, float]) -> dict[Item, float]:
        """Return how low everything lies: as straight as there is room for."""
        distances = [[self._room(a) + self._room(b) for a, b in pairwise(layer)] for layer in self._layers]
        pulls = {item: self._pulls(item, ports) for layer in self._layers for item in layer}
        heights: dict[Item, float] = {}
        for layer, apart in zip(self._layers, distances, strict=True):
            heights |= zip(layer, _apart([0.0] * len(layer), apart), strict=True)
        there = list(zip(self._layers, distances, strict=True))
        for _ in range(SWEEPS[1]):
            for layer, apart in (*there, *there[::-1]):
                wanted = [
                    sum(weight * (heights[other] + port) for other, port, weight in pulls[item])
                    / sum(weight for _, _, weight in pulls[item])
                    for item in layer
                ]
                heights |= zip(layer, _apart(wanted, apart), strict=True)
        return heights

    def _straightened(self, heights: dict[Item, float]) -> dict[Item, float]:
        """Return the same places, but that all points of an edge are as low where nothing is in the way."""
        found = dict(heights)
        for edge in self._edges:
            points = self._points(edge)
            lowest, highest = -np.inf, np.inf
            for layer, item in ((self._layers[point[2]], point) for point in points):
                k = layer.index(item)
                if k:
                    lowest = max(lowest, found[layer[k - 1]] + self._room(layer[k - 1]) + self._room(item))
                if k + 1 < len(layer):
                    highest = min(highest, found[layer[k + 1]] - self._room(layer[k + 1]) - self._room(item))
            if lowest <= highest:
                mean = sum(found[point] for point in points) / len(points)
                found |= dict.fromkeys(points, min(highest, max(lowest, mean)))
        return found

    def _room(self, item: Item) -> float:
        """Return how much room an item needs above and below its middle."""
        if len(item) == 1:
            return ROW / 2 if self._expression.nodes[item[0]].operation == VARIABLE else NODE
        read = self._edges[item[0], item[1]]
        labelled = item[2] == 2 * self._columns[read] + 1 and self._expression.nodes[read].operation != NUMBER
        return LABEL if labelled else WIRE

    def _pulls(self, item: Item, ports: dict[Edge, float]) -> list[tuple[Item, float, float]]:
        """Return what each edge of an item leads to, how far below that the item wants to be, and how much."""
        found: list[tuple[Item, float, float]] = []
        for other in (*self._before.get(item, ()), *self._after.get(item, ())):
            port = 0.0
            for node, point, sign in ((other, item, 1), (item, other, -1)):
                if len(node) == 1 < len(point) and point[0] == node[0]:
                    port = sign * ports[point[0], point[1]]
            found.append((other, port, STRAIGHT if len(item) == len(other) else 1.0))
        return found


def _apart(wanted: list[float], distances: list[float]) -> list[float]:
    """Return the places nearest to these that keep their order and these distances (least squares).

    Those that are too close become a block, which lies where its members want to be on average.
    """
    shifts = list(accumulate(distances, initial=0.0))
    blocks: list[tuple[float, int]] = []  # the mean place of the first, and how many
    for want, shift in zip(wanted, shifts, strict=False):
        mean, count = want - shift, 1
        while blocks and blocks[-1][0] > mean:
            before, more = blocks.pop()
            mean, count = (before * more + mean * count) / (more + count), more + count
        blocks.append((mean, count))
    firsts = [mean for mean, count in blocks for _ in range(count)]
    return [first + shift for first, shift in zip(firsts, shifts, strict=False)]
