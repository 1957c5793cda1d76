"""A titled panel that can be folded to its header."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.theme import HEADING_PX, Theme, text_font
from gui.widgets.button import PaintedButton
from gui.widgets.painting import antialiased, chevron, focus_ring

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_HEIGHT = 24
_CHEVRON = 14
_GAP = 10  # between the text at the right and what stands beside it
_CLOSE = 4  # how much closer that may be to the title, before the title is cut off
_RING = 6  # how far the header's focus ring stands out from its text


class _Header(PaintedButton):
    """Title, chevron and side text of a card; side widgets lie inside at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.side_text = ""
        self.folded = False
        self.foldable = True
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(_RING, 0, _RING, 0)
        self.row.addStretch(1)
        self.setFixedHeight(_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(80, _HEIGHT)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.update()  # the text makes room for what is shown at its right
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        painter = antialiased(self)
        bold = text_font(HEADING_PX, QFont.Weight.DemiBold)
        plain = text_font(HEADING_PX, QFont.Weight.Medium)
        side_width = QFontMetrics(plain).horizontalAdvance(self.side_text)
        middle = Qt.AlignmentFlag.AlignVCenter
        line = self.rect().adjusted(_RING, 0, -_RING, 0)
        beside = self._taken()
        room = line.width() - (
            side_width + beside + 12 + _CHEVRON if self.side_text else max(_CHEVRON, beside - _CLOSE)
        )
        title = QFontMetrics(bold).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, title)
        title_width = QFontMetrics(bold).horizontalAdvance(title)
        fits = line.x() + title_width + _CHEVRON + _GAP + self._taken() <= self.width()
        if self.foldable and (self.folded or (fits and (self.underMouse() or self.ring))):
            self._paint_chevron(painter, QPointF(line.x() + title_width + _CHEVRON / 2 + 3, self.height() / 2 + 0.5))
        if self.side_text:
            painter.setFont(plain)
            painter.setPen(QColor(tokens.muted))
            line.setRight(line.right() - self._taken())
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, self.side_text)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 6, tokens.accent)

    def _taken(self) -> int:
        """Return how much of the line the widgets at its right take, and what keeps text apart from them."""
        left = min((w.x() for w in self.findChildren(QWidget, options=_DIRECT) if w.isVisible()), default=None)
        return 0 if left is None else self.width() - _RING - left + _GAP

    def _paint_chevron(self, painter: QPainter, center: QPointF) -> None:
        painter.save()
        turn = QTransform().translate(center.x(), center.y()).rotate(-90 if self.folded else 0)
        painter.setTransform(turn, True)
        chevron(painter, QPointF(0, 0), 7, self.theme.tokens.muted)
        painter.restore()


class Card(QFrame):
    """A panel with a header (title left, side text or a legend right) and a `body` layout.

    A click on the header, or Space or Enter on it, folds the card.

    Signals:
        fold_changed (bool): the person folded (True) or unfolded the card.
    """

    fold_changed = Signal(bool)

    def __init__(self, theme: Theme, title: str, side_text: str = "", *, foldable: bool = True,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._header = _Header(theme, self)
        self._header.foldable = foldable
        if not foldable:
            self._header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._header.clicked.connect(self._toggle)
        self._content = QWidget(self)
        self._content.setContentsMargins(_RING, 0, _RING, 0)
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(6)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(12 - _RING, 8, 12 - _RING, 10)
        self._outer.setSpacing(6)
        self._outer.addWidget(self._header)
        self._outer.addWidget(self._content, 1)
        self.set_title(title)
        self.set_side(side_text)

    @property
    def folded(self) -> bool:
        return self._header.folded

    @property
    def header(self) -> QWidget:
        """The header, for its tooltip."""
        return self._header

    def title(self) -> str:
        return self._header.text()

    def room_beside_title(self) -> int:
        """Return how wide what stands beside the title may be, in pixels, for the title to be in full."""
        letters = QFontMetrics(text_font(HEADING_PX, QFont.Weight.DemiBold))
        return self._header.width() - 2 * _RING - letters.horizontalAdvance(self._header.text()) - _GAP

    def set_title(self, text: str) -> None:
        # An ampersand is text here, and no shortcut.
        self._header.setText(text)
        self._header.setAccessibleName(text)
        self.setAccessibleName(text)
        self._describe()

    def set_side(self, text: str) -> None:
        """Muted text at the right of the header, before the widgets there."""
        if text != self._header.side_text:
            self._header.side_text = text
            self._header.update()

    def side(self) -> str:
        """Return that text."""
        return self._header.side_text

    def add_side_widget(self, widget: QWidget) -> None:
        """A legend or a control at the right of the header, after its text; it belongs to the card from now on."""
        self._header.row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold without a signal."""
        if folded == self._header.folded:
            return
        self._header.folded = folded
        focus = QApplication.focusWidget()
        if focus is not None and self._content.isAncestorOf(focus):  # hidden, it would leave the keyboard anywhere
            self._header.setFocus()
        self._content.setVisible(not folded)
        self._outer.setContentsMargins(12 - _RING, 8, 12 - _RING, 8 if folded else 10)
        # Folded, it leaves its room to the cards that it shares a column's height with.
        height = QSizePolicy.Policy.Maximum if folded else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        self._describe()
        self._header.update()

    def _describe(self) -> None:
        self._header.setAccessibleDescription(self.tr("folded") if self.folded else "")

    def _toggle(self) -> None:
        if self._header.foldable:
            self.set_folded(not self.folded)
            self.fold_changed.emit(self.folded)
