"""Changing several parts of what is laid out, at once."""

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget


@contextmanager
def at_once(*widgets: QWidget) -> Generator[None, None, None]:
    """Have these widgets lay out what is in them only after all of it is changed.

    Otherwise Qt does so, and in all that is around them, each time that a part comes into sight.
    """
    layouts = [layout for widget in widgets if (layout := widget.layout())]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
