"""The moves of a step, below each other, the present one marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.theme import SMALL_PX, Theme, text_font
from gui.widgets.keys import claim
from gui.widgets.painting import antialiased, box, by_keyboard, focus_ring
from gui.widgets.typesetting import typeset

ROW, HEADING = 28, 26
_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


@dataclass(frozen=True)
class Entry:
    """A move: the heading above it, if one begins there, its formula, its shape, and what a tooltip tells."""

    heading: str
    latex: str
    shape: str
    kept: bool
    tip: str


class MoveList(QWidget):
    """Formulas in a column.

    Signals:
        chosen (int): the person wants to go where so many moves are done.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._entries: tuple[Entry, ...] = ()
        self._done = 0
        self._ring = False
        self._hovered: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_moves(self, entries: Sequence[Entry], done: int) -> None:
        """Show moves, of which so many are done; the last of them is the present one."""
        if tuple(entries) != self._entries or done != self._done:
            grown = len(entries) != len(self._entries)
            self._entries, self._done = tuple(entries), done
            tip = self._entries[done - 1].tip if 0 < done <= len(entries) else ""
            self.setAccessibleDescription(tip)
            if grown:
                self.updateGeometry()
            self.setFixedHeight(self.sizeHint().height())
            self.update()

    def place_of(self, done: int) -> QRectF:
        """Return where the move is that is the last of so many."""
        y = 0
        for number, entry in enumerate(self._entries, 1):
            y += HEADING if entry.heading else 0
            if number == done:
                return QRectF(0, y, self.width(), ROW)
            y += ROW
        return QRectF()

    def sizeHint(self) -> QSize:
        """As high as all moves."""
        return QSize(200, sum(ROW + (HEADING if e.heading else 0) for e in self._entries) + 4)

    def _at(self, point: QPoint) -> int | None:
        """Return how many moves are done with the one at a point."""
        return next((k for k in range(1, len(self._entries) + 1) if self.place_of(k).contains(point.toPointF())), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint headings and formulas."""
        painter, tokens = antialiased(self), self.theme.tokens
        y = 0
        for number, entry in enumerate(self._entries, 1):
            if entry.heading:
                painter.setFont(text_font(SMALL_PX))
                painter.setPen(QColor(tokens.muted))
                painter.drawText(QRectF(10, y, self.width() - 12, HEADING), _BELOW, entry.heading)
                y += HEADING
            if QRectF(0, y, self.width(), ROW).intersects(QRectF(event.rect())):
                self._paint_entry(painter, number, entry, y)
            y += ROW
        painter.end()

    def _paint_entry(self, painter: QPainter, number: int, entry: Entry, y: int) -> None:
        tokens = self.theme.tokens
        frame = QRectF(0, y + 1, self.width(), ROW - 2)
        present = number == self._done
        if present:
            box(painter, frame, 7, tokens.accent)
            if self._ring:
                focus_ring(painter, frame.adjusted(1.5, 1.5, -1.5, -1.5), 6, tokens.on_accent)
        elif number == self._hovered:
            box(painter, frame, 7, tokens.hover)
        color = tokens.on_accent if present else tokens.muted if number < self._done else tokens.text
        painter.setFont(text_font(SMALL_PX))
        painter.setPen(QColor(tokens.on_accent if present else tokens.muted))
        room = frame.adjusted(0, 0, -18, 0)
        painter.drawText(room, _RIGHT, entry.shape)
        if entry.kept:
            painter.setBrush(QColor(tokens.on_accent if present else tokens.muted))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(frame.right() - 12, frame.center().y() - 3, 6, 6), 1.5, 1.5)
        width = frame.width() - 34 - painter.fontMetrics().horizontalAdvance(entry.shape)
        formula = typeset(entry.latex, 14)
        painter.save()
        painter.setClipRect(QRectF(frame.x() + 10, frame.y() - 4, width, frame.height() + 8))
        if formula.width > width:
            formula = typeset(entry.latex, max(8.0, float(int(28 * width / formula.width)) / 2))
        formula.paint(painter, frame.x() + 10, frame.center().y() + 5, QColor(color))
        painter.restore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what would be chosen."""
        self._hovered = self._at(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing of that."""
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a move."""
        number = self._at(event.position().toPoint())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on or back by arrow keys."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not 1 <= self._done + step <= len(self._entries):
            event.ignore()
        else:
            self.chosen.emit(self._done + step)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys, and tell what a move does."""
        claim(event, _KEYS)
        if isinstance(event, QHelpEvent):
            number = self._at(event.pos())
            if number is not None:
                QToolTip.showText(event.globalPos(), self._entries[number - 1].tip, self)
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a ring where the keyboard came here."""
        self._ring = by_keyboard(event)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show none."""
        self._ring = False
        super().focusOutEvent(event)
        self.update()


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BELOW = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
