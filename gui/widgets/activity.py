"""What each layer makes of one example: a bar for each neuron, a small picture for each channel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.theme import SMALL_PX, Theme, text_font
from gui.widgets.painting import antialiased, box
from gui.widgets.pixel_image import signed_pixels

TITLE, GAP = 20, 10
"""The height of a section's title, and the room below its values, in pixels."""

BAR, BAR_HEIGHT = (7, 14), 34
"""How far apart bars are at least and at most, and how high the largest is, in pixels."""

CELL = 6
"""The side of a neuron where there is no room for bars, in pixels."""

KERNEL, KERNEL_GAP = (20, 60), 3
"""The side of a kernel above its channel's picture at least and at most, and the room between, in pixels."""

MAP, MAP_GAP, MAP_LINES = (28, 64), 4, 3
"""The smallest and the largest side of a channel's picture, the room between two, and how many lines there are."""

ZOOMS = (9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.5, 3.0, 2.5, 2.0, 1.5, 1.0)
"""How many times as large everything may be, where that is in sight without scrolling."""


@dataclass(frozen=True)
class Section:
    """A layer: its title, what it answers, (units,) or (height, width, channels), and perhaps the channels' kernels.

    These are (channels, size, size), and of a scale of their own; `note` says what they are, behind the title, and
    `tips` what each of them is, under the pointer.
    """

    title: str
    values: np.ndarray
    kernels: np.ndarray | None = None
    note: str = ""
    tips: Sequence[str] = ()

    @property
    def heading(self) -> str:
        """What stands above it."""
        return f"{self.title} · {self.note}" if self.note else self.title


class Activity(QWidget):
    """Sections below each other. Each has a scale of its own: up to its largest magnitude.

    Blue is above zero and orange below; the tooltip over a neuron tells its number, from 0, and its value.
    """

    def __init__(self, theme: Theme, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._sections: tuple[Section, ...] = ()
        self._room, self._zoom = 0, 1.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.update)

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show these layers."""
        self._sections = tuple(sections)
        self._fit()
        self.setAccessibleDescription(", ".join(section.heading for section in sections))
        self.update()

    def set_room(self, height: int) -> None:
        """Know how much is seen without scrolling, in pixels."""
        self._room = height
        self._fit()

    def sections(self) -> tuple[Section, ...]:
        """What is shown."""
        return self._sections

    def sizeHint(self) -> QSize:
        return QSize(260, self._needed())

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self._needed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as large as is in sight, and as high as is needed."""
        before = self._zoom
        for self._zoom in ZOOMS:
            if self._needed() <= self._room:
                break
        if self._zoom != before or self._needed() != self.minimumHeight():
            self.setMinimumHeight(self._needed())
            self.updateGeometry()
            self.update()

    def _needed(self) -> int:
        return sum(TITLE + self._height(section) + GAP for section in self._sections)

    # --- where everything is ------------------------------------------------------------------------------------

    def _columns(self, section: Section) -> tuple[int, float, int]:
        """Return how many values stand side by side, how far apart, and how high each line is."""
        values, zoom = section.values, self._zoom
        width, n = max(self.width(), 1), values.shape[-1]
        if values.ndim == 3:
            for lines in range(1, MAP_LINES + 1):
                across = -(-n // lines)
                side = min(round(MAP[1] * zoom), (width + MAP_GAP) // across - MAP_GAP)
                if side >= MAP[0]:
                    break
            else:
                across, side = max(1, (width + MAP_GAP) // (MAP[0] + MAP_GAP)), MAP[0]
            above = self._kernel(side) + KERNEL_GAP if section.kernels is not None else 0
            return across, side + MAP_GAP, side + MAP_GAP + above
        for lines in (1, 2):
            across = -(-n // lines)
            if across * BAR[0] <= width:
                return across, min(BAR[1] * zoom, width / across), round(BAR_HEIGHT * zoom) + 4
        return max(1, width // CELL), CELL, CELL

    def _kernel(self, side: float) -> int:
        """Return the side of a kernel above a picture of this side: no wider than that."""
        return int(min(round(KERNEL[0] * self._zoom), KERNEL[1], side))

    def _lines(self, section: Section) -> int:
        lines = -(-section.values.shape[-1] // self._columns(section)[0])
        return min(MAP_LINES, lines) if section.values.ndim == 3 else lines

    def _height(self, section: Section) -> int:
        return self._lines(section) * self._columns(section)[2]

    def shown(self, section: Section) -> int:
        """Return how many of a layer's neurons or channels there is room for."""
        return min(section.values.shape[-1], self._lines(section) * self._columns(section)[0])

    def _place(self, section: Section, k: int, top: float) -> QRectF:
        across, pitch, height = self._columns(section)
        line, column = divmod(k, across)
        return QRectF(column * pitch, top + line * height, pitch, height)

    def _at(self, point: QPointF) -> tuple[Section, int] | None:
        """Return the layer and the neuron or channel under a point."""
        top = 0.0
        for section in self._sections:
            top += TITLE
            for k in range(self.shown(section)):
                if self._place(section, k, top).contains(point):
                    return section, k
            top += self._height(section) + GAP
        return None

    # --- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = antialiased(self)
        painter.setFont(text_font(SMALL_PX))
        metrics = QFontMetrics(painter.font())
        top = 0.0
        for section in self._sections:
            values = np.nan_to_num(section.values, posinf=0, neginf=0)
            title = section.heading
            if (shown := self.shown(section)) < values.shape[-1]:
                title += f" ({shown} / {values.shape[-1]})"
            painter.setPen(QColor(self.theme.tokens.muted))
            words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRectF(0, top, self.width(), TITLE), Qt.AlignmentFlag.AlignVCenter, words)
            top += TITLE
            scale = max(float(np.abs(values).max(initial=0)), 1e-12)
            if values.ndim == 3:
                self._paint_maps(painter, section, values / scale, top)
            elif self._columns(section)[2] == CELL:
                self._paint_cells(painter, section, values / scale, top)
            else:
                self._paint_bars(painter, section, values / scale, top)
            top += self._height(section) + GAP

    def _paint_bars(self, painter: QPainter, section: Section, values: np.ndarray, top: float) -> None:
        tokens = self.theme.tokens
        below = bool((values < 0).any())
        across, pitch, height = self._columns(section)
        room = (height - 4) / (2 if below else 1)
        for line in range(self._lines(section)):
            zero = top + line * height + room
            count = min(across, len(values) - line * across)
            painter.fillRect(QRectF(0, zero, count * pitch, 1), QColor(tokens.line))
        bars: dict[str, list[QRectF]] = {tokens.positive: [], tokens.negative: []}
        for k, value in enumerate(values.tolist()):
            size = abs(value) * room
            if size >= 0.5:
                line, column = divmod(k, across)
                upper = top + line * height + room - (size if value > 0 else 0)
                color = tokens.positive if value > 0 else tokens.negative
                bars[color].append(QRectF(column * pitch + 1, upper, pitch - 2, size))
        painter.setPen(Qt.PenStyle.NoPen)
        for color, rects in bars.items():  # all at once: hundreds of single ones take longer than the pen may wait
            painter.setBrush(QColor(color))
            painter.drawRects(rects)

    def _paint_cells(self, painter: QPainter, section: Section, values: np.ndarray, top: float) -> None:
        across, _, _ = self._columns(section)
        grid = np.zeros(self._lines(section) * across)
        grid[: len(values)] = values
        picture = self._image(grid.reshape(-1, across))
        painter.drawImage(QRectF(0, top, across * CELL, picture.height() * CELL), picture)

    def _paint_maps(self, painter: QPainter, section: Section, values: np.ndarray, top: float) -> None:
        kernels = section.kernels
        if kernels is not None:
            kernels = np.nan_to_num(kernels, posinf=0, neginf=0)
            kernels = kernels / max(float(np.abs(kernels).max()), 1e-12)
        for k in range(self.shown(section)):
            place = self._place(section, k, top).adjusted(0, 0, -MAP_GAP, -MAP_GAP)
            if kernels is not None:
                size = self._kernel(place.width())
                self._paint_image(painter, QRectF(place.x(), place.y(), size, size), kernels[k])
                place.setTop(place.y() + size + KERNEL_GAP)
            self._paint_image(painter, place, values[:, :, k])

    def _paint_image(self, painter: QPainter, place: QRectF, values: np.ndarray) -> None:
        painter.drawImage(place, self._image(values))
        box(painter, place, 2, None, self.theme.tokens.line)

    def _image(self, values: np.ndarray) -> QImage:
        pixels = signed_pixels(self.theme, values)
        height, width = values.shape
        return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBX8888).copy()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._at(QPointF(event.pos()))
            if found:
                section, k = found
                values = section.values[..., k]
                text = f"{float(values):.3f}" if values.ndim == 0 else f"{values.min():.3f} … {values.max():.3f}"
                lines = [f"#{k}: {text}".replace("-", "−"), *section.tips[k : k + 1]]
                QToolTip.showText(event.globalPos(), "\n".join(lines), self)
                return True
        return super().event(event)
