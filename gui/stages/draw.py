"""The Draw stage: draw a digit, and the network that was just trained reads it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

import numpy as np
from PySide6.QtCore import QElapsedTimer, QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui import words
from gui.frame_rate import FRAME_MS
from gui.stages.base import Stage
from gui.stages.draw_pages import ANSWER, DrawPages
from gui.stages.pad_box import NARROW, PadBox
from gui.stages.seen import BETWEEN, Seen
from gui.stages.teach import TeachBox
from gui.stages.verdict import Verdict
from gui.theme import Theme, set_role
from gui.widgets.activity import Section
from gui.widgets.order import in_order
from gui.widgets.strokes import Stroke
from model.data.dataset import Dataset
from model.data.taught import Drawing
from model.experiment import Experiment
from model.layers import Convolution, Dropout, Flatten
from model.layers.base import shape_text
from model.misread import Misread
from model.observations import Observation
from model.reading import Memorized, Memory, Reader, Reading, ReadPicture
from model.snapshot import Snapshot

STROKE_MS = 150
"""How long after a move of the pen the next one is waited for, in milliseconds."""

PAUSE_MS = 40
"""After how long without another move of the pen it is shown in any case."""

PAD = (110, 720)
"""The smallest side of the pad, and the largest, in pixels."""

SEEN = 240
"""The largest side of what the network sees, in pixels."""

ENOUGH, NEXT = 300, 120
"""Below which side of the pad the two pictures stand next to it, not below; and their side then; in pixels."""

MARGIN, EDGE, BORDER = 34, 14, 1
"""To the left and right of everything; above and below it; and the line around that; in pixels."""

LOW, LOW_EDGE = 480, 8
"""Below which height of the stage less is left above and below everything, and how much, in pixels."""

APART = 6
"""Between the answer, what teaches, and the pages, in pixels."""

TOOLS, TITLES, NEXT_TITLES = 140, 40, 78
"""What is above and below the pad, its title and tools; the titles of pictures that stand below it; and what is around
those that stand next to it, and above each other; in pixels."""

PEN = 34
"""What the pen takes where it has a line of its own, in pixels."""

SIDE_SHARE = (210, 0.33)
"""How much room is left beside the pad at least: in pixels, and as a share of the stage."""


def _side_of(across: float, down: float, reads: bool) -> tuple[int, bool]:
    """Return how large the pad is, and whether the two pictures stand next to it, where there are any."""
    # Below the pad, they take its width; large ones have grown enough.
    above = min(across, max((down - TITLES + BETWEEN / 2) / 1.5, down - TITLES - SEEN))
    next_to = min(across - BETWEEN - NEXT, down)
    stand_next = above < min(ENOUGH, next_to)
    side = (next_to if stand_next else above) if reads else min(across, down)
    return int(max(PAD[0], min(PAD[1], side))), stand_next


class DrawStage(Stage):
    """A pad, what the network sees of it, its answer at once, and what led to it.

    Signals:
        digits_wanted (): the person wants a network that reads digits.
        taught (np.ndarray, int): they say which digit a drawing (28, 28) was.
    """

    digits_wanted = Signal()
    taught = Signal(object, int)

    needs_examples = False
    alone_below = 1240

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        # Within it, the thread that trains stands aside: a stroke of the pen is answered at once.
        self.turn: Callable[[], AbstractContextManager[object]] = nullcontext
        self._dataset: Dataset | None = None
        self._experiment: Experiment | None = None
        self._trained = self._making = False
        self._reader: Reader | None = None
        self._memory: Memory | None = None
        self._large = False  # whether the network is too large to be read here
        self._details, self._shown, self._moved = QTimer(self), QElapsedTimer(), QElapsedTimer()
        self._shown.start()
        self._details.setSingleShot(True)
        self._details.timeout.connect(self._show_details)
        self._picture = np.zeros((28, 28), np.float32)
        self._reading: Reading | None = None
        self._box = PadBox(theme)
        self._box.changed.connect(self._drawn)
        self._verdict = Verdict(theme)
        self._verdict.hint.action.connect(self.digits_wanted)
        self._seen = Seen(theme)
        self._drawings: Sequence[Drawing] = ()
        self._teach = TeachBox()
        self._teach.taught.connect(self._tell)
        self.pages = DrawPages(theme)
        self.pages.changed.connect(self._turned)
        self._answer = QWidget()
        self.pages.own.picked.connect(self._put_drawing)
        self.pages.worst.picked.connect(self._put_test_image)
        self._lay_out()
        self.retranslate()
        self._drawn()

    def _lay_out(self) -> None:
        pad = self._left = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        pad.addWidget(self._box)
        pad.addWidget(self._seen)
        left = QVBoxLayout()
        left.addLayout(pad)
        left.addStretch(1)
        answer = QVBoxLayout(self._answer)
        answer.setContentsMargins(0, 0, 0, 0)
        answer.setSpacing(APART)
        answer.addWidget(self._verdict)
        answer.addWidget(self._teach)
        answer.addStretch(1)  # without pages, everything stays at the top
        self._right = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._right.setSpacing(APART)
        self._right.addWidget(self._answer)
        self._right.addWidget(self.pages, 1)
        panel = QFrame(self)
        set_role(panel, "panel")
        self._line = QHBoxLayout(panel)
        self._line.setSpacing(28)
        self._line.addLayout(left)
        self._line.addLayout(self._right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(panel)

    def event(self, event: QEvent) -> bool:
        """Give the answer its room, however much is said of it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._show_pages()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Give everything the room there is: what changed while it was hidden was not looked at."""
        super().showEvent(event)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give everything the room there is."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Give the pad the room there is: the pictures stand below it, or next to it where it would be small."""
        self._line.setContentsMargins(18, self._edge, 18, self._edge)
        beside = max(SIDE_SHARE[0], self.width() * SIDE_SHARE[1])
        across, down = self.width() - 2 * MARGIN - beside, self.height() - TOOLS
        reads = self._reads_pictures()
        side, stand_next = _side_of(across, down, reads)
        if side < NARROW:  # there the pen takes a line of its own
            side, stand_next = _side_of(across, down - PEN, reads)
        rightwards, downwards = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._left.setDirection(rightwards if stand_next else downwards)
        self._left.setSpacing(BETWEEN if stand_next else 12)
        self._box.set_side(side)
        inner = self.height() - 2 * (self._edge + BORDER)
        next_to = max(PAD[0] // 2, min(NEXT, (inner - NEXT_TITLES) // 2))
        self._seen.arrange(stand_next, next_to if stand_next else min(SEEN, (side - BETWEEN) // 2))
        self._show_pages()

    # --- what it asks, and what comes ---------------------------------------------------------------------------

    def questions(self) -> tuple[Observation, ...]:
        if self._dataset is None or not self._dataset.source.image:
            return ()
        asked: list[Observation] = [Memorized()]
        if self._large and self._picture.any():
            asked.append(ReadPicture(self._picture.tobytes()))
        if self.pages.page() == "worst":
            asked.append(Misread())
        return tuple(asked)

    def show_run(self, snapshot: Snapshot) -> None:
        experiment, trained = snapshot.experiment, snapshot.has_learned
        if snapshot.dataset is not self._dataset or not self._experiment or experiment.rows != self._experiment.rows:
            self._take_network(snapshot)
        if trained != self._trained:
            self._trained = trained
            self._explain()
        if not snapshot.dataset.source.image:
            return
        memory = snapshot.answers.get(Memorized(), self._memory)
        large = Memorized() in snapshot.answers and memory is None
        if large != self._large:
            self._large = large
            self.ask()
        if memory is not None and memory is not self._memory:
            self._memory = memory
            self._reader = self._reader or Reader(experiment, snapshot.dataset)
            self._reader.take(memory)
            self._read()
        elif large and self._picture.any():
            self._show_reading(snapshot.answers.get(ReadPicture(self._picture.tobytes()), self._reading))
        if self.pages.page() == "worst":
            self.pages.worst.show_worst(snapshot.dataset, snapshot.answers.get(Misread()))

    def show_making(self, making: bool) -> None:
        """Say that examples are made, not what held for the run before; a digit can be drawn meanwhile."""
        self._making = making
        self._explain()

    def _take_network(self, snapshot: Snapshot) -> None:
        self._dataset, self._experiment = snapshot.dataset, snapshot.experiment
        self._reader = self._memory = None
        self._large = False
        self._name_classes()
        self._show_reading(None)
        self._explain()
        self._offer_teaching()
        if self._box.is_drawn():  # what was said of it was said of the run before
            self._teach.say("")
        self.ask()

    def _name_classes(self) -> None:
        if self._dataset and self._experiment and self._dataset.source.image:
            self._verdict.set_classes(words.class_names(self._dataset), self._experiment.output.activation)

    def _read(self) -> None:
        """Read the picture here and now, where that can be done."""
        self._show_reading(self._reader.read(self._picture) if self._reader and self._picture.any() else None)

    def _show_reading(self, reading: Reading | None) -> None:
        self._reading = reading
        self._verdict.show_reading(reading)
        # Just after a move of the pen there is time until the next one; at any other moment that would have to wait.
        self._details.start(0 if self._shown.hasExpired(FRAME_MS) else PAUSE_MS)

    @property
    def answer(self) -> int | None:
        """The class that what is drawn is read as; None where nothing is drawn, or it is not read yet."""
        return self._reading.winner if self._reading else None

    @property
    def drawn(self) -> tuple[Stroke, ...]:
        """The strokes that were drawn by hand, but for one that is not done yet."""
        return self._box.pad.done

    @property
    def holds_image(self) -> bool:
        """Whether a test image is on the pad, and not a drawing."""
        return bool(self._picture.any()) and not self._box.is_drawn()

    @property
    def drawing(self) -> bool:
        """Whether the pen is down, or was a moment ago: one stroke follows the other."""
        return self._box.pad.drawing or not self._moved.hasExpired(STROKE_MS)

    @property
    def behind(self) -> bool:
        """Whether what led to the answer is still to be shown: it follows the bars, at the frame rate at most."""
        return self._details.isActive()

    @Slot()
    def _show_details(self) -> None:
        self._shown.start()
        reading = self._reading
        self._verdict.speak(self._trained and self._reads_pictures())
        self._seen.show_reading(self._picture, reading)
        self.pages.show_layers(self._sections(reading) if reading else ())

    def _reads_pictures(self) -> bool:
        return self._dataset is None or self._dataset.source.image

    def _sections(self, reading: Reading) -> list[Section]:
        """Return what each layer makes of the picture, but for those that pass it on and the output layer."""
        assert self._experiment is not None
        sections: list[Section] = []
        for k, row in enumerate(self._experiment.hidden):
            if not isinstance(row, (Flatten, Dropout)):
                title = self.tr("Layer {k} · {kind} · {shape}")
                kind = words.row_name(row)
                shape = shape_text(reading.layers[k].shape)
                named = title.format(k=k + 1, kind=kind, shape=shape)
                if not isinstance(row, Convolution):
                    sections.append(Section(named, reading.layers[k]))
                    continue
                kernels, places = reading.kernels[k]
                n = self._experiment.flow.inputs[k][2]
                tip = self.tr("above it its kernel for input channel {k}, the strongest of {n}")
                tips = [tip.format(k=place, n=n) for place in places] if n > 1 else []
                sections.append(Section(named, reading.layers[k], kernels, self.tr("above, the kernels"), tips))
        return sections

    @Slot()
    def _drawn(self) -> None:
        """Take the new picture, and have it read at once."""
        self._moved.start()
        with self.turn():
            self._picture = self._box.picture()
            if self._large:
                self.ask()
                if not self._picture.any():
                    self._show_reading(None)
            else:
                self._read()
            self._offer_teaching()
            self._teach.say("")
            # Now, in the turn: bars and stroke in one picture, and nothing else that would have to be painted first.
            QApplication.sendPostedEvents(self.window(), QEvent.Type.UpdateRequest)

    # --- teaching -----------------------------------------------------------------------------------------------

    def show_drawings(self, drawings: Sequence[Drawing], weight: int, reads_digits: bool, in_use: bool) -> None:
        """Show what the person taught, see `OwnDrawings.show_drawings`."""
        if not in_use or len(drawings) < len(self._drawings):
            self._teach.end_kept()
        self._drawings = drawings
        self.pages.set_count(len(drawings))
        self.pages.own.show_drawings(drawings, weight, reads_digits, in_use)

    def say_full(self) -> None:
        """Say that no more drawings can be kept."""
        self._teach.say("full")

    def _can_teach(self) -> bool:
        return self._dataset is not None and self._dataset.data.digits and self._box.is_drawn()

    def _offer_teaching(self) -> None:
        data = self._dataset.data if self._dataset else None
        self._teach.setVisible(data is None or data.digits)
        self._box.set_digits(data is None or data.digits or not data.row.image)
        self._teach.set_drawn(self._can_teach())

    @Slot(int)
    def _tell(self, digit: int) -> None:
        """Teach the drawing on the pad, framed as all training digits are."""
        drawing = self._box.drawing()
        if drawing is not None and self._can_teach():
            self._teach.say("kept", digit)
            self.taught.emit(drawing, digit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Teach by the keys 0 to 9."""
        if event.text() and event.text() in "0123456789":
            self._tell(int(event.text()))
        else:
            super().keyPressEvent(event)

    @Slot()
    def _turned(self) -> None:
        self._show_pages()
        self.ask()

    @Slot(int)
    def _put_drawing(self, place: int) -> None:
        pixels = np.frombuffer(self._drawings[place].pixels, np.uint8)
        self._box.show_picture(pixels.reshape(28, 28).astype(np.float32) / 255)

    @Slot(int)
    def _put_test_image(self, place: int) -> None:
        assert self._dataset is not None
        test = self._dataset.test
        self._box.show_picture(test.points[place].reshape(28, 28).astype(np.float32))
        if self._dataset.data.digits:
            self._teach.say("given", int(test.labels[place]))

    # --- words --------------------------------------------------------------------------------------------------

    def _explain(self) -> None:
        reads = self._reads_pictures()
        if self._making:
            self._verdict.explain(self.tr("Examples are being made for this network."))
        elif not reads:
            text = self.tr("The network you are training reads other data, not images.")
            self._verdict.explain(text, self.tr("Train one on digits"))
        elif not self._trained:
            self._verdict.explain(self.tr("This network has not learned anything yet: press play (Space) first."))
        else:
            self._verdict.explain("")
        self._verdict.speak(self._trained and reads)
        self._seen.setVisible(reads)
        self._share_room()

    @property
    def _edge(self) -> int:
        """What is left above and below everything, in pixels."""
        return EDGE if self.height() >= LOW else LOW_EDGE

    def _show_pages(self) -> None:
        """Show the pages below the whole answer, or, where there is no room for that, in its place."""
        if not self.isVisible():  # nor has it the size that it will have
            return
        before = self.pages.page()
        said = (part for part in (self._verdict, self._teach) if not part.isHidden())
        above = sum(part.minimumSizeHint().height() + APART for part in said)
        fits = self.pages.claim(self.height() - 2 * (self._edge + BORDER) - above) and self._reads_pictures()
        direction = QBoxLayout.Direction.BottomToTop if self.pages.holds_answer else QBoxLayout.Direction.TopToBottom
        if direction != self._right.direction():
            self._right.setDirection(direction)
            parts = [self._answer, self.pages]
            in_order(self, self._box, self._seen, *(reversed(parts) if self.pages.holds_answer else parts))
        self._answer.setVisible(not fits or not self.pages.holds_answer or self.pages.page() == ANSWER)
        self.pages.setVisible(fits)
        if self.pages.page() != before:
            self.ask()

    def bring_in_sight(self, control: QWidget) -> None:
        """Turn to the answer, if a control is a part of that."""
        if self._answer.isAncestorOf(control):
            self.pages.show_answer()

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(self.tr("Draw"))
        self._name_classes()
        if self._reading is not None:
            self.pages.show_layers(self._sections(self._reading))
        self._explain()
