"""The confusion matrix: which class was taken for which, in numbers and in shades."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from gui.plots.colors import rgb
from gui.plots.confusion_layout import AXIS, BESIDE_NAMES, DIGIT, LINE, SHARE, ConfusionLayout, height_for
from gui.plots.export import Table
from gui.theme import SMALL_PX, TEXT_PX, Theme, text_font
from gui.widgets.note import Note
from gui.widgets.numbers import percent

BESIDE = 6.0
"""How much wider than the longest number a cell is whose number is written, in pixels."""

LEAST_NAME, MOST_NAME = 20.0, 52.0
"""How much of the name of a column is seen at least, in pixels; and at most where not every column is named."""

LETTERS, LETTERS_OF_CELL = 22, 0.2
"""The largest size of a number in a cell, in pixels; and its share of the cell, where that is more than other text."""

DARK = 140
"""Up to which brightness of a cell its number is written in white; 0 … 255."""


class ConfusionMatrix(QWidget):
    """Paints counts (classes, classes): a row is what it was, a column what it was taken for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._counts: np.ndarray | None = None
        self._names: Sequence[str] = ()
        self._axis = ("", "", "")
        self._template = "{true} {said} {n} {all}"
        self._pointer: QPointF | None = None
        self._note = Note(self)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 220)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or Qt paints what lies behind it first
        self._picture: QPixmap | None = None
        self._layout = ConfusionLayout(self.size(), ())
        self._font, self._small = text_font(TEXT_PX), text_font(SMALL_PX)  # of cells, and of what is written beside
        self._inks: tuple[np.ndarray, ...] = ()  # the colours of nothing, of right and of wrong answers
        self._shades = np.empty((0, 0, 3), np.uint8)  # of the cells as they are painted
        self._shares: list[str] = []  # as they are written
        self._written = False  # whether the numbers are, as it is painted
        theme.changed.connect(self._dress)
        self._dress()

    def set_words(self, true: str, said: str, share: str, template: str) -> None:
        """Set the names of the axes and of the last column, and the text under the pointer.

        Args:
            true, said, share: the three headings.
            template: with {true}, {said}, {n} (how many) and {all} (of how many).
        """
        self._axis, self._template = (true, said, share), template
        self._dress()

    def set_counts(self, counts: np.ndarray | None, names: Sequence[str]) -> None:
        """Show counts, shape (classes, classes), and what the classes are called."""
        if counts is self._counts and list(names) == list(self._names):
            return
        before, named, self._counts, self._names = self._counts, self._names, counts, names
        if counts is not None:
            right = int(np.trace(counts))
            self.setAccessibleDescription(f"{right} / {int(counts.sum())}")
        if before is None or counts is None or list(named) != list(names):
            self._place()
        else:
            self._repaint(before, counts)
        self._write_note()

    def counts(self) -> np.ndarray | None:
        """Return what is shown."""
        return self._counts

    def table(self) -> Table:
        """Return the matrix: a row for each true class, a column for each it was taken for."""
        rows = [] if self._counts is None else self._counts.tolist()
        return ("true class", *self._names), ((name, *row) for name, row in zip(self._names, rows, strict=False))

    def height_for(self, width: int) -> int:
        """Return how high it is at most in so many pixels: beyond that, what is below would be empty."""
        return height_for(width, self._names)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture that is kept: a hundred numbers are dear, and few of them change at a time."""
        painter = QPainter(self)
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(self.theme.color("panel"))
            on_picture = QPainter(self._picture)
            self.paint_on(on_picture)
            on_picture.end()
        painter.setClipRegion(event.region())
        painter.drawPixmap(0, 0, self._picture)

    def paint_on(self, painter: QPainter) -> None:
        """Paint everything: the axes, every cell and every share."""
        if self._counts is None:
            return
        self._shades = self._colors(self._counts)
        self._shares = [""] * len(self._counts) if self._layout.has_shares else []
        self._written = self._have_room(self._counts)
        self._paint_axes(painter)
        self._paint_cells(painter, self._counts, np.ones(self._counts.shape, bool))
        self._paint_shares(painter, self._counts)

    def _repaint(self, before: np.ndarray, counts: np.ndarray) -> None:
        """Bring the picture up to date where other counts (classes, classes) stood before."""
        if self._picture is None or counts.sum(1).max() != before.sum(1).max():  # on which hangs what is written
            self._dress()
            return
        shades, self._shades = self._shades, self._colors(counts)
        painter = QPainter(self._picture)
        region = QRegion()
        cells = self._paint_cells(painter, counts, (counts != before) | (self._shades != shades).any(2))
        for frame in cells + self._paint_shares(painter, counts):
            region += frame.toAlignedRect()
        painter.end()
        self.update(region)

    def _paint_cells(self, painter: QPainter, counts: np.ndarray, chosen: np.ndarray) -> list[QRectF]:
        """Paint the chosen cells (classes, classes) and their numbers; return where they are."""
        frames, painted = self._layout.frames, []
        painter.setFont(self._font)
        places = np.argwhere(chosen).tolist()
        for (i, j), count, shade in zip(places, counts[chosen].tolist(), self._shades[chosen].tolist(), strict=True):
            frame = frames[i][j]
            painter.fillRect(frame, QColor(*shade))
            if count and self._written:
                painter.setPen(QColor("#ffffff" if sum(shade) < 3 * DARK else "#1d2129"))
                painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, f"{count}")
            painted.append(frame)
        return painted

    def _have_room(self, counts: np.ndarray) -> bool:
        """Return whether cells have room for their numbers; this stays as it is while a network learns."""
        longest = QFontMetricsF(self._font).horizontalAdvance(f"{counts.sum(1).max()}")
        room = self._layout.cells.width() / len(counts) - BESIDE  # frames differ by a pixel
        return room >= max(longest, self._font.pixelSize())

    def _colors(self, counts: np.ndarray) -> np.ndarray:
        """Return each cell's red, green and blue: wrong answers are seen even where they are few."""
        shares, (soft, good, bad) = _shares(counts), self._inks
        right = np.eye(len(shares), dtype=bool)[..., None]
        strength = np.where(right[..., 0], shares, np.minimum(1, 2.2 * np.sqrt(shares)))[..., None] * 0.85
        return (soft + (np.where(right, good, bad) - soft) * strength).astype(np.uint8)

    def _paint_shares(self, painter: QPainter, counts: np.ndarray) -> list[QRectF]:
        """Write which share of each row was right, where it is another than is written there; return where."""
        cells, panel, painted = self._layout.frames, self.theme.color("panel"), []
        painter.setFont(self._small)
        painter.setPen(self.theme.color("muted"))
        rows = zip(self._shares, counts.diagonal().tolist(), counts.sum(1).tolist(), strict=False)
        for k, (before, right, number) in enumerate(rows):
            text = percent(right / number, 1) if number else "–"
            if text != before:
                self._shares[k] = text
                frame = QRectF(cells[k][-1].right() + 7, cells[k][0].top(), SHARE - 6, cells[k][0].height())
                painter.fillRect(frame, panel)
                painter.drawText(frame, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
                painted.append(frame)
        return painted

    def _paint_axes(self, painter: QPainter) -> None:
        tokens, places = self.theme.tokens, self._layout
        area, room = places.cells, places.room
        center, middle = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(tokens.muted))
        painter.setFont(self._small)
        if not places.small:
            true, said, share = self._axis
            painter.drawText(QRectF(area.left(), area.top() - AXIS, area.width(), 16), center, said)
            if places.has_shares:
                heading = QRectF(area.right() + 6, area.top() - 18, SHARE, 16)
                painter.drawText(heading, Qt.AlignmentFlag.AlignLeft, share)
            painter.save()
            painter.translate(QPointF(area.left() - BESIDE_NAMES - room + 8, area.center().y()))
            painter.rotate(-90)
            painter.drawText(QRectF(-80, -8, 160, 16), center, true)
            painter.restore()
        painter.setPen(QColor(tokens.text))
        letters, cells, n = QFontMetricsF(self._small), places.frames, len(self._names)
        longest = max((letters.horizontalAdvance(name) for name in self._names), default=0.0)
        every = places.every(min(longest, LEAST_NAME))
        every = every if every == 1 else places.every(min(longest + BESIDE, MOST_NAME))
        wide = every * area.width() / max(1, n) - (BESIDE if every > 1 else 0)
        for k in range(0, n, every):
            above = letters.elidedText(self._names[k], Qt.TextElideMode.ElideRight, wide)
            box = QRectF(0, area.top() - 18, letters.horizontalAdvance(above) + 1, 16)
            box.moveCenter(QPointF(cells[0][k].center().x(), box.center().y()))
            box.moveRight(min(box.right(), area.right() + 4))  # beyond it stands the heading of the shares
            painter.drawText(box, center, above)
        for k in range(0, n, places.every(LINE)):
            beside = letters.elidedText(self._names[k], Qt.TextElideMode.ElideRight, DIGIT + room + 1)
            place = QRectF(area.left() - 24 - room, 0, 18 + room, max(LINE, cells[k][0].height()))
            place.moveCenter(QPointF(place.center().x(), cells[k][0].center().y()))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | middle, beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint it anew in its new size."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._layout = ConfusionLayout(self.size(), self._names)
        cell = self._layout.cells.width() / max(1, len(self._names))
        self._font = text_font(min(LETTERS, max(TEXT_PX, round(LETTERS_OF_CELL * cell))) if cell > 30 else SMALL_PX)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        """Paint it anew: places, colours or words are others."""
        self._picture = None
        tokens = self.theme.tokens
        self._inks = tuple(rgb(QColor(name)) for name in (tokens.soft, tokens.good, tokens.bad))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Put the cell under the pointer into words."""
        self._pointer = event.position()
        self._write_note()

    def _write_note(self) -> None:
        place = self._layout.cell_at(self._pointer) if self._pointer else None
        if place is None or self._counts is None or self._pointer is None:
            self._note.hide()
            return
        row, column = place
        values = {"true": self._names[row], "said": self._names[column], "n": self._counts[row, column]}
        text = self._template.format(**values, all=self._counts[row].sum())
        self._note.show_above(text, self._pointer, self.width())

    def leaveEvent(self, event: QEvent) -> None:
        """Say nothing any more."""
        super().leaveEvent(event)
        self._pointer = None
        self._note.hide()


def _shares(counts: np.ndarray) -> np.ndarray:
    """Return which share of its row each count is; (classes, classes)."""
    return counts / np.maximum(counts.sum(1, keepdims=True), 1)
