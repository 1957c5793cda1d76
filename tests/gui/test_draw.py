"""The Draw stage in the real window: what is drawn is read at once, and what led to the answer is shown."""

import gc
from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLayout,
    QPushButton,
    QToolTip,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot

from gui import worker
from gui.languages import Languages, Mode
from gui.main_window import MainWindow
from gui.stages.draw import DrawStage
from gui.stages.draw_pages import DrawPages
from gui.theme import Theme, strong
from gui.widgets.activity import GAP, KERNEL, KERNEL_GAP, TITLE, Activity, Section
from gui.widgets.class_bars import ClassBars
from gui.widgets.drawing_pad import DrawingPad
from gui.widgets.gallery import Gallery
from gui.widgets.icon_button import IconButton
from gui.widgets.pixel_image import PixelImage
from gui.widgets.segmented import Segmented
from gui.widgets.slider import Slider
from model.defaults import DEFAULTS
from model.experiment import Experiment, Output
from model.layers import Convolution, Dense, Flatten
from model.misread import Misread
from model.reading import Reader, Reading
from tests.gui.window import (
    CONTROL,
    Key,
    answered,
    begun,
    click,
    details,
    drag,
    few_digits,
    heard,
    light,
    named,
    now,
    opened,
    paused,
    press,
    run_of,
    seen_whole,
    shown_words,
    steps,
    timeline_in,
    told,
    turn_to,
)
from tests.model.runs import small

ONE = [(0.5, 0.15 + 0.07 * k) for k in range(11)]
SEEN, MATTERED = "What the network sees (28 × 28)", "What mattered"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with opened(qtbot, few_digits()) as window:
        begun(qtbot, window)
        click(named(window.tabs, QAbstractButton, "Draw"))
        steps(qtbot, window, 5)
        yield window


def pad_of(window: MainWindow) -> DrawingPad:
    return named(window.draw, DrawingPad, "Drawing pad")


def bars_of(window: MainWindow) -> ClassBars:
    return named(window.draw, ClassBars, "What the network reads")


def stroke(window: MainWindow, *shares: tuple[float, float]) -> None:
    """Draw a stroke through places given as shares of the pad."""
    pad = pad_of(window)
    drag(pad, [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in shares])
    details(window)


def seen(window: MainWindow) -> np.ndarray:
    """What the network sees."""
    details(window)
    image = named(window.draw, PixelImage, SEEN).image()
    assert image is not None
    return image


def expected(window: MainWindow) -> Reading:
    """What the network of the run makes of what it sees."""
    told(window.session)
    trainer = timeline_in(window.session).trainer
    reader = Reader(trainer.experiment, trainer.dataset)
    np.copyto(reader.network.parameters, trainer.network.parameters)
    np.copyto(reader.network.kept, trainer.network.kept)
    return reader.read(seen(window).astype(np.float32))


def values(window: MainWindow) -> list[float] | None:
    shown = bars_of(window).values()
    return None if shown is None else shown.tolist()


def test_it_says_what_will_be_seen_until_there_is_a_drawing(window: MainWindow) -> None:
    assert "It answers while you draw." in shown_words(window.draw)
    assert "what each layer makes of it is seen here" in shown_words(window.draw.pages)
    stroke(window, *ONE)
    assert "It answers while you draw." not in shown_words(window.draw)
    assert "is seen here" not in shown_words(window.draw.pages)
    press(window, Key.Key_Delete)
    details(window)
    assert "is seen here" in shown_words(window.draw.pages)


def test_a_narrow_window_has_room_for_a_whole_row_of_misread_pictures(qtbot: QtBot, window: MainWindow) -> None:
    assert window.data.isVisible()
    window.resize(1100, 700)
    assert not window.data.isVisible()
    click(named(window.draw.pages, QAbstractButton, "Misread"))
    gallery = named(window.draw, Gallery, "Test images by how wrong they are read")
    qtbot.waitUntil(lambda: len(gallery._pictures) >= 5)
    assert gallery.visibleRegion().boundingRect().contains(gallery._cell(4))
    window.resize(1440, 900)
    assert window.data.isVisible()


def test_the_bars_follow_the_pen_at_once(window: MainWindow) -> None:
    assert values(window) is None
    shown: list[list[float] | None] = []
    pad_of(window).changed.connect(lambda: shown.append(values(window)))
    stroke(window, *ONE)
    assert len(shown) >= 10
    assert all(values is not None for values in shown)  # with the very event: nothing was waited for
    assert len({tuple(values) for values in shown if values}) > 5
    reading = expected(window)
    assert values(window) == pytest.approx(reading.outputs.tolist(), abs=1e-6)
    assert f"It reads a {reading.winner}: " in shown_words(window.draw)


def test_the_pen_lays_nothing_out_anew(qtbot: QtBot, window: MainWindow) -> None:
    stroke(window, *ONE)
    answered(qtbot, window)  # nothing else is written meanwhile
    requests: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget) and watched.layout():
                requests.append(type(watched).__name__)
            return False

    watch = Watch()
    application = QApplication.instance()
    assert application is not None
    application.sendPostedEvents()  # what is still to be laid out from before
    application.installEventFilter(watch)
    try:
        stroke(window, *[(x, y) for y, x in ONE])
    finally:
        application.removeEventFilter(watch)
    assert requests == []  # that takes longer than reading and painting


def test_figures_come_once_the_pen_is_lifted(qtbot: QtBot, window: MainWindow) -> None:
    pad = pad_of(window)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center())
    assert window.draw.drawing
    step = now(window).step
    press(window, Key.Key_Right)
    qtbot.waitUntil(
        lambda: f"step {strong(str(step + 1))}" in shown_words(window.transport)
    )  # also where it stays down
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center())


def test_a_network_that_goes_on_learning_reads_the_drawing_anew(qtbot: QtBot, window: MainWindow) -> None:
    stroke(window, *ONE)
    before = values(window)
    steps(qtbot, window, 20)
    qtbot.waitUntil(lambda: values(window) == pytest.approx(expected(window).outputs.tolist(), abs=1e-6))
    assert values(window) != before


def test_second_guesses_are_named(qtbot: QtBot, window: MainWindow) -> None:
    stroke(window, *ONE)
    outputs = expected(window).outputs
    _, second, third = np.argsort(-outputs)[:3]
    assert f"or {second} ({outputs[second]:.1%})".replace("%", " %") in shown_words(window.draw)
    assert f" · {third} ({outputs[third]:.1%})".replace("%", " %") in shown_words(window.draw)


def test_logits_have_the_same_winner_and_say_so(window: MainWindow) -> None:
    stroke(window, *ONE)
    winner = bars_of(window).winner()
    assert "winner is the same" not in shown_words(window.draw)
    click(named(window.draw, QAbstractButton, "Logits"))
    assert values(window) == pytest.approx(expected(window).logits.tolist(), abs=1e-5)
    assert bars_of(window).winner() == winner
    assert "The winner is the same." in shown_words(window.draw)
    click(named(window.draw, QAbstractButton, "Probabilities"))
    assert values(window) == pytest.approx(expected(window).outputs.tolist(), abs=1e-6)


def test_outputs_that_are_no_shares_are_not_called_so(qtbot: QtBot) -> None:
    experiment = replace(few_digits(), output=Output("tanh"), loss="mean_squared")
    with opened(qtbot, experiment) as window:
        begun(qtbot, window)
        click(named(window.tabs, QAbstractButton, "Draw"))
        steps(qtbot, window, 2)
        stroke(window, *ONE)
        named(window.draw, QAbstractButton, "Outputs")
        reading = expected(window)
        assert f"{reading.outputs[reading.winner]:.2f}".replace("-", "−") in shown_words(window.draw)


def test_what_mattered_is_the_slope_of_the_winning_logit(window: MainWindow) -> None:
    stroke(window, *ONE)
    slopes, shown = expected(window).slopes, named(window.draw, PixelImage, MATTERED).image()
    assert shown is not None
    np.testing.assert_allclose(shown, slopes / np.abs(slopes).max(), atol=1e-5)


def test_layers_show_what_they_make_of_it(window: MainWindow) -> None:
    stroke(window, *ONE)
    [section] = named(window.draw, Activity, "What each layer makes of it").sections()
    assert section.title == "Layer 1 · Dense · 50"
    np.testing.assert_allclose(section.values, expected(window).layers[0], atol=1e-5)


def test_what_the_network_sees_is_framed_unless_that_is_switched_off(window: MainWindow) -> None:
    stroke(window, *[(0.1, 0.1 + 0.02 * k) for k in range(6)])  # short and in a corner

    def ink() -> tuple[int, float]:
        rows, columns = np.nonzero(seen(window) > 0.5)
        return int(np.ptp(rows)), float(columns.mean())

    height, middle = ink()
    assert height >= 17  # fitted to 20 pixels
    assert abs(middle - 13.5) < 1.5  # and centred
    click(named(window.draw, QPushButton, "Centred"))
    height, middle = ink()
    assert height >= 13  # cut off at the upper edge
    assert middle < 4
    click(named(window.draw, QPushButton, "Scaled"))
    assert ink()[0] <= 5
    click(named(window.draw, QPushButton, "Centred"))
    height, middle = ink()
    assert height <= 5
    assert abs(middle - 13.5) < 1.5
    assert values(window) == pytest.approx(expected(window).outputs.tolist(), abs=1e-6)


def test_undo_and_clear(window: MainWindow) -> None:
    undo, clear = (named(window.draw, QPushButton, name) for name in ("Undo", "Clear"))
    assert (undo.isEnabled(), clear.isEnabled()) == (False, False)
    stroke(window, *ONE)
    assert (undo.isEnabled(), clear.isEnabled()) == (True, True)
    first = seen(window)
    stroke(window, (0.2, 0.2), (0.8, 0.2))
    assert not np.array_equal(seen(window), first)
    click(undo)
    assert np.array_equal(seen(window), first)
    click(clear)
    assert values(window) is None
    assert not seen(window).any()
    assert values(window) is None
    assert named(window.draw, PixelImage, MATTERED).image() is None
    assert named(window.draw, Activity, "What each layer makes of it").sections() == ()
    assert not clear.isEnabled()
    click(undo)  # clearing can be taken back
    assert np.array_equal(seen(window), first)
    assert values(window) is not None


@pytest.mark.parametrize("name", ["Undo", "Clear"])
def test_the_keyboard_stays_where_there_is_nothing_left_to_undo_or_to_clear(window: MainWindow, name: str) -> None:
    """Or it went to the slider of the pen, and the next Space would play."""
    stroke(window, *ONE)
    button = named(window.draw, QPushButton, name)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        press(window, Key.Key_Space)
    assert not seen(window).any()
    assert button.hasFocus()
    assert not window.session.playing
    press(window, Key.Key_Tab)
    assert not button.hasFocus()
    assert not button.isEnabled()


def test_the_pad_has_keys_of_its_own(window: MainWindow) -> None:
    stroke(window, *ONE)
    first = seen(window)
    click(pad_of(window), QPoint(30, 30))  # a dot, and the keyboard with it
    assert pad_of(window).hasFocus()
    press(window, Key.Key_Z, CONTROL)
    assert np.array_equal(seen(window), first)
    press(window, Key.Key_Delete)
    assert not seen(window).any()


def test_the_pad_keeps_its_keys_while_buttons_are_clicked(qtbot: QtBot, window: MainWindow) -> None:
    """Whoever trains on between two digits takes back a stroke then, and not the last choice."""
    window.session.edit(replace(window.session.experiment, learning_rate=0.01))
    stroke(window, *ONE)
    first = seen(window)
    click(pad_of(window), QPoint(30, 30))  # a dot
    assert not np.array_equal(seen(window), first)
    play = named(window.transport, IconButton, "play")
    click(play)
    click(play)
    at = paused(qtbot, window)
    press(window, Key.Key_Z, CONTROL)
    assert np.array_equal(seen(window), first)
    assert window.session.experiment.learning_rate == 0.01
    press(window, Key.Key_Space)  # means play, as everywhere
    qtbot.waitUntil(lambda: now(window).step > at)
    press(window, Key.Key_Space)
    press(window, Key.Key_Delete)
    assert not seen(window).any()
    turn_to(window, "network")
    assert not isinstance(QApplication.focusWidget(), QAbstractButton), "Space would press it"
    press(window, Key.Key_Z, CONTROL)
    assert window.session.experiment.learning_rate != 0.01


def test_the_pad_keeps_its_keys_when_a_drawing_is_taught(window: MainWindow) -> None:
    stroke(window, *ONE)
    first = seen(window)
    click(pad_of(window), QPoint(30, 30))  # a dot
    press(window, Key.Key_3)
    assert window.session.experiment.taught.count == 1
    assert pad_of(window).hasFocus()
    press(window, Key.Key_Z, CONTROL)  # the dot, and not the teaching
    assert np.array_equal(seen(window), first)
    assert window.session.experiment.taught.count == 1


def test_a_thicker_pen_makes_another_drawing(window: MainWindow) -> None:
    stroke(window, *ONE)
    thin = seen(window)
    click(named(window.draw, QPushButton, "Clear"))
    [pen] = window.draw.findChildren(Slider)
    pen.groove.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Key.Key_End)
    stroke(window, *ONE)
    assert seen(window).sum() > 1.3 * thin.sum()


def test_data_of_points_bring_a_hint_that_leads_to_digits(qtbot: QtBot) -> None:
    with opened(qtbot, DEFAULTS["spiral"]) as window:
        begun(qtbot, window)
        click(named(window.tabs, QAbstractButton, "Draw"))
        qtbot.waitUntil(lambda: "other data, not images" in shown_words(window.draw))
        verdict = window.draw._verdict
        assert verdict.height() <= verdict.sizeHint().height() + 8, "it stays together, at the top"
        assert not window.draw.pages.isVisible()
        window.resize(1200, 800)
        assert not window.draw.pages.isVisible()
        stroke(window, *ONE)
        assert values(window) is None
        click(named(window.draw, QPushButton, "Train one on digits"))
        assert window.session.experiment.data.source == "digits"


def test_a_network_that_has_not_learned_says_so(qtbot: QtBot) -> None:
    with opened(qtbot, few_digits()) as window:
        begun(qtbot, window)
        click(named(window.tabs, QAbstractButton, "Draw"))
        qtbot.waitUntil(lambda: "has not learned anything yet" in shown_words(window.draw))
        stroke(window, *ONE)
        qtbot.waitUntil(lambda: values(window) is not None)
        assert "It reads" not in shown_words(window.draw)
        steps(qtbot, window, 1)
        assert "has not learned" not in shown_words(window.draw)
        assert "It reads" in shown_words(window.draw)


def test_a_network_too_large_for_the_window_is_read_by_its_thread(qtbot: QtBot) -> None:
    large = replace(few_digits(), hidden=(Convolution(32), Convolution(32), Flatten()), batch_size=2)
    with opened(qtbot, large) as window:
        begun(qtbot, window)
        click(named(window.tabs, QAbstractButton, "Draw"))
        steps(qtbot, window, 1)
        stroke(window, *ONE)
        qtbot.waitUntil(lambda: values(window) is not None)
        qtbot.waitUntil(lambda: values(window) == pytest.approx(expected(window).outputs.tolist(), abs=1e-4))
        click(named(window.draw, QPushButton, "Clear"))
        assert values(window) is None


def test_another_network_is_read_from_its_first_picture_on(qtbot: QtBot, window: MainWindow) -> None:
    stroke(window, *ONE)
    wider: Experiment = replace(window.session.experiment, hidden=(Dense(7, "relu"), Dense(9, "relu")))
    window.session.edit(wider)
    begun(qtbot, window)
    titles = ["Layer 1 · Dense · 7", "Layer 2 · Dense · 9"]
    inside = named(window.draw, Activity, "What each layer makes of it")
    qtbot.waitUntil(lambda: [section.title for section in inside.sections()] == titles)
    assert now(window).step == 0
    assert values(window) == pytest.approx(expected(window).outputs.tolist(), abs=1e-6)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_bars_have_their_room_in_a_small_window_however_much_is_said_above_them(
    qtbot: QtBot, languages: Languages, language: Mode
) -> None:
    languages.set_mode(language)
    with opened(qtbot, few_digits(), size=(1000, 640), languages=languages) as window:
        begun(qtbot, window)
        turn_to(window, "draw")
        [bars] = window.draw.findChildren(ClassBars)
        for _ in range(2):  # without an answer, and with one
            qtbot.waitUntil(lambda bars=bars: bars.height() >= bars.minimumSizeHint().height(), timeout=3_000)
            steps(qtbot, window, 1)


def test_bars_stay_where_they_are_whether_or_not_there_is_an_answer(qtbot: QtBot) -> None:
    with opened(qtbot, few_digits()) as window:
        begun(qtbot, window)
        turn_to(window, "draw")
        [bars] = window.draw.findChildren(ClassBars)
        assert "not learned anything yet" in shown_words(window.draw)
        before = bars.mapTo(window, bars.rect().topLeft())
        steps(qtbot, window, 1)
        qtbot.waitUntil(lambda: "It answers while you draw." in shown_words(window.draw))
        assert "not learned anything yet" not in shown_words(window.draw)
        assert bars.mapTo(window, bars.rect().topLeft()) == before


def test_beside_a_lesson_all_rows_are_whole_and_the_pad_is_the_largest_thing(qtbot: QtBot, window: MainWindow) -> None:
    window.guide.tutor.begin("digits")
    window.resize(1100, 700)
    turn_to(window, "draw")
    qtbot.waitUntil(lambda: not window.data.isVisible())
    begun(qtbot, window)  # until then, what is said above the rows may be another
    bars, pad = bars_of(window), pad_of(window)
    lowest = bars._room(9).toAlignedRect()
    assert bars.visibleRegion().boundingRect().contains(lowest)
    assert lowest.height() >= 15, "room for a line of text"
    assert pad.width() >= 280
    assert pad.width() > bars.width()
    for image in (SEEN, MATTERED):
        picture = named(window.draw, PixelImage, image)
        beside = QRect(picture.mapTo(window.draw, QPoint()), picture.size())
        assert not beside.intersects(QRect(pad.mapTo(window.draw, QPoint()), pad.size()))
    titles = [label for label in window.draw.findChildren(QLabel) if label.text() == MATTERED]
    assert titles[0].sizeHint().width() <= picture.width()
    page = window.draw.pages._stack
    assert page.visibleRegion().boundingRect().height() >= 50


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("size", [(1000, 640), (1100, 700)])
def test_beside_a_lesson_answer_and_a_row_of_misread_pictures_are_seen_whole(
    qtbot: QtBot, languages: Languages, size: tuple[int, int], language: Mode
) -> None:
    languages.set_mode(language)
    with opened(qtbot, few_digits(), size=size, languages=languages) as window:
        window.guide.tutor.begin("digits")
        window.session.edit(few_digits())
        begun(qtbot, window)
        turn_to(window, "draw")
        answered(qtbot, window)
        QApplication.processEvents()
        digits = [button for button in window.draw._teach.findChildren(QPushButton) if button.isVisible()]
        assert len(digits) == 10
        [bars] = window.draw.findChildren(ClassBars)
        assert all(map(seen_whole, (window.draw._seen, bars, *digits)))
        [choice] = [strip for strip in window.draw.pages.findChildren(Segmented) if "worst" in strip._segments]
        place = choice.mapTo(window, QPoint())
        click(choice._segments["worst"])
        gallery = window.draw.pages.worst._gallery
        qtbot.waitUntil(lambda: len(gallery._pictures) >= 5)
        assert gallery.visibleRegion().boundingRect().contains(gallery._cell(4))
        assert choice.mapTo(window, QPoint()) == place


def test_where_answer_and_pages_have_no_room_below_each_other_a_lesson_turns_to_what_it_means(qtbot: QtBot) -> None:
    with opened(qtbot, few_digits(), size=(1000, 640)) as window:
        window.guide.tutor.begin("digits")
        begun(qtbot, window)
        turn_to(window, "draw")
        while window.guide.tutor.page and window.guide.tutor.page.target != "teach":
            window.guide.tutor.go_on()
        QApplication.processEvents()
        bars, teach = bars_of(window), window.draw._teach
        for page in ("Misread", "Layers", "Mine"):
            click(named(window.draw.pages, QAbstractButton, page))
            assert not bars.isVisible()
            assert not teach.isVisible()
        click(named(window.guide.bar, QAbstractButton, "Show me"))
        assert bars.isVisible()
        qtbot.waitUntil(lambda: seen_whole(teach))
        window.resize(1440, 900)  # all of it has room there
        qtbot.waitUntil(lambda: window.draw.pages._stack.isVisible())
        assert bars.isVisible()
        with pytest.raises(AssertionError, match="0 visible"):
            named(window.draw.pages, QAbstractButton, "Answer")


def test_misread_images_are_there_once_the_window_has_room_for_them_beside_the_answer(qtbot: QtBot) -> None:
    with opened(qtbot, few_digits(), size=(1000, 640)) as window:
        window.guide.tutor.begin("digits")
        begun(qtbot, window)
        turn_to(window, "draw")
        click(named(window.draw.pages, QAbstractButton, "Misread"))
        click(named(window.draw.pages, QAbstractButton, "Answer"))
        qtbot.waitUntil(lambda: Misread() not in now(window).answers)
        window.resize(1440, 900)
        qtbot.waitUntil(lambda: window.draw.pages.page() == "worst")
        qtbot.waitUntil(lambda: now(window).answers.get(Misread()) is not None)
        window.resize(1000, 640)
        qtbot.waitUntil(lambda: window.draw.pages.page() == "answer")
        qtbot.waitUntil(lambda: Misread() not in now(window).answers)


def test_the_heads_stand_level(window: MainWindow) -> None:
    [left] = [label for label in window.draw.findChildren(QLabel) if label.text() == "Draw a digit"]
    [right] = [label for label in window.draw.findChildren(QLabel) if label.text() == "Prediction"]
    centres = [label.mapTo(window, label.rect().center()).y() for label in (left, right)]
    assert abs(centres[0] - centres[1]) <= 1


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)])
def test_logits_move_nothing(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    stroke(window, *ONE)
    parts = bars_of(window), window.draw._teach, window.draw.pages
    before = [QRect(part.mapTo(window, QPoint()), part.size()) for part in parts]
    click(named(window.draw, QAbstractButton, "Logits"))
    QApplication.processEvents()
    assert [QRect(part.mapTo(window, QPoint()), part.size()) for part in parts] == before


def test_with_data_of_points_the_pad_has_the_height(qtbot: QtBot) -> None:
    with opened(qtbot, DEFAULTS["spiral"], size=(1100, 700)) as window:
        begun(qtbot, window)
        turn_to(window, "draw")
        qtbot.waitUntil(lambda: "other data, not images" in shown_words(window.draw))
        QApplication.processEvents()
        assert pad_of(window).height() >= 0.7 * window.draw.height()


def test_layers_that_are_higher_the_wider_they_are_find_their_size(qtbot: QtBot) -> None:
    pages = DrawPages(light())
    qtbot.addWidget(pages)
    pages.show_layers([Section("50 neurons: bars from 175 px on", np.ones(50))])
    pages.resize(250, 200)
    with qtbot.waitExposed(pages):
        pages.show()
    for width in range(160, 200):
        pages.resize(width, 108)  # bars need a scroll bar here, the squares of a narrower page do not
        QApplication.processEvents()
        assert pages.inside.height() >= pages.inside._needed()


@pytest.mark.parametrize("size", [(420, 560), (780, 700), (1_700, 1_250)])
def test_everything_has_room(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> None:
    stage = DrawStage(light())
    qtbot.addWidget(stage)
    least = stage.minimumSizeHint()
    stage.resize(max(size[0], least.width()), max(size[1], least.height()))
    with qtbot.waitExposed(stage):
        stage.show()
    [pad], [bars] = stage.findChildren(DrawingPad), stage.findChildren(ClassBars)
    for widget in (pad, bars, *stage.findChildren(PixelImage), *stage.findChildren(QPushButton)):
        corner = widget.mapTo(stage, widget.rect().bottomRight())
        assert not widget.isVisible() or stage.rect().contains(corner), widget
    assert pad.width() == pad.height()


def test_wide_layers_and_many_channels_are_shown_as_far_as_there_is_room(qtbot: QtBot) -> None:
    activity = Activity(Theme("light"))
    qtbot.addWidget(activity)
    activity.resize(300, 400)
    wide, channels = np.linspace(-1, 1, 2_000), np.ones((4, 4, 200))
    sections = [Section("dense", wide), Section("convolution", channels), Section("few", np.ones(3))]
    activity.set_sections(sections)
    assert [activity.shown(section) for section in sections] == [2_000, 27, 3]
    picture = activity.grab().toImage()
    colors = {picture.pixelColor(x, 24).name() for x in range(0, 300, 3)}
    assert len(colors) > 3


def test_layers_are_larger_where_they_are_in_sight_nevertheless(qtbot: QtBot) -> None:
    """Fifty bars in 800 pixels: 16 each, instead of 14; up to 34 + 4 high, or three times 34 + 4, below a title.

    Three times that is 20 + 106 + 10 = 136 high, and twice 20 + 72 + 10 = 102; at most it is nine times as much: 340.
    """
    pages = DrawPages(light())
    qtbot.addWidget(pages)
    section = Section("dense", np.ones(50))
    pages.show_layers([section])
    with qtbot.waitExposed(pages):
        pages.show()
    beside, above = pages.width() - pages.inside.width(), pages.height() - pages._stack.height()
    for room, high in ((500, 310), (340, 310), (339, 276), (136, 106), (135, 89), (102, 72), (60, 38)):
        pages.resize(800 + beside, above + room)
        QApplication.processEvents()
        assert pages.inside._columns(section) == (50, 16 if high > 38 else 14, high)
        assert pages.inside.minimumHeight() == 20 + high + 10
        tokens, picture = pages.inside.theme.tokens, pages.inside.grab().toImage()
        assert [picture.pixelColor(8, y).name() for y in (20 + 2, 20 + high - 6)] == [tokens.positive] * 2


def test_kernels_stand_above_what_their_channels_answer(qtbot: QtBot) -> None:
    """Two channels, blank, below kernels of 2 × 2: the largest weight has the full colour of its sign."""
    activity = Activity(light())
    qtbot.addWidget(activity)
    kernels = np.array([[[4.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [0.0, -4.0]]])
    alone = Section("convolution", np.zeros((4, 4, 2)))
    activity.resize(300, 200)
    activity.set_sections([alone])
    before = activity.minimumHeight()
    activity.set_sections([replace(alone, kernels=kernels, note="above, the kernels")])
    assert activity.minimumHeight() == before + KERNEL[0] + KERNEL_GAP
    assert activity.accessibleDescription() == "convolution · above, the kernels"
    picture, tokens = activity.grab().toImage(), activity.theme.tokens
    across = activity._columns(activity.sections()[0])[1]
    near, far = KERNEL[0] // 4, KERNEL[0] - KERNEL[0] // 4
    colors = [picture.pixelColor(round(k * across) + x, TITLE + x).name() for k in (0, 1) for x in (near, far)]
    assert colors == [tokens.positive, tokens.panel, tokens.panel, tokens.negative]


def test_no_kernel_is_wider_than_what_stands_below_it(qtbot: QtBot) -> None:
    """Twenty channels in 660 pixels have 33 each, 4 of them between two; three times 20 would be 60 for a kernel."""
    activity = Activity(light())
    qtbot.addWidget(activity)
    activity.resize(656, 800)
    section = Section("convolution", np.zeros((4, 4, 20)), np.ones((20, 2, 2)))
    activity.set_sections([section])
    activity.set_room(800)
    assert activity._columns(section) == (20, 33, 33 + 29 + KERNEL_GAP)
    picture, tokens = activity.grab().toImage(), activity.theme.tokens
    colors = [picture.pixelColor(x, TITLE + 10).name() for x in (2, 26, 31, 35)]
    assert colors == [tokens.positive] * 2 + [picture.pixelColor(655, 799).name(), tokens.positive]


def test_under_the_pointer_a_kernel_is_told_with_its_input_channel(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a second convolution, whose channels have a kernel for each channel before; the first has but one input."""
    stack = (Convolution(3, 3), Convolution(2, 3), Flatten())
    with opened(qtbot, replace(few_digits(), hidden=stack), dress=False) as window:
        begun(qtbot, window)
        turn_to(window, "draw")
        stroke(window, *ONE)
        qtbot.waitUntil(lambda: bool(named(window.draw, Activity, "What each layer makes of it").sections()))
        activity = named(window.draw, Activity, "What each layer makes of it")
        first, second = activity.sections()
        said: list[str] = []
        monkeypatch.setattr(QToolTip, "showText", lambda at, text, *_: said.append(text))
        weights = run_of(window.session).network.layers[1]["W"].reshape(9, 3, 2)
        places = np.square(weights).sum(0).argmax(0)
        below = TITLE + activity._height(first) + GAP + TITLE
        for place in (activity._place(first, 1, TITLE), activity._place(second, 1, below)):
            at = place.center().toPoint()
            QApplication.sendEvent(activity, QHelpEvent(QEvent.Type.ToolTip, at, activity.mapToGlobal(at)))
        assert [text.partition("\n")[2] for text in said] == [
            "",
            f"above it its kernel for input channel {places[1]}, the strongest of 3",
        ]


def test_while_examples_are_made_one_can_draw_and_is_not_offered_them_again(qtbot: QtBot) -> None:
    with opened(qtbot, small(), dress=False) as window:
        begun(qtbot, window)
        click(named(window.tabs, QAbstractButton, "Draw"))
        click(named(window.draw, QPushButton, "Train one on digits"))
        qtbot.waitUntil(lambda: "Examples are being made for this network." in shown_words(window.draw))
        assert "Train one on digits" not in shown_words(window.draw)
        assert window.draw.isVisible()
        window.session.edit(small())  # a run whose network Draw has already seen
        qtbot.waitUntil(lambda: "reads other data" in shown_words(window.draw))


def test_where_making_examples_fails_draw_no_longer_says_that_they_are_made(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Event()

    def interrupted(*_: object) -> Iterator[tuple[int, int]]:
        while not seen.is_set():
            yield 1, 2
        raise RuntimeError("nobody expected this")

    with opened(qtbot, small(), dress=False) as window:
        begun(qtbot, window)
        click(named(window.tabs, QAbstractButton, "Draw"))
        monkeypatch.setattr(worker, "build", interrupted)
        said = heard(window.session.failed)
        click(named(window.draw, QPushButton, "Train one on digits"))
        qtbot.waitUntil(lambda: "Examples are being made for this network." in shown_words(window.draw))
        seen.set()
        qtbot.waitUntil(lambda: len(said) == 1)
        assert "Examples are being made for this network." not in shown_words(window.draw)


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700), (1000, 640)])
def test_nothing_lies_on_the_pad(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> None:
    window.guide.tutor.begin("overfitting")
    window.resize(*size)
    turn_to(window, "draw")
    qtbot.waitUntil(lambda: window.data.isVisible() == (size == (1440, 900)))
    QApplication.processEvents()
    pad = QRect(pad_of(window).mapTo(window.draw, QPoint()), pad_of(window).size())
    for part in window.draw.findChildren(Slider):
        assert not QRect(part.mapTo(window.draw, QPoint()), part.size()).intersects(pad)


def items_of(layout: QLayout) -> set[int]:
    """Where the items of a layout, and of those in it, lie in memory."""
    places: set[int] = set()
    for k in range(layout.count()):
        item = layout.itemAt(k)
        assert item is not None
        places |= {shiboken6.getCppPointer(item)[0]}  # type: ignore[arg-type]
        if within := item.layout():
            places |= items_of(within)
    return places


def test_no_item_is_known_that_qt_has_deleted(qtbot: QtBot, window: MainWindow) -> None:
    """The next thing that came to lie in its place was taken for it: "QWidgetItem has no attribute 'setRange'"."""
    for size in ((1100, 700), (1440, 900), (1100, 700)):
        window.resize(*size)
        qtbot.waitUntil(lambda size=size: window.width() == size[0])
        QApplication.processEvents()
    gc.collect()
    known = [item for item in gc.get_objects() if isinstance(item, QWidgetItem) and shiboken6.isValid(item)]
    places = {shiboken6.getCppPointer(item)[0] for item in known}  # type: ignore[arg-type]
    layouts = [layout for widget in [window, *window.findChildren(QWidget)] if (layout := widget.layout())]
    assert known
    assert places <= set().union(*map(items_of, layouts))
