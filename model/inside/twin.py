"""A twin of the network in float64, to find loss and gradient of the present batch without touching the run."""

import numpy as np

from model import streams
from model.moment import Moment
from model.moves import Objective, backward_moves, forward_moves
from model.network import Network
from model.trainer import Trainer


class Twin:
    """The network of a step that is done move by move, in float64, with arrays of its own.

    Attributes:
        parameters: as they are before the update, flat.
    """

    def __init__(self, trainer: Trainer, moment: Moment) -> None:
        """Copy parameters and batch; dropout silences the same neurons as in the step."""
        experiment = moment.experiment
        self.parameters = moment.before.get("parameters", trainer.network.parameters).astype(np.float64)
        x, t = (array for _, array in moment.program[0].results)
        network = self._network = Network(trainer.network.shape, trainer.network.rows, "float64")
        workspaces = network.workspaces(
            len(t), lambda k: streams.stream(experiment.seed, streams.DROPOUT, moment.step, k)
        )
        workspaces[0]["X"].reshape(x.shape)[...] = x
        objective, t = Objective(experiment.output.activation, experiment.loss), t.astype(np.float64)
        self._forward = tuple(forward_moves(network, workspaces))
        self._value = objective.of(workspaces[-1], t)
        self._backward = tuple(backward_moves(network, workspaces, objective, t))

    def loss(self, parameters: np.ndarray) -> float:
        """Return the batch's loss with other parameters."""
        np.copyto(self._network.parameters, parameters)
        with np.errstate(all="ignore"):
            for move in self._forward:
                move.run()
            return self._value()

    def gradient(self, parameters: np.ndarray) -> np.ndarray:
        """Return the gradient of the batch's loss by backpropagation, flat."""
        self.loss(parameters)
        with np.errstate(all="ignore"):
            for move in self._backward:
                move.run()
        return self._network.gradient
