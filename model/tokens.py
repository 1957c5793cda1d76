"""Tokens: the numbers, names and signs that a typed formula is cut into, and what is said where it can't be."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from model.checks import Invalid
from model.expressions import CONSTANTS, FUNCTIONS

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
"""What may be wrong with a formula, see `grammar.read`."""

LETTER = "A-Za-zα-ωΑ-Ω"
"""What a name may begin with, as a class of a regular expression."""

SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
"""Small figures, and how they are spelled otherwise."""

_SPELLINGS = str.maketrans("−–·⋅∙×÷∕₀₁₂₃₄₅₆₇₈₉", "--****//0123456789")
_FREE_NAME = re.compile(rf"[{LETTER}][0-9]?(?![0-9])")
_OTHER_NAMES = {"pi": "π", "ln": "log", "√": "sqrt"}
_TOKENS = re.compile(
    rf"(?P<blank>\s+)|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)|(?P<word>[{LETTER}][{LETTER}0-9]*|√)"
    r"|(?P<superscript>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?P<sign>\*\*|[-+*/^(),=])"
)


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
class Token:
    """A number, a name or a sign of a formula.

    Attributes:
        kind: "number", "name", "function", "superscript", "end", or the sign itself: + - * / ^ ( ) , =
        text: in its plainest spelling.
        start, stop: where it stands in what was typed.
    """

    kind: str
    text: str
    start: int
    stop: int


def spelled(character: str) -> str:
    """Return one character in its plainest spelling; also full-width ones, as Korean keyboards have them."""
    plain = unicodedata.normalize("NFKC", character)
    superscript = character.translate(SUPERSCRIPTS) != character
    return (character if superscript or len(plain) != 1 else plain).translate(_SPELLINGS)


def cut(text: str, plain: str, start: int, variables: Sequence[str] | None) -> list[Token]:
    """Cut a formula into tokens; the last one is its end.

    Args:
        text: what was typed, for errors.
        plain: the same with each character `spelled` plainly.
        start: where to begin.
        variables: the names it may use; None where any single letter, with a digit or without, is one.

    Raises:
        Unreadable: some character, name or number is none; see `grammar.read`.
    """
    found: list[Token] = []
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
            found.append(Token(kind if kind != "sign" else word.replace("**", "^"), word, start, stop))
        start = stop
    return [*found, Token("end", "", len(text), len(text))]


def _names(text: str, plain: str, start: int, stop: int, variables: Sequence[str] | None) -> list[Token]:
    """Take letters apart into names, the longest first: x0x1 is x0 x1. Before a parenthesis, foo( is no f o o(."""
    called = plain[stop : stop + 1] == "("
    found: list[Token] = []
    place = start
    while place < stop:
        rest = plain[place:stop]
        length = _length_of_name(rest, variables)
        if length == 0 and found and found[-1].kind == "function" and rest.isdigit():
            raise without_parentheses(text, found[-1])  # sin2
        if length == 0:
            raise _unknown(text[start:stop], plain[start:stop], start, called, variables)
        found.append(_name(rest[:length], place, variables or ()))
        place += length
    kinds = [token.kind for token in found]
    product = plain[start:stop].isalpha() and kinds.count("name") > MOST_FACTORS
    unknown = plain[start:stop].lower().endswith(UNKNOWN)
    if called and ("function" in kinds[:-1] or product or unknown):  # sinh( or foo( or asin(
        raise Unreadable("unknown_function", start, text[start:stop], *FUNCTIONS)
    return found


def _length_of_name(letters: str, variables: Sequence[str] | None) -> int:
    """Return how long the longest name is that some letters begin with; 0 where they begin with none."""
    known = (*CONSTANTS, *_OTHER_NAMES, *(variables or ()))
    fitting = [name for name in known if letters.startswith(name)]
    fitting += [name for name in FUNCTIONS if letters.lower().startswith(name)]
    free = _FREE_NAME.match(letters) if variables is None else None
    return max(map(len, [*fitting, free.group() if free else ""]))


def _name(spelling: str, place: int, variables: Sequence[str]) -> Token:
    """Return a name in its plainest spelling; that of a variable is as it is."""
    kind, name = "name", spelling
    if spelling not in variables:
        name = spelling.lower() if spelling.lower() in FUNCTIONS else _OTHER_NAMES.get(spelling, spelling)
        kind = "function" if name in FUNCTIONS else "name"
    return Token(kind, name, place, place + len(spelling))


def _unknown(typed: str, plain: str, start: int, called: bool, variables: Sequence[str] | None) -> Unreadable:
    """Return what is wrong with letters that can't be taken apart; `called`: before a parenthesis."""
    if called and plain[:2].isalpha() and len(plain) > 1:
        return Unreadable("unknown_function", start, typed, *FUNCTIONS)
    names = [*(variables or ()), *FUNCTIONS]
    close = get_close_matches(plain, names, 3, 0.5)
    word = len(plain) > 1 and plain.isalpha()  # like a function; a single letter is more like a variable
    return Unreadable("unknown_name", start, typed, *(close or (not word and variables) or names))


def without_parentheses(text: str, function: Token) -> Unreadable:
    """Return what is wrong with a function without parentheses."""
    return Unreadable("needs_parentheses", function.start, text[function.start : function.stop], f"{function.text}(…)")
