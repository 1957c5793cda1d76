"""Figures of merit are scikit-learn's."""

import numpy as np
import pytest
from sklearn import metrics as theirs

from model import metrics


@pytest.mark.parametrize("classes", [2, 3, 10])
@pytest.mark.parametrize("n", [1, 17, 1_000])
def test_accuracy_and_confusion(classes: int, n: int) -> None:
    rng = np.random.default_rng(n)
    y, labels = rng.random((n, classes)), rng.integers(0, classes, n)
    guessed = y.argmax(1)
    assert metrics.accuracy(y, labels) == theirs.accuracy_score(labels, guessed)
    expected = theirs.confusion_matrix(labels, guessed, labels=range(classes))
    np.testing.assert_array_equal(metrics.confusion(y, labels, classes), expected)


@pytest.mark.parametrize("n", [2, 17, 1_000])
def test_r_squared(n: int) -> None:
    rng = np.random.default_rng(n)
    t = rng.normal(3, 2, (n, 1))
    for y in (t + rng.normal(0, 0.5, (n, 1)), t, np.full((n, 1), t.mean()), rng.normal(size=(n, 1))):
        assert metrics.r_squared(y, t) == pytest.approx(theirs.r2_score(t, y), rel=1e-12, abs=1e-12)


def test_r_squared_of_targets_that_do_not_vary() -> None:
    t = np.full((5, 1), 2.0)
    for y in (t, t + 1):
        assert metrics.r_squared(y, t) == theirs.r2_score(t, y)


def test_r_squared_of_several_outputs_weighs_them_by_their_spread() -> None:
    rng = np.random.default_rng(0)
    t = rng.normal(size=(50, 3)) * [1, 5, 0.2]
    y = t + rng.normal(size=(50, 3))
    expected = theirs.r2_score(t, y, multioutput="variance_weighted")
    assert metrics.r_squared(y, t) == pytest.approx(expected, rel=1e-12)
