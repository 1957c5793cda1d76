"""The learning panel: loss, optimiser, rates and randomness."""

import dataclasses
import random
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui import words
from gui.panels.base import Panel
from gui.theme import Theme
from gui.widgets.icon_button import IconButton
from gui.widgets.number import NumberField
from model.experiment import LIMITS, Experiment
from model.optimizers import OPTIMIZERS

SMALLEST = {"learning_rate": 1e-10, "l1": 1e-7, "l2": 1e-7, "epsilon": 1e-12, "weight_decay": 1e-6}
"""The smallest step above zero of the fields on a logarithmic scale."""

STEPS = {"momentum": 0.01, "decay": 0.01, "beta_1": 0.01, "beta_2": 0.001}
"""The step of the fields on a linear scale."""

WHOLE = ("batch_size", "seed")
"""The fields for whole numbers."""


class LearningPanel(Panel):
    """How the network learns. All but seed, sampling and precision take effect at the next step."""

    def __init__(self, theme: Theme, experiment: Experiment) -> None:
        super().__init__(theme, experiment)
        self._choices = {"loss": self.add_choice("loss", "loss")}
        self._optimizer = self.add_choice("optimizer", "optimizer")
        self._numbers = {"learning_rate": self._number("learning_rate")}
        self._numbers["batch_size"] = self._whole("batch_size")
        names = ("momentum", "decay", "beta_1", "beta_2", "epsilon", "weight_decay")
        self._settings = {name: self._setting(name) for name in names}
        for name in ("l1", "l2"):
            self._numbers[name] = self._number(name)
        for field in ("gradient", "sampling", "precision"):
            self._choices[field] = self.add_choice(field, field)
        self._numbers["seed"] = self._whole("seed")
        self._dice = IconButton(theme, "dice", small=True)
        self._dice.clicked.connect(self._throw)
        self.rows["seed"].add_before(self._dice)
        QWidget.setTabOrder(self._numbers["seed"], self._dice)
        for field, choice in self._choices.items():
            choice.changed.connect(partial(self._chosen, field))
        self._optimizer.changed.connect(self._optimizer_chosen)
        for field, number in self._numbers.items():
            number.changed.connect(partial(self._typed, field))
        for field, number in self._settings.items():
            number.changed.connect(partial(self._setting_typed, field))
        self.retranslate()
        self.show_values()

    def _number(self, name: str) -> NumberField:
        field = NumberField(self.theme, *LIMITS[name], SMALLEST[name], logarithmic=True)
        self.add_row(name, field)
        return field

    def _whole(self, name: str) -> NumberField:
        field = NumberField(self.theme, *LIMITS[name], 1, integer=True)
        self.add_row(name, field)
        return field

    def _setting(self, name: str) -> NumberField:
        if name in SMALLEST:
            return self._number(name)
        field = NumberField(self.theme, *LIMITS[name], STEPS[name])
        self.add_row(name, field)
        return field

    def show_values(self) -> None:
        for field, choice in self._choices.items():
            choice.set_value(getattr(self.experiment, field))
        for field, number in self._numbers.items():
            number.set_value(getattr(self.experiment, field))
        optimizer = self.experiment.optimizer
        self._optimizer.set_value(optimizer.kind)
        names = {f.name for f in dataclasses.fields(optimizer)}
        for field, number in self._settings.items():
            self.rows[field].setVisible(field in names)
            if field in names:
                number.set_value(getattr(optimizer, field))

    def retranslate(self) -> None:
        self.set_title(self.tr("Learning"))
        self.header.setToolTip(self.tr("How the network learns. Most of it can be changed while it trains."))
        labels = {
            "loss": (self.tr("Loss"), self.tr("What the network is to make small: how wrong its answers are.")),
            "optimizer": (self.tr("Optimizer"), self.tr("How a gradient becomes a step.")),
            "learning_rate": (
                self.tr("Learning rate"),
                self.tr("η, how far each step goes. Larger: faster, until it overshoots and diverges."),
            ),
            "batch_size": (
                self.tr("Batch size"),
                self.tr("How many examples each step looks at. Larger: smoother gradients, slower steps."),
            ),
            "l1": (self.tr("L1"), self.tr("Adds λ Σ|W| to what is made small. Larger: more weights become exactly 0.")),
            "l2": (self.tr("L2"), self.tr("Adds ½ λ ΣW² to what is made small. Larger: smaller weights.")),
            "gradient": (self.tr("Gradient"), self.tr("How the gradient is computed.")),
            "sampling": (self.tr("Batches"), self.tr("How examples are drawn. Starts a new run.")),
            "precision": (self.tr("Precision"), self.tr("How exactly is computed. Starts a new run.")),
            "seed": (
                self.tr("Seed"),
                self.tr("Where all randomness comes from: the same seed gives the same run. Starts a new run."),
            ),
        }
        for field in self._settings:
            labels[field] = (words.name("setting", field), words.tip("setting", field))
        for field, (label, tip) in labels.items():
            self.rows[field].set_label(label)
            self.rows[field].setToolTip(tip)
        for table, choice in {**self._choices, "optimizer": self._optimizer}.items():
            choice.set_options(words.options(table))
        self._dice.setToolTip(self.tr("Draw a new seed: other points, other initial weights, another order"))
        self._dice.setAccessibleName(self.tr("New seed"))

    @Slot(str)
    def _chosen(self, field: str, value: str) -> None:
        self.edit(**{field: value})

    @Slot(str)
    def _optimizer_chosen(self, kind: str) -> None:
        self.edit(optimizer=OPTIMIZERS[kind]())

    def _typed(self, field: str, value: float) -> None:
        self.edit(**{field: int(value) if field in WHOLE else value})

    def _setting_typed(self, field: str, value: float) -> None:
        self.edit(optimizer=replace(self.experiment.optimizer, **{field: value}))

    @Slot()
    def _throw(self) -> None:
        self.edit(seed=random.randint(0, int(LIMITS["seed"][1])))
