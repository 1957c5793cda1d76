"""A button that paints itself in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from gui.theme import Theme
from gui.widgets.keys import ARROWS, PRESS, claim
from gui.widgets.painting import by_keyboard


class PaintedButton(QAbstractButton):
    """Base of the self-painting buttons: hover, a ring for keyboard focus, Enter as well as Space.

    A click ends what is being typed elsewhere but takes no focus, so that Space goes on meaning play.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.ring = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def event(self, event: QEvent) -> bool:
        claim(event, PRESS)
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        elsewhere = QApplication.focusWidget()
        if elsewhere is not None and elsewhere is not self:
            elsewhere.clearFocus()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in ARROWS:
            event.ignore()  # for the strip or grid it is part of
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ring = by_keyboard(event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.ring = False
        super().focusOutEvent(event)
