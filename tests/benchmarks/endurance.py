"""Whether a run costs the same however long it has become.

Twenty million steps of 2-8-8-1, recorded as the window records them. Then frames (a snapshot taken, drawn and painted
in a real window under Xvfb) and steps of that run are measured in turn with those of a twin that has done 200,000
steps, and the memory of the process is compared with what it was then. The same for 20,000 steps of 784-50-10, a batch
of 100. `recording_share` is how much of the time of a run as long as that goes into recording it: its curves, its
evaluations and its checkpoints, of which there are by then as many as may be.
All times are those of the processor, medians of many; shares are of sums, as some chunks record more than others.

    make benchmark NAME=endurance JSON=FILE
"""

import gc
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"

from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow
from gui.session import Session
from gui.theme import Theme
from model import snapshot
from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.timeline import Timeline
from model.trainer import Trainer
from tests.benchmarks.report import on_screen, options, report
from tests.model.runs import timeline_of

SHORT, LONG = 200_000, 20_000_000
SHORT_B, LONG_B = 200, 20_000
BLOCKS, FRAMES, WARM_UP = 8, 25, 5
CHUNK_SECONDS, CHUNKS = 0.02, 100


def small() -> Experiment:
    """Return 2-8-8-1 with tanh, batch size 10."""
    wide = DEFAULTS["spiral"].hidden
    return replace(DEFAULTS["plane"], hidden=wide, batch_size=10)


def large() -> Experiment:
    """Return 784-50-10, batch size 100."""
    return DEFAULTS["digits"]


def memory() -> float:
    """Return what the process has in memory, in MB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def advance(timeline: Timeline, steps: int) -> None:
    """Train until so many steps are done."""
    while timeline.trainer.step_number < steps:
        if not timeline.advance(min(50_000, steps - timeline.trainer.step_number)):
            raise RuntimeError(f"the run diverged at step {timeline.trainer.step_number}")


def seconds(action: Callable[[], object]) -> float:
    """Return the processor's time that something takes."""
    began = time.thread_time()
    action()
    return time.thread_time() - began


class Screen:
    """A window that shows one run or another."""

    def __init__(self, theme: Theme) -> None:
        self.session = Session(small())
        self.window = MainWindow(self.session, theme)
        self.window.resize(1440, 900)
        self.window.show()
        QApplication.processEvents()

    def frame(self, run_id: int, timeline: Timeline) -> None:
        """Take a snapshot, and draw and paint it."""
        stage = self.window.network_stage
        answers = {question: question.answer(timeline.trainer) for question in stage.questions()}
        self.session.frame.emit(snapshot.take(run_id, timeline, answers))
        QApplication.processEvents()

    def frames(self, run_id: int, timeline: Timeline) -> list[float]:
        """Return what each of some frames takes, a few steps apart."""
        taken: list[float] = []
        for _ in range(FRAMES):
            timeline.advance(20)
            taken.append(seconds(lambda: self.frame(run_id, timeline)))
        return taken[WARM_UP:]


def ratio_of_steps(short: Trainer, long: Trainer) -> float:
    """Return how much longer a step of the long run takes, both measured in turn."""
    one = min(seconds(lambda: short.run(20)) for _ in range(5)) / 20
    steps = max(1, round(CHUNK_SECONDS / one))
    times = [(seconds(lambda: long.run(steps)), seconds(lambda: short.run(steps))) for _ in range(CHUNKS)]
    return statistics.median(a for a, _ in times) / statistics.median(b for _, b in times)


def recording_share(timeline: Timeline, trainer: Trainer) -> float:
    """Return how much of a run's time goes into more than its steps, which take as long as those of another trainer."""
    one = min(seconds(lambda: trainer.run(20)) for _ in range(5)) / 20
    steps = max(1, round(CHUNK_SECONDS / one))
    times = [(seconds(lambda: timeline.advance(steps)), seconds(lambda: trainer.run(steps))) for _ in range(CHUNKS)]
    return 1 - sum(bare for _, bare in times) / sum(recorded for recorded, _ in times)


def run(steps: int) -> dict[str, float]:
    """Measure everything."""
    app = QApplication.instance() or QApplication(["nori"])
    assert isinstance(app, QApplication)
    theme = Theme("light")
    theme.apply(app)
    screen = Screen(theme)
    short, long = timeline_of(small()), timeline_of(small())
    for run_id, timeline in enumerate((short, long), 1):
        advance(timeline, min(SHORT, steps))
        screen.frames(run_id, timeline)
    before = memory()
    advance(long, steps)
    screen.frames(2, long)
    grown = memory() - before
    late: list[float] = []
    early: list[float] = []
    for _ in range(BLOCKS):
        late += screen.frames(2, long)
        early += screen.frames(1, short)
    step_ratio = ratio_of_steps(short.trainer, long.trainer)
    share = recording_share(long, short.trainer)
    screen.window.close()

    digits = [timeline_of(large()).trainer for _ in range(2)]
    for trainer in digits:
        trainer.run(SHORT_B)
    before = memory()
    digits[1].run(LONG_B - SHORT_B)
    grown_b = memory() - before
    recorded = timeline_of(large())
    advance(recorded, min(LONG_B, steps))
    return {
        "steps": steps,
        "frame_ratio": round(statistics.median(late) / statistics.median(early), 3),
        "frame_ms": round(statistics.median(late) * 1e3, 2),
        "memory_mb": round(grown, 1),
        "step_ratio_a": round(step_ratio, 3),
        "step_ratio_b": round(ratio_of_steps(*digits), 3),
        "memory_mb_b": round(grown_b, 1),
        "recording_share_a": round(share, 3),
        "recording_share_b": round(recording_share(recorded, digits[1]), 3),
    }


def main() -> None:
    """Measure, print a table and write the JSON."""
    parser = options(__doc__)
    parser.add_argument("--steps", type=int, default=LONG, help="how many instead of twenty million")
    chosen = parser.parse_args()
    report(on_screen(lambda: run(chosen.steps)), chosen.json)


if __name__ == "__main__":
    main()
