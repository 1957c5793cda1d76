"""What stands below the answer in the Draw stage: layers, the person's own drawings, or what is misread."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gui.stages.own_drawings import OwnDrawings
from gui.stages.worst import WorstImages
from gui.theme import Theme
from gui.widgets.activity import Activity, Section
from gui.widgets.hint import Hint
from gui.widgets.quiet_bar import keep_bar
from gui.widgets.room import ANY
from gui.widgets.segmented import Segmented
from gui.widgets.translated import Translated

PAGES = ("layers", "own", "worst")

ANSWER = "answer"
"""The page in whose place the answer itself is seen, where there is no room for both."""

LEAST, ROW = 90, 154
"""The least height of a page, with a row of small pictures; and with a row of larger ones; in pixels."""

BELOW = 6
"""Between what the pages are chosen with and the page, in pixels."""


class DrawPages(Translated, QWidget):
    """One of three pages; or the answer, where there is no room for a page below it.

    Signals:
        changed (): another page is on screen.

    Attributes:
        holds_answer: whether the answer is chosen here, too; it is seen below then.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.inside, self.own, self.worst = Activity(theme), OwnDrawings(theme), WorstImages(theme)
        self._waits = Hint(theme, self)  # as long as there is nothing that layers could make something of
        self._count = 0
        self.holds_answer = self._shows_answer = False
        self._choice = Segmented(theme, [(page, "", "") for page in PAGES])
        self._choice.changed.connect(self._chosen)
        self._stack = QStackedWidget(self)
        layers = QWidget(self)
        below = QVBoxLayout(layers)
        below.setContentsMargins(0, 0, 0, 0)
        for part in (self._waits, self.inside):
            below.addWidget(part)
        below.addStretch(1)
        for page in (layers, self.own, self.worst):
            scroll = QScrollArea(self)
            scroll.setWidgetResizable(True)
            keep_bar(scroll)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setWidget(page)
            self._stack.addWidget(scroll)
        # The bars above come first; what is left is for these, and a page that needs more scrolls.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        line = QHBoxLayout()
        line.addWidget(self._choice)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BELOW)
        column.addLayout(line)
        column.addWidget(self._stack, 1)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have layers as large as there is room for."""
        super().resizeEvent(event)
        self.inside.set_room(self._stack.height())

    def claim(self, room: int) -> bool:
        """Claim of so much room below the answer, in pixels, what a whole row of pictures needs.

        Where there is less, the answer is one of the pages.

        Returns:
            Whether there is room to choose them at all.
        """
        choice = self._choice.sizeHint().height()
        above = choice + BELOW
        self._hold_answer(room < above + LEAST)
        self.setMinimumHeight(choice if self.holds_answer else min(room, above + ROW))
        return room >= choice

    def _hold_answer(self, holds: bool) -> None:
        if holds != self.holds_answer:
            self.holds_answer = self._shows_answer = holds
            self.retranslate()

    def show_answer(self) -> None:
        """Turn to the answer, where it is one of the pages."""
        if self.holds_answer and not self._shows_answer:
            self._choice.set_value(ANSWER)
            self._chosen(ANSWER)

    def page(self) -> str:
        """Return the page on screen: one of PAGES, or the ANSWER."""
        return ANSWER if self._shows_answer else PAGES[self._stack.currentIndex()]

    def _show_page(self) -> None:
        self._stack.setVisible(not self._shows_answer)
        self.setMaximumHeight(self._choice.sizeHint().height() if self._shows_answer else ANY)

    def show_layers(self, sections: Sequence[Section]) -> None:
        """Show what each layer makes of the picture; without any, what will be there."""
        self.inside.set_sections(sections)
        self._explain()

    def _explain(self) -> None:
        text = self.tr("While you draw, what each layer makes of it is seen here: every neuron as a bar.")
        self._waits.show_text("" if self.inside.sections() else text)

    def set_count(self, count: int) -> None:
        """Know how many drawings are kept."""
        if count != self._count:
            self._count = count
            self.retranslate()

    @Slot(str)
    def _chosen(self, page: str) -> None:
        self._shows_answer = page == ANSWER
        if page in PAGES:
            self._stack.setCurrentIndex(PAGES.index(page))
        self._show_page()
        self.changed.emit()

    def retranslate(self) -> None:
        """Set every text."""
        own = self.tr("Mine ({count})").format(count=self._count) if self._count else self.tr("Mine")
        answer = (ANSWER, self.tr("Answer"), self.tr("What the network reads"))
        self._choice.set_options(
            [
                *([answer] if self.holds_answer else []),
                ("layers", self.tr("Layers"), self.tr("What each layer makes of it")),
                ("own", own, self.tr("The drawings that you taught the network")),
                ("worst", self.tr("Misread"), self.tr("The test images that the network gets most wrong")),
            ]
        )
        self._choice.set_value(self.page())
        self._choice.setAccessibleName(self.tr("What is shown below"))
        self._show_page()
        self.inside.setAccessibleName(self.tr("What each layer makes of it"))
        self._explain()
