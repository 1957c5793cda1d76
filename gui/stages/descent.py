"""The Descent stage: secants of a curve, runners on the map of a surface, and the loss of the network itself."""

import numpy as np
from PySide6.QtCore import QPointF, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QStackedWidget, QVBoxLayout, QWidget

from gui import words_descent as words
from gui.plots.contour_plot import ContourPlot
from gui.plots.relief_view import ReliefView
from gui.plots.track import Track
from gui.stages.base import Stage
from gui.stages.map_tools import MapTools
from gui.stages.secants import SecantsView
from gui.stages.sweep import SweepView
from gui.stages.terrain_view import TerrainView
from gui.theme import Theme, set_role
from gui.widgets.order import in_order
from gui.widgets.segmented import Segmented
from model.approach import Approach
from model.course import Course, Map, RunnerStandings
from model.observations import Observation
from model.one_weight import OneWeight, OneWeightAnswer
from model.snapshot import Snapshot
from model.surfaces import Point, Window
from model.terrain import Terrain

SLOPE, FUNCTION, NETWORK = SUBJECTS = ("slope", "function", "network")

SIDES = 14
"""The room at the left and at the right, in pixels."""

ARROW = 36.0
"""How long the arrows at the pointer are, in pixels."""


class DescentStage(Stage):
    """A map with tracks, and what can be shown or hidden on it; or a curve with secants, or loss along one weight.

    Signals:
        looked (Window, int, int), started (Point, bool), hovered (Point or None): those of the map of a function.
        subject_chosen (str): the person wants to see the other of SUBJECTS.
        surveyed (TerrainAnswer or None): what is known of the network's terrain.
        weighed (OneWeightAnswer or None): what is known of loss and accuracy along one weight.

    Attributes:
        terrain: shows the network's terrain.
    """

    looked = Signal(object, int, int)
    started = Signal(object, bool)
    hovered = Signal(object)

    needs_run = False
    subject_chosen = Signal(str)
    surveyed = Signal(object)
    weighed = Signal(object)

    def __init__(self, theme: Theme, course: Course, approach: Approach) -> None:
        super().__init__(theme)
        self.secants, self.sweep = SecantsView(theme, approach), SweepView(theme)
        self._weight: OneWeight | None = None  # what is asked along one weight, where that is seen
        self._weighed: OneWeightAnswer | None = None
        self._course = course
        self.map = ContourPlot(theme)
        self.map.looked.connect(self._looked)
        self.map.chosen.connect(self._started)
        self.map.hovered.connect(self._hovered)
        self.terrain = TerrainView(self.map, self)
        self.map.moved.connect(self.terrain.look)
        self.relief = ReliefView(theme)
        self.map.redrawn.connect(self._follow)
        self._map_of_function: Map | None = None
        self._standings: RunnerStandings | None = None
        self._subject = Segmented(theme)
        self._subject.changed.connect(self.subject_chosen)
        self._map_tools = MapTools(theme)
        self._map_tools.parts_changed.connect(self.map.set_shown)
        self._map_tools.zoomed.connect(self._zoom_by)
        self._map_tools.fitted.connect(self.fit)
        self._map_tools.solid.toggled.connect(self._show_view)
        self._views = QStackedWidget()
        for view in (self.map, self.relief, self.secants, self.sweep):
            self._views.addWidget(view)
        self._lay_out()
        self.retranslate()
        in_order(self._subject, *self._map_tools.in_tab_order(), self._views)
        self._subject.set_value(FUNCTION)
        self.fit()

    def _lay_out(self) -> None:
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.setSpacing(8)
        self._tools.addWidget(self._subject)
        self._tools.addWidget(self._map_tools, 1)
        panel = QFrame(self)
        set_role(panel, "panel")
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(SIDES, 12, SIDES, 12)
        inner.setSpacing(8)
        inner.addLayout(self._tools)
        inner.addWidget(self._views, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the tools fit."""
        super().resizeEvent(event)
        self._fold_tools()

    def _fold_tools(self) -> None:
        """Take two lines for subject and tools where one is too short for those that are shown."""
        needed = self._subject.sizeHint().width() + self._tools.spacing() + self._map_tools.sizeHint().width()
        direction = QBoxLayout.Direction
        short = self.width() < needed + 2 * SIDES
        self._tools.setDirection(direction.TopToBottom if short else direction.LeftToRight)

    def plot(self) -> QWidget | None:
        view = self._views.currentWidget()
        return self.secants.plot if view is self.secants else view

    # --- showing ------------------------------------------------------------------------------------------------

    def show_course(self, course: Course) -> None:
        """Show another course; another surface is seen whole."""
        other = course.surface != self._course.surface
        seen = course.surface.window != self._course.surface.window
        self._course = course
        if other:
            self._map_of_function = None  # or runners would be seen on another surface, until theirs is drawn
            if self.subject == FUNCTION:
                self.map.set_map(None)
            self.hovered.emit(None)  # where the pointer rests means nothing there, until it moves
        if other and seen and self.subject == FUNCTION:
            self.fit()

    @Slot()
    def fit(self) -> None:
        """See all that the surface has to show."""
        if self.subject == SLOPE:
            self.secants.fit()
        elif self.subject == FUNCTION:
            self.map.set_window(self._course.surface.window)
        else:
            self.terrain.fit()

    @Slot(float)
    def _zoom_by(self, factor: float) -> None:
        (self.secants.plot if self.subject == SLOPE else self.map).zoom(factor)

    def show_map(self, drawn: Map) -> None:
        """Draw a map of the function."""
        self._map_of_function = drawn
        if self.subject == FUNCTION:
            self.map.set_map(drawn)

    def show_standings(self, standings: RunnerStandings) -> None:
        """Draw the tracks so far."""
        self._standings = standings
        if self.subject != FUNCTION:
            return
        course, lost = standings.course, ("infinite", "undefined")
        tracks = [
            Track(k, s.path.points, s.status.code in lost, words.rated_name(runner))
            for k, (s, runner) in enumerate(zip(standings.standings, course.runners, strict=True))
        ]
        self.map.set_tracks(tracks, course.start, course.surface.minima)

    def show_pointer(self, at: Point | None, gradient: np.ndarray | None, direction: Point) -> None:
        """Mark a place with −∇f and v, both as long."""
        arrows = [
            (way / np.hypot(*way) * ARROW, token)
            for way, token in ((None if gradient is None else -gradient, "text"), (np.array(direction), "warning"))
            if way is not None and np.hypot(*way) > 0
        ]
        self.map.set_pointer(at, arrows)

    # --- the network --------------------------------------------------------------------------------------------

    @property
    def subject(self) -> str:
        """Which of SUBJECTS is seen."""
        return self._subject.value() or FUNCTION

    def show_subject(self, subject: str) -> None:
        """Turn to a curve, to a function, or to the network's loss."""
        self._subject.set_value(subject)
        function = subject == FUNCTION
        self._show_view()
        self.map.set_pointer(None)
        self.map.show_note("", QPointF())
        self.map.set_tracks((), None)
        self.map.set_map(self._map_of_function if function else None)
        if function and self._standings:
            self.show_standings(self._standings)
        self.terrain.set_seen(subject == NETWORK)
        self._name_axes()
        if subject == FUNCTION:  # the other one on the same map; a slope has a plot of its own
            self.fit()
        self.ask()

    def show_weight(self, question: OneWeight | None) -> None:
        """See loss and accuracy along one weight instead of a curve; None is the curve."""
        self._weight, self._weighed = question, None
        if question:
            self.sweep.show_question(question.part)
        self._show_view()
        self.ask()

    def forget_run(self) -> None:
        """Show nothing of the network: no run can start."""
        self._weighed = None
        if self._weight:
            self.sweep.show_question(self._weight.part)
        self.terrain.forget()
        self.surveyed.emit(None)

    @Slot()
    def _show_view(self) -> None:
        """Show what belongs to the subject, and the tools for it."""
        slope = self.sweep if self._weight else self.secants
        surface = self.relief if self._map_tools.solid.isChecked() else self.map
        view = slope if self.subject == SLOPE else surface
        self._views.setCurrentWidget(view)
        self.map.lent = view is self.relief
        self._map_tools.offer(
            arrows=self.subject == FUNCTION,
            values=self.subject != SLOPE,
            above=view is self.map,
            solid=self.subject != SLOPE,
            zoom=view is not self.sweep,
        )
        self._fold_tools()
        self._follow()

    def look_from_above(self) -> None:
        """Show a surface as a map, with its arrows."""
        self._map_tools.solid.setChecked(False)
        self._map_tools.parts["arrows"].setChecked(True)

    @Slot()
    def _follow(self) -> None:
        """Show as a relief what is drawn on the map, where it is seen as one."""
        if self._views.currentWidget() is self.relief:
            names = ("x₀", "x₁", "f") if self.subject == FUNCTION else (*self.terrain.axes, self.tr("loss"))
            self.relief.show_surface(self.map.drawn_map(), self.map.tracks(), names)

    def show_question(self, question: Terrain, axes: tuple[str, str]) -> None:
        """Ask about another plane, or another part of it, whose axes have these names."""
        self.terrain.show_question(question, axes)
        if self.subject == NETWORK:
            self.ask()

    def questions(self) -> tuple[Observation, ...]:
        if self.subject == SLOPE:
            return (self._weight,) if self._weight else ()
        return (self.terrain.question,) if self.subject == NETWORK else ()

    def show_run(self, snapshot: Snapshot) -> None:
        if self.subject == SLOPE and self._weight:
            found: OneWeightAnswer | None = snapshot.answers.get(self._weight)
            if found is not None and found is not self._weighed:
                self._weighed = found
                self.weighed.emit(found)
        if self.subject == NETWORK:
            self.terrain.show_run(snapshot)

    def show_text(self, snapshot: Snapshot) -> None:
        if self.subject == NETWORK:
            self.surveyed.emit(self.terrain.answer)

    def _name_axes(self) -> None:
        if self.subject == FUNCTION:
            self.map.set_axis_names("x₀", "x₁")
        self.map.set_scale(self.tr("loss") if self.subject == NETWORK else "")
        self.map.setToolTip(
            self.tr(
                "Click: start there. Drag the ring: move the start.\n"
                "Drag elsewhere: move the map. Wheel: zoom.\n"
                "With the keyboard: arrow keys move a cross, Enter starts there."
            )
            if self.subject == FUNCTION
            else self.tr(
                "Click: put the network there, to train on from it; the optimizer begins anew.\n"
                "Drag: move the map. Wheel: zoom.\n"
                "With the keyboard: arrow keys move a cross, Enter puts the network there."
            )
        )

    @Slot(object, int, int)
    def _looked(self, window: Window, columns: int, rows: int) -> None:
        if self.subject == FUNCTION:
            self.looked.emit(window, columns, rows)

    @Slot(object, bool)
    def _started(self, at: Point, lasting: bool) -> None:
        if self.subject == FUNCTION:
            self.started.emit(at, lasting)
        else:
            self.terrain.take(at)

    @Slot(object)
    def _hovered(self, at: Point | None) -> None:
        if self.subject == FUNCTION:
            self.hovered.emit(at)
        else:
            self.terrain.hover(at)

    # --- words --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(self.tr("Descent"))
        self.map.setAccessibleName(self.tr("Map of the surface"))
        self.relief.setAccessibleName(self.tr("Relief of the surface"))
        self.relief.setToolTip(self.tr("Drag to turn it, or use arrow keys once it has the focus."))
        self._follow()
        self._name_axes()
        self._map_tools.retranslate()
        self._subject.set_options(
            [
                (SLOPE, self.tr("A slope"), self.tr("The derivative of a function of one variable")),
                (FUNCTION, self.tr("A function"), self.tr("Runners on a function of two variables")),
                (NETWORK, self.tr("Your network"), self.tr("The loss around the network that is being trained")),
            ]
        )
        self._subject.setAccessibleName(self.tr("Subject"))
        self._fold_tools()
