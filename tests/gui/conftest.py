"""Fixtures for everything that opens windows: patience, nothing left running, and what Qt warns of fails the test."""

import gc
import sys
import threading
import traceback
import weakref
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.garbage import collect_due
from gui.languages import Languages
from gui.main_window import MainWindow
from tests.gui.window import begun, opened
from tests.model.runs import small

PATIENCE = 60_000
"""How long a test waits for what is to happen, in milliseconds: a busy machine is no failure."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Fail on what Qt warns of. (By marks: options of pytest-qt are errors where it is absent.)"""
    item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
    # What the offscreen platform says of every window with a minimum size and of every menu that opens.
    item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support "))


@pytest.hookimpl(trylast=True)  # a debugger looks first
def pytest_exception_interact(call: pytest.CallInfo[Any]) -> None:
    """Let go of what the frames of a failed test hold, as they do at the end of one that passes.

    Widgets must not outlive the application, and a plot falls over its parts when it is closed: pyqtgraph takes them.
    """
    error = call.excinfo.value if call.excinfo else None
    while error is not None:
        for frame, _ in traceback.walk_tb(error.__traceback__):
            with suppress(RuntimeError):  # it still runs
                frame.clear()
                _ = frame.f_locals  # until it is asked again, Python before 3.13 keeps the dict that pytest has seen
        error = error.__cause__ or error.__context__


class PatientBot(QtBot):
    """Waits as long as a busy machine may need, unless it is told otherwise."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The hands and eyes of a test, with patience."""
    return PatientBot(request)


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    """Languages that are in force, English at first and afterwards."""
    made = Languages("en")
    made.apply(qapp)
    yield made
    made.set_mode("en")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with a quick run that stands at step 0; without the stylesheet, which takes long."""
    with opened(qtbot, small(), dress=False) as window:
        begun(qtbot, window)
        yield window


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that leaves a thread, a running timer or a window behind, and say where it was made.

    Every test has an application: without one, even to measure letters ends the program.
    """
    threads = _remember(QThread, monkeypatch)
    timers = _remember(QTimer, monkeypatch)
    python_threads = set(threading.enumerate())
    windows = {_address(window) for window in qapp.topLevelWidgets()}

    def leaks() -> list[str]:
        # Outside an event loop nothing else deletes what was told to deleteLater().
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return [
            *(f"{thread} still runs, {made}" for thread, made in threads() if thread.isRunning()),
            *(f"{timer} is still active, {made}" for timer, made in timers() if timer.isActive()),
            *(f"{thread} still runs" for thread in threading.enumerate() if _is_new(thread, python_threads)),
            *(f"{window} is still there" for window in qapp.topLevelWidgets() if _address(window) not in windows),
            *(["a task of QThreadPool still runs"] if QThreadPool.globalInstance().activeThreadCount() else []),
        ]

    gc.disable()  # or any thread may look for garbage, and destroy widgets: see gui/garbage.py
    yield
    collect_due()
    gc.enable()
    if leaks():
        gc.collect()  # a window in a reference cycle is gone as soon as Python looks
    if left := leaks():
        pytest.fail("left behind:\n  " + "\n  ".join(left), pytrace=False)


def _remember(kind: type[Any], monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[tuple[Any, str]]]:
    """Note each object of this kind made from now on; what is returned lists those alive and where they were made.

    It is the constructor that is watched, not `start`: that one is connected to signals, and must stay Qt's own slot.
    """
    made: list[tuple[weakref.ref[Any], str]] = []
    construct = kind.__init__

    def watched(self: Any, *arguments: Any, **named: Any) -> None:
        construct(self, *arguments, **named)
        caller = sys._getframe(1)
        made.append((weakref.ref(self), f"made in {caller.f_code.co_filename}:{caller.f_lineno}"))

    def alive() -> list[tuple[Any, str]]:
        there = [(reference(), where) for reference, where in made]
        return [(item, where) for item, where in there if item is not None and shiboken6.isValid(item)]

    monkeypatch.setattr(kind, "__init__", watched)
    return alive


def _is_new(thread: threading.Thread, before: set[threading.Thread]) -> bool:
    # Python stands a dummy in for each QThread it has seen and, in 3.11, never notices its end.
    return thread not in before and not isinstance(thread, threading._DummyThread)


def _address(widget: QWidget) -> int:
    return shiboken6.getCppPointer(widget)[0]
