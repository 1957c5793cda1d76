"""The questions: each is answered by who can, and a survey that fails ends no other answer."""

from collections.abc import Generator
from dataclasses import dataclass

import pytest

from gui.questions import Questions
from model.observations import Observation
from model.surveys import Surveyed
from model.timeline import Timeline
from model.trainer import Trainer
from tests.model.runs import small, timeline_of


@dataclass(frozen=True)
class Step(Observation):
    """Asks at which step the run is."""

    def answer(self, trainer: Trainer) -> int:
        return trainer.step_number


@dataclass(frozen=True)
class Steps(Surveyed):
    """The same, as a survey."""

    broken: bool = False

    def begin(self, timeline: Timeline) -> "Surveying":
        return Surveying(self.broken)

    def failed(self) -> str:
        return "failed"


@dataclass
class Surveying:
    """A survey in two parts."""

    broken: bool
    passes: int = 0

    def work(self, timeline: Timeline) -> Generator[None, None, None]:
        yield
        if self.broken:
            raise ZeroDivisionError("broken")
        self.passes = 1

    def answer(self, timeline: Timeline) -> int:
        return timeline.trainer.step_number


def answered(questions: Questions, timeline: Timeline) -> bool:
    return questions.answer(timeline, playing=False, seconds=9.0, surveying=9.0)


@pytest.fixture
def failures() -> list[str]:
    return []


@pytest.fixture
def questions(failures: list[str]) -> Questions:
    return Questions(failures.append)


def test_both_kinds_are_answered_and_anew_after_a_change(questions: Questions) -> None:
    timeline = timeline_of(small())
    assert not questions.are_open
    assert not answered(questions, timeline), "nothing is asked"
    questions.ask((Step(), Steps()))
    for step in (0, 1):
        assert questions.are_open
        assert answered(questions, timeline)
        assert questions.answers == {Step(): step, Steps(): step}
        assert not questions.are_open
        assert not answered(questions, timeline), "nothing is new"
        timeline.advance(1)
        questions.changed()


@pytest.mark.parametrize("asked", [(Step(),), (Steps(),)])
def test_what_is_no_longer_asked_is_no_longer_answered(questions: Questions, asked: tuple[Observation, ...]) -> None:
    timeline = timeline_of(small())
    questions.ask((Step(), Steps()))
    answered(questions, timeline)
    questions.ask(asked)
    assert questions.answers == dict.fromkeys(asked, 0)
    questions.forget()
    assert questions.answers == {}
    assert questions.are_open


def test_where_a_survey_fails_that_is_told_once_and_all_else_is_answered(
    questions: Questions, failures: list[str]
) -> None:
    timeline = timeline_of(small())
    questions.ask((Step(), Steps(broken=True)))
    assert answered(questions, timeline)
    assert questions.answers == {Step(): 0, Steps(broken=True): "failed"}
    questions.changed()
    assert answered(questions, timeline)
    [failure] = failures
    assert "ZeroDivisionError: broken" in failure
