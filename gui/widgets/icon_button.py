"""A flat button with an icon, and a small label below it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.theme import SMALL_PX, Theme, paint_icon, text_font
from gui.widgets.button import PaintedButton
from gui.widgets.painting import antialiased, box, focus_ring

_PLAIN, _PRIMARY, _SMALL = 36, 44, 24
_LABEL = 15


class IconButton(PaintedButton):
    """A soft square of 36 px; `primary` is the round accent button of 44 px, `small` a bare icon of 24 px.

    With a label, plain and primary buttons have one height, so that a row of them lines up.
    """

    def __init__(self, theme: Theme, icon_name: str, label: str = "", *, primary: bool = False, small: bool = False,
                 name: str = "", parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(theme, parent)
        self._icon_name = icon_name
        self._primary, self._small = primary, small
        self._side = _PRIMARY if primary else _SMALL if small else _PLAIN
        self.set_label(label)
        if name:
            self.setAccessibleName(name)

    def icon_name(self) -> str:
        return self._icon_name

    def set_icon(self, icon_name: str) -> None:
        self._icon_name = icon_name
        self.update()

    def set_label(self, label: str) -> None:
        self.setText(label)
        if label:
            self.setAccessibleName(label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if not self.text():
            return QSize(self._side, self._side)
        text_width = QFontMetrics(text_font(SMALL_PX)).horizontalAdvance(self.text())
        return QSize(max(self._side + 4, text_width + 4), _PRIMARY + _LABEL)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        painter = antialiased(self)
        room = self.height() - (_LABEL if self.text() else 0)
        square = QRectF(0, 0, self._side, self._side)
        square.moveCenter(QPointF(self.width() / 2, room / 2))
        radius = square.width() / 2 if self._primary else 6 if self._small else 9
        fill, ink = self._colors()
        box(painter, square, radius, fill)
        if self.isChecked() and self.isEnabled() and not self._primary:
            box(painter, square, radius, None, tokens.accent, 1.5)
        self._paint_icon(painter, square, ink)
        if self.ring:
            focus_ring(painter, square, radius, tokens.text if self._primary else tokens.accent)
        if self.text():
            painter.setFont(text_font(SMALL_PX))
            painter.setPen(QColor(tokens.muted if self.isEnabled() else tokens.disabled))
            below = QRectF(0, room, self.width(), _LABEL)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_icon(self, painter: QPainter, square: QRectF, ink: str) -> None:
        size = 22 if self._primary else 16 if self._small else 19
        place = QRectF(0, 0, size, size)
        place.moveCenter(square.center())
        paint_icon(painter, self._icon_name, place, ink)

    def _colors(self) -> tuple[str | None, str]:
        """Fill and icon colour in the present state."""
        tokens = self.theme.tokens
        down, hovered = self.isDown(), self.underMouse()
        if self._primary:
            if not self.isEnabled():
                return tokens.line, tokens.disabled
            return (tokens.accent_pressed if down else tokens.accent_hover if hovered else tokens.accent), (
                tokens.on_accent
            )
        if not self.isEnabled():
            return None if self._small else tokens.soft, tokens.disabled
        if self.isChecked():
            return tokens.accent_soft, tokens.accent
        still = None if self._small else tokens.soft
        ink = tokens.muted if self._small and not (hovered or down) else tokens.text
        return (tokens.pressed if down else tokens.hover if hovered else still), ink
