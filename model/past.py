"""The past of a run as a value, to take out and to put back."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.branches import Branch, Branches
from model.checkpoints import Checkpoint
from model.curves import Curves
from model.experiment import Experiment
from model.history import Event, History
from model.series import Buckets


@dataclass(frozen=True)
class Past:
    """A run with its past, to take out and to put back: everything but the examples. Its arrays are read-only.

    Attributes:
        history: what it follows from.
        end: the last step that was reached.
        present: where the run is, at or before `end`; as it was when it came there, before edits at this very step.
        gradient: the gradient of the last step before it, before clipping, flat; zeros at step 0.
        checkpoints: states to go back to, each as it was before edits at its very step, ascending; step 0, which
            follows from `history.first`, is not among them.
        series: the curves by name, see `curves.curve_names`.
        branches: how they went on where the run was left for another way, see `curves.branch_curve_names`.
    """

    history: History
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
        now, curves, branches = self.present.state.step, Curves(self.history.first), Branches()
        curves.restore(self.series)
        branches.restore(self.branches)
        if now < self.end:
            branches.add(now, self.end, curves.leave(now))
        return Past(
            self.history.until(now - 1).with_event(Event(now, experiment, self.history.put_at(now))),
            now,
            self.present,
            self.gradient,
            tuple(c for c in self.checkpoints if c.state.step <= now),
            curves.buckets(),
            branches.all(),
        )
