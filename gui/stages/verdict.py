"""What the network reads: the winner in words, second guesses, and a bar for each class."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gui.theme import Theme, set_role
from gui.widgets.class_bars import ClassBars
from gui.widgets.hint import Hint
from gui.widgets.line import Line
from gui.widgets.numbers import percent
from gui.widgets.segmented import Segmented
from gui.widgets.translated import Translated
from model.reading import Reading

SHARES = ("softmax", "sigmoid")
"""The activations whose outputs are probabilities."""

APART = 8
"""What lies between the title and the choice at least, in pixels."""

GUESSES, LEAST = 2, {True: 0.0005, False: 0.005}
"""How many second guesses are named, and how large they must be, so that shares, or other outputs, are not written as
nothing."""


class Verdict(Translated, QWidget):
    """The answer to one picture, as outputs or as logits; or why there is none yet, in the place of its words.

    Attributes:
        hint: where that is said; its action may be wanted.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self._names: Sequence[str] = [str(k) for k in range(10)]
        self._activation = SHARES[0]
        self._spoken = True
        self.hint = Hint(theme)
        self._title = QLabel(self)
        set_role(self._title, "heading")
        self._said, self._guesses = Line("title"), Line("muted")
        self._mode = Segmented(theme, [("outputs", "", ""), ("logits", "", "")])
        self._mode.changed.connect(self._turned)
        self.bars = ClassBars(theme, self._names)
        header = QHBoxLayout()
        header.addWidget(self._title)
        header.addStretch(1)
        header.addWidget(self._mode)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(header)
        self._words = QStackedWidget(self)  # as high as the higher page, so that the bars stay where they are
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for page in ((self._said, self._guesses), (self.hint,)):
            lines = QVBoxLayout(holder := QWidget(self._words))
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(6)
            for part in page:
                lines.addWidget(part)
            lines.addStretch(1)
            self._words.addWidget(holder)
        column.addWidget(self._words)
        column.addWidget(self.bars)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the title out where the choice beside it needs the room."""
        super().resizeEvent(event)
        needed = self._title.sizeHint().width() + self._mode.minimumSizeHint().width()
        self._title.setVisible(event.size().width() >= needed + APART)

    def set_classes(self, names: Sequence[str], activation: str) -> None:
        """Know what the classes are called, and the id of the output layer's activation."""
        if (names, activation) != (self._names, self._activation):
            if (len(names), activation) != (len(self._names), self._activation):
                self._reading = None
            self._names, self._activation = names, activation
            self.bars.set_labels(names)
            self.retranslate()

    def show_reading(self, reading: Reading | None) -> None:
        """Show an answer, or none, by its bars; `speak` puts it into words."""
        self._reading = reading
        self._show_bars()

    def explain(self, text: str, action: str = "") -> None:
        """Say why there is no answer yet, in the place of its words, and offer what to do; "" ends it."""
        self.hint.show_text(text, "info", action)
        self._words.setCurrentIndex(bool(text))

    def speak(self, spoken: bool) -> None:
        """Put the answer into words, where it shall be `spoken` at all."""
        self._spoken = spoken
        self._speak()

    @Slot()
    def _turned(self) -> None:
        self._show_bars()
        self._speak()

    def _shows_logits(self) -> bool:
        return self._mode.value() == "logits"

    def _show_bars(self) -> None:
        logits, reading = self._shows_logits(), self._reading
        if reading is None:
            self.bars.set_values(None)
        else:
            plain = logits or self._activation not in SHARES
            self.bars.set_values(reading.logits if logits else reading.outputs, plain)

    def _speak(self) -> None:
        reading = self._reading
        if reading is None or not self._spoken:
            self._said.set_text(" ")
            self._guesses.set_text(self.tr("It answers while you draw.") if self._spoken else " ")
            return
        winner = reading.winner
        said, name = self.tr("It reads a {digit}: {share}"), self._names[winner]
        self._said.set_text(said.format(digit=name, share=self._written(float(reading.outputs[winner]))))
        if self._shows_logits():  # what the bars show has no shares to name
            same = int(np.argmax(reading.logits)) == winner
            self._guesses.set_text(self.tr("Logits. The winner is the same.") if same else self.tr("Logits"))
            return
        least = LEAST[self._activation in SHARES]
        others = [k for k in np.argsort(-reading.outputs, kind="stable")[1 : GUESSES + 1] if reading.outputs[k] > least]
        guesses = " · ".join(f"{self._names[k]} ({self._written(float(reading.outputs[k]))})" for k in others)
        self._guesses.set_text(self.tr("or {guesses}").format(guesses=guesses) if others else self.tr("no other guess"))

    def _written(self, value: float) -> str:
        if self._activation in SHARES:
            return percent(value, 1)
        return f"{float(value):.2f}".replace("-", "−")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Prediction"))
        outputs = self.tr("Probabilities") if self._activation in SHARES else self.tr("Outputs")
        before = self.tr("What goes into the activation of the output layer")
        if self._activation == "softmax":
            before = self.tr("What goes into softmax, which turns it into probabilities")
        self._mode.set_options(
            [
                ("outputs", outputs, self.tr("What the output layer answers")),
                ("logits", self.tr("Logits"), before),
            ]
        )
        self._mode.setAccessibleName(self.tr("What the bars show"))
        self.bars.setAccessibleName(self.tr("What the network reads"))
        self._show_bars()
        self._speak()
