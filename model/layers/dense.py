"""Layers for features in a row: dense ones (*Deep Learning from Scratch*, 3.4 and 5.6) and maxout."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from model.initial import Initial
from model.layers.base import Affine, Shape, Weighted
from model.layers.maximum import Maximum
from model.layers.workspace import Move, Workspace


@dataclass(frozen=True)
class Dense(Affine):
    """A fully connected layer: A = XW + b, Z = h(A). Going back, ∂L/∂W = Xᵀ ∂L/∂A, ∂L/∂b = 1ᵀ ∂L/∂A, ∂L/∂X = ∂L/∂A Wᵀ.

    Shapes: X (batch, n_in), W (n_in, units), b (units,), A and Z (batch, units).

    Attributes:
        units: how many neurons it has.
    """

    kind = "dense"
    units: int = 8
    activation: str = "tanh"
    initial: Initial = Initial()

    def output_shape(self, shape: Shape) -> Shape:
        self._features(shape)
        return (self.units,)

    def weights(self, shape: Shape) -> dict[str, Shape]:
        return {"W": (self._features(shape), self.units), "b": (self.units,)}

    def linear(self, w: Workspace) -> Iterator[Move]:
        yield product(w, w.room("A", w["Z"].shape))

    def linear_backward(self, w: Workspace) -> Iterator[Move]:
        yield from product_backward(w, w.room("dA", w["A"].shape))


def product(w: Workspace, a: np.ndarray) -> Move:
    """Return the move A = XW + b. Shapes: W (n_in, n_out), a (batch, n_out)."""
    if "X1" in w:
        return w.move("linear", "X W b", "A", partial(w["W1"].T.dot, w["X1"], a.T))
    return w.move("linear", "X W b", "A", partial(w["X"].dot, w["W"], a), partial(np.add, a, w["b"], a))


def product_backward(w: Workspace, d_a: np.ndarray) -> Iterator[Move]:
    """Yield the gradients of W, b and, where it is wanted, X. Shape: d_a (batch, n_out)."""
    if "X1" in w:
        yield w.move("weights_gradient", "X dA", "dW", partial(w["X1"].dot, d_a, w["dW1"]))
        yield w.move("bias_gradient", "dA", "db")
    else:
        ones = np.ones(len(d_a), d_a.dtype)
        yield w.move("weights_gradient", "X dA", "dW", partial(w["X"].T.dot, d_a, w["dW"]))
        yield w.move("bias_gradient", "dA", "db", partial(ones.dot, d_a, w["db"]))
    if "dX" in w:
        d_x = partial(w["W"].dot, d_a.T, w["dX"].T) if "X1" in w else partial(d_a.dot, w["W"].T, w["dX"])
        yield w.move("input_gradient", "dA W", "dX", d_x)


@dataclass(frozen=True)
class Maxout(Weighted):
    """Z = the largest of k linear pieces, A = XW + b (Goodfellow et al. 2013). It is an activation that is learned.

    Of equal pieces the first one takes the gradient.
    Shapes: X (batch, n_in), W (n_in, k · units) piece by piece, b (k · units,), A (batch, k · units), Z (batch, units).

    Attributes:
        units: how many neurons it has.
        pieces: k.
    """

    kind = "maxout"
    units: int = 8
    pieces: int = 2
    initial: Initial = Initial()

    def output_shape(self, shape: Shape) -> Shape:
        self._features(shape)
        return (self.units,)

    def parameters(self, shape: Shape) -> dict[str, Shape]:
        n = self.units * self.pieces
        return {"W": (self._features(shape), n), "b": (n,)}

    def fans(self, n_in: int, n_out: int) -> tuple[int, int]:
        return n_in, n_out // self.pieces

    def values(self, shape: Shape) -> int:
        return self.units * (self.pieces + 1)

    def forward(self, w: Workspace) -> Iterator[Move]:
        a = w.room("A", (len(w["X"]), self.units * self.pieces))
        yield product(w, a)
        yield w.move("piece_maximum", "A", "Z", self._maximum(w).forward)

    def backward(self, w: Workspace) -> Iterator[Move]:
        d_a = w.room("dA", w["A"].shape)
        back = partial(self._maximum(w).backward, self._pieces(d_a), w["dZ"])
        yield w.move("piece_maximum_gradient", "dZ A Z", "dA", back)
        yield from product_backward(w, d_a)

    def _maximum(self, w: Workspace) -> Maximum:
        return Maximum(self._pieces(w["A"]), w["Z"], w)

    def _pieces(self, a: np.ndarray) -> list[np.ndarray]:
        return [a[:, i * self.units : (i + 1) * self.units] for i in range(self.pieces)]
