"""What a network has learned, as a file of NumPy arrays: the names and the order of *Deep Learning from Scratch*."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import numpy as np

from model.flow import Parameter
from model.layers import Convolution, Flatten
from model.network import Network

NAMES = {"γ": "gamma", "β": "beta", "running_variance": "running_var"}
"""What the book calls arrays that have other names here (chapter 6.3)."""


@dataclass(frozen=True)
class Named:
    """An array of a layer, copied.

    Attributes:
        layer: 0 for the first layer after the input.
        name: what it is called here: "W", "b", "γ" …
        called: what the book's networks call it: "W1", "b1", "gamma1" …
        array: as it is there.
    """

    layer: int
    name: str
    called: str
    array: np.ndarray


def learned(network: Network) -> dict[str, np.ndarray]:
    """Return copies of all that a network has learned, by the names that the book's networks give them.

    W and b are counted along the layers that have them: W1, b1, W2, b2, …. What belongs to no W of its own has the
    number of the W before it, 0 where there is none: gamma1, beta1, running_mean1 and running_var1 of batch
    normalisation, slope1 of PReLU. A second array of the same name is "gamma1_2".

    Shapes: W (n_in, n_out), as everywhere. Channels come second in the book, so that kernels are (channels, channels
    in, kernel, kernel), and what follows a Flatten has its rows channel by channel: the book's layers compute the same
    with them.

    Of all these, `given.read_npz` takes W and b as long as each is a matrix or a vector. So it takes a dense stack to
    the last bit, refuses kernels, and passes over batch normalisation and PReLU: without them it is another network.
    """
    return {one.called: one.array for one in named(network)}


def named(network: Network) -> Iterator[Named]:
    """Yield the same, each with the layer that it belongs to."""
    taken: set[str] = set()
    weighted, places = 0, None
    for k, row in enumerate(network.rows):
        own = {part.name: _copy(network.parameters, part) for part in network.flow.layout if part.layer == k}
        own |= {part.name: _copy(network.kept, part) for part in network.flow.kept if part.layer == k}
        shape = network.flow.inputs[k]
        if isinstance(row, Flatten) and len(shape) == 3:
            places = np.arange(np.prod(shape)).reshape(shape).transpose(2, 0, 1).ravel()
        elif isinstance(row, Convolution):
            own["W"] = own["W"].reshape(row.kernel, row.kernel, shape[2], row.channels).transpose(3, 2, 0, 1)
        elif places is not None:
            each = {name: array for name, array in own.items() if name == "W" or "W" not in own}
            own |= {name: array[places] for name, array in each.items() if len(array) == len(places)}
        if "W" in own:
            weighted, places = weighted + 1, None
        for name, array in own.items():
            called = _free(f"{NAMES.get(name, name)}{weighted}", taken)
            taken.add(called)
            yield Named(k, name, called, np.ascontiguousarray(array))


def npz(network: Network) -> bytes:
    """Return the content of an `.npz` file with all that a network has learned, see `learned`."""
    file = BytesIO()
    np.savez(file, **learned(network))  # type: ignore[arg-type]  # it can't be told that none is "allow_pickle"
    return file.getvalue()


def _copy(flat: np.ndarray, part: Parameter) -> np.ndarray:
    return Network.view(flat, part).copy()


def _free(name: str, taken: set[str]) -> str:
    """Return a name that is not taken: itself, or with a number behind it, from 2."""
    numbered = (f"{name}_{n}" for n in range(2, len(taken) + 2))
    return next(one for one in (name, *numbered) if one not in taken)
