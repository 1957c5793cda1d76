"""A comparison: what it begins with, worked out by hand and over any experiment, and what is no comparison."""

from collections.abc import Callable
from dataclasses import replace
from math import inf, nan

import numpy as np
import pytest
from hypothesis import example, given, settings

from model.checks import Invalid
from model.comparison import Comparison, comparison_of, differs, next_lane, obstacle
from model.data.examples import Content, pack
from model.defaults import DEFAULTS, with_examples
from model.experiment import LIMITS, MAX_LAYERS, Experiment
from model.factors import FACTORS, MOST_LANES, RATES, Lane, drawn_lanes
from model.initial import Initial
from model.layers import ActivationLayer, BatchNormalization, Convolution, Dense, Dropout, Flatten, Layer, Maxout
from model.layers.base import Activated
from model.optimizers import OPTIMIZERS, SGD, Adam, Momentum, Nesterov, RMSProp
from model.trainer import Trainer
from tests.model.runs import dataset_of
from tests.model.strategies import experiments

SPIRAL, DIGITS = DEFAULTS["spiral"], DEFAULTS["digits"]


def values(factor: str, experiment: Experiment) -> list[str | float]:
    """Return the values that a comparison begins with."""
    return [lane.value for lane in comparison_of(factor, experiment).lanes]


def rates(experiment: Experiment) -> dict[str | float, float | None]:
    """Return the optimisers that a comparison begins with, each with its learning rate."""
    return {lane.value: lane.learning_rate for lane in comparison_of("optimizer", experiment).lanes}


# --- by hand ----------------------------------------------------------------------------------------------------------

BY_HAND: list[tuple[str, Experiment, list[str | float]]] = [
    ("optimizer", SPIRAL, ["sgd", "momentum", "adagrad", "adam"]),
    ("learning_rate", SPIRAL, [0.001, 0.003, 0.01, 0.03]),
    ("batch_size", SPIRAL, [1, 10, 100]),
    ("units", SPIRAL, [2, 8, 32]),
    ("activation", SPIRAL, ["sigmoid", "tanh", "relu"]),
    ("initial", SPIRAL, ["normal", "xavier", "he"]),
    ("l2", SPIRAL, [0.0, 0.001, 0.01]),
    ("optimizer", DIGITS, ["sgd", "momentum", "adagrad", "adam"]),
    ("learning_rate", DIGITS, [0.01, 0.03, 0.1, 0.3]),
    ("batch_size", DIGITS, [10, 100, 1_000]),
    ("units", DIGITS, [12, 50, 200]),
    ("activation", DIGITS, ["sigmoid", "tanh", "relu"]),
    ("initial", DIGITS, ["normal", "xavier", "he"]),
    ("l2", DIGITS, [0.0, 0.001, 0.01]),
    ("momentum", DIGITS, [0.0, 0.5, 0.9, 0.99]),
    ("depth", SPIRAL, [1, 2, 3, 5]),
    ("sigma", SPIRAL, [0.01, 0.1, 1.0]),
    ("dropout", SPIRAL, [0.0, 0.2, 0.5]),
    ("clip", SPIRAL, [0.0, 0.1, 1.0]),
    ("seed", SPIRAL, [0, 1, 2, 3]),
    # what is not usual comes in, as it is
    ("momentum", replace(SPIRAL, optimizer=Nesterov(0.7)), [0.0, 0.5, 0.7, 0.9, 0.99]),
    ("depth", replace(SPIRAL, hidden=(Dense(4),) * 4), [1, 2, 3, 4, 5]),
    ("depth", replace(SPIRAL, hidden=()), [1, 2, 3, 5]),
    ("sigma", replace(SPIRAL, hidden=(Dense(4, initial=Initial("normal", 0.3)),)), [0.01, 0.1, 0.3, 1.0]),
    ("dropout", replace(SPIRAL, hidden=(Dense(4), Dropout(0.4), Dropout(0.1))), [0.0, 0.2, 0.4, 0.5]),
    ("clip", replace(SPIRAL, clip=5.0), [0.0, 0.1, 1.0, 5.0]),
    ("seed", replace(SPIRAL, seed=123_456), [123_456, 123_457, 123_458, 123_459]),
    ("seed", replace(SPIRAL, seed=999_998), [999_996, 999_997, 999_998, 999_999]),
    ("learning_rate", replace(SPIRAL, learning_rate=0.0123), [0.0012, 0.0037, 0.0123, 0.037]),
    ("batch_size", replace(SPIRAL, batch_size=17), [1, 17, 170]),
    ("l2", replace(SPIRAL, l2=0.005), [0.0, 0.001, 0.005, 0.01]),
    ("l2", replace(SPIRAL, l2=0.01), [0.0, 0.001, 0.01]),
    ("l2", replace(SPIRAL, l2=0.0098), [0.0, 0.001, 0.0098, 0.01]),
    ("l2", replace(SPIRAL, l2=0.00999), [0.0, 0.001, 0.00999]),
    ("activation", replace(SPIRAL, hidden=(Dropout(), Dense(4, "silu"))), ["tanh", "relu", "silu"]),
    ("units", replace(SPIRAL, hidden=(Dense(16), Maxout(99), Dense(24))), [6, 24, 96]),
    ("optimizer", replace(SPIRAL, optimizer=RMSProp()), ["sgd", "momentum", "adagrad", "rmsprop"]),
    # at the limits, and where there are no more examples: of 500 half are there to learn from
    ("learning_rate", replace(SPIRAL, learning_rate=1e-10), [1e-10, 3e-10]),
    ("learning_rate", replace(SPIRAL, learning_rate=100.0), [10.0, 30.0, 100.0]),
    ("batch_size", replace(SPIRAL, batch_size=1), [1, 10]),
    ("batch_size", replace(SPIRAL, batch_size=100), [10, 100, 250]),
    ("batch_size", replace(SPIRAL, batch_size=10_000), [25, 10_000]),
    ("batch_size", replace(DIGITS, batch_size=5_000), [500, 5_000, 10_000]),
    ("units", replace(SPIRAL, hidden=(Dense(1),)), [1, 4]),
    ("units", replace(SPIRAL, hidden=(Dense(2_000),)), [500, 2_000]),
    ("l2", replace(SPIRAL, l2=10.0), [0.0, 0.001, 0.01, 10.0]),
]


@pytest.mark.parametrize(("factor", "experiment", "wanted"), BY_HAND)
def test_it_begins_with_what_was_worked_out_by_hand(
    factor: str, experiment: Experiment, wanted: list[str | float]
) -> None:
    assert values(factor, experiment) == wanted
    assert [type(value) for value in values(factor, experiment)] == [type(value) for value in wanted]


def test_each_optimizer_has_a_rate_that_suits_it_and_the_experiments_own_keeps_its_own() -> None:
    assert rates(replace(SPIRAL, learning_rate=0.07)) == {"sgd": 0.1, "momentum": 0.03, "adagrad": 0.1, "adam": 0.07}
    assert rates(DEFAULTS["moons"]) == {"sgd": 0.3, "momentum": 0.03, "adagrad": 0.1, "adam": 0.01}
    assert rates(replace(SPIRAL, optimizer=RMSProp(), learning_rate=0.5))["rmsprop"] == 0.5
    assert RATES.keys() == OPTIMIZERS.keys()


def test_the_experiments_own_optimizer_keeps_its_settings() -> None:
    experiment = replace(SPIRAL, optimizer=Momentum(0.5), learning_rate=0.2)
    made = comparison_of("optimizer", experiment).experiments(experiment)
    assert made[1] == experiment
    assert (made[0].optimizer, made[0].learning_rate) == (SGD(), 0.1)


def test_few_examples_of_ones_own_are_the_largest_batch() -> None:
    rng = np.random.default_rng(0)
    examples, _ = pack(Content(rng.normal(size=(40, 2)), rng.integers(0, 2, 40)), 2)
    painted = with_examples(DEFAULTS["moons"], "painted", examples)  # 32 to learn from, in batches of 8
    assert values("batch_size", painted) == [1, 8, 32]
    assert values("batch_size", DEFAULTS["painted"]) == [1, 10]  # nothing was painted yet


@pytest.mark.parametrize(
    ("factor", "there", "wanted"),
    [
        ("learning_rate", [0.001, 0.03, 0.01], 0.09),
        ("learning_rate", [50.0], 100.0),
        ("learning_rate", [10.0, 100.0], 33.0),
        ("learning_rate", [33.0, 100.0, 11.0], 3.7),
        ("learning_rate", [1e-10], 3e-10),
        ("batch_size", [1, 10, 100], 300),
        ("batch_size", [123], 370),
        ("batch_size", [10_000], 3_300),
        ("units", [1], 3),
        ("units", [2_000, 670, 220, 74, 25], 8),
        ("l2", [0.0], 0.001),
        ("l2", [0.0, 0.01], 0.03),
        ("l2", [0.0, 10.0], 3.3),
        ("activation", ["sigmoid", "tanh", "relu"], "identity"),
        ("activation", ["identity", "tanh"], "step"),
        ("momentum", [0.0, 0.5], 0.6),
        ("momentum", [0.0, 0.5, 0.9, 0.99], 0.8),
        ("depth", [1, 2, 3, 5], 6),
        ("depth", [1, 24], 23),
        ("sigma", [0.01, 0.1, 1.0], 3.0),
        ("dropout", [0.0, 0.2, 0.5], 0.6),
        ("dropout", [0.0, 0.9], 0.8),
        ("clip", [0.0, 0.1, 1.0], 3.0),
        ("seed", [0, 1, 2, 3], 4),
        ("seed", [999_998, 999_999], 999_997),
        ("initial", ["zeros", "normal", "lecun", "xavier", "he"], "orthogonal"),
    ],
)
def test_one_more_has_what_none_has_yet(factor: str, there: list[str | float], wanted: str | float) -> None:
    comparison = Comparison(factor, tuple(map(Lane, there)))
    lane = next_lane(comparison)
    assert lane == Lane(wanted)
    assert type(lane.value) is type(wanted)


def test_one_more_optimizer_has_the_rate_that_suits_it() -> None:
    assert next_lane(comparison_of("optimizer", SPIRAL)) == Lane("nesterov", RATES["nesterov"])


# --- any experiment ---------------------------------------------------------------------------------------------------


def test_a_search_draws_each_decade_as_often_as_another() -> None:
    """Of four decades of learning rates and of λ, each has about a quarter of 4,000 draws, and all have two digits."""
    lanes = drawn_lanes(replace(SPIRAL, learning_rate=0.001), 7, 4_000)
    drawn = np.array([(lane.learning_rate, lane.value) for lane in lanes], float)
    for column, lowest in zip(drawn.T, (-6, -8), strict=True):  # the book's 1e-6 … 1e-2, and 1e-8 … 1e-4
        assert column.min() >= 10.0**lowest
        assert column.max() <= 10.0 ** (lowest + 4)
        counts, _ = np.histogram(np.log10(column), 4, (lowest, lowest + 4))
        assert counts.min() > 900
        assert counts.max() < 1_100
        assert all(float(f"{value:.1e}") == value for value in column.tolist())
    assert abs(np.corrcoef(np.log(drawn.T))[0, 1]) < 0.05  # each by itself


def test_the_same_seed_draws_the_same_and_all_are_within_their_limits() -> None:
    assert drawn_lanes(SPIRAL, 3) == drawn_lanes(SPIRAL, 3) != drawn_lanes(SPIRAL, 4)
    assert len(set(drawn_lanes(replace(SPIRAL, learning_rate=1e-10), 13_800))) == MOST_LANES, "no two alike"
    assert comparison_of("random", replace(SPIRAL, seed=3)).lanes == drawn_lanes(SPIRAL, 3)
    for rate in LIMITS["learning_rate"]:
        for seed in range(50):
            Comparison("random", drawn_lanes(replace(SPIRAL, learning_rate=rate), seed))


def test_a_search_is_judged_by_validation_data_at_first() -> None:
    assert {factor for factor in FACTORS if comparison_of(factor, SPIRAL).validated} == {"random"}


def _width(experiment: Experiment) -> Lane | None:
    widths = [row.units for row in experiment.hidden if isinstance(row, Dense)]
    return Lane(max(widths)) if widths else None


def _activation(experiment: Experiment) -> Lane | None:
    """The first activation; beside one that stands alone, a dense layer or convolution that is linear has none."""
    alone = any(isinstance(row, ActivationLayer) for row in experiment.hidden)
    linear = (Dense, Convolution) if alone else ()
    rows = [row for row in experiment.hidden if isinstance(row, Activated)]
    names = [row.activation for row in rows if row.activation != "identity" or not isinstance(row, linear)]
    return Lane(names[0]) if names else None


OWN: dict[str, Callable[[Experiment], Lane | None]] = {
    "optimizer": lambda e: Lane(e.optimizer.kind, e.learning_rate),
    "learning_rate": lambda e: Lane(e.learning_rate),
    "batch_size": lambda e: Lane(e.batch_size),
    "units": _width,
    "activation": _activation,
    "l2": lambda e: Lane(e.l2),
    "momentum": lambda e: Lane(e.optimizer.momentum) if isinstance(e.optimizer, Momentum) else None,
    "depth": lambda e: Lane(sum(isinstance(row, Dense) for row in e.hidden) or 1),
    "clip": lambda e: Lane(e.clip),
    "seed": lambda e: Lane(e.seed),
}
"""The lane that an experiment itself is; None where it has nothing of the kind."""

ITSELF = ("optimizer", "learning_rate", "batch_size", "depth", "l2", "clip", "seed")
"""Where that lane changes nothing at all: of widths and activations an experiment may have several."""


@settings(max_examples=200)
@given(experiments())
@example(replace(SPIRAL, learning_rate=1e-10, batch_size=1, hidden=()))
@example(replace(SPIRAL, learning_rate=100.0, batch_size=10_000, hidden=(Dense(1), Dense(2_000)), l2=10.0))
@example(replace(DIGITS, hidden=(Convolution(256), Flatten(), Dense(1)), l2=5e-324))
@example(replace(SPIRAL, learning_rate=99.99, batch_size=9_999, hidden=(Maxout(),), l2=9.999))
def test_whatever_the_experiment_is_a_comparison_begins_with_it_and_others(experiment: Experiment) -> None:
    for factor, row in FACTORS.items():
        comparison = comparison_of(factor, experiment)  # which refuses what is beyond its limits
        assert 2 <= len(comparison.lanes) <= MOST_LANES
        assert len(set(comparison.lanes)) == len(comparison.lanes)
        own = OWN.get(factor, lambda _: None)(experiment)
        assert own is None or own in comparison.lanes
        made = comparison.experiments(experiment)  # which can all be
        more = comparison
        while len(more.lanes) < MOST_LANES:
            more = Comparison(factor, (*more.lanes, next_lane(more)))
        assert len(set(more.lanes)) == MOST_LANES
        assert (factor in ITSELF) <= (experiment in made)
        assert differs(factor, experiment) == (len(set(made)) > 1)
        assert {lane.learning_rate is not None for lane in comparison.lanes} == {row.rated}


@pytest.mark.parametrize(
    ("hidden", "same"),
    [
        ((), {"units", "depth", "activation", "dropout"}),
        ((Dropout(), BatchNormalization()), {"units", "depth", "activation"}),
        ((Maxout(),), {"units", "depth", "activation", "dropout"}),
        ((Dense(),), set[str]()),
    ],
)
def test_networks_can_not_differ_in_what_none_of_their_rows_has(hidden: tuple[Layer, ...], same: set[str]) -> None:
    experiment = replace(SPIRAL, hidden=hidden, optimizer=SGD())
    assert {factor for factor in FACTORS if not differs(factor, experiment)} == same
    for factor in FACTORS:
        found = obstacle(comparison_of(factor, experiment), experiment)
        assert (found is not None) == (factor in same)
        if found:
            assert found.code == "no_row"
            assert found.remedy
            assert found.remedy == replace(experiment, hidden=(*hidden, Dense()))
            assert differs(factor, found.remedy)


def test_only_some_optimizers_have_a_factor_of_momentum() -> None:
    adam = replace(SPIRAL, optimizer=Adam())
    found = obstacle(comparison_of("momentum", adam), adam)
    assert found
    assert (found.code, found.values) == ("no_momentum", {"optimizer": "adam"})
    assert found.remedy == replace(adam, optimizer=Momentum(0.9), learning_rate=RATES["momentum"])
    for optimizer, made in ((SGD(), Momentum), (Momentum(0.3), Momentum), (Nesterov(), Nesterov)):
        experiment = replace(SPIRAL, optimizer=optimizer)
        comparison = Comparison("momentum", (Lane(0.0), Lane(0.5)))
        assert obstacle(comparison, experiment) is None
        assert [e.optimizer for e in comparison.experiments(experiment)] == [made(0.0), made(0.5)]


def stacks(factor: str, hidden: tuple[Layer, ...], *values: float) -> list[tuple[Layer, ...]]:
    """Return the hidden rows of networks that differ in this."""
    comparison = Comparison(factor, tuple(map(Lane, values)))
    return [made.hidden for made in comparison.experiments(replace(SPIRAL, hidden=hidden))]


def test_deeper_networks_repeat_the_last_dense_row_with_what_belongs_to_it() -> None:
    a, b = Dense(8), Dense(4, "relu")
    assert stacks("depth", (a, b), 1, 2, 3, 5) == [(a,), (a, b), (a, b, b), (a, b, b, b, b)]
    normal, alone, drop = BatchNormalization(), ActivationLayer("relu"), Dropout(0.3)
    block = (b, normal, alone, drop)
    assert stacks("depth", block, 1, 3) == [block, block * 3]
    assert stacks("depth", (normal, a, drop, *block), 1, 2, 3) == [
        (normal, a, drop), (normal, a, drop, *block), (normal, a, drop, *block, *block)
    ]  # fmt: skip
    assert stacks("depth", (a, Maxout(), b, Maxout()), 1, 3) == [(a, Maxout(), Maxout()), (a, Maxout(), b, b, Maxout())]
    image = Convolution(), Flatten(), a
    assert stacks("depth", image, 2) == [(*image, a)]


def test_networks_are_as_deep_as_there_is_room_and_it_is_said_where_that_makes_them_the_same() -> None:
    block = (Dense(4), Dropout())
    assert stacks("depth", block * 10, 11, 12, 13) == [block * 11, block * 12, block * 12]
    experiment = replace(SPIRAL, hidden=block * 10)
    assert obstacle(Comparison("depth", (Lane(11), Lane(12), Lane(12))), experiment) is None
    found = obstacle(Comparison("depth", (Lane(11), Lane(12), Lane(13))), experiment)
    assert found
    assert (found.code, found.values, found.remedy) == ("no_room", {"most": MAX_LAYERS}, None)


def test_dropout_is_changed_where_it_is_or_put_behind_each_hidden_dense_row() -> None:
    a, b = Dense(8), Dense(4, "relu")
    p = Dropout(0.3)
    assert stacks("dropout", (a, Dropout(0.1), b, Dropout(0.2)), 0, 0.3) == [
        (a, Dropout(0), b, Dropout(0)),
        (a, p, b, p),
    ]
    assert stacks("dropout", (a, Dropout(0.1), b), 0.3) == [(a, p, b)]
    assert stacks("dropout", (a, b), 0, 0.3) == [(a, b), (a, p, b, p)]
    linear = Dense(8, "identity"), BatchNormalization(), ActivationLayer("relu")
    assert stacks("dropout", (*linear, b, Maxout()), 0.3) == [(*linear, p, b, p, Maxout())]
    assert stacks("dropout", (Convolution(), Flatten(), a), 0.3) == [(Convolution(), Flatten(), a, p)]
    full = replace(SPIRAL, hidden=(a,) * 13)
    found = obstacle(comparison_of("dropout", full), full)
    assert found
    assert (found.code, found.remedy) == ("no_room", None)


def test_channels_are_no_neurons() -> None:
    experiment = replace(DIGITS, hidden=(Convolution(), Flatten()))
    assert {factor for factor in FACTORS if not differs(factor, experiment)} == {"units", "depth", "dropout"}


def test_what_is_linear_before_an_activation_alone_stays_so() -> None:
    def stack(activation: str) -> tuple[Layer, ...]:
        normal = BatchNormalization(), ActivationLayer(activation)
        return (Dense(8, "identity"), *normal, Dense(4, "identity"), *normal)

    experiment = replace(SPIRAL, hidden=stack("relu"))
    comparison = comparison_of("activation", experiment)
    assert [made.hidden for made in comparison.experiments(experiment)] == [
        stack(a) for a in ("sigmoid", "tanh", "relu")
    ]


def test_each_differs_in_that_one_thing_only() -> None:
    experiment = replace(DIGITS, hidden=(Convolution(3), Flatten(), Dropout(0.2), Dense(7, "relu"), Dense(5, "elu")))
    given = Initial("normal", 0.3)

    def with_rows(*rows: Layer) -> Experiment:
        return replace(experiment, hidden=rows)

    conv, flatten, dropout = experiment.hidden[:3]
    he = Initial("he")
    wanted: dict[str, tuple[Lane, Experiment]] = {
        "optimizer": (Lane("momentum", 0.7), replace(experiment, optimizer=Momentum(), learning_rate=0.7)),
        "learning_rate": (Lane(0.5), replace(experiment, learning_rate=0.5)),
        "batch_size": (Lane(33), replace(experiment, batch_size=33)),
        "units": (Lane(9), with_rows(conv, flatten, dropout, Dense(9, "relu"), Dense(9, "elu"))),
        "activation": (
            Lane("tanh"),
            with_rows(Convolution(3, activation="tanh"), flatten, dropout, Dense(7, "tanh"), Dense(5, "tanh")),
        ),
        "initial": (
            Lane("he"),
            replace(
                with_rows(Convolution(3, initial=he), flatten, dropout, Dense(7, "relu", he), Dense(5, "elu", he)),
                output=replace(experiment.output, initial=he),
            ),
        ),
        "l2": (Lane(0.5), replace(experiment, l2=0.5)),
        "momentum": (Lane(0.7), replace(experiment, optimizer=Momentum(0.7))),
        "depth": (Lane(1), with_rows(conv, flatten, dropout, Dense(7, "relu"))),
        "sigma": (
            Lane(0.3),
            replace(
                with_rows(
                    Convolution(3, initial=given), flatten, dropout, Dense(7, "relu", given), Dense(5, "elu", given)
                ),
                output=replace(experiment.output, initial=given),
            ),
        ),
        "dropout": (Lane(0.4), with_rows(conv, flatten, Dropout(0.4), Dense(7, "relu"), Dense(5, "elu"))),
        "clip": (Lane(0.5), replace(experiment, clip=0.5)),
        "random": (Lane(0.5, 0.7), replace(experiment, l2=0.5, learning_rate=0.7)),
        "seed": (Lane(7), replace(experiment, seed=7)),
    }
    assert wanted.keys() == FACTORS.keys()
    for factor, (lane, made) in wanted.items():
        assert Comparison(factor, (lane,)).experiments(experiment) == (made,)


# --- validation -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("source", "held"), [("spiral", 50), ("digits", 80), ("sine", 8)])
def test_a_fifth_of_the_training_part_is_held_back_and_the_test_part_is_not_there(source: str, held: int) -> None:
    samples = {"spiral": 500, "digits": 500, "sine": 85}[source]  # 250, 400 and 43 to learn from
    data = replace(DEFAULTS[source].data, samples=samples, test_share=0.2 if source == "digits" else 0.5)
    dataset = dataset_of(data)
    comparison = comparison_of("l2", replace(DEFAULTS[source], data=data), validated=True)
    made = comparison.dataset(dataset)
    assert (len(made.train.x), len(made.test.x)) == (len(dataset.train.x) - held, held)
    for name in ("points", "x", "t", "labels"):
        whole = getattr(dataset.train, name)
        again = np.concatenate([getattr(made.train, name), getattr(made.test, name)])
        np.testing.assert_array_equal(again, whole)
        assert np.shares_memory(getattr(made.train, name), whole) or not whole.size
    if dataset.train.labels.size:  # at random: all classes are among them
        assert set(made.test.labels) == set(dataset.train.labels)
    assert replace(comparison, validated=False).dataset(dataset) is dataset


def test_of_very_few_examples_none_are_held_back_and_that_is_said() -> None:
    def judged(samples: int) -> tuple[bool, str]:
        experiment = replace(SPIRAL, data=replace(SPIRAL.data, samples=samples))
        comparison = comparison_of("l2", experiment, validated=True)
        found = obstacle(comparison, experiment)
        return comparison.holds_back(experiment.data), found.code if found else ""

    assert judged(20) == (True, "")  # 10 to learn from
    gate = DEFAULTS["gate_xor"]
    comparison = comparison_of("l2", gate, validated=True)
    assert not comparison.holds_back(gate.data)
    dataset = dataset_of(gate.data)
    assert comparison.dataset(dataset) is dataset
    found = obstacle(comparison, gate)
    assert found
    assert (found.code, found.values) == ("too_few", {"least": 10})
    assert obstacle(replace(comparison, validated=False), gate) is None


def test_networks_that_are_judged_by_validation_data_never_learn_from_them() -> None:
    comparison = Comparison("learning_rate", (Lane(0.01), Lane(0.1)), validated=True)
    experiment = replace(SPIRAL, batch_size=37)
    made = comparison.dataset(dataset_of(SPIRAL.data))
    for trainer in (Trainer(e, made, {}) for e in comparison.experiments(experiment)):
        assert trainer.batches.samples == 200
        trainer.run(6)  # of 37: the last one takes the 15 that are left
        assert (trainer.batches.epoch, trainer.batches.sample) == (1, 0)


# --- what is no comparison --------------------------------------------------------------------------------------------

WRONG: list[tuple[str, str, tuple[Lane, ...]]] = [
    ("factor", "colour", (Lane(1),)),
    ("factor", "", (Lane(1),)),
    ("lanes", "l2", ()),
    ("lanes", "l2", tuple(Lane(k / 10) for k in range(MOST_LANES + 1))),
    ("value", "activation", (Lane("relu"), Lane("magic"))),
    ("value", "activation", (Lane(1),)),
    ("value", "initial", (Lane("auto"),)),
    ("value", "initial", (Lane("given"),)),
    ("value", "optimizer", (Lane("newton", 0.1),)),
    ("value", "optimizer", (Lane(0.1, 0.1),)),
    ("value", "learning_rate", (Lane("0.1"),)),
    *(("value", "learning_rate", (Lane(value),)) for value in (0.0, -0.1, 9e-11, 100.1, nan, inf, -inf, True)),
    *(("value", "l2", (Lane(value),)) for value in (-1e-9, 10.1, nan, inf, False, "0")),
    *(("value", "batch_size", (Lane(value),)) for value in (0, 10_001, 2.5, 3.0, nan, inf, True, "3", 10**400)),
    *(("value", "momentum", (Lane(value),)) for value in (-0.1, 1.0, nan, True, "0.9")),
    *(("value", "depth", (Lane(value),)) for value in (0, 25, 2.0, nan, True, "3")),
    *(("value", "sigma", (Lane(value),)) for value in (-0.1, 101.0, nan, inf, "1")),
    *(("value", "dropout", (Lane(value),)) for value in (-0.1, 0.96, 1.0, nan, "0.5")),
    *(("value", "clip", (Lane(value),)) for value in (-0.1, 2e6, nan, inf)),
    *(("value", "seed", (Lane(value),)) for value in (-1, 1_000_000, 3.0, nan, True)),
    *(("value", "units", (Lane(value),)) for value in (0, 2_001, 2.5, 3.0, nan, inf, True, "3")),
    ("learning_rate", "optimizer", (Lane("sgd", 0.1), Lane("adam"))),
    ("learning_rate", "l2", (Lane(0.1, 0.1),)),
    ("learning_rate", "activation", (Lane("relu", 0.1),)),
    *(
        ("learning_rate", "optimizer", (Lane("sgd", value),))  # type: ignore[arg-type]
        for value in (0, -0.1, 100.1, nan, inf, True, "0.1")
    ),
]


@pytest.mark.parametrize(("named", "factor", "lanes"), WRONG)
def test_what_is_wrong_is_refused_and_named(named: str, factor: str, lanes: tuple[Lane, ...]) -> None:
    with pytest.raises(Invalid) as refused:
        Comparison(factor, lanes)
    assert refused.value.field == named
    assert str(refused.value).startswith(f"{named}: expected ")


@pytest.mark.parametrize("factor", FACTORS)
def test_the_limits_themselves_are_no_mistakes(factor: str) -> None:
    row = FACTORS[factor]
    lowest, highest = (row.options or row.limits)[0], (row.options or row.limits)[-1]
    rates = LIMITS["learning_rate"] if row.rated else (None, None)
    lanes = Lane(lowest, rates[0]), Lane(highest, rates[1])
    assert Comparison(factor, (*lanes, *lanes, *lanes)).lanes[:2] == lanes


def test_a_whole_number_is_a_number_too() -> None:
    (made,) = Comparison("learning_rate", (Lane(1),)).experiments(SPIRAL)
    assert made == replace(SPIRAL, learning_rate=1.0)


def test_whether_there_is_validation_is_true_or_false() -> None:
    with pytest.raises(Invalid) as refused:
        Comparison("l2", (Lane(0.1),), 1)  # type: ignore[arg-type]
    assert refused.value.field == "validated"


def test_equal_choices_are_equal_comparisons() -> None:
    def comparison() -> Comparison:
        return Comparison("units", (Lane(3), Lane(5)))

    assert comparison() == comparison()
    assert hash(comparison()) == hash(comparison())
    assert comparison() != Comparison("units", (Lane(5), Lane(3)))
