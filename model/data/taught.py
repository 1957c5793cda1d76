"""Taught drawings: pictures that a person drew and told the answer of, which join the training data of a run."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.blobs import Blob, blob_of
from model.checks import Invalid, check_range
from model.data.examples import MOST_DESCRIPTION, Content, Examples, description_length, pack, unpack
from model.data.preprocess import PIXELS

CLASSES = 10
"""How many digits there are."""

MOST = 500
"""How many drawings are kept at most."""

MOST_BYTES = MOST * (PIXELS + 4) + MOST_DESCRIPTION
"""The longest drawings, in bytes."""

WEIGHT = (1, 1_000)
"""As how few and as how many training examples a drawing may count."""


@dataclass(frozen=True)
class Taught:
    """What a person taught the network in a run: an Experiment's field that takes effect at the next step.

    Attributes:
        drawings: pictures of 28 × 28 pixels with their digits; None before there are any.
        weight: as how many training examples each counts.
    """

    drawings: Examples | None = None
    weight: int = 50

    def __post_init__(self) -> None:
        check_range("taught.weight", self.weight, WEIGHT)
        found = self.drawings
        if found and ((found.inputs, found.classes) != (PIXELS, CLASSES) or found.rows > MOST):
            expected = f"at most {MOST} drawings of {PIXELS} pixels in {CLASSES} classes"
            raise Invalid("taught.drawings", expected, (found.rows, found.inputs, found.classes))

    @property
    def count(self) -> int:
        """How many drawings there are."""
        return self.drawings.rows if self.drawings else 0

    def share(self, samples: int) -> float:
        """Return which part of all examples drawings are, beside so many others: w·k / (samples + w·k)."""
        own = self.weight * self.count
        return own / (samples + own)


@dataclass(frozen=True)
class Drawing:
    """A picture of 28 × 28 bytes, 255 is ink, and the digit that it is."""

    pixels: bytes
    label: int


def pack_drawings(drawings: Sequence[Drawing]) -> tuple[Examples, dict[Blob, bytes]]:
    """Return drawings, at least one, as a reference and the bytes it refers to."""
    points = np.frombuffer(b"".join(drawing.pixels for drawing in drawings), np.uint8).reshape(-1, PIXELS)
    return pack(Content(points, np.array([drawing.label for drawing in drawings])), CLASSES)


def unpack_drawings(whole: bytes) -> list[Drawing]:
    """Return the drawings that lie in some bytes.

    Raises:
        Invalid: they are no drawings, or too many.
    """
    rows = (len(whole) - description_length(whole)) // (PIXELS + 4)
    check_range("drawings", rows, (1, MOST))
    content = unpack(whole, Examples(blob_of(whole), rows, PIXELS, CLASSES))
    if content.points.dtype != np.uint8:
        raise Invalid("drawings", "pictures", "numbers")
    pairs = zip(content.points, content.targets.tolist(), strict=True)
    return [Drawing(points.tobytes(), label) for points, label in pairs]
