"""Words for refusals: why what a person brings, opens, saves or fetches can't be had."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui import words
from gui.widgets.numbers import tidy
from model.checks import Invalid, Refused
from model.data.folder import FolderInvalid
from model.data.idx import IdxInvalid
from model.data.rows import TableInvalid
from model.disk import ArchiveInvalid
from model.pasted import GivenInvalid

GIVEN: dict[str, object] = {
    "too_long": QT_TRANSLATE_NOOP("Words", "That is too long: the most is {most}."),
    "syntax": QT_TRANSLATE_NOOP(
        "Words", "Line {line} can't be read at “{found}”. Try something like W1 = [[0.1, 0.2]]."
    ),
    "ends": QT_TRANSLATE_NOOP("Words", "Line {line} ends too soon. Try something like W1 = [[0.1, 0.2]]."),
    "open": QT_TRANSLATE_NOOP("Words", "A bracket that line {line} opens is not closed."),
    "nothing": QT_TRANSLATE_NOOP(
        "Words", "There are no weights here. Try something like W1 = [[0.1, 0.2], [0.3, 0.4]]."
    ),
    "number": QT_TRANSLATE_NOOP("Words", "The values of {name} must be numbers from −{most} to {most}."),
    "ragged": QT_TRANSLATE_NOOP("Words", "The rows of {name} are not equally long."),
    "too_many": QT_TRANSLATE_NOOP("Words", "{name} is too large: {most} values are the most in all."),
    "file": QT_TRANSLATE_NOOP("Words", "That file is damaged, or not an .npz file as NumPy's savez makes it."),
    "kind": QT_TRANSLATE_NOOP("Words", "{name} does not hold numbers."),
    "unknown_name": QT_TRANSLATE_NOOP("Words", "“{name}” is no weight: they are called W1, b1, W2, b2 and so on."),
    "twice": QT_TRANSLATE_NOOP("Words", "{name} is given twice."),
    "missing": QT_TRANSLATE_NOOP("Words", "{name} is missing."),
    "weights_shape": QT_TRANSLATE_NOOP("Words", "{name} is {shape}, but weights are a matrix: inputs × neurons."),
    "bias_shape": QT_TRANSLATE_NOOP("Words", "{name} needs a value for each neuron: {wanted}, not {shape}."),
    "chain": QT_TRANSLATE_NOOP("Words", "{name} is {shape}, but {previous} is {before}: the inner numbers must agree."),
    "inputs": QT_TRANSLATE_NOOP("Words", "{name} must have as many rows as the data have inputs: {wanted}."),
    "outputs": QT_TRANSLATE_NOOP("Words", "{name} must have as many columns as the data have outputs: {wanted}."),
    "layers": QT_TRANSLATE_NOOP("Words", "These are too many layers: {most} are the most."),
    "not_dense": QT_TRANSLATE_NOOP("Words", "Weights can be given to dense layers only. Remove the other rows first."),
    "units": QT_TRANSLATE_NOOP("Words", "{name} makes too wide a layer: {most} neurons are the most."),
    "unexpected": QT_TRANSLATE_NOOP("Words", "Something went wrong: these values can't be used."),
}
"""Why given weights can't be used."""

FILES: dict[str, object] = {
    "cannot_read missing": QT_TRANSLATE_NOOP("Words", "{name} is no longer there."),
    "cannot_read folder": QT_TRANSLATE_NOOP("Words", "{name} is a folder, not a file."),
    "cannot_read permission": QT_TRANSLATE_NOOP("Words", "{name} may not be read."),
    "cannot_read": QT_TRANSLATE_NOOP("Words", "{name} can't be read."),
    "cannot_write permission": QT_TRANSLATE_NOOP("Words", "{name} may not be written. Choose another folder."),
    "cannot_write full": QT_TRANSLATE_NOOP("Words", "There is no room for {name} on that disk."),
    "cannot_write": QT_TRANSLATE_NOOP("Words", "{name} can't be written. Choose another place."),
    "not_a_nori_file": QT_TRANSLATE_NOOP("Words", "{name} is no Nori file."),
    "damaged": QT_TRANSLATE_NOOP("Words", "{name} is damaged and can't be opened."),
    "too_new": QT_TRANSLATE_NOOP("Words", "{name} comes from a newer Nori. Update this one to open it."),
    "too_large": QT_TRANSLATE_NOOP("Words", "{name} is too large to be opened."),
    "wrong_content": QT_TRANSLATE_NOOP("Words", "{name} can't be opened: its “{field}” is not what it should be."),
    "missing_blob": QT_TRANSLATE_NOOP("Words", "{name} can't be opened: some of its values are missing."),
    "beside_missing": QT_TRANSLATE_NOOP("Words", "The data of {name} are not there: {beside} belongs beside it."),
    "no_program": QT_TRANSLATE_NOOP(
        "Words", "A program takes no differences where dropout or batch normalization is. Choose backpropagation first."
    ),
    "not_made": QT_TRANSLATE_NOOP("Words", "{name} is not written: its network was never made."),
    "beside_changed": QT_TRANSLATE_NOOP("Words", "{beside} does not hold the data that {name} was saved with."),
}
"""Why a file can't be opened or saved, by code and perhaps reason."""

TABLES: dict[str, object] = {
    "empty": QT_TRANSLATE_NOOP("Words", "There is nothing in this table."),
    "binary": QT_TRANSLATE_NOOP("Words", "That is no text. Save the table as CSV and open that."),
    "encoding": QT_TRANSLATE_NOOP("Words", "Line {line} is neither UTF-8, UTF-16 nor CP949. Save the table as UTF-8."),
    "line_too_long": QT_TRANSLATE_NOOP("Words", "Line {line} is too long: {most} characters are the most."),
    "cell_too_long": QT_TRANSLATE_NOOP("Words", "Line {line} has a cell that is too long. Is a quotation mark open?"),
    "ragged": QT_TRANSLATE_NOOP("Words", "Line {line} has too many cells or too few: {found} instead of {wanted}."),
    "one_column": QT_TRANSLATE_NOOP(
        "Words", "Line 1 has one column only. Separate columns by commas, semicolons or tabs."
    ),
    "columns": QT_TRANSLATE_NOOP("Words", "Line 1 has {found} columns: {most} are the most."),
    "few_rows": QT_TRANSLATE_NOOP("Words", "Too few rows can be used, {found}: {wanted} are the fewest."),
    "categories": QT_TRANSLATE_NOOP(
        "Words", "“{column}” holds more than {most} different texts. Leave this column out."
    ),
    "classes": QT_TRANSLATE_NOOP("Words", "“{column}” holds more than {most} classes. Take it as a number instead."),
    "one_class": QT_TRANSLATE_NOOP("Words", "“{column}” holds one class only, so there is nothing to find out."),
    "no_numbers": QT_TRANSLATE_NOOP("Words", "“{column}” holds texts, not numbers. Take it as classes instead."),
    "no_inputs": QT_TRANSLATE_NOOP("Words", "Choose at least one column as an input."),
    "inputs": QT_TRANSLATE_NOOP("Words", "That makes {found} inputs: {most} are the most."),
    "values": QT_TRANSLATE_NOOP("Words", "With {found} inputs, {most} rows are the most. Leave some columns out."),
}
"""Why a table can't be read."""

IDX: dict[str, object] = {
    "magic": QT_TRANSLATE_NOOP("Words", "{name} is no IDX file."),
    "type": QT_TRANSLATE_NOOP("Words", "{name} holds values of type {type}, but images are bytes (type 8)."),
    "dimensions": QT_TRANSLATE_NOOP("Words", "{name} gives {found} as its number of dimensions; {wanted} is right."),
    "count": QT_TRANSLATE_NOOP("Words", "{name} says it holds {found} examples: 1 to {most} are possible."),
    "side": QT_TRANSLATE_NOOP("Words", "{name} holds images of {shape} pixels; {side} × {side} are right."),
    "short": QT_TRANSLATE_NOOP("Words", "{name} ends after {found} bytes, but says it has {wanted}."),
    "long": QT_TRANSLATE_NOOP("Words", "{name} goes on after the {wanted} bytes it says it has."),
    "gzip": QT_TRANSLATE_NOOP("Words", "{name} is damaged: it can't be unpacked."),
    "label": QT_TRANSLATE_NOOP("Words", "{name} holds the label {found}: {most} is the highest."),
    "unequal": QT_TRANSLATE_NOOP("Words", "{name} has {labels} labels for {pictures} images."),
    "files": QT_TRANSLATE_NOOP(
        "Words", "Choose two IDX files, images and labels, or four, for training and test: these are {name}."
    ),
}
"""Why files of pictures and labels can't be read."""

FOLDERS: dict[str, object] = {
    "no_classes": QT_TRANSLATE_NOOP("Words", "There are no subfolders in “{name}”: each class of images needs one."),
    "one_class": QT_TRANSLATE_NOOP(
        "Words", "“{name}” holds images of one class only: put each class into a subfolder."
    ),
    "classes": QT_TRANSLATE_NOOP("Words", "“{name}” has {found} subfolders: {most} classes are the most."),
    "few": QT_TRANSLATE_NOOP("Words", "“{name}” holds too few images that can be read: {found} instead of {wanted}."),
    "many": QT_TRANSLATE_NOOP("Words", "“{name}” holds more than {most} images."),
}
"""Why a folder of images can't be read."""

BROUGHT: dict[type[Refused], dict[str, object]] = {TableInvalid: TABLES, IdxInvalid: IDX, FolderInvalid: FOLDERS}
"""The sentences of each kind of refusal by its code."""

FETCHING: dict[str, object] = {
    "offline": QT_TRANSLATE_NOOP("Words", "No network: {source} could not be fetched. Everything else works without."),
    "not_found": QT_TRANSLATE_NOOP("Words", "{source} is not where it was. Try again later, or open its files."),
    "stalled": QT_TRANSLATE_NOOP("Words", "Nothing more came for a while. What has come of {source} is kept."),
    "cut": QT_TRANSLATE_NOOP("Words", "The connection broke. What has come of {source} is kept."),
    "corrupt": QT_TRANSLATE_NOOP("Words", "What came was not {source}, so it was thrown away. Try again later."),
    "disk": QT_TRANSLATE_NOOP("Words", "{source} can't be kept: the folder for data can't be written, or is full."),
    "busy": QT_TRANSLATE_NOOP("Words", "Another window of Nori is fetching already."),
}
"""Why a data set could not be fetched."""


THE_FILE: object = QT_TRANSLATE_NOOP("Words", "The file")
"""What a file is called whose name is not known."""


def file_problem(name: str, error: ArchiveInvalid) -> str:
    """Return why a file can't be opened or saved, in the person's language."""
    key = f"{error.code} {error.values.get('reason', '')}"
    text = FILES.get(key, FILES[error.code])
    values = {key: error.values.get(key, "") for key in ("field", "beside")}
    return words.said(text).format(name=name, **values)


def given_problem(error: GivenInvalid) -> str:
    """Return why given weights can't be used, in the person's language."""
    numbers = {k: v for k, v in error.values.items() if isinstance(v, (int, float))}
    values = {**error.values, **{k: f"{v:,.0f}" if v < 1e15 else tidy(f"{v:g}") for k, v in numbers.items()}}
    return words.said(GIVEN[error.code]).format(**values)


def brought_problem(error: Invalid) -> str:
    """Return why what a person brought can't be read, in the person's language."""
    if isinstance(error, ArchiveInvalid):
        name = str(error.values.get("called") or words.said(THE_FILE))
        return file_problem(name, error)
    text, values = TABLES["empty"], {}
    if isinstance(error, Refused):
        text, values = BROUGHT[type(error)][error.code], error.values
    written = {k: f"{v:,}" if isinstance(v, int) and v >= 10_000 else v for k, v in values.items()}
    return words.said(text).format(**written)


def fetch_problem(source: str, reason: str) -> str:
    """Return why a data set could not be fetched, in the person's language."""
    return words.said(FETCHING[reason]).format(source=words.name("source", source))
