"""Colours for data: the same for the same thing in every plot. Blue and orange mean class or sign."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtGui import QColor

from gui.theme import Tokens

Palette = Callable[[Tokens], dict[str, QColor]]
"""The lines of a plot from back to front, each with its colour in a theme."""

BATCH_STRENGTH = 0.16
"""How far the batch's own curve stands out of the panel, from 0 to 1."""

CLASS_TOKENS = ("negative", "positive", "third")
"""The colour of each class of points."""

CLASS_SYMBOLS = ("o", "s", "t1", "d", "+", "x", "star", "p", "h", "t")
"""The shape of each class of points, so that nothing is told by colour alone; they begin anew after the last."""

CLASS_SIGNS = "●■▲◆✚✖★⬟⬢▼"
"""The same shapes for words."""


def class_colors(tokens: Tokens, classes: int) -> list[QColor]:
    """Return the colour of each class: those of the theme, then hues that lie far from each other."""
    own = [QColor(str(getattr(tokens, token))) for token in CLASS_TOKENS]
    value, saturation = (0.9, 0.55) if tokens.is_dark else (0.72, 0.75)
    more = [QColor.fromHsvF((0.78 + 0.618034 * k) % 1, saturation, value) for k in range(classes - len(own))]
    return [*own, *more]


def mix(first: str, second: str, share: float) -> QColor:
    """Return a colour between two: `share` of the second."""
    a, b = QColor(first), QColor(second)
    red, green, blue = np.rint(rgb(a) + (rgb(b) - rgb(a)) * share).astype(int)
    return QColor(int(red), int(green), int(blue))


def rgb(color: QColor) -> np.ndarray:
    """Return red, green and blue from 0 to 255."""
    return np.array([color.red(), color.green(), color.blue()], float)


def run_colors(tokens: Tokens) -> dict[str, QColor]:
    """Return the colours of the batch's, the training and the test curve."""
    # Opaque: a line that goes up and down within a pixel would be darker there, were it translucent.
    batch = mix(tokens.panel, tokens.muted, BATCH_STRENGTH)
    return {"batch": batch, "train": QColor(tokens.train), "test": QColor(tokens.test)}


RAMP = {False: ("#9a83db", "#43248f"), True: ("#7763b5", "#d9ccff")}
"""The ends of a ramp of one hue, in a light and in a dark theme: for what has an order, and is no class."""


def layer_colors(tokens: Tokens, layers: Sequence[int]) -> dict[str, QColor]:
    """Return a ramp of one hue, that of "gradient_k" for the first k the faintest: layers are an order, no classes."""
    first, last = RAMP[tokens.is_dark]
    shares = np.linspace(0, 1, len(layers)) if len(layers) > 1 else np.ones(len(layers))
    return {f"gradient_{k}": mix(first, last, float(share)) for k, share in zip(layers, shares, strict=True)}


def difference_color(tokens: Tokens, method: str) -> QColor:
    """Return the colour of a way to take differences: a ramp of one hue, the better the stronger.

    The backward difference, which is as good as the forward one, is the only one to its left, and has a hue of its own.
    """
    if method == "backward":
        return QColor(BACKWARD[tokens.is_dark])
    return mix(*RAMP[tokens.is_dark], {"forward": 0.0, "central": 0.6, "five_point": 1.0}[method])


BACKWARD = {False: "#8a6a00", True: "#e6c453"}

DIFFERENCE_SHAPES = {"forward": 0, "central": 1, "five_point": 2, "backward": 3}
"""The mark of each way to take differences, see `gui.widgets.marks`."""


RUNNERS = {
    False: ("#0b7f7a", "#c0308a", "#8a6a00", "#6246d6", "#bf3a22", "#3f7d1c", "#0a7fb0", "#5b6472"),
    True: ("#3fd0c0", "#f27cc0", "#e6c453", "#a993ff", "#ff8a73", "#9bd65a", "#64c8f7", "#c3cad6"),
}
"""The colour of each runner, in a light and in a dark theme: none of them means a class."""

HIGH = {False: "#aebfe6", True: "#46568a"}
"""What the highest places of a surface look like; the lowest are as the panel."""


def runner_color(tokens: Tokens, runner: int) -> QColor:
    """Return the colour of a runner, by its place in the list."""
    return QColor(RUNNERS[tokens.is_dark][runner])


def height_colors(tokens: Tokens, bands: int) -> list[QColor]:
    """Return the colours of the bands of a surface, the lowest first: a ramp of one hue."""
    return [mix(tokens.panel, HIGH[tokens.is_dark], k / max(1, bands - 1)) for k in range(bands)]


def value_ink(tokens: Tokens, level: int) -> QColor:
    """Return the colour of a point that stands for a level of 256: stronger than that of the map it may lie on."""
    value = (level - 127.5) / 127.5
    return mix(tokens.muted, tokens.positive_ink if value > 0 else tokens.negative_ink, abs(value) ** 0.5)


def level_colors(tokens: Tokens, classes: int, smooth: bool) -> np.ndarray:
    """Return the colour of each 8-bit level of a map, shape (256, 4), uint8 (see `model.observations.MapAnswer`).

    Args:
        tokens: the theme's colours.
        classes: how many classes; 0 for regression, whose levels are values from −1 to 1.
        smooth: shade by how sure the network is; otherwise each class has one flat colour.
    """
    table = np.full((256, 4), 255, np.uint8)
    strong = [rgb(mix(color.name(), tokens.panel, 0.34)) for color in class_colors(tokens, classes)]
    middle = rgb(QColor(tokens.panel))
    if classes <= 2:
        way = np.linspace(-1, 1, 256)[:, None]
        if not smooth and classes:
            way = np.where(way < 0, -1.0, 1.0)
        ends = np.where(way < 0, strong[0], strong[1])
        table[:, :3] = np.rint(middle + (ends - middle) * np.abs(way) ** 0.8)
        return table
    shades = 256 // classes
    for k in range(classes):
        share = np.linspace(0.25, 1, shades)[:, None] if smooth else np.ones((shades, 1))
        table[k * shades : (k + 1) * shades, :3] = np.rint(middle + (strong[k] - middle) * share)
    return table
