"""How much of the training's speed the window keeps, and how late its thread is.

A real window under Xvfb at 1440 × 900: spiral with 2-8-8-2 on the Network stage, then digits with 784-50-10 and the
confusion matrix, both with the three plots at the right. Thirty seconds of one run at full speed in five parts, before
and after each of them `Trainer.step` in a bare loop. Of each part the first half is left alone, for `speed_kept`; in
the second the instruments are at work, which take some of the speed themselves: `speed_kept_watched` is what is kept
then. They are the heart, which beats every 5 ms, and the counters of pictures, which look at each painting of a widget:
it counts only when what was painted is another than before. `machine_late_p99_ms` is how late the heart is while
nothing runs, and `stolen` the share of the processors that the machine gave to others: where they are high, the machine
is too busy to measure on.

    make benchmark NAME=window JSON=FILE
"""

import os
import statistics
import time
from dataclasses import dataclass

for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
from PySide6.QtWidgets import QAbstractButton, QApplication

from gui.main_window import MainWindow
from gui.session import Session
from gui.smoke import PaintCounter, count_curves, frames_painted
from gui.theme import Theme
from gui.widgets.segmented import Segmented
from model.defaults import DEFAULTS
from model.trainer import Trainer
from tests.benchmarks.heart import Heart, processor_ticks, wait
from tests.benchmarks.report import on_screen, options, report
from tests.gui.window import named

PAIRS = 5
BARE_SECONDS, ALONE_SECONDS, WATCHED_SECONDS = 1.5, 3.0, 3.0


@dataclass
class Measured:
    """What was measured of one experiment."""

    kept: list[float]
    watched: list[float]
    late: list[float]
    machine_late: list[float]
    stolen: float
    frames: int
    maps: int
    seconds: float

    def keys(self, suffix: str) -> dict[str, float]:
        """Return the figures under their names."""
        return {
            f"speed_kept{suffix}": round(statistics.median(self.kept), 3),
            f"speed_kept_watched{suffix}": round(statistics.median(self.watched), 3),
            f"late_p99_ms{suffix}": round(float(np.percentile(self.late, 99)), 2),
            f"frames_per_s{suffix}": round(self.frames / self.seconds, 1),
            f"maps_per_s{suffix}": round(self.maps / self.seconds, 1),
            f"machine_late_p99_ms{suffix}": round(float(np.percentile(self.machine_late, 99)), 2),
            f"stolen{suffix}": round(self.stolen, 3),
        }


def bare_speed(session: Session) -> float:
    """Return the steps a second of `Trainer.step` in a bare loop."""
    assert session.snapshot is not None
    trainer = Trainer(session.experiment, session.snapshot.dataset, {})
    for _ in range(100):
        trainer.step()
    began, steps = time.perf_counter(), 0
    while time.perf_counter() - began < BARE_SECONDS:
        for _ in range(50):
            trainer.step()
        steps += 50
    return steps / (time.perf_counter() - began)


def window_speed(session: Session, seconds: float) -> float:
    """Return the steps a second of the run that is playing."""
    assert session.snapshot
    first, began = session.snapshot.step, time.perf_counter()
    wait(seconds)
    return (session.snapshot.step - first) / (time.perf_counter() - began)


def measure(window: MainWindow, picture: PaintCounter, others: list[PaintCounter]) -> Measured:
    """Run the pairs with what is on screen now."""
    session, heart, resting_heart = window.session, Heart(), Heart()
    counters = (picture, *others)
    result = Measured([], [], [], [], 0.0, 0, 0, PAIRS * WATCHED_SECONDS)
    ticks = processor_ticks()
    for _ in range(PAIRS):
        resting_heart.start()
        wait(1.0)
        resting_heart.stop()
        before = bare_speed(session)
        for counter in counters:
            counter.stop()
        session.play()
        wait(0.5)
        alone = window_speed(session, ALONE_SECONDS)
        for counter in counters:
            counter.start()
        heart.start()
        watched = window_speed(session, WATCHED_SECONDS)
        heart.stop()
        session.pause()
        wait(0.3)
        bare = (before + bare_speed(session)) / 2
        result.kept.append(alone / bare)
        result.watched.append(watched / bare)
        result.frames += frames_painted(counters)
        result.maps += picture.painted
    result.late, result.machine_late = heart.late, resting_heart.late
    stolen, total = processor_ticks() - ticks
    result.stolen = float(stolen / max(total, 1))
    return result


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
    session.begin()
    session.set_speed(float("inf"))
    wait(1)
    plots = count_curves(window)
    graph = window.network_stage.graph
    figures = measure(window, PaintCounter(graph, session, graph.answer), plots).keys("")
    session.edit(DEFAULTS["digits"])
    session.set_speed(float("inf"))  # the window has suggested a slower one for images
    window.show_stage("output")
    named(named(window.output, Segmented, "View"), QAbstractButton, "Confusion").click()
    while session.snapshot is None:
        wait(0.2)
    matrix = window.output.confusion
    figures |= measure(window, PaintCounter(matrix, session, matrix.counts), plots).keys("_digits")
    window.close()
    return figures


def main() -> None:
    """Measure, print a table and write the JSON."""
    chosen = options(__doc__).parse_args()
    report(on_screen(run), chosen.json)


if __name__ == "__main__":
    main()
