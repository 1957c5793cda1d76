"""An experiment: everything a person chose, as one frozen value."""

import dataclasses
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from model import codec
from model.activations import ACTIVATIONS
from model.checks import Invalid, check_choice, check_range, check_type
from model.data.choice import Data
from model.data.taught import Taught
from model.differentiation import METHODS
from model.flow import Flow, flow
from model.initial import Initial
from model.layers import LAYERS, Dense, Layer
from model.layers.base import Shape
from model.losses import LOSSES
from model.network import MAX_PARAMETERS
from model.optimizers import OPTIMIZERS, Adam, Optimizer
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
    """What a person chose. Equal by value; an edit is `dataclasses.replace`.

    Attributes:
        data: which examples.
        hidden: the rows of the stack before the output layer.
        output: the output layer.
        loss: an id of LOSSES.
        optimizer: with its settings.
        learning_rate: η, which the schedule multiplies.
        batch_size: how many samples a step takes; all there are, where those are fewer.
        l1, l2: λ₁ and λ₂ of the penalty λ₁ Σ|W| + ½ λ₂ ΣW².
        schedule: how the learning rate changes in the course of the run.
        clip: how long the whole gradient may be; 0 for as long as it is.
        gradient: how it is computed, one of GRADIENT_METHODS.
        sampling: how samples are taken, one of SAMPLINGS.
        precision: of all that is computed, one of PRECISIONS.
        seed: what all random numbers follow from.
        taught: the drawings that join the training examples.

    Raises:
        Invalid: a value is none, or out of its range, or there are too many rows.
    """

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
