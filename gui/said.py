"""What a file says of the Descent stage, read with care: a value counts only where it is one that can be."""

from collections.abc import Mapping

from model.saved import Scalar
from model.surfaces import Point, Window

FAR, WIDEST, NARROWEST = 1e12, 1e12, 1e-9
"""How far from 0 a place may be, and how wide a window, at most and at least beside its distance from 0."""


class Said:
    """What a file says: a value where it is one that can be, else None or what counts instead."""

    def __init__(self, window: Mapping[str, Scalar]) -> None:
        self._window = window

    def get(self, name: str) -> Scalar:
        """Return whatever is said, unchecked; None where nothing is."""
        return self._window.get(f"descent.{name}")

    def word(self, name: str, choices: tuple[str, ...], instead: str) -> str:
        """Return one of some words."""
        value = self.get(name)
        return value if isinstance(value, str) and value in choices else instead

    def whole(self, name: str, most: int, instead: int = 0) -> int:
        """Return a whole number from 0 on."""
        value = self.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most else instead

    def number(self, name: str, limits: tuple[float, float]) -> float | None:
        """Return a number within limits."""
        value = self.get(name)
        good = isinstance(value, int | float) and not isinstance(value, bool) and limits[0] <= value <= limits[1]
        return float(value) if good else None  # type: ignore[arg-type]

    def point(self, name: str) -> Point | None:
        """Return a place of a plane."""
        a, b = (self.number(f"{name}.{k}", (-FAR, FAR)) for k in range(2))
        return None if a is None or b is None else (a, b)

    def part(self, name: str) -> Window | None:
        """Return a part of a plane that a map can show."""
        x, y = self.point(f"{name}.x"), self.point(f"{name}.y")
        if x is None or y is None:
            return None
        least = [NARROWEST * max(1e-3, abs(low), abs(high)) for low, high in (x, y)]
        good = all(short < high - low < WIDEST for short, (low, high) in zip(least, (x, y), strict=True))
        return (x, y) if good else None
