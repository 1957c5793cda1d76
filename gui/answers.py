"""How the answers of a network are shown: by which question, which the data decide, and with which words."""

import numpy as np
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui.widgets.numbers import tidy
from model.data.dataset import Dataset
from model.observations import Confusion, DecisionMap, FunctionCurve, Observation, TestOutputs

WORDS: dict[str, object] = {
    "plane": QT_TRANSLATE_NOOP("Answers", "x₀ {x0}, x₁ {x1}"),
    "answer": QT_TRANSLATE_NOOP("Answers", "answer {y}"),
    "class": QT_TRANSLATE_NOOP("Answers", "class {k}: {y}"),
    "line": QT_TRANSLATE_NOOP("Answers", "x {x}, answer {y}"),
    "true": QT_TRANSLATE_NOOP("Answers", "true class"),
    "said": QT_TRANSLATE_NOOP("Answers", "taken for"),
    "share": QT_TRANSLATE_NOOP("Answers", "right"),
    "cell": QT_TRANSLATE_NOOP("Answers", "{true} taken for {said}: {n} of {all}"),
}
"""What is said of a place of a map, of a curve and of a confusion matrix."""


def shown_by(dataset: Dataset) -> type[Observation]:
    """Return which kind of question shows a network's answers.

    Images are shown one by one, points on a map or along a line; the classes of a line would be no curve.
    """
    source = dataset.source
    if source.image:
        return TestOutputs
    if source.inputs > 1:
        return DecisionMap
    return Confusion if source.classes else FunctionCurve


def said(text: str) -> str:
    """Return one of WORDS in the person's language."""
    return QCoreApplication.translate("Answers", str(WORDS[text]))


def point_text(dataset: Dataset | None, axes: tuple[int, int], x0: float, x1: float, y: np.ndarray) -> str:
    """Return what a network answers at a place of a map, line by line; y has shape (outputs,)."""
    if dataset and dataset.names.inputs:
        across, up = (dataset.names.inputs[axis] for axis in axes)
        place = f"{across} {tidy(f'{x0:.4g}')}, {up} {tidy(f'{x1:.4g}')}"
    else:
        place = said("plane").format(x0=tidy(f"{x0:.2f}"), x1=tidy(f"{x1:.2f}"))
    if len(y) == 1:
        return place + "\n" + said("answer").format(y=number_text(float(dataset.in_units(y)[0] if dataset else y[0])))
    if dataset and dataset.names.classes:
        return "\n".join([place, *(f"{c}: {_three(v)}" for c, v in zip(dataset.names.classes, y, strict=True))])
    return "\n".join([place, *(said("class").format(k=k, y=_three(value)) for k, value in enumerate(y))])


def _three(value: float) -> str:
    """Write an answer with three decimals."""
    return tidy(f"{value:.3f}")


def number_text(value: float) -> str:
    """Write an answer in the units of the data, which may be large or small: 0.253, 1,234.5, 45,300, 1.2346e-5."""
    size = abs(value)
    if value and not 1e-3 <= size < 1e9:
        return tidy(f"{value:.5g}")
    return tidy(f"{value:,.{3 if size < 100 else 1 if size < 10_000 else 0}f}")


def value_text(dataset: Dataset, x: float, y: float) -> str:
    """Return what a network answers at a place of a curve, in the units of the data."""
    names = dataset.names
    if names.inputs and names.target:
        return f"{names.inputs[0]} {number_text(x)}, {names.target} {number_text(y)}"
    return said("line").format(x=tidy(f"{x:.2f}"), y=number_text(y))


def matrix_words() -> tuple[str, str, str, str]:
    """Return the words of a confusion matrix, as `ConfusionMatrix.set_words` takes them."""
    return said("true"), said("said"), said("share"), said("cell")
