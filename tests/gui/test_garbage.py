"""Garbage is destroyed on the window's thread, whichever thread makes objects."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.garbage import collect_due
from gui.session import Session
from tests.model.runs import small


class Ring(QObject):
    """Refers to itself, so that only a search finds that nobody else does."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def make_many_objects() -> list[list[int]]:
    """Make enough objects on another thread to have Python search there, if it may, and keep them: a search is due."""
    kept: list[list[int]] = []
    thread = threading.Thread(target=lambda: kept.extend([] for _ in range(200_000)))
    thread.start()
    thread.join()
    return kept


def ring(ends: list[str]) -> None:
    """Leave a ring behind that notes on which thread it ends."""
    weakref.finalize(Ring(), lambda: ends.append(threading.current_thread().name))


def test_while_there_is_a_session_other_threads_destroy_nothing(qtbot: QtBot) -> None:
    gc.enable()
    ends: list[str] = []
    session = Session(small())
    try:
        ring(ends)
        kept = make_many_objects()
        assert ends == []
        qtbot.waitUntil(lambda: bool(ends))
        assert kept
        assert ends == [threading.main_thread().name]
    finally:
        session.close()
    assert gc.isenabled()


def test_the_oldest_generation_that_is_due_is_searched() -> None:
    gc.collect()
    assert gc.get_count()[1:] == (0, 0)
    collect_due()
    assert gc.get_count()[1:] == (0, 0)
    kept = [[] for _ in range(gc.get_threshold()[0] + 100)]
    collect_due()
    assert gc.get_count()[1:] == (1, 0)
    for _ in range(gc.get_threshold()[1]):
        gc.collect(0)
    collect_due()
    assert gc.get_count()[1:] == (0, 1)
    assert len(kept) > gc.get_threshold()[0]
