"""The framing of digits: strokes of a pen and grey pictures become the same kind of 28 × 28 picture.

Drawn and generated digits come through one function, so that a network reads what it has learnt.
"""

from collections.abc import Sequence

import numpy as np

from model.checks import Invalid

SIDE = 28
"""Height and width of a picture in pixels."""
PIXELS = SIDE * SIDE
"""How many pixels a picture has."""
BOX = 20
"""Height and width of the box that the ink is fitted into."""
CENTRE = 14
"""The pixel, counted from 0, that the centre of mass is put at, down and across; MNIST's own choice."""
PEN = (0.7, 2.8)
"""The thinnest and the thickest pen: its radius in pixels of the picture."""
GAP = 0.03
"""The widest gap between pen positions, as a share of the digit's larger side."""


def _pixels(side: int) -> np.ndarray:
    """Return |q|², q_x, q_y and 1 of every pixel q of a square, from its middle; (4, side²)."""
    middle = np.arange(side) - (side - 1) / 2
    x, y = np.meshgrid(middle, middle)
    return np.stack([x**2 + y**2, x, y, np.ones_like(x)]).reshape(4, -1).astype(np.float32)


_PIXELS = _pixels(BOX)


def frame_strokes(strokes: Sequence[np.ndarray], radius: float | Sequence[np.ndarray]) -> np.ndarray:
    """Return the picture of one drawn digit, framed as MNIST's are.

    The ink is fitted into 20 × 20 pixels keeping its shape, antialiased, and put into 28 × 28 by its centre of mass:
    LeCun, Bottou, Bengio and Haffner (1998), "Gradient-based learning applied to document recognition", section III.

    Args:
        strokes: polylines (k, 2) of pen positions x, y in any unit, y downwards; one point is a dot.
        radius: that of the pen in the same unit, above 0; or for each stroke an array (k,), one for each position.

    Returns: (28, 28) float32, 0 is paper and 1 is ink; all 0 where nothing is drawn.

    Raises:
        Invalid: for a wrong shape, a number that is not finite, or a radius that is not above 0.
    """
    lines, pens = _check_strokes(strokes, radius)
    if not lines:
        return np.zeros((SIDE, SIDE), np.float32)
    path, pen = _dense(lines, pens)
    return frame_paths(path[None], pen[None])[0]


def frame_drawing(
    strokes: Sequence[np.ndarray],
    radius: float | Sequence[np.ndarray],
    side: float,
    *,
    scaled: bool = True,
    centred: bool = True,
) -> np.ndarray:
    """Return the picture of a drawing framed as by frame_strokes, or with a part of that left out, to see what it does.

    Args:
        strokes, radius: as there; positions on a square from 0 to `side`.
        side: of that square.
        scaled: whether the ink is fitted into 20 × 20 pixels; else the square is shrunk to the picture as it is.
        centred: whether the ink is put into the middle by its centre of mass; else it stays where it was drawn.

    Returns: (28, 28) float32 in 0..1; ink beyond the edge is cut off.

    Raises:
        Invalid: as there.
    """
    if scaled and centred:
        return frame_strokes(strokes, radius)
    lines, pens = _check_strokes(strokes, radius)
    if not lines:
        return np.zeros((SIDE, SIDE), np.float32)
    path, pen = _dense(lines, pens)
    low, high, mean = path.min(axis=0), path.max(axis=0), pen.mean()
    middle, size = (low + high) / 2, max((high - low).max(), 2 * mean)
    wide = np.clip(BOX * mean / (size + 2 * mean), *PEN) if scaled else mean * SIDE / side
    scale = (BOX - 2 * wide) / size if scaled else SIDE / side
    drawn = (path - middle) * scale
    pixels, pen = _pixels(SIDE), pen * (wide / mean)

    def picture(shift: np.ndarray) -> np.ndarray:
        return _rasterize((drawn + shift)[None], pen[None], np.array([wide]), pixels)[0]

    if not centred:
        return picture((middle / side - 0.5) * SIDE)
    ink, place = picture(np.zeros(2)), np.arange(SIDE)
    centre = np.array([ink.sum(axis=0) @ place, ink.sum(axis=1) @ place]) / ink.sum()
    return picture(np.floor(CENTRE - centre + 0.499))


def frame_paths(paths: np.ndarray, radius: np.ndarray) -> np.ndarray:
    """Return the pictures of n digits, framed as by frame_strokes, which ends here too.

    A pen thinner or thicker than PEN is drawn at that limit, so that a small digit drawn with a fat pen does not fill
    up. A mark that is smaller than its pen is a dot, and is not blown up into a stroke.

    Args:
        paths: (n, samples, 2), pen positions so dense that their dots make a line, in any unit, y downwards.
        radius: (n, samples), that of the pen at each position, in the same unit.

    Returns: (n, 28, 28) float32 in 0..1.
    """
    low, high = paths.min(axis=1), paths.max(axis=1)
    mean = radius.mean(axis=1)
    size = np.maximum((high - low).max(axis=1), 2 * mean)
    pen = np.clip(BOX * mean / (size + 2 * mean), *PEN)
    scale = (BOX - 2 * pen) / size
    paths = (paths - (low + high)[:, None] / 2) * scale[:, None, None]
    return _centre(_rasterize(paths, radius * (pen / mean)[:, None], pen))


def frame_image(image: np.ndarray) -> np.ndarray:
    """Return a grey picture of any size framed as by frame_strokes, but with its pen as it is.

    Ink is what is at least half as dark as the darkest. A pixel of the result is the mean over the area it covers.

    Args:
        image: (height, width), paper 0 and ink 1; as uint8, paper 0 and ink 255.

    Returns: (28, 28) float32 in 0..1; all 0 for blank paper.

    Raises:
        Invalid: for another shape, or values outside 0..1.
    """
    picture = np.asarray(image)
    if picture.ndim != 2 or picture.size == 0:
        raise Invalid("image", "shape (height, width)", picture.shape)
    picture = picture / 255 if picture.dtype == np.uint8 else picture.astype(np.float64)
    if not (picture.min() >= 0 and picture.max() <= 1):
        raise Invalid("image", "values from 0 to 1", (float(picture.min()), float(picture.max())))
    if picture.max() == 0:
        return np.zeros((SIDE, SIDE), np.float32)
    ink = picture >= picture.max() / 2
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    size = float(1 + max(np.ptp(rows), np.ptp(columns)))
    down = _areas((1 + rows[0] + rows[-1] - size) / 2, size, picture.shape[0])
    across = _areas((1 + columns[0] + columns[-1] - size) / 2, size, picture.shape[1])
    return _centre((down @ picture @ across.T).astype(np.float32)[None])[0]


def _rasterize(paths: np.ndarray, radius: np.ndarray, pen: np.ndarray, pixels: np.ndarray = _PIXELS) -> np.ndarray:
    """Antialiased pictures (n, 20, 20) of paths in pixels from the middle of the box; pen (n,) is the mean radius.

    With the pen at p, a pixel q is (|q - p|² - r²) / 2r outside its edge, nearly: exact at the edge, where it counts.
    That is linear in (|q|², q_x, q_y, 1), so one matrix product does it for all the pixels and positions of a digit.
    """
    x, y = paths[..., 0], paths[..., 1]
    positions = np.stack([np.full_like(x, 0.5), -x, -y, (x**2 + y**2 - radius**2) / 2], axis=-1) / radius[..., None]
    outside = np.empty((len(paths), pixels.shape[1]), np.float32)
    from_each = np.empty((positions.shape[1], pixels.shape[1]), np.float32)  # one buffer for all: new ones take longer
    for picture, position in zip(outside, positions.astype(np.float32), strict=True):
        np.matmul(position, pixels, out=from_each)
        np.minimum.reduce(from_each, axis=0, out=picture)
    pen = pen.astype(np.float32)[:, None]
    outside = np.sqrt(np.maximum(2 * pen * outside + pen**2, 0)) - pen
    side = round(pixels.shape[1] ** 0.5)
    return np.clip(0.5 - outside, 0, 1).reshape(-1, side, side)


def _centre(boxes: np.ndarray) -> np.ndarray:
    """Boxes (n, 20, 20) put into pictures (n, 28, 28) by their centres of mass, in whole pixels as in MNIST.

    A box is never pushed out of its picture, however lopsided its ink is.
    """
    place = np.arange(BOX, dtype=np.float32)
    mass = boxes.sum(axis=(1, 2))
    centre = np.stack([boxes.sum(axis=2) @ place / mass, boxes.sum(axis=1) @ place / mass])
    # A little less than a half, so that a straight line, whose mass is just between two pixels, always goes one way.
    shift = np.clip(np.floor(CENTRE - centre + 0.499), 0, SIDE - BOX).astype(int)
    pictures = np.zeros((len(boxes), SIDE, SIDE), np.float32)
    for picture, box, top, left in zip(pictures, boxes, *shift, strict=True):
        picture[top : top + BOX, left : left + BOX] = box
    return pictures


def _dense(lines: list[np.ndarray], pens: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """All strokes as one path (samples, 2), dense enough to be drawn as dots, and the pen's radius (samples,).

    Positions are put in between so that no two neighbours of a stroke are further apart than GAP; from the end of a
    stroke to the beginning of the next one, none are.
    """
    line, pen = np.concatenate(lines), np.concatenate(pens)
    gap = GAP * max(np.ptp(line, axis=0).max(), 2 * pen.mean())
    steps = np.maximum(np.ceil(np.linalg.norm(np.diff(line, axis=0), axis=1) / gap), 1)
    steps[np.cumsum([len(stroke) for stroke in lines[:-1]], dtype=int) - 1] = 1
    known = np.append(0, np.cumsum(steps))
    wanted = np.arange(known[-1] + 1)
    x, y, pen = (np.interp(wanted, known, values) for values in (line[:, 0], line[:, 1], pen))
    return np.stack([x, y], axis=1), pen


def _areas(start: float, size: float, pixels: int) -> np.ndarray:
    """Weights (20, pixels): the share of each pixel in each of the 20 equal parts of start .. start + size."""
    edges = start + size * np.arange(BOX + 1)[:, None] / BOX
    pixel = np.arange(pixels)
    overlap = np.minimum(edges[1:], pixel + 1) - np.maximum(edges[:-1], pixel)
    return np.maximum(overlap, 0) * BOX / size


def _check_strokes(
    strokes: Sequence[np.ndarray], radius: float | Sequence[np.ndarray]
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """The strokes that have any positions, and the radius at each, as float64."""
    lines = [np.asarray(stroke, np.float64) for stroke in strokes]
    if isinstance(radius, (int, float, np.number)):
        pens = [np.full(len(line), radius, np.float64) for line in lines]
    else:
        pens = [np.asarray(pen, np.float64) for pen in radius]
    if len(pens) != len(lines):
        raise Invalid("radius", f"an array for each of {len(lines)} strokes", f"{len(pens)} arrays")
    for k, (line, pen) in enumerate(zip(lines, pens, strict=True)):
        if line.size and (line.ndim != 2 or line.shape[1] != 2):
            raise Invalid(f"strokes[{k}]", "shape (k, 2)", line.shape)
        if not np.isfinite(line).all():
            raise Invalid(f"strokes[{k}]", "finite numbers", float(line[~np.isfinite(line)][0]))
        if pen.shape != (len(line),):
            raise Invalid(f"radius[{k}]", f"shape ({len(line)},)", pen.shape)
        wrong = pen[~((pen > 0) & np.isfinite(pen))]
        if len(wrong):
            raise Invalid(f"radius[{k}]", "finite numbers above 0", float(wrong[0]))
    return [line for line in lines if len(line)], [pen for pen in pens if len(pen)]
