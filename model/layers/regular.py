"""Layers that steady learning and keep every shape: dropout and batch normalisation (chapters 6.4.3 and 6.3)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from model.initial import Blobs
from model.layers.base import Layer, Shape
from model.layers.workspace import Move, Workspace


@dataclass(frozen=True)
class Dropout(Layer):
    """Z = X ⊙ M, where the mask M is 0 with probability p, else 1 / (1 − p) (Srivastava et al. 2014).

    So the mean stays what it is, and outside of training Z = X, as PyTorch has it; the book multiplies by 1 − p there
    instead. The mask is drawn from the step's own stream: the same step always drops the same neurons.

    Attributes:
        rate: p.
    """

    kind = "dropout"
    rate: float = 0.5

    def forward(self, w: Workspace) -> Iterator[Move]:
        x, z = w["X"], w["Z"]
        mask, drawn = w.room("M", x.shape), w.room("drawn", x.shape, np.float32)
        yield w.move("mask", "", "M", partial(self._draw, w, drawn, mask))
        yield w.move("dropout", "X M", "Z", partial(np.multiply, x, mask, z))

    def _draw(self, w: Workspace, drawn: np.ndarray, mask: np.ndarray) -> None:
        w.noise().random(dtype=np.float32, out=drawn)
        np.greater_equal(drawn, self.rate, mask)
        np.multiply(mask, 1 / (1 - self.rate), mask)

    def backward(self, w: Workspace) -> Iterator[Move]:
        if "dX" in w:
            yield w.move("dropout_gradient", "dZ M", "dX", partial(np.multiply, w["dZ"], w["M"], w["dX"]))

    def evaluate(self, w: Workspace) -> Iterator[Move]:
        yield w.move("dropout", "X", "Z", partial(np.copyto, w["Z"], w["X"]))


@dataclass(frozen=True)
class BatchNormalization(Layer):
    """X̂ = (X − μ) / √(σ² + ε), Z = γX̂ + β, with mean μ and variance σ² over the batch (Ioffe and Szegedy 2015).

    Of images, over the batch and all places, channel by channel. It keeps running statistics, which take the place of
    the batch's outside of training: r ← (1 − m) r + m · (the batch's), the variance with n − 1 instead of n below, as
    PyTorch has it (of a single value, it stays as it is).

    ∂L/∂γ = Σ ∂L/∂Z ⊙ X̂, ∂L/∂β = Σ ∂L/∂Z, ∂L/∂X = γ / √(σ² + ε) · (∂L/∂Z − mean ∂L/∂Z − X̂ · mean (∂L/∂Z ⊙ X̂)).

    Attributes:
        momentum: m.
        epsilon: ε.
    """

    kind = "batch_normalization"
    momentum: float = 0.1
    epsilon: float = 1e-5

    def parameters(self, shape: Shape) -> dict[str, Shape]:
        return {"γ": shape[-1:], "β": shape[-1:]}

    def kept(self, shape: Shape) -> dict[str, Shape]:
        return {"running_mean": shape[-1:], "running_variance": shape[-1:]}

    def initialize(self, arrays: Mapping[str, np.ndarray], rng: np.random.Generator, blobs: Blobs) -> None:
        arrays["γ"].fill(1)
        arrays["running_variance"].fill(1)

    def forward(self, w: Workspace) -> Iterator[Move]:
        units = w["X"].shape[-1]
        x, z = w["X"].reshape(-1, units), w["Z"].reshape(-1, units)
        n, ones = len(x), np.ones(len(x), x.dtype)
        mean, variance, scale = (w.room(name, (units,)) for name in ("μ", "σ²", "1/σ"))
        normal = w.room("X̂", w["X"].shape).reshape(-1, units)
        share = 1 / n
        yield w.move(
            "statistics",
            "X",
            "μ σ²",
            partial(ones.dot, x, mean),
            partial(np.multiply, mean, share, mean),
            partial(np.subtract, x, mean, normal),
            partial(np.multiply, normal, normal, z),
            partial(ones.dot, z, variance),
            partial(np.multiply, variance, share, variance),
        )
        kept = (w["running_mean"], mean, 1.0), (w["running_variance"], variance, n / (n - 1) if n > 1 else 0.0)
        scratch = w.room("scratch", (units,))
        yield w.move(
            "running_statistics",
            "μ σ²",
            "running_mean running_variance",
            *(partial(self._keep, running, batch, factor, scratch) for running, batch, factor in kept if factor),
        )
        yield w.move(
            "normalize",
            "X μ σ²",
            "X̂",
            *self._inverse_root(variance, scale),
            partial(np.multiply, normal, scale, normal),
        )
        yield w.move(
            "scale_and_shift",
            "X̂ γ β",
            "Z",
            partial(np.multiply, normal, w["γ"], z),
            partial(np.add, z, w["β"], z),
        )

    def _keep(self, running: np.ndarray, batch: np.ndarray, factor: float, scratch: np.ndarray) -> None:
        np.multiply(running, 1 - self.momentum, running)
        np.multiply(batch, self.momentum * factor, scratch)
        np.add(running, scratch, running)

    def _inverse_root(self, variance: np.ndarray, out: np.ndarray) -> Iterator[partial[np.ndarray]]:
        yield partial(np.add, variance, self.epsilon, out)
        yield partial(np.sqrt, out, out)
        yield partial(np.reciprocal, out, out)

    def backward(self, w: Workspace) -> Iterator[Move]:
        units = w["X"].shape[-1]
        d_z, normal = w["dZ"].reshape(-1, units), w["X̂"].reshape(-1, units)
        ones, share = np.ones(len(d_z), d_z.dtype), 1 / len(d_z)
        scratch = w.room("products", w["X"].shape).reshape(-1, units)
        yield w.move(
            "scale_gradient",
            "dZ X̂",
            "dγ",
            partial(np.multiply, d_z, normal, scratch),
            partial(ones.dot, scratch, w["dγ"]),
        )
        yield w.move("shift_gradient", "dZ", "dβ", partial(ones.dot, d_z, w["dβ"]))
        if "dX" in w:
            d_x, means = w["dX"].reshape(-1, units), w.room("means", (units,))
            yield w.move(
                "normalize_gradient",
                "dZ X̂ γ σ² dγ dβ",
                "dX",
                partial(np.multiply, w["dγ"], share, means),
                partial(np.multiply, normal, means, scratch),
                partial(np.subtract, d_z, scratch, d_x),
                partial(np.multiply, w["dβ"], share, means),
                partial(np.subtract, d_x, means, d_x),
                partial(np.multiply, w["γ"], w["1/σ"], means),
                partial(np.multiply, d_x, means, d_x),
            )

    def evaluate(self, w: Workspace) -> Iterator[Move]:
        units = w["X"].shape[-1]
        x, z, scale = w["X"].reshape(-1, units), w["Z"].reshape(-1, units), w.room("1/σ", (units,))
        yield w.move(
            "normalize",
            "X running_mean running_variance γ β",
            "Z",
            *self._inverse_root(w["running_variance"], scale),
            partial(np.multiply, scale, w["γ"], scale),
            partial(np.subtract, x, w["running_mean"], z),
            partial(np.multiply, z, scale, z),
            partial(np.add, z, w["β"], z),
        )
