"""The stages: they ask while they are on screen, show what is answered, and turn what a person does into questions."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.plots.base import Plot
from gui.stages.base import Stage
from gui.stages.draw import DrawStage
from gui.stages.output import OutputStage
from gui.stages.verdict import Verdict
from gui.theme import LIGHT, SMALL_PX, Theme, text_font
from gui.widgets.button import PaintedButton
from gui.widgets.class_bars import ClassBars
from gui.widgets.gallery import CELL, LARGEST, LINE, MOST, Gallery
from gui.widgets.icon_button import IconButton
from gui.widgets.pixel_image import PixelImage
from model.data.sources import REACH
from model.defaults import DEFAULTS
from model.observations import DecisionMap, FunctionCurve, Observation, TestOutputs
from model.reading import Reading
from model.snapshot import Snapshot
from tests.gui.window import (
    Key,
    click,
    few_digits,
    heard,
    light,
    named,
    picture_of,
    point,
    press,
    shown_words,
)


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return light()


class Screen:
    """A stage on screen, whose questions are answered like those of the window."""

    def __init__(self, qtbot: QtBot, stage: Stage) -> None:
        self.qtbot, self.stage = qtbot, stage
        self.asked: list[tuple[Observation, ...]] = heard(stage.asked)
        qtbot.addWidget(stage)
        stage.resize(780, 720)
        with qtbot.waitExposed(stage):
            stage.show()
        stage.activateWindow()
        self.experiment, self.steps = DEFAULTS["spiral"], 0

    def show(self, source: str, steps: int = 0) -> Snapshot:
        """Show a run, then the answers to what the stage asks about it."""
        self.experiment = few_digits() if source == "digits" else DEFAULTS[source]
        self.steps = steps
        self.stage.show_run(picture_of(self.experiment, steps))
        return self.answer()

    def answer(self) -> Snapshot:
        """Show the answers to the last questions."""
        shown = picture_of(self.experiment, self.steps, self.asked[-1])
        self.stage.show_run(shown)
        return shown

    def widget(self, kind: type[QWidget]) -> QWidget:
        [widget] = [w for w in self.stage.findChildren(kind) if w.isVisible()]
        return widget

    def note(self) -> str:
        labels = self.stage.findChildren(QLabel)
        return next((n.text() for n in labels if n.property("role") == "note" and n.isVisible()), "")

    def plot(self) -> Plot:
        plot = self.widget(Plot)
        assert isinstance(plot, Plot)
        return plot

    def place(self, x: float, y: float) -> QPoint:
        return self.plot().mapFromScene(self.plot().box.mapViewToScene(QPointF(x, y)))

    def color(self, x: float, y: float) -> str:
        return self.plot().grab().toImage().pixelColor(self.place(x, y)).name()


@pytest.fixture
def output(qtbot: QtBot, theme: Theme) -> Screen:
    return Screen(qtbot, OutputStage(theme))


@pytest.fixture
def draw(qtbot: QtBot, theme: Theme) -> Screen:
    return Screen(qtbot, DrawStage(theme))


# --- questions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "question"),
    [("rings", DecisionMap()), ("plane", DecisionMap()), ("sine", FunctionCurve()), ("digits", None)],
)
def test_the_output_stage_asks_what_fits_the_data(output: Screen, source: str, question: Observation | None) -> None:
    output.show(source)
    [asked] = output.asked[-1]
    assert asked == question if question else isinstance(asked, TestOutputs)


@pytest.mark.parametrize("source", ["spiral", "sine", "digits"])
def test_a_hidden_stage_asks_nothing_and_asks_again_when_it_is_back(
    qtbot: QtBot, output: Screen, draw: Screen, source: str
) -> None:
    for screen in (output, draw):
        screen.show(source, 1)
        before = screen.asked[-1]
        screen.stage.hide()
        assert screen.asked[-1] == ()
        count = len(screen.asked)
        screen.stage.show_run(picture_of(DEFAULTS["rings"]))
        assert len(screen.asked) == count or screen.asked[-1] == ()  # even where other data come meanwhile
        screen.stage.show_run(picture_of(screen.experiment, 1))
        screen.stage.show()
        assert screen.asked[-1] == before


# --- the map and the curve ----------------------------------------------------------------------------------------


def test_points_are_shown_and_hidden_by_their_chips(output: Screen) -> None:
    shown = output.show("linear")
    x, y = (float(v) for v in shown.dataset.train.points[np.abs(shown.dataset.train.points).max(1) < 5][0])
    filled = output.color(x, y)
    assert filled in (QColor(LIGHT.positive).name(), QColor(LIGHT.negative).name(), LIGHT.panel)
    for name in ("● Training", "○ Test"):
        click(named(output.stage, QPushButton, name))
    bare = output.color(x, y)
    assert bare not in (QColor(LIGHT.positive).name(), QColor(LIGHT.negative).name(), LIGHT.panel)
    for name in ("● Training", "○ Test"):
        click(named(output.stage, QPushButton, name))
    assert output.color(x, y) == filled


def test_the_shading_is_chosen(output: Screen) -> None:
    output.show("spiral", 50)
    for name in ("● Training", "○ Test"):
        click(named(output.stage, QPushButton, name))

    def colors() -> int:
        return len({output.color(x, -x / 3) for x in np.linspace(-REACH * 0.95, REACH * 0.95, 40)})

    smooth = colors()
    click(named(output.stage, PaintedButton, "Classes"))
    flat = colors()
    assert flat <= 6 < smooth
    click(named(output.stage, PaintedButton, "Smooth"))
    assert colors() == smooth


@pytest.mark.parametrize(
    ("source", "shading", "points"),
    [("rings", True, True), ("plane", False, True), ("sine", False, True), ("digits", False, False)],
)
def test_only_tools_that_do_something_are_there(output: Screen, source: str, shading: bool, points: bool) -> None:
    output.show(source)
    buttons = [*output.stage.findChildren(PaintedButton), *output.stage.findChildren(QPushButton)]
    there = {button.text() for button in buttons if button.isVisible()}
    assert {"Smooth", "Classes"} & there == ({"Smooth", "Classes"} if shading else set())
    assert {"● Training", "○ Test"} & there == ({"● Training", "○ Test"} if points else set())


@pytest.mark.parametrize(
    ("source", "words"),
    [("spiral", ["class 0", "class 1"]), ("rings", ["class 2"]), ("plane", ["low", "high"]), ("sine", ["network"])],
)
def test_the_legend_names_what_is_drawn(output: Screen, source: str, words: list[str]) -> None:
    output.show(source)
    assert all(word in shown_words(output.stage) for word in words)


def test_the_value_under_the_pointer_is_written(output: Screen) -> None:
    shown = output.show("rings", 20)
    point(output.plot().viewport(), output.place(2.0, -1.0))
    place, *classes = output.note().splitlines()
    x0, x1 = (float(text.split()[1].replace("−", "-")) for text in place.split(", "))
    assert (x0, x1) == (pytest.approx(2, abs=0.05), pytest.approx(-1, abs=0.05))
    probabilities = [float(line.split()[-1]) for line in classes]
    assert sum(probabilities) == pytest.approx(1, abs=0.002)
    column, row = (int((v + REACH) / (2 * REACH) * 100) for v in (2.0, -1.0))
    near = shown.answers[DecisionMap()].outputs[row - 1 : row + 2, column - 1 : column + 2].reshape(9, 3)
    assert min(np.abs(near - probabilities).max(1)) < 1e-3
    point(output.plot().viewport(), QPoint(3, 3))
    assert output.note() == ""


def test_the_value_of_a_curve_is_written(output: Screen) -> None:
    shown = output.show("sine", 20)
    point(output.plot().viewport(), output.place(1.5, 0.5))
    x, y = output.note().split(", ")
    answer = shown.answers[FunctionCurve()]
    at = float(x.split()[1])
    assert at == pytest.approx(1.5, abs=0.05)
    assert float(y.split()[1]) == pytest.approx(float(np.interp(at, answer.x, answer.y)), abs=0.01)


def test_regression_has_one_answer_under_the_pointer(output: Screen) -> None:
    output.show("plane", 20)
    point(output.plot().viewport(), output.place(2.0, -1.0))
    assert "answer" in output.note()
    assert "class" not in output.note()


def test_data_of_another_kind_bring_their_own_picture(output: Screen) -> None:
    kinds: list[str] = []
    for source in ("spiral", "sine", "digits", "rings"):
        output.show(source)
        visible = [w for w in output.stage.findChildren(QWidget) if w.isVisible()]
        kinds.append(next(type(w).__name__ for w in visible if isinstance(w, (Plot, Gallery))))
    assert kinds == ["DecisionMapPlot", "FunctionCurvePlot", "Gallery", "DecisionMapPlot"]


# --- test images --------------------------------------------------------------------------------------------------


def bars(screen: Screen) -> ClassBars:
    widget = screen.widget(ClassBars)
    assert isinstance(widget, ClassBars)
    return widget


def cell(k: int, columns: int) -> QPoint:
    """Where a picture of the gallery is."""
    return QPoint(k % columns * CELL + CELL // 2, k // columns * (CELL + LINE) + CELL // 2)


def test_the_pages_of_test_images_are_turned(output: Screen) -> None:
    output.show("digits")
    on, back = (named(output.stage, IconButton, name) for name in ("More images", "Images before these"))
    pages: list[tuple[int, ...]] = []
    while True:
        [question] = output.asked[-1]
        assert isinstance(question, TestOutputs)
        pages.append(question.samples)
        title = f"Test images {question.samples[0] + 1}–{question.samples[-1] + 1} of 100"
        assert title in shown_words(output.stage)
        assert back.isEnabled() == (len(pages) > 1)
        if not on.isEnabled():
            break
        click(on)
    assert len(pages) > 2
    assert [k for page in pages for k in page] == list(range(100))
    click(back)
    [question] = output.asked[-1]
    assert isinstance(question, TestOutputs)
    assert question.samples == pages[-2]


@pytest.mark.parametrize(
    ("size", "larger"),
    [((500, 600), False), ((1_000, 400), False), ((900, 1_300), True), ((984, 1_150), True), ((3_000, 2_000), True)],
)
def test_pictures_grow_where_there_is_room_for_more_than_are_shown(
    qtbot: QtBot, size: tuple[int, int], larger: bool
) -> None:
    gallery = Gallery(light())
    qtbot.addWidget(gallery)
    gallery.resize(*size)
    gallery.show()
    columns, room = gallery.columns(), gallery.room()
    side = gallery._cell(1).x()
    assert CELL <= side <= LARGEST
    assert (side > CELL) == larger
    assert not larger or MOST - columns < room <= MOST
    assert room % columns == 0, "no row is half empty"
    assert not larger or side == LARGEST or gallery.height_for(room) > 0.9 * gallery.height(), "nor is what is below"
    assert gallery.rect().contains(gallery._cell(room - 1))
    assert gallery.height_for(room) <= gallery.height()
    assert columns * side <= gallery.width()


@pytest.mark.parametrize("names", [("3", "5"), ("circle", "square"), ("아주 긴 이름의 동그라미", "네모난 그림")])
def test_names_below_pictures_are_not_cut(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, names: tuple[str, str]
) -> None:
    gallery = Gallery(light())
    qtbot.addWidget(gallery)
    gallery.set_names(names)
    gallery.set_pictures(np.zeros((2, 28, 28)))
    gallery.set_texts([" → ".join(names), " → ".join(names[::-1])], [False, False])
    gallery.resize(2 * CELL, 2 * CELL)
    painted: list[tuple[QRectF, str]] = []
    monkeypatch.setattr(QPainter, "drawText", lambda _, place, __, text: painted.append((place, text)))
    gallery.grab()
    letters = QFontMetrics(text_font(SMALL_PX))
    assert len(painted) == (2 if names[0] == "3" else 4)
    assert all(letters.horizontalAdvance(text) <= place.width() for place, text in painted)
    assert all(place.bottom() <= gallery._cell(0).bottom() + LINE - letters.height() for place, _ in painted)
    assert sum(text.endswith("→") or " → " in text for _, text in painted) == 2
    assert any("…" in text for _, text in painted) == (names[0] == "아주 긴 이름의 동그라미")


def test_an_image_is_chosen_by_click_and_by_keys(output: Screen) -> None:
    shown = output.show("digits", 30)
    gallery = output.widget(Gallery)
    assert isinstance(gallery, Gallery)
    [question] = output.asked[-1]
    answers, labels = shown.answers[question], shown.dataset.test.labels
    columns = gallery.columns()

    def is_shown(k: int) -> None:
        assert gallery.value() == k
        winner = int(answers[k].argmax())
        assert bars(output).winner() == winner
        right = f"Read as {winner}: right"
        wrong = f"Read as {winner}, but it is a {labels[k]}"
        assert (right if winner == labels[k] else wrong) in shown_words(output.stage)

    is_shown(0)
    click(gallery, cell(columns + 1, columns))
    is_shown(columns + 1)
    for key, place in (
        (Key.Key_Right, columns + 2),
        (Key.Key_Down, 2 * columns + 2),
        (Key.Key_Left, 2 * columns + 1),
        (Key.Key_Up, columns + 1),
        (Key.Key_Up, 1),
        (Key.Key_Left, 0),
    ):
        press(output.stage, key)
        is_shown(place)


def test_a_page_without_answers_yet_shows_no_old_ones(output: Screen) -> None:
    output.show("digits", 30)
    assert bars(output).winner() is not None
    click(named(output.stage, IconButton, "More images"))
    assert bars(output).winner() is None
    assert "This is a" in shown_words(output.stage)
    output.answer()
    assert bars(output).winner() is not None


def test_more_room_shows_more_images(qtbot: QtBot, output: Screen) -> None:
    output.show("digits")
    [before] = output.asked[-1]
    output.stage.resize(1_100, 900)
    qtbot.waitUntil(lambda: output.asked[-1] != (before,))
    [after] = output.asked[-1]
    assert isinstance(before, TestOutputs)
    assert isinstance(after, TestOutputs)
    assert len(after.samples) > len(before.samples)
    assert after.samples[: len(before.samples)] == before.samples


def test_the_chosen_image_is_large(output: Screen) -> None:
    shown = output.show("digits")
    picture = output.widget(PixelImage)
    assert isinstance(picture, PixelImage)
    gallery = output.widget(Gallery)
    assert isinstance(gallery, Gallery)
    click(gallery, cell(1, gallery.columns()))
    image = picture.grab().toImage()
    side = picture.width()
    middles = [(side * (k + 0.5) / 28) for k in range(28)]
    grey = np.array([[image.pixelColor(int(x), int(y)).red() for x in middles] for y in middles]) / 255
    inside = slice(3, -3)  # the corners are rounded
    assert np.abs(grey - shown.dataset.test.points[1].reshape(28, 28))[inside, inside].max() < 0.02


# --- what is read ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ((0.99954, 0.00044, 0.00002), "It reads a 0: > 99.9 %\nno other guess"),
        ((0.9984, 0.0012, 0.0004), "It reads a 0: 99.8 %\nor 1 (0.1 %)"),
        ((1.0, 0.0, 0.0), "It reads a 0: 100.0 %\nno other guess"),
    ],
)
def test_words_and_bars_say_the_same(qtbot: QtBot, theme: Theme, shares: tuple[float, float, float], said: str) -> None:
    verdict = Verdict(theme)
    qtbot.addWidget(verdict)
    verdict.set_classes("012", "softmax")
    verdict.show_reading(Reading(np.array(shares), np.array([3.0, 2.0, 1.0]), (), {}, np.zeros((28, 28))))
    verdict.speak(True)
    assert said in shown_words(verdict)
    assert verdict.bars.accessibleDescription() == said.partition("\n")[0].replace("It reads a ", "")
