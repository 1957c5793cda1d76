"""Softmax of one sample, opened: its parts, with a constant subtracted that a person chooses (chapter 3.5.2)."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class OpenedSoftmax:
    """Softmax of one sample in its parts, with a subtracted constant c, in the precision of the run.

    Attributes:
        shifted: a − c.
        exp: exp(a − c); infinity where that is too large.
        total: the sum of them.
        result: exp(a − c) / total; NaN where infinity is divided by infinity.
    """

    shifted: np.ndarray
    exp: np.ndarray
    total: float
    result: np.ndarray


def opened_softmax(logits: np.ndarray, constant: float) -> OpenedSoftmax:
    """Return softmax of logits (n,) in its parts; with the maximum as constant nothing overflows."""
    with np.errstate(all="ignore"):
        shifted = logits - logits.dtype.type(constant)
        exp = np.exp(shifted)
        total = np.add.reduce(exp)
        return OpenedSoftmax(shifted, exp, float(total), exp / total)
