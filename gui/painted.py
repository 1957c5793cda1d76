"""Painted points: what a person paints on the Output stage, as the data of the run."""

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from gui.orders import Brought
from gui.session import Session
from gui.stages.output import OutputStage
from model.data.examples import Content, Examples, pack, unpack
from model.defaults import with_examples
from model.experiment import Experiment


class Painted(QObject):
    """Takes the points that are painted, and shows those that the run learns from, also after undo and from a file.

    Signals:
        begun (): points are painted from now on, instead of other data.
    """

    begun = Signal()

    def __init__(self, session: Session, stage: OutputStage) -> None:
        super().__init__(session)
        self._session, self._stage = session, stage
        self._in_use = False  # whether painted points are the data
        self._examples: Examples | None = None  # those that the stage shows
        stage.painted.connect(self._take)

    @Slot(object, object)
    def _take(self, points: np.ndarray, labels: np.ndarray) -> None:
        """Take points (n, 2) of classes (n,) as the data."""
        if not len(points):
            self._session.edit(with_examples(self._session.experiment, "painted", None))
            return
        examples, blobs = pack(Content(points, labels), max(2, int(labels.max()) + 1))
        self._session.take_examples(Brought("painted", examples, blobs))

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the points that are the data now, or no more."""
        painted = experiment.data.source == "painted"
        if painted and not self._in_use:
            self.begun.emit()
        self._in_use = painted
        examples = experiment.data.examples if painted else None
        if examples is None:
            self._stage.show_painted(np.empty((0, 2)) if painted else None, np.empty(0, np.int64))
        elif examples != self._examples:
            content = unpack(self._session.blobs[examples.values], examples)
            self._stage.show_painted(content.points, content.targets)
        self._examples = examples
