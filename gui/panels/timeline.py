"""The timeline under the transport: where the run is, the bar that leads back, and a menu for more ways to go."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gui import words_history
from gui.theme import Theme, strong, tabular
from gui.widgets.groove import INSET
from gui.widgets.icon_button import IconButton
from gui.widgets.line import Line
from gui.widgets.timeline_bar import Span, TimelineBar
from gui.widgets.translated import Translated
from model.branches import MOST_KEPT
from model.history import Change
from model.snapshot import Snapshot

MB = 2**20

BUDGETS = (16, 64, 256, 1_024, 4_096)
"""How much memory the checkpoints may take, in MB."""

FIRST_BUDGET = 256

MOST_LINES = 6
"""How many changes are written out under the pointer."""


class Timeline(Translated, QWidget):
    """The place of the run in words, its bar, and a menu for the lowest losses, branches and memory.

    Signals:
        sought (int): the person wants to be at that step.
        kept (int), dropped (int): a branch, by its number, shall stay, or go.
        budget_changed (int): how many bytes the checkpoints may take.
    """

    sought = Signal(object)
    kept = Signal(int)
    dropped = Signal(int)
    budget_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._place = Line(parent=self)
        words = self._place.label()
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setFont(tabular(words.font()))
        self.bar = TimelineBar(theme, self)
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # dragging leaves the keys to the stage
        self.bar.sought.connect(self.sought)
        self.bar.set_write(self._write)
        self.menu_button = IconButton(theme, "more", small=True, parent=self)
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu_button.clicked.connect(self._open_menu)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._snapshot: Snapshot | None = None
        self._changes: Sequence[Change] = ()
        self._budget = FIRST_BUDGET
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(INSET, 0, 0, 0)  # in line with the groove
        line.addWidget(self._place, 1)
        line.addWidget(self.menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.bar)

    # --- where the run is ---------------------------------------------------------------------------------------

    def show_run(self, snapshot: Snapshot | None, seeking: bool = False) -> None:
        """Show where the run is; None before it has begun. While it is on its way elsewhere, the handle is there."""
        self._snapshot = snapshot
        self.bar.setEnabled(snapshot is not None)
        if snapshot is None:
            self.bar.set_place(0, 0)
            self.bar.set_marks(())
            return
        if not seeking:
            self.bar.set_place(snapshot.step, snapshot.end)
        if snapshot.changes is not self._changes:
            self._changes = snapshot.changes
            self.bar.set_marks(tuple(change.step for change in snapshot.changes))
        short, here = self.tr("step {n}"), self.tr("step {step} · epoch {epoch}")
        if snapshot.step < snapshot.end:
            here = self.tr("step {step} of {end} · epoch {epoch}")
        step, epoch = strong(f"{snapshot.step:,}"), strong(f"{snapshot.epoch:,.1f}")
        texts = here.format(step=step, epoch=epoch, end=f"{snapshot.end:,}"), short.format(n=step)
        if snapshot.moves:
            move = self.tr("move {done} of {all}").format(done=snapshot.moves[0], all=snapshot.moves[1])
            texts = f"{texts[0]} · {move}", f"{texts[1]} · {move}"
        self._place.set_text(*texts)
        described = self.tr("step {step} of {end}").format(step=f"{snapshot.step:,}", end=f"{snapshot.end:,}")
        if described != self.bar.accessibleDescription():
            self.bar.setAccessibleDescription(described)

    def show_words(self, shown: bool) -> None:
        """Show the bar with its words, or alone."""
        self._place.setVisible(shown)
        self.menu_button.setVisible(shown)

    def show_place(self, text: str) -> None:
        """Say something else in place of where the run is."""
        self._place.set_text(text)

    def _write(self, step: int, span: Span) -> str:
        """Return what is said under the pointer: the step, and what was changed near it."""
        near = [change for change in self._changes if span.first <= change.step <= span.last]
        lines = [self.tr("step {n}").format(n=f"{step:,}")]
        if near:
            first, last = near[0], near[-1]
            said = words_history.changes(first.before, last.after) or words_history.changes(last.before, last.after)
            if any(change.put is not None for change in near):
                said = [*said, self.tr("network put elsewhere")]
            where = self.tr("{what} at step {n}") if first is last else self.tr("{what} at steps {n} to {last}")
            n, end = f"{first.step:,}", f"{last.step:,}"
            lines += [where.format(what=what, n=n, last=end) for what in said[:MOST_LINES]]
        return "\n".join(lines)

    # --- branches and memory ------------------------------------------------------------------------------------

    def budget(self) -> int:
        """Return how much memory the checkpoints may take, in MB."""
        return self._budget

    def set_budget(self, megabytes: int) -> None:
        """Let the checkpoints take so many MB, one of BUDGETS."""
        self._budget = megabytes
        self.budget_changed.emit(megabytes * MB)

    @Slot()
    def _open_menu(self) -> None:
        """Offer what there is now."""
        self.fill_menu()
        self._menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def fill_menu(self) -> QMenu:
        """Make the menu anew and return it."""
        self._menu.clear()
        self._add_lowest()
        self._menu.addSeparator()
        branches = self._snapshot.branches if self._snapshot else ()
        kept = sum(branch.kept for branch in branches)
        for branch in branches:
            called, number = words_history.branch(branch), branch.number
            if not branch.kept:
                action = self._add(self.tr("Keep {branch}").format(branch=called), partial(self.kept.emit, number))
                action.setEnabled(kept < MOST_KEPT)
                tip = self.tr("Its curves stay in the plots after the run has passed its end. At most {n} are kept.")
                action.setToolTip(tip.format(n=MOST_KEPT))
            action = self._add(self.tr("Drop {branch}").format(branch=called), partial(self.dropped.emit, number))
            action.setToolTip(self.tr("Its curves go from the plots."))
        if not branches:
            nothing = self._menu.addAction(self.tr("No branches"))
            nothing.setEnabled(False)
            nothing.setToolTip(
                self.tr("Go back, and train on from there: what came after stays as a branch, faint in the plots.")
            )
        self._menu.addSeparator()
        self._add_memory()
        return self._menu

    def _add(self, text: str, order: partial[None]) -> QAction:
        action = self._menu.addAction(text)
        action.triggered.connect(lambda: order())
        return action

    def _add_lowest(self) -> None:
        """Offer to go where a loss was lowest: that is where training would have been stopped best."""
        ways = (
            ("train_loss", self.tr("Go to the lowest training loss"), self.tr("Where the training examples fit best.")),
            (
                "test_loss",
                self.tr("Go to the lowest test loss"),
                self.tr(
                    "Where it is best at examples that it has not seen; where the loss grows after that, it overfits."
                ),
            ),
        )
        for curve, text, tip in ways:
            step = self._snapshot.lowest(curve) if self._snapshot else None
            if step is not None:
                text = self.tr("{what} (step {n})").format(what=text, n=f"{step:,}")
            action = self._add(text, partial(self.sought.emit, step))
            action.setEnabled(step is not None)
            action.setToolTip(tip)

    def _add_memory(self) -> None:
        used = self._snapshot.checkpoint_bytes / MB if self._snapshot else 0.0
        text = self.tr("Memory for going back: {used} of {budget} MB in use")
        short = f"{used:,.0f}" if used >= 10 else f"{used:.1f}" if used >= 0.1 else "< 0.1"
        self._menu.addAction(text.format(used=short, budget=f"{self._budget:,}")).setEnabled(False)
        group = QActionGroup(self._menu)
        for megabytes in BUDGETS:
            action = self._add(self.tr("{n} MB").format(n=f"{megabytes:,}"), partial(self.set_budget, megabytes))
            action.setCheckable(True)
            action.setChecked(megabytes == self._budget)
            action.setToolTip(self.tr("More: earlier steps are reached more quickly in very long runs."))
            group.addAction(action)

    def retranslate(self) -> None:
        """Set every text."""
        self.bar.setAccessibleName(self.tr("Timeline"))
        self.bar.setToolTip(self.tr("Drag to any earlier step; training can go on from there (←, Home)."))
        self.menu_button.setAccessibleName(self.tr("Lowest losses, branches and memory"))
        self.menu_button.setToolTip(
            self.tr("Go to the lowest loss, keep or drop branches, and how much memory the way back may take")
        )
        self.show_run(self._snapshot)
