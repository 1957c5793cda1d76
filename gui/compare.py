"""The Compare stage with all that belongs to it: panels left and right, the bar above, the training between them."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from gui import words_compare as words
from gui.calculator import Calculator
from gui.compare_file import from_window, to_window
from gui.comparison import FIRST, FIRST_SPEED, MOST, ComparisonSession, LaneStandings
from gui.panels.compare import LanesPanel, SamePanel
from gui.panels.comparison_bar import ComparisonBar
from gui.panels.lanes import LanesCard
from gui.panels.player_bar import PlayerBar
from gui.stages.compare import CompareStage
from gui.theme import Theme
from gui.turns import Turns
from model.blobs import Blobs
from model.comparison import Comparison, comparison_of
from model.data.dataset import Dataset
from model.experiment import Experiment
from model.factors import FACTORS
from model.lanes import LANE_CURVES
from model.saved import Scalar
from model.snapshot import Snapshot

TURNS = (("text",), *((name,) for name in LANE_CURVES * 2))
"""What is drawn in turn beside the stage while networks learn; as many frames as text takes until the next time."""


class Compare(QObject):
    """Connects the training with what shows it.

    Attributes:
        training: what the transport's keys drive.
        stage: what stands in the middle.
        left, right: the cards beside it.
        bars: the transport.

    Signals:
        failed (str): the traceback of an exception that nobody expected.
        used (Experiment): the person wants to have one of the networks as their own.
        change_wanted (): the person wants to change what is the same for all.
        said (str): what came of something.
    """

    failed = Signal(str)
    used = Signal(object)
    change_wanted = Signal()
    said = Signal(str)

    def __init__(self, theme: Theme, experiment: Experiment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calculator = Calculator(self)
        self._calculator.failed.connect(self.failed)
        self.training = training = ComparisonSession(self._calculator, experiment, self)
        self.stage = CompareStage(theme)
        self.lanes = LanesPanel(theme, training.comparison)
        self.same = SamePanel(theme)
        self.left = (self.lanes, self.same)
        self._cards = {name: LanesCard(theme, name) for name in LANE_CURVES}
        self.right = tuple(self._cards.values())
        self.bars = ComparisonBar(theme, training.comparison, FIRST_SPEED)
        self._experiment = experiment
        self._blobs: Blobs = {}
        self._examples: tuple[Dataset, int] | None = None  # with the seed of the run
        self._turns = Turns(TURNS)
        self._stale = True  # whether what is seen is not that which is compared now
        self._connect()
        self._show_comparison(training.comparison)

    @property
    def driven(self) -> ComparisonSession:
        """What the transport drives."""
        return self.training

    @property
    def driving(self) -> PlayerBar:
        """The transport of what is driven."""
        return self.bars

    @property
    def players(self) -> tuple[ComparisonSession]:
        """All that may be driven."""
        return (self.training,)

    def _connect(self) -> None:
        training = self.training
        self.bars.drive(training)
        self.lanes.edited.connect(training.edit)
        self.lanes.factor_chosen.connect(training.choose_factor)
        self.lanes.remedied.connect(self.used)
        self.same.wanted.connect(self.change_wanted)
        self.stage.used.connect(self._use)
        self.stage.asked.connect(self._look)
        self.stage.renamed.connect(self._name_lanes)
        training.comparison_changed.connect(self._show_comparison)
        training.setup_changed.connect(self._show_setup)
        training.playing_changed.connect(self._show_playing)
        training.stood.connect(self._show_standings)

    def close(self) -> None:
        """Let nothing run on."""
        self.training.close()
        self._calculator.close()

    def pause(self) -> None:
        """Have everything rest."""
        self.training.pause()

    def show_blocked(self, blocked: bool) -> None:
        """Have nothing go on while no run can start: then the stage is not seen."""
        self.training.set_blocked(blocked)
        self.bars.show_blocked(blocked)
        if blocked:  # figures and curves of the networks before are not those of these choices
            self.bars.show_standings(())
            self.bars.figures["step"].set_text("–")
            for card in self._cards.values():
                card.show_nothing()

    def plots(self) -> dict[str, LanesCard]:
        """Return the cards beside the stage, each by a name."""
        return {str(k): card for k, card in enumerate(self.right)}

    # --- what is the same for all -------------------------------------------------------------------------------

    def show_experiment(self, experiment: Experiment, blobs: Blobs) -> None:
        """Know what the person has chosen for their own network, and the bytes that it refers to."""
        self._experiment, self._blobs = experiment, blobs
        self.lanes.show_experiment(experiment)
        self.same.show_same(experiment, self.training.comparison)
        self._compare()

    @Slot(object)
    def show_run(self, snapshot: Snapshot) -> None:
        """Know the examples of the person's own run."""
        examples = snapshot.dataset, snapshot.experiment.seed
        if self._examples is None or examples[0] is not self._examples[0] or examples[1] != self._examples[1]:
            self._examples = examples
            self._compare()

    def _compare(self) -> None:
        """Have networks learn from the examples, if they are those that are chosen."""
        experiment, dataset = self._experiment, None
        if self._examples:
            examples, seed = self._examples
            dataset = examples if (examples.data, seed) == (experiment.data, experiment.seed) else None
        self.training.show_run(experiment, dataset, self._blobs)

    @Slot(int)
    def _use(self, place: int) -> None:
        setup = self.training.setup
        if setup:
            name = words.lane_title(self.training.comparison.factor, self.training.comparison.lanes[place])
            text = self.tr("The Network tab has this network's choices now: {name}.")
            if setup.experiments[place].seed != self._experiment.seed:
                text = self.tr("The Network tab has {name} now, which draws other examples, too.")
            if self.training.comparison.holds_back(setup.dataset.data):
                text = self.tr("The Network tab has {name} now: there it learns from all training data, and is tested.")
            self.used.emit(setup.experiments[place])
            self.said.emit(text.format(name=name))

    # --- files --------------------------------------------------------------------------------------------------

    def remembered(self) -> dict[str, Scalar]:
        """Return what a file keeps of the stage."""
        return to_window(self.training.comparison, self.training.bound_for)

    def restore(self, window: Mapping[str, Scalar]) -> None:
        """Be as a file says; what it does not say is as at first."""
        first = comparison_of(FIRST, self.training.experiment), 0
        self.training.restore(*(from_window(window, MOST) or first))

    # --- what comes from the training ---------------------------------------------------------------------------

    @Slot()
    def _look(self) -> None:
        """Train only while somebody looks, and have tiles only once somebody does."""
        seen = self.stage.isVisible()
        if seen and self._stale:
            self._show_setup()
        self.training.set_seen(seen)

    @Slot(object)
    def _show_comparison(self, comparison: Comparison) -> None:
        self.lanes.show_comparison(comparison)
        self.bars.show_comparison(comparison)
        self.same.show_same(self.training.experiment, comparison)

    @Slot()
    def _show_setup(self) -> None:
        """Begin anew with what is compared now, where it is seen."""
        self._stale = not self.stage.isVisible()
        if self._stale:
            return
        setup = self.training.setup
        self.training.question = self.stage.question(setup.dataset) if setup else None
        self._name_lanes()
        self.stage.forget()
        self.stage.show_order(range(len(self.training.comparison.lanes)))
        for card in self._cards.values():
            card.show_nothing()
        self.bars.show_place(0, 0)
        self.bars.show_standings(())

    @Slot()
    def _name_lanes(self) -> None:
        """Have tiles and lines called as the networks are, in the language of now."""
        if self._stale:
            return
        comparison, setup = self.training.comparison, self.training.setup
        dataset = setup.dataset if setup else None
        names = words.lane_names(comparison.factor, comparison.lanes)
        validated = dataset is not None and comparison.holds_back(dataset.data)
        self.stage.show_lanes(names, dataset, validated)
        for card in self._cards.values():
            card.show_lanes(names, dataset is not None and not dataset.source.has_accuracy, validated)
        self.bars.show_judge(validated)
        if self.training.standings:
            self.bars.show_standings(self.training.standings.lanes)

    @Slot(object)
    def _show_standings(self, standings: LaneStandings) -> None:
        """Draw at once, what has its turn; write four times a second."""
        training = self.training
        passed = standings.step if standings.step < training.end else None
        moving = training.playing
        now = self._turns.next() if moving else self._turns.everything
        self.stage.show_pictures(standings.lanes)
        for name, card in self._cards.items():
            if name in now:
                card.show_standings(standings.lanes, passed)
        self.bars.show_place(standings.step, training.end)
        if "text" in now:
            self.stage.write(standings.lanes)
            self.bars.show_standings(standings.lanes)
        if standings.arrived and not moving and FACTORS[training.comparison.factor].drawn:  # else nobody could follow
            self.stage.show_order(words.ranked(standings.lanes))
        if moving:  # painted now, while nothing is calculated, and not beside the next slice
            QApplication.sendPostedEvents(self.stage.window(), QEvent.Type.UpdateRequest)

    @Slot(bool)
    def _show_playing(self, playing: bool) -> None:
        self.bars.show_playing(playing)
        self.stage.playing = playing
