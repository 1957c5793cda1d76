"""Runners take the steps of PyTorch's optimisers, on every surface, with gradients from PyTorch's own autograd."""

from collections.abc import Callable
from math import e, pi
from typing import Any

import numpy as np
import pytest
import torch

from model.descent import Race, Runner
from model.grammar import read
from model.optimizers import OPTIMIZERS
from model.surfaces import SURFACES, typed

STEPS = 200
TOLERANCE = 1e-10

FUNCTIONS: dict[str, Callable[[Any, Any], Any]] = {
    "bowl": lambda x, y: x**2 + y**2,
    "stretched_bowl": lambda x, y: x**2 / 20 + y**2,
    "booth": lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2,
    "saddle": lambda x, y: x**2 - y**2,
    "two_basins": lambda x, y: x**4 / 200 - x**2 / 10 + x / 20 + y**2,
    "rosenbrock": lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
    "himmelblau": lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2,
    "beale": lambda x, y: (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2,
    "rastrigin": lambda x, y: 20 + x**2 + y**2 - 10 * torch.cos(2 * pi * x) - 10 * torch.cos(2 * pi * y),
    "ackley": lambda x, y: (
        20
        + e
        - 20 * torch.exp(-0.2 * torch.sqrt(0.5 * (x**2 + y**2)))
        - torch.exp(0.5 * (torch.cos(2 * pi * x) + torch.cos(2 * pi * y)))
    ),
}

THEIRS: dict[str, Callable[[Any, float], torch.optim.Optimizer]] = {
    "sgd": lambda p, lr: torch.optim.SGD(p, lr),
    "momentum": lambda p, lr: torch.optim.SGD(p, lr, momentum=0.9),
    "nesterov": lambda p, lr: torch.optim.SGD(p, lr, momentum=0.9, nesterov=True),
    "adagrad": lambda p, lr: torch.optim.Adagrad(p, lr),
    "rmsprop": lambda p, lr: torch.optim.RMSprop(p, lr),
    "adam": lambda p, lr: torch.optim.Adam(p, lr),
    "adamw": lambda p, lr: torch.optim.AdamW(p, lr),
}

RATES = {"rosenbrock": 2e-4, "himmelblau": 1e-3, "beale": 1e-4, "booth": 0.01, "rastrigin": 1e-3, "saddle": 0.01}
"""Of the first three; elsewhere 0.02. Larger ones leap about, and every rounding decides where to."""


def their_path(kind: str, surface: str, rate: float) -> np.ndarray:
    x = torch.tensor(SURFACES[surface].start, dtype=torch.float64, requires_grad=True)
    optimizer, path = THEIRS[kind]([x], rate), [x.detach().numpy().copy()]
    for _ in range(STEPS):
        optimizer.zero_grad()
        FUNCTIONS[surface](x[0], x[1]).backward()
        optimizer.step()
        path.append(x.detach().numpy().copy())
    return np.array(path)


def test_every_surface_and_every_optimizer_is_compared() -> None:
    assert list(FUNCTIONS) == list(SURFACES)
    assert list(THEIRS) == list(OPTIMIZERS)


@pytest.mark.parametrize("surface", SURFACES)
def test_every_runner_on_every_surface(surface: str) -> None:
    on = SURFACES[surface]
    slow = RATES.get(surface, 0.02)
    rates = {kind: slow if kind in ("sgd", "momentum", "nesterov") else 0.02 for kind in OPTIMIZERS}
    runners = [Runner(OPTIMIZERS[kind](), rate) for kind, rate in rates.items()]
    ours, again = Race(on, runners, on.start), Race(typed(read(on.formula, ("x0", "x1"))), runners, on.start)
    ours.run(STEPS)
    again.run(STEPS)
    for r, (kind, rate) in enumerate(rates.items()):
        theirs = their_path(kind, surface, rate)
        for race in (ours, again):
            path = race.path(r).points
            assert path.shape == theirs.shape, "nobody has reached infinity"
            assert np.abs(path - theirs).max() <= TOLERANCE * max(1, np.abs(theirs).max()), kind
        assert np.abs(theirs[-1] - theirs[0]).max() > 0.01, "it has moved"
