"""Observations: maps the right way up, colours that mean what they say, and no trace left on the run."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as nps

from model.data.choice import Data
from model.data.sources import REACH
from model.experiment import Experiment, Output
from model.observations import (
    Confusion,
    DecisionMap,
    FunctionCurve,
    Observation,
    Scores,
    TestOutputs,
    levels,
)
from model.reading import Memorized, ReadPicture
from model.trainer import Trainer
from tests.model.runs import bits_of, dataset_of, small, trainer_of


def linear_network(weights: list[list[float]], bias: list[float], **data: object) -> Trainer:
    """A network without hidden layers whose output is just XW + b of points as they are."""
    chosen = Data("plane", samples=40, normalize=False, **data)  # type: ignore[arg-type]
    trainer = trainer_of(Experiment(chosen, (), Output("identity"), "mean_squared", precision="float64"))
    trainer.network.layers[0]["W"][...] = weights
    trainer.network.layers[0]["b"][...] = bias
    return trainer


@pytest.mark.parametrize("size", [2, 5, 100])
def test_row_0_is_the_lowest_x1_and_column_0_the_lowest_x0(size: int) -> None:
    """With the output 10 x₁ + x₀, every cell tells its own place: the middle of its cell."""
    answer = DecisionMap(size).answer(linear_network([[1.0], [10.0]], [0.0]))
    assert answer.outputs.shape == (size, size, 1)
    cell = 2 * REACH / size
    for row in (0, size // 2, size - 1):
        for column in (0, size // 2, size - 1):
            x0, x1 = -REACH + (column + 0.5) * cell, -REACH + (row + 0.5) * cell
            assert answer.outputs[row, column, 0] == pytest.approx(10 * x1 + x0, rel=1e-9)
    assert answer.levels[0, 0] == 0
    assert answer.levels[-1, -1] == 255


def test_the_map_goes_through_features_and_normalisation() -> None:
    trainer = trainer_of(small(data=Data("rings", samples=60, features=("x0_x1", "sin_x0"))))
    answer = DecisionMap(10).answer(trainer)
    middle = -REACH + (np.arange(10) + 0.5) * REACH / 5
    point = np.array([[middle[7], middle[2]]])
    expected = trainer.network.predict(trainer.dataset.inputs(point).astype(np.float32))[0]
    np.testing.assert_allclose(answer.outputs[2, 7], expected, rtol=1e-5)
    assert answer.levels[2, 7] == levels(expected[None])[0]


def test_levels_of_one_output() -> None:
    y = np.array([[-5.0], [-1], [0], [0.5], [1], [9], [np.nan], [np.inf], [-np.inf]])
    assert levels(y).tolist() == [0, 0, 128, 191, 255, 255, 128, 255, 0]
    assert levels(np.array([[-0.5], [0.0], [0.5], [1.0], [2.0]]), (0.0, 1.0)).tolist() == [0, 0, 128, 255, 255]


def test_levels_of_two_classes_go_from_the_first_to_the_second() -> None:
    y = np.array([[1, 0], [0, 1], [0.5, 0.5], [np.nan, np.nan], [np.inf, np.inf]])
    assert levels(y).tolist() == [0, 255, 128, 128, 128]
    sure = levels(np.column_stack((1 - np.linspace(0, 1, 50), np.linspace(0, 1, 50))))
    assert (np.diff(sure.astype(int)) > 0).all()


@pytest.mark.parametrize("classes", [3, 4, 10])
def test_levels_of_more_classes_are_a_block_for_each_the_higher_the_surer(classes: int) -> None:
    shades = 256 // classes
    sure = levels(np.eye(classes))
    assert sure.tolist() == [k * shades + shades - 1 for k in range(classes)]
    unsure = np.eye(classes) * 0.01 + 1 / classes
    assert (levels(unsure) // shades).tolist() == list(range(classes))
    assert (levels(unsure) % shades <= 2).all()
    assert levels(np.full((1, classes), np.nan)).tolist() == [0], "as unsure as can be"


@settings(max_examples=60)
@given(
    nps.arrays(
        np.float32,
        st.tuples(st.integers(1, 5), st.integers(1, 12)),
        elements=st.floats(width=32, allow_nan=True, allow_infinity=True),
    )
)
def test_levels_of_anything_are_levels(y: np.ndarray) -> None:
    kept = y.copy()
    made = levels(y)
    assert made.shape == (len(y),)
    assert made.dtype == np.uint8
    classes = y.shape[1]
    if classes > 2:
        assert (made < classes * (256 // classes)).all()
    np.testing.assert_array_equal(y, kept)


def test_a_network_that_diverged_still_has_a_map() -> None:
    trainer = trainer_of(small())
    trainer.network.parameters[...] = np.nan
    assert DecisionMap(4).answer(trainer).levels.tolist() == [[0] * 4] * 4


def test_the_curve_reaches_from_side_to_side() -> None:
    trainer = trainer_of(Experiment(Data("sine", features=("x0",)), output=Output("identity"), loss="mean_squared"))
    answer = FunctionCurve(50).answer(trainer)
    assert (answer.x[0], answer.x[-1], len(answer.x)) == (-REACH, REACH, 50)
    expected = trainer.network.predict(trainer.dataset.inputs(answer.x[:, None]).astype(np.float32))
    np.testing.assert_array_equal(answer.y, expected[:, 0])


def test_outputs_of_test_examples() -> None:
    trainer = trainer_of(small())
    y = trainer.network.predict(trainer.dataset.test.x.astype(np.float32))
    np.testing.assert_allclose(TestOutputs((3, 0, 3)).answer(trainer), y[[3, 0, 3]], rtol=1e-5)


@pytest.mark.parametrize(
    ("question", "fitting"),
    [
        (DecisionMap(), {"moons", "plane"}),
        (FunctionCurve(), {"sine"}),
        (ReadPicture(b""), {"digits"}),
        (Memorized(), {"digits"}),
        (Confusion(), {"moons", "digits"}),
        (Scores(), {"moons", "plane", "sine", "digits"}),
        (TestOutputs((0, 19)), {"moons", "plane", "sine", "digits"}),
        (TestOutputs((0, 20)), {"digits"}),
        (TestOutputs(()), {"moons", "plane", "sine", "digits"}),
    ],
)
def test_a_question_knows_for_which_data_it_makes_sense(question: Observation, fitting: set[str]) -> None:
    made = [Data(name, samples=40, features=("x0",)) for name in ("moons", "plane", "sine")]
    made.append(Data("digits", samples=500, features=()))
    assert {data.source for data in made if question.fits(dataset_of(data))} == fitting


def test_scores_are_of_the_whole_test_part() -> None:
    trainer = trainer_of(small(data=Data("rings", samples=5_000)))
    trainer.run(3)
    scores = Scores().answer(trainer)
    assert scores.step == 3
    assert scores.train == trainer.evaluate(trainer.dataset.train)
    assert scores.test == trainer.evaluate(trainer.dataset.test, None)
    assert scores.test != trainer.evaluate(trainer.dataset.test)


def test_confusion_counts_the_whole_test_part() -> None:
    trainer = trainer_of(small(data=Data("rings", samples=5_000)))
    trainer.run(300)
    counts = Confusion().answer(trainer)
    part = trainer.dataset.test
    y = trainer.network.predict(part.x).argmax(1)
    assert counts.tolist() == [[int(((part.labels == i) & (y == j)).sum()) for j in range(3)] for i in range(3)]
    assert counts.sum() == 2_500


QUESTIONS: list[Observation] = [DecisionMap(8), Confusion(), TestOutputs((0, 1)), Scores()]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: type(question).__name__)
def test_asking_changes_nothing_and_answers_are_not_written_to_again(question: Observation) -> None:
    asked, alone = trainer_of(small()), trainer_of(small())
    state = str(np.random.get_state())  # noqa: NPY002 - nobody may draw from the global generator
    answers: list[object] = []
    for _ in range(6):
        asked.run(3)
        alone.run(3)
        answers.append(question.answer(asked))
        assert bits_of(asked) == bits_of(alone)
    assert str(np.random.get_state()) == state  # noqa: NPY002
    first = answers[0]
    if isinstance(first, np.ndarray):
        kept = first.copy()
        question.answer(asked)
        np.testing.assert_array_equal(first, kept)
        assert not np.shares_memory(first, question.answer(asked))


def test_equal_questions_are_equal() -> None:
    assert {DecisionMap(8): 1}[DecisionMap(8)] == 1
    assert DecisionMap(8) != DecisionMap(9)
    assert ReadPicture(b"a") != ReadPicture(b"b")
