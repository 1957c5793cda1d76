"""The transport while runners race: the same keys and buttons, for them instead of the network."""

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.theme import Theme, tabular
from gui.widgets.figure import Figure
from gui.widgets.player import Player
from gui.widgets.timeline_bar import TimelineBar
from gui.words_descent import number, surface_name
from model.course import Course, Standings

SPEEDS = (1.0, 3.0, 10.0, 30.0, 100.0, math.inf)
"""Steps a second that can be chosen."""


class RaceBar(Player):
    """The bar at the top, driving runners.

    Signals:
        sought (int): the person wants to be at that step.
    """

    sought = Signal(object)

    def __init__(self, theme: Theme, course: Course, speed: float) -> None:
        figures = {
            "value": Figure(theme, "", "text", sample="−8.88e888"),
            "gradient": Figure(theme, "", "text", sample="8.88e888"),
            "step": Figure(theme, "", "text", sample="10,000"),
        }
        super().__init__(theme, ("reset", "step-back", "play", "step", "epoch"), SPEEDS, figures)
        self._course = course
        self._what = QLabel(self)
        self._what.setTextFormat(Qt.TextFormat.RichText)
        self._what.setFont(tabular(self._what.font()))
        self._what.setMinimumWidth(40)
        self.bar = TimelineBar(theme, self)
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bar.sought.connect(self.sought)
        self.set_speed(speed)
        place = QVBoxLayout()
        place.setSpacing(0)
        words = QHBoxLayout()
        words.setContentsMargins(8, 0, 8, 0)
        words.addWidget(self._what, 1)
        place.addStretch(1)
        place.addLayout(words)
        place.addWidget(self.bar)
        place.addStretch(1)
        self.lay_out(place, self._speed.sizeHint().height())
        self.retranslate()

    def controls(self) -> Sequence[QWidget]:
        """Return what can have the focus, in order."""
        return (*self.buttons.values(), self.bar, self._speed)

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
        self.buttons["step-back"].setEnabled(step > 0)
        self.figures["step"].set_text(f"{step:,}")

    def show_standings(self, standings: Standings) -> None:
        """Write the figures of the chosen runner."""
        closer = standings.closer
        steepness = math.hypot(*closer.gradient)
        for name, value in (("value", closer.value), ("gradient", steepness)):
            self.figures[name].set_text(number(value) if math.isfinite(value) else "–")

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self.buttons["epoch"].set_label(self.tr("+10"))
        self.buttons["epoch"].setAccessibleName(self.tr("Ten steps"))
        tips = {
            "reset": self.tr("Back to the start (Ctrl+R)"),
            "step-back": self.tr("Back one step (←)"),
            "play": self.tr("Let the runners run, or pause (Space)"),
            "step": self.tr("One step of every runner (→)"),
            "epoch": self.tr("Ten steps of every runner (Shift+→)"),
        }
        figures = {
            "value": (self.tr("f"), self.tr("The height of the chosen runner")),
            "gradient": (self.tr("|∇f|"), self.tr("How steep it is where the chosen runner is")),
            "step": (self.tr("step"), self.tr("How many steps every runner has done")),
        }
        self.set_tips(tips, self.tr("Steps a second. Slower: easier to follow."), figures)
        self.bar.setAccessibleName(self.tr("Steps of the race"))
        self.bar.setToolTip(self.tr("Drag to any step that the race has been at (←, Home)"))
        self.show_course(self._course)
