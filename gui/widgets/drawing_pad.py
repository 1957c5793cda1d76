"""A square to draw on, with mouse, pen or finger."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainterPath,
    QPaintEvent,
    QPolygonF,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from gui.theme import Theme
from gui.widgets.ink import Ink
from gui.widgets.painting import antialiased, box, focus_ring
from gui.widgets.ringed import Ringed
from gui.widgets.strokes import SIDE, Point, Stroke, StrokeHistory, edge, inside

RADIUS = 10.0
SMALLEST, LARGEST = 4.0, 24.0
_CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class DrawingPad(Ringed, QWidget):
    """Strokes in pad units (the side is 280), whatever the widget's size; leaving the pad ends a stroke.

    Ctrl+Z, Ctrl+Shift+Z and Delete act while the pad has the keyboard.

    Signals:
        changed (): the person drew (at each move), undid, redid or cleared.
    """

    keeps_keyboard = True  # while buttons are clicked: who draws and trains in turn has the keys for both
    changed = Signal()

    def __init__(self, theme: Theme, hint: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._hint = hint
        self._radius = RADIUS
        self._history = StrokeHistory()
        self._line: list[Point] = []  # the stroke being drawn
        self._pens: list[float] = []  # the radius at each of its points
        self._finger = -1  # the finger that draws, where one does
        self._last: Point | None = None  # where the pen is, on the pad or off it; None when lifted
        self._picture: np.ndarray | None = None  # something else than a drawing that is on the pad
        self._ink = Ink()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(name)
        self.setMinimumSize(140, 140)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # What is drawn

    def strokes(self) -> list[np.ndarray]:
        """Copies of the strokes, float arrays (k, 2) of x, y in pad units, the one being drawn last."""
        return [np.array(stroke.points, dtype=float).reshape(-1, 2) for stroke in self._all()]

    @property
    def done(self) -> tuple[Stroke, ...]:
        """The strokes that are done."""
        return self._history.strokes

    def radii(self) -> list[np.ndarray]:
        """The pen's radius at each point of each stroke, float arrays (k,) in pad units."""
        return [np.array(stroke.radii) for stroke in self._all()]

    def set_picture(self, picture: np.ndarray | None) -> None:
        """Show a picture (rows, columns) from 0 to 1 instead of strokes, without a signal; drawing or clearing ends it.

        Its ink has the colour of the pen.
        """
        self._picture = None if picture is None else np.array(picture)
        if picture is not None:
            self._history, self._line, self._pens, self._last = StrokeHistory(), [], [], None
        self.update()

    @property
    def drawing(self) -> bool:
        """Whether the pen is down."""
        return self._last is not None

    def is_empty(self) -> bool:
        return not self._history.strokes and not self._line and self._picture is None

    @property
    def radius(self) -> float:
        """The pen's radius for strokes to come, 4 to 24 pad units."""
        return self._radius

    def set_radius(self, radius: float) -> None:
        self._radius = min(LARGEST, max(SMALLEST, radius))

    def set_hint(self, text: str) -> None:
        """Faint words on the empty pad."""
        self._hint = text
        self.update()

    # Undo

    def can_undo(self) -> bool:
        return bool(self._history.past)

    def undo(self) -> None:
        """Take back the last stroke or clearing; not in the middle of a stroke."""
        if self._last is None and self._history.undo():
            self._drew()

    def redo(self) -> None:
        if self._last is None and self._history.redo():
            self._drew()

    def clear(self) -> None:
        """Wipe the pad; undo brings the strokes back."""
        if self._last is None and not self.is_empty():
            if self._history.strokes:
                self._history.keep(())
            self._drew()

    def _all(self) -> tuple[Stroke, ...]:
        strokes = self._history.strokes
        return (*strokes, self._stroke()) if self._line else strokes

    def _stroke(self) -> Stroke:
        return Stroke(tuple(self._line), tuple(self._pens))

    # The pen

    def _press(self, point: Point, pressure: float | None = None) -> None:
        if inside(point):
            self._line, self._pens, self._last = [point], [self._pressed_radius(pressure)], point
            self._drew()

    def _move(self, point: Point, pressure: float | None = None) -> None:
        last = self._last
        if last is None or abs(point[0] - last[0]) + abs(point[1] - last[1]) < 0.5:
            return
        self._last, pen = point, self._pressed_radius(pressure)
        if inside(last) and inside(point):
            self._line.append(point)
            self._pens.append(pen)
        elif inside(last):
            self._line.append(edge(last, point))
            self._pens.append(pen)
            self._finish()
        elif inside(point):
            self._line, self._pens = [edge(point, last), point], [pen, pen]
        else:
            return
        self._drew()

    def _release(self) -> None:
        self._finish()
        self._last = None

    def _finish(self) -> None:
        if self._line:
            strokes, self._line, self._pens = self._all(), [], []
            self._history.keep(strokes)

    def _drew(self) -> None:
        whole = self._picture is not None or len(self._line) < 2
        self._picture = None
        self.update() if whole else self.update(self._newest())
        self.changed.emit()

    def _newest(self) -> QRect:
        """Return where the last piece of the line is."""
        square = self._square()
        scale, ends = square.width() / SIDE, QPolygonF([QPointF(*point) for point in self._line[-2:]]).boundingRect()
        room = max(self._pens[-2:]) + 2 / scale
        place = ends.adjusted(-room, -room, room, room)
        top_left = square.topLeft() + place.topLeft() * scale
        return QRectF(top_left, place.size() * scale).toAlignedRect()

    def _pressed_radius(self, pressure: float | None) -> float:
        """A pen's pressure of one half draws at the chosen radius, a light touch at half of it."""
        return self._radius if pressure is None else self._radius * (0.5 + pressure)

    def _point(self, position: QPointF) -> Point:
        square = self._square()
        scale = SIDE / square.width()
        return ((position.x() - square.x()) * scale, (position.y() - square.y()) * scale)

    def _square(self) -> QRectF:
        side = max(1, min(self.width(), self.height()))
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(self._point(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move(self._point(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._release()

    def tabletEvent(self, event: QTabletEvent) -> None:
        point = self._point(event.position())
        if event.type() == QEvent.Type.TabletPress:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._press(point, event.pressure())
        elif event.type() == QEvent.Type.TabletMove:
            self._move(point, event.pressure())
        elif event.type() == QEvent.Type.TabletRelease:
            self._release()
        event.accept()

    def _touched(self, event: QTouchEvent) -> None:
        """Draw with one finger; others that come to the pad meanwhile draw nothing."""
        kind = event.type()
        if kind == QEvent.Type.TouchCancel:  # it was a gesture of the desktop
            self._line, self._pens, self._last, self._finger = [], [], None, -1
            self._drew()
            return
        if kind == QEvent.Type.TouchBegin:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._finger = event.points()[0].id()
        for finger in event.points():
            if finger.id() != self._finger:
                continue
            place = self._point(finger.position())
            if finger.state() == QEventPoint.State.Pressed:
                self._press(place)
            elif finger.state() == QEventPoint.State.Updated:
                self._move(place)
            elif finger.state() == QEventPoint.State.Released:
                self._release()
                self._finger = -1

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touched(event)
            event.accept()  # or Qt makes a mouse of it
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._command(event):
            event.accept()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match self._command(event):
            case "undo":
                self.undo()
            case "redo":
                self.redo()
            case "clear":
                self.clear()
            case _:
                super().keyPressEvent(event)

    @staticmethod
    def _command(event: QKeyEvent) -> str:
        if event.matches(QKeySequence.StandardKey.Undo):
            return "undo"
        if event.matches(QKeySequence.StandardKey.Redo):
            return "redo"
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return "clear" if plain and event.key() in _CLEAR_KEYS else ""

    # Size and painting

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        square = self._square()
        painter = antialiased(self)
        box(painter, square, 10, tokens.pad, tokens.line)
        if self.is_empty() and self._hint:
            painter.setPen(QColor(tokens.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(square.adjusted(24, 24, -24, -24), flags, self._hint)
        clip = QPainterPath()
        clip.addRoundedRect(square.adjusted(1, 1, -1, -1), 9, 9)
        painter.setClipPath(clip)
        if self._picture is not None:
            painter.drawImage(square, _inked(self._picture, tokens.text))
        ink = self._ink.picture(self._all(), square.width(), self.devicePixelRatioF(), tokens.text)
        painter.drawPixmap(square.topLeft(), ink)
        if self.ring and not self._line:
            painter.setClipping(False)
            focus_ring(painter, square, 10, tokens.accent)


def _inked(picture: np.ndarray, color: str) -> QImage:
    """Return a picture (rows, columns) from 0 to 1 as ink of a colour on nothing."""
    ink = QColor(color)
    pixels = np.empty((*picture.shape, 4), np.uint8)
    pixels[..., :3] = ink.red(), ink.green(), ink.blue()
    pixels[..., 3] = np.rint(np.clip(picture, 0, 1) * 255)
    rows, columns = picture.shape
    return QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGBA8888).copy()
