"""What a cell of a table holds: nothing, a number, or a text."""

import re

from model.data.examples import MOST_NUMBER

MISSING = frozenset({"", "?", "-", "na", "n/a", "nan", "null", "none", "#n/a", "#value!", "#div/0!"})
"""What stands in cells that hold nothing, in small letters."""

_BLANKS = "\x20\xa0\u2009\u202f"
"""What groups thousands elsewhere: blanks, narrow ones and such that end no line."""

_GROUPED = re.compile(r"[+−-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?", re.ASCII)
_SPACED = re.compile(rf"[+-]?[1-9]\d{{0,2}}([{_BLANKS}]\d{{3}})+([.,]\d+)?", re.ASCII)
_PERCENT = ("%", "％")


def groups_thousands(cells: list[str], delimiter: str) -> bool:
    """Return whether a comma in a column's numbers groups thousands; else it is a decimal point.

    Where each could be either, as in 1,250, the numbers without a comma tell: who groups thousands does so from 1,000
    on, and who writes 1,250 for 1¼ writes few others with just three places. Without any, it is as most write it who
    put that between cells: a semicolon stands there where the comma is taken.
    """
    if delimiter == ",":
        return True
    cells = [_bare(cell) for cell in cells]
    plain = {cell: abs(n) for cell in cells if "," not in cell and (n := number_in(cell, delimiter)) is not None}
    grouped = {cell for cell in cells if _GROUPED.fullmatch(cell)}
    others = (cell for cell in cells if "," in cell and cell not in grouped)
    if not grouped or any(number_in(cell, delimiter) is not None for cell in others):
        return False
    if any(cell.count(",") > 1 for cell in grouped) or any("." in cell for cell in (*grouped, *plain)):
        return True
    return max(plain.values()) < 1_000 if plain else delimiter != ";"


def is_missing(cell: str) -> bool:
    """Return whether a cell holds nothing."""
    return cell.strip().lower() in MISSING


def is_percentage(cell: str) -> bool:
    """Return whether a cell ends with a percent sign."""
    return cell.rstrip().endswith(_PERCENT)


def _bare(cell: str) -> str:
    """Return a number without its percent sign, and without blanks that group its thousands."""
    text = cell.strip().replace("−", "-")  # as books and web pages print it, and some spreadsheets write it
    if is_percentage(text):
        text = text[:-1].rstrip()
    return re.sub(f"[{_BLANKS}]", "", text) if _SPACED.fullmatch(text) else text


def number_in(cell: str, delimiter: str, thousands: bool = False) -> float | None:
    """Return the number in a cell, or None; 10 % is 0.1, as spreadsheets count.

    Args:
        cell: what is in it.
        delimiter: what stands between cells.
        thousands: whether a comma groups thousands; else it is a decimal point where it is no delimiter.
    """
    text = _bare(cell)
    if "," in text:
        if thousands:
            text = text.replace(",", "") if _GROUPED.fullmatch(text) else ""
        elif delimiter != "," and text.count(",") == 1 and "." not in text:
            text = text.replace(",", ".")
    if "_" in text:  # to Python, 2021_01 is a number
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    value = value / 100 if is_percentage(cell) else value
    return value if abs(value) <= MOST_NUMBER else None
