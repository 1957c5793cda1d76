"""Problems: each is found where it is, nowhere else, and its remedy is an experiment without it that trains."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings

from model.activations import ACTIVATIONS
from model.blobs import Blob, Blobs
from model.checks import Invalid
from model.data.choice import Data
from model.data.examples import Content, pack
from model.data.sources import DATASETS
from model.defaults import DEFAULTS, with_examples
from model.experiment import MAX_LAYERS, Experiment, Output
from model.initial import Initial
from model.initial_network import initial_network
from model.layers import (
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
from model.losses import FITS, FOR_CLASSES, LOSSES
from model.network import MAX_PARAMETERS
from model.problems import UNFIT, Problem, ended, problems
from model.schedules import Cosine
from model.trainer import Trainer
from tests.model.runs import small, trainer_of
from tests.model.strategies import experiments


def stored(values: np.ndarray) -> tuple[Blob, bytes]:
    content = values.astype("<f8").tobytes()
    return Blob(sha256(content).hexdigest()), content


FITTING = stored(np.arange(2 * 3 + 3) / 10)
SHORT = stored(np.arange(5.0))
BLOBS: Blobs = dict([FITTING, SHORT])

DIGITS = Data("digits", samples=500, test_share=0.2, features=())


def digits(*hidden: Layer) -> Experiment:
    return replace(DEFAULTS["digits"], data=DIGITS, hidden=hidden, batch_size=10)


SINE = Data("sine", features=("x0",))
EXAMPLES: list[tuple[str, str, bool, Experiment]] = [
    ("softmax_of_one", "output", False, Experiment(SINE, output=Output("softmax"), loss="mean_squared")),
    ("softmax_of_one", "output", False, Experiment(SINE, output=Output("softmax"), loss="cross_entropy")),
    ("loss_needs_distribution", "loss", False, small(output=Output("tanh"))),
    ("loss_needs_each", "loss", False, small(output=Output("softmax"), loss="binary_cross_entropy")),
    ("loss_needs_probabilities", "loss", False, small(output=Output("tanh"), loss="binary_cross_entropy")),
    ("loss_needs_scores", "loss", False, small(loss="hinge")),
    ("loss_needs_classes", "loss", False, Experiment(SINE, output=Output("identity"), loss="cross_entropy")),
    ("loss_needs_classes", "loss", False, Experiment(SINE, output=Output("sigmoid"), loss="binary_cross_entropy")),
    ("loss_needs_classes", "loss", False, Experiment(SINE, output=Output("identity"), loss="hinge")),
    ("loss_needs_outputs", "loss", False, replace(DEFAULTS["gate_and"], loss="cross_entropy")),
    ("out_of_reach", "output", False, Experiment(SINE, output=Output("relu"), loss="mean_squared")),
    ("out_of_reach", "output", False, replace(DEFAULTS["plane"], output=Output("sigmoid"))),
    ("out_of_reach", "output", False, replace(DEFAULTS["bumpy"], output=Output("gelu"), loss="huber")),
    ("batch_of_one", "batch_size", False, small(hidden=(Dense(), BatchNormalization(), Dense()), batch_size=1)),
    ("batch_of_one", "batch_size", False, replace(digits(Dense(9), BatchNormalization()), batch_size=1)),
    ("pixels_to_255", "data.normalize", False, replace(digits(Dense(9)), data=replace(DIGITS, normalize=False))),
    ("cannot_learn", "output", False, small(output=Output("step"), loss="sum_of_squares")),
    ("loss_needs_distribution", "loss", False, small(output=Output("step"))),
    ("cannot_learn", "hidden[1]", False, small(hidden=(Dense(), Dense(4, "step")))),
    ("all_the_same", "hidden[0]", False, small(hidden=(Dense(initial=Initial("zeros")), Dense()))),
    ("all_the_same", "hidden[1]", False, small(hidden=(Dense(), Dense(4, "relu", Initial("normal", 0.0))))),
    ("batch_too_large", "batch_size", False, small(batch_size=44)),
    ("given_shape", "hidden[0]", True, small(hidden=(Dense(3, initial=Initial("given", values=SHORT[0])),))),
    ("given_shape", "output", True, small(output=Output("softmax", Initial("given", values=FITTING[0])))),
    ("given_shape", "hidden[0]", True, small(hidden=(Dense(3, initial=Initial("given", values=Blob("0" * 64))),))),
    ("given_shape", "hidden[0]", True, digits(Convolution(3, initial=Initial("given", values=SHORT[0])), Flatten())),
    ("cannot_learn", "hidden[0]", False, digits(Convolution(3, activation="step"), Flatten())),
    ("all_the_same", "hidden[0]", False, digits(Convolution(3, initial=Initial("zeros")), Flatten())),
    ("all_the_same", "hidden[0]", False, small(hidden=(Maxout(3, initial=Initial("zeros")),))),
    ("needs_features", "hidden[1]", True, digits(Convolution(3), Dense(4))),
    ("needs_features", "hidden[2]", True, digits(Convolution(3), MaxPooling(), Maxout(4))),
    ("needs_features", "output", True, digits(Convolution(3), Dropout(), BatchNormalization())),
    ("needs_features", "hidden[0]", True, digits(Dense(4), Flatten())),
    ("needs_features", "output", True, digits(*[MaxPooling(1, 1)] * MAX_LAYERS)),
    ("needs_features", "hidden[2]", True, digits(MaxPooling(4, 4), MaxPooling(), *[Dense(3)] * (MAX_LAYERS - 2))),
    ("needs_image", "hidden[0]", True, small(hidden=(Convolution(3), Flatten()))),
    ("needs_image", "hidden[1]", True, small(hidden=(Dense(4), MaxPooling(), AveragePooling()))),
    ("needs_image_before", "hidden[1]", True, digits(Flatten(), Convolution(3))),
    ("needs_image_before", "hidden[4]", True, digits(MaxPooling(), Flatten(), Dense(4), Dropout(), Convolution(3))),
    ("window_too_large", "hidden[1]", True, digits(MaxPooling(7, 7), Convolution(3, 7, padding=1), Flatten())),
    ("window_too_large", "hidden[1]", True, digits(MaxPooling(14, 7), AveragePooling(4, 1), Flatten())),
    ("too_many_values", "hidden[1]", True, digits(Convolution(256), Convolution(2, 15, padding=7), Flatten())),
    ("too_many_values", "hidden[1]", True, digits(Convolution(100), AveragePooling(14, 1), Flatten())),
    ("too_many_parameters", "hidden[1]", True, small(hidden=(Dense(2_000), Dense(2_000), Dense(2_000)))),
    ("too_many_parameters", "hidden[1]", True, digits(Dense(2_000), Maxout(1_000, 8))),
    ("too_many_parameters", "hidden[2]", True, digits(Convolution(20), Flatten(), Dense(2_000))),
    (
        "too_much_memory",
        "batch_size",
        True,
        replace(digits(Convolution(64), Convolution(2), Flatten()), batch_size=400),
    ),
]
"""Code, field, whether it blocks, and an experiment that has this problem and no other."""


def keys(experiment: Experiment, blobs: Blobs = BLOBS) -> set[tuple[str, str]]:
    return {(problem.code, problem.field) for problem in problems(experiment, blobs)}


def put_right(experiment: Experiment, problem: Problem) -> Experiment:
    assert problem.remedy is not None
    assert problem.remedy != experiment
    assert (problem.code, problem.field) not in keys(problem.remedy), "the remedy does not help"
    return problem.remedy


@pytest.mark.parametrize(("code", "field", "blocking", "experiment"), EXAMPLES)
def test_a_problem_is_found_and_its_remedy_removes_it_and_trains(
    code: str, field: str, blocking: bool, experiment: Experiment
) -> None:
    found = problems(experiment, BLOBS)
    assert [(p.code, p.field, p.blocking) for p in found] == [(code, field, blocking)]
    remedy = put_right(experiment, found[0])
    assert keys(remedy) == set()
    trainer_of(remedy, BLOBS).run(3)
    if blocking and code != "too_much_memory":
        with pytest.raises(Invalid):
            initial_network(experiment, BLOBS)
    else:
        initial_network(experiment, BLOBS)


def test_a_gate_may_be_learned_by_one_sigmoid_and_binary_cross_entropy_but_a_curve_may_not() -> None:
    gate = DEFAULTS["gate_or"]
    assert problems(gate, {}) == []
    curve = replace(gate, data=DEFAULTS["plane"].data)
    assert [problem.code for problem in problems(curve, {})] == ["loss_needs_classes"]
    identity = replace(gate, output=Output("identity"))
    assert [problem.code for problem in problems(identity, {})] == ["loss_needs_probabilities"]


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_targets_of_a_persons_own_lie_around_0_and_some_are_1_away(activation: str) -> None:
    content = Content(np.arange(20.0).reshape(10, 2), np.arange(10.0).reshape(10, 1))
    examples, blobs = pack(content, 0)
    chosen = with_examples(DEFAULTS["table"], "table", examples)
    chosen = replace(chosen, output=Output(activation))
    within = {"sigmoid", "tanh", "relu", "softplus", "silu", "gelu"}  # of ELU it is not certain: −1 may be near enough
    codes = [problem.code for problem in problems(chosen, blobs)]
    assert (codes == ["out_of_reach_of_own"]) == (activation in within)
    if activation in within:
        assert problems(chosen, blobs)[0].remedy == replace(chosen, output=Output("identity"))


def test_every_code_has_an_example() -> None:
    import re
    from pathlib import Path

    import model.problems

    own = Path(model.problems.__file__)
    source = own.read_text(encoding="utf-8")
    written = set(re.findall(r'Problem\(\s*"(\w+)"', source)) | set(re.findall(r'code = "(\w+)"', source))
    written |= set(UNFIT.values())
    for path in (own.parent / "layers").glob("*.py"):
        written |= set(re.findall(r'Unfit\(\s*"(\w+)"', path.read_text(encoding="utf-8")))
    assert written == {code for code, *_ in EXAMPLES} | {
        *("schedule_ended", "out_of_reach_of_own", "one_class_painted"),
    }


@pytest.mark.parametrize("source", ["painted", "table", "pictures"])
def test_without_examples_nothing_else_is_told(source: str) -> None:
    chosen = with_examples(small(), source, None)
    [problem] = problems(chosen, {})
    assert (problem.code, problem.field, problem.blocking) == (f"nothing_{source}", "data.source", True)
    assert not keys(put_right(chosen, problem))


def test_examples_whose_bytes_are_elsewhere_are_told() -> None:
    examples, blobs = pack(Content(np.arange(24.0).reshape(12, 2) / 6, np.array([0, 1] * 6)), 2)
    chosen = with_examples(DEFAULTS["painted"], "painted", examples)
    assert not keys(chosen, blobs)
    [problem] = problems(chosen, {})
    assert (problem.code, problem.values, problem.blocking) == ("absent", {"source": "painted"}, True)
    assert not keys(put_right(chosen, problem))


@pytest.mark.parametrize(("labels", "codes"), [([1] * 12, ["one_class_painted"]), ([0] * 11 + [1], [])])
def test_painted_points_of_one_class_teach_nothing(labels: list[int], codes: list[str]) -> None:
    examples, blobs = pack(Content(np.arange(24.0).reshape(12, 2) / 6, np.array(labels)), 2)
    chosen = with_examples(DEFAULTS["painted"], "painted", examples)
    assert [(problem.code, problem.blocking) for problem in problems(chosen, blobs)] == [(c, False) for c in codes]


def test_a_schedule_at_its_end_is_told_with_a_length_by_which_it_goes_on() -> None:
    chosen = small(schedule=Cosine(length=1_000))
    assert ended(chosen, 999) is None
    found = ended(chosen, 1_222)
    assert found is not None
    assert (found.code, found.field, found.values["steps"]) == ("schedule_ended", "schedule", 5_000)
    assert found.remedy == small(schedule=Cosine(length=5_000))
    as_long_as_can_be = ended(small(schedule=Cosine(length=10_000_000)), 10_000_000)
    assert as_long_as_can_be is not None
    assert as_long_as_can_be.remedy is None


@pytest.mark.parametrize(
    "change",
    [
        lambda e: e,
        lambda e: replace(e, hidden=()),
        lambda e: replace(e, output=replace(e.output, initial=Initial("zeros"))),
        lambda e: replace(e, hidden=(Dense(3, initial=Initial("given", values=FITTING[0])),)),
        lambda e: replace(e, batch_size=43),
        lambda e: replace(e, output=Output("sigmoid"), loss="binary_cross_entropy"),
        lambda e: replace(e, output=Output("identity"), loss="hinge"),
        lambda e: replace(e, output=Output("identity"), loss="huber"),
        lambda e: replace(e, output=Output("relu"), loss="mean_squared"),
        lambda e: replace(e, hidden=(Dense(), BatchNormalization()), batch_size=2),
        lambda e: replace(e, data=replace(e.data, normalize=False)),
        lambda _: replace(digits(Convolution(2), BatchNormalization(), Flatten()), batch_size=1),
        lambda _: replace(digits(BatchNormalization(), Dense()), data=replace(DIGITS, normalize=False)),
        lambda _: replace(DEFAULTS["gate_xor"], output=Output("relu"), loss="mean_squared"),
    ],
)
def test_what_is_right_has_no_problems(change: Callable[[Experiment], Experiment]) -> None:
    assert keys(change(small())) == set()


REACHES = ("identity", "tanh", "leaky_relu", "prelu", "prelu_each", "elu")
"""The activations whose values go from −1, or as near to it as one likes, to 1."""


@pytest.mark.parametrize(("activation", "loss"), list(product(ACTIVATIONS, LOSSES)))
@pytest.mark.parametrize("source", ["sine", "moons", "rings"])
def test_output_and_loss_are_judged_by_the_table(activation: str, loss: str, source: str) -> None:
    """A regression has no classes, so what compares classes does not fit it, nor what can't go from −1 to 1."""
    experiment = replace(DEFAULTS[source], output=Output(activation), loss=loss)
    fits = activation in FITS[loss]
    if DATASETS[source].classes == 0:
        fits = fits and loss not in FOR_CLASSES and activation in REACHES
    assert (keys(experiment) == set()) == fits
    for problem in problems(experiment, {}):
        assert keys(put_right(experiment, problem)) == set()


@settings(max_examples=150)
@given(experiments())
def test_remedies_one_after_the_other_lead_to_an_experiment_that_builds(experiment: Experiment) -> None:
    for _ in range(200):
        found = problems(experiment, {})
        assert [p.blocking for p in found] == sorted((p.blocking for p in found), reverse=True), "gravest first"
        assert len({(p.code, p.field) for p in found}) == len(found)
        if not found:
            break
        experiment = put_right(experiment, found[0])
    else:
        pytest.fail("there is always another problem")
    if experiment.parameter_count < 100_000:
        initial_network(experiment, {})


def test_given_values_start_the_network() -> None:
    experiment = small(hidden=(Dense(3, initial=Initial("given", values=FITTING[0])),))
    layer = Trainer(experiment, trainer_of(small()).dataset, BLOBS).network.layers[0]
    np.testing.assert_allclose(layer["W"], [[0, 0.1, 0.2], [0.3, 0.4, 0.5]], rtol=1e-6)
    np.testing.assert_allclose(layer["b"], [0.6, 0.7, 0.8], rtol=1e-6)


def test_the_remedy_for_too_many_parameters_is_as_wide_as_can_be() -> None:
    wide = replace(DEFAULTS["digits"], hidden=(Dense(2_000), Dense(2_000)))
    [problem] = [problem for problem in problems(wide, {}) if problem.code == "too_many_parameters"]
    assert problem.remedy is not None
    hidden = list(problem.remedy.hidden)
    k = int(problem.field.removeprefix("hidden[").removesuffix("]"))
    row = hidden[k]
    assert isinstance(row, Dense)
    hidden[k] = replace(row, units=row.units + 1)
    wider = replace(problem.remedy, hidden=tuple(hidden))
    assert problem.remedy.parameter_count <= MAX_PARAMETERS < wider.parameter_count
