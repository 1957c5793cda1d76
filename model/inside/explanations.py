"""Explanations of every kind of move."""

from collections.abc import Callable

from model.inside import dense, images, learning, regular, updates
from model.inside.scene import Explanation, Scene

EXPLANATIONS: dict[str, Callable[[Scene], Explanation]] = {
    "batch": learning.batch,
    "im2col": images.im2col,
    "linear": dense.linear,
    "activation": dense.activation,
    "piece_maximum": dense.piece_maximum,
    "mask": regular.mask,
    "dropout": regular.dropout,
    "statistics": regular.statistics,
    "running_statistics": regular.running_statistics,
    "normalize": regular.normalize,
    "scale_and_shift": regular.scale_and_shift,
    "windows": images.windows,
    "pool": images.pool,
    "flatten": images.flatten,
    "loss": learning.loss,
    "loss_gradient": learning.loss_gradient,
    "joint_gradient": learning.joint_gradient,
    "activation_gradient": dense.activation_gradient,
    "slope_gradient": dense.slope_gradient,
    "weights_gradient": dense.weights_gradient,
    "bias_gradient": dense.bias_gradient,
    "input_gradient": dense.input_gradient,
    "col2im": images.col2im,
    "piece_maximum_gradient": dense.piece_maximum_gradient,
    "dropout_gradient": regular.dropout_gradient,
    "scale_gradient": regular.scale_gradient,
    "shift_gradient": regular.shift_gradient,
    "normalize_gradient": regular.normalize_gradient,
    "pool_gradient": images.pool_gradient,
    "flatten_gradient": images.flatten_gradient,
    "numerical_gradient": learning.numerical_gradient,
    "penalty": learning.penalty,
    "clip": learning.clip,
    "schedule": learning.schedule,
    "update": updates.update,
}
"""By kind of move, in the order of MOVES."""


def explain(scene: Scene) -> Explanation:
    """Return what a move computes."""
    return EXPLANATIONS[scene.move.kind](scene)
