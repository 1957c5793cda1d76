"""Files in the window: what comes back, what is asked, what is refused, and that nothing is lost on the way."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Event, Semaphore
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui import documents, words_files, worker
from gui.documents import MOST_RECENT
from gui.languages import Languages
from gui.main_window import MainWindow
from gui.orders import Brought, Keep
from gui.panels.weights import WeightsDialog
from gui.settings import Settings
from gui.theme import strong
from gui.widgets import message
from gui.widgets.groove import Groove
from gui.widgets.number import NumberField
from model import archive, problems
from model.blobs import Blob
from model.data.examples import Content, pack
from model.defaults import DEFAULTS
from model.disk import REASONS, ArchiveInvalid
from model.experiment import Experiment
from model.initial import Initial
from model.layers import Dense, Dropout
from model.observations import DecisionMap
from model.saved import Saved, revive, saved
from model.snapshot import Snapshot
from model.timeline import Timeline
from model.trainer import Trainer
from tests.gui.window import (
    ALT,
    CONTROL,
    PLAIN,
    SHIFT,
    Key,
    answered,
    at_rest,
    begun,
    bits,
    click,
    few_digits,
    heard,
    hold,
    is_closed,
    named,
    now,
    opened,
    press,
    program_of,
    run_of,
    shown_words,
    sliced,
    steps,
    timeline_in,
    told,
    turn_to,
    type_into,
)
from tests.model.runs import bits_of, dataset_of, small, timeline_of

SLOW = small(gradient="central")
"""By differences, parameter by parameter: a step takes more than a slice can be sure of."""

BLOCKED = small(hidden=(Dense(4), Dense(3, initial=Initial("given", values=Blob("0" * 64)))))
"""Given values that are not there: no run can start."""


class Dialogs:
    """The person at the dialogs: which file they take, and what they answer.

    Attributes:
        path: the file that is chosen; None for "Cancel".
        answer: the text of the button that is pressed when asked about unsaved changes.
        asked: what was asked, in order.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path: Path | None = None
        self.answer = "none expected"
        self.asked: list[str] = []
        self.suggested = ""
        monkeypatch.setattr(QFileDialog, "getOpenFileName", self._open)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._save)
        monkeypatch.setattr(QMessageBox, "exec", self._unsaved)

    def _open(self, *_: Any) -> tuple[str, str]:
        self.asked.append("open")
        return str(self.path or ""), ""

    def _save(self, parent: Any, title: str, suggestion: str, kinds: str) -> tuple[str, str]:
        self.asked.append("save")
        self.suggested = suggestion
        return str(self.path or ""), ""

    def _unsaved(self, box: QMessageBox | None = None) -> int:
        assert box is not None
        self.asked.append(box.text())
        [button] = [b for b in box.buttons() if b.text().replace("&", "") == self.answer]
        button.click()
        return 0


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Dialogs:
    # As a plain function, so that it is bound to the box like the method it stands for.
    person = Dialogs(monkeypatch)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: person._unsaved(box))
    return person


def save(qtbot: QtBot, window: MainWindow) -> None:
    """Press Ctrl+S, and wait until the file is there."""
    with qtbot.waitSignal(window.session.files.saved):
        press(window, Key.Key_S, CONTROL)


def open_file(qtbot: QtBot, window: MainWindow, dialogs: Dialogs, path: Path) -> None:
    """Press Ctrl+O, choose a file, and wait until its run is on screen."""
    dialogs.path = path
    with qtbot.waitSignal(window.session.files.opened):
        press(window, Key.Key_O, CONTROL)
    begun(qtbot, window)


def a_file(path: Path, experiment: Experiment, done: int = 0, window: dict[str, Any] | None = None) -> Timeline:
    """Write a file of a run after some steps, and return the run."""
    timeline = timeline_of(experiment)
    timeline.advance(done)
    archive.write(path, saved(timeline, {}, window or {}))
    return timeline


def title(window: MainWindow) -> str:
    return window.windowTitle()


# --- there and back -----------------------------------------------------------------------------------------------


def test_saved_closed_and_reopened_it_is_the_same_window_and_goes_on_with_the_same_bits(
    qtbot: QtBot, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "rings.nori"
    with opened(qtbot, small(), dress=False) as window:
        begun(qtbot, window)
        steps(qtbot, window, 12)
        type_into(named(window, NumberField, "Learning rate"), "0.003")
        press(window, Key.Key_Escape)
        steps(qtbot, window, 9)
        turn_to(window, "output")
        groove = named(window, Groove, "Speed")
        groove.setFocus(Qt.FocusReason.TabFocusReason)
        press(window, Key.Key_End)
        press(window, Key.Key_Left)
        speed = window.transport.speed()
        save(qtbot, window)
        assert dialogs.suggested.endswith("rings.nori")
        before, curves, name = bits(window.session), now(window).curves, title(window)
        experiment, history = window.session.experiment, timeline_in(window.session).history.events
        steps(qtbot, window, 100)
        later, later_curves = bits(window.session), now(window).curves

    with opened(qtbot, small(seed=8, hidden=(Dense(3),)), dress=False) as window:
        begun(qtbot, window)
        open_file(qtbot, window, dialogs, tmp_path / "rings.nori")
        assert window.session.experiment == experiment
        assert experiment.learning_rate == 0.003
        assert (now(window).step, now(window).end) == (21, 21)
        assert (window.tabs.value(), window.transport.speed(), title(window)) == ("output", speed, name)
        assert window.output.isVisible()
        assert window.network.isVisible()
        assert bits(window.session) == before
        assert timeline_in(window.session).history.events == history
        assert same_curves(now(window).curves, curves)
        qtbot.waitUntil(lambda: strong("21") in shown_words(window.transport))
        steps(qtbot, window, 100)
        assert bits(window.session) == later
        assert same_curves(now(window).curves, later_curves)
        assert window.session._worker._run.due.pace.speed == speed
        for _ in range(100):  # the past is there as well
            press(window, Key.Key_Left)
        at_rest(qtbot, window, 21)
        assert bits(window.session) == before


def same_curves(one: Any, other: Any) -> bool:
    return one.keys() == other.keys() and all(
        one[k].steps.tobytes() == other[k].steps.tobytes() and one[k].values.tobytes() == other[k].values.tobytes()
        for k in one
    )


def test_given_weights_are_saved_with_the_file(qtbot: QtBot, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.path = tmp_path / "given.nori"
    with opened(qtbot, small(hidden=()), dress=False) as window:
        begun(qtbot, window)
        with qtbot.waitSignal(window.session.files.given):
            window.session.files.give("W1 = [[1, 2, 3], [4, 5, 6]]\nb1 = [7, 8, 9]")
        begun(qtbot, window)
        save(qtbot, window)
        before = bits(window.session)
    with opened(qtbot, small(), dress=False) as window:
        begun(qtbot, window)
        open_file(qtbot, window, dialogs, tmp_path / "given.nori")
        assert bits(window.session) == before
        press(window, Key.Key_R, CONTROL)  # reset begins with the given weights again
        begun(qtbot, window)
        assert bits(window.session) == before


def test_the_dialog_of_weights_begins_with_those_of_the_network(qtbot: QtBot) -> None:
    with opened(qtbot, small(hidden=()), dress=False) as window:
        begun(qtbot, window)
        steps(qtbot, window, 3)
        present = bits(window.session)["parameters"]
        window.weights.give()
        [dialog] = window.findChildren(WeightsDialog)
        qtbot.waitUntil(lambda: dialog.text.toPlainText().startswith("W1 = [["))
        cursor = dialog.text.textCursor()
        assert not cursor.hasSelection(), "a key that is pressed would delete all"
        assert cursor.atStart()
        assert "This is your network as it is now" in shown_words(dialog)
        press(dialog.text, Key.Key_Space)
        assert "This is your network as it is now" not in shown_words(dialog), "it is another one"
        click(named(dialog, QPushButton, "Use these"))
        qtbot.waitUntil(lambda: window.session.experiment.output.initial.kind == "given")
        begun(qtbot, window)
        assert bits(window.session)["parameters"] == present


def test_the_books_network_answers_as_in_the_book(qtbot: QtBot) -> None:
    with opened(qtbot, DEFAULTS["spiral"], dress=False) as window:
        begun(qtbot, window)
        window.weights.give()
        [dialog] = window.findChildren(WeightsDialog)
        qtbot.waitUntil(lambda: dialog.text.toPlainText().startswith("W1 = [["))
        click(named(dialog, QPushButton, "The book's network"))
        click(named(dialog, QPushButton, "Use these"))
        qtbot.waitUntil(lambda: window.session.experiment.output.initial.kind == "given")
        begun(qtbot, window)
        chosen = window.session.experiment
        assert [row.activation for row in chosen.rows if isinstance(row, Dense)] == ["sigmoid", "sigmoid", "identity"]
        assert chosen.loss == "mean_squared"
        assert not window.session.problems
        network = run_of(window.session).network
        np.testing.assert_allclose(network.predict(np.array([[1.0, 0.5]])), [[0.31682708, 0.69627909]], atol=1e-7)


def test_what_is_typed_is_not_replaced_by_the_weights_of_the_network(qtbot: QtBot) -> None:
    with opened(qtbot, small(hidden=()), dress=False) as window:
        begun(qtbot, window)
        window.weights.give()
        [dialog] = window.findChildren(WeightsDialog)
        dialog.text.setPlainText("b1 = [")  # before the answer is here
        with qtbot.waitSignal(window.session.files.wrote):
            pass
        assert dialog.text.toPlainText() == "b1 = ["
        dialog.reject()


def test_given_weights_that_are_still_read_are_not_taken_once_the_dialog_is_left(qtbot: QtBot) -> None:
    with opened(qtbot, small(hidden=()), dress=False) as window:
        begun(qtbot, window)
        window.weights.give()
        [dialog] = window.findChildren(WeightsDialog)
        dialog.text.setPlainText("W1 = [[1, 2, 3], [4, 5, 6]]")
        dialog.given.emit(dialog.text.toPlainText())  # without leaving time for an answer
        dialog.reject()
        window.session.edit(replace(window.session.experiment, learning_rate=0.25))
        chosen = window.session.experiment
        told(window.session)
        QCoreApplication.processEvents()  # the answer is here by now
        begun(qtbot, window)
        assert window.session.experiment == chosen


def test_that_given_weights_failed_as_nobody_expected_is_said_in_the_dialog_and_the_run_goes_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(qtbot, small(hidden=()), dress=False) as window:
        begun(qtbot, window)
        press(window, Key.Key_Space)
        window.weights.give()
        [dialog] = window.findChildren(WeightsDialog)
        qtbot.waitUntil(lambda: dialog.text.toPlainText().startswith("W1 = [["))
        monkeypatch.setattr("gui.files.parse_text", lambda *_: 1 / 0)
        click(named(dialog, QPushButton, "Use these"))
        qtbot.waitUntil(lambda: "Something went wrong: these values can't be used." in shown_words(dialog))
        assert dialog.isVisible()
        assert "ZeroDivisionError" in capsys.readouterr().err
        assert "Something went wrong" not in shown_words(window.transport), "the training has nothing to do with it"
        assert window.session.playing
        step = now(window).step
        qtbot.waitUntil(lambda: now(window).step > step)
        dialog.reject()


def save_weights(window: MainWindow) -> None:
    """Open the menu by its key, go to "Save weights …" and press Enter."""
    menu = window.menus.menus["network"]
    press(window, Key.Key_N, ALT)
    for _ in menu.actions():
        if menu.activeAction() is not window.menus.actions["save_weights"]:
            QTest.keyClick(menu, Key.Key_Down)
    assert menu.activeAction() is window.menus.actions["save_weights"]
    QTest.keyClick(menu, Key.Key_Return)


def test_weights_are_saved_and_given_again_to_the_last_bit(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    steps(qtbot, window, 3)
    present = bits(window.session)["parameters"]
    dialogs.path = tmp_path / "weights"
    with qtbot.waitSignal(window.session.files.weights_saved):
        save_weights(window)
    assert dialogs.suggested == "weights.npz"
    assert [file.name for file in tmp_path.iterdir()] == ["weights.npz"]
    assert "weights.npz is written." in shown_words(window.transport)
    press(window, Key.Key_R, CONTROL)
    begun(qtbot, window)
    assert bits(window.session)["parameters"] != present
    dialogs.path = tmp_path / "weights.npz"
    window.menus.actions["weights"].trigger()
    [dialog] = window.findChildren(WeightsDialog)
    click(named(dialog, QPushButton, "From a file …"))
    qtbot.waitUntil(lambda: window.session.experiment.output.initial.kind == "given")
    begun(qtbot, window)
    assert bits(window.session)["parameters"] == present


def test_weights_that_were_saved_are_arrays_for_numpy(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    steps(qtbot, window, 1)
    dialogs.path = tmp_path / "weights.npz"
    with qtbot.waitSignal(window.session.files.weights_saved):
        save_weights(window)
    network = run_of(window.session).network
    with np.load(tmp_path / "weights.npz", allow_pickle=False) as found:
        assert {name: found[name].tolist() for name in found.files} == {
            f"{name}{k + 1}": layer[name].tolist() for k, layer in enumerate(network.layers) for name in "Wb"
        }


def test_weights_are_those_of_the_step_that_was_sought_last(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = bits(window.session)["parameters"][-1]
    steps(qtbot, window, 3)
    released = hold(monkeypatch, "seek")
    press(window, Key.Key_Home)
    dialogs.path = tmp_path / "weights.npz"
    save_weights(window)
    told(window.session)
    assert not dialogs.path.exists(), "the way back is still under way"
    released.append(1)
    with qtbot.waitSignal(window.session.files.weights_saved):
        pass
    with np.load(dialogs.path, allow_pickle=False) as found:
        assert b"".join(found[name].tobytes() for name in found.files) == begin


def test_weights_inside_of_a_step_are_those_before_it(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    steps(qtbot, window, 2)
    before = bits(window.session)["parameters"][-1]
    total = len(run_of(window.session).program)
    window.session.move(total - 1)  # most of the update is done
    qtbot.waitUntil(lambda: now(window).moves == (total - 1, total))
    dialogs.path = tmp_path / "weights.npz"
    with qtbot.waitSignal(window.session.files.weights_saved):
        save_weights(window)
    with np.load(dialogs.path, allow_pickle=False) as found:
        assert b"".join(found[name].tobytes() for name in found.files) == before
    answered(qtbot, window)
    assert now(window).moves == (total - 1, total)


def test_weights_are_not_written_over_unasked(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    there = tmp_path / "weights.npz"
    there.write_bytes(b"precious")
    dialogs.path, dialogs.answer = tmp_path / "weights", "Cancel"
    save_weights(window)
    told(window.session)
    assert dialogs.asked == ["save", "weights.npz is there already. Shall it be overwritten?"]
    assert there.read_bytes() == b"precious"


def test_weights_that_can_not_be_written_are_told_of(qtbot: QtBot, window: MainWindow, dialogs: Dialogs) -> None:
    dialogs.path = Path("/proc/no/where.npz")
    save_weights(window)
    said = "where.npz can't be written. Choose another place."
    qtbot.waitUntil(lambda: said in shown_words(window.transport))


def test_where_no_run_can_start_there_are_no_weights_to_save(qtbot: QtBot, dialogs: Dialogs) -> None:
    with opened(qtbot, BLOCKED, dress=False) as window:
        menu = window.menus.menus["network"]
        press(window, Key.Key_N, ALT)
        assert not window.menus.actions["save_weights"].isEnabled()
        QTest.keyClick(menu, Key.Key_Escape)
        window.menus.actions["save_weights"].trigger()
        assert dialogs.asked == []


# --- programs -----------------------------------------------------------------------------------------------------


def save_script(window: MainWindow) -> None:
    """Open the menu by its key and press P for "Save as Python …"."""
    press(window, Key.Key_N, ALT)
    QTest.keyClick(window.menus.menus["network"], Key.Key_P)


def test_a_program_that_is_saved_says_what_the_window_says_and_trains_on(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    steps(qtbot, window, 3)
    mark, present = window.session.mark, bits(window.session)
    dialogs.path = tmp_path / "mine"
    with qtbot.waitSignal(window.session.files.weights_saved):
        save_script(window)
    assert dialogs.suggested == "my_network.py"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["mine.npz", "mine.py"]
    assert "mine.py is written." in shown_words(window.transport)
    assert window.session.mark == mark
    assert bits(window.session) == present
    assert not window.menus.actions["undo"].isEnabled()
    program = [sys.executable, "-I", str(tmp_path / "mine.py")]
    said = subprocess.run(program, capture_output=True, text=True, check=True, encoding="utf-8").stdout.splitlines()
    latest, tested = now(window).latest, now(window).tested
    assert latest
    assert tested
    assert said[0].startswith(f"training data: loss {latest[0].loss:.4g}, ")
    assert said[1].endswith(f"accuracy {tested.accuracy:.1%}")
    assert len(said) == 5


def test_a_program_has_its_comments_in_the_language_of_the_window(
    qtbot: QtBot, window: MainWindow, languages: Languages, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "net.py"
    found: dict[str, str] = {}
    for code in ("en", "ko"):
        languages.set_mode(code)
        dialogs.answer = "Overwrite" if code == "en" else "덮어쓰기"
        with qtbot.waitSignal(window.session.files.weights_saved):
            window.menus.actions["save_script"].trigger()
        found[code] = dialogs.path.read_text(encoding="utf-8")
    assert '"""Y = XW + b (chapter 5.6)."""' in found["en"]
    assert '"""Y = XW + b(5.6절)."""' in found["ko"]
    assert "python net.py" in found["ko"]
    assert not re.search("[가-힣]", found["en"])


def test_what_lies_beside_a_program_is_not_written_over_unasked(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    there = tmp_path / "weights.npz"
    there.write_bytes(b"precious")
    dialogs.path, dialogs.answer = tmp_path / "weights.py", "Cancel"
    save_script(window)
    told(window.session)
    assert dialogs.asked == ["save", "weights.npz is there already. Shall it be overwritten?"]
    assert [file.name for file in tmp_path.iterdir()] == ["weights.npz"]
    assert there.read_bytes() == b"precious"


def test_a_program_that_can_not_be_written_is_told_of(qtbot: QtBot, window: MainWindow, dialogs: Dialogs) -> None:
    dialogs.path = Path("/proc/no/where.py")
    save_script(window)
    said = "where.py can't be written. Choose another place."
    qtbot.waitUntil(lambda: said in shown_words(window.transport))


def test_a_program_that_would_take_differences_of_what_varies_is_refused_before_a_file_is_asked_for(
    qtbot: QtBot, dialogs: Dialogs
) -> None:
    with opened(qtbot, small(hidden=(Dense(4), Dropout()), gradient="central"), dress=False) as window:
        begun(qtbot, window)
        save_script(window)
        assert dialogs.asked == []
        assert "A program takes no differences where dropout" in shown_words(window.transport)


def test_where_no_run_can_start_there_is_no_program_to_save(qtbot: QtBot, dialogs: Dialogs) -> None:
    with opened(qtbot, BLOCKED, dress=False) as window:
        press(window, Key.Key_N, ALT)
        assert not window.menus.actions["save_script"].isEnabled()
        QTest.keyClick(window.menus.menus["network"], Key.Key_Escape)
        window.menus.actions["save_script"].trigger()
        assert dialogs.asked == []


# --- the mark in the title ----------------------------------------------------------------------------------------


def test_the_title_is_marked_as_long_as_something_is_not_saved(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "one"
    assert "•" not in title(window)
    steps(qtbot, window, 1)
    qtbot.waitUntil(lambda: "•" in title(window))
    save(qtbot, window)
    assert title(window) == "one.nori – Nori"  # the ending was added
    type_into(named(window, NumberField, "Learning rate"), "0.5")
    assert title(window) == "one.nori • – Nori"
    press(window, Key.Key_Escape)
    press(window, Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: title(window) == "one.nori – Nori")
    press(window, Key.Key_R, CONTROL)  # the same choices, but another run
    qtbot.waitUntil(lambda: title(window) == "one.nori • – Nori")
    dialogs.path = tmp_path / "two.nori"
    with qtbot.waitSignal(window.session.files.saved):
        press(window, Key.Key_S, CONTROL | SHIFT)
    assert title(window) == "two.nori – Nori"
    open_file(qtbot, window, dialogs, tmp_path / "one.nori")
    assert title(window) == "one.nori – Nori"
    steps(qtbot, window, 1)
    qtbot.waitUntil(lambda: title(window) == "one.nori • – Nori")
    assert dialogs.asked == ["save", "save", "open"]


def test_who_goes_back_to_the_saved_step_has_something_to_save(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    """The file does not hold what came after."""
    dialogs.path = tmp_path / "one"
    steps(qtbot, window, 3)
    save(qtbot, window)
    steps(qtbot, window, 2)
    window.session.seek(3)
    qtbot.waitUntil(lambda: now(window).step == 3)
    assert title(window) == "one.nori • – Nori"
    save(qtbot, window)
    assert title(window) == "one.nori – Nori"
    open_file(qtbot, window, dialogs, tmp_path / "one.nori")
    assert (now(window).step, now(window).end) == (3, 5)
    assert title(window) == "one.nori – Nori"


def test_a_branch_that_is_kept_is_something_to_save_and_there_again_after_opening(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "one.nori"
    steps(qtbot, window, 20)
    window.session.seek(10)
    at_rest(qtbot, window, 10)
    window.session.edit(replace(window.session.experiment, learning_rate=0.5))
    steps(qtbot, window, 1)
    save(qtbot, window)
    assert title(window) == "one.nori – Nori"
    (branch,) = now(window).branches
    window.session.keep_branch(branch.number)
    qtbot.waitUntil(lambda: title(window) == "one.nori • – Nori")
    save(qtbot, window)
    assert title(window) == "one.nori – Nori"
    open_file(qtbot, window, dialogs, tmp_path / "one.nori")
    begun(qtbot, window)
    assert title(window) == "one.nori – Nori"
    assert [(b.number, b.start, b.end, b.kept) for b in now(window).branches] == [(1, 10, 20, True)]
    faded = [line for name, line in window.curves["loss"].plot._branch_lines if name == "train"]
    assert len(faded) == 1


def test_what_is_being_typed_is_saved_and_the_field_keeps_the_keyboard(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "run.nori"
    rate = named(window, NumberField, "Learning rate")
    type_into(rate, "0.5", end=None)
    save(qtbot, window)
    assert archive.read(dialogs.path).experiment == small(learning_rate=0.5)
    assert not window.documents.dirty
    assert rate.hasFocus()


def test_what_is_being_typed_is_not_taken_for_the_run_that_is_opened(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    a_file(tmp_path / "other.nori", small(seed=5))
    dialogs.answer = "Don't save"
    rate = named(window, NumberField, "Learning rate")
    type_into(rate, "0.5", end=None)
    open_file(qtbot, window, dialogs, tmp_path / "other.nori")
    assert len(dialogs.asked) == 2  # about what was typed, too: it is not saved
    assert window.session.experiment == small(seed=5)
    assert rate.text() == "0.01"
    assert title(window) == "other.nori – Nori"


def test_the_window_does_not_close_unasked_over_what_is_being_typed(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs
) -> None:
    window.closing.asks = True
    dialogs.answer = "Cancel"
    type_into(named(window, NumberField, "Learning rate"), "0.5", end=None)
    window.close()
    window.closing.asks = False
    assert len(dialogs.asked) == 1
    assert window.isVisible()
    assert window.session.experiment == small(learning_rate=0.5)


def test_an_edit_before_the_first_picture_is_not_taken_for_saved(qtbot: QtBot) -> None:
    """Digits take seconds to make: what is changed meanwhile is a change."""
    with opened(qtbot, replace(few_digits(12_500), hidden=(Dense(4),)), dress=False) as window:
        assert window.session.snapshot is None
        window.session.edit(replace(window.session.experiment, data=replace(few_digits().data)))
        begun(qtbot, window)
        qtbot.waitUntil(lambda: "•" in title(window))


def test_an_edit_before_the_first_picture_of_an_opened_file_is_not_taken_for_saved(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "digits.nori"
    timeline = timeline_of(few_digits())
    archive.write(path, saved(timeline, {}, {}))
    dialogs.path = path
    seen: list[tuple[Snapshot | None, str]] = []

    def edit_at_once() -> None:
        seen.append((window.session.snapshot, title(window)))
        window.session.edit(small())

    window.session.files.opened.connect(edit_at_once)
    with qtbot.waitSignal(window.session.files.opened):
        press(window, Key.Key_O, CONTROL)
    assert seen == [(None, "digits.nori – Nori")]
    begun(qtbot, window)
    qtbot.waitUntil(lambda: title(window) == "digits.nori • – Nori")


def test_a_name_without_its_ending_writes_over_nothing_unasked(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    there = tmp_path / "one.nori"
    there.write_bytes(b"precious")
    steps(qtbot, window, 1)
    dialogs.path, dialogs.answer = tmp_path / "one", "Cancel"
    press(window, Key.Key_S, CONTROL)
    assert dialogs.asked == ["save", "one.nori is there already. Shall it be overwritten?"]
    told(window.session)
    assert there.read_bytes() == b"precious"
    assert window.documents.path is None
    dialogs.answer = "Overwrite"
    save(qtbot, window)
    assert bits_of(revived(there)) == bits(window.session)
    dialogs.path, dialogs.asked = there, []  # with the ending, the dialog for files has asked
    with qtbot.waitSignal(window.session.files.saved):
        press(window, Key.Key_S, CONTROL | SHIFT)
    assert dialogs.asked == ["save"]
    dialogs.path = tmp_path / "LARGE.NORI"
    with qtbot.waitSignal(window.session.files.saved):
        press(window, Key.Key_S, CONTROL | SHIFT)
    assert title(window) == "LARGE.NORI – Nori"


# --- a file that someone else has written -------------------------------------------------------------------------


@pytest.fixture
def shared(qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> Path:
    """A file that was saved here, and then by another window; here the run has gone on."""
    path = dialogs.path = tmp_path / "shared.nori"
    save(qtbot, window)
    with opened(qtbot, small(seed=8), dress=False) as other:
        begun(qtbot, other)
        open_file(qtbot, other, dialogs, path)
        steps(qtbot, other, 7)
        save(qtbot, other)
    window.activateWindow()
    steps(qtbot, window, 2)
    dialogs.asked = []
    return path


CHANGED = "shared.nori has changed on the disk since it was opened or saved here."


def test_the_button_that_enter_presses_stands_out(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a question as in the dialogs; where the first answer would lose something, that is Cancel."""
    asked: list[list[str]] = []
    monkeypatch.setattr(
        QMessageBox,
        "exec",
        lambda box: asked.append([b.text().replace("&", "") for b in box.buttons() if b.property("role") == "primary"]),
    )
    window.notices.ask_unsaved("mine.nori")
    window.notices.ask_where(200_000_000, inside=True)
    window.notices._may_overwrite("mine.nori")
    assert asked == [["Save"], ["Beside the file"], ["Cancel"]]


def test_what_another_window_saved_is_not_overwritten_unasked(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, shared: Path
) -> None:
    dialogs.answer = "Cancel"
    press(window, Key.Key_S, CONTROL)
    told(window.session)
    assert dialogs.asked == [CHANGED]
    assert revived(shared).step_number == 7
    assert title(window) == "shared.nori • – Nori"
    dialogs.answer = "Overwrite"
    save(qtbot, window)
    assert revived(shared).step_number == 2
    assert title(window) == "shared.nori – Nori"
    dialogs.asked = []
    steps(qtbot, window, 1)
    save(qtbot, window)  # it is ours now
    assert dialogs.asked == []


def test_a_file_that_another_window_saved_can_be_left_as_it_is(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, shared: Path
) -> None:
    dialogs.answer, dialogs.path = "Save as …", shared.with_name("mine.nori")
    save(qtbot, window)
    assert dialogs.asked == [CHANGED, "save"]
    assert (revived(shared).step_number, revived(dialogs.path).step_number) == (7, 2)
    assert title(window) == "mine.nori – Nori"


def test_who_would_not_overwrite_goes_on_with_the_window_open(
    window: MainWindow, dialogs: Dialogs, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[bool] = []
    monkeypatch.setattr(window.notices, "ask_unsaved", lambda name: "save")
    dialogs.answer = "Cancel"
    window.documents.unless_unsaved(lambda: done.append(True))
    assert dialogs.asked == [CHANGED]
    dialogs.answer = "Overwrite"  # saving later does not do it after all
    press(window, Key.Key_S, CONTROL)
    told(window.session)
    QCoreApplication.sendPostedEvents()
    assert revived(shared).step_number == 2
    assert done == []


def test_nothing_is_asked_of_a_file_that_is_gone_or_that_is_being_saved_from_here(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, shared: Path
) -> None:
    shared.unlink()
    written = heard(window.session.files.saved)
    for _ in range(6):  # as a key that is held down
        press(window, Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: len(written) == 6)
    assert dialogs.asked == []
    assert title(window) == "shared.nori – Nori"


def test_a_save_that_failed_leaves_the_next_one_right(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialogs.answer = "Overwrite"
    with monkeypatch.context() as broken:
        broken.setattr(archive, "write", lambda *_: 1 / 0)
        with qtbot.waitSignal(window.session.failed):
            press(window, Key.Key_S, CONTROL)
    assert title(window) == "shared.nori • – Nori"
    steps(qtbot, window, 1)
    save(qtbot, window)
    assert dialogs.asked == [CHANGED, CHANGED]
    assert title(window) == "shared.nori – Nori"


# --- closing ------------------------------------------------------------------------------------------------------


@pytest.fixture
def asking(window: MainWindow) -> MainWindow:
    """A window that asks before it closes, as the program's does; no longer at the end of the test."""
    window.closing.asks = True
    return window


def test_closing_does_not_ask_where_everything_is_saved(asking: MainWindow, dialogs: Dialogs) -> None:
    asking.close()
    assert is_closed(asking)
    assert dialogs.asked == []


def test_the_window_stays_open_until_everything_is_saved_or_given_up(
    qtbot: QtBot, asking: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    steps(qtbot, asking, 3)
    dialogs.answer = "Cancel"
    asking.close()
    assert dialogs.asked == ["Save the changes to Rings before it is closed?"]
    assert asking.isVisible()
    steps(qtbot, asking, 1)  # the run is alive

    dialogs.answer = "Save"  # but no file is chosen
    asking.close()
    assert dialogs.asked[2:] == ["save"]
    assert asking.isVisible()

    dialogs.path = tmp_path / "nowhere" / "kept.nori"  # or it can't be written
    with qtbot.waitSignal(asking.session.files.not_saved):
        asking.close()
    assert asking.isVisible()
    assert "kept.nori can't be written. Choose another place." in shown_words(asking.transport)
    assert "•" in title(asking)

    dialogs.path = tmp_path / "later.nori"  # saving later does not close it after all
    save(qtbot, asking)
    assert "can't be written" not in shown_words(asking.transport), "nor is it still said"
    steps(qtbot, asking, 1)
    assert asking.isVisible()

    dialogs.answer, dialogs.asked = "Don't save", []
    asking.close()
    qtbot.waitUntil(lambda: is_closed(asking))
    assert len(dialogs.asked) == 1


def test_the_menu_quits_without_saving_too(qtbot: QtBot, asking: MainWindow, dialogs: Dialogs) -> None:
    steps(qtbot, asking, 3)
    dialogs.answer = "Don't save"
    press(asking, Key.Key_Q, CONTROL)
    qtbot.waitUntil(lambda: is_closed(asking))
    assert len(dialogs.asked) == 1


def test_save_saves_and_then_closes(qtbot: QtBot, asking: MainWindow, dialogs: Dialogs, tmp_path: Path) -> None:
    steps(qtbot, asking, 3)
    before = bits(asking.session)
    dialogs.answer, dialogs.path = "Save", tmp_path / "kept.nori"
    asking.close()
    qtbot.waitUntil(lambda: is_closed(asking))
    assert bits_of(revived(dialogs.path)) == before


class Disk:
    """A slow one: a run is written only as often as it is let."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lets, write = Semaphore(0), archive.write

        def slowly(*arguments: Any) -> None:
            assert self.lets.acquire(timeout=60)
            write(*arguments)

        monkeypatch.setattr(archive, "write", slowly)


@pytest.fixture
def disk(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


WAITS = "The window closes as soon as everything is written."


def test_the_window_lives_on_until_all_files_are_written_and_closes_then(
    qtbot: QtBot, asking: MainWindow, dialogs: Dialogs, tmp_path: Path, disk: Disk
) -> None:
    steps(qtbot, asking, 3)
    for name in ("one.nori", "two.nori"):
        dialogs.path = tmp_path / name
        press(asking, Key.Key_S, CONTROL | SHIFT)
    asking.session.files.keep(Keep(tmp_path / "drawings", b"all of them"))
    dialogs.asked = []
    asking.close()
    assert dialogs.asked == [], "what is being written holds everything"
    assert asking.isVisible()
    assert WAITS in shown_words(asking.transport)
    with qtbot.waitSignal(asking.session.files.saved):
        disk.lets.release()
    assert (tmp_path / "one.nori").exists()
    assert asking.isVisible()
    turn_to(asking, "output")
    assert asking.tabs.value() == "output"
    asking.close()  # the person is impatient
    assert dialogs.asked == []
    assert asking.isVisible()
    disk.lets.release()
    qtbot.waitUntil(lambda: is_closed(asking))
    assert archive.read(tmp_path / "two.nori").past is not None
    assert (tmp_path / "drawings").read_bytes() == b"all of them"


class Hiding(QObject):
    """Knows when a window is hidden, on every thread."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.done = Event()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self.done.set()
        return False


def test_nobody_sees_the_window_wait_for_the_end_of_reading_a_file(
    asking: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large files on slow disks take seconds, and so does the end of the thread that reads one."""
    a_file(tmp_path / "other.nori", small(), 5)
    hiding, seen, read = Hiding(asking), list[bool](), archive.read

    def slowly(*arguments: Any) -> Saved:
        seen.append(hiding.done.wait(10))
        return read(*arguments)

    monkeypatch.setattr(archive, "read", slowly)
    asking.session.files.open(tmp_path / "other.nori")
    asking.close()
    assert is_closed(asking)
    assert seen == [True]


def test_the_window_stays_where_a_file_that_it_waited_for_can_not_be_written(
    qtbot: QtBot, asking: MainWindow, dialogs: Dialogs, tmp_path: Path, disk: Disk
) -> None:
    steps(qtbot, asking, 3)
    dialogs.path = tmp_path / "nowhere" / "kept.nori"
    press(asking, Key.Key_S, CONTROL)
    asking.close()
    disk.lets.release()
    with qtbot.waitSignal(asking.session.files.all_written):
        pass
    QApplication.processEvents()
    assert asking.isVisible()
    assert "kept.nori can't be written. Choose another place." in shown_words(asking.transport)
    steps(qtbot, asking, 1)  # the run is alive
    dialogs.answer, dialogs.asked = "Don't save", []
    asking.close()
    assert len(dialogs.asked) == 1
    assert is_closed(asking)


def test_the_window_stays_where_a_file_can_not_be_opened_while_it_waits_for_another(
    qtbot: QtBot, asking: MainWindow, dialogs: Dialogs, tmp_path: Path, disk: Disk
) -> None:
    """What is said of that is to be seen, also where closing began with a question."""
    steps(qtbot, asking, 3)
    dialogs.answer, dialogs.path = "Save", tmp_path / "kept.nori"
    asking.close()
    asking.session.files.not_opened.emit(tmp_path / "broken.nori", ArchiveInvalid("damaged", "file", "", ""))
    disk.lets.release()
    with qtbot.waitSignal(asking.session.files.all_written):
        pass
    QApplication.processEvents()
    assert asking.isVisible()
    assert dialogs.path.exists()


def test_that_the_window_closes_soon_is_said_as_long_as_it_does(
    qtbot: QtBot, asking: MainWindow, dialogs: Dialogs, tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pausing a run that plays changes where it stands, which is what ends other messages."""
    monkeypatch.setattr(message, "MESSAGE_MS", 100)
    asking.session.play()
    qtbot.waitUntil(lambda: now(asking).step > 0)
    dialogs.path, dialogs.answer = tmp_path / "kept.nori", "Save"
    asking.close()
    qtbot.wait(400)
    assert WAITS in shown_words(asking.transport)
    assert not asking.session.playing
    disk.lets.release()
    qtbot.waitUntil(lambda: is_closed(asking))


def test_who_thinks_better_of_closing_is_asked_again(
    qtbot: QtBot, asking: MainWindow, dialogs: Dialogs, tmp_path: Path, disk: Disk
) -> None:
    """Changes that were given up once, for a closing that did not come about, are not given up for ever."""
    steps(qtbot, asking, 3)
    asking.session.files.save(tmp_path / "copy.nori", {})  # which is waited for, but is not the document
    dialogs.answer = "Don't save"
    asking.close()
    assert WAITS in shown_words(asking.transport)
    asking.session.edit(replace(asking.session.experiment, learning_rate=0.5))
    dialogs.answer = "Cancel"
    asking.close()
    assert WAITS not in shown_words(asking.transport)
    asking.session.undo()
    disk.lets.release()
    qtbot.waitUntil(lambda: not asking.session.files.writing)
    dialogs.asked = []
    asking.close()
    assert len(dialogs.asked) == 1
    assert asking.isVisible()
    dialogs.answer = "Don't save"
    asking.close()
    assert is_closed(asking)


def test_a_file_is_still_waited_for_where_something_else_fails(
    qtbot: QtBot, asking: MainWindow, dialogs: Dialogs, tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Digits are made, for the end of which it waits."""
    fails = Event()

    def interrupted(*_: object) -> Iterator[tuple[int, int]]:
        while not fails.is_set():
            yield 1, 2
        raise RuntimeError("nobody expected this")

    monkeypatch.setattr(worker, "build", interrupted)
    failures = heard(asking.session.failed)
    asking.session.edit(few_digits())
    dialogs.path = tmp_path / "kept.nori"
    press(asking, Key.Key_S, CONTROL)
    asking.close()
    assert WAITS in shown_words(asking.transport)
    fails.set()
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert "Something went wrong" in shown_words(asking.transport)
    dialogs.asked = []
    asking.close()
    assert dialogs.asked == [], "what is being written holds everything"
    assert asking.isVisible()
    assert WAITS in shown_words(asking.transport)
    disk.lets.release()
    qtbot.waitUntil(lambda: is_closed(asking))
    assert archive.read(dialogs.path).experiment == few_digits()


def test_the_next_file_is_still_waited_for_where_one_fails(
    qtbot: QtBot, asking: MainWindow, dialogs: Dialogs, tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    slowly, fails = archive.write, Event()

    def half_broken(path: Path, *rest: Any) -> None:
        if path.stem == "one":
            assert fails.wait(60)
            raise RuntimeError("nobody expected this")
        slowly(path, *rest)

    monkeypatch.setattr(archive, "write", half_broken)
    steps(qtbot, asking, 3)
    for name in ("one.nori", "two.nori"):
        dialogs.path = tmp_path / name
        press(asking, Key.Key_S, CONTROL | SHIFT)
    asking.close()
    fails.set()
    qtbot.waitUntil(lambda: "one.nori can't be written. Choose another place." in shown_words(asking.transport))
    dialogs.asked = []
    asking.close()
    assert dialogs.asked == [], "what is being written holds everything"
    assert asking.isVisible()
    assert WAITS in shown_words(asking.transport)
    disk.lets.release()
    qtbot.waitUntil(lambda: is_closed(asking))
    assert archive.read(tmp_path / "two.nori").past is not None


def test_saving_later_does_not_close_the_window_whose_closing_has_failed(
    qtbot: QtBot, asking: MainWindow, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps(qtbot, asking, 3)
    dialogs.answer, dialogs.path = "Save", tmp_path / "kept.nori"
    with monkeypatch.context() as broken:
        broken.setattr(archive, "write", lambda *_: 1 / 0)
        with qtbot.waitSignal(asking.session.files.not_saved):
            asking.close()
    save(qtbot, asking)
    QApplication.processEvents()
    assert asking.isVisible()
    steps(qtbot, asking, 1)


def test_that_something_went_wrong_is_said_after_what_was_said_before(
    qtbot: QtBot, asking: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message, "MESSAGE_MS", 100)
    asking.transport.show_message("All is well.", "info")
    asking.session.failed.emit("a traceback")
    qtbot.wait(300)
    assert "Something went wrong" in shown_words(asking.transport)


def test_what_is_changed_while_the_window_waits_to_close_is_asked_about(
    qtbot: QtBot, asking: MainWindow, dialogs: Dialogs, tmp_path: Path, disk: Disk
) -> None:
    steps(qtbot, asking, 3)
    dialogs.answer, dialogs.path = "Save", tmp_path / "kept.nori"
    asking.close()
    assert WAITS in shown_words(asking.transport)
    asking.session.edit(replace(asking.session.experiment, learning_rate=0.5))
    dialogs.answer, dialogs.asked = "Cancel", []
    with qtbot.waitSignal(asking.session.files.all_written):
        disk.lets.release()
    QApplication.processEvents()
    assert dialogs.asked == ["Save the changes to kept.nori before it is closed?"]
    assert asking.isVisible()
    dialogs.answer = "Don't save"
    asking.close()
    assert is_closed(asking)


def revived(path: Path) -> Trainer:
    content = archive.read(path)
    return revive(content, dataset_of(content.experiment.data, content.experiment.seed)).trainer


def test_opening_asks_too(qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> None:
    other = a_file(tmp_path / "other.nori", small(seed=9), 5)
    steps(qtbot, window, 3)
    before = bits(window.session)
    dialogs.answer = "Cancel"
    press(window, Key.Key_O, CONTROL)
    assert len(dialogs.asked) == 1
    assert bits(window.session) == before
    dialogs.answer, dialogs.asked = "Don't save", []
    open_file(qtbot, window, dialogs, tmp_path / "other.nori")
    assert dialogs.asked[1:] == ["open"]
    assert bits(window.session) == bits_of(other.trainer)


def test_an_untitled_run_is_saved_before_another_file_is_opened(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    a_file(tmp_path / "other.nori", small(seed=9), 5)
    window.documents.set_recent([str(tmp_path / "other.nori")])
    steps(qtbot, window, 3)
    before = bits(window.session)
    dialogs.answer, dialogs.path = "Save", tmp_path / "mine.nori"
    with qtbot.waitSignal(window.session.files.opened):
        window.menus.menus["recent"].actions()[0].trigger()
    assert begun(qtbot, window).step == 5
    assert bits_of(revived(tmp_path / "mine.nori")) == before
    assert title(window) == "other.nori – Nori"


# --- recent files -------------------------------------------------------------------------------------------------


def offered(window: MainWindow) -> list[str]:
    menu = window.menus.menus["recent"]
    assert menu.isEnabled() == bool(menu.actions())
    return [action.text() for action in menu.actions()]


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drag files over the window and let go of them; return whether it takes them."""
    data, at = QMimeData(), QPoint(500, 400)
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drag = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, PLAIN)
    drag.ignore()
    QApplication.sendEvent(window, drag)
    if drag.isAccepted():
        letting_go = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, PLAIN)
        QApplication.sendEvent(window, letting_go)
    return drag.isAccepted()


def test_a_run_that_is_dropped_on_the_window_is_opened_once_the_person_agrees(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    run = a_file(tmp_path / "실행 1.NORI", small(seed=3), done=5)
    (tmp_path / "notes.md").write_text("nothing to open")
    steps(qtbot, window, 2)
    press(window, Key.Key_Space)  # it plays
    assert not drop(window, tmp_path / "notes.md")
    dialogs.answer = "Cancel"
    assert drop(window, tmp_path / "실행 1.NORI")
    qtbot.waitUntil(lambda: len(dialogs.asked) == 1)
    assert window.session.playing
    assert window.session.experiment == small()
    dialogs.answer = "Don't save"
    with qtbot.waitSignal(window.session.files.opened):
        assert drop(window, tmp_path / "notes.md", tmp_path / "실행 1.NORI")
    assert begun(qtbot, window).step == 5
    assert len(dialogs.asked) == 2
    assert bits(window.session) == bits_of(run.trainer)
    assert title(window) == "실행 1.NORI – Nori"


def test_recent_files_stand_in_their_order_and_gone_ones_are_dropped(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    assert offered(window) == []
    names = [f"{letter}.nori" for letter in "abc"]
    for name in names:
        a_file(tmp_path / name, small(seed=len(name)))
        open_file(qtbot, window, dialogs, tmp_path / name)
    assert offered(window) == ["c.nori", "b.nori", "a.nori"]
    with qtbot.waitSignal(window.session.files.opened):
        window.menus.menus["recent"].actions()[1].trigger()
    assert offered(window) == ["b.nori", "c.nori", "a.nori"]
    begun(qtbot, window)
    (tmp_path / "c.nori").unlink()
    with qtbot.waitSignal(window.session.files.not_opened):
        window.menus.menus["recent"].actions()[1].trigger()
    assert offered(window) == ["b.nori", "a.nori"]
    assert "c.nori is no longer there." in shown_words(window.transport)
    assert title(window) == "b.nori – Nori"
    dialogs.path = tmp_path / "no" / "d.nori"
    with qtbot.waitSignal(window.session.files.not_saved):
        press(window, Key.Key_S, CONTROL | SHIFT)
    assert offered(window) == ["b.nori", "a.nori"]
    dialogs.path = tmp_path / "R & D.nori"
    with qtbot.waitSignal(window.session.files.saved):
        press(window, Key.Key_S, CONTROL | SHIFT)
    assert offered(window)[0] == "R && D.nori"  # or the menu would take D for a key
    window.documents.set_recent([f"/nowhere/{k}.nori" for k in range(MOST_RECENT + 5)])
    assert offered(window) == [f"{k}.nori" for k in range(MOST_RECENT)]


def test_recent_files_of_one_name_are_told_apart_by_their_folders(window: MainWindow) -> None:
    paths = ["/a/lab/x.nori", "/b/lab/x.nori", "/b/y.nori", "/b/monday/z.nori", "/z.nori", "/lab/x.nori"]
    window.documents.set_recent(paths)
    assert offered(window) == [
        *("x.nori – a/lab", "x.nori – b/lab", "y.nori", "z.nori – monday", "z.nori – /", "x.nori – /lab"),
    ]
    menu = window.menus.menus["recent"]
    assert menu.toolTipsVisible()
    assert [action.toolTip() for action in menu.actions()] == [str(Path(path)) for path in paths]


# --- the program --------------------------------------------------------------------------------------------------


@pytest.fixture
def run(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    with program_of(monkeypatch, tmp_path / "settings.ini") as running:
        yield running


def test_the_command_line_opens_a_file_and_later_starts_remember_it(
    qtbot: QtBot, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work").mkdir()
    timeline = a_file(tmp_path / "work" / "file.nori", small(seed=9), 7, {"stage": "output"})
    monkeypatch.chdir(tmp_path / "work")

    def look(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: window.session.snapshot is not None and now(window).step == 7)
        assert window.session.experiment == timeline.experiment
        assert window.tabs.value() == "output"
        assert title(window) == "file.nori – Nori"
        assert bits(window.session) == bits_of(timeline.trainer)

    assert run(["file.nori"], look) == 0
    monkeypatch.chdir(tmp_path)  # the next start is from elsewhere

    def again(window: MainWindow) -> None:
        assert offered(window) == ["file.nori"]
        begun(qtbot, window)
        with qtbot.waitSignal(window.session.files.opened):
            window.menus.menus["recent"].actions()[0].trigger()
        qtbot.waitUntil(lambda: window.session.snapshot is not None and now(window).step == 7)

    assert run([], again) == 0
    assert Settings(tmp_path / "settings.ini").recent == [str(tmp_path / "work" / "file.nori")]


def test_a_file_that_is_not_there_is_said_and_the_program_goes_on(qtbot: QtBot, run: Any, tmp_path: Path) -> None:
    def look(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: "gone.nori is no longer there." in shown_words(window.transport))
        begun(qtbot, window)
        steps(qtbot, window, 1)
        window.closing.asks = False  # there is something to save now

    assert run([str(tmp_path / "gone.nori")], look) == 0


# --- refused files ------------------------------------------------------------------------------------------------

CODES = [
    *(("cannot_read", reason) for reason in sorted({*REASONS.values(), "other"})),
    *(("cannot_write", reason) for reason in sorted({*REASONS.values(), "other"})),
    *((code, "") for code in ("not_a_nori_file", "damaged", "too_new", "too_large", "wrong_content", "missing_blob")),
    ("not_made", ""),
]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_refusal_has_words(qapp: QApplication, language: str) -> None:
    languages = Languages(language)  # type: ignore[arg-type]
    languages.apply(qapp)
    try:
        said: dict[tuple[str, str], str] = {}
        for code, reason in CODES:
            values = {"reason": reason} if reason else {}
            error = ArchiveInvalid(
                code, "f", "e", 1, field="run.end", version=2, newest=1, most=9, sha256="0", **values
            )
            said[code, reason] = words_files.file_problem("x.nori", error)
        assert all("x.nori" in text and "{" not in text for text in said.values())
        assert "run.end" in said["wrong_content", ""]
        is_korean = [any("가" <= letter <= "힣" for letter in text) for text in said.values()]
        assert set(is_korean) == {language == "ko"}
    finally:
        languages.set_mode("en")


def test_a_refused_file_is_said_in_a_sentence_and_nothing_is_lost(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    whole = tmp_path / "whole.nori"
    a_file(whole, small(seed=9), 5)
    (tmp_path / "foreign.nori").write_bytes(b"PNG and so on")
    (tmp_path / "damaged.nori").write_bytes(whole.read_bytes()[:-200])
    (tmp_path / "folder.nori").mkdir()
    sentences = {
        "foreign.nori": "foreign.nori is no Nori file.",
        "damaged.nori": "damaged.nori is damaged and can't be opened.",
        "folder.nori": "folder.nori is a folder, not a file.",
        "gone.nori": "gone.nori is no longer there.",
    }
    steps(qtbot, window, 3)
    dialogs.path = tmp_path / "mine.nori"
    save(qtbot, window)
    before = bits(window.session)
    for name, sentence in sentences.items():
        dialogs.path = tmp_path / name
        with qtbot.waitSignal(window.session.files.not_opened):
            press(window, Key.Key_O, CONTROL)
        assert sentence in shown_words(window.transport)
        assert bits(window.session) == before
        assert title(window) == "mine.nori – Nori"
    steps(qtbot, window, 1)
    press(window, Key.Key_Space)  # it can be read while the run plays, too
    texts = heard(window.session.text)
    with qtbot.waitSignal(window.session.files.not_opened):
        window.session.files.open(tmp_path / "gone.nori")
    qtbot.waitUntil(lambda: len(texts) >= 3)
    assert "gone.nori is no longer there." in shown_words(window.transport)
    assert window.session.playing


# --- in the middle of something -----------------------------------------------------------------------------------


def test_opening_while_it_plays_stands_where_the_file_was_saved(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    timeline = a_file(tmp_path / "other.nori", small(seed=9), 5)
    window.session.set_speed(float("inf"))
    press(window, Key.Key_Space)
    qtbot.waitUntil(lambda: now(window).step > 20)
    dialogs.answer = "Don't save"
    open_file(qtbot, window, dialogs, tmp_path / "other.nori")
    assert not window.session.playing
    assert bits(window.session) == bits_of(timeline.trainer)
    at_rest(qtbot, window, 5)
    assert "•" not in title(window)


def test_opening_while_data_are_made_drops_them(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    timeline = a_file(tmp_path / "other.nori", small(seed=9), 5)
    window.session.edit(few_digits(12_500))
    qtbot.waitUntil(lambda: "Making examples" in shown_words(window.transport))
    dialogs.answer = "Don't save"
    open_file(qtbot, window, dialogs, tmp_path / "other.nori")
    assert bits(window.session) == bits_of(timeline.trainer)
    assert not window.session._worker._run.job
    qtbot.waitUntil(lambda: strong("5") in shown_words(window.transport))


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Lets every seek stay where it begins until the list is filled."""
    return hold(monkeypatch, "seek")


def seeking(qtbot: QtBot, window: MainWindow) -> None:
    """Go some steps, and begin to go back one."""
    steps(qtbot, window, 12)
    press(window, Key.Key_Left)
    it = told(window.session)
    qtbot.waitUntil(lambda: it._run.job.kind == "seek")


def test_opening_while_it_goes_back(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, held: list[int]
) -> None:
    timeline = a_file(tmp_path / "other.nori", small(seed=9), 5)
    seeking(qtbot, window)
    dialogs.answer = "Don't save"
    open_file(qtbot, window, dialogs, tmp_path / "other.nori")
    assert bits(window.session) == bits_of(timeline.trainer)


def test_saving_while_it_goes_back_saves_where_it_arrives(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, held: list[int]
) -> None:
    seeking(qtbot, window)
    dialogs.path = tmp_path / "back.nori"
    filed = heard(window.session.files.saved)
    press(window, Key.Key_S, CONTROL)
    told(window.session)
    assert filed == []
    held.append(1)
    qtbot.waitUntil(lambda: bool(filed))
    at_rest(qtbot, window, 11)
    assert bits_of(revived(dialogs.path)) == bits(window.session)
    content = archive.read(dialogs.path)
    assert content.past is not None
    assert (content.past.present.state.step, content.past.end) == (11, 12)


def test_saving_while_it_goes_back_to_before_an_edit_saves_the_run(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, held: list[int]
) -> None:
    """What is chosen there the window knows only once it has arrived."""
    steps(qtbot, window, 12)
    window.session.edit(small(learning_rate=0.5))
    steps(qtbot, window, 12)
    window.session.seek(6)
    dialogs.path = tmp_path / "back.nori"
    filed = heard(window.session.files.saved)
    press(window, Key.Key_S, CONTROL)
    held.append(1)
    qtbot.waitUntil(lambda: bool(filed))
    at_rest(qtbot, window, 6)
    content = archive.read(dialogs.path)
    assert content.past is not None
    assert (content.past.present.state.step, content.past.end, content.experiment) == (6, 24, small())


def test_choices_that_no_run_can_begin_with_are_saved_without_the_run_before(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where it could have gone on with them, as with a batch that is too large."""
    monkeypatch.setattr(problems, "MAX_BATCH_VALUES", 20 * small().flow.values)
    steps(qtbot, window, 12)
    window.session.edit(small(batch_size=21))
    assert window.session.blocked
    dialogs.path = tmp_path / "blocked.nori"
    save(qtbot, window)
    content = archive.read(dialogs.path)
    assert (content.experiment, content.past) == (small(batch_size=21), None)


def test_a_save_that_waits_is_done_even_if_another_run_begins(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, held: list[int]
) -> None:
    """Ctrl+S while it goes back, then a new network at once: what was to be saved is saved, its run included."""
    seeking(qtbot, window)
    dialogs.path = tmp_path / "back.nori"
    filed = heard(window.session.files.saved)
    press(window, Key.Key_S, CONTROL)
    window.session.edit(small(hidden=(Dense(5),)))
    qtbot.waitUntil(lambda: bool(filed))
    content = archive.read(dialogs.path)
    assert content.experiment == small()
    assert content.past is not None
    assert content.past.end == 12
    assert begun(qtbot, window).experiment == small(hidden=(Dense(5),))
    qtbot.waitUntil(lambda: "•" in title(window))


def reading_held(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let every file be read only once this is set."""
    go_on, read = Event(), archive.read

    def slowly(*arguments: Any) -> Saved:
        assert go_on.wait(60)
        return read(*arguments)

    monkeypatch.setattr(archive, "read", slowly)
    return go_on


@pytest.mark.parametrize("broken", [False, True])
def test_of_files_that_are_opened_while_one_is_being_read_the_newest_is_open_in_the_end(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    paths = [tmp_path / f"{k}.nori" for k in range(3)]
    runs = [a_file(path, small(seed=k), k + 1) for k, path in enumerate(paths)]
    if broken:
        paths[0].write_bytes(b"nothing")
    opened_files = heard(window.session.files.opened)
    go_on = reading_held(monkeypatch)
    for path in paths:
        window.documents.open_at(path)
    go_on.set()
    qtbot.waitUntil(lambda: title(window) == "2.nori – Nori" and window.session.snapshot is not None)
    assert bits(window.session) == bits_of(runs[2].trainer)
    assert [path for path, _ in opened_files] == ([] if broken else [paths[0]]) + [paths[2]]


def test_a_file_that_is_opened_twice_quickly_is_opened_once(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_file(tmp_path / "other.nori", small(seed=9), 5)
    opened_files = heard(window.session.files.opened)
    go_on = reading_held(monkeypatch)
    for _ in range(2):
        window.documents.open_at(tmp_path / "other.nori")
    go_on.set()
    begun(qtbot, window)
    qtbot.waitUntil(lambda: title(window) == "other.nori – Nori")
    assert not window.session.files.opening
    assert len(opened_files) == 1


def test_nothing_is_saved_while_another_file_is_opened(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading may take a moment: what the run was saved to is not written over with half of it, or as the other."""
    other = a_file(tmp_path / "other.nori", small(seed=9), 5)
    steps(qtbot, window, 3)
    dialogs.path = tmp_path / "mine.nori"
    save(qtbot, window)
    saved = heard(window.session.files.saved)
    pressed = reading_held(monkeypatch)
    with qtbot.waitSignal(window.session.files.opened):
        window.session.files.open(tmp_path / "other.nori")
        press(window, Key.Key_S, CONTROL)
        pressed.set()
    assert bits(window.session) == bits_of(other.trainer)
    assert title(window) == "other.nori – Nori"
    assert saved == []
    content = archive.read(tmp_path / "mine.nori")
    assert content.past is not None
    assert content.past.end == 3


def test_what_is_typed_while_a_file_is_read_that_is_none_does_not_stay_in_its_field(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "none.nori").write_bytes(b"nothing")
    go_on = reading_held(monkeypatch)
    window.documents.open_at(tmp_path / "none.nori")
    rate = named(window, NumberField, "Learning rate")
    type_into(rate, "0.7")
    go_on.set()
    qtbot.waitUntil(lambda: not window.session.files.opening)
    assert rate.value() == window.session.experiment.learning_rate == small().learning_rate


def test_saving_while_data_are_made_waits_for_them(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    window.session.edit(few_digits(1_500))
    dialogs.path = tmp_path / "digits.nori"
    with qtbot.waitSignal(window.session.files.saved):
        press(window, Key.Key_S, CONTROL)
    content = archive.read(dialogs.path)
    assert content.experiment == few_digits(1_500)
    assert content.past is not None


@pytest.mark.parametrize("folder", [".", "nowhere"])
def test_saving_to_two_places_while_data_are_made_saves_to_both(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, folder: str
) -> None:
    """The title is that of the second; where that can't be written, that of the first."""
    window.session.edit(few_digits(1_500))
    saved, refused = heard(window.session.files.saved), heard(window.session.files.not_saved)
    for path in (tmp_path / "first.nori", tmp_path / folder / "second.nori"):
        dialogs.path = path
        press(window, Key.Key_S, CONTROL | SHIFT)
    window.session.edit(replace(few_digits(1_500), learning_rate=0.5))
    qtbot.waitUntil(lambda: len(saved) + len(refused) == 2)
    assert [path.name for path in saved] == ["first.nori", "second.nori"][: 2 - len(refused)]
    for path in saved:
        content = archive.read(path)
        assert content.past is not None
        assert content.experiment == few_digits(1_500)
    assert title(window) == f"{saved[-1].name} • – Nori"
    press(window, Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: title(window) == f"{saved[-1].name} – Nori")


def test_saving_in_the_middle_of_a_numerical_step_saves_the_run_before_it(
    qtbot: QtBot, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold(monkeypatch, "advance_in_parts")
    with opened(qtbot, SLOW, dress=False) as window:
        begun(qtbot, window)
        before = bits(window.session)
        press(window, Key.Key_Right)
        it = window.session._worker
        qtbot.waitUntil(lambda: it._run.job.kind == "step")
        dialogs.path = tmp_path / "slow.nori"
        save(qtbot, window)
        assert bits_of(revived(dialogs.path)) == before
        held.append(1)
        at_rest(qtbot, window, 1)  # the step that was asked for is done all the same
        after = bits(window.session)
        trainer = revived(dialogs.path)
        for _ in trainer.parts():
            pass
        assert bits_of(trainer) == after


def test_opening_in_the_middle_of_a_numerical_step(
    qtbot: QtBot, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(monkeypatch, "advance_in_parts")
    timeline = a_file(tmp_path / "other.nori", small(seed=9), 5)
    with opened(qtbot, SLOW, dress=False) as window:
        begun(qtbot, window)
        press(window, Key.Key_Right)
        it = window.session._worker
        qtbot.waitUntil(lambda: it._run.job.kind == "step")
        open_file(qtbot, window, dialogs, tmp_path / "other.nori")
        assert bits(window.session) == bits_of(timeline.trainer)
        assert not it._run.job
        steps(qtbot, window, 2)


def test_an_edit_that_comes_while_a_file_is_read_does_not_mix_with_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """Reading may take a moment: whatever is in force afterwards, panels and run show the same."""
    timeline = a_file(tmp_path / "other.nori", small(seed=9, hidden=(Dense(4),)), 5)
    for edited in (small(hidden=(Dense(6),)), small(learning_rate=0.5)):
        failures = heard(window.session.failed)
        with qtbot.waitSignal(window.session.files.opened):
            window.session.files.open(tmp_path / "other.nori")
            window.session.edit(edited)
        begun(qtbot, window)
        assert failures == []
        assert window.session.experiment == timeline.experiment
        assert bits(window.session) == bits_of(timeline.trainer)
        assert window.network.experiment == window.session.experiment
        press(window, Key.Key_R, CONTROL)
        begun(qtbot, window)
        window.session.edit(small())
        begun(qtbot, window)
    with qtbot.waitSignal(window.session.files.not_opened):
        window.session.files.open(tmp_path / "gone.nori")
        window.session.edit(small(hidden=(Dense(6),)))
    assert begun(qtbot, window).experiment == window.session.experiment == window.network.experiment
    window.session.edit(small(hidden=(Dense(7),)))  # afterwards, edits are taken as ever
    assert begun(qtbot, window).experiment == small(hidden=(Dense(7),))


def test_a_file_is_still_read_where_something_else_fails(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until its run is there, no edit is taken: they would mix."""
    timeline = a_file(tmp_path / "other.nori", small(seed=9), 5)
    may_read, read = Event(), archive.read

    def slowly(*arguments: Any) -> Saved:
        assert may_read.wait(60)
        return read(*arguments)

    monkeypatch.setattr(archive, "read", slowly)
    failures = heard(window.session.failed)
    with monkeypatch.context() as broken:
        broken.setattr(DecisionMap, "answer", lambda *_: 1 / 0)
        window.session.ask("a test", (DecisionMap(7),))
        sliced(window.session)
    assert failures == [], "it is on its way"
    window.session.files.open(tmp_path / "other.nori")
    qtbot.waitUntil(lambda: len(failures) > 0)
    window.session.edit(small(hidden=(Dense(6),)))
    assert window.session.experiment == small()
    with qtbot.waitSignal(window.session.files.opened):
        may_read.set()
    begun(qtbot, window)
    assert bits(window.session) == bits_of(timeline.trainer)


def test_where_reading_a_file_fails_another_one_can_be_opened(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    timeline = a_file(tmp_path / "other.nori", small(seed=9), 5)
    with monkeypatch.context() as broken:
        broken.setattr(archive, "read", lambda *_: 1 / 0)
        with qtbot.waitSignal(window.session.files.not_opened):
            window.session.files.open(tmp_path / "other.nori")
    assert "other.nori can't be read." in shown_words(window.transport)
    window.session.edit(small(hidden=(Dense(6),)))
    assert begun(qtbot, window).experiment == small(hidden=(Dense(6),))
    dialogs.answer = "Don't save"
    open_file(qtbot, window, dialogs, tmp_path / "other.nori")
    assert bits(window.session) == bits_of(timeline.trainer)


# --- choices that can not run -------------------------------------------------------------------------------------


def test_a_file_whose_network_can_not_run_is_opened_and_can_be_put_right(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "blocked.nori"
    given = small(hidden=(), output=replace(small().output, initial=Initial("given", values=blob(b"\0" * 8))))
    archive.write(path, Saved(given, {blob(b"\0" * 8): b"\0" * 8}))
    dialogs.path = path
    with qtbot.waitSignal(window.session.files.opened):
        press(window, Key.Key_O, CONTROL)
    assert window.session.experiment == given
    assert window.session.blocked
    assert title(window) == "blocked.nori – Nori"  # as it is in the file: nothing to save
    with ExitStack() as stack:
        stack.enter_context(qtbot.waitSignal(window.session.files.saved))
        press(window, Key.Key_S, CONTROL)
    assert archive.read(path).experiment == given
    [remedy] = [p.remedy for p in window.session.problems if p.blocking]
    assert remedy is not None
    window.session.edit(remedy)
    assert begun(qtbot, window).experiment == remedy
    qtbot.waitUntil(lambda: title(window) == "blocked.nori • – Nori")


def blob(content: bytes) -> Blob:
    from hashlib import sha256

    return Blob(sha256(content).hexdigest())


# --- large data ---------------------------------------------------------------------------------------------------


@pytest.fixture
def table(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window with a run on a table that counts as large."""
    monkeypatch.setattr(documents, "LARGE", 1_000)
    points = np.random.default_rng(0).normal(size=(60, 3))
    examples, blobs = pack(Content(points, (points.sum(1) > 0).astype(int)), 2)
    window.session.take_examples(Brought("table", examples, blobs))
    begun(qtbot, window)
    return window


def test_large_data_are_kept_beside_where_the_person_wants_that(
    qtbot: QtBot, table: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.path, dialogs.answer = tmp_path / "mine.nori", "Beside the file"
    save(qtbot, table)
    assert dialogs.asked == ["save", "The data are 0 MB. Where shall they be kept?"]
    [beside] = tmp_path.glob("mine-*.examples")
    experiment = table.session.experiment
    steps(qtbot, table, 1)
    save(qtbot, table)
    assert len(dialogs.asked) == 2  # it is asked once
    with opened(qtbot, small(), dress=False) as other:
        begun(qtbot, other)
        with qtbot.waitSignal(other.session.files.opened):
            other.documents.open()
        qtbot.waitUntil(lambda: now(other).experiment == experiment)
        assert now(other).step == 1
        steps(qtbot, other, 1)
        save(qtbot, other)
        assert dialogs.asked == [*dialogs.asked[:2], "open"]  # and the answer is in the file
    assert list(tmp_path.glob("*.examples")) == [beside]


@pytest.mark.parametrize("answer", ["Inside the file", "Cancel"])
def test_large_data_are_inside_or_nothing_is_saved(
    qtbot: QtBot, table: MainWindow, dialogs: Dialogs, tmp_path: Path, answer: str
) -> None:
    dialogs.path, dialogs.answer = tmp_path / "mine.nori", answer
    if answer == "Cancel":
        table.documents.save()
        assert not list(tmp_path.iterdir())
        assert table.documents.dirty
    else:
        save(qtbot, table)
        assert [path.name for path in tmp_path.iterdir()] == ["mine.nori"]


def test_data_that_are_elsewhere_are_asked_for(
    qtbot: QtBot, table: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = dialogs.path = tmp_path / "mine.nori"
    dialogs.answer = "Beside the file"
    save(qtbot, table)
    experiment = table.session.experiment
    [beside] = tmp_path.glob("*.examples")
    elsewhere = beside.rename(tmp_path / "elsewhere")
    with opened(qtbot, small(), dress=False) as other:
        begun(qtbot, other)
        dialogs.answer = "Cancel"
        with qtbot.waitSignal(other.documents.refused):
            other.session.files.open(path)
        assert f"The data of mine.nori are not there: {beside.name} belongs beside it." in dialogs.asked
        assert other.session.experiment == small()
        dialogs.answer, dialogs.path = "Show the file …", elsewhere
        with qtbot.waitSignal(other.session.files.opened):
            other.session.files.open(path)
        qtbot.waitUntil(lambda: now(other).experiment == experiment)
        steps(qtbot, other, 1)
        save(qtbot, other)
        assert beside.exists()  # it is beside again


def test_a_file_that_waits_is_written_before_the_next_one_is_open(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, held: list[int]
) -> None:
    """Or the window would take its name for what was opened, and the next save would write over it."""
    one, two = tmp_path / "one.nori", tmp_path / "two.nori"
    a_file(two, small(seed=9), 5)
    seeking(qtbot, window)
    dialogs.path = one
    filed = heard(window.session.files.saved)
    press(window, Key.Key_S, CONTROL)
    dialogs.answer = "Don't save"
    open_file(qtbot, window, dialogs, two)
    qtbot.waitUntil(lambda: bool(filed))
    assert window.documents.path == two
    assert archive.read(one).experiment.seed == small().seed


def test_a_save_that_fails_is_not_taken_for_the_opening_of_the_same_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, held: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or edits would be taken, and the next file read, before this one is there."""
    files, paths = window.session.files, [tmp_path / "one.nori", tmp_path / "two.nori"]
    for seed, path in enumerate(paths, 8):
        a_file(path, small(seed=seed), 5)
    seeking(qtbot, window)
    monkeypatch.setattr(archive, "write", lambda *_: 1 / 0)
    opened_files, not_opened, opening = heard(files.opened), heard(files.not_opened), list[bool]()
    files.not_saved.connect(lambda *_: opening.append(files.opening))
    files.save(paths[0], {})
    for path in paths:
        files.open(path)
    qtbot.waitUntil(lambda: len(opened_files) == 2)
    assert opening == [True]
    assert not_opened == []
    assert [path for path, _ in opened_files] == paths


def test_a_file_that_is_saved_holds_everything_even_if_it_could_not_be_opened_before(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path, held: list[int]
) -> None:
    """While the run goes back it is not there yet."""
    seeking(qtbot, window)
    dialogs.path = tmp_path / "new.nori"
    press(window, Key.Key_S, CONTROL)
    with qtbot.waitSignal(window.session.files.not_opened):
        window.session.files.open(dialogs.path)
    with qtbot.waitSignal(window.session.files.saved):
        held.append(1)
    at_rest(qtbot, window, 11)
    steps(qtbot, window, 1)  # where the run was when it was to be saved
    qtbot.waitUntil(lambda: title(window) == "new.nori – Nori")


def test_a_file_is_opened_again_where_its_data_are_said_to_be_elsewhere_meanwhile(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    a_file(tmp_path / "one.nori", small(seed=9), 5)
    opened_files = heard(window.session.files.opened)
    go_on = reading_held(monkeypatch)
    for beside in (None, tmp_path, tmp_path):
        window.session.files.open(tmp_path / "one.nori", beside)
    go_on.set()
    qtbot.waitUntil(lambda: len(opened_files) == 2)
    begun(qtbot, window)
    assert len(opened_files) == 2


@pytest.fixture
def coming(qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> Path:
    """A file that is open, while its data are still being made."""
    path = tmp_path / "digits.nori"
    a_file(path, few_digits(1500), 5)
    dialogs.path = path
    with qtbot.waitSignal(window.session.files.opened):
        press(window, Key.Key_O, CONTROL)
    return path


def test_an_edit_before_the_data_of_a_file_are_there_outlives_a_structural_one_that_is_undone(
    qtbot: QtBot, window: MainWindow, coming: Path
) -> None:
    session = window.session
    session.edit(replace(session.experiment, learning_rate=0.5))
    session.edit(replace(session.experiment, hidden=(Dense(5),)))
    session.undo()
    begun(qtbot, window)
    at_rest(qtbot, window, 5)
    assert session.experiment.learning_rate == now(window).experiment.learning_rate == 0.5


def test_an_edit_before_the_data_of_a_file_are_there_is_saved(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, coming: Path
) -> None:
    session = window.session
    session.edit(replace(session.experiment, learning_rate=0.5))
    filed = heard(session.files.saved)
    press(window, Key.Key_S, CONTROL)
    session.edit(small())
    qtbot.waitUntil(lambda: bool(filed))
    content = archive.read(coming)
    assert content.experiment.learning_rate == 0.5
    assert content.past is not None
    assert content.past.present.state.step == 5
    assert revived(coming).experiment.learning_rate == 0.5
