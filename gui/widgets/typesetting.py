"""Formulas, typeset: a part of LaTeX that is enough for the book's, painted in a font of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gui.theme import MATH_FAMILY

GREEK = {
    "alpha": "𝛼", "beta": "𝛽", "gamma": "𝛾", "eta": "𝜂", "lambda": "𝜆", "mu": "𝜇", "pi": "𝜋", "rho": "𝜌", "sigma": "𝜎",
    "epsilon": "𝜀",
}  # fmt: skip
"""Slanted, as letters are."""

SYMBOLS = {
    "partial": "∂", "sum": "∑", "odot": "⊙", "leftarrow": "←", "top": "⊤", "Vert": "‖", "geq": "≥", "ell": "ℓ",
    **GREEK,
}  # fmt: skip
RELATIONS, OPERATIONS = "=←≥><", "+−⊙·"
"""What stands between terms, and between factors or summands: with more, and with less room around."""

ASCENT, DESCENT = 0.74, 0.24
"""How far letters reach above and below their line, in font sizes; the font's own figures are for whole pages."""

SMALLER, LEAST = 0.7, 9.0
"""How much smaller exponents are, and how small they may become, in pixels."""


@dataclass
class Box:
    """Something to paint, with its size; parts have their places relative to its line.

    Attributes:
        width, ascent, descent: in pixels.
        text: written with `px`, if there is any.
        parts: other boxes with their places.
        lines: with their places, too.
    """

    width: float = 0.0
    ascent: float = 0.0
    descent: float = 0.0
    text: str = ""
    px: float = 0.0
    parts: list[tuple[float, float, Box]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)

    def add(self, box: Box, x: float, y: float = 0.0) -> None:
        """Place a box, and grow by it."""
        self.parts.append((x, y, box))
        self.width = max(self.width, x + box.width)
        self.ascent = max(self.ascent, box.ascent - y)
        self.descent = max(self.descent, box.descent + y)

    def paint(self, painter: QPainter, x: float, y: float, color: QColor) -> None:
        """Paint it with its line at y."""
        if self.text:
            painter.setFont(math_font(self.px))
            painter.setPen(color)
            painter.drawText(QPointF(x, y), self.text)
        for dx, dy, part in self.parts:
            part.paint(painter, x + dx, y + dy, color)
        painter.setPen(QPen(color, max(1.0, self.px / 18)))
        for x1, y1, x2, y2 in self.lines:
            painter.drawLine(QLineF(x + x1, y + y1, x + x2, y + y2))


def math_font(px: float) -> QFont:
    """Return the font of formulas at so many pixels."""
    font = QFont(MATH_FAMILY)
    font.setPixelSize(max(1, round(px)))
    return font


@lru_cache(maxsize=512)
def typeset(latex: str, px: float) -> Box:
    """Return a formula as a box, for letters of so many pixels. What is not known is written as it stands."""
    return _row(tokens_of(latex), px, "")


def tokens_of(latex: str) -> Iterator[str]:
    """Yield what LaTeX is made of: commands and single characters; together they are the same again."""
    at = 0
    while at < len(latex):
        if latex[at] == "\\":
            end = at + 1
            while end < len(latex) and latex[end].isalpha():
                end += 1
            yield latex[at : max(end, at + 2)]
            at = max(end, at + 2)
        else:
            yield latex[at]
            at += 1


def _text(text: str, px: float) -> Box:
    width = QFontMetricsF(math_font(px)).horizontalAdvance(text)
    return Box(width, ASCENT * px, DESCENT * px, text, px)


def _letter(char: str) -> str:
    """Return a letter as mathematics writes it: slanted."""
    if char == "h":
        return "ℎ"
    if char.isascii() and char.isalpha():
        return chr((0x1D44E - ord("a") if char.islower() else 0x1D434 - ord("A")) + ord(char))
    return char


def _row(tokens: Iterator[str], px: float, end: str) -> Box:
    """Return what comes up to `end` side by side."""
    row = Box(0.0, ASCENT * px, DESCENT * px, "", px)
    before = ""  # what was placed last: an operation after nothing is a sign
    last: Box | None = None
    last_x = 0.0
    raised = lowered = 0.0
    for token in tokens:
        if token == end:
            break
        if token == " ":
            continue
        if token in ("^", "_"):
            script = _argument(tokens, max(LEAST, px * SMALLER))
            base = last or Box(0, ASCENT * px, DESCENT * px)
            start = last_x + base.width + px * 0.03
            if token == "^":
                row.add(script, start, -max(px * 0.36, base.ascent - script.ascent * 0.6))
                raised = script.width
            else:
                row.add(script, start, px * 0.2 + max(0.0, base.descent - DESCENT * px))
                lowered = script.width
            row.width = max(row.width, start + max(raised, lowered))
            before = "x"
            continue
        box, space = _one(token, tokens, px, before)
        raised = lowered = 0.0
        x = row.width + (space * px if row.parts else 0.0)
        row.add(box, x)
        row.width = x + box.width + (space * px if space else 0.0)
        last, last_x = box, x
        before = token if space or token in "([|," else "x"
    return row


def _one(token: str, tokens: Iterator[str], px: float, before: str) -> tuple[Box, float]:
    """Return one thing, and the room on both of its sides in font sizes."""
    name = token[1:] if token.startswith("\\") else ""
    if token in ("\\,", "\\quad"):
        return Box(px * (0.18 if token == "\\," else 0.9)), 0.0
    if token == "{":
        return _row(tokens, px, "}"), 0.0
    if name == "frac":
        return _fraction(_argument(tokens, px * 0.82), _argument(tokens, px * 0.82), px), 0.0
    if name == "sqrt":
        return _root(_argument(tokens, px), px), 0.0
    if name in ("hat", "bar"):
        return _accent(_argument(tokens, px), name, px), 0.0
    if name == "mathrm":
        return _text("".join(_raw(tokens)), px), 0.0
    char = SYMBOLS.get(name, name) or token
    if char in RELATIONS:
        return _text(char, px), 0.26
    if char in OPERATIONS:
        return _text(char, px), 0.0 if before in ("", "(", "[", "|", ",") or before in RELATIONS else 0.2
    if char == ",":
        box = _text(char, px)
        box.width += px * 0.16
        return box, 0.0
    if char == "∑":
        box = _text(char, px * 1.15)
        box.width += px * 0.12
        return box, 0.0
    return _text(_letter(char), px), 0.0


def _raw(tokens: Iterator[str]) -> Iterator[str]:
    next(tokens, None)
    for token in tokens:
        if token == "}":
            return
        yield token


def _argument(tokens: Iterator[str], px: float) -> Box:
    token = next(tokens, "")
    if token == " ":
        token = next(tokens, "")
    return _row(tokens, px, "}") if token == "{" else _one(token, tokens, px, "")[0]


def _fraction(above: Box, below: Box, px: float) -> Box:
    box, bar, gap = Box(px=px), -px * 0.27, px * 0.1
    width = max(above.width, below.width) + px * 0.16
    box.add(above, (width - above.width) / 2 + px * 0.06, bar - gap - above.descent)
    box.add(below, (width - below.width) / 2 + px * 0.06, bar + gap + below.ascent)
    box.lines.append((px * 0.06, bar, px * 0.06 + width, bar))
    box.width = width + px * 0.12
    return box


def _root(inside: Box, px: float) -> Box:
    box, sign = Box(px=px), px * 0.6
    box.add(inside, sign)
    top, bottom = -inside.ascent - px * 0.04, inside.descent - px * 0.04
    box.lines += [
        (px * 0.06, -px * 0.2, px * 0.2, -px * 0.28),
        (px * 0.2, -px * 0.28, px * 0.36, bottom),
        (px * 0.36, bottom, sign - px * 0.04, top),
        (sign - px * 0.04, top, sign + inside.width, top),
    ]
    box.ascent += px * 0.1
    box.width += px * 0.05
    return box


def _accent(inside: Box, name: str, px: float) -> Box:
    box = Box(px=px)
    box.add(inside, 0)
    middle, top = inside.width / 2 + px * 0.06, -ASCENT * px
    reach = px * 0.17
    if name == "bar":
        box.lines.append((middle - reach, top, middle + reach, top))
    else:
        box.lines += [(middle - reach, top + px * 0.03, middle, top - px * 0.1)]
        box.lines += [(middle, top - px * 0.1, middle + reach, top + px * 0.03)]
    box.ascent += px * 0.08
    return box
