"""The bare slider: a thin groove with a round handle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from gui.theme import Theme
from gui.widgets.keys import ARROWS, ENDS, PAGES, claim
from gui.widgets.painting import antialiased, box

_HANDLE = 6.0  # radius
_GROOVE = 4.0  # thickness

INSET = 2
"""How far the ends of what is painted are from those of the widget, in pixels: words above it begin there, too."""


class Groove(QSlider):
    """A horizontal QSlider in the house's look; a click jumps there and drags on from there.

    Its signals are QSlider's: valueChanged while moving, sliderPressed and sliderReleased around a drag.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMinimumWidth(48)
        self._words = ""

    def words(self) -> str:
        """Return the value in words, as a screen reader says it."""
        return self._words or f"{self.value():,}"

    def set_words(self, words: str) -> None:
        """Set the value in words, as it is shown beside."""
        self._words = words
        self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        return QSize(120, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, 20)

    def _x_at(self, position: float) -> float:
        margin = _HANDLE + INSET
        span = max(1, self.maximum() - self.minimum())
        return margin + (self.width() - 2 * margin) * (position - self.minimum()) / span

    def _value_at(self, x: float) -> int:
        margin = _HANDLE + INSET
        share = (x - margin) / max(1.0, self.width() - 2 * margin)
        return round(self.minimum() + min(1.0, max(0.0, share)) * (self.maximum() - self.minimum()))

    def event(self, event: QEvent) -> bool:
        claim(event, (*ARROWS, *PAGES, *ENDS))
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        self.setSliderPosition(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paint_marks(self, painter: QPainter) -> None:
        """Paint what lies on the groove and below the handle; overridden where there is such a thing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        painter = antialiased(self)
        x, y = self._x_at(self.sliderPosition()), self.height() / 2
        track = tokens.line if tokens.is_dark else tokens.border
        accent = QColor(tokens.accent if self.isEnabled() else tokens.disabled)
        box(painter, QRectF(INSET, y - _GROOVE / 2, self.width() - 2 * INSET, _GROOVE), _GROOVE / 2, track)
        box(painter, QRectF(INSET, y - _GROOVE / 2, x - INSET, _GROOVE), _GROOVE / 2, accent)
        self.paint_marks(painter)
        if self.hasFocus() or self.isSliderDown():
            halo = QColor(accent)
            halo.setAlpha(80)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(halo)
            painter.drawEllipse(QPointF(x, y), _HANDLE + 3, _HANDLE + 3)
        lit = self.isEnabled() and (self.underMouse() or self.isSliderDown())
        painter.setPen(QPen(accent, 2.0))
        painter.setBrush(accent if self.isSliderDown() else QColor(tokens.accent_soft if lit else tokens.panel))
        painter.drawEllipse(QPointF(x, y), _HANDLE - 1, _HANDLE - 1)
