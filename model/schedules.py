"""Learning-rate schedules: how η changes in the course of a run.

A schedule is its settings, and a pure function of the number of steps done, so that any step can be done again. It
gives a factor by which the learning rate is multiplied. With `warm_up` steps w it is (t + 1) / w at step t < w, and
only then does the schedule begin, with a t = 0 of its own.

The steps are those of the run, also where a schedule is chosen later. So another setting of it changes what is to come
as if it had been chosen at first; PyTorch's schedulers count from where they are made.
"""

from dataclasses import dataclass, replace
from math import cos, pi
from typing import ClassVar

NOTHING = 1e-12
"""A factor so small that no weight moves any more: float32 tells apart what differs by a part in 10⁷."""


@dataclass(frozen=True)
class Schedule:
    """The settings of one schedule.

    Attributes:
        kind: its id in SCHEDULES.
        takes: the setting that says how many steps it takes; "" of one without an end.
        warm_up: for how many steps the rate rises evenly up to η first; 0 for none (Goyal et al. 2017).
    """

    kind: ClassVar[str]
    takes: ClassVar[str] = ""
    warm_up: int = 0

    def factor(self, step: int) -> float:
        """Return what the learning rate is multiplied by when `step` steps are done."""
        return (step + 1) / self.warm_up if step < self.warm_up else self.after_warm_up(step - self.warm_up)

    def after_warm_up(self, step: int) -> float:
        """Return the factor `step` steps after warm-up; 1 at 0."""
        raise NotImplementedError

    def ended(self, step: int) -> bool:
        """Return whether nothing is learned any more when `step` steps are done: no factor rises once it has fallen."""
        return step >= self.warm_up and self.factor(step) < NOTHING

    def chosen_at(self, step: int, most: float) -> "Schedule":
        """Return it for a run that has done `step` steps already: made longer if so many would be all of it, or more.

        Args:
            step: how many steps are done.
            most: how many steps it may take.
        """
        late = self.takes and step - self.warm_up >= getattr(self, self.takes)
        return self.lengthened(step, most) if late else self

    def lengthened(self, step: int, most: float) -> "Schedule":
        """Return one that takes at least twice as many steps as are done: 1, 2 or 5 with zeros, or `most`."""
        wanted = 2 * (step - self.warm_up)
        power = 10 ** len(str(wanted))
        steps = next(n for n in (power // 10, power // 5, power // 2, power) if n >= wanted)
        return replace(self, **{self.takes: min(steps, int(most))})


@dataclass(frozen=True)
class Constant(Schedule):
    """1: the rate stays η."""

    kind = "constant"

    def after_warm_up(self, step: int) -> float:
        return 1.0


@dataclass(frozen=True)
class StepDecay(Schedule):
    """γ^⌊t / every⌋: the rate falls in steps, as PyTorch's StepLR."""

    kind = "step"
    takes = "every"
    gamma: float = 0.5
    every: int = 1_000

    def after_warm_up(self, step: int) -> float:
        return self.gamma ** (step // self.every)


@dataclass(frozen=True)
class Exponential(Schedule):
    """γ^(t / every): falls by γ every so many steps, too, but evenly. PyTorch's ExponentialLR has every = 1."""

    kind = "exponential"
    takes = "every"
    gamma: float = 0.5
    every: int = 1_000

    def after_warm_up(self, step: int) -> float:
        return self.gamma ** (step / self.every)


@dataclass(frozen=True)
class Cosine(Schedule):
    """lowest + (1 − lowest) · ½ (1 + cos(π min(t, length) / length)): half a wave down, then flat.

    Loshchilov and Hutter 2017. PyTorch's CosineAnnealingLR, with eta_min = lowest · η, rises again after that.
    """

    kind = "cosine"
    takes = "length"
    length: int = 10_000
    lowest: float = 0.0

    def after_warm_up(self, step: int) -> float:
        wave = (1 + cos(pi * min(step, self.length) / self.length)) / 2
        return self.lowest + (1 - self.lowest) * wave


SCHEDULES: dict[str, type[Schedule]] = {s.kind: s for s in (Constant, StepDecay, Exponential, Cosine)}
"""Every schedule by its id, in order of increasing complexity."""
