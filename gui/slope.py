"""All about one variable in the Descent stage: the approach of h to 0, and loss along one weight of the network."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from gui.approach import FIRST_SPEED, ApproachSession, first_approach
from gui.calculator import Calculator
from gui.panels.approach_bar import ApproachBar
from gui.panels.differences import DifferencesPanel
from gui.panels.function import FunctionPanel
from gui.panels.magnifier import HErrorsCard, MagnifierCard
from gui.panels.one_weight import WeightPanel
from gui.slope_file import SlopeLeft, from_window, to_window
from gui.stages.descent import DescentStage
from gui.theme import Theme
from gui.turns import Turns
from model.approach import Approach, Sight, step_near
from model.experiment import Experiment
from model.one_weight import OneWeight, OneWeightAnswer
from model.saved import Scalar

TURNS = (("text",), ("magnifier",), ("errors",), ("magnifier",), (), ("magnifier",), ("errors",))
"""What is drawn in turn beside the curve while h shrinks; as many frames as text takes from one time to the next."""


class Slope(QObject):
    """Connects the approach, and the question about a weight, with what shows them.

    Attributes:
        approach: what the transport's keys drive while a curve is seen.
        weighing: whether loss along one weight is seen instead of a curve.
        function, differences, weight: the cards at the left.
        right: those at the right.
        bar: the transport.

    Signals:
        turned (): a weight is seen instead of a curve, or the other way round.
    """

    turned = Signal()

    def __init__(self, theme: Theme, calculator: Calculator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.approach = approach = ApproachSession(calculator, self)
        self.weighing = False
        self.function, self.differences = FunctionPanel(theme, approach.approach), DifferencesPanel(theme)
        self.weight = WeightPanel(theme)
        self.magnifier, self.errors = MagnifierCard(theme), HErrorsCard(theme)
        self.right = (self.magnifier, self.errors)
        self.bar = ApproachBar(theme, approach.approach, FIRST_SPEED)
        self._turns = Turns(TURNS)

    def connect_stage(self, stage: DescentStage) -> None:
        """Show on this stage what there is, and take what is done there."""
        self._stage, approach = stage, self.approach
        self.function.edited.connect(approach.edit)
        self.function.shrunk.connect(approach.set_h)
        self.function.sought.connect(approach.seek)
        self.function.weight_wanted.connect(self.show_weight)
        stage.secants.looked.connect(approach.look)
        stage.secants.moved.connect(approach.set_x)
        approach.approach_changed.connect(self._show_approach)
        approach.sighted.connect(self._show_sight)
        approach.playing_changed.connect(self._show_playing)
        self.weight.asked.connect(self._ask_weight)
        stage.weighed.connect(self._show_weighed)

    @Slot(bool)
    def show_weight(self, weighing: bool) -> None:
        """See loss and accuracy along one weight, or a function of x again."""
        self.weighing = weighing
        self.function.show_weighing(weighing)
        self._stage.show_weight(self.weight.question if weighing else None)
        self.turned.emit()

    def show_experiment(self, experiment: Experiment) -> None:
        """Know which parameters the network has."""
        if self.weight.show_layout(experiment.flow.layout):
            self._ask_weight(self.weight.question)

    def remembered(self) -> dict[str, Scalar]:
        """Return what a file keeps of it."""
        approach, seen = self.approach, self._stage.secants.seen()
        return to_window(SlopeLeft(approach.approach, approach.h, self.weighing, self.weight.question, seen))

    def restore(self, window: Mapping[str, Scalar]) -> None:
        """Be as a file says; what it does not say is as at first."""
        left = from_window(window, SlopeLeft(first_approach(), 1.0, False, OneWeight()))
        self.approach.restore(left.approach, step_near(left.h))
        self.approach.set_h(left.h)
        self._stage.secants.see(left.seen)
        self.weight.restore(left.question)
        self.show_weight(left.weighing)

    @Slot(object)
    def _ask_weight(self, question: OneWeight) -> None:
        if self.weighing:
            self._stage.show_weight(question)

    @Slot(object)
    def _show_weighed(self, answer: OneWeightAnswer) -> None:
        self.weight.show_answer(answer)
        self._stage.sweep.show_answer(answer, self.weight.weight_name())

    # --- what comes from the approach ---------------------------------------------------------------------------

    @Slot(object)
    def _show_approach(self, approach: Approach) -> None:
        for shown in (self.function, self._stage.secants, self.bar):
            shown.show_approach(approach)

    @Slot(object)
    def _show_sight(self, sight: Sight) -> None:
        """Draw the curve at once, what is beside it in turn, and write four times a second."""
        approach = self.approach
        self._stage.secants.show_sight(sight)
        self.bar.show_place(approach.step_number, approach.end)
        now = self._turns.next() if approach.playing else self._turns.everything
        if "magnifier" in now:
            self.magnifier.show_sight(sight)
        if "errors" in now:
            self.errors.show_sight(sight)
        if "text" in now:
            self.differences.show_sight(sight)
            self.bar.show_sight(sight)
            self.function.show_h(sight.secants.h)

    @Slot(bool)
    def _show_playing(self, playing: bool) -> None:
        self.bar.show_playing(playing)
        if not playing and self.approach.sight:
            self._show_sight(self.approach.sight)
