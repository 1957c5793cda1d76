"""The program: what happens between the double-click and the window."""

import argparse
import gc
import sys
from contextlib import closing
from pathlib import Path

from PySide6.QtNetwork import QNetworkProxyFactory
from PySide6.QtWidgets import QApplication

from gui.display import lacks_screen
from gui.languages import MODES as LANGUAGES
from gui.languages import Languages
from gui.lessons import LESSONS
from gui.library import Library, library_folder
from gui.main_window import MainWindow
from gui.session import Session
from gui.settings import Settings, cache_folder, settings_file
from gui.smoke import smoke
from gui.spoken import Spoken
from gui.theme import MODES as THEMES
from gui.theme import Theme, program_icon, undressed


def main(argv: list[str]) -> int:
    """Open the window and return the exit code.

    Args:
        argv: the arguments after the program's name; `--help` names them.
    """
    options = _options(argv)
    problem = None if QApplication.instance() else lacks_screen()  # which no help needs
    if problem:
        print(problem, file=sys.stderr)
        return 1
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
    with closing(session):  # whatever happens: where its thread still runs, Qt ends the program
        with undressed(app):
            window = MainWindow(session, theme, languages)
        settings.restore(window, window.cards)
        window.documents.set_recent(settings.recent)
        window.transport.timeline.set_budget(settings.budget)
        window.set_log_loss(settings.log_loss)
        window.guide.tutor.restore(settings.finished)
        window.closing.asks = not options.smoke
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
