"""A snapshot: what views see of a run. It is complete in itself, so that dropping one loses nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.branches import Branch
from model.data.dataset import Dataset
from model.experiment import Experiment
from model.history import Change
from model.initializers import GIVEN
from model.layers.base import Weighted
from model.losses import FUSED
from model.observations import Observation, Scores, ScoresAnswer
from model.problems import begins_alike, keeps_from_learning
from model.series import Curve
from model.timeline import Timeline
from model.trainer import EVALUATED, Figures, PartFigures

SILENCE = (100, 5)
"""For how many steps, and how many times that it was looked at, a gradient is 0 before a layer is said to learn
nothing: with small batches, it may be by chance."""

HUGE = 1e6
"""Above which a loss before the first step is no fault of the learning rate: of good initial weights it is near 1."""


@dataclass(frozen=True)
class Snapshot:
    """A run at one moment. Its arrays are copies that nobody writes to again, or read-only data.

    Attributes:
        run_id: which run; snapshots of a run that was left may still be under way.
        experiment: the choices in force.
        dataset: the examples.
        step: how many steps are done.
        end: the last step that was reached.
        epoch: how many epochs, with the part of the current one.
        batch_loss: the loss of the last batch; NaN before the first step.
        penalty: what L1 and L2 add to the loss.
        figures: training and test part as last evaluated.
        curves: by name, see `curves.curve_names`; they go on to `end`.
        branches: how the curves went on where the run was left for another way.
        changes: the live edits on the way to `end`.
        checkpoint_bytes: how much memory the checkpoints take.
        diverged: whether the loss is no longer finite.
        moves: of a step that is done move by move, how many are done and how many there are; None where none is.
        move: the kind of the one that was done last and its row in the stack, None for none; None where there is none.
        answers: what was asked, as far as it is known; an answer may be a little older than the step.
        orders: how many orders to edit or to go elsewhere led to it; -1 while one is under way.
    """

    run_id: int
    experiment: Experiment
    dataset: Dataset
    step: int
    end: int
    epoch: float
    batch_loss: float
    penalty: float
    figures: PartFigures | None
    curves: Mapping[str, Curve]
    branches: tuple[Branch, ...]
    changes: tuple[Change, ...]
    checkpoint_bytes: int
    diverged: bool
    moves: tuple[int, int] | None
    move: tuple[str, int | None] | None
    answers: Mapping[Observation, Any]
    orders: int

    @property
    def has_learned(self) -> bool:
        """Whether what it answers was learned: in a step at least, or before, where its weights were given."""
        rows = (row for row in self.experiment.rows if isinstance(row, Weighted))
        return self.step > 0 or all(row.initial.kind == GIVEN for row in rows)

    @property
    def scores(self) -> ScoresAnswer | None:
        """The answer to how good the network is, if it was asked."""
        return self.answers.get(Scores())

    @property
    def latest(self) -> PartFigures | None:
        """The figures of training and test part that are nearest to this step."""
        scores = self.scores
        return PartFigures(scores.train, scores.test) if scores and scores.step == self.step else self.figures

    @property
    def tested(self) -> Figures | None:
        """The newest figures of the whole test part. A small one is evaluated as a whole along the way, too."""
        if len(self.dataset.test.x) <= EVALUATED:
            return self.latest.test if self.latest else None
        return self.scores.test if self.scores else None

    @property
    def silent(self) -> tuple[int, ...]:
        """The layers whose gradient has long been exactly 0, though not all training examples are answered right.

        Their neurons are where the slope of an activation is 0, as ReLUs that are off for every example. Where a choice
        is the reason, as a step function, batches of one, or weights that were all 0 and never moved, no layer is
        named: it is said beside that choice. Nor is a last layer whose loss hands it (Y − T)/N: where its gradient is
        0, that loss is at its lowest.
        """
        experiment = self.experiment
        flawless = not self.latest or self.latest.train.accuracy >= 1
        if flawless or keeps_from_learning(experiment):
            return ()
        fused = (experiment.output.activation, experiment.loss) in FUSED
        learning = experiment.flow.learning[: -1 if fused else None]
        if begins_alike(experiment):
            learning = [k for k in learning if self.curves[f"gradient_{k}"].values.any()]
        return tuple(k for k in learning if _is_silent(self.curves[f"gradient_{k}"], self.step))

    @property
    def began_huge(self) -> bool:
        """Whether the loss before the first step was no number, or HUGE: then a smaller learning rate hardly helps."""
        found = self.curves["train_loss"]
        return not len(found.steps) or found.steps[0] > 0 or bool(found.values[0] > HUGE)

    def lowest(self, curve: str) -> int | None:
        """Return the step at which a curve was lowest; None before it has begun.

        Of a curve so long that values share a point, it is the first step of that point.
        """
        found = self.curves[curve]
        return int(found.steps[found.values.argmin()]) if len(found.values) else None


def _is_silent(gradient: Curve, step: int) -> bool:
    """Return whether a gradient has been 0 for SILENCE, up to where it was last looked at before `step`."""
    known = int(np.searchsorted(gradient.steps, step, "right"))
    first = int(np.flatnonzero(np.r_[1.0, gradient.values[:known]])[-1])  # the first of the zeros at the end
    steps, times = SILENCE
    return known - first >= times and gradient.steps[known - 1] - gradient.steps[first] >= steps


def take(run_id: int, timeline: Timeline, answers: Mapping[Observation, Any], orders: int = 0) -> Snapshot:
    """Return the snapshot of a run as it is now; `orders` as in a snapshot."""
    trainer = timeline.trainer
    moment = trainer.moment
    return Snapshot(
        run_id,
        timeline.experiment,
        trainer.dataset,
        trainer.step_number,
        timeline.end,
        trainer.batches.epoch + trainer.batches.sample / trainer.batches.samples,
        trainer.loss,
        trainer.penalty(),
        timeline.figures,
        {name: series.curve() for name, series in timeline.curves.series.items()},
        timeline.branches.all(),
        timeline.changes,
        timeline.checkpoints.nbytes,
        trainer.diverged,
        (moment.done, len(moment.program)) if moment else None,
        (moment.move.kind, moment.move.layer) if moment else None,
        dict(answers),
        orders,
    )
