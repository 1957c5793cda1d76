"""Given values: weights and biases that a person types, pastes or brings in a file, as in the book's small networks."""

import math
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

import numpy as np

from model.activations import START
from model.blobs import Blob, blob_of
from model.checks import Invalid
from model.experiment import MAX_LAYERS, Experiment
from model.initial import Initial
from model.initializers import GIVEN
from model.layers import Dense
from model.layers.base import LIMITS, shape_text
from model.losses import FITS
from model.network import MAX_PARAMETERS
from model.pasted import NAME, GivenInvalid, checked

BOOK = """W1 = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
b1 = np.array([0.1, 0.2, 0.3])
W2 = np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]])
b2 = np.array([0.1, 0.2])
W3 = np.array([[0.1, 0.3], [0.2, 0.4]])
b3 = np.array([0.1, 0.2])
"""
"""The 2-3-2-2 network of *Deep Learning from Scratch*, chapter 3.4."""

MOST_WRITTEN = 2_000
"""The most parameters that are written as text: more could not be overlooked."""

MAX_FILE = 100_000_000
"""The largest file that is opened, in bytes."""

MAX_HEADER = 1_000
"""The longest description of an array in a file that is read, in bytes."""

# --- files --------------------------------------------------------------------------------------------------------


def read_npz(path: str | Path) -> dict[str, np.ndarray]:
    """Read the arrays W1, b1, W2, b2, … of an `.npz` file; others are passed over.

    Their sizes are taken from their headers, before any memory is. Pickled objects are never loaded.

    Raises:
        GivenInvalid: the file can't be read, or its arrays are too large or no numbers.
    """
    try:
        if not Path(path).is_file():  # to open a named pipe would be to wait for whoever writes into it
            raise GivenInvalid("file", "file", "an .npz file", str(path)[:200])
        size = Path(path).stat().st_size
        if size > MAX_FILE:
            raise GivenInvalid("too_long", "file", f"at most {MAX_FILE:,} bytes", size, most=MAX_FILE)
        with zipfile.ZipFile(path) as archive:
            return _read_archive(archive)
    except Invalid:
        raise
    # What a broken archive can raise is not bounded by its documentation (zlib.error, struct.error, KeyError …).
    except Exception as error:
        raise GivenInvalid("file", "file", "an .npz file", str(error)[:200] or type(error).__name__) from error


def _read_archive(archive: zipfile.ZipFile) -> dict[str, np.ndarray]:
    members = {info.filename.removesuffix(".npy"): info for info in archive.infolist()}
    wanted = {name: info for name, info in members.items() if NAME.fullmatch(name)}
    if not wanted:
        raise GivenInvalid("nothing", "file", "arrays W1, b1, …", sorted(members)[:5])
    left = MAX_PARAMETERS
    for name, info in wanted.items():
        with archive.open(info) as file:
            shape = _read_header(name, file)[0]
            left -= max(math.prod(shape), *shape, 1)
            if left < 0:
                most = f"at most {MAX_PARAMETERS:,} values in all"
                raise GivenInvalid("too_many", name, most, "more", name=name, most=MAX_PARAMETERS)
    return {name: _read_member(archive, name, info) for name, info in wanted.items()}


def _read_header(name: str, file: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    """Read and check the description at the beginning of an array: its shape, its order and its kind."""
    version = np.lib.format.read_magic(file)
    if version != (1, 0):  # later ones may announce descriptions of gigabytes, and plain arrays do not need them
        raise GivenInvalid("kind", name, "an array of format 1.0", version, name=name)
    shape, fortran, dtype = np.lib.format.read_array_header_1_0(file, max_header_size=MAX_HEADER)
    if dtype.kind not in "fiu" or dtype.itemsize > 8:
        raise GivenInvalid("kind", name, "floating-point or whole numbers", str(dtype)[:40], name=name)
    if len(shape) > 2 or any(n < 0 for n in shape):
        raise GivenInvalid("weights_shape", name, "a matrix or a vector", shape, name=name, shape=shape_text(shape))
    return shape, fortran, dtype


def _read_member(archive: zipfile.ZipFile, name: str, info: zipfile.ZipInfo) -> np.ndarray:
    with archive.open(info) as file:
        shape, fortran, dtype = _read_header(name, file)
        size = math.prod(shape) * dtype.itemsize
        content = b"".join(_chunks(file, size))
    if len(content) != size:
        raise GivenInvalid("file", name, f"{size} bytes", len(content))
    array = np.frombuffer(content, dtype).reshape(shape, order="F" if fortran else "C")
    return checked(name, np.array(array, np.float64, order="C"))


def _chunks(file: IO[bytes], size: int) -> Iterator[bytes]:
    while size > 0 and (chunk := file.read(min(size, 2**20))):
        size -= len(chunk)
        yield chunk


# --- the experiment -----------------------------------------------------------------------------------------------


def experiment_from(values: Mapping[str, np.ndarray], experiment: Experiment) -> tuple[Experiment, dict[Blob, bytes]]:
    """Return an experiment whose network starts with given values, and the bytes it refers to.

    The layers follow the values. Activations are those of the layers that were there; where there are more now, the
    last hidden one is repeated. Values say nothing of rows that are not dense, so a stack with such can't be given any.

    Args:
        values: W1, b1, W2, b2, …; a W of shape (n_in, n_out), a b of (n_out,) or none, which is zeros.
        experiment: what was chosen before. Its data stay, so that inputs and outputs must fit them.

    Raises:
        GivenInvalid: the values make no network for these data, or other rows than dense ones are there.
    """
    hidden = [row for row in experiment.hidden if isinstance(row, Dense)]
    if len(hidden) < len(experiment.hidden):
        raise GivenInvalid("not_dense", "hidden", "dense rows", [row.kind for row in experiment.hidden])
    matrices = _matrices(values)
    widths = [matrices[0].shape[0], *(w.shape[1] for w in matrices)]
    for field, code, width, wanted in (
        ("W1", "inputs", widths[0], experiment.data.inputs),
        (f"W{len(matrices)}", "outputs", widths[-1], experiment.data.outputs),
    ):
        if width != wanted:
            raise GivenInvalid(code, field, f"{wanted} {code}, as the data have", width, name=field, wanted=wanted)
    blobs: dict[Blob, bytes] = {}
    initials: list[Initial] = []
    for k, weights in enumerate(matrices, 1):
        content = np.concatenate((weights.ravel(), _bias(values, k, weights.shape[1]))).astype("<f8").tobytes()
        blob = blob_of(content)
        blobs[blob] = content
        initials.append(Initial(GIVEN, values=blob))
    rows = [*hidden, *[hidden[-1] if hidden else Dense()] * len(matrices)]
    layers = tuple(
        replace(row, units=units, initial=initial)
        for row, units, initial in zip(rows, widths[1:-1], initials, strict=False)
    )
    return replace(experiment, hidden=layers, output=replace(experiment.output, initial=initials[-1])), blobs


def in_book(experiment: Experiment) -> Experiment:
    """Return an experiment for BOOK as the book has it: sigmoid twice, then identity, and inputs as they are.

    For x = (1.0, 0.5) it answers (0.31682708, 0.69627909). The loss becomes the mean squared error, unless it is
    another one that identity is for.
    """
    fits = "identity" in FITS[experiment.loss]
    return replace(
        experiment,
        data=replace(experiment.data, normalize=False),
        hidden=(Dense(3, "sigmoid"), Dense(2, "sigmoid")),
        output=replace(experiment.output, activation="identity"),
        loss=experiment.loss if fits else "mean_squared",
    )


def written(experiment: Experiment, parameters: np.ndarray) -> str:
    """Return the weights and biases of a network as text that `parse_text` reads, to the last bit.

    Args:
        experiment: its rows.
        parameters: all of them, (parameter_count,).

    Returns:
        "" where the text would say too little, as other rows than dense ones are there, or a slope of PReLU is not
        where it starts any more; where it would be too long; and where some number is no number.
    """
    layout = experiment.flow.layout
    parts = [part for part in layout if part.name != "slope" or (parameters[part.start : part.stop] != START).any()]
    names = [f"{part.name}{part.layer + 1}" for part in parts]
    said = all(isinstance(row, Dense) for row in experiment.hidden) and all(map(NAME.fullmatch, names))
    if not said or len(parameters) > MOST_WRITTEN or not np.isfinite(parameters).all():
        return ""
    lines: list[str] = []
    for name, part in zip(names, parts, strict=True):
        # As strings, numbers of float32 are as short as they can be; as numbers of Python they would not.
        rows = np.atleast_2d(parameters[part.start : part.stop].reshape(part.shape)).astype(str).tolist()
        texts = [f"[{', '.join(row)}]" for row in rows]
        indent = ",\n" + " " * (len(name) + 4)
        lines.append(f"{name} = [{indent.join(texts)}]" if part.name == "W" else f"{name} = {texts[0]}")
    return "\n".join(lines)


def _matrices(values: Mapping[str, np.ndarray]) -> list[np.ndarray]:
    """Return W1 … Wn, after it is sure that they make a chain and that nothing else is there."""
    for name in values:
        if not NAME.fullmatch(name):
            raise GivenInvalid("unknown_name", name[:20], "a name like W1 or b1", name[:20], name=name[:20])
    last = max((int(name[1:]) for name in values), default=1)
    if last > MAX_LAYERS + 1:
        raise GivenInvalid("layers", f"W{last}", f"at most {MAX_LAYERS + 1} layers", last, most=MAX_LAYERS + 1)
    for k in range(1, last + 1):
        if f"W{k}" not in values:
            raise GivenInvalid("missing", f"W{k}", "weights for each layer", sorted(values), name=f"W{k}")
    matrices = [np.asarray(values[f"W{k}"]) for k in range(1, last + 1)]
    most = int(LIMITS["units"][1])
    for k, w in enumerate(matrices, 1):
        shape = shape_text(w.shape)
        if w.ndim != 2 or not w.size:
            raise GivenInvalid("weights_shape", f"W{k}", "a matrix (n_in, n_out)", shape, name=f"W{k}", shape=shape)
        if k < last and w.shape[1] > most:
            raise GivenInvalid("units", f"W{k}", f"at most {most} neurons", w.shape[1], name=f"W{k}", most=most)
        checked(f"W{k}", w)
    for k, (before, w) in enumerate(pairwise(matrices), 2):
        if before.shape[1] != w.shape[0]:
            shapes = {"before": shape_text(before.shape), "shape": shape_text(w.shape)}
            expected = f"{before.shape[1]} rows, because W{k - 1} is {shapes['before']}"
            raise GivenInvalid(
                "chain", f"W{k}", expected, shapes["shape"], name=f"W{k}", previous=f"W{k - 1}", **shapes
            )
    if sum(w.size + w.shape[1] for w in matrices) > MAX_PARAMETERS:
        raise GivenInvalid(
            "too_many", "W1", f"at most {MAX_PARAMETERS:,} in all", "more", name="W1", most=MAX_PARAMETERS
        )
    return matrices


def _bias(values: Mapping[str, np.ndarray], k: int, units: int) -> np.ndarray:
    name = f"b{k}"
    bias = np.asarray(values.get(name, np.zeros(units)))
    if bias.shape not in ((units,), (1, units)):
        shape = shape_text(bias.shape)
        expected = f"{units} values, as W{k} has columns"
        raise GivenInvalid("bias_shape", name, expected, shape, name=name, wanted=units, shape=shape)
    return checked(name, bias).ravel()
