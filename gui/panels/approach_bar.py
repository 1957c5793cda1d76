"""The transport while h goes to 0: the same keys and buttons, for h instead of the network."""

from gui.panels.player_bar import PlayerBar, bold
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
        super().__init__(theme, SPEEDS, speed, {"derivative": "−8.88e888", "error": "0.000888", "h": "0.000888"})
        self._approach = approach
        self.bar.set_write(_h_there)
        self.retranslate()

    def show_approach(self, approach: Approach) -> None:
        """Say what is driven."""
        self._approach = approach
        name = function_name(approach.function.kind, approach.function.formula)
        self.say_driven(self.tr("{h} on {function}").format(h=bold("h"), function=bold(name)))

    def show_sight(self, sight: Sight) -> None:
        """Write the figures."""
        found = sight.secants
        error = abs(found.central - found.exact)
        for name, value in (("derivative", found.exact), ("error", error)):
            self.figures[name].set_text(number(value))
        self.figures["h"].set_text(h_text(found.h))

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self.buttons["epoch"].set_label(self.tr("h/10"))
        self.buttons["epoch"].setAccessibleName(self.tr("A tenth of h"))
        tips = {
            "reset": self.tr("Back to h = 1 (Ctrl+R)"),
            "step-back": self.tr("One step back, to a larger h (←)"),
            "play": self.tr("Let h shrink by itself, or pause (Space)"),
            "step": self.tr("Shrink h to three quarters (→)"),
            "epoch": self.tr("Shrink h to a tenth (Shift+→)"),
        }
        figures = {
            "derivative": (
                self.tr("f′(x)"),
                self.tr("The exact derivative, by the rules of differentiation"),
            ),
            "error": (self.tr("error"), self.tr("How far the central difference is from it")),
            "h": (self.tr("h"), self.tr("How far from x the secants' other points are")),
        }
        self.set_tips(tips, self.tr("Steps a second. Slower: easier to follow."), figures)
        self.bar.setAccessibleName(self.tr("h, from 1 to 1e-50"))
        self.bar.setToolTip(self.tr("Drag to any h (←, →, Home)"))
        self.show_approach(self._approach)


def _h_there(step: int, span: Span) -> str:
    return f"h = {h_text(h_at(step))}"
