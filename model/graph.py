"""The network as a graph: what each neuron answers, and how strong its connections are."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

import numpy as np

from model import arrays
from model.activations import ACTIVATIONS
from model.data.dataset import Dataset
from model.experiment import Experiment
from model.flow import Parameter
from model.layers import ActivationLayer, BatchNormalization, Dropout, Layer, Maxout
from model.layers.base import Activated, Affine
from model.network import Network
from model.observations import FLUENT, Observation
from model.trainer import Trainer

ZERO_TO_ONE = tuple(name for name, activation in ACTIVATIONS.items() if activation.range == (0.0, 1.0))
"""Activations whose answers lie between 0 and 1, so that ½ is the middle."""

KEEPING_NEURONS = (ActivationLayer, BatchNormalization, Dropout)
"""Rows without weights in which every neuron stays what it is."""


def drawn_rows(experiment: Experiment) -> tuple[int, ...]:
    """Return which rows of the stack are layers of the graph: those with weights. The others change no neighbours."""
    return _drawn(experiment.flow.layout)


def drawn_units(experiment: Experiment) -> tuple[int, ...]:
    """Return how many neurons each layer of the graph has, the input first; of images, how many channels."""
    return (experiment.data.inputs, *(experiment.shapes[k][-1] for k in drawn_rows(experiment)))


def answering_rows(rows: Sequence[Layer], drawn: Sequence[int]) -> tuple[int, ...]:
    """Return which row gives the answers of each layer of the graph.

    Its own, or of a linear one an activation alone that follows it, perhaps behind batch normalisation and dropout.
    """
    found: list[int] = []
    for k in drawn:
        row = rows[k]
        after = takewhile(lambda j: isinstance(rows[j], KEEPING_NEURONS), range(k + 1, len(rows)))
        alone = [j for j in after if isinstance(rows[j], ActivationLayer)]
        linear = isinstance(row, Affine) and row.activation == "identity"
        found.append(alone[-1] if linear and alone else k)
    return tuple(found)


def answering_activations(experiment: Experiment) -> tuple[str, ...]:
    """Return through which activation each layer of the graph answers."""
    rows = (experiment.rows[k] for k in answering_rows(experiment.rows, drawn_rows(experiment)))
    return tuple(row.activation if isinstance(row, Activated) else "identity" for row in rows)


def _drawn(layout: tuple[Parameter, ...]) -> tuple[int, ...]:
    return tuple(part.layer for part in layout if part.name == "W")


@dataclass(frozen=True)
class LayerPicture:
    """What is shown of one layer; n of its neurons, or of images its channels, are.

    Attributes:
        levels: 8-bit indices (n, rows, columns); 128 is zero. For two inputs what each neuron answers all over the
            plane, row 0 the lowest x₁. For images its receptive field; where a row reads images as such, instead what
            it answers to the first test picture: channels at every place, neurons a single value. Else empty.
        curves: for one input, what each neuron answers along the line, from −1 to 1 of its largest; (n, points).
        largest: in each of these the value that is furthest from 0, with its sign, (n,).
        biases: (n,); zeros for the input; of maxout the mean of a neuron's.
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
        layers: the input first, then every row with weights.
        weights: between each two of them, (shown before, shown after); where several weights lie between two (from an
            image, between channels, of maxout), their norm.
        gradients: ∂L/∂ of the same in the last batch, before clipping.
        experiment: the choices in force there.
        norms: whether these are norms; between each two layers.
        rows: the place in the stack of every row with weights.
    """

    shown: tuple[tuple[int, ...], ...]
    layers: tuple[LayerPicture, ...]
    weights: tuple[np.ndarray, ...]
    gradients: tuple[np.ndarray, ...]
    experiment: Experiment
    norms: tuple[bool, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Graph(Observation):
    """What does the network look like inside?

    Attributes:
        shown: which neurons of each layer, the input first; images have one input that stands for all pixels.
        size: how many points along each side of a neuron's map, and along a curve.
        axes, held: which plane maps show, as in DecisionMap.
    """

    every = FLUENT

    shown: tuple[tuple[int, ...], ...]
    size: int = 32
    axes: tuple[int, int] = (0, 1)
    held: tuple[float, ...] = ()

    def fits(self, dataset: Dataset) -> bool:
        """Return whether the number of inputs is that of the question."""
        inputs = 1 if dataset.source.image else dataset.data.inputs
        return len(self.shown) > 1 and max(self.shown[0], default=0) < inputs

    def answer(self, trainer: Trainer) -> GraphAnswer | None:
        """Return pictures, weights and gradients; None where the network has not these neurons."""
        network = trainer.network
        widths = _widths(trainer)
        if len(widths) != len(self.shown) or any(
            max(s, default=0) >= n for s, n in zip(self.shown, widths, strict=True)
        ):
            return None
        with np.errstate(all="ignore"):  # a run that has diverged can be looked at, too
            return self._picture(trainer, network)

    def _picture(self, trainer: Trainer, network: Network) -> GraphAnswer:
        drawn, widths = _drawn(network.flow.layout), _widths(trainer)
        between = [
            {name: _between(matrix, *ends) for name, matrix in _matrices(network, k).items()}
            for k, ends in zip(drawn, pairwise(widths), strict=True)
        ]
        weights, gradients = (
            tuple(
                matrices[name][np.ix_(*ends)].astype(np.float32)
                for matrices, ends in zip(between, pairwise(self.shown), strict=True)
            )
            for name in ("W", "dW")
        )
        if len(network.shape) == 3:
            pictures = self._maps(trainer)
        elif trainer.dataset.source.image:
            pictures = self._fields(trainer)
        else:
            pictures = self._answers(trainer)
        strengths = _strengths([matrices["W"] for matrices in between])
        layers: list[LayerPicture] = []
        for k, (shown, values) in enumerate(zip(self.shown, pictures, strict=True)):
            biases = np.zeros(widths[k])
            if k:
                biases = network.layers[drawn[k - 1]]["b"].reshape(-1, widths[k]).mean(0)
            each = values.reshape(len(shown), -1)
            largest = each[np.arange(len(each)), np.abs(each).argmax(1)]
            scale = np.abs(largest)
            if each.shape[1] == 1:  # it would always be its own largest: it is drawn beside those of its neighbours
                scale = np.full_like(scale, scale.max())
            if k == len(self.shown) - 1 and values.ndim > 2 and self._is_bounded(trainer):
                values, scale = np.clip(values, -1, 1), np.ones_like(largest)  # as the map beside it has them
            signed = values / np.maximum(scale, 1e-12).reshape(-1, *[1] * (values.ndim - 1))
            flat = values.ndim == 2
            levels = np.empty((0, 0, 0), np.uint8) if flat else np.rint(signed * 127 + 128).astype(np.uint8)
            curves = signed if flat else np.empty((0, 0), np.float32)
            chosen = biases[list(shown)].astype(np.float32)
            layers.append(LayerPicture(levels, curves, largest, chosen, strengths[k]))
        norms = tuple(network.layers[k]["W"].shape != ends for k, ends in zip(drawn, pairwise(widths), strict=True))
        shown, last = self.shown, trainer.last_experiment
        return GraphAnswer(shown, tuple(layers), weights, gradients, last, norms, tuple(drawn))

    def _answers(self, trainer: Trainer) -> list[np.ndarray]:
        """Return what each neuron answers over the plane (n, size, size) or along the line (n, size)."""
        dataset = trainer.dataset
        coordinates = dataset.source.inputs
        plane = self.axes if coordinates > max(1, *self.axes) else tuple(range(min(coordinates, 2)))
        inputs = dataset.grid(self.size, plane, self.held)
        evaluation = trainer.network.evaluation(len(inputs), whole=True)
        evaluation.run(inputs)
        rows = trainer.network.rows
        answering = answering_rows(rows, _drawn(trainer.network.flow.layout))
        answers = [evaluation.workspaces[0]["X"], *(evaluation.workspaces[k]["Z"] for k in answering)]
        result: list[np.ndarray] = []
        for k, (z, shown) in enumerate(zip(answers, self.shown, strict=True)):
            z = arrays.finite(z[:, list(shown)].T, 1e6)
            row = rows[answering[k - 1]]
            low, high = dataset.source.ends
            if k == len(answers) - 1 and dataset.source.outputs == 1:
                z = (2 * z - low - high) / (high - low)
            elif k and isinstance(row, Activated) and row.activation in ZERO_TO_ONE:
                z = 2 * z - 1
            result.append(z.reshape(len(shown), *[self.size] * len(plane)))
        return result

    def _is_bounded(self, trainer: Trainer) -> bool:
        """Return whether the answers of the output layer lie within limits that are known."""
        if trainer.dataset.source.image:
            return False
        return trainer.dataset.source.outputs == 1 or trainer.experiment.output.activation in ZERO_TO_ONE

    def _fields(self, trainer: Trainer) -> list[np.ndarray]:
        """Return which pixels speak for a neuron and which against it, adding up the paths of weights to it."""
        network, widths = trainer.network, _widths(trainer)
        drawn = _drawn(network.flow.layout)
        field = _mean_pieces(network, drawn[0], widths[1])
        result = [arrays.finite(np.linalg.norm(field, axis=1)[None])]
        for at, k in enumerate(drawn):
            field = field @ _mean_pieces(network, k, widths[at + 1]) if at else field
            result.append(arrays.finite(field[:, list(self.shown[at + 1])].T))
        side = int(np.sqrt(len(field)))
        return [f.reshape(len(f), side, side) for f in result]

    def _maps(self, trainer: Trainer) -> list[np.ndarray]:
        """Return the first test picture, and what each channel or neuron answers to it: (n, height, width)."""
        evaluation = trainer.network.evaluation(1)
        evaluation.run(trainer.dataset.test.x[:1])
        picture = evaluation.workspaces[0]["X"][0].mean(2)[None].copy()
        result = [picture]
        answering = answering_rows(trainer.network.rows, _drawn(trainer.network.flow.layout))
        for k, shown in zip(answering, self.shown[1:], strict=True):
            z = evaluation.workspaces[k]["Z"][0]
            z = z.reshape(*(z.shape[:2] if z.ndim == 3 else (1, 1)), -1)[:, :, list(shown)]
            result.append(arrays.finite(z.transpose(2, 0, 1), 1e6))
        return result


def _widths(trainer: Trainer) -> tuple[int, ...]:
    """Return how many neurons or channels each layer of the graph has; of an image, one input stands for all pixels."""
    return (1, *widths[1:]) if (widths := drawn_units(trainer.experiment)) and trainer.dataset.source.image else widths


def _matrices(network: Network, k: int) -> dict[str, np.ndarray]:
    """Return the weights of row k and their gradients before clipping."""
    own = network.layers[k]
    return {"W": own["W"], "dW": network.unclipped(own["dW"])}


def _between(matrix: np.ndarray, before: int, after: int) -> np.ndarray:
    """Return the weights of a row, or their gradients, between the neurons or channels of two layers (before, after).

    Channels come last in every row of features or of a window, so that what lies before them are places; units come
    last in every column, and what lies before them are maxout's pieces.
    """
    parts = matrix.reshape(len(matrix) // before, before, matrix.shape[1] // after, after)
    if parts.shape[0] == parts.shape[2] == 1:
        return parts[0, :, 0]
    return np.sqrt(np.square(parts).sum((0, 2)))


def _mean_pieces(network: Network, k: int, units: int) -> np.ndarray:
    """Return the weights (n_in, units) of a row, of maxout the mean of its pieces."""
    weights = network.layers[k]["W"]
    return weights.reshape(len(weights), -1, units).mean(1) if isinstance(network.rows[k], Maxout) else weights


def _strengths(weights: list[np.ndarray]) -> list[np.ndarray]:
    """Return |weights in| · |weights out| of every neuron, layer by layer, the input first."""
    into = [np.linalg.norm(matrix, axis=0) for matrix in weights]
    out = [np.linalg.norm(matrix, axis=1) for matrix in weights]
    inner = [a * b for a, (_, b) in zip(into, pairwise(out), strict=False)]
    return [arrays.finite(strengths) for strengths in (out[0], *inner, into[-1])]
