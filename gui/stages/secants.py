"""The view of a curve with its secants: legend, plot, and what is under the pointer."""

import math

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui import words_slope as words
from gui.plots.colors import difference_color
from gui.plots.secants import SecantsPlot
from gui.theme import Theme, set_role
from gui.widgets.translated import Translated
from gui.words_descent import number
from model.approach import Approach, Sight

LONG = 40
"""From how many characters on a formula is not repeated in the legend."""


class SecantsView(Translated, QWidget):
    """A curve and three secants."""

    looked = Signal(float, float, int)
    moved = Signal(object, bool)

    def __init__(self, theme: Theme, approach: Approach) -> None:
        super().__init__()
        self.theme = theme
        self._approach = approach
        self.plot = SecantsPlot(theme)
        self.plot.looked.connect(self.looked)
        self.plot.chosen.connect(self.moved)
        self.plot.hovered.connect(self._describe)
        self._legend = QLabel(self)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._legend.setWordWrap(True)
        set_role(self._legend, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._legend)
        column.addWidget(self.plot, 1)
        theme.changed.connect(self.retranslate)
        self.retranslate()
        self.fit()

    def show_approach(self, approach: Approach) -> None:
        """Look at another place, or at another function; it is brought into sight."""
        before, self._approach = self._approach, approach
        if approach.function.window != before.function.window:
            self.fit()
        low, high = self.plot.window_seen()[0]
        if not low <= approach.x <= high:
            half = (high - low) / 2
            self.plot.set_window(approach.x - half, approach.x + half)
        if approach.function != before.function:
            self.plot.set_sight(None)  # or the points would be seen on another curve, until theirs is drawn
            self.retranslate()

    def show_sight(self, sight: Sight) -> None:
        """Draw what there is to be seen."""
        self.plot.set_sight(sight)

    def seen(self) -> tuple[float, float] | None:
        """Return the part of the curve that the person has zoomed or moved to; None for all that is worth it."""
        seen = self.plot.window_seen()[0]
        return None if seen == tuple(map(float, self._approach.function.window)) else seen

    def see(self, seen: tuple[float, float] | None) -> None:
        """See a part of the curve; None for all that is worth it."""
        self.plot.set_window(*(seen or self._approach.function.window))

    @Slot()
    def fit(self) -> None:
        """See all of the curve that is worth it."""
        self.see(None)

    @Slot(object)
    def _describe(self, x: float | None) -> None:
        text, y = "", math.nan
        if x is not None:
            with np.errstate(all="ignore"):
                y = float(self._approach.function.value(np.float64(x)))
            text = f"x {number(x, 4)}\nf(x) {number(y, 4)}"
        self.plot.show_note(text, QPointF(x or 0.0, y if math.isfinite(y) else self.plot.window_seen()[1][0]))

    @Slot()
    def retranslate(self) -> None:
        """Set every text."""
        tokens, function = self.theme.tokens, self._approach.function
        name = words.function_name(function.kind, function.formula)
        name = f"f(x) = {name}" if len(name) <= LONG else "f(x)"
        secants = {secant: words.said(text) for secant, text in words.SECANTS.items()}
        marks = {"backward": "◆", "forward": "●", "central": "<b>—</b>&nbsp;"}  # a dash fills all of its own room
        parts = [f'<span style="color:{tokens.text}">—</span>&nbsp;&nbsp;{name.replace(" ", "&nbsp;")}']
        for secant, text in secants.items():
            color = difference_color(tokens, secant).name()
            parts.append(f'<span style="color:{color}">{marks[secant]}</span>&nbsp;{text}')
        parts.append(f'<span style="color:{tokens.muted}">--</span>&nbsp;{words.said(words.TANGENT)}')
        self._legend.setText(" &nbsp;&nbsp; ".join(parts))
        self.plot.set_names({"f": name, **secants, "tangent": words.said(words.TANGENT)})
        self.plot.setAccessibleName(self.tr("Curve with three secants"))
        self.plot.setToolTip(
            self.tr("Click: look there. Drag the point: move x. Drag elsewhere: move the curve. Wheel: zoom.")
        )
