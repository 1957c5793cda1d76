"""The view of loss and accuracy along one weight: the loss above, accuracy below, and what that means."""

from functools import partial

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui import words_slope as words
from gui.plots.export import Table
from gui.plots.lines import Drawn, LinesPlot
from gui.theme import Theme, set_role
from gui.widgets.hint import Hint, Words
from gui.widgets.numbers import tidy
from gui.widgets.translated import Translated
from model.one_weight import OneWeightAnswer

CURVES = ("loss", "accuracy")


def _token(name: str, theme: Theme) -> QColor:
    return theme.color(name)


class SweepView(Translated, QWidget):
    """Two plots above each other, and a sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._answer: OneWeightAnswer | None = None
        self._name, self._part = "w", "train"
        self._problem = Hint(theme, self)
        self._heads = {curve: QLabel(self) for curve in CURVES}
        self._plots = {
            "loss": LinesPlot(theme),
            "accuracy": LinesPlot(theme, write=self._accuracy_text, ends=(0.0, 1.0)),
        }
        for plot in self._plots.values():
            plot.in_line = tuple(self._plots.values())
        self._lesson = Words(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._problem)
        for curve in CURVES:
            self._heads[curve].setTextFormat(Qt.TextFormat.RichText)
            self._heads[curve].setMinimumWidth(40)
            self._plots[curve].setMinimumHeight(90)
            column.addWidget(self._heads[curve])
            column.addWidget(self._plots[curve], 1)
        set_role(self._lesson, "muted")
        column.addWidget(self._lesson)
        theme.changed.connect(self._name_plots)
        self.retranslate()

    def show_question(self, part: str) -> None:
        """Know on which examples it is, and forget the last answer."""
        self._part = part
        self.show_answer(None, self._name)

    def show_answer(self, answer: OneWeightAnswer | None, name: str) -> None:
        """Draw what is known; `name` is that of the weight."""
        self._answer, self._name = answer, name
        self._draw()
        self._write()

    def table(self) -> Table:
        """Return a row for each place: the weight, loss and accuracy."""
        sweep = self._answer.sweep if self._answer else None
        if sweep is None:
            return ("weight", *CURVES), ()
        return ("weight", *CURVES), zip(
            sweep.values.tolist(), sweep.loss.tolist(), sweep.accuracy.tolist(), strict=True
        )

    def _draw(self) -> None:
        answer = self._answer
        sweep = answer.sweep if answer else None
        for curve, plot in self._plots.items():
            if answer is None or sweep is None:
                plot.set_drawn(())
                continue
            values = sweep.loss if curve == "loss" else sweep.accuracy
            good = np.isfinite(values)
            x, y = sweep.values[good], values[good]
            if answer.stepped or (curve == "accuracy" and answer.has_accuracy):
                x, y = stairs(x, y)
            if not len(y):
                plot.set_drawn(())
                continue
            ends = np.array(self._ends(curve, y))
            here = answer.loss if curve == "loss" else answer.accuracy
            drawn = [Drawn(self._name, np.full(2, answer.now), ends, partial(_token, "muted"), dashed=True)]
            places = [((answer.value, here), True)] if np.isfinite(here) else []
            drawn.append(Drawn(self._plain(curve), x, y, partial(_token, self._ink), places=places))
            plot.set_drawn(drawn)

    def _ends(self, curve: str, y: np.ndarray) -> tuple[float, float]:
        """Return the ends of the line at the weight: of accuracy a tenth at least, or little looks large."""
        low, high = float(y.min()), float(y.max())
        if curve == "loss" or not (self._answer and self._answer.has_accuracy):
            return low, high
        room = max(0.0, 0.1 - (high - low)) / 2
        return max(0.0, low - room), min(1.0, high + room)

    def _accuracy_text(self, value: float) -> str:
        """Write a share of right answers; without classes R² as it is."""
        if self._answer and not self._answer.has_accuracy:
            return tidy(f"{value:.3g}")
        return f"{100 * value:.4g} %"

    @property
    def _ink(self) -> str:
        return "positive" if self._part == "train" else "test"

    def _plain(self, curve: str) -> str:
        if curve == "loss":
            return self.tr("loss")
        return self.tr("accuracy") if self._answer is None or self._answer.has_accuracy else self.tr("R²")

    @Slot()
    def _name_plots(self) -> None:
        color = self.theme.color(self._ink).name()
        on = self.tr("on the training data") if self._part == "train" else self.tr("on the test data")
        for curve in CURVES:
            text = f'<span style="color:{color}">●</span> {self._plain(curve)}'
            if curve == "loss":
                muted = self.theme.tokens.muted
                now = self.tr("{weight} now").format(weight=self._name)
                if self._answer and self._answer.sweep is not None:
                    on += " · " + self.tr("copy of step {n}").format(n=f"{self._answer.step:,}")
                text += f' <span style="color:{muted}">{on} &nbsp; ¦ {now}</span>'
            self._heads[curve].setText(text)
            self._plots[curve].name_x(f"{self._name} {{n}}", at_axis=curve == "accuracy")

    def _write(self) -> None:
        answer = self._answer
        problem = answer.problem if answer else ""
        self._problem.show_text(words.said(words.SWEEP[problem]) if problem else "", "warning")
        self._name_plots()
        text = ""
        if answer and answer.sweep is not None and answer.known == 1 and not problem:
            text = self._said(answer, len(answer.sweep.values) - 1)
        self._lesson.set_words(text)
        self._lesson.setVisible(bool(text))

    def _said(self, answer: OneWeightAnswer, gaps: int) -> str:
        """Say what one sees, in figures."""
        if answer.stepped:
            text = self.tr(
                "{losses} of {gaps} small moves of the weight change the loss: behind the step function it moves in "
                "stairs. On a stair the slope is 0, and gradient descent does not know which way to go. That is why "
                "networks that learn have other activations."
            )
            return text.format(losses=answer.turns[0], gaps=gaps)
        if not answer.has_accuracy:
            return self.tr(
                "These data have no classes: R² moves as smoothly as the loss. "
                "With classes, accuracy would move in stairs."
            )
        losses, steps = answer.turns
        text = self.tr(
            "Of {gaps} small moves of the weight, {losses} change the loss but only {stairs} accuracy, each by "
            "1/{samples} or a multiple: it moves in stairs. On a stair the slope is 0, and gradient descent would not "
            "know which way to go. That is why training follows the loss."
        )
        if not steps:
            text = self.tr(
                "Of {gaps} small moves of the weight, {losses} change the loss and none accuracy: here its slope is 0 "
                "all over, and gradient descent would not know which way to go. That is why training follows the loss."
            )
        return text.format(gaps=gaps, losses=losses, stairs=steps, samples=answer.samples)

    def retranslate(self) -> None:
        """Set every text."""
        for curve, name in (
            ("loss", self.tr("Loss along one weight")),
            ("accuracy", self.tr("Accuracy along one weight")),
        ):
            self._plots[curve].setAccessibleName(name)
        self._draw()
        self._write()


def stairs(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the corners of stairs through points: level around each, with a rise in the middle between two."""
    middle = (x[:-1] + x[1:]) / 2
    return np.concatenate((x[:1], np.repeat(middle, 2), x[-1:])), np.repeat(y, 2)
