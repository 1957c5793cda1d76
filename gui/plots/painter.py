"""Painting points on a map by hand: a brush, single points, an eraser."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from gui.plots.base import Plot
from model.data import toy
from model.data.sources import DATASETS

SPRAY = 1.1
"""How many points a brush leaves on a way as long as its radius, on average."""

MOST = DATASETS["painted"].samples[1]
"""How many points there may be in all."""

ERASER = 0.35
"""The least radius of the eraser, in units of the plane."""


@dataclass(frozen=True)
class Brush:
    """What the pointer does to the points.

    Attributes:
        label: the class that is painted; −1 erases.
        radius: how far points are scattered around the pointer, in units of the plane; 0 leaves one point a click.
    """

    label: int = 0
    radius: float = 0.4


class PointPainter(QObject):
    """Turns what the pointer does on a plot into points. While a stroke is under way, the points are on `drawn`.

    Signals:
        drawn (points (n, 2), labels (n,)): what is there in the middle of a stroke.
        painted (points (n, 2), labels (n,)): a stroke is done.
    """

    drawn = Signal(object, object)
    painted = Signal(object, object)

    def __init__(self, plot: Plot, seed: int = 0) -> None:
        """Take the plot to paint on; nothing happens before `set_active`."""
        super().__init__(plot)
        self.brush = Brush()
        self.active = False
        self._plot = plot
        self._rng = np.random.default_rng(seed)
        self._points, self._labels = np.empty((0, 2)), np.empty(0, np.int64)
        self._last: QPointF | None = None
        plot.viewport().installEventFilter(self)

    @property
    def painting(self) -> bool:
        """Whether a stroke is under way."""
        return self._last is not None

    def set_points(self, points: np.ndarray, labels: np.ndarray) -> None:
        """Take the points that are there, (n, 2) and (n,); a stroke that is under way goes on from its own."""
        if not self.painting:
            self._points, self._labels = points, labels

    def set_active(self, active: bool) -> None:
        """Let the pointer paint, or no longer."""
        self.active = active
        self._last = None
        self._plot.viewport().setCursor(Qt.CursorShape.CrossCursor if active else Qt.CursorShape.ArrowCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint with the left button."""
        if not self.active or not isinstance(event, QMouseEvent):
            return False
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            if event.button() == Qt.MouseButton.LeftButton and self._plot.area().contains(event.position()):
                self._last = self._place(event)
                self._touch(self._last, self._last)
                return True
        elif kind == QEvent.Type.MouseMove and self._last is not None:
            here = self._place(event)
            if self.brush.radius > 0 or self.brush.label < 0:
                self._touch(self._last, here)
            self._last = here
        elif kind == QEvent.Type.MouseButtonRelease and self._last is not None:
            self._last = None
            self.painted.emit(self._points, self._labels)
            return True
        return False

    def _place(self, event: QMouseEvent) -> QPointF:
        return self._plot.box.mapSceneToView(self._plot.mapToScene(event.position().toPoint()))

    def _touch(self, start: QPointF, end: QPointF) -> None:
        """Paint or erase on the way between two places."""
        way = np.array([[start.x(), start.y()], [end.x(), end.y()]])
        if self.brush.label < 0:
            near = _distance(self._points, way) <= max(self.brush.radius, ERASER)
            self._points, self._labels = self._points[~near], self._labels[~near]
        else:
            new = self._sprayed(way)[: MOST - len(self._points)]
            self._points = np.concatenate((self._points, np.clip(new, -toy.HALF, toy.HALF)))
            self._labels = np.concatenate((self._labels, np.full(len(new), self.brush.label)))
        self.drawn.emit(self._points, self._labels)

    def _sprayed(self, way: np.ndarray) -> np.ndarray:
        radius = self.brush.radius
        if radius == 0:
            return way[1:]
        length = float(np.linalg.norm(way[1] - way[0]))
        count = max(int(self._rng.poisson(SPRAY * length / radius)), int(length == 0))
        along = way[0] + self._rng.random((count, 1)) * (way[1] - way[0])
        angle, far = self._rng.uniform(0, 2 * np.pi, count), radius * np.sqrt(self._rng.random(count))
        return along + np.column_stack((far * np.cos(angle), far * np.sin(angle)))


def _distance(points: np.ndarray, way: np.ndarray) -> np.ndarray:
    """Return how far points (n, 2) are from a straight way between two places (2, 2)."""
    along = way[1] - way[0]
    share = np.clip((points - way[0]) @ along / max(float(along @ along), 1e-12), 0, 1)
    return np.linalg.norm(points - way[0] - share[:, None] * along, axis=1)
