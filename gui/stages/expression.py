"""An expression as a computational graph, gone through move by move by the same keys as a training step."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.copy_menu import Formula
from gui.formulas import wrong
from gui.stages.move_head import MoveHead
from gui.theme import Theme, set_role, tabular
from gui.widgets.area import area
from gui.widgets.chain_graph import ChainGraph
from gui.widgets.flow import Flow
from gui.widgets.hint import Hint, Words
from gui.widgets.move_list import Entry
from gui.widgets.number import NumberField
from gui.widgets.translated import Translated
from model.expressions import Expression
from model.grammar import MAX_VARIABLES, Unreadable, read
from model.inside.chain import Chain, ChainMove, number, plain

FIRST = "z = (x + y)²"
"""The formula of the book's chapter 5."""

TALL = 60
"""How high a formula with a fraction is, in pixels: so much room is kept, or the graph would jump."""

STRIP, STRIP_SIDE = (9, 4), 12
"""The room above and below what is said of a move, and between its parts; and beside it; in pixels."""

FURTHEST = 1e6
"""How far from 0 a variable may be."""


class ExpressionView(Translated, QWidget):
    """The formula that was typed, its graph, and the present move.

    Signals:
        moved (): another move is the present one, or the moves are others.
    """

    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._expression = read(FIRST)
        self._done = 0
        self._values: dict[str, float] = {}
        self.typed = QLineEdit(FIRST, self)
        self.typed.setFixedWidth(260)
        self.typed.textChanged.connect(self._read)
        self._hint = Hint(theme, self)
        self._fields = [self._field(theme, k) for k in range(MAX_VARIABLES)]
        self.graph = ChainGraph(theme)
        self.graph.chosen.connect(self._node_chosen)
        self._sentence, self._numbers, self._code = Words(self), Words(self), Words(self)
        for label in (self._numbers, self._code):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFont(tabular(label.font()))
        set_role(self._code, "code")
        self._tools = QWidget(self)
        self.head = MoveHead(theme, self._copied, between=(self._tools, self._hint), room=TALL)
        self.head.moved.connect(self.go)
        self._lay_out()
        self.retranslate()

    def _field(self, theme: Theme, k: int) -> NumberField:
        field = NumberField(theme, -FURTHEST, FURTHEST, 0.5)
        field.setFixedWidth(84)
        field.changed.connect(lambda value, k=k: self._valued(k, value))
        return field

    def _lay_out(self) -> None:
        line = Flow(self._tools, 8)
        line.addWidget(self.typed)
        self._names, self._pairs = [QLabel(self) for _ in self._fields], [QWidget(self._tools) for _ in self._fields]
        for pair, name, field in zip(self._pairs, self._names, self._fields, strict=True):
            set_role(name, "muted")
            beside = QHBoxLayout(pair)
            beside.setContentsMargins(4, 0, 0, 0)
            beside.setSpacing(6)
            beside.addWidget(name)
            beside.addWidget(field)
            line.addWidget(pair)
        self._strip = strip = QFrame(self)
        set_role(strip, "inset")
        inside = QVBoxLayout(strip)
        inside.setContentsMargins(STRIP_SIDE, STRIP[0], STRIP_SIDE, STRIP[0])
        inside.setSpacing(STRIP[1])
        for widget in (self._sentence, self._numbers, self._code):
            inside.addWidget(widget)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 14, 11)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(area(self.graph, across=True), 1)
        column.addWidget(strip)

    # --- the expression -----------------------------------------------------------------------------------------

    def expression(self) -> Expression:
        """Return the formula that was read last."""
        return self._expression

    def done(self) -> int:
        """Return how many moves are done."""
        return self._done

    def chain(self) -> Chain:
        """Return the graph with the values that are set."""
        names = self._expression.variables
        return Chain(self._expression, tuple(self._values.get(name, float(k + 1)) for k, name in enumerate(names)))

    @Slot(str)
    def _read(self, text: str) -> None:
        """Take what is typed as soon as it can be read; what can't be stays, with a word on what is in the way."""
        try:
            expression = read(text)
        except Unreadable as error:
            self._hint.show_text(wrong(error), "warning")
            return
        self._hint.show_text("")
        if expression != self._expression:
            self._expression, self._done = expression, 0
            self._show()

    def _valued(self, k: int, value: float) -> None:
        self._values[self._expression.variables[k]] = value
        self._show()

    # --- moves --------------------------------------------------------------------------------------------------

    def go(self, target: int | str) -> None:
        """Go to a move: how many shall be done, or one of gui.inside.TARGETS; "layer" is the turn, or the end."""
        moves = self.chain().moves
        if target == "layer":
            turn = next((k for k, move in enumerate(moves, 1) if move.kind == "seed"), len(moves))
            target = turn if self._done < turn else len(moves)
        wanted = {"next": self._done + 1, "previous": self._done - 1, "end": len(moves)}.get(str(target), target)
        self._done = max(0, min(int(wanted), len(moves)))
        self._show()

    @Slot(int)
    def _node_chosen(self, node: int) -> None:
        """Go to the move of a node: on the way back to the one that hands its derivative back."""
        moves = self.chain().moves
        back = self._done > 0 and moves[self._done - 1].kind in ("seed", "back")
        wanted = ("back", "seed") if back else ("forward",)
        found = next((k for k, move in enumerate(moves, 1) if move.node == node and move.kind in wanted), None)
        if found is not None:
            self.go(found)

    def entries(self) -> list[Entry]:
        """Return the moves for a list."""
        headings = {
            "values": self.tr("Values"),
            "forward": self.tr("Forward"),
            "seed": self.tr("Back"),
        }
        found, before = [], ""
        for move in self.chain().moves:
            heading = headings.get(move.kind, "") if move.kind != before else ""
            shown = "" if move.kind == "values" or move.brief.count("partial") > 2 else number(move.number)
            found.append(Entry(heading, move.brief, shown, False, self._said(move)))
            before = move.kind
        return found

    def _show(self) -> None:
        chain = self.chain()
        moves = chain.moves
        self._done = min(self._done, len(moves))
        move = moves[self._done - 1] if self._done else None
        self.head.formula.set_latex(move.formula if move else chain.latex())
        self.graph.set_chain(chain, self._done)
        for k, (name, field) in enumerate(zip(self._names, self._fields, strict=True)):
            shown = k < len(self._expression.variables)
            self._pairs[k].setVisible(shown)
            if shown:
                variable = self._expression.variables[k]
                name.setText(f"{plain(variable)} =")
                field.set_value(self._values.get(variable, float(k + 1)))
                field.setAccessibleName(plain(variable))
        self.head.set_ways(self._done > 0, self._done < len(moves))
        self._write(move)
        self.moved.emit()

    def _write(self, move: ChainMove | None) -> None:
        """Say what happens in the present move."""
        start = self.tr("Type any formula. Next goes through its graph: values forward, then derivatives back.")
        self._sentence.set_words(self._said(move) if move else start)
        self._numbers.set_words("\n".join(move.arithmetic) if move else "")
        self._code.set_words("\n".join(move.code) if move else "")
        for label in (self._numbers, self._code):
            label.setVisible(bool(label.text()))
        self._keep_room()
        self.graph.setAccessibleDescription(", ".join(move.arithmetic) if move else "")

    def _keep_room(self) -> None:
        """Have the strip as high as for the move with the most lines, or the graph would jump from move to move."""
        moves, width = self.chain().moves, self._strip.contentsRect().width() - 2 * STRIP_SIDE
        parts = (
            (self._sentence, {self._sentence.text()}),
            (self._numbers, {"\n".join(move.arithmetic) for move in moves}),
            (self._code, {"\n".join(move.code) for move in moves}),
        )
        heights = [max(label.height_of(text, width) for text in texts) for label, texts in parts]
        margin, gap = STRIP
        self._strip.setMinimumHeight(2 * margin + sum(heights) + gap * (len(heights) - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep as much room as the lines take at this width."""
        super().resizeEvent(event)
        self._keep_room()

    def _said(self, move: ChainMove) -> str:
        operation = self._expression.nodes[move.node].operation
        if move.kind == "values":
            return self.tr("The variables get their values.")
        if move.kind == "forward":
            return self.tr("Forward: the node computes its value from what comes in.")
        if move.kind == "seed":
            return self.tr("The way back begins: the result changes as fast as itself.")
        if operation in ("add", "subtract"):
            return self.tr("Back: a sum hands on what comes back as it is; a difference turns the sign of its second.")
        if operation == "multiply":
            return self.tr("Back: a product hands on what comes back, times the other factor.")
        return self.tr("Back: what comes back, times the local derivative (chain rule).")

    def _copied(self) -> Formula:
        chain = self.chain()
        lines = ["import numpy as np", "", *(line for move in chain.moves for line in move.code)]
        numbers = [(name, np.array(value)) for name, value in chain.numbers().items()]
        return Formula(self.head.formula.latex(), "\n".join(lines) + "\n", numbers)

    # --- words --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self.head.set_words(
            back=self.tr("Back to the move before (↑)"),
            layer=(self.tr("To the turn"), self.tr("Go on to where the derivatives begin to come back")),
            end=(self.tr("To the end"), self.tr("Do all moves")),
            copies=self.tr("Copy the formula, the lines of NumPy or the numbers"),
        )
        self.typed.setAccessibleName(self.tr("Formula"))
        self.typed.setToolTip(
            self.tr("Any formula of + − × / ^, sin, cos, tan, exp, log, sqrt, abs, tanh and up to 8 variables")
        )
        for field in self._fields:
            field.setToolTip(self.tr("The value of this variable"))
        self.graph.setAccessibleName(self.tr("Computational graph"))
        self.graph.setToolTip(
            self.tr("Above an edge the value, below it the derivative that comes back; click a node to go to it")
        )
        self._read(self.typed.text())
        self._show()
