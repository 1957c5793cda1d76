"""What comes out of each layer, as histograms with their words."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from gui import words
from gui.plots.colors import layer_colors
from gui.plots.spreads import Histogram, SpreadsPlot
from gui.theme import Theme
from gui.widgets.numbers import figure_text
from gui.widgets.translated import Translated
from model.experiment import Experiment
from model.spread import Spread, SpreadAnswer


class LayerSpreads(Translated, SpreadsPlot):
    """Names the layers as the stack does, and colours them as their gradients."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._answer: SpreadAnswer | None = None
        self._layers: tuple[int, ...] = ()
        theme.changed.connect(self._show)
        self.retranslate()

    def show_answer(self, experiment: Experiment, answer: SpreadAnswer) -> None:
        """Show what the network of an experiment answered."""
        if answer is not self._answer:
            self._answer, self._layers = answer, experiment.flow.learning
            self._show()

    def forget(self) -> None:
        """Show nothing: the data are others."""
        self._answer = None
        self._show()

    def legend_text(self) -> str:
        """Say whose answers are shown."""
        if self._answer is None:
            return ""
        return self.tr("{n} test examples").format(n=f"{self._answer.samples:,}")

    @Slot()
    def _show(self) -> None:
        spreads = self._answer.layers if self._answer else ()
        colors = layer_colors(self.theme.tokens, self._layers)
        self.show_histograms([self._histogram(spread, colors[f"gradient_{spread.row}"]) for spread in spreads])

    def _histogram(self, spread: Spread, color: QColor) -> Histogram:
        figures = self.tr("mean {mean} · σ {deviation}")
        return Histogram(
            f"{spread.row + 1} · {words.name('activation', spread.activation)}",
            figures.format(mean=figure_text(spread.mean, 3), deviation=figure_text(spread.deviation, 3)),
            color,
            spread,
        )

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(self.tr("How the answers of each layer are spread"))
        self.set_words(self.tr("{low} to {high}: {share} of the answers"), self.tr("value"))
        self._show()
