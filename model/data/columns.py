"""A table read as the person planned: its columns become the inputs and the targets of a network."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from model.data import examples
from model.data.cells import is_missing, number_in
from model.data.examples import MOST_NUMBER, MOST_VALUES, Content, Names, names_of
from model.data.rows import TableInvalid, rows_of
from model.data.table import MOST_CATEGORIES, MOST_CLASSES, Plan, Preview
from model.work import Work

MOST_ROWS = int(examples.LIMITS["rows"][1])
"""How many rows are read; more are passed over, which the report says."""

MOST_INPUTS = int(examples.LIMITS["inputs"][1])
"""How many inputs columns may become, each category of a text being one."""

FEWEST_ROWS = 2
"""How many rows must be left at least."""

BLOCK = 500
"""How many rows are read between two reports of progress: a few milliseconds of work."""


@dataclass(frozen=True)
class Report:
    """What became of a table.

    Attributes:
        rows: how many rows are used.
        dropped: how many were left out because something was missing in them.
        missing: of each column that missed something, its name and how many cells.
        categories: of each text, its name and the categories that became inputs.
        cut: whether there were more rows than are read.
    """

    rows: int
    dropped: int
    missing: tuple[tuple[str, int], ...]
    categories: tuple[tuple[str, tuple[str, ...]], ...]
    cut: bool


def read(preview: Preview, plan: Plan) -> Work[tuple[Content, int, Report]]:
    """Read a table: yields (done, total) in lines, and returns its examples, how many classes there are, what was done.

    Raises:
        TableInvalid: it can't be read like this.
    """
    if not plan.inputs:
        raise TableInvalid("no_inputs", "inputs", "at least one column", 0)
    if plan.target in plan.inputs:
        raise TableInvalid("no_inputs", "inputs", "columns other than the target", plan.target)
    titles = [(plan.header and name) or str(k + 1) for k, name in enumerate(preview.head[0])]
    numbers = {k: _Numbers(preview.delimiter, column.thousands) for k, column in enumerate(preview.columns)}
    columns = {k: numbers[k] if preview.columns[k].number else _Texts() for k in plan.inputs}
    if plan.classes:
        columns[plan.target] = _Texts()
    elif preview.columns[plan.target].number:
        columns[plan.target] = numbers[plan.target]
    else:
        column = titles[plan.target]
        raise TableInvalid("no_numbers", column, "numbers", "texts", column=column)
    count, cut = 0, False
    for block in _blocks(preview, plan.header):
        if count + len(block) > MOST_ROWS:
            cut = True
            block = block[: MOST_ROWS - count]
        count += len(block)
        for k, column in columns.items():
            column.take([row[k] for row in block])
            if isinstance(column, _Texts):
                _check_texts(column, titles[k], k == plan.target)
        if count * len(columns) > MOST_VALUES:
            most = MOST_VALUES // len(columns)
            raise TableInvalid("values", "table", f"at most {most} rows", "more", found=len(columns), most=most)
        yield count, max(count, preview.rows)
        if cut:
            break
    return _assemble(plan, columns, titles, count, cut)


def _blocks(preview: Preview, header: bool) -> Iterator[list[list[str]]]:
    rows = rows_of(preview.content, preview.encoding, preview.delimiter)
    if header:
        next(rows, None)
    block: list[list[str]] = []
    for row in rows:
        block.append(row)
        if len(block) == BLOCK:
            yield block
            block = []
    if block:
        yield block


def _plain(cells: list[str]) -> np.ndarray | None:
    """Return the numbers in some cells where each holds one that needs no closer look."""
    if "_" in "".join(cells):  # to NumPy, 2021_01 is a number
        return None
    try:
        return np.array(cells, np.float64)
    except ValueError:
        return None


class _Numbers:
    """A column of numbers: NaN where there is none."""

    def __init__(self, delimiter: str, thousands: bool) -> None:
        self._delimiter, self._thousands = delimiter, thousands
        self._parts: list[np.ndarray] = []

    def take(self, cells: list[str]) -> None:
        values = _plain(cells)
        if values is None:
            values = np.array([np.nan if (number := self._number(cell)) is None else number for cell in cells])
        self._parts.append(np.where(np.abs(values) <= MOST_NUMBER, values, np.nan))

    def _number(self, cell: str) -> float | None:
        return None if is_missing(cell) else number_in(cell, self._delimiter, self._thousands)

    def values(self) -> np.ndarray:
        return np.concatenate(self._parts)


class _Texts:
    """A column of texts: their places in the order in which they came; −1 where there is none."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self._parts: list[np.ndarray] = []

    def take(self, cells: list[str]) -> None:
        places = self.places
        found = [-1 if is_missing(cell) else places.setdefault(_text(cell), len(places)) for cell in cells]
        self._parts.append(np.array(found, np.int32))

    def values(self) -> tuple[np.ndarray, tuple[str, ...]]:
        """Return the places of the texts in their order, numbers by their size, and the texts."""
        ordered = sorted(self.places, key=_order)
        renamed = np.empty(len(ordered) + 1, np.int64)
        renamed[-1] = -1
        for place, text in enumerate(ordered):
            renamed[self.places[text]] = place
        return renamed[np.concatenate(self._parts)], tuple(ordered)


def _text(cell: str) -> str:
    """Return what stands for a category: 1 and 1.0 are one."""
    text = " ".join(cell.split())
    return text[:-2] if text.endswith(".0") and text[:-2].lstrip("+-").isdigit() else text


def _order(text: str) -> tuple[bool, float, str]:
    number = number_in(text, ",")
    return number is None, number or 0.0, text


def _check_texts(column: _Texts, title: str, target: bool) -> None:
    code, most = ("classes", MOST_CLASSES) if target else ("categories", MOST_CATEGORIES)
    if len(column.places) > most:
        raise TableInvalid(code, title, f"at most {most} different values", "more", column=title, most=most)


def _occurring(places: np.ndarray, texts: tuple[str, ...]) -> tuple[np.ndarray, tuple[str, ...]]:
    """Return the places of texts among those only that occur, and these; −1 where there is none."""
    there = np.unique(places[places >= 0])
    renamed = np.full(len(texts) + 1, -1)
    renamed[there] = np.arange(len(there))
    return renamed[places], tuple(texts[place] for place in there)


def _assemble(
    plan: Plan, columns: dict[int, _Numbers | _Texts], titles: list[str], count: int, cut: bool
) -> tuple[Content, int, Report]:
    """Put columns side by side, without the rows that are left out."""
    keep = np.ones(count, bool)
    values: dict[int, np.ndarray] = {}
    texts: dict[int, tuple[str, ...]] = {}
    missing: list[tuple[str, int]] = []
    for k, column in sorted(columns.items()):
        if isinstance(column, _Texts):
            values[k], texts[k] = column.values() if count else (np.empty(0, np.int64), ())
            there = values[k] >= 0
        else:
            values[k] = column.values() if count else np.empty(0)
            there = np.isfinite(values[k])
        if not there.all():
            missing.append((titles[k], count - int(there.sum())))
        if k == plan.target or plan.drop_missing:
            keep &= there
    rows = int(keep.sum())
    if rows < FEWEST_ROWS:
        raise TableInvalid("few_rows", "table", f"at least {FEWEST_ROWS} rows", rows, found=rows, wanted=FEWEST_ROWS)
    values = {k: column[keep] for k, column in values.items()}
    for k in texts:
        values[k], texts[k] = _occurring(values[k], texts[k])
    widths = [len(texts[k]) if k in texts else 1 for k in plan.inputs]
    if not 1 <= sum(widths) <= MOST_INPUTS:
        raise TableInvalid("inputs", "inputs", f"1 to {MOST_INPUTS}", sum(widths), found=sum(widths), most=MOST_INPUTS)
    if rows * sum(widths) > MOST_VALUES:
        most = MOST_VALUES // sum(widths)
        raise TableInvalid("values", "table", f"at most {most} rows", rows, found=sum(widths), most=most)
    points = np.zeros((rows, sum(widths)))
    names: list[str] = []
    for k, width in zip(plan.inputs, widths, strict=True):
        found, begin = values[k], len(names)
        if k in texts:
            chosen = np.flatnonzero(found >= 0)
            points[chosen, begin + found[chosen]] = 1
            names += [f"{titles[k]} = {text}" for text in texts[k]]
        else:
            there = np.isfinite(found)
            points[:, begin : begin + width] = np.where(there, found, found[there].mean() if there.any() else 0)[
                :, None
            ]
            names.append(titles[k])
    classes = texts.get(plan.target, ())
    if plan.classes and len(classes) < 2:
        column = titles[plan.target]
        raise TableInvalid("one_class", column, "two classes or more", len(classes), column=column)
    called = Names(names_of(names), names_of(classes), titles[plan.target])
    content = Content(points, values[plan.target], called)
    encoded = tuple((titles[k], names_of(texts[k])) for k in plan.inputs if k in texts)
    return content, len(classes), Report(rows, count - rows, tuple(missing), encoded, cut)
