"""A line that explains, with ways out as links."""

from functools import cached_property
from html import escape
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.theme import Theme, paint_icon, set_role, wrapped
from gui.widgets.button import TextButton
from gui.widgets.order import Later, in_order
from gui.widgets.painting import antialiased

HintKind = Literal["info", "warning"]

GAP = 6
"""Between the icon and the words, in pixels."""


class _Mark(QWidget):
    """The small icon before the words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.kind: HintKind = "info"
        self.setFixedSize(14, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        color = self._theme.tokens.warning if self.kind == "warning" else self._theme.tokens.muted
        paint_icon(antialiased(self), self.kind, QRectF(0, 1, 14, 14), color)


class Words(QLabel):
    """Plain wrapped words that claim the height they need at the width they get.

    Attributes:
        words: what it says.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = ""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_words(self, text: str, dot: str = "") -> None:
        """Say something; where a colour is given, its dots "●" have it."""
        self.words = text
        self.setTextFormat(Qt.TextFormat.RichText if dot else Qt.TextFormat.PlainText)
        self.setText(escape(text).replace("●", f'<span style="color:{dot}">●</span>') if dot else text)
        self._claim_height()

    def height_of(self, text: str, width: int) -> int:
        """Return how high it would be with other words, and so wide, in pixels."""
        # QLabel's own heightForWidth never shrinks below a height once claimed.
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        return self.fontMetrics().boundingRect(QRect(0, 0, max(1, width), 10_000), flags, text).height() + 1

    def _claim_height(self) -> None:
        self.setFixedHeight(self.height_of(self.words, self.contentsRect().width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._claim_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._claim_height()


class Hint(Later):
    """Words with a small icon and perhaps an action or two; hidden where there is nothing to say.

    Signals:
        action (), other (): the first or the second link was pressed.
    """

    action = Signal()
    other = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said: tuple[str, HintKind, str, str] = "", "info", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)  # its lines stay together
        self.hide()

    @cached_property
    def _parts(self) -> tuple[_Mark, Words, tuple[TextButton, TextButton]]:
        """What it is made of, once there is something to say: of the many hints of a window, few ever speak."""
        mark, said, ways = _Mark(self._theme, self), Words(self), (TextButton(self), TextButton(self))
        set_role(said, "hint")
        links = QHBoxLayout()
        links.setSpacing(14)
        for link, pressed in zip(ways, (self.action, self.other), strict=True):
            set_role(link, "link")
            link.clicked.connect(pressed)
            links.addWidget(link)
        links.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(said)
        column.addLayout(links)
        column.addStretch(1)  # where there is more room than that, words stay beside the icon
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        in_order(self)
        return mark, said, ways

    def text(self) -> str:
        """What is said."""
        return self._said[0]

    def lines(self, text: str, width: int) -> int:
        """Return how many lines words would take in a hint that is so wide, in pixels."""
        mark, said, _ = self._parts
        return round(said.height_of(text, width - mark.width() - GAP) / said.fontMetrics().lineSpacing())

    def show_text(self, text: str, kind: HintKind = "info", action: str = "", other: str = "") -> None:
        """Say something, with the names of one or two ways out; an empty text hides everything."""
        if (text, kind, action, other) == self._said:
            return
        self._said = text, kind, action, other
        if text or "_parts" in vars(self):
            mark, said, links = self._parts
            set_role(said, "hint-warning" if kind == "warning" else "hint")
            said.set_words(text)
            mark.kind = kind
            mark.update()
            for link, called in zip(links, (action, other), strict=True):
                link.setText(called)
                link.setToolTip(wrapped(text))
                link.setVisible(bool(called))
        self.setVisible(bool(text))
