"""The comparison as it is trained: which networks learn side by side, the step they are at, and whether they go on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from PySide6.QtCore import QObject, Signal, Slot

from gui.calculator import Calculator
from gui.playback import Playback
from model.blobs import Blobs
from model.comparison import Comparison, comparison_of
from model.course import Kept
from model.data.dataset import Dataset
from model.experiment import Experiment
from model.lanes import Lanes, LaneStanding
from model.observations import Observation, Scores

MOST = 10_000_000
"""How many steps the networks of a comparison do at most."""

LEAP = 100
"""How many steps one leap is."""

FIRST_SPEED = 300.0

FIRST = "optimizer"
"""What is compared at first."""

SLICE = 0.025
"""How long the networks train before they are looked at, in seconds."""


@dataclass(frozen=True, eq=False)
class Setup:
    """Which networks are compared, on which examples.

    Attributes:
        comparison: what is compared; where networks can't differ in it, another one may make the same experiments.
        experiments: of each network.
        dataset, blobs: what they learn from, and the bytes they refer to.
    """

    comparison: Comparison
    experiments: tuple[Experiment, ...]
    dataset: Dataset
    blobs: Blobs


@dataclass(frozen=True, eq=False)
class LaneStandings:
    """How all networks are doing.

    Attributes:
        setup: which they are.
        step: where they are.
        arrived: whether that is where they were to go, or none can go on.
        lanes: of each; answers only where it was asked.
        over: whether none can go on.
    """

    setup: Setup
    step: int
    arrived: bool
    lanes: tuple[LaneStanding, ...]
    over: bool


@dataclass(frozen=True, eq=False)
class Train:
    """Asks how the networks are doing after some time of training on the way to a step.

    Attributes:
        setup: which they are.
        step: where they are to go; None is where they are, side by side.
        asked: what else is wanted to know on the way, by the place of the network.
        at_end: what is where they have arrived.
    """

    setup: Setup
    step: int | None
    asked: Mapping[int, Sequence[Observation]]
    at_end: Mapping[int, Sequence[Observation]]

    def answer(self, kept: Kept) -> LaneStandings:
        """Go on for a slice; the networks are kept for the next one, and so is a step that takes longer."""
        if kept.get("setup") is not self.setup:
            kept.clear()
            kept["setup"] = self.setup
            kept["lanes"] = Lanes(self.setup.experiments, self.setup.dataset, self.setup.blobs)
        lanes: Lanes = kept["lanes"]
        if "way" not in kept or kept["step"] != self.step:
            if way := kept.get("way"):
                way.close()
            kept["step"] = self.step
            kept["way"] = lanes.go_to(lanes.front if self.step is None else self.step)
        arrived, deadline = True, perf_counter() + SLICE
        for _ in kept["way"]:
            if perf_counter() > deadline:
                arrived = False
                break
        told = lanes.standings(self.at_end if arrived else self.asked)
        return LaneStandings(self.setup, lanes.step, arrived, told, lanes.over)


class ComparisonSession(Playback[Comparison]):
    """Holds the comparison and the step, asks how the networks are doing, and passes on what comes back.

    Attributes:
        experiment: what is the same for all, but for what differs.
        setup: those that are compared; None until their examples are there.
        goal: the step they are on the way to; None where they are to stay.
        standings: as they were last told.
        question: what is asked about each network, if anything.

    Signals:
        comparison_changed (Comparison): the choices are others, whoever changed them.
        setup_changed (): other networks are compared, from step 0 on; or there are none yet.
        stood (LaneStandings): how they are doing.
    """

    comparison_changed = Signal(object)
    setup_changed = Signal()
    stood = Signal(object)

    def __init__(self, calculator: Calculator, experiment: Experiment, parent: QObject | None = None) -> None:
        super().__init__(comparison_of(FIRST, experiment), MOST, LEAP, FIRST_SPEED, parent)
        self.experiment = experiment
        self._around = experiment  # what the comparison was begun around, for as long as nobody has changed it
        self.goal: int | None = 0
        self._arrived = True
        self.standings: LaneStandings | None = None
        self.question: Observation | None = None
        self._dataset: Dataset | None = None
        self._judging: tuple[Dataset, bool, Dataset] | None = None  # what is shared, whether validated, what that makes
        self._blobs: Blobs = {}
        self.setup: Setup | None = None
        self._seen = False
        self._turn = 0
        self._calculator = calculator
        calculator.answered.connect(self._answered)
        calculator.failed.connect(self._failed)

    @property
    def comparison(self) -> Comparison:
        """What the person has chosen."""
        return self.choices

    # --- choices ------------------------------------------------------------------------------------------------

    def take(self, choices: Comparison) -> None:
        """Other networks begin at step 0, and go on if those before did."""
        super().take(choices)
        self.comparison_changed.emit(choices)
        self._compare()

    def show_run(self, experiment: Experiment, dataset: Dataset | None, blobs: Blobs) -> None:
        """Know what is the same for all.

        The choices stay; where they are as they were at first, and the person's own network is none of them any more,
        they are those that a comparison begins with around it.

        Args:
            experiment: the person's own choices.
            dataset: its examples, as soon as they are there.
            blobs: the bytes it refers to.
        """
        before, self.experiment = self.experiment, experiment
        self._dataset, self._blobs = dataset, blobs
        factor, validated = self.comparison.factor, self.comparison.validated
        untouched = self.comparison in (comparison_of(factor, start, validated) for start in (self._around, before))
        if untouched and experiment not in self.comparison.experiments(experiment):
            self._around = experiment
            self.choices = comparison_of(factor, experiment, validated)
            self.comparison_changed.emit(self.choices)
        self._compare()

    def choose_factor(self, factor: str) -> None:
        """Compare something else."""
        if factor != self.comparison.factor:
            self._around = self.experiment
            self.edit(comparison_of(factor, self._around, self.comparison.validated))

    def _examples(self) -> Dataset | None:
        """Return what they learn from and are judged by: the same as long as that is what is chosen."""
        shared, validated = self._dataset, self.comparison.validated
        if shared is None:
            return None
        if self._judging is None or self._judging[0] is not shared or self._judging[1] != validated:
            self._judging = shared, validated, self.comparison.dataset(shared)
        return self._judging[2]

    def _compare(self) -> None:
        """Compare those that are chosen now; nothing is done where it is those already."""
        comparison, experiments = self.comparison, self.comparison.experiments(self.experiment)
        old, dataset = self.setup, self._examples()
        same = old is not None and (old.comparison, old.experiments) == (comparison, experiments)
        if dataset is None:
            self.setup = None
        elif old is None or not same or old.dataset is not dataset:
            self.setup = Setup(comparison, experiments, dataset, self._blobs)
        if self.setup is not old:
            if old is not None:  # else they were perhaps told already where to go
                self.goal = 0
            self._begin()
        self.show_place()

    def forget(self) -> None:
        """Have the same networks begin anew: an answer that is still to come is about those before."""
        super().forget()
        if self.setup is not None:
            self.setup = replace(self.setup)
            self._begin()

    def _begin(self) -> None:
        """Know nothing yet about those that are compared now."""
        self.standings = None
        self.step_number = self.end = 0
        self._arrived = self.setup is None
        self.setup_changed.emit()

    # --- questions and answers ----------------------------------------------------------------------------------

    def set_seen(self, seen: bool) -> None:
        """Train and answer only while somebody looks."""
        self._seen = seen
        if seen:
            self.show_place()
        else:
            self.pause()

    def go(self, step: int) -> None:
        """Be on the way to a step; `stood` tells how far they are."""
        self.goal, self._arrived = max(0, min(step, self.most)), False
        self.show_place()

    @Slot()
    def pause(self) -> None:
        """Stop where they are; what they were ordered to go to, they still go to while somebody looks."""
        playing = self.playing
        super().pause()
        if playing:
            self.goal, self._arrived = None, False
            self.show_place()  # with all that is asked

    @property
    def bound_for(self) -> int:
        """Where they are, or are to go next."""
        if self.goal is None or self.playing or self._arrived:
            return self.step_number
        return self.goal

    def waits(self) -> bool:
        """Whether they are still on the way."""
        return not self._arrived

    def show_place(self) -> None:
        """Ask how they are doing, about one of them in turn more closely while they go on.

        At rest, all are asked, and about the whole test part, too: pictures show all of it.
        """
        if not self._seen or self.setup is None:
            return
        lanes = range(len(self.setup.experiments))
        self._turn = (self._turn + 1) % len(lanes)
        question = () if self.question is None else (self.question,)
        asked: dict[int, tuple[Observation, ...]] = {self._turn: question}
        at_end = asked if self.playing else dict.fromkeys(lanes, (*question, Scores()))
        self._calculator.ask("stand", Train(self.setup, self.goal, asked, at_end))

    @Slot(str, object)
    def _answered(self, asker: str, answer: object) -> None:
        """Pass on what is about those that are compared now, and have them go on where they have not arrived."""
        if not isinstance(answer, LaneStandings) or answer.setup is not self.setup:
            return
        self.standings, self.step_number = answer, answer.step
        self.end = max(self.end, answer.step)
        latest = not self._calculator.waits("stand")
        self._arrived = answer.arrived and latest
        if self.playing and (answer.over or answer.step >= self.most):
            self.pause()
        self.stood.emit(answer)
        if latest and not self._arrived:
            self.show_place()

    @Slot()
    def _failed(self) -> None:
        """Rest: what failed once would fail again."""
        self.goal, self._arrived = None, True
        super().pause()
