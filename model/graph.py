"""The network as a graph: what each neuron answers, and how strong its connections are."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from model.data.dataset import Dataset
from model.layers import LayerValues
from model.observations import FLUENT, Observation
from model.trainer import Trainer

ZERO_TO_ONE = ("step", "sigmoid", "softmax")
"""Activations whose answers lie between 0 and 1, so that ½ is the middle."""


@dataclass(frozen=True)
class LayerPicture:
    """What is shown of one layer; n of its neurons are.

    Attributes:
        levels: for two inputs what each neuron answers all over the plane, for images its receptive field: 8-bit
            indices (n, rows, columns); 128 is zero, row 0 the lowest x₁ or the top of the image. Else empty.
        curves: for one input, what each neuron answers along the line, from −1 to 1 of its largest; (n, points).
        largest: the largest magnitude in each of these, (n,).
        biases: (n,); zeros for the input.
        strengths: of every neuron of the layer, shown or not: |weights in| · |weights out|; (units,).
    """

    levels: np.ndarray
    curves: np.ndarray
    largest: np.ndarray
    biases: np.ndarray
    strengths: np.ndarray


@dataclass(frozen=True)
class GraphAnswer:
    """The network as a graph.

    Attributes:
        shown: which neurons of each layer, the input first, as asked.
        layers: the input first, then every layer.
        weights: between each two of them, (shown before, shown after); from an image, the norm of a neuron's weights.
        gradients: ∂L/∂ of the same in the last batch.
    """

    shown: tuple[tuple[int, ...], ...]
    layers: tuple[LayerPicture, ...]
    weights: tuple[np.ndarray, ...]
    gradients: tuple[np.ndarray, ...]


@dataclass(frozen=True)
class Graph(Observation):
    """What does the network look like inside?

    Attributes:
        shown: which neurons of each layer, the input first; images have one input that stands for all pixels.
        size: how many points along each side of a neuron's map, and along a curve.
    """

    every = FLUENT

    shown: tuple[tuple[int, ...], ...]
    size: int = 32

    def fits(self, dataset: Dataset) -> bool:
        """Return whether the number of inputs is that of the question."""
        inputs = 1 if dataset.source.image else dataset.data.inputs
        return len(self.shown) > 1 and max(self.shown[0], default=0) < inputs

    def answer(self, trainer: Trainer) -> GraphAnswer | None:
        """Return pictures, weights and gradients; None where the network has not these neurons."""
        network = trainer.network
        widths = (1 if trainer.dataset.source.image else network.widths[0], *network.widths[1:])
        if len(widths) != len(self.shown) or any(
            max(s, default=0) >= n for s, n in zip(self.shown, widths, strict=True)
        ):
            return None
        with np.errstate(all="ignore"):  # a run that has diverged can be looked at, too
            return self._picture(trainer)

    def _picture(self, trainer: Trainer) -> GraphAnswer:
        network = trainer.network
        weights, gradients = [], []
        for k, layer in enumerate(network.layers):
            for matrix, kept in ((layer.weights, weights), (layer.d_weights, gradients)):
                if k == 0 and trainer.dataset.source.image:
                    matrix = np.linalg.norm(matrix, axis=0, keepdims=True)
                kept.append(matrix[np.ix_(self.shown[k], self.shown[k + 1])].astype(np.float32))
        pictures = self._fields(trainer) if trainer.dataset.source.image else self._answers(trainer)
        strengths = _strengths(trainer)
        layers: list[LayerPicture] = []
        for k, (shown, values) in enumerate(zip(self.shown, pictures, strict=True)):
            biases = (
                network.layers[k - 1].bias[list(shown)].astype(np.float32) if k else np.zeros(len(shown), np.float32)
            )
            largest = np.abs(values).reshape(len(shown), -1).max(1)
            signed = values / np.maximum(largest, 1e-12).reshape(-1, *[1] * (values.ndim - 1))
            flat = values.ndim == 2
            levels = np.empty((0, 0, 0), np.uint8) if flat else np.rint(signed * 127 + 128).astype(np.uint8)
            curves = signed if flat else np.empty((0, 0), np.float32)
            layers.append(LayerPicture(levels, curves, largest, biases, strengths[k]))
        return GraphAnswer(self.shown, tuple(layers), tuple(weights), tuple(gradients))

    def _answers(self, trainer: Trainer) -> list[np.ndarray]:
        """Return what each neuron answers over the plane (n, size, size) or along the line (n, size)."""
        dataset = trainer.dataset
        inputs = min(dataset.source.inputs, 2)  # of more, all but the first two are held at their means
        shares = (np.arange(self.size) + 0.5) / self.size
        ways = [low + shares * (high - low) for low, high in dataset.reach[:inputs]]
        axes = np.meshgrid(*ways[::-1], indexing="ij")[::-1]  # the last axis is x₀: a row has one x₁
        points = np.tile(np.array(dataset.middle), (self.size**inputs, 1))
        for k, axis in enumerate(axes):
            points[:, k] = axis.ravel()
        values: tuple[LayerValues, ...] = trainer.network.buffers(len(points), backward=False)
        np.copyto(values[0].x, trainer.dataset.inputs(points), casting="same_kind")
        trainer.network.forward(values)
        answers = [values[0].x, *(v.z for v in values)]
        result: list[np.ndarray] = []
        for k, (z, shown) in enumerate(zip(answers, self.shown, strict=True)):
            z = np.nan_to_num(z[:, list(shown)].T, posinf=1e6, neginf=-1e6)
            if k and trainer.network.activations[k - 1] in ZERO_TO_ONE:
                z = 2 * z - 1
            result.append(z.reshape(len(shown), *[self.size] * inputs))
        return result

    def _fields(self, trainer: Trainer) -> list[np.ndarray]:
        """Return which pixels speak for a neuron and which against it, adding up the paths of weights to it."""
        field = trainer.network.layers[0].weights
        result = [np.nan_to_num(np.linalg.norm(field, axis=1)[None])]
        for k, layer in enumerate(trainer.network.layers):
            field = field @ layer.weights if k else field
            result.append(np.nan_to_num(field[:, list(self.shown[k + 1])].T))
        side = int(np.sqrt(len(field)))
        return [f.reshape(len(f), side, side) for f in result]


def _strengths(trainer: Trainer) -> list[np.ndarray]:
    """Return |weights in| · |weights out| of every neuron, layer by layer, the input first."""
    into = [np.linalg.norm(layer.weights, axis=0) for layer in trainer.network.layers]
    out = [np.linalg.norm(layer.weights, axis=1) for layer in trainer.network.layers]
    inner = [a * b for a, (_, b) in zip(into, pairwise(out), strict=False)]
    return [np.nan_to_num(strengths) for strengths in (out[0], *inner, into[-1])]
