"""Augmentation: pictures are changed a little each time they are learnt from."""

import numpy as np


def shifted(x: np.ndarray, shape: tuple[int, ...], down: int, right: int) -> np.ndarray:
    """Return the pictures of a batch, all moved alike; what comes in at an edge repeats the pixels of that edge.

    A network for which a picture and the same one moved by a pixel are two examples learns the shape, not the place.
    Simard, Steinkraus and Platt (2003), "Best practices for convolutional neural networks applied to visual document
    analysis", section 2.

    Args:
        x: pictures (batch, height × width × channels).
        shape: height, width and channels.
        down, right: how far, in pixels; negative is up and left.
    """
    height, width, _ = shape
    rows = np.clip(np.arange(height) - down, 0, height - 1)
    columns = np.clip(np.arange(width) - right, 0, width - 1)
    return x.reshape(-1, *shape)[:, rows[:, None], columns].reshape(x.shape)
