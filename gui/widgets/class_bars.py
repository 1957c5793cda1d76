"""How likely each class is, as horizontal bars."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.theme import Theme, text_font
from gui.widgets.painting import antialiased, box

_ROW, _TIGHT = 24, 17
"""The height of a line where there is room, and the least, in pixels."""

_BAR = 16
_ELIDE = Qt.TextElideMode.ElideRight


class ClassBars(QWidget):
    """A bar for each class from 0 to 100 %, or of any number; the likeliest in the accent colour and semibold."""

    def __init__(self, theme: Theme, labels: Sequence[str], *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._labels = list(labels)
        self._values: np.ndarray | None = None
        self._plain = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_labels(self, labels: Sequence[str]) -> None:
        self._labels = list(labels)
        self._values = None if self._values is not None and len(self._values) != len(labels) else self._values
        self.updateGeometry()
        self.update()

    def set_values(self, values: np.ndarray | None, plain: bool = False) -> None:
        """Probabilities (n_classes,) from 0 to 1, or None for empty tracks.

        `plain`: any numbers, from a zero in the middle to the left and to the right, up to their largest magnitude.
        """
        if values is not None and values.shape != (len(self._labels),):
            raise ValueError(f"values: expected shape ({len(self._labels)},), got {values.shape}")
        self._values, self._plain = None if values is None else np.array(values, dtype=float), plain
        winner = self.winner()
        self.setAccessibleDescription("" if winner is None else self._line(winner))
        self.update()

    def values(self) -> np.ndarray | None:
        """A copy of what is shown."""
        return None if self._values is None else self._values.copy()

    def winner(self) -> int | None:
        """The row of the likeliest class."""
        if self._values is None or not np.any(np.isfinite(self._values)):
            return None
        return int(np.nanargmax(self._values))

    def sizeHint(self) -> QSize:
        return QSize(260, _ROW * max(1, len(self._labels)))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, _TIGHT * max(1, len(self._labels)))

    def _row(self) -> float:
        """Return the height of a line."""
        return min(_ROW, max(_TIGHT, self.height() / max(1, len(self._labels))))

    def _line(self, row: int) -> str:
        return f"{self._labels[row]}: {self._written(row)}"

    def _written(self, row: int) -> str:
        if self._values is None or not np.isfinite(self._values[row]):
            return "–"
        if self._plain:
            return f"{self._values[row]:.2f}".replace("-", "−")
        return f"{100 * self._values[row]:.1f} %"

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        painter = antialiased(self)
        plain, bold = text_font(), text_font(weight=QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        longest = max((metrics.horizontalAdvance(text) for text in self._labels), default=0)
        label_width = min(longest, self.width() // 3)
        value_width = QFontMetrics(plain).horizontalAdvance("−100.00")
        height, bar = self._row(), min(_BAR, self._row() - 5)
        track = QRectF(label_width + 12, 0, self.width() - label_width - value_width - 24, bar)
        winner = self.winner()
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        for row, label in enumerate(self._labels):
            top = row * height
            line = QRectF(0, top, self.width(), height)
            wins = row == winner
            painter.setFont(bold if wins else plain)
            painter.setPen(QColor(tokens.accent if wins else tokens.text))
            cut = label if longest == label_width else metrics.elidedText(label, _ELIDE, label_width)
            painter.drawText(line, left, cut)
            painter.setPen(QColor(tokens.text if wins else tokens.muted))
            painter.drawText(line, right, self._written(row))
            track.moveTop(top + (height - bar) / 2)
            box(painter, track, 4, tokens.soft)
            if self._values is not None and np.isfinite(self._values[row]):
                fill = self._fill(track, float(self._values[row]))
                box(painter, fill, min(4.0, fill.width() / 2), tokens.accent if wins else tokens.muted)

    def _fill(self, track: QRectF, value: float) -> QRectF:
        """Return the part of a track that a value fills."""
        if not self._plain:
            return QRectF(track.x(), track.y(), max(2.0, track.width() * min(1.0, max(0.0, value))), track.height())
        assert self._values is not None
        largest = max(float(np.abs(np.nan_to_num(self._values, posinf=0, neginf=0)).max()), 1e-12)
        size = max(2.0, track.width() / 2 * abs(value) / largest)
        return QRectF(track.center().x() - (size if value < 0 else 0), track.y(), size, track.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = int(event.pos().y() / self._row())
            if 0 <= row < len(self._labels) and self._values is not None:
                QToolTip.showText(event.globalPos(), self._line(row), self)
                return True
        return super().event(event)
