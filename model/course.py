"""A course: a surface with its runners, and the questions there are about it, each complete in itself."""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from model.contours import bands, lines
from model.descent import MAX_STEPS, Path, Race, Runner, Slope, Status
from model.outlook import Outlook, outlook
from model.slopes import DifferenceError, Slice, cut, difference_errors
from model.surfaces import Point, Surface, Window, arrows, grid
from model.terms import Term

UNDEFINED = 255
"""The band of places where f is not finite."""

ARROWS = 48
"""How far apart the arrows are, in pixels."""

SLICES = ("gradient", "x0", "x1")
"""The directions of slices: ∇f, and the two axes."""

A_WHILE = 0.025
"""How long runners run before they are looked at, in seconds: a flow along many kinks may take one for each step."""

Kept = MutableMapping[str, Any]
"""What an answer leaves for the next one."""


@dataclass(frozen=True)
class Course:
    """What a person has chosen.

    Attributes:
        surface: what to go down on.
        runners: who goes down, 1 to MAX_RUNNERS.
        start: where from.
        slope: how gradients are found.
    """

    surface: Surface
    runners: tuple[Runner, ...]
    start: Point
    slope: Slope = field(default_factory=Slope)


RATES: dict[str, dict[str, float]] = {
    "sgd": {
        "bowl": 0.1,
        "stretched_bowl": 0.95,
        "booth": 0.05,
        "saddle": 0.05,
        "two_basins": 0.3,
        "rosenbrock": 1e-3,
        "himmelblau": 0.01,
        "beale": 0.01,
        "rastrigin": 2e-3,
        "ackley": 0.05,
    },
    "momentum": {
        "bowl": 0.05,
        "stretched_bowl": 0.1,
        "booth": 0.01,
        "saddle": 0.02,
        "two_basins": 0.1,
        "rosenbrock": 3e-4,
        "himmelblau": 2e-3,
        "beale": 3e-3,
        "rastrigin": 1e-3,
        "ackley": 0.02,
    },
}
"""Learning rates that suit a surface, of optimisers whose steps grow with the gradient; others do with theirs."""


def rate_for(surface: Surface, runner: Runner) -> float | None:
    """Return the learning rate that suits a runner on a surface; None where any may."""
    kind = runner.optimizer.kind if runner.optimizer else "sgd"
    return RATES.get("momentum" if kind == "nesterov" else kind, {}).get(surface.kind)


def moved(course: Course, surface: Surface) -> Course:
    """Return the same race on another surface, from where that one is worth starting.

    Learning rates that are as they suit the surface before are taken to those that suit the new one; all others stay.
    """
    runners = (
        replace(r, learning_rate=rate_for(surface, r) or r.learning_rate)
        if r.learning_rate == rate_for(course.surface, r)
        else r
        for r in course.runners
    )
    return replace(course, surface=surface, start=surface.start, runners=tuple(runners))


@dataclass(frozen=True, eq=False)
class Map:
    """A surface seen through a window.

    Attributes:
        surface, window: which one, and where; None where it is no function.
        bands: how many levels each place reaches, or UNDEFINED; shape (rows, columns) of uint8, the lowest row first.
        levels: ascending.
        lines: for each level its polyline, shape (points, 2), with NaN between its parts.
        places, down: where arrows are, and −∇f there; both (n, 2).
        heights: at each place, shape (rows, columns); it may be infinite or no number.
    """

    surface: Surface | None
    window: Window
    bands: np.ndarray
    levels: np.ndarray
    lines: tuple[np.ndarray, ...]
    places: np.ndarray
    down: np.ndarray
    heights: np.ndarray


@dataclass(frozen=True)
class LookAt:
    """Asks for a map of a window, `columns` × `rows` pixels large."""

    surface: Surface
    window: Window
    columns: int
    rows: int

    def answer(self, kept: Kept) -> Map:
        """Evaluate the surface at every third pixel, at most 240 times each way, and find the lines of its levels."""
        seen = grid(self.surface, self.window, *(max(60, min(240, n // 3)) for n in (self.columns, self.rows)))
        band = bands(seen.f, seen.levels)
        band[~np.isfinite(seen.f)] = UNDEFINED
        found = tuple(lines(seen.x0, seen.x1, seen.f, seen.levels))
        places, down = arrows(
            self.surface, self.window, *(max(2, round(n / ARROWS)) for n in (self.columns, self.rows))
        )
        return Map(self.surface, self.window, band, seen.levels, found, places, down, seen.f)


@dataclass(frozen=True, eq=False)
class RunnerStanding:
    """How one runner is doing at a step.

    Attributes:
        path: from the start up to here.
        status: of the runner.
        terms: of its last step; empty at the start, and where the step led to what is no finite number.
        outlook: what can be foretold, if anything.
    """

    path: Path
    status: Status
    terms: tuple[Term, ...]
    outlook: Outlook | None


@dataclass(frozen=True, eq=False)
class Closer:
    """The surface around one runner's place.

    Attributes:
        point, value, gradient: where, f and the exact ∇f there, shape (2,).
        before, value_before: the place and value before its last step; None at the start.
        slices: by the names of SLICES; that along ∇f is missing where there is no ∇f.
        directions: unit vectors by the same names.
        errors: of each way to take differences there.
    """

    point: Point
    value: float
    gradient: np.ndarray
    before: Point | None
    value_before: float
    slices: dict[str, Slice]
    directions: dict[str, Point]
    errors: tuple[DifferenceError, ...]


@dataclass(frozen=True, eq=False)
class RunnerStandings:
    """How all runners are doing at a step.

    Attributes:
        course: who runs where.
        step: where they are.
        arrived: whether that is where they were to go.
        standings: of each.
        closer: the surface around the chosen one.
    """

    course: Course
    step: int
    arrived: bool
    standings: tuple[RunnerStanding, ...]
    closer: Closer


@dataclass(frozen=True)
class StandAt:
    """Asks how runners are doing at a step, for who sees a window, and for a closer look at one of them.

    Attributes:
        course: who runs where.
        step: where they are to go.
        window: what is seen.
        chosen: the place of the runner to look at closely.
        clock: tells seconds; where it takes longer than A_WHILE to get there, it is answered how they are doing on the
            way. Without one, it takes as long as it takes.
    """

    course: Course
    step: int
    window: Window
    chosen: int = 0
    clock: Callable[[], float] | None = None

    def answer(self, kept: Kept) -> RunnerStandings:
        """Run as far as is necessary, or for a while; the race is kept for the next steps."""
        clock = self.clock or (lambda: 0.0)
        end = clock() + A_WHILE
        race: Race | None = kept["race"] if kept.get("course") == self.course else None
        if race is None:
            course = self.course
            race = kept["race"] = Race(course.surface, course.runners, course.start, course.slope)
            kept["course"] = course
        goal = min(self.step, MAX_STEPS)
        race.run(goal - race.steps, lambda: clock() > end)
        step = min(goal, race.steps)
        standings = tuple(self._standing(race, r, step) for r in range(len(race.runners)))
        return RunnerStandings(
            self.course, step, step == goal, standings, closer(self.course, standings[self.chosen].path, self.window)
        )

    def _standing(self, race: Race, r: int, step: int) -> RunnerStanding:
        path, status = race.path(r, step), race.status(r, self.window, step)
        terms = race.terms(r, step) if step and len(path.points) > step else ()
        ends = np.concatenate((path.points[:1], path.points[-1:]))
        return RunnerStanding(path, status, terms, outlook(race.surface, race.runners[r], ends))


def closer(course: Course, path: Path, window: Window) -> Closer:
    """Look at the surface around the end of a path: as far as its last step, or a tenth of the window, led.

    Where f has no value at the start there is no path: then it is looked at the start.
    """
    surface = course.surface
    ends = path.points[-2:] if len(path.points) else np.array([course.start], np.float64)
    here = ends[-1]
    point = (float(here[0]), float(here[1]))
    value, gradient = surface.at(point)
    steepness, taken = float(np.hypot(*gradient)), np.hypot(*(ends[-1] - ends[0]))
    reach = max(float(taken) * 1.6, 0.1 * (window[0][1] - window[0][0]))
    directions: dict[str, Point] = {"x0": (1.0, 0.0), "x1": (0.0, 1.0)}
    if 0 < steepness < np.inf:
        directions = {"gradient": (float(gradient[0] / steepness), float(gradient[1] / steepness)), **directions}
    before = (float(ends[0, 0]), float(ends[0, 1])) if len(ends) == 2 else None
    return Closer(
        point,
        value,
        gradient,
        before,
        float(path.values[-2]) if before else value,
        {name: cut(surface, point, v, -reach, reach) for name, v in directions.items()},
        directions,
        difference_errors(surface, point),
    )
