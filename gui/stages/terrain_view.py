"""The network's loss on the map: its terrain, the way of the run on it, and places that can be pointed at and taken."""

from dataclasses import replace
from math import isfinite

import numpy as np
from PySide6.QtCore import QObject, QPointF, QTimer, Signal, Slot

from gui.plots.contour_plot import ContourPlot
from gui.plots.relief import height_at
from gui.plots.track import Track
from gui.words_descent import number
from model.snapshot import Snapshot
from model.surfaces import Point
from model.terrain import Terrain, TerrainAnswer

REST_MS = 150
"""How long the map has to lie still before what is seen of it is looked at anew, in milliseconds."""


class TerrainView(QObject):
    """Shows what is known of a terrain, while it is what is seen on the map.

    Attributes:
        question: what is asked.
        answer: what is known.

    Signals:
        placed (Plane, Point): the person wants to have the network at that place of the plane.
        explored (Window or None): the person wants to see that part of the plane, or what is around the network.
    """

    placed = Signal(object, object)
    explored = Signal(object)

    def __init__(self, drawn: ContourPlot, parent: QObject) -> None:
        super().__init__(parent)
        self.question = Terrain()
        self.answer: TerrainAnswer | None = None
        self._axes = "a", "b"
        self._map, self._seen, self._run_id = drawn, False, 0
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(REST_MS)
        self._still.timeout.connect(self._explore)

    @property
    def axes(self) -> tuple[str, str]:
        """What the axes are called."""
        return self._axes

    def set_seen(self, seen: bool) -> None:
        """Be what is seen on the map from now on, or no more."""
        self._seen = seen
        self._still.stop()
        self.forget()

    def forget(self) -> None:
        """Show nothing: what is known is about something else."""
        self.answer = None
        if self._seen:
            self._map.set_map(None)
            self._map.set_tracks((), None)
            self._map.set_axis_names(*self._axes)
            if self.question.window:
                self._map.set_window(self.question.window, stretched=True)

    def show_question(self, question: Terrain, axes: tuple[str, str]) -> None:
        """Ask something else; in the same plane what was seen is seen until there is more."""
        same = replace(question, window=self.question.window) == self.question
        self.question, self._axes = question, axes
        if not same:
            self.forget()

    def fit(self) -> None:
        """See what is around the network and its path."""
        self._still.stop()
        if self.question.window is not None:
            self.explored.emit(None)
        elif self.answer and self.answer.map:
            self._map.set_window(self.answer.map.window, stretched=True)

    def show_run(self, snapshot: Snapshot) -> None:
        """Show the run, and what is known of the terrain around it."""
        answer: TerrainAnswer | None = snapshot.answers.get(self.question)
        if answer is self.answer or (answer is None and snapshot.run_id == self._run_id):
            return
        before, self.answer, self._run_id = self.answer, answer, snapshot.run_id
        drawn = answer.map if answer else None
        if drawn is not (before.map if before else None):
            self._map.set_map(drawn)
            same = drawn and before and before.map and before.map.window == drawn.window
            if drawn and not same and self.question.window is None:
                self._map.set_window(drawn.window, stretched=True)
                self._map.show_note("", QPointF())  # another place is under the pointer now
        tracks: tuple[Track, ...] = ()
        if answer and drawn and answer.path is not None:
            tracks = (Track(0, answer.path, steps=answer.steps),)
        self._map.set_tracks(tracks, None)

    # --- the pointer --------------------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Look at what the person has moved or zoomed to, once it lies still."""
        if self._seen:
            self._still.start()

    @Slot()
    def _explore(self) -> None:
        if self.answer and self.answer.map:
            self.explored.emit(self._map.window_seen())

    def hover(self, at: Point | None) -> None:
        """Say what the loss is at a place of the plane."""
        self._map.show_note(self._described(at), QPointF(*(at or (0, 0))))

    def take(self, at: Point) -> None:
        """Want to have the network at a place, where its loss is known."""
        if self._loss(at) is not None and self.answer and self.answer.plane:
            self.placed.emit(self.answer.plane, at)

    def _loss(self, at: Point) -> float | None:
        """Return the loss, between the places that are known bilinearly; None beside the map."""
        answer = self.answer
        if answer is None or answer.map is None or answer.heights is None:
            return None
        share = [(v - low) / (high - low) for v, (low, high) in zip(at, answer.map.window, strict=True)]
        if not all(0 <= s <= 1 for s in share):
            return None
        loss = float(height_at(replace(answer.map, heights=answer.heights), np.array([at]))[0])
        if isfinite(loss):
            return loss
        a, b = (round(s * (n - 1)) for s, n in zip(share, answer.heights.shape[::-1], strict=True))
        return float(answer.heights[b, a])  # a neighbour is infinite

    def _described(self, at: Point | None) -> str:
        loss = None if at is None else self._loss(at)
        if at is None or loss is None:
            return ""
        place = f"{self._axes[0]} {number(at[0])}, {self._axes[1]} {number(at[1])}"
        said, hint = self.tr("loss {loss}"), self.tr("click: put the network here")
        return f"{place}\n{said.format(loss=number(loss, 4))}\n{hint}"
