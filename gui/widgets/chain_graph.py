"""A computational graph: values above its edges go forward, derivatives below them come back."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.theme import SMALL_PX, Theme, text_font
from gui.widgets.painting import box, faded
from gui.widgets.typesetting import typeset
from model.expressions import NUMBER, VARIABLE, Expression
from model.inside.chain import Chain, ChainState, latex_name, plain

COLUMN, ROW, MARGIN = 128, 66, 22
"""The distance between nodes, and the room around all, in pixels."""

LEFT = 76
"""How far the middle of the first nodes lies from the margin: below a variable its derivative reaches to the left."""

SMALLEST = 0.7
"""How much smaller a large graph is painted at most; of one that is larger still, a part is shown."""

RADIUS = 19

SIGNS = {
    "add": "+", "subtract": "−", "multiply": "×", "divide": "/", "power": "^", "negate": "−", "sqrt": "√",
}  # fmt: skip
"""What stands in a node; functions are called by their names."""


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
        self._places: dict[int, QPointF] = {}
        theme.changed.connect(self.update)

    def set_chain(self, chain: Chain, done: int) -> None:
        """Show a graph after so many of its moves."""
        if self._chain is None or chain.expression != self._chain.expression:
            self._places = _lay_out(chain.expression)
        self._chain, self._state = chain, chain.after(done)
        self._present = (chain.moves[done - 1].kind, chain.moves[done - 1].node) if done else None
        least = self._content() * SMALLEST
        self.setMinimumSize(round(least.width()), round(least.height()))
        self.update()

    def place_of(self, node: int) -> QPointF:
        """Return the middle of a node, in pixels of this widget."""
        scale, corner = self._fit()
        return corner + self._at(node) * scale

    def _at(self, node: int) -> QPointF:
        """Return the middle of a node as it is painted before it is made to fit."""
        at = self._places[node]
        return QPointF(MARGIN + LEFT + at.x() * COLUMN, MARGIN + 22 + at.y() * ROW)

    def _content(self) -> QSizeF:
        """Return how much room all nodes take, with what is written beside them."""
        right = max((p.x() for p in self._places.values()), default=0.0)
        bottom = max((p.y() for p in self._places.values()), default=0.0)
        return QSizeF(2 * MARGIN + LEFT + 130 + right * COLUMN, 2 * MARGIN + 52 + bottom * ROW)

    def _fit(self) -> tuple[float, QPointF]:
        """Return how large it is painted, and where its corner is: in the middle."""
        content = self._content()
        scale = min(1.0, self.width() / content.width(), self.height() / content.height())
        left = self.width() - content.width() * scale
        top = self.height() - content.height() * scale
        return scale, QPointF(max(0.0, left / 2), max(0.0, top / 2))

    # --- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint edges, what is written at them, and nodes."""
        if self._chain is None:
            return
        painter = faded(self)
        scale, corner = self._fit()
        painter.translate(corner)
        painter.scale(scale, scale)
        edges = [
            (k, place, i)
            for k in self._places
            for place, i in enumerate(self._chain.expression.nodes[k].inputs)
            if i in self._places
        ]
        ways = [self._way(*edge) for edge in edges]
        for edge, way in zip(edges, ways, strict=True):
            lit = self._present in (("forward", edge[0]), ("back", edge[0]))
            painter.setPen(QPen(self.theme.color("accent" if lit else "disabled"), 2 if lit else 1.2))
            painter.drawPath(way)
        for (k, place, i), way in zip(edges, ways, strict=True):
            if self._chain.expression.nodes[i].operation != NUMBER:
                handed = self._state.handed.get((k, place))
                columns = self._places[k].x() - self._places[i].x()
                beside = way.pointAtPercent(0.5 / columns)  # not under nodes that the edge passes by
                self._write(painter, beside, self._state.values.get(i), handed)
        self._paint_end(painter)
        for k in self._places:
            self._paint_node(painter, k)
        painter.end()

    def _way(self, k: int, place: int, i: int) -> QPainterPath:
        """Return the edge by which node k reads node i."""
        assert self._chain
        spread = (place - (len(self._chain.expression.nodes[k].inputs) - 1) / 2) * 14
        start, end = self._at(i), self._at(k) + QPointF(-RADIUS, spread)
        start += QPointF(RADIUS if self._chain.expression.nodes[i].inputs else 24, 0)
        bend = max(24.0, (end.x() - start.x()) / 2)
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
        return path

    def _write(self, painter: QPainter, at: QPointF, value: float | None, derivative: float | None) -> None:
        """Write a value above a place of an edge, and a derivative below it."""
        if value is not None:
            self._number(painter, QRectF(at.x() - 50, at.y() - 19, 100, 16), number(value), value, False)
        if derivative is not None:
            self._number(painter, QRectF(at.x() - 50, at.y() + 3, 100, 16), number(derivative), derivative, True)

    def _number(self, painter: QPainter, room: QRectF, text: str, value: float, back: bool) -> None:
        text = f"← {text}" if back else text
        painter.setFont(text_font(SMALL_PX, QFont.Weight.DemiBold if back else QFont.Weight.Normal))
        width = painter.fontMetrics().horizontalAdvance(text) + 6
        painter.fillRect(
            QRectF(room.center().x() - width / 2, room.y() + 1, width, room.height() - 2), self.theme.color("panel")
        )
        painter.setPen(self._signed(value))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _signed(self, value: float) -> QColor:
        """Return the colour of a number, which tells its sign."""
        tokens = self.theme.tokens
        signed = tokens.positive_ink if value > 0 else tokens.negative_ink if value < 0 else tokens.muted
        return QColor(signed if np.isfinite(value) else tokens.bad)

    def _paint_end(self, painter: QPainter) -> None:
        """Paint the edge that leaves the result."""
        assert self._chain
        result = self._chain.result
        start = self._at(result) + QPointF(RADIUS if self._chain.expression.nodes[result].inputs else 24, 0)
        end = start + QPointF(84, 0)
        painter.setPen(QPen(self.theme.color("disabled"), 1.2))
        painter.drawLine(start, end)
        typeset(latex_name(self._chain.names[result]), 15).paint(painter, end.x() + 6, end.y() + 5, self._text())
        middle = (start + end) / 2
        self._write(painter, middle, self._state.values.get(result), 1.0 if self._state.derivatives else None)

    def _text(self) -> QColor:
        return self.theme.color("text")

    def _paint_node(self, painter: QPainter, k: int) -> None:
        assert self._chain
        node, at, tokens = self._chain.expression.nodes[k], self._at(k), self.theme.tokens
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
        derivative = self._state.derivatives.get(k)
        if node.operation == VARIABLE and derivative is not None:
            whole = "" if k in self._state.whole else " …"
            painter.setFont(text_font(SMALL_PX, QFont.Weight.DemiBold))
            painter.setPen(self._signed(derivative))
            room = QRectF(at.x() - 96, at.y() + 17, 120, 16)  # ends with the node, or it would lie on the edge's number
            top, below = (plain(self._chain.names[n]) for n in (self._chain.result, k))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, right, f"∂{top}/∂{below} = {number(derivative)}{whole}")

    def _sign(self, k: int) -> str:
        """Return what stands in a node; an exponent that is a number stands there, too."""
        assert self._chain
        node = self._chain.expression.nodes[k]
        sign = SIGNS.get(node.operation, node.operation)
        power = node.operation == "power" and node.inputs[1] not in self._places
        return sign + self._chain.names[node.inputs[1]] if power else sign

    # --- pointer ------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a node."""
        if event.button() == Qt.MouseButton.LeftButton:
            for k in self._places:
                away = event.position() - self.place_of(k)
                if abs(away.x()) <= 24 and abs(away.y()) <= RADIUS:
                    self.chosen.emit(k)
                    return
        event.ignore()


def number(value: float) -> str:
    """Write a number in as few digits as there is room for."""
    return f"{value:.4g}".replace("-", "−")


def _lay_out(expression: Expression) -> dict[int, QPointF]:
    """Return column and row of each node that is painted.

    What is read lies at the left of what reads it, which is as low as what it reads. Exponents that are numbers stand
    within their node.
    """
    nodes = expression.nodes
    exponents = {n.inputs[1] for n in nodes if n.operation == "power" and nodes[n.inputs[1]].operation == NUMBER}
    columns = [0] * len(nodes)
    for k, node in enumerate(nodes):
        if node.inputs:
            columns[k] = 1 + max(columns[i] for i in node.inputs)
    readers: list[list[int]] = [[k for k, node in enumerate(nodes) if i in node.inputs] for i in range(len(nodes))]
    for k, node in enumerate(nodes):
        if not node.inputs and readers[k]:  # close to where they are read first
            columns[k] = min(columns[r] for r in readers[k]) - 1
    rows = [0.0] * len(nodes)
    leaves = [k for k in _leaves(expression) if k not in exponents]
    for row, k in enumerate(leaves):
        rows[k] = float(row)
    taken: dict[int, list[float]] = {}
    for k in leaves:
        taken.setdefault(columns[k], []).append(rows[k])
    for k, node in enumerate(nodes):
        if node.inputs:
            wanted = float(np.mean([rows[i] for i in node.inputs if i not in exponents]))
            rows[k] = _free(wanted, taken.setdefault(columns[k], []))
            taken[columns[k]].append(rows[k])
    shown = [k for k in range(len(nodes)) if k not in exponents]
    highest, first = min(rows[k] for k in shown), min(columns[k] for k in shown)
    return {k: QPointF(columns[k] - first, rows[k] - highest) for k in shown}


def _leaves(expression: Expression) -> list[int]:
    """Return the nodes that read nothing, in the order in which the formula has them."""
    found: list[int] = []

    def visit(k: int) -> None:
        if not expression.nodes[k].inputs and k not in found:
            found.append(k)
        for i in expression.nodes[k].inputs:
            visit(i)

    visit(len(expression.nodes) - 1)
    return found


def _free(wanted: float, taken: list[float]) -> float:
    """Return the row nearest to the wanted one that is at least 1 away from all that are taken."""
    tries = [wanted, *(t + sign for t in taken for sign in (-1.0, 1.0))]
    good = [row for row in tries if all(abs(row - t) >= 1 - 1e-9 for t in taken)]
    return min(good, key=lambda row: abs(row - wanted))
