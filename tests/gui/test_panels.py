"""The panels: each control emits the experiment it should, once; showing an experiment sets them all and emits none."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui import words
from gui.panels.base import Panel
from gui.panels.data import DataPanel
from gui.panels.layer_row import DragHandle, LayerRow
from gui.panels.learning import LearningPanel
from gui.panels.network import NetworkPanel
from gui.panels.transport import FIRST_SPEED, SPEEDS, Transport
from gui.theme import Theme
from gui.widgets.choice import Choice
from gui.widgets.groove import Groove
from gui.widgets.icon_button import IconButton
from gui.widgets.number import NumberField
from gui.widgets.tile import TileButton
from model.data.dataset import DATASETS, MADE, Data
from model.experiment import (
    DEFAULTS,
    MAX_LAYERS,
    MAX_PARAMETERS,
    Blob,
    Experiment,
    Initial,
    Layer,
    Output,
    is_default,
    with_source,
)
from model.observations import Scores
from model.optimizers import OPTIMIZERS, SGD, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from model.problems import problems
from tests.gui.window import (
    Key,
    choose,
    click,
    drag,
    few_digits,
    heard,
    light,
    named,
    picture_of,
    press,
    shown_words,
    type_into,
)
from tests.model.runs import small

STACK = Experiment(hidden=(Layer(3, "tanh"), Layer(5, "relu", Initial("he")), Layer(7, "sigmoid", Initial("xavier"))))
OWN = replace(STACK, learning_rate=0.02)
GIVEN = Initial("given", values=Blob("0" * 64))

VARIED = [
    *(DEFAULTS[source] for source in MADE),
    STACK,
    small(hidden=(), optimizer=Momentum(0.5), l1=1e-3, l2=2e-4, gradient="central", sampling="random", seed=77),
    small(optimizer=Nesterov(0.8), precision="float64", loss="mean_squared", output=Output("sigmoid", Initial("he"))),
    small(optimizer=AdaGrad(1e-6), data=Data("xor", 300, 0.25, 0.8, False, ("x0", "x0_x1", "sin_x1"))),
    small(optimizer=RMSProp(0.5, 1e-5), hidden=(Layer(1, "elu", Initial("normal", 0.3)), Layer(2_000, "step"))),
    small(optimizer=Adam(0.5, 0.6, 1e-4), hidden=(Layer(4, initial=GIVEN),), output=Output("identity", GIVEN)),
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


def test_the_data_panel_shows_every_choice(desk: MakeDesk) -> None:
    shown = desk(DataPanel)
    for experiment in VARIED:
        data, source = experiment.data, DATASETS[experiment.data.source]
        shown.show(experiment)
        tiles = [tile for tile in shown.panel.findChildren(TileButton) if tile.isChecked()]
        assert [tile.key for tile in tiles] == [data.source]
        assert shown.field("Examples").value() == data.samples
        assert named(shown.panel, QCheckBox, "Normalize inputs").isChecked() == data.normalize
        assert named(shown.panel, Groove, "For testing").accessibleDescription() == f"{data.test_share:.0%}".replace(
            "%", " %"
        )
        if source.image:
            assert not any(groove.accessibleName() == "Noise" for groove in visible(shown.panel, Groove))
        else:
            noise = named(shown.panel, Groove, "Noise").accessibleDescription()
            assert noise == f"{data.noise:.0%}".replace("%", " %")
        buttons = [button for button in visible(shown.panel, QPushButton) if button.isCheckable()]
        chips = {chip.accessibleName(): chip.isChecked() for chip in buttons}
        assert chips == {f"Input {words.name('feature', key)}": key in data.features for key in source.features}


def visible(panel: Panel, kind: type[QWidget]) -> list[Any]:
    return [widget for widget in panel.findChildren(kind) if widget.isVisibleTo(panel)]


def test_the_network_panel_shows_every_choice(desk: MakeDesk) -> None:
    shown = desk(NetworkPanel)
    for experiment in VARIED:
        shown.show(experiment)
        rows = visible(shown.panel, LayerRow)
        assert len(rows) == len(experiment.hidden) + 1
        for k, layer in enumerate(experiment.hidden, 1):
            assert shown.field(f"Layer {k}: Neurons").value() == layer.units
            assert shown.choice(f"Layer {k}: Activation").value() == layer.activation
        assert shown.choice("Output layer: Activation").value() == experiment.output.activation
        numbers = [label.text() for label in visible(shown.panel, QLabel)]
        assert f"{experiment.data.inputs:,}" in numbers
        assert f"{experiment.data.outputs:,}" in numbers


def test_the_learning_panel_shows_every_choice(desk: MakeDesk) -> None:
    shown = desk(LearningPanel)
    for experiment in VARIED:
        shown.show(experiment)
        optimizer = experiment.optimizer
        choices = {"Loss": "loss", "Gradient": "gradient", "Batches": "sampling", "Precision": "precision"}
        assert {name: shown.choice(name).value() for name in choices} == {
            name: getattr(experiment, field) for name, field in choices.items()
        }
        assert shown.choice("Optimizer").value() == optimizer.kind
        numbers = {"Learning rate": "learning_rate", "Batch size": "batch_size", "L1": "l1", "L2": "l2", "Seed": "seed"}
        assert {name: shown.field(name).value() for name in numbers} == {
            name: getattr(experiment, field) for name, field in numbers.items()
        }
        settings = {words.name("setting", f.name): getattr(optimizer, f.name) for f in fields(optimizer)}
        rows = {field.accessibleName(): field.value() for field in visible(shown.panel, NumberField)}
        assert {name: value for name, value in rows.items() if name not in numbers} == settings


# --- data ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", [*MADE, "painted"])
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
    [link] = [b for b in visible(shown.panel, QPushButton) if b.property("role") == "link"]
    click(link)
    assert shown.edits == [DEFAULTS["circle"]]
    assert is_default(shown.edits[0])
    assert not link.isVisible()


def test_a_tile_is_chosen_with_the_keyboard_too(desk: MakeDesk) -> None:
    shown = desk(DataPanel)
    tile = named(shown.panel, TileButton, words.name("source", "spiral"))
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    press(shown.panel, Key.Key_Left)
    assert shown.edits == []
    press(shown.panel, Key.Key_Return)
    assert [e.data.source for e in shown.edits] == ["rings"]


def test_noise_and_share_are_set_by_sliders(desk: MakeDesk) -> None:
    shown = desk(DataPanel)
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


@pytest.mark.parametrize("source", ["spiral", "digits"])
def test_examples_are_typed_within_what_the_data_have(desk: MakeDesk, source: str) -> None:
    shown = desk(DataPanel, DEFAULTS[source])
    least, most = DATASETS[source].samples
    type_into(shown.field("Examples"), "1,000")
    shown.emits_data(samples=1_000)
    type_into(shown.field("Examples"), str(most + 1))
    assert f"The most is {most:g}." in shown.words()
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


def test_an_input_that_makes_the_network_too_large_is_refused_with_a_line(desk: MakeDesk) -> None:
    layers = (Layer(2_000), Layer(2_000), Layer(494))
    full = replace(DEFAULTS["spiral"], hidden=layers)
    assert full.parameter_count <= MAX_PARAMETERS < full.parameter_count + 2_000 * 5
    shown = desk(DataPanel, full)
    for key in ("x₀²", "x₁²", "x₀x₁", "sin x₀", "sin x₁"):
        click(shown.button(f"Input {key}"))
    chosen = shown.edits[-1]
    assert len(chosen.data.features) < 7
    assert "too large" in shown.words()
    assert not shown.button("Input sin x₁").isChecked()


def test_normalisation_is_a_tick(desk: MakeDesk) -> None:
    shown = desk(DataPanel)
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
    shown.emits(hidden=(Layer(),))
    shown.show(replace(STACK, hidden=(Layer(4, initial=GIVEN),)))
    click(shown.button("+ Add layer"))
    shown.emits(hidden=(Layer(4, initial=GIVEN), Layer(4)))  # values can't be given to what has another size


def test_there_are_at_most_so_many_layers(desk: MakeDesk) -> None:
    shown = desk(NetworkPanel, replace(STACK, hidden=(Layer(2),) * (MAX_LAYERS - 1)))
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
    click(shown.icon("Layer 1: Initial weights"))
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
    shown = desk(NetworkPanel, replace(STACK, hidden=(Layer(4, initial=GIVEN), Layer(3))))
    for k in (1, 2):
        click(shown.icon(f"Layer {k}: Initial weights"))
    offered = [shown.choice(f"Layer {k}: Initial weights").findData("given") >= 0 for k in (1, 2)]
    assert offered == [True, False]
    choose(shown.choice("Layer 1: Activation"), "relu")  # another choice leaves the values where they are
    shown.emits(hidden=(Layer(4, "relu", GIVEN), Layer(3)))
    choose(shown.choice("Layer 1: Initial weights"), "xavier")
    assert shown.edits[-1].hidden[0].initial.kind == "xavier"


@pytest.mark.parametrize(("start", "end", "order"), [(0, 2, (1, 2, 0)), (2, 0, (2, 0, 1)), (1, 2, (0, 2, 1))])
def test_rows_are_dragged_to_another_place(desk: MakeDesk, start: int, end: int, order: tuple[int, ...]) -> None:
    shown = desk(NetworkPanel, STACK)
    rows = [row for row in visible(shown.panel, LayerRow) if isinstance(row.layer, Layer)]
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


def test_a_network_that_would_be_too_large_is_refused_with_a_line(desk: MakeDesk) -> None:
    large = replace(STACK, hidden=(Layer(2_000), Layer(2_000), Layer(1)))
    shown = desk(NetworkPanel, large)
    type_into(shown.field("Layer 3: Neurons"), "2000")
    assert shown.edits == []
    assert "too large" in shown.words()
    assert shown.field("Layer 3: Neurons").value() == 1
    type_into(shown.field("Layer 3: Neurons"), "2")
    assert len(shown.edits) == 1
    assert "too large" not in shown.words()


def test_refused_units_show_a_line(desk: MakeDesk) -> None:
    shown = desk(NetworkPanel, STACK)
    type_into(shown.field("Layer 1: Neurons"), "5000")
    assert shown.edits == []
    assert "The most is 2000." in shown.words()
    type_into(shown.field("Layer 1: Neurons"), "6")
    assert "The most" not in shown.words()


# --- learning -----------------------------------------------------------------------------------------------------

BASE = DEFAULTS["spiral"]


@pytest.mark.parametrize(
    ("name", "value", "changes"),
    [
        ("Loss", "mean_squared", {"loss": "mean_squared"}),
        ("Optimizer", "momentum", {"optimizer": Momentum()}),
        ("Gradient", "central", {"gradient": "central"}),
        ("Batches", "random", {"sampling": "random"}),
        ("Precision", "float64", {"precision": "float64"}),
    ],
)
def test_each_choice_emits_itself(desk: MakeDesk, name: str, value: str, changes: dict[str, Any]) -> None:
    shown = desk(LearningPanel, BASE)
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
        ("Seed", "42", {"seed": 42}),
        ("β₁", "0.8", {"optimizer": Adam(beta_1=0.8)}),
        ("β₂", "0.99", {"optimizer": Adam(beta_2=0.99)}),
        ("ε", "1e-6", {"optimizer": Adam(epsilon=1e-6)}),
    ],
)
def test_each_number_emits_itself(desk: MakeDesk, name: str, text: str, changes: dict[str, Any]) -> None:
    shown = desk(LearningPanel, BASE)
    type_into(shown.field(name), text)
    shown.emits(**changes)
    for field, value in changes.items():
        assert type(getattr(shown.edits[0], field)) is type(value)


def test_a_whole_learning_rate_can_be_followed_by_a_broken_one(desk: MakeDesk) -> None:
    shown = desk(LearningPanel, replace(BASE, learning_rate=1))
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
        ("Seed", "1000000", "The most is 999"),
    ],
)
def test_refused_numbers_show_a_line_and_emit_nothing(desk: MakeDesk, name: str, text: str, line: str) -> None:
    shown = desk(LearningPanel, BASE)
    before = shown.field(name).text()
    type_into(shown.field(name), text)
    assert line in shown.words()
    press(shown.panel, Key.Key_Escape)
    assert line not in shown.words()
    assert shown.field(name).text() == before
    assert shown.edits == []


@pytest.mark.parametrize("kind", list(OPTIMIZERS))
def test_the_rows_of_an_optimizer_are_its_settings(desk: MakeDesk, kind: str) -> None:
    shown = desk(LearningPanel, replace(BASE, optimizer=SGD() if kind != "sgd" else Adam()))
    choose(shown.choice("Optimizer"), kind)
    shown.emits(optimizer=OPTIMIZERS[kind]())
    names = {words.name("setting", f.name) for f in fields(OPTIMIZERS[kind])}
    all_names = {words.name("setting", key) for key in words.NAMES["setting"]}
    assert {f.accessibleName() for f in visible(shown.panel, NumberField)} & all_names == names


@pytest.mark.parametrize(("kind", "name", "text"), [("momentum", "Momentum μ", "0.5"), ("rmsprop", "Decay ρ", "0.9")])
def test_settings_belong_to_their_optimizer(desk: MakeDesk, kind: str, name: str, text: str) -> None:
    optimizer = OPTIMIZERS[kind]()
    shown = desk(LearningPanel, replace(BASE, optimizer=optimizer))
    type_into(shown.field(name), text)
    [setting] = [f.name for f in fields(optimizer) if words.name("setting", f.name) == name]
    shown.emits(optimizer=replace(optimizer, **{setting: float(text)}))


def test_the_dice_draws_another_seed(desk: MakeDesk) -> None:
    shown = desk(LearningPanel, BASE)
    for _ in range(3):
        click(shown.icon("New seed"))
    seeds = [e.seed for e in shown.edits]
    assert len(set(seeds)) == 3
    assert shown.edits == [replace(BASE, seed=seed) for seed in seeds]
    assert shown.field("Seed").value() == seeds[-1]


# --- problems -----------------------------------------------------------------------------------------------------

SINE = DEFAULTS["sine"]
TROUBLES = [
    ("loss_does_not_fit", LearningPanel, replace(BASE, output=Output("identity"))),
    ("loss_does_not_fit", LearningPanel, replace(SINE, loss="binary_cross_entropy", output=Output("sigmoid"))),
    ("softmax_of_one", NetworkPanel, replace(SINE, output=Output("softmax"))),
    ("cannot_learn", NetworkPanel, replace(BASE, hidden=(Layer(4), Layer(4, "step")))),
    ("cannot_learn", NetworkPanel, replace(BASE, output=Output("step"))),
    ("all_the_same", NetworkPanel, replace(BASE, hidden=(Layer(4, initial=Initial("zeros")),))),
    ("all_the_same", NetworkPanel, replace(BASE, hidden=(Layer(4, initial=Initial("normal", 0.0)),))),
    ("batch_too_large", LearningPanel, replace(BASE, batch_size=300)),
    ("given_shape", NetworkPanel, replace(BASE, hidden=(Layer(4), Layer(4, initial=GIVEN)))),
    ("given_shape", NetworkPanel, replace(BASE, output=Output(initial=GIVEN))),
]


@pytest.mark.parametrize(("code", "kind", "experiment"), TROUBLES, ids=[f"{t[0]}-{k}" for k, t in enumerate(TROUBLES)])
def test_a_problem_stands_at_its_row_with_a_remedy_that_works(
    desk: MakeDesk, code: str, kind: type[Panel], experiment: Experiment
) -> None:
    [found] = [p for p in problems(experiment, {}) if p.code == code]
    sentence, remedy = words.problem(found)
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


@pytest.mark.parametrize("kind", [NetworkPanel, LearningPanel])
def test_problems_of_others_are_not_shown_here(desk: MakeDesk, kind: type[Panel]) -> None:
    shown = desk(kind, BASE)
    quiet = shown.words()
    for _, home, experiment in TROUBLES:
        if home is not kind:
            sentence, _ = words.problem(problems(experiment, {})[0])
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
    transport.show_run(picture_of(small(), 1))
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


def test_divergence_is_said_with_a_way_out(transport: Transport) -> None:
    ways = [0]
    transport.way_out.connect(lambda: ways.append(1))
    diverged = picture_of(small(output=Output("identity")), 5)
    assert diverged.diverged
    transport.show_run(diverged)
    assert "Diverged at step" in shown_words(transport)
    click(named(transport, QPushButton, "Go back"))
    assert sum(ways) == 1
    transport.show_run(picture_of(small(), 1))
    assert "Diverged" not in shown_words(transport)


@pytest.mark.parametrize("kind", ["data", "seek", "step"])
def test_progress_is_written_and_goes_away(transport: Transport, kind: str) -> None:
    transport.show_run(picture_of(small(), 2))
    before = shown_words(transport)
    transport.show_progress(kind, 1_234, 5_678)
    assert "1,234 of 5,678" in shown_words(transport)
    transport.show_progress(kind, 1, 1)
    assert shown_words(transport) == before


def test_images_keep_their_data_when_only_the_source_is_named() -> None:
    # What the Draw stage asks for: the default for digits, unless the network is the person's own.
    assert with_source(BASE, "digits") == DEFAULTS["digits"]
    assert with_source(few_digits(), "digits").data == DEFAULTS["digits"].data
