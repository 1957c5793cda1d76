"""Windows over images: which values lie in which window, as indices, for convolution and pooling (chapter 7.4).

Channels come last, so that the values of one place lie together: they are moved at once, and a window of all its places
in a row (im2col) is a row of a matrix as it stands.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np


@dataclass(frozen=True)
class Windows:
    """Square windows over images of height × width, row by row.

    Attributes:
        height, width: of the images, with padding if there is any.
        size: the side of a window.
        stride: from one window to the next.
    """

    height: int
    width: int
    size: int
    stride: int

    @property
    def down(self) -> int:
        """How many windows lie under one another."""
        return (self.height - self.size) // self.stride + 1

    @property
    def across(self) -> int:
        """How many windows lie side by side."""
        return (self.width - self.size) // self.stride + 1

    def places(self) -> np.ndarray:
        """Return which place of an image each place of each window is: shape (down · across, size²)."""
        inside = np.arange(self.size)
        rows = np.arange(self.down)[:, None] * self.stride + inside
        columns = np.arange(self.across)[:, None] * self.stride + inside
        return (rows[:, None, :, None] * self.width + columns[None, :, None, :]).reshape(-1, self.size**2)

    def sources(self, rows: int, order: Callable[[np.ndarray, np.ndarray], np.ndarray], nothing: int) -> np.ndarray:
        """Return the way back: where the values lie that belong to each place of each image.

        Args:
            rows: the number of images.
            order: says where the value of a window of all images lies, called with its number and the place in it.
            nothing: the index of a zero, for places that lie in fewer windows than others.

        Returns:
            Indices (n, rows · height · width), image by image, where n is how many windows overlap at most.
        """
        places = self.places()
        window, inside = (grid.ravel() for grid in np.indices(places.shape))
        by_place = np.argsort(places.ravel(), kind="stable")
        place = places.ravel()[by_place]
        turn = np.arange(len(place)) - np.searchsorted(place, place)  # which window of those that reach this place
        result = np.full((int(turn.max()) + 1, rows, self.height * self.width), nothing)
        images = np.arange(rows)[:, None]
        result[turn, :, place] = order(images * len(places) + window[by_place], inside[by_place]).T
        return result.reshape(len(result), -1)


def gather_sum(
    values: np.ndarray, sources: np.ndarray, out: np.ndarray, scratch: np.ndarray
) -> Iterator[partial[None]]:
    """Yield the calls that write the sum of values at their sources (col2im).

    Args:
        values: shape (m, channels).
        sources: indices below m, (n, places).
        out, scratch: shape (places, channels).
    """
    yield partial(values.take, sources[0], 0, out, "clip")
    for more in sources[1:]:
        yield partial(values.take, more, 0, scratch, "clip")
        yield partial(np.add, out, scratch, out)
