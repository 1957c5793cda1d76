"""A reader of lessons: turns the pages, and does what they ask for."""

from collections.abc import Callable, Sequence
from math import inf
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.lessons import LESSONS
from gui.main_window import MainWindow
from gui.spotlight import controls
from model.experiment import Experiment

BRISK = 1_000.0
"""How many steps a second runners and networks side by side do at most."""

W = TypeVar("W", bound=QWidget)

Deed = Callable[[], object] | None
"""What the reader does on a page, with mouse and keys; None where the page only says something."""


def control(window: MainWindow, name: str) -> QWidget:
    """The control that lessons call so, which is on screen."""
    found = controls(window, name)
    assert found, f"there is no control called {name!r}"
    assert found[0].isVisible(), f"{name!r} is not on screen"
    return found[0]


def begun(lesson: str, page: int) -> Experiment:
    """The experiment that a page begins with."""
    pages = next(one.pages for one in LESSONS if one.name == lesson)
    [experiment] = [choices for choices in pages[page - 1].begin if isinstance(choices, Experiment)]
    return experiment


def part(within: QWidget, kind: type[W]) -> W:
    """The one visible widget of a kind within another."""
    [found] = [w for w in within.findChildren(kind) if w.isVisible()]
    return found


def read(qtbot: QtBot, window: MainWindow, lesson: str, deeds: Sequence[Deed]) -> None:
    """Read a lesson from beginning to end: no task is done before its deed, and each is done by it.

    Afterwards the last page is still open.
    """
    tutor = window.guide.tutor
    window.transport.set_speed(inf)
    window.session.set_speed(inf)
    for player in (player for room in window.rooms.values() for player in room.players):
        player.set_speed(BRISK)
    tutor.begin(lesson)
    assert tutor.lesson is not None
    assert len(deeds) == len(tutor.lesson.pages)
    for number, (page, deed) in enumerate(zip(tutor.lesson.pages, deeds, strict=True)):
        where = f"{lesson}, page {number + 1}"
        assert tutor.number == number, where
        assert (page.goal is None) == (deed is None), where
        if page.target:
            qtbot.waitUntil(lambda page=page: controls(window, page.target)[0].isVisible())  # once examples are made
        if deed is not None:
            assert not tutor.done, where
            with qtbot.waitSignal(tutor.reached):
                deed()
        assert tutor.done, where
        if not tutor.on_last_page:
            tutor.go_on()
    assert lesson in tutor.finished
