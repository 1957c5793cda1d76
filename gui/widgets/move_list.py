"""The moves of a step, below each other, the present one marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.theme import SMALL_PX, Theme, text_font, wrapped
from gui.widgets.formula_lines import Lines, broken, picture
from gui.widgets.keys import claim
from gui.widgets.painting import box, faded, focus_ring
from gui.widgets.ringed import Ringed
from gui.widgets.typesetting import Box

ROW, HEADING = 28, 26
PX = 13.0
"""The size of letters, in pixels: the same for all; what is too wide is broken into lines."""

MOST_LINES = 4
"""On how many lines a formula is put; what is left of a longer one is in its tooltip."""

TIP = 420
"""How wide a formula is in a tooltip at most, in pixels."""

LEFT, MARK = 10, 24
"""The room at the left of a formula, and at the right of it, where there may be a mark."""

_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


@dataclass(frozen=True)
class Entry:
    """A move: the heading above it, if one begins there, its formula, its shape, and what a tooltip tells."""

    heading: str
    latex: str
    shape: str
    kept: bool
    tip: str


class MoveList(Ringed, QWidget):
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
        self._places: list[float] | None = None
        self._hovered: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setEnabled(False)  # as long as there is none
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_moves(self, entries: Sequence[Entry], done: int) -> None:
        """Show moves, of which so many are done; the last of them is the present one."""
        if tuple(entries) != self._entries or done != self._done:
            changed = tuple(entries) != self._entries
            self._entries, self._done = tuple(entries), done
            tip = self._entries[done - 1].tip if 0 < done <= len(entries) else ""
            self.setAccessibleDescription(tip)
            if changed:
                self._lay_out()
            self.update()
        self.setEnabled(bool(entries))

    def lines_of(self, number: int) -> Lines:
        """Return how the formula of a move is laid out, counted from 1: beside its shape, or on several lines."""
        entry = self._entries[number - 1]
        rest = max(60.0, self.width() - LEFT - MARK)
        first = rest - (QFontMetricsF(text_font(SMALL_PX)).horizontalAdvance(entry.shape) + 10 if entry.shape else 0)
        return broken(entry.latex, PX, first, rest, MOST_LINES)

    def _tops(self) -> list[float]:
        """Return where each move begins, below its heading, and where the last one ends."""
        if self._places is None:
            y, self._places = 0.0, list[float]()
            for number, entry in enumerate(self._entries, 1):
                y += HEADING if entry.heading else 0
                self._places.append(y)
                y += _height(self.lines_of(number))
            self._places.append(y)
        return self._places

    def place_of(self, done: int) -> QRectF:
        """Return where the move is that is the last of so many."""
        if not 1 <= done <= len(self._entries):
            return QRectF()
        return QRectF(0, self._tops()[done - 1], self.width(), _height(self.lines_of(done)))

    def sizeHint(self) -> QSize:
        """As high as all moves."""
        return QSize(200, round(self._tops()[-1]) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the formulas out anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def _lay_out(self) -> None:
        self._places = None
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _at(self, point: QPoint) -> int | None:
        """Return how many moves are done with the one at a point."""
        return next((k for k in range(1, len(self._entries) + 1) if self.place_of(k).contains(point.toPointF())), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint headings and formulas."""
        painter, tokens = faded(self), self.theme.tokens
        for number, entry in enumerate(self._entries, 1):
            place = self.place_of(number)
            if entry.heading:
                painter.setFont(text_font(SMALL_PX))
                painter.setPen(QColor(tokens.muted))
                above = QRectF(LEFT, place.y() - HEADING, self.width() - 12, HEADING)
                painter.drawText(above, _BELOW, entry.heading)
            if place.intersects(QRectF(event.rect())):
                self._paint_entry(painter, number, entry, place)
        painter.end()

    def _paint_entry(self, painter: QPainter, number: int, entry: Entry, place: QRectF) -> None:
        tokens = self.theme.tokens
        frame = place.adjusted(0, 1, 0, -1)
        present = number == self._done
        if present:
            box(painter, frame, 7, tokens.accent)
            if self.ring:
                focus_ring(painter, frame.adjusted(1.5, 1.5, -1.5, -1.5), 6, tokens.on_accent)
        elif self.ring and number == self._done + 1 == 1:  # none is present: the keyboard begins here
            focus_ring(painter, frame, 7, tokens.accent)
        elif number == self._hovered:
            box(painter, frame, 7, tokens.hover)
        color = tokens.on_accent if present else tokens.muted if number < self._done else tokens.text
        painter.setFont(text_font(SMALL_PX))
        painter.setPen(QColor(tokens.on_accent if present else tokens.muted))
        lines = self.lines_of(number)
        baselines = _baselines(lines, place.y())
        middle = baselines[0] - 5
        painter.drawText(QRectF(0, middle - ROW / 2, frame.width() - 18, ROW), _RIGHT, entry.shape)
        if entry.kept:
            painter.setBrush(QColor(tokens.on_accent if present else tokens.muted))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(frame.right() - 12, middle - 3, 6, 6), 1.5, 1.5)
        for k, (line, y) in enumerate(zip(lines.boxes, baselines, strict=True)):
            line.paint(painter, LEFT + (lines.indent if k else 0.0), y, QColor(color))

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
                QToolTip.showText(event.globalPos(), self._tip(number), self)
                return True
        return super().event(event)

    def _tip(self, number: int) -> str:
        """Return what a move does; with its formula, where that is cut."""
        entry = self._entries[number - 1]
        if self.lines_of(number).whole:
            return wrapped(entry.tip)
        lines = broken(entry.latex, PX, TIP, TIP)
        return f"{picture(lines, self.theme.color('text'), self.devicePixelRatioF())}<br>{wrapped(entry.tip)}"


def _reach(line: Box) -> tuple[float, float]:
    """Return how much room a line takes above and below its baseline: the same for all that are not very high."""
    return max(16.0, line.ascent + 2), max(6.0, line.descent + 2)


def _height(lines: Lines) -> float:
    return max(float(ROW), sum(sum(_reach(line)) for line in lines.boxes) + 6)


def _baselines(lines: Lines, top: float) -> list[float]:
    """Return where the lines of a formula stand in a row that begins at `top`."""
    y = top + (_height(lines) - sum(sum(_reach(line)) for line in lines.boxes)) / 2
    found: list[float] = []
    for line in lines.boxes:
        above, below = _reach(line)
        found.append(y + above)
        y += above + below
    return found


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BELOW = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
