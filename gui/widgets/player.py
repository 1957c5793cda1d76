"""The bar that drives something: its buttons, where it is, how fast it goes, and figures in one line."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from gui.theme import Theme, set_role
from gui.widgets.button import offer
from gui.widgets.figure import Figure
from gui.widgets.icon_button import IconButton
from gui.widgets.slider import Slider
from gui.widgets.translated import Translated

HEIGHT = 76
"""In pixels, so that nothing below moves when another thing is driven."""

MARGIN, SPACING, GAP, SPEED_WIDTH = 14, 6, 14, 150

WORDS = 24
"""How high what is said above a groove is, in pixels, so that all grooves lie in one line: as a small button there."""

FIGURES = 278
"""How wide the figures are together at least, in pixels, so that the speed stays where it is from bar to bar."""

ORDERS = ("reset", "step_back", "toggle", "step", "epoch")
"""The signals that whatever is driven has a slot of the same name for."""


class Player(Translated, QFrame):
    """What every bar of this kind has; a subclass says what its buttons do, and fills the place between.

    Signals:
        reset (), step_back (), toggle (), into (), step (), epoch (): a button was pressed.
        speed_changed (float): steps a second; infinity is as fast as it goes.
    """

    reset = Signal()
    step_back = Signal()
    toggle = Signal()
    into = Signal()
    step = Signal()
    epoch = Signal()
    speed_changed = Signal(float)

    def __init__(
        self, theme: Theme, buttons: Sequence[str], speeds: Sequence[float], figures: Mapping[str, Figure]
    ) -> None:
        super().__init__()
        set_role(self, "bar")
        orders = {
            "reset": self.reset,
            "step-back": self.step_back,
            "play": self.toggle,
            "step-into": self.into,
            "step": self.step,
            "epoch": self.epoch,
        }
        self.buttons = {icon: IconButton(theme, icon, primary=icon == "play") for icon in buttons}
        for icon, button in self.buttons.items():
            button.setObjectName(f"button:{icon}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the stage
            button.clicked.connect(orders[icon])
        self.figures = figures
        self.playing = False
        self._speeds = speeds
        self._speed = Slider(theme, stops=[(speed, "") for speed in speeds], stacked=True, label="speed")
        self._speed.changed.connect(self.speed_changed)

    def lay_out(self, place: QLayout) -> None:
        """Put everything in a line, with `place` in the middle: words as high as WORDS, and a groove below them."""
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, 2, MARGIN, 2)
        line.setSpacing(SPACING)
        for button in self.buttons.values():
            line.addWidget(button)
        line.addSpacing(GAP)
        line.addLayout(place, 1)
        line.addSpacing(GAP)
        self._speed.setFixedSize(SPEED_WIDTH, WORDS + self._speed.groove.sizeHint().height())
        speed = QVBoxLayout()  # as the place: where a pixel is left over, it is above both
        speed.addStretch(1)
        speed.addWidget(self._speed)
        speed.addStretch(1)
        line.addLayout(speed)
        line.addSpacing(GAP)
        right = QHBoxLayout()
        right.setSpacing(GAP)  # their labels are short words: nearer, two read as one
        right.addStretch(1)
        for figure in self.figures.values():
            right.addWidget(figure)
        figures = QWidget(self)
        figures.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        figures.setMinimumWidth(FIGURES)
        line.addWidget(figures)
        self.setFixedHeight(HEIGHT)

    def drive(self, driven: Any) -> None:
        """Give what is driven the orders and the speed: it has a slot for each of ORDERS, and `set_speed`."""
        for order in ORDERS:
            getattr(self, order).connect(getattr(driven, order))
        self.speed_changed.connect(driven.set_speed)

    def controls(self) -> Sequence[QWidget]:
        """Return what can have the focus, in order."""
        return (*self.buttons.values(), self._speed)

    def speed(self) -> float:
        """Return the chosen speed in steps a second."""
        return self._speed.value()

    def set_speed(self, speed: float) -> None:
        """Show a speed, one of those that can be chosen."""
        self._speed.set_value(speed)

    def offer_step_back(self, offered: bool) -> None:
        """Offer to go back a step, or not."""
        offer(self.buttons["step-back"], offered)

    def show_playing(self, playing: bool) -> None:
        """Show the play button as pause while something plays."""
        self.playing = playing
        self.buttons["play"].set_icon("pause" if playing else "play")
        self.buttons["play"].set_label(self.tr("pause") if playing else self.tr("play"))

    def retranslate(self) -> None:
        """Set the texts that all have."""
        labels = {
            "reset": (self.tr("reset"), self.tr("Reset")),
            "step-back": (self.tr("−1"), self.tr("One step back")),
            "step-into": (self.tr("into"), self.tr("Step into")),
            "step": (self.tr("+1"), self.tr("One step")),
        }
        for icon in self.buttons.keys() & labels.keys():
            label, name = labels[icon]
            self.buttons[icon].set_label(label)
            self.buttons[icon].setAccessibleName(name)
        self.show_playing(self.playing)
        self._speed.set_label(self.tr("Speed"))
        self._speed.set_stops([(speed, self._speed_text(speed)) for speed in self._speeds])

    def set_tips(self, buttons: Mapping[str, str], speed: str, figures: Mapping[str, tuple[str, str]]) -> None:
        """Set what is said of each button and of the speed, and each figure's label with what is said of it."""
        for icon, tip in buttons.items():
            self.buttons[icon].setToolTip(tip)
        self._speed.setToolTip(speed)
        for name, (label, tip) in figures.items():
            self.figures[name].set_label(label)
            self.figures[name].setToolTip(tip)

    def _speed_text(self, speed: float) -> str:
        return self.tr("max") if math.isinf(speed) else self.tr("{n} / s").format(n=f"{speed:,.0f}")
