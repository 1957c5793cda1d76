"""From the places of a surface to pixels: how it is seen from the side."""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from model.contours import differ
from model.surfaces import Window

RAISED = 0.55
"""How high the highest place is, beside half the width of the plane."""

ROOM = 56.0
"""What is left free for numbers, at each side, in pixels."""

BELOW, ABOVE = 40.0, 8.0
"""What is left free below the nearest corner, for its numbers, and above the farthest one, in pixels."""

CORNER = sqrt(2)
"""How far from the middle a corner of the plane is, beside half its width: so far it reaches, however it is turned."""


@dataclass(frozen=True)
class View:
    """From where a surface is seen, in degrees.

    Attributes:
        yaw: how far it is turned around, counted from where x runs to the right.
        pitch: how far it is looked down on: 0 from the side, 90 from above.
    """

    yaw: float = 60.0
    pitch: float = 45.0


class Projection:
    """From places of a map and their heights to pixels, seen from very far away; heights that do not differ lie flat.

    Attributes:
        low, high: the lowest and the highest place.
    """

    def __init__(self, window: Window, low: float, high: float, view: View, area: QRectF) -> None:
        self._window, self.low, self.high = window, low, high if high > low else low + 1
        self._flat = not differ(self.low, self.high)
        self._cos, self._sin = cos(radians(view.yaw)), sin(radians(view.yaw))
        self._up, self._down = cos(radians(view.pitch)), sin(radians(view.pitch))
        reach = RAISED * self._up + CORNER * self._down
        room = (area.width() - 2 * ROOM) / CORNER, (area.height() - BELOW - ABOVE) / reach
        self._scale = max(10.0, min(room) / 2)
        self._middle = area.center() - QPointF(0, (BELOW - ABOVE) / 2)

    def turned(self, points: np.ndarray) -> np.ndarray:
        """Return points (n, 3), as (x, y, height), as how far to the right, away, and up they are; the same shape."""
        (left, right), (low, high) = self._window
        u = 2 * (points[:, 0] - left) / (right - left) - 1
        v = 2 * (points[:, 1] - low) / (high - low) - 1
        w = np.full_like(u, -RAISED)
        if not self._flat:
            w = (2 * (points[:, 2] - self.low) / (self.high - self.low) - 1) * RAISED
        return np.column_stack((u * self._cos - v * self._sin, u * self._sin + v * self._cos, w))

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return where points (n, 3) are in pixels, (n, 2)."""
        right, away, up = self.turned(points).T
        x = self._middle.x() + self._scale * right
        y = self._middle.y() - self._scale * (up * self._up + away * self._down)
        return np.column_stack((x, y))
