"""The largest of several arrays, element by element, and the way back through it; pooling and maxout are made of it."""

from collections.abc import Sequence

import numpy as np

from model.layers.workspace import Workspace


class Maximum:
    """z = max(a₁, …, aₖ). Going back, ∂L/∂z goes to the first of the largest, as PyTorch's; the others get 0."""

    def __init__(self, pieces: Sequence[np.ndarray], z: np.ndarray, w: Workspace) -> None:
        """Bind it to arrays of one shape."""
        self._pieces, self._z = pieces, z
        self._won = w.room("won", z.shape, bool)
        self._free = w.room("free", z.shape, bool)

    def forward(self) -> None:
        """Write z."""
        first, *others = self._pieces
        np.copyto(self._z, first)
        for piece in others:
            np.maximum(self._z, piece, out=self._z)

    def backward(self, d_pieces: Sequence[np.ndarray], d_z: np.ndarray) -> None:
        """Write ∂L/∂aᵢ into `d_pieces`, given ∂L/∂z. All shapes as z's."""
        won, free = self._won, self._free
        free.fill(True)
        for piece, d_piece in zip(self._pieces, d_pieces, strict=True):
            np.equal(piece, self._z, won)
            np.logical_and(won, free, won)
            np.logical_xor(free, won, free)
            np.copyto(d_piece, won)  # numbers first: multiplying by truth values takes longer than both
            np.multiply(d_piece, d_z, d_piece)
