"""Taught drawings as members of a file. Whoever teaches one at a time makes a new version of all of them each time, so
each picture is written once, and of each version only which pictures it holds and as what.

taught/pictures.npy      the pictures (n, 784), bytes, each once, in the order in which they came
taught/places.npy        the places among them of those that each version holds, one version after another (rows in all)
taught/labels.npy        the digits that they are, in the same order
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

import numpy as np

from model.blobs import Blob, Blobs
from model.checks import Invalid, check_range
from model.data.examples import Content, Examples, pack, unpack
from model.data.preprocess import PIXELS
from model.data.taught import CLASSES
from model.disk import ArchiveInvalid, wrong
from model.members import MAX_FILE, Members, Piece, array_pieces

MOST_ROWS = MAX_FILE // (PIXELS + 4)
"""How many drawings all versions may hold together: in memory they take as much as the largest file. 500 drawings that
are taught one by one are 125,250."""

_KINDS = {"pictures": "|u1", "places": "<u4", "labels": "|u1"}


def _check_rows(versions: Sequence[Examples]) -> None:
    rows = sum(version.rows for version in versions)
    if rows > MOST_ROWS:
        raise ArchiveInvalid("too_large", "taught", f"at most {MOST_ROWS} drawings in all", rows, most=MAX_FILE)


# --- writing ------------------------------------------------------------------------------------------------------


def drawing_tables(versions: Sequence[Examples], blobs: Blobs) -> dict[str, np.ndarray]:
    """Return the arrays that hold all versions of the drawings, by name; none where there is no version.

    Args:
        versions: each once, in the order in which they came.
        blobs: what they refer to.

    Raises:
        ArchiveInvalid: they are too many, their bytes are missing, or are no drawings.
    """
    _check_rows(versions)
    if not versions:
        return {}
    places: dict[bytes, int] = {}
    found: list[int] = []
    labels: list[np.ndarray] = []
    for version in versions:
        content = _drawings(blobs.get(version.values), version)
        found += [places.setdefault(points.tobytes(), len(places)) for points in content.points]
        labels.append(content.targets)
    pictures = np.frombuffer(b"".join(places), np.uint8).reshape(-1, PIXELS)
    return {"pictures": pictures, "places": np.array(found), "labels": np.concatenate(labels)}


def _drawings(whole: bytes | None, version: Examples) -> Content:
    name = f"blobs/{version.values.sha256}"
    if whole is None:
        raise ArchiveInvalid("missing_blob", name, "the bytes that belong to it", "none", sha256=version.values.sha256)
    try:
        content = unpack(whole, version)
    except Invalid as error:
        raise wrong(error.field, error.expected, error.value) from error
    # Names, or numbers for pixels, would be lost.
    if content.points.dtype != np.uint8 or pack(Content(content.points, content.targets), CLASSES)[0] != version:
        raise wrong(name, "pictures and labels, and nothing else", "others")
    return content


def drawing_members(tables: Mapping[str, np.ndarray]) -> Iterator[tuple[str, Iterable[Piece], bool]]:
    """Yield what `drawing_tables` returned as members for `pack`."""
    for name, table in tables.items():
        yield f"taught/{name}.npy", array_pieces(_KINDS[name], table.shape, [table]), True


# --- reading ------------------------------------------------------------------------------------------------------


def read_drawings(members: Members, pictures: int, versions: Sequence[Examples]) -> dict[Blob, bytes]:
    """Take all versions of the drawings out of a file.

    Args:
        members: where they are.
        pictures: how many different pictures the file says there are.
        versions: as for `drawing_tables`; they follow from the history.

    Raises:
        Invalid: something in them can't be.
    """
    _check_rows(versions)
    rows = sum(version.rows for version in versions)
    check_range("pictures", pictures, (min(rows, 1), rows))
    if not versions:
        return {}
    shapes = {"pictures": (pictures, PIXELS), "places": (rows,), "labels": (rows,)}
    points, places, labels = (members.array(f"taught/{name}.npy", _KINDS[name], shapes[name]) for name in _KINDS)
    if not np.array_equal(np.unique(places), np.arange(pictures)):
        raise wrong("taught/places.npy", "each picture in a version, and no others", "others")
    if labels.max() >= CLASSES:
        raise wrong("taught/labels.npy", f"labels below {CLASSES}", int(labels.max()))
    blobs: dict[Blob, bytes] = {}
    for version, end in zip(versions, accumulate(version.rows for version in versions), strict=True):
        part = slice(end - version.rows, end)
        made, known = pack(Content(points[places[part]], labels[part]), CLASSES)
        if made != version:  # its digest is that of the very drawings
            raise wrong("taught", "the drawings of the history", "others")
        blobs |= known
    return blobs
