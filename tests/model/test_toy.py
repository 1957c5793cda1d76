"""Toy data: balanced, finite, inside the picture, repeatable, and noisier with more noise."""

import numpy as np
import pytest

from model.data.sources import DATASETS, GATES, REACH
from model.data.toy import HALF

TOYS = [name for name, source in DATASETS.items() if source.make and name not in GATES]
CLASSES = [name for name in TOYS if DATASETS[name].classes]
CURVES = [name for name in TOYS if not DATASETS[name].classes]


def make(name: str, n: int = 600, noise: float = 0.0, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    maker = DATASETS[name].make
    assert maker
    return maker(n, noise, np.random.default_rng(seed))


@pytest.mark.parametrize("name", TOYS)
@pytest.mark.parametrize("n", [20, 601])
@pytest.mark.parametrize("noise", [0.0, 0.5])
def test_shapes_and_finite_numbers(name: str, n: int, noise: float) -> None:
    points, targets = make(name, n, noise)
    assert points.shape == (n, DATASETS[name].inputs)
    assert targets.shape == ((n,) if DATASETS[name].classes else (n, 1))
    assert np.isfinite(points).all()
    assert np.isfinite(targets).all()


@pytest.mark.parametrize("name", TOYS)
def test_the_same_stream_makes_the_same_points_and_another_others(name: str) -> None:
    for one, same, other in zip(make(name), make(name), make(name, seed=1), strict=True):
        np.testing.assert_array_equal(one, same)
        if one.ndim == 2:
            assert not np.array_equal(one, other)


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.parametrize("n", [20, 300, 601])
def test_classes_come_in_equal_numbers(name: str, n: int) -> None:
    counts = np.bincount(make(name, n)[1], minlength=DATASETS[name].classes)
    assert len(counts) == DATASETS[name].classes
    assert np.ptp(counts) <= 1


@pytest.mark.parametrize("name", TOYS)
def test_without_noise_all_points_are_in_the_picture(name: str) -> None:
    points, _ = make(name, 5_000)
    inside = np.abs(points).max(1) <= REACH
    assert inside.mean() > 0.999, f"{(~inside).mean():.1%} outside"
    assert np.abs(points).max() > HALF / 2, "the picture is used"


@pytest.mark.parametrize("name", CLASSES)
def test_more_noise_scatters_points_further_by_its_own_amount(name: str) -> None:
    """Noise is the last thing drawn, so that the same points are scattered further in the same directions."""
    clean = make(name)[0]
    offsets = [make(name, noise=noise)[0] - clean for noise in (0.05, 0.1, 0.3)]
    for noise, offset in zip((0.05, 0.1, 0.3), offsets, strict=True):
        assert offset.std() == pytest.approx(noise * HALF, rel=0.1)
        np.testing.assert_allclose(offset / noise, offsets[0] / 0.05, atol=1e-9)


@pytest.mark.parametrize("name", CURVES)
def test_noise_of_a_curve_is_in_its_targets_alone(name: str) -> None:
    points, clean = make(name)
    for noise in (0.05, 0.3):
        same, targets = make(name, noise=noise)
        np.testing.assert_array_equal(points, same)
        assert (targets - clean).std() == pytest.approx(noise, rel=0.1)


def test_curves_are_what_they_say() -> None:
    for name, f in (
        ("sine", lambda x: np.sin(1.5 * x)),
        ("bumpy", lambda x: 0.6 * np.sin(1.2 * x) + 0.4 * np.sin(2.3 * x)),
        ("plane", lambda x: x.sum(1, keepdims=True) / 10),
    ):
        points, targets = make(name)
        np.testing.assert_allclose(targets, f(points), rtol=1e-14)
        assert np.abs(targets).max() <= 1
        assert targets.std() > 0.3


def test_classes_lie_where_they_say() -> None:
    points, labels = make("linear")
    side = points @ [1, 2]
    assert ((side > 0) == (labels == 1)).all()
    assert np.abs(side / np.sqrt(5)).min() >= 0.5, "the gap"
    points, labels = make("xor")
    assert (np.logical_xor(*(points > 0).T) == (labels == 1)).all()  # as the book's table of XOR
    points, labels = make("circle")
    radius = np.hypot(*points.T)
    assert radius[labels == 1].max() <= 2.5 < 3.5 <= radius[labels == 0].min()
    points, labels = make("rings")
    radius = np.hypot(*points.T)
    edges = [(radius[labels == k].min(), radius[labels == k].max()) for k in range(3)]
    assert edges[0][1] < edges[1][0] < edges[1][1] < edges[2][0]
    points, labels = make("gaussians", 5_000)
    for k, centre in enumerate((-2.0, 2.0)):
        np.testing.assert_allclose(points[labels == k].mean(0), centre, atol=0.1)
        np.testing.assert_allclose(points[labels == k].std(0), 0.9, atol=0.05)


def test_the_arms_of_the_spiral_turn_one_and_a_quarter_times_and_never_meet() -> None:
    points, labels = make("spiral", 4_000)
    radius = np.hypot(*points.T)
    turned = np.arctan2(points[:, 0], points[:, 1]) - 1.25 * 2 * np.pi * radius / HALF - np.pi * labels
    np.testing.assert_allclose(np.cos(turned), 1, atol=1e-9)
    assert (radius.min(), radius.max()) == (pytest.approx(0.5, abs=0.02), pytest.approx(5, abs=0.02))
    apart = np.linalg.norm(points[labels == 0][:, None] - points[labels == 1][None], axis=2).min(1)
    assert apart.min() > 0.7


def test_moons_reach_into_each_other() -> None:
    points, labels = make("moons")
    upper, lower = points[labels == 0], points[labels == 1]
    assert upper[:, 1].min() < lower[:, 1].max()
    assert np.linalg.norm(upper[:, None] - lower[None], axis=2).min() > 0.5
