"""Handwritten digits made from pen strokes: no file, no download, as many as one wants.

Each digit has many hands (hands.py). A picture starts from one of them and goes the way of real handwriting: the
hand is unsteady, strokes end early or late and do not quite meet, the whole is warped, stretched, slanted and turned,
and pens differ. It is then framed by the same function as a drawn digit (preprocess.py).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from model.checks import check_choice, check_range
from model.data.preprocess import PIXELS, frame_paths
from model.data.shelf import SHELVED, Shelf
from model.data.strokes import CONTROLS, SAMPLES, Hand, read_hands
from model.streams import stream
from model.work import Work

BLOCK = 50
"""Digits made between two reports of progress, five of each class: some 5 ms of work."""
INK = np.float32(255)
"""The byte of ink; paper is 0."""
PURPOSE = {"train": 100, "test": 101}
"""The random streams of the two parts."""
STRENGTH = {"train": 1.0, "test": 0.45}
"""How far each part strays from its hands: wide to learn from, moderate to be examined on."""

# How far handwriting strays at strength 1. Lengths are in half-heights of a digit, angles in radians.
JITTER = 0.12
LENGTHEN = 0.43
SHIFT = 0.10
WARP = 0.17
BEND = 0.21
STRETCH = 0.35
SLANT, SLANT_MEAN = 0.48, 0.15
TURN = 0.21
PEN, PEN_SPREAD = 0.145, 0.65
PRESSURE = 0.26
STEADY = np.array([0.6, 0.35, 1, 1, 0.8, 1, 1, 1, 1, 1], np.float32)
"""The share of the wobble that each digit bears; a wobbling 1, 0 or 4 soon is another digit."""


def make_digits(n: int, seed: int, part: str, folder: Path | None = None) -> Work[tuple[np.ndarray, np.ndarray]]:
    """Make handwritten digits 0 to 9: yields (done, total) as it goes on, and returns them. Closing it cancels.

    The first m of n digits do not depend on n, because each block of digits has a random stream of its own. As in
    MNIST there are 256 shades of grey.

    Args:
        n: how many, at least 1.
        seed: the experiment's seed, at least 0.
        part: "train", or "test" for digits from other random streams that stray less.
        folder: where digits are kept between runs (shelf.py); None to make them all.

    Returns: (images, labels): images (n, 784) float32, 0 is paper and 1 is ink; labels (n,) int64, balanced and
        shuffled.

    Raises:
        Invalid: at once, for n, seed or part out of range.
    """
    check_range("n", n, (1, 10_000_000))
    check_range("seed", seed, (0, np.inf))
    check_choice("part", part, PURPOSE)
    return _make(n, seed, part, folder)


def _make(n: int, seed: int, part: str, folder: Path | None) -> Work[tuple[np.ndarray, np.ndarray]]:
    hands: list[list[Hand]] = [[] for _ in range(10)]
    for digit in range(10):
        for k, hand in enumerate(read_hands(digit)):
            if k % 10 == 0:
                yield 0, n
            hands[digit].append(hand)
    images = np.empty((n, PIXELS), np.float32)
    labels = np.empty(n, np.int64)
    # The first digits, made now, tell whether what is kept was written by the same pen.
    shelf = Shelf(folder, part, seed, _block(0, seed, part, hands)[0].tobytes()) if folder and n >= SHELVED else None
    for begin in range(0, n, SHELVED):
        end = min(begin + SHELVED, n)
        whole = shelf if end - begin == SHELVED else None
        yield begin, n
        kept = whole.take(begin // SHELVED, PIXELS) if whole else None
        if kept:
            np.divide(kept[0], INK, out=images[begin:end])
            labels[begin:end] = kept[1]
            continue
        pixels = np.empty((end - begin, PIXELS), np.uint8)
        for start in range(begin, end, BLOCK):
            yield start, n
            stop = min(start + BLOCK, end)
            made = _block(start // BLOCK, seed, part, hands)
            pixels[start - begin : stop - begin], labels[start:stop] = (array[: stop - start] for array in made)
            np.divide(pixels[start - begin : stop - begin], INK, out=images[start:stop])
        if whole:
            whole.put(begin // SHELVED, pixels, labels[begin:end])
    yield n, n
    return images, labels


def _block(number: int, seed: int, part: str, hands: list[list[Hand]]) -> tuple[np.ndarray, np.ndarray]:
    """Make a block of digits: pixels (BLOCK, 784) as bytes, and labels (BLOCK,)."""
    rng = stream(seed, PURPOSE[part], number)
    digits = rng.permutation(np.arange(BLOCK) % 10)
    pictures = frame_paths(*write(digits, hands, STRENGTH[part], rng))
    return np.rint(pictures.reshape(BLOCK, -1) * INK).astype(np.uint8), digits


def write(
    digits: np.ndarray, hands: Sequence[Sequence[Hand]], strength: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Write each of `digits` (n,) with the pen, in one of its hands picked at random.

    Args:
        digits: (n,), which digits to write.
        hands: those of the digits 0 to 9.
        strength: how far to stray from the hands; 0 not at all.
        rng: where chance comes from.

    Returns: (paths, radius): paths (n, SAMPLES, 2) float32, the pen's positions, y downwards, a digit being about 2
        high; radius (n, SAMPLES) float32, that of the pen at each position.
    """
    n = len(digits)

    def spread(limit: float, *shape: int) -> np.ndarray:
        """Numbers (n, *shape) spread evenly from -limit to limit: unlike a normal distribution, it has no tails
        that nobody could read."""
        return limit * (2 * rng.random((n, *shape), np.float32) - 1)

    picked = [hands[digit][rng.integers(len(hands[digit]))] for digit in digits]
    control = np.stack([hand.control for hand in picked])
    curve = np.stack([hand.curve for hand in picked])
    ends = np.stack([hand.ends for hand in picked])
    stroke = np.stack([hand.stroke for hand in picked])[..., None]

    # Some people write neatly, others do not.
    wobble = strength * STEADY[digits][:, None, None] * (0.9 + spread(0.6, 1, 1))
    control += wobble * spread(JITTER, CONTROLS, 2)
    control += wobble * spread(LENGTHEN, CONTROLS, 1) * ends
    control += wobble * np.take_along_axis(spread(SHIFT, CONTROLS, 2), stroke, axis=1)
    paths = curve @ control

    # Two long waves displace everything smoothly; then the digit bows and its parts change their proportions.
    for _ in range(2):
        phase = paths @ spread(3.5, 2, 1) + spread(np.pi, 1, 2)
        paths += wobble * spread(WARP, 1, 2) * np.sin(phase)
    x, y = paths[..., 0], paths[..., 1]
    widen, bow, lower = np.moveaxis(wobble * spread(BEND, 1, 3), -1, 0)
    x, y = x * (1 + widen * y) + bow * y**2, y + lower * y**2

    x = x * np.exp(strength * spread(STRETCH, 1)) - y * (SLANT_MEAN + strength * spread(SLANT, 1))
    turn = strength * spread(TURN, 1)
    paths = np.stack([x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)], axis=-1)

    along = np.linspace(0, 2 * np.pi, SAMPLES, dtype=np.float32)
    pressure = strength * spread(PRESSURE, 1) * np.sin(along * (1 + spread(0.7, 1)) + spread(np.pi, 1))
    return paths, PEN * np.exp(spread(PEN_SPREAD, 1) + pressure)
