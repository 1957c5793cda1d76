"""Two strips of exclusive options: a compact segmented control and flat tabs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.theme import TEXT_PX, Theme, text_font
from gui.widgets.button import PaintedButton
from gui.widgets.keys import ARROWS, ENDS, claim
from gui.widgets.order import in_order
from gui.widgets.painting import antialiased, box, focus_ring


class _Segment(PaintedButton):
    """One option; `tab` gives it the look of a tab."""

    def __init__(self, theme: Theme, key: str, tab: bool, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.key = key
        self.sign = QColor()  # the colour of the first sign of its text, where it has one of its own
        self.setObjectName(f"tab:{key}" if tab else f"option:{key}")
        self._tab = tab
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """A click never unselects: the strip decides what is selected."""

    def sizeHint(self) -> QSize:
        return self._size(28 if self._tab else 20)

    def minimumSizeHint(self) -> QSize:
        return self._size(8) if self._tab else self.sizeHint()  # tabs stand closer in a narrow window

    def _size(self, beside: int) -> QSize:
        # Room for the semibold text, so that nothing moves when the selection does.
        width = QFontMetrics(self._font(True)).horizontalAdvance(self.text())
        return QSize(width + beside, 32 if self._tab else 24)

    def _font(self, chosen: bool) -> QFont:
        weight = QFont.Weight.DemiBold if chosen and self._tab else QFont.Weight.Medium
        return text_font(TEXT_PX if self._tab else TEXT_PX - 1, weight)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        painter = antialiased(self)
        frame = QRectF(self.rect())
        radius = 8.0 if self._tab else 6.0
        chosen, hovered = self.isChecked(), self.underMouse() and self.isEnabled()
        if chosen:
            raised = tokens.panel if self._tab or not tokens.is_dark else tokens.pressed
            box(painter, frame, radius, raised, tokens.line if self._tab or not tokens.is_dark else tokens.pressed)
        elif hovered:
            box(painter, frame, radius, tokens.hover)
        if self.ring:
            focus_ring(painter, frame, radius, tokens.accent)
        ink = tokens.disabled if not self.isEnabled() else tokens.text if chosen or hovered else tokens.muted
        painter.setFont(self._font(chosen))
        painter.setPen(QColor(ink))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.sign.isValid():
            left = (frame.width() - painter.fontMetrics().horizontalAdvance(self.text())) / 2
            painter.setPen(self.sign)
            painter.drawText(frame.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text()[0])


class _Strip(QWidget):
    """What both strips share: one option is chosen, Tab enters at it, arrow keys move it."""

    changed = Signal(str)

    def __init__(self, theme: Theme, options: Sequence[tuple[str, str, str]], name: str, tabs: bool,
                 parent: QWidget | None) -> None:  # fmt: skip
        super().__init__(parent)
        self.theme = theme
        self._tabs = tabs
        self._value = ""
        self._segments: dict[str, _Segment] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*(4 * [0 if tabs else 2]))
        self._row.setSpacing(4 if tabs else 0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str, str]]) -> None:
        """Offer these (id, label, tooltip); the value stays where its id does, else the first is taken."""
        before, self._segments = self._segments, {}
        for place, (key, label, tip) in enumerate(options):
            segment = before.pop(key, None)
            if segment is None:
                segment = _Segment(self.theme, key, self._tabs, self)
                segment.clicked.connect(self._clicked)
            segment.setText(label)
            segment.setAccessibleName(label)
            segment.setToolTip(tip)
            segment.updateGeometry()
            self._row.insertWidget(place, segment)
            segment.show()  # now, and not some time later, as the layout would have a new one
            self._segments[key] = segment
        for segment in before.values():
            self._row.removeWidget(segment)
            segment.hide()  # or it would be a window of its own for a moment, and take the keyboard with it
            segment.setParent(None)
            segment.deleteLater()
        in_order(*self._segments.values())
        if self._value not in self._segments:
            self._value = next(iter(self._segments), "")
        self.set_value(self._value)

    def value(self) -> str:
        """The chosen id."""
        return self._value

    def set_value(self, value: str) -> None:
        """Choose without a signal."""
        self._value = value
        for segment in self._segments.values():
            segment.setChecked(segment.key == value)
            segment.setFocusPolicy(Qt.FocusPolicy.TabFocus if segment.key == value else Qt.FocusPolicy.NoFocus)

    def set_sign_color(self, key: str, color: QColor) -> None:
        """Have the first sign of an option in a colour of its own."""
        self._segments[key].sign = color
        self._segments[key].update()

    def set_option_enabled(self, key: str, enabled: bool) -> None:
        self._segments[key].setEnabled(enabled)

    def _choose(self, key: str) -> None:
        if key != self._value:
            self.set_value(key)
            self.changed.emit(key)

    def _clicked(self) -> None:
        segment = self.sender()
        if isinstance(segment, _Segment):
            self._choose(segment.key)

    def event(self, event: QEvent) -> bool:
        claim(event, (*ARROWS, *ENDS))
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = [key for key, segment in self._segments.items() if segment.isEnabled()]
        if self._value not in keys:
            return super().keyPressEvent(event)
        here, last = keys.index(self._value), len(keys) - 1
        places = {
            Qt.Key.Key_Left: here - 1, Qt.Key.Key_Up: here - 1, Qt.Key.Key_Right: here + 1, Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        place = places.get(Qt.Key(event.key()))
        if place is None:
            return super().keyPressEvent(event)
        key = keys[min(last, max(0, place))]
        self._choose(key)
        self._segments[key].setFocus(Qt.FocusReason.TabFocusReason)
        return None


class Segmented(_Strip):
    """Two to four short options in one rounded strip.

    Signals:
        changed (str): the person chose another id.
    """

    def __init__(self, theme: Theme, options: Sequence[tuple[str, str, str]] = (), *, name: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(theme, options, name, False, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        box(antialiased(self), QRectF(self.rect()), 8, self.theme.tokens.soft)


class TabStrip(_Strip):
    """Flat tabs.

    Signals:
        changed (str): the person went to another tab.
    """

    def __init__(self, theme: Theme, options: Sequence[tuple[str, str, str]] = (), *, name: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(theme, options, name, True, parent)
