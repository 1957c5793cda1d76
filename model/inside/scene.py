"""A scene: one move with its arrays under their names in formulas, as the book writes them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from model.figures import short_power
from model.flow import Parameter
from model.inside.arithmetic import Arrays, Dim, Leaf, Node
from model.layers import ActivationLayer, Layer
from model.layers.workspace import Move
from model.moment import Moment
from model.network import Network

NOTATIONS = ("book", "z_h")
"""A = XW + b, Z = h(A), as the book has it; or Z = XW + b, H = h(Z)."""

FLAT = ("numerical_gradient", "penalty", "clip", "update")
"""The moves that work on all parameters at once: of them one array is shown at a time."""

AFTER = "′"
"""Ends the name of what was written over, as it is afterwards."""

LATEX = {
    "W": "W", "b": "b", "γ": r"\gamma", "β": r"\beta", "slope": r"\alpha", "M": "M", "drawn": "U", "μ": r"\mu",
    "σ²": r"\sigma^{2}", "X̂": r"\hat{X}", "running_mean": r"\bar{\mu}", "running_variance": r"\bar{\sigma}^{2}",
    "columns": r"\mathrm{col}", "windows": r"\mathrm{win}",
}  # fmt: skip
"""Names that belong to a layer."""

CODE = {
    "γ": "gamma", "β": "beta", "slope": "alpha", "drawn": "U", "μ": "mu", "σ²": "var", "X̂": "Xhat", "columns": "col",
    "windows": "win",
}  # fmt: skip
"""The same in NumPy, where they differ."""


@dataclass(frozen=True)
class Explanation:
    """What a move computes.

    Attributes:
        formula: in LaTeX.
        code: the lines of NumPy, each with the shapes of what it reads and writes.
        operands, results: the arrays that are shown, by key.
        about: the arrays, and how far the letters count.
        cells: for each result whose cells can be written out, its indices and its expression.
        sentence: the id of the sentence that says what happens.
        brief: the formula for a list, in LaTeX.
    """

    formula: str
    code: tuple[tuple[str, str], ...]
    operands: tuple[str, ...]
    results: tuple[str, ...]
    about: Arrays
    cells: Mapping[str, tuple[tuple[Dim, ...], Node]]
    sentence: str
    brief: str


class Scene:
    """One move of a step.

    Attributes:
        move: the move.
        experiment: the choices in force at this step.
        layer: which layer it belongs to; the output layer where it belongs to none.
        row: the row of the stack that this layer is.
        step: how many steps were done before this one.
        parameters: where each array lies in the flat vector of all parameters.
        part: of moves on all parameters, the one whose arrays are shown.
        arrays: by key: the name of the move's operand or result, with AFTER where an operand is written over.
    """

    def __init__(self, network: Network, moment: Moment, number: int, part: int = 0, notation: str = "book") -> None:
        """Take move `number` of a step, from 0; its values are there if it is the one that was done last."""
        self.move: Move = moment.program[number]
        self._program = moment.program
        self.experiment, self.step = moment.experiment, moment.step
        self._top = len(network.rows) - 1
        self.layer = self._top if self.move.layer is None else self.move.layer
        self.row: Layer = network.rows[self.layer]
        self.part: Parameter = network.flow.layout[max(0, min(part, len(network.flow.layout) - 1))]
        self.parameters = network.flow.layout
        self._notation = notation
        before = moment.before if number == moment.done - 1 else {}
        self.arrays: dict[str, np.ndarray] = {}
        read = {name for name, _ in self.move.operands}
        for name, array in self.move.operands:
            self._take(name, before.get(name, array), "")
        for name, array in self.move.results:
            self._take(name, array, AFTER if name in read else "")

    def _take(self, name: str, array: np.ndarray, mark: str) -> None:
        if self.move.kind in FLAT:
            if self.move.kind == "clip" and name == "gradient":
                self.arrays["g" + mark] = array
            name = {"parameters": self.part.name, "gradient": f"d{self.part.name}"}.get(name, name)
            if array.shape == (self.parameters[-1].stop,):
                array = Network.view(array, self.part)
        self.arrays[name + mark] = array

    @cached_property
    def batch(self) -> int:
        """How many samples the batch has."""
        name = next(key for key in ("X", "Z", "dZ", "dA", "T", "windows") if key in self.arrays)
        return self.arrays[name].shape[1 if name == "windows" else 0]

    @cached_property
    def count(self) -> int:
        """How many values of a unit or channel batch normalisation takes together."""
        x = next(dict(m.operands)["X"] for m in self._program if m.kind == "statistics" and m.layer == self.layer)
        return x.size // x.shape[-1]

    def shape(self, key: str) -> tuple[int, ...]:
        """Return the shape of an array."""
        return self.arrays[key].shape

    # --- names --------------------------------------------------------------------------------------------------

    def _named(self, key: str) -> tuple[str, int | None]:
        """Return the plain name of a key and which layer, from 1, it is written with."""
        a, z = ("A", "Z") if self._notation == "book" else ("Z", "H")
        number = (self.part.layer if self.move.kind in FLAT else self.layer) + 1
        if key == "A" and isinstance(self.row, ActivationLayer):
            key = "X"
        if key in ("Y", "T", "L", "g") or (key == "X" and (self.layer == 0 or self.move.kind in ("batch", *FLAT))):
            return key, None
        if key in ("A", "Z", "X"):
            last = key == "Z" and self.layer == self._top
            return ("Y", None) if last else (a, number) if key == "A" else (z, number - (key == "X"))
        return key, number if key in LATEX else None

    def _whole(self, key: str) -> tuple[str, bool]:
        """Return a key without its marks, and whether it is a derivative of the loss."""
        key = key.removesuffix(AFTER)
        inner = key[1:].removeprefix("_")
        derivative = key.startswith("d") and key != "drawn" and (inner in LATEX or inner in ("A", "X", "Z"))
        return (inner, True) if derivative else (key, False)

    def latex(self, key: str) -> str:
        """Return how an array is written in formulas."""
        plain, derivative = self._whole(key)
        name, number = self._named(plain)
        text = LATEX.get(name, {"η": r"\eta", "norm": r"\Vert g\Vert"}.get(name, name))
        if number is not None:
            head, power, rest = text.partition("^{")
            text = f"{head}^{{({number})" + (f"{power and ' '}{rest}" if power else "}")
        return rf"\partial L/\partial {text}" if derivative else text

    def code(self, key: str) -> str:
        """Return how an array is written in NumPy."""
        plain, derivative = self._whole(key)
        name, number = self._named(plain)
        text = CODE.get(name, {"η": "eta"}.get(name, name)) + ("" if number is None else str(number))
        return f"d{text}" if derivative else text

    # --- making explanations ------------------------------------------------------------------------------------

    def leaf(self, key: str, *dims: Dim) -> Leaf:
        """Return a cell of an array with such indices."""
        return Leaf(key, dims)

    def dims(self, key: str) -> tuple[str, ...]:
        """Return the usual indices: sample, row and column of the picture, then unit or channel."""
        return {0: (), 1: ("j",), 2: ("n", "j"), 4: ("n", "h", "w", "j")}[self.arrays[key].ndim]

    def full(self, key: str) -> Leaf:
        """Return a cell with its usual indices."""
        return Leaf(key, self.dims(key))

    def letters(self, key: str) -> str:
        """Return the letters that count samples, and places of pictures."""
        return "".join(self.dims(key)[:-1])

    def sizes(self, *keys: str) -> dict[str, int]:
        """Return how far the usual indices of some arrays count."""
        return {d: n for key in keys for d, n in zip(self.dims(key), self.shape(key), strict=True)}

    def explain(
        self,
        formula: str,
        code: str,
        cells: Mapping[str, tuple[tuple[Dim, ...], Node]] | None = None,
        sizes: Mapping[str, int] | None = None,
        sentence: str = "",
        operands: str | None = None,
        brief: str = "",
    ) -> Explanation:
        """Return an explanation; in formula and code <W> stands for the name of an array.

        Args:
            formula: in LaTeX.
            code: lines.
            cells: by result.
            sizes: how far each letter counts.
            sentence: its id, unless it is that of the move's kind.
            operands: which are shown, unless all are; with blanks between.
            brief: the formula for a list, unless it is the same.
        """
        results = tuple(key for key in self.arrays if self._is_result(key))
        read = operands.split() if operands is not None else [k for k in self.arrays if k not in results]
        shown = tuple(sorted(read, key=lambda key: _place(key, formula)))
        lines = (line for line in code.splitlines() if line)
        written = tuple((self.put(line, self.code), self._shapes(line)) for line in lines)
        about = Arrays(self.arrays, sizes or {})
        sentence = sentence or self.move.kind
        text, short = self._formula(formula), self._formula(self._of_all(brief or formula))
        return Explanation(text, written, shown, results, about, cells or {}, sentence, short)

    def _of_all(self, formula: str) -> str:
        """Write the formula of a move that works on all parameters with all their names, instead of with one."""
        if self.move.kind not in FLAT:
            return formula
        names = dict.fromkeys(LATEX.get(p.name, p.name) for p in self.parameters)
        for key, head in ((self.part.name, ""), (f"d{self.part.name}", r"\partial L/\partial ")):
            formula = formula.replace(f"<{key}>", ", ".join(head + name for name in names))
        return formula

    def _formula(self, text: str) -> str:
        # A number of a layer and another exponent stand beside each other: LaTeX knows only one exponent.
        return re.sub(r"\^\{(\(\d+\))\}\^\{", r"^{\1 ", self.put(text, self.latex))

    def _shapes(self, line: str) -> str:
        """Return the shapes in a line that writes an array of the move: of all that it reads, if that is short."""
        target, _, rest = line.partition(" = ")
        found = re.fullmatch(r"<([^<>\s]+)>", target)
        if not found or not self.shape(found[1]):
            return ""
        short = "<" in rest and len(rest) < 44
        if not short:
            return str(self.shape(found[1]))
        return self.put(line, lambda key: str(self.shape(key)) if self.shape(key) else self.code(key))

    def _is_result(self, key: str) -> bool:
        read = {name for name, _ in self.move.operands}
        return key.endswith(AFTER) or key in {
            {"gradient": f"d{self.part.name}"}.get(name, name) for name, _ in self.move.results if name not in read
        }

    @staticmethod
    def put(text: str, names: Callable[[str], str]) -> str:
        """Put names in the place of <keys>."""
        return re.sub(r"<([^<>\s]+)>", lambda found: names(found[1]), text)


def _place(key: str, formula: str) -> int:
    """Return where an array stands in a formula, behind its first relation; one that does not, stands after all."""
    right = max(0, min((formula.find(sign) for sign in (" = ", r"\leftarrow") if sign in formula), default=0))
    found = formula.find(f"<{key}>", right)
    return found if found >= 0 else len(formula)


def plain(number: float) -> str:
    """Write a number as Python does, a whole one without a point."""
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else short_power(repr(float(number)))
