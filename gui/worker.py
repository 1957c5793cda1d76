"""The worker: trains and answers questions on a thread of its own.

A timer of that thread runs a slice of work and returns to the event loop, so that commands are plain queued slots. At
most one snapshot waits in the mailbox: a new one is made once the last was taken, and whenever the run comes to rest.
"""

import math
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from model import snapshot
from model.data.dataset import Data, Dataset, build
from model.experiment import BACKPROPAGATION, Blobs, Experiment
from model.given import experiment_from, read_npz
from model.observations import Observation
from model.pasted import GivenInvalid, parse_text
from model.snapshot import Snapshot
from model.timeline import Timeline
from model.trainer import Trainer

SLICE = 0.008
"""How long one slice of work may take, in seconds."""

BURST = 0.002
"""How long steps are run without looking at the clock, in seconds."""

PACED_INTERVAL = 4
"""How often a run that is not at full speed looks whether a step is due, in milliseconds."""

WATCHING_SHARE = 0.2
"""How much of the time answering questions may take while a run plays."""

REPORT_AFTER = 0.15
"""How long something has to take before its progress is told, in seconds: what is quick would only flicker."""

REPORT_EVERY = 0.05
"""How often progress is told, in seconds."""

RUNS_KEPT, LEFT_BYTES, LEFT_BUDGET = 250, 512 * 2**20, 2 * 2**20
"""How many runs can be come back to, and how many bytes they may take in all, and in checkpoints each."""

DATASETS_KEPT = 2
"""How many data sets are remembered, so that a changed layer does not make all digits anew."""


@dataclass(frozen=True)
class Start:
    """The order to begin a run, or to come back to one: its number, the choices in force, the bytes they refer to."""

    run_id: int
    experiment: Experiment
    blobs: Blobs


@dataclass(frozen=True)
class Give:
    """The order to read initial values: a text or the path of an .npz file, and the experiment they are for."""

    source: str | Path
    experiment: Experiment


@dataclass
class Job:
    """Something that takes longer than a slice.

    Attributes:
        kind: "data", "seek" or "step".
        work: yields (done, total).
        finish: is called with what `work` returned.
        began: when, in seconds.
        reported: whether its progress has been told.
    """

    kind: str
    work: Generator[tuple[int, int], None, Any]
    finish: Callable[[Any], None]
    began: float = field(default_factory=time.perf_counter)
    reported: bool = False


class Worker(QObject):
    """Owns the run. Lives on the worker's thread; every slot is called through a queued connection.

    Signals:
        given (Experiment, dict[Blob, bytes]): the experiment with the values that were given.
        not_given (GivenInvalid): why they can't be used.
        progressed (str, int, int): a job's kind, done and total; done equals total at its end.
        failed (str): the traceback of an exception that nobody expected.
    """

    given = Signal(object, object)
    not_given = Signal(object)
    progressed = Signal(str, int, int)
    failed = Signal(str)

    def __init__(self, mailbox: deque[Snapshot]) -> None:
        """Take the mailbox, a deque of length one, into which snapshots go."""
        super().__init__()
        self._mailbox = mailbox
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._slice)
        self._timeline: Timeline | None = None
        self._run_id = 0
        self._job: Job | None = None
        self._playing = False
        self._asked_steps = 0  # single steps still to do
        self._speed = math.inf
        self._credit = 0.0  # steps that are due at the chosen speed
        self._last_tick = 0.0
        self._seconds_per_step = 1e-3
        self._reported = 0.0
        self._questions: tuple[Observation, ...] = ()
        self._answers: dict[Observation, Any] = {}
        self._answered: dict[Observation, tuple[int, float]] = {}  # at which version, and when
        self._version = 0  # counts every change that could change an answer
        self._watch_after = 0.0
        self._news = False  # whether there is something that the last snapshot did not show
        self._pending: Experiment | None = None  # a live edit that came while a job was under way
        self._datasets: dict[tuple[Data, int], Dataset] = {}
        self._left: dict[int, Timeline] = {}  # runs that can be come back to, the last left at the end

    # --- commands -----------------------------------------------------------------------------------------------

    @Slot(object)
    def start(self, order: Start) -> None:
        """Begin a new run, or come back to one that was left; the one before is shown until the data are there."""
        self._pending = None
        self._drop_job()
        self._leave()
        self._asked_steps = 0
        if order.run_id in self._left:
            self._take(order.run_id, self._left.pop(order.run_id))
            self._pending = order.experiment
            self._settle()
            self._wake()
            return
        experiment = order.experiment
        key = experiment.data, experiment.seed

        def begin(dataset: Dataset) -> None:
            self._datasets[key] = self._datasets.pop(key, dataset)
            while len(self._datasets) > DATASETS_KEPT:
                del self._datasets[next(iter(self._datasets))]
            self._take(order.run_id, Timeline(Trainer(experiment, dataset, order.blobs)))

        if key in self._datasets:
            self._attempt(lambda: begin(self._datasets[key]))
        else:
            self._job = Job("data", build(experiment.data, experiment.seed), begin)
        self._wake()

    def _take(self, run_id: int, timeline: Timeline) -> None:
        """Make a run the one that is trained and looked at."""
        self._run_id, self._timeline = run_id, timeline
        self._answers.clear()
        self._seconds_per_step = 1e-3
        self._changed()

    def _leave(self) -> None:
        """Keep the present run for the way back; the oldest ones are forgotten."""
        if self._timeline:
            self._timeline.rest(LEFT_BUDGET)
            self._left[self._run_id] = self._timeline
        while len(self._left) > RUNS_KEPT or self._left_bytes() > LEFT_BYTES:
            del self._left[next(iter(self._left))]

    def _left_bytes(self) -> int:
        """Return how much memory the runs that were left take, each data set counted once."""
        data = {id(t.trainer.dataset): t.trainer.dataset.nbytes for t in self._left.values()}
        return sum(data.values()) + sum(t.nbytes for t in self._left.values())

    @Slot(object)
    def edit(self, experiment: Experiment) -> None:
        """Put a live edit in force from the next step on; one that is under way is finished as it began."""
        self._pending = experiment
        self._settle()
        self._wake()

    @Slot()
    def play(self) -> None:
        """Train until told otherwise."""
        self._playing = True
        self._asked_steps = 0
        self._credit, self._last_tick = 1.0, time.perf_counter()
        self._wake()

    @Slot()
    def pause(self) -> None:
        """Stop at once; a long step stays where it is and goes on with the next command."""
        self._playing = False
        self._asked_steps = 0
        self._news = True
        self._wake()

    @Slot()
    def step(self) -> None:
        """Do one step."""
        self._playing = False
        self._asked_steps += 1
        self._wake()

    @Slot()
    def epoch(self) -> None:
        """Train to the end of the epoch."""
        self._playing = False
        if self._timeline:
            trainer = self._timeline.trainer
            left = trainer.samples - trainer.sample
            self._asked_steps = -(-left // min(trainer.experiment.batch_size, trainer.samples))
        self._wake()

    @Slot(int)
    def seek(self, step: int) -> None:
        """Go to another step of this run."""
        self._playing = False
        self._asked_steps = 0
        if self._timeline and not (self._job and self._job.kind == "data"):
            self._drop_job()
            step = max(0, min(step, self._timeline.end))
            self._job = Job("seek", self._timeline.seek(step), lambda _: self._changed())
        self._wake()

    @Slot()
    def step_back(self) -> None:
        """Go back one step; a step that is half done is given up instead."""
        if self._timeline and self._job and self._job.kind == "step":
            self._playing = False
            self._asked_steps = 0
            self._drop_job()
            self._settle()
            self._changed()
            self._wake()
        elif self._timeline and self._timeline.trainer.step_number > 0:
            self.seek(self._timeline.trainer.step_number - 1)

    @Slot(float)
    def set_speed(self, steps_per_second: float) -> None:
        """Set how fast a run plays; infinity is as fast as it goes."""
        self._speed = steps_per_second
        self._credit, self._last_tick = min(self._credit, 1.0), time.perf_counter()
        self._wake()

    @Slot(object)
    def observe(self, questions: tuple[Observation, ...]) -> None:
        """Take the questions of the views that are on screen, instead of those before."""
        self._questions = questions
        self._answers = {q: a for q, a in self._answers.items() if q in questions}
        self._answered = {q: when for q, when in self._answered.items() if q in questions}
        self._news = True
        self._wake()

    @Slot(object)
    def give(self, order: Give) -> None:
        """Read initial values, which may take a moment where they are many."""

        def read() -> None:
            source = order.source
            try:
                values = read_npz(source) if isinstance(source, Path) else parse_text(source)
                experiment, blobs = experiment_from(values, order.experiment)
            except GivenInvalid as error:
                self.not_given.emit(error)
            else:
                self.given.emit(experiment, blobs)

        self._attempt(read)

    # --- slices -------------------------------------------------------------------------------------------------

    @Slot()
    def _slice(self) -> None:
        """Do a slice of work; the one place where exceptions are caught."""
        self._attempt(self._work)

    def _attempt(self, action: Callable[[], None]) -> None:
        try:
            action()
        except Exception:
            self._end_job()
            self._playing = False
            self._asked_steps = 0
            self._timer.stop()
            self.failed.emit(traceback.format_exc())

    def _work(self) -> None:
        deadline = time.perf_counter() + SLICE
        self._count_credit()
        while time.perf_counter() < deadline:
            if self._job and self._job_is_wanted():
                self._go_on(self._job, deadline)
            elif not self._job and self._steps_due() and self._timeline:
                self._train(self._timeline)
            else:
                break
        if self._timeline:
            if self._timeline.trainer.diverged:
                self._playing = False
                self._asked_steps = 0
            self._watch(self._timeline)
            self._leave_snapshot(self._timeline)
        self._pace()

    def _train(self, timeline: Timeline) -> None:
        if timeline.experiment.gradient != BACKPROPAGATION:
            self._job = Job("step", timeline.advance_in_parts(), lambda _: self._stepped(1))
            return
        steps = min(self._steps_due(), max(1, int(BURST / self._seconds_per_step)))
        began = time.perf_counter()
        done = timeline.advance(steps)
        self._seconds_per_step += 0.3 * ((time.perf_counter() - began) / max(done, 1) - self._seconds_per_step)
        self._stepped(done)

    def _go_on(self, job: Job, deadline: float) -> None:
        """Advance a job until it ends or the slice does."""
        now = time.perf_counter()
        while now < deadline:
            try:
                done, total = next(job.work)
            except StopIteration as end:
                self._end_job()
                job.finish(end.value)
                self._settle()
                return
            now = time.perf_counter()
            if now - job.began > REPORT_AFTER and now - self._reported > REPORT_EVERY:
                self._reported = now
                job.reported = True
                self.progressed.emit(job.kind, done, total)

    def _watch(self, timeline: Timeline) -> None:
        """Answer questions: all that are open when at rest, one at a time and within their share while training."""
        now = time.perf_counter()
        for question in sorted(self._questions, key=lambda q: self._answered.get(q, (0, -math.inf))[1]):
            version, when = self._answered.get(question, (-1, -math.inf))
            resting = not self._playing
            if version == self._version or (not resting and (now < self._watch_after or now - when < question.every)):
                continue
            fits = question.fits(timeline.trainer.dataset)
            self._answers[question] = question.answer(timeline.trainer) if fits else None
            began, now = now, time.perf_counter()
            self._answered[question] = self._version, now
            self._news = True
            self._watch_after = now + (now - began) * (1 / WATCHING_SHARE - 1)
            if now - began > SLICE:
                return

    def _leave_snapshot(self, timeline: Timeline) -> None:
        at_rest = not self._wants_steps() and not self._open_questions()
        if self._news and (at_rest or not self._mailbox):
            self._mailbox.append(snapshot.take(self._run_id, timeline, self._answers))
            self._news = False

    # --- what there is to do ------------------------------------------------------------------------------------

    def _wants_steps(self) -> bool:
        return self._playing or self._asked_steps > 0

    def _job_is_wanted(self) -> bool:
        return self._job is not None and (self._job.kind != "step" or self._wants_steps())

    def _open_questions(self) -> bool:
        return any(self._answered.get(q, (-1, 0))[0] != self._version for q in self._questions)

    def _steps_due(self) -> int:
        if self._asked_steps:
            return self._asked_steps
        if not self._playing:
            return 0
        return 10**9 if math.isinf(self._speed) else int(self._credit)

    def _count_credit(self) -> None:
        now = time.perf_counter()
        if self._playing and not math.isinf(self._speed):
            # Time that was lost is not made up for in one burst.
            self._credit = min(self._credit + (now - self._last_tick) * self._speed, max(1.0, self._speed * 0.1))
        self._last_tick = now

    def _stepped(self, done: int) -> None:
        if self._asked_steps:
            self._asked_steps = max(0, self._asked_steps - done)
        elif not math.isinf(self._speed):
            self._credit -= done
        self._changed()

    def _changed(self) -> None:
        self._version += 1
        self._news = True

    def _settle(self) -> None:
        """Put the edit that waits in force, once nothing is under way."""
        if self._pending and self._timeline and not self._job:
            self._timeline.edit(self._pending)
            self._pending = None
            self._changed()

    def _drop_job(self) -> None:
        if self._job:
            self._job.work.close()
            self._end_job()

    def _end_job(self) -> None:
        if self._job and self._job.reported:
            self.progressed.emit(self._job.kind, 1, 1)
        self._job = None

    def _wake(self) -> None:
        self._timer.start(0)

    def _pace(self) -> None:
        """Choose when the next slice comes: at once, when a step may be due, or not before the next command."""
        at_rest = not (self._wants_steps() or self._job_is_wanted())
        if at_rest and (not self._timeline or not self._open_questions()):
            self._timer.stop()
        elif self._playing and not self._job and not math.isinf(self._speed):
            self._timer.setInterval(PACED_INTERVAL)
        else:
            self._timer.setInterval(0)
