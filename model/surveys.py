"""Surveys: long looks at a network from all sides, done bit by bit while its run goes on."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Protocol

from model.observations import Observation
from model.timeline import Timeline


class Survey(Protocol):
    """One look at where a run was when it began."""

    @property
    def passes(self) -> int:
        """How many passes are done; each makes what is known finer."""
        ...

    def work(self, timeline: Timeline) -> Generator[object, None, None]:
        """Find out all that was asked, yielding after each bit; the run is left as it is."""
        ...

    def answer(self, timeline: Timeline) -> Any:
        """Return what is known now."""
        ...


@dataclass(frozen=True)
class Surveyed(Observation):
    """A question that takes a while: a survey answers it bit by bit."""

    def begin(self, timeline: Timeline) -> Survey:
        """Begin a survey of where the run is now."""
        raise NotImplementedError

    def begin_again(self, before: Any, timeline: Timeline) -> Survey:
        """Begin a survey of where the run is now, after one of the same run; overridden where that one counts."""
        return self.begin(timeline)

    def failed(self) -> Any:
        """Return what is answered where a survey has failed as nobody expected."""
        raise NotImplementedError
