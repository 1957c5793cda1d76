"""Two rows that choose one parameter of a network by name: of which layer it is, and between which neurons."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import words_descent as words
from gui.panels.base import SettingRow
from gui.theme import Theme
from gui.widgets.choice import Choice
from gui.widgets.number_pair import NumberPair
from gui.widgets.translated import Translated
from model.flow import Parameter


class ParameterRows(Translated, QWidget):
    """An array of the network, and a place in it.

    Signals:
        changed (int): the person chose another parameter, by its place in the flat vector.
    """

    changed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._layout: Sequence[Parameter] = ()
        self._place = 0
        self._label = ""
        self._array = Choice(theme)
        self._array.changed.connect(self._array_chosen)
        self._index = NumberPair(theme, 0, 0, 1, integer=True)
        self._index.changed.connect(self._index_typed)
        self._rows = SettingRow(theme, self._array), SettingRow(theme, self._index)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in self._rows:
            column.addWidget(row)
        self.retranslate()

    def set_label(self, label: str, tip: str) -> None:
        """Say what the parameter is chosen for."""
        self._label = label
        self._rows[0].set_label(label)
        self._rows[0].setToolTip(tip)
        self._array.setAccessibleName(label)
        self._write()

    def show_parameter(self, layout: Sequence[Parameter], place: int) -> None:
        """Show a parameter of a network; emits nothing."""
        self._layout, self._place = layout, place
        self._array.set_options(words.array_options(layout))
        part = words.part_of(layout, place)
        if part is not None:
            self._array.set_value(str(layout.index(part)))
            index = np.unravel_index(place - part.start, part.shape)
            for k, field in enumerate(self._index.fields):
                field.setVisible(k < len(part.shape))
                if k < len(part.shape):
                    field.set_range(0, part.shape[k] - 1)
                    field.set_value(int(index[k]))
        self._write()

    @Slot(str)
    def _array_chosen(self, number: str) -> None:
        self.changed.emit(self._layout[int(number)].start)

    @Slot()
    def _index_typed(self) -> None:
        part = words.part_of(self._layout, self._place)
        if part is not None:
            index = tuple(int(value) for value in self._index.values()[: len(part.shape)])
            self.changed.emit(part.start + int(np.ravel_multi_index(index, part.shape)))

    def retranslate(self) -> None:
        """Set every text."""
        self._array.set_options(words.array_options(self._layout))
        self._write()

    def _write(self) -> None:
        """Say what the numbers of the place mean: neurons, of a matrix those before and those after."""
        part = words.part_of(self._layout, self._place)
        matrix = part is not None and len(part.shape) > 1
        names = (self.tr("from"), self.tr("to")) if matrix else (self.tr("neuron"), self.tr("to"))
        self._rows[1].set_label(", ".join(names) if matrix else names[0])
        tip = (
            self.tr("From which neuron, or input, to which: row and column of the matrix, counted from 0")
            if matrix
            else self.tr("Which neuron it belongs to, counted from 0")
        )
        self._rows[1].setToolTip(tip)
        first, second = (f"{self._label}: {name}" for name in names)
        self._index.set_names(first, second, tip)
