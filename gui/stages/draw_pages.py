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
from gui.widgets.segmented import Segmented
from gui.widgets.translated import Translated

PAGES = ("layers", "own", "worst")

LEAST, ROW = 34, 154
"""The least height of a page; and with a whole row of pictures, where there is room for that; in pixels."""


class DrawPages(Translated, QWidget):
    """One of three pages.

    Signals:
        changed (): another page is on screen.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.inside, self.own, self.worst = Activity(theme), OwnDrawings(theme), WorstImages(theme)
        self._waits = Hint(theme, self)  # as long as there is nothing that layers could make something of
        self._count = 0
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
        self._stack.setMinimumHeight(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        line = QHBoxLayout()
        line.addWidget(self._choice)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self._stack, 1)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have layers as large as there is room for."""
        super().resizeEvent(event)
        self.inside.set_room(self._stack.height())

    def claim(self, room: int) -> bool:
        """Claim of so much room, in pixels, what a whole row of pictures needs; return whether it is of any use."""
        least = self._choice.sizeHint().height() + 8 + LEAST
        self.setMinimumHeight(max(least, min(room, least - LEAST + ROW)))
        return room >= least

    def page(self) -> str:
        """Return the page on screen, one of PAGES."""
        return PAGES[self._stack.currentIndex()]

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
        self._stack.setCurrentIndex(PAGES.index(page))
        self.changed.emit()

    def retranslate(self) -> None:
        """Set every text."""
        own = self.tr("Mine ({count})").format(count=self._count) if self._count else self.tr("Mine")
        self._choice.set_options(
            [
                ("layers", self.tr("Layers"), self.tr("What each layer makes of it")),
                ("own", own, self.tr("The drawings that you taught the network")),
                ("worst", self.tr("Misread"), self.tr("The test images that the network gets most wrong")),
            ]
        )
        self._choice.set_value(self.page())
        self._choice.setAccessibleName(self.tr("What is shown below"))
        self.inside.setAccessibleName(self.tr("What each layer makes of it"))
        self._explain()
