"""A curve in miniature, with the place where things stand now."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gui.theme import Theme
from gui.widgets.painting import antialiased, box

_INSET = 6.0


class Spark(QWidget):
    """A curve without axes: its values, from 0 to 1, are spread over the whole width."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._values: Sequence[float] = ()
        self._share = 0.0

    def set_values(self, values: Sequence[float]) -> None:
        """Show a curve; at least two values."""
        self._values = values
        self.update()

    def set_share(self, share: float) -> None:
        """Mark a place, from 0 for the beginning to 1 for the end."""
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 36)

    def _point(self, share: float, value: float) -> QPointF:
        across, down = self.width() - 2 * _INSET, self.height() - 2 * _INSET
        return QPointF(_INSET + share * across, _INSET + (1 - value) * down)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        painter = antialiased(self)
        box(painter, self.rect().toRectF(), 6, tokens.soft)
        if len(self._values) < 2:
            return
        last = len(self._values) - 1
        painter.setPen(QPen(QColor(tokens.muted), 1.0))
        painter.drawPolyline(QPolygonF([self._point(k / last, value) for k, value in enumerate(self._values)]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.text))
        painter.drawEllipse(self._point(self._share, self._values[round(self._share * last)]), 3.0, 3.0)
