"""Initial weights: what a network knows before it has seen anything (*Deep Learning from Scratch*, chapter 6.2).

Biases start at zero, except where values are given. Weights have shape (n_in, n_out) and are drawn in float64, so that
float32 and float64 networks begin at the same place.
"""

from collections.abc import Callable
from math import sqrt

import numpy as np

Pair = tuple[int, int]

Draw = Callable[[Pair, Pair, float, float, np.random.Generator], np.ndarray]
"""Draws weights, from their shape, the fans (how many values go into a sum, and into how many sums a value goes), the
person's own σ, the gain that fits the activation and the layer's own stream."""


def _spread(shape: Pair, sigma: float, rng: np.random.Generator) -> np.ndarray:
    return rng.standard_normal(shape) * sigma


def zeros(shape: Pair, fans: Pair, sigma: float, gain: float, rng: np.random.Generator) -> np.ndarray:
    """0: every neuron of a layer stays equal to its neighbours for ever."""
    return np.zeros(shape)


def normal(shape: Pair, fans: Pair, sigma: float, gain: float, rng: np.random.Generator) -> np.ndarray:
    """N(0, σ²) with σ as it was chosen: the book's first attempt, 0.01."""
    return _spread(shape, sigma, rng)


def lecun(shape: Pair, fans: Pair, sigma: float, gain: float, rng: np.random.Generator) -> np.ndarray:
    """N(0, 1 / n_in) (LeCun et al. 1998), for sigmoid and tanh. It is what the book calls Xavier."""
    return _spread(shape, sqrt(1 / fans[0]), rng)


def xavier(shape: Pair, fans: Pair, sigma: float, gain: float, rng: np.random.Generator) -> np.ndarray:
    """N(0, 2 / (n_in + n_out)) (Glorot and Bengio 2010), for sigmoid and tanh; the book leaves n_out out."""
    return _spread(shape, sqrt(2 / sum(fans)), rng)


def he(shape: Pair, fans: Pair, sigma: float, gain: float, rng: np.random.Generator) -> np.ndarray:
    """N(0, 2 / n_in) (He et al. 2015), for ReLU."""
    return _spread(shape, sqrt(2 / fans[0]), rng)


def orthogonal(shape: Pair, fans: Pair, sigma: float, gain: float, rng: np.random.Generator) -> np.ndarray:
    """Gain times Q with orthonormal rows or columns, whichever are fewer (Saxe et al. 2014): nothing fades or grows.

    Q is that of the QR decomposition of N(0, 1), with the signs that make R's diagonal positive, so that every Q is as
    likely as any other: as PyTorch's orthogonal_ draws it. The gain is √2 where the activation cuts off one half,
    else 1.
    """
    q, r = np.linalg.qr(rng.standard_normal((max(shape), min(shape))))
    q *= gain * np.sign(np.diagonal(r))
    return q if shape[0] >= shape[1] else q.T


INITIALIZERS: dict[str, Draw] = {
    "zeros": zeros,
    "normal": normal,
    "lecun": lecun,
    "xavier": xavier,
    "he": he,
    "orthogonal": orthogonal,
}
"""Every rule that draws weights, by its id, in order of increasing complexity."""

AUTO = "auto"
"""The id of drawing by the rule that fits the layer's activation."""

FITTING: dict[str, str] = {
    "identity": "lecun",
    "step": "lecun",
    "sigmoid": "lecun",
    "tanh": "lecun",
    "relu": "he",
    "leaky_relu": "he",
    "prelu": "he",
    "prelu_each": "he",
    "elu": "he",
    "softplus": "he",
    "silu": "he",
    "gelu": "he",
    "softmax": "lecun",
}
"""The rule that fits each activation, as the book has it: √(1 / n_in) where the slope around 0 is the same on both
sides, √(2 / n_in) where one half of the answers is cut off."""

GIVEN = "given"
"""The id of initial values that are not drawn but given: weights, then biases."""


def draw(
    kind: str,
    n_in: int,
    n_out: int,
    sigma: float,
    rng: np.random.Generator,
    activation: str = "identity",
    fans: tuple[int, int] | None = None,
) -> np.ndarray:
    """Draw initial weights.

    Args:
        kind: an id of INITIALIZERS, or "auto".
        n_in, n_out: the number of inputs and of neurons.
        sigma: the standard deviation of "normal".
        rng: the layer's own stream.
        activation: the layer's, for "auto" and "orthogonal".
        fans: how many values go into a sum and into how many sums a value goes, where it is not n_in and n_out.

    Returns:
        Weights of shape (n_in, n_out) in float64.
    """
    fitting = FITTING[activation]
    gain = sqrt(2) if fitting == "he" else 1.0
    rule = INITIALIZERS[fitting if kind == AUTO else kind]
    return rule((n_in, n_out), fans or (n_in, n_out), sigma, gain, rng)
