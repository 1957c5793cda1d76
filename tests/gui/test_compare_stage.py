"""Tiles and cards of the Compare stage on their own: names, pictures, figures, and where they are."""

import csv
import io
import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui import words_problems
from gui.approach import first_approach
from gui.languages import Languages
from gui.panels.approach_bar import ApproachBar
from gui.panels.comparison_bar import ComparisonBar
from gui.panels.lanes import LanesCard
from gui.panels.player_bar import PlayerBar
from gui.panels.race_bar import RaceBar
from gui.plots.colors import runner_color
from gui.plots.confusion import ConfusionMatrix
from gui.plots.decision_map import DecisionMapPlot
from gui.plots.export import draft, svg
from gui.plots.function_curve import FunctionCurvePlot
from gui.race import first_course
from gui.stages.compare import CompareStage, columns_of
from gui.stages.lane import question_of
from gui.theme import SMALL_PX, Theme, text_font
from gui.widgets import message
from gui.widgets.elided import Elided
from gui.widgets.figures_line import FiguresLine
from gui.widgets.hint import Hint
from gui.widgets.player import FIGURES
from gui.words_compare import best_of
from model.comparison import Comparison
from model.data.choice import Data
from model.data.dataset import Dataset
from model.defaults import DEFAULTS
from model.experiment import Experiment, Output
from model.factors import Lane
from model.lanes import LANE_CURVES, Lanes, LaneStanding
from model.layers import Dense
from model.observations import Confusion, DecisionMap, FunctionCurve
from model.optimizers import SGD, Adam
from model.series import Curve
from model.trainer import Figures, PartFigures
from tests.gui.window import Key, click, few_digits, heard, light, named, press, shown_words
from tests.model.runs import dataset_of, small

RATES = (0.001, 0.01, 0.1)


def rates(experiment: Experiment, *values: float) -> list[Experiment]:
    return [replace(experiment, learning_rate=value) for value in values]


def after(steps: int, *experiments: Experiment) -> tuple[tuple[LaneStanding, ...], Dataset]:
    """How networks are doing after so many steps, with the answers that tiles ask for."""
    dataset = dataset_of(experiments[0].data, experiments[0].seed)
    lanes = Lanes(experiments, dataset, {})
    for _ in lanes.go_to(steps):
        pass
    question = question_of(dataset)
    return lanes.standings(dict.fromkeys(range(len(experiments)), (question,))), dataset


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return light()


def shown(qtbot: QtBot, widget: QWidget, size: tuple[int, int] = (900, 600)) -> None:
    qtbot.addWidget(widget)
    widget.resize(*size)
    with qtbot.waitExposed(widget):
        widget.show()


def stage_of(qtbot: QtBot, theme: Theme, standings: tuple[LaneStanding, ...], dataset: Dataset) -> CompareStage:
    stage = CompareStage(theme)
    shown(qtbot, stage)
    stage.show_lanes([f"network {k}" for k in range(len(standings))], dataset)
    stage.show_pictures(standings)
    stage.write(standings)
    return stage


def figures(stage: CompareStage) -> list[str]:
    return [line.text() for tile in stage.tiles() for line in tile.findChildren(FiguresLine)]


def hints(stage: CompareStage) -> list[str]:
    return [hint.text() for tile in stage.tiles() for hint in tile.findChildren(Hint)]


def test_before_there_are_data_a_line_says_so(qtbot: QtBot, theme: Theme) -> None:
    stage = CompareStage(theme)
    shown(qtbot, stage)
    stage.show_lanes(["SGD", "Adam"], None)
    assert shown_words(stage) == "The networks begin as soon as their data are made."
    assert stage.plot() is None
    stage.show_lanes(["SGD", "Adam"], dataset_of(small().data, 3))
    assert "as soon as" not in shown_words(stage)
    assert [tile.name() for tile in stage.tiles()] == ["SGD", "Adam"]
    assert figures(stage) == ["test loss –, test accuracy –"] * 2


def test_each_tile_has_the_figures_of_its_network_and_the_best_is_marked(qtbot: QtBot, theme: Theme) -> None:
    standings, dataset = after(200, *rates(small(optimizer=SGD()), 0.001, 0.3, 0.01))
    stage = stage_of(qtbot, theme, standings, dataset)
    losses = [s.figures[1].loss for s in standings if s.figures]
    assert min(losses) == losses[1]
    for k, (text, standing) in enumerate(zip(figures(stage), standings, strict=True)):
        assert standing.figures is not None
        test = standing.figures[1]
        best = " (best)" if k == 1 else ""
        assert text == f"test loss {test.loss:.3f}{best}, test accuracy {test.accuracy * 100:.1f} %"


def judged(*losses: float, step: int = 10, diverged: int = -1) -> list[LaneStanding]:
    return [
        LaneStanding(small(), step, PartFigures(Figures(0.5, 0.5), Figures(loss, 0.5)), {}, {}, k == diverged, None)
        for k, loss in enumerate(losses)
    ]


def test_none_is_the_best_at_the_start_nor_alone_nor_with_a_loss_that_is_no_number_and_all_are_in_a_tie() -> None:
    assert best_of(judged(0.3, 0.2, 0.4)) == (1,)
    assert best_of(judged(0.3, 0.2, 0.4, step=0)) == ()
    assert best_of(judged(0.3, 0.2, 0.2)) == (1, 2)
    assert best_of(judged(0.3, 0.20001, 0.20002)) == (1, 2), "a difference that nobody sees"
    assert best_of(judged(0.3)) == ()
    assert best_of(judged(0.3, np.nan, 0.4)) == (0,)
    assert best_of(judged(0.3, 0.2, 0.4, diverged=1)) == (0,)
    assert best_of([]) == ()


def test_a_tie_is_named_with_the_loss_that_all_of_them_have(qtbot: QtBot) -> None:
    comparison = Comparison("learning_rate", tuple(Lane(rate) for rate in (0.1, 0.2, 0.3)))
    bar = ComparisonBar(light(), comparison, 100)
    qtbot.addWidget(bar)
    bar.show_standings(judged(0.3, 0.2, 0.2))
    assert [bar.figures[name].text() for name in ("best", "loss")] == ["2 alike", "0.200"]
    bar.show_standings(judged(0.3, 0.1, 0.2))
    assert [bar.figures[name].text() for name in ("best", "loss")] == ["η 0.2", "0.100"]
    bar.show_standings(judged(0.3, 0.2, 0.2, step=0))
    assert [bar.figures[name].text() for name in ("best", "loss")] == ["–", "–"]


KINDS: list[tuple[Experiment, type[QWidget], Any]] = [
    (small(), DecisionMapPlot, DecisionMap(60)),
    (replace(DEFAULTS["plane"], data=Data("plane", samples=80)), DecisionMapPlot, DecisionMap(60)),
    (replace(DEFAULTS["sine"], data=Data("sine", samples=80, features=("x0",))), FunctionCurvePlot, FunctionCurve()),
    (few_digits(), ConfusionMatrix, Confusion()),
]


@pytest.mark.parametrize(("experiment", "kind", "question"), KINDS, ids=["rings", "plane", "sine", "digits"])
def test_pictures_suit_the_data_and_are_what_each_network_answers(
    qtbot: QtBot, theme: Theme, experiment: Experiment, kind: type[QWidget], question: Any
) -> None:
    standings, dataset = after(5, *rates(experiment, 0.001, 0.05))
    stage = stage_of(qtbot, theme, standings, dataset)
    assert stage.question(dataset) == question
    for tile, standing in zip(stage.tiles(), standings, strict=True):
        picture, answer = tile.picture(), standing.answers[question]
        assert isinstance(picture, kind)
        assert tile.name() in picture.accessibleName()
        rows = list(csv.reader(io.StringIO(draft(picture, ".csv")().decode())))[1:]
        if kind is ConfusionMatrix:
            assert [[int(n) for n in row[1:]] for row in rows] == answer.tolist()
        elif kind is FunctionCurvePlot:
            assert [float(row[1]) for row in rows] == answer.y.tolist()
        else:
            assert [float(row[2]) for row in rows] == answer.outputs[..., 0].ravel().tolist()
    assert ("R²" in figures(stage)[0]) == (not dataset.source.classes)


def test_other_data_bring_another_picture_and_forget_the_last_one(qtbot: QtBot, theme: Theme) -> None:
    standings, dataset = after(5, *rates(small(), 0.001, 0.05))
    stage = stage_of(qtbot, theme, standings, dataset)
    others, digits = after(2, *rates(few_digits(), 0.001, 0.05))
    stage.show_lanes(["a", "b"], digits)
    matrices = [tile.picture() for tile in stage.tiles()]
    assert all(isinstance(m, ConfusionMatrix) and m.counts() is None for m in matrices)
    stage.show_pictures(others)
    assert all(isinstance(m, ConfusionMatrix) and m.counts() is not None for m in matrices)
    stage.show_lanes(["a", "b"], dataset)
    assert draft(stage.plot() or QWidget(), ".csv")() == b"network,x0,x1\n"


def test_pictures_stay_where_there_is_no_answer_until_all_is_forgotten(qtbot: QtBot, theme: Theme) -> None:
    standings, dataset = after(5, *rates(small(), 0.001, 0.05))
    stage = stage_of(qtbot, theme, standings, dataset)
    pictures = [tile.picture() for tile in stage.tiles()]
    before = [draft(picture, ".csv")() for picture in pictures if picture]
    later, _ = after(40, *rates(small(), 0.001, 0.05))
    stage.show_pictures([replace(later[0], answers={}), later[1]])
    now = [draft(picture, ".csv")() for picture in pictures if picture]
    assert now[0] == before[0]
    assert now[1] != before[1]
    stage.forget()
    assert [draft(picture, ".csv")() for picture in pictures if picture] == [b"x0,x1\n"] * 2
    assert figures(stage) == ["test loss –, test accuracy –"] * 2


def test_one_that_diverges_says_where_and_one_that_can_not_run_says_why(qtbot: QtBot, theme: Theme) -> None:
    plane = replace(DEFAULTS["plane"], data=Data("plane", samples=80), optimizer=SGD(), loss="mean_squared")
    plane = replace(plane, output=Output("identity"), hidden=(Dense(8, "relu"),))
    wide = replace(plane, hidden=tuple(Dense(1024, "relu") for _ in range(6)))
    standings, dataset = after(60, *rates(plane, 0.01, 50.0), wide)
    assert standings[1].diverged
    assert standings[2].problem
    stage = stage_of(qtbot, theme, standings, dataset)
    assert hints(stage) == [
        "",
        f"Diverged at step {standings[1].step}: often the learning rate is too high.",
        words_problems.problem(standings[2].problem)[0],
    ]
    assert [tile.picture() is not None for tile in stage.tiles()] == [True, False, False]
    assert [text == "test loss –, test R² –" for text in figures(stage)] == [False, True, True]
    assert [named(stage, QPushButton, f"Use network {k}").isEnabled() for k in range(3)] == [True, True, False]
    earlier, _ = after(1, *rates(plane, 0.01, 50.0), wide)  # the comparison has gone back
    stage.write(earlier)
    assert [tile.picture() is not None for tile in stage.tiles()] == [True, True, False]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_labels_of_the_figures_are_apart(qtbot: QtBot, languages: Languages, language: Literal["en", "ko"]) -> None:
    bar = ComparisonBar(light(), Comparison("learning_rate", (Lane(0.1), Lane(0.2))), 100)
    languages.set_mode(language)
    bar.show_judge(True)
    shown(qtbot, bar, (1100, 76))
    figures = list(bar.figures.values())
    letters = QFontMetrics(text_font(SMALL_PX))
    for before, after in pairwise(figures):
        start = after.geometry().right() + 1 - letters.horizontalAdvance(after.accessibleName())
        assert start - (before.geometry().right() + 1) >= 12
    room = figures[0].parentWidget()
    assert room is not None
    assert room.width() == FIGURES, "wider, and the speed would not stay where it is from bar to bar"


@pytest.mark.parametrize(
    "make",
    [
        lambda theme: ComparisonBar(theme, Comparison("learning_rate", (Lane(0.1), Lane(0.2))), 1.0),
        lambda theme: RaceBar(theme, first_course(), 1.0),
        lambda theme: ApproachBar(theme, first_approach(), 1.0),
    ],
    ids=["compare", "race", "slope"],
)
def test_a_message_goes_with_the_language_it_was_said_in(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, languages: Languages, make: Callable[[Theme], PlayerBar]
) -> None:
    monkeypatch.setattr(message, "MESSAGE_MS", 600_000)
    bar = make(light())
    shown(qtbot, bar, (1100, 76))
    before = shown_words(bar)
    bar.show_message("loss.png is written.", "info")
    assert "loss.png is written." in shown_words(bar)
    languages.set_mode("ko")
    qtbot.waitUntil(lambda: "is written" not in shown_words(bar))
    assert len(shown_words(bar).splitlines()) == len(before.splitlines()), "what is driven is said again"


def test_names_that_begin_alike_are_told_apart_in_narrow_tiles(qtbot: QtBot, theme: Theme) -> None:
    stage = CompareStage(theme)
    shown(qtbot, stage, (420, 500))
    names = ["Momentum, η 0.01", "Momentum, η 0.0123", "SGD"]
    stage.show_lanes(names, dataset_of(small().data, 3))
    QApplication.processEvents()
    heads = [tile.findChildren(Elided)[0] for tile in stage.tiles()]
    assert heads[0].text() != heads[1].text()
    assert [head.text()[-3:] for head in heads] == [".01", "123", "SGD"]
    assert all(head.fontMetrics().horizontalAdvance(head.text()) <= head.width() for head in heads)
    assert heads[2].text() == "SGD"
    assert [tile.name() for tile in stage.tiles()] == names


@pytest.mark.parametrize(
    ("tiles", "width", "columns"),
    [
        (1, 1600, 1),
        (2, 1600, 2),
        (2, 800, 1),
        (3, 800, 2),
        (4, 1600, 2),
        (5, 1600, 3),
        (6, 800, 2),
        (6, 1600, 3),
        (6, 440, 2),
        (6, 380, 2),
        (3, 380, 1),
    ],
)
def test_tiles_share_the_room(qtbot: QtBot, theme: Theme, tiles: int, width: int, columns: int) -> None:
    stage = CompareStage(theme)
    shown(qtbot, stage, (900, 1000))
    stage.show_lanes([f"{k}" for k in range(tiles)], dataset_of(small().data, 3))
    stage.resize(width, 1000)
    QApplication.processEvents()
    assert stage.width() == width
    places = [tile.mapTo(stage, QPoint(0, 0)) for tile in stage.tiles()]
    assert len({place.x() for place in places}) == columns == columns_of(tiles, width - 28, 980)
    assert len({place.y() for place in places}) == -(-tiles // columns)
    assert places == sorted(places, key=lambda place: (place.y(), place.x()))
    widths, heights = {tile.width() for tile in stage.tiles()}, {tile.height() for tile in stage.tiles()}
    assert max(widths) - min(widths) <= 1
    assert max(heights) - min(heights) <= 1
    assert all(stage.rect().contains(tile.geometry().translated(14, 10)) for tile in stage.tiles())


def test_all_tiles_are_equally_wide_so_that_all_write_the_same_words(qtbot: QtBot, theme: Theme) -> None:
    stage = CompareStage(theme)
    shown(qtbot, stage)
    stage.show_lanes([f"network {k}" for k in range(6)], dataset_of(small().data, 3))
    for width in range(700, 760):
        stage.resize(width, 420)
        QApplication.processEvents()
        assert len({tile.x() for tile in stage.tiles()}) == 3, width
        assert len({tile.width() for tile in stage.tiles()}) == 1, width
        lines = [line for tile in stage.tiles() for line in tile.findChildren(FiguresLine)]
        assert len({line.labels_shown() for line in lines}) == 1, width


def test_in_narrow_tiles_axes_leave_their_room_to_the_maps(qtbot: QtBot, theme: Theme) -> None:
    stage = CompareStage(theme)
    shown(qtbot, stage, (900, 600))
    stage.show_lanes([f"{k}" for k in range(6)], dataset_of(small().data, 3))

    def first(width: int) -> tuple[DecisionMapPlot, list[str]]:
        stage.resize(width, 600)
        QApplication.processEvents()
        picture = stage.tiles()[0].picture()
        assert isinstance(picture, DecisionMapPlot)
        assert picture.area().width() == pytest.approx(picture.area().height(), abs=1)
        return picture, [label.text() for label in picture.findChildren(QLabel) if label.isVisible() and label.text()]

    for _ in range(2):  # and back again
        # Three side by side, 14 at both ends and 24 between: (466 - 28 - 48) / 3 is 130, of which the margin takes 12.
        picture, words = first(466)
        assert (picture.width(), picture.area().width(), words) == (130, pytest.approx(118, abs=1), [])
        # (900 - 28 - 48) / 3 is 274; the axis takes 44 more.
        picture, words = first(900)
        assert words == ["x₀", "x₁"]
        assert picture.area().left() >= 44


def test_tiles_that_are_no_more_leave_their_room_to_the_others(qtbot: QtBot, theme: Theme) -> None:
    stage = CompareStage(theme)
    shown(qtbot, stage)
    dataset = dataset_of(small().data, 3)
    stage.show_lanes([str(k) for k in range(6)], dataset)
    QApplication.processEvents()
    narrow = stage.tiles()[0].width()
    stage.show_lanes(["a"], dataset)
    QApplication.processEvents()
    assert [tile.name() for tile in stage.tiles()] == ["a"]
    assert stage.tiles()[0].width() > 2.5 * narrow
    assert len([label for label in stage.findChildren(QLabel) if label.isVisible() and label.text() == "a"]) == 1


def test_figures_keep_their_places_and_drop_words_where_there_is_no_room(qtbot: QtBot, theme: Theme) -> None:
    line = FiguresLine(theme)
    line.set_words((("test loss", "test accuracy"), ("loss", "accuracy"), ("loss", "")), "best")
    shown(qtbot, line, (400, 20))
    assert line.labels_shown() == ("test loss", "test accuracy")
    for texts in (("0.5", "9.1 %"), ("12.345", "100.0 %")):
        line.set_figures(*texts, best=texts[0] == "0.5")
        assert line.labels_shown() == ("test loss", "test accuracy")
    assert line.text() == "test loss 12.345, test accuracy 100.0 %"
    assert line.height() == line.sizeHint().height() == 20
    line.resize(180, 20)
    assert line.labels_shown() == ("loss", "")
    line.resize(60, 20)
    assert line.labels_shown() == ("", "")


def test_a_network_is_used_by_mouse_and_by_key(qtbot: QtBot, theme: Theme) -> None:
    standings, dataset = after(5, *rates(small(), *RATES))
    stage = stage_of(qtbot, theme, standings, dataset)
    used = heard(stage.used)
    click(named(stage, QPushButton, "Use network 1"))
    assert used == [1]
    stage.activateWindow()
    first = stage.tiles()[0].picture()
    assert first is not None
    first.setFocus()
    order: list[str] = []
    for _ in range(5):
        press(stage, Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        order.append(focused.accessibleName())
    answers = [f"network {k}: map of its answers" for k in range(3)]
    assert order == ["Use network 0", answers[1], "Use network 1", answers[2], "Use network 2"]
    press(stage, Key.Key_Space)
    assert used == [1, 2]


def test_name_and_figures_stand_by_their_picture_however_wide_the_tile_is(qtbot: QtBot, theme: Theme) -> None:
    """A map is a square: in two wide tiles, the figures of one would stand by those of the other."""
    standings, dataset = after(5, *rates(small(), *RATES[:2]))
    stage = stage_of(qtbot, theme, standings, dataset)
    for size in ((1800, 500), (900, 600), (700, 400)):
        stage.resize(*size)
        QApplication.processEvents()
        for tile in stage.tiles():
            [figures], picture = tile.findChildren(FiguresLine), tile.picture()
            assert isinstance(picture, DecisionMapPlot)
            left = picture.mapTo(tile, picture.area().topLeft().toPoint()).x()
            assert left - 80 <= figures.x() <= left, size
            assert figures.width() >= min(300, tile.width())
            assert abs(figures.geometry().center().x() - tile.width() / 2) <= 1


def test_all_tiles_are_saved_with_their_names(qtbot: QtBot, theme: Theme) -> None:
    standings, dataset = after(5, *rates(small(), *RATES))
    stage = stage_of(qtbot, theme, standings, dataset)
    plot = stage.plot()
    assert plot is not None
    names, *rows = list(csv.reader(io.StringIO(draft(plot, ".csv")().decode())))
    assert names == ["network", "x0", "x1", "y0", "y1", "y2"]
    for k, tile in enumerate(stage.tiles()):
        picture = tile.picture()
        assert picture is not None
        _, *alone = list(csv.reader(io.StringIO(draft(picture, ".csv")().decode())))
        assert alone == [row[1:] for row in rows if row[0] == f"{k + 1} network {k}"]
    drawing = svg(plot).decode()
    assert all(f"network {k}" in drawing for k in range(3))
    assert drawing.count("test loss") == 3
    assert drawing.count("non-scaling-stroke") <= 2 * 3  # points are in pixels: not every program knows such strokes
    image = QImage.fromData(draft(plot, ".png")())
    assert image.size() == plot.size() * 2
    for tile in stage.tiles():
        picture = tile.picture()
        assert picture is not None
        screen, left = picture.grab().toImage(), picture.mapTo(plot, QPoint())
        places = [(x, y) for x in range(60, picture.width() - 20, 9) for y in range(10, picture.height() - 30, 9)]
        there = [image.pixel(2 * (left.x() + x), 2 * (left.y() + y)) for x, y in places]
        same = sum(one == screen.pixel(*place) for one, place in zip(there, places, strict=True))
        assert same > 0.8 * len(places)


def test_a_network_without_a_picture_is_saved_with_the_reason(qtbot: QtBot, theme: Theme) -> None:
    standings, dataset = after(5, *rates(small(), *RATES))
    lost = replace(standings[0], diverged=True)
    stage = stage_of(qtbot, theme, (lost, *standings[1:]), dataset)
    plot = stage.plot()
    assert plot is not None
    names, *rows = list(csv.reader(io.StringIO(draft(plot, ".csv")().decode())))
    assert names[:2] == ["network", "x0"]
    assert {row[0] for row in rows} == {"2 network 1", "3 network 2"}
    assert "Diverged" in svg(plot).decode()


def test_a_place_of_a_map_is_put_into_words(qtbot: QtBot, theme: Theme) -> None:
    standings, dataset = after(30, *rates(small(), 0.001, 0.05))
    stage = stage_of(qtbot, theme, standings, dataset)
    picture = stage.tiles()[1].picture()
    assert isinstance(picture, DecisionMapPlot)
    picture.tell((0.01, 0.01))
    y = standings[1].answers[DecisionMap(60)].outputs[30, 30]
    said = next(n.text() for n in picture.findChildren(QLabel) if n.property("role") == "note" and n.isVisible())
    assert said.split("\n")[1:] == [f"class {k}: {value:.3f}" for k, value in enumerate(y.tolist())]


def test_small_matrices_have_no_numbers_that_would_not_fit(qtbot: QtBot, theme: Theme) -> None:
    matrix = ConfusionMatrix(theme)
    matrix.setMinimumSize(100, 90)
    shown(qtbot, matrix, (500, 450))
    matrix.set_words("true", "said", "right", "{true}{said}{n}{all}")
    counts = np.full((10, 10), 12)
    matrix.set_counts(counts, [str(k) for k in range(10)])
    large = svg(matrix).decode()
    assert large.count(">12</text>") == 100
    assert ">right</text>" in large
    matrix.resize(180, 160)
    small_one = svg(matrix).decode()
    assert ">12</text>" not in small_one
    assert ">right</text>" not in small_one
    assert all(f">{k}</text>" in small_one for k in range(10))
    cells = matrix._layout.cells
    assert matrix.rect().contains(cells.toAlignedRect())


# --- the cards ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("curve", LANE_CURVES)
def test_a_card_draws_the_curve_of_each_network(qtbot: QtBot, theme: Theme, curve: str) -> None:
    standings, _ = after(60, *rates(small(), *RATES))
    card = LanesCard(theme, curve)
    shown(qtbot, card, (340, 240))
    card.show_lanes(["slow", "good", "fast"], regression=False)
    card.show_standings(standings, None)
    drawn = card.plot.curves()
    assert list(drawn) == ["lane_0", "lane_1", "lane_2"]
    for k, standing in enumerate(standings):
        assert np.array_equal(drawn[f"lane_{k}"].steps, standing.curves[curve].steps)
        assert np.array_equal(drawn[f"lane_{k}"].values, standing.curves[curve].values)
        assert card.plot.line_color(f"lane_{k}") == runner_color(theme.tokens, k)
    rows = list(csv.reader(io.StringIO(draft(card.plot, ".csv")().decode())))
    assert {row[0] for row in rows[1:]} == {"1 slow", "2 good", "3 fast"}
    assert len(rows) - 1 == sum(len(s.curves[curve].steps) for s in standings)
    assert draft(card.plot, ".png")().startswith(b"\x89PNG")
    assert b"<svg" in svg(card.plot)
    card.show_nothing()
    assert card.plot.curves() == {}


def note(card: LanesCard) -> list[str]:
    found = [n.text() for n in card.plot.findChildren(QLabel) if n.property("role") == "note" and n.isVisible()]
    return found[0].split("\n") if found else []


def test_values_under_the_pointer_are_named_by_their_marks(qtbot: QtBot, theme: Theme) -> None:
    standings, _ = after(60, *rates(small(), 0.001, 0.05))
    card = LanesCard(theme, "test_accuracy")
    shown(qtbot, card, (340, 240))
    card.show_lanes(["slow", "fast"], regression=False)
    card.show_standings(standings, None)
    step = int(standings[0].curves["test_accuracy"].steps[-1])
    card.plot.tell((float(step), 0.5))
    last = [float(s.curves["test_accuracy"].values[-1]) for s in standings]
    assert note(card) == [f"step {step}", f"● slow {last[0] * 100:.1f} %", f"■ fast {last[1] * 100:.1f} %"]


def test_titles_say_what_is_measured(qtbot: QtBot, theme: Theme) -> None:
    cards = [LanesCard(theme, curve) for curve in LANE_CURVES]
    for card in cards:
        qtbot.addWidget(card)
        card.show_lanes(["a"], regression=False)
    assert [c.title() for c in cards] == ["Training loss", "Test loss", "Test accuracy"]
    for card in cards:
        card.show_lanes(["a"], regression=True)
    assert [c.title() for c in cards] == ["Training loss", "Test loss", "Test R²"]
    assert all(c.title() in c.plot.accessibleName() and c.header.toolTip() for c in cards)


def test_a_loss_that_leaves_all_numbers_behind_does_not_flatten_the_others(qtbot: QtBot, theme: Theme) -> None:
    plane = replace(DEFAULTS["plane"], data=Data("plane", samples=80), optimizer=SGD(), loss="mean_squared")
    plane = replace(plane, output=Output("identity"), hidden=(Dense(8, "relu"),))
    standings, _ = after(60, *rates(plane, 0.01, 50.0))
    curves = [s.curves["train_loss"] for s in standings]
    first = max(float(c.values[0]) for c in curves)
    assert curves[1].values.max() > 100 * first
    card = LanesCard(theme, "train_loss")
    shown(qtbot, card, (340, 240))
    card.plot.set_logarithmic(False)
    card.show_lanes(["tame", "wild"], regression=True)
    card.show_standings(standings, None)
    _, (_, high) = card.plot.window_seen()
    assert first <= high <= 2.5 * first
    at = float(curves[0].steps[-1])
    assert at > curves[1].steps[-1]
    card.plot.tell((at, 0.1))  # the wild one was no more at that step
    assert len(note(card)) == 2
    assert note(card)[1].startswith("● tame ")
    card.plot.set_logarithmic(True)
    assert 10 ** card.plot.window_seen()[1][1] <= 100 * first


@pytest.mark.parametrize("least", [0.02, 0.003, 1e-6], ids=["two decades", "three", "seven"])
@pytest.mark.parametrize("height", [90, 200, 400])
def test_the_first_spike_of_a_loss_is_seen_whole_with_a_number_above_it(
    qtbot: QtBot, theme: Theme, least: float, height: int
) -> None:
    standings, _ = after(1, *rates(small(), 0.1))
    card = LanesCard(theme, "train_loss")
    shown(qtbot, card, (340, height))
    card.show_lanes(["wild"], regression=False)
    loss = Curve(np.arange(4), np.array([0.7, 3.1, 0.5, least]))  # more than four times as high as at the start
    card.show_standings([replace(standings[0], curves={"train_loss": loss})], None)
    _, (_, high) = card.plot.window_seen()
    number, _ = card.plot.numbers("left")[-1]
    assert math.log10(3.1) < high == number


def test_lines_end_in_the_mark_of_their_network_where_they_are_now(qtbot: QtBot, theme: Theme) -> None:
    standings, _ = after(60, *rates(small(optimizer=Adam()), 0.0001, 0.1))
    card = LanesCard(theme, "train_loss")
    card.plot.set_logarithmic(False)
    shown(qtbot, card, (340, 240))
    card.show_lanes(["slow", "fast"], regression=False)
    steps = standings[0].curves["train_loss"].steps
    for now in (None, int(steps[len(steps) // 2])):
        card.show_standings(standings, now)
        picture = card.plot.grab().toImage()
        for k, standing in enumerate(standings):
            curve = standing.curves["train_loss"]
            last = len(curve.steps) - 1 if now is None else int(np.searchsorted(curve.steps, now, "right")) - 1
            at = card.plot.pixel_of((float(curve.steps[last]), float(curve.values[last])))
            around = [at + QPointF(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
            color = runner_color(theme.tokens, k).name()
            assert all(picture.pixelColor(place.toPoint()).name() == color for place in around)
