"""How the answers of each layer are spread: a histogram for each, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.plots.export import Table
from gui.plots.ticks import nice_above, short
from gui.theme import SMALL_PX, TEXT_PX, Theme, text_font
from gui.widgets.note import Note
from gui.widgets.numbers import percent, tidy
from gui.widgets.painting import antialiased
from model.spread import Spread

GAP = 18.0
"""Between two histograms, in pixels."""

ABOVE, BELOW, LEFT = 46.0, 24.0, 36.0
"""The room around the bars for name and figures, for the numbers below and for those at the left, in pixels."""

ALIGNED = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
"""Where the numbers below stand: at the left end, in the middle, and at the right end."""

SHAPE = 1.3
"""How many times as wide as high a histogram looks best."""


@dataclass(frozen=True, eq=False)
class Histogram:
    """One layer.

    Attributes:
        name, figures: what stands above it.
        color: of its bars.
        spread: what they show.
    """

    name: str
    figures: str
    color: QColor
    spread: Spread


class SpreadsPlot(QWidget):
    """Paints histograms, each with its own axes: what counts is their shape."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._shown: Sequence[Histogram] = ()
        self._template, self._axis = "{low} … {high}: {share}", ""
        self._pointer: QPointF | None = None
        self._note = Note(self)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 220)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or Qt paints what lies behind it first

    def set_words(self, template: str, axis: str) -> None:
        """Set the text under the pointer, with {low}, {high} (of a bar) and {share}, and what the x axis counts."""
        self._template, self._axis = template, axis
        self.update()

    def show_histograms(self, shown: Sequence[Histogram]) -> None:
        """Show other ones, or none."""
        self._shown = tuple(shown)
        self.setAccessibleDescription("; ".join(f"{one.name}: {one.figures}" for one in shown))
        self._write_note()
        self.update()

    def histograms(self) -> Sequence[Histogram]:
        """Return what is shown."""
        return self._shown

    def table(self) -> Table:
        """Return a row for each bar: the layer, the ends of the bar, and the share of the answers."""
        rows = (
            (one.name, float(low), float(high), float(share))
            for one in self._shown
            for low, high, share in zip(_edges(one.spread)[:-1], _edges(one.spread)[1:], one.spread.shares, strict=True)
        )
        return ("layer", "from", "to", "share"), rows

    # --- places -------------------------------------------------------------------------------------------------

    def planes(self) -> list[QRectF]:
        """Return where the bars of each histogram are, in pixels.

        They stand in the grid in which they are largest; where its last line has fewer, they share the same width.
        """
        n = len(self._shown)
        if not n:
            return []
        grids = ((across, ceil(n / across)) for across in range(1, n + 1))
        across, down = max(grids, key=lambda grid: min(self._cell(*grid)[0], SHAPE * self._cell(*grid)[1]))
        width, height = self._cell(across, down)
        whole = across * (min(width, 3 * SHAPE * height) + LEFT + GAP)
        planes: list[QRectF] = []
        for k in range(n):
            line, place = divmod(k, across)
            width = whole / min(across, n - line * across) - LEFT - GAP
            corner = QPointF(LEFT + place * (width + LEFT + GAP), ABOVE + line * (height + ABOVE + BELOW + GAP))
            planes.append(QRectF(corner, QSizeF(width, height)))
        return planes

    def _cell(self, across: int, down: int) -> tuple[float, float]:
        """Return how wide and high the bars are where so many stand beside and above each other."""
        width = (self.width() - (across - 1) * GAP) / across - LEFT - 4
        height = (self.height() - (down - 1) * GAP) / down - ABOVE - BELOW
        return max(20.0, width), max(20.0, height)

    # --- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything."""
        painter = antialiased(self)
        painter.fillRect(event.rect(), self.theme.color("panel"))
        self.paint_on(painter)

    def paint_on(self, painter: QPainter) -> None:
        """Paint every histogram with its axes."""
        for one, plane in zip(self._shown, self.planes(), strict=True):
            top = nice_above(max(float(one.spread.shares.max()), 1e-3))
            self._paint_axes(painter, one, plane, top)
            self._paint_bars(painter, one, plane, top)

    def _paint_axes(self, painter: QPainter, one: Histogram, plane: QRectF, top: float) -> None:
        tokens, spread = self.theme.tokens, one.spread
        left, width = plane.left() - LEFT, plane.width() + LEFT
        letters = text_font(TEXT_PX)
        painter.setFont(letters)
        painter.setPen(QColor(tokens.text))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        name = QFontMetricsF(letters).elidedText(one.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, plane.top() - ABOVE, width, 18), align, name)
        painter.setFont(text_font(SMALL_PX))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRectF(left, plane.top() - ABOVE + 18, width, 16), align, one.figures)
        beside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for share in (0.0, top):
            y = plane.bottom() - share / top * plane.height()
            painter.setPen(QColor(tokens.line))
            painter.drawLine(QPointF(plane.left(), y), QPointF(plane.right(), y))
            painter.setPen(QColor(tokens.muted))
            written = percent(share, 0 if share >= 0.02 or not share else 1)
            painter.drawText(QRectF(left, y - 8, LEFT - 5, 16), beside, written)
        below = QRectF(plane.left(), plane.bottom() + 7, plane.width(), 16)
        counted = QRectF(left, below.top(), LEFT - 5, below.height())
        painter.drawText(counted, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._axis)
        middle = (spread.low + spread.high) / 2
        for value, align in zip((spread.low, middle, spread.high), ALIGNED, strict=True):
            painter.drawText(below, align | Qt.AlignmentFlag.AlignTop, short(value))

    def _paint_bars(self, painter: QPainter, one: Histogram, plane: QRectF, top: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(one.color)
        shares = one.spread.shares
        xs = plane.left() + np.arange(len(shares) + 1) * (plane.width() / len(shares))
        between = 1.0 if plane.width() > 5 * len(shares) else 0.0
        for k in np.flatnonzero(shares).tolist():
            height = max(1.0, shares[k] / top * plane.height())  # a single answer is seen, too
            painter.drawRect(QRectF(xs[k], plane.bottom() - height, xs[k + 1] - xs[k] - between, height))

    # --- the pointer --------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Put the bar under the pointer into words."""
        self._pointer = event.position()
        self._write_note()

    def leaveEvent(self, event: QEvent) -> None:
        """Say nothing any more."""
        super().leaveEvent(event)
        self._pointer = None
        self._write_note()

    def _write_note(self) -> None:
        at = self._pointer
        planes = zip(self._shown, self.planes(), strict=True) if at else ()
        found = next(((one, plane) for one, plane in planes if at and plane.contains(at)), None)
        if found is None or at is None:
            self._note.hide()
            return
        one, plane = found
        shares, edges = one.spread.shares, _edges(one.spread)
        k = min(len(shares) - 1, int((at.x() - plane.left()) / plane.width() * len(shares)))
        low, high = (tidy(f"{edge:.3g}") for edge in edges[k : k + 2])
        text = self._template.format(low=low, high=high, share=percent(float(shares[k]), 1))
        self._note.show_above(text, at, self.width())


def _edges(spread: Spread) -> np.ndarray:
    """Return where the bars begin and end, (BINS + 1,)."""
    return np.linspace(spread.low, spread.high, len(spread.shares) + 1)
