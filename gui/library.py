"""The library: the files of published data sets that are on this computer already."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from model.blobs import Blob, blob_of
from model.data.published import PUBLISHED, PublishedFile
from model.disk import ArchiveInvalid, read_file, replace_file

PARTIAL = ".part"
"""What the name of a file ends with that is not there as a whole."""


def library_folder() -> Path:
    """Return the folder for data in the person's own data folder, named after the application."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)) / "data"


class Library(Mapping[Blob, bytes]):
    """A folder with published files by what they hold. Whatever thread asks, it reads the disk, and keeps nothing.

    Whether a file is there is told by its name and size. On reading it is compared with its digest, and a damaged one
    is removed.
    """

    def __init__(self, folder: Path) -> None:
        """The folder need not be there yet."""
        self.folder = folder
        self._files = {file.blob: file for published in PUBLISHED.values() for file in published.files}

    def path(self, file: PublishedFile) -> Path:
        """Return where a file lies or would lie."""
        return self.folder / file.blob.sha256

    def partial(self, file: PublishedFile) -> Path:
        """Return where a file lies of which only the beginning is there."""
        return self.folder / (file.blob.sha256 + PARTIAL)

    def has(self, source: str) -> bool:
        """Return whether all files of a data set are there."""
        return all(file.blob in self for file in PUBLISHED[source].files)

    def put(self, content: bytes) -> str:
        """Keep a file if it is a published one, and return the id of its data set, or "".

        Raises:
            ArchiveInvalid: it can't be written.
        """
        blob = blob_of(content)
        if blob not in self._files:
            return ""
        with suppress(OSError):  # what is wrong with the folder, writing will tell
            self.folder.mkdir(parents=True, exist_ok=True)
        replace_file(self.path(self._files[blob]), content)
        return next(source for source, published in PUBLISHED.items() if self._files[blob] in published.files)

    def __contains__(self, blob: object) -> bool:
        """Return whether a file is there, as far as its size tells."""
        file = self._files.get(blob) if isinstance(blob, Blob) else None
        try:
            return file is not None and self.path(file).stat().st_size == file.size
        except OSError:
            return False

    def __getitem__(self, blob: Blob) -> bytes:
        """Return what is in a file.

        Raises:
            KeyError: it is not there, or was damaged.
        """
        file = self._files[blob]
        try:
            content = read_file(self.path(file), file.size)
        except ArchiveInvalid as error:
            raise KeyError(blob) from error
        if blob_of(content) != blob:
            with suppress(OSError):
                self.path(file).unlink()
            raise KeyError(blob)
        return content

    def __iter__(self) -> Iterator[Blob]:
        return (blob for blob in self._files if blob in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
