"""A small picture shown as enlarged pixels."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from gui.theme import Theme
from gui.widgets.painting import antialiased, box


class PixelImage(QWidget):
    """An array (rows, columns) of grey values 0 to 1, white on black; or, `signed`, −1 to 1 in the two data colours.

    The tooltip over a pixel is `template` with {row}, {column} (from 1) and {value}.
    """

    def __init__(self, theme: Theme, *, template: str = "", signed: bool = False, name: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.theme = theme
        self._template = template
        self._signed = signed
        self._values: np.ndarray | None = None
        self.setAccessibleName(name)
        self.setMinimumSize(56, 56)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_image(self, values: np.ndarray | None) -> None:
        """Show a copy of `values`, or nothing."""
        if values is not None and values.ndim != 2:
            raise ValueError(f"values: expected two dimensions, got shape {values.shape}")
        self._values = None if values is None else np.array(values, dtype=float)
        self.update()

    def image(self) -> np.ndarray | None:
        """A copy of what is shown."""
        return None if self._values is None else self._values.copy()

    def set_template(self, text: str) -> None:
        self._template = text

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

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._template:
            pixel = self.pixel_at(event.pos())
            if pixel is not None and self._values is not None:
                words = self._template.format(row=pixel[0] + 1, column=pixel[1] + 1, value=f"{self._values[pixel]:.2f}")
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().event(event)


def signed_pixels(theme: Theme, values: np.ndarray) -> np.ndarray:
    """Return values from −1 to 1 (rows, columns) as bytes (rows, columns, 4): from orange over the panel to blue."""
    sign = np.clip(np.nan_to_num(values), -1.0, 1.0)[..., None]
    ends = [_rgb(theme.color(token)) for token in ("panel", "positive", "negative")]
    pixels = np.zeros((*values.shape, 4), dtype=np.uint8)
    pixels[..., :3] = np.rint(ends[0] + np.abs(sign) * (np.where(sign > 0, ends[1], ends[2]) - ends[0]))
    return pixels


def _rgb(color: QColor) -> np.ndarray:
    return np.array([color.red(), color.green(), color.blue()], dtype=float)
