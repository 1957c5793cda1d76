"""An expression as a computational graph, gone through move by move by the same keys as a training step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.copy_menu import Formula
from gui.edits import Edits
from gui.explanation import Explanation
from gui.formulas import placed
from gui.inside import Target
from gui.stages.move_head import MoveHead
from gui.theme import Theme, set_role, tabular, unjoined
from gui.widgets.area import area
from gui.widgets.chain_graph import ChainGraph
from gui.widgets.flow import Flow
from gui.widgets.hint import Hint, Words
from gui.widgets.move_list import Entry
from gui.widgets.number import NumberField
from gui.widgets.translated import Translated
from model.expressions import Expression
from model.grammar import MAX_VARIABLES, read
from model.inside.chain import Chain, ChainMove
from model.inside.writings import number, plain
from model.tokens import Unreadable

FIRST = "z = (x + y)²"
"""The formula of the book's chapter 5."""

TALL = 60
"""How high a formula with a fraction is, in pixels: so much room is kept, or the graph would jump."""

IN_SIGHT = 90, 50
"""How much around the node of the present move is brought into sight beside it, and above and below, in pixels."""

LOW, GRAPH = 440, (110, 160)
"""How high the graph is at least, in a page that is lower than LOW, and else, in pixels: where that is more than there
is room for, the page scrolls."""

FIELD, FIELD_SHARE = (168, 260), 0.375
"""How narrow and how wide the field for the formula may be, in pixels, and its share of the page in between."""

STRIP, STRIP_SIDE = (9, 4), 12
"""The room above and below what is said of a move, and between its parts; and beside it; in pixels."""

FURTHEST = 1e6
"""How far from 0 a variable may be."""

PAUSE_MS = 600
"""How long nobody types before the text is read: on the way to max, m a would be a product of two variables."""


@dataclass(frozen=True)
class At:
    """A formula, with a value for each of its variables."""

    expression: Expression
    values: tuple[float, ...]


class FormulaEdits(Edits[At]):
    """The formula that the person has chosen, and its values.

    Signals:
        taken (At): they are others, whoever changed them.
    """

    taken = Signal(object)

    def __init__(self, choices: At, parent: QObject | None = None) -> None:
        super().__init__(choices, parent)

    def take(self, choices: At) -> None:
        """Put others in force."""
        super().take(choices)
        self.taken.emit(choices)


class MoveStrip(QFrame):
    """What is said of a move, its lines of arithmetic, and its code."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "inset")
        self.sentence, self.numbers, self.code = self._parts = [Words(self) for _ in range(3)]
        self._kept: list[set[str]] = [set() for _ in self._parts]
        for label in (self.numbers, self.code):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFont(tabular(label.font()))
        set_role(self.code, "code")
        column = QVBoxLayout(self)
        column.setContentsMargins(STRIP_SIDE, STRIP[0], STRIP_SIDE, STRIP[0])
        column.setSpacing(STRIP[1])
        for label in self._parts:
            column.addWidget(label)
        column.addStretch(1)

    def show_move(self, said: str, move: ChainMove | None, moves: Sequence[ChainMove]) -> None:
        """Write a move down, with room for each of these."""
        self.sentence.set_words(said)
        self.numbers.set_words("\n".join(move.arithmetic) if move else "")
        self.code.set_words("\n".join(move.code) if move else "")
        for label in (self.numbers, self.code):
            label.setVisible(bool(label.text()))
        self._kept = [{said}, {"\n".join(m.arithmetic) for m in moves}, {"\n".join(m.code) for m in moves}]
        self._keep_room()

    def _keep_room(self) -> None:
        """Be as high as for the move with the most lines, or the graph would jump from move to move."""
        width, (margin, gap) = self.contentsRect().width() - 2 * STRIP_SIDE, STRIP
        heights = [
            max((label.height_of(text, width) for text in texts), default=0)
            for label, texts in zip(self._parts, self._kept, strict=True)
        ]
        self.setMinimumHeight(2 * margin + sum(heights) + gap * (len(heights) - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep as much room as the lines take at this width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._keep_room()


class ExpressionView(Translated, QWidget):
    """The formula that was typed, its graph, and the present move.

    It is read after a pause in typing, by Enter, or as soon as another move is asked for. While it can't be read, the
    graph and the moves of the one before are faded, and nothing goes through them.

    Attributes:
        edits: formula and values, to be taken back and done again.

    Signals:
        moved (): another move is the present one, the moves are others, or they are in force no more, or again.
    """

    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._expression = read(FIRST)
        self._done = 0
        self._readable = True
        self._values: dict[str, float] = {}
        self.edits = FormulaEdits(self._at(self._expression), self)
        self.edits.taken.connect(self._taken)
        self.typed = QLineEdit(FIRST, self)
        self.typed.setFont(unjoined(self.typed.font()))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self.take(lasting=False))
        self.typed.textEdited.connect(lambda: self._pause.start())
        self.typed.editingFinished.connect(self.take)
        self._hint = Hint(theme, self)
        self._fields = [self._field(theme, k) for k in range(MAX_VARIABLES)]
        self.graph = ChainGraph(theme)
        self.graph.chosen.connect(self._node_chosen)
        self.strip = MoveStrip(self)
        self._tools = QWidget(self)
        self._explanation = Explanation(theme, self._tools)
        for field in self._fields:
            self._explanation.watch(field)
        self.head = MoveHead(theme, self._copied, between=(self._tools, self._hint, self._explanation), room=TALL)
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
        self._around = area(self.graph, across=True)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 14, 11)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self._around, 1)
        column.addWidget(self.strip)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area(page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have formula and values beside each other, and the whole graph in sight, where that can be."""
        super().resizeEvent(event)
        self.typed.setFixedWidth(max(FIELD[0], min(FIELD[1], round(self.width() * FIELD_SHARE))))
        self._around.setMinimumHeight(GRAPH[self.height() >= LOW])

    # --- the expression -----------------------------------------------------------------------------------------

    def expression(self) -> Expression:
        """Return the formula that was read last."""
        return self._expression

    def done(self) -> int:
        """Return how many moves are done."""
        return self._done

    def chain(self) -> Chain:
        """Return the graph with the values that are set."""
        return Chain(self.edits.choices.expression, self.edits.choices.values)

    def in_force(self) -> bool:
        """Return whether the moves are those of what stands in the field."""
        return self._readable

    def _at(self, expression: Expression) -> At:
        """Return a formula with the values that its variables had last; at first they are 1, 2, 3 …"""
        names = expression.variables
        return At(expression, tuple(self._values.get(name, float(k + 1)) for k, name in enumerate(names)))

    @Slot()
    def take(self, lasting: bool = True) -> None:
        """Take what is typed; what can't be read stays, with a word on what is in the way.

        Args:
            lasting: False while it is typed: only its end can be undone.
        """
        was = self._readable, self.edits.choices
        expression = self._read()
        self.edits.edit(self._at(expression) if expression else self.edits.choices, lasting)
        if self._readable != was[0] and self.edits.choices == was[1]:
            self._show()

    def _read(self) -> Expression | None:
        """Read what is typed, and say what is in the way."""
        self._pause.stop()
        try:
            expression = read(self.typed.text())
        except Unreadable as error:
            self._hint.show_text(placed(error), "warning")
            expression = None
        else:
            self._hint.show_text("")
        self._readable = expression is not None
        return expression

    @Slot(object)
    def _taken(self, formula: At) -> None:
        """Show another formula, or the same with other values."""
        at_first = self._at(formula.expression).values  # what nobody has set goes by its place
        given = zip(formula.expression.variables, formula.values, at_first, strict=True)
        self._values |= {name: value for name, value, first in given if value != first}
        if formula.expression != self._expression:
            self._expression, self._done = formula.expression, 0
        self._write_formula()
        self._show()

    def _write_formula(self) -> None:
        """Have the formula in the field; where it was typed, as it was typed."""
        if self._read() != self._expression:
            self.typed.setText(str(self._expression))
            self._read()

    def _valued(self, k: int, value: float) -> None:
        at = self.edits.choices
        self.edits.edit(replace(at, values=(*at.values[:k], value, *at.values[k + 1 :])))

    def begin(self, chain: Chain) -> None:
        """Have another formula with its values, and none of its moves done."""
        self.take()  # what is half typed; an edit of its own begins
        self.edits.edit(At(chain.expression, chain.at))
        self._write_formula()  # what can't be read may stand there
        self.go(0)

    # --- moves --------------------------------------------------------------------------------------------------

    def go(self, target: Target) -> None:
        """Go to a move; "layer" is the turn from the way forward to the way back, or the end."""
        if self._pause.isActive():
            self.take()
        if not self._readable:
            return
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
        if move and move.kind != "values":
            place = self.graph.place_of(move.node).toPoint()
            self._around.ensureVisible(place.x(), place.y(), *IN_SIGHT)
        for k, (name, field) in enumerate(zip(self._names, self._fields, strict=True)):
            shown = k < len(self._expression.variables)
            self._pairs[k].setVisible(shown)
            if shown:
                variable = self._expression.variables[k]
                name.setText(f"{plain(variable)} =")
                field.set_value(self._values.get(variable, float(k + 1)))
                field.setAccessibleName(plain(variable))
                field.setObjectName(f"value:{variable}")
        for part in (self.graph, self.strip, *self._pairs):
            part.setEnabled(self._readable)
        self.head.set_ways(self._done > 0, self._done < len(moves), in_force=self._readable)
        self._write(move)
        self.moved.emit()

    def _write(self, move: ChainMove | None) -> None:
        """Say what happens in the present move."""
        start = self.tr("Type any formula. Next goes through its graph: values forward, then derivatives back.")
        self.strip.show_move(self._said(move) if move else start, move, self.chain().moves)
        self.graph.setAccessibleDescription(", ".join(move.arithmetic) if move else "")

    def _said(self, move: ChainMove) -> str:
        operation = self._expression.nodes[move.node].operation
        if move.kind == "values" and not self._expression.variables:
            return self.tr("There are no variables: numbers are all it is made of.")
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
            self.tr(
                "Any formula of + − × / ^, sin, cos, tan, exp, log, sqrt, abs, tanh, sigmoid, relu,\n"
                "max(a, b), min(a, b), π, e and up to 8 variables"
            )
        )
        for field in self._fields:
            field.setToolTip(self.tr("The value of this variable"))
        self.graph.setAccessibleName(self.tr("Computational graph"))
        self.graph.setToolTip(
            self.tr("Above an edge the value, below it the derivative that comes back; click a node to go to it")
        )
        self.take()
        self._show()
