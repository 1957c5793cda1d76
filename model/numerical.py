"""The gradient of a stack of dense layers by differences, which reuses all that a moved weight does not change.

Moving W⁽ᵏ⁾[i, j] by h adds h xᵢ to column j of A⁽ᵏ⁾ and changes nothing before it; samples with xᵢ = 0 do not change at
all, and their difference is exactly 0. So for each input i and many neurons j at once, only the changed samples are
evaluated, from A⁽ᵏ⁾ on: still the differences of chapter 4.4, in float64, at a small part of the work.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from model.activations import ACTIVATIONS, Activation
from model.differentiation import METHODS, H, numerical_gradient_in_parts
from model.layers.workspace import Noise
from model.moves import Objective, forward_moves
from model.network import Network
from model.work import Work

BLOCK = 20_000
"""How many values are evaluated at once, about: so many stay in the cache."""

Losses = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""The loss of each sample, shape (batch,), from the last layer's A and the targets, of shape (batch, n_out)."""


@dataclass(frozen=True)
class DenseRow:
    """A dense layer A = XW + b, Z = h(A), all in float64; W (n_in, n_out), b (n_out,)."""

    weights: np.ndarray
    bias: np.ndarray
    activation: Activation


def network_gradient_in_parts(
    network: Network, objective: Objective, x: np.ndarray, t: np.ndarray, method: str, noise: Noise
) -> Work[None]:
    """Write a network's gradient by differences, evaluated in float64 on a twin, so that it stays as it is.

    Args:
        network: whose gradient is written.
        objective: its loss.
        x, t: a batch (batch, n_in) and its targets (batch, n_out).
        method: an id of METHODS.
        noise: where layers take random numbers from; the same for every evaluation.

    Yields:
        done and total: how many parameters are moved, and how many there are.
    """
    twin = Network(network.shape, network.rows, "float64")
    np.copyto(twin.parameters, network.parameters)
    x, t = x.astype(np.float64), t.astype(np.float64)
    if rows := dense_rows(twin):
        gradient = yield from dense_gradient_in_parts(rows, x, t, objective.values, method)
    else:
        loss = _loss_of(twin, objective, x, t, noise)
        gradient = yield from numerical_gradient_in_parts(loss, twin.parameters, method=method)
    np.copyto(network.gradient, gradient, casting="same_kind")


def dense_rows(network: Network) -> list[DenseRow]:
    """Return the rows of a network, if all are dense and their activations have no parameters; otherwise none."""
    return [
        DenseRow(own["W"], own["b"], ACTIVATIONS[row.activation])
        for row, own in zip(network.dense_rows, network.layers, strict=False)
    ]


def _loss_of(
    twin: Network, objective: Objective, x: np.ndarray, t: np.ndarray, noise: Noise
) -> Callable[[np.ndarray], float]:
    """Return the loss of a batch as a function of a network's parameters."""
    workspaces = twin.workspaces(len(x), noise)
    workspaces[0]["X"].reshape(x.shape)[...] = x
    calls = tuple(call for move in forward_moves(twin, workspaces) for call in move.calls)
    value = objective.of(workspaces[-1], t)

    def loss(parameters: np.ndarray) -> float:
        np.copyto(twin.parameters, parameters)
        for call in calls:
            call()
        return value()

    return loss


def dense_gradient_in_parts(
    rows: Sequence[DenseRow], x: np.ndarray, t: np.ndarray, losses: Losses, method: str = "central", h: float = H
) -> Work[np.ndarray]:
    """Find the gradient of the mean loss for every weight and bias of a stack, yielding (done, parameters) often.

    Args:
        rows: the layers up to the output; the last one's activation is not used, as `losses` reads its A.
        x: what the first of them reads, (batch, n_in), float64.
        t: the targets, (batch, n_out), float64.
        losses: the loss.
        method: an id of METHODS.
        h: how far each is moved.

    Returns:
        The gradient, flat: layer by layer, W then b.
    """
    stack = _Stack(rows, x, t, losses)
    terms = [(s * h, c / h / len(x)) for s, c in METHODS[method].terms]
    inputs = [np.vstack((x.T, np.ones(len(x)))) for x in stack.x]  # a bias is the weight of an input that is always 1
    gradients = [np.zeros((len(x_k), len(row.bias))) for x_k, row in zip(inputs, rows, strict=True)]
    parameters = sum(gradient.size for gradient in gradients)
    done, all_of_them = 0, sum(np.count_nonzero(x_k) * g.shape[1] for x_k, g in zip(inputs, gradients, strict=True))
    for k, (x_k, gradient) in enumerate(zip(inputs, gradients, strict=True)):
        i, n = np.nonzero(x_k)  # each input with each sample that it changes, input by input
        together, units = stack.block(k)
        for start in range(0, len(i), together):
            pairs = slice(start, start + together)
            which, samples = i[pairs], n[pairs]
            first = np.flatnonzero(np.diff(which, prepend=-1))
            for j in range(0, gradient.shape[1], units):
                moved = stack.moved(k, samples, slice(j, j + units))
                slopes = sum(c * moved(s * x_k[which, samples]) for s, c in terms)
                gradient[which[first], j : j + units] += np.add.reduceat(slopes, first)
                done += np.size(slopes)
                yield int(done * parameters // all_of_them), parameters
    return np.concatenate([gradient.ravel() for gradient in gradients])


class _Stack:
    """A stack of dense layers where it is now: x, A and Z of each, for the whole batch."""

    def __init__(self, rows: Sequence[DenseRow], x: np.ndarray, t: np.ndarray, losses: Losses) -> None:
        self._rows, self._t, self._losses = rows, t, losses
        self.x: list[np.ndarray] = []
        self._a: list[np.ndarray] = []
        for row in rows:
            self.x.append(x)
            self._a.append(x @ row.weights + row.bias)
            x = row.activation(self._a[-1])
        self._z = [*self.x[1:], x]

    def _alone(self, k: int) -> bool:
        """Whether a neuron's A moves its own Z only, and so the next layer's A by that times the neuron's weights."""
        return self._rows[k].activation.elementwise and k + 1 < len(self._rows)

    def block(self, k: int) -> tuple[int, int]:
        """Return how many samples, and how many neurons of layer k, are evaluated together."""
        widest = max(len(row.bias) for row in self._rows[k + self._alone(k) :])
        units = min(len(self._rows[k].bias), max(1, BLOCK // widest))
        return max(1, BLOCK // (widest * units)), units

    def moved(self, k: int, samples: np.ndarray, units: slice) -> Callable[[np.ndarray], np.ndarray]:
        """Return what gives the losses of samples for each of m neurons j of layer k, (samples, m), from the shifts of
        A⁽ᵏ⁾[samples, j], (samples,)."""
        alone = self._alone(k)
        a, z = self._a[k][samples, units], self._z[k][samples, units]
        m = a.shape[1]
        start = k + alone  # the first layer of which all of A moves
        here = self._a[start][samples].T[:, :, None]
        ways = self._rows[start].weights[units] if alone else np.eye(here.shape[0])[units]
        t = np.repeat(self._t[samples].T, m, 1).T
        moved = np.empty((len(here), len(samples), m))
        rows_moved = moved.reshape(len(here), -1).T  # a batch in which each sample stands m times

        def losses(shift: np.ndarray) -> np.ndarray:
            change = shift[:, None]
            if alone:
                change = a + change
                self._rows[k].activation.forward(change, change)
                np.subtract(change, z, change)
            np.multiply(ways.T[:, None, :], change, moved)
            np.add(moved, here, moved)
            rows = rows_moved
            for before, layer in pairwise(self._rows[start:]):
                before.activation.forward(rows, rows)
                rows = rows @ layer.weights + layer.bias
            return self._losses(rows, t).reshape(-1, m)

        return losses
