"""Where neurons and connections lie in the picture of a network."""

from dataclasses import dataclass
from itertools import pairwise
from math import floor

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QPainterPath

MOST_SHOWN = 12
"""How many neurons of a layer are shown at most."""

STRONGEST = 8
"""How many are shown of a layer that is wider."""

TILE = (16.0, 46.0)
"""The smallest and the largest side of a neuron, in pixels."""

ROOMY = 800.0
"""The height of a picture from which on neurons grow with it, in pixels."""

SPREAD = 90.0
"""How far the middles of neurons are apart where they are small and there is room, in pixels."""

GAP = 14.0
"""Between neurons, at least: their names stand there."""

AWAY, EDGE = 16.0, 4.0
"""How far a card lies from what it tells of, and at least from the edge of the picture, in pixels."""

APART = 6.0
"""Between titles that stand side by side, in pixels."""

TITLES, FOOT = 34.0, 30.0
"""The room for titles above all neurons, and for the legend below them, in pixels."""

Spot = tuple[int, int] | tuple[int, int, int]
"""A place in the picture: layer and place of a neuron, or layer, place before and place after of a connection."""


def first_shown(units: int) -> tuple[int, ...]:
    """Return which neurons of a layer are shown before it is known which are strongest."""
    return tuple(range(units if units <= MOST_SHOWN else STRONGEST))


def strongest(strengths: np.ndarray, shown: tuple[int, ...]) -> tuple[int, ...]:
    """Return which neurons to show now: a shown one gives way only to one that is clearly stronger."""
    if len(strengths) <= MOST_SHOWN:
        return tuple(range(len(strengths)))
    favoured = strengths.astype(float)  # 25 % more than the largest of single precision is infinite there
    favoured[list(shown)] *= 1.25
    return tuple(sorted(np.argsort(-favoured)[:STRONGEST].tolist()))


@dataclass(frozen=True)
class GraphLayout:
    """The places of all tiles: `tiles[layer][place]`, the input first."""

    tiles: tuple[tuple[QRectF, ...], ...]

    def columns(self) -> list[QRect]:
        """Return a frame around the tiles of each layer."""
        return [tiles[0].united(tiles[-1]).toAlignedRect() for tiles in self.tiles if tiles]

    def spread(self) -> float:
        """Return how far the middles of two layers are apart, in pixels."""
        first = [tiles[0].center().x() for tiles in self.tiles[:2] if tiles]
        return first[1] - first[0] if len(first) == 2 else np.inf

    def path(self, layer: int, before: int, after: int) -> QPainterPath:
        """Return the way of a connection from the layer to the next one."""
        a, b = self.tiles[layer][before], self.tiles[layer + 1][after]
        start, end = QPointF(a.right(), a.center().y()), QPointF(b.left(), b.center().y())
        bend = (end.x() - start.x()) / 2
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
        return path

    def tile_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return the layer and the place of the tile under a point."""
        for layer, tiles in enumerate(self.tiles):
            for place, tile in enumerate(tiles):
                if tile.adjusted(-3, -3, 3, 3).contains(point):
                    return layer, place
        return None

    def edge_at(self, point: QPointF, reach: float = 5.0) -> tuple[int, int, int] | None:
        """Return layer, place before and place after of the connection nearest to a point, if it is near."""
        best: tuple[float, tuple[int, int, int]] | None = None
        for layer in range(len(self.tiles) - 1):
            left, right = self.tiles[layer], self.tiles[layer + 1]
            if not left or not right or not left[0].right() < point.x() < right[0].left():
                continue
            share = (point.x() - left[0].right()) / (right[0].left() - left[0].right())
            for before in range(len(left)):
                for after in range(len(right)):
                    y = _height(left[before].center().y(), right[after].center().y(), share)
                    distance = abs(y - point.y())
                    if distance < reach and (best is None or distance < best[0]):
                        best = distance, (layer, before, after)
        return best[1] if best else None

    def next_spot(self, spot: Spot | None, across: int, down: int, turning: int) -> Spot:
        """Return where an arrow key leads to: from a neuron onto a connection, and from there to a neuron.

        Args:
            spot: where the way begins; None where it is not in the picture yet.
            across: 1 to the right, -1 to the left, or 0.
            down: 1 downwards, -1 upwards, or 0: to the next neuron, or the next connection of one neuron.
            turning: which end of a connection `down` moves: 1 for the one before, 2 for the one after.
        """
        last = [len(tiles) - 1 for tiles in self.tiles]
        if spot is None:
            return 0, 0
        if len(spot) == 2:
            layer, place = spot
            if not across:
                return layer, min(max(place + down, 0), last[layer])
            gap = layer if across > 0 else layer - 1
            if not 0 <= gap < len(last) - 1:
                return spot
            return gap, min(place, last[gap]), min(place, last[gap + 1])
        layer, before, after = spot
        if across:
            return (layer + 1, after) if across > 0 else (layer, before)
        if turning == 1:
            return layer, min(max(before + down, 0), last[layer]), after
        return layer, before, min(max(after + down, 0), last[layer + 1])


def side_by_side(middles: list[float], widths: list[float], room: float) -> list[tuple[float, float]]:
    """Return from where to where titles go that want these middles and widths, so that none lies on another.

    One that is wider than its column takes what its neighbours leave.
    """
    edges = [0.0, *((a + b) / 2 for a, b in pairwise(middles)), room]
    cells = [(edges[k] + APART / 2 * (k > 0), edges[k + 1] - APART / 2 * (k < len(middles) - 1))
             for k in range(len(middles))]  # fmt: skip
    places = [_within(*one) for one in zip(middles, widths, cells, strict=True)]
    for k, width in enumerate(widths):
        if width > places[k][1] - places[k][0]:
            left = places[k - 1][1] + APART if k else 0.0
            right = places[k + 1][0] - APART if k + 1 < len(places) else room
            places[k] = _within(middles[k], width, (left, right))
    return places


def _within(middle: float, width: float, room: tuple[float, float]) -> tuple[float, float]:
    """Return from where to where something goes that is this wide, about this middle, and not out of the room."""
    width = min(width, room[1] - room[0])
    left = max(room[0], min(middle - width / 2, room[1] - width))
    return left, left + width


def _height(start: float, end: float, share: float) -> float:
    """Return y of a connection at a share of its width: the cubic's x is nearly linear in its parameter there."""
    x = share
    t = x
    for _ in range(4):  # Newton: x(t) = 1.5 t (1 − t)² + 1.5 t² (1 − t) + t³ for the bend used above
        value = 1.5 * t * (1 - t) ** 2 + 1.5 * t**2 * (1 - t) + t**3
        slope = 1.5 - 3 * t + 3 * t**2
        t = min(1.0, max(0.0, t - (value - x) / slope))
    return start + (end - start) * (3 * t**2 - 2 * t**3)


def beside(near: QRectF, marked: QRectF, size: QSizeF, room: QSizeF) -> QRectF:
    """Return where a card lies: right or left of a place, or, where both are too narrow, below or above what is marked.

    Where nothing of that is, it covers what is marked as little as it can.

    Args:
        near: the place: a neuron, or a point of a connection.
        marked: what the card shall not cover then.
        size: of the card, in pixels.
        room: the size of the picture, in pixels.
    """
    middle = near.center()
    for x in (near.right() + AWAY, near.left() - AWAY - size.width()):
        if EDGE <= x <= room.width() - size.width() - EDGE:
            y = min(max(EDGE, middle.y() - size.height() / 2), room.height() - size.height() - EDGE)
            return QRectF(QPointF(x, y), size)
    last = room.width() - size.width() - EDGE
    below, above = marked.bottom() + AWAY, marked.top() - AWAY - size.height()
    y = below if below + size.height() + EDGE <= room.height() else max(EDGE, above)
    x = min(middle.x() - size.width() / 2, last)
    if y < below and above < EDGE:  # neither: then as far to one side as it goes
        x = last if middle.x() < room.width() / 2 else EDGE
    return QRectF(QPointF(max(EDGE, x), y), size)


def lay_out(shown: tuple[int, ...], size: QSizeF, words: float = 0.0) -> GraphLayout:
    """Return where everything lies. Tiles are whole pixels: their frames are sharp so, and pictures quick to paint.

    Args:
        shown: how many neurons of each layer are shown, the input first.
        size: of the picture, in pixels.
        words: how much room is kept free below the neurons, in pixels.
    """
    room = size.height() - TITLES - FOOT - words
    growth = max(1.0, size.height() / ROOMY)
    most = TILE[1] * growth
    side = floor(max(TILE[0], min(most, room / max(max(shown), 1) - GAP, size.width() / len(shown) / 2.2)))
    columns = len(shown)
    spread = (size.width() - side - 24) / max(1, columns - 1)
    tiles: list[tuple[QRectF, ...]] = []
    for column, count in enumerate(shown):
        x = round(12 + column * spread)
        pitch = min(room / max(count, 1), max(side * 2.2, SPREAD * growth))
        top = TITLES + (room - pitch * count) / 2 + (pitch - side) / 2
        tiles.append(tuple(QRectF(x, round(top + k * pitch), side, side) for k in range(count)))
    return GraphLayout(tuple(tiles))
