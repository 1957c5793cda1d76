"""The network of a run before its first step."""

from model import streams
from model.blobs import Blobs
from model.checks import Invalid
from model.experiment import Experiment
from model.layers.base import Weighted
from model.network import Network


def initial_network(experiment: Experiment, blobs: Blobs) -> Network:
    """Return the network as it is before the first step.

    Raises:
        Invalid: the rows do not fit, or given values are missing or not as many as the layer has parameters.
    """
    network = Network(experiment.input_shape, experiment.rows, experiment.precision)
    drawn = 0
    for k, row in enumerate(network.rows):
        # Only rows with weights are counted: another one between them leaves theirs as they are.
        rng = streams.stream(experiment.seed, streams.WEIGHTS, drawn)
        drawn += isinstance(row, Weighted)
        try:
            row.initialize(network.layers[k], rng, blobs)
        except Invalid as invalid:
            raise Invalid(f"layer {k}: {invalid.field}", invalid.expected, invalid.value) from invalid
    return network
