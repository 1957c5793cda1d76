"""One cell of an array of the present move: how it comes about, and where it goes."""

from dataclasses import dataclass

import numpy as np

from model.inside.arithmetic import DIGITS, Pattern, Piece, digits_for
from model.inside.explanations import explain
from model.inside.scene import FLAT, Scene
from model.inside.slope import slope_of
from model.inside.tracing import sources, targets
from model.observations import Observation
from model.trainer import Trainer

ALTERING = ("penalty", "clip")
"""The moves that make another vector of the gradient: what comes of it is not ∂L/∂ the parameters any more."""


@dataclass(frozen=True)
class CellAnswer:
    """A cell of an array of the present move.

    Attributes:
        pieces: its arithmetic with the numbers put in; empty where it has none.
        value: the number itself.
        sources: the cells that it comes from, by array.
        targets: the cells of results that it goes to.
        slope: of ∂L/∂ a parameter, which one that is in the flat vector, else None.
        digits: in how many the numbers of its arithmetic are to be written.
    """

    pieces: tuple[Piece, ...]
    value: float
    sources: dict[str, list[Pattern]]
    targets: dict[str, list[Pattern]]
    slope: int | None
    digits: int = DIGITS[0]

    @property
    def copied(self) -> tuple[str, tuple[int, ...]] | None:
        """The array and the index of the one cell that it is a copy of; None where it is computed."""
        return self.pieces[0].cell if len(self.pieces) == 1 else None


@dataclass(frozen=True)
class Cell(Observation):
    """How does a cell of the present move come about, and where does it go?

    Attributes:
        key: of the array.
        index: in the whole array.
        part: of moves on all parameters, which one is shown.
    """

    key: str
    index: tuple[int, ...]
    part: int = 0

    def answer(self, trainer: Trainer) -> CellAnswer | None:
        """Return its arithmetic; None where the present move has no such cell."""
        moment = trainer.moment
        if moment is None:
            return None
        scene = Scene(trainer.network, moment, moment.done - 1, self.part)
        array = scene.arrays.get(self.key)
        if array is None or len(self.index) != array.ndim:
            return None
        if not all(0 <= i < n for i, n in zip(self.index, array.shape, strict=True)):
            return None
        found = explain(scene)
        pieces: list[Piece] = []
        digits = DIGITS[0]
        comes: dict[str, list[Pattern]] = {}
        if self.key in found.cells:
            dims, node = found.cells[self.key]
            env = scene.leaf(self.key, *dims).bind(found.about, self.index)[0]
            pieces, comes = node.write(found.about, env), sources(node, found.about, env)
            digits = digits_for(node, found.about, env)
        goes = {
            key: targets(node, dims, self.key, self.index, found.about) for key, (dims, node) in found.cells.items()
        }
        altered = any(move.kind in ALTERING for move in moment.program[: moment.done - 1])
        parameter = None if altered else _parameter(scene, self.key, self.index)
        if scene.move.kind == "numerical_gradient" and parameter is not None:
            pieces = slope_of(trainer, parameter).node().write(found.about, {})
        return CellAnswer(
            tuple(pieces),
            float(array[self.index]),
            comes,
            {key: cells for key, cells in goes.items() if cells},
            parameter,
            digits,
        )


def _parameter(scene: Scene, key: str, index: tuple[int, ...]) -> int | None:
    """Return which parameter, in the flat vector, a cell of a gradient belongs to."""
    layer = scene.part.layer if scene.move.kind in FLAT else scene.layer
    part = next((p for p in scene.parameters if p.layer == layer and f"d{p.name}" == key), None)
    return None if part is None else part.start + int(np.ravel_multi_index(index, part.shape))
