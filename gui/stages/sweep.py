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
        self._plots = {curve: LinesPlot(theme) for curve in CURVES}
        self._lesson = Words(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._problem)
        for curve in CURVES:
            self._heads[curve].setTextFormat(Qt.TextFormat.RichText)
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
            if curve == "accuracy" and answer.classes:
                x, y = stairs(x, y)
            if not len(y):
                plot.set_drawn(())
                continue
            ends = np.array([y.min(), y.max()]) if np.ptp(y) else np.array([y[0], y[0] + 1e-9])
            here = answer.loss if curve == "loss" else answer.accuracy
            drawn = [Drawn(self._name, np.full(2, answer.now), ends, partial(_token, "muted"), dashed=True)]
            places = [((answer.value, here), True)] if np.isfinite(here) else []
            drawn.append(Drawn(self._plain(curve), x, y, partial(_token, self._ink), places=places))
            plot.set_drawn(drawn)

    @property
    def _ink(self) -> str:
        return "positive" if self._part == "train" else "test"

    def _plain(self, curve: str) -> str:
        if curve == "loss":
            return self.tr("loss")
        return self.tr("accuracy") if self._answer is None or self._answer.classes else self.tr("R²")

    @Slot()
    def _name_plots(self) -> None:
        color = self.theme.color(self._ink).name()
        on = self.tr("on the training data") if self._part == "train" else self.tr("on the test data")
        for curve in CURVES:
            text = f'<span style="color:{color}">●</span> {self._plain(curve)}'
            if curve == "loss":
                muted = self.theme.tokens.muted
                text += f' <span style="color:{muted}">{on} &nbsp; ┆ {self._name}</span>'
            self._heads[curve].setText(text)
            self._plots[curve].set_axis_names(self._name if curve == "accuracy" else "")

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
        if not answer.classes:
            return self.tr(
                "These data have no classes: R² moves as smoothly as the loss. "
                "With classes, accuracy would move in stairs."
            )
        text = self.tr(
            "From one place to the next of {gaps} the loss changes {losses} times, accuracy {stairs} times, "
            "by 1/{samples} at least: it moves in stairs. On a stair its slope is 0, and gradient descent would "
            "not know where to go. So training makes the loss small, not the share of wrong answers."
        )
        losses, steps = answer.turns
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
