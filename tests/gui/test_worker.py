"""The worker: commands, the life of jobs, pace, questions, and that nothing of it changes the run."""

import gc
import time
import weakref
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from gui import files, job, pace, run
from gui import worker as module
from gui.mailbox import Mailbox
from gui.orders import Give, Open, Put, Save, SaveScript, SaveWeights, Start, WriteWeights
from gui.worker import Worker
from model import archive
from model.blobs import Blob, Blobs
from model.checks import Invalid
from model.data.build import Missing
from model.data.choice import Data
from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.given import written
from model.initial import Initial
from model.inside.present_move import PresentMove
from model.layers import Dense
from model.observations import DecisionMap, FunctionCurve, Observation, Scores, TestOutputs
from model.planes import Plane
from model.reading import ReadPicture
from model.saved import saved
from model.snapshot import Snapshot
from model.surveys import Surveyed
from model.timeline import Timeline
from model.trainer import Trainer
from tests.gui.window import Clock, few_digits, heard
from tests.model.runs import bits_of, small, timeline_of

SLOW = small(gradient="central", hidden=(Dense(20, "prelu"), Dense(20)))
"""Hundreds of parameters by differences, one after the other: Ticking, a step is much longer than REPORT_AFTER."""


class Ticking:
    """Goes on by a millisecond whenever it is read, so that how much is done in a slice is the same on any machine."""

    def __init__(self) -> None:
        self._now = 0.0

    def perf_counter(self) -> float:
        self._now += 1e-3
        return self._now


class Bench:
    """A worker on the test's own event loop, and what it has said."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot, self.monkeypatch = qtbot, monkeypatch
        self.mailbox = Mailbox()
        self.worker = Worker(self.mailbox)
        self.progress: list[tuple[str, int, int]] = []
        self.failures: list[str] = []
        self.worker.progressed.connect(lambda *p: self.progress.append(p))
        self.worker.failed.connect(self.failures.append)
        self.runs = 0

    def start(self, experiment: Experiment, blobs: dict[Blob, bytes] | None = None) -> None:
        """Begin a run, and wait until it is there."""
        self.order(experiment, blobs)
        self.until(lambda: (waiting := self.waiting()) is not None and waiting.run_id == self.runs)

    def order(self, experiment: Experiment, blobs: dict[Blob, bytes] | None = None) -> None:
        """Order a run, without waiting."""
        self.runs += 1
        self.worker.start(Start(self.runs, experiment, blobs or {}))

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition)

    def waiting(self) -> Snapshot | None:
        """Return the snapshot that waits, if there is one, and leave it there: nobody else is on this thread."""
        if snapshot := self.mailbox.take():
            self.mailbox.leave(snapshot)
        return snapshot

    def step_is(self, step: int) -> bool:
        waiting = self.waiting()
        return waiting is not None and waiting.step == step

    def rest(self) -> Snapshot:
        """Wait until the worker has nothing to do, and take the snapshot it left."""
        self.until(self.idle)
        snapshot = self.mailbox.take()
        assert snapshot is not None
        return snapshot

    def idle(self) -> bool:
        return not any(timer.isActive() for timer in self.worker.findChildren(QTimer))

    @property
    def timeline(self) -> Timeline:
        assert self.worker._run.timeline is not None
        return self.worker._run.timeline

    @property
    def trainer(self) -> Trainer:
        return self.timeline.trainer


@pytest.fixture
def bench(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    bench = Bench(qtbot, monkeypatch)
    yield bench
    shiboken6.delete(bench.worker)


@dataclass(frozen=True)
class Broken(Observation):
    """A question that nobody can answer."""

    def answer(self, trainer: Trainer) -> None:
        raise ZeroDivisionError("broken")


@dataclass(frozen=True)
class BrokenSurvey(Surveyed):
    """A question for a survey that breaks somewhere."""

    where: str

    def begin(self, timeline: Timeline) -> "Breaking":
        if self.where == "begin":
            raise ZeroDivisionError(self.where)
        return Breaking(self.where)

    def failed(self) -> str:
        return "failed"


@dataclass
class Breaking:
    """A survey that breaks somewhere."""

    where: str
    passes: int = 1

    def work(self, timeline: Timeline) -> Generator[None, None, None]:
        yield
        if self.where == "work":
            raise ZeroDivisionError(self.where)

    def answer(self, timeline: Timeline) -> str:
        if self.where == "answer":
            raise ZeroDivisionError(self.where)
        return "known"


# --- commands -----------------------------------------------------------------------------------------------------


def test_a_run_begins_at_step_0_and_stands_still(bench: Bench) -> None:
    bench.start(small())
    first = bench.rest()
    assert (first.run_id, first.step, first.experiment) == (1, 0, small())
    assert first.figures is not None


def test_a_step_is_one_step_and_several_orders_are_several(bench: Bench) -> None:
    bench.start(small())
    bench.worker.step()
    assert bench.rest().step == 1
    for _ in range(3):
        bench.worker.step()
    assert bench.rest().step == 4


def test_a_step_ordered_while_the_data_are_made_is_done_when_they_are_there(bench: Bench) -> None:
    bench.order(small())
    bench.worker.step()
    assert bench.rest().step == 1


def test_play_goes_on_until_pause(bench: Bench) -> None:
    bench.start(small())
    bench.mailbox.take()
    bench.worker.play()
    bench.until(lambda: bench.trainer.step_number > 300)
    bench.worker.pause()
    here = bench.trainer.step_number
    shown = bench.rest()
    assert shown.step == bench.trainer.step_number == here


def test_a_step_while_playing_is_one_step_and_then_rest(bench: Bench) -> None:
    bench.start(small())
    bench.worker.play()
    bench.until(lambda: bench.trainer.step_number > 20)
    here = bench.trainer.step_number
    bench.worker.step()
    assert bench.rest().step == here + 1


@pytest.mark.parametrize("before", [0, 1, 4, 5])
def test_epoch_goes_to_the_end_of_the_epoch_that_is_under_way(bench: Bench, before: int) -> None:
    bench.start(small())  # 43 samples in batches of 10: epochs of 5 steps
    for _ in range(before):
        bench.worker.step()
    if before:
        assert bench.rest().step == before
    bench.worker.epoch()
    shown = bench.rest()
    assert (shown.step, shown.epoch) == (5 * (before // 5 + 1), before // 5 + 1)


def test_an_epoch_is_the_one_the_run_is_in_once_it_has_come_there(bench: Bench) -> None:
    bench.start(small())
    for _ in range(12):
        bench.worker.step()
    assert bench.rest().step == 12
    bench.worker.seek(3)
    bench.worker.epoch()
    assert bench.rest().step == 5
    bench.order(small(batch_size=40, seed=9))  # its data are still to be made: epochs of 2 steps
    bench.worker.epoch()
    assert bench.rest().step == 2


@pytest.mark.parametrize(("moves", "done", "last"), [(2, 0, 5), (2, 4, 5)])
def test_an_epoch_ends_where_a_step_that_is_half_done_lets_it(bench: Bench, moves: int, done: int, last: int) -> None:
    """A smaller batch is in force only after that step."""
    bench.start(small())
    for _ in range(done):
        bench.worker.step()
    bench.rest()
    for _ in range(moves):
        bench.worker.move("next")
        bench.rest()
    bench.worker.edit(small(batch_size=5))
    bench.worker.epoch()
    shown = bench.rest()
    assert (shown.epoch, bench.trainer.batches.sample) == (1, 0)
    assert shown.step == (last if done else 1 + 7)


def test_a_run_that_was_left_gives_up_its_room_for_steps_and_goes_on_as_before_when_it_comes_back(bench: Bench) -> None:
    bench.start(small(batch_size=7))
    bench.worker.epoch()
    there = bench.rest().step
    run = bench.trainer
    rooms = [weakref.ref(room) for room in (*run.program, run.network.evaluation(50, whole=True))]
    bench.start(small(hidden=(Dense(3),)))
    gc.collect()
    assert [room() for room in rooms] == [None] * len(rooms)
    bench.worker.start(Start(1, small(batch_size=7), {}))
    bench.until(lambda: bench.trainer is run)
    bench.worker.step()
    assert bench.rest().step == there + 1
    straight = timeline_of(small(batch_size=7))
    straight.advance(there + 1)
    assert bits_of(run) == bits_of(straight.trainer)


def test_the_program_of_a_run_is_seen_while_the_data_of_the_next_are_made(bench: Bench) -> None:
    bench.start(small())
    bench.worker.observe((PresentMove(),))
    bench.order(few_digits())
    bench.worker.step()
    bench.rest()
    assert not bench.failures


def test_epochs_of_random_draws_are_as_long(bench: Bench) -> None:
    bench.start(small(sampling="random"))
    bench.worker.epoch()
    shown = bench.rest()
    assert (shown.step, shown.epoch) == (5, 1)


def test_step_back_undoes_a_step_bit_by_bit(bench: Bench) -> None:
    bench.start(small())
    bench.worker.step()
    bench.rest()
    before = bits_of(bench.trainer)
    bench.worker.step()
    bench.rest()
    assert bits_of(bench.trainer) != before
    bench.worker.step_back()
    assert bench.rest().step == 1
    assert bits_of(bench.trainer) == before


def test_there_is_no_way_back_before_step_0(bench: Bench) -> None:
    bench.worker.step_back()  # not even a run
    bench.start(small())
    bench.rest()
    bench.worker.step_back()
    assert bench.trainer.step_number == 0
    assert bench.failures == []


def test_step_back_while_playing_stops_one_step_earlier(bench: Bench) -> None:
    bench.start(small())
    bench.worker.play()
    bench.until(lambda: bench.trainer.step_number > 50)
    here = bench.trainer.step_number
    bench.worker.step_back()
    shown = bench.rest()
    assert (shown.step, shown.end) == (here - 1, here)


@pytest.mark.parametrize(("wanted", "reached"), [(7, 7), (0, 0), (-3, 0), (20, 20), (999, 20)])
def test_seek_goes_to_any_step_that_was_there(bench: Bench, wanted: int, reached: int) -> None:
    straight = timeline_of(small())
    straight.advance(reached)
    bench.start(small())
    for _ in range(20):
        bench.worker.step()
    bench.rest()
    bench.worker.seek(wanted)
    shown = bench.rest()
    assert (shown.step, shown.end) == (reached, 20)
    assert bits_of(bench.trainer) == bits_of(straight.trainer)


# --- pace ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(pace, "time", clock)
    return clock


def stand_still(bench: Bench) -> None:
    """Let the worker do several slices at once, its clock standing still."""
    for _ in range(5):
        bench.worker._slice()


def test_a_paced_run_does_each_step_when_it_is_due_and_not_before(bench: Bench, clock: Clock) -> None:
    bench.start(small())
    bench.worker.set_speed(64.0)
    bench.worker.play()
    for step in range(1, 27):  # the first at once
        bench.until(lambda step=step: bench.trainer.step_number >= step)
        stand_still(bench)
        assert bench.trainer.step_number == step
        clock.seconds += 1 / 64
    bench.worker.pause()


def test_time_that_was_lost_is_not_made_up_for_in_one_burst(bench: Bench, clock: Clock) -> None:
    bench.start(small())
    bench.rest()
    bench.worker.set_speed(100.0)
    bench.worker.play()
    bench.until(lambda: bench.trainer.step_number == 1)
    clock.seconds += 60.0  # the machine slept
    bench.until(lambda: bench.trainer.step_number >= 11)  # a tenth of a second's worth
    stand_still(bench)
    assert bench.trainer.step_number == 11
    clock.seconds += 1 / 16  # which a float holds: six steps and a quarter
    bench.until(lambda: bench.trainer.step_number >= 17)
    stand_still(bench)
    assert bench.trainer.step_number == 17
    bench.worker.pause()


def test_time_that_was_lost_costs_whole_steps_only(clock: Clock) -> None:
    """At 64 steps a second a tenth of a second's worth are 6; of 1 + 10¾ that were due the ¾ are kept."""
    paced = pace.Pace()
    paced.set_speed(64.0)
    paced.begin()
    clock.seconds += 10.75 / 64
    paced.tick()
    assert paced.due() == 6
    paced.done(6)
    clock.seconds += 0.25 / 64
    paced.tick()
    assert paced.due() == 1


def test_what_was_due_at_another_speed_is_one_step_at_most(clock: Clock) -> None:
    paced = pace.Pace()
    paced.set_speed(64.0)
    paced.begin()
    clock.seconds += 5 / 64
    paced.tick()
    assert paced.due() == 6
    paced.set_speed(0.5)
    assert paced.due() == 1


def test_the_speed_can_be_changed_while_it_plays(bench: Bench) -> None:
    bench.start(small())
    bench.worker.set_speed(1.0)
    bench.worker.play()
    bench.until(lambda: bench.trainer.step_number >= 1)
    bench.worker.set_speed(float("inf"))
    bench.until(lambda: bench.trainer.step_number > 200)
    bench.worker.pause()


# --- jobs ---------------------------------------------------------------------------------------------------------


def ticking(bench: Bench) -> None:
    """Have the worker and its job go by how often they look at the clock."""
    clock = Ticking()
    for slow in (module, run, job):
        bench.monkeypatch.setattr(slow, "time", clock)


def halfway(bench: Bench) -> None:
    """Play into a step that takes long, and pause with its first report, not when the test happens to look."""
    ticking(bench)
    bench.start(SLOW)
    bench.rest()
    pausing = bench.worker.progressed.connect(bench.worker.pause, Qt.ConnectionType.QueuedConnection)
    bench.worker.play()
    bench.until(lambda: len(bench.progress) > 0)
    bench.worker.progressed.disconnect(pausing)
    shown = bench.rest()
    assert (shown.step, bench.trainer.step_number) == (0, 0)


def test_pause_inside_a_numerical_step_is_immediate_and_the_step_goes_on_later(bench: Bench) -> None:
    halfway(bench)
    kind, done, total = bench.progress[-1]
    assert kind == "step"
    assert 0 < done < total == SLOW.parameter_count
    bench.progress.clear()
    bench.worker.step()
    assert bench.rest().step == 1
    assert all(later > done for _, later, of in bench.progress if of == total)  # it did not begin anew
    assert bench.progress[-1] == ("step", 1, 1)
    straight = timeline_of(SLOW)
    for _ in straight.advance_in_parts():
        pass
    assert bits_of(bench.trainer) == bits_of(straight.trainer)


def test_step_back_gives_a_half_done_step_up(bench: Bench) -> None:
    halfway(bench)
    before = bits_of(timeline_of(SLOW).trainer)
    bench.worker.step_back()
    assert bench.rest().step == 0
    assert bits_of(bench.trainer) == before
    assert bench.progress[-1] == ("step", 1, 1)


def test_a_live_edit_inside_a_step_takes_effect_after_it(bench: Bench) -> None:
    halfway(bench)
    edited = replace(SLOW, learning_rate=0.5, gradient="backpropagation")
    bench.worker.edit(edited)
    bench.until(bench.idle)
    assert bench.trainer.experiment == SLOW
    bench.worker.step()
    shown = bench.rest()
    assert (shown.step, shown.experiment) == (1, edited)
    assert [(e.step, e.experiment) for e in bench.timeline.history.events] == [(1, edited)]


def test_a_live_edit_does_not_wait_for_the_steps_that_were_ordered_before_it(bench: Bench) -> None:
    bench.start(small())
    for _ in range(3):
        bench.worker.step()
    bench.worker.edit(edited := small(learning_rate=0.5))
    assert bench.rest().step == 3
    assert [(e.step, e.experiment) for e in bench.timeline.history.events] == [(0, edited)]


def test_a_live_edit_inside_a_step_that_is_given_up_takes_effect_at_once(bench: Bench) -> None:
    halfway(bench)
    edited = replace(SLOW, learning_rate=0.5)
    bench.worker.edit(edited)
    bench.worker.step_back()
    shown = bench.rest()
    assert (shown.step, shown.experiment) == (0, edited)


def test_a_live_edit_while_the_data_are_made_is_in_force_from_the_start(bench: Bench) -> None:
    bench.order(small())
    edited = small(learning_rate=0.5)
    bench.worker.edit(edited)
    bench.worker.step()
    shown = bench.rest()
    assert (shown.step, shown.experiment) == (1, edited)
    straight = timeline_of(edited)
    straight.advance(1)
    assert bits_of(bench.trainer) == bits_of(straight.trainer)


def test_a_live_edit_inside_a_step_that_is_begun_anew_for_a_file_is_in_it(bench: Bench, tmp_path: Path) -> None:
    halfway(bench)
    bench.worker.edit(edited := replace(SLOW, learning_rate=0.5))
    saved = heard(bench.worker.files.saved)
    bench.worker.save(Save(tmp_path / "slow.nori", bench.runs, edited, {}, {}))
    assert saved == [tmp_path / "slow.nori"]
    content = archive.read(saved[0])
    assert content.experiment == edited
    assert content.past is not None
    assert [(e.step, e.experiment) for e in content.past.history.events] == [(0, edited)]
    assert bench.rest().experiment == edited


def test_a_step_that_is_half_done_is_begun_anew_after_a_file_that_failed_too(bench: Bench, tmp_path: Path) -> None:
    """Which is told by the name of the file."""
    bench.start(small())
    bench.worker.move(3)
    before = bench.rest().moves
    refused, done = heard(bench.worker.files.weights_not_saved), heard(bench.worker.files.carried_out)
    bench.monkeypatch.setattr(files, "npz", lambda *_: 1 / 0)
    bench.worker.save(SaveWeights(tmp_path / "weights.npz", bench.runs))
    assert [(name, error.code) for name, error in refused] == [("weights.npz", "cannot_write")]
    assert len(bench.failures) == len(done) == 1
    assert before is not None
    assert (before[0], bench.rest().moves) == (3, before)


def test_all_files_that_are_to_be_saved_while_data_are_made_are_written_in_their_order(
    bench: Bench, tmp_path: Path
) -> None:
    """Each as it was when it was to be saved: what is edited in between is only in the second."""
    saved = heard(bench.worker.files.saved)
    paths = [tmp_path / "first.nori", tmp_path / "second.nori"]
    chosen = [few_digits(), replace(few_digits(), learning_rate=0.5)]
    bench.order(few_digits())
    for path, experiment in zip(paths, chosen, strict=True):
        bench.worker.edit(experiment)
        bench.worker.save(Save(path, bench.runs, experiment, {}, {}))
    assert saved == []
    bench.until(lambda: len(saved) == 2)
    assert saved == paths
    contents = [archive.read(path) for path in paths]
    assert [content.experiment for content in contents] == chosen
    assert all(content.past for content in contents)
    assert bench.rest().experiment == chosen[1]


def test_weights_are_written_as_text_of_the_step_that_the_run_is_on_its_way_to(bench: Bench) -> None:
    wrote = heard(bench.worker.files.wrote)
    bench.start(small())
    for _ in range(20):
        bench.worker.step()
    bench.rest()
    bench.worker.seek(7)
    bench.worker.save(WriteWeights(bench.runs))
    bench.rest()
    straight = timeline_of(small())
    straight.advance(7)
    assert wrote == [written(small(), straight.trainer.network.parameters)]


def test_weights_are_written_as_text_of_the_run_whose_data_are_being_made(bench: Bench) -> None:
    wrote = heard(bench.worker.files.wrote)
    bench.start(small())
    bench.rest()
    bench.order(small(seed=9, hidden=(Dense(2),)))
    bench.worker.save(WriteWeights(bench.runs))
    assert wrote == []
    bench.rest()
    assert wrote == [written(small(seed=9, hidden=(Dense(2),)), bench.trainer.network.parameters)]


@pytest.mark.parametrize("order", [SaveWeights, partial(SaveScript, words={})])
def test_weights_and_programs_of_a_run_that_never_began_are_told_of_by_their_name(
    bench: Bench, tmp_path: Path, order: Callable[[Path, int], SaveWeights | SaveScript]
) -> None:
    refused, done = heard(bench.worker.files.weights_not_saved), heard(bench.worker.files.carried_out)
    bench.order(few_digits())
    bench.worker.save(order(tmp_path / "network", bench.runs))
    assert refused == []
    bench.start(small())
    assert [(name, error.code) for name, error in refused] == [("network", "not_made")]
    assert len(done) == 1
    assert list(tmp_path.iterdir()) == []


def test_initial_values_that_fail_as_nobody_expected_are_refused(bench: Bench) -> None:
    bench.start(small())
    refused, traces = heard(bench.worker.files.not_given), heard(bench.worker.files.failed)
    bench.monkeypatch.setattr(files, "parse_text", lambda *_: 1 / 0)
    bench.worker.give(Give("W1 = [[1]]", small()))
    assert [error.code for error in refused] == ["unexpected"]
    assert len(traces) == 1
    assert "ZeroDivisionError" in traces[0]
    assert bench.failures == [], "the run has not failed"


def test_who_wants_to_put_a_network_elsewhere_that_is_not_at_hand_is_answered(bench: Bench) -> None:
    """By a picture that counts the order."""
    bench.start(small())
    assert bench.rest().orders == 0
    zero = np.zeros(1)
    bench.worker.put(Put(bench.runs + 1, Plane("random", zero, zero, zero), (0.0, 0.0)))
    assert bench.rest().orders == 1


def test_a_new_run_drops_what_was_under_way(bench: Bench) -> None:
    halfway(bench)
    bench.start(small())
    shown = bench.rest()
    assert (shown.run_id, shown.step, shown.experiment) == (2, 0, small())
    assert bench.progress[-1] == ("step", 1, 1)


def test_a_new_run_drops_data_that_are_being_made(bench: Bench) -> None:
    bench.order(DEFAULTS["digits"])
    bench.until(lambda: len(bench.progress) > 0)
    kind, done, total = bench.progress[-1]
    assert (kind, total) == ("data", DEFAULTS["digits"].data.samples)
    assert done < total
    bench.start(small())
    assert bench.rest().experiment == small()
    assert bench.progress[-1] == ("data", 1, 1)


def test_a_step_back_while_the_data_of_a_run_that_is_opened_are_made_is_done_then(bench: Bench, tmp_path: Path) -> None:
    timeline = timeline_of(few_digits())
    timeline.advance(3)
    archive.write(tmp_path / "digits.nori", saved(timeline, {}, {}))
    bench.worker.open(Open(tmp_path / "digits.nori", run_id=1))
    assert bench.worker._run.job.kind == "data"
    bench.worker.step_back()
    shown = bench.rest()
    assert (shown.step, shown.end) == (2, 3)


def test_a_seek_while_the_data_are_made_is_no_order(bench: Bench) -> None:
    bench.start(small())
    bench.worker.step()
    bench.rest()
    bench.order(few_digits())
    bench.worker.seek(0)
    shown = bench.rest()
    assert (shown.run_id, shown.experiment) == (2, few_digits())


def test_data_made_once_are_not_made_again(bench: Bench) -> None:
    bench.start(few_digits())
    first = bench.rest().dataset
    bench.start(replace(few_digits(), hidden=(Dense(7, "relu"),)))
    assert bench.rest().dataset is first
    bench.start(replace(few_digits(), seed=1))
    assert bench.rest().dataset is not first


def test_what_is_quick_tells_no_progress(bench: Bench) -> None:
    ticking(bench)
    bench.start(small())
    for _ in range(3):
        bench.worker.step()
    bench.worker.seek(0)
    bench.rest()
    assert bench.progress == []


# --- the end of a run ---------------------------------------------------------------------------------------------


DIVERGING = replace(DEFAULTS["plane"], hidden=(Dense(8, "identity"),), learning_rate=100.0)


def test_divergence_stops_the_run_and_the_way_back_is_open(bench: Bench) -> None:
    bench.start(DIVERGING)
    bench.mailbox.take()
    bench.worker.play()
    shown = bench.rest()
    assert shown.diverged
    assert shown.step > 0
    bench.worker.play()  # no step is left to do
    assert bench.rest().step == shown.step
    bench.worker.seek(shown.step - 1)
    back = bench.rest()
    assert (back.step, back.diverged) == (shown.step - 1, False)


def test_what_is_ordered_after_steps_in_which_the_run_diverges_is_still_done(bench: Bench) -> None:
    bench.start(DIVERGING)
    bench.worker.epoch()
    end = bench.rest()
    assert end.diverged
    bench.order(DIVERGING)
    bench.worker.epoch()
    bench.worker.epoch()
    bench.worker.step_back()
    bench.worker.step_back()
    bench.worker.move("next")
    shown = bench.rest()
    assert (shown.step, shown.moves, shown.diverged) == (end.step - 2, (1, len(bench.trainer.program)), False)


def test_what_is_ordered_while_the_data_of_the_next_run_are_made_is_done_though_the_last_one_diverged(
    bench: Bench,
) -> None:
    bench.start(DIVERGING)
    bench.worker.play()
    assert bench.rest().diverged
    bench.order(few_digits())
    assert bench.worker._run.job.kind == "data"
    bench.worker.step()
    shown = bench.rest()
    assert (shown.run_id, shown.step) == (bench.runs, 1)


def test_divergence_by_numerical_gradients_stops_too(bench: Bench) -> None:
    # The logarithm of what is no probability is not a number.
    bench.start(small(gradient="forward", output=replace(small().output, activation="identity")))
    bench.mailbox.take()
    bench.worker.play()
    assert bench.rest().diverged
    assert bench.failures == []


# --- what nobody expected -----------------------------------------------------------------------------------------


def test_an_exception_is_reported_once_and_the_worker_lives_on(bench: Bench) -> None:
    bench.start(small())
    bench.rest()
    bench.worker.observe((Broken(),))
    bench.worker.play()
    bench.until(lambda: len(bench.failures) > 0)
    assert bench.idle()
    assert len(bench.failures) == 1
    assert "ZeroDivisionError: broken" in bench.failures[0]
    here = bench.trainer.step_number
    bench.worker.observe((Scores(),))
    bench.worker.step()
    shown = bench.rest()
    assert shown.step == here + 1
    assert shown.answers[Scores()] is not None
    assert len(bench.failures) == 1


@pytest.mark.parametrize("where", ["begin", "work", "answer"])
def test_a_survey_that_fails_is_told_once_and_the_run_goes_on(bench: Bench, where: str) -> None:
    troubles = heard(bench.worker.not_surveyed)
    bench.start(small())
    bench.rest()
    bench.worker.observe((BrokenSurvey(where),))
    bench.worker.play()
    bench.until(lambda: bench.trainer.step_number > 50)
    bench.worker.pause()
    assert bench.rest().answers[BrokenSurvey(where)] == "failed"
    assert bench.failures == []
    assert len(troubles) == 1
    assert f"ZeroDivisionError: {where}" in troubles[0]
    bench.worker.observe(())
    bench.worker.observe((BrokenSurvey(""),))
    assert bench.rest().answers == {BrokenSurvey(""): "known"}, "the next one is made"
    assert len(troubles) == 1


def test_a_run_that_can_not_begin_is_reported_and_the_next_one_begins(bench: Bench) -> None:
    given = Initial("given", values=Blob("0" * 64))
    bench.order(small(output=replace(small().output, initial=given)))
    bench.until(lambda: len(bench.failures) > 0)
    assert Invalid.__name__ in bench.failures[0]
    bench.start(small())
    assert bench.rest().step == 0
    assert len(bench.failures) == 1


def test_progress_ends_where_work_fails(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(data: Data, seed: int, blobs: Blobs, kept: Path | None) -> Iterator[tuple[int, int]]:
        for _ in range(400):  # with the clock, longer than REPORT_AFTER
            yield 1, 2
        raise ZeroDivisionError("broken")

    ticking(bench)
    monkeypatch.setattr(module, "build", failing)
    bench.order(few_digits())
    bench.until(lambda: len(bench.failures) > 0)
    assert bench.progress[0] == ("data", 1, 2)
    assert bench.progress[-1] == ("data", 1, 1)


def test_an_edit_that_fails_is_told_and_forgotten(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Timeline, experiment: Experiment) -> None:
        raise ZeroDivisionError("broken")

    bench.start(small())
    bench.rest()
    with monkeypatch.context() as patch:
        patch.setattr(Timeline, "edit", broken)
        bench.worker.edit(small(learning_rate=0.5))
    assert "ZeroDivisionError: broken" in bench.failures[0]
    bench.worker.step()
    shown = bench.rest()
    assert (shown.step, shown.experiment, shown.orders) == (1, small(), 1)
    assert len(bench.failures) == 1


@pytest.mark.parametrize("failure", [ZeroDivisionError("broken"), Missing("fashion")])
def test_what_waits_for_a_run_that_fails_is_forgotten_but_a_file_is_saved(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, failure: Exception
) -> None:
    def failing(data: Data, seed: int, blobs: Blobs, kept: Path | None) -> Iterator[tuple[int, int]]:
        yield 1, 2
        raise failure

    failures, saved = heard(bench.worker.unavailable if isinstance(failure, Missing) else bench.worker.failed), []
    bench.worker.files.saved.connect(saved.append)
    bench.start(small())
    bench.rest()
    edited = replace(few_digits(), learning_rate=0.5)
    with monkeypatch.context() as patch:
        patch.setattr(module, "build", failing)
        bench.order(few_digits())
        bench.worker.edit(edited)
        bench.worker.save(Save(tmp_path / "chosen.nori", bench.runs, edited, {}, {}))
        assert saved == []
        bench.until(lambda: len(failures) > 0)
    assert saved == [tmp_path / "chosen.nori"]
    assert archive.read(saved[0]).experiment == edited
    bench.start(small(seed=5))
    assert bench.rest().experiment == small(seed=5)
    assert len(failures) == 1


# --- snapshots and questions --------------------------------------------------------------------------------------


def test_nothing_is_made_for_a_mailbox_that_is_full(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    take = module.snapshot.take

    def counted(*arguments: Any) -> Snapshot:
        made.append(arguments[1].trainer.step_number)
        return take(*arguments)

    monkeypatch.setattr(module.snapshot, "take", counted)
    bench.start(small())
    bench.rest()
    bench.worker.play()
    bench.until(lambda: bench.trainer.step_number > 500)
    waiting = bench.waiting()
    so_far = len(made)
    assert so_far <= 2  # the one at rest, and one while it plays
    bench.until(lambda: bench.trainer.step_number > 1_000)
    assert bench.waiting() is waiting
    assert len(made) == so_far
    bench.mailbox.take()
    bench.until(lambda: bool(bench.mailbox))
    newest = bench.waiting()
    assert newest is not None
    assert newest.step > 1_000
    bench.worker.pause()
    assert bench.rest().step == bench.trainer.step_number  # at rest, a newer one takes its place


def test_an_idle_worker_leaves_no_timer_running(bench: Bench) -> None:
    assert bench.idle()
    bench.start(small())
    bench.worker.observe((DecisionMap(20), Scores()))
    shown = bench.rest()
    assert set(shown.answers) == {DecisionMap(20), Scores()}
    assert bench.idle()
    bench.worker.pause()
    bench.rest()
    bench.worker.observe(())
    bench.rest()


def test_looking_does_not_change_the_run(bench: Bench) -> None:
    alone = timeline_of(small())
    alone.advance(400)
    bench.start(small())
    bench.worker.observe((DecisionMap(30), Scores(), DecisionMap(10)))
    bench.mailbox.take()
    bench.worker.play()
    bench.until(lambda: bench.trainer.step_number >= 100)
    bench.worker.pause()
    assert bench.rest().answers[DecisionMap(30)] is not None
    for _ in range(400 - bench.trainer.step_number):  # none where it is further already
        bench.worker.step()
    bench.until(bench.idle)
    bench.worker.seek(400)
    bench.rest()
    assert bits_of(bench.trainer) == bits_of(alone.trainer)


def test_answers_are_those_of_the_network_as_it_is(bench: Bench) -> None:
    bench.start(small())
    bench.worker.observe((DecisionMap(10),))
    for _ in range(3):
        bench.worker.step()
    shown = bench.rest()
    straight = timeline_of(small())
    straight.advance(3)
    assert np.array_equal(shown.answers[DecisionMap(10)].outputs, DecisionMap(10).answer(straight.trainer).outputs)


@pytest.mark.parametrize(
    ("experiment", "fitting", "others"),
    [
        (small(), DecisionMap(5), (FunctionCurve(), ReadPicture(bytes(28 * 28 * 4)), TestOutputs((0, 5_000)))),
        (DEFAULTS["sine"], FunctionCurve(5), (DecisionMap(5), ReadPicture(bytes(28 * 28 * 4)))),
        (few_digits(), ReadPicture(bytes(28 * 28 * 4)), (DecisionMap(5), FunctionCurve(5))),
    ],
    ids=["points", "line", "digits"],
)
def test_what_does_not_fit_the_data_is_answered_none(
    bench: Bench, experiment: Experiment, fitting: Observation, others: tuple[Observation, ...]
) -> None:
    bench.start(experiment)
    bench.worker.observe((*others, fitting))
    shown = bench.rest()
    assert shown.answers[fitting] is not None
    assert {shown.answers[other] for other in others} == {None}
    assert bench.failures == []


def test_answers_of_the_last_run_are_forgotten_with_it(bench: Bench) -> None:
    bench.start(small())
    bench.worker.observe((DecisionMap(10),))
    first = bench.rest().answers[DecisionMap(10)]
    bench.start(small(seed=9))
    assert not np.array_equal(bench.rest().answers[DecisionMap(10)].outputs, first.outputs)


def test_what_is_no_longer_asked_is_no_longer_answered(bench: Bench) -> None:
    bench.start(small())
    bench.worker.observe((DecisionMap(10), Scores()))
    bench.rest()
    bench.worker.observe((Scores(),))
    assert set(bench.rest().answers) == {Scores()}


@pytest.mark.parametrize("order", [Worker.play, Worker.epoch])
def test_a_slow_question_leaves_most_of_the_time_to_training(bench: Bench, order: Callable[[Worker], None]) -> None:
    @dataclass(frozen=True)
    class Slow(Observation):
        """A question that takes 20 ms."""

        def answer(self, trainer: Trainer) -> int:
            asked.append(time.perf_counter())
            while time.perf_counter() < asked[-1] + 0.02:
                pass
            return 0

    asked: list[float] = []
    bench.start(small(data=Data("rings", samples=5_000), batch_size=1))
    bench.rest()
    for _ in range(8):
        order(bench.worker)
    bench.worker.observe((Slow(),))
    bench.until(lambda: len(asked) > 3)
    assert bench.worker._run.due, "there is more to be done"
    bench.worker.pause()
    gaps = np.diff(asked)
    assert gaps.min() > 0.095  # 20 ms of looking are followed by 80 ms of training


# --- histories ----------------------------------------------------------------------------------------------------


def test_the_same_history_in_slices_gives_the_same_bits(bench: Bench) -> None:
    first = small()
    second = replace(first, learning_rate=0.03, batch_size=7)
    third = replace(second, optimizer=DEFAULTS["circle"].optimizer)
    bench.start(first)
    bench.worker.observe((DecisionMap(20), Scores()))
    bench.worker.set_speed(2_000.0)
    bench.worker.play()
    bench.until(lambda: bench.trainer.step_number > 60)
    bench.worker.edit(second)  # while it plays
    edited = bench.trainer.step_number
    bench.until(lambda: bench.trainer.step_number > edited + 90)  # more than is gone back below
    bench.worker.pause()
    bench.mailbox.take()
    bench.worker.epoch()
    end = bench.rest().step
    bench.worker.seek(end - 40)
    bench.rest()
    bench.worker.step()
    bench.rest()
    bench.worker.step_back()
    bench.rest()
    bench.worker.edit(third)
    bench.worker.set_speed(float("inf"))
    bench.worker.play()
    bench.until(lambda: bench.trainer.step_number > end)
    bench.worker.pause()
    bench.worker.step()
    last = bench.rest().step

    straight = timeline_of(first)
    events = bench.timeline.history.events
    assert [event.experiment for event in events] == [second, third]
    for event in events:
        straight.advance(event.step - straight.trainer.step_number)
        straight.edit(event.experiment)
    straight.advance(last - straight.trainer.step_number)
    assert bits_of(bench.trainer) == bits_of(straight.trainer)
    for name, series in straight.curves.series.items():
        curve, wanted = bench.timeline.curves.series[name].curve(), series.curve()
        assert np.array_equal(curve.steps, wanted.steps), name
        assert np.array_equal(curve.values, wanted.values), name
