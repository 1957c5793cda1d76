"""Questions about the move that was done last, when a step is done move by move."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from model.differentiation import METHODS, H
from model.inside.arithmetic import Node, Number, Pattern, Piece, sources, targets
from model.inside.dots import Dots, dots
from model.inside.explanations import explain
from model.inside.scene import AFTER, FLAT, Explanation, Scene
from model.inside.twin import Twin
from model.layers.workspace import Moment
from model.network import Parameter
from model.observations import Observation
from model.trainer import Trainer
from model.work import Work, finished

WHOLE = 300_000
"""How many values of an array are shown at most; of more, those of one sample."""

SAMPLES_FIRST = ("X", "Z", "A", "M", "drawn", "X̂", "T", "Y", "dX", "dZ", "dA", "columns")
SAMPLES_SECOND = ("windows", "d_windows")
"""Arrays whose first or second axis counts samples; of columns it counts the windows of one sample after another."""

ALTERING = ("penalty", "clip")
"""The moves that make another vector of the gradient: what comes of it is not ∂L/∂ the parameters any more."""


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
        image = (28, 28) if trainer.dataset.source.image else ()
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
        ahead = Moment(trainer.step_number, trainer.program, 0, {})
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
    network, experiment = trainer.network, trainer.experiment
    scenes = [Scene(network, experiment, moment, k, part, notation) for k in range(len(moment.program))]
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


# --- one cell -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class CellAnswer:
    """A cell of an array of the present move.

    Attributes:
        pieces: its arithmetic with the numbers put in; empty where it has none.
        value: the number itself.
        sources: the cells that it comes from, by array.
        targets: the cells of results that it goes to.
        slope: of ∂L/∂ a parameter, which one that is in the flat vector, else None.
    """

    pieces: tuple[Piece, ...]
    value: float
    sources: dict[str, list[Pattern]]
    targets: dict[str, list[Pattern]]
    slope: int | None

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
        scene = Scene(trainer.network, trainer.experiment, moment, moment.done - 1, self.part)
        array = scene.arrays.get(self.key)
        if array is None or len(self.index) != array.ndim:
            return None
        if not all(0 <= i < n for i, n in zip(self.index, array.shape, strict=True)):
            return None
        found = explain(scene)
        pieces: list[Piece] = []
        comes: dict[str, list[Pattern]] = {}
        if self.key in found.cells:
            dims, node = found.cells[self.key]
            env = scene.leaf(self.key, *dims).bind(found.about, self.index)[0]
            pieces, comes = node.write(found.about, env), sources(node, found.about, env)
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
        )


def _parameter(scene: Scene, key: str, index: tuple[int, ...]) -> int | None:
    """Return which parameter, in the flat vector, a cell of a gradient belongs to."""
    if key.endswith(AFTER) or not key.startswith("d"):
        return None
    layer = scene.part.layer if scene.move.kind in FLAT else scene.layer
    part = next((p for p in scene.parameters if p.layer == layer and f"d{p.name}" == key), None)
    return None if part is None else part.start + int(np.ravel_multi_index(index, part.shape))


# --- the same gradient by differences -------------------------------------------------------------------------------


@dataclass(frozen=True)
class SlopeAnswer:
    """The gradient of one parameter, found twice, both in float64.

    Attributes:
        value: the parameter.
        backpropagated: by backpropagation.
        numerical: by differences.
        h: how far it was moved.
        losses: what the loss was at each place: pairs of how many h it was moved, and the loss.
        evaluations: how many times the loss is evaluated in a step that finds the whole gradient so.
        terms: the share of each loss in the difference.
    """

    value: float
    backpropagated: float
    numerical: float
    h: float
    losses: tuple[tuple[float, float], ...]
    evaluations: int
    terms: tuple[tuple[float, float], ...]

    @property
    def difference(self) -> float:
        """How far the two are apart, by the larger one; 0 where both are 0."""
        largest = max(abs(self.backpropagated), abs(self.numerical))
        return abs(self.backpropagated - self.numerical) / largest if largest else 0.0

    def node(self) -> Node:
        """Return the difference as an expression: (a − b) / h, with whole numbers before the losses."""
        losses = dict(self.losses)
        whole = round(1 / min(abs(c) for _, c in self.terms))  # ½ a − ½ b is written as (a − b) / 2
        total: Node | None = None
        for s, c in self.terms:
            times = round(abs(c) * whole)
            term = Number(losses[s]) if times == 1 else Number(times) * Number(losses[s])
            if total is None:
                total = -term if c < 0 else term
            elif c < 0:
                total = total - term
            else:
                total = total + term
        assert total is not None
        return total / (Number(self.h) if whole == 1 else Number(whole) * Number(self.h))


@dataclass(frozen=True)
class Slope(Observation):
    """What is the gradient of one parameter, by backpropagation and by differences?

    Attributes:
        parameter: which, in the flat vector.
        method: an id of METHODS; unless told so the run's own, or central differences.
    """

    parameter: int
    method: str = ""

    def answer(self, trainer: Trainer) -> SlopeAnswer | None:
        """Return both; None where no step is done move by move."""
        moment = trainer.moment
        if moment is None or not 0 <= self.parameter < len(trainer.network.parameters):
            return None
        return slope_of(trainer, self.parameter, self.method)


def slope_of(trainer: Trainer, parameter: int, method: str = "") -> SlopeAnswer:
    """Return the gradient of one parameter for the batch of the present step, found twice."""
    return finished(slope_in_parts(trainer, parameter, method))


def slope_in_parts(trainer: Trainer, parameter: int, method: str = "") -> Work[SlopeAnswer]:
    """Do the same, yielding (done, total) after each evaluation of the loss.

    Args:
        trainer: with a step that is done move by move.
        parameter: which, in the flat vector.
        method: an id of METHODS; unless told so the run's own, or central differences.
    """
    own = trainer.experiment.gradient
    method = method or (own if own in METHODS else "central")
    moment = trainer.moment
    assert moment, "a step is done move by move"
    twin = Twin(trainer, moment)
    start = twin.parameters
    terms = METHODS[method].terms
    losses: list[tuple[float, float]] = []
    for number, (s, _) in enumerate(terms, 1):
        moved = start.copy()
        moved[parameter] += s * H
        losses.append((s, twin.loss(moved)))
        yield number, len(terms) + 1
    slope = sum(c * value for (_, c), (_, value) in zip(terms, losses, strict=True)) / H
    back = float(twin.gradient(start)[parameter])
    each = sum(1 for s, _ in terms if s) * len(start) + any(s == 0 for s, _ in terms)
    return SlopeAnswer(float(start[parameter]), back, slope, H, tuple(losses), each, terms)


# --- softmax, opened ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OpenedSoftmax:
    """Softmax of one sample in its parts, with a subtracted constant c, in the precision of the run.

    Attributes:
        shifted: a − c.
        exp: exp(a − c); infinity where that is too large.
        total: the sum of them.
        result: exp(a − c) / total; NaN where infinity is divided by infinity.
    """

    shifted: np.ndarray
    exp: np.ndarray
    total: float
    result: np.ndarray


def opened_softmax(logits: np.ndarray, constant: float) -> OpenedSoftmax:
    """Return softmax of logits (n,) in its parts; with the maximum as constant nothing overflows."""
    with np.errstate(all="ignore"):
        shifted = logits - logits.dtype.type(constant)
        exp = np.exp(shifted)
        total = np.add.reduce(exp)
        return OpenedSoftmax(shifted, exp, float(total), exp / total)
