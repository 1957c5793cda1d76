"""A training step written out by hand: what it takes in NumPy with no engine around it.

It goes the way of *Deep Learning from Scratch*, chapter 5.7, and is no more general than the benchmark needs: dense
layers, three activations, two losses, two optimisers. To be quick, it makes its large arrays before the first step, has
all parameters in one vector, and writes over what is no longer needed. The output lies class by class, (n_out, batch),
as NumPy reduces long rows much faster than many short ones. On narrow networks ours is quicker still: there it takes
the biases into the products (see `Network.narrow`).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, pairwise
from math import sqrt

import numpy as np

from model.experiment import BACKPROPAGATION, Experiment
from model.layers import Dense
from model.optimizers import Adam
from model.schedules import Constant

BLOCK = 32_768
"""How many parameters Adam brings up to date at a time: with all that belongs to them they stay in the cache."""


def by_hand(
    experiment: Experiment, x: np.ndarray, t: np.ndarray, rows: Iterator[np.ndarray], parameters: np.ndarray
) -> Callable[[], float]:
    """Return what does a step and then returns the loss of its batch.

    Args:
        experiment: the network, and how it learns.
        x, t: the examples, (samples, n_in) and (samples, n_out), of the parameters' precision.
        rows: which of them each batch takes; (batch,).
        parameters: W and b, layer by layer, flat; changed in place.

    Raises:
        ValueError: the experiment has something that is not written out here.
    """
    layers = [row for row in experiment.rows if isinstance(row, Dense)]
    *hidden, output = (row.activation for row in layers)
    objective, optimizer = (output, experiment.loss), experiment.optimizer.kind
    plain = replace(experiment, l1=0.0, l2=0.0, clip=0.0, schedule=Constant(), gradient=BACKPROPAGATION)
    if (
        len(layers) < len(experiment.rows)
        or len(set(hidden)) != 1
        or not (hidden[0] in ACTIVATIONS and objective in LOSSES and optimizer in OPTIMIZERS)
        or experiment != plain
    ):
        raise ValueError(f"experiment: expected one that is written out here, got {experiment}")
    (h, slope), loss = ACTIVATIONS[hidden[0]], LOSSES[objective]
    gradient, size, top = np.empty_like(parameters), experiment.batch_size, len(layers) - 1
    update = OPTIMIZERS[optimizer](experiment, parameters, gradient)
    widths = (x.shape[1], *(row.units for row in layers))
    (w, b), b_by_class = views(parameters, widths), parameters[-widths[-1] :, None]
    d_w, d_b = views(gradient, widths)
    z = [np.empty((size, n), x.dtype) for n in widths[:-1]]
    y, target = np.empty((2, widths[-1], size), x.dtype)
    d_a = [*(np.empty_like(array) for array in z[1:]), y.T]
    ones, t_by_class = np.ones(size, x.dtype), np.ascontiguousarray(t.T)

    def step() -> float:
        chosen = next(rows)
        x.take(chosen, 0, z[0], "clip")  # no index is out of range: "clip" only saves a copy
        t_by_class.take(chosen, 1, target, "clip")
        for k in range(top):
            z[k].dot(w[k], z[k + 1])
            np.add(z[k + 1], b[k], z[k + 1])
            h(z[k + 1], z[k + 1])
        w[top].T.dot(z[top].T, y)
        np.add(y, b_by_class, y)
        value = loss(y, target)  # now y is ∂L/∂A
        for k in range(top, 0, -1):
            z[k].T.dot(d_a[k], d_w[k])
            ones.dot(d_a[k], d_b[k])
            d_a[k].dot(w[k].T, d_a[k - 1])
            slope(d_a[k - 1], z[k])
        z[0].T.dot(d_a[0], d_w[0])
        ones.dot(d_a[0], d_b[0])
        update()
        return value

    return step


def views(flat: np.ndarray, widths: tuple[int, ...]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return the weights and the biases of each layer, as views of a flat vector."""
    weights: list[np.ndarray] = []
    biases: list[np.ndarray] = []
    for n_in, n_out in pairwise(widths):
        of_weights, own = n_in * n_out, (n_in + 1) * n_out
        weights.append(flat[:of_weights].reshape(n_in, n_out))
        biases.append(flat[of_weights:own])
        flat = flat[own:]
    return weights, biases


# --- activations: Z = h(A), and ∂L/∂Z ← ∂L/∂A, after which Z is not needed any more -----------------------------------


def tanh_slope(d_z: np.ndarray, z: np.ndarray) -> None:
    """Multiply by 1 − z²."""
    np.multiply(z, z, z)
    np.multiply(z, d_z, z)
    np.subtract(d_z, z, d_z)


def sigmoid(a: np.ndarray, out: np.ndarray) -> None:
    """Write 1 / (1 + exp(−a))."""
    np.negative(a, out)
    np.exp(out, out)
    np.add(out, 1, out)
    np.reciprocal(out, out)


def sigmoid_slope(d_z: np.ndarray, z: np.ndarray) -> None:
    """Multiply by z (1 − z)."""
    np.multiply(d_z, z, d_z)
    np.multiply(z, d_z, z)
    np.subtract(d_z, z, d_z)


def relu(a: np.ndarray, out: np.ndarray) -> None:
    """Write max(a, 0)."""
    np.maximum(a, np.zeros_like(a[0]), out=out)  # twice as fast as with the number 0


def relu_slope(d_z: np.ndarray, z: np.ndarray) -> None:
    """Multiply by 1 where z > 0, else by 0."""
    np.greater(z, 0, z)
    np.multiply(d_z, z, d_z)


# --- losses: return L, and turn the output's A (n_out, batch) into ∂L/∂A ----------------------------------------------


def mean_squared(a: np.ndarray, t: np.ndarray) -> float:
    """The mean of (a − t)², and 2 (a − t) / (n N)."""
    np.subtract(a, t, a)
    errors = a.ravel()
    loss = float(errors.dot(errors)) / a.size
    np.multiply(a, 2 / a.size, a)
    return loss


def cross_entropy(a: np.ndarray, t: np.ndarray) -> float:
    """The mean of log Σ exp a − Σ t a, and (softmax(a) − t) / N."""
    np.subtract(a, np.maximum.reduce(a, 0), a)
    right = a.ravel().dot(t.ravel())
    np.exp(a, a)
    sums = np.add.reduce(a, 0)
    np.divide(a, sums, a)
    np.subtract(a, t, a)
    np.divide(a, len(sums), a)
    return float(np.add.reduce(np.log(sums)) - right) / len(sums)


# --- optimisers: return what brings the parameters up to date, after which the gradient is not needed any more --------


def sgd(experiment: Experiment, w: np.ndarray, d_w: np.ndarray) -> Callable[[], None]:
    """W ← W − η ∂L/∂W."""
    rate = np.array(experiment.learning_rate, w.dtype)

    def update() -> None:
        np.multiply(d_w, rate, d_w)
        np.subtract(w, d_w, w)

    return update


def adam(experiment: Experiment, w: np.ndarray, d_w: np.ndarray) -> Callable[[], None]:
    """m ← β₁ m + (1 − β₁) ∂L/∂W, v ← β₂ v + (1 − β₂) (∂L/∂W)², W ← W − η / (1 − β₁ᵗ) · m / (√(v / (1 − β₂ᵗ)) + ε)."""
    own = experiment.optimizer
    assert isinstance(own, Adam)
    m, v, scratch = np.zeros_like(w), np.zeros_like(w), np.empty_like(w[:BLOCK])
    blocks = [
        (w[block], d_w[block], m[block], v[block], scratch[: len(w[block])])
        for block in (slice(start, start + BLOCK) for start in range(0, len(w), BLOCK))
    ]
    steps = count(1)

    def update() -> None:
        t = next(steps)
        corrected = sqrt(1 - own.beta_2**t)
        rate = experiment.learning_rate * corrected / (1 - own.beta_1**t)
        for w, d_w, m, v, between in blocks:
            np.multiply(m, own.beta_1, m)
            np.multiply(d_w, 1 - own.beta_1, between)
            np.add(m, between, m)
            np.multiply(v, own.beta_2, v)
            np.multiply(d_w, d_w, d_w)
            np.multiply(d_w, 1 - own.beta_2, d_w)
            np.add(v, d_w, v)
            np.sqrt(v, between)
            np.add(between, own.epsilon * corrected, between)
            np.divide(m, between, between)
            np.multiply(between, rate, between)
            np.subtract(w, between, w)

    return update


ACTIVATIONS = {"tanh": (np.tanh, tanh_slope), "sigmoid": (sigmoid, sigmoid_slope), "relu": (relu, relu_slope)}
LOSSES = {("identity", "mean_squared"): mean_squared, ("softmax", "cross_entropy"): cross_entropy}
OPTIMIZERS = {"sgd": sgd, "adam": adam}
"""What it is written for."""
