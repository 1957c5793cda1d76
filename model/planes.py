"""Planes through the parameters θ of a network, in which its loss can be seen.

Li et al. (2018), "Visualizing the Loss Landscape of Neural Nets", for the random and the principal directions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model import streams
from model.checks import Refused
from model.flow import Parameter
from model.surfaces import Point
from model.work import Work

PURPOSE = 1_000
"""What random directions draw for: a number far from those of a run, whose streams must not move by our looking."""

DRAWS = 64
"""How often directions are drawn at most: of two neurons with one input each, half of all draws lie on one line."""

MOST_ALIKE = 1 - 1e-8
"""Up to which cos² of the angle between them two directions span a plane, in which places can still be told."""

TINY = 1e-200
"""The squared length up to which a direction counts as none: products of smaller ones would round to 0."""

COLUMNS = 4_096
"""How many parameters of the path are taken at a time."""

Reach = tuple[float, float]
"""From where to where, in lengths of a direction."""


class PlaneInvalid(Refused):
    """There is no such plane.

    Attributes:
        code: "no_such_weight", "zero_weights", "one_direction", "short_path" or "not_finite".
    """


@dataclass(frozen=True, eq=False)
class Plane:
    """All θ + a u + b v.

    Attributes:
        kind: "chosen", "random" or "principal".
        centre: θ, shape (n,); float64, as all three.
        u, v: the directions, each of shape (n,); they need not be orthogonal.
        shows: of "principal", which share of the path's squared distance from θ lies in the plane; else 1.
        origin: what a person calls the place of θ: of "chosen" the values of the two parameters, else (0, 0).
    """

    kind: str
    centre: np.ndarray
    u: np.ndarray
    v: np.ndarray
    shows: float = 1.0
    origin: Point = (0.0, 0.0)

    def at(self, place: Point) -> np.ndarray:
        """Return the parameters, shape (n,), at a place that is counted from `origin` on."""
        return self.parameters(place[0] - self.origin[0], place[1] - self.origin[1])

    def parameters(self, a: float, b: float) -> np.ndarray:
        """Return the parameters at a place of the plane, shape (n,)."""
        return self.centre + a * self.u + b * self.v

    def project(self, path: np.ndarray) -> np.ndarray:
        """Return the places (a, b) of the plane that are nearest to some parameters. Shapes: (k, n) and (k, 2)."""
        away = np.asarray(path, np.float64) - self.centre
        directions = np.stack((self.u, self.v))
        return np.linalg.solve(directions @ directions.T, directions @ away.T).T

    def distances(self, path: np.ndarray) -> np.ndarray:
        """Return how far some parameters lie beside the plane. Shapes: (k, n) and (k,)."""
        places = self.project(path)
        beside = np.asarray(path, np.float64) - self.centre - places @ np.stack((self.u, self.v))
        return np.sqrt(np.square(beside).sum(1))


def chosen_plane(centre: np.ndarray, first: int, second: int) -> Plane:
    """Return the plane in which two parameters change, whose places in the flat vector are given.

    Raises:
        PlaneInvalid: there is no such parameter, or both are the same.
    """
    for name, place in (("first", first), ("second", second)):
        if not 0 <= place < len(centre):
            raise PlaneInvalid("no_such_weight", name, f"a number from 0 to {len(centre) - 1}", place)
    if first == second:
        raise PlaneInvalid("no_such_weight", "second", "another parameter than the first", second)
    u, v = np.zeros(len(centre)), np.zeros(len(centre))
    u[first] = v[second] = 1
    values = float(centre[first]), float(centre[second])
    return Plane("chosen", np.array(centre, np.float64), u, v, origin=values)


def random_plane(centre: np.ndarray, layout: Sequence[Parameter], seed: int, draw: int = 0) -> Plane:
    """Return a plane in two random directions, normalised per neuron (Li et al. 2018).

    Each is drawn from N(0, 1), and for each neuron the part of its weights is scaled to the length of these weights; so
    surfaces compare although a ReLU network may be scaled at will. Biases and the like stay as they are.

    A neuron with one input can only be given its weight or the opposite. Where others do not help, the two directions
    may lie on one line: then they are drawn again.

    Args:
        centre: θ, shape (n,).
        layout: where each array lies in it.
        seed: the experiment's.
        draw: another number gives other directions.

    Raises:
        PlaneInvalid: the weights are too small or too large, or there is only one that is not 0.
    """
    rng = streams.stream(seed, PURPOSE, draw)
    for _ in range(DRAWS):
        u, v = (_random_direction(rng, centre, layout) for _ in range(2))
        with np.errstate(over="ignore", invalid="ignore"):  # which is found out below
            uu, vv, uv = u @ u, v @ v, u @ v
        if not np.isfinite(uu):
            raise PlaneInvalid("not_finite", "centre", "weights whose squares have a sum", uu)
        if not uu > TINY:
            raise PlaneInvalid("zero_weights", "centre", "weights that are not all 0, as directions are as long", uu)
        if uv**2 / uu / vv < MOST_ALIKE:
            return Plane("random", np.array(centre, np.float64), u, v)
    raise PlaneInvalid("one_direction", "centre", "more than one weight that is not 0", len(centre))


def _random_direction(rng: np.random.Generator, centre: np.ndarray, layout: Sequence[Parameter]) -> np.ndarray:
    direction = np.zeros(len(centre))
    for part in layout:
        if part.name == "W":
            weights = np.asarray(centre[part.start : part.stop], np.float64).reshape(part.shape)
            drawn = rng.normal(size=part.shape)
            with np.errstate(over="ignore"):  # then it is infinite
                drawn *= np.linalg.norm(weights, axis=0) / np.linalg.norm(drawn, axis=0)
            direction[part.start : part.stop] = drawn.ravel()
    return direction


def principal_plane_in_parts(centre: np.ndarray, path: np.ndarray) -> Work[Plane]:
    """Find the plane through θ that holds most of a path, yielding (done, total), and return it.

    The rows of D are the path's points seen from θ. The directions are the two principal ones of D, and `shows` is
    (λ₁ + λ₂) / Σ λ for the eigenvalues λ of DᵀD. Those of the much smaller Gram matrix G = DDᵀ are the same, and from
    an eigenvector e of G comes the direction Dᵀe / √λ. Like Li et al.'s, but about θ rather than the mean, so that the
    plane goes through θ and what it leaves out are the points' true distances from it.

    Args:
        centre: θ, shape (n,).
        path: parameters, shape (k, n).

    Raises:
        PlaneInvalid: fewer than two of them lead in directions of their own, or they lead too far.
    """
    k, n = path.shape
    blocks = [slice(start, start + COLUMNS) for start in range(0, n, COLUMNS)]
    gram, total = np.zeros((k, k)), 2 * len(blocks)
    for done, block in enumerate(blocks):
        d = path[:, block].astype(np.float64) - centre[block]
        with np.errstate(over="ignore", invalid="ignore"):  # which is found out below
            gram += d @ d.T
        yield done + 1, total
    if not np.isfinite(gram).all():
        raise PlaneInvalid("not_finite", "path", "places whose squared distances are numbers", np.inf)
    eigenvalues, vectors = np.linalg.eigh(gram)
    if k < 2 or not eigenvalues[-2] > 1e-12 * eigenvalues[-1]:
        raise PlaneInvalid("short_path", "path", "at least two places that lie in different directions", k)
    lengths = np.sqrt(eigenvalues[-2:])
    # Towards the later part: the path starts at the left and below.
    signs = np.where(vectors[0, -2:] > 0, -1.0, 1.0)
    combine = (vectors[:, -2:] * signs / lengths).T
    directions = np.empty((2, n))
    for done, block in enumerate(blocks):
        directions[:, block] = combine @ (path[:, block].astype(np.float64) - centre[block])
        yield len(blocks) + done + 1, total
    v, u = directions
    shows = float(eigenvalues[-2:].sum() / np.maximum(eigenvalues, 0).sum())
    return Plane("principal", np.array(centre, np.float64), u, v, min(1.0, shows))


def reach(plane: Plane, places: np.ndarray | None = None) -> tuple[Reach, Reach]:
    """Return how far a and b are worth looking: around θ, and over a path whose places are given, shape (k, 2)."""
    half = 1.0
    if plane.kind == "chosen":
        half = max(2.0, 2 * float(np.abs(plane.centre[(plane.u + plane.v) != 0]).max()))
    if places is None or not len(places):
        return (-half, half), (-half, half)
    places = np.vstack((places, [(0.0, 0.0)]))
    low, high = places.min(0), places.max(0)
    middle = (low + high) / 2
    # A plane found from the path fits it; in others the path may be a mere dot.
    least = max(1e-6, 0.1 * float((high - low).max())) if plane.kind == "principal" else half
    sides = np.maximum(0.65 * (high - low), least)
    (a0, b0), (a1, b1) = middle - sides, middle + sides
    return (float(a0), float(a1)), (float(b0), float(b1))
