"""The move that was done last, when a step is done move by move, and the list of all moves of the step."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from model.flow import Parameter
from model.inside.dots import Dots, dots
from model.inside.explanations import explain
from model.inside.scene import AFTER, FLAT, Explanation, Scene
from model.moment import Moment
from model.observations import Observation
from model.trainer import Trainer

WHOLE = 300_000
"""How many values of an array are shown at most; of more, those of one sample."""

SAMPLES_FIRST = ("X", "Z", "A", "M", "drawn", "X̂", "T", "Y", "dX", "dZ", "dA", "columns")
SAMPLES_SECOND = ("windows", "d_windows")
"""Arrays whose first or second axis counts samples; of columns it counts the windows of one sample after another."""


@dataclass(frozen=True)
class Quantity:
    """An array of a move, as it is shown.

    Attributes:
        key: its name among the arrays of the move.
        latex, code: how it is written.
        values: a copy, of the whole or of one sample.
        shape: of the whole.
        offset: what is added to an index of `values` to have that of the whole.
        samples: which axis counts samples; −1 where none does.
        after: whether this is what was written over, as it is afterwards.
        image: the shape of a picture that each row is; empty where it is none.
        bytes_kept: how much memory it takes until the backward pass reads it; 0 where it is not kept.
    """

    key: str
    latex: str
    code: str
    values: np.ndarray
    shape: tuple[int, ...]
    offset: tuple[int, ...]
    samples: int
    after: bool
    image: tuple[int, ...]
    bytes_kept: int


@dataclass(frozen=True)
class Line:
    """A move in the list of a step.

    Attributes:
        kind: one of MOVES.
        layer: which layer, from 1; 0 for none.
        row: the kind of row of that layer; empty for none.
        sentence: the id of what happens.
        formula: in LaTeX.
        shape: of its first result; of moves on all parameters, how many those are.
        kept: how many bytes of its results are kept for the backward pass.
    """

    kind: str
    layer: int
    row: str
    sentence: str
    formula: str
    shape: tuple[int, ...]
    kept: int


@dataclass(frozen=True)
class MoveAnswer:
    """The move that was done last.

    Attributes:
        step: how many steps were done before this one.
        lines: all moves of the step.
        done: how many of them are done.
        sentence: the id of what happens.
        formula: in LaTeX.
        code: the lines of NumPy with the shapes.
        operands, results: the arrays.
        batch: how many samples there are.
        cut: whether arrays are shown for one sample only because they are large or pictures.
        parts: of moves on all parameters, the parameters to choose from, else empty.
        part: which of them is shown.
        keeps: the arrays that are kept by now for the backward pass, with their bytes.
        dots: this batch on a curve, where the move has one.
    """

    step: int
    lines: tuple[Line, ...]
    done: int
    sentence: str
    formula: str
    code: tuple[tuple[str, str], ...]
    operands: tuple[Quantity, ...]
    results: tuple[Quantity, ...]
    batch: int
    cut: bool
    parts: tuple[Parameter, ...]
    part: int
    keeps: tuple[tuple[str, int], ...]
    dots: Dots | None


@dataclass(frozen=True)
class PresentMove(Observation):
    """What does the move do that was done last?

    Attributes:
        sample: which sample is shown; None for all.
        part: of moves on all parameters, which one is shown.
        notation: one of NOTATIONS.
    """

    sample: int | None = None
    part: int = 0
    notation: str = "book"

    def answer(self, trainer: Trainer) -> MoveAnswer | None:
        """Return the move, or None where no step is done move by move."""
        moment = trainer.moment
        if moment is None:
            return None
        scenes, explained, kept = _explained(trainer, moment, self.part, self.notation)
        lines = tuple(_line(scene, found, kept) for scene, found in zip(scenes, explained, strict=True))
        scene, found = scenes[moment.done - 1], explained[moment.done - 1]
        batch = len(dict(moment.program[0].results)["T"])
        image = trainer.dataset.data.image_shape[:2]
        show = Shower(scene, kept, batch, self.sample, image)
        flat = scene.move.kind in FLAT
        keeps = tuple(
            (scenes[k].latex(name), array.nbytes)
            for k in range(moment.done)
            for name, array in _results_kept(moment, k, kept)
        )
        return MoveAnswer(
            moment.step,
            lines,
            moment.done,
            found.sentence,
            found.formula,
            found.code,
            tuple(show.quantity(key) for key in found.operands),
            tuple(show.quantity(key) for key in found.results),
            batch,
            show.cut,
            scene.parameters if flat else (),
            scene.parameters.index(scene.part) if flat else 0,
            keeps,
            dots(scene),
        )


@dataclass(frozen=True)
class MovesAhead(Observation):
    """Which moves will the next step have?

    Attributes:
        part, notation: see PresentMove.
    """

    every: ClassVar[float] = 1.0

    part: int = 0
    notation: str = "book"

    def answer(self, trainer: Trainer) -> tuple[Line, ...] | None:
        """Return its moves, or None where a step is done move by move already."""
        if trainer.moment is not None:
            return None
        ahead = Moment(trainer.step_number, trainer.experiment, trainer.program, 0, {})
        scenes, explained, kept = _explained(trainer, ahead, self.part, self.notation)
        return tuple(_line(scene, found, kept) for scene, found in zip(scenes, explained, strict=True))


class Shower:
    """Copies what is shown of the arrays of a move."""

    def __init__(
        self, scene: Scene, kept: frozenset[int], batch: int, sample: int | None, image: tuple[int, ...]
    ) -> None:
        self._scene, self._kept, self._batch, self._image = scene, kept, batch, image
        self._sample = None if sample is None else max(0, min(sample, batch - 1))
        large = any(
            array.ndim == 4 or (array.size > WHOLE and self._axis(key) >= 0) for key, array in scene.arrays.items()
        )
        self.cut = large and sample is None
        if self.cut:
            self._sample = 0

    def _axis(self, key: str) -> int:
        """Return which axis counts samples."""
        return 0 if key in SAMPLES_FIRST else 1 if key in SAMPLES_SECOND else -1

    def quantity(self, key: str) -> Quantity:
        """Return an array as it is shown."""
        scene = self._scene
        array = scene.arrays[key]
        axis, offset, values = self._axis(key), [0] * array.ndim, array
        if axis >= 0 and self._sample is not None:
            each = array.shape[axis] // self._batch
            first = self._sample * each
            values = array.take(range(first, first + each), axis)
            offset[axis] = first
        pictures = self._image and key == "X" and array.ndim == 2 and scene.code(key) == "X"
        # In a product X is a matrix, unless it is one sample; where the batch is taken, every row is a picture.
        picture = self._image if pictures and (scene.move.kind == "batch" or self._sample is not None) else ()
        return Quantity(
            key,
            scene.latex(key),
            scene.code(key),
            np.array(values),
            array.shape,
            tuple(offset),
            axis,
            key.endswith(AFTER),
            picture,
            array.nbytes if _place(array) in self._kept else 0,
        )


def _place(array: np.ndarray) -> int:
    """Return where an array lies in memory."""
    return array.__array_interface__["data"][0]


def _explained(
    trainer: Trainer, moment: Moment, part: int, notation: str
) -> tuple[list[Scene], list[Explanation], frozenset[int]]:
    """Return the moves of a step, what each computes, and where what the forward pass keeps lies."""
    scenes = [Scene(trainer.network, moment, k, part, notation) for k in range(len(moment.program))]
    explained = [explain(scene) for scene in scenes]
    return scenes, explained, _kept(moment, scenes, explained)


def _kept(moment: Moment, scenes: list[Scene], explained: list[Explanation]) -> frozenset[int]:
    """Return where the arrays lie that the forward pass writes and the backward pass reads."""
    kinds = [move.kind for move in moment.program]
    loss = kinds.index("loss")
    written = {_place(a) for move in moment.program[:loss] for _, a in move.results if a.size > 1}
    read = {
        _place(scene.arrays[key])
        for scene, found in zip(scenes[loss + 1 :], explained[loss + 1 :], strict=True)
        for key in found.operands
        if scene.move.kind not in (*FLAT, "schedule")
    }
    return frozenset(written & read)


def _results_kept(moment: Moment, k: int, kept: frozenset[int]) -> Iterator[tuple[str, np.ndarray]]:
    if "loss" in [move.kind for move in moment.program[: k + 1]]:
        return
    move = moment.program[k]
    for name, array in move.results:
        if _place(array) in kept and move.kind != "flatten":  # which copies nothing
            yield name, array


def _line(scene: Scene, found: Explanation, kept: frozenset[int]) -> Line:
    move = scene.move
    shape = (scene.parameters[-1].stop,) if move.kind in FLAT else found.about.arrays[found.results[0]].shape
    forward = "gradient" not in move.kind and move.kind not in ("col2im", "loss", "flatten")
    size = sum(array.nbytes for _, array in move.results if forward and _place(array) in kept)
    layer = 0 if move.layer is None else move.layer + 1
    return Line(move.kind, layer, scene.row.kind if layer else "", found.sentence, found.brief, shape, size)
