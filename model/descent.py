"""Descent: runners that race down a surface from the same start, each by the engine's own optimiser in float64."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from model.checks import Invalid, check_choice, check_range
from model.differentiation import METHODS, H
from model.gradient_flow import Gradient, Numbers, flow
from model.optimizers import Optimizer
from model.surfaces import Point, Surface, Window
from model.terms import Step, Term

ANALYTIC = "analytic"
GRADIENTS = (ANALYTIC, *METHODS)
"""How the gradient may be found: by its formula, or by one of the differences."""

MAX_RUNNERS = 8
MAX_STEPS = 100_000

CRAWL = 1e-6
"""A step shorter than this part of the window is not seen."""

ARRIVED = 1e-3
"""Where the gradient is less than this part of the steepest on the way, short steps are no wonder."""

FLAT = 1e-9
"""A gradient of less than this part of the steepest on the way is as good as 0."""


@dataclass(frozen=True)
class Slope:
    """How a gradient is found.

    Attributes:
        method: one of GRADIENTS.
        h: how far differences move each variable; it is the same everywhere, as the book's.
    """

    method: str = ANALYTIC
    h: float = H

    def __post_init__(self) -> None:
        check_choice("method", self.method, GRADIENTS)
        check_range("h", self.h, (1e-300, 1e300))

    def of(self, surface: Surface) -> Gradient:
        """Return the gradient of a surface as it is found this way."""

        def differences(x0: Numbers, x1: Numbers) -> tuple[Numbers, Numbers]:
            f, h, terms = surface.value, self.h, METHODS[self.method].terms
            d0 = sum(c * f(x0 + s * h, x1) for s, c in terms) / h
            d1 = sum(c * f(x0, x1 + s * h) for s, c in terms) / h
            return d0, d1

        return surface.gradient if self.method == ANALYTIC else differences

    def rounds_away(self, x: np.ndarray) -> bool:
        """Return whether h is so small beside x, shape (2,), that x ± h is x, in both variables."""
        reach = max(abs(s) for s, _ in METHODS[self.method].terms) if self.method in METHODS else 0
        return reach > 0 and bool(((x + reach * self.h == x) & (x - reach * self.h == x)).all())


@dataclass(frozen=True)
class Runner:
    """Who runs.

    Attributes:
        optimizer: with its settings; None for the gradient flow ẋ = −∇f, the path that ever smaller steps approach.
        learning_rate: η; for the flow the time that passes in a step.
    """

    optimizer: Optimizer | None
    learning_rate: float


@dataclass(frozen=True)
class Path:
    """Where a runner was, from its start up to a step or to the last place at which all was finite.

    Attributes:
        points: shape (steps + 1, 2).
        values: f there, shape (steps + 1,).
        gradients: ∇f there, as the runner's method found it, shape (steps + 1, 2).
    """

    points: np.ndarray
    values: np.ndarray
    gradients: np.ndarray


@dataclass(frozen=True)
class Status:
    """How a runner is doing.

    Attributes:
        code: "running"; "left" the window; "infinite"; "undefined", f or ∇f is no number there; "stays" put.
        reason: "start" where f or ∇f is not finite at the start already; or why it stays: "flat", ∇f is 0, or as good
            as that beside the steepest on the way; "gradient_rounds", x ± h is x, so that the difference is 0;
            "update_rounds", x + Δx is x; "too_small", Δx is nothing to be seen though ∇f is not small.
        step: since when.
        length: of the last step.
        needed: for "too_small", how many such steps lead through a hundredth of the window.
    """

    code: str
    reason: str = ""
    step: int = 0
    length: float = 0.0
    needed: float = 0.0


class Race:
    """Up to eight runners on one surface.

    All runners' points, gradients and what their optimisers remember lie side by side in one vector, so that one
    evaluation serves all, and one copy of the vector remembers a step.

    Attributes:
        surface, runners, start, slope: what was chosen.
        steps: how many steps are done.
    """

    def __init__(self, surface: Surface, runners: Sequence[Runner], start: Point, slope: Slope | None = None) -> None:
        """Line up at the start.

        Raises:
            Invalid: there are no runners or too many, a learning rate is not above 0, or the start is not finite.
        """
        if not 1 <= len(runners) <= MAX_RUNNERS:
            raise Invalid("runners", f"1 to {MAX_RUNNERS}", len(runners))
        for runner in runners:
            check_range("learning_rate", runner.learning_rate, (1e-300, 1e300))
        if not np.isfinite(start).all():
            raise Invalid("start", "two finite numbers", start)
        self.surface, self.runners, self.start = surface, tuple(runners), start
        self.slope = slope or Slope()
        self.steps = 0
        self._gradient = self.slope.of(surface)
        n, kept = 2 * len(runners), sum(len(r.optimizer.memory) for r in runners if r.optimizer)
        self._now = np.zeros(2 * n + 2 * kept)
        self._x, self._d_x = self._now[:n].reshape(-1, 2), self._now[n : 2 * n].reshape(-1, 2)
        self._x[:] = start
        self._memory: list[dict[str, slice]] = []  # of each runner, where what it remembers lies in the vector
        self._time = [runner.learning_rate for runner in runners]  # how long the flow's last part took
        self._calls = tuple(call for r in range(len(runners)) for call in self._bind(r, 2 * n))
        self._way = self._go()
        self._past = np.empty((256, len(self._now)))
        with np.errstate(all="ignore"):
            self._d_x[:, 0], self._d_x[:, 1] = self._gradient(self._x[:, 0], self._x[:, 1])
        self._past[0] = self._now

    def _bind(self, r: int, start: int) -> tuple[Callable[[], None], ...]:
        """Return the calls that do a step of one runner, bound to its part of the vector; none for a flow."""
        runner, x, d_x = self.runners[r], self._x[r], self._d_x[r]
        place = start + sum(2 * len(places) for places in self._memory)
        self._memory.append({})
        optimizer = runner.optimizer
        if optimizer is None:
            return ()
        state = optimizer.initial_state(x)
        for name in optimizer.memory:
            self._memory[r][name] = part = slice(place, place + 2)
            self._now[part] = state[name]
            state[name] = self._now[part]
            place += 2
        rate = np.array(runner.learning_rate)
        update = partial(optimizer.update, x, d_x, state, rate, np.empty(2))
        return (partial(optimizer.decay_weights, [x], rate), update) if optimizer.weight_decay else (update,)

    # --- running ------------------------------------------------------------------------------------------------

    def run(self, steps: int, enough: Callable[[], bool] = lambda: False) -> int:
        """Do steps, up to MAX_STEPS in all; return how many were done. Who has reached infinity stays there.

        Once it is enough, asked after every step and every part of a flow, it is left there: the next call goes on
        where that was, within a step, too.
        """
        before, stop = self.steps, min(self.steps + steps, MAX_STEPS)
        with np.errstate(all="ignore"):
            while self.steps < stop:
                next(self._way)
                if enough():
                    break
        return self.steps - before

    def _go(self) -> Iterator[None]:
        """Do step after step, yielding after each, and after every part of a flow."""
        calls, gradient, now = self._calls, self._gradient, self._now
        flows = [r for r, runner in enumerate(self.runners) if runner.optimizer is None]
        (x0, x1), (d0, d1) = self._x.T, self._d_x.T  # views
        while True:
            for call in calls:
                call()
            for r in flows:
                yield from self._flow(r)
            d0[:], d1[:] = gradient(x0, x1)
            while len(self._past) <= self.steps + 1:
                self._past = np.concatenate((self._past, np.empty_like(self._past)))
            self._past[self.steps + 1] = now
            self.steps += 1
            yield

    def _flow(self, r: int) -> Iterator[None]:
        """Follow ẋ = −∇f for the time of a step."""
        x, time = self._x[r], self.runners[r].learning_rate
        x[0], x[1], self._time[r] = yield from flow(self._gradient, x[0], x[1], time, self._time[r])

    # --- looking back -------------------------------------------------------------------------------------------

    def path(self, r: int, step: int | None = None) -> Path:
        """Return the path of runner r up to a step, or up to the last one."""
        path = self._whole_path(r, step)
        end = _first_not_finite(path)
        return path if end is None else Path(path.points[:end], path.values[:end], path.gradients[:end])

    def _whole_path(self, r: int, step: int | None) -> Path:
        stop = (self.steps if step is None else step) + 1
        n = 2 * len(self.runners)
        points, gradients = self._past[:stop, 2 * r : 2 * r + 2], self._past[:stop, n + 2 * r : n + 2 * r + 2]
        with np.errstate(all="ignore"):
            values = np.asarray(self.surface.value(points[:, 0], points[:, 1]))
        return Path(points.copy(), values, gradients.copy())

    def terms(self, r: int, step: int) -> tuple[Term, ...]:
        """Return the terms of runner r's step number `step`, 1 for the first."""
        check_range("step", step, (1, self.steps))
        before, after, n = self._past[step - 1], self._past[step], 2 * len(self.runners)
        x, d_x = slice(2 * r, 2 * r + 2), slice(n + 2 * r, n + 2 * r + 2)
        runner = self.runners[r]
        with np.errstate(all="ignore"):
            if runner.optimizer is None:
                return Term("gradient", before[d_x].copy()), Term("step", after[x] - before[x])
            was, now = ({name: row[p].copy() for name, p in self._memory[r].items()} for row in (before, after))
            points = before[x].copy(), after[x].copy()
            taken = Step(runner.optimizer, runner.learning_rate, step, *points, before[d_x].copy(), was, now)
            return taken.terms()

    def status(self, r: int, window: Window, step: int | None = None) -> Status:
        """Return how runner r is doing at a step, or at the last one, for who sees a window of the surface."""
        path = self._whole_path(r, step)
        end = _first_not_finite(path)
        if end is not None:
            here = np.hstack((path.points[end], path.values[end], path.gradients[end]))
            # Overflow may show as ∞ − ∞, too; only where all before was of a common size it is no number by itself.
            huge = np.isinf(here).any() or (end > 0 and np.abs(path.points[end - 1]).max() > 1e100)
            return Status("infinite" if huge else "undefined", "" if end else "start", end)
        points, last = path.points, len(path.points) - 1
        (low, high), here = np.transpose(window), points[-1]
        with np.errstate(all="ignore"):
            lengths = np.hypot(*np.diff(points, axis=0).T)
            slopes = np.hypot(*path.gradients.T)
        length = float(lengths[-1]) if last else 0.0
        if last and lengths[-1] == 0:
            since = last - int(np.argmin(lengths[::-1] == 0)) if lengths.any() else 0
            return Status("stays", self._reason(here, slopes), since)
        if ((here < low) | (here > high)).any():
            outside = ((points < low) | (points > high)).any(1)
            return Status(
                "left", step=last + 1 - int(np.argmin(outside[::-1])) if not outside.all() else 0, length=length
            )
        across = float(np.hypot(*(high - low)))
        if last and (lengths < CRAWL * across).all() and slopes[-1] > ARRIVED * slopes.max():
            return Status("stays", "too_small", 0, length, 0.01 * across / length)
        return Status("running", step=last, length=length)

    def _reason(self, x: np.ndarray, slopes: np.ndarray) -> str:
        """Return why the last step, to x, led nowhere, given ‖∇f‖ along the path."""
        if slopes[-1] > FLAT * slopes.max():
            return "update_rounds"
        return "gradient_rounds" if slopes[-1] == 0 and self.slope.rounds_away(x) else "flat"


def _first_not_finite(path: Path) -> int | None:
    good = np.isfinite(path.values) & np.isfinite(path.points).all(1) & np.isfinite(path.gradients).all(1)
    return None if good.all() else int(np.argmin(good))
