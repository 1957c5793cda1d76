"""The menus: every order a person can give, its key, and its words."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.languages import MODES as LANGUAGES
from gui.languages import NAMES
from gui.lessons import LESSONS
from gui.lessons.base import said
from gui.theme import MODES as THEMES
from gui.words_stages import STAGE_KEYS, STAGES, stage_name
from model.book import NETWORKS as BOOK

LINE = ""
"""A line between two actions."""

LAYOUT: dict[str, tuple[str, ...]] = {
    "file": ("open", "recent", LINE, "save", "save_as", LINE, "plots", LINE, "bring", LINE, "quit"),
    "edit": ("undo", "redo"),
    "network": ("weights", "save_weights", "save_script", LINE, "book"),
    "train": (
        *("toggle", "step", "step_back", "epoch", "to_start", LINE),
        *("into", "previous_move", "end_of_step", LINE, "reset"),
    ),
    "view": (
        *(f"stage_{name}" for name in STAGES),
        *(LINE, "log_loss", LINE),
        *(f"theme_{mode}" for mode in THEMES),
        *(LINE, "language"),
    ),
    "lessons": (*("next_page", "previous_page", LINE), *(f"lesson_{lesson.name}" for lesson in LESSONS)),
    "help": ("keys", "about"),
    "plots": (),
    "language": tuple(f"language_{mode}" for mode in LANGUAGES),
    "recent": (),
    "book": tuple(f"book_{name}" for name in BOOK),
    "bring": ("table", "paste", "folder", "pictures"),
}
"""The menus, each with its actions and the menus inside it."""

BAR = ("file", "edit", "network", "train", "view", "lessons", "help")

KEYS = {
    "open": "Ctrl+O",
    "save": "Ctrl+S",
    "save_as": "Ctrl+Shift+S",
    "quit": "Ctrl+Q",
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Shift+Z",
    "reset": "Ctrl+R",
    "paste": "Ctrl+V; Ctrl+Shift+V",
    **{f"stage_{name}": key for name, key in STAGE_KEYS.items()},
    "next_page": "Alt+Right",
    "previous_page": "Alt+Left",
}
"""Keys that act everywhere."""

SINGLE_KEYS = {
    (Qt.Key.Key_Space, False): "toggle",
    (Qt.Key.Key_Right, False): "step",
    (Qt.Key.Key_Left, False): "step_back",
    (Qt.Key.Key_Right, True): "epoch",
    (Qt.Key.Key_Down, False): "into",
    (Qt.Key.Key_Up, False): "previous_move",
    (Qt.Key.Key_Home, False): "to_start",
    (Qt.Key.Key_Escape, False): "to_stage",
}
"""Keys, without Shift or with it, that act outside editors only: the texts of the menus name them."""

REPEATED = ("undo", "redo", "step", "step_back", "into", "previous_move")
"""What is done again and again as long as its key is held down; all else once: epochs may take minutes each."""

LETTERS = {
    **dict(zip(BAR, "FENTVLH", strict=True)),
    "open": "O",
    "recent": "R",
    "save": "S",
    "save_as": "A",
    "plots": "P",
    "bring": "D",
    "quit": "Q",
    "undo": "U",
    "redo": "R",
    "weights": "G",
    "save_weights": "W",
    "save_script": "P",
    "book": "B",
    "toggle": "P",
    "step": "O",
    "step_back": "B",
    "epoch": "E",
    "to_start": "S",
    "into": "I",
    "previous_move": "M",
    "end_of_step": "T",
    "reset": "R",
    **{f"stage_{name}": letter for name, letter in zip(STAGES, "NODIWC", strict=True)},
    "log_loss": "X",
    "theme_auto": "T",
    "theme_light": "G",
    "theme_dark": "K",
    "language": "L",
    "next_page": "N",
    "previous_page": "B",
    "keys": "K",
    "about": "A",
    "table": "T",
    "paste": "C",
    "folder": "F",
    "pictures": "I",
}
"""The letter that chooses a menu, with Alt, or an entry of an open one; what is listed has none: files, lessons …"""


def lettered(text: str, letter: str) -> str:
    """Mark the letter that chooses a menu or an entry: &File; behind a name that has it not: 파일(&F)."""
    name = re.split(r":| …|\t", text)[0]
    found = re.search(rf"\b{letter}", name, re.IGNORECASE) or re.search(letter, name, re.IGNORECASE)
    if found:
        return f"{text[: found.start()]}&{text[found.start() :]}"
    return f"{name}(&{letter}){text[len(name) :]}"


class Menus(QObject):
    """The menu bar of the window.

    Attributes:
        actions: by name, see LAYOUT.
        menus: by name.
    """

    def __init__(self, window: QMainWindow, orders: Mapping[str, Callable[[], object]]) -> None:
        """Build the menus; `orders` says what each action does, and each single key."""
        super().__init__(window)
        self._orders = orders
        self.actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {name: QMenu(window) for name in LAYOUT}
        self.menus["network"].setToolTipsVisible(True)
        for name in BAR:
            window.menuBar().addMenu(self.menus[name])
        for menu, entries in LAYOUT.items():
            for entry in entries:
                if entry == LINE:
                    self.menus[menu].addSeparator()
                elif entry in LAYOUT:
                    self.menus[menu].addMenu(self.menus[entry])
                else:
                    self._add(menu, entry)

    def _add(self, menu: str, name: str) -> None:
        action = QAction(self)
        action.triggered.connect(lambda: self._orders[name]())
        if name in KEYS:
            action.setShortcuts(QKeySequence.listFromString(KEYS[name]))
        action.setAutoRepeat(name in REPEATED)
        self.menus[menu].addAction(action)
        self.actions[name] = action

    def press(self, event: QKeyEvent) -> bool:
        """Do what a single key says; return whether it says something."""
        shift = Qt.KeyboardModifier.ShiftModifier
        name = SINGLE_KEYS.get((Qt.Key(event.key()), bool(event.modifiers() & shift)))
        if name is None or event.modifiers() & ~(shift | Qt.KeyboardModifier.KeypadModifier):
            return False
        if name in REPEATED or not event.isAutoRepeat():
            self._orders[name]()
        return True

    def make_switch(self, name: str) -> None:
        """Let an action be checked or not."""
        self.actions[name].setCheckable(True)

    def make_exclusive(self, kind: str, chosen: str) -> None:
        """Let one of the actions `kind_…` be checked."""
        group = QActionGroup(self)
        for name, action in self.actions.items():
            if name.startswith(f"{kind}_"):
                action.setCheckable(True)
                action.setChecked(name == f"{kind}_{chosen}")
                group.addAction(action)

    def show_finished(self, names: Collection[str]) -> None:
        """Tick the lessons that were read to the end."""
        for lesson in LESSONS:
            self.actions[f"lesson_{lesson.name}"].setChecked(lesson.name in names)

    def show_recent(self, files: Sequence[tuple[str, str]], open_place: Callable[[int], None]) -> None:
        """Offer files that were open lately, by name and path: `open_place` is called with the chosen one's place."""
        menu = self.menus["recent"]
        menu.clear()
        menu.setToolTipsVisible(True)
        for place, (name, path) in enumerate(files):
            action = menu.addAction(name.replace("&", "&&"))
            action.setToolTip(path)
            action.triggered.connect(lambda _=False, k=place: open_place(k))
        menu.setEnabled(bool(files))

    def show_plots(self, plots: Mapping[str, str], on_screen: Collection[str], save: Callable[[str], None]) -> None:
        """Offer to save plots, by name and title: that of the stage has none, and those not on screen are grey."""
        menu = self.menus["plots"]
        menu.clear()
        for name, title in plots.items():
            plot = title.replace("&", "&&") or self.tr("What the stage shows")
            action = menu.addAction(self.tr("{plot} …").format(plot=plot))
            action.setEnabled(name in on_screen)
            action.triggered.connect(lambda _=False, n=name: save(n))

    def name_edits(self, undone: str, redone: str) -> None:
        """Say what would be taken back, and done again; nothing more where that has no name."""
        for name, what, named, bare in (
            ("undo", undone, self.tr("Undo: {what}"), self.tr("Undo")),
            ("redo", redone, self.tr("Redo: {what}"), self.tr("Redo")),
        ):
            self.actions[name].setText(lettered(named if what else bare, LETTERS[name]).format(what=what))

    def retranslate(self) -> None:
        """Set every text."""
        for name, title in self._titles().items():
            self.menus[name].setTitle(lettered(title, LETTERS[name]))
        for name, text in self._texts().items():
            self.actions[name].setText(lettered(text, LETTERS[name]) if name in LETTERS else text)
        for name, tip in self._tips().items():
            self.actions[name].setToolTip(tip)

    def _titles(self) -> dict[str, str]:
        """Return what the menus are called."""
        return {
            "file": self.tr("File"),
            "recent": self.tr("Open recent"),
            "bring": self.tr("Own data"),
            "book": self.tr("From the book"),
            "plots": self.tr("Save plot as"),
            "edit": self.tr("Edit"),
            "network": self.tr("Network"),
            "train": self.tr("Train"),
            "view": self.tr("View"),
            "language": self.tr("Language"),
            "lessons": self.tr("Lessons"),
            "help": self.tr("Help"),
        }

    def _texts(self) -> dict[str, str]:
        """Return what the actions are called, with the keys that act outside editors only. Undo and redo name edits."""
        return {
            "open": self.tr("Open …"),
            "save": self.tr("Save"),
            "save_as": self.tr("Save as …"),
            "quit": self.tr("Quit"),
            "weights": self.tr("Give weights …"),
            "save_weights": self.tr("Save weights …"),
            "save_script": self.tr("Save as Python …"),
            "table": self.tr("Table …"),
            "paste": self.tr("Table from the clipboard"),
            "folder": self.tr("Images from a folder …"),
            "pictures": self.tr("Images from IDX files …"),
            "keys": self.tr("Keys"),
            "about": self.tr("About Nori"),
            "toggle": self.tr("Play or pause\tSpace"),
            "step": self.tr("One step\t→"),
            "step_back": self.tr("One step back\t←"),
            "epoch": self.tr("To the end of the epoch\tShift+→"),
            "into": self.tr("Step into, or the next move\t↓"),
            "previous_move": self.tr("The move before\t↑"),
            "end_of_step": self.tr("To the end of the step"),
            "to_start": self.tr("Back to the start\tHome"),
            "reset": self.tr("Reset"),
            "log_loss": self.tr("Loss on a logarithmic axis"),
            **{f"stage_{name}": stage_name(name) for name in STAGES},
            "next_page": self.tr("Next page\tAlt+→"),
            "previous_page": self.tr("Page before\tAlt+←"),
            "theme_auto": self.tr("Colours of the desktop"),
            "theme_light": self.tr("Light"),
            "theme_dark": self.tr("Dark"),
            "language_auto": self.tr("Automatic"),
            **{f"language_{code}": name for code, name in NAMES.items()},
            **{f"lesson_{one.name}": self._with_chapter(said(one.title), one.chapter) for one in LESSONS},
            **{f"book_{name}": self._with_chapter(text, BOOK[name].chapter) for name, text in self._networks().items()},
        }

    def _tips(self) -> dict[str, str]:
        """Return what is said of actions whose names do not say it all."""
        return {
            "weights": self.tr("Begin with weights of your own: typed, pasted from the book, or from an .npz file"),
            "save_weights": self.tr(
                "Write the weights as they are now to an .npz file: W1, b1, … as in the book,\n"
                "for numpy.load, and for Give weights where every layer is dense"
            ),
            "save_script": self.tr(
                "Write the network as a program of its own, in the style of the book: a Python file\n"
                "that needs nothing but NumPy, with weights and data in an .npz file beside it"
            ),
        }

    def _networks(self) -> dict[str, str]:
        """Return what the networks of the book are called: as the classes of its programs."""
        return {
            "two_layers_sigmoid": self.tr("TwoLayerNet: 50 sigmoid units"),
            "two_layers_relu": self.tr("TwoLayerNet: 50 ReLU units"),
            "five_layers": self.tr("MultiLayerNet: 4 × 100 units"),
            "batch_normalization": self.tr("MultiLayerNetExtend: batch normalization, 1,000 images"),
            "overfitting": self.tr("MultiLayerNet: overfitting, 6 × 100 units, 300 images"),
            "simple_convolution": self.tr("SimpleConvNet: one convolution"),
            "lenet": self.tr("LeNet: two convolutions, as in 1998"),
            "deep_convolution": self.tr("DeepConvNet: six convolutions"),
        }

    def _with_chapter(self, text: str, chapter: int) -> str:
        """Return a text with its chapter of the book at the right, where it has one."""
        named = self.tr("ch. {n}").format(n=chapter) if chapter else ""
        return f"{text}\t{named}"
