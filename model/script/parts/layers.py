"""Layers, each with its way forward and its way back (chapters 5.6, 6.3, 6.4 and 7)."""
# pyright: basic

import numpy as np

from model.script.parts.settings import rng
from model.script.parts.shapes import col2im, im2col, images, rows, windows


class Affine:
    """Y = XW + b (chapter 5.6)."""

    def __init__(self, W, b):
        self.W = W  # (inputs, outputs)
        self.b = b  # (outputs,)

    def forward(self, x):
        self.x = x  # (batch, inputs)
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T


class Maxout(Affine):
    """The largest of several Affine layers, whose weights stand side by side."""

    def __init__(self, W, b, pieces):
        super().__init__(W, b)
        self.pieces = pieces

    def forward(self, x):
        y = super().forward(x).reshape(len(x), self.pieces, -1)
        self.largest = y.argmax(axis=1, keepdims=True)
        return y.max(axis=1)

    def backward(self, dout):
        dy = np.zeros((len(dout), self.pieces, dout.shape[1]), dout.dtype)
        np.put_along_axis(dy, self.largest, dout[:, np.newaxis], axis=1)
        return super().backward(dy.reshape(len(dout), -1))


class Dropout:
    """In training, each value is left out with a probability (chapter 6.4.3)."""

    training = False

    def __init__(self, rate):
        self.rate = rate

    def forward(self, x):
        if not self.training:
            return x
        self.mask = rng.random(x.shape) >= self.rate
        # The book multiplies by 1 - rate outside of training, instead of dividing by it here.
        return x * self.mask / (1 - self.rate)

    def backward(self, dout):
        return dout * self.mask / (1 - self.rate)


class BatchNorm:
    """In training, each unit gets mean 0 and variance 1 over the batch; then gamma and beta (chapter 6.3)."""

    training = False

    def __init__(self, gamma, beta, running_mean, running_var, momentum=0.1, epsilon=1e-5):
        self.gamma, self.beta = gamma, beta  # (units,)
        self.running_mean, self.running_var = running_mean, running_var  # (units,)
        self.momentum, self.epsilon = momentum, epsilon

    def forward(self, x):
        mean, var = self.running_mean, self.running_var
        if self.training:
            mean, var = x.mean(axis=0), x.var(axis=0)
            self.running_mean += self.momentum * (mean - self.running_mean)
            if len(x) > 1:
                self.running_var += self.momentum * (x.var(axis=0, ddof=1) - self.running_var)
        self.std = np.sqrt(var + self.epsilon)
        self.normal = (x - mean) / self.std
        return self.gamma * self.normal + self.beta

    def backward(self, dout):
        self.dgamma = (dout * self.normal).sum(axis=0)
        self.dbeta = dout.sum(axis=0)
        means = (self.normal * self.dgamma + self.dbeta) / len(dout)
        return self.gamma / self.std * (dout - means)


class BatchNorm2d(BatchNorm):
    """The same for images: each channel over the batch and all places."""

    def forward(self, x):
        return images(super().forward(rows(x)), x.shape)

    def backward(self, dout):
        return images(super().backward(rows(dout)), dout.shape)


class Convolution:
    """The same Affine layer for every window of an image (chapter 7.4.3)."""

    def __init__(self, W, b, stride, padding):
        self.W = W  # (filters, channels, height, width)
        self.b = b  # (filters,)
        self.stride, self.padding = stride, padding

    def forward(self, x):
        filters, _, size, _ = self.W.shape
        self.shape = n, _, height, width = x.shape
        down = windows(height, size, self.stride, self.padding)
        across = windows(width, size, self.stride, self.padding)
        self.col = im2col(x, size, self.stride, self.padding)
        out = self.col @ self.W.reshape(filters, -1).T + self.b
        return images(out, (n, filters, down, across))

    def backward(self, dout):
        filters, _, size, _ = self.W.shape
        dout = rows(dout)
        self.dW = (dout.T @ self.col).reshape(self.W.shape)
        self.db = dout.sum(axis=0)
        dcol = dout @ self.W.reshape(filters, -1)
        return col2im(dcol, self.shape, size, self.stride, self.padding)


class MaxPooling:
    """The largest value of each window of each channel (chapter 7.4.4)."""

    def __init__(self, size, stride):
        self.size, self.stride = size, stride

    def forward(self, x):
        self.shape = n, channels, height, width = x.shape
        down, across = windows(height, self.size, self.stride, 0), windows(width, self.size, self.stride, 0)
        col = im2col(x, self.size, self.stride, 0).reshape(-1, self.size**2)
        self.largest = col.argmax(axis=1)
        return images(col.max(axis=1), (n, channels, down, across))

    def backward(self, dout):
        dcol = np.zeros((dout.size, self.size**2), dout.dtype)
        dcol[np.arange(dout.size), self.largest] = rows(dout).ravel()
        return col2im(dcol, self.shape, self.size, self.stride, 0)


class AveragePooling:
    """The mean of each window of each channel."""

    def __init__(self, size, stride):
        self.size, self.stride = size, stride

    def forward(self, x):
        self.shape = n, channels, height, width = x.shape
        down, across = windows(height, self.size, self.stride, 0), windows(width, self.size, self.stride, 0)
        col = im2col(x, self.size, self.stride, 0).reshape(-1, self.size**2)
        return images(col.mean(axis=1), (n, channels, down, across))

    def backward(self, dout):
        dcol = np.repeat(rows(dout).ravel() / self.size**2, self.size**2)
        return col2im(dcol, self.shape, self.size, self.stride, 0)


class Flatten:
    """The values of each image in a row."""

    def forward(self, x):
        self.shape = x.shape
        return x.reshape(len(x), -1)

    def backward(self, dout):
        return dout.reshape(self.shape)
