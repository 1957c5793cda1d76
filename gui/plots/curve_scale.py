"""Where the values of curves lie on their y axis: a linear one, a fixed one, or a logarithmic one with a row for 0."""

import math
from collections.abc import Sequence

import numpy as np

from gui.plots.ticks import nice_above, power_of_ten, round_powers
from model.series import Curve

LEAST = 1e-12
"""The smallest value on a logarithmic axis."""

DEEPEST = -10.0
"""How far below 0 a fixed axis reaches down where curves leave it; what lies deeper runs along its lower end."""

EARLY = 60
"""Which part of a run, one in so many, does not decide how far the axis reaches."""

BEGINNING = 3.0
"""How many times as high as all that follows the first moments may be, to be seen, too."""


class CurveScale:
    """A y axis that follows the curves.

    Attributes:
        logarithmic: whether powers of ten lie equally far apart.
        fixed: between which values it lies where it does not begin at 0 and follow the highest one; it still reaches
            down to curves that leave it below.
        ceiling: how far it reaches at most: one line that leaves all numbers behind would flatten the others.
        low, high: its ends: values, or powers of ten.
        zero: whether the lower end stands for 0, on a logarithmic axis.
    """

    def __init__(self) -> None:
        self.logarithmic = False
        self.fixed: tuple[float, float] | None = None
        self.ceiling = math.inf
        self.low, self.high = -math.inf, math.inf
        self.zero = False

    def fit(self, curves: Sequence[Curve], batches: Sequence[Curve]) -> bool:
        """Reach over all curves but those of the batches, of which it only matters whether there is a 0.

        Returns:
            Whether places on a logarithmic axis are others than before.
        """
        before = self.low, self.zero
        self.zero = self.logarithmic and not all(c.values.all() for c in (*curves, *batches))
        begun = [c for c in curves if len(c.values)]
        self.low, self.high = self._powers(begun) if self.logarithmic else self._values(begun)
        return self.logarithmic and (self.low, self.zero) != before

    def _powers(self, curves: Sequence[Curve]) -> tuple[float, float]:
        """Return ends with room for the first moments, too, and with one more row where there is a 0."""
        values = np.concatenate([c.values for c in curves] or [np.empty(0)])
        least, most = _reach(np.minimum(values, self.ceiling))
        if most - least < 2 and not self.zero:  # whole decades could leave half of the plot empty
            rows = round_powers(least, most)
            return float(rows[0]), float(rows[-1])
        low = math.floor(least)
        return low - self.zero, max(low + 1.0, math.ceil(most))

    def _values(self, curves: Sequence[Curve]) -> tuple[float, float]:
        shown = [np.minimum(_settled(c), self.ceiling) for c in curves]
        low = min((float(v.min()) for v in shown), default=0.0)
        high = max((float(v.max()) for v in shown), default=1.0)
        begun = min(self.ceiling, max((float(c.values.max()) for c in curves), default=high))
        high = begun if begun <= BEGINNING * high else high
        if self.fixed:
            least, most = self.fixed
            return (least, most) if low >= least else (-nice_above(min(-low, -DEEPEST)), most)
        return 0.0, nice_above(max(high, 1e-6))

    def place(self, values: np.ndarray) -> np.ndarray:
        """Return where values lie on the axis; of their shape."""
        if self.logarithmic:
            powers = np.log10(np.maximum(values, LEAST))
            # There is no place for 0: it has a row of its own along the lower edge, into which nothing else comes.
            return np.where(values == 0, self.low, np.maximum(powers, self.low + 1)) if self.zero else powers
        return np.maximum(values, DEEPEST) if self.fixed else values

    def rows(self, low: float, high: float, wanted: int) -> np.ndarray:
        """Return about `wanted` places of a logarithmic axis that get a number: whole powers, and that of 0.

        Where it ends between two of them, those of 1, 2 and 5 get one, or else whole powers, or at least both ends.
        The upper end always has one: nothing that is seen lies above all numbers.
        """
        near = (high - low) / wanted / 2  # here a number would lie on that of an end
        if low != round(low) or high != round(high):
            rows = round_powers(low, high)
            if len(rows) <= max(2, wanted):
                return rows
            whole = rows[rows == np.round(rows)]
            return np.append(whole[whole < high - near], high) if len(whole) > 1 else rows[[0, -1]]
        gap = max(1, math.ceil((high - low) / wanted))
        rows = np.arange(high, low - 1e-9, -gap)[::-1]
        return np.concatenate(([low], rows[rows > low + near])) if self.zero else rows

    def write(self, power: float) -> str:
        """Write what a place on a logarithmic axis stands for."""
        return "0" if self.zero and power == self.low else power_of_ten(power)


def _settled(curve: Curve) -> np.ndarray:
    """Return the values without those of the first moments, which may lie far from all that follows."""
    begun = np.searchsorted(curve.steps, curve.steps[-1] / EARLY) if len(curve.steps) > EARLY else 0
    return curve.values[begun:]


def _reach(values: np.ndarray) -> tuple[float, float]:
    """Return the exponents of the least and the greatest of all values that have room on a logarithmic axis."""
    found = values[(values > LEAST) & np.isfinite(values)]
    return (math.log10(found.min()), math.log10(found.max())) if len(found) else (-2.0, 1.0)
