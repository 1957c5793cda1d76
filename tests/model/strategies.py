"""Hypothesis strategies for experiments, built from the tables, so that a new row is tested by being there."""

from dataclasses import fields
from typing import Any

from hypothesis import strategies as st

from model.activations import ACTIVATIONS
from model.blobs import Blob
from model.data import choice
from model.data.choice import Data
from model.data.sources import DATASETS
from model.experiment import GRADIENT_METHODS, LIMITS, MAX_LAYERS, PRECISIONS, SAMPLINGS, Experiment, Output
from model.initial import SIGMA, Initial
from model.initializers import AUTO, GIVEN, INITIALIZERS
from model.layers import LAYERS, Layer
from model.layers import base as layers
from model.losses import LOSSES
from model.optimizers import OPTIMIZERS, Optimizer
from model.schedules import SCHEDULES, Schedule
from tests.model.runs import MADE


def within(limits: tuple[float, float]) -> st.SearchStrategy[float]:
    """Return numbers from the lowest to the highest of some limits, both included."""
    low, high = limits
    return st.floats(low, high)


def whole(limits: tuple[float, float]) -> st.SearchStrategy[int]:
    """Return whole numbers from the lowest to the highest of some limits, both included."""
    return st.integers(int(limits[0]), int(limits[1]))


@st.composite
def data(draw: st.DrawFn) -> Data:
    """Any data a person can choose."""
    source = draw(st.sampled_from(MADE))
    row = DATASETS[source]
    features = draw(st.permutations(row.features)) if row.features else []
    return Data(
        source,
        samples=draw(whole(row.samples)),
        noise=draw(within(choice.LIMITS["noise"])),
        test_share=draw(within(choice.LIMITS["test_share"])),
        normalize=draw(st.booleans()),
        features=tuple(features[: draw(st.integers(1, max(1, len(features))))]),
        shift=draw(whole(choice.LIMITS["shift"])),
    )


blobs = st.text("0123456789abcdef", min_size=64, max_size=64).map(Blob)
initials = st.one_of(
    st.builds(Initial, st.sampled_from([AUTO, *INITIALIZERS]), within(SIGMA)),
    st.builds(Initial, st.just(GIVEN), within(SIGMA), blobs),
)
activations = st.sampled_from(list(ACTIVATIONS))


@st.composite
def rows(draw: st.DrawFn, highest: int = 200) -> Layer:
    """Any row with any settings, but none above `highest`, so that a stack of such rows can be computed with."""
    kind = draw(st.sampled_from(list(LAYERS.values())))
    settings: dict[str, Any] = {}
    for field in fields(kind):
        if field.name in layers.LIMITS:
            low, high = layers.LIMITS[field.name]
            if isinstance(field.default, int):
                settings[field.name] = draw(whole((low, min(high, highest))))
            else:
                settings[field.name] = draw(within((low, high)))
        else:
            settings[field.name] = draw({"activation": activations, "initial": initials}[field.name])
    return kind(**settings)


hidden = st.lists(rows(), max_size=MAX_LAYERS).map(tuple)


@st.composite
def optimizers(draw: st.DrawFn) -> Optimizer:
    """Any optimiser with any settings."""
    kind = draw(st.sampled_from(list(OPTIMIZERS.values())))
    return kind(**{f.name: draw(within(LIMITS[f.name])) for f in fields(kind)})


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Any schedule with any settings; all of them have ranges, and those of steps are whole numbers."""
    kind = draw(st.sampled_from(list(SCHEDULES.values())))
    settings = {f.name: whole if isinstance(f.default, int) else within for f in fields(kind)}
    return kind(**{name: draw(numbers(LIMITS[name])) for name, numbers in settings.items()})  # type: ignore[arg-type]


@st.composite
def experiments(draw: st.DrawFn) -> Experiment:
    """Any experiment that can be, whether its rows fit together or not."""
    return Experiment(
        draw(data()),
        draw(hidden),
        Output(draw(activations), draw(initials)),
        draw(st.sampled_from(list(LOSSES))),
        draw(optimizers()),
        draw(within(LIMITS["learning_rate"])),
        draw(whole(LIMITS["batch_size"])),
        draw(within(LIMITS["l1"])),
        draw(within(LIMITS["l2"])),
        draw(schedules()),
        draw(within(LIMITS["clip"])),
        draw(st.sampled_from(GRADIENT_METHODS)),
        draw(st.sampled_from(SAMPLINGS)),
        draw(st.sampled_from(PRECISIONS)),
        draw(whole(LIMITS["seed"])),
    )
