"""The run that is trained: where it is, and what is under way on it: steps, moves inside of one, the way to another."""

import time
from collections.abc import Callable

from gui.due import Back, Due
from gui.inside import ONWARD, Inside, Target, destination
from gui.job import Job
from gui.orders import Put, WasPut
from model.experiment import BACKPROPAGATION
from model.timeline import Timeline
from model.work import Work

STARVED = 0.05
"""After how long without a picture a seek is finished before a newer one is begun, in seconds: so that dragging shows
something on the way."""

FIRST_GUESS = 1e-3
"""How long a step is thought to take before one was done, in seconds."""


class Run:
    """At most one thing is under way at a time; while there is nothing, the run is at a step, or halfway inside of one.

    Attributes:
        number, timeline: of the run that was taken last; 0 and None before the first.
        due: what steps, moves and steps back a person has asked for.
        job: what takes longer than a slice; making the data of the next run is one, too.
        inside: the step that was gone into move by move, until another one is begun.
        arrived: whether a seek has come to its end, and no snapshot shows it yet.
    """

    def __init__(self, tell: Callable[[str, int, int], None], changed: Callable[[], None]) -> None:
        """Take what is told how far a job is, see `Job`, and what is called when the network or a move is another."""
        self.number = 0
        self.timeline: Timeline | None = None
        self.due, self.job = Due(), Job(tell)
        self.inside: Inside | None = None
        self.arrived = False
        self._changed = changed
        self._sought = 0  # where a seek leads to
        self._seek_waits = False  # whether it is still to be begun
        self._unseen_since = 0.0  # since when seeks have been under way without a picture
        self._seconds_per_step = FIRST_GUESS

    def take(self, number: int, timeline: Timeline) -> None:
        """Go on with another run, or again with this one; the one before was looked at until now."""
        if self.timeline and self.timeline is not timeline:
            self.timeline.trainer.rest()
        timeline.trainer.wake()
        self.number, self.timeline = number, timeline
        self._seconds_per_step = FIRST_GUESS
        self._changed()

    # --- what is under way --------------------------------------------------------------------------------------

    @property
    def seeks(self) -> bool:
        """Whether it is on its way to another step, or will be."""
        return self._is_on_the_way or self.due.goes_back

    @property
    def _is_on_the_way(self) -> bool:
        return self._seek_waits or self.job.kind == "seek"

    @property
    def is_under_way(self) -> bool:
        """Whether anything is, or is to be begun."""
        return bool(self.job) or self._seek_waits

    @property
    def is_half_done(self) -> bool:
        """Whether some moves of a step are done, and others not."""
        return self.inside is not None and not self.inside.complete

    @property
    def job_is_wanted(self) -> bool:
        """Whether the job is to go on; a step that takes long does only while steps are due."""
        return bool(self.job) and (self.job.kind != "step" or bool(self.due))

    @property
    def is_busy(self) -> bool:
        """Whether there is something to do, now or soon."""
        return bool(self.due) or self.job_is_wanted or self._seek_waits

    def is_at_hand(self, number: int) -> bool:
        """Return whether this is the run of a number, and no other one is to come."""
        return self.timeline is not None and self.number == number and self.job.kind != "data"

    def drop(self) -> None:
        """Give up what is under way, a step that is half done included."""
        self._seek_waits = False
        self.job.drop()
        self.close_inside()

    def give_up_step(self) -> bool:
        """Give up a step that is half done; return whether there was one."""
        half_done = self.is_half_done or self.job.kind in ("step", "move")
        if half_done:
            self.job.drop()
            self.close_inside()
        return half_done

    def drop_long_step(self) -> None:
        """Give up a step that was half done without moves: it is begun anew with the next command."""
        if self.job.kind == "step":
            self.job.drop()

    def close_inside(self) -> None:
        """Be inside of no step any more."""
        if self.inside:
            self.inside.close()
            self.inside = None

    # --- to other steps -----------------------------------------------------------------------------------------

    def seek(self, step: int) -> None:
        """Go to another step, whatever else was asked for before.

        A way to another one is dropped, unless nothing was seen for a while: then this one waits for its end.
        """
        self.due.rest()
        if self.timeline and self.job.kind != "data":
            self._seek(step, self.timeline)

    def _seek(self, step: int, timeline: Timeline) -> None:
        now = time.perf_counter()
        if not self._is_on_the_way:
            self._unseen_since = now
        if self.job.kind != "seek" or now - self._unseen_since < STARVED:
            self.job.drop()
            self.close_inside()
        self._sought, self._seek_waits = max(0, min(step, timeline.end)), True

    def step_back(self) -> None:
        """Go back one step once all is done that was asked for before; a step is given up instead that is not done."""
        self.due.stop()
        if self.due.take_back_step():
            if not self.due:
                self.give_up_step()
            self._changed()
        elif self.due or self.job.kind == "data":
            self.due.back()
        elif self.timeline:
            self._go_back(self.timeline)

    def _go_back(self, timeline: Timeline) -> None:
        """Go back from where the run is, or is on its way to."""
        step = self._sought if self._is_on_the_way else timeline.trainer.step_number
        if self.give_up_step() or step == 0:
            self._changed()
        else:
            self._seek(step - 1, timeline)

    def begin_seek(self) -> None:
        """Begin the seek that waits, once nothing else is under way."""
        if self._seek_waits and not self.job and self.timeline:
            self._begin_seek(self._sought, self.timeline.seek(self._sought))
            self._seek_waits = False

    def put(self, order: Put) -> WasPut:
        """Put the network elsewhere, at the step where it is; return what came of it.

        Raises:
            PutInvalid: it can't be.
        """
        timeline = self.timeline
        assert timeline
        step = timeline.trainer.step_number
        before = timeline.put_at(step)
        timeline.put(order.plane.at(order.place))
        after, figures = timeline.put_at(step), timeline.figures
        assert after is not None
        assert figures is not None
        self._changed()
        return WasPut(order.run_id, order.place, step, before, after, figures)

    def put_instead(self, step: int, parameters: bytes | None) -> None:
        """Go to a step as if other parameters, or none, had been put there by hand; see `Timeline.put_instead`."""
        assert self.timeline
        self._begin_seek(step, self.timeline.put_instead(step, parameters))

    def _begin_seek(self, step: int, work: Work[None]) -> None:
        self._sought = step
        self.job.begin("seek", work, lambda _: self._arrive())

    def _arrive(self) -> None:
        self.arrived = True
        self._unseen_since = time.perf_counter()
        self._changed()

    # --- inside of a step ---------------------------------------------------------------------------------------

    def move(self, target: Target) -> None:
        """Go on, or back, inside of a step once all is done that was asked for before. See `gui.inside`."""
        self.due.stop()
        if not self.due:
            self.drop_long_step()
        self.due.move(target)

    def begin_asked(self) -> bool:
        """Begin the move, or the step back, whose turn it is, once nothing else is under way; return whether it is so.

        A step that is half done may be given up for it.
        """
        if self.timeline is None or self._seek_waits or self.job.kind not in ("", "step"):
            return False
        order = self.due.next_order()
        if isinstance(order, Back):
            self._go_back(self.timeline)
        elif order:
            self.drop_long_step()
            self._begin_move(order.target, self.timeline)
        return order is not None

    def _begin_move(self, target: Target, timeline: Timeline) -> None:
        """Begin it, if there is such a move; a step begins where none is under way."""
        onward = self.inside is None or (self.inside.complete and target in ONWARD)  # into the next step
        if onward and timeline.trainer.diverged:
            return
        if onward:
            self.close_inside()
        inside = self.inside
        done = inside.done if inside else 0
        wanted = destination(target, done, timeline.trainer)
        if inside and inside.complete and wanted < done:
            self.close_inside()
            self._sought = inside.step
            self.due.move_first(wanted)
            self.job.begin("seek", timeline.seek(inside.step), lambda _: self._return())
        elif wanted != done:
            self.go_into(wanted)

    def _return(self) -> None:
        """Go into the step that was sought at once, if that is still wanted: the run at it is not to be seen."""
        self._changed()
        self.begin_asked()

    def go_into(self, done: int) -> None:
        """Do moves until so many of the step are done; fewer than are done are done anew."""
        assert self.timeline
        if self.inside and (self.inside.complete or done < self.inside.done):
            self.close_inside()
        self._changed()
        if done > 0:
            self.inside = self.inside or Inside(self.timeline)
            self.job.begin("move", self.inside.until(done), lambda _: self._changed())

    # --- training -----------------------------------------------------------------------------------------------

    def steps_due(self, settled: bool) -> int:
        """Return how many steps may be done now.

        Args:
            settled: whether nothing waits for the end of a step that is half done: it may change how many an epoch has.
        """
        if self.job or not self.timeline:
            return 0
        return self.due.steps(self.timeline.trainer.batches.left if settled else None)

    def train(self, steps: int, seconds: float) -> None:
        """Train for as many of these steps as there is time for, or begin with one that takes longer."""
        timeline = self.timeline
        assert timeline
        if self.inside and not self.inside.complete:
            self.job.begin("step", self.inside.until(self.inside.total), lambda _: self._stepped(timeline, 1))
            return
        self.close_inside()
        if timeline.experiment.gradient != BACKPROPAGATION:
            self.job.begin("step", timeline.advance_in_parts(), lambda _: self._stepped(timeline, 1))
            return
        began = time.perf_counter()
        done = timeline.advance(min(steps, max(1, int(seconds / self._seconds_per_step))))
        self._seconds_per_step += 0.3 * ((time.perf_counter() - began) / max(done, 1) - self._seconds_per_step)
        self._stepped(timeline, done)

    def _stepped(self, timeline: Timeline, done: int) -> None:
        self.due.done(done, epoch_ends=timeline.trainer.batches.sample == 0)
        if timeline.trainer.diverged:
            self.due.forget_steps()
        self._changed()
