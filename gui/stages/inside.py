"""The Inside stage: one training step, move by move, with every number in its formula."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gui import words
from gui.copying import FORMS, MOST, array_text, code_text, formula_text
from gui.sentences import sentence
from gui.stages.base import Stage
from gui.stages.dots import DotsCard
from gui.stages.expression import ExpressionView
from gui.stages.scalar import ScalarStrip
from gui.stages.softmax import SoftmaxCard
from gui.stages.trial import Place, TrialCard
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.choice import Choice
from gui.widgets.flow import Flow
from gui.widgets.formula import FormulaView
from gui.widgets.hint import Words
from gui.widgets.matrix_view import MatrixView, Shown
from gui.widgets.move_list import Entry, MoveList
from gui.widgets.number import NumberField
from gui.widgets.segmented import Segmented
from model.inside.questions import Cell, CellAnswer, Line, MoveAnswer, PresentMove, Quantity, Slope, SlopeAnswer
from model.layers.base import shape_text
from model.observations import Observation
from model.snapshot import Snapshot

LIST = 240
"""The width of the list of moves, in pixels."""


class InsideStage(Stage):
    """The moves of a step, and the one that was done last with its arrays.

    Signals:
        moved (int or str): the person wants to go to another move; see gui.inside.
    """

    moved = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._move: MoveAnswer | None = None
        self._written: MoveAnswer | None = None  # what is written in the page, which may be hidden
        self._answers: dict[Observation, object] = {}
        self._sample: int | None = None
        self._part = 0
        self._chosen: tuple[str, tuple[int, ...]] | None = None
        self._pointed: tuple[str, tuple[int, ...]] | None = None
        self._compares = False
        self._asked: Slope | None = None
        self._views: list[MatrixView] = []
        self._make_list()
        self._make_move()
        self._empty = QLabel(self)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._empty, "muted")
        self._begin = TextButton(self)
        set_role(self._begin, "primary")
        self._begin.clicked.connect(lambda: self.moved.emit("next"))
        invitation = QFrame(self)
        set_role(invitation, "panel")
        column = QVBoxLayout(invitation)
        column.addStretch(2)
        column.addWidget(self._empty)
        column.addSpacing(12)
        column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.expression = ExpressionView(theme)
        self.expression.moved.connect(self._show_expression)
        framed = QFrame(self)
        set_role(framed, "panel")
        column = QVBoxLayout(framed)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.expression)
        self._pages = QStackedWidget(self)
        for page in (invitation, self._move_card, framed):
            self._pages.addWidget(page)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(self._list_card)
        outer.addWidget(self._pages, 1)
        self.retranslate()

    def _make_list(self) -> None:
        self._list_card = QFrame(self)
        set_role(self._list_card, "panel")
        self._list_card.setFixedWidth(LIST)
        self.subject = Segmented(self.theme)
        self.subject.changed.connect(self._subject_chosen)
        self._count = QLabel(self)
        set_role(self._count, "small")
        self.moves = MoveList(self.theme)
        self.moves.chosen.connect(self.go)
        self._list_area = _area(self.moves)
        self._keeps = Words(self)
        set_role(self._keeps, "small")
        head = QHBoxLayout()
        head.addWidget(self.subject)
        head.addStretch(1)
        head.addWidget(self._count)
        column = QVBoxLayout(self._list_card)
        column.setContentsMargins(10, 12, 6, 10)
        column.addLayout(head)
        column.addWidget(self._list_area, 1)
        column.addWidget(self._keeps)

    def _make_move(self) -> None:
        theme = self.theme
        self.formula = FormulaView(theme)
        self._go = {target: TextButton(self) for target in ("previous", "next", "layer", "end")}
        for target, button in self._go.items():
            set_role(button, "primary" if target == "next" else "")
            button.clicked.connect(lambda _=False, t=target: self.moved.emit(t))
        self._sentence = Words(self)
        self._code = Words(self)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self._code, "code")
        self.part = Choice(theme)
        self.part.changed.connect(self._part_chosen)
        self._all = Segmented(theme)
        self._all.changed.connect(self._samples_chosen)
        self.sample = NumberField(theme, 0, 0, 1, integer=True)
        self.sample.setFixedWidth(76)
        self.sample.changed.connect(self._sample_chosen)
        self._notation = Segmented(theme)
        self._notation.changed.connect(self._notation_chosen)
        self._copy = TextButton(self)
        self._copy.clicked.connect(self._offer_copies)
        self.strip = ScalarStrip(theme)
        self.strip.slope_wanted.connect(self._compare)
        self._arrays = QWidget(self)
        self._flow = Flow(self._arrays, 16)
        self.dots, self.softmax = DotsCard(theme, self._arrays), SoftmaxCard(theme, self._arrays)
        self.trial = TrialCard(theme, self._arrays)
        self._cards: tuple[QWidget, ...] = (self.dots, self.softmax, self.trial)
        for card in self._cards:
            card.hide()
        buttons, tools = QWidget(self), QWidget(self)
        for within, widgets in (
            (buttons, (*self._go.values(), self._copy)),
            (tools, (self.part, self._all, self.sample, self._notation)),
        ):
            line = Flow(within, 8)
            for widget in widgets:
                line.addWidget(widget)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 14, 14)
        column.setSpacing(10)
        column.addWidget(buttons)
        for widget in (self.formula, self._sentence, self._code):
            column.addWidget(widget)
        column.addWidget(tools)
        column.addWidget(self._arrays)
        column.addStretch(1)
        self._move_card = QFrame(self)
        set_role(self._move_card, "panel")
        frame = QVBoxLayout(self._move_card)
        frame.setContentsMargins(1, 1, 1, 1)
        frame.addWidget(_area(inside), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(11, 4, 11, 11)
        foot.addWidget(self.strip)
        frame.addLayout(foot)

    # --- questions ----------------------------------------------------------------------------------------------

    def _present(self) -> PresentMove:
        return PresentMove(self._sample, self._part, self._notation.value() or "book")

    def _cell(self) -> Cell | None:
        place = self._pointed or self._chosen
        return Cell(*place, self._part) if place else None

    def _slope(self) -> Slope | None:
        """Return the question about the slope of the chosen parameter, where it was asked for."""
        chosen = self._answers.get(Cell(*self._chosen, self._part)) if self._chosen and self._compares else None
        return Slope(chosen.slope) if isinstance(chosen, CellAnswer) and chosen.slope is not None else None

    def questions(self) -> tuple[Observation, ...]:
        chosen = Cell(*self._chosen, self._part) if self._chosen else None
        wanted = (self._present(), chosen, self._cell(), self._slope())
        return tuple(dict.fromkeys(question for question in wanted if question))

    def show_run(self, snapshot: Snapshot) -> None:
        answer = snapshot.answers.get(self._present())
        if snapshot.moves is None:
            self._move, self._answers = None, {}
            self._chosen = self._pointed = None
            self._show_subject()
            return
        self._answers = dict(snapshot.answers)
        if isinstance(answer, MoveAnswer) and answer is not self._move:
            self._show_move(answer)
        self._show_cell()

    def _show_move(self, answer: MoveAnswer) -> None:
        before, self._move, self._written = self._move, answer, answer
        self._show_subject()
        if before is None or (before.step, before.done, before.part) != (answer.step, answer.done, answer.part):
            self._compares, self._pointed = self._finds_numerically(), None
            self._chosen = first_cell((*answer.results, *answer.operands)[0])
            self.ask()
            self._write()
            self._views[0].bring(self._chosen[1])
            return
        self._write()

    # --- the two subjects ---------------------------------------------------------------------------------------

    def shows_expression(self) -> bool:
        """Whether a formula is gone through instead of a training step."""
        return self.subject.value() == "expression"

    @Slot(int)
    def go(self, target: int | str) -> None:
        """Go on, or back, in what is gone through; see gui.inside."""
        if self.shows_expression():
            self.expression.go(target)
        else:
            self.moved.emit(target)

    @Slot(str)
    def _subject_chosen(self, key: str) -> None:
        self._show_subject()
        self._write()

    def _show_subject(self) -> None:
        """Bring the page to the front that there is something for."""
        self._pages.setCurrentIndex(2 if self.shows_expression() else 1 if self._move else 0)
        if self.shows_expression():
            self._show_expression()
        elif self._move is None:
            self.moves.set_moves((), 0)
            self._count.clear()
            self._keeps.hide()

    @Slot()
    def _show_expression(self) -> None:
        """Show the moves through the formula in the list."""
        if self.shows_expression():
            entries, done = self.expression.entries(), self.expression.done()
            self._count.setText(self.tr("{done} / {all}").format(done=done, all=len(entries)))
            self._keeps.hide()
            self._list_moves(entries, done)

    def _list_moves(self, entries: list[Entry], done: int) -> None:
        self.moves.set_moves(entries, done)
        present = self.moves.place_of(done).toRect()
        self._list_area.ensureVisible(0, present.center().y(), 0, present.height() * 2)

    # --- what is shown ------------------------------------------------------------------------------------------

    def _write(self) -> None:
        """Show the present move, or the last one there was, in the language of now."""
        move = self._written
        if move is None:
            return
        kept = sum(size for _, size in move.keeps)
        self._keeps.set_words(self.tr("■ kept for the backward pass: {size}").format(size=size_text(kept)))
        if self._move and not self.shows_expression():
            self._count.setText(self.tr("{done} / {all}").format(done=move.done, all=len(move.lines)))
            self._list_moves([self._entry(k) for k in range(len(move.lines))], move.done)
            self._keeps.setVisible(kept > 0)
        self.formula.set_latex(move.formula)
        self._sentence.set_words(sentence(move.sentence))
        self._code.set_words("\n".join(f"{line}    # {shapes}" if shapes else line for line, shapes in move.code))
        self.part.setVisible(bool(move.parts))
        names = {"slope": "α"}
        self.part.set_options(
            [(str(k), f"{names.get(p.name, p.name)} ({p.layer + 1})", "") for k, p in enumerate(move.parts)]
        )
        self.part.set_value(str(move.part))
        counts = any(q.samples >= 0 for q in (*move.operands, *move.results))
        self._all.setVisible(counts)
        self._all.set_option_enabled("all", not move.cut)
        one = move.cut or self._sample is not None
        self._all.set_value("one" if one else "all")
        self.sample.setVisible(counts and one)
        self.sample.set_range(0, move.batch - 1)
        self.sample.set_value(min(self._sample or 0, move.batch - 1))
        self._show_arrays(move)

    def _show_arrays(self, move: MoveAnswer) -> None:
        shown = [*(self._shown(q, True) for q in move.results), *(self._shown(q, False) for q in move.operands)]
        while len(self._views) < len(shown):
            view = MatrixView(self.theme, self._arrays)
            view.chosen.connect(self._choose)
            view.pointed.connect(self._point)
            view.menu_wanted.connect(self._offer_copy)
            self._views.append(view)
        for view, array in zip(self._views, shown, strict=False):
            view.set_shown(array)
        for k, view in enumerate(self._views):
            view.setVisible(k < len(shown))
            if view.isHidden():
                view.setAccessibleName("")
        if move.dots:
            self.dots.show_dots(move.dots)
        self.dots.setVisible(move.dots is not None)
        self._show_softmax()
        results = len(move.results)
        for widget in (*self._views[:results], *self._cards, *self._views[results:]):
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
        self._flow.invalidate()
        self._arrays.updateGeometry()

    def _show_softmax(self) -> None:
        """Open the softmax of the sample whose cell is chosen."""
        move = self._move
        opens = move is not None and move.sentence == "activation_softmax" and move.operands[0].values.ndim == 2
        self.softmax.setVisible(opens)
        if move and opens:
            logits = move.operands[0]
            first = logits.offset[0]
            row = self._chosen[1][0] if self._chosen and len(self._chosen[1]) == 2 else first
            row = row if 0 <= row - first < len(logits.values) else first
            self.softmax.show_logits(logits.values[row - first], row)

    def _shown(self, q: Quantity, result: bool) -> Shown:
        notes = [self.tr("after") if q.after else self.tr("result") if result else ""]
        if q.bytes_kept:
            notes.append(self.tr("■ kept"))
        caption = shape_text(q.shape) if q.shape else self.tr("a number")
        note = " · ".join(filter(None, notes))
        return Shown(q.key, q.latex, q.code, q.values, q.offset, q.samples, q.image, note, caption)

    def _entry(self, k: int) -> Entry:
        assert self._move
        lines = self._move.lines
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

    def _show_cell(self) -> None:
        question = self._cell()
        found = self._answers.get(question) if question else None
        if not isinstance(found, CellAnswer) or question is None:
            found = None
        slope_question = self._slope()
        slope = self._answers.get(slope_question) if slope_question and not self._pointed else None
        view = next((v for v in self._views if (s := v.shown()) and question and s.key == question.key), None)
        name = view.name_of(question.index) if view and question else ""
        numerical = self._finds_numerically()
        self._show_trial(slope if numerical else None)
        self.strip.show_cell(name, found, None if numerical else slope, not numerical)  # type: ignore[arg-type]
        if slope_question != self._asked:  # which parameter it is, the answer about the cell has told
            self._asked = slope_question
            self.ask()
        for view in self._views:
            shown = view.shown()
            if shown is None or view.isHidden():
                continue
            own = question is not None and shown.key == question.key
            view.set_cell(question.index if own and question else None)
            lit = [*found.sources.get(shown.key, []), *found.targets.get(shown.key, [])] if found else []
            view.set_lit(lit)

    def _finds_numerically(self) -> bool:
        """Whether the run itself finds the gradient by differences, in this move."""
        return self._move is not None and self._move.lines[self._move.done - 1].kind == "numerical_gradient"

    def _show_trial(self, slope: object) -> None:
        """Open the chosen parameter's moves, where the run itself finds its gradient by differences."""
        if not self._finds_numerically():
            self.trial.hide()
        elif isinstance(slope, SlopeAnswer) and self._chosen and self._move:
            name, index = self._chosen[0].removeprefix("d"), self._chosen[1]
            array = next(q for q in self._move.operands if q.key == name)
            self.trial.show_slope(slope, Place(array.code, index, array.values[index[:-1]]))
            self.trial.show()

    # --- what the person does -----------------------------------------------------------------------------------

    @Slot(str, object)
    def _choose(self, key: str, index: tuple[int, ...]) -> None:
        self._chosen, self._pointed, self._compares = (key, index), None, self._finds_numerically()
        self._show_softmax()
        self.ask()
        self._show_cell()

    @Slot(str, object)
    def _point(self, key: str, index: tuple[int, ...] | None) -> None:
        pointed = None if index is None else (key, index)
        if pointed != self._pointed:
            self._pointed = pointed
            self.ask()
            self._show_cell()

    @Slot()
    def _compare(self) -> None:
        self._compares, self._pointed = True, None
        self.ask()

    @Slot(str)
    def _part_chosen(self, key: str) -> None:
        self._part = int(key)
        self.ask()

    @Slot(str)
    def _samples_chosen(self, key: str) -> None:
        self._sample = None if key == "all" else int(self.sample.value())
        self._follow_sample()

    @Slot(float)
    def _sample_chosen(self, number: float) -> None:
        self._sample = int(number)
        self._follow_sample()

    def _follow_sample(self) -> None:
        self._chosen = None
        self.ask()

    @Slot(str)
    def _notation_chosen(self, key: str) -> None:
        self.ask()

    # --- copying ------------------------------------------------------------------------------------------------

    @Slot()
    def _offer_copies(self) -> None:
        """Offer the formula, the lines and every array."""
        if self._move is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        move = self._move
        menu.addAction(self.tr("Formula as LaTeX"), lambda: copy(formula_text(move.formula)))
        menu.addAction(self.tr("Lines of NumPy"), lambda: copy(code_text(move.code)))
        menu.addSeparator()
        for view in self._views:
            shown = view.shown()
            if shown and not view.isHidden():
                self._add_forms(menu.addMenu(shown.code + (" ′" if shown.key.endswith("′") else "")), shown)
        menu.popup(self._copy.mapToGlobal(QPoint(0, self._copy.height())))

    @Slot(str, object)
    def _offer_copy(self, key: str, place: QPoint) -> None:
        """Offer one array, at the pointer."""
        shown = next((s for v in self._views if (s := v.shown()) and s.key == key and not v.isHidden()), None)
        if shown:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._add_forms(menu, shown)
            menu.popup(place)

    def _add_forms(self, menu: QMenu, shown: Shown) -> None:
        texts = {"numpy": self.tr("Copy as NumPy"), "csv": self.tr("Copy as CSV"), "latex": self.tr("Copy as LaTeX")}
        for form in FORMS:
            action = menu.addAction(texts[form])
            action.triggered.connect(lambda _=False, f=form: copy(array_text(shown.code, shown.values, f)))
            action.setEnabled(shown.values.size <= MOST)

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
        self._empty.setText(
            self.tr(
                "Look inside one training step: batch, forward propagation, loss, backward pass and update, move by "
                "move, with the numbers of your own network."
            )
        )
        self._begin.setText(self.tr("Step into"))
        self._begin.setToolTip(self.tr("Begin a training step and stop after its first move (↓)"))
        texts = {
            "previous": (
                self.tr("◂ Previous"),
                self.tr("Back to the move before: the step is begun anew up to it (↑)"),
            ),
            "next": (self.tr("Next ▸"), self.tr("Do the next move (↓)")),
            "layer": (self.tr("Next layer"), self.tr("Go on to the first move of another layer")),
            "end": (self.tr("End of step"), self.tr("Do all moves up to the update")),
        }
        for target, (text, tip) in texts.items():
            self._go[target].setText(text)
            self._go[target].setToolTip(tip)
        self._all.set_options(
            [
                ("all", self.tr("All samples"), self.tr("Show the arrays of the whole batch")),
                ("one", self.tr("One sample"), self.tr("Show only the rows of one sample, cut out of the batch")),
            ]
        )
        self._all.setAccessibleName(self.tr("Samples"))
        self.sample.setAccessibleName(self.tr("Sample"))
        self.sample.setToolTip(self.tr("Which sample of the batch, counted from 0 as NumPy does"))
        self.part.setAccessibleName(self.tr("Parameters"))
        self.part.setToolTip(self.tr("Whose parameters are shown: the same is done with all"))
        self._notation.set_options(
            [
                ("book", self.tr("A, Z"), self.tr("A = XW + b, Z = h(A), as in the book")),
                ("z_h", self.tr("Z, H"), self.tr("Z = XW + b, H = h(Z), as elsewhere")),
            ]
        )
        self._notation.set_value(self._notation.value() or "book")
        self._notation.setAccessibleName(self.tr("Notation"))
        self._copy.setText(self.tr("Copy"))
        self._copy.setToolTip(self.tr("Copy the formula, the lines of NumPy or an array"))
        self._code.setAccessibleName(self.tr("In NumPy"))
        self._code.setToolTip(self.tr("The lines of NumPy that compute it, with the shapes of this batch"))
        self._write()


def first_cell(q: Quantity) -> tuple[str, tuple[int, ...]]:
    """Return the cell that is written out first: the first one, or where that is 0, the largest one, best in sight."""
    start = tuple(0 for _ in q.values.shape)
    if q.values.size and not q.values[start]:
        sight = q.values if q.image or q.values.ndim == 4 else q.values[tuple(slice(8) for _ in start)]
        sight = sight[..., :1] if q.values.ndim == 4 else sight if sight.any() else q.values
        start = tuple(int(n) for n in np.unravel_index(np.argmax(np.abs(sight)), sight.shape))
    return q.key, tuple(a + b for a, b in zip(start, q.offset, strict=True))


def _area(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def copy(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def size_text(size: int) -> str:
    """Write a number of bytes."""
    if size < 10_000:
        return f"{size:,} B"
    return f"{size / 1e3:,.1f} kB" if size < 1e6 else f"{size / 1e6:,.1f} MB"
