"""Optimisers: how a gradient becomes a step, told as one story from SGD to Adam (*Deep Learning from Scratch*, 6.1).

An optimiser is its settings. What it remembers between steps is a named state of flat arrays, one value a parameter.
The rules, the place of ε and the defaults are PyTorch's; where the book's differ, the docstring says so.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

State = dict[str, np.ndarray]
"""What an optimiser remembers: arrays of shape (parameters,), and for Adam the number of steps "t" of shape ()."""


@dataclass(frozen=True)
class Optimizer:
    """The settings of one optimiser.

    Attributes:
        kind: its id in OPTIMIZERS.
        memory: the names of the arrays it keeps.
    """

    kind: ClassVar[str]
    memory: ClassVar[tuple[str, ...]] = ()

    def initial_state(self, parameters: np.ndarray) -> State:
        """Return a state of zeros for a flat vector of parameters."""
        return {name: np.zeros_like(parameters) for name in self.memory}

    def update(
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: float, scratch: np.ndarray
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


@dataclass(frozen=True)
class SGD(Optimizer):
    """W ← W − η ∂L/∂W."""

    kind = "sgd"

    def update(
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: float, scratch: np.ndarray
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
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: float, scratch: np.ndarray
    ) -> None:
        v = state["v"]
        np.multiply(v, self.momentum, v)
        np.add(v, gradient, v)
        np.multiply(v, learning_rate, scratch)
        np.subtract(parameters, scratch, parameters)


@dataclass(frozen=True)
class Nesterov(Momentum):
    """v ← μ v + ∂L/∂W, W ← W − η (∂L/∂W + μ v): momentum that looks ahead (Sutskever et al. 2013).

    The book writes the same rule with η inside v: W ← W + μ² v − (1 + μ) η ∂L/∂W, v ← μ v − η ∂L/∂W.
    """

    kind = "nesterov"

    def update(
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: float, scratch: np.ndarray
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
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: float, scratch: np.ndarray
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
    """h ← ρ h + (1 − ρ) (∂L/∂W)², W ← W − η ∂L/∂W / (√h + ε) (Hinton 2012): AdaGrad that forgets."""

    kind = "rmsprop"
    memory = ("h",)
    decay: float = 0.99
    epsilon: float = 1e-8

    def update(
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: float, scratch: np.ndarray
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
        self, parameters: np.ndarray, gradient: np.ndarray, state: State, learning_rate: float, scratch: np.ndarray
    ) -> None:
        m, v = state["m"], state["v"]
        state["t"] += 1
        t = int(state["t"])
        np.multiply(m, self.beta_1, m)
        np.multiply(gradient, 1 - self.beta_1, scratch)
        np.add(m, scratch, m)
        np.multiply(v, self.beta_2, v)
        np.multiply(gradient, gradient, scratch)
        np.multiply(scratch, 1 - self.beta_2, scratch)
        np.add(v, scratch, v)
        np.sqrt(v, scratch)
        np.divide(scratch, (1 - self.beta_2**t) ** 0.5, scratch)
        np.add(scratch, self.epsilon, scratch)
        np.divide(m, scratch, scratch)
        np.multiply(scratch, learning_rate / (1 - self.beta_1**t), scratch)
        np.subtract(parameters, scratch, parameters)


OPTIMIZERS: dict[str, type[Optimizer]] = {o.kind: o for o in (SGD, Momentum, Nesterov, AdaGrad, RMSProp, Adam)}
"""Every optimiser by its id, in order of increasing complexity."""
