"""Wrong? Tell it: a button for each digit that a drawing may have been."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gui.theme import set_role
from gui.widgets.button import TextButton
from gui.widgets.hint import Words
from gui.widgets.room import keep_room
from gui.widgets.translated import Translated

BUTTON = 28
"""How wide a button with one digit is, in pixels."""


class TeachBox(Translated, QWidget):
    """Ten buttons, and a line that says what became of it.

    Signals:
        taught (int): the person says which digit it was.
    """

    taught = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("teach")
        self._title, self._line = QLabel(self), Words(self)
        set_role(self._title, "heading")
        set_role(self._line, "small")
        self._buttons: list[TextButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self._columns = 0
        for digit in range(10):
            button = TextButton(self)
            set_role(button, "digit")
            button.setText(str(digit))
            button.setFixedWidth(BUTTON)
            button.clicked.connect(partial(self._told, digit))
            self._buttons.append(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        column.addWidget(self._line)
        self._arrange(10)
        self._line.set_words(" ")
        keep_room(self._line)  # or what lies below would jump away under the pointer
        self.set_line("")
        self.retranslate()

    def _told(self, digit: int) -> None:
        self.taught.emit(digit)

    def _arrange(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            for digit, button in enumerate(self._buttons):
                self._grid.addWidget(button, *divmod(digit, columns))
            for k in range(11):
                self._grid.setColumnStretch(k, 1 if k == columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons into one line or into two."""
        super().resizeEvent(event)
        self._arrange(10 if self.width() >= 10 * (BUTTON + 4) else 5)

    def set_drawn(self, drawn: bool) -> None:
        """Offer the buttons where there is a drawing to teach."""
        for button in self._buttons:
            button.setEnabled(drawn)

    def set_line(self, text: str) -> None:
        """Say something below the buttons."""
        if text and text != self._line.text():
            self._line.set_words(text)
        self._line.setVisible(bool(text))

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Wrong? Tell it"))
        tip = self.tr("It was the digit {digit}: the drawing joins the training data, and the next steps learn it.")
        for digit, button in enumerate(self._buttons):
            button.setToolTip(tip.format(digit=digit))
            button.setAccessibleName(self.tr("It was the digit {digit}").format(digit=digit))
