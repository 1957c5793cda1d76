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
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from model.checks import Invalid
from model.expressions import CONSTANTS, FUNCTIONS, NUMBER, OPERATIONS, VARIABLE, Expression, Node

MAX_LENGTH = 300
MAX_DEPTH = 40
MAX_VARIABLES = 8

MOST_FACTORS = 2
"""How many letters side by side before a parenthesis are still a product, as xy(x + 1): more mean a function."""

UNKNOWN = ("asin", "acos", "atan", "prelu")
"""Functions that are not known here, and would be read as a product: a sin(x) takes a space, or a sign."""

CODES = (
    *("empty", "too_long", "too_deep", "too_many_variables", "unknown_character", "unknown_name", "unknown_function"),
    *("bad_number", "number_too_large", "missing_value", "missing_operator", "missing_parenthesis"),
    *("extra_parenthesis", "needs_parentheses", "number_of_values"),
    *("ambiguous_product", "ambiguous_power", "unexpected"),
)
"""What may be wrong, see `read`."""


class Unreadable(Invalid):
    """A formula that can't be read.

    Attributes:
        code: one of CODES.
        position: of the character that is in the way, counted from 0; the length of the text where something is missing
            at its end.
        found: what stands there; "" at the end.
        right: what would be right: names, characters or a limit.
    """

    def __init__(self, code: str, position: int, found: str, *right: str) -> None:
        super().__init__("formula", f"{' or '.join(right) or code} at character {position + 1}", found)
        self.code, self.position, self.found, self.right = code, position, found, right


@dataclass(frozen=True)
class _Token:
    """kind: "number", "name", "function", "superscript", "end", or the sign itself: + - * / ^ ( ) , ="""

    kind: str
    text: str
    start: int
    stop: int


_SPELLINGS = str.maketrans("−–·⋅∙×÷∕₀₁₂₃₄₅₆₇₈₉", "--****//0123456789")
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_OTHER_NAMES = {"pi": "π", "ln": "log", "√": "sqrt"}
_LETTER = "A-Za-zα-ωΑ-Ω"
_TOKENS = re.compile(
    rf"(?P<blank>\s+)|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)|(?P<word>[{_LETTER}][{_LETTER}0-9]*|√)"
    r"|(?P<superscript>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?P<sign>\*\*|[-+*/^(),=])"
)
_RESULT = re.compile(rf"\s*(?P<name>[{_LETTER}][0-9]?)\s*(?:\([^()=]*\)\s*)?=")


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
    except (
        Unreadable
    ):  # with its spaces and parentheses, the book's notation may be longer and deeper than what was typed
        return replace(expression, typed=text)
    return expression


def _read(text: str, variables: Sequence[str] | None) -> Expression:
    if len(text) > MAX_LENGTH:
        raise Unreadable("too_long", MAX_LENGTH, text[MAX_LENGTH], str(MAX_LENGTH))
    plain = "".join(map(_spelled, text))
    result = _RESULT.match(plain)
    start = result.end() if result else 0
    expression = _Reader(text, _tokens(text, plain, start, variables), variables).formula(
        result["name"] if result else ""
    )
    if result and expression.name in expression.variables:
        raise Unreadable("unexpected", start - 1, "=")
    return expression


def _spelled(character: str) -> str:
    """Return one character in its plainest spelling; also full-width ones, as Korean keyboards have them."""
    plain = unicodedata.normalize("NFKC", character)
    superscript = character.translate(_SUPERSCRIPTS) != character
    return (character if superscript or len(plain) != 1 else plain).translate(_SPELLINGS)


def _tokens(text: str, plain: str, start: int, variables: Sequence[str] | None) -> list[_Token]:
    found: list[_Token] = []
    while start < len(plain):
        match = _TOKENS.match(plain, start)
        if match is None:
            raise Unreadable("unknown_character", start, text[start])
        kind, stop = match.lastgroup or "", match.end()
        if kind == "number" and plain[stop : stop + 1] in tuple(".0123456789"):
            raise Unreadable("bad_number", stop, text[stop])
        if kind == "word":
            found += _names(text, plain, start, stop, variables)
        elif kind != "blank":
            word = match.group()
            found.append(_Token(kind if kind != "sign" else word.replace("**", "^"), word, start, stop))
        start = stop
    return [*found, _Token("end", "", len(text), len(text))]


def _names(text: str, plain: str, start: int, stop: int, variables: Sequence[str] | None) -> list[_Token]:
    """Take letters apart into names, the longest first: x0x1 is x0 x1. Before a parenthesis, foo( is no f o o(."""
    called = plain[stop : stop + 1] == "("
    known = (*FUNCTIONS, *CONSTANTS, *_OTHER_NAMES, *(variables or ()))
    found: list[_Token] = []
    place = start
    while place < stop:
        rest = plain[place:stop]
        fitting = [
            name for name in known if rest.startswith(name) or (name in FUNCTIONS and rest.lower().startswith(name))
        ]
        length = max(map(len, fitting), default=0)
        free = re.match(rf"[{_LETTER}][0-9]?(?![0-9])", rest) if variables is None else None
        if free and (length == 0 or len(free.group()) > length):
            length = len(free.group())
        if length == 0 and found and found[-1].kind == "function" and rest.isdigit():
            raise _bare(text, found[-1])  # sin2
        if length == 0:
            whole = plain[start:stop]
            if called and whole[:2].isalpha() and len(whole) > 1:
                raise Unreadable("unknown_function", start, text[start:stop], *FUNCTIONS)
            names = [*(variables or ()), *FUNCTIONS]
            close = get_close_matches(whole, names, 3, 0.5)
            word = len(whole) > 1 and whole.isalpha()  # like a function; a single letter is more like a variable
            raise Unreadable("unknown_name", start, text[start:stop], *(close or (not word and variables) or names))
        name = rest[:length]
        name = name.lower() if name.lower() in FUNCTIONS and name not in (variables or ()) else name
        name = name if name in (variables or ()) else _OTHER_NAMES.get(name, name)
        function = name in FUNCTIONS and name not in (variables or ())
        found.append(_Token("function" if function else "name", name, place, place + length))
        place += length
    kinds = [token.kind for token in found]
    product = plain[start:stop].isalpha() and kinds.count("name") > MOST_FACTORS
    unknown = plain[start:stop].lower().endswith(UNKNOWN)
    if called and ("function" in kinds[:-1] or product or unknown):  # sinh( or foo( or asin(
        raise Unreadable("unknown_function", start, text[start:stop], *FUNCTIONS)
    return found


def _bare(text: str, function: _Token) -> Unreadable:
    """Return what is wrong with a function without parentheses."""
    return Unreadable("needs_parentheses", function.start, text[function.start : function.stop], f"{function.text}(…)")


class _Reader:
    """Reads tokens from left to right, and lets the nodes grow in the order in which they are computed."""

    def __init__(self, text: str, tokens: list[_Token], variables: Sequence[str] | None) -> None:
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
    def _next(self) -> _Token:
        return self._tokens[self._place]

    def _take(self, *kinds: str) -> _Token | None:
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
            exponent = small.text.translate(_SUPERSCRIPTS)
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
                raise _bare(self._text, function)
            return self._add(function.text, *self._values(function))
        if self._next.kind == "(":
            return self._parentheses()[0]
        raise self._wrong("unexpected" if self._next.kind == "=" else "missing_value", *self._variables, "1")

    def _values(self, function: _Token) -> list[int]:
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

    def _number(self, digits: str, token: _Token) -> int:
        number = float(digits)
        if number == float("inf"):
            raise Unreadable("number_too_large", token.start, self._text[token.start : token.stop], "1e308")
        return self._add(NUMBER, number=number)

    def _name(self, token: _Token) -> int:
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
