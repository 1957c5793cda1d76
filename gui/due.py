"""What is due: what a person has asked for, step by step or inside of one, and not had yet."""

from collections import deque
from dataclasses import dataclass

from gui.inside import Target
from gui.pace import Pace

PACED_INTERVAL = 4
"""How often a run that is not at full speed looks whether a step is due, in milliseconds."""

MOST_ASKED = 8
"""How many orders wait at most, steps in a row counted as one; more are not taken: a key that is held down asks for
more than a slow network can do."""


@dataclass
class Steps:
    """So many training steps."""

    left: int = 1


@dataclass
class Epoch:
    """The rest of the epoch that the run is in when its turn comes; `begun` is whether it has come."""

    begun: bool = False


@dataclass(frozen=True)
class Move:
    """To go on, or back, inside of a step; see `gui.inside`."""

    target: Target


@dataclass(frozen=True)
class Back:
    """To go back one step."""


class Due:
    """What was asked for, in that order, or steps without end at some pace; false where nothing is wanted.

    Attributes:
        playing: whether steps are wanted without end.
        pace: how many of those are due.
    """

    def __init__(self) -> None:
        self.playing, self.pace = False, Pace()
        self._asked = deque[Steps | Epoch | Move | Back]()

    def __bool__(self) -> bool:
        return self.playing or bool(self._asked)

    # --- what is asked for --------------------------------------------------------------------------------------

    def play(self) -> None:
        """Want steps without end."""
        self.forget_asked()
        self.playing = True
        self.pace.begin()

    def step(self) -> None:
        """Want one step more."""
        last = self._asked[-1] if self._asked else None
        if isinstance(last, Steps):
            last.left += 1
        else:
            self._ask(Steps())

    def epoch(self) -> None:
        """Want the rest of the epoch that the run is in once all that was asked for before is done."""
        self._ask(Epoch())

    def move(self, target: Target) -> None:
        """Want a move after all that was asked for before."""
        self._ask(Move(target))

    def move_first(self, target: Target) -> None:
        """Want a move before all else that was asked for."""
        self._asked.appendleft(Move(target))

    def back(self) -> None:
        """Want a step back after all that was asked for before."""
        self._ask(Back())

    def _ask(self, order: Steps | Epoch | Move | Back) -> None:
        self.playing = False
        if len(self._asked) < MOST_ASKED:
            self._asked.append(order)

    def take_back_step(self) -> bool:
        """Want one step less, if nothing but single steps is wanted; return whether that is so."""
        steps = self._asked[0] if len(self._asked) == 1 else None
        if isinstance(steps, Steps):
            self.done(1, epoch_ends=False)
        return isinstance(steps, Steps)

    def stop(self) -> None:
        """Want no steps any more that follow each other without being asked for: playing, or in an epoch under way.

        Nor those of the epochs right after it: who ends one does not wait for the next.
        """
        self.playing = False
        first = self._first
        if isinstance(first, Epoch) and first.begun:
            self._pass(Epoch)

    def forget_steps(self) -> None:
        """Want none of the steps that come next, however many: none can be done."""
        self.playing = False
        self._pass(Steps, Epoch)

    def _pass(self, *kinds: type[Steps | Epoch]) -> None:
        """Take out what comes first, as far as it is of these kinds."""
        while isinstance(self._first, kinds):
            self._asked.popleft()

    def rest(self) -> None:
        """Want nothing any more."""
        self.playing = False
        self.forget_asked()

    def forget_asked(self) -> None:
        """Want nothing any more of what was asked for one by one; what plays plays on."""
        self._asked.clear()

    # --- what is to be done -------------------------------------------------------------------------------------

    @property
    def _first(self) -> Steps | Epoch | Move | Back | None:
        return self._asked[0] if self._asked else None

    @property
    def goes_back(self) -> bool:
        """Whether a step back is wanted."""
        return Back() in self._asked

    def next_order(self) -> Move | Back | None:
        """Return a move, or a step back, whose turn it is, and that is wanted no longer; else None."""
        first = self._first
        if isinstance(first, Move | Back):
            self._asked.popleft()
            return first
        return None

    def tick(self) -> None:
        """Count the time that has passed since the last tick."""
        if self.playing:
            self.pace.tick()

    def steps(self, left: int | None) -> int:
        """Return how many steps may be done now.

        Args:
            left: how many are left of the epoch; None as long as what waits may change that.
        """
        first = self._first
        if isinstance(first, Steps):
            return first.left
        if isinstance(first, Epoch):
            first.begun = True
            return left or 1
        return self.pace.due() if self.playing else 0

    def done(self, steps: int, epoch_ends: bool) -> None:
        """Count steps that were done, the last of which may be the last of its epoch."""
        first = self._first
        if isinstance(first, Steps):
            first.left -= steps
            if first.left <= 0:
                self._asked.popleft()
        elif isinstance(first, Epoch):
            if epoch_ends:
                self._asked.popleft()
        else:
            self.pace.done(steps)

    @property
    def interval(self) -> int:
        """When to look again whether steps are due, in milliseconds; 0 is at once."""
        return PACED_INTERVAL if self.playing and not self.pace.unbounded else 0
