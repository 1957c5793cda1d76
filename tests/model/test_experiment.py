"""Experiments: equal by value, whole through JSON, and closed to everything that is none."""

import dataclasses
import json
import math
from dataclasses import FrozenInstanceError, replace
from functools import reduce
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.blobs import Blob
from model.checks import Invalid
from model.data.choice import Data
from model.experiment import LIMITS, MAX_LAYERS, Experiment, Output, from_json, to_json
from model.initial import Initial
from model.layers import Dense
from model.optimizers import OPTIMIZERS, Adam, Momentum
from model.schedules import SCHEDULES
from tests.model.strategies import experiments

SHA = "0123456789abcdef" * 4


@settings(max_examples=150)
@given(experiments())
def test_every_experiment_survives_json(experiment: Experiment) -> None:
    text = json.dumps(to_json(experiment), allow_nan=False)
    again = from_json(json.loads(text))
    assert again == experiment
    assert hash(again) == hash(experiment)
    assert json.dumps(to_json(again)) == text


@settings(max_examples=60)
@given(experiments(), experiments())
def test_experiments_are_equal_by_value_and_only_then(one: Experiment, other: Experiment) -> None:
    assert (one == other) == (to_json(one) == to_json(other))
    assert replace(one) == one
    assert replace(one) is not one


@settings(max_examples=100)
@given(experiments(), experiments())
def test_live_fields_keep_a_run_and_structural_ones_do_not(one: Experiment, other: Experiment) -> None:
    for f in dataclasses.fields(Experiment):
        changed = getattr(other, f.name)
        try:
            edited = replace(one, **{f.name: changed})
        except Invalid:
            continue  # together too large
        expected = bool(f.metadata.get("live")) or getattr(one, f.name) == changed
        assert one.same_run(edited) == edited.same_run(one) == expected, f.name


def test_what_is_live_is_what_the_design_says() -> None:
    live = {f.name for f in dataclasses.fields(Experiment) if f.metadata.get("live")}
    assert live == {
        *("learning_rate", "schedule", "batch_size", "l1", "l2", "clip", "loss", "gradient", "optimizer", "taught")
    }


def test_experiments_cannot_be_written_to() -> None:
    for value, name in ((Experiment(), "seed"), (Dense(), "units"), (Data(), "noise"), (Adam(), "beta_1")):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, 1)


def test_what_is_missing_takes_its_default() -> None:
    assert from_json({}) == Experiment()
    assert from_json({"seed": 3, "data": {"source": "moons"}}) == Experiment(data=Data("moons"), seed=3)
    assert from_json({"optimizer": {"kind": "momentum"}}) == Experiment(optimizer=Momentum())
    assert from_json({"learning_rate": 1}) == Experiment(learning_rate=1.0)


# --- limits -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LIMITS)
def test_every_limit_is_reached_and_not_passed(name: str) -> None:
    def build(value: Any) -> object:
        if name == "units":
            return Dense(units=value)
        if name == "sigma":
            return Initial("normal", value)
        for field, table in (("optimizer", OPTIMIZERS), ("schedule", SCHEDULES)):
            owners = [kind for kind in table.values() if name in {f.name for f in dataclasses.fields(kind)}]
            if owners:
                return [replace(Experiment(), **{field: kind(**{name: value})}) for kind in owners]
        return Experiment(**{name: value})

    low, high = LIMITS[name]
    build(low)
    build(high)
    for value in (math.nextafter(low, -math.inf), math.nextafter(high, math.inf), math.nan, math.inf, -math.inf):
        with pytest.raises(Invalid, match=f"{name}: expected a number from"):
            build(value)


def test_layers_and_parameters_are_bounded() -> None:
    Experiment(hidden=(Dense(1),) * MAX_LAYERS)
    with pytest.raises(Invalid, match="hidden: expected at most 24 layers, got 25"):
        Experiment(hidden=(Dense(1),) * (MAX_LAYERS + 1))
    assert Experiment(hidden=(Dense(2_000), Dense(2_000))).builds
    assert not Experiment(hidden=(Dense(2_000), Dense(2_000), Dense(2_000))).builds


@pytest.mark.parametrize(
    ("build", "field"),
    [
        (lambda: Experiment(loss="squares"), "loss"),
        (lambda: Experiment(gradient="magic"), "gradient"),
        (lambda: Experiment(sampling="never"), "sampling"),
        (lambda: Experiment(precision="float16"), "precision"),
        (lambda: Dense(activation="swish"), "activation"),
        (lambda: Output(activation="swish"), "activation"),
        (lambda: Initial("random"), "initial.kind"),
        (lambda: Initial("given"), "initial.values"),
        (lambda: Initial("he", values=Blob(SHA)), "initial.values"),
        (lambda: Blob(SHA[:-1]), "sha256"),
        (lambda: Blob(SHA.upper()), "sha256"),
        (lambda: Data("square"), "data.source"),
        (lambda: Data(samples=19), "data.samples"),
        (lambda: Data(samples=5_001), "data.samples"),
        (lambda: Data(noise=-0.1), "data.noise"),
        (lambda: Data(test_share=0.95), "data.test_share"),
        (lambda: Data(features=("x0", "x2")), "data.features"),
        (lambda: Data(features=("x0", "x0")), "data.features"),
        (lambda: Data(features=()), "data.features"),
        (lambda: Data("sine", features=("x1",)), "data.features"),
        (lambda: Data("digits", samples=500, features=("x0",)), "data.features"),
    ],
)
def test_what_cannot_be_names_its_field(build: Any, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        build()
    assert caught.value.field == field


# --- hostile JSON -------------------------------------------------------------------------------------------------

NESTED: Any = reduce(lambda inside, _: [inside], range(5_000), 0)

HOSTILE: list[Any] = [
    *[None, True, False, 0, -1, 3.5, 10**400, -(10**5_000), math.nan, math.inf, -math.inf, 1e308],
    *["", "x" * 1_000_000, "sgd", [], ["sgd"], [[]], [None], [0] * 1_000_000, [{}] * 10_001, NESTED],
    *[{}, {"kind": []}, {"kind": "sgd"}, {"kind": {"kind": "sgd"}}, {"sha256": None}, {"": 1}, {"__class__": "x"}],
    *[{"units": {}}, {"source": ["spiral"]}, {"x": {"x": {"x": {}}}}, {str(i): i for i in range(100_000)}],
]


def fields_of(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value in a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, item in items for found in fields_of(item, (*path, key)))]


def with_value(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = with_value(copy[path[0]], path[1:], new)
    return copy


WHOLE = Experiment(
    hidden=(Dense(4, initial=Initial("given", values=Blob(SHA))), Dense(3, "relu", Initial("he"))), optimizer=Adam()
)
PATHS = fields_of(to_json(WHOLE))


def test_the_paths_of_hostile_values_reach_every_corner() -> None:
    named = {path[-1] for path in PATHS if path}
    for kind in (Experiment, Data, Dense, Output, Initial, Blob, Adam):
        assert {f.name for f in dataclasses.fields(kind)} <= named


def outcome(value: Any) -> Experiment | Invalid:
    try:
        return from_json(value)
    except Invalid as invalid:
        return invalid


@pytest.mark.parametrize("path", PATHS, ids=lambda path: ".".join(map(str, path)) or "all")
def test_hostile_values_anywhere_are_refused_by_name(path: tuple[Any, ...]) -> None:
    """Either the value is allowed there, and then it goes through JSON, or Invalid says where it is."""
    names = [key for key in path if isinstance(key, str)] or ["experiment"]
    for hostile in HOSTILE:
        result = outcome(with_value(to_json(WHOLE), path, hostile))
        if isinstance(result, Invalid):
            assert len(str(result)) < 1_000, "an error that nobody can read"
            inside = list(hostile) if isinstance(hostile, dict) else []
            assert any(name in result.field for name in (*names, *inside)), result.field
        else:
            assert from_json(json.loads(json.dumps(to_json(result)))) == result
            assert hostile in (None, True, False, 0, {}, [], 3.5, {"kind": "sgd"})


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (None, "experiment"),
        ([], "experiment"),
        ({"seed": True}, "seed"),
        ({"seed": 1.0}, "seed"),
        ({"seed": "1"}, "seed"),
        ({"seed": 10**400}, "seed"),
        ({"seed": 10**5_000}, "seed"),
        ({"learning_rate": math.nan}, "learning_rate"),
        ({"learning_rate": math.inf}, "learning_rate"),
        ({"learning_rate": 10**400}, "learning_rate"),
        ({"learning_rate": True}, "learning_rate"),
        ({"learning_rate": NESTED}, "learning_rate"),
        ({"learning_rat": 0.1}, "learning_rat"),
        ({"data": {"normalize": 1}}, "data.normalize"),
        ({"data": {"samples": 1e3}}, "data.samples"),
        ({"data": {"features": "x0"}}, "data.features"),
        ({"data": {"features": [0]}}, "data.features[0]"),
        ({"data": {"features": ["x0"] * 1_000_000}}, "data.features"),
        ({"data": {"colour": 1}}, "data.colour"),
        ({"hidden": {}}, "hidden"),
        ({"hidden": [{}] * 1_000_000}, "hidden"),
        ({"hidden": [{"kind": "dense"}] * 25}, "hidden"),
        ({"hidden": [{}]}, "hidden[0].kind"),
        ({"hidden": [{"kind": "layer"}]}, "hidden[0].kind"),
        ({"hidden": [{"kind": "dropout", "units": 3}]}, "hidden[0].units"),
        ({"hidden": [{"kind": "convolution", "kernel": 0}]}, "kernel"),
        ({"hidden": [{"kind": "convolution", "kernel": 3.0}]}, "hidden[0].kernel"),
        ({"hidden": [{"kind": "dropout", "rate": 1}]}, "rate"),
        ({"hidden": [{"kind": "dense", "units": 4}, {"kind": "dense", "units": "4"}]}, "hidden[1].units"),
        ({"hidden": [{"kind": "dense", "initial": {"values": {"sha256": 5}}}]}, "hidden[0].initial.values.sha256"),
        ({"hidden": [{"kind": "maxout", "initial": {"values": {}}}]}, "hidden[0].initial.values.sha256"),
        ({"output": {"units": 4}}, "output.units"),
        ({"optimizer": {}}, "optimizer.kind"),
        ({"optimizer": {"kind": None}}, "optimizer.kind"),
        ({"optimizer": {"kind": ["sgd"]}}, "optimizer.kind"),
        ({"optimizer": {"kind": "sgd", "beta_1": 0.5}}, "optimizer.beta_1"),
        ({"optimizer": "sgd"}, "optimizer"),
        ({5: 6}, "Experiment"),
        ({"x" * 1_000_000: 6}, "x" * 40),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_invalid_names_the_very_field(value: Any, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        from_json(value)
    assert caught.value.field == field
    assert len(str(caught.value)) < 1_000


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([f.name for f in dataclasses.fields(Experiment)] + ["kind", "units"]), inner)
    ),
    max_leaves=12,
)


@settings(max_examples=300)
@given(experiments().map(to_json), st.data(), json_values)
def test_any_json_in_any_place_gives_an_experiment_or_invalid(value: Any, draw: st.DataObject, junk: Any) -> None:
    path = draw.draw(st.sampled_from(fields_of(value)))
    result = outcome(with_value(value, path, junk))
    if isinstance(result, Experiment):
        assert from_json(to_json(result)) == result


def test_reading_does_not_write_into_what_is_read() -> None:
    value = to_json(WHOLE)
    text = json.dumps(value)
    from_json(value)
    assert json.dumps(value) == text
