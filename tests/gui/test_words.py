"""The words: every row of every table has a name and a tip, and every problem a sentence and a way out."""

import re
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from gui import words, words_files, words_problems
from gui.sentences import sentence
from model.activations import ACTIVATIONS
from model.blobs import Blob
from model.data import dataset
from model.data.examples import Content, Examples, pack
from model.data.sources import DATASETS, FEATURES
from model.defaults import DEFAULTS, with_examples
from model.experiment import GRADIENT_METHODS, PRECISIONS, SAMPLINGS, Output
from model.initial import Initial
from model.initializers import AUTO, GIVEN, INITIALIZERS
from model.layers import LAYERS, BatchNormalization, Convolution, Dense, Flatten, MaxPooling
from model.losses import LOSSES
from model.optimizers import OPTIMIZERS
from model.pasted import GivenInvalid, parse_text
from model.problems import Problem, ended, problems
from model.schedules import SCHEDULES, Cosine
from tests.model.runs import small

TABLES = {
    "layer": list(LAYERS),
    "activation": list(ACTIVATIONS),
    "loss": list(LOSSES),
    "optimizer": list(OPTIMIZERS),
    "layer_setting": [*dict.fromkeys(f.name for row in LAYERS.values() for f in fields(row)), "sigma"],
    "setting": list(dict.fromkeys(f.name for o in (*OPTIMIZERS.values(), *SCHEDULES.values()) for f in fields(o))),
    "schedule": list(SCHEDULES),
    "initial": [AUTO, *INITIALIZERS, GIVEN],
    "gradient": list(GRADIENT_METHODS),
    "sampling": list(SAMPLINGS),
    "precision": list(PRECISIONS),
    "source": list(DATASETS),
    "feature": list(FEATURES),
}
"""The ids of `model` by the table of words they have."""

ROWS = [(table, key) for table, keys in TABLES.items() for key in keys]


@pytest.mark.parametrize("table", [t for t in TABLES if "setting" not in t])
def test_the_rows_are_offered_in_the_order_of_the_model(table: str) -> None:
    assert [key for key, _, _ in words.options(table)] == TABLES[table]


def test_there_are_words_for_nothing_else() -> None:
    assert {table: set(rows) for table, rows in words.WORDS.items()} == {t: set(keys) for t, keys in TABLES.items()}


@pytest.mark.parametrize(("table", "key"), ROWS)
def test_every_row_has_a_name_and_a_tip(table: str, key: str) -> None:
    name, tip = words.name(table, key), words.tip(table, key)
    assert name
    assert "_" not in name  # an id is no name
    assert len(tip) > len(name)
    assert len(tip) <= 120


def test_it_is_said_that_gelu_has_its_tanh_form() -> None:
    """The exact one, with erf, is another function: at −2 it is −0.0455, and this one −0.0454."""
    assert "tanh" in words.tip("activation", "gelu")
    assert "tanh" in sentence("activation_gelu")


@pytest.mark.parametrize("table", list(TABLES))
def test_no_two_rows_have_one_name(table: str) -> None:
    names = [name for _, name, _ in words.options(table)]
    assert len(set(names)) == len(names)


def test_automatic_initial_weights_say_by_which_rule_they_are_drawn() -> None:
    assert words.initial_options("relu")[0][:2] == ("auto", "auto · He")
    assert words.initial_options("tanh")[0][:2] == ("auto", "auto · LeCun")
    assert words.initial_options("tanh")[1:] == words.options("initial")[1:]


def found() -> dict[str, Problem]:
    """A problem of every code there is."""
    line = DEFAULTS["sine"]
    given = small(hidden=(Dense(4, initial=Initial("given", values=Blob("0" * 64))),))
    trouble = [
        small(output=Output("identity")),
        small(loss="hinge"),
        small(loss="binary_cross_entropy"),
        small(output=Output("tanh"), loss="binary_cross_entropy"),
        replace(DEFAULTS["gate_and"], loss="cross_entropy"),
        replace(line, loss="cross_entropy"),
        replace(line, output=Output("softmax")),
        small(hidden=(Dense(4, "step"),)),
        small(hidden=(Dense(4, initial=Initial("zeros")),)),
        small(batch_size=9_000),
        replace(line, output=Output("relu")),
        replace(with_examples(line, "table", Examples(Blob("0" * 64), 20, 2, 0)), output=Output("tanh")),
        small(hidden=(Dense(4), BatchNormalization()), batch_size=1),
        replace(DEFAULTS["digits"], data=replace(DEFAULTS["digits"].data, normalize=False)),
        *(DEFAULTS[source] for source in ("mnist", "painted", "table", "pictures")),
        given,
        small(hidden=(Dense(2_000), Dense(2_000), Dense(2_000))),
        small(hidden=(Convolution(),)),
        *(
            replace(DEFAULTS["digits"], hidden=hidden)
            for hidden in (
                (Convolution(), Dense()),
                (Flatten(), Convolution()),
                (MaxPooling(), MaxPooling(20), Flatten()),
                (Convolution(256), Convolution(8, 15), Flatten()),
            )
        ),
        replace(DEFAULTS["digits"], hidden=(Convolution(64), Convolution(64), Flatten()), batch_size=1_000),
    ]
    one_class, painted = pack(Content(np.zeros((10, 2)), np.zeros(10, int)), 2)
    trouble.append(with_examples(DEFAULTS["painted"], "painted", one_class))
    told = [problem for experiment in trouble for problem in problems(experiment, painted)]
    over = ended(small(schedule=Cosine(length=10)), 20)
    assert over is not None
    return {problem.code: problem for problem in (*told, over)}


def test_every_problem_has_a_sentence_and_a_remedy_with_a_name() -> None:
    by_code = found()
    assert set(by_code) == set(words_problems.PROBLEMS)
    for problem in by_code.values():
        sentence, remedy = words_problems.problem(problem)
        assert not re.search(r"[{}_]", sentence + remedy), problem.code
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert remedy
        assert not remedy.endswith(".")


def test_a_problem_names_what_it_is_about() -> None:
    by_code = found()
    assert "Cross-entropy" in words_problems.problem(by_code["loss_needs_distribution"])[0]
    assert "identity" in words_problems.problem(by_code["loss_needs_distribution"])[0]
    assert "Hinge" in words_problems.problem(by_code["loss_needs_scores"])[0]
    assert "softmax" in words_problems.problem(by_code["loss_needs_scores"])[0]
    assert "Cross-entropy" in words_problems.problem(by_code["loss_needs_classes"])[0]
    assert "43" in words_problems.problem(by_code["batch_too_large"])[0]
    assert "43" in words_problems.problem(by_code["batch_too_large"])[1]
    assert "2 × 4" in words_problems.problem(by_code["given_shape"])[0]


DISTRIBUTION = "Cross-entropy takes logarithms of probabilities that add up to 1 over classes, which {} does not give."
BINARY = (
    "Binary cross-entropy asks each output yes or no on its own, but softmax makes one distribution over all classes."
)
EACH = "Binary cross-entropy takes logarithms of probabilities between 0 and 1, which {} does not give."
SCORES = "Hinge compares plain scores until the right one leads by 1, but {} changes them."


@pytest.mark.parametrize(
    ("source", "activation", "loss", "sentence", "remedy"),
    [
        ("moons", "sigmoid", "cross_entropy", DISTRIBUTION.format("sigmoid"), "Use softmax"),
        ("moons", "step", "cross_entropy", DISTRIBUTION.format("step"), "Use softmax"),
        ("moons", "ReLU", "cross_entropy", DISTRIBUTION.format("ReLU"), "Use softmax"),
        ("moons", "softmax", "binary_cross_entropy", BINARY, "Use sigmoid"),
        ("moons", "tanh", "binary_cross_entropy", EACH.format("tanh"), "Use sigmoid"),
        ("gate_xor", "step", "binary_cross_entropy", EACH.format("step"), "Use sigmoid"),
        ("moons", "softmax", "hinge", SCORES.format("softmax"), "Use identity"),
        (
            *("gate_and", "sigmoid", "cross_entropy"),
            "Cross-entropy needs an output for each class, but a gate has only one: yes or no.",
            "Use binary cross-entropy",
        ),
        (
            *("gate_and", "softmax", "binary_cross_entropy"),
            "Softmax over one output is always 1, so nothing can be learned.",
            "Use sigmoid",
        ),
        (
            *("sine", "ReLU", "mean_squared"),
            "ReLU gives only values from 0 up, but the targets go from −1 to 1.",
            "Use identity",
        ),
        (
            *("plane", "sigmoid", "huber"),
            "Sigmoid gives only values from 0 to 1, but the targets go from −1 to 1.",
            "Use identity",
        ),
        (
            *("plane", "SiLU", "mean_squared"),
            "SiLU gives only values from −0.2785 up, but the targets go from −1 to 1.",
            "Use identity",
        ),
        (
            *("plane", "step", "mean_squared"),
            "The slope of step is 0 everywhere, so no gradient gets through.",
            "Use identity",
        ),
    ],
)
def test_why_an_output_does_not_fit_is_true_of_it(
    source: str, activation: str, loss: str, sentence: str, remedy: str
) -> None:
    chosen = replace(DEFAULTS[source], output=Output(activation.lower()), loss=loss)
    [problem] = problems(chosen, {})
    assert words_problems.problem(problem) == (sentence, remedy)


@pytest.mark.parametrize(
    ("code", "values", "sentence"),
    [
        ("unreadable", {"text": "fast"}, "“fast” is no number. Try something like 0.03 or 1e-3."),
        (
            "unreadable",
            {"text": "1,2,3,4,5," * 1_000},
            "“1,2,3,4,5,1,2,3,4,5,1,2,3,4,5…” is no number. Try something like 0.03 or 1e-3.",
        ),
        ("not_integer", {"text": "2.5"}, "“2.5” is no whole number."),
        ("below", {"value": 0, "minimum": 1e-10, "maximum": 100.0}, "The least is 1e-10."),
        ("below", {"value": -9.0, "minimum": -2.5, "maximum": 100.0}, "The least is −2.5."),
        ("above", {"value": 2e9, "minimum": 0, "maximum": 75_000}, "The most is 75,000."),
    ],
)
def test_every_refusal_has_a_sentence(code: str, values: dict[str, object], sentence: str) -> None:
    assert words_problems.refusal(code, values) == sentence
    assert set(words_problems.REFUSALS) == {"unreadable", "not_integer", "below", "above"}


@pytest.mark.parametrize(
    ("kind", "files", "table"),
    [
        ("TableInvalid", ("rows", "table", "columns"), words_files.TABLES),
        ("IdxInvalid", ("idx", "idx_files"), words_files.IDX),
        ("FolderInvalid", ("folder",), words_files.FOLDERS),
    ],
)
def test_everything_that_can_not_be_read_has_a_sentence(
    kind: str, files: tuple[str, ...], table: dict[str, object]
) -> None:
    model = Path(dataset.__file__).parent
    sources = [(model / f"{name}.py").read_text(encoding="utf-8") for name in files]
    sources.append((Path(words.__file__).parent / "image_folder.py").read_text(encoding="utf-8"))
    codes = {code for source in sources for code in re.findall(kind + r'\(\s*"(\w+)"', source)}
    codes |= {code for source in sources for code in re.findall(r'code, most = \("(\w+)"', source)} & set(table)
    codes |= {code for source in sources for code in re.findall(r'else \("(\w+)", MOST_CATEGORIES', source)} & set(
        table
    )
    assert codes == set(table)


def test_every_reason_of_the_fetcher_has_a_sentence() -> None:
    for reason in words_files.FETCHING:
        assert "{" not in words_files.fetch_problem("mnist", reason)


@pytest.mark.parametrize("text", ["W1 = [[1e31]]", "W1 = [[-1e31, 2]]", "W1 = [[1e400]]"])
def test_which_numbers_weights_may_be_is_said(text: str) -> None:
    """1e31 is a number, and neither infinite: it is beyond what float32 could go on with."""
    with pytest.raises(GivenInvalid) as caught:
        parse_text(text)
    assert words_files.given_problem(caught.value) == "The values of W1 must be numbers from −1e30 to 1e30."
