"""A list of rows above each other, one for each of several things; rows come and go as these do."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

Row = TypeVar("Row", bound=QWidget)


class RowList(QVBoxLayout, Generic[Row]):
    """The rows, from top to bottom.

    Attributes:
        rows: as they stand.
    """

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self.setSpacing(spacing)
        self.rows: list[Row] = []

    def fit(self, count: int, make: Callable[[int], Row]) -> None:
        """Have so many rows: those of the end go, and those that are missing there are made, each from its place."""
        while len(self.rows) > count:
            row = self.rows.pop()
            self.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < count:
            row = make(len(self.rows))
            self.rows.append(row)
            self.addWidget(row)
            row.show()  # at once: it may be pointed at
