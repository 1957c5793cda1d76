"""The panels: each control emits the experiment it should, once; showing an experiment sets them all and emits none."""

import math
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui import words, words_problems
from gui.languages import Languages
from gui.panels.base import MoreLink, Panel
from gui.panels.curves import AccuracyCard, GradientsCard, LossCard
from gui.panels.data import DataPanel
from gui.panels.layer_menu import KindButton, LayerMenu
from gui.panels.layer_row import DragHandle, LayerRow
from gui.panels.layer_settings import SETTINGS, LayerSettings
from gui.panels.learning import LearningPanel
from gui.panels.network import NetworkPanel
from gui.panels.transport import FIRST_SPEED, SPEEDS, Transport
from gui.plots.ticks import nice_above
from gui.theme import Theme, strong, text_font
from gui.widgets import message
from gui.widgets.button import PaintedButton
from gui.widgets.choice import Choice
from gui.widgets.figure import NUMBER_PX
from gui.widgets.groove import Groove
from gui.widgets.hint import Words
from gui.widgets.icon_button import IconButton
from gui.widgets.number import NumberField
from gui.widgets.numbers import figure_text
from gui.widgets.segmented import Segmented
from gui.widgets.spark import Spark
from gui.widgets.tile import TileButton
from model.blobs import Blob
from model.branches import Branch
from model.data.choice import LIMITS, Data
from model.data.sources import DATASETS, GATES
from model.defaults import DEFAULTS, is_default, with_source
from model.experiment import MAX_LAYERS, Experiment, Output
from model.initial import Initial
from model.layers import (
    LAYERS,
    ActivationLayer,
    AveragePooling,
    BatchNormalization,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    Layer,
    Maxout,
    MaxPooling,
)
from model.layers.base import shape_text
from model.observations import Scores
from model.optimizers import OPTIMIZERS, SGD, AdaGrad, Adam, AdamW, Momentum, Nesterov, RMSProp
from model.problems import problems
from model.schedules import SCHEDULES, Constant, Cosine, StepDecay
from model.trainer import Figures, PartFigures
from tests.gui.window import (
    Key,
    begun,
    choose,
    click,
    drag,
    few_digits,
    heard,
    light,
    named,
    opened,
    picture_of,
    press,
    shown_words,
    type_into,
)
from tests.model.runs import MADE, small

STACK = Experiment(hidden=(Dense(3, "tanh"), Dense(5, "relu", Initial("he")), Dense(7, "sigmoid", Initial("xavier"))))
OWN = replace(STACK, learning_rate=0.02)
GIVEN = Initial("given", values=Blob("0" * 64))

EVERY_ROW = (
    *(Convolution(3, 5, 2, 0, "prelu", Initial("normal", 0.2)), MaxPooling(3, 1), AveragePooling(1, 2), Flatten()),
    *(
        Dense(4, "gelu"),
        ActivationLayer("elu"),
        Dropout(0.25),
        BatchNormalization(0.3, 1e-3),
        Maxout(5, 4, Initial("he")),
    ),
)
assert {row.kind for row in EVERY_ROW} == set(LAYERS)

VARIED = [
    *(DEFAULTS[source] for source in MADE),
    STACK,
    small(hidden=(), optimizer=Momentum(0.5), l1=1e-3, l2=2e-4, gradient="central", sampling="random", seed=77),
    small(optimizer=Nesterov(0.8), precision="float64", loss="mean_squared", output=Output("sigmoid", Initial("he"))),
    small(optimizer=AdamW(weight_decay=0.1), schedule=Cosine(100, 3_000, 0.1), clip=2.0),
    small(schedule=StepDecay(gamma=0.1, every=77), hidden=EVERY_ROW),
    small(optimizer=AdaGrad(1e-6), data=Data("xor", 300, 0.25, 0.8, False, ("x0", "x0_x1", "sin_x1"))),
    replace(DEFAULTS["digits"], data=replace(DEFAULTS["digits"].data, shift=3)),
    small(optimizer=RMSProp(0.5, 1e-5), hidden=(Dense(1, "elu", Initial("normal", 0.3)), Dense(2_000, "step"))),
    small(optimizer=Adam(0.5, 0.6, 1e-4), hidden=(Dense(4, initial=GIVEN),), output=Output("identity", GIVEN)),
]
"""Experiments that differ in everything a panel shows."""


class Desk:
    """A panel on its own, that is shown back what it emits, as in the window."""

    def __init__(self, panel: Panel, experiment: Experiment) -> None:
        self.panel = panel
        self.before = experiment
        panel.edited.connect(self._show)
        self.edits = heard(panel.edited)
        self.show(experiment)

    def _show(self, experiment: Experiment) -> None:
        self.panel.show_experiment(experiment)
        self.panel.show_problems(problems(experiment, {}))

    def show(self, experiment: Experiment) -> None:
        self._show(experiment)
        self.before = experiment
        self.edits.clear()

    def field(self, name: str) -> NumberField:
        return named(self.panel, NumberField, name)

    def choice(self, name: str) -> Choice:
        return named(self.panel, Choice, name)

    def button(self, name: str) -> QPushButton:
        return named(self.panel, QPushButton, name)

    def icon(self, name: str) -> IconButton:
        return named(self.panel, IconButton, name)

    def words(self) -> str:
        return shown_words(self.panel)

    def emits(self, **changes: Any) -> None:
        """Exactly one edit came, and these fields are what it changed."""
        assert self.edits == [replace(self.before, **changes)]

    def emits_data(self, **changes: Any) -> None:
        self.emits(data=replace(self.before.data, **changes))


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return light()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Callable[[type[Panel], Experiment], Desk]:
    def opened(kind: type[Panel], experiment: Experiment = DEFAULTS["spiral"]) -> Desk:
        panel = kind(theme, experiment)
        qtbot.addWidget(panel)
        panel.setFixedWidth(288)
        desk = Desk(panel, experiment)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        return desk

    return opened


MakeDesk = Callable[..., Desk]


# --- showing ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [DataPanel, NetworkPanel, LearningPanel])
def test_showing_an_experiment_emits_nothing(desk: MakeDesk, kind: type[Panel]) -> None:
    shown = desk(kind)
    for experiment in [*VARIED, *reversed(VARIED)]:
        shown.panel.show_experiment(experiment)
        shown.panel.show_problems(problems(experiment, {}))
        shown.panel.retranslate()
    assert shown.edits == []


def data_panel(desk: MakeDesk, experiment: Experiment = DEFAULTS["spiral"]) -> Desk:
    """The data panel with all its settings in sight."""
    shown = desk(DataPanel, experiment)
    click(shown.button("Data: More settings"))
    return shown


def test_the_data_panel_shows_every_choice(desk: MakeDesk) -> None:
    shown = data_panel(desk)
    for experiment in VARIED:
        data, source = experiment.data, DATASETS[experiment.data.source]
        shown.show(experiment)
        tiles = [tile for tile in shown.panel.findChildren(TileButton) if tile.isChecked()]
        assert [tile.key for tile in tiles] == ["gates" if data.source in GATES else data.source]
        assert named(shown.panel, QCheckBox, "Normalize inputs").isChecked() == data.normalize
        if data.source not in GATES:
            assert shown.field("Examples").value() == data.samples
            share = f"{data.test_share:.0%}".replace("%", " %")
            assert named(shown.panel, Groove, "For testing").accessibleDescription() == share
        if source.image:
            assert not any(groove.accessibleName() == "Noise" for groove in visible(shown.panel, Groove))
            shift = named(shown.panel, Groove, "Shift").accessibleDescription()
            assert shift == (f"±{data.shift}" if data.shift else "0")
        else:
            assert not any(groove.accessibleName() == "Shift" for groove in visible(shown.panel, Groove))
            noise = named(shown.panel, Groove, "Noise").accessibleDescription()
            assert noise == f"{data.noise:.0%}".replace("%", " %")
        buttons = [b for b in visible(shown.panel, QPushButton) if b.isCheckable() and not isinstance(b, MoreLink)]
        chips = {chip.accessibleName(): chip.isChecked() for chip in buttons}
        assert chips == {f"Input {words.name('feature', key)}": key in data.features for key in source.features}


def visible(panel: Panel, kind: type[QWidget]) -> list[Any]:
    return [widget for widget in panel.findChildren(kind) if widget.isVisibleTo(panel)]


def label_of(panel: Panel, name: str) -> str:
    return named(panel, QLabel, name).text()


def test_the_network_panel_shows_every_choice(desk: MakeDesk) -> None:
    shown = desk(NetworkPanel)
    for experiment in [*VARIED, replace(DEFAULTS["digits"], hidden=EVERY_ROW)]:
        shown.show(experiment)
        rows = visible(shown.panel, LayerRow)
        assert len(rows) == len(experiment.hidden) + 1
        for k, layer in enumerate(experiment.hidden, 1):
            row = named(shown.panel, LayerRow, f"Layer {k}")
            row.open()
            assert named(row, QPushButton, f"Layer {k}: Kind").text().startswith(words.name("layer", layer.kind))
            for setting in fields(layer):
                value = getattr(layer, setting.name)
                name = f"Layer {k}: {words.name('layer_setting', setting.name)}"
                if setting.name in ("activation", "initial"):
                    assert shown.choice(name).value() == (value if setting.name == "activation" else value.kind)
                else:
                    assert shown.field(name).value() == value
            shape = shape_text(experiment.shapes[k - 1]) if k <= len(experiment.shapes) else "–"
            assert label_of(shown.panel, f"Layer {k}: Shape") == shape
        assert shown.choice("Output layer: Activation").value() == experiment.output.activation
        assert label_of(shown.panel, "Input: Shape") == shape_text(experiment.input_shape)
        fits = len(experiment.shapes) == len(rows)
        assert label_of(shown.panel, "Output layer: Shape") == (f"{experiment.data.outputs}" if fits else "–")


def test_the_learning_panel_shows_every_choice(desk: MakeDesk) -> None:
    shown = learning(desk)
    for experiment in VARIED:
        shown.show(experiment)
        optimizer, schedule = experiment.optimizer, experiment.schedule
        choices = {"Loss": "loss", "Gradient": "gradient", "Batches": "sampling", "Precision": "precision"}
        assert {name: shown.choice(name).value() for name in choices} == {
            name: getattr(experiment, field) for name, field in choices.items()
        }
        assert shown.choice("Optimizer").value() == optimizer.kind
        assert shown.choice("Schedule").value() == schedule.kind
        numbers = {
            "Learning rate": "learning_rate",
            "Batch size": "batch_size",
            "Clip gradient": "clip",
            "L1": "l1",
            "L2": "l2",
            "Seed": "seed",
        }
        assert {name: shown.field(name).value() for name in numbers} == {
            name: getattr(experiment, field) for name, field in numbers.items()
        }
        settings = {
            words.name("setting", f.name): getattr(chosen, f.name)
            for chosen in (optimizer, schedule)
            for f in fields(chosen)
        }
        rows = {field.accessibleName(): field.value() for field in visible(shown.panel, NumberField)}
        assert {name: value for name, value in rows.items() if name not in numbers} == settings


# --- data ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", [key for key in (*MADE, "painted") if key not in GATES])
def test_a_tile_brings_its_data_with_the_network_that_suits_them(desk: MakeDesk, source: str) -> None:
    before = DEFAULTS["moons" if source == "spiral" else "spiral"]
    shown = desk(DataPanel, replace(before, seed=12))
    click(named(shown.panel, TileButton, words.name("source", source)))
    assert shown.edits == [replace(DEFAULTS[source], seed=12)]


def test_the_tile_that_is_chosen_already_changes_nothing(desk: MakeDesk) -> None:
    shown = desk(DataPanel, replace(DEFAULTS["spiral"], data=replace(DEFAULTS["spiral"].data, samples=100)))
    click(named(shown.panel, TileButton, words.name("source", "spiral")))
    assert shown.edits == []


def test_a_network_of_ones_own_stays_and_the_default_is_offered(desk: MakeDesk) -> None:
    shown = desk(DataPanel, OWN)
    click(named(shown.panel, TileButton, words.name("source", "circle")))
    assert shown.edits == [replace(OWN, data=DEFAULTS["circle"].data)]
    shown.edits.clear()
    shown = desk(NetworkPanel, shown.panel.experiment)
    default = shown.button("Default network and learning")
    click(default)
    assert shown.edits == [DEFAULTS["circle"]]
    assert is_default(shown.edits[0])
    assert not default.isVisible()
    height = shown.panel.sizeHint().height()
    shown.show(replace(DEFAULTS["circle"], learning_rate=0.4))
    assert default.isVisible()
    assert shown.panel.sizeHint().height() == height  # nothing was moved for it


def test_a_tile_is_chosen_with_the_keyboard_too(desk: MakeDesk) -> None:
    shown = desk(DataPanel)
    tile = named(shown.panel, TileButton, words.name("source", "spiral"))
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    press(shown.panel, Key.Key_Left)
    assert shown.edits == []
    press(shown.panel, Key.Key_Return)
    assert [e.data.source for e in shown.edits] == ["rings"]


def test_noise_and_share_are_set_by_sliders(desk: MakeDesk) -> None:
    shown = data_panel(desk)
    for name, field, low, high in (("Noise", "noise", 0.0, 0.5), ("For testing", "test_share", 0.1, 0.9)):
        groove = named(shown.panel, Groove, name)
        click(groove, QPoint(groove.width() * 3 // 4, groove.height() // 2))
        value = getattr(shown.edits[0].data, field)
        shown.emits_data(**{field: value})
        assert value == pytest.approx(low + 0.75 * (high - low), abs=0.03)
        shown.show(shown.edits[0])
        groove.setFocus(Qt.FocusReason.TabFocusReason)
        press(shown.panel, Key.Key_End)
        shown.emits_data(**{field: high})
        shown.show(shown.edits[0])


def test_gates_share_a_tile_and_are_told_apart_below_it(desk: MakeDesk) -> None:
    shown = data_panel(desk)
    assert not any(strip.isVisible() for strip in shown.panel.findChildren(Segmented))
    click(named(shown.panel, TileButton, "Gates"))
    assert shown.edits[-1] == DEFAULTS["gate_and"]
    assert shown.panel.side() == "4: training = test"
    gates = named(shown.panel, Segmented, "Gate")
    click(named(gates, PaintedButton, "XOR"))
    assert shown.edits[-1] == DEFAULTS["gate_xor"]
    click(named(shown.panel, TileButton, "Gates"))
    assert shown.panel.experiment.data.source == "gate_xor", "which of them is chosen stays"
    assert not visible(shown.panel, NumberField), "there are four examples, no more and no fewer"
    click(named(shown.panel, TileButton, "Moons"))
    assert shown.edits[-1] == DEFAULTS["moons"]
    assert not gates.isVisible()


def test_images_are_shifted_by_whole_pixels(desk: MakeDesk) -> None:
    shown = desk(DataPanel, replace(DEFAULTS["digits"], data=replace(DEFAULTS["digits"].data, shift=0)))
    named(shown.panel, Groove, "Shift").setFocus(Qt.FocusReason.TabFocusReason)
    press(shown.panel, Key.Key_Right)
    shown.emits_data(shift=1)
    assert isinstance(shown.edits[0].data.shift, int)
    press(shown.panel, Key.Key_End)
    assert shown.edits[-1].data.shift == LIMITS["shift"][1]


@pytest.mark.parametrize("source", ["spiral", "digits"])
def test_examples_are_typed_within_what_the_data_have(desk: MakeDesk, source: str) -> None:
    shown = data_panel(desk, DEFAULTS[source])
    least, most = DATASETS[source].samples
    type_into(shown.field("Examples"), "1,000")
    shown.emits_data(samples=1_000)
    type_into(shown.field("Examples"), str(most + 1))
    assert f"The most is {most:,}." in shown.words()
    type_into(shown.field("Examples"), str(least - 1))
    assert f"The least is {least:g}." in shown.words()
    type_into(shown.field("Examples"), "100.5")
    assert "whole number" in shown.words()
    shown.emits_data(samples=1_000)
    type_into(shown.field("Examples"), str(least))
    assert "The least" not in shown.words()
    assert shown.edits[1].data.samples == least


def test_inputs_are_chosen_in_their_own_order_and_the_last_one_stays(desk: MakeDesk) -> None:
    shown = desk(DataPanel)
    click(shown.button("Input x₀x₁"))
    shown.emits_data(features=("x0", "x1", "x0_x1"))
    shown.show(shown.edits[0])
    click(shown.button("Input x₀"))
    shown.emits_data(features=("x1", "x0_x1"))
    click(shown.button("Input x₀²"))
    assert shown.edits[1].data.features == ("x1", "x0_squared", "x0_x1")
    for name in ("x₀²", "x₀x₁"):
        click(shown.button(f"Input {name}"))
    assert shown.edits[-1].data.features == ("x1",)
    count = len(shown.edits)
    click(shown.button("Input x₁"))
    assert len(shown.edits) == count
    assert shown.button("Input x₁").isChecked()


def test_normalisation_is_a_tick(desk: MakeDesk) -> None:
    shown = data_panel(desk)
    box = named(shown.panel, QCheckBox, "Normalize inputs")
    click(box, QPoint(8, box.height() // 2))
    shown.emits_data(normalize=False)


# --- network ------------------------------------------------------------------------------------------------------


def test_a_layer_is_added_like_the_last_one(desk: MakeDesk) -> None:
    shown = desk(NetworkPanel, STACK)
    click(shown.button("+ Add layer"))
    shown.emits(hidden=(*STACK.hidden, STACK.hidden[-1]))
    shown.show(replace(STACK, hidden=()))
    click(shown.button("+ Add layer"))
    shown.emits(hidden=(Dense(),))
    shown.show(replace(STACK, hidden=(Dense(4, initial=GIVEN),)))
    click(shown.button("+ Add layer"))
    shown.emits(hidden=(Dense(4, initial=GIVEN), Dense(4)))  # values can't be given to what has another size


def test_there_are_at_most_so_many_layers(desk: MakeDesk) -> None:
    shown = desk(NetworkPanel, replace(STACK, hidden=(Dense(2),) * (MAX_LAYERS - 1)))
    click(shown.button("+ Add layer"))
    assert len(shown.edits) == 1
    assert not shown.button("+ Add layer").isEnabled()
    click(shown.button("+ Add layer"))
    assert len(shown.edits) == 1


def test_any_layer_can_be_removed(desk: MakeDesk) -> None:
    a, _, c = STACK.hidden
    shown = desk(NetworkPanel, STACK)
    click(shown.icon("Layer 2: Remove"))
    shown.emits(hidden=(a, c))
    click(shown.icon("Layer 1: Remove"))
    click(shown.icon("Layer 1: Remove"))
    assert [e.hidden for e in shown.edits] == [(a, c), (c,), ()]


def test_units_and_activation_of_each_row(desk: MakeDesk) -> None:
    a, b, c = STACK.hidden
    shown = desk(NetworkPanel, STACK)
    type_into(shown.field("Layer 2: Neurons"), "12")
    shown.emits(hidden=(a, replace(b, units=12), c))
    shown.show(STACK)
    choose(shown.choice("Layer 3: Activation"), "elu")
    shown.emits(hidden=(a, b, replace(c, activation="elu")))
    shown.show(STACK)
    choose(shown.choice("Output layer: Activation"), "sigmoid")
    shown.emits(output=replace(STACK.output, activation="sigmoid"))


def test_initial_weights_and_their_spread(desk: MakeDesk) -> None:
    a, b, c = STACK.hidden
    shown = desk(NetworkPanel, STACK)
    click(shown.icon("Layer 1: More settings"))
    choose(shown.choice("Layer 1: Initial weights"), "normal")
    shown.emits(hidden=(replace(a, initial=Initial("normal")), b, c))
    shown.show(shown.edits[0])
    type_into(shown.field("Layer 1: Standard deviation"), "0.5")
    shown.emits(hidden=(replace(a, initial=Initial("normal", 0.5)), b, c))
    shown.show(shown.edits[0])
    choose(shown.choice("Layer 1: Initial weights"), "he")
    assert shown.edits[0].hidden[0].initial.kind == "he"
    assert not any("Standard deviation" in f.accessibleName() for f in visible(shown.panel, NumberField))


def test_given_values_are_offered_only_where_there_are_some(desk: MakeDesk) -> None:
    shown = desk(NetworkPanel, replace(STACK, hidden=(Dense(4, initial=GIVEN), Dense(3))))
    for k in (1, 2):
        click(shown.icon(f"Layer {k}: More settings"))
    offered = [shown.choice(f"Layer {k}: Initial weights").findData("given") >= 0 for k in (1, 2)]
    assert offered == [True, False]
    choose(shown.choice("Layer 1: Activation"), "relu")  # another choice leaves the values where they are
    shown.emits(hidden=(Dense(4, "relu", GIVEN), Dense(3)))
    choose(shown.choice("Layer 1: Initial weights"), "xavier")
    assert shown.edits[-1].hidden[0].initial.kind == "xavier"


@pytest.mark.parametrize(("start", "end", "order"), [(0, 2, (1, 2, 0)), (2, 0, (2, 0, 1)), (1, 2, (0, 2, 1))])
def test_rows_are_dragged_to_another_place(desk: MakeDesk, start: int, end: int, order: tuple[int, ...]) -> None:
    shown = desk(NetworkPanel, STACK)
    rows = [row for row in visible(shown.panel, LayerRow) if isinstance(row.layer, Dense)]
    grip, goal = rows[start].handle, rows[end]
    middle = grip.rect().center()
    beyond = goal.height() if end > start else 0
    target = QPoint(middle.x(), grip.mapFrom(shown.panel, goal.mapTo(shown.panel, QPoint(0, beyond))).y())
    drag(grip, [middle, (middle + target) / 2, target])
    shown.emits(hidden=tuple(STACK.hidden[k] for k in order))


def test_a_row_that_is_dragged_back_has_not_moved(desk: MakeDesk) -> None:
    shown = desk(NetworkPanel, STACK)
    grip = named(shown.panel, DragHandle, "Layer 1: Move")
    middle = grip.rect().center()
    drag(grip, [middle, middle + QPoint(0, 90), middle])
    assert shown.edits == []


def test_rows_are_moved_with_the_arrow_keys(desk: MakeDesk) -> None:
    a, b, c = STACK.hidden
    shown = desk(NetworkPanel, STACK)
    named(shown.panel, DragHandle, "Layer 1: Move").setFocus(Qt.FocusReason.TabFocusReason)
    press(shown.panel, Key.Key_Down)
    press(shown.panel, Key.Key_Down)
    press(shown.panel, Key.Key_Down)  # it is the last already
    press(shown.panel, Key.Key_Up)
    assert [e.hidden for e in shown.edits] == [(b, a, c), (b, c, a), (b, a, c)]


def test_every_setting_of_every_kind_has_its_place() -> None:
    kinds = {**LAYERS, "output": Output}
    assert {kind: {*usual, *rest} for kind, (usual, rest) in SETTINGS.items()} == {
        name: {f.name for f in fields(kind)} for name, kind in kinds.items()
    }


def typed(layer: Layer, setting: str) -> tuple[str, Any]:
    """Another value for a number of a row, as it is typed, within its limits."""
    value = getattr(layer, setting)
    other: Any = {"rate": 0.25, "momentum": 0.3, "epsilon": 1e-3}.get(setting, value + 1)
    return f"{other:g}", other


@pytest.mark.parametrize("kind", LAYERS)
def test_every_setting_of_every_kind_is_there_and_emits_itself(desk: MakeDesk, kind: str) -> None:
    layer: Any = LAYERS[kind]()
    before = replace(DEFAULTS["digits"], hidden=(layer,))
    shown = desk(NetworkPanel, before)
    named(shown.panel, LayerRow, "Layer 1").open()
    for setting in fields(layer):
        name = f"Layer 1: {words.name('layer_setting', setting.name)}"
        if setting.name == "activation":
            choose(shown.choice(name), "gelu")
            changed: Any = "gelu"
        elif setting.name == "initial":
            choose(shown.choice(name), "orthogonal")
            changed = Initial("orthogonal")
        else:
            text, changed = typed(layer, setting.name)
            type_into(shown.field(name), text)
        shown.emits(hidden=(replace(layer, **{setting.name: changed}),))
        assert type(getattr(shown.edits[0].hidden[0], setting.name)) is type(getattr(layer, setting.name))
        shown.show(before)


def pick(shown: Desk, button: QPushButton, kind: str) -> None:
    """Open a menu of kinds, and choose from it with the keyboard."""
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(button, Key.Key_Space)
    assert len(shown.panel.findChildren(LayerMenu)) == 1
    for _ in range(list(LAYERS).index(kind) + 1):
        press(shown.panel, Key.Key_Down)
    press(shown.panel, Key.Key_Return)
    assert not shown.panel.findChildren(LayerMenu)


@pytest.mark.parametrize("kind", LAYERS)
def test_every_kind_can_be_added_from_the_menu(desk: MakeDesk, kind: str) -> None:
    before = replace(DEFAULTS["digits"], hidden=(Convolution(2), Dropout(), Flatten(), Dense(4)))
    shown = desk(NetworkPanel, before)
    pick(shown, shown.button("Other kind …"), kind)
    place = 2 if LAYERS[kind].reads_images else 4  # what reads images goes behind the last that makes them
    shown.emits(hidden=(*before.hidden[:place], LAYERS[kind](), *before.hidden[place:]))
    assert len(visible(shown.panel, LayerRow)) == 6


@pytest.mark.parametrize("kind", [kind for kind, layer in LAYERS.items() if layer.reads_images])
def test_what_reads_images_goes_behind_the_last_that_makes_them_where_a_row_does_not_fit_yet(
    desk: MakeDesk, kind: str
) -> None:
    before = replace(DEFAULTS["digits"], hidden=(Convolution(2), Dense(4), Dropout()))
    assert before.flow.misfit is not None, "Flatten is still missing"
    shown = desk(NetworkPanel, before)
    pick(shown, shown.button("Other kind …"), kind)
    shown.emits(hidden=(Convolution(2), LAYERS[kind](), Dense(4), Dropout()))


def test_a_kind_that_is_added_while_edits_are_refused_is_gone_again(desk: MakeDesk) -> None:
    """As while a file is opened: then the panel is shown what it showed before."""
    shown = desk(NetworkPanel, STACK)
    shown.panel.edited.disconnect(shown._show)
    shown.panel.edited.connect(lambda _: shown.panel.show_experiment(STACK))
    pick(shown, shown.button("Other kind …"), "maxout")
    assert len(shown.edits) == 1
    assert len(visible(shown.panel, LayerRow)) == len(STACK.hidden) + 1


def test_a_row_of_the_menu_can_be_clicked(desk: MakeDesk) -> None:
    shown = desk(NetworkPanel, STACK)
    click(shown.button("Other kind …"))
    [menu] = [menu for menu in shown.panel.findChildren(LayerMenu) if menu.isVisible()]
    row = named(menu, KindButton, "Dropout")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    shown.emits(hidden=(*STACK.hidden, Dropout()))


def test_a_row_becomes_another_kind_and_keeps_what_both_have(desk: MakeDesk) -> None:
    shown = desk(NetworkPanel, STACK)
    a, _, c = STACK.hidden
    pick(shown, named(shown.panel, QPushButton, "Layer 2: Kind"), "maxout")
    shown.emits(hidden=(a, Maxout(5, initial=Initial("he")), c))
    assert shown.field("Layer 2: Pieces").value() == 2
    pick(shown, named(shown.panel, QPushButton, "Layer 2: Kind"), "convolution")
    assert shown.edits[-1].hidden[1] == Convolution(initial=Initial("he"))
    pick(shown, named(shown.panel, QPushButton, "Layer 2: Kind"), "max_pooling")
    assert shown.edits[-1].hidden[1] == MaxPooling()  # the stride of a kernel is none for windows
    pick(shown, named(shown.panel, QPushButton, "Layer 2: Kind"), "max_pooling")
    assert len(shown.edits) == 3  # the same kind is no edit


def test_the_automatic_initial_weights_say_which_rule_they_follow(desk: MakeDesk) -> None:
    shown = desk(NetworkPanel, replace(STACK, hidden=(Dense(3, "tanh"), Dropout(), Maxout())))
    for row in visible(shown.panel, LayerRow):
        row.open()
    assert shown.choice("Layer 1: Initial weights").currentText() == "auto · LeCun"
    choose(shown.choice("Layer 1: Activation"), "prelu")
    assert shown.choice("Layer 1: Initial weights").currentText() == "auto · He"
    assert shown.choice("Layer 3: Initial weights").currentText() == "auto · LeCun"


def test_tab_goes_through_the_rows_as_they_stand(desk: MakeDesk) -> None:
    shown = desk(NetworkPanel, replace(STACK, hidden=(Dense(3), Dense(4))))
    pick(shown, named(shown.panel, QPushButton, "Layer 1: Kind"), "max_pooling")
    named(shown.panel, DragHandle, "Layer 1: Move").setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(7):
        press(shown.panel, Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus
        reached.append(focus.accessibleName())
    first = ["Layer 1: Kind", "Layer 1: Remove", "Layer 1: Window", "Layer 1: Stride"]
    assert reached == [*first, "Layer 2: Move", "Layer 2: Kind", "Layer 2: Remove"]


def test_tab_goes_through_settings_that_are_unfolded_later_too(desk: MakeDesk) -> None:
    """What is folded is made only then, and is like what was there."""
    shown = desk(NetworkPanel, replace(STACK, hidden=(Dense(3, initial=Initial("normal", 0.3)), Dense(4))))
    assert "Layer 1: Initial weights" not in [field.accessibleName() for field in shown.panel.findChildren(Choice)]
    click(shown.icon("Layer 1: More settings"))
    assert shown.choice("Layer 1: Initial weights").value() == "normal"
    shown.field("Layer 1: Neurons").setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(5):
        press(shown.panel, Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus
        reached.append(focus.accessibleName())
    first = ["Activation", "More settings", "Standard deviation", "Initial weights"]
    assert reached == [*(f"Layer 1: {name}" for name in first), "Layer 2: Move"]
    type_into(shown.field("Layer 1: Standard deviation"), "-1")
    assert shown.edits == []
    assert "The least is" in shown.words()


def test_an_edit_of_a_row_sets_no_words_anew(desk: MakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = desk(NetworkPanel, STACK)
    written: list[str] = []
    monkeypatch.setattr(LayerSettings, "retranslate", lambda self: written.append("settings"))
    monkeypatch.setattr(LayerRow, "retranslate", lambda self: written.append("row"))
    type_into(shown.field("Layer 1: Neurons"), "12")
    assert len(shown.edits) == 1
    assert written == []


def test_refused_units_show_a_line(desk: MakeDesk) -> None:
    shown = desk(NetworkPanel, STACK)
    type_into(shown.field("Layer 1: Neurons"), "5000")
    assert shown.edits == []
    assert "The most is 2,000." in shown.words()
    type_into(shown.field("Layer 1: Neurons"), "6")
    assert "The most" not in shown.words()


# --- learning -----------------------------------------------------------------------------------------------------

BASE = DEFAULTS["spiral"]


def learning(desk: MakeDesk, experiment: Experiment = BASE) -> Desk:
    """The learning panel with all its settings in sight."""
    shown = desk(LearningPanel, experiment)
    click(shown.button("Learning: More settings"))
    return shown


@pytest.mark.parametrize(
    ("name", "value", "changes"),
    [
        ("Loss", "mean_squared", {"loss": "mean_squared"}),
        ("Optimizer", "momentum", {"optimizer": Momentum()}),
        ("Schedule", "cosine", {"schedule": Cosine()}),
        ("Gradient", "central", {"gradient": "central"}),
        ("Batches", "random", {"sampling": "random"}),
        ("Precision", "float64", {"precision": "float64"}),
    ],
)
def test_each_choice_emits_itself(desk: MakeDesk, name: str, value: str, changes: dict[str, Any]) -> None:
    shown = learning(desk, BASE)
    choose(shown.choice(name), value)
    shown.emits(**changes)


@pytest.mark.parametrize(
    ("name", "text", "changes"),
    [
        ("Learning rate", "1e-3", {"learning_rate": 1e-3}),
        ("Learning rate", "0,5", {"learning_rate": 0.5}),
        ("Batch size", "32", {"batch_size": 32}),
        ("L1", "0.001", {"l1": 1e-3}),
        ("L2", "5e-4", {"l2": 5e-4}),
        ("Clip gradient", "2.5", {"clip": 2.5}),
        ("Warm-up", "100", {"schedule": Constant(100)}),
        ("Seed", "42", {"seed": 42}),
        ("β₁", "0.8", {"optimizer": Adam(beta_1=0.8)}),
        ("β₂", "0.99", {"optimizer": Adam(beta_2=0.99)}),
        ("ε", "1e-6", {"optimizer": Adam(epsilon=1e-6)}),
    ],
)
def test_each_number_emits_itself(desk: MakeDesk, name: str, text: str, changes: dict[str, Any]) -> None:
    shown = learning(desk, BASE)
    type_into(shown.field(name), text)
    shown.emits(**changes)
    for field, value in changes.items():
        assert type(getattr(shown.edits[0], field)) is type(value)


def test_a_whole_learning_rate_can_be_followed_by_a_broken_one(desk: MakeDesk) -> None:
    shown = learning(desk, replace(BASE, learning_rate=1))
    type_into(shown.field("Learning rate"), "0.5")
    shown.emits(learning_rate=0.5)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("Learning rate", "fast", "“fast” is no number"),
        ("Learning rate", "0", "The least is 1e-10."),
        ("Learning rate", "1000", "The most is 100."),
        ("Batch size", "2.5", "“2.5” is no whole number."),
        ("Batch size", "0", "The least is 1."),
        ("L2", "-1", "The least is 0."),
        ("β₁", "1", "The most is 0.9999."),
        ("Seed", "1000000", "The most is 999,999."),
    ],
)
def test_refused_numbers_show_a_line_and_emit_nothing(desk: MakeDesk, name: str, text: str, line: str) -> None:
    shown = learning(desk, BASE)
    before = shown.field(name).text()
    type_into(shown.field(name), text)
    assert line in shown.words()
    press(shown.panel, Key.Key_Escape)
    assert line not in shown.words()
    assert shown.field(name).text() == before
    assert shown.edits == []


@pytest.mark.parametrize("kind", list(OPTIMIZERS))
def test_the_rows_of_an_optimizer_are_its_settings(desk: MakeDesk, kind: str) -> None:
    shown = learning(desk, replace(BASE, optimizer=SGD() if kind != "sgd" else Adam()))
    choose(shown.choice("Optimizer"), kind)
    shown.emits(optimizer=OPTIMIZERS[kind]())
    names = {words.name("setting", f.name) for f in fields(OPTIMIZERS[kind])}
    all_names = {words.name("setting", key) for key in words.WORDS["setting"]}
    assert {f.accessibleName() for f in visible(shown.panel, NumberField)} & all_names == names | {"Warm-up"}


@pytest.mark.parametrize(("kind", "name", "text"), [("momentum", "Momentum μ", "0.5"), ("rmsprop", "Decay ρ", "0.9")])
def test_settings_belong_to_their_optimizer(desk: MakeDesk, kind: str, name: str, text: str) -> None:
    optimizer = OPTIMIZERS[kind]()
    shown = learning(desk, replace(BASE, optimizer=optimizer))
    type_into(shown.field(name), text)
    [setting] = [f.name for f in fields(optimizer) if words.name("setting", f.name) == name]
    shown.emits(optimizer=replace(optimizer, **{setting: float(text)}))


def test_the_dice_draws_another_seed(desk: MakeDesk) -> None:
    shown = learning(desk, BASE)
    for _ in range(3):
        click(shown.icon("New seed"))
    seeds = [e.seed for e in shown.edits]
    assert len(set(seeds)) == 3
    assert shown.edits == [replace(BASE, seed=seed) for seed in seeds]
    assert shown.field("Seed").value() == seeds[-1]


@pytest.mark.parametrize("kind", SCHEDULES)
def test_the_rows_of_a_schedule_are_its_settings(desk: MakeDesk, kind: str) -> None:
    shown = learning(desk, replace(BASE, schedule=StepDecay(50, 0.1, 200) if kind != "step" else Cosine(50)))
    choose(shown.choice("Schedule"), kind)
    made = shown.edits[0].schedule
    assert made.kind == kind
    assert made.warm_up == 50  # what both have is kept
    names = {words.name("setting", f.name) for f in fields(made)}
    all_names = {words.name("setting", f.name) for row in SCHEDULES.values() for f in fields(row)}
    assert {f.accessibleName() for f in visible(shown.panel, NumberField)} & all_names == names


@pytest.mark.parametrize(
    ("name", "text", "changes"),
    [("Factor γ", "0.1", {"gamma": 0.1}), ("Every", "250", {"every": 250}), ("Warm-up", "30", {"warm_up": 30})],
)
def test_settings_belong_to_their_schedule(desk: MakeDesk, name: str, text: str, changes: dict[str, Any]) -> None:
    shown = learning(desk, replace(BASE, schedule=StepDecay()))
    type_into(shown.field(name), text)
    shown.emits(schedule=replace(StepDecay(), **changes))
    [(field, value)] = changes.items()
    assert type(getattr(shown.edits[0].schedule, field)) is type(value)


def test_rare_settings_are_folded_away_unless_they_are_not_as_usual(desk: MakeDesk) -> None:
    def in_sight() -> set[str]:
        return {field.accessibleName() for field in visible(shown.panel, NumberField)}

    shown = desk(LearningPanel, BASE)
    usual = {"Learning rate", "Batch size"}
    assert in_sight() == usual
    shown.show(replace(BASE, clip=1.0, optimizer=Adam(beta_1=0.5), schedule=Constant(10)))
    assert in_sight() == usual | {"Clip gradient", "β₁", "Warm-up"}
    shown.show(BASE)
    click(shown.button("Learning: More settings"))
    assert in_sight() == usual | {"Clip gradient", "β₁", "β₂", "ε", "Warm-up", "L1", "L2", "Seed"}
    click(shown.button("Learning: Fewer settings"))
    assert in_sight() == usual
    assert shown.edits == []


def test_rare_settings_stay_in_sight_while_they_are_set_back(desk: MakeDesk) -> None:
    shown = desk(LearningPanel, replace(BASE, precision="float64", clip=1.0, l2=0.1))
    rows = shown.panel.rows
    shown.choice("Precision").setCurrentIndex(0)  # as a click on a row of its list does: it takes no focus
    shown.emits(precision="float32")
    assert rows["precision"].isVisible()
    type_into(shown.field("L2"), "0")
    type_into(shown.field("Clip gradient"), "0")
    assert [field for field in ("l2", "clip", "precision") if rows[field].isVisible()] == ["l2", "clip", "precision"]
    click(shown.button("Learning: More settings"))
    shown.panel.setFocus()
    click(shown.button("Learning: Fewer settings"))
    assert not any(rows[field].isVisible() for field in ("l2", "precision"))


def test_rare_settings_stay_folded_away_while_others_are_set(desk: MakeDesk) -> None:
    shown = desk(LearningPanel, BASE)
    before = [field for field, row in shown.panel.rows.items() if row.isVisible()]
    assert "seed" not in before
    type_into(shown.field("Learning rate"), "0.02")
    choose(shown.choice("Loss"), "mean_squared")
    assert [field for field, row in shown.panel.rows.items() if row.isVisible()] == before


def test_the_learning_rate_in_force_is_shown_where_it_changes(desk: MakeDesk) -> None:
    shown = desk(LearningPanel, BASE)
    assert isinstance(shown.panel, LearningPanel)
    spark = shown.panel.findChild(Spark)
    assert isinstance(spark, Spark)
    assert not spark.isVisible()
    shown.show(replace(BASE, learning_rate=0.02, schedule=StepDecay(gamma=0.5, every=100)))
    assert spark.isVisible()
    for step, rate in ((0, "0.02"), (99, "0.02"), (100, "0.01"), (250, "0.005")):
        shown.panel.show_step(step)
        assert f"now {rate}" in shown.words()
        assert spark.accessibleDescription() == f"{rate} at step {step} of 500 shown"
    before = spark.grab().toImage()
    shown.panel.show_step(700)  # further than it was drawn
    assert "of 1,000 shown" in spark.accessibleDescription()
    assert spark.grab().toImage() != before
    shown.show(BASE)
    assert not spark.isVisible()


@pytest.mark.parametrize(("step", "length"), [(0, 10_000), (20_000, 50_000)])
def test_a_schedule_that_is_chosen_late_is_so_long_that_it_is_not_over(desk: MakeDesk, step: int, length: int) -> None:
    """Its steps are those of the run: after 20,000 of them, the rate of a cosine of 10,000 would be 0 at once."""
    shown = learning(desk, BASE)
    assert isinstance(shown.panel, LearningPanel)
    shown.panel.show_step(step)
    choose(shown.choice("Schedule"), "cosine")
    shown.emits(schedule=Cosine(length=length))
    assert shown.panel.rows["schedule"].widget.toolTip().endswith("counted from step 0, whenever chosen.")


def test_a_schedule_at_its_end_says_so_and_can_be_made_longer(desk: MakeDesk) -> None:
    chosen = replace(BASE, schedule=Cosine(length=1_000))
    shown = desk(LearningPanel, chosen)
    assert isinstance(shown.panel, LearningPanel)
    said = "The schedule is at its end: the rate is 0, so nothing is learned any more."
    shown.panel.show_step(999)
    assert said not in shown.words()
    shown.panel.show_step(1_222)
    assert said in shown.words()
    click(shown.button("Length: 5,000"))
    assert shown.edits == [replace(chosen, schedule=Cosine(length=5_000))]
    assert said not in shown.words()
    shown.show(replace(BASE, schedule=Cosine(length=1_000, lowest=0.05)))
    assert said not in shown.words()


# --- problems -----------------------------------------------------------------------------------------------------

SINE = DEFAULTS["sine"]
HUNGRY = replace(
    DEFAULTS["digits"],
    data=Data("digits", samples=75_000, features=()),
    hidden=(*(Dense(1_500), Dense(500)) * 2, Dense(1_500)),
    batch_size=10_000,
)
"""55 million values a batch, where 50 million are the most."""
TROUBLES = [
    ("loss_needs_distribution", LearningPanel, replace(BASE, output=Output("identity"))),
    ("loss_needs_classes", LearningPanel, replace(SINE, loss="binary_cross_entropy", output=Output("sigmoid"))),
    ("softmax_of_one", NetworkPanel, replace(SINE, output=Output("softmax"))),
    ("cannot_learn", NetworkPanel, replace(BASE, hidden=(Dense(4), Dense(4, "step")))),
    ("cannot_learn", NetworkPanel, replace(BASE, output=Output("step"), loss="mean_squared")),
    ("all_the_same", NetworkPanel, replace(BASE, hidden=(Dense(4, initial=Initial("zeros")),))),
    ("all_the_same", NetworkPanel, replace(BASE, hidden=(Dense(4, initial=Initial("normal", 0.0)),))),
    ("out_of_reach", NetworkPanel, replace(SINE, output=Output("relu"))),
    ("batch_of_one", LearningPanel, replace(BASE, hidden=(Dense(4), BatchNormalization()), batch_size=1)),
    ("batch_too_large", LearningPanel, replace(BASE, batch_size=300)),
    ("given_shape", NetworkPanel, replace(BASE, hidden=(Dense(4), Dense(4, initial=GIVEN)))),
    ("given_shape", NetworkPanel, replace(BASE, output=Output(initial=GIVEN))),
    ("too_many_parameters", NetworkPanel, replace(BASE, hidden=(Dense(2_000), Dense(2_000), Dense(1_000)))),
    ("too_much_memory", LearningPanel, HUNGRY),
]


@pytest.mark.parametrize(("code", "kind", "experiment"), TROUBLES, ids=[f"{t[0]}-{k}" for k, t in enumerate(TROUBLES)])
def test_a_problem_stands_at_its_row_with_a_remedy_that_works(
    desk: MakeDesk, code: str, kind: type[Panel], experiment: Experiment
) -> None:
    [found] = [p for p in problems(experiment, {}) if p.code == code]
    sentence, remedy = words_problems.problem(found)
    assert "{" not in sentence + remedy
    shown = desk(kind, experiment)
    [label] = [label for label in visible(shown.panel, QLabel) if label.text() == sentence]
    row = label.parentWidget()
    while row is not None and not isinstance(row, LayerRow) and row not in shown.panel.rows.values():
        row = row.parentWidget()
    if kind is LearningPanel:
        assert row is shown.panel.rows[found.field]
    else:
        rows = visible(shown.panel, LayerRow)
        assert isinstance(row, LayerRow)
        k = len(rows) - 1 if found.field == "output" else int(found.field[len("hidden[") : -1])
        assert row.accessibleName() == ("Output layer" if found.field == "output" else f"Layer {k + 1}")
    click(shown.button(remedy))
    assert shown.edits == [found.remedy]
    assert not [p for p in problems(shown.edits[0], {}) if p.code == code]
    assert sentence not in shown.words()


def test_pixels_to_255_are_told_at_the_tick_box_with_a_remedy(desk: MakeDesk) -> None:
    digits = DEFAULTS["digits"]
    raw = replace(digits, data=replace(digits.data, normalize=False))
    shown = desk(DataPanel, raw)
    assert "Pixels from 0 to 255 make large sums: usually hardly anything is learned." in shown.words()
    click(shown.button("Use 0 to 1 instead"))
    assert shown.edits == [digits]
    assert "Pixels from" not in shown.words()


@pytest.mark.parametrize("kind", [NetworkPanel, LearningPanel])
def test_problems_of_others_are_not_shown_here(desk: MakeDesk, kind: type[Panel]) -> None:
    shown = desk(kind, BASE)
    quiet = shown.words()
    for _, home, experiment in TROUBLES:
        if home is not kind:
            sentence, _ = words_problems.problem(problems(experiment, {})[0])
            shown.show(experiment)
            assert sentence not in shown.words()
    shown.show(BASE)
    assert shown.words() == quiet


# --- transport ----------------------------------------------------------------------------------------------------


@pytest.fixture
def transport(qtbot: QtBot, theme: Theme) -> Transport:
    bar = Transport(theme)
    qtbot.addWidget(bar)
    bar.resize(1_400, 76)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.activateWindow()
    return bar


def test_every_button_of_the_transport_gives_its_order(transport: Transport) -> None:
    transport.show_run(picture_of(small(), 3))
    names = {"Reset": "reset", "One step back": "step_back", "One step": "step", "One epoch": "epoch", "play": "toggle"}
    for name, signal in names.items():
        orders = {s: heard(getattr(transport, s)) for s in names.values()}
        click(named(transport, IconButton, name))
        assert [s for s, said in orders.items() if said] == [signal]


def test_the_play_button_says_what_it_would_do(transport: Transport) -> None:
    transport.show_playing(True)
    named(transport, IconButton, "pause")
    transport.show_playing(False)
    named(transport, IconButton, "play")


def test_there_is_no_step_back_at_step_0(transport: Transport) -> None:
    back = named(transport, IconButton, "One step back")
    transport.show_run(picture_of(small()))
    assert not back.isEnabled()
    transport.show_blocked(True)
    transport.show_blocked(False)  # as with each edit: a picture follows, or none where an edit is refused
    assert not back.isEnabled()
    transport.show_run(picture_of(small(), 1))
    assert back.isEnabled()
    transport.show_blocked(True)
    assert not back.isEnabled()
    transport.show_blocked(False)
    assert back.isEnabled()


def test_the_place_and_the_figures_are_written(transport: Transport) -> None:
    shown = picture_of(small(), 7, [Scores()])
    transport.show_run(shown)
    assert "7" in shown_words(transport)
    assert "1.5" in shown_words(transport)  # 5 steps are an epoch of 43 samples; then 20 samples more
    descriptions = {w.accessibleName(): w.accessibleDescription() for w in transport.findChildren(QWidget)}
    scores = shown.answers[Scores()]
    assert descriptions["training loss"] == f"{scores.train.loss:.4f}"
    assert descriptions["test accuracy"] == f"{scores.test.accuracy:.1%}".replace("%", " %")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"), (0.0018, "0.0018"), (2.30259, "2.3026"), (20.271, "20.271"), (123.6999, "123.70"),
        (-11.2087, "−11.209"), (9876.54, "9876.5"), (123456.0, "1.2e5"), (0.00023, "2.3e-4"),
        (math.inf, "–"), (math.nan, "–"),
    ],
)  # fmt: skip
def test_a_figure_is_written_in_five_digits_and_has_room(transport: Transport, value: float, text: str) -> None:
    assert figure_text(value) == text
    metrics = QFontMetrics(text_font(NUMBER_PX, QFont.Weight.DemiBold))
    assert metrics.horizontalAdvance(text) <= transport.figures["loss"].width()


def test_figures_that_are_no_numbers_are_dashes(transport: Transport, qtbot: QtBot, theme: Theme) -> None:
    bumpy = replace(DEFAULTS["bumpy"], data=replace(DEFAULTS["bumpy"].data, samples=40))
    wild = replace(bumpy, optimizer=DEFAULTS["circle"].optimizer, learning_rate=100.0, hidden=(Dense(8, "relu"),))
    diverged = picture_of(wild, 30, [Scores()])
    assert diverged.diverged
    transport.show_run(diverged)
    assert transport.figures["loss"].text() == transport.figures["accuracy"].text() == "–"
    for card in (LossCard(theme), AccuracyCard(theme)):
        qtbot.addWidget(card)
        card.show_run(diverged)
        card.show_text(diverged)
        assert "nan" not in shown_words(card)


def test_the_legend_of_the_loss_leaves_the_title_its_room(qtbot: QtBot, languages: Languages) -> None:
    with opened(qtbot, replace(DEFAULTS["spiral"], l2=0.01), size=(1280, 720), languages=languages) as window:
        begun(qtbot, window)
        card = named(window, LossCard, "Loss")
        for language in ("en", "ko"):
            languages.set_mode(language)
            for size, named_too in ((1280, 720), False), ((1900, 900), True):
                window.resize(*size)
                QApplication.processEvents()
                assert card._legend.width() <= card.room_beside_title(), (language, size)
                assert "λ" in card._legend.text()
                assert (card.names()["train"] in card._legend.text()) == named_too


def test_curves_beside_each_other_reach_equally_far(qtbot: QtBot, theme: Theme) -> None:
    cards = LossCard(theme), AccuracyCard(theme), GradientsCard(theme)
    picture = picture_of(DEFAULTS["spiral"], 2_001)
    batch, accuracy = (int(picture.curves[name].steps[-1]) for name in ("batch_loss", "test_accuracy"))
    assert nice_above(accuracy) < nice_above(batch), "or this shows nothing"
    for card in cards:
        qtbot.addWidget(card)
        card.show_run(picture)
    ranges = [card.plot.box.viewRange()[0] for card in cards]
    assert ranges[0] == ranges[1] == ranges[2] == [0, nice_above(2_001)]
    branch = Branch(1, 2_000, 7_000, {})
    for card in cards:
        card.show_run(replace(picture, branches=(branch,)))
        assert card.plot.box.viewRange()[0] == [0, nice_above(7_000)]


def test_what_gradient_norms_are_of_is_said_where_they_are_altered(qtbot: QtBot, theme: Theme) -> None:
    card = GradientsCard(theme)
    qtbot.addWidget(card)
    for change, penalty, clipped in (
        ({}, False, False),
        ({"clip": 0.01}, False, True),
        ({"l2": 0.1}, True, False),
        ({"l1": 0.1, "clip": 0.01}, True, True),
    ):
        card.show_run(picture_of(small(**change), 3))
        tip = card.header.toolTip()
        assert ("gradient of loss and penalty together" in tip) == penalty
        assert ("Before clipping: where all layers together are longer than 0.01," in tip) == clipped


def test_speeds_are_chosen_by_slider_and_suggested_only_before(transport: Transport) -> None:
    speeds = heard(transport.speed_changed)
    transport.suggest_speed(False)
    transport.suggest_speed(True)
    transport.suggest_speed(False)
    assert speeds == [FIRST_SPEED[False], FIRST_SPEED[True], FIRST_SPEED[False]]
    groove = named(transport, Groove, "Speed")
    groove.setFocus(Qt.FocusReason.TabFocusReason)
    press(transport, Key.Key_End)
    press(transport, Key.Key_Home)
    press(transport, Key.Key_Right)
    assert speeds[3:] == [SPEEDS[-1], SPEEDS[0], SPEEDS[1]]
    transport.suggest_speed(True)  # the person has chosen
    assert transport.speed() == SPEEDS[1]
    assert len(speeds) == 6


def test_divergence_is_said_with_ways_out(transport: Transport) -> None:
    ways, sought = [0], list[int]()
    transport.way_out.connect(lambda: ways.append(1))
    transport.timeline.sought.connect(sought.append)
    transport.show_problems(problems(small(output=Output("identity")), {}))
    diverged = picture_of(small(output=Output("identity")), 5)
    assert diverged.diverged
    transport.show_run(diverged)
    assert "Diverged at step" in shown_words(transport)
    click(named(transport, QPushButton, "Go back"))
    assert sum(ways) == 1
    assert "Lowest loss" not in shown_words(transport)  # cross-entropy of negative outputs never was a number
    assert "logarithms" in shown_words(transport)
    far_too_fast = small(output=Output("identity"), loss="sum_of_squares", learning_rate=10.0, optimizer=SGD())
    diverged = picture_of(far_too_fast, 500)
    assert diverged.diverged
    flat = small(output=Output("step"), loss="sum_of_squares")
    transport.show_problems(problems(flat, {}))
    transport.show_run(diverged)
    assert "learning rate is too high" in shown_words(transport), "a slope of 0 makes no loss infinite"
    losses = diverged.curves["train_loss"]
    lowest = int(losses.steps[np.argmin(losses.values)])
    click(named(transport, QPushButton, f"Lowest loss: step {lowest}"))
    assert sought == [lowest]
    transport.show_run(picture_of(small(), 1))
    assert "Diverged" not in shown_words(transport)


@pytest.mark.parametrize("learning_rate", [1e-10, 0.3])
def test_weights_that_begin_too_large_are_not_blamed_on_the_learning_rate(
    transport: Transport, learning_rate: float
) -> None:
    wide = (Dense(50, "relu", Initial("normal", 10.0)),) * 16  # each layer makes its numbers some fifty times larger
    diverged = picture_of(small(hidden=wide, learning_rate=learning_rate, optimizer=SGD()), 5)
    assert diverged.diverged
    assert diverged.step == 2
    transport.show_run(diverged)
    assert "initial weights (or inputs) are too large" in shown_words(transport)
    assert "learning rate" not in shown_words(transport)


@pytest.mark.parametrize(("width", "said"), [(1_400, "no longer a number"), (1_000, "Often the learning rate")])
def test_what_is_said_of_a_divergence_leaves_room_for_the_ways_out(
    qtbot: QtBot, transport: Transport, width: int, said: str
) -> None:
    far_too_fast = small(output=Output("identity"), loss="sum_of_squares", learning_rate=10.0, optimizer=SGD())
    transport.show_run(replace(picture_of(far_too_fast, 500), step=123_456_789))
    transport.resize(width, transport.height())
    sentence = next(words for words in transport.findChildren(Words) if words.isVisible())
    assert said in sentence.text()

    def edges(part: QWidget) -> tuple[int, int]:
        above = part.mapTo(transport, QPoint(0, 0)).y()
        return above, above + part.height()

    def apart() -> bool:
        link = edges(named(transport, QPushButton, "Go back"))
        return edges(sentence)[1] <= link[0] + 2 and link[1] <= edges(transport.timeline)[0] + 2

    qtbot.waitUntil(apart)


def test_what_is_said_gives_way_to_where_the_run_is_once_it_plays(transport: Transport) -> None:
    transport.show_run(picture_of(small(), 1))
    transport.show_message("Rows that are used: 120.", "info")
    assert "Rows that are used" in shown_words(transport)
    transport.show_playing(True)
    assert "Rows that are used" not in shown_words(transport)
    transport.show_message("Saved.", "info")  # while it plays
    transport.show_playing(False)
    assert "Saved." in shown_words(transport)


def test_a_refusal_stays_until_something_else_has_happened(
    qtbot: QtBot, transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message, "MESSAGE_MS", 0)
    transport.show_run(picture_of(small(), 1))
    transport.show_message("Rows that are used: 120.", "info")
    qtbot.waitUntil(lambda: "Rows that are used" not in shown_words(transport))
    transport.show_message("run.nori can't be read.")
    qtbot.waitUntil(lambda: not transport.message._timer.isActive())
    transport.show_run(picture_of(small(), 1))
    assert "can't be read" in shown_words(transport), "nothing has happened since"
    transport.show_run(picture_of(small(), 2))
    assert "can't be read" not in shown_words(transport)


def test_a_refusal_stays_as_long_as_a_message_in_any_case(transport: Transport) -> None:
    transport.show_run(picture_of(small(), 1))
    transport.show_message("run.nori can't be read.")
    transport.show_run(picture_of(small(), 2))
    assert "can't be read" in shown_words(transport)


@pytest.mark.parametrize("kind", ["data", "seek", "step"])
def test_progress_is_written_and_goes_away(transport: Transport, kind: str) -> None:
    transport.show_run(picture_of(small(), 2))
    before = shown_words(transport)
    transport.show_progress(kind, 1_234, 5_678)
    assert "1,234 of 5,678" in shown_words(transport)
    transport.show_progress(kind, 1, 1)
    assert shown_words(transport) == before


def test_progress_over_more_steps_than_an_int_of_qt_holds_is_written(transport: Transport) -> None:
    transport.show_progress("data", 5 * 10**10, 10**11)
    assert "50,000,000,000 of 100,000,000,000" in shown_words(transport)
    assert transport._bar.value() * 2 == transport._bar.maximum()


def test_images_keep_their_data_when_only_the_source_is_named() -> None:
    # What the Draw stage asks for: the default for digits, unless the network is the person's own.
    assert with_source(BASE, "digits") == DEFAULTS["digits"]
    assert with_source(few_digits(), "digits").data == DEFAULTS["digits"].data


def test_test_digits_that_are_read_better_than_training_digits_are_explained(qtbot: QtBot, theme: Theme) -> None:
    card = AccuracyCard(theme)
    qtbot.addWidget(card)
    for source, asked in (("digits", True), ("circle", False)):
        experiment = few_digits() if source == "digits" else DEFAULTS[source]
        picture = picture_of(experiment, 3)
        for better, said in ((0.9, asked), (0.7, False)):
            latest = PartFigures(Figures(0.5, 0.8), Figures(0.4, better))
            card.show_run(replace(picture, figures=latest))
            card.show_text(replace(picture, figures=latest))
            assert (strong("?") in shown_words(card)) == said
        assert ("Training digits are written wildly" in card.header.toolTip()) == asked


def test_where_weights_start_is_chosen_below_the_activation_and_stays_there(qtbot: QtBot) -> None:
    hidden = Convolution(4), Flatten(), ActivationLayer("relu"), Dense(10)
    with opened(qtbot, replace(few_digits(), hidden=hidden)) as window:
        begun(qtbot, window)
        rows = window.network.findChildren(LayerSettings)
        for row in rows:
            row.open(True)

        def lefts() -> dict[str, int]:
            QApplication.processEvents()
            return {
                f"{row.layer} {name}": choice.mapTo(window.network, QPoint(0, 0)).x()
                for row in rows
                for name, choice in row._choices.items()
                if isinstance(row.layer, Layer) or name == "initial"
            }

        before = lefts()
        assert len(set(before.values())) == 1, before
        for row in rows:
            if "sigma" in row._numbers:
                row._numbers["sigma"].setVisible(True)
        assert lefts() == before
