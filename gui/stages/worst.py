"""The test pictures that the network gets most wrong, page by page to those it gets right; each can go on the pad."""

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui import words
from gui.theme import Theme, set_role
from gui.widgets.gallery import Gallery
from gui.widgets.icon_button import IconButton
from gui.widgets.translated import Translated
from model.data.dataset import Dataset
from model.misread import Worst

SMALLEST = 44
"""The side of a picture with the room around it at least, in pixels."""


class WorstImages(Translated, QWidget):
    """A gallery of test pictures, the worst first. While the pointer is over it, nothing changes places.

    Signals:
        picked (int): the person wants the picture at this place of the test part on the pad.
    """

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._dataset: Dataset | None = None
        self._worst: Worst | None = None
        self._first = 0
        self._title = QLabel(self)
        set_role(self._title, "small")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._back = IconButton(theme, "chevron-left", small=True)
        self._on = IconButton(theme, "chevron-right", small=True)
        self._back.clicked.connect(self._turn_back)
        self._on.clicked.connect(self._turn_on)
        self._gallery = Gallery(theme, smallest=SMALLEST)
        self._gallery.picked.connect(self._pick)
        self._gallery.resized.connect(self._show_page)
        header = QHBoxLayout()
        header.addWidget(self._back)
        header.addWidget(self._on)
        header.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(header)
        column.addWidget(self._gallery, 1)
        self.retranslate()

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin at the worst when it is shown again."""
        super().hideEvent(event)
        self._worst, self._first = None, 0

    def show_worst(self, dataset: Dataset, worst: Worst | None) -> None:
        """Show this order from now on."""
        if dataset is self._dataset and (worst is self._worst or (self._worst and self._gallery.underMouse())):
            return
        self._dataset, self._worst = dataset, worst
        self._gallery.set_names(words.class_names(dataset))
        self._show_page()

    def _places(self) -> np.ndarray:
        if self._worst is None:
            return np.empty(0, np.int64)
        return self._worst.order[self._first : self._first + self._gallery.room()]

    @Slot()
    def _show_page(self) -> None:
        places = self._places()
        if self._dataset is None or self._worst is None:
            self._gallery.set_pictures(np.empty((0, 28, 28)))
        else:
            test, names = self._dataset.test, words.class_names(self._dataset)
            said, labels = self._worst.said[self._first : self._first + len(places)], test.labels[places]
            self._gallery.set_pictures(test.points[places].reshape(-1, 28, 28))
            texts = [names[a] if a == b else f"{names[b]} → {names[a]}" for a, b in zip(said, labels, strict=True)]
            self._gallery.set_texts(texts, [bool(a == b) for a, b in zip(said, labels, strict=True)])
        count = len(self._worst.order) if self._worst else 0
        self._back.setEnabled(self._first > 0)
        self._on.setEnabled(self._first + len(places) < count)
        text = self.tr("worst: {first}–{last} of {count}, {wrong} misread")
        last = self._first + len(places)
        wrong = self._misread()
        self._title.setText(
            text.format(first=min(self._first + 1, last), last=last, count=f"{count:,}", wrong=f"{wrong:,}")
        )

    def _misread(self) -> int:
        """Return how many of all are not read as what they are."""
        if self._dataset is None or self._worst is None:
            return 0
        return int(np.count_nonzero(self._worst.said != self._dataset.test.labels[self._worst.order]))

    @Slot(int)
    def _pick(self, place: int) -> None:
        self.picked.emit(int(self._places()[place]))

    @Slot()
    def _turn_back(self) -> None:
        self._first = max(0, self._first - self._gallery.room())
        self._show_page()

    @Slot()
    def _turn_on(self) -> None:
        self._first += len(self._places())
        self._show_page()

    def retranslate(self) -> None:
        """Set every text."""
        self._gallery.setAccessibleName(self.tr("Test images by how wrong they are read"))
        self._gallery.setToolTip(self.tr("A click puts an image on the pad."))
        for button, text in ((self._back, self.tr("Images before these")), (self._on, self.tr("More images"))):
            button.setAccessibleName(text)
            button.setToolTip(text)
        if self._dataset:
            self._gallery.set_names(words.class_names(self._dataset))
        self._show_page()
