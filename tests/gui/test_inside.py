"""Going into a step: the worker does the training's own moves, and the stage shows them in the real window."""

import math
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from gui.copying import FORMS, array_text, code_text, formula_text
from gui.due import MOST_ASKED
from gui.formulas import WRONG, placed
from gui.inside import Target
from gui.languages import Languages
from gui.lessons import LESSONS
from gui.main_window import MainWindow
from gui.orders import Save, Start
from gui.sentences import SENTENCES
from gui.stages.lit import lit
from gui.stages.move_head import MoveHead
from gui.stages.move_page import MovePage, first_cell
from gui.stages.scalar import ScalarStrip
from gui.stages.softmax import SoftmaxCard, aligned
from gui.stages.trial import trials
from gui.theme import SMALL_PX, Mode, Theme, load_fonts, text_font, wrapped
from gui.widgets.array_grid import Grid, Shown
from gui.widgets.array_layout import BAR, HEAD, SIDE, WIDTH, Limit
from gui.widgets.array_painter import ArrayPainter
from gui.widgets.formula_lines import broken
from gui.widgets.icon_button import IconButton
from gui.widgets.matrix_view import MatrixView
from gui.widgets.move_list import MOST_LINES, Entry, MoveList
from gui.widgets.number import NumberField
from gui.widgets.packing import packed
from gui.widgets.typesetting import Box, typeset
from model import archive
from model.activations import ACTIVATIONS
from model.data.choice import Data
from model.defaults import DEFAULTS
from model.experiment import Experiment, Output
from model.grammar import read
from model.inside.arithmetic import Arrays, Leaf, Piece, Total, call
from model.inside.cell import CellAnswer
from model.inside.explanations import explain
from model.inside.present_move import MoveAnswer, PresentMove
from model.inside.scene import Scene
from model.layers import BatchNormalization, Convolution, Dense, Dropout, Flatten, MaxPooling
from model.losses import LOSSES
from model.optimizers import OPTIMIZERS, SGD, Adam
from model.past import Past
from model.saved import saved
from model.tokens import CODES, Unreadable
from tests.gui.test_worker import SLOW, Bench, ticking
from tests.gui.window import (
    CONTROL,
    SHIFT,
    Key,
    answered,
    at_rest,
    begun,
    bits,
    click,
    few_digits,
    heard,
    hold,
    light,
    named,
    now,
    opened,
    point,
    press,
    run_of,
    seen_whole,
    shown_words,
    timeline_in,
    told,
    turn_to,
    type_into,
)
from tests.model.runs import bits_of, small, timeline_of, trainer_of
from tests.model.test_inside import EXPERIMENTS

REGULAR = small(hidden=(Dense(3), BatchNormalization(), Dropout(0.2)), optimizer=Adam())


@pytest.fixture
def bench(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """A worker with nothing to do."""
    bench = Bench(qtbot, monkeypatch)
    yield bench
    assert bench.failures == []


def moved(bench: Bench, target: Target) -> tuple[int, int] | None:
    """Go to a move and return how many are done, and how many there are."""
    bench.worker.move(target)
    bench.until(bench.idle)
    moment = bench.trainer.moment
    return (moment.done, len(moment.program)) if moment else None


def straight(steps: int) -> dict[str, object]:
    trainer = trainer_of(REGULAR)
    trainer.run(steps)
    return bits_of(trainer)


# --- the worker -----------------------------------------------------------------------------------------------------


def test_moves_go_on_and_back(bench: Bench) -> None:
    bench.start(REGULAR)
    total = len(bench.trainer.program)
    assert moved(bench, "next") == (1, total)
    assert moved(bench, "next") == (2, total)
    assert moved(bench, "layer") == (4, total)  # batch, linear, activation, then the statistics of the second row
    assert moved(bench, "previous") == (3, total)
    assert moved(bench, 7) == (7, total)
    assert moved(bench, "end") == (total, total)
    assert bits_of(bench.trainer) == straight(1)
    assert bench.timeline.end == 1
    assert moved(bench, "previous") == (total - 1, total)
    assert bench.trainer.step_number == 0
    assert moved(bench, "next") == (total, total)
    assert bits_of(bench.trainer) == straight(1)
    assert moved(bench, "next") == (1, total)  # of the step after
    assert bench.trainer.step_number == 1


def test_moves_ordered_faster_than_they_are_done_are_all_done_in_their_order(bench: Bench) -> None:
    bench.start(REGULAR)
    for target in ("next", "next", "layer", "previous"):
        bench.worker.move(target)
    assert bench.rest().moves == (3, len(bench.trainer.program))


def test_moves_ordered_while_examples_are_made_are_done_then(bench: Bench) -> None:
    bench.start(REGULAR)
    moved(bench, 5)
    bench.order(few_digits())
    bench.worker.move("next")
    bench.worker.move("next")
    snapshot = bench.rest()
    assert snapshot.run_id == bench.runs
    assert snapshot.moves == (2, len(bench.trainer.program))


def ordered(bench: Bench, *orders: str) -> None:
    """Order steps, epochs, steps back and moves, and wait for none of them."""
    moves: tuple[Target, ...] = ("next", "previous", "layer", "end")
    by_name = {str(move): partial(bench.worker.move, move) for move in moves}
    for order in orders:
        by_name.get(order, getattr(bench.worker, order, None))()  # type: ignore[misc]


QUICK = (
    (("step", "step", "next"), 2, 1),
    (("next", "step", "next"), 1, 1),
    (("step", "epoch"), 5, None),  # 43 points in batches of 10: epochs of five steps
    (("step", "step", "step", "step", "step", "epoch"), 10, None),
    (("epoch", "epoch"), 10, None),
    (("epoch", "next", "next"), 5, 2),
    (("epoch", "step"), 6, None),
    (("epoch", "step_back"), 4, None),
    (("step", "step", "step_back"), 1, None),
    (("step", "next", "next", "step_back"), 1, None),
    (("step", "next", "next", "step_back", "step_back"), 0, None),
    (("next", "step", "step_back"), 0, None),
    (("step", "step", "step_back", "next"), 1, 1),
    (("step_back", "step"), 1, None),
    (("end", "end", "step_back"), 1, None),
    (("end", "previous", "step_back"), 0, None),
    (("end", "previous", "step", "next"), 1, 1),
)
"""Orders, and at which step the run is then, and after how many of its moves."""


@pytest.mark.parametrize(("orders", "step", "moves"), QUICK, ids=["-".join(orders) for orders, *_ in QUICK])
def test_what_is_ordered_faster_than_it_is_done_is_done_in_its_order(
    bench: Bench, orders: tuple[str, ...], step: int, moves: int | None
) -> None:
    bench.start(REGULAR)
    ordered(bench, *orders)
    shown = bench.rest()
    assert (shown.step, shown.moves) == (step, moves and (moves, len(bench.trainer.program)))
    assert shown.orders == orders.count("step_back")
    if moves is None:
        assert bits_of(bench.trainer) == straight(step)


@pytest.mark.parametrize("seed", range(8))
def test_any_walk_leads_to_the_same_place_however_quickly_it_is_ordered(bench: Bench, seed: int) -> None:
    draw = random.Random(seed)
    orders = draw.choices(["step", "epoch", "step_back", "next", "previous", "layer", "end"], k=MOST_ASKED)
    bench.start(REGULAR)
    for order in orders:
        ordered(bench, order)
        bench.until(bench.idle)
    slowly, bits = bench.rest(), bits_of(bench.trainer)
    bench.start(REGULAR)
    ordered(bench, *orders)
    quickly = bench.rest()
    assert (quickly.step, quickly.moves) == (slowly.step, slowly.moves), orders
    assert bits_of(bench.trainer) == bits


@pytest.mark.parametrize("epochs", [1, 3])
@pytest.mark.parametrize(("order", "moves"), [("step_back", None), ("next", 1)])
def test_an_epoch_that_is_under_way_ends_where_one_goes_back_or_inside(
    bench: Bench, order: str, moves: int | None, epochs: int
) -> None:
    """With its first report: it is amid its first step, which takes long; and so do those that follow it."""
    ticking(bench)
    bench.start(SLOW)
    reported = heard(bench.worker.progressed)
    bench.worker.progressed.connect(lambda: ordered(bench, order) if len(reported) == 1 else None)
    ordered(bench, *["epoch"] * epochs)
    shown = bench.rest()
    assert len(reported) > 0
    assert (shown.step, shown.moves and shown.moves[0]) == (0, moves)


@pytest.mark.parametrize("order", ["play", "pause", "seek"])
def test_moves_that_wait_are_forgotten_with_the_next_order(bench: Bench, order: str) -> None:
    bench.start(REGULAR)
    bench.worker.step()
    bench.rest()
    for _ in range(3):
        bench.worker.move("next")
    if order == "seek":
        bench.worker.seek(0)
    elif order == "pause":
        bench.worker.pause()
    else:
        bench.worker.play()
        bench.until(lambda: bench.trainer.step_number > 3)
        bench.worker.pause()
    assert bench.rest().moves is None


def test_a_key_held_down_does_not_move_on_long_after_it_is_let_go(bench: Bench) -> None:
    bench.start(REGULAR)
    for _ in range(100):
        bench.worker.move("next")
    assert bench.rest().moves == (MOST_ASKED, len(bench.trainer.program))


def test_of_too_many_orders_that_wait_those_that_came_first_are_carried_out(bench: Bench) -> None:
    bench.start(REGULAR)
    ordered(bench, "step", *["next"] * 20)
    shown = bench.rest()
    assert (shown.step, shown.moves and shown.moves[0]) == (1, MOST_ASKED - 1)
    ordered(bench, *["next", "step_back"] * MOST_ASKED)  # those that are not taken are answered, too
    shown = bench.rest()
    assert (shown.step, shown.orders) == (1, MOST_ASKED)


def test_back_before_the_first_move_no_step_is_under_way(bench: Bench) -> None:
    bench.start(REGULAR)
    assert moved(bench, "previous") is None
    moved(bench, "next")
    assert moved(bench, "previous") is None
    assert bits_of(bench.trainer) == straight(0)


def test_a_half_done_step_is_finished_by_step_and_given_up_by_back(bench: Bench) -> None:
    bench.start(REGULAR)
    moved(bench, 5)
    bench.worker.step()
    bench.rest()
    assert bits_of(bench.trainer) == straight(1)
    moved(bench, "next")
    moved(bench, 5)
    bench.worker.step_back()
    bench.rest()
    assert bits_of(bench.trainer) == straight(1)
    assert bench.trainer.moment is None
    bench.worker.step_back()
    bench.rest()
    assert bench.trainer.step_number == 0


def test_one_step_back_on_the_way_into_a_step_gives_it_up(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.start(REGULAR)
    bench.worker.step()
    bench.rest()
    bench.worker.seek(1)  # which is not what leads into the step below
    bench.rest()
    for _ in range(4):
        bench.worker.step()
    bench.rest()
    moved(bench, "end")
    released = hold(monkeypatch, "seek")
    bench.worker.move("previous")
    bench.until(lambda: bench.worker._run.job.kind == "seek")
    bench.worker.step_back()
    released.append(1)
    assert bench.rest().step == 5
    assert bits_of(bench.trainer) == straight(5)
    assert bench.trainer.moment is None


def test_an_edit_waits_for_the_end_of_the_step(bench: Bench) -> None:
    bench.start(REGULAR)
    moved(bench, 5)
    bench.worker.edit(replace(REGULAR, optimizer=SGD()))
    bench.rest()
    assert bench.trainer.experiment.optimizer == Adam()
    bench.worker.move("end")
    bench.rest()
    assert bench.trainer.experiment.optimizer == SGD()
    assert [event.step for event in bench.timeline.history.events] == [1]


def saved_by(bench: Bench, path: Path, experiment: Experiment) -> Past | None:
    """Save while something may be under way; return the run that is in the file."""
    filed = heard(bench.worker.files.saved)
    bench.worker.save(Save(path, bench.runs, experiment, {}, {}))
    bench.until(lambda: bool(filed))
    bench.until(bench.idle)
    return archive.read(path).past


@pytest.mark.parametrize("complete", [False, True])
def test_an_edit_that_waits_for_the_end_of_a_step_is_in_the_file_and_in_force(
    bench: Bench, tmp_path: Path, complete: bool
) -> None:
    """The step that is half done is begun anew, and gone into as far as it was."""
    bench.start(REGULAR)
    bench.worker.step()
    bench.rest()
    total = len(bench.trainer.program)
    assert moved(bench, "end" if complete else 5) == (total if complete else 5, total)
    bench.worker.edit(edited := replace(REGULAR, optimizer=SGD(), learning_rate=0.02))
    past = saved_by(bench, tmp_path / "inside.nori", edited)
    assert past is not None
    assert (past.end, [(e.step, e.experiment) for e in past.history.events]) == (1 + complete, [(1 + complete, edited)])
    assert bench.rest().experiment == edited
    moment = bench.trainer.moment
    assert (moment.done if moment else None) == (None if complete else 5)
    bench.worker.move("end")
    bench.rest()
    alone = timeline_of(REGULAR)
    alone.advance(1 + complete)
    alone.edit(edited)
    alone.advance(1)
    assert bits_of(bench.trainer) == bits_of(alone.trainer)


def test_a_step_that_is_complete_stays_on_screen_while_it_is_saved(bench: Bench, tmp_path: Path) -> None:
    bench.start(REGULAR)
    total = len(bench.trainer.program)
    assert moved(bench, "end") == (total, total)
    assert saved_by(bench, tmp_path / "inside.nori", REGULAR) is not None
    assert bench.trainer.moment is not None
    assert moved(bench, "previous") == (total - 1, total)


def test_saving_before_the_last_move_does_not_do_it_where_the_step_has_become_shorter(
    bench: Bench, tmp_path: Path
) -> None:
    clipped = replace(REGULAR, clip=1.0, l2=0.1)
    bench.start(clipped)
    total = len(bench.trainer.program)
    assert moved(bench, total - 1) == (total - 1, total)
    bench.worker.edit(REGULAR)
    assert saved_by(bench, tmp_path / "inside.nori", REGULAR) is not None
    assert bench.trainer.step_number == 0
    assert bench.trainer.moment is not None
    assert (bench.trainer.moment.done, len(bench.trainer.moment.program)) == (total - 3, total - 2)


def test_an_edit_that_waits_for_the_end_of_a_step_stays_with_its_run(bench: Bench) -> None:
    edited = replace(REGULAR, learning_rate=0.02)
    bench.start(REGULAR)
    moved(bench, 5)
    bench.worker.edit(edited)
    bench.start(other := replace(REGULAR, seed=5))
    assert bench.rest().experiment == other
    assert bench.timeline.history.events == ()
    bench.worker.start(Start(1, edited, {}))  # as undo does
    assert bench.rest().experiment == edited
    assert [(e.step, e.experiment) for e in bench.timeline.history.events] == [(0, edited)]


def test_after_divergence_there_is_no_next_step_to_go_into(bench: Bench) -> None:
    steep = small(hidden=(Dense(4, "relu"),), output=Output("identity"), loss="mean_squared", optimizer=SGD())
    bench.start(replace(steep, learning_rate=100.0))
    total = len(bench.trainer.program)
    for _ in range(50):
        assert moved(bench, "end") == (total, total)
    assert bench.trainer.diverged
    assert moved(bench, "next") == (total, total)
    bench.worker.edit(replace(steep, learning_rate=0.1))
    bench.rest()
    assert bench.trainer.experiment.learning_rate == 0.1


@pytest.mark.parametrize("seed", range(4))
def test_any_walk_of_moves_and_steps_is_the_training_itself(bench: Bench, seed: int) -> None:
    bench.start(REGULAR)
    draw = random.Random(seed)
    ways: list[Target | Literal["any", "step", "back"]] = ["next", "previous", "layer", "end", "any", "step", "back"]
    for _ in range(25):
        kind = draw.choice(ways)
        if kind == "step":
            bench.worker.step()
        elif kind == "back":
            bench.worker.step_back()
        else:
            bench.worker.move(draw.randint(1, len(bench.trainer.program)) if kind == "any" else kind)
        bench.until(bench.idle)
    bench.worker.step()
    bench.until(bench.idle)
    steps = bench.trainer.step_number
    assert steps > 0
    assert bits_of(bench.trainer) == straight(steps)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_sentence_and_formula_is_there(name: str) -> None:
    light()
    trainer = trainer_of(EXPERIMENTS[name])
    moves = trainer.moves()
    for number, _ in enumerate(moves):
        assert trainer.moment
        for notation in ("book", "z_h"):
            found = explain(Scene(trainer.network, trainer.moment, number, 0, notation))
            assert found.sentence in SENTENCES
            assert typeset(found.formula, 24).width > 10


def test_there_is_no_sentence_for_nothing() -> None:
    said = {"batch", "mask"}
    for experiment in EXPERIMENTS.values():
        trainer = trainer_of(experiment)
        moves = trainer.moves()
        for number, _ in enumerate(moves):
            assert trainer.moment
            for part in range(2):
                said.add(explain(Scene(trainer.network, trainer.moment, number, part)).sentence)
    wanted = (
        {f"activation_{a}" for a in ACTIVATIONS} | {f"loss_{k}" for k in LOSSES} | {f"update_{o}" for o in OPTIMIZERS}
    )
    assert wanted <= said
    assert set(SENTENCES) == said


# --- the window -----------------------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with opened(qtbot, small(hidden=(Dense(2), Dense(3)), batch_size=5)) as window:
        begun(qtbot, window)
        yield window


def shown(window: MainWindow) -> MoveAnswer:
    assert window.inside.page.present is not None
    return window.inside.page.present


def at_move(qtbot: QtBot, window: MainWindow, done: int) -> MoveAnswer:
    """Wait until a move is on screen, with the arithmetic of its cell, and not with that of the move before."""
    stage = window.inside
    qtbot.waitUntil(
        lambda: stage.page.present is not None and stage.page.present.done == done and now(window).moves is not None
    )
    answered(qtbot, window)
    assert stage.page.strip._cell is not None
    return shown(window)


def cell(view: MatrixView, index: tuple[int, ...]) -> QPoint:
    """Where a cell is in the viewport."""
    at = view._grid.find(index)
    assert at is not None, index
    return view._layout.rect(at).center() - view._corner()


def view(window: MainWindow, key: str) -> MatrixView:
    views = (v for v in window.inside.page.arrays.views if (s := v.shown()) and s.key == key and not v.isHidden())
    return next(views)


def test_down_goes_into_a_step_and_shows_it(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Key.Key_Down)
    assert window.tabs.value() == "inside"
    at_move(qtbot, window, 1)
    press(window, Key.Key_Down)
    answer = at_move(qtbot, window, 2)
    assert window.inside.page.head.formula.latex() == r"A^{(1)} = X \, W^{(1)} + b^{(1)}"
    assert view(window, "A").shown() is not None
    np.testing.assert_array_equal(view(window, "A").shown().values, answer.results[0].values)  # type: ignore[union-attr]
    assert window.inside.page.strip.text().startswith("A1[0, 0] = ")
    press(window, Key.Key_Up)
    at_move(qtbot, window, 1)
    press(window, Key.Key_Right)  # a step finishes what is half done
    at_rest(qtbot, window, 1)


def half_done(qtbot: QtBot, window: MainWindow) -> Experiment:
    """Go into the third step, and change something that is to wait for its end."""
    for _ in range(2):
        press(window, Key.Key_Right)
    at_rest(qtbot, window, 2)
    for done in (1, 2, 3):
        press(window, Key.Key_Down)
        at_move(qtbot, window, done)
    before = window.session.experiment
    window.session.edit(replace(before, learning_rate=0.02))
    answered(qtbot, window)
    assert run_of(window.session).experiment == before
    return before


def test_a_file_that_is_saved_inside_a_step_after_a_change_holds_the_run(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    before = half_done(qtbot, window)
    window.documents.path = tmp_path / "inside.nori"
    with qtbot.waitSignal(window.session.files.saved):
        press(window, Key.Key_S, CONTROL)
    content = archive.read(tmp_path / "inside.nori")
    assert content.past is not None
    assert (content.past.end, content.past.history.first, content.experiment) == (2, before, window.session.experiment)
    at_move(qtbot, window, 3)
    assert now(window).experiment == window.session.experiment
    assert window.windowTitle() == "inside.nori – Nori"


def test_a_change_that_waits_inside_a_step_is_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    before = half_done(qtbot, window)
    press(window, Key.Key_Z, CONTROL)
    press(window, Key.Key_Right)
    at_rest(qtbot, window, 3)
    told(window.session)
    timeline = timeline_in(window.session)
    assert (timeline.experiment, timeline.history.events) == (before, ())


def test_a_change_that_waits_inside_a_step_is_not_made_in_a_file_that_is_opened(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    half_done(qtbot, window)
    other = timeline_of(small(hidden=(Dense(2), Dense(3)), batch_size=5, learning_rate=0.7))
    other.advance(4)
    archive.write(tmp_path / "other.nori", saved(other, {}, {}))
    with qtbot.waitSignal(window.session.files.opened):
        window.session.files.open(tmp_path / "other.nori")
    at_rest(qtbot, window, 4)
    assert now(window).moves is None
    assert window.session.experiment == now(window).experiment == other.experiment
    assert bits(window.session) == bits_of(other.trainer)
    assert timeline_in(window.session).history.events == ()


def test_a_key_turns_to_inside_and_the_settings_fold(qtbot: QtBot, window: MainWindow) -> None:
    assert window.data.isVisible()
    turn_to(window, "inside")
    assert window.tabs.value() == "inside"
    assert not window.data.isVisible()
    click(named(window, IconButton, "Settings"))
    assert window.data.isVisible()
    click(window.columns._fold)
    turn_to(window, "draw")
    assert window.tabs.value() == "draw"
    assert window.data.isVisible()


def test_buttons_and_the_list_go_through_the_step(qtbot: QtBot, window: MainWindow) -> None:
    click(named(window, IconButton, "Step into"))  # in the transport
    at_move(qtbot, window, 1)
    click(named(window.inside, QPushButton, "Next layer"))
    at_move(qtbot, window, 2)
    click(named(window.inside, QPushButton, "Next ▸"))
    at_move(qtbot, window, 3)
    total = len(shown(window).lines)
    place = window.inside.moves.place_of(6).center().toPoint()
    click(window.inside.moves, place)
    at_move(qtbot, window, 6)
    click(named(window.inside, QPushButton, "End of step"))
    at_move(qtbot, window, total)
    assert now(window).step == 1
    click(named(window.inside, QPushButton, "◂ Previous"))
    at_move(qtbot, window, total - 1)
    assert now(window).step == 0


def test_another_move_begins_at_its_top_and_the_buttons_are_always_in_sight(qtbot: QtBot) -> None:
    with opened(qtbot, small(hidden=(Dense(20), Dense(20)), batch_size=30), size=(1100, 700)) as window:
        begun(qtbot, window)
        window.step_into()
        update = len(at_move(qtbot, window, 1).lines)  # with more arrays than the page can have in sight
        window.inside.go(update)
        at_move(qtbot, window, update)
        page = window.inside.page
        bar = page.area.verticalScrollBar()
        qtbot.waitUntil(lambda: bar.maximum() > 50)
        bar.setValue(bar.maximum())
        last = [view for view in page.arrays.views if not view.isHidden()][-1]  # how many steps Adam has done
        click(last.viewport(), cell(last, ()))
        answered(qtbot, window)
        kept = bar.value()
        assert kept > 0, "the same move stays where it is"
        window.inside.go(update - 1)
        at_move(qtbot, window, update - 1)
        assert bar.value() == 0
        bar.setValue(kept)
        for name in ("◂ Previous", "Next ▸", "Next layer", "End of step", "Copy"):
            button = named(page, QPushButton, name)
            assert seen_whole(button), name


def test_the_list_shows_what_the_next_step_will_do_and_leads_into_it(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "inside")
    moves = window.inside.moves
    qtbot.waitUntil(moves.isEnabled)
    ahead = moves._entries
    assert f"0 / {len(ahead)}" in shown_words(window.inside)
    assert ahead[0].heading == "Batch"
    assert window.inside._pages.currentIndex() == 0
    click(moves, moves.place_of(3).center().toPoint())
    at_move(qtbot, window, 3)
    assert moves._entries == ahead
    for done in (2, 1):
        press(window, Key.Key_Up)
        at_move(qtbot, window, done)
    press(window, Key.Key_Up)
    qtbot.waitUntil(lambda: window.inside._pages.currentIndex() == 0)
    assert moves._entries == ahead


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900)])
def test_what_fits_into_the_page_is_not_cut(qtbot: QtBot, size: tuple[int, int]) -> None:
    """Only where others would be out of sight, as in the small window, are arrays cut, so that more are seen."""
    wide = small(hidden=(Dense(8), Dense(8)), batch_size=10, optimizer=Adam())
    with opened(qtbot, wide, size=size) as window:
        begun(qtbot, window)
        window.step_into()
        total = len(at_move(qtbot, window, 1).lines)
        for done in range(1, total + 1):
            window.inside.go(done)
            at_move(qtbot, window, done)
            views = [v for v in window.inside.page.arrays.views if not v.isHidden()]

            def fits(views: list[MatrixView] = views) -> bool:
                arrays = window.inside.page.arrays  # a long line below may take some pixels of what is planned for
                seen = [arrays.y() + v.geometry().bottom() <= arrays._sight for v in views[:2]]
                return {v.horizontalScrollBar().maximum() for v in views} == {0} or (size[0] == 1100 and all(seen))

            qtbot.waitUntil(fits, timeout=5_000)  # once it is laid out
            assert max(v.geometry().right() for v in views) < window.inside.page.arrays.width()


def test_a_cell_lights_up_where_it_comes_from_and_goes_to(qtbot: QtBot, window: MainWindow) -> None:
    window.step_into()
    at_move(qtbot, window, 1)
    window.step_into()
    at_move(qtbot, window, 2)
    a, x, w = view(window, "A"), view(window, "X"), view(window, "W")
    click(a.viewport(), cell(a, (3, 1)))
    qtbot.waitUntil(lambda: window.inside.page.strip.text().startswith("A1[3, 1]") and bool(x._lit.any()))
    assert np.argwhere(x._lit[0]).tolist() == [[3, 0], [3, 1]]
    assert np.argwhere(w._lit[0]).tolist() == [[0, 1], [1, 1]]
    point(w.viewport(), cell(w, (0, 0)))
    qtbot.waitUntil(lambda: window.inside.page.strip.text().startswith("W1[0, 0]") and not x._lit.any())
    assert np.argwhere(a._lit[0]).tolist() == [[n, 0] for n in range(5)]
    assert "where it goes" in window.inside.page.strip.text()
    point(window.inside, QPoint(5, 5))
    qtbot.waitUntil(lambda: window.inside.page.strip.text().startswith("A1[3, 1]"))  # what was clicked stays
    a.setFocus()
    press(a, Key.Key_Down)
    qtbot.waitUntil(lambda: window.inside.page.strip.text().startswith("A1[4, 1]"))


def test_a_gradient_is_compared_with_numerical_differentiation(qtbot: QtBot, window: MainWindow) -> None:
    window.step_into()
    lines = at_move(qtbot, window, 1).lines
    done = next(k for k, line in enumerate(lines, 1) if line.kind == "weights_gradient")
    window.session.move(done)
    at_move(qtbot, window, done)
    assert window.inside.page.strip.compare.isVisible()
    click(window.inside.page.strip.compare)
    qtbot.waitUntil(lambda: "relative difference" in shown_words(window.inside.page.strip))
    assert "✓" in shown_words(window.inside.page.strip)
    assert "put w back" in shown_words(window.inside.page.strip)


@pytest.mark.parametrize(
    ("before", "written"),
    [(-3.0, "norm = √((−3) ^ 2 + 4 ^ 2) = 5"), (3.0, "norm = √(3 ^ 2 + 4 ^ 2) = 5")],
)
def test_a_negative_number_stands_in_brackets_before_its_power(qtbot: QtBot, before: float, written: str) -> None:
    """−3 ^ 2 would be −9, even at the beginning of a bracket."""
    about = Arrays({"g": np.array([before, 4.0])}, {"k": 2})
    pieces = tuple(call("√", Total("k", Leaf("g", ("k",)) ** 2)).write(about, {}))
    strip = ScalarStrip(light())
    qtbot.addWidget(strip)
    strip.show_cell("norm", CellAnswer(pieces, 5.0, {}, {}, None), None)
    assert strip.text() == written


def test_one_sample_is_cut_out_of_the_batch(qtbot: QtBot, window: MainWindow) -> None:
    window.step_into()
    whole = at_move(qtbot, window, 1).results[0].values
    stage = window.inside
    click(stage.page.tools.samples._segments["one"])
    qtbot.waitUntil(lambda: shown(window).results[0].values.shape[0] == 1)
    stage.page.tools.sample.set_value(2)
    stage.page.tools.sample.changed.emit(2)
    qtbot.waitUntil(lambda: shown(window).results[0].offset == (2, 0))
    np.testing.assert_array_equal(shown(window).results[0].values, whole[2:3])
    type_into(named(stage, NumberField, "Sample"), "third")
    assert "“third” is no number." in shown_words(stage)


def test_a_value_of_a_formula_that_is_no_number_is_refused_in_words(window: MainWindow) -> None:
    turn_to(window, "inside")
    click(window.inside.subject._segments["expression"])
    field = window.inside.expression._fields[0]
    before = field.value()
    type_into(field, "much")
    assert "“much” is no number." in shown_words(window.inside.expression)
    press(window, Key.Key_Escape)
    assert "is no number" not in shown_words(window.inside.expression)
    assert field.value() == before


def test_another_notation_and_parameter(qtbot: QtBot, window: MainWindow) -> None:
    window.step_into()
    at_move(qtbot, window, 1)
    window.session.move("end")
    at_move(qtbot, window, len(shown(window).lines))
    stage = window.inside
    assert stage.page.tools.part.isVisible()
    stage.page.tools.part.setCurrentIndex(1)
    qtbot.waitUntil(lambda: shown(window).part == 1)
    assert {s.key for v in stage.page.arrays.views if not v.isHidden() and (s := v.shown())} >= {"b", "db", "b′"}
    press(window, Key.Key_Up)
    click(stage.page.tools.notation._segments["z_h"])
    window.session.move(2)
    qtbot.waitUntil(lambda: stage.page.head.formula.latex() == r"Z^{(1)} = X \, W^{(1)} + b^{(1)}")


def test_a_softmax_opens_for_the_chosen_sample(qtbot: QtBot, window: MainWindow) -> None:
    window.step_into()
    lines = at_move(qtbot, window, 1).lines
    done = max(k for k, line in enumerate(lines, 1) if line.kind == "activation")
    window.session.move(done)
    answer = at_move(qtbot, window, done)
    card, y = window.inside.page.arrays.softmax, view(window, "Y" if "Y" in {q.key for q in answer.results} else "Z")
    assert card.isVisible()
    assert not window.inside.page.arrays.dots.isVisible()
    click(y.viewport(), cell(y, (3, 1)))
    assert shown_words(card).count("sample 3") == 1
    largest = float(answer.operands[0].values[3].max())
    assert card.constant.value() == largest  # as the engine subtracts it
    assert "NaN" not in card.text()
    click(card.logits._segments["large"])
    assert card.constant.value() == 1_000
    assert card.text().count("NaN") == 3  # the naive form, of three classes
    card.constant.changed.emit(0.0)
    card.constant.set_value(0.0)
    card.retranslate()
    assert card.text().count("NaN") == 6  # with too small a constant the other overflows, too


@pytest.mark.parametrize("large", [9.6e10, 3e38])
def test_a_softmax_of_huge_logits_opens(qtbot: QtBot, large: float) -> None:
    """A groove has whole positions up to 2³¹; steps of 0.01 would be 9.6e12 of them."""
    card = SoftmaxCard(light())
    qtbot.addWidget(card)
    logits = np.array([-large, 0.0, large], np.float32)
    card.show_logits(logits, 2)
    assert card.constant.value() == float(logits[2])
    assert card.text().count("NaN") == 1, "the naive form overflows: ∞ / ∞"
    card.show()
    card.constant.groove.setFocus()
    press(card.constant.groove, Key.Key_Home)
    assert card.constant.value() == 0
    assert card.text().count("NaN") == 2
    press(card.constant.groove, Key.Key_End)
    assert card.constant.value() == pytest.approx(large)
    click(card.logits._segments["large"])
    assert card.constant.value() == 1000
    click(card.logits._segments["own"])
    card.show_logits(np.array([0, 1, 2], np.float32), 1)
    assert card.constant.value() == 2


def test_a_loss_shows_this_batch_as_dots_and_says_whose_it_is(qtbot: QtBot, window: MainWindow) -> None:
    window.step_into()
    lines = at_move(qtbot, window, 1).lines
    done = next(k for k, line in enumerate(lines, 1) if line.kind == "loss")
    window.session.move(done)
    answer = at_move(qtbot, window, done)
    card = window.inside.page.arrays.dots
    assert card.isVisible()
    header, rows = card.plot.table()
    assert header == ("x", "y")
    assert len(list(rows)) == 5  # samples
    assert answer.dots is not None
    assert answer.dots.level == pytest.approx(now(window).batch_loss)
    assert "the loss of this batch, not the training loss" in card.words()
    for mode in ("light", "dark"):  # the dots of the legend have the colour of those in the plot
        window.theme.set_mode(mode)
        dots = card.plot._points.opts["brush"].color()
        assert QColor(dots.rgb()) == window.theme.color("train")
        assert f'color:{window.theme.color("train").name()}">●' in card._words.text()
    window.session.move(3)
    at_move(qtbot, window, 3)
    assert card.isVisible()  # on the curve of the activation function
    window.session.move(2)
    at_move(qtbot, window, 2)
    assert not card.isVisible()


def test_the_dots_of_a_hinge_loss_are_said_to_be_those_of_wrong_classes(qtbot: QtBot) -> None:
    """Three classes: of each sample's outputs two are dots, and that of the right class is none."""
    with opened(qtbot, small(data=Data("rings"), output=Output("identity"), loss="hinge"), dress=False) as window:
        begun(qtbot, window)
        window.step_into()
        lines = at_move(qtbot, window, 1).lines
        done = next(k for k, line in enumerate(lines, 1) if line.kind == "loss")
        window.session.move(done)
        answer = at_move(qtbot, window, done)
        assert answer.dots is not None
        assert len(answer.dots.x) == 2 * answer.batch
        assert "each wrong class of each sample" in window.inside.page.arrays.dots.words()
        assert "each output" not in window.inside.page.arrays.dots.words()


def test_the_graph_lights_up_the_same_move(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Key.Key_Down)
    at_move(qtbot, window, 1)
    window.show_stage("network")
    graph = window.network_stage.graph
    qtbot.waitUntil(lambda: graph.lit() == ({0}, set()))
    press(window, Key.Key_Down)  # and stays there: the step is under way
    qtbot.waitUntil(lambda: graph.lit() == ({1}, {0}))
    assert window.tabs.value() == "network"
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step > 3)
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: graph.lit() == (set(), set()))
    press(window, Key.Key_Down)
    assert window.tabs.value() == "inside"


def test_moves_light_up_what_they_work_on() -> None:
    experiment = small(hidden=(Dense(3), Dropout(0.2)))
    assert lit(experiment, None) == (set(), set())
    assert lit(experiment, ("linear", 0)) == ({1}, {0})
    assert lit(experiment, ("dropout", 1)) == ({1}, set())
    assert lit(experiment, ("activation", 2)) == ({2}, set())
    assert lit(experiment, ("loss", None)) == ({2}, set())
    assert lit(experiment, ("weights_gradient", 2)) == ({2}, {1})
    assert lit(experiment, ("input_gradient", 2)) == ({1}, {1})
    assert lit(experiment, ("update", None)) == (set(), {0, 1})


@pytest.mark.parametrize(("method", "moves"), [("forward", 6), ("central", 7), ("five_point", 11)])
def test_a_numerical_gradient_opens_one_parameter(qtbot: QtBot, method: str, moves: int) -> None:
    with opened(qtbot, small(hidden=(Dense(2),), batch_size=5, gradient=method)) as window:
        begun(qtbot, window)
        window.step_into()
        lines = at_move(qtbot, window, 1).lines
        done = next(k for k, line in enumerate(lines, 1) if line.kind == "numerical_gradient")
        window.session.move(done)
        at_move(qtbot, window, done)
        card, gradient = window.inside.page.arrays.trial, view(window, "dW")
        qtbot.waitUntil(card.isVisible)
        click(gradient.viewport(), cell(gradient, (1, 0)))
        qtbot.waitUntil(lambda: "w = W1[1, 0]" in shown_words(card))
        slope = card._slope
        assert slope is not None
        found = trials(slope)
        assert len(found) == moves
        assert found[-1].number == slope.numerical == pytest.approx(slope.backpropagated, rel=1e-2, abs=1e-3)
        assert {t.inside for t in found if t.kind == "loss"} == {slope.value + s * slope.h for s, _ in slope.terms if s}
        before = card.array()
        while "L() takes no argument" not in shown_words(card):
            click(card.next)
        assert card.array() != before  # the shared array has changed
        while card.next.isEnabled():
            click(card.next)
        assert card.array() == before  # and is what it was
        assert f"{slope.evaluations} evaluations" in shown_words(card)


def test_a_formula_is_gone_through_by_the_same_keys(qtbot: QtBot, window: MainWindow) -> None:
    stage = window.inside
    turn_to(window, "inside")
    click(stage.subject._segments["expression"])
    stage.setFocus()
    for done in (1, 2, 3):
        press(window, Key.Key_Down)
        assert stage.expression.done() == done
    assert now(window).moves is None  # training rests
    assert stage.expression.head.formula.latex() == "z = t_{1}^{2}"
    press(window, Key.Key_Up)
    assert stage.expression.done() == 2
    graph = stage.expression.graph
    click(graph, graph.place_of(stage.expression.chain().result).toPoint())
    assert stage.expression.done() == 3
    place = stage.moves.place_of(5).center().toPoint()
    click(stage.moves, place)
    assert stage.expression.done() == 5
    click(named(stage.expression, QPushButton, "To the end"))
    assert "6 · 1 = 6" in shown_words(stage.expression)
    click(stage.subject._segments["step"])
    stage.setFocus()
    press(window, Key.Key_Down)
    at_move(qtbot, window, 1)


def test_nothing_jumps_from_move_to_move_of_a_formula(qtbot: QtBot, window: MainWindow) -> None:
    view = window.inside.expression
    turn_to(window, "inside")
    click(window.inside.subject._segments["expression"])
    window.inside.setFocus()
    places: set[tuple[int, int]] = set()
    for _ in range(len(view.chain().moves) + 1):
        QApplication.processEvents()
        places.add((view.typed.mapTo(view, QPoint()).y(), view.graph.mapTo(view, view.graph.rect().center()).y()))
        press(window, Key.Key_Down)
    assert len(places) == 1, places


def test_another_formula_and_other_values(qtbot: QtBot, window: MainWindow) -> None:
    window.show_stage("inside")
    click(window.inside.subject._segments["expression"])
    shown = window.inside.expression
    type_into(shown.typed, "w x + b")
    assert shown.expression().variables == ("w", "x", "b")
    assert [field.isVisible() for field in shown._fields[:4]] == [True, True, True, False]
    type_into(shown._fields[1], "5")
    shown.go("end")
    chain = shown.chain()
    assert chain.after(len(chain.moves)).derivatives[chain.names.index("w")] == 5


def test_what_is_half_typed_is_not_read(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "inside")
    shown = window.inside.expression
    click(window.inside.subject._segments["expression"])
    shown._pause.setInterval(600_000)
    read = {shown.expression()}
    for text in ("log(1+exp(-x*y)) + ma", "tanh(x)", "sqrt(y"):
        type_into(shown.typed, text, end=None)
        read.add(shown.expression())
    assert len(read) == 1
    assert shown.in_force()
    type_into(shown.typed, "tanh(x)", end=None)
    click(named(shown, QPushButton, "Next ▸"))  # it is read as soon as it matters
    assert (shown.expression().variables, shown.done()) == (("x",), 1)
    type_into(shown.typed, "x y", end=None)
    shown._pause.setInterval(0)
    press(shown.typed, Key.Key_Backspace)
    qtbot.waitUntil(lambda: shown.chain().latex() == "x")  # after a pause


def undone(window: MainWindow, times: int = 1) -> None:
    """Take edits back by key, from the stage."""
    press(window, Key.Key_Escape)
    for _ in range(times):
        press(window, Key.Key_Z, CONTROL)


def test_a_formula_and_its_values_are_taken_back_and_done_again(window: MainWindow) -> None:
    shown, undo, redo = window.inside.expression, *(window.menus.actions[name] for name in ("undo", "redo"))
    turn_to(window, "inside")
    click(window.inside.subject._segments["expression"])
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    type_into(shown._fields[1], "5")
    type_into(shown.typed, "w x + b")
    type_into(shown._fields[0], "7")
    assert (undo.text(), redo.text()) == ("&Undo: formula", "&Redo")
    undone(window)
    assert shown.chain().at == (1, 2, 3)
    assert shown._fields[0].value() == 1
    undone(window)
    assert (shown.typed.text(), shown.chain().at) == ("z = (x + y)²", (1, 5))
    undone(window)
    assert shown.chain().at == (1, 2)
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
    for _ in range(3):
        press(window, Key.Key_Z, CONTROL | SHIFT)
    assert (shown.expression().variables, shown.chain().at) == (("w", "x", "b"), (7, 2, 3))
    assert not redo.isEnabled()


def test_a_formula_that_was_read_on_the_way_is_taken_back_as_one(qtbot: QtBot, window: MainWindow) -> None:
    shown = window.inside.expression
    turn_to(window, "inside")
    click(window.inside.subject._segments["expression"])
    shown._pause.setInterval(0)
    for text in ("x y", "x y z"):
        type_into(shown.typed, text, end=None)
        qtbot.waitUntil(lambda text=text: shown.expression().variables == tuple(text.split()))
    press(window, Key.Key_Return)
    undone(window)
    assert shown.typed.text() == "z = (x + y)²"
    assert not window.menus.actions["undo"].isEnabled()


def test_a_formula_is_taken_back_though_nothing_was_new_at_the_first_pause_in_typing(
    qtbot: QtBot, window: MainWindow
) -> None:
    shown = window.inside.expression
    turn_to(window, "inside")
    click(window.inside.subject._segments["expression"])
    shown._pause.setInterval(0)
    click(shown.typed)
    press(shown.typed, Key.Key_End)
    for keys in ((Key.Key_Space,), (Key.Key_Plus, Key.Key_W)):
        for key in keys:
            press(shown.typed, key)
        qtbot.waitUntil(lambda: not shown._pause.isActive())
    press(window, Key.Key_Return)
    assert shown.expression().variables == ("x", "y", "w")
    undone(window)
    assert shown.typed.text() == "z = (x + y)²"


@pytest.mark.parametrize("end", [None, Key.Key_Return])
def test_what_follows_a_formula_that_could_not_be_read_is_an_edit_of_its_own(
    qtbot: QtBot, window: MainWindow, end: Qt.Key | None
) -> None:
    shown = window.inside.expression
    turn_to(window, "inside")
    click(window.inside.subject._segments["expression"])
    shown._pause.setInterval(0)
    for text, readable in (("w x + b", True), ("w x + b +", False)):
        type_into(shown.typed, text, end=None)
        qtbot.waitUntil(lambda readable=readable: not shown._pause.isActive() and shown.in_force() == readable)
    if end is not None:
        press(window, end)
    window.menus.actions["lesson_graphs"].trigger()
    assert shown.chain().at == (100, 2, 1.1)
    undone(window)
    assert shown.typed.text() == "w x + b"


def test_what_could_not_be_read_goes_with_the_edit_before_it(window: MainWindow) -> None:
    shown = window.inside.expression
    turn_to(window, "inside")
    click(window.inside.subject._segments["expression"])
    type_into(shown.typed, "w x + b")
    type_into(shown.typed, "arctan(x)")
    undone(window)
    assert shown.typed.text() == "z = (x + y)²"
    assert shown.in_force()
    assert "arctan" not in shown_words(shown)


def test_the_formula_that_a_lesson_replaces_comes_back(window: MainWindow) -> None:
    shown = window.inside.expression
    turn_to(window, "inside")
    click(window.inside.subject._segments["expression"])
    type_into(shown.typed, "w x + b")
    type_into(shown._fields[0], "7")
    window.menus.actions["lesson_graphs"].trigger()
    assert shown.chain().at == (100, 2, 1.1)
    undone(window)
    assert (shown.typed.text(), shown.chain().at) == ("w x + b", (7, 2, 3))


def test_beside_a_formula_the_last_edit_is_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    """The settings at the left are those of the network."""
    shown, session, rate = window.inside.expression, window.session, window.session.experiment.learning_rate
    turn_to(window, "inside")
    click(window.inside.subject._segments["expression"])
    type_into(shown.typed, "w x + b")
    session.edit(replace(session.experiment, learning_rate=0.5))
    undone(window)
    assert (session.experiment.learning_rate, shown.typed.text()) == (rate, "w x + b")
    press(window, Key.Key_Z, CONTROL | SHIFT)
    assert session.experiment.learning_rate == 0.5
    type_into(shown._fields[0], "7")
    undone(window, 2)
    assert (session.experiment.learning_rate, shown.typed.text()) == (0.5, "z = (x + y)²")
    click(window.inside.subject._segments["step"])
    undone(window)
    assert session.experiment.learning_rate == rate


def test_moves_of_another_formula_are_not_in_force(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "inside")
    stage, shown = window.inside, window.inside.expression
    click(stage.subject._segments["expression"])
    shown.go(2)
    parts = [stage.moves, shown.graph, shown.head.formula, shown._pairs[0], shown.strip, *buttons_of(shown)]
    before = [grabbed(part) for part in (stage.moves, shown.graph, shown.head.formula)]
    assert all(part.isEnabled() for part in parts)
    type_into(shown.typed, "arctan(x)^2")
    assert "“arctan” is no function known here" in shown_words(shown)
    assert not any(part.isEnabled() for part in parts)
    assert all(now != was for now, was in zip(map(grabbed, parts), before, strict=False))  # it is seen, too
    stage.setFocus()
    press(window, Key.Key_Down)
    click(shown.graph, shown.graph.place_of(shown.chain().result).toPoint())
    click(stage.moves, stage.moves.place_of(1).center().toPoint())
    assert shown.done() == 2
    click(stage.subject._segments["step"])
    assert stage.moves.isEnabled()
    click(stage.subject._segments["expression"])
    assert not stage.moves.isEnabled()
    type_into(shown.typed, "z = (x + y)^2")
    assert all(part.isEnabled() for part in parts)
    assert shown.done() == 2
    assert [grabbed(part) for part in (stage.moves, shown.graph, shown.head.formula)] == before


def buttons_of(view: QWidget) -> list[QPushButton]:
    """The buttons that go through a formula, and the one that copies it."""
    return [named(view, QPushButton, name) for name in ("◂ Previous", "Next ▸", "To the turn", "To the end", "Copy")]


def grabbed(widget: QWidget) -> QImage:
    """A picture of a widget."""
    QApplication.processEvents()
    return widget.grab().toImage()


@pytest.mark.parametrize("size", [(1366, 768), (1000, 640)])
def test_many_variables_leave_room_for_the_graph(qtbot: QtBot, size: tuple[int, int]) -> None:
    with opened(qtbot, size=size) as window:
        turn_to(window, "inside")
        shown = window.inside.expression
        click(window.inside.subject._segments["expression"])
        type_into(shown.typed, "a*b*c*d*e*f*g*h")
        QApplication.processEvents()
        assert shown.strip.height() <= 130
        assert shown.graph.visibleRegion().boundingRect().height() >= 140


@pytest.mark.parametrize(
    "text",
    [
        *("", "x" * 301, "(" * 41 + "x" + ")" * 41, "a+b+c+d+f+g+h+k+m", "x ? y", "1.2.3", "1e999", "2 +", "2 3", "(x"),
        *("x)", "sin x", "max(x)", "1/2x", "x²^3", "x = y = z"),
    ],
)
def test_what_is_wrong_with_a_formula_is_said(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        read(text)
    assert error.value.code in WRONG
    assert "{" not in placed(error.value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2 + (x", "Character 5: This parenthesis is never closed."),
        ("2 +", "Character 4: A number or a variable is missing here."),
        ("2 3", "Character 3: A sign is missing before “3”: one of +, −, ×, /."),
        ("", "Type a formula, such as z = (x + y)²."),
    ],
)
def test_what_is_wrong_is_said_of_a_character_where_it_is_at_one(text: str, why: str) -> None:
    with pytest.raises(Unreadable) as error:
        read(text)
    assert placed(error.value) == why


def test_there_are_words_for_all_that_may_be_wrong_with_a_formula() -> None:
    assert set(WRONG) == set(CODES)


def test_playing_leaves_the_step(qtbot: QtBot, window: MainWindow) -> None:
    window.step_into()
    at_move(qtbot, window, 1)
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step > 3)
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: window.inside._pages.currentIndex() == 0)


def test_pictures_are_shown_as_pictures(qtbot: QtBot) -> None:
    rows = (Convolution(2, 3), MaxPooling(), Flatten())
    with opened(qtbot, replace(few_digits(), hidden=rows, batch_size=4), dress=False) as window:
        begun(qtbot, window)
        window.step_into()
        at_move(qtbot, window, 1)
        window.session.move(3)
        answer = at_move(qtbot, window, 3)
        assert answer.cut
        assert answer.results[0].values.shape == (1, 28, 28, 2)
        pictures = view(window, "A")
        assert pictures._grid.picture
        click(pictures.viewport(), cell(pictures, (0, 5, 6, 1)))
        qtbot.waitUntil(lambda: window.inside.page.strip.text().startswith("A1[0, 5, 6, 1]"))


def test_what_a_cell_comes_from_is_named_where_it_is_a_copy_and_in_sight_in_large_arrays(qtbot: QtBot) -> None:
    digits = few_digits()
    with opened(qtbot, replace(digits, hidden=(Convolution(4), Flatten(), *digits.hidden))) as window:
        begun(qtbot, window)
        window.step_into()
        at_move(qtbot, window, 1)
        window.session.move(2)
        at_move(qtbot, window, 2)
        strip = window.inside.page.strip
        qtbot.waitUntil(lambda: strip.text().startswith("col1["))
        name, source, value = strip.text().split(" = ")
        row, column = (int(n) for n in name.removeprefix("col1[").rstrip("]").split(", "))
        down, across = row // 28 % 28 + column // 3 - 1, row % 28 + column % 3 - 1
        assert source == f"X[{row // 784}, {down}, {across}, 0]"
        assert float(value) == pytest.approx(shown(window).operands[0].values[0, down, across, 0], abs=1e-3)
        window.session.move(3)
        at_move(qtbot, window, 3)
        qtbot.waitUntil(lambda: strip.text().startswith("A1["))
        col = view(window, "columns")
        qtbot.waitUntil(lambda: bool(col._lit.any()))
        assert not col._lit[0, 0].any(), "it lies far down"
        assert col._is_in_sight(col._lit)


def opened_menu(window: MainWindow) -> QMenu:
    return next(m for m in window.inside.findChildren(QMenu) if m.isVisible())


def texts_copied(menu: QMenu) -> list[str]:
    """Take every entry of a menu that has no others inside, and return what is on the clipboard then; close it."""
    found: list[str] = []
    for action in menu.actions():
        if not action.isSeparator() and not isinstance(action.menu(), QMenu):
            action.trigger()
            found.append(QGuiApplication.clipboard().text())
    menu.close()
    return found


def context_menu(widget: QWidget) -> None:
    """Press the key for the context menu."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), widget.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(widget, event)


def test_everything_can_be_copied_in_every_form(qtbot: QtBot, window: MainWindow) -> None:
    window.step_into()
    at_move(qtbot, window, 1)
    window.step_into()
    answer = at_move(qtbot, window, 2)
    click(named(window.inside, QPushButton, "Copy"))
    menu = opened_menu(window)
    assert [a.text() for a in menu.actions() if isinstance(a.menu(), QMenu)] == ["X", "W1", "b1", "A1"]
    by_button = texts_copied(menu)
    code, numbers, latex = by_button
    assert code == code_text(answer.code)
    assert latex == r"A^{(1)} = X \, W^{(1)} + b^{(1)}"
    parts = numbers.split("\n\n")
    assert [part.splitlines()[0] for part in parts] == ["X,5,2", "W1,2,2", "b1,2", "A1,5,2"]
    weights = next(q.values for q in answer.operands if q.key == "W")
    np.testing.assert_array_equal(np.loadtxt(parts[1].splitlines()[1:], delimiter=","), weights)
    context_menu(window.inside.page.head.formula)
    assert texts_copied(opened_menu(window)) == by_button
    context_menu(view(window, "W"))
    forms = texts_copied(opened_menu(window))
    assert forms == [array_text("W1", weights, form) for form in FORMS]


def test_the_key_for_copying_copies_what_has_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    window.step_into()
    at_move(qtbot, window, 1)
    window.step_into()
    answer = at_move(qtbot, window, 2)
    weights = next(q.values for q in answer.operands if q.key == "W")
    for widget, text in (
        (view(window, "W"), array_text("W1", weights, "numpy")),
        (window.inside.page.head.formula, code_text(answer.code)),
    ):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.hasFocus()
        press(window, Key.Key_C, CONTROL)
        assert QGuiApplication.clipboard().text() == text
        press(window, Key.Key_F10, SHIFT)
        menu = opened_menu(window)
        assert menu.actions()[0].text().endswith("\tCtrl+C")
        menu.close()


def test_the_formula_that_was_typed_is_copied_with_its_numbers(qtbot: QtBot, window: MainWindow) -> None:
    turn_to(window, "inside")
    click(window.inside.subject._segments["expression"])
    context_menu(window.inside.expression.head.formula)
    code, numbers, latex = texts_copied(opened_menu(window))
    names: dict[str, float] = {}
    exec(code, names)
    pairs = [part.splitlines() for part in numbers.split("\n\n")]
    assert {name: float(number) for name, number in pairs} == {n: float(names[n]) for n, _ in pairs}
    assert {"x", "dx", "z", "dz"} <= {name for name, _ in pairs}
    assert latex == formula_text(window.inside.expression.chain().latex())


def test_the_scale_of_an_array_is_written_by_its_power_of_ten() -> None:
    for values, factor, scale, text in (
        (np.array([0.25, -0.009]), "", "±0.25", "−0.009"),
        (np.array([9.155e-3, -9.1e-5]), "×10⁻³", "±9.15 ×10⁻³", "−0.091"),
        (np.array([41_200.0, -500.0]), "×10⁴", "±4.12 ×10⁴", "−0.050"),
    ):
        grid = Grid(Shown("", "", "", values, (0,), -1, (), "", ""))
        assert (grid.factor_text(), grid.scale_text(), grid.text_of(values[1])) == (factor, scale, text)


def test_a_single_number_of_an_array_is_written_by_a_power_of_ten_too() -> None:
    """The bias of one output after divergence, and a gradient of one sample: 2348300000000.0 has no room there."""
    for value, factor, text in ((2.3483e12, "×10¹²", "2.348"), (-6.4e-6, "×10⁻⁶", "−6.400"), (0.25, "", "0.250")):
        for values in (np.array([value]), np.array([[value]])):
            grid = Grid(Shown("", "", "", values, (0,) * values.ndim, -1, (), "", ""))
            assert (grid.factor_text(), grid.text_of(value)) == (factor, text)
    alone = Grid(Shown("", "", "", np.array(2.3483e12), (), -1, (), "", ""))
    assert (alone.factor_text(), alone.text_of(2.3483e12)) == ("", "2.3483e12")


@pytest.mark.parametrize(
    ("value", "sign"), [(math.nan, "NaN"), (math.inf, "∞"), (-math.inf, "−∞"), (-0.0, "0")], ids=str
)
def test_what_is_no_finite_number_has_the_same_sign_everywhere(qtbot: QtBot, value: float, sign: str) -> None:
    """And a product that is 0 has none: 0 · (−2) is 0."""
    for values in (np.array(value), np.array([1.0, value])):
        assert Grid(Shown("L", "L", "L", values, (0,) * values.ndim, -1, (), "", "")).text_of(value) == sign
    strip = ScalarStrip(light())
    qtbot.addWidget(strip)
    strip.show_cell("L", CellAnswer((Piece(value=1.0), Piece(" · "), Piece(value=value)), value, {}, {}, None), None)
    assert strip.text().endswith(f" = {sign}")
    cell = Piece(value=value, cell=("A", (0,)))
    strip.show_cell("L", CellAnswer((Piece("max("), cell, Piece(")")), 1.0, {}, {}, None), None)
    assert strip.text() == f"L = max({sign}) = 1"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_common_factor_stands_in_the_colour_of_text_beside_the_name(qtbot: QtBot, mode: Mode) -> None:
    load_fonts()
    theme = Theme(mode)
    inks: dict[float, int] = {}
    for size in (1.0, 1e-3):
        matrix = MatrixView(theme)
        qtbot.addWidget(matrix)
        matrix.set_shown(Shown("W", "W", "W", np.full((2, 2), size), (0, 0), -1, (), "", "2 × 2"))
        matrix.resize(matrix.sizeHint())
        picture, text = grabbed(matrix), theme.color("text").rgb()
        right = range(int(typeset("W", 14).width) + 6, picture.width())
        inks[size] = sum(picture.pixel(x, y) == text for x in right for y in range(22))
    assert inks[1.0] == 0
    assert inks[1e-3] > 5


def test_arrays_and_formulas_as_text() -> None:
    values = np.array([[0.1, -2.0], [np.inf, 3.0]], np.float32)
    names = {"np": np}
    exec(array_text("Y", values, "numpy"), names)
    np.testing.assert_array_equal(names["Y"], values)
    assert array_text("Y", np.array([[1.5, 2.0]]), "csv") == "1.5,2.0\n"
    assert array_text("Y", np.array([[1.5, 2.0]]), "latex") == "\\begin{pmatrix}\n1.5 & 2\n\\end{pmatrix}"
    assert formula_text("Y − T") == "Y - T"
    assert code_text((("Y = A @ B", "(1, 2)"), ("y = 1", ""))) == "Y = A @ B  # (1, 2)\ny = 1\n"


def test_the_first_cell_is_one_that_says_something() -> None:
    trainer = trainer_of(EXPERIMENTS["images"])
    moves = trainer.moves()
    next(moves)
    next(moves)
    answer = PresentMove(sample=1).answer(trainer)
    assert answer is not None
    key, index = first_cell(answer.results[0])
    assert key == "columns"
    assert 196 <= index[0] < 392
    next(moves)  # A = col W + b, where the corner of a digit is b alone
    answer = PresentMove().answer(trainer)
    assert answer is not None
    [sums] = answer.results
    assert sums.values.ndim == 4
    _, index = first_cell(sums)
    assert abs(sums.values[index]) == np.abs(sums.values[..., 0]).max() > abs(sums.values[0, 0, 0, 0])


@pytest.mark.usefixtures("qapp")
def test_formulas_are_typeset_with_raised_and_lowered_parts() -> None:
    light()
    plain, raised = typeset("W", 24), typeset("W^{(1)}", 24)
    assert raised.width > plain.width
    assert raised.ascent > plain.ascent
    assert typeset(r"\beta_{1}", 24).descent > typeset(r"\beta", 24).descent
    fraction = typeset(r"\frac{a}{b}", 24)
    assert fraction.ascent > plain.ascent
    assert fraction.descent > plain.descent
    assert typeset("a^{b}_{c}", 24).width < typeset("a^{b}x_{c}", 24).width


def words_in(box: Box) -> str:
    return box.text + "".join(words_in(part) for _, _, part in box.parts)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_formula_is_readable_in_a_list(name: str) -> None:
    """No line is wider than its room, and only what takes very many lines is cut."""
    load_fonts()
    trainer = trainer_of(EXPERIMENTS[name])
    for number, _ in enumerate(trainer.moves()):
        brief = explain(Scene(trainer.network, trainer.moment, number)).brief  # type: ignore[arg-type]
        for first, rest in ((110.0, 190.0), (300.0, 300.0)):
            lines = broken(brief, 14.0, first, rest, MOST_LINES)
            assert lines.boxes[0].width <= first, brief
            assert all(box.width + lines.indent <= rest for box in lines.boxes[1:]), brief
            assert all(box.px >= 9 for box in lines.boxes), brief
            if lines.whole:
                assert "".join(map(words_in, lines.boxes)) == words_in(typeset(brief, 14.0)), brief
            else:
                assert words_in(lines.boxes[-1]).endswith("…")
                assert "gelu" in name or "silu" in name, f"{brief} is cut"


@pytest.mark.usefixtures("qapp")
def test_formulas_are_broken_before_operations_outer_ones_first() -> None:
    load_fonts()
    latex = r"Z = A \odot (B + C) − \frac{D + E}{F}"
    width = typeset(latex, 14).width
    assert [words_in(box) for box in broken(latex, 14, width, width).boxes] == ["𝑍=𝐴⊙(𝐵+𝐶)−𝐷+𝐸𝐹"]
    assert [words_in(box) for box in broken(latex, 14, 0.8 * width, width).boxes] == ["𝑍=𝐴⊙(𝐵+𝐶)", "−𝐷+𝐸𝐹"]
    narrow = broken(latex, 14, 70, 90)
    assert [words_in(box) for box in narrow.boxes] == ["𝑍=𝐴", "⊙(𝐵+𝐶)", "−𝐷+𝐸𝐹"]
    assert [words_in(box) for box in broken(latex, 14, 70, 90, 2).boxes] == ["𝑍=𝐴", "⊙(𝐵…"]
    assert broken(r"A = −B + (−C)", 14, 45, 60).boxes[0].width <= 45


def test_a_formula_that_is_cut_is_whole_in_its_tooltip(qtbot: QtBot) -> None:
    theme = light()
    moves = MoveList(theme)
    qtbot.addWidget(moves)
    moves.resize(200, 400)
    moves.set_moves([Entry("", f"A = {' + '.join('BCDEFGHIJK' * 6)}", "2×3", False, "adds < up"), ENTRY], 1)
    moves.show()
    assert not moves.lines_of(1).whole
    QApplication.sendEvent(moves, help_at(moves, moves.place_of(1).center().toPoint()))
    assert "<img " in QToolTip.text()
    assert "adds &lt; up" in QToolTip.text()
    QApplication.sendEvent(moves, help_at(moves, moves.place_of(2).center().toPoint()))
    assert QToolTip.text() == wrapped(ENTRY.tip)
    QToolTip.hideText()
    high = moves.height()
    moves.resize(2_000, 400)
    assert moves.height() < high
    assert moves.place_of(2).bottom() <= moves.height()


ENTRY = Entry("", "A = B", "2×3", False, "a < b")


def help_at(widget: QWidget, place: QPoint) -> QHelpEvent:
    return QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))


def matrix(qtbot: QtBot, values: np.ndarray, image: tuple[int, ...] = ()) -> MatrixView:
    view = MatrixView(light())
    qtbot.addWidget(view)
    view.set_shown(Shown("A", "A", "A", values, (0,) * values.ndim, -1, image, "", ""))
    return view


def test_of_a_large_matrix_so_much_is_shown_as_it_may_be(qtbot: QtBot) -> None:
    view = matrix(qtbot, np.ones((100, 100)))
    for limit, width, height in ((Limit(8, 12), 30 + 8 * 44, 40 + 16 + 12 * 21), (Limit(20, 6), 910, 182)):
        size = QSize(width + 2 + BAR, height + 2 + BAR)
        assert view.size_within(limit) == size
        view.set_limit(limit)
        assert view.sizeHint() == size
    small = matrix(qtbot, np.ones((3, 8)))
    assert small.size_within(Limit(4, 6)) == small.size_within(Limit(20, 30)), "which is never cut at its side"


def test_a_cell_of_which_only_the_edge_is_seen_is_brought_in_sight(qtbot: QtBot) -> None:
    view = matrix(qtbot, np.ones((2, 8)))
    view.set_limit(Limit(4, 6, whole=4))
    view.resize(view.sizeHint())
    with qtbot.waitExposed(view):
        view.show()
    edge = view._rect((0, 0, 4)) & view.viewport().rect()
    assert 0 < edge.width() < 4, "beside the fourth column a bit of the fifth is seen"
    view.set_lit([(0, 4)], bring=True)
    assert view.viewport().rect().contains(view._rect((0, 0, 4)))


def test_boxes_are_packed_in_order() -> None:
    """An array of 10 rows, two low ones that stand below each other beside it, and one for which a line is begun."""
    sizes = [(130, 270), (380, 100), (380, 80), (380, 270)]
    places = [(0, 0, 130, 270), (146, 0, 380, 100), (146, 110, 380, 80), (0, 280, 380, 270)]
    assert packed(sizes, 790) == places
    assert packed(sizes, 922) == [*places[:3], (542, 0, 380, 270)]
    assert packed([(500, 80), (100, 90)], 400) == [(0, 0, 400, 80), (0, 90, 100, 90)]


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900)])
def test_arrays_stand_in_the_order_of_the_formula_and_are_all_in_sight(qtbot: QtBot, size: tuple[int, int]) -> None:
    with opened(qtbot, few_digits(), size=size) as window:
        begun(qtbot, window)
        window.step_into()
        at_move(qtbot, window, 1)
        page = window.inside.page
        for done, names in ((3, ["A", "Z"]), (2, ["X", "W", "b", "A"]), (6, ["T", "Y", "L"])):
            window.session.move(done)
            at_move(qtbot, window, done)
            views = [v for v in page.arrays.views if not v.isHidden()]
            assert [s.key for v in views if (s := v.shown())] == names
            sight = page.area.viewport().rect()
            seen = [seen_whole(v) for v in views]
            if size[0] == 1440:
                assert all(seen), names
                assert all(sight.contains(v.mapTo(page.area.viewport(), v.rect().bottomRight())) for v in views)
            elif done == 3:
                assert seen == [True, True]
            places = [(v.y(), v.x()) for v in views]
            assert places == sorted(places) or size[0] == 1440  # there what is low stands below each other


def in_sight(page: MovePage) -> list[bool]:
    """Whether each array of the page, and the batch on its curve, is seen to its last pixel."""
    boxes = [view for view in (*page.arrays.views, page.arrays.dots) if not view.isHidden()]
    return [seen_whole(box) for box in boxes]


def test_the_offer_to_compare_a_cell_covers_no_array(qtbot: QtBot) -> None:
    """A weight of a batch of 10 takes two lines, and the offer stands below them."""
    with opened(qtbot, size=(1100, 700)) as window:
        begun(qtbot, window)
        turn_to(window, "inside")
        page = window.inside.page
        for done, arithmetic in ((10, "dW3[0, 0]"), (14, "dW2[0, 0]"), (18, "dW1[0, 0]")):
            window.session.move(done)
            at_move(qtbot, window, done)
            qtbot.waitUntil(lambda name=arithmetic: page.strip.text().startswith(name))
            answered(qtbot, window)
            QApplication.processEvents()
            assert page.strip.compare.isVisible()
            shown = [view for view in page.arrays.views if not view.isHidden()]
            assert [seen_whole(view) for view in shown] == [True] * len(shown)


def test_a_formula_without_variables_says_so(window: MainWindow) -> None:
    turn_to(window, "inside")
    click(window.inside.subject._segments["expression"])
    shown = window.inside.expression
    type_into(shown.typed, "2 * 3")
    shown.go("next")
    assert "There are no variables" in shown_words(shown)
    assert "get their values" not in shown_words(shown)


def test_in_a_small_window_the_result_of_a_product_is_in_sight_beside_what_it_is_made_of(qtbot: QtBot) -> None:
    """X is 10 × 2 and W 2 × 8: three columns of W, b and A have room beside it, in cells of 37 pixels, not 44."""
    with opened(qtbot, size=(1100, 700)) as window:
        begun(qtbot, window)
        window.step_into()
        at_move(qtbot, window, 1)
        for done in (2, 4, 6):
            window.session.move(done)
            at_move(qtbot, window, done)
            views = [view for view in window.inside.page.arrays.views if not view.isHidden()]
            page = window.inside.page.area.viewport()
            seen = [page.rect().contains(view.mapTo(page, view.rect().bottomRight())) for view in views]
            assert seen == [True] * 4
            if done == 2:
                assert view(window, "A")._layout.cell[0] == 37
                assert [view(window, key).y() for key in "XWA"] == [view(window, "X").y()] * 3


def test_beside_a_lesson_in_a_small_window_as_many_arrays_are_in_sight_as_can_be(qtbot: QtBot) -> None:
    """There is not even room for b below W, but on one line with X and W; for A only while no words are there."""
    with opened(qtbot, size=(1100, 700)) as window:
        begun(qtbot, window)
        window.guide.tutor.begin(LESSONS[0].name)
        window.step_into()
        at_move(qtbot, window, 1)
        window.session.move(2)
        at_move(qtbot, window, 2)
        turn_to(window, "inside")
        page = window.inside.page.area.viewport()

        def seen() -> list[bool]:
            QApplication.processEvents()
            views = [view for view in window.inside.page.arrays.views if not view.isHidden()]
            return [page.rect().contains(view.mapTo(page, view.rect().bottomRight())) for view in views]

        assert seen() == [True] * 4
        click(named(window.inside.page, QPushButton, "In words"))
        assert seen() == [True, True, True, False]
        window.guide.tutor.close()
        assert seen() == [True] * 4


def test_in_a_large_window_wide_arrays_take_the_width_that_there_is(qtbot: QtBot) -> None:
    """Eight images of 24 × 24 are seen without scrolling, and 36 of 14,400 windows, not 20."""
    stack = (Convolution(8, 5), MaxPooling(2, 2), Flatten(), Dense(10))
    with opened(qtbot, replace(few_digits(), hidden=stack), size=(2560, 1440), dress=False) as window:
        begun(qtbot, window)
        window.step_into()
        at_move(qtbot, window, 1)
        for done, code, across in ((3, "A1", None), (6, "win2", 36 * 44)):
            window.session.move(done)
            at_move(qtbot, window, done)
            QApplication.processEvents()
            views = [v for v in window.inside.page.arrays.views if v.isVisible()]
            [array] = [v for v in views if (shown := v.shown()) and shown.code == code]
            assert array.width() > across if across else array.is_whole_within(array._limit)


def test_softmax_opened_is_as_large_as_the_arrays_beside_it(qtbot: QtBot) -> None:
    with opened(qtbot, size=(2560, 1440)) as window:
        begun(qtbot, window)
        window.step_into()
        at_move(qtbot, window, 1)
        window.session.move(7)
        at_move(qtbot, window, 7)
        card = window.inside.page.arrays.softmax
        for size, letters in (((2560, 1440), 17), ((1440, 900), 11)):
            window.resize(*size)
            QApplication.processEvents()
            assert card._table.font().pixelSize() == letters
            assert card.constant.width() > 200, "a slider of a few pixels goes in leaps"
            assert card._table.y() < 80, "it stands at the top"


def test_a_curve_stands_at_the_right_of_the_arrays_where_there_is_no_room_for_it_below(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        begun(qtbot, window)
        window.step_into()
        at_move(qtbot, window, 1)
        window.session.move(3)
        at_move(qtbot, window, 3)
        arrays = window.inside.page.arrays
        assert in_sight(window.inside.page) == [True, True, True]
        assert arrays.dots.x() > view(window, "Z").geometry().right()
        assert arrays.dots.y() == view(window, "A").y()


def test_all_channels_of_a_picture_are_in_sight_with_the_curve_below_them(qtbot: QtBot) -> None:
    """Eight of 12 × 12 pixels, 5 wide each, with 8 between them: 8·60 + 7·8 = 536, where 770 are."""
    kernel = replace(few_digits(), hidden=(Convolution(8, kernel=5, stride=2, padding=0), Flatten()))
    with opened(qtbot, kernel) as window:
        begun(qtbot, window)
        window.step_into()
        at_move(qtbot, window, 1)
        window.session.move(4)
        at_move(qtbot, window, 4)
        assert in_sight(window.inside.page) == [True, True, True]
        for key in ("A", "Z"):
            assert view(window, key).horizontalScrollBar().maximum() == 0
            assert view(window, key)._layout.cell == (5, 5)


@pytest.mark.parametrize(("size", "wide", "above"), [((1440, 900), WIDTH, 40), ((2560, 1440), WIDTH * 2, 50)])
def test_numbers_are_larger_in_a_large_window_where_nothing_must_be_scrolled_for_that(
    qtbot: QtBot, size: tuple[int, int], wide: int, above: int
) -> None:
    """And so are the names above them: a quarter as much."""
    with opened(qtbot, size=size) as window:
        begun(qtbot, window)
        window.step_into()
        at_move(qtbot, window, 1)
        for done, keys in ((2, "XWbA"), (3, "AZ")):
            window.session.move(done)
            at_move(qtbot, window, done)
            assert all(in_sight(window.inside.page))
            assert [view(window, key)._layout.cell[0] for key in keys] == [wide] * len(keys)
            assert [view(window, key).viewportMargins().top() for key in keys] == [above] * len(keys)
        result = view(window, "Z")
        click(result.viewport(), result._rect((0, 4, 5)).center())
        assert window.inside.page._chosen == ("Z", (4, 5))
    with opened(qtbot, few_digits(), size=size) as window:
        begun(qtbot, window)
        window.step_into()
        at_move(qtbot, window, 1)
        window.session.move(2)
        at_move(qtbot, window, 2)
        assert view(window, "W")._layout.cell[0] == WIDTH, "of 784 rows the most that there can be are shown"


def test_arrays_are_shown_from_their_beginning(qtbot: QtBot) -> None:
    """Pictures begin with zeros: a cell that is not 0 is chosen where nothing is scrolled for it."""
    with opened(qtbot, few_digits()) as window:
        begun(qtbot, window)
        window.step_into()
        answer = at_move(qtbot, window, 1)
        x = view(window, "X")
        assert (x.horizontalScrollBar().value(), x.verticalScrollBar().value()) == (0, 0)
        key, (sample, pixel) = window.inside.page._chosen or ("", (0, 0))
        assert (key, sample) == ("X", 0)
        assert answer.results[0].values[0, pixel] > 0
        x.horizontalScrollBar().triggerAction(x.horizontalScrollBar().SliderAction.SliderPageStepAdd)
        before = x.horizontalScrollBar().value()
        assert before > 0
        window.resize(1500, 900)
        answered(qtbot, window)
        assert x.horizontalScrollBar().value() == before, "it stays where it was scrolled to"
    digits = few_digits()
    with opened(qtbot, replace(digits, hidden=(Convolution(4), Flatten(), *digits.hidden))) as window:
        begun(qtbot, window)
        window.step_into()
        at_move(qtbot, window, 1)
        window.session.move(2)
        at_move(qtbot, window, 2)
        col = view(window, "columns")
        assert col.horizontalScrollBar().value() == 0
        assert col._sight().contains(cell(col, (window.inside.page._chosen or ("", ()))[1]))


def test_the_words_above_a_matrix_end_before_its_scroll_bar(qtbot: QtBot) -> None:
    view = matrix(qtbot, np.ones((60, 2)))
    view.set_shown(replace(view._grid.shown, caption="60 × 2 and a word", note="result"))
    view.resize(view.sizeHint())
    assert view.verticalScrollBar().maximum() > 0
    words = QFontMetrics(text_font(SMALL_PX)).horizontalAdvance("60 × 2 and a word  result")
    assert typeset("A", 14).width + 14 + words <= view.width() - BAR


def test_no_number_is_cut_through(qtbot: QtBot) -> None:
    """A part of 0.196 reads 0.19."""
    view = matrix(qtbot, np.full((4, 40), 0.196))
    view.show()
    texts = Counter[str]()
    for width in range(6 * WIDTH, 7 * WIDTH + 20, 3):
        view.resize(SIDE + width, view.sizeHint().height())
        for scrolled in (0, 7, 30):
            view.horizontalScrollBar().setValue(scrolled)
            ways, room = written(view), view.viewport().width()
            assert all(x >= SIDE and x + wide <= room for x, wide, _ in ways)
            texts.update(text for _, _, text in ways)
    assert set(texts) == {"0.196", "…"}
    assert texts["0.196"] > 4 * texts["…"]


def written(view: MatrixView) -> list[tuple[int, int, str]]:
    """Where texts in cells begin, how wide they are, and what they say, as painted."""
    found: list[tuple[int, int, str]] = []
    painter_of = ArrayPainter(light().tokens, view._layout, view._corner(), view.viewport().rect())

    class Hearing(QPainter):
        def drawText(self, room: QRect, flags: int, text: str) -> None:  # type: ignore[override]
            place = self.boundingRect(room, flags, text)
            if room.y() >= HEAD:
                found.append((place.x(), place.width(), text))

    picture = QImage(view.size(), QImage.Format.Format_RGB32)
    painter = Hearing(picture)
    painter_of.paint(painter, view._lit, None)
    painter.end()
    return [one for one in found if not one[2].isdigit()]


def test_numbers_that_round_to_nothing_have_no_sign_and_zeros_no_decimals() -> None:
    values = np.array([[1.0, -0.0001, 0.0001, 0.0, -0.5]])
    grid = Grid(Shown("A", "A", "A", values, (0, 0), -1, (), "", ""))
    texts = [grid.text_of(value) for value in values[0]]
    assert texts == ["1.000", "0.000", "0.000", "0", "−0.500"]


def test_lit_cells_of_a_picture_have_one_line_around_them(qtbot: QtBot) -> None:
    """A frame around each would hide the picture."""
    view = matrix(qtbot, np.zeros((1, 100)), (10, 10))
    view.resize(view.sizeHint())
    view.show()
    view.set_lit([(0, slice(None))])
    picture = view.viewport().grab().toImage()
    accent = QColor(light().tokens.accent)

    def count(line: int) -> int:
        return sum(picture.pixelColor(x, line) == accent for x in range(picture.width()))

    inner, outer = (cell(view, (0, k)) for k in (55, 5))
    assert count(inner.y()) == 2, "the left and the right edge"
    assert count(outer.y() - 4) > 50, "the upper edge"


def test_the_node_of_a_move_is_brought_into_sight_where_the_graph_is_larger_than_its_room(qtbot: QtBot) -> None:
    with opened(qtbot, small(), size=(1100, 700)) as window:
        turn_to(window, "inside")
        click(window.inside.subject._segments["expression"])
        page = window.inside.expression
        type_into(page.typed, "exp(x)^2 + sin(x y) / (1 + x^2) + log(1 + y^2 z)")
        around = page._around
        assert page.graph.width() > around.viewport().width()
        for _ in page.chain().moves:
            press(window, Key.Key_Down)
            present = page.graph._present
            if present is not None and present[0] != "values":
                place = page.graph.mapTo(around.viewport(), page.graph.place_of(present[1]).toPoint())
                assert around.viewport().rect().contains(place), present


def test_a_small_graph_is_painted_larger_where_there_is_room(qtbot: QtBot) -> None:
    """Two columns are 128 apart as usual; at 2560 × 1440 twice as much."""
    with opened(qtbot, small(), size=(2560, 1440)) as window:
        turn_to(window, "inside")
        click(window.inside.subject._segments["expression"])
        graph = window.inside.expression.graph
        add, power = (k for k, node in enumerate(window.inside.expression.chain().expression.nodes) if node.inputs)
        assert graph.place_of(power).x() - graph.place_of(add).x() == pytest.approx(256)
        chosen = heard(graph.chosen)
        click(graph, (graph.place_of(power) + QPointF(30, 0)).toPoint())
        assert chosen == [power], "and is as large to be clicked"


def test_the_numbers_of_a_column_have_the_same_decimals() -> None:
    assert aligned([-0.75, 0.223, 0.0, 1.0, -1e-5]) == ["−0.750", "0.223", "0.000", "1.000", "0.000"]
    assert aligned([1_000.0, 998.75, math.nan, math.inf]) == ["1,000.0", "998.8", "NaN", "∞"]
    assert aligned([12.5, 0.55]) == ["12.50", "0.55"]
    assert aligned([5.5e34, 0.55]) == ["5.5e34", "0.55"]


def test_an_array_that_is_lit_up_has_one_line_around_it(qtbot: QtBot) -> None:
    """Lines around each number would make a grid of it."""
    view = matrix(qtbot, np.zeros((4, 3)))
    view.show()
    view.resize(view.sizeHint())
    view.set_lit([(slice(None), slice(None))])
    picture = view.viewport().grab().toImage()
    accent = QColor(light().tokens.accent)
    down = [y for y in range(picture.height()) if picture.pixelColor(SIDE + 10, y) == accent]
    assert len(down) == 2, "one above and one below all rows"
    view.set_lit([(1, slice(None))])
    picture = view.viewport().grab().toImage()
    line = [picture.pixelColor(x, cell(view, (1, 0)).y() - 8) == accent for x in range(picture.width())]
    assert sum(line) == 2, "at the left and at the right of a row"


@pytest.mark.parametrize("ratio", [1, 2])
def test_the_line_around_what_is_lit_up_is_whole_and_even_on_every_screen(qtbot: QtBot, ratio: int) -> None:
    view = matrix(qtbot, np.zeros((4, 3)))
    view.show()
    view.resize(view.sizeHint())
    view.set_lit([(1, slice(None)), (2, slice(None))])
    sight = view.viewport()
    picture = QPixmap(sight.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    sight.render(picture)
    image, accent = picture.toImage(), QColor(light().tokens.accent)
    lit = np.array([[image.pixelColor(x, y) == accent for x in range(image.width())] for y in range(image.height())])
    first, last, left, right = HEAD + 21, HEAD + 3 * 21, SIDE, SIDE + 3 * WIDTH
    expected = np.zeros_like(lit)
    expected[ratio * first : ratio * last, ratio * left : ratio * right] = True
    expected[ratio * (first + 1) : ratio * (last - 1), ratio * (left + 1) : ratio * (right - 1)] = False
    assert np.array_equal(lit, expected)


def test_an_update_tells_before_from_after_and_that_it_is_of_all_parameters(qtbot: QtBot, window: MainWindow) -> None:
    window.step_into()
    at_move(qtbot, window, 1)
    window.session.move("end")
    lines = at_move(qtbot, window, len(shown(window).lines)).lines
    notes = {s.key: s.note for v in window.inside.page.arrays.views if not v.isHidden() and (s := v.shown())}
    assert notes["W"] == "before"
    assert notes["W′"] == "after"
    assert notes["dW"] == ""
    part = window.inside.page.tools.part
    assert [part.itemText(k) for k in range(part.count())] == ["W⁽¹⁾", "b⁽¹⁾", "W⁽²⁾", "b⁽²⁾", "W⁽³⁾", "b⁽³⁾"]
    assert lines[-1].formula.startswith(r"W, b \leftarrow ")
    assert lines[-1].shape == (6 + 9 + 12,)  # 2 × 2 + 2, 2 × 3 + 3 and 3 × 3 + 3 parameters


def test_all_formulas_of_the_list_have_letters_of_one_size(qtbot: QtBot) -> None:
    moves = MoveList(light())
    qtbot.addWidget(moves)
    moves.resize(200, 400)
    long = r"\partial L/\partial W^{(3)} = Z^{(2)} \, \partial L/\partial A^{(3)}"
    moves.set_moves([Entry("", "A = B", "8×2", False, ""), Entry("", long, "8×2", False, "")], 1)
    assert {line.px for k in (1, 2) for line in moves.lines_of(k).boxes} == {13.0}


def test_after_divergence_the_stage_says_why_no_step_can_be_gone_into(qtbot: QtBot) -> None:
    steep = small(hidden=(), output=Output("identity"), loss="mean_squared", optimizer=SGD(), learning_rate=100.0)
    with opened(qtbot, steep) as window:
        begun(qtbot, window)
        turn_to(window, "inside")
        begin = named(window.inside, QPushButton, "Step into")
        assert begin.isEnabled()
        press(window, Key.Key_Space)
        qtbot.waitUntil(lambda: now(window).diverged)
        answered(qtbot, window)
        assert not begin.isEnabled()
        assert "diverged" in begin.toolTip()
        assert "diverged" in shown_words(window.inside)
        assert not window.inside.moves.isEnabled()
        press(window, Key.Key_Home)
        qtbot.waitUntil(lambda: now(window).step == 0)
        assert begin.isEnabled()
        assert window.inside.moves.isEnabled()
        assert "diverged" not in begin.toolTip() + shown_words(window.inside)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("lesson", ["", "softmax"])
def test_in_a_small_window_softmax_opened_is_in_sight_beside_its_logits(
    qtbot: QtBot, languages: Languages, lesson: str, language: Literal["en", "ko"]
) -> None:
    """It stood below two arrays, out of sight."""
    languages.set_mode(language)
    with opened(qtbot, DEFAULTS["rings"], size=(1100, 700), languages=languages) as window:
        if lesson:
            window.guide.tutor.begin(lesson)
        begun(qtbot, window)
        turn_to(window, "inside")
        window.session.move("next")
        kinds = [line.kind for line in at_move(qtbot, window, 1).lines]
        done = max(k for k, kind in enumerate(kinds, 1) if kind == "activation")
        window.session.move(done)
        at_move(qtbot, window, done)
        arrays = window.inside.page.arrays
        qtbot.waitUntil(lambda: seen_whole(arrays.softmax))
        assert arrays.softmax.geometry().right() < arrays.views[0].x()
        assert arrays.views[0].visibleRegion().boundingRect().height() >= 150


@pytest.mark.parametrize("size", [(1000, 640), (1100, 700)])
def test_a_low_page_has_its_words_folded_and_unfolds_them(qtbot: QtBot, size: tuple[int, int]) -> None:
    """Of the arrays, nothing was seen beside a lesson at 1000 × 640."""
    with opened(qtbot, size=size) as window:
        window.guide.tutor.begin("softmax")
        begun(qtbot, window)
        turn_to(window, "inside")
        window.session.move("next")
        at_move(qtbot, window, 1)
        window.session.move(2)
        at_move(qtbot, window, 2)
        page = window.inside.page
        words = "Every neuron adds up its inputs"
        qtbot.waitUntil(lambda: seen_whole(page.arrays.views[0]))
        assert words not in shown_words(page)
        click(named(page, QPushButton, "In words"))
        qtbot.waitUntil(lambda: words in shown_words(page))
        assert "X @ W1" in shown_words(page)
        click(named(page, QPushButton, "In words"))
        qtbot.waitUntil(lambda: words not in shown_words(page))
        window.resize(1440, 900)
        qtbot.waitUntil(lambda: words in shown_words(page))
        assert not page.tools.words.isVisible()


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("subject", ["step", "expression"])
def test_in_the_smallest_window_all_buttons_stand_in_one_line(
    qtbot: QtBot, languages: Languages, subject: str, language: Literal["en", "ko"]
) -> None:
    languages.set_mode(language)
    with opened(qtbot, size=(1000, 640), languages=languages) as window:
        begun(qtbot, window)
        turn_to(window, "inside")
        window.session.move("next")
        at_move(qtbot, window, 1)
        click(window.inside.subject._segments[subject])
        QApplication.processEvents()
        heads = [head for head in window.inside.findChildren(MoveHead) if head.buttons.isVisible()]
        assert [len({button.y() for button in head.buttons.findChildren(QPushButton)}) for head in heads] == [1]


def test_beside_a_lesson_in_a_small_window_formula_and_values_stand_in_one_line_and_the_graph_is_seen(
    qtbot: QtBot,
) -> None:
    with opened(qtbot, size=(1100, 700)) as window:
        window.guide.tutor.begin("softmax")
        begun(qtbot, window)
        turn_to(window, "inside")
        click(window.inside.subject._segments["expression"])
        shown = window.inside.expression
        shown.go("next")
        QApplication.processEvents()
        values = [pair for pair in shown._pairs if pair.isVisible()]
        assert len(values) == 2
        assert {value.geometry().center().y() for value in values} == {shown.typed.geometry().center().y()}
        assert seen_whole(shown._around)
        assert seen_whole(shown.strip)
