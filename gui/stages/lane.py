"""A tile of the Compare stage: one of the networks, what it answers and how good it is."""

from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui import answers, words, words_problems
from gui.plots.colors import runner_color
from gui.plots.confusion import ConfusionMatrix
from gui.plots.decision_map import DecisionMapPlot
from gui.plots.export import Table, paint_widget
from gui.plots.function_curve import FunctionCurvePlot
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.elided import Elided
from gui.widgets.figures_line import FiguresLine
from gui.widgets.hint import Hint
from gui.widgets.marks import Mark, paint_mark
from gui.widgets.numbers import figure_text, percent
from gui.widgets.translated import Translated
from gui.words_compare import loss_text
from model.data.dataset import Dataset
from model.lanes import LaneStanding
from model.observations import Confusion, DecisionMap, FunctionCurve, Observation, TestOutputs

MAP_SIZE = 60
"""How many points along each side of a map are asked for: the tiles are small, and there are several."""

BARE = 180
"""The width of a map below which its axes, which are the same in all tiles, leave it their room, in pixels."""

MARK = 5.0
"""How far the mark reaches in a file, in pixels."""

LEAST = (130, 90)
"""The least size of a picture, in pixels."""

WORDS = 300
"""How much room name and figures have at least, where the tile has it, in pixels."""


Picture = DecisionMapPlot | FunctionCurvePlot | ConfusionMatrix


def question_of(dataset: Dataset) -> Observation:
    """Return what a tile wants to know: images are too many to be shown, so their answers are counted."""
    kind = answers.shown_by(dataset)
    if kind is TestOutputs:
        return Confusion()
    return DecisionMap(MAP_SIZE) if kind is DecisionMap else kind()


class LaneTile(Translated, QWidget):
    """Mark and name, a picture of the answers, and the figures.

    Signals:
        used (): the person wants to have this network.
    """

    used = Signal()

    def __init__(self, theme: Theme, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._dataset: Dataset | None = None
        self._standing: LaneStanding | None = None
        self._best = self._validated = False
        self._place = place
        self._mark, self._name = Mark(self), Elided(self)
        set_role(self._name, "heading")
        self._use = TextButton(self)
        set_role(self._use, "link")
        self._use.clicked.connect(self.used)
        self._hint = Hint(theme)
        self._picture: QWidget | None = None  # that of the data, of those made so far
        self._pictures: dict[type[Observation], Picture] = {}
        self._pages = QStackedWidget(self)
        self._figures = FiguresLine(theme, self)
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()
        self.retranslate()

    def _lay_out(self) -> None:
        header, figures = self._lines = QHBoxLayout(), QHBoxLayout()
        header.setSpacing(6)
        header.addWidget(self._mark)
        header.addWidget(self._name, 1)
        header.addWidget(self._use)
        reason = QWidget(self._pages)
        centered = QVBoxLayout(reason)
        centered.setContentsMargins(12, 0, 12, 0)
        centered.addStretch(1)
        centered.addWidget(self._hint)
        centered.addStretch(1)
        self._pages.addWidget(reason)
        self._pages.setMinimumSize(*LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addStretch(1)
        column.addLayout(header)
        column.addWidget(self._pages, 1000)
        figures.addWidget(self._figures)
        column.addLayout(figures)
        column.addStretch(1)

    @Slot()
    def _dress(self) -> None:
        self._mark.set_mark(self._place, runner_color(self.theme.tokens, self._place))

    # --- showing ------------------------------------------------------------------------------------------------

    def name(self) -> str:
        """Return what the network is called."""
        return self._name.whole()

    def show_lane(self, name: str, dataset: Dataset | None, validated: bool = False) -> None:
        """Show another network's name, the data it learns from, and whether the test part is one for validation."""
        self._validated = validated
        self._name.set_text(name)
        if dataset is not self._dataset:
            self._dataset = dataset
            self._take_dataset()
        self.retranslate()

    def _take_dataset(self) -> None:
        self._picture = None
        if self._dataset is not None:
            kind = type(question_of(self._dataset))
            if kind not in self._pictures:
                self._make(kind)
            self._picture = picture = self._pictures[kind]
            if not isinstance(picture, ConfusionMatrix):
                picture.set_dataset(self._dataset)
            _clear(picture)  # of networks that learnt from these data before
        self._fit()
        self._show_page()

    def _make(self, kind: type[Observation]) -> None:
        """Make a picture of a kind that is needed for the first time."""
        if kind is DecisionMap:
            picture = DecisionMapPlot(self.theme, bare=BARE)
            picture.set_describe(self._describe_point)
        elif kind is FunctionCurve:
            picture = FunctionCurvePlot(self.theme)
            picture.set_describe(answers.value_text)
        else:
            picture = ConfusionMatrix(self.theme)
            picture.setMinimumSize(*LEAST)
        self._pictures[kind] = picture
        self._pages.addWidget(picture)

    def _describe_point(self, x0: float, x1: float, y: np.ndarray) -> str:
        return answers.point_text(self._dataset, (0, 1), x0, x1, y)

    def picture(self) -> QWidget | None:
        """Return the picture on screen, if there is one."""
        return self._picture if self._pages.currentWidget() is self._picture else None

    def paint_on(self, painter: QPainter) -> None:
        """Paint for a file what is seen, but for the button."""
        painter.save()
        centre, panel = QRectF(self._mark.geometry()).center(), self.theme.color("panel")
        paint_mark(painter, self._place, centre, MARK, runner_color(self.theme.tokens, self._place), panel)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(self._name.font())
        painter.setPen(self.theme.color("text"))
        painter.drawText(self._name.geometry(), self._name.alignment(), self._name.text())
        painter.restore()
        for part in (self.picture() or self._hint, self._figures):
            painter.save()
            painter.translate(part.mapTo(self, QPoint()))
            if part is self._picture:
                paint_widget(part, painter)
            else:
                QWidget.render(part, painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
            painter.restore()

    def table(self) -> Table:
        """Return the numbers of the picture on screen, each row with the network's place and name."""
        picture = self.picture()
        if not isinstance(picture, (DecisionMapPlot, FunctionCurvePlot, ConfusionMatrix)):
            return ("network",), ()
        names, rows = picture.table()
        named = f"{self._place + 1} {self.name()}"
        return ("network", *names), ((named, *row) for row in rows)

    def show_answer(self, answer: Any) -> None:
        """Draw what the network answers."""
        if isinstance(self._picture, ConfusionMatrix):
            self._picture.set_counts(answer, words.class_names(self._dataset) if self._dataset else ())
            self._fit()  # it may have other classes than before
        elif isinstance(self._picture, (DecisionMapPlot, FunctionCurvePlot)):
            self._picture.set_answer(answer)

    def write(self, standing: LaneStanding | None, best: bool) -> None:
        """Write how good it is, and why there is no picture, if there is none."""
        self._standing, self._best = standing, best
        self._use.setEnabled(standing is not None and standing.problem is None)
        self._write_hint()
        self._write_figures()

    def forget(self) -> None:
        """Show nothing of a network that is no more."""
        for picture in self._pictures.values():
            _clear(picture)
        self.write(None, best=False)

    def _show_page(self) -> None:
        shown = None if self._hint.text() else self._picture
        if shown is not None:
            self._pages.setCurrentWidget(shown)
        else:
            self._pages.setCurrentIndex(0)

    def _write_hint(self) -> None:
        found, text = self._standing, ""
        if found and found.problem:
            text = words_problems.problem(found.problem)[0]
        elif found and found.diverged:
            text = self.tr("Diverged at step {n}: often the learning rate is too high.").format(n=f"{found.step:,}")
        self._hint.show_text(text, "warning")
        self._show_page()

    def _write_figures(self) -> None:
        found = self._standing
        test = None if found is None or found.diverged else found.tested
        if test is None:
            self._figures.set_figures("–", "–")
            return
        accuracy = figure_text(test.accuracy, 4) if self._regression else percent(test.accuracy, 1)
        self._figures.set_figures(loss_text(test.loss), accuracy, self._best)

    @property
    def _regression(self) -> bool:
        return self._dataset is not None and not self._dataset.source.has_accuracy

    # --- the pointer and the keyboard ---------------------------------------------------------------------------

    def stops(self) -> list[QWidget]:
        """Return what the Tab key leads through."""
        return [*self._pictures.values(), self._use]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep name and figures near the picture: it is hardly higher than it is wide, and a square is no wider."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown, wide = self._picture, self.width()
        most = shown.height_for(wide) if isinstance(shown, ConfusionMatrix) else wide
        self._pages.setMaximumHeight(max(LEAST[1], most))
        square = isinstance(shown, (DecisionMapPlot, ConfusionMatrix))
        high = min(most, self.height() - self._name.height() - self._figures.height())
        side = max(WORDS, high) if square else wide
        beside = max(0, (wide - side) // 2)
        for line in self._lines:
            line.setContentsMargins(beside, 0, beside, 0)

    # --- words --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        name = self.name()
        self.setAccessibleName(name)
        self._name.setToolTip(name)
        self._use.setText(self.tr("Use"))
        self._use.setAccessibleName(self.tr("Use {name}").format(name=name))
        self._use.setToolTip(self.tr("Make this network yours: its choices become those of the Network tab"))
        called: dict[type[Observation], str] = {
            DecisionMap: self.tr("{name}: map of its answers"),
            FunctionCurve: self.tr("{name}: curve of its answers"),
            Confusion: self.tr("{name}: confusion matrix"),
        }
        for kind, picture in self._pictures.items():
            picture.setAccessibleName(called[kind].format(name=name))
            if isinstance(picture, ConfusionMatrix):
                picture.set_words(*answers.matrix_words())
                if self._dataset is not None and picture is self._picture:
                    picture.set_counts(picture.counts(), words.class_names(self._dataset))
            elif isinstance(picture, FunctionCurvePlot):
                picture.set_axis_words("x", "t")
            elif self._dataset is not None:
                picture.set_axis_names(*(self._dataset.names.inputs[:2] or ("x₀", "x₁")))
        accuracy = "R²" if self._regression else self.tr("accuracy")
        if self._validated:
            loss = self.tr("validation loss")
            long = self.tr("validation R²") if self._regression else self.tr("validation accuracy")
        else:
            loss = self.tr("test loss")
            long = self.tr("test R²") if self._regression else self.tr("test accuracy")
        self._figures.set_words(
            (
                (loss, long),
                (loss, accuracy),
                (self.tr("loss"), accuracy),
                (self.tr("loss"), "R²" if self._regression else ""),  # a percentage says itself what it is
            ),
            self.tr("best"),
        )
        self._write_hint()
        self._write_figures()


def _clear(picture: Picture) -> None:
    """Show no answers."""
    if isinstance(picture, ConfusionMatrix):
        picture.set_counts(None, ())
    else:
        picture.forget()
