"""IDX files: read when they are right, refused by name when they are not, and never unpacked beyond what they say."""

import gzip
import struct
import tracemalloc
import zlib
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.data.build import build
from model.data.choice import Data
from model.data.idx import IdxInvalid, read_labels, read_pictures
from model.data.idx_files import examples_of
from model.work import finished


def idx(array: np.ndarray, kind: int = 8) -> bytes:
    return struct.pack(f">HBB{array.ndim}I", 0, kind, array.ndim, *array.shape) + array.astype(np.uint8).tobytes()


PICTURES = np.random.default_rng(0).integers(0, 256, (30, 28, 28))
LABELS = np.arange(30) % 3


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lambda c: gzip.compress(c[:900]) + gzip.compress(c[900:])])
def test_plain_and_packed_files_are_read(pack: Any) -> None:
    np.testing.assert_array_equal(finished(read_pictures("p", pack(idx(PICTURES)))), PICTURES.reshape(30, 784))
    np.testing.assert_array_equal(finished(read_labels("l", pack(idx(LABELS)))), LABELS)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "magic"),
        (b"\0\0\x08", "magic"),
        (b"PK\3\4 and more", "magic"),
        (idx(PICTURES, kind=13), "type"),
        (idx(LABELS), "dimensions"),
        (idx(PICTURES)[:9], "short"),
        (idx(PICTURES)[:-1], "short"),
        (idx(PICTURES) + b"x", "long"),
        (idx(PICTURES.reshape(30, 14, 56)), "side"),
        (idx(np.zeros((0, 28, 28))), "count"),
        (struct.pack(">HBB3I", 0, 8, 3, 2**32 - 1, 28, 28), "count"),
        (gzip.compress(idx(PICTURES))[:-20], "gzip"),
        (gzip.compress(idx(PICTURES))[:-4] + b"1234", "gzip"),
        (gzip.compress(idx(PICTURES)) + b"more", "gzip"),
    ],
)
def test_what_is_wrong_is_named(content: bytes, code: str) -> None:
    with pytest.raises(IdxInvalid) as caught:
        finished(read_pictures("train-images", content))
    assert caught.value.code == code
    assert caught.value.values["name"] == caught.value.field == "train-images"


def bomb_of(head: bytes) -> bytes:
    """The gzip of some bytes and 300 MB of zeros, one of which is packed: after a full flush the next are the same."""
    packer, zeros = zlib.compressobj(9, wbits=31), bytes(2**20)
    begin = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    checked = zlib.crc32(head)
    for _ in range(300):
        checked = zlib.crc32(zeros, checked)
    end = b"\x03\x00" + struct.pack("<II", checked, len(head) + 300 * 2**20)  # an empty last block, then the trailer
    return begin + (packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)) * 300 + end


@pytest.mark.parametrize("head", [idx(PICTURES), struct.pack(">HBB3I", 0, 8, 3, 500_000, 27, 28), b"\0" * 16])
def test_a_bomb_takes_no_memory(head: bytes) -> None:
    bomb = bomb_of(head)
    assert len(bomb) < 2**19
    tracemalloc.start()
    try:
        with pytest.raises(IdxInvalid):
            finished(read_pictures("bomb", bomb))
        assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
    finally:
        tracemalloc.stop()


def test_files_are_sorted_out_by_what_they_hold() -> None:
    files = [
        ("t10k-labels", idx(LABELS[20:])),
        ("train-images", gzip.compress(idx(PICTURES[:20]))),
        ("train-labels", idx(LABELS[:20])),
        ("t10k-images", gzip.compress(idx(PICTURES[20:]))),
    ]
    examples, blobs = finished(examples_of(files))
    assert (examples.rows, examples.inputs, examples.classes) == (30, 784, 3)
    data = Data("pictures", samples=30, test_share=1 / 3, features=(), examples=examples)
    dataset = finished(build(data, 0, blobs))
    wanted = sorted((PICTURES[20:].reshape(10, 784) / np.float32(255)).astype(np.float32).tolist())
    assert sorted(dataset.test.points.tolist()) == wanted  # what was meant for testing is


@pytest.mark.parametrize(
    "names",
    [[], ["a-images"], ["a-images", "b-images"], ["a-images", "t10k-labels"], ["a-images", "a-labels", "t10k-images"]],
)
def test_files_that_do_not_belong_together_are_refused(names: list[str]) -> None:
    files = [(name, idx(PICTURES if "images" in name else LABELS)) for name in names]
    with pytest.raises(IdxInvalid) as caught:
        finished(examples_of(files))
    assert caught.value.code == "files"


@pytest.mark.parametrize("order", [1, -1])
def test_each_picture_has_its_label(order: int) -> None:
    files = [("images", idx(PICTURES)), ("labels", idx(LABELS[:29]))]
    with pytest.raises(IdxInvalid) as caught:
        finished(examples_of(files[::order]))
    assert caught.value.code == "unequal"
    assert caught.value.values == {"name": "labels", "pictures": 30, "labels": 29}


@st.composite
def mutated(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file that something happened to: bytes changed, cut out, doubled or put in."""
    content = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.one_of(st.integers(0, min(24, len(content))), st.integers(0, len(content))))
        end = min(len(content), at + draw(st.integers(0, 40)))
        content[at:end] = draw(st.sampled_from([b"", bytes(content[at:end]) * 2, draw(st.binary(max_size=20))]))
    return bytes(content)


@settings(max_examples=1_000)
@given(st.one_of(mutated(idx(PICTURES)), mutated(gzip.compress(idx(PICTURES)))))
def test_a_mutated_file_is_read_or_refused(content: bytes) -> None:
    try:
        found = finished(read_pictures("file", content))
    except IdxInvalid:
        return
    assert found.dtype == np.uint8
    assert found.shape[1] == 784


def test_labels_count_from_0_to_99() -> None:
    def content(label: int) -> bytes:
        return bytes([0, 0, 8, 1, 0, 0, 0, 1, label])

    assert finished(read_labels("x", content(99))).tolist() == [99]
    with pytest.raises(IdxInvalid):
        finished(read_labels("x", content(100)))
