"""Convolution: the same small dense layer at every place of an image (*Deep Learning from Scratch*, 7.2 and 7.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from math import prod

import numpy as np

from model.initial import Initial
from model.layers.base import MAX_VALUES, Activated, Shape, Unfit
from model.layers.windows import Windows, gather_sum
from model.layers.workspace import Move, Workspace


@dataclass(frozen=True)
class Convolution(Activated):
    """A = im2col(X) W + b at every place, Z = h(A), as one matrix product.

    It is what the field calls convolution: the kernel is not turned round. Channels come last, where the book and
    PyTorch have them second; the product's result then is the next layer's input as it stands.

    Shapes: X (batch, height, width, channels in), W (kernel · kernel · channels in, channels), b (channels,), A and Z
    (batch, height out, width out, channels), where height out = (height + 2 padding − kernel) // stride + 1.

    Attributes:
        channels: how many kernels there are.
        kernel: the side of each.
        stride: how many places the kernel goes on.
        padding: how many zeros are put around the image.
    """

    kind = "convolution"
    reads_images = True
    channels: int = 8
    kernel: int = 3
    stride: int = 1
    padding: int = 1
    activation: str = "relu"
    initial: Initial = Initial("he")

    def output_shape(self, shape: Shape) -> Shape:
        result = (*self._windows(shape, self.kernel, self.stride, self.padding), self.channels)
        if self._computed(shape, result) > MAX_VALUES:
            raise Unfit("too_many_values", self.kind, f"at most {MAX_VALUES:,} values a sample", shape, MAX_VALUES)
        return result

    def weights(self, shape: Shape) -> dict[str, Shape]:
        return {"W": (self.kernel**2 * shape[2], self.channels), "b": (self.channels,)}

    def fans(self, n_in: int, n_out: int) -> tuple[int, int]:
        return n_in, self.kernel**2 * n_out

    def values(self, shape: Shape) -> int:
        return self._computed(shape, self.output_shape(shape))

    def _computed(self, shape: Shape, result: Shape) -> int:
        """Return how many values im2col, the product and the activation write, padding and indices included."""
        padded = (shape[0] + 2 * self.padding) * (shape[1] + 2 * self.padding)
        overlap = min(self.kernel, -(-self.kernel // self.stride)) ** 2
        return 2 * prod(result) + prod(result[:2]) * self.kernel**2 * shape[2] + padded * (shape[2] + overlap)

    def products(self, shape: Shape) -> int:
        return prod(self.output_shape(shape)) * (self.kernel**2 * shape[2] + 1)

    # --- operations ---------------------------------------------------------------------------------------------

    def linear(self, w: Workspace) -> Iterator[Move]:
        x, (rows, down, across, channels) = w["X"], w["Z"].shape
        windows, padded, inside = self._padded(w, "padded", x.shape)
        places, depth = windows.places().ravel(), x.shape[3]
        columns = w.room("columns", (rows * down * across, self.kernel**2 * depth))
        pad = (partial(np.copyto, inside, x),) if self.padding else ()
        source = padded if self.padding else x
        take = partial(source.reshape(rows, -1, depth).take, places, 1, columns.reshape(rows, -1, depth), "clip")
        yield w.move("im2col", "X", "columns", *pad, take)
        a = w.room("A", w["Z"].shape)
        line = w.room("line", (across, channels))  # a whole line of biases: rows of few channels would be added slowly
        lines = a.reshape(-1, across * channels)
        yield w.move(
            "linear",
            "columns W b",
            "A",
            partial(columns.dot, w["W"], a.reshape(-1, channels)),
            partial(np.copyto, line, w["b"]),
            partial(np.add, lines, line.ravel(), lines),
        )

    def linear_backward(self, w: Workspace) -> Iterator[Move]:
        columns, d_a = w["columns"], w.room("dA", w["A"].shape).reshape(-1, self.channels)
        ones = np.ones(len(d_a), d_a.dtype)
        yield w.move("weights_gradient", "columns dA", "dW", partial(columns.T.dot, d_a, w["dW"]))
        yield w.move("bias_gradient", "dA", "db", partial(ones.dot, d_a, w["db"]))
        if "dX" in w:
            yield from self._input_gradient(w, d_a)

    def _input_gradient(self, w: Workspace, d_a: np.ndarray) -> Iterator[Move]:
        x, size, d_x = w["X"], self.kernel**2, w["dX"]
        windows, padded, inside = self._padded(w, "d_padded", x.shape)
        # A last row stays 0, for places that lie in fewer windows than others.
        all_columns = w.room("all_d_columns", (len(d_a) + 1, size * x.shape[3]))
        d_columns = w.name("d_columns", all_columns[:-1])
        yield w.move("columns_gradient", "dA W", "d_columns", partial(d_a.dot, w["W"].T, d_columns))
        target = padded if self.padding else d_x
        sources = windows.sources(len(x), lambda window, place: window * size + place, len(d_a) * size)
        flat = target.reshape(-1, x.shape[3])
        sums = gather_sum(all_columns.reshape(-1, x.shape[3]), sources, flat, np.empty_like(flat))
        cut = (partial(np.copyto, d_x, inside),) if self.padding else ()
        yield w.move("col2im", "d_columns", "dX", *sums, *cut)

    def _padded(self, w: Workspace, name: str, shape: Shape) -> tuple[Windows, np.ndarray, np.ndarray]:
        """Return the windows, room for images with zeros around them, and the part of it that is the image."""
        rows, height, width, depth = shape
        p = self.padding
        windows = Windows(height + 2 * p, width + 2 * p, self.kernel, self.stride)
        padded = w.room(name, (rows, windows.height, windows.width, depth) if p else (0, 0, 0, 0))
        return windows, padded, padded[:, p : p + height, p : p + width]
