"""What all panels share: they show an experiment, and emit an edited one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui import words
from gui.panels.explanation import Explanation
from gui.theme import Theme
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
        fields = (widget,) if isinstance(widget, NumberField) else widget.findChildren(NumberField)
        for field in fields:
            explanation.watch(field)


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

    def add_row(self, field: str, widget: QWidget) -> SettingRow:
        """Add a row for a field of the experiment; its problems are explained there."""
        row = SettingRow(self.theme, widget)
        row.explanation.remedied.connect(self.edited)
        self.rows[field] = row
        self.body.addWidget(row)
        return row

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
        """Explain what does not fit, each problem at its row."""
        for field, row in self.rows.items():
            row.explanation.show_problem(next((p for p in problems if p.field == field), None))

    def edit(self, **changes: Any) -> None:
        """Emit the experiment with some fields changed."""
        self.edited.emit(replace(self.experiment, **changes))
