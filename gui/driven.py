"""What the transport and its keys drive: the network's training, or what is on screen instead."""

from collections.abc import Mapping
from typing import Any

from gui.compare import Compare
from gui.descent import Descent
from gui.playback import Playback
from gui.session import Session
from gui.widgets.segmented import TabStrip


class Driven:
    """Finds it by the stage at the front, and hands it orders."""

    def __init__(self, session: Session, rooms: Mapping[str, Descent | Compare], tabs: TabStrip) -> None:
        """Look at `tabs` for the stage at the front; `rooms` are those that may be driven instead, by their stages."""
        self._session, self._rooms, self._tabs = session, rooms, tabs

    @property
    def room(self) -> Descent | Compare | None:
        """The stage at the front with all that belongs to it, where that is driven and not the network."""
        room = self._rooms.get(self._tabs.value())
        return room if room and room.driven else None

    @property
    def player(self) -> Playback[Any] | None:
        """What is on screen instead of the network's training, if anything is."""
        return self.room.driven if self.room else None

    @property
    def now(self) -> Session | Playback[Any]:
        """What is driven."""
        return self.player or self._session

    def order(self, name: str) -> None:
        """Have it do what a key or a menu says."""
        getattr(self.now, name)()

    def to_start(self) -> None:
        """Go back to the start."""
        self.now.seek(0)
