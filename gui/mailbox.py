"""The mailbox: the worker leaves the newest snapshot in it, and stands aside while the window draws.

Two threads that both want the interpreter hand it over at nearly every call into Qt, and each time both wait far longer
than the call takes. So they take turns instead: the worker has the floor for a burst of steps, the window for a frame.
"""

from collections import deque
from collections.abc import Generator
from contextlib import contextmanager
from threading import Event, Lock
from time import perf_counter

from model.snapshot import Snapshot

PATIENCE = 0.006
"""How long the window waits for the end of a burst, in seconds; then it draws all the same."""

LONGEST = 0.1
"""How long the worker stands aside at most, in seconds."""


GRANT, SOON = 0.003, 0.02
"""How long the worker may begin bursts after a stroke of the pen was answered, and how long it then waits for the next
one at most, in seconds: events of a pen follow each other every 8 ms or so, and none shall wait for a burst."""

HURRY = 0.0015
"""How long the window waits for the end of a burst between strokes of the pen, in seconds: that is a long one."""


class Mailbox:
    """Holds at most one snapshot, the newest, and says whose turn it is."""

    def __init__(self) -> None:
        self._snapshots: deque[Snapshot] = deque(maxlen=1)
        self._floor = Lock()
        self._drawn = Event()  # a lock alone would go back to the worker before the window has woken up
        self._drawn.set()
        self._at_work = False  # whether a burst is under way
        self._granted = 0.0  # until when bursts may begin, where another turn of the window follows soon; else 0

    def __bool__(self) -> bool:
        return bool(self._snapshots)

    def leave(self, snapshot: Snapshot) -> None:
        """Put a snapshot in, instead of one that was not taken."""
        self._snapshots.append(snapshot)

    def take(self) -> Snapshot | None:
        """Take the snapshot out, if there is one."""
        return self._snapshots.popleft() if self._snapshots else None

    @contextmanager
    def drawing(self, patience: float = PATIENCE, again: bool = False) -> Generator[None, None, None]:
        """Have the worker stand aside for as long as this lasts; called by the window.

        Args:
            patience: how long to wait for that, in seconds.
            again: whether the next turn is likely to follow at once: then the worker keeps its bursts between the two.
        """
        self._drawn.clear()
        mine = self._floor.acquire(timeout=min(patience, HURRY) if self._granted else patience)
        try:
            yield
        finally:
            if mine:
                self._floor.release()
            if again:
                self._granted = perf_counter() + GRANT
            self._drawn.set()

    @contextmanager
    def working(self) -> Generator[None, None, None]:
        """Wait until nothing is being drawn, then have the window wait while this lasts; called by the worker."""
        self._wait()
        with self._floor:
            self._at_work = True
            try:
                yield
            finally:
                self._at_work = False
                self._end_grant()

    def give_way(self) -> None:
        """Let the window have its turn in the midst of a long burst; called by the worker, as often as after a step."""
        if self._granted:
            self._end_grant()
        if self._at_work and not self._drawn.is_set():
            self._floor.release()
            try:
                self._wait()
            finally:
                self._floor.acquire()

    def _wait(self) -> None:
        if not self._drawn.wait(SOON if self._granted else LONGEST) and self._granted:
            self._granted = 0.0
            self._drawn.set()

    def _end_grant(self) -> None:
        if self._granted and perf_counter() > self._granted:
            self._drawn.clear()  # until the end of the window's next turn
