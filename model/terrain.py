"""The terrain around a run: the loss surface in a plane through its parameters, and the way of the run on it."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from model.contours import bands, levels, lines
from model.course import UNDEFINED, Map
from model.landscape import LossSurface
from model.metrics import is_level
from model.plane_losses import plane_losses
from model.planes import Plane, PlaneInvalid, Reach, chosen_plane, principal_plane_in_parts, random_plane, reach
from model.surfaces import Window
from model.surveys import Surveyed
from model.timeline import Timeline
from model.trail import Moment

PLANES = ("random", "principal", "chosen")
"""The kinds of planes: two random directions, the principal ones of the path so far, or two parameters."""

PROBLEMS = ("not_finite", "short_path", "zero_weights", "one_direction", "no_such_weight", "flat", "failed")
"""Why there may be no terrain, or nothing to be seen of it."""


@dataclass(frozen=True)
class Terrain(Surveyed):
    """What does the loss look like around the network?

    Attributes:
        kind: one of PLANES.
        first, second: of "chosen", the places of two parameters in the flat vector.
        draw: of "random", another number gives other directions.
        part: one of model.data.dataset.PARTS.
        window: which part of the plane; None for what is around the network and its path.
    """

    every: ClassVar[float] = 0.1
    kind: str = "random"
    first: int = 0
    second: int = 1
    draw: int = 0
    part: str = "train"
    window: Window | None = None

    def begin(self, timeline: Timeline) -> "Survey":
        """Begin to find the terrain around where the run is now."""
        return Survey(self, timeline)

    def failed(self) -> "TerrainAnswer":
        """Say that there is none."""
        return TerrainAnswer("failed")


@dataclass(frozen=True, eq=False)
class TerrainAnswer:
    """A terrain as far as it is known.

    Attributes:
        problem: one of PROBLEMS, or "".
        map: the surface; None while nothing is known.
        known: which share of its places is evaluated.
        shows: which share of the path's squared distance from the centre lies in the plane.
        steps: of the path's places, shape (k,).
        path: the places of the plane nearest to the path, shape (k, 2); the last one is the network now.
        beside: how far the network lies beside the plane.
        heights: the loss at the places of the map, as far as it is known the nearest one; shape (b, a).
        plane: which plane; places are counted from its origin on.
    """

    problem: str
    map: Map | None = None
    known: float = 0.0
    shows: float = 1.0
    steps: np.ndarray | None = None
    path: np.ndarray | None = None
    beside: float = 0.0
    heights: np.ndarray | None = None
    plane: Plane | None = None


class Survey:
    """Finds the terrain around where a run was when it began.

    Attributes:
        question: what was asked.
        step: where the run was.
        centre: its parameters there.
        problem: one of PROBLEMS, or "".
        done: whether all is known.
    """

    def __init__(self, question: Terrain, timeline: Timeline) -> None:
        """Note where the run is."""
        self.question = question
        self.step = timeline.trainer.step_number
        self.centre = timeline.trainer.network.parameters.copy()
        self.problem = "" if np.isfinite(self.centre).all() else "not_finite"
        self.done = bool(self.problem)
        self._plane: Plane | None = None
        self._surface: LossSurface | None = None
        self._found = 0
        self._map: Map | None = None
        self._heights: np.ndarray | None = None
        self._mapped = -1
        self._problem = ""  # of what is drawn
        self._places: dict[Moment, tuple[float, float]] = {}
        self._ways = timeline.trail.ways

    @property
    def passes(self) -> int:
        """How many passes over the plane are done; each makes it finer."""
        return 0 if self._surface is None or not self._surface.every else 4 - self._surface.every.bit_length() + 1

    def work(self, timeline: Timeline) -> Generator[object, None, None]:
        """Find the plane, then the loss all over it, coarse first and then finer; the run is left as it is."""
        if self.done:
            return
        trainer, question = timeline.trainer, self.question
        # Both now: while this goes on, the run may go on, too, and forget every second place.
        moments, (_, known) = timeline.trail.moments(self.step), timeline.trail.path(self.step)
        path = known if np.array_equal(known[-1], self.centre) else np.concatenate((known, self.centre[None]))
        try:
            if question.kind == "principal":
                plane = yield from principal_plane_in_parts(self.centre, path)
            elif question.kind == "random":
                plane = random_plane(self.centre, trainer.network.flow.layout, trainer.experiment.seed, question.draw)
            else:
                plane = chosen_plane(self.centre, question.first, question.second)
        except PlaneInvalid as error:
            self.problem, self.done = error.code, True
            return
        for array in (plane.centre, plane.u, plane.v):
            array.flags.writeable = False  # others see them, too
        self._plane = plane
        for moment, at in zip(moments, known, strict=True):
            [place] = plane.project(at[None]).tolist()
            self._places[moment] = (place[0], place[1])
            yield
        self._surface = LossSurface(plane, *self._reach(plane))
        part = trainer.dataset.part(question.part)
        losses = plane_losses(trainer, part, plane.centre, plane.u, plane.v)
        yield
        for found, _ in self._surface.fill(losses):
            self._found = found
            yield
        self.done = True

    def _reach(self, plane: Plane) -> tuple[Reach, Reach]:
        """Return where to look: where the person wants to, or around the network and its path."""
        if self.question.window is None:
            return reach(plane, np.array(list(self._places.values())))
        (left, right), (low, high) = self.question.window
        a, b = plane.origin
        return (left - a, right - a), (low - b, high - b)

    def answer(self, timeline: Timeline) -> TerrainAnswer:
        """Return what is known now, with the way of the run up to now."""
        plane, surface = self._plane, self._surface
        if self.problem or plane is None or surface is None:
            return TerrainAnswer(self.problem)
        if self._ways != timeline.trail.ways:
            self._ways = timeline.trail.ways
            self._places.clear()
        moments = timeline.trail.moments(timeline.trainer.step_number)
        unknown = [moment for moment in moments if moment not in self._places]
        if unknown:
            found = plane.project(timeline.trail.at(unknown))
            self._places |= {moment: (a, b) for moment, (a, b) in zip(unknown, found.tolist(), strict=True)}
        here = timeline.trainer.network.parameters[None]
        finite = bool(np.isfinite(here).all())
        steps, places = [moment[0] for moment in moments], [self._places[moment] for moment in moments]
        if finite and steps[-1] != timeline.trainer.step_number:
            places.append(tuple(plane.project(here)[0].tolist()))
            steps.append(timeline.trainer.step_number)
        drawn = self._drawn(surface, plane)
        return TerrainAnswer(
            self._problem,
            drawn,
            self._found / surface.loss.size,
            plane.shows,
            np.array(steps),
            np.array(places) + plane.origin,
            float(plane.distances(here)[0]) if finite else np.inf,
            self._heights,
            plane,
        )

    def _drawn(self, surface: LossSurface, plane: Plane) -> Map | None:
        """Return the map of the places that are known, made anew only as often as a pass is done."""
        if surface.every == 0:
            return None
        if self._mapped != surface.every:
            self._mapped = surface.every
            loss = self._heights = np.maximum(surface.shown(), 0.0)  # rounding may lead a hair below 0
            finite = loss[np.isfinite(loss)]
            self._problem = "not_finite" if not finite.size else "flat" if is_level(finite) else ""
            at = np.empty(0) if self._problem else levels(loss)
            band = bands(loss, at)
            band[~np.isfinite(loss)] = UNDEFINED
            a, b = surface.a + plane.origin[0], surface.b + plane.origin[1]
            window: Window = (float(a[0]), float(a[-1])), (float(b[0]), float(b[-1]))
            nothing = np.empty((0, 2))
            self._map = Map(None, window, band, at, tuple(lines(a, b, loss, at)), nothing, nothing, loss)
        return self._map
