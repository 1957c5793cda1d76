"""Loss functions: how wrong a network is (*Deep Learning from Scratch*, chapter 4.2).

Every loss is the mean over the batch of the sample's value. Shapes: y and t (batch, n); t is one-hot for classes.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


def one_hot(labels: np.ndarray, classes: int) -> np.ndarray:
    """Turn labels (batch,) of whole numbers 0 … classes − 1 into one-hot rows (batch, classes) of float64.

    Raises:
        ValueError: there are others among them.
    """
    labels = np.asarray(labels)
    if labels.size and not 0 <= labels.min() <= labels.max() < classes:
        raise ValueError(f"labels: expected 0 to {classes - 1}, got {labels.min()} to {labels.max()}")
    return np.eye(classes)[labels]


class Loss:
    """One loss function L(y, t)."""

    def values(self, y: np.ndarray, t: np.ndarray) -> np.ndarray:
        """Return the value of each sample, shape (batch,). Shapes: y and t (batch, n)."""
        raise NotImplementedError

    def value(self, y: np.ndarray, t: np.ndarray) -> float:
        """Return the mean of the samples' values. Shapes: y and t (batch, n)."""
        return float(np.add.reduce(self.values(y, t))) / len(y)

    def gradient(self, y: np.ndarray, t: np.ndarray, out: np.ndarray) -> None:
        """Write ∂L/∂y into `out`. Shapes: y, t and out (batch, n)."""
        raise NotImplementedError

    def __call__(self, y: np.ndarray, t: np.ndarray) -> float:
        """Return the loss of one sample (n,) or a batch (batch, n), with one-hot targets or with labels.

        Raises:
            ValueError: t is neither of y's shape nor one label a sample.
        """
        y, t = np.asarray(y, float), np.asarray(t)
        if t.shape == y.shape[:-1] and np.issubdtype(t.dtype, np.integer):
            t = one_hot(t, y.shape[-1])
        if t.shape != y.shape:
            raise ValueError(f"t: expected shape {y.shape} or one whole number a sample, got {t.dtype} of {t.shape}")
        with np.errstate(divide="ignore"):  # the logarithm of a probability of 0 is −∞, and that is the truth
            return float(self.value(np.atleast_2d(y), np.atleast_2d(t)))


class SumOfSquares(Loss):
    """½ Σ (y − t)² over the outputs, the book's sum of squares error; ∂L/∂y = (y − t) / N."""

    def values(self, y: np.ndarray, t: np.ndarray) -> np.ndarray:
        return np.square(y - t).sum(1) / 2

    def value(self, y: np.ndarray, t: np.ndarray) -> float:
        error = (y - t).ravel()  # the same as above, but quicker: the step of a small network feels it
        return float(error.dot(error)) / (2 * len(y))

    def gradient(self, y: np.ndarray, t: np.ndarray, out: np.ndarray) -> None:
        np.subtract(y, t, out)
        np.divide(out, len(y), out)


class MeanSquared(Loss):
    """The mean of (y − t)² over the n outputs; ∂L/∂y = 2 (y − t) / (n N)."""

    def values(self, y: np.ndarray, t: np.ndarray) -> np.ndarray:
        return np.square(y - t).mean(1)

    def value(self, y: np.ndarray, t: np.ndarray) -> float:
        error = (y - t).ravel()  # quicker, too
        return float(error.dot(error)) / y.size

    def gradient(self, y: np.ndarray, t: np.ndarray, out: np.ndarray) -> None:
        np.subtract(y, t, out)
        np.multiply(out, 2 / y.size, out)


class Huber(Loss):
    """The mean over the n outputs of ½ e² where |e| ≤ δ, else δ (|e| − ½ δ), for the error e = y − t (Huber 1964).

    Far-off examples pull with a slope of δ only, not with all of their error: ∂L/∂y = e / (n N), with e kept within ±δ.
    δ is 1, as in PyTorch.
    """

    delta = 1.0

    def values(self, y: np.ndarray, t: np.ndarray) -> np.ndarray:
        error = np.abs(y - t)
        near = np.minimum(error, self.delta)
        return (near * (error - near / 2)).mean(1)

    def gradient(self, y: np.ndarray, t: np.ndarray, out: np.ndarray) -> None:
        np.subtract(y, t, out)
        np.clip(out, -self.delta, self.delta, out=out)
        np.divide(out, y.size, out)


class CrossEntropy(Loss):
    """−Σ t log y over the classes; ∂L/∂y = −t / (y N).

    Classes with t = 0 do not count, so no ε is needed: a probability of 0 does not matter there.
    """

    def values(self, y: np.ndarray, t: np.ndarray) -> np.ndarray:
        return -(t * np.log(y, where=t != 0, out=np.zeros_like(y))).sum(1)

    def gradient(self, y: np.ndarray, t: np.ndarray, out: np.ndarray) -> None:
        out.fill(0)
        np.divide(t, y, out, where=t != 0)
        np.divide(out, -len(y), out)


class BinaryCrossEntropy(Loss):
    """−Σ (t log y + (1 − t) log(1 − y)) over outputs that each answer yes or no; ∂L/∂y = (y − t) / (y (1 − y) N)."""

    def values(self, y: np.ndarray, t: np.ndarray) -> np.ndarray:
        log_y = np.log(y, where=t != 0, out=np.zeros_like(y))
        log_not_y = np.log1p(-y, where=t != 1, out=np.zeros_like(y))
        return -(t * log_y + (1 - t) * log_not_y).sum(1)

    def gradient(self, y: np.ndarray, t: np.ndarray, out: np.ndarray) -> None:
        yes = np.divide(t, y, where=t != 0, out=np.zeros_like(y))
        no = np.divide(1 - t, 1 - y, where=t != 1, out=np.zeros_like(y))
        np.subtract(no, yes, out)
        np.divide(out, len(y), out)


class Hinge(Loss):
    """Σ max(0, 1 − y_c + y_i) / n over the n − 1 wrong classes i, where c is the right one: the multi-class hinge of
    Weston and Watkins (1999), as PyTorch's MultiMarginLoss has it, with a margin of 1 and by the n classes.

    Its y are plain scores, not probabilities: it is 0 once the right class leads by 1. With s_i = 1 where
    y_i > y_c − 1 for a wrong class i, else 0: ∂L/∂y_i = s_i / (n N), and ∂L/∂y_c = −Σ s_i / (n N).
    """

    def values(self, y: np.ndarray, t: np.ndarray) -> np.ndarray:
        return ((1 - t) * np.maximum(self._lacking(y, t), 0)).mean(1)

    def gradient(self, y: np.ndarray, t: np.ndarray, out: np.ndarray) -> None:
        np.multiply(1 - t, self._lacking(y, t) > 0, out)
        np.subtract(out, t * np.add.reduce(out, 1, keepdims=True), out)
        np.divide(out, y.size, out)

    @staticmethod
    def _lacking(y: np.ndarray, t: np.ndarray) -> np.ndarray:
        """Return 1 − y_c + y_i: what the right class lacks of its lead before each class."""
        return 1 - np.add.reduce(y * t, 1, keepdims=True) + y


LOSSES: dict[str, Loss] = {
    "sum_of_squares": SumOfSquares(),
    "mean_squared": MeanSquared(),
    "huber": Huber(),
    "cross_entropy": CrossEntropy(),
    "binary_cross_entropy": BinaryCrossEntropy(),
    "hinge": Hinge(),
}
"""Every loss by its id, in order of increasing complexity."""


FOR_CLASSES = ("cross_entropy", "binary_cross_entropy", "hinge")
"""The losses that compare classes: with a single value to be predicted they make no sense."""


@dataclass(frozen=True)
class Joint:
    """An output activation and a loss taken together, straight from the logits A, so that nothing overflows.

    Attributes:
        values: the value of each sample, (batch,), from (a, t), each of shape (batch, n).
        value: their mean from (a, y, t), where Y may save work.
        gradient: writes ∂L/∂A into `out`, from (y, t, out).
    """

    values: Callable[[np.ndarray, np.ndarray], np.ndarray]
    value: Callable[[np.ndarray, np.ndarray, np.ndarray], float]
    gradient: Callable[[np.ndarray, np.ndarray, np.ndarray], None]


def softmax_cross_entropies(a: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Return log Σ exp a − Σ t a of each sample, (batch,), which is −Σ t log softmax(a). Shapes: a and t (batch, n)."""
    columns = np.ascontiguousarray(a.T)  # a class a row: NumPy reduces long rows much faster than many short ones
    columns = columns - np.maximum.reduce(columns, 0)
    right = np.einsum("cn,cn->n", columns, t.T)
    np.exp(columns, columns)
    return np.log(np.add.reduce(columns, 0)) - right


def softmax_cross_entropy(a: np.ndarray, y: np.ndarray, t: np.ndarray) -> float:
    """Return the mean of −Σ t log y, or where a probability is too small for a logarithm, the same from the logits."""
    if np.minimum.reduce(y, None) >= np.finfo(y.dtype).tiny:
        return -float(np.log(y).ravel().dot(t.ravel())) / len(y)
    return float(np.add.reduce(softmax_cross_entropies(a, t))) / len(a)


def sigmoid_cross_entropies(a: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Return Σ max(a, 0) − a t + log(1 + exp(−|a|)) of each sample, (batch,). Shapes: a and t (batch, n)."""
    return (np.maximum(a, 0) - a * t + np.log1p(np.exp(-np.abs(a)))).sum(1)


def sigmoid_cross_entropy(a: np.ndarray, y: np.ndarray, t: np.ndarray) -> float:
    """Return the mean of `sigmoid_cross_entropies`; Y saves nothing."""
    return float(np.add.reduce(sigmoid_cross_entropies(a, t))) / len(a)


def output_minus_target(y: np.ndarray, t: np.ndarray, out: np.ndarray) -> None:
    """Write ∂L/∂A = (Y − T) / N into `out`: what is left when the two derivatives cancel (chapter 5.6)."""
    np.subtract(y, t, out)
    np.divide(out, len(y), out)


FUSED: dict[tuple[str, str], Joint] = {
    ("softmax", "cross_entropy"): Joint(softmax_cross_entropies, softmax_cross_entropy, output_minus_target),
    ("sigmoid", "binary_cross_entropy"): Joint(sigmoid_cross_entropies, sigmoid_cross_entropy, output_minus_target),
}
"""The pairs (output activation, loss) whose gradient from the logits is known in closed form."""

_ANY = (
    *("identity", "sigmoid", "tanh", "relu", "leaky_relu", "prelu", "prelu_each", "elu"),
    *("softplus", "silu", "gelu", "softmax"),
)
FITS: dict[str, tuple[str, ...]] = {
    "sum_of_squares": _ANY,
    "mean_squared": _ANY,
    "huber": _ANY,
    "cross_entropy": ("softmax",),
    "binary_cross_entropy": ("sigmoid",),
    "hinge": ("identity",),
}
"""The output activations that make sense with each loss, the usual one for that loss among them."""
