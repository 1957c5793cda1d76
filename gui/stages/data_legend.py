"""What the colours of data mean: classes by their names, the ends of a scale, or the curve of the network."""

from html import escape

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel

from gui.plots.colors import CLASS_SIGNS, CLASS_TOKENS, class_colors
from gui.theme import Theme, set_role
from gui.widgets.numbers import tidy
from gui.widgets.translated import Translated
from model.data.dataset import Dataset

MOST_NAMED = 6
"""How many classes are named."""


class DataLegend(Translated, QLabel):
    """A line of marks and names; or other words in its place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._dataset: Dataset | None = None
        set_role(self, "muted")
        theme.changed.connect(self.retranslate)

    def show_words(self, text: str) -> None:
        """Say something else instead."""
        self._dataset = None
        self.setText(text)

    def show_dataset(self, dataset: Dataset) -> None:
        """Name what is drawn of data on a decision map, or beside a curve."""
        self._dataset = dataset
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Set every text, in the colours of the theme."""
        if self._dataset is None:
            return
        source = self._dataset.source
        if source.classes:
            plain = [self.tr("class {k}").format(k=k) for k in range(source.classes)]
            names = [escape(name) for name in self._dataset.names.classes] or plain
            colors = [color.name() for color in class_colors(self._theme.tokens, source.classes)]
            marks = zip(CLASS_SIGNS, colors, names[:MOST_NAMED], strict=False)
            text = " &nbsp; ".join(_mark(color, sign, name) for sign, color, name in marks)
        elif source.inputs > 1:
            ends = self._dataset.in_units(np.array(source.ends)).tolist()
            low, high = (
                text.format(value=tidy(f"{end:.4g}"))
                for text, end in zip((self.tr("low ({value})"), self.tr("high ({value})")), ends, strict=True)
            )
            colors = [self._theme.color(token).name() for token in CLASS_TOKENS]
            text = f"{_mark(colors[0], '■', low)} &nbsp; {_mark(colors[1], '■', high)}"
        else:
            text = _mark(self._theme.color("text").name(), "—", self.tr("network"))
        self.setText(text)


def _mark(color: str, sign: str, name: str) -> str:
    """Return a coloured sign and what it stands for, as rich text."""
    return f'<span style="color:{color}">{sign}</span> {name}'
