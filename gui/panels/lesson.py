"""The lesson bar: what a page says, what there is to do, and whether it is done."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.lessons.base import Lesson, said
from gui.theme import Theme, paint_icon, set_role
from gui.widgets.button import TextButton
from gui.widgets.hint import Words
from gui.widgets.icon_button import IconButton
from gui.widgets.order import in_order
from gui.widgets.painting import antialiased, box
from gui.widgets.room import ANY
from gui.widgets.translated import Translated

AROUND, MARGIN, ABOVE, GAP = 12, 14, 8, 20
BELOW_HEAD = 6
"""Between the line of the title and what is said, in pixels."""

WIDE, TITLE_WIDTH = 900, 150
"""From which width on the title stands beside what is said, and how wide it is then, in pixels."""

TEXT, TASK = 3, 2
"""How the width is shared out between what is said and what is to be done."""

_TICK = 16
BESIDE_TASK = 10 + _TICK + 8 + 10
"""What of the width of its box the task leaves: margins and tick, in pixels."""


class _Tick(QWidget):
    """A circle that is empty until a thing is done."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._done = theme, False
        self.setFixedSize(_TICK, _TICK + 2)

    def set_done(self, done: bool) -> None:
        self._done = done
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter, place = self._theme.tokens, antialiased(self), QRectF(0, 1, _TICK, _TICK)
        box(painter, place, _TICK / 2, tokens.good if self._done else None, None if self._done else tokens.muted, 1.5)
        if self._done:
            paint_icon(painter, "check", place.adjusted(2.5, 2.5, -2.5, -2.5), tokens.panel)


class LessonBar(Translated, QWidget):
    """The bar below the stage, as high as the longest page of its lesson needs: nothing moves when a page is turned.

    Where the settings beside it are folded, it has their room, too; it stays as high as it is beside them, and what
    there is to do and what turns the pages stay where they are. Only in a small window, where it is wide without the
    settings alone, it is less high then: there the stages that fold them need the room.

    Signals:
        onward (), back (): the reader turns the page.
        wanted (): the reader wants to see what is meant.
        again (): the reader wants what the page is about to be set up once more.
        closed (): the reader wants no lesson.
    """

    onward = Signal()
    back = Signal()
    wanted = Signal()
    again = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, beside: int) -> None:
        """Show nothing yet; `beside` is how wide the settings are at the left of it, in pixels."""
        super().__init__()
        self._beside = beside
        self._card = QFrame(self)
        set_role(self._card, "panel")
        self._lesson: Lesson | None = None
        self._number, self._done, self._following = 0, False, False
        self._title, self._place = QLabel(self._card), QLabel(self._card)
        set_role(self._title, "heading")
        set_role(self._place, "small")
        self._text = Words(self._card)
        self._box = QFrame(self._card)
        set_role(self._box, "inset")
        self._tick, self._task = _Tick(theme, self._box), Words(self._box)
        self._show, self._again = TextButton(self._box), TextButton(self._box)
        for link, signal in ((self._show, self.wanted), (self._again, self.again)):
            set_role(link, "link")
            link.clicked.connect(signal)
        self._back = IconButton(theme, "chevron-left", small=True)
        self._onward = TextButton(self._card)
        self._close = IconButton(theme, "remove", small=True)
        for button, signal in ((self._back, self.back), (self._onward, self.onward), (self._close, self.closed)):
            button.clicked.connect(signal)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # its words follow its width
        self._lay_out()
        in_order(*self.controls())
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._names.addWidget(self._title)
        self._names.addWidget(self._place)
        self._names.addStretch(1)
        self._turning = QHBoxLayout()
        self._turning.setSpacing(4)
        for button in (self._back, self._onward, self._close):
            self._turning.addWidget(button)
        links = QHBoxLayout()
        links.setSpacing(16)
        for link in (self._show, self._again):
            links.addWidget(link)
        links.addStretch(1)
        doing = QVBoxLayout()
        doing.setSpacing(4)
        doing.addWidget(self._task)
        doing.addLayout(links)
        doing.addStretch(1)
        task = QHBoxLayout(self._box)
        task.setContentsMargins(10, 8, 10, 6)
        task.setSpacing(8)
        mark = QVBoxLayout()
        mark.addWidget(self._tick)
        mark.addStretch(1)
        task.addLayout(mark)
        task.addLayout(doing, 1)
        words = QVBoxLayout()
        words.addWidget(self._text)
        words.addStretch(1)
        self._line = QHBoxLayout()
        self._line.setSpacing(GAP)
        self._line.addLayout(words)
        self._line.addStretch(1)
        self._line.addWidget(self._box)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, AROUND, AROUND)
        outer.addWidget(self._card)
        self._page = QGridLayout(self._card)
        self._page.setContentsMargins(MARGIN, ABOVE, MARGIN, ABOVE)
        self._page.setHorizontalSpacing(GAP)
        self._page.setVerticalSpacing(BELOW_HEAD)
        self._page.setColumnStretch(1, 1)
        self._arrange(wide=False)

    def _arrange(self, *, wide: bool) -> None:
        """Put the title beside what is said, or above it where there is less room."""
        for layout in (self._names, self._line, self._turning):
            self._page.removeItem(layout)
        self._names.setDirection(QBoxLayout.Direction.TopToBottom if wide else QBoxLayout.Direction.LeftToRight)
        self._names.setSpacing(2 if wide else 12)
        for label in (self._title, self._place):
            label.setWordWrap(wide)
            label.setMinimumWidth(TITLE_WIDTH if wide else 0)
            label.setMaximumWidth(TITLE_WIDTH if wide else ANY)
        self._page.addLayout(self._names, 0, 0, 1, 1 if wide else 2)
        self._page.addLayout(self._turning, 0, 2, Qt.AlignmentFlag.AlignTop)
        if wide:
            self._page.addLayout(self._line, 0, 1)
        else:
            self._page.addLayout(self._line, 1, 0, 1, 3)
        self._wide = wide

    def controls(self) -> tuple[QWidget, ...]:
        """Return what can have the focus, in order."""
        return self._show, self._again, self._back, self._onward, self._close

    def show_page(self, lesson: Lesson | None, number: int, done: bool, following: bool) -> None:
        """Show a page, or nothing.

        Args:
            lesson: the lesson; None for none.
            number: its page, from 0.
            done: whether there is nothing to do, or it is done.
            following: whether there is another lesson after this one.
        """
        self._lesson, self._number, self._done, self._following = lesson, number, done, following
        self._write()
        self.setVisible(lesson is not None)

    def _write(self) -> None:
        lesson = self._lesson
        if lesson is None:
            return
        page, last = lesson.pages[self._number], self._number == len(lesson.pages) - 1
        self._title.setText(said(lesson.title))
        place = self.tr("page {n} of {all}").format(n=self._number + 1, all=len(lesson.pages))
        chapter = self.tr("chapter {n} of the book").format(n=lesson.chapter)
        between = "\n" if self._wide else " · "
        self._place.setText(f"{place}{between}{chapter}" if lesson.chapter else place)
        self._text.set_words(said(page.text))
        self.setAccessibleDescription(said(page.text))
        task = said(page.task)
        self._task.set_words(task)
        self._tick.set_done(self._done)
        self._task.setAccessibleName(self.tr("Done: {task}").format(task=task) if self._done else task)
        self._box.setVisible(bool(task))
        self._show.setVisible(bool(page.target or page.stage))
        self._again.setVisible(bool(page.begin))
        self._back.setEnabled(self._number > 0)
        end = self.tr("Next lesson") if self._following else self.tr("Finish")
        self._onward.setText(end if last else self.tr("Next page"))
        set_role(self._onward, "primary" if self._done else "")
        self._claim_height()

    def _claim_height(self) -> None:
        """Be as high as the longest page needs: beside the settings, unless only without them the bar is wide."""
        if self._lesson is None:
            return
        self._turning.invalidate()  # it has not heard yet of another width of the button in it
        usual = self.window().width() - self._beside
        width = self.width() if self._wide and usual < WIDE else usual
        beyond = AROUND + 2 * MARGIN + GAP
        if self._wide:
            beyond += TITLE_WIDTH + self._turning.sizeHint().width() + 2 * GAP
        least, room = width - beyond, self.width() - beyond
        beside = least * TASK // (TEXT + TASK)
        if room <= beside:  # it is of any width before it is laid out
            room = least
        narrowest = min(least, room) - beside  # there is less room where settings are opened on a stage that folds them
        text = max(self._text.height_of(said(page.text), narrowest) for page in self._lesson.pages)
        task = max(self._task.height_of(said(page.task), beside - BESIDE_TASK) for page in self._lesson.pages)
        high = max(text, task + self._show.sizeHint().height() + 4 + 14)
        if self._wide:
            high = max(high, sum(label.heightForWidth(TITLE_WIDTH) for label in (self._title, self._place)) + 2)
        else:
            high += self._onward.sizeHint().height() + BELOW_HEAD
        self._text.setFixedWidth(room - beside if self._lesson.pages[self._number].task else room)
        self._box.setFixedWidth(beside)
        self.setFixedHeight(AROUND + 2 * ABOVE + high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words need now."""
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            return
        if self._wide != (self.width() >= WIDE):
            self._arrange(wide=self.width() >= WIDE)
            self._write()
        self._claim_height()

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(self.tr("Lesson"))
        texts = {
            self._show: (self.tr("Show me"), self.tr("Bring on screen what is meant")),
            self._again: (self.tr("Set up again"), self.tr("Have everything as this page begins (Ctrl+Z undoes it)")),
        }
        for link, (text, tip) in texts.items():
            link.setText(text)
            link.setToolTip(tip)
        for button, name in ((self._back, self.tr("Page before")), (self._close, self.tr("Close the lesson"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
        ends = (self.tr("Next page"), self.tr("Next lesson"), self.tr("Finish"))
        self._onward.setFixedWidth(max(self._onward.fontMetrics().horizontalAdvance(end) for end in ends) + 40)
        self._onward.setToolTip(self.tr("Turn the page; what is not done yet can be left out"))
        self._write()
