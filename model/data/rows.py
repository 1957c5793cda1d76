"""The rows of a table: bytes become text, and text becomes cells."""

import codecs
import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterator

from model.checks import Refused
from model.data.cells import number_in
from model.work import Work

MOST_COLUMNS = 1_000
"""How many columns a table may have."""

LONGEST_LINE = 2**20
"""The longest line, in characters."""

DELIMITERS = ("\t", ",", ";", "|")
"""What may stand between two cells."""

FEWEST_SIMPLE = 0.05
"""Which share of the letters of a table is at least among the first 128: a cell has twenty letters and a comma."""

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CHUNK = 2**20
_CONTROLS = frozenset(map(chr, (*range(9), *range(14, 27), *range(28, 32))))


class TableInvalid(Refused):
    """A table that can't be read, or not as planned.

    Attributes:
        code: "empty"; "binary"; "encoding" with `line`; "line_too_long" with `line` and `most`; "cell_too_long" with
            `line`; "ragged" with `line`, `found` and `wanted`; "one_column"; "columns" with `found` and `most`;
            "few_rows" with `found` and `wanted`; "categories" with `column` and `most`; "classes" with `column` and
            `most`; "one_class" with `column`; "no_numbers" with `column`; "no_inputs"; "inputs" with `found` and
            `most`; "values" with `found` and `most`.
    """


def find_encoding(content: bytes) -> Work[str]:
    """Find the encoding that all of some bytes agree with: yields (done, total) in bytes, and returns it.

    Raises:
        TableInvalid: they hold nothing ("empty"), no text ("binary"), or text in none of the encodings ("encoding").
    """
    if not content.strip(b"\0\t\r\n ,;"):
        raise TableInvalid("empty", "table", "rows of values", "none")
    marked = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), "")
    if not marked:
        head = content[: 2**16]
        marked = _unmarked(head) if 0 in head else ""
        if not _CONTROLS.isdisjoint(head.decode(marked or "latin-1", "ignore")):
            raise TableInvalid("binary", "table", "text", bytes(content[:20]))
    line = 1
    for encoding in (marked,) if marked else ("utf-8", "cp949"):
        wrong = yield from _first_wrong(content, encoding)
        if wrong < 0:
            return encoding
        line = 1 + content.count(b"\n", 0, wrong)
    raise TableInvalid("encoding", f"line {line}", "UTF-8, UTF-16 or CP949", content[:20], line=line)


def _unmarked(head: bytes) -> str:
    """Return as which kind of UTF-16 some bytes are text, among which there is a zero; "" where they are none.

    What stands between cells, ends of lines and digits are letters of the first 128, in Korean tables, too. Read the
    other way round, these would be none.
    """
    texts = {encoding: head.decode(encoding, "ignore") for encoding in ("utf-16-le", "utf-16-be")}
    simple = {encoding: sum(letter < "\x80" for letter in text) for encoding, text in texts.items()}
    found = max(simple, key=lambda encoding: simple[encoding])
    unknown = any(unicodedata.category(letter) == "Cn" for letter in frozenset(texts[found]))
    return "" if unknown or simple[found] < FEWEST_SIMPLE * len(texts[found]) else found


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


def find_delimiter(text: str) -> str:
    """Return what stands between cells: what divides the first lines into most cells, alike in all of them.

    A tab that does goes before all others: within cells there is hardly one, but a comma in many a number. So does
    another delimiter between whose cells there are commas in numbers only, as in 1,5;2,5.
    """
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    if len(lines) > 2 and len(text) >= 2**15:
        lines = lines[:-1]  # it may have been cut

    def score(delimiter: str) -> tuple[float, int, int]:
        try:
            rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:
            return 0.0, 0, 0
        with_comma = (cell for row in rows for cell in row if "," in cell)
        rank = 2 if delimiter == "\t" else delimiter != "," and all(_has_number(cell, delimiter) for cell in with_comma)
        widths = Counter(map(len, rows))
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        return (count / sum(widths.values()), int(rank), width) if width > 1 else (0.0, 0, 0)

    return max(DELIMITERS, key=score)


def _has_number(cell: str, delimiter: str) -> bool:
    return any(number_in(cell, delimiter, thousands) is not None for thousands in (False, True))


def rows_of(content: bytes, encoding: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows that hold anything, all of one length.

    Args:
        content: a table.
        encoding, delimiter: as `find_encoding` and `find_delimiter` found them.

    Raises:
        TableInvalid: a line or a cell is too long, a row has more or fewer cells than the first, or too many columns.
    """
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
