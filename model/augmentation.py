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
    down, right = (max(1 - size, min(size - 1, way)) for way, size in ((down, height), (right, width)))
    top, bottom = max(0, down), height + min(0, down)  # where the pictures lie after the move
    left, end = max(0, right), width + min(0, right)
    pictures = x.reshape(-1, *shape)
    moved = np.empty_like(pictures)
    moved[:, top:bottom, left:end] = pictures[:, top - down : bottom - down, left - right : end - right]
    moved[:, :, :left], moved[:, :, end:] = moved[:, :, left : left + 1], moved[:, :, end - 1 : end]
    moved[:, :top], moved[:, bottom:] = moved[:, top : top + 1], moved[:, bottom - 1 : bottom]
    return moved.reshape(x.shape)
