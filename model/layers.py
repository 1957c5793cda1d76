"""Layers: the rows of a stack, each a linear part and an activation (*Deep Learning from Scratch*, 3.4 and 5.6).

A layer owns nothing: its parameters and gradients are views of the network's two flat vectors, and what it computes
for a batch goes into buffers that are handed to it. So looking at the network can never disturb a step.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

Forward = Callable[[np.ndarray, np.ndarray], None]
Backward = Callable[[np.ndarray, np.ndarray, np.ndarray, np.ndarray], None]


@dataclass(frozen=True)
class Dense:
    """A fully connected layer: A = XW + b, Z = h(A).

    Attributes:
        weights: W, shape (n_in, n_out); a view of the network's parameters.
        bias: b, shape (n_out,); a view.
        d_weights, d_bias: ∂L/∂W and ∂L/∂b, of the same shapes; views of the network's gradient.
        activate: writes Z = h(A), called as activate(a, out).
        activate_backward: writes ∂L/∂A, called as activate_backward(d_z, a, z, out).
    """

    weights: np.ndarray
    bias: np.ndarray
    d_weights: np.ndarray
    d_bias: np.ndarray
    activate: Forward
    activate_backward: Backward

    @staticmethod
    def shapes(n_in: int, n_out: int) -> dict[str, tuple[int, ...]]:
        """Return the shapes of the parameters by name, in the order in which they lie in the flat vector."""
        return {"W": (n_in, n_out), "b": (n_out,)}

    def linear(self, x: np.ndarray, a: np.ndarray) -> None:
        """Write A = XW + b. Shapes: x (batch, n_in), a (batch, n_out)."""
        x.dot(self.weights, a)
        np.add(a, self.bias, a)

    def weights_gradient(self, x: np.ndarray, d_a: np.ndarray) -> None:
        """Write ∂L/∂W = Xᵀ ∂L/∂A. Shapes: x (batch, n_in), d_a (batch, n_out)."""
        x.T.dot(d_a, self.d_weights)

    def bias_gradient(self, ones: np.ndarray, d_a: np.ndarray) -> None:
        """Write ∂L/∂b, the sum of ∂L/∂A over the batch, as 1ᵀ ∂L/∂A. Shapes: ones (batch,), d_a (batch, n_out)."""
        ones.dot(d_a, self.d_bias)

    def input_gradient(self, d_a: np.ndarray, d_x: np.ndarray) -> None:
        """Write ∂L/∂X = ∂L/∂A Wᵀ. Shapes: d_a (batch, n_out), d_x (batch, n_in)."""
        d_a.dot(self.weights.T, d_x)


@dataclass(frozen=True)
class LayerValues:
    """What one layer computes for one batch.

    Attributes:
        x: its input, shape (batch, n_in); the z of the layer before.
        a, z: XW + b and h(A), shape (batch, n_out).
        d_z, d_a: ∂L/∂Z and ∂L/∂A, shape (batch, n_out). Without them the buffers serve the forward pass only.
    """

    x: np.ndarray
    a: np.ndarray
    z: np.ndarray
    d_z: np.ndarray
    d_a: np.ndarray
