"""A run's past as members of a file: JSON that tells its history, and arrays that follow from it.

run/<name>.npy           "parameters", "kept", "loss" and what the optimiser remembers: of each state with it, one row
run/gradient.npy         that of the last step, flat
run/put.npy              what was put by hand: of each event that says so, one row
curves/<name>.npy        the buckets of each curve: first step, lowest and highest value (3, n)
branches/                see branch_record.py
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import Any

import numpy as np

from model.blobs import Blobs
from model.branch_record import branch_members, branches_to_json, read_branches
from model.checkpoints import MOST_CHECKPOINTS, Checkpoint
from model.checks import Invalid, check_fields, check_range
from model.curves import branch_curve_names, curve_names
from model.disk import ArchiveInvalid, wrong
from model.experiment import LIVE_FIELDS, Experiment, from_json, to_json
from model.history import PUT_BYTES, Event, History
from model.members import Members, Piece, array_pieces
from model.past import Past
from model.place import PLACE, Place
from model.problems import ABSENT, problems
from model.series import CAPACITY, Buckets
from model.trainer_state import TrainerState

MAX_EVENTS = 10_000
"""The longest history that is saved and opened: some two seconds of checking."""

MAX_STEP = 10**12
"""The highest step; a year of training without a pause does not reach it."""


@dataclass(frozen=True)
class _Table:
    """An array in the file that has a row for some of the states: which, and of what kind and shape a row is."""

    dtype: str
    shape: tuple[int, ...]
    states: list[int]

    @property
    def whole(self) -> tuple[int, ...]:
        return (len(self.states), *self.shape)


def _tables(experiments: Iterable[Experiment]) -> dict[str, _Table]:
    """Return the arrays of states by name, from the experiment in force at each state."""
    tables: dict[str, _Table] = {}
    for i, experiment in enumerate(experiments):
        one = np.zeros(1, experiment.precision)
        memory = experiment.optimizer.initial_state(one)
        kept = {"kept": one} if experiment.flow.kept else {}
        for name, row in {"loss": np.zeros(()), "parameters": one, **kept, **memory}.items():
            count = experiment.flow.kept_count if name == "kept" else experiment.parameter_count
            shape = (count,) if row.ndim else ()
            tables.setdefault(name, _Table(row.dtype.newbyteorder("<").str, shape, [])).states.append(i)
    return tables


def _row(state: TrainerState, name: str) -> np.ndarray:
    if name == "loss":
        return np.array(state.loss)
    if name == "kept":
        return state.kept
    return state.parameters if name == "parameters" else state.optimizer[name]


def _too_many(events: Sequence[object]) -> ArchiveInvalid:
    return ArchiveInvalid("too_large", "events", f"at most {MAX_EVENTS}", len(events), most=MAX_EVENTS)


# --- writing ------------------------------------------------------------------------------------------------------


def _states(past: Past) -> list[Checkpoint]:
    """Return the present and the checkpoints, ascending."""
    by_step = {c.state.step: c for c in (*past.checkpoints, past.present)}
    return [by_step[step] for step in sorted(by_step)]


def past_to_json(past: Past) -> dict[str, Any]:
    """Return what happened in a run, and which arrays `past_members` yields.

    Raises:
        ArchiveInvalid: too much happened, or what can't.
    """
    history = past.history
    if len(history.events) > MAX_EVENTS:
        raise _too_many(history.events)
    events: list[dict[str, Any]] = []
    for before, event in zip(history.experiments, history.events, strict=False):
        after = event.experiment
        if not before.same_run(after):
            raise wrong("run.events", "live edits only", "a structural edit")
        changed = [name for name in LIVE_FIELDS if getattr(before, name) != getattr(after, name)]
        change = {name: to_json(getattr(after, name)) for name in changed}
        events.append({"step": event.step, "change": change, "put": event.parameters is not None})
    states = _states(past)
    return {
        "first": to_json(history.first),
        "events": events,
        "end": past.end,
        "states": [{name: getattr(c.state, name) for name in PLACE} for c in states],
        "present": past.present.state.step,
        "curves": {
            name: {"count": len(b.steps), "size": b.size, "filled": b.filled} for name, b in past.series.items()
        },
        "branches": branches_to_json(past.branches),
    }


def past_members(past: Past) -> Iterator[tuple[str, Iterable[Piece], bool]]:
    """Yield the arrays of a run as members for `pack`."""
    states = [c.state for c in _states(past)]
    for name, table in _tables(s.experiment for s in states).items():
        rows = [_row(states[i], name) for i in table.states]
        yield f"run/{name}.npy", array_pieces(table.dtype, table.whole, rows), False
    gradient, history = past.gradient, past.history
    yield "run/gradient.npy", array_pieces(gradient.dtype.newbyteorder("<").str, gradient.shape, [gradient]), False
    put = [np.frombuffer(e.parameters, history.first.precision) for e in history.events if e.parameters is not None]
    if put:
        yield "run/put.npy", array_pieces(*_flat(history.first, len(put)), put), False
    for name, b in past.series.items():
        yield f"curves/{name}.npy", array_pieces("<f8", (3, len(b.steps)), [b.steps, b.low, b.high]), True
    yield from branch_members(past.branches)


# --- reading ------------------------------------------------------------------------------------------------------


def read_past(members: Members, run: Any, experiment: Experiment, blobs: Blobs) -> Past:
    """Take a run's past out of a file.

    Args:
        members: where its arrays are.
        run: what `past_to_json` made, as it came from the file.
        experiment: the choices in force, as the file says beside.
        blobs: what they refer to.

    Raises:
        Invalid: something in it can't be.
    """
    first, items, end, places, present, curves, branches = check_fields(
        "run",
        run,
        first=dict,
        events=list,
        end=int,
        states=list,
        present=int,
        curves=dict,
        branches=list,
    )
    first = from_json(first)
    if not first.same_run(experiment):
        raise Invalid("run.first", "the beginning of the run of this experiment", "another one")
    check_range("run.end", end, (0, MAX_STEP))
    _check_builds(first, blobs)  # before anything is read whose size follows from it
    history = _read_history(items, first, end)
    _check_builds(replace(first, batch_size=max(e.batch_size for e in history.experiments)), blobs)
    states = _read_states(members, places, history, end)
    here = next((c for c in states if c.state.step == present), None)
    if here is None:
        raise Invalid("run.present", "the step of a state", present)
    if experiment != history.until(present).experiment:
        raise Invalid("experiment", "the one in force", "another one")
    gradient = members.array("run/gradient.npy", *_flat(first))
    history = _read_put(members, history, [item["put"] for item in items])
    if set(curves) != set(curve_names(first)):
        raise Invalid("run.curves", "those of this network", list(curves)[:10])
    series = {name: _buckets(members, name, curves[name], end) for name in curve_names(first)}
    left = read_branches(members, branches, branch_curve_names(first), MAX_STEP)
    checkpoints = tuple(c for c in states if c is not here)
    return Past(history, end, here, gradient, checkpoints, series, left)


def _check_builds(experiment: Experiment, blobs: Blobs) -> None:
    blocking = [p.field for p in problems(experiment, blobs) if p.blocking and p.code != ABSENT]
    if blocking:
        raise Invalid(blocking[0], "values that fit", "others")


def _flat(experiment: Experiment, *rows: int) -> tuple[str, tuple[int, ...]]:
    return np.dtype(experiment.precision).newbyteorder("<").str, (*rows, experiment.parameter_count)


def _read_history(items: list[Any], first: Experiment, end: int) -> History:
    if len(items) > MAX_EVENTS:
        raise _too_many(items)
    events: list[Event] = []
    for i, item in enumerate(items):
        step, change, _ = check_fields(f"run.events[{i}]", item, step=int, change=dict, put=bool)
        check_range(f"run.events[{i}].step", step, (events[-1].step if events else 0, end))
        if not change.keys() <= LIVE_FIELDS:
            raise Invalid(f"run.events[{i}].change", "live fields", list(change)[:10])
        new = from_json(change)
        before = events[-1].experiment if events else first
        events.append(Event(step, replace(before, **{name: getattr(new, name) for name in change})))
    return History(first, tuple(events))


def _read_put(members: Members, history: History, put: Sequence[bool]) -> History:
    """Return the history with the parameters that were put there by hand."""
    dtype, shape = _flat(history.first, sum(put))
    size = prod(shape) * np.dtype(dtype).itemsize
    if size > PUT_BYTES:
        raise ArchiveInvalid("too_large", "run.events", f"at most {PUT_BYTES} bytes put by hand", size, most=PUT_BYTES)
    array = members.array("run/put.npy", dtype, shape) if any(put) else np.empty(0)
    if not np.isfinite(array).all():
        raise Invalid("run/put.npy", "finite numbers", "others")
    rows, pairs = iter(array), zip(history.events, put, strict=True)
    return replace(history, events=tuple(replace(e, parameters=next(rows).tobytes()) if p else e for e, p in pairs))


def _read_states(members: Members, items: list[Any], history: History, end: int) -> list[Checkpoint]:
    check_range("run.states", len(items), (1, MOST_CHECKPOINTS + 1))
    place = Place(history)
    in_force: list[Experiment] = []
    counts: list[int] = []
    for i, item in enumerate(items):
        where = f"run.states[{i}]"
        step, epoch, sample = check_fields(where, item, **dict.fromkeys(PLACE, int))
        check_range(f"{where}.step", step, (place.step + 1 if i else 0, end))
        place.go(step)
        if (epoch, sample) != (place.epoch, place.sample):
            raise Invalid(where, "the place in an epoch that follows from the history", item)
        in_force.append(place.experiment)
        counts.append(place.done)
    rows: list[dict[str, np.ndarray]] = [{} for _ in items]
    for name, table in _tables(in_force).items():
        array = members.array(f"run/{name}.npy", table.dtype, table.whole)
        for i, row in zip(table.states, array, strict=True):
            rows[i][name] = np.asarray(row)
    checkpoints: list[Checkpoint] = []
    for item, experiment, row, count in zip(items, in_force, rows, counts, strict=True):
        loss, parameters = float(row.pop("loss")), row.pop("parameters")
        kept = row.pop("kept", np.zeros(0, experiment.precision))
        if "t" in row:
            check_range("t", int(row["t"]), (0, item["step"]))
        state = TrainerState(experiment, **item, parameters=parameters, kept=kept, optimizer=row, loss=loss)
        checkpoints.append(Checkpoint(state, count))
    return checkpoints


def _buckets(members: Members, name: str, item: Any, end: int) -> Buckets:
    where = f"run.curves.{name}"
    count, size, filled = check_fields(where, item, count=int, size=int, filled=int)
    check_range(where, count, (0, CAPACITY))
    check_range(where, size, (1, MAX_STEP if count else 1))
    check_range(where, filled, (1, size))
    steps, low, high = array = members.array(f"curves/{name}.npy", "<f8", (3, count))
    whole = steps.astype(np.int64) if np.isfinite(array).all() and (abs(steps) <= end).all() else np.zeros(0)
    if (
        not np.array_equal(whole, steps)
        or (np.diff(steps) <= 0).any()
        or (steps < 0).any()
        or (low > high).any()
        or (size == 1 and (low != high).any())
        or size.bit_count() != 1
    ):
        raise Invalid(where, "ascending steps with their lowest and highest values", "others")
    return Buckets(whole, low, high, size, filled)
