"""Drawings: what a person taught, kept from one time to the next, and joined to the run that reads digits."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Slot

from gui.notices import Notices
from gui.orders import Keep
from gui.session import Session
from gui.stages.draw import DrawStage
from model.checks import Invalid
from model.data.taught import MOST, MOST_BYTES, Drawing, Taught, pack_drawings, unpack_drawings
from model.disk import read_file

NAME = "drawings.examples"
"""What the file with the drawings is called."""


class Drawings(QObject):
    """The drawings that are kept, as the Draw stage shows them.

    Every change of them is an edit of the run, where it reads digits. Another window may change the same file: what is
    in it by then is what is changed.
    """

    def __init__(self, session: Session, folder: Path | None, stage: DrawStage, notices: Notices) -> None:
        """Read what was kept; one that can't be read is put aside under another name, and is not written over."""
        super().__init__(session)
        self._session, self._stage, self._notices = session, stage, notices
        self._file = folder / NAME if folder else None
        self._drawings: list[Drawing] = []  # the oldest first
        self._weight = Taught().weight
        self._writing = 0  # how many times the file is still to be written
        self._is_behind = False  # whether the file could not be written the last time
        self._drawings = self._latest()
        session.files.kept.connect(self._kept)
        session.files.not_kept.connect(self._not_kept)
        stage.taught.connect(self.teach)
        own = stage.pages.own
        own.removed.connect(self.remove)
        own.weight_changed.connect(self.set_weight)
        own.wanted.connect(self.use)
        own.export_wanted.connect(self._export)
        session.experiment_changed.connect(self._show)
        self._offer()
        self._show()

    @property
    def all(self) -> Sequence[Drawing]:
        """Every drawing, the oldest first."""
        return self._drawings

    @property
    def _in_use(self) -> bool:
        """Whether the run learns from just these."""
        return self._session.experiment.taught == self._session.drawings

    @Slot(object, int)
    def teach(self, picture: np.ndarray, label: int) -> None:
        """Keep a picture (28, 28) from 0 to 1 as the digit that it is; the same one again gets the new label."""
        pixels = np.rint(picture * 255).astype(np.uint8).tobytes()
        kept = [drawing for drawing in self._latest() if drawing.pixels != pixels]
        if len(kept) >= MOST:
            self._stage.say_full()
            return
        self._drawings = [*kept, Drawing(pixels, label)]
        self._keep()

    @Slot(int)
    def remove(self, place: int) -> None:
        """Forget a drawing."""
        pixels = self._drawings[place].pixels
        self._drawings = [drawing for drawing in self._latest() if drawing.pixels != pixels]
        self._keep()

    @Slot(float)
    def set_weight(self, weight: float) -> None:
        """Set as how many training examples each counts."""
        self._weight = int(weight)
        self._offer()
        self.use()

    @Slot()
    def use(self) -> None:
        """Have the run learn from them, from the next step on."""
        session = self._session
        if session.experiment.data.digits and not self._in_use:
            session.edit(replace(session.experiment, taught=session.drawings))
        self._show()

    @Slot()
    def _export(self) -> None:
        """Write them for NumPy: x (n, 28, 28) from 0 to 255 and t (n,), the digits. The session says if it can't be."""
        path = self._notices.ask_drawings()
        if not path:
            return
        x = np.frombuffer(b"".join(drawing.pixels for drawing in self._drawings), np.uint8).reshape(-1, 28, 28)
        file = BytesIO()
        np.savez_compressed(file, x=x, t=np.array([drawing.label for drawing in self._drawings]))
        self._session.files.keep(Keep(path, file.getvalue()))

    def _latest(self) -> list[Drawing]:
        """Return what is in the file, where another window may have written; it takes 4 ms at most.

        Those in memory count as long as the file does not hold them yet, and where it can't be read: one that is no
        longer there is no reason to forget them.
        """
        if not self._file or self._writing or self._is_behind:
            return self._drawings
        try:
            return unpack_drawings(read_file(self._file, MOST_BYTES))
        except Invalid:
            with suppress(OSError):
                self._file.replace(self._file.with_suffix(".damaged"))
            return self._drawings

    @Slot(object)
    def _kept(self, path: Path) -> None:
        if path == self._file:
            self._writing -= 1
            self._is_behind = False

    @Slot(object)
    def _not_kept(self, path: Path) -> None:
        if path == self._file:
            self._writing -= 1
            self._is_behind = True

    def _keep(self) -> None:
        """Write the drawings to the disk, and have the run learn from them."""
        self._offer()
        self.use()
        if self._file:
            drawings = self._session.drawings.drawings
            self._writing += 1
            self._session.files.keep(Keep(self._file, self._session.blobs[drawings.values] if drawings else b""))

    def _offer(self) -> None:
        """Give the session what the next run on digits begins with."""
        if not self._drawings:
            self._session.drawings = Taught(weight=self._weight)
            return
        examples, blobs = pack_drawings(self._drawings)
        self._session.know(blobs)
        self._session.drawings = Taught(examples, self._weight)

    @Slot()
    def _show(self) -> None:
        reads_digits = self._session.experiment.data.digits
        self._stage.show_drawings(self._drawings, self._weight, reads_digits, self._in_use)
