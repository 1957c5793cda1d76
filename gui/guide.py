"""The guide: joins lessons with the window. It sets up what a page begins with, looks on, and points at controls."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from gui.columns import GAP, LEFT, Columns
from gui.compare import Compare
from gui.descent import Descent
from gui.lessons.base import Choices, Given, Learned, Pad, Seen
from gui.panels.base import Panel
from gui.panels.lesson import LessonBar
from gui.playback import Playback
from gui.session import Session
from gui.spotlight import Spotlight, controls
from gui.stages.draw import DrawStage
from gui.stages.inside import InsideStage
from gui.theme import Theme
from gui.tutor import Tutor
from gui.widgets.card import Card
from gui.widgets.strokes import Stroke
from model.approach import Approach
from model.comparison import Comparison
from model.course import Course
from model.experiment import Experiment
from model.inside.chain import Chain


class Guide(QObject):
    """Has lessons read in the window.

    Attributes:
        tutor: which page is read.
        bar: what shows it.
    """

    def __init__(
        self,
        theme: Theme,
        session: Session,
        columns: Columns,
        rooms: tuple[Descent, Compare, DrawStage, InsideStage],
        show_stage: Callable[[str], None],
        driven: Callable[[], Playback[Any] | None],
        window: QWidget,
    ) -> None:
        """Show nothing yet.

        Args:
            theme: its colours.
            session: where the network is chosen and trained.
            columns: the stage at the front is looked at.
            rooms: where something else is driven, drawn, or gone through.
            show_stage: brings a stage to the front, with all that belongs to it.
            driven: returns what is driven in place of the network.
            window: whose controls are pointed at.
        """
        super().__init__(window)
        self._session, self._columns, self._window = session, columns, window
        self._show_stage, self._driven = show_stage, driven
        self._descent, self._compare, self._draw, self._inside = rooms
        self._parted: dict[str, Descent | InsideStage] = {"descent": self._descent, "inside": self._inside}
        self._players: dict[type[Choices], Playback[Any]] = {
            Comparison: self._compare.training,
            Course: self._descent.race,
            Approach: self._descent.slope.approach,
        }
        self.tutor = Tutor(self._look, self)
        self.bar = LessonBar(theme, LEFT + GAP)
        columns.put_below(self.bar)
        self._spotlight = Spotlight(theme, window)
        self._drawn_before: tuple[Stroke, ...] = ()  # what was on the pad when the page was turned to
        self._unfolded: list[Callable[[], None]] = []  # what folds back what this lesson has unfolded
        self.bar.onward.connect(self.tutor.go_on)
        self.bar.back.connect(self.tutor.go_back)
        self.bar.again.connect(self.tutor.set_up)
        self.bar.closed.connect(self.tutor.close)
        self.bar.wanted.connect(self._show_me)
        self.tutor.begun.connect(self._set_up)
        self.tutor.turned.connect(self._show)

    def close(self) -> None:
        """Look no more."""
        self.tutor.close()

    @property
    def stage(self) -> str:
        """The stage at the front, as in Seen."""
        name = self._columns.tabs.value()
        return f"{name}:{self._parted[name].seen}" if name in self._parted else name

    def _look(self) -> Seen:
        session, other = self._session, self._driven()
        if self.stage == "inside:expression":
            formula = self._inside.expression
            return Seen(self.stage, session.experiment, session.snapshot, False, formula.chain(), formula.done())
        snapshot, driven = session.snapshot, other or session
        step = other.step_number if other else snapshot.step if snapshot else 0
        choices: object = other.choices if other else session.experiment
        standings = self._compare.training.standings
        lanes = standings.lanes if standings else ()
        return Seen(self.stage, session.experiment, snapshot, driven.playing, choices, step, self._look_at_pad(), lanes)

    def _look_at_pad(self) -> Pad:
        draw = self._draw
        if self.stage != "draw":
            return Pad()
        is_new = not draw.drawing and draw.drawn != self._drawn_before
        strokes = draw.drawn if is_new else ()
        return Pad(strokes, draw.answer if strokes else None, draw.holds_image)

    @Slot()
    def _set_up(self) -> None:
        """Show and choose what the page begins with; each can be undone where it was chosen."""
        page = self.tutor.page
        if page is None:
            return
        self._drawn_before = self._draw.drawn
        if self.tutor.number == 0:
            self._fold_back()
        for choices in page.begin:
            if isinstance(choices, (Given, Learned)):
                experiment, blobs = choices.build()
                self._session.know(blobs)
                self._train(experiment)
            elif isinstance(choices, Experiment):
                self._train(choices)
            elif isinstance(choices, Chain):
                self._inside.expression.begin(choices)
            else:
                player = self._players[type(choices)]
                player.pause()
                player.edit(choices)
                player.reset()
                if isinstance(choices, Course):
                    self._descent.stage.look_from_above()  # as pages describe it
        self._point()

    def _train(self, experiment: Experiment) -> None:
        """Begin with an experiment: an edit that only changes how the run goes on would begin where that is."""
        session = self._session
        session.pause()
        run = session.snapshot if session.experiment.same_run(experiment) else None
        session.edit(experiment)
        if run and (run.end or run.moves):
            session.reset()

    @Slot()
    def _show_me(self) -> None:
        """Bring on screen what the page is about, and have the eye drawn there: it may have been in sight all along."""
        self._point()
        page = self.tutor.page
        if page is not None:
            self._spotlight.flash(page.target or f"tab:{page.stage.partition(':')[0]}")

    def _fold_back(self) -> None:
        """Fold what this lesson has unfolded; what the person has folded by now stays so."""
        for fold in reversed(self._unfolded):  # a card after what is in it, which would unfold it
            fold()
        self._unfolded.clear()

    @Slot()
    def _point(self) -> None:
        """Bring on screen what the page is about."""
        page = self.tutor.page
        if page is None:
            return
        stage, _, part = page.stage.partition(":")
        if stage and self.stage != page.stage:
            if part:
                self._parted[stage].show_part(part)
            self._show_stage(stage)
        control = next(iter(controls(self._window, page.target)), None)
        above = control
        while above is not None:
            if isinstance(above, Card) and above.folded:
                above.set_folded(False)
                self._unfolded.append(partial(above.set_folded, True))
            if isinstance(above, Panel) and control is not None and above.reveal(control):
                self._unfolded.append(above.fold_away)
            above = above.parentWidget()
        if control is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # what was folded away takes its place
            self._columns.bring_in_sight(control)
            self._draw.bring_in_sight(control)

    @Slot()
    def _show(self) -> None:
        tutor = self.tutor
        if tutor.lesson is None:
            self._fold_back()
        self.bar.show_page(tutor.lesson, tutor.number, tutor.done, tutor.following is not None)
        self._spotlight.point_at(tutor.page.target if tutor.page and not tutor.done else "")
