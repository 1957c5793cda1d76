"""The flow through a stack: how the shapes of a sample follow from layer to layer, and where each array lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from model.layers.base import Layer, Shape, Unfit


@dataclass(frozen=True)
class Parameter:
    """Where one array lies in a flat vector.

    Attributes:
        name: "W", "b", "γ", "β" or "slope"; of what is kept besides, "running_mean" or "running_variance".
        layer: 0 for the first layer after the input.
        start, stop: its place in the flat vector.
        shape: its own shape; C-ordered.
    """

    name: str
    layer: int
    start: int
    stop: int
    shape: tuple[int, ...]


@dataclass(frozen=True)
class Flow:
    """How the shapes of a stack follow from each other.

    Attributes:
        inputs: what comes to each row, as far as the rows fit.
        shapes: what each row makes of it, up to the first that does not fit.
        misfit: why that one does not; None where all fit.
        layout: where the parameters of those that fit lie in the flat vector: layer by layer, W first, adjacent.
        kept: the same of what they keep besides.
        values: how many values they compute for one sample.
    """

    inputs: tuple[Shape, ...]
    shapes: tuple[Shape, ...]
    misfit: Unfit | None
    layout: tuple[Parameter, ...]
    kept: tuple[Parameter, ...]
    values: int

    @property
    def parameter_count(self) -> int:
        """How many parameters there are in all."""
        return self.layout[-1].stop if self.layout else 0

    @property
    def learning(self) -> tuple[int, ...]:
        """Which layers have parameters."""
        return tuple(dict.fromkeys(part.layer for part in self.layout))

    @property
    def kept_count(self) -> int:
        """How many numbers are kept besides."""
        return self.kept[-1].stop if self.kept else 0


def flow(shape: Shape, rows: Sequence[Layer]) -> Flow:
    """Return how a sample of `shape` goes through a stack."""
    inputs: list[Shape] = []
    shapes: list[Shape] = []
    layout: list[Parameter] = []
    kept: list[Parameter] = []
    misfit, values = None, 0
    for k, row in enumerate(rows):
        try:
            result = row.fitting(shape)
        except Unfit as unfit:
            misfit = unfit
            break
        _lay_out(layout, k, row.parameters(shape))
        _lay_out(kept, k, row.kept(shape))
        values += row.values(shape)
        inputs.append(shape)
        shapes.append(result)
        shape = result
    return Flow(tuple(inputs), tuple(shapes), misfit, tuple(layout), tuple(kept), values)


def _lay_out(layout: list[Parameter], layer: int, shapes: dict[str, Shape]) -> None:
    for name, shape in shapes.items():
        start = layout[-1].stop if layout else 0
        layout.append(Parameter(name, layer, start, start + prod(shape), shape))
