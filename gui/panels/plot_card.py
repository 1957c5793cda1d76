"""What cards with a plot of lines share, and how the errors of differences are drawn."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from gui import words_descent as words
from gui import words_slope
from gui.plots.base import LOWEST
from gui.plots.colors import DIFFERENCE_SHAPES, difference_color
from gui.plots.lines import Drawn, LinesPlot
from gui.theme import Theme, set_role
from gui.widgets.card import Card
from gui.widgets.translated import Translated
from model.slopes import DifferenceError


class PlotCard(Translated, Card):
    """Base of the cards: a plot of lines."""

    def __init__(self, theme: Theme, *, log_x: bool = False, log_y: bool = False) -> None:
        super().__init__(theme, "")
        self.theme = theme
        self.plot = LinesPlot(theme, log_x=log_x, log_y=log_y)
        self.plot.setMinimumHeight(LOWEST)
        self.body.addWidget(self.plot, 1)
        self.retranslate()


class DifferenceErrorsCard(PlotCard):
    """Base of the cards that show how far differences are from what they approach, for each h."""

    def __init__(self, theme: Theme) -> None:
        self._legend = QLabel()
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._legend.setMinimumWidth(40)
        set_role(self._legend, "small")
        super().__init__(theme, log_x=True, log_y=True)
        self.body.insertWidget(0, self._legend)
        theme.changed.connect(self._write_legend)

    def set_tip(self, tip: str, errors: Sequence[DifferenceError]) -> None:
        """Say what is seen, and which of the methods have no truncation there."""
        exact = [words.said(words.SLOPES[one.method][0]) for one in errors if not one.truncates]
        if exact:
            tip += "\n" + self.tr("Without truncation here: {names}.").format(names=", ".join(exact))
        self.header.setToolTip(tip)

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("Error of differences against h"))
        self.set_side(self.tr("log–log"))
        self.plot.setAccessibleName(self.tr("Error of each difference over h"))
        self.plot.name_x("h {n}")
        self._write_legend()

    @Slot()
    def _write_legend(self) -> None:
        parts = [
            f'<span style="color:{method_color(method, self.theme).name()}">{MARKS[method]}</span>&nbsp;'
            + words_slope.said(name).replace(" ", "&nbsp;")
            for method, name in words_slope.METHODS.items()
        ]
        self._legend.setText(" &nbsp; ".join(parts))


MARKS = {"forward": "●", "central": "■", "five_point": "▲"}
"""The marks of the methods as characters."""


def method_color(method: str, theme: Theme) -> QColor:
    """Return the colour of a way to take differences."""
    return difference_color(theme.tokens, method)


def error_lines(errors: Sequence[DifferenceError]) -> list[Drawn]:
    """Return the errors of each method as lines, with the valley where truncation meets rounding."""
    drawn: list[Drawn] = []
    for one in errors:
        good = np.isfinite(one.error) & (one.error > 0)
        valley = [((one.valley, max(one.least, 1e-300)), True)] if one.truncates and one.least > 0 else []
        name, color = words.said(words.SLOPES[one.method][0]), partial(method_color, one.method)
        shape = DIFFERENCE_SHAPES[one.method]
        drawn.append(Drawn(name, one.h[good][::-1], one.error[good][::-1], color, places=valley, shape=shape))
    return drawn
