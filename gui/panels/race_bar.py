"""The transport while runners race: the same keys and buttons, for them instead of the network."""

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
from gui.words_descent import number, surface_name
from model.course import Course, Standings

SPEEDS = (1.0, 3.0, 10.0, 30.0, 100.0, math.inf)
"""Steps a second that can be chosen."""

HEIGHT = 76


class RaceBar(Translated, QFrame):
    """The bar at the top, driving runners.

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

    def __init__(self, theme: Theme, course: Course, speed: float) -> None:
        super().__init__()
        set_role(self, "bar")
        self._course = course
        self._standings: Standings | None = None
        self._playing = False
        icons = ("reset", "step-back", "play", "step", "epoch")
        self._buttons = [IconButton(theme, icon, primary=icon == "play") for icon in icons]
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
        self._speed = Slider(theme, stops=[(s, "") for s in SPEEDS], stacked=True, label="speed")
        self._speed.set_value(speed)
        self._speed.changed.connect(self.speed_changed)
        self._figures = {
            "value": Figure(theme, "", "text", sample="−8.88e888"),
            "gradient": Figure(theme, "", "text", sample="8.88e888"),
            "step": Figure(theme, "", "text", sample="10,000"),
        }
        self._lay_out()
        self.retranslate()

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
        """Show the play button as pause while runners run."""
        self._playing = playing
        self._buttons[2].set_icon("pause" if playing else "play")
        self._buttons[2].set_label(self.tr("pause") if playing else self.tr("play"))

    def show_course(self, course: Course) -> None:
        """Say what is driven."""
        self._course = course
        text = self.tr("{n} runners on {surface}")
        if len(course.runners) == 1:
            text = self.tr("One runner on {surface}")
        name = surface_name(course.surface.kind, course.surface.formula)
        name = name.replace("&", "&amp;").replace("<", "&lt;")
        said = text.format(n=f"<b>{len(course.runners)}</b>", surface=f"<b>{name}</b>")
        self._what.setText(said + " · " + self.tr("the network is paused"))
        self._what.setToolTip(self._what.text())

    def show_place(self, step: int, end: int) -> None:
        """Show where the race is."""
        self.bar.set_place(step, end)
        self._buttons[1].setEnabled(step > 0)
        self._figures["step"].set_text(f"{step:,}")

    def show_standings(self, standings: Standings) -> None:
        """Write the figures of the chosen runner."""
        self._standings = standings
        closer = standings.closer
        steepness = math.hypot(*closer.gradient)
        for name, value in (("value", closer.value), ("gradient", steepness)):
            self._figures[name].set_text(number(value) if math.isfinite(value) else "–")

    def retranslate(self) -> None:
        """Set every text."""
        texts = (
            (self.tr("reset"), self.tr("Back to the start (Ctrl+R)"), self.tr("Reset")),
            (self.tr("−1"), self.tr("Back one step (←)"), self.tr("One step back")),
            (self.tr("play"), self.tr("Let the runners run, or pause (Space)"), ""),
            (self.tr("+1"), self.tr("One step of every runner (→)"), self.tr("One step")),
            (self.tr("+10"), self.tr("Ten steps of every runner (Shift+→)"), self.tr("Ten steps")),
        )
        for button, (label, tip, name) in zip(self._buttons, texts, strict=True):
            button.set_label(label)
            button.setToolTip(tip)
            if name:
                button.setAccessibleName(name)
        self.show_playing(self._playing)
        self._speed.set_label(self.tr("Speed"))
        self._speed.set_stops([(s, self._speed_text(s)) for s in SPEEDS])
        self._speed.setToolTip(self.tr("Steps a second. Slower: easier to follow."))
        self._figures["value"].set_label(self.tr("f"))
        self._figures["value"].setToolTip(self.tr("The height of the chosen runner"))
        self._figures["gradient"].set_label(self.tr("|∇f|"))
        self._figures["gradient"].setToolTip(self.tr("How steep it is where the chosen runner is"))
        self._figures["step"].set_label(self.tr("step"))
        self._figures["step"].setToolTip(self.tr("How many steps every runner has done"))
        self.bar.setAccessibleName(self.tr("Steps of the race"))
        self.bar.setToolTip(self.tr("Drag to any step that the race has been at (←, Home)"))
        self.show_course(self._course)

    def _speed_text(self, speed: float) -> str:
        return self.tr("max") if math.isinf(speed) else self.tr("{n} / s").format(n=f"{speed:,.0f}")
