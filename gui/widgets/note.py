"""A note beside the pointer: what lies under it, in words."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget

from gui.theme import set_role


class Note(QLabel):
    """A few words over a picture, out of the pointer's way; hidden at first."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_role(self, "note")
        self.hide()

    def show_above(self, text: str, at: QPointF, room: int) -> None:
        """Say something above and beside a place, within so much width; all in pixels."""
        self.setText(text)
        self.adjustSize()
        x = min(at.x() + 14, room - self.width() - 2)
        self.move(round(max(2, x)), round(max(2, at.y() - self.height() - 8)))
        self.show()
