"""The language of the window: that of the desktop, English or Korean, switched while the program runs."""

from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from gui.theme import resource

Mode = Literal["auto", "en", "ko"]
MODES: tuple[Mode, ...] = ("auto", "en", "ko")

NAMES = {"en": "English", "ko": "한국어"}
"""Each language, named in itself: who cannot read the one in force still finds their own."""


LEFT_BY_QT = (QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"), QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"))
"""What Qt's own translations leave in English: they are among ours."""


class Languages(QObject):
    """Which language is in force, and its translators: Nori's own words, and those of Qt's dialogs.

    Qt tells every widget of another language by a `LanguageChange` event; see `gui/widgets/translated.py`.
    """

    def __init__(self, mode: Mode = "auto", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode: Mode = mode
        self._app: QCoreApplication | None = None
        self._installed = "en"
        self._translators: list[QTranslator] = []

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def language(self) -> str:
        """The language in force: "en" or "ko"."""
        return desktop_language() if self._mode == "auto" else self._mode

    def set_mode(self, mode: Mode) -> None:
        """Take a language, or ("auto") that of the desktop."""
        if mode not in MODES:
            raise ValueError(f"mode: expected one of {', '.join(MODES)}, got {mode!r}")
        self._mode = mode
        self._refresh()

    def apply(self, app: QCoreApplication) -> None:
        """Let the application speak the language, now and at each later change."""
        self._app = app
        self._refresh()

    def _refresh(self) -> None:
        if self._app is None or self._installed == self.language:
            return
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._installed = self.language
        self._translators = [] if self._installed == "en" else [self._loaded(file) for file in self._files()]
        for translator in self._translators:
            self._app.installTranslator(translator)

    def _files(self) -> list[str]:
        """The texts of Qt's own dialogs, and ours."""
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        return [f"{qt}/qtbase_{self._installed}.qm", str(resource(f"translations/nori_{self._installed}.qm"))]

    def _loaded(self, file: str) -> QTranslator:
        translator = QTranslator(self)
        translator.load(file)  # one that is missing leaves its words in English
        return translator


def desktop_language() -> str:
    """The first of the desktop's languages that Nori speaks, else English."""
    wanted = (QLocale(name).language() for name in QLocale.system().uiLanguages())
    codes = (QLocale.languageToCode(language) for language in wanted)
    return next((code for code in codes if code in NAMES), "en")
