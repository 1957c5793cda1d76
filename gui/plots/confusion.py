"""The confusion matrix: which class was taken for which, in numbers and in shades."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from gui.plots.colors import rgb
from gui.plots.export import Table
from gui.theme import SMALL_PX, TEXT_PX, Theme, set_role, text_font

AXIS = 34.0
SHARE = 58.0
DIGIT, LONGEST = 14.0, 90.0
"""The room for the name of a row that is always there, and the most that a long one gets besides, in pixels."""

"""The room for the shares at the right, in pixels."""


class ConfusionMatrix(QWidget):
    """Paints counts (classes, classes): a row is what it was, a column what it was taken for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._counts: np.ndarray | None = None
        self._names: Sequence[str] = ()
        self._axis = ("", "", "")
        self._template = "{true} {said} {n} {all}"
        self._pointer: QPointF | None = None
        self._note = QLabel(self)
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_role(self._note, "note")
        self._note.hide()
        self.setMouseTracking(True)
        self.setMinimumSize(240, 220)

    def set_words(self, true: str, said: str, share: str, template: str) -> None:
        """Set the names of the axes and of the last column, and the text under the pointer.

        Args:
            true, said, share: the three headings.
            template: with {true}, {said}, {n} (how many) and {all} (of how many).
        """
        self._axis, self._template = (true, said, share), template
        self.update()

    def set_counts(self, counts: np.ndarray | None, names: Sequence[str]) -> None:
        """Show counts, shape (classes, classes), and what the classes are called."""
        if counts is self._counts:
            return
        self._counts, self._names = counts, names
        if counts is not None:
            right = int(np.trace(counts))
            self.setAccessibleDescription(f"{right} / {int(counts.sum())}")
        self._write_note()
        self.update()

    def counts(self) -> np.ndarray | None:
        """Return what is shown."""
        return self._counts

    def table(self) -> Table:
        """Return the matrix: a row for each true class, a column for each it was taken for."""
        rows = [] if self._counts is None else self._counts.tolist()
        return ("true class", *self._names), ((name, *row) for name, row in zip(self._names, rows, strict=False))

    def _cells(self) -> QRectF:
        """Return the square of the cells."""
        axis = AXIS + self._room_for_names()
        side = max(40.0, min(self.width() - axis - SHARE, self.height() - AXIS - 8))
        left = axis + max(0.0, (self.width() - axis - SHARE - side) / 2)
        return QRectF(left, AXIS, side, side)

    def _room_for_names(self) -> float:
        """Return how much room the names of the rows need beside that for a digit."""
        letters = QFontMetricsF(text_font(SMALL_PX))
        longest = max((letters.horizontalAdvance(name) for name in self._names), default=0.0)
        return float(np.clip(longest - DIGIT, 0, LONGEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint cells, their numbers and the axes."""
        if self._counts is None:
            return
        painter = QPainter(self)
        area, n = self._cells(), len(self._counts)
        cell = area.width() / n
        shares = self._counts / np.maximum(self._counts.sum(1, keepdims=True), 1)
        colors = self._colors(shares)
        image = QImage(colors.tobytes(), n, n, 4 * n, QImage.Format.Format_RGB32)
        painter.drawImage(area, image)
        painter.setPen(QPen(self.theme.color("panel"), 2))
        for k in range(1, n):
            painter.drawLine(QPointF(area.x() + k * cell, area.y()), QPointF(area.x() + k * cell, area.bottom()))
            painter.drawLine(QPointF(area.x(), area.y() + k * cell), QPointF(area.right(), area.y() + k * cell))
        painter.setFont(text_font(TEXT_PX if cell > 30 else SMALL_PX))
        dark = colors[:, :, :3].mean(2) < 140
        for light, color in ((False, "#1d2129"), (True, "#ffffff")):
            painter.setPen(QColor(color))
            for i, j in np.argwhere((dark == light) & (self._counts > 0)).tolist():
                frame = QRectF(area.x() + j * cell, area.y() + i * cell, cell, cell)
                painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, f"{self._counts[i, j]}")
        self._paint_axes(painter, area, cell, shares)

    def _colors(self, shares: np.ndarray) -> np.ndarray:
        """Return each cell's blue, green, red and opacity: wrong answers are seen even where they are few."""
        tokens = self.theme.tokens
        right = np.eye(len(shares), dtype=bool)[..., None]
        strength = np.where(right[..., 0], shares, np.minimum(1, 2.2 * np.sqrt(shares)))[..., None] * 0.85
        soft, good, bad = (rgb(QColor(name)) for name in (tokens.soft, tokens.good, tokens.bad))
        mixed = soft + (np.where(right, good, bad) - soft) * strength
        opaque = np.full((*shares.shape, 1), 255.0)
        return np.concatenate((mixed[..., ::-1], opaque), 2).astype(np.uint8)

    def _paint_axes(self, painter: QPainter, area: QRectF, cell: float, shares: np.ndarray) -> None:
        tokens = self.theme.tokens
        center, middle = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(tokens.muted))
        painter.setFont(text_font(SMALL_PX))
        true, said, share = self._axis
        painter.drawText(QRectF(area.left(), 0, area.width(), 16), center, said)
        painter.drawText(QRectF(area.right() + 6, 16, SHARE, 16), Qt.AlignmentFlag.AlignLeft, share)
        painter.save()
        room = self._room_for_names()
        painter.translate(QPointF(area.left() - AXIS - room + 8, area.center().y()))
        painter.rotate(-90)
        painter.drawText(QRectF(-80, -8, 160, 16), center, true)
        painter.restore()
        letters = QFontMetricsF(text_font(SMALL_PX))
        for k, name in enumerate(self._names):
            painter.setPen(QColor(tokens.text))
            above = letters.elidedText(name, Qt.TextElideMode.ElideRight, cell)
            painter.drawText(QRectF(area.left() + k * cell, 16, cell, 16), center, above)
            row = area.top() + k * cell
            right = Qt.AlignmentFlag.AlignRight
            beside = letters.elidedText(name, Qt.TextElideMode.ElideRight, DIGIT + room + 1)
            painter.drawText(QRectF(area.left() - 24 - room, row, 18 + room, cell), right | middle, beside)
            painter.setPen(QColor(tokens.muted))
            text = f"{shares[k, k]:.1%}".replace("%", " %")
            painter.drawText(QRectF(area.right() + 6, row, SHARE, cell), Qt.AlignmentFlag.AlignLeft | middle, text)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Put the cell under the pointer into words."""
        self._pointer = event.position()
        self._write_note()

    def _write_note(self) -> None:
        place = self._cell_at(self._pointer) if self._pointer else None
        self._note.setVisible(place is not None)
        if place is None or self._counts is None or self._pointer is None:
            return
        row, column = place
        values = {"true": self._names[row], "said": self._names[column], "n": self._counts[row, column]}
        self._note.setText(self._template.format(**values, all=self._counts[row].sum()))
        self._note.adjustSize()
        x = min(self._pointer.x() + 14, self.width() - self._note.width() - 2)
        self._note.move(round(max(2, x)), round(max(2, self._pointer.y() - self._note.height() - 8)))

    def leaveEvent(self, event: QEvent) -> None:
        """Say nothing any more."""
        super().leaveEvent(event)
        self._pointer = None
        self._note.hide()

    def _cell_at(self, point: QPointF) -> tuple[int, int] | None:
        area = self._cells()
        if self._counts is None or not area.contains(point):
            return None
        cell = area.width() / len(self._counts)
        last = len(self._counts) - 1
        return min(last, int((point.y() - area.y()) / cell)), min(last, int((point.x() - area.x()) / cell))
