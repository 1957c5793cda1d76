"""The transport while something else than the network is driven: the same keys and buttons for it."""

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.theme import Theme, set_role, tabular
from gui.widgets.figure import Figure
from gui.widgets.icon_button import IconButton
from gui.widgets.slider import Slider
from gui.widgets.timeline_bar import TimelineBar
from gui.widgets.translated import Translated

HEIGHT = 76

ICONS = ("reset", "step-back", "play", "step", "epoch")

Texts = tuple[str, str, str]
"""The label of a button, its tooltip, and its name where that is not the label."""


class PlayerBar(Translated, QFrame):
    """Base of these bars: buttons, a place that can be dragged, speed and figures.

    Signals:
        reset (), step_back (), toggle (), step (), epoch (): a button was pressed.
        sought (int): the person wants to be at that step.
        speed_changed (float): steps a second; infinity is as fast as it goes.
    """

    reset = Signal()
    step_back = Signal()
    toggle = Signal()
    step = Signal()
    epoch = Signal()
    sought = Signal(object)
    speed_changed = Signal(float)

    def __init__(self, theme: Theme, speeds: Sequence[float], speed: float, samples: dict[str, str]) -> None:
        """`speeds` can be chosen; `samples` has the widest text of each figure."""
        super().__init__()
        set_role(self, "bar")
        self._playing = False
        self._speeds = speeds
        self._buttons = [IconButton(theme, icon, primary=icon == "play") for icon in ICONS]
        orders = (self.reset, self.step_back, self.toggle, self.step, self.epoch)
        for button, order in zip(self._buttons, orders, strict=True):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(order)
        self._what = QLabel(self)
        self._what.setTextFormat(Qt.TextFormat.RichText)
        self._what.setFont(tabular(self._what.font()))
        self._what.setMinimumWidth(40)
        self.bar = TimelineBar(theme, self)
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bar.sought.connect(self.sought)
        self._speed = Slider(theme, stops=[(s, "") for s in speeds], stacked=True, label="speed")
        self._speed.set_value(speed)
        self._speed.changed.connect(self.speed_changed)
        self._figures = {name: Figure(theme, "", "text", sample=sample) for name, sample in samples.items()}
        self._lay_out()

    def _lay_out(self) -> None:
        place = QVBoxLayout()
        place.setSpacing(0)
        words = QHBoxLayout()
        words.setContentsMargins(8, 0, 8, 0)
        words.addWidget(self._what, 1)
        place.addStretch(1)
        place.addLayout(words)
        place.addWidget(self.bar)
        place.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 2, 14, 2)
        line.setSpacing(6)
        for button in self._buttons:
            line.addWidget(button)
        line.addSpacing(14)
        line.addLayout(place, 1)
        line.addSpacing(14)
        self._speed.setFixedSize(150, self._speed.sizeHint().height())
        line.addWidget(self._speed, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addSpacing(14)
        for figure in self._figures.values():
            line.addWidget(figure)
        self.setFixedHeight(HEIGHT)

    def controls(self) -> Sequence[QWidget]:
        """Return what can have the focus, in order."""
        return (*self._buttons, self.bar, self._speed)

    def show_playing(self, playing: bool) -> None:
        """Show the play button as pause while it goes on by itself."""
        self._playing = playing
        self._buttons[2].set_icon("pause" if playing else "play")
        self._buttons[2].set_label(self.tr("pause") if playing else self.tr("play"))

    def show_place(self, step: int, end: int) -> None:
        """Show where it is."""
        self.bar.set_place(step, end)
        self._buttons[1].setEnabled(step > 0)

    def say_driven(self, text: str) -> None:
        """Say what is driven."""
        self._what.setText(text + " · " + self.tr("the network is paused"))
        self._what.setToolTip(self._what.text())

    def button_texts(self) -> Sequence[Texts]:
        """Return the words of the buttons, from left to right; overridden."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text; extended by each bar."""
        for button, (label, tip, name) in zip(self._buttons, self.button_texts(), strict=True):
            button.set_label(label)
            button.setToolTip(tip)
            if name:
                button.setAccessibleName(name)
        self.show_playing(self._playing)
        self._speed.set_label(self.tr("Speed"))
        self._speed.set_stops([(s, self._speed_text(s)) for s in self._speeds])
        self._speed.setToolTip(self.tr("Steps a second. Slower: easier to follow."))

    def _speed_text(self, speed: float) -> str:
        return self.tr("max") if math.isinf(speed) else self.tr("{n} / s").format(n=f"{speed:,.0f}")


def escaped(text: str) -> str:
    """Return a text as it stands in rich text."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
