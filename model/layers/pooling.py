"""Layers that make images smaller: max and average pooling (chapter 7.3), and flatten, which ends them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from math import prod

import numpy as np

from model.layers.base import Layer, Shape
from model.layers.maximum import Maximum
from model.layers.windows import Windows, gather_sum
from model.layers.workspace import Move, Workspace


@dataclass(frozen=True)
class Pooling(Layer):
    """Each window of each channel becomes one value; what does not fill a window at the edge is left out.

    Shapes: X (batch, height, width, channels), Z (batch, height out, width out, channels), where height out =
    (height − size) // stride + 1.

    Attributes:
        size: the side of a window.
        stride: how many places it goes on.
    """

    reads_images = True
    size: int = 2
    stride: int = 2

    def output_shape(self, shape: Shape) -> Shape:
        return (*self._windows(shape, self.size, self.stride), shape[2])

    def values(self, shape: Shape) -> int:
        across = -(-self.size // self.stride)  # windows that a place lies in, each with an index on the way back
        return prod(self.output_shape(shape)) * (2 * self.size**2 + 1) + 2 * across**2 * shape[0] * shape[1]

    def _take(self, w: Workspace) -> tuple[np.ndarray, Move]:
        """Return room for the windows, place by place (size², batch, windows, channels), and the move that fills it."""
        rows, _, _, depth = w["X"].shape
        places = np.ascontiguousarray(self._places(w).places().T)
        windows = w.room("windows", (self.size**2, rows, places.shape[1], depth))
        x = w["X"].reshape(rows, -1, depth)
        return windows, w.move(
            "windows",
            "X",
            "windows",
            *(partial(x.take, at, 1, to, "clip") for at, to in zip(places, windows, strict=True)),
        )

    def _sum_back(self, w: Workspace, values: np.ndarray, zero: int, each: bool) -> Iterator[Callable[[], object]]:
        """Yield the calls that write ∂L/∂X, the sum of what comes back from all windows that a place lies in.

        Args:
            w: the workspace.
            values: shape (…, channels), place by place where each place of a window has its own, else window by window.
            zero: the index of a zero among them.
            each: whether each place has.
        """
        rows, height, width, depth = w["X"].shape
        count = prod(w["Z"].shape[:3])
        sources = self._places(w).sources(rows, lambda window, place: (place * count if each else 0) + window, zero)
        flat = w["dX"].reshape(rows * height * width, depth)
        return gather_sum(values.reshape(-1, depth), sources, flat, np.empty_like(flat))

    def _places(self, w: Workspace) -> Windows:
        return Windows(w["X"].shape[1], w["X"].shape[2], self.size, self.stride)


@dataclass(frozen=True)
class MaxPooling(Pooling):
    """Z = the largest value of each window. The first of the largest takes the gradient."""

    kind = "max_pooling"

    def forward(self, w: Workspace) -> Iterator[Move]:
        windows, take = self._take(w)
        yield take
        yield w.move("pool", "windows", "Z", Maximum(list(windows), _windows_of(w["Z"]), w).forward)

    def backward(self, w: Workspace) -> Iterator[Move]:
        if "dX" not in w:
            return
        windows, z = w["windows"], _windows_of(w["Z"])
        # One more than the windows' values stays 0, for places that lie in fewer windows than others.
        values = w.room("all_d_windows", (prod(windows.shape[:3]) + 1, windows.shape[3]))
        d_windows = w.name("d_windows", values[:-1].reshape(windows.shape))
        back = Maximum(list(windows), z, w).backward
        yield w.move("pool_gradient", "dZ windows Z", "d_windows", partial(back, list(d_windows), _windows_of(w["dZ"])))
        yield w.move("col2im", "d_windows", "dX", *self._sum_back(w, values, len(values) - 1, each=True))


@dataclass(frozen=True)
class AveragePooling(Pooling):
    """Z = the mean of each window. Every place of it takes the same share of the gradient."""

    kind = "average_pooling"

    def forward(self, w: Workspace) -> Iterator[Move]:
        windows, take = self._take(w)
        yield take
        z = _windows_of(w["Z"])
        yield w.move(
            "pool",
            "windows",
            "Z",
            partial(np.sum, windows, axis=0, out=z),
            partial(np.multiply, z, 1 / self.size**2, z),
        )

    def backward(self, w: Workspace) -> Iterator[Move]:
        if "dX" not in w:
            return
        d_z, depth = w["dZ"], w["dZ"].shape[3]
        shares = w.room("shares", (prod(d_z.shape[:3]) + 1, depth))
        yield w.move(
            "pool_gradient",
            "dZ",
            "dX",
            partial(np.multiply, d_z.reshape(-1, depth), 1 / self.size**2, shares[:-1]),
            *self._sum_back(w, shares, len(shares) - 1, each=False),
        )


def _windows_of(z: np.ndarray) -> np.ndarray:
    """Return a view (batch, windows, channels)."""
    return z.reshape(len(z), -1, z.shape[3])


@dataclass(frozen=True)
class Flatten(Layer):
    """The values of an image in a row: line by line, place by place, channel by channel. Nothing is copied."""

    kind = "flatten"
    reads_images = True

    def output_shape(self, shape: Shape) -> Shape:
        return (prod(shape),)

    def values(self, shape: Shape) -> int:
        return 0

    def output(self, x: np.ndarray) -> np.ndarray:
        return x.reshape(len(x), -1)

    def forward(self, w: Workspace) -> Iterator[Move]:
        yield w.move("flatten", "X", "Z")

    def backward(self, w: Workspace) -> Iterator[Move]:
        if "dX" in w:
            yield w.move("flatten_gradient", "dZ", "dX")
