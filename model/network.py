"""A network: a stack of layers over one flat vector of parameters."""

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil, prod

import numpy as np
from numpy.typing import ArrayLike

from model import arrays
from model.checks import Invalid
from model.flow import Parameter, flow
from model.layers.base import Layer, Shape
from model.layers.dense import Dense
from model.layers.workspace import Noise, Workspace, no_noise

MAX_PARAMETERS = 5_000_000
"""How many parameters a network may have in all: 20 MB in float32, and the gradient takes as much again."""

NARROW = 64
"""Up to how many values a sample of a narrow network has, from layer to layer."""

EVALUATED_AT_ONCE = (1_000, 250_000)
"""How many samples, and how many values, are computed at once outside of training; more come in several parts."""

EVALUATIONS = 4
"""For how many different numbers of samples the room to evaluate them is kept."""


class Network:
    """A stack of layers.

    Attributes:
        shape: of one sample.
        rows: the layers.
        flow: the shapes of what goes through them, and where each array lies.
        parameters: every weight, bias …, flat; shape (n,).
        gradient: ∂L/∂ each of them, flat; same shape. From a step's clipping to its end, as the update takes it.
        clipping: what the gradient is multiplied by there; 1 where it is as it was before clipping.
        kept: what layers keep besides, such as running means, flat.
        layers: for each layer, views of the three by name: "W", "dW", "running_mean" …
        narrow: whether it is dense with few units a layer. Then the call of a product takes longer than the product, so
            that training computes A = [X 1] [W; b] at once, with arrays that lie column by column: a column of ones
            beside the others leaves each of them in one piece.
    """

    def __init__(self, shape: Shape, rows: Sequence[Layer], dtype: str = "float32") -> None:
        """Build a network of zeros.

        Args:
            shape: of one sample: (features,) or (height, width, channels).
            rows: at least one.
            dtype: "float32" or "float64".

        Raises:
            Unfit: a row can't read what comes to it.
            Invalid: there are no rows, or more than MAX_PARAMETERS parameters.
        """
        self.shape, self.rows, self.flow = shape, tuple(rows), flow(shape, rows)
        if self.flow.misfit:
            raise self.flow.misfit
        if not rows:
            raise Invalid("rows", "at least one layer", rows)
        if self.flow.parameter_count > MAX_PARAMETERS:
            raise Invalid("rows", f"at most {MAX_PARAMETERS:,} parameters in all", self.flow.parameter_count)
        self.parameters = arrays.zeros((self.flow.parameter_count,), dtype)
        self.gradient = arrays.zeros_like(self.parameters)
        self.clipping = 1.0
        self.kept = np.zeros(self.flow.kept_count, dtype)
        self.layers = tuple(self._views(k) for k in range(len(rows)))
        widest = max(prod(shape) for shape in (*self.flow.inputs, *self.flow.shapes))
        self.narrow = widest <= NARROW and all(isinstance(row, Dense) for row in rows)
        self._evaluations: dict[int, Evaluation] = {}

    def _views(self, k: int) -> dict[str, np.ndarray]:
        views: dict[str, np.ndarray] = {}
        for part in self.flow.layout:
            if part.layer == k:
                views[part.name] = self.view(self.parameters, part)
                views[f"d{part.name}"] = self.view(self.gradient, part)
        return views | {part.name: self.view(self.kept, part) for part in self.flow.kept if part.layer == k}

    @property
    def dense_rows(self) -> tuple[Dense, ...]:
        """Its rows, where each is dense and has no parameters but W and b; otherwise none."""
        rows = tuple(row for row in self.rows if isinstance(row, Dense))
        alike = [part.name for part in self.flow.layout] == ["W", "b"] * len(self.rows)
        return rows if len(rows) == len(self.rows) and alike else ()

    @staticmethod
    def view(flat: np.ndarray, part: Parameter) -> np.ndarray:
        """Return one array as a view of a flat vector such as `parameters` or `gradient`."""
        return flat[part.start : part.stop].reshape(part.shape)

    def gradient_of(self, layer: int) -> np.ndarray:
        """Return ∂L/∂ all parameters of a layer before clipping, flat, as a new array."""
        own = [part for part in self.flow.layout if part.layer == layer]
        return self.unclipped(self.gradient[own[0].start : own[-1].stop] if own else self.gradient[:0])

    def unclipped(self, part: np.ndarray) -> np.ndarray:
        """Return a part of the gradient as it was before clipping, as a new array; NaN where it was infinitely long."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return part / self.clipping

    def unclip(self) -> None:
        """Have all of the gradient as it was before clipping."""
        if self.clipping != 1:
            np.copyto(self.gradient, self.unclipped(self.gradient))
            self.clipping = 1.0

    def take(self, parameters: np.ndarray, kept: np.ndarray) -> None:
        """Copy all that a network of the same layers has learned: its parameters, and what layers keep, both flat."""
        np.copyto(self.parameters, parameters)
        np.copyto(self.kept, kept)

    def workspaces(self, rows: int, noise: Noise) -> tuple[Workspace, ...]:
        """Return room for what every layer computes for a batch in a training step.

        Args:
            rows: the batch's size.
            noise: where layers take random numbers from.
        """
        learning = self.flow.learning
        x = self.room(rows, self.shape)
        d_x: np.ndarray | None = None
        result: list[Workspace] = []
        for k in range(len(self.rows)):
            z = self._output(k, x)
            if d_x is not None or k in learning:
                d_z = self._output(k, x if d_x is None else d_x)
                gradients = {"dZ": d_z} if d_x is None else {"dZ": d_z, "dX": d_x}
            else:
                d_z, gradients = None, dict[str, np.ndarray]()
            arrays = {**self.layers[k], "X": x, "Z": z, **gradients}
            if self.narrow and x.base is not None:
                arrays |= {"X1": x.base, **self._with_biases(k)}
            result.append(Workspace(k, arrays, partial(noise, k)))
            x, d_x = z, d_z
        return tuple(result)

    def room(self, rows: int, shape: Shape) -> np.ndarray:
        """Return room for samples (rows, *shape); in a narrow network as the part of (rows, n + 1) before the ones."""
        if not self.narrow:
            return arrays.zeros((rows, *shape), self.parameters.dtype)
        (n,) = shape
        return np.ones((n + 1, rows), self.parameters.dtype).T[:, :n]

    def _output(self, layer: int, x: np.ndarray) -> np.ndarray:
        return self.room(len(x), self.flow.shapes[layer]) if self.narrow else self.rows[layer].output(x)

    def _with_biases(self, layer: int) -> dict[str, np.ndarray]:
        """Return the weights of a dense layer with its biases as one more row, and their gradient; (n + 1, units)."""
        w, b = (part for part in self.flow.layout if part.layer == layer and part.name in "Wb")
        shape = (w.shape[0] + 1, *b.shape)
        return {
            "W1": self.parameters[w.start : b.stop].reshape(shape),
            "dW1": self.gradient[w.start : b.stop].reshape(shape),
        }

    def predict(self, x: ArrayLike, between: Callable[[], None] = lambda: None) -> np.ndarray:
        """Return the network's output for one sample (n_in,) or a batch (batch, n_in), as a new array.

        Images may come as they are or in a row. Nothing of a training step is disturbed.

        Args:
            x: the samples.
            between: called after each part of them that is computed at once.

        Raises:
            ValueError: x has another number of inputs.
        """
        samples, inputs = np.asarray(x), prod(self.shape)
        single = samples.shape in ((inputs,), self.shape)
        if not single and samples.shape[1:] not in ((inputs,), self.shape):
            raise ValueError(f"x: expected (batch, {inputs}), got {samples.shape}")
        batch = samples.reshape(1 if single else len(samples), inputs)
        y = self.evaluation(len(batch)).outputs(batch, between)
        return y[0] if single else y

    def evaluation(self, samples: int, whole: bool = False) -> "Evaluation":
        """Return room to evaluate so many samples in, several at once or, as a whole, all of them; it is made once."""
        most, values = EVALUATED_AT_ONCE
        samples = max(1, samples)
        most = samples if whole else max(1, min(most, values // (self.flow.values + prod(self.shape))))
        rows = ceil(samples / ceil(samples / most))  # parts as alike as can be: what the last one lacks costs, too
        if rows not in self._evaluations:
            if len(self._evaluations) == EVALUATIONS:
                self._evaluations.pop(next(iter(self._evaluations)))
            self._evaluations[rows] = Evaluation(self, rows)
        return self._evaluations[rows]

    def forget_evaluations(self) -> None:
        """Give up the room that `evaluation` made."""
        self._evaluations.clear()


class Evaluation:
    """The forward pass as it is outside of training, in buffers of its own.

    Attributes:
        workspaces: those of every layer, for `rows` samples.
        rows: how many samples are evaluated at once.
    """

    def __init__(self, network: Network, rows: int) -> None:
        """Make room for `rows` samples of a network, whose parameters may change afterwards."""
        self.rows = rows
        x = arrays.zeros((self.rows, *network.shape), network.parameters.dtype)
        spaces: list[Workspace] = []
        for k, row in enumerate(network.rows):
            z = row.output(x)
            spaces.append(Workspace(k, {**network.layers[k], "X": x, "Z": z}, no_noise))
            x = z
        self.workspaces = tuple(spaces)
        moves = (move for row, w in zip(network.rows, spaces, strict=True) for move in row.evaluate(w))
        self._calls = tuple(call for move in moves for call in move.calls)
        self._x = spaces[0]["X"].reshape(self.rows, prod(network.shape))

    def run(self, x: np.ndarray) -> Workspace:
        """Evaluate samples (≤ rows, inputs); return the last layer's workspace, in whose first rows the results are."""
        np.copyto(self._x[: len(x)], x, casting="same_kind")
        with np.errstate(all="ignore"):  # a run that has diverged can be looked at, too
            for call in self._calls:
                call()
        return self.workspaces[-1]

    def outputs(self, x: np.ndarray, between: Callable[[], None] = lambda: None) -> np.ndarray:
        """Return the network's outputs for any number of samples (n, inputs), as a new array; see `Network.predict`."""
        y = np.empty((len(x), *self.workspaces[-1]["Z"].shape[1:]), self._x.dtype)
        for start in range(0, len(x), self.rows):
            part = x[start : start + self.rows]
            y[start : start + len(part)] = self.run(part)["Z"][: len(part)]
            between()
        return y
