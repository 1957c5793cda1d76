"""What the network sees of a drawing, and which of its pixels mattered: two pictures with their titles."""

import numpy as np
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.stages.pad_box import HEAD
from gui.theme import Theme, set_role
from gui.widgets.pixel_image import PixelImage
from gui.widgets.translated import Translated
from model.reading import Reading

BETWEEN = 16
"""What lies between the two pictures, in pixels."""


class Seen(Translated, QWidget):
    """The drawing as it is read, (28, 28), and the slope of the winning logit by each of its pixels."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._seen, self._mattered = PixelImage(theme), PixelImage(theme, signed=True)
        self._titles = [QLabel(self) for _ in range(2)]
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(BETWEEN)
        for title, picture in zip(self._titles, (self._seen, self._mattered), strict=True):
            set_role(title, "heading")
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(title)
            column.addWidget(picture)
            self._line.addLayout(column)
        self._line.addStretch(1)
        self.retranslate()

    def arrange(self, upright: bool, side: int) -> None:
        """Stand below each other next to the pad, or side by side below it; `side` is that of a picture, in pixels."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if upright else direction.LeftToRight)
        self._titles[0].setMinimumHeight(HEAD if upright else 0)
        for picture in (self._seen, self._mattered):
            picture.setFixedSize(side, side)

    def show_reading(self, picture: np.ndarray, reading: Reading | None) -> None:
        """Show a picture (28, 28) from 0 to 1, and what mattered in it where it was read."""
        self._seen.set_image(picture)
        slopes = reading.slopes / max(float(np.abs(reading.slopes).max()), 1e-12) if reading else None
        self._mattered.set_image(slopes)

    def retranslate(self) -> None:
        """Set every text."""
        for label, text in zip(self._titles, (self.tr("What it sees"), self.tr("What mattered")), strict=True):
            label.setText(text)
        self._seen.setAccessibleName(self.tr("What the network sees (28 × 28)"))
        self._seen.setToolTip(self.tr("Fitted to 20 × 20 pixels and centred by its mass, as the training digits are"))
        self._mattered.setAccessibleName(self.tr("What mattered"))
        tip = self.tr("The slope of the winning logit by each pixel.\nBlue: more ink there speaks for the answer.")
        self._mattered.setToolTip(tip + "\n" + self.tr("Orange: it speaks against it."))
        for picture in (self._seen, self._mattered):
            picture.set_template(self.tr("row {row}, column {column}: {value}"))
