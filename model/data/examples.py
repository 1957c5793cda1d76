"""Examples that a person brought: points they painted, a table, pictures. As bytes they lie in a store beside.

    nori-examples\\n, the length of the description (four bytes, least significant first), the description (JSON),
    the points (rows, inputs) as <f8 or, for pictures, bytes; the labels (rows,) as <i4, or the targets (rows,) as <f8

Whatever comes from a file is checked against the `Examples` that refer to it before any memory is taken.
"""

import json
import re
import struct
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import numpy as np

from model.blobs import Blob, blob_of
from model.checks import Invalid, check_range, check_type
from model.data.preprocess import PIXELS

LIMITS = {"rows": (1, 1_000_000), "inputs": (1, 1_000), "classes": (0, 100)}
"""The fewest and the most rows, inputs and classes; 0 classes are regression."""

MOST_VALUES = 25_000_000
"""How many numbers a table may hold in all: 200 MB, so that a file of ours can still be opened."""

MOST_BYTES = 8 * MOST_VALUES + 8 * int(LIMITS["rows"][1])
"""The longest examples, in bytes, but for their description."""

MOST_NUMBER = 1e15
"""The largest magnitude of a number."""

MOST_DESCRIPTION = 2**20
"""The longest description, in bytes."""

LONGEST_NAME = 60
"""The longest name of an input or a class, in characters."""

_MAGIC = b"nori-examples\n"


@dataclass(frozen=True)
class Examples:
    """A reference to examples, with what follows from them for a network.

    Attributes:
        values: where their bytes are.
        rows: how many there are.
        inputs: how many numbers, or pixels, each has.
        classes: how many classes; 0 for regression.
    """

    values: Blob
    rows: int
    inputs: int
    classes: int

    def __post_init__(self) -> None:
        for name, limits in LIMITS.items():
            check_range(f"examples.{name}", getattr(self, name), limits)
        if self.rows * self.inputs > MOST_VALUES and self.inputs != PIXELS:
            raise Invalid("examples.rows", f"at most {MOST_VALUES} values in all", self.rows)


@dataclass(frozen=True)
class Names:
    """What things are called in a person's own data; empty where they have no names.

    Attributes:
        inputs: of each input.
        classes: of each class.
        target: of what is to be found out.
    """

    inputs: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    target: str = ""


@dataclass(frozen=True)
class Content:
    """Examples themselves.

    Attributes:
        points: (rows, inputs) of float64, or of uint8 for pictures: 0 paper and 255 ink.
        targets: labels (rows,) of int64, or for regression values (rows, 1).
        names: what is called how.
        held: how many at the end are for testing by whoever made them.
    """

    points: np.ndarray
    targets: np.ndarray
    names: Names = field(default_factory=Names)
    held: int = 0


def place_of(name: str) -> tuple[list[str | tuple[int, str]], str]:
    """Return by what names are sorted, as people count: class 2 stands before class 10."""
    parts = re.split(r"0*(\d+)", name)  # texts and digits take turns, whatever the name begins with
    return [(len(part), part) if k % 2 else part for k, part in enumerate(parts)], name


def short(name: str) -> str:
    """Return a name as long as it may be, without line breaks."""
    name = " ".join(name.split())
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def names_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Return a name for each text, no two alike: where some begin alike, with their ends, then with numbers."""
    begins = [short(text) for text in texts]
    often, names = Counter(begins), dict[str, None]()
    for text, name in zip(texts, begins, strict=True):
        wanted = name if often[name] == 1 else _both_ends(text)
        marks = (f" ({k})" for k in count(2))
        name = wanted
        while name in names:
            mark = next(marks)
            name = wanted[: LONGEST_NAME - len(mark)] + mark
        names[name] = None
    return tuple(names)


def _both_ends(name: str) -> str:
    """Return a name as long as it may be, without line breaks, shortened in its middle."""
    name, half = " ".join(name.split()), LONGEST_NAME // 2
    return name if len(name) <= LONGEST_NAME else f"{name[: half - 1]}…{name[-half:]}"


def pack(content: Content, classes: int) -> tuple[Examples, dict[Blob, bytes]]:
    """Return examples as a reference and the bytes it refers to.

    Args:
        content: what they are.
        classes: how many classes there are; 0 for regression.
    """
    pictures = content.points.dtype == np.uint8
    names = content.names
    description = {
        "pictures": pictures,
        "inputs": list(names.inputs),
        "classes": list(names.classes),
        "target": names.target,
        "held": content.held,
    }
    text = json.dumps(description, sort_keys=True, separators=(",", ":")).encode()
    points = np.ascontiguousarray(content.points, "u1" if pictures else "<f8")
    targets = np.ascontiguousarray(content.targets.reshape(-1), "<i4" if classes else "<f8")
    whole = b"".join((_MAGIC, struct.pack("<I", len(text)), text, points.tobytes(), targets.tobytes()))
    blob = blob_of(whole)
    return Examples(blob, len(points), points.shape[1], classes), {blob: whole}


def description_length(whole: bytes) -> int:
    """Return how many bytes lie before the points of examples, their description included.

    Raises:
        Invalid: these are no examples.
    """
    if whole[: len(_MAGIC)] != _MAGIC or len(whole) < len(_MAGIC) + 4:
        raise Invalid("examples", "examples", whole[:20])
    (length,) = struct.unpack_from("<I", whole, len(_MAGIC))
    if length > MOST_DESCRIPTION:
        raise Invalid("examples", f"a description of at most {MOST_DESCRIPTION} bytes", length)
    return len(_MAGIC) + 4 + length


def unpack(whole: bytes, examples: Examples) -> Content:
    """Return the examples that lie in some bytes.

    Raises:
        Invalid: they are not those that `examples` announces.
    """
    begin = description_length(whole)
    description = _description(whole[len(_MAGIC) + 4 : begin])
    rows, inputs, classes = examples.rows, examples.inputs, examples.classes
    names = Names(
        _names("inputs", description["inputs"], inputs),
        _names("classes", description["classes"], classes),
        *_names("target", [description["target"]], 1),
    )
    check_range("examples.held", description["held"], (0, rows - 1))
    pictures = description["pictures"]
    size, kind = (1, np.dtype("u1")) if pictures else (8, np.dtype("<f8"))
    middle = begin + size * rows * inputs
    if len(whole) != middle + rows * (4 if classes else 8):
        raise Invalid("examples", f"{rows} × {inputs} values and as many targets", len(whole))
    points = np.frombuffer(whole, kind, rows * inputs, begin).reshape(rows, inputs)
    targets = np.frombuffer(whole, "<i4" if classes else "<f8", rows, middle)
    if not pictures and not np.abs(points).max() <= MOST_NUMBER:
        raise Invalid("examples", f"numbers up to ±{MOST_NUMBER:g}", "others")
    if classes and not (targets.min() >= 0 and targets.max() < classes):
        raise Invalid("examples", f"labels below {classes}", int(targets.max()))
    if not classes and not np.abs(targets).max() <= MOST_NUMBER:
        raise Invalid("examples", f"targets up to ±{MOST_NUMBER:g}", "others")
    targets = targets.astype(np.int64) if classes else targets.astype(np.float64).reshape(-1, 1)
    return Content(points, targets, names, description["held"])


def _description(text: bytes) -> dict[str, Any]:
    try:
        found = json.loads(text.decode())
    except (ValueError, RecursionError) as error:
        raise Invalid("examples", "a description", text[:40]) from error
    check_type("examples", found, dict)
    kinds = {"pictures": bool, "inputs": list, "classes": list, "target": str, "held": int}
    if found.keys() != kinds.keys():
        raise Invalid("examples", f"the fields {', '.join(kinds)}", list(found)[:10])
    for name, kind in kinds.items():
        check_type(f"examples.{name}", found[name], kind)
    return found


def _names(field: str, found: Sequence[Any], wanted: int) -> tuple[str, ...]:
    """Return names for all of something, or none at all."""
    if len(found) not in (0, wanted):
        raise Invalid(f"examples.{field}", f"{wanted} names or none", len(found))
    for name in found:
        if not isinstance(name, str) or len(name) > LONGEST_NAME:
            raise Invalid(f"examples.{field}", f"texts of at most {LONGEST_NAME} characters", name)
    return tuple(found)
