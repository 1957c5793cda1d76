"""Strokes of a pen on a square of 280 units, and what can be undone among them."""

from __future__ import annotations

from dataclasses import dataclass

SIDE = 280.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Stroke:
    """One line of the pen in pad units: 0 to 280 from the top left, x before y; the pen's radius at each point."""

    points: tuple[Point, ...]
    radii: tuple[float, ...]

    def starts_like(self, other: Stroke) -> bool:
        """Return whether another stroke is how this one begins."""
        n = len(other.points)
        return self.points[:n] == other.points and self.radii[:n] == other.radii


class StrokeHistory:
    """The strokes that stand, those before and those taken back."""

    def __init__(self, strokes: tuple[Stroke, ...] = ()) -> None:
        self.strokes = strokes
        self.past: list[tuple[Stroke, ...]] = []
        self.future: list[tuple[Stroke, ...]] = []

    def keep(self, strokes: tuple[Stroke, ...]) -> None:
        """Let these stand from now on."""
        self.past.append(self.strokes)
        self.future.clear()
        self.strokes = strokes

    def undo(self) -> bool:
        """Go one back; False where there is nothing before."""
        return self._travel(self.past, self.future)

    def redo(self) -> bool:
        return self._travel(self.future, self.past)

    def _travel(self, source: list[tuple[Stroke, ...]], target: list[tuple[Stroke, ...]]) -> bool:
        if not source:
            return False
        target.append(self.strokes)
        self.strokes = source.pop()
        return True


def inside(point: Point) -> bool:
    return 0.0 <= point[0] <= SIDE and 0.0 <= point[1] <= SIDE


def edge(within: Point, beyond: Point) -> Point:
    """Where the line from a point on the pad to one off it crosses the border."""
    share = 1.0
    for a, b in zip(within, beyond, strict=True):
        if b > SIDE:
            share = min(share, (SIDE - a) / (b - a))
        elif b < 0.0:
            share = min(share, a / (a - b))
    x, y = (min(SIDE, max(0.0, a + share * (b - a))) for a, b in zip(within, beyond, strict=True))
    return (x, y)
