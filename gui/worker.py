"""The worker: trains and answers questions on a thread of its own.

A timer of that thread runs a slice of work and returns to the event loop, so that commands are plain queued slots. At
most one snapshot waits in the mailbox: a new one is made once the last was taken, and whenever the run comes to rest.
"""

import time
import traceback
from collections import ChainMap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.files import Files
from gui.inside import Target
from gui.mailbox import Mailbox
from gui.memory import Memory
from gui.orders import Give, Open, Put, PutInstead, Save, SaveScript, SaveWeights, Start
from gui.questions import Questions
from gui.run import Run
from gui.waiting import Saves, Waiting
from model import snapshot
from model.blobs import Blob, Blobs
from model.branches import Branches
from model.checkpoints import BUDGET
from model.data.build import Missing, build
from model.data.dataset import Dataset
from model.experiment import Experiment
from model.history import PutInvalid
from model.observations import Observation
from model.saved import Saved, revive
from model.timeline import Timeline
from model.trainer import Trainer

SLICE = 0.016
"""How long one slice of work may take, in seconds: between two, the thread looks for orders."""

LEAST = 0.002
"""What is too short to begin something more within a slice, in seconds."""

ANSWERING = 0.008
"""How long answering questions may take in one slice, in seconds."""

BURST = 0.003
"""How long the worker goes on without asking whether the window wants to draw, in seconds."""


class Worker(QObject):
    """Owns the run. Lives on the worker's thread; every slot is called through a queued connection.

    Signals:
        was_put (WasPut): the network was put elsewhere.
        not_put (str): why it can't be: one of history.PUT_PROBLEMS.
        rested (): a snapshot of the run at rest, or of a step that was sought, is in the mailbox.
        progressed (str, int, int): a job's kind, done and total; done equals total at its end.
        not_surveyed (str): the traceback of an exception in a survey that nobody expected; the run goes on.
        unavailable (): the data of the run are not on this computer, or no longer.
        failed (str): the traceback of an exception that nobody expected.

    Attributes:
        files: tells what became of files, and of texts.
    """

    was_put = Signal(object)
    not_put = Signal(str)
    rested = Signal()
    progressed = Signal(str, object, object)  # steps may be more than Qt's int holds
    not_surveyed = Signal(str)
    unavailable = Signal()
    failed = Signal(str)

    def __init__(self, mailbox: Mailbox, kept: Path | None = None) -> None:
        """Take the mailbox into which snapshots go, and the folder where built-in digits are kept, if there is one."""
        super().__init__()
        self._mailbox, self._kept = mailbox, kept
        self.files = Files(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._slice)
        self._memory, self._questions = Memory(), Questions(self.not_surveyed.emit)
        self._run = Run(self.progressed.emit, self._changed)
        self._known: dict[Blob, bytes] = {}
        self._budget = BUDGET
        self._orders = 0  # how many orders to edit or to go elsewhere there were
        self._waiting = Waiting()  # what is carried out once nothing is under way
        self._news = False  # whether there is something that the last snapshot did not show

    # --- runs ---------------------------------------------------------------------------------------------------

    @Slot(object)
    def start(self, order: Start) -> None:
        """Begin a new run, or come back to one that was left; the one before is shown until the data are there."""
        experiment = order.experiment
        self._leave()
        timeline = self._memory.come_back(order.run_id)
        blobs = ChainMap(self._known, order.blobs)  # type: ignore[arg-type]
        if timeline:
            self._take(order.run_id, timeline)
            self._waiting.add(experiment)
        elif content := self._memory.expected(order.run_id):
            self._revive(order.run_id, content, blobs)
            self._waiting.add(experiment)
        else:
            self._build(
                experiment,
                blobs,
                lambda dataset: self._take(order.run_id, Timeline(Trainer(experiment, dataset, blobs))),
            )
        self._wake()

    @Slot(object)
    def open(self, order: Open) -> None:
        """Read a file and go on with its run."""

        def read() -> None:
            content = self.files.read(order)
            if content is None:
                return
            self._run.due.rest()
            self._leave()  # a file that waits is written, and told of, before the next one is open
            self.files.opened.emit(order, content)
            if content.past:  # without one, the session starts a new run, if one can start
                self._memory.expect(order.run_id, content)
                self._revive(order.run_id, content, ChainMap(dict(content.blobs), order.library))  # type: ignore[arg-type]
                self._wake()

        self._attempt(read, order)

    @Slot(object)
    def save(self, order: Saves) -> None:
        """Write a file, weights, as text, too, or a program; of a run that could not begin the choices alone.

        A step that is half done is begun anew afterwards: a file holds what was before it. Everything else that is
        under way is waited for.
        """
        self._run.drop_long_step()
        self._waiting.add(order)
        self._wake()

    @Slot(object)
    def give(self, order: Give) -> None:
        """Read initial values, which may take a moment where they are many."""
        self.files.give(order)

    @Slot(object)
    def know(self, blobs: Blobs) -> None:
        """Know the bytes of drawings: edits of any run may refer to them from now on."""
        self._known.update(blobs)

    @Slot()
    def finish(self) -> None:
        """End the thread; what was ordered before is done by then, and a file that waits to be written is written."""
        self.thread().quit()  # once this is done
        self._questions.close()
        self._leave()

    def _revive(self, run_id: int, content: Saved, blobs: Blobs) -> None:
        """Make the data of a run that was read from a file, and go on with it."""
        self._build(
            content.experiment,
            blobs,
            lambda dataset: self._take(run_id, revive(self._with_known(content), dataset)),
        )

    def _with_known(self, content: Saved) -> Saved:
        """Return what was in a file, for a run whose later edits may refer to what is known by then."""
        return replace(content, blobs=ChainMap(self._known, dict(content.blobs)))

    def _build(self, experiment: Experiment, blobs: Blobs, begin: Callable[[Dataset], None]) -> None:
        """Make the data of an experiment, or take them from memory, and begin with them."""

        def made(dataset: Dataset) -> None:
            self._memory.keep_dataset(dataset, experiment.seed)
            begin(dataset)

        known = self._memory.dataset(experiment.data, experiment.seed)
        if known:
            self._attempt(lambda: made(known))
        else:
            self._run.job.begin("data", build(experiment.data, experiment.seed, blobs, self._kept), made)

    def _take(self, run_id: int, timeline: Timeline) -> None:
        """Make a run the one that is trained and looked at; the one before was looked at until now."""
        self._run.take(run_id, timeline)
        self._memory.begun(run_id)
        timeline.checkpoints.budget = self._budget
        timeline.trainer.between = self._mailbox.give_way
        self._questions.forget()

    def _leave(self) -> None:
        """Give up what is under way, and keep the present run for the way back; what waits is for it."""
        if self._run.job.kind == "data":
            self._waiting.forget_changes()  # they are for the run that does not come
        self._run.due.forget_asked()
        self._run.drop()
        self._settle()
        if self._run.timeline:
            self._memory.leave(self._run.number, self._run.timeline)

    # --- commands -----------------------------------------------------------------------------------------------

    @Slot(object)
    def edit(self, experiment: Experiment) -> None:
        """Put a live edit in force from the next step on; one that is under way is finished as it began.

        Those that were ordered before and still wait are not waited for: where steps are slow they may be many, and
        whoever changes something while the network learns wants to see it.
        """
        self._orders += 1
        self._waiting.add(experiment)
        self._wake()

    @Slot(object)
    def put(self, order: Put) -> None:
        """Put the network elsewhere, and go on from there if it plays; a step that is half done is given up."""
        self._orders += 1
        self._news = True
        if self._run.is_at_hand(order.run_id):
            self._run.give_up_step()
            self._waiting.add(order)
        self._wake()

    @Slot(object)
    def put_instead(self, order: PutInstead) -> None:
        """Go back to where the network was put elsewhere by hand, as if that had been otherwise."""
        self._orders += 1
        self._news = True
        self._run.due.rest()
        timeline = self._run.timeline if self._run.is_at_hand(order.run_id) else None
        if timeline and order.step <= timeline.end and timeline.put_at(order.step) == order.there:
            self._run.drop()
            self._settle()
            self._run.put_instead(order.step, order.instead)
        self._wake()

    @Slot()
    def play(self) -> None:
        """Train until told otherwise."""
        self._run.due.play()
        self._wake()

    @Slot()
    def pause(self) -> None:
        """Stop at once; a long step stays where it is and goes on with the next command."""
        self._run.due.rest()
        self._news = True
        self._wake()

    @Slot()
    def step(self) -> None:
        """Do one step."""
        self._run.due.step()
        self._wake()

    @Slot()
    def epoch(self) -> None:
        """Train to the end of the epoch that the run is in once all that was ordered before is done."""
        self._run.due.epoch()
        self._wake()

    @Slot(object)
    def seek(self, step: int) -> None:
        """Go to another step of this run."""
        self._orders += 1
        self._run.seek(step)
        self._wake()

    @Slot()
    def step_back(self) -> None:
        """Go back one step once all is done that was ordered before; a step that is not done is given up instead."""
        self._orders += 1
        self._run.step_back()
        if not self._run.seeks:
            self._news = True  # the order is done, and whoever waits for that is to know it
        self._wake()

    @Slot(object)
    def move(self, target: Target) -> None:
        """Go on, or back, inside of a step once all is done that was ordered before. See `gui.inside`.

        A step that was half done without moves is begun anew.
        """
        self._run.move(target)
        self._wake()

    @Slot(float)
    def set_speed(self, steps_per_second: float) -> None:
        """Set how fast a run plays; infinity is as fast as it goes."""
        self._run.due.pace.set_speed(steps_per_second)
        self._wake()

    @Slot(int)
    def keep_branch(self, number: int) -> None:
        """Keep a branch of this run until it is dropped."""
        self._with_branches(lambda branches: branches.keep(number))

    @Slot(int)
    def drop_branch(self, number: int) -> None:
        """Forget a branch of this run."""
        self._with_branches(lambda branches: branches.drop(number))

    def _with_branches(self, action: Callable[[Branches], None]) -> None:
        if self._run.timeline:
            action(self._run.timeline.branches)
            self._news = True
            self._wake()

    @Slot(object)
    def set_budget(self, budget: int) -> None:
        """Set how many bytes the checkpoints of a run may take."""
        self._budget = budget
        if self._run.timeline:
            self._run.timeline.checkpoints.budget = budget
            self._news = True
            self._wake()

    @Slot(object)
    def observe(self, questions: tuple[Observation, ...]) -> None:
        """Take the questions of the views that are on screen, instead of those before."""
        self._questions.ask(questions)
        self._news = True
        self._wake()

    # --- slices -------------------------------------------------------------------------------------------------

    @Slot()
    def _slice(self) -> None:
        """Do a slice of work."""
        self._attempt(self._work)

    def _attempt(self, action: Callable[[], None], order: Open | None = None) -> None:
        """Do something, perhaps as was ordered; where exceptions are caught, but for those of surveys and files."""
        try:
            action()
        except Missing:
            self._give_up()
            self.unavailable.emit()
            self._settle()
        except Exception:
            self._timer.stop()
            self._fail(order)
            self._settle()

    def _fail(self, order: Open | Saves | None) -> None:
        """Give up what is under way, and tell the exception that came; and who ordered it, if it was an order."""
        self._give_up()
        self.failed.emit(traceback.format_exc())
        if order:
            self.files.refuse(order)

    def _give_up(self) -> None:
        """Give up what is under way and what waits for it, but for a file that is to be saved."""
        self._run.drop()
        self._run.due.rest()
        self._waiting.forget_changes()

    def _work(self) -> None:
        run, deadline = self._run, time.perf_counter() + SLICE
        run.due.tick()
        while deadline - time.perf_counter() > LEAST:
            with self._mailbox.working():
                while run.begin_asked():  # for which a step may be given up
                    self._settle()
                run.begin_seek()
                if run.job_is_wanted:
                    if run.job.go_on(min(deadline, time.perf_counter() + BURST)):
                        self._settle()
                    if run.arrived:  # which is looked at and shown before anything else is done
                        break
                elif steps := run.steps_due(settled=not self._waiting.changes):
                    run.train(steps, deadline - time.perf_counter())
                else:
                    break
        if run.timeline:
            with self._mailbox.working():
                if self._questions.answer(run.timeline, bool(run.due), ANSWERING, BURST):
                    self._news = True
                self._leave_snapshot(run.timeline)
        self._choose_interval()

    def _leave_snapshot(self, timeline: Timeline) -> None:
        run = self._run
        if run.job.kind == "move":
            return  # between two moves there is nothing to be seen
        at_rest = not run.due and not run.seeks and not self._questions.are_open
        if self._news and (at_rest or run.arrived or not self._mailbox):
            orders = -1 if run.seeks or self._waiting.changes else self._orders
            self._mailbox.leave(snapshot.take(run.number, timeline, self._questions.answers, orders))
            self._news = False
            if at_rest or run.arrived:
                self.rested.emit()
            run.arrived = False

    # --- what there is to do ------------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._questions.changed()
        self._news = True

    def _settle(self) -> None:
        """Do what waits, once nothing is under way."""
        self._attempt(self._do_what_waits)

    def _do_what_waits(self) -> None:
        """Do it, unless a step is half done; for a file that one is given up, and gone into anew afterwards."""
        run = self._run
        inside = run.inside if run.is_half_done else None
        if not self._waiting or run.is_under_way or (inside and not self._waiting.saves):
            return
        if inside or self._waiting.changes:
            run.close_inside()
        for order in self._waiting.taken():
            if isinstance(order, Saves):
                self._save(order)
            elif run.timeline and isinstance(order, Put):
                self._put(order)
            elif run.timeline and isinstance(order, Experiment):
                run.timeline.edit(order)
                self._changed()
        if inside and run.timeline:  # never to its end, which may come earlier by now
            run.go_into(min(inside.done, len(run.timeline.trainer.program) - 1))

    def _save(self, order: Saves) -> None:
        """Write a file, and tell what came of it, whatever that is: who closes the window waits for it."""
        try:
            self._write(order)
        except Exception:
            self._fail(order)
        self.files.carried_out.emit()

    def _write(self, order: Saves) -> None:
        """Write a file, or weights, as text, too, or a program: those only if their run is there."""
        ours = self._run.timeline if order.run_id == self._run.number else None
        trainer = ours and ours.trainer
        if isinstance(order, Save):
            self.files.save(order, ours, self._memory.expected(order.run_id))
        elif isinstance(order, SaveWeights):
            self.files.save_weights(order, trainer)
        elif isinstance(order, SaveScript):
            self.files.save_script(order, trainer)
        elif trainer:
            self.files.write(trainer)

    def _put(self, order: Put) -> None:
        """Put the network elsewhere, and tell what came of it."""
        try:
            put = self._run.put(order)
        except PutInvalid as error:
            self.not_put.emit(error.code)
        else:
            self.was_put.emit(put)

    def _wake(self) -> None:
        """Do what waits, if nothing is under way by now, and go on with a slice of work."""
        self._settle()
        self._timer.start(0)

    def _choose_interval(self) -> None:
        """Choose when the next slice comes: at once, when a step may be due, or not before the next command."""
        run = self._run
        if not run.is_busy and not (run.timeline and self._questions.are_open):
            self._timer.stop()
        else:
            interval = 0 if run.job else run.due.interval
            if self._timer.interval() != interval:
                self._timer.setInterval(interval)
