"""One training step as a program: its moves in order, each bound to the arrays it reads and writes.

The program is compiled once a run (and again after a live edit). `Trainer.step` runs its moves in a bare loop, and
`Trainer.moves` runs the same ones and stops between them, so that stepping inside is the training itself.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from model.layers.base import Activated
from model.layers.workspace import Move, Named, Workspace
from model.losses import FUSED, LOSSES
from model.network import Network

__all__ = [
    "Move",
    "Objective",
    "backward_moves",
    "forward_moves",
    "loss_move",
    "numerical_move",
    "penalty",
    "penalty_move",
]


class Objective:
    """The loss of a network as it is computed: from the logits where activation and loss are fused, else from Y."""

    def __init__(self, activation: str, loss: str) -> None:
        """Take the ids of the output's activation and of the loss."""
        self.joint = FUSED.get((activation, loss))
        self.loss = LOSSES[loss]

    def of(self, last: Workspace, t: np.ndarray) -> Callable[[], float]:
        """Return what computes the loss of the samples whose forward pass lies in the last layer's workspace.

        Args:
            last: of the output layer.
            t: targets (n, n_out) of its first n samples.
        """
        if self.joint:
            return partial(self.joint.value, last["A"][: len(t)], t)
        return partial(self.loss.value, last["Z"][: len(t)], t)


def forward_moves(network: Network, workspaces: Sequence[Workspace]) -> Iterator[Move]:
    """Yield the forward pass of a training step, layer by layer."""
    for row, w in zip(network.rows, workspaces, strict=True):
        yield from row.forward(w)


def loss_move(objective: Objective, last: Workspace, t: np.ndarray, loss: np.ndarray) -> Move:
    """Return the move that writes the batch's loss into `loss`, an array of shape ()."""

    value = objective.of(last, t)

    def run() -> None:
        loss[()] = value()

    return Move("loss", None, (run,), (("A", last["A"]), ("Y", last["Z"]), ("T", t)), (("L", loss),))


def backward_moves(
    network: Network, workspaces: Sequence[Workspace], objective: Objective, t: np.ndarray
) -> Iterator[Move]:
    """Yield backpropagation, from the loss to the first layer that learns (chapter 5)."""
    output, last = network.rows[-1], workspaces[-1]
    top, y = last.layer, last["Z"]
    if objective.joint and isinstance(output, Activated):
        d_a = last.room("dA", last["A"].shape)
        gradient = partial(objective.joint.gradient, y, t, d_a)
        yield Move("joint_gradient", top, (gradient,), (("Y", y), ("T", t)), (("dA", d_a),))
        yield from output.linear_backward(last)
    else:
        gradient = partial(objective.loss.gradient, y, t, last["dZ"])
        yield Move("loss_gradient", top, (gradient,), (("Y", y), ("T", t)), (("dZ", last["dZ"]),))
        yield from output.backward(last)
    for k in range(top - 1, -1, -1):
        if "dZ" in workspaces[k]:
            yield from network.rows[k].backward(workspaces[k])


def numerical_move(
    network: Network, gradient_in_parts: Callable[[], Iterator[tuple[int, int]]], batch: tuple[Named, ...]
) -> Move:
    """Return the move that finds the gradient by differences instead of by backpropagation."""

    def run() -> None:
        for _ in gradient_in_parts():
            pass

    results = (("gradient", network.gradient),)
    operands = (*batch, ("parameters", network.parameters))
    return Move("numerical_gradient", None, (run,), operands, results, gradient_in_parts)


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

    return Move("penalty", None, (run,), (("parameters", w),), (("gradient", network.gradient),))


def penalty(network: Network, l1: float, l2: float) -> float:
    """Return λ₁ Σ|W| + ½ λ₂ ΣW² over the weights, which is reported beside the loss."""
    weights = [network.view(network.parameters, p) for p in network.flow.layout if p.name == "W"]
    return sum(l1 * float(np.abs(w).sum()) + l2 / 2 * float(np.square(w).sum()) for w in weights)
