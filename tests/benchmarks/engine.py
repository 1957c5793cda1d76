"""How long a training step takes beside PyTorch's, scikit-learn's, one by hand and the bare matrix products.

All in one process, float32, one thread each and in turn: in every round each does steps for a while, and what is shown
is the median over the rounds. Ours is the trainer's own `step()`. Everyone draws batches from a shuffled epoch, gathers
them and computes their loss. PyTorch is the best of its optimiser's variants (single, foreach, fused). "By hand" is the
same step written out in NumPy with no engine around it (`by_hand.py`; dense networks only): what ours takes beyond that
is the engine's. The products are those of the forward and the backward pass, of the same shapes and with nothing
between them: a floor, which a step of NumPy stays above, as every operation between them goes through its arrays again.

`numerical_gradient_speedup` is how much faster the whole gradient of 784-50-10 by central differences is than by two
forward passes and losses for every weight, which are timed for SAMPLED weights and extrapolated to all.

    make benchmark NAME=engine JSON=FILE
"""

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
import torch
from sklearn.neural_network import MLPClassifier
from torch import nn

from model.data.build import build
from model.data.choice import Data
from model.data.dataset import Dataset
from model.differentiation import numerical_gradient_in_parts
from model.experiment import Experiment, Output
from model.initial import Initial
from model.initial_network import initial_network
from model.layers import Convolution, Dense, Flatten, MaxPooling
from model.moves import Objective
from model.optimizers import SGD, Adam
from model.trainer import Trainer
from model.work import finished
from tests.benchmarks.by_hand import by_hand

Step = Callable[[], object]

ROUNDS = 60
ROUND_SECONDS = 0.01
"""How long each one works in a round, about: short, so that what disturbs the machine meets all alike."""

WARM_UP = 20
"""How many steps each does first."""

SHOWN = {
    "nori_us": "nori",
    "torch_us": "torch",
    "sklearn_us": "sklearn",
    "numpy_us": "by hand",
    "products_us": "products",
}
"""What is measured of each case, and how the table calls it."""

SAMPLED = 300
"""For how many weights the slow numerical gradient is timed."""


@dataclass(frozen=True)
class Case:
    """One network, as everyone makes it.

    Attributes:
        title: what it is.
        experiment: ours.
        data, batch, optimizer, learning_rate: what all train with.
        network: PyTorch's, with its output activation left to the loss.
        loss: PyTorch's, from the output and the targets (one-hot for classes).
        products: the matrix products of a step, from (m, n, k) of each: (m, k) times (k, n).
        classifier: settings of scikit-learn's MLPClassifier; None where it does not fit.
    """

    title: str
    experiment: Experiment
    data: Data
    batch: int
    optimizer: str
    learning_rate: float
    network: Callable[[], nn.Module]
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor]
    products: tuple[tuple[str, int, int, int], ...]
    classifier: Mapping[str, Any] | None


def dense(batch: int, *widths: int, first: bool = True) -> tuple[tuple[str, int, int, int], ...]:
    """Return the products of dense layers: Z = XW, ∂W = Xᵀ∂A, and ∂X = ∂A Wᵀ where something before it learns."""
    return tuple(
        (kind, batch, n_in, n_out)
        for k, (n_in, n_out) in enumerate(pairwise(widths))
        for kind in ("forward", "weights", "input")
        if kind != "input" or k or not first
    )


DIGITS = Data("digits", samples=6_000, features=())
POINTS = Data("plane", samples=500)
HE = Initial("he")
CASES = {
    "a": Case(
        "2-8-8-1 tanh, squares, batch 10, SGD",
        Experiment(POINTS, (Dense(8), Dense(8)), Output("identity"), "mean_squared", SGD(), 0.01, 10),
        *(POINTS, 10, "sgd", 0.01),
        lambda: nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1)),
        nn.functional.mse_loss,
        dense(10, 2, 8, 8, 1),
        {"hidden_layer_sizes": (8, 8), "activation": "tanh"},
    ),
    "b": Case(
        "784-50-10 sigmoid, cross-entropy, batch 100, SGD",
        Experiment(DIGITS, (Dense(50, "sigmoid"),), optimizer=SGD(), learning_rate=0.1, batch_size=100),
        *(DIGITS, 100, "sgd", 0.1),
        lambda: nn.Sequential(nn.Linear(784, 50), nn.Sigmoid(), nn.Linear(50, 10)),
        nn.functional.cross_entropy,
        dense(100, 784, 50, 10),
        {"hidden_layer_sizes": (50,), "activation": "logistic"},
    ),
    "c": Case(
        "784-256-128-10 ReLU, cross-entropy, batch 128, Adam",
        Experiment(
            DIGITS,
            (Dense(256, "relu", HE), Dense(128, "relu", HE)),
            optimizer=Adam(),
            learning_rate=0.001,
            batch_size=128,
        ),
        *(DIGITS, 128, "adam", 0.001),
        lambda: nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)),
        nn.functional.cross_entropy,
        dense(128, 784, 256, 128, 10),
        {"hidden_layer_sizes": (256, 128), "activation": "relu"},
    ),
    "d": Case(
        "28 × 28: 8 and 16 kernels 3 × 3 with pooling, 64, 10, ReLU, cross-entropy, batch 64, Adam",
        Experiment(
            DIGITS,
            (
                *(Convolution(8, 3, 1, 1, "relu", HE), MaxPooling(2, 2), Convolution(16, 3, 1, 1, "relu", HE)),
                *(MaxPooling(2, 2), Flatten(), Dense(64, "relu", HE)),
            ),
            optimizer=Adam(),
            learning_rate=0.001,
            batch_size=64,
        ),
        *(DIGITS, 64, "adam", 0.001),
        lambda: nn.Sequential(
            *(nn.Unflatten(1, (1, 28, 28)), nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)),
            *(nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()),
            *(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10)),
        ),
        nn.functional.cross_entropy,
        (*dense(64 * 784, 9, 8), *dense(64 * 196, 72, 16, first=False), *dense(64, 784, 64, 10, first=False)),
        None,
    ),
}
"""What is measured. A convolution's products are those of its windows laid out as rows."""


# --- who is measured ----------------------------------------------------------------------------------------------


def ours(case: Case, dataset: Dataset) -> Step:
    """Return the trainer's own step."""
    return Trainer(case.experiment, dataset, {}).step


def pytorch(case: Case, dataset: Dataset, variant: Mapping[str, bool]) -> Step:
    """Return an eager training step with one variant of the optimiser."""
    x, t = (torch.tensor(np.asarray(array, np.float32)) for array in (dataset.train.x, dataset.train.t))
    torch.manual_seed(0)
    network = case.network()
    kind: Any = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[case.optimizer]
    optimizer = kind(network.parameters(), lr=case.learning_rate, **variant)
    rows = batches(len(x), case.batch, torch.randperm)

    def step() -> None:
        batch = next(rows)
        loss = case.loss(network(x[batch]), t[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    return step


def classifier(case: Case, dataset: Dataset) -> Step | None:
    """Return scikit-learn's step: `partial_fit` on one batch, which is one update."""
    if case.classifier is None:
        return None
    x = np.ascontiguousarray(dataset.train.x, np.float32)
    labels = dataset.train.labels if dataset.source.classes else (dataset.train.t[:, 0] > 0).astype(int)
    settings = {"solver": case.optimizer, "learning_rate_init": case.learning_rate, "batch_size": case.batch}
    network = MLPClassifier(**settings, momentum=0, alpha=0, random_state=0, **case.classifier)
    classes = np.unique(labels)
    rows = batches(len(x), case.batch, np.random.default_rng(0).permutation)

    def step() -> None:
        batch = next(rows)
        network.partial_fit(x[batch], labels[batch], classes=classes)

    return step


def without_engine(case: Case, dataset: Dataset) -> Step | None:
    """Return the step written out by hand, from the parameters that ours begins with."""
    if not all(isinstance(row, Dense) for row in case.experiment.hidden):
        return None
    x, t = (np.ascontiguousarray(array, np.float32) for array in (dataset.train.x, dataset.train.t))
    rows = batches(len(x), case.experiment.batch_size, np.random.default_rng(0).permutation)
    return by_hand(case.experiment, x, t, rows, initial_network(case.experiment, {}).parameters)


def batches(samples: int, size: int, permutation: Callable[[int], Any]) -> Iterator[Any]:
    """Yield the rows of whole batches for ever, in a new order each epoch."""
    while True:
        order = permutation(samples)
        for start in range(0, samples - size + 1, size):
            yield order[start : start + size]


def products(case: Case) -> Step:
    """Return the matrix products of a step, with arrays that lie as a network's do."""
    rng = np.random.default_rng(0)

    def matrix(rows: int, columns: int) -> np.ndarray:
        return rng.normal(size=(rows, columns)).astype(np.float32)

    calls: list[Step] = []
    for kind, rows, n_in, n_out in case.products:
        x, w, a = matrix(rows, n_in), matrix(n_in, n_out), matrix(rows, n_out)
        left, right, out = {"forward": (x, w, a), "weights": (x.T, a, w), "input": (a, w.T, x)}[kind]
        calls.append(partial(left.dot, right, np.empty_like(out)))

    def step() -> None:
        for call in calls:
            call()

    return step


# --- measuring ----------------------------------------------------------------------------------------------------


def in_turn(steps: Mapping[str, Step]) -> dict[str, float]:
    """Return the median microseconds of a step of each, over rounds in which all have their turn."""
    times: dict[str, list[float]] = {who: [] for who in steps}
    repeats: dict[str, int] = {}
    for who, step in steps.items():
        for _ in range(WARM_UP):
            step()
        repeats[who] = max(1, round(ROUND_SECONDS / seconds(step, WARM_UP)))
    for _ in range(ROUNDS):
        for who, step in steps.items():
            times[who].append(seconds(step, repeats[who]) * 1e6)
    return {who: statistics.median(measured) for who, measured in times.items()}


def seconds(step: Step, repeats: int) -> float:
    """Return how long a step takes, on average over a few."""
    began = time.perf_counter()
    for _ in range(repeats):
        step()
    return (time.perf_counter() - began) / repeats


def measure(case: Case, dataset: Dataset) -> dict[str, float | None]:
    """Return the microseconds of everyone's step."""
    variants = {"single": {"foreach": False}, "foreach": {"foreach": True}, "fused": {"fused": True}}
    steps = {f"torch_{name}": pytorch(case, dataset, variant) for name, variant in variants.items()}
    steps |= {"products": products(case)}
    others = {"nori": ours(case, dataset), "sklearn": classifier(case, dataset), "numpy": without_engine(case, dataset)}
    steps |= {who: step for who, step in others.items() if step}
    found = in_turn(steps)
    return {
        "nori_us": found.get("nori"),
        "torch_us": min(time for who, time in found.items() if who.startswith("torch_")),
        "sklearn_us": found.get("sklearn"),
        "numpy_us": found.get("numpy"),
        "products_us": found["products"],
    }


def numerical_gradient_speedup(dataset: Dataset) -> float:
    """Return how much faster the numerical gradient of (b) is than two evaluations of the whole network a weight."""
    experiment = CASES["b"].experiment
    trainer = Trainer(replace(experiment, gradient="central"), dataset, {})
    batch, numerical = trainer.program[0], next(move for move in trainer.program if move.parts)
    batch.run()
    arrays = {name: array.astype(np.float64) for name, array in batch.results}
    exact = Trainer(replace(experiment, precision="float64"), dataset, {})
    objective = Objective(experiment.output.activation, experiment.loss)
    evaluation = exact.network.evaluation(len(arrays["X"]))
    value = objective.of(evaluation.workspaces[-1], arrays["T"])

    def loss(parameters: np.ndarray) -> float:
        np.copyto(exact.network.parameters, parameters)
        evaluation.run(arrays["X"])
        return value()

    def some() -> None:
        for _ in islice(numerical_gradient_in_parts(loss, trainer.network.parameters), SAMPLED):
            pass

    times = [(seconds(some, 1), seconds(numerical.run, 1)) for _ in range(7)]
    plain, ours = (statistics.median(measured) for measured in zip(*times, strict=True))
    return plain / SAMPLED * trainer.network.parameters.size / ours


def dataset_of(data: Data) -> Dataset:
    """Make a data set at once."""
    return finished(build(data, 0))


def table(case: Case, figures: Mapping[str, float | None]) -> Iterator[str]:
    """Yield the lines of one case: everyone's time, and how it compares with ours."""
    yield case.title
    own = figures["nori_us"]
    for key, value in figures.items():
        shown = "—" if value is None else f"{value:,.1f} µs"
        ratio = "" if value is None or own is None or key == "nori_us" else f"{value / own:8.2f} × ours"
        yield f"  {SHOWN[key]:10}{shown:>14}{ratio}"
    for key in ("numpy_us", "products_us"):
        if own and (value := figures[key]):
            yield f"  ours is {own / value:.2f} × {SHOWN[key]}"


def main() -> None:
    """Measure, print a table and write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--cases", default="".join(CASES), help="for example ab")
    options = parser.parse_args()
    torch.set_num_threads(1)
    datasets = {data: dataset_of(data) for data in {case.data for case in CASES.values()}}
    result: dict[str, object] = {}
    for key in options.cases:
        figures = measure(CASES[key], datasets[CASES[key].data])
        print(f"({key})", *table(CASES[key], figures), sep="\n", flush=True)
        result[key] = {name: None if value is None else round(value, 2) for name, value in figures.items()}
    speedup = numerical_gradient_speedup(datasets[DIGITS])
    print(f"numerical gradient of (b): {speedup:,.0f} × faster than two forward passes a weight")
    result["numerical_gradient_speedup"] = round(speedup, 1)
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
