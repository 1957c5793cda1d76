"""What the keyboard came to has a ring, for as long as it is there; what was clicked has none."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui.theme import Theme
from gui.widgets.array_grid import Shown
from gui.widgets.drawing_pad import DrawingPad
from gui.widgets.formula import FormulaView
from gui.widgets.gallery import Gallery
from gui.widgets.icon_button import IconButton
from gui.widgets.matrix_view import MatrixView
from gui.widgets.move_list import Entry, MoveList
from gui.widgets.pixel_image import PixelImage
from tests.gui.window import Room, light


def formula(theme: Theme) -> FormulaView:
    made = FormulaView(theme)
    made.set_latex("a + b")
    return made


def moves(theme: Theme) -> MoveList:
    made = MoveList(theme)
    made.set_moves([Entry("", "a + b", "", False, ""), Entry("", "c", "", False, "")], 1)
    return made


def matrix(theme: Theme, values: np.ndarray) -> MatrixView:
    made = MatrixView(theme)
    made.set_shown(Shown("W", "W", "W", values, (0,) * values.ndim, -1, (), "", ""))
    return made


def gallery(theme: Theme) -> Gallery:
    made = Gallery(theme)
    made.set_pictures(np.zeros((3, 28, 28)))
    return made


def pixels(theme: Theme) -> PixelImage:
    made = PixelImage(theme, template="{row}, {column}: {value}")
    made.set_image(np.zeros((3, 3)))
    return made


WIDGETS: dict[str, Callable[[Theme], QWidget]] = {
    "formula": formula,
    "moves": moves,
    "matrix": lambda theme: matrix(theme, np.ones((2, 3))),
    "number": lambda theme: matrix(theme, np.ones(())),
    "gallery": gallery,
    "pad": DrawingPad,
    "pixels": pixels,
    "button": lambda theme: IconButton(theme, "play"),
}
each = pytest.mark.parametrize("make", WIDGETS.values(), ids=WIDGETS)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    window = Room()
    qtbot.addWidget(window)
    return window


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@each
def test_only_the_keyboard_brings_a_ring(qtbot: QtBot, room: Room, make: Callable[[Theme], QWidget]) -> None:
    widget = make(light())
    room.show_with(qtbot, widget)
    plain = picture(widget)
    QTest.keyClick(room.elsewhere, Qt.Key.Key_Tab)
    assert widget.hasFocus()
    assert picture(widget) != plain
    room.elsewhere.setFocus()
    assert picture(widget) == plain
    widget.setFocus(Qt.FocusReason.MouseFocusReason)
    assert picture(widget) == plain


@each
def test_a_ring_is_there_again_after_a_menu_and_another_window(
    qtbot: QtBot, room: Room, make: Callable[[Theme], QWidget]
) -> None:
    widget = make(light())
    room.show_with(qtbot, widget)
    QTest.keyClick(room.elsewhere, Qt.Key.Key_Tab)
    ringed = picture(widget)
    menu = QMenu(widget)
    menu.addAction("x")
    menu.popup(widget.mapToGlobal(QPoint(0, 0)))
    with qtbot.waitSignal(menu.aboutToHide):
        QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert widget.hasFocus()
    assert picture(widget) == ringed
    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(widget, QFocusEvent(kind, Qt.FocusReason.ActiveWindowFocusReason))
    assert picture(widget) == ringed
