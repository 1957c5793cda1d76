"""The right column of a comparison: one figure of all networks over the steps, drawn over each other."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtGui import QColor

from gui.plots.base import LOWEST
from gui.plots.colors import runner_color
from gui.plots.curves import CurvePlot
from gui.plots.ticks import short
from gui.theme import Theme, Tokens
from gui.widgets.card import Card
from gui.widgets.numbers import figure_text, percent
from gui.widgets.translated import Translated
from model.lanes import LaneStanding
from model.observations import Scores
from model.series import Curve

CEILING, CEILING_LOG = 2.0, 10.0
"""How many times the highest loss at the start the axis of losses reaches at most: a linear, and a logarithmic one."""


class LanesCard(Translated, Card):
    """A line for each network, which ends in its mark.

    Attributes:
        plot: what can be saved.
    """

    def __init__(self, theme: Theme, curve: str) -> None:
        """Make a card for one of LANE_CURVES."""
        super().__init__(theme, "")
        self._curve, self._loss = curve, curve.endswith("loss")
        self._names: tuple[str, ...] = ()
        self._regression = self._validated = False
        self.plot = CurvePlot(theme, logarithmic=self._loss)  # late in a run they would all lie on the axis else
        self.plot.setMinimumHeight(LOWEST)
        if not self._loss:
            self.plot.set_fixed(0.0, 1.0)
        self.body.addWidget(self.plot, 1)
        self.show_lanes((), regression=False)

    def show_lanes(self, names: Sequence[str], regression: bool, validated: bool = False) -> None:
        """Have a line for each of these networks.

        Args:
            names: what they are called.
            regression: whether what they are good at is R², and not accuracy.
            validated: whether what is called test in curves is of validation data.
        """
        others = len(names) != len(self._names)
        self._names, self._regression, self._validated = tuple(names), regression, validated
        if others:
            self.plot.set_palette(partial(_colors, len(names)))
        lines = [_line(k) for k in range(len(names))]
        self.plot.set_ends(
            {line: k for k, line in enumerate(lines)},
            {line: f"{k + 1} {name}" for k, (line, name) in enumerate(zip(lines, names, strict=True))},
        )
        self._set_scale()
        self.retranslate()

    def show_standings(self, standings: Sequence[LaneStanding], now: int | None) -> None:
        """Draw how far each has come.

        Args:
            standings: of the networks in their order.
            now: the step shown, where that is not the end: lines are faint from there on.
        """
        curves = {_line(k): self._curve_of(s) for k, s in enumerate(standings) if self._curve in s.curves}
        if self._loss:
            first = [float(c.values[0]) for c in curves.values() if len(c.values)]
            ceiling = CEILING_LOG if self.plot.logarithmic else CEILING
            self.plot.set_ceiling(ceiling * max(first, default=np.inf))
        self.plot.set_curves(curves, now)

    def _curve_of(self, standing: LaneStanding) -> Curve:
        """Return the curve of a network; at rest it goes through what the network is at the very step."""
        curve, scores = standing.curves[self._curve], standing.answers.get(Scores())
        if scores is None or scores.step in curve.steps:
            return curve
        part, figure = self._curve.split("_")
        value, place = getattr(getattr(scores, part), figure), int(np.searchsorted(curve.steps, scores.step))
        if not np.isfinite(value):
            return curve
        return Curve(np.insert(curve.steps, place, scores.step), np.insert(curve.values, place, value))

    def show_nothing(self) -> None:
        """Draw no lines: nothing is compared."""
        self.plot.set_curves({})

    def _set_scale(self) -> None:
        if self._loss:
            self.plot.set_value_format(partial(figure_text, digits=4))
        elif self._regression:
            self.plot.set_write(short, partial(figure_text, digits=4))
        else:
            self.plot.set_write(percent, partial(percent, decimals=1))

    def retranslate(self) -> None:
        """Set every text."""
        part, figure = self._curve.split("_")
        if part == "test" and self._validated:
            part = "validation"
        if figure == "accuracy" and self._regression:
            figure = "R²"
        titles = {
            "train loss": self.tr("Training loss"),
            "test loss": self.tr("Test loss"),
            "validation loss": self.tr("Validation loss"),
            "test accuracy": self.tr("Test accuracy"),
            "validation accuracy": self.tr("Validation accuracy"),
            "test R²": self.tr("Test R²"),
            "validation R²": self.tr("Validation R²"),
        }
        tips = {
            "loss": self.tr("How wrong the answers are, on up to 1,000 examples: the lower, the better."),
            "accuracy": self.tr("The share of right answers"),
            "R²": self.tr("1 is perfect, 0 no better than always answering the mean"),
        }
        title = titles[f"{part} {figure}"]
        self.set_title(title)
        self.set_side(self.tr("log") if self._loss else "")
        self.header.setToolTip(tips[figure])
        self.plot.setAccessibleName(self.tr("{title} of each network over training steps").format(title=title))
        self.plot.set_names({_line(k): name for k, name in enumerate(self._names)}, self.tr("step {n}"))


def _line(place: int) -> str:
    """Return what the line of a network is called, by its place."""
    return f"lane_{place}"


def _colors(lanes: int, tokens: Tokens) -> dict[str, QColor]:
    return {_line(k): runner_color(tokens, k) for k in range(lanes)}
