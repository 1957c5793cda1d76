"""Buttons that leave the keyboard to the stage when they are clicked; one of them paints itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QPushButton, QWidget

from gui.theme import Theme
from gui.widgets.keys import ARROWS, PRESS, claim
from gui.widgets.ringed import Ringed

Base = QWidget if TYPE_CHECKING else object


def end_typing(button: QWidget) -> None:
    """End what is being typed elsewhere, as a click on anything else does; some widgets say they keep the keyboard."""
    elsewhere = QApplication.focusWidget()
    if elsewhere is not None and elsewhere is not button and not getattr(elsewhere, "keeps_keyboard", False):
        elsewhere.clearFocus()


def offer(button: QWidget, offered: bool) -> None:
    """Offer what a button does, or not.

    While it has the keyboard, it stays: else the keyboard went to another control, and the next Space would go there.
    """
    button.setEnabled(offered or button.hasFocus())


class Clicked(Base):
    """Mixed into a button, before its Qt class: a click ends what is being typed elsewhere, but takes no focus.

    So Space goes on meaning play.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        end_typing(self)
        super().mousePressEvent(event)


class TextButton(Clicked, QPushButton):
    """A push button that a click gives no focus."""


class TickBox(Clicked, QCheckBox):
    """A check box that a click gives no focus."""


class PaintedButton(Ringed, Clicked, QAbstractButton):
    """Base of the self-painting buttons: hover, a ring for keyboard focus, Enter as well as Space."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def event(self, event: QEvent) -> bool:
        claim(event, PRESS)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in ARROWS:
            event.ignore()  # for the strip or grid it is part of
        else:
            super().keyPressEvent(event)
