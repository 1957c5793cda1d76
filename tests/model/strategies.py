"""Hypothesis strategies for experiments, built from the tables, so that a new row is tested by being there."""

from dataclasses import fields

from hypothesis import assume
from hypothesis import strategies as st

from model.activations import ACTIVATIONS
from model.checks import Invalid
from model.data import dataset
from model.data.dataset import DATASETS, MADE, Data
from model.experiment import (
    GRADIENT_METHODS,
    LIMITS,
    MAX_LAYERS,
    PRECISIONS,
    SAMPLINGS,
    Blob,
    Experiment,
    Initial,
    Layer,
    Output,
)
from model.initializers import GIVEN, INITIALIZERS
from model.losses import LOSSES
from model.optimizers import OPTIMIZERS, Optimizer


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
        noise=draw(within(dataset.LIMITS["noise"])),
        test_share=draw(within(dataset.LIMITS["test_share"])),
        normalize=draw(st.booleans()),
        features=tuple(features[: draw(st.integers(1, max(1, len(features))))]),
    )


blobs = st.text("0123456789abcdef", min_size=64, max_size=64).map(Blob)
initials = st.one_of(
    st.builds(Initial, st.sampled_from(list(INITIALIZERS)), within(LIMITS["sigma"])),
    st.builds(Initial, st.just(GIVEN), within(LIMITS["sigma"]), blobs),
)
activations = st.sampled_from(list(ACTIVATIONS))
hidden = st.lists(st.builds(Layer, whole((1, 200)), activations, initials), max_size=MAX_LAYERS).map(tuple)


@st.composite
def optimizers(draw: st.DrawFn) -> Optimizer:
    """Any optimiser with any settings."""
    kind = draw(st.sampled_from(list(OPTIMIZERS.values())))
    return kind(**{f.name: draw(within(LIMITS[f.name])) for f in fields(kind)})


@st.composite
def experiments(draw: st.DrawFn) -> Experiment:
    """Any experiment that can be."""
    try:
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
            draw(st.sampled_from(GRADIENT_METHODS)),
            draw(st.sampled_from(SAMPLINGS)),
            draw(st.sampled_from(PRECISIONS)),
            draw(whole(LIMITS["seed"])),
        )
    except Invalid as invalid:
        assume(invalid.field == "hidden")  # too many parameters in all
        raise
