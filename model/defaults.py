"""What each data set begins with, and how an experiment goes on with other data.

An experiment that is still as its data began takes the network and the learning of the new data; what is the person's
own stays as far as it fits.
"""

from dataclasses import replace
from typing import Any

from model.data.choice import Data
from model.data.examples import Examples
from model.data.sources import DATASETS
from model.data.taught import Taught
from model.experiment import Experiment, Output
from model.layers import Dense
from model.optimizers import SGD, Adam, Optimizer


def _toy(source: str, units: tuple[int, ...], optimizer: Optimizer, learning_rate: float, **data: Any) -> Experiment:
    regression = DATASETS[source].classes == 0
    features = ("x0", "x1") if DATASETS[source].inputs == 2 else ("x0",)
    return Experiment(
        data=Data(source, features=features, **data),
        hidden=tuple(Dense(n, "tanh") for n in units),
        output=Output("identity" if regression else "softmax"),
        loss="mean_squared" if regression else "cross_entropy",
        optimizer=optimizer,
        learning_rate=learning_rate,
    )


def _gate(source: str, units: tuple[int, ...]) -> Experiment:
    toy = _toy(source, units, SGD(), 1.0, samples=4, normalize=False)
    return replace(toy, output=Output("sigmoid"), loss="binary_cross_entropy", batch_size=4)


def _images(data: Data) -> Experiment:
    return Experiment(data, (Dense(50, "relu"),), optimizer=SGD(), learning_rate=0.1, batch_size=100)


DEFAULTS: dict[str, Experiment] = {
    "gate_and": _gate("gate_and", ()),
    "gate_or": _gate("gate_or", ()),
    "gate_nand": _gate("gate_nand", ()),
    "gate_xor": _gate("gate_xor", (4,)),
    "linear": _toy("linear", (), SGD(), 0.3, noise=0.01),
    "gaussians": _toy("gaussians", (), SGD(), 0.1),
    "circle": _toy("circle", (6,), SGD(), 0.3, noise=0.02),
    "xor": _toy("xor", (6,), SGD(), 0.3, noise=0.02),
    "moons": _toy("moons", (8,), SGD(), 0.3, noise=0.05),
    "rings": _toy("rings", (8,), SGD(), 0.3, noise=0.01),
    "spiral": _toy("spiral", (8, 8), Adam(), 0.01, noise=0.01),
    "plane": _toy("plane", (), SGD(), 0.1, noise=0.05),
    "sine": _toy("sine", (8, 8), Adam(), 0.01, noise=0.05),
    "bumpy": _toy("bumpy", (12, 12), Adam(), 0.01, noise=0.03),
    "digits": _images(Data("digits", samples=25_000, test_share=0.1, features=(), shift=1)),
    "mnist": _images(Data("mnist", samples=70_000, test_share=1 / 7, features=())),
    "fashion": _images(Data("fashion", samples=70_000, test_share=1 / 7, features=())),
    "painted": _toy("painted", (8, 8), Adam(), 0.01, samples=0, test_share=0.2),
    "table": Experiment(
        data=Data("table", samples=0, test_share=0.2, features=()),
        hidden=(Dense(16, "relu"), Dense(16, "relu")),
        learning_rate=0.003,
        batch_size=32,
    ),
    "pictures": _images(Data("pictures", samples=0, test_share=0.2, features=())),
}
"""The experiment each data set begins with, chosen so that the first minute succeeds."""


def _default(experiment: Experiment, data: Data) -> Experiment:
    """Return the experiment that data begin with, with the seed of another one."""
    default = replace(DEFAULTS[data.source], data=data, seed=experiment.seed, taught=_taught(experiment, data))
    if data.examples is None:
        return default
    training = data.training_samples
    default = replace(default, batch_size=max(1, min(default.batch_size, training // 4)))
    if data.row.classes:
        return default
    return replace(default, output=replace(default.output, activation="identity"), loss="mean_squared")


def _taught(experiment: Experiment, data: Data) -> Taught:
    """Return what was taught, as far as it fits among other data."""
    return experiment.taught if data.digits else Taught()


def is_default(experiment: Experiment) -> bool:
    """Whether network and learning are those its data set begins with, and nothing of them is the person's own."""
    return _default(experiment, experiment.data) == experiment


def with_defaults(experiment: Experiment) -> Experiment:
    """Return the experiment its data set begins with, with the same seed and the person's own examples."""
    own = experiment.data.row.own
    return _default(experiment, experiment.data if own else DEFAULTS[experiment.data.source].data)


def with_source(experiment: Experiment, source: str) -> Experiment:
    """Return an experiment with another data set: with its default network, or the person's own if they made one."""
    return with_data(experiment, DEFAULTS[source].data)


def with_examples(experiment: Experiment, source: str, examples: Examples | None) -> Experiment:
    """Return an experiment with examples that the person brought, all of them; as much else as can be stays.

    Args:
        experiment: what was chosen before.
        source: "painted", "table" or "pictures".
        examples: what they brought; None for nothing.
    """
    data = experiment.data if experiment.data.source == source else DEFAULTS[source].data
    return with_data(experiment, replace(data, examples=examples, samples=examples.rows if examples else 0))


def _task(data: Data) -> tuple[bool, bool]:
    """Return whether an answer is one of several classes, and whether it is either right or wrong."""
    return data.row.classes > 0, data.row.has_accuracy


def with_data(experiment: Experiment, data: Data) -> Experiment:
    """Return an experiment with other data: with the network they begin with, or the person's own if they made one.

    What is asked of the output follows the data: where they have classes and those before had none, or the other way
    round, its activation and the loss are those that the data begin with.
    """
    default = _default(experiment, data)
    if is_default(experiment):
        return default
    kept = replace(experiment, data=data, taught=_taught(experiment, data))
    if _task(data) != _task(experiment.data):
        output = replace(experiment.output, activation=default.output.activation)
        kept = replace(kept, output=output, loss=default.loss)
    return kept if kept.builds else default  # else the person's own rows do not fit the new inputs
