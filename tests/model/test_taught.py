"""Drawings that a person taught: they join the batches from the next step on, and belong to the run's history."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model import archive
from model.blobs import Blob
from model.checks import Invalid
from model.data.dataset import Data
from model.data.examples import Content, Examples, pack
from model.data.taught import MOST, Drawing, Taught, pack_drawings, unpack_drawings
from model.experiment import DEFAULTS, Experiment, is_default, with_defaults, with_source
from model.layers import Dense
from model.timeline import Timeline
from model.trainer import Trainer
from tests.model.runs import bits_of, dataset_of, seek

DIGITS = Experiment(Data("digits", samples=500, features=()), (Dense(12),), learning_rate=0.003, batch_size=20)


def drawings(count: int = 5, label: int = 7) -> list[Drawing]:
    rng = np.random.default_rng(count)
    return [Drawing(rng.integers(0, 256, 784).astype(np.uint8).tobytes(), label) for _ in range(count)]


def taught(count: int = 5, weight: int = 50, label: int = 7) -> tuple[Taught, dict[Blob, bytes]]:
    examples, blobs = pack_drawings(drawings(count, label))
    return Taught(examples, weight), blobs


def trainer(experiment: Experiment, blobs: dict[Blob, bytes]) -> Trainer:
    return Trainer(experiment, dataset_of(experiment.data), blobs)


def batches(run: Trainer, steps: int) -> tuple[np.ndarray, np.ndarray]:
    """Inputs and targets of some steps, as they were learned from."""
    batch: dict[str, Any] = dict(run.program[0].results)
    x, t = [], []
    for _ in range(steps):
        run.step()
        x.append(batch["X"].copy())
        t.append(batch["T"].copy())
    return np.concatenate(x), np.concatenate(t)


def test_drawings_survive_being_packed() -> None:
    examples, blobs = pack_drawings(drawings())
    assert (examples.rows, examples.inputs, examples.classes) == (5, 784, 10)
    assert unpack_drawings(blobs[examples.values]) == drawings()


@pytest.mark.parametrize("damage", ["empty", "cut", "longer", "foreign", "label", "numbers", "many"])
def test_what_are_no_drawings_is_refused(damage: str) -> None:
    examples, blobs = pack_drawings(drawings())
    whole = blobs[examples.values]
    if damage == "numbers":
        [whole] = pack(Content(np.zeros((2, 784)), np.zeros(2, np.int64)), 10)[1].values()
    elif damage == "many":
        [whole] = pack(Content(np.zeros((MOST + 1, 784), np.uint8), np.zeros(MOST + 1, np.int64)), 10)[1].values()
    else:
        damaged = {"empty": b"", "cut": whole[:-1], "longer": whole + b"0", "foreign": b"x" * 500}
        whole = damaged.get(damage, whole[:-4] + b"\x0a\0\0\0")
    with pytest.raises(Invalid):
        unpack_drawings(whole)


def test_only_drawings_of_digits_can_be_taught() -> None:
    _, blobs = taught()
    [blob] = blobs
    for rows, inputs, classes in ((MOST + 1, 784, 10), (5, 783, 10), (5, 784, 9)):
        with pytest.raises(Invalid, match="drawings"):
            Taught(Examples(blob, rows, inputs, classes))
    for weight in (0, 1_001):
        with pytest.raises(Invalid, match="weight"):
            Taught(weight=weight)


def test_a_drawing_counts_as_many_examples_as_its_weight_says() -> None:
    own, blobs = taught(count=5, weight=50)
    run = trainer(replace(DIGITS, taught=own), blobs)
    x, t = batches(run, 200)
    mine = {drawing.pixels for drawing in drawings()}
    is_mine = np.array([np.rint(row * 255).astype(np.uint8).tobytes() in mine for row in x.reshape(len(x), -1)])
    # 250 examples train, and five drawings count 50 each: half of all. Of 4,000 places, σ is 0.8 %.
    assert own.share(run.batches.samples) == 0.5
    assert abs(is_mine.mean() - 0.5) < 0.04
    assert (t[is_mine].argmax(1) == 7).all()
    seen = {np.rint(row * 255).astype(np.uint8).tobytes() for row in x.reshape(len(x), -1)[is_mine]}
    assert seen == mine


def test_other_places_of_a_batch_and_the_epochs_stay_as_they_are() -> None:
    own, blobs = taught()
    with_own, without = trainer(replace(DIGITS, taught=own), blobs), trainer(DIGITS, {})
    a, b = batches(with_own, 30)[0], batches(without, 30)[0]
    same = (a == b).reshape(len(a), -1).all(1)
    assert 0.3 < same.mean() < 0.7
    assert (with_own.batches.epoch, with_own.batches.sample) == (without.batches.epoch, without.batches.sample)


def test_the_inputs_are_as_those_of_the_training_part() -> None:
    own, blobs = taught(count=1, weight=1_000)
    data = replace(DIGITS.data, normalize=False)
    x, _ = batches(trainer(replace(DIGITS, data=data, taught=own), blobs), 3)
    ink = np.frombuffer(drawings(1)[0].pixels, np.uint8)
    rows = x.reshape(len(x), -1)
    assert (np.abs(rows - ink).max(1) < 1e-3).any()


def test_teaching_is_learned_from_the_next_step_on_and_a_replay_does_the_same() -> None:
    own, blobs = taught()
    more, others = taught(8, 20, 3)
    known: dict[Blob, bytes] = {}
    timeline = Timeline(trainer(DIGITS, known))
    timeline.advance(10)
    known |= blobs
    timeline.edit(replace(DIGITS, taught=own))
    timeline.advance(10)
    known |= others
    timeline.edit(replace(DIGITS, taught=more))
    timeline.advance(10)
    end = bits_of(timeline.trainer)
    straight = trainer(DIGITS, known)
    for steps, experiment in ((10, replace(DIGITS, taught=own)), (10, replace(DIGITS, taught=more)), (10, None)):
        straight.run(steps)
        if experiment:
            straight.edit(experiment)
    assert bits_of(straight) == end
    seek(timeline, 5)
    assert timeline.experiment.taught == Taught()
    seek(timeline, 30)
    assert bits_of(timeline.trainer) == end


def test_a_file_keeps_all_that_was_taught_in_its_run(tmp_path: Path) -> None:
    own, blobs = taught()
    more, others = taught(8, 20, 3)
    known = {**blobs, **others, **taught(9)[1]}
    timeline = Timeline(trainer(DIGITS, known))
    for experiment in (replace(DIGITS, taught=own), replace(DIGITS, taught=more)):
        timeline.advance(5)
        timeline.edit(experiment)
    timeline.advance(5)
    archive.write(tmp_path / "taught.nori", archive.saved(timeline, known, {}))
    found = archive.read(tmp_path / "taught.nori")
    assert found.experiment.taught == more
    assert dict(found.blobs) == {**blobs, **others}
    opened = archive.revive(found, dataset_of(DIGITS.data))
    seek(opened, 7)
    assert opened.experiment.taught == own
    seek(opened, 15)
    assert bits_of(opened.trainer) == bits_of(timeline.trainer)


def test_a_file_without_its_drawings_is_refused() -> None:
    own, _ = taught()
    timeline = Timeline(trainer(replace(DIGITS, taught=own), taught()[1]))
    content = archive.saved(timeline, {}, {})
    with pytest.raises(archive.ArchiveInvalid, match="blobs"):
        archive._unpack(BytesIO(archive._pack(content).getvalue()))


def test_drawings_stay_where_they_fit_and_are_nobodys_network() -> None:
    own, _ = taught()
    digits = replace(DEFAULTS["digits"], taught=own)
    assert is_default(digits)
    assert with_defaults(replace(digits, learning_rate=0.3)).taught == own
    assert with_source(digits, "mnist").taught == own
    for source in ("moons", "fashion"):
        assert with_source(digits, source).taught == Taught()
        assert with_source(replace(digits, learning_rate=0.3), source).taught == Taught()


def test_teaching_works() -> None:
    """Twenty drawings that are misread are read right soon, and the test part hardly suffers."""
    experiment = replace(DEFAULTS["digits"], data=replace(DEFAULTS["digits"].data, samples=4_000))
    known: dict[Blob, bytes] = {}
    run = trainer(experiment, known)
    run.run(1_000)
    part = run.dataset.test
    rng = np.random.default_rng(0)
    strange = part.points[part.labels == 4][:20].reshape(-1, 28, 28)[:, ::-1]  # fours upside down, called sevens
    pixels = [np.rint(np.clip(picture + rng.normal(0, 0.02, (28, 28)), 0, 1) * 255) for picture in strange]
    inputs = np.array(pixels).reshape(20, -1).astype(np.float32) / 255
    assert (run.network.predict(inputs).argmax(1) == 7).mean() < 0.3
    before = run.evaluate(part, None).accuracy
    examples, blobs = pack_drawings([Drawing(picture.astype(np.uint8).tobytes(), 7) for picture in pixels])
    known |= blobs
    run.edit(replace(experiment, taught=Taught(examples)))
    run.run(1_000)
    assert (run.network.predict(inputs).argmax(1) == 7).all()
    assert run.evaluate(part, None).accuracy > before - 0.01
