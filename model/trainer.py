"""The trainer: turns an experiment and its data into learning, one step at a time."""

from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from contextvars import Context
from dataclasses import dataclass
from math import isfinite
from typing import NamedTuple

import numpy as np

from model import arrays, metrics
from model.batches import Batches
from model.blobs import Blobs
from model.checks import Invalid
from model.data.dataset import Dataset, Part
from model.experiment import Experiment
from model.initial_network import initial_network
from model.layers import Convolution
from model.layers.workspace import Move
from model.moment import Moment
from model.moves import penalty
from model.optimizers import State
from model.programs import Calls, Programs
from model.trainer_state import TrainerState
from model.work import Work

EVALUATED = 1_000
"""The largest number of samples of each part that the loss and accuracy curves are computed on."""

SWEEP = 64
"""After how many steps what an optimiser remembers is swept: by the step's number, so that a replay does the same."""


def _where_infinity_is_no_error() -> Context:
    """Return a context in which NumPy says nothing of infinity and NaN: they are a state of a run.

    NumPy's settings belong to the context; entering one costs a thirtieth of `np.errstate`.
    """
    context = Context()
    context.run(np.seterr, all="ignore")
    return context


@dataclass(frozen=True)
class Figures:
    """How good the network is on a part of its data.

    Attributes:
        loss: the loss, without penalties.
        accuracy: the share of right answers, or R²: see `metrics.goodness`.
    """

    loss: float
    accuracy: float


class PartFigures(NamedTuple):
    """How good the network is on the training part, and on the test part."""

    train: Figures
    test: Figures

    def of(self, part: str) -> Figures:
        """Return those of "train" or "test"."""
        return self.test if part == "test" else self.train


class Trainer:
    """A run of one experiment.

    Attributes:
        experiment: the choices in force.
        dataset: the examples.
        network: the network being trained.
        first_kernels: W of each convolution by its row, as it was before the first step.
        optimizer_state: what the optimiser remembers.
        batches: the training examples, and where in them the run is.
        program: the moves of the next step; none while it rests.
        moment: where a step stands that is done move by move; None where none is.
        between: called after each of several steps and between parts of an evaluation, which takes as long as many of
            them; whoever has something more urgent to do can do it then, but for this run.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset, blobs: Blobs) -> None:
        """Set up a run at step 0.

        Args:
            experiment: the choices.
            dataset: the examples.
            blobs: the bytes they refer to; those of drawings that are taught later are looked for here, too.

        Raises:
            Invalid: given initial values do not fit.
        """
        self.experiment = experiment
        self.dataset = dataset
        self.network = initial_network(experiment, blobs)
        rows = enumerate(self.network.rows)
        self.first_kernels = {k: self.network.layers[k]["W"].copy() for k, row in rows if isinstance(row, Convolution)}
        self.optimizer_state = experiment.optimizer.initial_state(self.network.parameters)
        self.batches = Batches(experiment, dataset, blobs, self.network.narrow)
        self._loss = np.full((), np.nan)
        self._quietly = _where_infinity_is_no_error()
        self.program: tuple[Move, ...] = ()
        self._calls: Calls = ()
        self.moment: Moment | None = None
        self.between: Callable[[], None] = lambda: None
        self._retired: dict[str, tuple[int, State]] = {}  # by kind: the step at which an optimiser was left, its state
        self._unedited = 0, experiment  # a step, and the choices in force before all edits there
        self._compile()

    # --- one step -----------------------------------------------------------------------------------------------

    def step(self) -> None:
        """Do one training step."""
        self._quietly.run(self._step)
        self.network.unclip()

    def _step(self) -> None:
        for call in self._calls:
            call()
        self._advance()

    def run(self, steps: int, losses: np.ndarray | None = None) -> int:
        """Do several steps in a bare loop, and stop early where the loss is no longer finite.

        Args:
            steps: how many.
            losses: takes the loss of each batch; shape (≥ steps,).

        Returns:
            How many were done.
        """
        done = self._quietly.run(self._run, steps, losses)
        self.network.unclip()
        return done

    def _run(self, steps: int, losses: np.ndarray | None) -> int:
        loss = self._loss
        for i in range(steps):
            self._step()
            self.between()
            if losses is not None:
                losses[i] = loss
            if not isfinite(loss):
                return i + 1
        return steps

    def moves(self) -> Generator[Move, None, None]:
        """Do one step move by move: yields each move once it is done.

        The step is done with its last move, the update. Closed before that, it was not done.
        """
        with closing(self.moves_in_parts()) as moves:
            for move, _, _ in moves:
                if move:
                    yield move

    def parts(self) -> Work[None]:
        """Do one step in parts: yields (done, total) within moves that take long. Closed early, it was not done."""
        with closing(self.moves_in_parts()) as moves:
            for move, done, total in moves:
                if not move:
                    yield done, total

    def moves_in_parts(self) -> Generator[tuple[Move | None, int, int], None, None]:
        """Do one step move by move, and moves that take long in parts: yields the move once it is done, before that
        None, with done and total.

        When a move is done, `moment` tells about it, until the next one begins or this is closed. The step is done with
        its last move, the update. Closed before that, it was not done.
        """
        experiment, program = self.experiment, self.program
        try:
            with self._given_up_if_closed():
                for number in range(1, len(program)):
                    yield from self._do(experiment, program, number)
            yield from self._do(experiment, program, len(program))
        finally:
            self.moment = None
            self.network.unclip()

    def _do(
        self, experiment: Experiment, program: tuple[Move, ...], number: int
    ) -> Generator[tuple[Move | None, int, int], None, None]:
        """Do one move of a step, as told by `moves_in_parts`."""
        step, move = self.step_number, program[number - 1]
        read = {name for name, _ in move.operands}
        before = {name: array.copy() for name, array in move.results if name in read}
        self.moment = None
        if move.parts:
            parts = move.parts()
            while progress := self._quietly.run(next, parts, None):
                yield None, *progress
        else:
            self._quietly.run(move.run)
        if number == len(program):
            self._advance()
        self.moment = Moment(step, experiment, program, number, before)
        yield move, 1, 1

    @contextmanager
    def _given_up_if_closed(self) -> Generator[None, None, None]:
        """Take back the loss and what layers keep: all of the run that is written before the update."""
        loss, kept = float(self._loss), self.network.kept.copy()
        try:
            yield
        except GeneratorExit:
            self._loss[()] = loss
            np.copyto(self.network.kept, kept)
            raise

    @property
    def step_number(self) -> int:
        """How many steps are done."""
        return self.batches.step

    @property
    def last_experiment(self) -> Experiment:
        """The choices in force at the last step: edits that came after it are not among them."""
        step, unedited = self._unedited
        return unedited if step == self.step_number else self.experiment

    @property
    def loss(self) -> float:
        """The loss of the last batch, as it was before that step's update; NaN before the first step."""
        return float(self._loss)

    @property
    def diverged(self) -> bool:
        """Whether the last batch's loss was infinite or not a number."""
        return self.step_number > 0 and not isfinite(self._loss)

    # --- going elsewhere ----------------------------------------------------------------------------------------

    def edit(self, experiment: Experiment) -> None:
        """Put live edits in force from the next step on.

        A new kind of optimiser starts with zero state; one that was in force at this very step goes on with its own, so
        that an edit can be taken back.

        Raises:
            Invalid: a structural field differs, which takes a new run.
        """
        if not self.experiment.same_run(experiment):
            raise Invalid("experiment", "live edits only", "a structural edit")
        before, after = self.experiment.optimizer.kind, experiment.optimizer.kind
        if before != after:
            self._retired = {k: kept for k, kept in self._retired.items() if kept[0] == self.step_number}
            self._retired[before] = self.step_number, self.optimizer_state
            fresh = experiment.optimizer.initial_state(self.network.parameters)
            self.optimizer_state = self._retired.get(after, (0, fresh))[1]
        self._unedited = self.step_number, self.last_experiment
        self.experiment = experiment
        self._compile()

    def put(self, parameters: np.ndarray) -> None:
        """Go on from other parameters, shape (n,); the optimiser begins anew, as what it remembers led elsewhere.

        What layers keep besides, the choices and the place in the epoch stay as they are.
        """
        np.copyto(self.network.parameters, parameters)
        self.optimizer_state = self.experiment.optimizer.initial_state(self.network.parameters)
        self._retired.clear()
        self._compile()

    def state(self) -> TrainerState:
        """Return everything that is needed to go on from here."""
        arrays = {"parameters": self.network.parameters, "kept": self.network.kept, **self.optimizer_state}
        copies = {name: array.copy() for name, array in arrays.items()}
        for copy in copies.values():
            copy.flags.writeable = False
        parameters, kept, at = copies.pop("parameters"), copies.pop("kept"), self.batches
        return TrainerState(self.experiment, at.step, at.epoch, at.sample, parameters, kept, copies, float(self._loss))

    def restore(self, state: TrainerState) -> None:
        """Go to a state of this run. It holds no gradient: that is zero until the next step."""
        self.experiment = state.experiment
        self._unedited = state.step, state.experiment
        self.batches.go_to(state.step, state.epoch, state.sample)
        self.network.take(state.parameters, state.kept)
        self.network.gradient.fill(0)
        self.network.clipping = 1.0
        self.optimizer_state = {name: arrays.copy(array) for name, array in state.optimizer.items()}
        self._loss[()] = state.loss
        self._retired.clear()
        self._compile()

    # --- figures ------------------------------------------------------------------------------------------------

    def evaluate(self, part: Part, limit: int | None = EVALUATED) -> Figures:
        """Return loss and accuracy on the first `limit` samples of a part, in buffers of their own."""
        x, t, labels = part.x[:limit], part.t[:limit], part.labels[:limit]
        evaluation = self.network.evaluation(len(x))
        losses: list[float] = []
        outputs: list[np.ndarray] = []
        with np.errstate(all="ignore"):
            for start in range(0, len(x), evaluation.rows):
                samples = x[start : start + evaluation.rows]
                last = evaluation.run(samples)
                outputs.append(last["Z"][: len(samples)].copy())
                targets = t[start : start + len(samples)].astype(self.experiment.precision)
                losses.append(self._programs.objective.of(last, targets)() * len(samples))
                self.between()
            y = np.concatenate(outputs)
            good = metrics.goodness(y, t, labels, self.dataset.source.threshold)
        return Figures(float(sum(losses)) / len(x), good)

    def penalty(self) -> float:
        """Return what L1 and L2 add to the loss."""
        if not (self.experiment.l1 or self.experiment.l2):
            return 0.0
        with np.errstate(all="ignore"):
            return penalty(self.network, self.experiment.l1, self.experiment.l2)

    # --- the program --------------------------------------------------------------------------------------------

    def rest(self) -> None:
        """Give up the room for steps and evaluations, which may be large; before the next step it has to `wake`."""
        self._programs.forget()
        self.program, self._calls = (), ()
        self.network.forget_evaluations()

    def wake(self) -> None:
        """Make room for steps anew."""
        self._select()

    @property
    def nbytes(self) -> int:
        """How much memory it takes while it rests, in bytes, beside the examples of the dataset."""
        network = self.network
        arrays = (network.parameters, network.gradient, network.kept, *self.optimizer_state.values())
        return sum(array.nbytes for array in arrays) + self.batches.nbytes

    def _compile(self) -> None:
        """Bind the choices in force and what the optimiser remembers into programs."""
        self.batches.edit(self.experiment)
        self._programs = Programs(self.experiment, self.network, self.batches, self.optimizer_state, self._loss)
        self._select()

    def _select(self) -> None:
        """Make the program for the size of the next batch the current one."""
        self.program, self._calls = self._programs.of(self.batches.rows)

    def _advance(self) -> None:
        """Count the step that was done."""
        changed = self.batches.advance()
        if not self.batches.step % SWEEP:
            self.experiment.optimizer.sweep(self.optimizer_state)
        if changed:
            self._select()
