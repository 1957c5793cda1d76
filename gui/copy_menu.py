"""What can be copied of formulas and arrays: each as NumPy, as CSV and as LaTeX."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.copying import FORMS, MOST, array_text, arrays_text, formula_text


@dataclass(frozen=True)
class Formula:
    """A formula with what goes with it.

    Attributes:
        latex: how it is written.
        code: the lines of NumPy that compute it.
        arrays: the numbers that stand for its letters, each with its name in NumPy.
    """

    latex: str
    code: str
    arrays: Sequence[tuple[str, np.ndarray]]

    def text(self, form: str) -> str:
        """Write it in one of FORMS: its lines, its numbers, or itself."""
        if form == "csv":
            return arrays_text(self.arrays)
        return self.code if form == "numpy" else formula_text(self.latex)


def copy(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


class CopyMenu(QMenu):
    """A menu that offers all forms; gone once it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add_formula(self, formula: Formula, keyed: bool = False) -> None:
        """Offer a formula; `keyed`: the key for copying does the first."""
        texts = {
            "numpy": self.tr("Formula as NumPy"),
            "csv": self.tr("Its numbers as CSV"),
            "latex": self.tr("Formula as LaTeX"),
        }
        large = sum(values.size for _, values in formula.arrays) > MOST
        for form in FORMS:
            action = self.addAction(texts[form] + _key(keyed and form == FORMS[0]))
            action.triggered.connect(lambda _=False, f=form: copy(formula.text(f)))
            action.setEnabled(form != "csv" or not large)

    def add_array(self, name: str, values: np.ndarray, menu: QMenu | None = None, keyed: bool = False) -> None:
        """Offer an array, here or in a menu inside this one; `keyed`: the key for copying does the first."""
        texts = {"numpy": self.tr("Copy as NumPy"), "csv": self.tr("Copy as CSV"), "latex": self.tr("Copy as LaTeX")}
        for form in FORMS:
            action = (menu or self).addAction(texts[form] + _key(keyed and form == FORMS[0]))
            action.triggered.connect(lambda _=False, f=form: copy(array_text(name, values, f)))
            action.setEnabled(values.size <= MOST)

    def popup_below(self, widget: QWidget) -> None:
        """Open below a button."""
        self.popup(widget.mapToGlobal(QPoint(0, widget.height())))


def _key(named: bool) -> str:
    """Return the key for copying as a menu shows it, or nothing."""
    if not named:
        return ""
    return "\t" + QKeySequence(QKeySequence.StandardKey.Copy).toString(QKeySequence.SequenceFormat.NativeText)
