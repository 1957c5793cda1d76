"""The menu of kinds of layers, each with a sentence about what it does."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from gui import words
from gui.theme import SMALL_PX, TEXT_PX, Theme, text_font
from gui.widgets.button import PaintedButton
from gui.widgets.painting import antialiased, box
from model.layers import LAYERS


class KindButton(PaintedButton):
    """A kind of layer: its name above its sentence."""

    def __init__(self, theme: Theme, kind: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setText(words.name("layer", kind))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(words.tip("layer", kind))

    def sizeHint(self) -> QSize:
        width = QFontMetrics(text_font(SMALL_PX)).horizontalAdvance(self.accessibleDescription())
        return QSize(width + 24, 42)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        painter = antialiased(self)
        if self.hasFocus() or self.underMouse():
            box(painter, self.rect().toRectF(), 5, tokens.accent_soft)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        lines = (
            (self.text(), text_font(TEXT_PX, QFont.Weight.Medium), tokens.text, QRect(12, 4, self.width(), 18)),
            (self.accessibleDescription(), text_font(SMALL_PX), tokens.muted, QRect(12, 21, self.width(), 16)),
        )
        for text, font, color, place in lines:
            painter.setFont(font)
            painter.setPen(QColor(color))
            painter.drawText(place, middle, text)


class LayerMenu(QMenu):
    """Every kind of layer. It goes away once one is chosen.

    Signals:
        chosen (str): an id of LAYERS.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in LAYERS:
            button = KindButton(theme, kind, self)
            action = QWidgetAction(self)
            action.setText(button.text())
            action.setDefaultWidget(button)
            button.clicked.connect(action.trigger)
            action.triggered.connect(partial(self._choose, kind))
            self.addAction(action)

    def _choose(self, kind: str) -> None:
        self.close()
        self.chosen.emit(kind)
