"""The look of the window: colours, fonts, icons and the one stylesheet, light and dark."""

from __future__ import annotations

import html
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Literal
from weakref import finalize

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from gui.style import STYLE_ICONS, stylesheet

Mode = Literal["auto", "light", "dark"]
MODES: tuple[Mode, ...] = ("auto", "light", "dark")

FAMILY = "Pretendard"
MATH_FAMILY = "Nori Math"
CODE_FAMILY = "Nori Mono"
FAMILIES = (FAMILY, CODE_FAMILY, MATH_FAMILY)
"""Of text; signs that the first one lacks are taken from the others, and so look the same everywhere."""

TEXT_PX = 13
HEADING_PX = 12
SMALL_PX = 11


@contextmanager
def undressed(app: QApplication) -> Generator[None, None, None]:
    """Put widgets together without the stylesheet: Qt would go through all that is in a widget each time it is placed.

    Fonts and palette stay, so that what is measured meanwhile is right.
    """
    sheet = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def resource(path: str) -> Path:
    """The file of that name in `resources`, which lies beside `gui` in the source tree, the wheel and the bundle."""
    return Path(__file__).resolve().parents[1] / "resources" / path


def load_fonts() -> None:
    """Make the bundled fonts known to Qt; a second call does nothing."""
    if set(FAMILIES) <= set(QFontDatabase.families()):
        return
    for file in sorted(resource("fonts").glob("*.[ot]tf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise RuntimeError(f"cannot load the font {file}")


def unjoined(font: QFont) -> QFont:
    """The same font with every sign as it is typed: Pretendard makes × of an x beside digits."""
    copy = QFont(font)
    for feature in ("calt", "clig"):
        copy.setFeature(QFont.Tag(feature), 0)
    return copy


def tabular(font: QFont) -> QFont:
    """The same font with digits of equal width, so that changing figures do not jump."""
    copy = QFont(font)
    copy.setFeature(QFont.Tag("tnum"), 1)
    return copy


def text_font(px: int = TEXT_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The text font at `px` pixels, with tabular digits."""
    font = QFont(FAMILIES)
    font.setPixelSize(px)
    font.setWeight(weight)
    return tabular(font)


def strong(text: str) -> str:
    """Return rich text that is semibold. There is no bolder font here: <b> would smear its letters."""
    return f'<span style="font-weight:600">{text}</span>'


def wrapped(text: str) -> str:
    """Return plain text as rich text: Qt wraps that in a tooltip, and plain text not before the screen ends."""
    return f"<span>{html.escape(text).replace(chr(10), '<br>')}</span>" if text else ""


def set_role(widget: QWidget, role: str) -> None:
    """Give a standard widget one of the stylesheet's roles (see `gui/style.py`)."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, as `#rrggbb`."""

    window: str
    panel: str
    line: str
    text: str
    muted: str
    soft: str
    positive: str  # class 1, and the training part
    negative: str  # class 0
    third: str  # class 2
    positive_ink: str  # numbers written in the colour of their sign: thin strokes have to be darker than areas
    negative_ink: str
    test: str
    good: str
    bad: str
    accent: str  # controls only, never data
    # Derived from those above.
    on_accent: str
    accent_hover: str
    accent_pressed: str
    accent_soft: str  # behind what is selected
    hover: str  # a soft surface under the pointer
    pressed: str
    field: str  # behind what can be typed or chosen
    border: str  # around fields: a little stronger than `line`
    disabled: str  # text and icons that cannot be used
    warning: str
    pad: str  # behind what is drawn by hand
    is_dark: bool = False

    @property
    def train(self) -> str:
        return self.positive


LIGHT = Tokens(
    window="#f4f5f7", panel="#ffffff", line="#e3e5ea", text="#1d2129", muted="#5f6878", soft="#eef1f6",
    positive="#2477c9", negative="#ee8420", third="#35661d",
    positive_ink="#1f6ab5", negative_ink="#a85a08", test="#b8438f", good="#23865a", bad="#c83a3a",
    accent="#3563e9", on_accent="#ffffff", accent_hover="#2b57d6", accent_pressed="#234abd", accent_soft="#ecf1fe",
    hover="#e5e9f1", pressed="#d9dfea", field="#ffffff", border="#dcdfe6", disabled="#aab1bd",
    warning="#a8640c", pad="#fbfbfc",
)  # fmt: skip

DARK = Tokens(
    window="#14161b", panel="#1c1f26", line="#2b303a", text="#e7eaf0", muted="#98a2b3", soft="#242832",
    positive="#58a6ef", negative="#f5a04a", third="#cdf0c4",
    positive_ink="#58a6ef", negative_ink="#f5a04a", test="#e07cbc", good="#57c08c", bad="#f07a7a",
    accent="#7d9dfb", on_accent="#14161b", accent_hover="#93aefc", accent_pressed="#6a8cf3", accent_soft="#262e47",
    hover="#2c313d", pressed="#353b49", field="#171a20", border="#313743", disabled="#596170",
    warning="#e2ae5c", pad="#171a20", is_dark=True,
)  # fmt: skip


class Theme(QObject):
    """Which colours are in force, and their application to the whole program.

    Signals:
        changed (Tokens): other colours are in force.
    """

    changed = Signal(object)

    def __init__(self, mode: Mode = "auto", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode: Mode = mode
        self._app: QApplication | None = None
        self._style_icons = Path(mkdtemp(prefix="nori-"))  # a stylesheet takes pictures from files only
        finalize(self, rmtree, self._style_icons, ignore_errors=True)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.tokens = self._tokens_of_mode()

    @property
    def mode(self) -> Mode:
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Take the light or the dark colours, or ("auto") those of the desktop."""
        if mode not in MODES:
            raise ValueError(f"mode: expected one of {', '.join(MODES)}, got {mode!r}")
        self._mode = mode
        if self._app is not None:
            self._tell_desktop()
        self._refresh()

    def apply(self, app: QApplication) -> None:
        """Dress the application: font, Fusion, palette and stylesheet, now and at each later change."""
        load_fonts()
        if app.style().objectName().lower() != "fusion":
            app.setStyle("Fusion")
        self._app = app
        self._tell_desktop()
        self._dress(app)

    def color(self, token: str) -> QColor:
        """The colour of a token's name, for painting."""
        return QColor(getattr(self.tokens, token))

    def icon(self, name: str, token: str = "text", size: int = 18) -> QIcon:
        """An icon in a token's colour; ask again at `changed`."""
        return icon(name, self.color(token), size, disabled=self.color("disabled"))

    @Slot()
    def _follow_system(self) -> None:
        if self._mode == "auto":
            self._refresh()

    def _tell_desktop(self) -> None:
        """Ask for window frames in the same colours, where the desktop can do that."""
        schemes = {"auto": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        QGuiApplication.styleHints().setColorScheme(schemes[self._mode])

    def _tokens_of_mode(self) -> Tokens:
        dark = self._mode == "dark" or (
            self._mode == "auto" and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        return DARK if dark else LIGHT

    def _refresh(self) -> None:
        tokens = self._tokens_of_mode()
        if tokens is self.tokens:
            return
        self.tokens = tokens
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit(tokens)

    def _dress(self, app: QApplication) -> None:
        font = QFont(FAMILIES)
        font.setPixelSize(TEXT_PX)
        app.setFont(font)
        app.setPalette(palette(self.tokens))
        values = {**asdict(self.tokens), **self._style_icon_files(), "code_families": f'"{CODE_FAMILY}", "{FAMILY}"'}
        app.setStyleSheet("")  # off and on again takes a quarter of the time that Qt needs to change it
        app.setStyleSheet(stylesheet(values))

    def _style_icon_files(self) -> dict[str, str]:
        """The stylesheet's few pictures, coloured and written to files named after their colour."""
        self._style_icons.mkdir(exist_ok=True)  # some systems tidy up after days
        files = {}
        for key, (name, token) in STYLE_ICONS.items():
            color = self.color(token).name()
            file = self._style_icons / f"{name}-{color[1:]}.svg"
            file.write_bytes(_svg(name, color))
            files[key] = file.as_posix()
        return files


def palette(tokens: Tokens) -> QPalette:
    """Every palette role in the theme's colours, so that nothing of the desktop's own shines through."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    colors = {
        role.Window: tokens.window, role.WindowText: tokens.text, role.Base: tokens.field,
        role.AlternateBase: tokens.soft, role.Text: tokens.text, role.PlaceholderText: tokens.muted,
        role.Button: tokens.soft, role.ButtonText: tokens.text, role.BrightText: tokens.bad,
        role.ToolTipBase: tokens.panel, role.ToolTipText: tokens.text, role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent, role.Link: tokens.accent, role.LinkVisited: tokens.accent,
        role.Accent: tokens.accent, role.Light: tokens.panel, role.Midlight: tokens.soft, role.Mid: tokens.line,
        role.Dark: tokens.border, role.Shadow: tokens.border,
    }  # fmt: skip
    result = QPalette()
    for key, value in colors.items():
        result.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText, role.ToolTipText):
        result.setColor(group.Disabled, key, QColor(tokens.disabled))
    result.setColor(group.Disabled, role.Highlight, QColor(tokens.line))
    return result


def icon(name: str, color: QColor | str, size: int = 18, disabled: QColor | str | None = None) -> QIcon:
    """`resources/icons/<name>.svg` in one colour, sharp at every scale, with a variant for disabled controls."""
    normal = QColor(color)
    grey = QColor(disabled) if disabled is not None else QColor(normal.red(), normal.green(), normal.blue(), 96)
    result = QIcon()
    for ratio in (1.0, 1.5, 2.0, 3.0):
        for mode, ink in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, grey)):
            drawing = _painted(lambda painter, rect, ink=ink: paint_icon(painter, name, rect, ink), size, ratio)
            result.addPixmap(drawing, mode)
    return result


def program_icon() -> QIcon:
    """The sign of Nori, for its windows and where the desktop lists them, in every size that is asked for."""
    result, drawing = QIcon(), QSvgRenderer(str(resource("desktop/nori.svg")))
    for size in (16, 24, 32, 48, 64, 128, 256):
        result.addPixmap(_painted(drawing.render, size))
    return result


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: QColor | str) -> None:
    """Paint an icon into `rect`, as a drawing and so sharp at every scale."""
    color = QColor(color)
    painter.save()
    painter.setOpacity(painter.opacity() * color.alphaF())
    QSvgRenderer(QByteArray(_svg(name, color.name()))).render(painter, rect)
    painter.restore()


def _svg(name: str, color: str) -> bytes:
    return resource(f"icons/{name}.svg").read_bytes().replace(b"currentColor", color.encode())


def _painted(paint: Callable[[QPainter, QRectF], object], size: int, ratio: float = 1.0) -> QPixmap:
    """What is painted into a square of so many pixels, each `ratio` of a screen's."""
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
