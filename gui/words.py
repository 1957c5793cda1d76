"""Words for the ids of `model`: every table row and every problem, marked for translation."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from model.checks import Invalid
from model.data.dataset import Dataset
from model.data.folder import FolderInvalid
from model.data.idx import IdxInvalid
from model.data.table import TableInvalid
from model.disk import ArchiveInvalid
from model.pasted import GivenInvalid
from model.problems import Problem

NAMES: dict[str, dict[str, object]] = {
    "activation": {
        "identity": QT_TRANSLATE_NOOP("Words", "identity"),
        "step": QT_TRANSLATE_NOOP("Words", "step"),
        "sigmoid": QT_TRANSLATE_NOOP("Words", "sigmoid"),
        "tanh": QT_TRANSLATE_NOOP("Words", "tanh"),
        "relu": QT_TRANSLATE_NOOP("Words", "ReLU"),
        "leaky_relu": QT_TRANSLATE_NOOP("Words", "leaky ReLU"),
        "elu": QT_TRANSLATE_NOOP("Words", "ELU"),
        "softmax": QT_TRANSLATE_NOOP("Words", "softmax"),
    },
    "loss": {
        "sum_of_squares": QT_TRANSLATE_NOOP("Words", "sum of squares"),
        "mean_squared": QT_TRANSLATE_NOOP("Words", "mean squared"),
        "cross_entropy": QT_TRANSLATE_NOOP("Words", "cross-entropy"),
        "binary_cross_entropy": QT_TRANSLATE_NOOP("Words", "binary cross-entropy"),
    },
    "optimizer": {
        "sgd": QT_TRANSLATE_NOOP("Words", "SGD"),
        "momentum": QT_TRANSLATE_NOOP("Words", "Momentum"),
        "nesterov": QT_TRANSLATE_NOOP("Words", "Nesterov"),
        "adagrad": QT_TRANSLATE_NOOP("Words", "AdaGrad"),
        "rmsprop": QT_TRANSLATE_NOOP("Words", "RMSProp"),
        "adam": QT_TRANSLATE_NOOP("Words", "Adam"),
    },
    "initial": {
        "zeros": QT_TRANSLATE_NOOP("Words", "zeros"),
        "normal": QT_TRANSLATE_NOOP("Words", "normal (σ)"),
        "lecun": QT_TRANSLATE_NOOP("Words", "LeCun"),
        "xavier": QT_TRANSLATE_NOOP("Words", "Xavier"),
        "he": QT_TRANSLATE_NOOP("Words", "He"),
        "given": QT_TRANSLATE_NOOP("Words", "given"),
    },
    "gradient": {
        "backpropagation": QT_TRANSLATE_NOOP("Words", "backpropagation"),
        "central": QT_TRANSLATE_NOOP("Words", "central difference"),
        "forward": QT_TRANSLATE_NOOP("Words", "forward difference"),
    },
    "sampling": {
        "epoch": QT_TRANSLATE_NOOP("Words", "shuffled epochs"),
        "random": QT_TRANSLATE_NOOP("Words", "random draws"),
    },
    "precision": {
        "float32": QT_TRANSLATE_NOOP("Words", "float32"),
        "float64": QT_TRANSLATE_NOOP("Words", "float64"),
    },
    "source": {
        "linear": QT_TRANSLATE_NOOP("Words", "Linear"),
        "gaussians": QT_TRANSLATE_NOOP("Words", "Clouds"),
        "circle": QT_TRANSLATE_NOOP("Words", "Circle"),
        "xor": QT_TRANSLATE_NOOP("Words", "XOR"),
        "moons": QT_TRANSLATE_NOOP("Words", "Moons"),
        "rings": QT_TRANSLATE_NOOP("Words", "Rings"),
        "spiral": QT_TRANSLATE_NOOP("Words", "Spiral"),
        "plane": QT_TRANSLATE_NOOP("Words", "Plane"),
        "sine": QT_TRANSLATE_NOOP("Words", "Sine"),
        "bumpy": QT_TRANSLATE_NOOP("Words", "Bumpy"),
        "digits": QT_TRANSLATE_NOOP("Words", "Digits"),
        "mnist": QT_TRANSLATE_NOOP("Words", "MNIST"),
        "fashion": QT_TRANSLATE_NOOP("Words", "Fashion"),
        "painted": QT_TRANSLATE_NOOP("Words", "My points"),
        "table": QT_TRANSLATE_NOOP("Words", "My table"),
        "pictures": QT_TRANSLATE_NOOP("Words", "My images"),
    },
    "feature": {
        "x0": QT_TRANSLATE_NOOP("Words", "x₀"),
        "x1": QT_TRANSLATE_NOOP("Words", "x₁"),
        "x0_squared": QT_TRANSLATE_NOOP("Words", "x₀²"),
        "x1_squared": QT_TRANSLATE_NOOP("Words", "x₁²"),
        "x0_x1": QT_TRANSLATE_NOOP("Words", "x₀x₁"),
        "sin_x0": QT_TRANSLATE_NOOP("Words", "sin x₀"),
        "sin_x1": QT_TRANSLATE_NOOP("Words", "sin x₁"),
    },
    "setting": {
        "momentum": QT_TRANSLATE_NOOP("Words", "Momentum μ"),
        "decay": QT_TRANSLATE_NOOP("Words", "Decay ρ"),
        "beta_1": QT_TRANSLATE_NOOP("Words", "β₁"),
        "beta_2": QT_TRANSLATE_NOOP("Words", "β₂"),
        "epsilon": QT_TRANSLATE_NOOP("Words", "ε"),
    },
}
"""What each row of each table is called."""

TIPS: dict[str, dict[str, object]] = {
    "activation": {
        "identity": QT_TRANSLATE_NOOP("Words", "z = a. The output of regression; between layers it adds nothing."),
        "step": QT_TRANSLATE_NOOP(
            "Words", "z = 1 above 0, else 0. The perceptron's; its slope is 0, so it can't learn."
        ),
        "sigmoid": QT_TRANSLATE_NOOP("Words", "z = 1 / (1 + e⁻ᵃ), from 0 to 1. Slopes fade where |a| is large."),
        "tanh": QT_TRANSLATE_NOOP("Words", "From −1 to 1, steep around 0. Good for small networks."),
        "relu": QT_TRANSLATE_NOOP("Words", "z = max(a, 0). Fast, and its slope does not fade."),
        "leaky_relu": QT_TRANSLATE_NOOP(
            "Words", "Like ReLU, but with a slope of 0.01 below 0, so that no neuron dies."
        ),
        "elu": QT_TRANSLATE_NOOP("Words", "Like ReLU, but smooth below 0: eᵃ − 1."),
        "softmax": QT_TRANSLATE_NOOP("Words", "Turns outputs into probabilities that add up to 1."),
    },
    "loss": {
        "sum_of_squares": QT_TRANSLATE_NOOP("Words", "½ Σ (y − t)², the book's first loss."),
        "mean_squared": QT_TRANSLATE_NOOP("Words", "The mean of (y − t)². Usual for regression."),
        "cross_entropy": QT_TRANSLATE_NOOP("Words", "−Σ t log y. Usual for classes, with softmax."),
        "binary_cross_entropy": QT_TRANSLATE_NOOP("Words", "For outputs that each answer yes or no, with sigmoid."),
    },
    "optimizer": {
        "sgd": QT_TRANSLATE_NOOP("Words", "A step straight down the gradient: W ← W − η ∂L/∂W."),
        "momentum": QT_TRANSLATE_NOOP("Words", "Gathers speed like a rolling ball: v ← μv + ∂L/∂W, W ← W − ηv."),
        "nesterov": QT_TRANSLATE_NOOP("Words", "Momentum that looks ahead before it steps."),
        "adagrad": QT_TRANSLATE_NOOP("Words", "Smaller steps for weights that have moved much already."),
        "rmsprop": QT_TRANSLATE_NOOP("Words", "AdaGrad that forgets what is long past."),
        "adam": QT_TRANSLATE_NOOP("Words", "Momentum and RMSProp together. A good first choice."),
    },
    "initial": {
        "zeros": QT_TRANSLATE_NOOP("Words", "All weights 0: the neurons of a layer stay equal for ever."),
        "normal": QT_TRANSLATE_NOOP("Words", "Drawn with a standard deviation σ of your own."),
        "lecun": QT_TRANSLATE_NOOP("Words", "σ = √(1 / inputs), for tanh. What the book calls Xavier."),
        "xavier": QT_TRANSLATE_NOOP("Words", "σ = √(2 / (inputs + outputs)), for sigmoid and tanh."),
        "he": QT_TRANSLATE_NOOP("Words", "σ = √(2 / inputs), for ReLU."),
        "given": QT_TRANSLATE_NOOP("Words", "Values you gave, under Network ▸ Give weights."),
    },
    "gradient": {
        "backpropagation": QT_TRANSLATE_NOOP("Words", "Exact, by the chain rule; one backward pass a step."),
        "central": QT_TRANSLATE_NOOP(
            "Words", "(L(w + h) − L(w − h)) / 2h for every weight. Slow, but needs no calculus."
        ),
        "forward": QT_TRANSLATE_NOOP("Words", "(L(w + h) − L(w)) / h for every weight. Less exact."),
    },
    "sampling": {
        "epoch": QT_TRANSLATE_NOOP("Words", "Every example once an epoch, shuffled anew each time."),
        "random": QT_TRANSLATE_NOOP("Words", "Each batch is drawn anew from all examples, as in the book."),
    },
    "precision": {
        "float32": QT_TRANSLATE_NOOP("Words", "About 7 digits; twice as fast."),
        "float64": QT_TRANSLATE_NOOP("Words", "About 16 digits."),
    },
    "source": {
        "linear": QT_TRANSLATE_NOOP("Words", "Two classes that a straight line separates"),
        "gaussians": QT_TRANSLATE_NOOP("Words", "Two round clouds"),
        "circle": QT_TRANSLATE_NOOP("Words", "A disc inside a ring"),
        "xor": QT_TRANSLATE_NOOP("Words", "Four squares, opposite ones alike: too much for one line"),
        "moons": QT_TRANSLATE_NOOP("Words", "Two half circles that reach into each other"),
        "rings": QT_TRANSLATE_NOOP("Words", "Three classes: a disc and two rings"),
        "spiral": QT_TRANSLATE_NOOP("Words", "Two arms wound into each other: the hardest of the small ones"),
        "plane": QT_TRANSLATE_NOOP("Words", "Regression: a slope over a plane"),
        "sine": QT_TRANSLATE_NOOP("Words", "Regression with one input: a sine wave"),
        "bumpy": QT_TRANSLATE_NOOP("Words", "Regression with one input: hills upon hills"),
        "digits": QT_TRANSLATE_NOOP("Words", "Handwritten digits, 28 × 28 pixels: train on them, then draw your own"),
        "mnist": QT_TRANSLATE_NOOP("Words", "70,000 digits written by real people, fetched once from the internet"),
        "fashion": QT_TRANSLATE_NOOP("Words", "70,000 pictures of clothes of ten kinds, fetched from the internet"),
        "painted": QT_TRANSLATE_NOOP("Words", "Points of two or three classes that you paint yourself"),
        "table": QT_TRANSLATE_NOOP("Words", "Rows of a CSV file or a spreadsheet: you choose what is to be found out"),
        "pictures": QT_TRANSLATE_NOOP("Words", "Pictures with labels: a folder with a subfolder a class, or IDX files"),
    },
    "feature": {
        "x0": QT_TRANSLATE_NOOP("Words", "The first coordinate"),
        "x1": QT_TRANSLATE_NOOP("Words", "The second coordinate"),
        "x0_squared": QT_TRANSLATE_NOOP("Words", "The square of the first coordinate"),
        "x1_squared": QT_TRANSLATE_NOOP("Words", "The square of the second coordinate"),
        "x0_x1": QT_TRANSLATE_NOOP("Words", "The product of both coordinates"),
        "sin_x0": QT_TRANSLATE_NOOP("Words", "The sine of the first coordinate"),
        "sin_x1": QT_TRANSLATE_NOOP("Words", "The sine of the second coordinate"),
    },
    "setting": {
        "momentum": QT_TRANSLATE_NOOP(
            "Words", "How much of its speed the ball keeps each step. Larger: smoother, overshoots more."
        ),
        "decay": QT_TRANSLATE_NOOP("Words", "How slowly past gradients are forgotten. Larger: a longer memory."),
        "beta_1": QT_TRANSLATE_NOOP("Words", "How slowly the mean of past gradients changes. Larger: smoother."),
        "beta_2": QT_TRANSLATE_NOOP(
            "Words", "How slowly the mean of their squares changes. Larger: steadier step sizes."
        ),
        "epsilon": QT_TRANSLATE_NOOP(
            "Words", "Keeps the division safe. Larger: smaller steps where gradients are tiny."
        ),
    },
}
"""One line about each row: what it does."""

PROBLEMS: dict[str, tuple[object, object]] = {
    "absent": (
        QT_TRANSLATE_NOOP("Words", "{source} is not on this computer: fetch it under Data, or open its files there."),
        QT_TRANSLATE_NOOP("Words", "Use Nori's own digits"),
    ),
    "nothing_painted": (
        QT_TRANSLATE_NOOP("Words", "Paint at least {least} points on the Output stage: there are {n}."),
        QT_TRANSLATE_NOOP("Words", "Use Moons"),
    ),
    "nothing_table": (
        QT_TRANSLATE_NOOP("Words", "There is no table with at least {least} rows yet: open one under Data."),
        QT_TRANSLATE_NOOP("Words", "Use Moons"),
    ),
    "nothing_pictures": (
        QT_TRANSLATE_NOOP("Words", "There are fewer than {least} pictures: open more under Data."),
        QT_TRANSLATE_NOOP("Words", "Use Moons"),
    ),
    "given_shape": (
        QT_TRANSLATE_NOOP(
            "Words", "The given values are not {inputs} × {outputs} weights and {outputs} biases, so no run can start."
        ),
        QT_TRANSLATE_NOOP("Words", "Draw them instead"),
    ),
    "softmax_of_one": (
        QT_TRANSLATE_NOOP("Words", "Softmax over one output is always 1, so nothing can be learned."),
        QT_TRANSLATE_NOOP("Words", "Use identity"),
    ),
    "loss_does_not_fit": (
        QT_TRANSLATE_NOOP("Words", "{loss} takes the logarithm of probabilities, which {activation} does not give."),
        QT_TRANSLATE_NOOP("Words", "Use a fitting output"),
    ),
    "cannot_learn": (
        QT_TRANSLATE_NOOP("Words", "The slope of {activation} is 0 everywhere, so no gradient gets through."),
        QT_TRANSLATE_NOOP("Words", "Use sigmoid"),
    ),
    "all_the_same": (
        QT_TRANSLATE_NOOP("Words", "With equal weights, all neurons of this layer stay the same for ever."),
        QT_TRANSLATE_NOOP("Words", "Draw them at random"),
    ),
    "batch_too_large": (
        QT_TRANSLATE_NOOP("Words", "There are only {training} training examples, so a batch holds {training}."),
        QT_TRANSLATE_NOOP("Words", "Set it to {training}"),
    ),
}
"""Each problem in a sentence, and what its remedy is called."""


GIVEN: dict[str, object] = {
    "too_long": QT_TRANSLATE_NOOP("Words", "That is too long: the most is {most}."),
    "syntax": QT_TRANSLATE_NOOP(
        "Words", "Line {line} can't be read at “{found}”. Try something like W1 = [[0.1, 0.2]]."
    ),
    "nothing": QT_TRANSLATE_NOOP(
        "Words", "There are no weights here. Try something like W1 = [[0.1, 0.2], [0.3, 0.4]]."
    ),
    "number": QT_TRANSLATE_NOOP("Words", "{name} holds a value that is infinite or no number."),
    "ragged": QT_TRANSLATE_NOOP("Words", "The rows of {name} are not equally long."),
    "too_many": QT_TRANSLATE_NOOP("Words", "{name} is too large: {most} values are the most in all."),
    "file": QT_TRANSLATE_NOOP("Words", "That file is damaged, or no .npz file as NumPy's savez makes it."),
    "kind": QT_TRANSLATE_NOOP("Words", "{name} does not hold numbers."),
    "unknown_name": QT_TRANSLATE_NOOP("Words", "“{name}” is no weight: they are called W1, b1, W2, b2 and so on."),
    "twice": QT_TRANSLATE_NOOP("Words", "{name} is given twice."),
    "missing": QT_TRANSLATE_NOOP("Words", "{name} is missing."),
    "weights_shape": QT_TRANSLATE_NOOP("Words", "{name} is {shape}, but weights are a matrix: inputs × neurons."),
    "bias_shape": QT_TRANSLATE_NOOP("Words", "{name} holds {shape} values, but its layer has {wanted} neurons."),
    "chain": QT_TRANSLATE_NOOP("Words", "{name} is {shape}, but {previous} is {before}: the inner numbers must agree."),
    "inputs": QT_TRANSLATE_NOOP("Words", "{name} must have {wanted} rows, because the data have {wanted} inputs."),
    "outputs": QT_TRANSLATE_NOOP("Words", "{name} must have {wanted} columns, because the data have {wanted} outputs."),
    "layers": QT_TRANSLATE_NOOP("Words", "These are too many layers: {most} are the most."),
    "units": QT_TRANSLATE_NOOP("Words", "{name} makes too wide a layer: {most} neurons are the most."),
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
}
"""Why a file can't be opened or saved, by code and perhaps reason."""


def file_problem(name: str, error: ArchiveInvalid) -> str:
    """Return why a file can't be opened or saved, in the person's language."""
    key = f"{error.code} {error.values.get('reason', '')}"
    text = FILES.get(key, FILES[error.code])
    return QCoreApplication.translate("Words", str(text)).format(name=name, field=error.values.get("field", ""))


def given(error: GivenInvalid) -> str:
    """Return why given weights can't be used, in the person's language."""
    values = {k: f"{v:,.0f}" if isinstance(v, (int, float)) and v < 1e15 else v for k, v in error.values.items()}
    return QCoreApplication.translate("Words", str(GIVEN[error.code])).format(**values)


TABLES: dict[str, object] = {
    "empty": QT_TRANSLATE_NOOP("Words", "There is nothing in this table."),
    "binary": QT_TRANSLATE_NOOP("Words", "That is no text. Save the table as CSV and open that."),
    "encoding": QT_TRANSLATE_NOOP("Words", "Line {line} is neither UTF-8, UTF-16 nor CP949. Save the table as UTF-8."),
    "line_too_long": QT_TRANSLATE_NOOP("Words", "Line {line} is too long: {most} characters are the most."),
    "cell_too_long": QT_TRANSLATE_NOOP("Words", "Line {line} has a cell that is too long. Is a quotation mark open?"),
    "ragged": QT_TRANSLATE_NOOP("Words", "Line {line} has {found} cells, but the first line has {wanted}."),
    "one_column": QT_TRANSLATE_NOOP(
        "Words", "Line 1 has one column only. Separate columns by commas, semicolons or tabs."
    ),
    "columns": QT_TRANSLATE_NOOP("Words", "Line 1 has {found} columns: {most} are the most."),
    "few_rows": QT_TRANSLATE_NOOP("Words", "Only {found} rows can be used: {wanted} are the fewest."),
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
    "type": QT_TRANSLATE_NOOP("Words", "{name} holds values of type {type}, but pictures are bytes (type 8)."),
    "dimensions": QT_TRANSLATE_NOOP("Words", "{name} says it has {found} dimensions; {wanted} are right."),
    "count": QT_TRANSLATE_NOOP("Words", "{name} says it holds {found} examples: 1 to {most} are possible."),
    "side": QT_TRANSLATE_NOOP("Words", "{name} holds pictures of {shape} pixels; {side} × {side} are right."),
    "short": QT_TRANSLATE_NOOP("Words", "{name} ends after {found} bytes, but says it has {wanted}."),
    "long": QT_TRANSLATE_NOOP("Words", "{name} goes on after the {wanted} bytes it says it has."),
    "gzip": QT_TRANSLATE_NOOP("Words", "{name} is damaged: it can't be unpacked."),
    "label": QT_TRANSLATE_NOOP("Words", "{name} holds the label {found}: {most} is the highest."),
    "unequal": QT_TRANSLATE_NOOP("Words", "{name} has {labels} labels for {pictures} pictures."),
    "files": QT_TRANSLATE_NOOP(
        "Words", "Choose two IDX files, pictures and labels, or four, for training and test: these are {name}."
    ),
}
"""Why files of pictures and labels can't be read."""

FOLDERS: dict[str, object] = {
    "no_classes": QT_TRANSLATE_NOOP("Words", "There are no subfolders in {name}: each class of pictures needs one."),
    "one_class": QT_TRANSLATE_NOOP(
        "Words", "{name} holds pictures of one class only: put each class into a subfolder."
    ),
    "classes": QT_TRANSLATE_NOOP("Words", "{name} has {found} subfolders: {most} classes are the most."),
    "few": QT_TRANSLATE_NOOP("Words", "{name} holds {found} pictures that can be read: {wanted} are the fewest."),
    "many": QT_TRANSLATE_NOOP("Words", "{name} holds more than {most} pictures."),
}
"""Why a folder of images can't be read."""

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

FASHION = (
    QT_TRANSLATE_NOOP("Words", "T-shirt"),
    QT_TRANSLATE_NOOP("Words", "trousers"),
    QT_TRANSLATE_NOOP("Words", "pullover"),
    QT_TRANSLATE_NOOP("Words", "dress"),
    QT_TRANSLATE_NOOP("Words", "coat"),
    QT_TRANSLATE_NOOP("Words", "sandal"),
    QT_TRANSLATE_NOOP("Words", "shirt"),
    QT_TRANSLATE_NOOP("Words", "sneaker"),
    QT_TRANSLATE_NOOP("Words", "bag"),
    QT_TRANSLATE_NOOP("Words", "boot"),
)
"""The classes of Fashion-MNIST."""


def brought_problem(error: Invalid) -> str:
    """Return why what a person brought can't be read, in the person's language."""
    if isinstance(error, ArchiveInvalid):
        return file_problem(QCoreApplication.translate("Words", "The file"), error)
    table, code, values = (
        (TABLES, error.code, error.values)
        if isinstance(error, TableInvalid)
        else (IDX, error.code, error.values)
        if isinstance(error, IdxInvalid)
        else (FOLDERS, error.code, error.values)
        if isinstance(error, FolderInvalid)
        else (TABLES, "empty", {})
    )
    written = {k: f"{v:,}" if isinstance(v, int) and v >= 10_000 else v for k, v in values.items()}
    return QCoreApplication.translate("Words", str(table[code])).format(**written)


def fetch_problem(source: str, reason: str) -> str:
    """Return why a data set could not be fetched, in the person's language."""
    return QCoreApplication.translate("Words", str(FETCHING[reason])).format(source=name("source", source))


def class_names(dataset: Dataset) -> list[str]:
    """Return what the classes of a data set are called, in the person's language; numbers where they have no names."""
    if dataset.data.source == "fashion":
        return [QCoreApplication.translate("Words", str(text)) for text in FASHION]
    return list(dataset.names.classes) or [str(k) for k in range(dataset.source.classes)]


REFUSALS: dict[str, object] = {
    "unreadable": QT_TRANSLATE_NOOP("Words", "“{text}” is no number. Try something like 0.03 or 1e-3."),
    "not_integer": QT_TRANSLATE_NOOP("Words", "“{text}” is no whole number."),
    "below": QT_TRANSLATE_NOOP("Words", "The least is {minimum:g}."),
    "above": QT_TRANSLATE_NOOP("Words", "The most is {maximum:g}."),
}
"""Why a number field did not take what was typed."""


def name(table: str, key: str) -> str:
    """Return what a row of a table is called, in the person's language."""
    return QCoreApplication.translate("Words", str(NAMES[table][key]))


def tip(table: str, key: str) -> str:
    """Return one line about a row of a table, in the person's language."""
    return QCoreApplication.translate("Words", str(TIPS[table][key]))


def options(table: str) -> list[tuple[str, str, str]]:
    """Return (id, name, tip) of every row of a table, in its order."""
    return [(key, name(table, key), tip(table, key)) for key in NAMES[table]]


def problem(found: Problem) -> tuple[str, str]:
    """Return a problem in a sentence and what its remedy is called, in the person's language."""
    values = {key: name(key, str(value)) if key in NAMES else value for key, value in found.values.items()}
    texts = [QCoreApplication.translate("Words", str(text)).format(**values) for text in PROBLEMS[found.code]]
    return texts[0][:1].upper() + texts[0][1:], texts[1]


def refusal(code: str, values: Mapping[str, Any]) -> str:
    """Return why a number field did not take what was typed, in the person's language."""
    return QCoreApplication.translate("Words", str(REFUSALS[code])).format(**values)
