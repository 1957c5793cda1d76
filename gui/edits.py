"""Edits: choices that a person changes, takes back and makes again."""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

C = TypeVar("C")
"""What can be chosen, a frozen value."""


class Edits(QObject, Generic[C]):
    """Base of what has choices of its own beside the network's.

    Attributes:
        choices: what the person has chosen.

    Signals:
        undo_changed (bool, bool): whether there is something to undo, and to redo.
    """

    undo_changed = Signal(bool, bool)

    def __init__(self, choices: C, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choices = choices
        self._undo: list[C] = []
        self._redo: list[C] = []
        self._dragged = False  # whether the last edit was a part of a longer one

    def take(self, choices: C) -> None:
        """Put other choices in force; extended by each kind."""
        self.choices = choices

    def edit(self, choices: C, lasting: bool = True) -> None:
        """Take the person's edit.

        Args:
            choices: the new ones.
            lasting: False while something is dragged: only its end can be undone.
        """
        began = self._dragged
        self._dragged = not lasting and (began or choices != self.choices)  # what changes nothing begins nothing
        if choices == self.choices:
            return
        if not began:
            self._undo.append(self.choices)
            self._redo.clear()
        self._put(choices)

    @Slot()
    def undo(self) -> None:
        """Take the last edit back."""
        self._go(self._undo, self._redo)

    @Slot()
    def redo(self) -> None:
        """Do an edit again that was taken back."""
        self._go(self._redo, self._undo)

    def _go(self, there: list[C], back: list[C]) -> None:
        if there:
            self._dragged = False
            back.append(self.choices)
            self._put(there.pop())

    @property
    def can_undo(self) -> tuple[bool, bool]:
        """Whether there is something to undo, and to redo."""
        return bool(self._undo), bool(self._redo)

    def _put(self, choices: C) -> None:
        self.take(choices)
        self.undo_changed.emit(*self.can_undo)
