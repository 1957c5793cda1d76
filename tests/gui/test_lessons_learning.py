"""The lessons on chapters 4 and 5: each is read through the window, and what they say is so."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from gui.lessons.learning import (
    BACK,
    BEST,
    BOOK,
    BUMPY,
    BURSTS,
    CREEPS,
    DOWNHILL,
    FEW_DIGITS,
    GOOD,
    LEARNED,
    SECOND,
    SINE,
    SINGLE,
)
from gui.main_window import MainWindow
from gui.panels.function import WEIGHT
from gui.panels.runner_row import RunnerRow
from gui.spotlight import controls
from gui.widgets.number import NumberField
from model.approach import SMALLEST
from model.course import Course
from model.defaults import DEFAULTS
from model.descent import Race
from model.experiment import BACKPROPAGATION, Experiment
from model.functions import FUNCTIONS
from model.inside.slope import slope_of
from model.one_weight import OneWeight
from model.outlook import outlook
from model.secants import difference_errors, secants
from model.trainer import Trainer
from tests.gui.reader import control, read
from tests.gui.window import (
    SHIFT,
    Key,
    begun,
    choose,
    click,
    named,
    now,
    opened,
    paused,
    press,
    turn_to,
    type_into,
)
from tests.model.runs import timeline_of, trainer_of


def leaps(window: MainWindow, times: int) -> None:
    """Go on by Shift+→; Esc leaves the field that was typed into."""
    press(window, Key.Key_Escape)
    for _ in range(times):
        press(window, Key.Key_Right, SHIFT)


def play(window: MainWindow) -> None:
    """Play, or pause, by Space."""
    press(window, Key.Key_Escape)
    press(window, Key.Key_Space)


# --- a slope by numbers ---------------------------------------------------------------------------------------------


def test_a_slope_is_found_by_numbers(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        read(
            qtbot,
            window,
            "slope",
            [
                lambda: leaps(window, 2),
                lambda: type_into(named(window, NumberField, "h"), "1e-4"),
                lambda: leaps(window, 5),
                lambda: type_into(named(window, NumberField, "h"), "1e-50"),
                lambda: type_into(named(window, NumberField, "x"), "10"),
                lambda: choose(named(window, QComboBox, "f(x)"), WEIGHT),
            ],
        )


def test_errors_shrink_with_h_and_with_its_square_until_rounding_wins() -> None:
    errors = {h: secants(SINE.function, SINE.x, h) for h in (1.0, 0.1, 0.01, 1e-3, 1e-4)}
    exact = errors[1.0].exact
    assert exact == np.cos(1)
    assert abs(errors[1.0].forward - exact) > 0.4, "far off"
    for h in (0.1, 0.01, 1e-3):
        larger, smaller = errors[h], errors[h / 10]
        assert (larger.forward - exact) / (smaller.forward - exact) == pytest.approx(10, rel=0.05)
        assert (larger.central - exact) / (smaller.central - exact) == pytest.approx(100, rel=0.05)
    best = next(e for e in difference_errors(SINE.function, SINE.x) if e.method == "central")
    assert BEST[0] > best.valley > BEST[1]
    for h in (*BEST, 1e-5):
        assert abs(secants(SINE.function, SINE.x, h).central - exact) < 3e-10 < abs(errors[1e-4].central - exact)
    assert abs(secants(SINE.function, SINE.x, 1e-10).central - exact) > 1e-8, "rounding"


def test_below_1e16_every_difference_is_0() -> None:
    assert np.float32(SMALLEST) == 0
    for h in (0.9e-16 / 2, 1e-17, SMALLEST):
        drawn = secants(SINE.function, SINE.x, h)
        assert (drawn.backward, drawn.forward, drawn.central) == (0, 0, 0)
        assert "same_point" in drawn.codes


@pytest.mark.parametrize(("x", "slope"), [(BOOK.x, 0.2), (SECOND, 0.3)])
def test_on_the_books_quadratic_the_central_difference_is_right_with_any_h(x: float, slope: float) -> None:
    drawn = secants(FUNCTIONS["book"], x, 1.0)
    assert drawn.central == pytest.approx(slope, abs=1e-12)
    assert drawn.forward - slope == pytest.approx(slope - drawn.backward, abs=1e-12)
    assert drawn.forward - slope == pytest.approx(0.01, abs=1e-12)


def test_along_a_weight_the_loss_is_smooth_and_accuracy_goes_in_stairs() -> None:
    timeline = timeline_of(DEFAULTS["xor"])
    survey = OneWeight().begin(timeline)
    for _ in survey.work(timeline):
        pass
    answer = survey.answer(timeline)
    loss, accuracy = answer.turns
    assert answer.sweep is not None
    assert loss == len(answer.sweep.loss) - 1, "every move of the weight changes the loss"
    assert accuracy < loss / 2
    assert answer.slopes[0] != 0
    assert answer.slopes[1] == 0


# --- downhill -------------------------------------------------------------------------------------------------------


def test_runners_go_downhill(qtbot: QtBot) -> None:
    with opened(qtbot) as window:

        def start_elsewhere() -> None:
            qtbot.waitUntil(lambda: window.descent.pointer.texts()["gradient"] == "(6, 8)")
            for x0, x1, gradient in (("0", "2", "(0, 4)"), ("3", "0", "(6, 0)")):
                assert not window.guide.tutor.done
                type_into(named(window, NumberField, "Start x₀"), x0)
                type_into(named(window, NumberField, "Start x₁"), x1)
                qtbot.waitUntil(lambda gradient=gradient: window.descent.pointer.texts()["gradient"] == gradient)

        def calm_down() -> None:
            press(window, Key.Key_Right)
            runner = control(window, "runner:2")
            assert isinstance(runner, RunnerRow)
            type_into(named(runner, NumberField, "Runner 2: Learning rate"), "0.5")

        def start_left() -> None:
            leaps(window, 3)
            area = window.descent.stage.map
            qtbot.waitUntil(lambda: window.descent.race.standings is not None and not window.descent.race.waits())
            [at] = area.to_pixels(np.array([(-1.0, 1.0)]))
            click(area.viewport(), QPointF(*at).toPoint())

        def look_at_the_network() -> None:
            click(control(window, "option:network"))
            play(window)

        read(
            qtbot,
            window,
            "downhill",
            [
                start_elsewhere,
                lambda: leaps(window, 2),
                calm_down,
                lambda: leaps(window, 3),
                start_left,
                lambda: leaps(window, 6),
                look_at_the_network,
            ],
        )


def test_runners_are_seen_from_above_whatever_was_seen_before(qtbot: QtBot) -> None:
    with opened(qtbot, dress=False) as window:
        turn_to(window, "descent")
        stage = window.descent.stage
        for button in (stage._map_tools.parts["arrows"], stage._map_tools.solid):
            click(button)
        assert stage._views.currentWidget() is stage.relief
        window.menus.actions["lesson_downhill"].trigger()
        assert stage._views.currentWidget() is stage.map
        assert stage._map_tools.parts["arrows"].isChecked()


def race(page: int, **changes: object) -> Race:
    """The race that a page begins with, 100 steps of it."""
    course = next(c for c in DOWNHILL.pages[page].begin if isinstance(c, Course))
    course = replace(course, **changes)
    made = Race(course.surface, course.runners, course.start, course.slope)
    made.run(100)
    return made


def ends(made: Race, runner: int = 0, step: int = 100) -> np.ndarray:
    """Where a runner is at a step."""
    return made.path(runner, step).points[-1]


def test_on_the_bowl_small_rates_arrive_and_large_ones_fly_off() -> None:
    good = race(1)
    assert np.hypot(*ends(good)) < 1e-8, "as in the book"
    assert np.hypot(*ends(good, step=20)) < 0.06
    bad = race(2)
    assert np.hypot(*(ends(bad) - ends(bad, step=0))) < 1e-6, "it hardly moves"
    assert ends(bad, 1, 1) == pytest.approx(-19 * ends(bad, 1, 0))
    foretold = outlook(bad.surface, bad.runners[1], np.array([bad.start]))
    assert foretold is not None
    assert foretold.limit == pytest.approx(1)
    half = race(2, runners=(replace(bad.runners[1], learning_rate=0.5),))
    assert ends(half, 0, 1).tolist() == [0, 0]
    for rate in (0.1, 0.9):
        assert np.hypot(*ends(race(2, runners=(replace(bad.runners[1], learning_rate=rate),)))) < 1e-8


def test_in_the_valley_a_large_rate_zigzags_and_a_small_one_creeps() -> None:
    made = race(3)
    wide, small = (made.path(r, 30).points for r in (0, 1))
    assert (np.diff(np.sign(wide[:, 1])) != 0).all(), "from side to side, each step"
    assert (np.sign(small[:, 1]) == 1).all()
    assert small[30] == pytest.approx((-5.2, 0), abs=0.05)
    assert np.hypot(*wide[30]) < 0.4
    gradient = made.path(0, 0).gradients[0]
    assert abs(gradient[1]) > 5 * abs(gradient[0]), "across rather than along"


@pytest.mark.parametrize(("start", "basin"), [((5.5, 1.5), 1), ((-0.01, 1.5), 0), ((-2.0, -1.0), 0), ((-5.5, 0.5), 0)])
def test_where_one_ends_depends_on_where_one_starts(start: tuple[float, float], basin: int) -> None:
    made = race(4, start=start)
    assert ends(made) == pytest.approx(made.surface.minima[basin], abs=0.05)
    left, right = (made.surface.at(place)[0] for place in made.surface.minima)
    assert left < right
    assert race(4).start == (5.5, 1.5)


def test_a_saddle_is_approached_and_left() -> None:
    made = race(5)
    points = made.path(0).points
    lengths = np.hypot(*np.diff(points, axis=0).T)
    slowest = int(lengths.argmin())
    assert 10 < slowest < 40
    assert lengths[slowest] < 0.15 * min(lengths[0], lengths[60])
    assert ends(made, step=60)[1] > 2.5
    stuck = race(5, start=(-3.0, 0.0))
    assert ends(stuck) == pytest.approx((0, 0), abs=1e-3)


# --- the learning rate ----------------------------------------------------------------------------------------------


def test_learning_rates_are_tried(qtbot: QtBot) -> None:
    with opened(qtbot) as window:

        def set_number(name: str, text: str) -> None:
            type_into(named(window.learning, NumberField, name), text)

        def many() -> None:
            play(window)
            qtbot.waitUntil(lambda: window.session.snapshot is not None and now(window).step >= 300)
            set_number("Batch size", "250")

        def epoch() -> None:
            set_number("Batch size", "10")
            leaps(window, 1)

        def before_the_mark() -> None:
            timeline = window.transport.timeline.bar
            click(timeline, QPoint(timeline.width() // 2, timeline.height() // 2))

        read(
            qtbot,
            window,
            "rate",
            [
                lambda: play(window),
                lambda: set_number("Learning rate", "0.1"),
                lambda: set_number("Learning rate", "1"),
                before_the_mark,
                many,
                epoch,
            ],
        )


def test_with_the_old_rate_the_good_one_is_not_tried(qtbot: QtBot) -> None:
    """A rate of 0.03 gets to an R² of 0.85, too, only later."""
    with opened(qtbot) as window:
        tutor = window.guide.tutor
        tutor.begin("rate")
        tutor.go_on()
        window.session.set_speed(inf)
        type_into(named(window.learning, NumberField, "Learning rate"), "0.03")
        play(window)
        qtbot.waitUntil(lambda: (figures := now(window).figures) is not None and figures.test.accuracy > 0.9)
        assert not tutor.done
        with qtbot.waitSignal(tutor.reached):
            type_into(named(window.learning, NumberField, "Learning rate"), "0.1")


def test_a_page_begins_a_run_anew_though_it_could_go_on(qtbot: QtBot) -> None:
    with opened(qtbot, replace(BUMPY, learning_rate=0.05)) as window:
        begun(qtbot, window)
        for _ in range(3):
            press(window, Key.Key_Right)
        qtbot.waitUntil(lambda: now(window).step == 3)
        window.guide.tutor.begin("rate")
        assert begun(qtbot, window).end == 0
        assert window.session.experiment.learning_rate == CREEPS
        press(window, Key.Key_Down)
        qtbot.waitUntil(lambda: now(window).moves is not None)
        window.guide.tutor.set_up()
        assert begun(qtbot, window).moves is None


def fitted(trainer: Trainer) -> float:
    """R² on all test data."""
    return trainer.evaluate(trainer.dataset.test, None).accuracy


def test_a_small_rate_creeps_and_a_hundred_times_as_much_is_good() -> None:
    trainer = trainer_of(replace(BUMPY, learning_rate=CREEPS))
    began = trainer.evaluate(trainer.dataset.train, None).loss
    trainer.run(300)
    assert trainer.evaluate(trainer.dataset.train, None).loss < began
    assert fitted(trainer) == pytest.approx(0.1, abs=0.1)
    trainer.edit(replace(BUMPY, learning_rate=GOOD))
    best = max(_after(trainer, 10) for _ in range(15))
    assert best >= 0.85, "within some hundred steps"


def _after(trainer: Trainer, steps: int) -> float:
    trainer.run(steps)
    return fitted(trainer)


@pytest.mark.parametrize("steps", [100, 300, 1_000, 3_000])
def test_with_a_rate_of_1_it_diverges_within_some_dozen_steps(steps: int) -> None:
    trainer = trainer_of(replace(BUMPY, learning_rate=GOOD))
    trainer.run(steps)
    assert fitted(trainer) > 0.7
    trainer.edit(replace(BUMPY, learning_rate=BURSTS))
    done = trainer.run(60)
    assert trainer.diverged
    ruined = trainer_of(replace(BUMPY, learning_rate=GOOD))
    ruined.run(steps)
    ruined.edit(replace(BUMPY, learning_rate=BURSTS))
    ruined.run(done - 2)
    assert not ruined.diverged, "where Go back leads"
    assert fitted(ruined) < -1e6


def test_the_loss_of_single_examples_leaps_and_that_of_all_is_calm() -> None:
    jumps, fits = {}, {}
    for size in (1, 10, 250):
        trainer = trainer_of(replace(SINGLE, batch_size=size))
        losses = np.empty(1_000)
        trainer.run(1_000, losses)
        jumps[size], fits[size] = np.abs(np.diff(losses[300:])).mean(), fitted(trainer)
    assert jumps[1] > 3 * jumps[10]
    assert jumps[1] > 100 * jumps[250]
    assert np.ptp(list(fits.values())) < 0.03, "and the loss falls no faster for it"
    assert trainer_of(SINGLE).batches.samples == 250
    epoch = trainer_of(replace(SINGLE, batch_size=10))
    epoch.run(25)
    assert (epoch.batches.epoch, epoch.batches.sample) == (1, 0)


# --- backpropagation ------------------------------------------------------------------------------------------------


def test_a_step_is_gone_through_backwards(qtbot: QtBot) -> None:
    with opened(qtbot) as window:

        def down(times: int, offered: str) -> None:
            """Go on, each time once the move before is shown, and wait for what is needed next."""
            begun(qtbot, window)
            for _ in range(times):
                moves = now(window).moves
                press(window, Key.Key_Down)
                qtbot.waitUntil(lambda before=moves: now(window).moves != before)
            qtbot.waitUntil(lambda: controls(window, offered)[0].isVisible())

        def by_differences() -> None:
            begun(qtbot, window)
            play(window)
            choose(named(window.learning, QComboBox, "Gradient"), "central")

        read(
            qtbot,
            window,
            "backpropagation",
            [
                lambda: down(1, "button:next"),
                lambda: down(5, "button:next"),
                lambda: down(2, "button:compare"),
                lambda: click(control(window, "button:compare")),
                lambda: click(control(window, "button:end")),
                by_differences,
            ],
        )
        play(window)
        paused(qtbot, window)


def kinds(experiment: Experiment) -> Sequence[str]:
    return [move.kind for move in trainer_of(experiment).program]


def test_the_moves_of_a_step_are_those_that_the_lesson_tells() -> None:
    moves = kinds(DEFAULTS["xor"])
    assert moves.index("loss") == 5
    assert tuple(dict.fromkeys(moves[6:])) == BACK
    assert moves[7] in LEARNED
    assert DEFAULTS["xor"].batch_size == 10
    assert DEFAULTS["xor"].parameter_count == 32
    assert FEW_DIGITS.parameter_count == 39_760
    assert FEW_DIGITS.gradient == BACKPROPAGATION


def test_backpropagation_agrees_with_differences_to_many_digits() -> None:
    trainer = trainer_of(DEFAULTS["xor"])
    moves = trainer.moves()
    for move in moves:
        if move.kind == "bias_gradient" and move.layer == 0:
            break
    found = [slope_of(trainer, k) for k in range(32)]
    assert max(slope.difference for slope in found) < 1e-6
    assert found[0].evaluations == 64
    moves.close()
