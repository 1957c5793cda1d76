"""A surface seen from the side: its cells painted from the farthest to the nearest. Painted, no widget."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import hypot

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPen

from gui.plots.colors import height_colors, rgb
from gui.plots.contour_map import written
from gui.plots.projection import Projection, View
from gui.plots.ticks import ticks_between
from gui.theme import SMALL_PX, Tokens, text_font
from gui.widgets.painting import painted
from model.course import UNDEFINED, Kept, Map
from model.surfaces import Window

MOST_CELLS = 51
"""How many places along each side are painted at most."""

SHADE = 0.15
"""How much darker a slope is that turns away from the light, or in the dark, how much brighter one that is lit."""

EDGES = 0.3
"""How far the edges of cells stand out of them."""

LIGHT = np.array([-0.45, -0.3, 0.84])
"""Where light comes from: the left, a little from the front, and above; of unit length."""

TOWARDS = 22.0
"""How far numbers stand from the edges, in pixels."""


@dataclass(frozen=True, eq=False)
class Relief:
    """A painted relief.

    Attributes:
        drawn, view: the map, and from where it is seen.
        image: the painting.
        depths: see `ReliefOf.depths`.
    """

    drawn: Map
    view: View
    image: QImage
    depths: np.ndarray


@dataclass(frozen=True, eq=False)
class ReliefOf:
    """Asks for a picture of a map as a relief.

    Attributes:
        drawn, view: the map, and from where it is seen.
        size: width and height, in pixels of the screen's measure.
        ratio: how many pixels of the picture are one of those.
        tokens: the colours.
        names: of the two axes and of the height.
    """

    drawn: Map
    view: View
    size: tuple[float, float]
    ratio: float
    tokens: Tokens
    names: tuple[str, str, str]

    def answer(self, kept: Kept) -> Relief:
        """Paint it; on any thread."""
        image = painted(self.size, self.ratio, self.tokens.panel, self.paint)
        return Relief(self.drawn, self.view, image, self.depths())

    def projection(self) -> Projection:
        """Return where everything is."""
        low, high = reach(self.drawn)
        return Projection(self.drawn.window, low, high, self.view, QRectF(0, 0, *self.size))

    def paint(self, painter: QPainter) -> None:
        """Paint it into the upper left corner."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self.projection()
        self._paint_floor(painter, place)
        self._paint_cells(painter)
        self._paint_axes(painter, place)

    def depths(self) -> np.ndarray:
        """Return how far away is what is seen at each pixel, (height, width); infinite where there is no surface."""
        corners, away, _, _ = self._cells

        def paint(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            for number, (a, b, c, d) in enumerate(corners.tolist(), 1):  # its colour is the number of the cell
                painter.setBrush(QColor.fromRgb(number))
                painter.drawConvexPolygon((QPointF(*a), QPointF(*b), QPointF(*c), QPointF(*d)))

        image = painted(self.size, 1.0, QColor.fromRgb(0), paint)
        numbers = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()) & 0xFFFFFF
        return np.concatenate(([np.inf], away))[numbers]

    def _paint_floor(self, painter: QPainter, place: Projection) -> None:
        painter.setPen(QPen(QColor(self.tokens.border), 1))
        painter.setBrush(QColor(self.tokens.soft))
        painter.drawPolygon([QPointF(*at) for at in place(_corners(self.drawn.window, place.low)).tolist()])

    @cached_property
    def _cells(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return the cells, the farthest first: corners in pixels, how far away, and their colours lit from the left.

        The shapes are (n, 4, 2), (n,), and of cells and of their edges (n, 3).
        """
        place = self.projection()
        x, y, heights, band = cells(self.drawn)
        rows, columns = heights.shape
        points = np.column_stack((np.tile(x, rows), np.repeat(y, columns), np.nan_to_num(heights.ravel())))
        pixels = place(points).reshape(rows, columns, 2)
        space = place.turned(points).reshape(rows, columns, 3)
        corners = np.stack((pixels[:-1, :-1], pixels[:-1, 1:], pixels[1:, 1:], pixels[1:, :-1]), axis=2)
        across, along = space[1:, 1:] - space[:-1, :-1], space[1:, :-1] - space[:-1, 1:]
        normal = np.cross(across, along)
        normal /= np.linalg.norm(normal, axis=2, keepdims=True) + 1e-300
        lit = np.clip(normal @ LIGHT, 0, 1)
        finite = np.isfinite(heights)
        whole = finite[:-1, :-1] & finite[:-1, 1:] & finite[1:, 1:] & finite[1:, :-1]
        away = (space[:-1, :-1, 1] + space[1:, 1:, 1] + space[:-1, 1:, 1] + space[1:, :-1, 1]) / 4
        fills, lines = self._colors(band[:-1, :-1], lit)
        order = np.argsort(-away.ravel(), kind="stable")
        order = order[whole.ravel()[order]]
        fills, lines = fills.reshape(-1, 3)[order], lines.reshape(-1, 3)[order]
        return corners.reshape(-1, 4, 2)[order], away.ravel()[order], fills, lines

    def _paint_cells(self, painter: QPainter) -> None:
        """Paint every cell in the colour of its band."""
        corners, _, fills, lines = self._cells
        every = zip(corners.tolist(), fills.tolist(), lines.tolist(), strict=True)
        pen, brush = QPen(), QBrush(Qt.BrushStyle.SolidPattern)
        for (a, b, c, d), fill, line in every:
            pen.setColor(QColor(*line))
            brush.setColor(QColor(*fill))
            painter.setPen(pen)
            painter.setBrush(brush)
            painter.drawConvexPolygon((QPointF(*a), QPointF(*b), QPointF(*c), QPointF(*d)))

    def _colors(self, band: np.ndarray, lit: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the colours of cells and of their edges, both (rows, columns, 3): those of their bands, lit."""
        ramp = np.array([rgb(color) for color in height_colors(self.tokens, len(self.drawn.levels) + 1)])
        plain = ramp[np.minimum(band, len(ramp) - 1)]
        # In the dark, what is lit is brighter; in the light, what is not is darker.
        towards, share = (
            ((255.0, 255.0, 255.0), lit) if self.tokens.is_dark else (rgb(QColor(self.tokens.text)), 1 - lit)
        )
        fills = plain + (np.array(towards) - plain) * SHADE * share[:, :, None]
        lines = fills + (rgb(QColor(self.tokens.muted)) - fills) * EDGES
        return np.rint(fills).astype(int), np.rint(lines).astype(int)

    def _paint_axes(self, painter: QPainter, place: Projection) -> None:
        """Write numbers along the two lower edges that are nearest, and heights at the outermost corner at the left."""
        corners = _corners(self.drawn.window, place.low)
        turned, pixels = place.turned(corners), place(corners)
        nearest = int(turned[:, 1].argmin())
        middle = pixels.mean(0)
        painter.setFont(text_font(SMALL_PX))
        for axis, (start, end) in enumerate(self.drawn.window):
            ticks = ticks_between(start, end, 4)
            first, last, *places = place(_along(axis, corners[nearest], (start, end, *ticks)))
            out = _outwards(first, last, middle)
            for text, at in zip(written(ticks.tolist()), places, strict=True):
                self._write(painter, text, at + out * TOWARDS, self.tokens.muted)
            self._write(painter, self.names[axis], (first + last) / 2 + out * 2.1 * TOWARDS, self.tokens.text)
        self._paint_heights(painter, place, corners[int(pixels[:, 0].argmin())])

    def _paint_heights(self, painter: QPainter, place: Projection, corner: np.ndarray) -> None:
        first, last = place(_along(2, corner, (place.low, place.high)))
        if abs(first[1] - last[1]) < 3 * TOWARDS:
            return  # from above they would lie on each other
        painter.setPen(QPen(QColor(self.tokens.border), 1))
        painter.drawLine(QPointF(*first), QPointF(*last))
        ticks = ticks_between(place.low, place.high, 4).tolist()
        for text, at in zip(written(ticks), place(_along(2, corner, ticks)), strict=True):
            self._write(painter, text, at - (TOWARDS, 0.0), self.tokens.muted)
        self._write(painter, self.names[2], last - (0.0, TOWARDS), self.tokens.text)

    def _write(self, painter: QPainter, text: str, at: np.ndarray, color: str) -> None:
        metrics = QFontMetricsF(painter.font())
        box = QRectF(0, 0, metrics.horizontalAdvance(text) + 2, metrics.height())
        box.moveCenter(QPointF(*at))
        painter.setPen(QColor(color))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)


def reach(drawn: Map) -> tuple[float, float]:
    """Return the lowest and the highest height of a map."""
    finite = drawn.heights[np.isfinite(drawn.heights)]
    return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)


def cells(drawn: Map) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return x (columns,), y (rows,), heights and bands (rows, columns) of the places that are painted."""
    (left, right), (low, high) = drawn.window
    rows, columns = (np.linspace(0, n - 1, min(n, MOST_CELLS)).round().astype(int) for n in drawn.heights.shape)
    x = np.linspace(left, right, drawn.heights.shape[1])[columns]
    y = np.linspace(low, high, drawn.heights.shape[0])[rows]
    chosen = np.ix_(rows, columns)
    heights = np.where(drawn.bands[chosen] == UNDEFINED, np.nan, drawn.heights[chosen])
    return x, y, heights, drawn.bands[chosen]


def height_at(drawn: Map, points: np.ndarray) -> np.ndarray:
    """Return the height of places (n, 2) on a map, between its own places bilinearly; NaN beside it; shape (n,)."""
    (left, right), (low, high) = drawn.window
    rows, columns = drawn.heights.shape
    with np.errstate(all="ignore"):
        u = (points[:, 0] - left) / (right - left) * (columns - 1)
        v = (points[:, 1] - low) / (high - low) * (rows - 1)
        inside = (u >= 0) & (u <= columns - 1) & (v >= 0) & (v <= rows - 1)
        u, v = np.where(inside, u, 0), np.where(inside, v, 0)
        i, j = np.minimum(u.astype(int), columns - 2), np.minimum(v.astype(int), rows - 2)
        a, b, h = u - i, v - j, drawn.heights
        found = (h[j, i] * (1 - a) + h[j, i + 1] * a) * (1 - b) + (h[j + 1, i] * (1 - a) + h[j + 1, i + 1] * a) * b
    return np.where(inside, found, np.nan)


def _corners(window: Window, height: float) -> np.ndarray:
    (left, right), (low, high) = window
    return np.array([(left, low, height), (right, low, height), (right, high, height), (left, high, height)])


def _along(axis: int, corner: np.ndarray, values: Sequence[float]) -> np.ndarray:
    """Return places that differ from a corner (3,) on one axis only, where they have these values; (n, 3)."""
    points = np.tile(corner, (len(values), 1))
    points[:, axis] = values
    return points


def _outwards(first: np.ndarray, last: np.ndarray, middle: np.ndarray) -> np.ndarray:
    """Return the unit vector across an edge, away from the middle, in pixels."""
    way = last - first
    across = np.array([-way[1], way[0]]) / (hypot(*way) + 1e-300)
    return across if across @ ((first + last) / 2 - middle) > 0 else -across
