"""The history of a run: the first experiment, and what a person did after it, each event with its step."""

from dataclasses import dataclass
from functools import cached_property

from model.checks import Refused
from model.experiment import Experiment
from model.network import MAX_PARAMETERS

PUT_BYTES = 8 * MAX_PARAMETERS
"""How many bytes all parameters that were put by hand may take in one history: those of the largest network once."""

PUT_PROBLEMS = ("not_finite", "diverged", "full", "another_network")
"""Why parameters can't be put there by hand."""


class PutInvalid(Refused):
    """Parameters that can't be put there by hand.

    Attributes:
        code: one of PUT_PROBLEMS.
    """

    def __init__(self, code: str, expected: str, value: object) -> None:
        super().__init__(code, "parameters", expected, value)


@dataclass(frozen=True)
class Event:
    """What a person did between two steps; of several edits between the same two only the last counts.

    Parameters that were put there by hand are told in full: where they came from, a plane found from a path that was
    only sampled, could not be found again to the bit. The optimiser begins anew with them.

    Attributes:
        step: how many steps were done when it came.
        experiment: the choices in force from then on.
        parameters: every weight and bias as it was put there by hand, as bytes of the run's precision; None for none.
    """

    step: int
    experiment: Experiment
    parameters: bytes | None = None


@dataclass(frozen=True)
class Change:
    """What a person did, as the person sees it.

    Attributes:
        step: how many steps were done when it came.
        before, after: the choices in force before it and from then on.
        put: parameters that were put there by hand, see Event.
    """

    step: int
    before: Experiment
    after: Experiment
    put: bytes | None = None


@dataclass(frozen=True)
class History:
    """What a run follows from: the same history gives the same bits.

    Attributes:
        first: the experiment it began with.
        events: what came after it, by ascending step.
    """

    first: Experiment
    events: tuple[Event, ...] = ()

    @property
    def experiments(self) -> tuple[Experiment, ...]:
        """The choices that were in force one after the other."""
        return (self.first, *(event.experiment for event in self.events))

    @property
    def experiment(self) -> Experiment:
        """The choices in force at its end."""
        return self.events[-1].experiment if self.events else self.first

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What a person did, by ascending step, that left out that changed nothing in the end."""
        found = (
            Change(event.step, before, event.experiment, event.parameters)
            for before, event in zip(self.experiments, self.events, strict=False)
        )
        return tuple(c for c in found if c.before != c.after or c.put is not None)

    @property
    def put_bytes(self) -> int:
        """How many bytes the parameters take that were put there by hand."""
        return sum(len(event.parameters) for event in self.events if event.parameters is not None)

    def put_at(self, step: int) -> bytes | None:
        """Return what was put by hand at a step, see Event; None for nothing."""
        return next((event.parameters for event in self.events if event.step == step), None)

    def until(self, step: int) -> "History":
        """Return it up to a step, what came at that very step included."""
        return History(self.first, tuple(event for event in self.events if event.step <= step))

    def with_event(self, event: Event) -> "History":
        """Return it with one more event, its last; of several at one step only the last is in force at any step."""
        earlier = self.events[:-1] if self.events and self.events[-1].step == event.step else self.events
        return History(self.first, (*earlier, event))
