"""What the transport and its keys drive: the network's training, or what is on screen instead."""

from collections.abc import Mapping
from typing import Any

from gui.compare import Compare
from gui.descent import Descent
from gui.edits import Edits
from gui.playback import Playback
from gui.session import Session
from gui.stages.inside import InsideStage
from gui.widgets.segmented import TabStrip


class Driven:
    """Finds it by the stage at the front, and hands it orders."""

    def __init__(
        self, session: Session, rooms: Mapping[str, Descent | Compare], inside: InsideStage, tabs: TabStrip
    ) -> None:
        """Look at `tabs` for the stage at the front.

        Args:
            session: where the network is chosen and trained.
            rooms: those that may be driven instead, by their stages.
            inside: where a formula may be gone through.
            tabs: with the stage at the front.
        """
        self._session, self._rooms, self._inside, self._tabs = session, rooms, inside, tabs
        self._network_edited = False  # after the formula that is on screen

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

    @property
    def shows_formula(self) -> bool:
        """Whether a formula is gone through on screen."""
        return self._tabs.value() == "inside" and self._inside.shows_expression()

    @property
    def edits(self) -> Session | Edits[Any]:
        """Whose edits are taken back: of what is driven; of a formula on screen, if that was edited last."""
        formula = self.shows_formula and not (self._network_edited and any(self._session.can_undo))
        return self._inside.expression.edits if formula else self.now

    def note_edit(self, of_network: bool) -> None:
        """Know whether the network was edited last, or a formula that is on screen, or came there."""
        self._network_edited = of_network

    def order(self, name: str) -> None:
        """Have it do what a key or a menu says."""
        getattr(self.edits if name in ("undo", "redo") else self.now, name)()

    def to_start(self) -> None:
        """Go back to the start."""
        self.now.seek(0)
