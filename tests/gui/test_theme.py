"""The theme has every colour, readable contrast, its fonts and its icons, and follows its mode."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from shutil import rmtree

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetrics,
    QFontMetricsF,
    QIcon,
    QImage,
    QPainter,
    QPalette,
    QRawFont,
    QTextLayout,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from gui.panels.base import MoreLink
from gui.panels.curves import GradientsCard
from gui.plots.colors import layer_colors, level_colors, value_ink
from gui.theme import (
    DARK,
    LIGHT,
    Mode,
    Theme,
    Tokens,
    icon,
    load_fonts,
    paint_icon,
    program_icon,
    resource,
    set_role,
    tabular,
    text_font,
)
from gui.widgets.formula_field import FormulaField
from model.layers import Dense
from tests.gui.window import begun, click, named, opened, picture_of, turn_to
from tests.model.runs import small

ICONS = sorted(file.stem for file in resource("icons").glob("*.svg"))


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, undressed again afterwards."""
    font, palette = QApplication.font(), QApplication.palette()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


def contrast(a: str, b: str) -> float:
    """The contrast of two colours (WCAG 2, 1 to 21)."""

    def luminance(name: str) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels(name)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    def channels(name: str) -> tuple[float, float, float]:
        color = QColor(name)
        return color.redF(), color.greenF(), color.blueF()

    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_tokens_are_colours_that_can_be_read(tokens: Tokens) -> None:
    for field in fields(tokens):
        value = getattr(tokens, field.name)
        assert isinstance(value, bool) or QColor(value).isValid(), field.name
    for surface in (tokens.panel, tokens.window, tokens.soft, tokens.field):
        assert contrast(tokens.text, surface) >= 10
        assert contrast(tokens.muted, surface) >= 4.5
    assert contrast(tokens.muted, tokens.hover) >= 4.5, "and so under the pointer"
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.accent, tokens.accent_soft) >= 4.5, "what is written on a chip that is chosen"
    for name in ("positive_ink", "negative_ink"):
        assert contrast(getattr(tokens, name), tokens.soft) >= 4.4, name
    assert np.linalg.norm(lab(tokens.positive_ink, "none") - lab(tokens.negative_ink, "none")) > 80
    for name in ("accent", "bad", "good", "warning", "test"):
        assert contrast(getattr(tokens, name), tokens.panel) >= 4.5, name


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_each_curve_can_be_seen_and_each_name_of_one_be_read(mode: Mode, qapp: QApplication) -> None:
    theme = Theme(mode)
    panel = theme.tokens.panel
    assert all(contrast(color.name(), panel) >= 3 for color in layer_colors(theme.tokens, range(6)).values())
    card = GradientsCard(theme)
    card.resize(400, 200)
    card.layout().activate()  # type: ignore[union-attr]
    for hidden, numbers in ((3, ["1", "2", "3", "4"]), (6, ["1 &nbsp;…", "7"])):
        card.show_run(picture_of(small(hidden=(Dense(2),) * hidden)))
        lead, *named = re.findall(r'color:(#\w+)">([^<●]+)<', card._legend.text())
        assert lead[1] == "layer"
        assert [text for _, text in named] == numbers
        assert all(contrast(color, panel) >= 4.5 for color, _ in (lead, *named))
    card.deleteLater()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_points_tell_high_from_low_and_stand_out_of_a_map_of_their_own_value(tokens: Tokens) -> None:
    table = level_colors(tokens, 0, True)
    inks = {level: lab(value_ink(tokens, level).name(), "none") for level in (0, 32, 64, 128, 192, 224, 255)}
    assert np.linalg.norm(inks[0] - inks[255]) > 80
    assert np.linalg.norm(inks[64] - inks[192]) > 45, "at half the way, too"
    for level, ink in inks.items():
        below = QColor(*table[level].tolist()).name()
        assert np.linalg.norm(ink - lab(below, "none")) > 15, level


# Machado, Oliveira and Fernandes (2009): how colours look without one of the three kinds of cones, in linear RGB.
BLIND = {
    "none": np.eye(3),
    "deuteranopia": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "protanopia": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "tritanopia": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}


def lab(color: str, seen: str) -> np.ndarray:
    """A colour in CIELAB, as it is seen."""
    srgb = np.array(QColor(color).getRgbF()[:3])  # type: ignore[index]
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    linear = np.clip(np.array(BLIND[seen]) @ linear, 0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ linear
    x, y, z = np.cbrt(np.maximum(xyz / [0.9505, 1, 1.089], 1e-6))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("seen", BLIND)
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_signs_and_classes_stay_apart_for_colour_blind_eyes(tokens: Tokens, seen: str) -> None:
    one, other, third = (lab(color, seen) for color in (tokens.positive, tokens.negative, tokens.third))
    assert np.linalg.norm(one - other) > 80
    assert np.linalg.norm(one - third) > 20
    assert np.linalg.norm(other - third) > 25


def test_resources_lie_beside_gui() -> None:
    assert resource("icons/play.svg").is_file()
    assert resource("fonts").parent == Path(__file__).parents[2] / "resources"


def test_the_font_is_bundled_with_its_licence(qapp: QApplication) -> None:
    load_fonts()
    load_fonts()
    assert {"Regular", "Medium", "SemiBold"} <= set(QFontDatabase.styles("Pretendard"))
    assert QFontInfo(text_font()).family() == "Pretendard"
    assert "SIL OPEN FONT LICENSE" in resource("fonts/Pretendard-LICENSE.txt").read_text("utf-8").upper()


def test_code_has_a_font_whose_letters_are_equally_wide(app: QApplication, qtbot: QtBot) -> None:
    Theme("light").apply(app)
    label = QLabel()
    qtbot.addWidget(label)
    set_role(label, "code")
    label.ensurePolished()
    assert QFontInfo(label.font()).family() == "Nori Mono"
    letters = QFontMetricsF(label.font())
    assert len({round(letters.horizontalAdvance(char), 3) for char in "iW.@0−(∇ᵀη"}) == 1
    assert letters.horizontalAdvance("->") == 2 * letters.horizontalAdvance("-"), "two signs became one"
    assert "SIL OPEN FONT LICENSE" in resource("fonts/NoriMono-LICENSE.txt").read_text("utf-8").upper()


def test_every_sign_that_is_written_is_in_a_bundled_font(qapp: QApplication) -> None:
    """Which signs a computer's own fonts have, nobody knows; without any, Korean would be boxes."""
    words = resource("translations/nori_ko.ts").read_text("utf-8")
    for file in (Path(__file__).parents[2] / "gui").rglob("*.py"):
        found = ast.walk(ast.parse(file.read_text("utf-8")))
        words += "".join(n.value for n in found if isinstance(n, ast.Constant) and isinstance(n.value, str))
    fonts = [QRawFont(str(file), 13) for file in resource("fonts").glob("*.[ot]tf")]
    assert len(fonts) == 5
    lacking = {c for c in set(words) if c.isprintable() and not any(font.supportsCharacter(ord(c)) for font in fonts)}
    assert lacking == set()


def test_tabular_digits_are_equally_wide(qapp: QApplication) -> None:
    load_fonts()
    font = QFont("Pretendard")
    font.setPixelSize(13)
    widths = {QFontMetrics(tabular(font)).horizontalAdvance(5 * digit) for digit in "0123456789"}
    assert len(widths) == 1
    assert len({QFontMetrics(font).horizontalAdvance(5 * digit) for digit in "0123456789"}) > 1


@pytest.mark.parametrize("name", ICONS)
def test_icons_are_drawn_in_one_colour_on_one_grid(name: str, qapp: QApplication) -> None:
    text = resource(f"icons/{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert "currentColor" in text
    assert "#" not in text
    assert QSvgRenderer(text.encode()).isValid()
    image = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(0, 0, 48, 48), "#ff0000")
    painter.end()
    pixels = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
    inked = {pixel.name() for pixel in pixels if pixel.alpha() > 250}
    assert inked == {"#ff0000"}
    border = [image.pixelColor(k, edge).alpha() for k in range(48) for edge in (0, 47)]
    assert max(border) == 0, "drawn beyond its grid"


def test_the_programs_own_sign_is_there_in_every_size(qapp: QApplication) -> None:
    sign = program_icon()
    assert {size.width() for size in sign.availableSizes()} >= {16, 32, 48, 256}
    for size in (16, 256):
        image = sign.pixmap(size, size).toImage()
        assert image.width() == size
        colors = {image.pixelColor(x * size // 16, y * size // 16).name() for x in range(3, 14) for y in range(3, 14)}
        assert len(colors) > 8, "more than a square of one colour"
        assert image.pixelColor(0, 0).alpha() == 0


def test_icons_are_sharp_at_every_scale_and_grey_when_disabled(qapp: QApplication) -> None:
    play = icon("play", LIGHT.text, 20, disabled=LIGHT.disabled)
    for ratio in (1.0, 2.0, 3.0):
        pixmap = play.pixmap(QSize(20, 20), ratio)
        assert pixmap.width() == 20 * ratio
    grey = play.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled).toImage()
    assert grey.pixelColor(9, 10).name() == LIGHT.disabled


def test_modes(app: QApplication) -> None:
    theme = Theme("light")
    heard: list[Tokens] = []
    theme.changed.connect(heard.append)
    theme.apply(app)
    assert heard == []
    assert app.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window
    theme.set_mode("dark")
    theme.set_mode("dark")
    assert heard == [DARK]
    assert app.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert DARK.panel in app.styleSheet()
    assert LIGHT.panel not in app.styleSheet()
    theme.set_mode("light")
    assert heard == [DARK, LIGHT]
    with pytest.raises(ValueError, match=r"mode: expected .* got 'pink'"):
        theme.set_mode("pink")  # pyright: ignore[reportArgumentType]


def test_auto_follows_the_desktop(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = Theme("auto")
    heard: list[Tokens] = []
    theme.changed.connect(heard.append)
    hints = app.styleHints()
    assert theme.tokens is LIGHT
    monkeypatch.setattr(type(hints), "colorScheme", lambda hints: Qt.ColorScheme.Dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert heard == [DARK]
    theme.set_mode("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert heard == [DARK, LIGHT]


def test_the_stylesheet_is_understood_and_its_pictures_exist(app: QApplication, qtbot: QtBot) -> None:
    # Qt warns of what it cannot read in a stylesheet, and a warning fails the test.
    theme = Theme("dark")
    theme.apply(app)
    sheet = app.styleSheet()
    assert "$" not in sheet
    assert len(pictures_of(sheet)) >= 4
    assert all(picture.is_file() for picture in pictures_of(sheet))
    label = QLabel("text")
    qtbot.addWidget(label)
    set_role(label, "bad")
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.bad
    set_role(label, "muted")
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.muted


def test_the_pictures_are_there_again_after_the_system_has_tidied_up(app: QApplication) -> None:
    theme = Theme("dark")
    theme.apply(app)
    [folder] = {picture.parent for picture in pictures_of(app.styleSheet())}
    rmtree(folder)
    theme.set_mode("light")
    assert all(picture.is_file() for picture in pictures_of(app.styleSheet()))


def pictures_of(sheet: str) -> set[Path]:
    """Return the files that a stylesheet names."""
    return {Path(part.split('"')[0]) for part in sheet.split('url("')[1:]}


def test_in_a_formula_an_x_between_digits_stays_an_x(qtbot: QtBot) -> None:
    """The text font makes × of it, which would be another formula."""

    def glyphs(text: str, font: QFont) -> list[int]:
        layout = QTextLayout(text, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]

    with opened(qtbot, small()) as window:
        turn_to(window, "descent")
        field = named(window, FormulaField, "Formula")
        [alone] = glyphs("x", field.font())
        assert glyphs("2x0", window.tabs.font())[1] != alone, "else nothing is to be switched off"
        assert glyphs("2x0", field.font())[1] == alone
        window.theme.set_mode("dark")
        assert glyphs("2x0", field.font())[1] == alone
        window.theme.set_mode("light")


def test_what_is_scrolled_stays_there_when_the_colours_change(qtbot: QtBot) -> None:
    with opened(qtbot, size=(1000, 640)) as window:
        begun(qtbot, window)
        for more in window.findChildren(MoreLink):
            if more.isVisible():
                click(more)
        QApplication.processEvents()
        columns = [area for area in window.findChildren(QScrollArea) if area.isAncestorOf(window.learning)]
        bar = columns[0].verticalScrollBar()
        for place in (bar.maximum(), bar.maximum() // 2):
            bar.setValue(place)
            for mode in ("dark", "light"):
                window.theme.set_mode(mode)
                qtbot.wait(50)
                assert place > 0
                qtbot.waitUntil(lambda place=place: bar.value() == place)  # on a busy machine it is still laid out
