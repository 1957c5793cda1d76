"""Handwritten digits: made, varied, and good enough to learn reading from."""

import gzip
import itertools
from pathlib import Path

import numpy as np
import pytest

from model.checks import Invalid
from model.data.digits import make_digits, write
from model.data.hands import HANDS
from model.data.preprocess import GAP, frame_paths, frame_strokes
from model.data.strokes import SAMPLES, Hand, curve_matrix, read_hands
from tests.model.runs import followed

MNIST = Path(__file__).parents[3] / "shared" / "data" / "mnist"

Part = tuple[np.ndarray, np.ndarray]
"""Images and labels."""


@pytest.fixture(scope="module")
def train() -> Part:
    return followed(make_digits(500, 0, "train"))[0]


@pytest.fixture(scope="module")
def hands() -> list[list[Hand]]:
    return [list(read_hands(digit)) for digit in range(10)]


def test_images_and_labels(train: Part) -> None:
    images, labels = train
    assert images.shape == (500, 784)
    assert images.dtype == np.float32
    assert labels.shape == (500,)
    assert labels.dtype == np.int64
    assert images.min() == 0
    assert images.max() == 1
    assert (images.max(axis=1) > 0.9).all()


def test_labels_are_balanced_and_shuffled(train: Part) -> None:
    labels = train[1]
    np.testing.assert_array_equal(np.bincount(labels), np.full(10, 50))
    assert (np.diff(labels) < 0).mean() > 0.3
    odd = followed(make_digits(237, 1, "train"))[0][1]
    assert np.ptp(np.bincount(odd, minlength=10)) <= 5


def test_same_seed_same_digits_and_first_ones_do_not_depend_on_the_number(train: Part) -> None:
    images, labels = followed(make_digits(123, 0, "train"))[0]
    np.testing.assert_array_equal(images, train[0][:123])
    np.testing.assert_array_equal(labels, train[1][:123])


def test_seeds_and_parts_differ(train: Part) -> None:
    for seed, part in ((1, "train"), (0, "test")):
        images = followed(make_digits(500, seed, part))[0][0]
        same = (images[:, None, ::9] == train[0][None, :, ::9]).all(axis=2)
        assert not same.any()


def test_no_two_digits_are_alike(train: Part) -> None:
    assert len(np.unique(train[0], axis=0)) == 500


def test_digits_are_framed_as_mnist(train: Part) -> None:
    pictures = train[0].reshape(-1, 28, 28)
    rows, columns = pictures.max(axis=2) > 0, pictures.max(axis=1) > 0
    heights = 28 - rows.argmax(axis=1) - rows[:, ::-1].argmax(axis=1)
    widths = 28 - columns.argmax(axis=1) - columns[:, ::-1].argmax(axis=1)
    assert np.maximum(heights, widths).max() == 20
    assert np.maximum(heights, widths).min() >= 19
    place = np.arange(28)
    mass = pictures.sum(axis=(1, 2))
    rows, columns = pictures.sum(axis=2) @ place / mass, pictures.sum(axis=1) @ place / mass
    off = np.maximum(np.abs(rows - 14), np.abs(columns - 14))
    assert (off <= 0.5 + 2e-3).mean() > 0.99
    assert off.max() < 1.5  # nearer would push the ink of a very lopsided digit out of the picture


@pytest.mark.parametrize("digit", range(10))
def test_drawn_and_generated_digits_are_framed_alike(digit: int, hands: list[list[Hand]]) -> None:
    paths, radius = write(np.full(20, digit), hands, 0.5, np.random.default_rng(digit))
    for path, pen, picture in zip(paths, radius, frame_paths(paths, radius), strict=True):
        gaps = np.linalg.norm(np.diff(path, axis=0), axis=1)
        lifts = np.flatnonzero(gaps > 4 * np.median(gaps)) + 1
        drawn = frame_strokes(np.split(path * 90 + 140, lifts), np.split(pen * 90, lifts))
        if gaps.max() <= GAP * np.ptp(path, axis=0).max():
            np.testing.assert_allclose(drawn, picture, atol=2e-3)
        else:  # A drawing is filled in where positions are far apart, and a mass on the edge rounds either way.
            shifts = [np.roll(drawn, shift, (0, 1)) for shift in itertools.product((-1, 0, 1), repeat=2)]
            assert min(np.abs(shifted - picture).mean() for shifted in shifts) < 0.01


def test_unvaried_digits_are_their_hands(hands: list[list[Hand]]) -> None:
    digits = np.arange(10)
    paths, _ = write(digits, hands, 0.0, np.random.default_rng(0))
    for digit, path in zip(digits, paths, strict=True):
        upright = path + np.stack([0.15 * path[:, 1], 0 * path[:, 1]], axis=1)  # the mean slant taken back
        skeletons = [hand.curve @ hand.control for hand in hands[digit]]
        assert min(np.abs(skeleton - upright).max() for skeleton in skeletons) < 1e-5


def test_progress_rises_to_the_total() -> None:
    _, progress = followed(make_digits(230, 0, "test"))
    done = [step for step, _ in progress]
    assert done == sorted(done)
    assert done[-1] == 230
    assert {total for _, total in progress} == {230}
    assert max(np.diff(done)) <= 50


def test_closing_cancels() -> None:
    work = make_digits(1_000_000, 0, "train")
    next(work)
    work.close()
    with pytest.raises(StopIteration):
        next(work)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((0, 0, "train"), "n: expected a number from 1 to .*, got 0"),
        ((10, -1, "train"), "seed: expected a number from 0 to inf, got -1"),
        ((10, 0, "validation"), "part: expected one of train, test, got 'validation'"),
    ],
)
def test_says_what_is_wrong_at_once(arguments: tuple[int, int, str], message: str) -> None:
    with pytest.raises(Invalid, match=message):
        make_digits(*arguments)


def test_every_digit_has_many_different_hands() -> None:
    assert sorted(HANDS) == list(range(10))
    for table in HANDS.values():
        lines = [line.strip() for line in table.strip().splitlines()]
        assert len(set(lines)) == len(lines) >= 20


def test_pen_positions_are_dense(hands: list[list[Hand]]) -> None:
    for hand in itertools.chain(*hands):
        path = hand.curve @ hand.control
        assert path.shape == (SAMPLES, 2)
        gaps = np.linalg.norm(np.diff(path, axis=0), axis=1)
        assert (gaps > 0.1).sum() <= hand.stroke.max()  # lifting the pen is a longer way


def test_curve_goes_through_its_points_evenly_and_turns_at_corners() -> None:
    points = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0], [2.0, 3.0]])
    matrix = curve_matrix(points, [(0, 2), (2, 3)], 400)
    path = matrix @ points
    np.testing.assert_allclose(matrix.sum(axis=1), 1)
    for point in points:
        assert np.linalg.norm(path - point, axis=1).min() < 0.01
    straight = path[np.flatnonzero((path == points[2]).all(axis=1))[0] :]
    np.testing.assert_allclose(straight[:, 0], 2)
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    assert np.ptp(steps[steps > 0]) < 0.1 * steps.mean()


def test_a_network_taught_on_them_reads_real_handwriting() -> None:
    if not MNIST.is_dir():
        pytest.skip("no MNIST for development in ../shared/data/mnist")
    with gzip.open(MNIST / "train-images-idx3-ubyte.gz") as file:
        x_test = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 784)[-2_000:] / np.float32(255)
    with gzip.open(MNIST / "train-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)[-2_000:]
    (x, t), _ = followed(make_digits(5_000, 0, "train"))
    # Ridge regression on random features: a network whose first layer is not trained, solved in one go.
    rng = np.random.default_rng(0)
    weights = rng.standard_normal((784, 400), np.float32) / 8
    hidden, hidden_test = np.maximum(x @ weights, 0), np.maximum(x_test @ weights, 0)
    gram = hidden.T @ hidden + 100 * np.eye(400, dtype=np.float32)
    scores = hidden_test @ np.linalg.solve(gram, hidden.T @ np.eye(10, dtype=np.float32)[t])
    assert (scores.argmax(axis=1) == labels).mean() > 0.8
