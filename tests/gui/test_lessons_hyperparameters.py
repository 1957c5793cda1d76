"""The lesson on choosing hyperparameters: it is read through the window, and what it says is so."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from gui.lessons.hyperparameters import DRAWN, LEADS, LONG, SEARCHED
from gui.main_window import MainWindow
from gui.panels.lane_row import LaneRow
from gui.widgets.number import NumberField
from model.comparison import Comparison
from model.factors import DRAWN_PENALTIES, DRAWN_RATES
from model.lanes import Lanes, LaneStanding
from tests.gui.reader import read
from tests.gui.window import Key, choose, click, named, now, opened, press, type_into
from tests.model.runs import dataset_of


def play(window: MainWindow) -> None:
    """Play, or pause, by Space."""
    press(window, Key.Key_Escape)
    press(window, Key.Key_Space)


def judge(window: MainWindow) -> None:
    """Choose the validation data."""
    choose(named(window, QComboBox, "Judged by"), "validation")


def pause_after(qtbot: QtBot, window: MainWindow) -> None:
    """Play for long enough, as soon as the examples are there, and pause."""
    qtbot.waitUntil(lambda: window.compare.training.setup is not None)
    play(window)
    qtbot.waitUntil(lambda: window.compare.training.step_number >= LONG, timeout=60_000)
    play(window)


def narrow(window: MainWindow) -> None:
    """Give those that have not learned a larger learning rate, and let all learn anew."""
    for number, lane in enumerate(DRAWN.lanes, 1):
        if lane.learning_rate is not None and lane.learning_rate < LEADS:
            [row] = [row for row in window.findChildren(LaneRow) if row.objectName() == f"lane:{number}"]
            type_into(named(row, NumberField, f"Network {number}: Learning rate"), f"0.0{number}")
    play(window)


def use(window: MainWindow, place: int) -> None:
    """Take the network whose tile stands at this place, from 0, and train it."""
    buttons = [b for b in window.compare.stage.findChildren(QAbstractButton) if b.text() == "Use" and b.isVisible()]
    corners = {b: b.mapTo(window, b.rect().topLeft()) for b in buttons}
    click(sorted(buttons, key=lambda b: (corners[b].y(), corners[b].x()))[place])
    window.show_stage("network")
    play(window)


def use_the_second_then_the_best(qtbot: QtBot, window: MainWindow) -> None:
    """Pause, so that the tiles stand in order, and take first what is not asked for."""
    play(window)
    qtbot.waitUntil(lambda: not window.compare.training.waits())
    use(window, 1)
    qtbot.waitUntil(lambda: now(window).experiment == window.session.experiment and now(window).step >= LONG)
    window.guide.tutor._notice()
    assert not window.guide.tutor.done, "it has learned, but it is not the best"
    play(window)
    window.show_stage("compare")
    use(window, 0)


@pytest.mark.timeout(180)
def test_the_lesson_is_read_in_the_window(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        read(
            qtbot,
            window,
            "hyperparameters",
            [
                lambda: judge(window),
                lambda: pause_after(qtbot, window),
                lambda: narrow(window),
                lambda: use_the_second_then_the_best(qtbot, window),
            ],
        )


def after(comparison: Comparison) -> tuple[LaneStanding, ...]:
    """How far networks have come in the end."""
    lanes = Lanes(comparison.experiments(SEARCHED), comparison.dataset(dataset_of(SEARCHED.data, SEARCHED.seed)), {})
    for _ in lanes.go_to(LONG):
        pass
    return lanes.standings({})


def last(standing: LaneStanding, curve: str) -> float:
    """The last value of a curve."""
    return float(standing.curves[curve].values[-1])


def test_three_of_the_draws_have_learned_those_with_the_larger_rates() -> None:
    standings = after(replace(DRAWN, validated=True))
    rates = [lane.learning_rate or 0 for lane in DRAWN.lanes]
    accuracies = [last(standing, "test_accuracy") for standing in standings]
    assert len(rates) == 6
    learned = [accuracy > 0.35 for accuracy in accuracies]
    assert learned == [rate >= LEADS for rate in rates]
    assert sum(learned) == 3
    assert min(rate for rate in rates if rate >= LEADS) == pytest.approx(0.0083)
    assert all(accuracy < 0.2 for accuracy, learns in zip(accuracies, learned, strict=True) if not learns)


def test_the_ranges_are_those_that_are_told() -> None:
    assert [SEARCHED.learning_rate * end for end in DRAWN_RATES] == pytest.approx([1e-5, 0.1])
    assert DRAWN_PENALTIES == (1e-8, 1e-4)


def test_so_small_a_penalty_decides_nothing() -> None:
    """With the strongest that is drawn, and with none, accuracy is the same to a few digits of a hundred."""
    best = max(DRAWN.lanes, key=lambda lane: lane.learning_rate or 0)
    lanes = tuple(replace(best, value=value) for value in (0.0, DRAWN_PENALTIES[1]))
    none, strongest = after(replace(DRAWN, lanes=lanes, validated=True))
    assert last(none, "test_accuracy") == pytest.approx(last(strongest, "test_accuracy"), abs=0.03)
