"""What curves say at a step, in words."""

import math
from collections.abc import Callable, Mapping

import numpy as np

from gui.plots.ticks import short
from gui.widgets.marks import SIGNS
from model.series import Curve


class CurveReading:
    """Puts the values of curves into lines of text.

    Attributes:
        names: what each curve is called.
        step: the words for a step, with {n}.
        write: how a value is written.
        ends: the shape of the mark that ends a curve; one with a mark has no value beyond its end.
    """

    def __init__(self) -> None:
        self.names: Mapping[str, str] = {}
        self.step = "{n}"
        self.write: Callable[[float], str] = short
        self.ends: Mapping[str, int] = {}

    def values(self, curves: Mapping[str, Curve], x: float, rows: int) -> list[str]:
        """Return the values at step x, each after its curve's name, in so many lines at most."""
        said: list[str] = []
        for name, curve in self._known(curves).items():
            value = _nearest(curve, x)
            if not (math.isnan(value) or (name in self.ends and x > curve.steps[-1])):
                sign = f"{SIGNS[self.ends[name]]} " if name in self.ends else ""
                said.append(f"{sign}{self.names[name]} {self.write(value)}")
        beside = math.ceil(len(said) / rows)  # so many in a row, or the last would not be seen
        return [" · ".join(said[k : k + beside]) for k in range(0, len(said), beside or 1)]

    def branch(self, branch: str, curves: Mapping[str, Curve], x: float) -> list[str]:
        """Return two lines, if a branch goes past step x: its name; its values, of many the first and last."""
        there = {name: c for name, c in self._known(curves).items() if c.steps[0] <= x <= c.steps[-1]}
        said = [f"{self.names[name]} {self.write(_nearest(curve, x))}" for name, curve in there.items()]
        return [branch, " · ".join(said if len(said) < 3 else (said[0], said[-1]))] if said else []

    def _known(self, curves: Mapping[str, Curve]) -> dict[str, Curve]:
        """Return the curves that have a name and points, in the order of the names."""
        return {name: curves[name] for name in self.names if name in curves and len(curves[name].steps)}


def _nearest(curve: Curve, x: float) -> float:
    """Return a curve's value at the point nearest to step x."""
    return float(curve.values[np.abs(curve.steps - x).argmin()])
