"""The window in English and in Korean: nothing untranslated, nothing cut off, everything switched while it runs."""

import ast
import html
import re
import string
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMenu,
    QMenuBar,
    QMessageBox,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui import languages as module
from gui import words_files
from gui.languages import MODES, NAMES, Languages, Mode
from gui.main_window import MainWindow
from gui.menus import LAYOUT
from gui.orders import LookAtTable
from gui.panels.table import TableDialog
from gui.panels.weights import WeightsDialog
from gui.plots.base import Plot
from gui.theme import HEADING_PX, MATH_FAMILY, text_font
from gui.widgets.button import PaintedButton
from gui.widgets.card import Card
from gui.widgets.formula import FormulaView
from gui.widgets.move_list import MoveList
from model.approach import Approach
from model.defaults import DEFAULTS, with_source
from model.experiment import Experiment, Output
from model.functions import FUNCTIONS
from model.layers import Dense
from model.pasted import GivenInvalid
from tests import translations
from tests.gui.window import answered, begun, calculated, click, few_digits, opened
from tests.model.runs import MADE

INSET = 2
"""How far tiles stand out of their grid on purpose, in pixels."""

LATIN = (
    "Nori Python Qt LGPL pyqtgraph contourpy "
    "ReLU PReLU leaky ELU softplus SiLU GELU tanh sin cos tan exp log ln sqrt abs max min sigmoid relu AND OR NAND XOR "
    "SGD AdaGrad RMSProp Adam AdamW Xavier He LeCun Li "
    "dA dW dZ db eta kB MB float NumPy numpy savez npz np array png svg csv CSV LaTeX Ctrl Alt Shift Space Tab "
    "TwoLayerNet MultiLayerNet MultiLayerNetExtend SimpleConvNet LeNet AlexNet DeepConvNet NaN "
    "Home Del Esc Enter English xW XW MNIST TSV IDX gzip UTF CP"
)
"""Words that are written the same in Korean."""

FORBIDDEN = (
    *("단계", "경사법", "레이어", "테스트", "과적합", "과대적합", "그래디언트", "정답률"),
    *(
        "예제",
        "벌점",
        "윈도 ",
        "윈도의",
        "윈도에",
        "윈도마",
        "로그 축",
        "무게 중심",
        "알아낼",
        "1번째 줄",
        "1스텝",
        "1에폭",
        "훈련 스텝",
        "단추",
        "스페이스",
    ),
    *("은(는)", "이(가)", "을(를)", "와(과)"),
)
"""Words that the book, or the rest of the window, does not use for what we mean, and particles of a reword not made."""

SEVERAL = {
    "step": "the step function, and a training step",
    "Examples": "how many, and which",
    "Loss": "the curve, and the function that is chosen",
    "Output": "what comes out, and the layer",
    "Input": "what goes in, and the layer",
    "What the network answers": "a name, and a sentence",
}
"""English texts that are said in several ways in Korean, and why."""


# --- the files ----------------------------------------------------------------------------------------------------


def messages() -> dict[tuple[str, str], ElementTree.Element]:
    """The translation of each (context, source) of the .ts."""
    root = ElementTree.parse(translations.FOLDER / f"{translations.NAME}.ts").getroot()
    return {
        (context.findtext("name", ""), message.findtext("source", "")): found
        for context in root.iter("context")
        for message in context.iter("message")
        for found in message.iter("translation")
    }


def test_both_files_are_what_is_made_anew(tmp_path: Path) -> None:
    for kind in ("ts", "qm"):
        (tmp_path / f"{translations.NAME}.{kind}").write_bytes(
            (translations.FOLDER / f"{translations.NAME}.{kind}").read_bytes()
        )
    translations.make(tmp_path)
    for kind in ("ts", "qm"):
        name = f"{translations.NAME}.{kind}"
        same = (tmp_path / name).read_bytes() == (translations.FOLDER / name).read_bytes()
        assert same, f"{name} is out of date: run `make translations`, then translate what is unfinished in the .ts"


def test_everything_is_translated() -> None:
    left = [key for key, found in messages().items() if found.get("type") or not found.text]
    assert left == [], "translate these in resources/translations/nori_ko.ts, then run `make translations`"


def test_translations_keep_placeholders_and_keys_and_use_the_words_of_the_book() -> None:
    wrong = []
    for (context, source), found in messages().items():
        text = found.text or ""
        if holes(source) != holes(text):
            wrong.append((context, source, "other placeholders", text))
        if source.partition("\t")[1:] != text.partition("\t")[1:]:
            wrong.append((context, source, "another key", text))
        if (source[-1:] == ".") != (text[-1:] == ".") or text != text.strip():
            wrong.append((context, source, "another end", text))
        wrong += [(context, source, f"says {word}", text) for word in FORBIDDEN if word in text]
    assert wrong == []


def test_one_text_is_said_in_one_way() -> None:
    said: dict[str, set[str]] = {}
    for (_, source), found in messages().items():
        said.setdefault(source, set()).add(found.text or "")
    assert {source for source, ways in said.items() if len(ways) > 1} == set(SEVERAL)


def holes(text: str) -> list[tuple[str, str]]:
    """The placeholders of a text with their formats."""
    return sorted((name, form or "") for _, name, form, _ in string.Formatter().parse(text) if name is not None)


def marked() -> Iterator[tuple[str, ast.Call, str]]:
    """Each text in gui/ that is marked for translation: its context, the call, and where it stands."""

    def walk(node: ast.AST, cls: str, file: str) -> Iterator[tuple[str, ast.Call, str]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                called = child.func.attr if isinstance(child.func, ast.Attribute) else getattr(child.func, "id", "")
                if called == "tr":
                    yield cls, child, f"{file}:{child.lineno}"
                elif called == "QT_TRANSLATE_NOOP":
                    yield ast.literal_eval(child.args[0]), child, f"{file}:{child.lineno}"
            yield from walk(child, child.name if isinstance(child, ast.ClassDef) else cls, file)

    for path in sorted((translations.ROOT / "gui").rglob("*.py")):
        yield from walk(ast.parse(path.read_text(encoding="utf-8")), "", path.name)


def test_every_marked_text_is_a_plain_string_that_lupdate_has_found() -> None:
    known, wrong = messages(), []
    for context, call, where in marked():
        text = call.args[-1]
        if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
            wrong.append(f"{where}: not a plain string")
        elif (context, text.value) not in known:
            wrong.append(f"{where}: not in the .ts: {context}, {text.value!r}")
    assert wrong == []


# --- choosing -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "language"),
    [(["ko-KR"], "ko"), (["en-US"], "en"), (["de-DE", "ko"], "ko"), (["de-DE"], "en"), (["C"], "en"), ([], "en")],
)
def test_the_desktops_language_is_followed(monkeypatch: pytest.MonkeyPatch, wanted: list[str], language: str) -> None:
    class Desktop(QLocale):
        @staticmethod
        def system() -> "Desktop":
            return Desktop()

        def uiLanguages(self, separator: QLocale.TagSeparator = QLocale.TagSeparator.Dash) -> list[str]:
            return wanted

    monkeypatch.setattr(module, "QLocale", Desktop)
    assert Languages().language == language
    assert Languages("en").language == "en"


def test_another_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="got 'kr'"):
        Languages().set_mode("kr")  # type: ignore[arg-type]
    assert set(get_args(Mode)) == set(MODES) == {"auto", *NAMES}


def test_the_menu_switches_and_marks_the_language(qtbot: QtBot, languages: Languages) -> None:
    with opened(qtbot, languages=languages) as window:
        actions = window.menus.actions
        assert [actions[f"language_{code}"].text() for code in NAMES] == ["English", "한국어"]
        assert actions["language_en"].isChecked()
        actions["language_ko"].trigger()
        qtbot.waitUntil(lambda: window.menus.menus["view"].title() == "보기(&V)")
        assert languages.mode == "ko"
        assert [actions[f"language_{code}"].text() for code in NAMES] == ["English", "한국어"]
        assert actions["language_ko"].isChecked()
        assert not actions["language_en"].isChecked()


@pytest.mark.parametrize("code", NAMES)
def test_menus_have_letters_of_their_own_and_keys_are_called_alike(
    qtbot: QtBot, languages: Languages, code: Mode
) -> None:
    languages.set_mode(code)
    with opened(qtbot, languages=languages) as window:
        entries = window.menus.actions
        letters = [QKeySequence.mnemonic(menu.text()).toString() for menu in window.menuBar().actions()]
        assert len(set(letters)) == len(letters) == 7
        for menu, names in LAYOUT.items():  # all, but for what is listed
            inner = {name: inside.menuAction() for name, inside in window.menus.menus.items()}
            listed = "lesson_", "book_", "language_"
            texts = [(inner | entries)[name].text() for name in names if name and not name.startswith(listed)]
            letters = [QKeySequence.mnemonic(text).toString() for text in texts]
            assert all(letters), menu
            assert len(set(letters)) == len(letters), menu
        chapters = "lesson_", "book_"  # these have a chapter of the book there
        keys = {name: e.text().partition("\t")[2] for name, e in entries.items() if not name.startswith(chapters)}
        native = QKeySequence.SequenceFormat.NativeText
        keys = {name: key or entries[name].shortcut().toString(native) for name, key in keys.items()}
        assert keys["next_page"] == "Alt+→"
        assert not [key for key in keys.values() if re.search("[가-힣]", key) or "Right" in key or "Left" in key]


def test_qts_own_buttons_follow_too(qtbot: QtBot, languages: Languages) -> None:
    languages.set_mode("ko")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "취소"
    dialog = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    assert texts >= {"위치(&L):", "파일 형식(&T):"}
    assert english(texts) == set()


# --- what stands in the window ------------------------------------------------------------------------------------


class Painted:
    """Notes every text that is painted, and whether it has room."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: set[str] = set()
        self.cut: set[str] = set()
        draw: Callable[..., Any] = QPainter.drawText

        def noting(painter: QPainter, *arguments: Any) -> Any:
            text = next((a for a in reversed(arguments) if isinstance(a, str)), "")
            if painter.font().family() != MATH_FAMILY:  # formulas are the same in every language
                self.texts.add(text)
            room = arguments[0]
            wide = QFontMetrics(painter.font()).horizontalAdvance(text)
            if isinstance(room, (QRect, QRectF)) and wide > room.width() + 1:
                self.cut.add(f"{text!r}: {wide} px of {room.width():.0f}")
            if re.search(r"\S…$", text):
                self.cut.add(f"{text!r}: shortened")
            return draw(painter, *arguments)

        monkeypatch.setattr(QPainter, "drawText", noting)

    def take(self, window: QWidget) -> set[str]:
        """The texts painted in a window."""
        self.texts.clear()
        self.cut.clear()
        for plot in window.findChildren(Plot):
            plot.refresh()  # it keeps a picture of its axes
        window.grab()
        return set(self.texts)


PROPERTIES = ("text", "title", "windowTitle", "toolTip", "accessibleName", "accessibleDescription", "placeholderText")


def words_of(window: QWidget) -> set[str]:
    """Every text, tooltip and accessible name of a window and all in it, hidden or not."""
    found: set[str] = set()
    # pyqtgraph makes menus that are never shown.
    of_menus = {part for menu in window.findChildren(QMenu) for part in (menu, *menu.findChildren(QWidget))}
    ours = [widget for widget in window.findChildren(QWidget) if widget not in of_menus]
    for item in (window, *ours, *(action for menu in _menus(window) for action in (menu, *menu.actions()))):
        same = "text" if item.property("role") == "code" else "accessibleName" if isinstance(item, FormulaView) else ""
        names = (name for name in PROPERTIES if name != same)  # what is the same in every language
        found |= {value for name in names if isinstance(value := item.property(name), str)}
        if isinstance(item, QComboBox):
            for row in range(item.count()):
                found |= {item.itemText(row), item.itemData(row, Qt.ItemDataRole.ToolTipRole) or ""}
    return {plain(text) for text in found} - {""}


WIDEST_TIP = 560
"""How wide a tooltip may be, in pixels: Qt breaks the lines of plain ones only where the screen ends."""


def wide_tips(window: QWidget) -> set[str]:
    """Tooltips of a window and all in it that are wider than can be read at a glance."""
    found: set[str] = set()
    for widget in window.findChildren(QWidget):
        found.add(widget.toolTip())
        if isinstance(widget, QComboBox):
            found |= {widget.itemData(row, Qt.ItemDataRole.ToolTipRole) or "" for row in range(widget.count())}
        if isinstance(widget, MoveList):
            found |= {widget._tip(number + 1) for number in range(len(widget._entries))}
    return {f"tooltip {tip!r}: {width_of_tip(tip)} px" for tip in found if width_of_tip(tip) > WIDEST_TIP}


@cache
def width_of_tip(tip: str) -> int:
    """How wide Qt shows it: rich text is wrapped."""
    label = QLabel(tip)
    label.setFont(QToolTip.font())
    label.setWordWrap(label.text() != plain(tip))
    return label.sizeHint().width()


def _menus(window: QWidget) -> list[QMenu]:
    return [menu for bar in window.findChildren(QMenuBar) for menu in bar.findChildren(QMenu)]


def plain(text: str) -> str:
    """A text without markup."""
    return html.unescape(re.sub(r"<[^>]+>", " ", text)) if re.search(r"</|&nbsp;", text) else text


def english(texts: set[str]) -> set[str]:
    """Those of the texts in which English words stand."""
    return {text for text in texts if set(re.findall(r"[A-Za-z]{2,}", text)) - set(LATIN.split())}


def cut_off(window: QWidget) -> set[str]:
    """Widgets that are smaller than their words, or stand out of what they lie in."""
    wrong: set[str] = set()
    for widget in window.findChildren(QWidget):
        parent = widget.parentWidget()
        if not widget.isVisible() or parent is None or widget.isWindow():
            continue
        if isinstance(widget, Card):
            wrong |= _cut_title(widget)
        if isinstance(widget, QLabel):
            wrong |= _cut_label(widget)
        elif isinstance(widget, QComboBox):
            wrong |= _cut_choice(widget)
        elif isinstance(widget, QAbstractButton) and not isinstance(widget, PaintedButton):
            wrong |= _cut_button(widget)
        scrolled = parent.objectName() == "qt_scrollarea_viewport"
        room = parent.rect().adjusted(-INSET, 0, INSET, 0)
        inside = room.united(widget.geometry()) == room
        if scrolled:
            inside = widget.width() <= parent.width() or not isinstance(parent.parentWidget(), QScrollArea)
        if not inside and not isinstance(parent, QComboBox):
            name = widget.accessibleName() or str(widget.property("text") or "")
            wrong.add(f"{type(widget).__name__} {name!r} stands out of {type(parent).__name__}")
    return wrong


def _cut_label(label: QLabel) -> set[str]:
    if not label.text():
        return set()
    if label.wordWrap() and label.textFormat() == Qt.TextFormat.RichText:
        needed = QSize(0, label.heightForWidth(label.width()))
    elif label.wordWrap():
        room = QRect(0, 0, label.contentsRect().width(), 10_000)
        needed = label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, plain(label.text())).size()
    else:
        needed = label.sizeHint()
    fits = needed.width() <= label.width() and needed.height() <= label.height() + 1
    return set() if fits else {f"{plain(label.text())!r}: {needed.toTuple()} px of {label.size().toTuple()}"}


def _cut_button(button: QAbstractButton) -> set[str]:
    fits = not button.text() or button.sizeHint().width() <= button.width()
    return set() if fits else {f"{button.text()!r}: {button.sizeHint().width()} px of {button.width()}"}


def _cut_title(card: Card) -> set[str]:
    title = QFontMetrics(text_font(HEADING_PX, QFont.Weight.DemiBold)).horizontalAdvance(card.title())
    beside = card.header.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    left = min((widget.x() for widget in beside if widget.isVisible()), default=card.header.width())
    covered = left < card.header.contentsRect().x() + title
    return {f"the legend covers the title {card.title()!r}"} if covered else set()


def _cut_choice(choice: QComboBox) -> set[str]:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    edit = QStyle.SubControl.SC_ComboBoxEditField
    room = choice.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, choice).width() - 2
    texts = (choice.itemText(row) for row in range(choice.count()))
    wide = {text: choice.fontMetrics().horizontalAdvance(text) for text in texts}
    return {f"choice {text!r}: {width} px of {room}" for text, width in wide.items() if width > room}


def through_everything(qtbot: QtBot, window: MainWindow, source: str) -> Iterator[str]:
    """Show a data set on every stage, a step into its run, and name what is shown."""
    window.session.edit(few_digits() if source == "digits" else DEFAULTS[source])
    begun(qtbot, window)
    window.session.step()
    qtbot.waitUntil(lambda: window.session.snapshot is not None and window.session.snapshot.step == 1)
    for stage in window.stages:
        window.show_stage(stage)
        answered(qtbot, window)
        calculated(qtbot, window)
        yield f"{source}, {stage}"
        if stage == "descent" and source == "rings":  # the others show the same
            yield from through_a_slope(qtbot, window, source)
        if stage == "inside" and source in ("rings", "digits"):  # the moves of the others are the same
            yield from through_a_step(qtbot, window, source)


def through_a_slope(qtbot: QtBot, window: MainWindow, source: str) -> Iterator[str]:
    """Show secants of which much is to be said, and loss along one weight."""
    slope, subject = window.descent.slope, window.descent.stage._subject
    click(subject._segments["slope"])
    slope.approach.edit(Approach(FUNCTIONS["square"], 1.0))
    slope.approach.set_h(1e-12)  # of which most is to be said
    calculated(qtbot, window)
    yield f"{source}, slope"
    slope.show_weight(True)
    answered(qtbot, window)
    yield f"{source}, one weight"
    slope.show_weight(False)
    click(subject._segments["function"])


def through_a_step(qtbot: QtBot, window: MainWindow, source: str) -> Iterator[str]:
    """Show moves of a step that have something of their own beside them, then a formula; and name what is shown."""
    stage = window.inside

    def there(done: int) -> bool:
        return stage.page.present is not None and stage.page.present.done == done and stage.page.strip._cell is not None

    window.session.move("next")
    qtbot.waitUntil(lambda: there(1))
    assert stage.page.present
    kinds = [line.kind for line in stage.page.present.lines]
    softmax = max(k for k, kind in enumerate(kinds, 1) if kind == "activation")
    for done in (1, 2, softmax, softmax + 1, kinds.index("weights_gradient") + 1, len(kinds)):
        window.session.move(done)
        qtbot.waitUntil(lambda: there(done))  # noqa: B023 (it is awaited here)
        answered(qtbot, window)
        yield f"{source}, inside, {kinds[done - 1]}"
    click(stage.subject._segments["expression"])
    stage.expression.go("layer")
    qtbot.wait(1)
    yield f"{source}, inside, a formula"
    click(stage.subject._segments["step"])


def unfit() -> list[Experiment]:
    """Experiments with something that does not fit, each of another kind."""
    spiral, plane = DEFAULTS["spiral"], DEFAULTS["plane"]
    return [
        replace(spiral, output=Output("identity")),
        replace(plane, output=Output("softmax")),
        replace(spiral, hidden=(replace(Dense(), activation="step"),)),
        replace(spiral, hidden=(replace(Dense(), initial=replace(Dense().initial, kind="zeros")),)),
        replace(spiral, batch_size=5_000),
    ]


SIZES: list[tuple[Mode, tuple[int, int]]] = [
    ("ko", (1440, 900)), ("ko", (1100, 700)), ("en", (1440, 900)), ("en", (1100, 700))
]  # fmt: skip


def faults(window: MainWindow, painted: Painted, mode: Mode) -> set[str]:
    """What is cut off, too wide, or English in Korean."""
    for _ in range(4):  # a layout, and those around it
        QCoreApplication.sendPostedEvents()  # what has other words asks for another size
    found = cut_off(window) | wide_tips(window)
    texts = painted.take(window) | words_of(window)
    return found | painted.cut | (english(texts) if mode == "ko" else set())


@pytest.mark.parametrize(
    ("mode", "size", "source"),
    [(*SIZES[0], source) for source in MADE] + [(*place, s) for place in SIZES[1:] for s in ("rings", "digits")],
)
def test_nothing_is_cut_off_and_nothing_stays_english(
    qtbot: QtBot, languages: Languages, monkeypatch: pytest.MonkeyPatch, mode: Mode, size: tuple[int, int], source: str
) -> None:
    painted = Painted(monkeypatch)
    languages.set_mode(mode)
    with opened(qtbot, size=size) as window:
        assert window.size().toTuple() == size
        wrong = {shown: faults(window, painted, mode) for shown in through_everything(qtbot, window, source)}
    assert {shown: found for shown, found in wrong.items() if found} == {}


@pytest.mark.parametrize(("mode", "size"), SIZES)
def test_what_is_said_of_choices_that_do_not_fit_is_whole(
    qtbot: QtBot, languages: Languages, monkeypatch: pytest.MonkeyPatch, mode: Mode, size: tuple[int, int]
) -> None:
    painted = Painted(monkeypatch)
    languages.set_mode(mode)
    with opened(qtbot, size=size) as window:
        for experiment in unfit():
            window.session.edit(experiment)
            assert window.session.problems
            qtbot.wait(1)
            assert faults(window, painted, mode) == set(), window.session.problems[0].code


@pytest.mark.parametrize("source", ["rings", "sine", "digits"])
def test_every_text_follows_the_language_while_the_program_runs(
    qtbot: QtBot, languages: Languages, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    painted = Painted(monkeypatch)

    def read(window: QWidget) -> set[str]:
        QCoreApplication.sendPostedEvents()
        return words_of(window) | painted.take(window)

    with opened(qtbot, languages=languages) as window:
        for shown in through_everything(qtbot, window, source):
            before = read(window)

            def as_before(before: set[str] = before, shown: str = shown) -> None:
                assert read(window) == before, shown

            languages.set_mode("ko")
            assert english(read(window)) == set(), shown
            languages.set_mode("en")
            qtbot.waitUntil(as_before)  # contours are drawn on a thread of their own


def test_no_letters_are_smeared_in_dialogs(qtbot: QtBot, languages: Languages) -> None:
    """There is no bolder font than the semibold one: it would be painted twice, side by side."""
    with opened(qtbot, languages=languages) as window:
        for name in ("keys", "about"):
            window.menus.actions[name].trigger()
            dialog = next(w for w in window.findChildren(QWidget) if w.isWindow() and w.isVisible())
            for label in dialog.findChildren(QLabel):
                document = QTextDocument()
                document.setHtml(label.text())
                at = QTextCursor(document)
                while at.movePosition(QTextCursor.MoveOperation.NextCharacter):
                    assert at.charFormat().fontWeight() <= QFont.Weight.DemiBold, at.block().text()
            dialog.close()


def test_dialogs_are_translated(qtbot: QtBot, languages: Languages) -> None:
    languages.set_mode("ko")
    with opened(qtbot, languages=languages) as window:
        for name in ("weights", "keys", "about"):
            window.menus.actions[name].trigger()
            dialog = next(w for w in window.findChildren(QWidget) if w.isWindow() and w.isVisible())
            assert english(words_of(dialog)) == set(), name
            assert cut_off(dialog) == set() or isinstance(dialog, QMessageBox), name
            if isinstance(dialog, WeightsDialog):
                dialog.refuse(GivenInvalid("ragged", "W1", "rows of one length", "", name="W1"))
                assert "W1의 행" in " ".join(words_of(dialog))
                languages.set_mode("en")
                QCoreApplication.sendPostedEvents()
                assert "W1의 행" not in " ".join(words_of(dialog))
                languages.set_mode("ko")
            dialog.close()


def test_own_data_are_translated(qtbot: QtBot, languages: Languages, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialog for tables, the tools for painting, the choices of a map, and every offer of the data panel."""
    painted = Painted(monkeypatch)
    languages.set_mode("ko")
    rows = "\n".join(f"{k},{k % 7},{k % 5},{'가나다'[k % 3]}" for k in range(60))
    with opened(qtbot, languages=languages) as window:

        def look(widget: QWidget, shown: str) -> None:
            for _ in range(3):  # a longer text, then a scroll bar, then what it leaves for the text
                QCoreApplication.sendPostedEvents()
                qtbot.wait(1)
            assert english(words_of(widget)) == set(), shown
            assert cut_off(widget) == set(), shown
            assert painted.cut == set(), shown

        begun(qtbot, window)
        for source in ("mnist", "fashion", "pictures"):
            window.data.bring.offer(source)
            look(window, source)
            window.data.bring.show_progress(source, 1, 2)
            look(window, f"{source} on the way")
        for reason in words_files.FETCHING:
            window.data.bring.refuse("fashion", reason)
            look(window, reason)
        window.data.bring.offer("")
        window.session.edit(with_source(window.session.experiment, "painted"))
        look(window, "painted")
        window.resize(1_100, 700)
        look(window, "painted, in the smallest window")
        window.resize(1_440, 900)
        window.session.imports.bring(LookAtTable(f"가로,세로,높이,종류\n{rows}"))
        qtbot.waitUntil(lambda: bool(window.findChildren(TableDialog)))
        dialog = window.findChildren(TableDialog)[0]
        look(dialog, "table")
        dialog.planned.emit(dialog.plan)
        qtbot.waitUntil(lambda: window.session.experiment.data.source == "table")
        begun(qtbot, window)
        for stage in ("network", "output"):
            window.show_stage(stage)
            look(window, f"table, {stage}")
