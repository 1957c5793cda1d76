"""The lessons about images, read through the window with fewer digits than a person gets."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import islice
from math import cos, pi, sin
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from gui.lessons import LESSONS
from gui.lessons.base import Choices, Pad, Page, Seen
from gui.lessons.images import AS_MANY, KERNELS, READER
from gui.library import Library
from gui.main_window import MainWindow
from gui.widgets.number import NumberField
from gui.widgets.strokes import Stroke
from model.experiment import Experiment
from model.layers import Convolution, Flatten
from tests.gui.reader import control, read
from tests.gui.window import Key, begun, click, drag, few_digits, named, now, opened, point, press, type_into
from tests.model.runs import trainer_of

FEW = 12_500
"""Half of them: enough to read 95 % right."""

THREE = [(0.3 + 0.25 * sin(pi * k / 8), y - 0.15 * cos(pi * k / 8)) for y in (0.3, 0.6) for k in range(9)]
ONE = [(0.1, 0.08 + 0.04 * k) for k in range(7)]
RING = [(0.5 + 0.22 * sin(pi * k / 16), 0.5 - 0.36 * cos(pi * k / 16)) for k in range(34)]


def fewer(page: Page) -> Page:
    """A page that sets up fewer digits."""

    def shrunk(choices: Choices) -> Choices:
        if not isinstance(choices, Experiment) or choices.data.source != "digits":
            return choices
        return replace(choices, data=replace(choices.data, samples=FEW, test_share=0.2))

    return replace(page, begin=tuple(shrunk(choices) for choices in page.begin))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window of a person whose lessons have fewer digits."""
    lessons = tuple(replace(lesson, pages=tuple(fewer(page) for page in lesson.pages)) for lesson in LESSONS)
    monkeypatch.setattr("gui.tutor.LESSONS", lessons)
    with opened(qtbot, few_digits(), library=Library(tmp_path)) as window:
        yield window


def train(qtbot: QtBot, window: MainWindow) -> None:
    """Have it train, as soon as its digits are made."""
    session = window.session
    qtbot.waitUntil(lambda: session.snapshot is not None and session.snapshot.experiment == session.experiment)
    if not session.playing:
        press(window, Key.Key_Space)


def draw(window: MainWindow, stroke: list[tuple[float, float]]) -> None:
    """Draw a stroke on a clean pad, through places given as shares of it."""
    press(window, Key.Key_Delete)
    pad = control(window, "pad")
    drag(pad, [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in stroke])


def test_digits_are_read(qtbot: QtBot, window: MainWindow) -> None:
    def look_at_confusion() -> None:
        click(control(window, "option:confusion"))

    def teach() -> None:
        draw(window, RING)
        press(window, Key.Key_8)
        train(qtbot, window)

    deeds = [
        partial(train, qtbot, window),
        look_at_confusion,
        partial(draw, window, THREE),
        partial(draw, window, ONE),
        teach,
    ]
    read(qtbot, window, "digits", deeds)


def test_kernels_read_digits(qtbot: QtBot, window: MainWindow) -> None:
    def go_into() -> None:
        for done in (1, 2, 3):  # each once the one before is shown
            press(window, Key.Key_Down)
            qtbot.waitUntil(lambda done=done: (now(window).moves or (0,))[0] == done)

    def look_at_a_kernel() -> None:
        graph = window.network_stage.graph
        point(graph, graph.tiles().tiles[1][3].center().toPoint())

    def keep_the_size() -> None:
        begun(qtbot, window)
        row = control(window, "layer:1")
        click(named(row, QAbstractButton, "Layer 1: More settings"))
        for name, number in (("Stride", "1"), ("Padding", "2")):
            assert not window.guide.tutor.done
            type_into(named(row, NumberField, f"Layer 1: {name}"), number)
        press(window, Key.Key_Escape)

    deeds = [
        partial(train, qtbot, window),
        partial(draw, window, RING),
        look_at_a_kernel,
        go_into,
        keep_the_size,
        partial(train, qtbot, window),
    ]
    read(qtbot, window, "convolution", deeds)
    assert window.tabs.value() == "network"


def _drawn(*strokes: list[tuple[float, float]], answer: int) -> Seen:
    """What is seen where strokes through these places, shares of the pad, are read as a digit."""
    made = tuple(Stroke(tuple((280 * x, 280 * y) for x, y in places), (10.0,) * len(places)) for places in strokes)
    return Seen("draw", READER, None, False, READER, 0, Pad(made, answer))


def test_a_3_is_asked_for_and_a_1_that_is_small_and_in_a_corner() -> None:
    pages = next(lesson.pages for lesson in LESSONS if lesson.name == "digits")
    three, one = (page.goal for page in pages[2:4])
    assert three is not None
    assert one is not None
    assert three(_drawn(THREE, answer=3))
    assert not three(_drawn(THREE[:9], answer=2)), "its upper half"
    assert one(_drawn(ONE, answer=1))
    assert one(_drawn([(x + 0.8, y + 0.6) for x, y in ONE], answer=1)), "in another corner"
    assert not one(_drawn(ONE, answer=7))
    assert not one(_drawn([(0.1, y) for y in (0.1, 0.5, 0.9)], answer=1)), "a large one"
    assert not one(_drawn([(0.5, y) for y in (0.45, 0.55)], answer=1)), "in the middle"
    assert not one(Seen("draw", READER, None, False, READER, 0))


# --- what the pages say is so; how well they read is in tests/learning ----------------------------------------------


def test_the_networks_are_as_large_as_is_said() -> None:
    assert READER.parameter_count == 39_760
    assert READER.data.samples - READER.data.test_samples == 22_500
    assert READER.taught.weight == 50
    assert AS_MANY.parameter_count == 3_190
    assert KERNELS.parameter_count == 3_098
    assert KERNELS.shapes[:2] == ((12, 12, 8), (6, 6, 8))
    first = KERNELS.hidden[0]
    assert isinstance(first, Convolution)
    for stride, padding, places in ((1, 0, 24), (2, 0, 12), (2, 1, 13), (1, 2, 28)):
        row = replace(first, stride=stride, padding=padding)
        assert replace(KERNELS, hidden=(row, Flatten())).shapes[0] == (places, places, 8)
        assert places == (28 + 2 * padding - 5) // stride + 1


def test_the_third_move_is_the_product_of_windows_and_kernels() -> None:
    trainer = trainer_of(replace(KERNELS, data=replace(KERNELS.data, samples=500)))
    with closing(trainer.moves()) as moves:
        first = list(islice(moves, 3))
    assert [move.kind for move in first] == ["batch", "im2col", "linear"]
    columns, weights, bias = (array for _, array in first[-1].operands)
    assert columns.shape == (14_400, 25)
    assert weights.shape == (25, 8)
    assert weights.size + bias.size == 208


@pytest.mark.parametrize("size", [(1000, 640), (1100, 700), (1440, 900)])
def test_the_tools_of_the_pad_lie_open_below_it_also_while_a_lesson_is_read(
    qtbot: QtBot, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.guide.tutor.begin("digits")
    for _ in range(2):
        window.guide.tutor.go_on()
    draw(window, THREE)
    for name in ("Undo", "Scaled", "Clear"):
        click(named(window.draw, QPushButton, name))
