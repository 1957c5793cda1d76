"""The whole claim of the time machine: the same history gives the same bits, whichever way a person walked through it.

Random experiments from the tables, and in each a random walk of playing, single steps, moves, going back, seeking,
editing, putting parameters there by hand and taking that back, branching, saving and opening. What is left of the walk
is its history: the first experiment, the edits in force and what was put there, each with its step. That history done
straight, by a trainer that knows no timeline, ends in the same bits.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from model import cadence, checkpoints
from model.activations import ACTIVATIONS
from model.data.choice import Data
from model.defaults import DEFAULTS
from model.experiment import GRADIENT_METHODS, PRECISIONS, SAMPLINGS, Experiment, Output
from model.history import History
from model.initial import Initial
from model.initializers import INITIALIZERS
from model.layers import BatchNormalization, Dense, Dropout, Maxout
from model.losses import LOSSES
from model.optimizers import OPTIMIZERS
from model.problems import problems
from model.saved import revive, saved
from model.timeline import Timeline
from tests.model.runs import MADE, bits_of, seek, timeline_of, trainer_of, with_few

Draw = st.DrawFn
FAR = 70
"""How many steps a walk plays at once at most."""


@st.composite
def live_edits(draw: Draw) -> dict[str, Any]:
    """One live field with a value of its table or range."""
    some: dict[str, st.SearchStrategy[Any]] = {
        "learning_rate": st.sampled_from([1e-4, 0.003, 0.1, 3.0]),
        "batch_size": st.integers(1, 40),
        "l1": st.sampled_from([0.0, 0.001]),
        "l2": st.sampled_from([0.0, 0.01]),
        "loss": st.sampled_from(list(LOSSES)),
        "optimizer": st.sampled_from(list(OPTIMIZERS.values())).map(lambda kind: kind()),
        "gradient": st.sampled_from(GRADIENT_METHODS),
    }
    name = draw(st.sampled_from(sorted(some)))
    return {name: draw(some[name])}


@st.composite
def experiments(draw: Draw) -> Experiment:
    """A small experiment with something of every table, such that a run can start."""
    source = draw(st.sampled_from(MADE))
    default = DEFAULTS[source]
    data = with_few(default.data, with_few(default.data, 40).samples + draw(st.integers(0, 13)))
    dense = st.builds(
        Dense,
        units=st.integers(1, 4),
        activation=st.sampled_from(list(ACTIVATIONS)),
        initial=st.sampled_from(list(INITIALIZERS)).map(Initial),
    )
    others = st.sampled_from([Dropout(0.3), BatchNormalization(), Maxout(3)])
    layers = st.one_of(dense, dense, others)
    experiment = replace(
        default,
        data=data,
        hidden=tuple(draw(st.lists(layers, max_size=2))),
        output=Output(draw(st.sampled_from(list(ACTIVATIONS)))),
        sampling=draw(st.sampled_from(SAMPLINGS)),
        precision=draw(st.sampled_from(PRECISIONS)),
        seed=draw(st.integers(0, 3)),
        batch_size=draw(st.integers(1, 20)),
    )
    for change in draw(st.lists(live_edits(), max_size=2)):
        experiment = replace(experiment, **change)
    return _quick(experiment)


def _quick(experiment: Experiment) -> Experiment:
    """Return an experiment whose steps are quick: numerical gradients only where parameters are few."""
    few = experiment.parameter_count <= 60
    return experiment if few else replace(experiment, gradient=GRADIENT_METHODS[0])


walks = st.lists(
    st.one_of(
        st.tuples(st.just("play"), st.integers(1, FAR)),
        st.tuples(st.just("step"), st.just(0)),
        st.tuples(st.just("moves"), st.integers(0, 30)),
        st.tuples(st.just("parts"), st.integers(0, 3)),
        st.tuples(st.just("back"), st.just(0)),
        st.tuples(st.just("seek"), st.floats(0, 1)),
        st.tuples(st.just("half a seek"), st.floats(0, 1)),
        st.tuples(st.just("edit"), live_edits()),
        st.tuples(st.just("branch"), st.just(0)),
        st.tuples(st.just("put"), st.integers(0, 5)),
        st.tuples(st.just("put instead"), st.tuples(st.floats(0, 1), st.none() | st.integers(0, 5))),
        st.tuples(st.just("save and open"), st.just(0)),
        st.tuples(st.just("look"), st.just(0)),
    ),
    min_size=3,
    max_size=14,
)


class Walk:
    """A timeline on its way, and beside it what of its history counts, written down on its own."""

    def __init__(self, experiment: Experiment) -> None:
        self.first = experiment
        self.timeline = timeline_of(experiment)
        self.edits: dict[int, Experiment] = {}
        self.put: dict[int, np.ndarray] = {}
        self.stranded = False  # at a checkpoint, where a seek was dropped: the gradient there is not known

    @property
    def step(self) -> int:
        return self.timeline.trainer.step_number

    def go(self, what: str, how: Any) -> None:
        """Take one step of the walk."""
        timeline = self.timeline
        before = self.step
        if what in ("play", "step"):
            timeline.advance(how or 1)
        elif what in ("moves", "parts"):  # some are given up half-way
            way: Iterable[object] = timeline.moves_in_parts() if what == "moves" else timeline.advance_in_parts()
            for _ in islice(way, how or None):
                pass
            way.close()  # type: ignore[attr-defined]
        elif what == "back":
            seek(timeline, max(0, self.step - 1))
        elif what == "seek":
            seek(timeline, round(how * timeline.end))
        elif what == "half a seek":
            half = timeline.seek(round(how * timeline.end))
            for _ in islice(half, 2):
                pass
            half.close()
            self.stranded = True
        elif what == "edit":
            self._edit(_quick(replace(timeline.experiment, **how)))
        elif what == "branch":
            timeline.branch()
            self._forget_after(self.step)
        elif what == "put":
            self._put(how)
        elif what == "put instead":
            self._put_instead(*how)
        elif what == "save and open":
            self.timeline = revive(saved(timeline, {}, {}), timeline.trainer.dataset)
        else:
            timeline.past()
            timeline.changes  # noqa: B018
            timeline.trainer.evaluate(timeline.trainer.dataset.train)
        trained = what in ("play", "step", "moves", "parts") and self.step > before
        self.stranded = self.stranded and not (trained or what in ("back", "seek", "put instead"))
        if trained and any(before < step <= self.step for step in (*self.edits, *self.put)):
            self._forget_after(before)  # changes are not made again

    def _forget_after(self, now: int) -> None:
        self.edits = {step: edit for step, edit in self.edits.items() if step <= now}
        self.put = {step: values for step, values in self.put.items() if step <= now}

    def _somewhere(self, seed: int) -> np.ndarray:
        return np.random.default_rng(seed).normal(size=self.first.parameter_count).astype(self.first.precision)

    def _put(self, seed: int) -> None:
        if not self.timeline.trainer.diverged:
            self.timeline.put(self._somewhere(seed))
            self._forget_after(self.step)
            self.put[self.step] = self._somewhere(seed)

    def _put_instead(self, share: float, seed: int | None) -> None:
        """Have something else at a step where something was put by hand, or at any; or nothing."""
        steps = sorted(s for s in self.put if s <= self.timeline.end) or [round(share * self.timeline.end)]
        step = steps[round(share * (len(steps) - 1))]
        if seed is not None and step == self.timeline.end and self._diverged_at_the_end():
            seed = None  # there it can't be put
        parameters = None if seed is None else self._somewhere(seed).tobytes()
        for _ in self.timeline.put_instead(step, parameters):
            pass
        self._forget_after(step)
        self.put.pop(step, None)
        if seed is not None:
            self.put[step] = self._somewhere(seed)

    def _diverged_at_the_end(self) -> bool:
        seek(self.timeline, self.timeline.end)
        return self.timeline.trainer.diverged

    def _edit(self, experiment: Experiment) -> None:
        if experiment != self.timeline.experiment:
            self.timeline.edit(experiment)
            self._forget_after(self.step)
            self.edits[self.step] = experiment

    def done_straight(self, run: Any, step: int, train: Callable[[int], object]) -> None:
        """Do the history up to a step with a trainer or a timeline that is at its beginning."""
        for stop in sorted(s for s in {*self.edits, *self.put} if s <= step):
            train(stop)
            if stop in self.edits:
                run.edit(self.edits[stop])
            if stop in self.put:
                run.put(self.put[stop])
        train(step)


@pytest.fixture(autouse=True)
def frequent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checkpoints every few steps, replays that report after every few, and a budget that soon is full."""
    monkeypatch.setattr(cadence, "REPLAY", 3e-4)
    monkeypatch.setattr(cadence, "REPLAY_CHUNK", 4e-5)
    monkeypatch.setattr(checkpoints, "MOST_CHECKPOINTS", 6)


DIVERGES = replace(
    DEFAULTS["linear"],
    data=replace(DEFAULTS["linear"].data, samples=40, test_share=0.5),
    output=Output("identity"),
    batch_size=1,
)
"""At its second step."""


@settings(max_examples=100)
@given(experiment=experiments(), walk=walks)
@example(experiment=DIVERGES, walk=[("play", 2), ("put instead", (1.0, None))])
@example(experiment=DIVERGES, walk=[("step", 0), ("put", 0), ("edit", {"loss": "sum_of_squares"})])
def test_any_walk_ends_where_its_history_done_straight_ends(
    experiment: Experiment, walk: list[tuple[str, Any]]
) -> None:
    assert not any(problem.blocking for problem in problems(experiment, {}))
    person = Walk(experiment)
    for what, how in walk:
        person.go(what, how)
    straight = trainer_of(person.first)
    person.done_straight(straight, person.step, lambda step: straight.run(step - straight.step_number))
    assert bits_of(person.timeline.trainer) == bits_of(straight)
    if person.step and not person.stranded:
        assert person.timeline.trainer.network.gradient.tobytes() == straight.network.gradient.tobytes()
    _check_curves(person)


def _check_curves(person: Walk) -> None:
    """The curves are those of the history too: of all of it, up to the end that the walk has reached."""
    again = timeline_of(person.first)
    end = person.timeline.end
    person.done_straight(again, end, lambda step: again.advance(step - again.trainer.step_number))
    assert again.end == person.timeline.end
    for name, series in person.timeline.curves.series.items():
        made, wanted = series.buckets(), again.curves.series[name].buckets()
        assert (made.size, made.filled) == (wanted.size, wanted.filled), name
        for what in ("steps", "low", "high"):
            assert getattr(made, what).tobytes() == getattr(wanted, what).tobytes(), (name, what)


def test_the_claim_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replay that forgets the edits on the way is found out by a walk as plain as this."""
    experiment = replace(DEFAULTS["rings"], data=Data("rings", samples=60), hidden=(Dense(3),))
    person = Walk(experiment)
    for what, how in (("play", 10), ("edit", {"learning_rate": 3.0}), ("play", 10)):
        person.go(what, how)
    forgets = Timeline.seek

    def seeks(timeline: Timeline, step: int) -> Any:
        kept, timeline.history = timeline.history, History(timeline.history.first)
        yield from forgets(timeline, step)
        timeline.history = kept

    monkeypatch.setattr(Timeline, "seek", seeks)
    person.go("back", 0)
    straight = timeline_of(experiment)
    straight.advance(10)
    straight.edit(person.edits[10])
    straight.advance(9)
    assert bits_of(person.timeline.trainer) != bits_of(straight.trainer)
