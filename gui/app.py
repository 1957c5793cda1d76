"""The program: what happens between the double-click and the window."""

import argparse
import gc
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtNetwork import QNetworkProxyFactory
from PySide6.QtWidgets import QApplication, QWidget

from gui.languages import MODES as LANGUAGES
from gui.languages import Languages
from gui.lessons import LESSONS
from gui.library import Library, library_folder
from gui.main_window import MainWindow
from gui.session import Session
from gui.settings import Settings, cache_folder, settings_file
from gui.spoken import Spoken
from gui.theme import MODES as THEMES
from gui.theme import Theme, program_icon, undressed

SMOKE_SECONDS = 2.0
SETTLE_SECONDS = 0.3
SMOKE_FRAMES = 20
PATIENCE = 20.0
"""How much longer than that `--smoke` waits at most, on a slow machine, in seconds."""


def main(argv: list[str]) -> int:
    """Open the window and return the exit code.

    Args:
        argv: the arguments after the program's name; `--help` names them.
    """
    options = _options(argv)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Nori")
    app.setDesktopFileName("nori")
    app.setWindowIcon(program_icon())
    settings = Settings() if options.smoke else Settings(settings_file())
    theme = Theme(options.theme or settings.theme)
    theme.apply(app)
    languages = Languages(options.language or settings.language)
    languages.apply(app)
    spoken = Spoken()
    spoken.install()
    QNetworkProxyFactory.setUseSystemConfiguration(True)
    library = None if options.smoke else Library(library_folder())
    session = Session(library=library, kept=None if options.smoke else cache_folder())
    with undressed(app):
        window = MainWindow(session, theme, languages)
    settings.restore(window, window.cards)
    window.documents.set_recent(settings.recent)
    window.transport.timeline.set_budget(settings.budget)
    window.set_log_loss(settings.log_loss)
    window.guide.tutor.restore(settings.finished)
    window.asks_before_closing = not options.smoke
    window.show()
    session.begin()
    if options.file:
        session.files.open(options.file)
    elif settings.first_time:  # a newcomer is shown around; the cross at the right of the bar ends it
        window.guide.tutor.begin(LESSONS[0].name)
    gc.freeze()  # what is there now stays: to search it for garbage would take longer than a frame
    code = smoke(session, window, options.smoke) if options.smoke else app.exec()
    if not options.theme:  # what the command line says holds for this time only
        settings.theme = theme.mode
    if not options.language:
        settings.language = languages.mode
    settings.budget = window.transport.timeline.budget()
    settings.log_loss = window.log_loss
    settings.finished = window.guide.tutor.finished
    settings.keep(window, window.cards)
    settings.recent = [str(path) for path in window.documents.recent]
    window.close()
    return code


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nori", description="A neural-network playground.")
    parser.add_argument("file", nargs="?", type=Path, help="a .nori file to open")
    parser.add_argument("--theme", choices=THEMES, help="the window's colours, this time only")
    parser.add_argument("--language", choices=LANGUAGES, help="the window's language, this time only")
    parser.add_argument(
        "--smoke", metavar="PICTURE.png", help="train for two seconds, save a picture and say how it went"
    )
    return parser.parse_args(argv)


class PaintCounter(QObject):
    """Counts how often a widget was painted with something on it that was not there before.

    Attributes:
        painted: how often.
        steps: the steps of the run that were on screen.
    """

    def __init__(self, widget: QWidget, session: Session, content: Callable[[], object]) -> None:
        """`content` returns what the widget shows: another object is new, a dict only if unequal."""
        super().__init__(widget)
        self.painted = 0
        self.steps: set[int] = set()
        self._session = session
        self._content = content
        self._last = content()
        self._widget = widget
        self.start()

    def start(self) -> None:
        """Count from nothing."""
        self.painted = 0
        self.steps.clear()
        self._widget.installEventFilter(self)

    def stop(self) -> None:
        """Count no more, which leaves the widget as fast as it is."""
        self._widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count a painting, and let it happen."""
        if event.type() == QEvent.Type.Paint and self._session.snapshot:
            content = self._content()
            if content is not self._last and not (isinstance(content, dict) and content == self._last):
                self._last = content
                self.painted += 1
                self.steps.add(self._session.snapshot.step)
        return False


def smoke(session: Session, window: MainWindow, picture: str) -> int:
    """Train the default experiment in the real window, save its picture and print what happened as one line of JSON.

    Returns:
        0 where the loss fell and enough frames were painted, else 1.
    """
    _wait(SETTLE_SECONDS, lambda: session.snapshot is not None)
    first = session.snapshot
    graph = window.network_stage.graph
    counters = [PaintCounter(graph, session, graph.answer), *count_curves(window)]
    session.play()
    _wait(SMOKE_SECONDS, lambda: frames_painted(counters) >= SMOKE_FRAMES)
    session.pause()
    _wait(SETTLE_SECONDS)
    last = session.snapshot
    saved = window.grab().save(picture)
    losses = [round(s.figures.train.loss, 5) for s in (first, last) if s and s.figures]
    first_loss, last_loss = losses if len(losses) == 2 else (None, None)
    frames = frames_painted(counters)
    steps = last.step if last else 0
    print(json.dumps({"steps": steps, "first_loss": first_loss, "last_loss": last_loss, "frames": frames}))
    fell = first_loss is not None and last_loss is not None and last_loss < first_loss
    return 0 if saved and fell and frames >= SMOKE_FRAMES else 1


def count_curves(window: MainWindow) -> list[PaintCounter]:
    """Return a counter for each plot at the right."""
    return [
        PaintCounter(card.plot.viewport(), window.session, card.plot.last_points) for card in window.curves.values()
    ]


def frames_painted(counters: Sequence[PaintCounter]) -> int:
    """Return how many moments of the run were painted by any of the counted widgets."""
    return len(set[int]().union(*(counter.steps for counter in counters)))


def _wait(seconds: float, enough: Callable[[], bool] = lambda: True) -> None:
    """Let the program run for a while, and for longer where there is not enough to be seen yet."""
    loop, end, looks = QEventLoop(), monotonic() + seconds, QTimer()
    looks.timeout.connect(lambda: loop.quit() if monotonic() >= end + (0 if enough() else PATIENCE) else None)
    looks.start(round(seconds * 100))
    loop.exec()
