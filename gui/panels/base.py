"""What all panels share: they show an experiment, and emit an edited one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from gui import words
from gui.explanation import Explanation
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.card import Card
from gui.widgets.choice import Choice
from gui.widgets.number import NumberField
from gui.widgets.row import FieldRow
from gui.widgets.translated import Translated
from model.experiment import Experiment
from model.problems import Problem


class SettingRow(FieldRow):
    """A row for a field of the experiment, which explains itself."""

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        explanation = Explanation(theme, widget)
        super().__init__("", widget, explanation)
        self.explanation = explanation
        for field in widget.findChildren(NumberField):
            explanation.watch(field)


class MoreLink(Translated, TextButton):
    """What shows and folds away the settings that are seldom changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "link")
        self.setCheckable(True)
        self.toggled.connect(self.retranslate)
        self._title = ""
        self.retranslate()

    def set_title(self, title: str) -> None:
        """Begin the accessible name with what the settings belong to."""
        self._title = title
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Set every text."""
        opened = self.isChecked()
        self.setText(self.tr("Less") if opened else self.tr("More"))
        name = self.tr("Fewer settings") if opened else self.tr("More settings")
        self.setAccessibleName(f"{self._title}: {name}")
        self.setToolTip(self.tr("Show what is seldom changed, too"))


class Panel(Translated, Card):
    """A card of settings.

    Signals:
        edited (Experiment): the person changed something.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, experiment: Experiment) -> None:
        super().__init__(theme, "")
        self.theme = theme
        self.experiment = experiment
        self.rows: dict[str, SettingRow] = {}
        self._edits = False  # whether the person changes something here just now
        self.body.setSpacing(4)

    def add_row(self, field: str, widget: QWidget) -> SettingRow:
        """Add a row for a field of the experiment; its problems are explained there."""
        row = SettingRow(self.theme, widget)
        row.setObjectName(f"row:{field}")
        row.explanation.remedied.connect(self.edited)
        self.rows[field] = row
        self.body.addWidget(row)
        return row

    def add_more(self) -> None:
        """Add a link to the header by which a person wants to see what is seldom changed; it calls `fold_rare`."""
        self._more = MoreLink(self)
        self._more.toggled.connect(self._more_clicked)
        self.add_side_widget(self._more)

    @Slot()
    def _more_clicked(self) -> None:
        self.set_folded(False)
        self.fold_rare()

    def fold_rare(self) -> None:
        """Show what is seldom changed, or only what is not as usual; overridden."""

    def reveal(self, control: QWidget) -> bool:
        """Bring a control in sight that may be folded away as one that is seldom changed; return whether it was."""
        more = self.findChild(MoreLink)
        folded = more is not None and not control.isVisibleTo(self)
        if more and folded:
            more.setChecked(True)
        return folded

    def fold_away(self) -> None:
        """Fold away again what is seldom changed."""
        if more := self.findChild(MoreLink):
            more.setChecked(False)

    def is_wanted(self, widget: QWidget, usual: bool) -> bool:
        """Whether a control that is seldom changed is to be seen: unless all are, one not as usual, or in use.

        While the person edits here, what is in sight stays: nothing moves under the pointer.
        """
        focus = QApplication.focusWidget()
        in_use = focus is not None and (focus is widget or widget.isAncestorOf(focus))
        stays = self._edits and not widget.isHidden()
        return not usual or self._more.isChecked() or in_use or stays

    def add_choice(self, field: str, table: str) -> Choice:
        """Add a row with a choice among the rows of a table."""
        choice = Choice(self.theme, words.options(table))
        self.add_row(field, choice)
        return choice

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the choices; emits nothing."""
        self.experiment = experiment
        self.show_values()

    def show_values(self) -> None:
        """Set every control to `self.experiment`; overridden."""

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Explain what does not fit, each problem at its row, which is in sight then."""
        for field, row in self.rows.items():
            problem = next((p for p in problems if p.field == field), None)
            row.explanation.show_problem(problem)
            if problem:
                row.show()

    def edit(self, **changes: Any) -> None:
        """Emit the experiment with some fields changed."""
        self._edits = True
        self.edited.emit(replace(self.experiment, **changes))
        self._edits = False
