"""The columns of a table that was looked at, as the dialog lists them: a line each, written when it is in sight."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.theme import wrapped
from gui.widgets.numbers import percent
from model.data.table import Plan, Preview, plan_for

VALUES = 6
"""How many of its first values are shown of each column."""

NAME, HOLDS, MISSING, FIRST = range(4)

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Flag = Qt.ItemFlag

TOP = QModelIndex()
"""What lines stand under, which have none below them."""


class TableColumns(QAbstractTableModel):
    """What they are called and hold, and whether they go in.

    Signals:
        ticked (int, bool): the person wants a column to go in, or not.

    Attributes:
        plan: how the table is to be read.
    """

    ticked = Signal(int, bool)

    def __init__(self, preview: Preview, parent: QObject) -> None:
        super().__init__(parent)
        self._preview = preview
        self.plan = plan_for(preview)

    def show_plan(self, plan: Plan) -> None:
        """Show how the table is to be read by now, in the language of now."""
        self.plan = plan
        last = self.columnCount() - 1
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, last))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def title(self, k: int) -> str:
        """Return what a column is called."""
        first = self._preview.head[0][k].strip() if self.plan.header else ""
        return first or self.tr("column {k}").format(k=k + 1)

    def strange(self, k: int) -> int:
        """Return how many cells of a column hold no number though it is read as numbers."""
        names_classes = k == self.plan.target and self.plan.classes
        return 0 if names_classes else self._preview.columns[k].strange

    def rowCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else len(self._preview.columns)

    def columnCount(self, parent: Index = TOP) -> int:
        return 0 if parent.isValid() else FIRST + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or role != Role.DisplayRole:
            return super().headerData(section, orientation, role)
        return (self.tr("Input"), self.tr("Holds"), self.tr("Missing"), self.tr("First values"))[section]

    def flags(self, index: Index) -> Flag:
        if index.column() != NAME:
            return Flag.ItemIsEnabled
        if index.row() == self.plan.target:
            return Flag.ItemIsSelectable
        return Flag.ItemIsEnabled | Flag.ItemIsUserCheckable | Flag.ItemIsSelectable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        k, place = index.row(), index.column()
        if role == Role.CheckStateRole and place == NAME:
            return Qt.CheckState.Checked if k in self.plan.inputs else Qt.CheckState.Unchecked
        if role == Role.DisplayRole:
            return self.title(k) if place == NAME else self._cell(k, place)
        if role == Role.ToolTipRole:
            name = self.tr("Tick the columns that the network is given")
            return name if place == NAME else wrapped(self._cell(k, place))
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or index.column() != NAME:
            return False
        self.ticked.emit(index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _cell(self, k: int, place: int) -> str:
        column = self._preview.columns[k]
        if place == MISSING:
            missing = column.missing + self.strange(k)
            return percent(missing / max(1, self._preview.seen)) if missing else "–"
        if place == FIRST:
            rows = self._preview.head[self.plan.header :][:VALUES]
            return ", ".join(row[k] or "–" for row in rows)
        if k == self.plan.target:
            return self.tr("to be found out")
        if not column.different:
            return self.tr("nothing")
        if column.counts:
            return self.tr("row numbers")
        return self.tr("numbers") if column.number else self.tr("different texts: {n}").format(n=column.different)
