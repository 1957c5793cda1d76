"""The mailbox: the worker leaves the newest snapshot in it, and stands aside while the window draws.

Two threads that both want the interpreter hand it over at nearly every call into Qt, and each time both wait far longer
than the call takes. So they take turns instead: the worker has the floor for a burst of steps, the window for a frame.
"""

from collections import deque
from collections.abc import Generator
from contextlib import contextmanager
from threading import Event, Lock

from model.snapshot import Snapshot

PATIENCE = 0.01
"""How long the window waits for the end of a burst, in seconds; then it draws all the same."""

LONGEST = 0.1
"""How long the worker stands aside at most, in seconds."""


class Mailbox:
    """Holds at most one snapshot, the newest, and says whose turn it is."""

    def __init__(self) -> None:
        self._snapshots: deque[Snapshot] = deque(maxlen=1)
        self._floor = Lock()
        self._drawn = Event()  # a lock alone would go back to the worker before the window has woken up
        self._drawn.set()

    def __bool__(self) -> bool:
        return bool(self._snapshots)

    def leave(self, snapshot: Snapshot) -> None:
        """Put a snapshot in, instead of one that was not taken."""
        self._snapshots.append(snapshot)

    def peek(self) -> Snapshot | None:
        """Return the snapshot that waits, if there is one, and leave it there."""
        return self._snapshots[0] if self._snapshots else None

    def take(self) -> Snapshot | None:
        """Take the snapshot out, if there is one."""
        return self._snapshots.popleft() if self._snapshots else None

    @contextmanager
    def drawing(self, patience: float = PATIENCE) -> Generator[None, None, None]:
        """Have the worker stand aside for as long as this lasts; called by the window.

        Args:
            patience: how long to wait for that, in seconds.
        """
        self._drawn.clear()
        mine = self._floor.acquire(timeout=patience)
        try:
            yield
        finally:
            if mine:
                self._floor.release()
            self._drawn.set()

    @contextmanager
    def working(self) -> Generator[None, None, None]:
        """Wait until nothing is being drawn, then have the window wait while this lasts; called by the worker."""
        self._drawn.wait(LONGEST)
        with self._floor:
            yield
