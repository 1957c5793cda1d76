"""An experiment: everything a person chose, as one frozen value."""

import dataclasses
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from model import codec
from model.activations import ACTIVATIONS
from model.checks import Invalid, check_choice, check_range, check_type
from model.data.choice import Data
from model.data.examples import Examples
from model.data.sources import DATASETS
from model.data.taught import Taught
from model.differentiation import METHODS
from model.flow import Flow, flow
from model.initial import Initial
from model.layers import LAYERS, Dense, Layer
from model.layers.base import Shape
from model.losses import LOSSES
from model.network import MAX_PARAMETERS
from model.optimizers import OPTIMIZERS, SGD, Adam, Optimizer
from model.schedules import SCHEDULES, Constant, Schedule

BACKPROPAGATION = "backpropagation"
GRADIENT_METHODS = (BACKPROPAGATION, *reversed(METHODS))
"""How the gradient is computed: exactly, or by differences: five-point, central or forward ones."""

SAMPLINGS = ("epoch", "random")
"""epoch: every example once an epoch, shuffled anew each time. random: drawn with replacement, as the book does."""

PRECISIONS = ("float32", "float64")

LIMITS: dict[str, tuple[float, float]] = {
    "learning_rate": (1e-10, 100.0),
    "batch_size": (1, 10_000),
    "l1": (0.0, 10.0),
    "l2": (0.0, 10.0),
    "seed": (0, 999_999),
    "momentum": (0.0, 0.999),
    "decay": (0.0, 0.9999),
    "beta_1": (0.0, 0.9999),
    "beta_2": (0.0, 0.99999),
    "epsilon": (1e-12, 1.0),
    "weight_decay": (0.0, 10.0),
    "warm_up": (0, 1_000_000),
    "gamma": (0.001, 1.0),
    "every": (1, 1_000_000),
    "length": (1, 10_000_000),
    "lowest": (0.0, 1.0),
    "clip": (0.0, 1e6),
}
"""The lowest and the highest value of every number a person can set here; rows, initial values and data have theirs."""

MAX_LAYERS = 24
"""How many rows there may be between input and output."""


@dataclass(frozen=True)
class Output:
    """The output layer: a dense one, whose width is no choice, since it follows the data."""

    activation: str = "softmax"
    initial: Initial = Initial()

    def __post_init__(self) -> None:
        check_choice("activation", self.activation, ACTIVATIONS)


LIVE = {"live": True}
"""Marks a field that takes effect at the next step; every other field is structural and starts a new run."""


@dataclass(frozen=True)
class Experiment:
    """What a person chose. Equal by value; an edit is `dataclasses.replace`."""

    data: Data = field(default_factory=Data)
    hidden: tuple[Layer, ...] = (Dense(), Dense())
    output: Output = Output()
    loss: str = field(default="cross_entropy", metadata=LIVE)
    optimizer: Optimizer = field(default_factory=Adam, metadata=LIVE)
    learning_rate: float = field(default=0.01, metadata=LIVE)
    batch_size: int = field(default=10, metadata=LIVE)
    l1: float = field(default=0.0, metadata=LIVE)
    l2: float = field(default=0.0, metadata=LIVE)
    schedule: Schedule = field(default_factory=Constant, metadata=LIVE)
    clip: float = field(default=0.0, metadata=LIVE)
    gradient: str = field(default=BACKPROPAGATION, metadata=LIVE)
    sampling: str = "epoch"
    precision: str = "float32"
    seed: int = 0
    taught: Taught = field(default_factory=Taught, metadata=LIVE)

    def __post_init__(self) -> None:
        check_choice("loss", self.loss, LOSSES)
        check_choice("gradient", self.gradient, GRADIENT_METHODS)
        check_choice("sampling", self.sampling, SAMPLINGS)
        check_choice("precision", self.precision, PRECISIONS)
        for name in ("learning_rate", "batch_size", "l1", "l2", "clip", "seed"):
            check_range(name, getattr(self, name), LIMITS[name])
        for chosen in (self.optimizer, self.schedule):
            for setting in dataclasses.fields(chosen):
                check_range(setting.name, getattr(chosen, setting.name), LIMITS[setting.name])
        if len(self.hidden) > MAX_LAYERS:
            raise Invalid("hidden", f"at most {MAX_LAYERS} layers", len(self.hidden))

    @property
    def rows(self) -> tuple[Layer, ...]:
        """The whole stack, the output layer included."""
        return (*self.hidden, Dense(self.data.outputs, self.output.activation, self.output.initial))

    @property
    def input_shape(self) -> Shape:
        """The shape of a sample: of pictures (height, width, channels) where a row reads images, else (features,)."""
        reads_images = any(row.reads_images for row in self.hidden)
        return self.data.image_shape if reads_images and self.data.image_shape else (self.data.inputs,)

    @cached_property
    def flow(self) -> Flow:
        """How a sample goes through the stack, up to the first row that can't read what comes to it."""
        return flow(self.input_shape, self.rows)

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What each row makes of a sample, the output layer included; fewer where one does not fit."""
        return self.flow.shapes

    @property
    def parameter_count(self) -> int:
        """How many weights, biases and others the network has, as far as its rows fit."""
        return self.flow.parameter_count

    @property
    def builds(self) -> bool:
        """Whether a network can be made of the stack; otherwise `problems` say why not."""
        return self.flow.misfit is None and self.parameter_count <= MAX_PARAMETERS

    def same_run(self, other: "Experiment") -> bool:
        """Whether the two differ in live fields only, so that a run of one can go on as the other."""
        return replace(self, **{name: getattr(other, name) for name in LIVE_FIELDS}) == other


LIVE_FIELDS = frozenset(f.name for f in dataclasses.fields(Experiment) if f.metadata.get("live"))
"""The names of all that is live."""


REGISTRY: codec.Registry = {Optimizer: dict(OPTIMIZERS), Layer: dict(LAYERS), Schedule: dict(SCHEDULES)}


def to_json(experiment: Experiment) -> dict[str, Any]:
    """Return an experiment as dicts, lists, numbers and strings."""
    return codec.to_json(experiment)


def from_json(value: Any) -> Experiment:
    """Return the experiment that `to_json` made into `value`.

    Raises:
        Invalid: anything in it is unknown, of the wrong type or out of its range.
    """
    check_type("experiment", value, dict)
    return codec.from_json(Experiment, value, REGISTRY)


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
