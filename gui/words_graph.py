"""Words for the network's graph: what its layers are called, and the rows that have none of their own."""

from itertools import pairwise

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui import words
from model.experiment import Experiment
from model.graph import answering_rows, drawn_rows
from model.layers import Dense

SHORT: dict[str, object] = {"convolution": QT_TRANSLATE_NOOP("Words", "Conv")}
"""What stands for kinds of layers where there is no room for their names."""


def layer_name(experiment: Experiment, layer: int, *, short: bool = False) -> str:
    """Name a layer of the graph, from 1, by its activation, or by its kind where it is no dense one."""
    k = _activations_alone(experiment).get(layer, drawn_rows(experiment)[layer - 1])
    row = experiment.rows[k]
    if short and row.kind in SHORT:
        return words.said(SHORT[row.kind])
    return words.name("activation", row.activation) if isinstance(row, Dense) else words.row_name(row)


def names_between(experiment: Experiment) -> list[str]:
    """Name the rows without weights that lie before each layer of the graph."""
    rows, drawn = experiment.rows, drawn_rows(experiment)
    named = _activations_alone(experiment).values()
    between = [[k for k in range(a + 1, b) if k not in named] for a, b in pairwise((-1, *drawn))]
    return [" · ".join(words.row_name(rows[k]) for k in places) for places in between]


def _activations_alone(experiment: Experiment) -> dict[int, int]:
    """Return which activation alone is that of a dense layer of the graph, from 1."""
    rows, drawn = experiment.rows, drawn_rows(experiment)
    pairs = enumerate(zip(drawn, answering_rows(rows, drawn), strict=True), 1)
    return {n: at for n, (k, at) in pairs if at > k and isinstance(rows[k], Dense)}
