"""The formula of a function that a person types: its field, what can be typed, and why a text can't be read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme import Theme
from gui.widgets.formula_field import FormulaField
from gui.widgets.hint import Hint
from gui.widgets.translated import Translated
from model.grammar import read
from model.tokens import Unreadable

ROOM = 33
"""What two lines of what can be typed, or of why it can't be read, take, in pixels: so nothing below moves."""


class FormulaBox(Translated, QWidget):
    """A field for a formula of some variables.

    Signals:
        typed (Expression): the person typed another one that can be read.
    """

    typed = Signal(object)

    def __init__(self, theme: Theme, variables: Sequence[str], say: Callable[[Unreadable], str]) -> None:
        """`variables` are those that it may have, and `say` puts into words why it can't be read."""
        super().__init__()
        self._variables, self._say = tuple(variables), say
        self._error: Unreadable | None = None
        self.field = FormulaField(theme)
        self.field.committed.connect(self.take)
        self.field.edited.connect(self._check)
        self._note = Hint(theme)
        self._note.setMinimumHeight(ROOM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self._note)
        self.retranslate()

    def show_formula(self, text: str, other: bool) -> None:
        """Show a good formula; `other`: even where the person has typed something that is not taken yet."""
        if other or not self.field.text():
            self.field.set_formula(text)
            self._explain(None)

    def begin_typing(self) -> None:
        """Let the person type another one."""
        self.field.setFocus()
        self.field.selectAll()

    @Slot(str)
    def take(self, text: str) -> None:
        """Take a text, or say why it can't be read."""
        try:
            expression = read(text, self._variables)
        except Unreadable as error:
            self._explain(error)
            return
        self.field.take()
        self.typed.emit(expression)

    @Slot(str)
    def _check(self, text: str) -> None:
        """Take back what was said of a text that is another one now."""
        self._explain(None)

    def _explain(self, error: Unreadable | None) -> None:
        self._error = error
        place = None
        if error:
            place = error.position, error.position + max(1, len(error.found))
        self.field.show_wrong(place)
        why = self._say(error) if error else ""
        what = self.tr("Type your own: + − * / ^, sin, exp, log …\nEnter draws it.")
        self._note.show_text(why or what, "warning" if why else "info")
        self.field.setAccessibleDescription(why)

    def retranslate(self) -> None:
        """Set every text."""
        self.field.setAccessibleName(self.tr("Formula"))
        self.field.setToolTip(
            self.tr(
                "Type your own: + − * / ^, sin cos tan exp log sqrt abs tanh sigmoid relu,\n"
                "max(a, b) min(a, b), π and e. Enter draws it."
            )
        )
        self._explain(self._error)
