"""A scroll bar that keeps its room and is seen only where there is something to scroll."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar


class QuietBar(QScrollBar):
    """A vertical scroll bar that paints nothing while everything is on screen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the handle where it can be moved."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


def keep_bar(area: QScrollArea) -> None:
    """Have an area as wide with a scroll bar as without.

    What is the higher the wider it is would bring the bar, become narrower and lower by it, take it away, and so on.
    """
    area.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical, area))
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
