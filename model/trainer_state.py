"""The state of a run: everything that is needed to go on from a step."""

from dataclasses import dataclass

import numpy as np

from model.experiment import Experiment
from model.optimizers import State


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
