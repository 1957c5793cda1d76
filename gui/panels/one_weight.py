"""The weight panel: along which weight loss and accuracy are seen, and what they are there."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Slot

from gui import words_descent as words
from gui.panels.base import SettingRow
from gui.panels.parameter_rows import ParameterRows
from gui.panels.question_card import QuestionCard
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.choice import Choice
from gui.widgets.named_figures import NOTHING, NamedFigures
from gui.widgets.number import NumberField
from gui.widgets.numbers import percent
from gui.widgets.row import name_rows
from model.flow import Parameter
from model.one_weight import REACHES, STRONGEST, OneWeight, OneWeightAnswer

FIGURES = ("value", "loss", "accuracy", "loss_slope", "accuracy_slope", "step", "known")


class WeightPanel(QuestionCard[OneWeight, OneWeightAnswer]):
    """What is asked about one weight."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, OneWeight())
        self._found = -1  # the place of the weight of the last answer
        self._weight = ParameterRows(theme)
        self._weight.changed.connect(self._weight_chosen)
        self._strongest = TextButton(self)
        set_role(self._strongest, "link")
        self._strongest.clicked.connect(self._strongest_wanted)
        self._reach = NumberField(theme, *REACHES, REACHES[0], logarithmic=True)
        self._reach.changed.connect(self._reach_typed)
        self._part = Choice(theme)
        self._part.changed.connect(self._part_chosen)
        self._rows = {"reach": SettingRow(theme, self._reach), "part": SettingRow(theme, self._part)}
        self.body.addWidget(self._weight)
        self.body.addWidget(self._strongest, 0, Qt.AlignmentFlag.AlignRight)
        for row in self._rows.values():
            self.body.addWidget(row)
        self._figures = NamedFigures(FIGURES)
        self.body.addWidget(self._figures)
        self.retranslate()

    # --- showing ------------------------------------------------------------------------------------------------

    def show_layout(self, layout: Sequence[Parameter]) -> bool:
        """Know which parameters there are; return whether they are others, so that the strongest is taken again."""
        if tuple(layout) == tuple(self._layout):
            return False
        self._layout = tuple(layout)
        self.question = replace(self.question, array=STRONGEST, place=STRONGEST)
        self._answer, self._found = None, -1
        self._show()
        self._write()
        return True

    def show_answer(self, answer: OneWeightAnswer | None) -> None:
        """Write what is known."""
        self._answer = answer
        if answer and answer.place not in (-1, self._found):
            self._found = answer.place
            self._show()
        self._write()

    def texts(self) -> dict[str, str]:
        """Return the figures as they are written."""
        return self._figures.texts()

    def weight_name(self) -> str:
        """Return what the weight that is seen is called."""
        place = self._place()
        return words.parameter(self._layout, place) if place >= 0 else "w"

    def _place(self) -> int:
        """Return the place of the weight: that chosen, or that found last to be the strongest; −1 before."""
        return self._found if self.question.place == STRONGEST else self.question.place

    def _show(self) -> None:
        question = self.question
        self._weight.setVisible(self._place() >= 0)
        if self._place() >= 0:
            self._weight.show_parameter(self._layout, self._place())
        self._strongest.setVisible(self._place() >= 0)
        self._reach.set_value(question.reach)
        self._part.set_value(question.part)

    def _write(self) -> None:
        answer = self._answer
        known = answer if answer and answer.sweep is not None else None
        texts: dict[str, str] = dict.fromkeys(FIGURES, NOTHING)
        if known:
            texts = {
                "value": words.number(known.value, 4),
                "loss": words.number(known.loss, 4),
                "accuracy": percent(known.accuracy, 1) if known.has_accuracy else words.number(known.accuracy),
                "loss_slope": words.number(known.slopes[0]),
                "accuracy_slope": words.number(known.slopes[1]),
                "step": f"{known.step:,}",
                "known": percent(known.known),
            }
        self._figures.set_figures(texts)

    def restore(self, question: OneWeight) -> None:
        """Ask what a file says, as far as this network has such a parameter."""
        most = self._layout[-1].stop if self._layout else 0
        if question.place >= most or question.array >= len(self._layout):
            question = replace(question, array=STRONGEST, place=STRONGEST)
        self._ask(question)

    # --- controls -----------------------------------------------------------------------------------------------

    @Slot(int)
    def _weight_chosen(self, place: int) -> None:
        """Take another weight; of another array the strongest, as the first one may do nothing at all."""
        part = words.part_of(self._layout, place)
        if part is not None:
            other = part is not words.part_of(self._layout, self._place())
            array = list(self._layout).index(part)
            self._ask(replace(self.question, array=array, place=STRONGEST if other else place))

    @Slot()
    def _strongest_wanted(self) -> None:
        question = replace(self.question, array=STRONGEST, place=STRONGEST)
        self._ask(question if question != self.question else replace(question, taken=question.taken + 1))

    @Slot(float)
    def _reach_typed(self, reach: float) -> None:
        self._ask(replace(self.question, reach=reach))

    @Slot(str)
    def _part_chosen(self, part: str) -> None:
        self._ask(replace(self.question, part=part))

    # --- words --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("One weight of your network"))
        self.header.setToolTip(self.tr("Loss and accuracy while this weight changes and all others stay as they are"))
        self._part.set_options(
            [
                ("train", self.tr("training data"), self.tr("What the network learns from")),
                ("test", self.tr("test data"), self.tr("What the network has never seen")),
            ]
        )
        texts = {
            "reach": (self.tr("Range ±"), self.tr("How far to each side. Larger: more is seen, in less detail.")),
            "part": (self.tr("Examples"), self.tr("Which examples are evaluated, up to 1,000.")),
        }
        name_rows(self._rows, texts)
        tip = self.tr("Which weight or bias changes; of another layer the strongest is taken first.")
        self._weight.set_label(self.tr("Weight"), tip)
        self._strongest.setText(self.tr("The strongest of all"))
        self._strongest.setToolTip(
            self.tr("Take the weight that is largest by now, whatever its sign; it stays the same while it trains")
        )
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
        self._figures.set_names(named)
        self._show()
        self._write()
