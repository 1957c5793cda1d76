"""Accuracy, R² and confusion, worked by hand."""

import numpy as np
import pytest

from model.metrics import accuracy, confusion, is_level, r_squared

Y = np.array([[0.9, 0.1, 0], [0.2, 0.3, 0.5], [0.1, 0.8, 0.1], [0.4, 0.3, 0.3]])
LABELS = np.array([0, 2, 2, 1])


def test_accuracy() -> None:
    assert accuracy(Y, LABELS) == 0.5


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


def test_what_differs_by_a_millionth_is_level() -> None:
    assert is_level(np.array([1.0, 1.0 + 5e-7]))
    assert not is_level(np.array([1.0, 1.0 + 5e-6]))
