"""The transport while h goes to 0."""

import math
from collections.abc import Sequence

from gui.panels.player_bar import PlayerBar, Texts, escaped
from gui.theme import Theme
from gui.widgets.timeline_bar import Span
from gui.words_descent import number
from gui.words_slope import function_name, h_text
from model.approach import Approach, Sight, h_at

SPEEDS = (1.0, 3.0, 10.0, 30.0, 100.0)
"""Steps a second that can be chosen."""


class ApproachBar(PlayerBar):
    """The bar at the top, driving h."""

    def __init__(self, theme: Theme, approach: Approach, speed: float) -> None:
        super().__init__(theme, SPEEDS, speed, {"derivative": "−8.88e888", "error": "8.88e888", "h": "8.88e88"})
        self._approach = approach
        self.bar.set_write(_h_there)
        self.retranslate()

    def show_approach(self, approach: Approach) -> None:
        """Say what is driven."""
        self._approach = approach
        name = escaped(function_name(approach.function.kind, approach.function.formula))
        self.say_driven(self.tr("{h} on {function}").format(h="<b>h</b>", function=f"<b>{name}</b>"))

    def show_sight(self, sight: Sight) -> None:
        """Write the figures."""
        found = sight.secants
        error = abs(found.central - found.exact)
        for name, value in (("derivative", found.exact), ("error", error)):
            self._figures[name].set_text(number(value) if math.isfinite(value) else "–")
        self._figures["h"].set_text(h_text(found.h))

    def button_texts(self) -> Sequence[Texts]:
        """Return the words of the buttons, from left to right."""
        return (
            (self.tr("reset"), self.tr("Back to h = 1 (Ctrl+R)"), self.tr("Reset")),
            (self.tr("−1"), self.tr("One step back, to a larger h (←)"), self.tr("One step back")),
            (self.tr("play"), self.tr("Let h shrink by itself, or pause (Space)"), ""),
            (self.tr("+1"), self.tr("Shrink h to three quarters (→)"), self.tr("One step")),
            (self.tr("h/10"), self.tr("Shrink h to a tenth (Shift+→)"), self.tr("A tenth of h")),
        )

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._figures["derivative"].set_label(self.tr("f′(x)"))
        self._figures["derivative"].setToolTip(self.tr("The exact derivative, by the rules of differentiation"))
        self._figures["error"].set_label(self.tr("error"))
        self._figures["error"].setToolTip(self.tr("How far the central difference is from it"))
        self._figures["h"].set_label(self.tr("h"))
        self._figures["h"].setToolTip(self.tr("How far from x the secants' other points are"))
        self.bar.setAccessibleName(self.tr("h, from 1 to 1e-50"))
        self.bar.setToolTip(self.tr("Drag to any h (←, →, Home)"))
        self.show_approach(self._approach)


def _h_there(step: int, span: Span) -> str:
    return f"h = {h_text(h_at(step))}"
