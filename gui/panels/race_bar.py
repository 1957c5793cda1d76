"""The transport while runners race: the same keys and buttons, for them instead of the network."""

import math

from gui.panels.player_bar import PlayerBar, bold
from gui.theme import Theme
from gui.words_descent import number, surface_name
from model.course import Course, RunnerStandings

SPEEDS = (1.0, 3.0, 10.0, 30.0, 100.0, math.inf)
"""Steps a second that can be chosen."""


class RaceBar(PlayerBar):
    """The bar at the top, driving runners."""

    def __init__(self, theme: Theme, course: Course, speed: float) -> None:
        super().__init__(theme, SPEEDS, speed, {"value": "−8.88e888", "gradient": "8.88e888", "step": "10,000"})
        self._course = course
        self.retranslate()

    def show_course(self, course: Course) -> None:
        """Say what is driven."""
        self._course = course
        text = self.tr("{n} runners on {surface}")
        if len(course.runners) == 1:
            text = self.tr("One runner on {surface}")
        name = surface_name(course.surface.kind, course.surface.formula)
        self.say_driven(text.format(n=bold(str(len(course.runners))), surface=bold(name)))

    def show_place(self, step: int, end: int) -> None:
        """Show where the race is."""
        super().show_place(step, end)
        self.figures["step"].set_text(f"{step:,}")

    def show_standings(self, standings: RunnerStandings) -> None:
        """Write the figures of the chosen runner."""
        closer = standings.closer
        steepness = math.hypot(*closer.gradient)
        for name, value in (("value", closer.value), ("gradient", steepness)):
            self.figures[name].set_text(number(value))

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
