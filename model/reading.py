"""Reading: what a network makes of one picture, layer by layer, and which pixels speak for its answer."""

from dataclasses import dataclass

import numpy as np

from model.data.dataset import Dataset
from model.experiment import Experiment
from model.kernels import strongest_kernels
from model.layers import Convolution
from model.layers.base import Affine
from model.layers.workspace import Workspace, no_noise
from model.network import Network
from model.observations import FLUENT, Observation
from model.trainer import Trainer

AT_ONCE = 2_000_000
"""How many multiplications a window may do at once to read a picture: some 5 ms, with the way back."""


@dataclass(frozen=True)
class Reading:
    """What a network makes of one picture.

    Attributes:
        outputs: its answer, (classes,).
        logits: the same before the output layer's activation, (classes,).
        layers: what each row makes of it, the output layer included: (units,), or (height, width, channels).
        kernels: of each row that is a convolution, by its number, each channel's kernel for the input channel for which
            it is strongest, and which one that is: (channels, kernel, kernel) and (channels,).
        slopes: ∂ the winning logit / ∂ each pixel, (28, 28): where more ink speaks for the answer, and where against.
    """

    outputs: np.ndarray
    logits: np.ndarray
    layers: tuple[np.ndarray, ...]
    kernels: dict[int, tuple[np.ndarray, np.ndarray]]
    slopes: np.ndarray

    @property
    def winner(self) -> int:
        """The class with the largest output."""
        return int(self.outputs.argmax())


@dataclass(frozen=True)
class Memory:
    """All that a network has learned, as copies: its parameters and what layers keep besides, both flat."""

    parameters: np.ndarray
    kept: np.ndarray


class Reader:
    """A network of one's own that reads one picture at a time, with the memory of another one.

    Outside of training: nothing is dropped, and batch normalisation takes its running statistics.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset) -> None:
        """Make room for a network like that of a run. It has learned nothing yet.

        Args:
            experiment: the choices; its stack builds.
            dataset: how pictures become inputs.
        """
        self._dataset = dataset
        self.network = Network(experiment.input_shape, experiment.rows, experiment.precision)
        x = np.zeros((1, *self.network.shape), experiment.precision)
        d_x = np.zeros_like(x)
        self._x, self._d_x = x.reshape(1, -1), d_x.reshape(1, -1)
        spaces: list[Workspace] = []
        for k, row in enumerate(self.network.rows):
            z, d_z = row.output(x), row.output(d_x)
            own = self.network.layers[k]
            spaces.append(Workspace(k, {**own, "X": x, "Z": z, "dX": d_x, "dZ": d_z}, no_noise))
            x, d_x = z, d_z
        pairs = list(zip(self.network.rows, spaces, strict=True))
        self._forward = [call for row, w in pairs for move in row.evaluate(w) for call in move.calls]
        output, last = pairs[-1]
        assert isinstance(output, Affine)
        self._spaces, self._d_logits = spaces, last.room("dA", last["A"].shape)
        moves = [*output.linear_backward(last)]
        for row, w in reversed(pairs[:-1]):
            moves.extend(row.evaluate_backward(w))
        self._backward = [call for move in moves for call in move.calls]

    def take(self, memory: Memory) -> None:
        """Know from now on what another network of the same stack has learned."""
        self.network.take(memory.parameters, memory.kept)

    def read(self, picture: np.ndarray) -> Reading:
        """Return what it makes of a picture (28, 28) from 0 to 1."""
        with np.errstate(all="ignore"):  # a run that has diverged can be looked at, too
            np.copyto(self._x, self._dataset.inputs(picture.reshape(1, -1)), casting="same_kind")
            for call in self._forward:
                call()
            last = self._spaces[-1]
            outputs, logits = last["Z"][0].copy(), last["A"][0].copy()
            self._d_logits.fill(0)
            self._d_logits[0, outputs.argmax()] = 1
            for call in self._backward:
                call()
            slopes = (self._d_x / self._dataset.scale).reshape(picture.shape)
            kernels = {
                k: strongest_kernels(self.network.layers[k]["W"], row.kernel)
                for k, row in enumerate(self.network.rows)
                if isinstance(row, Convolution)
            }
        return Reading(outputs, logits, tuple(w["Z"][0].copy() for w in self._spaces), kernels, slopes)


def at_once(experiment: Experiment) -> bool:
    """Return whether reading a picture takes so little time that a window may do it itself."""
    pairs = zip(experiment.rows, experiment.flow.inputs, strict=False)
    return sum(row.products(shape) for row, shape in pairs) <= AT_ONCE


@dataclass(frozen=True)
class Memorized(Observation):
    """What has the network learned? For those who read with a Reader of their own, at once; None where that takes long.

    With a copy at hand, the answer to a stroke of the pen need not wait for the thread that trains.
    """

    every = FLUENT

    def fits(self, dataset: Dataset) -> bool:
        """Return whether the network reads pictures of 28 × 28 pixels."""
        return dataset.source.image

    def answer(self, trainer: Trainer) -> Memory | None:
        """Return copies, or None."""
        if not at_once(trainer.experiment):
            return None
        return Memory(trainer.network.parameters.copy(), trainer.network.kept.copy())


@dataclass(frozen=True)
class ReadPicture(Observation):
    """What does the network make of a picture? For networks so large that a window can't read it itself.

    Attributes:
        pixels: 28 × 28 pixels from 0 to 1 as float32, row by row.
    """

    every = FLUENT

    pixels: bytes

    def fits(self, dataset: Dataset) -> bool:
        """Return whether the network reads pictures of 28 × 28 pixels."""
        return dataset.source.image

    def answer(self, trainer: Trainer) -> Reading:
        """Return the reading."""
        reader = Reader(trainer.experiment, trainer.dataset)
        reader.take(Memory(trainer.network.parameters, trainer.network.kept))
        return reader.read(np.frombuffer(self.pixels, np.float32).reshape(28, 28))
