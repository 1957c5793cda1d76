"""What stands above a plot in a file: its title, and which line or mark is which. On the screen that is around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from gui.theme import HEADING_PX, SMALL_PX, Theme, text_font
from gui.widgets.marks import paint_mark

MARGIN = 12.0
"""The room at the left, at the right and above, in pixels."""

TITLE_HEIGHT, ROW_HEIGHT, BELOW = 20.0, 17.0, 4.0
"""How high the title is and each row of the legend, and the room below them, in pixels."""

SAMPLE, NEAR, APART = 22.0, 5.0, 14.0
"""How long the sample of a line is, how far its name is from it, and the next one from that, in pixels."""

MARK = 3.5
"""How far the mark of a line reaches, in pixels."""


@dataclass(frozen=True, eq=False)
class Key:
    """A line of a plot, or points of one kind.

    Attributes:
        name: in words.
        pen: what it is drawn with.
        shape: of the marks of a line, see `gui.widgets.marks`; None where it has none.
        sign: how points look, as a character; "" for a line.
    """

    name: str
    pen: QPen
    shape: int | None = None
    sign: str = ""


class Caption:
    """A title, and below it the legend in as many rows as it needs.

    Attributes:
        height: in pixels; nothing where there is nothing to be said.
    """

    def __init__(self, theme: Theme, title: str, keys: Sequence[Key], width: float) -> None:
        """Lay it out over a plot of this width."""
        self._theme, self._title, self._width = theme, title, width
        self._title_font, self._font = text_font(HEADING_PX, QFont.Weight.DemiBold), text_font(SMALL_PX)
        self._places: list[tuple[Key, QPointF, float]] = []  # each with its sample: the left end, the width
        letters = QFontMetricsF(self._font)
        x, y = MARGIN, MARGIN / 2 + (TITLE_HEIGHT if title else 0)
        for key in keys:
            sample = letters.horizontalAdvance(key.sign) if key.sign else SAMPLE
            wide = sample + NEAR + letters.horizontalAdvance(key.name)
            if x > MARGIN and x + wide > width - MARGIN:
                x, y = MARGIN, y + ROW_HEIGHT
            self._places.append((key, QPointF(x, y + ROW_HEIGHT / 2), sample))
            x += wide + APART
        self.height = round(y + (ROW_HEIGHT if keys else 0) + BELOW) if title or keys else 0

    def paint(self, painter: QPainter) -> None:
        """Paint it into the upper left corner."""
        painter.save()
        text, middle = self._theme.color("text"), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._title_font)
        painter.setPen(text)
        room = self._width - 2 * MARGIN
        title = QFontMetricsF(self._title_font).elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(MARGIN, MARGIN / 2, room, TITLE_HEIGHT), middle, title)
        painter.setFont(self._font)
        for key, place, sample in self._places:
            painter.setPen(key.pen)
            if key.sign:
                self._write(painter, place, key.sign)
            else:
                painter.drawLine(place, place + QPointF(sample, 0))
            if key.shape is not None:
                centre = place + QPointF(sample / 2, 0)
                paint_mark(painter, key.shape, centre, MARK, key.pen.color(), self._theme.color("panel"))
            painter.setPen(text)
            self._write(painter, place + QPointF(sample + NEAR, 0), key.name)
        painter.restore()

    def _write(self, painter: QPainter, place: QPointF, text: str) -> None:
        """Write to the right of a place."""
        room = QRectF(place.x(), place.y() - ROW_HEIGHT / 2, self._width - place.x(), ROW_HEIGHT)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
