"""How good a network is, in figures a person can read: accuracy, R² and the confusion matrix."""

import numpy as np


def goodness(y: np.ndarray, t: np.ndarray, labels: np.ndarray, threshold: float | None = None) -> float:
    """Return the share of right answers, or R² where an answer is only more or less near.

    Args:
        y, t: outputs and targets, (batch, outputs).
        labels: the right classes, (batch,); empty where there are none.
        threshold: above which value a single output says 1, as the book's perceptron does; None where it says none.
    """
    if len(labels):
        return accuracy(y, labels)
    return r_squared(y, t) if threshold is None else share_beyond(y, t, threshold)


def accuracy(y: np.ndarray, labels: np.ndarray) -> float:
    """Return the share of samples whose largest output is the right class; y (batch, classes), labels (batch,).

    Where an output is no number, none is the largest: NumPy would take NaN for it.
    """
    return float(np.mean((y.argmax(1) == labels) & ~np.isnan(y).any(1)))


def share_beyond(y: np.ndarray, t: np.ndarray, threshold: float) -> float:
    """Return the share of outputs that lie on the same side of the threshold as their targets; both (batch, 1)."""
    return float(np.mean(np.where(t > threshold, y > threshold, y <= threshold)))  # what is no number lies nowhere


def r_squared(y: np.ndarray, t: np.ndarray) -> float:
    """Return R² = 1 − Σ (y − t)² / Σ (t − mean t)²: 1 is perfect, 0 no better than the mean. Shapes: (batch, outputs).

    Where the targets do not vary at all, it is 1 for a perfect answer and 0 otherwise.
    """
    error = float(((y - t) ** 2).sum())
    spread = float(((t - t.mean(0)) ** 2).sum())
    if spread == 0 or (t == t[0]).all():  # the mean of equal numbers may differ from them by rounding
        return 1.0 if error == 0 else 0.0
    return 1 - error / spread


def is_level(losses: np.ndarray) -> bool:
    """Return whether losses, finite and at least one, are the same but for rounding: to a millionth of the largest."""
    return bool(np.ptp(losses) <= 1e-6 * losses.max())


def confusion(y: np.ndarray, labels: np.ndarray, classes: int) -> np.ndarray:
    """Return how many samples of each class (row) were taken for each class (column). Shape (classes, classes)."""
    return np.bincount(labels * classes + y.argmax(1), minlength=classes**2).reshape(classes, classes)
