"""A closed run goes on as if it had never been closed, and nothing that lies about being one gets in."""

import dataclasses
import errno
import json
import os
import stat
import struct
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import archive, cadence, disk, record, snapshot
from model.archive import read, write
from model.blobs import Blob, Blobs, blob_of
from model.branches import MOST_KEPT, MOST_PASSING
from model.checks import Invalid
from model.codec import to_json as row_to_json
from model.curves import curve_names
from model.data.build import build
from model.data.choice import Data
from model.data.dataset import Dataset
from model.data.examples import Content, pack
from model.defaults import DEFAULTS, with_examples
from model.disk import ArchiveInvalid
from model.experiment import PRECISIONS, Experiment, Output, to_json
from model.given import experiment_from
from model.initial import Initial
from model.layers import Convolution, Dense, Flatten
from model.optimizers import OPTIMIZERS, SGD, Adam
from model.pasted import parse_text
from model.problems import problems
from model.saved import Saved, Scalar, references, revive, saved
from model.series import CAPACITY
from model.timeline import Timeline
from model.trainer import Trainer
from model.work import finished
from tests.model.runs import dataset_of, seek, small, timeline_of, trainer_of
from tests.model.test_experiment import HOSTILE, fields_of, with_value
from tests.model.test_layers import EVERYTHING
from tests.model.test_timeline import HISTORY, TINY, WILD, curves, edit, everything, straight
from tests.model.test_trainer import EDITS

WINDOW: dict[str, Scalar] = {"stage": "network", "speed": None, "한글": "é\ud800", "zoom": 1.5, "open": True, "x": -3}
BOOK = "W1 = [[.1, .3, .5], [.2, .4, .6]]\nb1 = [.1, .2, .3]\nW2 = [[.1, .4], [.2, .5], [.3, .6]]\nb2 = [.1, .2]"
GIVEN, BLOBS = experiment_from(parse_text(BOOK), DEFAULTS["spiral"])

EXPERIMENTS: dict[str, Experiment] = {
    "spiral": DEFAULTS["spiral"],
    "curve": DEFAULTS["sine"],
    "rings": small(),
    "digits": replace(DEFAULTS["digits"], data=Data("digits", samples=500, features=()), hidden=(Dense(20, "relu"),)),
    "given": GIVEN,
    "drawn_at_random": small(sampling="random"),
    "no_hidden_layer": small(hidden=(), l1=0.001, l2=0.01),
    "batch_larger_than_the_data": small(batch_size=100),
    "every_row": EVERYTHING,
    "numerical": small(gradient="central", hidden=(Dense(3),)),
    **{f"{kind}_{precision}": small(optimizer=make(), precision=precision)
       for kind, make in OPTIMIZERS.items() for precision in PRECISIONS},
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run.nori"


@pytest.fixture
def frequent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checkpoints every few steps, so that short runs have some."""
    monkeypatch.setattr(cadence, "REPLAY", 3e-4)


def begun(experiment: Experiment) -> Timeline:
    return Timeline(trainer_of(experiment, BLOBS))


def reopened(timeline: Timeline, path: Path) -> Timeline:
    write(path, saved(timeline, BLOBS, WINDOW))
    content = read(path)
    assert content.experiment == timeline.experiment
    assert content.window == WINDOW
    return revive(content, timeline.trainer.dataset)


def assert_same(one: Timeline, other: Timeline) -> None:
    """The same in every bit, the gradient too. Figures are as last evaluated, and opening evaluates."""
    assert {**everything(one), "figures": None} == {**everything(other), "figures": None}
    if one.trainer.step_number:  # before that there is none
        assert one.trainer.network.gradient.tobytes() == other.trainer.network.gradient.tobytes()


def assert_goes_on_alike(one: Timeline, other: Timeline, steps: int = 100) -> None:
    assert_same(one, other)
    for n in (1, steps - 1):
        assert one.advance(n) == other.advance(n)
        assert_same(one, other)
    one.advance(64)
    other.advance(64)
    assert everything(one) == everything(other)  # both have evaluated since
    for step in (one.end // 3, 0, one.end - 1, one.end):
        seek(one, step)
        seek(other, step)
        assert_same(one, other)


# --- round trips --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("steps", [0, 37])
@pytest.mark.parametrize("name", EXPERIMENTS)
def test_a_closed_run_goes_on_with_the_same_bits(name: str, steps: int, path: Path) -> None:
    timeline = begun(EXPERIMENTS[name])
    timeline.advance(steps)
    assert_goes_on_alike(timeline, reopened(timeline, path), 20 if name == "numerical" else 100)


@pytest.mark.usefixtures("frequent")
@settings(max_examples=15)
@given(
    steps=st.lists(st.integers(0, 60), min_size=1, max_size=4),
    edits=st.lists(st.lists(st.sampled_from(EDITS), max_size=4), min_size=4, max_size=4),
    back=st.none() | st.floats(0, 1),
    then=st.lists(st.sampled_from(EDITS), max_size=3),
    sampling=st.sampled_from(["epoch", "random"]),
)
def test_any_history_goes_on_with_the_same_bits(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[int],
    edits: list[list[dict[str, Any]]],
    back: float | None,
    then: list[dict[str, Any]],
    sampling: str,
) -> None:
    """With edits on the way, some at the very step it is closed at, and some when it is open again."""
    timeline = begun(replace(TINY, sampling=sampling))
    for n, changes in zip(steps, edits, strict=False):
        timeline.advance(n)
        for change in changes:
            edit(timeline, change)
    if back is not None:
        seek(timeline, int(back * timeline.end))
    again = reopened(timeline, tmp_path_factory.mktemp("any") / "run.nori")
    assert_same(timeline, again)
    for change in then:
        edit(timeline, change)
        edit(again, change)
    assert_goes_on_alike(timeline, again)


@pytest.mark.usefixtures("frequent")
def test_a_reopened_run_goes_to_every_step_of_its_history(path: Path) -> None:
    timeline = straight(TINY, 80, HISTORY)
    again = reopened(timeline, path)
    for step in np.random.default_rng(0).permutation(81).tolist():
        seek(again, step)
        assert_same(again, timeline_at(timeline, step))


def timeline_at(timeline: Timeline, step: int) -> Timeline:
    seek(timeline, step)
    return timeline


def test_an_optimizer_that_was_left_at_this_very_step_can_be_taken_back_after_reopening(path: Path) -> None:
    timeline = straight(replace(TINY, optimizer=Adam()), 30)
    edit(timeline, {"optimizer": SGD()})
    again = reopened(timeline, path)
    for run in (timeline, again):
        edit(run, {"optimizer": Adam()})
        assert run.trainer.optimizer_state["m"].any()
    assert_goes_on_alike(timeline, again)


def elsewhere(timeline: Timeline, seed: int = 0) -> np.ndarray:
    """Parameters such as a person might put there by hand."""
    return np.random.default_rng(seed).normal(size=timeline.trainer.network.parameters.shape)


@pytest.mark.usefixtures("frequent")
@pytest.mark.parametrize("then", [[], [{"optimizer": SGD()}], [{"optimizer": SGD()}, {"optimizer": Adam()}]])
@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_what_was_put_by_hand_is_saved(precision: str, then: list[dict[str, Any]], path: Path) -> None:
    """At the beginning, on the way, twice at one step, and at the very step it is closed at, between edits."""
    timeline = timeline_of(replace(TINY, optimizer=Adam(), precision=precision))
    for step, seed in ((0, 1), (17, 2), (17, 3), (50, 4)):
        timeline.advance(step - timeline.trainer.step_number)
        edit(timeline, {"l2": seed / 1e4})
        timeline.put(elsewhere(timeline, seed))
    for change in then:
        edit(timeline, change)
    again = reopened(timeline, path)
    assert again.history.events == timeline.history.events
    assert [change.step for change in again.changes] == [0, 17, 50]
    assert [moment for moment in again.trail.moments(50) if moment[1]] == [(0, True), (17, True), (50, True)]
    for run in (timeline, again):  # what was put there at this very step is taken back, and so are edits
        edit(run, {"optimizer": Adam()})
    assert_goes_on_alike(timeline, again)
    for step in (17, 0, 16, 50):
        seek(timeline, step)
        seek(again, step)
        assert_same(timeline, again)


def test_saving_changes_nothing_after_something_was_put(path: Path) -> None:
    watched, alone = straight(TINY, 20), straight(TINY, 20)
    for run in (watched, alone):
        edit(run, {"optimizer": Adam()})
        run.put(elsewhere(run))
    for _ in range(2):
        saved(watched, {}, {})
    assert_goes_on_alike(watched, alone)


def test_saving_changes_nothing_even_between_edits_of_one_step() -> None:
    for changes in ([], [{"optimizer": SGD()}], [{"optimizer": SGD()}, {"l2": 0.1}, {"optimizer": Adam()}]):
        watched, alone = straight(TINY, 20), straight(TINY, 20)
        for change in changes:
            for run in (watched, alone):
                edit(run, change)
            saved(watched, {}, {})
        assert_goes_on_alike(watched, alone)


def test_a_run_that_went_back_keeps_its_future(path: Path) -> None:
    timeline = straight(TINY, 80, HISTORY)
    seek(timeline, 33)
    again = reopened(timeline, path)
    assert (again.trainer.step_number, again.end) == (33, 80)
    assert again.history.events == timeline.history.events
    seek(again, 80)
    assert_same(again, straight(TINY, 80, HISTORY))


def branches_of(timeline: Timeline) -> list[Any]:
    """Return the branches as values that are equal only where every bit is."""
    return [
        (b.number, b.start, b.end, b.kept, {k: (c.steps.tobytes(), c.values.tobytes()) for k, c in b.curves.items()})
        for b in timeline.branches
    ]


@pytest.mark.parametrize("steps", [60, 3_000])
def test_branches_are_there_again_and_pass_as_they_would_have(steps: int, path: Path) -> None:
    timeline = straight(TINY, steps)
    leave(timeline, 40, 10)
    timeline.branches.keep(1)
    leave(timeline, 20, 5)
    again = reopened(timeline, path)
    assert branches_of(again) == branches_of(timeline)
    assert [(b.number, b.kept) for b in again.branches] == [(1, True), (2, False)]
    for run in (timeline, again):
        run.advance(100)  # over the end of both
        leave(run, 5, 1)
    assert [b.number for b in again.branches] == [1, 3]
    assert branches_of(again) == branches_of(timeline)


def test_as_many_branches_as_there_may_be_are_saved(path: Path) -> None:
    timeline = straight(replace(TINY, hidden=(Dense(2),) * 5), 200)
    for n in range(1, MOST_KEPT + 1):
        leave(timeline, 3, 1)
        timeline.branches.keep(n)
    for _ in range(MOST_PASSING):
        leave(timeline, 3, 1)
    assert len(timeline.branches) == MOST_KEPT + MOST_PASSING
    assert branches_of(reopened(timeline, path)) == branches_of(timeline)


def test_files_of_version_2_had_no_branches(whole: bytes, path: Path) -> None:
    def older(top: Any) -> Any:
        del top["run"]["branches"]
        return {**top, "version": 2}

    members = {name: content for name, content in members_of(whole).items() if not name.startswith("branches/")}
    path.write_bytes(with_json(zipped(members), older))
    past = read(path).past
    assert past is not None
    assert past.branches == ()
    path.write_bytes(with_json(zipped(members), lambda top: {**older(top), "version": 3}))
    assert refusal(lambda: read(path)) == ("wrong_content", {"field": "run"})


@pytest.mark.parametrize(
    "change",
    [
        lambda b: [*b, *b],
        lambda b: b[::-1],
        lambda b: [{**b[0], "start": b[0]["end"]}, b[1]],
        lambda b: [{**b[0], "number": 0}, b[1]],
        lambda b: [b[0], {**b[1], "number": 2**31}],
        lambda b: [{**b[0], "curves": {**b[0]["curves"], "batch_loss": 0}}, b[1]],
        lambda b: [{**b[0], "curves": {k: n + 1_000 for k, n in b[0]["curves"].items()}}, b[1]],
        lambda b: [{**b[0], "end": b[0]["start"] + 1}, b[1]],
        lambda b: [b[0], *({**b[1], "number": k, "kept": True} for k in range(2, MOST_KEPT + 2))],
    ],
    ids=[
        "twice",
        "backwards",
        "empty",
        "number",
        "number_beyond",
        "other_curve",
        "too_many_points",
        "beyond",
        "too_many_kept",
    ],
)
def test_branches_that_can_not_be_are_refused(change: Callable[[Any], Any], whole: bytes, path: Path) -> None:
    def changed(top: Any) -> Any:
        top["run"]["branches"] = change(top["run"]["branches"])
        return top

    members = members_of(whole)
    more = {f"branches/{k}.npy": members["branches/1.npy"] for k in range(2, MOST_KEPT + MOST_PASSING)}
    path.write_bytes(with_json(zipped({**members, **more}), changed))
    code, values = refusal(lambda: read(path))
    assert code == "wrong_content"
    assert str(values["field"]).startswith(("run.branches", "branches/0"))


def test_a_diverged_run_stays_diverged_and_can_go_on_from_before(path: Path) -> None:
    timeline = timeline_of(WILD)
    timeline.advance(1_000)
    assert not np.isfinite(timeline.trainer.network.parameters).all()
    again = reopened(timeline, path)
    assert again.trainer.diverged
    assert_same(again, timeline)
    assert again.advance(5) == 0
    seek(again, again.end - 1)
    assert not again.trainer.diverged
    for run in (timeline, again):
        seek(run, 0)
        edit(run, {"learning_rate": 1e-3})
    assert_goes_on_alike(timeline, again)


def test_curves_of_a_long_run_are_there_again_and_go_on(path: Path) -> None:
    timeline = timeline_of(TINY)
    timeline.advance(2 * CAPACITY + 500)
    again = reopened(timeline, path)
    assert curves(again) == curves(timeline)
    for run in (timeline, again):
        run.advance(CAPACITY)
    assert curves(again) == curves(timeline)
    seek(timeline, 5_000)
    edit(timeline, {"learning_rate": 0.1})
    timeline.advance(3)
    assert curves(reopened(timeline, path)) == curves(timeline)


def test_an_experiment_that_can_not_start_is_saved_without_a_run(path: Path) -> None:
    blocked = replace(GIVEN, data=replace(GIVEN.data, features=("x0", "x1", "x0_x1")))
    assert any(p.blocking for p in problems(blocked, BLOBS))
    write(path, Saved(blocked, BLOBS, None, WINDOW))
    assert read(path) == Saved(blocked, BLOBS, None, WINDOW)
    with pytest.raises(Invalid):
        revive(read(path), dataset_of(blocked.data, blocked.seed))
    write(path, Saved(TINY, {}))
    assert_same(revive(read(path), dataset_of(TINY.data, TINY.seed)), timeline_of(TINY))


def test_examples_of_other_data_are_refused() -> None:
    with pytest.raises(Invalid, match="dataset"):
        revive(saved(timeline_of(TINY), {}, {}), dataset_of(DEFAULTS["moons"].data))


# --- the file -----------------------------------------------------------------------------------------------------


def packed(content: Saved) -> bytes:
    return archive._pack(content).getvalue()


def test_the_same_content_gives_the_same_bytes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = straight(TINY, 80, HISTORY), straight(TINY, 80, HISTORY)
    content = packed(saved(one, {}, WINDOW))
    monkeypatch.setattr(time, "time", lambda: 2e9)
    assert packed(saved(other, BLOBS, dict(reversed(WINDOW.items())))) == content
    assert packed(saved(reopened(one, path), {}, WINDOW)) == content == path.read_bytes()


def test_a_file_is_a_zip_that_others_can_read(path: Path) -> None:
    timeline = begun(GIVEN)
    timeline.advance(50)
    write(path, saved(timeline, BLOBS, {}))
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        arrays = {n: np.load(BytesIO(file.read(n)), allow_pickle=False) for n in file.namelist() if n.endswith(".npy")}
        top = json.loads(file.read("nori.json"))
        assert {file.read(f"blobs/{blob.sha256}") for blob in BLOBS} == set(BLOBS.values())
    assert top["experiment"] == to_json(GIVEN)
    np.testing.assert_array_equal(arrays["run/parameters.npy"][-1], timeline.trainer.network.parameters)
    np.testing.assert_array_equal(arrays["run/gradient.npy"], timeline.trainer.network.gradient)
    assert {name.split("/")[1][:-4] for name in arrays if name.startswith("curves/")} == set(curve_names(GIVEN))


@pytest.mark.usefixtures("frequent")
def test_checkpoints_are_kept_within_their_budget_and_spread(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timeline = straight(TINY, 900, HISTORY)
    each = next(iter(timeline.checkpoints)).state.nbytes
    assert len(timeline.checkpoints) > 40
    monkeypatch.setattr("model.saved.CHECKPOINTS", 12 * each)
    past = saved(timeline, {}, {}).past
    assert past
    steps = [c.state.step for c in past.checkpoints]
    taken = sum(c.state.nbytes for c in past.checkpoints)
    assert 6 * each < taken <= 12 * each
    assert max(np.diff([0, *steps, 900])) < 3 * 900 / len(steps)
    again = reopened(timeline, path)
    assert set(steps) <= {c.state.step for c in again.checkpoints} <= {0, *steps, 900}
    assert_goes_on_alike(timeline, again)
    monkeypatch.setattr("model.saved.CHECKPOINTS", 1)
    past = saved(timeline, {}, {}).past
    assert past
    assert past.checkpoints == ()


@pytest.mark.parametrize("optimizer", [SGD(), Adam()], ids=lambda o: o.kind)
def test_the_largest_network_is_saved_too(path: Path, optimizer: Any) -> None:
    """Even where it was put elsewhere by hand."""
    data = Data("rings", samples=86, noise=0.02)
    large = Experiment(data, (Dense(2_000), Dense(1_000)), optimizer=optimizer, precision="float64", batch_size=1)
    timeline = timeline_of(large)
    timeline.put(timeline.trainer.network.parameters)
    timeline.advance(2)
    again = reopened(timeline, path)
    assert path.stat().st_size > 8 * large.parameter_count
    timeline.advance(2)
    again.advance(2)
    assert_same(timeline, again)


# --- the window ---------------------------------------------------------------------------------------------------

scalars = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text() | st.floats(-1e15, 1e15)


@settings(max_examples=60)
@given(st.dictionaries(st.text(), scalars, max_size=20))
def test_a_window_comes_back_as_it_was(window: dict[str, Scalar]) -> None:
    again = archive._unpack(BytesIO(packed(Saved(TINY, {}, None, window)))).window
    assert {n: (type(v), repr(v)) for n, v in again.items()} == {n: (type(v), repr(v)) for n, v in window.items()}


@pytest.mark.parametrize(
    "window",
    [
        {"x": np.nan},
        {"x": np.inf},
        {"x": 2**54},
        {"x": 10**5_000},
        {"x": "y" * 1_001},
        {"y" * 1_001: 0},
        {"x": []},
        {"x": {}},
        {"x": b""},
        {5: 0},
        {str(i): 0 for i in range(201)},
    ],
    ids=["nan", "infinite", "large", "very_large", "text", "name", "list", "object", "bytes", "number", "many"],
)
def test_a_window_that_is_no_small_thing_is_refused(window: Any, path: Path) -> None:
    path.write_bytes(b"before")
    with pytest.raises(ArchiveInvalid) as caught:
        write(path, Saved(TINY, {}, None, window))
    assert (caught.value.code, caught.value.values) == ("wrong_content", {"field": "window"})
    assert path.read_bytes() == b"before"


# --- files that can't be opened -----------------------------------------------------------------------------------


def refusal(action: Callable[[], object]) -> tuple[str, dict[str, object]]:
    with pytest.raises(ArchiveInvalid) as caught:
        action()
    assert len(str(caught.value)) < 1_000
    return caught.value.code, dict(caught.value.values)


def zipped(members: Mapping[str, bytes] | list[tuple[str, bytes]], method: int = zipfile.ZIP_STORED) -> bytes:
    file = BytesIO()
    items = members.items() if isinstance(members, Mapping) else members
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in items:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, content)
    return file.getvalue()


def members_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.fixture(scope="module")
def whole() -> bytes:
    """A file with everything in it: checkpoints, edits of every kind, several optimisers, branches, a future."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cadence, "REPLAY", 2e-4)
        experiment, blobs = experiment_from(parse_text(BOOK), small(data=Data("moons", samples=86, noise=0.02)))
        timeline = Timeline(trainer_of(replace(experiment, optimizer=SGD()), blobs))
        for step, changes in HISTORY.items():
            timeline.advance(step - timeline.trainer.step_number)
            for change in changes:
                edit(timeline, change)
            if step == 20:
                timeline.put(elsewhere(timeline))
        timeline.advance(20)
        leave(timeline, 14, 4)
        timeline.branches.keep(1)
        leave(timeline, 2, 1)
        seek(timeline, 63)
        return packed(saved(timeline, blobs, WINDOW))


def leave(timeline: Timeline, back: int, on: int) -> None:
    """Go back, and from there on in another way: what was there becomes a branch."""
    seek(timeline, timeline.end - back)
    edit(timeline, {"learning_rate": timeline.experiment.learning_rate / 2})
    timeline.advance(on)


def with_json(content: bytes, change: Callable[[Any], Any]) -> bytes:
    members = members_of(content)
    return zipped({**members, "nori.json": json.dumps(change(json.loads(members["nori.json"]))).encode()})


def test_the_whole_file_has_everything_in_it(whole: bytes) -> None:
    members = members_of(whole)
    arrays = ("loss", "parameters", "v", "m", "t", "gradient", "put")
    assert {f"run/{name}.npy" for name in arrays} <= set(members)
    run = json.loads(members["nori.json"])["run"]
    assert len(run["states"]) > 4
    assert run["present"] < run["end"]
    assert [branch["kept"] for branch in run["branches"]] == [True, False]
    assert zipped(members) != whole
    opened(zipped(members))
    opened(zipped(members, zipfile.ZIP_DEFLATED))
    opened(zipped(dict(reversed(members.items()))))


FOREIGN: dict[str, bytes] = {
    "empty": b"",
    "text": b"hello",
    "png": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "empty_zip": zipped({}),
    "other_zip": zipped({"word/document.xml": b"<w/>", "[Content_Types].xml": b""}),
    "npz": zipped({"W1.npy": b"\x93NUMPY"}),
    "other_json": zipped({"nori.json": b'{"format": "other"}'}),
    "no_object": zipped({"nori.json": b"[1, 2]"}),
    "many_members": zipped({str(i): b"" for i in range(200)}),
    "json": json.dumps({"format": "nori", "version": 1}).encode(),
    "pickle": b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00\x8c\x07builtins\x94.",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_files_are_called_foreign(name: str, path: Path) -> None:
    path.write_bytes(FOREIGN[name])
    assert refusal(lambda: read(path)) == ("not_a_nori_file", {})


def test_newer_files_are_called_newer_whatever_else_is_in_them(whole: bytes, path: Path) -> None:
    path.write_bytes(with_json(whole, lambda top: {"format": "nori", "version": 7, "new": top}))
    assert refusal(lambda: read(path)) == ("too_new", {"version": 7, "newest": archive.VERSION})


def test_files_of_version_1_had_dense_rows_that_said_not_so(whole: bytes, path: Path) -> None:
    def older(top: Any) -> Any:
        for stack in (top["experiment"], top["run"]["first"]):
            for row in stack["hidden"]:
                assert row.pop("kind") == "dense"
        return {**top, "version": 1}

    path.write_bytes(whole)
    now = read(path)
    path.write_bytes(with_json(whole, older))
    assert read(path).experiment == now.experiment
    path.write_bytes(with_json(whole, lambda top: {**older(top), "version": 2}))
    assert refusal(lambda: read(path)) == ("wrong_content", {"field": "hidden[0].kind"})


def test_in_files_of_version_2_nothing_was_put_by_hand(path: Path) -> None:
    timeline = straight(TINY, 80, HISTORY)
    write(path, saved(timeline, {}, {}))

    def older(top: Any) -> Any:
        for event in top["run"]["events"]:
            assert event.pop("put") is False
        return {**top, "version": 2}

    path.write_bytes(with_json(path.read_bytes(), older))
    assert_same(revive(read(path), dataset_of(TINY.data, TINY.seed)), timeline)
    path.write_bytes(with_json(path.read_bytes(), lambda top: {**top, "version": 3}))
    assert refusal(lambda: read(path)) == ("wrong_content", {"field": "run.events[0]"})


def test_what_was_put_by_hand_is_bounded_and_finite(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timeline = timeline_of(TINY)
    timeline.put(elsewhere(timeline))
    write(path, saved(timeline, {}, {}))
    members = members_of(path.read_bytes())
    put = members["run/put.npy"]
    for number in (np.nan, np.inf):
        wrong = put[:-4] + np.float32(number).tobytes()
        path.write_bytes(zipped({**members, "run/put.npy": wrong}))
        assert refusal(lambda: read(path)) == ("wrong_content", {"field": "run/put.npy"})

    def many(top: Any) -> Any:
        [event] = top["run"]["events"]
        top["run"]["events"] = [event] * 2
        return top

    path.write_bytes(with_json(zipped(members), many))
    assert refusal(lambda: read(path)) == ("wrong_content", {"field": "run/put.npy"})
    monkeypatch.setattr(record, "PUT_BYTES", 2 * timeline.trainer.network.parameters.nbytes - 1)
    assert refusal(lambda: read(path))[0] == "too_large", "before anything is read"
    path.write_bytes(with_json(zipped(members), lambda top: {**top, "run": {**top["run"], "events": []}}))
    assert refusal(lambda: read(path))[0] == "wrong_content", "an array that no event speaks of"


def test_what_layers_keep_has_the_size_that_follows_from_them(path: Path) -> None:
    timeline = begun(EVERYTHING)
    timeline.advance(5)
    write(path, saved(timeline, BLOBS, WINDOW))
    members = members_of(path.read_bytes())
    assert "run/kept.npy" in members
    for wrong in ({"run/kept.npy": members["run/kept.npy"] + b"1234"}, {"run/kept.npy": members["run/loss.npy"]}):
        path.write_bytes(zipped({**members, **wrong}))
        assert refusal(lambda: read(path))[0] == "wrong_content"
    del members["run/kept.npy"]
    path.write_bytes(zipped(members))
    assert refusal(lambda: read(path))[0] == "wrong_content"


WIDE = (Convolution(64, activation="tanh"), Convolution(64), Flatten())
"""Rows that compute some 600,000 values for a picture."""
WIDE_JSON = [row_to_json(row) for row in WIDE]


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("output", {"hidden": [{"kind": "convolution"}]}),
        ("hidden[1]", {"hidden": [{"kind": "dense", "units": 2_000}] * 3}),
        (
            "batch_size",
            {"hidden": [{"kind": "convolution", "channels": 64}] * 2 + [{"kind": "flatten"}], "batch_size": 400},
        ),
    ],
)
def test_stacks_that_can_not_be_built_are_refused_before_any_array_is_read(
    field: str, change: dict[str, Any], path: Path
) -> None:
    timeline = begun(EXPERIMENTS["digits"])
    write(path, saved(timeline, BLOBS, WINDOW))

    def hostile(top: Any) -> Any:
        for stack in (top["experiment"], top["run"]["first"]):
            stack |= change
            stack["data"]["test_share"] = 0.1
        return top

    path.write_bytes(with_json(path.read_bytes(), hostile))
    assert refusal(lambda: read(path)) == ("wrong_content", {"field": field})


def test_a_later_batch_may_not_take_too_much_memory_either(path: Path) -> None:
    first = replace(EXPERIMENTS["digits"], data=Data("digits", samples=500, test_share=0.1, features=()))
    timeline = begun(
        replace(first, hidden=(Convolution(64, activation="tanh"), Convolution(64), Flatten()), batch_size=2)
    )
    write(path, saved(timeline, BLOBS, WINDOW))

    def hostile(top: Any) -> Any:
        top["experiment"]["batch_size"] = 400
        top["run"]["events"] = [{"step": 0, "change": {"batch_size": 400}, "put": False}]
        return top

    path.write_bytes(with_json(path.read_bytes(), hostile))
    assert refusal(lambda: read(path)) == ("wrong_content", {"field": "batch_size"})


@pytest.mark.parametrize("version", [0, -1, True, "1", 1.0, None, [1]])
def test_versions_that_are_none_are_refused(whole: bytes, version: object, path: Path) -> None:
    path.write_bytes(with_json(whole, lambda top: {**top, "version": version}))
    code, _ = refusal(lambda: read(path))
    assert code == "wrong_content"


def test_a_missing_blob_is_named(whole: bytes, path: Path) -> None:
    members = members_of(whole)
    name = next(name for name in members if name.startswith("blobs/"))
    del members[name]
    path.write_bytes(zipped(members))
    assert refusal(lambda: read(path)) == ("missing_blob", {"sha256": name[6:]})
    assert refusal(lambda: write(path, Saved(GIVEN, {})))[0] == "missing_blob"
    assert path.read_bytes() == zipped(members)


@pytest.mark.parametrize("values", [[np.nan] * 9, [1e300] * 9, [0.5] * 8], ids=["nan", "huge", "few"])
def test_given_values_that_no_network_can_have_are_refused(values: list[float], whole: bytes) -> None:
    members = members_of(whole)
    content = np.array(values).tobytes()
    old = json.loads(members["nori.json"])["experiment"]["hidden"][0]["initial"]["values"]["sha256"]
    new = sha256(content).hexdigest()
    del members[f"blobs/{old}"]
    members |= {f"blobs/{new}": content, "nori.json": members["nori.json"].replace(old.encode(), new.encode())}
    assert refusal(lambda: archive._unpack(BytesIO(zipped(members))))[0] == "wrong_content"


def test_what_is_no_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(lambda: read(tmp_path)) == ("cannot_read", {"reason": "folder"})
    assert refusal(lambda: read(tmp_path / "no")) == ("cannot_read", {"reason": "missing"})
    assert refusal(lambda: read(tmp_path / "no" / "no")) == ("cannot_read", {"reason": "missing"})
    assert refusal(lambda: read("\0")) == ("cannot_read", {"reason": "other"})
    assert refusal(lambda: read("x" * 10_000)) == ("cannot_read", {"reason": "other"})
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        assert refusal(lambda: read(tmp_path / "pipe")) == ("cannot_read", {"reason": "other"})
        assert refusal(lambda: read("/dev/zero")) == ("cannot_read", {"reason": "other"})

    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    (tmp_path / "file").write_bytes(b"x")
    monkeypatch.setattr(Path, "open", denied)
    assert refusal(lambda: read(tmp_path / "file")) == ("cannot_read", {"reason": "permission"})


# --- writing never loses anything ---------------------------------------------------------------------------------


def fails(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


FAILURES: list[tuple[str, BaseException, str]] = [
    ("replace", PermissionError(errno.EACCES, "in use"), "permission"),
    ("replace", OSError(errno.EIO, "broken"), "other"),
    ("fsync", OSError(errno.ENOSPC, "full"), "full"),
    ("fsync", OSError(errno.EIO, "broken"), "other"),
]


@pytest.mark.parametrize("old", [None, b"before"], ids=["new", "old"])
@pytest.mark.parametrize(("function", "error", "reason"), FAILURES, ids=[f"{f}_{r}" for f, _, r in FAILURES])
def test_a_failure_leaves_the_old_file(
    function: str, error: BaseException, reason: str, old: bytes | None, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if old is not None:
        path.write_bytes(old)
    with monkeypatch.context() as patch:
        patch.setattr(os, function, fails(error))
        assert refusal(lambda: write(path, Saved(TINY, {}))) == ("cannot_write", {"reason": reason})
    assert [(file, file.read_bytes()) for file in path.parent.iterdir()] == ([(path, old)] if old is not None else [])
    write(path, Saved(TINY, {}))
    assert read(path).experiment == TINY
    assert list(path.parent.iterdir()) == [path]


def test_an_interruption_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", fails(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write(path, Saved(TINY, {}))
    assert [(file, file.read_bytes()) for file in path.parent.iterdir()] == [(path, b"before")]


def test_a_disk_that_is_really_full_leaves_the_old_file(path: Path) -> None:
    path.write_bytes(b"before")
    resource = pytest.importorskip("resource")
    content = saved(timeline_of(TINY), {}, {})
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    try:
        found = refusal(lambda: write(path, content))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert found == ("cannot_write", {"reason": "full"})
    assert [(file, file.read_bytes()) for file in path.parent.iterdir()] == [(path, b"before")]


def test_what_would_be_refused_on_opening_replaces_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timeline = straight(TINY, 30, {10: [EDITS[0]]})
    path.write_bytes(b"before")
    content = saved(timeline, {}, {})
    assert content.past
    wrong = replace(content, past=replace(content.past, end=5))
    assert refusal(lambda: write(path, wrong))[0] == "wrong_content"
    past = replace(content.past, history=replace(content.past.history, first=replace(TINY, seed=8)))
    other = replace(content, past=past)
    assert refusal(lambda: write(path, other))[0] == "wrong_content"
    monkeypatch.setattr(record, "MAX_EVENTS", 0)
    assert refusal(lambda: write(path, content)) == ("too_large", {"most": 0})
    assert path.read_bytes() == b"before"


TABLE = Content(np.arange(60.0).reshape(20, 3), np.arange(20) % 2)


def own_dataset(experiment: Experiment, blobs: Blobs) -> Dataset:
    """The examples that a person brought, as a data set."""
    return finished(build(experiment.data, experiment.seed, blobs))


@pytest.fixture
def large(path: Path) -> tuple[Timeline, Path]:
    """A run with examples of the person's own, and where they lie once they are saved beside its file."""
    examples, blobs = pack(TABLE, 2)
    experiment = with_examples(small(), "table", examples)
    timeline = Timeline(Trainer(experiment, own_dataset(experiment, blobs), blobs))
    timeline.advance(7)
    write(path, saved(timeline, blobs, {}), beside=True)
    [beside] = path.parent.glob(f"{path.stem}-*{archive.BESIDE}")
    return timeline, beside


def test_examples_that_lie_beside_are_found_again(large: tuple[Timeline, Path], path: Path) -> None:
    timeline, beside = large
    examples = timeline.experiment.data.examples
    assert examples
    assert blob_of(beside.read_bytes()) == examples.values
    assert f"blobs/{examples.values.sha256}" not in members_of(path.read_bytes())
    content = read(path)
    assert content.blobs[examples.values] == beside.read_bytes()
    dataset = own_dataset(content.experiment, content.blobs)
    assert_goes_on_alike(timeline, revive(content, dataset), 20)


def test_examples_beside_are_written_once_and_no_others_over(large: tuple[Timeline, Path], path: Path) -> None:
    timeline, beside = large
    content = read(path)
    written = beside.stat().st_mtime_ns, beside.stat().st_ino
    write(path, content, beside=True)
    assert (beside.stat().st_mtime_ns, beside.stat().st_ino) == written
    examples, blobs = pack(replace(TABLE, targets=1 - TABLE.targets), 2)
    write(path, Saved(with_examples(small(), "table", examples), blobs), beside=True)
    assert len(list(path.parent.glob(f"*{archive.BESIDE}"))) == 2
    assert beside.stat().st_ino == written[1]  # whoever has a copy of the old file can still open it
    beside.write_bytes(b"damaged")
    write(path, content, beside=True)
    assert read(path).experiment == timeline.experiment


def test_examples_that_are_not_beside_any_more_are_named_and_can_be_elsewhere(
    large: tuple[Timeline, Path], path: Path, tmp_path: Path
) -> None:
    _, beside = large
    moved = tmp_path / "elsewhere"
    beside.rename(moved)
    assert refusal(lambda: read(path)) == ("beside_missing", {"beside": beside.name})
    assert read(path, moved).experiment.data.examples
    moved.write_bytes(moved.read_bytes()[:-1] + b"x")
    assert refusal(lambda: read(path, moved)) == ("beside_changed", {"beside": beside.name})
    with moved.open("r+b") as file:
        file.truncate(archive.MOST_BESIDE + 1)
    assert refusal(lambda: read(path, moved)) == ("beside_changed", {"beside": beside.name})


@pytest.mark.parametrize(
    "name", ["../x.examples", "/x.examples", "a\\x.examples", "c:x.examples", "passwd", "", "x" * 2_000 + ".examples"]
)
def test_only_names_of_the_same_folder_are_looked_for(large: tuple[Timeline, Path], path: Path, name: str) -> None:
    path.write_bytes(with_json(path.read_bytes(), lambda top: {**top, "beside": name}))
    code, values = refusal(lambda: read(path))
    assert (code, values["field"]) == ("wrong_content", "beside")


def test_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = Saved(TINY, {})
    assert refusal(lambda: write(tmp_path, content)) == ("cannot_write", {"reason": "folder"})
    assert refusal(lambda: write(tmp_path / "no" / "x.nori", content)) == ("cannot_write", {"reason": "missing"})
    assert refusal(lambda: write("\0", content)) == ("cannot_write", {"reason": "other"})
    assert refusal(lambda: write("/dev/null", content)) == ("cannot_write", {"reason": "other"})
    protected = tmp_path / "protected.nori"
    protected.write_bytes(b"before")
    monkeypatch.setattr(disk.os, "access", lambda *_: False)
    assert refusal(lambda: write(protected, content)) == ("cannot_write", {"reason": "permission"})
    assert protected.read_bytes() == b"before"


def test_links_and_permissions_are_kept(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    target, link = tmp_path / "folder" / "real.nori", tmp_path / "link.nori"
    target.write_bytes(b"before")
    target.chmod(0o640)
    link.symlink_to(target)
    write(link, Saved(TINY, {}))
    assert link.is_symlink()
    assert read(target).experiment == TINY
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    write(tmp_path / "new.nori", Saved(TINY, {}))
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "new.nori").stat().st_mode == (tmp_path / "plain").stat().st_mode


# --- mutated files ------------------------------------------------------------------------------------------------


def opened(content: bytes) -> str:
    """Open a file that may be anything: return why it was refused, or see that its run can be used and saved again."""
    try:
        result = archive._unpack(BytesIO(content))
    except ArchiveInvalid as error:
        return error.code if len(str(error)) < 1_000 else "an error that nobody can read"
    packed(result)
    if any(problem.blocking for problem in problems(result.experiment, result.blobs)):
        assert result.past is None
        return "blocked"
    timeline = revive(result, dataset_of(result.experiment.data, result.experiment.seed))
    snapshot.take(1, timeline, {})
    timeline.advance(3)
    back = timeline.seek(timeline.trainer.step_number // 2)
    for _, _ in zip(range(3), back, strict=False):
        pass
    back.close()
    timeline.advance(1)
    snapshot.take(1, timeline, {})
    return "opened"


def flips(content: bytes, rng: np.random.Generator, n: int) -> Iterator[bytes]:
    for _ in range(n):
        changed = bytearray(content)
        for place in rng.integers(0, len(content), int(rng.choice([1, 1, 2, 20]))):
            changed[place] ^= 1 << int(rng.integers(8))
        yield bytes(changed)


def cuts(content: bytes, rng: np.random.Generator, n: int) -> Iterator[bytes]:
    for _ in range(n):
        a, b = sorted(rng.integers(0, len(content), 2).tolist())
        yield content[:a]
        yield content[b:]
        yield content[:a] + content[b:]
        yield content[:b] + content[a:]
        yield content[:a] + rng.bytes(b - a) + content[b:]


def test_flipped_and_cut_files_are_opened_or_refused(whole: bytes) -> None:
    rng = np.random.default_rng(0)
    directory = whole.index(b"PK\1\2")
    ends = (whole[:directory] + end for end in flips(whole[directory:], rng, 150))
    starts = (start + whole[300:] for start in flips(whole[:300], rng, 50))
    found = [opened(c) for c in (*flips(whole, rng, 150), *cuts(whole, rng, 30), *ends, *starts)]
    assert len(found) == 500
    assert found.count("damaged") > 250
    assert {"not_a_nori_file", "damaged", "opened"} <= set(found)


def test_a_file_cut_anywhere_is_damaged_not_foreign(whole: bytes) -> None:
    for at in np.linspace(50, len(whole) - 1, 50).astype(int).tolist():
        assert opened(whole[:at]) == "damaged"


SIMPLE = [h for h in HOSTILE if not isinstance(h, list) and (not isinstance(h, int) or abs(h) < 10**401)]


def test_every_field_of_the_json_with_hostile_values(whole: bytes) -> None:
    rng = np.random.default_rng(1)
    top = json.loads(members_of(whole)["nori.json"])
    values = [*SIMPLE, [], [[]], [None], [{}], 1, 2**40, 1e-3, 10**18, -(10**18)]
    found = [
        opened(with_json(whole, lambda top, path=path, i=i: with_value(top, path, values[i])))
        for path in fields_of(top)
        for i in rng.permutation(len(values))[:1].tolist()
    ]
    assert len(found) > 150
    assert set(found) <= {
        "opened",
        "wrong_content",
        "damaged",
        "not_a_nori_file",
        "missing_blob",
        "blocked",
        "too_large",
    }
    assert found.count("wrong_content") > len(found) / 2


def test_every_field_of_the_json_nudged_left_out_or_doubled(whole: bytes) -> None:
    """Values that look right: numbers one off, items left out and repeated, fields exchanged."""
    top = json.loads(members_of(whole)["nori.json"])
    paths = fields_of(top)[1:]
    found: list[str] = []
    for path in paths:
        value = top
        for key in path:
            value = value[key]
        above = top
        for key in path[:-1]:
            above = above[key]
        nudged: list[Any] = []
        if isinstance(value, int | float) and not isinstance(value, bool):
            nudged = [with_value(top, path, value + 1), with_value(top, path, -value)]
        elif isinstance(value, bool):
            nudged = [with_value(top, path, not value)]
        if isinstance(above, list):
            i = path[-1]
            nudged.append(with_value(top, path[:-1], above[:i] + above[i + 1 :]))
            nudged.append(with_value(top, path[:-1], [*above[:i], value, *above[i:]]))
        else:
            nudged.append(with_value(top, path[:-1], {k: v for k, v in above.items() if k != path[-1]}))
        found += [opened(with_json(whole, lambda _, new=new: new)) for new in nudged]
    assert len(found) > 200
    assert set(found) <= {"opened", "wrong_content", "not_a_nori_file", "missing_blob", "blocked", "too_new"}


def described(text: str, payload: bytes, version: bytes = b"\1\0") -> bytes:
    length = struct.pack("<H" if version == b"\1\0" else "<I", len(text))
    return b"\x93NUMPY" + version + length + text.encode("latin-1") + payload


def array_mutations(content: bytes, rng: np.random.Generator) -> Iterator[bytes]:
    """Yield a `.npy` file as it must not be: with another description, or with other or fewer numbers."""
    length = 10 + struct.unpack("<H", content[8:10])[0]
    text, payload = content[10:length].decode(), content[length:]
    dtype, shape = text.split("'")[3], text[text.index("(") : text.index(")") + 1]
    for new in (
        "|O",
        "<f2",
        "<f8" if dtype != "<f8" else "<f4",
        ">f4",
        "<i8",
        "<c8",
        "|S8",
        "|V4",
        "<M8[s]",
        "x" * 900,
    ):
        yield described(text.replace(dtype, new), payload)
    for new in (
        "()",
        "(0,)",
        "(-1, 3)",
        f"({10**12},)",
        f"(1, {shape[1:-1]})",
        "(2, 2**40)",
        "(1,)*1000",
        "[1]",
        "None",
    ):
        yield described(text.replace(shape, new), payload)
    yield described(text.replace("False", "True"), payload)
    yield described(text, payload, b"\2\0")
    yield described(text, payload, b"\3\0")
    yield described("__import__('os').abort()\n", payload)
    yield content[:length] + payload[:-1]
    yield content + b"\0"
    yield content[: len(content) // 2]
    yield b""
    yield content[:length] + rng.bytes(len(payload))
    yield content[:length] + np.full(len(payload), 0xFF, np.uint8).tobytes()
    yield content[:length] + bytes(len(payload))


def test_arrays_that_are_others_are_refused_and_other_numbers_can_be_trained_with(whole: bytes) -> None:
    rng = np.random.default_rng(2)
    members = members_of(whole)
    found: list[str] = []
    for name in members:
        if name.endswith(".npy") and not name.startswith(("curves/train", "curves/gradient")):
            found += [opened(zipped({**members, name: new})) for new in array_mutations(members[name], rng)]
    assert len(found) > 250
    assert set(found) == {"opened", "wrong_content"}


def test_spliced_members(whole: bytes) -> None:
    members = members_of(whole)
    other = members_of(packed(saved(straight(small(), 30), {}, {})))
    names = list(members)
    found = [opened(zipped({**members, name: members[names[i - 1]]})) for i, name in enumerate(names)]
    found += [opened(zipped({**members, name: other[name]})) for name in names if name in other and name != "nori.json"]
    found += [opened(zipped({n: c for n, c in members.items() if n != name})) for name in names]
    assert set(found) <= {"wrong_content", "missing_blob", "not_a_nori_file", "damaged", "opened"}
    assert found.count("opened") <= 8  # curves of the same length


def doubled(members: Mapping[str, bytes], name: str) -> bytes:
    """Return a zip with two members of one name, which zipfile would warn of."""
    other = name[:-1] + "~"
    return zipped({**members, other: members[name]}).replace(other.encode(), name.encode())


def test_members_that_have_no_business_there(whole: bytes) -> None:
    members = members_of(whole)
    names = [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\x",
        "run/../nori.json",
        "run/",
        "x" * 60_000,
        "한글",
        "\x01",
        "nori.JSON",
    ]
    for name in names:
        assert opened(zipped({**members, name: b"x"})) == "wrong_content", name
    assert opened(zipped({**members, "inner.zip": whole})) == "wrong_content"
    for name in members:
        assert opened(doubled(members, name)) == "wrong_content"
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        assert opened(zipped(members, method)) == "damaged"
    assert opened(zipped({**members, **{str(i): b"" for i in range(200)}})) == "damaged"


# --- bombs --------------------------------------------------------------------------------------------------------


def declared(content: bytes, name: str, size: int) -> bytes:
    """Return a file whose list of members says another size of one of them."""
    changed = bytearray(content)
    at = content.rindex(b"PK\1\2", 0, content.rindex(name.encode()))
    changed[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(changed)


def bomb(members: dict[str, bytes], name: str, size: int) -> bytes:
    """Return a file in which one member is that many zeros, of which it shows little: they are compressed."""
    work = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = work.compress(bytes(2**22)) + work.flush(zlib.Z_FULL_FLUSH)  # can be repeated
    content = block * (size // 2**22) + work.flush()
    file = bytearray(zipped({**members, name: content}))
    for signature, method, sizes in ((b"PK\3\4", 8, 18), (b"PK\1\2", 10, 20)):
        at = file.rindex(
            signature, 0, file.rindex(name.encode()) if signature == b"PK\1\2" else file.index(name.encode())
        )
        file[at + method : at + method + 2] = struct.pack("<H", zipfile.ZIP_DEFLATED)
        file[at + sizes + 4 : at + sizes + 8] = struct.pack("<I", size)
    return bytes(file)


def bombs(whole: bytes) -> Iterator[tuple[str, bytes]]:
    members = members_of(whole)
    blob = next(name for name in members if name.startswith("blobs/"))
    for name in ("nori.json", "run/parameters.npy", "curves/test_loss.npy", blob):
        yield f"zeros in {name}", bomb(members, name, 2**30)
        yield f"fewer zeros in {name}", bomb(members, name, 2**27)
        for size in (0, 10**5, 2**27, 2**32 - 1):
            yield f"{name} says {size}", declared(whole, name, size)
    other = {name: content for name, content in members.items() if name != "nori.json"}
    for kind, text in {
        "deep lists": b"[" * 4_000_000,
        "deep objects": b'{"a":' * 800_000,
        "deep in text": b'"' + b"[" * 1_000_000,
        "many lists": b"[" + b"[]," * 1_300_000 + b"0]",
        "many objects": b"[" + b"{}," * 1_300_000 + b"0]",
        "many names": b"{" + b",".join(b'"%d":0' % i for i in range(350_000)) + b"}",
        "quotes": b'"' + b'\\"' * 2_000_000,
        "strings": b"[" + b'"a",' * 1_000_000 + b"0]",
        "long number": b"9" * 4_000_000,
        "long fraction": b"0." + b"9" * 4_000_000,
        "too long": b" " * 5_000_000,
        "utf-16": '{"format": "nori"}'.encode("utf-16"),
        "no text": b"\xff" * 1_000,
    }.items():
        yield kind, zipped({"nori.json": text, **other}, zipfile.ZIP_DEFLATED)
    top = json.loads(members["nori.json"])
    state = top["run"]["states"][0]
    change = {"step": 0, "change": {"optimizer": {"kind": "adam"}, "l2": 0.1, "batch_size": 3}, "put": False}
    for kind, run in {
        "many events": {"events": [change] * 100_000},
        "most events": {"events": [change] * 10_000},
        "many states": {"states": [state] * 100_000},
        "most states": {"states": [{"step": i, "epoch": 0, "sample": 0} for i in range(1_001)], "end": 10**12},
        "an endless run": {"end": 10**12, "present": 10**12},
    }.items():
        yield kind, zipped({"nori.json": json.dumps({**top, "run": {**top["run"], **run}}).encode(), **other}, 8)
    large = replace(DEFAULTS["spiral"], hidden=(Dense(2_000), Dense(2_000)))
    text = json.dumps({**top, "experiment": to_json(large), "run": {**top["run"], "first": to_json(large)}})
    yield "a large network", zipped({"nori.json": text.encode(), **other})
    listed = whole[whole.index(b"PK\1\2") : -22]
    for n in (64, 65, 60_000):
        more = listed * (n // 20)
        start = len(whole) - 22 - len(listed)
        end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, n, n, len(more), start, 0)
        yield f"{n} members", whole[:start] + more + end
        big = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, n, n, len(more), start)
        locator = struct.pack("<4sIQI", b"PK\6\7", 0, start + len(more), 1)
        yield f"{n} members the long way", whole[:start] + more + big + locator + end


def test_nothing_takes_much_memory_or_time(whole: bytes) -> None:
    resource = pytest.importorskip("resource")
    scale = 1 if sys.platform == "darwin" else 1_024
    for kind, content in bombs(whole):
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale
        began = time.process_time()
        assert opened(content) != "opened", kind
        assert time.process_time() - began < 10, kind  # 2 s on a quiet machine, for the longest history
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale - memory
        assert memory < 500 * 2**20, (kind, memory)


def test_a_file_that_is_too_large_is_not_read(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**40)
    assert refusal(lambda: read(path))[0] == "too_large"


def test_the_longest_history_can_be_saved_and_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "MAX_EVENTS", 300)
    timeline = timeline_of(TINY)
    for i in range(300):
        edit(timeline, {"learning_rate": 0.02 + i / 1e6})
        timeline.advance(1)  # of several edits at one step only the last would count
    assert len(timeline.history.events) == 300
    assert_same(reopened(timeline, path), timeline)
    edit(timeline, {"learning_rate": 0.03})
    before = path.read_bytes()
    assert refusal(lambda: write(path, saved(timeline, {}, {}))) == ("too_large", {"most": 300})
    assert path.read_bytes() == before


def test_blobs_are_found_wherever_an_experiment_refers_to_them() -> None:
    one, other = Blob("0" * 64), Blob("1" * 64)
    experiment = Experiment(
        hidden=(Dense(3), Dense(3, initial=Initial("given", values=one))),
        output=Output(initial=Initial("given", values=other)),
    )
    assert references(experiment) == {one, other}
    assert references(Experiment()) == set()
    assert dataclasses.is_dataclass(experiment)
