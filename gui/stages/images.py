"""Test images with what the network answers: a page of them, and the bars of the one that was chosen."""

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import words
from gui.theme import Theme, set_role
from gui.widgets.class_bars import ClassBars
from gui.widgets.gallery import Gallery
from gui.widgets.icon_button import IconButton
from gui.widgets.pixel_image import PixelImage
from gui.widgets.translated import Translated
from model.data.dataset import Dataset
from model.observations import TestOutputs

PICTURE = (56, 140)
"""The least and the largest side of the chosen image, in pixels."""

GAP = 10
"""Between it and what is said of it, in pixels."""


class TestImages(Translated, QWidget):
    """Pages of test images.

    Signals:
        asked_anew (): another page is on screen, so the question is another.
    """

    __test__ = False  # not a test case, whatever its name

    asked_anew = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._dataset: Dataset | None = None
        self._names: list[str] = []
        self._first = 0
        self._room = 24
        self._outputs: np.ndarray | None = None
        self._trained = False
        self._title = QLabel(self)
        set_role(self._title, "muted")
        self._back = IconButton(theme, "chevron-left", small=True)
        self._on = IconButton(theme, "chevron-right", small=True)
        self._back.clicked.connect(self._turn_back)
        self._on.clicked.connect(self._turn_on)
        self._on.setObjectName("button:more-images")
        self._gallery = Gallery(theme)
        self._gallery.chosen.connect(self._chosen)
        self._gallery.resized.connect(self._resized)
        self._picture = PixelImage(theme)
        self._verdict = QLabel(self)
        set_role(self._verdict, "title")
        self._bars = ClassBars(theme, [str(k) for k in range(10)])
        self._bars.setMinimumWidth(180)
        self._verdict.setWordWrap(True)  # names of own classes may be long
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.addWidget(self._title)
        header.addWidget(self._back)
        header.addWidget(self._on)
        header.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        right.addWidget(self._verdict)
        right.addWidget(self._bars)
        right.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(20)
        line.addWidget(self._gallery, 3)
        line.addLayout(right, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(header)
        outer.addLayout(line, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chosen image be as large as what is said of it leaves room for."""
        super().resizeEvent(event)
        said = 2 * self._verdict.fontMetrics().lineSpacing() + self._bars.minimumSizeHint().height() + 2 * GAP
        side = max(PICTURE[0], min(PICTURE[1], self.height() - self._on.sizeHint().height() - GAP - said))
        self._picture.setFixedSize(side, side)

    def set_dataset(self, dataset: Dataset) -> None:
        """Show the first page of a data set's test images."""
        self._dataset = dataset
        self._names = words.class_names(dataset)
        self._bars.set_labels(self._names)
        self._gallery.set_names(self._names)
        self._show_page(0)

    def question(self) -> TestOutputs:
        """Return the question about the images on this page."""
        return TestOutputs(tuple(self._samples()))

    def show_outputs(self, outputs: np.ndarray, trained: bool) -> None:
        """Show what the network answers for the images on this page, shape (images, classes).

        Before it was `trained`, its mistakes are not held against it.
        """
        if outputs is self._outputs or self._dataset is None:
            return
        self._outputs, self._trained = outputs, trained
        self._write_texts()
        self._show_chosen()

    def _write_texts(self) -> None:
        """Write below each image what the network reads in it."""
        if self._outputs is None or self._dataset is None:
            return
        labels = self._dataset.test.labels[self._samples().start : self._samples().stop]
        said = self._outputs.argmax(1)
        names = self._names
        texts = [names[a] if a == b else f"{names[b]} → {names[a]}" for a, b in zip(said, labels, strict=True)]
        good = [bool(a == b) if self._trained else None for a, b in zip(said, labels, strict=True)]
        self._gallery.set_texts(texts, good)

    def _samples(self) -> range:
        count = len(self._dataset.test.x) if self._dataset else 0
        return range(self._first, min(count, self._first + self._room))

    def _show_page(self, first: int) -> None:
        """Show as many images as there is room for, from one on."""
        assert self._dataset is not None
        self._first, self._room = first, self._gallery.room()
        self._outputs = None
        samples = self._samples()
        self._gallery.set_pictures(self._dataset.test.points[samples.start : samples.stop].reshape(-1, 28, 28))
        self._back.setEnabled(first > 0)
        self._on.setEnabled(samples.stop < len(self._dataset.test.x))
        self.retranslate()
        self._show_chosen()
        self.asked_anew.emit()

    def _show_chosen(self) -> None:
        if self._dataset is None:
            return
        place = self._gallery.value()
        sample = self._samples()[place]
        self._picture.set_image(self._dataset.test.points[sample].reshape(28, 28))
        label = int(self._dataset.test.labels[sample])
        if self._outputs is None:
            self._bars.set_values(None)
            self._verdict.setText(self.tr("This is a {label}").format(label=self._names[label]))
            return
        self._bars.set_values(self._outputs[place])
        said = int(self._outputs[place].argmax())
        right = self.tr("Read as {said}: right")
        wrong = self.tr("Read as {said}, but it is a {label}")
        self._verdict.setText(
            (right if said == label else wrong).format(said=self._names[said], label=self._names[label])
        )

    def retranslate(self) -> None:
        """Set every text."""
        if self._dataset is not None:
            self._names = words.class_names(self._dataset)
            self._bars.set_labels(self._names)
            self._gallery.set_names(self._names)
            self._write_texts()
        samples = self._samples()
        title = self.tr("Test images {first}–{last} of {count}")
        count = len(self._dataset.test.x) if self._dataset else 0
        self._title.setText(title.format(first=samples.start + 1, last=samples.stop, count=f"{count:,}"))
        self._gallery.setAccessibleName(self.tr("Test images"))
        self._gallery.setToolTip(self.tr("What the network reads in each image it has never seen"))
        for button, text in ((self._back, self.tr("Images before these")), (self._on, self.tr("More images"))):
            button.setAccessibleName(text)
            button.setToolTip(text)
        self._bars.setAccessibleName(self.tr("What the network answers"))
        self._picture.setAccessibleName(self.tr("The chosen image"))
        self._picture.setToolTip(self.tr("The chosen image; arrow keys go from pixel to pixel"))
        self._picture.set_template(self.tr("row {row}, column {column}: {value}"))
        self._show_chosen()
        self._resized()  # names may need another line

    @Slot()
    def _turn_back(self) -> None:
        self._show_page(max(0, self._first - self._gallery.room()))

    @Slot()
    def _turn_on(self) -> None:
        self._show_page(self._samples().stop)

    @Slot()
    def _resized(self) -> None:
        if self._dataset is not None and self._gallery.room() != self._room:
            self._show_page(self._first)

    @Slot(int)
    def _chosen(self, place: int) -> None:
        self._show_chosen()
