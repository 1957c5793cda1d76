"""What the worker has at hand: memory, pace, what is due, and jobs, and how it shares its time with questions."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pytest

from gui import job, memory, pace, watcher
from gui.due import PACED_INTERVAL, Due
from gui.job import REPORT_AFTER, REPORT_EVERY, Job
from gui.memory import DATASETS_KEPT, LEFT_BUDGET, Memory
from gui.pace import CATCH_UP, Pace
from gui.watcher import WATCHING_SHARE, Watcher
from model import cadence
from model.data.choice import Data
from model.data.dataset import Dataset
from model.defaults import DEFAULTS
from model.layers import Dense
from model.observations import Observation
from model.series import CAPACITY, CURVE_POINTS
from model.timeline import Timeline
from model.trainer import Trainer
from model.work import Work
from tests.gui.window import Clock
from tests.model.runs import bits_of, dataset_of, seek, small, timeline_of, trainer_of


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    for module in (job, pace, watcher):
        monkeypatch.setattr(module, "time", clock)
    return clock


# --- memory: data sets --------------------------------------------------------------------------------------------


def test_the_last_data_sets_are_remembered_by_choice_and_seed() -> None:
    kept = Memory()
    sets = [dataset_of(small().data, seed) for seed in range(DATASETS_KEPT + 1)]
    assert kept.dataset(small().data, 0) is None
    for seed, dataset in enumerate(sets):
        kept.keep_dataset(dataset, seed)
    assert kept.dataset(small().data, 0) is None  # the oldest
    for seed in range(1, DATASETS_KEPT + 1):
        assert kept.dataset(small().data, seed) is sets[seed]
    assert kept.dataset(replace(small().data, noise=0.3), 1) is None


def test_a_data_set_that_is_used_again_is_no_longer_the_oldest() -> None:
    kept = Memory()
    one, *others = [dataset_of(small().data, seed) for seed in range(DATASETS_KEPT + 1)]
    kept.keep_dataset(one, 0)
    for seed, dataset in enumerate(others[:-1], 1):
        kept.keep_dataset(dataset, seed)
    kept.keep_dataset(one, 0)
    kept.keep_dataset(others[-1], DATASETS_KEPT)
    assert kept.dataset(small().data, 0) is one


# --- memory: runs that were left ----------------------------------------------------------------------------------


def test_a_run_that_was_left_is_given_back_once() -> None:
    kept, run = Memory(), timeline_of(small())
    run.advance(30)
    before = bits_of(run.trainer)
    kept.leave(7, run)
    assert kept.come_back(6) is None
    assert kept.come_back(7) is run
    assert bits_of(run.trainer) == before
    assert kept.come_back(7) is None


def test_what_a_run_takes_counts_its_parameters_and_its_own_copies_of_the_examples() -> None:
    wide, narrow = (timeline_of(small(hidden=(Dense(units),))) for units in (500, 100))
    parameters = wide.trainer.network.parameters.nbytes - narrow.trainer.network.parameters.nbytes
    assert wide.nbytes - narrow.nbytes >= 2 * parameters  # and their gradients
    digits = replace(DEFAULTS["digits"], data=Data("digits", samples=500, test_share=0.2, features=()))
    doubled = timeline_of(replace(digits, precision="float64"))
    assert doubled.nbytes >= timeline_of(digits).nbytes + 2 * doubled.trainer.dataset.train.x.nbytes


def test_of_too_many_runs_the_oldest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "RUNS_KEPT", 3)
    kept = Memory()
    runs = [timeline_of(small(seed=3)) for _ in range(5)]
    for number, run in enumerate(runs):
        kept.leave(number, run)
    assert [kept.come_back(number) for number in range(5)] == [None, None, *runs[2:]]


def test_runs_that_take_too_many_bytes_are_forgotten_from_the_oldest_on(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = [timeline_of(small(seed=3)) for _ in range(4)]
    for run in runs:
        run.advance(200)
    shared = runs[0].trainer.dataset.nbytes
    assert all(run.trainer.dataset is runs[0].trainer.dataset for run in runs)
    monkeypatch.setattr(memory, "LEFT_BYTES", shared + 3 * runs[0].nbytes)  # a data set they share counts once
    kept = Memory()
    for number, run in enumerate(runs):
        kept.leave(number, run)
    assert [kept.come_back(number) for number in range(4)] == [None, *runs[1:]]
    monkeypatch.setattr(memory, "LEFT_BYTES", 1)
    kept.leave(9, runs[0])
    assert kept.come_back(9) is None


def test_a_run_that_rests_takes_little_and_is_as_free_as_before_when_it_comes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cadence, "REPLAY", 5e-4)  # a checkpoint every few steps
    kept, run = Memory(), timeline_of(small())
    run.advance(800)
    size = run.trainer.state().nbytes
    monkeypatch.setattr(memory, "LEFT_BUDGET", 10 * size)
    before = checkpoints(run)
    assert before > 30
    kept.leave(1, run)
    assert checkpoints(run) <= 10
    assert kept.come_back(1) is run
    run.advance(800)
    assert checkpoints(run) > 30
    later = bits_of(run.trainer)
    seek(run, 400)
    there = timeline_of(small())
    there.advance(400)
    assert bits_of(run.trainer) == bits_of(there.trainer)
    seek(run, 1_600)
    assert bits_of(run.trainer) == later


def checkpoints(run: Timeline) -> int:
    return len(run.checkpoints)


def test_the_budget_of_a_resting_run_holds_many_small_states() -> None:
    assert trainer_of(small()).state().nbytes * 100 < LEFT_BUDGET


# --- pace ---------------------------------------------------------------------------------------------------------


def test_the_first_step_is_due_at_once_and_the_next_when_its_time_has_come(clock: Clock) -> None:
    steps = Pace()
    steps.set_speed(10.0)
    steps.begin()
    assert steps.due() == 1
    steps.done(1)
    assert steps.due() == 0
    done = 0
    for _ in range(200):  # two seconds, a hundredth at a time
        clock.seconds += 0.01
        steps.tick()
        done += steps.due()
        steps.done(steps.due())
    assert 19 <= done <= 20  # never faster than it should be


@pytest.mark.parametrize("speed", [1.0, 3.0, 7.0, 10.0, 15.0])
def test_a_slow_run_is_as_fast_as_it_says(clock: Clock, speed: float) -> None:
    steps = Pace()
    steps.set_speed(speed)
    steps.begin()
    done = 0
    for _ in range(14_000):  # a hundred seconds, 7 ms at a time: ticks do not fall on the time of a step
        clock.seconds += 100 / 14_000
        steps.tick()
        done += steps.due()
        steps.done(steps.due())
    assert done == pytest.approx(100 * speed + 1, abs=1.01)


@pytest.mark.parametrize("speed", [1.0, 30.0, 3_000.0])
def test_lost_time_is_made_up_for_only_a_little(clock: Clock, speed: float) -> None:
    steps = Pace()
    steps.set_speed(speed)
    steps.begin()
    clock.seconds += 60
    steps.tick()
    assert steps.due() == max(1, int(speed * CATCH_UP))


def test_time_that_passes_at_rest_is_not_made_up_for(clock: Clock) -> None:
    steps = Pace()
    steps.set_speed(100.0)
    steps.begin()
    steps.done(1)
    clock.seconds += 60
    steps.begin()
    steps.tick()
    assert steps.due() == 1


def test_without_a_bound_there_is_always_more_to_do(clock: Clock) -> None:
    steps = Pace()
    assert steps.unbounded
    steps.begin()
    steps.done(steps.due())
    assert steps.due() > 10**6
    steps.set_speed(10.0)  # what was done before is no debt
    assert not steps.unbounded
    clock.seconds += 0.11
    steps.tick()
    assert steps.due() == 1
    steps.set_speed(math.inf)
    assert steps.due() > 10**6


def test_a_slower_speed_holds_from_now_on(clock: Clock) -> None:
    steps = Pace()
    steps.set_speed(1_000.0)
    steps.begin()
    clock.seconds += 0.1
    steps.tick()
    assert steps.due() == 100
    steps.set_speed(1.0)
    assert steps.due() == 1


# --- what is due --------------------------------------------------------------------------------------------------


def test_single_steps_add_up_and_end_what_plays(clock: Clock) -> None:
    due = Due()
    assert not due
    due.play()
    assert due
    assert due.steps(4) > 10**6
    for _ in range(3):
        due.step()
    assert not due.playing
    assert due.steps(4) == 3
    due.done(2, epoch_ends=False)
    assert due.steps(4) == 1
    due.done(1, epoch_ends=False)
    assert due.steps(4) == 0
    assert not due


def test_what_is_left_of_an_epoch_is_seen_once_nothing_may_change_it(clock: Clock) -> None:
    due = Due()
    due.epoch()
    assert due.steps(None) == 1
    due.done(1, epoch_ends=False)
    assert due
    assert due.steps(5) == 5
    due.done(5, epoch_ends=True)
    assert not due
    due.epoch()
    assert due.steps(None) == 1
    due.done(1, epoch_ends=True)
    assert not due, "the next epoch was not asked for"


def test_what_plays_looks_whether_a_step_is_due_only_now_and_then(clock: Clock) -> None:
    due = Due()
    due.play()
    assert due.interval == 0
    due.pace.set_speed(10.0)
    assert due.interval == PACED_INTERVAL
    due.forget_asked()
    assert due.playing
    due.rest()
    assert not due
    assert due.interval == 0
    due.step()
    clock.seconds += 60
    due.tick()  # time is for what plays
    assert due.interval == 0
    assert due.steps(4) == 1


# --- job ----------------------------------------------------------------------------------------------------------


class Said:
    """A job whose parts take a tenth of a second unless told otherwise, and all that it tells."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.told: list[tuple[str, int, int]] = []
        self.results: list[str] = []
        self.closed = 0
        self.works: list[Work[str]] = []  # kept, so that none is closed by being forgotten
        self.job = Job(lambda *progress: self.told.append(progress))

    def begin(self, parts: int, seconds: float = 0.1) -> None:
        self.works.append(self.work(parts, seconds))
        self.job.begin("seek", self.works[-1], self.results.append)

    def work(self, parts: int, seconds: float) -> Work[str]:
        try:
            for done in range(1, parts + 1):
                self.clock.seconds += seconds
                yield done, parts
        finally:
            self.closed += 1
        return "result"

    def go_on(self, seconds: float = 1e9) -> bool:
        return self.job.go_on(self.clock.seconds + seconds)


@pytest.fixture
def said(clock: Clock) -> Said:
    return Said(clock)


def test_a_job_comes_back_in_time_and_goes_on_where_it_was(said: Said) -> None:
    assert (bool(said.job), said.job.kind) == (False, "")
    assert not said.go_on()
    said.begin(5)
    assert (bool(said.job), said.job.kind) == (True, "seek")
    began = said.clock.seconds
    assert not said.go_on(0.25)  # the third part ends after that
    assert said.clock.seconds - began == pytest.approx(0.3)
    assert said.results == []
    assert said.go_on()
    assert said.clock.seconds - began == pytest.approx(0.5)
    assert said.results == ["result"]
    assert (bool(said.job), said.job.kind) == (False, "")


def test_what_is_quick_is_not_told_and_what_is_long_now_and_then_until_its_end(said: Said) -> None:
    said.begin(10, 0.9 * REPORT_AFTER / 10)
    said.go_on()
    assert said.told == []
    part = REPORT_EVERY / 4.5  # of five parts one is told
    first = next(k for k in range(1, 100) if k * part > REPORT_AFTER)
    said.begin(first + 12, part)
    said.go_on()
    of = first + 12
    assert said.told == [*(("seek", done, of) for done in (first, first + 5, first + 10)), ("seek", 1, 1)]


def test_a_job_that_is_given_up_is_closed_and_its_end_told_where_its_progress_was(said: Said) -> None:
    for parts, told in ((2.5, [("seek", 2, 4), ("seek", 3, 4), ("seek", 1, 1)]), (0.5, [])):
        said.told.clear()
        said.begin(4)
        said.go_on(parts * 0.1)
        closed = said.closed
        said.job.drop()
        assert said.closed == closed + 1
        assert (said.told, said.results, bool(said.job)) == (told, [], False)
        said.job.drop()  # twice is no harm
        assert said.told == told


def test_the_end_of_a_job_may_begin_the_next(said: Said) -> None:
    begun: list[bool] = []

    def finish(result: str) -> None:
        begun.append(bool(said.job))
        said.begin(1)

    said.job.begin("data", said.work(1, 0.1), finish)
    assert said.go_on()
    assert begun == [False]
    assert said.job.kind == "seek"
    assert said.go_on()
    assert said.results == ["result"]


def test_after_one_that_failed_another_can_be_begun(said: Said) -> None:
    def broken() -> Work[None]:
        yield 1, 2
        raise ZeroDivisionError

    said.job.begin("data", broken(), said.results.append)
    with pytest.raises(ZeroDivisionError):
        said.go_on()
    said.job.drop()
    said.begin(1)
    assert said.go_on()
    assert said.results == ["result"]


# --- watcher ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Asked(Observation):
    """A question that takes a while and is answered with how often it was asked."""

    name: str
    seconds: float = 0.01
    fitting: bool = True

    def fits(self, dataset: Dataset) -> bool:
        return self.fitting

    def answer(self, trainer: Trainer) -> int:
        CALLS.append(self.name)
        CLOCKS[-1].seconds += self.seconds
        return CALLS.count(self.name)


class Often(Asked):
    """One that wants sixteen answers a second."""

    every = 1 / 16


class Seldom(Asked):
    """One that is content with an answer a second."""

    every = 1.0


CALLS: list[str] = []
CLOCKS: list[Clock] = []


@pytest.fixture
def watched(clock: Clock) -> Iterator[tuple[Watcher, Trainer, Clock]]:
    """A watcher of a run, by a clock that goes only while questions are answered."""
    CALLS.clear()
    CLOCKS.append(clock)
    yield Watcher(), trainer_of(small()), clock
    CLOCKS.pop()


Watched = tuple[Watcher, Trainer, Clock]


def test_at_rest_every_question_is_answered_once(watched: Watched) -> None:
    it, trainer, _ = watched
    a, b = Asked("a"), Asked("b")
    it.ask((a, b))
    assert it.has_open_questions()
    assert it.answer(trainer, playing=False, seconds=1.0)
    assert it.answers == {a: 1, b: 1}
    assert not it.has_open_questions()
    assert not it.answer(trainer, playing=False, seconds=1.0)
    it.changed()
    assert it.has_open_questions()
    assert it.answer(trainer, playing=False, seconds=1.0)
    assert it.answers == {a: 2, b: 2}


def test_at_rest_it_comes_back_in_time_and_goes_on_where_it_was(watched: Watched) -> None:
    it, trainer, _ = watched
    asked = tuple(Asked(name, seconds=0.02) for name in "abc")
    it.ask(asked)
    for _ in range(3):
        it.answer(trainer, playing=False, seconds=0.008)
    assert CALLS == ["a", "b", "c"]
    assert not it.has_open_questions()


def test_playing_it_answers_one_at_a_time_and_the_longest_waiting_first(watched: Watched) -> None:
    it, trainer, clock = watched
    it.ask((Asked("a"), Asked("b"), Asked("c")))
    for _ in range(60):
        it.changed()
        before = len(CALLS)
        it.answer(trainer, playing=True, seconds=1.0)
        assert len(CALLS) - before <= 1
        clock.seconds += 0.01
    assert CALLS[:6] == ["a", "b", "c", "a", "b", "c"]


@pytest.mark.parametrize("seconds", [0.001, 0.01, 0.3])
def test_playing_it_takes_no_more_than_its_share(watched: Watched, seconds: float) -> None:
    it, trainer, clock = watched
    it.ask((Asked("a", seconds=seconds), Asked("b", seconds=seconds)))
    began, slice_ = clock.seconds, seconds / 5
    while clock.seconds - began < 200 * seconds:
        it.changed()
        it.answer(trainer, playing=True, seconds=1.0)
        clock.seconds += slice_
    share = len(CALLS) * seconds / (clock.seconds - began)
    assert WATCHING_SHARE - 0.03 < share <= WATCHING_SHARE + 0.005


def test_playing_a_question_is_answered_no_more_often_than_it_wants(watched: Watched) -> None:
    it, trainer, clock = watched
    it.ask((Often("often", seconds=1e-4), Seldom("seldom", seconds=1e-4)))
    began = clock.seconds
    while clock.seconds - began < 10:
        it.changed()
        it.answer(trainer, playing=True, seconds=1.0)
        clock.seconds += 0.004
    assert 9 <= CALLS.count("seldom") <= 11
    assert 140 <= CALLS.count("often") <= 161
    it.answer(trainer, playing=False, seconds=1.0)  # at rest neither has to wait
    assert not it.has_open_questions()


def test_playing_a_network_that_has_not_changed_is_not_looked_at_again(watched: Watched) -> None:
    """A run at one step a second is looked at after each step, not all the time."""
    it, trainer, clock = watched
    it.ask((Asked("a"),))
    for _ in range(100):
        it.answer(trainer, playing=True, seconds=1.0)
        clock.seconds += 0.1
    assert CALLS == ["a"]


def test_what_does_not_fit_the_data_is_answered_none_without_being_asked(watched: Watched) -> None:
    it, trainer, _ = watched
    unfit = Asked("unfit", fitting=False)
    it.ask((unfit,))
    it.answer(trainer, playing=False, seconds=1.0)
    assert it.answers == {unfit: None}
    assert CALLS == []
    assert not it.has_open_questions()


def test_other_questions_keep_the_answers_of_those_that_stay(watched: Watched) -> None:
    it, trainer, _ = watched
    a, b, c = (Asked(name) for name in "abc")
    it.ask((a, b))
    it.answer(trainer, playing=False, seconds=1.0)
    it.ask((b, c))
    assert it.answers == {b: 1}
    it.answer(trainer, playing=False, seconds=1.0)
    assert it.answers == {b: 1, c: 1}
    it.forget()
    assert it.answers == {}
    assert it.has_open_questions()


# --- the length of a run ------------------------------------------------------------------------------------------


def pushed(values: int) -> Timeline:
    """A run whose curves hold so many values, as if it had gone so many steps."""
    run = timeline_of(small())
    rng = np.random.default_rng([values])
    chunk = 100_000
    for start in range(1, values + 1, chunk):
        steps = np.arange(start, start + chunk)
        for series in run.curves.series.values():
            series.extend(steps, rng.random(chunk))
    return run


def test_curves_take_no_more_memory_and_points_however_long_the_run() -> None:
    """The cheap version of the promise: bytes and points are counted, not seconds."""
    short, long = pushed(200_000), pushed(2_000_000)
    for name, series in long.curves.series.items():
        curve = series.curve()
        assert int(curve.steps[-1]) > 1_990_000
        assert len(curve.steps) <= CURVE_POINTS
        assert curve.steps.nbytes + curve.values.nbytes <= 16 * CURVE_POINTS
        assert len(curve.steps) <= 1.1 * len(short.curves.series[name].curve().steps) + 2
        assert len(series) <= CAPACITY  # all that making a curve goes through
    assert long.nbytes <= short.nbytes
    assert sum(s.nbytes for s in long.curves.series.values()) < 2**20
