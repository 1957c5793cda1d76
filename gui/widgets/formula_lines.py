"""A formula on several lines, broken as mathematics is: before relations and operations, outer ones first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gui.widgets.typesetting import OPERATIONS, RELATIONS, SYMBOLS, Box, tokens_of, typeset

INDENT = 1.2
"""How far in the second line and those after it begin, in font sizes."""

DEEPEST = 6
"""In how many brackets inside each other a formula is broken."""

LEAST = 8.0
"""How small letters become where a part that can't be broken is too wide, in pixels."""

MORE = r"\, …"
"""Ends what is cut."""


@dataclass(frozen=True)
class Lines:
    """A formula that is put on lines.

    Attributes:
        boxes: the lines.
        indent: how far in those after the first one begin, in pixels.
        whole: whether all of the formula is there.
    """

    boxes: tuple[Box, ...]
    indent: float
    whole: bool

    @property
    def width(self) -> float:
        """How wide the widest line is, with its indent."""
        return max(box.width + self.indent * (k > 0) for k, box in enumerate(self.boxes))


@lru_cache(maxsize=512)
def broken(latex: str, px: float, first: float, rest: float, most: int = 99) -> Lines:
    """Put a formula on as few lines as it fits on, in letters of `px` pixels; smaller ones where there is no other way.

    Args:
        latex: the formula.
        px: the size of its letters.
        first, rest: the room on the first line, and on those after it, in pixels.
        most: how many lines there may be; what does not fit is cut, and an ellipsis stands for it.
    """
    while True:
        found = _broken(latex, px, first, rest, most)
        if px <= LEAST or (found.boxes[0].width <= first and found.width <= max(first, rest)):
            return found
        px = max(LEAST, px - 0.5)


def picture(lines: Lines, color: QColor, ratio: float) -> str:
    """Return a formula as a picture in rich text.

    Args:
        lines: the formula.
        color: of its letters.
        ratio: how many pixels of the screen one pixel has.
    """
    gap = 6.0
    height = sum(box.ascent + box.descent + gap for box in lines.boxes)
    width = lines.width + 2
    image = QImage(ceil(width * ratio), ceil(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter, y = QPainter(image), 0.0
    for k, box in enumerate(lines.boxes):
        box.paint(painter, lines.indent * (k > 0), y + box.ascent, color)
        y += box.ascent + box.descent + gap
    painter.end()
    content = QBuffer()
    content.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(content, "PNG")  # type: ignore[call-overload]
    data = content.data().toBase64().toStdString()
    return f'<img width="{width:.0f}" height="{height:.0f}" src="data:image/png;base64,{data}">'


def _broken(latex: str, px: float, first: float, rest: float, most: int) -> Lines:
    indent = INDENT * px
    rooms = (first, rest - indent)
    lines = [""]
    _put(latex, 0, lines, px, rooms)
    whole = len(lines) <= most
    if not whole:
        lines = lines[:most]
        while typeset(lines[-1] + MORE, px).width > rooms[most > 1] and len(pieces := list(_pieces(lines[-1], 9))) > 1:
            lines[-1] = "".join(pieces[:-1])
        lines[-1] += MORE
    return Lines(tuple(typeset(line, px) for line in lines), indent, whole)


def _put(latex: str, depth: int, lines: list[str], px: float, rooms: tuple[float, float]) -> None:
    """Put the pieces of a formula on the last line or on new ones; what is too wide for any is broken further."""
    for piece in _pieces(latex, depth):
        if typeset(lines[-1] + piece, px).width <= rooms[len(lines) > 1]:
            lines[-1] += piece
        elif depth < DEEPEST and typeset(piece, px).width > rooms[1]:
            _put(piece, depth + 1, lines, px, rooms)
        elif not lines[-1]:
            lines[-1] = piece
        else:
            lines.append("{}" + piece)  # an operation is no sign for standing first


def _pieces(latex: str, depth: int) -> Iterator[str]:
    """Yield the parts of a formula between which it may be broken, in so many brackets inside each other.

    Outside of brackets it is broken before relations and operations only; inside, between factors, too.
    """
    piece, before = "", ""
    braces = brackets = 0
    for token in tokens_of(latex):
        sign = SYMBOLS.get(token[1:], "") if token.startswith("\\") else token
        open_here = not braces and brackets <= depth
        binary = sign and sign in RELATIONS + OPERATIONS and before not in ("", *"([|,", *RELATIONS)
        if open_here and piece.strip() and (binary or (depth and token == "\\,")):
            yield piece
            piece = ""
        braces += {"{": 1, "}": -1}.get(token, 0)
        brackets += {"(": 1, "[": 1, ")": -1, "]": -1}.get(token, 0)
        piece += token
        if open_here and token == ",":
            yield piece
            piece = ""
        before = sign or token if token != " " else before
    if piece:
        yield piece
