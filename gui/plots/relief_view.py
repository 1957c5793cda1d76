"""A surface as a relief, with the paths of runners on it; it is turned by dragging, or by arrow keys."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.plots.caption import Key
from gui.plots.colors import runner_color
from gui.plots.export import Table
from gui.plots.projection import View
from gui.plots.relief import Relief, ReliefOf, height_at
from gui.plots.relief_path import MOST_PLACES, behind, finer, parts, some
from gui.plots.track import Track, keys
from gui.theme import Theme
from gui.widgets.keys import step_of
from gui.widgets.marks import paint_mark
from gui.widgets.painting import focus_ring
from gui.widgets.ringed import Ringed
from model.course import Map

DEGREES = 0.5
"""How far a pixel of a drag turns, in degrees."""

KEY_DEGREES = 6.0
"""How far an arrow key turns."""

STEEPEST, FLATTEST = 88.0, 8.0
"""From how far above, and how far from the side, it can be seen."""

LIFTED = 0.012
"""How far paths lie above the surface, beside its height, so that it does not swallow them."""

FAINT = 90
"""How opaque paths are where the surface hides them, of 255."""


class ReliefView(Ringed, QWidget):
    """A relief under tracks.

    Signals:
        picture_wanted (ReliefOf): `show_picture` shall be called with its answer.
    """

    picture_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._map: Map | None = None
        self._tracks: Sequence[Track] = ()
        self._names = ("", "", "")
        self._picture: Relief | None = None
        self._view = View()
        self._pressed: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # clicking leaves the keys to the stage
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setMinimumSize(200, 200)
        theme.changed.connect(self._want)

    def view(self) -> View:
        """Return from where it is seen."""
        return self._view

    def legend(self) -> list[Key]:
        """Return whose path is which."""
        return keys(self._tracks, self.theme.tokens)

    def show_surface(self, drawn: Map | None, tracks: Sequence[Track], names: tuple[str, str, str]) -> None:
        """Show a map as a relief, with paths on it; the names are those of the axes and of the height."""
        other = drawn is not self._map or names != self._names
        self._map, self._tracks, self._names = drawn, tuple(tracks), names
        if other:
            self._want()
        self.update()

    def show_picture(self, picture: Relief) -> None:
        """Show a picture that was asked for, unless it is of another map than that of now."""
        if picture.drawn is self._map:
            self._picture = picture
            self.update()

    def _wanted(self) -> ReliefOf | None:
        if self._map is None:
            return None
        size, ratio = (float(self.width()), float(self.height())), self.devicePixelRatioF()
        return ReliefOf(self._map, self._view, size, ratio, self.theme.tokens, self._names)

    def _want(self) -> None:
        """Ask for a picture of what is to be seen now: to paint one takes too long for the window's thread."""
        wanted = self._wanted() if self.isVisible() else None
        if wanted:
            self.picture_wanted.emit(wanted)

    def showEvent(self, event: object) -> None:
        """Ask from now on."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._want()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another size."""
        super().resizeEvent(event)
        self._want()

    # --- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, and paths above it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.tokens.panel))
        if self._picture and self._picture.drawn is self._map:
            painter.drawImage(QRectF(self.rect()), self._picture.image)
            self._paint_tracks(painter, self._picture.view, self._picture.depths)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, self.theme.tokens.accent)

    def paint_on(self, painter: QPainter) -> None:
        """Paint everything for a file, as lines and text."""
        wanted = self._wanted()
        if wanted:
            wanted.paint(painter)
            self._paint_tracks(painter, wanted.view, wanted.depths())

    def _paint_tracks(self, painter: QPainter, view: View, depths: np.ndarray) -> None:
        """Paint paths: faint where something lies before them."""
        wanted = self._wanted()
        if wanted is None or self._map is None:
            return
        place = ReliefOf(wanted.drawn, view, wanted.size, 1.0, wanted.tokens, wanted.names).projection()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = 1 / max(1, len(self._tracks))
        for track in self._tracks:
            height = height_at(self._map, track.points) + LIFTED * (place.high - place.low)
            corners = np.column_stack((track.points, height))
            corners = corners[some(place(corners), share)]
            points = finer(corners, place(corners), int(MOST_PLACES * share))
            pixels = place(points)
            hidden = behind(pixels, place.turned(points)[:, 1], depths)
            color, rim = runner_color(self.theme.tokens, track.place), QColor(self.theme.tokens.panel)
            faint = QColor(color)
            faint.setAlpha(FAINT)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for width, ink, covered in ((1.6, faint, True), (3.5, rim, False), (1.6, color, False)):
                # Flat: where a faint line overlaps the next one, it would be less so.
                cap = Qt.PenCapStyle.FlatCap if covered else Qt.PenCapStyle.SquareCap
                painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, cap))
                for line in parts(pixels, hidden == covered):
                    # One by one: a polyline that crosses itself a hundred times takes half a second.
                    painter.drawLines([QLineF(*ends) for ends in np.hstack((line[:-1], line[1:])).tolist()])
            if len(pixels) and np.isfinite(pixels[-1]).all() and not track.lost:
                paint_mark(painter, track.place, QPointF(*pixels[-1]), 6.0, faint if hidden[-1] else color, rim)

    def table(self) -> Table:
        """Return a row for each place that is painted: x, y and its height."""
        if self._map is None:
            return ("x", "y", "height"), ()
        (left, right), (low, high) = self._map.window
        heights = self._map.heights
        x, y = np.linspace(left, right, heights.shape[1]), np.linspace(low, high, heights.shape[0])
        rows = ((float(x[i]), float(y[j]), float(heights[j, i])) for j, i in np.ndindex(heights.shape))
        return ("x", "y", "height"), rows

    # --- turning ------------------------------------------------------------------------------------------------

    def _turn(self, yaw: float, pitch: float) -> None:
        high = min(max(self._view.pitch + pitch, FLATTEST), STEEPEST)
        self._view = View((self._view.yaw + yaw) % 360, high)
        self._want()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn it with the pointer."""
        if self._pressed is not None:
            way, self._pressed = event.position() - self._pressed, event.position()
            self._turn(way.x() * DEGREES, way.y() * DEGREES)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._pressed = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn it by arrow keys."""
        step = step_of(event)
        if step is not None:
            pitch, yaw = step
            self._turn(yaw * KEY_DEGREES, pitch * KEY_DEGREES)
        else:
            super().keyPressEvent(event)
