"""Every kind of row does what PyTorch's does, to float64 rounding: forward, gradients, a hundred steps, evaluation."""

from dataclasses import replace

import numpy as np
import pytest

from model.data.choice import Data
from model.experiment import Experiment, Output
from model.layers import (
    LAYERS,
    ActivationLayer,
    AveragePooling,
    BatchNormalization,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    Layer,
    Maxout,
    MaxPooling,
)
from model.optimizers import Adam, Momentum
from tests.parity.test_pytorch import compare, experiment

FEATURES: dict[str, tuple[Layer, ...]] = {
    "dropout": (Dropout(0.2), Dense(6, "tanh"), Dropout(0.5), Dense(5, "sigmoid"), Dropout(0.0)),
    "batch_normalization": (BatchNormalization(), Dense(6, "tanh"), BatchNormalization(0.3, 1e-3), Dense(4, "relu")),
    "activation": (ActivationLayer("prelu"), Dense(6, "identity"), BatchNormalization(), ActivationLayer("relu")),
    "maxout": (Maxout(5, 3), Maxout(4, 2), Dense(4, "tanh")),
    "prelu": (Dense(5, "prelu"), Dense(4, "prelu_each"), BatchNormalization(), Dropout()),
}

DIGITS = Data("digits", samples=500, test_share=0.9, features=())
SMALL = (MaxPooling(4, 4),)
"""Brings 28 × 28 down to 7 × 7, so that a hundred steps are quick."""

IMAGES: dict[str, tuple[Layer, ...]] = {
    "convolution": (*SMALL, Convolution(3), Convolution(2, 3), Flatten()),
    "stride": (*SMALL, Convolution(3, 3, 2, 1), Convolution(4, 2, 2, 0, "tanh"), Flatten()),
    "stride_that_leaves_places_out": (*SMALL, Convolution(3, 2, 3, 1), Convolution(2, 2, 2, 1, "tanh"), Flatten()),
    "padding": (
        *SMALL,
        Convolution(2, 5, 1, 3, "sigmoid"),
        Convolution(3, 1, 1, 0),
        Convolution(2, 4, 3, 2),
        Flatten(),
    ),
    "prelu": (*SMALL, Convolution(3, activation="prelu"), Convolution(2, activation="prelu_each"), Flatten()),
    "softmax": (*SMALL, Convolution(3, activation="softmax"), Flatten()),
    "max_pooling": (*SMALL, Convolution(3, activation="tanh"), MaxPooling(), Flatten()),
    "max_pooling_that_overlaps": (
        *SMALL,
        Convolution(3, activation="tanh"),
        MaxPooling(3, 2),
        MaxPooling(2, 1),
        Flatten(),
    ),
    "average_pooling": (*SMALL, Convolution(3), AveragePooling(), Flatten()),
    "average_pooling_that_overlaps": (AveragePooling(4, 3), Convolution(3), AveragePooling(3, 1), Flatten()),
    "gaps": (*SMALL, Convolution(3), MaxPooling(1, 2), AveragePooling(1, 3), Flatten()),
    "batch_normalization": (*SMALL, BatchNormalization(), Convolution(3), BatchNormalization(), Flatten(), Dense(5)),
    "activation": (
        *(*SMALL, Convolution(3, activation="identity"), BatchNormalization(), ActivationLayer("prelu_each")),
        *(Convolution(2, activation="identity"), ActivationLayer("softmax"), Flatten()),
    ),
    "dropout": (*SMALL, Dropout(0.1), Convolution(3), Dropout(0.5), MaxPooling(), Flatten(), Maxout(6, 4)),
}


def with_images(*hidden: Layer) -> Experiment:
    return replace(experiment(data=DIGITS, hidden=hidden), batch_size=9, optimizer=Momentum(), learning_rate=0.005)


@pytest.mark.parametrize("hidden", FEATURES.values(), ids=FEATURES)
def test_rows_for_features(hidden: tuple[Layer, ...]) -> None:
    compare(experiment(hidden=hidden, optimizer=Momentum(), learning_rate=0.02))


@pytest.mark.parametrize("hidden", IMAGES.values(), ids=IMAGES)
def test_rows_for_images(hidden: tuple[Layer, ...]) -> None:
    compare(with_images(*hidden))


@pytest.mark.parametrize(("l1", "l2"), [(0.01, 0.0), (0.0, 0.05)])
def test_penalties_spare_all_but_weights(l1: float, l2: float) -> None:
    hidden = (*SMALL, Convolution(2, activation="prelu_each"), BatchNormalization(), Flatten(), Maxout(4))
    compare(replace(with_images(*hidden), l1=l1, l2=l2, optimizer=Adam(), learning_rate=0.01))


def test_regression_through_batch_normalization_and_dropout() -> None:
    data = Data("plane", samples=86, noise=0.05)
    hidden = (Dense(6), BatchNormalization(), Dropout(0.3))
    compare(experiment(data=data, hidden=hidden, loss="mean_squared", output=Output("identity"), learning_rate=0.02))


def test_a_wrong_momentum_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = experiment(hidden=(Dense(4), BatchNormalization()))
    monkeypatch.setattr(BatchNormalization, "_keep", lambda *_: None)
    with pytest.raises(AssertionError, match="running_mean after step 1"):
        compare(chosen, 3)


def test_every_kind_is_covered() -> None:
    stacks = (*FEATURES.values(), *IMAGES.values())
    assert {row.kind for stack in stacks for row in stack} == set(LAYERS)
    assert np.all([len(stack) > 1 for stack in stacks])
