"""A field for a formula: it says which character can't be read, and points at it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.theme import Theme, set_role, unjoined
from gui.widgets.keys import claim
from gui.widgets.painting import antialiased


class FormulaField(QLineEdit):
    """One line that is committed by Enter or leaving. What is refused stays, with a mark below the character.

    Signals:
        committed (str): the person wants this text.
        edited (str): the text is another one, on the way.
    """

    committed = Signal(str)
    edited = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._good = ""
        self._wrong: tuple[int, int] | None = None
        self.setFont(unjoined(self.font()))
        self.setMaxLength(400)
        self.textEdited.connect(self._changed)

    def set_formula(self, text: str) -> None:
        """Show a good text without a signal."""
        if text != self._good or not self.hasFocus():
            self._good = text
            self.setText(text)
            self.setCursorPosition(0)
            self.show_wrong(None)

    def show_wrong(self, place: tuple[int, int] | None) -> None:
        """Mark characters, from one place to another, as those that can't be read."""
        self._wrong = place
        set_role(self, "bad" if place else "")
        if place:
            self.setCursorPosition(min(place[0], len(self.text())))
        self.update()

    def _changed(self, text: str) -> None:
        self._wrong = None
        set_role(self, "")
        self.edited.emit(text)

    def _commit(self) -> None:
        if self.text() != self._good:
            self.committed.emit(self.text())

    def take(self) -> None:
        """Take what stands there as good."""
        self._good = self.text()

    def event(self, event: QEvent) -> bool:
        if self.text() != self._good:
            claim(event, (Qt.Key.Key_Escape,))
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._commit()
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._good:
            self.setText(self._good)
            self.show_wrong(None)
            self.edited.emit(self._good)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        elsewhere = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in elsewhere and self._wrong is None:
            self._commit()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a wave below what can't be read."""
        super().paintEvent(event)
        if self._wrong is None:
            return
        metrics, caret = self.fontMetrics(), self.cursorRect().center().x()
        text, (start, stop) = self.text(), self._wrong
        begin = (
            caret + metrics.horizontalAdvance(text[:start]) - metrics.horizontalAdvance(text[: self.cursorPosition()])
        )
        width = max(7, metrics.horizontalAdvance(text[start:stop]))
        painter = antialiased(self)
        painter.fillRect(begin, self.height() - 6, width, 2, self.theme.color("bad"))
