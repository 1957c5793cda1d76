"""An optimiser's step in its own terms: what it made of the gradient, number by number."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.optimizers import Optimizer, State


@dataclass(frozen=True)
class Term:
    """One quantity of a step.

    Attributes:
        name: "gradient" ∇f; "kept" μ v before the step; "velocity" v after it; "look_ahead" ∇f + μ v; "squares" h;
            "effective_rate" η / (√h + ε), or η / (√v̂ + ε); "m", "v", "m_hat", "v_hat"; "decay" −η λ x; "step" Δx.
        value: for each parameter, shape (n,).
    """

    name: str
    value: np.ndarray


@dataclass(frozen=True)
class Step:
    """One step that an optimiser has taken, of n parameters.

    Attributes:
        optimizer: which one.
        learning_rate: η.
        number: 1 for the first.
        before, after: the parameters, shape (n,).
        gradient: ∇f at `before`, shape (n,).
        was, now: what the optimiser remembered before and after, by name, each of shape (n,).
    """

    optimizer: Optimizer
    learning_rate: float
    number: int
    before: np.ndarray
    after: np.ndarray
    gradient: np.ndarray
    was: State
    now: State

    def terms(self) -> tuple[Term, ...]:
        """Return its terms in the order in which they are computed, from the gradient to the step."""
        with np.errstate(all="ignore"):
            own = OWN.get(self.optimizer.kind)
            between = tuple(Term(name, value) for name, value in own(self, self.optimizer)) if own else ()
            return Term("gradient", self.gradient), *between, Term("step", self.after - self.before)


Named = Iterator[tuple[str, np.ndarray]]


def _momentum(step: Step, settings: Any) -> Named:
    yield "kept", settings.momentum * step.was["v"]
    yield "velocity", step.now["v"]


def _nesterov(step: Step, settings: Any) -> Named:
    yield from _momentum(step, settings)
    yield "look_ahead", step.gradient + settings.momentum * step.now["v"]


def _squares(step: Step, settings: Any) -> Named:
    yield "squares", step.now["h"]
    yield "effective_rate", step.learning_rate / (np.sqrt(step.now["h"]) + settings.epsilon)


def _adam(step: Step, settings: Any) -> Named:
    m, v = step.now["m"], step.now["v"]
    m_hat, v_hat = m / (1 - settings.beta_1**step.number), v / (1 - settings.beta_2**step.number)
    yield from (("m", m), ("v", v), ("m_hat", m_hat), ("v_hat", v_hat))
    yield "effective_rate", step.learning_rate / (np.sqrt(v_hat) + settings.epsilon)


def _adamw(step: Step, settings: Any) -> Named:
    yield "decay", -step.learning_rate * settings.weight_decay * step.before
    yield from _adam(step, settings)


OWN: dict[str, Callable[[Step, Any], Named]] = {
    "momentum": _momentum,
    "nesterov": _nesterov,
    "adagrad": _squares,
    "rmsprop": _squares,
    "adam": _adam,
    "adamw": _adamw,
}
"""What lies between gradient and step, by the optimiser's id; nothing for SGD."""
