"""The trainer: turns an experiment and its data into learning, one step at a time."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from contextvars import Context
from dataclasses import dataclass
from functools import partial
from math import isfinite

import numpy as np

from model import metrics, streams
from model.activations import ACTIVATIONS
from model.augmentation import shifted
from model.blobs import Blobs
from model.checks import Invalid
from model.data.dataset import Dataset, Part
from model.data.examples import unpack
from model.data.taught import Taught
from model.differentiation import numerical_gradient_in_parts
from model.experiment import BACKPROPAGATION, Experiment
from model.layers import Dense
from model.layers.base import Weighted
from model.losses import one_hot
from model.moves import (
    Moment,
    Move,
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
from model.numerical import DenseRow, dense_gradient_in_parts
from model.optimizers import State
from model.schedules import Constant

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


def dense_rows(network: Network) -> list[DenseRow]:
    """Return the rows of a network, if all are dense and their activations have no parameters; otherwise none."""
    dense = [row for row in network.rows if isinstance(row, Dense) and not ACTIVATIONS[row.activation].parameters(1)]
    if len(dense) < len(network.rows):
        return []
    return [
        DenseRow(own["W"], own["b"], ACTIVATIONS[row.activation])
        for row, own in zip(dense, network.layers, strict=True)
    ]


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
        accuracy: the share of right answers; for regression R².
    """

    loss: float
    accuracy: float


class Trainer:
    """A run of one experiment.

    Attributes:
        experiment: the choices in force.
        dataset: the examples.
        network: the network being trained.
        optimizer_state: what the optimiser remembers.
        step_number: how many steps are done.
        epoch, sample: how many epochs are done, and how many samples of this one.
        samples: the number of training samples.
        moment: where a step stands that is done move by move; None where none is.
        between: called between parts of an evaluation, which takes as long as many steps; whoever has something more
            urgent to do can do it then, but for this run.
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
        self.optimizer_state = experiment.optimizer.initial_state(self.network.parameters)
        self.step_number = self.epoch = self.sample = 0
        self._blobs = blobs
        self._taught: tuple[Taught, np.ndarray, np.ndarray] = (Taught(), np.empty(0), np.empty(0))
        in_order = np.asfortranarray if self.network.narrow else np.ascontiguousarray
        self._x = in_order(dataset.train.x, experiment.precision)
        self._t = in_order(dataset.train.t, experiment.precision)
        self.samples = len(self._x)
        self._loss = np.full((), np.nan)
        self._rate = np.zeros((), experiment.precision)
        self._quietly = _where_infinity_is_no_error()
        self._order = self._draw_order()
        self.moment: Moment | None = None
        self.between: Callable[[], None] = lambda: None
        self._retired: dict[str, tuple[int, State]] = {}  # by kind: the step at which an optimiser was left, its state
        self._compile()

    # --- one step -----------------------------------------------------------------------------------------------

    def step(self) -> None:
        """Do one training step."""
        self._quietly.run(self._step)

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
        return self._quietly.run(self._run, steps, losses)

    def _run(self, steps: int, losses: np.ndarray | None) -> int:
        loss = self._loss
        for i in range(steps):
            self._step()
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

    def parts(self) -> Generator[tuple[int, int], None, None]:
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

    def state(self) -> TrainerState:
        """Return everything that is needed to go on from here."""
        arrays = {"parameters": self.network.parameters, "kept": self.network.kept, **self.optimizer_state}
        copies = {name: array.copy() for name, array in arrays.items()}
        for copy in copies.values():
            copy.flags.writeable = False
        parameters, kept = copies.pop("parameters"), copies.pop("kept")
        return TrainerState(
            self.experiment, self.step_number, self.epoch, self.sample, parameters, kept, copies, float(self._loss)
        )

    def restore(self, state: TrainerState) -> None:
        """Go to a state of this run."""
        new_epoch = state.epoch != self.epoch
        self.experiment = state.experiment
        self.step_number, self.epoch, self.sample = state.step, state.epoch, state.sample
        np.copyto(self.network.parameters, state.parameters)
        np.copyto(self.network.kept, state.kept)
        self.optimizer_state = {name: array.copy() for name, array in state.optimizer.items()}
        self._loss[()] = state.loss
        self._retired.clear()
        if new_epoch:
            self._order = self._draw_order()
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
            good = metrics.accuracy(y, labels) if self.dataset.source.classes else metrics.r_squared(y, t)
        return Figures(float(sum(losses)) / len(x), good)

    def penalty(self) -> float:
        """Return what L1 and L2 add to the loss."""
        if not (self.experiment.l1 or self.experiment.l2):
            return 0.0
        with np.errstate(all="ignore"):
            return penalty(self.network, self.experiment.l1, self.experiment.l2)

    # --- the program --------------------------------------------------------------------------------------------

    def _compile(self) -> None:
        self._learn_taught()
        self._objective = Objective(self.experiment.output.activation, self.experiment.loss)
        self._rate[()] = self.experiment.learning_rate
        self._programs: dict[int, tuple[Move, ...]] = {}
        self._calls_of: dict[int, tuple[Callable[[], object], ...]] = {}
        self._select()

    def _select(self) -> None:
        """Make the program for the size of the next batch the current one."""
        size = min(self.experiment.batch_size, self.samples)
        rows = size if self.experiment.sampling == "random" else min(size, self.samples - self.sample)
        if rows not in self._programs:
            self._programs[rows] = tuple(self._program(rows))
            self._calls_of[rows] = tuple(call for move in self._programs[rows] for call in move.calls)
        self._rows, self._calls = rows, self._calls_of[rows]

    def _program(self, rows: int) -> Iterator[Move]:
        network, objective, experiment = self.network, self._objective, self.experiment
        workspaces = network.workspaces(rows, self._noise)
        x, t = workspaces[0]["X"].reshape(rows, -1), network.room(rows, (experiment.data.outputs,))
        calls = [partial(self._take_batch, x, t)]
        if self._taught[0].count:
            calls.append(partial(self._take_taught, x, t))
        if experiment.data.shift and experiment.data.image_shape:
            calls.append(partial(self._shift_batch, x))
        yield Move("batch", None, tuple(calls), (), (("X", x), ("T", t)))
        yield from forward_moves(network, workspaces)
        yield loss_move(objective, workspaces[-1], t, self._loss)
        if experiment.gradient == BACKPROPAGATION:
            yield from backward_moves(network, workspaces, objective, t)
        else:
            yield numerical_move(network, partial(self._numerical_gradient, x, t), (("X", x), ("T", t)))
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

    def _take_batch(self, x: np.ndarray, t: np.ndarray) -> None:
        rows = self._order[self.sample : self.sample + len(x)]
        if self.network.narrow:
            self._x.T.take(rows, 1, x.T, "clip")
            self._t.T.take(rows, 1, t.T, "clip")
        else:
            self._x.take(rows, 0, x, "clip")
            self._t.take(rows, 0, t, "clip")

    def _shift_batch(self, x: np.ndarray) -> None:
        data = self.experiment.data
        rng = streams.stream(self.experiment.seed, streams.SHIFT, self.step_number)
        down, right = (int(way) for way in rng.integers(-data.shift, data.shift + 1, 2))
        if down or right:
            np.copyto(x, shifted(x, data.image_shape, down, right))

    def _take_taught(self, x: np.ndarray, t: np.ndarray) -> None:
        """Put drawings that the person taught in the place of some of the batch.

        Each place takes one with the probability that an example has to be one, as if each drawing stood among the
        training examples `weight` times. So batches and epochs stay as long as they are.
        """
        taught, own_x, own_t = self._taught
        rng = streams.stream(self.experiment.seed, streams.TAUGHT, self.step_number)
        places = np.flatnonzero(rng.random(len(x)) < taught.share(self.samples))
        chosen = rng.integers(0, len(own_x), len(places))
        x[places], t[places] = own_x[chosen], own_t[chosen]

    def _learn_taught(self) -> None:
        """Make inputs and targets of what the person taught, where that is other than before."""
        taught = self.experiment.taught if self.experiment.data.digits else Taught()
        if taught.drawings != self._taught[0].drawings:
            x, t = np.empty(0), np.empty(0)
            if found := taught.drawings:
                if found.values not in self._blobs:
                    raise Invalid("taught.drawings", "drawings whose bytes are there", found.values.sha256)
                content = unpack(self._blobs[found.values], found)
                x = self.dataset.inputs((content.points / 255).astype(np.float32))
                t = one_hot(content.targets, found.classes)
            precision = self.experiment.precision
            self._taught = taught, x.astype(precision), t.astype(precision)
        else:
            self._taught = taught, *self._taught[1:]

    def _numerical_gradient(self, x: np.ndarray, t: np.ndarray) -> Iterator[tuple[int, int]]:
        """Write the gradient by differences, evaluated in float64 on a twin of the network, which stays as it is."""
        twin = Network(self.network.shape, self.network.rows, "float64")
        np.copyto(twin.parameters, self.network.parameters)
        method, x, t = self.experiment.gradient, x.astype(np.float64), t.astype(np.float64)
        if rows := dense_rows(twin):
            gradient = yield from dense_gradient_in_parts(rows, x, t, self._objective.values, method)
        else:
            gradient = yield from numerical_gradient_in_parts(self._loss_of(twin, x, t), twin.parameters, method=method)
        np.copyto(self.network.gradient, gradient, casting="same_kind")

    def _loss_of(self, twin: Network, x: np.ndarray, t: np.ndarray) -> Callable[[np.ndarray], float]:
        """Return the loss of a batch as a function of a network's parameters; dropout silences the same each time."""
        workspaces = twin.workspaces(len(x), self._noise)
        workspaces[0]["X"].reshape(x.shape)[...] = x
        calls = tuple(call for move in forward_moves(twin, workspaces) for call in move.calls)
        value = self._objective.of(workspaces[-1], t)

        def loss(parameters: np.ndarray) -> float:
            np.copyto(twin.parameters, parameters)
            for call in calls:
                call()
            return value()

        return loss

    def _advance(self) -> None:
        """Count the step that was done, and begin a new epoch where one has ended."""
        self.step_number += 1
        self.sample += self._rows
        if not self.step_number % SWEEP:
            self.experiment.optimizer.sweep(self.optimizer_state)
        if self.sample + self._rows > self.samples:
            if self.sample >= self.samples:
                self.sample = 0
                self.epoch += 1
                self._order = self._draw_order()
            self._select()

    def _draw_order(self) -> np.ndarray:
        """Return which samples this epoch takes, in order; with replacement, enough to fill its last batch too."""
        rng = streams.stream(self.experiment.seed, streams.ORDER, self.epoch)
        if self.experiment.sampling == "random":
            return rng.integers(0, self.samples, 2 * self.samples)
        return rng.permutation(self.samples)
