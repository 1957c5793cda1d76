"""A step that the worker does move by move."""

from typing import Literal

from model.timeline import Timeline
from model.trainer import Trainer
from model.work import Work

Target = int | Literal["next", "previous", "layer", "end"]
"""Where to go inside of a step: how many of its moves are to be done; or one move on or back, on to the first move of
another layer, or to the end of the step."""

ONWARD = ("next", "layer", "end")
"""Those that begin the next step where one is complete."""


class Inside:
    """A step on its way.

    Attributes:
        step: how many steps were done before it.
        done, total: how many of its moves are done, and how many there are.
    """

    def __init__(self, timeline: Timeline) -> None:
        """Begin with none of its moves done."""
        self.step = timeline.trainer.step_number
        self.done, self.total = 0, len(timeline.trainer.program)
        self._moves = timeline.moves_in_parts()

    @property
    def complete(self) -> bool:
        """Whether the step is done."""
        return self.done == self.total

    def until(self, done: int) -> Work[None]:
        """Do moves until so many are done; yields (done, total) within those that take long.

        Closed, it can go on later.
        """
        while self.done < min(done, self.total):
            step = next(self._moves, None)
            if step is None:  # after divergence there is no step to do
                return
            if step[0]:
                self.done += 1
            else:
                yield step[1:]

    def close(self) -> None:
        """End here: a step that is not complete was not done."""
        self._moves.close()


def destination(target: Target, done: int, trainer: Trainer) -> int:
    """Return how many moves of the step shall be done.

    Args:
        target: where to go.
        done: how many are done; 0 where no step is under way.
        trainer: of the run.
    """
    program = trainer.moment.program if trainer.moment else trainer.program
    if target == "next":
        return min(done + 1, len(program))
    if target == "previous":
        return max(0, done - 1)
    if target == "layer":
        here = program[done - 1].layer if done else None
        return next((k for k in range(done + 1, len(program) + 1) if program[k - 1].layer != here), len(program))
    return len(program) if target == "end" else max(0, min(target, len(program)))
