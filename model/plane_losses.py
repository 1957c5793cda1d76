"""The loss of a network at θ + a u + b v, for many places (a, b) of one plane.

With dense layers the first one is linear in the two directions: X(W + aU + bV) = XW + a XU + b XV. Three products serve
all places, and what is left for each are the activations and the small products of later layers. Any other stack is
evaluated as it is, place by place.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from model import metrics
from model.activations import ACTIVATIONS, Activation
from model.data.dataset import Part
from model.flow import Parameter
from model.losses import FUSED, LOSSES
from model.network import Network
from model.trainer import EVALUATED, Figures, Trainer

TINY, HUGE = 1e-30, 1e30
"""Between these a sum of powers of e is exact in float32, too."""

Triple = np.ndarray
"""The same array of θ, u and v, stacked: shape (3, …)."""


class PlaneLosses(Protocol):
    """Loss and accuracy at places of a plane.

    Attributes:
        at_once: how many places are done in a millisecond or two, or 1.
    """

    at_once: int

    def losses(self, a: np.ndarray, b: float) -> np.ndarray:
        """Return the loss, without penalties, at places of one row. Shapes: a and the result (k,), k ≤ at_once."""
        ...

    def figures(self, a: float, b: float) -> Figures:
        """Return loss and accuracy at one place."""
        ...


def plane_losses(
    trainer: Trainer, part: Part, centre: np.ndarray, u: np.ndarray, v: np.ndarray, limit: int | None = EVALUATED
) -> PlaneLosses:
    """Return what evaluates a network's loss on the first `limit` samples of a part, all over θ + a u + b v.

    Args:
        trainer: whose network; it is left as it is.
        part: its training or its test part.
        centre, u, v: θ and the directions, each of shape (n,).
        limit: EVALUATED, as for the curves; None for all.
    """
    part = Part(part.points[:limit], part.x[:limit], part.t[:limit], part.labels[:limit])
    rows = placed_rows(trainer.network)
    if rows is None:
        return _AnyStack(trainer, part, np.stack((centre, u, v)))
    return _DenseStack(trainer, rows, part, np.stack((centre, u, v)))


@dataclass(frozen=True)
class PlacedRow:
    """A dense layer: where its W and b lie in the flat vector, and its activation."""

    weights: Parameter
    bias: Parameter
    activation: str


def placed_rows(network: Network) -> tuple[PlacedRow, ...] | None:
    """Return the rows of a network of dense layers whose hidden activations are elementwise; None for all others."""
    names, layout = [row.activation for row in network.dense_rows], network.flow.layout
    if not names or not all(ACTIVATIONS[name].elementwise for name in names[:-1]):
        return None
    return tuple(PlacedRow(w, b, name) for w, b, name in zip(layout[::2], layout[1::2], names, strict=True))


class _DenseStack:
    """Dense layers. Everything lies with samples in columns: NumPy and BLAS are quicker with few long rows.

    After the first layer, a bias is the weight of an input that is always 1.
    """

    at_once = 26

    def __init__(self, trainer: Trainer, rows: tuple[PlacedRow, ...], part: Part, theta: Triple) -> None:
        dtype, chosen = trainer.network.parameters.dtype, trainer.experiment
        self._labels, self._threshold = part.labels, trainer.dataset.source.threshold
        self._t = np.ascontiguousarray(part.t.T, dtype)
        self._output = ACTIVATIONS[chosen.output.activation]
        self._softmax = (chosen.output.activation, chosen.loss) == ("softmax", "cross_entropy")
        self._joint, self._loss = FUSED.get((chosen.output.activation, chosen.loss)), LOSSES[chosen.loss]
        weights = [_with_bias(theta, row) for row in rows]
        self._activations: list[Activation] = []
        for k, row in enumerate(rows[:-1]):
            if row.activation == "sigmoid":
                # σ(a) = ½ + ½ tanh(a/2), and tanh is three times as quick: ½ goes into both neighbours, linearly.
                weights[k] = weights[k] / 2
                weights[k + 1][:, :, :-1] /= 2
                weights[k + 1][:, :, -1] += weights[k + 1][:, :, :-1].sum(2)
            self._activations.append(ACTIVATIONS["tanh" if row.activation == "sigmoid" else row.activation])
        x = np.asarray(part.x, dtype)
        # Of each layer what belongs to θ, u and v: of the first XW, as that is all there is, of the others W.
        products = [x @ w[:, :-1].T.astype(dtype) + w[:, -1].astype(dtype) for w in weights[0]]
        self._layers = [[np.ascontiguousarray(a.T) for a in products], *(list(w.astype(dtype)) for w in weights[1:])]
        self._row, self._b = [layer[0].copy() for layer in self._layers], 0.0
        self._a, self._stride, self._stride_a = np.empty_like(self._row[0]), np.empty_like(self._row[0]), 0.0
        inputs = [np.ones((w.shape[1] + 1, len(part.x)), dtype) for w in weights[:-1]]
        self._inputs = [(array[:-1], array) for array in inputs]
        # The sums of the layers after the first; those of the last one are the logits.
        self._sums = [*(np.empty_like(values) for values, _ in self._inputs[1:]), None][: len(inputs)]
        self._logits = np.empty(self.at_once * self._t.size, dtype)
        self._ones = np.ones(len(self._t), dtype)

    def losses(self, a: np.ndarray, b: float) -> np.ndarray:
        with np.errstate(all="ignore"):
            if self._softmax:
                found = self._plain_cross_entropy(self._forward(a, b))
                if found is not None:
                    return found
            logits = self._forward(a, b)
            return np.array([self._loss_of(logits[:, i].T) for i in range(len(a))])

    def figures(self, a: float, b: float) -> Figures:
        with np.errstate(all="ignore"):
            logits = self._forward(np.array([a]), b)[:, 0].T
            y = self._output(logits)
            return Figures(self._loss_of(logits), metrics.goodness(y, self._t.T, self._labels, self._threshold))

    def _loss_of(self, logits: np.ndarray) -> float:
        """Return the loss by the engine's own formulas, which read samples in rows, (samples, n_out)."""
        if self._joint:
            return float(self._joint.values(logits, self._t.T).mean(dtype=np.float64))
        return float(self._loss.values(self._output(logits), self._t.T).mean(dtype=np.float64))

    def _plain_cross_entropy(self, logits: np.ndarray) -> np.ndarray | None:
        """Return the mean of log Σ exp a − Σ t a for each place, if no exp is so large or small that it would matter.

        Args:
            logits: a, shape (classes, k, samples); overwritten.
        """
        right = np.einsum("cin,cn->i", logits, self._t)
        np.exp(logits, logits)
        sums = self._ones.dot(logits.reshape(len(logits), -1))
        if not (sums.min() > TINY and sums.max() < HUGE):
            return None
        np.log(sums, sums)
        return (np.add.reduce(sums.reshape(logits.shape[1:]), 1, np.float64) - right) / logits.shape[2]

    def _forward(self, a: np.ndarray, b: float) -> np.ndarray:
        """Return the last layer's A for some places of a row, shape (n_out, k, samples), in a buffer."""
        if b != self._b:
            for row, (start, _, along_v) in zip(self._row, self._layers, strict=True):
                np.multiply(along_v, self._a.dtype.type(b), row)
                np.add(row, start, row)
            self._b = b
        steps = a.astype(self._a.dtype)
        (row, *rows), (first, *others) = self._row, self._layers
        weights = [w + steps[:, None, None] * layer[1] for w, layer in zip(rows, others, strict=True)]
        strides = np.diff(a)
        even = len(a) > 1 and strides.max() - strides.min() < 1e-9 * strides[0]
        if even and strides[0] != self._stride_a:
            self._stride_a = strides[0]
            np.multiply(first[1], self._a.dtype.type(strides[0]), self._stride)
        logits = self._logits[: len(self._t) * len(a) * self._t.shape[1]].reshape(len(self._t), len(a), -1)
        for i, step in enumerate(steps):
            if i and even:
                np.add(self._a, self._stride, self._a)  # from the last place to the next
            else:
                np.multiply(first[1], step, self._a)
                np.add(self._a, row, self._a)
            z = self._a
            for h, w, (values, inputs), out in zip(self._activations, weights, self._inputs, self._sums, strict=True):
                h.forward(z, values)
                z = np.matmul(w[i], inputs, logits[:, i] if out is None else out)
            if not weights:
                logits[:, i] = z
        return logits


def _with_bias(theta: Triple, row: PlacedRow) -> Triple:
    """Return W and b of a layer, for θ, u and v, as one matrix a (n_out, n_in + 1): the bias is the last column."""
    w = theta[:, row.weights.start : row.weights.stop].reshape(3, *row.weights.shape)
    b = theta[:, row.bias.start : row.bias.stop].reshape(3, 1, -1)
    return np.concatenate((w, b), 1).transpose(0, 2, 1).astype(np.float64)


class _AnyStack:
    """Any stack: its parameters are put in place for the time of one evaluation, and put back before it ends."""

    at_once = 1

    def __init__(self, trainer: Trainer, part: Part, theta: Triple) -> None:
        self._trainer, self._part, self._theta = trainer, part, theta

    def losses(self, a: np.ndarray, b: float) -> np.ndarray:
        return np.array([self.figures(float(place), b).loss for place in a])

    def figures(self, a: float, b: float) -> Figures:
        theta, u, v = self._theta
        parameters = self._trainer.network.parameters
        kept = parameters.copy()
        try:
            np.copyto(parameters, theta + a * u + b * v, casting="same_kind")
            return self._trainer.evaluate(self._part, None)
        finally:
            np.copyto(parameters, kept)
