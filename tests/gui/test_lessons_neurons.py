"""The lessons about what a network is, read through the window: every page can be done as it says."""

from pytestqt.qtbot import QtBot

from gui.widgets.tile import TileButton
from tests.gui.reader import read
from tests.gui.window import LEFT, Key, opened


def test_a_network_is_watched(qtbot: QtBot) -> None:
    with opened(qtbot) as window:

        def play() -> None:
            qtbot.keyClick(window.columns.page, Key.Key_Space)

        def choose_moons() -> None:
            moons = window.findChild(TileButton, "tile:moons")
            assert moons is not None
            qtbot.mouseClick(moons, LEFT)
            if not window.session.playing:
                play()

        def back() -> None:
            qtbot.keyClick(window.columns.page, Key.Key_Home)

        read(qtbot, window, "watch", [play, lambda: None, play, back, choose_moons])
