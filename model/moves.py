"""One training step as a program: its moves in order, each bound to the arrays it reads and writes.

The program is compiled once a run (and again after a live edit). `Trainer.step` runs its moves in a bare loop, and
`Trainer.moves` runs the same ones and stops between them, so that stepping inside is the training itself.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import sqrt

import numpy as np

from model.activations import ACTIVATIONS
from model.losses import FUSED, LOSSES
from model.network import LayerValues, Network
from model.optimizers import Optimizer, State
from model.schedules import Schedule

Named = tuple[str, np.ndarray]
"""An array with its name in formulas: "X", "W", "b", "A", "Z", "Y", "T", "L", "dA" …"""


@dataclass(frozen=True)
class Move:
    """One operation of a training step.

    Attributes:
        kind: "batch", "linear", "activation", "loss", "loss_gradient", "activation_gradient", "joint_gradient",
            "weights_gradient", "bias_gradient", "input_gradient", "numerical_gradient", "penalty", "clip", "schedule"
            or "update".
        layer: which layer it belongs to, or None.
        calls: do it, one after the other.
        operands: what it reads.
        results: what it writes.
        parts: does it too, yielding (done, total) often, where doing it at once would take long.
    """

    kind: str
    layer: int | None
    calls: tuple[Callable[[], object], ...]
    operands: tuple[Named, ...] = ()
    results: tuple[Named, ...] = ()
    parts: Callable[[], Iterator[tuple[int, int]]] | None = None

    def run(self) -> None:
        """Do it."""
        for call in self.calls:
            call()


class Objective:
    """The loss of a network as it is computed: from the logits where activation and loss are fused, else from Y."""

    def __init__(self, activation: str, loss: str) -> None:
        """Take the ids of the output's activation and of the loss."""
        self.joint = FUSED.get((activation, loss))
        self.loss = LOSSES[loss]
        self._activation = ACTIVATIONS[activation]

    def value(self, last: LayerValues, t: np.ndarray) -> float:
        """Return the loss of the batch whose forward pass lies in the last layer's values; t (batch, n_out)."""
        return self.joint.value(last.a, last.z, t) if self.joint else self.loss.value(last.z, t)

    def values(self, a: np.ndarray, t: np.ndarray) -> np.ndarray:
        """Return the loss of each sample, (batch,), from the last layer's A. Shapes: a and t (batch, n_out)."""
        return self.joint.values(a, t) if self.joint else self.loss.values(self._activation(a), t)


def forward_moves(network: Network, values: Sequence[LayerValues]) -> Iterator[Move]:
    """Yield the forward pass: for each layer its linear part, then its activation."""
    for k, (layer, v) in enumerate(zip(network.layers, values, strict=True)):
        linear = partial(v.x.dot, layer.weights, v.a), partial(np.add, v.a, layer.bias, v.a)
        yield Move("linear", k, linear, (("X", v.x), ("W", layer.weights), ("b", layer.bias)), (("A", v.a),))
        yield Move("activation", k, (partial(layer.activate, v.a, v.z),), (("A", v.a),), (("Z", v.z),))


def loss_move(objective: Objective, last: LayerValues, t: np.ndarray, loss: np.ndarray) -> Move:
    """Return the move that writes the batch's loss into `loss`, an array of shape ()."""

    def run() -> None:
        loss[()] = objective.value(last, t)

    return Move("loss", None, (run,), (("A", last.a), ("Y", last.z), ("T", t)), (("L", loss),))


def backward_moves(
    network: Network, values: Sequence[LayerValues], objective: Objective, t: np.ndarray
) -> Iterator[Move]:
    """Yield backpropagation, from the loss to the first layer's weights (chapter 5)."""
    ones = np.ones(len(t), t.dtype)
    top = len(values) - 1
    for k in range(top, -1, -1):
        layer, v = network.layers[k], values[k]
        d_a, d_z = ("dA", v.d_a), ("dZ", v.d_z)
        if k == top and objective.joint:
            gradient = (partial(objective.joint.gradient, v.z, t, v.d_a),)
            yield Move("joint_gradient", k, gradient, (("Y", v.z), ("T", t)), (d_a,))
        else:
            if k == top:
                gradient = (partial(objective.loss.gradient, v.z, t, v.d_z),)
                yield Move("loss_gradient", k, gradient, (("Y", v.z), ("T", t)), (d_z,))
            back = (partial(layer.activate_backward, v.d_z, v.a, v.z, v.d_a),)
            yield Move("activation_gradient", k, back, (d_z, ("A", v.a), ("Z", v.z)), (d_a,))
        weights = (partial(v.x.T.dot, v.d_a, layer.d_weights),)
        yield Move("weights_gradient", k, weights, (("X", v.x), d_a), (("dW", layer.d_weights),))
        bias = (partial(ones.dot, v.d_a, layer.d_bias),)
        yield Move("bias_gradient", k, bias, (d_a,), (("db", layer.d_bias),))
        if k > 0:
            d_x = values[k - 1].d_z
            back = (partial(v.d_a.dot, layer.weights.T, d_x),)
            yield Move("input_gradient", k, back, (d_a, ("W", layer.weights)), (("dX", d_x),))


def numerical_move(
    network: Network, gradient_in_parts: Callable[[], Iterator[tuple[int, int]]], batch: tuple[Named, ...]
) -> Move:
    """Return the move that finds the gradient by differences instead of by backpropagation."""

    def run() -> None:
        for _ in gradient_in_parts():
            pass

    operands = (*batch, ("parameters", network.parameters))
    return Move("numerical_gradient", None, (run,), operands, (("gradient", network.gradient),), gradient_in_parts)


def penalty_move(network: Network, l1: float, l2: float) -> Move:
    """Return the move that adds the slope of λ₁ Σ|W| + ½ λ₂ ΣW² to the gradient of the weights (chapter 6.4)."""
    pairs = [
        (w, d_w, np.empty_like(w)) for w, d_w in zip(weights(network), weights(network, network.gradient), strict=True)
    ]

    def run() -> None:
        for w, d_w, scratch in pairs:
            if l2:
                np.multiply(w, l2, scratch)
                np.add(d_w, scratch, d_w)
            if l1:
                np.sign(w, scratch)
                np.multiply(scratch, l1, scratch)
                np.add(d_w, scratch, d_w)

    return Move("penalty", None, (run,), (("parameters", network.parameters),), (("gradient", network.gradient),))


def penalty(network: Network, l1: float, l2: float) -> float:
    """Return λ₁ Σ|W| + ½ λ₂ ΣW² over the weights, which is reported beside the loss."""
    return sum(l1 * float(np.abs(w).sum()) + l2 / 2 * float(np.square(w).sum()) for w in weights(network))


def weights(network: Network, flat: np.ndarray | None = None) -> list[np.ndarray]:
    """Return the weights of each layer, not the biases, as views: what L1, L2 and weight decay apply to.

    Args:
        network: whose.
        flat: what they are views of, such as the gradient; the parameters, unless told otherwise.
    """
    flat = network.parameters if flat is None else flat
    return [network.view(flat, p) for p in network.layout if p.name == "W"]


def clip_move(network: Network, limit: float) -> Move:
    """Return the move that shortens the whole gradient g where it is longer than `limit`, as PyTorch does:
    g ← g · limit / (‖g‖ + 1e-6) (Pascanu et al. 2013). Its direction stays."""
    gradient, norm = network.gradient, np.zeros(())

    def run() -> None:
        norm[()] = sqrt(gradient.dot(gradient))
        factor = limit / (float(norm) + 1e-6)
        if factor < 1:
            np.multiply(gradient, factor, gradient)

    named = ("gradient", gradient)
    return Move("clip", None, (run,), (named,), (("norm", norm), named))


def schedule_move(schedule: Schedule, learning_rate: float, steps_done: Callable[[], int], rate: np.ndarray) -> Move:
    """Return the move that writes the learning rate of the next step into `rate`, an array of shape ()."""

    def run() -> None:
        rate[()] = learning_rate * schedule.factor(steps_done())

    return Move("schedule", None, (run,), (), (("η", rate),))


def update_move(network: Network, optimizer: Optimizer, state: State, rate: np.ndarray) -> Move:
    """Return the move that takes the step: decay of the weights, where the optimiser has one, and its rule.

    Args:
        network: whose parameters are changed.
        optimizer: how.
        state: what it remembers.
        rate: the learning rate, shape ().
    """
    w, d_w = network.parameters, network.gradient
    update = partial(optimizer.update, w, d_w, state, rate, np.empty_like(w))
    decay = (partial(optimizer.decay_weights, weights(network), rate),) if optimizer.weight_decay else ()
    operands = (("gradient", d_w), ("η", rate), *state.items())
    return Move("update", None, (*decay, update), operands, (("parameters", w), *state.items()))
