"""The real window under test, and hands for it: every event goes to the window as a desktop sends it."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QMetaObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui import app as program
from gui.languages import Languages
from gui.library import Library
from gui.main_window import MainWindow
from gui.session import Session
from gui.theme import Theme, load_fonts, undressed
from gui.widgets.formula_field import FormulaField
from gui.widgets.segmented import Segmented
from gui.worker import Worker
from model import snapshot
from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.observations import Observation
from model.snapshot import Snapshot
from model.timeline import Timeline
from model.trainer import Trainer
from model.work import Work
from tests.model.runs import bits_of, timeline_of

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
W = TypeVar("W", bound=QWidget)


def light() -> Theme:
    """The light theme, with its fonts."""
    load_fonts()
    return Theme("light")


@contextmanager
def opened(
    qtbot: QtBot,
    experiment: Experiment = DEFAULTS["spiral"],
    *,
    size: tuple[int, int] = (1440, 900),
    dress: bool = True,
    languages: Languages | None = None,
    library: Library | None = None,
) -> Generator[MainWindow, None, None]:
    """The main window with its session, as `gui.app` opens it; closed afterwards.

    Args:
        qtbot: of the test.
        experiment: what the session begins with.
        size: of the window.
        dress: whether the application gets stylesheet, font and palette, too (taken back afterwards).
        languages: what the language is chosen with; English without.
        library: where published data are found; nowhere without.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    font, palette = app.font(), app.palette()
    theme = light()
    if dress:
        theme.apply(app)
    session = Session(experiment, library=library)
    before = app.topLevelWidgets()
    window: MainWindow | None = None
    try:
        with undressed(app):
            window = MainWindow(session, theme, languages)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        session.begin()
        yield window
    finally:
        (window or session).close()  # a thread that still runs would end the program with its session
        if window:
            qtbot.waitUntil(lambda: is_closed(window))  # it stays until all files are written
        windows = [window] if window else _parts_without_parent(app, before)
        for owner in (*windows, session, theme):  # or what they are connected with keeps them, and all, for ever
            owner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # or all of it would be styled anew below
        if dress:
            app.setStyleSheet("")
            app.setPalette(palette)
            app.setFont(font)


def _parts_without_parent(app: QApplication, before: Sequence[QWidget]) -> list[QWidget]:
    """What there is of a window that could not be built: Python would destroy it in an order that Qt does not survive.

    Widgets that are not of the program's own classes have no parent either, but belong to plots.
    """
    new = [widget for widget in app.topLevelWidgets() if widget not in before and not widget.parent()]
    return [widget for widget in new if type(widget).__module__.startswith("gui.")]


class Clock:
    """Stands in for the module `time`: it stands still until the test moves it on."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def perf_counter(self) -> float:
        return self.seconds

    def monotonic(self) -> float:
        return self.seconds


class Room(QWidget):
    """A window for one widget and one other place for the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.elsewhere = QPushButton("elsewhere", self)
        self.rows = QVBoxLayout(self)
        self.rows.addWidget(self.elsewhere)
        self.resize(400, 460)

    def show_with(self, qtbot: QtBot, widget: QWidget) -> None:
        """Put the widget in, and come on screen with the keyboard elsewhere."""
        self.rows.addWidget(widget)
        self.rows.addStretch(1)
        with qtbot.waitExposed(self):
            self.show()
        self.activateWindow()
        self.elsewhere.setFocus()


@contextmanager
def program_of(
    monkeypatch: pytest.MonkeyPatch, settings: Path
) -> Generator[Callable[[list[str], Callable[[MainWindow], None]], int], None, None]:
    """Runs the program, its settings in this file, with a person who does something with its window and closes it."""
    monkeypatch.setattr(program, "settings_file", lambda: settings)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.font(), app.palette(), app.styleSheet(), app.applicationName()

    def running(arguments: list[str], person: Callable[[MainWindow], None]) -> int:
        def execute(*_: Any) -> int:
            window = next(w for w in app.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
            try:
                person(window)
                app.processEvents()
                window.close()
                assert is_closed(window)
            finally:
                window.closing.asks = False
                window.close()
            window.deleteLater()
            window.languages.set_mode("en")
            return 0

        monkeypatch.setattr(QApplication, "exec", execute)
        monkeypatch.setattr(program, "smoke", lambda session, window, picture: execute())
        code = program.main(arguments)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # or the next one would style it anew
        return code

    yield running
    app.setFont(before[0])
    app.setPalette(before[1])
    app.setStyleSheet(before[2])
    app.setApplicationName(before[3])


def is_closed(window: MainWindow) -> bool:
    """Whether it could be closed: its thread is at an end."""
    return not window.isVisible() and not window.session._thread.isRunning()


def begun(qtbot: QtBot, window: MainWindow) -> Snapshot:
    """Wait until the run of the present choices is on screen, and return its snapshot."""
    session = window.session
    qtbot.waitUntil(lambda: session.snapshot is not None and session.snapshot.experiment == session.experiment)
    return now(window)


def now(window: MainWindow) -> Snapshot:
    """What the window shows."""
    assert window.session.snapshot is not None
    return window.session.snapshot


def paused(qtbot: QtBot, window: MainWindow) -> int:
    """Wait until the worker has heard of the pause and its last step is on screen, drawn whole; return that step."""
    told(window.session)
    assert answered(qtbot, window).step == timeline_in(window.session).trainer.step_number
    return now(window).step


def answered(qtbot: QtBot, window: MainWindow) -> Snapshot:
    """Wait until all that is asked of the run at rest is answered and on screen; no other picture comes by itself."""
    it = window.session
    qtbot.waitUntil(lambda: not sliced(it)._questions.are_open and not it._pictures.mailbox)
    return now(window)


def at_rest(qtbot: QtBot, window: MainWindow, step: int) -> None:
    """Wait until the run stands at a step."""
    qtbot.waitUntil(lambda: now(window).step == step and not window.session.playing)


def calculated(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until all that is calculated for the Descent and the Compare stage is there, whichever is on screen."""
    calculators = window.descent._calculator, window.compare._calculator
    qtbot.waitUntil(lambda: not any(calculator._busy or calculator._waiting for calculator in calculators))


def hold(monkeypatch: pytest.MonkeyPatch, work: str) -> list[int]:
    """Let long work of a timeline stay where it begins, as one over a long way would, until the list is filled."""
    released: list[int] = []
    really = getattr(Timeline, work)

    def slowly(self: Timeline, *where: int) -> Work[None]:
        on_the_way = really(self, *where)
        yield next(on_the_way)
        while not released:
            yield 0, 1
        yield from on_the_way

    monkeypatch.setattr(Timeline, work, slowly)
    return released


def told(it: Session) -> Worker:
    """The worker of a session, once it has done all that it was told; the run is at rest then."""
    QMetaObject.invokeMethod(it._worker, "pause", Qt.ConnectionType.BlockingQueuedConnection)
    return it._worker


def sliced(it: Session) -> Worker:
    """The worker of a session, after one more slice of its work."""
    QMetaObject.invokeMethod(it._worker, "_slice", Qt.ConnectionType.BlockingQueuedConnection)
    return it._worker


def timeline_in(it: Session) -> Timeline:
    """The timeline of the run in a session, as it is: nothing is waited for."""
    timeline = it._worker._run.timeline
    assert timeline is not None
    return timeline


def run_of(it: Session) -> Trainer:
    """The run of a session, after one more slice of work on it."""
    sliced(it)
    return timeline_in(it).trainer


def bits(it: Session) -> dict[str, Any]:
    """Where the run is, to the bit."""
    told(it)
    return bits_of(timeline_in(it).trainer)


def steps(qtbot: QtBot, window: MainWindow, n: int) -> None:
    """Do steps by key, and wait until they are shown."""
    step = now(window).step
    press(window, Key.Key_Escape)
    for _ in range(n):
        press(window, Key.Key_Right)
    at_rest(qtbot, window, step + n)


def details(window: MainWindow) -> None:
    """Wait until the Draw stage shows what led to its answer, too."""
    if window.draw.behind:
        loop = QEventLoop()
        window.draw._details.timeout.connect(loop.quit)
        loop.exec()


# --- finding ------------------------------------------------------------------------------------------------------


def named(within: QWidget, kind: type[W], name: str) -> W:
    """The one visible widget of this kind and accessible name (or text): what a screen reader would say."""
    found = [w for w in within.findChildren(kind) if w.isVisibleTo(within) and name in (w.accessibleName(), _text(w))]
    names = sorted({w.accessibleName() or _text(w) for w in within.findChildren(kind)})
    assert len(found) == 1, f"{len(found)} visible {kind.__name__} called {name!r}; there are {names}"
    return found[0]


def _text(widget: QWidget) -> str:
    text: Callable[[], str] | None = getattr(widget, "text", None)
    return text() if text else ""


def shown_words(within: QWidget) -> str:
    """All words of visible labels, one after the other."""
    return "\n".join(label.text() for label in within.findChildren(QLabel) if label.isVisibleTo(within))


def cut_off(within: QWidget) -> list[str]:
    """The words of visible labels that there is no room for."""
    cut: list[str] = []
    for label in within.findChildren(QLabel):
        wraps = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
        needed = label.fontMetrics().boundingRect(label.contentsRect(), wraps, label.text()).size()
        if label.isVisibleTo(within) and needed.boundedTo(label.contentsRect().size()) != needed:
            cut.append(label.text())
    return cut


# --- hands --------------------------------------------------------------------------------------------------------


def handle(widget: QWidget) -> QWindow:
    """The window a widget is in, as the desktop knows it."""
    window = widget.window().windowHandle()
    assert window is not None
    return window


def reach(widget: QWidget, at: QPoint | None = None) -> QPoint:
    """Scroll to a widget, make sure that it lies open there, and return the place in its window."""
    QApplication.processEvents()  # what was just changed has taken its place
    ancestor = widget.parentWidget()
    while ancestor is not None:
        if isinstance(ancestor, QScrollArea):
            ancestor.ensureWidgetVisible(widget)
        ancestor = ancestor.parentWidget()
    place = widget.mapTo(widget.window(), at or widget.rect().center())
    under = widget.window().childAt(place)
    assert under is not None, f"{widget.accessibleName()} is not in the window's picture"
    hit = under is widget or widget.isAncestorOf(under)
    assert hit, f"{widget.accessibleName()} at {place} is covered by {under}"
    return place


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click with the left button."""
    QTest.mouseClick(handle(widget), LEFT, PLAIN, reach(widget, at))


def drag(widget: QWidget, places: Sequence[QPoint]) -> None:
    """Press at the first place of a widget, move along the others and let go at the last."""
    window = handle(widget)
    first, *rest = [reach(widget, places[0]), *(widget.mapTo(widget.window(), place) for place in places[1:])]
    QTest.mousePress(window, LEFT, PLAIN, first)
    for place in rest:
        QTest.mouseMove(window, place)
    QTest.mouseRelease(window, LEFT, PLAIN, rest[-1] if rest else first)


def point(widget: QWidget, at: QPoint) -> None:
    """Move the pointer over a place of a widget."""
    QTest.mouseMove(handle(widget), reach(widget, at))


def press(within: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key: it goes to what has the keyboard, shortcuts first."""
    QTest.keyClick(handle(within), key, modifiers)


def hold_down(within: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN, repeats: int = 3) -> None:
    """Press a key and hold it down until it has repeated itself so often."""
    window = handle(within)
    for down, repeated in ((True, False), *repeats * ((False, True), (True, True)), (False, False)):
        QTest.simulateEvent(window, down, key.value, modifiers, "", repeated)


def seen_whole(part: QWidget) -> bool:
    """Whether nothing of it is scrolled out of sight or cut off."""
    return part.visibleRegion().boundingRect() == part.rect()


def turn_to(window: MainWindow, stage: str) -> None:
    """Bring a stage to the front by its key."""
    press(window, Qt.Key(Key.Key_0 + list(window.stages).index(stage) + 1), ALT)


def wheel(widget: QWidget, notches: int = 1, at: QPoint | None = None) -> None:
    """Turn the wheel over a widget, away from the person."""
    place = at or widget.rect().center()
    turn = QWheelEvent(
        QPointF(place), QPointF(widget.mapToGlobal(place)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, PLAIN, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, turn)


def turn_to_confusion(window: MainWindow) -> None:
    """Click on Confusion in the Output stage."""
    turn_to(window, "output")
    click(named(named(window.output, Segmented, "View"), QAbstractButton, "Confusion"))


def type_into(field: QLineEdit, text: str, end: Qt.Key | None = Key.Key_Return) -> None:
    """Click into a field, clear it, type, and press Enter (or another key)."""
    click(field, QPoint(12, field.height() // 2))
    press(field, Key.Key_A, CONTROL)
    if not text:
        press(field, Key.Key_Delete)
    letters: Any = text  # Qt's stubs know keys only, not letters
    for letter in letters:
        QTest.keyClick(handle(field), letter)
    if end is not None:
        press(field, end)


def type_formula(window: MainWindow, text: str) -> FormulaField:
    """Type a formula into the one field for it that there is."""
    field = named(window, FormulaField, "Formula")
    type_into(field, text)
    return field


def choose(choice: QComboBox, value: str) -> None:
    """Open a list with the keyboard and take a row."""
    row = choice.findData(value)
    assert row >= 0, f"{value!r} is not offered"
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    press(choice, Key.Key_F4)
    view = choice.view()
    QTest.keyClick(view, Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_Return)


def heard(signal: Any) -> list[Any]:
    """A list that a signal fills with its values, or with the tuples of them."""
    values: list[Any] = []
    signal.connect(lambda *said: values.append(said[0] if len(said) == 1 else said))
    return values


# --- something to show --------------------------------------------------------------------------------------------


def picture_of(
    experiment: Experiment, steps: int = 0, questions: Sequence[Observation] = (), run_id: int = 1
) -> Snapshot:
    """A snapshot of a run after some steps, with the answers to some questions."""
    timeline = timeline_of(experiment)
    timeline.advance(steps)
    return snapshot.take(run_id, timeline, {q: q.answer(timeline.trainer) for q in questions})


def few_digits(samples: int = 500) -> Experiment:
    """The default for digits, with few of them."""
    digits = DEFAULTS["digits"]
    return replace(digits, data=replace(digits.data, samples=samples, test_share=0.2))
