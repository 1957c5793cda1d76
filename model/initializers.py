"""Initial weights: what a network knows before it has seen anything (*Deep Learning from Scratch*, chapter 6.2).

Biases start at zero, except where values are given.
"""

from collections.abc import Callable
from math import sqrt

import numpy as np

Scale = Callable[[int, int, float], float]
"""The standard deviation of the weights, from the number of inputs, the number of outputs, and the person's own σ."""


def normal(n_in: int, n_out: int, sigma: float) -> float:
    """σ as it was chosen: the book's first attempt, 0.01."""
    return sigma


def lecun(n_in: int, n_out: int, sigma: float) -> float:
    """σ = √(1 / n_in) (LeCun et al. 1998), for tanh. It is what the book calls Xavier."""
    return sqrt(1 / n_in)


def xavier(n_in: int, n_out: int, sigma: float) -> float:
    """σ = √(2 / (n_in + n_out)) (Glorot and Bengio 2010), for sigmoid and tanh; the book leaves n_out out."""
    return sqrt(2 / (n_in + n_out))


def he(n_in: int, n_out: int, sigma: float) -> float:
    """σ = √(2 / n_in) (He et al. 2015), for ReLU."""
    return sqrt(2 / n_in)


def zeros(n_in: int, n_out: int, sigma: float) -> float:
    """σ = 0: every neuron of a layer stays equal to its neighbours for ever."""
    return 0.0


INITIALIZERS: dict[str, Scale] = {"zeros": zeros, "normal": normal, "lecun": lecun, "xavier": xavier, "he": he}
"""Every rule that draws weights, by its id, in order of increasing complexity."""

GIVEN = "given"
"""The id of initial values that are not drawn but given: weights, then biases."""


def draw(
    kind: str, n_in: int, n_out: int, sigma: float, rng: np.random.Generator, fans: tuple[int, int] | None = None
) -> np.ndarray:
    """Draw initial weights from N(0, σ²).

    Args:
        kind: an id of INITIALIZERS.
        n_in, n_out: the number of inputs and of neurons.
        sigma: the standard deviation, used by "normal" only.
        rng: the layer's own stream.
        fans: how many values go into a sum and into how many sums a value goes, where it is not n_in and n_out.

    Returns:
        Weights of shape (n_in, n_out) in float64, so that float32 and float64 networks begin at the same place.
    """
    return rng.standard_normal((n_in, n_out)) * INITIALIZERS[kind](*(fans or (n_in, n_out)), sigma)
