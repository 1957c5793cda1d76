"""Garbage: what only refers to itself is looked for, and destroyed, on the window's thread.

Python looks for it on whichever thread happens to make an object, and destroys it there. A widget, or what belongs to
one, that is destroyed on the worker's thread brings Qt down, perhaps much later.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1_000
"""How often it is looked for, in milliseconds."""


def collect_due() -> None:
    """Look for garbage of the oldest generation that is due; generations and thresholds are Python's own."""
    due = [age for age, (n, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if n > most]
    if due:
        gc.collect(due[-1])


class Garbage(QObject):
    """Has Python look for garbage on this thread only, from now on until `close`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def close(self) -> None:
        """Leave it to Python again, if it was before."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def _look(self) -> None:
        collect_due()
