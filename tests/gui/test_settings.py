"""What is remembered comes back; what is damaged does no harm; tests and `--smoke` leave no trace."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.lessons import LESSONS
from gui.main_window import MainWindow
from gui.settings import MOST_BYTES, MOST_RECENT, Settings, fitted
from gui.widgets.card import Card
from tests.gui.window import light, program_of

ROOMS = [QRect(0, 32, 1440, 868), QRect(1440, 32, 1920, 1048)]
SMALLEST = QSize(1000, 640)

GOOD = b"""[General]
theme=dark
language=ko
place=100 120 1200 700
maximized=yes
folded=loss data
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where settings are kept."""
    return tmp_path / "some" / "settings.ini"


def written(path: Path, content: bytes) -> Path:
    """The file with that content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


# --- values -------------------------------------------------------------------------------------------------------


def test_what_is_set_comes_back(file: Path) -> None:
    kept = Settings(file)
    assert (kept.theme, kept.language) == ("auto", "auto")
    kept.theme, kept.language = "dark", "ko"
    del kept
    again = Settings(file)
    assert (again.theme, again.language) == ("dark", "ko")


def test_window_and_cards_come_back(qtbot: QtBot, file: Path) -> None:
    cards = {name: Card(light(), name) for name in ("data", "loss")}
    window = QWidget()
    for widget in (window, *cards.values()):
        qtbot.addWidget(widget)
    window.setGeometry(20, 50, 300, 200)
    cards["loss"].set_folded(True)
    Settings(file).keep(window, cards)
    window.setGeometry(0, 0, 100, 100)
    cards["loss"].set_folded(False)
    Settings(file).restore(window, cards)
    assert window.geometry() == QRect(20, 50, 300, 200)
    assert [card.folded for card in cards.values()] == [False, True]


def test_a_maximized_window_keeps_the_place_it_has_otherwise(qtbot: QtBot, file: Path) -> None:
    window, other = QWidget(), QWidget()
    for widget in (window, other):
        qtbot.addWidget(widget)
    window.setGeometry(20, 50, 300, 200)
    with qtbot.waitExposed(window):
        window.show()
    window.showMaximized()
    Settings(file).keep(window, {})
    Settings(file).restore(other, {})
    assert other.windowState() & Qt.WindowState.WindowMaximized
    assert other.normalGeometry().size() == QSize(300, 200)


def test_the_first_window_is_no_larger_than_the_screen(qtbot: QtBot, file: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(9_000, 9_000)
    Settings(file).restore(window, {})
    room = window.screen().availableGeometry().size()
    assert window.width() <= room.width()
    assert window.height() <= room.height()


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        (QRect(100, 100, 1200, 700), QRect(100, 100, 1200, 700)),
        (QRect(1500, 100, 1200, 700), QRect(1500, 100, 1200, 700)),
        (QRect(1300, 100, 1200, 700), QRect(1440, 100, 1200, 700)),  # across two screens: wholly on the one with more
        (QRect(-50, -50, 1200, 700), QRect(0, 32, 1200, 700)),
        (QRect(900, 600, 1200, 700), QRect(1440, 380, 1200, 700)),
        (QRect(0, 0, 4000, 3000), QRect(1440, 32, 1920, 1048)),
        (QRect(20, 40, 10, 10), QRect(20, 40, 1000, 640)),
        (QRect(9000, 9000, 1200, 700), QRect(120, 116, 1200, 700)),  # a screen that is gone
    ],
)
def test_a_window_is_fitted_into_a_screen(place: QRect, wanted: QRect) -> None:
    assert fitted(place, ROOMS, SMALLEST) == wanted


# --- damage -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff" * 500,
        b"[[[General\ntheme",
        b"[General]\ntheme=pink\nlanguage=tlh\nplace=a b c d\nmaximized=maybe\nfolded=everything",
        b"[General]\ntheme=dark, light\nlanguage=@Variant(\\0\\0\\0\\x7f)\nplace=1 2 3",
        b"[General]\ntheme=\\x40Variant(\\0\\0\\0\\x9\\xff\\xff\\xff\\xff)",
        b"[General]\nplace=1 2 3 999999999999999999999\nfolded=@ByteArray(\\xff)",
        b"[General]\nplace=0 0 0 0",
        b"[General]\nplace=0 0 -5 -5\ntheme=@Invalid()",
        b"[General]\ntheme=dark\n" + b"x" * MOST_BYTES,
    ],
)
def test_damaged_settings_count_as_not_said(qtbot: QtBot, file: Path, content: bytes) -> None:
    found = Settings(written(file, content))
    assert (found.theme, found.language) == ("auto", "auto")
    window, card = QWidget(), Card(light(), "Loss")
    for widget in (window, card):
        qtbot.addWidget(widget)
    window.resize(300, 200)
    found.restore(window, {"loss": card})
    assert window.size() == QSize(300, 200)
    assert not card.folded
    found.theme = "dark"
    found.keep(window, {"loss": card})
    assert Settings(file).theme == "dark"  # and the next time begins anew


def test_one_path_that_can_not_be_remembered_costs_no_other(file: Path) -> None:
    too_long = "/" + "x" * 1_100 + ".nori"
    kept = Settings(file)
    kept.recent = [too_long, *(f"/a/{k}.nori" for k in range(MOST_RECENT))]
    assert kept.recent == [f"/a/{k}.nori" for k in range(MOST_RECENT)]
    damaged = json.dumps([too_long, "/a/b.nori", 7, "", None, ["/c"]]).encode().hex()
    other = written(file.with_name("other.ini"), f"[General]\nrecent={damaged}\n".encode())
    assert Settings(other).recent == ["/a/b.nori"]


@pytest.mark.parametrize("recent", [b"[" * 20_000, b'{"a":' * 5_000, b"\xff", b"[1", b"7" * 5_000, b'{"a": 1}', b"NaN"])
def test_damaged_files_of_before_are_none(file: Path, recent: bytes) -> None:
    assert Settings(written(file, f"[General]\nrecent={recent.hex()}\n".encode())).recent == []


def test_a_folder_in_the_place_of_the_file_does_no_harm(tmp_path: Path) -> None:
    kept = Settings(tmp_path)
    kept.theme = "dark"
    assert kept.language == "auto"


@st.composite
def mutated(draw: Callable[..., Any]) -> bytes:
    """Good settings with a few bytes changed, cut out or put in."""
    content = bytearray(GOOD)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(content)))
        content[at : at + draw(st.integers(0, 4))] = draw(st.binary(max_size=6))
    return bytes(content)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=mutated())
def test_no_settings_make_an_invisible_window(qapp: QApplication, tmp_path: Path, content: bytes) -> None:
    found = Settings(written(tmp_path / "settings.ini", content))
    assert found.theme in ("auto", "light", "dark")
    assert found.language in ("auto", "en", "ko")
    window = QWidget()
    window.setMinimumSize(200, 100)
    found.restore(window, {})
    room, place = window.screen().availableGeometry(), window.geometry()
    assert room.contains(QPoint(place.x(), place.y()))
    assert 200 <= place.width() <= room.width()
    assert 100 <= place.height() <= room.height()


# --- the program --------------------------------------------------------------------------------------------------


@pytest.fixture
def run(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, file: Path) -> Iterator[Any]:
    with program_of(monkeypatch, file) as running:
        yield running


def test_the_program_remembers_from_one_time_to_the_next(run: Any, file: Path) -> None:
    def set_up(window: MainWindow) -> None:
        window.menus.actions["theme_dark"].trigger()
        window.menus.actions["log_loss"].trigger()
        window.cards["loss"].set_folded(True)
        window.setGeometry(0, 60, 1100, 660)

    def look(window: MainWindow) -> None:
        assert window.theme.mode == "dark"
        assert window.menus.actions["theme_dark"].isChecked()
        assert window.log_loss
        assert window.menus.actions["log_loss"].isChecked()
        assert {name for name, card in window.cards.items() if card.folded} == {"loss"}
        assert window.height() == 660

    run([], set_up)
    run([], look)


def test_a_newcomer_is_shown_around_once(run: Any, file: Path) -> None:
    def meet(window: MainWindow) -> None:
        assert window.windowIcon().availableSizes()
        assert window.guide.tutor.lesson is LESSONS[0]
        assert window.guide.bar.isVisible()
        assert not window.documents.dirty  # nothing has happened to what they would be asked to save
        for _ in LESSONS[0].pages[1:]:
            window.guide.tutor.go_on()
        window.guide.tutor.finished.add(LESSONS[0].name)

    def look(window: MainWindow) -> None:
        assert window.guide.tutor.lesson is None
        assert not window.guide.bar.isVisible()
        assert window.guide.tutor.finished == {LESSONS[0].name}

    run([], meet)
    run([], look)


def test_a_newcomer_with_a_file_sees_the_file(run: Any, tmp_path: Path) -> None:
    def look(window: MainWindow) -> None:
        assert window.guide.tutor.lesson is None

    run([str(tmp_path / "there is none.nori")], look)


def test_what_the_command_line_says_holds_for_one_time(run: Any, file: Path) -> None:
    def look(window: MainWindow) -> None:
        assert (window.theme.mode, window.languages.mode) == ("light", "ko")

    run(["--theme", "light", "--language", "ko"], look)
    assert (Settings(file).theme, Settings(file).language) == ("auto", "auto")


def test_smoke_neither_reads_nor_writes(run: Any, file: Path) -> None:
    written(file, GOOD)

    def look(window: MainWindow) -> None:
        assert (window.theme.mode, window.languages.mode) == ("auto", "auto")
        window.menus.actions["theme_light"].trigger()

    run(["--smoke", "picture.png"], look)
    assert file.read_bytes() == GOOD
