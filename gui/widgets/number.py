"""A field for one number, typed or stepped."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from gui.theme import Theme, set_role, tabular
from gui.widgets.keys import PAGES, PRESS, claim
from gui.widgets.numbers import NumberRange, Refusal, format_number
from gui.widgets.painting import antialiased, chevron

_ARROWS_WIDTH = 22
_BESIDE_TEXT = 2  # what Qt leaves free at both ends of a line of text, in pixels
_FIRST_REPEAT_MS = 400
_REPEAT_MS = 70
_UP_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class NumberField(QLineEdit):
    """A number with a range. Arrows, wheel (with focus), Up, Down and Page keys step; Enter or leaving commits.

    Where nothing is being typed, Space is left to the window, which plays; Esc ends what is being typed, and leaves a
    text that was refused.

    In logarithmic mode steps go through 1, 2, 3, 5 of each decade (Ctrl: fine), and `step` is the smallest
    positive value, the one above 0 where 0 is allowed.

    Signals:
        changed (float): the person committed another number.
        refused (str, dict): a text was not taken: "unreadable" {text}, "not_integer" {text},
            "below" or "above" {value, minimum, maximum}. The last good value stays.
        settled (): after a refusal, a good value stands again, or the text would be taken now.
    """

    changed = Signal(float)
    refused = Signal(str, dict)
    settled = Signal()

    def __init__(self, theme: Theme, minimum: float, maximum: float, step: float = 1.0, *, decimals: int | None = None,
                 logarithmic: bool = False, integer: bool = False, suffix: str = "", name: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.theme = theme
        self._range = NumberRange(minimum, maximum, step, decimals, logarithmic, integer)
        self._suffix = suffix
        self._value = minimum
        self._refused: str | None = None  # the text that was not taken
        self._hovered = 0
        self._wheel = 0
        self._held = 0
        self._repeat = QTimer(self)
        self._repeat.timeout.connect(self._repeat_step)
        self.setFont(tabular(self.font()))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.textEdited.connect(self._edited)
        self.set_suffix(suffix)
        self._show()

    def value(self) -> float:
        """The last good value (a whole number where the field is for integers)."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show a value without `changed`; the same value again leaves a text that is being typed alone."""
        if value == self._value and (self.hasFocus() or self.text() == self._good_text()):
            return
        self._value = value
        self._show()

    def rounded(self, value: float, digits: int) -> float:
        """Return a number in as many digits as there is room for, at most so many and no fewer than two."""
        style = QStyleOptionFrame()
        self.initStyleOption(style)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, style, self)
        room = inner.marginsRemoved(self.textMargins()).width() - 2 * _BESIDE_TEXT
        fewer = (float(f"{value:.{count}g}") for count in range(digits, 1, -1))
        texts = self.fontMetrics()
        return next((n for n in fewer if texts.horizontalAdvance(format_number(n)) <= room), float(f"{value:.2g}"))

    def set_range(self, minimum: float, maximum: float) -> None:
        """Take numbers within other limits; what was refused may be right now, or wrong in another way."""
        before, self._range = self._range, replace(self._range, minimum=minimum, maximum=maximum)
        if self._refused is None or self._range == before:
            return
        number = self._range.read(self._refused)
        if isinstance(number, Refusal):
            self.refused.emit(number.code, number.values)
        else:
            set_role(self, "")
            self._settle()

    def set_suffix(self, suffix: str) -> None:
        """Muted text behind the number, like a percent sign; not part of what is typed."""
        self._suffix = suffix
        room = self.fontMetrics().horizontalAdvance(suffix) + 4 if suffix else 0
        self.setTextMargins(0, 0, _ARROWS_WIDTH - 10 + room, 0)
        self.update()

    # Committing

    def _good_text(self) -> str:
        return format_number(self._value, self._range.integer)

    def _show(self) -> None:
        self.setText(self._good_text())
        self.setCursorPosition(0)
        set_role(self, "")
        self._settle()

    def _settle(self) -> None:
        """Refuse nothing any more."""
        if self._refused is not None:
            self._refused = None
            self.settled.emit()

    def _edited(self) -> None:
        set_role(self, "")

    def _commit(self) -> bool:
        """Take the text if it is a number in range; otherwise say why not."""
        text = self.text()
        if text == self._good_text():
            self._show()
            return True
        typed = text.removesuffix(self._suffix.strip())
        number = self._range.read(typed)
        if isinstance(number, Refusal):
            set_role(self, "bad")
            self._refused = typed
            self.refused.emit(number.code, number.values)
            return False
        self._take(number)
        return True

    def _take(self, number: float) -> None:
        before, self._value = self._value, number
        self._show()
        if number != before:
            self.changed.emit(number)

    # Stepping

    def _step_by(self, count: int, fine: bool = False) -> None:
        """Go up (`count` > 0) or down; ±10 is a page."""
        if not self.isReadOnly() and self._commit():
            self._take(self._range.stepped(self._value, count, fine))

    def _repeat_step(self) -> None:
        self._repeat.start(_REPEAT_MS)
        self._step_by(self._held)

    # Events

    def event(self, event: QEvent) -> bool:
        claim(event, (*_UP_DOWN, *PAGES, *PRESS))
        if self.text() != self._good_text():
            claim(event, (Qt.Key.Key_Escape,))
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._step_by(1 if event.key() == Qt.Key.Key_Up else -1, fine)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                self._step_by(10 if event.key() == Qt.Key.Key_PageUp else -10)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._commit():
                    self.selectAll()
            case Qt.Key.Key_Escape if self.text() != self._good_text():
                event.setAccepted(self._refused is None)
                self._show()
            case Qt.Key.Key_Escape:
                event.ignore()
            case Qt.Key.Key_Space if self.text() == self._good_text():
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        elsewhere = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in elsewhere and not self._commit():
            self.setText(self._good_text())
            set_role(self, "")
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus():
            event.ignore()
            return
        self._wheel += event.angleDelta().y()
        notches = int(self._wheel / 120)
        self._wheel -= notches * 120
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        for _ in range(abs(notches)):
            self._step_by(1 if notches > 0 else -1, fine)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = self._arrow_at(event.position())
        if self._held and event.button() == Qt.MouseButton.LeftButton:
            self._step_by(self._held, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            self._repeat.start(_FIRST_REPEAT_MS)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._repeat.stop()
        self._held = 0
        self.update()
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        arrow = self._arrow_at(event.position())
        if arrow != self._hovered:
            self._hovered = arrow
            self.setCursor(Qt.CursorShape.ArrowCursor if arrow else Qt.CursorShape.IBeamCursor)
            self.update()
        if not self._held:
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = 0
        self.update()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._repeat.stop()
        super().hideEvent(event)

    def _arrow_at(self, point: QPointF) -> int:
        if point.x() < self.width() - _ARROWS_WIDTH:
            return 0
        return 1 if point.y() < self.height() / 2 else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = self.theme.tokens
        painter = antialiased(self)
        x, middle = self.width() - _ARROWS_WIDTH / 2, self.height() / 2
        for arrow in (1, -1):
            lit = self.isEnabled() and arrow in (self._hovered, self._held)
            color = tokens.disabled if not self.isEnabled() else tokens.text if lit else tokens.muted
            chevron(painter, QPointF(x, middle - arrow * 4), 6.5, color, up=arrow > 0)
        if self._suffix:
            painter.setFont(self.font())
            painter.setPen(QColor(tokens.muted if self.isEnabled() else tokens.disabled))
            box = self.rect().adjusted(0, 0, -_ARROWS_WIDTH - 2, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._suffix)
