"""Kernels as pictures: which one is shown of several, and what it was before the first step."""

from dataclasses import replace

import numpy as np

from model.data.choice import Data
from model.experiment import Experiment
from model.initial_network import initial_network
from model.kernels import Kernel, KernelAnswer, by_channels, strongest
from model.layers import Convolution, Dense, Flatten
from model.trainer import Trainer
from tests.model.runs import bits_of, trainer_of

STACK = (Convolution(3, 5, 2, 0), Convolution(4, 2, 2, 0), Flatten(), Dense(5))


def trained(steps: int) -> Trainer:
    """Two convolutions, of which the second reads three channels, after some steps."""
    trainer = trainer_of(Experiment(Data("digits", samples=500, features=()), STACK))
    trainer.run(steps)
    return trainer


def answer(trainer: Trainer, row: int, channel: int) -> KernelAnswer:
    """What there is to see; there must be something."""
    seen = Kernel(row, channel).answer(trainer)
    assert seen is not None
    return seen


def test_weights_are_pictures_by_channel_and_input_channel() -> None:
    """2 × 2 places of 2 channels, place by place, for one kernel: W has rows (place 0, channel 0), (0, 1), (1, 0) …"""
    kernels = by_channels(np.array([[1.0], [10.0], [2.0], [20.0], [3.0], [30.0], [4.0], [40.0]]), 2)
    assert kernels.tolist() == [[[[1, 2], [3, 4]], [[10, 20], [30, 40]]]]


def test_the_strongest_has_the_largest_norm_whatever_its_signs() -> None:
    """Norms of the first channel: √(9 + 16) = 5 and √(36 + 0) = 6; of the second: √(1 + 1) and 0."""
    kernels = np.array([[[[3.0, -4.0]], [[-6.0, 0.0]]], [[[1.0, 1.0]], [[0.0, 0.0]]]])
    assert strongest(kernels).tolist() == [1, 0]


def test_the_kernel_now_and_before_the_first_step() -> None:
    trainer = trained(20)
    begin = initial_network(trainer.experiment, {})
    for channel in range(3):
        seen = answer(trainer, 0, channel)
        assert (seen.channel_in, seen.channels_in) == (0, 1)
        np.testing.assert_array_equal(seen.now, trainer.network.layers[0]["W"][:, channel].reshape(5, 5))
        np.testing.assert_array_equal(seen.first, begin.layers[0]["W"][:, channel].reshape(5, 5))
        assert not np.array_equal(seen.now, seen.first)
        assert seen.largest == max(np.abs(seen.now).max(), np.abs(seen.first).max())


def test_of_several_input_channels_both_pictures_are_of_the_one_that_is_strongest_now() -> None:
    trainer = trained(3)
    weights = trainer.network.layers[1]["W"].reshape(2, 2, 3, 4)
    weights[:, :, 2, 1] = 5
    seen = answer(trainer, 1, 1)
    assert (seen.channel_in, seen.channels_in) == (2, 3)
    assert seen.now.tolist() == [[5, 5], [5, 5]]
    begin = initial_network(trainer.experiment, {}).layers[1]["W"].reshape(2, 2, 3, 4)
    np.testing.assert_array_equal(seen.first, begin[:, :, 2, 1])


def test_at_step_0_both_are_the_same_and_copies() -> None:
    trainer = trained(0)
    seen = answer(trainer, 0, 2)
    np.testing.assert_array_equal(seen.now, seen.first)
    before = bits_of(trainer)
    seen.now.fill(0)
    seen.first.fill(0)
    assert bits_of(trainer) == before
    assert answer(trainer, 0, 2).first.any()


def test_what_was_before_the_first_step_stays_when_the_network_is_put_elsewhere() -> None:
    trainer, begin = trained(0), trained(0)
    trainer.network.parameters.fill(2)
    np.testing.assert_array_equal(answer(trainer, 0, 0).first, answer(begin, 0, 0).now)


def test_what_is_no_channel_has_no_kernel() -> None:
    trainer = trained(0)
    assert [Kernel(*of).answer(trainer) for of in ((0, 3), (2, 0), (3, 0), (4, 0), (9, 0))] == [None] * 5
    alone = trainer_of(replace(trainer.experiment, hidden=()))
    assert Kernel(0, 0).answer(alone) is None


def test_a_network_that_has_diverged_can_be_looked_at() -> None:
    trainer = trained(0)
    trainer.network.parameters.fill(np.nan)
    assert np.isnan(answer(trainer, 1, 0).largest)
