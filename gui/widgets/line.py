"""One line of words that change often."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.theme import set_role
from gui.widgets.room import ANY

SLACK = 8
"""How much more room than its words need a line keeps, in pixels."""


class Line(QWidget):
    """A line in the room it is given, or, where it `fits` its words, in the room that they need.

    A plain label has the whole window laid out anew with each text, which takes longer than all that is drawn.
    """

    def __init__(self, role: str = "", *, fits: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fits, self._room, self._most = fits, 0, ANY
        self._texts: tuple[str, ...] = ()  # what is said, and what is said instead where there is no room for that
        self._label = QLabel(self)
        if role:
            set_role(self._label, role)
        if fits:
            self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed if fits else QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def label(self) -> QLabel:
        """The label, for its font and format."""
        return self._label

    def text(self) -> str:
        """What is said."""
        return self._label.text()

    def set_text(self, text: str, *shorter: str) -> None:
        """Say something else: the first of these texts that there is room for, or the last."""
        if (text, *shorter) != self._texts:
            self._texts = text, *shorter
            self._say()

    def set_most(self, width: int) -> None:
        """Set how wide a line that fits its words may become before it says something shorter, in pixels."""
        if width != self._most:
            self._most = width
            self._say()

    def _say(self) -> None:
        for text in self._texts:
            self._label.setText(text)
            if self._label.sizeHint().width() <= (self._most if self._fits else self.width()):
                break
        if self._fits and not 0 <= self._room - self._label.sizeHint().width() <= SLACK:
            self._room = self._label.sizeHint().width()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._room, max(self._label.sizeHint().height(), self._label.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the label all the room."""
        super().resizeEvent(event)
        self._label.resize(event.size())
        if len(self._texts) > 1:
            self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Have as much room as another font needs."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._room = self._label.sizeHint().width() if self._fits else 0
            self.updateGeometry()
            if len(self._texts) > 1:
                self._say()
