"""The table of the stages, and the window that is made from it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.words_stages import STAGES, stage_options
from tests.gui.window import opened, press

KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6)


def test_tabs_menu_and_keys_have_the_stages_in_one_order(qtbot: QtBot) -> None:
    with opened(qtbot) as window:
        assert list(window.stages) == list(STAGES)
        texts = [window.menus.actions[f"stage_{stage}"].text() for stage in STAGES]
        assert [text.replace("&", "") for text in texts] == [name for _, name, _ in stage_options()]
        for stage, key in reversed(list(zip(STAGES, KEYS, strict=True))):
            press(window, key, Qt.KeyboardModifier.AltModifier)
            assert window.tabs.value() == stage
        assert stage_options()[3] == ("inside", "Inside", "One training step, move by move (Alt+4)")
