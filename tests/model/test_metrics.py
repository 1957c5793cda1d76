"""Accuracy, R² and confusion, worked by hand."""

import numpy as np
import pytest

from model.metrics import accuracy, confusion, goodness, is_level, r_squared, share_beyond

Y = np.array([[0.9, 0.1, 0], [0.2, 0.3, 0.5], [0.1, 0.8, 0.1], [0.4, 0.3, 0.3]])
LABELS = np.array([0, 2, 2, 1])
"""The first two answers are right."""


def test_accuracy() -> None:
    assert accuracy(Y, LABELS) == 2 / 4
    assert accuracy(Y[:3], LABELS[:3]) == 2 / 3


def test_accuracy_of_what_is_no_number_is_0_whatever_the_class() -> None:
    y = np.array([[np.nan, np.nan], [np.nan, np.nan], [0.2, 0.8], [np.nan, 0.8]])
    assert accuracy(y, np.array([0, 1, 1, 0])) == 1 / 4, "only the third row is an answer"
    assert accuracy(np.array([[np.inf, 0.0]]), np.array([0])) == 1, "infinite is larger than 0"


def test_share_beyond_a_threshold_which_itself_still_says_0() -> None:
    t = np.array([[0.0], [1.0], [1.0], [0.0]])
    assert share_beyond(np.array([[0.4], [0.6], [0.4], [0.4]]), t, 0.5) == 3 / 4
    assert share_beyond(np.full((4, 1), 0.5), t, 0.5) == 0.5
    assert share_beyond(t, t, 0.5) == 1
    assert share_beyond(np.full((4, 1), np.nan), t, 0.5) == 0, "what is no number is no answer"


def test_goodness_is_accuracy_wherever_an_answer_is_right_or_wrong() -> None:
    y, t = np.array([[0.2], [0.4], [0.6]]), np.array([[0.0], [1.0], [1.0]])
    none = np.empty(0, int)
    assert goodness(Y, np.eye(3)[LABELS], LABELS) == accuracy(Y, LABELS)
    assert goodness(y, t, none, 0.5) == share_beyond(y, t, 0.5)
    assert goodness(y, t, none) == r_squared(y, t)


def test_confusion_has_classes_as_rows_and_answers_as_columns() -> None:
    assert confusion(Y, LABELS, 3).tolist() == [[1, 0, 0], [1, 0, 0], [0, 1, 1]]
    assert confusion(Y, LABELS, 3).trace() / 4 == accuracy(Y, LABELS)


def test_confusion_knows_classes_that_never_came() -> None:
    assert confusion(np.array([[1.0, 0, 0]]), np.array([0]), 3).tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 0]]


def test_r_squared() -> None:
    t = np.array([[1.0], [2.0], [3.0]])
    assert r_squared(t, t) == 1
    assert r_squared(np.full((3, 1), 2.0), t) == 0
    assert r_squared(np.array([[1.0], [2.0], [4.0]]), t) == pytest.approx(1 - 1 / 2)
    assert r_squared(-t, t) < 0


def test_r_squared_of_targets_that_do_not_vary() -> None:
    t = np.full((3, 1), 2.0)
    assert r_squared(t, t) == 1
    assert r_squared(t + 1e-3, t) == 0
    t = np.full((3, 1), 0.1)
    assert t.mean() != 0.1, "by rounding"
    assert r_squared(t + 1e-3, t) == 0


def test_what_differs_by_a_millionth_is_level() -> None:
    assert is_level(np.array([1.0, 1.0 + 5e-7]))
    assert not is_level(np.array([1.0, 1.0 + 5e-6]))
    assert is_level(np.array([1000.0, 1000.0005])), "of the largest"
    assert not is_level(np.array([0.1, 0.1 + 5e-7]))
    assert is_level(np.zeros(2))
