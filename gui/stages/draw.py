"""The Draw stage: draw a digit, and the network that was just trained reads it."""

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from gui.stages.base import Stage
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.class_bars import ClassBars
from gui.widgets.drawing_pad import DrawingPad
from gui.widgets.hint import Hint
from gui.widgets.pixel_image import PixelImage
from gui.widgets.slider import Slider
from model.data.preprocess import frame_strokes
from model.observations import DrawingOutputs, Observation
from model.snapshot import Snapshot

PAD = (220, 640)
"""The smallest and the largest side of the pad, in pixels."""

SEEN = 140
MARGIN, BELOW = 34, 130
"""Around everything, and for titles and tools, in pixels."""

BARS, BARS_SHARE = (190, 560), 0.36
"""The least and the largest width of the bars in pixels, and how much of the stage they get at least."""

PEN = (4.0, 24.0)


class DrawStage(Stage):
    """A pad, what the network sees of it, and ten live bars.

    Signals:
        digits_wanted (): the person wants a network that reads digits.
    """

    digits_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._reads_images = False
        self._trained = False
        self._seen = np.zeros((28, 28), np.float32)
        self._pad = DrawingPad(theme)
        self._pad.changed.connect(self._drawn)
        self._undo = TextButton(self)
        self._undo.clicked.connect(self._pad.undo)
        self._clear = TextButton(self)
        self._clear.clicked.connect(self._pad.clear)
        for button in (self._undo, self._clear):
            set_role(button, "chip")
        self._pen = Slider(theme, *PEN, 1.0, label="pen")
        self._pen.set_value(self._pad.radius)
        self._pen.changed.connect(self._pen_chosen)
        self._picture = PixelImage(theme)
        self._picture.setFixedWidth(SEEN)
        self._bars = ClassBars(theme, [str(k) for k in range(10)])
        self._bars.setMaximumWidth(BARS[1])
        self._verdict = QLabel(self)
        set_role(self._verdict, "title")
        self._titles = [QLabel(self) for _ in range(3)]
        for title in self._titles:
            set_role(title, "heading")
        self._hint = Hint(theme, self)
        self._hint.action.connect(self.digits_wanted)
        self._lay_out()
        self.retranslate()
        self._drawn()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(6)
        tools.addWidget(self._undo)
        tools.addWidget(self._clear)
        tools.addSpacing(10)
        tools.addWidget(self._pen, 1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._titles[0])
        left.addWidget(self._pad)
        left.addLayout(tools)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._titles[2])
        right.addWidget(self._hint)
        right.addWidget(self._verdict)
        right.addWidget(self._bars)
        right.addSpacing(10)
        right.addWidget(self._titles[1])
        right.addWidget(self._picture)
        right.addStretch(1)
        panel = QFrame(self)
        set_role(panel, "panel")
        line = QHBoxLayout(panel)
        line.setContentsMargins(18, 14, 18, 14)
        line.setSpacing(28)
        line.addLayout(left)
        line.addLayout(right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pad the room there is."""
        super().resizeEvent(event)
        bars = max(BARS[0], self.width() * BARS_SHARE)
        room = int(min(self.width() - 2 * MARGIN - bars, self.height() - BELOW))
        self._pad.setFixedSize(*2 * (max(PAD[0], min(PAD[1], room)),))

    def questions(self) -> tuple[Observation, ...]:
        if not self._reads_images or not self._seen.any():
            return ()
        return (DrawingOutputs(self._seen.tobytes()),)

    def show_run(self, snapshot: Snapshot) -> None:
        reads_images, trained = snapshot.dataset.source.image, snapshot.step > 0
        if (reads_images, trained) != (self._reads_images, self._trained):
            self._reads_images, self._trained = reads_images, trained
            self._explain()
            self.ask()
        questions = self.questions()
        answer = snapshot.answers.get(questions[0]) if questions else None
        if answer is not None or not questions:
            self._show_answer(answer)

    def _show_answer(self, answer: np.ndarray | None) -> None:
        """Show what the network reads; None where there is nothing to read."""
        self._bars.set_values(answer)
        winner = None if answer is None else int(answer.argmax())
        if answer is None or winner is None or not self._trained:
            self._verdict.setText(" ")
            return
        share = f"{float(answer[winner]):.0%}".replace("%", " %")
        self._verdict.setText(self.tr("It reads a {digit}: {share}").format(digit=winner, share=share))

    def _explain(self) -> None:
        if not self._reads_images:
            text = self.tr("The network you are training looks at points, not at pictures.")
            self._hint.show_text(text, "info", self.tr("Train one on digits"))
        elif not self._trained:
            self._hint.show_text(self.tr("This network has not learned anything yet: press play (Space) first."))
        else:
            self._hint.show_text("")
        self._verdict.setVisible(not self._hint.text())
        for part in (self._titles[1], self._picture):
            part.setVisible(self._reads_images)

    @Slot()
    def _drawn(self) -> None:
        strokes = self._pad.strokes()
        pens = [np.full(len(stroke), radius) for stroke, radius in zip(strokes, self._pad.radii(), strict=True)]
        self._seen = frame_strokes(strokes, pens)
        self._picture.set_image(self._seen)
        self._undo.setEnabled(self._pad.can_undo() or bool(strokes))  # a stroke can be undone once it is done
        self._clear.setEnabled(not self._pad.is_empty())
        if not self.questions():
            self._show_answer(None)
        self.ask()

    @Slot(float)
    def _pen_chosen(self, radius: float) -> None:
        self._pad.set_radius(radius)

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(self.tr("Draw"))
        titles = (self.tr("Draw a digit"), self.tr("What the network sees (28 × 28)"), self.tr("Prediction"))
        for label, text in zip(self._titles, titles, strict=True):
            label.setText(text)
        self._pad.set_hint(self.tr("Draw a digit here"))
        self._pad.setAccessibleName(self.tr("Drawing pad"))
        self._pad.setToolTip(self.tr("Draw with mouse, pen or finger. Ctrl+Z takes back a stroke, Del clears."))
        self._undo.setText(self.tr("Undo"))
        self._undo.setToolTip(self.tr("Take back the last stroke (Ctrl+Z)"))
        self._clear.setText(self.tr("Clear"))
        self._clear.setToolTip(self.tr("Wipe the pad (Del)"))
        self._pen.set_label(self.tr("Pen"))
        self._pen.setToolTip(self.tr("How thick the pen is. Training digits have thin and thick ones."))
        self._picture.set_template(self.tr("row {row}, column {column}: {value}"))
        self._picture.setToolTip(
            self.tr("Fitted to 20 × 20 pixels and centred by its mass, as the training digits are")
        )
        self._bars.setAccessibleName(self.tr("What the network reads"))
        self._explain()
