"""The gradient of one parameter by differences, move by move: the array that the loss reads is seen to change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.theme import SMALL_PX, Theme, set_role, tabular, text_font
from gui.widgets.button import TextButton
from gui.widgets.hint import Words
from gui.widgets.move_list import Entry, MoveList
from gui.widgets.numbers import tidy
from gui.widgets.translated import Translated
from model.inside.slope import SlopeAnswer

WIDTH = 380

BESIDE = 2
"""How many neighbours of the parameter are written at each side."""


@dataclass(frozen=True)
class Place:
    """Where a parameter lies.

    Attributes:
        name: of its array in NumPy.
        index: in the array.
        row: the values beside it, along the last axis; shape (n,).
    """

    name: str
    index: tuple[int, ...]
    row: np.ndarray

    def written(self) -> str:
        """Return it as NumPy indexes it."""
        return f"{self.name}[{', '.join(map(str, self.index))}]" if self.index else self.name


@dataclass(frozen=True)
class Trial:
    """One of the moves: its formula, its number, and what is in the array after it."""

    latex: str
    number: float
    inside: float
    kind: str


def trials(slope: SlopeAnswer) -> list[Trial]:
    """Return the moves by which a slope was found: keep, move, loss, move, loss, put back, take the difference.

    The loss where nothing was moved comes first: it is the same for all parameters.
    """
    kept = slope.value
    here = [Trial(f"{_loss(s)} = L()", loss, kept, "here") for s, loss in slope.losses if not s]
    found = [*here, Trial(r"\mathrm{kept} = w", kept, kept, "keep")]
    for s, loss in slope.losses:
        if s:
            inside = kept + s * slope.h
            found.append(Trial(rf"w \leftarrow \mathrm{{kept}} {_times(s)} h", inside, inside, "move"))
            found.append(Trial(f"{_loss(s)} = L()", loss, inside, "loss"))
    found.append(Trial(r"w \leftarrow \mathrm{kept}", kept, kept, "back"))
    whole = 1 / min(abs(c) for _, c in slope.terms)  # ½ L₊ − ½ L₋ is written as (L₊ − L₋) / 2
    total = " ".join(f"{_times(c * whole)} {_loss(s)}" for s, c in slope.terms).removeprefix("+ ")
    below = "h" if whole == 1 else f"{whole:g}h"
    found.append(Trial(rf"\frac{{\partial L}}{{\partial w}} = ({total}) / {below}", slope.numerical, kept, "slope"))
    return found


def _times(factor: float) -> str:
    """Write "+ 8" or "−": a sign, and a number unless it is 1."""
    size = f" {round(abs(factor))}" if round(abs(factor)) != 1 else ""
    return f"{'−' if factor < 0 else '+'}{size}"


def _loss(moved: float) -> str:
    """Write the name of the loss where w was moved by so many h."""
    return f"L_{{{'−' if moved < 0 else '+' if moved else ''}{f'{abs(moved):g}' if abs(moved) != 1 else ''}}}"


class TrialCard(Translated, QWidget):
    """The moves in a list, and the array with the one number that is moved."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._slope: SlopeAnswer | None = None
        self._place = Place("", (), np.zeros(0))
        self._done = 1
        self._heading, self._array = QLabel(self), QLabel(self)
        set_role(self._heading, "heading")
        self._array.setTextFormat(Qt.TextFormat.RichText)
        self._array.setFont(tabular(text_font(SMALL_PX)))
        self._words, self._count = Words(self), Words(self)
        set_role(self._count, "small")
        self.back, self.next = TextButton(self), TextButton(self)
        self.back.clicked.connect(lambda: self._go(self._done - 1))
        self.next.clicked.connect(lambda: self._go(self._done + 1))
        self.moves = MoveList(theme, self)
        self.moves.chosen.connect(self._go)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.back)
        head.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.moves)
        for widget in (self._array, self._words, self._count):
            column.addWidget(widget)
        theme.changed.connect(self.retranslate)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Wide enough for the array."""
        return QSize(WIDTH, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def array(self) -> str:
        """Return what is written of the array, as rich text."""
        return self._array.text()

    def show_slope(self, slope: SlopeAnswer, place: Place) -> None:
        """Open the gradient of one parameter; the first of its moves is done."""
        if slope != self._slope or place.written() != self._place.written():
            self._slope, self._place, self._done = slope, place, 1
            self.retranslate()

    @Slot(int)
    def _go(self, done: int) -> None:
        if self._slope and 1 <= done <= len(trials(self._slope)):
            self._done = done
            self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Set every text."""
        self.moves.setAccessibleName(self.tr("Moves of one parameter"))
        self.moves.setToolTip(self.tr("Click a move to go to it"))
        self.back.setText("◂")
        self.back.setAccessibleName(self.tr("The move of this parameter before"))
        self.back.setToolTip(self.tr("One move of this parameter back"))
        self.next.setText("▸")
        self.next.setAccessibleName(self.tr("The next move of this parameter"))
        self.next.setToolTip(self.tr("The next move of this parameter"))
        slope = self._slope
        if slope is None:
            return
        moves = trials(slope)
        self._done = min(self._done, len(moves))
        self.back.setEnabled(self._done > 1)
        self.next.setEnabled(self._done < len(moves))
        heading = self.tr("w = {name}, h = {h}")
        self._heading.setText(heading.format(name=self._place.written(), h=tidy(f"{slope.h:g}")))
        said = {
            "here": self.tr("The loss as it is: found once, for all parameters."),
            "keep": self.tr("The value is kept, to be put back."),
            "move": self.tr("A moved value is written into the array of the network itself."),
            "loss": self.tr("L() takes no argument: it reads the same array, and so it sees what was moved."),
            "back": self.tr("The value is put back: the network is what it was."),
            "slope": self.tr("How much the loss changed, by how far the parameter was moved."),
        }
        entries = [Entry("", t.latex, tidy(f"{t.number:.10g}"), False, said[t.kind]) for t in moves]
        self.moves.set_moves(entries, self._done)
        present = moves[self._done - 1]
        self._words.set_words(said[present.kind])
        self._array.setText(self._row(present.inside, present.inside != slope.value))
        count = self.tr("For the whole gradient the book's way takes {n} evaluations of the loss, each step.")
        self._count.set_words(count.format(n=f"{slope.evaluations:,}"))
        self.updateGeometry()

    def _row(self, inside: float, moved: bool) -> str:
        """Write the array around the parameter, with what is in it now."""
        at = self._place.index[-1] if self._place.index else 0
        first, last = max(0, at - BESIDE), min(len(self._place.row), at + BESIDE + 1)
        numbers = [_plain(float(v)) for v in self._place.row[first:last]]
        color = self.theme.tokens.accent if moved else self.theme.tokens.text
        if 0 <= at - first < len(numbers):
            numbers[at - first] = f'<b style="color:{color}">{_exact(inside)}</b>'
        before, after = "…, " if first else "", ", …" if last < len(self._place.row) else ""
        rows = ", ".join(map(str, self._place.index[:-1]))
        name = f"{self._place.name}[{rows}]" if rows else self._place.name
        return f"{name} = [{before}{', '.join(numbers)}{after}]"


def _plain(value: float) -> str:
    return f"{value:.3f}".replace("-", "−")


def _exact(value: float) -> str:
    return f"{value:.7f}".replace("-", "−")
