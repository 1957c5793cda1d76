"""The spotlight: a ring around the control that a lesson speaks of, wherever that is just now.

Controls are found by name: "tab:inside", "tile:xor" (a data set), "row:learning_rate" (a setting), "layer:1" (0 is the
output layer), "runner:1" (of a race), "lane:1" (of a comparison), "button:play", "option:confusion" (of a strip),
"card:errors" (a plot), "graph", "timeline", and, to draw, "pad" and "teach"; "button:next|button:begin" is the first of
these that is on screen.
"""

from PySide6.QtCore import QEasingCurve, QMargins, QMarginsF, QPoint, QRect, QRectF, Qt, QTimer, QVariantAnimation, Slot
from PySide6.QtGui import QColor, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gui.theme import Theme
from gui.widgets.painting import antialiased

FOLLOW_MS = 100
"""How often it looks where the control is, in milliseconds."""

AWAY, WIDTH = 4, 3
"""How far from the control the ring lies, and how wide its line is at most, in pixels."""

LINE, RADIUS = 2.0, 7.0
"""How wide its line is, and how round its corners are, in pixels."""

DASHES = (3.5, 2.5)
"""Its strokes and gaps, in widths of the line: the ring of what has the keyboard has none."""

FROM, FLASH_MS = 44, 1_000
"""How much farther away a ring begins that draws the eye to the control, in pixels, and how long that takes."""


def controls(window: QWidget, name: str) -> list[QWidget]:
    """Return the controls of that name, or of those names, those on screen first."""
    found = [control for one in name.split("|") if one for control in window.findChildren(QWidget, one)]
    return sorted(found, key=lambda control: not control.isVisible())


class Spotlight(QWidget):
    """The ring. It takes no clicks, and only its line is painted, so that what lies below is not painted with it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._name = self._once = ""
        self._control: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self)
        self._timer.setInterval(FOLLOW_MS)
        self._timer.timeout.connect(self._follow)
        self._flash = QVariantAnimation(self, duration=FLASH_MS, startValue=FROM, endValue=0)
        self._flash.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._flash.valueChanged.connect(self._follow)
        self._flash.finished.connect(self._flashed)
        theme.changed.connect(self.update)
        self.hide()

    def point_at(self, name: str) -> None:
        """Draw the ring around a control from now on; an empty name ends it."""
        self._flash.stop()
        self._name, self._control = name, None
        if name:
            self._timer.start()
        else:
            self._timer.stop()
        self._follow()

    def flash(self, name: str) -> None:
        """Let a ring close in on a control, once; it stays only where it is drawn around that control anyway."""
        self._once, self._control = name, None
        self._flash.stop()
        self._flash.start()

    @Slot()
    def _flashed(self) -> None:
        self._control = None
        self._follow()

    @Slot()
    def _follow(self) -> None:
        if self._control is None or not (isValid(self._control) and self._control.isVisible()):  # rows come and go
            name = self._once if self._closes_in else self._name
            self._control = next((c for c in controls(self._window, name) if c.isVisible()), None)
        seen = self._seen(self._control) if self._control else QRect()
        if seen.isEmpty():
            self._control = None
            self.hide()
            return
        away = AWAY + (self._flash.currentValue() if self._closes_in else 0)
        ring = seen.marginsAdded(QMargins(away, away, away, away)).intersected(self._window.rect())
        if ring != self.geometry() or self.isHidden():
            self.setGeometry(ring)
            line = QRect(QPoint(), ring.size())
            self.setMask(QRegion(line) - QRegion(line.adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH)))
            self.show()
        self.raise_()

    @property
    def _closes_in(self) -> bool:
        return self._flash.state() == QVariantAnimation.State.Running

    def _seen(self, control: QWidget) -> QRect:
        """Return where the part of a control lies that is not scrolled out of sight; it may be gone by now."""
        part = control.visibleRegion().boundingRect()
        return QRect(control.mapTo(self._window, part.topLeft()), part.size()) if not part.isEmpty() else QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        pen = QPen(QColor(self._theme.tokens.accent), LINE)
        pen.setDashPattern(DASHES)
        painter = antialiased(self)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).marginsRemoved(QMarginsF(*4 * [LINE / 2])), RADIUS, RADIUS)
