"""Pictures: which are shown of all that come, how often, and when text is written."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from gui.frame_rate import TEXT_FRAMES
from gui.pictures import TOLD_AGAIN, Pictures
from model.snapshot import Snapshot
from tests.gui.window import heard, picture_of
from tests.model.runs import small


@cache
def picture(step: int, run_id: int = 7, orders: int = 0) -> Snapshot:
    return replace(picture_of(small(), step, run_id=run_id), orders=orders)


class Shown:
    """Pictures of the run 7 that are looked at by hand, and all that was told: what, and at which step."""

    def __init__(self) -> None:
        self.pictures = Pictures()
        self.pictures.close()
        self.pictures.begin(7)
        self._heard = {name: heard(getattr(self.pictures, name)) for name in ("came", "again", "text")}

    def look(self, snapshot: Snapshot | None = None) -> list[str]:
        """Look once more, at a picture that has come; return what is told now."""
        for values in self._heard.values():
            values.clear()
        if snapshot:
            self.pictures.mailbox.leave(snapshot)
        self.pictures.look()
        return [name for name, values in self._heard.items() if values]

    def told(self, name: str) -> Any:
        """Return what was told at the last look."""
        return self._heard[name][-1]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    shown = Shown()
    yield shown
    shiboken6.delete(shown.pictures)


def test_a_picture_is_told_with_the_one_before_it_and_written_at_once_where_the_run_rests(shown: Shown) -> None:
    assert shown.look() == []
    assert shown.look(picture(1)) == ["came", "text"]
    assert shown.told("came") == (picture(1), None)
    assert shown.look() == []
    assert shown.look(picture(2)) == ["came", "text"]
    assert shown.told("came") == (picture(2), picture(1))
    assert shown.pictures.newest is picture(2)


def test_while_the_run_plays_the_last_one_is_told_a_few_times_more(shown: Shown) -> None:
    shown.pictures.playing = True
    shown.look(picture(1))
    for _ in range(2):
        assert ["again" in shown.look() for _ in range(TOLD_AGAIN + 1)] == [True] * TOLD_AGAIN + [False]
        assert shown.look(picture(2))[0] == "came"


def test_while_the_run_plays_text_is_written_every_so_many_frames(shown: Shown) -> None:
    shown.pictures.playing = True
    told = [shown.look(picture(step)) for step in range(2 * TEXT_FRAMES + 1)]
    assert [step for step, what in enumerate(told) if "text" in what] == [0, TEXT_FRAMES, 2 * TEXT_FRAMES]
    shown.look(picture(1))
    shown.pictures.playing = False
    assert shown.look() == ["text"], "it rests: what was not written yet is written"
    assert shown.told("text") is picture(1)


def test_a_picture_from_before_an_order_is_late_and_its_text_may_wait(shown: Shown) -> None:
    assert not shown.pictures.is_late, "there is none yet"
    shown.look(picture(1))
    shown.pictures.expect()
    assert shown.pictures.is_late
    assert shown.look(picture(2)) == ["came"]
    assert shown.look(picture(3, orders=1)) == ["came", "text"]
    assert not shown.pictures.is_late


def test_pictures_of_other_runs_are_passed_over(shown: Shown) -> None:
    assert shown.look(picture(1, run_id=6)) == []
    shown.pictures.playing = True
    shown.look(picture(1))
    shown.look(picture(2))  # not written yet
    shown.pictures.begin(8)
    shown.pictures.playing = False
    assert shown.pictures.newest is None
    assert [shown.look(), shown.look(picture(3))] == [[], []], "nothing of what was left, not even its text"
    assert shown.look(picture(3, run_id=8)) == ["came", "text"]
    assert shown.told("came") == (picture(3, run_id=8), None)
