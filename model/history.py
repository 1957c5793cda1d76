"""The history of a run: the first experiment, and what a person did after it, each event with its step."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.checks import Invalid
from model.experiment import Experiment
from model.network import MAX_PARAMETERS

PUT_BYTES = 8 * MAX_PARAMETERS
"""How many bytes all parameters that were put by hand may take in one history: those of the largest network once."""

PUT_PROBLEMS = ("not_finite", "diverged", "full", "another_network")
"""Why parameters can't be put there by hand."""


class PutInvalid(Invalid):
    """Parameters that can't be put there by hand.

    Attributes:
        code: one of PUT_PROBLEMS.
    """

    def __init__(self, code: str, expected: str, value: object) -> None:
        super().__init__("parameters", expected, value)
        self.code = code


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


def changes(first: Experiment, events: Sequence[Event]) -> tuple[Change, ...]:
    """Return the events by ascending step, those left out that changed nothing in the end."""
    before = (first, *(e.experiment for e in events))
    found = (Change(e.step, b, e.experiment, e.parameters) for b, e in zip(before, events, strict=False))
    return tuple(c for c in found if c.before != c.after or c.put is not None)


def put_at(events: Sequence[Event], step: int) -> bytes | None:
    """Return what was put by hand at a step, see Event; None for nothing."""
    return next((event.parameters for event in events if event.step == step), None)


def put_bytes(events: Sequence[Event]) -> int:
    """Return how many bytes the parameters take that were put there by hand."""
    return sum(len(e.parameters) for e in events if e.parameters is not None)
