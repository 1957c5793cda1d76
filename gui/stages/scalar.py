"""The strip that writes out one cell: its arithmetic with the numbers put in, and its slope by differences."""

from __future__ import annotations

import html
import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from gui.theme import Theme, set_role, strong, tabular
from gui.widgets.button import TextButton
from gui.widgets.numbers import not_finite, tidy
from gui.widgets.translated import Translated
from model.inside.arithmetic import Piece
from model.inside.cell import CellAnswer
from model.inside.slope import SlopeAnswer


class ScalarStrip(Translated, QFrame):
    """One cell in words and numbers.

    Signals:
        slope_wanted (): the person wants the same gradient by numerical differentiation.
    """

    slope_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._name = ""
        self._cell: CellAnswer | None = None
        self._slope: SlopeAnswer | None = None
        self._offers = True
        set_role(self, "inset")
        self._text, self._both = QLabel(self), QLabel(self)
        for label in (self._text, self._both):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setFont(tabular(label.font()))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.compare = TextButton(self)
        self.compare.setObjectName("button:compare")
        set_role(self.compare, "link")
        self.compare.clicked.connect(self.slope_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(6)
        column.addWidget(self._text)
        below = QHBoxLayout()
        below.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(below)
        column.addWidget(self._both)
        theme.changed.connect(self.retranslate)
        self.retranslate()

    def text(self) -> str:
        """Return what is written, as plain text."""
        return html.unescape(_without_tags(self._text.text()))

    def show_cell(self, name: str, cell: CellAnswer | None, slope: SlopeAnswer | None, offers: bool = True) -> None:
        """Show a cell by its name, or None, and the slope if it was found.

        Args:
            name: Y[2, 0], and of a copy also of what: Y[2, 0] = X[0, 2].
            cell: the cell.
            slope: of the parameter, found numerically.
            offers: whether that can be asked for.
        """
        if (name, cell, slope, offers) != (self._name, self._cell, self._slope, self._offers):
            self._name, self._cell, self._slope, self._offers = name, cell, slope, offers
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(self.tr("Arithmetic of one cell"))
        self.compare.setText(self.tr("Compare with numerical differentiation"))
        self.compare.setToolTip(
            self.tr("Move this one parameter by a little h, evaluate the loss of this batch, and take the difference")
        )
        cell = self._cell
        open_to_it = cell is not None and cell.slope is not None and self._offers
        self.compare.setVisible(open_to_it and self._slope is None)
        self._both.setVisible(self._slope is not None)
        if cell is None:
            self._text.setText(f'<span style="color:{self.theme.tokens.muted}">{self._invitation()}</span>')
        else:
            self._text.setText(self._arithmetic(cell))
        if self._slope is not None:
            self._both.setText(self._comparison(self._slope))
        self.setAccessibleDescription(self.text())

    def _invitation(self) -> str:
        return self.tr("Point at a cell to see where it comes from; click it to keep it here.")

    def _arithmetic(self, cell: CellAnswer) -> str:
        parts = [f"{html.escape(self._name)} = "]
        before = ""
        for piece, after in zip(cell.pieces, (*cell.pieces[1:], Piece()), strict=False):  # there may be none
            if piece.folded:
                more = self.tr("[{n} more: {sum}]").format(
                    n=f"{piece.folded:,}", sum=number(piece.value or 0.0, cell.digits)
                )
                parts.append(f'<span style="color:{self.theme.tokens.muted}">{more}</span>')
            elif piece.value is not None:
                begins = len(parts) == 1 or before.endswith(("(", ", "))
                bracketed = not begins or after.text.startswith(" ^")  # −3 ^ 2 is −9 anywhere
                written = number(piece.value, cell.digits)
                parts.append(self._colored(piece.value, written, bracketed) if piece.cell else exact(piece.value))
            else:
                parts.append(html.escape(piece.text))
            before = piece.text
        if len(cell.pieces) == 1:  # one number is no arithmetic; where it is a copy, it is named of what
            parts.pop()
        elif cell.pieces:
            parts.append(" = ")
        parts.append(strong(self._colored(cell.value, number(cell.value))))
        goes = sum(len(cells) for cells in cell.targets.values())
        if not cell.pieces and goes:
            lit = self.tr("lit: where it goes")
            parts.append(f' <span style="color:{self.theme.tokens.muted}"> · {lit}</span>')
        return "".join(parts)

    def _colored(self, value: float, text: str, bracketed: bool = False) -> str:
        tokens = self.theme.tokens
        color = tokens.positive_ink if value > 0 else tokens.negative_ink if value < 0 else tokens.text
        return f'<span style="color:{color}">{f"({text})" if bracketed and value < 0 else text}</span>'

    def _comparison(self, slope: SlopeAnswer) -> str:
        good = slope.difference < 1e-4
        color = self.theme.tokens.good if good else self.theme.tokens.warning
        mark = " ✓" if good else ""
        cells = (
            (self.tr("backpropagation"), exact(slope.backpropagated), ""),
            (
                self.tr("numerical differentiation, h = {h}").format(h=tidy(f"{slope.h:g}")),
                exact(slope.numerical),
                "",
            ),
            (self.tr("relative difference"), tidy(f"{slope.difference:.1e}") + mark, f"color:{color}"),
        )
        muted = f"color:{self.theme.tokens.muted}"
        heads = "".join(f'<td style="padding-right:24px;{muted}">{name}</td>' for name, _, _ in cells)
        values = "".join(f'<td style="padding-right:24px;{style}">{strong(value)}</td>' for _, value, style in cells)
        trace = [self.tr("keep w = {w}").format(w=tidy(f"{slope.value:.6g}"))]
        for s, loss in slope.losses:
            place = "w" if s == 0 else f"w {'+' if s > 0 else '−'} {'' if abs(s) == 1 else f'{abs(s):g}'}h"
            trace.append(self.tr("{place} into the array: L = {loss}").format(place=place, loss=exact(loss)))
        trace.append(self.tr("put w back"))
        count = self.tr("For the whole gradient the book's way takes {n} evaluations of the loss, each step.")
        evaluations = count.format(n=f"{slope.evaluations:,}")
        moves = f'<div style="{muted}">{" → ".join(trace)}<br>{evaluations}</div>'
        return f"<table><tr>{heads}</tr><tr>{values}</tr></table>{moves}"


def number(value: float, digits: int = 5) -> str:
    """Write a number in so many digits with a proper minus; in more where it would look whole and is not."""
    if not math.isfinite(value):
        return not_finite(value)
    value += 0.0  # or −0 would be written where a product is 0
    text = f"{value:.{digits}g}"
    text = (
        f"{value:.{max(digits, 8)}g}"
        if float(text).is_integer() and not value.is_integer() and abs(value) < 1e5
        else text
    )
    return tidy(text)


def exact(value: float) -> str:
    """Write a constant, or a loss of which a difference is taken, in all digits that matter."""
    return tidy(f"{value:.10g}") if math.isfinite(value) else not_finite(value)


def _without_tags(text: str) -> str:
    result, inside = [], False
    for char in text:
        inside = char == "<" or (inside and char != ">")
        if not inside and char != ">":
            result.append(char)
    return "".join(result)
