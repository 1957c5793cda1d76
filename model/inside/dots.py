"""This batch as dots: on the curve of its activation function, or on the curve of the loss."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from model.inside.arithmetic import Arrays, Leaf, Node, Number
from model.inside.functions import ELEMENTWISE, prelu, prelu_slope
from model.inside.scene import Scene
from model.losses import FOR_CLASSES, Huber

MOST_DOTS = 1_000
"""How many dots there are at most; of more values every second, third … is shown."""

POINTS = 241
"""Of how many points a curve is made."""

NEAREST = 3.0
"""How far from 0 the curve of an activation function goes at least; it goes as far as there are dots."""


@dataclass(frozen=True)
class Dots:
    """Values of this batch on a curve.

    Attributes:
        kind: "activation", "activation_gradient" or the id of a loss.
        x, y: of the dots, shape (n,).
        curve: x and y of the function, and of its slope where that is shown too.
        level: the mean of the dots, where that is the loss of the batch; else None.
    """

    kind: str
    x: np.ndarray
    y: np.ndarray
    curve: tuple[tuple[np.ndarray, np.ndarray], ...]
    level: float | None = None


def dots(scene: Scene) -> Dots | None:
    """Return the dots of a move that was done; None where it has none."""
    with np.errstate(all="ignore"):
        if scene.move.kind == "loss":
            return _of_loss(scene)
        if scene.move.kind in ("activation", "activation_gradient"):
            return _of_activation(scene, scene.move.kind)
    return None


def _of_activation(scene: Scene, kind: str) -> Dots | None:
    # The way back reads either A or Z: where it reads Z, what came in is not there any more.
    name = scene.row.activation  # type: ignore[attr-defined]
    if name == "identity" or "A" not in scene.arrays:
        return None
    if name == "prelu":  # with a slope for each neuron, there is no curve on which all lie
        alpha = Number(float(scene.arrays["slope"][0]))
        function, slope = partial(prelu, slope=alpha), lambda a, z: prelu_slope(a, alpha)
    elif name in ELEMENTWISE:
        function, slope, _ = ELEMENTWISE[name]
    else:
        return None
    a = _some(scene.arrays["A"].reshape(-1).astype(np.float64))
    a = a[np.isfinite(a)]
    reach = max(float(np.abs(a).max(initial=0.0)) * 1.1, NEAREST)
    x = np.linspace(-reach, reach, POINTS)
    x = np.insert(x, POINTS // 2 + 1, 1e-9 * reach)  # right beside 0, where slopes jump
    value = _evaluated(function)
    derivative = _evaluated(lambda node: slope(node, function(node)))
    curves = ((x, value(x)), (x, derivative(x)))
    return Dots(kind, a, value(a) if kind == "activation" else derivative(a), curves)


def _evaluated(function: Callable[[Node], Node]) -> Callable[[np.ndarray], np.ndarray]:
    """Return an expression of one array as a function."""
    node = function(Leaf("A", ("n",)))

    def value(a: np.ndarray) -> np.ndarray:
        about = Arrays({"A": a}, {"n": len(a)})
        return np.broadcast_to(np.asarray(node.value(about, {"n": np.arange(len(a))}), np.float64), a.shape)

    return value


def _of_loss(scene: Scene) -> Dots | None:
    kind = scene.experiment.loss
    y, t = (scene.arrays[name].astype(np.float64) for name in "YT")
    if kind in FOR_CLASSES and not np.isin(t, (0, 1)).all():
        return None
    x, loss, reach = _losses(kind, y, t)
    known = np.isfinite(x) & ~np.isnan(loss)
    x, loss = x[known], loss[known]
    total = float(scene.arrays["L"])
    level = total if loss.size and np.isclose(loss.mean(), total, 1e-4, 1e-12) else None
    furthest = max(1.0, 1.1 * float(np.abs(x).max(initial=0.0)))
    across = np.linspace(*(reach or (-furthest, furthest)), POINTS)
    return Dots(kind, _some(x), _some(loss), ((across, CURVES[kind](across)),), level)


def _huber(error: np.ndarray) -> np.ndarray:
    near = np.minimum(np.abs(error), Huber.delta)
    return near * (np.abs(error) - near / 2)


CURVES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "sum_of_squares": lambda error: error**2 / 2,
    "mean_squared": lambda error: error**2,
    "huber": _huber,
    "cross_entropy": lambda p: -np.log(p),
    "binary_cross_entropy": lambda p: -np.log(p),
    "hinge": lambda lead: np.maximum(0.0, 1 + lead),
}
"""What an error, a probability of what is right, or the lead of a wrong class costs, by loss."""


def _losses(kind: str, y: np.ndarray, t: np.ndarray) -> tuple[np.ndarray, np.ndarray, tuple[float, float] | None]:
    """Return what each sample or output costs as dots, and the ends of the x axis where they are fixed."""
    if kind in ("cross_entropy", "binary_cross_entropy"):
        right = (y * t).sum(1) if kind == "cross_entropy" else (t * y + (1 - t) * (1 - y)).reshape(-1)
        tiny = float(np.finfo(np.float32).tiny)
        return right, -np.log(np.maximum(right, tiny)), (tiny, 1.0)
    if kind == "hinge":
        lead = (y - (y * t).sum(1, keepdims=True))[t == 0]
        return lead, CURVES[kind](lead), None
    error = (y - t).reshape(-1)
    return error, CURVES[kind](error), None


def _some(values: np.ndarray) -> np.ndarray:
    return values[:: -(-len(values) // MOST_DOTS) or 1]
