"""A folder of IDX files, or of images with one subfolder a class: which files are to be read, before they are."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from model.checks import Refused
from model.data.examples import place_of

ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".pgm", ".ppm", ".pbm"})

IDX_ENDINGS = (".gz", "ubyte", ".idx", ".idx1", ".idx3")

MOST_CLASSES = 100
"""How many subfolders a folder may have."""

MOST_PICTURES = 100_000
"""How many pictures a folder may hold."""

FEWEST_PICTURES = 10
"""How many must be readable."""


class FolderInvalid(Refused):
    """A folder that can't be used.

    Attributes:
        code: "no_classes"; "one_class"; "classes" with `found` and `most`; "few" with `found` and
            `wanted`; "many" with `most`.
        values: what the words name, among it always `name`: that of the folder.
    """

    def __init__(self, code: str, name: str, expected: str, value: object, **values: object) -> None:
        super().__init__(code, name, expected, value, name=name, **values)


@dataclass(frozen=True)
class Folder:
    """What is to be read: the files with the number of their class, and what the classes are called."""

    files: tuple[tuple[Path, int], ...]
    classes: tuple[str, ...]


def list_idx(path: Path) -> tuple[Path, ...]:
    """List the IDX files in a folder, by their endings and in the order of their names.

    Raises:
        OSError: the folder can't be read.
    """
    return tuple(sorted(file for file in path.iterdir() if file.name.lower().endswith(IDX_ENDINGS)))


def name_of(path: Path) -> str:
    """Return what a folder is called: in UTF-8, or in CP949 where it was unpacked as a Korean Windows had packed it."""
    name = os.fsencode(path.name)
    for encoding in ("utf-8", "cp949"):
        with suppress(UnicodeDecodeError):
            return name.decode(encoding)
    return name.decode(errors="replace")


def list_folder(path: Path) -> Folder:
    """List the pictures in the subfolders of a folder, by their endings; classes as people count, see `place_of`.

    Raises:
        FolderInvalid: there are none, or too many.
        OSError: the folder can't be read.
    """
    subfolders = (p for p in path.iterdir() if p.is_dir() and not p.name.startswith("."))
    folders = sorted(subfolders, key=lambda p: place_of(p.name))
    if not folders:
        raise FolderInvalid("no_classes", name_of(path), "a subfolder for each class", 0)
    if len(folders) > MOST_CLASSES:
        values = {"found": len(folders), "most": MOST_CLASSES}
        raise FolderInvalid("classes", name_of(path), f"at most {MOST_CLASSES}", len(folders), **values)
    files: list[tuple[Path, int]] = []
    classes: list[str] = []
    for folder in folders:
        found = sorted(p for p in folder.iterdir() if p.suffix.lower() in ENDINGS and p.is_file())
        if not found:
            continue
        files += [(file, len(classes)) for file in found]
        classes.append(name_of(folder))
        if len(files) > MOST_PICTURES:
            raise FolderInvalid("many", name_of(path), f"at most {MOST_PICTURES}", "more", most=MOST_PICTURES)
    if len(classes) < 2:
        raise FolderInvalid("one_class", name_of(path), "two classes or more", len(classes))
    return Folder(tuple(files), tuple(classes))
