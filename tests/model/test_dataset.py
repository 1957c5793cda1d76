"""Data sets: split, features and normalisation, each depending on what it should and on nothing else."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from model.blobs import Blob
from model.checks import Invalid
from model.data import toy
from model.data.build import build
from model.data.choice import Data
from model.data.dataset import GRIDS, Dataset
from model.data.examples import Content, Examples, pack
from model.data.sources import DATASETS, FEATURES
from model.work import finished
from tests.model.runs import MADE, dataset_of, with_few
from tests.model.strategies import data as any_data

DIGITS = Data("digits", samples=500, test_share=0.2, features=())


def everything(dataset: Dataset) -> list[bytes]:
    arrays = [getattr(part, name) for part in (dataset.train, dataset.test) for name in ("points", "x", "t", "labels")]
    return [array.tobytes() for array in (*arrays, dataset.mean, dataset.scale)]


def rows(points: np.ndarray) -> list[bytes]:
    return [row.tobytes() for row in points]


@settings(max_examples=60)
@given(any_data().filter(lambda data: data.source != "digits"))
def test_any_choice_can_be_built(data: Data) -> None:
    dataset = dataset_of.__wrapped__(data, 7)
    n = data.test_samples
    assert len(dataset.test.x) == len(dataset.test.t) == len(dataset.test.points) == n >= 2
    assert len(dataset.train.x) == data.training_samples >= 2
    for part in (dataset.train, dataset.test):
        assert part.x.shape[1] == data.inputs
        assert part.t.shape[1] == data.outputs
        assert np.isfinite(part.x).all()
        assert np.isfinite(part.t).all()
        classes = DATASETS[data.source].classes
        assert len(part.labels) == (len(part.x) if classes else 0)
        if classes:
            np.testing.assert_array_equal(part.t.argmax(1), part.labels)
            np.testing.assert_array_equal(part.t.sum(1), 1)
        np.testing.assert_array_equal(dataset.inputs(part.points), part.x)


@pytest.mark.parametrize("source", [source for source in MADE if source != "digits"])
def test_the_same_choice_and_seed_make_the_same_data_and_another_seed_makes_others(source: str) -> None:
    data = with_few(Data(source, samples=DATASETS[source].samples[0], noise=0.1, features=("x0",)), 50)
    assert everything(dataset_of.__wrapped__(data, 3)) == everything(dataset_of.__wrapped__(data, 3))
    assert everything(dataset_of.__wrapped__(data, 3)) != everything(dataset_of.__wrapped__(data, 4))


@pytest.mark.parametrize(
    ("gate", "answers"),
    [("gate_and", [0, 0, 0, 1]), ("gate_or", [0, 1, 1, 1]), ("gate_nand", [1, 1, 1, 0]), ("gate_xor", [0, 1, 1, 0])],
)
def test_a_gate_is_its_truth_table_and_tested_on_all_of_it(gate: str, answers: list[int]) -> None:
    dataset = dataset_of(replace(Data(gate, samples=4), normalize=False), 5)
    for part in (dataset.train, dataset.test):
        order = np.lexsort(part.x.T)
        assert part.x[order].tolist() == [[0, 0], [1, 0], [0, 1], [1, 1]]
        assert part.t[order, 0].tolist() == answers
    assert dataset.reach == ((-0.5, 1.5),) * 2  # so that the corners lie well within a map


def test_a_map_goes_a_little_beyond_the_points_of_a_table_in_each_coordinate() -> None:
    """By hand: from 0 to 10 the middle is 5, and to each side it is 5.75; what never varies has 1.15 to each side."""
    points = np.array([[0.0, 3.0], [10.0, 3.0], [2.0, 3.0]])
    examples, blobs = pack(Content(points, np.array([0, 1, 1])), 2)
    chosen = Data("table", samples=3, features=(), examples=examples)
    dataset = finished(build(chosen, 0, blobs))
    assert dataset.reach == (pytest.approx((-0.75, 10.75)), pytest.approx((1.85, 4.15)))
    for train, test in ((points[:2], points[2:]), (points[2:], points[:2])):
        parts = (replace(part, points=own) for part, own in ((dataset.train, train), (dataset.test, test)))
        assert replace(dataset, train=next(parts), test=next(parts)).reach == dataset.reach, "of both parts"


def test_a_number_of_examples_that_can_be_shared_is_shared() -> None:
    examples = Examples(Blob("0" * 64), 30, 2, 2)
    few, enough = (Data("table", samples=n, test_share=0.2, features=(), examples=examples) for n in (9, 10))
    assert (few.training_samples, few.test_samples) == (9, 9)
    assert (enough.training_samples, enough.test_samples) == (8, 2)


def test_another_share_moves_the_border_and_nothing_else() -> None:
    """The same points, and a larger test part holds all of a smaller one's."""
    made = [dataset_of(Data("moons", samples=100, noise=0.1, test_share=share)) for share in (0.1, 0.3, 0.5, 0.9)]
    everyone = [sorted(rows(d.train.points) + rows(d.test.points)) for d in made]
    assert all(points == everyone[0] for points in everyone)
    tests = [rows(d.test.points) for d in made]
    assert [len(test) for test in tests] == [10, 30, 50, 90]
    for smaller, larger in pairwise(tests):
        assert larger[: len(smaller)] == smaller


def test_no_example_is_in_both_parts() -> None:
    dataset = dataset_of(Data("spiral"))
    assert not set(rows(dataset.train.points)) & set(rows(dataset.test.points))
    assert len(set(rows(dataset.train.points))) == 250


def test_the_split_is_the_same_for_other_noise_features_and_normalisation() -> None:
    plain = dataset_of(Data("circle", samples=60))
    for other in (Data("circle", samples=60, normalize=False), Data("circle", samples=60, features=("x1", "x0_x1"))):
        assert rows(dataset_of(other).test.points) == rows(plain.test.points)
    noisy = dataset_of(Data("circle", samples=60, noise=0.1))
    np.testing.assert_array_equal(noisy.test.labels, plain.test.labels)
    assert np.abs(noisy.test.points - plain.test.points).max() < 3


def test_normalisation_makes_mean_0_and_standard_deviation_1_of_the_training_part_only() -> None:
    data = Data("gaussians", samples=40, test_share=0.5, noise=0.1, features=tuple(FEATURES))
    dataset = dataset_of(data)
    np.testing.assert_allclose(dataset.train.x.mean(0), 0, atol=1e-12)
    np.testing.assert_allclose(dataset.train.x.std(0), 1, rtol=1e-12)
    assert np.abs(dataset.test.x.mean(0)).max() > 1e-3
    raw = dataset_of(
        Data("gaussians", samples=40, test_share=0.5, noise=0.1, features=tuple(FEATURES), normalize=False)
    )
    np.testing.assert_allclose(dataset.test.x, (raw.test.x - raw.train.x.mean(0)) / raw.train.x.std(0), rtol=1e-12)


def test_without_normalisation_inputs_are_the_features_themselves() -> None:
    dataset = dataset_of(Data("xor", samples=40, normalize=False))
    np.testing.assert_array_equal(dataset.train.x, dataset.train.points)


def test_features_are_computed_from_the_points_in_the_chosen_order() -> None:
    features = ("sin_x1", "x0", "x0_x1", "x1_squared")
    dataset = dataset_of(Data("moons", samples=40, normalize=False, features=features))
    x0, x1 = dataset.train.points.T
    np.testing.assert_allclose(dataset.train.x, np.column_stack((np.sin(x1), x0, x0 * x1, x1**2)), rtol=1e-15)
    turned = dataset_of(Data("moons", samples=40, normalize=False, features=features[::-1]))
    np.testing.assert_array_equal(turned.train.x, dataset.train.x[:, ::-1])


def test_every_feature_is_what_its_name_says() -> None:
    points = np.array([[2.0, -3.0]])
    values = {name: float(feature(points)[0]) for name, feature in FEATURES.items()}
    expected = {"x0": 2, "x1": -3, "x0_squared": 4, "x1_squared": 9, "x0_x1": -6}
    assert values == {**expected, "sin_x0": np.sin(2.0), "sin_x1": np.sin(-3.0)}


def test_a_feature_that_never_varies_becomes_zero_and_not_infinite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FEATURES, "x1", lambda points: np.full(len(points), 4.0))
    dataset = dataset_of.__wrapped__(Data("moons", samples=40), 0)
    assert not dataset.train.x[:, 1].any()
    assert dataset.scale[1] == 1
    assert dataset.inputs(np.array([[1.0, 1.0]]))[0, 1] == 0


@pytest.mark.parametrize("source", ["plane", "sine", "bumpy"])
def test_regression_has_targets_and_no_labels(source: str) -> None:
    dataset = dataset_of(Data(source, samples=40, features=("x0",)))
    assert dataset.train.t.shape == (20, 1)
    assert dataset.train.labels.shape == (0,)
    assert len(np.unique(dataset.train.t)) == 20
    assert dataset.train.t.min() < 0, "targets are not normalised away"


def test_noise_scatters_painted_points_but_no_table() -> None:
    """By a share of half the picture's width; which of them are for testing, and their classes, stay the same."""
    content = Content(np.column_stack((np.arange(2_000) / 1_000, np.zeros(2_000))), np.arange(2_000) % 2)
    examples, blobs = pack(content, 2)

    def made(source: str, noise: float) -> Dataset:
        features = ("x0", "x1") if source == "painted" else ()
        chosen = Data(source, samples=2_000, noise=noise, features=features, examples=examples)
        return finished(build(chosen, 0, blobs))

    still, moved = made("painted", 0.0), made("painted", 0.25)
    np.testing.assert_array_equal(still.train.labels, moved.train.labels)
    np.testing.assert_allclose((moved.train.points - still.train.points).std(0), 0.25 * toy.HALF, rtol=0.1)
    assert everything(made("table", 0.25)) == everything(made("table", 0.0))


@pytest.mark.parametrize(("source", "inputs"), [("spiral", 2), ("mnist", 784), ("painted", 3), ("pictures", 2)])
def test_examples_are_refused_by_data_that_have_none_or_others(source: str, inputs: int) -> None:
    with pytest.raises(Invalid) as refused:
        Data(source, samples=500, features=("x0",), examples=Examples(Blob("1" * 64), 500, inputs, 2))
    assert refused.value.field == "data.examples"


def test_numbers_of_a_persons_own_are_learned_as_how_many_deviations_they_lie_from_their_mean() -> None:
    """By hand: of 10 and 30, as often the one as the other, the mean is 20 and the standard deviation 10."""
    points, targets = np.arange(8.0)[:, None], np.array([10.0, 30.0] * 4)[:, None]
    examples, blobs = pack(Content(points, targets), 0)
    made = finished(build(Data("table", samples=8, features=(), examples=examples), 0, blobs))
    assert made.target == (20, 10)
    for part in (made.train, made.test):
        assert part.t[:, 0].tolist() == [-1 if x % 2 == 0 else 1 for x in part.points[:, 0].tolist()]


def test_digits_are_pictures_from_0_to_1_or_from_0_to_255() -> None:
    dataset = dataset_of(DIGITS)
    assert dataset.train.x.shape == (400, 784)
    assert dataset.test.x.shape == (100, 784)
    np.testing.assert_array_equal(dataset.train.x, dataset.train.points)
    assert dataset.train.x.min() == 0
    assert 0.9 < dataset.train.x.max() <= 1
    assert np.bincount(dataset.train.labels).tolist() == [40] * 10
    raw = dataset_of(replace(DIGITS, normalize=False))
    np.testing.assert_allclose(raw.train.x, dataset.train.x * 255, rtol=1e-5)
    np.testing.assert_array_equal(raw.train.points, dataset.train.points)
    assert dataset.train.x.dtype == np.float32


def test_making_data_reports_how_far_it_is_and_can_be_closed() -> None:
    progress = list(build(DIGITS, 0))
    assert progress[0][0] <= progress[-1][0]
    assert all(0 <= done <= total for done, total in progress)
    making = build(DIGITS, 0)
    next(making)
    making.close()
    assert list(build(Data("moons", samples=40), 0)) == [(40, 40)]


def test_parts_cannot_be_written_to() -> None:
    for dataset in (dataset_of(Data()), dataset_of(DIGITS), dataset_of(Data("sine", features=("x0",)))):
        for part in (dataset.train, dataset.test):
            for name in ("points", "x", "t", "labels"):
                with pytest.raises(ValueError, match="read-only"):
                    getattr(part, name)[...] = 0


def test_inputs_for_other_points_are_made_the_same_way_and_leave_them_alone() -> None:
    dataset = dataset_of(Data("moons", features=("x0_squared", "x1")))
    points = np.array([[1.0, 2.0], [-3.0, 0.5]])
    kept = points.copy()
    expected = (np.array([[1.0, 2.0], [9.0, 0.5]]) - dataset.mean) / dataset.scale
    np.testing.assert_allclose(dataset.inputs(points), expected, rtol=1e-15)
    np.testing.assert_array_equal(points, kept)


def test_numbers_of_inputs_and_outputs_follow_the_choice() -> None:
    assert (Data("spiral").inputs, Data("spiral").outputs) == (2, 2)
    assert (Data("rings", features=("x0",)).inputs, Data("rings").outputs) == (1, 3)
    assert (Data("sine", features=("x0", "sin_x0")).inputs, Data("sine", features=("x0",)).outputs) == (2, 1)
    assert (DIGITS.inputs, DIGITS.outputs) == (784, 10)


def test_a_part_is_never_empty() -> None:
    for samples in range(20, 60):
        for share in (0.1, 0.5, 0.9):
            assert 2 <= Data(samples=samples, test_share=share).test_samples <= samples - 2
    with pytest.raises(Invalid):
        Data(samples=10)


def test_the_grids_of_the_last_maps_are_kept_and_nobody_can_write_to_them() -> None:
    dataset = dataset_of.__wrapped__(Data("moons", samples=60, features=("x0", "x1_squared")), 7)
    grid = dataset.grid(3, (0, 1))
    (low, high), (lowest, highest) = dataset.reach[:2]
    x0, x1 = low + 5 * (high - low) / 6, lowest + (highest - lowest) / 6  # the last column of the lowest row
    np.testing.assert_allclose(grid[2], dataset.inputs(np.array([[x0, x1]]))[0], rtol=1e-12)
    assert not grid.flags.writeable
    for size in range(4, 4 + GRIDS - 1):
        dataset.grid(size, (0, 1))
    assert dataset.grid(3, (0, 1)) is grid
    dataset.grid(9, (0, 1))
    assert dataset.grid(3, (0, 1)) is not grid, "of many the earliest goes"
    np.testing.assert_array_equal(dataset.grid(3, (0, 1)), grid)
    assert dataset.grid(300, (0, 1)) is not dataset.grid(300, (0, 1)), "a large one would stay as long as its run"
    across = dataset.grid(3, (0,), (0.0, 0.5))
    np.testing.assert_allclose(across[2], dataset.inputs(np.array([[x0, 0.5]]))[0], rtol=1e-12)
    assert dataset.grid(3, (0,), (0.0, 0.7))[0, 1] != across[0, 1]


def test_own_examples_are_in_one_part_each() -> None:
    n = 40
    examples, blobs = pack(Content(np.column_stack((np.arange(n), np.zeros(n))), np.arange(n) % 2), 2)
    data = Data("table", samples=n, test_share=0.25, features=(), examples=examples)
    made = finished(build(data, 0, blobs))
    train, test = (set(part.points[:, 0].tolist()) for part in (made.train, made.test))
    assert (len(train), len(test)) == (30, 10)
    assert not train & test
