"""The transport while runners race."""

import math
from collections.abc import Sequence

from gui.panels.player_bar import PlayerBar, Texts, escaped
from gui.theme import Theme
from gui.words_descent import number, surface_name
from model.course import Course, Standings

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
        name = escaped(surface_name(course.surface.kind, course.surface.formula))
        self.say_driven(text.format(n=f"<b>{len(course.runners)}</b>", surface=f"<b>{name}</b>"))

    def show_place(self, step: int, end: int) -> None:
        """Show where the race is."""
        super().show_place(step, end)
        self._figures["step"].set_text(f"{step:,}")

    def show_standings(self, standings: Standings) -> None:
        """Write the figures of the chosen runner."""
        closer = standings.closer
        steepness = math.hypot(*closer.gradient)
        for name, value in (("value", closer.value), ("gradient", steepness)):
            self._figures[name].set_text(number(value) if math.isfinite(value) else "–")

    def button_texts(self) -> Sequence[Texts]:
        """Return the words of the buttons, from left to right."""
        return (
            (self.tr("reset"), self.tr("Back to the start (Ctrl+R)"), self.tr("Reset")),
            (self.tr("−1"), self.tr("Back one step (←)"), self.tr("One step back")),
            (self.tr("play"), self.tr("Let the runners run, or pause (Space)"), ""),
            (self.tr("+1"), self.tr("One step of every runner (→)"), self.tr("One step")),
            (self.tr("+10"), self.tr("Ten steps of every runner (Shift+→)"), self.tr("Ten steps")),
        )

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._figures["value"].set_label(self.tr("f"))
        self._figures["value"].setToolTip(self.tr("The height of the chosen runner"))
        self._figures["gradient"].set_label(self.tr("|∇f|"))
        self._figures["gradient"].setToolTip(self.tr("How steep it is where the chosen runner is"))
        self._figures["step"].set_label(self.tr("step"))
        self._figures["step"].setToolTip(self.tr("How many steps every runner has done"))
        self.bar.setAccessibleName(self.tr("Steps of the race"))
        self.bar.setToolTip(self.tr("Drag to any step that the race has been at (←, Home)"))
        self.show_course(self._course)
