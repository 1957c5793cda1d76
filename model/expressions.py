"""Expressions: formulas as computational graphs, with values going forward and derivatives going back.

An expression is a tuple of nodes, each after its inputs (*Deep Learning from Scratch*, chapter 5.1: forward from left
to right, back from right to left by the chain rule). `model.grammar` makes one of what a person types; nothing of
that is ever run as code.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from model.figures import short_power

VARIABLE, NUMBER = "variable", "number"
"""The operations of the nodes that everything begins with."""

Value = np.ndarray | np.float64
"""What a node is worth: numbers of the shape of the variables, or a single one where no variable is in it."""


@dataclass(frozen=True)
class Operation:
    """What a node does to its inputs.

    Attributes:
        value: z from the inputs.
        slopes: for each input the local derivative ∂z/∂input, from z and the inputs.
    """

    value: Callable[..., Value]
    slopes: tuple[Callable[..., Value], ...]


def _power(a: Value, b: Value) -> Value:
    # A number as exponent is told NumPy as one: then a square is a product, not a power.
    return np.asarray(a) ** float(b) if np.ndim(b) == 0 else np.power(a, b)


def _power_slope(z: Value, a: Value, b: Value) -> Value:
    return np.where(b == 0, 0.0, b * _power(a, b - 1))


def _exponent_slope(z: Value, a: Value, b: Value) -> Value:
    return np.where(z == 0, 0.0, z * np.log(a))


def _sigmoid(a: Value) -> Value:
    return 1 / (1 + np.exp(-a))


def _larger(a: Value, b: Value) -> Value:
    """Return 1 where a is the larger, ½ where both are the same, else 0."""
    return np.where(a > b, 1.0, np.where(a == b, 0.5, 0.0))


OPERATIONS: dict[str, Operation] = {
    "add": Operation(np.add, (lambda z, a, b: np.ones_like(z), lambda z, a, b: np.ones_like(z))),
    "subtract": Operation(np.subtract, (lambda z, a, b: np.ones_like(z), lambda z, a, b: -np.ones_like(z))),
    "multiply": Operation(np.multiply, (lambda z, a, b: b, lambda z, a, b: a)),
    "divide": Operation(np.divide, (lambda z, a, b: 1 / b, lambda z, a, b: -z / b)),
    "power": Operation(_power, (_power_slope, _exponent_slope)),
    "negate": Operation(np.negative, (lambda z, a: -np.ones_like(z),)),
    "sin": Operation(np.sin, (lambda z, a: np.cos(a),)),
    "cos": Operation(np.cos, (lambda z, a: -np.sin(a),)),
    "tan": Operation(np.tan, (lambda z, a: 1 + z * z,)),
    "exp": Operation(np.exp, (lambda z, a: z,)),
    "log": Operation(np.log, (lambda z, a: 1 / a,)),
    "sqrt": Operation(np.sqrt, (lambda z, a: 0.5 / z,)),
    "abs": Operation(np.abs, (lambda z, a: np.sign(a),)),
    "tanh": Operation(np.tanh, (lambda z, a: 1 - z * z,)),
    "sigmoid": Operation(_sigmoid, (lambda z, a: z * (1 - z),)),
    "relu": Operation(lambda a: np.maximum(a, 0), (lambda z, a: np.where(a > 0, 1.0, 0.0),)),
    "max": Operation(np.maximum, (lambda z, a, b: _larger(a, b), lambda z, a, b: _larger(b, a))),
    "min": Operation(np.minimum, (lambda z, a, b: _larger(b, a), lambda z, a, b: _larger(a, b))),
}
"""Every operation by its id. log is the natural one. At kinks slopes are PyTorch's: at 0 that of |x| and that of relu
are 0, and where both values of max or min are the same, each has ½."""

FUNCTIONS = ("sin", "cos", "tan", "exp", "log", "sqrt", "abs", "tanh", "sigmoid", "relu", "max", "min")
"""The operations that are written as functions, each of as many values as its operation has slopes."""

CONSTANTS: dict[str, float] = {"π": np.pi, "e": np.e}
"""Numbers with names."""


@dataclass(frozen=True)
class Node:
    """One node of a computational graph.

    Attributes:
        operation: VARIABLE, NUMBER or an id of OPERATIONS.
        inputs: the places of the nodes it reads, all before its own.
        name: of a variable or of a number of CONSTANTS.
        number: what a NUMBER is worth.
    """

    operation: str
    inputs: tuple[int, ...] = ()
    name: str = ""
    number: float = 0.0


@dataclass(frozen=True)
class Trace:
    """A graph with its numbers: what went forward, and what came back.

    Attributes:
        values: of each node.
        slopes: of each node, for each input, the local derivative ∂node/∂input; None for inputs without a variable.
        derivatives: of each node ∂z/∂node, where z is the last one; None where it has no variable. It is the sum, over
            the nodes that read it, of their derivative times their slope.
    """

    values: tuple[Value, ...]
    slopes: tuple[tuple[Value | None, ...], ...]
    derivatives: tuple[Value | None, ...]


@dataclass(frozen=True)
class Expression:
    """A formula.

    Attributes:
        nodes: in an order in which each comes after its inputs; the last is the result. A variable is one node however
            often it is read.
        variables: the names of what it is a function of, in the order in which values are given; not all need be read.
        name: of the result, "" where none was given.
        typed: what was typed, where the book's notation would be too long or too deep to be read again; else "".
    """

    nodes: tuple[Node, ...]
    variables: tuple[str, ...]
    name: str = ""
    typed: str = field(default="", compare=False)

    def __call__(self, *at: ArrayLike) -> Value:
        """Return its value, for one number or array a variable; all arrays are of one shape, which is the result's too.

        Where it is not defined, it is NaN or infinite.
        """
        arrays = self._arrays(at)
        with np.errstate(all="ignore"):
            return self._shaped(self._forward(arrays)[-1], arrays)

    def gradient(self, *at: ArrayLike) -> tuple[Value, ...]:
        """Return its partial derivatives by all variables, each of the shape of the arrays given.

        Where it is no number itself, or infinite, they are none: log(x) has no slope left of 0, though 1/x is a number,
        and that of 1/0 + x is not 1.
        """
        arrays, trace = self._arrays(at), self.trace(*at)
        found = {node.name: d for node, d in zip(self.nodes, trace.derivatives, strict=True) if node.name}
        nowhere = ~np.isfinite(trace.values[-1])
        slopes = (0.0 if (d := found.get(name)) is None else d for name in self.variables)
        if nowhere.any():
            slopes = (np.where(nowhere, np.nan, slope) for slope in slopes)
        return tuple(self._shaped(slope, arrays) for slope in slopes)

    def trace(self, *at: ArrayLike) -> Trace:
        """Go forward and back, and return all numbers on the way."""
        with np.errstate(all="ignore"):
            values = self._forward(self._arrays(at))
            slopes = [self._slopes(node, values, i) for i, node in enumerate(self.nodes)]
            derivatives: list[Value | None] = [None] * len(values)
            if self.varies[-1]:
                derivatives[-1] = np.ones_like(values[-1])[()]
            for k in reversed(range(len(values))):  # all that read node k come after it: its derivative is complete
                for i, slope in zip(self.nodes[k].inputs, slopes[k], strict=True):
                    d, before = derivatives[k], derivatives[i]
                    if slope is not None and d is not None:
                        derivatives[i] = d * slope if before is None else before + d * slope
        return Trace(tuple(values), tuple(slopes), tuple(derivatives))

    @cached_property
    def varies(self) -> tuple[bool, ...]:
        """For each node, whether a variable is in it."""
        found: list[bool] = []
        for node in self.nodes:
            found.append(node.operation == VARIABLE or any(found[i] for i in node.inputs))
        return tuple(found)

    def __str__(self) -> str:
        """Write it in the book's notation, x0²/20 + x1², or as `typed`. Read again, it is the same expression."""
        if self.typed:
            return self.typed
        texts: list[_Text] = []
        for node in self.nodes:
            texts.append(_write(node, self.nodes, texts))
        return f"{self.name} = {texts[-1].text}" if self.name else texts[-1].text

    # --- numbers ------------------------------------------------------------------------------------------------

    def _arrays(self, at: tuple[ArrayLike, ...]) -> list[Value]:
        if len(at) != len(self.variables):
            raise ValueError(f"at: expected values for {', '.join(self.variables)}, got {len(at)}")
        return [np.asarray(x, np.float64)[()] for x in at]

    def _forward(self, arrays: list[Value]) -> list[Value]:
        given = dict(zip(self.variables, arrays, strict=True))
        values: list[Value] = []
        for node in self.nodes:
            if node.operation == VARIABLE:
                values.append(given[node.name])
            elif node.operation == NUMBER:
                values.append(np.float64(node.number))
            else:
                values.append(OPERATIONS[node.operation].value(*(values[i] for i in node.inputs)))
        return values

    def _slopes(self, node: Node, values: list[Value], i: int) -> tuple[Value | None, ...]:
        if not node.inputs:
            return ()
        inputs = [values[k] for k in node.inputs]
        slopes = OPERATIONS[node.operation].slopes
        wanted = (self.varies[k] for k in node.inputs)
        return tuple(
            np.asarray(slope(values[i], *inputs))[()] if w else None for slope, w in zip(slopes, wanted, strict=True)
        )

    @staticmethod
    def _shaped(value: Value | float, arrays: list[Value]) -> Value:
        """Return a value in the shape of the variables: a constant is the same everywhere."""
        shape = arrays[0].shape if arrays else ()
        return np.asarray(value, np.float64)[()] if np.shape(value) == shape else np.full(shape, value)


# --- writing ------------------------------------------------------------------------------------------------------

_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(5)
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class _Text:
    """A written node and how tightly it holds together."""

    text: str
    binds: int = _ATOM

    def within(self, least: int) -> str:
        """Return it with parentheses where it holds together less than `least`."""
        return self.text if self.binds >= least else f"({self.text})"

    def after(self, least: int) -> str:
        """Return it as the right operand: there a sign of its own needs parentheses, too."""
        return f"({self.text})" if self.text.startswith("−") else self.within(least)


def _write(node: Node, nodes: tuple[Node, ...], texts: list[_Text]) -> _Text:
    if node.operation in (VARIABLE, NUMBER):
        return _Text(node.name or number_text(node.number))
    parts = [texts[i] for i in node.inputs]
    if node.operation in FUNCTIONS:
        return _Text(f"{node.operation}({', '.join(part.text for part in parts)})")
    if node.operation == "negate":
        return _Text(f"−{parts[0].after(_POWER)}", _SIGN)
    a, b = parts
    if node.operation in ("add", "subtract"):
        sign = "+" if node.operation == "add" else "−"
        return _Text(f"{a.text} {sign} {b.after(_PRODUCT)}", _SUM)
    if node.operation == "divide":
        return _Text(f"{a.within(_PRODUCT)}/{b.after(_SIGN)}", _PRODUCT)
    if node.operation == "power":
        whole = _whole(nodes, node.inputs[1])
        raised = f"^{b.within(_ATOM)}" if whole is None else str(whole).translate(_SUPERSCRIPTS)
        return _Text(a.within(_ATOM) + raised, _POWER)
    return _Text(_product(nodes[node.inputs[0]], a.within(_PRODUCT), b.after(_SIGN)), _PRODUCT)


def _product(left: Node, a: str, b: str) -> str:
    """Write a product as in a book, without a sign where that can't be misread."""
    if left.operation == "divide" or b[0].isdigit():
        return f"{a} × {b}"
    number = left.operation == NUMBER and not left.name
    close = b[0] == "(" if "^" in a or not number else b.partition("(")[0] not in FUNCTIONS
    return f"{a}{b}" if close and "^" not in a else f"{a} {b}"


def _whole(nodes: tuple[Node, ...], i: int) -> int | None:
    """Return an exponent that can be written small: a whole number of at most two digits."""
    sign, node = 1, nodes[i]
    if node.operation == "negate":
        sign, node = -1, nodes[node.inputs[0]]
    small = node.operation == NUMBER and not node.name and node.number == int(min(node.number, 100)) < 100
    return sign * int(node.number) if small and (sign, node.number) != (-1, 0.0) else None


def number_text(number: float) -> str:
    """Write a number ≥ 0 so that it is read as the same one: 20, 0.1, 1e-7."""
    return str(int(number)) if number == int(number) and number < 1e15 else short_power(repr(number))
