"""The Descent stage with all that belongs to it: panels left and right, the bar above, and the race between them."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui import words_descent as words
from gui.approach import ApproachSession
from gui.calculator import Calculator
from gui.descent_file import Left, from_window, to_window
from gui.orders import WasPut
from gui.panels.plane import PlanePanel
from gui.panels.player_bar import PlayerBar
from gui.panels.plot_card import PlotCard
from gui.panels.pointer import PointerPanel
from gui.panels.race_bar import RaceBar
from gui.panels.runners import RunnersPanel
from gui.panels.slopes import AlongCard, ErrorsCard, SliceCard
from gui.panels.surface import SurfacePanel
from gui.plots.contour_map import Picture
from gui.plots.relief import Relief
from gui.race import FIRST_SPEED, MOST, RaceSession, first_course
from gui.slope import Slope
from gui.stages.descent import FUNCTION, NETWORK, SLOPE, SUBJECTS, DescentStage
from gui.theme import Theme
from gui.turns import Turns
from model.course import Course, RunnerStandings
from model.experiment import Experiment
from model.saved import Scalar
from model.surfaces import Point
from model.terrain import Terrain

TURNS = (("text",), (), ("along",), (), ("slice",), (), ("errors",))
"""What is drawn in turn beside the map while runners run; as many frames as text takes from one time to the next."""


class Descent(QObject):
    """Connects the race with what shows it, and shows what belongs to each subject.

    Attributes:
        race: what the transport's keys drive while a function of two variables is seen.
        slope: all about one variable.
        stage: what stands in the middle.
        left, right: the cards beside it, of which those are shown that belong to what is seen.
        bars: the transport of what is driven.

    Signals:
        failed (str): the traceback of an exception that nobody expected.
        subject_changed (): something else is seen, and perhaps driven.
        placed (Plane, Point): the person wants to have the network at that place of a plane.
        said (str): what came of that.
        picked (tuple[int, int] or None): the two parameters of the plane, if there are two.
    """

    failed = Signal(str)
    subject_changed = Signal()
    placed = Signal(object, object)
    said = Signal(str)
    picked = Signal(object)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calculator = Calculator(self)
        self._calculator.failed.connect(self.failed)
        self.race = race = RaceSession(self._calculator, self)
        self.slope = slope = Slope(theme, self._calculator, self)
        self.stage = DescentStage(theme, race.course, slope.approach.approach)
        slope.connect_stage(self.stage)
        self.surface = SurfacePanel(theme, race.course)
        self.runners = RunnersPanel(theme, race.course)
        self.pointer = PointerPanel(theme)
        self.plane = PlanePanel(theme)
        self.along, self.slice, self.errors = AlongCard(theme), SliceCard(theme), ErrorsCard(theme)
        self.right: tuple[PlotCard, ...] = (self.along, self.slice, self.errors, *slope.right)
        self.bar = RaceBar(theme, race.course, FIRST_SPEED)
        self.bars = QStackedWidget()
        for bar in (self.bar, slope.bar):
            self.bars.addWidget(bar)
        self._lefts: dict[str, tuple[QWidget, ...]] = {
            "race": (self.surface, self.runners, self.pointer),
            "approach": (slope.function, slope.differences),
            "weight": (slope.function, slope.weight),
            "network": (self.plane,),
        }
        self.left = tuple(dict.fromkeys(panel for panels in self._lefts.values() for panel in panels))
        self._hovered: Point | None = None
        self._turns = Turns(TURNS)
        self._connect()
        self._show_course(race.course)
        self._show_cards()

    @property
    def seen(self) -> str:
        """What is seen: a "race", an "approach", loss along one "weight", or all around the "network"."""
        if self.stage.subject == SLOPE:
            return "weight" if self.slope.weighing else "approach"
        return {FUNCTION: "race", NETWORK: "network"}[self.stage.subject]

    @property
    def players(self) -> tuple[RaceSession, ApproachSession]:
        """All that may be driven."""
        return self.race, self.slope.approach

    @property
    def driven(self) -> RaceSession | ApproachSession | None:
        """What the transport drives; None is the network itself."""
        return {"race": self.race, "approach": self.slope.approach}.get(self.seen)

    @property
    def driving(self) -> PlayerBar:
        """The transport of what is driven, or was last."""
        return self.slope.bar if self.seen == "approach" else self.bar

    def _connect(self) -> None:
        race = self.race
        self.bar.drive(race)
        self.slope.bar.drive(self.slope.approach)
        self.surface.edited.connect(race.edit)
        self.runners.edited.connect(race.edit)
        self.runners.chosen.connect(race.choose)
        self.stage.looked.connect(race.look)
        self.stage.started.connect(race.set_start)
        self.stage.hovered.connect(self._hover)
        self.stage.map.picture_wanted.connect(partial(self._calculator.ask, "picture"))
        self.stage.relief.picture_wanted.connect(partial(self._calculator.ask, "relief"))
        self._calculator.answered.connect(self._take_picture)
        self.stage.subject_chosen.connect(self.show_subject)
        self.stage.surveyed.connect(self.plane.show_answer)
        self.plane.asked.connect(self._ask)
        self.stage.terrain.placed.connect(self.placed)
        self.stage.terrain.explored.connect(self.plane.look_at)
        self.pointer.turned.connect(self._show_place)
        race.course_changed.connect(self._show_course)
        race.chosen_changed.connect(self.runners.show_chosen)
        race.playing_changed.connect(self._show_playing)
        race.mapped.connect(self.stage.show_map)
        race.placed.connect(self._show_standings)
        self.slope.turned.connect(self._show_cards)

    def close(self) -> None:
        """Let nothing run on."""
        for player in self.players:
            player.close()
        self._calculator.close()

    @Slot(str)
    def show_subject(self, subject: str) -> None:
        """Turn to a curve, to a function, or to the network's loss."""
        self.stage.show_question(self.plane.question, self.plane.axis_names())
        self.stage.show_subject(subject)
        self._show_cards()

    def show_part(self, part: str) -> None:
        """Turn to one of what can be `seen`."""
        if part in ("approach", "weight"):
            self.slope.show_weight(part == "weight")
        self.show_subject({"race": FUNCTION, "network": NETWORK}.get(part, SLOPE))

    @Slot()
    def _show_cards(self) -> None:
        """Show the cards of what is seen; what is not driven any more rests."""
        for panel in self.left:
            panel.setVisible(panel in self._lefts[self.seen])
        for card in self.right:
            card.setVisible((card in self.slope.right) == (self.seen == "approach"))
        self.bars.setCurrentWidget(self.driving)
        for player in self.players:
            if player is not self.driven:
                player.pause()
        self.subject_changed.emit()

    def pause(self) -> None:
        """Have everything rest."""
        for player in self.players:
            player.pause()

    def plots(self) -> dict[str, PlotCard]:
        """Return the cards beside the stage that have a plot on screen, each by a name."""
        return {str(k): card for k, card in enumerate(self.right) if not card.isHidden()}

    def show_experiment(self, experiment: Experiment) -> None:
        """Know which parameters the network has, and whether more than the loss is made small."""
        self.plane.show_layout(experiment.flow.layout)
        self.plane.show_penalty(bool(experiment.l1 or experiment.l2))
        self.slope.show_experiment(experiment)
        self._ask(self.plane.question)

    # --- files --------------------------------------------------------------------------------------------------

    def remembered(self) -> dict[str, Scalar]:
        """Return what a file keeps of the stage."""
        race, stage = self.race, self.stage
        seen = stage.map.window_seen() if stage.subject == FUNCTION else None
        left = Left(stage.subject, race.course, race.step_number, seen, self.plane.question)
        return {**to_window(left), **self.slope.remembered()}

    def restore(self, window: Mapping[str, Scalar]) -> None:
        """Be as a file says; what it does not say is as at first."""
        first = Left(FUNCTION, first_course(), 0, None, self.plane.first_question())
        left = from_window(window, first, SUBJECTS, MOST)
        self.race.restore(left.course, left.step)
        self.plane.restore(left.terrain)
        self.slope.restore(window)
        self.show_subject(left.subject)
        if left.seen and left.subject == FUNCTION:
            self.stage.map.set_window(left.seen)

    @Slot(int, int)
    def pick(self, axis: int, place: int) -> None:
        """Take a parameter as an axis of the plane, and say so."""
        self.plane.pick(axis, place)
        names = self.plane.axis_names()
        self.said.emit(self.tr("The loss surface is that of {x} and {y}.").format(x=names[0], y=names[1]))

    @Slot(object)
    def _ask(self, question: Terrain) -> None:
        self.stage.show_question(question, self.plane.axis_names())
        self.picked.emit(self.plane.picked)

    @Slot(object)
    def say_put(self, put: WasPut) -> None:
        """Say that the network was put elsewhere."""
        loss = put.figures.of(self.plane.question.part).loss
        text = self.tr("The network was put at {place}: loss {loss}. The optimizer begins anew there.")
        self.said.emit(text.format(place=words.pair(put.place), loss=words.number(loss, 4)))

    @Slot(str)
    def say_not_put(self, code: str) -> None:
        """Say why the network can't be put there."""
        self.said.emit(words.said(words.NOT_PUT[code]))

    @Slot(str, object)
    def _take_picture(self, asker: str, answer: object) -> None:
        if isinstance(answer, Picture):
            self.stage.map.show_picture(answer)
        elif isinstance(answer, Relief):
            self.stage.relief.show_picture(answer)

    # --- what comes from the race -------------------------------------------------------------------------------

    @Slot(object)
    def _show_course(self, course: Course) -> None:
        for panel in (self.surface, self.runners, self.stage, self.bar):
            panel.show_course(course)

    @Slot(object)
    def _show_standings(self, standings: RunnerStandings) -> None:
        """Draw runners at once, what is beside them in turn, and write four times a second."""
        self.stage.show_standings(standings)
        self.bar.show_place(self.race.step_number if standings.arrived else standings.step, self.race.end)
        now = self._turns.next() if self.race.playing or not standings.arrived else self._turns.everything
        if "along" in now:
            self.along.show_standings(standings)
        if "slice" in now:
            self.slice.show_standings(standings, self.race.chosen)
        if "errors" in now:
            self.errors.show_errors(standings.closer.errors)
        if "text" in now:
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
