"""Keys a focused widget keeps for itself, so that the window's single-key shortcuts do not take them."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

PRESS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
"""How many rows and columns an arrow key leads on."""

ARROWS = tuple(STEPS)
PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


def held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return what is held down with a key: Shift, Ctrl and the like."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def step_of(event: QKeyEvent) -> tuple[int, int] | None:
    """Return how many rows and columns a plain arrow key leads on; None for other keys."""
    return None if held(event) else STEPS.get(Qt.Key(event.key()))


def claim(event: QEvent, keys: Container[int]) -> None:
    """Accept the question "is this key yours?" for plain presses of `keys`."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return
    plain = held(event) in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
    if plain and event.key() in keys:
        event.accept()


def wants_menu(event: QKeyEvent) -> bool:
    """Whether a key asks for the context menu: of the key for menus, but not always of this one, Qt itself tells."""
    return event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
