"""The transport while something else than the network is driven: what that is, and a place that can be dragged."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.theme import Theme, strong, tabular
from gui.widgets.figure import Figure
from gui.widgets.groove import INSET
from gui.widgets.hint import Hint, HintKind
from gui.widgets.message import Message, Until
from gui.widgets.order import in_order
from gui.widgets.player import WORDS, Player
from gui.widgets.timeline_bar import TimelineBar


class PlayerBar(Player):
    """Base of these bars.

    Signals:
        sought (int): the person wants to be at that step.
    """

    sought = Signal(object)

    def __init__(self, theme: Theme, speeds: Sequence[float], speed: float, samples: Mapping[str, str]) -> None:
        """`speeds` can be chosen; `samples` has the widest text of each figure."""
        figures = {name: Figure(theme, "", "text", sample=sample) for name, sample in samples.items()}
        super().__init__(theme, ("reset", "step-back", "play", "step", "epoch"), speeds, figures)
        self._what = QLabel(self)
        self._what.setTextFormat(Qt.TextFormat.RichText)
        self._what.setFont(tabular(self._what.font()))
        self._what.setMinimumWidth(40)
        self._note = Hint(theme, self)
        self.message = Message(lambda: (self._what.text(), self.bar.step(), self.bar.end()), self)
        self.message.over.connect(self._message_read)
        self.bar = TimelineBar(theme, self)
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bar.sought.connect(self.sought)
        self.set_speed(speed)
        place = QVBoxLayout()
        place.setSpacing(0)
        words = QHBoxLayout()
        words.setContentsMargins(INSET, 0, INSET, 0)
        words.addStrut(WORDS)
        words.addWidget(self._what, 1)
        words.addWidget(self._note, 1)
        place.addStretch(1)
        place.addLayout(words)
        place.addWidget(self.bar)
        place.addStretch(1)
        self.lay_out(place)
        in_order(*self.controls())

    def drive(self, driven: Any) -> None:
        """Give what is driven the orders, the speed, and the places that are sought."""
        super().drive(driven)
        self.sought.connect(driven.seek)

    def controls(self) -> Sequence[QWidget]:
        """Return what can have the focus, in order."""
        return (*self.buttons.values(), self.bar, self._speed)

    def show_place(self, step: int, end: int) -> None:
        """Show where it is."""
        self.bar.set_place(step, end)
        self.offer_step_back(step > 0)
        self.message.look()

    def show_blocked(self, blocked: bool) -> None:
        """Disable everything that drives while nothing can go on."""
        for control in (*self.buttons.values(), self.bar):
            control.setEnabled(not blocked)
        if not blocked:
            self.show_place(self.bar.step(), self.bar.end())

    def say_driven(self, text: str, aside: str | None = None) -> None:
        """Say what is driven, and aside that the network is not, or something else."""
        aside = self.tr("the network is paused") if aside is None else aside
        self._what.setText(f"{text} · {aside}" if aside else text)
        self._what.setToolTip(self._what.text())
        self.message.look()

    def show_message(self, text: str, kind: HintKind = "warning", until: Until | None = None) -> None:
        """Say something in place of what is driven, as the transport does."""
        self._note.show_text(text, kind)
        self._what.hide()
        self.message.begin(until or ("changed" if kind == "warning" else "later"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; a message was said in the one before."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.message.end()

    @Slot()
    def _message_read(self) -> None:
        self._note.show_text("")
        self._what.show()


def bold(text: str) -> str:
    """Return a text as it stands in rich text, semibold."""
    return strong(text.replace("&", "&amp;").replace("<", "&lt;"))
