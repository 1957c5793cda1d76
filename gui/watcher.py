"""The watcher: answers the questions of the views that are on screen, within its share of the time."""

import math
import time
from typing import Any

from gui.aside import Aside
from model.observations import Observation, OfTestPart
from model.trainer import Trainer

WATCHING_SHARE = 0.2
"""How much of the time answering questions may take while a run plays."""


class Watcher:
    """The questions there are, and the answers as far as they are known.

    Attributes:
        answers: by question.
    """

    def __init__(self) -> None:
        self.answers: dict[Observation, Any] = {}
        self._questions: tuple[Observation, ...] = ()
        self._answered: dict[Observation, tuple[int, float]] = {}  # at which version, and when
        self._version = 0
        self._not_before = 0.0
        self._aside = Aside()

    def ask(self, questions: tuple[Observation, ...]) -> None:
        """Take these questions instead of those before."""
        self._questions = questions
        self.answers = {q: a for q, a in self.answers.items() if q in questions}
        self._answered = {q: when for q, when in self._answered.items() if q in questions}

    def changed(self) -> None:
        """Count a change of the network: every answer is out of date."""
        self._version += 1

    def forget(self) -> None:
        """Drop all answers: another run has begun."""
        self.answers.clear()
        self._aside.give_up()
        self.changed()

    def close(self) -> None:
        """Answer nothing more."""
        self._aside.close()

    def has_open_questions(self) -> bool:
        """Return whether an answer is missing or out of date."""
        return any(self._version_of(q) != self._version for q in self._questions)

    def answer(self, trainer: Trainer, playing: bool, seconds: float) -> bool:
        """Answer questions, the one that has waited longest first; return whether there is anything new.

        Args:
            trainer: the run.
            playing: whether it goes on by itself: then one question is answered at a time, and only while all answers
                together take no more than their share; those that are of the whole test part are answered aside.
            seconds: after how long to come back.
        """
        new = self._take()
        began = now = time.perf_counter()
        for question in sorted(self._questions, key=lambda q: self._answered.get(q, (0, -math.inf))[1]):
            version, when = self._answered.get(question, (-1, -math.inf))
            if version == self._version:
                continue
            if playing and now - when < question.every:
                continue
            if playing and isinstance(question, OfTestPart) and question.fits(trainer.dataset):
                if self._aside.is_free:
                    self._aside.begin(question, trainer, self._version)
                continue
            if playing and now < self._not_before:
                continue
            self.answers[question] = question.answer(trainer) if question.fits(trainer.dataset) else None
            before, now = now, time.perf_counter()
            self._answered[question] = self._version, now
            self._not_before = now + (now - before) * (1 / WATCHING_SHARE - 1)
            if now - began > seconds:
                break
        return new or now > began

    def _take(self) -> bool:
        """Take what was answered aside, unless nobody asks for it any more, or it is out of date; return whether."""
        it = self._aside.taken()
        if it is None or it.question not in self._questions or it.version <= self._version_of(it.question):
            return False
        self.answers[it.question] = it.answer.result()
        self._answered[it.question] = it.version, it.asked
        return True

    def _version_of(self, question: Observation) -> int:
        """The version of the network that a question was last answered for; −1 before the first."""
        return self._answered.get(question, (-1, 0.0))[0]
