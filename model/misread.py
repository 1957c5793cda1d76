"""Misread pictures: which of the test part the network gets most wrong."""

from dataclasses import dataclass

import numpy as np

from model.data.dataset import Dataset
from model.observations import OfTestPart


@dataclass(frozen=True)
class Worst:
    """The test part from the worst answer to the best.

    Attributes:
        order: the places in the test part, (n,).
        said: the class that is answered for each of them, (n,).
    """

    order: np.ndarray
    said: np.ndarray


@dataclass(frozen=True)
class Misread(OfTestPart):
    """Which test pictures does the network get most wrong?

    By how far the output of the right class lies below the largest of the others; where it lies above, the answer is
    right, and the less the nearer to wrong.
    """

    every = 1.0

    def fits(self, dataset: Dataset) -> bool:
        """Return whether the examples are pictures in classes."""
        return dataset.source.image

    def judged(self, y: np.ndarray, dataset: Dataset) -> Worst:
        """Return all of the test part, the worst first; of equal ones the first in the part."""
        rows, labels, others = np.arange(len(y)), dataset.test.labels, y.copy()
        others[rows, labels] = -np.inf
        order = np.argsort(y[rows, labels] - others.max(1), kind="stable")
        return Worst(order, y.argmax(1)[order])
