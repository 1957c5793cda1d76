"""The Inside stage: one training step, move by move, with every number in its formula."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout

from gui import words
from gui.inside import Target
from gui.sentences import sentence
from gui.stages.base import Stage
from gui.stages.expression import ExpressionView
from gui.stages.move_page import MovePage
from gui.theme import Theme, set_role
from gui.widgets.area import area
from gui.widgets.button import TextButton
from gui.widgets.hint import Words
from gui.widgets.move_list import Entry, MoveList
from gui.widgets.order import in_order
from gui.widgets.segmented import Segmented
from model.inside.present_move import Line
from model.layers.base import shape_text
from model.observations import Observation
from model.snapshot import Snapshot

LIST, LIST_SHARE = (240, 340), 0.22
"""How narrow and how wide the list of moves may be, in pixels, and its share of the stage in between."""

SMALL_LIST, SMALL_SHARE = 190, 0.26
"""How narrow it may be where the stage is small, in pixels, and how much of that it has at most."""

INVITATION = 520
"""How wide the words on the empty stage are at most, in pixels."""


class InsideStage(Stage):
    """The moves of a step in a list, and the one that was done last beside it; or the same of a formula.

    As long as no step is gone through, the list shows what the next one will do.

    Signals:
        moved (int or str): the person wants to go to another move; see gui.inside.
        subject_changed (): something else is gone through.
    """

    moved = Signal(object)
    subject_changed = Signal()

    alone_below = math.inf

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._ahead: tuple[Line, ...] = ()  # the moves of the next step
        self._diverged = False
        self._make_list()
        self._make_invitation()
        self.page = MovePage(theme)
        self.page.moved.connect(self.moved)
        self.page.asks.connect(self.ask)
        self.expression = ExpressionView(theme)
        self.expression.moved.connect(self._show_expression)
        framed = QFrame(self)
        set_role(framed, "panel")
        column = QVBoxLayout(framed)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.expression)
        self._pages = QStackedWidget(self)
        for page in (self._invitation, self.page, framed):
            self._pages.addWidget(page)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(self._list_card)
        outer.addWidget(self._pages, 1)
        self.retranslate()
        in_order(self.subject, self.moves, self._pages)

    def _make_list(self) -> None:
        self._list_card = QFrame(self)
        set_role(self._list_card, "panel")
        self._list_card.setFixedWidth(LIST[0])
        self.subject = Segmented(self.theme)
        self.subject.changed.connect(self._subject_chosen)
        self._count = QLabel(self)
        set_role(self._count, "small")
        self.moves = MoveList(self.theme)
        self.moves.chosen.connect(self.go)
        self._list_area = area(self.moves)
        self._keeps = Words(self)
        set_role(self._keeps, "small")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 4, 0)  # the scroll bar of the list stands farther out
        head.addWidget(self.subject)
        head.addStretch(1)
        head.addWidget(self._count)
        column = QVBoxLayout(self._list_card)
        column.setContentsMargins(10, 12, 6, 10)
        column.addLayout(head)
        column.addWidget(self._list_area, 1)
        column.addWidget(self._keeps)

    def _make_invitation(self) -> None:
        """Make the page that is there as long as no step is gone through."""
        self._empty = QLabel(self)
        self._empty.setWordWrap(True)
        self._empty.setMaximumWidth(INVITATION)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._empty, "muted")
        self._begin = TextButton(self)
        self._begin.setObjectName("button:begin")
        set_role(self._begin, "primary")
        self._begin.clicked.connect(lambda: self.moved.emit("next"))
        self._invitation = QFrame(self)
        set_role(self._invitation, "panel")
        column = QVBoxLayout(self._invitation)
        column.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._empty, INVITATION)  # all there is, up to its width
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(12)
        column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list its share."""
        super().resizeEvent(event)
        least = max(SMALL_LIST, min(LIST[0], round(self.width() * SMALL_SHARE)))
        self._list_card.setFixedWidth(max(least, min(LIST[1], round(self.width() * LIST_SHARE))))

    # --- the run ------------------------------------------------------------------------------------------------

    def questions(self) -> tuple[Observation, ...]:
        return (*self.page.questions(), self.page.tools.ahead())

    def show_run(self, snapshot: Snapshot) -> None:
        if snapshot.diverged != self._diverged:
            self._diverged = snapshot.diverged
            self._invite()
            self._show_subject()
        if snapshot.moves is None:
            ahead = snapshot.answers.get(self.page.tools.ahead()) or self._ahead
            if self.page.present or ahead != self._ahead:
                self._ahead = ahead
                self.page.forget()
                self._show_subject()
        elif self.page.show_answers(snapshot.answers):
            self._show_subject()

    # --- the two subjects ---------------------------------------------------------------------------------------

    @property
    def seen(self) -> str:
        """What is gone through: a "step", or an "expression"."""
        return self.subject.value()

    def show_part(self, part: str) -> None:
        """Go through a "step", or an "expression"."""
        self.subject.set_value(part)
        self._subject_chosen(part)

    def shows_expression(self) -> bool:
        """Whether a formula is gone through instead of a training step."""
        return self.subject.value() == "expression"

    @Slot(int)
    def go(self, target: Target) -> None:
        """Go on, or back, in what is gone through; see gui.inside."""
        if self.shows_expression():
            self.expression.go(target)
        else:
            self.moved.emit(target)

    @Slot(str)
    def _subject_chosen(self, key: str) -> None:
        self._show_subject()
        self.subject_changed.emit()

    def _show_subject(self) -> None:
        """Bring the page to the front that there is something for, with its list."""
        move = self.page.present
        self._pages.setCurrentIndex(2 if self.shows_expression() else 1 if move else 0)
        self._tell_kept(0 if self.shows_expression() or move is None else sum(size for _, size in move.keeps))
        if self.shows_expression():
            self._show_expression()
        elif move:
            self._list_moves([self._entry(move.lines, k) for k in range(len(move.lines))], move.done)
        else:
            self._list_moves([self._entry(self._ahead, k) for k in range(len(self._ahead))], 0)
            self.moves.setEnabled(bool(self._ahead) and not self._diverged)

    def _tell_kept(self, size: int) -> None:
        """Say how many bytes are kept by now for the backward pass."""
        text = self.tr("■ kept for the backward pass: {size}").format(size=size_text(size))
        self._keeps.set_words(text if size else "")
        self._keeps.setVisible(size > 0)

    @Slot()
    def _show_expression(self) -> None:
        """Show the moves through the formula in the list."""
        if self.shows_expression():
            self._list_moves(self.expression.entries(), self.expression.done())
            self.moves.setEnabled(self.expression.in_force())

    def _list_moves(self, entries: list[Entry], done: int) -> None:
        self._count.setText(self.tr("{done} / {all}").format(done=done, all=len(entries)))
        self.moves.set_moves(entries, done)
        present = self.moves.place_of(done).toRect()
        self._list_area.ensureVisible(0, present.center().y(), 0, present.height() * 2)

    def _entry(self, lines: tuple[Line, ...], k: int) -> Entry:
        line, before = lines[k], lines[k - 1] if k else None
        phase = self._phase(line)
        heading = phase if before is None or self._phase(before) != phase else ""
        kept = self.tr("keeps {size} for the backward pass").format(size=size_text(line.kept)) if line.kept else ""
        tip = "\n".join(filter(None, (sentence(line.sentence), kept)))
        return Entry(heading, line.formula, shape_text(line.shape).replace(" ", ""), line.kept > 0, tip)

    def _phase(self, line: Line) -> str:
        """Return what stands above a group of moves."""
        if not line.layer:
            return self.tr("Batch") if line.kind == "batch" else self.tr("Loss") if line.kind == "loss" else self.tr(
                "Parameters"
            )  # fmt: skip
        place = self.tr("layer {n} · {kind}").format(n=line.layer, kind=words.name("layer", line.row))
        back = line.kind.endswith("gradient") or line.kind == "col2im"
        return self.tr("Back: {layer}").format(layer=place) if back else self.tr("Forward: {layer}").format(layer=place)

    # --- words --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(self.tr("Inside"))
        self.subject.set_options(
            [
                ("step", self.tr("A step"), self.tr("One training step of your own network")),
                ("expression", self.tr("A formula"), self.tr("A formula that you type, as a computational graph")),
            ]
        )
        self.subject.set_value(self.subject.value() or "step")
        self.subject.setAccessibleName(self.tr("What is gone through"))
        self.moves.setAccessibleName(self.tr("Moves of the step"))
        self.moves.setToolTip(self.tr("Click a move to go to it"))
        self._begin.setText(self.tr("Step into"))
        self._invite()
        self._show_subject()

    def _invite(self) -> None:
        """Say what there is to see, or why there is no step to go into."""
        self._begin.setEnabled(not self._diverged)
        if self._diverged:
            self._empty.setText(
                self.tr("The run has diverged: there is no further step. Go back some steps to look inside one.")
            )
            self._begin.setToolTip(self.tr("The run has diverged: go back some steps first"))
        else:
            self._empty.setText(
                self.tr(
                    "Look inside one training step: batch, forward propagation, loss, backward pass and update, move "
                    "by move, with the numbers of your own network."
                )
            )
            self._begin.setToolTip(self.tr("Begin a training step and stop after its first move (↓)"))


def size_text(size: int) -> str:
    """Write a number of bytes; no line is broken before the unit."""
    if size < 10_000:
        return f"{size:,}\N{NO-BREAK SPACE}B"
    return f"{size / 1e3:,.1f}\N{NO-BREAK SPACE}kB" if size < 1e6 else f"{size / 1e6:,.1f}\N{NO-BREAK SPACE}MB"
