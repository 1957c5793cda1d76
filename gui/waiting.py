"""What waits until the worker has nothing under way."""

from collections import deque
from collections.abc import Iterator

from gui.orders import Put, Save, SaveScript, SaveWeights, WriteWeights
from model.experiment import Experiment

Saves = Save | SaveWeights | SaveScript | WriteWeights
"""The order to write a file, or a text."""

Waits = Experiment | Put | Saves
"""A live edit, the order to put the network elsewhere, or to write a file or a text."""


class Waiting:
    """Orders in the order in which they came, and are to be carried out; where none waits it is false."""

    def __init__(self) -> None:
        self._orders: deque[Waits] = deque()

    def __bool__(self) -> bool:
        return bool(self._orders)

    def add(self, order: Waits) -> None:
        """Have an order wait. Of edits in a row only the last one counts."""
        if self._orders and isinstance(order, Experiment) and isinstance(self._orders[-1], Experiment):
            self._orders.pop()
        self._orders.append(order)

    @property
    def changes(self) -> bool:
        """Whether there is one that will change the run."""
        return any(not isinstance(order, Saves) for order in self._orders)

    @property
    def saves(self) -> bool:
        """Whether a file, or a text, is to be written."""
        return any(isinstance(order, Saves) for order in self._orders)

    def taken(self) -> Iterator[Waits]:
        """Take out one after the other: where one of them fails, those after it still wait."""
        while self._orders:
            yield self._orders.popleft()

    def forget_changes(self) -> None:
        """Forget what was for a run that does not come; files are to be written all the same."""
        self._orders = deque(order for order in self._orders if isinstance(order, Saves))
