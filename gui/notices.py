"""What is said or asked in a box of its own: keys, about, files, and whether to save before closing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeVar

from PySide6.QtCore import QFile, QObject, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QGridLayout, QMessageBox, QWidget

from gui.plots.export import ENDINGS
from gui.theme import set_role, strong
from gui.words_stages import STAGE_KEYS, STAGES, stage_name

VERSION = "0.1.0"

ENDING = ".nori"

Answer = Literal["save", "discard", "cancel"]

Where = Literal["inside", "beside", "cancel"]

Instead = Literal["overwrite", "save_as", "cancel"]

MARGINS = (20, 18, 20, 16)
"""Around what is said in a box and its buttons: left, above, right and below, in pixels."""

T = TypeVar("T", bound=str)

Role = QMessageBox.ButtonRole

DESTROYS = Role.DestructiveRole
"""The role of a button that loses something."""


def _group(title: str, rows: Sequence[tuple[str, str]]) -> str:
    """Return keys that belong together, and what they do, as rich text in which no line is broken."""
    key, what = 'style="padding: 3px 14px 3px 0"', 'style="padding: 3px 0"'
    cells = (
        f"<tr><td {key}><nobr>{strong(pressed)}</nobr></td><td {what}><nobr>{done}</nobr></td></tr>"
        for pressed, done in rows
    )
    head = f'<tr><td colspan="2" style="padding-bottom: 3px">{strong(title)}</td></tr>'
    return f'<table cellspacing="0" cellpadding="0">{head}{"".join(cells)}</table>'


def _set_margins(box: QMessageBox) -> None:
    """Leave as much room at the left as at the right, where Qt would indent, once all that is said is set."""
    grid = box.layout()
    assert isinstance(grid, QGridLayout)
    grid.setContentsMargins(*MARGINS)
    grid.setColumnStretch(grid.columnCount() - 1, 1)  # buttons that are wider than what is said leave it at the left
    first = grid.itemAtPosition(0, 0)
    if indent := first.spacerItem() if first else None:  # where no icon is
        indent.changeSize(0, 0)
        grid.setHorizontalSpacing(0)


class Notices(QObject):
    """Boxes over a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def show_keys(self) -> None:
        """Show which keys do what."""
        keys = tuple(STAGE_KEYS.values())
        training = (
            (self.tr("Space"), self.tr("play or pause")),
            (self.tr("→"), self.tr("one training step")),
            (self.tr("←"), self.tr("one step back")),
            (self.tr("Shift+→"), self.tr("to the end of the epoch")),
            (self.tr("↓, ↑"), self.tr("inside a step: next move, previous move")),
            (self.tr("Home"), self.tr("back to the start")),
            (self.tr("Ctrl+R"), self.tr("reset")),
        )
        anywhere = (
            (self.tr("Ctrl+Z, Ctrl+Shift+Z"), self.tr("undo, redo")),
            (self.tr("Ctrl+O, Ctrl+S"), self.tr("open, save")),
            (self.tr("Ctrl+V"), self.tr("take a table that was copied")),
            (f"{keys[0]} … {keys[-1]}", ", ".join(map(stage_name, STAGES))),
            (self.tr("Alt+→, Alt+←"), self.tr("next page of a lesson, page before")),
            (self.tr("Esc"), self.tr("out of a field, back to the stage")),
        )
        stages = (
            (
                self.tr("Space, →, ←, Shift+→, Home"),
                self.tr("in Descent and Compare, too; Shift+→ goes as far as its button says there"),
            ),
            (
                self.tr("Tab, then arrows"),
                self.tr("in a plot, a picture or the graph: read its values (Ctrl: small steps)"),
            ),
            (self.tr("0 … 9"), self.tr("on the Draw stage: which digit it was")),
            (self.tr("Ctrl+Z, Ctrl+Shift+Z, Del"), self.tr("on the drawing pad: undo, redo, clear")),
            (self.tr("Ctrl+C, Shift+F10"), self.tr("inside: copy a formula or an array, or its menu")),
        )
        above = (self.tr("Training"), training), (self.tr("Anywhere"), anywhere)
        left, right = (f'<td style="padding-right: {gap}px; padding-bottom: 14px">{_group(title, rows)}</td>'
                       for gap, (title, rows) in zip((28, 0), above, strict=True))  # fmt: skip
        below = _group(self.tr("On a stage"), stages)
        whole = 'cellspacing="0" cellpadding="0"'
        table = f'<table {whole}><tr>{left}{right}</tr><tr><td colspan="2">{below}</td></tr></table>'
        self._tell(self.tr("Keys"), table)

    def show_about(self) -> None:
        """Show what Nori is."""
        text = self.tr("A neural-network playground: build a network, watch it learn, draw a digit.")
        parts = self.tr("Made with Python, NumPy, Qt (under the LGPL), pyqtgraph and contourpy.")
        told = f"<p>{strong(f'Nori {VERSION}')} (놀이)</p><p>{text}</p><p>{parts}</p>"
        sign = self._window.windowIcon().pixmap(QSize(64, 64), self._window.devicePixelRatioF())
        self._tell(self.tr("About Nori"), told, sign)

    def _tell(self, title: str, text: str, picture: QPixmap | None = None) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Close, self._window)
        if picture is not None:
            box.setIconPixmap(picture)
        _set_margins(box)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    # --- what to do ---------------------------------------------------------------------------------------------

    def ask_unsaved(self, name: str) -> Answer:
        """Ask what to do with what is not saved yet."""
        text = self.tr("Save the changes to {name} before it is closed?").format(name=name)
        return self._ask(text, ("save", self.tr("Save"), Role.AcceptRole), ("discard", self.tr("Don't save"), DESTROYS))

    def ask_changed(self, name: str) -> Instead:
        """Ask what to do where a file that is to be saved was changed by someone else."""
        return self._ask(
            self.tr("{name} has changed on the disk since it was opened or saved here.").format(name=name),
            ("save_as", self.tr("Save as …"), Role.AcceptRole),
            ("overwrite", self.tr("Overwrite"), DESTROYS),
            more=self.tr("What another window or program has written there is lost if it is overwritten."),
        )

    def ask_where(self, size: int, inside: bool) -> Where:
        """Ask where large data shall be kept: inside of the file, where they fit in, or beside it."""
        return self._ask(
            self.tr("The data are {size} MB. Where shall they be kept?").format(size=f"{size / 1e6:,.0f}"),
            ("beside", self.tr("Beside the file"), Role.AcceptRole),
            ("inside", self.tr("Inside the file"), Role.ActionRole if inside else None),
            more=self.tr(
                "Inside: one file that holds everything, and is written as a whole each time.\n"
                "Beside: a file of their own in the same folder, written once; keep the two together."
            ),
        )

    def _ask(self, text: str, *offers: tuple[T, str, Role | None], more: str = "") -> T | Literal["cancel"]:
        """Ask in a box what to do; what loses nothing is what Enter does: the first offer, or else to cancel.

        Args:
            text: the question.
            offers: of each what is returned for it, its button's text and role; without a role it can't be taken.
            more: what is said below the question.
        """
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("Nori"), text, parent=self._window)
        box.setInformativeText(more)
        buttons = [box.addButton(label, role or Role.ActionRole) for _, label, role in offers]
        for button, (_, _, role) in zip(buttons, offers, strict=True):
            button.setEnabled(role is not None)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setEscapeButton(cancel)
        default = cancel if offers[0][2] == DESTROYS else buttons[0]
        box.setDefaultButton(default)
        set_role(default, "primary")
        _set_margins(box)
        box.exec()
        clicked = box.clickedButton()
        return next((offer[0] for button, offer in zip(buttons, offers, strict=True) if button is clicked), "cancel")

    # --- which file ---------------------------------------------------------------------------------------------

    def ask_examples(self, problem: str, folder: str) -> Path | None:
        """Say that the data of a file are not where they were, and ask where they are."""
        more = self.tr("If the file with the data is elsewhere by now, or has another name, show it.")
        if self._ask(problem, ("show", self.tr("Show the file …"), Role.AcceptRole), more=more) == "cancel":
            return None
        kinds = self.tr("Data of Nori files (*.examples);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Where the data are"), folder, kinds)
        return Path(path) if path else None

    def ask_open(self, folder: str) -> Path | None:
        """Ask for a file to open."""
        kinds = self.tr("Nori files (*.nori)")
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open"), folder, kinds)
        return Path(path) if path else None

    def ask_save(self, suggestion: str) -> Path | None:
        """Ask for a file to save to; it gets the ending .nori."""
        return self._ask_file(self.tr("Save as"), suggestion, self.tr("Nori files (*.nori)"), ENDING)

    def ask_drawings(self) -> Path | None:
        """Ask where the person's drawings shall be saved; the file gets the ending .npz, as that of weights does."""
        return self._ask_file(self.tr("Save drawings as"), "drawings.npz", self.tr("NumPy arrays (*.npz)"), ".npz")

    def ask_weights(self) -> Path | None:
        """Ask where the weights of the network shall be saved."""
        return self._ask_file(self.tr("Save weights as"), "weights.npz", self.tr("NumPy arrays (*.npz)"), ".npz")

    def ask_script(self) -> Path | None:
        """Ask where the network shall be saved as a program; the arrays beside it have the same name."""
        kinds = self.tr("Python programs (*.py)")
        whole = self._ask_file(self.tr("Save as Python"), "my_network.py", kinds, ".py")
        return whole if whole and self._is_free(whole.with_suffix(".npz")) else None

    def ask_plot(self) -> Path | None:
        """Ask for a file to save a plot to; its ending is that of the chosen kind."""
        kinds = self.tr("Picture (*.png);;Drawing (*.svg);;Table (*.csv)")
        path, kind = QFileDialog.getSaveFileName(self._window, self.tr("Save plot as"), "", kinds)
        ending = kind[kind.index("*") + 1 : kind.index(")")] if path else ""
        return self._with_ending(path, ending, ENDINGS)

    def _ask_file(self, title: str, suggestion: str, kinds: str, ending: str) -> Path | None:
        """Ask for a file to write; it gets this ending."""
        path, _ = QFileDialog.getSaveFileName(self._window, title, suggestion, kinds)
        return self._with_ending(path, ending, (ending,))

    def _with_ending(self, path: str, ending: str, endings: tuple[str, ...]) -> Path | None:
        """Return the file that was chosen, with an ending where it was typed without one of these.

        None where none was chosen, and where one with the ending is there and shall stay: the dialog for
        files has asked about the name without it.
        """
        if not path or path.lower().endswith(endings):
            return Path(path) if path else None
        whole = Path(path + ending)
        return whole if self._is_free(whole) else None

    def _is_free(self, path: Path) -> bool:
        """Return whether no such file is there, or it may be written over."""
        return not QFile.exists(str(path)) or self._may_overwrite(path.name)

    def _may_overwrite(self, name: str) -> bool:
        """Ask whether a file may be written over."""
        text = self.tr("{name} is there already. Shall it be overwritten?").format(name=name)
        return self._ask(text, ("overwrite", self.tr("Overwrite"), DESTROYS)) == "overwrite"
