"""This batch as dots on a curve, with the words that go with it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.plots.batch_dots import BatchDotsPlot
from gui.theme import Theme, set_role
from gui.widgets.hint import Words
from gui.widgets.numbers import tidy
from gui.widgets.translated import Translated
from model.inside.dots import Dots

SIZE, LEAST = QSize(380, 300), QSize(300, 190)


class DotsCard(Translated, QWidget):
    """A plot with a heading above and its legend below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: Dots | None = None
        self.plot = BatchDotsPlot(theme, self)
        self.plot.set_describe(self._describe)
        self._heading, self._words = QLabel(self), Words(self)
        set_role(self._heading, "heading")
        set_role(self._words, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self.plot, 1)
        column.addWidget(self._words)
        theme.changed.connect(self.retranslate)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """As large as a matrix of the usual size."""
        return SIZE

    def minimumSizeHint(self) -> QSize:
        """Somewhat narrower and lower."""
        return LEAST

    def words(self) -> str:
        """Return the legend as plain text."""
        return self._words.words

    def show_dots(self, dots: Dots) -> None:
        """Show a batch."""
        self._dots = dots
        self.plot.set_dots(dots)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        dots = self._dots
        self.plot.setAccessibleName(self.tr("This batch on the curve"))
        if dots is None:
            return
        headings = {
            "activation": self.tr("h(a) and its slope"),
            "activation_gradient": self.tr("the slope h′(a)"),
            "cross_entropy": self.tr("−log y of the right class"),
            "binary_cross_entropy": self.tr("−log of the probability of what is right"),
            "sum_of_squares": self.tr("½ (y − t)²"),
            "mean_squared": self.tr("(y − t)²"),
            "huber": self.tr("Huber's loss of y − t"),
            "hinge": self.tr("max(0, 1 + lead) of each wrong class"),
        }
        axes = {
            "activation": ("a", "z"),
            "activation_gradient": ("a", ""),
            "cross_entropy": ("y", "L"),
            "binary_cross_entropy": ("p", "L"),
            "hinge": (self.tr("lead"), "L"),
        }
        self._heading.setText(headings[dots.kind])
        self.plot.set_axis_names(*axes.get(dots.kind, ("y − t", "L")))
        said = {
            "activation": self.tr("● this batch · — h · - - its slope h′"),
            "activation_gradient": self.tr("● the slopes of this batch · — h · - - its slope h′"),
            "cross_entropy": self.tr("● each sample of this batch"),
            "hinge": self.tr("● each wrong class of each sample of this batch"),
        }
        lines = [said.get(dots.kind, self.tr("● each output of this batch"))]
        if dots.level is not None:
            mean = self.tr("- - their mean L = {loss}: the loss of this batch, not the training loss")
            lines.append(mean.format(loss=tidy(f"{dots.level:.4g}")))
        self._words.set_words(" · ".join(lines), dot=self.plot.dot.name())

    def _describe(self, x: float, y: float) -> str:
        return " → ".join((tidy(f"{x:.3g}"), tidy(f"{y:.4g}")))
