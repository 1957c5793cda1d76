"""The plane panel: in which plane through the network's parameters its loss is seen, and what the plane shows."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot

from gui import words_descent as words
from gui.panels.base import SettingRow
from gui.panels.parameter_rows import ParameterRows
from gui.panels.question_card import QuestionCard
from gui.theme import Theme
from gui.widgets.choice import Choice
from gui.widgets.hint import Hint
from gui.widgets.icon_button import IconButton
from gui.widgets.named_figures import NamedFigures
from gui.widgets.numbers import percent
from gui.widgets.row import name_rows
from model.flow import Parameter
from model.surfaces import Window
from model.terrain import Terrain, TerrainAnswer

FIGURES = ("shows", "beside", "known")


class PlanePanel(QuestionCard[Terrain, TerrainAnswer]):
    """What is asked about the terrain."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Terrain())
        self._penalty = False  # whether L1 or L2 is in force
        self._kind = Choice(theme)
        self._kind.changed.connect(self._kind_chosen)
        self._dice = IconButton(theme, "dice", small=True)
        self._dice.clicked.connect(self._draw)
        self._weights = tuple(ParameterRows(theme) for _ in range(2))
        self._part = Choice(theme)
        self._part.changed.connect(self._part_chosen)
        self._rows = {"kind": SettingRow(theme, self._kind), "part": SettingRow(theme, self._part)}
        self._rows["kind"].add_before(self._dice)
        for axis, rows in enumerate(self._weights):
            rows.changed.connect(partial(self.pick, axis))
        for row in (self._rows["kind"], *self._weights, self._rows["part"]):
            self.body.addWidget(row)
        self._hint = Hint(theme)
        self.body.addWidget(self._hint)
        self._figures = NamedFigures(FIGURES)
        self.body.addWidget(self._figures)
        self.retranslate()
        self._show()

    # --- showing ------------------------------------------------------------------------------------------------

    def show_layout(self, layout: Sequence[Parameter]) -> None:
        """Know which parameters there are."""
        if layout != self._layout:
            self._layout = layout
            first = self.first_question()
            self.question = replace(self.question, first=first.first, second=first.second, window=None)
            self._show()

    def show_penalty(self, penalty: bool) -> None:
        """Know whether a penalty is made small, too, which is not drawn."""
        if penalty != self._penalty:
            self._penalty = penalty
            self._write()

    def first_question(self) -> Terrain:
        """Return what is asked at first: of two parameters, two weights of the output layer, as they are never idle."""
        first = next((part.start for part in reversed(self._layout) if part.name == "W"), 0)
        return Terrain(first=first, second=first + 1)

    def show_answer(self, answer: TerrainAnswer | None) -> None:
        """Write the figures of a terrain."""
        self._answer = answer
        self._write()

    def axis_names(self) -> tuple[str, str]:
        """Return what the axes of the plane are called."""
        if self.question.kind == "chosen":
            return self._named(self.question.first), self._named(self.question.second)
        return "a", "b"

    def _named(self, place: int) -> str:
        return words.parameter(self._layout, place)

    def _show(self) -> None:
        question = self.question
        self._kind.set_value(question.kind)
        self._part.set_value(question.part)
        self._dice.setVisible(question.kind == "random")
        for rows, place in zip(self._weights, (question.first, question.second), strict=True):
            rows.setVisible(question.kind == "chosen")
            rows.show_parameter(self._layout, place)

    def _write(self) -> None:
        answer = self._answer
        problem = words.said(words.TERRAIN[answer.problem]) if answer and answer.problem else ""
        beside = self.tr(
            "Only the loss is drawn. With L1 or L2, loss and penalty together are made small, "
            "so that the path may lead uphill here."
        )
        self._hint.show_text(problem or (beside if self._penalty else ""), "warning" if problem else "info")
        known = answer if answer and answer.map else None
        texts = {
            "shows": percent(known.shows, 1) if known and self.question.kind == "principal" else "–",
            "beside": words.number(known.beside) if known else "–",
            "known": percent(known.known) if known else "–",
        }
        self._figures.set_figures(texts)

    def restore(self, question: Terrain) -> None:
        """Ask what a file says, as far as this network has such parameters."""
        most, first = self._layout[-1].stop if self._layout else 0, self.first_question()
        if max(question.first, question.second) >= most or question.first == question.second:
            question = replace(question, first=first.first, second=first.second, window=None)
        self._ask(question)

    @Slot(object)
    def look_at(self, window: Window | None) -> None:
        """Ask about another part of the plane; None for what is around the network and its path."""
        self.question = replace(self.question, window=window)
        self.asked.emit(self.question)

    # --- controls -----------------------------------------------------------------------------------------------

    @Slot(str)
    def _kind_chosen(self, kind: str) -> None:
        self._ask(replace(self.question, kind=kind, window=None))

    @Slot(str)
    def _part_chosen(self, part: str) -> None:
        self._ask(replace(self.question, part=part))

    @Slot()
    def _draw(self) -> None:
        self._ask(replace(self.question, draw=self.question.draw + 1, window=None))

    def pick(self, axis: int, place: int) -> None:
        """Ask about the plane in which a parameter changes along an axis, 0 or 1; both axes are exchanged if it was
        the other one's."""
        chosen = [self.question.first, self.question.second]
        if chosen[1 - axis] == place:
            chosen.reverse()
        chosen[axis] = place
        first, second = chosen
        self._ask(replace(self.question, kind="chosen", first=first, second=second, window=None))

    @property
    def picked(self) -> tuple[int, int] | None:
        """The parameters that change along the axes; None where no two were chosen."""
        return (self.question.first, self.question.second) if self.question.kind == "chosen" else None

    def retranslate(self) -> None:
        """Set every text."""
        self.set_title(self.tr("Loss of your network"))
        self.header.setToolTip(
            self.tr("The loss for all parameters θ + a u + b v: a plane through where the network is")
        )
        self._kind.set_options(words.plane_options())
        self._part.set_options(
            [
                ("train", self.tr("training data"), self.tr("The loss that is made small, without what L1 and L2 add")),
                ("test", self.tr("test data"), self.tr("The loss on what the network has never seen")),
            ]
        )
        tips = {
            "kind": (self.tr("Plane"), self.tr("Which two directions u and v are.")),
            "part": (self.tr("Loss on"), self.tr("Which examples the loss is evaluated on, up to 1,000.")),
        }
        name_rows(self._rows, tips)
        axis = self.tr("Which weight or bias changes along this axis; the axis shows its own value.")
        for rows, name in zip(self._weights, (self.tr("Across"), self.tr("Upwards")), strict=True):
            rows.set_label(name, axis)
        self._dice.setAccessibleName(self.tr("Other directions"))
        self._dice.setToolTip(self.tr("Draw other random directions"))
        named = {
            "shows": (
                self.tr("path in the plane"),
                self.tr(
                    "How much of the network's way is seen in this plane: the share of its squared distance\n"
                    "from the centre. 100 %: the way lies in the plane; less: the rest leads out of it.\n"
                    "Only for the plane of the path: the others are not laid along it."
                ),
            ),
            "beside": (
                self.tr("beside the plane"),
                self.tr(
                    "How far the network's parameters are from the plane now. 0: its dot is where it stands;\n"
                    "more: the dot is the nearest place, and the loss there may be another than the network's."
                ),
            ),
            "known": (
                self.tr("evaluated"),
                self.tr("For how many places of the map the loss is computed: coarsely first, then more finely"),
            ),
        }
        self._figures.set_names(named)
        self._show()
        self._write()
