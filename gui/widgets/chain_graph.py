"""A computational graph: values above its edges go forward, derivatives below them come back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.theme import SMALL_PX, Theme, text_font
from gui.widgets.chain_layout import ChainLayout, Edge, lay_out
from gui.widgets.numbers import tidy
from gui.widgets.painting import box, faded
from gui.widgets.typesetting import typeset
from model.expressions import NUMBER, VARIABLE
from model.inside.chain import Chain, ChainState
from model.inside.writings import latex_name, plain

MARGIN = 22
"""The room around all, in pixels."""

COLUMN = 128
"""The distance between columns of nodes, in pixels."""

LANES, TALLER = (138, 210), 1.4
"""Where edges go in lanes, the least and the largest distance in pixels, and how much higher they get with room."""

FLAT = 33
"""How far an edge in a lane is straight on both sides of its numbers, and where it passes by a node, in pixels."""

HEAD, FOOT, END = 22, 30, 130
"""The room above the middle of the first nodes and below that of the last ones, and for the result, in pixels."""

LEFT = 76
"""How far the middle of the first nodes lies from the margin: below a variable its derivative reaches to the left."""

SMALLEST = 0.7
"""How much smaller a large graph is painted at most; of one that is larger still, a part is shown."""

LARGEST = 2.0
"""How much larger a small one is."""

RADIUS = 19

SIGNS = {
    "add": "+", "subtract": "−", "multiply": "×", "divide": "/", "power": "^", "negate": "−", "sqrt": "√",
    "sigmoid": "σ",
}  # fmt: skip
"""What stands in a node; functions are called by their names."""


@dataclass(frozen=True)
class Figure:
    """A number that is written.

    Attributes:
        edge: which; None for that which leaves the result, and for the derivative of a variable, below it.
        room: where it stands.
        text: how it is written.
        value: what it is.
        back: whether it comes back.
    """

    edge: Edge | None
    room: QRectF
    text: str
    value: float
    back: bool


class ChainGraph(QWidget):
    """Nodes as circles with their operation, variables at the left, the result at the right.

    Signals:
        chosen (int): the person clicked a node.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._chain: Chain | None = None
        self._state = ChainState({}, {}, {}, frozenset())
        self._present: tuple[str, int] | None = None
        self._layout = ChainLayout({}, {}, {})
        theme.changed.connect(self.update)

    def set_chain(self, chain: Chain, done: int) -> None:
        """Show a graph after so many of its moves."""
        if self._chain is None or chain.expression != self._chain.expression:
            self._layout = lay_out(chain.expression)
        self._chain, self._state = chain, chain.after(done)
        self._present = (chain.moves[done - 1].kind, chain.moves[done - 1].node) if done else None
        least = self._content(self._pitch(QSizeF())) * SMALLEST
        self.setMinimumSize(round(least.width()), round(least.height()))
        self.update()

    def place_of(self, node: int) -> QPointF:
        """Return the middle of a node, in pixels of this widget."""
        scale, corner = self._fit()
        return corner + self._at(self._layout.nodes[node]) * scale

    def _at(self, place: QPointF) -> QPointF:
        """Return where a place of the layout is painted before all is made to fit."""
        column, taller = self._pitch(QSizeF(self.size()))
        return QPointF(MARGIN + LEFT + place.x() * column, MARGIN + HEAD + place.y() * taller)

    def _pitch(self, size: QSizeF) -> tuple[float, float]:
        """Return the distance between columns, in pixels, and how much higher all is drawn: lanes fill the room."""
        if not any(self._layout.ways.values()):
            return COLUMN, 1.0
        fixed, unit = self._content((0.0, 0.0)), self._content((1.0, 1.0))
        column = (size.width() - fixed.width()) / max(1.0, unit.width() - fixed.width())
        taller = (size.height() - fixed.height()) / max(1.0, unit.height() - fixed.height())
        return max(LANES[0], min(LANES[1], column)), max(1.0, min(TALLER, taller))

    def _content(self, pitch: tuple[float, float]) -> QSizeF:
        """Return how much room all nodes take at these distances, with what is written beside them."""
        places = [*self._layout.nodes.values(), *(point for way in self._layout.ways.values() for point in way)]
        right, bottom = (max((c(p) for p in places), default=0.0) for c in (QPointF.x, QPointF.y))
        return QSizeF(2 * MARGIN + LEFT + END + right * pitch[0], 2 * MARGIN + HEAD + FOOT + bottom * pitch[1])

    def _fit(self) -> tuple[float, QPointF]:
        """Return how large it is painted, and where its corner is: in the middle."""
        content = self._content(self._pitch(QSizeF(self.size())))
        scale = min(LARGEST, self.width() / content.width(), self.height() / content.height())
        left = self.width() - content.width() * scale
        top = self.height() - content.height() * scale
        return scale, QPointF(max(0.0, left / 2), max(0.0, top / 2))

    def wires(self) -> dict[Edge, QPainterPath]:
        """Return the edges as they are painted before all is made to fit."""
        return {edge: self._way(*edge) for edge in self._layout.ways}

    def figures(self) -> list[Figure]:
        """Return all numbers as they are painted before all is made to fit."""
        if self._chain is None:
            return []
        nodes, values, found = self._chain.expression.nodes, self._state.values, list[Figure]()
        for (k, place), points in self._layout.ways.items():
            i = nodes[k].inputs[place]
            if nodes[i].operation != NUMBER:
                columns = self._layout.nodes[k].x() - self._layout.nodes[i].x()
                beside = self._at(points[0]) if points else self._way(k, place).pointAtPercent(0.5 / columns)
                found += self._pair((k, place), beside, values.get(i), self._state.handed.get((k, place)))
        start, end = self._end()
        back = 1.0 if self._state.derivatives else None
        found += self._pair(None, (start + end) / 2, values.get(self._chain.result), back)
        variables = [k for k in self._layout.nodes if nodes[k].operation == VARIABLE and k in self._state.derivatives]
        return [*found, *(self._below(k) for k in variables)]

    def _below(self, k: int) -> Figure:
        """Return the derivative of a variable: it ends with the node, or it would lie on the number of an edge."""
        assert self._chain
        derivative, whole = self._state.derivatives[k], "" if k in self._state.whole else " …"
        top, below = (plain(self._chain.names[n]) for n in (self._chain.result, k))
        text = f"∂{top}/∂{below} = {number(derivative)}{whole}"
        width = QFontMetricsF(figure_font(True)).horizontalAdvance(text)
        corner = self._at(self._layout.nodes[k]) + QPointF(24 - width, 17)
        return Figure(None, QRectF(corner, QSizeF(width, 16)), text, derivative, True)

    @staticmethod
    def _pair(edge: Edge | None, at: QPointF, value: float | None, derivative: float | None) -> list[Figure]:
        """Return a value above a place of an edge, and a derivative below it."""
        found: list[Figure] = []
        for one, back, top in ((value, False, -18.0), (derivative, True, 4.0)):
            if one is not None:
                text = f"← {number(one)}" if back else number(one)
                width = QFontMetricsF(figure_font(back)).horizontalAdvance(text) + 6
                found.append(Figure(edge, QRectF(at.x() - width / 2, at.y() + top, width, 14), text, one, back))
        return found

    # --- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint edges, what is written at them, and nodes."""
        if self._chain is None:
            return
        painter = faded(self)
        scale, corner = self._fit()
        painter.translate(corner)
        painter.scale(scale, scale)
        for edge, way in self.wires().items():
            lit = self._present in (("forward", edge[0]), ("back", edge[0]))
            painter.setPen(QPen(self.theme.color("accent" if lit else "disabled"), 2 if lit else 1.2))
            painter.drawPath(way)
        self._paint_end(painter)
        for figure in self.figures():
            if figure.edge is not None:
                painter.fillRect(figure.room, self.theme.color("panel"))
            painter.setFont(figure_font(figure.back))
            painter.setPen(self._signed(figure.value))
            painter.drawText(figure.room, Qt.AlignmentFlag.AlignCenter, figure.text)
        for k in self._layout.nodes:
            self._paint_node(painter, k)
        painter.end()

    def _way(self, k: int, place: int) -> QPainterPath:
        """Return an edge: level at each of its points, and bent between them."""
        assert self._chain
        i = self._chain.expression.nodes[k].inputs[place]
        start = self._leaves(i)
        end = self._at(self._layout.nodes[k]) + QPointF(-RADIUS, self._layout.ports[k, place])
        points = [self._at(point) for point in self._layout.ways[k, place]]
        level = [p + QPointF(sign * FLAT, 0) for p in points for sign in (-1, 1)]
        path = QPainterPath(start)
        for a, b in pairwise([start, *level, end]):
            bend = max(24.0 if not points else 0.0, (b.x() - a.x()) / 2)
            path.cubicTo(a + QPointF(bend, 0), b - QPointF(bend, 0), b)
        return path

    def _leaves(self, k: int) -> QPointF:
        """Return where edges leave a node."""
        assert self._chain
        side = RADIUS if self._chain.expression.nodes[k].inputs else 24
        return self._at(self._layout.nodes[k]) + QPointF(side, 0)

    def _end(self) -> tuple[QPointF, QPointF]:
        """Return the ends of the edge that leaves the result."""
        assert self._chain
        start = self._leaves(self._chain.result)
        return start, start + QPointF(84, 0)

    def _signed(self, value: float) -> QColor:
        """Return the colour of a number, which tells its sign."""
        tokens = self.theme.tokens
        signed = tokens.positive_ink if value > 0 else tokens.negative_ink if value < 0 else tokens.muted
        return QColor(signed if np.isfinite(value) else tokens.bad)

    def _paint_end(self, painter: QPainter) -> None:
        """Paint the edge that leaves the result."""
        assert self._chain
        start, end = self._end()
        painter.setPen(QPen(self.theme.color("disabled"), 1.2))
        painter.drawLine(start, end)
        name = latex_name(self._chain.names[self._chain.result])
        typeset(name, 15).paint(painter, end.x() + 6, end.y() + 5, self._text())

    def _text(self) -> QColor:
        return self.theme.color("text")

    def _paint_node(self, painter: QPainter, k: int) -> None:
        assert self._chain
        node, at, tokens = self._chain.expression.nodes[k], self._at(self._layout.nodes[k]), self.theme.tokens
        present = self._present is not None and self._present[0] != "values" and self._present[1] == k
        begins = self._present is not None and self._present[0] == "values" and node.operation == VARIABLE
        line = tokens.accent if present or begins else tokens.border
        width = 2.0 if present or begins else 1.2
        if node.inputs:
            room = QRectF(at.x() - RADIUS, at.y() - RADIUS, 2 * RADIUS, 2 * RADIUS)
            box(painter, room, RADIUS, tokens.soft, line, width)
            painter.setFont(text_font(15 if node.operation in SIGNS else SMALL_PX))
            painter.setPen(self._text())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._sign(k))
            return
        if node.operation == VARIABLE:
            box(painter, QRectF(at.x() - 24, at.y() - 15, 48, 30), 8, tokens.soft, line, width)
        name = typeset(latex_name(self._chain.names[k]), 15)
        name.paint(painter, at.x() - name.width / 2, at.y() + 5, self._text())

    def _sign(self, k: int) -> str:
        """Return what stands in a node; an exponent that is a number stands there, too."""
        assert self._chain
        node = self._chain.expression.nodes[k]
        sign = SIGNS.get(node.operation, node.operation)
        power = node.operation == "power" and node.inputs[1] not in self._layout.nodes
        return sign + self._chain.names[node.inputs[1]] if power else sign

    # --- pointer ------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a node."""
        if event.button() == Qt.MouseButton.LeftButton:
            scale, _ = self._fit()
            for k in self._layout.nodes:
                away = (event.position() - self.place_of(k)) / scale
                if abs(away.x()) <= 24 and abs(away.y()) <= RADIUS:
                    self.chosen.emit(k)
                    return
        event.ignore()


def figure_font(back: bool) -> QFont:
    """Return the font of a value, or of a derivative that comes back."""
    return text_font(SMALL_PX, QFont.Weight.DemiBold if back else QFont.Weight.Normal)


def number(value: float) -> str:
    """Write a number in as few digits as there is room for."""
    return tidy(f"{value + 0.0:.4g}")  # −0 is 0
