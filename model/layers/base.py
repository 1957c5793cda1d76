"""What every row of the layer stack has in common: settings, the shapes it reads and makes, and its operations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import partial
from math import prod
from typing import ClassVar

import numpy as np

from model import arrays
from model.activations import ACTIVATIONS, START, Identity, PReLU
from model.blobs import Blobs
from model.checks import Invalid, check_choice, check_range
from model.initial import Initial
from model.initializers import GIVEN, draw
from model.layers.workspace import Move, Workspace

Shape = tuple[int, ...]
"""Of one sample: (features,), or (height, width, channels) of an image."""

LIMITS: dict[str, tuple[float, float]] = {
    "units": (1, 2_000),
    "pieces": (2, 8),
    "channels": (1, 256),
    "kernel": (1, 15),
    "size": (1, 28),
    "stride": (1, 8),
    "padding": (0, 7),
    "rate": (0.0, 0.95),
    "momentum": (0.001, 1.0),
    "epsilon": (1e-12, 0.1),
}
"""The lowest and the highest value of every number of a row."""

MAX_VALUES = 2_000_000
"""How many values a row may compute for one sample."""


def shape_text(shape: Shape) -> str:
    """Write a shape as 78,400 × 9; that of a single number is 1."""
    return " × ".join(f"{n:.6g}" if n > 10**9 else f"{n:,}" for n in shape[:4]) or "1"


class Unfit(Invalid):
    """A row that can't read what comes to it.

    Attributes:
        code: "needs_features", "needs_image", "window_too_large" or "too_many_values".
        shape: what comes.
        most: of "window_too_large", the largest window that fits; of "too_many_values", MAX_VALUES.
    """

    def __init__(self, code: str, kind: str, expected: str, shape: Shape, most: int = 0) -> None:
        super().__init__(kind, expected, shape_text(shape))
        self.code, self.shape, self.most = code, shape, most


@dataclass(frozen=True)
class Layer:
    """A row of the stack: its settings, and how it computes with them.

    It owns no arrays. Its parameters and gradients are views of the network's flat vectors, and what it computes for a
    batch goes into a Workspace that is handed to it. So looking at the network can never disturb a step.

    Attributes:
        kind: its id in LAYERS.
        reads_images: whether it tells height, width and channels apart.
    """

    kind: ClassVar[str]
    reads_images: ClassVar[bool] = False

    def __post_init__(self) -> None:
        for setting in fields(self):
            if setting.name in LIMITS:
                check_range(setting.name, getattr(self, setting.name), LIMITS[setting.name])

    # --- shapes -------------------------------------------------------------------------------------------------

    def output_shape(self, shape: Shape) -> Shape:
        """Return the shape of what it makes of a sample of `shape`.

        Raises:
            Unfit: it can't read that.
        """
        return shape

    def fitting(self, shape: Shape) -> Shape:
        """Return the same, but refuse to compute more than MAX_VALUES values for a sample.

        Raises:
            Unfit: it can't read `shape`, or that would be too many.
        """
        result = self.output_shape(shape)
        if self.values(shape) > MAX_VALUES:
            raise Unfit("too_many_values", self.kind, f"at most {MAX_VALUES:,} values a sample", shape, MAX_VALUES)
        return result

    def parameters(self, shape: Shape) -> dict[str, Shape]:
        """Return the shapes of its parameters by name, in the order in which they lie in the flat vector."""
        return {}

    def kept(self, shape: Shape) -> dict[str, Shape]:
        """Return the shapes of what it keeps from step to step besides, by name."""
        return {}

    def values(self, shape: Shape) -> int:
        """Return how many values it computes for a sample of `shape`."""
        return prod(self.output_shape(shape))

    def products(self, shape: Shape) -> int:
        """Return how many multiplications its products take for a sample of `shape`, or about as many."""
        return sum(prod(s) for s in self.parameters(shape).values())

    # --- arrays -------------------------------------------------------------------------------------------------

    def initialize(self, arrays: Mapping[str, np.ndarray], rng: np.random.Generator, blobs: Blobs) -> None:
        """Write where its parameters, and what it keeps, start; both are zeros before.

        Args:
            arrays: views by name.
            rng: the layer's own stream.
            blobs: the bytes that its settings refer to.

        Raises:
            Invalid: given values are missing or not as many as wanted.
        """

    def output(self, x: np.ndarray) -> np.ndarray:
        """Return room for what it makes of x (batch, *shape), or, given a gradient of x, for that of the output."""
        return arrays.zeros((len(x), *self.output_shape(x.shape[1:])), x.dtype)

    # --- operations ---------------------------------------------------------------------------------------------

    def forward(self, w: Workspace) -> Iterator[Move]:
        """Yield the forward pass of a training step, from w["X"] to w["Z"]."""
        raise NotImplementedError

    def backward(self, w: Workspace) -> Iterator[Move]:
        """Yield the way back, from w["dZ"] to the gradients of its parameters and, where it is there, w["dX"]."""
        raise NotImplementedError

    def evaluate(self, w: Workspace) -> Iterator[Move]:
        """Yield the forward pass outside of training, which changes nothing that is kept."""
        return self.forward(w)

    def evaluate_backward(self, w: Workspace) -> Iterator[Move]:
        """Yield the way back through what `evaluate` computed, to w["dX"]."""
        return self.backward(w)

    # --- refusals -----------------------------------------------------------------------------------------------

    def _features(self, shape: Shape) -> int:
        """Return the number of features, or raise Unfit."""
        if len(shape) != 1:
            raise Unfit("needs_features", self.kind, "features in a row", shape)
        return shape[0]

    def _windows(self, shape: Shape, size: int, stride: int, padding: int = 0) -> tuple[int, int]:
        """Return how many windows of a size fit under one another and side by side, or raise Unfit."""
        if len(shape) != 3:
            raise Unfit("needs_image", self.kind, "images of height × width × channels", shape)
        most = min(shape[:2]) + 2 * padding
        if size > most:
            raise Unfit("window_too_large", self.kind, f"images of at least {size} × {size}", shape, most)
        return (shape[0] + 2 * padding - size) // stride + 1, (shape[1] + 2 * padding - size) // stride + 1


class Weighted(Layer):
    """A row with weights W and biases b, which can be drawn or given.

    Attributes:
        initial: where they start.
    """

    initial: Initial

    @property
    def answers(self) -> str:
        """The id of the activation that initial weights are to fit."""
        return "identity"

    def fans(self, n_in: int, n_out: int) -> tuple[int, int]:
        """Return how many values go into a sum and into how many sums a value goes, for W (n_in, n_out)."""
        return n_in, n_out

    def initialize(self, arrays: Mapping[str, np.ndarray], rng: np.random.Generator, blobs: Blobs) -> None:
        w, b, chosen = arrays["W"], arrays["b"], self.initial
        if chosen.kind == GIVEN and chosen.values is not None:
            values = np.frombuffer(blobs.get(chosen.values, b""), "<f8")
            if values.size != w.size + b.size:
                expected = f"{w.shape[0]} × {w.shape[1]} weights and {b.size} biases"
                raise Invalid("given values", expected, values.size)
            w[...] = values[: w.size].reshape(w.shape)
            b[...] = values[w.size :]
        else:
            n_in, n_out = w.shape
            w[...] = draw(chosen.kind, n_in, n_out, chosen.sigma, rng, self.answers, self.fans(n_in, n_out))


class Activated(Layer):
    """A row that ends with an activation Z = h(A), which may own parameters itself.

    Attributes:
        activation: an id of ACTIVATIONS.
    """

    activation: str

    def __post_init__(self) -> None:
        super().__post_init__()
        check_choice("activation", self.activation, ACTIVATIONS)

    def parameters(self, shape: Shape) -> dict[str, Shape]:
        return ACTIVATIONS[self.activation].parameters(self.output_shape(shape)[-1])

    @property
    def answers(self) -> str:
        """The id of the activation that initial weights are to fit."""
        return self.activation

    def initialize(self, arrays: Mapping[str, np.ndarray], rng: np.random.Generator, blobs: Blobs) -> None:
        super().initialize(arrays, rng, blobs)
        if "slope" in arrays:
            arrays["slope"].fill(START)

    def activate(self, w: Workspace) -> Move:
        """Return the move from w["A"] to w["Z"]."""
        h, (a, z) = ACTIVATIONS[self.activation], _rows(w["A"], w["Z"])
        if w["A"] is w["Z"]:
            return w.move("activation", "A", "Z")
        if isinstance(h, PReLU):
            positive = w.room("positive", a.shape, bool)
            return w.move("activation", "A slope", "Z", partial(h.forward, a, z, w["slope"], positive))
        return w.move("activation", "A", "Z", partial(h.forward, a, z))

    def activate_back(self, w: Workspace) -> Iterator[Move]:
        """Yield the way back from w["dZ"] to w["dA"]."""
        h, (d_z, a, z, d_a) = ACTIVATIONS[self.activation], _rows(w["dZ"], w["A"], w["Z"], w["dA"])
        if w["dA"] is w["dZ"]:
            yield w.move("activation_gradient", "dZ A Z", "dA")
        elif isinstance(h, PReLU):
            positive = w.room("positive", a.shape, bool)
            slope_gradient = partial(h.slope_gradient, d_z, a, w["dslope"], d_a)  # dA is free until the next move
            yield w.move("slope_gradient", "dZ A", "dslope", slope_gradient)
            back = partial(h.backward, d_z, a, z, d_a, w["slope"], positive)
            yield w.move("activation_gradient", "dZ A slope", "dA", back)
        else:
            yield w.move("activation_gradient", "dZ A Z", "dA", partial(h.backward, d_z, a, z, d_a))


class Affine(Activated, Weighted):
    """A row with a linear part A = XW + b and an activation Z = h(A)."""

    def parameters(self, shape: Shape) -> dict[str, Shape]:
        return {**self.weights(shape), **super().parameters(shape)}

    def weights(self, shape: Shape) -> dict[str, Shape]:
        """Return the shapes of W and b."""
        raise NotImplementedError

    def forward(self, w: Workspace) -> Iterator[Move]:
        if isinstance(ACTIVATIONS[self.activation], Identity):
            w.name("A", w["Z"])
        yield from self.linear(w)
        yield self.activate(w)

    def backward(self, w: Workspace) -> Iterator[Move]:
        if isinstance(ACTIVATIONS[self.activation], Identity):
            w.name("dA", w["dZ"])
        w.room("dA", w["A"].shape)
        yield from self.activate_back(w)
        yield from self.linear_backward(w)

    def linear(self, w: Workspace) -> Iterator[Move]:
        """Yield the linear part, from w["X"] to w["A"]."""
        raise NotImplementedError

    def linear_backward(self, w: Workspace) -> Iterator[Move]:
        """Yield the way back from w["dA"]; where activation and loss are fused, it begins here."""
        raise NotImplementedError


def _rows(*arrays: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return views (rows, units or channels): every place of an image is a row, as a sample of features is."""
    return tuple(array.reshape(-1, array.shape[-1]) for array in arrays)
