"""IDX files together: which of two or four files holds what, and the pictures they make."""

import zlib
from collections.abc import Sequence

import numpy as np

from model.blobs import Blob
from model.data.examples import Content, Examples, pack
from model.data.idx import CHUNK, GZIP, WITH_GZIP, IdxInvalid, check_pair, read_labels, read_pictures
from model.data.preprocess import SIDE
from model.work import Work, within

_TEST = ("t10k", "test", "val")


def examples_of(
    files: Sequence[tuple[str, bytes]],
) -> Work[tuple[Examples, dict[Blob, bytes]]]:
    """Make examples of pictures and labels: yields (done, total) in bytes.

    A file whose name says so is for testing: t10k, test or val.

    Args:
        files: the name and the bytes of each: pictures and labels, or twice that, for training and for testing.

    Returns: the examples and their bytes.

    Raises:
        IdxInvalid: a file is no such file, or they do not belong together ("files").
    """
    arrays: dict[tuple[bool, bool], np.ndarray] = {}
    labels_of: dict[bool, str] = {}
    total = 6 * sum(len(content) for _, content in files)
    done = 0
    for name, content in files:
        pictures = _holds_pictures(content)
        test = any(word in name.lower() for word in _TEST)
        if (test, pictures) in arrays:
            raise _unmatched(files)
        read = read_pictures if pictures else read_labels
        arrays[test, pictures] = yield from within(read(name, content), done, total)
        done += arrays[test, pictures].nbytes
        if not pictures:
            labels_of[test] = name
    parts = [test for test in (False, True) if (test, True) in arrays]
    if len(arrays) != 2 * len(parts) or not parts:
        raise _unmatched(files)
    for test in parts:
        if (test, False) not in arrays:
            raise _unmatched(files)
        check_pair(labels_of[test], arrays[test, True], arrays[test, False])
    points = np.concatenate([arrays[test, True] for test in parts])
    targets = np.concatenate([arrays[test, False] for test in parts]).astype(np.int64)
    held = len(arrays[True, True]) if len(parts) == 2 else 0
    return pack(Content(points, targets, held=held), max(2, int(targets.max()) + 1))


def _holds_pictures(content: bytes) -> bool:
    """Return whether a file does not say that it holds labels, an array of one dimension."""
    head = content[:4]
    if content[:2] == GZIP:
        try:
            head = zlib.decompressobj(WITH_GZIP).decompress(content[: CHUNK // 4], 4)  # no more than is asked for
        except zlib.error:
            head = b""  # which reading it will explain
    return head[3:] != b"\1"


def _unmatched(files: Sequence[tuple[str, bytes]]) -> IdxInvalid:
    names = ", ".join(name for name, _ in files)[:200]
    return IdxInvalid("files", names, f"pictures of {SIDE} × {SIDE} pixels and their labels", len(files))
