"""A walk through the window: whatever is pressed, clicked and typed, it comes to rest as one whole."""

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QSlider, QWidget
from pytestqt.qtbot import QtBot

from gui.languages import Languages
from gui.main_window import MainWindow
from gui.widgets.number import NumberField
from tests.gui.window import (
    CONTROL,
    PLAIN,
    SHIFT,
    Key,
    W,
    answered,
    begun,
    calculated,
    click,
    now,
    opened,
    press,
    reach,
    sliced,
    turn_to,
    type_into,
)
from tests.model.runs import small

ACTIONS = 60
"""How many of them are done with each seed."""

KEYS = (
    *((key, PLAIN) for key in (Key.Key_Space, Key.Key_Right, Key.Key_Left, Key.Key_Down, Key.Key_Up, Key.Key_Home)),
    *((key, PLAIN) for key in (Key.Key_Tab, Key.Key_Escape, Key.Key_Return, Key.Key_3)),
    *((Key.Key_Right, SHIFT), (Key.Key_Z, CONTROL), (Key.Key_Z, CONTROL | SHIFT), (Key.Key_R, CONTROL)),
)
TYPED = ("0.03", "1e-3", "3", "12", "0", "-1", "", "abc", "1e999", "nan")
SLOW = ("Digits", "Train one on digits")
"""What takes longer than all the rest: it makes thousands of images."""


class Walk:
    """A person who does anything.

    Attributes:
        done: what was done, for who wants to know why it failed.
    """

    def __init__(self, qtbot: QtBot, window: MainWindow, seed: int) -> None:
        self.done: list[str] = []
        self._qtbot, self._window, self._random = qtbot, window, random.Random(seed)

    def act(self) -> None:
        """Do something, and have the window go on for a moment."""
        kinds = {self._press: 3, self._click: 4, self._type: 2, self._choose: 2, self._slide: 1, self._turn: 1}
        [act] = self._random.choices(list(kinds), list(kinds.values()))
        act()
        while popup := QApplication.activePopupWidget():
            popup.close()
        self._window.activateWindow()
        self._qtbot.wait(self._random.choice((0, 0, 10, 40)))

    def _one(self, kind: type[W]) -> W | None:
        """One of those that can be reached, and note it."""
        there = [w for w in self._window.findChildren(kind) if w.isVisible() and w.isEnabled()]
        one = self._random.choice(there) if there else None
        if one is None or not _is_reached(one):
            return None
        self.done.append(f"{kind.__name__} {one.accessibleName() or one.property('text')!r}")
        return one

    def _press(self) -> None:
        key, modifiers = self._random.choice(KEYS)
        self.done.append(key.name)
        for _ in range(self._random.choice((1, 1, 4))):
            press(self._window, key, modifiers)

    def _click(self) -> None:
        button = self._one(QAbstractButton)
        slow = button is not None and (button.accessibleName() in SLOW or button.text() in SLOW)
        if button is not None and not slow:
            click(button)

    def _type(self) -> None:
        if (field := self._one(NumberField)) is not None:
            type_into(field, self._random.choice(TYPED), self._random.choice((Key.Key_Return, Key.Key_Tab, None)))

    def _choose(self) -> None:
        if (choice := self._one(QComboBox)) is not None:
            choice.setFocus(Qt.FocusReason.TabFocusReason)
            press(choice, self._random.choice((Key.Key_Down, Key.Key_Up)))

    def _slide(self) -> None:
        if (slider := self._one(QSlider)) is not None:
            place = QPoint(self._random.randrange(slider.width()), slider.height() // 2)
            if _is_reached(slider, place):
                click(slider, place)

    def _turn(self) -> None:
        stage = self._random.choice(list(self._window.stages))
        self.done.append(stage)
        turn_to(self._window, stage)


def _is_reached(widget: QWidget, at: QPoint | None = None) -> bool:
    try:
        reach(widget, at)
    except AssertionError:
        return False
    return True


def at_rest(qtbot: QtBot, window: MainWindow) -> None:
    """Have everything pause, and wait until nothing is under way, no step half done either."""
    session = window.session
    session.pause()
    for room in window.rooms.values():
        room.pause()
    qtbot.waitUntil(lambda: not sliced(session)._run.is_busy)
    if not session.blocked:
        run = sliced(session)._run
        if run.is_half_done or run.job.kind == "step":  # edits wait for its end
            session.move("end")
            qtbot.waitUntil(lambda: not sliced(session)._run.is_busy)
        begun(qtbot, window)
        answered(qtbot, window)
    calculated(qtbot, window)


def check(window: MainWindow) -> None:
    """What is shown is what is chosen, and what is offered can be done."""
    session, chosen = window.session, window.session.experiment
    assert not session.playing
    assert (session.snapshot is None) == session.blocked
    assert [panel.experiment == chosen for panel in window.panels.values()] == [True, True, True]
    assert [row.layer for row in window.network._layers] == list(chosen.hidden)
    for field, number in window.learning._numbers.items():
        if window.learning._applies(field):
            assert number.value() == getattr(window.learning._holder(field), field), field
    if not session.blocked and not window.driven.room:
        back, shown = window.transport.buttons["step-back"], now(window)
        assert back.isEnabled() == (shown.step > 0 or shown.moves is not None or back.hasFocus())
        assert window.transport.timeline.bar.step() == shown.step
    offered = tuple(window.menus.actions[name].isEnabled() for name in ("undo", "redo"))
    assert offered == window.driven.edits.can_undo
    assert not window.transport._bar.isVisible()
    focus = QApplication.focusWidget()
    assert focus is None or focus.isVisible()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_is_done_the_window_comes_to_rest_as_one_whole(
    qtbot: QtBot, languages: Languages, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    for ask in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        nothing = "" if ask == "getExistingDirectory" else ("", "")
        monkeypatch.setattr(QFileDialog, ask, lambda *_, answer=nothing: answer)
    with opened(qtbot, small(), languages=languages, dress=False) as window:
        begun(qtbot, window)
        walk = Walk(qtbot, window, seed)
        try:
            for number in range(1, ACTIONS + 1):
                walk.act()
                if number % 20 == 0:
                    at_rest(qtbot, window)
                    check(window)
        except BaseException as error:
            error.add_note("after " + ", ".join(walk.done))
            raise
