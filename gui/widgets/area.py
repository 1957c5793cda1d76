"""A scroll area without a frame."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class _Area(QScrollArea):
    """Stands where it was when colours change: without the stylesheet, for a moment, it has less to scroll."""

    def __init__(self) -> None:
        super().__init__()
        self._stood: int | None = None  # where, while what is inside has not been laid out again

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and self._stood is None:
            self._stood = self.verticalScrollBar().value()
            QTimer.singleShot(0, self, self._go_back)
        return super().event(event)

    @Slot()
    def _go_back(self) -> None:
        if self._stood is not None:
            self.verticalScrollBar().setValue(self._stood)
        self._stood = None


def area(inside: QWidget, across: bool = False) -> QScrollArea:
    """Put a widget into an area that scrolls up and down, and only where wanted across."""
    made = _Area()
    made.setWidget(inside)
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    if not across:
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
