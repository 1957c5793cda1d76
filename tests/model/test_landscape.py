"""The landscape: planes through the parameters, the network's own loss all over them, a look that changes nothing."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from model import plane_losses as module
from model.activations import ACTIVATIONS
from model.checks import Invalid
from model.data.choice import Data
from model.experiment import Experiment, Output
from model.initial import Initial
from model.landscape import LossSurface
from model.layers import Dense
from model.losses import FITS
from model.network import Network
from model.plane_losses import PlaneLosses, placed_rows, plane_losses
from model.planes import Plane, PlaneInvalid, chosen_plane, principal_plane_in_parts, random_plane, reach
from model.sweep import sweep_in_parts
from model.trail import LEAST, MOST, Trail
from model.trainer import Trainer
from model.work import finished
from tests.model.runs import bits_of, followed, trainer_of


def run_of(steps: int = 30, **changes: Any) -> Trainer:
    data = changes.pop("data", Data("rings", samples=86, noise=0.02))
    hidden = changes.pop("hidden", (Dense(6, "tanh"), Dense(5, "sigmoid", Initial("xavier"))))
    trainer = trainer_of(replace(Experiment(data=data, hidden=hidden, precision="float64", seed=1), **changes))
    trainer.run(steps)
    return trainer


def losses_of(trainer: Trainer, plane: Plane) -> PlaneLosses:
    return plane_losses(trainer, trainer.dataset.train, plane.centre, plane.u, plane.v)


def random_of(trainer: Trainer, draw: int = 0) -> Plane:
    return random_plane(trainer.network.parameters, trainer.network.flow.layout, 1, draw)


def principal(centre: np.ndarray, path: np.ndarray) -> Plane:
    plane, progress = followed(principal_plane_in_parts(centre, path))
    assert all(0 < done <= total for done, total in progress)
    return plane


def fill(surface: LossSurface, losses: PlaneLosses) -> None:
    size = len(surface.a) * len(surface.b)
    done = [done for done, total in surface.fill(losses) if total == size]
    assert done == sorted(done)
    assert done[-1] == size
    assert surface.every == 1


def true_loss(trainer: Trainer, parameters: np.ndarray) -> float:
    """Return the training loss of a network that has these parameters."""
    kept = trainer.network.parameters.copy()
    trainer.network.parameters[:] = parameters
    loss = trainer.evaluate(trainer.dataset.train).loss
    trainer.network.parameters[:] = kept
    return loss


# --- planes -------------------------------------------------------------------------------------------------------


def test_a_plane_of_two_parameters() -> None:
    plane = chosen_plane(np.arange(5.0), 1, 3)
    assert plane.parameters(0.5, -2).tolist() == [0, 1.5, 2, 1, 4]
    assert plane.project(np.array([[9, 2.5, 9, 1, 9]])).tolist() == [[1.5, -2]]
    assert plane.distances(np.array([[3.0, 2, 2, 3, 8]])).tolist() == [5]
    assert reach(plane) == ((-6, 6), (-6, 6)), "twice the larger of the two, to each side"
    for first, second in ((1, 1), (-1, 0), (0, 5)):
        with pytest.raises(Invalid):
            chosen_plane(np.arange(5.0), first, second)


def test_random_directions_are_normalised_per_neuron() -> None:
    trainer = run_of()
    plane, parameters = random_of(trainer), trainer.network.parameters
    for direction in (plane.u, plane.v):
        for part in trainer.network.flow.layout:
            own, drawn = (trainer.network.view(flat, part) for flat in (parameters, direction))
            if part.name == "W":
                np.testing.assert_allclose(np.linalg.norm(drawn, axis=0), np.linalg.norm(own, axis=0))
            else:
                assert not drawn.any()
    assert (random_of(trainer).u == plane.u).all()
    assert (random_of(trainer, 1).u != plane.u)[plane.u != 0].all()
    with pytest.raises(Invalid):
        random_plane(np.zeros_like(parameters), trainer.network.flow.layout, 1)


@pytest.mark.parametrize("outputs", [2, 3, 8])
def test_random_directions_of_neurons_with_one_input_lie_on_no_one_line(outputs: int) -> None:
    """Each neuron has ±W, so half of all draws for two neurons give u = ±v."""
    network = Network((1,), [Dense(outputs, "softmax")], "float64")
    weights = np.random.default_rng(0).normal(size=outputs)
    network.parameters[:outputs] = weights
    for draw in range(50):
        plane = random_plane(network.parameters, network.flow.layout, 0, draw)
        assert np.abs([plane.u[:outputs], plane.v[:outputs]]) == pytest.approx(np.abs([weights, weights]))
        assert plane.project(plane.parameters(0.3, -2.0)[None])[0] == pytest.approx((0.3, -2.0), abs=1e-9)


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        ((0.5,), "one_direction"),
        ((0.0, -2.0, 0.0), "one_direction"),
        ((0.0, 0.0), "zero_weights"),
        ((1e-200, 1e-200), "zero_weights"),
        ((1e200, 1e200), "not_finite"),
    ],
)
def test_where_no_random_plane_can_be_it_is_said_why(weights: tuple[float, ...], code: str) -> None:
    network = Network((1,), [Dense(len(weights))], "float64")
    network.parameters[: len(weights)] = weights
    with pytest.raises(PlaneInvalid) as caught:
        random_plane(network.parameters, network.flow.layout, 0)
    assert caught.value.code == code


def test_a_path_whose_squares_are_too_large_has_no_plane() -> None:
    with pytest.raises(PlaneInvalid) as caught:
        principal(np.zeros(3), np.array([[1e200, 0, 0], [0, -1e200, 0]]))
    assert caught.value.code == "not_finite"


def test_principal_directions_by_hand() -> None:
    """A path in three dimensions: 4 along the first, 2 along the second, 1 along the third: (16 + 4) / 21."""
    centre = np.array([1.0, 1.0, 1.0, 1.0])
    path = centre + np.array([[-4.0, 0, 0, 0], [0, -2, 0, 0], [0, 0, 1, 0]])
    plane = principal(centre, path)
    np.testing.assert_allclose(np.abs([plane.u, plane.v]), np.eye(4)[:2], atol=1e-12)
    assert plane.shows == pytest.approx(20 / 21)
    np.testing.assert_allclose(plane.distances(path), [0, 0, 1], atol=1e-12)
    assert plane.project(path)[0][0] == pytest.approx(-4), "the path starts at the left"


def test_what_the_plane_shows_is_what_it_leaves_out() -> None:
    rng = np.random.default_rng(0)
    path = rng.normal(size=(30, 9_000)).cumsum(0).astype(np.float32)
    centre = path[-1].astype(np.float64)
    plane = principal(centre, path)
    beside, away = np.square(plane.distances(path)).sum(), np.square(path - centre).sum()
    assert beside / away == pytest.approx(1 - plane.shows, rel=1e-4)
    assert 0.5 < plane.shows < 1
    assert plane.u @ plane.v == pytest.approx(0, abs=1e-6)
    assert np.hypot(*plane.project(path[-1:])[0]) == pytest.approx(0, abs=1e-4)
    # No other plane through θ shows more: the singular values are the referee.
    sigma = np.linalg.svd(path.astype(np.float64) - centre, compute_uv=False)
    assert plane.shows == pytest.approx(np.square(sigma[:2]).sum() / np.square(sigma).sum(), rel=1e-9)


def test_a_path_that_leads_nowhere_has_no_plane() -> None:
    centre = np.ones(4)
    for path in (centre[None], np.stack((centre, centre)), centre + np.outer([1.0, 2.0, 3.0], [1, 0, 1, 0])):
        with pytest.raises(Invalid, match="path"):
            principal(centre, path)


def test_the_reach_takes_in_the_path() -> None:
    centre = np.zeros(3)
    path = np.array([[-4.0, 0, 0], [-2.0, 1, 0], [-1.0, 1, 0]])
    for plane in (principal(centre, path), chosen_plane(centre, 0, 1)):
        for low_high, places in zip(reach(plane, plane.project(path)), plane.project(path).T, strict=True):
            assert low_high[0] < min(places.min(), 0) <= max(places.max(), 0) < low_high[1]


def test_the_reach_by_hand() -> None:
    """A path takes 1 of 1.3 parts; a plane through it is at least 0.1 of the longer side to each side."""
    u, v = np.eye(2)
    ways = {kind: Plane(kind, np.ones(2), u, v) for kind in ("principal", "random")}
    assert reach(ways["random"]) == reach(ways["random"], np.empty((0, 2))) == ((-1, 1), (-1, 1))
    for kind, places, wanted in (
        ("principal", [(-4.0, 0.0), (0.0, 2.0)], ((-4.6, 0.6), (-0.3, 2.3))),
        ("principal", [(-4.0, 0.0)], ((-4.6, 0.6), (-0.4, 0.4))),
        ("random", [(1.0, 4.0)], ((-0.5, 1.5), (-0.6, 4.6))),
    ):
        assert np.array(reach(ways[kind], np.array(places))) == pytest.approx(np.array(wanted))


# --- the surface ---------------------------------------------------------------------------------------------------


CASES: dict[str, dict[str, Any]] = {
    **{f"{loss}, {output}": {"loss": loss, "output": Output(output)} for loss in FITS for output in FITS[loss]},
    **{f"hidden {name}": {"hidden": (Dense(5, name), Dense(4, name))} for name in ACTIVATIONS},
    "no hidden layer": {"hidden": ()},
    "float32": {"precision": "float32"},
    "regression": {"data": Data("plane", samples=86), "output": Output("identity"), "loss": "mean_squared"},
}


@pytest.mark.parametrize("case", CASES)
def test_every_network_agrees_with_its_own_evaluation(case: str) -> None:
    trainer = run_of(**CASES[case])
    plane = random_of(trainer)
    losses, tolerance = losses_of(trainer, plane), 1e-5 if "32" in case else 1e-11
    for b in (0.0, 0.7, -2.0):
        a = np.array([-1.0, -0.5, 0.0, 0.5, 1.0])
        expected = [true_loss(trainer, plane.parameters(x, b)) for x in a]
        np.testing.assert_allclose(losses.losses(a, b), expected, rtol=tolerance)
        np.testing.assert_allclose(losses.losses(a[[0, 1, 3]], b), np.array(expected)[[0, 1, 3]], rtol=tolerance)
    trainer.network.parameters[:] = plane.parameters(0.3, 0.4)
    expected = trainer.evaluate(trainer.dataset.train)
    found = losses.figures(0.3, 0.4)
    assert found.loss == pytest.approx(expected.loss, rel=tolerance)
    assert found.accuracy == pytest.approx(expected.accuracy, rel=tolerance)


def test_far_away_it_stays_finite_as_the_engine_does() -> None:
    """Logits of ±1e4: the plain sum of exponentials would overflow, the engine's own formula does not."""
    trainer = run_of(hidden=(), precision="float32")
    plane = random_of(trainer)
    found = losses_of(trainer, plane).losses(np.array([3e4]), 0.0)[0]
    assert found == pytest.approx(true_loss(trainer, plane.parameters(3e4, 0.0)), rel=1e-4)
    assert found > 1e3


@pytest.mark.parametrize("slow", [False, True])
def test_the_surface_is_the_loss_and_its_centre_the_training_loss(slow: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if slow:
        monkeypatch.setattr(module, "placed_rows", lambda network: None)
    trainer = run_of()
    before = bits_of(trainer)
    plane = random_of(trainer)
    surface = LossSurface(plane, (-1, 1), (-2, 2), 11)
    fill(surface, losses_of(trainer, plane))
    assert (surface.a[5], surface.b[5]) == (0, 0)
    assert surface.loss[5, 5] == pytest.approx(trainer.evaluate(trainer.dataset.train).loss, rel=1e-12)
    assert surface.loss[2, 7] == pytest.approx(true_loss(trainer, plane.parameters(0.4, -1.2)), rel=1e-11)
    assert bits_of(trainer) == before, "looking changed the run"


def test_a_surface_around_theta_has_it_in_the_middle_to_the_bit_and_no_other_is_moved() -> None:
    plane = chosen_plane(np.ones(2), 0, 1)
    assert np.linspace(-0.45, 0.45, 51)[25] != 0, "by rounding"
    around = LossSurface(plane, (-0.45, 0.45), (-0.45, 0.45), 51)
    assert (around.a[25], around.b[25]) == (0, 0)
    for a, b in (((-1, 3), (-2, 2)), ((-2, 2), (-1, 3))):
        beside = LossSurface(plane, a, b, 5)
        assert {tuple(beside.a), tuple(beside.b)} == {(-1, 0, 1, 2, 3), (-2, -1, 0, 1, 2)}
    assert LossSurface(plane, (-3, 3), (-3, 3), 4).a.tolist() == [-3, -1, 1, 3]


def test_fast_and_slow_are_one_surface(monkeypatch: pytest.MonkeyPatch) -> None:
    trainer = run_of()
    surfaces: list[np.ndarray] = []
    for way in (module.placed_rows, lambda network: None):
        monkeypatch.setattr(module, "placed_rows", way)
        surface = LossSurface(random_of(trainer), (-1, 1), (-1, 1), 9)
        fill(surface, losses_of(trainer, surface.plane))
        surfaces.append(surface.loss)
    np.testing.assert_allclose(*surfaces, rtol=1e-11)


def test_looking_in_the_middle_of_training_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bit for bit, with the way that puts parameters in place, too."""
    monkeypatch.setattr(module, "placed_rows", lambda network: None)
    left_alone, looked_at = run_of(10), run_of(10)
    surface = LossSurface(random_of(looked_at), (-1, 1), (-1, 1), 5)
    for _ in surface.fill(losses_of(looked_at, surface.plane)):
        looked_at.step()
        left_alone.step()
    assert bits_of(looked_at) == bits_of(left_alone)


def test_a_failing_evaluation_leaves_the_parameters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "placed_rows", lambda network: None)
    trainer = run_of()
    losses, before = losses_of(trainer, random_of(trainer)), bits_of(trainer)

    def fail(*args: object) -> None:
        raise MemoryError

    monkeypatch.setattr(trainer, "evaluate", fail)
    with pytest.raises(MemoryError):
        losses.figures(1.0, 1.0)
    assert bits_of(trainer) == before


def test_coarse_first_then_finer() -> None:
    trainer = run_of()
    plane = random_of(trainer)
    surface, whole = LossSurface(plane, (-1, 1), (-1, 1), 21), LossSurface(plane, (-1, 1), (-1, 1), 21)
    losses = losses_of(trainer, plane)
    fill(whole, losses)
    assert np.isnan(surface.shown()).all()
    seen: dict[int, tuple[int, float]] = {}
    for done, _ in surface.fill(losses):
        if surface.every not in seen:
            shown = surface.shown()
            seen[surface.every] = done, float(np.abs(shown - whole.loss).max())
            known = ~np.isnan(surface.loss)
            np.testing.assert_allclose(surface.loss[known], whole.loss[known], rtol=1e-12)
            if surface.every:
                assert known[10, 10], "θ is among the first"
                assert not np.isnan(shown).any()
    assert list(seen) == [0, 8, 4, 2]
    assert seen[8][0] <= 20 < 40 < 21 * 21
    assert seen[2][1] < seen[4][1] < seen[8][1]


def test_the_plane_of_the_path_has_the_true_losses_at_the_paths_own_points() -> None:
    trainer = run_of(0)
    trail = Trail(trainer.network.parameters)
    for _ in range(60):
        trainer.step()
        trail.add(trainer.step_number, trainer.network.parameters)
    _, path = trail.path()
    true = np.array([true_loss(trainer, parameters) for parameters in path])

    # Three points lie in a plane: all of the variance, and the true losses.
    three = path[[0, 30, 60]]
    plane = principal(three[-1], three)
    assert plane.shows == pytest.approx(1)
    losses = losses_of(trainer, plane)
    found = [losses.losses(np.array([a]), b)[0] for a, b in plane.project(three)]
    np.testing.assert_allclose(found, true[[0, 30, 60]], rtol=1e-9)

    # A whole path does not: where the plane claims nearly all of it, the losses are nearly true.
    plane = principal(path[-1], path)
    assert plane.shows > 0.95
    losses = losses_of(trainer, plane)
    found = np.array([losses.losses(np.array([a]), b)[0] for a, b in plane.project(path)])
    assert found[-1] == pytest.approx(true[-1], rel=1e-12)
    spread = true.max() - true.min()
    assert np.square(found - true).mean() / spread**2 < 1 - plane.shows


def test_which_stacks_are_dense() -> None:
    found = placed_rows(run_of().network)
    assert found is not None
    assert [(row.weights.shape, row.bias.shape, row.activation) for row in found] == [
        ((2, 6), (6,), "tanh"),
        ((6, 5), (5,), "sigmoid"),
        ((5, 3), (3,), "softmax"),
    ]
    assert placed_rows(run_of(hidden=(Dense(4, "softmax"),)).network) is None


def test_one_weight_is_swept() -> None:
    """Loss falls smoothly, accuracy moves in stairs of 1/43: no value lies between two of them."""
    trainer = run_of(200)
    place = trainer.network.flow.layout[4].start
    plane = chosen_plane(trainer.network.parameters, place, place + 1)
    value, by = float(trainer.network.parameters[place]), np.linspace(-6, 6, 301)
    parts = sweep_in_parts(losses_of(trainer, plane), value, by)
    result = finished(parts)
    np.testing.assert_allclose(result.values, value + by)
    here = trainer.evaluate(trainer.dataset.train)
    assert (result.loss[150], result.accuracy[150]) == pytest.approx((here.loss, here.accuracy))
    stairs = result.accuracy * len(trainer.dataset.train.x)
    np.testing.assert_allclose(stairs, np.rint(stairs), atol=1e-9)
    assert 1 < len(set(stairs.tolist())) < 40
    assert np.abs(np.diff(result.loss)).max() < 0.05 * np.ptp(result.loss)
    assert len(set(result.loss.tolist())) == 301


# --- the trail -----------------------------------------------------------------------------------------------------


def test_a_trail_is_bounded_even_and_the_same_however_it_was_walked() -> None:
    trail, other = Trail(np.zeros(3)), Trail(np.zeros(3))
    for step in range(1, 1_001):
        trail.add(step, np.full(3, float(step)))
        if step % other.distance == 0:
            other.add(step, np.full(3, float(step)))
    steps, path = trail.path()
    assert len(steps) <= MOST
    assert set(np.diff(steps)) == {trail.distance}
    assert trail.distance == 8
    np.testing.assert_array_equal(path[:, 0], steps)
    np.testing.assert_array_equal(other.path()[0], steps)
    assert trail.path(80)[0].tolist() == list(range(0, 81, 8))
    trail.forget_after(80)
    assert trail.distance == 1, "from here on as fine as one that never was longer"
    trail.add(81, np.full(3, np.nan))
    assert trail.path()[0][-1] == 80, "where it diverged is no place to draw"
    for step in range(81, 1_001):
        trail.add(step, np.full(3, float(step)))
    assert trail.path()[0].tolist() == steps.tolist(), "the same history"


def test_a_trail_of_large_networks_is_short() -> None:
    trail = Trail(np.zeros(1_000), budget=20 * 8_000)
    for step in range(1_000):
        trail.add(step, np.full(1_000, 1.0 + step))
    assert len(trail.path()[0]) <= 20
    assert len(Trail(np.zeros(1_000), budget=0).path()[0]) == 1
    few = Trail(np.zeros(10), budget=0)
    for step in range(LEAST):
        few.add(step, np.ones(10))
    assert len(few.path()[0]) == LEAST


def test_what_was_put_by_hand_is_beside_the_sample_and_another_way_where_it_is_exchanged() -> None:
    trail = Trail(np.zeros(1))
    ways: list[int] = []
    for put in (np.ones(1), np.full(1, 2.0), None, None):
        trail.put(0, put)
        ways.append(trail.ways)
        if put is not None:
            assert trail.at([(0, False), (0, True)]).tolist() == [[0.0], put.tolist()]
    assert ways == [0, 1, 2, 2]


def test_of_many_things_put_by_hand_the_trail_keeps_the_latest() -> None:
    trail = Trail(np.zeros(1), budget=0)
    for step in range(LEAST + 3):
        trail.put(step, np.full(1, float(step)))
    assert [step for step, by_hand in trail.moments(10**6) if by_hand] == list(range(3, LEAST + 3))


def test_a_trail_cut_short_is_as_fine_again_as_if_it_had_never_been_longer() -> None:
    trail = Trail(np.zeros(1), budget=0)
    for step in range(1, 6 * LEAST):
        trail.add(step, np.full(1, float(step)))
    assert trail.distance > 1
    trail.forget_after(3)
    assert trail.distance == 1
