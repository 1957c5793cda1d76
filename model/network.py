"""A network: a stack of layers over one flat vector of parameters."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from model.activations import ACTIVATIONS, Activation
from model.layers import Dense, LayerValues


@dataclass(frozen=True)
class Parameter:
    """Where one array of parameters lies in the flat vector.

    Attributes:
        name: "W" or "b".
        layer: 0 for the first layer after the input.
        start, stop: its place in the flat vector.
        shape: its own shape; C-ordered.
    """

    name: str
    layer: int
    start: int
    stop: int
    shape: tuple[int, ...]


def parameter_layout(widths: Sequence[int]) -> tuple[Parameter, ...]:
    """Return where the parameters of a stack lie: layer by layer, W then b, adjacent.

    Args:
        widths: the number of inputs, then of neurons in each layer.
    """
    layout: list[Parameter] = []
    start = 0
    for layer, (n_in, n_out) in enumerate(pairwise(widths)):
        for name, shape in Dense.shapes(n_in, n_out).items():
            stop = start + int(np.prod(shape))
            layout.append(Parameter(name, layer, start, stop, shape))
            start = stop
    return tuple(layout)


class Network:
    """A stack of dense layers.

    Attributes:
        widths: the number of inputs, then of neurons in each layer.
        activations: the id of each layer's activation.
        parameters: every weight and bias, flat; shape (n,).
        gradient: ∂L/∂ each of them, flat; same shape.
        layout: where each array lies in the two.
        layers: the layers, which hold views of them.
    """

    def __init__(self, widths: Sequence[int], activations: Sequence[str], dtype: str = "float32") -> None:
        """Build a network of zeros.

        Args:
            widths: at least two numbers ≥ 1.
            activations: one id of ACTIVATIONS a layer.
            dtype: "float32" or "float64".

        Raises:
            ValueError: the numbers of widths and activations do not match.
        """
        if len(activations) != len(widths) - 1 or not activations:
            raise ValueError(f"activations: expected one for each of {len(widths) - 1} layers, got {len(activations)}")
        self.widths = tuple(widths)
        self.activations = tuple(activations)
        self.layout = parameter_layout(widths)
        self.parameters = np.zeros(self.layout[-1].stop, dtype)
        self.gradient = np.zeros_like(self.parameters)
        self.layers = tuple(self._layer(k, ACTIVATIONS[name]) for k, name in enumerate(activations))

    def _layer(self, k: int, activation: Activation) -> Dense:
        weights, bias = (p for p in self.layout if p.layer == k)
        return Dense(
            self.view(self.parameters, weights),
            self.view(self.parameters, bias),
            self.view(self.gradient, weights),
            self.view(self.gradient, bias),
            activation.forward,
            activation.backward,
        )

    @staticmethod
    def view(flat: np.ndarray, parameter: Parameter) -> np.ndarray:
        """Return one array of parameters as a view of a flat vector such as `parameters` or `gradient`."""
        return flat[parameter.start : parameter.stop].reshape(parameter.shape)

    def weight_mask(self) -> np.ndarray:
        """Return 1 for each weight and 0 for each bias, flat: L1 and L2 apply to weights only."""
        mask = np.zeros_like(self.parameters)
        for parameter in self.layout:
            if parameter.name == "W":
                mask[parameter.start : parameter.stop] = 1
        return mask

    def buffers(self, rows: int, backward: bool = True) -> tuple[LayerValues, ...]:
        """Return room for what every layer computes for a batch of `rows`.

        Args:
            rows: the batch's size.
            backward: False where only the forward pass is wanted: then d_z and d_a are empty.
        """
        empty = np.empty((0, 0), self.parameters.dtype)
        x = np.empty((rows, self.widths[0]), self.parameters.dtype)
        values: list[LayerValues] = []
        for width, name in zip(self.widths[1:], self.activations, strict=True):
            same = name == "identity"  # then Z is A, and nothing has to be copied
            a = np.empty((rows, width), x.dtype)
            z = a if same else np.empty_like(a)
            d_a = np.empty_like(a) if backward else empty
            d_z = d_a if same or not backward else np.empty_like(a)
            values.append(LayerValues(x, a, z, d_z, d_a))
            x = z
        return tuple(values)

    def forward(self, values: Sequence[LayerValues]) -> np.ndarray:
        """Run the forward pass on the batch in `values[0].x`, and return the output, shape (batch, n_out)."""
        for layer, v in zip(self.layers, values, strict=True):
            layer.linear(v.x, v.a)
            layer.activate(v.a, v.z)
        return values[-1].z

    def predict(self, x: np.ndarray) -> np.ndarray:
        """Return the network's output for one sample (n_in,) or a batch (batch, n_in), as a new array.

        Raises:
            ValueError: x has another number of inputs.
        """
        batch = np.atleast_2d(x)
        if batch.ndim != 2 or batch.shape[1] != self.widths[0]:
            raise ValueError(f"x: expected (batch, {self.widths[0]}), got {np.shape(x)}")
        values = self.buffers(len(batch), backward=False)
        np.copyto(values[0].x, batch, casting="same_kind")
        with np.errstate(over="ignore", invalid="ignore"):
            y = self.forward(values)
        return y.reshape(*np.shape(x)[:-1], self.widths[-1])
