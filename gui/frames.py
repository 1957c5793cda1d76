"""Frames: what is drawn of each snapshot that comes, and when what had no time is drawn and written after all."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from gui.columns import Columns
from gui.panels.curves import CurvesCard
from gui.panels.learning import LearningPanel
from gui.panels.transport import Transport
from gui.session import Session
from gui.stages.draw import DrawStage
from gui.turns import Turns
from model.snapshot import Snapshot

STAGE, LOSS, OTHERS = ("stage",), ("loss",), ("accuracy", "gradients")

TURNS = (STAGE, LOSS, STAGE, LOSS, OTHERS, STAGE, LOSS)
"""What is drawn in turn, a frame each, while the run plays."""

REST_MS = 80
"""After how long without another picture the last one is drawn whole, in milliseconds."""


class Frames(QObject):
    """Shows the run: its pictures on the stage and the curves, its figures everywhere."""

    def __init__(
        self,
        session: Session,
        transport: Transport,
        learning: LearningPanel,
        columns: Columns,
        curves: Mapping[str, CurvesCard],
        pen: DrawStage,
        window: QWidget,
    ) -> None:
        """Show what comes from the session.

        Args:
            session: what the pictures and the figures come from.
            transport: shows where the run is; its timeline can be dragged.
            learning: the panel that says what the learning rate is at this step.
            columns: the stage at the front is drawn.
            curves: the cards beside it, by their names in TURNS.
            pen: the stage whose strokes must not wait.
            window: what is painted.
        """
        super().__init__(window)
        self._session, self._transport, self._learning = session, transport, learning
        self._columns, self._curves, self._pen, self._window = columns, curves, pen, window
        self._turns = Turns(TURNS)
        self._text_waits = False
        self._remainder = QTimer(self)  # draws what had no turn, where no other picture comes soon
        self._remainder.setSingleShot(True)
        self._remainder.setInterval(REST_MS)
        self._remainder.timeout.connect(self._draw_remainder)
        session.frame.connect(self._show_frame)
        session.text.connect(self._show_text)
        for card in curves.values():
            card.fold_changed.connect(self._redraw)

    def close(self) -> None:
        """Draw nothing more by itself."""
        self._remainder.stop()

    @property
    def _moving(self) -> bool:
        """Whether another picture is likely to come soon."""
        return self._session.playing or self._transport.timeline.bar.isSliderDown()

    @Slot(object)
    def _show_frame(self, snapshot: Snapshot) -> None:
        """Draw a part of the picture while the run plays or the timeline is dragged, and all of it when it rests."""
        if self._moving:
            self._draw_turn(snapshot)
        else:
            self._draw(snapshot, self._now(self._turns.everything))
        self._paint()
        if self._moving or self._pen.drawing:
            self._remainder.start()
        else:
            self._remainder.stop()

    def _draw_turn(self, snapshot: Snapshot) -> None:
        """Draw whose turn it is; where nothing of that has changed, it is the next one's, unless a stroke is drawn."""
        for _ in range(len(self._turns)):
            if self._draw(snapshot, self._now(self._turns.next())) or self._pen.drawing:
                return

    def _now(self, parts: frozenset[str]) -> frozenset[str]:
        """Return what of these is drawn now: the plots wait for the pen."""
        return parts.intersection(STAGE) if self._pen.drawing else parts

    @Slot(object)
    def _show_text(self, snapshot: Snapshot) -> None:
        self._text_waits = self._pen.drawing  # figures, too, wait for the pen
        if self._text_waits:
            self._remainder.start()
        else:
            self._write(snapshot)

    @Slot()
    def _draw_remainder(self) -> None:
        if self._session.snapshot:
            self._draw(self._session.snapshot, self._turns.everything, moving=self._session.playing)
            if self._text_waits:
                self._text_waits = False
                self._write(self._session.snapshot)

    @Slot()
    def _redraw(self) -> None:
        if self._session.snapshot:
            self._draw(self._session.snapshot, self._turns.everything)

    def _draw(self, snapshot: Snapshot, parts: frozenset[str], moving: bool | None = None) -> bool:
        """Draw parts of a picture; return whether any may be another than before."""
        stage = self._columns.front
        stage.playing = self._moving if moving is None else moving
        if drawn := "stage" in parts:
            stage.show_run(snapshot)
        for name, card in self._curves.items():
            if name in parts and not card.folded:
                drawn |= card.show_run(snapshot)
        return drawn

    def _write(self, snapshot: Snapshot) -> None:
        self._transport.show_run(snapshot, self._session.seeking)
        self._learning.show_step(snapshot.step)
        for card in self._curves.values():
            card.show_text(snapshot)
        self._columns.front.show_text(snapshot)
        self._paint()

    def _paint(self) -> None:
        """Paint what has changed now, while the worker stands aside, and not some time later."""
        QApplication.sendPostedEvents(self._window, QEvent.Type.UpdateRequest)
