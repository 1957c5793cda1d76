"""Independent streams of random numbers: one for each purpose, all from one seed.

Because every purpose draws from a stream of its own, changing the batch size or adding a layer reshuffles nothing else.
"""

import numpy as np

DATA, SPLIT, WEIGHTS, ORDER, DROPOUT, SHIFT, TAUGHT = range(7)
"""What random numbers are drawn for. The number is part of the seed, so a new purpose goes to the end."""


def stream(seed: int, purpose: int, k: int = 0, layer: int | None = None) -> np.random.Generator:
    """Return the generator for one purpose, for example the weights of layer `k` or the order of epoch `k`.

    Args:
        seed: the experiment's seed, ≥ 0.
        purpose: DATA, SPLIT, WEIGHTS, ORDER, DROPOUT, SHIFT or TAUGHT.
        k: which layer, epoch or step, ≥ 0.
        layer: where each layer draws at each step, which one, ≥ 0.
    """
    return np.random.default_rng([seed, purpose, k] if layer is None else [seed, purpose, k, layer])
