"""The trial of the whole program that `--smoke` asks for: it trains, saves a picture and says how it went."""

import json
from collections.abc import Callable, Sequence
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

from gui.main_window import MainWindow
from gui.session import Session

TRAINED_SECONDS = 2.0
"""How long it trains at least."""

SETTLED_SECONDS = 0.3
"""How long what is at rest may take to be on screen."""

LEAST_FRAMES = 20
"""How many moments of the run must have been painted."""

PATIENCE = 20.0
"""How much longer it waits at most, on a slow machine, in seconds."""


class PaintCounter(QObject):
    """Counts how often a widget was painted with something on it that was not there before.

    Attributes:
        painted: how often.
        steps: the steps of the run that were on screen.
    """

    def __init__(self, widget: QWidget, session: Session, content: Callable[[], object]) -> None:
        """`content` returns what the widget shows: another object is new, a dict only if unequal."""
        super().__init__(widget)
        self._session = session
        self._content = content
        self._last = content()
        self._widget = widget
        self.start()

    def start(self) -> None:
        """Count from nothing."""
        self.painted = 0
        self.steps = set[int]()
        self._widget.installEventFilter(self)

    def stop(self) -> None:
        """Count no more, which leaves the widget as fast as it is."""
        self._widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count a painting, and let it happen."""
        if event.type() == QEvent.Type.Paint and self._session.snapshot:
            content = self._content()
            if content is not self._last and not (isinstance(content, dict) and content == self._last):
                self._last = content
                self.painted += 1
                self.steps.add(self._session.snapshot.step)
        return False


def smoke(session: Session, window: MainWindow, picture: str) -> int:
    """Train the default experiment in the real window, save its picture and print what happened as one line of JSON.

    Returns:
        0 where the loss fell and enough frames were painted, else 1.
    """
    _wait(SETTLED_SECONDS, lambda: session.snapshot is not None)
    first = session.snapshot
    graph = window.network_stage.graph
    counters = [PaintCounter(graph, session, graph.answer), *count_curves(window)]
    session.play()
    _wait(TRAINED_SECONDS, lambda: frames_painted(counters) >= LEAST_FRAMES)
    session.pause()
    _wait(SETTLED_SECONDS)
    last = session.snapshot
    saved = window.grab().save(picture)
    losses = [round(s.figures.train.loss, 5) for s in (first, last) if s and s.figures]
    first_loss, last_loss = losses if len(losses) == 2 else (None, None)
    frames = frames_painted(counters)
    steps = last.step if last else 0
    print(json.dumps({"steps": steps, "first_loss": first_loss, "last_loss": last_loss, "frames": frames}))
    fell = first_loss is not None and last_loss is not None and last_loss < first_loss
    return 0 if saved and fell and frames >= LEAST_FRAMES else 1


def count_curves(window: MainWindow) -> list[PaintCounter]:
    """Return a counter for each plot at the right."""
    return [
        PaintCounter(card.plot.viewport(), window.session, card.plot.last_points) for card in window.curves.values()
    ]


def frames_painted(counters: Sequence[PaintCounter]) -> int:
    """Return how many moments of the run were painted by any of the counted widgets."""
    return len(set[int]().union(*(counter.steps for counter in counters)))


def _wait(seconds: float, enough: Callable[[], bool] = lambda: True) -> None:
    """Let the program run for a while, and for longer where there is not enough to be seen yet."""
    loop, end, looks = QEventLoop(), monotonic() + seconds, QTimer()
    looks.timeout.connect(lambda: loop.quit() if monotonic() >= end + (0 if enough() else PATIENCE) else None)
    looks.start(round(seconds * 100))
    loop.exec()
