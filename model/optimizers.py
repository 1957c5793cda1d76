"""Optimisers: how a gradient becomes a step, told as one story from SGD to Adam (*Deep Learning from Scratch*, 6.1).

An optimiser is its settings. What it remembers between steps is a named state of flat arrays, one value a parameter.
The rules, the place of ε and the defaults are PyTorch's; where the book's differ, the docstring says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from model import arrays

State = dict[str, np.ndarray]
"""What an optimiser remembers: arrays of shape (parameters,), and for Adam the number of steps "t" of shape ()."""


Rate = float | np.ndarray
"""A learning rate η: a number, or faster an array of shape () of the parameters' precision."""

BLOCK = 32_768
"""How many parameters Adam brings up to date at a time: with all that belongs to them they stay in the cache."""


@dataclass(frozen=True)
class Optimizer:
    """The settings of one optimiser.

    Attributes:
        kind: its id in OPTIMIZERS.
        memory: the names of the arrays it keeps.
        weight_decay: λ of `decay_weights`.
    """

    kind: ClassVar[str]
    memory: ClassVar[tuple[str, ...]] = ()
    weight_decay: ClassVar[float] = 0.0

    def initial_state(self, parameters: np.ndarray) -> State:
        """Return a state of zeros for a flat vector of parameters."""
        return {name: arrays.zeros_like(parameters) for name in self.memory}

    def update(
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: Rate, scratch: np.ndarray
    ) -> None:
        """Take one step in place.

        Args:
            parameters: W, changed in place; shape (parameters,).
            gradient: ∂L/∂W, only read; same shape.
            state: changed in place.
            learning_rate: η > 0.
            scratch: room for what lies between; same shape, its values mean nothing.
        """
        raise NotImplementedError

    def sweep(self, state: State) -> None:
        """Set to 0 what is remembered where it is too small for a number of full precision.

        Processors are a hundred times slower with such numbers, and where a neuron is dead they would stay for ever:
        0.9 times the smallest of them is rounded to itself.
        """
        for name in self.memory:
            array = state[name]
            array[np.abs(array) < np.finfo(array.dtype).tiny] = 0

    def decay_weights(self, weights: Iterable[np.ndarray], learning_rate: Rate) -> None:
        """Draw the weights towards zero, in place, before the step is taken: W ← W − η λ W. Only AdamW has a λ.

        Args:
            weights: all weights and no biases, as arrays of any shapes.
            learning_rate: η > 0.
        """
        kept = 1 - learning_rate * self.weight_decay
        for w in weights:
            np.multiply(w, kept, w)


@dataclass(frozen=True)
class SGD(Optimizer):
    """W ← W − η ∂L/∂W."""

    kind = "sgd"

    def update(
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: Rate, scratch: np.ndarray
    ) -> None:
        np.multiply(gradient, learning_rate, scratch)
        np.subtract(parameters, scratch, parameters)


@dataclass(frozen=True)
class Momentum(Optimizer):
    """v ← μ v + ∂L/∂W, W ← W − η v. The book folds η into v: v ← μ v − η ∂L/∂W, W ← W + v; the path is the same
    until η changes."""

    kind = "momentum"
    memory = ("v",)
    momentum: float = 0.9

    def update(
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: Rate, scratch: np.ndarray
    ) -> None:
        v = state["v"]
        np.multiply(v, self.momentum, v)
        np.add(v, gradient, v)
        np.multiply(v, learning_rate, scratch)
        np.subtract(parameters, scratch, parameters)


@dataclass(frozen=True)
class Nesterov(Momentum):
    """v ← μ v + ∂L/∂W, W ← W − η (∂L/∂W + μ v): momentum that looks ahead (Sutskever et al. 2013).

    With η inside v, it is W ← W + μ² v − (1 + μ) η ∂L/∂W, then v ← μ v − η ∂L/∂W. The book's code has these the
    other way round, so that the first reads a v that is new already: that is another rule.
    """

    kind = "nesterov"

    def update(
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: Rate, scratch: np.ndarray
    ) -> None:
        v = state["v"]
        np.multiply(v, self.momentum, v)
        np.add(v, gradient, v)
        np.multiply(v, self.momentum, scratch)
        np.add(scratch, gradient, scratch)
        np.multiply(scratch, learning_rate, scratch)
        np.subtract(parameters, scratch, parameters)


@dataclass(frozen=True)
class AdaGrad(Optimizer):
    """h ← h + (∂L/∂W)², W ← W − η ∂L/∂W / (√h + ε) (Duchi et al. 2011). The book's ε is 1e-7."""

    kind = "adagrad"
    memory = ("h",)
    epsilon: float = 1e-10

    def update(
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: Rate, scratch: np.ndarray
    ) -> None:
        h = state["h"]
        np.multiply(gradient, gradient, scratch)
        np.add(h, scratch, h)
        np.sqrt(h, scratch)
        np.add(scratch, self.epsilon, scratch)
        np.divide(gradient, scratch, scratch)
        np.multiply(scratch, learning_rate, scratch)
        np.subtract(parameters, scratch, parameters)


@dataclass(frozen=True)
class RMSProp(Optimizer):
    """h ← ρ h + (1 − ρ) (∂L/∂W)², W ← W − η ∂L/∂W / (√h + ε): AdaGrad that forgets (Hinton 2012).

    The book's ε is 1e-7.
    """

    kind = "rmsprop"
    memory = ("h",)
    decay: float = 0.99
    epsilon: float = 1e-8

    def update(
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: Rate, scratch: np.ndarray
    ) -> None:
        h = state["h"]
        np.multiply(gradient, gradient, scratch)
        np.multiply(scratch, 1 - self.decay, scratch)
        np.multiply(h, self.decay, h)
        np.add(h, scratch, h)
        np.sqrt(h, scratch)
        np.add(scratch, self.epsilon, scratch)
        np.divide(gradient, scratch, scratch)
        np.multiply(scratch, learning_rate, scratch)
        np.subtract(parameters, scratch, parameters)


@dataclass(frozen=True)
class Adam(Optimizer):
    """m ← β₁ m + (1 − β₁) ∂L/∂W, v ← β₂ v + (1 − β₂) (∂L/∂W)², t ← t + 1,
    W ← W − η / (1 − β₁ᵗ) · m / (√(v / (1 − β₂ᵗ)) + ε) (Kingma and Ba 2015).

    The book adds its ε of 1e-7 to √v before the correction of v.
    """

    kind = "adam"
    memory = ("m", "v")
    beta_1: float = 0.9
    beta_2: float = 0.999
    epsilon: float = 1e-8

    def initial_state(self, parameters: np.ndarray) -> State:
        """Return zeros for m and v, and t = 0."""
        return {**super().initial_state(parameters), "t": np.zeros((), np.int64)}

    def update(
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: Rate, scratch: np.ndarray
    ) -> None:
        state["t"] += 1
        t = int(state["t"])
        corrected = sqrt(1 - self.beta_2**t)  # √(v / c²) + ε is (√v + c ε) / c
        rate = float(learning_rate) * corrected / (1 - self.beta_1**t)
        numbers = (self.beta_1, 1 - self.beta_1, self.beta_2, 1 - self.beta_2, self.epsilon * corrected, rate)
        beta_1, rest_1, beta_2, rest_2, epsilon, rate = (np.array(n, parameters.dtype) for n in numbers)
        for start in range(0, len(parameters), BLOCK):
            block = slice(start, start + BLOCK)
            w, d_w, m, v = parameters[block], gradient[block], state["m"][block], state["v"][block]
            between = scratch[: len(w)]
            np.multiply(m, beta_1, m)
            np.multiply(d_w, rest_1, between)
            np.add(m, between, m)
            np.multiply(v, beta_2, v)
            np.multiply(d_w, d_w, between)
            np.multiply(between, rest_2, between)
            np.add(v, between, v)
            np.sqrt(v, between)
            np.add(between, epsilon, between)
            np.divide(m, between, between)
            np.multiply(between, rate, between)
            np.subtract(w, between, w)


@dataclass(frozen=True)
class AdamW(Adam):
    """W ← W − η λ W, then Adam (Loshchilov and Hutter 2019): unlike with L2, how fast a weight decays does not depend
    on its gradients.

    λ applies to weights, never to biases; PyTorch's AdamW applies it to all parameters of a group.
    """

    kind = "adamw"
    weight_decay: float = 0.01  # pyright: ignore[reportIncompatibleVariableOverride]


OPTIMIZERS: dict[str, type[Optimizer]] = {o.kind: o for o in (SGD, Momentum, Nesterov, AdaGrad, RMSProp, Adam, AdamW)}
"""Every optimiser by its id, in order of increasing complexity."""
