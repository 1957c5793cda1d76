"""A gallery: small pictures side by side, each with a line of words, one of them chosen."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.theme import SMALL_PX, Theme, text_font
from gui.widgets.painting import antialiased, box, focus_ring
from gui.widgets.ringed import Ringed

CELL, LARGEST = 68, 128
"""The side of a picture with the room around it; and how large it becomes where there is room for more than MOST."""

ROW = 5
"""How many pictures stand side by side where smaller ones make that possible."""

AROUND = 6
LINE, SECOND = 18, 14
"""How high a line of words is, and how much higher two lines are, in pixels."""

ARROW = " → "
"""Between two names of a line: where they do not fit side by side, the second one stands below."""

MOST = 60
"""How many pictures are shown at most: more than that nobody looks at."""


class Gallery(Ringed, QWidget):
    """Grey pictures (28 × 28, 0 to 1) in rows; arrow keys and clicks choose one.

    Where ROW of them have no room, they may be smaller than CELL, down to `smallest`.

    Signals:
        chosen (int): the person chose the picture at this place.
        picked (int): the person clicked it, or pressed Enter on it, whether it was chosen already or not.
        resized (): there is room for another number of pictures.
    """

    chosen = Signal(int)
    picked = Signal(int)
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, smallest: int = CELL) -> None:
        super().__init__(parent)
        self.theme = theme
        self._smallest = smallest
        self._pictures: list[QImage] = []
        self._texts: list[str] = []
        self._good: list[bool | None] = []
        self._value = 0
        self._side = CELL
        self._line = LINE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_pictures(self, pictures: np.ndarray) -> None:
        """Show pictures, shape (n, 28, 28), without words."""
        grey = np.ascontiguousarray(np.rint(np.clip(pictures, 0, 1) * 255).astype(np.uint8))
        side = QImage.Format.Format_Grayscale8
        self._pictures = [QImage(p.tobytes(), p.shape[1], p.shape[0], p.shape[1], side).copy() for p in grey]
        self._texts, self._good = [""] * len(grey), [None] * len(grey)
        self._value = min(self._value, max(0, len(grey) - 1))
        self.updateGeometry()
        self.update()

    def set_names(self, names: Sequence[str]) -> None:
        """Keep room for two lines below each picture where two of these names do not fit on one."""
        letters = QFontMetrics(text_font(SMALL_PX))
        longest = sorted(names, key=letters.horizontalAdvance)[-2:]
        self._line = LINE + (SECOND if letters.horizontalAdvance(ARROW.join(longest)) > self._smallest else 0)
        self._choose_side()

    def set_texts(self, texts: Sequence[str], good: Sequence[bool | None]) -> None:
        """Write a line under each picture: in `good` or `bad`, or muted where None."""
        if list(texts) != self._texts or list(good) != self._good:
            self._texts, self._good = list(texts), list(good)
            self.setAccessibleDescription(self._texts[self._value] if self._texts else "")
            self.update()

    def value(self) -> int:
        """Return the place of the chosen picture."""
        return self._value

    def set_value(self, place: int) -> None:
        """Choose without a signal."""
        self._value = place
        self.update()

    def columns(self) -> int:
        """Return how many pictures stand in a row."""
        return max(1, self.width() // self._side)

    def room(self) -> int:
        """Return how many pictures there is room for: whole rows."""
        rows = max(1, self.height() // (self._side + self._line))
        return self.columns() * min(rows, max(1, MOST // self.columns()))

    def height_for(self, pictures: int) -> int:
        """Return how high it has to be for so many pictures, at its present width."""
        return -(-pictures // self.columns()) * (self._side + self._line)

    def sizeHint(self) -> QSize:
        """As wide as six pictures, as high as four."""
        return QSize(6 * CELL, 4 * (CELL + self._line))

    def minimumSizeHint(self) -> QSize:
        """Two pictures."""
        return QSize(2 * self._smallest, self._smallest + self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how much room there is."""
        super().resizeEvent(event)
        self._choose_side()
        self.resized.emit()

    def _choose_side(self) -> None:
        """Have the pictures as large as leaves room for MOST of them in whole rows, or else for a whole ROW of them."""
        wide, high = self.width(), self.height()
        many = (wide // CELL) * (high // (CELL + self._line)) > MOST
        sides = range(min(LARGEST, wide), CELL, -4) if many else ()
        fits = (s for s in sides if high // (s + self._line) >= MOST // (wide // s))
        self._side = next(fits, min(CELL, max(self._smallest, min(wide // ROW, high - self._line))))

    def _cell(self, place: int) -> QRect:
        row, column = divmod(place, self.columns())
        side = self._side
        return QRect(column * side, row * (side + self._line), side, side + self._line)

    def _at(self, point: QPoint) -> int | None:
        return next((k for k in range(len(self._pictures)) if self._cell(k).contains(point)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every picture and its line."""
        tokens = self.theme.tokens
        painter = antialiased(self)
        painter.setFont(text_font(SMALL_PX))
        for k, picture in enumerate(self._pictures):
            cell = self._cell(k)
            frame = QRectF(cell.adjusted(AROUND, AROUND, -AROUND, -AROUND - self._line))
            if k == self._value:
                box(painter, frame.adjusted(-4, -4, 4, 4), 8, tokens.accent_soft, tokens.accent)
            painter.drawImage(frame, picture)
            good = self._good[k]
            painter.setPen(tokens.muted if good is None else tokens.good if good else tokens.bad)
            for number, line in enumerate(_lines(self._texts[k], painter.fontMetrics(), cell.width() - 2)):
                words = QRectF(cell.x(), cell.bottom() - self._line + number * SECOND, cell.width(), LINE)
                painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, line)
        if self.ring and self._pictures:
            focus_ring(painter, QRectF(self._cell(self._value)).adjusted(0, 0, 0, -self._line), 10, tokens.accent)

    def _choose(self, place: int | None) -> None:
        if place is not None and 0 <= place < len(self._pictures) and place != self._value:
            self._value = place
            self.setAccessibleDescription(self._texts[place])
            self.update()
            self.chosen.emit(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        place = self._at(event.position().toPoint())
        self._choose(place)
        if place is not None:
            self.picked.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by arrow keys."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.columns(),
            Qt.Key.Key_Down: self.columns(),
        }
        if event.key() in steps:
            self._choose(self._value + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pictures:
            self.picked.emit(self._value)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show a picture's line as its tooltip too."""
        if isinstance(event, QHelpEvent):
            place = self._at(event.pos())
            if place is not None:
                QToolTip.showText(event.globalPos(), self._texts[place], self)
                return True
        return super().event(event)


def _lines(text: str, letters: QFontMetrics, room: int) -> list[str]:
    """Return a text in one line, or in two where it is longer than that; what is still too long is shortened."""
    first, arrow, second = text.partition(ARROW)
    right = Qt.TextElideMode.ElideRight
    if not arrow or letters.horizontalAdvance(text) <= room:
        return [letters.elidedText(text, right, room)]
    arrow = arrow.rstrip()
    first = letters.elidedText(first, right, room - letters.horizontalAdvance(arrow))
    return [first + arrow, letters.elidedText(second, right, room)]
