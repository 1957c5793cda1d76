"""Layers without weights that keep every shape: an activation alone, dropout (6.4.3), batch normalisation (6.3)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from model.blobs import Blobs
from model.layers.base import Activated, Layer, Shape
from model.layers.workspace import Move, Workspace


@dataclass(frozen=True)
class ActivationLayer(Activated):
    """Z = h(X): an activation alone, so that something can stand between a linear part and its activation. A is X.

    The book has every activation as a layer of its own (chapter 5.5), and normalises between Affine and ReLU (6.3).
    """

    kind = "activation"
    activation: str = "relu"

    def forward(self, w: Workspace) -> Iterator[Move]:
        w.name("A", w["X"])
        yield self.activate(w)

    def backward(self, w: Workspace) -> Iterator[Move]:
        if "dX" in w:
            w.name("dA", w["dX"])
            yield from self.activate_back(w)
        elif "dslope" in w:  # nothing before it learns, but its own slope does
            w.room("dA", w["A"].shape)
            yield next(self.activate_back(w))


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
        yield w.move("mask", "", "drawn M", partial(self._draw, w, drawn, mask))
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

    def evaluate_backward(self, w: Workspace) -> Iterator[Move]:
        yield w.move("dropout_gradient", "dZ", "dX", partial(np.copyto, w["dX"], w["dZ"]))


@dataclass(frozen=True)
class BatchNormalization(Layer):
    """X̂ = (X − μ) / √(σ² + ε), Z = γX̂ + β, with mean μ and variance σ² over the batch (Ioffe and Szegedy 2015).

    Of images, over the batch and all places, channel by channel. It keeps running statistics, which take the place of
    the batch's outside of training: r ← (1 − m) r + m · (the batch's), the variance with n − 1 instead of n below, as
    PyTorch has it (of a single value, it stays as it is). The book calls 1 − m momentum, keeps the variance with n
    below, has an ε of 1e-6, and takes each place of an image by itself.

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
        x = w["X"].reshape(-1, units)
        n, ones, share = len(x), np.ones(len(x), x.dtype), 1 / len(x)
        mean, variance, scale = (w.room(name, (units,)) for name in ("μ", "σ²", "1/σ"))
        squares = w["Z"].reshape(-1, units)  # free as yet
        x_lines, normal, z = (_lines(array) for array in (w["X"], w.room("X̂", w["X"].shape), w["Z"]))
        yield w.move(
            "statistics",
            "X",
            "μ σ²",
            partial(ones.dot, x, mean),
            partial(np.multiply, mean, share, mean),
            *_with(w, mean, np.subtract, x_lines, normal),
            partial(np.multiply, normal, normal, z),
            partial(ones.dot, squares, variance),
            partial(np.multiply, variance, share, variance),
        )
        kept = (w["running_mean"], mean, 1.0), (w["running_variance"], variance, n / (n - 1) if n > 1 else 0.0)
        scratch = w.room("scratch", (units,))
        yield w.move(
            "running_statistics",
            "μ σ² running_mean running_variance",
            "running_mean running_variance",
            *(partial(self._keep, running, batch, factor, scratch) for running, batch, factor in kept if factor),
        )
        inverse = self._inverse_root(variance, scale)
        yield w.move("normalize", "X μ σ²", "X̂", *inverse, *_with(w, scale, np.multiply, normal, normal))
        scaled = _with(w, w["γ"], np.multiply, normal, z)
        yield w.move("scale_and_shift", "X̂ γ β", "Z", *scaled, *_with(w, w["β"], np.add, z, z))

    def _keep(self, running: np.ndarray, batch: np.ndarray, factor: float, scratch: np.ndarray) -> None:
        np.multiply(running, 1 - self.momentum, running)
        np.multiply(batch, self.momentum * factor, scratch)
        np.add(running, scratch, running)

    def _inverse_root(self, variance: np.ndarray, out: np.ndarray) -> Iterator[Callable[[], object]]:
        yield partial(np.add, variance, self.epsilon, out)
        yield partial(np.sqrt, out, out)
        yield partial(np.reciprocal, out, out)

    def backward(self, w: Workspace) -> Iterator[Move]:
        units = w["X"].shape[-1]
        d_z, normal = w["dZ"].reshape(-1, units), w["X̂"].reshape(-1, units)
        ones, share = np.ones(len(d_z), d_z.dtype), 1 / len(d_z)
        products = w.room("products", normal.shape)
        sum_products = partial(ones.dot, products, w["dγ"])
        yield w.move("scale_gradient", "dZ X̂", "dγ", partial(np.multiply, d_z, normal, products), sum_products)
        yield w.move("shift_gradient", "dZ", "dβ", partial(ones.dot, d_z, w["dβ"]))
        if "dX" in w:
            means = w.room("means", (units,))
            d_x, d_z, normal = (_lines(w[name]) for name in ("dX", "dZ", "X̂"))
            part = products.reshape(normal.shape)
            yield w.move(
                "normalize_gradient",
                "dZ X̂ γ σ² dγ dβ",
                "dX",
                partial(np.multiply, w["dγ"], share, means),
                *_with(w, means, np.multiply, normal, part),
                partial(np.subtract, d_z, part, d_x),
                partial(np.multiply, w["dβ"], share, means),
                *_with(w, means, np.subtract, d_x, d_x),
                partial(np.multiply, w["γ"], w["1/σ"], means),
                *_with(w, means, np.multiply, d_x, d_x),
            )

    def evaluate(self, w: Workspace) -> Iterator[Move]:
        x, z, scale = _lines(w["X"]), _lines(w["Z"]), w.room("1/σ", w["γ"].shape)
        yield w.move(
            "normalize",
            "X running_mean running_variance γ β",
            "Z",
            *self._inverse_root(w["running_variance"], scale),
            partial(np.multiply, scale, w["γ"], scale),
            *_with(w, w["running_mean"], np.subtract, x, z),
            *_with(w, scale, np.multiply, z, z),
            *_with(w, w["β"], np.add, z, z),
        )

    def evaluate_backward(self, w: Workspace) -> Iterator[Move]:
        scale = w["1/σ"]  # evaluate() has left γ / √(running variance + ε) there
        d_z, d_x = _lines(w["dZ"]), _lines(w["dX"])
        yield w.move("normalize_gradient", "dZ γ running_variance", "dX", *_with(w, scale, np.multiply, d_z, d_x))


def _lines(array: np.ndarray) -> np.ndarray:
    """Return a view of images with each line of places in a row, (lines, width · channels); of features, (batch, n)."""
    return array.reshape(-1, array.shape[-1] * (array.shape[-2] if array.ndim == 4 else 1))


def _with(
    w: Workspace, values: np.ndarray, ufunc: np.ufunc, lines: np.ndarray, out: np.ndarray
) -> Iterator[Callable[[], object]]:
    """Yield the calls that write ufunc(lines, values), where each channel has a value of its own.

    The values are repeated for a whole line first: rows of few channels would be gone through slowly.
    """
    if len(values) == lines.shape[1]:
        yield partial(ufunc, lines, values, out)
    else:
        line = w.room("line", (lines.shape[1] // len(values), len(values)))
        yield partial(np.copyto, line, values)
        yield partial(ufunc, lines, line.ravel(), out)
