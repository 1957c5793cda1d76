"""What all panels share: they show an experiment, and emit an edited one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gui import words
from gui.theme import Theme
from gui.widgets.card import Card
from gui.widgets.choice import Choice
from gui.widgets.number import NumberField
from gui.widgets.row import FieldRow
from gui.widgets.translated import Translated
from model.experiment import Experiment
from model.problems import Problem


class SettingRow(Translated, FieldRow):
    """A row that explains why a number was refused, or what does not fit, with the remedy as an action.

    Signals:
        remedied (Experiment): the person wants it put right.
    """

    remedied = Signal(object)

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        super().__init__(theme, "", widget)
        self._problem: Problem | None = None
        self._refusal: tuple[str, dict[str, Any]] | None = None
        if isinstance(widget, NumberField):
            widget.refused.connect(self._refused)
            widget.settled.connect(self._settled)
        self.hint_action.connect(self._remedy)

    def set_problem(self, problem: Problem | None) -> None:
        """Explain a problem, or none."""
        self._problem = problem
        self._explain()

    def retranslate(self) -> None:
        """Say it again."""
        self._explain()

    @Slot(str, dict)
    def _refused(self, code: str, values: dict[str, Any]) -> None:
        self._refusal = code, values
        self._explain()

    @Slot()
    def _settled(self) -> None:
        self._refusal = None
        self._explain()

    @Slot()
    def _remedy(self) -> None:
        if self._problem and self._problem.remedy:
            self.remedied.emit(self._problem.remedy)

    def _explain(self) -> None:
        if self._refusal:
            self.set_hint_action("")
            self.set_hint(words.refusal(*self._refusal), "warning")
        elif self._problem:
            sentence, remedy = words.problem(self._problem)
            self.set_hint_action(remedy if self._problem.remedy else "")
            self.set_hint(sentence, "warning")
        else:
            self.set_hint("")


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
        row.remedied.connect(self.edited)
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
            row.set_problem(next((p for p in problems if p.field == field), None))

    def edit(self, **changes: Any) -> None:
        """Emit the experiment with some fields changed."""
        self.edited.emit(replace(self.experiment, **changes))
