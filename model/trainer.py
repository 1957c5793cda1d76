"""The trainer: turns an experiment and its data into learning, one step at a time."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from contextvars import Context
from dataclasses import dataclass
from functools import partial
from math import isfinite

import numpy as np

from model import arrays, metrics, streams
from model.batches import Batches
from model.blobs import Blobs
from model.checks import Invalid
from model.data.dataset import Dataset, Part
from model.experiment import BACKPROPAGATION, Experiment
from model.layers import Convolution
from model.layers.base import Weighted
from model.layers.workspace import Moment, Move
from model.moves import (
    Objective,
    backward_moves,
    clip_move,
    forward_moves,
    loss_move,
    numerical_move,
    penalty,
    penalty_move,
    schedule_move,
    update_move,
)
from model.network import Network
from model.numerical import network_gradient_in_parts
from model.optimizers import State
from model.schedules import Constant
from model.work import Work

EVALUATED = 1_000
"""The largest number of samples of each part that the loss and accuracy curves are computed on."""

SWEEP = 64
"""After how many steps what an optimiser remembers is swept: by the step's number, so that a replay does the same."""


def initial_network(experiment: Experiment, blobs: Blobs) -> Network:
    """Return the network as it is before the first step.

    Raises:
        Invalid: the rows do not fit, or given values are missing or not as many as the layer has parameters.
    """
    network = Network(experiment.input_shape, experiment.rows, experiment.precision)
    drawn = 0
    for k, row in enumerate(network.rows):
        # Only rows with weights are counted: another one between them leaves theirs as they are.
        rng = streams.stream(experiment.seed, streams.WEIGHTS, drawn)
        drawn += isinstance(row, Weighted)
        try:
            row.initialize(network.layers[k], rng, blobs)
        except Invalid as invalid:
            raise Invalid(f"layer {k}: {invalid.field}", invalid.expected, invalid.value) from invalid
    return network


def _where_infinity_is_no_error() -> Context:
    """Return a context in which NumPy says nothing of infinity and NaN: they are a state of a run.

    NumPy's settings belong to the context; entering one costs a thirtieth of `np.errstate`.
    """
    context = Context()
    context.run(np.seterr, all="ignore")
    return context


@dataclass(frozen=True)
class TrainerState:
    """Everything a trainer needs to go on from a step. Its arrays are copies and read-only.

    Attributes:
        experiment: the choices in force.
        step, epoch, sample: how many steps and epochs are done, and how many samples of this epoch.
        parameters: every weight and bias, flat.
        kept: what layers keep besides, such as running means, flat.
        optimizer: what the optimiser remembers.
        loss: the loss of the last batch; NaN before the first step.
    """

    experiment: Experiment
    step: int
    epoch: int
    sample: int
    parameters: np.ndarray
    kept: np.ndarray
    optimizer: State
    loss: float

    @property
    def nbytes(self) -> int:
        """How much memory its arrays take."""
        return self.parameters.nbytes + self.kept.nbytes + sum(a.nbytes for a in self.optimizer.values())


@dataclass(frozen=True)
class Figures:
    """How good the network is on a part of its data.

    Attributes:
        loss: the loss, without penalties.
        accuracy: the share of right answers, or R²: see `metrics.goodness`.
    """

    loss: float
    accuracy: float


class Trainer:
    """A run of one experiment.

    Attributes:
        experiment: the choices in force.
        dataset: the examples.
        network: the network being trained.
        first_kernels: W of each convolution by its row, as it was before the first step.
        optimizer_state: what the optimiser remembers.
        batches: the training examples, and where in them the run is.
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
        self._rate = np.zeros((), experiment.precision)
        self._quietly = _where_infinity_is_no_error()
        self.moment: Moment | None = None
        self.between: Callable[[], None] = lambda: None
        self._retired: dict[str, tuple[int, State]] = {}  # by kind: the step at which an optimiser was left, its state
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
        program = self.program
        try:
            with self._given_up_if_closed():
                for number in range(1, len(program)):
                    yield from self._do(program, number)
            yield from self._do(program, len(program))
        finally:
            self.moment = None
            self.network.unclip()

    def _do(self, program: tuple[Move, ...], number: int) -> Generator[tuple[Move | None, int, int], None, None]:
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
        self.moment = Moment(step, program, number, before)
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
    def program(self) -> tuple[Move, ...]:
        """The moves of the next step."""
        return self._programs[self._rows]

    @property
    def step_number(self) -> int:
        """How many steps are done."""
        return self.batches.step

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
        self.batches.go_to(state.step, state.epoch, state.sample)
        np.copyto(self.network.parameters, state.parameters)
        np.copyto(self.network.kept, state.kept)
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
                losses.append(self._objective.of(last, targets)() * len(samples))
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
        self._programs.clear()
        self._calls_of.clear()
        self._calls = ()
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
        self.batches.edit(self.experiment)
        self._objective = Objective(self.experiment.output.activation, self.experiment.loss)
        self._rate[()] = self.experiment.learning_rate
        self._programs: dict[int, tuple[Move, ...]] = {}
        self._calls_of: dict[int, tuple[Callable[[], object], ...]] = {}
        self._select()

    def _select(self) -> None:
        """Make the program for the size of the next batch the current one."""
        rows = self.batches.rows
        if rows not in self._programs:
            self._programs[rows] = tuple(self._program(rows))
            self._calls_of[rows] = tuple(call for move in self._programs[rows] for call in move.calls)
        self._rows, self._calls = rows, self._calls_of[rows]

    def _program(self, rows: int) -> Iterator[Move]:
        network, objective, experiment = self.network, self._objective, self.experiment
        workspaces = network.workspaces(rows, self._noise)
        x, t = workspaces[0]["X"].reshape(rows, -1), network.room(rows, (experiment.data.outputs,))
        yield Move("batch", None, tuple(self.batches.calls(x, t)), (), (("X", x), ("T", t)))
        yield from forward_moves(network, workspaces)
        yield loss_move(objective, workspaces[-1], t, self._loss)
        if experiment.gradient == BACKPROPAGATION:
            yield from backward_moves(network, workspaces, objective, t)
        else:
            yield numerical_move(
                network,
                partial(network_gradient_in_parts, network, objective, x, t, experiment.gradient, self._noise),
                (("X", x), ("T", t)),
            )
        if experiment.l1 or experiment.l2:
            yield penalty_move(network, experiment.l1, experiment.l2)
        if experiment.clip:
            yield clip_move(network, experiment.clip)
        if experiment.schedule != Constant():
            yield schedule_move(experiment.schedule, experiment.learning_rate, lambda: self.step_number, self._rate)
        yield update_move(network, experiment.optimizer, self.optimizer_state, self._rate)

    def _noise(self, layer: int) -> np.random.Generator:
        """Return the random stream of a layer for the step that is being done: the same whenever it is done again."""
        return streams.stream(self.experiment.seed, streams.DROPOUT, self.step_number, layer)

    def _advance(self) -> None:
        """Count the step that was done."""
        changed = self.batches.advance()
        if not self.batches.step % SWEEP:
            self.experiment.optimizer.sweep(self.optimizer_state)
        if changed:
            self._select()
