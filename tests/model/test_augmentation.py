"""Shifting pictures: worked by hand, and the same in a run however it is stepped."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from model.augmentation import shifted
from model.checks import Invalid
from model.data.choice import Data
from model.defaults import DEFAULTS
from model.experiment import Experiment
from tests.model.runs import bits_of, seek, timeline_of, trainer_of

DIGITS = replace(
    DEFAULTS["digits"], data=Data("digits", samples=500, test_share=0.2, features=(), shift=1), batch_size=30
)


def batches(experiment: Experiment, steps: int) -> list[np.ndarray]:
    """The pictures that the network was given at each step, (batch, 784)."""
    trainer = trainer_of(experiment)
    given = (dict(move.results)["X"] for _ in range(steps) for move in trainer.moves() if move.kind == "batch")
    return [x.reshape(len(x), -1).copy() for x in given]


def test_a_picture_worked_by_hand() -> None:
    picture = np.array([[1, 2, 3], [4, 5, 6]])
    batch = np.stack([picture, 10 * picture]).reshape(2, 6)
    down = [1, 2, 3, 1, 2, 3]
    left = [2, 3, 3, 5, 6, 6]
    up_and_right = [4, 4, 5, 4, 4, 5]
    for way, moved in (((1, 0), down), ((0, -1), left), ((-1, 1), up_and_right), ((0, 0), picture.ravel())):
        np.testing.assert_array_equal(shifted(batch, (2, 3, 1), *way), np.stack([moved, 10 * np.array(moved)]))
    np.testing.assert_array_equal(batch[0], picture.ravel())


def test_a_picture_smaller_than_the_way_is_all_edge() -> None:
    picture = np.array([[1, 2, 3, 4, 5, 6]])
    for way, moved in (
        ((4, 0), [1, 2, 3] * 2),
        ((-2, 0), [4, 5, 6] * 2),
        ((0, 3), [1, 1, 1, 4, 4, 4]),
        ((4, -4), [3] * 6),
    ):
        np.testing.assert_array_equal(shifted(picture, (2, 3, 1), *way), [moved])
    np.testing.assert_array_equal(shifted(np.array([[7.0]]), (1, 1, 1), 1, -1), [[7.0]])


def test_channels_move_together() -> None:
    colours = np.array([[[1, 10], [2, 20], [3, 30]]])
    np.testing.assert_array_equal(shifted(colours.reshape(1, 6), (1, 3, 2), 0, 1), [[1, 10, 1, 10, 2, 20]])


@pytest.mark.parametrize("most", [1, 2])
def test_every_batch_is_moved_in_a_direction_of_its_own(most: int) -> None:
    plain = batches(replace(DIGITS, data=replace(DIGITS.data, shift=0)), 150)
    moved = batches(replace(DIGITS, data=replace(DIGITS.data, shift=most)), 150)
    reach = range(-most, most + 1)
    ways: Counter[tuple[int, int]] = Counter()
    for before, after in zip(plain, moved, strict=True):
        (way,) = ((d, r) for d in reach for r in reach if (shifted(before, (28, 28, 1), d, r) == after).all())
        ways[way] += 1
    assert len(ways) == (2 * most + 1) ** 2


def test_going_back_and_taking_over_give_the_same_bits() -> None:
    timeline = timeline_of(DIGITS)
    wanted = []
    for _ in range(20):
        timeline.advance(1)
        wanted.append(bits_of(timeline.trainer))
    for step in (3, 17, 8):
        seek(timeline, step)
        assert bits_of(timeline.trainer) == wanted[step - 1]
    stranger = trainer_of(DIGITS)
    stranger.restore(timeline.trainer.state())
    for _ in stranger.moves():
        pass
    assert bits_of(stranger) == wanted[8]


def test_what_is_looked_at_and_kept_is_not_moved() -> None:
    trainer = trainer_of(DIGITS)
    before = trainer.dataset.train.x.copy()
    figures = trainer.evaluate(trainer.dataset.test)
    plain = trainer_of(replace(DIGITS, data=replace(DIGITS.data, shift=0)))
    assert plain.evaluate(plain.dataset.test) == figures
    trainer.run(10)
    np.testing.assert_array_equal(trainer.dataset.train.x, before)


def test_points_are_not_moved() -> None:
    plain, moved = (
        trainer_of(DEFAULTS["moons"]),
        trainer_of(replace(DEFAULTS["moons"], data=replace(DEFAULTS["moons"].data, shift=4))),
    )
    for trainer in (plain, moved):
        trainer.run(10)
    np.testing.assert_array_equal(plain.network.parameters, moved.network.parameters)


@pytest.mark.parametrize("shift", [-1, 5])
def test_too_far_is_refused(shift: int) -> None:
    with pytest.raises(Invalid, match=r"data\.shift: expected a number from 0 to 4"):
        Data("digits", features=(), samples=500, shift=shift)
