"""A computational graph move by move: values go forward node by node, derivatives come back by the chain rule.

*Deep Learning from Scratch*, chapters 5.1 and 5.2. The numbers are those of `Expression.trace`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from model.expressions import FUNCTIONS, NUMBER, VARIABLE, Expression, Node, number_text
from model.figures import short_power
from model.inside.writings import WRITINGS, bracketed, latex_name, latex_node, number, plain

PHASES = ("values", "forward", "seed", "back")
"""The kinds of moves: the variables get their values; a node computes; ∂z/∂z = 1; a node hands its derivative back."""


@dataclass(frozen=True)
class ChainMove:
    """One move through the graph.

    Attributes:
        kind: one of PHASES.
        node: which node; the result where it is the first move.
        formula, brief: in LaTeX, whole and for a list.
        arithmetic: lines with the numbers put in.
        code: lines of NumPy.
        number: what came out.
    """

    kind: str
    node: int
    formula: str
    brief: str
    arithmetic: tuple[str, ...]
    code: tuple[str, ...]
    number: float


@dataclass(frozen=True)
class ChainState:
    """What is known after some moves.

    Attributes:
        values: by node.
        derivatives: ∂z/∂node by node, as far as it is summed up.
        handed: what came back along each edge, by the node that reads and the place of the input in it.
        whole: the nodes whose derivative is complete.
    """

    values: dict[int, float]
    derivatives: dict[int, float]
    handed: dict[tuple[int, int], float]
    whole: frozenset[int]


class Chain:
    """An expression at one point, move by move.

    Attributes:
        expression: which.
        at: a value for each of its variables.
        names: of each node: of a variable its own, of a number its digits, else t1, t2 … and that of the result.
    """

    def __init__(self, expression: Expression, at: tuple[float, ...]) -> None:
        """Take an expression and a value for each of its variables."""
        self.expression, self.at = expression, at
        trace = expression.trace(*at)
        self._values = [float(np.asarray(v)) for v in trace.values]
        self._slopes = [tuple(None if s is None else float(np.asarray(s)) for s in slopes) for slopes in trace.slopes]
        self.names = self._named()

    def _named(self) -> tuple[str, ...]:
        # More letters than names that can be typed, MAX_VARIABLES and the result: one is always left.
        taken = {*self.expression.variables, self.expression.name}
        letter = next(c for c in "tuvwabcpqr" if not any(name.startswith(c) for name in taken))
        result = self.expression.name or next(c for c in "zfygLqrsk" if c not in taken)
        names, count = [], 0
        for node in self.expression.nodes:
            if node.operation == VARIABLE:
                names.append(node.name)
            elif node.operation == NUMBER:
                names.append(node.name or number_text(node.number))
            else:
                count += 1
                names.append(f"{letter}{count}")
        if self.expression.nodes[-1].inputs:
            names[-1] = result
        return tuple(names)

    @property
    def result(self) -> int:
        """The place of the last node."""
        return len(self.expression.nodes) - 1

    @cached_property
    def moves(self) -> tuple[ChainMove, ...]:
        """All moves, forward and back."""
        nodes = self.expression.nodes
        inner = [k for k, node in enumerate(nodes) if node.inputs]
        found = [self._begin(), *(self._forward(k) for k in inner)]
        if self.expression.varies[-1]:
            found.append(self._seed())
            derivatives = {self.result: 1.0}
            found += [self._back(k, derivatives) for k in reversed(inner) if self.expression.varies[k]]
        return tuple(found)

    def after(self, done: int) -> ChainState:
        """Return what is known once so many moves are done, from 0."""
        nodes, varies = self.expression.nodes, self.expression.varies
        values = {k: self._values[k] for k, node in enumerate(nodes) if node.operation == NUMBER}
        derivatives: dict[int, float] = {}
        handed: dict[tuple[int, int], float] = {}
        left = {k: sum(n.inputs.count(k) for n, v in zip(nodes, varies, strict=True) if v) for k in range(len(nodes))}
        for move in self.moves[:done]:
            if move.kind == "values":
                values |= {k: self._values[k] for k, node in enumerate(nodes) if node.operation == VARIABLE}
            elif move.kind == "forward":
                values[move.node] = self._values[move.node]
            elif move.kind == "seed":
                derivatives[self.result] = 1.0
            else:
                for place, i in enumerate(nodes[move.node].inputs):
                    slope = self._slopes[move.node][place]
                    if slope is not None:
                        handed[move.node, place] = part = derivatives[move.node] * slope
                        derivatives[i] = derivatives[i] + part if i in derivatives else part
                        left[i] -= 1
        return ChainState(values, derivatives, handed, frozenset(k for k in derivatives if left[k] == 0))

    # --- moves --------------------------------------------------------------------------------------------------

    def numbers(self) -> dict[str, float]:
        """Return every value and, after it, its derivative if any, by their names in NumPy, but no bare numbers."""
        known = self.after(len(self.moves))
        found: dict[str, float] = {}
        for k, node in enumerate(self.expression.nodes):
            if node.operation != NUMBER:
                found[self.code(k)] = known.values[k]
                if k in known.derivatives:  # 2·3 in x + 2·3 has none
                    found[f"d{self.code(k)}"] = known.derivatives[k]
        return found

    def _begin(self) -> ChainMove:
        given = [k for k, n in enumerate(self.expression.nodes) if n.operation == VARIABLE]
        lines = ", ".join(f"{plain(self.names[k])} = {number(self._values[k])}" for k in given)
        worth = ", ".join(short_power(repr(self._values[k])) for k in given)
        code = f"{', '.join(self.names[k] for k in given)} = {worth}"
        names = r", \, ".join(latex_name(self.names[k]) for k in given) or latex_name(self.names[self.result])
        both = ((lines,), (code,)) if given else ((), ())
        return ChainMove("values", self.result, self.latex(), names, *both, self._values[self.result])

    def _forward(self, k: int) -> ChainMove:
        node = self.expression.nodes[k]
        writing, name = WRITINGS[node.operation], self.names[k]
        formula = f"{latex_name(name)} = {writing.latex.format(**self._put(node, latex_name))}"
        letters = writing.plain.format(**self._put(node, plain))
        put = number if node.operation in FUNCTIONS else bracketed  # exp(−2), but 3 · (−2)
        numbers = writing.plain.format(**{key: put(self._values[i]) for key, i in zip("ab", node.inputs, strict=False)})
        value = number(self._values[k])
        code = f"{self.code(k)} = {writing.numpy.format(**self._put(node, self._code_of))}"
        return ChainMove(
            "forward", k, formula, formula, (f"{plain(name)} = {letters} = {numbers} = {value}",), (code,),
            self._values[k],
        )  # fmt: skip

    def _seed(self) -> ChainMove:
        name = self.names[self.result]
        formula = self._derivative(self.result) + " = 1"
        brief = rf"\partial {latex_name(name)}/\partial {latex_name(name)} = 1"
        line = f"{self._plain_derivative(self.result)} = 1"
        return ChainMove("seed", self.result, formula, brief, (line,), (f"d{self.code(self.result)} = 1.0",), 1.0)

    def _back(self, k: int, derivatives: dict[int, float]) -> ChainMove:
        """Hand the derivative of a node to its inputs; `derivatives` gathers what every node has by now."""
        node = self.expression.nodes[k]
        writing = WRITINGS[node.operation]
        formulas, briefs, lines, code = [], [], [], []
        last = derivatives[k]
        for place, i in enumerate(node.inputs):
            slope = self._slopes[k][place]
            if slope is None:
                continue
            more, before = i in derivatives, derivatives.get(i, 0.0)
            derivatives[i] = last = before + derivatives[k] * slope
            latex = self._slope(writing.latex_slopes[place], node, latex_name, latex_name(self.names[k]))
            here = self._derivative(i)
            sum_up = f"{here} \\leftarrow {here} + " if more else f"{here} = "
            formulas.append(f"{sum_up}{self._derivative(k)} · {latex}")
            briefs.append(rf"\partial {latex_name(self.names[self.result])}/\partial {latex_name(self.names[i])}")
            product = f"{number(derivatives[k])} · {bracketed(slope)}"
            sum_of = f"← {number(before)} + {product}" if more else f"= {product}"
            lines.append(f"{self._plain_derivative(i)} {sum_of} = {number(last)}")
            text = self._slope(writing.numpy_slopes[place], node, self._code_of, self.code(k))
            factor = text if text.isalnum() or text[0] == "(" else f"({text})"
            code.append(f"d{self.code(i)} {'+=' if more else '='} d{self.code(k)} * {factor}")
        brief = r", \, ".join(dict.fromkeys(briefs))
        return ChainMove("back", k, r", \quad ".join(formulas), brief, tuple(lines), tuple(code), last)

    def _slope(self, text: str, node: Node, name: Callable[[str], str], result: str) -> str:
        """Write a local derivative; that of a square without an exponent of 1."""
        names = self._put(node, name)
        exponent = self.expression.nodes[node.inputs[1]] if node.operation == "power" else None
        if exponent and exponent.operation == NUMBER and text.startswith("{b}") and not exponent.name:
            return self._power_slope(names["a"], exponent.number, latex="{{" in text)
        return text.format(**names, z=result)

    @staticmethod
    def _power_slope(a: str, exponent: float, latex: bool) -> str:
        factor, less = number_text(exponent), number_text(exponent - 1) if exponent >= 1 else repr(exponent - 1)
        if latex:
            raised = "" if exponent == 2 else f"^{{{less.replace('-', '−')}}}"
            return rf"{factor} \, {a}{raised}"
        return f"{factor} * {a}" if exponent == 2 else f"{factor} * {a}**{less}"

    # --- names --------------------------------------------------------------------------------------------------

    def _put(self, node: Node, name: Callable[[str], str]) -> dict[str, str]:
        names = (name(self.names[i]) for i in node.inputs)
        return dict(zip("ab", names, strict=False))

    def _derivative(self, k: int) -> str:
        top = latex_name(self.names[self.result])
        return rf"\frac{{\partial {top}}}{{\partial {latex_name(self.names[k])}}}"

    def _plain_derivative(self, k: int) -> str:
        return f"∂{plain(self.names[self.result])}/∂{plain(self.names[k])}"

    def code(self, k: int) -> str:
        """Return how a node is called in NumPy: a result that is called e is a name of its own, not np.e."""
        constant = self.expression.nodes[k].operation == NUMBER
        return self._code_of(self.names[k]) if constant else self.names[k]

    @staticmethod
    def _code_of(name: str) -> str:
        """Return how an input of a node is called in NumPy; the result is the input of none."""
        return {"π": "np.pi", "e": "np.e"}.get(name, name)

    def latex(self) -> str:
        """Write the whole formula in LaTeX."""
        texts: list[tuple[str, int]] = []
        for node, name in zip(self.expression.nodes, self.names, strict=True):
            texts.append(latex_node(node, texts, latex_name(name)))
        text = texts[-1][0]
        return f"{latex_name(self.names[-1])} = {text}" if self.expression.nodes[-1].inputs else text
