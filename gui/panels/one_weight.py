"""The weight panel: along which weight loss and accuracy are seen, and what they are there."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from gui import words_descent as words
from gui.panels.base import SettingRow
from gui.theme import Theme, set_role, tabular
from gui.widgets.card import Card
from gui.widgets.choice import Choice
from gui.widgets.number import NumberField
from gui.widgets.row import CONTROL_WIDTH
from gui.widgets.translated import Translated
from model.network import Parameter
from model.one_weight import STRONGEST, OneWeight, OneWeightAnswer

FIGURES = ("value", "loss", "accuracy", "loss_slope", "accuracy_slope", "step", "known")

REACHES = (1e-3, 1e4)
"""The smallest and the largest range to each side."""


class WeightPanel(Translated, Card):
    """What is asked about one weight.

    Signals:
        asked (OneWeight): the person wants to see another weight, range or part of the data.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.question = OneWeight()
        self._layout: Sequence[Parameter] = ()
        self._answer: OneWeightAnswer | None = None
        self._array = Choice(theme)
        self._array.changed.connect(self._array_chosen)
        self._index = tuple(NumberField(theme, 0, 0, 1, integer=True) for _ in range(2))
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for field in self._index:
            field.changed.connect(self._index_typed)
            line.addWidget(field)
        self._reach = NumberField(theme, *REACHES, REACHES[0], logarithmic=True)
        self._reach.changed.connect(self._reach_typed)
        self._part = Choice(theme)
        self._part.changed.connect(self._part_chosen)
        self._rows = {
            "array": SettingRow(theme, self._array),
            "index": SettingRow(theme, both),
            "reach": SettingRow(theme, self._reach),
            "part": SettingRow(theme, self._part),
        }
        both.setFixedWidth(CONTROL_WIDTH)
        for field in self._index:
            self._rows["index"].explanation.watch(field)
        for row in self._rows.values():
            self.body.addWidget(row)
        self._names = {name: QLabel(self) for name in FIGURES}
        self._figures = {name: QLabel(self) for name in FIGURES}
        grid = QGridLayout()
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for k, name in enumerate(FIGURES):
            set_role(self._names[name], "muted")
            figure = self._figures[name]
            figure.setFont(tabular(figure.font()))
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self._names[name], k, 0)
            grid.addWidget(figure, k, 1)
        self.body.addLayout(grid)
        self.retranslate()

    # --- showing ------------------------------------------------------------------------------------------------

    def show_layout(self, layout: Sequence[Parameter]) -> bool:
        """Know which parameters there are; return whether they are others, so that the strongest is taken again."""
        if tuple(layout) == tuple(self._layout):
            return False
        self._layout = tuple(layout)
        self.question = replace(self.question, array=STRONGEST, place=STRONGEST)
        self._answer = None
        self._offer()
        self._show()
        self._write()
        return True

    def show_answer(self, answer: OneWeightAnswer | None) -> None:
        """Write what is known."""
        other = (answer and answer.place) != (self._answer and self._answer.place)
        self._answer = answer
        if other:
            self._show()
        self._write()

    def weight_name(self) -> str:
        """Return what the weight that is seen is called."""
        place = self._place()
        return words.parameter(self._layout, place) if place >= 0 else "w"

    def _place(self) -> int:
        """Return the place of the weight: that chosen, or the strongest as soon as it is known; −1 before."""
        if self.question.place != STRONGEST:
            return self.question.place
        return self._answer.place if self._answer else -1

    def _shown_array(self) -> Parameter | None:
        place = self._place()
        return next((part for part in self._layout if part.start <= place < part.stop), None)

    def _show(self) -> None:
        question, part = self.question, self._shown_array()
        self._array.set_value(str(question.array))
        self._rows["index"].setVisible(part is not None)
        if part is not None:
            index = np.unravel_index(self._place() - part.start, part.shape)
            for k, field in enumerate(self._index):
                field.setVisible(k < len(index))
                if k < len(index):
                    field.set_range(0, part.shape[k] - 1)
                    field.set_value(int(index[k]))
        self._rows["index"].set_label(self.weight_name())
        self._reach.set_value(question.reach)
        self._part.set_value(question.part)

    def _write(self) -> None:
        answer = self._answer
        known = answer if answer and answer.sweep is not None else None
        texts = dict.fromkeys(FIGURES, "–")
        if known:
            texts = {
                "value": words.number(known.value, 4),
                "loss": words.number(known.loss, 4),
                "accuracy": _percent(known.accuracy) if known.classes else words.number(known.accuracy),
                "loss_slope": words.number(known.slopes[0]),
                "accuracy_slope": words.number(known.slopes[1]),
                "step": f"{known.step:,}",
                "known": _percent(known.known, 0),
            }
        for name, text in texts.items():
            self._figures[name].setText("–" if "nan" in text or "inf" in text else text)
            self._figures[name].setAccessibleName(f"{self._names[name].text()}: {self._figures[name].text()}")

    # --- controls -----------------------------------------------------------------------------------------------

    def _ask(self, question: OneWeight) -> None:
        self.question = question
        self._answer = None
        self._show()
        self._write()
        self.asked.emit(question)

    @Slot(str)
    def _array_chosen(self, array: str) -> None:
        self._ask(replace(self.question, array=int(array), place=STRONGEST))

    @Slot()
    def _index_typed(self) -> None:
        part = self._shown_array()
        if part is not None:
            index = [int(field.value()) for field in self._index[: len(part.shape)]]
            place = part.start + int(np.ravel_multi_index(index, part.shape))
            self._ask(replace(self.question, array=list(self._layout).index(part), place=place))

    @Slot(float)
    def _reach_typed(self, reach: float) -> None:
        self._ask(replace(self.question, reach=reach))

    @Slot(str)
    def _part_chosen(self, part: str) -> None:
        self._ask(replace(self.question, part=part))

    # --- words --------------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        strongest = (
            str(STRONGEST),
            self.tr("strongest weight"),
            self.tr("The weight that is largest, whatever its sign"),
        )
        arrays = (
            (str(k), words.array(part), self.tr("Of these, the strongest first; type other indices below"))
            for k, part in enumerate(self._layout)
        )
        self._array.set_options([strongest, *arrays])

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("One weight of your network"))
        self.header.setToolTip(self.tr("Loss and accuracy while this weight changes and all others stay as they are"))
        self._offer()
        self._part.set_options(
            [
                ("train", self.tr("training data"), self.tr("What the network learns from")),
                ("test", self.tr("test data"), self.tr("What the network has never seen")),
            ]
        )
        index = self.tr("Which weight of the array: row and column, or the place of a bias, counted from 0.")
        texts = {
            "array": (self.tr("Weight"), self.tr("The layer whose weight or bias changes.")),
            "reach": (self.tr("Range ±"), self.tr("How far to each side. Larger: more is seen, in less detail.")),
            "part": (self.tr("Examples"), self.tr("Which examples are evaluated, up to 1,000.")),
        }
        for name, (label, tip) in texts.items():
            self._rows[name].set_label(label)
            self._rows[name].setToolTip(tip)
        self._rows["index"].setToolTip(index)
        for field, name in zip(
            self._index, (self.tr("Row of the weight"), self.tr("Column of the weight")), strict=True
        ):
            field.setAccessibleName(name)
            field.setToolTip(index)
        named = {
            "value": (self.tr("weight"), self.tr("Where the weight is")),
            "loss": (self.tr("loss"), self.tr("The loss there")),
            "accuracy": (self.tr("accuracy"), self.tr("The share of right answers there; without classes R²")),
            "loss_slope": (
                self.tr("slope of the loss"),
                self.tr("Its central difference there, h being the distance of two places"),
            ),
            "accuracy_slope": (
                self.tr("slope of accuracy"),
                self.tr("Its central difference there with h = 1e-4: 0 on a stair"),
            ),
            "step": (
                self.tr("network at step"),
                self.tr("While it trains, the curves are of a frozen copy, made anew every few seconds"),
            ),
            "known": (self.tr("evaluated"), self.tr("Coarse first, then finer")),
        }
        for name, (text, tip) in named.items():
            self._names[name].setText(text)
            for label in (self._names[name], self._figures[name]):
                label.setToolTip(tip)
        self._show()
        self._write()


def _percent(share: float, decimals: int = 1) -> str:
    return f"{share:.{decimals}%}".replace("%", " %")
