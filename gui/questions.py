"""The questions of the views that are on screen: those that are answered at once, and those that a survey answers."""

import traceback
from collections.abc import Callable
from typing import Any

from gui.surveyor import Surveyor
from gui.watcher import Watcher
from model.observations import Observation
from model.surveys import Surveyed
from model.timeline import Timeline


class Questions:
    """Each goes to the watcher, or to the surveyor; what they answer is one."""

    def __init__(self, not_surveyed: Callable[[str], None]) -> None:
        """Take what is told the traceback of an exception in a survey that nobody expected."""
        self._watcher, self._surveyor = Watcher(), Surveyor()
        self._not_surveyed = not_surveyed

    @property
    def answers(self) -> dict[Observation, Any]:
        """The answers as far as they are known, by question."""
        return {**self._watcher.answers, **self._surveyor.answers}

    @property
    def are_open(self) -> bool:
        """Whether an answer is missing or out of date."""
        return self._watcher.has_open_questions() or self._surveyor.busy

    def ask(self, questions: tuple[Observation, ...]) -> None:
        """Take these questions instead of those before."""
        self._watcher.ask(tuple(q for q in questions if not isinstance(q, Surveyed)))
        self._surveyor.ask(questions)

    def changed(self) -> None:
        """Count a change of the network: every answer is out of date."""
        self._watcher.changed()
        self._surveyor.changed()

    def forget(self) -> None:
        """Drop all answers: another run has begun."""
        self._watcher.forget()
        self._surveyor.forget()

    def close(self) -> None:
        """Answer nothing more."""
        self._watcher.close()

    def answer(self, timeline: Timeline, playing: bool, seconds: float, surveying: float) -> bool:
        """Answer questions, then go on with the survey; return whether there is anything new.

        Args:
            timeline: the run. Where a survey fails, it goes on.
            playing: whether it goes on by itself: then answers take no more than their share of the time.
            seconds, surveying: after how long to end the one, and the other.
        """
        new = self._watcher.answer(timeline.trainer, playing, seconds)
        try:
            return self._surveyor.survey(timeline, playing, surveying) or new
        except Exception:
            self._surveyor.give_up()
            self._not_surveyed(traceback.format_exc())
            return True
