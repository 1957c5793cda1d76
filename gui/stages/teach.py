"""Wrong? Tell it: a button for each digit that a drawing may have been."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gui.theme import set_role
from gui.widgets.button import TextButton
from gui.widgets.line import Line
from gui.widgets.translated import Translated
from model.data.taught import MOST

BUTTON, SMALLEST, APART = 28, 20, 4
"""How wide a button with one digit is, and at least if ten of them have no room else; and the gap; in pixels."""


class TeachBox(Translated, QWidget):
    """Ten buttons, and what became of it in the place of the title.

    Signals:
        taught (int): the person says which digit it was.
    """

    taught = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("teach")
        self._said = "", 0
        self._title, self._line = Line("heading"), Line("small")
        self._words = QStackedWidget(self)  # as high as the higher of the two: what lies below stays where it is
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for line in (self._title, self._line):
            self._words.addWidget(line)
        self._buttons: list[TextButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(APART)
        self._columns = 0
        for digit in range(10):
            button = TextButton(self)
            set_role(button, "digit")
            button.setText(str(digit))
            button.clicked.connect(partial(self._told, digit))
            self._buttons.append(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # the buttons follow the width
        self._arrange(10)
        self.retranslate()

    def _told(self, digit: int) -> None:
        self.taught.emit(digit)

    def _arrange(self, columns: int, wide: int = BUTTON) -> None:
        for button in self._buttons:
            button.setFixedWidth(wide)
        if columns != self._columns:
            self._columns = columns
            for digit, button in enumerate(self._buttons):
                self._grid.addWidget(button, *divmod(digit, columns))
            for k in range(11):
                self._grid.setColumnStretch(k, 1 if k == columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons into one line or into two."""
        super().resizeEvent(event)
        wide = min(BUTTON, (self.width() + APART) // 10 - APART)
        self._arrange(*((10, wide) if wide >= SMALLEST else (5, BUTTON)))

    def set_drawn(self, drawn: bool) -> None:
        """Offer the buttons where there is a drawing to teach."""
        for button in self._buttons:
            button.setEnabled(drawn)

    def say(self, said: str, digit: int = 0) -> None:
        """Say something in the place of the title.

        Args:
            said: "given": a test image of that digit is on the pad; "kept": the drawing on it was taught as that digit;
                "full": no more can be kept; "" ends it.
            digit: from 0 to 9.
        """
        self._said = said, digit
        self._speak()

    def end_kept(self) -> None:
        """Say no longer that the drawing was taught: it is no longer learned, or perhaps not."""
        if self._said[0] == "kept":
            self.say("")

    def _speak(self) -> None:
        said, digit = self._said
        texts = {
            "": "",
            "given": self.tr("A test image, a {digit}, is not for teaching."),
            "kept": self.tr("Kept as {digit}: the next steps learn it."),
            "full": self.tr("{most} drawings are the most: remove some first."),
        }
        self._line.set_text(texts[said].format(digit=digit, most=MOST))
        self._words.setCurrentIndex(bool(said))

    def retranslate(self) -> None:
        """Set every text."""
        self._title.set_text(self.tr("Wrong? Tell it"))
        tip = self.tr("It was the digit {digit}: the drawing joins the training data, and the next steps learn it.")
        for digit, button in enumerate(self._buttons):
            button.setToolTip(tip.format(digit=digit))
            button.setAccessibleName(self.tr("It was the digit {digit}").format(digit=digit))
        self._speak()
