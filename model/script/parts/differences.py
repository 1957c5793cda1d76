"""Numerical differentiation (chapters 4.3 and 4.4)."""
# pyright: basic

import numpy as np

from model.script.parts.settings import H


def forward_difference(f, x):
    """Return ∂f/∂x of every element as (f(x + h) - f(x)) / h (chapter 4.3.1)."""
    grad = np.zeros_like(x)
    here = f()
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + H
        grad[i] = (f() - here) / H
        x[i] = kept
    return grad


def central_difference(f, x):
    """Return ∂f/∂x of every element as (f(x + h) - f(x - h)) / 2h (chapter 4.4)."""
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + H
        after = f()
        x[i] = kept - H
        before = f()
        grad[i] = (after - before) / (2 * H)
        x[i] = kept
    return grad


def five_point_difference(f, x):
    """Return ∂f/∂x of every element by values at x ± h and x ± 2h."""
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        for moves, share in ((2, -1), (1, 8), (-1, -8), (-2, 1)):
            x[i] = kept + moves * H
            grad[i] += share * f() / (12 * H)
        x[i] = kept
    return grad
