"""Each small widget keeps its contract: setting is silent, input emits once."""

import gc
import math
from collections.abc import Callable

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QPaintEvent,
    QPixmap,
    QPointingDevice,
    QRegion,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.explanation import Explanation
from gui.spoken import Spoken
from gui.theme import SMALL_PX, Theme, text_font
from gui.widgets.card import Card
from gui.widgets.choice import Choice
from gui.widgets.class_bars import ClassBars
from gui.widgets.drawing_pad import DrawingPad
from gui.widgets.figure import Figure
from gui.widgets.hint import Hint, Words
from gui.widgets.icon_button import IconButton
from gui.widgets.ink import Ink
from gui.widgets.line import Line
from gui.widgets.named_figures import NamedFigures
from gui.widgets.number import NumberField
from gui.widgets.numbers import NumberRange, Refusal, figure_text, format_number, log_step, parse_number, percent
from gui.widgets.order import in_order
from gui.widgets.pixel_image import PixelImage
from gui.widgets.row import FieldRow
from gui.widgets.segmented import Segmented, TabStrip
from gui.widgets.slider import Slider
from gui.widgets.strokes import SIDE, Stroke
from gui.widgets.tile import TileGrid
from gui.widgets.timeline_bar import TimelineBar
from tests.gui.window import Room, light, press, wheel

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
Show = Callable[[QWidget], list[object]]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return light()


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    window = Room()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def show(room: Room, qtbot: QtBot) -> Show:
    """Put a widget into the room, show it, and return the list its `changed` (or `chosen`) signal fills."""

    def show(widget: QWidget) -> list[object]:
        heard: list[object] = []
        signal = getattr(widget, "changed", None) or getattr(widget, "chosen", None)
        if signal is not None:
            signal.connect(lambda *values: heard.append(values[0] if values else None))
        room.show_with(qtbot, widget)
        return heard

    return show


# --- cards --------------------------------------------------------------------------------------------------------


def test_the_text_of_a_card_makes_room_for_a_link_that_comes(qtbot: QtBot, theme: Theme) -> None:
    card, link = Card(theme, "Network", "114 parameters"), QPushButton("Default")
    qtbot.addWidget(card)
    card.resize(280, 60)
    card.add_side_widget(link)
    link.hide()
    with qtbot.waitExposed(card):
        card.show()
    qtbot.wait(20)
    painted = QRegion()

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            nonlocal painted
            if isinstance(event, QPaintEvent):
                painted += event.region()
            return False

    watch = Watch()
    card.header.installEventFilter(watch)
    link.show()
    qtbot.waitUntil(lambda: not painted.isEmpty())
    assert painted.boundingRect() == card.header.rect()


def hover(widget: QWidget, place: QPoint) -> str:
    """Ask for the tooltip at a place, and return it."""
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
    words = QToolTip.text()
    QToolTip.hideText()
    return words


def claims(widget: QWidget, key: Qt.Key) -> bool:
    """Whether the widget keeps a key from the window's shortcuts."""
    question = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    question.ignore()
    QApplication.sendEvent(widget, question)
    return question.isAccepted()


# Numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1e-3", 0.001), ("0.001", 0.001), ("1,000", 1000.0), ("0,03", 0.03), ("0,030", 0.03), ("1,5", 1.5),
        ("1,000.5", 1000.5), ("1.000,5", 1000.5), ("20 000", 20000.0), ("20\u202f000", 20000.0), ("−2", -2.0),
        (".5", 0.5), ("5.", 5.0), ("1E+2", 100.0), ("12,345,678", 12345678.0),
        ("", None), ("abc", None), ("1e", None), ("nan", None), ("inf", None), ("1e999", None), ("1,2,3", None),
        ("0x10", None), ("1.2.3", None),
    ],
)  # fmt: skip
def test_what_can_be_typed(text: str, number: float | None) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.03, "0.03"), (1e-5, "1e-5"), (2.5e-7, "2.5e-7"), (10.0, "10"), (0.0, "0"), (0.0001, "0.0001"), (-1.5, "−1.5"),
     (-7.0, "−7"), (-20_000.0, "−20,000"), (-2.5e-7, "−2.5e-7"), (1e20, "1e20")],
)  # fmt: skip
def test_numbers_are_written_as_short_as_they_read_back(value: float, text: str) -> None:
    assert format_number(value) == text
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("figure", "four", "five"),
    [
        (0.69314, "0.693", "0.6931"), (0.00314, "0.0031", "0.0031"), (0.0, "0", "0"), (4.2e-12, "4.2e-12", "4.2e-12"),
        (20.2713, "20.27", "20.271"), (-123.6999, "−123.7", "−123.70"), (2_345.6, "2346", "2345.6"),
        (2e20, "2.0e20", "2.0e20"), (math.nan, "–", "–"), (math.inf, "–", "–"),
    ],
)  # fmt: skip
def test_a_figure_is_written_in_the_digits_that_matter(figure: float, four: str, five: str) -> None:
    assert (figure_text(figure, 4), figure_text(figure)) == (four, five)


@pytest.mark.parametrize(
    ("share", "whole", "one"),
    [
        (1, "100 %", "100.0 %"),
        (0.9996, "> 99 %", "> 99.9 %"),
        (0.9994, "> 99 %", "99.9 %"),
        (0.9951, "> 99 %", "99.5 %"),
        (199 / 200, "> 99 %", "99.5 %"),
        (0.994, "99 %", "99.4 %"),
        (0, "0 %", "0.0 %"),
    ],
)
def test_only_the_whole_is_a_hundred_percent(share: float, whole: str, one: str) -> None:
    assert (percent(share), percent(share, 1)) == (whole, one)


def test_integers_are_grouped_from_ten_thousand_on() -> None:
    assert format_number(9999, integer=True) == "9999"
    assert format_number(10000, integer=True) == "10,000"
    assert format_number(1234567, integer=True) == "1,234,567"


def test_logarithmic_stops() -> None:
    stops = [1e-5]
    while stops[-1] < 1e-3:
        stops.append(log_step(stops[-1], up=True))
    assert stops == [1e-5, 2e-5, 3e-5, 5e-5, 1e-4, 2e-4, 3e-4, 5e-4, 1e-3]
    assert [log_step(stop, up=False) for stop in stops[1:]] == stops[:-1]
    assert log_step(0.04, up=True) == 0.05
    assert log_step(0.04, up=False) == 0.03
    assert log_step(0.03, up=True, fine=True) == 0.031
    assert log_step(0.01, up=False, fine=True) == 0.0099


def test_a_range_says_why_a_text_is_not_taken() -> None:
    batch = NumberRange(1, 100, integer=True)
    assert batch.read("1.5") == Refusal("not_integer", {"text": "1.5"})
    assert batch.read("0") == Refusal("below", {"value": 0.0, "minimum": 1, "maximum": 100})
    assert batch.read("101") == Refusal("above", {"value": 101.0, "minimum": 1, "maximum": 100})
    assert NumberRange(0, 1, decimals=2).read("0.123") == 0.12


class TestNumberField:
    def field(self, theme: Theme, show: Show) -> tuple[NumberField, list[object]]:
        field = NumberField(theme, 1e-6, 10, 1e-6, logarithmic=True, name="Learning rate")
        heard = show(field)
        field.set_value(0.03)
        return field, heard

    def test_setting_is_silent(self, theme: Theme, show: Show) -> None:
        field, heard = self.field(theme, show)
        assert (field.value(), field.text(), heard) == (0.03, "0.03", [])
        assert field.accessibleName() == "Learning rate"

    def test_typing_emits_once_when_committed(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        field, heard = self.field(theme, show)
        qtbot.mouseClick(field, LEFT)
        field.selectAll()
        qtbot.keyClicks(field, "1e-3")
        assert heard == []
        qtbot.keyClick(field, Key.Key_Return)
        qtbot.keyClick(field, Key.Key_Return)
        assert heard == [0.001]
        assert field.text() == "0.001"

    def test_minus_is_shown_as_one_and_understood_however_it_is_written(
        self, theme: Theme, show: Show, qtbot: QtBot
    ) -> None:
        field = NumberField(theme, -1e6, 1e6)
        heard = show(field)
        field.setFocus()
        for text, value, shown in (("-7", -7, "−7"), ("−8", -8, "−8"), ("-10,000", -1e4, "−10,000")):
            field.selectAll()
            if text.isascii():
                qtbot.keyClicks(field, text)
            else:
                QApplication.clipboard().setText(text)
                field.paste()
            qtbot.keyClick(field, Key.Key_Return)
            assert heard[-1] == value
            assert field.text() == shown
        field.selectAll()
        field.copy()
        field.set_value(3)
        field.selectAll()
        field.paste()
        qtbot.keyClick(field, Key.Key_Return)
        assert heard[-1] == -1e4, "what is copied can be pasted again"

    def test_leaving_commits(self, theme: Theme, show: Show, room: Room, qtbot: QtBot) -> None:
        field, heard = self.field(theme, show)
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, "0,5")
        room.elsewhere.setFocus()
        assert heard == [0.5]

    def test_a_click_on_a_painted_button_commits_too(self, theme: Theme, show: Show, room: Room, qtbot: QtBot) -> None:
        field, heard = self.field(theme, show)
        play = IconButton(theme, "play", name="Play")
        room.rows.addWidget(play)
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, "0.5")
        qtbot.mouseClick(play, LEFT)
        assert heard == [0.5]
        assert not play.hasFocus()

    @pytest.mark.parametrize(
        ("text", "code"), [("fast", "unreadable"), ("", "unreadable"), ("11", "above"), ("-1", "below")]
    )
    def test_a_refused_text_is_shown_and_the_last_good_value_stays(
        self, theme: Theme, show: Show, qtbot: QtBot, text: str, code: str
    ) -> None:
        field, heard = self.field(theme, show)
        refused: list[str] = []
        settled: list[bool] = []
        field.refused.connect(lambda code, values: refused.append(code))
        field.settled.connect(lambda: settled.append(True))
        field.setFocus()
        field.selectAll()
        qtbot.keyClick(field, Key.Key_Delete)
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Key.Key_Return)
        assert (refused, field.text(), field.property("role")) == ([code], text, "bad")
        qtbot.keyClick(field, Key.Key_Escape)
        assert (field.text(), field.value(), field.property("role"), heard) == ("0.03", 0.03, "", [])
        assert settled == [True]

    @pytest.mark.parametrize("leaves", [True, False])
    def test_what_was_said_of_a_refused_number_follows_the_range(
        self, theme: Theme, show: Show, room: Room, qtbot: QtBot, leaves: bool
    ) -> None:
        field, heard = self.field(theme, show)
        line = Explanation(theme, field)
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, "50")
        qtbot.keyClick(field, Key.Key_Return)
        if leaves:
            room.elsewhere.setFocus()
        assert "10" in line.text()
        field.set_range(1e-6, 20)
        assert "20" in line.text()
        field.set_range(1e-6, 100)
        assert (line.text(), field.property("role"), heard) == ("", "", [])
        assert field.text() == ("0.03" if leaves else "50")

    def test_leaving_a_refused_text_restores_the_value(
        self, theme: Theme, show: Show, room: Room, qtbot: QtBot
    ) -> None:
        field, heard = self.field(theme, show)
        refused: list[dict[str, object]] = []
        field.refused.connect(lambda code, values: refused.append(values))
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, "99")
        room.elsewhere.setFocus()
        assert (field.text(), heard) == ("0.03", [])
        assert refused == [{"value": 99.0, "minimum": 1e-6, "maximum": 10}]

    def test_the_value_it_has_leaves_a_text_being_typed_alone(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        field, _ = self.field(theme, show)
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, "0.0")
        field.set_value(0.03)
        assert field.text() == "0.0"
        assert claims(field, Key.Key_Escape)
        field.set_value(0.1)
        assert field.text() == "0.1"
        assert not claims(field, Key.Key_Escape)

    def test_keys_step(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        field, heard = self.field(theme, show)
        field.setFocus()
        for key in (Key.Key_Up, Key.Key_Down, Key.Key_Down, Key.Key_PageDown):
            qtbot.keyClick(field, key)
        qtbot.keyClick(field, Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
        assert heard == [0.05, 0.03, 0.02, 0.002, 0.0021]

    def test_arrows_step_and_stop_at_the_end(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        field = NumberField(theme, 0, 2, integer=True)
        heard = show(field)
        up = QPoint(field.width() - 8, field.height() // 2 - 5)
        for _ in range(4):
            qtbot.mouseClick(field, LEFT, pos=up)
        assert heard == [1.0, 2.0]
        qtbot.mouseClick(field, LEFT, pos=QPoint(field.width() - 8, field.height() // 2 + 5))
        assert heard == [1.0, 2.0, 1.0]

    def test_linear_steps_have_no_rounding_noise(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        field = NumberField(theme, 0, 5, 0.1)
        heard = show(field)
        field.setFocus()
        for _ in range(3):
            qtbot.keyClick(field, Key.Key_Up)
        qtbot.keyClick(field, Key.Key_PageUp)
        assert heard == [0.1, 0.2, 0.3, 1.3]

    def test_zero_is_below_the_smallest_logarithmic_step(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        field = NumberField(theme, 0, 1, 1e-5, logarithmic=True)
        heard = show(field)
        field.setFocus()
        qtbot.keyClick(field, Key.Key_Up)
        qtbot.keyClick(field, Key.Key_Down)
        assert heard == [1e-5, 0.0]

    def test_the_wheel_needs_focus(self, theme: Theme, show: Show) -> None:
        field, heard = self.field(theme, show)
        wheel(field)
        assert heard == []
        field.setFocus()
        wheel(field)
        wheel(field, -2)
        assert heard == [0.05, 0.03, 0.02]

    def test_it_keeps_its_keys_from_shortcuts(self, theme: Theme, show: Show) -> None:
        field, _ = self.field(theme, show)
        field.setFocus()
        assert all(claims(field, key) for key in (Key.Key_Down, Key.Key_Up, Key.Key_Right, Key.Key_Home, Key.Key_1))
        assert not claims(field, Key.Key_F5)


# Choices


class TestChoice:
    OPTIONS = (("sgd", "SGD", "plain"), ("adam", "Adam", "moments"), ("rms", "RMSprop", "scaled"))

    def test_only_rows_that_are_others_are_written(self, theme: Theme) -> None:
        """There may be a thousand of them."""
        choice, many = Choice(theme), [(str(k), f"column {k}", "") for k in range(1_000)]
        written: list[int] = []
        choice.model().dataChanged.connect(lambda first, last: written.extend(range(first.row(), last.row() + 1)))
        choice.set_options(many)
        assert (choice.count(), choice.itemText(999), written) == (1_000, "column 999", [])
        many[7] = ("7", "weight", "in grams")
        choice.set_options(many)
        assert (choice.itemText(7), set(written)) == ("weight", {7})
        assert choice.itemData(7, Qt.ItemDataRole.ToolTipRole) == "in grams"

    def test_setting_is_silent_and_choosing_emits_once(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        choice = Choice(theme, self.OPTIONS)
        heard = show(choice)
        assert choice.value() == "sgd"
        choice.set_value("adam")
        assert (choice.currentText(), heard) == ("Adam", [])
        choice.setFocus()
        qtbot.keyClick(choice, Key.Key_Down)
        assert (choice.value(), heard) == ("rms", ["rms"])

    def test_the_popup_is_wide_enough(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        choice = Choice(theme, [*self.OPTIONS, ("long", "an entry much longer than the field it is in", "")])
        show(choice)
        choice.setFixedWidth(90)
        qtbot.mouseClick(choice, LEFT)
        longest = choice.fontMetrics().horizontalAdvance(choice.itemText(3))
        assert choice.view().width() >= longest
        assert choice.itemData(1, Qt.ItemDataRole.ToolTipRole) == "moments"
        choice.hidePopup()

    def test_other_labels_keep_the_value(self, theme: Theme, show: Show) -> None:
        choice = Choice(theme, self.OPTIONS)
        heard = show(choice)
        choice.set_value("adam")
        choice.set_options([("sgd", "경사 하강법", ""), ("adam", "아담", ""), ("rms", "알엠에스", "")])
        assert (choice.value(), choice.currentText(), heard) == ("adam", "아담", [])
        choice.set_options([("rms", "RMSprop", ""), ("adam", "Adam", "")])
        assert (choice.value(), choice.currentText(), heard) == ("adam", "Adam", [])

    def test_the_wheel_needs_focus(self, theme: Theme, show: Show) -> None:
        choice = Choice(theme, self.OPTIONS)
        heard = show(choice)
        wheel(choice, -1)
        assert heard == []
        choice.setFocus()
        wheel(choice, -1)
        assert heard == ["adam"]


@pytest.mark.parametrize("kind", [Segmented, TabStrip])
def test_strips_choose_by_mouse_and_keys(
    kind: type[Segmented] | type[TabStrip], theme: Theme, show: Show, qtbot: QtBot
) -> None:
    strip = kind(theme, [("a", "train", "training points"), ("b", "test", ""), ("c", "both", "")])
    heard = show(strip)
    first, second, third = (segment for segment in strip.children() if isinstance(segment, QWidget))
    strip.set_value("b")
    assert heard == []
    qtbot.mouseClick(third, LEFT)
    qtbot.mouseClick(third, LEFT)
    assert (strip.value(), heard) == ("c", ["c"])
    third.setFocus()
    qtbot.keyClick(third, Key.Key_Left)
    qtbot.keyClick(second, Key.Key_Home)
    qtbot.keyClick(first, Key.Key_Left)
    assert heard == ["c", "b", "a"]
    assert first.hasFocus()
    assert claims(first, Key.Key_Right)
    assert not claims(strip, Key.Key_F5)
    assert first.toolTip() == "training points"
    strip.set_options([("a", "훈련", ""), ("c", "둘 다", "")])
    assert (strip.value(), heard) == ("a", ["c", "b", "a"])
    strip.set_options([("a", "train", ""), ("c", "both", ""), ("d", "none", "")])
    assert strip._segments["d"].isVisible(), "at once"


class TestTileGrid:
    TILES = tuple((key, key.title(), f"about {key}") for key in ("spiral", "circle", "moons", "blobs", "digits"))

    def grid(self, theme: Theme, show: Show) -> tuple[TileGrid, list[object]]:
        grid = TileGrid(theme)
        heard = show(grid)
        grid.setFixedWidth(190)
        grid.set_tiles(self.TILES)
        grid.set_value("spiral")
        assert (grid.value(), heard) == ("spiral", [])
        return grid, heard

    def test_one_is_chosen_by_click(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        grid, heard = self.grid(theme, show)
        qtbot.mouseClick(grid.tile("moons"), LEFT)
        assert heard == ["moons"]
        assert [grid.tile(key).isChecked() for key, _, _ in self.TILES] == [False, False, True, False, False]

    def test_arrow_keys_move_and_enter_or_space_selects(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        grid, heard = self.grid(theme, show)
        assert grid.columns() == 3
        grid.tile("spiral").setFocus()
        qtbot.keyClick(grid.tile("spiral"), Key.Key_Down)
        qtbot.keyClick(grid.tile("blobs"), Key.Key_Right)
        assert grid.tile("digits").hasFocus()
        assert heard == []
        qtbot.keyClick(grid.tile("digits"), Key.Key_Return)
        qtbot.keyClick(grid.tile("digits"), Key.Key_Left)
        qtbot.keyClick(grid.tile("blobs"), Key.Key_Space)
        assert heard == ["digits", "blobs"]

    def test_it_takes_as_many_rows_as_it_needs(self, theme: Theme, show: Show) -> None:
        grid, _ = self.grid(theme, show)
        assert grid.tile("blobs").y() > grid.tile("moons").y()
        before = grid.height()
        grid.setFixedWidth(360)
        assert grid.tile("blobs").y() == grid.tile("spiral").y()
        assert grid.height() < before

    def test_relabelling_keeps_picture_and_choice(self, theme: Theme, show: Show) -> None:
        grid, heard = self.grid(theme, show)
        grid.set_picture("circle", QImage(20, 20, QImage.Format.Format_RGB32))
        tile = grid.tile("circle")
        grid.set_tiles([(key, label + "!", "") for key, label, _ in self.TILES[:3]])
        assert grid.tile("circle") is tile
        assert (tile.text(), grid.value(), heard) == ("Circle!", "spiral", [])


# Sliders


class TestSlider:
    def test_a_click_on_the_groove_jumps_there(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        slider = Slider(theme, 0, 50, 5, label="Noise", format=lambda value: f"{value:.0f} %")
        heard = show(slider)
        slider.set_value(10)
        assert (slider.text(), heard) == ("10 %", [])
        groove = slider.groove
        qtbot.mouseClick(groove, LEFT, pos=groove.rect().center())
        assert (slider.value(), heard) == (25.0, [25.0])

    def test_dragging_and_keys(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        slider = Slider(theme, 0, 1, 0.1)
        heard = show(slider)
        groove = slider.groove
        qtbot.mousePress(groove, LEFT, pos=QPoint(4, groove.height() // 2))
        qtbot.mouseMove(groove, QPoint(groove.width() + 20, 5))
        qtbot.mouseRelease(groove, LEFT, pos=QPoint(groove.width() + 20, 5))
        qtbot.keyClick(groove, Key.Key_Left)
        qtbot.keyClick(groove, Key.Key_Home)
        assert heard == [1.0, 0.9, 0.0]

    def test_a_value_between_positions_is_kept(self, theme: Theme, show: Show) -> None:
        slider = Slider(theme, 0, 1, 0.1)
        heard = show(slider)
        slider.set_value(0.123)
        assert (slider.value(), slider.text(), heard) == (0.123, "0.123", [])

    def test_logarithmic(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        slider = Slider(theme, 1, 10000, logarithmic=True)
        heard = show(slider)
        qtbot.mouseClick(slider.groove, LEFT, pos=slider.groove.rect().center())
        assert heard[0] == pytest.approx(100, rel=0.1)
        qtbot.keyClick(slider.groove, Key.Key_End)
        assert heard[-1] == 10000

    def test_named_stops(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        slider = Slider(theme, stops=[(1, "1 step/s"), (10, "10 steps/s"), (1e9, "max")], stacked=True, name="Speed")
        heard = show(slider)
        slider.set_value(1e9)
        assert (slider.text(), slider.groove.accessibleName()) == ("max", "Speed")
        slider.groove.setFocus()
        qtbot.keyClick(slider.groove, Key.Key_Left)
        assert (heard, slider.text()) == ([10], "10 steps/s")
        slider.set_stops([(1, "초당 1"), (10, "초당 10"), (1e9, "최대")])
        assert (heard, slider.text()) == ([10], "초당 10")

    def test_the_wheel_needs_focus(self, theme: Theme, show: Show) -> None:
        slider = Slider(theme, 0, 1, 0.5)
        heard = show(slider)
        wheel(slider.groove)
        assert heard == []
        slider.groove.setFocus()
        wheel(slider.groove)
        assert len(heard) == 1


# Drawing


class TestDrawingPad:
    def pad(self, theme: Theme, show: Show) -> tuple[DrawingPad, list[object]]:
        pad = DrawingPad(theme, "Draw a digit here", name="Drawing pad")
        pad.setFixedSize(140, 140)
        return pad, show(pad)

    def draw(self, pad: DrawingPad, qtbot: QtBot, *places: tuple[int, int]) -> None:
        qtbot.mousePress(pad, LEFT, pos=QPoint(*places[0]))
        for place in places[1:]:
            qtbot.mouseMove(pad, QPoint(*place))
        qtbot.mouseRelease(pad, LEFT, pos=QPoint(*places[-1]))

    def test_strokes_are_in_pad_units(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        pad, heard = self.pad(theme, show)
        assert pad.is_empty()
        self.draw(pad, qtbot, (10, 20), (30, 40), (70, 40))
        assert len(heard) == 3
        assert [stroke.tolist() for stroke in pad.strokes()] == [[[20, 40], [60, 80], [140, 80]]]
        assert [pens.tolist() for pens in pad.radii()] == [[10.0, 10.0, 10.0]]

    def test_a_click_makes_a_dot(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        pad, heard = self.pad(theme, show)
        qtbot.mouseClick(pad, LEFT, pos=QPoint(70, 70))
        assert [stroke.tolist() for stroke in pad.strokes()] == [[[140, 140]]]
        assert len(heard) == 1
        dark = pad.grab().toImage().pixelColor(70, 70)
        assert dark.name() == theme.tokens.text

    def test_resizing_keeps_the_drawing(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        pad, heard = self.pad(theme, show)
        self.draw(pad, qtbot, (35, 35), (105, 35))
        before = pad.strokes()
        pad.setFixedSize(280, 280)
        assert len(heard) == 2
        np.testing.assert_array_equal(pad.strokes()[0], before[0])
        assert pad.grab().toImage().pixelColor(140, 70).name() == theme.tokens.text

    def test_a_picture_has_the_ink_of_the_theme_that_is_in_force(self, theme: Theme, show: Show) -> None:
        pad, heard = self.pad(theme, show)
        picture = np.ones((28, 28))
        pad.set_picture(picture)
        picture[:] = 0  # the pad's is a copy
        for mode in ("light", "dark"):
            theme.set_mode(mode)
            assert pad.grab().toImage().pixelColor(70, 70).name() == theme.tokens.text
        assert heard == []

    def test_strokes_are_copies(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        pad, _ = self.pad(theme, show)
        self.draw(pad, qtbot, (10, 10), (50, 50))
        pad.radii()[0][:] = 0
        pad.strokes()[0][:] = 0
        assert pad.strokes()[0].tolist() == [[20, 20], [100, 100]]
        assert pad.radii()[0].tolist() == [10, 10]

    def test_undo_redo_and_clear_by_keys(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        pad, heard = self.pad(theme, show)
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        self.draw(pad, qtbot, (10, 10), (50, 50))
        self.draw(pad, qtbot, (50, 10), (10, 50))
        heard.clear()
        counts = []
        for key, held in (
            (Key.Key_Z, control), (Key.Key_Z, control), (Key.Key_Z, control), (Key.Key_Z, control | shift),
            (Key.Key_Delete, Qt.KeyboardModifier.NoModifier), (Key.Key_Z, control),
        ):  # fmt: skip
            qtbot.keyClick(pad, key, held)
            counts.append(len(pad.strokes()))
        assert counts == [1, 0, 0, 1, 0, 1]
        assert len(heard) == 5  # the third had nothing left to undo

    def test_a_new_stroke_forgets_what_was_undone(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        pad, _ = self.pad(theme, show)
        qtbot.mouseClick(pad, LEFT, pos=QPoint(20, 20))
        pad.undo()
        qtbot.mouseClick(pad, LEFT, pos=QPoint(60, 60))
        pad.redo()
        assert [stroke.tolist() for stroke in pad.strokes()] == [[[120, 120]]]

    def test_leaving_the_pad_ends_the_stroke_at_its_edge(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        pad, _ = self.pad(theme, show)
        self.draw(pad, qtbot, (100, 70), (180, 70), (180, 90), (100, 90))
        out, back = pad.strokes()
        assert out.tolist() == [[200, 140], [SIDE, 140]]
        assert back.tolist() == [[SIDE, 180], [200, 180]]

    def test_the_pen_has_limits(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        pad, _ = self.pad(theme, show)
        for wanted, got in ((2, 4), (15, 15), (99, 24)):
            pad.set_radius(wanted)
            assert pad.radius == got

    def test_pressure_scales_the_pen(self, theme: Theme, show: Show) -> None:
        pad, heard = self.pad(theme, show)
        for kind, x, pressure in (
            (QEvent.Type.TabletPress, 20, 0.25), (QEvent.Type.TabletMove, 60, 0.25), (QEvent.Type.TabletMove, 100, 1.0),
            (QEvent.Type.TabletRelease, 100, 0.0),
        ):  # fmt: skip
            place = QPointF(x, 70)
            pen = QTabletEvent(
                kind, QPointingDevice.primaryPointingDevice(), place, QPointF(pad.mapToGlobal(place.toPoint())),
                pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, LEFT, LEFT,
            )  # fmt: skip
            QApplication.sendEvent(pad, pen)
        assert [pens.tolist() for pens in pad.radii()] == [[7.5, 7.5, 15.0]]
        assert len(heard) == 3
        thin, thick = (
            sum(pad.grab().toImage().pixelColor(x, y).name() == theme.tokens.text for y in range(140)) for x in (30, 80)
        )
        assert 6 <= thin <= 8 < 10 <= thick <= 12  # a stroke that was pressed harder and harder

    def test_a_finger_draws_and_a_second_one_does_not(self, theme: Theme, show: Show) -> None:
        pad, heard = self.pad(theme, show)
        screen = QTest.createTouchDevice()
        window = pad.window()
        first, second = ([pad.mapTo(window, QPoint(x, y)) for x in (20, 60)] for y in (40, 100))
        handle = window.windowHandle()
        QTest.touchEvent(handle, screen).press(1, first[0]).commit()
        QTest.touchEvent(handle, screen).stationary(1).press(2, second[0]).commit()
        QTest.touchEvent(handle, screen).move(1, first[1]).move(2, second[1]).commit()
        QTest.touchEvent(handle, screen).release(1, first[1]).stationary(2).commit()
        QTest.touchEvent(handle, screen).release(2, second[1]).commit()
        assert [stroke.tolist() for stroke in pad.strokes()] == [[[40, 80], [120, 80]]]
        assert len(heard) == 2
        assert pad.can_undo()

    def test_a_touch_that_the_desktop_takes_away_draws_nothing(self, theme: Theme, show: Show) -> None:
        pad, _ = self.pad(theme, show)
        screen = QTest.createTouchDevice()
        place = pad.mapTo(pad.window(), QPoint(20, 40))
        QTest.touchEvent(pad.window().windowHandle(), screen).press(1, place).commit()
        assert not pad.is_empty()
        QApplication.sendEvent(pad, QTouchEvent(QEvent.Type.TouchCancel, screen))
        assert pad.is_empty()
        assert not pad.can_undo()

    def test_its_shortcuts_are_its_own_while_it_has_the_keyboard(self, theme: Theme, show: Show) -> None:
        pad, _ = self.pad(theme, show)
        assert claims(pad, Key.Key_Delete)
        assert not claims(pad, Key.Key_Space)


# What only shows


def test_a_held_arrow_repeats_until_it_is_let_go(theme: Theme, show: Show, qtbot: QtBot) -> None:
    field = NumberField(theme, 0, 1000, integer=True)
    heard = show(field)
    up = QPoint(field.width() - 8, field.height() // 2 - 5)
    qtbot.mousePress(field, LEFT, pos=up)
    qtbot.waitUntil(lambda: len(heard) >= 3)
    qtbot.mouseRelease(field, LEFT, pos=up)
    assert heard == [float(k + 1) for k in range(len(heard))]


def test_class_bars_name_the_winner(theme: Theme, show: Show) -> None:
    bars = ClassBars(theme, ["0", "1", "2"], name="Prediction")
    show(bars)
    assert bars.winner() is None
    bars.set_values(np.array([0.03, 0.941, 0.029]))
    assert bars.winner() == 1
    assert bars.accessibleDescription() == "1: 94.1 %"
    assert hover(bars, QPoint(50, 60)) == "2: 2.9 %"
    bars.set_values(np.array([np.nan, np.nan, np.nan]))
    assert bars.winner() is None
    bars.grab()
    with pytest.raises(ValueError, match=r"expected shape \(3,\), got \(2,\)"):
        bars.set_values(np.zeros(2))


def pixels(widget: QWidget) -> np.ndarray:
    """What a widget looks like, (rows, columns, 4)."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGBX8888)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4).astype(int)


def test_bars_paint_all_that_has_changed(theme: Theme, show: Show) -> None:
    bars, rng = ClassBars(theme, [str(k) for k in range(10)]), np.random.default_rng(3)
    painted = QRegion()

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            nonlocal painted
            if isinstance(event, QPaintEvent):
                painted = painted.united(event.region())
            return False

    watch = Watch()
    show(bars)
    seen, areas = np.full(10, 0.1), list[int]()
    bars.set_values(seen)
    QApplication.processEvents()
    for _ in range(30):
        before = pixels(bars)
        bars.installEventFilter(watch)
        painted = QRegion()
        chosen = rng.choice(10, 2, replace=False)
        seen[chosen] = rng.dirichlet((1, 1)) * seen[chosen].sum()
        bars.set_values(seen)
        QApplication.processEvents()
        bars.removeEventFilter(watch)
        after = pixels(bars)
        other = np.abs(after - before).max(axis=2) > 60  # more than a quarter of a pixel of a bar's end
        assert all(painted.contains(QPoint(int(x), int(y))) for y, x in np.argwhere(other))
        areas.append(painted.boundingRect().height())
    assert min(areas) < bars.height() / 2  # and no more than that


def test_ink_that_grew_is_that_of_the_whole_drawing() -> None:
    points = tuple((60.0 + 5 * k, 90.0 + 40 * math.sin(k)) for k in range(30))
    radii = tuple(6 + 3 * math.cos(k) for k in range(30))
    first, whole = Stroke(((20.0, 20.0),), (9.0,)), Stroke(points, radii)
    growing, now = Ink(), [QPixmap()]
    for n in range(1, 31):
        now[0] = growing.picture((first, Stroke(points[:n], radii[:n])), 140, 1, "#000000")
    assert now[0].toImage() == Ink().picture((first, whole), 140, 1, "#000000").toImage()
    undone = growing.picture((first,), 140, 1, "#000000").toImage()
    assert undone == Ink().picture((first,), 140, 1, "#000000").toImage()
    assert undone != now[0].toImage()


def test_a_line_of_words_asks_for_room_only_where_it_needs_more(theme: Theme, show: Show) -> None:
    asked: list[int] = []

    class Room(QWidget):
        def event(self, event: QEvent) -> bool:
            asked.append(event.type() == QEvent.Type.LayoutRequest)
            return super().event(event)

    room = Room()
    column = QVBoxLayout(room)
    free, fitting = Line("title"), Line(fits=True)
    for line in (free, fitting):
        column.addWidget(line)
    show(room)
    fitting.set_text("train 0.1234")
    QApplication.processEvents()
    assert fitting.width() >= fitting.label().sizeHint().width() > 40
    asked.clear()
    for k in range(5):
        free.set_text(f"It reads a {k}: {k} %")
        fitting.set_text(f"train 0.123{k}")
        QApplication.processEvents()
    assert not any(asked)
    fitting.set_text("train 0.1234 · test 0.2345 · λ 0.001")
    QApplication.processEvents()
    assert any(asked)
    assert fitting.width() >= fitting.label().sizeHint().width()


def test_a_line_says_it_in_short_where_there_is_no_room_for_all_of_it() -> None:
    line = Line()
    line.resize(200, 30)
    line.set_text("step 12 · epoch 1.2", "step 12")
    assert line.text() == "step 12 · epoch 1.2"
    letters = line.label().font()
    letters.setPixelSize(40)
    line.label().setFont(letters)
    QApplication.sendEvent(line, QEvent(QEvent.Type.FontChange))
    assert line.text() == "step 12"


def test_named_figures_keep_room_for_a_line_each_and_for_two_where_they_are_long(theme: Theme, show: Show) -> None:
    figures = NamedFigures(("one", "two", "long"), below=("long",))
    show(figures)
    one, two, long = figures.findChildren(Words)
    line = one.fontMetrics().lineSpacing()
    assert line <= one.height() < 1.5 * line
    assert two.y() - one.y() < 1.6 * line
    small = long.fontMetrics().lineSpacing()
    assert 2 * small <= long.height() < 2.6 * small
    before = long.height()
    figures.set_figures({"one": "−0.25", "long": "f ≈ 0.00123 − 0.0246 (x₀ + 0.0123) − 0.0147 (x₁ + 0.00735) and on"})
    assert (one.height(), long.height()) == (two.height(), before)


def test_pixel_image_tells_the_value_under_the_pointer(theme: Theme, show: Show) -> None:
    picture = PixelImage(theme, name="What the network sees", template="row {row}, column {column}: {value}")
    show(picture)
    picture.setFixedSize(112, 132)
    assert hover(picture, QPoint(30, 10)) == ""
    values = np.zeros((28, 28))
    values[2, 7] = 0.82
    picture.set_image(values)
    values[:] = 1
    assert picture.pixel_at(QPoint(30, 10)) == (2, 7)
    assert hover(picture, QPoint(30, 10)) == "row 3, column 8: 0.82"
    image = picture.grab().toImage()
    assert (image.pixelColor(30, 10).red(), image.pixelColor(50, 50).name()) == (209, "#000000")


def test_a_screen_reader_says_the_value_of_a_slider_as_it_is_written(theme: Theme, show: Show) -> None:
    Spoken().install()
    percent = Slider(theme, 0, 0.5, 0.05, label="Noise", format=lambda v: f"{v:.0%}".replace("%", " %"))
    stops = Slider(theme, stops=[(1.0, "1 / s"), (math.inf, "max")], label="Speed")
    for slider, before, key, after in (
        (percent, "0 %", Key.Key_Right, "5 %"),
        (percent, "5 %", Key.Key_End, "50 %"),
        (stops, "1 / s", Key.Key_Right, "max"),
    ):
        show(slider)
        spoken = QAccessible.queryAccessibleInterface(slider.groove)
        assert (spoken.role(), spoken.text(QAccessible.Text.Name)) == (QAccessible.Role.Slider, slider._label.text())
        assert spoken.text(QAccessible.Text.Value) == before
        QTest.keyClick(slider.groove, key)
        assert spoken.text(QAccessible.Text.Value) == after
        positions = spoken.valueInterface()
        assert positions.maximumValue() == slider.groove.maximum()
        positions.setCurrentValue(0)  # as a screen reader may, too
        assert (positions.currentValue(), slider.value()) == (0, 0.0 if slider is percent else 1.0)
        slider.set_value(0.05 if slider is percent else 1.0)


def test_what_a_screen_reader_was_told_goes_with_its_slider(theme: Theme) -> None:
    spoken = Spoken()
    spoken.install()
    for _ in range(3):
        bar = TimelineBar(theme)
        bar.set_write(lambda step, _: f"step {step}")
        bar.set_place(3, 9)
        assert QAccessible.queryAccessibleInterface(bar).text(QAccessible.Text.Value) == "step 3"
        assert len(spoken._made) <= 1
        shiboken6.delete(bar)
    gc.collect()
    assert not any(map(shiboken6.isValid, spoken._made))


def test_pixels_are_gone_through_by_arrow_keys(theme: Theme, show: Show, qtbot: QtBot) -> None:
    picture = PixelImage(theme, template="row {row}, column {column}: {value}")
    show(picture)
    picture.setFixedSize(80, 80)
    values = np.arange(16.0).reshape(4, 4) / 16
    picture.set_image(values)
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    assert picture.accessibleDescription() == "row 3, column 3: 0.62", "in the middle at first"
    for key, said in (
        (Key.Key_Up, "row 2, column 3: 0.38"),
        (Key.Key_Right, "row 2, column 4: 0.44"),
        (Key.Key_Right, "row 2, column 4: 0.44"),  # its edge
        (Key.Key_Left, "row 2, column 3: 0.38"),
        (Key.Key_Down, "row 3, column 3: 0.62"),
    ):
        QTest.keyClick(picture, key)
        assert (picture.accessibleDescription(), QToolTip.text()) == (said, said)
    image = picture.grab().toImage()
    assert image.pixelColor(60, 50) == theme.color("accent"), "the pixel has a frame"
    values[2, 2] = 0.25
    picture.set_image(values)
    assert picture.accessibleDescription() == "row 3, column 3: 0.25"
    picture.clearFocus()
    assert picture.accessibleDescription() == ""
    picture.set_image(None)
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(picture, Key.Key_Left)
    assert picture.accessibleDescription() == ""


def test_signed_pixels_take_the_data_colours(theme: Theme, show: Show) -> None:
    picture = PixelImage(theme, signed=True)
    show(picture)
    picture.setFixedSize(80, 80)
    picture.set_image(np.array([[1.0, -1.0], [0.0, 0.0]]))
    image = picture.grab().toImage()
    colours = [image.pixelColor(x, y).name() for x, y in ((20, 20), (60, 20), (20, 60))]
    assert colours == [theme.tokens.positive, theme.tokens.negative, theme.tokens.panel]


def test_a_figure_does_not_change_its_width(theme: Theme, show: Show) -> None:
    figure = Figure(theme, "training loss", "train", sample="0.0000")
    show(figure)
    before = figure.sizeHint()
    figure.set_text("0.1111")
    assert (figure.sizeHint(), figure.accessibleDescription()) == (before, "0.1111")


def test_a_figure_is_shortened_only_where_it_has_no_room_in_the_smallest_font(theme: Theme) -> None:
    figure = Figure(theme, "best")
    figure.set_text("Momentum")
    least = QFontMetricsF(text_font(SMALL_PX + 1, QFont.Weight.DemiBold)).horizontalAdvance("Momentum")
    for room in range(20, 100):
        figure.resize(room, 38)
        font, text = figure.written()
        assert (text == "Momentum") == (least <= room), room
        assert QFontMetricsF(font).horizontalAdvance(text) <= room


def test_icon_button(theme: Theme, show: Show, qtbot: QtBot) -> None:
    button = IconButton(theme, "play", "play", primary=True)
    show(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.mouseClick(button, LEFT)
    assert not button.hasFocus()
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Space)
    qtbot.keyClick(button, Key.Key_Return)
    assert len(pressed) == 3
    assert claims(button, Key.Key_Space)
    assert not claims(button, Key.Key_Right)
    button.set_icon("pause")
    button.set_label("pause")
    assert (button.accessibleName(), button.icon_name()) == ("pause", "pause")


# Containers


class TestCard:
    def test_a_click_on_the_header_folds(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        card = Card(theme, "Data", "500 points")
        inside = QLabel("inside")
        card.body.addWidget(inside)
        show(card)
        folds: list[bool] = []
        card.fold_changed.connect(folds.append)
        card.set_folded(True)
        assert (card.folded, inside.isVisible(), folds) == (True, False, [])
        qtbot.mouseClick(card.header, LEFT)
        assert (card.folded, inside.isVisible(), folds) == (False, True, [False])
        card.header.setFocus()
        qtbot.keyClick(card.header, Key.Key_Space)
        assert (card.folded, folds) == (True, [False, True])

    def test_the_keyboard_is_never_left_in_a_folded_card(
        self, theme: Theme, show: Show, room: Room, qtbot: QtBot
    ) -> None:
        card, field = Card(theme, "Learning"), NumberField(theme, 0, 10)
        card.body.addWidget(field)
        show(card)
        field.setFocus()
        card.set_folded(True)
        assert card.header.hasFocus()
        card.set_folded(False)
        room.elsewhere.setFocus()
        card.set_folded(True)
        assert room.elsewhere.hasFocus()
        card.set_folded(False)
        field.setFocus()
        qtbot.mouseClick(card.header, LEFT)  # a click ends typing, and takes no focus
        assert card.folded
        assert not field.hasFocus()
        assert not card.header.hasFocus()

    def test_a_card_that_does_not_fold(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        card = Card(theme, "Loss", foldable=False)
        show(card)
        qtbot.mouseClick(card.header, LEFT)
        assert not card.folded

    def test_widgets_stand_beside_each_other_at_the_right_of_the_header_after_its_text(
        self, theme: Theme, show: Show, room: Room
    ) -> None:
        card = Card(theme, "Loss")
        first, second = QLabel("train"), QLabel("test")
        card.add_side_widget(first)
        card.add_side_widget(second)
        show(card)
        assert card.header.isAncestorOf(first)
        assert first.geometry().right() < second.x()
        assert second.geometry().right() <= card.header.contentsRect().right()
        before = card.header.grab().toImage()
        card.set_side("250 training")
        after = card.header.grab().toImage()
        changed = [
            x
            for x in range(after.width())
            if any(after.pixel(x, y) != before.pixel(x, y) for y in range(after.height()))
        ]
        assert changed
        assert max(changed) < first.x() * after.devicePixelRatio()


class TestFieldRow:
    def test_label_names_the_control(self, theme: Theme, show: Show) -> None:
        row = FieldRow("Loss", Choice(theme, [("ce", "cross-entropy", "")]), Hint(theme))
        show(row)
        assert row.widget.accessibleName() == "Loss"
        row.set_label("손실 함수")
        assert row.widget.accessibleName() == "손실 함수"
        row.setToolTip("What is made small")
        assert row.widget.toolTip() == "What is made small"

    def test_a_hint_with_an_action(self, theme: Theme, show: Show, qtbot: QtBot) -> None:
        hint = Hint(theme)
        show(FieldRow("Loss", Choice(theme, [("ce", "cross-entropy", "")]), hint))
        pressed: list[bool] = []
        hint.action.connect(lambda: pressed.append(True))
        assert hint.isHidden()
        hint.show_text("Cross-entropy needs probabilities.", "warning", "Use softmax")
        action = hint.findChild(QPushButton)
        assert isinstance(action, QPushButton)
        qtbot.mouseClick(action, LEFT)
        assert pressed == [True]
        hint.show_text("")
        assert not action.isVisible()

    def test_long_words_wrap_instead_of_widening(self, theme: Theme, show: Show, room: Room, qtbot: QtBot) -> None:
        hint = Hint(theme)
        row = FieldRow("a label that is far too long for its column", NumberField(theme, 0, 1), hint)
        show(row)
        row.setFixedWidth(240)
        low = row.sizeHint().height()
        hint.show_text(
            "A hint that says so much that it takes three lines at the very least, if not even four of them."
        )
        qtbot.waitUntil(lambda: row.height() >= low + 40)
        assert row.width() == 240
        assert row.widget.geometry().right() < 240

    def test_words_stay_beside_the_icon_where_there_is_more_room_than_they_need(self, theme: Theme, show: Show) -> None:
        hint = Hint(theme)
        hint.show_text("Draw a digit.")
        show(hint)
        hint.resize(300, 200)
        QApplication.processEvents()
        [words] = hint.findChildren(QLabel)
        mark, *_ = hint._parts
        assert words.geometry().top() == mark.geometry().top() == 0

    def test_tab_comes_to_a_link_where_the_hint_stands(self, theme: Theme, show: Show, room: Room) -> None:
        first, hint, last = NumberField(theme, 0, 1), Hint(theme), NumberField(theme, 0, 1)
        for widget in (first, hint, last):
            room.rows.addWidget(widget)
        show(QLabel("words"))
        in_order(first, hint, last)
        hint.show_text("Diverged.", "warning", "Go back")  # its parts are made now
        first.setFocus()
        passed: list[QWidget | None] = []
        for _ in range(2):
            press(room, Key.Key_Tab)
            passed.append(QApplication.focusWidget())
        assert passed == [hint.findChildren(QPushButton)[0], last]


def test_every_widget_paints_in_both_themes_and_disabled(theme: Theme, show: Show, room: Room) -> None:
    tiles = TileGrid(theme)
    tiles.set_tiles([("a", "A", ""), ("b", "B", "")])
    tiles.set_icon("b", "plus")
    tiles.set_picture("a", QImage(8, 8, QImage.Format.Format_RGB32))
    for widget in (
        tiles, Card(theme, "Card", "side"), Choice(theme, [("a", "A", "")]), NumberField(theme, 0, 1, suffix="%"),
        Slider(theme, label="Speed"), ClassBars(theme, ["0"]), PixelImage(theme, name="picture"),
        DrawingPad(theme, "draw"),
        IconButton(theme, "play", "play"), IconButton(theme, "remove", small=True), Figure(theme, "loss", "train"),
        Segmented(theme, [("a", "A", "")]), TabStrip(theme, [("a", "A", "")]),
    ):  # fmt: skip
        room.rows.addWidget(widget)
    show(QLabel("last"))
    light = room.grab().toImage()
    theme.set_mode("dark")
    dark = room.grab().toImage()
    assert light != dark
    room.setEnabled(False)
    assert room.grab().toImage() != dark
