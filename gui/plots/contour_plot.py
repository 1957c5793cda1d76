"""A surface as a map, with the paths of runners on it; it can be zoomed and moved, and the start can be dragged."""

from collections.abc import Sequence
from math import ceil, hypot

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap, QShowEvent
from PySide6.QtWidgets import QWidget

from gui.plots.base import MARGINS
from gui.plots.caption import Key
from gui.plots.colors import height_colors, runner_color
from gui.plots.contour_map import Picture, PictureOf, paint_arrow, written
from gui.plots.export import Table
from gui.plots.movable import Limits, MovablePlot, Span
from gui.plots.track import Track, keys
from gui.theme import SMALL_PX, Theme, set_role, text_font
from gui.widgets.marks import paint_mark
from model.course import Map
from model.surfaces import Point, Window

LIMITS = Limits(widest=1e12, narrowest=1e-9, least=1e-9)
"""How much of the plane may be seen."""

DOTS_APART = 5.0
"""How far dots of a path lie apart at least, in pixels."""

SCALE, SCALE_ROOM = 10, 68
"""How wide the scale of the colours is, and the room at the right of the map for it and its numbers, in pixels."""

NUMBERS_APART, LINE_HEIGHT = 24, 16
"""How far numbers of the scale stand apart at least, and how high they and its name are, in pixels."""

LONGEST_NAME = 48
"""How wide the name of an axis can be beside the map, in pixels."""

MOST_DRAWN = 3_000
"""How many points of a path are drawn at most."""

DRAWABLE, SURE = 1e5, 1e11
"""How far outside Qt can still draw a line to, and how far outside a place is known to the pixel, in pixels."""


class ContourPlot(MovablePlot):
    """A map under tracks.

    Signals:
        looked (Window, int, int): another part of the plane is seen, so many pixels large.
        picture_wanted (PictureOf): `show_picture` shall be called with its answer.
        redrawn (): another map is drawn, or other paths.
    """

    looked = Signal(object, int, int)
    picture_wanted = Signal(object)
    redrawn = Signal()

    see_through = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, LIMITS, parent=parent)
        self._grid.hide()
        self._map: Map | None = None
        self._shown_picture: Picture | None = None
        self._pixmap = QPixmap()
        self._tracks: Sequence[Track] = ()
        self._start: Point | None = None
        self._minima: Sequence[Point] = ()
        self._arrows = self._values = True
        self._scale = ""
        self._pointed_at: tuple[Point, Sequence[tuple[np.ndarray, str]]] | None = None
        self._wanted: Window = ((-1, 1), (-1, 1))  # what shall be seen at least
        self._stretched = False
        self.lent = False  # whether another view shows what is on the map
        self._settle()

    # --- what is shown ------------------------------------------------------------------------------------------

    def set_window(self, window: Window, *, stretched: bool = False) -> None:
        """Show at least this part of the plane.

        Args:
            window: which part.
            stretched: fill the plot with just this; otherwise the scale is the same in both directions, so that ∇f
                stands upright on the lines.
        """
        self._wanted, self._stretched = window, stretched
        self._settle()

    def see(self, spans: Sequence[Span]) -> None:
        """Show this of both axes."""
        x, y = spans
        self._wanted = x, y
        self._settle()

    def point(self) -> Point | None:
        """Return the start."""
        return self._start

    def set_map(self, drawn: Map | None) -> None:
        """Draw a map, or none; where it is of another window, it is drawn as far as it reaches."""
        self._map = drawn
        if drawn is None:
            self._shown_picture = None
        self._want_picture()
        self.viewport().update()  # the scale beside the map, too
        self.redrawn.emit()

    def drawn_map(self) -> Map | None:
        """Return the map that is drawn."""
        return self._map

    def tracks(self) -> Sequence[Track]:
        """Return the paths that are drawn."""
        return self._tracks

    def set_tracks(self, tracks: Sequence[Track], start: Point | None, minima: Sequence[Point] = ()) -> None:
        """Draw paths, the start, and the places that are known as minima."""
        self._tracks, self._start, self._minima = tuple(tracks), start, tuple(minima)
        self.redraw()
        self.redrawn.emit()

    def set_shown(self, arrows: bool, values: bool) -> None:
        """Show or hide the arrows and the values of lines."""
        self._arrows, self._values = arrows, values
        self._want_picture()

    def set_scale(self, name: str) -> None:
        """Show beside the map which colour is which height, under this name; without one, show no scale."""
        if name != self._scale:
            self._scale = name
            self.leave(*MARGINS[:2], SCALE_ROOM if name else MARGINS[2], MARGINS[3])
            self._layout.activate()
            self.arrange()
            self.redraw(scene=True)

    def bands(self) -> list[tuple[QRectF, QColor, str]]:
        """Return of each band of the scale, from below: where it is, its colour, and the height at its upper end."""
        levels = self._map.levels.tolist() if self._scale and self._map else []
        if not levels:
            return []
        area = self.area()
        high = (area.height() - LINE_HEIGHT) / (len(levels) + 1)
        colors = height_colors(self.theme.tokens, len(levels) + 1)
        left = area.right() + 12
        places = [QRectF(left, area.bottom() - (k + 1) * high, SCALE, high) for k in range(len(colors))]
        return list(zip(places, colors, [*written(levels), ""], strict=True))

    def set_pointer(self, at: Point | None, arrows: Sequence[tuple[np.ndarray, str]] = ()) -> None:
        """Mark a place, with arrows from it: each a direction, shape (2,), and the token of its colour."""
        self._pointed_at = (at, arrows) if at else None
        self.redraw()

    def legend(self) -> list[Key]:
        """Return whose path is which."""
        return keys(self._tracks, self.theme.tokens)

    def table(self) -> Table:
        """Return a row for each point of each path: runner, step, and where on both axes."""
        rows = (
            (track.place + 1, step, *place)
            for track in self._tracks
            for step, place in zip(
                range(len(track.points)) if track.steps is None else track.steps.tolist(),
                track.points.tolist(),
                strict=True,
            )
        )
        return ("runner", "step", *(self._axis_names[axis].text() for axis in "xy")), rows

    def _place_axis_names(self) -> None:
        """Put long names into the map: beside its corner there is room for short ones only."""
        super()._place_axis_names()
        x, y = self._axis_names["x"], self._axis_names["y"]
        long = max(x.width(), y.width()) > LONGEST_NAME
        for name in (x, y):
            set_role(name, "note" if long else "small")
        if long:
            area = self.area().toRect()
            for name in (x, y):
                name.adjustSize()
            y.move(area.left() + 8, area.top() + 8)
            x.move(area.right() - x.width() - 8, area.bottom() - x.height() - 8)

    # --- the window ---------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Fit what shall be seen into the plot's shape, and tell what is seen."""
        area = self.area()
        width, height = max(1.0, area.width()), max(1.0, area.height())
        (left, right), (low, high) = self._wanted
        across, up = (right - left) / width, (high - low) / height  # units a pixel
        if not self._stretched:
            across = up = max(across, up)
        x, y = (left + right) / 2, (low + high) / 2
        self.set_range(
            *(x - across * width / 2, x + across * width / 2),
            *(y - up * height / 2, y + up * height / 2),
        )
        self.redraw()
        self._tell()

    def _tell(self) -> None:
        """Tell what is seen, while it is."""
        if self._map and self._map.surface is None:
            self._want_picture()
        if self.isVisible() or self.lent:
            area = self.area()
            self.looked.emit(self.window_seen(), max(1, int(area.width())), max(1, int(area.height())))

    def showEvent(self, ev: QShowEvent) -> None:
        """Tell what is seen from now on."""
        super().showEvent(ev)
        self._tell()
        self._want_picture()

    def arrange(self) -> None:
        self._settle()
        self._want_picture()

    # --- painting -----------------------------------------------------------------------------------------------

    def paint_below(self, painter: QPainter) -> None:
        area = self.area()
        painter.save()
        painter.setClipRect(area)
        painter.fillRect(area, QColor(self.theme.tokens.soft))
        if painter.device() is not self.viewport():
            if wanted := self._wanted_picture():
                painter.translate(area.topLeft())
                wanted.paint(painter)
        elif self._shown_picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self._place_of(self._shown_picture.seen), self._pixmap, QRectF(self._pixmap.rect()))
        painter.restore()

    def _wanted_picture(self) -> PictureOf | None:
        """Return what has to be painted; where a map of what is seen is on its way, the one before, stretched."""
        drawn, area = self._map, self.area()
        if drawn is None:
            return None
        seen = self.window_seen() if drawn.surface is None else drawn.window
        size, shown = (area.width(), area.height()), (self._arrows, self._values)
        return PictureOf(drawn, seen, size, self.devicePixelRatioF(), self.theme.tokens, *shown)

    def _want_picture(self) -> None:
        """Ask for a picture of the map as it is to be seen now: to paint one takes too long for the window's thread."""
        wanted = self._wanted_picture() if self.isVisible() else None
        if wanted:
            self.picture_wanted.emit(wanted)

    def show_picture(self, picture: Picture) -> None:
        """Show a picture that was asked for, unless it is of another map than that of now."""
        if picture.drawn is self._map:
            self._shown_picture, self._pixmap = picture, QPixmap.fromImage(picture.image)
            self.redraw()

    def _place_of(self, window: Window) -> QRectF:
        corners = self.to_pixels(np.array([(window[0][0], window[1][1]), (window[0][1], window[1][0])]))
        return QRectF(QPointF(*corners[0]), QPointF(*corners[1]))

    def paint_above(self, painter: QPainter) -> None:
        area = self.area()
        painter.save()
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(self.theme.tokens.text)
        painter.setPen(QPen(ink, 1.5))
        for x, y in self.to_pixels(np.reshape(self._minima, (-1, 2))).tolist():
            painter.drawLine(QPointF(x - 5, y), QPointF(x + 5, y))
            painter.drawLine(QPointF(x, y - 5), QPointF(x, y + 5))
        for track in self._tracks:
            self._paint_track(painter, track, area)
        if self._start:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for color, width in ((self.theme.tokens.panel, 4.0), (self.theme.tokens.text, 2.0)):
                painter.setPen(QPen(QColor(color), width))
                painter.drawEllipse(self.pixel_of(self._start), 7, 7)
        if self._pointed_at:
            self._paint_pointer(painter, *self._pointed_at)
        painter.restore()
        self._paint_scale(painter)

    def _paint_scale(self, painter: QPainter) -> None:
        """Paint the bands above each other, and write as many of the heights beside them as there is room for."""
        bands, tokens = self.bands(), self.theme.tokens
        if not bands:
            return
        painter.save()
        painter.setFont(text_font(SMALL_PX))
        metrics = QFontMetrics(painter.font())
        for place, color, _ in bands:
            painter.fillRect(place, color)
        painter.setPen(QColor(tokens.border))
        painter.drawRect(bands[-1][0].united(bands[0][0]))
        painter.setPen(QColor(tokens.muted))
        every = ceil(NUMBERS_APART / bands[0][0].height())
        for place, _, text in bands[every - 1 : -1 : every]:
            painter.drawLine(place.topRight(), place.topRight() + QPointF(3, 0))
            beside = QRectF(place.right() + 7, place.top() - LINE_HEIGHT / 2, SCALE_ROOM - SCALE - 20, LINE_HEIGHT)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(beside.width()))
            painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        above = QRectF(bands[-1][0].left(), self.area().top() - 3, SCALE_ROOM - 12, LINE_HEIGHT)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._scale)
        painter.restore()

    def _paint_track(self, painter: QPainter, track: Track, area: QRectF) -> None:
        color, rim = runner_color(self.theme.tokens, track.place), QColor(self.theme.tokens.panel)
        pixels = _thinned(self.to_pixels(track.points))
        if not len(pixels):
            return
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLines([QLineF(*ends) for ends in drawable_lines(pixels).tolist()])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        last = QPointF(-1e9, -1e9)
        for x, y in pixels[:-1].tolist():
            if area.contains(x, y) and hypot(x - last.x(), y - last.y()) >= DOTS_APART:
                last = QPointF(x, y)
                painter.drawEllipse(last, 2.2, 2.2)
        if not track.lost:
            paint_mark(painter, track.place, QPointF(*np.clip(pixels[-1], -DRAWABLE, DRAWABLE)), 6.0, color, rim)

    def _paint_pointer(self, painter: QPainter, at: Point, arrows: Sequence[tuple[np.ndarray, str]]) -> None:
        [place] = self.to_pixels(np.array([at]))
        for direction, token in arrows:
            painter.setPen(QPen(self.color(token), 2))
            painter.setBrush(self.color(token))
            paint_arrow(painter, place, place + direction * (1, -1), 9.0)
        painter.setPen(QPen(QColor(self.theme.tokens.panel), 1))
        painter.setBrush(QColor(self.theme.tokens.text))
        painter.drawEllipse(QPointF(*place), 3, 3)

    def dress(self) -> None:
        self._want_picture()

    def first_place(self) -> Point:
        """Return where the start is, or the end of the first path."""
        ends = [track.points[-1] for track in self._tracks[:1] if len(track.points)]
        return self._start or (tuple(ends[0].tolist()) if ends else super().first_place())


def _thinned(pixels: np.ndarray) -> np.ndarray:
    """Leave out what can't be told apart: points less than half a pixel from the one before; of many, every k-th."""
    if len(pixels) > 2:
        cells = np.round(np.clip(pixels, -SURE, SURE) * 2)
        kept = np.concatenate(([True], (np.diff(cells, axis=0) != 0).any(1)))
        kept[-1] = True
        pixels = pixels[kept]
    if len(pixels) > MOST_DRAWN:
        pixels = np.concatenate((pixels[:: len(pixels) // MOST_DRAWN + 1], pixels[-1:]))
    return pixels


def drawable_lines(pixels: np.ndarray) -> np.ndarray:
    """Return the lines between points as far as Qt can draw them.

    Args:
        pixels: the points, shape (n, 2).

    Returns:
        x and y of both ends of each line, shape (lines, 4), cut off at ±DRAWABLE. A line that begins or ends beyond
        SURE is left out: where it would pass through the picture is lost in rounding.
    """
    sure = np.all(np.abs(pixels) < SURE, axis=1)
    both = sure[:-1] & sure[1:]
    start = pixels[:-1][both]
    way = pixels[1:][both] - start
    with np.errstate(divide="ignore", invalid="ignore"):
        ends = np.sort([(-DRAWABLE - start) / way, (DRAWABLE - start) / way], axis=0)
    enters, leaves = np.fmax(0, ends[0].max(1)), np.fmin(1, ends[1].min(1))  # as shares of the way
    met = enters <= leaves
    start, way = start[met], way[met]
    return np.hstack((start + way * enters[met, None], start + way * leaves[met, None]))
