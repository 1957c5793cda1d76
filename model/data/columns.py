"""A table read as the person planned: its columns become the inputs and the targets of a network."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from model.data import examples
from model.data.cells import is_missing, number_in
from model.data.examples import MOST_NUMBER, MOST_VALUES, Content, Names, names_of, place_of
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
    titles = [(plan.header and name) or str(k + 1) for k, name in enumerate(preview.head[0])]
    columns = _empty_columns(preview, plan, titles)
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


def _empty_columns(preview: Preview, plan: Plan, titles: list[str]) -> dict[int, "_Numbers | _Texts"]:
    """Return the columns that are to be read, by their places, the target as the last one."""
    if not plan.inputs:
        raise TableInvalid("no_inputs", "inputs", "at least one column", 0)
    if plan.target in plan.inputs:
        raise TableInvalid("no_inputs", "inputs", "columns other than the target", plan.target)
    title = titles[plan.target]
    if not (plan.classes or preview.columns[plan.target].number):
        raise TableInvalid("no_numbers", title, "numbers", "texts", column=title)
    columns: dict[int, _Numbers | _Texts] = {}
    for k in (*plan.inputs, plan.target):
        number = preview.columns[k].number and not (plan.classes and k == plan.target)
        columns[k] = _Numbers(preview.delimiter, preview.columns[k].thousands) if number else _Texts()
    return columns


def _blocks(preview: Preview, header: bool) -> Iterator[list[list[str]]]:
    rows = rows_of(preview.content, preview.encoding, preview.delimiter)
    if header:
        next(rows, None)
    while block := list(islice(rows, BLOCK)):
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
    """A column of numbers that is being read: NaN where there is none."""

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

    def whole(self, title: str) -> "_Column":
        """Return all that was taken."""
        return _Column(title, np.concatenate([np.empty(0), *self._parts]))


class _Texts:
    """A column of texts that is being read: their places in the order in which they came; −1 where there is none."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self._parts: list[np.ndarray] = []

    def take(self, cells: list[str]) -> None:
        places = self.places
        found = [-1 if is_missing(cell) else places.setdefault(_text(cell), len(places)) for cell in cells]
        self._parts.append(np.array(found, np.int32))

    def whole(self, title: str) -> "_Column":
        """Return all that was taken, the texts in their order: numbers by their size and in front."""
        ordered = sorted(self.places, key=_order)
        renamed = np.empty(len(ordered) + 1, np.int64)
        renamed[-1] = -1
        for place, text in enumerate(ordered):
            renamed[self.places[text]] = place
        return _Column(title, renamed[np.concatenate([np.empty(0, np.int32), *self._parts])], tuple(ordered))


def _text(cell: str) -> str:
    """Return what stands for a category: 1 and 1.0 are one."""
    text = " ".join(cell.split())
    return text[:-2] if text.endswith(".0") and text[:-2].lstrip("+-").isdigit() else text


def _order(text: str) -> tuple[bool, float, tuple[list[str | tuple[int, str]], str]]:
    number = number_in(text, ",")
    return number is None, number or 0.0, place_of(text)


def _check_texts(column: _Texts, title: str, target: bool) -> None:
    code, most = ("classes", MOST_CLASSES) if target else ("categories", MOST_CATEGORIES)
    if len(column.places) > most:
        raise TableInvalid(code, title, f"at most {most} different values", "more", column=title, most=most)


@dataclass(frozen=True)
class _Column:
    """A column that was read.

    Attributes:
        title: what it is called.
        values: a number for each row, NaN where there is none; of texts their places, −1 where there is none.
        texts: the different ones of a column of texts; None for numbers.
    """

    title: str
    values: np.ndarray
    texts: tuple[str, ...] | None = None

    @property
    def there(self) -> np.ndarray:
        """In which rows something is."""
        return np.isfinite(self.values) if self.texts is None else self.values >= 0

    def of(self, rows: np.ndarray) -> "_Column":
        """Return the column of some rows, with those texts only that occur in them."""
        values = self.values[rows]
        if self.texts is None:
            return replace(self, values=values)
        occurring = np.unique(values[values >= 0])
        renamed = np.full(len(self.texts) + 1, -1)
        renamed[occurring] = np.arange(len(occurring))
        return replace(self, values=renamed[values], texts=tuple(self.texts[place] for place in occurring))

    @property
    def inputs(self) -> list[str]:
        """What the inputs are called that it becomes: one for each text."""
        return [self.title] if self.texts is None else [f"{self.title} = {text}" for text in self.texts]

    def fill(self, points: np.ndarray) -> None:
        """Write the inputs, shape (rows, inputs), into zeros: the mean where there is no number, 0 for no text."""
        there = self.there
        if self.texts is None:
            points[:, 0] = np.where(there, self.values, self.values[there].mean() if there.any() else 0)
        else:
            points[there, self.values[there]] = 1


def _assemble(
    plan: Plan, columns: dict[int, _Numbers | _Texts], titles: list[str], count: int, cut: bool
) -> tuple[Content, int, Report]:
    """Put columns side by side, without the rows that are left out."""
    read = {k: column.whole(titles[k]) for k, column in sorted(columns.items())}
    keep = np.ones(count, bool)
    for k, column in read.items():
        if k == plan.target or plan.drop_missing:
            keep &= column.there
    missing = [(column.title, count - int(column.there.sum())) for column in read.values() if not column.there.all()]
    rows = int(keep.sum())
    if rows < FEWEST_ROWS:
        raise TableInvalid("few_rows", "table", f"at least {FEWEST_ROWS} rows", rows, found=rows, wanted=FEWEST_ROWS)
    read = {k: column.of(keep) for k, column in read.items()}
    target, inputs = read[plan.target], [read[k] for k in plan.inputs]
    names = [name for column in inputs for name in column.inputs]
    if not 1 <= len(names) <= MOST_INPUTS:
        raise TableInvalid("inputs", "inputs", f"1 to {MOST_INPUTS}", len(names), found=len(names), most=MOST_INPUTS)
    if rows * len(names) > MOST_VALUES:
        most = MOST_VALUES // len(names)
        raise TableInvalid("values", "table", f"at most {most} rows", rows, found=len(names), most=most)
    classes = target.texts or ()
    if plan.classes and len(classes) < 2:
        title = target.title
        raise TableInvalid("one_class", title, "two classes or more", len(classes), column=title)
    points, begin = np.zeros((rows, len(names))), 0
    for column in inputs:
        end = begin + len(column.inputs)
        column.fill(points[:, begin:end])
        begin = end
    content = Content(points, target.values, Names(names_of(names), names_of(classes), target.title))
    encoded = tuple((column.title, names_of(column.texts)) for column in inputs if column.texts is not None)
    return content, len(classes), Report(rows, count - rows, tuple(missing), encoded, cut)
