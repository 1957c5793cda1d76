"""Which parts of the network's graph a move of a step works on."""

from model.experiment import Experiment
from model.graph import drawn_rows
from model.inside.scene import FLAT

THROUGH = ("im2col", "linear", "weights_gradient", "bias_gradient", "input_gradient", "col2im")
"""The moves that go through the connections that lead to a layer."""

BACK = ("im2col", "input_gradient", "col2im")
"""The moves that work on the layer before."""


def lit(experiment: Experiment, move: tuple[str, int | None] | None) -> tuple[frozenset[int], frozenset[int]]:
    """Return which layers of the graph, and which connections between them, a move of a step works on."""
    if move is None:
        return frozenset(), frozenset()
    kind, row = move
    drawn = drawn_rows(experiment)
    if kind in FLAT:
        return frozenset(), frozenset(range(len(drawn)))
    if row is None or kind in ("loss", "loss_gradient", "joint_gradient"):
        return frozenset({0 if kind == "batch" else len(drawn)}), frozenset()
    layer = sum(k <= row for k in drawn)  # rows without weights change what the layer before them gives
    gap = frozenset({layer - 1} if row in drawn and kind in THROUGH else ())
    return frozenset({layer - 1 if kind in BACK else layer}), gap
