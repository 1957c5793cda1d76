"""The head of a page of moves: the buttons that lead through them, and the formula of the present one, to be copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.copy_menu import CopyMenu, Formula, copy
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.flow import Flow
from gui.widgets.formula import FormulaView
from gui.widgets.translated import Translated
from model.inside.scene import AFTER


class MoveHead(Translated, QWidget):
    """Buttons in a row, and a formula below them.

    Attributes:
        formula: that of the present move.
        buttons: those that lead through the moves, in a row that may be taken to where it stays in sight.

    Signals:
        moved (str): the person wants to go to another move; see gui.inside.
    """

    moved = Signal(object)

    def __init__(
        self,
        theme: Theme,
        copied: Callable[[], Formula | None],
        *,
        arrays: bool = False,
        between: Sequence[QWidget] = (),
        room: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Make a head.

        Args:
            theme: of the window.
            copied: what is copied, if there is something.
            arrays: whether the button offers each of its arrays, too.
            between: what stands between the buttons and the formula.
            room: how much is kept for the formula, in pixels, or what is below would jump from move to move.
            parent: of the widget.
        """
        super().__init__(parent)
        self._copied, self._arrays = copied, arrays
        self.formula = FormulaView(theme)
        self.formula.menu_wanted.connect(self._offer_formula)
        self.formula.copy_wanted.connect(self._copy_formula)
        self._go = {target: TextButton(self) for target in ("previous", "next", "layer", "end")}
        for target, button in self._go.items():
            button.setObjectName(f"button:{target}")
            set_role(button, "primary" if target == "next" else "")
            button.clicked.connect(lambda _=False, t=target: self.moved.emit(t))
        self._copy = TextButton(self)
        self._copy.clicked.connect(self._offer_copies)
        self.buttons = QWidget(self)
        line = Flow(self.buttons, 4)
        for button in (*self._go.values(), self._copy):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.buttons, *between):
            column.addWidget(widget)
        column.addWidget(self._with_room(room) if room else self.formula)
        self.retranslate()

    def _with_room(self, room: int) -> QWidget:
        """Return the formula at the top of so much room, in pixels."""
        below = QWidget(self)
        below.setMinimumHeight(room)
        shown = QVBoxLayout(below)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.addWidget(self.formula)
        shown.addStretch(1)
        return below

    def changeEvent(self, event: QEvent) -> None:
        """Have the buttons as high as each other: triangles come from a font that is higher."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            for button in self._go.values():
                button.setMaximumHeight(self._copy.sizeHint().height())

    def set_ways(self, back: bool, on: bool, in_force: bool = True) -> None:
        """Say whether there are moves before and after the present one, and whether it is in force at all."""
        for target, button in self._go.items():
            button.setEnabled(in_force and (back if target == "previous" else on))
        for part in (self.formula, self._copy):
            part.setEnabled(in_force)

    # --- copying ------------------------------------------------------------------------------------------------

    @Slot()
    def _offer_copies(self) -> None:
        """Offer the formula, below the button, and every array where that is wanted."""
        if formula := self._copied():
            menu = CopyMenu(self)
            menu.add_formula(formula)
            if self._arrays:
                menu.addSeparator()
                for name, values in formula.arrays:
                    menu.add_array(name.removesuffix(f" {AFTER}"), values, menu.addMenu(name))
            menu.popup_below(self._copy)

    @Slot(object)
    def _offer_formula(self, place: QPoint) -> None:
        """Offer the formula, at the pointer."""
        if formula := self._copied():
            menu = CopyMenu(self)
            menu.add_formula(formula, keyed=True)
            menu.popup(place)

    @Slot()
    def _copy_formula(self) -> None:
        """Copy the formula as NumPy."""
        if formula := self._copied():
            copy(formula.text("numpy"))

    # --- words --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set the texts that all have."""
        self._go["previous"].setText(self.tr("◂ Previous"))
        self._go["next"].setText(self.tr("Next ▸"))
        self._go["next"].setToolTip(self.tr("Do the next move (↓)"))
        self._copy.setText(self.tr("Copy"))
        self.formula.setToolTip(self.tr("The formula of this move. Its context menu copies it."))

    def set_words(self, *, back: str, layer: tuple[str, str], end: tuple[str, str], copies: str) -> None:
        """Set what is said of the way back and of copying, and what the long ways on are called, with their tips."""
        self._go["previous"].setToolTip(back)
        for target, (text, tip) in (("layer", layer), ("end", end)):
            self._go[target].setText(text)
            self._go[target].setToolTip(tip)
        self._copy.setToolTip(copies)
