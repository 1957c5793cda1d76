"""Undo and redo: of live edits, of edits that end a run, of reset; to the bit, through the real window."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui import memory, words_history
from gui import undo as module
from gui.main_window import MainWindow
from gui.session import Session
from gui.undo import MOST_UNDO, ONE_EDIT, Exchange, Moment, Undo
from gui.widgets.drawing_pad import DrawingPad
from gui.widgets.number import NumberField
from model.blobs import Blob
from model.defaults import with_source
from model.experiment import Experiment
from model.history import Change
from model.initial import Initial
from model.layers import BatchNormalization, Dense, Dropout
from model.optimizers import OPTIMIZERS
from model.snapshot import Snapshot
from tests.gui.window import (
    CONTROL,
    SHIFT,
    Clock,
    Key,
    at_rest,
    begun,
    bits,
    click,
    drag,
    named,
    now,
    picture_of,
    press,
    sliced,
    steps,
    turn_to,
    type_into,
)
from tests.model.runs import small


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which quick edits are told from slow ones."""
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


def settled(it: Session) -> None:
    """Give the worker slices until it has done all that it was told, and the run is that of the present choices."""
    for _ in range(2_000):
        sliced(it)
        timeline = it._worker._run.timeline
        busy = it._worker._run.job or it._worker._run.due
        if not busy and timeline and timeline.experiment == it.experiment and it._worker._run.number == it._run_id:
            return
    pytest.fail("the worker never came to rest")


def undo(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Key.Key_Z, CONTROL)
    begun(qtbot, window)


def redo(qtbot: QtBot, window: MainWindow) -> None:
    press(window, Key.Key_Z, CONTROL | SHIFT)
    begun(qtbot, window)


def offered(window: MainWindow) -> tuple[bool, bool]:
    return window.menus.actions["undo"].isEnabled(), window.menus.actions["redo"].isEnabled()


# --- one edit -----------------------------------------------------------------------------------------------------


def test_a_live_edit_is_taken_back_and_the_run_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    assert offered(window) == (False, False)
    rate = named(window, NumberField, "Learning rate")
    type_into(rate, "0.5")
    assert offered(window) == (True, False)
    steps(qtbot, window, 5)
    run, before = now(window).run_id, bits(window.session)
    undo(qtbot, window)
    assert window.session.experiment == small()
    assert rate.value() == small().learning_rate
    assert offered(window) == (False, True)
    assert (now(window).run_id, now(window).step) == (run, 5)  # training is no edit: it stays
    assert bits(window.session)["parameters"] == before["parameters"]
    redo(qtbot, window)
    assert rate.value() == 0.5
    assert offered(window) == (True, False)
    assert bits(window.session) == before


def test_the_menu_says_what_is_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    def said() -> list[str]:
        return [window.menus.actions[name].text() for name in ("undo", "redo")]

    session = window.session
    assert said() == ["&Undo", "&Redo"]
    type_into(named(window, NumberField, "Learning rate"), "0.5")
    assert said() == ["&Undo: learning rate", "&Redo"]
    press(window, Key.Key_Escape)
    session.edit(replace(session.experiment, hidden=(Dense(3), Dense(4))))
    assert said() == ["&Undo: network", "&Redo"]
    session.edit(with_source(session.experiment, "spiral"))
    assert said() == ["&Undo: data", "&Redo"]
    session.edit(replace(session.experiment, l1=0.1, l2=0.1))
    assert said() == ["&Undo", "&Redo"], "of several there is no one name"
    undo(qtbot, window)
    undo(qtbot, window)
    assert said() == ["&Undo: network", "&Redo: data"]
    turn_to(window, "descent")
    assert said() == ["&Undo", "&Redo"], "of runners"
    turn_to(window, "network")
    assert said() == ["&Undo: network", "&Redo: data"]
    session.reset()
    assert said() == ["&Undo", "&Redo"]


def test_every_choice_has_a_name_where_it_is_said_what_is_taken_back() -> None:
    assert {field.name for field in fields(Experiment)} == set(words_history.EDITS)


def test_an_edit_that_ended_a_run_gives_it_back_with_its_weights(qtbot: QtBot, window: MainWindow) -> None:
    steps(qtbot, window, 7)
    before, curves = bits(window.session), now(window).curves["batch_loss"].values.tolist()
    click(named(window, QPushButton, "+ Add layer"))
    begun(qtbot, window)
    steps(qtbot, window, 4)
    other = bits(window.session)
    assert len(window.session.experiment.hidden) == 3
    undo(qtbot, window)
    at_rest(qtbot, window, 7)
    assert bits(window.session) == before
    assert now(window).curves["batch_loss"].values.tolist() == curves
    steps(qtbot, window, 2)
    further = bits(window.session)
    redo(qtbot, window)
    at_rest(qtbot, window, 4)
    assert bits(window.session) == other
    undo(qtbot, window)
    at_rest(qtbot, window, 9)  # and what was trained in between is there, too
    assert bits(window.session) == further
    press(window, Key.Key_Left)
    at_rest(qtbot, window, 8)


def test_reset_can_be_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    steps(qtbot, window, 7)
    before = bits(window.session)
    press(window, Key.Key_R, CONTROL)
    begun(qtbot, window)
    at_rest(qtbot, window, 0)
    assert offered(window) == (True, False)
    undo(qtbot, window)
    at_rest(qtbot, window, 7)
    assert bits(window.session) == before
    redo(qtbot, window)
    at_rest(qtbot, window, 0)
    steps(qtbot, window, 5)  # two resets are two
    press(window, Key.Key_R, CONTROL)
    begun(qtbot, window)
    for n in (5, 7):
        undo(qtbot, window)
        at_rest(qtbot, window, n)
    assert offered(window) == (False, True)


def test_a_new_edit_forgets_what_could_be_redone(qtbot: QtBot, window: MainWindow) -> None:
    type_into(named(window, NumberField, "Learning rate"), "0.5")
    press(window, Key.Key_Escape)
    undo(qtbot, window)
    assert offered(window) == (False, True)
    type_into(named(window, NumberField, "Learning rate"), "0.25")
    press(window, Key.Key_Escape)
    assert offered(window) == (True, False)
    press(window, Key.Key_Z, CONTROL | SHIFT)
    assert window.session.experiment.learning_rate == 0.25
    window.menus.actions["undo"].trigger()  # the menu does the same as the keys
    assert begun(qtbot, window).experiment == small()
    window.menus.actions["redo"].trigger()
    assert begun(qtbot, window).experiment.learning_rate == 0.25


def test_undo_while_it_plays_plays_on(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(small(hidden=(Dense(3),)))
    begun(qtbot, window)
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step > 5)
    undo(qtbot, window)
    step = now(window).step
    qtbot.waitUntil(lambda: now(window).step > step)
    assert window.session.playing
    assert now(window).experiment == small()


# --- what is remembered, without a window ---------------------------------------------------------------------------


def rated(rate: float) -> Moment:
    """A moment of run 1, told by its learning rate."""
    return Moment(small(learning_rate=rate), 1)


def put_there(step: int, size: int = 4) -> Moment:
    """Something that was put at a step of run 1, where there was nothing by hand before."""
    return Moment(small(), 1, Exchange(step, bytes(size), None))


def stood(*put: Moment, end: int = 9) -> Snapshot:
    """A run 1 that has gone on to `end` with these put on the way."""
    events = tuple(Change(m.exchange.step, small(), small(), m.exchange.there) for m in put if m.exchange)
    return replace(picture_of(small()), end=end, changes=events)


def all_back(undo: Undo, here: Moment, shown: Snapshot | None = None) -> list[Moment]:
    """All that there is to go back to, the last first."""
    found: list[Moment] = []
    while moment := undo.back(here, shown):
        found.append(moment)
        here = here if moment.exchange else moment
    return found


def test_how_quick_an_edit_is_counts_from_the_one_before_it(clock: Clock) -> None:
    undo, rates, pauses = Undo(), [0.1, 0.2, 0.3, 0.4, 0.5], [9.0, 0.9, 0.9, 1.1]
    for before, after, pause in zip(rates[:-1], rates[1:], pauses, strict=True):
        clock.seconds += pause * ONE_EDIT
        undo.edited(rated(before), rated(after).experiment)
    assert all_back(undo, rated(0.5)) == [rated(0.4), rated(0.1)]


def there_and_back(undo: Undo) -> None:
    """Let the run go back over the edit that led to 0.2, and on over it again."""
    undo.followed(rated(0.2), [rated(0.1).experiment], back=True)
    undo.followed(rated(0.1), [rated(0.2).experiment], back=False)


@pytest.mark.parametrize(
    ("between", "left"),
    [
        (lambda undo: None, [rated(0.1)]),
        (Undo.end_edit, [rated(0.2), rated(0.1)]),
        (lambda undo: undo.remember(put_there(3)), [rated(0.2), put_there(3), rated(0.1)]),
        (lambda undo: undo.back(rated(0.2), None), [rated(0.2)]),
        (there_and_back, [rated(0.2), rated(0.1)]),
    ],
    ids=["nothing", "its end", "something put", "undo", "the way back and on again"],
)
def test_what_comes_between_two_quick_edits_keeps_them_apart(
    clock: Clock, between: Callable[[Undo], Any], left: list[Moment]
) -> None:
    undo, first = Undo(), Moment(small(), 0)
    undo.remember(first)
    undo.edited(rated(0.1), rated(0.2).experiment)
    between(undo)
    undo.edited(rated(0.2), rated(0.3).experiment)
    assert all_back(undo, rated(0.3)) == [*left, first]


def test_of_too_many_edits_the_oldest_are_forgotten() -> None:
    undo = Undo()
    moments = [Moment(small(), run) for run in range(MOST_UNDO + 3)]
    for moment in moments:
        undo.remember(moment)
    assert all_back(undo, Moment(small(), -1)) == moments[:2:-1]


def test_of_too_many_bytes_the_oldest_are_forgotten_with_all_that_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PUT_BYTES", 100)
    undo = Undo()
    moments = [rated(0.1), put_there(1, 60), rated(0.2), put_there(2, 40), put_there(3, 60)]
    for moment in moments[:4]:
        undo.remember(moment)
    assert all_back(undo, rated(0.3)) == moments[3::-1]
    for moment in moments:
        undo.remember(moment)
    assert all_back(undo, rated(0.3)) == [moments[4], moments[3], moments[2]]
    undo.remember(put_there(4, 101))
    assert undo.offered(rated(0.3), None) == (None, None)


def test_what_was_put_is_exchanged_to_and_fro() -> None:
    undo, here = Undo(), rated(0.1)
    was = Exchange(5, b"new", b"old")
    undo.remember(Moment(here.experiment, 1, was))
    for _ in range(2):
        assert undo.back(here, None) == Moment(here.experiment, 1, was)
        assert undo.offered(here, None) == (None, frozenset())
        assert undo.forth(here, None) == Moment(here.experiment, 1, Exchange(5, b"old", b"new"))
        assert undo.offered(here, None) == (frozenset(), None)


def test_what_is_no_longer_there_is_passed_over_once_that_is_known() -> None:
    put, instead = put_there(5), Moment(small(), 1, Exchange(5, b"else", None))
    here, other = rated(0.2), Moment(small(), 2)
    seen: list[tuple[Moment, Snapshot | None, bool]] = [
        (here, stood(put), True),
        (here, None, True),
        (here, stood(), False),  # another way was gone from before it on
        (here, stood(instead), False),
        (here, stood(put, end=4), False),
        (other, stood(put), False),
    ]
    for present, shown, there in seen:
        undo = Undo()
        undo.remember(rated(0.1))
        undo.remember(put)
        assert undo.back(present, shown) == (put if there else rated(0.1))


def rates(*values: float) -> list[Experiment]:
    return [small(learning_rate=value) for value in values]


def test_edits_that_the_run_goes_back_over_are_to_be_redone_and_those_it_comes_over_again_to_be_undone() -> None:
    undo = Undo()
    for rate in (0.1, 0.2, 0.3):
        undo.remember(rated(rate))
    undo.followed(rated(0.4), rates(0.2, 0.1), back=True)
    assert undo.offered(rated(0.2), None) == (frozenset({"learning_rate"}),) * 2
    assert undo.forth(rated(0.2), None) == rated(0.3)
    assert undo.back(rated(0.3), None) == rated(0.2)
    undo.followed(rated(0.2), rates(0.1), back=True)
    assert undo.offered(rated(0.1), None)[0] is None
    undo.followed(rated(0.1), rates(0.4), back=False)
    assert undo.offered(rated(0.4), None)[1] is None
    assert all_back(undo, rated(0.4)) == [rated(0.3), rated(0.2), rated(0.1)]


def test_of_choices_that_were_had_twice_the_nearer_ones_are_meant() -> None:
    undo = Undo()
    for rate in (0.1, 0.2, 0.1):
        undo.remember(rated(rate))
    undo.followed(rated(0.2), rates(0.1, 0.2, 0.1), back=True)
    assert all_back(undo, rated(0.1)) == [rated(0.2), rated(0.1)]


def test_amid_quick_edits_the_way_leads_to_where_they_began_and_ended() -> None:
    undo, there = Undo(), rated(0.2)
    undo.remember(rated(0.1))  # from there to 0.4, over what lies between
    undo.followed(rated(0.4), rates(0.3, 0.2, 0.1), back=True)
    undo.followed(rated(0.3), rates(0.2, 0.1), back=True)
    assert undo.forth(there, None) == rated(0.4)
    assert undo.back(rated(0.4), None) == there
    assert undo.back(there, None) == rated(0.1)


def test_what_undo_has_led_to_amid_quick_edits_is_gone_on_to_again() -> None:
    undo = Undo()
    undo.remember(rated(0.1))
    undo.followed(rated(0.4), rates(0.3, 0.2, 0.1), back=True)
    assert undo.back(rated(0.3), None) == rated(0.1)
    undo.followed(rated(0.1), rates(0.2, 0.1), back=True)
    assert undo.forth(rated(0.2), None) == rated(0.1)


def test_amid_quick_edits_nothing_is_remembered_but_where_they_began_and_ended() -> None:
    undo = Undo()
    undo.remember(rated(0.1))
    for left, states, back in (
        (0.4, (0.3, 0.2, 0.1), True),
        (0.3, (0.2, 0.1), True),
        (0.2, (0.1,), True),
        (0.1, (0.2, 0.3, 0.4), False),
        (0.2, (0.3, 0.4), False),
        (0.3, (0.4,), False),
    ):
        undo.followed(rated(left), rates(*states), back)
    assert undo.offered(rated(0.4), None)[1] is None
    assert all_back(undo, rated(0.4)) == [rated(0.1)]


def test_what_was_put_and_other_runs_stay_where_they_are_while_the_run_goes_back() -> None:
    undo, put, other = Undo(), put_there(5), Moment(small(), 0)
    for moment in (other, rated(0.1), put, rated(0.2)):
        undo.remember(moment)
    undo.followed(rated(0.3), rates(0.1), back=True)
    assert undo.forth(rated(0.1), None) == rated(0.2)
    assert undo.forth(rated(0.2), None) == rated(0.3)
    assert all_back(undo, rated(0.3)) == [rated(0.2), rated(0.1), put, other]


def test_where_everything_is_as_it_was_there_is_nothing_to_take_back() -> None:
    undo = Undo()
    undo.edited(rated(0.1), rated(0.2).experiment)
    assert undo.offered(rated(0.3), None) == (frozenset({"learning_rate"}), None)
    assert undo.offered(rated(0.1), None) == (None, None)
    assert undo.back(rated(0.1), None) is None
    assert undo.offered(rated(0.3), None) == (None, None)


# --- quick edits --------------------------------------------------------------------------------------------------


def test_quick_edits_of_one_thing_count_as_one(qtbot: QtBot, window: MainWindow, clock: Clock) -> None:
    it = window.session
    for rate in (0.02, 0.03, 0.04, 0.05):  # a slider being dragged
        clock.seconds += ONE_EDIT / 2
        it.edit(small(learning_rate=rate))
    clock.seconds += ONE_EDIT / 2
    it.edit(small(learning_rate=0.05, batch_size=3))  # another thing
    clock.seconds += ONE_EDIT / 2
    it.edit(small(learning_rate=0.06, batch_size=3))  # the first one again
    clock.seconds += ONE_EDIT * 1.1
    it.edit(small(learning_rate=0.07, batch_size=3))  # slowly
    begun(qtbot, window)
    seen: list[tuple[float, int]] = []
    while offered(window)[0]:
        undo(qtbot, window)
        seen.append((it.experiment.learning_rate, it.experiment.batch_size))
    assert seen == [(0.06, 3), (0.05, 3), (0.05, 10), (0.01, 10)]


def test_quick_edits_that_add_and_remove_rows_are_taken_back_one_by_one(
    qtbot: QtBot, window: MainWindow, clock: Clock
) -> None:
    stacks = [small(hidden=hidden) for hidden in ((Dense(2),), (Dense(2), Dropout()), (Dense(2), BatchNormalization()))]
    for stack in stacks:
        window.session.edit(stack)
    for before in (*reversed(stacks[:-1]), small()):
        press(window, Key.Key_Z, CONTROL)
        assert window.session.experiment == before


def test_quick_edits_that_end_runs_give_the_first_run_back(qtbot: QtBot, window: MainWindow, clock: Clock) -> None:
    steps(qtbot, window, 6)
    before = bits(window.session)
    for units in (9, 10, 11, 12):  # held on the arrow of a number
        clock.seconds += 0.1
        window.session.edit(small(hidden=(Dense(units), Dense())))
    begun(qtbot, window)
    undo(qtbot, window)
    at_rest(qtbot, window, 6)
    assert bits(window.session) == before
    assert offered(window) == (False, True)


def test_an_edit_right_after_undo_is_an_edit_of_its_own(qtbot: QtBot, window: MainWindow, clock: Clock) -> None:
    for rate in (0.02, 0.03):
        clock.seconds += 10
        window.session.edit(small(learning_rate=rate))
    undo(qtbot, window)
    window.session.edit(small(learning_rate=0.04))
    begun(qtbot, window)
    undo(qtbot, window)
    assert window.session.experiment.learning_rate == 0.02


# --- runs that are no longer there, or can not be ------------------------------------------------------------------


def test_undo_to_a_run_that_was_forgotten_starts_it_anew(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "RUNS_KEPT", 0)
    first = bits(window.session)
    steps(qtbot, window, 6)
    window.session.edit(small(hidden=(Dense(3),)))
    begun(qtbot, window)
    undo(qtbot, window)
    at_rest(qtbot, window, 0)
    assert bits(window.session) == first
    steps(qtbot, window, 1)
    redo(qtbot, window)
    at_rest(qtbot, window, 0)


def test_undo_through_choices_that_can_not_run(qtbot: QtBot, window: MainWindow) -> None:
    it = window.session
    steps(qtbot, window, 6)
    before = bits(it)
    blocked = small(hidden=(Dense(4), Dense(3, initial=Initial("given", values=Blob("0" * 64)))))
    it.edit(blocked)
    it.edit(replace(blocked, learning_rate=0.5))
    assert it.blocked
    it.edit(small(hidden=(Dense(5),)))
    begun(qtbot, window)
    steps(qtbot, window, 2)
    last = bits(it)
    for expected in (replace(blocked, learning_rate=0.5), blocked):
        press(window, Key.Key_Z, CONTROL)
        assert it.experiment == expected
        assert it.blocked
    undo(qtbot, window)
    at_rest(qtbot, window, 6)
    assert bits(it) == before
    for _ in range(3):
        press(window, Key.Key_Z, CONTROL | SHIFT)
    begun(qtbot, window)
    at_rest(qtbot, window, 2)
    assert bits(it) == last


# --- a random walk ------------------------------------------------------------------------------------------------


def walk(rng: np.random.Generator, at: Experiment) -> Experiment:
    """Another experiment, one edit away."""

    def pick(values: Any) -> Any:
        return values[int(rng.integers(len(values)))]

    changes: list[Callable[[], Experiment]] = [
        lambda: replace(at, learning_rate=float(rng.uniform(0.001, 0.2))),
        lambda: replace(at, batch_size=int(rng.integers(1, 40))),
        lambda: replace(at, l2=float(rng.uniform(0, 0.01))),
        lambda: replace(at, optimizer=pick(list(OPTIMIZERS.values()))()),
        lambda: replace(at, loss=pick(["cross_entropy", "mean_squared", "sum_of_squares"])),
        lambda: replace(at, seed=int(rng.integers(0, 1_000))),
        lambda: replace(at, hidden=tuple(Dense(int(rng.integers(1, 12))) for _ in range(int(rng.integers(0, 4))))),
        lambda: replace(at, data=replace(at.data, noise=float(rng.uniform(0, 0.2)))),
        lambda: replace(at, precision=pick(["float32", "float64"])),
    ]
    return pick(changes)()


@pytest.mark.parametrize("seed", [1, 2])
def test_a_random_walk_undone_and_redone_ends_where_it_began(qapp: QApplication, clock: Clock, seed: int) -> None:
    """200 edits and training spells: each edit undone stands where it was left, each redone as well; to the bit."""
    rng = np.random.default_rng([seed, 200])
    it = Session(small())
    it.begin()
    try:
        settled(it)
        left: list[tuple[Experiment, Any]] = []  # at each edit: the choices and the weights that were left

        def moment() -> tuple[Experiment, Any]:
            settled(it)
            return it.experiment, (bits(it) | {"experiment": None})

        while len(left) < 200:
            for _ in range(int(rng.integers(0, 4))):
                it.step()
            here = moment()
            there = walk(rng, it.experiment) if rng.random() > 0.05 else None
            clock.seconds += 10
            if there is None:
                it.reset()
            elif there == it.experiment:
                continue
            else:
                it.edit(there)
            left.append(here)
        it.step()
        end = moment()
        # Back. A live edit keeps the training that came after it, so there its choices are those that were left; where
        # a run ended, the weights are, too.
        finals = final_states(left, end)
        for experiment, state in zip(reversed([e for e, _ in left]), reversed(finals[:-1]), strict=True):
            it.undo()
            assert it.experiment == experiment
            assert moment()[1]["parameters"] == state
        assert it.can_undo == (False, True)
        start = moment()
        for experiment, state in zip([e for e, _ in left[1:]] + [end[0]], finals[1:], strict=True):
            it.redo()
            assert it.experiment == experiment
            assert moment()[1]["parameters"] == state
        assert moment() == end
        for _ in left:
            it.undo()
        assert moment() == start
        for _ in left:
            it.redo()
        assert moment() == end
    finally:
        it.close()


def final_states(left: list[tuple[Experiment, Any]], end: tuple[Experiment, Any]) -> list[Any]:
    """The weights that each moment's run was left with in the end: a run goes on through its live edits."""
    moments = [*left, end]
    finals: list[Any] = [None] * len(moments)
    finals[-1] = end[1]["parameters"]
    for k in range(len(moments) - 2, -1, -1):
        same = moments[k][0].same_run(moments[k + 1][0]) and moments[k + 1][1]["place"][0] >= moments[k][1]["place"][0]
        reset = moments[k][0] == moments[k + 1][0]
        finals[k] = finals[k + 1] if same and not reset else moments[k][1]["parameters"]
    return finals


# --- where undo means something else --------------------------------------------------------------------------------


def test_in_a_field_ctrl_z_takes_back_what_was_typed_there(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(small(seed=5))
    begun(qtbot, window)
    rate = named(window, NumberField, "Learning rate")
    before = rate.text()
    type_into(rate, "0.77", end=None)
    assert rate.text() == "0.77"
    for _ in range(6):  # more often than there is something to take back
        press(window, Key.Key_Z, CONTROL)
    assert rate.text() == before
    assert window.session.experiment == small(seed=5)
    press(window, Key.Key_Escape)
    undo(qtbot, window)
    assert window.session.experiment == small()


def test_on_the_drawing_pad_ctrl_z_takes_back_strokes(qtbot: QtBot, window: MainWindow) -> None:
    window.session.edit(small(seed=5))
    begun(qtbot, window)
    turn_to(window, "draw")
    [pad] = [pad for pad in window.findChildren(DrawingPad) if pad.isVisible()]
    half = pad.width() // 2
    for x in (half - 40, half + 40):
        drag(pad, [QPoint(x, half - 50), QPoint(x, half), QPoint(x, half + 50)])
    assert len(pad.strokes()) == 2
    for left in (1, 0, 0):
        press(window, Key.Key_Z, CONTROL)
        assert len(pad.strokes()) == left
    assert window.session.experiment == small(seed=5)
    press(window, Key.Key_Z, CONTROL | SHIFT)
    assert len(pad.strokes()) == 1
    press(window, Key.Key_Escape)  # off the pad, it is the experiment's again
    undo(qtbot, window)
    assert window.session.experiment == small()
    assert len(pad.strokes()) == 1


def edited_at_3_and_8(qtbot: QtBot, window: MainWindow) -> list[Experiment]:
    """A run that stands at step 10, with an edit at 3 and another one at 8; return the choices from edit to edit."""
    it = window.session
    choices = [small(), small(learning_rate=0.5), small(learning_rate=0.5, batch_size=7)]
    for count, after in zip((3, 5), choices[1:], strict=True):
        steps(qtbot, window, count)
        it.edit(after)
    begun(qtbot, window)
    steps(qtbot, window, 2)
    return choices


def gone_to(qtbot: QtBot, window: MainWindow, step: int) -> Experiment:
    """Go to a step of the run; return the choices that are in force there."""
    window.session.seek(step)
    qtbot.waitUntil(lambda: not window.session.seeking)
    at_rest(qtbot, window, step)
    return window.session.experiment


@pytest.mark.parametrize(("step", "passed"), [(9, 0), (5, 1), (1, 2)], ids=["none", "one edit", "two edits"])
def test_going_back_over_edits_takes_them_back_so_that_they_are_redone(
    qtbot: QtBot, window: MainWindow, step: int, passed: int
) -> None:
    choices = edited_at_3_and_8(qtbot, window)
    here = len(choices) - 1 - passed
    assert gone_to(qtbot, window, step) == choices[here]
    assert offered(window) == (here > 0, passed > 0)
    for after in choices[here + 1 :]:
        redo(qtbot, window)
        assert window.session.experiment == after
        assert now(window).step == step, "made again here"
    assert offered(window) == (True, False)
    for before in reversed(choices[:-1]):
        undo(qtbot, window)
        assert window.session.experiment == before
    assert offered(window) == (False, True)


@pytest.mark.parametrize("step", [9, 5, 1])
def test_after_going_back_and_on_again_the_same_edits_are_undone(qtbot: QtBot, window: MainWindow, step: int) -> None:
    choices = edited_at_3_and_8(qtbot, window)
    gone_to(qtbot, window, step)
    for place in (5, 10):  # over one of them after the other
        gone_to(qtbot, window, place)
    assert window.session.experiment == choices[2]
    assert offered(window) == (True, False)
    for before in (choices[1], choices[0]):
        undo(qtbot, window)
        assert window.session.experiment == before
    assert offered(window) == (False, True)


def test_two_edits_at_one_step_are_redone_one_after_the_other(qtbot: QtBot, window: MainWindow) -> None:
    it = window.session
    steps(qtbot, window, 3)
    it.edit(small(learning_rate=0.5))
    it.edit(small(learning_rate=0.5, batch_size=7))
    begun(qtbot, window)
    steps(qtbot, window, 3)
    assert gone_to(qtbot, window, 1) == small()
    assert offered(window) == (False, True)
    for batch in (10, 7):
        redo(qtbot, window)
        assert it.experiment == small(learning_rate=0.5, batch_size=batch)
    assert offered(window) == (True, False)


def test_amid_quick_edits_undo_leads_from_the_step_of_the_first_to_before_it(
    qtbot: QtBot, window: MainWindow, clock: Clock
) -> None:
    for rate in (0.5, 0.7):
        steps(qtbot, window, 3)
        window.session.edit(small(learning_rate=rate))
        begun(qtbot, window)
    steps(qtbot, window, 1)
    assert gone_to(qtbot, window, 3) == small(learning_rate=0.5)
    assert offered(window) == (True, True)
    undo(qtbot, window)
    assert window.session.experiment == small()


def test_what_going_back_took_back_and_was_chosen_there_again_is_undone(qtbot: QtBot, window: MainWindow) -> None:
    choices = edited_at_3_and_8(qtbot, window)
    gone_to(qtbot, window, 1)
    click(named(window, QPushButton, "Change it here, too"))
    assert begun(qtbot, window).experiment == choices[2]
    assert offered(window) == (True, False)
    undo(qtbot, window)
    assert window.session.experiment == choices[0]
    assert offered(window) == (False, True)


def test_going_back_in_the_next_run_leaves_the_run_before_it_to_be_undone(qtbot: QtBot, window: MainWindow) -> None:
    it = window.session
    steps(qtbot, window, 4)
    before = bits(it)
    it.edit(small(hidden=(Dense(3),)))
    begun(qtbot, window)
    steps(qtbot, window, 3)
    it.edit(replace(it.experiment, learning_rate=0.5))
    begun(qtbot, window)
    steps(qtbot, window, 3)
    gone_to(qtbot, window, 1)
    assert offered(window) == (True, True)
    undo(qtbot, window)
    at_rest(qtbot, window, 4)
    assert bits(it) == before


def test_what_undo_would_change_is_told_anew_where_the_run_has_gone_back(qtbot: QtBot, window: MainWindow) -> None:
    session, undo = window.session, window.menus.actions["undo"]
    steps(qtbot, window, 3)
    session.edit(replace(session.experiment, learning_rate=0.5))
    steps(qtbot, window, 12)
    session.edit(replace(session.experiment, batch_size=7))
    steps(qtbot, window, 3)
    assert undo.text().startswith("&Undo: batch size")
    session.seek(6)
    at_rest(qtbot, window, 6)
    assert session.experiment.batch_size == 10, "as it was then"
    assert undo.text().startswith("&Undo: learning rate")
    session.seek(1)
    at_rest(qtbot, window, 1)
    assert session.experiment.learning_rate != 0.5
    assert not undo.isEnabled(), "going back has taken both back"
    redo = window.menus.actions["redo"]
    assert redo.text().startswith("&Redo: learning rate")
    session.redo()
    assert session.experiment.learning_rate == 0.5, "what was chosen later can be had again"
    assert redo.text().startswith("&Redo: batch size")
