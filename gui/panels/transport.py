"""The transport: reset, back, play, step, epoch; where the run is, how fast it goes, and three live figures."""

import math
import time
from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import words_history, words_problems
from gui.panels.timeline import Timeline
from gui.theme import Theme
from gui.widgets.figure import Figure
from gui.widgets.hint import Hint, HintKind
from gui.widgets.message import Message, Until
from gui.widgets.numbers import figure_text, percent
from gui.widgets.player import Player
from gui.widgets.progress import ProgressBar
from model.experiment import Experiment
from model.observations import Observation, Scores
from model.problems import Problem
from model.snapshot import Snapshot

SPEEDS = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1_000.0, 3_000.0, math.inf)
"""Steps a second that can be chosen."""

NOTE_LINES = 2
"""How many lines there is room for above the timeline, beside the ways out of what they say."""

PROGRESS = 3
"""How thick the line is that shows how far a long piece of work has come, in pixels."""

RATE_TICKS = 5
"""Over how many texts, four a second, the rate is averaged."""

FIRST_SPEED = {False: 300.0, True: 100.0}
"""The speed a person can follow, for points and for images."""


class Transport(Player):
    """The bar at the top.

    Signals:
        way_out (): the person wants to go back from where the run diverged.
        chosen_again (Experiment): the person wants these choices, which going back had taken back.
    """

    way_out = Signal()
    chosen_again = Signal(object)

    questions: tuple[Observation, ...] = (Scores(),)

    def __init__(self, theme: Theme) -> None:
        figures = {
            "loss": Figure(theme, "", "train", sample="0.00000"),
            "accuracy": Figure(theme, "", "test", sample="100.00 %"),
            "rate": Figure(theme, "", "text", sample="100,000"),
        }
        super().__init__(theme, ("reset", "step-back", "play", "step", "epoch", "step-into"), SPEEDS, figures)
        self.timeline = Timeline(theme)
        self.timeline.setObjectName("timeline")
        self._bar = ProgressBar(self, PROGRESS)
        self._note = Hint(theme, self)
        self._note.action.connect(self._take_way)
        self._note.other.connect(self._seek_lowest)
        self._speed.changed.connect(self._speed_chosen)
        self._speed_is_own = False
        self._problems: Sequence[Problem] = ()
        self.message = Message(lambda: self._snapshot and _stands(self._snapshot), self)
        self.message.over.connect(self._message_read)
        self._taken_back: tuple[Experiment, Snapshot] | None = None  # what is said to be so, and where
        self._snapshot: Snapshot | None = None
        self._broken = False
        self._ticks: deque[tuple[float, int]] = deque(maxlen=RATE_TICKS)
        place = QVBoxLayout()
        place.setSpacing(2)
        place.addStretch(1)
        place.addWidget(self._note)
        place.addWidget(self.timeline)
        place.addStretch(1)
        self.lay_out(place)
        self.retranslate()
        self.show_progress("", 1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the progress along the lower edge, where it moves nothing."""
        super().resizeEvent(event)
        self._bar.setGeometry(0, self.height() - PROGRESS, self.width(), PROGRESS)
        if self._snapshot:
            self._show_note(self._snapshot)

    def controls(self) -> Sequence[QWidget]:
        """Return what can have the focus, in order."""
        return (*self.buttons.values(), self.timeline.bar, self.timeline.menu_button, self._speed)

    def restore_speed(self, text: str) -> None:
        """Take the speed that a file remembers, if it is one of ours."""
        speed = next((s for s in SPEEDS if str(s) == text), None)
        if speed is not None:
            self.set_speed(speed)
            self._speed_chosen()
            self.speed_changed.emit(speed)

    def suggest_speed(self, image: bool) -> None:
        """Take the first speed for these data, unless the person has chosen one."""
        if not self._speed_is_own and self.speed() != FIRST_SPEED[image]:
            self.set_speed(FIRST_SPEED[image])
            self.speed_changed.emit(FIRST_SPEED[image])

    @Slot()
    def _speed_chosen(self) -> None:
        self._speed_is_own = True

    def show_playing(self, playing: bool) -> None:
        """Show the play button as pause while the run plays."""
        super().show_playing(playing)
        self._ticks.clear()
        if playing:  # who plays has read it, and wants to see where the run is
            self.message.end()

    def show_blocked(self, blocked: bool) -> None:
        """Disable everything while no run can start."""
        for control in (*self.buttons.values(), self.timeline):
            control.setEnabled(not blocked)
        if not blocked:
            self._offer_back()

    def _offer_back(self) -> None:
        """Offer to go back a step where there is one, or a part of one."""
        shown = self._snapshot
        self.offer_step_back(shown is not None and (shown.step > 0 or shown.moves is not None))

    def show_run(self, snapshot: Snapshot | None, seeking: bool = False) -> None:
        """Show where the run is and its figures; None before it has begun. `seeking`: it is on its way elsewhere."""
        self._snapshot = snapshot
        if self._taken_back and (snapshot is None or _stands(snapshot) != _stands(self._taken_back[1])):
            self.message.end()
        self.message.look()
        self.timeline.show_run(snapshot, seeking)
        self._offer_back()
        if snapshot is None:
            self._broken = False
            self._ticks.clear()
            return
        if snapshot.latest:
            self.figures["loss"].set_text(figure_text(snapshot.latest.train.loss))
        if snapshot.tested:
            regression = not snapshot.dataset.source.has_accuracy
            good = snapshot.tested.accuracy
            self.figures["accuracy"].set_text(figure_text(good) if regression else percent(good, 1))
            self.figures["accuracy"].set_label(self.tr("test R²") if regression else self.tr("test accuracy"))
        self.figures["rate"].set_text(self._steps_per_second(snapshot.step))
        self._show_note(snapshot)

    def show_no_figures(self) -> None:
        """Show that there are no figures, and no place in a run: none can start. Of the one before nothing is said."""
        self._snapshot = None
        if not (self._broken or self.message.is_said):
            self._say("")
        self.timeline.show_place("–")
        for figure in self.figures.values():
            figure.set_text("–")

    def _steps_per_second(self, step: int) -> str:
        now = time.perf_counter()
        if not self.playing:
            return "–"
        self._ticks.append((now, step))
        began, first = self._ticks[0]
        return f"{(step - first) / (now - began):,.0f}" if step > first else "–"

    def _show_note(self, snapshot: Snapshot) -> None:
        if self._broken or self.message.is_said:  # a picture that was under way does not wipe it out
            return
        if not snapshot.diverged:
            self._say("")
            return
        why = self.tr("Often the learning rate is too high.")
        # A loss that does not fit may become infinite, whatever the learning rate.
        if reason := next((problem for problem in self._problems if problem.field == "loss"), None):
            why = words_problems.problem(reason)[0]
        elif snapshot.began_huge:
            why = self.tr("Its first loss was huge already: initial weights (or inputs) are too large.")
        texts = (
            self.tr("Diverged at step {n}: the loss is no longer a number. {why}"),
            self.tr("Diverged at step {n}. {why}"),
            self.tr("Diverged at step {n}: the loss is no longer a number."),
        )
        said = [text.format(n=f"{snapshot.step:,}", why=why) for text in texts]
        width = self.timeline.bar.width()
        text = next((text for text in said if self._note.lines(text, width) <= NOTE_LINES), said[-1])
        ways = [self.tr("Go back")]  # to where weights may be ruined already, so there is another way
        if (step := snapshot.lowest("train_loss")) is not None:
            ways.append(self.tr("Lowest loss: step {n}").format(n=f"{step:,}"))
        self._say(text, "warning", *ways)

    @Slot()
    def _seek_lowest(self) -> None:
        if self._snapshot and (step := self._snapshot.lowest("train_loss")) is not None:
            self.timeline.sought.emit(step)

    def _say(self, text: str, kind: HintKind = "info", *ways: str) -> None:
        """Say something in place of where the run is, with ways out of it; the bar stays."""
        self._note.show_text(text, kind, *ways)
        self.timeline.show_words(not text)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Know what does not fit, for when the run diverges."""
        self._problems = problems

    def show_message(self, text: str, kind: HintKind = "warning", until: Until | None = None) -> None:
        """Say something, for a while unless told `until` when; a warning until something else has happened."""
        self._taken_back = None
        self._say(text, kind)
        self.message.begin(until or ("changed" if kind == "warning" else "later"))

    @Slot(object, object)
    def show_taken_back(self, left: Experiment, snapshot: Snapshot) -> None:
        """Say for a while which choices going back has taken back, and offer to choose them here, too."""
        changes = words_history.changes(left, snapshot.experiment)
        if not changes:
            return
        self._taken_back = left, snapshot
        text = self.tr("Back to what was chosen at step {n}: {what}")
        whats = [f"{', '.join(changes[:count])} …" for count in range(len(changes) - 1, 0, -1)]
        said = [text.format(n=f"{snapshot.step:,}", what=what) for what in (", ".join(changes), *whats)]
        width = self.timeline.bar.width()
        shown = next((text for text in said if self._note.lines(text, width) <= 1), said[-1])
        self._say(shown, "info", self.tr("Change it here, too"))
        self.message.begin()

    @Slot()
    def _take_way(self) -> None:
        if self._taken_back is None:
            self.way_out.emit()
            return
        left = self._taken_back[0]
        self.message.end()
        self.chosen_again.emit(left)

    @Slot()
    def _message_read(self) -> None:
        self._taken_back = None
        self._say("")
        if self._snapshot:
            self._show_note(self._snapshot)

    def show_failure(self) -> None:
        """Say that something went wrong that nobody expected."""
        self.message.end()
        self._broken = True
        self._say(self.tr("Something went wrong in the training. Press reset to begin anew."), "warning")

    def show_progress(self, kind: str, done: int, total: int) -> None:
        """Show how far a long piece of work is; nothing once it is done."""
        texts = {
            "data": self.tr("Making examples: {done} of {total}"),
            "seek": self.tr("Going back: {done} of {total} steps"),
            "step": self.tr("Numerical gradient: {done} of {total} parameters"),
            "move": self.tr("Numerical gradient: {done} of {total} parameters"),
        }
        busy = done < total
        self._bar.setVisible(busy and kind != "seek")  # going back, the timeline itself shows where to
        if busy:
            self._bar.show_progress(done, total)
            self.timeline.show_place(texts[kind].format(done=f"{done:,}", total=f"{total:,}"))
        elif self._snapshot:
            self.show_run(self._snapshot, kind == "seek")

    def retranslate(self) -> None:
        """Set every text."""
        super().retranslate()
        self._bar.setAccessibleName(self.tr("How far it has come"))
        self.buttons["epoch"].set_label(self.tr("epoch"))
        self.buttons["epoch"].setAccessibleName(self.tr("One epoch"))
        tips = {
            "reset": self.tr("Begin anew, from the same initial weights (Ctrl+R)"),
            "step-back": self.tr("Back one training step (←)"),
            "play": self.tr("Train, or pause (Space)"),
            "step-into": self.tr("Into a training step: begin one, or do its next move (↓)"),
            "step": self.tr("One training step (→)"),
            "epoch": self.tr("Train to the end of this epoch (Shift+→)"),
        }
        figures = {
            "loss": (self.tr("training loss"), self.tr("The loss on up to 1,000 training examples")),
            "accuracy": (self.tr("test accuracy"), self.tr("How good the answers are on the whole test part")),
            "rate": (self.tr("steps / s"), self.tr("How many training steps a second are really done")),
        }
        self.set_tips(tips, self.tr("Training steps a second. Slower: easier to follow."), figures)
        broken = self._broken
        self.message.end()  # it was said in the language before
        self.show_run(self._snapshot)
        if broken:
            self.show_failure()


def _stands(snapshot: Snapshot) -> tuple[int, Experiment]:
    """Return where a run stands, and what is chosen there."""
    return snapshot.step, snapshot.experiment
