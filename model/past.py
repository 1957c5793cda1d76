"""The past of a run as a value, to take out and to put back, and which curves it has."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.branches import Branch, Branches
from model.checkpoints import Checkpoint
from model.experiment import Experiment
from model.history import Event, put_at
from model.series import Buckets, Series

CURVES = ("batch_loss", "train_loss", "test_loss", "train_accuracy", "test_accuracy")
"""The curves of every run; beside them "gradient_k", the norm of the gradient of layer k, for each that learns."""

EVALUATED_CURVES = CURVES[1:]
"""Those of what is evaluated."""


def curve_names(experiment: Experiment) -> tuple[str, ...]:
    """Return the names of the curves of a run."""
    return *CURVES, *(f"gradient_{k}" for k in experiment.flow.learning)


def branch_curve_names(experiment: Experiment) -> tuple[str, ...]:
    """Return the names of the curves that are left of a run where it goes on in another way."""
    return tuple(name for name in curve_names(experiment) if name != "batch_loss")


@dataclass(frozen=True)
class Past:
    """A run with its past, to take out and to put back: everything but the examples. Its arrays are read-only.

    Attributes:
        first: the experiment it began with.
        events: what came after it, in order.
        end: the last step that was reached.
        present: where the run is, at or before `end`; as it was when it came there, before edits at this very step.
        gradient: the gradient of the last step before it, before clipping, flat; zeros at step 0.
        checkpoints: states to go back to, each as it was before edits at its very step, ascending; step 0, which
            follows from `first`, is not among them.
        series: the curves by name, see `curve_names`.
        branches: how they went on where the run was left for another way, see `branch_curve_names`.
    """

    first: Experiment
    events: tuple[Event, ...]
    end: int
    present: Checkpoint
    gradient: np.ndarray
    checkpoints: tuple[Checkpoint, ...]
    series: Mapping[str, Buckets]
    branches: tuple[Branch, ...] = ()

    def edited(self, experiment: Experiment) -> "Past":
        """Return the same with a live edit where the run is; of what came after that only curves are left, as a branch.

        It is what `resume`, `edit` and `past` come to, without examples; a loss of another kind is not evaluated.
        """
        now, branches = self.present.state.step, Branches()
        branches.restore(self.branches)
        series = {name: Series() for name in self.series}
        for name, one in series.items():
            one.restore(self.series[name])
        if now < self.end:
            leave_curves(self.first, series, branches, now, self.end)
        return Past(
            self.first,
            (*(event for event in self.events if event.step < now), Event(now, experiment, put_at(self.events, now))),
            now,
            self.present,
            self.gradient,
            tuple(c for c in self.checkpoints if c.state.step <= now),
            {name: one.buckets() for name, one in series.items()},
            branches.all(),
        )


def leave_curves(first: Experiment, series: Mapping[str, Series], branches: Branches, now: int, end: int) -> None:
    """Give up the curves of a run after a step, of which a branch is left."""
    branches.add(now, end, {name: series[name].curve(start=now) for name in branch_curve_names(first)})
    for one in series.values():
        one.truncate(now)
