"""The present move of a step: its formula, its lines of NumPy, its arrays, and one cell written out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.copy_menu import Formula
from gui.copying import code_text
from gui.sentences import sentence
from gui.stages.move_arrays import MoveArrays
from gui.stages.move_head import MoveHead
from gui.stages.move_tools import MoveTools
from gui.stages.scalar import ScalarStrip
from gui.theme import Theme, set_role
from gui.widgets.area import area
from gui.widgets.at_once import at_once
from gui.widgets.hint import Words
from gui.widgets.order import in_order
from gui.widgets.translated import Translated
from model.inside.cell import Cell, CellAnswer
from model.inside.present_move import MoveAnswer, Quantity
from model.inside.slope import Slope, SlopeAnswer
from model.observations import Observation

STRIP = 72
"""How much room the arithmetic of a cell takes with two lines, in pixels: what is above must not change with it."""

LINK = 24
COMPARED = "weights_gradient", "bias_gradient", "scale_gradient", "shift_gradient", "slope_gradient"
"""What the offer to compare a cell with its numerical twin takes, in pixels; and the moves whose cells have it."""

BELOW = 10
"""Under the arrays, in pixels."""

LOW = 480
"""In less height what is said of a move is folded away, or there was hardly any room for its arrays; in pixels."""

Place = tuple[str, tuple[int, ...]]
"""A cell: the key of its array, and its index."""


class MovePage(Translated, QFrame):
    """All that is told of one move.

    Attributes:
        present: the move, if a step is under way or has just been gone through.
        area: what is scrolled: all but the buttons, and the strip with the arithmetic.

    Signals:
        moved (str): the person wants to go to another move; see gui.inside.
        asks (): its questions are others.
    """

    moved = Signal(object)
    asks = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.present: MoveAnswer | None = None
        self._written: MoveAnswer | None = None  # what is written in the page, which may be hidden
        self._answers: Mapping[Observation, object] = {}
        self._chosen: Place | None = None
        self._pointed: Place | None = None
        self._brought: Cell | None = None  # the chosen cell whose sources were brought into sight
        self._compares = False
        self._asked: Slope | None = None
        set_role(self, "panel")
        self.head = MoveHead(theme, self._formula, arrays=True)
        self.head.moved.connect(self.moved)
        self._sentence, self._code = Words(self), Words(self)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self._code, "code")
        self.tools = MoveTools(theme)
        self.tools.changed.connect(self.asks)
        self.tools.sample_changed.connect(self._follow_sample)
        self.tools.words.toggled.connect(self._fold_words)
        self.arrays = MoveArrays(theme)
        self.arrays.chosen.connect(self._choose)
        self.arrays.pointed.connect(self._point)
        self.strip = ScalarStrip(theme)
        self.strip.slope_wanted.connect(self._compare)
        self._lay_out()
        self.retranslate()
        in_order(self.head.buttons, self.head, self.tools, self.arrays, self.strip)

    def _lay_out(self) -> None:
        self._inside = QWidget(self)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 6, 14, BELOW)
        column.setSpacing(10)
        for widget in (self.head, self._sentence, self._code, self.tools, self.arrays):
            column.addWidget(widget)
        column.addStretch(1)
        self.area = area(self._inside)
        self.area.installEventFilter(self)
        top = QVBoxLayout()
        top.setContentsMargins(15, 13, 13, 4)
        top.addWidget(self.head.buttons)  # they stay in sight while the rest is scrolled
        frame = QVBoxLayout(self)
        frame.setContentsMargins(1, 1, 1, 1)
        frame.setSpacing(0)
        frame.addLayout(top)
        frame.addWidget(self.area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(11, 4, 11, 11)
        foot.addWidget(self.strip)
        frame.addLayout(foot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have as many arrays in sight as there can be, wherever the buttons above end."""
        if watched is self.area and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._share_sight()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low page to the arrays."""
        super().resizeEvent(event)
        self._fold_words()

    @Slot()
    def _fold_words(self) -> None:
        low = self.height() < LOW
        self.tools.words.setVisible(low)
        for words in (self._sentence, self._code):
            words.setVisible(not low or self.tools.words.isChecked())

    def _share_sight(self) -> None:
        """Leave to the arrays what the arithmetic of a cell of such a move does not take."""
        move = self._written
        offers = move is not None and move.lines[move.done - 1].kind in COMPARED
        self.arrays.set_sight(self.height() - self.area.y() - STRIP - (LINK if offers else 0) - BELOW)

    # --- questions ----------------------------------------------------------------------------------------------

    def questions(self) -> tuple[Observation, ...]:
        """Return what it wants to know."""
        part = self.tools.present().part
        chosen = Cell(*self._chosen, part) if self._chosen else None
        wanted = (self.tools.present(), chosen, self._cell(), self._slope())
        return tuple(dict.fromkeys(question for question in wanted if question))

    def _cell(self) -> Cell | None:
        place = self._pointed or self._chosen
        return Cell(*place, self.tools.present().part) if place else None

    def _slope(self) -> Slope | None:
        """Return the question about the slope of the chosen parameter, where it was asked for."""
        if not self._chosen or not self._compares:
            return None
        chosen = self._answers.get(Cell(*self._chosen, self.tools.present().part))
        return Slope(chosen.slope) if isinstance(chosen, CellAnswer) and chosen.slope is not None else None

    # --- what is shown ------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Have no move present; what is written stays, unseen, until there is one again."""
        self.present, self._answers = None, {}
        self._chosen = self._pointed = None

    def show_answers(self, answers: Mapping[Observation, object]) -> bool:
        """Show what is known now; return whether the move is another one, or is shown in another way."""
        self._answers = dict(answers)
        answer, before = answers.get(self.tools.present()), self.present
        changed = isinstance(answer, MoveAnswer) and answer is not before
        if isinstance(answer, MoveAnswer) and changed:
            self.present = self._written = answer
            here, there = (answer.step, answer.done), (before.step, before.done) if before else None
            if before and (there, before.part) == (here, answer.part):
                self._write()
            else:
                self._begin_move(answer)
            if there != here:
                self.area.verticalScrollBar().setValue(0)
        self._show_cell()
        return changed

    def _begin_move(self, move: MoveAnswer) -> None:
        """Show another move than before: a cell of it is written out at once."""
        self._compares, self._pointed, self._brought = self._finds_numerically(), None, None
        self._chosen = first_cell((*move.results, *move.operands)[0])
        self.asks.emit()
        self._write()
        self.arrays.begin(*self._chosen)

    def _write(self) -> None:
        """Show the present move, or the last one there was, in the language of now."""
        move = self._written
        if move:
            code = "\n".join(f"{line}    # {shapes}" if shapes else line for line, shapes in move.code)
            with at_once(self._inside, self.arrays):
                self.head.formula.set_latex(move.formula)
                self._sentence.set_words(sentence(move.sentence))
                self._code.set_words(code)
                self.tools.show_move(move)
                self.arrays.show_move(move, self._row())
                self._share_sight()
            in_order(self.head.formula, self.tools, self.arrays)
            self._settle()

    @staticmethod
    def _settle() -> None:
        """Have everything take its place at once: how much of the arrays is in sight follows from what is above."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _row(self) -> int | None:
        """Return the row of the chosen cell, if its array has rows."""
        return self._chosen[1][0] if self._chosen and len(self._chosen[1]) == 2 else None

    def _show_cell(self) -> None:
        question, slope_question = self._cell(), self._slope()
        found = self._answers.get(question) if question else None
        found = found if isinstance(found, CellAnswer) else None
        slope = self._answers.get(slope_question) if slope_question and not self._pointed else None
        slope = slope if isinstance(slope, SlopeAnswer) else None
        numerical = self._finds_numerically()
        self.arrays.open_trial(slope, self._chosen, numerical)
        source = Cell(*found.copied, self.tools.present().part) if found and found.copied else None
        name = " = ".join(filter(None, (self.arrays.name_of(question), self.arrays.name_of(source))))
        self.strip.show_cell(name, found, None if numerical else slope, not numerical)
        if slope_question != self._asked:  # which parameter it is, the answer about the cell has told
            self._asked = slope_question
            self.asks.emit()
        fresh = found is not None and not self._pointed and question != self._brought
        if fresh:
            self._brought = question
        self.arrays.mark(question, found, bring=fresh)

    def _formula(self) -> Formula | None:
        """Return what can be copied of the move."""
        move = self._written
        return Formula(move.formula, code_text(move.code), self.arrays.named()) if move else None

    def _finds_numerically(self) -> bool:
        """Whether the run itself finds the gradient by differences, in this move."""
        return self.present is not None and self.present.lines[self.present.done - 1].kind == "numerical_gradient"

    # --- what the person does -----------------------------------------------------------------------------------

    @Slot(str, object)
    def _choose(self, key: str, index: tuple[int, ...]) -> None:
        self._chosen, self._pointed, self._compares = (key, index), None, self._finds_numerically()
        self.arrays.open_softmax(self._row())
        self.asks.emit()
        self._show_cell()

    @Slot(str, object)
    def _point(self, key: str, index: tuple[int, ...] | None) -> None:
        pointed = None if index is None else (key, index)
        if pointed != self._pointed:
            self._pointed = pointed
            self.asks.emit()
            self._show_cell()

    @Slot()
    def _compare(self) -> None:
        self._compares, self._pointed = True, None
        self.asks.emit()

    @Slot()
    def _follow_sample(self) -> None:
        self._chosen = None
        self.asks.emit()

    # --- words --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self.head.set_words(
            back=self.tr("Back to the move before: the step is begun anew up to it (↑)"),
            layer=(self.tr("Next layer"), self.tr("Go on to the first move of another layer")),
            end=(self.tr("End of step"), self.tr("Do all moves up to the update")),
            copies=self.tr("Copy the formula, the lines of NumPy or an array"),
        )
        self._code.setAccessibleName(self.tr("In NumPy"))
        self._code.setToolTip(self.tr("The lines of NumPy that compute it, with the shapes of this batch"))
        self._write()


def first_cell(q: Quantity) -> Place:
    """Return the cell that is written out first: the first one, or where that is 0, the largest one, best in sight.

    In images it is always the largest one of the first of them: in their corners a sum is often of zeros only.
    """
    start = tuple(0 for _ in q.values.shape)
    if q.values.size and (q.values.ndim == 4 or not q.values[start]):
        sight = q.values[..., :1] if q.values.ndim == 4 else q.values[:1] if q.image else _seen_first(q.values)
        start = tuple(int(n) for n in np.unravel_index(np.argmax(np.abs(sight)), sight.shape))
    return q.key, tuple(a + b for a, b in zip(start, q.offset, strict=True))


def _seen_first(values: np.ndarray) -> np.ndarray:
    """Return those of an array that are seen without scrolling, or, where they are 0, without scrolling to the side."""
    for rows in (8, None):
        few = values[tuple(slice(n) for n in (rows, 8)[2 - min(2, values.ndim) :])]
        if few.any():
            return few
    return values
