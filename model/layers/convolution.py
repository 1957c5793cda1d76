"""Convolution: the same small dense layer at every place of an image (*Deep Learning from Scratch*, 7.2 and 7.4)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from math import prod

import numpy as np

from model.initial import Initial
from model.layers.base import Affine, Shape
from model.layers.windows import Windows, gather_sum
from model.layers.workspace import Move, Workspace

BLOCK = 2**17
"""How many values of im2col's gradient are computed at once: half a megabyte in float32."""


@dataclass(frozen=True)
class Convolution(Affine):
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
    initial: Initial = Initial()

    def output_shape(self, shape: Shape) -> Shape:
        return (*self._windows(shape, self.kernel, self.stride, self.padding), self.channels)

    def weights(self, shape: Shape) -> dict[str, Shape]:
        return {"W": (self.kernel**2 * shape[2], self.channels), "b": (self.channels,)}

    def fans(self, n_in: int, n_out: int) -> tuple[int, int]:
        return n_in, self.kernel**2 * n_out

    def values(self, shape: Shape) -> int:
        result = self.output_shape(shape)  # of the product, then of the activation; before them padding and im2col
        padded = (shape[0] + 2 * self.padding) * (shape[1] + 2 * self.padding) * shape[2]
        return 2 * prod(result) + prod(result[:2]) * self.kernel**2 * shape[2] + padded

    def products(self, shape: Shape) -> int:
        return prod(self.output_shape(shape)) * (self.kernel**2 * shape[2] + 1)

    # --- operations ---------------------------------------------------------------------------------------------

    def linear(self, w: Workspace) -> Iterator[Move]:
        x, (rows, down, across, channels) = w["X"], w["Z"].shape
        _, height, width, depth = x.shape
        p = self.padding
        windows = Windows(height + 2 * p, width + 2 * p, self.kernel, self.stride)
        columns = w.room("columns", (rows * down * across, self.kernel**2 * depth))
        pad: tuple[Callable[[], object], ...] = ()
        if p:
            padded = w.room("padded", (rows, windows.height, windows.width, depth))
            pad = (partial(np.copyto, padded[:, p : p + height, p : p + width], x),)
            x = padded
        places = windows.places().ravel()
        take = partial(x.reshape(rows, -1, depth).take, places, 1, columns.reshape(rows, -1, depth), "clip")
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
            yield w.move("col2im", "dA W", "dX", *self._input_gradient(w, d_a))

    def _input_gradient(self, w: Workspace, d_a: np.ndarray) -> Iterator[Callable[[], object]]:
        """Yield the calls that write ∂L/∂X = col2im(∂L/∂A Wᵀ), a few images at a time: they stay in the cache."""
        (rows, height, width, depth), size, p = w["X"].shape, self.kernel**2, self.padding
        windows = Windows(height + 2 * p, width + 2 * p, self.kernel, self.stride)
        each = len(d_a) // rows
        images = min(rows, max(1, BLOCK // (each * size * depth)))
        # A last row stays 0, for places that lie in fewer windows than others.
        d_columns = w.room("d_columns", (images * each + 1, size * depth))
        sources = windows.sources(images, lambda window, place: window * size + place, images * each * size)
        inside = sources.reshape(-1, images, windows.height, windows.width)[:, :, p : p + height, p : p + width]
        sources = np.ascontiguousarray(inside).reshape(len(inside), -1)
        d_x, places = w["dX"].reshape(-1, depth), height * width
        scratch = w.room("scratch", (images * places, depth))
        for first in range(0, rows, images):
            last = min(first + images, rows)
            n = (last - first) * places
            yield partial(d_a[first * each : last * each].dot, w["W"].T, d_columns[: (last - first) * each])
            target = d_x[first * places : last * places]
            yield from gather_sum(d_columns.reshape(-1, depth), sources[:, :n], target, scratch[:n])
