"""What is remembered from one time to the next: theme, language, the window's place, and which cards are folded."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSettings, QSize, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.documents import MOST_RECENT
from gui.languages import MODES as LANGUAGES
from gui.languages import Mode as Language
from gui.panels.timeline import BUDGETS, FIRST_BUDGET
from gui.theme import MODES as COLOURS
from gui.theme import Mode as Colours
from gui.widgets.card import Card

MOST_BYTES = 65_536
LONGEST_PATH = 1_000
"""How long the path of a file may be that is remembered, in characters."""

PLAIN = re.compile(rb"[\w\s\[\]=-]*")
"""What a file of ours holds. Qt takes `@Variant(…)`, however escaped, for a stored object, and crashes on some."""

FAR = 100_000
"""No place or size of a window is larger, in pixels."""

TITLE_BAR = 32
"""What is kept free above a window for its title, in pixels."""

T = TypeVar("T", bound=str)


def settings_file() -> Path:
    """The file in the person's configuration folder, named after the application."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "settings.ini"


def cache_folder() -> Path:
    """The folder for what can be made again, which the system may empty."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation))


class Settings:
    """Words and numbers in an INI file; what makes no sense there counts as not said.

    Tests, benchmarks and `--smoke` give no path: then nothing is read or written.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat) if path and _is_sound(path) else None

    @property
    def theme(self) -> Colours:
        return self._one_of("theme", COLOURS)

    @theme.setter
    def theme(self, mode: Colours) -> None:
        self._write("theme", mode)

    @property
    def language(self) -> Language:
        return self._one_of("language", LANGUAGES)

    @language.setter
    def language(self, mode: Language) -> None:
        self._write("language", mode)

    @property
    def budget(self) -> int:
        """How much memory the checkpoints may take, in MB."""
        kept = self._read("budget")
        return next((n for n in BUDGETS if str(n) == kept), FIRST_BUDGET)

    @budget.setter
    def budget(self, megabytes: int) -> None:
        self._write("budget", str(megabytes))

    @property
    def log_loss(self) -> bool:
        """Whether the loss is drawn on a logarithmic axis."""
        return self._read("log_loss") == "yes"

    @log_loss.setter
    def log_loss(self, logarithmic: bool) -> None:
        self._write("log_loss", "yes" if logarithmic else "no")

    @property
    def recent(self) -> list[str]:
        """The files that were open lately, the last one first."""
        try:
            paths = json.loads(bytes.fromhex(self._read("recent")))
        except (ValueError, RecursionError):  # RecursionError: thousands of lists, one inside the other
            return []
        return _sound_paths(paths) if isinstance(paths, list) else []

    @recent.setter
    def recent(self, paths: Sequence[str]) -> None:
        # As hexadecimal digits, since paths hold what QSettings would take for something else.
        self._write("recent", json.dumps(_sound_paths(paths)).encode().hex())

    @property
    def finished(self) -> list[str]:
        """The lessons that were read to the end."""
        return self._read("finished").split()

    @finished.setter
    def finished(self, lessons: Iterable[str]) -> None:
        self._write("finished", " ".join(sorted(lessons)))

    @property
    def first_time(self) -> bool:
        """Whether nothing is remembered of an earlier time, but could be."""
        return self._file is not None and not self._file.allKeys()

    def restore(self, window: QWidget, cards: Mapping[str, Card]) -> None:
        """Put a window where it was, as far as there is a screen, and fold the cards that were folded."""
        rooms = [_below_title(screen.availableGeometry()) for screen in QGuiApplication.screens()]
        place = self._place()
        if rooms and place:
            window.setGeometry(fitted(place, rooms, window.minimumSize()))
        elif rooms:
            window.resize(window.size().boundedTo(rooms[0].size()))
        if self._read("maximized") == "yes":
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
        folded = self._read("folded").split()
        for name, card in cards.items():
            card.set_folded(name in folded)

    def keep(self, window: QWidget, cards: Mapping[str, Card]) -> None:
        """Remember where a window is and which cards are folded."""
        place = window.normalGeometry()
        if place.isValid():
            self._write("place", f"{place.x()} {place.y()} {place.width()} {place.height()}")
        self._write("maximized", "yes" if window.isMaximized() else "no")
        self._write("folded", " ".join(name for name, card in cards.items() if card.folded))
        if self._file:
            self._file.sync()

    def _place(self) -> QRect | None:
        try:
            x, y, width, height = (int(word) for word in self._read("place").split())
        except ValueError:
            return None
        sane = max(abs(x), abs(y), width, height) <= FAR and min(width, height) > 0
        return QRect(x, y, width, height) if sane else None

    def _one_of(self, name: str, offered: Sequence[T]) -> T:
        """Return the value if it is offered, else the first that is."""
        return next((value for value in offered if value == self._read(name)), offered[0])

    def _read(self, name: str) -> str:
        value = self._file.value(name, "") if self._file else ""
        return value if isinstance(value, str) else ""

    def _write(self, name: str, value: str) -> None:
        if self._file:
            self._file.setValue(name, value)


def _sound_paths(paths: Sequence[object]) -> list[str]:
    """Return the first few paths, without those that can be none or are too long to be remembered."""
    return [path for path in paths if isinstance(path, str) and 0 < len(path) < LONGEST_PATH][:MOST_RECENT]


def _is_sound(path: Path) -> bool:
    """Return whether a file can be read and written; what is not ours is renamed, and begun anew."""
    try:
        if path.is_file() and (path.stat().st_size > MOST_BYTES or not PLAIN.fullmatch(path.read_bytes())):
            path.replace(path.with_suffix(".damaged"))
        return True
    except OSError:
        return False


def fitted(place: QRect, rooms: Sequence[QRect], smallest: QSize) -> QRect:
    """Return a window's place moved and shrunk so that all of it lies in the room it covers most of.

    Args:
        place: where the window was, without its frame.
        rooms: what can be used of each screen, the main one first; a window on none of them goes to the middle of that.
        smallest: the window's least size, even where the room is smaller.
    """
    room = max(rooms, key=lambda r: _area(r.intersected(place)))
    size = place.size().boundedTo(room.size()).expandedTo(smallest)
    if not _area(room.intersected(place)):
        place = QRect(QPoint(), size)
        place.moveCenter(room.center())
    x = max(room.x(), min(place.x(), room.x() + room.width() - size.width()))
    y = max(room.y(), min(place.y(), room.y() + room.height() - size.height()))
    return QRect(QPoint(x, y), size)


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())


def _below_title(room: QRect) -> QRect:
    return room.adjusted(0, TITLE_BAR, 0, 0)
