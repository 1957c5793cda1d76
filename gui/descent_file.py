"""What a file keeps of the Descent stage: what runs on which function, and in which plane the network's loss is seen.

A file's window knows plain values by name only, so everything is written flat. What comes from a file is checked; what
can't be counts as not said, piece by piece.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from gui.said import Said
from model import codec
from model.checks import Invalid, check_range
from model.course import Course
from model.data.dataset import PARTS
from model.descent import GRADIENTS, MAX_RUNNERS, Runner, Slope
from model.experiment import LIMITS
from model.grammar import read
from model.optimizers import OPTIMIZERS, Optimizer
from model.saved import Scalar
from model.surfaces import SURFACES, TYPED, Point, Surface, Window, typed
from model.terrain import PLANES, Terrain
from model.tokens import Unreadable

RATES = (1e-12, 1e6)
"""The limits of a runner's learning rate."""

FLOW = "flow"
"""The kind of a runner without an optimiser."""

MOST_DRAWS = 2**31 - 1
"""The last of the random planes."""


@dataclass(frozen=True)
class Left:
    """How a person left the stage.

    Attributes:
        subject: what was seen.
        course: who ran on which function.
        step: how far they had run.
        seen: the part of the function that was seen; None for all of it.
        terrain: what was asked about the network.
    """

    subject: str
    course: Course
    step: int
    seen: Window | None
    terrain: Terrain


def to_window(left: Left) -> dict[str, Scalar]:
    """Return it as plain values by name."""
    course, terrain, surface = left.course, left.terrain, left.course.surface
    found: dict[str, Scalar] = {
        "subject": left.subject,
        "surface": surface.kind,
        "step": left.step,
        "slope": course.slope.method,
        "slope.h": course.slope.h,
        **_numbers("start", course.start),
        **_window("seen", left.seen),
        "plane": terrain.kind,
        "plane.first": terrain.first,
        "plane.second": terrain.second,
        "plane.draw": terrain.draw,
        "plane.part": terrain.part,
        **_window("plane.window", terrain.window),
    }
    if surface.kind == TYPED:
        found |= {"formula": surface.formula, **_window("surface.window", surface.window)}
    for k, runner in enumerate(course.runners):
        found |= {f"runner.{k}": runner.optimizer.kind if runner.optimizer else FLOW}
        found[f"runner.{k}.rate"] = runner.learning_rate
        settings: dict[str, float] = dataclasses.asdict(runner.optimizer) if runner.optimizer else {}
        found |= {f"runner.{k}.{name}": value for name, value in settings.items()}
    return {f"descent.{name}": value for name, value in found.items()}


def _numbers(name: str, values: Point) -> dict[str, Scalar]:
    return {f"{name}.{k}": float(value) for k, value in enumerate(values)}


def _window(name: str, window: Window | None) -> dict[str, Scalar]:
    return {} if window is None else _numbers(f"{name}.x", window[0]) | _numbers(f"{name}.y", window[1])


def from_window(window: Mapping[str, Scalar], first: Left, subjects: tuple[str, ...], most_steps: int) -> Left:
    """Return how the stage was left, as a file says.

    Args:
        window: what `to_window` made, and other things, as they came from the file.
        first: what counts where the file says nothing, or what can't be.
        subjects: what there is to be seen.
        most_steps: how far a race goes.
    """
    said = Said(window)
    subject, step = said.word("subject", subjects, first.subject), said.whole("step", most_steps)
    surface = _surface(said)
    course = _course(said, surface, first.course) if surface else first.course
    seen = said.part("seen") if surface else None
    return Left(subject, course, step if surface else 0, seen, _terrain(said, first.terrain))


def _surface(said: Said) -> Surface | None:
    kind = said.word("surface", (*SURFACES, TYPED), "")
    if kind in SURFACES:
        return SURFACES[kind]
    formula, window = said.get("formula"), said.part("surface.window")
    if kind != TYPED or not isinstance(formula, str) or window is None:
        return None
    try:
        expression = read(formula, ("x0", "x1"))
    except Unreadable:
        return None
    return typed(expression, window, said.point("start") or (window[0][0], window[1][1]))


def _course(said: Said, surface: Surface, first: Course) -> Course:
    runners = tuple(runner for k in range(MAX_RUNNERS) if (runner := _runner(said, f"runner.{k}")))
    h = said.number("slope.h", (1e-300, 1e300))
    slope = Slope(said.word("slope", GRADIENTS, first.slope.method), first.slope.h if h is None else h)
    return Course(surface, runners or first.runners, said.point("start") or surface.start, slope)


def _runner(said: Said, name: str) -> Runner | None:
    kind, rate = said.word(name, (*OPTIMIZERS, FLOW), ""), said.number(f"{name}.rate", RATES)
    if not kind or rate is None:
        return None
    return Runner(None if kind == FLOW else _optimizer(said, name, kind), rate)


def _optimizer(said: Said, name: str, kind: str) -> Optimizer:
    """Return an optimiser with the settings that are said; with its own where one of them can't be."""
    fields = [field.name for field in dataclasses.fields(OPTIMIZERS[kind])]
    settings = {f: said.get(f"{name}.{f}") for f in fields if said.get(f"{name}.{f}") is not None}
    try:
        found: Optimizer = codec.from_json(OPTIMIZERS[kind], settings, {})
        for field in fields:
            check_range(field, getattr(found, field), LIMITS[field])
    except Invalid:
        return OPTIMIZERS[kind]()
    return found


def _terrain(said: Said, first: Terrain) -> Terrain:
    kind, part = said.word("plane", PLANES, first.kind), said.word("plane.part", PARTS, first.part)
    places = said.whole("plane.first", MOST_DRAWS, first.first), said.whole("plane.second", MOST_DRAWS, first.second)
    return Terrain(kind, *places, said.whole("plane.draw", MOST_DRAWS), part, said.part("plane.window"))
