"""Saving and opening a `.nori` file: the experiment, and the run with its past, so that it goes on with the same bits.

`nori.json` says what was chosen, what happened and which arrays there are; from it follows what every other member has
to be, and nothing else is accepted:

    nori.json                the experiment, the window, the history, the places of the states
    blobs/<sha256>           the bytes the experiment refers to; large examples may lie in a file beside instead
    taught/                  what was taught, see taught_record.py
    run/, curves/, branches/ see record.py
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from model.blobs import Blob, blob_of
from model.checks import Invalid, check_fields, check_range, check_type
from model.data.choice import Data
from model.data.examples import MOST_BYTES, MOST_DESCRIPTION, Examples, unpack
from model.data.taught import Taught
from model.disk import ArchiveInvalid, read_file, replace_file, wrong
from model.experiment import from_json, to_json
from model.members import FIRST, MAX_FILE, Members, json_pieces, pack
from model.network import MAX_PARAMETERS
from model.pasted import checked
from model.record import past_members, past_to_json, read_past
from model.saved import Saved, Scalar, references, taught_versions
from model.taught_record import drawing_members, drawing_tables, read_drawings

VERSION = 4
"""The version of the format. Files of newer versions are refused; a change that old programs can't read adds one.

1: every row of the stack was a dense one, and said not so.
2: the person's own examples lay inside; the branches of a run were not in the file; nothing was put by hand, and events
said not so.
3: every version of the drawings that were taught was a blob.
"""

BESIDE = ".examples"
"""What the name of a file with examples ends with that lies beside."""

MOST_BESIDE = 512 * 2**20
"""The largest of those, in bytes."""

MAX_JSON = 4 * 2**20
"""The longest nori.json, in bytes."""

MAX_WINDOW = 200
"""How many things a window may remember."""

MAX_TEXT = 1_000
"""The longest name or text of those, in characters."""


def write(path: str | Path, content: Saved, beside: bool = False) -> None:
    """Write a file. What was there before is replaced only by a whole file that can be opened again.

    Args:
        path: where.
        content: what.
        beside: whether the person's own examples go into a file of their own in the same folder, which is named after
            this one and after what it holds, so that no other is ever written over.

    Raises:
        ArchiveInvalid: it can't be written, or would be refused on opening; the old file is still there.
    """
    examples = content.experiment.data.examples if beside else None
    name = f"{Path(path).stem[:100]}-{examples.values.sha256[:8]}{BESIDE}" if examples else None
    packed = _pack(content, name)
    _unpack(packed, lambda _: content.blobs[examples.values] if examples else b"")
    if examples and name:
        _write_beside(Path(path).with_name(name), content.blobs[examples.values], examples.values)
    replace_file(path, packed.getvalue())  # shares the bytes; a view of them would outlive an error on Python 3.13


def _write_beside(path: Path, content: bytes, blob: Blob) -> None:
    """Write examples, unless they are there already."""
    with suppress(ArchiveInvalid):
        if blob_of(read_file(path, len(content))) == blob:
            return
    replace_file(path, content)


def read(path: str | Path, beside: Path | None = None) -> Saved:
    """Open a file. Everything in it is checked.

    Args:
        path: where it is.
        beside: where the examples are that lie beside; None for where they were written.

    Raises:
        ArchiveInvalid: it can't be read, is foreign, newer or damaged, or its content can't be; "beside_missing" and
            "beside_changed" for examples that are not found, or not as they were, with the name of their file.
    """
    place = Path(path)
    return _unpack(
        BytesIO(read_file(place, MAX_FILE)), lambda name: read_file(beside or place.with_name(name), MOST_BESIDE)
    )


# --- writing ------------------------------------------------------------------------------------------------------


def _pack(content: Saved, beside: str | None = None) -> BytesIO:
    blobs, past = content.blobs, content.past
    drawings = drawing_tables(taught_versions(content.experiment, past), blobs)
    top = {
        "format": "nori",
        "version": VERSION,
        "experiment": to_json(content.experiment),
        "window": _checked_window(dict(content.window)),
        "run": past_to_json(past) if past else None,
        "beside": beside,
        "pictures": len(drawings.get("pictures", ())),
    }
    wanted = references(replace(content.experiment, taught=Taught()))
    if beside and (examples := content.experiment.data.examples):
        wanted.discard(examples.values)
    own = sorted((blob for blob in wanted if blob in blobs), key=lambda blob: blob.sha256)
    return pack(
        [
            (FIRST, json_pieces(top), True),
            *((f"blobs/{blob.sha256}", [blobs[blob]], False) for blob in own),
            *drawing_members(drawings),
            *(past_members(past) if past else ()),
        ]
    )


# --- reading ------------------------------------------------------------------------------------------------------


def _nothing_beside(name: str) -> bytes:
    raise ArchiveInvalid("cannot_read", "beside", "a file", "none", reason="missing")


def _unpack(file: BytesIO, load: Callable[[str], bytes] = _nothing_beside) -> Saved:
    members = Members(file)
    top = members.json(FIRST, MAX_JSON)
    if not isinstance(top, dict) or top.get("format") != "nori":
        raise ArchiveInvalid("not_a_nori_file", "nori.json", "the format nori", "another one")
    try:
        version = _version(top)
        _upgrade(top, version)
        kinds = {"format": str, "version": int, "experiment": dict, "window": dict, "run": (dict, type(None))}
        kinds |= {"beside": (str, type(None)), "pictures": int}
        _, _, experiment, window, run, beside, pictures = check_fields("nori.json", top, **kinds)
        experiment = from_json(experiment)
        window = _checked_window(window)
        own = experiment.data.examples
        blobs = {
            blob: _numbers(members, blob) for blob in references(replace(experiment, data=Data(), taught=Taught()))
        }
        if own:
            blobs[own.values] = _examples(members, own) if beside is None else _from_beside(load, beside, own)
        past = None if run is None else read_past(members, run, experiment, blobs)
        taught = taught_versions(experiment, past)
        blobs |= read_drawings(members, pictures, taught) if version > 3 else _whole_drawings(members, taught)
        members.finish()
    except ArchiveInvalid:
        raise
    except Invalid as error:
        raise wrong(error.field, error.expected, error.value) from error
    return Saved(experiment, blobs, past, window)


def _version(top: dict[str, Any]) -> int:
    """Return the version that a file is of."""
    version: Any = top.get("version")
    check_type("version", version, int)
    check_range("version", version, (1, np.inf))
    if version > VERSION:
        raise ArchiveInvalid("too_new", "version", str(VERSION), version, version=version, newest=VERSION)
    return version


def _upgrade(top: dict[str, Any], version: int) -> None:
    """Bring what a file of an older version says to what one of now does, see VERSION; nothing is checked yet."""
    run: Any = top.get("run")
    run = run if isinstance(run, dict) else {}
    if version < 2:
        for experiment in (top.get("experiment"), run.get("first")):
            _name_dense_rows(experiment)
    if version < 3:
        top.setdefault("beside", None)
        run.setdefault("branches", [])
        _put_nothing(run)
    if version < 4:
        top.setdefault("pictures", 0)


def _name_dense_rows(experiment: Any) -> None:
    """Bring the rows of an experiment of version 1 to what they are called since."""
    rows = experiment.get("hidden") if isinstance(experiment, dict) else None
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict):
            row.setdefault("kind", "dense")


def _put_nothing(run: Any) -> None:
    """Bring the events of a run of version 2 to what they say since."""
    events = run.get("events")
    for event in events if isinstance(events, list) else ():
        if isinstance(event, dict):
            event.setdefault("put", False)


def _numbers(members: Members, blob: Blob) -> bytes:
    """Take given parameters out of a file."""
    content = _blob(members, blob, 8 * MAX_PARAMETERS)
    if len(content) % 8:
        raise wrong(f"blobs/{blob.sha256}", "numbers", "others")
    checked(f"blobs/{blob.sha256}", np.frombuffer(content, "<f8"))
    return content


def _examples(members: Members, examples: Examples) -> bytes:
    """Take the person's own examples out of a file."""
    content = _blob(members, examples.values, MOST_BYTES + 2 * MOST_DESCRIPTION)
    unpack(content, examples)
    return content


def _whole_drawings(members: Members, versions: Sequence[Examples]) -> dict[Blob, bytes]:
    """Take the drawings out of a file of version 3 or before."""
    blobs = {version.values: _examples(members, version) for version in versions}
    drawing_tables(versions, blobs)  # raises where what is opened could not be saved
    return blobs


def _from_beside(load: Callable[[str], bytes], name: str, examples: Examples) -> bytes:
    """Take the person's own examples out of a file that lies beside."""
    if not name.endswith(BESIDE) or len(name) > MAX_TEXT or not set(name).isdisjoint("/\\:\0"):
        raise wrong("beside", f"the name of a file that ends with {BESIDE}", name[:80])
    try:
        content = load(name)
    except ArchiveInvalid as error:
        code = "beside_changed" if error.code == "too_large" else "beside_missing"
        raise ArchiveInvalid(code, "beside", "a file with the examples", name, beside=name) from error
    if blob_of(content) != examples.values:
        raise ArchiveInvalid("beside_changed", "beside", "the examples as they were", name, beside=name)
    unpack(content, examples)
    return content


def _blob(members: Members, blob: Blob, most: int) -> bytes:
    name = f"blobs/{blob.sha256}"
    if name not in members:
        raise ArchiveInvalid("missing_blob", name, "the bytes that belong to it", "none", sha256=blob.sha256)
    content = members.content(name, most)
    if blob_of(content) != blob:
        raise wrong(name, "bytes that belong to this name", "others")
    return content


def _checked_window(window: dict[Any, Any]) -> dict[str, Scalar]:
    if len(window) > MAX_WINDOW:
        raise wrong("window", f"at most {MAX_WINDOW} things", len(window))
    for name, value in window.items():
        if not isinstance(name, str) or len(name) > MAX_TEXT:
            raise wrong("window", f"names of at most {MAX_TEXT} characters", name)
        if isinstance(value, int | float) and not abs(value) <= 2**53:
            raise wrong("window", "numbers within ±2⁵³", value)
        if not isinstance(value, str | int | float | None) or (isinstance(value, str) and len(value) > MAX_TEXT):
            raise wrong("window", f"numbers, truth values and texts of at most {MAX_TEXT} characters", value)
    return window
