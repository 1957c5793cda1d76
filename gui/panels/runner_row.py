"""A row of the runners: who runs how fast; the chosen one shows its settings and its last step in its own terms."""

from dataclasses import fields, replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import words
from gui import words_descent as said
from gui.explanation import Explanation
from gui.panels.base import SettingRow
from gui.plots.colors import runner_color
from gui.theme import Theme, set_role, tabular
from gui.widgets.choice import Choice
from gui.widgets.hint import Hint, Words
from gui.widgets.icon_button import IconButton
from gui.widgets.marks import MarkButton
from gui.widgets.number import NumberField
from gui.widgets.translated import Translated
from model.course import RunnerStanding
from model.descent import Runner
from model.experiment import LIMITS
from model.optimizers import OPTIMIZERS

SMALLEST = {"epsilon": 1e-12, "weight_decay": 1e-6}
"""The smallest step above zero of settings on a logarithmic scale; of the others the step is 0.01."""

RATES = (1e-12, 1e6)
"""The limits of a learning rate."""

MOST_TERMS = 6


class RunnerRow(Translated, QFrame):
    """One runner.

    Signals:
        edited (Runner): the person changed it.
        removed (): the person wants it away.
        chosen (): the person wants to look at it closely.
    """

    edited = Signal(object)
    removed = Signal()
    chosen = Signal()

    def __init__(self, theme: Theme, runner: Runner, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.runner = runner
        self._place = 0
        self._standing: RunnerStanding | None = None
        set_role(self, "row")
        self.mark = MarkButton(theme, self)
        self.mark.clicked.connect(self.chosen)
        self._kind = Choice(theme, parent=self)
        self._kind.changed.connect(self._kind_chosen)
        self._rate = NumberField(theme, *RATES, 1e-10, logarithmic=True, parent=self)
        self._rate.setFixedWidth(84)
        self._rate.changed.connect(self._rate_typed)
        self._remove = IconButton(theme, "remove", small=True, parent=self)
        self._remove.clicked.connect(self.removed)
        self._explanation = Explanation(theme, self._rate)
        self._details = QWidget(self)
        self._settings: dict[str, tuple[SettingRow, NumberField]] = {}
        self._rule = Words(self)
        set_role(self._rule, "small")
        self._last = QLabel(self)
        set_role(self._last, "small")
        self._terms = [QLabel(self) for _ in range(MOST_TERMS)]
        self._foretold = Hint(theme)
        self._status = Hint(theme)
        self._lay_out()
        theme.changed.connect(self._dress)
        self.retranslate()
        self.show_runner(runner, 0, False, True)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.mark)
        line.addWidget(self._kind, 1)
        line.addWidget(self._rate)
        line.addWidget(self._remove)
        self._setting_rows = QVBoxLayout()
        self._setting_rows.setSpacing(5)
        terms = QVBoxLayout()  # two beside each other would be too wide for the panel where a slope is all but 0
        terms.setSpacing(1)
        for label in self._terms:
            set_role(label, "small")
            label.setFont(tabular(label.font()))
            terms.addWidget(label)
        inner = QVBoxLayout(self._details)
        inner.setContentsMargins(28, 0, 4, 2)
        inner.setSpacing(5)
        inner.addLayout(self._setting_rows)
        inner.addWidget(self._rule)
        inner.addWidget(self._last)
        inner.addLayout(terms)
        inner.addWidget(self._foretold)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(4, 4, 4, 4)
        outer.setSpacing(4)
        outer.addLayout(line)
        outer.addWidget(self._explanation)
        outer.addWidget(self._details)
        outer.addWidget(self._status)

    # --- showing ------------------------------------------------------------------------------------------------

    def show_runner(self, runner: Runner, place: int, chosen: bool, removable: bool) -> None:
        """Show a runner and its place in the list; emits nothing."""
        self.runner, self._place = runner, place
        self.setObjectName(f"runner:{place + 1}")
        self.mark.setChecked(chosen)
        self._remove.setEnabled(removable)
        self._kind.set_value(said.runner_kind(runner))
        self._rate.set_value(runner.learning_rate)
        self._details.setVisible(chosen)
        names = [f.name for f in fields(runner.optimizer)] if runner.optimizer else []
        if names != list(self._settings):
            self._make_settings(names)
        for name, (_, field) in self._settings.items():
            field.set_value(getattr(runner.optimizer, name))
        self._dress()
        self._name()

    def _make_settings(self, names: list[str]) -> None:
        for row, _ in self._settings.values():
            self._setting_rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._settings = {}
        for name in names:
            logarithmic = name in SMALLEST
            field = NumberField(self.theme, *LIMITS[name], SMALLEST.get(name, 0.01), logarithmic=logarithmic)
            field.changed.connect(partial(self._setting_typed, name))
            row = SettingRow(self.theme, field)
            field.setFixedWidth(84)
            self._settings[name] = row, field
            self._setting_rows.addWidget(row)

    def show_standing(self, standing: RunnerStanding | None) -> None:
        """Say how it is doing."""
        self._standing = standing
        status = standing.status if standing else None
        text = said.status(status) if status and status.reason != "start" else ""  # the panel says that once for all
        if status and status.code == "infinite" and standing and (why := said.foretold(standing.outlook)):
            text = f"{text} {why}"
        kind = "info" if status and (status.code in ("running", "left") or status.reason == "flat") else "warning"
        if text != self._status.text():
            self._status.show_text(text, kind)
        terms = said.captions(self.runner, standing.terms) if standing else []
        for k, label in enumerate(self._terms):
            label.setText(terms[k] if k < len(terms) else "")
            label.setVisible(k < len(terms))
        self._last.setVisible(bool(terms))
        foretold = said.foretold(standing.outlook) if standing and standing.status.code == "running" else ""
        if foretold != self._foretold.text():
            self._foretold.show_text(foretold)

    @Slot()
    def _dress(self) -> None:
        self.mark.set_mark(self._place, runner_color(self.theme.tokens, self._place))

    def stops(self) -> list[QWidget]:
        """Return what the Tab key leads through."""
        return [self.mark, self._kind, self._rate, self._remove, *(field for _, field in self._settings.values())]

    # --- controls -----------------------------------------------------------------------------------------------

    @Slot(str)
    def _kind_chosen(self, kind: str) -> None:
        optimizer = OPTIMIZERS[kind]() if kind in OPTIMIZERS else None
        self.edited.emit(Runner(optimizer, self.runner.learning_rate))

    @Slot(float)
    def _rate_typed(self, rate: float) -> None:
        self.edited.emit(replace(self.runner, learning_rate=rate))

    def _setting_typed(self, name: str, value: float) -> None:
        if self.runner.optimizer:
            self.edited.emit(replace(self.runner, optimizer=replace(self.runner.optimizer, **{name: value})))

    # --- words --------------------------------------------------------------------------------------------------

    def _name(self) -> None:
        called = self.tr("Runner {n}").format(n=self._place + 1)
        name = said.runner_name(self.runner)
        self.mark.setAccessibleName(f"{called}: {name}")
        optimizer, rate = self.tr("Optimizer"), self.tr("Learning rate")
        self._kind.setAccessibleName(f"{called}: {optimizer}")
        self._rate.setAccessibleName(f"{called}: {rate}")
        self._remove.setAccessibleName(self.tr("Remove runner {n}").format(n=self._place + 1))
        self._rule.set_words(said.rule(self.runner))
        for setting, (row, field) in self._settings.items():
            label = words.name("setting", setting)
            row.set_label(label)
            row.setToolTip(words.tip("setting", setting))
            field.setAccessibleName(f"{called}: {label}")

    def retranslate(self) -> None:
        """Set every text."""
        self._kind.set_options(said.runner_options())
        self._kind.setToolTip(self.tr("How the gradient becomes a step"))
        self._rate.setToolTip(
            self.tr("η, how far each step goes. Larger: faster, until it overshoots. For the flow: the time of a step.")
        )
        self.mark.setToolTip(self.tr("Look at this runner closely: its settings, its step, slices at its place"))
        self._remove.setToolTip(self.tr("Take this runner out of the race"))
        self._last.setText(self.tr("Its last step:"))
        self._name()
        self.show_standing(self._standing)
