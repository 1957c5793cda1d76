"""The tools of the Descent stage: what is written on the map, how much of it is seen, and whether it is a relief."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.icon_button import IconButton

ZOOMS = {"in": "plus", "out": "minus", "fit": "zoom-fit"}
"""The buttons that change what is seen, and their icons."""

STEP = 1.5
"""How many times as much is seen after a press."""


class MapTools(QWidget):
    """Buttons in a line, at its right end.

    Signals:
        parts_changed (arrows (bool), values (bool)): whether these are to be seen on the map.
        zoomed (float): see so many times as much along each side.
        fitted (): see all of it.

    Attributes:
        parts: what shows "arrows" and "values".
        solid: what turns the map into a relief.
    """

    parts_changed = Signal(bool, bool)
    zoomed = Signal(float)
    fitted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.parts = {part: self._chip() for part in ("arrows", "values")}
        for button in self.parts.values():
            button.setChecked(True)
            button.toggled.connect(self._part_toggled)
        self._zoom = {name: IconButton(theme, icon, small=True) for name, icon in ZOOMS.items()}
        self._zoom["in"].clicked.connect(partial(self._zoom_by, 1 / STEP))
        self._zoom["out"].clicked.connect(partial(self._zoom_by, STEP))
        self._zoom["fit"].clicked.connect(self.fitted)
        self.solid = self._chip()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addStretch(1)
        for tool in (*self.parts.values(), *self._zoom.values(), self.solid):
            line.addWidget(tool)

    def _chip(self) -> TextButton:
        button = TextButton(self)
        button.setCheckable(True)
        set_role(button, "chip")
        return button

    def in_tab_order(self) -> tuple[QWidget, ...]:
        """Return every button, in the order in which Tab goes through them."""
        return *self.parts.values(), self.solid, *self._zoom.values()

    def offer(self, *, arrows: bool, values: bool, above: bool, solid: bool, zoom: bool) -> None:
        """Offer those that what is seen has a use for.

        Arrows and values are offered where it is seen from above; from the side they keep their room, or the button
        that was clicked would not stay where it is.
        """
        for part, offered in (("arrows", arrows), ("values", values)):
            policy = self.parts[part].sizePolicy()
            policy.setRetainSizeWhenHidden(offered)
            self.parts[part].setSizePolicy(policy)
            self.parts[part].setVisible(offered and above)
        self.solid.setVisible(solid)
        for button in self._zoom.values():
            button.setVisible(zoom)

    @Slot()
    def _part_toggled(self) -> None:
        self.parts_changed.emit(self.parts["arrows"].isChecked(), self.parts["values"].isChecked())

    def _zoom_by(self, factor: float) -> None:
        self.zoomed.emit(factor)

    def retranslate(self) -> None:
        """Set every text; the stage calls it, which then asks how wide it is."""
        for button, text, tip in (
            (self.parts["arrows"], self.tr("−∇f"), self.tr("Arrows along −∇f, straight down; the longer, the steeper")),
            (self.parts["values"], self.tr("Values"), self.tr("What f is on each line")),
            (self.solid, self.tr("3-D"), self.tr("The same surface seen from the side, in the same colours")),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(text)
        for name, text in (
            ("in", self.tr("Closer")),
            ("out", self.tr("Farther")),
            ("fit", self.tr("See all of it")),
        ):
            self._zoom[name].setAccessibleName(text)
            self._zoom[name].setToolTip(text)
