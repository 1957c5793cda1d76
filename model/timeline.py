"""The timeline: what has happened in a run, and the way back to any earlier step.

Its history is the first experiment and the events after it, each with its step. The same history gives the same bits,
however the run was stepped, paused or rewound: an earlier step is the nearest checkpoint before it, and the way from
there done again.
"""

from collections.abc import Generator
from contextlib import closing, contextmanager

import numpy as np

from model.branches import Branches
from model.cadence import Cadence
from model.checkpoints import BUDGET, Checkpoint, Checkpoints
from model.checks import check_range
from model.curves import Curves
from model.experiment import BACKPROPAGATION, Experiment
from model.history import PUT_BYTES, Change, Event, History, PutInvalid
from model.layers.workspace import Move
from model.past import Past
from model.trail import Trail
from model.trainer import PartFigures, Trainer
from model.work import Work


class Timeline:
    """A run with its past.

    Attributes:
        trainer: where the run is now.
        history: what it follows from.
        end: the last step that was reached; the present may lie before it.
        curves: what is recorded of it, up to `end`.
        cadence: at which steps evaluations and checkpoints are recorded.
        checkpoints: states to go back to.
        branches: how the curves went on where the run was left for another way.
        trail: where the parameters have been.
        figures: loss and accuracy of the training and the test part as they were last evaluated; None before.
    """

    def __init__(self, trainer: Trainer, budget: int = BUDGET) -> None:
        """Begin with a trainer at step 0.

        Args:
            trainer: the run.
            budget: how many bytes the checkpoints may take.
        """
        self.trainer = trainer
        self.history = History(trainer.experiment)
        self.curves = Curves(trainer.experiment)
        self.end = 0
        self.figures: PartFigures | None = None
        self.checkpoints = Checkpoints(Checkpoint(trainer.state(), 0), budget)
        self.branches = Branches()
        self.trail = Trail(trainer.network.parameters)
        self._untouched: Checkpoint | None = None  # as the run came to where parameters were put by hand
        self._losses = np.empty(1_024)  # of batches, on their way to the curve
        self.cadence = Cadence(self.trainer)
        self._evaluate()

    # --- forward ------------------------------------------------------------------------------------------------

    def advance(self, steps: int) -> int:
        """Train for `steps` steps; return how many were done. It is fewer where the run diverges: that ends it.

        In the past, the same is done again, and nothing of it is lost, up to the end or to just before the next change:
        that is not made again, so the run leaves its old way there. Beyond, curves and checkpoints are recorded.
        """
        done = fresh = 0  # fresh: how many losses are not yet on their curve
        while done < steps and not self.trainer.diverged:
            before = self.trainer.step_number
            known, stop = self._known_from(before), self._pause()
            again = before < known
            if again:
                stop = min(stop, known)
            else:
                self._branch(before)
            if fresh == len(self._losses):
                self.curves.add_losses(before, self._losses)
                fresh = 0
            losses = self._losses[fresh:]
            n = self.trainer.run(min(steps - done, stop - before, len(losses)), losses)
            if again:
                self._retrace()
            else:
                fresh += n
                self._record()
            done += n
        self.curves.add_losses(self.trainer.step_number, self._losses[:fresh])
        return done

    def train_to(self, step: int) -> Work[None]:
        """Train until a step, yielding (done, total) after every few. Closed early, it stays after one of them.

        The run may end before, where it diverges.
        """
        start = self.trainer.step_number
        while self.trainer.step_number < step and not self.trainer.diverged:
            if self.experiment.gradient == BACKPROPAGATION:
                self.advance(min(self.cadence.quick, step - self.trainer.step_number))
            else:
                for _ in self.advance_in_parts():
                    yield self.trainer.step_number - start, step - start
            yield self.trainer.step_number - start, step - start

    def advance_in_parts(self) -> Work[None]:
        """Train for one step that takes long, yielding (done, total). Closed early, the step was not done.

        After divergence there is no step to do.
        """
        with closing(self.moves_in_parts()) as moves:
            yield from ((done, total) for move, done, total in moves if not move)

    def moves_in_parts(self) -> Generator[tuple[Move | None, int, int], None, None]:
        """Train for one step move by move, as Trainer.moves_in_parts does. Closed before the last, it was not done.

        After divergence there is no step to do.
        """
        if self.trainer.diverged:
            return
        before = self.trainer.step_number
        with self._gradient_given_back(), closing(self.trainer.moves_in_parts()) as moves:
            for move, done, total in moves:
                if self.trainer.step_number > before:
                    self._stepped()
                yield move, done, total

    @contextmanager
    def _gradient_given_back(self) -> Generator[None, None, None]:
        """Put the gradient of the last step back where one that is done in parts is given up."""
        before, gradient = self.trainer.step_number, self._gradient()
        try:
            yield
        except GeneratorExit:
            if self.trainer.step_number == before:
                np.copyto(self.trainer.network.gradient, gradient)
            raise

    def edit(self, experiment: Experiment) -> None:
        """Put a live edit in force from here on, and remember it.

        Raises:
            Invalid: the edit is structural.
        """
        if experiment == self.experiment:
            return
        self.branch()
        step = self.trainer.step_number
        judged = self.experiment.loss, self.cadence.gap_at(step)
        self.trainer.edit(experiment)
        self._remember(Event(step, experiment, self.put_at(step)))
        if judged != (self.experiment.loss, self.cadence.gap_at(step)):
            self._judge_anew()

    def put(self, parameters: np.ndarray) -> None:
        """Put the network elsewhere: it goes on from these parameters, with an optimiser that begins anew.

        Args:
            parameters: every weight and bias, shape (n,).

        Raises:
            PutInvalid: they are not finite or of another network, the run has diverged, or too many were put before.
        """
        trainer = self.trainer
        with np.errstate(over="ignore"):  # which is told
            values = np.array(parameters, self.experiment.precision)
        if values.shape != trainer.network.parameters.shape:
            raise PutInvalid("another_network", f"{trainer.network.parameters.size} numbers", values.shape)
        if not np.isfinite(values).all():
            raise PutInvalid("not_finite", "finite numbers", "others")
        if trainer.diverged:
            raise PutInvalid("diverged", "a run that can go on", "one that has diverged")
        others = self.history.until(trainer.step_number - 1)
        if others.put_bytes + values.nbytes > PUT_BYTES:
            raise PutInvalid("full", f"at most {PUT_BYTES} bytes of them in one history", "more")
        self.branch()
        self._untouched = self._present()
        trainer.put(values)
        self._remember(Event(trainer.step_number, trainer.experiment, values.tobytes()))
        self._judge_anew()

    def put_instead(self, step: int, parameters: bytes | None) -> Work[None]:
        """Go to a step as if other parameters, or none, had been put there by hand; what came after is left.

        The history is changed at once, and the run stands at a moment of it; the rest of the way is that of `seek`.

        Args:
            step: where, from 0 to the last step that was reached.
            parameters: as in Event.

        Raises:
            Invalid: the run was never at `step`.
        """
        check_range("step", step, (0, self.end))
        self._branch(step)
        self._remember(Event(step, self.history.experiment, parameters))
        self.curves.forget_figures(self.end)
        self._return_to(self.checkpoints.before(step))
        return self._seek_what_was_put(step)

    def _seek_what_was_put(self, step: int) -> Work[None]:
        """Go there, and have on the curves how good the network is that stands there now."""
        yield from self.seek(step)
        if self.figures and self._is_drawn():
            self.curves.add_figures(self.trainer.step_number, *self.figures)

    def put_at(self, step: int) -> bytes | None:
        """Return what was put by hand at a step, see Event; None for nothing."""
        return self.history.put_at(step)

    def _remember(self, event: Event) -> None:
        """Have an event as the last one."""
        self.history = self.history.with_event(event)
        self.trail.put(event.step, self._values(event))
        self.cadence = Cadence(self.trainer)

    def _values(self, event: Event) -> np.ndarray | None:
        return None if event.parameters is None else np.frombuffer(event.parameters, self.history.first.precision)

    @property
    def nbytes(self) -> int:
        """How much memory the trainer at rest, checkpoints, curves, and what was put by hand take, in bytes."""
        parts = (self.trainer, self.checkpoints, self.branches, self.trail, self.curves)
        return sum(part.nbytes for part in parts) + self.history.put_bytes

    @property
    def changes(self) -> tuple[Change, ...]:
        """What a person did, by ascending step, that left out that changed nothing in the end."""
        return self.history.changes

    @property
    def experiment(self) -> Experiment:
        """The choices in force."""
        return self.trainer.experiment

    # --- back ---------------------------------------------------------------------------------------------------

    def seek(self, step: int) -> Work[None]:
        """Go to an earlier step (or a later one that was there before), yielding (done, total) on the way.

        Edits made on the way are made again; an edit made at `step` itself is in force there. Closed early, the run is
        where it was at a step before; or where it is now, if no step was done again yet.

        Args:
            step: where, from 0 to the last step that was reached.

        Raises:
            Invalid: the run was never at `step`.
        """
        check_range("step", step, (0, self.end))
        trainer, here = self.trainer, self.trainer.step_number
        present, gradient, figures = self._present(), self._gradient(), self.figures
        # From before `step`, not from it: the last step is done again, so that its gradient is there too.
        checkpoint = self.checkpoints.before(step)
        if checkpoint.state.step < here < step:  # what is shown is nearer than what is kept
            start, done = here, sum(e.step <= here for e in self.history.events)
        else:
            start, done = checkpoint.state.step, self._return_to(checkpoint)
        self.figures = None
        try:
            for number, event in enumerate((*self.history.events[done:], None), done):
                stop = step if event is None else min(event.step, step)
                while trainer.step_number < stop:
                    # Never between a step and its edit: closed here, the run is at a moment of its history.
                    yield trainer.step_number - start, step - start
                    yield from self._replay(stop, start, step)
                    if self.cadence.keeps(trainer.step_number) and not trainer.diverged:
                        self.checkpoints.add(Checkpoint(trainer.state(), number))
                if event is not None and event.step <= step:
                    self._do(event, number)
        except GeneratorExit:
            if trainer.step_number == start:  # where the gradient of the step before is not known
                self._put_back(present, gradient)
                self.figures = figures
            raise
        finally:
            self.cadence = Cadence(self.trainer)
        yield step - start, step - start
        train = trainer.evaluate(trainer.dataset.train)
        yield step - start, step - start
        self.figures = PartFigures(train, trainer.evaluate(trainer.dataset.test))

    def _return_to(self, checkpoint: Checkpoint) -> int:
        """Go to a checkpoint, do again what came at its very step, and return how many events are done."""
        self.trainer.restore(checkpoint.state)
        self._untouched = None
        done = checkpoint.events
        for number, event in enumerate(self.history.events[done:], done):
            if event.step == checkpoint.state.step:
                self._do(event, number)
                done += 1
        self.cadence = Cadence(self.trainer)
        return done

    def _do(self, event: Event, number: int) -> None:
        """Do again what a person did at this step; `number` events lie before."""
        values = self._values(event)
        if values is not None:
            self._untouched = Checkpoint(self.trainer.state(), number)
        self.trainer.edit(event.experiment)
        if values is not None:
            self.trainer.put(values)
        self.cadence = Cadence(self.trainer)

    def _replay(self, stop: int, start: int, target: int) -> Work[None]:
        """Do some steps again on the way to `stop`, as many as are quick, or one that takes long."""
        now, gap = self.trainer.step_number, self.cadence.checkpoint_gap
        if self.cadence.in_parts:
            for _ in self.trainer.parts():
                yield now - start, target - start
        else:
            self.trainer.run(min(self.cadence.quick, stop - now, gap - now % gap))

    def branch(self) -> None:
        """Make the present the end of the history: of what came after it only the curves are left, as a branch."""
        self._branch(self.trainer.step_number)

    def _branch(self, now: int) -> None:
        if now == self.end:
            return
        self.branches.add(now, self.end, self.curves.leave(now))
        self.end = now
        self.history = self.history.until(now)
        self.checkpoints.truncate(now)
        self.trail.forget_after(now)

    # --- taken out and put back ----------------------------------------------------------------------------------

    def past(self, budget: int = BUDGET) -> Past:
        """Return the run as it is now, between two steps. Quick: only the present state and the curves are copied.

        Args:
            budget: how many bytes the checkpoints may take, see Checkpoints.within.
        """
        present, gradient = self._present(), self._gradient()
        gradient.flags.writeable = False
        checkpoints = self.checkpoints.within(budget)
        curves, branches = self.curves.buckets(), self.branches.all()
        return Past(self.history, self.end, present, gradient, checkpoints, curves, branches)

    def resume(self, past: Past) -> None:
        """Become the run that `past` was taken from: it goes on with the same bits.

        Nothing is checked. The timeline is one at step 0 of the first experiment, and has the same examples.
        """
        self.history, self.end = past.history, past.end
        self._put_back(past.present, past.gradient)
        good = () if self.trainer.diverged else (past.present,)
        kept = {c.state.step: c for c in (*good, *past.checkpoints) if c.state.step}
        self.checkpoints.replace(kept[step] for step in sorted(kept))
        for checkpoint in kept.values():
            self.trail.add(checkpoint.state.step, checkpoint.state.parameters)
        for event in self.history.events:
            self.trail.put(event.step, self._values(event))
        self.curves.restore(past.series)
        self.branches.restore(past.branches)
        self.cadence = Cadence(self.trainer)
        self.figures = self._evaluated()

    def rest(self, budget: int) -> None:
        """Give up checkpoints until they take at most `budget` bytes: the run is left, but may be come back to."""
        self.checkpoints.thin(min(self.checkpoints.budget, budget))

    def _present(self) -> Checkpoint:
        """Return the run as it came to this step, before what a person did there."""
        trainer = self.trainer
        if self._untouched and self._untouched.state.step == trainer.step_number:
            return self._untouched
        before = self.history.until(trainer.step_number - 1)
        here = [e for e in self.history.events if e.step == trainer.step_number]
        if here:  # Edits of this very step are taken back and made again: they remember more than a state holds.
            trainer.edit(before.experiment)
        present = Checkpoint(trainer.state(), len(before.events))
        for event in here:
            trainer.edit(event.experiment)
        return present

    def _gradient(self) -> np.ndarray:
        """Return the gradient of the last step, before clipping."""
        return self.trainer.network.unclipped(self.trainer.network.gradient)

    def _put_back(self, present: Checkpoint, gradient: np.ndarray) -> None:
        """Go to where `_present` was taken, with the gradient that there was."""
        self.trainer.restore(present.state)
        np.copyto(self.trainer.network.gradient, gradient)
        for number, event in enumerate(self.history.events):
            if event.step == self.trainer.step_number:
                self._do(event, number)

    # --- recording ----------------------------------------------------------------------------------------------

    def _pause(self) -> int:
        """Return the next step at which something is recorded."""
        step, cadence = self.trainer.step_number, self.cadence
        gaps = (cadence.gap_at(step), cadence.checkpoint_gap, self.trail.distance)
        return min(step + gap - step % gap for gap in gaps)

    def _known_from(self, step: int) -> int:
        """Return how far training on from a step repeats the past: to the end, or to just before the next change."""
        return min((self.end, *(event.step - 1 for event in self.history.events if event.step > step)))

    def _stepped(self) -> None:
        """Record one step that was done; what came after it is left only now, not while it may be given up."""
        before = self.trainer.step_number - 1
        if before < self._known_from(before):
            self._retrace()
        else:
            self._branch(before)
            self.curves.series["batch_loss"].append(self.trainer.step_number, self.trainer.loss)
            self._record()

    def _retrace(self) -> None:
        """Have at hand what was recorded after steps that were done before."""
        self._untouched = None
        if self._is_drawn():
            self.figures = self._evaluated()

    def _record(self) -> None:
        self.end = step = self.trainer.step_number
        self._untouched = None
        self.branches.overwrite(step)
        if self.trainer.diverged:
            return
        self.trail.add(step, self.trainer.network.parameters)
        if self.cadence.evaluates(step):
            self._evaluate()
        if self.cadence.keeps(step):
            self.checkpoints.add(Checkpoint(self.trainer.state(), len(self.history.events)))

    def _evaluated(self) -> PartFigures:
        data = self.trainer.dataset
        return PartFigures(self.trainer.evaluate(data.train), self.trainer.evaluate(data.test))

    def _evaluate(self) -> None:
        self.figures = self._evaluated()
        self.curves.add_figures(self.trainer.step_number, *self.figures)
        if self.trainer.step_number:
            self.curves.add_gradients(self.trainer.step_number, self.trainer.network)

    def _judge_anew(self) -> None:
        """Have on the curves, at the present step, what stands there now, judged by the loss now in force."""
        self.curves.forget_figures(self.end)
        if self._is_drawn():
            self.figures = self._evaluated()
            self.curves.add_figures(self.trainer.step_number, *self.figures)

    def _is_drawn(self) -> bool:
        """Tell whether the curves have figures at the present step: by what is in force there, not how it came to be.

        A step that was only trained for has them as often as is affordable, one where something was put always.
        """
        step = self.trainer.step_number
        return not self.trainer.diverged and (self.put_at(step) is not None or self.cadence.evaluates(step))
