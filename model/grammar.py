"""The grammar: reads a formula that a person has typed, or says which character is in the way.

    formula := [name =] sum
    sum     := product {(+ | −) product}
    product := signed {(× | /) signed | power}          what stands side by side is multiplied: 2x0, x0 x1, 3(x0 + 1)
    signed  := (− | +) signed | power
    power   := atom [(^ | **) signed | ² | ³ …]          2^3^2 is 2^(3^2), −x² is −(x²)
    atom    := number | name | function ( sum {, sum} ) | ( sum )

Length and depth are bounded. Nothing is ever run as code: what comes out is an Expression.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from model.expressions import CONSTANTS, NUMBER, OPERATIONS, VARIABLE, Expression, Node
from model.tokens import LETTER, SUPERSCRIPTS, Token, Unreadable, cut, spelled, without_parentheses

MAX_LENGTH = 300
"""The longest formula, in characters."""

MAX_DEPTH = 40
"""How deep parentheses, signs and powers may be nested."""

MAX_VARIABLES = 8
"""How many variables a formula may have."""

_RESULT = re.compile(rf"\s*(?P<name>[{LETTER}][0-9]?)\s*(?:\([^()=]*\)\s*)?=")


def read(text: str, variables: Sequence[str] | None = None) -> Expression:
    """Read a formula, such as x0²/20 + x1² or z = (x + y)².

    Signs may be written − × · ÷ as well as - * /, powers ^ ** or ², π as pi, and x0 as x₀.

    Args:
        text: what was typed.
        variables: the names it may use; None where any single letter, with a digit or without, is one.

    Raises:
        Unreadable: with a code, the place of the character and what would be right there.
            empty; too_long, too_deep, too_many_variables: the limit is what would be right.
            unknown_character; unknown_name: names that would be right; unknown_function: those that are known.
            bad_number: 1.2.3; number_too_large.
            missing_value: an operator has nothing to work on; missing_operator: 2 3.
            missing_parenthesis: the place of the one that is never closed; extra_parenthesis.
            needs_parentheses: sin x; number_of_values: max(x) or sin(x, y).
            May mean two things: ambiguous_product, 1/2x or e^2x; ambiguous_power, x²^3.
            unexpected: an = in the middle, or after a variable; a comma that parts no values of a function.
    """
    expression = _read(text, variables)
    try:
        _read(str(expression), variables)
    except Unreadable:
        # With its spaces and parentheses, the book's notation may be longer and deeper than what was typed.
        return replace(expression, typed=text)
    return expression


def _read(text: str, variables: Sequence[str] | None) -> Expression:
    if len(text) > MAX_LENGTH:
        raise Unreadable("too_long", MAX_LENGTH, text[MAX_LENGTH], str(MAX_LENGTH))
    plain = "".join(map(spelled, text))
    result = _RESULT.match(plain)
    start = result.end() if result else 0
    expression = _Reader(text, cut(text, plain, start, variables), variables).formula(result["name"] if result else "")
    if result and expression.name in expression.variables:
        raise Unreadable("unexpected", start - 1, "=")
    return expression


class _Reader:
    """Reads tokens from left to right, and lets the nodes grow in the order in which they are computed."""

    def __init__(self, text: str, tokens: list[Token], variables: Sequence[str] | None) -> None:
        self._text, self._tokens, self._place, self._depth = text, tokens, 0, 0
        self._given, self._variables = variables, list(variables or ())
        self._nodes: list[Node] = []
        self._places: dict[str, int] = {}

    def formula(self, name: str) -> Expression:
        if self._next.kind == "end":
            raise Unreadable("empty", self._next.start, "")
        self._sum()
        if self._next.kind == ")":
            raise self._wrong("extra_parenthesis")
        if self._next.kind != "end":
            raise self._wrong("unexpected")
        return Expression(tuple(self._nodes), tuple(self._variables), name)

    # --- tokens -------------------------------------------------------------------------------------------------

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _take(self, *kinds: str) -> Token | None:
        token = self._next
        if token.kind not in kinds:
            return None
        self._place += 1
        return token

    def _wrong(self, code: str, *right: str) -> Unreadable:
        token = self._next
        return Unreadable(code, token.start, self._text[token.start : token.stop], *right)

    def _touching(self) -> bool:
        """Whether nothing lies between the next token and the one before it."""
        return self._tokens[self._place - 1].stop == self._next.start

    # --- rules: each returns the place of its node ---------------------------------------------------------------

    def _add(self, operation: str, *inputs: int, name: str = "", number: float = 0.0) -> int:
        self._nodes.append(Node(operation, inputs, name, number))
        return len(self._nodes) - 1

    def _sum(self) -> int:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._wrong("too_deep", str(MAX_DEPTH))
        left = self._product()
        while sign := self._take("+", "-"):
            left = self._add("add" if sign.kind == "+" else "subtract", left, self._product())
        self._depth -= 1
        return left

    def _product(self) -> int:
        left, raised = self._signed()
        last = ""
        while True:
            if sign := self._take("*", "/"):
                right, raised = self._signed()
                left, last = self._add("multiply" if sign.kind == "*" else "divide", left, right), sign.kind
            elif self._next.kind in ("name", "function", "("):
                if last == "/" or (raised and self._touching()):
                    raise self._wrong("ambiguous_product", "×", "( )")
                right, raised = self._power()
                left = self._add("multiply", left, right)
            elif self._next.kind == "number":
                raise self._wrong("missing_operator", "+", "−", "×", "/")
            else:
                return left

    def _signed(self) -> tuple[int, bool]:
        """Return the node, and whether it ends in an exponent after ^."""
        sign = self._take("-", "+")
        if sign is None:
            return self._power()
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._wrong("too_deep", str(MAX_DEPTH))
        inner, raised = self._signed()
        self._depth -= 1
        return (self._add("negate", inner) if sign.kind == "-" else inner), raised

    def _power(self) -> tuple[int, bool]:
        base = self._atom()
        if small := self._take("superscript"):
            exponent = small.text.translate(SUPERSCRIPTS)
            right = self._number(exponent.lstrip("-"), small)
            right = self._add("negate", right) if exponent.startswith("-") else right
            if self._next.kind in ("^", "superscript"):
                raise self._wrong("ambiguous_power", "( )")
            return self._add("power", base, right), False
        if self._take("^"):
            self._depth += 1
            if self._depth > MAX_DEPTH:
                raise self._wrong("too_deep", str(MAX_DEPTH))
            right, _ = self._signed()
            self._depth -= 1
            return self._add("power", base, right), True
        return base, False

    def _atom(self) -> int:
        if number := self._take("number"):
            return self._number(number.text, number)
        if name := self._take("name"):
            return self._name(name)
        if function := self._take("function"):
            if self._next.kind != "(":
                raise without_parentheses(self._text, function)
            return self._add(function.text, *self._values(function))
        if self._next.kind == "(":
            return self._parentheses()[0]
        raise self._wrong("unexpected" if self._next.kind == "=" else "missing_value", *self._variables, "1")

    def _values(self, function: Token) -> list[int]:
        """Return the values of a function, as many as it takes."""
        values, names = self._parentheses(","), "ab"[: len(OPERATIONS[function.text].slopes)]
        if len(values) != len(names):
            found = self._text[function.start : function.stop]
            raise Unreadable("number_of_values", function.start, found, f"{function.text}({', '.join(names)})")
        return values

    def _parentheses(self, *between: str) -> list[int]:
        """Return what stands in parentheses: one thing, or several with one of the signs `between` them."""
        opening = self._next
        self._place += 1
        inner = [self._sum()]
        while self._take(*between):
            inner.append(self._sum())
        if self._take(")") is None:
            if self._next.kind != "end":
                raise self._wrong("unexpected", ")")
            raise Unreadable("missing_parenthesis", opening.start, opening.text, ")")
        return inner

    def _number(self, digits: str, token: Token) -> int:
        number = float(digits)
        if number == float("inf"):
            raise Unreadable("number_too_large", token.start, self._text[token.start : token.stop], "1e308")
        return self._add(NUMBER, number=number)

    def _name(self, token: Token) -> int:
        name = token.text
        if name in CONSTANTS and name not in self._variables:
            return self._add(NUMBER, name=name, number=CONSTANTS[name])
        if name not in self._variables:
            if len(self._variables) == MAX_VARIABLES:
                found = self._text[token.start : token.stop]
                raise Unreadable("too_many_variables", token.start, found, str(MAX_VARIABLES))
            self._variables.append(name)
        if name not in self._places:
            self._places[name] = self._add(VARIABLE, name=name)
        return self._places[name]
