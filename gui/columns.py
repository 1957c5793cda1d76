"""The columns: what you set at the left, the stages in the middle, how it goes at the right."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.panels.standstill import Standstill
from gui.stages.base import Stage
from gui.theme import Theme
from gui.widgets.area import area
from gui.widgets.icon_button import IconButton
from gui.widgets.order import in_order
from gui.widgets.segmented import TabStrip
from gui.widgets.translated import Translated
from gui.words_stages import stage_options
from model.problems import Problem

LEFT, RIGHT = 324, (288, 480)
"""The width of the left column, and the least and largest of the right one, in pixels."""

GAP = 10
"""Between two columns and between two cards, in pixels."""

BESIDE = 4 + GAP
"""Between the cards at the left and the stage, in pixels; there is the scroll bar."""

STRETCH = (5, 2)
"""How what the left column leaves is shared by the stage and the right column."""

ALL_THREE = 1_320
"""From which width on a stage that wants its room has enough of it between settings and plots, in pixels."""

USUAL = "usual"
"""The name of the cards beside stages that have none of their own."""

Cards = Iterable[QWidget]


class Columns(Translated, QWidget):
    """Shows one of the stages, and beside it the cards that belong to it.

    Attributes:
        tabs: what the stages are chosen with; `show_stage` brings one to the front.
        standstill: what is seen instead of a stage while there is no run.
        making: whether examples are made for a run that is still to come.
    """

    def __init__(
        self, theme: Theme, stages: Mapping[str, Stage], lefts: Mapping[str, Cards], rights: Mapping[str, Cards]
    ) -> None:
        """Lay out.

        Args:
            theme: its colours.
            stages: by name, in the order of their tabs.
            lefts: the cards at the left, of stages that have their own, by name, and of all others under USUAL.
            rights: the plots at the right, likewise.
        """
        super().__init__()
        self.stages = stages
        self.tabs = TabStrip(theme)
        self.standstill = Standstill(theme)
        self._blocked = self.making = False
        self._pages = _stack((*stages.values(), self.standstill))
        self._lefts = {name: _scrolled(cards) for name, cards in lefts.items()}
        self._rights = {name: _shared(cards) for name, cards in rights.items()}
        self._left, self._right = _stack(self._lefts.values()), _stack(self._rights.values())
        self._settings_open = False  # beside stages that want their room
        self._fold = IconButton(theme, "chevron-right", small=True)
        self._fold.clicked.connect(self._toggle_settings)
        self._folded = QWidget()
        self._lay_out()
        self.retranslate()
        in_order(self._folded, self._left, self.tabs, *stages.values(), self.standstill, self._right)
        self._show_settings()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._keep_in_sight)

    def _lay_out(self) -> None:
        strip = QVBoxLayout(self._folded)
        strip.setContentsMargins(8, 16, GAP, 0)
        strip.addWidget(self._fold)
        strip.addStretch(1)
        centre = QWidget()
        middle = QVBoxLayout(centre)
        middle.setContentsMargins(0, 12, 0, 12)
        middle.setSpacing(8)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        middle.addLayout(self._tab_row)
        middle.addWidget(self._pages, 1)
        self._left.setFixedWidth(LEFT + GAP)
        self._right.setMinimumWidth(RIGHT[0])
        seen = QHBoxLayout()
        seen.addWidget(centre, STRETCH[0])
        seen.addSpacing(GAP)
        seen.addWidget(self._right, STRETCH[1])
        self._beside = QVBoxLayout()
        self._beside.addLayout(seen, 1)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        for layout in (seen, self._beside, body):
            layout.setSpacing(0)
        for column in (self._folded, self._left):
            body.addWidget(column)
        body.addLayout(self._beside, 1)

    def put_below(self, bar: QWidget) -> None:
        """Put a bar below the stage and the plots: what is set at the left keeps its room."""
        self._beside.addWidget(bar)
        in_order(self._right, bar)

    @property
    def front(self) -> Stage:
        """The stage that is seen."""
        return self.stages[self.tabs.value()]

    @property
    def page(self) -> QWidget:
        """What is seen in the middle: the stage at the front, or why there is nothing to be seen on it."""
        stage = self.front
        waits = self._blocked or (self.making and stage.needs_examples)
        return self.standstill if waits and stage.needs_run else stage

    def show_stage(self, name: str) -> None:
        """Bring a stage to the front, and the cards at the left that belong to it."""
        self.tabs.set_value(name)
        self._show_page()
        self._left.setCurrentWidget(self._lefts.get(name, self._lefts[USUAL]))
        self._show_settings()

    def show_blocking(self, problem: Problem | None) -> None:
        """Say why no run can start, in place of what there would be to look at; None where one can."""
        self._blocked = problem is not None
        self.standstill.show_problem(problem)
        self._set_making(self.making and not self._blocked)

    def show_making(self) -> None:
        """Say that examples are made, in place of what there was of the run before."""
        self._set_making(True)

    @Slot()
    def show_made(self) -> None:
        """Show the stage again: there is a run."""
        if self.making:
            self._set_making(False)

    def _set_making(self, making: bool) -> None:
        if making != self.making:
            self.making = making
            for stage in self.stages.values():
                stage.show_making(making)
        self._show_page()

    def _show_page(self) -> None:
        before, focus = self._pages.currentWidget(), QApplication.focusWidget()
        if before is self.page:
            return
        self._pages.setCurrentWidget(self.page)
        if before is not None and focus is not None and (focus is before or before.isAncestorOf(focus)):
            self.page.setFocus()  # or Qt gives the keys to the remedy, and Space would press that

    def show_plots(self, name: str) -> None:
        """Bring one of the `rights` to the front."""
        self._right.setCurrentWidget(self._rights[name])

    def _show_settings(self) -> None:
        """Make room for what is looked at where it wants it: the settings fold, unless the person has opened them.

        Opened in a small window, they take the place of the plots. The tabs stay where they are.
        """
        wide = self.width() < self.front.alone_below
        self._folded.setVisible(wide)
        self._left.setVisible(not wide or self._settings_open)
        folded = wide and not self._settings_open
        self._tab_row.setContentsMargins(LEFT + GAP - self._folded.sizeHint().width() if folded else 0, 0, 0, 0)
        self._right.setVisible(self.width() >= ALL_THREE or not wide or folded)
        # The plots stay where they are: what is gained by folding is the stage's.
        beside = (self.width() - LEFT - 2 * GAP) * STRETCH[1] // sum(STRETCH)
        self._right.setMaximumWidth(max(RIGHT[0], min(RIGHT[1], beside)) if wide else RIGHT[1])
        self._fold.set_icon("chevron-left" if self._settings_open else "chevron-right")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the settings where there is too little room beside them."""
        super().resizeEvent(event)
        self._show_settings()

    @Slot()
    def _toggle_settings(self) -> None:
        self._settings_open = not self._settings_open
        self._show_settings()

    @Slot(QWidget, QWidget)
    def _keep_in_sight(self, before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what gets the keyboard: Qt does so only when it comes from within the column."""
        if now is not None:
            self.bring_in_sight(now)

    def bring_in_sight(self, control: QWidget) -> None:
        """Scroll to a control, if it is one of those at the left; have the plots back, if it is one of those."""
        for left in self._lefts.values():
            if left.isAncestorOf(control):
                left.ensureWidgetVisible(control)
        if self._right.isHidden() and self._right.isAncestorOf(control):
            self._toggle_settings()

    def retranslate(self) -> None:
        """Set every text."""
        shown = self.tabs.value() or next(iter(self.stages))
        self.tabs.set_options(stage_options())
        self.tabs.set_value(shown)
        self.tabs.setAccessibleName(self.tr("Stages"))
        self._fold.setAccessibleName(self.tr("Settings"))
        self._fold.setToolTip(self.tr("Show or hide the settings: data, network and learning"))


def _scrolled(cards: Cards) -> QScrollArea:
    """Return cards above each other that can be scrolled; the bar lies in the gap beside them."""
    inside = QWidget()
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(12, 12, BESIDE, 12)
    layout.setSpacing(GAP)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    column = area(inside)
    column.setFixedWidth(LEFT + GAP)
    column.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    bar = column.verticalScrollBar()

    def make_room(low: int, high: int) -> None:
        beside = bar.sizeHint().width() if high > low else 0
        layout.setContentsMargins(12, 12, max(0, BESIDE - beside), 12)

    bar.rangeChanged.connect(make_room)
    return column


def _shared(cards: Cards) -> QWidget:
    """Return cards above each other that share the height; those that are folded take no more than their header."""
    inside = QWidget()
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(0, 12, 12, 12)
    layout.setSpacing(GAP)
    for card in cards:
        layout.addWidget(card, 1)
    layout.addStretch()  # takes what is left where all are folded
    return inside


def _stack(widgets: Iterable[QWidget]) -> QStackedWidget:
    """Return widgets behind each other, the first at the front."""
    stack = QStackedWidget()
    for widget in widgets:
        stack.addWidget(widget)
    return stack
