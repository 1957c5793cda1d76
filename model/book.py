"""The networks of *Deep Learning from Scratch* for digits, those that it trains as its programs have them.

Batches are drawn at random with replacement there, and weights that are not He's have σ = 0.01. LeNet is described
there, but not trained: its initial weights and how it learns are ours.
"""

from dataclasses import dataclass, field, replace

from model.data.taught import Taught
from model.defaults import DEFAULTS
from model.experiment import Experiment, Output
from model.initial import Initial
from model.layers import (
    ActivationLayer,
    AveragePooling,
    BatchNormalization,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    Layer,
    MaxPooling,
)
from model.optimizers import SGD, Adam, Optimizer

SMALL, XAVIER, HE = Initial("normal", 0.01), Initial("xavier"), Initial("he")


@dataclass(frozen=True)
class BookNetwork:
    """A network of the book, and how it is trained there.

    Attributes:
        chapter: where it is.
        hidden: its rows before the output.
        initial: the initial weights of the output.
        optimizer, learning_rate, batch_size: as there.
        training: how many digits it learns from; 0 for all there are.
    """

    chapter: int
    hidden: tuple[Layer, ...]
    initial: Initial = HE
    optimizer: Optimizer = field(default_factory=SGD)
    learning_rate: float = 0.01
    batch_size: int = 100
    training: int = 0


def _normalized(units: int) -> tuple[Layer, ...]:
    """Return what the book puts between two layers with batch normalisation: Affine, BatchNorm, ReLU."""
    return Dense(units, "identity", HE), BatchNormalization(), ActivationLayer("relu")


def _convolution(channels: int, padding: int = 1) -> Convolution:
    return Convolution(channels, 3, 1, padding, "relu", HE)


NETWORKS: dict[str, BookNetwork] = {
    "two_layers_sigmoid": BookNetwork(4, (Dense(50, "sigmoid", SMALL),), SMALL, learning_rate=0.1),
    "two_layers_relu": BookNetwork(5, (Dense(50, "relu", SMALL),), SMALL, learning_rate=0.1),
    "five_layers": BookNetwork(6, (Dense(100, "relu", HE),) * 4, batch_size=128),
    "batch_normalization": BookNetwork(6, _normalized(100) * 5, training=1_000),
    "overfitting": BookNetwork(6, (Dense(100, "relu", HE),) * 6, training=300),
    "simple_convolution": BookNetwork(
        7,
        (Convolution(30, 5, 1, 0, "relu", SMALL), MaxPooling(2, 2), Flatten(), Dense(100, "relu", SMALL)),
        *(SMALL, Adam(), 0.001),
    ),
    "lenet": BookNetwork(
        7,
        (
            *(Convolution(6, 5, 1, 2, "sigmoid", XAVIER), AveragePooling(2, 2)),
            *(Convolution(16, 5, 1, 0, "sigmoid", XAVIER), AveragePooling(2, 2)),
            *(Flatten(), Dense(120, "sigmoid", XAVIER), Dense(84, "sigmoid", XAVIER)),
        ),
        *(XAVIER, Adam(), 0.005),
    ),
    "deep_convolution": BookNetwork(
        8,
        (
            *(_convolution(16), _convolution(16), MaxPooling(2, 2)),
            *(_convolution(32), _convolution(32, padding=2), MaxPooling(2, 2)),
            *(_convolution(64), _convolution(64), MaxPooling(2, 2)),
            *(Flatten(), Dense(50, "relu", HE), Dropout(0.5)),
        ),
        *(HE, Adam(), 0.001),
    ),
}
"""By chapter: TwoLayerNet of chapter 4.5 and of 5.7; MultiLayerNet of 6.1.7, MultiLayerNetExtend of 6.3.2, and what
overfits in 6.4.1; SimpleConvNet of 7.5, LeNet of 7.7, its images padded to the 32 × 32 pixels of 1998, and DeepConvNet
of 8.1, but for its dropout behind the last layer."""

TESTED = 1_000
"""How many digits are tested on where few are learned from."""

PICTURES = ("digits", "mnist", "fashion")
"""The data that they can be trained on: 28 × 28 pixels, ten classes."""


def with_network(experiment: Experiment, name: str) -> Experiment:
    """Return an experiment with a network of the book, on the pictures of before or, if there were none, on digits.

    Of what was chosen before, the source of the pictures, the seed and what was taught stay.
    """
    network = NETWORKS[name]
    source = experiment.data.source if experiment.data.source in PICTURES else "digits"
    data = DEFAULTS[source].data
    if network.training:
        samples = network.training + TESTED
        data = replace(data, samples=samples, test_share=TESTED / samples, shift=0)
    return Experiment(
        data,
        network.hidden,
        Output("softmax", network.initial),
        optimizer=network.optimizer,
        learning_rate=network.learning_rate,
        batch_size=network.batch_size,
        sampling="random",
        seed=experiment.seed,
        taught=experiment.taught if data.digits else Taught(),
    )
