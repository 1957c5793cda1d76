"""Images, and what becomes of them in rows, columns and windows (chapter 7.4)."""
# pyright: basic

import numpy as np


def rows(x):
    """Return images (n, channels, height, width) as rows, one for each place (n · height · width, channels)."""
    return x.transpose(0, 2, 3, 1).reshape(-1, x.shape[1])


def images(rows, shape):
    """Return the rows of the places of images as images (n, channels, height, width) again."""
    n, _, height, width = shape
    return rows.reshape(n, height, width, -1).transpose(0, 3, 1, 2)


def windows(length, size, stride, padding):
    """Return how many windows fit side by side (chapter 7.2.4)."""
    return (length + 2 * padding - size) // stride + 1


def im2col(x, size, stride, padding):
    """Return every window of images as a row, in a large matrix (chapter 7.4.2)."""
    n, channels, height, width = x.shape
    down, across = windows(height, size, stride, padding), windows(width, size, stride, padding)
    x = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    col = np.empty((n, channels, size, size, down, across), x.dtype)
    for i in range(size):
        for j in range(size):
            col[:, :, i, j] = x[:, :, i : i + stride * down : stride, j : j + stride * across : stride]
    return col.transpose(0, 4, 5, 1, 2, 3).reshape(n * down * across, -1)


def col2im(col, shape, size, stride, padding):
    """Return the way back: where windows overlap, what comes from them is added."""
    n, channels, height, width = shape
    down, across = windows(height, size, stride, padding), windows(width, size, stride, padding)
    col = col.reshape(n, down, across, channels, size, size).transpose(0, 3, 4, 5, 1, 2)
    x = np.zeros((n, channels, height + 2 * padding, width + 2 * padding), col.dtype)
    for i in range(size):
        for j in range(size):
            x[:, :, i : i + stride * down : stride, j : j + stride * across : stride] += col[:, :, i, j]
    return x[:, :, padding : padding + height, padding : padding + width]
