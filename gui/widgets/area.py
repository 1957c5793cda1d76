"""A scroll area without a frame."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

SETTLED_MS = 300
"""How long after the colours change what is inside may still be laid out again, in milliseconds."""


class _Area(QScrollArea):
    """Stands where it was when colours change: without the stylesheet, for a moment, it has less to scroll."""

    def __init__(self) -> None:
        super().__init__()
        self._stood: int | None = None  # where, while what is inside is laid out again
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._stay)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._go_back)
        bar.valueChanged.connect(self._moved)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            if self._stood is None:
                self._stood = self.verticalScrollBar().value()
            self._settled.start()
        return super().event(event)

    @Slot()
    def _go_back(self) -> None:
        if self._stood is not None:
            self.verticalScrollBar().setValue(self._stood)

    @Slot(int)
    def _moved(self, value: int) -> None:
        """Stay where somebody else has scrolled to: it is not as far back as there is room for."""
        if self._stood is not None and value != min(self._stood, self.verticalScrollBar().maximum()):
            self._stay()

    @Slot()
    def _stay(self) -> None:
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
