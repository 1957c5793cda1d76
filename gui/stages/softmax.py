"""Softmax opened: the logits less a constant, exp, and the division; the naive form beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.theme import SMALL_PX, Theme, set_role, strong, tabular, text_font
from gui.widgets.hint import Words
from gui.widgets.numbers import not_finite
from gui.widgets.segmented import Segmented
from gui.widgets.slider import Slider
from gui.widgets.translated import Translated
from model.inside.softmax import OpenedSoftmax, opened_softmax

LARGE = 1_000.0
"""The largest logit where they are made large."""

LARGEST = 100_000.0
"""From where on numbers are written by powers of ten."""

SIGNS = ("NaN", "∞", "−∞")
"""What is no finite number."""

MOST = 10
"""How many classes are written out at most."""


WIDTH, SLIDER = (320, 480), 300
"""How wide the card is at least, and where there is room for a longer slider; and how long that is, in pixels."""

LETTERS = {1_560: 17, 1_260: 15, 1_050: 13, 0: SMALL_PX}
"""The size of the letters by the least width of what the card stands in, in pixels: as arrays beside it grow, too."""


class SoftmaxCard(Translated, QWidget):
    """One sample's softmax in its parts, with the subtracted constant as a slider."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._logits: np.ndarray | None = None
        self._sample = 0
        self._heading, self._table, self._words = QLabel(self), QLabel(self), Words(self)
        set_role(self._heading, "heading")
        set_role(self._words, "small")
        self._table.setTextFormat(Qt.TextFormat.RichText)
        self._table.setFont(tabular(text_font(SMALL_PX)))
        self._table.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.logits = Segmented(theme)
        self.logits.changed.connect(self._place)
        self.constant = Slider(theme, 0.0, 1.0, 0.01, label="c", format=short, name="c")
        self.constant.changed.connect(self.retranslate)
        self.constant.setMaximumWidth(SLIDER)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        tools = QHBoxLayout()
        tools.setSpacing(16)
        tools.addWidget(self.logits)
        tools.addWidget(self.constant, 100)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 4, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addLayout(tools)
        column.addWidget(self._table)
        column.addWidget(self._words)
        column.addStretch(1)
        theme.changed.connect(self.retranslate)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """As wide as the table, or a little wider: what is left of the line is for the logits beside it."""
        return self._size(WIDTH[1])

    def minimumSizeHint(self) -> QSize:
        """As wide as the table, if that is not very narrow."""
        return self._size(WIDTH[0])

    def _size(self, least: int) -> QSize:
        return QSize(max(least, self._table.sizeHint().width() + 8), super().sizeHint().height())

    def fit(self, width: int) -> None:
        """Have letters of a size that goes with the width of what it stands in, in pixels."""
        px = next(px for least, px in LETTERS.items() if width >= least)
        if px != self._table.font().pixelSize():
            for label in (self._table, self._words):
                label.setFont(tabular(text_font(px)))
            self.updateGeometry()

    def text(self) -> str:
        """Return the table, as written."""
        return self._table.text()

    def show_logits(self, logits: np.ndarray, sample: int) -> None:
        """Open the softmax of a sample: its logits (n,), and its number in the batch."""
        if self._logits is None or not np.array_equal(logits, self._logits, equal_nan=True) or sample != self._sample:
            self._logits, self._sample = logits, sample
            self._place()

    def _used(self) -> np.ndarray:
        """Return the logits that are looked at: those of the sample, or as far apart but large."""
        assert self._logits is not None
        if self.logits.value() != "large":
            return self._logits
        with np.errstate(over="ignore"):  # so far apart that the difference is infinite
            return self._logits - self._logits.max() + self._logits.dtype.type(LARGE)

    @Slot()
    def _place(self) -> None:
        """Begin with the maximum as constant, as the engine does."""
        if self._logits is None:
            return
        largest = float(self._used().max())
        if not math.isfinite(largest):
            largest = 0.0
        low, high = min(0.0, largest), max(0.0, largest)
        self.constant.set_range(low, max(high, low + 1.0))
        self.constant.set_value(largest)
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Set every text."""
        self.logits.set_options(
            [
                ("own", self.tr("these logits"), self.tr("The logits of this sample")),
                ("large", self.tr("logits of 1,000"), self.tr("The same differences, with 1,000 as the largest logit")),
            ]
        )
        self.logits.set_value(self.logits.value() or "own")
        self.logits.setAccessibleName(self.tr("Logits"))
        self.constant.setToolTip(
            self.tr("What is subtracted before exp. It changes nothing in the result; only too small, exp overflows.")
        )
        if self._logits is None:
            return
        self._heading.setText(self.tr("Softmax, opened: sample {n}").format(n=self._sample))
        logits = self._used()
        constant = self.constant.value()
        chosen, naive = opened_softmax(logits, constant), opened_softmax(logits, 0.0)
        self._table.setText(self._rows(logits, chosen, naive))
        limit = float(np.log(np.finfo(logits.dtype).max))
        overflow = self.tr("exp overflows beyond {limit} in {precision}.")
        self._words.set_words(overflow.format(limit=f"{limit:.1f}", precision=logits.dtype.name))
        self.updateGeometry()

    def _rows(self, logits: np.ndarray, chosen: OpenedSoftmax, naive: OpenedSoftmax) -> str:
        columns = (
            ("a", logits, None),
            (self.tr("a − c"), chosen.shifted, None),
            (self.tr("exp(a − c)"), chosen.exp, chosen.total),
            ("y", chosen.result, None),
            (self.tr("naive: exp(a)"), naive.exp, naive.total),
            ("y", naive.result, None),
        )
        texts = [aligned([*map(float, values), *([] if total is None else [total])]) for _, values, total in columns]
        muted = f"color:{self.theme.tokens.muted}"
        head = "".join(_cell(f'<span style="{muted}">{name}</span>') for name, _, _ in columns)
        rows = [f"<tr><td></td>{head}</tr>"]
        for k in range(min(len(logits), MOST)):
            cells = "".join(_cell(self._colored(column[k])) for column in texts)
            rows.append(f'<tr><td style="{muted}">{k}</td>{cells}</tr>')
        if len(logits) > MOST:
            rows.append("<tr><td>…</td></tr>")
        totals = "".join(
            _cell("" if total is None else self._colored(column[-1]))
            for column, (_, _, total) in zip(texts, columns, strict=True)
        )
        rows.append(f'<tr><td style="{muted}">Σ</td>{totals}</tr>')
        return f'<table cellspacing="0" cellpadding="1">{"".join(rows)}</table>'

    def _colored(self, text: str) -> str:
        return text if text not in SIGNS else f'<span style="color:{self.theme.tokens.bad}">{strong(text)}</span>'


def _cell(text: str) -> str:
    return f'<td align="right" style="padding-left:9px">{text}</td>'


def aligned(column: Sequence[float]) -> list[str]:
    """Write the numbers of a column with as many decimals each; large ones by powers of ten."""
    largest = max((abs(value) for value in column if math.isfinite(value)), default=0.0)
    if largest >= LARGEST:
        return [short(value) for value in column]
    decimals = 3 if largest < 10 else 2 if largest < 100 else 1
    texts = (f"{value:,.{decimals}f}" if math.isfinite(value) else short(value) for value in column)
    return [text.replace("-", "−" if text.strip("-0.,") else "") for text in texts]


def short(value: float) -> str:
    """Write a number in a few digits; infinity and what is no number by their signs."""
    if not math.isfinite(value):
        return not_finite(value)
    digits = 5 if 1_000 <= abs(value) < 100_000 else 3
    return f"{value:.{digits}g}".replace("e-0", "e-").replace("e+", "e").replace("-", "−")
