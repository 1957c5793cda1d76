"""A line of two figures with what they are, as much of it as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import SMALL_PX, TEXT_PX, Theme, text_font
from gui.widgets.painting import antialiased

HEIGHT = 20
"""How high the line is, in pixels."""

NEAR, FAR = 5.0, 14.0
"""How far a figure is from its label, and the two figures are from each other at least, in pixels."""

SAMPLES = ("00.000", "> 99.9 %")
"""The widest figures for which there is always room, so that nothing jumps."""

Labels = tuple[str, str]


class FiguresLine(QWidget):
    """One figure at the left, one at the right; the first may be marked as the best of several lines."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._labels: tuple[Labels, ...] = (("", ""),)
        self._best_word = ""
        self._figures, self._best = ("", ""), False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_words(self, labels: tuple[Labels, ...], best: str) -> None:
        """Set what the figures are called, the longest names first, and what the best one is called."""
        self._labels, self._best_word = (*labels, ("", "")), best
        self._describe()

    def set_figures(self, first: str, second: str, best: bool = False) -> None:
        """Write two figures; say whether the first is the best one."""
        if (self._figures, self._best) != ((first, second), best):
            self._figures, self._best = (first, second), best
            self._describe()

    def text(self) -> str:
        """Return all that is said, whether or not there is room for it."""
        first, second = (
            f"{label} {figure}".strip() for label, figure in zip(self._labels[0], self._figures, strict=True)
        )
        return ", ".join([f"{first} ({self._best_word})" if self._best else first, second])

    def _describe(self) -> None:
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the narrowest way to write it."""
        return QSize(round(self._needed(("", ""))), HEIGHT)

    def _needed(self, labels: Labels) -> float:
        number, small = (QFontMetricsF(text_font(px, QFont.Weight.DemiBold)) for px in (TEXT_PX, SMALL_PX))
        wide = sum(number.horizontalAdvance(sample) for sample in SAMPLES) + FAR
        wide += sum(small.horizontalAdvance(label) + NEAR for label in labels if label)
        return wide + NEAR + small.horizontalAdvance(self._best_word)

    def labels_shown(self) -> Labels:
        """Return the longest names that there is room for."""
        return next((pair for pair in self._labels if self._needed(pair) <= self.width()), ("", ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the first from the left and the second from the right."""
        painter = antialiased(self)
        before, after = self.labels_shown()
        weight = QFont.Weight.DemiBold if self._best else QFont.Weight.Normal
        x = self._write(painter, 0, before, "muted", SMALL_PX)
        x = self._write(painter, x, self._figures[0], "good" if self._best else "text", TEXT_PX, weight)
        if self._best:
            self._write(painter, x, self._best_word, "good", SMALL_PX, weight)
        number = QFontMetricsF(text_font(TEXT_PX)).horizontalAdvance(self._figures[1])
        label = QFontMetricsF(text_font(SMALL_PX)).horizontalAdvance(after)
        x = self._write(painter, self.width() - number - (label + NEAR if after else 0), after, "muted", SMALL_PX)
        self._write(painter, x, self._figures[1], "text", TEXT_PX)

    def _write(self, painter: QPainter, x: float, text: str, token: str, px: int,
               weight: QFont.Weight = QFont.Weight.Normal) -> float:  # fmt: skip
        """Write a word from x on; return where the next one begins."""
        if not text:
            return x
        font = text_font(px, weight)
        painter.setFont(font)
        painter.setPen(self.theme.color(token))
        metrics = QFontMetricsF(font)
        base = (HEIGHT + QFontMetricsF(text_font(TEXT_PX)).capHeight()) / 2
        painter.drawText(QRectF(x, base - metrics.ascent(), 400, metrics.height()), Qt.AlignmentFlag.AlignLeft, text)
        return x + metrics.horizontalAdvance(text) + NEAR
