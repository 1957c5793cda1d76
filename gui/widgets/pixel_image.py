"""A small picture shown as enlarged pixels."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QImage, QKeyEvent, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from gui.theme import Theme
from gui.widgets.keys import step_of
from gui.widgets.painting import antialiased, box, focus_ring
from gui.widgets.ringed import Ringed


class PixelImage(Ringed, QWidget):
    """An array (rows, columns) of grey values 0 to 1, white on black; or, `signed`, −1 to 1 in the two data colours.

    The tooltip over a pixel, or over that to which arrow keys lead, is `template` with {row}, {column} (from 1) and
    {value}.
    """

    def __init__(self, theme: Theme, *, template: str = "", signed: bool = False, name: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.theme = theme
        self._template = template
        self._signed = signed
        self._values: np.ndarray | None = None
        self._pixel: tuple[int, int] | None = None  # where keys lead from; None before they led anywhere
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(56, 56)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_image(self, values: np.ndarray | None) -> None:
        """Show a copy of `values`, or nothing."""
        if values is not None and values.ndim != 2:
            raise ValueError(f"values: expected two dimensions, got shape {values.shape}")
        self._values = None if values is None else np.array(values, dtype=float)
        self._describe()
        self.update()

    def image(self) -> np.ndarray | None:
        """A copy of what is shown."""
        return None if self._values is None else self._values.copy()

    def set_template(self, text: str) -> None:
        self._template = text
        self._describe()

    def pixel_at(self, point: QPoint) -> tuple[int, int] | None:
        """Row and column under a point of the widget, from 0."""
        square = self._square()
        if self._values is None or not square.contains(point.toPointF()):
            return None
        rows, columns = self._values.shape
        row = int((point.y() - square.y()) / square.height() * rows)
        column = int((point.x() - square.x()) / square.width() * columns)
        return min(row, rows - 1), min(column, columns - 1)

    def sizeHint(self) -> QSize:
        return QSize(148, self.heightForWidth(148))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width

    def _square(self) -> QRectF:
        side = max(1, min(self.width(), self.height()))
        return QRectF((self.width() - side) / 2, 0, side, side)

    def _picture(self, values: np.ndarray) -> QImage:
        rows, columns = values.shape
        if self._signed:
            pixels = signed_pixels(self.theme, values)
            return QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGBX8888).copy()
        grey = np.rint(255 * np.clip(np.nan_to_num(values), 0.0, 1.0)).astype(np.uint8)
        return QImage(grey.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8).copy()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        square = self._square()
        painter = antialiased(self)
        if self._values is None:
            box(painter, square, 8, tokens.soft, tokens.line)
        else:
            clip = QPainterPath()
            clip.addRoundedRect(square, 8, 8)
            painter.save()
            painter.setClipPath(clip)
            painter.drawImage(square, self._picture(self._values))
            painter.restore()
            box(painter, square, 8, None, tokens.line)
        if self.ring:
            focus_ring(painter, square.adjusted(1, 1, -1, -1), 8, tokens.accent)
            if pixel := self._crossed():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                for color, width in ((tokens.panel, 4.0), (tokens.accent, 2.0)):  # seen on dark and light
                    painter.setPen(QPen(QColor(color), width))
                    painter.drawRect(self._rect_of(pixel))

    # --- one pixel ----------------------------------------------------------------------------------------------

    def _rect_of(self, pixel: tuple[int, int]) -> QRectF:
        assert self._values is not None
        square, (rows, columns) = self._square(), self._values.shape
        width, height = square.width() / columns, square.height() / rows
        return QRectF(square.x() + pixel[1] * width, square.y() + pixel[0] * height, width, height)

    def _crossed(self) -> tuple[int, int] | None:
        """Return the pixel that keys lead from, the one in the middle at first, as far as there is a picture."""
        if self._values is None:
            return None
        rows, columns = self._values.shape
        row, column = self._pixel or (rows // 2, columns // 2)
        return min(row, rows - 1), min(column, columns - 1)

    def _words(self, pixel: tuple[int, int]) -> str:
        assert self._values is not None
        return self._template.format(row=pixel[0] + 1, column=pixel[1] + 1, value=f"{self._values[pixel]:.2f}")

    def _describe(self) -> None:
        """Say to a screen reader what the pixel is that keys led to."""
        pixel = self._crossed() if self.ring else None
        self.setAccessibleDescription(self._words(pixel) if pixel else "")

    def _tell(self) -> None:
        """Show what the pixel is that keys led to."""
        self._describe()
        if pixel := self._crossed():
            QToolTip.showText(self.mapToGlobal(self._rect_of(pixel).bottomRight().toPoint()), self._words(pixel), self)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from pixel to pixel by arrow keys."""
        pixel, step = self._crossed(), step_of(event)
        if step is None or pixel is None or self._values is None:
            event.ignore()  # the window has keys of its own
            return
        rows, columns = self._values.shape
        self._pixel = min(max(pixel[0] + step[0], 0), rows - 1), min(max(pixel[1] + step[1], 0), columns - 1)
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where keys lead from."""
        super().focusInEvent(event)
        self._describe()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say no more."""
        super().focusOutEvent(event)
        self._describe()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._template:
            pixel = self.pixel_at(event.pos())
            if pixel is not None:
                QToolTip.showText(event.globalPos(), self._words(pixel), self)
                return True
        return super().event(event)


def signed_pixels(theme: Theme, values: np.ndarray) -> np.ndarray:
    """Return values from −1 to 1 (rows, columns) as bytes (rows, columns, 4): from orange over the panel to blue."""
    sign = np.clip(np.nan_to_num(values), -1.0, 1.0)[..., None]
    ends = [_rgb(theme.color(token)) for token in ("panel", "positive", "negative")]
    pixels = np.full((*values.shape, 4), 255, dtype=np.uint8)  # opaque, wherever it is painted
    pixels[..., :3] = np.rint(ends[0] + np.abs(sign) * (np.where(sign > 0, ends[1], ends[2]) - ends[0]))
    return pixels


def _rgb(color: QColor) -> np.ndarray:
    return np.array([color.red(), color.green(), color.blue()], dtype=float)
