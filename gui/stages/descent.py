"""The Descent stage: runners on the map of a surface."""

from functools import partial

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.plots.contour_plot import ContourPlot, Track
from gui.stages.base import Stage
from gui.theme import Theme, set_role
from gui.widgets.button import TextButton
from gui.widgets.icon_button import IconButton
from gui.words_descent import formula
from model.course import Course, Map, Standings
from model.surfaces import Point

ARROW = 36.0
"""How long the arrows at the pointer are, in pixels."""


class DescentStage(Stage):
    """A map with tracks, and what can be shown or hidden on it.

    Signals:
        looked (Window, int, int), started (Point, bool), hovered (Point or None): those of the map.
    """

    looked = Signal(object, int, int)
    started = Signal(object, bool)
    hovered = Signal(object)

    def __init__(self, theme: Theme, course: Course) -> None:
        super().__init__(theme)
        self._course = course
        self.map = ContourPlot(theme)
        self.map.looked.connect(self.looked)
        self.map.started.connect(self.started)
        self.map.hovered.connect(self.hovered)
        self._title = QLabel(self)
        self._parts = {part: TextButton(self) for part in ("arrows", "values")}
        for button in self._parts.values():
            button.setCheckable(True)
            button.setChecked(True)
            set_role(button, "chip")
            button.toggled.connect(self._show_parts)
        self._zoom = {name: IconButton(theme, icon, small=True) for name, icon in ZOOMS.items()}
        self._zoom["in"].clicked.connect(partial(self.map.zoom, 1 / 1.5))
        self._zoom["out"].clicked.connect(partial(self.map.zoom, 1.5))
        self._zoom["fit"].clicked.connect(self.fit)
        self._lay_out()
        self.retranslate()
        self.fit()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self._title, 1)
        for tool in (*self._parts.values(), *self._zoom.values()):
            tools.addWidget(tool)
        panel = QFrame(self)
        set_role(panel, "panel")
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(14, 12, 14, 12)
        inner.setSpacing(8)
        inner.addLayout(tools)
        inner.addWidget(self.map, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)

    def plot(self) -> QWidget | None:
        return self.map

    # --- showing ------------------------------------------------------------------------------------------------

    def show_course(self, course: Course) -> None:
        """Show another course; another surface is seen whole."""
        other = course.surface != self._course.surface
        seen = course.surface.window != self._course.surface.window
        self._course = course
        self._title.setText(f"f = {formula(course.surface.formula)}")
        self._title.setToolTip(self._title.text())
        if other and seen:
            self.fit()

    @Slot()
    def fit(self) -> None:
        """See all that the surface has to show."""
        self.map.set_window(self._course.surface.window)

    def show_map(self, drawn: Map) -> None:
        """Draw a map."""
        self.map.set_map(drawn)

    def show_standings(self, standings: Standings) -> None:
        """Draw the tracks so far."""
        lost = ("infinite", "undefined")
        tracks = [Track(k, s.path.points, s.status.code in lost) for k, s in enumerate(standings.standings)]
        surface = standings.course.surface
        self.map.set_tracks(tracks, standings.course.start, surface.minima)

    def show_pointer(self, at: Point | None, gradient: np.ndarray | None, direction: Point) -> None:
        """Mark a place with −∇f and v, both as long."""
        arrows = [
            (way / np.hypot(*way) * ARROW, token)
            for way, token in ((None if gradient is None else -gradient, "text"), (np.array(direction), "warning"))
            if way is not None and np.hypot(*way) > 0
        ]
        self.map.set_pointer(at, arrows)

    @Slot()
    def _show_parts(self) -> None:
        self.map.set_shown(self._parts["arrows"].isChecked(), self._parts["values"].isChecked())

    # --- words --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(self.tr("Descent"))
        self.map.setAccessibleName(self.tr("Map of the surface"))
        self.map.setToolTip(
            self.tr("Click: start there. Drag the ring: move the start. Drag elsewhere: move the map. Wheel: zoom.")
        )
        self.map.set_axis_names("x₀", "x₁")
        for part, text, tip in (
            ("arrows", self.tr("−∇f"), self.tr("Arrows along −∇f, straight down; the longer, the steeper")),
            ("values", self.tr("Values"), self.tr("What f is on each line")),
        ):
            self._parts[part].setText(text)
            self._parts[part].setToolTip(tip)
            self._parts[part].setAccessibleName(text)
        for name, text in (
            ("in", self.tr("Closer")),
            ("out", self.tr("Farther")),
            ("fit", self.tr("See the whole surface")),
        ):
            self._zoom[name].setAccessibleName(text)
            self._zoom[name].setToolTip(text)
        self._title.setText(f"f = {formula(self._course.surface.formula)}")


ZOOMS = {"in": "plus", "out": "minus", "fit": "zoom-fit"}
"""The buttons that change what is seen, and their icons."""
