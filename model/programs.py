"""The programs of a run: the moves of a training step in order, compiled once for each size of batch.

After a live edit they are compiled anew.
"""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from model import streams
from model.batches import Batches
from model.experiment import BACKPROPAGATION, Experiment
from model.layers.workspace import Move
from model.moves import (
    Objective,
    backward_moves,
    clip_move,
    forward_moves,
    loss_move,
    numerical_move,
    penalty_move,
    schedule_move,
    update_move,
)
from model.network import Network
from model.numerical import network_gradient_in_parts
from model.optimizers import State
from model.schedules import Constant

Calls = tuple[Callable[[], object], ...]
"""What a program does, one after the other: all that is left of its moves in a bare loop."""


class Programs:
    """The moves of a training step under the choices in force, bound to the arrays of a run.

    Attributes:
        objective: the loss as it is computed.
    """

    def __init__(
        self, experiment: Experiment, network: Network, batches: Batches, optimizer_state: State, loss: np.ndarray
    ) -> None:
        """Take what they read and write; nothing is compiled before it is asked for.

        Args:
            experiment: the choices in force.
            network: what is trained.
            batches: where the examples come from, and which step it is.
            optimizer_state: what the optimiser remembers.
            loss: takes the loss of each batch, shape ().
        """
        self._experiment, self._network, self._batches = experiment, network, batches
        self._optimizer_state, self._loss = optimizer_state, loss
        self._rate = np.array(experiment.learning_rate, experiment.precision)
        self.objective = Objective(experiment.output.activation, experiment.loss)
        self._by_rows: dict[int, tuple[tuple[Move, ...], Calls]] = {}

    def of(self, rows: int) -> tuple[tuple[Move, ...], Calls]:
        """Return the moves for a batch of so many samples, and the calls of all of them; compiled at the first time."""
        if rows not in self._by_rows:
            moves = tuple(self._compile(rows))
            self._by_rows[rows] = moves, tuple(call for move in moves for call in move.calls)
        return self._by_rows[rows]

    def forget(self) -> None:
        """Give up what is compiled, and the room that belongs to it."""
        self._by_rows.clear()

    def _compile(self, rows: int) -> Iterator[Move]:
        network, objective, experiment = self._network, self.objective, self._experiment
        workspaces = network.workspaces(rows, self._noise)
        x, t = workspaces[0]["X"].reshape(rows, -1), network.room(rows, (experiment.data.outputs,))
        yield Move("batch", None, tuple(self._batches.calls(x, t)), (), (("X", x), ("T", t)))
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
            yield schedule_move(experiment.schedule, experiment.learning_rate, lambda: self._batches.step, self._rate)
        yield update_move(network, experiment.optimizer, self._optimizer_state, self._rate)

    def _noise(self, layer: int) -> np.random.Generator:
        """Return the random stream of a layer for the step that is being done: the same whenever it is done again."""
        return streams.stream(self._experiment.seed, streams.DROPOUT, self._batches.step, layer)
