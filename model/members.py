"""The members of a `.nori` file: a zip with JSON and `.npy` arrays, none of which is read before its size is known.

Nothing in here knows what the members mean. Descriptions of arrays are not parsed at all: whoever reads an array knows
what it has to be, and the description must be exactly that. Nothing is ever pickled or written to disk by its name.
"""

import json
import re
import struct
import zipfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from io import SEEK_END, BytesIO
from math import prod
from typing import Any, NoReturn

import numpy as np

from model.disk import ArchiveInvalid, wrong

Piece = bytes | memoryview
"""What a member's content is written in."""

MAX_FILE = 256 * 2**20
"""The largest file that is opened, in bytes; and the most that all its members may hold. The largest network with the
largest optimiser and as many given values takes about 220 MB."""

MAX_MEMBERS = 128
"""How many members a file may have."""

MAX_DIRECTORY = 2**16
"""The longest list of members, in bytes."""

MAX_NESTING = 16
"""How deep JSON may be nested."""

FIRST = "nori.json"
"""The first member: its name, at the 30th byte, tells a damaged file from a foreign one."""

# --- writing members ----------------------------------------------------------------------------------------------


def pack(members: Iterable[tuple[str, Iterable[Piece], bool]]) -> BytesIO:
    """Return a zip, in memory: the same members give the same bytes.

    Args:
        members: of each the name, the pieces of its content, and whether it is worth compressing.
    """
    file = BytesIO()
    with zipfile.ZipFile(file, "w", allowZip64=False) as archive:
        for name, pieces, compressed in members:
            info = zipfile.ZipInfo(name)  # its time is always the same: 1980
            info.create_system, info.external_attr = 3, 0o644 << 16  # the same on Windows
            info.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
            with archive.open(info, "w") as member:
                for piece in pieces:
                    member.write(piece)
    return file


def json_pieces(value: object) -> Iterator[Piece]:
    """Yield a value as JSON, the same for equal values."""
    yield json.dumps(value, allow_nan=False, sort_keys=True, separators=(",", ":")).encode()


def array_pieces(dtype: str, shape: tuple[int, ...], rows: Iterable[np.ndarray]) -> Iterator[Piece]:
    """Yield an array as a `.npy` file (format 1.0, C order).

    Args:
        dtype: as in "<f4", little-endian.
        shape: of the whole.
        rows: its parts along the first axis.
    """
    yield _description(dtype, shape)
    for row in rows:
        yield np.ascontiguousarray(row, dtype).data


def _description(dtype: str, shape: tuple[int, ...]) -> bytes:
    """Return how a `.npy` file begins, which NumPy's own documentation of the format fixes up to spaces."""
    text = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}"
    padded = text.ljust(-(-(len(text) + 11) // 64) * 64 - 11) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(padded)) + padded.encode()


# --- reading members ----------------------------------------------------------------------------------------------


class Members:
    """What is in a file. Each member is taken once, and in the end all must have been."""

    def __init__(self, file: BytesIO) -> None:
        """Read the list of members of a file in memory.

        Raises:
            ArchiveInvalid: it is no zip ("not_a_nori_file" or "damaged"), or one with too much in it.
        """
        file.seek(0)
        head = file.read(100)
        file.seek(-min(42, file.seek(0, SEEK_END)), SEEK_END)
        end = file.read()
        file.seek(0)
        self._ours = head[30 : 30 + len(FIRST)] == FIRST.encode()
        with self._damage():
            self._check_end(end)
            self._archive = zipfile.ZipFile(file)
            infos = self._archive.infolist()
        self._left = {info.filename: info for info in infos}
        if FIRST not in self._left:
            self._refuse("a zip with nori.json in it", sorted(self._left)[:5])
        self._ours = True
        if len(self._left) < len(infos):
            raise wrong("members", "each name once", "one twice")
        if sum(info.file_size for info in infos) > MAX_FILE:
            raise ArchiveInvalid("too_large", "members", f"at most {MAX_FILE} bytes in all", "more", most=MAX_FILE)

    def __contains__(self, name: str) -> bool:
        """Whether there is a member of that name that was not taken yet."""
        return name in self._left

    def content(self, name: str, most: int) -> bytes:
        """Take a member of at most `most` bytes.

        Raises:
            ArchiveInvalid: it is not there, larger than that, or damaged.
        """
        return self._take(name, 0, most)[1]

    def json(self, name: str, most: int) -> Any:
        """Take a member of at most `most` bytes as JSON.

        Raises:
            ArchiveInvalid: it is not there, larger than that, damaged, or no JSON.
        """
        content = self.content(name, most)
        with self._damage():
            return _parse_json(content)

    def array(self, name: str, dtype: str, shape: tuple[int, ...]) -> np.ndarray:
        """Take an array, read-only and native, of exactly this kind and shape.

        Raises:
            ArchiveInvalid: it is not there, another one, or damaged.
        """
        wanted = _description(dtype, shape)
        size = prod(shape) * np.dtype(dtype).itemsize
        found, content = self._take(name, len(wanted), size, exactly=True)
        if found != wanted:
            raise wrong(name, f"an array {dtype} {shape}", "another description")
        array = np.frombuffer(content, dtype).reshape(shape)
        return array.astype(array.dtype.newbyteorder("="), copy=False)

    def finish(self) -> None:
        """Raise ArchiveInvalid if there is more than what was taken."""
        if self._left:
            raise wrong("members", "no others", sorted(self._left)[:5])

    def _take(self, name: str, head: int, most: int, exactly: bool = False) -> tuple[bytes, bytes]:
        """Take a member as its first `head` bytes and the rest, which is at most or exactly `most` bytes long."""
        info = self._left.pop(name, None)
        if info is None:
            raise wrong(name, "a member of that name", "none")
        size = info.file_size - head
        if size > most or size < (most if exactly else 0):
            raise wrong(name, f"{'' if exactly else 'at most '}{head + most} bytes", info.file_size)
        with self._damage():
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise ValueError("another compression")
            with self._archive.open(info) as file:
                parts = file.read(head), file.read(size)
                if len(parts[1]) != size or file.read(1):  # the last reading compares the checksum
                    raise ValueError("another size than declared")
                return parts

    @staticmethod
    def _check_end(end: bytes) -> None:
        """Check the size of the list of members, which the library would read at any length.

        Args:
            end: the last 42 bytes of the file: nothing special, and what a zip without a comment ends with.
        """
        if end[-22:-18] != b"PK\5\6" or end[-2:] != b"\0\0" or end[-42:-38] == b"PK\6\7":
            raise ValueError("no plain end of a zip")
        members, size = struct.unpack("<HI", end[-12:-6])
        if members > MAX_MEMBERS or size > MAX_DIRECTORY:
            raise ValueError("too many members")

    @contextmanager
    def _damage(self) -> Generator[None]:
        try:
            yield
        except ArchiveInvalid:
            raise
        # What a broken zip can raise is not bounded by its documentation (zlib.error, struct.error, RuntimeError …).
        except Exception as error:
            self._refuse("a whole file", str(error)[:200] or type(error).__name__, error)

    def _refuse(self, expected: str, value: object, cause: Exception | None = None) -> NoReturn:
        raise ArchiveInvalid("damaged" if self._ours else "not_a_nori_file", "file", expected, value) from cause


_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)


def _parse_json(content: bytes) -> Any:
    """Parse JSON without NaN, nested at most MAX_NESTING deep: the library's own way down is as deep as the stack."""
    marks = np.frombuffer(_STRING.sub(b"", content), np.uint8)
    opening, closing = (np.isin(marks, np.frombuffer(some, np.uint8)) for some in (b"[{", b"]}"))
    depth = np.cumsum(opening.view(np.int8) - closing.view(np.int8), dtype=np.int32)
    if depth.max(initial=0) > MAX_NESTING:
        raise ValueError("nested too deep")
    return json.loads(content.decode(), parse_constant=_no_constant)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
