"""How soon another step is on screen after the timeline was touched, and how late the window's thread is meanwhile.

A real window under Xvfb at 1440 × 900, the Network stage and the three plots at the right. 10,000 steps of spiral with
2-8-8-2 (Adam, batches of 10), and of digits with 784-50-10 (SGD, batches of 100); then 200 presses of the mouse at
random places of the timeline's bar. `seek_…_ms` is from that event to the end of the first painting that shows the step
everywhere, answers of the stage and test accuracy included; `first_…_ms` to that of the first that shows the step in
bar and plots. Then the bar is dragged to and fro for ten seconds, with an event every 8 ms: `late_p99_ms` is how late
the window's thread is in the worse of both, `shown_per_s` how many steps were shown on the way.
`machine_late_p99_ms` is the same while nothing happens.

    make benchmark NAME=timeline JSON=FILE
"""

import math
import os
import time

for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow
from gui.session import Session
from gui.theme import Theme
from model.defaults import DEFAULTS
from tests.benchmarks.heart import Heart, processor_ticks, wait
from tests.benchmarks.report import on_screen, options, report

STEPS, TARGETS = 10_000, 200
DRAG_SECONDS, DRAG_MS = 10.0, 8
PATIENCE = 30.0
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Hand:
    """Presses and drags the bar of a window, and writes down when what was painted."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.session = window, window.session
        self.bar = window.transport.timeline.bar
        self.painted: list[tuple[float, int, bool]] = []  # when, the step, and whether every figure was of that step
        self.session.frame.connect(self._painted)  # the window comes first, and paints before it returns
        self.session.text.connect(self._painted)

    def _painted(self) -> None:
        shown = self.session.snapshot
        assert shown is not None
        whole = shown.scores is not None and shown.scores.step == shown.step and not self.session.seeking
        self.painted.append((time.perf_counter(), shown.step, whole))

    def at(self, x: float) -> QPoint:
        """Return a place of the bar in the window."""
        return self.bar.mapTo(self.window, QPoint(round(x), self.bar.height() // 2))

    def press(self, x: float) -> tuple[float, float]:
        """Press and let go, wait until all of it is on screen; return seconds to the first and to the whole picture."""
        handle = self.window.windowHandle()
        assert handle is not None
        self.painted.clear()
        began = time.perf_counter()
        QTest.mousePress(handle, LEFT, PLAIN, self.at(x))
        QTest.mouseRelease(handle, LEFT, PLAIN, self.at(x))
        wanted = self.bar.step()
        worker = self.session._worker
        while not (any(whole and step == wanted for _, step, whole in self.painted) and not worker._timer.isActive()):
            wait(0.002)
            if time.perf_counter() - began > PATIENCE:
                raise TimeoutError(f"step {wanted} was not shown")
        wait(0.05)  # pictures that are still on their way count
        first = next(when for when, step, _ in self.painted if step == wanted)
        return first - began, self.painted[-1][0] - began

    def drag(self, seconds: float) -> tuple[list[float], float]:
        """Drag to and fro; return how late each heartbeat was, and how many steps were shown a second."""
        handle, heart, timer = self.window.windowHandle(), Heart(), QTimer()
        assert handle is not None
        low, high = 12, self.bar.width() - 12
        QTest.mousePress(handle, LEFT, PLAIN, self.at(high))
        began = time.perf_counter()

        def move() -> None:
            now = time.perf_counter() - began
            share = 0.5 + 0.5 * math.cos(2 * now) * math.cos(0.7 * now)
            QTest.mouseMove(handle, self.at(low + (high - low) * share))

        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(move)
        self.painted.clear()
        heart.start()
        timer.start(DRAG_MS)
        wait(seconds)
        timer.stop()
        heart.stop()
        shown = len({step for _, step, _ in self.painted}) / seconds
        QTest.mouseRelease(handle, LEFT, PLAIN, self.at(high))
        wait(0.5)
        return heart.late, shown


def measure(window: MainWindow, suffix: str) -> dict[str, float]:
    """Train, then press and drag."""
    session, hand, heart = window.session, Hand(window), Heart()
    session.set_speed(float("inf"))
    session.play()
    while session.snapshot is None or session.snapshot.step < STEPS:
        wait(0.05)
    session.pause()
    wait(1)
    rng = np.random.default_rng(0)
    places = rng.uniform(8, hand.bar.width() - 8, TARGETS)
    times = np.array([hand.press(x) for x in places]) * 1e3
    heart.start()
    wait(2)
    heart.stop()
    late, shown = hand.drag(DRAG_SECONDS)
    first, whole = np.percentile(times, 99, axis=0)
    return {
        f"seek_{suffix}_ms_p99": round(float(whole), 1),
        f"seek_{suffix}_ms_median": round(float(np.median(times[:, 1])), 1),
        f"first_{suffix}_ms_p99": round(float(first), 1),
        f"first_{suffix}_ms_median": round(float(np.median(times[:, 0])), 1),
        f"late_p99_ms_{suffix}": round(float(np.percentile(late, 99)), 2),
        f"machine_late_p99_ms_{suffix}": round(float(np.percentile(heart.late, 99)), 2),
        f"shown_per_s_{suffix}": round(shown, 1),
    }


def run() -> dict[str, float]:
    """Measure both experiments."""
    app = QApplication.instance() or QApplication(["nori"])
    assert isinstance(app, QApplication)
    theme = Theme("light")
    theme.apply(app)
    session = Session()
    window = MainWindow(session, theme)
    window.resize(1440, 900)
    window.show()
    ticks = processor_ticks()
    session.begin()
    wait(1)
    figures = measure(window, "toy")
    session.edit(DEFAULTS["digits"])
    while session.snapshot is None:
        wait(0.2)
    figures |= measure(window, "digits")
    window.close()
    stolen, total = processor_ticks() - ticks
    late = max(figures["late_p99_ms_toy"], figures["late_p99_ms_digits"])
    return {**figures, "late_p99_ms": late, "stolen": round(float(stolen / max(total, 1)), 3)}


def main() -> None:
    """Measure, print a table and write the JSON."""
    chosen = options(__doc__).parse_args()
    report(on_screen(run), chosen.json)


if __name__ == "__main__":
    main()
