"""Tables: text with a value in each cell, as spreadsheets write it, becomes inputs and targets of a network.

A table is first inspected, then read as the person planned. What comes is never trusted: every size is bounded, and a
refusal names the line or the column. Text is UTF-8, UTF-16 or CP949, in which Korean spreadsheets save.
"""

from dataclasses import dataclass, replace

from model.data.cells import groups_thousands, is_missing, is_percentage, number_in
from model.data.examples import short
from model.data.rows import TableInvalid, find_delimiter, find_encoding, rows_of
from model.work import Work

MOST_BYTES = 512 * 2**20
"""The largest table, in bytes."""

MOST_CATEGORIES = 50
"""How many different texts an input may hold."""

MOST_CLASSES = 20
"""How many classes a target may have."""

HEAD = 1_000
"""How many rows are looked at to find out what the columns hold."""

COUNTERS = frozenset({"", "#", "id", "index", "idx", "no", "no.", "row", "unnamed: 0", "번호", "순번", "연번"})
"""What a first column is called, in small letters, that may only count the rows."""

SHOWN = 30
"""How many of them are kept to be shown."""


@dataclass(frozen=True)
class Column:
    """What a column seems to hold, judged by the first rows.

    Attributes:
        name: from the first line, or "" where that holds none.
        number: whether it holds numbers, else texts.
        different: how many different values were seen.
        missing: how many cells held nothing.
        strange: how many cells among numbers held something else, which is missing, too, once they are read as numbers.
        thousands: whether a comma in its numbers groups thousands, else it is a decimal point.
        counts: whether it only counts the rows, from 0 or 1 on.
    """

    name: str
    number: bool
    different: int
    missing: int
    strange: int
    thousands: bool
    counts: bool = False


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
    encoding = yield from find_encoding(content)
    delimiter = find_delimiter(content[: 2**16].decode(encoding, "ignore"))
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
    columns = [
        _judge(short(name) if header else "", [row[k] for row in rows], delimiter) for k, name in enumerate(head[0])
    ]
    if header:
        columns[0] = replace(columns[0], counts=_counts(columns[0].name, [row[0] for row in rows]))
    shown = tuple(tuple(short(cell) for cell in row) for row in head[:SHOWN])
    lines = (content.count(b"\n") or content.count(b"\r")) + (not set(content[-2:]) & set(b"\r\n"))
    count = len(head) if len(head) <= HEAD else max(lines, len(head))
    return Preview(content, encoding, delimiter, header, tuple(columns), shown, count, len(rows))


def plan_for(preview: Preview) -> Plan:
    """Return how a table is usually read: the last column that holds anything, or one called so, is the target.

    A column that only counts the rows is no input, where there is another: in a table that is sorted by what is to be
    found out it would say all of that, and of new examples nothing.
    """
    columns = preview.columns
    held = [k for k, column in enumerate(columns) if column.different] or range(len(columns))
    wanted = {"target", "label", "class", "species", "y", "t", "diagnosis", "outcome", "정답", "레이블", "종", "목표"}
    called = [k for k in held if columns[k].name.lower() in wanted]
    target = (called or held)[-1]
    inputs = tuple(k for k, column in enumerate(columns) if k != target and _may_be_an_input(column))
    telling = tuple(k for k in inputs if not columns[k].counts)
    return Plan(preview.header, telling or inputs, target, looks_like_classes(columns[target], preview.seen))


def looks_like_classes(column: Column, seen: int) -> bool:
    """Return whether a column seems to name classes rather than quantities."""
    return not column.number or column.different <= min(MOST_CLASSES, 10, max(2, seen // 5))


def _may_be_an_input(column: Column) -> bool:
    return column.number or 1 < column.different <= MOST_CATEGORIES


def _counts(name: str, cells: list[str]) -> bool:
    """Return whether a column only counts the rows: what it is called may mean that, and its numbers do."""
    begin = cells[0].strip() if cells else ""
    numbers = range(int(begin), int(begin) + len(cells)) if begin in ("0", "1") else ()
    return name.lower() in COUNTERS and [cell.strip() for cell in cells] == [str(number) for number in numbers]


def _has_header(head: list[list[str]]) -> bool:
    """Return whether the first row holds names: no number, each name once, and not all the rest is text, too."""
    first = [cell.strip() for cell in head[0]]
    # Above other cells, 25 % is the name of a quartile.
    names = [
        is_percentage(cell) and not any(is_percentage(row[k]) for row in head[1:20]) for k, cell in enumerate(first)
    ]
    numbers = (number_in(cell, ",", True) is not None for cell, name in zip(first, names, strict=True) if not name)
    if len(head) < 2 or any(numbers):
        return False
    if len(set(first)) < len(first):
        return False
    return any(number_in(row[k], ",", True) is not None for row in head[1:20] for k in range(len(first))) or all(
        first[k] not in {row[k] for row in head[1:]} for k in range(len(first))
    )


def _judge(name: str, cells: list[str], delimiter: str) -> Column:
    present = [cell.strip() for cell in cells if not is_missing(cell)]
    thousands = groups_thousands(present, delimiter)
    numbers = sum(number_in(cell, delimiter, thousands) is not None for cell in present)
    number = bool(present) and numbers >= 0.9 * len(present)
    strange = len(present) - numbers if number else 0
    return Column(name, number, len(set(present)), len(cells) - len(present), strange, thousands)
