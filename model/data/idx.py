"""IDX files, in which MNIST and its kin are published: plain or gzip, and never trusted.

    magic 0 0 type dimensions, one byte each; then the size of each dimension, four bytes, most significant first;
    then the values, C-ordered

The header says how many bytes there must be, and no more than those are ever unpacked: a bomb goes off unheard.
"""

import struct
import zlib
from collections.abc import Iterator
from math import prod

import numpy as np

from model.checks import Refused
from model.data.preprocess import PIXELS, SIDE
from model.work import Work

UNSIGNED_BYTE = 8
"""The type of values that pictures and labels have; the others of the format are refused."""

MOST_PICTURES = 500_000
"""How many pictures a file may hold: 392 MB of pixels."""

MOST_CLASSES = 100
"""How many classes labels may name."""

CHUNK = 2**20
"""How many bytes are unpacked between two reports of progress: some 4 ms of work."""

GZIP = b"\x1f\x8b"
"""How a gzip file begins."""

WITH_GZIP = 31
"""What zlib calls gzip's header and checksum."""


class IdxInvalid(Refused):
    """A file of pictures or labels that can't be used.

    Attributes:
        code: "magic"; "type" with `type`; "dimensions" with `wanted` and `found`; "count" with `found` and `most`;
            "side" with `shape`; "short" or "long" with `wanted`; "gzip"; "label" with `found` and `most`; "unequal"
            with `pictures` and `labels`; "files".
        values: what the words name, among it always `name`: that of the file.
    """

    def __init__(self, code: str, name: str, expected: str, value: object, **values: object) -> None:
        super().__init__(code, name, expected, value, name=name, **values)


def read_pictures(name: str, content: bytes) -> Work[np.ndarray]:
    """Read pictures: yields (done, total) in bytes, and returns them, (n, 784) of uint8, 0 paper and 255 ink.

    Args:
        name: what the file is called; errors name it.
        content: the file, plain or gzip.

    Raises:
        IdxInvalid: it holds no pictures of 28 × 28 pixels, or is damaged.
    """
    values = yield from _read(name, content, 3)
    return values.reshape(len(values), PIXELS)


def read_labels(name: str, content: bytes) -> Work[np.ndarray]:
    """Read labels: yields (done, total) in bytes, and returns them, (n,) of uint8.

    Raises:
        IdxInvalid: it holds no labels, or is damaged.
    """
    values = yield from _read(name, content, 1)
    if values.max() >= MOST_CLASSES:
        raise IdxInvalid("label", name, f"labels below {MOST_CLASSES}", values.max(), found=int(values.max()),
                         most=MOST_CLASSES - 1)  # fmt: skip
    return values


def check_pair(name: str, pictures: np.ndarray, labels: np.ndarray) -> None:
    """Raise IdxInvalid unless there is a label for each picture; `name` is that of the labels' file."""
    if len(pictures) != len(labels):
        counts = {"pictures": len(pictures), "labels": len(labels)}
        raise IdxInvalid("unequal", name, f"{len(pictures)} labels", len(labels), **counts)


def _read(name: str, content: bytes, dimensions: int) -> Work[np.ndarray]:
    """Read an array of unsigned bytes that has so many dimensions and at least one value."""
    packed = content[:2] == GZIP
    pieces = _unpacked(name, content) if packed else iter([content])
    head = 4 + 4 * dimensions
    found = bytearray()
    shape: tuple[int, ...] = ()
    wanted = head
    for piece in pieces:
        found += piece
        if not shape and len(found) >= 4:
            _check_magic(name, found, dimensions)
        if not shape and len(found) >= head:
            shape = struct.unpack(f">{dimensions}I", found[4:head])
            _check_shape(name, shape)
            wanted = head + prod(shape)
        if shape and len(found) > wanted:
            raise IdxInvalid("long", name, f"{wanted} bytes", "more", wanted=wanted)
        yield len(found), wanted
    if len(found) < wanted:
        if len(found) < 4:
            raise IdxInvalid("magic", name, "an IDX file", bytes(found))
        raise IdxInvalid("short", name, f"{wanted} bytes", len(found), wanted=wanted, found=len(found))
    return np.frombuffer(bytes(found), np.uint8, offset=head).reshape(shape)


def _check_magic(name: str, found: bytearray, dimensions: int) -> None:
    if any(found[:2]):
        raise IdxInvalid("magic", name, "an IDX file", bytes(found[:4]))
    if found[2] != UNSIGNED_BYTE:
        raise IdxInvalid("type", name, "unsigned bytes (type 8)", found[2], type=found[2])
    if found[3] != dimensions:
        raise IdxInvalid("dimensions", name, f"{dimensions}", found[3], wanted=dimensions, found=found[3])


def _check_shape(name: str, shape: tuple[int, ...]) -> None:
    if not 1 <= shape[0] <= MOST_PICTURES:
        raise IdxInvalid("count", name, f"1 to {MOST_PICTURES}", shape[0], found=shape[0], most=MOST_PICTURES)
    if any(side != SIDE for side in shape[1:]):  # before memory is taken for them
        sides = " × ".join(map(str, shape[1:]))
        raise IdxInvalid("side", name, f"pictures of {SIDE} × {SIDE} pixels", sides, shape=sides, side=SIDE)


def _unpacked(name: str, content: bytes) -> Iterator[bytes]:
    """Yield what is in a gzip file, in pieces of at most CHUNK bytes. Several members count as one."""
    unpacker = zlib.decompressobj(WITH_GZIP)
    place = 0
    try:
        while place < len(content) or not unpacker.eof:
            if unpacker.eof:
                unpacker = zlib.decompressobj(WITH_GZIP)
            packed = content[place : place + CHUNK // 4]
            piece = unpacker.decompress(packed, CHUNK)
            place += len(packed) - len(unpacker.unconsumed_tail) - len(unpacker.unused_data)
            if not piece and not packed and not unpacker.eof:
                raise IdxInvalid("gzip", name, "a whole gzip file", "its end is missing")
            yield piece
    except zlib.error as error:
        raise IdxInvalid("gzip", name, "a whole gzip file", str(error)) from error
