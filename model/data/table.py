"""Tables: text with a value in each cell, as spreadsheets write it, becomes inputs and targets of a network.

A table is first inspected, then read as the person planned. What comes is never trusted: every size is bounded, and a
refusal names the line or the column. Text is UTF-8, UTF-16 or CP949, in which Korean spreadsheets save.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from model.checks import Invalid
from model.data.examples import MOST_NUMBER, short
from model.work import Work

MOST_BYTES = 512 * 2**20
"""The largest table, in bytes."""

MOST_COLUMNS = 1_000
"""How many columns a table may have."""

MOST_CATEGORIES = 50
"""How many different texts an input may hold."""

MOST_CLASSES = 20
"""How many classes a target may have."""

LONGEST_LINE = 2**20
"""The longest line, in characters."""

HEAD = 1_000
"""How many rows are looked at to find out what the columns hold."""

SHOWN = 30
"""How many of them are kept to be shown."""

DELIMITERS = ("\t", ",", ";", "|")

MISSING = frozenset({"", "?", "-", "na", "n/a", "nan", "null", "none", "#n/a", "#value!", "#div/0!"})
"""What stands in cells that hold nothing, in small letters."""

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CHUNK = 2**20
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?", re.ASCII)
_CONTROLS = frozenset(map(chr, (*range(9), *range(14, 27), *range(28, 32))))


class TableInvalid(Invalid):
    """A table that can't be read, or not as planned.

    Attributes:
        code: what is wrong; words are found by it. "empty"; "binary"; "encoding" with `line`; "line_too_long" with
            `line` and `most`; "cell_too_long" with `line`; "ragged" with `line`, `found` and `wanted`; "one_column";
            "columns" with `found` and `most`; "few_rows" with `found` and `wanted`; "categories" with `column` and
            `most`; "classes" with `column` and `most`; "one_class" with `column`; "no_numbers" with `column`;
            "no_inputs"; "inputs" with `found` and `most`; "values" with `found` and `most`.
        values: what the words name.
    """

    def __init__(self, code: str, field: str, expected: str, value: object, /, **values: object) -> None:
        super().__init__(field, expected, value)
        self.code, self.values = code, values


@dataclass(frozen=True)
class Column:
    """What a column seems to hold, judged by the first rows.

    Attributes:
        name: from the first line, or "" where that holds none.
        number: whether it holds numbers, else texts.
        different: how many different values were seen.
        missing: how many cells held nothing.
        thousands: whether a comma in its numbers groups thousands, else it is a decimal point.
    """

    name: str
    number: bool
    different: int
    missing: int
    thousands: bool


@dataclass(frozen=True)
class Preview:
    """A table that was looked at.

    Attributes:
        content: its bytes.
        encoding: how they spell text, as Python calls it.
        delimiter: what stands between two cells.
        header: whether the first line seems to hold names.
        columns: what each holds.
        head: the first rows as text, the first line included.
        rows: how many rows there are, the first line included; about, where they are more than HEAD.
        seen: how many rows the columns were judged by.
    """

    content: bytes
    encoding: str
    delimiter: str
    header: bool
    columns: tuple[Column, ...]
    head: tuple[tuple[str, ...], ...]
    rows: int
    seen: int


@dataclass(frozen=True)
class Plan:
    """How a table shall be read.

    Attributes:
        header: whether the first line holds names.
        inputs: the columns the network is given, counted from 0.
        target: the column it shall find out.
        classes: whether the target's values are classes, else numbers.
        drop_missing: whether rows that miss an input are left out; else a number counts as the mean of its column, and
            a text as none of the categories. Rows that miss their target are always left out.
    """

    header: bool
    inputs: tuple[int, ...]
    target: int
    classes: bool
    drop_missing: bool = False


def inspect(content: bytes) -> Work[Preview]:
    """Look at a table: yields (done, total) in bytes, and returns what it seems to hold.

    Raises:
        TableInvalid: it is none.
    """
    encoding = yield from _find_encoding(content)
    delimiter = _find_delimiter(content[: 2**16].decode(encoding, "ignore"))
    head: list[list[str]] = []
    for row in rows_of(content, encoding, delimiter):
        head.append(row)
        if len(head) > HEAD:
            break
    if not head:
        raise TableInvalid("empty", "table", "rows of values", "none")
    if len(head[0]) < 2:
        raise TableInvalid("one_column", "table", "two columns or more", 1)
    header = _has_header(head)
    rows = head[1:] if header else head
    columns = tuple(
        _judge(short(name) if header else "", [row[k] for row in rows], delimiter) for k, name in enumerate(head[0])
    )
    shown = tuple(tuple(short(cell) for cell in row) for row in head[:SHOWN])
    lines = (content.count(b"\n") or content.count(b"\r")) + (not set(content[-2:]) & set(b"\r\n"))
    count = len(head) if len(head) <= HEAD else max(lines, len(head))
    return Preview(content, encoding, delimiter, header, columns, shown, count, len(rows))


def plan_for(preview: Preview) -> Plan:
    """Return how a table would usually be read: the last column, or one that is called so, is the target."""
    columns = preview.columns
    wanted = {"target", "label", "class", "species", "y", "t", "diagnosis", "outcome", "정답", "레이블", "종", "목표"}
    called = [k for k, column in enumerate(columns) if column.name.lower() in wanted]
    target = called[-1] if called else len(columns) - 1
    inputs = tuple(k for k, column in enumerate(columns) if k != target and (column.number or _is_category(column)))
    return Plan(preview.header, inputs, target, looks_like_classes(columns[target], preview.seen))


def looks_like_classes(column: Column, seen: int) -> bool:
    """Return whether a column seems to name classes rather than quantities."""
    return not column.number or column.different <= min(MOST_CLASSES, 10, max(2, seen // 5))


def _is_category(column: Column) -> bool:
    return not column.number and 1 < column.different <= MOST_CATEGORIES


def _find_encoding(content: bytes) -> Work[str]:
    """Return the encoding that all of some bytes agree with."""
    if not content.strip(b"\0\t\r\n ,;"):
        raise TableInvalid("empty", "table", "rows of values", "none")
    marked = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), "")
    head = np.frombuffer(content[: 2**16], np.uint8)
    if not marked:
        zeros = [float((head[k::2] == 0).mean()) for k in (0, 1)] if len(head) > 1 else [0.0, 0.0]
        if max(zeros) > 0.3 and min(zeros) < 0.05:  # letters of the first 256 take two bytes, one of them a zero
            marked = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
        text = content[: 2**16].decode(marked or "latin-1", "ignore")
        if not _CONTROLS.isdisjoint(text):
            raise TableInvalid("binary", "table", "text", bytes(content[:20]))
    line = 1
    for encoding in (marked,) if marked else ("utf-8", "cp949"):
        wrong = yield from _first_wrong(content, encoding)
        if wrong < 0:
            return encoding
        line = 1 + content.count(b"\n", 0, wrong)
    raise TableInvalid("encoding", f"line {line}", "UTF-8, UTF-16 or CP949", content[:20], line=line)


def _first_wrong(content: bytes, encoding: str) -> Work[int]:
    """Return about where some bytes are no text in an encoding, or −1 where all of them are."""
    decoder = codecs.getincrementaldecoder(encoding)()
    for begin in range(0, len(content), _CHUNK):
        try:
            decoder.decode(content[begin : begin + _CHUNK], begin + _CHUNK >= len(content))
        except UnicodeError as error:
            return begin + max(0, getattr(error, "start", 0))
        yield begin, len(content)
    return -1


def _find_delimiter(text: str) -> str:
    """Return what stands between cells: what divides the first lines into most cells, alike in all of them.

    A tab that does goes before all others: within cells there is hardly one, but a comma in many a number.
    """
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    if len(lines) > 2 and len(text) >= 2**15:
        lines = lines[:-1]  # it may have been cut

    def score(delimiter: str) -> tuple[float, bool, int]:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
        except csv.Error:
            return 0.0, False, 0
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        return (count / sum(widths.values()), delimiter == "\t", width) if width > 1 else (0.0, False, 0)

    return max(DELIMITERS, key=score)


def rows_of(content: bytes, encoding: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows that hold anything, all of one length."""
    stream = io.TextIOWrapper(io.BytesIO(content), encoding, newline="")
    reader = csv.reader(_lines(stream), delimiter=delimiter, skipinitialspace=True)
    wanted = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            line = reader.line_num + 1
            raise TableInvalid("cell_too_long", f"line {line}", "a shorter cell", str(error), line=line) from error
        except UnicodeError as error:
            line = reader.line_num + 1
            raise TableInvalid("encoding", f"line {line}", encoding, str(error), line=line) from error
        if not any(cell.strip() for cell in row):
            continue
        wanted = wanted or _width(row)
        if len(row) > wanted and not any(cell.strip() for cell in row[wanted:]):
            del row[wanted:]  # a delimiter at the end of a line begins no column
        if len(row) != wanted:
            line = reader.line_num
            values = {"line": line, "found": len(row), "wanted": wanted}
            raise TableInvalid("ragged", f"line {line}", f"{wanted} cells", len(row), **values)
        yield row


def _width(row: list[str]) -> int:
    """Return how many columns a table has whose first row this is."""
    if len(row) > MOST_COLUMNS:
        raise TableInvalid("columns", "line 1", f"at most {MOST_COLUMNS}", len(row), found=len(row), most=MOST_COLUMNS)
    return len(row)


def _lines(stream: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            values = {"line": number, "most": LONGEST_LINE}
            raise TableInvalid(
                "line_too_long", f"line {number}", f"at most {LONGEST_LINE} characters", "more", **values
            )
        yield line


def _has_header(head: list[list[str]]) -> bool:
    """Return whether the first row holds names: no number, each name once, and not all the rest is text, too."""
    first = [cell.strip() for cell in head[0]]
    if len(head) < 2 or any(number_in(cell, ",", True) is not None for cell in first):
        return False
    if len(set(first)) < len(first):
        return False
    return any(number_in(row[k], ",", True) is not None for row in head[1:20] for k in range(len(first))) or all(
        first[k] not in {row[k] for row in head[1:]} for k in range(len(first))
    )


def _judge(name: str, cells: list[str], delimiter: str) -> Column:
    present = [cell.strip() for cell in cells if not is_missing(cell)]
    thousands = _groups_thousands(present, delimiter)
    numbers = sum(number_in(cell, delimiter, thousands) is not None for cell in present)
    number = bool(present) and numbers >= 0.9 * len(present)
    return Column(name, number, len(set(present)), len(cells) - len(present), thousands)


def _groups_thousands(cells: list[str], delimiter: str) -> bool:
    """Return whether a comma in a column's numbers groups thousands; else it is a decimal point.

    Where each could be either, as in 1,250, the numbers without a comma tell: who groups thousands does so from 1,000
    on, and who writes 1,250 for 1¼ writes few others with just three places. Without any, it is as most write it who
    put that between cells: a semicolon stands there where the comma is taken.
    """
    if delimiter == ",":
        return True
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


def number_in(cell: str, delimiter: str, thousands: bool = False) -> float | None:
    """Return the number in a cell, or None.

    Args:
        cell: what is in it.
        delimiter: what stands between cells.
        thousands: whether a comma groups thousands; else it is a decimal point where it is no delimiter.
    """
    text = cell.strip()
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
    return value if abs(value) <= MOST_NUMBER else None
