"""The tutor: which page of which lesson is read, and whether its reader has done what it asks for."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.lessons import LESSONS
from gui.lessons.base import Lesson, Page, Seen

LOOK_MS = 250
"""How often is looked at what the reader has done, in milliseconds."""


class Tutor(QObject):
    """Goes through lessons.

    Attributes:
        lesson: the one that is read; None for none.
        number: its page, from 0.
        finished: the names of the lessons that were read to the end.

    Signals:
        turned (): another page is read, or none.
        reached (): the reader has done what the page asks for.
        begun (): what the page is about is to be set up and shown.
    """

    turned = Signal()
    reached = Signal()
    begun = Signal()

    def __init__(self, look: Callable[[], Seen], parent: QObject | None = None) -> None:
        """`look` returns what is on screen."""
        super().__init__(parent)
        self.lesson: Lesson | None = None
        self.number = 0
        self.finished: set[str] = set()
        self._done: set[int] = set()  # the pages of this lesson whose tasks are done
        self._look = look
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._notice)

    @property
    def page(self) -> Page | None:
        """The page that is read."""
        return self.lesson.pages[self.number] if self.lesson else None

    @property
    def done(self) -> bool:
        """Whether there is nothing to do on the page, or it is done."""
        return self.page is None or self.page.goal is None or self.number in self._done

    @property
    def following(self) -> Lesson | None:
        """The lesson after this one; None after the last."""
        return next((b for a, b in pairwise(LESSONS) if a is self.lesson), None)

    @property
    def on_last_page(self) -> bool:
        """Whether the lesson ends with this page."""
        return self.lesson is not None and self.number == len(self.lesson.pages) - 1

    def restore(self, finished: Iterable[str]) -> None:
        """Know which lessons were read before; what is unknown is passed over."""
        self.finished = {lesson.name for lesson in LESSONS} & set(finished)
        self.turned.emit()

    def begin(self, name: str) -> None:
        """Begin a lesson."""
        self._see()
        self.lesson = next(lesson for lesson in LESSONS if lesson.name == name)
        self._done = set()
        self._turn_to(0)

    @Slot()
    def go_on(self) -> None:
        """Turn to the next page; after the last one to the next lesson."""
        self._see()
        if self.lesson and not self.on_last_page:
            self._turn_to(self.number + 1)
            return
        following = self.following
        self.close()
        if following:
            self.begin(following.name)

    @Slot()
    def go_back(self) -> None:
        """Turn to the page before; what is set up stays as it is."""
        self._see()
        if self.number:
            self.number -= 1
            self._show()

    @Slot()
    def set_up(self) -> None:
        """Have what the page is about once more."""
        self._done.discard(self.number)
        self.begun.emit()
        self._show()

    @Slot()
    def close(self) -> None:
        """Read no lesson any more."""
        self._see()
        self.lesson, self.number = None, 0
        self._show()

    def _turn_to(self, number: int) -> None:
        self.number = number
        self.begun.emit()
        self._show()

    def _show(self) -> None:
        self._tick()
        if self.done:
            self._timer.stop()
        else:
            self._timer.start()
        self.turned.emit()

    def _tick(self) -> None:
        """Know that the lesson was read to the end, if it was."""
        if self.lesson and self.on_last_page and self.done:
            self.finished.add(self.lesson.name)

    def _see(self) -> bool:
        """See whether the reader has done it since that was seen last; who leaves a page may just have done so."""
        page = self.page
        if self.done or not (page and page.goal and page.goal(self._look())):
            return False
        self._done.add(self.number)
        self._tick()
        return True

    @Slot()
    def _notice(self) -> None:
        if self._see():
            self._show()
            self.reached.emit()
