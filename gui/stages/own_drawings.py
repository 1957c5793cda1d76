"""The drawings that a person taught: a gallery, with what each counts, removal and export."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui.explanation import Explanation
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.flow import Flow
from gui.widgets.gallery import Gallery
from gui.widgets.hint import Hint
from gui.widgets.number import NumberField
from gui.widgets.row import FieldRow
from gui.widgets.translated import Translated
from model.data.taught import WEIGHT, Drawing

ROW = 200
"""How wide the line with the weight of a drawing is, so that its name has room, in pixels."""


class OwnDrawings(Translated, QWidget):
    """The drawings that are kept, the newest first.

    Signals:
        removed (int): the person wants the drawing at this place, counted from the oldest, to be forgotten.
        picked (int): they want it on the pad.
        weight_changed (float): each shall count as so many training examples.
        export_wanted (): they want them in a file.
        wanted (): the run shall learn from them.
    """

    removed = Signal(int)
    picked = Signal(int)
    weight_changed = Signal(float)
    export_wanted = Signal()
    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._drawings: Sequence[Drawing] = ()
        self._reads_digits = self._in_use = True
        self._hint = Hint(theme, self)
        self._hint.action.connect(self.wanted)
        self._weight = NumberField(theme, *WEIGHT, 10, integer=True)
        self._weight.changed.connect(self.weight_changed)
        self._row = FieldRow("", self._weight, Explanation(theme, self._weight), width=96)
        self._remove, self._export = TextButton(self), TextButton(self)
        for button in (self._remove, self._export):
            set_role(button, "chip")
        self._remove.clicked.connect(self._remove_chosen)
        self._export.clicked.connect(self.export_wanted)
        self._gallery = Gallery(theme)
        # As high as its pictures are (see `_fit`), not as it would like to be: or the page scrolls over nothing.
        self._gallery.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._gallery.picked.connect(self._pick)
        # Later: within its layout, a scroll bar that comes of it would have the page laid out for two widths at once.
        self._gallery.resized.connect(self._fit, Qt.ConnectionType.QueuedConnection)
        self._row.setMinimumWidth(ROW)
        tools = Flow(None, 6)  # two lines where one is too short
        for tool in (self._row, self._remove, self._export):
            tools.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(tools)
        column.addWidget(self._hint)
        column.addWidget(self._gallery, 1)
        column.addStretch()
        self.retranslate()

    def show_drawings(self, drawings: Sequence[Drawing], weight: int, reads_digits: bool, in_use: bool) -> None:
        """Show what is kept.

        Args:
            drawings: all of them, the oldest first.
            weight: as how many examples each counts.
            reads_digits: whether the run reads digits: no other one can learn from drawings.
            in_use: whether it learns from just these.
        """
        if drawings is not self._drawings:
            self._drawings = drawings
            newest = drawings[::-1]
            pixels = np.frombuffer(b"".join(drawing.pixels for drawing in newest), np.uint8)
            self._gallery.set_pictures(pixels.reshape(-1, 28, 28) / 255)
            self._gallery.set_texts([str(drawing.label) for drawing in newest], [None] * len(newest))
            self._fit()
        self._reads_digits, self._in_use = reads_digits, in_use
        self._weight.set_value(weight)
        self._explain()

    @Slot()
    def _fit(self) -> None:
        """Make the gallery as high as all drawings are: the page scrolls."""
        self._gallery.setMinimumHeight(self._gallery.height_for(len(self._drawings)))

    def _explain(self) -> None:
        for widget in (self._row, self._remove, self._export, self._gallery):
            widget.setVisible(bool(self._drawings))
        if not self._reads_digits:
            self._hint.show_text(self.tr("This network reads other images: drawings teach only one that reads digits."))
        elif not self._drawings:
            self._hint.show_text(self.tr("Draw a digit and tell the network what it was: it is kept here."))
        elif not self._in_use:
            self._hint.show_text(self.tr("This run does not learn from these."), "info", self.tr("Learn from them"))
        else:
            self._hint.show_text("")

    def _place(self, place: int) -> int:
        return len(self._drawings) - 1 - place

    @Slot()
    def _remove_chosen(self) -> None:
        if self._drawings:
            self.removed.emit(self._place(self._gallery.value()))

    @Slot(int)
    def _pick(self, place: int) -> None:
        self.picked.emit(self._place(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the chosen drawing by Delete."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove_chosen()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text."""
        self._row.set_label(self.tr("Each counts as"))
        self._row.setToolTip(
            self.tr("As how many training examples each drawing counts.\nMore: learned sooner, the rest suffers more.")
        )
        self._weight.setAccessibleName(self.tr("Weight of each drawing"))
        self._gallery.setAccessibleName(self.tr("Your drawings"))
        self._gallery.setToolTip(self.tr("A click puts a drawing on the pad, Del forgets it."))
        for button, text, tip in (
            (self._remove, self.tr("Remove"), self.tr("Forget the chosen drawing (Del)")),
            (self._export, self.tr("Export …"), self.tr("Save all drawings and their digits for NumPy (.npz)")),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(text)
        self._explain()
