"""Lessons in the window: what a page sets up and how it is undone, the ring, the bar, the menu; all of the lessons."""

import re
from collections.abc import Callable, Generator
from dataclasses import replace
from itertools import pairwise
from typing import Literal

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.columns import GAP, LEFT
from gui.languages import Languages, Mode
from gui.lessons import LESSONS
from gui.lessons.base import Given, Learned, Lesson, Seen, said
from gui.main_window import MainWindow
from gui.panels.learning import RARE
from gui.panels.lesson import LessonBar
from gui.plots.curves import CurvePlot
from gui.spotlight import Spotlight, controls
from gui.tutor import Tutor
from gui.widgets.class_bars import ClassBars
from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.layers import Convolution, Dense, Layer
from model.problems import problems
from tests.gui.reader import control
from tests.gui.window import (
    ALT,
    CONTROL,
    PLAIN,
    Key,
    answered,
    begun,
    click,
    cut_off,
    drag,
    few_digits,
    handle,
    light,
    named,
    opened,
    press,
    reach,
    seen_whole,
    turn_to,
)

MOONS = DEFAULTS["moons"]
LINE = replace(DEFAULTS["linear"], seed=5)
HIGHEST = {1440: 130, 1000: 180}
"""How high the bar may be in a window of that width, in pixels."""


@pytest.fixture
def window(qtbot: QtBot) -> Generator[MainWindow, None, None]:
    """The window with a run of its own that has been trained a little."""
    with opened(qtbot, MOONS) as window:
        press(window.columns.page, Key.Key_Right)
        qtbot.waitUntil(lambda: step(window) == 1)
        yield window


@pytest.fixture
def languages(qapp: QApplication) -> Generator[Languages, None, None]:
    """The languages of the application, English at first and afterwards."""
    made = Languages("en")
    made.apply(qapp)
    yield made
    made.set_mode("en")


def step(window: MainWindow) -> int:
    """How many steps the run has done."""
    return window.session.snapshot.step if window.session.snapshot else 0


def button(window: MainWindow, name: str) -> QAbstractButton:
    """A button of the bar."""
    return named(window.guide.bar, QAbstractButton, name)


def ring(window: MainWindow) -> Spotlight:
    """The ring around a control."""
    [found] = window.findChildren(Spotlight)
    return found


def place(window: MainWindow, name: str) -> QRect:
    """Where a control lies in the window."""
    found = control(window, name)
    return QRect(found.mapTo(window, QPoint()), found.size())


def laid_out(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the bar has its place: at the right of the settings, or of the strip that they are folded to."""
    bar = window.guide.bar
    qtbot.waitUntil(lambda: bar.mapTo(window, bar.rect().topRight()).x() == window.width() - 1, timeout=5_000)
    QApplication.processEvents()  # as high as its width asks for


def spot(window: MainWindow, part: QWidget) -> QRect:
    """Where a part of the bar lies in the window."""
    return QRect(part.mapTo(window, QPoint()), part.size())


def order(window: MainWindow, lesson: str) -> None:
    """Begin a lesson by the menu."""
    window.menus.actions[f"lesson_{lesson}"].trigger()


# --- one lesson -----------------------------------------------------------------------------------------------------


def test_no_lesson_is_shown_until_one_is_wanted(window: MainWindow) -> None:
    assert not window.guide.bar.isVisible()
    assert not ring(window).isVisible()


def test_a_lesson_sets_up_what_it_is_about_and_undo_brings_back_what_was(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session.snapshot is not None
    run = window.session.snapshot.run_id
    turn_to(window, "draw")
    order(window, "line")
    assert window.guide.bar.isVisible()
    assert window.tabs.value() == "network"
    assert window.session.experiment == LINE
    qtbot.waitUntil(lambda: window.session.snapshot is not None and step(window) == 0)
    press(window.columns.page, Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: window.session.snapshot is not None)
    assert (window.session.experiment, window.session.snapshot.run_id, step(window)) == (MOONS, run, 1)


def test_the_ring_goes_with_the_layer_that_it_was_around(qtbot: QtBot, window: MainWindow) -> None:
    order(window, "activation")
    named(window.guide.bar, QAbstractButton, "Next page").click()
    qtbot.waitUntil(ring(window).isVisible)
    window.session.edit(replace(window.session.experiment, hidden=()))
    qtbot.waitUntil(lambda: not ring(window).isVisible())


def test_a_page_can_be_set_up_again(qtbot: QtBot, window: MainWindow) -> None:
    order(window, "line")
    with qtbot.waitSignal(window.guide.tutor.reached):
        press(window.columns.page, Key.Key_Space)
    assert window.guide.tutor.done
    click(button(window, "Set up again"))
    assert not window.session.playing
    assert not window.guide.tutor.done
    qtbot.waitUntil(lambda: window.session.snapshot is not None and step(window) == 0)
    assert window.session.experiment == LINE


def test_a_page_is_set_up_anew_where_its_first_step_was_only_begun(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    order(window, "line")
    qtbot.waitUntil(lambda: session.snapshot is not None and step(window) == 0)
    press(window.columns.page, Key.Key_Down)
    qtbot.waitUntil(lambda: session.snapshot is not None and bool(session.snapshot.moves))
    click(button(window, "Set up again"))
    qtbot.waitUntil(lambda: session.snapshot is not None and not session.snapshot.moves)


def test_the_ring_lies_around_what_is_meant_until_it_is_done(qtbot: QtBot, window: MainWindow) -> None:
    order(window, "line")
    assert ring(window).isVisible()
    assert ring(window).geometry().contains(place(window, "button:play"))
    with qtbot.waitSignal(window.guide.tutor.reached):
        click(control(window, "button:play"))  # the ring is not in the way
    assert not ring(window).isVisible()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_ring_has_gaps_as_that_of_the_keyboard_has_none(
    qtbot: QtBot, window: MainWindow, mode: Literal["light", "dark"]
) -> None:
    window.theme.set_mode(mode)
    order(window, "line")
    press(window, Key.Key_Tab)
    graph = control(window, "graph")
    assert graph.hasFocus()
    picture, accent = window.grab().toImage(), window.theme.color("accent")

    def dashes(line: QRect, y: int) -> int:
        """How many strokes the upper edge of a ring has, without its corners."""
        xs = range(line.left() + 10, line.right() - 10)
        colors = [picture.pixelColor(x, line.top() + y) == accent for x in xs]
        return sum(now and not before for before, now in pairwise([False, *colors]))

    assert dashes(ring(window).geometry(), 1) >= 3
    assert dashes(place(window, "graph"), 1) == 1


def test_the_ring_shows_how_to_begin_where_a_page_before_was_left_out(qtbot: QtBot, window: MainWindow) -> None:
    order(window, "backpropagation")
    for _ in range(3):  # “Next” and “Compare” are on screen only while a step is gone through
        click(button(window, "Next page"))
        qtbot.waitUntil(ring(window).isVisible)
        assert ring(window).geometry().contains(place(window, "button:begin"))
    click(button(window, "Page before"))
    click(control(window, "button:begin"))
    qtbot.waitUntil(lambda: ring(window).geometry().contains(place(window, "button:next")))


def test_the_ring_shows_where_to_add_the_layer_that_a_page_before_was_to_make(qtbot: QtBot, window: MainWindow) -> None:
    order(window, "line")
    for _ in range(3):
        click(button(window, "Next page"))
    qtbot.waitUntil(lambda: ring(window).geometry().contains(place(window, "button:add-layer")))


def test_the_ring_follows_the_window_and_goes_where_nothing_is_to_be_seen(qtbot: QtBot, window: MainWindow) -> None:
    order(window, "line")
    before = ring(window).geometry()
    window.network.show()
    window.guide.tutor.go_on()
    window.guide.tutor.go_on()
    assert ring(window).geometry() != before
    window.resize(1100, 700)
    add = control(window, "button:add-layer")
    qtbot.waitUntil(lambda: ring(window).geometry().contains(place(window, "button:add-layer").center()))
    window.network.set_folded(True)
    qtbot.waitUntil(lambda: not ring(window).isVisible())
    click(button(window, "Show me"))
    qtbot.waitUntil(ring(window).isVisible)
    assert add.isVisible()


def test_show_me_draws_the_eye_to_what_is_in_sight_already(qtbot: QtBot, window: MainWindow) -> None:
    order(window, "line")
    play, at_rest = place(window, "button:play"), ring(window).geometry()
    click(button(window, "Show me"))
    qtbot.waitUntil(lambda: ring(window).geometry() != at_rest)
    assert ring(window).geometry().contains(at_rest), "it comes from farther away"
    qtbot.waitUntil(lambda: ring(window).geometry() == at_rest)
    with qtbot.waitSignal(window.guide.tutor.reached):
        click(control(window, "button:play"))
    assert not ring(window).isVisible()
    click(button(window, "Show me"))
    qtbot.waitUntil(ring(window).isVisible)
    assert ring(window).geometry().contains(play)
    qtbot.waitUntil(lambda: not ring(window).isVisible())  # it is done


def test_what_a_lesson_has_unfolded_is_folded_again_after_it(qtbot: QtBot, window: MainWindow) -> None:
    """Its cards and its settings that are seldom changed; what the person has unfolded stays."""
    more = named(window.learning, QAbstractButton, "Learning: More settings")
    window.learning.set_folded(True)
    window.network.set_folded(True)
    lesson, number = next(
        (lesson, k)
        for lesson in LESSONS
        for k, page in enumerate(lesson.pages)
        if page.target.startswith("row:") and page.target.removeprefix("row:") in RARE
    )
    window.guide.tutor.begin(lesson.name)
    for _ in range(number):
        window.guide.tutor.go_on()
    assert more.isChecked()
    assert not window.learning.folded
    click(window.network.header)
    window.guide.tutor.close()
    assert not more.isChecked()
    assert window.learning.folded
    assert not window.network.folded
    click(window.learning.header)
    order(window, "line")
    window.guide.tutor.close()
    assert not window.learning.folded, "unfolded by the person since"


def test_pages_are_turned_and_nothing_moves(qtbot: QtBot, window: MainWindow) -> None:
    order(window, "watch")
    laid_out(qtbot, window)
    height, words = window.guide.bar.height(), set[str]()
    assert not button(window, "Page before").isEnabled()
    pages = LESSONS[0].pages
    for page in pages:
        shown = [label.text() for label in window.guide.bar.findChildren(QLabel) if label.isVisible()]
        assert said(page.text) in shown
        assert said(page.task) in shown
        assert window.guide.bar.height() == height
        words |= set(shown)
        if page is not pages[-1]:
            click(button(window, "Next page"))
    click(button(window, "Page before"))
    assert window.guide.tutor.number == len(pages) - 2
    assert {f"page {n + 1} of {len(pages)}" for n in range(len(pages))} <= words


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700), (1000, 640)])
def test_what_is_set_keeps_its_room_beside_a_lesson(qtbot: QtBot, size: tuple[int, int]) -> None:
    with opened(qtbot, MOONS, size=size) as window:
        height = window.columns._left.height()
        order(window, "watch")
        laid_out(qtbot, window)
        assert window.columns._left.height() == height


def test_beside_a_lesson_the_window_can_be_made_smaller_and_larger(qtbot: QtBot, window: MainWindow) -> None:
    order(window, "watch")
    laid_out(qtbot, window)
    left = window.columns._left
    for size in ((1100, 700), (1000, 640), (1440, 900), (1000, 640)):
        window.resize(*size)
        laid_out(qtbot, window)
        QApplication.processEvents()
        assert (spot(window, left).left(), left.width()) == (0, LEFT + GAP)
        assert spot(window, window.guide.bar).left() == LEFT + GAP


@pytest.mark.parametrize("language", ["en", "ko"])
def test_all_that_is_usually_set_is_in_sight_at_the_first_start(
    qtbot: QtBot, languages: Languages, language: Mode
) -> None:
    languages.set_mode(language)
    with opened(qtbot, size=(1440, 900)) as window:
        order(window, "watch")
        laid_out(qtbot, window)
        QApplication.processEvents()
        for name in ("row:learning_rate", "row:batch_size"):
            row = control(window, name)
            assert seen_whole(row), name


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("size", [(1440, 900), (1366, 768)])
def test_the_bar_stays_where_it_is_on_stages_that_fold_the_settings(
    qtbot: QtBot, languages: Languages, size: tuple[int, int], language: Mode
) -> None:
    languages.set_mode(language)
    with opened(qtbot, MOONS, size=size) as window:
        order(window, "softmax")
        laid_out(qtbot, window)
        bar = window.guide.bar
        parts = bar._box, bar._back, bar._onward, bar._close
        places, top = [spot(window, part) for part in parts], spot(window, bar).top()
        for stage in ("inside", "draw", "output", "inside"):
            turn_to(window, stage)
            laid_out(qtbot, window)
            QApplication.processEvents()
            assert [spot(window, part) for part in parts] == places, stage
            assert spot(window, bar).top() == top, stage
            assert not cut_off(bar), stage
        click(window.columns._fold)  # the settings are opened beside the stage
        laid_out(qtbot, window)
        QApplication.processEvents()
        assert [spot(window, part) for part in parts] == places


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_words_of_the_bar_have_room_where_settings_are_opened_on_a_stage_that_folds_them(
    qtbot: QtBot, languages: Languages, language: Mode
) -> None:
    languages.set_mode(language)
    with opened(qtbot, MOONS) as window:
        turn_to(window, "inside")
        click(window.columns._fold)  # the strip at the left stays, so that there is less room than on other stages
        bar = window.guide.bar
        for lesson in LESSONS:
            for number in range(len(lesson.pages)):
                bar.show_page(lesson, number, False, True)
                laid_out(qtbot, window)
                room = bar._card.rect()
                words = QRect(bar._text.mapTo(bar._card, QPoint()), bar._text.size())
                assert room.contains(words), f"{lesson.name}, page {number + 1}"


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("size", [(1100, 700), (1000, 640)])
def test_in_a_small_window_the_bar_leaves_room_to_stages_that_fold_the_settings(
    qtbot: QtBot, languages: Languages, size: tuple[int, int], language: Mode
) -> None:
    languages.set_mode(language)
    with opened(qtbot, MOONS, size=size) as window:
        for lesson in LESSONS:
            order(window, lesson.name)
            turn_to(window, "network")
            laid_out(qtbot, window)
            bar = window.guide.bar
            height = bar.height()
            turn_to(window, "draw")
            laid_out(qtbot, window)
            assert bar.height() <= height - 15, lesson.name
            assert not cut_off(bar), lesson.name
            turn_to(window, "network")
            laid_out(qtbot, window)
            assert bar.height() == height


def test_pages_are_turned_by_keys(window: MainWindow) -> None:
    next_page, page_before = (window.menus.actions[name] for name in ("next_page", "previous_page"))
    assert not next_page.isEnabled()
    order(window, "watch")
    press(window, Key.Key_Right, ALT)
    assert window.guide.tutor.number == 1
    press(window, Key.Key_Left, ALT)
    assert window.guide.tutor.number == 0
    assert (next_page.isEnabled(), page_before.isEnabled()) == (True, False)


def test_what_was_done_stays_ticked_when_the_page_is_turned_back(qtbot: QtBot, window: MainWindow) -> None:
    order(window, "line")
    with qtbot.waitSignal(window.guide.tutor.reached):
        press(window.columns.page, Key.Key_Space)
    click(button(window, "Next page"))
    assert not window.guide.tutor.done
    before = window.session.experiment
    click(button(window, "Page before"))
    assert window.guide.tutor.done
    assert window.session.experiment == before  # turning back sets nothing up


def test_after_the_last_page_comes_the_next_lesson_and_after_the_last_lesson_nothing(window: MainWindow) -> None:
    tutor = window.guide.tutor
    tutor.begin(LESSONS[0].name)
    for _ in LESSONS[0].pages:
        click(window.guide.bar.controls()[3])
    assert (tutor.lesson, tutor.number) == (LESSONS[1], 0)
    tutor.begin(LESSONS[-1].name)
    for _ in LESSONS[-1].pages[1:]:
        tutor.go_on()
    click(button(window, "Finish"))
    assert tutor.lesson is None
    assert not window.guide.bar.isVisible()


def test_a_lesson_can_be_closed(window: MainWindow) -> None:
    order(window, "line")
    click(button(window, "Close the lesson"))
    assert not window.guide.bar.isVisible()
    assert not ring(window).isVisible()
    assert window.session.experiment == LINE


def test_the_menu_ticks_what_was_read_to_the_end(window: MainWindow) -> None:
    window.guide.tutor.restore(["line", "no lesson of ours"])
    assert window.guide.tutor.finished == {"line"}
    ticked = [a.text().split("\t") for a in window.menus.menus["lessons"].actions() if a.isChecked()]
    assert ticked == [["What one line can part", "ch. 2"]]


def test_the_language_changes_while_a_lesson_is_read(window: MainWindow, languages: Languages) -> None:
    order(window, "line")
    english = [label.text() for label in window.guide.bar.findChildren(QLabel) if label.isVisible()]
    languages.set_mode("ko")
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    korean = [label.text() for label in window.guide.bar.findChildren(QLabel) if label.isVisible()]
    assert "직선 하나로 나눌 수 있는 것" in korean
    assert not set(english) & set(korean)
    assert window.menus.actions["lesson_line"].text() == "직선 하나로 나눌 수 있는 것\t2장"


# --- what is noticed ------------------------------------------------------------------------------------------------


def test_words_and_task_stay_apart_whatever_language_was_before(
    qtbot: QtBot, window: MainWindow, languages: Languages
) -> None:
    window.resize(1100, 700)
    window.guide.tutor.begin("watch")
    bar = window.guide.bar
    for language in ("en", "ko", "en"):
        languages.set_mode(language)
        QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
        QApplication.processEvents()
        assert bar._text.mapTo(bar, bar._text.rect().topRight()).x() < bar._box.mapTo(bar, QPoint()).x(), language


def test_the_bar_says_a_page_before_it_is_laid_out(qtbot: QtBot) -> None:
    """Of any width then: in a large window the 640 pixels of what was never on screen leave −286 to its words."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(2560, 1440)
    bar = LessonBar(light(), LEFT + GAP)
    bar.setParent(window)
    bar.resize(640, 30)
    bar.show_page(LESSONS[0], 0, False, True)
    assert bar._text.minimumWidth() > 100


@pytest.mark.parametrize("leave", [Tutor.go_on, Tutor.close, lambda tutor: tutor.begin("line")])
def test_what_was_done_just_before_a_page_is_left_counts(qapp: QApplication, leave: Callable[[Tutor], None]) -> None:
    seen = [Seen("network", MOONS, None, False, MOONS, 0)]
    tutor = Tutor(lambda: seen[0])
    tutor.begin("watch")
    while not tutor.on_last_page:
        tutor.go_on()
    assert not tutor.finished
    seen[0] = Seen("network", MOONS, None, True, MOONS, 100)
    leave(tutor)
    assert tutor.finished == {"watch"}
    tutor.close()


def test_a_task_once_done_stays_done(qtbot: QtBot) -> None:
    seen = [Seen("network", MOONS, None, False, MOONS, 0)]
    tutor = Tutor(lambda: seen[0])
    tutor.begin("watch")
    assert not tutor.done
    seen[0] = Seen("network", MOONS, None, True, MOONS, 20)
    with qtbot.waitSignal(tutor.reached):
        pass
    seen[0] = Seen("network", MOONS, None, True, MOONS, 0)
    assert tutor.done
    tutor.close()
    assert tutor.done  # with no lesson there is nothing to do


def test_a_drawing_counts_that_is_made_for_the_page_once_the_pen_is_up(qtbot: QtBot, window: MainWindow) -> None:
    tutor, draw, pad = window.guide.tutor, window.draw, window.draw._box.pad

    def stroke(x: float) -> list[QPoint]:
        return [QPoint(round(x * pad.width()), round(y * pad.height())) for y in (0.2, 0.4, 0.6, 0.8)]

    def is_read() -> bool:
        return draw.answer is not None and not draw.drawing

    tutor.begin("inference")
    turn_to(window, "draw")
    begun(qtbot, window)
    drag(pad, stroke(0.5))
    for _ in range(4):
        tutor.go_on()
    assert tutor.page is not None
    assert tutor.page.stage == "draw"
    begun(qtbot, window)
    qtbot.waitUntil(is_read)
    tutor._notice()
    assert not tutor.done, "it was there before"
    first, *rest = stroke(0.6)
    QTest.mousePress(handle(pad), Qt.MouseButton.LeftButton, PLAIN, reach(pad, first))
    for place in rest:
        QTest.mouseMove(handle(pad), reach(pad, place))
    tutor._notice()
    assert draw.answer is not None
    assert not tutor.done, "the pen is down"
    with qtbot.waitSignal(tutor.reached):
        QTest.mouseRelease(handle(pad), Qt.MouseButton.LeftButton, PLAIN, reach(pad, rest[-1]))


# --- all of them ----------------------------------------------------------------------------------------------------

every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=[lesson.name for lesson in LESSONS])


def test_no_line_ends_within_what_is_one() -> None:
    whole = ("η = 0.1", "28 × 28", "2 · 8", "∂L/∂W", "√(2/n).", "h/10", "95 %", "(−7, 2)", "W − η ∂L/∂W.", "x − η ∇f")
    for text in whole:
        assert not re.search(r"[ /](?!\u2060)", said(text)), text


def test_lessons_follow_the_book_and_have_names_of_their_own() -> None:
    assert len({lesson.name for lesson in LESSONS}) == len({str(lesson.title) for lesson in LESSONS}) == len(LESSONS)
    assert all(lesson.name.isidentifier() for lesson in LESSONS)
    chapters = [lesson.chapter for lesson in LESSONS]
    assert chapters == sorted(chapters)
    assert chapters[-1] == 8


@every_lesson
def test_every_page_says_something_and_notices_what_it_asks_for(lesson: Lesson) -> None:
    assert lesson.pages[0].begin, "a lesson says what it begins with"
    for page in lesson.pages:
        assert str(page.text).endswith((".", "?"))
        assert bool(page.task) == (page.goal is not None)
        assert not page.target or page.task, "a ring goes away when a thing is done"


@every_lesson
@pytest.mark.parametrize("hidden", [(), (Convolution(), Dense(2)), (Dense(2), Convolution())])
def test_whether_it_is_done_can_be_asked_of_rows_that_do_not_fit(lesson: Lesson, hidden: tuple[Layer, ...]) -> None:
    chosen = replace(MOONS, hidden=hidden)
    for page in lesson.pages:
        assert page.goal is None or not page.goal(Seen("network", chosen, None, False, chosen, 0))


@every_lesson
def test_everything_that_is_set_up_can_run(lesson: Lesson) -> None:
    for page in lesson.pages:
        for choices in page.begin:
            chosen, blobs = choices.build() if isinstance(choices, (Given, Learned)) else (choices, {})
            if isinstance(chosen, Experiment):
                assert not [problem for problem in problems(chosen, blobs) if problem.blocking]


def test_every_page_finds_its_stage_and_its_control(window: MainWindow) -> None:
    for lesson in LESSONS:
        window.guide.tutor.begin(lesson.name)
        for page in lesson.pages:
            if page.stage:
                assert window.guide.stage == page.stage
            for found in controls(window, page.target):
                if not found.isVisible():  # it is gone, or a page before was to make it; `read` sees to those
                    continue
                assert not found.visibleRegion().isEmpty(), f"{page.target} is out of sight"
            if page is not lesson.pages[-1]:
                window.guide.tutor.go_on()


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("width", HIGHEST)
def test_no_page_is_too_long(qtbot: QtBot, languages: Languages, width: int, language: Mode) -> None:
    languages.set_mode(language)
    with opened(qtbot, MOONS, size=(width, 800)) as window:
        heights = {}
        for lesson in LESSONS:
            window.guide.tutor.begin(lesson.name)
            laid_out(qtbot, window)  # the first time that is done later
            heights[lesson.name] = window.guide.bar.height()
        assert max(heights.values()) <= HIGHEST[width], heights


def is_whole(part: QWidget) -> bool:
    """Whether nothing that it lies in cuts anything off."""
    within = part.parentWidget()
    while within is not None:
        if not within.rect().contains(QRect(part.mapTo(within, QPoint()), part.size())):
            return False
        within = within.parentWidget()
    return True


def test_beside_a_lesson_the_smallest_window_shows_bars_and_axes_whole(qtbot: QtBot) -> None:
    with opened(qtbot, MOONS, size=(1000, 640)) as window:
        window.guide.tutor.begin("watch")
        for stage, parts in (
            ("draw", window.draw.findChildren(ClassBars)),
            ("network", window.findChildren(CurvePlot)),
        ):
            turn_to(window, stage)
            laid_out(qtbot, window)
            seen = [part for part in parts if part.isVisible()]
            assert seen
            for part in seen:
                assert is_whole(part), type(part).__name__


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("size", [(1000, 640), (1100, 700)])
def test_beside_a_lesson_what_is_read_in_the_chosen_image_stands_free(
    qtbot: QtBot, languages: Languages, size: tuple[int, int], language: Mode
) -> None:
    languages.set_mode(language)
    with opened(qtbot, MOONS, size=size) as window:
        order(window, "overfitting")
        turn_to(window, "output")
        window.session.edit(few_digits())
        begun(qtbot, window)
        laid_out(qtbot, window)
        answered(qtbot, window)
        images = window.output._images
        picture, verdict, bars = images._picture, images._verdict, images._bars
        assert verdict.text()
        assert verdict.height() >= verdict.heightForWidth(verdict.width())
        assert spot(window, picture).bottom() < spot(window, verdict).top()
        assert spot(window, verdict).bottom() < spot(window, bars).top()
        assert picture.width() == picture.height()
        assert is_whole(bars)
