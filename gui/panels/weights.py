"""The dialog in which initial weights and biases are typed, pasted, or taken from a file."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui import words_files
from gui.theme import Theme, set_role
from gui.widgets.hint import Hint
from gui.widgets.translated import Translated
from model.given import BOOK
from model.pasted import GivenInvalid


class WeightsDialog(Translated, QDialog):
    """A text of weights and biases, as the book writes them.

    Signals:
        given (str or Path): the person wants these values; `refuse` says why not, `accept` closes.
    """

    given = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._lead = QLabel(self)
        self._lead.setWordWrap(True)
        set_role(self._lead, "muted")
        self.text = QPlainTextEdit(self)
        set_role(self.text, "code")
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._hint = Hint(theme, self)
        self._refusal: GivenInvalid | None = None
        self._untouched = False  # whether the text is the network as it is
        self._book, self._file, self._cancel, self._use = (QPushButton(self) for _ in range(4))
        set_role(self._use, "primary")
        self._use.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._book)
        buttons.addWidget(self._file)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._use)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 16)
        outer.setSpacing(10)
        for widget in (self._lead, self.text, self._hint):
            outer.addWidget(widget)
        outer.addLayout(buttons)
        self._book.clicked.connect(self._take_book)
        self._file.clicked.connect(self._choose_file)
        self._cancel.clicked.connect(self.reject)
        self._use.clicked.connect(self._give)
        self.text.textChanged.connect(self._edited)
        self.resize(900, 500)
        self.retranslate()
        self._edited()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Give weights"))
        self._lead.setText(
            self.tr("Type or paste W1, b1, W2, b2 … as in the book. The layers follow; biases left out are 0.")
        )
        self.text.setPlaceholderText("W1 = [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]\nb1 = [0.1, 0.2, 0.3]\n…")
        self.text.setAccessibleName(self.tr("Weights and biases"))
        self.text.setToolTip(self.tr("Only numbers are read; nothing of it is run"))
        for button, text, tip in (
            (
                self._book,
                self.tr("The book's network"),
                self.tr("Put in the 2-3-2-2 network of chapter 3.4: sigmoid, identity at the end, plain inputs"),
            ),
            (
                self._file,
                self.tr("From a file …"),
                self.tr("Take W1, b1, … from an .npz file, as numpy.savez makes it"),
            ),
            (self._cancel, self.tr("Cancel"), self.tr("Leave everything as it is")),
            (self._use, self.tr("Use these"), self.tr("Start a new run from these values")),
        ):
            button.setText(text)
            button.setToolTip(tip)
        self._explain()

    def _explain(self) -> None:
        """Say why the values can't be used, or whose they are."""
        if self._refusal:
            self._hint.show_text(words_files.given_problem(self._refusal), "warning")
        else:
            whose = self.tr("This is your network as it is now: change single values, or paste others over all of it.")
            self._hint.show_text(whose if self._untouched else "")

    @Slot(str)
    def show_present(self, text: str) -> None:
        """Begin with the network as it is, ready to be changed or replaced, unless something is written already."""
        if text and not self.text.toPlainText():
            self.text.setPlainText(text)  # with nothing selected: a key that is pressed would delete it
            self._untouched = True
            self._explain()

    @Slot(object)
    def refuse(self, error: GivenInvalid) -> None:
        """Say why the values can't be used; the text stays."""
        self._refusal = error
        self._explain()

    @Slot()
    def _edited(self) -> None:
        self._refusal, self._untouched = None, False
        self._explain()
        self._use.setEnabled(bool(self.text.toPlainText().strip()))

    @Slot()
    def _take_book(self) -> None:
        self.text.setPlainText(BOOK)

    @Slot()
    def _give(self) -> None:
        self.given.emit(self.text.toPlainText())

    @Slot()
    def _choose_file(self) -> None:
        kinds = self.tr("NumPy archives (*.npz)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Take weights from a file"), "", kinds)
        if path:
            self.given.emit(Path(path))
