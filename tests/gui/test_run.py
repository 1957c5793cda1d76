"""The run: at most one thing is under way on it, and each ends where it should."""

import math
from collections.abc import Callable

import pytest

from gui import run as module
from gui.run import STARVED, Run
from model.work import Work
from tests.gui.window import Clock
from tests.model.runs import bits_of, small, timeline_of


class Track:
    """A run that has trained for 20 steps, and at which steps it was when something had changed."""

    def __init__(self) -> None:
        self.changed_at: list[int] = []
        self.run = Run(lambda kind, done, total: None, self._changed)
        self.timeline = timeline_of(small())
        self.timeline.advance(20)
        self.run.take(7, self.timeline)
        self.changed_at.clear()

    def _changed(self) -> None:
        self.changed_at.append(self.timeline.trainer.step_number)

    def rest(self) -> int:
        """Do everything that there is to do; return at which step the run is then."""
        run = self.run
        while run.is_busy:
            run.begin_asked()
            run.begin_seek()
            if run.job_is_wanted:
                run.job.go_on(math.inf)
            elif run.due:
                run.train(run.steps_due(settled=True), seconds=1.0)
        return self.timeline.trainer.step_number


@pytest.fixture
def track() -> Track:
    return Track()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


def bits_at(step: int) -> object:
    timeline = timeline_of(small())
    timeline.advance(step)
    return bits_of(timeline.trainer)


# --- to other steps -------------------------------------------------------------------------------------------------


def test_of_several_orders_to_go_elsewhere_the_newest_counts(track: Track, clock: Clock) -> None:
    for step in (3, 15, 7):
        track.run.seek(step)
        track.run.begin_seek()
        assert (track.run.seeks, track.run.arrived) == (True, False)
    assert track.rest() == 7
    assert bits_of(track.timeline.trainer) == bits_at(7)
    assert track.changed_at == [7]
    assert (track.run.seeks, track.run.arrived) == (False, True)


def test_where_nothing_was_seen_for_a_while_a_way_is_gone_to_its_end_first(track: Track, clock: Clock) -> None:
    for step in (3, 15):
        track.run.seek(step)
        track.run.begin_seek()
        clock.seconds += STARVED
    track.run.seek(7)
    assert track.rest() == 7
    assert track.changed_at == [15, 7]


def test_only_steps_that_the_run_has_been_at_can_be_gone_to(track: Track) -> None:
    track.run.seek(99)
    assert track.rest() == 20
    track.run.seek(-1)
    assert track.rest() == 0
    track.run.step_back()
    assert not track.run.is_busy


def test_a_way_that_was_still_to_be_gone_is_given_up_with_all_else(track: Track) -> None:
    track.run.seek(5)
    track.run.drop()
    assert not track.run.is_busy
    assert track.rest() == 20


def test_one_step_back_is_from_where_the_run_is_going_to(track: Track) -> None:
    track.run.step_back()
    assert track.rest() == 19
    track.run.seek(10)
    track.run.step_back()
    track.run.step_back()
    assert track.rest() == 8


@pytest.mark.parametrize("order", [lambda run: run.seek(3), lambda run: run.step_back(), lambda run: run.move("next")])
def test_who_goes_elsewhere_or_inside_no_longer_trains(track: Track, order: Callable[[Run], None]) -> None:
    track.run.due.play()
    order(track.run)
    assert not track.run.due.playing


# --- inside of a step -----------------------------------------------------------------------------------------------


def test_a_step_that_is_half_done_is_given_up_before_one_that_is_done(track: Track) -> None:
    track.run.move(2)
    track.rest()
    assert track.run.is_half_done
    track.run.due.play()
    track.run.step_back()
    assert not track.run.is_half_done
    assert not track.run.due, "nor is it trained on"
    assert track.rest() == 20
    assert bits_of(track.timeline.trainer) == bits_at(20)
    track.run.step_back()
    assert track.rest() == 19


def test_back_into_a_step_that_is_complete_is_by_way_of_the_step_before(track: Track) -> None:
    track.run.move("end")
    assert track.rest() == 21
    assert not track.run.is_half_done
    track.run.move(1)
    assert track.rest() == 20
    assert track.run.inside is not None
    assert track.run.inside.done == 1
    assert not track.run.arrived, "the step is gone into: nobody is to see the one before"
    track.run.move("end")
    assert track.rest() == 21
    assert bits_of(track.timeline.trainer) == bits_at(21)


def test_who_goes_elsewhere_is_in_no_step_any_more(track: Track) -> None:
    for leave in (lambda: track.run.seek(5), track.run.drop):
        track.run.move(1)
        track.rest()
        leave()
        assert track.run.inside is None


# --- training -------------------------------------------------------------------------------------------------------


def test_a_step_that_is_half_done_is_the_first_to_be_trained(track: Track) -> None:
    track.run.move(1)
    track.rest()
    track.run.due.step()
    track.run.train(track.run.steps_due(settled=True), seconds=1.0)
    assert track.run.is_half_done, "it goes on from where it stands"
    assert track.rest() == 21
    assert bits_of(track.timeline.trainer) == bits_at(21)


def test_how_many_steps_are_left_of_an_epoch_is_not_known_while_something_waits(track: Track) -> None:
    track.run.due.epoch()  # 43 points in batches of 10: five steps, and 20 are four epochs
    assert track.run.steps_due(settled=False) == 1
    assert track.run.steps_due(settled=True) == 5
    assert track.rest() == 25


def test_no_step_is_due_while_something_is_under_way_or_there_is_no_run(track: Track) -> None:
    track.run.due.step()
    track.run.job.begin("data", working(), lambda _: None)
    assert track.run.steps_due(settled=True) == 0
    empty = Run(lambda kind, done, total: None, lambda: None)
    empty.due.step()
    assert empty.steps_due(settled=True) == 0


def test_a_run_is_at_hand_by_its_number_until_another_one_is_to_come(track: Track) -> None:
    assert [track.run.is_at_hand(number) for number in (6, 7)] == [False, True]
    track.run.job.begin("data", working(), lambda _: None)
    assert not track.run.is_at_hand(7)
    track.run.seek(3)
    assert not track.run.seeks, "it is left: there is no way in it any more"


def working() -> Work[None]:
    yield 0, 1
