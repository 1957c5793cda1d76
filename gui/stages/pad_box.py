"""The pad with its tools: pen, undo, and whether a drawing is framed as the training digits are."""

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.theme import Theme, set_role
from gui.widgets.button import TextButton, offer
from gui.widgets.drawing_pad import LARGEST, SMALLEST, DrawingPad
from gui.widgets.order import in_order
from gui.widgets.slider import Slider
from gui.widgets.strokes import SIDE
from gui.widgets.translated import Translated
from model.data.preprocess import frame_drawing

HEAD = 28
"""How high a line with a title is, so that it stands level with one that has a choice beside it, in pixels."""

NARROW = 280
"""Below how many pixels there is no room for the pen beside the buttons."""

TOOLS = 160
"""How much room the buttons need beside each other, in pixels."""


class PadBox(Translated, QWidget):
    """Where a person draws.

    Signals:
        changed (): the picture is another.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.pad = DrawingPad(theme)
        self.pad.setObjectName("pad")
        self._digits = True  # that the network reads
        self._given: np.ndarray | None = None  # a picture on the pad that nobody drew there
        self._title, self._keys = QLabel(self), QLabel(self)
        set_role(self._title, "heading")
        set_role(self._keys, "small")
        self._undo, self._clear = TextButton(self), TextButton(self)
        self._scaled, self._centred = TextButton(self), TextButton(self)
        for button in (self._undo, self._clear, self._scaled, self._centred):
            set_role(button, "chip")
        for switch in (self._scaled, self._centred):
            switch.setCheckable(True)
            switch.setChecked(True)
            switch.toggled.connect(self.changed)
        self._pen = Slider(theme, SMALLEST, LARGEST, 1.0, label="pen")
        self._pen.set_value(self.pad.radius)
        self._pen.changed.connect(self.pad.set_radius)
        for button in (self._undo, self._clear):
            button.installEventFilter(self)
        self._undo.clicked.connect(self.pad.undo)
        self._clear.clicked.connect(self.pad.clear)
        self.pad.changed.connect(self._drawn)
        self._lay_out()
        self.retranslate()
        self._show_tools()

    def _lay_out(self) -> None:
        header, frame, buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        tools = self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        header.addStrut(HEAD)
        header.addWidget(self._title)
        header.addStretch(1)
        header.addWidget(self._keys)
        for line in (buttons, frame):
            line.setSpacing(6)
        buttons.addWidget(self._undo)
        buttons.addWidget(self._clear)
        tools.addLayout(buttons)
        tools.addWidget(self._pen)
        tools.setAlignment(buttons, Qt.AlignmentFlag.AlignLeft)
        frame.addWidget(self._scaled)
        frame.addWidget(self._centred)
        frame.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(header)
        column.addWidget(self.pad)
        column.addLayout(tools)
        column.addLayout(frame)
        column.addStretch(1)

    def set_side(self, side: int) -> None:
        """Make the pad as large as this, in pixels; where it is small, the pen gets a line of its own."""
        self.pad.setFixedSize(side, side)
        self.setFixedWidth(max(side, TOOLS))
        # The pen stays in its layout: PySide takes the item of a widget that has left one for what comes to lie there.
        beside, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._tools.setDirection(above if side < NARROW else beside)
        self._tools.setSpacing(8 if side < NARROW else 14)  # what belongs together stands closer together
        tools = (self._pen, self._undo, self._clear) if side < NARROW else (self._undo, self._clear, self._pen)
        in_order(self.pad, *tools, self._scaled, self._centred)
        self._show_keys(max(side, TOOLS))

    def _show_keys(self, width: int) -> None:
        """Show which keys there are where they have room; the pad's tooltip names them, too."""
        self._keys.setVisible(self._title.sizeHint().width() + 12 + self._keys.sizeHint().width() <= width)

    def show_picture(self, picture: np.ndarray) -> None:
        """Put a picture (28, 28) from 0 to 1 on the pad, as it is; whoever draws or clears takes it off."""
        self._given = picture
        self.pad.set_picture(picture)
        self._show_tools()
        self.changed.emit()

    def drawing(self) -> np.ndarray | None:
        """Return what was drawn by hand, framed as the training digits are; None where nothing was."""
        strokes = self.pad.strokes()
        return frame_drawing(strokes, self.pad.radii(), SIDE) if strokes else None

    def is_drawn(self) -> bool:
        """Return whether something was drawn by hand."""
        return self._given is None and not self.pad.is_empty()

    def picture(self) -> np.ndarray:
        """Return what the network sees, (28, 28) from 0 to 1; all 0 where nothing is drawn."""
        if self._given is not None:
            return self._given
        scaled, centred = self._scaled.isChecked(), self._centred.isChecked()
        return frame_drawing(self.pad.strokes(), self.pad.radii(), SIDE, scaled=scaled, centred=centred)

    @Slot()
    def _drawn(self) -> None:
        self._given = None
        self._show_tools()
        self.changed.emit()

    def _show_tools(self) -> None:
        empty = self.pad.is_empty()
        offer(self._undo, self.pad.can_undo() or self.is_drawn())  # a stroke can be undone once it is done
        offer(self._clear, not empty)
        for switch in (self._scaled, self._centred):
            switch.setEnabled(self._given is None)  # a picture is framed already

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer what there was to undo or to clear no longer, once the keyboard has left it."""
        if event.type() == QEvent.Type.FocusOut:
            self._show_tools()
        return False

    def set_digits(self, digits: bool) -> None:
        """Ask for a digit, or for a picture where the network reads others."""
        if digits != self._digits:
            self._digits = digits
            self._ask()

    def _ask(self) -> None:
        self._title.setText(self.tr("Draw a digit") if self._digits else self.tr("Draw a picture"))
        self.pad.set_hint(self.tr("Draw a digit here") if self._digits else self.tr("Draw a picture here"))

    def retranslate(self) -> None:
        """Set every text."""
        self._ask()
        self._keys.setText(self.tr("Ctrl+Z undo · Del clear"))
        self._show_keys(self.width())
        self.pad.setAccessibleName(self.tr("Drawing pad"))
        self.pad.setToolTip(self.tr("Draw with mouse, pen or finger. Ctrl+Z takes back a stroke, Del clears."))
        self._pen.set_label(self.tr("Pen"))
        self._pen.setToolTip(self.tr("How thick the pen is. Training digits have thin and thick ones."))
        for button, text, tip in (
            (self._undo, self.tr("Undo"), self.tr("Take back the last stroke (Ctrl+Z)")),
            (self._clear, self.tr("Clear"), self.tr("Wipe the pad (Del)")),
            (
                self._scaled,
                self.tr("Scaled"),
                self.tr("Fit what is drawn to 20 × 20 pixels, as the training digits are. Off: its size stays."),
            ),
            (
                self._centred,
                self.tr("Centred"),
                self.tr("Put its centre of mass into the middle, as with the training digits. Off: it stays there."),
            ),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(text)
