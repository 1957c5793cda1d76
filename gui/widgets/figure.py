"""A live figure: a number and what it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import SMALL_PX, Theme, text_font
from gui.widgets.painting import antialiased

NUMBER_PX = 16
"""How high the number's letters are, in pixels; less where a name has no room."""


class Figure(QWidget):
    """A semibold number in a token's colour above its small label; as wide as `sample`, so that nothing jumps."""

    def __init__(self, theme: Theme, label: str, token: str = "text", *, sample: str = "0.0000",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.theme = theme
        self._label = ""
        self._token = token
        self._sample = sample
        self._text = "–"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_label(label)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        """The number as it is to be read, "–" for none yet."""
        if text != self._text:
            self._text = text
            self.setAccessibleDescription(text)
            self.update()

    def set_label(self, label: str) -> None:
        if label == self._label:  # or all that stands beside it would be laid out anew with every number
            return
        self._label = label
        self.setAccessibleName(label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        number = QFontMetrics(text_font(NUMBER_PX, QFont.Weight.DemiBold)).horizontalAdvance(self._sample)
        label = QFontMetrics(text_font(SMALL_PX)).horizontalAdvance(self._label)
        return QSize(max(number, label) + 2, 38)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def written(self) -> tuple[QFont, str]:
        """Return the number as there is room for it: in the largest font in which it is whole, or else shortened."""
        fonts = [text_font(pixels, QFont.Weight.DemiBold) for pixels in range(NUMBER_PX, SMALL_PX, -1)]
        ways = [(f, QFontMetrics(f).elidedText(self._text, Qt.TextElideMode.ElideMiddle, self.width())) for f in fonts]
        return next((way for way in ways if way[1] == self._text), ways[-1])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = antialiased(self)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        bold, text = self.written()
        painter.setFont(bold)
        painter.setPen(self.theme.color(self._token if self.isEnabled() else "disabled"))
        painter.drawText(QRectF(0, 0, self.width(), 22), right, text)
        painter.setFont(text_font(SMALL_PX))
        painter.setPen(QColor(self.theme.tokens.muted))
        painter.drawText(QRectF(0, 21, self.width(), 16), right, self._label)
