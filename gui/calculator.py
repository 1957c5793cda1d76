"""The calculator: answers what takes a while on a thread of its own, so that the window never waits."""

import traceback
from typing import Any, Protocol

from PySide6.QtCore import QObject, QThread, Signal, Slot

from model.course import Kept


class Question(Protocol):
    """Something to be calculated, complete in itself."""

    def answer(self, kept: Kept) -> Any:
        """Return the answer; `kept` is what earlier answers have left."""
        ...


class _Desk(QObject):
    """Where it is calculated. Lives on the calculator's thread."""

    answered = Signal(str, object)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._kept: Kept = {}

    @Slot(str, object)
    def work(self, asker: str, question: Question) -> None:
        """Answer one question; the one place where exceptions are caught."""
        try:
            answer = question.answer(self._kept)
        except Exception:
            self._kept.clear()
            self.failed.emit(traceback.format_exc())
        else:
            self.answered.emit(asker, answer)


class Calculator(QObject):
    """Takes questions, of each asker the newest only, and answers one after the other.

    Signals:
        answered (str, object): who had asked, and the answer.
        failed (str): the traceback of an exception that nobody expected.
    """

    answered = Signal(str, object)
    failed = Signal(str)
    _work = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing runs before the first question."""
        super().__init__(parent)
        self._waiting: dict[str, Question] = {}
        self._busy = ""
        self._closed = False
        self._thread: QThread | None = None
        self._desk = _Desk()

    def ask(self, asker: str, question: Question) -> None:
        """Ask; a question of the same asker that still waits is dropped. Once it is closed, so is every question."""
        if self._closed:
            return
        self._waiting.pop(asker, None)
        self._waiting[asker] = question
        if self._thread is None:
            self._thread = self._begin()
        self._next()

    def waits(self, asker: str) -> bool:
        """Return whether a question of an asker is not answered yet."""
        return self._busy == asker or asker in self._waiting

    def close(self) -> None:
        """Stop the thread and wait for it; what was not answered yet never is."""
        self._closed = True  # a last answer may still be on its way, and who takes it may ask again
        self._waiting.clear()
        if self._thread is not None:
            self._thread.quit()
            self._thread.wait()
            self._thread = None
        self._busy = ""

    def _begin(self) -> QThread:
        thread = QThread(self)
        self._desk.moveToThread(thread)
        self._work.connect(self._desk.work)
        self._desk.answered.connect(self._take)
        self._desk.failed.connect(self._fail)
        thread.finished.connect(self._desk.deleteLater)
        thread.start()
        return thread

    def _next(self) -> None:
        if self._waiting and not self._busy:
            self._busy = next(iter(self._waiting))
            self._work.emit(self._busy, self._waiting.pop(self._busy))

    @Slot(str, object)
    def _take(self, asker: str, answer: object) -> None:
        self._busy = ""
        self.answered.emit(asker, answer)
        self._next()

    @Slot(str)
    def _fail(self, trace: str) -> None:
        self._busy = ""
        self.failed.emit(trace)
        self._next()
