"""The job: what takes the worker longer than a slice, gone on with slice by slice."""

import time
from collections.abc import Callable
from typing import Any, Literal

from model.work import Work

Kind = Literal["data", "seek", "step", "move"]
"""Making examples, going to another step, a step that takes long, or one that is done move by move."""

REPORT_AFTER = 0.15
"""How long something has to take before its progress is told, in seconds: what is quick would only flicker."""

REPORT_EVERY = 0.05
"""How often progress is told, in seconds."""


class Job:
    """The one long piece of work that is under way, if there is one: else it is false.

    Attributes:
        kind: what it is; empty where nothing is under way.
    """

    def __init__(self, tell: Callable[[str, int, int], None]) -> None:
        """Take what is told the kind, done and total of what takes long; at its end, done equals total."""
        self.kind: Kind | Literal[""] = ""
        self._tell = tell
        self._work: Work[Any] | None = None
        self._finish: Callable[[Any], None] | None = None
        self._began = self._told = 0.0  # when it began, and when progress was told last
        self._is_told = False  # whether progress of this one was

    def __bool__(self) -> bool:
        return self._work is not None

    def begin(self, kind: Kind, work: Work[Any], finish: Callable[[Any], None]) -> None:
        """Have something to do: `work` yields (done, total), and `finish` is called with what it returned."""
        self.kind, self._work, self._finish = kind, work, finish
        self._began, self._is_told = time.perf_counter(), False

    def go_on(self, deadline: float) -> bool:
        """Go on until the work ends or it is `deadline`; return whether it has ended."""
        now = time.perf_counter()
        while self._work and self._finish and now < deadline:
            try:
                done, total = next(self._work)
            except StopIteration as end:
                finish = self._finish
                self._end()
                finish(end.value)
                return True
            now = time.perf_counter()
            if now - self._began > REPORT_AFTER and now - self._told > REPORT_EVERY:
                self._told, self._is_told = now, True
                self._tell(self.kind, done, total)
        return False

    def drop(self) -> None:
        """Give up what is under way."""
        if self._work:
            self._work.close()
            self._end()

    def _end(self) -> None:
        if self._is_told:
            self._tell(self.kind, 1, 1)
        self.kind, self._work, self._finish, self._is_told = "", None, None, False
