"""Drawings that a person taught: they join the batches from the next step on, and belong to the run's history."""

import json
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model import archive, taught_record
from model.blobs import Blob
from model.checks import Invalid
from model.data.choice import Data
from model.data.examples import Content, Examples, Names, pack
from model.data.taught import MOST, MOST_BYTES, Drawing, Taught, pack_drawings, unpack_drawings
from model.defaults import DEFAULTS, is_default, with_defaults, with_source
from model.disk import ArchiveInvalid
from model.experiment import Experiment, to_json
from model.layers import Dense
from model.saved import Saved, revive, saved
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


@pytest.mark.parametrize("many", [1, MOST])
def test_as_few_and_as_many_drawings_as_there_can_be_are_read(many: int) -> None:
    [whole] = pack_drawings([Drawing(bytes(784), 9)] * many)[1].values()
    assert len(whole) <= MOST_BYTES
    assert len(unpack_drawings(whole)) == many


@pytest.mark.parametrize(
    "damage", ["empty", "cut", "longer", "foreign", "list", "label", "negative", "numbers", "many"]
)
def test_what_are_no_drawings_is_refused(damage: str) -> None:
    examples, blobs = pack_drawings(drawings())
    whole = blobs[examples.values]
    if damage == "numbers":
        [whole] = pack(Content(np.zeros((2, 784)), np.zeros(2, np.int64)), 10)[1].values()
    elif damage == "many":
        [whole] = pack(Content(np.zeros((MOST + 1, 784), np.uint8), np.zeros(MOST + 1, np.int64)), 10)[1].values()
    else:
        begin, end = whole.index(b"{"), whole.index(b"}") + 1
        damaged = {
            "empty": b"",
            "cut": whole[:-1],
            "longer": whole + b"0",
            "foreign": b"x" * 500,
            "list": whole[:begin] + b"[%*s]" % (end - begin - 2, b"") + whole[end:],
            "label": whole[:-4] + (10).to_bytes(4, "little"),
            "negative": whole[:-4] + (-1).to_bytes(4, "little", signed=True),
        }
        whole = damaged[damage]
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
    archive.write(tmp_path / "taught.nori", saved(timeline, known, {}))
    found = archive.read(tmp_path / "taught.nori")
    assert found.experiment.taught == more
    assert dict(found.blobs) == {**blobs, **others}
    opened = revive(found, dataset_of(DIGITS.data))
    seek(opened, 7)
    assert opened.experiment.taught == own
    seek(opened, 15)
    assert bits_of(opened.trainer) == bits_of(timeline.trainer)


def taught_one_by_one(count: int, relabelled: int = 0) -> tuple[Timeline, dict[Blob, bytes]]:
    """A run in which drawings were taught, and then some called otherwise, each at a step of its own."""
    made = drawings(count)
    versions = [made[: k + 1] for k in range(count)]
    for k in range(relabelled):
        made = [*made[:k], *made[k + 1 :], replace(made[k], label=3)]
        versions.append(made)
    known: dict[Blob, bytes] = {}
    timeline = Timeline(trainer(DIGITS, known))
    for version in versions:
        examples, more = pack_drawings(version)
        known |= more
        timeline.edit(replace(timeline.experiment, taught=Taught(examples)))
        timeline.advance(1)
    return timeline, known


def test_a_run_with_as_many_drawings_as_there_may_be_is_saved_and_opened(tmp_path: Path) -> None:
    timeline, known = taught_one_by_one(MOST, 20)
    archive.write(tmp_path / "taught.nori", saved(timeline, known, {}))
    with zipfile.ZipFile(tmp_path / "taught.nori") as file:
        sizes = [info.compress_size for info in file.infolist() if info.filename.startswith("taught/")]
    assert sum(sizes) < 1.1 * MOST * 784, "each picture is written once"
    found = archive.read(tmp_path / "taught.nori")
    assert dict(found.blobs) == known
    opened = revive(found, dataset_of(DIGITS.data))
    assert bits_of(opened.trainer) == bits_of(timeline.trainer)
    seek(opened, 300)
    assert opened.experiment.taught.count == 301, "that of this very step too"


def members_of(content: Saved) -> dict[str, bytes]:
    with zipfile.ZipFile(archive._pack(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(members: Mapping[str, bytes]) -> BytesIO:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archived:
        for name, content in members.items():
            archived.writestr(name, content)
    return file


def with_top(members: Mapping[str, bytes], **changes: object) -> dict[str, bytes]:
    return {**members, "nori.json": json.dumps({**json.loads(members["nori.json"]), **changes}).encode()}


def older(content: Saved) -> dict[str, bytes]:
    """A file as version 3 had it: every version of the drawings is a blob."""
    members = {name: part for name, part in members_of(content).items() if not name.startswith("taught/")}
    top = json.loads(members["nori.json"])
    del top["pictures"]
    members["nori.json"] = json.dumps({**top, "version": 3}).encode()
    return {**members, **{f"blobs/{blob.sha256}": whole for blob, whole in content.blobs.items()}}


def test_files_of_version_3_had_every_version_of_the_drawings_whole() -> None:
    content = saved(*taught_one_by_one(5, 2), {})
    members = older(content)
    assert sum(name.startswith("blobs/") for name in members) == 7
    found = archive._unpack(zipped(members))
    assert dict(found.blobs) == dict(content.blobs)
    assert archive._pack(found).getvalue() == archive._pack(content).getvalue()
    with pytest.raises(ArchiveInvalid):
        archive._unpack(zipped(with_top(members, version=4, pictures=5)))


@pytest.mark.parametrize("kind", ["numbers", "names"])
def test_drawings_of_version_3_that_hold_more_than_pictures_are_refused(kind: str) -> None:
    points, names = np.zeros((2, 784)), Names(classes=tuple("abcdefghij"))
    wrong = Content(points, np.zeros(2)) if kind == "numbers" else Content(points.astype(np.uint8), np.zeros(2), names)
    examples, blobs = pack(wrong, 10)
    experiment = replace(DIGITS, taught=Taught(examples))
    top = {"format": "nori", "version": 3, "experiment": to_json(experiment), "window": {}, "run": None, "beside": None}
    members = {"nori.json": json.dumps(top).encode(), f"blobs/{examples.values.sha256}": blobs[examples.values]}
    with pytest.raises(ArchiveInvalid, match="pictures and labels"):
        archive._unpack(zipped(members))
    with pytest.raises(ArchiveInvalid, match="pictures and labels"):
        archive._pack(Saved(experiment, blobs))


def test_drawings_in_a_file_that_can_not_be_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    members = members_of(saved(*taught_one_by_one(5, 2), {}))
    rows = 1 + 2 + 3 + 4 + 5 + 5 + 5
    places, labels, pictures = (members[f"taught/{name}.npy"] for name in ("places", "labels", "pictures"))
    assert len(places) - 4 * rows == len(labels) - rows == len(pictures) - 5 * 784
    wrong = [
        *(with_top(members, pictures=count) for count in (0, -1, 4, 6, 26, 10**9, 2**70, True, None, "5", 5.0)),
        *({**members, "taught/places.npy": places[:-4] + struct.pack("<I", at)} for at in (0, 5, 2**31, 2**32 - 1)),
        *({**members, "taught/labels.npy": labels[:-1] + bytes([label])} for label in (7, 10, 255)),
        {**members, "taught/pictures.npy": pictures[:-1] + bytes([pictures[-1] ^ 1])},
        *({name: part for name, part in members.items() if name != left} for left in members if "taught/" in left),
        *({**members, name: members[name][:-1]} for name in members if "taught/" in name),
        {**members, "taught/more.npy": labels},
    ]
    for changed in wrong:
        with pytest.raises(ArchiveInvalid) as caught:
            archive._unpack(zipped(changed))
        assert caught.value.code == "wrong_content"
    archive._unpack(zipped(members))
    monkeypatch.setattr(taught_record, "MOST_ROWS", rows - 1)
    with pytest.raises(ArchiveInvalid) as caught:
        archive._unpack(zipped({name: part for name, part in members.items() if not name.startswith("taught/")}))
    assert caught.value.code == "too_large", "before anything is read"


def test_a_file_without_its_drawings_is_refused() -> None:
    own, _ = taught()
    timeline = Timeline(trainer(replace(DIGITS, taught=own), taught()[1]))
    content = saved(timeline, {}, {})
    with pytest.raises(ArchiveInvalid, match="blobs"):
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
