"""A surface as a relief, with the paths of runners on it; it is turned by dragging, or by arrow keys."""

from collections.abc import Sequence
from math import ceil

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.plots.caption import Key
from gui.plots.colors import runner_color
from gui.plots.export import Table
from gui.plots.relief import Relief, ReliefOf, View, height_at
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

BEHIND = 0.1
"""How much farther away than what is seen at a pixel hidden places are, beside half the width of the plane: more than
two cells, or the slope that a path lies on would hide it."""

PIECE, MOST_PIECES = 8.0, 200
"""How long the pieces of a path are that are seen or hidden as a whole, in pixels; and how many a step has at most."""

MOST_PLACES, MOST_LENGTH = 2_000, 100_000.0
"""How many places all paths have together at most, those between steps among them, and about how long their lines are
at most, in pixels: painting as much takes 20 ms."""

LONGEST = 1_000.0
"""A line is not painted farther than this, in pixels: there it has left the picture."""

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


def gaps_of(pixels: np.ndarray) -> np.ndarray:
    """Return how far each place (n, 2) of a path is from the next one, (n − 1,); 0 where one of them is nowhere."""
    with np.errstate(invalid="ignore", over="ignore"):  # f, or a place itself, may be infinite
        return np.nan_to_num(np.hypot(*np.diff(pixels, axis=0).T), posinf=0.0)


def some(pixels: np.ndarray, share: float = 1.0) -> np.ndarray:
    """Return which places (n, 2) of a path are painted where all are too many for its share: every k-th, and the last.

    k is odd: a path that swings from side to side would else be seen on one side only.
    """
    n, length = len(pixels), float(np.minimum(gaps_of(pixels), LONGEST).sum())
    every = max(n / (MOST_PLACES * share), length / (MOST_LENGTH * share))
    return np.unique(np.append(np.arange(0, n, min(n, ceil(every)) | 1), n - 1)) if n else np.arange(0)


def finer(points: np.ndarray, pixels: np.ndarray, most: int = MOST_PLACES) -> np.ndarray:
    """Return the places (n, 3) of a path with others between those that lie far apart in pixels (n, 2).

    They are not many more than `most`, unless the path itself has more.
    """
    gaps = gaps_of(pixels)
    pieces = np.clip(np.ceil(gaps / PIECE), 1, MOST_PIECES).astype(int)
    pieces = np.minimum(pieces, max(1, most // max(1, len(pieces))))
    first = np.repeat(np.arange(len(pieces)), pieces)
    share = (np.arange(len(first)) - np.repeat(np.cumsum(pieces) - pieces, pieces)) / pieces[first]
    with np.errstate(invalid="ignore"):
        between = points[first] + share[:, None] * (points[first + 1] - points[first])
    return np.concatenate((np.where(share[:, None] > 0, between, points[first]), points[-1:]))


def behind(pixels: np.ndarray, away: np.ndarray, depths: np.ndarray) -> np.ndarray:
    """Return which places the surface hides, (n,).

    Args:
        pixels: where they are, (n, 2).
        away: how far away they are, (n,).
        depths: how far away is what is seen, by pixel.
    """
    high, wide = depths.shape
    x, y = np.nan_to_num(pixels, nan=-1.0).round().T
    inside = (x >= 0) & (x < wide) & (y >= 0) & (y < high)
    seen = depths[np.where(inside, y, 0).astype(int), np.where(inside, x, 0).astype(int)]
    return inside & (away > seen + BEHIND)


def parts(pixels: np.ndarray, wanted: np.ndarray) -> list[np.ndarray]:
    """Return the lines between places next to each other whose first is wanted, as far as they are anywhere; (n, 2)."""
    finite = np.isfinite(pixels[:, 0]) & np.isfinite(pixels[:, 1])
    drawn = np.append(wanted[:-1] & finite[:-1] & finite[1:], False)
    edges = np.flatnonzero(np.diff(drawn, prepend=False))
    return [pixels[start : stop + 1] for start, stop in edges.reshape(-1, 2)]
