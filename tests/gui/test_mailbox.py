"""The mailbox: one snapshot, and turns between the worker and the window."""

from threading import Event, Semaphore, Thread

import pytest

from gui import mailbox as mailbox_module
from gui.mailbox import Mailbox
from model.defaults import DEFAULTS
from tests.gui.window import picture_of


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither side goes on without the other because the machine is busy with something else."""
    monkeypatch.setattr(mailbox_module, "LONGEST", 60.0)


def test_the_newest_snapshot_takes_the_place_of_one_that_was_not_taken() -> None:
    mailbox = Mailbox()
    assert not mailbox
    first, second = picture_of(DEFAULTS["xor"]), picture_of(DEFAULTS["xor"], 3)
    mailbox.leave(first)
    mailbox.leave(second)
    assert mailbox
    assert mailbox.take() is second
    assert mailbox.take() is None
    assert not mailbox


def test_the_worker_begins_nothing_while_the_window_draws_and_the_window_waits_for_a_burst() -> None:
    mailbox, in_burst, go_on, seen = Mailbox(), Event(), Event(), list[str]()

    def work() -> None:
        for _ in range(2):
            with mailbox.working():
                seen.append("burst")
                in_burst.set()
                assert go_on.wait(5)
                seen.append("end of burst")

    worker = Thread(target=work)
    worker.start()
    assert in_burst.wait(5)
    go_on.set()
    with mailbox.drawing(patience=60.0):
        so_far = list(seen)
        assert so_far[-1] == "end of burst"  # not in the midst of one
        worker.join(0.02)  # the time it would need for the next one
        assert seen == so_far
    worker.join(5)
    assert seen == ["burst", "end of burst"] * 2


def test_a_long_burst_does_not_hold_the_window_up() -> None:
    mailbox, in_burst, drawn = Mailbox(), Event(), Event()

    def work() -> None:
        with mailbox.working():
            in_burst.set()
            assert drawn.wait(5)

    worker = Thread(target=work)
    worker.start()
    assert in_burst.wait(5)
    with mailbox.drawing():
        drawn.set()  # reached although the burst goes on
    worker.join(5)
    assert not worker.is_alive()


def test_between_strokes_of_the_pen_the_worker_does_one_burst_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox_module, "GRANT", 0.0)
    monkeypatch.setattr(mailbox_module, "SOON", 60.0)
    mailbox, bursts, done = Mailbox(), list[int](), Semaphore(0)

    def work() -> None:
        for k in range(3):
            with mailbox.working():
                bursts.append(k)
            done.release()

    worker = Thread(target=work)
    with mailbox.drawing(again=True):
        worker.start()
    for turn in range(1, 4):
        assert done.acquire(timeout=5)
        assert not done.acquire(timeout=0.02)  # it waits for the next turn
        assert len(bursts) == turn
        with mailbox.drawing(again=True):
            assert len(bursts) == turn
    worker.join(5)
    assert not worker.is_alive()


def test_when_the_pen_has_come_to_rest_the_worker_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox_module, "GRANT", 0.0)
    monkeypatch.setattr(mailbox_module, "SOON", 0.001)
    mailbox, bursts = Mailbox(), list[int]()

    def work() -> None:
        for k in range(20):
            with mailbox.working():
                bursts.append(k)

    with mailbox.drawing(again=True):
        pass
    worker = Thread(target=work)
    worker.start()
    worker.join(5)
    assert not worker.is_alive()
    assert len(bursts) == 20


def test_a_long_burst_gives_way_in_its_midst() -> None:
    mailbox, in_burst, wanted, go_on, seen = Mailbox(), Event(), Event(), Event(), list[str]()

    def work() -> None:
        with mailbox.working():
            in_burst.set()
            assert wanted.wait(5)
            mailbox.give_way()
            seen.append("rest of the burst")
        go_on.set()

    worker = Thread(target=work)
    worker.start()
    assert in_burst.wait(5)
    mailbox._drawn.clear()  # as the window does first
    wanted.set()
    with mailbox.drawing(patience=5):
        assert not go_on.wait(0.02)
        seen.append("turn")
    worker.join(5)
    assert seen == ["turn", "rest of the burst"]


def test_outside_of_a_burst_there_is_nothing_to_give_way_with() -> None:
    mailbox = Mailbox()
    mailbox._drawn.clear()  # as the window does first
    mailbox.give_way()
    assert not mailbox._floor.locked(), "nor anything to take"
