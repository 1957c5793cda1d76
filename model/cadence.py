"""The cadence: at which steps of a run curves are evaluated and checkpoints kept, and when a replay reports.

All is by estimated work, never by a clock, and so fixed by the step number: the same on every machine and every time.
"""

from math import ceil, log2, prod

from model.experiment import BACKPROPAGATION
from model.trainer import EVALUATED, Trainer

REPLAY = 1e-2
"""How long the way from one checkpoint to the next may take, in estimated seconds; it may take five times that."""

EVALUATION_SHARE = 0.02
"""How much of the time loss and accuracy may take to evaluate, in the long run."""

COPYING_SHARE, COPY_SECONDS = 0.05, 0.3e-9
"""How much of the time copies for checkpoints may take, and how long a byte takes, estimated."""

EARLY = 20e-3
"""How long evaluations may take for each step of a run's beginning, in estimated seconds: it is to move at once."""

REPLAY_CHUNK = 1e-3
"""How much of a replay is done between two reports of progress, in estimated seconds."""


class Cadence:
    """How often something is recorded of a run, as long as its choices stay as they are.

    Attributes:
        step_seconds: how long a step takes, estimated.
        checkpoint_gap: how many steps lie between two checkpoints.
        evaluation_gap: how many steps lie between two evaluations in the long run.
    """

    def __init__(self, trainer: Trainer) -> None:
        """Estimate by the choices in force."""
        batches, data, network = trainer.batches, trainer.dataset, trainer.network
        rows = min(trainer.experiment.batch_size, batches.samples)
        if trainer.experiment.gradient == BACKPROPAGATION:
            self.step_seconds = _seconds(trainer, rows, 3)
        else:  # of about two losses for each parameter, whatever the method: it is an estimate
            self.step_seconds = _seconds(trainer, rows, 1) * 2 * network.parameters.size
        evaluated = min(len(data.train.x), EVALUATED) + min(len(data.test.x), EVALUATED)
        evaluation = 1e-4 + _seconds(trainer, evaluated, 1)
        self.evaluation_gap = _power_of_two(evaluation / EVALUATION_SHARE / self.step_seconds)
        self._first_gap = _power_of_two(evaluation / EARLY)
        state = (network.parameters, *trainer.optimizer_state.values())
        copying = sum(array.nbytes for array in state) * COPY_SECONDS / COPYING_SHARE
        self.checkpoint_gap = max(1, round(max(REPLAY, copying) / self.step_seconds))

    @property
    def quick(self) -> int:
        """How many steps are done within REPLAY_CHUNK; at least one."""
        return max(1, round(REPLAY_CHUNK / self.step_seconds))

    @property
    def in_parts(self) -> bool:
        """Whether a step takes so long that progress is reported within it."""
        return self.step_seconds >= REPLAY_CHUNK

    def gap_at(self, step: int) -> int:
        """Return the distance between evaluations around `step`: small at first, then doubling to the affordable one.

        Powers of two nest, so whether a step is evaluated depends on its number only, not on where training paused.
        """
        return min(self.evaluation_gap, max(self._first_gap, 2 ** max(0, (step // 16).bit_length() - 1)))

    def evaluates(self, step: int) -> bool:
        """Return whether loss and accuracy are evaluated at `step`."""
        return step % self.gap_at(step) == 0

    def keeps(self, step: int) -> bool:
        """Return whether `step` gets a checkpoint."""
        return step % self.checkpoint_gap == 0


def _seconds(trainer: Trainer, rows: int, passes: int) -> float:
    """Estimate how long it takes to bring `rows` samples through the network, in seconds.

    Args:
        trainer: whose network.
        rows: how many samples.
        passes: 1 for forward only, 3 with backpropagation.
    """
    network = trainer.network
    work = sum(row.products(shape) for row, shape in zip(network.rows, network.flow.inputs, strict=True))
    layers = 2.5e-6 * passes * len(network.rows)
    values = 2e-9 * rows * (network.flow.values * passes + prod(network.shape))  # the inputs are copied once
    products = 2e-11 * rows * work * passes
    return layers + values + products


def _power_of_two(least: float) -> int:
    """Return the smallest power of two that is no less, from 1 on."""
    return 2 ** ceil(log2(max(1, least)))
