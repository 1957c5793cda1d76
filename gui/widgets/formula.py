"""A formula on a line of its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import Theme
from gui.widgets.formula_lines import broken
from gui.widgets.keys import wants_menu
from gui.widgets.painting import faded, focus_ring
from gui.widgets.ringed import Ringed
from gui.widgets.typesetting import Box, typeset

LARGE, SMALL = 24.0, 17.0
"""The size of letters, and how small they become before a formula is broken into lines, in pixels."""

BREAK = r", \quad "
"""Between formulas that may stand below each other."""


class FormulaView(Ringed, QWidget):
    """A formula in LaTeX, as large as fits; several are put below each other where they do not fit side by side.

    One that is too long for its line is broken into several.

    Signals:
        menu_wanted (QPoint): the person wants its context menu, there.
        copy_wanted (): the person pressed the key for copying.
    """

    menu_wanted = Signal(object)
    copy_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._latex = ""
        self._lines: list[tuple[float, Box]] = []  # how far in each begins
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def latex(self) -> str:
        """Return the formula."""
        return self._latex

    def set_latex(self, latex: str) -> None:
        """Show a formula."""
        if latex != self._latex:
            self._latex = latex
            self.setAccessibleName(latex)
            self._arrange()

    def _arrange(self) -> None:
        room = max(80, self.width() - 4)
        whole = typeset(self._latex, LARGE)
        parts = [self._latex] if whole.width <= room else self._latex.split(BREAK)
        widest = max((typeset(part, LARGE).width for part in parts), default=1.0)
        px = max(SMALL, min(LARGE, float(int(LARGE * room / max(widest, 1.0)))))
        laid = [broken(part, px, room, room) for part in parts]
        self._lines = [(lines.indent * (k > 0), box) for lines in laid for k, box in enumerate(lines.boxes)]
        height = round(sum(box.ascent + box.descent + 6 for _, box in self._lines))
        if height != self.height():
            self.setFixedHeight(max(24, height))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the size that fits."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(80, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line by line."""
        painter = faded(self)
        y = 2.0
        for x, box in self._lines:
            box.paint(painter, 2 + x, y + box.ascent, self.theme.color("text"))
            y += box.ascent + box.descent + 6
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 6, self.theme.tokens.accent)
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu."""
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, or ask for the menu."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif wants_menu(event):
            self.menu_wanted.emit(self.mapToGlobal(self.rect().center()))
        else:
            event.ignore()  # the window has keys of its own
