"""What is dear to draw in a picture of a network, kept as pictures: connections below, frames and names above."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import ceil

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPixmap

from gui.plots.colors import level_colors, mix
from gui.plots.graph_layout import APART, FOOT, GraphLayout, lay_out, side_by_side
from gui.theme import SMALL_PX, Theme, text_font
from model.graph import GraphAnswer

THICKEST = 4.5
"""The width of the strongest connection, in pixels."""

NAME = 13.0
"""How high the name of a neuron is, in pixels."""

BETWEEN = 13.0
"""How high a line of what stands between layers is, in pixels."""

MOST_LINES = 4
"""How many lines that has at most."""

LEGEND = 120.0
"""Where the words of the legend begin, in pixels."""

WIDEST = 888e-8
"""A weight that is written in as many signs as any."""

SHADES = 24
"""How many widths and colours a connection can have for each sign; weaker ones are not drawn."""


class GraphPainter:
    """Holds where everything lies, and pictures of what changes slowly."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.layout = GraphLayout(())
        self.titles: Sequence[tuple[str, str]] = ()
        self.short: Sequence[tuple[str, str]] = ()  # what stands for those of one line where they do not fit
        self.names: Sequence[Sequence[str]] = ()
        self.between: Sequence[str] = ()
        self.legend: Callable[[float], str] = str
        self.gaps: list[tuple[QPointF, QPixmap]] = []
        self.above = QPixmap()
        self._size = QSize()
        self._ratio = 1.0
        self._paths: list[list[list[QPainterPath]]] = []
        self._drawn: list[np.ndarray] = []  # how strong the connections of each gap were drawn
        self._pens: dict[int, QPen] = {}
        self._colors = np.zeros(256, np.uint32)
        self.dress()

    def dress(self) -> None:
        """Take the theme's colours."""
        red, green, blue, opacity = level_colors(self.theme.tokens, 0, True).astype(np.uint32).T
        self._colors = opacity << 24 | red << 16 | green << 8 | blue
        self._pens = {step: self._pen(step / SHADES) for step in range(-SHADES, SHADES + 1)}

    def place(self, answer: GraphAnswer, size: QSize, ratio: float) -> None:
        """Lay everything out for a size in pixels, and draw it."""
        self._size, self._ratio = size, ratio
        shown = tuple(len(layer.biases) for layer in answer.layers)
        self.layout = lay_out(shown, QSizeF(size))  # how far its layers are apart decides how many lines words take
        if words := self._between_height() + self._legend_height():
            self.layout = lay_out(shown, QSizeF(size), words)
        counts = [len(tiles) for tiles in self.layout.tiles]
        self._paths = [
            [[self.layout.path(k, i, j) for j in range(counts[k + 1])] for i in range(counts[k])]
            for k in range(len(counts) - 1)
        ]
        self.gaps = [(QPointF(), QPixmap()) for _ in self._paths]
        self._drawn = [np.empty(0) for _ in self._paths]
        self.draw_all(answer)

    def draw_all(self, answer: GraphAnswer) -> None:
        """Draw every picture anew."""
        for layer in range(len(self.gaps)):
            self.draw_gap(answer, layer)
        self.draw_above(answer)

    def looks_the_same(self, answer: GraphAnswer, layer: int) -> bool:
        """Return whether the connections from a layer to the next one are as strong as they were drawn."""
        return np.array_equal(self._drawn[layer], _shades(answer.weights[layer]))

    def draw_gap(self, answer: GraphAnswer, layer: int) -> None:
        """Draw the connections from a layer to the next one."""
        self._drawn[layer] = _shades(answer.weights[layer])
        left, right = self.layout.tiles[layer][0].right(), self.layout.tiles[layer + 1][0].left()
        pixmap, painter = self._canvas(QSize(ceil(right - left), self._size.height()), self.theme.tokens.panel)
        painter.translate(-left, 0)
        self.paint_gap(painter, answer, layer)
        painter.end()
        self.gaps[layer] = QPointF(left, 0), pixmap

    def paint_gap(self, painter: QPainter, answer: GraphAnswer, layer: int) -> None:
        """Paint the connections from a layer to the next one."""
        norm = answer.norms[layer]
        shades = _shades(answer.weights[layer])
        for i, j in sorted(np.argwhere(shades).tolist(), key=lambda ends: abs(shades[*ends])):  # strong ones above
            pen = self._pens[int(shades[i, j])]
            painter.setPen(QPen(self.theme.color("border"), pen.widthF()) if norm else pen)
            painter.drawPath(self._paths[layer][i][j])

    def strong_pen(self, answer: GraphAnswer, layer: int, before: int, after: int) -> QPen:
        """Return the pen of a connection that is pointed at: as thick as it is, in the full colour of its sign."""
        weight, shade = answer.weights[layer][before, after], _shades(answer.weights[layer])[before, after]
        signed = "positive" if weight > 0 else "negative" if weight < 0 else "muted"
        color = self.theme.color("muted" if answer.norms[layer] else signed)
        return QPen(color, max(2.0, self._pens[int(shade)].widthF()))

    def draw_above(self, answer: GraphAnswer) -> None:
        """Draw frames, biases, names, titles and the legend."""
        pixmap, painter = self._canvas(self._size, "transparent")
        self.paint_above(painter, answer)
        painter.end()
        self.above = pixmap

    def paint_above(self, painter: QPainter, answer: GraphAnswer) -> None:
        """Paint frames, biases, names, titles and the legend."""
        for place, text, line in self.title_rooms():
            painter.setFont(title_font(line))
            painter.setPen(self.theme.color(("text", "muted")[line]))
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)
        for layer, tiles in enumerate(self.layout.tiles):
            biases = answer.layers[layer].biases
            largest = float(np.abs(biases).max()) if biases.size else 0.0
            for place, tile in enumerate(tiles):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.theme.color("border"), 1))
                painter.drawRoundedRect(tile, 4, 4)
                self._name(painter, layer, place)
                if layer and np.isfinite(largest) and largest > 0:
                    self._bias(painter, float(biases[place]) / largest, tile)
        self._between(painter)
        self._legend(painter, answer)

    def pictures(self, answer: GraphAnswer) -> list[list[QImage]]:
        """Return the map of each neuron in colours, layer by layer.

        Each is an image of its own: drawn from a part of one, edges would show what lies beside that part.
        """
        result: list[list[QImage]] = []
        upwards = not is_image(answer)  # a map's first row is its lowest
        for layer in answer.layers:
            n, rows, columns = layer.levels.shape
            pixels = self._colors[layer.levels[:, ::-1] if upwards else layer.levels]
            plain = QImage.Format.Format_RGB32
            result.append([QImage(pixels[k].data, columns, rows, 4 * columns, plain).copy() for k in range(n)])
        return result

    def _canvas(self, size: QSize, color: str) -> tuple[QPixmap, QPainter]:
        pixmap = QPixmap(size * self._ratio)
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(QColor(color))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return pixmap, painter

    def _pen(self, share: float) -> QPen:
        """Return the pen of a weight that is `share` of the largest, with its sign."""
        color = getattr(self.theme.tokens, "positive" if share > 0 else "negative")
        # Not through opacity: to paint a thick line that can be seen through takes three times as long.
        faint = mix(self.theme.tokens.panel, color, 0.25 + 0.65 * abs(share))
        return QPen(faint, max(0.6, THICKEST * abs(share)))

    def title_rooms(self) -> list[tuple[QRectF, str, int]]:
        """Return where what is written above the layers stands, what it is, and in which of two lines: side by side."""
        columns = list(zip(self.titles, self.layout.columns(), strict=False))
        middles = [QRectF(column).center().x() for _, column in columns]
        found: list[tuple[QRectF, str, int]] = []
        for line in range(2 if columns else 0):
            letters = QFontMetricsF(title_font(line))
            texts = [title[line] for title, _ in columns]
            for choice in (texts, [title[line] for title in self.short]):
                widths = [ceil(letters.horizontalAdvance(text)) + 1.0 for text in choice]
                places = side_by_side(middles, widths, self._size.width())
                texts = choice
                if all(right - left >= width for (left, right), width in zip(places, widths, strict=True)):
                    break
            for text, (left, right) in zip(texts, places, strict=True):
                elided = letters.elidedText(text, Qt.TextElideMode.ElideRight, right - left)
                found.append((QRectF(left, 3 + line * 15, right - left, 15), elided, line))  # below the focus ring
        return found

    def _between(self, painter: QPainter) -> None:
        """Name the rows without weights that lie before each layer, below all neurons."""
        painter.setFont(text_font(SMALL_PX - 1))
        painter.setPen(self.theme.color("muted"))
        wide, top = self.layout.spread() - APART, self.foot() + APART - self._between_height()
        for lines, pair in zip(self.between_lines(), pairwise(self.layout.tiles), strict=False):
            middle = (pair[0][0].right() + pair[1][0].left()) / 2
            for k, line in enumerate(lines):
                room = QRectF(middle - wide / 2, top + k * BETWEEN, wide, BETWEEN)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, line)

    def foot(self) -> float:
        """Return what everything but the legend lies above."""
        return self._size.height() - FOOT + APART - self._legend_height()

    def _legend_height(self) -> float:
        """Return how much higher the legend is than one line, at its highest."""
        lines = max(len(self.legend_lines(largest)) for largest in (WIDEST, np.nan))
        return (lines - 1) * QFontMetricsF(text_font(SMALL_PX)).height()

    def _between_height(self) -> float:
        """Return how high what stands between layers is, with a gap above it."""
        lines = max(map(len, self.between_lines()), default=0)
        return lines * BETWEEN + APART if lines else 0.0

    def between_lines(self) -> list[list[str]]:
        """Return what stands between each two layers, in lines that are no longer than these are apart."""
        letters, wide = QFontMetricsF(text_font(SMALL_PX - 1)), self.layout.spread() - APART
        found = [_in_lines(text, letters, wide) for text in self.between]
        return [
            [letters.elidedText(line, Qt.TextElideMode.ElideRight, wide) for line in lines[:MOST_LINES]]
            for lines in found[: len(self.layout.tiles) - 1]
        ]

    def _name(self, painter: QPainter, layer: int, place: int) -> None:
        """Write a name below its neuron, where there is room for more of it than its first sign."""
        if (room := self.name_room(layer, place)) is not None:
            painter.setFont(text_font(SMALL_PX - 1))
            painter.setPen(self.theme.color("muted"))
            painter.drawText(room[0], Qt.AlignmentFlag.AlignHCenter, room[1])

    def frame(self, layer: int) -> QRectF:
        """Return what a layer takes up: its neurons, and the name below the last one."""
        tiles = QRectF(self.layout.columns()[layer])
        last = self.name_room(layer, len(self.layout.tiles[layer]) - 1)
        return tiles.adjusted(0, 0, 0, NAME) if last else tiles

    def name_room(self, layer: int, place: int) -> tuple[QRectF, str] | None:
        """Return where a name stands, and what of it; None where there is no room for it, or no name."""
        if layer >= len(self.names) or place >= len(self.names[layer]):
            return None
        tiles = self.layout.tiles[layer]
        high = min((below.top() - tile.bottom() for tile, below in pairwise(tiles)), default=NAME)
        tile = tiles[place]
        wide = min(tile.width() + 20, self.layout.spread() - 4)
        room = QRectF(tile.center().x() - wide / 2, tile.bottom() + 1, wide, NAME)
        name, letters = self.names[layer][place], QFontMetricsF(text_font(SMALL_PX - 1))
        text = _shortened(name, letters, wide)
        return (room, text) if high >= NAME and (text == name or len(text) > 2) else None

    def _bias(self, painter: QPainter, share: float, tile: QRectF) -> None:
        """Draw a bias as a dot at the lower left corner: its colour is the sign, its size the magnitude."""
        painter.setPen(QPen(self.theme.color("panel"), 1))
        painter.setBrush(self.theme.color("positive" if share > 0 else "negative"))
        painter.drawEllipse(tile.bottomLeft(), 1.5 + 3 * abs(share), 1.5 + 3 * abs(share))

    def _legend(self, painter: QPainter, answer: GraphAnswer) -> None:
        """Say what width and colour of a line mean."""
        plain = (w for w, norm in zip(answer.weights, answer.norms, strict=True) if w.size and not norm)
        largest = max((float(np.abs(w).max()) for w in plain), default=0.0)
        if not all(np.isfinite(w).all() for w in answer.weights):
            largest = np.nan
        y = self._size.height() - 10.0
        painter.setFont(text_font(SMALL_PX))
        for k, share in enumerate((-1.0, -0.4, 0.4, 1.0)):
            painter.setPen(self._pen(share))
            painter.drawLine(QPointF(26 + k * 20, y), QPointF(42 + k * 20, y))
        painter.setPen(QColor(self.theme.tokens.muted))
        for x, sign in ((14.0, "−"), (106.0, "+")):  # which colour is which
            painter.drawText(QPointF(x, y + 4), sign)
        for k, line in enumerate(reversed(self.legend_lines(largest))):
            painter.drawText(QPointF(LEGEND, y + 4 - k * painter.fontMetrics().height()), line)

    def legend_lines(self, largest: float) -> list[str]:
        """Return the words of the legend: in one line, or part by part where there is no room for any weight in one."""
        letters, room = QFontMetricsF(text_font(SMALL_PX)), max(0.0, self._size.width() - LEGEND)
        if all(letters.horizontalAdvance(self.legend(any_largest)) <= room for any_largest in (WIDEST, np.nan)):
            return [self.legend(largest)]
        lines = [line for part in self.legend(largest).split(" · ") for line in _in_lines(part, letters, room)]
        return [letters.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]


def _in_lines(text: str, letters: QFontMetricsF, wide: float) -> list[str]:
    """Return the words of a text in lines of this width; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.replace(" ·", "\u00a0·").split(" "):  # a dot ends a line, and begins none
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.horizontalAdvance(longer) <= wide:
            lines[-1] = longer
        elif word:
            lines.append(word)
    return lines


def _shortened(name: str, letters: QFontMetricsF, wide: float) -> str:
    """Return what there is room for of a name; of one that tells a column's value ("colour = red") the value first."""
    _, sign, value = name.rpartition(" = ")
    if sign and letters.horizontalAdvance(name) > wide:
        name = f"= {value}"
    return letters.elidedText(name, Qt.TextElideMode.ElideRight, wide)


def title_font(line: int) -> QFont:
    """Return the font of one of the two lines above a layer."""
    return text_font(SMALL_PX + 1 - line)


def _shades(weights: np.ndarray) -> np.ndarray:
    """Return how strong each connection is drawn: from −SHADES to SHADES, 0 for not at all; of the weights' shape."""
    largest = float(np.abs(weights).max()) if weights.size else 0.0
    if not np.isfinite(largest) or largest == 0:
        return np.zeros(weights.shape, int)
    return np.rint(weights / largest * SHADES).astype(int)


def is_image(answer: GraphAnswer) -> bool:
    """Return whether the inputs are the pixels of an image, shown as one."""
    return answer.layers[0].levels.shape[1:] == (28, 28)
