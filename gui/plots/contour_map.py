"""A map of a surface: bands of height, lines of equal height with their values, arrows down. Painted, no widget."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen, QPolygonF

from gui.plots.colors import height_colors, mix
from gui.theme import SMALL_PX, Tokens, text_font
from gui.widgets.numbers import tidy
from gui.widgets.painting import painted
from model.contours import joined
from model.course import UNDEFINED, Kept, Map
from model.surfaces import Window

ARROW = 26.0
"""How long the arrow at the steepest place is, in pixels."""

APART = 74.0
"""How far values lie apart at least, in pixels."""

Place = Callable[[np.ndarray], np.ndarray]
"""From the plane to pixels; both of shape (n, 2)."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A painted map.

    Attributes:
        drawn: the map.
        seen: which part of the plane fills the image.
        image: the painting.
    """

    drawn: Map
    seen: Window
    image: QImage


@dataclass(frozen=True, eq=False)
class PictureOf:
    """Asks for a picture of a map.

    Attributes:
        drawn: the map.
        seen: which part of the plane fills the picture.
        size: width and height, in pixels of the screen's measure.
        ratio: how many pixels of the picture are one of those.
        tokens: the colours.
        arrows, values: whether arrows and the values of lines are painted.
    """

    drawn: Map
    seen: Window
    size: tuple[float, float]
    ratio: float
    tokens: Tokens
    arrows: bool
    values: bool

    def answer(self, kept: Kept) -> Picture:
        """Paint it; on any thread."""
        return Picture(self.drawn, self.seen, painted(self.size, self.ratio, self.tokens.soft, self.paint))

    def paint(self, painter: QPainter) -> None:
        """Paint it into the upper left corner."""
        (left, right), (low, high) = self.seen
        width, height = self.size

        def place(points: np.ndarray) -> np.ndarray:
            x = (points[:, 0] - left) * (width / (right - left))
            y = height - (points[:, 1] - low) * (height / (high - low))
            return np.column_stack((x, y))

        (a, b), (c, d) = self.drawn.window
        corners = place(np.array([(a, d), (b, c)]))
        paint_bands(painter, self.drawn, QRectF(QPointF(*corners[0]), QPointF(*corners[1])), self.tokens)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_lines(painter, self.drawn, place, self.tokens)
        if self.arrows:
            paint_arrows(painter, self.drawn, place, self.tokens)
        if self.values:
            paint_values(painter, self.drawn, place, QRectF(0, 0, width, height), self.tokens)


def written(values: Sequence[float]) -> list[str]:
    """Write values in the fewest digits, at least two, that tell them apart."""
    for digits in range(2, 16):
        texts = [_short(value, digits) for value in values]
        if len(set(texts)) == len(texts):
            return texts
    return [repr(value) for value in values]


def _short(value: float, digits: int) -> str:
    text = f"{value:.{digits}g}"
    power = text.partition("e")[2]
    return tidy(f"{value:.0f}" if power and 0 <= int(power) < 5 else text)


def paint_bands(painter: QPainter, drawn: Map, area: QRectF, tokens: Tokens) -> None:
    """Fill the bands between levels."""
    rows, columns = drawn.bands.shape
    upright = np.ascontiguousarray(drawn.bands[::-1])
    image = QImage(upright.tobytes(), columns, rows, columns, QImage.Format.Format_Indexed8)
    table = [QColor(tokens.window).rgb()] * 256
    for k, color in enumerate(height_colors(tokens, len(drawn.levels) + 1)):
        table[min(k, UNDEFINED - 1)] = color.rgb()
    image.setColorTable(table)
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    # The outermost places lie on the edges, not half a cell inside.
    beside = area.width() / (columns - 1) / 2, area.height() / (rows - 1) / 2
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(area.adjusted(-beside[0], -beside[1], beside[0], beside[1]), plain)


def paint_lines(painter: QPainter, drawn: Map, place: Place, tokens: Tokens) -> None:
    """Draw the lines of equal height."""
    high = height_colors(tokens, 2)[1]
    painter.setPen(QPen(mix(high.name(), tokens.text, 0.16), 1))
    every = joined(drawn.lines)
    if not len(every):
        return
    pixels = place(every)
    gaps = np.flatnonzero(np.isnan(every[:, 0]))
    for part in np.split(pixels, gaps):
        part = part[np.isfinite(part[:, 0])]
        if len(part) > 1:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in part.tolist()]))


def paint_values(painter: QPainter, drawn: Map, place: Place, area: QRectF, tokens: Tokens) -> None:
    """Write each line's value on it where there is room."""
    font = text_font(SMALL_PX)
    painter.setFont(font)
    metrics, taken = QFontMetrics(font), list[QPointF]()
    for text, line in zip(written(drawn.levels.tolist()), drawn.lines, strict=True):
        pixels = place(line[np.isfinite(line[:, 0])]) if len(line) else line
        width = metrics.horizontalAdvance(text) + 8.0
        inner = area.adjusted(width / 2 + 4, 12, -width / 2 - 4, -12)
        # From the right and above on, where paths seldom are.
        order = np.argsort(-(pixels[:, 0] - 2.2 * np.abs(pixels[:, 1] - area.top() - 0.3 * area.height())))
        for x, y in pixels[order][:: max(1, len(order) // 60)].tolist():
            if inner.contains(x, y) and all(hypot(x - t.x(), y - t.y()) > APART for t in taken):
                taken.append(QPointF(x, y))
                box = QRectF(x - width / 2, y - 8, width, 16)
                painter.setPen(Qt.PenStyle.NoPen)
                color = QColor(tokens.panel)
                color.setAlpha(205)
                painter.setBrush(color)
                painter.drawRoundedRect(box, 5, 5)
                painter.setPen(QColor(tokens.muted))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                break


def paint_arrows(painter: QPainter, drawn: Map, place: Place, tokens: Tokens) -> None:
    """Draw −∇f: the longer, the steeper, as the square root, or most arrows would be mere points."""
    lengths = np.hypot(*drawn.down.T)
    if not len(lengths) or not lengths.max() > 0:
        return
    color = QColor(tokens.text)
    color.setAlpha(115)
    painter.setPen(QPen(color, 1))
    painter.setBrush(color)
    starts = place(drawn.places)
    unit = drawn.down / np.where(lengths > 0, lengths, 1)[:, None] * (1, -1)  # pixels count downwards
    for start, towards, length in zip(starts, unit, np.sqrt(lengths / lengths.max()), strict=True):
        if length > 0.02:
            paint_arrow(painter, start - towards * ARROW * length / 2, start + towards * ARROW * length / 2)


def paint_arrow(painter: QPainter, start: np.ndarray, end: np.ndarray, head: float = 5.0) -> None:
    """Draw an arrow in the painter's pen and brush; places in pixels, shape (2,)."""
    way = end - start
    length = hypot(*way)
    if not length > 0:
        return
    along = way / length * min(head, 0.6 * length)
    across = np.array([-along[1], along[0]]) * 0.5
    painter.drawLine(QPointF(*start), QPointF(*(end - along * 0.6)))
    painter.drawPolygon(QPolygonF([QPointF(*end), QPointF(*(end - along + across)), QPointF(*(end - along - across))]))
