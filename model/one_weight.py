"""One weight: loss and accuracy along it, while all other parameters stay (*Deep Learning from Scratch*, 4.2.5)."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from model.differentiation import H
from model.flow import Parameter
from model.layers.base import Activated
from model.metrics import is_level
from model.plane_losses import plane_losses
from model.planes import chosen_plane
from model.surveys import Surveyed
from model.sweep import Sweep, sweep_in_parts
from model.timeline import Timeline
from model.trainer import EVALUATED, Trainer

POINTS = 257
"""How many places are evaluated; the weight as it is is the one in the middle, and known after the first pass."""

STRONGEST = -1
"""Instead of a choice: what is largest in absolute value."""

REACHES = (1e-3, 1e4)
"""The smallest and the largest range to each side."""

PROBLEMS = ("not_finite", "no_such_weight", "flat", "failed")
"""Why there may be nothing to be seen."""


@dataclass(frozen=True)
class OneWeight(Surveyed):
    """How do loss and accuracy change with one weight or bias?

    Attributes:
        array: its array's place in the layout; STRONGEST for any layer's weights.
        place: its own place in the flat vector; STRONGEST for the strongest one of the array.
        reach: how far to each side of where it is.
        part: "train" or "test".
        taken: another number takes the strongest one anew; else it stays the same for as long as the run.
    """

    every: ClassVar[float] = 0.25
    array: int = STRONGEST
    place: int = STRONGEST
    reach: float = 5.0
    part: str = "train"
    taken: int = 0

    def begin(self, timeline: Timeline) -> "WeightSurvey":
        """Begin to sweep the weight around where it is now."""
        return WeightSurvey(self, timeline)

    def begin_again(self, before: "WeightSurvey", timeline: Timeline) -> "WeightSurvey":
        """Begin to sweep the same weight, even if another one is the strongest by now: the curves would jump."""
        return (replace(self, place=before.place) if before.place >= 0 else self).begin(timeline)

    def failed(self) -> "OneWeightAnswer":
        """Say that nothing is known."""
        return OneWeightAnswer("failed")


@dataclass(frozen=True, eq=False)
class OneWeightAnswer:
    """A sweep as far as it is known.

    Attributes:
        problem: one of PROBLEMS, or "".
        place: of the parameter in the flat vector; −1 where there is none.
        step, value: where the run was when it was looked at, and the parameter there.
        now: the parameter where the run is now.
        known: which share of the places is evaluated.
        sweep: at the places that are known, ascending; None while there is nothing.
        loss, accuracy: at `value`.
        slopes: of the loss there, by the central difference between the places next to it, and of accuracy, by that
            with the book's h = 1e-4: in float32, that h would leave few digits of the loss.
        turns: between how many of the places next to each other loss and accuracy change.
        samples: on how many examples.
        has_accuracy: whether their answers are right or wrong; otherwise what is called accuracy is R².
        stepped: whether the step function lies behind the parameter: then the loss moves in stairs, too.
    """

    problem: str
    place: int = -1
    step: int = 0
    value: float = 0.0
    now: float = 0.0
    known: float = 0.0
    sweep: Sweep | None = None
    loss: float = np.nan
    accuracy: float = np.nan
    slopes: tuple[float, float] = (np.nan, np.nan)
    turns: tuple[int, int] = (0, 0)
    samples: int = 0
    has_accuracy: bool = True
    stepped: bool = False


def strongest(parameters: np.ndarray, layout: tuple[Parameter, ...], array: int = STRONGEST) -> int:
    """Return the place of the parameter that is largest in absolute value, of an array or of all weights, or −1."""
    parts = [part for part in layout if part.name == "W"] if array == STRONGEST else list(layout[array : array + 1])
    places = np.concatenate([np.arange(part.start, part.stop) for part in parts] or [np.empty(0, int)])
    return int(places[np.abs(parameters[places]).argmax()]) if len(places) else -1


class WeightSurvey:
    """Sweeps one parameter around where it was when the survey began.

    Attributes:
        question: what was asked.
        step: where the run was.
        place: of the parameter in the flat vector; −1 where there is none.
        problem: one of PROBLEMS, or "".
        passes: how many are done; each makes what is known finer.
    """

    def __init__(self, question: OneWeight, timeline: Timeline) -> None:
        """Note where the run is."""
        trainer = timeline.trainer
        self.question = question
        self.step = trainer.step_number
        self.passes = 0
        self._centre = trainer.network.parameters.astype(np.float64)
        layout = tuple(trainer.network.flow.layout)
        if not np.isfinite(self._centre).all():
            self.problem, self.place = "not_finite", -1
        else:
            chosen = question.place
            self.place = strongest(self._centre, layout, question.array) if chosen == STRONGEST else chosen
            self.problem = "" if 0 <= self.place < len(self._centre) else "no_such_weight"
        self._found = np.full((2, POINTS), np.nan)  # loss and accuracy
        self._by = np.linspace(-question.reach, question.reach, POINTS)
        self._by[POINTS // 2] = 0.0
        self._known = np.zeros(POINTS, bool)
        self._accuracy_slope = np.nan
        part = trainer.dataset.part(question.part)
        self._samples = min(len(part.x), EVALUATED)
        self._has_accuracy = trainer.dataset.source.has_accuracy

    def work(self, timeline: Timeline) -> Generator[object, None, None]:
        """Sweep all of it, coarse first and then finer."""
        if self.problem:
            return
        trainer = timeline.trainer
        part = trainer.dataset.part(self.question.part)
        other = self.place + 1 if self.place + 1 < len(self._centre) else self.place - 1
        plane = chosen_plane(self._centre, self.place, other)
        losses = plane_losses(trainer, part, plane.centre, plane.u, plane.v)
        before, after = (losses.figures(by, 0.0).accuracy for by in (-H, H))
        self._accuracy_slope = (after - before) / 2 / H
        for every in (16, 8, 4, 2, 1):
            wanted = np.flatnonzero(~self._known[::every]) * every
            found = yield from sweep_in_parts(losses, float(self._centre[self.place]), self._by[wanted])
            self._found[:, wanted] = found.loss, found.accuracy
            self._known[wanted] = True
            self.passes += 1

    def answer(self, timeline: Timeline) -> OneWeightAnswer:
        """Return what is known now, and where the parameter is by now."""
        if self.problem or not self.passes:
            return OneWeightAnswer(self.problem, self.place, self.step)
        value, known = float(self._centre[self.place]), np.flatnonzero(self._known)
        loss, accuracy = self._found[:, known]
        middle = int(np.searchsorted(known, POINTS // 2))
        if not np.isfinite(loss[middle]):
            return OneWeightAnswer("not_finite", self.place, self.step)
        before, after = known[middle - 1], known[middle + 1]
        with np.errstate(invalid="ignore"):  # where the loss is infinite
            slope = (self._found[0, after] - self._found[0, before]) / (self._by[after] - self._by[before])
            turns = (int(np.count_nonzero(np.diff(loss))), int(np.count_nonzero(np.diff(accuracy))))
        flat = bool(np.isfinite(loss).all()) and is_level(loss) and not np.ptp(accuracy)
        return OneWeightAnswer(
            "flat" if flat else "",
            self.place,
            self.step,
            value,
            float(timeline.trainer.network.parameters[self.place]),
            len(known) / POINTS,
            Sweep(value + self._by[known], loss, accuracy),
            float(loss[middle]),
            float(accuracy[middle]),
            (float(slope), self._accuracy_slope),
            turns,
            self._samples,
            self._has_accuracy,
            self._is_stepped(timeline.trainer),
        )

    def _is_stepped(self, trainer: Trainer) -> bool:
        """Return whether the step function is the activation of the parameter's own row, or of one behind it."""
        layer = next(part.layer for part in trainer.network.flow.layout if self.place < part.stop)
        rows = trainer.experiment.rows[layer:]
        return any(isinstance(row, Activated) and row.activation == "step" for row in rows)
