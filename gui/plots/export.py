"""Any plot as a file: a picture (PNG), a drawing (SVG) or a table of its numbers (CSV)."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRectF, QSaveFile, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from gui.plots.caption import Caption, Key
from gui.theme import Theme

Table = tuple[Sequence[str], Iterable[Sequence[object]]]
"""The names of the columns, and the rows: those may be made as they are written, from numbers that stay as they are."""

Content = Callable[[], bytes]
"""Makes what is in a file."""

ENDINGS = (".png", ".svg", ".csv")
"""The kinds of files there are."""

SCALE = 2
"""How many pixels of a picture stand for one of the screen."""


class Tabular(Protocol):
    """A plot that can give its numbers."""

    def table(self) -> Table:
        """Return what is drawn as a table."""
        ...


@runtime_checkable
class Paintable(Protocol):
    """A plot that keeps pictures for the screen, and can be painted without them."""

    def paint_on(self, painter: QPainter) -> None:
        """Paint everything as lines and text."""
        ...


@runtime_checkable
class Legended(Protocol):
    """A plot whose lines or marks are named beside it: on its card, or on the stage."""

    theme: Theme

    def legend(self) -> Sequence[Key]:
        """Return the lines or marks that are drawn."""
        ...


def draft(plot: QWidget, ending: str, title: str = "") -> Content:
    """Take from a plot, as it is now, what a file of it is made from; that can be done on another thread.

    Args:
        plot: what is written.
        ending: of the file: .png, .svg or .csv.
        title: what stands above a plot of lines in a picture, with their legend.

    Raises:
        KeyError: it is another ending.
    """
    drafts: dict[str, Callable[[], Content]] = {
        ".png": lambda: partial(_png_bytes, _image(plot, title)),
        ".svg": lambda: partial(bytes, svg(plot, title)),
        ".csv": lambda: partial(_csv_bytes, *_tabular(plot).table()),
    }
    return drafts[ending.lower()]()


def write(path: Path, content: Content) -> bool:
    """Write a file whole or not at all: what was there before stays where that fails; return whether it was written."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    file.write(content())
    return file.commit()


def _image(plot: QWidget, title: str) -> QImage:
    caption = _caption(plot, title)
    image = QImage(_size(plot, caption) * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.fill(plot.palette().light().color())  # that of the panels plots lie on
    painter = QPainter(image)
    _paint(plot, caption, painter)
    painter.end()
    return image


def _png_bytes(image: QImage) -> bytes:
    """Return what is in the file of a picture: that takes several times as long as to paint it."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(data.data())


def svg(plot: QWidget, title: str = "") -> bytes:
    """Return a plot as a drawing. pyqtgraph's own exporter fails on this Qt, so plots paint themselves."""
    caption = _caption(plot, title)
    size = _size(plot, caption)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # its default, SVG Tiny, can not clip
    generator.setTitle(title)
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setResolution(plot.logicalDpiX())
    painter = QPainter(generator)
    _paint(plot, caption, painter)
    painter.end()
    return bytes(data.data())


def _caption(plot: QWidget, title: str) -> Caption | None:
    return Caption(plot.theme, title, plot.legend(), plot.width()) if isinstance(plot, Legended) else None


def _size(plot: QWidget, caption: Caption | None) -> QSize:
    return plot.size() + QSize(0, caption.height if caption else 0)


def _paint(plot: QWidget, caption: Caption | None, painter: QPainter) -> None:
    """Paint a plot under its caption."""
    height = caption.height if caption else 0
    painter.translate(0, height)
    paint_widget(plot, painter)
    painter.translate(0, -height)
    if caption:  # last: not every viewer of drawings cuts off lines that leave the plot above
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, 0, plot.width(), height, plot.palette().light())
        caption.paint(painter)


def paint_widget(plot: QWidget, painter: QPainter) -> None:
    """Paint a widget: as it is made for files, or as it is on the screen."""
    if isinstance(plot, Paintable):
        painter.fillRect(plot.rect(), plot.palette().light())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot.paint_on(painter)
    else:
        QWidget.render(plot, painter, QPoint())


def _tabular(plot: QWidget) -> Tabular:
    assert hasattr(plot, "table"), f"plot: expected one with a table, got {type(plot).__name__}"
    return plot  # type: ignore[return-value]


def _csv_bytes(names: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return text.getvalue().encode(errors="replace")  # a name from elsewhere may hold half a character
