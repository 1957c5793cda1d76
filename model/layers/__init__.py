"""Layers: the rows of a stack, each with its settings, its shapes and its arithmetic."""

from model.layers.base import Layer
from model.layers.convolution import Convolution
from model.layers.dense import Dense, Maxout
from model.layers.pooling import AveragePooling, Flatten, MaxPooling
from model.layers.regular import ActivationLayer, BatchNormalization, Dropout

LAYERS: dict[str, type[Layer]] = {
    kind.kind: kind
    for kind in (
        *(Dense, ActivationLayer, Dropout, BatchNormalization, Maxout),
        *(Convolution, MaxPooling, AveragePooling, Flatten),
    )
}
"""Every kind of row by its id, in order of increasing complexity."""
