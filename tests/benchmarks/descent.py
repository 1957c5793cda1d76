"""How much faster the Descent stage's work is than the obvious way to do it.

`contour_speedup`: twenty levels of a 200 × 200 grid, found and drawn as one item, beside pyqtgraph's isocurve items,
one a level, both painted into a picture of 800 × 800.
`surface_speedup`: the training loss of 784-50-10 on 1,000 images at 51 × 51 places of a plane, beside the engine's own
evaluation place by place, which is timed at SAMPLED places and extrapolated to all.
`runners_speedup`: six runners × 1,000 steps on x0²/20 + x1², beside PyTorch's optimisers for the same with autograd.
`late_p99_ms`: how late the window's heart beats while the surface of 784-50-10 is refined, SURVEYS times in other
directions, in the real window of 1440 × 900; the 99th percentile, and the worst beat as `late_worst_ms`.

All in one process, one thread each and in turn; what is shown is the median over the rounds, speed-ups as the median of
each round's quotient.

    make benchmark NAME=descent JSON=FILE
"""

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
import torch
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsScene

from gui.main_window import MainWindow
from gui.session import Session
from gui.theme import Theme
from model.contours import joined, levels, lines
from model.data.build import build
from model.data.choice import Data
from model.data.dataset import Dataset
from model.defaults import DEFAULTS
from model.descent import Race, Runner
from model.experiment import Experiment
from model.landscape import SIZE, LossSurface
from model.layers import Dense
from model.optimizers import OPTIMIZERS, SGD
from model.plane_losses import plane_losses
from model.planes import random_plane
from model.surfaces import SURFACES, grid
from model.terrain import Terrain
from model.trainer import EVALUATED, Trainer
from model.work import finished
from tests.benchmarks.heart import Heart, wait

ROUNDS = 9
SAMPLED = 100
STEPS = 1_000
PIXELS = 800
LEVELS = 20
SURVEYS = 12
PATIENCE = 60.0

Work = Callable[[], float]
"""Does it once and returns how many seconds it took."""


def seconds(work: Callable[[], object]) -> float:
    """Return how long it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


# --- contours -----------------------------------------------------------------------------------------------------


def contours() -> tuple[Work, Work]:
    """Return ours and pyqtgraph's way to twenty contour lines."""
    seen = grid(SURFACES["himmelblau"], ((-6, 6), (-6, 6)), 200, 200)
    at = np.linspace(seen.f.min(), seen.f.max(), LEVELS + 2)[1:-1]
    pen = pg.mkPen("w", width=1)

    def painted(*items: Any) -> QImage:
        scene = QGraphicsScene()
        for item in items:
            scene.addItem(item)
        image = QImage(PIXELS, PIXELS, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        scene.render(painter, QRectF(0, 0, PIXELS, PIXELS), QRectF(0, 0, 200, 200))
        painter.end()
        return image

    def ours() -> QImage:
        levels(seen.f)  # choosing them is part of it
        drawn = joined(lines(np.arange(200.0), np.arange(200.0), seen.f, at))
        return painted(pg.PlotCurveItem(drawn[:, 0], drawn[:, 1], pen=pen, connect="finite"))

    def theirs() -> QImage:
        return painted(*(pg.IsocurveItem(data=seen.f.T, level=level, pen=pen) for level in at))

    def lit(image: QImage) -> int:
        return int(np.count_nonzero(np.frombuffer(image.constBits(), np.uint32) & 0xFFFFFF))

    pixels = lit(ours()), lit(theirs())
    if not 0.8 < pixels[0] / pixels[1] < 1.25:
        raise RuntimeError(f"the two pictures differ: {pixels[0]} and {pixels[1]} pixels are lit")
    return lambda: seconds(ours), lambda: seconds(theirs)


# --- the surface of a network -------------------------------------------------------------------------------------


def digits() -> Dataset:
    """Make 6,000 digits."""
    return finished(build(Data("digits", samples=6_000, features=()), 0))


def surface() -> tuple[Work, Work]:
    """Return ours and the way place by place, both as the time for all places."""
    dataset = digits()
    experiment = Experiment(dataset.data, (Dense(50, "sigmoid"),), optimizer=SGD(), learning_rate=0.1, batch_size=100)
    trainer = Trainer(experiment, dataset, {})
    trainer.run(300)
    parameters = trainer.network.parameters
    kept, part = parameters.copy(), dataset.train
    plane = random_plane(parameters, trainer.network.flow.layout, 0)
    places = np.random.default_rng(0).uniform(-1, 1, (SAMPLED, 2))
    assert len(part.x) >= EVALUATED == 1_000

    def whole() -> None:
        drawn = LossSurface(plane, (-1, 1), (-1, 1))
        for _ in drawn.fill(plane_losses(trainer, part, plane.centre, plane.u, plane.v)):
            pass
        assert np.isfinite(drawn.loss).all()

    def some() -> None:
        for a, b in places:
            parameters[:] = plane.parameters(a, b)
            trainer.evaluate(part)
        parameters[:] = kept

    return lambda: seconds(whole), lambda: seconds(some) / SAMPLED * SIZE**2


# --- runners ------------------------------------------------------------------------------------------------------

THEIRS: dict[str, Callable[[list[torch.Tensor]], torch.optim.Optimizer]] = {
    "sgd": lambda p: torch.optim.SGD(p, 0.1, foreach=False),
    "momentum": lambda p: torch.optim.SGD(p, 0.1, momentum=0.9, foreach=False),
    "nesterov": lambda p: torch.optim.SGD(p, 0.1, momentum=0.9, nesterov=True, foreach=False),
    "adagrad": lambda p: torch.optim.Adagrad(p, 0.1, foreach=False),
    "rmsprop": lambda p: torch.optim.RMSprop(p, 0.1, foreach=False),
    "adam": lambda p: torch.optim.Adam(p, 0.1, foreach=False),
}
"""Without foreach, which for a single small tensor is the quickest way."""


def runners() -> tuple[Work, Work]:
    """Return our race and PyTorch's loops."""
    on = SURFACES["stretched_bowl"]
    scale = torch.tensor([1 / 20, 1.0], dtype=torch.float64)
    ends: dict[str, np.ndarray] = {}

    def ours() -> None:
        race = Race(on, [Runner(OPTIMIZERS[kind](), 0.1) for kind in THEIRS], on.start)
        race.run(STEPS)
        for r, kind in enumerate(THEIRS):
            ends[kind] = race.path(r).points[-1]

    def theirs() -> None:
        for kind, optimizer_of in THEIRS.items():
            x = torch.tensor(on.start, dtype=torch.float64, requires_grad=True)
            optimizer = optimizer_of([x])
            for _ in range(STEPS):
                optimizer.zero_grad()
                (scale * x * x).sum().backward()
                optimizer.step()
            if np.abs(x.detach().numpy() - ends[kind]).max() > 1e-8:
                raise RuntimeError(f"{kind} has not come to the same place")

    return lambda: seconds(ours), lambda: seconds(theirs)


# --- the window ---------------------------------------------------------------------------------------------------


def lateness() -> tuple[float, float]:
    """Return the 99th percentile and the maximum of how late the heart beats while surfaces are refined, in ms."""
    theme = Theme("dark")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app)
    session = Session(replace(DEFAULTS["digits"], data=Data("digits", samples=6_000, features=())))
    window, heart = MainWindow(session, theme), Heart()
    window.resize(1440, 900)
    window.show()
    session.begin()
    window.show_stage("descent")
    stage = window.descent.stage

    def wait_for(question: Terrain) -> None:
        deadline = time.monotonic() + PATIENCE
        while True:
            wait(0.05)
            found = session.snapshot.answers.get(question) if session.snapshot else None
            if found is not None and found.known == 1:
                return
            if time.monotonic() > deadline:
                raise RuntimeError("the surface was not refined in time")

    window.descent.show_subject("network")
    first = window.descent.plane.question
    wait_for(first)
    late: list[float] = []
    for draw in range(1, SURVEYS + 1):
        question = replace(first, draw=draw)
        heart.start()
        stage.show_question(question, ("a", "b"))
        wait_for(question)
        heart.stop()
    late += heart.late
    window.close()
    return float(np.percentile(late, 99)), max(late)


# --- measuring ----------------------------------------------------------------------------------------------------


def in_turn(ours: Work, theirs: Work, rounds: int) -> tuple[float, float, float]:
    """Return the median seconds of both and the median of how many times faster ours is."""
    ours()
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    speedup = statistics.median(slow / quick for quick, slow in pairs)
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs), speedup


def main() -> None:
    """Measure all four."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    app = QApplication([])
    keys: dict[str, float] = {}
    print(f"{'':10} {'ours':>10} {'beside':>12} {'times faster':>14}")
    for name, prepare, rounds in (("contour", contours, ROUNDS), ("surface", surface, ROUNDS), ("runners", runners, 3)):
        ours, theirs, speedup = in_turn(*prepare(), rounds)
        print(f"{name:10} {ours * 1e3:7.1f} ms {theirs * 1e3:9.1f} ms {speedup:14.1f}")
        keys |= {
            f"{name}_ms": round(ours * 1e3, 2),
            f"{name}_beside_ms": round(theirs * 1e3, 1),
            f"{name}_speedup": round(speedup, 1),
        }
    p99, worst = lateness()
    print(f"{'heart':10} {p99:7.1f} ms late at the 99th percentile, {worst:.1f} ms at most")
    keys |= {"late_p99_ms": round(p99, 2), "late_worst_ms": round(worst, 2)}
    app.quit()
    if arguments.json:
        arguments.json.write_text(json.dumps(keys, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
