"""The plane of a plot, and what is pointed at in it: by the pointer, or by a cross that keys move."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from gui.plots.cross import Cross
from gui.theme import Theme
from gui.widgets.note import Note
from gui.widgets.ringed import led_by_key
from model.surfaces import Point, Window


class PointedPlot(pg.GraphicsView):
    """Where everything of a plot lies, and a note on what is pointed at.

    Signals:
        pointed (object): the pointer, or the cross, is at (x, y) of the plot, or None: it left.
    """

    pointed = Signal(object)

    upright = False
    """Whether only x counts, as along curves: then the cross is a line."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent, background=None)
        self.theme = theme
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False)
        self.box.disableAutoRange()
        self._range = (0.0, 0.0, 0.0, 0.0)
        self._cross, self._by_key = Cross(), False
        self._at: QPointF | None = None  # what is pointed at
        self._note = Note(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # clicking leaves the keys to the stage
        self._tip = ""
        self._explain()

    def redraw(self, scene: bool = False) -> None:
        """Draw again what lies over the picture of the scene; overridden."""
        raise NotImplementedError

    # --- places -------------------------------------------------------------------------------------------------

    def area(self) -> QRectF:
        """Return where the plane is, within the axes, in pixels."""
        return self.box.mapRectToScene(self.box.rect())

    def window_seen(self) -> Window:
        """Return the part of the plane that is seen."""
        left, right, low, high = self._range
        return (left, right), (low, high)

    def to_pixels(self, points: np.ndarray) -> np.ndarray:
        """Return where places of the plane are; both of shape (n, 2)."""
        area, ((left, right), (low, high)) = self.area(), self.window_seen()
        with np.errstate(all="ignore"):
            x = area.left() + (points[:, 0] - left) * (area.width() / (right - left))
            y = area.bottom() - (points[:, 1] - low) * (area.height() / (high - low))
        return np.column_stack((x, y))

    def to_plane(self, at: QPointF) -> Point:
        """Return the place of the plane under a pixel."""
        area, ((left, right), (low, high)) = self.area(), self.window_seen()
        share = (at.x() - area.left()) / area.width(), (area.bottom() - at.y()) / area.height()
        return left + share[0] * (right - left), low + share[1] * (high - low)

    def pixel_of(self, place: Point) -> QPointF:
        """Return where a place of the plane is."""
        [(x, y)] = self.to_pixels(np.array([place])).tolist()
        return QPointF(x, y)

    # --- how it is read ---------------------------------------------------------------------------------------

    def changeEvent(self, ev: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(ev)
        if ev.type() == QEvent.Type.LanguageChange:
            self._explain()

    def _explain(self) -> None:
        """Say how it is read, unless it has a tooltip of its own."""
        if self.toolTip() == self._tip:
            self._tip = self.tr("Point at it for values. With the keyboard: arrow keys, and with Ctrl in small steps.")
            self.setToolTip(self._tip)

    def viewportEvent(self, ev: QEvent) -> bool:
        """Show no tooltip beside a note."""
        return (ev.type() == QEvent.Type.ToolTip and self._note.isVisible()) or super().viewportEvent(ev)

    # --- the pointer --------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        super().mouseMoveEvent(ev)
        self.tell(self.to_plane(ev.position()) if self.area().contains(ev.position()) else None)

    def leaveEvent(self, ev: QEvent) -> None:
        """Tell that the pointer left; the cross may still be there."""
        super().leaveEvent(ev)
        self.tell(self.crossed())

    def tell(self, place: Point | None) -> None:
        """Tell what is pointed at; overridden where it is told otherwise."""
        self._at = None if place is None else QPointF(*place)
        self.pointed.emit(self._at)

    def tell_again(self) -> None:
        """Tell what is pointed at, now that something else is drawn there."""
        if self._at is not None:
            self.pointed.emit(self._at)

    def show_note(self, text: str, at: QPointF) -> None:
        """Show a few lines beside a point of the plot, on the side where there is room; an empty text hides them."""
        self._note.setVisible(bool(text))
        if not text:
            return
        self._note.setText(text)
        self._note.adjustSize()
        place = self.mapFromScene(self.box.mapViewToScene(at))
        size = self._note.size()
        x = place.x() + 12 if place.x() + 12 + size.width() < self.width() else place.x() - 12 - size.width()
        y = min(max(4, place.y() - size.height() - 8), self.height() - size.height() - 4)
        self._note.move(max(2, x), y)

    # --- the keyboard -------------------------------------------------------------------------------------------

    def crossed(self) -> Point | None:
        """Return where the cross is, while it is seen: a key led to the plot."""
        return self._cross.place if self._by_key and self.hasFocus() else None

    def first_place(self) -> Point:
        """Return where the cross is at first; overridden where there is something to be seen elsewhere."""
        return self.to_plane(self.area().center())

    def read_at(self, place: Point) -> Point:
        """Return the place whose values are said; overridden where that is the nearest one that has any."""
        return place

    def focusInEvent(self, ev: QFocusEvent) -> None:
        """Show the cross, where it was before."""
        super().focusInEvent(ev)
        self._by_key = led_by_key(ev, self._by_key)
        if self._by_key:
            self._move_cross(self._cross.place or self.first_place())

    def focusOutEvent(self, ev: QFocusEvent) -> None:
        """Hide the cross."""
        super().focusOutEvent(ev)
        self.tell(None)
        self.setAccessibleDescription("")
        self.redraw()

    def keyPressEvent(self, ev: QKeyEvent) -> None:
        """Move the cross by arrow keys."""
        way, place = self._cross.way(ev), self.crossed()
        if way is None or place is None:
            ev.ignore()  # the window has keys of its own, and pyqtgraph's are for its own axes
        else:
            self._move_cross(self.to_plane(self.pixel_of(place) + way))

    def _move_cross(self, place: Point) -> None:
        """Have the cross at a place, or the nearest one that is seen, and say to a screen reader what is there."""
        (left, right), (low, high) = self.window_seen()
        place = min(max(place[0], left), right), min(max(place[1], low), high)
        self._cross.place = place
        self.tell(place)
        self.setAccessibleDescription("" if self._note.isHidden() else self._note.text().replace("\n", ", "))
        self.redraw()

    def paint_cross(self, painter: QPainter) -> None:
        """Paint the cross, while it is seen."""
        if place := self.crossed():
            painter.setClipRect(self.area())
            paint = self._cross.paint_upright if self.upright else self._cross.paint
            paint(painter, self.pixel_of(self.read_at(place)), self.area(), self.theme.tokens)
