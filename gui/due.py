"""What is due: what training steps, and what moves inside of one, a person has asked for and not had yet."""

from collections import deque

from gui.inside import Target
from gui.pace import Pace

PACED_INTERVAL = 4
"""How often a run that is not at full speed looks whether a step is due, in milliseconds."""

MOST_MOVES = 8
"""How many moves wait at most: a key that is held down asks for more than a slow network can do."""


class Due:
    """Moves, single steps, the rest of an epoch, or steps without end at some pace; false where none are wanted.

    Attributes:
        playing: whether steps are wanted without end.
        pace: how many of those are due.
    """

    def __init__(self) -> None:
        self.playing, self.pace = False, Pace()
        self._steps = 0  # still to do
        self._epoch = False  # whether the rest of the epoch is still to be done; how much that is, is seen then
        self._moves = deque[Target](maxlen=MOST_MOVES)

    def __bool__(self) -> bool:
        return self.playing or self._steps > 0 or self._epoch or bool(self._moves)

    def play(self) -> None:
        """Want steps without end."""
        self.forget_asked()
        self.playing = True
        self.pace.begin()

    def step(self) -> None:
        """Want one step more."""
        self.playing = False
        self._steps += 1

    def epoch(self) -> None:
        """Want the rest of the epoch that the run is in once steps are done."""
        self.rest()
        self._epoch = True

    def move(self, target: Target) -> None:
        """Want a move after those that wait, and no steps any more."""
        self.playing, self._steps, self._epoch = False, 0, False
        self._moves.append(target)

    def next_move(self) -> Target | None:
        """Return the move that has waited longest, which waits no longer; None where none does."""
        return self._moves.popleft() if self._moves else None

    def rest(self) -> None:
        """Want nothing any more."""
        self.playing = False
        self.forget_asked()

    def forget_asked(self) -> None:
        """Want no moves, no single steps and no epoch any more; what plays plays on."""
        self._steps, self._epoch = 0, False
        self._moves.clear()

    def tick(self) -> None:
        """Count the time that has passed since the last tick."""
        if self.playing:
            self.pace.tick()

    def steps(self, left: int | None) -> int:
        """Return how many steps may be done now.

        Args:
            left: how many are left of the epoch; None as long as what waits may change that.
        """
        if self._epoch:
            if left is None:
                return 1
            self._epoch, self._steps = False, left
        return self._steps or (self.pace.due() if self.playing else 0)

    def done(self, steps: int, epoch_ends: bool) -> None:
        """Count steps that were done, the last of which may be the last of its epoch."""
        if self._steps:
            self._steps = max(0, self._steps - steps)
        else:
            self.pace.done(steps)
        if epoch_ends:
            self._epoch = False  # as it does where it was asked for amid its last step

    @property
    def interval(self) -> int:
        """When to look again whether steps are due, in milliseconds; 0 is at once."""
        return PACED_INTERVAL if self.playing and not self.pace.unbounded else 0
