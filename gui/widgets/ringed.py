"""The ring of what has the keyboard, on what is usually clicked: there only where a key led to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

Reason = Qt.FocusReason

KEYS = (Reason.TabFocusReason, Reason.BacktabFocusReason, Reason.ShortcutFocusReason)
"""How a key leads to a widget."""

RETURNS = (Reason.ActiveWindowFocusReason, Reason.PopupFocusReason, Reason.MenuBarFocusReason)
"""How the keyboard comes back to where it was before: from a menu, or from another window."""

Base = QWidget if TYPE_CHECKING else object


def led_by_key(event: QFocusEvent, before: bool) -> bool:
    """Return whether a key led the keyboard to a widget; where it only came back, what was so `before`."""
    return before if event.reason() in RETURNS else event.reason() in KEYS


class Ringed(Base):
    """Mixed into a widget, before its Qt class, that paints a `focus_ring` where `ring` says so.

    QWidget itself paints anew when the keyboard comes and goes.
    """

    _by_key = False

    @property
    def ring(self) -> bool:
        """Whether the keyboard is here, and came by a key."""
        return self._by_key and self.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note what led here, unless it only came back."""
        self._by_key = led_by_key(event, self._by_key)
        super().focusInEvent(event)
