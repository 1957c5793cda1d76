"""The Descent stage with all that belongs to it: panels left and right, the bar above, and the race between them."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.approach import FIRST_SPEED as FIRST_APPROACH_SPEED
from gui.approach import ApproachSession
from gui.calculator import Calculator
from gui.panels.approach_bar import ApproachBar
from gui.panels.differences import DifferencesPanel
from gui.panels.function import FunctionPanel
from gui.panels.magnifier import HErrorsCard, MagnifierCard
from gui.panels.one_weight import WeightPanel
from gui.panels.plane import PlanePanel
from gui.panels.plot_card import PlotCard
from gui.panels.pointer import PointerPanel
from gui.panels.race_bar import RaceBar
from gui.panels.runners import RunnersPanel
from gui.panels.slopes import AlongCard, ErrorsCard, SliceCard
from gui.panels.surface import SurfacePanel
from gui.player import Player
from gui.plots.contour_map import Picture
from gui.race import FIRST_SPEED, RaceSession
from gui.stages.descent import FUNCTION, NETWORK, SLOPE, DescentStage
from gui.theme import Theme
from model.approach import Approach, Sight
from model.course import Course, Standings
from model.experiment import Experiment
from model.one_weight import OneWeight, OneWeightAnswer
from model.surfaces import Point
from model.terrain import Terrain

TEXT_FRAMES = 8
"""Every how many pictures text is written anew while runners run."""


class Descent(QObject):
    """Connects race and approach with what shows them.

    Attributes:
        race, approach: what the transport's keys drive while a function of two variables, or of one, is seen.
        stage: what stands in the middle.
        left, right: the cards beside it, of which those are shown that belong to what is seen.
        bars: the transport of what is driven.

    Signals:
        failed (str): the traceback of an exception that nobody expected.
        subject_changed (): something else is seen, and perhaps driven.
    """

    failed = Signal(str)
    subject_changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calculator = Calculator(self)
        self._calculator.failed.connect(self.failed)
        self.race = race = RaceSession(self._calculator, self)
        self.approach = approach = ApproachSession(self._calculator, self)
        self.stage = DescentStage(theme, race.course, approach.approach)
        self.surface = SurfacePanel(theme, race.course)
        self.runners = RunnersPanel(theme, race.course)
        self.pointer = PointerPanel(theme)
        self.plane = PlanePanel(theme)
        self.function, self.differences = FunctionPanel(theme, approach.approach), DifferencesPanel(theme)
        self.weight = WeightPanel(theme)
        self._weighing = False
        self.along, self.slice, self.errors = AlongCard(theme), SliceCard(theme), ErrorsCard(theme)
        self.magnifier, self.h_errors = MagnifierCard(theme), HErrorsCard(theme)
        self.right: tuple[PlotCard, ...] = (self.along, self.slice, self.errors, self.magnifier, self.h_errors)
        self.bar = RaceBar(theme, race.course, FIRST_SPEED)
        self.approach_bar = ApproachBar(theme, approach.approach, FIRST_APPROACH_SPEED)
        self.bars = QStackedWidget()
        for bar in (self.bar, self.approach_bar):
            self.bars.addWidget(bar)
        self._lefts: dict[str, tuple[QWidget, ...]] = {
            "race": (self.surface, self.runners, self.pointer),
            "approach": (self.function, self.differences),
            "weight": (self.function, self.weight),
            "network": (self.plane,),
        }
        self.left = tuple(dict.fromkeys(panel for panels in self._lefts.values() for panel in panels))
        self._hovered: Point | None = None
        self._pictures = 0
        self._connect()
        self._show_course(race.course)
        self._show_cards()

    @property
    def seen(self) -> str:
        """What is seen: a "race", an "approach", loss along one "weight", or all around the "network"."""
        if self.stage.subject == SLOPE:
            return "weight" if self._weighing else "approach"
        return {FUNCTION: "race", NETWORK: "network"}[self.stage.subject]

    @property
    def driven(self) -> Player | None:
        """What the transport drives; None is the network itself."""
        return {"race": self.race, "approach": self.approach}.get(self.seen)

    def _connect(self) -> None:
        race, approach = self.race, self.approach
        for bar, player in ((self.bar, race), (self.approach_bar, approach)):
            for order in ("reset", "step_back", "toggle", "step", "epoch"):
                getattr(bar, order).connect(getattr(player, order))
            bar.sought.connect(player.seek)
            bar.speed_changed.connect(player.set_speed)
        self.surface.edited.connect(race.edit)
        self.runners.edited.connect(race.edit)
        self.runners.chosen.connect(race.choose)
        self.stage.looked.connect(race.look)
        self.stage.started.connect(race.set_start)
        self.stage.hovered.connect(self._hover)
        self.stage.map.picture_wanted.connect(partial(self._calculator.ask, "picture"))
        self._calculator.answered.connect(self._take_picture)
        self.stage.subject_chosen.connect(self.show_subject)
        self.stage.surveyed.connect(self.plane.show_answer)
        self.plane.asked.connect(self._ask)
        self.pointer.turned.connect(self._show_place)
        race.course_changed.connect(self._show_course)
        race.chosen_changed.connect(self.runners.show_chosen)
        race.playing_changed.connect(self._show_playing)
        race.mapped.connect(self.stage.show_map)
        race.placed.connect(self._show_standings)
        self.function.edited.connect(approach.edit)
        self.function.shrunk.connect(approach.set_h)
        self.function.sought.connect(approach.seek)
        self.function.weight_wanted.connect(self.show_weight)
        self.stage.secants.looked.connect(approach.look)
        self.stage.secants.moved.connect(approach.set_x)
        approach.approach_changed.connect(self._show_approach)
        approach.sighted.connect(self._show_sight)
        approach.playing_changed.connect(self._show_approaching)
        self.weight.asked.connect(self._ask_weight)
        self.stage.weighed.connect(self._show_weighed)

    def close(self) -> None:
        """Let nothing run on."""
        self.race.close()
        self.approach.close()
        self._calculator.close()

    @Slot(str)
    def show_subject(self, subject: str) -> None:
        """Turn to a curve, to a function, or to the network's loss."""
        self.stage.show_question(self.plane.question, self.plane.axis_names())
        self.stage.show_subject(subject)
        self._show_cards()

    @Slot(bool)
    def show_weight(self, weighing: bool) -> None:
        """See loss and accuracy along one weight, or a function of x again."""
        self._weighing = weighing
        self.function.show_weighing(weighing)
        self.stage.show_weight(self.weight.question if weighing else None)
        self._show_cards()

    def _show_cards(self) -> None:
        """Show the cards of what is seen; what is not driven any more rests."""
        for panel in self.left:
            panel.setVisible(panel in self._lefts[self.seen])
        for card in self.right:
            card.setVisible((card in (self.magnifier, self.h_errors)) == (self.seen == "approach"))
        self.bars.setCurrentWidget(self.approach_bar if self.seen == "approach" else self.bar)
        for player in (self.race, self.approach):
            if player is not self.driven:
                player.pause()
        self.subject_changed.emit()

    def pause(self) -> None:
        """Have everything rest."""
        self.race.pause()
        self.approach.pause()

    def plots(self) -> dict[str, PlotCard]:
        """Return the cards beside the stage that have a plot on screen, each by a name."""
        return {str(k): card for k, card in enumerate(self.right) if not card.isHidden()}

    def show_experiment(self, experiment: Experiment) -> None:
        """Know which parameters the network has."""
        self.plane.show_layout(experiment.flow.layout)
        if self.weight.show_layout(experiment.flow.layout) and self._weighing:
            self._ask_weight(self.weight.question)
        self.stage.show_question(self.plane.question, self.plane.axis_names())

    @Slot(object)
    def _ask(self, question: Terrain) -> None:
        self.stage.show_question(question, self.plane.axis_names())

    @Slot(str, object)
    def _take_picture(self, asker: str, answer: object) -> None:
        if isinstance(answer, Picture):
            self.stage.map.show_picture(answer)

    # --- what comes from the race -------------------------------------------------------------------------------

    @Slot(object)
    def _show_course(self, course: Course) -> None:
        for panel in (self.surface, self.runners, self.stage, self.bar):
            panel.show_course(course)

    @Slot(object)
    def _show_standings(self, standings: Standings) -> None:
        """Draw at once, write four times a second."""
        self.stage.show_standings(standings)
        self.bar.show_place(self.race.step_number, self.race.end)
        self._pictures += 1
        part = self._pictures % TEXT_FRAMES if self.race.playing else None
        if part in (None, 2):
            self.along.show_standings(standings)
        if part in (None, 4):
            self.slice.show_standings(standings, self.race.chosen)
        if part in (None, 6):
            self.errors.show_errors(standings.closer.errors)
        if part in (None, 0):
            self.runners.show_standings(standings)
            self.bar.show_standings(standings)
            if self._hovered is None:
                self._show_place()

    @Slot(bool)
    def _show_playing(self, playing: bool) -> None:
        self.bar.show_playing(playing)
        if not playing and self.race.standings:
            self._show_standings(self.race.standings)

    @Slot(object)
    def _hover(self, at: Point | None) -> None:
        self._hovered = at
        self._show_place()

    @Slot()
    def _show_place(self) -> None:
        at = self._hovered
        if at is None and self.race.standings:
            at = self.race.standings.closer.point
        if at is not None:
            self.pointer.show_place(self.race.course.surface, at, self._hovered is not None)
        if self.stage.subject == FUNCTION:
            self.stage.show_pointer(self._hovered or at, self.pointer.gradient(), self.pointer.direction)

    # --- one variable -------------------------------------------------------------------------------------------

    @Slot(object)
    def _show_approach(self, approach: Approach) -> None:
        for panel in (self.function, self.stage.secants, self.approach_bar):
            panel.show_approach(approach)

    @Slot(object)
    def _show_sight(self, sight: Sight) -> None:
        """Draw at once, write and draw what is beside in turn while h shrinks by itself."""
        approach = self.approach
        self.stage.secants.show_sight(sight)
        self.approach_bar.show_place(approach.step_number, approach.end)
        self._pictures += 1
        part = self._pictures % TEXT_FRAMES if approach.playing else None
        if part in (None, 1, 3, 5, 7):
            self.magnifier.show_sight(sight)
        if part in (None, 2, 6):
            self.h_errors.show_sight(sight)
        if part in (None, 0):
            self.differences.show_sight(sight)
            self.approach_bar.show_sight(sight)
            self.function.show_h(sight.secants.h)

    @Slot(bool)
    def _show_approaching(self, playing: bool) -> None:
        self.approach_bar.show_playing(playing)
        if not playing and self.approach.sight:
            self._show_sight(self.approach.sight)

    @Slot(object)
    def _ask_weight(self, question: OneWeight) -> None:
        if self._weighing:
            self.stage.show_weight(question)

    @Slot(object)
    def _show_weighed(self, answer: OneWeightAnswer) -> None:
        self.weight.show_answer(answer)
        self.stage.sweep.show_answer(answer, self.weight.weight_name())
