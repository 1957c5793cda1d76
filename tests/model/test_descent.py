"""Descent: the book's paths worked by hand, the engine's own optimisers, and what is said when nothing moves."""

from math import exp, sqrt

import numpy as np
import pytest

from model.checks import Invalid
from model.descent import GRADIENTS, MAX_RUNNERS, MAX_STEPS, Race, Runner, Slope
from model.differentiation import numerical_gradient
from model.gradient_flow import flow
from model.grammar import read
from model.optimizers import OPTIMIZERS, SGD, AdaGrad, Adam, AdamW, Momentum, Nesterov, Optimizer, RMSProp
from model.outlook import LINEAR, Outlook, outlook
from model.surfaces import SURFACES, Point, Surface, typed
from model.work import finished

BOWL = SURFACES["bowl"]
ALL = [kind() for kind in OPTIMIZERS.values()]


def race(*runners: Runner, on: Surface = BOWL, start: Point = (-3, 4), steps: int, slope: Slope | None = None) -> Race:
    result = Race(on, runners, start, slope)
    assert result.run(steps) == steps
    return result


def surface(text: str) -> Surface:
    return typed(read(text, ("x0", "x1")))


def foretold(on: Surface, runner: Runner, start: Point | None = None) -> Outlook | None:
    """What is foretold at the start."""
    return outlook(on, runner, np.array([start or on.start]))


# --- paths --------------------------------------------------------------------------------------------------------


def test_the_books_descent() -> None:
    """Each step multiplies by 1 − 0.1 · 2 = 0.8."""
    path = race(Runner(SGD(), 0.1), steps=20).path(0)
    np.testing.assert_allclose(path.points, np.outer(0.8 ** np.arange(21), (-3, 4)), rtol=1e-13)
    np.testing.assert_allclose(path.values, 25 * 0.64 ** np.arange(21), rtol=1e-13)
    np.testing.assert_allclose(path.gradients, 2 * path.points, rtol=1e-15)


@pytest.mark.parametrize("optimizer", ALL, ids=lambda o: o.kind)
def test_a_runner_is_the_engines_own_optimizer(optimizer: Optimizer) -> None:
    on = SURFACES["rosenbrock"]
    x, path = np.array(on.start, np.float64), [on.start]
    state, scratch = optimizer.initial_state(x), np.empty(2)
    for _ in range(100):
        gradient = np.array(on.gradient(*x))
        if optimizer.weight_decay:
            optimizer.decay_weights([x], 0.001)
        optimizer.update(x, gradient, state, 0.001, scratch)
        path.append(tuple(x.tolist()))
    others = [Runner(o, 0.002) for o in (SGD(), Adam())]
    ours = race(others[0], Runner(optimizer, 0.001), others[1], on=on, start=on.start, steps=100)
    np.testing.assert_array_equal(ours.path(1).points, path)


def test_running_in_parts_is_running_at_once() -> None:
    runners = [*(Runner(o, 0.05) for o in ALL), Runner(None, 0.05)]
    at_once, in_parts = Race(BOWL, runners, (-3, 4)), Race(BOWL, runners, (-3, 4))
    at_once.run(700)
    for steps in (1, 2, 297, 400):
        in_parts.run(steps)
    for r in range(len(runners)):
        np.testing.assert_array_equal(at_once.path(r).points, in_parts.path(r).points)
        np.testing.assert_array_equal(at_once.path(r, 300).points, in_parts.path(r).points[:301])


@pytest.mark.parametrize("method", GRADIENTS)
def test_gradients_by_every_method(method: str) -> None:
    on, slope = SURFACES["himmelblau"], Slope(method, 1e-3)
    path = race(Runner(SGD(), 0.01), on=on, start=(-0.5, -1), steps=30, slope=slope).path(0)
    for place, gradient in zip(path.points, path.gradients, strict=True):
        if method == "analytic":
            expected = on.at(tuple(place))[1]
        else:
            expected = numerical_gradient(lambda p: float(on.value(*p)), place, 1e-3, method)
        np.testing.assert_allclose(gradient, expected, rtol=1e-10, atol=1e-9)


def test_arguments_are_checked() -> None:
    runner = Runner(SGD(), 0.1)
    for runners, start in (([], (0, 0)), ([runner] * (MAX_RUNNERS + 1), (0, 0)), ([runner], (np.nan, 0))):
        with pytest.raises(Invalid):
            Race(BOWL, runners, start)
    for rate in (0.0, -1.0, np.nan, np.inf):
        with pytest.raises(Invalid, match="learning_rate"):
            Race(BOWL, [Runner(SGD(), rate)], (0, 0))
    with pytest.raises(Invalid, match="method"):
        Slope("backward")
    with pytest.raises(Invalid, match="h"):
        Slope("central", 0)


def test_a_race_has_an_end() -> None:
    slow = race(Runner(SGD(), 1e-3), steps=10)
    slow.steps = MAX_STEPS - 3  # as if it had come that far
    assert slow.run(10) == 3
    assert slow.run(10) == 0


# --- the gradient flow --------------------------------------------------------------------------------------------


def test_the_flow_on_a_bowl_is_an_exponential() -> None:
    """ẋ = −2x: x(t) = x(0) e^(−2t)."""
    path = race(Runner(None, 0.25), steps=20).path(0)
    np.testing.assert_allclose(path.points, np.outer(np.exp(-0.5 * np.arange(21)), (-3, 4)), rtol=1e-7, atol=1e-9)


def test_a_race_can_be_left_within_a_step() -> None:
    kinks = surface("abs(sin(40x0)) + abs(cos(37x1))")
    runners = (Runner(None, 1.0), Runner(OPTIMIZERS["adam"](), 0.3), Runner(None, 0.5))
    at_once, in_parts = (Race(kinks, runners, (0.5, 1.0)) for _ in range(2))
    assert at_once.run(2) == 2
    calls = 1
    assert in_parts.run(2, lambda: True) == 0
    assert len(in_parts.path(0).points) == 1, "a part of a step is none yet"
    while in_parts.steps < 2:
        in_parts.run(2 - in_parts.steps, lambda: True)
        calls += 1
    assert calls > 100
    for r in range(3):
        assert np.array_equal(in_parts.path(r).points, at_once.path(r).points)
    assert in_parts.run(0) == in_parts.run(-1) == 0


def test_small_steps_approach_the_flow() -> None:
    on, time = SURFACES["rosenbrock"], 0.02
    end = race(Runner(None, time), on=on, start=(-1.2, 1), steps=1).path(0).points[-1]
    apart = [
        np.abs(race(Runner(SGD(), time / n), on=on, start=(-1.2, 1), steps=n).path(0).points[-1] - end).max()
        for n in (100, 200, 400)
    ]
    assert apart[0] / apart[1] == pytest.approx(2, rel=0.1)
    assert apart[1] / apart[2] == pytest.approx(2, rel=0.1)


def test_the_flow_goes_on_where_it_is_hard() -> None:
    for text in ("abs(x0) + abs(x1)", "1e6 x0² + x1²", "log(x0 + 10) + x1²"):
        path = race(Runner(None, 0.1), on=surface(text), steps=4).path(0)
        assert path.values[-1] < path.values[0]
    assert race(Runner(None, 10.0), on=SURFACES["saddle"], steps=100).status(0, ((-4, 4), (-4, 4))).code == "infinite"


# --- how it is doing ----------------------------------------------------------------------------------------------


def test_too_large_a_learning_rate() -> None:
    """1 − 10 · 2 = −19: it is said to diverge by a factor of 19, then to have left the screen, then infinity."""
    runner = Runner(SGD(), 10.0)
    ahead = foretold(BOWL, runner)
    assert ahead is not None
    assert (ahead.factor, ahead.factors) == (19, (19, 19))
    assert ahead.limit == pytest.approx(1)
    running = race(runner, steps=20)
    points = running.path(0).points
    np.testing.assert_allclose(points[1:], -19 * points[:-1], rtol=1e-12)  # from side to side
    status = running.status(0, BOWL.window)
    assert (status.code, status.step) == ("left", 1)
    running.run(500)
    status = running.status(0, BOWL.window)
    assert status.code == "infinite"
    path = running.path(0)
    assert np.isfinite(path.points).all(), "infinity is said, not drawn"
    assert len(path.points) == status.step
    assert running.status(0, BOWL.window, 0).code == "running"


def test_with_differences_it_freezes_instead() -> None:
    """The book's 100 steps from (−3, 4) with η = 10 and h = 1e-4: soon x ± h is x, so the difference is 0."""
    running = race(Runner(SGD(), 10.0), steps=100, slope=Slope("central", 1e-4))
    path = running.path(0)
    np.testing.assert_allclose(path.points[-1], (-2.58983747e13, -1.29524862e12), rtol=1e-8)
    status = running.status(0, BOWL.window)
    assert (status.code, status.reason) == ("stays", "gradient_rounds")
    x = path.points[status.step]
    assert (x + 1e-4 == x).all()
    assert (x - 1e-4 == x).all()
    assert (path.points[status.step - 1] != x).any()
    assert (path.points[status.step :] == x).all()
    assert running.status(0, BOWL.window, status.step - 1).code == "left"
    assert foretold(BOWL, running.runners[0]) is not None, "both are said"


def test_too_small_a_learning_rate() -> None:
    """After 100 steps of the book with η = 1e-10: (−2.99999994, 3.99999992)."""
    running = race(Runner(SGD(), 1e-10), steps=100)
    np.testing.assert_allclose(running.path(0).points[-1], (-2.99999994, 3.99999992), atol=5e-9)
    status = running.status(0, BOWL.window)
    assert (status.code, status.reason) == ("stays", "too_small")
    assert status.length == pytest.approx(1e-10 * 10)  # η ‖∇f‖ = η · 2 · 5
    assert status.needed == pytest.approx(0.01 * sqrt(200) / 1e-9)


def test_why_a_runner_stays() -> None:
    def reason(runner: Runner, start: Point, on: Surface = BOWL, steps: int = 2) -> tuple[str, str]:
        status = race(runner, on=on, start=start, steps=steps).status(0, ((-5, 5), (-5, 5)))
        return status.code, status.reason

    assert reason(Runner(SGD(), 1e-18), (-3, 4)) == ("stays", "update_rounds")
    assert reason(Runner(SGD(), 0.1), (0, 0)) == ("stays", "flat")
    assert reason(Runner(SGD(), 0.5), (-3, 4)) == ("stays", "flat"), "at the minimum after one step"
    assert reason(Runner(SGD(), 0.01), (-0.5, -1), SURFACES["himmelblau"], 500) == ("stays", "flat"), "but for rounding"
    assert reason(Runner(SGD(), 0.1), (-3, 4)) == ("running", "")
    assert reason(Runner(SGD(), 0.1), (-3, 4), steps=150)[0] == "running", "short steps near the minimum are no wonder"
    assert reason(Runner(SGD(), 0.1), (0.5, 1), surface("log(x0 − 0.45)"))[0] == "undefined"
    assert reason(Runner(SGD(), 0.1), (0, 1), surface("1/x0"))[0] == "infinite"
    assert reason(Runner(SGD(), 0.1), (-1, 1), surface("sqrt(x0)"))[0] == "undefined"


# --- what is foretold ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("optimizer", [SGD(), Momentum(0.5), Momentum(), Nesterov(0.5), Nesterov()], ids=repr)
@pytest.mark.parametrize("kind", ["bowl", "stretched_bowl", "booth", "saddle"])
@pytest.mark.parametrize("rate", [0.01, 0.3, 1.5])
def test_the_foretold_factor_is_the_one_that_is_seen(optimizer: Optimizer, kind: str, rate: float) -> None:
    on = SURFACES[kind]
    ahead = foretold(on, Runner(optimizer, rate))
    assert ahead is not None
    path = race(Runner(optimizer, rate), on=on, start=on.start, steps=400).path(0).points
    away = np.hypot(*(path - np.array(on.minima[0] if on.minima else (0, 0))).T)
    seen = np.array([away[k - 6 : k].max() for k in range(6, len(away))])  # whatever swings around is at its largest
    last = np.flatnonzero((seen > 1e-10) & (seen < 1e100))[-1]
    assert (seen[last] / seen[last // 2]) ** (1 / (last - last // 2)) == pytest.approx(ahead.factor, rel=0.08)


@pytest.mark.parametrize("kind", LINEAR)
def test_the_limit_divides_what_converges_from_what_does_not(kind: str) -> None:
    optimizer, on = OPTIMIZERS[kind](), SURFACES["stretched_bowl"]
    ahead = foretold(on, Runner(optimizer, 0.1))
    assert ahead is not None
    assert kind != "sgd" or ahead.factors == pytest.approx((0.99, 0.8)), "|1 − η λ| with λ = 0.1 and 2"
    for rate, converges in ((0.99 * ahead.limit, True), (1.01 * ahead.limit, False)):
        again = foretold(on, Runner(optimizer, rate))
        assert again is not None
        assert (again.factor < 1) == converges
    # SGD: 2/λ. Momentum: 2 (1 + μ)/λ (Polyak 1964).
    known = {"sgd": 1.0, "momentum": 1.9}
    assert kind not in known or ahead.limit == pytest.approx(known[kind])


def test_only_what_can_be_foretold_is() -> None:
    assert foretold(SURFACES["rosenbrock"], Runner(SGD(), 0.1)) is None
    assert foretold(BOWL, Runner(Adam(), 0.1)) is None
    assert foretold(BOWL, Runner(None, 0.1)) is None
    saddle = foretold(SURFACES["saddle"], Runner(SGD(), 0.1))
    assert saddle is not None
    assert saddle.limit == 0
    assert saddle.factors == pytest.approx((1.2, 0.8))


@pytest.mark.parametrize("optimizer", [SGD(), Momentum(0.5), Nesterov(0.5)], ids=repr)
@pytest.mark.parametrize(
    ("text", "start", "rate", "decides"),
    [
        ("x0² − x1²", (1, 0), 0.1, 1),  # down to the saddle point along the axis, which it never leaves
        ("x0² − x1²", (0, 1), 0.1, 0),
        ("x0 x1", (1, 1), 0.1, 1),
        ("x0 x1", (1, -1), 0.1, 0),
        ("x0²/20 + x1²", (-7, 0), 1.2, 0),  # across the valley η would be too large
        ("x0²/20 + x1²", (0, 2), 0.1, 1),
        ("x0²", (-3, 4), 0.1, 1),  # x₁ does not matter: no distance to go
        ("(x0 + x1)²", (-3, 4), 0.1, 1),
        ("(0.3x0 + 0.7x1 − 100)²", (-3, 4), 0.1, 1),
        ("5 − x1²", (-3, 4), 0.1, 0),
    ],
)
def test_only_directions_in_which_it_is_off_decide(
    optimizer: Optimizer, text: str, start: Point, rate: float, decides: int
) -> None:
    on = surface(text)
    ahead = foretold(on, Runner(optimizer, rate), start)
    assert ahead is not None
    assert ahead.deciding == (decides,)
    assert ahead.factor == ahead.factors[decides]
    assert not ahead.endless
    path = race(Runner(optimizer, rate), on=on, start=start, steps=200).path(0).points
    lengths = np.hypot(*np.diff(path, axis=0).T)
    seen = (lengths[30:60].max() / lengths[0:30].max()) ** (1 / 30)  # each step is to the last as distances are
    assert (seen > 1) == (ahead.factor > 1)


def test_what_is_off_by_rounding_alone_decides_once_it_has_grown() -> None:
    """Booth's function upside down in one direction: its axes lie askew, so that the ridge is left in the end."""
    on, runner = surface("(x0 + x1 − 3)² − (x0 − 2x1 + 0.3)²"), Runner(SGD(), 0.01)
    curvatures, vectors = np.linalg.eigh([[0.0, 6.0], [6.0, -6.0]])
    centre = np.linalg.solve([[0.0, 6.0], [6.0, -6.0]], [6.6, 4.8])
    start = tuple(float(x) for x in centre + vectors[:, 1])
    running = race(runner, on=on, start=(start[0], start[1]), steps=1000)
    points = running.path(0).points
    first, later = outlook(on, runner, points[:1]), outlook(on, runner, points[[0, -1]])
    assert first is not None
    assert later is not None
    assert curvatures[0] < 0 < curvatures[1]
    assert (first.deciding, later.deciding) == ((1,), (0, 1))
    assert (first.factor < 1, first.beside > 1, later.factor > 1) == (True, True, True)
    assert np.hypot(*(points[100] - centre)) < 1, "towards the ridge's lowest place"
    assert np.hypot(*(points[-1] - centre)) > 1e3, "and off"


def test_without_a_minimum_it_goes_on_for_ever() -> None:
    for text in ("x0² + x1", "(x0 + x1)² + x0", "x1 − x0²/20 + x0²"):
        ahead = foretold(surface(text), Runner(SGD(), 0.1), (-3, 4))
        assert ahead is not None
        assert ahead.endless, text


@pytest.mark.parametrize(
    ("on", "start", "deciding"),
    [
        (SURFACES["saddle"], (-3, 1e-12), (0, 1)),  # little, but more than rounding
        (BOWL, (0, 0), ()),
        (SURFACES["saddle"], (0, 0), ()),
        (SURFACES["booth"], (1, 3), ()),
        (SURFACES["booth"], (2, 2), (0,)),  # on the axis across
    ],
)
def test_how_far_off_counts(on: Surface, start: Point, deciding: tuple[int, ...]) -> None:
    ahead = foretold(on, Runner(SGD(), 0.1), start)
    assert ahead is not None
    assert (ahead.deciding, ahead.endless) == (deciding, False)


# --- an optimiser's own terms --------------------------------------------------------------------------------------


def terms(optimizer: Optimizer | None, step: int) -> dict[str, list[float]]:
    running = race(Runner(optimizer, 0.5), start=(1, -2), on=surface("x0² + x1²"), steps=3)
    return {term.name: term.value.tolist() for term in running.terms(0, step)}


def test_terms_worked_by_hand() -> None:
    """∇f at (1, −2) is (2, −4)."""
    assert terms(SGD(), 1) == {"gradient": [2, -4], "step": [-1, 2]}
    assert terms(Momentum(0.5), 1) == {"gradient": [2, -4], "kept": [0, 0], "velocity": [2, -4], "step": [-1, 2]}
    # It is at (0, 0) then; half of the velocity is kept.
    assert terms(Momentum(0.5), 2) == {"gradient": [0, 0], "kept": [1, -2], "velocity": [1, -2], "step": [-0.5, 1]}
    assert terms(Nesterov(0.5), 1)["look_ahead"] == [3, -6]
    adagrad = terms(AdaGrad(), 1)
    assert adagrad["squares"] == [4, 16]
    assert adagrad["effective_rate"] == pytest.approx([0.25, 0.125])
    assert terms(RMSProp(0.75), 1)["squares"] == [1, 4]
    adam = terms(Adam(0.9, 0.99), 1)
    assert adam["m"] == pytest.approx([0.2, -0.4])
    assert adam["v"] == pytest.approx([0.04, 0.16])
    assert adam["m_hat"] == pytest.approx([2, -4])
    assert adam["v_hat"] == pytest.approx([4, 16])
    assert adam["effective_rate"] == pytest.approx([0.25, 0.125])
    assert adam["step"] == pytest.approx([-0.5, 0.5])
    assert terms(AdamW(weight_decay=0.1), 1)["decay"] == pytest.approx([-0.05, 0.1])
    assert list(terms(None, 1)) == ["gradient", "step"]
    assert terms(None, 1)["step"] == pytest.approx([exp(-1) - 1, 2 - 2 * exp(-1)])


@pytest.mark.parametrize("optimizer", ALL, ids=lambda o: o.kind)
def test_terms_add_up_to_the_step(optimizer: Optimizer) -> None:
    running = race(Runner(optimizer, 0.05), Runner(optimizer, 0.1), on=SURFACES["beale"], start=(1, 1.5), steps=30)
    for step in (1, 2, 30):
        found = {term.name: term.value for term in running.terms(1, step)}
        moved = found.get("look_ahead", found.get("velocity", found.get("m_hat", found["gradient"])))
        expected = -found.get("effective_rate", 0.1) * moved + found.get("decay", 0.0)
        np.testing.assert_allclose(found["step"], expected, rtol=1e-10, atol=1e-15)
    with pytest.raises(Invalid):
        running.terms(0, 31)


def test_the_flow_on_a_bowl_is_exponential_to_more_digits_than_its_parts_are_judged_by() -> None:
    x, _, _ = finished(flow(lambda a, b: (2 * a, 2 * b), np.float64(1), np.float64(0), 1.0, 1.0))
    assert x == pytest.approx(np.exp(-2.0), rel=1e-9)


def test_a_flow_that_begins_with_tiny_parts_soon_takes_larger_ones() -> None:
    calls = 0

    def gradient(a: float, b: float) -> tuple[float, float]:
        nonlocal calls
        calls += 1
        return 2 * a, 2 * b

    finished(flow(gradient, np.float64(1), np.float64(0), 1.0, 1e-3))
    assert calls < 1_500


@pytest.mark.parametrize("kind", LINEAR)
@pytest.mark.parametrize("scale", ["1e-307", "1e-320", "1e307"])
def test_what_is_as_small_or_large_as_numbers_go_is_foretold_without_an_error(kind: str, scale: str) -> None:
    on = typed(read(f"{scale} (x0^2 + x1^2)", ("x0", "x1")))
    ahead = foretold(on, Runner(OPTIMIZERS[kind](), 0.1), (1, 2))
    assert ahead is None or ahead.factor >= 0
