"""The dialog in which a person says how a table shall be read: which columns go in, and which is to be found out."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui import words_files
from gui.table_columns import HOLDS, MISSING, NAME, TableColumns
from gui.theme import Theme, set_role
from gui.widgets.button import TickBox
from gui.widgets.choice import Choice
from gui.widgets.hint import Hint
from gui.widgets.order import in_order
from gui.widgets.progress import ProgressBar
from gui.widgets.room import keep_room
from gui.widgets.segmented import Segmented
from gui.widgets.translated import Translated
from model.checks import Invalid
from model.data.table import HEAD, MOST_CATEGORIES, Plan, Preview, looks_like_classes


class TableDialog(Translated, QDialog):
    """A table that was looked at, column by column.

    Signals:
        planned (Plan): the person wants it read like this; `show_progress` and `refuse` say how it goes.
        stopped (): they want no more of it.
    """

    planned = Signal(object)
    stopped = Signal()

    def __init__(self, theme: Theme, preview: Preview, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.preview = preview
        self._refusal: Invalid | None = None
        self._reading = False
        self._lead = QLabel(self)
        self._lead.setWordWrap(True)
        set_role(self._lead, "muted")
        self._header = TickBox(self)
        self._columns = TableColumns(preview, self)
        self._table = QTableView(self)
        self._table.verticalHeader().hide()  # before it knows of rows, or it asks what to write beside them
        self._table.setModel(self._columns)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        wide = self._table.horizontalHeader()
        wide.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)  # as what stands below
        wide.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        wide.setStretchLastSection(True)
        for column, width in ((NAME, 170), (HOLDS, 150), (MISSING, 80)):
            self._table.setColumnWidth(column, width)
        self._target, self._task, self._missing = Choice(theme), Segmented(theme), Segmented(theme)
        self._labels = {name: QLabel(self) for name in ("target", "missing")}
        self._says = Hint(theme, self)
        self._hint = Hint(theme, self)
        self._bar = ProgressBar(self)
        keep_room(self._bar)
        self._bar.hide()
        self._cancel, self._use = QPushButton(self), QPushButton(self)
        set_role(self._use, "primary")
        self._use.setDefault(True)
        self._lay_out()
        self._header.setChecked(self.plan.header)
        self._header.toggled.connect(self._header_ticked)
        self._columns.ticked.connect(self._ticked)
        self._target.changed.connect(self._target_chosen)
        self._task.changed.connect(self._task_chosen)
        self._missing.changed.connect(self._missing_chosen)
        self._cancel.clicked.connect(self.reject)
        self._use.clicked.connect(self._go)
        self.rejected.connect(self.stopped)
        self.resize(720, 560)
        self.retranslate()
        in_order(self)

    def _lay_out(self) -> None:
        above, find, holes, buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        above.addWidget(self._lead, 1)
        above.addWidget(self._header)
        find.addWidget(self._labels["target"])
        find.addWidget(self._target, 1)
        find.addWidget(self._task)
        holes.addWidget(self._labels["missing"])
        holes.addWidget(self._missing)
        holes.addStretch(1)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._use)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 16)
        outer.setSpacing(10)
        outer.addLayout(above)
        outer.addWidget(self._table, 1)
        outer.addLayout(find)
        outer.addLayout(holes)
        for widget in (self._says, self._hint, self._bar):
            outer.addWidget(widget)
        outer.addLayout(buttons)

    @property
    def plan(self) -> Plan:
        """How it is to be read."""
        return self._columns.plan

    # --- what is shown ------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Read a table"))
        text = self.tr("About {rows} rows of data, {columns} columns. Tick what the network is given.")
        if self.preview.rows <= HEAD:  # all of it was looked at
            text = self.tr("{rows} rows of data, {columns} columns. Tick what the network is given.")
        rows = self.preview.rows - self.plan.header
        self._lead.setText(text.format(rows=f"{rows:,}", columns=f"{len(self.preview.columns):,}"))
        self._header.setText(self.tr("First line holds names"))
        self._header.setToolTip(self.tr("Whether the first line says what the columns are called"))
        self._table.setAccessibleName(self.tr("Columns"))
        self._table.setToolTip(self.tr("Tick the columns that the network is given"))
        self._labels["target"].setText(self.tr("To be found out"))
        self._target.setAccessibleName(self.tr("To be found out"))
        self._target.setToolTip(self.tr("The column that the network shall answer with"))
        self._target.set_options([(str(k), self._columns.title(k), "") for k in range(len(self.preview.columns))])
        self._target.set_value(str(self.plan.target))
        self._task.set_options(
            [
                ("classes", self.tr("Classes"), self.tr("Each different value is a class (classification)")),
                ("numbers", self.tr("A number"), self.tr("The value is a quantity (regression)")),
            ]
        )
        self._task.setAccessibleName(self.tr("As"))
        self._labels["missing"].setText(self.tr("Where a value is missing"))
        self._missing.set_options(
            [
                ("mean", self.tr("take the mean"), self.tr("Of a number its mean, of a text no category at all")),
                ("drop", self.tr("leave the row out"), self.tr("Only rows with all their values are used")),
            ]
        )
        self._missing.setAccessibleName(self.tr("Where a value is missing"))
        self._bar.setAccessibleName(self.tr("How much has been read"))
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Leave everything as it is"))
        self._use.setText(self.tr("Use this table"))
        self._use.setToolTip(self.tr("Read all of it and start a new run"))
        self._columns.show_plan(self.plan)  # in the language of now
        self._show_plan()

    def _show_plan(self) -> None:
        """Say what will be done, and why it can't be."""
        plan = self.plan
        self._task.set_value("classes" if plan.classes else "numbers")
        self._missing.set_value("drop" if plan.drop_missing else "mean")
        texts = [self._columns.title(k) for k in plan.inputs if not self.preview.columns[k].number]
        lines: list[str] = []
        if texts:
            said = self.tr("Each text of {columns} becomes an input of its own, 0 or 1.")
            lines.append(said.format(columns=_listed(texts)))
        lines.append(self.tr("Inputs are brought to mean 0 and standard deviation 1."))
        if not plan.classes:
            lines.append(self.tr("So is the number to be found out."))
        if same := self._without_variation():
            said = self.tr("{columns} never varies: instead it is always 0.")
            lines.append(said.format(columns=_listed(same)))
        if strange := [self._columns.title(k) for k in (*plan.inputs, plan.target) if self._columns.strange(k)]:
            said = self.tr("What is no number in {columns} counts as missing.")
            lines.append(said.format(columns=_listed(strange)))
        lines.append(
            self.tr("Rows without a value in “{target}” are left out.").format(target=self._columns.title(plan.target))
        )
        self._says.show_text(" ".join(lines))
        refusal = words_files.brought_problem(self._refusal) if self._refusal else ""
        self._hint.show_text(refusal, "warning")
        self._use.setEnabled(bool(plan.inputs) and not self._reading)

    def _without_variation(self) -> list[str]:
        """Return the titles of the numbers that are the same in all rows that were looked at."""
        places = [*self.plan.inputs, *(() if self.plan.classes else (self.plan.target,))]
        columns = [(k, self.preview.columns[k]) for k in places]
        return [self._columns.title(k) for k, column in columns if column.number and column.different == 1]

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it has been read."""
        self._bar.show_progress(done, total)

    @Slot(object)
    def refuse(self, error: Invalid) -> None:
        """Say why it can't be read like this."""
        self._refusal = error
        self._set_reading(False)

    # --- what the person does -----------------------------------------------------------------------------------

    def _change(self, **changes: object) -> None:
        self._columns.show_plan(replace(self.plan, **changes))
        self._refusal = None
        self._show_plan()

    @Slot(bool)
    def _header_ticked(self, header: bool) -> None:
        self._columns.show_plan(replace(self.plan, header=header))
        self.retranslate()

    @Slot(int, bool)
    def _ticked(self, k: int, goes_in: bool) -> None:
        others = set(self.plan.inputs) - {k}
        self._change(inputs=tuple(sorted(others | {k} if goes_in else others)))

    @Slot(str)
    def _target_chosen(self, value: str) -> None:
        target, before = int(value), self.plan.target
        column = self.preview.columns[before]
        back = (before,) if column.number or column.different <= MOST_CATEGORIES else ()
        inputs = tuple(sorted({*self.plan.inputs, *back} - {target}))
        classes = looks_like_classes(self.preview.columns[target], self.preview.seen)
        self._change(target=target, inputs=inputs, classes=classes)

    @Slot(str)
    def _task_chosen(self, value: str) -> None:
        self._change(classes=value == "classes")

    @Slot(str)
    def _missing_chosen(self, value: str) -> None:
        self._change(drop_missing=value == "drop")

    @Slot()
    def _go(self) -> None:
        self._refusal = None
        self._set_reading(True)
        self.planned.emit(self.plan)

    def _set_reading(self, reading: bool) -> None:
        self._reading = reading
        self._bar.setVisible(reading)
        self._bar.setValue(0)
        for widget in (self._table, self._header, self._target, self._task, self._missing):
            widget.setEnabled(not reading)
        self._show_plan()


def _listed(titles: Sequence[str]) -> str:
    """Return the first of some titles, one after the other."""
    return ", ".join(titles[:4]) + (" …" if len(titles) > 4 else "")
