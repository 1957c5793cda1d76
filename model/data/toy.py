"""Small data sets that can be seen whole: points in a plane and curves over a line.

Coordinates lie between about −5 and 5; those of gates are 0 or 1. `noise` is the standard deviation of the scatter as a
share of those 5 units (for a curve: of its height, for a gate: of its side). Every maker draws from its own generator
only, and classes come in equal numbers.
"""

from collections.abc import Callable

import numpy as np

HALF = 5.0
"""Half the width of the square in which the points lie."""

Maker = Callable[[int, float, np.random.Generator], tuple[np.ndarray, np.ndarray]]
"""From (samples, noise, rng) to points (n, inputs) and their labels (n,) or targets (n, 1)."""


def gate(truth: tuple[int, int, int, int]) -> Maker:
    """Return a maker of a logic gate (chapter 2): targets are those of the rows (0, 0), (1, 0), (0, 1), (1, 1)."""

    def make(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        rows = np.arange(n) % 4
        corners = np.column_stack((rows % 2, rows // 2)).astype(float)
        return corners + rng.normal(0, noise, (n, 2)), np.array(truth, float)[rows, None]

    return make


def _labels(n: int, classes: int) -> np.ndarray:
    return np.arange(n) % classes


def _scatter(points: np.ndarray, noise: float, rng: np.random.Generator) -> np.ndarray:
    return points + rng.normal(0, noise * HALF, points.shape)


def _polar(radius: np.ndarray, angle: np.ndarray) -> np.ndarray:
    return np.column_stack((radius * np.sin(angle), radius * np.cos(angle)))


def linear(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Two classes on the two sides of the line x₀ + 2 x₁ = 0, with a narrow gap between them."""
    labels = _labels(n, 2)
    normal = np.array([1.0, 2.0]) / np.sqrt(5)
    side = 2 * labels - 1
    points = rng.uniform(-HALF, HALF, (n, 2))
    points *= (side * np.sign(points @ normal))[:, None]  # mirrored where it fell on the other class's side
    return _scatter(points + np.outer(0.5 * side, normal), noise, rng), labels


def gaussians(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Two classes, each a round cloud: standard deviation 0.9 around (2, 2) and (−2, −2), before noise."""
    labels = _labels(n, 2)
    centres = np.where(labels[:, None] == 1, 2.0, -2.0)
    return _scatter(centres + rng.normal(0, 0.9, (n, 2)), noise, rng), labels


def circle(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A disc of one class inside a ring of the other."""
    labels = _labels(n, 2)
    radius = np.where(labels == 1, rng.uniform(0, 0.5, n) * HALF, rng.uniform(0.7, 1, n) * HALF)
    return _scatter(_polar(radius, rng.uniform(0, 2 * np.pi, n)), noise, rng), labels


def xor(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Four squares, class 1 where the signs differ: what a single perceptron cannot do (chapter 2)."""
    alike = _labels(n, 2)
    x = rng.uniform(0.3, HALF, (n, 2))
    side = rng.choice([-1.0, 1.0], n)
    points = np.column_stack((x[:, 0] * side, x[:, 1] * side * (2 * alike - 1)))
    return _scatter(points, noise, rng), 1 - alike


def moons(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Two half circles that reach into each other."""
    labels = _labels(n, 2)
    angle = rng.uniform(0, np.pi, n)
    upper = np.column_stack((3 * np.cos(angle) - 1.5, 3 * np.sin(angle) - 0.75))
    lower = np.column_stack((-3 * np.cos(angle) + 1.5, -3 * np.sin(angle) + 0.75))
    return _scatter(np.where(labels[:, None] == 1, lower, upper), noise, rng), labels


def rings(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Three classes: a disc and two rings around it."""
    labels = _labels(n, 3)
    inner, outer = np.array([[0.0, 0.26], [0.42, 0.6], [0.78, 0.96]]).T * HALF
    radius = rng.uniform(inner[labels], outer[labels])
    return _scatter(_polar(radius, rng.uniform(0, 2 * np.pi, n)), noise, rng), labels


def spiral(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Two arms of 1.25 turns each, wound into each other."""
    labels = _labels(n, 2)
    way = rng.uniform(0.1, 1, n)  # in the very middle the arms would touch
    points = _polar(way * HALF, 1.25 * 2 * np.pi * way + np.pi * labels)
    return _scatter(points, noise, rng), labels


def plane(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Regression with two inputs: t = (x₀ + x₁) / 10, a slope from −1 to 1."""
    points = rng.uniform(-HALF, HALF, (n, 2))
    return points, points.sum(1, keepdims=True) / (2 * HALF) + rng.normal(0, noise, (n, 1))


def _curve(n: int, noise: float, rng: np.random.Generator, f: Callable[[np.ndarray], np.ndarray]):
    points = rng.uniform(-HALF, HALF, (n, 1))
    return points, f(points) + rng.normal(0, noise, (n, 1))


def sine(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Regression with one input: t = sin 1.5 x."""
    return _curve(n, noise, rng, lambda x: np.sin(1.5 * x))


def bumpy(n: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Regression with one input: t = 0.6 sin 1.2 x + 0.4 sin 2.3 x, hills upon hills."""
    return _curve(n, noise, rng, lambda x: 0.6 * np.sin(1.2 * x) + 0.4 * np.sin(2.3 * x))
