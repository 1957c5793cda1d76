"""How likely each class is, as horizontal bars."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.theme import Theme, text_font
from gui.widgets.numbers import percent
from gui.widgets.painting import antialiased, box

_ROW, _TIGHT = 24, 15
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
        self._still_picture = QPixmap()
        self._still_key: tuple[object, ...] = ()
        self._shown: tuple[tuple[str, int, bool], ...] = ()  # what is seen of the shares
        self._winner: int | None = None
        self._places: tuple[object, list[QRectF]] = (None, [])  # of the tracks
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies behind need not be painted, too
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
        sure = self._values is not None and bool(np.isfinite(self._values).any())
        winner = self._winner = int(np.nanargmax(self._values)) if sure and self._values is not None else None
        self.setAccessibleDescription("" if winner is None else self._line(winner))
        self._update_rows()

    def _update_rows(self) -> None:
        """Have only those rows painted that show something else than before: most of them stay near 0 %."""
        shares, before = [] if self._values is None or self._plain else self._values.tolist(), self._shown
        now = self._shown = tuple(self._seen(row, share) for row, share in enumerate(shares))
        if not now or len(now) != len(before):
            self.update()
            return
        for row, (new, old) in enumerate(zip(now, before, strict=True)):
            if new != old:
                self.update(self._room(row).toAlignedRect())

    def _seen(self, row: int, share: float) -> tuple[str, int, bool]:
        """Return what is seen of a share: its figure, where its bar ends in quarters of a pixel, whether it wins."""
        end = int(4 * self.width() * share) if math.isfinite(share) else 0
        return percent(share, 1), end, row == self._winner

    def values(self) -> np.ndarray | None:
        """A copy of what is shown."""
        return None if self._values is None else self._values.copy()

    def winner(self) -> int | None:
        """The row of the likeliest class."""
        return self._winner

    def sizeHint(self) -> QSize:
        return QSize(260, _ROW * max(1, len(self._labels)))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, _TIGHT * max(1, len(self._labels)))

    def _row(self) -> float:
        """Return the height of a line."""
        return min(_ROW, self.height() / max(1, len(self._labels)))

    def _room(self, row: int) -> QRectF:
        """Return the whole line of a class."""
        height = self._row()
        return QRectF(0, row * height, self.width(), height)

    def _line(self, row: int) -> str:
        return f"{self._labels[row]}: {self._written(row)}"

    def _written(self, row: int) -> str:
        if self._values is None or not np.isfinite(self._values[row]):
            return "–"
        if self._plain:
            return f"{self._values[row]:.2f}".replace("-", "−")
        return percent(self._values[row], 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = antialiased(self)
        painter.drawPixmap(0, 0, self._still())
        region = event.region()
        rows = [row for row in range(len(self._labels)) if region.intersects(self._room(row).toAlignedRect())]
        if self._values is None:
            self._write_values(painter, rows)
            return
        tokens, winner, tracks = self.theme.tokens, self.winner(), self._tracks()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.muted))
        for row in rows:
            if row != winner and np.isfinite(self._values[row]):
                self._paint_fill(painter, self._fill(tracks[row], float(self._values[row])))
        if winner is not None and winner in rows:
            painter.setBrush(QColor(tokens.accent))
            self._paint_fill(painter, self._fill(tracks[winner], float(self._values[winner])))
        self._write_values(painter, rows)

    @staticmethod
    def _paint_fill(painter: QPainter, fill: QRectF) -> None:
        radius = min(4.0, fill.width() / 2)
        painter.drawRoundedRect(fill, radius, radius)

    def _write_values(self, painter: QPainter, rows: Sequence[int]) -> None:
        """Write the figures, those of the winner last: each change of font or pen costs more than the words."""
        tokens, winner = self.theme.tokens, self.winner()
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(text_font())
        painter.setPen(QColor(tokens.muted))
        for row in rows:
            if row != winner:
                painter.drawText(self._room(row), right, self._written(row))
        if winner is not None and winner in rows:
            painter.setFont(text_font(weight=QFont.Weight.DemiBold))
            painter.setPen(QColor(tokens.text))
            painter.drawText(self._room(winner), right, self._written(winner))

    def _label_width(self) -> tuple[int, int]:
        """Return how wide the longest label is, and how much of that there is room for."""
        metrics = QFontMetrics(text_font(weight=QFont.Weight.DemiBold))
        longest = max((metrics.horizontalAdvance(text) for text in self._labels), default=0)
        return longest, min(longest, self.width() // 3)

    def _tracks(self) -> list[QRectF]:
        """Return where the bars of all rows have room."""
        key = (tuple(self._labels), self.size().toTuple(), text_font().family())
        if key != self._places[0]:
            height, bar, left = self._row(), min(_BAR, self._row() - 5), self._label_width()[1] + 12
            width = self.width() - left - 12 - QFontMetrics(text_font()).horizontalAdvance("> 99.9 %")
            rows = range(len(self._labels))
            self._places = key, [QRectF(left, row * height + (height - bar) / 2, width, bar) for row in rows]
        return self._places[1]

    def _still(self) -> QPixmap:
        """Labels and tracks as a picture, painted anew only where they, the size or the winner change."""
        tokens, ratio, winner = self.theme.tokens, self.devicePixelRatioF(), self.winner()
        key = (tuple(self._labels), self.size().toTuple(), ratio, tokens, winner, text_font().family())
        if key != self._still_key:
            self._still_key = key
            self._still_picture = QPixmap(self.size() * ratio)
            self._still_picture.setDevicePixelRatio(ratio)
            self._still_picture.fill(QColor(tokens.panel))
            painter = QPainter(self._still_picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            plain, bold = text_font(), text_font(weight=QFont.Weight.DemiBold)
            longest, room = self._label_width()
            left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            for row, (label, track) in enumerate(zip(self._labels, self._tracks(), strict=True)):
                wins = row == winner
                painter.setFont(bold if wins else plain)
                painter.setPen(QColor(tokens.accent if wins else tokens.text))
                cut = label if longest == room else QFontMetrics(bold).elidedText(label, _ELIDE, room)
                painter.drawText(QRectF(0, row * self._row(), self.width(), self._row()), left, cut)
                box(painter, track, 4, tokens.soft)
            painter.end()
        return self._still_picture

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
