"""Reading a folder of images: Qt decodes them, and they are framed as drawn digits are."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from model.data.examples import Content, Names, names_of
from model.data.folder import ENDINGS, FEWEST_PICTURES, FolderInvalid, list_folder, name_of
from model.data.preprocess import SIDE, frame_image
from model.disk import ArchiveInvalid, file_errors, read_file
from model.work import Work

FORMATS = frozenset(ending.removeprefix(".") for ending in ENDINGS)
"""What is read, by Qt's names: those the endings promise."""

MOST_BYTES = 50 * 2**20
"""The largest picture file that is opened, in bytes."""

MOST_SIDE = 20_000
"""The largest height and width of a picture, in pixels."""

DECODED = 256
"""The largest side a picture is brought to before it is framed, in pixels."""


def read_folder(path: Path) -> Work[tuple[Content, int, int]]:
    """Read the pictures in the subfolders of a folder: yields (done, total) for each.

    Returns: the examples, how many classes there are, and how many pictures could not be read. A class none of whose
        pictures can be read is none.

    Raises:
        FolderInvalid: there are none, or too few or many, or those that can be read are of one class.
        ArchiveInvalid: the folder can't be read.
    """
    with file_errors("cannot_read"):
        folder = list_folder(path)
    points = np.empty((len(folder.files), SIDE * SIDE), np.uint8)
    labels: list[int] = []
    for done, (file, label) in enumerate(folder.files):
        picture = _read(file)
        if picture is not None:
            points[len(labels)] = picture
            labels.append(label)
        yield done, len(folder.files)
    if len(labels) < FEWEST_PICTURES:
        values = {"found": len(labels), "wanted": FEWEST_PICTURES}
        raise FolderInvalid("few", name_of(path), f"at least {FEWEST_PICTURES}", len(labels), **values)
    classes, targets = np.unique(labels, return_inverse=True)
    if len(classes) < 2:
        raise FolderInvalid("one_class", name_of(path), "two classes or more", 1)
    names = Names(classes=names_of([folder.classes[k] for k in classes]))
    content = Content(points[: len(labels)], targets.astype(np.int64), names)
    return content, len(classes), len(folder.files) - len(labels)


def _read(path: Path) -> np.ndarray | None:
    """Return a picture as 784 bytes, paper 0 and ink 255; None where it can't be read or is blank."""
    try:
        content = read_file(path, MOST_BYTES)
    except ArchiveInvalid:
        return None
    buffer = QBuffer()  # Qt can't open files whose names are no UTF-8
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    if bytes(reader.format().data()).decode() not in FORMATS:  # Qt goes by the content, and would draw an SVG too
        return None
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > MOST_SIDE:
        return None
    room = QSize(DECODED, DECODED)
    if size.isValid() and (size.width() > DECODED or size.height() > DECODED):
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()  # takes no more memory than Qt's own limit, 256 MB
    if image.isNull():
        return None
    grey = _grey(image)
    edge = np.concatenate((grey[0], grey[-1], grey[:, 0], grey[:, -1]))
    dark, light = 255 - grey, grey
    for ink in (dark, light) if np.median(edge) > 127 else (light, dark):  # what goes along the edge is the paper
        above = np.maximum(ink.astype(np.int16) - int(np.median(ink)), 0).astype(np.uint8)
        if above.any():  # else the paper is a light colour, and the ink a lighter one, or the other way round
            return np.rint(frame_image(above) * 255).astype(np.uint8).reshape(-1)
    return None


def _grey(image: QImage) -> np.ndarray:
    """Return a picture as bytes (height, width), what is transparent over white; over black, if all is white there."""
    if image.hasAlphaChannel():
        alpha = image.convertToFormat(QImage.Format.Format_RGBA8888)
        rgba = _bytes(alpha, 4).astype(np.float32)
        share = rgba[..., 3] / 255
        seen = rgba[..., :3] @ np.array([0.299, 0.587, 0.114], np.float32) * share
        grey = np.rint(seen + 255 * (1 - share)).astype(np.uint8)
        return grey if np.ptp(grey) else np.rint(seen).astype(np.uint8)
    return _bytes(image.convertToFormat(QImage.Format.Format_Grayscale8), 1)[..., 0]


def _bytes(image: QImage, channels: int) -> np.ndarray:
    """Return a copy of a picture's bytes, (height, width, channels)."""
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : channels * image.width()].reshape(image.height(), image.width(), channels).copy()
