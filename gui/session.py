"""The session: what the person is working on, and the only one who talks to the worker."""

from collections import ChainMap
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot

from gui.filing import Filing
from gui.garbage import Garbage
from gui.importer import Importer
from gui.imports import Imports
from gui.inside import Target
from gui.library import Library
from gui.orders import FILES_ORDERS, IMPORTER_ORDERS, WORKER_ORDERS, Brought, Orders, Put, PutInstead, Start, WasPut
from gui.pictures import Pictures
from gui.reach import AT_START, UNKNOWN, Reach, reach_of
from gui.undo import Exchange, Moment, Undo
from gui.worker import Worker
from model.blobs import Blob, Blobs
from model.data.taught import Taught
from model.defaults import DEFAULTS, with_examples, with_source
from model.experiment import Experiment
from model.observations import Observation
from model.planes import Plane
from model.problems import Problem, problems
from model.saved import Saved
from model.snapshot import Snapshot
from model.surfaces import Point

AT_ONCE = 0.004
"""How long the window waits for a step to end before it answers a stroke of the pen all the same, in seconds."""


class Session(QObject):
    """Holds the experiment, gives orders to the worker, and passes on what comes back.

    Signals:
        experiment_changed (Experiment): the choices are others, whoever changed them.
        problems_changed (list[Problem]): what does not fit together in them.
        undo_changed (bool, bool): whether there is something to undo, and to redo.
        playing_changed (bool): the run goes on by itself, or no longer does.
        run_started (): another run begins; what is shown of the last one is out of date.
        went_back (Experiment, Snapshot): at rest, going elsewhere has taken back these choices; and where it led to.
        frame (Snapshot): a picture, at the frame rate; the last one a few times more while the run plays.
        text (Snapshot): the same for text, four times a second, and always when the run comes to rest.
        progressed (str, int, int): a long piece of work: "data", "seek", "step" or "move", done, total.
        was_put (WasPut): the network was put elsewhere.
        not_put (str): why it can't be: one of history.PUT_PROBLEMS.
        failed (str): the traceback of an exception that nobody expected.
        not_surveyed (str): the same, where it was a survey that failed: the run goes on.

    Attributes:
        experiment: the choices.
        library: where published data are found, if anywhere.
        blobs: the bytes that the choices refer to, but for published data.
        problems: what does not fit together in the choices.
        playing: whether the run goes on by itself.
        drawings: what a run begins with that turns to digits.
        files: files that are written and read, and weights.
        imports: tables and pictures that the person brings.
    """

    experiment_changed = Signal(object)
    problems_changed = Signal(list)
    undo_changed = Signal(bool, bool)
    playing_changed = Signal(bool)
    run_started = Signal()
    went_back = Signal(object, object)
    frame = Signal(object)
    text = Signal(object)
    progressed = Signal(str, object, object)  # steps may be more than Qt's int holds
    was_put = Signal(object)
    not_put = Signal(str)
    failed = Signal(str)
    not_surveyed = Signal(str)

    def __init__(
        self,
        experiment: Experiment = DEFAULTS["spiral"],
        parent: QObject | None = None,
        library: Library | None = None,
        kept: Path | None = None,
    ) -> None:
        """Start the worker's thread; `begin` starts the run.

        Args:
            experiment: the first choices.
            parent: what owns the session.
            library: where published data are found, if anywhere.
            kept: the folder where built-in digits are kept from one time to the next, if any.
        """
        super().__init__(parent)
        self.experiment = experiment
        self.library = library
        self.blobs: dict[Blob, bytes] = {}
        self.problems: list[Problem] = []
        self.playing = False
        self._run_id = 0
        self._numbers = count(1)  # of the runs to come
        self._undo = Undo()
        self.drawings = Taught()
        self._came = ""  # a published data set that has come while a file is being read
        self._first = AT_START  # how far the run was when it began to be shown
        self._stood = 0  # the step where the choices were last those of the run
        self._times_put = 0  # how many times something was put by hand, or taken back
        self._asked: dict[str, tuple[Observation, ...]] = {}
        self._garbage = Garbage(self)
        self._pictures = Pictures(self)
        self._pictures.came.connect(self._show)
        self._pictures.again.connect(self.frame)
        self._pictures.text.connect(self.text)
        self._order = Orders(self)
        self._thread = QThread(self)
        self._worker, self._importer = Worker(self._pictures.mailbox, kept), Importer(library)
        for there in (self._worker, self._importer):
            there.moveToThread(self._thread)
            self._thread.finished.connect(there.deleteLater)
        self.files = Filing(
            self._order, self._worker.files, lambda: self._here, self.blobs, library, self._numbers, self
        )
        self.imports = Imports(self._order, self._importer, lambda: self.files.opening, self)
        self._connect()
        self._thread.start()

    def _connect(self) -> None:
        worker, importer = self._worker, self._importer
        for orders, there in ((WORKER_ORDERS, worker), (FILES_ORDERS, worker.files), (IMPORTER_ORDERS, importer)):
            for order in orders:
                getattr(self._order, order).connect(getattr(there, order))
        worker.rested.connect(self._pictures.look)
        worker.progressed.connect(self.progressed)
        worker.was_put.connect(self._take_put)
        worker.not_put.connect(self.not_put)
        worker.failed.connect(self._worker_failed)
        worker.not_surveyed.connect(self.not_surveyed)
        worker.unavailable.connect(self._data_gone)
        self.files.read.connect(self._go_on_with)
        self.files.unread.connect(self._use_what_came)
        self.files.edited.connect(self.edit)
        self.files.read.connect(self.imports.give_way)
        self.imports.brought.connect(self.take_examples)  # before anyone else hears of them
        self.imports.available.connect(self.use)

    def begin(self) -> None:
        """Tell every view the choices and start the run at step 0."""
        self._tell()
        self._new_run()

    def close(self) -> None:
        """Take no more pictures, then stop the thread once it has done what was ordered, and wait for it."""
        self._pictures.close()
        self._order.finish.emit()  # told from here, it would end before that
        self._thread.wait()
        self._garbage.close()

    # --- choices ------------------------------------------------------------------------------------------------

    @Slot(object)
    def edit(self, experiment: Experiment) -> None:
        """Take the person's edit: live fields take effect at the next step, everything else starts a new run."""
        if experiment == self.experiment:
            return
        if experiment.data.digits and not (self.experiment.data.digits or experiment.taught.count):
            experiment = replace(experiment, taught=self.drawings)
        if self.files.opening:
            self._tell()  # what is chosen stays as it was
            return
        self._undo.edited(self._here, experiment)
        live = self.experiment.same_run(experiment) and not self.blocked
        self.experiment = experiment
        self._tell_undo()
        self._tell()
        if live and not self.blocked:  # a batch may be too large
            self._order_edit()
        else:
            self._new_run()

    def _order_edit(self) -> None:
        self._pictures.expect()
        self._order.edit.emit(self.experiment)

    @property
    def blocked(self) -> bool:
        """Whether the choices are such that no run can start."""
        return any(problem.blocking for problem in self.problems)

    @property
    def _ready(self) -> bool:
        return not (self.blocked or self.files.opening)

    def _tell(self) -> None:
        self.problems = problems(self.experiment, self.store)
        self.experiment_changed.emit(self.experiment)
        self.problems_changed.emit(self.problems)

    # --- undo ---------------------------------------------------------------------------------------------------

    @Slot()
    def undo(self) -> None:
        """Take the last edit back; the run that a structural edit ended goes on where it was, weights included."""
        self._go(self._undo.back)

    @Slot()
    def redo(self) -> None:
        """Do an edit again that was taken back."""
        self._go(self._undo.forth)

    def _go(self, way: Callable[[Moment, Snapshot | None], Moment | None]) -> None:
        moment = None if self.files.opening else way(self._here, self._settled)
        if moment and moment.exchange:
            self._exchange(moment.run_id, moment.exchange)
        elif moment:
            self.experiment = moment.experiment
            self._tell()
            if moment.run_id == self._run_id and not self.blocked:
                self._order_edit()
            else:
                self._start_run(moment.run_id)
        self._tell_undo()

    def _exchange(self, run_id: int, exchange: Exchange) -> None:
        """Exchange what was put by hand."""
        self._set_playing(False)
        self._pictures.expect()
        self._times_put += 1
        self._order.put_instead.emit(PutInstead(run_id, exchange.step, exchange.there, exchange.instead))

    @property
    def _here(self) -> Moment:
        return Moment(self.experiment, self._run_id)

    @property
    def can_undo(self) -> tuple[bool, bool]:
        """Whether there is something to undo, and to redo."""
        back, forth = self._offered()
        return back is not None, forth is not None

    @property
    def undo_changes(self) -> tuple[frozenset[str], frozenset[str]]:
        """Which of the choices undo would change, and redo."""
        back, forth = self._offered()
        return back or frozenset(), forth or frozenset()

    def _offered(self) -> tuple[frozenset[str] | None, frozenset[str] | None]:
        return self._undo.offered(self._here, self._settled)

    @property
    def _settled(self) -> Snapshot | None:
        """Where the run stands; None while it is on its way."""
        return None if self.seeking else self.snapshot

    def _tell_undo(self) -> None:
        self.undo_changed.emit(*self.can_undo)

    # --- the run ------------------------------------------------------------------------------------------------

    @Slot()
    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    @Slot()
    def play(self) -> None:
        """Let the run go on by itself."""
        if self._ready:
            self._set_playing(True)
            self._order.play.emit()

    @Slot()
    def pause(self) -> None:
        """Stop the run where it is."""
        self._set_playing(False)
        self._order.pause.emit()

    @Slot()
    def step(self) -> None:
        """Do one training step."""
        if self._ready:
            self._set_playing(False)
            self._order.step.emit()

    @Slot()
    def epoch(self) -> None:
        """Train to the end of the epoch."""
        if self._ready:
            self._set_playing(False)
            self._order.epoch.emit()

    @Slot()
    def step_back(self) -> None:
        """Go back one step."""
        if not self.files.opening:
            self._set_playing(False)
            self._pictures.expect()
            self._order.step_back.emit()

    @Slot()
    def back_to_numbers(self) -> None:
        """Go back from where the run diverged: to the last network whose loss is a number, two steps before.

        The loss of a step is that of the network before it.
        """
        if self.snapshot:
            self.seek(self.snapshot.step - 2)

    @Slot(object)
    def move(self, target: Target = "next") -> None:
        """Go on, or back, inside of a step; it begins where none is under way."""
        if self._ready:
            self._set_playing(False)
            self._order.move.emit(target)

    @Slot(object)
    def seek(self, step: int) -> None:
        """Go to any step that the run has been at, and stay there. Of several orders the newest counts."""
        if not self.files.opening:
            self._set_playing(False)
            self._pictures.expect()
            self._order.seek.emit(step)

    def put(self, plane: Plane, place: Point) -> None:
        """Put the network at a place of a plane, counted from the plane's origin on; `was_put` or `not_put` answers."""
        if self._ready:
            self._pictures.expect()
            self._order.put.emit(Put(self._run_id, plane, place))

    @Slot(object)
    def _take_put(self, put: WasPut) -> None:
        """Be able to undo that the network was put elsewhere."""
        if put.run_id != self._run_id:
            return  # it was left meanwhile
        self._times_put += 1
        self._undo.remember(Moment(self.experiment, self._run_id, Exchange(put.step, put.after, put.before)))
        self._tell_undo()
        self.was_put.emit(put)

    @property
    def seeking(self) -> bool:
        """Whether the snapshot is older than the last order to go elsewhere."""
        return self._pictures.is_late

    @Slot(int)
    def keep_branch(self, number: int) -> None:
        """Keep a branch of the run until it is dropped."""
        self._order.keep_branch.emit(number)

    @Slot(int)
    def drop_branch(self, number: int) -> None:
        """Forget a branch of the run."""
        self._order.drop_branch.emit(number)

    @Slot(object)
    def set_budget(self, budget: int) -> None:
        """Set how many bytes the checkpoints of a run may take."""
        self._order.set_budget.emit(budget)

    @Slot()
    def reset(self) -> None:
        """Go back to the very beginning: the same choices, a new run."""
        if self.files.opening:
            return
        self.pause()
        self._undo.remember(self._here)
        self._new_run()
        self._tell_undo()

    @Slot(float)
    def set_speed(self, steps_per_second: float) -> None:
        """Set how fast a run plays; infinity is as fast as it goes."""
        self._order.set_speed.emit(steps_per_second)

    def ask(self, view: str, questions: tuple[Observation, ...]) -> None:
        """Ask the questions of a view that is on screen, instead of those it asked before; none when it is hidden."""
        if self._asked.get(view, ()) != questions:
            self._asked[view] = questions
            self._order.observe.emit(tuple(dict.fromkeys(q for asked in self._asked.values() for q in asked)))

    def turn(self) -> AbstractContextManager[None]:
        """Have the thread that trains stand aside while the window answers the person at once.

        A long step is not waited for: most of it does not need the interpreter. Between one stroke of the pen and the
        next, training goes on in short bursts.
        """
        return self._pictures.mailbox.drawing(AT_ONCE, again=True)

    # --- data -----------------------------------------------------------------------------------------------------

    def know(self, blobs: Blobs) -> None:
        """Know the bytes of drawings that the next edit refers to."""
        self.blobs.update(blobs)
        self._order.know.emit(dict(blobs))

    @property
    def store(self) -> Blobs:
        """Everything an experiment may refer to, as it is now."""
        mine = dict(self.blobs)
        return mine if self.library is None else ChainMap(mine, self.library)  # type: ignore[arg-type]

    @Slot(str)
    def use(self, source: str) -> None:
        """Use a published data set that has come into the library; a run that waits for it goes on.

        While a file is opened, that goes first: only if it can't be, the data are used.
        """
        if self.files.opening:
            self._came = source
            return
        if self.experiment.data.source == source:
            self._tell()
            self._start_run(self._run_id, self._first)
        else:
            self._undo.end_edit()
            self.edit(with_source(self.experiment, source))

    @Slot(object)
    def take_examples(self, brought: Brought) -> None:
        """Use examples of the person's own. Each time counts as an edit of its own, however quickly they follow."""
        self.blobs.update(brought.blobs)
        self._undo.end_edit()
        self.edit(with_examples(self.experiment, brought.source, brought.examples))

    @Slot()
    def _use_what_came(self) -> None:
        """Use the data that have come while a file was read that could not be."""
        came, self._came = self._came, ""
        if came:
            self.use(came)

    @Slot()
    def _data_gone(self) -> None:
        """Say that the data are no longer there."""
        self._set_playing(False)
        self._tell()

    # --- runs -----------------------------------------------------------------------------------------------------

    def _new_run(self) -> None:
        self._start_run(next(self._numbers), AT_START)

    def _start_run(self, run_id: int, first: Reach = UNKNOWN) -> None:
        """Begin a run, or come back to one that was so far already."""
        self._run_id, self._first = run_id, first
        self._pictures.begin(run_id)
        self.run_started.emit()
        if self.blocked:
            self.pause()
        else:
            self._order.start.emit(Start(self._run_id, self.experiment, self.store))

    def _set_playing(self, playing: bool) -> None:
        if playing != self.playing:
            self.playing = self._pictures.playing = playing
            self.playing_changed.emit(playing)

    @Slot(int, object)
    def _go_on_with(self, run_id: int, content: Saved) -> None:
        """Show what was in a file; its run is on the way, or starts here if it has none."""
        self._came = ""
        self.pause()
        self._undo.clear()
        self.blobs.update(content.blobs)
        self.experiment = content.experiment
        self._run_id = run_id
        self._pictures.begin(run_id)
        self._tell()
        self._tell_undo()
        past = content.past
        first = reach_of(past.present.state.step, past.end, past.branches) if past else AT_START
        if past and not self.blocked:
            self._first = first
            self.run_started.emit()
        else:
            self._start_run(run_id, first)

    @property
    def mark(self) -> tuple[Experiment, int, int, Reach]:
        """What is being worked on, as a value: other than before, and there is something to save."""
        shown = self.snapshot
        reach = reach_of(shown.step, shown.end, shown.branches) if shown else self._first
        return self.experiment, self._run_id, self._times_put, reach

    # --- what comes back ----------------------------------------------------------------------------------------

    @property
    def snapshot(self) -> Snapshot | None:
        """The newest picture of the run; None before the first."""
        return self._pictures.newest

    @Slot(object, object)
    def _show(self, snapshot: Snapshot, before: Snapshot | None) -> None:
        if snapshot.diverged:
            self._set_playing(False)
        self._follow(snapshot)
        if before is None or snapshot.changes is not before.changes:
            self._tell_undo()  # what is undone may have been left behind
        self.frame.emit(snapshot)

    def _follow(self, snapshot: Snapshot) -> None:
        """Take the choices that were in force where the run has gone back to, or on from there."""
        if self.seeking or self.files.opening:
            return
        stood, self._stood = self._stood, snapshot.step
        if snapshot.experiment != self.experiment:
            self._undo.follow(self._here, snapshot, back=snapshot.step < stood)
            left, self.experiment = self.experiment, snapshot.experiment
            self._tell()
            self._tell_undo()
            if not self.playing:
                self.went_back.emit(left, snapshot)

    @Slot(str)
    def _worker_failed(self, trace: str) -> None:
        self._set_playing(False)
        self.failed.emit(trace)
