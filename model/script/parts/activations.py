"""Activation functions as layers, each with its way forward and its way back (chapter 5.5)."""
# pyright: basic

import math

import numpy as np

from model.script.parts.shapes import images, rows


def sigmoid(x):
    """Return 1 / (1 + exp(-x)) of every element (chapter 3.2.4)."""
    return 1 / (1 + np.exp(-x))


class Step:
    """1 where x > 0, else 0 (chapter 3.2.2). Its slope is 0: nothing before it learns."""

    def forward(self, x):
        return (x > 0).astype(x.dtype)

    def backward(self, dout):
        return np.zeros_like(dout)


class Sigmoid:
    """y = 1 / (1 + exp(-x)), with slope y (1 - y) (chapter 5.5.2)."""

    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        return dout * (1 - self.out) * self.out


class Tanh:
    """y = tanh(x), with slope 1 - y²."""

    def forward(self, x):
        self.out = np.tanh(x)
        return self.out

    def backward(self, dout):
        return dout * (1 - self.out**2)


class Relu:
    """y = max(x, 0), with slope 1 where x > 0, else 0 (chapter 5.5.1)."""

    def forward(self, x):
        self.mask = x > 0
        return np.maximum(x, 0)

    def backward(self, dout):
        return dout * self.mask


class LeakyRelu:
    """y = x where x > 0, else 0.01 x."""

    def forward(self, x):
        self.mask = x > 0
        return np.where(self.mask, x, 0.01 * x)

    def backward(self, dout):
        return np.where(self.mask, dout, 0.01 * dout)


class PRelu:
    """y = x where x > 0, else slope · x, with one slope for all, which is learned."""

    def __init__(self, slope):
        self.slope = slope  # (1,)

    def forward(self, x):
        self.x = x
        return np.where(x > 0, x, self.slope * x)

    def backward(self, dout):
        self.dslope = (dout * np.minimum(self.x, 0)).sum().reshape(1)
        return np.where(self.x > 0, dout, self.slope * dout)


class PReluEach:
    """y = x where x > 0, else slope · x, with a slope for each unit, which is learned."""

    def __init__(self, slope):
        self.slope = slope  # (units,)

    def forward(self, x):
        self.x = x
        return np.where(x > 0, x, self.slope * x)

    def backward(self, dout):
        self.dslope = (dout * np.minimum(self.x, 0)).sum(axis=0)
        return np.where(self.x > 0, dout, self.slope * dout)


class PReluEach2d(PReluEach):
    """The same for images, with a slope for each channel."""

    def forward(self, x):
        return images(super().forward(rows(x)), x.shape)

    def backward(self, dout):
        return images(super().backward(rows(dout)), dout.shape)


class Elu:
    """y = x where x > 0, else exp(x) - 1, with slope 1 or exp(x)."""

    def forward(self, x):
        self.x = x
        return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))

    def backward(self, dout):
        return dout * np.exp(np.minimum(self.x, 0))


class Softplus:
    """y = log(1 + exp(x)), a smooth ReLU, with slope sigmoid(x)."""

    def forward(self, x):
        self.x = x
        return np.logaddexp(0, x)

    def backward(self, dout):
        return dout * sigmoid(self.x)


class Silu:
    """y = x · s with s = sigmoid(x), and slope s (1 + x (1 - s))."""

    def forward(self, x):
        self.x, self.s = x, sigmoid(x)
        return x * self.s

    def backward(self, dout):
        return dout * self.s * (1 + self.x * (1 - self.s))


class Gelu:
    """y = x (1 + tanh u) / 2 with u = √(2/π) (x + 0.044715 x³)."""

    def forward(self, x):
        self.x = x
        self.tanh = np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))
        return x * (1 + self.tanh) / 2

    def backward(self, dout):
        du = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * self.x**2)
        return dout * (1 + self.tanh + self.x * (1 - self.tanh**2) * du) / 2


class Softmax:
    """y = exp(x) / Σ exp(x): a probability for each class (chapter 3.5)."""

    def forward(self, x):
        exp_x = np.exp(x - x.max(axis=1, keepdims=True))  # the same, but without overflow
        self.out = exp_x / exp_x.sum(axis=1, keepdims=True)
        return self.out

    def backward(self, dout):
        return self.out * (dout - (dout * self.out).sum(axis=1, keepdims=True))
