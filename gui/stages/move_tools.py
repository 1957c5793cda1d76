"""What of a move is shown: whose parameters, which samples, in which notation."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.explanation import Explanation
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.choice import Choice
from gui.widgets.flow import Flow
from gui.widgets.number import NumberField
from gui.widgets.numbers import raised
from gui.widgets.segmented import Segmented
from gui.widgets.translated import Translated
from model.inside.present_move import MoveAnswer, MovesAhead, PresentMove

SYMBOLS = {"slope": "α"}
"""Parameters that are written otherwise than they are called."""


class MoveTools(Translated, QWidget):
    """The controls above the arrays of a move; those that make no difference to it are not there.

    Signals:
        changed (): something else is to be shown.
        sample_changed (): it is of other samples.

    Attributes:
        words: whether it is said what the move does, where that would take the room of the arrays.
    """

    changed = Signal()
    sample_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sample: int | None = None
        self._part = 0
        self.part = Choice(theme)
        self.part.changed.connect(self._part_chosen)
        self.samples = Segmented(theme)
        self.samples.changed.connect(self._samples_chosen)
        self.sample = NumberField(theme, 0, 0, 1, integer=True)
        self.sample.setFixedWidth(76)
        self.sample.changed.connect(self._sample_chosen)
        self.notation = Segmented(theme)
        self.notation.changed.connect(self.changed)
        self.words = TextButton(self)
        self.words.setCheckable(True)
        set_role(self.words, "chip")
        line = Flow(None, 8)
        for widget in (self.part, self.samples, self.sample, self.notation, self.words):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(Explanation(theme, self.sample))
        self.retranslate()

    def present(self) -> PresentMove:
        """Return the question about the present move that is set here."""
        return PresentMove(self._sample, self._part, self.notation.value() or "book")

    def ahead(self) -> MovesAhead:
        """Return the question about the moves of the next step, written as is set here."""
        return MovesAhead(self._part, self.notation.value() or "book")

    def show_move(self, move: MoveAnswer) -> None:
        """Offer what can be chosen of a move."""
        self.part.setVisible(bool(move.parts))
        names = (f"{SYMBOLS.get(p.name, p.name)}{raised(f'({p.layer + 1})')}" for p in move.parts)
        self.part.set_options([(str(k), name, "") for k, name in enumerate(names)])
        self.part.set_value(str(move.part))
        counts = any(q.samples >= 0 for q in (*move.operands, *move.results))
        one = move.cut or self._sample is not None
        self.samples.setVisible(counts)
        self.samples.set_option_enabled("all", not move.cut)
        self.samples.set_value("one" if one else "all")
        self.sample.setVisible(counts and one)
        self.sample.set_range(0, move.batch - 1)
        self.sample.set_value(min(self._sample or 0, move.batch - 1))

    @Slot(str)
    def _part_chosen(self, key: str) -> None:
        self._part = int(key)
        self.changed.emit()

    @Slot(str)
    def _samples_chosen(self, key: str) -> None:
        self._sample = None if key == "all" else int(self.sample.value())
        self.sample_changed.emit()

    @Slot(float)
    def _sample_chosen(self, number: float) -> None:
        self._sample = int(number)
        self.sample_changed.emit()

    def retranslate(self) -> None:
        """Set every text."""
        self.samples.set_options(
            [
                ("all", self.tr("All samples"), self.tr("Show the arrays of the whole batch")),
                ("one", self.tr("One sample"), self.tr("Show only the rows of one sample, cut out of the batch")),
            ]
        )
        self.samples.setAccessibleName(self.tr("Samples"))
        self.sample.setAccessibleName(self.tr("Sample"))
        self.sample.setToolTip(self.tr("Which sample of the batch, counted from 0 as NumPy does"))
        self.part.setAccessibleName(self.tr("Parameters"))
        self.part.setToolTip(self.tr("Whose parameters are shown: the same is done with all"))
        self.notation.set_options(
            [
                ("book", self.tr("A, Z"), self.tr("A = XW + b, Z = h(A), as in the book")),
                ("z_h", self.tr("Z, H"), self.tr("Z = XW + b, H = h(Z), as elsewhere")),
            ]
        )
        self.notation.set_value(self.notation.value() or "book")
        self.notation.setAccessibleName(self.tr("Notation"))
        self.words.setText(self.tr("In words"))
        self.words.setAccessibleName(self.tr("In words"))
        self.words.setToolTip(self.tr("Show or hide what the move does, in words and in NumPy"))
