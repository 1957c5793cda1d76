"""The shelf: digits that were made before, kept in files so that the next time they need not be made again.

A file holds SHELVED digits of one part and seed: a SHA-256, the labels and the pixels, a byte each. The SHA-256 is that
of the content after the stamp of the pen that wrote it, so that a damaged file and one of another version are known
alike, and both count as not there. Nothing that goes wrong here is an error: digits can always be made anew.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

import numpy as np

from model.checks import Invalid
from model.disk import read_file, replace_file

SHELVED = 2_500
"""Digits in a file: some milliseconds to read, a fifth of a second to make."""

MOST_BYTES = 256 * 2**20
"""How much all the files may take; the oldest make room."""

FORMAT = 1
"""The number of this layout."""

_DIGEST = hashlib.sha256().digest_size


class Shelf:
    """The files of one part and seed in a folder."""

    def __init__(self, folder: Path, part: str, seed: int, stamp: bytes) -> None:
        """`stamp` differs where the same part and seed would be written otherwise."""
        self._folder, self._name = folder, f"digits-{part}-{seed}"
        self._stamp = hashlib.sha256(b"%d %s " % (FORMAT, self._name.encode()) + stamp).digest()

    def take(self, number: int, width: int) -> tuple[np.ndarray, np.ndarray] | None:
        """Return what the file of that number holds, as bytes: pixels (SHELVED, width) and labels (SHELVED,)."""
        size = _DIGEST + SHELVED * (1 + width)
        try:
            content = read_file(self._path(number), size)
        except Invalid:
            return None
        digest, kept = content[:_DIGEST], content[_DIGEST:]
        if len(content) != size or digest != self._digest(number, kept):
            return None
        labels, pixels = np.frombuffer(kept, np.uint8, SHELVED), np.frombuffer(kept, np.uint8, offset=SHELVED)
        return pixels.reshape(SHELVED, width), labels

    def put(self, number: int, pixels: np.ndarray, labels: np.ndarray) -> None:
        """Write a file: pixels (SHELVED, width) and labels (SHELVED,), as bytes."""
        kept = labels.astype(np.uint8).tobytes() + pixels.astype(np.uint8).tobytes()
        with suppress(Invalid, OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room(_DIGEST + len(kept))
            replace_file(self._path(number), self._digest(number, kept) + kept)

    def _path(self, number: int) -> Path:
        return self._folder / f"{self._name}-{number}.bin"

    def _digest(self, number: int, kept: bytes) -> bytes:
        return hashlib.sha256(self._stamp + b"%d " % number + kept).digest()

    def _make_room(self, size: int) -> None:
        """Remove the oldest files until one of `size` bytes more fits in."""
        found = sorted(
            (path.stat().st_mtime_ns, path.stat().st_size, path) for path in self._folder.glob("digits-*.bin")
        )
        total = sum(taken for _, taken, _ in found)
        for _, taken, path in found:
            if total + size <= MOST_BYTES:
                break
            path.unlink(missing_ok=True)
            total -= taken
