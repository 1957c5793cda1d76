"""A reader of lessons: turns the pages, and does what they ask for."""

from collections.abc import Callable, Sequence
from math import inf

from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow

Deed = Callable[[], object] | None
"""What the reader does on a page, with mouse and keys; None where the page only says something."""


def read(qtbot: QtBot, window: MainWindow, lesson: str, deeds: Sequence[Deed]) -> None:
    """Read a lesson from beginning to end: no task is done before its deed, and each is done by it.

    Afterwards the last page is still open.
    """
    tutor = window.guide.tutor
    window.transport.set_speed(inf)
    window.session.set_speed(inf)
    tutor.begin(lesson)
    assert tutor.lesson is not None
    assert len(deeds) == len(tutor.lesson.pages)
    for number, (page, deed) in enumerate(zip(tutor.lesson.pages, deeds, strict=True)):
        where = f"{lesson}, page {number + 1}"
        assert tutor.number == number, where
        assert (page.goal is None) == (deed is None), where
        if deed is not None:
            assert not tutor.done, where
            with qtbot.waitSignal(tutor.reached):
                deed()
        assert tutor.done, where
        if not tutor.on_last_page:
            tutor.go_on()
    assert lesson in tutor.finished
