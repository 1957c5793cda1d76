"""The moves of a training step: each one operation of it, bound to the arrays it reads and writes.

In their order they are a program, see programs.py. `Trainer.step` runs it in a bare loop, and `Trainer.moves` runs the
same one and stops between its moves, so that stepping inside is the training itself.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from model import arrays
from model.activations import ACTIVATIONS
from model.layers.base import Affine
from model.layers.workspace import Move, Named, Workspace
from model.losses import FUSED, LOSSES
from model.network import Network
from model.optimizers import Optimizer, State
from model.schedules import Schedule


class Objective:
    """The loss of a network as it is computed: from the logits where activation and loss are fused, else from Y."""

    def __init__(self, activation: str, loss: str) -> None:
        """Take the ids of the output's activation and of the loss."""
        self.joint = FUSED.get((activation, loss))
        self.loss = LOSSES[loss]
        self._activation = ACTIVATIONS[activation]

    def of(self, last: Workspace, t: np.ndarray) -> Callable[[], float]:
        """Return what computes the loss of the samples whose forward pass lies in the last layer's workspace.

        Args:
            last: of the output layer.
            t: targets (n, n_out) of its first n samples.
        """
        if self.joint:
            return partial(self.joint.value, last["A"][: len(t)], last["Z"][: len(t)], t)
        return partial(self.loss.value, last["Z"][: len(t)], t)

    def values(self, a: np.ndarray, t: np.ndarray) -> np.ndarray:
        """Return the loss of each sample, (batch,), from the last layer's A. Shapes: a and t (batch, n_out)."""
        return self.joint.values(a, t) if self.joint else self.loss.values(self._activation(a), t)


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
    if objective.joint and isinstance(output, Affine):
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

    gradient = ("gradient", network.gradient)
    return Move("penalty", None, (run,), (("parameters", network.parameters), gradient), (gradient,))


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
    return [network.view(flat, p) for p in network.flow.layout if p.name == "W"]


def clip_move(network: Network, limit: float) -> Move:
    """Return the move that shortens the whole gradient g where it is longer than `limit`, as PyTorch does:
    g ← g · limit / (‖g‖ + 1e-6) (Pascanu et al. 2013). Its direction stays, and the network knows the factor."""
    gradient, norm = network.gradient, np.zeros(())

    def run() -> None:
        norm[()] = length = arrays.norm(gradient)
        factor = limit / (length + 1e-6)
        if factor < 1:
            np.multiply(gradient, factor, gradient)
        network.clipping = factor if factor < 1 else 1.0

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
    update = partial(optimizer.update, w, d_w, state, rate, arrays.zeros_like(w))
    decay = (partial(optimizer.decay_weights, weights(network), rate),) if optimizer.weight_decay else ()
    operands = (("parameters", w), ("gradient", d_w), ("η", rate), *state.items())
    return Move("update", None, (*decay, update), operands, (("parameters", w), *state.items()))
