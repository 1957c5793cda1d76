"""The arithmetic of one cell: a small expression over arrays, which can be evaluated, written out and traced back.

An expression names its indices by letters, as einsum does: `Total("k", Leaf("X", ("n", "k")) * Leaf("W", ("k", "j")))`
is a product of matrices.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

Env = Mapping[str, Any]
"""What the letters stand for: whole numbers, or arrays of them that fit each other."""

Pattern = tuple[int | slice, ...]
"""Cells of an array, as NumPy indexes them."""

SHOWN = 6
"""How many terms of a sum are written out; the rest is folded."""

DIGITS = (5, 7, 9, 12)
"""In how many digits numbers are written: usually, and where the result would not follow from these."""

FOLLOWS = 1e-3
"""How far what is computed from the written numbers may be from the result, as a share of it."""

MOST_ROUNDED = 300_000
"""Of how many numbers it is found out how many digits they need; of more it would take too long."""

FEW = 4
"""Up to how many numbers a maximum writes them all; of more only the largest, as it is often part of long sums."""


@dataclass(frozen=True)
class Arrays:
    """What an expression is about: the arrays by name, and how far each letter counts."""

    arrays: Mapping[str, np.ndarray]
    sizes: Mapping[str, int]


@dataclass(frozen=True)
class Piece:
    """A part of written arithmetic.

    Attributes:
        text: what is written; of folded terms, nothing.
        value: the number, where it is one.
        cell: the array and the index it comes from, where it comes from one.
        folded: how many terms are folded into this one, whose sum is the value.
    """

    text: str = ""
    value: float | None = None
    cell: tuple[str, tuple[int, ...]] | None = None
    folded: int = 0


@dataclass(frozen=True)
class Place:
    """An index that follows from several letters, such as the row of a picture from a window and a place in it.

    Attributes:
        letters: which.
        of: gives the index from their numbers; outside of the array there is nothing.
    """

    letters: str
    of: Callable[..., Any]


Dim = str | Place
"""An index: one letter, several that count together as in a reshaped array, or a Place."""


class Node:
    """An expression."""

    level = 9
    """How strongly it holds together: what holds less is put into brackets."""

    def value(self, about: Arrays, env: Env) -> Any:
        """Return the number in float64, or an array of them where letters stand for arrays."""
        raise NotImplementedError

    def write(self, about: Arrays, env: Env) -> list[Piece]:
        """Write it with the numbers put in; every letter stands for a number."""
        raise NotImplementedError

    def leaves(self) -> list["Leaf"]:
        """Return all places at which it reads arrays."""
        return [leaf for part in self.parts() for leaf in part.leaves()]

    def parts(self) -> Sequence["Node"]:
        """Return what it is made of."""
        return ()

    def __add__(self, other: "Node | float") -> "Node":
        return Op("+", self, _node(other))

    def __sub__(self, other: "Node | float") -> "Node":
        return Op("−", self, _node(other))

    def __rsub__(self, other: float) -> "Node":
        return Op("−", _node(other), self)

    def __radd__(self, other: float) -> "Node":
        return Op("+", _node(other), self)

    def __mul__(self, other: "Node | float") -> "Node":
        return Op("·", self, _node(other))

    def __rmul__(self, other: float) -> "Node":
        return Op("·", _node(other), self)

    def __truediv__(self, other: "Node | float") -> "Node":
        return Op("/", self, _node(other))

    def __rtruediv__(self, other: float) -> "Node":
        return Op("/", _node(other), self)

    def __pow__(self, other: float) -> "Node":
        return Op("^", self, _node(other))

    def __neg__(self) -> "Node":
        return Op("neg", self)

    def __gt__(self, other: "Node | float") -> "Node":
        return Op(">", self, _node(other))


def _node(value: "Node | float") -> Node:
    return value if isinstance(value, Node) else Number(value)


@dataclass(frozen=True, eq=False)
class Number(Node):
    """A constant; in formulas it may go by a symbol."""

    number: float
    symbol: str = ""

    def value(self, about: Arrays, env: Env) -> Any:
        return self.number

    def write(self, about: Arrays, env: Env) -> list[Piece]:
        return [Piece(value=float(self.number))]


@dataclass(frozen=True, eq=False)
class Leaf(Node):
    """A cell of an array."""

    name: str
    dims: tuple[Dim, ...]

    def index(self, about: Arrays, env: Env) -> tuple[tuple[Any, ...], Any]:
        """Return the index, and whether it lies inside; arrays of both where letters stand for arrays."""
        index: list[Any] = []
        inside: Any = True
        for dim, size in zip(self.dims, about.arrays[self.name].shape, strict=True):
            if isinstance(dim, Place):
                at = dim.of(*(env[letter] for letter in dim.letters))
                inside = inside & (at >= 0) & (at < size)
                at = np.clip(at, 0, size - 1)
            else:
                at = 0
                for letter in dim:
                    at = at * about.sizes[letter] + env[letter]
            index.append(at)
        return tuple(index), inside

    def value(self, about: Arrays, env: Env) -> Any:
        index, inside = self.index(about, env)
        values = np.where(inside, about.arrays[self.name][index].astype(np.float64), 0.0)
        return values if values.ndim else float(values)

    def write(self, about: Arrays, env: Env) -> list[Piece]:
        index, inside = self.index(about, env)
        if not inside:
            return [Piece(value=0.0)]
        cell = self.name, tuple(int(i) for i in index)
        return [Piece(value=float(self.value(about, env)), cell=cell)]

    def leaves(self) -> list["Leaf"]:
        return [self]

    def bind(self, about: Arrays, index: tuple[int, ...]) -> list[dict[str, int]]:
        """Return what the letters can stand for where this reads the cell of that index."""
        ways: list[dict[str, int]] = [{}]
        for dim, at in zip(self.dims, index, strict=True):
            if isinstance(dim, Place):
                counts = [range(about.sizes[letter]) for letter in dim.letters]
                found = [dict(zip(dim.letters, n, strict=True)) for n in product(*counts) if dim.of(*n) == at]
            else:
                shape = tuple(about.sizes[letter] for letter in dim)
                numbers = (int(n) for n in np.unravel_index(at, shape)) if dim else ()
                found = [dict(zip(dim, numbers, strict=True))]
            ways = [{**way, **more} for way in ways for more in found if _agree(way, more)]
        return ways


def _agree(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    return all(one.get(letter, n) == n for letter, n in other.items())


def _times(a: Any, b: Any) -> Any:
    """Return a b, and 0 where a is 0, whatever b is."""
    return np.where(np.equal(a, 0), 0.0, np.multiply(a, np.where(np.equal(a, 0), 0.0, b)))


def _over(a: Any, b: Any) -> Any:
    """Return a / b, and 0 where a is 0, whatever b is."""
    return np.divide(a, np.where(np.equal(a, 0), 1.0, b))


def _greater(a: Any, b: Any) -> Any:
    return np.where(a > b, 1.0, 0.0)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "+": np.add,
    "−": np.subtract,
    "·": np.multiply,
    "⋅": _times,
    "/": np.divide,
    "∕": _over,
    "^": np.power,
    "neg": np.negative,
    ">": _greater,
    "exp": np.exp,
    "log": np.log,
    "log1p": np.log1p,
    "expm1": np.expm1,
    "tanh": np.tanh,
    "cos": np.cos,
    "√": np.sqrt,
    "abs": np.abs,
    "sign": np.sign,
    "floor": np.floor,
    "max": np.maximum,
    "min": np.minimum,
}
"""What each operation computes."""

WRITTEN = {"⋅": "·", "∕": "/"}
"""How operations are written that count nothing where their first number is 0."""

LEVELS = {"+": 1, "−": 1, "·": 2, "⋅": 2, "/": 2, "∕": 2, ">": 0, "neg": 3, "^": 4}
"""How strongly operations that stand between numbers, or before one, hold them together."""


class Op(Node):
    """An operation on numbers."""

    def __init__(self, kind: str, *arguments: Node) -> None:
        self.kind, self.arguments = kind, arguments
        self.level = LEVELS.get(kind, 9)

    def spelled(self) -> "Op":
        """Return it as mathematics writes it: log1p(u) as log(1 + u), and log1p(−u) as log(1 − u)."""
        if self.kind != "log1p":
            return self
        (u,) = self.arguments
        negative = isinstance(u, Op) and u.kind == "neg"
        return Op("log", 1 - u.parts()[0] if negative else 1 + u)

    def parts(self) -> Sequence[Node]:
        return self.arguments

    def value(self, about: Arrays, env: Env) -> Any:
        with np.errstate(all="ignore"):
            return FUNCTIONS[self.kind](*(argument.value(about, env) for argument in self.arguments))

    def write(self, about: Arrays, env: Env) -> list[Piece]:
        if self.kind == "log1p":
            return self.spelled().write(about, env)
        written = [argument.write(about, env) for argument in self.arguments]
        if self.kind not in LEVELS:
            between = [piece for k, part in enumerate(written) for piece in ([Piece(", ")] if k else []) + part]
            return [Piece(f"{self.kind}("), *between, Piece(")")]
        if self.kind == "neg":
            return [Piece("−"), *_bracketed(self.arguments[0], written[0], 3)]
        strict = {"−": 2, "/": 3, "∕": 3, "^": 5}.get(self.kind, self.level)
        left = _bracketed(self.arguments[0], written[0], 5 if self.kind == "^" else self.level)
        return [
            *left,
            Piece(f" {WRITTEN.get(self.kind, self.kind)} "),
            *_bracketed(self.arguments[1], written[1], strict),
        ]


def _bracketed(node: Node, written: list[Piece], level: int) -> list[Piece]:
    if node.level >= level:
        return written
    return [Piece("("), *written, Piece(")")]


class Total(Node):
    """The sum, or the largest, of a body over all that some letters can stand for."""

    level = 1

    def __init__(self, letters: str, body: Node, kind: str = "+") -> None:
        self.letters, self.body, self.kind = letters, body, kind
        self.level = 1 if kind == "+" else 9

    def parts(self) -> Sequence[Node]:
        return (self.body,)

    def _terms(self, about: Arrays, env: Env) -> tuple[np.ndarray, np.ndarray]:
        """Return what the letters stand for, (letters, terms), and the terms, (…, terms)."""
        grid = np.indices([about.sizes[letter] for letter in self.letters]).reshape(len(self.letters), -1)
        outer = {letter: n[..., None] if isinstance(n, np.ndarray) else n for letter, n in env.items()}
        values = self.body.value(about, {**outer, **dict(zip(self.letters, grid, strict=True))})
        ndim = max((np.ndim(n) for n in outer.values()), default=1)
        return grid, np.broadcast_to(values, np.broadcast_shapes(np.shape(values), (1,) * (ndim - 1) + grid.shape[1:]))

    def value(self, about: Arrays, env: Env) -> Any:
        result = (np.add if self.kind == "+" else np.maximum).reduce(self._terms(about, env)[1], -1)
        return result if np.ndim(result) else float(result)

    def write(self, about: Arrays, env: Env) -> list[Piece]:
        grid, terms = self._terms(about, env)
        counted = np.flatnonzero(terms) if self.kind == "+" else np.arange(len(terms))
        if not len(counted):
            return [Piece(value=0.0)]
        size = np.abs(terms[counted]) if self.kind == "+" else terms[counted]
        order = np.argsort(-np.nan_to_num(size, nan=np.inf), kind="stable")
        shown = SHOWN if self.kind == "+" else FEW if len(counted) <= FEW else 1
        chosen = np.sort(counted[order[:shown]])
        pieces: list[Piece] = [] if self.kind == "+" else [Piece("max(")]
        for k, at in enumerate(chosen):
            inner = {**env, **dict(zip(self.letters, (int(n) for n in grid[:, at]), strict=True))}
            written = self.body.write(about, inner)
            if k:
                pieces.append(Piece(" + " if self.kind == "+" else ", "))
            pieces += _bracketed(self.body, written, 2) if self.kind == "+" and len(chosen) > 1 else written
        rest = counted[order[shown:]]
        if len(rest):
            folded = float((np.add if self.kind == "+" else np.maximum).reduce(terms[rest]))
            pieces += [Piece(" + " if self.kind == "+" else ", "), Piece(value=folded, folded=len(rest))]
        return pieces if self.kind == "+" else [*pieces, Piece(")")]


class Largest(Total):
    """The largest of a body over all that some letters can stand for, written as that one number."""

    def __init__(self, letters: str, body: Node) -> None:
        super().__init__(letters, body, "max")

    def write(self, about: Arrays, env: Env) -> list[Piece]:
        grid, terms = self._terms(about, env)
        at = dict(zip(self.letters, (int(n) for n in grid[:, np.argmax(terms)]), strict=True))
        return self.body.write(about, {**env, **at})


class Fact(Node):
    """A number that is found by looking: 1 where something holds, else 0. It reads what its parts read."""

    def __init__(self, of: Callable[[Arrays, Env], Any], *read: Node) -> None:
        self.of, self.read = of, read

    def parts(self) -> Sequence[Node]:
        return self.read

    def value(self, about: Arrays, env: Env) -> Any:
        return self.of(about, env)

    def write(self, about: Arrays, env: Env) -> list[Piece]:
        return [Piece(value=float(self.value(about, env)))]


def digits_for(node: Node, about: Arrays, env: Env) -> int:
    """Return in how many digits the numbers are to be written so that the result follows from them.

    Where almost everything cancels it takes more than usual: 0.45728 − 0.45727 is not 6.4e-6.
    """
    result = node.value(about, env)
    names = {leaf.name for leaf in node.leaves()}
    if sum(about.arrays[name].size for name in names) > MOST_ROUNDED or not math.isfinite(result):
        return DIGITS[0]
    for digits in DIGITS:
        arrays = {name: _rounded(about.arrays[name], digits) for name in names}
        if abs(node.value(Arrays(arrays, about.sizes), env) - result) <= FOLLOWS * abs(result):
            return digits
    return DIGITS[0]


def _rounded(array: np.ndarray, digits: int) -> np.ndarray:
    """Round to so many significant digits."""
    values = array.astype(np.float64)
    with np.errstate(all="ignore"):
        scale = 10.0 ** (digits - 1 - np.floor(np.log10(np.abs(values))))
        result = np.rint(values * scale) / scale
    return np.where(np.isfinite(result), result, values)


def call(kind: str, *arguments: Node | float) -> Node:
    """Return a function of numbers, such as exp."""
    return Op(kind, *(_node(argument) for argument in arguments))
