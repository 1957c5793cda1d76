"""One training step as a program: its moves in order, each bound to the arrays it reads and writes.

The program is compiled once a run (and again after a live edit). `Trainer.step` runs its moves in a bare loop, and
`Trainer.moves` runs the same ones and stops between them, so that stepping inside is the training itself.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from model.losses import FUSED, LOSSES
from model.network import LayerValues, Network

Named = tuple[str, np.ndarray]
"""An array with its name in formulas: "X", "W", "b", "A", "Z", "Y", "T", "L", "dA" …"""


@dataclass(frozen=True)
class Move:
    """One operation of a training step.

    Attributes:
        kind: "batch", "linear", "activation", "loss", "loss_gradient", "activation_gradient", "joint_gradient",
            "weights_gradient", "bias_gradient", "input_gradient", "numerical_gradient", "penalty" or "update".
        layer: which layer it belongs to, or None.
        run: does it.
        operands: what it reads.
        results: what it writes.
        parts: does it too, yielding (done, total) often, where doing it at once would take long.
    """

    kind: str
    layer: int | None
    run: Callable[[], None]
    operands: tuple[Named, ...] = ()
    results: tuple[Named, ...] = ()
    parts: Callable[[], Iterator[tuple[int, int]]] | None = None


class Objective:
    """The loss of a network as it is computed: from the logits where activation and loss are fused, else from Y."""

    def __init__(self, activation: str, loss: str) -> None:
        """Take the ids of the output's activation and of the loss."""
        self.joint = FUSED.get((activation, loss))
        self.loss = LOSSES[loss]

    def value(self, last: LayerValues, t: np.ndarray) -> float:
        """Return the loss of the batch whose forward pass lies in the last layer's values; t (batch, n_out)."""
        return self.joint.value(last.a, t) if self.joint else self.loss.value(last.z, t)


def forward_moves(network: Network, values: Sequence[LayerValues]) -> Iterator[Move]:
    """Yield the forward pass: for each layer its linear part, then its activation."""
    for k, (layer, v) in enumerate(zip(network.layers, values, strict=True)):
        operands = (("X", v.x), ("W", layer.weights), ("b", layer.bias))
        yield Move("linear", k, partial(layer.linear, v.x, v.a), operands, (("A", v.a),))
        yield Move("activation", k, partial(layer.activate, v.a, v.z), (("A", v.a),), (("Z", v.z),))


def loss_move(objective: Objective, last: LayerValues, t: np.ndarray, loss: np.ndarray) -> Move:
    """Return the move that writes the batch's loss into `loss`, an array of shape ()."""

    def run() -> None:
        loss[()] = objective.value(last, t)

    return Move("loss", None, run, (("A", last.a), ("Y", last.z), ("T", t)), (("L", loss),))


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
            gradient = partial(objective.joint.gradient, v.z, t, v.d_a)
            yield Move("joint_gradient", k, gradient, (("Y", v.z), ("T", t)), (d_a,))
        else:
            if k == top:
                gradient = partial(objective.loss.gradient, v.z, t, v.d_z)
                yield Move("loss_gradient", k, gradient, (("Y", v.z), ("T", t)), (d_z,))
            back = partial(layer.activate_backward, v.d_z, v.a, v.z, v.d_a)
            yield Move("activation_gradient", k, back, (d_z, ("A", v.a), ("Z", v.z)), (d_a,))
        run = partial(layer.weights_gradient, v.x, v.d_a)
        yield Move("weights_gradient", k, run, (("X", v.x), d_a), (("dW", layer.d_weights),))
        yield Move("bias_gradient", k, partial(layer.bias_gradient, ones, v.d_a), (d_a,), (("db", layer.d_bias),))
        if k > 0:
            d_x = values[k - 1].d_z
            run = partial(layer.input_gradient, v.d_a, d_x)
            yield Move("input_gradient", k, run, (d_a, ("W", layer.weights)), (("dX", d_x),))


def numerical_move(
    network: Network, gradient_in_parts: Callable[[], Iterator[tuple[int, int]]], batch: tuple[Named, ...]
) -> Move:
    """Return the move that finds the gradient by differences instead of by backpropagation."""

    def run() -> None:
        for _ in gradient_in_parts():
            pass

    results = (("gradient", network.gradient),)
    return Move(
        "numerical_gradient", None, run, (*batch, ("parameters", network.parameters)), results, gradient_in_parts
    )


def penalty_move(network: Network, l1: float, l2: float) -> Move:
    """Return the move that adds the slope of λ₁ Σ|W| + ½ λ₂ ΣW² to the gradient of the weights (chapter 6.4)."""
    w, mask = network.parameters, network.weight_mask()
    scratch = np.empty_like(w)

    def run() -> None:
        if l2:
            np.multiply(w, mask, scratch)
            np.multiply(scratch, l2, scratch)
            np.add(network.gradient, scratch, network.gradient)
        if l1:
            np.sign(w, scratch)
            np.multiply(scratch, mask, scratch)
            np.multiply(scratch, l1, scratch)
            np.add(network.gradient, scratch, network.gradient)

    return Move("penalty", None, run, (("parameters", w),), (("gradient", network.gradient),))


def penalty(network: Network, l1: float, l2: float) -> float:
    """Return λ₁ Σ|W| + ½ λ₂ ΣW² over the weights, which is reported beside the loss."""
    weights = [network.view(network.parameters, p) for p in network.layout if p.name == "W"]
    return sum(l1 * float(np.abs(w).sum()) + l2 / 2 * float(np.square(w).sum()) for w in weights)
