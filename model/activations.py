"""Activation functions Z = h(A), and how a gradient goes back through each.

*Deep Learning from Scratch*, chapters 3.2 (step, sigmoid, ReLU), 3.5 (identity, softmax) and 5.5 (going back).
Every activation reads a batch A of shape (batch, n) and writes Z of the same shape. Going back it turns ∂L/∂Z into
∂L/∂A. At kinks the slope is PyTorch's.
"""

from math import inf, pi, sqrt

import numpy as np
from numpy.typing import ArrayLike

START = 0.25
"""Where the slopes of PReLU start (He et al. 2015)."""


class Activation:
    """One activation function. It keeps nothing: what it needs to go back is handed to it again.

    Attributes:
        learns: False where the slope is zero everywhere, so that nothing before it can ever learn.
        range: between which numbers Z lies; those themselves may be no value of it.
        elementwise: False where an element of Z depends on others of A than its own.
    """

    learns = True
    range = (-inf, inf)
    elementwise = True

    def parameters(self, units: int) -> dict[str, tuple[int, ...]]:
        """Return the shapes of its own parameters by name, for a layer of so many units or channels."""
        return {}

    def forward(self, a: np.ndarray, out: np.ndarray) -> None:
        """Write Z = h(A) into `out`. Shapes: a and out (batch, n). `out` may be `a` itself."""
        raise NotImplementedError

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        """Write ∂L/∂A into `out`, given ∂L/∂Z, the input A and the output Z. All (batch, n); `out` is none of them."""
        raise NotImplementedError

    def __call__(self, a: ArrayLike) -> np.ndarray:
        """Return Z = h(A) as a new array, for one sample (n,) or a batch (batch, n)."""
        a = np.asarray(a)
        a = a.astype(np.result_type(a, np.float32), copy=False)
        batch = np.atleast_2d(a)
        out = np.empty_like(batch)
        with np.errstate(over="ignore"):  # exp overflows to infinity, which every formula turns into the right limit
            self.forward(batch, out)
        return out.reshape(a.shape)


class Identity(Activation):
    """z = a, the output of regression (chapter 3.5)."""

    def forward(self, a: np.ndarray, out: np.ndarray) -> None:
        np.copyto(out, a)

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        np.copyto(out, d_z)


class Step(Activation):
    """z = 1 where a > 0, else 0: the perceptron's (chapter 3.2). Its slope is 0, so it cannot learn by gradients."""

    range = (0.0, 1.0)
    learns = False

    def forward(self, a: np.ndarray, out: np.ndarray) -> None:
        np.greater(a, 0, out)

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        out.fill(0)


class Sigmoid(Activation):
    """z = 1 / (1 + exp(−a)), with slope z (1 − z)."""

    range = (0.0, 1.0)

    def forward(self, a: np.ndarray, out: np.ndarray) -> None:
        np.negative(a, out)
        np.exp(out, out)  # overflows to infinity for very negative a, and 1 / infinity is the right 0
        np.add(out, 1, out)
        np.reciprocal(out, out)

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        np.subtract(1, z, out)
        np.multiply(out, z, out)
        np.multiply(out, d_z, out)


SIGMOID = Sigmoid()
"""The function σ, of which others are made."""


class Tanh(Activation):
    """z = tanh(a), with slope 1 − z²."""

    range = (-1.0, 1.0)

    def forward(self, a: np.ndarray, out: np.ndarray) -> None:
        np.tanh(a, out)

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        np.multiply(d_z, z, out)
        np.multiply(out, z, out)
        np.subtract(d_z, out, out)  # ∂L/∂Z − ∂L/∂Z z²: numbers like 1 cost more time than small arrays do


class ReLU(Activation):
    """z = max(a, 0), with slope 1 where a > 0, else 0."""

    range = (0.0, inf)

    def forward(self, a: np.ndarray, out: np.ndarray) -> None:
        if out is a:
            np.maximum(a, 0, out=out)
        else:
            out.fill(0)
            np.maximum(a, out, out=out)  # twice as fast as with the number 0

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        np.greater(a, 0, out)
        np.multiply(out, d_z, out)


class LeakyReLU(Activation):
    """z = a where a > 0, else 0.01 a (Maas et al. 2013), with slope 1 or 0.01."""

    slope = 0.01

    def forward(self, a: np.ndarray, out: np.ndarray) -> None:
        np.maximum(a, self.slope * a, out=out)

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        np.greater(a, 0, out)
        np.maximum(out, self.slope, out=out)
        np.multiply(out, d_z, out)


class PReLU(Activation):
    """z = a where a > 0, else αa with a slope α that is learned (He et al. 2015): one for each unit, or one for all.

    ∂L/∂α is the sum of ∂L/∂Z · A where A ≤ 0. At 0 the slope is α, as PyTorch's.
    """

    def __init__(self, each: bool) -> None:
        """Choose whether each unit (of images, each channel) has a slope of its own."""
        self.each = each

    def parameters(self, units: int) -> dict[str, tuple[int, ...]]:
        return {"slope": (units if self.each else 1,)}

    def forward(
        self,
        a: np.ndarray,
        out: np.ndarray,
        slope: np.ndarray | float = START,
        positive: np.ndarray | None = None,
    ) -> None:
        """Write Z; slope (n,) or (1,), and `positive` takes where a > 0, as bool (batch, n)."""
        positive = np.greater(a, 0, positive)
        kept = a.copy() if out is a else a
        np.multiply(a, slope, out)
        np.copyto(out, kept, where=positive)

    def backward(
        self,
        d_z: np.ndarray,
        a: np.ndarray,
        z: np.ndarray,
        out: np.ndarray,
        slope: np.ndarray | float = START,
        positive: np.ndarray | None = None,
    ) -> None:
        """Write ∂L/∂A; `positive` is what the way forward wrote, if it is there."""
        np.multiply(d_z, slope, out)
        np.copyto(out, d_z, where=np.greater(a, 0) if positive is None else positive)

    def slope_gradient(self, d_z: np.ndarray, a: np.ndarray, out: np.ndarray, scratch: np.ndarray) -> None:
        """Write ∂L/∂α into `out`, of the slope's shape; scratch (batch, n) is room for what lies between."""
        np.minimum(a, 0, out=scratch)
        np.multiply(scratch, d_z, scratch)
        if self.each:
            np.sum(scratch, axis=0, out=out)
        else:
            np.sum(scratch, out=out.reshape(()))


class ELU(Activation):
    """z = a where a > 0, else exp(a) − 1 (Clevert et al. 2016, α = 1), with slope 1 or exp(a)."""

    range = (-1.0, inf)

    def forward(self, a: np.ndarray, out: np.ndarray) -> None:
        positive = np.maximum(a, 0)
        np.minimum(a, 0, out=out)
        np.expm1(out, out)
        np.add(out, positive, out)

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        np.minimum(a, 0, out=out)
        np.exp(out, out)
        np.multiply(out, d_z, out)


class Softplus(Activation):
    """z = log(1 + exp(a)), a smooth ReLU (Dugas et al. 2001), with slope 1 / (1 + exp(−a)).

    Computed as max(a, 0) + log(1 + exp(−|a|)), which never overflows.
    """

    range = (0.0, inf)

    def forward(self, a: np.ndarray, out: np.ndarray) -> None:
        positive = np.maximum(a, 0)
        np.abs(a, out)
        np.negative(out, out)
        np.exp(out, out)
        np.log1p(out, out)
        np.add(out, positive, out)

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        SIGMOID.forward(a, out)
        np.multiply(out, d_z, out)


class SiLU(Activation):
    """z = a σ(a) with σ(a) = 1 / (1 + exp(−a)), also called swish (Elfwing et al. 2018).

    Its slope is σ (1 + a (1 − σ)): a little above 1 for large a, a little below 0 around a = −2.
    """

    range = (-0.2785, inf)

    def forward(self, a: np.ndarray, out: np.ndarray) -> None:
        sigma = np.empty_like(a)
        SIGMOID.forward(a, sigma)
        np.multiply(a, sigma, out)

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        SIGMOID.forward(a, out)
        slope = np.subtract(1, out)
        np.multiply(slope, a, slope)
        np.add(slope, 1, slope)
        np.multiply(out, slope, out)
        np.multiply(out, d_z, out)


class GELU(Activation):
    """z = ½ a (1 + tanh u) with u = √(2/π) (a + 0.044715 a³): GELU in its tanh form (Hendrycks and Gimpel 2016).

    Its slope is ½ (1 + tanh u) + ½ a (1 − tanh² u) u′ with u′ = √(2/π) (1 + 3 · 0.044715 a²). Half of 1 + tanh u is
    computed as 1 / (1 + exp(−2u)), which keeps its digits where it is tiny.
    """

    range = (-0.1701, inf)

    scale, cubic = sqrt(2 / pi), 0.044715

    def _half(self, a: np.ndarray, out: np.ndarray) -> None:
        """Write s = ½ (1 + tanh u)."""
        np.multiply(a, a, out)
        np.multiply(out, self.cubic, out)
        np.add(out, 1, out)
        np.multiply(out, a, out)
        np.multiply(out, 2 * self.scale, out)
        SIGMOID.forward(out, out)

    def forward(self, a: np.ndarray, out: np.ndarray) -> None:
        half = np.empty_like(a)
        self._half(a, half)
        np.multiply(a, half, out)

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        self._half(a, out)
        slope = np.multiply(a, a)  # will be 1 + 2 a (1 − s) u′, as ½ (1 − tanh² u) is 2 s (1 − s)
        np.multiply(slope, 3 * self.cubic, slope)
        np.add(slope, 1, slope)
        np.multiply(slope, 2 * self.scale, slope)
        np.multiply(slope, a, slope)
        np.multiply(slope, np.subtract(1, out), slope)
        np.add(slope, 1, slope)
        np.multiply(out, slope, out)
        np.multiply(out, d_z, out)


class Softmax(Activation):
    """zᵢ = exp(aᵢ − max a) / Σⱼ exp(aⱼ − max a): a probability for each class (chapter 3.5).

    Subtracting the maximum changes nothing but keeps exp from overflowing. Its Jacobian is full:
    ∂zᵢ/∂aⱼ = zᵢ (δᵢⱼ − zⱼ), so ∂L/∂aⱼ = zⱼ (∂L/∂zⱼ − Σᵢ ∂L/∂zᵢ zᵢ).
    """

    range = (0.0, 1.0)
    elementwise = False

    def forward(self, a: np.ndarray, out: np.ndarray) -> None:
        columns = a.T.copy()  # a class a row: NumPy reduces long rows much faster than many short ones
        np.subtract(columns, np.maximum.reduce(columns, 0), columns)
        np.exp(columns, columns)
        np.divide(columns, np.add.reduce(columns, 0), out.T)

    def backward(self, d_z: np.ndarray, a: np.ndarray, z: np.ndarray, out: np.ndarray) -> None:
        np.multiply(d_z, z, out)
        np.subtract(d_z, np.add.reduce(out, 1, keepdims=True), out)
        np.multiply(out, z, out)


ACTIVATIONS: dict[str, Activation] = {
    "identity": Identity(),
    "step": Step(),
    "sigmoid": SIGMOID,
    "tanh": Tanh(),
    "relu": ReLU(),
    "leaky_relu": LeakyReLU(),
    "prelu": PReLU(each=False),
    "prelu_each": PReLU(each=True),
    "elu": ELU(),
    "softplus": Softplus(),
    "silu": SiLU(),
    "gelu": GELU(),
    "softmax": Softmax(),
}
"""Every activation by its id, in order of increasing complexity."""
