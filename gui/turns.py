"""Turns: while something moves, its parts are drawn a frame each: everything is fluent, and each frame is quick."""

from collections.abc import Sequence


class Turns:
    """Whose turn it is.

    Attributes:
        everything: all parts that have a turn.
    """

    def __init__(self, turns: Sequence[Sequence[str]]) -> None:
        """Begin with these parts frame by frame; after the last, it is the turn of the first again."""
        self._turns = [frozenset(parts) for parts in turns]
        self._place = 0
        self.everything = frozenset[str]().union(*self._turns)

    def __len__(self) -> int:
        """How many frames it takes until everything has had its turn."""
        return len(self._turns)

    def next(self) -> frozenset[str]:
        """Return what is drawn of the next picture while something moves."""
        self._place = (self._place + 1) % len(self._turns)
        return self._turns[self._place]
