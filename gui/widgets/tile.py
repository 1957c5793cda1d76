"""Picture tiles to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from gui.theme import SMALL_PX, Theme, paint_icon, text_font
from gui.widgets.button import PaintedButton
from gui.widgets.keys import ARROWS, claim
from gui.widgets.painting import antialiased, box, focus_ring

_PICTURE, _LABEL = 42, 17
_BETWEEN = 4  # two rows
_INSET = 2


class TileButton(PaintedButton):
    """One tile: a picture (or an icon until there is one) above its label."""

    def __init__(self, theme: Theme, key: str, label: str, picture: QPixmap | QImage | None = None, *,
                 icon_name: str = "", parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(theme, parent)
        self.key = key
        self.setObjectName(f"tile:{key}")
        self.icon_name = icon_name
        self._picture: QPixmap | None = None
        self.setCheckable(True)
        self.set_label(label)
        self.set_picture(picture)

    def set_label(self, label: str) -> None:
        self.setText(label)
        self.setAccessibleName(label)

    def set_picture(self, picture: QPixmap | QImage | None) -> None:
        self._picture = QPixmap.fromImage(picture) if isinstance(picture, QImage) else picture
        self.update()

    def nextCheckState(self) -> None:
        """A click never unselects: the grid decides what is selected."""

    def sizeHint(self) -> QSize:
        return QSize(58, _PICTURE + _LABEL)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme.tokens
        painter = antialiased(self)
        frame = QRectF(_INSET, 0, self.width() - 2 * _INSET, self.height() - _LABEL)
        hovered = self.underMouse() and self.isEnabled()
        box(painter, frame, 8, tokens.hover if hovered else tokens.soft)
        inner = frame.adjusted(4, 4, -4, -4)
        if not self.isEnabled():
            painter.setOpacity(0.4)
        if self._picture is not None:
            size = self._picture.deviceIndependentSize().scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(inner.center())
            clip = QPainterPath()
            clip.addRoundedRect(target, 4, 4)
            painter.save()
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.setClipPath(clip)
            painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
            painter.restore()
        elif self.icon_name:
            target = QRectF(0, 0, 20, 20)
            target.moveCenter(inner.center())
            paint_icon(painter, self.icon_name, target, tokens.muted)
        if self.isChecked():
            box(painter, frame, 8, None, tokens.accent, 2.0)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 8, tokens.accent)
        font = text_font(SMALL_PX, QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if self.isChecked() else tokens.muted))
        label = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 2)
        below = QRect(0, self.height() - _LABEL + 1, self.width(), _LABEL - 1)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, label)


class TileGrid(QWidget):
    """Tiles in as many columns as fit; one is selected. Arrow keys move, Enter or Space selects.

    Signals:
        chosen (str): the person selected a tile (also the selected one again).
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, *, tile_width: int = 58, gap: int = 2, name: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.theme = theme
        self._tiles: dict[str, TileButton] = {}
        self._value = ""
        self._tile_width, self._gap = tile_width, gap
        self.setAccessibleName(name)

    def set_tiles(self, tiles: Sequence[tuple[str, str, str]]) -> None:
        """Offer these tiles (id, label, tooltip); pictures and selection stay for ids that stay."""
        before, self._tiles = self._tiles, {}
        for key, label, tip in tiles:
            tile = before.pop(key, None)
            if tile is None:
                tile = TileButton(self.theme, key, label, parent=self)
                tile.clicked.connect(self._clicked)
                tile.show()
            tile.set_label(label)
            tile.setToolTip(tip)
            self._tiles[key] = tile
        for tile in before.values():
            tile.hide()  # or it would be a window of its own for a moment, and take the keyboard with it
            tile.setParent(None)
            tile.deleteLater()
        self.set_value(self._value)
        self._lay_out()

    def set_picture(self, key: str, picture: QPixmap | QImage | None) -> None:
        self._tiles[key].set_picture(picture)

    def set_icon(self, key: str, icon_name: str) -> None:
        """An icon for a tile without a picture, like the plus of "your own"."""
        self._tiles[key].icon_name = icon_name
        self._tiles[key].update()

    def tile(self, key: str) -> TileButton:
        return self._tiles[key]

    def value(self) -> str:
        return self._value

    def set_value(self, key: str) -> None:
        """Select without a signal; an unknown id selects nothing."""
        self._value = key
        for tile in self._tiles.values():
            tile.setChecked(tile.key == key)
        self._rove()

    def _rove(self) -> None:
        """Tab enters the grid at one tile only: the selected one, or the first."""
        stop = self._value if self._value in self._tiles else next(iter(self._tiles), "")
        for tile in self._tiles.values():
            tile.setFocusPolicy(Qt.FocusPolicy.TabFocus if tile.key == stop else Qt.FocusPolicy.NoFocus)

    def _clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, TileButton):
            self.set_value(tile.key)
            self.chosen.emit(tile.key)

    def columns(self) -> int:
        return max(1, (self.width() + self._gap) // (self._tile_width + self._gap))

    def event(self, event: QEvent) -> bool:
        claim(event, ARROWS)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tiles = list(self._tiles.values())
        here = next((k for k, tile in enumerate(tiles) if tile.hasFocus()), None)
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -self.columns(), Qt.Key.Key_Down: self.columns()
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if here is None or step is None:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(tiles):
            tiles[here + step].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(4 * self._tile_width + 3 * self._gap, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._tile_width, self.minimumHeight())

    def _lay_out(self) -> None:
        columns = self.columns()
        # Frames are inset, for the labels' sake; the outer ones shall touch the grid's sides all the same.
        width = (self.width() + 2 * _INSET + self._gap) / columns - self._gap
        height = _PICTURE + _LABEL
        pitch = height + _BETWEEN
        for k, tile in enumerate(self._tiles.values()):
            left, right = ((k % columns + side) * (width + self._gap) - _INSET for side in (0, 1))
            tile.setGeometry(round(left), (k // columns) * pitch, round(right - self._gap) - round(left), height)
        rows = -(-len(self._tiles) // columns)
        self.setFixedHeight(max(0, rows * pitch - _BETWEEN))
