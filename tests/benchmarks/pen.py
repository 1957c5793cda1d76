"""How long it takes from a stroke of the pen to updated bars, while the network trains.

A real window under Xvfb at 1440 × 900 on the Draw stage; 784-256-128-10 learns the built-in digits at full speed, in
batches of 100, and the three plots at the right go on. A pen draws as tablets do: 125 events a second, stroke after
stroke. Time runs from the moment an event is due, so that waiting for the window's own drawing and for the other thread
counts, to the moment when the bars of its drawing have been painted.

    python -m tests.benchmarks.pen
"""

import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace

for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow
from gui.session import Session
from gui.stages.draw import DrawStage
from gui.theme import Theme
from gui.widgets.class_bars import ClassBars
from gui.widgets.drawing_pad import DrawingPad
from model.defaults import DEFAULTS
from model.layers import Dense
from tests.benchmarks.heart import wait
from tests.benchmarks.report import on_screen, report

EVENTS, EVERY_MS = 2_500, 8
POINTS = 60
"""How many events a stroke has."""

STROKES = 6
"""After how many strokes the pad is wiped."""


class Pen(QObject):
    """Sends pen events when they are due, and writes down when the bars were painted, in milliseconds."""

    def __init__(self, stage: DrawStage, pad: DrawingPad, bars: ClassBars) -> None:
        super().__init__()
        self._turn, stage.turn = stage.turn, self._noted
        self._answered = 0.0
        self.taken: list[float] = []
        self.work: list[float] = []
        self.unpainted = 0
        self._pad, self._bars = pad, bars
        self._event, self._painted = 0, False
        self._due = 0.0
        self._loop = QEventLoop()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._send)
        bars.installEventFilter(self)

    def run(self) -> None:
        """Draw until all events are sent."""
        self._wait()
        self._loop.exec()

    @contextmanager
    def _noted(self) -> Generator[None]:
        """Note when bars and stroke have been painted: at the end of the window's turn, which is let go after that."""
        with self._turn():
            yield
            self._answered = time.perf_counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that the bars are painted."""
        self._painted = self._painted or event.type() == QEvent.Type.Paint
        return False

    def _written(self) -> list[float] | None:
        """Return what the figures beside the bars are: where they stay as they are, nothing needs to be painted."""
        values = self._bars.values()
        return None if values is None else [round(100 * value, 1) for value in values.tolist()]

    def _wait(self) -> None:
        self._due = time.perf_counter() + EVERY_MS / 1e3
        self._timer.start(EVERY_MS)

    @Slot()
    def _send(self) -> None:
        stroke, k = divmod(self._event, POINTS)
        kind = QEvent.Type.TabletMove
        if k in (0, POINTS - 1):
            kind = QEvent.Type.TabletPress if k == 0 else QEvent.Type.TabletRelease
        angle, middle = 2 * np.pi * k / POINTS, self._pad.width() / 2
        radius = middle * (0.3 + 0.1 * (stroke % STROKES))
        place = QPointF(middle + radius * np.sin(angle), middle - 0.8 * radius * np.cos(angle * (1 + stroke % 2)))
        pressure = 0.4 + 0.3 * np.sin(3 * angle)
        pen = QTabletEvent(
            *(kind, QPointingDevice.primaryPointingDevice(), place, QPointF(self._pad.mapToGlobal(place.toPoint()))),
            *(float(pressure), 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier),
            *(Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton),
        )
        self._painted, before, began = False, self._written(), time.perf_counter()
        QApplication.sendEvent(self._pad, pen)
        now = self._answered
        if kind != QEvent.Type.TabletRelease:  # the end of a stroke changes nothing
            self.unpainted += not self._painted and self._written() != before
            self.taken.append((now - self._due) * 1e3)
            self.work.append((now - began) * 1e3)
        if k == POINTS - 1 and stroke % STROKES == STROKES - 1:
            self._pad.clear()
        self._event += 1
        if self._event < EVENTS:
            self._wait()
        else:
            self._loop.quit()


def pen_to_bars() -> dict[str, float]:
    """Return how long it took at the median and in 99 of 100 cases, in milliseconds."""
    app = QApplication.instance() or QApplication(["nori"])
    assert isinstance(app, QApplication)
    theme = Theme("light")
    theme.apply(app)
    digits = DEFAULTS["digits"]
    session = Session(replace(digits, hidden=(Dense(256, "relu"), Dense(128, "relu"))))
    window = MainWindow(session, theme)
    window.resize(1440, 900)
    window.show()
    session.begin()
    try:
        window.show_stage("draw")
        while session.snapshot is None:
            wait(0.1)
        session.set_speed(float("inf"))
        session.play()
        wait(1.0)
        pad, bars = window.draw.findChild(DrawingPad), window.draw.findChild(ClassBars)
        assert isinstance(pad, DrawingPad)
        assert isinstance(bars, ClassBars)
        pen, first = Pen(window.draw, pad, bars), session.snapshot.step
        pen.run()
        trained = session.snapshot.step - first
        session.pause()
    finally:
        window.close()
    if pen.unpainted or not trained:
        raise RuntimeError(f"{pen.unpainted} events painted no bars, {trained} steps were trained")
    return {
        "pen_to_bars_p50_ms": round(float(np.percentile(pen.taken, 50)), 2),
        "pen_to_bars_p99_ms": round(float(np.percentile(pen.taken, 99)), 2),
        "pen_work_p99_ms": round(float(np.percentile(pen.work, 99)), 2),
        "pen_steps": trained,
    }


def main() -> None:
    """Measure and print."""
    report(on_screen(pen_to_bars))


if __name__ == "__main__":
    main()
