"""The networks of the book learn the digits made here, as fast as they were seen to; where few digits are learned from,
they overfit."""

import pytest

from model.book import NETWORKS, with_network
from model.defaults import DEFAULTS
from model.trainer import Figures, Trainer
from tests.model.runs import dataset_of

STEPS = {
    "two_layers_sigmoid": (3_000, 0.85),
    "two_layers_relu": (3_000, 0.95),
    "five_layers": (1_500, 0.88),
    "batch_normalization": (200, 0.5),
    "overfitting": (600, 0.65),
    "simple_convolution": (150, 0.75),
    "lenet": (600, 0.8),
    "deep_convolution": (60, 0.65),
}
"""For how many steps each learns, and which test accuracy it has at least then."""


def learned(name: str) -> tuple[Figures, Figures]:
    experiment = with_network(DEFAULTS["digits"], name)
    trainer = Trainer(experiment, dataset_of(experiment.data), {})
    trainer.run(STEPS[name][0])
    return trainer.evaluate(trainer.dataset.train), trainer.evaluate(trainer.dataset.test)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_of_the_book_learns_digits(name: str) -> None:
    train, test = learned(name)
    print(f"{name}: {train.accuracy:.3f} and {test.accuracy:.3f}")
    assert test.accuracy >= STEPS[name][1]


def test_seven_layers_learn_300_digits_by_heart_and_read_others_worse() -> None:
    train, test = learned("overfitting")
    assert train.accuracy > 0.99
    assert test.accuracy < 0.85
