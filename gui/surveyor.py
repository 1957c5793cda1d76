"""The surveyor: makes the survey that a view asks for, in slices of its own, and again where the run has moved on."""

import time
from collections.abc import Generator, Sequence
from typing import Any

from model.observations import Observation
from model.surveys import Survey, Surveyed
from model.timeline import Timeline

SHARE = 0.2
"""How much of the time a survey may take while a run plays."""

AGAIN = 2.0
"""While the run plays, how long a finished survey stays before the next one is begun, in seconds."""


class Surveyor:
    """One question at a time, and its answer as far as it is known.

    Attributes:
        answers: by question.
    """

    def __init__(self) -> None:
        self.answers: dict[Observation, Any] = {}
        self._question: Surveyed | None = None
        self._shown: Survey | None = None
        self._survey: Survey | None = None  # the one under way
        self._work: Generator[object, None, None] | None = None
        self._version = 0  # of the network
        self._answered = self._begun = self._surveyed = -1  # the versions told, of the survey under way, and shown
        self._failed = False  # whether the survey has failed; the next one would, too
        self._not_before = self._again = self._told = 0.0
        self._state: tuple[int, Survey | None, int] = (-1, None, 0)  # of what was answered

    def ask(self, questions: Sequence[Observation]) -> None:
        """Take the question for a survey that is among these, if there is one, instead of that before."""
        question = next((q for q in questions if isinstance(q, Surveyed)), None)
        if question != self._question:
            self._question = question
            self.forget()

    def forget(self) -> None:
        """Drop all: another run has begun, or something else is asked."""
        self.answers.clear()
        self._shown = self._survey = self._work = None
        self._failed = False
        self._not_before = self._again = 0.0
        self.changed()

    def give_up(self) -> None:
        """Make no more surveys until another run begins or something else is asked: this one has failed."""
        self.forget()
        self._failed = True
        if self._question is not None:
            self.answers[self._question] = self._question.failed()

    def changed(self) -> None:
        """Count a change of the network: it is elsewhere now."""
        self._version += 1

    @property
    def busy(self) -> bool:
        """Whether there is something to do, now or soon."""
        if self._question is None or self._failed:
            return False
        return self._work is not None or self._version not in {self._answered} & {self._surveyed}

    def survey(self, timeline: Timeline, playing: bool, seconds: float) -> bool:
        """Go on for a while; return whether there is anything new."""
        began = time.perf_counter()
        if self._question is None or self._failed or (playing and began < self._not_before):
            return False
        if self._work is None and self._surveyed != self._version and not (playing and began < self._again):
            self._begun = self._version
            before, question = self._shown, self._question
            self._survey = question.begin_again(before, timeline) if before else question.begin(timeline)
            self._work = self._survey.work(timeline)
        while self._work and time.perf_counter() - began < seconds:
            if next(self._work, self) is self:  # it has come to its end
                self._shown, self._survey, self._work = self._survey, None, None
                self._surveyed = self._begun
                self._again = time.perf_counter() + AGAIN
        new = self._answer(timeline, playing)
        self._not_before = began + (time.perf_counter() - began) / SHARE
        return new

    def _answer(self, timeline: Timeline, playing: bool) -> bool:
        """Answer from the survey that is complete; from the first one after each pass, while it is not."""
        survey, now = self._shown or self._survey, time.perf_counter()
        if survey is None or self._question is None or (playing and now - self._told < self._question.every):
            return False
        state = self._version, survey, survey.passes
        if state == self._state:
            return False  # each answer makes the window draw: it is to be worth it
        self._state, self._told, self._answered = state, now, self._version
        self.answers[self._question] = survey.answer(timeline)
        return True
