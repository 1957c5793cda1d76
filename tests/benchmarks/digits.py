"""Whether networks that have only seen built-in digits read real handwriting, and how quickly the digits are made.

Handwriting: the last 10,000 of MNIST's 60,000 training images, which nothing here was tuned on. They lie in
../shared/data/mnist and are no part of the project; where they are not, only the speed is measured.

`mlp_mnist`: 784-256-128-10 with ReLU, `conv_mnist`: a small convolutional network; both trained on 60,000 digits with
Adam and a shift by up to one pixel. `default_mnist`: the experiment that the window offers, after the training that it
does in half a minute beside the window. `images_per_s`: digits made on one core, by the processor's time, hands read.

    make benchmark NAME=digits JSON=FILE
"""

import argparse
import gzip
import importlib
import importlib.util
import json
import os
import statistics
import time
from dataclasses import replace
from pathlib import Path

for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"

import numpy as np

from model import metrics
from model.data.choice import Data
from model.data.digits import make_digits
from model.defaults import DEFAULTS
from model.experiment import Experiment
from model.initial import Initial
from model.layers import Convolution, Dense, Dropout, Flatten, Layer, MaxPooling
from model.optimizers import Adam
from model.schedules import Cosine
from model.trainer import Trainer
from tests.model.runs import dataset_of, trainer_of
from tests.screen import virtual_screen

MNIST = Path(__file__).resolve().parents[3] / "shared" / "data" / "mnist"
CHECKED = 10_000

DIGITS = Data("digits", samples=66_667, test_share=0.1, features=(), shift=1)
"""60,000 of them to learn from."""

BATCH = 100
STEPS_PER_EPOCH = (DIGITS.samples - DIGITS.test_samples) // BATCH

HE = Initial("he")
MLP: tuple[Layer, ...] = (Dense(256, "relu", HE), Dense(128, "relu", HE))
CONVOLUTIONAL: tuple[Layer, ...] = (
    *(Convolution(16, 5, padding=0, initial=HE), MaxPooling(), Convolution(32, 3, padding=0, initial=HE), MaxPooling()),
    *(Flatten(), Dense(100, "relu", HE), Dropout(0.3)),
)
MLP_EPOCHS, CONVOLUTIONAL_EPOCHS = 20, 8

HALF_A_MINUTE, SHARE = 30.0, 0.85
"""How long the default is trained, and how much of that the window leaves to it."""

MADE, ROUNDS = 10_000, 3
"""How many digits are made to see how quickly, and how often."""


def handwriting() -> tuple[np.ndarray, np.ndarray]:
    """Return images (10,000, 784) from 0 to 1 and labels (10,000,)."""
    images = gzip.decompress((MNIST / "train-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((MNIST / "train-labels-idx1-ubyte.gz").read_bytes())
    pixels = np.frombuffer(images, np.uint8, offset=16).reshape(-1, 784)[-CHECKED:]
    return pixels / np.float32(255), np.frombuffer(labels, np.uint8, offset=8)[-CHECKED:].astype(np.int64)


def trained(hidden: tuple[Layer, ...], epochs: int) -> Trainer:
    """Return a network that has seen the 60,000 digits `epochs` times."""
    steps = epochs * STEPS_PER_EPOCH
    experiment = Experiment(DIGITS, hidden, optimizer=Adam(), learning_rate=0.001, batch_size=BATCH)
    trainer = trainer_of(replace(experiment, schedule=Cosine(length=steps, lowest=0.0)))
    trainer.run(steps)
    return trainer


def trained_default() -> Trainer:
    """Return the experiment that the window offers, trained as long as it would be in half a minute."""
    trainer = trainer_of(DEFAULTS["digits"])
    end = time.perf_counter() + HALF_A_MINUTE * SHARE
    while time.perf_counter() < end:
        trainer.run(10)
    return trainer


def images_per_second() -> float:
    """Return how many digits one core makes in a second."""
    rates: list[float] = []
    for seed in range(ROUNDS):
        began = time.process_time()
        for _ in make_digits(MADE, seed, "train"):
            pass
        rates.append(MADE / (time.process_time() - began))
    return statistics.median(rates)


def accuracies() -> dict[str, float]:
    """Return the share of the handwriting that each network reads."""
    if not MNIST.is_dir():
        print("skipped: no handwriting in ../shared/data/mnist, so no accuracies")
        return {}
    images, labels = handwriting()
    found: dict[str, float] = {}
    for key, make in (
        ("mlp_mnist", lambda: trained(MLP, MLP_EPOCHS)),
        ("conv_mnist", lambda: trained(CONVOLUTIONAL, CONVOLUTIONAL_EPOCHS)),
        ("default_mnist", trained_default),
    ):
        began = time.perf_counter()
        trainer = make()
        found[key] = round(metrics.accuracy(trainer.network.predict(images), labels), 4)
        test = trainer.evaluate(trainer.dataset.test, None).accuracy
        took = f"{trainer.step_number:,} steps, {time.perf_counter() - began:.0f} s"
        print(f"{key:20} {found[key]:8.2%}   built-in test part {test:7.2%}   {took}", flush=True)
    dataset_of.cache_clear()
    return found


def pen_to_bars() -> dict[str, float]:
    """Return how long the bars take to follow the pen, where there is a benchmark for it."""
    if not importlib.util.find_spec("tests.benchmarks.pen"):
        print("skipped: no tests/benchmarks/pen.py, so no pen_to_bars_p99_ms")
        return {}
    with virtual_screen() as display:
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        return importlib.import_module("tests.benchmarks.pen").pen_to_bars()


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    keys: dict[str, float] = {"images_per_s": round(images_per_second())}
    print(f"{'images_per_s':20} {keys['images_per_s']:8,}")
    keys |= accuracies() | pen_to_bars()
    if arguments.json:
        arguments.json.write_text(json.dumps(keys, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
