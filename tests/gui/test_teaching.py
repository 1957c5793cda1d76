"""Wrong? Tell it: what a person draws and names is kept, learned from the next step on, shown, removed and exported."""

import errno
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from gui import files
from gui.drawings import NAME
from gui.languages import Languages
from gui.library import Library
from gui.main_window import MainWindow
from gui.widgets.class_bars import ClassBars
from gui.widgets.drawing_pad import DrawingPad
from gui.widgets.gallery import CELL, LINE, Gallery
from gui.widgets.number import NumberField
from gui.widgets.pixel_image import PixelImage
from model.data.examples import Content, Names, pack
from model.data.taught import MOST, Taught, pack_drawings, unpack_drawings
from model.defaults import DEFAULTS, with_examples
from model.misread import Misread
from tests.gui.window import (
    CONTROL,
    Key,
    begun,
    click,
    details,
    drag,
    few_digits,
    heard,
    named,
    now,
    opened,
    press,
    run_of,
    shown_words,
    steps,
    timeline_in,
    told,
    type_into,
)
from tests.model.test_taught import drawings

SEVEN = [(0.25, 0.2), (0.5, 0.18), (0.75, 0.2), (0.6, 0.5), (0.5, 0.85)]
BAR = [(0.35, 0.5), (0.7, 0.48)]


FOOTED = [[(0.25, 0.2), (0.75, 0.2), (0.45, 0.85)], [(0.25, 0.85), (0.7, 0.85)]]
"""A seven that stands on a line, which no hand of the built-in digits writes."""

FIVE_SECONDS = 1_666
"""Steps that even a slow machine does of the default for digits in five seconds: 3 ms each (tests/learning)."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(qtbot, few_digits(), library=Library(tmp_path)) as window:
        begun(qtbot, window)
        click(named(window.tabs, QAbstractButton, "Draw"))
        steps(qtbot, window, 3)
        yield window


def draw(window: MainWindow, *strokes: list[tuple[float, float]]) -> None:
    """Draw strokes on a clean pad."""
    pad = named(window.draw, DrawingPad, "Drawing pad")
    pad.clear()
    for stroke in strokes:
        drag(pad, [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in stroke])


def tell(window: MainWindow, digit: int) -> None:
    click(named(window.draw, QPushButton, f"It was the digit {digit}"))


def page(window: MainWindow, name: str) -> None:
    click(named(window.draw, QAbstractButton, name))


def gallery(window: MainWindow, name: str) -> Gallery:
    return named(window.draw, Gallery, name)


def pick(shown: Gallery, place: int) -> None:
    row, column = divmod(place, shown.columns())
    click(shown, QPoint(column * CELL + CELL // 2, row * (CELL + LINE) + CELL // 2))


def seen(window: MainWindow) -> np.ndarray:
    details(window)
    image = named(window.draw, PixelImage, "What the network sees (28 × 28)").image()
    assert image is not None
    return image


def test_a_drawing_that_is_told_is_kept_and_learned_from_the_next_step_on(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    session, button = window.session, named(window.draw, QPushButton, "It was the digit 7")
    assert not button.isEnabled()  # nothing is drawn
    draw(window, SEVEN, BAR)
    assert button.isEnabled()
    run = now(window).run_id
    with qtbot.waitSignal(session.files.kept):
        tell(window, 7)
    assert "Kept as 7" in shown_words(window.draw)
    [kept] = unpack_drawings((tmp_path / NAME).read_bytes())
    assert kept.label == 7
    assert kept.pixels == np.rint(seen(window) * 255).astype(np.uint8).tobytes()
    assert session.experiment.taught.count == 1
    named(window.draw, QAbstractButton, "Mine (1)")
    press(window, Key.Key_Escape)
    step = now(window).step
    steps(qtbot, window, 2)
    assert now(window).run_id == run  # no new run: it is a live edit
    told(session)
    events = timeline_in(session).history.events
    assert [(event.step, event.experiment.taught.count) for event in events] == [(step, 1)]


def test_what_is_said_of_a_drawing_moves_nothing(qtbot: QtBot, window: MainWindow) -> None:
    draw(window, SEVEN)
    pages = window.draw.pages
    before = pages.mapTo(window, QPoint())
    tell(window, 7)
    qtbot.waitUntil(lambda: "Kept as 7" in shown_words(window.draw))
    QApplication.processEvents()
    assert pages.mapTo(window, QPoint()) == before


def test_a_row_of_drawings_is_seen_whole_in_a_short_window(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1366, 720)
    draw(window, SEVEN)
    tell(window, 7)
    page(window, "Mine (1)")
    shown, export = gallery(window, "Your drawings"), named(window.draw, QPushButton, "Export …")
    area = window.draw.pages._stack.currentWidget()
    assert isinstance(area, QScrollArea)
    room = area.viewport().rect()
    qtbot.waitUntil(lambda: shown.minimumHeight() == CELL + LINE)
    for part, last in ((shown, QPoint(CELL, CELL + LINE - 1)), (export, export.rect().bottomRight())):
        assert room.contains(part.mapTo(area.viewport(), last)), part
    assert area.verticalScrollBar().maximum() == 0


def test_what_is_said_of_a_drawing_follows_the_language(qtbot: QtBot, window: MainWindow, languages: Languages) -> None:
    draw(window, SEVEN)
    tell(window, 7)
    assert "Kept as 7" in shown_words(window.draw)
    languages.set_mode("ko")
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert "Kept as 7" not in shown_words(window.draw)


@pytest.mark.parametrize("leave", ["undo", "go back", "remove"])
def test_that_a_drawing_is_learned_is_said_only_as_long_as_it_is(qtbot: QtBot, window: MainWindow, leave: str) -> None:
    draw(window, SEVEN)
    tell(window, 7)
    assert "Kept as 7: the next steps learn it." in shown_words(window.draw)
    press(window, Key.Key_Escape)
    if leave == "undo":
        press(window, Key.Key_Z, CONTROL)
    elif leave == "go back":
        press(window, Key.Key_Home)
    else:
        page(window, "Mine (1)")
        gallery(window, "Your drawings").setFocus()
        press(window, Key.Key_Delete)
    qtbot.waitUntil(lambda: window.session.experiment.taught.count == 0)
    assert "learn it" not in shown_words(window.draw)
    assert "Wrong? Tell it" in shown_words(window.draw)


def test_a_misread_drawing_is_read_right_after_some_training(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    draw(window, SEVEN, BAR, [(0.5, 0.85), (0.8, 0.85)])
    steps(qtbot, window, 1)
    said = shown_words(window.draw)
    wrong = next(digit for digit in (4, 1) if f"It reads a {digit}" not in said)
    tell(window, wrong)
    session.set_speed(float("inf"))
    session.play()
    qtbot.waitUntil(lambda: f"It reads a {wrong}: " in shown_words(window.draw))
    session.pause()


def epochs(qtbot: QtBot, window: MainWindow, n: int) -> int:
    """Train for whole epochs by key; return the step that was reached."""
    press(window, Key.Key_Escape)
    for _ in range(n):
        there = int(now(window).epoch) + 1
        press(window, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda there=there: now(window).epoch >= there)
    return now(window).step


def readings(window: MainWindow, teach: int | None = None) -> list[int | None]:
    """Draw a footed seven as twenty hands would, each time the same; return what was read, and teach it."""
    hand, read = np.random.default_rng(7), list[int | None]()
    for _ in range(20):
        strokes = [hand.normal(line, 0.018) for line in FOOTED]
        draw(window, *[[(float(x), float(y)) for x, y in stroke] for stroke in strokes])
        read.append(named(window.draw, ClassBars, "What the network reads").winner())
        if teach is not None:
            tell(window, teach)
    return read


@pytest.mark.timeout(240)
def test_twenty_drawings_of_a_sign_that_is_misread_are_read_after_five_seconds(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, few_digits(10_000), library=Library(tmp_path)) as window:
        qtbot.waitUntil(lambda: window.session.snapshot is not None)
        click(named(window.tabs, QAbstractButton, "Draw"))
        before = epochs(qtbot, window, 7)
        trainer = run_of(window.session)
        known = trainer.evaluate(trainer.dataset.test, None).accuracy
        assert known > 0.9
        assert readings(window, teach=7).count(7) <= 2
        assert window.session.experiment.taught.count == 20
        learned = epochs(qtbot, window, 3)
        assert learned - before <= FIVE_SECONDS
        assert trainer.evaluate(trainer.dataset.test, None).accuracy > known - 0.01
        told(window.session)
        assert readings(window) == [7] * 20
        assert len(window.drawings.all) == 20


def test_the_keys_tell_too_and_another_label_corrects_the_first(qtbot: QtBot, window: MainWindow) -> None:
    draw(window, SEVEN)
    press(window, Key.Key_1)
    press(window, Key.Key_7)
    assert [drawing.label for drawing in window.drawings.all] == [7]
    draw(window, SEVEN, BAR)
    press(window, Key.Key_7)
    assert [drawing.label for drawing in window.drawings.all] == [7, 7]


def test_drawings_come_back_with_the_next_start_and_join_the_next_digits(qtbot: QtBot, tmp_path: Path) -> None:
    examples, blobs = pack_drawings(drawings(3))
    (tmp_path / NAME).write_bytes(blobs[examples.values])
    with opened(qtbot, DEFAULTS["moons"], library=Library(tmp_path)) as window:
        begun(qtbot, window)
        assert window.session.experiment.taught == Taught()
        window.session.edit(few_digits())
        assert window.session.experiment.taught == Taught(examples)
        begun(qtbot, window)
        click(named(window.tabs, QAbstractButton, "Draw"))
        steps(qtbot, window, 2)
        named(window.draw, QAbstractButton, "Mine (3)")


def test_a_damaged_file_is_put_aside(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"nori-examples\n\0\0\0\0")
    with opened(qtbot, few_digits(), library=Library(tmp_path)) as window:
        begun(qtbot, window)
        assert list(window.drawings.all) == []
        with qtbot.waitSignal(window.session.files.kept):
            window.drawings.teach(np.ones((28, 28)), 3)
    assert len(unpack_drawings((tmp_path / NAME).read_bytes())) == 1
    assert [path.name for path in tmp_path.glob("*.damaged")] == ["drawings.damaged"]


def test_two_windows_keep_the_drawings_of_both(qtbot: QtBot, tmp_path: Path) -> None:
    def labels() -> list[int]:
        return [drawing.label for drawing in unpack_drawings((tmp_path / NAME).read_bytes())]

    def teach(window: MainWindow, picture: int, label: int) -> None:
        with qtbot.waitSignal(window.session.files.kept):
            window.drawings.teach(np.full((28, 28), picture / 10), label)

    library = Library(tmp_path)
    with opened(qtbot, few_digits(), library=library) as one, opened(qtbot, few_digits(), library=library) as other:
        begun(qtbot, one)
        begun(qtbot, other)
        teach(one, 1, 1)
        teach(one, 2, 2)
        teach(other, 3, 3)
        assert labels() == [1, 2, 3]
        assert other.session.experiment.taught.count == 3  # shown and learned from in the window that looked last
        teach(one, 2, 7)  # the last label counts
        assert labels() == [1, 3, 7]
        with qtbot.waitSignal(other.session.files.kept):
            other.drawings.remove(0)
        assert labels() == [3, 7]
        (tmp_path / NAME).unlink()  # no reason to forget
        teach(other, 4, 4)
        assert labels() == [3, 7, 4]


def test_drawings_that_follow_each_other_quickly_are_all_kept(window: MainWindow, tmp_path: Path) -> None:
    for label in range(5):  # none of which may be on the disk before the next
        window.drawings.teach(np.full((28, 28), label / 10), label)
    window.drawings.remove(2)
    told(window.session)
    found = unpack_drawings((tmp_path / NAME).read_bytes())
    assert [drawing.label for drawing in found] == [0, 1, 3, 4]


def test_drawings_that_could_not_be_written_are_written_with_the_next(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.files.kept):
        window.drawings.teach(np.full((28, 28), 0.1), 1)
    with pytest.MonkeyPatch.context() as full:
        full.setattr(files, "replace_file", no_room)
        with qtbot.waitSignal(window.session.files.not_kept):
            window.drawings.teach(np.full((28, 28), 0.2), 2)
    with qtbot.waitSignal(window.session.files.kept):
        window.drawings.teach(np.full((28, 28), 0.3), 3)
    assert [drawing.label for drawing in unpack_drawings((tmp_path / NAME).read_bytes())] == [1, 2, 3]


def no_room(path: Path, content: bytes) -> None:
    raise OSError(errno.ENOSPC, "no room")


def test_the_gallery_puts_on_the_pad_and_removes(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    pictures = []
    for strokes in ([SEVEN], [SEVEN, BAR]):
        draw(window, *strokes)
        pictures.append(seen(window))
        with qtbot.waitSignal(window.session.files.kept):  # written, so that what is waited for below is not this one
            tell(window, 7)
    page(window, "Mine (2)")
    shown = gallery(window, "Your drawings")
    pick(shown, 1)  # the newest comes first
    np.testing.assert_allclose(seen(window), pictures[0], atol=0.5 / 255)
    assert not named(window.draw, QPushButton, "It was the digit 3").isEnabled()  # it is there already
    with qtbot.waitSignal(window.session.files.kept):
        press(window, Key.Key_Delete)
    [left] = window.drawings.all
    assert left.pixels == np.rint(pictures[1] * 255).astype(np.uint8).tobytes()
    assert window.session.experiment.taught.count == 1
    with qtbot.waitSignal(window.session.files.kept):
        click(named(window.draw, QPushButton, "Remove"))
    assert window.session.experiment.taught == Taught()
    assert not (tmp_path / NAME).exists()
    assert "it is kept here" in shown_words(window.draw)


def test_the_weight_is_set(window: MainWindow) -> None:
    draw(window, SEVEN)
    tell(window, 7)
    page(window, "Mine (1)")
    type_into(named(window.draw, NumberField, "Weight of each drawing"), "200")
    assert window.session.experiment.taught.weight == 200
    type_into(named(window.draw, NumberField, "Weight of each drawing"), "many")
    assert "“many” is no number." in shown_words(window.draw)
    assert window.session.experiment.taught.weight == 200


def test_drawings_that_the_run_does_not_use_say_so(qtbot: QtBot, window: MainWindow) -> None:
    draw(window, SEVEN)
    tell(window, 7)
    page(window, "Mine (1)")
    assert "does not learn" not in shown_words(window.draw)
    press(window, Key.Key_Escape)
    press(window, Key.Key_Z, CONTROL)  # the edit is taken back; the drawing stays
    assert window.session.experiment.taught == Taught()
    assert "This run does not learn from these." in shown_words(window.draw)
    click(named(window.draw, QPushButton, "Learn from them"))
    assert window.session.experiment.taught.count == 1
    assert "does not learn" not in shown_words(window.draw)


def test_no_drawing_is_said_to_be_taught_to_a_network_that_reads_other_images(qtbot: QtBot, window: MainWindow) -> None:
    pictures = np.random.default_rng(1).integers(0, 256, (20, 784), np.uint8)
    examples, blobs = pack(Content(pictures, np.arange(20) % 2, Names(classes=("lying", "standing"))), 2)
    session, digits = window.session, window.session.experiment
    session.know(blobs)
    others = with_examples(digits, "pictures", examples)
    for count in (0, 1):
        if count:
            draw(window, SEVEN)
            tell(window, 7)
        page(window, "Mine (1)" if count else "Mine")
        session.edit(others)
        begun(qtbot, window)
        words = shown_words(window.draw)
        assert "This network reads other images: drawings teach only one that reads digits." in words
        assert "tell the network what it was" not in words
        assert not any(button.isVisible() for button in buttons(window, "Learn from them"))
        session.edit(replace(digits, taught=session.drawings))
        begun(qtbot, window)
        assert "reads other images" not in shown_words(window.draw)
        page(window, "Layers")


def buttons(window: MainWindow, text: str) -> list[QPushButton]:
    return [button for button in window.draw.findChildren(QPushButton) if button.text() == text]


def test_drawings_are_exported_for_numpy(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(window, SEVEN)
    tell(window, 7)
    page(window, "Mine (1)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    written = heard(window.session.files.kept)
    click(named(window.draw, QPushButton, "Export …"))
    qtbot.waitUntil(lambda: tmp_path / "mine.npz" in written)
    with np.load(tmp_path / "mine.npz") as found:
        assert found["t"].tolist() == [7]
        np.testing.assert_array_equal(found["x"], np.rint(seen(window) * 255)[None])


def test_no_export_is_written_over_unasked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "mine.npz"
    there.write_bytes(b"precious")
    draw(window, SEVEN)
    with qtbot.waitSignal(window.session.files.kept):
        tell(window, 7)
    page(window, "Mine (1)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))  # closed without an answer
    click(named(window.draw, QPushButton, "Export …"))
    told(window.session)
    assert asked == ["mine.npz is there already. Shall it be overwritten?"]
    assert there.read_bytes() == b"precious"


def test_what_can_not_be_written_is_said(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(window, SEVEN)
    tell(window, 7)
    page(window, "Mine (1)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/proc/no/where.npz", ""))
    click(named(window.draw, QPushButton, "Export …"))
    qtbot.waitUntil(lambda: "where.npz could not be written" in shown_words(window.transport))


def test_no_more_than_so_many_are_kept(window: MainWindow, languages: Languages) -> None:
    window.drawings._drawings = drawings(MOST)
    draw(window, SEVEN)
    tell(window, 7)
    assert len(window.drawings.all) == MOST
    assert "500 drawings are the most" in shown_words(window.draw)
    languages.set_mode("ko")
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert "500 drawings" not in shown_words(window.draw)


def test_the_worst_test_images_come_first_and_go_on_the_pad(qtbot: QtBot, window: MainWindow) -> None:
    page(window, "Misread")
    shown = gallery(window, "Test images by how wrong they are read")
    qtbot.waitUntil(lambda: Misread() in now(window).answers and "–" in shown_words(window.draw.pages))
    told(window.session)
    test = now(window).dataset.test
    y = timeline_in(window.session).trainer.network.predict(test.x)
    rows = np.arange(len(y))
    right = y[rows, test.labels].copy()
    y[rows, test.labels] = -1
    worst = int((right - y.max(1)).argmin())
    pick(shown, 0)
    np.testing.assert_allclose(seen(window), test.points[worst].reshape(28, 28), atol=1e-6)
    assert f"A test image, a {test.labels[worst]}" in shown_words(window.draw)
    assert not named(window.draw, QPushButton, "It was the digit 3").isEnabled()
    undo, clear = (named(window.draw, QPushButton, text) for text in ("Undo", "Clear"))
    assert (undo.isEnabled(), clear.isEnabled()) == (False, True)  # no stroke of it can be taken back
    pad = named(window.draw, DrawingPad, "Drawing pad")
    drag(pad, [QPoint(50, 50), QPoint(60, 90)])  # whoever draws, draws on clean paper
    assert "A test image" not in shown_words(window.draw)
    assert (undo.isEnabled(), clear.isEnabled()) == (True, True)
    assert np.ptp(np.flatnonzero(seen(window).any(0))) < 12  # one steep stroke, and nothing else


def test_every_test_image_can_be_reached(qtbot: QtBot, window: MainWindow) -> None:
    page(window, "Misread")
    shown = gallery(window, "Test images by how wrong they are read")
    qtbot.waitUntil(lambda: "of 100" in shown_words(window.draw.pages))
    test = now(window).dataset.test
    told(window.session)
    network = timeline_in(window.session).trainer.network
    wrong = np.count_nonzero(network.predict(test.x).argmax(1) != test.labels)
    assert f"of 100, {wrong} misread" in shown_words(window.draw.pages)
    on = named(window.draw, QAbstractButton, "More images")
    pages = 1
    while on.isEnabled():
        click(on)
        pages += 1
    assert pages == -(-100 // shown.room())
    assert "–100 of 100" in shown_words(window.draw.pages)
    back = named(window.draw, QAbstractButton, "Images before these")
    while back.isEnabled():
        click(back)
    assert "worst: 1–" in shown_words(window.draw.pages)


def test_data_without_digits_are_not_taught(qtbot: QtBot, window: MainWindow) -> None:
    draw(window, SEVEN)
    tell(window, 7)
    session = window.session
    session.edit(replace(DEFAULTS["moons"], seed=1))
    begun(qtbot, window)
    assert session.experiment.taught == Taught()
    qtbot.waitUntil(lambda: "other data, not images" in shown_words(window.draw))
    assert not any(button.isVisible() for button in window.draw.findChildren(QPushButton) if button.text() == "7")
    window.drawings.set_weight(70)
    assert session.experiment.taught == Taught()


def test_the_gallery_is_worked_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    for strokes in ([SEVEN], [SEVEN, BAR]):
        draw(window, *strokes)
        tell(window, 7)
    page(window, "Mine (2)")
    shown = gallery(window, "Your drawings")
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_Right)
    press(window, Key.Key_Return)
    first = np.frombuffer(window.drawings.all[0].pixels, np.uint8).reshape(28, 28)
    np.testing.assert_allclose(seen(window) * 255, first, atol=0.5)
