"""The transport while networks are compared: the same keys and buttons, for all of them at once."""

import math
from collections.abc import Sequence

from gui.panels.player_bar import PlayerBar, bold
from gui.theme import Theme
from gui.words_compare import best_of, factor_name, lane_names, loss_text
from model.comparison import Comparison
from model.lanes import LaneStanding

SPEEDS = (1.0, 10.0, 30.0, 100.0, 300.0, math.inf)
"""Steps a second that can be chosen."""


class ComparisonBar(PlayerBar):
    """The bar at the top, driving networks side by side."""

    def __init__(self, theme: Theme, comparison: Comparison, speed: float) -> None:
        samples = {"best": "Momentum", "loss": "0.88888", "step": "10,000,000"}
        super().__init__(theme, SPEEDS, speed, samples)
        self._comparison = comparison
        self._validated = False
        self.retranslate()

    def show_comparison(self, comparison: Comparison) -> None:
        """Say what is driven."""
        self._comparison = comparison
        n, factor = len(comparison.lanes), bold(factor_name(comparison.factor))
        text = self.tr("One network") if n == 1 else self.tr("{n} networks that differ in: {factor}")
        self.say_driven(text.format(n=bold(str(n)), factor=factor), aside="")

    def show_judge(self, validated: bool) -> None:
        """Say whether the best is found by validation data, and not by test data."""
        if validated != self._validated:
            self._validated = validated
            self.retranslate()

    def show_place(self, step: int, end: int) -> None:
        """Show where they are."""
        super().show_place(step, end)
        self.figures["step"].set_text(f"{step:,}")

    def show_standings(self, lanes: Sequence[LaneStanding]) -> None:
        """Write who is best so far, and how good that is."""
        best = best_of(lanes)
        test = lanes[best[0]].tested if best else None
        if len(best) == 1:
            name = lane_names(self._comparison.factor, self._comparison.lanes)[best[0]]
        else:
            name = self.tr("{n} alike").format(n=len(best)) if best else "–"
        self.figures["best"].set_text(name)
        self.figures["loss"].set_text(loss_text(test.loss) if test else "–")

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self.buttons["epoch"].set_label(self.tr("+100"))
        self.buttons["epoch"].setAccessibleName(self.tr("A hundred steps"))
        tips = {
            "reset": self.tr("Back to the start (Ctrl+R)"),
            "step-back": self.tr("Back one step (←)"),
            "play": self.tr("Let all networks train, or pause (Space)"),
            "step": self.tr("One step of every network (→)"),
            "epoch": self.tr("A hundred steps of every network (Shift+→)"),
        }
        figures = {
            "best": (self.tr("best"), self.tr("Which network has the lowest test loss")),
            "loss": (self.tr("test loss"), self.tr("The lowest test loss of all networks")),
            "step": (self.tr("step"), self.tr("How many steps every network has done")),
        }
        if self._validated:
            figures |= {
                "best": (self.tr("best"), self.tr("Which network has the lowest validation loss")),
                "loss": (self.tr("validation loss"), self.tr("The lowest validation loss of all networks")),
            }
        self.set_tips(tips, self.tr("Steps a second. Slower: easier to follow."), figures)
        self.bar.setAccessibleName(self.tr("Steps of the comparison"))
        self.bar.setToolTip(self.tr("Drag to any step that the networks have been at (←, Home)"))
        self.show_comparison(self._comparison)
