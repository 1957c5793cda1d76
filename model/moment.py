"""Where a step stands that is done move by move."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.experiment import Experiment
from model.layers.workspace import Move


@dataclass(frozen=True)
class Moment:
    """Where a step stands that is done move by move.

    Attributes:
        step: how many steps were done before it.
        experiment: the choices in force at this step; edits that come once it is complete are not among them.
        program: its moves.
        done: how many of them are done; 0 where it is about to begin.
        before: what the last of them has written over, by name, as it was before; copies.
    """

    step: int
    experiment: Experiment
    program: tuple[Move, ...]
    done: int
    before: Mapping[str, np.ndarray]

    @property
    def move(self) -> Move:
        """The move that was done last."""
        return self.program[self.done - 1]

    @property
    def complete(self) -> bool:
        """Whether the step is done."""
        return self.done == len(self.program)
