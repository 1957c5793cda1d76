"""Undo: what the person can go back to, and on to again."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from model.experiment import Experiment
from model.snapshot import Snapshot

ONE_EDIT = 0.8
"""How quickly changes of the same thing must follow each other to be undone as one, in seconds."""

MOST_UNDO = 500
"""How many edits can be undone."""

PUT_BYTES = 128 * 2**20
"""How many bytes may be remembered to undo and redo that the network was put elsewhere."""


@dataclass(frozen=True)
class Exchange:
    """What undo, or redo, changes where the network was put elsewhere by hand; see `Event.parameters`.

    Attributes:
        step: where.
        there: what is put there as long as there is something to exchange.
        instead: what is to be put there instead.
    """

    step: int
    there: bytes | None
    instead: bytes | None

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""
        return len(self.there or b"") + len(self.instead or b"")

    @property
    def reverse(self) -> "Exchange":
        """What takes it back."""
        return Exchange(self.step, self.instead, self.there)


@dataclass(frozen=True)
class Moment:
    """What undo goes back to: the choices, and the run they belong to; or what to exchange in that run instead."""

    experiment: Experiment
    run_id: int
    exchange: Exchange | None = None

    @property
    def nbytes(self) -> int:
        """How much memory it takes beside the choices."""
        return self.exchange.nbytes if self.exchange else 0


class Undo:
    """The moments to go back to, and those to go on to again; of too many the oldest are forgotten."""

    def __init__(self) -> None:
        self._back: list[Moment] = []
        self._forth: list[Moment] = []
        self._last_edit: tuple[frozenset[str], float] = (frozenset(), 0.0)  # what it changed, and when
        self._between = False  # whether the run stands on the way from one moment to the next: amid quick edits, say

    def offered(self, here: Moment, shown: Snapshot | None) -> tuple[frozenset[str] | None, frozenset[str] | None]:
        """Return which of the choices undo would change, and redo; None where there is nothing to go to.

        Args:
            here: the present.
            shown: where the run stands; None where that is not known yet.
        """
        back, forth = (_next(way, here, shown) for way in (self._back, self._forth))
        return (
            _changed(back.experiment, here.experiment) if back else None,
            _changed(forth.experiment, here.experiment) if forth else None,
        )

    def edited(self, before: Moment, after: Experiment) -> None:
        """Remember what was before an edit; quick changes of the same thing count as one, other rows never."""
        old = before.experiment
        changed = _changed(old, after)
        other_rows = [row.kind for row in old.hidden] != [row.kind for row in after.hidden]
        now = time.monotonic()
        same = changed == self._last_edit[0] and now - self._last_edit[1] < ONE_EDIT and not other_rows
        if not (same and self._back):
            self.remember(before)
        self._last_edit = changed, now

    def follow(self, left: Moment, shown: Snapshot, back: bool) -> None:
        """Have the edits that the run has gone back over to redo, or those it has come over again to undo.

        Args:
            left: what the run has left.
            shown: where it is now.
            back: whether it has gone back.
        """
        if back:
            others = [change.before for change in reversed(shown.changes) if change.step <= shown.step]
        else:
            others = [change.after for change in shown.changes if change.step > shown.step]
        self.followed(left, (shown.experiment, *others), back)

    def followed(self, left: Moment, states: Sequence[Experiment], back: bool) -> None:
        """Know that the run has gone back in time over edits, or on over edits that were made there before.

        Going back has taken them back, so they are what there is to go on to; going on has made them again.

        Args:
            left: what the run has left.
            states: the choices now in force, and those before them, the last first; on the way on those after them.
            back: whether it has gone back.
        """
        self.end_edit()
        way, other = (self._back, self._forth) if back else (self._forth, self._back)
        own = [k for k, moment in enumerate(way) if moment.run_id == left.run_id and not moment.exchange]
        places = {way[k].experiment: k for k in own}  # of several alike the nearest
        here = next((places[state] for state in states if state in places), -1)
        passed = [k for k in own if k > here]
        other += [] if self._between else [left]
        other += [way[k] for k in reversed(passed)]
        self._between = here < 0 or way[here].experiment != states[0]
        gone = passed if self._between else [here, *passed]
        way[:] = [moment for k, moment in enumerate(way) if k not in gone]

    def remember(self, moment: Moment) -> None:
        """Be able to go back to a moment, whatever follows; there is nothing to go on to any more."""
        self.end_edit()
        self._between = False
        self._forth.clear()
        self._back.append(moment)
        del self._back[:-MOST_UNDO]
        while sum(moment.nbytes for moment in self._back) > PUT_BYTES:
            del self._back[0]

    def end_edit(self) -> None:
        """Have the next edit count as one of its own, however quickly it follows."""
        self._last_edit = frozenset(), 0.0

    def clear(self) -> None:
        """Forget all."""
        self.end_edit()
        self._between = False
        self._back.clear()
        self._forth.clear()

    def back(self, here: Moment, shown: Snapshot | None) -> Moment | None:
        """Take the last moment to go back to, if there is one, and be able to go on to here again.

        Args:
            here: the present.
            shown: where the run stands; None where that is not known yet.
        """
        return self._go(self._back, self._forth, here, shown)

    def forth(self, here: Moment, shown: Snapshot | None) -> Moment | None:
        """The same the other way round."""
        return self._go(self._forth, self._back, here, shown)

    def _go(self, there: list[Moment], back: list[Moment], here: Moment, shown: Snapshot | None) -> Moment | None:
        moment = _next(there, here, shown)
        while there and there[-1] is not moment:
            there.pop()
        if moment is None:
            return None
        self.end_edit()
        self._between = False
        there.pop()
        back.append(replace(moment, exchange=moment.exchange.reverse) if moment.exchange else here)
        return moment


def _changed(old: Experiment, new: Experiment) -> frozenset[str]:
    return frozenset(f.name for f in fields(old) if getattr(old, f.name) != getattr(new, f.name))


def _next(way: list[Moment], here: Moment, shown: Snapshot | None) -> Moment | None:
    """Return the last moment of a way that is another than the present, if there is one."""
    others = (moment for moment in reversed(way) if moment != here)
    return next((m for m in others if not (shown and _is_overtaken(m, here.run_id, shown))), None)


def _is_overtaken(moment: Moment, run_id: int, shown: Snapshot) -> bool:
    """Return whether the person has gone back in time, and on in another way, from before something was put."""
    exchange = moment.exchange
    if exchange is None:
        return False
    there = next((change.put for change in shown.changes if change.step == exchange.step), None)
    return moment.run_id != run_id or exchange.step > shown.end or there != exchange.there
