"""The panel of the three differences: their values, the exact derivative, their errors, and what is to be said."""

import math

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel

from gui import words_slope as words
from gui.plots.colors import difference_color
from gui.theme import Theme, set_role, tabular
from gui.widgets.card import Card
from gui.widgets.hint import Words
from gui.widgets.translated import Translated
from gui.words_descent import number
from model.approach import Sight

ROWS = ("backward", "forward", "central", "exact")

MOST = 4
"""How many sentences there are at most."""


class DifferencesPanel(Translated, Card):
    """A table of the differences at x, and sentences below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.theme = theme
        self._sight: Sight | None = None
        self._heads = [QLabel(self) for _ in range(3)]
        self._names = {row: QLabel(self) for row in ROWS}
        self._values = {row: QLabel(self) for row in ROWS}
        self._errors = {row: QLabel(self) for row in ROWS}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        right = Qt.AlignmentFlag.AlignRight
        for column, head in enumerate(self._heads):
            set_role(head, "small")
            grid.addWidget(head, 0, column, right if column else Qt.AlignmentFlag.AlignLeft)
        for k, row in enumerate(ROWS, 1):
            self._names[row].setTextFormat(Qt.TextFormat.RichText)
            grid.addWidget(self._names[row], k, 0)
            for column, label in ((1, self._values[row]), (2, self._errors[row])):
                label.setFont(tabular(label.font()))
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(label, k, column, right)
        self.body.addLayout(grid)
        self._said = [Words(self) for _ in range(MOST)]
        for line in self._said:
            set_role(line, "hint")
            self.body.addWidget(line)
        theme.changed.connect(self._name_rows)
        self.retranslate()

    def show_sight(self, sight: Sight) -> None:
        """Write the differences."""
        self._sight = sight
        s = sight.secants
        exact = s.exact
        values = {"backward": s.backward, "forward": s.forward, "central": s.central, "exact": exact}
        for row, value in values.items():
            self._values[row].setText(words.digits(value) if math.isfinite(value) else "–")
            error = abs(value - exact)
            text = "" if row == "exact" else number(error, 2)
            self._errors[row].setText(text)
            said = f"{self._plain(row)}: {self._values[row].text()}"
            self._values[row].setAccessibleName(said)
            self._errors[row].setAccessibleName(f"{self._plain(row)}, {self._heads[2].text()}: {text}")
        self._say()

    def _say(self) -> None:
        codes = self._sight.secants.codes if self._sight else ()
        texts = [words.said(words.SAID[code]) for code in codes]
        for k, line in enumerate(self._said):
            line.set_words(texts[k] if k < len(texts) else "")
            line.setVisible(k < len(texts))

    def _plain(self, row: str) -> str:
        return self.tr("exact f′(x)") if row == "exact" else words.said(words.SECANTS[row])

    @Slot()
    def _name_rows(self) -> None:
        """Name the rows, each with the colour of its line."""
        for row in ROWS:
            if row == "exact":
                color, mark = self.theme.tokens.muted, "--"
            else:
                color = difference_color(self.theme.tokens, row).name()
                mark = {"backward": "◆", "forward": "●", "central": "<b>—</b>"}[row]
            self._names[row].setText(f'<span style="color:{color}">{mark}</span> {self._plain(row)}')

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("Three differences"))
        self.header.setToolTip(self.tr("The slopes of the three secants, beside that of the tangent"))
        for head, text in zip(self._heads, ("", self.tr("slope"), self.tr("error")), strict=True):
            head.setText(text)
        tips = {
            "backward": self.tr("(f(x) − f(x − h)) / h"),
            "forward": self.tr("(f(x + h) − f(x)) / h"),
            "central": self.tr("(f(x + h) − f(x − h)) / 2h, the mean of the two"),
            "exact": self.tr("The derivative by the rules of differentiation: the slope of the tangent"),
        }
        for row, tip in tips.items():
            for label in (self._names[row], self._values[row]):
                label.setToolTip(tip)
            self._errors[row].setToolTip(self.tr("How far it is from the exact derivative") if row != "exact" else "")
        self._name_rows()
        if self._sight:
            self.show_sight(self._sight)
