"""Weights and biases written as text, the way the book writes them (*Deep Learning from Scratch*, chapter 3.4).

Lines such as `W1 = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])` are read but never run: the text is cut into tokens,
and only names and numbers in brackets are understood.
"""

import re
from typing import Any

import numpy as np

from model.checks import Refused

MAX_TEXT = 1_000_000
"""The longest text that is read, in characters."""

MAX_NUMBER = 1e30
"""The largest magnitude of a value; more would not survive float32."""

NAME = re.compile(r"[Wb]([1-9][0-9]{0,2})")
"""What weights and biases are called."""

_TOKEN = re.compile(
    r"""(?P<space>[^\S\n]+|\#[^\n]*|\\\r?\n)
    |(?P<newline>\n)
    |(?P<number>(?:[0-9][0-9_]*\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<string>'[^'\n]*'|"[^"\n]*"|‘[^‘’\n]*’|“[^“”\n]*”)
    |(?P<name>[^\W\d]\w*)
    |(?P<mark>.)""",
    re.VERBOSE,
)
_PASSED_OVER = ("def", "return", "import", "from", "print")
_SIGNS = {"+": 1.0, "-": -1.0, "−": -1.0}
"""The last one is how books print a minus."""

_DEPTH = 2
"""How deep brackets may be nested: a matrix."""


class GivenInvalid(Refused):
    """Given values that can't be used.

    Attributes:
        code: "too_long", "syntax", "ends", "open", "nothing", "number", "ragged", "too_many", "file", "kind",
            "unknown_name", "twice", "missing", "weights_shape", "bias_shape", "chain", "inputs", "outputs", "layers",
            "units", "not_dense" or "unexpected".
    """


def failed() -> GivenInvalid:
    """Return the error for what failed as nobody expected."""
    return GivenInvalid("unexpected", "source", "values that can be used", "an exception")


def checked(name: str, array: np.ndarray) -> np.ndarray:
    """Return the array, but refuse what is infinite, no number, or so large that float32 could not hold it."""
    if array.dtype.kind not in "fiu":
        raise GivenInvalid("kind", name, "floating-point or whole numbers", str(array.dtype)[:40], name=name)
    if array.size and not np.abs(array).max() <= MAX_NUMBER:
        raise GivenInvalid("number", name, f"numbers up to ±{MAX_NUMBER:g}", "others", name=name, most=MAX_NUMBER)
    return array


def parse_text(text: str) -> dict[str, np.ndarray]:
    """Read lines like `W1 = np.array([[.1, .3], [.2, .4]])`, `b1 = [0.1, 0.2]` or `network['W1'] = …`.

    Arrays may go over several lines. `network = {}`, comments and lines that begin with def, return, import, from or
    print are passed over, so that the book's init_network() can be pasted whole.

    Returns:
        Arrays of float64 by the names as they were written, in that order.

    Raises:
        GivenInvalid: something is neither such a line nor passed over.
    """
    if len(text) > MAX_TEXT:
        raise GivenInvalid("too_long", "text", f"at most {MAX_TEXT:,} characters", len(text), most=MAX_TEXT)
    tokens = _Tokens(text)
    found: dict[str, np.ndarray] = {}
    while tokens.kind:
        if tokens.kind_in("newline") or tokens.at(";"):
            tokens.next()
        elif tokens.at(*_PASSED_OVER) or tokens.kind_in("string"):
            tokens.skip_line()
        else:
            line, name = tokens.line, _read_name(tokens)
            if name is None:
                continue
            if name in found:
                raise GivenInvalid("twice", name, "each name once", name, name=name, line=line)
            found[name] = _array(name, _read_value(tokens))
            if not tokens.kind_in("", "newline") and not tokens.at(";"):
                raise tokens.error("the end of the line")
    if not found:
        raise GivenInvalid("nothing", "text", "lines like W1 = [[0.1, 0.2], [0.3, 0.4]]", "none")
    return found


class _Tokens:
    """A text as tokens, one at a time. Inside brackets the ends of lines do not count."""

    def __init__(self, text: str) -> None:
        self._matches = _TOKEN.finditer(text)
        self.kind = self.text = ""
        self.line = 1
        self.next()

    def next(self) -> None:
        """Go to the next token."""
        if self.kind == "newline":
            self.line += 1
        self.kind = self.text = ""
        for match in self._matches:  # the last alternative takes any character, so nothing is left out
            if match.lastgroup != "space":
                self.kind, self.text = str(match.lastgroup), match.group()
                return
            self.line += match.group().count("\n")

    def next_inside(self) -> None:
        """Go to the next token that is no end of a line."""
        self.next()
        while self.kind == "newline":
            self.next()

    def skip_line(self) -> None:
        """Go to the end of the line."""
        while self.kind not in ("", "newline"):
            self.next()

    def at(self, *texts: str) -> bool:
        """Whether the token is one of `texts`."""
        return self.text in texts

    def kind_in(self, *kinds: str) -> bool:
        """Whether the token is of one of `kinds`, the groups of _TOKEN; at the end it is of the kind ""."""
        return self.kind in kinds

    def take(self, *texts: str) -> bool:
        """Go on if the next token is one of `texts`, and tell whether it was."""
        found = self.at(*texts)
        if found:
            self.next()
        return found

    def error(self, expected: str) -> GivenInvalid:
        """Return the error for what stands here."""
        if self.kind in ("", "newline"):
            return GivenInvalid("ends", f"line {self.line}", expected, "the end of the line", line=self.line)
        found = self.text[:20]
        return GivenInvalid("syntax", f"line {self.line}", expected, found, line=self.line, found=found)

    def error_inside(self, expected: str, opened: int) -> GivenInvalid:
        """Return the error for what stands here in brackets of some line, which may never be closed."""
        if not self.kind or NAME.fullmatch(self.text):
            return GivenInvalid("open", f"line {opened}", "a closing bracket", self.text or "the end", line=opened)
        return self.error(expected)


def _read_name(tokens: _Tokens) -> str | None:
    """Read `name =` or `network['name'] =`; None for `network = {}`, which gives no values."""
    if not tokens.kind_in("name"):
        raise tokens.error("a name like W1 or b1")
    name = tokens.text
    tokens.next()
    if tokens.take("["):
        if not tokens.kind_in("string"):
            raise tokens.error("a name in quotes")
        name = tokens.text[1:-1]
        tokens.next()
        if not tokens.take("]"):
            raise tokens.error("]")
    elif tokens.take(":"):  # W1: np.ndarray = …
        while tokens.kind_in("name") or tokens.at("."):
            tokens.next()
    if not tokens.take("="):
        raise tokens.error("=")
    if tokens.at("{", "dict"):
        opening, closing = ("{", "}") if tokens.at("{") else ("(", ")")
        tokens.take("dict")
        if not (tokens.take(opening) and tokens.take(closing)):
            raise tokens.error("an empty dictionary")
        return None
    if not NAME.fullmatch(name):
        short = name[:20]
        raise GivenInvalid("unknown_name", short, "a name like W1 or b1", short, name=short, line=tokens.line)
    return name


def _read_value(tokens: _Tokens) -> Any:
    """Read `[…]`, `np.array(…)` or `numpy.array(…, dtype=…)`."""
    if not tokens.kind_in("name"):
        return _read_brackets(tokens)
    if tokens.take("np", "numpy") and not tokens.take("."):
        raise tokens.error(".")
    if not (tokens.take("array", "asarray") and tokens.at("(")):
        raise tokens.error("an array in brackets")
    opened = tokens.line
    tokens.next_inside()
    value = _read_brackets(tokens, inside=True)
    while tokens.kind and not tokens.at(")"):  # dtype=…
        if not tokens.kind_in("name", "string", "newline") and not tokens.at(",", "=", "."):
            raise tokens.error(")")
        tokens.next()
    if not tokens.take(")"):
        raise tokens.error_inside(")", opened)
    return value


def _read_brackets(tokens: _Tokens, inside: bool = False) -> Any:
    """Read numbers in square brackets. Ends of lines in them are passed over; with `inside`, those after them too."""
    if not tokens.at("["):
        raise tokens.error("[")
    opened = tokens.line
    stack: list[list[Any]] = []
    ready = True  # whether an item may stand here: after an opening bracket or a comma
    while True:
        if tokens.at("[") and ready:
            if len(stack) == _DEPTH:
                raise tokens.error(f"brackets nested at most {_DEPTH} deep")
            stack.append([])
        elif tokens.at("]"):
            value = stack.pop()
            ready = False
            if not stack:
                break
            stack[-1].append(value)
        elif tokens.at(",") and not ready:
            ready = True
        elif ready and (tokens.kind_in("number") or tokens.at(*_SIGNS)):
            stack[-1].append(_read_number(tokens))
            ready = False
        else:
            raise tokens.error_inside("a number" if ready else ", or ]", opened)
        tokens.next_inside()
    if inside:
        tokens.next_inside()
    else:
        tokens.next()
    return value


def _read_number(tokens: _Tokens) -> float:
    sign = _SIGNS.get(tokens.text)
    if sign:
        tokens.next_inside()
    try:
        if tokens.kind_in("number") and len(tokens.text) <= 100:
            return (sign or 1.0) * float(tokens.text)
    except ValueError:  # 1__0
        pass
    raise tokens.error("a number")


def _array(name: str, value: Any) -> np.ndarray:
    rows = {len(row) if isinstance(row, list) else -1 for row in value}
    if len(rows) > 1:
        raise GivenInvalid("ragged", name, "rows of one length", "others", name=name)
    return checked(name, np.array(value, np.float64))
