"""Slopes at a place of a surface: along a direction, for a small step, and by differences."""

from dataclasses import dataclass
from math import hypot

import numpy as np

from model.differentiation import EPSILON, METHODS
from model.surfaces import Point, Surface


@dataclass(frozen=True)
class Directional:
    """The directional derivative at a place: how steep f is along v.

    Attributes:
        gradient: ∇f, shape (2,).
        along: ∇f · v for v as it stands.
        unit: ∇f · v / ‖v‖, the slope per unit of length; NaN where v is 0.
        cosine: of the angle between ∇f and v: 1 at 0°, 0 at 90°, −1 at 180°; NaN where one of them is 0.
        degrees: that angle.
    """

    gradient: np.ndarray
    along: float
    unit: float
    cosine: float
    degrees: float


def directional_of(gradient: np.ndarray, v: Point) -> Directional:
    """Return the directional derivative ∇f · v = ‖∇f‖ ‖v‖ cos θ for a gradient ∇f, shape (2,)."""
    steepness, length = hypot(*gradient), hypot(*v)
    with np.errstate(all="ignore"):
        along = _sum(gradient[0] * v[0], gradient[1] * v[1])
        unit = along / length if length else float("nan")
        cosine = float(np.clip(unit / steepness, -1, 1)) if steepness else float("nan")
        (a, b), (c, d) = np.divide(gradient, steepness), np.divide(v, length)
        # Not by the cosine alone: near 1 it hardly changes with the angle.
        degrees = float(np.degrees(np.arctan2(abs(_sum(a * d, -b * c)), cosine)))
    return Directional(gradient, along, unit, cosine, degrees)


def _sum(a: float, b: float) -> float:
    """Return a + b; 0 where only the rounding of a and b is left of them."""
    total = float(a + b)
    return 0.0 if abs(total) < ROUNDING * EPSILON * max(abs(a), abs(b)) else total


def turned(gradient: np.ndarray, degrees: float) -> np.ndarray:
    """Return the unit vector that lies `degrees` to the left of ∇f, shape (2,); of (1, 0) where ∇f is 0."""
    steepness = hypot(*gradient)
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    x0, x1 = gradient / steepness if steepness else (1.0, 0.0)
    return np.array([c * x0 - s * x1, s * x0 + c * x1])


@dataclass(frozen=True)
class Change:
    """What a small step changes.

    Attributes:
        predicted: ∇f · Δx, as if f were its tangent plane.
        actual: f(x + Δx) − f(x).
    """

    predicted: float
    actual: float


def change(surface: Surface, point: Point, step: Point) -> Change:
    """Return what a step Δx changes: Δf ≈ ∇f · Δx."""
    value, gradient = surface.at(point)
    there, _ = surface.at((point[0] + step[0], point[1] + step[1]))
    with np.errstate(all="ignore"):
        return Change(_sum(gradient[0] * step[0], gradient[1] * step[1]), there - value)


@dataclass(frozen=True)
class Slice:
    """A cut through a surface.

    Attributes:
        s: how far from the place, in lengths of the direction; shape (n,).
        f: the values, shape (n,).
        slope: ∇f · v at s = 0: the tangent is f(0) + slope · s.
    """

    s: np.ndarray
    f: np.ndarray
    slope: float


def cut(surface: Surface, point: Point, v: Point, low: float, high: float, points: int = 201) -> Slice:
    """Return the cut s ↦ f(x + s v) for s from `low` to `high`."""
    s = np.linspace(low, high, points)
    with np.errstate(all="ignore"):
        f = surface.value(point[0] + s * v[0], point[1] + s * v[1])
        return Slice(s, np.asarray(f), float(surface.at(point)[1] @ v))


# --- the error of differences -------------------------------------------------------------------------------------

HS = 10.0 ** np.linspace(0, -15, 241)
"""The h of the picture, from 1 down to where x + h is hardly another number."""

ROUNDING = 8
"""How many roundings of a value at most are taken for rounding alone."""


@dataclass(frozen=True)
class DifferenceError:
    """How far a difference is from the derivative, for each h: truncation on the right, rounding on the left.

    Attributes:
        method: an id of METHODS.
        h: descending, shape (n,).
        error: |difference − derivative|, for a gradient the length of that vector; shape (n,).
        valley: the h at which truncation and rounding together are least, found where the error, smoothed, is.
        least: the smoothed error there.
        truncates: False where the method makes no truncation error at all, as central differences on a quadratic: then
            there is rounding only, and the larger h the better.
    """

    method: str
    h: np.ndarray
    error: np.ndarray
    valley: float
    least: float
    truncates: bool


def difference_errors(surface: Surface, point: Point, h: np.ndarray = HS) -> tuple[DifferenceError, ...]:
    """Return the error of ∇f by each method of METHODS at a place, for each h."""
    (x0, x1), (_, exact) = np.asarray(point, np.float64), surface.at(point)
    found: list[DifferenceError] = []
    for method, difference in METHODS.items():
        with np.errstate(all="ignore"):
            terms = [
                (c, surface.value(x0 + s * h, np.full_like(h, x1)), surface.value(np.full_like(h, x0), x1 + s * h))
                for s, c in difference.terms
            ]
            slopes = [sum(term[0] * term[k] for term in terms) / h for k in (1, 2)]
            error = np.hypot(slopes[0] - exact[0], slopes[1] - exact[1])
            size = sum(abs(c) * np.maximum(np.abs(f0), np.abs(f1)) for c, f0, f1 in terms)
        found.append(judged(method, h, error, np.asarray(size), float(np.abs(point).max()), float(np.abs(exact).max())))
    return tuple(found)


def judged(method: str, h: np.ndarray, error: np.ndarray, size: np.ndarray, x: float, slope: float) -> DifferenceError:
    """Return the errors of a method with their valley.

    Args:
        method: an id of METHODS.
        h: shape (n,).
        error: for each h.
        size: Σ |c f| for each h, what is rounded.
        x, slope: how large the place's numbers and its derivatives are: x + h is rounded, too.
    """
    with np.errstate(all="ignore"):
        rounding = ROUNDING * EPSILON * (size + slope * (x + h)) / h
        truncates = bool((error > rounding)[np.isfinite(error)].any())
        # Rounding jumps up and down from one h to the next: the middle of some neighbours tells its height.
        logs = np.log10(np.maximum(np.where(np.isfinite(error), error, np.inf), 1e-300))
    smooth = np.median(np.lib.stride_tricks.sliding_window_view(np.pad(logs, 4, mode="edge"), 9), 1)
    best = int(smooth.argmin())
    return DifferenceError(method, h, error, float(h[best]), float(10.0 ** smooth[best]), truncates)
