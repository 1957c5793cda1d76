"""Lanes: the networks of a comparison, which learn side by side from the same examples."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from model.blobs import Blobs
from model.data.dataset import Dataset
from model.experiment import Experiment
from model.observations import Observation, Scores
from model.problems import Problem, problems
from model.series import Curve
from model.timeline import Timeline
from model.trainer import Figures, PartFigures, Trainer

LANE_BUDGET = 32 * 2**20
"""How many bytes the checkpoints of each may take."""

LANE_CURVES = ("train_loss", "test_loss", "test_accuracy")
"""The curves that are compared."""


@dataclass(frozen=True, eq=False)
class LaneStanding:
    """How one of the networks is doing.

    Attributes:
        experiment: its choices.
        step: where it is; before the comparison's step where it has diverged.
        figures: of the training and the test part, as last evaluated; None where it can't run, and where a way back
            was given up.
        curves: by the names of LANE_CURVES; they go on beyond `step` where the comparison has gone back.
        answers: what was asked about it.
        diverged: whether its loss is no number any more.
        problem: why it can't run, if it can't.
    """

    experiment: Experiment
    step: int
    figures: PartFigures | None
    curves: Mapping[str, Curve]
    answers: Mapping[Observation, Any]
    diverged: bool
    problem: Problem | None

    @property
    def tested(self) -> Figures | None:
        """How good it is: on the whole test part (or what takes its place) where that was asked, else as evaluated."""
        scores = self.answers.get(Scores())
        return scores.test if scores else self.figures.test if self.figures else None


def _in_precision(dataset: Dataset, precision: str) -> Dataset:
    """Have what is learnt from as the networks read it: each would make a copy of its own otherwise."""
    x = dataset.train.x.astype(precision, copy=False)
    x.flags.writeable = False
    return replace(dataset, train=replace(dataset.train, x=x))


class Lanes:
    """Networks that learn side by side on the same examples, each with a run of its own, step for step.

    Each is the run that its experiment gives alone on these examples, to the bit. Where seeds differ, the examples are
    still those of one of them: so it is seen what chance does in training, and not what other examples do.

    Attributes:
        experiments: of each.
        timelines: of each; None where a network can't run.
    """

    def __init__(self, experiments: Sequence[Experiment], dataset: Dataset, blobs: Blobs) -> None:
        """Set them up at step 0.

        Args:
            experiments: with the same data and precision.
            dataset: their examples.
            blobs: the bytes they refer to.
        """
        self.experiments = tuple(experiments)
        self._problems = [next((p for p in problems(e, blobs) if p.blocking), None) for e in experiments]
        shared = _in_precision(dataset, experiments[0].precision)
        self.timelines = [
            None if problem else Timeline(Trainer(experiment, shared, blobs), LANE_BUDGET)
            for experiment, problem in zip(experiments, self._problems, strict=True)
        ]

    @property
    def step(self) -> int:
        """Where they are: the one that is least far, but for those that diverged."""
        running = [timeline.trainer for timeline in self.timelines if timeline]
        going = [trainer.step_number for trainer in running if not trainer.diverged]
        return min(going, default=self.front)

    @property
    def front(self) -> int:
        """Where the one is that is farthest."""
        return max((timeline.trainer.step_number for timeline in self.timelines if timeline), default=0)

    @property
    def over(self) -> bool:
        """Whether none can go on."""
        return all(timeline is None or timeline.trainer.diverged for timeline in self.timelines)

    def go_to(self, step: int) -> Generator[None, None, None]:
        """Go to a step, earlier or later, yielding after every millisecond or so. Closed early, they stay between.

        Later ones that were there before are sought; beyond them all train together, so that they are seen side by
        side on the way.
        """
        running = [timeline for timeline in self.timelines if timeline]
        for timeline in running:
            known = min(step, timeline.end)
            if timeline.trainer.step_number != known:
                for _ in timeline.seek(known):
                    yield
        while self.step < step and not self.over:
            stop = min(step, self.step + min(timeline.cadence.quick for timeline in running))
            for timeline in running:
                for _ in timeline.train_to(stop):
                    yield

    def standings(self, asked: Mapping[int, Sequence[Observation]]) -> tuple[LaneStanding, ...]:
        """Return how each is doing, with answers to what is asked about some."""
        return tuple(self._standing(k, asked.get(k, ())) for k in range(len(self.timelines)))

    def _standing(self, k: int, asked: Sequence[Observation]) -> LaneStanding:
        timeline, experiment = self.timelines[k], self.experiments[k]
        if timeline is None:
            return LaneStanding(experiment, 0, None, {}, {}, False, self._problems[k])
        trainer = timeline.trainer
        return LaneStanding(
            experiment,
            trainer.step_number,
            timeline.figures,
            {name: timeline.curves.series[name].curve() for name in LANE_CURVES},
            {question: question.answer(trainer) for question in asked if question.fits(trainer.dataset)},
            trainer.diverged,
            None,
        )
