"""Kernels of a convolution as pictures (*Deep Learning from Scratch*, 7.6.1): what a channel looks for, and did."""

from dataclasses import dataclass

import numpy as np

from model import arrays
from model.layers import Convolution
from model.observations import FLUENT, Observation
from model.trainer import Trainer


def by_channels(weights: np.ndarray, size: int) -> np.ndarray:
    """Return W (size · size · channels in, channels) of a convolution as pictures: (channels, channels in, size, size).

    It is a view.
    """
    return weights.reshape(size, size, -1, weights.shape[1]).transpose(3, 2, 0, 1)


def strongest(kernels: np.ndarray) -> np.ndarray:
    """Return of which input channel the kernel has the largest norm; kernels (channels, channels in, size, size)."""
    return np.square(arrays.finite(kernels, 1e6)).sum((2, 3)).argmax(1)


def strongest_kernels(weights: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Return of each channel the kernel with the largest norm, and for which input channel that is; W as above.

    They are copies of the shapes (channels, size, size) and (channels,).
    """
    kernels = by_channels(weights, size)
    places = strongest(kernels)
    return kernels[np.arange(len(kernels)), places], places


@dataclass(frozen=True)
class KernelAnswer:
    """A kernel of a channel.

    Attributes:
        now: its weights, (size, size).
        first: what they were before the first step.
        channel_in: which input channel it is for: that whose kernel has the largest norm now.
        channels_in: how many there are.
    """

    now: np.ndarray
    first: np.ndarray
    channel_in: int
    channels_in: int

    @property
    def largest(self) -> float:
        """The largest magnitude in both; NaN where one is no number."""
        return float(np.abs((self.now, self.first)).max())


@dataclass(frozen=True)
class Kernel(Observation):
    """What does a channel of a convolution look for?

    Attributes:
        row: of the stack, from 0.
        channel: which one.
    """

    every = FLUENT

    row: int
    channel: int

    def answer(self, trainer: Trainer) -> KernelAnswer | None:
        """Return copies; None where there is no such channel."""
        row = trainer.network.rows[self.row] if self.row < len(trainer.network.rows) else None
        if not isinstance(row, Convolution) or self.channel >= row.channels:
            return None
        now, first = (
            by_channels(weights, row.kernel)[self.channel]
            for weights in (trainer.network.layers[self.row]["W"], trainer.first_kernels[self.row])
        )
        with np.errstate(all="ignore"):  # a run that has diverged can be looked at, too
            place = int(strongest(now[None])[0])
        return KernelAnswer(now[place].copy(), first[place].copy(), place, len(now))
