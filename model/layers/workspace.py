"""What one layer reads and writes for one batch, and its operations on it, each bound to its arrays."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike

from model import arrays

Named = tuple[str, np.ndarray]
"""An array with its name in formulas: "X", "W", "b", "A", "Z", "Y", "T", "L", "dA" …"""

Noise = Callable[[int], np.random.Generator]
"""Called with the number of a layer: its own random stream for the step that is being done."""


MOVES = (
    *("batch", "im2col", "linear", "activation", "piece_maximum", "mask", "dropout"),
    *("statistics", "running_statistics", "normalize", "scale_and_shift", "windows", "pool", "flatten"),
    *("loss", "loss_gradient", "joint_gradient", "activation_gradient", "slope_gradient", "weights_gradient"),
    *("bias_gradient", "input_gradient", "col2im", "piece_maximum_gradient", "dropout_gradient"),
    *("scale_gradient", "shift_gradient", "normalize_gradient", "pool_gradient", "flatten_gradient"),
    *("numerical_gradient", "penalty", "clip", "schedule", "update"),
)
"""Every kind of move."""


@dataclass(frozen=True)
class Move:
    """One operation of a training step.

    Attributes:
        kind: what it does, one of MOVES; words and formulas are found by it.
        layer: which layer it belongs to, or None.
        calls: do it, one after the other.
        operands: what it reads.
        results: what it writes.
        parts: does it too, yielding (done, total) often, where doing it at once would take long.
    """

    kind: str
    layer: int | None
    calls: tuple[Callable[[], object], ...]
    operands: tuple[Named, ...] = ()
    results: tuple[Named, ...] = ()
    parts: Callable[[], Iterator[tuple[int, int]]] | None = None

    def run(self) -> None:
        """Do it."""
        for call in self.calls:
            call()


def no_noise() -> np.random.Generator:
    """Stand for a layer's random stream outside of training.

    Raises:
        RuntimeError: always.
    """
    raise RuntimeError("nothing is random outside of training")


class Workspace:
    """The arrays of one layer for one batch, by their names in formulas.

    Named "X" and "Z" (batch, *shape) is what comes in and goes out, then come the layer's parameters and what it
    keeps besides; in training also their gradients "dW" …, "dZ" and, unless nothing before the layer learns, "dX". What
    lies between, a layer makes room for itself. In a narrow network there are also "X1" (n + 1, batch), X column by
    column with ones below, "W1" (n + 1, units), W with b below, and "dW1".

    Attributes:
        layer: which layer of the stack.
        noise: random numbers for the step that is being done.
    """

    def __init__(self, layer: int, arrays: Mapping[str, np.ndarray], noise: Callable[[], np.random.Generator]) -> None:
        """Begin with the arrays that lie elsewhere, too."""
        self.layer, self.noise = layer, noise
        self._arrays = dict(arrays)

    def __getitem__(self, name: str) -> np.ndarray:
        """Return the array of that name."""
        return self._arrays[name]

    def __contains__(self, name: str) -> bool:
        """Whether there is an array of that name."""
        return name in self._arrays

    def room(self, name: str, shape: tuple[int, ...], dtype: DTypeLike | None = None) -> np.ndarray:
        """Return the array of that name, made at the first time; of the precision of X, and ordered like it."""
        if name not in self._arrays:
            order = "F" if "X1" in self else "C"
            kind = self["X"].dtype if dtype is None else dtype
            self._arrays[name] = arrays.zeros(shape, kind, order)
        return self._arrays[name]

    def name(self, name: str, array: np.ndarray) -> np.ndarray:
        """Give a name to an array that is a part or another form of one of these, and return it."""
        self._arrays[name] = array
        return array

    def move(self, kind: str, operands: str, results: str, *calls: Callable[[], object]) -> Move:
        """Return an operation of this layer; operands and results are names with blanks between."""
        read, written = (tuple((name, self[name]) for name in names.split()) for names in (operands, results))
        return Move(kind, self.layer, calls, read, written)
