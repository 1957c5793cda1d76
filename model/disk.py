"""Reading a file whole, and replacing one so that it is never lost."""

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from model.checks import Invalid, Refused

REASONS = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EISDIR: "folder",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EROFS: "permission",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
}
"""Why a file can't be read or written, by the system's number; everything else is "other"."""


class ArchiveInvalid(Refused):
    """A file that can't be opened or saved.

    Attributes:
        code: "cannot_read" and "cannot_write" with `reason` ("missing", "folder", "permission", "full" or "other");
            "not_a_nori_file"; "damaged"; "too_new" with `version` and `newest`; "too_large" with `most`;
            "wrong_content" with `field`; "missing_blob" with `sha256`; "beside_missing" and "beside_changed" with
            `beside`, the name of a file that belongs to it; "no_program"; "not_made".
    """


def wrong(field: str, expected: str, value: object) -> ArchiveInvalid:
    """Return the error for content that can't be."""
    return ArchiveInvalid("wrong_content", field[:80], expected, value, field=field[:80])


def unexpected(code: str) -> ArchiveInvalid:
    """Return the error for what failed as nobody expected: "cannot_read" or "cannot_write"."""
    return ArchiveInvalid(code, "file", "a file that can be used", "an exception", reason="other")


def read_file(path: str | Path, most: int) -> bytes:
    """Return the content of an ordinary file of at most `most` bytes.

    Raises:
        ArchiveInvalid: it is too large, or can't be read.
    """
    with file_errors("cannot_read"):
        path = Path(path)
        found = path.stat()
        _check_ordinary("cannot_read", found)
        if found.st_size > most:
            raise ArchiveInvalid("too_large", "file", f"at most {most} bytes", found.st_size, most=most)
        with path.open("rb") as file:
            return file.read(found.st_size)


def replace_file(path: str | Path, content: bytes | memoryview) -> None:
    """Write a file so that at any moment either the old one is there, whole, or the new one.

    It is written under another name in the same folder, brought to the disk and only then renamed. Where the path is a
    link, the file it leads to is replaced. The permissions of the old file are kept.

    Raises:
        ArchiveInvalid: it can't be written; the old file is still there.
    """
    with file_errors("cannot_write"):
        path = Path(os.path.realpath(path))
        old = path.exists()
        if old:
            _check_ordinary("cannot_write", path.stat())
            if not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, "write-protected")
        temporary = path.with_name(f".nori-{secrets.token_hex(8)}.tmp")
        try:
            with temporary.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if old:
                shutil.copymode(path, temporary)
            os.replace(temporary, path)  # noqa: PTH105 - the name by which everyone knows what is atomic
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        _settle_folder(path.parent)


def _settle_folder(folder: Path) -> None:
    """Bring the new name to the disk too, where a system can. The file is in place already: errors do not matter."""
    if os.name == "posix":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _check_ordinary(code: str, found: os.stat_result) -> None:
    """Refuse folders, and what might never end or answer: pipes and devices."""
    if not stat.S_ISREG(found.st_mode):
        reason = "folder" if stat.S_ISDIR(found.st_mode) else "other"
        raise ArchiveInvalid(code, "file", "an ordinary file", reason, reason=reason)


@contextmanager
def file_errors(code: str) -> Generator[None]:
    """Have what the system says of a file or folder as an ArchiveInvalid: "cannot_read" or "cannot_write"."""
    try:
        yield
    except Invalid:
        raise
    except (OSError, ValueError, MemoryError) as error:  # ValueError: a path with a zero in it
        reason = REASONS.get(getattr(error, "errno", None) or 0, "other")
        raise ArchiveInvalid(code, "file", "a file that can be used", str(error)[:200], reason=reason) from error
