"""Activations and losses as expressions, the same functions as those of the engine."""

from collections.abc import Callable

from model.activations import GELU
from model.inside.arithmetic import Largest, Leaf, Node, Number, Op, Total, call
from model.losses import Huber

Slope = Callable[[Node, Node], Node]


def _sigmoid(a: Node) -> Node:
    return 1 / (1 + call("exp", -a))


def _half(a: Node) -> Node:
    """½ (1 + tanh u) of GELU."""
    return _sigmoid(2 * GELU.scale * (a + GELU.cubic * a**3))


def _silu_slope(a: Node, z: Node) -> Node:
    return _sigmoid(a) * (1 + a * (1 - _sigmoid(a)))


def _gelu_slope(a: Node, z: Node) -> Node:
    inner = 2 * GELU.scale * (1 + 3 * GELU.cubic * a**2)
    return _half(a) * (1 + a * (1 - _half(a)) * inner)


ELEMENTWISE: dict[str, tuple[Callable[[Node], Node], Slope, str]] = {
    "identity": (lambda a: a, lambda a, z: Number(1), ""),
    "step": (lambda a: a > 0, lambda a, z: Number(0), ""),
    "sigmoid": (_sigmoid, lambda a, z: z * (1 - z), "Z"),
    "tanh": (lambda a: call("tanh", a), lambda a, z: 1 - z**2, "Z"),
    "relu": (lambda a: call("max", a, 0), lambda a, z: a > 0, "A"),
    "leaky_relu": (lambda a: call("max", a, 0.01 * a), lambda a, z: call("max", a > 0, 0.01), "A"),
    "elu": (
        lambda a: call("max", a, 0) + (call("exp", call("min", a, 0)) - 1),
        lambda a, z: call("exp", call("min", a, 0)),
        "A",
    ),
    "softplus": (
        lambda a: call("max", a, 0) + call("log1p", call("exp", -call("abs", a))),
        lambda a, z: _sigmoid(a),
        "A",
    ),
    "silu": (lambda a: a * _sigmoid(a), _silu_slope, "A"),
    "gelu": (lambda a: a * _half(a), _gelu_slope, "A"),
}
"""By id: z of a, the slope from a and z, and which of the two the way back reads."""

PRELU = ("prelu", "prelu_each")


def prelu(a: Node, slope: Node) -> Node:
    """a where a > 0, else αa."""
    return call("max", a, 0) + slope * call("min", a, 0)


def prelu_slope(a: Node, slope: Node) -> Node:
    """1 where a > 0, else α."""
    return (a > 0) + slope * (1 - (a > 0))


# --- losses: of the cells y[n, i] and t[n, i], before the mean over the batch -------------------------------------

Y, T, A = Leaf("Y", ("n", "i")), Leaf("T", ("n", "i")), Leaf("A", ("n", "i"))


def _huber(error: Node) -> Node:
    """½ e² where |e| ≤ δ, else δ (|e| − ½ δ)."""
    size = call("abs", error)
    near = call("min", size, Huber.delta)
    return near * (size - near / 2)


def _log_sum() -> Node:
    """log Σ exp(a), with the largest a taken out of the sum."""
    largest = Largest("m", Leaf("A", ("n", "m")))
    return largest + call("log", Total("k", call("exp", Leaf("A", ("n", "k")) - largest)))


def _lacking(y: Leaf) -> Node:
    """1 − y_c + y_i."""
    return 1 - Total("c", Leaf("Y", ("n", "c")) * Leaf("T", ("n", "c"))) + y


def _too_near() -> Node:
    """How many wrong classes lie above y_c − 1."""
    return Total("k", (1 - Leaf("T", ("n", "k"))) * (_lacking(Leaf("Y", ("n", "k"))) > 0))


SAMPLE_LOSSES: dict[str, Callable[[Node], Node]] = {
    "sum_of_squares": lambda n: (Y - T) ** 2 / 2,
    "mean_squared": lambda n: (Y - T) ** 2 / n,
    "huber": lambda n: _huber(Y - T) / n,
    "cross_entropy": lambda n: -Op("⋅", T, call("log", Y)),
    "binary_cross_entropy": lambda n: -(Op("⋅", T, call("log", Y)) + Op("⋅", 1 - T, call("log1p", -Y))),
    "hinge": lambda n: (1 - T) * call("max", _lacking(Y), 0) / n,
}
"""The part of output i in the loss of a sample, from the number n of outputs; the loss is its sum over outputs and
samples, by N."""

LOSSES_FROM_LOGITS: dict[str, Node] = {
    "cross_entropy": T * (_log_sum() - A),
    "binary_cross_entropy": call("max", A, 0) - A * T + call("log1p", call("exp", -call("abs", A))),
}
"""The same from the logits, where the engine takes activation and loss together."""

LOSS_SLOPES: dict[str, Callable[[Node, Node], Node]] = {
    "sum_of_squares": lambda n, batch: (Y - T) / batch,
    "mean_squared": lambda n, batch: 2 * (Y - T) / (n * batch),
    "huber": lambda n, batch: call("max", call("min", Y - T, Huber.delta), -Huber.delta) / (n * batch),
    "cross_entropy": lambda n, batch: -Op("∕", T, Y) / batch,
    "binary_cross_entropy": lambda n, batch: (Op("∕", 1 - T, 1 - Y) - Op("∕", T, Y)) / batch,
    "hinge": lambda n, batch: ((1 - T) * (_lacking(Y) > 0) - T * _too_near()) / (n * batch),
}
"""∂L/∂y[n, i], from the numbers n of outputs and N of samples."""
