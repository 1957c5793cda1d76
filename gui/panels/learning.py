"""The learning panel: loss, optimiser, rates and randomness."""

import dataclasses
import random
from functools import partial
from typing import Any

from PySide6.QtCore import Slot

from gui import words
from gui.panels.base import Panel
from gui.panels.rate import RateInForce
from gui.theme import Theme
from gui.widgets.choice import Choice
from gui.widgets.icon_button import IconButton
from gui.widgets.number import NumberField
from gui.widgets.row import name_rows
from model.experiment import LIMITS, Experiment
from model.optimizers import OPTIMIZERS
from model.schedules import SCHEDULES

KINDS: dict[str, dict[str, Any]] = {"optimizer": OPTIMIZERS, "schedule": SCHEDULES}
"""The fields that have settings of their own, which depend on the kind."""

OWNERS = {s.name: field for field, table in KINDS.items() for kind in table.values() for s in dataclasses.fields(kind)}
"""Which of these fields each setting belongs to."""

CHOICES = ("loss", "optimizer", "schedule", "gradient", "sampling", "precision")

ROWS = (
    *("loss", "optimizer", "momentum", "weight_decay", "decay", "beta_1", "beta_2", "epsilon"),
    *("learning_rate", "schedule", "gamma", "every", "length", "lowest", "warm_up", "batch_size"),
    *("l2", "l1", "clip", "gradient", "sampling", "precision", "seed"),
)
"""All that can be set, from top to bottom."""

RARE = (
    *("decay", "beta_1", "beta_2", "epsilon", "schedule", "warm_up"),
    *("l2", "l1", "clip", "gradient", "sampling", "precision", "seed"),
)
"""What is folded away, unless it is other than usual."""

SMALLEST = {
    "learning_rate": 1e-10,
    "l1": 1e-7,
    "l2": 1e-7,
    "clip": 1e-3,
    "epsilon": 1e-12,
    "weight_decay": 1e-6,
    "every": 1,
    "length": 1,
    "warm_up": 10,
}
"""The smallest step above zero of the fields on a logarithmic scale."""

STEPS = {"momentum": 0.01, "decay": 0.01, "beta_1": 0.01, "beta_2": 0.001, "gamma": 0.05, "lowest": 0.05}
"""The step of the fields on a linear scale; of whole numbers it is 1."""

WHOLE = ("batch_size", "seed", "every", "length", "warm_up")
"""The fields for whole numbers."""


class LearningPanel(Panel):
    """How the network learns. All but seed, sampling and precision take effect at the next step."""

    def __init__(self, theme: Theme, experiment: Experiment) -> None:
        super().__init__(theme, experiment)
        self._choices: dict[str, Choice] = {}
        self._numbers: dict[str, NumberField] = {}
        self.rate = RateInForce(theme, self)
        self.rate.remedied.connect(self.edited)
        for field in ROWS:
            if field in CHOICES:
                self._choices[field] = self.add_choice(field, field)
                self._choices[field].changed.connect(partial(self._chosen, field))
            else:
                self._numbers[field] = self._number(field)
                self._numbers[field].changed.connect(partial(self._typed, field))
            if field == "warm_up":
                self.body.addWidget(self.rate)
        self._dice = IconButton(theme, "dice", small=True)
        self._dice.clicked.connect(self._throw)
        self.add_side_widget(self._dice)
        self.add_more()
        self.retranslate()
        self.show_values()

    def _number(self, name: str) -> NumberField:
        logarithmic, whole = name in SMALLEST, name in WHOLE
        step = SMALLEST[name] if logarithmic else STEPS.get(name, 1)
        field = NumberField(self.theme, *LIMITS[name], step, logarithmic=logarithmic, integer=whole)
        self.add_row(name, field)
        return field

    # --- showing ------------------------------------------------------------------------------------------------

    def show_values(self) -> None:
        for field, choice in self._choices.items():
            value = getattr(self.experiment, field)
            choice.set_value(value.kind if field in KINDS else value)
        for field, number in self._numbers.items():
            if self._applies(field):
                number.set_value(getattr(self._holder(field), field))
        self.rate.show_experiment(self.experiment)
        self.fold_rare()

    def show_step(self, step: int) -> None:
        """Show the learning rate that holds once so many steps are done."""
        self.rate.show_step(step)

    def _holder(self, field: str) -> Any:
        """Return what a row sets a field of: the experiment, its optimiser or its schedule."""
        return getattr(self.experiment, OWNERS[field]) if field in OWNERS else self.experiment

    def _applies(self, field: str) -> bool:
        return field in {f.name for f in dataclasses.fields(self._holder(field))}

    def _usual(self, field: str) -> bool:
        """Whether a field is as it is unless somebody sets it."""
        holder = self._holder(field)
        return getattr(holder, field) == getattr(type(holder)(), field)

    def fold_rare(self) -> None:
        """Show what applies; of the rare ones, unless they are wanted, only those that are not as usual."""
        for field, row in self.rows.items():
            applies = self._applies(field)
            row.setVisible(applies and (field not in RARE or self.is_wanted(row, self._usual(field))))

    def retranslate(self) -> None:
        self.set_title(self.tr("Learning"))
        self._more.set_title(self.title())
        self.header.setToolTip(self.tr("How the network learns. Most of it can be changed while it trains."))
        labels = {
            "loss": (self.tr("Loss"), self.tr("What the network is to make small: how wrong its answers are.")),
            "optimizer": (self.tr("Optimizer"), self.tr("How a gradient becomes a step.")),
            "learning_rate": (
                self.tr("Learning rate"),
                self.tr("η, how far each step goes. Larger: faster, until it overshoots and diverges."),
            ),
            "schedule": (
                self.tr("Schedule"),
                self.tr(
                    "How the learning rate changes in the course of the run,\ncounted from step 0, whenever chosen."
                ),
            ),
            "batch_size": (
                self.tr("Batch size"),
                self.tr("How many examples each step looks at. Larger: smoother gradients, slower steps."),
            ),
            "l1": (self.tr("L1"), self.tr("Adds λ Σ|W| to what is made small. Larger: more weights stay close to 0.")),
            "l2": (self.tr("L2"), self.tr("Adds ½ λ ΣW² to what is made small. Larger: smaller weights.")),
            "clip": (
                self.tr("Clip gradient"),
                self.tr("Shortens a gradient that is longer than this; 0 never does. Smaller: calmer, slower steps."),
            ),
            "gradient": (self.tr("Gradient"), self.tr("How the gradient is computed.")),
            "sampling": (self.tr("Batches"), self.tr("How examples are drawn. Starts a new run.")),
            "precision": (self.tr("Precision"), self.tr("How exactly numbers are computed. Starts a new run.")),
            "seed": (
                self.tr("Seed"),
                self.tr("Where all randomness comes from: the same seed gives the same run. Starts a new run."),
            ),
        }
        for field in OWNERS:
            labels[field] = (words.name("setting", field), words.tip("setting", field))
        name_rows(self.rows, labels)
        for table, choice in self._choices.items():
            choice.set_options(words.options(table))
        self._dice.setToolTip(self.tr("Draw a new seed: other points, other initial weights, another order"))
        self._dice.setAccessibleName(self.tr("New seed"))

    # --- setting ------------------------------------------------------------------------------------------------

    def _chosen(self, field: str, value: str) -> None:
        self.edit(**{field: self._new(field, value) if field in KINDS else value})

    def _new(self, field: str, kind: str) -> Any:
        """Return an optimiser with its defaults, or a schedule with the settings that the one before had, too.

        A schedule counts the steps of the run: one that is chosen late is so long that it is not over at once.
        """
        made = KINDS[field][kind]
        if field != "schedule":
            return made()
        before = self.experiment.schedule
        kept = {s.name: getattr(before, s.name) for s in dataclasses.fields(made) if hasattr(before, s.name)}
        return made(**kept).chosen_at(self.rate.step, LIMITS.get(made.takes, (0, 0))[1])

    def _typed(self, field: str, value: float) -> None:
        changes = {field: int(value) if field in WHOLE else value}
        if field in OWNERS:
            changes = {OWNERS[field]: dataclasses.replace(self._holder(field), **changes)}
        self.edit(**changes)

    @Slot()
    def _throw(self) -> None:
        self.edit(seed=random.randint(0, int(LIMITS["seed"][1])))
