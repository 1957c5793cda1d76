"""The pace: how many steps are due at the speed a person chose."""

import math
import time

CATCH_UP = 0.1
"""How much lost time is made up for at most, in seconds: a run that was held up shall not leap."""


class Pace:
    """Turns steps a second into steps that are due now.

    Attributes:
        speed: steps a second; infinity is as fast as it goes.
    """

    def __init__(self) -> None:
        self.speed = math.inf
        self._credit = 0.0
        self._last = time.perf_counter()

    @property
    def unbounded(self) -> bool:
        """Whether it goes as fast as it can."""
        return math.isinf(self.speed)

    def begin(self) -> None:
        """Begin to play: the first step is due at once."""
        self._credit, self._last = 1.0, time.perf_counter()

    def set_speed(self, speed: float) -> None:
        """Go at another speed from now on."""
        self.speed = speed
        self._credit, self._last = min(self._credit, 1.0), time.perf_counter()

    def tick(self) -> None:
        """Count the time since the last tick."""
        now = time.perf_counter()
        if not self.unbounded:
            credit = self._credit + (now - self._last) * self.speed
            most = max(1, int(self.speed * CATCH_UP))
            self._credit = credit if credit < most else most + credit % 1  # the part of a step is never lost
        self._last = now

    def due(self) -> int:
        """Return how many steps may be done now."""
        return 10**9 if self.unbounded else int(self._credit)

    def done(self, steps: int) -> None:
        """Count steps that were done."""
        if not self.unbounded:
            self._credit -= steps
