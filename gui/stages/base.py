"""What all stages share: they are shown snapshots, and ask questions while they are on screen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gui.theme import Theme
from gui.widgets.translated import Translated
from model.observations import Observation
from model.snapshot import Snapshot


class Stage(Translated, QWidget):
    """Something to look at.

    Signals:
        asked (tuple[Observation, ...]): the questions it wants answered from now on.
    """

    asked = Signal(object)

    needs_run = True
    """Whether there is nothing to be seen on it while no run can start."""

    needs_examples = True
    """Whether there is nothing to be done on it while the examples of a run are made."""

    alone_below = 0.0
    """In windows less wide than this, in pixels, the settings beside it are folded: it wants their room."""

    # `playing` says whether the run goes on by itself: then what is dear to draw can wait.

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.playing = False

    def plot(self) -> QWidget | None:
        """Return what can be saved as a picture or a table, if there is such a thing on screen; overridden."""
        return None

    def questions(self) -> tuple[Observation, ...]:
        """Return what it wants to know; overridden."""
        return ()

    def show_run(self, snapshot: Snapshot) -> None:
        """Show a picture of the run; overridden. Called only while the stage is on screen."""

    def show_making(self, making: bool) -> None:
        """Say whether examples are made for a run that is still to come; overridden where that is of any use."""

    def show_text(self, snapshot: Snapshot) -> None:
        """Write the text that goes with it, four times a second; overridden."""

    def ask(self) -> None:
        """Ask anew: what is shown has changed."""
        if self.isVisible():
            self.asked.emit(self.questions())

    def showEvent(self, event: QShowEvent) -> None:
        """Ask while on screen."""
        super().showEvent(event)
        self.asked.emit(self.questions())

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask nothing while hidden."""
        super().hideEvent(event)
        self.asked.emit(())
