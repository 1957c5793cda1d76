"""A form row: label left, control right, and a hint below where a choice needs explaining."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import set_role
from gui.widgets.hint import Hint, Words

CONTROL_WIDTH = 158


class FieldRow(QWidget):
    """A label, its control, and below them a hint."""

    def __init__(self, label: str, widget: QWidget, hint: Hint, *, width: int | None = CONTROL_WIDTH,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        """`width` is the control's, in pixels; None gives it three quarters of the row."""
        super().__init__(parent)
        self.widget = widget
        self._label = Words(self)
        self._label.setBuddy(widget)
        set_role(self._label, "muted")
        line = self._line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._label, 1)
        if width is None:
            line.addWidget(widget, 3)
        else:
            widget.setFixedWidth(width)
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(line)
        outer.addWidget(hint)
        self.set_label(label)

    def add_before(self, widget: QWidget) -> None:
        """Put a small control between the label and the row's own."""
        self._line.insertWidget(1, widget)

    def label(self) -> str:
        return self._label.text()

    def set_label(self, text: str) -> None:
        """Name the row, and the control where it has no name of its own."""
        if not self.widget.accessibleName() or self.widget.accessibleName() == self._label.text():
            self.widget.setAccessibleName(text)
        self._label.set_words(text)

    def setToolTip(self, text: str) -> None:
        """Label and control say the same."""
        self._label.setToolTip(text)
        self.widget.setToolTip(text)


def name_rows(rows: Mapping[str, FieldRow], texts: Mapping[str, tuple[str, str]]) -> None:
    """Set what some rows are called, and what is said of each."""
    for name, (label, tip) in texts.items():
        rows[name].set_label(label)
        rows[name].setToolTip(tip)
