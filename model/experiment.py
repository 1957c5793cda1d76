"""An experiment: everything a person chose, as one frozen value."""

import dataclasses
from dataclasses import dataclass, field, replace
from typing import Any

from model import codec
from model.activations import ACTIVATIONS
from model.blobs import Blob as Blob
from model.blobs import Blobs as Blobs
from model.checks import Invalid, check_choice, check_range, check_type
from model.data.dataset import DATASETS, Data
from model.data.examples import Examples
from model.differentiation import METHODS
from model.initializers import GIVEN, INITIALIZERS
from model.losses import LOSSES
from model.network import parameter_layout
from model.optimizers import OPTIMIZERS, SGD, Adam, Optimizer

BACKPROPAGATION = "backpropagation"
GRADIENT_METHODS = (BACKPROPAGATION, *reversed(METHODS))
"""How the gradient is computed: exactly, by central or by forward differences."""

SAMPLINGS = ("epoch", "random")
"""epoch: every example once an epoch, shuffled anew each time. random: drawn with replacement, as the book does."""

PRECISIONS = ("float32", "float64")

LIMITS: dict[str, tuple[float, float]] = {
    "learning_rate": (1e-10, 100.0),
    "batch_size": (1, 10_000),
    "l1": (0.0, 10.0),
    "l2": (0.0, 10.0),
    "seed": (0, 999_999),
    "units": (1, 2_000),
    "sigma": (0.0, 100.0),
    "momentum": (0.0, 0.999),
    "decay": (0.0, 0.9999),
    "beta_1": (0.0, 0.9999),
    "beta_2": (0.0, 0.99999),
    "epsilon": (1e-12, 1.0),
}
"""The lowest and the highest value of every number a person can set."""

MAX_LAYERS = 12
MAX_PARAMETERS = 5_000_000


@dataclass(frozen=True)
class Initial:
    """Where a layer's parameters start.

    Attributes:
        kind: an id of INITIALIZERS, or "given".
        sigma: the standard deviation of "normal".
        values: for "given", W then b, C-ordered, as little-endian float64.
    """

    kind: str = "lecun"
    sigma: float = 0.01
    values: Blob | None = None

    def __post_init__(self) -> None:
        check_choice("initial.kind", self.kind, (*INITIALIZERS, GIVEN))
        check_range("initial.sigma", self.sigma, LIMITS["sigma"])
        if (self.kind == GIVEN) != (self.values is not None):
            raise Invalid("initial.values", "values with the kind 'given' and only with it", self.values)


@dataclass(frozen=True)
class Layer:
    """A hidden layer: a row of the stack."""

    units: int = 8
    activation: str = "tanh"
    initial: Initial = Initial()

    def __post_init__(self) -> None:
        check_range("units", self.units, LIMITS["units"])
        check_choice("activation", self.activation, ACTIVATIONS)


@dataclass(frozen=True)
class Output:
    """The output layer. Its width is no choice: it follows the data."""

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
    hidden: tuple[Layer, ...] = (Layer(), Layer())
    output: Output = Output()
    loss: str = field(default="cross_entropy", metadata=LIVE)
    optimizer: Optimizer = field(default_factory=Adam, metadata=LIVE)
    learning_rate: float = field(default=0.01, metadata=LIVE)
    batch_size: int = field(default=10, metadata=LIVE)
    l1: float = field(default=0.0, metadata=LIVE)
    l2: float = field(default=0.0, metadata=LIVE)
    gradient: str = field(default=BACKPROPAGATION, metadata=LIVE)
    sampling: str = "epoch"
    precision: str = "float32"
    seed: int = 0

    def __post_init__(self) -> None:
        check_choice("loss", self.loss, LOSSES)
        check_choice("gradient", self.gradient, GRADIENT_METHODS)
        check_choice("sampling", self.sampling, SAMPLINGS)
        check_choice("precision", self.precision, PRECISIONS)
        for name in ("learning_rate", "batch_size", "l1", "l2", "seed"):
            check_range(name, getattr(self, name), LIMITS[name])
        for setting in dataclasses.fields(self.optimizer):
            check_range(setting.name, getattr(self.optimizer, setting.name), LIMITS[setting.name])
        if len(self.hidden) > MAX_LAYERS:
            raise Invalid("hidden", f"at most {MAX_LAYERS} layers", len(self.hidden))
        if self.parameter_count > MAX_PARAMETERS:
            raise Invalid("hidden", f"at most {MAX_PARAMETERS:,} parameters in all", self.parameter_count)

    @property
    def widths(self) -> tuple[int, ...]:
        """The number of inputs, then of neurons in each layer, the output's included."""
        return (self.data.inputs, *(layer.units for layer in self.hidden), self.data.outputs)

    @property
    def activations(self) -> tuple[str, ...]:
        """The activation of each layer, the output's included."""
        return (*(layer.activation for layer in self.hidden), self.output.activation)

    @property
    def initials(self) -> tuple[Initial, ...]:
        """Where the parameters of each layer start, the output's included."""
        return (*(layer.initial for layer in self.hidden), self.output.initial)

    @property
    def parameter_count(self) -> int:
        """How many weights and biases the network has."""
        return parameter_layout(self.widths)[-1].stop

    def same_run(self, other: "Experiment") -> bool:
        """Whether the two differ in live fields only, so that a run of one can go on as the other."""
        live = {f.name: getattr(other, f.name) for f in dataclasses.fields(self) if f.metadata.get("live")}
        return replace(self, **live) == other


REGISTRY: codec.Registry = {Optimizer: dict(OPTIMIZERS)}


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
        hidden=tuple(Layer(n, "tanh") for n in units),
        output=Output("identity" if regression else "softmax"),
        loss="mean_squared" if regression else "cross_entropy",
        optimizer=optimizer,
        learning_rate=learning_rate,
    )


def _images(data: Data) -> Experiment:
    hidden = (Layer(50, "relu", Initial("he")),)
    return Experiment(data, hidden, optimizer=SGD(), learning_rate=0.1, batch_size=100)


DEFAULTS: dict[str, Experiment] = {
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
    "digits": _images(Data("digits", samples=12_500, test_share=0.2, features=())),
    "mnist": _images(Data("mnist", samples=70_000, test_share=1 / 7, features=())),
    "fashion": _images(Data("fashion", samples=70_000, test_share=1 / 7, features=())),
    "painted": _toy("painted", (8, 8), Adam(), 0.01, samples=0, test_share=0.2),
    "table": Experiment(
        data=Data("table", samples=0, test_share=0.2, features=()),
        hidden=(Layer(16, "relu", Initial("he")), Layer(16, "relu", Initial("he"))),
        learning_rate=0.003,
        batch_size=32,
    ),
    "pictures": _images(Data("pictures", samples=0, test_share=0.2, features=())),
}
"""The experiment each data set begins with, chosen so that the first minute succeeds."""


def _default(experiment: Experiment, data: Data) -> Experiment:
    """Return the experiment that data begin with, with the seed of another one."""
    default = replace(DEFAULTS[data.source], data=data, seed=experiment.seed)
    if data.examples is None:
        return default
    training = data.samples - data.test_samples
    default = replace(default, batch_size=max(1, min(default.batch_size, training // 4)))
    if data.row.classes:
        return default
    return replace(default, output=replace(default.output, activation="identity"), loss="mean_squared")


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
    same = experiment.data.source == source
    data = experiment.data if same else DEFAULTS[source].data
    data = replace(data, examples=examples, samples=examples.rows if examples else 0)
    if not same:
        return with_data(experiment, data)
    if is_default(experiment):
        return _default(experiment, data)
    return replace(experiment, data=data)


def with_data(experiment: Experiment, data: Data) -> Experiment:
    """Return an experiment with other data: with the network they begin with, or the person's own if they made one."""
    default = _default(experiment, data)
    if is_default(experiment):
        return default
    try:
        return replace(experiment, data=data)
    except Invalid:  # the person's own layers are too large for the new inputs
        return default
